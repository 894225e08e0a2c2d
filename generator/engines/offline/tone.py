"""The outlet's own tone toward the main actors: what its own words say of them, by word list and polarity model.

Only sentences that quote and report nobody and deny nothing count. Two things make a tone, and both need the model: a judging
word tied to the actor (:mod:`tone_words`) in a sentence that the model hears the same way; or, in the body alone, two different
sentences in which the actor acts and of which the model is very sure. Most of what sounds bad or good without a judging word
is a bad or good event in plain words; and where anything speaks to the contrary, nothing is said: better none than a wrong one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from generator.engines.offline.attribution import Attribution
from generator.engines.offline.clauses import NEGATIONS
from generator.engines.offline.document import Document, Entities, Entity, Mention, Sentence
from generator.engines.offline.polarity import Probabilities, available, polarities
from generator.engines.offline.quotations import quotations
from generator.engines.offline.speech_verbs import cue_verbs
from generator.engines.offline.tone_words import Side, is_acting, judged
from generator.model import Article, Tone

Score = Callable[[list[tuple[str, int, int]]], list[Probabilities]]
"""Sentences, each with start and end of a mention in it, to how each speaks of what is mentioned."""

MAIN_ACTORS = 2
# Judging words are looked for with more of the actors: it takes no reading by the model where there are none.
NAMED_ACTORS = 6
# With 4 sentences for each of 2 actors an article takes at most 8 readings, about 0.1 s, and few more for judging words.
MOST_SENTENCES = 4
FEWEST = 2
REACH = 20_000
"""Characters of a seed within which an article begins whose tone is read: a reading takes 12 ms or more, and an article may be as
short as 60 words. Of 100 kB of short articles whose sentences all judge, 412 readings took 3 of 8 s; now they are 93 at most.
For the same reason no more is read than the article has in characters; in ordinary news it is a third of that."""
TRIED = 3
"""Mentions of an actor in one sentence that are looked at."""
# Of 168 articles of US politics, three outlets to an event, with headlines counted: at .9 three tones, each of them an event
# (a resignation told twice, primaries won); body alone: one at .9, none at .95. Two on 13 articles of other news stay at .95.
SURE = 0.95
# With a judging word. Of newsmtsc's 8,739 training mentions the words alone find 73, quotations and all: 29 of 34 even ones
# and 36 of 39 odd ones are right, 3 reversed. With .8 beside them 3 of 3 of the development parts (4 of 4 without), and 5 of
# 889 sentences of outlets' own words on US politics, which a reader found right (without, 5 of 7).
AGREED = 0.8
# Two sentences that share so many of the shorter one's words are one, told twice.
TOLD_TWICE = 0.75
WORD = re.compile(r"\w+")
HEADS = frozenset(("headline", "standfirst"))


@dataclass(frozen=True, slots=True)
class _Heard:
    """A sentence that names an actor: on which side its words are, if any, whether the actor acts, and what the model hears."""

    sentence: Sentence
    mention: Mention
    words: Side | None
    acts: bool
    probabilities: Probabilities = (0.0, 1.0, 0.0)

    def sure(self) -> Side | None:
        """The side that words and model agree on, or that the model alone is very sure of."""
        negative, _, positive = self.probabilities
        if negative >= (AGREED if self.words == "unfavourable" else SURE):
            return "unfavourable"
        return "favourable" if positive >= (AGREED if self.words == "favourable" else SURE) else None


def tones(
    document: Document, entities: Entities, attributions: tuple[Attribution, ...], *, score: Score = polarities
) -> tuple[Tone, ...]:
    """Tones toward the main actors; empty where the outlet's own words do not judge, or without the polarity model."""
    if score is polarities and not available():
        return ()
    own = _own(document, attributions)
    actors = [entity for entity in entities.all if entity.kind in {"person", "organisation"}][:NAMED_ACTORS]
    found = (
        (actor.name, heard)
        for rank, actor in enumerate(actors)
        for heard in _asked(document, actor, own, main=rank < MAIN_ACTORS)
    )
    asked = list(_afforded(document.article, found))
    scores = score([_item(document, heard.sentence, heard.mention) for _, heard in asked]) if asked else []
    heard_of: dict[str, list[_Heard]] = {actor.name: [] for actor in actors}
    for (name, heard), probabilities in zip(asked, scores, strict=True):
        heard_of[name].append(replace(heard, probabilities=probabilities))
    made = (_tone(document, name, heard) for name, heard in heard_of.items())
    return tuple(tone for tone in made if tone is not None)


