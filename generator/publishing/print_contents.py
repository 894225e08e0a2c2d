"""From a plan of a print to its contents: plain data for the templates, with every note numbered."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from generator.model import Correction, FiledBrief, Statement, Story, Topic
from generator.publishing import links, print_lists
from generator.publishing.catalogue import Catalogue
from generator.publishing.dates import day_name
from generator.publishing.page import shortened
from generator.publishing.print_notes import ARTICLE_WORDS, Notes, outlet_of, source_entry
from generator.publishing.print_stories import Data, story, summary
from generator.publishing.wording import CORRECTIONS, change, plural

Kind = Literal["edition", "topic", "week", "actor", "brief"]
MASTHEAD = "Daybrief"
RUNNING = 70
"""Characters of a title that a running header has room for."""

FRONT_STORIES = 22
FRONT_CHARACTERS = 2_400
"""What the head of a first page holds in its contents, and in its words, before it needs pages of its own."""

LEGEND = (
    "Each note gives the words of the article that a statement rests on, its outlet and date, and the place in the saved"
    " file S (counted in characters from 0). Verbatim: the statement is the article’s own sentence, of which the first"
    " and last words are given. At most {most} words are quoted from one article; this print quotes {words} words,"
    " {top} of them from one."
)


@dataclass(frozen=True, slots=True)
class Document:
    """A print before it is set: ``data`` is plain (JSON), ``day`` the last day it tells of, ``path`` its page on the site.

    ``notes`` counts its end notes. ``bundle`` is the evidence as JSON: every brief that the print draws on, whole.
    """

    kind: Kind
    id: str
    title: str
    day: str | None
    path: str
    notes: int
    data: Mapping[str, object]
    bundle: bytes


@dataclass(frozen=True, slots=True)
class Plan:
    """What a print is to hold, before its notes are numbered: groups of stories under a heading, which may be empty.

    ``identity`` are pairs of a name and a value for the line below the masthead; ``topics`` are those with stance tables.
    """

    kind: Kind
    id: str
    label: str
    title: str
    path: str
    groups: Sequence[tuple[str, Sequence[Story]]]
    identity: Sequence[tuple[str, str]] = ()
    standfirst: str = ""
    topics: Sequence[Topic] = ()
    statements: Sequence[Statement] = ()
    roles: Sequence[tuple[str, FiledBrief]] = ()
    changes: Sequence[Data] = ()
    seeds: int | None = None

    @property
    def stories(self) -> list[Story]:
        """All stories in the order of the print."""
        return [told for _, stories in self.groups for told in stories]


def document(known: Catalogue, plan: Plan, address: str) -> Document:
    """The document of ``plan``; ``address`` is the site's, empty where it is not known."""
    briefs = _drawn_on(plan)
    day = plan.id if plan.kind == "edition" else max((filed.day for filed in briefs if filed.day), default=None)
    base = address.rstrip("/") + "/" if links.web_address(address) else ""
    bundle = _bundle(briefs)
    lists, legend, notes = _lists(known, plan, base, day)
    data: Data = {
        "masthead": MASTHEAD,
        "kind": plan.kind,
        "label": plan.label,
        "title": plan.title,
        "running": shortened(plan.title, RUNNING),
        "description": f"{plan.label}: {shortened(plan.title)}",
        "keywords": sorted({known.topic_name(topic) for filed in briefs for topic in filed.topics}),
        "standfirst": plan.standfirst,
        "identity": [*(list(entry) for entry in plan.identity), ["Content", _fingerprint(bundle)]],
        "day": day,
        "address": base + plan.path if base else "",
        "href": base + plan.path if base else "",
        "long": _is_long(plan),
        "legend": legend,
        "lists": lists,
        "changes": list(plan.changes),
        "corrections": _corrections(briefs, day),
        "coverage": _coverage(briefs, len(plan.stories), plan.seeds),
    }
    return Document(plan.kind, plan.id, plan.title, day, plan.path, notes, data, bundle)


def _drawn_on(plan: Plan) -> list[FiledBrief]:
    """Every brief of the print once: those of its stories, then those of its statements and roles alone."""
    found = [filed for told in plan.stories for filed in told.briefs]
    found += [said.brief for said in plan.statements]
    found += [filed for _, filed in plan.roles]
    return list({filed.brief.id: filed for filed in found}.values())


