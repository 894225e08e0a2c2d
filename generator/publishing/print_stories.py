"""Stories as a print shows them: plain data for the templates, every statement with the numbers of its notes."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model import Fact, FiledBrief, Stance, Story, Where
from generator.publishing.catalogue import Catalogue
from generator.publishing.dates import day_name, spoken
from generator.publishing.print_notes import Notes, language_of, outlet_of
from generator.publishing.stories import StoryView, Voice, story_view
from generator.publishing.wording import BASES, plural

Data = dict[str, object]
ORDER = {"supports": 0, "mixed": 1, "opposes": 2, "neutral": 3}


def story(catalogue: Catalogue, told: Story, number: int, notes: Notes, *, whole: bool = False) -> Data:
    """``told`` as data; ``number`` is its place in the print. ``whole`` gives every stance, and places."""
    first = told.briefs[0]
    before = catalogue.day_before(told.id, first.day) if first.day else None
    view = story_view(told, f"story-{number}", before)
    lead = view.lead
    voices = [Voice(lead, said, 0) for said in lead.brief.stance] if whole else view.voices
    return {
        "number": number,
        "headline": "What happened" if whole else told.headline,
        "kicker": ", ".join(catalogue.topic_name(topic) for topic in lead.topics if topic in catalogue.topics),
        "byline": _byline(view),
        "before": day_name(before) if before else "",
        "language": language_of(lead),
        "withdrawn": lead.withdrawn,
        "analysed": lead.brief.analysed,
        "facts": [fact(lead, said, notes) for said in lead.brief.what],
        "reports": [_report(other, notes) for other in view.others],
        "copies": [outlet_of(other) for other in view.copies],
        "differ": view.differ,
        "places": [_place(place) for place in lead.brief.where] if whole else [],
        "stances": [stance(voice.filed, voice.stance, notes) for voice in _by_side(voices)],
        "sources": [notes.source(filed) for filed in told.briefs],
    }


def _byline(view: StoryView) -> str:
    lead = view.lead
    date = spoken(lead.brief.published.edtf)
    dateline = lead.brief.source.dateline
    outlets = outlet_of(lead) if view.outlets == 1 else f"{outlet_of(lead)} and {plural(view.outlets - 1, 'other')}"
    return " · ".join(part for part in (outlets, dateline.text if dateline else "", date) if part)


def fact(filed: FiledBrief, said: Fact, notes: Notes) -> Data:
    """A fact with its notes."""
    return {"text": said.text, "notes": notes.cite(filed, said.evidence, said.text), "language": language_of(filed)}


def _place(place: Where) -> str:
    kind = place.kind.replace("_", " ")
    return f"{place.name} ({kind}, {place.country})" if place.country else f"{place.name} ({kind})"


def _report(filed: FiledBrief, notes: Notes) -> Data:
    """Another brief of a story: its outlet, its headline, and its first fact."""
    return {
        "outlet": outlet_of(filed),
        "headline": filed.brief.headline.text,
        "language": language_of(filed),
        "facts": [fact(filed, said, notes) for said in filed.brief.what[:1]],
    }


def _by_side(voices: Iterable[Voice]) -> list[Voice]:
    """Those in favour first, then the undecided, then those against; within a side as they come."""
    return sorted(voices, key=lambda voice: ORDER[voice.stance.position])


def stance(filed: FiledBrief, said: Stance, notes: Notes, *, remarks: Iterable[str] = ()) -> Data:
    """A stance as a row of a table: who, on what, which side, in whose words, and (with ``remarks``) how we know."""
    how = f"{BASES[said.basis]} {said.by}" if said.by else BASES[said.basis]
    known_by = [f"{how}, hedged" if said.hedged else how, outlet_of(filed), *remarks]
    return {
        "holder": said.holder,
        "target": said.target,
        "position": said.position,
        "quote": f"“{said.quote}”" if said.quote else "",
        "remarks": " · ".join(known_by),
        "language": language_of(filed),
        "notes": notes.cite(filed, said.evidence, said.quote or ""),
    }


def summary(stories: Iterable[Story], notes: Notes, sentences: int = 3) -> list[Data]:
    """The first sentence of each of the first stories that have one."""
    found = [told.briefs[0] for told in stories if told.briefs[0].brief.what]
    return [fact(filed, filed.brief.what[0], notes) for filed in found[:sentences]]
