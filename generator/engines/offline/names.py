"""Names in parsed sentences: capitalised runs split into countries, titles and names.

What follows a title is a name, what gazetteers know is taken whole unless it is part of something longer ("Jordan Baker"),
and in title-case lines only names that running text has, or that gazetteers know, count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from generator.engines.offline.document import Document, Sentence
from generator.engines.offline.gazetteer import gazetteer
from generator.engines.offline.name_filters import apart, vocabulary, without_common
from generator.engines.offline.name_runs import (
    CALENDAR,
    ORGANISATION_HEADS,
    PLACE_HEADS,
    Unit,
    capital,
    capitalised_words,
    runs,
    title_case,
    units,
)
from generator.engines.offline.name_types import Name
from generator.engines.offline.roles import OFFICE_AREAS, is_honorific, is_modifier, is_office, is_role

_MAX_KNOWN_WORDS = 6
_TITLED = 3  # words of "Driver Ada Brandt"
# Bodies that are said to be of the person who leads them.
_LED = frozenset("Alliance Bloc Cabinet Coalition Front Government Movement Party Union".split())
_BODIES = frozenset(("administration", "campaign", "presidency"))
# Given names that in a title-case line are more often verbs or months ("Will Lose").
_ALSO_VERBS = frozenset("Will Bill Grant Mark Rob Sue Chase Drew Pat May June".split())
_THINGS = frozenset(
    "Act Bill Law Treaty Amendment Agreement Accord Accords Plan Deal Award Awards Prize Cup War Day Series Games Olympics "
    "Constitution Summit Championship Championships Operation Hurricane Storm Typhoon Article Clause Revolution Virus".split()
)


def find(document: Document) -> list[Name]:
    """All names of the article in order of place."""
    known = capitalised_words(document)
    found: list[Name] = []
    titled: list[Sentence] = []
    for sentence in document.sentences:
        if title_case(sentence):
            titled.append(sentence)
            continue
        for run in runs(sentence, known):
            found += _split(sentence, run)
    texts = vocabulary(found)
    for sentence in titled:
        found += _in_title_case(sentence, known, texts)
    found = without_common(found, document, frozenset(sentence.index for sentence in titled))
    return apart(sorted(found, key=lambda name: (name.start, -name.end)))


def _split(sentence: Sentence, run: Sequence[Unit]) -> Iterator[Name]:
    """The names in a run: known ones first, then what stands after a title, then the rest."""
    at = _area_of_office(sentence.span.doc, run)
    pending: list[Unit] = []
    while at < len(run):
        length, hint = _known_at(run, at)
        if length and not _part_of_longer(sentence, run, pending, at, length):
            if hint == "group" and pending and not _is_title(run, at - 1):
                length, at, pending = length + len(pending), at - len(pending), []
            yield from _rest(sentence, pending)
            yield _name(sentence, run[at : at + length], hint)
            pending, at = [], at + length
        elif _is_title(run, at):
            yield from _before_title(sentence, pending)
            pending, at = [], at + 1
        else:
            pending.append(run[at])
            at += 1
    yield from _rest(sentence, pending)


def _area_of_office(doc: Doc, run: Sequence[Unit]) -> int:
    """How many units at the start of the run only complete a title before it ("Secretary of" + "State Ada Brandt")."""
    first = run[0].first
    if first < 2 or doc[first - 1].lower_ not in ("of", "for") or not is_role(doc[first - 2].text):
        return 0
    return next((i for i, unit in enumerate(run) if unit.text not in OFFICE_AREAS), len(run))


def _is_title(run: Sequence[Unit], at: int) -> bool:
    """Whether the word is part of a title: an office or form of address, or a modifier before one."""
    word = run[at].text
    if is_honorific(word) and at + 1 < len(run):
        return True
    if any(unit.text in ORGANISATION_HEADS for unit in run[at + 1 :]) and not _office_after(run, at + 1):
        return False
    if is_office(word) or is_honorific(word):
        return True
    following = run[at + 1].text if at + 1 < len(run) else ""
    if at == 0 and is_role(word) and (following in gazetteer().given_names or len(run) == _TITLED):
        return True
    return is_modifier(word) and (is_role(following) or is_modifier(following) or at == 0 == len(run) - 1)


def _office_after(run: Sequence[Unit], at: int) -> bool:
    return any(is_office(unit.text) for unit in run[at:-1])


def _known_at(run: Sequence[Unit], at: int) -> tuple[int, str]:
    """How many units from ``at`` on are a known name, the longest first, and what it is."""
    table = gazetteer()
    for length in range(min(_MAX_KNOWN_WORDS, len(run) - at), 0, -1):
        kind = table.kind(" ".join(unit.text for unit in run[at : at + length]))
        if kind:
            return length, kind
    return 0, ""


def _part_of_longer(sentence: Sentence, run: Sequence[Unit], pending: Sequence[Unit], at: int, length: int) -> bool:
    """Whether a known word is only part of a longer name ("Jordan Baker", "British Transport Police")."""
    table, after = gazetteer(), run[at + length :]
    if pending and length == 1:  # "Jordan Baker", "Customs House"
        head = run[at].text in ORGANISATION_HEADS | PLACE_HEADS and run[at].joined
        if head or pending[-1].text in table.given_names:
            return True
    if not after or _is_title(run, at + length):
        return False
    if after[0].text.endswith("s") and len(after) == 1 and table.kind(" ".join(u.text for u in run[at:-1])) == "place":
        return True  # a team: "Verran Gulls"
    if length == 1 and run[at].text in table.given_names:
        return after[0].text[0].isupper() and not table.knows(after[0].text)
    if any(unit.text in ORGANISATION_HEADS | PLACE_HEADS for unit in after):
        return not any(is_office(unit.text) for unit in after) and not table.kind(" ".join(u.text for u in after))
    doc = sentence.span.doc
    return doc[run[at].first].ent_type_ in ("PERSON", "ORG", "FAC") and doc[after[0].first].ent_iob_ == "I"


def _before_title(sentence: Sentence, part: list[Unit]) -> Iterator[Name]:
    """A name before a title: an organisation ("Axle Works chairman Ada Brandt"), else words of the title itself."""
    for name in _rest(sentence, part):
        if name.hint == "organisation" or (name.label == "ORG" and not is_modifier(name.words[0])):
            yield name


def _rest(sentence: Sentence, part: list[Unit]) -> Iterator[Name]:
    first, last = 0, len(part)
    while first < last and (part[first].text == "The" or part[first].text in ("of", "for", "the", "&", "on")):
        first += 1
    while (
        last > first
        and (part[last - 1].text == "The" or not part[last - 1].text[0].isupper())
        and not part[last - 1].text.startswith("al-")
    ):
        last -= 1
    if first == last:
        return
    for at in _seams(part, first, last):
        yield _name(sentence, part[first:at], _hint(sentence.span.doc, part[first:at]))
        first = at + (part[at].text in ("of", "for"))
    name = _name(sentence, part[first:last], _hint(sentence.span.doc, part[first:last]))
    yield name
    doc = sentence.span.doc
    if name.last < len(doc) and doc[name.last].text in _BODIES and name.hint != "organisation":
        body = Unit(name.last, name.last + 1, doc[name.last].text, joined=True)
        yield _name(sentence, [*part[first:last], body], "organisation")


def _seams(part: Sequence[Unit], first: int, last: int) -> list[int]:
    """Where a body ends before a person's full name: "Water Authority | Ada Brandt", "Island Union | of Ada Brandt"."""
    given = gazetteer().given_names
    for at in range(first + 1, last - 1):
        body = part[at - 1].text in ORGANISATION_HEADS and at - first > 1
        person = at + (part[at].text == "of" and part[at - 1].text in _LED)
        full = person + 2 == last and part[person].text in given and part[last - 1].text not in ORGANISATION_HEADS
        if body and full:
            return [at]
    return []


