"""Which sentences of an article are statements that an editor could print by themselves.

Questions, teasers, captions, half quotations, fragments and first or second person remarks are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from generator.engines.offline.document import Document, Sentence
from generator.engines.offline.shorten import opening, unmarked

MIN_WORDS, MAX_WORDS = 6, 70
PERSONAL = frozenset(
    "i me my mine myself we us our ours ourselves you your yours i'm i've we're we've you're let's".split()
)
TEASERS = (
    "advertisement", "click", "continue reading", "find out", "follow", "for more", "get the", "here are", "here is",
    "here's", "here’s", "join", "listen", "more to follow", "more:", "pictured", "photo", "read more", "read:", "related",
    "scroll down", "see also", "share", "sign up", "subscribe", "this is a developing", "this is what", "this story",
    "video", "watch", "what to know", "what you need",
)  # fmt: skip
SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass", "expl"))
FINITE = frozenset(("VBD", "VBP", "VBZ", "MD"))
HELPERS = frozenset(("had", "has", "have", "did", "does", "would", "will", "hadn't", "didn't", "wouldn't"))
QUESTION_WORDS = frozenset(("what", "who", "how", "which", "than", "as", "whatever"))
OPENERS, CLOSERS = "“«„", "”»"
WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
PICTURE_LABEL = re.compile(r"[^\W\d_][^:.?!]{0,40} ?: ?\S")
ENDING = re.compile(r"\.[”\"'’)\]»]{0,3}$|[.]\s?(?:''|”|\"|’|')$")


def statements(document: Document) -> Iterator[Sentence]:
    """The sentences of standfirst and body that can stand as a statement, in order."""
    cased = any(character.isupper() for sentence in document.sentences for character in sentence.span.text)
    told = (sentence for sentence in document.sentences if sentence.label in ("standfirst", "body"))
    return (sentence for sentence in told if is_statement(sentence, cased=cased))


def is_statement(sentence: Sentence, *, cased: bool = True) -> bool:
    """Whether ``sentence`` is a whole plain statement. ``cased`` is false where the text has no capital letters."""
    whole = unmarked(sentence.span.text)
    text = whole[opening(whole) :]
    words = WORD.findall(text)
    if not MIN_WORDS <= len(words) <= MAX_WORDS or not ENDING.search(text):
        return False
    if cased and whole.lstrip("“\"'‘([ ")[:1].islower():
        return False
    return _is_news(text) and _is_whole(text, sentence)


def _is_news(text: str) -> bool:
    """No teaser, no picture label, no question."""
    lowered = text.lower()
    if lowered.startswith(TEASERS) or text.rstrip("”\"'’)").endswith("?"):
        return False
    label = PICTURE_LABEL.match(text)
    return label is None or len(text[: text.index(":")].split()) > 3


def _is_whole(text: str, sentence: Sentence) -> bool:
    """Balanced quotations with words of the article's own around them, no personal remark, a finite verb with its subject."""
    outside = outside_quotations(text)
    if outside is None:
        return False
    own = [word.lower().replace("’", "'") for word in WORD.findall(outside) if word != "US"]
    if len(own) < 3 or PERSONAL.intersection(own):
        return False
    if words_left_open(text):
        return False
    return not sentence.span.doc.has_annotation("DEP") or _is_clause(sentence)


def words_left_open(text: str) -> bool:
    """Whether ``text`` ends with a verb whose sense the sentence before gives ("The city said that 2,900 had.")."""
    words = WORD.findall(text.lower())
    return words[-1] in HELPERS and QUESTION_WORDS.isdisjoint(words)


def _is_clause(sentence: Sentence) -> bool:
    root = sentence.span.root
    verbs = [root, *(child for child in root.children if child.dep_ in ("conj", "ccomp", "parataxis"))]
    return any(is_finite(verb) and has_subject(verb) for verb in verbs)


def has_subject(verb: Token) -> bool:
    """Whether the parser gives ``verb`` a subject of its own."""
    return any(child.dep_ in SUBJECTS for child in verb.children)


def is_finite(verb: Token) -> bool:
    """Whether ``verb`` or an auxiliary of it is finite."""
    return verb.tag_ in FINITE or any(
        child.tag_ in FINITE for child in verb.children if child.dep_ in ("aux", "auxpass")
    )


def outside_quotations(text: str) -> str | None:
    """``text`` without its quotations, or ``None`` where one of them is cut off."""
    kept: list[str] = []
    depth = 0
    straight = False
    for character in text.replace("``", "“").replace("''", "”"):
        if character in OPENERS:
            depth += 1
        elif character in CLOSERS:
            depth -= 1
        elif character == '"':
            straight = not straight
        elif depth == 0 and not straight:
            kept.append(character)
        if depth not in (0, 1):
            return None
    whole = depth == 0 and not straight and _apostrophes_pair(text)
    return "".join(kept) if whole else None


def _apostrophes_pair(text: str) -> bool:
    """Single curly quotations that open also close; more closing ones than opening are apostrophes."""
    return text.count("‘") <= text.count("’")
