"""Titles ("the chancellor") and pronouns joined to the person they mean, only where exactly one person fits.

A wrong person is worse than none: a title needs one person alone with that office, a pronoun one person alone that was the
subject shortly before. A pronoun reaches back one sentence, since newswriters name a person anew after that; pronouns inside
quotation marks are left alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from generator.engines.offline.document import Document, Entity, Mention, Sentence
from generator.engines.offline.gazetteer import gazetteer
from generator.engines.offline.name_runs import capital
from generator.engines.offline.quotations import quotations
from generator.engines.offline.roles import gives_gender, is_modifier, role_around
from generator.engines.offline.speech_verbs import cue_verbs

# Offices that one person holds, so that "the" and the word can mean that person; "leader" stands for several of them.
_OFFICES: Mapping[str, frozenset[str]] = {
    word: frozenset((word,))
    for word in (
        "president chancellor premier king queen pope prince princess governor mayor senator minister secretary emperor "
        "congressman congresswoman ambassador sheriff chairman chairwoman speaker commissioner congresswoman attorney"
    ).split()
} | {
    "leader": frozenset(
        ("leader", "president", "chancellor", "premier", "minister", "king", "queen", "emir", "chairman")
    )
}
_SPELLINGS = {"defence": "defense", "secretary-general": "secretary", "representative": "congressman"}
_DETERMINERS = frozenset(("the", "’s", "'s"))
_HE = frozenset(("he", "him", "his", "himself"))
_SHE = frozenset(("she", "her", "hers", "herself"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_NAMING = _SUBJECTS | {"appos"}
_GOES_ON = frozenset("said says added adds told tells continued explained noted argued warned".split())
_OBJECTS = frozenset(("dobj", "iobj", "dative"))
_MAX_MODIFIERS = 5


@dataclass(slots=True)
class _Person:
    """A person while titles and pronouns are joined: words of all roles, gender, and mentions found so far."""

    index: int
    roles: frozenset[str]
    countries: frozenset[str]
    gender: str | None
    mentions: list[Mention]
    title: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Near:
    """A person mentioned at ``start``; ``verb`` is the token of the verb whose subject the mention is, if it is one.

    ``inverted`` says that a verb of speaking stands before the person, as after a quotation.
    """

    start: int
    person: _Person
    verb: int | None
    inverted: bool = False


def resolve(document: Document, entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """``entities`` with the mentions by title and by pronoun added, in order of place."""
    persons = [_person(document, i, entity) for i, entity in enumerate(entities) if entity.kind == "person"]
    taken = frozenset((m.start, m.end) for entity in entities for m in entity.mentions)
    _join_titles(document, persons, taken)
    _join_pronouns(document, persons, sorted(taken))
    resolved = list(entities)
    for person in persons:
        mentions = tuple(sorted(person.mentions, key=lambda m: (m.start, m.end)))
        entity = replace(entities[person.index], mentions=mentions)
        if entity.role is None and person.title is not None:
            start, end = person.title
            role = " ".join(document.article.seed.text[start:end].split())
            entity = replace(entity, role=role, role_span=person.title)
        resolved[person.index] = entity
    return tuple(resolved)


def _person(document: Document, index: int, entity: Entity) -> _Person:
    roles: set[str] = set()
    countries: set[str] = set()
    gender = gives_gender(entity.name.split()[0]) if " " in entity.name else None
    for mention in entity.mentions:
        sentence = document.sentences[mention.sentence]
        part = _tokens(sentence, mention)
        if part is None:
            continue
        doc, (first, last) = sentence.span.doc, part
        if first:
            gender = gives_gender(doc[first - 1].text) if doc[first - 1].text[0].isupper() and not gender else gender
        role = role_around(doc, first, last)
        if role:
            begin, end = sentence.origin + role[0], sentence.origin + role[1]
            words = document.article.seed.text[begin:end].replace("’s", " ").replace("'s", " ").split()
            roles.update(_plain(word) for word in words)
            countries.update(filter(None, (_country(word) for word in words)))
    return _Person(index, frozenset(roles), frozenset(countries), gender, list(entity.mentions))


def _tokens(sentence: Sentence, mention: Mention) -> tuple[int, int] | None:
    start, end = mention.start - sentence.origin, mention.end - sentence.origin
    span = sentence.span.doc.char_span(start, end, alignment_mode="expand")
    return (span.start, span.end) if span is not None else None


def _plain(word: str) -> str:
    lower = word.lower().strip(".,")
    return _SPELLINGS.get(lower, lower)


def _country(word: str) -> str | None:
    table = gazetteer()
    return table.countries.get(word) or table.demonyms.get(word)


# ---------------------------------------------------------------- titles


def _join_titles(document: Document, persons: Sequence[_Person], taken: frozenset[tuple[int, int]]) -> None:
    for sentence in document.sentences:
        for start, end, words, country in _titles(sentence):
            begin, stop = sentence.origin + start, sentence.origin + end
            if any(s < stop and begin < e and e - s > stop - begin for s, e in taken):
                continue
            person = _holder(persons, words, country, begin)
            if person is None and country:
                person = _only_one(persons, words, sentence, begin)
                if person is not None:
                    person.roles |= words
                    person.countries |= {country}
                    person.title = person.title or (begin, stop)
            if person is not None:
                person.mentions.append(Mention(begin, stop, sentence.index, "title"))


def _only_one(persons: Sequence[_Person], words: frozenset[str], sentence: Sentence, at: int) -> _Person | None:
    """The only person of whom the article has spoken so far, in this very sentence, where nobody else holds the office."""
    head = next(_OFFICES[word] for word in sorted(words) if word in _OFFICES)
    if any(person.roles & head for person in persons):
        return None
    before = [person for person in persons if any(m.start < at for m in person.mentions)]
    alone = len(before) == 1 and not before[0].roles
    return before[0] if alone and any(m.sentence == sentence.index for m in before[0].mentions) else None


def _titles(sentence: Sentence) -> Iterator[tuple[int, int, frozenset[str], str | None]]:
    """Titles without a name: characters in the paragraph, the words, and the country that they name."""
    doc = sentence.span.doc
    for token in sentence.tokens:
        if _plain(token.text) not in _OFFICES or _named(doc, token.i, sentence.span.end):
            continue
        first = token.i
        while first > sentence.span.start and token.i - first < _MAX_MODIFIERS and _modifies(doc[first - 1]):
            first -= 1
        if first > sentence.span.start and doc[first - 1].lower_ in _DETERMINERS:
            owner = doc[first - 2] if doc[first - 1].lower_ != "the" and first - 2 >= sentence.span.start else None
            first = owner.i if owner is not None else first
        elif not (first < token.i and _country(doc[first].text)):
            continue
        words = [t.text for t in doc[first : token.i + 1]]
        country = next(filter(None, (_country(word) for word in words)), None)
        plain = frozenset(_plain(w) for w in words if not _country(w) and w not in ("'s", "’s", "."))
        yield doc[first].idx, token.idx + len(token), plain, country


def _modifies(token: Token) -> bool:
    if _country(token.text):
        return True
    return (
        is_modifier(token.text) or token.text in ("-", "NATO", "EU", "UN") or token.lower_ in ("general", "secretary")
    )


def _named(doc: Doc, at: int, end: int) -> bool:
    """Whether a name or an explanation follows the title: then it is a role, or the title of somebody else."""
    after = doc[at + 1] if at + 1 < end else None
    if after is None:
        return False
    if capital(after.text) or after.lower_ in ("of", "for", "to", "general"):
        return True
    return after.text == "," and at + 2 < end and capital(doc[at + 2].text) and not doc[at + 2].is_stop


def _holder(persons: Sequence[_Person], words: frozenset[str], country: str | None, at: int) -> _Person | None:
    """The one person who holds the office, named before ``at``; ``None`` where none or several do."""
    head = next(_OFFICES[word] for word in sorted(words) if word in _OFFICES)
    rest = {word for word in words if word not in _OFFICES}
    named = [
        p for p in persons if any(m.start < at for m in p.mentions) and p.roles & head and rest <= p.roles | {"the"}
    ]
    if country:
        exact = [p for p in named if country in p.countries]
        named = exact or [p for p in named if not p.countries]
    return named[0] if len(named) == 1 else None


# ---------------------------------------------------------------- pronouns


def _join_pronouns(document: Document, persons: Sequence[_Person], taken: Sequence[tuple[int, int]]) -> None:
    quoted = [part for quotation in quotations(document) for part in quotation.parts]
    by_sentence: dict[int, list[_Near]] = {}
    for person in persons:
        for mention in person.mentions:
            sentence = document.sentences[mention.sentence]
            if not _inside(quoted, mention.start):
                entry = _Near(mention.start, person, _verb(sentence, mention), _after_verb(sentence, mention))
                by_sentence.setdefault(mention.sentence, []).append(entry)
    for sentence in document.sentences:
        stranger = _stranger(sentence, taken)
        for token in sentence.tokens:
            gender = "he" if token.lower_ in _HE else "she" if token.lower_ in _SHE else None
            start, end = sentence.offsets(token)
            if gender is None or _inside(quoted, start):
                continue
            near = by_sentence.setdefault(sentence.index, [])
            before = by_sentence.get(sentence.index - 1, []) if token.i <= stranger else []
            meant = _antecedent([_others(near, token), _actors(before, token)], start, gender)
            if meant is not None:
                meant.mentions.append(Mention(start, end, sentence.index, "pronoun"))
                if near and near[-1].person is meant and near[-1].start < start:
                    near.pop()  # the last mention alone counts; a text of pronouns only must not cost its square
                near.append(_Near(start, meant, token.head.i if token.dep_ in _SUBJECTS else None))


def _actors(before: Sequence[_Near], token: Token) -> Sequence[_Near]:
    """``before`` without who is only named as the speaker of the sentence ("…, said Brandt."), unless ``token`` speaks on."""
    speaks = token.head.lower_ in _GOES_ON and token.dep_ in _SUBJECTS
    return before if speaks else [entry for entry in before if not entry.inverted]


def _others(near: Sequence[_Near], token: Token) -> Sequence[_Near]:
    """``near`` without whom an object cannot mean: the subject of its verb ("Brandt followed her")."""
    if token.dep_ not in _OBJECTS:
        return near
    acting = {entry.person.index for entry in near if entry.verb == token.head.i}
    return [entry for entry in near if entry.person.index not in acting]


def _stranger(sentence: Sentence, taken: Sequence[tuple[int, int]]) -> int:
    """Where the sentence first names an actor that is no known entity, so that a pronoun after it may mean that one."""
    for token in sentence.tokens:
        acts = token.pos_ == "PROPN" and token.dep_ in _NAMING
        if (acts or token.ent_type_ == "PERSON") and not _inside(taken, sentence.offsets(token)[0]):
            return token.i
    return sentence.span.end


def _inside(parts: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether offset ``at`` stands in one of ``parts``, which are in order."""
    number = bisect_right(parts, (at, at)) - 1
    return number >= 0 and at < parts[number][1]


