"""What the article says that somebody is: words of office and profession around a name.

Three places are read: before the name ("harbour minister Ada Brandt"), after it between commas ("Ada Brandt, leader of
the ferry union,") and before it with a comma ("the town's mayor, Ada Brandt,").
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from spacy.tokens import Doc, Token

from generator.engines.offline.gazetteer import gazetteer

# A role longer than this is a clause about the person, not what somebody is.
MAX_ROLE_WORDS = 16
# What a secretary or minister is "of" or "for": part of the title, not of the name after it.
OFFICE_AREAS = frozenset(
    "Staff State Defense Defence Treasury Commerce Labor Labour Homeland Security Health Human Services Education Energy "
    "Transportation Transport Agriculture Justice Foreign Affairs Interior Intelligence National Veterans War Finance Trade "
    "Operations Communications Environment Economy Culture Housing Urban Development Public Relations".split()
)
# Of several descriptions the longest of these many words or fewer is the most telling; longer ones are half a story.
PREFERRED_WORDS = 10
_JOINING = frozenset(("of", "the", "for", "to", "and", "&", "-", "’s", "'s", "on", "at", "in"))
# Words before a role that are the outlet's feelings and no part of what somebody is.
_LEFT_OUT = frozenset(
    "a an angry beleaguered brave controversial defiant delighted disgraced embattled fiery furious hapless hero heroic "
    "humiliated jubilant outspoken tearful".split()
)
_PRONOUNS = frozenset(("his", "her", "its", "their", "my", "our"))
_LEADS = frozenset("leads heads chairs runs represents speaks directs commands founded owns edits manages".split())
_JOINED = frozenset(("and", "but", "since", "until", "before"))
_CLOSING = frozenset((",", ".", ";", ":", "—", "–", "--", ")", "(", "”", '"', "“", "!", "?"))
_VERBAL = frozenset(
    (
        "who",
        "which",
        "that",
        "said",
        "says",
        "told",
        "was",
        "were",
        "has",
        "had",
        "have",
        "will",
        "would",
        "with",
        "after",
        "when",
        "while",
        "whose",
        "where",
        "because",
        "as",
    )
)


@cache
def titles() -> Mapping[str, frozenset[str]]:
    """Words by class: ``honorific``, ``office``, ``profession``, ``modifier``, all in lower case."""
    text = files("generator.engines.offline").joinpath("data/titles.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {kind: frozenset(words.split()) for kind, words in rows}


def is_office(word: str) -> bool:
    """Whether ``word`` names an office that is written before a name."""
    return word.lower() in titles()["office"]


def is_honorific(word: str) -> bool:
    """Whether ``word`` is a form of address."""
    return word.lower() in titles()["honorific"]


def is_role(word: str) -> bool:
    """Whether ``word`` names an office or a profession."""
    lower = word.lower()
    return lower in titles()["office"] or lower in titles()["profession"]


def is_modifier(word: str) -> bool:
    """Whether ``word`` may stand before the head of a title."""
    return word.lower() in titles()["modifier"]


def role_around(doc: Doc, first: int, last: int) -> tuple[int, int] | None:
    """Characters (of ``doc``) of the role of the person named by tokens ``first`` to ``last`` (half-open), if any."""
    for find in (_before, _after, _before_comma, _leading):
        found = find(doc, first, last)
        if found:
            own = _of_its_own(doc, *found)
            return (doc[own[0]].idx, doc[own[1] - 1].idx + len(doc[own[1] - 1])) if own else None
    return None


def _of_its_own(doc: Doc, begin: int, end: int) -> tuple[int, int] | None:
    """The role without what only its sentence explains ("spokesman for | her ministry"); none that was one of then."""
    if doc[begin].lower_ == "then":
        return None
    pronoun = next((token.i for token in doc[begin:end] if token.text in _PRONOUNS), end)
    return _trimmed(doc, begin, pronoun) if pronoun > begin else _trimmed(doc, begin + 1, end)


def _before(doc: Doc, first: int, last: int) -> tuple[int, int] | None:  # noqa: ARG001 - one signature for all three
    """The title right before the name."""
    end = first
    while end and is_honorific(doc[end - 1].text) and not is_office(doc[end - 1].text):
        end -= 1
    head = end
    while head > 1 and doc[head - 1].text in OFFICE_AREAS:
        head -= 1
    if head < end and head > 1 and doc[head - 1].lower_ in ("of", "for"):
        head -= 1
    else:
        head = end
    if not head or not is_role(doc[head - 1].text) or doc[head - 1].is_sent_end:
        return None
    return _trimmed(doc, _walk_left(doc, head), end)


def _walk_left(doc: Doc, end: int) -> int:
    """The first token of the title that ends before token ``end``."""
    begin = end - 1
    while begin and end - begin < MAX_ROLE_WORDS and _continues(doc[begin - 1], doc[begin]):
        begin -= 1
    return begin


def _continues(token: Token, after: Token) -> bool:
    """Whether ``token`` belongs to the title that goes on with ``after``."""
    if after.is_sent_start or token.is_space:
        return False
    if token.text in ("’s", "'s", "of", "-", "&") or is_modifier(token.text):
        return True
    if token.is_punct:
        return False
    if token.is_stop and not token.text.isupper():
        return False
    possessed = after.text in ("’s", "'s")
    return possessed or is_role(token.text) or token.text[0].isupper() or _adjective(token)


def _adjective(token: Token) -> bool:
    return token.pos_ in ("ADJ", "NOUN") and token.dep_ in ("amod", "compound", "nmod")


def _trimmed(doc: Doc, begin: int, end: int) -> tuple[int, int] | None:
    while begin < end and (doc[begin].lower_ in _JOINING or doc[begin].lower_ in _LEFT_OUT or doc[begin].is_punct):
        begin += 1
    while end > begin and (doc[end - 1].text.lower() in _JOINING or is_honorific(doc[end - 1].text)):
        end -= 1
    return (begin, end) if begin < end else None


def _after(doc: Doc, first: int, last: int) -> tuple[int, int] | None:  # noqa: ARG001
    """The apposition between the name and the next comma or end."""
    begin = last
    if begin < len(doc) and doc[begin].text in ("(", ","):
        begin += 1
    else:
        return None
    if begin + 1 < len(doc) and doc[begin].text.isdigit() and doc[begin + 1].text == ",":
        begin += 2  # an age
    if begin < len(doc) and doc[begin].text.lower() in ("a", "an", "the"):
        begin += 1
    if (
        begin < len(doc)
        and doc[begin].is_stop
        and not is_modifier(doc[begin].text)
        and not doc[begin].text[0].isupper()
    ):
        return None
    end = begin
    while end < len(doc) and end - begin < MAX_ROLE_WORDS + 1 and not _closes(doc[end]):
        end += 1
    if end - begin > MAX_ROLE_WORDS or not _names_role(doc, begin, end):
        return None
    return _trimmed(doc, begin, end)


def _leading(doc: Doc, first: int, last: int) -> tuple[int, int] | None:  # noqa: ARG001
    """The clause after the name that says what the person leads: "Ada Brandt, who leads the ferry union,"."""
    if last + 2 >= len(doc) or doc[last].text not in (",", "(") or doc[last + 1].lower_ != "who":
        return None
    begin = last + 2
    if doc[begin].lower_ not in _LEADS:
        return None
    end = begin + 1
    while end < len(doc) and end - begin <= MAX_ROLE_WORDS and not _closes(doc[end]) and doc[end].lower_ not in _JOINED:
        end += 1
    return _trimmed(doc, begin, end) if 1 < end - begin <= MAX_ROLE_WORDS else None


def _closes(token: Token) -> bool:
    if token.text == ":" and not token.whitespace_:
        return False
    return token.text in _CLOSING or token.is_space or token.text.lower() in _VERBAL


def _names_role(doc: Doc, begin: int, end: int) -> bool:
    """Whether a role word comes before the first preposition of the stretch, which is no new name or clause."""
    for token in doc[begin:end]:
        if is_role(token.text):
            return True
        if token.text.lower() in ("of", "for", "to", "at", "in", "on", "by", "and", "with", "from"):
            return False
    return False


def _before_comma(doc: Doc, first: int, last: int) -> tuple[int, int] | None:
    """The description before ", Name,"."""
    closed = last >= len(doc) or doc[last].text in _CLOSING
    while first and is_honorific(doc[first - 1].text) and not is_office(doc[first - 1].text):
        first -= 1
    if first < 2 or doc[first - 1].text != "," or not closed:
        return None
    end = first - 1
    begin = end
    heads = 0
    while begin and end - begin < MAX_ROLE_WORDS and not _closes(doc[begin - 1]) and not doc[begin].is_sent_start:
        begin -= 1
        heads = begin if is_role(doc[begin].text) and _reaches(doc, begin, end) else heads
        if heads and doc[begin].text.lower() in ("the", "a", "an", "his", "her", "their"):
            break
    return _trimmed(doc, _walk_left(doc, heads + 1), end) if heads else None


def _reaches(doc: Doc, head: int, end: int) -> bool:
    """Whether the words from the role word to the comma are that word alone or its "of", "to" or "for" phrase."""
    return head + 1 == end or doc[head + 1].text.lower() in ("of", "to", "for", "at")


def gives_gender(word: str) -> str | None:
    """``he`` or ``she`` where a title or a given name says so."""
    lower = word.lower().rstrip(".")
    if lower in ("mr", "sir", "king", "prince", "lord", "spokesman", "chairman", "congressman", "father", "pope"):
        return "he"
    if lower in (
        "mrs",
        "ms",
        "miss",
        "dame",
        "queen",
        "princess",
        "lady",
        "spokeswoman",
        "chairwoman",
        "congresswoman",
    ):
        return "she"
    given = gazetteer().given_names.get(word)
    return given if given in ("he", "she") else None
