"""Dates that lay ahead when an article was published: a page of them, and a calendar to subscribe to (iCalendar, RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from generator.model import Desk, FiledBrief, When
from generator.publishing import links
from generator.publishing.catalogue import Catalogue
from generator.publishing.dates import as_day
from generator.publishing.feeds import stable_id
from generator.publishing.page import Page
from generator.publishing.timeline import ahead
from generator.publishing.visible import visible

BEHIND = 31
"""Days for which a past date stays: a calendar should not lose what was there yesterday."""
MOST = 150
"""How many dates the page and the calendar hold."""
YEARS_AHEAD = 50
"""Dates further ahead are no appointments: an article may well speak of the year 9999, at which calendars end."""
LINE = 73
"""Octets of a line of iCalendar, less the space that continues it and one to spare."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A dated event that a brief expects: its first and last day, and which of the brief's moments it is."""

    first: date
    last: date
    moment: When
    filed: FiledBrief


def entries(desk: Desk) -> tuple[Entry, ...]:
    """What the briefs of ``desk`` expect, by date, as far as it has a day; of one event told often the newest brief's."""
    newest = as_day(desk.editions[0].day) if desk.editions else None
    if newest is None:
        return ()
    since = newest - timedelta(days=BEHIND)
    found = [
        entry
        for filed in desk.briefs
        for entry in _of(filed)
        if entry.last >= since and entry.last.year - newest.year <= YEARS_AHEAD
    ]
    newest_last = sorted(found, key=lambda entry: (entry.filed.day or "", entry.filed.brief.id))
    distinct = {(entry.first, entry.last, entry.moment.event.casefold()): entry for entry in newest_last}
    ordered = sorted(
        distinct.values(), key=lambda entry: (entry.first, entry.last, entry.filed.brief.id, entry.moment.event)
    )
    return tuple(ordered[:MOST])


def _of(filed: FiledBrief) -> Iterator[Entry]:
    for moment in ahead(filed):
        start, _, end = moment.edtf.partition("/")
        first, last = as_day(start[:10]), as_day((end or start)[:10])
        if first and last and first <= last:
            yield Entry(first, last, moment, filed)


def agenda_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The page of coming dates."""
    found = entries(catalogue.desk)
    newest = catalogue.desk.editions[0].day if catalogue.desk.editions else ""
    coming = [entry for entry in found if entry.last.isoformat() >= newest]
    days = [
        (day.isoformat(), [(e.moment, e.filed) for e in group]) for day, group in groupby(coming, lambda e: e.first)
    ]
    yield Page(
        path="agenda/",
        title="What is coming",
        description="Dates ahead that the briefs mention.",
        section="archive",
        template="agenda.html.j2",
        view=lambda: {"days": days, "newest": newest},
        day=newest or None,
    )


def icalendar(found: Iterable[Entry], site_name: str, site_url: str) -> bytes:
    """``found`` as a calendar of whole-day events whose ids do not change."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Daybrief//EN", f"X-WR-CALNAME:{_text(site_name)}"]
    for entry in found:
        path = f"{links.brief_path(entry.filed.brief.id)}#{entry.moment.edtf}:{entry.moment.event}"
        lines += [
            "BEGIN:VEVENT",
            f"UID:{stable_id(site_name, path).removeprefix('urn:uuid:')}",
            f"DTSTAMP:{(entry.filed.day or '1970-01-01').replace('-', '')}T000000Z",
            f"DTSTART;VALUE=DATE:{entry.first:%Y%m%d}",
            f"DTEND;VALUE=DATE:{entry.last + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_text(entry.moment.event)}",
            f"DESCRIPTION:{_text(_description(entry))}",
        ]
        if site_url:
            lines.append(f"URL:{site_url.rstrip('/')}/{links.brief_path(entry.filed.brief.id)}")
        lines += ["TRANSP:TRANSPARENT", "END:VEVENT"]
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _description(entry: Entry) -> str:
    words = "".join(item.exact for item in entry.moment.evidence[:1])
    return f"“{words}” – {entry.filed.outlet}, {entry.filed.day}"


def _text(text: str) -> str:
    """``text`` as a value of iCalendar."""
    plain = " ".join(visible(text).split())
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> str:
    """``line`` in pieces of at most :data:`LINE` octets, cut between characters."""
    pieces, size = [""], 0
    for character in line:
        width = len(character.encode("utf-8", "replace"))
        if size + width > LINE:
            pieces.append("")
            size = 0
        pieces[-1] += character
        size += width
    return "\r\n ".join(pieces)