def _own(document: Document, attributions: tuple[Attribution, ...]) -> set[int]:
    """Indices of the sentences without words of others: quotations, and source, cue and content of attributions."""
    starts = [sentence.start for sentence in document.sentences]
    spans = [part for quotation in quotations(document) for part in quotation.parts]
    for each in attributions:
        spans += [*each.contents, *(edge for edge in (each.source, each.cue) if edge is not None)]
    touched = (range(bisect_right(starts, start) - 1, bisect_left(starts, end)) for start, end in spans)
    others = {index for indices in touched for index in indices}
    told = (sentence for sentence in document.sentences if sentence.label == "body" or sentence.label in HEADS)
    return {sentence.index for sentence in told if sentence.index not in others and _plain(sentence)}


def _plain(sentence: Sentence) -> bool:
    """Whether nothing in ``sentence`` denies (the model reads that badly) or may attribute, found as an attribution or not."""
    return not any(
        token.lower_ in NEGATIONS or (token.pos_ == "VERB" and token.lower_ in cue_verbs()) for token in sentence.tokens
    )


def _asked(document: Document, actor: Entity, own: set[int], *, main: bool) -> Iterator[_Heard]:
    """The sentences that name ``actor`` and may judge, each wording once: with judging words, or of a main actor who acts."""
    seen: set[str] = set()
    tried: Counter[int] = Counter()
    for mention in actor.mentions:
        sentence = document.sentences[mention.sentence]
        tried[mention.sentence] += 1
        if mention.sentence not in own or mention.form == "pronoun" or tried[mention.sentence] > TRIED:
            continue
        if sentence.span.text in seen:
            continue
        heard = _Heard(sentence, mention, judged(sentence, mention), is_acting(sentence, mention))
        if heard.words or (main and heard.acts and sentence.label == "body"):
            seen.add(sentence.span.text)
            yield heard
        if len(seen) == MOST_SENTENCES:
            return


def _afforded(article: Article, asked: Iterable[tuple[str, _Heard]]) -> Iterator[tuple[str, _Heard]]:
    """The first of ``asked``, as many as may be read: see :data:`REACH`."""
    left = article.end - article.start if article.start < REACH else 0
    for name, heard in asked if left else ():
        left -= heard.sentence.end - heard.sentence.start
        if left < 0:
            return
        yield name, heard


def _item(document: Document, sentence: Sentence, mention: Mention) -> tuple[str, int, int]:
    text = document.article.seed.text[sentence.start : sentence.end]
    return text, max(mention.start - sentence.start, 0), min(mention.end - sentence.start, len(text))


def _tone(document: Document, name: str, heard: Sequence[_Heard]) -> Tone | None:
    """The side that is established while nothing speaks to the contrary; mixed where both are."""
    found: dict[Side, list[_Heard]] = {"unfavourable": [], "favourable": []}
    for one in heard:
        side = one.sure()
        if side is not None and not any(_told_twice(one, other) for other in found[side]):
            found[side].append(one)
    sides = [side for side, told in found.items() if told]
    if not sides or not all(_established(side, found[side]) for side in sides):
        return None
    sure = sorted((one for told in found.values() for one in told), key=lambda one: one.sentence.start)
    evidence = tuple(document.evidence(one.sentence.start, one.sentence.end) for one in sure)
    confidence = round(fmean(max(one.probabilities[0], one.probabilities[2]) for one in sure), 2)
    return Tone(name, "mixed" if len(sides) > 1 else sides[0], confidence, evidence)


def _established(side: Side, told: Sequence[_Heard]) -> bool:
    """Whether one of the sentences has judging words, or the model alone is sure of enough."""
    return len(told) >= FEWEST or any(one.words == side for one in told)


def _told_twice(one: _Heard, other: _Heard) -> bool:
    mine, others = (set(WORD.findall(each.sentence.span.text.casefold())) for each in (one, other))
    return len(mine & others) >= TOLD_TWICE * min(len(mine), len(others))