def _hint(doc: Doc, part: Sequence[Unit]) -> str:
    """What the words and what stands before them say that a name is; empty where they say nothing."""
    words = [unit.text for unit in part]
    if (
        words[-1] in _THINGS
        or (len(words) == 1 and is_role(words[0]))
        or words[0] in ("Operation", "Article", "Hurricane")
    ):
        return "thing"
    team = len(words) > 1 and words[-1].endswith("s") and gazetteer().kind(" ".join(words[:-1])) == "place"
    if team or any(word in ORGANISATION_HEADS for word in words):
        return "organisation"
    if words[-1] in PLACE_HEADS:
        return "place" if len(words) > 1 else "thing"
    before = doc[part[0].first - 1].text if part[0].first else ""
    if is_honorific(before) or is_role(before) or (len(words) > 1 and words[0] in gazetteer().given_names):
        return "person"
    return "acronym" if len(words) == 1 and _acronym(words[0]) else ""


def _acronym(word: str) -> bool:
    return 2 <= len(word) <= 8 and sum(c.isupper() for c in word) >= 2 and not any(c.isspace() for c in word)


def _name(sentence: Sentence, part: Sequence[Unit], hint: str) -> Name:
    doc = sentence.span.doc
    first, last = part[0].first, part[-1].last
    start, end = sentence.origin + doc[first].idx, sentence.origin + doc[last - 1].idx + len(doc[last - 1])
    labels = [token.ent_type_ for token in doc[first:last] if token.ent_type_]
    label = max(sorted(set(labels)), key=labels.count) if labels else ""
    return Name(sentence, first, last, start, end, tuple(unit.text for unit in part), hint, label)


def _in_title_case(sentence: Sentence, known: frozenset[str], texts: frozenset[str]) -> Iterator[Name]:
    """In a title-case line: the longest stretches that running text has as names, and what gazetteers know."""
    words = list(units(sentence, known))
    at = 0
    while at < len(words):
        length = _longest(words, at, texts) or _full_name(sentence, words, at)
        if length:
            yield from _split(sentence, words[at : at + length])
        at += length or 1


def _longest(words: Sequence[Unit], at: int, texts: frozenset[str]) -> int:
    """How many words from ``at`` on are one name of ``texts`` or of the gazetteers."""
    table = gazetteer()
    for length in range(min(_MAX_KNOWN_WORDS, len(words) - at), 0, -1):
        text = " ".join(unit.text for unit in words[at : at + length])
        if text in CALENDAR or not capital(text) or any(not unit.joined for unit in words[at + 1 : at + length]):
            continue
        if (
            text in texts
            or table.knows(text)
            or (text.isupper() and (text.title() in texts or table.knows(text.title())))
        ):
            return length
    return 0


def _full_name(sentence: Sentence, words: Sequence[Unit], at: int) -> int:
    """2 where a given name and a word that spaCy calls a person stand here."""
    first = words[at].text
    if at + 1 >= len(words) or first not in gazetteer().given_names or not words[at + 1].joined:
        return 0
    if first in _ALSO_VERBS:
        return 0
    second = sentence.span.doc[words[at + 1].first]
    return 2 if second.ent_type_ == "PERSON" and capital(second.text) and second.pos_ == "PROPN" else 0
