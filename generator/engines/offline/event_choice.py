"""Which of an article's dated clauses tell events that an editor would list: each event once, told as fully as the text does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from generator.engines.offline.coverage import stem
from generator.engines.offline.document import Sentence
from generator.engines.offline.sentences import PERSONAL, SUBJECTS, WORD, is_finite, outside_quotations
from generator.model import When

# Events that share this part of the shorter one's words are told twice.
SAME_EVENT = 0.5
# Events of one date: a day of news has about as many that do not repeat each other (60 articles read).
OF_ONE_DATE = 3
# Content words without which a clause names no event ("what happens on Friday").
FEWEST = 2
# Content words with which a noun phrase alone names one ("high-level talks in Port Verran").
NAMED = 4
UNFIT = 3
_OCCASIONS = frozenset("conference gathering meeting session summit talks".split())
_TIME_WORDS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday morning afternoon evening night today yesterday tomorrow tonight"
    " week month year early late later earlier a.m. p.m.".split()
)


@dataclass(frozen=True, slots=True)
class Telling:
    """A dated clause at ``start`` of the seed: its event, what it says (stems without the date), and how well it says it.

    ``grade`` is 0 for a clause that can stand in a list, 1 for a noun phrase or a clause about "it" or "he", 2 for one that says
    next to nothing, and :data:`UNFIT` for a remark in the first or second person that nobody is quoted with.
    """

    start: int
    when: When
    words: frozenset[str]
    grade: int


def telling(sentence: Sentence, place: tuple[int, int], phrase: tuple[int, int], when: When) -> Telling:
    """The event at ``place`` of ``sentence`` (offsets in the seed), dated by the words at ``phrase``."""
    tokens = [token for token in sentence.tokens if _is_in(sentence, token, place)]
    said = [token for token in tokens if not _is_in(sentence, token, phrase)]
    words = frozenset(_word(token) for token in said if _tells(token))
    grade = UNFIT if _is_remark(when.event) else _grade(tokens, words)
    return Telling(phrase[0], when, words, grade)


def choose(tellings: Sequence[Telling], most: int) -> tuple[When, ...]:
    """The events to list, in the order of the text, at most ``most``: one of every date before any comes again."""
    kept = [one for one in tellings if one.grade < UNFIT and not _is_within(one, tellings)]
    dates = Counter[str]()
    ranked: list[tuple[int, int, Telling]] = []
    for one in sorted(kept, key=lambda one: (one.grade, one.start)):
        date = one.when.edtf
        if dates[date] and (one.grade or dates[date] >= OF_ONE_DATE):
            continue
        if any(_is_same(one, other) for _, _, other in ranked):
            continue
        ranked.append((dates[date], one.start, one))
        dates[date] += 1
    best = sorted(ranked, key=lambda entry: entry[:2])[:most]
    return tuple(one.when for _, _, one in sorted(best, key=lambda entry: entry[1]))


def _is_same(one: Telling, other: Telling) -> bool:
    """Whether both tell the same event of the same date."""
    if one.when.edtf != other.when.edtf:
        return False
    return len(one.words & other.words) >= SAME_EVENT * min(len(one.words), len(other.words))


def _is_within(one: Telling, others: Sequence[Telling]) -> bool:
    """Whether ``one`` names with its month or year alone an event that another clause dates to a part of that time."""
    return one.grade > 0 and any(
        other.when.edtf.startswith(f"{one.when.edtf}-") and one.words & other.words for other in others
    )


def _is_remark(event: str) -> bool:
    """Whether somebody speaks of "I", "we" or "you" without a word on who it is."""
    own = outside_quotations(event)
    words = WORD.findall(event if own is None else own)
    personal = any(word.lower().replace("’", "'") in PERSONAL and word != "US" for word in words)
    return personal or len(words) < FEWEST


def _grade(tokens: Sequence[Token], words: frozenset[str]) -> int:
    if not tokens or not tokens[0].doc.has_annotation("DEP"):
        return 0
    if len(words) < FEWEST:
        return 2
    subject = next(_subjects(tokens), None)
    stands = len(words) >= NAMED if subject is None else subject.pos_ not in {"PRON", "DET"}
    return 0 if stands else 1


def _subjects(tokens: Sequence[Token]) -> Iterator[Token]:
    """The subjects of finite verbs among ``tokens``, both within them."""
    inside = {token.i for token in tokens}
    return (token for token in tokens if token.dep_ in SUBJECTS and token.head.i in inside and is_finite(token.head))


def _is_in(sentence: Sentence, token: Token, place: tuple[int, int]) -> bool:
    start, end = sentence.offsets(token)
    return start < place[1] and place[0] < end


def _tells(token: Token) -> bool:
    return not token.is_stop and token.lower_[:1].isalpha() and token.lower_ not in _TIME_WORDS


def _word(token: Token) -> str:
    return "meeting" if token.lower_ in _OCCASIONS or token.lower_ == "meetings" else stem(token.lower_)
