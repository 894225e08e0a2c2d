"""Topics: which briefs belong to a subject that editors follow, and which statements to its issues; by words.

A brief belongs to a topic whose words stand in its headline, or often enough in its facts, the names of
its actors and what sides are taken on. A statement falls to the issue
of one of its brief's topics whose words its target uses most, else its quotation; a target that only points ("the plan",
"it") is then read with the sentence it stands in, then with the headline. An issue that has no words takes the targets that are
nearest to its name and question in meaning (:mod:`nearness`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter

from generator.desk.nearness import nearness
from generator.desk.recall import NOTHING, Recall
from generator.desk.words import plain
from generator.memo import json_form, key_of
from generator.model import Brief, FiledBrief, Issue, Problem, Stance, Statement, Topic, TopicEntry
from generator.slugs import slug

# On the sample desk, one word in the headline or two different ones in facts, actors and targets gave the editors' choice;
# one word there alone took in every brief that mentions a subject in passing.
ENOUGH = 2
IN_HEADLINE = 2
# A target that points to something said before, with no word of its own for what it is.
POINTING = re.compile(
    r"\s*+(?:(?:the|this|that|these|those|such an?|his|her|its|their|our|an?) )?(?:[\w'’]{2,20} )?"
    r"(?:accord|agreement|announcement|approach|bill|call|change"
    r"|choice|compromise|concept|course|deal|decision|demand|draft|effort|idea|initiative|it|law|matter|measure|motion|move|offer"
    r"|one|option|plan|policy|project|proposal|question|recommendation|reform|request|scheme|solution|step"
    r"|text|that|them|these|they|thing|this|those|what|which|words?)s?\s*",
    re.IGNORECASE,
)
# A thing that a pronoun is part of names nothing: "the drawing of it".
OPEN = frozenset(("it", "its", "them", "their", "him", "her", "his", "us", "me", "my", "our"))
SHORT = re.compile(r"\s*(?:the|this|that) ([\w-]{3,30})\s*", re.IGNORECASE)
# Words that turn what follows into its contrary: "a strike against the deal" is no word for the deal.
_CONTRARY = (
    r"\b(?:against|none of|opposition to|opponents? of|rejection of|resistance to|criticism of|objections? to|(?:a )?ban on"
    r"|(?:an )?end to|halt to|repeal of|withdrawal (?:from|of)|without"
    r"|(?:abandon|abolish|ban|block|cancel|delay|drop|end|fight|halt|leav|oppos|overturn|postpon|prevent|quit|reject|repeal|revok"
    r"|scrap|stop|suspend|torpedo|undo|veto)(?:e|ed|p?ing)?)"
)
CONTRARY = re.compile(_CONTRARY + r"\b", re.IGNORECASE)
CONTRARY_BEFORE = re.compile(_CONTRARY + r"(?:\s+\S{1,30}){0,3}\s*\Z", re.IGNORECASE)
NEAR = 120
"""How many characters before a word tell whether something is against it."""
SUGGESTED = 20
"""How many unmapped things an editor is told of: the list is to be read at one sitting."""
NAMED = 3
# Targets of the sample desk set against name and question of its issues, as if they had no words: from .45 on 66 of 102 that
# belong to an issue fall to the right one, none to another. Of 48 that no words map, 3 of the 5 so near belong to it: for issues
# with words it is no more than a hint.
NEAREST = 0.45
# For a hint .27 is near enough: of 12 things on the sample desk 7 are so near to an issue, 6 of them to the right one.
HINT = 0.27

ARTICLE = re.compile(
    r"\A(?:to )?(?:(?:the|a|an|this|that|these|those|his|her|its|their|our|your|my|any|every|more|such|new|no)\s+(?:own\s+)?)?",
    re.IGNORECASE,
)
NOUN_PHRASE = re.compile(r"[^\W\d_][\w'’-]{2,30}(?: [\w'’-]{1,30}){0,4}")
# Words that only a clause has; bare verbs at the start are told by the stance's own form: "let the other finish".
CLAUSE = re.compile(
    r"^(?:be|do|force|get|give|go|have|hold|keep|leave|let|lower|make|move|open|pay|put|raise|say|send|stay|step|stop|strike|take)"
    r"(?:ing)?\b|\b(?:is|are|was|were|be|been|has|have|had|will|would|should|could|can|must|may|might|not|who|that|if|when)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a topic or issue as one pattern; a word matches with its plural and its possessive."""

    pattern: re.Pattern[str]

    def distinct(self, text: str) -> int:
        """How many different words of the list ``text`` holds."""
        return len({found.casefold() for found in self.pattern.findall(text)})

    def named(self, text: str) -> tuple[int, int]:
        """How many different words of the list ``text`` names as such, not as what something is against; the longest's length."""
        found = {match[1].casefold() for match in self.pattern.finditer(text) if not _opposed(text, match.start())}
        return len(found), max(map(len, found), default=0)


