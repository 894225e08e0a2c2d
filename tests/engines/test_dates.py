"""The recogniser of temporal expressions: values, spans, rules, and time that grows with the text alone."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.engines.offline.date_values import edtf
from generator.engines.offline.dates import Expression, expressions
from generator.scoring.dates import predict

FRIDAY = "2031-03-14"


def only(text: str, anchor: str | None = FRIDAY) -> Expression:
    """The one expression of ``text``."""
    found = expressions(text, anchor)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "value", "calendar"),
    [
        ("The accord of 2031-03-02 holds.", "2031-03-02", "2031-03-02"),
        ("Signed March 2, 2031 in Port Verran.", "2031-03-02", "2031-03-02"),
        ("Updated 18-Feb-2031", "2031-02-18", "2031-02-18"),
        ("It began on Monday, 3rd of February 2031.", "2031-02-03", "2031-02-03"),
        ("A summit will be held on April 20-21.", "2031-04-20", "2031-04-20/2031-04-21"),
        ("It was first floated in February 2030.", "2030-02", "2030-02"),
        ("The lease ends on December 31, 9999.", "9999-12-31", "9999-12-31"),
        ("On 5 March 3000 people marched.", "2031-03-05", "2031-03-05"),
        ("The plan failed in 2022.", "2022", "2022"),
        ("It opened in the late 1980s.", "198", "198X"),
        ("It was built in the 19th century.", "18", "18XX"),
        ("Sales in the third quarter of 2030 fell.", "2030-Q3", "2030-35"),
        ("The harbour froze last winter.", "2030-WI", "2030-24"),
    ],
)
def test_what_the_calendar_names(text: str, value: str, calendar: str) -> None:
    assert (only(text).value, only(text).edtf) == (value, calendar)


@pytest.mark.parametrize(
    ("text", "calendar"),
    [
        ("Ministers met on Wednesday.", "2031-03-12"),
        ("Ministers will meet on Wednesday.", "2031-03-19"),
        ("Ministers met on Friday.", "2031-03-14"),
        ("Ministers met last Friday.", "2031-03-07"),
        ("The vote is due next Friday.", "2031-03-21"),
        ("Talks had stalled until Thursday night's announcement.", "2031-03-13"),
        ("The offer was extended until Thursday.", "2031-03-20"),
        ("He resigned yesterday.", "2031-03-13"),
        ("He resigned last week.", "2031-W10"),
        ("He will resign next month.", "2031-04"),
        ("He resigned earlier this year.", "2031"),
        ("He resigned two weeks ago.", "2031-W09"),
        ("He resigned five years ago.", "2026"),
        ("Prices have doubled over the past decade.", "2021/2031"),
        ("He has called them all in the last 48 hours.", "2031-03-12/2031-03-14"),
        ("The leaders met in August.", "2030-08"),
        ("The leaders will meet in August.", "2031-08"),
        ("The dividend is payable Dec. 7 to holders.", "2031-12-07"),
        ("The vote of Friday, Oct. 12, was void.", "2029-10-12"),
        ("The storm hit at the weekend.", "2031-03-08/2031-03-09"),
    ],
)
def test_what_counts_from_publication(text: str, calendar: str) -> None:
    assert only(text).edtf == calendar


@pytest.mark.parametrize(
    ("text", "calendar"),
    [
        ("The hearing continues on Wednesday.", "2031-03-19"),
        ("The council votes Wednesday.", "2031-03-19"),
        ("Boats to sail again on Wednesday after strike", "2031-03-19"),
        ("Members will be balloted from Monday.", "2031-03-17"),
        ("Some 900 people may vote on Sunday.", "2031-03-16"),
        ("Gales were forecast from Saturday night.", "2031-03-15"),
        ("The guard kept watch from Monday to Wednesday.", "2031-03-10"),
        ("It had been due to open on Tuesday.", "2031-03-11"),
        ("The list had 640 names on it by Wednesday.", "2031-03-12"),
        ("They planned a rally on Saturday.", "2031-03-15"),
    ],
)
def test_the_verb_says_which_weekday_is_meant(text: str, calendar: str) -> None:
    assert expressions(text, FRIDAY)[0].edtf == calendar


def test_an_outlet_named_today_is_no_date() -> None:
    assert expressions("The baker told Coast Today that it floats.", FRIDAY) == ()


def test_an_unknown_day_of_publication_leaves_only_what_stands_alone() -> None:
    text = (
        "On Monday they met; last week they did not. They meet again on March 20-21, in June, and met in February 2030."
    )
    assert [found.edtf for found in expressions(text, None)] == ["", "XXXX-03-20/XXXX-03-21", "XXXX-06", "2030-02"]


def test_a_known_month_without_a_year_moves_months_only() -> None:
    text = "They meet next month. They met last week."
    assert [found.edtf for found in expressions(text, "XXXX-12")] == ["XXXX-01"]


def test_the_same_day_is_the_day_spoken_of_before() -> None:
    found = expressions("Brandt signed on Tuesday. Oyelaran refused on the same day.", FRIDAY)
    assert [one.edtf for one in found] == ["2031-03-11", "2031-03-11"]


@pytest.mark.parametrize(
    "text",
    [
        "Some 2000 soldiers took 12 ships.",
        "The roof may fall; nobody will march.",
        "She wrote for The Sunday Gazette.",
        "It cost $1990 in all.",
        "This second attempt failed at first.",
        "The quarterback said 3.5 percent is enough.",
    ],
)
def test_what_only_looks_like_a_date(text: str) -> None:
    assert expressions(text, FRIDAY) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It lasted three years.", "P3Y"),
        ("A 48-hour truce", "PT48H"),
        ("They waited two and a half years.", "P2Y6M"),
        ("It happens every week.", "P1W"),
        ("He is now in Port Verran.", "PRESENT_REF"),
        ("The wait took twenty-four days.", "P24D"),
    ],
)
def test_lengths_and_references_are_no_dates(text: str, value: str) -> None:
    assert (only(text).value, only(text).edtf) == (value, "")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It has leaked in recent weeks.", "PXW"),
        ("The walk takes 2 1/2 hours.", "PT2H30M"),
        ("The latest period had a loss.", "2030-Q4"),
        ("In the year-earlier period it had a profit.", "2029-Q4"),
        ("Sales for the full year rose.", "2031"),
        ("It lost money in the year ended Jan. 31.", "P1Y"),
    ],
)
def test_periods_of_reports(text: str, value: str) -> None:
    assert expressions(text, FRIDAY)[0].value == value


@pytest.mark.parametrize(
    "text", ["It costs 2 million crowns a year.", "There are nine flights a week.", "He soon left."]
)
def test_rates_and_a_past_soon_are_no_time(text: str) -> None:
    assert expressions(text, FRIDAY) == ()


def test_a_numeric_date_that_can_be_read_two_ways_says_so() -> None:
    assert only("Filed 04/05/2031.").rule != only("Filed 25.05.2031.").rule == "explicit date"


@given(
    st.text(alphabet="abc MTondayMarch0123456789,.-'’/\n ", max_size=200),
    st.sampled_from([None, FRIDAY, "2031", "XXXX-02"]),
)
def test_any_text_gives_ordered_expressions_inside_it(text: str, anchor: str | None) -> None:
    found = expressions(text, anchor)
    ends = [0, *(one.end for one in found)]
    assert all(before <= one.start < one.end <= len(text) for before, one in zip(ends, found, strict=False))


@given(st.dates(date(1950, 1, 1), date(2049, 12, 1)))
def test_a_past_weekday_is_within_the_week_before(day: date) -> None:
    found = date.fromisoformat(only("They signed the accord on Tuesday.", day.isoformat()).edtf)
    assert found.weekday() == 1
    assert day - timedelta(7) < found <= day


@given(
    st.integers(1, 31),
    st.sampled_from(["January", "Feb.", "Sept.", "Dec."]),
    st.dates(date(1950, 1, 1), date(2049, 1, 1)),
)
def test_every_day_is_one_that_the_calendar_has(day: int, month: str, anchor: date) -> None:
    text = (
        f"It opened on {month} {day}, was shut {day} {month} and at 6 a.m., {month} {day}, and runs {month} {day}-31."
    )
    for found in expressions(text, anchor.isoformat()):
        assert all(len(end) < 10 or date.fromisoformat(end) for end in found.edtf.split("/"))


@pytest.mark.parametrize("anchor", ["0001-01-01", "9999-12-31", "nonsense", "", "2031-13-45", "2031-02-30"])
def test_dates_at_the_edge_of_the_calendar_and_beyond(anchor: str) -> None:
    text = "Last year, next century, 99999 years ago, tomorrow, the last 999999999 days, next weekend, a decade later, last May."
    assert all(isinstance(found.edtf, str) for found in expressions(text, anchor))


@pytest.mark.parametrize("piece", ["May 1 ", "monday ", "A", "1", "\n", "the last ", "12:30 ", "1.1.", "twenty-", "'s"])
def test_time_grows_with_the_text_alone(piece: str) -> None:
    start = time.process_time()
    expressions(piece * (100_000 // len(piece)), FRIDAY)
    assert time.process_time() - start < 20


@pytest.mark.parametrize("value", ["P3D", "PRESENT_REF", "XXXX-WXX-2", "XXXX", "2031-Q5", "", "hello"])
def test_what_is_no_date_has_no_edtf(value: str) -> None:
    assert edtf(value) == ""


def test_the_adapter_gives_spans_and_values() -> None:
    text = "Brandt resigned on Tuesday."
    (answer,) = predict([{"id": "a", "text": text, "dct": FRIDAY}])
    assert answer == {"id": "a", "timex": [{"start": 19, "end": 26, "value": "2031-03-11"}]}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The mayor gave way on the Monday before last.", "2031-03-03"),
        ("The ferry will sail again on the Friday after next.", "2031-03-28"),
        ("The strike will end on Sunday week.", "2031-03-23"),
        ("They met the week before last.", "2031-W09"),
    ],
)
def test_a_week_beyond_the_nearest(text: str, day: str) -> None:
    assert [one.edtf for one in expressions(text, "2031-03-14")] == [day]
