"""One actor across spellings, by the authority file first."""

from __future__ import annotations

import pytest

from generator.desk.actors import authority, fold
from generator.model import ActorEntry

KNOWN = authority([ActorEntry("mira-soltan", "Mira Soltan", "person", ("Myra Soltan", "President Soltan"))])


@pytest.mark.parametrize(
    "name", ["Mira Soltan", "myra  soltan", "President Soltan’s", "Ms. Mira Soltan", "Míra Soltan"]
)
def test_spellings_of_the_authority_file_mean_its_actor(name: str) -> None:
    assert KNOWN.id_of(name) == "mira-soltan"


def test_an_actor_the_file_does_not_know_is_called_by_the_name() -> None:
    assert KNOWN.id_of("Jon Soltan") == "jon-soltan"


def test_an_article_and_case_do_not_make_another_organisation() -> None:
    assert fold("The Harbour Union") == fold("the Harbour union")
