"""Whom a subject means: a name, a title ("the minister"), a pronoun, a group with a name in it, a spokesperson's organisation.

What :mod:`entities` already knows comes first. Titles are compared with the roles of the persons that the article names; "he" and
"she" go to the nearest person before who stands as a subject and whose given name allows it (Hobbs' preference for subjects).
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from generator.engines.offline import clauses
from generator.engines.offline.ad_hoc import group, group_name, named_after, proper_name
from generator.engines.offline.document import Document, Entities, Entity, Sentence
from generator.engines.offline.gazetteer import gazetteer
from generator.engines.offline.quotations import Quoted, quotations
from generator.engines.offline.roles import is_office
from generator.engines.offline.speech_verbs import words

# Mentions that can overlap at one place: a name, and shorter ones within it.
NEIGHBOURS = 4
_OF = re.compile(r" (?:of|for|in|at|on|to|with) ")
# Sentences that a pronoun looks back; further away, a newspaper repeats the name.
BACK = 5
# A subject one sentence back is likelier meant than another name in between.
SUBJECT_BONUS = 1.5
SINGULAR = {"he": "he", "she": "she", "him": "he", "her": "she", "his": "he"}
PLURAL = frozenset(("they", "them", "their"))


@dataclass(frozen=True, slots=True)
class _Seen:
    """A person's or group's mention: where, who, whether as a subject, and whether within quotation marks."""

    offset: int
    sentence: int
    entity: Entity
    subject: bool
    quoted: bool = False


class Speakers:
    """Finds whom the subjects of one document mean."""

    def __init__(self, document: Document, entities: Entities) -> None:
        self.entities = entities
        self._persons = [entity for entity in entities.all if entity.kind == "person"]
        self._mentions = sorted(
            ((m.start, m.end, number) for number, entity in enumerate(entities.all) for m in entity.mentions),
            key=lambda each: (each[0], -each[1]),
        )
        self._quoted = Quoted(quotations(document))
        self._seen = sorted(self._subjects(document), key=lambda seen: seen.offset)
        self._groups = sorted(self._named_groups(document), key=lambda seen: seen.offset)
        self._resolve_pronouns(document)

    def whom(self, sentence: Sentence, token: Token) -> Entity | None:
        """The entity that ``token``, a subject in ``sentence``, means."""
        lower = token.lower_
        if lower in SINGULAR:
            return self._at(sentence, token) or self._pronoun(sentence, token, SINGULAR[lower])
        if lower in PLURAL:
            return self._latest_group(sentence, token)
        if spoken_for(token):
            return self._organisation_of(sentence, token)
        if token.pos_ not in {"NOUN", "PROPN"}:
            return self._at(sentence, token) or self._apposition(sentence, token)
        return self._noun(sentence, token)

    def _noun(self, sentence: Sentence, token: Token) -> Entity | None:
        """Whom a noun or name means."""
        if token.lower_ in words("people") or token.lower_ in words("bodies"):
            return self._group(sentence, token)
        if token.pos_ == "NOUN" and token.lower_ in words("documents"):
            return self._author(sentence, token)
        found = self._at(sentence, token)
        if found is not None and found.kind == "place" and token.text.isupper() and len(token) > 3:
            return None  # a dateline that the parser took for the subject
        if found is not None and found.kind == "country" and token.tag_ in {"NNPS", "NNS"}:
            return Entity(token.text, "group", ()) if token.text != found.name.split()[-1] else found
        if found is not None and (token.ent_type_ or found.kind != "country" or token.pos_ == "PROPN"):
            return found
        return self._apposition(sentence, token) or self._titled(sentence, token) or proper_name(token)

    def _at(self, sentence: Sentence, token: Token) -> Entity | None:
        start, end = sentence.offsets(token)
        number = bisect_left(self._mentions, (end,))
        overlaps = []
        for first, last, entity in self._mentions[max(0, number - NEIGHBOURS) : number]:
            overlaps.append((min(end, last) - max(start, first), -entity))
        best = max(overlaps, default=(0, 0))
        return self.entities.all[-best[1]] if best[0] > 0 else None

    def _apposition(self, sentence: Sentence, token: Token) -> Entity | None:
        """As in "the secretary of state, Ada Brandt,": the name beside the title."""
        for part in token.children:
            if part.dep_ == "appos":
                found = self._at(sentence, part)
                if found is not None and found.kind in {"person", "organisation"}:
                    return found
        return self._set_after(sentence, token)

    def _set_after(self, sentence: Sentence, token: Token) -> Entity | None:
        """As in "the head of the ferry office, Ada Brandt,": the parser sets the name beside the office."""
        for part in token.subtree:
            if part.dep_ == "appos" and part.head.dep_ == "pobj" and part.left_edge.nbor(-1).text == ",":
                found = self._at(sentence, part)
                if found is not None and found.kind == "person":
                    return found
        return None

    def _titled(self, sentence: Sentence, token: Token) -> Entity | None:
        """As in "the harbour minister": the person whose role has all words of the title and who was named last."""
        if token.pos_ not in {"NOUN", "PROPN"}:
            return None
        doc = token.doc
        title = {t.lower_.strip("’'") for t in doc[token.left_edge.i : token.i + 1] if t.is_alpha and not t.is_stop}
        if not title:
            return None
        offset = sentence.offsets(token)[0]
        if not any(p.role and token.lower_ in _words_of(p.role) for p in self._persons):
            return self._only_one(token, offset)
        # The head of an authority is a head, not an authority: the title's noun must stand before the role's "of".
        fitting = [
            p
            for p in self._persons
            if p.role and title <= _words_of(p.role) and token.lower_ in _words_of(_OF.split(p.role)[0])
        ]
        before = [
            (max(m.start for m in p.mentions if m.start < offset), -n)
            for n, p in enumerate(fitting)
            if p.mentions[0].start < offset
        ]
        return fitting[-max(before)[1]] if before else None

    def _only_one(self, token: Token, offset: int) -> Entity | None:
        """Whom "the mayor of Norl" means where nobody is called so: the only person whom the text has named by then."""
        office = is_office(token.lower_) and clauses.child(token, "det") is not None
        before = [p for p in self._persons if p.mentions and p.mentions[0].start < offset]
        return before[0] if office and len(before) == 1 and before[0].role is None else None

    def _organisation_of(self, sentence: Sentence, token: Token) -> Entity | None:
        """Whom a spokesperson speaks for; a bare "the spokesperson" goes on for the last one."""
        first, last = token.left_edge, token.right_edge
        start, end = sentence.offsets(first)[0], sentence.offsets(last)[1]
        inside = [n for a, b, n in self._within(start, end) if self.entities.all[n].kind != "person"]
        if inside:
            return self.entities.all[inside[0]]
        found = self._at(sentence, token) or self._apposition(sentence, token) or named_after(token)
        if found is not None:
            return found
        earlier = _before(self._seen, start, sentence.index - 2 * BACK)
        return next((seen.entity for seen in earlier if seen.entity.kind != "person"), None)

    def _author(self, sentence: Sentence, token: Token) -> Entity | None:
        """Whose a document is: "a study by the ferry union", "the council report"."""
        for part in token.children:
            owner = (
                clauses.child(part, "pobj")
                if part.dep_ in {"prep", "agent"} and part.lower_ in {"by", "from", "of"}
                else None
            )
            owner = part if part.dep_ in {"poss", "compound", "nmod"} else owner
            found = self.whom(sentence, owner) if owner is not None and owner.lower_ not in words("documents") else None
            if found is not None:
                return found
        return None

    def _within(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        return ((a, b, n) for a, b, n in self._mentions if start <= a and b <= end)

    def _pronoun(self, sentence: Sentence, token: Token, gender: str) -> Entity | None:
        """The nearest person before, subjects first, whom ``gender`` fits."""
        offset = sentence.offsets(token)[0]
        inside = self._inside(offset)
        near = [
            seen
            for seen in _before(self._seen, offset, sentence.index - BACK)
            if seen.entity.kind == "person" and (inside or not seen.quoted) and _fits(seen.entity, gender)
        ]
        if not near:
            return None
        # The only person of the sentence before is meant, also where it is no subject ("one of them, Ada Brandt, said").
        last = {seen.entity.name: seen.entity for seen in near if seen.sentence == sentence.index - 1}
        if len(last) == 1:
            return next(iter(last.values()))
        return max(near, key=lambda seen: (seen.sentence + SUBJECT_BONUS * seen.subject, seen.offset)).entity

    def _inside(self, offset: int) -> bool:
        return self._quoted.at(offset) is not None

    def _resolve_pronouns(self, document: Document) -> None:
        """Resolve "he" and "she" where they are subjects, in order, so that each can stand for the next one's person."""
        for sentence in document.sentences:
            for token in sentence.tokens:
                if token.lower_ in {"he", "she"} and token.dep_ in clauses.SUBJECTS:
                    person = self.whom(sentence, token)
                    if person is not None:
                        offset = sentence.offsets(token)[0]
                        seen = _Seen(offset, sentence.index, person, clauses.is_subject(token), self._inside(offset))
                        insort(self._seen, seen, key=lambda each: each.offset)

    # ------------------------------------------------------------ groups

    def _group(self, sentence: Sentence, token: Token) -> Entity | None:
        """As in "Verran leaders": a plural of people with a name in it is a group; "the leaders" is the last such group."""
        known = self._at(sentence, token)
        if known is not None and token.pos_ == "PROPN" and known.kind != "country":
            return known
        name = group_name(token)
        if name is not None:
            return group(token, name)
        offset = sentence.offsets(token)[0]
        before = [
            seen
            for seen in self._groups
            if seen.offset < offset and seen.entity.name.split()[-1].lower() == token.lower_
        ]
        return before[-1].entity if before and len(list(token.children)) <= 2 else None

    def _latest_group(self, sentence: Sentence, token: Token) -> Entity | None:
        offset = sentence.offsets(token)[0]
        return next((s.entity for s in _before(self._groups, offset, sentence.index - 2) if s.subject), None)

    # ------------------------------------------------------------ what was seen

    def _subjects(self, document: Document) -> Iterator[_Seen]:
        """All names in the document with whether they are subjects; organisations only where somebody speaks for them."""
        for sentence in document.sentences:
            for start, end, number in self._in_sentence(sentence):
                token = clauses.head_at(sentence, start, end)
                entity = self.entities.all[number]
                if token is None:
                    continue
                if entity.kind == "person":
                    yield _Seen(start, sentence.index, entity, clauses.is_subject(token), self._inside(start))
                elif any(spoken_for(up) for up in (token, *token.ancestors)):
                    yield _Seen(start, sentence.index, entity, subject=False)

    def _in_sentence(self, sentence: Sentence) -> list[tuple[int, int, int]]:
        first, last = (bisect_left(self._mentions, (offset,)) for offset in (sentence.start, sentence.end))
        return self._mentions[first:last]

    def _named_groups(self, document: Document) -> Iterator[_Seen]:
        for sentence in document.sentences:
            for token in sentence.tokens:
                people = token.lower_ in words("people") and token.dep_ in clauses.SUBJECTS
                if (people or token.lower_ in words("bodies")) and (name := group_name(token)):
                    yield _Seen(sentence.offsets(token)[0], sentence.index, group(token, name), subject=people)


def _before(seen: list[_Seen], offset: int, earliest: int) -> Iterator[_Seen]:
    """What was seen before ``offset`` in sentence ``earliest`` or later, the last first."""
    for number in range(bisect_left(seen, offset, key=lambda each: each.offset) - 1, -1, -1):
        if seen[number].sentence < earliest:
            return
        yield seen[number]


def spoken_for(token: Token) -> bool:
    """Whether ``token`` is, or names with its title, somebody who speaks for another."""
    return token.lower_ in words("spokespersons") or any(
        part.lower_ in words("spokespersons") and part.dep_ in {"compound", "appos"} for part in token.children
    )


def _words_of(role: str) -> frozenset[str]:
    return frozenset(word.strip("’'.,").lower() for word in role.replace("-", " ").split())


def _fits(person: Entity, gender: str) -> bool:
    known = _gender(person.name)
    return known in {gender, "either"}


@cache
def _gender(name: str) -> str:
    first = name.split(maxsplit=1)[0]
    return gazetteer().given_names.get(first, "either")
