"""When an article was published: stated, inferred with a reason, or unknown."""

from __future__ import annotations

import pytest

from generator.engines.offline.published import published
from generator.model import Article, Label, LabelSpan, Seed
from tests.engines.pieces import article, holds

BODY = "The pier will open in the spring, ministers of the two towns said on Tuesday, and will be the largest of the coast."


@pytest.mark.parametrize(
    ("label", "text", "day"),
    [
        ("timestamp", "Coast • Mar 3, 2031, 6:21 AM", "2031-03-03"),
        ("timestamp", "Updated 18:25, 18-Feb-2031", "2031-02-18"),
        ("timestamp", "date 2031-02-13", "2031-02-13"),
        ("timestamp", "Last updated: Thursday, 4 March 2031 at 10:00 Published: 3 March 2031", "2031-03-03"),
        ("byline", "By Ada Brandt, March 3, 2031", "2031-03-03"),
        ("dateline", "VERRAN, March 3, 2031 (AP)", "2031-03-03"),
        ("metadata", "published: 2031-03-03T06:21:00+01:00", "2031-03-03"),
        ("headline", "date 2031-02-13 A harbour opens", "2031-02-13"),
        ("timestamp", "Mar 3, 6:21 AM", "XXXX-03-03"),
    ],
)
def test_a_stated_date(label: Label, text: str, day: str) -> None:
    whole = article((label, text), ("body", BODY))
    found = published(whole)
    assert (found.edtf, found.basis, found.reasoning) == (day, "stated", None)
    assert holds(whole, *found.evidence)


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("body", "The old pier burnt down on March 3, 2029."),
        ("caption", "The pier on 3 March, 2031"),
        ("related_links", "A ferry sinks. March 3, 2031"),
        ("credit", "First published in the Verran Post, March 3, 2031"),
        ("author_bio", "Ada Brandt has written for us since March 3, 2029."),
        ("timestamp", "04/05/2031"),
        ("timestamp", "2 hours ago"),
        ("timestamp", "31 February 2031"),
        ("body", "The report, dated April 30, warns of delays. The plan was approved last month."),
        ("body", "They will meet on May 19 and on June 2. Next month's meeting is in Port Verran."),
    ],
)
def test_what_is_no_evidence_leaves_it_unknown(label: Label, text: str) -> None:
    found = published(article((label, text), ("body", BODY)))
    assert (found.edtf, found.basis, found.evidence) == ("", "unknown", ())


def test_page_data_win_over_print() -> None:
    whole = article(
        ("timestamp", "March 1, 2031"), ("body", BODY), ("metadata", "outlet: Gazette\npublished: 2031-03-03")
    )
    assert published(whole).edtf == "2031-03-03"


def test_page_data_may_run_the_date_together() -> None:
    assert published(article(("body", BODY), ("metadata", "published: 20310303"))).edtf == "2031-03-03"


def test_an_event_named_with_its_year_that_is_this_years() -> None:
    whole = article(("body", "Many will attend Harbour Fair 2031. The theme of this year’s Harbour Fair is rope."))
    found = published(whole)
    assert (found.edtf, found.basis) == ("2031", "inferred")
    assert found.reasoning is not None
    assert "Harbour Fair 2031" in found.reasoning
    assert holds(whole, *found.evidence)
    assert len(found.evidence) == 2


@pytest.mark.parametrize(
    ("days", "spoken", "month"),
    [
        ("at a summit in Verran on May 19", "next month's meeting", "XXXX-04"),
        ("at a summit in Verran on May 19, 2031", "next month's meeting", "2031-04"),
        ("at the summit of January 9", "next month's talks", "XXXX-12"),
        ("at the summit of December 9, 2031", "last month's summit", "2032-01"),
    ],
)
def test_a_dated_event_of_next_or_last_month(days: str, spoken: str, month: str) -> None:
    whole = article(("body", f"The towns are to sign {days}. Both hope that {spoken} will help."))
    found = published(whole)
    assert (found.edtf, found.basis) == (month, "inferred")
    assert holds(whole, *found.evidence)


def test_another_kind_of_event_gives_no_month() -> None:
    assert published(article(("body", "The vote is on May 19. Next month's festival will help."))).basis == "unknown"


