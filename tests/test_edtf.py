from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import edtf


@pytest.mark.parametrize(
    "value",
    ["2025", "2025-10", "2025-02-12", "2024-02-29", "2025-W07", "2025-W07-3", "2020-W53", "2025-02-12/2025-02-16", "2025-02/..",
     "../2025-02", "2025-02/", "2025-03-04T06:00+01:00", "2025-03-04T06:00:00Z", "2025-03-04T23:59", "199X", "19XX",
     "2025-XX", "2025-02-XX", "2025-XX-XX", "2025-21", "2025-36", "2025?", "2025-10~", "2025-W07/2025-W08", "2025-02-12/2025-02",
     "XXXX-05", "XXXX-02-29", "XXXX-12-30/XXXX-01-02"],
)  # fmt: skip
def test_edtf_knows_what_news_can_say(value: str) -> None:
    assert edtf.is_valid(value)


@pytest.mark.parametrize(
    "value",
    ["", "unknown", "Tuesday", "2025-13", "2025-00", "2025-02-30", "2025-02-29", "0000", "0000-01", "2025-W54", "2021-W53",
     "2025-W00", "2025-W07-8", "25-02-12", "2025-2-12", "2025/02/12", "..", "/", "../..", "2025-02-16/2025-02-12", "2025/2024",
     "2025-03-04T24:00", "2025-03-04T06:60Z", "2025-02-30T06:00", "2025-03-04 06:00", "2025-21-01", "2025-42", "2025\n",
     "２０２５", "2025-02-12TEV", "9" * 100_000, "2025-13-XX", "2025/unknown", "XXXX-13", "XXXX-04-31", "XXXX"],
)  # fmt: skip
def test_edtf_refuses_what_is_no_date(value: str) -> None:
    assert not edtf.is_valid(value)


@given(st.dates(), st.dates())
def test_edtf_orders_the_ends_of_an_interval(one: date, other: date) -> None:
    assert edtf.is_valid(f"{one.isoformat()}/{other.isoformat()}") == (one <= other)
