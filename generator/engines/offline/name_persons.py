"""Names that mean the same person: full names in several spellings, surnames and given names alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from generator.engines.offline.gazetteer import gazetteer
from generator.engines.offline.name_cluster import Cluster
from generator.engines.offline.name_runs import PARTICLES
from generator.engines.offline.name_types import Name, NameKind
from generator.engines.offline.roles import gives_gender

# Spellings of one name ("Zelenskyy", "Zelenskiy") differ in two letters at most; shorter words that near are other names.
_MAX_LETTERS_APART = 2
_MIN_LETTERS = 6
_MAX_LETTERS = 40
# No article of 168 names more than 60 persons in full; a text with more than this is a list, and the rest of it is left out.
MAX_PERSONS = 200
_BODIES = frozenset(("organisation", "media", "group"))


def surname(words: Sequence[str]) -> tuple[str, ...]:
    """The surname with its particles: ("von", "der", "Haar") of ("Ada", "von", "der", "Haar")."""
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in PARTICLES:
        at -= 1
    if at > 1 and words[at].rstrip(".") in ("Jr", "Sr", "II", "III", "IV"):
        return (words[at - 1],)
    return tuple(words[at:])


def persons(found: Sequence[Name], kind_of: dict[str, NameKind]) -> list[Cluster]:
    """Persons: one cluster for each full name, short forms joined to the full name they are part of."""
    full: list[Cluster] = []
    spelled: dict[str, Cluster] = {}
    initials: dict[str, list[Cluster]] = {}
    rest: list[Name] = []
    for name in found:
        if len(name.words) > 1 and name.words[0].lower() not in PARTICLES and kind_of[name.text] == "person":
            alike = initials.setdefault(surname(name.words)[-1][0], [])
            same = spelled.get(name.text) or _same_person(alike, name)
            if same is None and len(full) < MAX_PERSONS:
                same = Cluster(name.text, "person")
                full.append(same)
                alike.append(same)
            if same is not None:
                spelled[name.text] = same
                same.names.append(name)
        else:
            rest.append(name)
    leads = Counter(name.text for name in found if name.sentence.label == "headline")
    short: dict[str, Cluster] = {}
    for name in rest:
        owner = _owner(name, full, kind_of, leads)
        if owner is not None:
            owner.names.append(name)
        elif kind_of[name.text] == "person":
            short.setdefault(name.text, Cluster(name.text, "person")).names.append(name)
    return [*full, *short.values()]


def _same_person(clusters: Iterable[Cluster], name: Name) -> Cluster | None:
    """The one of ``clusters``, of surnames with the same first letter, that is the same person by another spelling."""
    last = surname(name.words)[-1]
    for each in clusters:
        other = each.names[0].words
        if name.words == other:
            return each
        shorter, longer = sorted((name.words, other), key=len)
        if name.words[0][0] != other[0][0] and longer[len(longer) - len(shorter) :] != shorter:
            continue
        if not _close(last, surname(other)[-1]):
            continue
        if _close(name.words[0], other[0]) or longer[len(longer) - len(shorter) :] == shorter:
            return each
    return None


def _close(left: str, right: str) -> bool:
    """Whether two words are spellings of one name: equal, or long and two letters apart at most."""
    if left == right:
        return True
    apart = abs(len(left) - len(right))
    if min(len(left), len(right)) < _MIN_LETTERS or left[0] != right[0] or apart > _MAX_LETTERS_APART:
        return False
    return _distance(left[:_MAX_LETTERS], right[:_MAX_LETTERS]) <= _MAX_LETTERS_APART


def _distance(left: str, right: str) -> int:
    """Levenshtein's distance."""
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        previous, row[0] = row[0], i
        for j, b in enumerate(right, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (a != b))
    return row[-1]


def _owner(name: Name, full: Sequence[Cluster], kind_of: dict[str, NameKind], leads: Counter[str]) -> Cluster | None:
    """The person whose surname or given name ``name`` is."""
    words = tuple(word.lower() for word in name.words)
    fitting = [c for c in full if tuple(w.lower() for w in surname(c.names[0].words)) == words]
    if name.hint in ("country", "demonym") or (name.hint in _BODIES and not (fitting and name.text.istitle())):
        return None
    if not fitting and len(words) == 1 and name.hint != "place":
        fitting = [c for c in full if _close(surname(c.names[0].words)[-1], name.words[0])]
        if not fitting and name.hint not in _BODIES and not gazetteer().knows(name.text):
            fitting = [c for c in full if c.names[0].words[0] == name.text]
            fitting = fitting if len(fitting) == 1 else []
    if kind_of[name.text] == "place" and name.label == "GPE" and len(fitting) > 1:
        return None
    return _nearest(name, _of_gender(name, fitting), leads) if fitting else None


def _of_gender(name: Name, fitting: list[Cluster]) -> list[Cluster]:
    """Those of ``fitting`` whose given name does not contradict a form of address before ``name``."""
    if len(fitting) < 2 or not name.first:
        return fitting
    gender = gives_gender(name.sentence.span.doc[name.first - 1].text)
    kept = [c for c in fitting if not gender or gives_gender(c.names[0].words[0]) in (gender, None)]
    return kept or fitting


def _nearest(name: Name, fitting: list[Cluster], leads: Counter[str]) -> Cluster:
    """Of namesakes the one named in full in the same sentence, else the one named in full most often so far."""

    def fitness(each: Cluster) -> tuple[bool, int, int, int]:
        """Named in full nearby, how often before, and how early."""
        before = [n for n in each.names if len(n.words) > 1 and n.start <= name.start]
        near = any(n.sentence.index == name.sentence.index for n in before)
        return near, leads[each.names[0].text], len(before), -each.names[0].start

    return max(fitting, key=fitness)
