"""Lists across the stories of a print: dated events, who is who, stance tables of a topic, roles of an actor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from generator.model import Evidence, FiledBrief, Statement, Story, Topic, When, Who
from generator.publishing.catalogue import Catalogue
from generator.publishing.dates import spoken
from generator.publishing.matrix import Cell, stance_matrix
from generator.publishing.print_notes import Notes, language_of, outlet_of
from generator.publishing.print_stories import ORDER, Data, stance

PEOPLE = 24
"""Entries of a who-is-who box at most: about a column of a page."""

ROLES = 2
"""Different roles that a who-is-who entry gives at most."""


ROWS = 40
"""Rows of a stance table, and statements of an actor, at most: a table of more than a page is no longer read across."""

PAST, COMING = 20, 40
"""Dated events that a print lists at most: the last before its own day, and the next from that day on."""


@dataclass(slots=True)
class _Person:
    """An actor of the print: how often named, and the roles that sources gave, each with its evidence."""

    name: str
    language: str
    mentions: int = 0
    roles: list[tuple[str, FiledBrief, tuple[Evidence, ...]]] = field(default_factory=list)

    def named(self, person: Who, filed: FiledBrief) -> None:
        """Count ``person`` in, and keep a role that is new."""
        self.mentions += person.mentions
        role = person.role
        if role and all(role.casefold() != other.casefold() for other, _, _ in self.roles):
            self.roles.append((role, filed, person.evidence))


def who(known: Catalogue, stories: Iterable[Story], notes: Notes) -> list[Data]:
    """Who is who: those named most of whom a source gives a role, in the order of the alphabet."""
    people: dict[str, _Person] = {}
    for filed in _briefs(stories):
        actors = filed.actors if len(filed.actors) == len(filed.brief.who) else ("",) * len(filed.brief.who)
        for person, actor in zip(filed.brief.who, actors, strict=True):
            name = known.actor_name(actor, person.name) if actor else person.name
            people.setdefault(actor or name.casefold(), _Person(name, language_of(filed))).named(person, filed)
    known_roles = [key for key in people if people[key].roles]
    chosen = sorted(known_roles, key=lambda key: (-people[key].mentions, key))[:PEOPLE]
    return [_entry(people[key], notes) for key in sorted(chosen, key=lambda key: (people[key].name.casefold(), key))]


def _entry(person: _Person, notes: Notes) -> Data:
    roles = [
        {"text": role, "language": language_of(filed), "notes": notes.cite(filed, evidence[:1])}
        for role, filed, evidence in person.roles[:ROLES]
    ]
    return {"name": person.name, "language": person.language, "roles": roles}


def _briefs(stories: Iterable[Story]) -> Iterator[FiledBrief]:
    """The briefs of ``stories`` without copies of others."""
    for told in stories:
        yield from (filed for filed in told.briefs if filed.brief.id not in told.copies)


def dates(stories: Iterable[Story], notes: Notes, day: str | None, *, own_day: bool = True) -> list[Data]:
    """The dated events of the stories' briefs in the order of time, each once; those nearest to ``day`` if there are many.

    ``own_day`` says whether ``day`` itself is listed: not where the stories tell of that day alone.
    """
    found: dict[tuple[str, str], tuple[FiledBrief, When]] = {}
    for filed in _briefs(stories):
        for event in filed.brief.when:
            if event.edtf and (own_day or event.edtf != day):
                found.setdefault((event.edtf, " ".join(event.event.casefold().split())), (filed, event))
    ordered = sorted(found.items(), key=lambda item: (_sortable(item[0][0]), item[0]))
    passed = sum(_sortable(key[0]) < (day or "") for key, _ in ordered)
    return [
        {
            "date": spoken(event.edtf),
            "text": event.event,
            "language": language_of(filed),
            "notes": notes.cite(filed, event.evidence, event.event),
        }
        for _, (filed, event) in ordered[max(0, passed - PAST) : passed + COMING]
    ]


def _sortable(edtf: str) -> str:
    """The start of an EDTF date, so that a month stands before its days and an open start before all."""
    return edtf.partition("/")[0].strip(".?~%")


def tables(known: Catalogue, topic: Topic, notes: Notes) -> list[Data]:
    """The stance tables of a topic, one for each issue on which somebody took a side: each actor's newest position."""
    matrix = stance_matrix(known, topic)
    found: list[Data] = []
    for column, issue in enumerate(matrix.issues if matrix else ()):
        cells = [(row.name, row.cells[column]) for row in (matrix.rows if matrix else ())]
        rows = [_row(name, cell, notes) for name, cell in [told for told in cells if told[1].statements][:ROWS]]
        if rows:
            rows.sort(key=lambda entry: ORDER[str(entry["position"])])
            found.append({"topic": topic.entry.name, "issue": issue.name, "question": issue.question, "rows": rows})
    return found


def _row(name: str, cell: Cell, notes: Notes) -> Data:
    """Where the actor called ``name`` stands on an issue, which need not be the side taken on the words quoted."""
    told = dated(cell.statements[0], notes, cell.before or "", len(cell.statements))
    return {**told, "holder": name, "position": cell.position}


def dated(said: Statement, notes: Notes, before: str = "", count: int = 1) -> Data:
    """A statement as a row of a table across days: with its day, the position ``before`` it, and how many there are."""
    remarks = [spoken(said.brief.day or "")]
    remarks += [f"before: {before}"] if before else []
    remarks += [f"newest of {count}"] if count > 1 else []
    return stance(said.brief, said.stance, notes, remarks=remarks)


def roles(given: Sequence[tuple[str, FiledBrief]], notes: Notes) -> list[Data]:
    """The roles that sources gave an actor, each once."""
    found: dict[str, Data] = {}
    for role, filed in given:
        if role.casefold() not in found:
            spans = [span for person in filed.brief.who if person.role == role for span in person.evidence]
            found[role.casefold()] = {
                "text": role,
                "outlet": outlet_of(filed),
                "date": spoken(filed.day or ""),
                "notes": notes.cite(filed, spans[:1]),
            }
    return list(found.values())
