"""Sentences made to stand alone: what can be taken off without changing what is said, and names for pronouns.

Nothing is taken off that carries an attribution, a condition or a negation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from generator.engines.offline.document import Entities, Entity, Mention, Sentence

PLACE_WORDS = 3  # of a dateline without capitals throughout
DATELINE_REACH = 60  # characters in which a dateline must end
DASHES = re.compile(r"\s(?:—|–|--?|―)\s|(?<=[)\]])\s?(?:—|–|--?)\s|[—–]")
PLACE_WORD = re.compile(r"[A-Z][\w.'’-]*,?|\([^()]{2,30}\),?|\d{1,2},?|/")
AGENCY = re.compile(r"\(\s?[A-Za-z][A-Za-z .&/-]{1,20}\s?\)\s?(?:[—–-]{1,2}\s?)?")
CONNECTIVES = re.compile(
    r"(?:meanwhile|however|moreover|furthermore|nevertheless|nonetheless|still|also|elsewhere|separately|additionally"
    r"|in addition|for (?:his|her|its|their) part|on the other hand|by contrast|in contrast|in fact|of course|indeed|instead"
    r"|in particular|then again|at the same time|on top of that|what is more|what’s more|what's more|to that end), "
    r"|(?:and yet|and|but|yet|so|plus),? (?!that |long |far |much |many )",
    re.IGNORECASE,
)
PICTURE_NOTE = re.compile(
    r" ?\( ?(?:pictured|left|right|above|below|centre|center|top|bottom|see|photo|image|video|file)\b[^()]{0,60}\)",
    re.IGNORECASE,
)
LINK = re.compile(r"!?\[([^\[\]\n]{1,300})\](?:\([^()\s]{0,500}\)|\[[^\[\]\n]{0,60}\](?!\())")
EMPHASIS = re.compile(r"(?<![\w*_])([*_]{1,3}|`{1,2})(?=[^\s*_`])([^*_`\n]{1,400})(?<=\S)\1(?![\w*_])")
HEADING = re.compile(r"^\s{0,3}(?:#{1,6}|>|[*-])\s+")
_MARKS = frozenset("*_`[#>-")
BEFORE_MARK = re.compile(r" (?=[,.;:!?)\]%](?:\s|\Z)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|''(?:\s|\Z))")
AFTER_OPENING = re.compile(r"([(\[$£€]|``) ")
QUOTES = '"“”‘«»`'
LONG = 45  # words; statements of news have 22 on average, 22 of 856 more than this (g5w1h, development part)
POSSESSIVE = frozenset(("his", "its", "their", "theirs"))
AMBIGUOUS = frozenset(("her",))
PERSONAL = frozenset(("he", "she", "him", "they", "them"))


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters ``start`` to ``end`` of a text give way to ``new``."""

    start: int
    end: int
    new: str = ""


@dataclass(frozen=True, slots=True)
class Plain:
    """A sentence that stands alone.

    ``start`` and ``end`` are offsets in the seed of the words it says, ``named`` the mentions that its pronouns were resolved to.
    """

    text: str
    start: int
    end: int
    named: tuple[Mention, ...] = ()


def plain(sentence: Sentence, entities: Entities, *, brief: bool = False) -> Plain:
    """``sentence`` without dateline, opening connective and picture notes, with names for pronouns where they are known.

    With ``brief``, and where it is longer than :data:`LONG`, also without what clauses between commas add (", who was
    elected in 2019,"), which nothing else in it depends on.
    """
    text = sentence.span.text
    begin = opening(text)
    notes = [Edit(found.start(), found.end()) for found in PICTURE_NOTE.finditer(text, begin)]
    names = _names(sentence, entities)
    asides = _asides(sentence) if brief or len(text.split()) > LONG else []
    asides = [aside for aside in asides if aside.start >= begin and not any(_overlap(aside, edit) for edit, _ in names)]
    notes = [note for note in notes if not any(_overlap(note, aside) for aside in asides)]
    said = apply(text, [*notes, *asides, *(edit for edit, _ in names)])[begin:]
    said = _set(" ".join(unmarked(said).split()))
    return Plain(
        said[:1].upper() + said[1:], sentence.start + begin, sentence.end, tuple(mention for _, mention in names)
    )


