from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import (
    SCHEMA,
    Brief,
    BriefFile,
    EngineRef,
    Evidence,
    Fact,
    Hint,
    LabelSpan,
    Problem,
    Published,
    Seed,
    SeedRef,
    Source,
    Span,
    Stance,
    Tone,
    When,
    Where,
    Who,
)
from generator.reading import evidence

STORY = (
    "Ministers sign harbour accord\n\n"
    "PORT VERRAN — Ada Brandt, the harbour minister, signed the accord on Tuesday night.\n\n"
    "“We will open the inner harbour,” Brandt said.\n"
)
TEXT = f"Accept cookies\n\n{STORY}\noutlet: The Verran Courier\npublished: 2026-03-04"
START = TEXT.index("Ministers")
BLOCK = TEXT.index("outlet:")
SEED = Seed(
    path="2026/accord.html",
    sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
    text=TEXT,
    media="html",
    hints=(Hint(BLOCK, len(TEXT), "metadata"),),
)


def words(exact: str) -> tuple[Evidence, ...]:
    start = TEXT.index(exact)
    return (Evidence(start, start + len(exact), exact),)


def fact(text: str) -> Fact:
    return Fact(text, words(text))


WHO = Who("Ada Brandt", "person", "harbour minister", 2, words("Ada Brandt, the harbour minister"))
STANCE = Stance(
    holder="Ada Brandt",
    target="the harbour",
    position="supports",
    basis="quoted",
    hedged=False,
    confidence=0.8,
    quote="We will open the inner harbour",
    evidence=words("“We will open the inner harbour,” Brandt said"),
)
WHEN = When(
    "2026-03-03", "Tuesday night", "last weekday before publication", "signed the accord", words("on Tuesday night")
)
BRIEF = Brief(
    id="ministers-sign-harbour-accord-5f1c2a",
    span=Span(START, BLOCK - 1),
    headline=fact("Ministers sign harbour accord"),
    source=Source(outlet=fact("The Verran Courier"), dateline=fact("PORT VERRAN"), language="en"),
    published=Published("2026-03-04", "stated", words("2026-03-04")),
    what=(fact("signed the accord"),),
    who=(WHO,),
    when=(WHEN,),
    where=(Where("Port Verran", "city", None, words("PORT VERRAN")),),
    stance=(STANCE,),
    tone=(Tone("Ada Brandt", "neutral", 0.5, words("Brandt said")),),
)
LABELS = (
    LabelSpan(0, START, "consent_notice"),
    LabelSpan(START, BLOCK, "body"),
    LabelSpan(BLOCK, len(TEXT), "metadata"),
)
FILE = BriefFile(SCHEMA, SeedRef(SEED.path, SEED.sha256), EngineRef("offline", "1.0"), LABELS, (BRIEF,))


def problems(**changes: Any) -> list[tuple[str, str]]:
    found = evidence.check(replace(FILE, briefs=(replace(BRIEF, **changes),)), SEED, "2026/accord.yml")
    assert all(
        problem.path == "2026/accord.yml" and problem.severity == "error" and problem.remedy for problem in found
    )
    return [(problem.place, problem.message) for problem in found]


def places(**changes: Any) -> list[str]:
    return [place for place, _ in problems(**changes)]


def test_check_passes_a_brief_whose_every_value_rests_on_the_seed() -> None:
    assert evidence.check(FILE, SEED) == ()


def test_check_names_the_brief_file_by_its_seed_if_not_told() -> None:
    problem, *_ = evidence.check(replace(FILE, labels=()), SEED)
    assert problem.path == "2026/accord.yml"


@pytest.mark.parametrize(
    ("piece", "message"),
    [
        (Evidence(START, START + 9, "Minister!"), "is not what the seed has"),
        (Evidence(START, START, ""), "no stretch"),
        (Evidence(-3, 4, "Acce"), "no stretch"),
        (Evidence(len(TEXT) - 1, len(TEXT) + 1, "4"), "no stretch"),
        (Evidence(START + 29, START + 31, "\n\n"), "white space"),
        (Evidence(0, 6, "Accept"), "outside the article"),
    ],
)
def test_check_refuses_evidence_that_is_not_in_the_article(piece: Evidence, message: str) -> None:
    who = replace(WHO, evidence=(*WHO.evidence, piece))
    ((place, found),) = problems(who=(who,))
    assert place == "briefs[0].who[0].evidence[1]"
    assert message in found


