"""What tests of names share: a parsed article, its entities by name and by kind, and the words of their mentions."""

from __future__ import annotations

import pytest

from generator.engines.offline import nlp
from generator.engines.offline.document import Document, Entity, parse
from generator.engines.offline.entities import find
from generator.model import Label
from tests.engines.pieces import article


def document(*bodies: str, headline: str = "", parser: nlp.Parser | None = None) -> Document:
    """A parsed article of body paragraphs below a headline."""
    pieces: list[tuple[Label, str]] = [("headline", headline)] if headline else []
    pieces += [("body", body) for body in bodies]
    return parse(article(*pieces), parser or nlp.parser())


def entity(parsed: Document, name: str) -> Entity:
    """The entity of this name."""
    found = find(parsed).all
    return next((one for one in found if one.name == name), None) or pytest.fail(f"{name}: {[e.name for e in found]}")


def names(parsed: Document, kind: str) -> list[str]:
    """Names of all entities of a kind, in order of importance."""
    return [one.name for one in find(parsed).all if one.kind == kind]


def said(parsed: Document, one: Entity, form: str = "name") -> list[str]:
    """The words of the mentions of a form."""
    text = parsed.article.seed.text
    return [" ".join(text[m.start : m.end].split()) for m in one.mentions if m.form == form]
