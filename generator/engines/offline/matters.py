"""What "it" and "them" stand for where that is a matter and no actor: the accord, the turbines.

A bare pronoun means the only thing that its sentence or the one before speaks of; of several it means the one that the headline
names too. In a quotation that starts with it, it means what the talk is about: the headline's matter that was named last.
Where that leaves a choice, nothing is said.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from generator.engines.offline import stance_lexicon, targets
from generator.engines.offline.document import Document, Entities, Sentence
from generator.engines.offline.quotations import Quoted
from generator.engines.offline.roles import is_office
from generator.engines.offline.speech_verbs import inflections, words

# Sentences that a pronoun of things looks back: further away, a newspaper repeats the noun.
BACK, FAR_BACK = 1, 6
# Sentences that a bare number looks back: the length of a news article, so that hostile text takes linear time.
COUNTED_BACK = 40
ROLES = frozenset(("nsubj", "nsubjpass", "dobj", "pobj"))
LEADING = frozenset(("of", "for", "against", "about", "to", "with", "behind", "by"))
PRONOUNS = frozenset(("it", "them"))
ONES = "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBERS = {word: number for number, word in enumerate(ONES.split(), 2)}
NUMBERS |= {word: 10 * number for number, word in enumerate(TENS.split(), 2)}
# "it" means no thing of which there are several: "every brick".
EACH = frozenset(("every", "each", "any", "no"))
VOTING = frozenset(("vote", "votes", "voted", "voting"))
VOTED_ON = frozenset(("for", "against", "on"))
PASSING = frozenset(form for verb in "approve ratify pass reject adopt".split() for form in inflections(verb, {}))
TIMES = frozenset(("DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "PERSON", "QUANTITY"))


@dataclass(frozen=True, slots=True)
class _Thing:
    """A noun that can be meant, with the stretch of quotation it stands in."""

    noun: Token
    quoted: tuple[int, int] | None

    @property
    def key(self) -> str:
        """What two namings of one thing share."""
        return _key(self.noun)


class Matters:
    """Finds what pronouns of things stand for in one document."""

    def __init__(self, document: Document, entities: Entities, quoted: Quoted) -> None:
        self._document, self._entities, self._quoted = document, entities, quoted
        heads = (sentence for sentence in document.sentences if sentence.label in {"headline", "standfirst"})
        self._nouns = {_key(t) for sentence in document.sentences for t in sentence.tokens if t.pos_ == "NOUN"}
        self._topics = self._nouns & {
            _key(token) for sentence in heads for token in sentence.tokens if token.pos_ in {"NOUN", "PROPN"}
        }

    def meant(self, sentence: Sentence, pronoun: Token, *, owned: bool = False) -> tuple[Token, Token] | None:
        """First and last token of the words that ``pronoun`` stands for; of "its" too where ``owned``, from its own sentence."""
        if pronoun.tag_ == "CD":
            return self._counted(sentence, pronoun)
        if pronoun.lower_ in targets.ABSTAINING:
            return self._voted_on(sentence)
        if not (pronoun.lower_ in PRONOUNS or (owned and pronoun.lower_ == "its")) or _may_mean_a_deed(pronoun):
            return None
        owned_only = pronoun.lower_ == "its"
        inside = self._quoted.at(sentence.offsets(pronoun)[0])
        plural = pronoun.lower_ in {"them", "they", "these", "those", "their"}
        for pool in self._pools(sentence, pronoun, inside, plural=plural):
            thing = self._one(pool)
            if thing is not None:
                return targets.extent(thing.noun)
            if owned_only or (pool and inside is None):
                return None
        return None

    def _counted(self, sentence: Sentence, number: Token) -> tuple[Token, Token] | None:
        """The last "60 turbines" before a bare "sixty"."""
        value = _value(number)
        for earlier in reversed(self._document.sentences[max(0, sentence.index - COUNTED_BACK) : sentence.index]):
            for token in earlier.tokens:
                if token.tag_ == "CD" and value and _value(token) == value and token.dep_ == "nummod":
                    return token, token.head
        return None

    def _voted_on(self, sentence: Sentence) -> tuple[Token, Token] | None:
        """What was voted on last before."""
        number = bisect_right(self._votes, sentence.index, key=lambda vote: vote[0])
        return targets.extent(self._votes[number - 1][1]) if number else None

    @cached_property
    def _votes(self) -> list[tuple[int, Token]]:
        """What is voted on, "approved the accord" or "vote for the accord", with the number of the sentence."""
        return [
            (sentence.index, token)
            for sentence in self._document.sentences
            for token in sentence.tokens
            if _is_voted_on(token) and self._is_nobody(sentence, token)
        ]

    def _pools(
        self, sentence: Sentence, pronoun: Token, inside: tuple[int, int] | None, *, plural: bool
    ) -> Iterator[list[_Thing]]:
        """The things that may be meant, the nearest first."""
        here = [thing for thing in self._things(sentence, plural=plural) if thing.noun.i < pronoun.i]
        yield [t for t in here if t.quoted == inside and not _governs(t.noun, pronoun)]
        for back in range(1, BACK + 1):
            yield [t for t in self._before(sentence, back, plural=plural) if (t.quoted is None) == (inside is None)]
        for back in range(1, FAR_BACK + 1):
            yield [t for t in self._before(sentence, back, plural=plural) if t.key in self._topics]

    def _before(self, sentence: Sentence, back: int, *, plural: bool) -> list[_Thing]:
        index = sentence.index - back
        return list(self._things(self._document.sentences[index], plural=plural)) if index >= 0 else []

    def _one(self, pool: list[_Thing]) -> _Thing | None:
        """The one thing of ``pool``, or the one that the headline names."""
        for things in (pool, [thing for thing in pool if thing.key in self._topics]):
            if len({thing.key for thing in things}) == 1:
                return things[-1]
        return None

    def _things(self, sentence: Sentence, *, plural: bool) -> Iterator[_Thing]:
        for token in sentence.tokens:
            if token.tag_ not in ({"NNS", "NNPS"} if plural else {"NN", "NNP"}) or token.dep_ not in ROLES:
                continue
            if token.dep_ == "pobj" and token.head.lower_ not in LEADING:
                continue
            if any(part.dep_ == "det" and part.lower_ in EACH for part in token.children):
                continue
            if self._is_thing(sentence, token):
                yield _Thing(token, self._quoted.at(sentence.offsets(token)[0]))

    def _is_nobody(self, sentence: Sentence, token: Token) -> bool:
        named = self._entities.at(*sentence.offsets(token)) is not None
        return not (named or _is_body(token) or _is_person(token) or is_office(token.lower_))

    def _is_thing(self, sentence: Sentence, token: Token) -> bool:
        topical = _key(token) in self._topics
        if (
            token.ent_type_ in TIMES
            or (not topical and (token.pos_ == "PROPN" or _is_body(token)))
            or _is_person(token)
        ):
            return False
        named = self._entities.at(*sentence.offsets(token)) is not None
        if named or (_is_body(token) and not any(part.dep_ == "compound" for part in token.children)):
            return False
        return token.lower_ not in targets.EMPTY | stance_lexicon.words("shells")


def _may_mean_a_deed(pronoun: Token) -> bool:
    """As in "had not asked him to resign and accepted it": what is accepted may be the deed."""
    listed = pronoun.head.dep_ == "conj" and pronoun.lower_ == "it"
    return listed and any(part.dep_ in {"xcomp", "ccomp"} and part.tag_ == "VB" for part in pronoun.head.head.children)


def _is_voted_on(token: Token) -> bool:
    if token.pos_ not in {"NOUN", "PROPN"}:
        return False
    if token.dep_ == "pobj":
        return token.head.lower_ in VOTED_ON and token.head.head.lower_ in VOTING
    return token.dep_ == "dobj" and token.head.lower_ in PASSING


def _value(number: Token) -> int | None:
    """A whole number in figures or words, up to ninety."""
    return int(number.text) if number.text.isascii() and number.text.isdigit() else NUMBERS.get(number.lower_)


def _is_person(token: Token) -> bool:
    return token.lower_ in words("people") | words("spokespersons") | words("speaking_nouns")


def _is_body(token: Token) -> bool:
    return token.lower_ in words("bodies")


def _governs(noun: Token, pronoun: Token) -> bool:
    """Whether both belong to one verb: "the mayor's plan backed it" cannot mean the plan by "it"."""
    return noun.head is pronoun.head or noun.head is pronoun.head.head or noun.is_ancestor(pronoun)


def _key(token: Token) -> str:
    return token.lower_.rstrip("s") if token.tag_ in {"NNS", "NNPS"} else token.lower_