@pytest.mark.parametrize(
    ("label", "text", "day"),
    [
        ("navigation", "Mar 3, 2031 · 4 min read", "2031-03-03"),
        ("standfirst", "Coast Courier, Tuesday, March 4, 2031", "2031-03-04"),
        ("credit", "First published on Sunday 8 March 2031, 11:15. Updated Monday 9 March 2031, 16:30", "2031-03-08"),
        ("timestamp", "Friday 7 March 2031, 13:25\nAmended Saturday 8 March 2031, 09:40", "2031-03-07"),
        ("byline", "Par Maëlle Brandt – Publié le 6 mars 2031 à 11h42", "2031-03-06"),
        ("navigation", "13/03/2031 22:40", "2031-03-13"),
    ],
)
def test_a_line_above_the_text_that_is_about_the_date(label: Label, text: str, day: str) -> None:
    whole = article((label, text), ("body", BODY))
    assert (published(whole).edtf, published(whole).basis) == (day, "stated")
    assert holds(whole, *published(whole).evidence)


@pytest.mark.parametrize(
    ("line", "updated"),
    [
        ("First published on Sunday 8 March 2031, 11:15. Updated Monday 9 March 2031, 16:30", "2031-03-09"),
        ("Published 8 March 2031, updated 8 March 2031", None),
        ("Published 8 March 2031. Updated 8 June 2031", None),
        ("Friday 7 March 2031, 13:25\nAmended Saturday 8 March 2031, 09:40", None),
        ("Updated 9 March 2031", None),
    ],
)
def test_an_update_of_the_same_week_is_told_beside_the_first_day(line: str, updated: str | None) -> None:
    whole = article(("timestamp", line), ("body", BODY))
    found = published(whole)
    assert found.updated == updated
    assert holds(whole, *found.evidence)
    assert len(found.evidence) == (2 if updated else 1)


def test_a_line_above_the_text_that_says_more_than_a_date_is_not_about_it() -> None:
    assert published(article(("navigation", "Winter fair, March 3, 2031"), ("body", BODY))).basis == "unknown"


@pytest.mark.parametrize(
    ("printed", "words", "day"),
    [
        ("02/03/2031 19:05", "They will meet on Friday 14 March.", "2031-03-02"),
        ("02/03/2031 19:05", "They will meet on Friday, March 14.", "2031-02-03"),
        ("02/03/2031 19:05", "They met in the theatre.", "2031-03-02"),
        ("02/03/2031 19:05", "They met in the theater.", "2031-02-03"),
        ("Sunday 02/03/2031", "They met on March 1.", "2031-03-02"),
        ("02/03/2031", "They met on March 1 and on 2 April.", ""),
        ("02/03/2031", "They met.", ""),
    ],
)
def test_a_numeric_date_is_read_as_the_page_writes_its_dates(printed: str, words: str, day: str) -> None:
    whole = article(("timestamp", printed), ("body", f"{BODY} {words}"))
    found = published(whole)
    assert found.edtf == day
    assert found.basis == ("inferred" if day else "unknown")
    assert bool(found.reasoning) == bool(day)
    assert not day or holds(whole, *found.evidence)


@pytest.mark.parametrize(
    ("start", "day"),
    [
        ("TALLOW, 4 March 2031 – ", "2031-03-04"),
        ("PORT TALLOW, March 4, 2031 (CPA) - ", "2031-03-04"),
        ("TALLOW, March 4 (CPA) - ", "XXXX-03-04"),
        ("The towns, 4 March 2031 - ", ""),
        ("CPA reporters who met on 4 March 2031 - ", ""),
        ("TALLOW, 4 March 2031, was cold - ", ""),
    ],
)
def test_the_date_of_a_dateline(start: str, day: str) -> None:
    whole = article(("headline", "A pier opens"), ("body", start + BODY))
    assert published(whole).edtf == day
    assert not day or holds(whole, *published(whole).evidence)


@pytest.mark.parametrize(
    ("weekday", "edtf", "basis"),
    [
        ("Tuesday", "2031-03-04", "inferred"),
        ("Monday", "2031-03-04", "inferred"),
        ("Friday", "XXXX-03-04", "stated"),
    ],
)
def test_a_line_of_copyright_gives_the_year_unless_the_weekday_denies_it(weekday: str, edtf: str, basis: str) -> None:
    text = f"TALLOW, March 4 (CPA) - {BODY.replace('Tuesday', weekday)}"
    whole = article(("body", text), ("credit", "© Coast Press Agency 2031. All rights reserved."))
    found = published(whole)
    assert (found.edtf, found.basis) == (edtf, basis)
    assert holds(whole, *found.evidence)
    assert (found.reasoning is None) == (basis == "stated")


def test_front_matter_states_the_date() -> None:
    seed = Seed("a.md", "5f1c", f"---\ntitle: A pier\ndate: 2031-03-04\n---\n\n{BODY}\n", "markdown")
    start = seed.text.index(BODY)
    whole = Article(seed, start, start + len(BODY), (LabelSpan(start, start + len(BODY), "body"),))
    assert (published(whole).edtf, published(whole).basis) == ("2031-03-04", "stated")
    assert holds(whole, *published(whole).evidence)
