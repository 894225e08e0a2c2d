"""The outlet's own tone toward the main actors: what the polarity model hears in sentences that are nobody else's.

Only sentences of the body count that quote and report nobody, deny nothing and name the actor, by name or title, as the one
who acts. (A headline tells what the lead tells: together they are one voice, not two.) Most of what sounds bad or good even
so is a bad or good event in plain words; so a tone is given only where the model is very sure of two different sentences
and of nothing to the contrary: better none than a wrong one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from statistics import fmean
from typing import Literal

from generator.engines.offline.attribution import Attribution
from generator.engines.offline.clauses import FARTHEST, NEGATIONS
from generator.engines.offline.document import Document, Entities, Entity, Mention, Sentence
from generator.engines.offline.polarity import Probabilities, available, polarities
from generator.engines.offline.quotations import quotations
from generator.engines.offline.speech_verbs import cue_verbs
from generator.model import Tone

Score = Callable[[list[tuple[str, int, int]]], list[Probabilities]]
"""Sentences, each with start and end of a mention in it, to how each speaks of what is mentioned."""

MAIN_ACTORS = 2
# With 4 sentences for each of 2 actors an article takes at most 8 readings, about 0.1 s.
MOST_SENTENCES = 4
FEWEST = 2
# Of 168 articles of US politics, three outlets to an event, with headlines counted: at .9 three tones, each of them an event
# (a resignation told twice, primaries won); body alone: one at .9, none at .95. Two on 13 articles of other news stay at .95.
SURE = 0.95
# From a mention up to the noun phrase that it is part of: "Brandt's plan", "the Brandt plan", "the plan of Brandt".
PARTS = frozenset(("poss", "compound", "nmod", "amod", "appos", "prep", "pobj"))


def tones(
    document: Document, entities: Entities, attributions: tuple[Attribution, ...], *, score: Score = polarities
) -> tuple[Tone, ...]:
    """Tones toward the main actors; empty where the outlet's own words do not judge, or without the polarity model."""
    if score is polarities and not available():
        return ()
    own = _own(document, attributions)
    actors = [entity for entity in entities.all if entity.kind in {"person", "organisation"}][:MAIN_ACTORS]
    named = [(actor, *found) for actor in actors for found in _sentences(document, actor, own)]
    scores = score([_item(document, sentence, mention) for _, sentence, mention in named]) if named else []
    heard: dict[str, list[tuple[Sentence, Probabilities]]] = {actor.name: [] for actor in actors}
    for (actor, sentence, _), probabilities in zip(named, scores, strict=True):
        heard[actor.name].append((sentence, probabilities))
    found = (_tone(document, name, sentences) for name, sentences in heard.items())
    return tuple(tone for tone in found if tone is not None)


def _own(document: Document, attributions: tuple[Attribution, ...]) -> set[int]:
    """Indices of the body's sentences without words of others: quotations, and source, cue and content of attributions."""
    starts = [sentence.start for sentence in document.sentences]
    spans = [part for quotation in quotations(document) for part in quotation.parts]
    for each in attributions:
        spans += [*each.contents, *(edge for edge in (each.source, each.cue) if edge is not None)]
    touched = (range(bisect_right(starts, start) - 1, bisect_left(starts, end)) for start, end in spans)
    others = {index for indices in touched for index in indices}
    return {sentence.index for sentence in document.body() if sentence.index not in others and _plain(sentence)}


def _plain(sentence: Sentence) -> bool:
    """Whether nothing in ``sentence`` denies (the model reads that badly) or may attribute, found as an attribution or not."""
    return not any(
        token.lower_ in NEGATIONS or (token.pos_ == "VERB" and token.lower_ in cue_verbs()) for token in sentence.span
    )


def _sentences(document: Document, actor: Entity, own: set[int]) -> Iterator[tuple[Sentence, Mention]]:
    """The first of the ``own`` sentences that name ``actor`` as the one who acts, each wording once."""
    seen: set[str] = set()
    for mention in actor.mentions:
        sentence = document.sentences[mention.sentence]
        if mention.sentence not in own or mention.form == "pronoun" or not _acts(sentence, mention):
            continue
        if sentence.span.text not in seen:
            seen.add(sentence.span.text)
            yield sentence, mention
        if len(seen) == MOST_SENTENCES:
            return


def _acts(sentence: Sentence, mention: Mention) -> bool:
    """Whether the mention is the subject of an active verb, or part of it; what is done to somebody is news, not tone."""
    start, end = mention.start - sentence.origin, mention.end - sentence.origin
    span = sentence.span.doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return False
    token = span.root
    for _ in range(FARTHEST):
        token = token.head if token.dep_ in PARTS else token
    return token.dep_ == "nsubj"


def _item(document: Document, sentence: Sentence, mention: Mention) -> tuple[str, int, int]:
    text = document.article.seed.text[sentence.start : sentence.end]
    return text, max(mention.start - sentence.start, 0), min(mention.end - sentence.start, len(text))


def _tone(document: Document, name: str, heard: list[tuple[Sentence, Probabilities]]) -> Tone | None:
    """The side of which the model is sure at least ``FEWEST`` times while never of the other; mixed where of both so often."""
    bad = [(sentence, negative) for sentence, (negative, _, _) in heard if negative >= SURE]
    good = [(sentence, positive) for sentence, (_, _, positive) in heard if positive >= SURE]
    sure = sorted(bad + good, key=lambda each: each[0].start)
    if any(0 < len(side) < FEWEST for side in (bad, good)) or not sure:
        return None
    side: Literal["favourable", "unfavourable", "mixed"] = "mixed"
    if not (bad and good):
        side = "unfavourable" if bad else "favourable"
    evidence = tuple(document.evidence(sentence.start, sentence.end) for sentence, _ in sure)
    return Tone(name, side, round(fmean(probability for _, probability in sure), 2), evidence)
