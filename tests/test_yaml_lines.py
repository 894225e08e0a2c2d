"""The short way of reading YAML against libyaml's: the same values, and nothing read that libyaml's way refuses."""

from __future__ import annotations

import json
import random
from collections.abc import Callable

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import yaml_lines, yamlio

SIGNS = st.sampled_from(list("abz019 :#-'\"\\[]{}>|&*!%@`~,.?=<\u00e9\u2019\u00a0\u3042\U0001f600"))
TEXTS = st.one_of(
    st.text(SIGNS, max_size=60),
    st.text(max_size=40),
    st.lists(st.text(st.sampled_from("abc:'"), min_size=1, max_size=9), max_size=40).map(" ".join),
    st.sampled_from(
        ["null", "true", "12", "1.5", "08", "~", "", "<<", "- a", "a: b", "a #b", "2026-03-02", "one\ntwo"]
    ),
)
SCALARS = st.one_of(TEXTS, st.integers(-(10**6), 10**6), st.sampled_from([None, True, False, 0.5, 0.97]))
KEYS = st.sampled_from(["text", "start", "end", "exact", "sha256", "null", "published"])
ROWS = st.fixed_dictionaries({"start": st.integers(0, 99), "label": st.sampled_from(["body", "true", "x_y"])})
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(st.dictionaries(KEYS, inner, min_size=1, max_size=3), max_size=3),
        st.lists(ROWS.map(yamlio.Row), max_size=2),
        st.dictionaries(KEYS, inner, min_size=1, max_size=3),
    ),
    max_leaves=12,
)
DATA = st.dictionaries(KEYS, VALUES, min_size=1, max_size=4)
PIECES = tuple("\n;  ; ;- ;a: b\n;';\";#;: ;|;>-\n;\t;&a ;---\n;...\n;{;];\n\n;é;?".split(";"))


def both(text: str) -> tuple[str | None, str | None]:
    """What the short and the long way read, as JSON; ``None`` where they refuse."""
    return told(text, short_way), told(text, yamlio._build)


def short_way(text: str) -> object:
    return yaml_lines.read(text, yamlio._scalar, yamlio._build)


def told(text: str, way: Callable[[str], object]) -> str | None:
    try:
        return json.dumps(way(text))
    except (yaml.YAMLError, ValueError, yamlio._RefusedError):
        return None


@given(DATA)
@settings(max_examples=400, deadline=None)
def test_what_we_write_reads_the_same_both_ways(data: dict[str, object]) -> None:
    short, long = both(yamlio.dump(data))
    assert long == json.dumps(data)
    assert short in (None, long)


@given(DATA, st.integers(0, 2**32))
@settings(max_examples=600, deadline=None)
def test_nothing_is_read_that_the_long_way_refuses(data: dict[str, object], seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 (no secret)
    text = yamlio.dump(data)
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(PIECES) + text[at + chance.randint(0, 2) :]
    short, long = both(text)
    assert short in (None, long)


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\na: 2\n",
        "a: &b 1\n",
        "a: *b\n",
        "a: !x 1\n",
        "<<: 1\n",
        "a: |2\n    b\n",
        "a: b\n---\nc: d\n",
        "a: 1",
        "a:\n",
        "a: b\tc\n",
        "a: b\r\n",
        "- a\n",
        "a: {b: 1, b: 2}\n",
        "a:\n- {b: 1, b: 2}\n",
        "",
        "\n",
    ],
)
def test_anything_else_is_left_to_the_long_way(text: str) -> None:
    with pytest.raises((yaml_lines.OtherError, yaml.YAMLError, ValueError, yamlio._RefusedError)):
        short_way(text)


def test_an_ordinary_brief_takes_the_short_way_alone() -> None:
    def never(text: str) -> object:
        raise AssertionError(text)

    long = "A sentence with more words than a line holds. " * 5
    data = {
        "schema": 1,
        "seed": {"path": "a.txt", "sha256": "0" * 64},
        "labels": [yamlio.Row(start=0, end=9, label="body")],
    }
    data |= {
        "briefs": [{"id": "a", "tone": [], "what": [{"text": long.strip(), "evidence": [{"start": 0, "end": 12}]}]}]
    }
    assert yaml_lines.read(yamlio.dump(data), yamlio._scalar, never) == data


def test_deep_nesting_does_not_exhaust_the_stack() -> None:
    text = "".join(f"{'  ' * depth}a:\n" for depth in range(3000)) + "  " * 3000 + "b: 1\n"
    with pytest.raises(yaml_lines.OtherError):
        short_way(text)