def _bundle(briefs: Iterable[FiledBrief]) -> bytes:
    records = [asdict(filed) for filed in briefs]
    return json.dumps({"schema": 1, "briefs": records}, ensure_ascii=True, indent=1).encode()


def _fingerprint(bundle: bytes) -> str:
    """A hash of the content as four groups of four signs."""
    digest = hashlib.sha256(bundle).hexdigest()
    return " ".join(digest[place : place + 4] for place in range(0, 16, 4))


def _is_long(plan: Plan) -> bool:
    """Whether the head of the first page would not fit on it."""
    stories = plan.stories
    words = [
        plan.title,
        plan.standfirst,
        *(told.headline for told in stories),
        *(str(one["text"]) for one in plan.changes),
    ]
    words += [fact.text for told in stories for fact in told.briefs[0].brief.what[:1]][:3]
    return len(stories) > FRONT_STORIES or sum(map(len, words)) > FRONT_CHARACTERS


def _lists(known: Catalogue, plan: Plan, base: str, day: str | None) -> tuple[Data, str, int]:
    """The parts with notes, in the order of the print, so that notes are met by number; what they are, and how many."""
    notes = Notes()
    stories = plan.stories
    found: Data = {
        "summary": [] if plan.kind == "brief" else summary(stories, notes),
        "roles": print_lists.roles(plan.roles, notes),
        "statements": [print_lists.dated(one, notes) for one in plan.statements],
        "tables": [table for topic in plan.topics for table in print_lists.tables(known, topic, notes)],
        "groups": _groups(known, plan, notes),
        "dates": print_lists.dates(stories, notes, day, own_day=plan.kind != "edition"),
        "who": print_lists.who(known, stories, notes),
        "notes": notes.entries,
        "sources": [
            source_entry(number, filed, base + links.brief_path(filed.brief.id) if base else "")
            for number, filed in enumerate(notes.sources, 1)
        ],
    }
    spent = notes.quoted.values()
    return found, LEGEND.format(most=ARTICLE_WORDS, words=sum(spent), top=max(spent, default=0)), len(notes.entries)


def _groups(known: Catalogue, plan: Plan, notes: Notes) -> list[Data]:
    groups: list[Data] = []
    number = 0
    for heading, told in plan.groups:
        told_here = []
        for one in told:
            number += 1
            told_here.append(story(known, one, number, notes, whole=plan.kind == "brief"))
        groups.append({"heading": heading, "stories": told_here})
    return groups


def _corrections(briefs: Iterable[FiledBrief], day: str | None) -> list[Data]:
    """The corrections to ``briefs``, oldest first; ``since`` marks those made after ``day``, the last that the print tells of."""
    entries: list[tuple[Correction, FiledBrief]] = [(one, filed) for filed in briefs for one in filed.corrections]
    entries.sort(key=lambda entry: (entry[0].date, entry[0].brief, entry[0].field))
    return [
        {
            "date": day_name(one.date),
            "kind": CORRECTIONS[one.kind],
            "headline": filed.brief.headline.text,
            "outlet": outlet_of(filed),
            "change": change(one),
            "since": bool(day and one.date > day),
            "note": one.note,
        }
        for one, filed in entries
    ]


def _coverage(briefs: Sequence[FiledBrief], stories: int, seeds: int | None) -> list[list[str]]:
    sources = Counter(outlet_of(filed) for filed in briefs)
    ranked = sorted(sources.items(), key=lambda entry: (-entry[1], entry[0]))
    engines = sorted({f"{filed.engine.name} {filed.engine.version}" for filed in briefs})
    drawn = [plural(stories, "story", "stories"), plural(len(briefs), "brief")]
    drawn += [plural(seeds, "seed")] if seeds is not None else []
    unread = sum(not filed.brief.analysed for filed in briefs)
    inferred = sum(filed.brief.published.basis == "inferred" for filed in briefs)
    found = [
        ["Drawn from", ", ".join(drawn)],
        ["Sources", ", ".join(f"{name} ({count})" if count > 1 else name for name, count in ranked) or "none"],
        ["Read by", ", ".join(engines) or "nobody"],
        ["Reviewed", f"{sum(filed.reviewed for filed in briefs)} of {plural(len(briefs), 'brief')} by an editor"],
        ["Not read", f"{plural(unread, 'brief')} in a language that the engine does not know" if unread else ""],
        ["Date inferred", plural(inferred, "brief") if inferred else ""],
    ]
    return [entry for entry in found if entry[1]]
