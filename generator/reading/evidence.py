"""The gate of the briefs, the same for engines and for editors: every value rests on words of the seed.

:func:`check` names what is wrong in a brief file. :func:`sift` keeps what an engine may say and drops what it may not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

from generator.model import SCHEMA, Brief, BriefFile, Evidence, Fact, LabelSpan, Problem, Published, Seed, Source
from generator.reading import evidence_rules as rules
from generator.reading.characters import ACTING
from generator.reading.evidence_rules import Finding, Ground

WHAT_LIMIT = 5
HEADLINE_LIMIT = 200
"""Characters of the opening words that stand in for a headline without evidence."""

Rule = Callable[[Any, Ground, str], Iterator[Finding]]

LISTS: tuple[tuple[str, Rule], ...] = (
    ("what", rules.fact),
    ("who", rules.who),
    ("when", rules.when),
    ("where", rules.where),
    ("stance", rules.stance),
    ("tone", rules.tone),
)
FACTS: tuple[tuple[str, Rule], ...] = (
    ("outlet", rules.fact),
    ("dateline", rules.fact),
    ("section", rules.fact),
    ("url", rules.url),
)


def check(file: BriefFile, seed: Seed, path: str | None = None) -> tuple[Problem, ...]:
    """What is wrong in a brief file, in the order of its fields; nothing else is checked if the seed is another one.

    ``path`` is the brief file's, for the problems; without it, the seed's path with the suffix of a brief file.
    """
    path = path if path is not None else f"{file.seed.path.rsplit('.', 1)[0]}.yml"
    acting = (Problem(path, *finding, "warning") for finding in _acting(file, seed.text))
    return (*(Problem(path, *finding) for finding in _findings(file, seed)), *acting)


def sift(brief: Brief, seed: Seed) -> tuple[Brief, tuple[Problem, ...]]:
    """The brief without the evidence, and then the values, that fail the gate; each of them as a warning.

    A headline that fails gives way to the article's opening words, a date to an unknown one, a role to none.
    A brief whose span does not lie in the seed comes back as it is, with an error.
    """
    faults = [Problem(seed.path, *finding) for finding in _span(brief, len(seed.text), brief.id)]
    if faults:
        return brief, tuple(faults)
    metadata = tuple((hint.start, hint.end) for hint in seed.hints if hint.kind == "metadata")
    ground = Ground(seed.text, ((brief.span.start, brief.span.end), *metadata))
    page = _page(seed.text)
    found: list[Finding] = []
    kept: dict[str, Any] = {
        name: tuple(_kept_all(getattr(brief, name), rule, ground, f"{brief.id}.{name}", found)) for name, rule in LISTS
    }
    kept["source"] = _kept_source(brief.source, page, f"{brief.id}.source", found)
    kept["headline"] = _kept(brief.headline, rules.fact, ground, f"{brief.id}.headline", found) or _opening(brief, seed)
    kept["published"] = _kept(brief.published, rules.published, page, f"{brief.id}.published", found) or Published()
    if len(kept["what"]) > WHAT_LIMIT:
        found.append(_too_many(f"{brief.id}.what"))
        kept["what"] = kept["what"][:WHAT_LIMIT]
    problems = (Problem(seed.path, one.place, f"left out: {one.message}", one.remedy, "warning") for one in found)
    return replace(brief, **kept), tuple(problems)


# ---------------------------------------------------------------- checking


def _findings(file: BriefFile, seed: Seed) -> Iterator[Finding]:
    if file.schema != SCHEMA:
        yield Finding("schema", f"is {file.schema}, not {SCHEMA}.", "Make the brief file anew.")
    if (file.seed.path, file.seed.sha256) != (seed.path, seed.sha256):
        remedy = "Make the brief file anew, or put the seed back as it was."
        yield Finding("seed", "is not the seed that is there now: the path or the contents changed.", remedy)
        return
    yield from _labels(file.labels, len(seed.text))
    metadata = tuple((span.start, span.end) for span in file.labels if span.label == "metadata")
    ids: set[str] = set()
    for i, brief in enumerate(file.briefs):
        place = f"briefs[{i}]"
        yield from rules.identifier(brief.id, f"{place}.id")
        if brief.id in ids:
            yield Finding(
                f"{place}.id", "is taken by an earlier brief of this file.", "Give each brief an id of its own."
            )
        ids.add(brief.id)
        yield from _brief(brief, seed.text, metadata, place)


def _acting(file: BriefFile, text: str) -> Iterator[Finding]:
    """Control and text-direction characters that an editor's brief has and its seed has not."""
    for i, brief in enumerate(file.briefs):
        odd = sorted(set(ACTING.findall("".join(_texts(brief)))) - set(text))
        if odd:
            message = (
                f"holds control or text-direction characters (first U+{ord(odd[0]):04X}), shown as \ufffd on pages."
            )
            yield Finding(f"briefs[{i}]", message, "Remove them.")