@given(st.integers(-5, len(TEXT) + 5), st.integers(-5, len(TEXT) + 5))
def test_check_accepts_just_the_evidence_that_holds(start: int, end: int) -> None:
    exact = TEXT[max(start, 0) : max(end, 0)]
    within = START <= start < end <= BLOCK - 1 or BLOCK <= start < end <= len(TEXT)
    what = (Fact("signed", (Evidence(start, end, exact),)),)
    assert (places(what=what) == []) == (within and bool(exact.strip()))


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"headline": Fact("Ministers", ())}, "briefs[0].headline"),
        ({"headline": Fact(" ", words("Ministers"))}, "briefs[0].headline.text"),
        ({"source": Source(authors=(Fact("Lena Okoro", ()),))}, "briefs[0].source.authors[0]"),
        ({"source": Source(language="English")}, "briefs[0].source.language"),
        ({"source": Source(url=Fact("javascript:alert(1)", words("Brandt")))}, "briefs[0].source.url.text"),
        ({"published": Published("", "stated", words("2026-03-04"))}, "briefs[0].published"),
        ({"published": Published("2026-03-04", "unknown")}, "briefs[0].published"),
        ({"published": Published("2026-03-04", "stated")}, "briefs[0].published"),
        ({"published": Published("2026-03-04", "inferred")}, "briefs[0].published.reasoning"),
        ({"published": Published("4 March", "stated", words("2026-03-04"))}, "briefs[0].published.edtf"),
        ({"what": (fact("signed the accord"),) * 6}, "briefs[0].what"),
        ({"who": (replace(WHO, role="prime minister"),)}, "briefs[0].who[0].role"),
        ({"who": (replace(WHO, mentions=0),)}, "briefs[0].who[0].mentions"),
        ({"when": (replace(WHEN, edtf="2026-02-30"),)}, "briefs[0].when[0].edtf"),
        ({"stance": (replace(STANCE, quote="We will never open"),)}, "briefs[0].stance[0].quote"),
        ({"stance": (replace(STANCE, confidence=1.5),)}, "briefs[0].stance[0].confidence"),
        ({"stance": (replace(STANCE, confidence=float("nan")),)}, "briefs[0].stance[0].confidence"),
        ({"stance": (replace(STANCE, by="Tom Vale"),)}, "briefs[0].stance[0].by"),
        ({"stance": (replace(STANCE, basis="described_by"),)}, "briefs[0].stance[0].by"),
        ({"id": "../../etc/passwd"}, "briefs[0].id"),
        ({"id": "Two--Hyphens"}, "briefs[0].id"),
    ],
)
def test_check_points_at_the_field_that_fails(changes: dict[str, Any], place: str) -> None:
    assert places(**changes) == [place]


@pytest.mark.parametrize(
    "changes",
    [
        {"published": Published()},
        {"published": Published("2026-03", "inferred", (), "the month of the events")},
        {"stance": (replace(STANCE, basis="described_by", by="Tom Vale", quote=None),)},
        {"stance": (replace(STANCE, quote="We will\n open"),)},
        {"who": (replace(WHO, role=None),)},
        {"who": (replace(WHO, role="Harbour Minister"),)},
        {"when": (replace(WHEN, edtf=""),)},
    ],
)
def test_check_allows_what_is_said_to_be_unknown_or_is_the_same_words(changes: dict[str, Any]) -> None:
    assert places(**changes) == []


def test_check_refuses_a_span_beyond_the_seed() -> None:
    assert places(span=Span(START, len(TEXT) + 1)) == ["briefs[0].span"]


def test_check_refuses_an_id_that_is_taken() -> None:
    found = evidence.check(replace(FILE, briefs=(BRIEF, BRIEF)), SEED)
    assert [problem.place for problem in found] == ["briefs[1].id"]


