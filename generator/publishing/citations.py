"""How to cite the article that a brief reads: in words, as BibTeX, and as CSL-JSON (Citation Style Language)."""

from __future__ import annotations

import re

from markupsafe import Markup

from generator.model import FiledBrief
from generator.publishing.dates import as_day, spoken
from generator.publishing.jsonld import script_json
from generator.publishing.links import web_address

_BIBTEX_SPECIAL = re.compile(r"[\\{}$&#%_^~]")
_BIBTEX = {
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    # BibTeX counts braces before it looks at backslashes: one that is escaped would still end the entry.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
}
_KEY = re.compile(r"[^a-z0-9-]+")
_DATES = re.compile(r"\d{4}(?:-\d\d){0,2}(?:T[\d:.Z+-]{4,30}|/[\dT:.Z+-]{0,40})?", re.ASCII)
"""A date or an interval as BibLaTeX takes it."""
_PART = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


def citation(filed: FiledBrief) -> str:
    """Authors, title, outlet, date and address in one sentence."""
    brief = filed.brief
    date = spoken(brief.published.edtf) if brief.published.edtf else "n.d."
    parts = [", ".join(_authors(filed)), f"“{brief.headline.text}”", filed.outlet, date]
    if brief.source.url is not None:
        parts.append(brief.source.url.text)
    return ", ".join(part for part in parts if part).removesuffix(".") + "."


def bibtex(filed: FiledBrief) -> str:
    """An entry of type ``article``; its key is the brief's id."""
    brief = filed.brief
    fields = {
        "author": " and ".join(f"{{{_escaped(name)}}}" for name in _authors(filed)),
        "title": f"{{{_escaped(brief.headline.text)}}}",
        "journal": _escaped(filed.outlet),
        "date": brief.published.edtf if _DATES.fullmatch(brief.published.edtf) else "",
        "url": _url(filed),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@article{{{_KEY.sub('-', brief.id.lower()).strip('-')},", *lines, "}"])


def csl_json(filed: FiledBrief) -> Markup:
    """One item of type ``article-newspaper``; as it needs no entities it is short in HTML too."""
    brief = filed.brief
    item: dict[str, object] = {"id": brief.id, "type": "article-newspaper", "title": brief.headline.text}
    if filed.outlet:
        item["container-title"] = filed.outlet
    if authors := _authors(filed):
        item["author"] = [{"literal": name} for name in authors]
    if issued := _date_parts(brief.published.edtf):
        item["issued"] = {"date-parts": [issued]}
    if url := _url(filed):
        item["URL"] = url
    return Markup(script_json([item]))  # noqa: S704 (what HTML would read as markup is escaped as JSON)


def _authors(filed: FiledBrief) -> list[str]:
    return [" ".join(author.text.split()) for author in filed.brief.source.authors]


def _url(filed: FiledBrief) -> str:
    url = filed.brief.source.url
    return (web_address(url.text) or "") if url else ""


def _escaped(text: str) -> str:
    plain = " ".join(text.split())
    return _BIBTEX_SPECIAL.sub(lambda match: _BIBTEX.get(match[0], "\\" + match[0]), plain)


def _date_parts(edtf: str) -> list[int]:
    """Year, month and day as far as ``edtf`` gives them; empty where it is no plain date."""
    match = _PART.fullmatch(edtf[:10])
    if match is None or (match[3] and as_day(edtf[:10]) is None):
        return []
    return [int(part) for part in match.groups() if part]