def _texts(value: Any) -> Iterator[str]:
    """Every string in a value of the model."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    else:
        for name in _fields(value.__class__):
            yield from _texts(getattr(value, name))


@cache
def _fields(kind: type[Any]) -> tuple[str, ...]:
    """The names of the fields of a value of the model; a brief file holds thousands of a few kinds."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def _labels(labels: tuple[LabelSpan, ...], length: int) -> Iterator[Finding]:
    """Labels must follow each other from the first to the last character."""
    due = 0
    for i, span in enumerate(labels):
        if span.start != due or span.end <= span.start:
            message = f"covers {span.start} to {span.end} where {due} was due to begin."
            yield Finding(f"labels[{i}]", message, "Labels cover the seed without gap or overlap.")
        due = span.end
    if due != length:
        yield Finding("labels", f"end at {due} of {length} characters.", "Labels cover the whole seed.")


def _brief(brief: Brief, text: str, metadata: tuple[tuple[int, int], ...], place: str) -> Iterator[Finding]:
    yield from _span(brief, len(text), place)
    ground = Ground(text, ((brief.span.start, brief.span.end), *metadata))
    yield from rules.fact(brief.headline, ground, f"{place}.headline")
    yield from rules.source(brief.source, _page(text), f"{place}.source")
    yield from rules.published(brief.published, _page(text), f"{place}.published")
    if len(brief.what) > WHAT_LIMIT:
        yield _too_many(f"{place}.what")
    for name, rule in LISTS:
        for i, value in enumerate(getattr(brief, name)):
            yield from rule(value, ground, f"{place}.{name}[{i}]")


def _span(brief: Brief, length: int, place: str) -> Iterator[Finding]:
    start, end = brief.span.start, brief.span.end
    if not 0 <= start < end <= length:
        message = f"{start} to {end} is no stretch of the seed ({length} characters)."
        yield Finding(f"{place}.span", message, "Give the first and last offset of the article.")


def _page(text: str) -> Ground:
    """Outlet, authors and date may be told by the page around the article: a masthead, a note on the author, a copyright line."""
    return Ground(text, ((0, len(text)),))


def _too_many(place: str) -> Finding:
    return Finding(place, f"has more than {WHAT_LIMIT} entries.", "Keep what a reader must know.")


# ---------------------------------------------------------------- sifting


def _kept(value: Any, rule: Rule, ground: Ground, place: str, found: list[Finding]) -> Any:
    """``value`` with the evidence that holds, or ``None`` if it fails even so; what fails is added to ``found``."""
    held: list[Evidence] = []
    for i, one in enumerate(value.evidence):
        faults = list(rules.piece(one, ground, f"{place}.evidence[{i}]"))
        found.extend(faults)
        if not faults:
            held.append(one)
    if len(held) < len(value.evidence):
        value = replace(value, evidence=tuple(held))
    faults = list(rule(value, ground, place))
    found.extend(faults)
    if faults and all(fault.place == f"{place}.role" for fault in faults):
        return replace(value, role=None)
    return None if faults else value


def _kept_all(values: tuple[Any, ...], rule: Rule, ground: Ground, place: str, found: list[Finding]) -> Iterator[Any]:
    for i, value in enumerate(values):
        kept = _kept(value, rule, ground, f"{place}[{i}]", found)
        if kept is not None:
            yield kept


def _kept_source(source: Source, ground: Ground, place: str, found: list[Finding]) -> Source:
    facts: dict[str, Any] = {}
    for name, rule in FACTS:
        value: Fact | None = getattr(source, name)
        facts[name] = None if value is None else _kept(value, rule, ground, f"{place}.{name}", found)
    authors = tuple(_kept_all(source.authors, rules.fact, ground, f"{place}.authors", found))
    language = list(rules.source(Source(language=source.language), ground, place))
    found.extend(language)
    return replace(source, authors=authors, language="und" if language else source.language, **facts)


def _opening(brief: Brief, seed: Seed) -> Fact:
    """The article's opening words as a headline: its first line, or the start of it."""
    stretch = seed.text[brief.span.start : brief.span.end]
    start = brief.span.start + len(stretch) - len(stretch.lstrip())
    text = seed.text[start : brief.span.end].split("\n", 1)[0][:HEADLINE_LIMIT].rstrip()
    return Fact(text, (Evidence(start, start + len(text), text),))
