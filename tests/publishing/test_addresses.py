"""Addresses of pages, and which foreign ones may be linked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publishing import links


@given(st.text(max_size=200))
def test_a_path_segment_never_leaves_its_folder(identifier: str) -> None:
    segment = links.piece(identifier)
    assert segment == segment.lower()
    assert "/" not in segment
    assert segment.strip(".") == segment != ""
    assert len(segment) <= 100


@given(st.lists(st.text(max_size=30), unique=True, max_size=20))
def test_path_segments_do_not_collide(identifiers: list[str]) -> None:
    assert len({links.piece(identifier) for identifier in identifiers}) == len(identifiers)


def test_an_id_that_looks_like_a_hash_of_ours_is_hashed_itself() -> None:
    imitation = links.piece("Some Name!")
    assert links.piece(imitation) != imitation


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "//other.example/",
        "https://user@other.example/",
        "https://a.example/\nx",
        'https://a.example/"x',
        "https:///nowhere",
        "http://[broken/",
        "https://a.example/" + "x" * 3000,
    ],
)
def test_only_plain_web_addresses_are_linked(url: str) -> None:
    assert links.web_address(url) is None


def test_a_web_address_is_kept_as_it_is() -> None:
    assert links.web_address("https://news.example/a?b=c#d") == "https://news.example/a?b=c#d"