def _opposed(text: str, place: int) -> bool:
    """Whether the words of ``text`` just before ``place`` are against what stands there."""
    return CONTRARY_BEFORE.search(text[max(0, place - NEAR) : place]) is not None


@cache
def _words(words: tuple[str, ...]) -> _Words:
    longest = sorted(words, key=lambda word: (-len(word), word))
    alternatives = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest) or r"(?!)"
    return _Words(re.compile(rf"(?<!\w)({alternatives})(?:e?s|['’]s)?(?!\w)", re.IGNORECASE))


def topics_of(brief: Brief, entries: Sequence[TopicEntry]) -> tuple[str, ...]:
    """The ids of the topics that ``brief`` belongs to, in the order of ``entries``."""
    told = (fact.text for fact in brief.what), (who.name for who in brief.who), (one.target for one in brief.stance)
    facts = "\n".join(text for texts in told for text in texts)
    beginnings = _beginnings(tuple(entry.words for entry in entries))
    present = {*plain(brief.headline.text.lower()), *plain(facts.lower())} & beginnings.keys()
    return tuple(
        entries[place].id
        for place in sorted({place for word in present for place in beginnings[word]})
        if IN_HEADLINE * _words(entries[place].words).distinct(brief.headline.text)
        + _words(entries[place].words).distinct(facts)
        >= ENOUGH
    )


@cache
def _beginnings(lists: tuple[tuple[str, ...], ...]) -> Mapping[str, tuple[int, ...]]:
    """The places of those ``lists`` of which an entry can begin with a word, by that word, also with a plural's ending.

    A desk of many topics looks only at those of which a brief has one.
    """
    found: dict[str, dict[int, None]] = {}
    for place, entries in enumerate(lists):
        for first in (plain(entry.lower())[:1] for entry in entries):
            for word in (f"{beginning}{ending}" for beginning in first for ending in ("", "s", "es")):
                found.setdefault(word, {})[place] = None
    return {word: tuple(places) for word, places in found.items()}


@dataclass(frozen=True, slots=True)
class Fit:
    """The issue that a stance speaks of; ``turned`` where it speaks of the issue's contrary."""

    issue: str
    turned: bool = False


FITS = json_form(tuple[tuple[Fit | None, ...], ...])
"""For each of several briefs the issues of its stances, in order."""


def fit(stance: Stance, issues: Sequence[Issue], headline: str = "") -> Fit | None:
    """The issue that ``stance`` speaks of, ``None`` where no issue's words fit; ties go to the first.

    ``headline`` is asked last, and only where the target does no more than point to something said before.
    """
    found = _best(stance.target, issues) or _short(stance.target, issues) or _by_meaning(stance.target, issues)
    if found is None and not _turned_away(stance.target, issues):
        found = _best(stance.quote or "", issues)
        if found is None and POINTING.fullmatch(stance.target):
            found = _best(" ".join(one.exact for one in stance.evidence), issues) or _best(headline, issues)
    return found


def _short(target: str, issues: Sequence[Issue]) -> Fit | None:
    """The issue that has a longer name for "the fund", such as "relief fund"; ``None`` where several have one, or none."""
    name = SHORT.fullmatch(target)
    found = {
        Fit(issue.id, turned): None
        for issue in issues
        for words, turned in ((issue.words, False), (issue.against, True))
        if name and any(word.casefold().endswith(f" {name[1].casefold()}") for word in words)
    }
    return next(iter(found)) if len(found) == 1 else None


def _by_meaning(target: str, issues: Sequence[Issue]) -> Fit | None:
    """The issue without words whose name and question ``target`` comes nearest to, unless it names a contrary."""
    wordless = [issue for issue in issues if not issue.words and not issue.against]
    if not wordless or CONTRARY.search(target):
        return None
    near, nearest = max(((_near(target, issue), issue) for issue in wordless), key=lambda found: found[0])
    return Fit(nearest.id) if near >= NEAREST else None


def _near(target: str, issue: Issue) -> float:
    """How near ``target`` comes to what is written of ``issue``."""
    return nearness(target, " ".join((issue.name, issue.question, *issue.words)))


def _turned_away(target: str, issues: Sequence[Issue]) -> bool:
    """Whether ``target`` names an issue only as what it is against: then its quotation cannot say which side it is."""
    return any(_words(issue.words).distinct(target) for issue in issues)


def _best(text: str, issues: Sequence[Issue]) -> Fit | None:
    """The issue whose words ``text`` uses most, or the longest; its contrary where that is named more or longer."""
    best, most = None, (0, 0)
    for issue in issues:
        for words, turned in ((issue.words, False), (issue.against, True)):
            count = _words(words).named(text)
            if count > most:
                best, most = Fit(issue.id, turned), count
    return best


