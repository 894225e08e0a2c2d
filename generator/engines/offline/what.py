"""What happened: the main event as one plain sentence, then up to four more facts that add something."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.engines.offline import coverage, sentences, shorten
from generator.engines.offline.anaphora import leans
from generator.engines.offline.document import Document, Entities, Entity, Sentence
from generator.engines.offline.pointers import has_owner, points_back
from generator.engines.offline.shorten import Plain
from generator.model import Evidence, Fact

MOST = 5
REACH = 8  # sentences from the start in which the main event is looked for
REPEATED = 0.6  # share of a sentence's words that others have said already
DAY = re.compile(r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tonight|tomorrow)\b", re.IGNORECASE)
BACKGROUND = re.compile(
    r"\b(?:last (?:week|month|year|summer|autumn|winter|spring)|(?:weeks|months|years) ago|previously|earlier this)\b",
    re.IGNORECASE,
)
SPEAKER = re.compile(r"\s{0,9}([^\W\d_][^\n:.?!“”\"]{0,40}): \S")
SPEAKER_REACH = 60  # characters
INITIALS = 3  # letters of "Q:" and "AB:"
MAIN_WORDS, FACT_WORDS = 5, 4  # content words without which a sentence says little
# Chosen by reading the first facts of some 60 articles: what moved a background sentence or a quotation off the first place.
EARLY, TOLD, DATED, CENTRAL, OLD, QUOTED = 0.3, 1.0, 0.15, 0.25, 0.3, 0.4


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that could be a fact: as it would be printed, its ``rank`` in the body (0 in a standfirst), its stems.

    ``leans`` says that it needs the sentence before it, ``quoted`` what share of it is quotation.
    """

    sentence: Sentence
    plain: Plain
    rank: int
    words: tuple[str, ...]
    leans: bool
    quoted: float


def what(document: Document, entities: Entities) -> tuple[Fact, ...]:
    """The facts of ``document``: the main event first, the others in the order of the article; none where nothing is stated."""
    return tuple(Fact(chosen.plain.text, tuple(_evidence(document, chosen))) for chosen in choose(document, entities))


def choose(document: Document, entities: Entities, most: int = MOST, room: int | None = None) -> tuple[Candidate, ...]:
    """The sentences that tell the news: the main event first, then others in order, ``most`` in all and within ``room`` words."""
    candidates = list(_candidates(document, entities, brief=room is not None))
    if not candidates:
        return ()
    weights = coverage.weigh(document)
    main = _main(candidates, weights)
    chosen = [main]
    said = set(main.words)
    while len(chosen) < most:
        best = _next(candidates, chosen, weights, said, room)
        if best is None:
            break
        chosen.append(best)
        said.update(best.words)
    return (main, *_standing(main, sorted(chosen[1:], key=lambda candidate: candidate.sentence.index)))


def _standing(main: Candidate, others: Sequence[Candidate]) -> Iterator[Candidate]:
    """``others`` without those that lean on a sentence that is not printed right before them."""
    last = main.sentence.index
    for candidate in others:
        if not candidate.leans or candidate.sentence.index == last + 1:
            yield candidate
            last = candidate.sentence.index


def _candidates(document: Document, entities: Entities, *, brief: bool) -> Iterator[Candidate]:
    persons = _persons(entities)
    ranks = {sentence.index: rank for rank, sentence in enumerate(document.body())}
    for sentence in sentences.statements(document):
        words = coverage.terms(sentence.span)
        if len(words) < FACT_WORDS:
            continue
        said = shorten.plain(sentence, entities, brief=brief)
        own = sentences.outside_quotations(said.text) or ""
        if _is_spoken(document, sentence, entities):
            continue
        named = bool(said.named) or sentence.index in persons or has_owner(sentence.span)
        hanging = leans(said.text, names_person=named) or leans(own.lstrip(" ,"), names_person=named)
        hanging = hanging or points_back(sentence.span)
        yield Candidate(sentence, said, ranks.get(sentence.index, 0), words, hanging, 1 - len(own) / len(said.text))


def _is_spoken(document: Document, sentence: Sentence, entities: Entities) -> bool:
    """Whether the paragraph gives somebody's words without quotation marks, as interviews do ("Ada Brandt: It is safe.")."""
    label = SPEAKER.match(document.article.seed.text, sentence.origin, sentence.origin + SPEAKER_REACH)
    if label is None:
        return False
    if label[1].isupper() and len(label[1]) <= INITIALS:
        return True
    entity = entities.at(*label.span(1))
    return entity is not None and _is_person(entity)


def _persons(entities: Entities) -> frozenset[int]:
    """The sentences that name a person."""
    return frozenset(
        mention.sentence
        for entity in entities.all
        if _is_person(entity)
        for mention in entity.mentions
        if mention.form == "name"
    )


def _is_person(entity: Entity) -> bool:
    return entity.kind == "person"


def _main(candidates: Sequence[Candidate], weights: coverage.Weights) -> Candidate:
    """The sentence that tells the main event: early, close to the headline, whole in itself."""
    early = [candidate for candidate in candidates if candidate.rank < REACH] or list(candidates[:1])
    whole = [candidate for candidate in early if not candidate.leans and len(candidate.words) >= MAIN_WORDS] or early
    return max(whole, key=lambda candidate: (_newsworth(candidate, weights), -candidate.rank))


def _newsworth(candidate: Candidate, weights: coverage.Weights) -> float:
    """How much a sentence looks like the one that tells the main event."""
    text = candidate.plain.text
    told = coverage.headline_share(weights.headline, candidate.words)
    bonus = (
        DATED * (DAY.search(text) is not None) - OLD * (BACKGROUND.search(text) is not None) - QUOTED * candidate.quoted
    )
    return TOLD * told + CENTRAL * weights.density(candidate.words) + bonus + 1 / (1 + EARLY * candidate.rank)


def _next(
    candidates: Iterable[Candidate],
    chosen: Sequence[Candidate],
    weights: coverage.Weights,
    said: set[str],
    room: int | None,
) -> Candidate | None:
    """The sentence that adds most to what is ``said``, fits and does not hang in the air."""
    taken = {candidate.sentence.index for candidate in chosen}
    first = chosen[0].sentence.index
    used = sum(_length(candidate) for candidate in chosen)
    open_to = [
        candidate
        for candidate in candidates
        if candidate.sentence.index not in taken
        and (not candidate.leans or _follows(candidate, taken, first))
        and (room is None or used + _length(candidate) <= room)
        and coverage.overlap(candidate.words, said) < REPEATED
    ]
    return max(open_to, key=lambda candidate: (_adds(candidate, weights, said), -candidate.rank), default=None)


def _follows(candidate: Candidate, taken: Iterable[int], first: int) -> bool:
    """Whether the sentence before ``candidate`` will be printed right before it; ``first``, the main event, opens the list."""
    before = candidate.sentence.index - 1
    return before in taken and (before != first or min(taken) == first)


def _adds(candidate: Candidate, weights: coverage.Weights, said: set[str]) -> float:
    """What the sentence adds; quotations add less than reports of the same words."""
    return coverage.gain(candidate.words, candidate.rank, weights, said) * (1 - QUOTED * candidate.quoted)


def _length(candidate: Candidate) -> int:
    return len(candidate.plain.text.split())


def _evidence(document: Document, candidate: Candidate) -> Iterator[Evidence]:
    yield document.evidence(candidate.plain.start, candidate.plain.end)
    for mention in candidate.plain.named:
        yield document.evidence(mention.start, mention.end)