@pytest.mark.parametrize(
    ("labels", "place"),
    [
        (LABELS[1:], "labels[0]"),
        ((LABELS[0], LABELS[2]), "labels[1]"),
        ((LABELS[0], replace(LABELS[1], start=START - 2), LABELS[2]), "labels[1]"),
        ((*LABELS, LabelSpan(len(TEXT), len(TEXT), "noise")), "labels[3]"),
        (LABELS[:2], "labels"),
        ((), "labels"),
    ],
)
def test_check_wants_labels_without_gap_or_overlap(labels: tuple[LabelSpan, ...], place: str) -> None:
    assert place in [problem.place for problem in evidence.check(replace(FILE, labels=labels), SEED)]


def test_check_of_a_brief_of_another_seed_says_only_that() -> None:
    found = evidence.check(FILE, replace(SEED, sha256="0" * 64, text="Something else."))
    assert [problem.place for problem in found] == ["seed"]


# ---------------------------------------------------------------- sifting


def sifted(brief: Brief) -> tuple[Brief, tuple[Problem, ...]]:
    """What :func:`evidence.sift` keeps, which must pass the gate."""
    kept, found = evidence.sift(brief, SEED)
    assert evidence.check(replace(FILE, briefs=(kept,)), SEED) == ()
    return kept, found


def test_sift_leaves_a_sound_brief_as_it_is() -> None:
    assert sifted(BRIEF) == (BRIEF, ())


def test_sift_drops_one_value_and_keeps_the_rest() -> None:
    invented = replace(STANCE, quote="I oppose all of it")
    kept, found = sifted(replace(BRIEF, stance=(invented, STANCE)))
    assert kept == BRIEF
    assert [(problem.place, problem.severity) for problem in found] == [(f"{BRIEF.id}.stance[0].quote", "warning")]


def test_sift_drops_a_piece_of_evidence_and_keeps_the_value() -> None:
    kept, found = sifted(replace(BRIEF, who=(replace(WHO, evidence=(Evidence(0, 6, "Accept"), *WHO.evidence)),)))
    assert kept == BRIEF
    assert len(found) == 1


def test_sift_takes_a_role_away_and_keeps_the_actor() -> None:
    kept, found = sifted(replace(BRIEF, who=(replace(WHO, role="queen of the coast"),)))
    assert kept.who == (replace(WHO, role=None),)
    assert len(found) == 1


def test_sift_puts_opening_words_and_an_unknown_date_for_what_fails() -> None:
    headline = Fact("Invented", (Evidence(START, START + 8, "Invented"),))
    kept, found = sifted(
        replace(BRIEF, headline=headline, published=Published("2026-13-01", "stated", words("2026-03-04")))
    )
    assert kept.headline == BRIEF.headline
    assert kept.published == Published()
    assert found


def test_sift_drops_from_the_source_what_fails() -> None:
    source = Source(outlet=Fact("Nobody", ()), authors=(Fact("A", ()), fact("Brandt")), language="??")
    kept, found = sifted(replace(BRIEF, source=source))
    assert kept.source == Source(authors=(fact("Brandt"),), language="und")
    assert len(found) == 3


def test_sift_keeps_the_first_five_of_what() -> None:
    kept, found = sifted(replace(BRIEF, what=(fact("signed the accord"),) * 7))
    assert len(kept.what) == 5
    assert [problem.place for problem in found] == [f"{BRIEF.id}.what"]


def test_sift_gives_a_brief_outside_the_seed_back_with_an_error() -> None:
    brief = replace(BRIEF, span=Span(5, 5))
    kept, found = evidence.sift(brief, SEED)
    assert kept is brief
    assert [problem.severity for problem in found] == ["error"]


@given(st.lists(st.tuples(st.integers(-2, len(TEXT) + 2), st.integers(-2, len(TEXT) + 2), st.booleans()), max_size=4))
def test_sift_always_gives_a_brief_that_passes(pieces: list[tuple[int, int, bool]]) -> None:
    given_evidence = tuple(Evidence(a, b, TEXT[max(a, 0) : max(b, 0)] if true else "made up") for a, b, true in pieces)
    sifted(
        replace(
            BRIEF,
            headline=Fact("A headline", given_evidence),
            published=Published("2026", "stated", given_evidence),
            who=(replace(WHO, evidence=given_evidence),),
            stance=(replace(STANCE, evidence=given_evidence),),
        )
    )
