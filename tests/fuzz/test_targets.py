"""Each target holds for what hypothesis makes up, and for every input that once broke it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.mixtures import MIXTURES
from tests.fuzz.targets import TARGETS

BROKE = [("yaml", b"- '08'"), ("decode", b"said \x00 the minister")]
"""Inputs that broke a promise once."""


@pytest.mark.parametrize("name", sorted(TARGETS))
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_targets_hold(name: str, data: st.DataObject) -> None:
    TARGETS[name](data.draw(MIXTURES[name]))


@pytest.mark.parametrize(("name", "data"), BROKE)
def test_what_broke_once(name: str, data: bytes) -> None:
    TARGETS[name](data)