def statements(
    briefs: Sequence[FiledBrief],
    entries: Sequence[TopicEntry],
    actor_of: Callable[[str], str],
    recall: Recall = NOTHING,
) -> tuple[Statement, ...]:
    """All stances of ``briefs`` with their actor (``actor_of`` gives the id of a holder) and, where found, issue."""
    issues = {entry.id: entry.issues for entry in entries}
    asked = {filed.brief.id: [issue for topic in filed.topics for issue in issues[topic]] for filed in briefs}

    def fits(brief: Brief) -> tuple[Fit | None, ...]:
        """The issue of each stance of ``brief``, among those of its topics."""
        return tuple(fit(stance, asked[brief.id], brief.headline.text) for stance in brief.stance)

    found = recall.each(FITS, key_of("issues", repr(entries)), [filed.brief for filed in briefs], fits)
    return tuple(
        Statement(filed, stance, actor_of(stance.holder), *((meant.issue, meant.turned) if meant else (None,)))
        for filed, meanings in zip(briefs, found, strict=True)
        for stance, meant in zip(filed.brief.stance, meanings, strict=True)
    )


def topics(briefs: Sequence[FiledBrief], said: Sequence[Statement], entries: Iterable[TopicEntry]) -> tuple[Topic, ...]:
    """Every topic of ``entries``, also those without a brief."""
    told: dict[str, list[FiledBrief]] = {}
    for filed in briefs:
        for topic in filed.topics:
            told.setdefault(topic, []).append(filed)
    takes: dict[str | None, list[tuple[int, Statement]]] = {}
    for place, one in enumerate(said):
        takes.setdefault(one.issue, []).append((place, one))
    return tuple(
        Topic(entry, tuple(told.get(entry.id, ())), tuple(_in_order(takes, {issue.id for issue in entry.issues})))
        for entry in entries
    )


def _in_order(takes: Mapping[str | None, list[tuple[int, Statement]]], issues: set[str]) -> Iterator[Statement]:
    """The statements on ``issues``, by their places."""
    return (one for _, one in sorted((found for issue in issues for found in takes.get(issue, ())), key=itemgetter(0)))


def suggestions(unmapped: Iterable[Statement], entries: Iterable[TopicEntry] = ()) -> tuple[Problem, ...]:
    """A warning for each thing that stances of a topic's briefs are about and no issue has words for; the commonest first.

    Each has a ready line for ``topics.yml``, and the issue of the topic's ``entries`` that is nearest in meaning. Targets that
    only point, that are whole clauses or that are actors of the brief say nothing about an issue and are left out, as are single
    words used in one brief alone, and briefs that belong to no topic.
    """
    groups: dict[tuple[str, str], list[Statement]] = {}
    for statement in unmapped:
        if statement.brief.topics and (thing := _thing(statement)):
            groups.setdefault((statement.brief.topics[0], thing.casefold()), []).append(statement)
    groups = {key: said for key, said in groups.items() if " " in key[1] or len({one.brief.file for one in said}) > 1}
    ranked = sorted(groups.items(), key=lambda group: (-len({one.actor for one in group[1]}), -len(group[1]), group[0]))
    issues = {entry.id: entry.issues for entry in entries}
    return tuple(
        _suggestion(topic, _thing(said[0]), said, _hint(thing, issues.get(topic, ())))
        for (topic, thing), said in ranked[:SUGGESTED]
    )


def _hint(thing: str, issues: Sequence[Issue]) -> str:
    """The words for the issue that ``thing`` may belong to."""
    near, nearest = max(
        ((_near(thing, issue), issue) for issue in issues), key=lambda found: found[0], default=(0, None)
    )
    return f"the nearest issue, {nearest.id}" if nearest is not None and near >= HINT else "an issue"


def _thing(statement: Statement) -> str:
    """The noun phrase that the target is, without article; empty where it cannot name an issue."""
    target = " ".join(statement.stance.target.split())
    thing = ARTICLE.sub("", target, count=1)
    if POINTING.fullmatch(target) or not NOUN_PHRASE.fullmatch(thing) or CLAUSE.search(thing):
        return ""
    folded = set(thing.casefold().split())
    names = (set(who.name.casefold().split()) for who in statement.brief.brief.who)
    return "" if folded & OPEN or any(folded & name for name in names) else thing


def _suggestion(topic: str, thing: str, said: Sequence[Statement], issue: str) -> Problem:
    holders = tuple(dict.fromkeys(one.stance.holder for one in said))
    others = f" and {len(holders) - NAMED} more" if len(holders) > NAMED else ""
    message = f"no issue has a word for “{thing}”, on which {', '.join(holders[:NAMED])}{others} took a side."
    name, question = _quoted(thing[0].upper() + thing[1:]), _quoted(f"For or against: {thing}?")
    line = f"- {{id: {slug(thing)}, name: {name}, question: {question}, words: [{_quoted(thing)}]}}"
    remedy = f"Add it to the words (or, as its contrary, to against) of {issue}, or paste under issues: {line}"
    return Problem("topics.yml", topic, message, remedy, "warning")


def _quoted(text: str) -> str:
    """``text`` as a YAML scalar that is safe within a flow mapping."""
    return json.dumps(text, ensure_ascii=False)