def _asides(sentence: Sentence) -> list[Edit]:
    """The relative clauses that stand between commas, or between a comma and the end, and hold no quotation."""
    span = sentence.span
    return [edit for token in span if token.dep_ == "relcl" for edit in _between_commas(token, span)]


def _between_commas(verb: Token, span: Span) -> Iterator[Edit]:
    first, last = verb.left_edge.i, verb.right_edge.i
    if first <= span.start or last + 1 >= span.end or not verb.head.i < first:
        return
    doc, before, after = span.doc, span.doc[first - 1], span.doc[last + 1]
    said = doc[first : last + 1].text
    if before.text != "," or after.text not in {",", "."} or any(mark in said for mark in QUOTES):
        return
    stop = after.idx + len(after) if after.text == "," else after.idx
    yield Edit(before.idx - span.start_char, stop - span.start_char)


def _set(text: str) -> str:
    """``text`` as it is set in print: no space before a comma or within "don't", as tokenised texts have them."""
    return AFTER_OPENING.sub(r"\1", BEFORE_MARK.sub("", text))


def unmarked(text: str) -> str:
    """``text`` without Markdown's marks for emphasis, code, links and headings."""
    if not _MARKS.intersection(text):
        return text
    return EMPHASIS.sub(r"\2", EMPHASIS.sub(r"\2", LINK.sub(r"\1", HEADING.sub("", text))))


def apply(text: str, edits: list[Edit]) -> str:
    """``text`` with ``edits`` carried out, which must not overlap."""
    for edit in sorted(edits, key=lambda edit: -edit.start):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


def opening(text: str) -> int:
    """How many characters at the start of ``text`` are dateline and connective."""
    begin = _dateline(text)
    connective = CONNECTIVES.match(text, begin)
    return connective.end() if connective else begin


def _dateline(text: str) -> int:
    """End of a dateline ("PORT VERRAN (Agency) — ") at the start of ``text``, or 0."""
    agency = AGENCY.match(text)
    if agency:
        return agency.end()
    dash = DASHES.search(text, 0, DATELINE_REACH)
    if not dash:
        return 0
    words = _words(text[: dash.start()])
    if not words or not all(PLACE_WORD.fullmatch(word) for word in words):
        return 0
    sure = words[0].strip(",.").isupper() or words[-1].endswith(")")
    likely = len(words) <= PLACE_WORDS and dash.group()[0].isspace() and text[dash.end() : dash.end() + 1].isupper()
    return dash.end() if sure or likely else 0


def _words(place: str) -> list[str]:
    return re.findall(r"\([^()]{0,30}\),?|\S+", place)


def _names(sentence: Sentence, entities: Entities) -> list[tuple[Edit, Mention]]:
    """The first pronoun of each entity that ``sentence`` names nowhere before, and what takes its place."""
    found: list[tuple[Edit, Mention]] = []
    for entity in entities.all:
        mentions = [mention for mention in entity.mentions if mention.sentence == sentence.index]
        if not mentions or mentions[0].form != "pronoun" or any(mention.form == "name" for mention in mentions):
            continue
        first = mentions[0]
        edit = _replacement(sentence, first, entity)
        source = next((mention for mention in entity.mentions if mention.form == "name"), None)
        if edit and source and not any(_overlap(edit, other) for other, _ in found):
            found.append((edit, source))
    return found


def _overlap(one: Edit, two: Edit) -> bool:
    return one.start < two.end and two.start < one.end


def _replacement(sentence: Sentence, mention: Mention, entity: Entity) -> Edit | None:
    start, end = mention.start - sentence.start, mention.end - sentence.start
    word = sentence.span.text[start:end].lower()
    token = next((token for token in sentence.tokens if sentence.origin + token.idx == mention.start), None)
    possessive = word in POSSESSIVE or (word in AMBIGUOUS and token is not None and token.tag_ == "PRP$")
    if possessive:
        # After the verb the owner may as well be the subject, or a ship: "the ferry lay on her side".
        if token is None or not _in_subject(token):
            return None
        return Edit(start, end, entity.name + ("’" if entity.name.endswith("s") else "’s"))
    return Edit(start, end, entity.name) if word in PERSONAL or word in AMBIGUOUS else None


def _in_subject(token: Token) -> bool:
    """Whether ``token`` belongs to the subject of its sentence."""
    chain = (token, *token.ancestors)
    return any(one.dep_ in {"nsubj", "nsubjpass"} for one in chain)
