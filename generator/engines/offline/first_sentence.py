"""The first sentence as a headline: whole where it is short, else up to a place where a complete clause can end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from generator.engines.offline import nlp
from generator.engines.offline.sentences import has_subject, is_finite

# Longest headline that is made of a first sentence, in characters: nine in ten headlines of 41 news articles are shorter.
TITLE = 110
# A longer one that says something whole is better than one that breaks off: first sentences of news have 140 on average.
LONGEST = 180
SHORTEST = 36
_READ = 1_000  # characters of a sentence that are looked at
_SENTENCE_END = re.compile(r"(?<=[^A-Z.][.!?…])[\"”’']?\s+(?=[\"“‘'A-Z])")
_CLAUSE = re.compile(r"[,;:—–]\s|\s(?:—|–|-)\s|\s(?:after|while|as|although|because|when|who|which|where)\s")
# What hangs on the verb of a sentence and can be left off its end.
_LOOSE = frozenset(("advcl", "prep", "npadvmod", "cc", "parataxis", "relcl", "acl"))
_LOOSE_ON_VERB = frozenset(("advcl", "prep", "npadvmod", "cc", "parataxis"))
# A clause that opens so is a condition: without it the sentence says something else.
_CONDITIONS = frozenset("if unless until till except without only provided than against".split())
# Prepositions that begin a circumstance wherever they stand.
_CIRCUMSTANCES = frozenset("after ahead amid before despite during following".split())
_BREAKS = frozenset((",", "—", "–", "-", ";", ":"))
_NEEDED = frozenset(("dobj", "attr", "acomp", "xcomp", "ccomp", "oprd", "agent", "dative", "prt"))
_SPEECH_MARKS = '"“”«»'


def title_length(text: str) -> tuple[int, bool]:
    """How many characters of ``text`` make a title, and whether a sentence or clause ends there."""
    sentence = next((match.start() for match in _SENTENCE_END.finditer(text, 0, _READ)), min(len(text), _READ))
    whole = len(text[:sentence].rstrip(" .\n"))
    if whole <= TITLE:
        return whole, True
    doc = nlp.parser().language(text[:sentence].replace("\n", " "), disable=["ner"])
    if doc.has_annotation("DEP"):
        ends = sorted({end for end in _ends(doc) if SHORTEST <= end <= LONGEST})
        best = max((end for end in ends if end <= TITLE), default=min(ends, default=0))
        if best or whole <= LONGEST:
            return best or whole, True
    return _by_marks(text)


def _by_marks(text: str) -> tuple[int, bool]:
    """The same where no parser says what hangs on what."""
    cut = max((match.start() for match in _CLAUSE.finditer(text, 0, TITLE) if match.start() > TITLE // 3), default=0)
    return (cut, True) if cut else (max(text.rfind(" ", 0, TITLE), 1), False)


def _ends(doc: Doc) -> Iterator[int]:
    """The characters at which a complete clause of the first sentence can end."""
    verb = _main_verb(doc)
    if verb is None:
        return
    for token in doc[verb.i + 1 :]:
        first = token.i if token.text in {":", ";"} else token.left_edge.i
        if not ((first == token.i and token.is_punct) or _may_go(token, verb)) or not _is_whole(doc, verb, first):
            continue
        last = first - 1
        while last > verb.i and (doc[last].is_punct or doc[last].is_space) and doc[last].text not in _SPEECH_MARKS:
            last -= 1
        yield doc[last].idx + len(doc[last])


def _main_verb(doc: Doc) -> Token | None:
    """The verb of the main clause: of "It rains, she said", "rains"."""
    root = next((token for token in doc if token.dep_ == "ROOT"), None)
    if root is None:
        return None
    before = [child for child in root.children if child.dep_ == "ccomp" and child.i < root.i]
    return next((verb for verb in (*before, root) if is_finite(verb) and has_subject(verb)), None)


def _may_go(token: Token, verb: Token) -> bool:
    """Whether the sentence is still whole, and still true, without ``token`` and all that follows it."""
    first = token.left_edge
    if first.i <= verb.i + 1 or token.dep_ not in _LOOSE or first.lower_ in _CONDITIONS:
        return False
    if token.head == verb:
        return token.dep_ in _LOOSE_ON_VERB
    return first.nbor(-1).text in _BREAKS or (token.dep_ == "prep" and first.lower_ in _CIRCUMSTANCES)


def _is_whole(doc: Doc, verb: Token, end: int) -> bool:
    """Whether nothing before token ``end`` needs what comes after: no object of the verb, no half of a quotation."""
    if any(child.dep_ in _NEEDED and child.i >= end for child in verb.children):
        return False
    kept = doc[:end].text
    return kept.count("“") == kept.count("”") and kept.count('"') % 2 == 0
