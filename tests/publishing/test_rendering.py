"""Our way of running templates prints what Jinja2's own prints: everything escaped and visible, markup once."""

from __future__ import annotations

import sys
from pathlib import Path

import jinja2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup, escape

from generator.publishing import rendering
from generator.publishing.rendering import Environment, shown
from generator.publishing.visible import visible

HOSTILE = "<script>alert('1')</script>&amp;\"\u202e\x00\ud800"
TEMPLATE = """{% macro item(text, strong=false) %}
<li{% if strong %} class="strong"{% endif %}>{{ text }}{% if caller is defined %}{{ caller() }}{% endif %}</li>
{%- endmacro %}
{% macro pair(one, two="&") %}<p>{{ one }}{{ two }}</p>{% endmacro %}
{{ pair(texts[0], number) }}{{ pair(texts[0]) }}{{ pair(two=1, one=own) }}{{ pair(pair(texts[0], own), "<") }}
{% set kept %}<b>{{ texts[0] }}</b>{% endset %}
{% for text in texts %}{{ loop.index }}{{ item(text, strong=loop.first) }}{{ text ~ "&" }}{{ text | upper }}{% endfor %}
{{ kept }}{{ own }}{{ number }}{{ share }}{{ nothing }}{{ "%d" | format(number) }}{{ named(texts[0], number) }}
{{ {"a": texts[0]} }}{{ texts[0].strip().upper() }}{{ named(*texts[:2]) }}
{{ "set" if number > 100 }}{% call item("x") %}{{ texts[0] }}{% endcall %}"""


class Own:
    """Something that knows its own HTML."""

    def __html__(self) -> str:
        return "<i>own</i>"


def plain() -> jinja2.Environment:
    """The environment that ours stands for."""

    def finalize(value: object) -> object:
        return visible(value) if type(value) is str else value

    return jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, finalize=finalize, trim_blocks=True, lstrip_blocks=True
    )


def ours(**templates: str) -> Environment:
    return Environment(jinja2.DictLoader(templates))


@given(
    st.one_of(
        st.text(),
        st.integers(),
        st.floats(),
        st.none(),
        st.booleans(),
        st.lists(st.text()),
        st.builds(Markup, st.text()),
    )
)
def test_a_value_is_shown_escaped_and_visible_and_markup_as_it_is(value: object) -> None:
    wanted = escape(visible(value) if type(value) is str else value)
    assert str(shown(value)) == str(wanted)


@settings(deadline=None, max_examples=30)
@given(st.lists(st.text(), min_size=1, max_size=3))
def test_a_page_is_what_jinja_itself_makes_of_it(texts: list[str]) -> None:
    values = {
        "texts": [*texts, HOSTILE, Markup("<em>kept</em>")],
        "own": Own(),
        "number": 3,
        "share": 0.5,
        "nothing": None,
        "named": lambda text, number: f"{text} {number}",
    }
    assert ours(page=TEMPLATE).get_template("page").render(values) == plain().from_string(TEMPLATE).render(values)


def test_a_name_that_is_not_there_is_an_error() -> None:
    for template in ("{{ missing }}", "{{ missing.there }}", "{{ missing() }}"):
        with pytest.raises(jinja2.UndefinedError):
            ours(page=template).get_template("page").render()
    for template in ("{{ there.missing }}", "{{ there.missing() }}"):
        with pytest.raises(AttributeError):
            ours(page=template).get_template("page").render(there={"missing": "x"})


def test_a_macro_refuses_arguments_that_it_does_not_take() -> None:
    for call in ("one(1, 2)", "one(1, two=2)"):
        with pytest.raises(TypeError):
            ours(page="{% macro one(a) %}{{ a }}{% endmacro %}{{ " + call + " }}").get_template("page").render()


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one template, and Python told to keep compiled code."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    (tmp_path / "page.html.j2").write_text("{{ text }}")
    return tmp_path


def rendered(folder: Path) -> str:
    return Environment(jinja2.FileSystemLoader(folder)).get_template("page.html.j2").render(text="<b>")


def test_a_compiled_template_is_kept_beside_it_and_used_again(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert rendered(kept) == "&lt;b&gt;"
    (file,) = (kept / "__pycache__").iterdir()
    monkeypatch.setattr(Environment, "compile", None)
    assert rendered(kept) == "&lt;b&gt;"
    assert file.name.startswith("page.html.")


@pytest.mark.parametrize("cut", [0, 10, 129, 150, -1])
def test_a_damaged_compiled_template_is_made_anew(kept: Path, cut: int) -> None:
    rendered(kept)
    (file,) = (kept / "__pycache__").iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:cut])
    assert rendered(kept) == "&lt;b&gt;"
    assert file.read_bytes()[:129] == whole[:129]


def test_a_template_that_changed_or_was_compiled_by_another_program_is_compiled(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered(kept)
    (kept / "page.html.j2").write_text("new: {{ text }}")
    assert rendered(kept) == "new: &lt;b&gt;"
    (file,) = (kept / "__pycache__").iterdir()
    before = file.read_bytes()
    monkeypatch.setattr(rendering, "program", lambda: "another")
    rendered(kept)
    assert file.read_bytes() != before


def test_without_leave_to_keep_code_none_is_kept(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert rendered(kept) == "&lt;b&gt;"
    assert not (kept / "__pycache__").exists()