def _verb(sentence: Sentence, mention: Mention) -> int | None:
    """The token of the verb whose subject the mention is, by itself, in apposition or in a list; ``None`` where it is none."""
    part = _tokens(sentence, mention)
    if part is None:
        return None
    root = sentence.span.doc[part[0] : part[1]].root
    if root.dep_ in ("appos", "conj") and root.head.dep_ in (*_SUBJECTS, "appos"):
        root = root.head
    if root.dep_ == "appos" and root.head.dep_ in _SUBJECTS:
        root = root.head
    return root.head.i if root.dep_ in _SUBJECTS else None


def _after_verb(sentence: Sentence, mention: Mention) -> bool:
    """Whether the mention stands between a verb of speaking and a mark ("…, said Brandt.")."""
    part = _tokens(sentence, mention)
    if part is None or not part[0] or sentence.span.doc[part[0] - 1].text not in cue_verbs():
        return False
    return part[1] >= len(sentence.span.doc) or sentence.span.doc[part[1]].is_punct


def _antecedent(sentences: Sequence[Sequence[_Near]], at: int, gender: str) -> _Person | None:
    """The last subject before the pronoun whose gender fits, if no other person near fits as well; ``sentences``: last first."""
    for entries in sentences:
        near = [entry for entry in entries if entry.start < at and entry.person.gender in (gender, None)]
        if not near:
            continue
        subjects = [entry for entry in near if entry.verb is not None]
        last = max(subjects or near, key=lambda entry: entry.start).person
        others = {entry.person.index for entry in (subjects or near)} - {last.index}
        sure = last.gender == gender and not any(e.person.gender == gender for e in near if e.person is not last)
        return last if not others or sure else None
    return None
