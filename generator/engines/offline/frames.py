"""Frames of attribution: a verb of saying, thinking or wanting with its subject and its content, as the parse has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from generator.engines.offline import clauses
from generator.engines.offline.document import Sentence
from generator.engines.offline.quotations import Quoted
from generator.engines.offline.speech_verbs import CueVerb, cue_verbs

Span = tuple[int, int]
CONCEDING = frozenset(("although", "though", "while", "whereas"))
# A "sentence" with more cues is a list or an attack, and would take time by the square.
MOST_FRAMES = 40
STOPS = frozenset((",", ";", ":", ".", "-", "–", "—"))


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue with its source and its contents as the parse has them; ``quoting`` when a quotation may hang on it."""

    sentence: Sentence
    cue: Span
    source: Span | None
    head: Token | None
    contents: tuple[Span, ...]
    quoting: bool
    negated: bool
    hypothetical: bool


def frames_of(sentence: Sentence, quoted: Quoted) -> Iterator[Frame]:
    """The frames of ``sentence`` whose cue stands outside quotation marks."""
    verbs = cue_verbs()
    parsed, found = sentence.span.doc.has_annotation("DEP"), 0
    for token in sentence.tokens:
        verb = verbs.get(token.lower_)
        if (verb is None and token.lower_ != "according") or quoted.at(sentence.offsets(token)[0]):
            continue
        frame = None
        if not parsed:
            frame = _unparsed(sentence, token, verb) if verb is not None and verb.quoting else None
        elif verb is None:
            frame = _according(sentence, token)
        elif token.tag_.startswith("VB"):
            frame = _frame(sentence, token, verb)
        if frame is not None:
            found += 1
            yield frame
        if found == MOST_FRAMES:
            return


def _frame(sentence: Sentence, token: Token, verb: CueVerb) -> Frame | None:
    is_passive = clauses.passive(token)
    source = clauses.agent(token) if is_passive else clauses.subject(token)
    contents = tuple(_contents(token, verb, source))
    if source is None and not (contents and is_passive):
        return None
    return Frame(
        sentence,
        sentence.offsets(token),
        _noun_phrase(sentence, source) if source is not None else None,
        source,
        tuple(_trim(sentence, first, last) for first, last in contents),
        verb.quoting,
        clauses.negated(token),
        any(part.tag_ == "MD" and part.lower_ in {"would", "could", "might", "may"} for part in token.children),
    )


def _contents(token: Token, verb: CueVerb, source: Token | None) -> Iterator[tuple[Token, Token]]:
    """First and last token of each content of a cue, by the kinds of content that its verb takes."""
    for part in token.children:
        if part.dep_ in {"ccomp", "parataxis"} and verb.clause:
            yield from _around(part, token, source)
        elif (
            (part.dep_ == "xcomp" and (verb.infinitive or verb.clause))
            or (part.dep_ in {"dobj", "oprd"} and verb.object and part.tag_ not in {"WP", "WDT"})
            or (part.dep_ == "prep" and part.lower_ in verb.prepositions)
        ):
            yield part.left_edge, _object_end(part, token) if part.dep_ in {"dobj", "oprd"} else _end(part)


def _end(part: Token) -> Token:
    """The last token of a content; what attributes anew ("…, adding that") or concedes ("…, although") is no part of it."""
    verbs = cue_verbs()
    for token in part.doc[part.i + 1 : part.right_edge.i + 1]:
        if token.dep_ != "advcl" or token.left_edge.i == 0:
            continue
        opening = token.left_edge
        anew = token.tag_ == "VBG" and token.lower_ in verbs and opening.i == token.i
        if opening.nbor(-1).text == "," and (anew or opening.lower_ in CONCEDING):
            return opening.nbor(-1)
    return part.right_edge


def _object_end(part: Token, cue: Token) -> Token:
    """The last token of an object with the phrases after it: "accused him of lying", "described a visit to the yard"."""
    end = _end(part)
    for after in cue.rights:
        if after.dep_ in {"prep", "agent", "dative"} and after.i == end.i + 1:
            end = after.right_edge
    return end


def _around(part: Token, cue: Token, source: Token | None) -> Iterator[tuple[Token, Token]]:
    """A clause that may have its cue in its middle ("the plan, she said, is dead"): then its two sides."""
    first, last = part.left_edge, _end(part)
    if not first.i < cue.i < last.i:
        yield first, last
        return
    doc = cue.doc
    left = min(cue.i, source.left_edge.i if source is not None and source.i > first.i else cue.i)
    right = max(cue.i, source.right_edge.i if source is not None and source.i < last.i else cue.i)
    if left - 1 >= first.i:
        yield first, doc[left - 1]
    if right + 1 <= last.i:
        yield doc[right + 1], last


def _according(sentence: Sentence, token: Token) -> Frame | None:
    to = clauses.child(token, "prep")
    source = clauses.child(to, "pobj") if to is not None else None
    if source is None:
        return None
    doc, sent = token.doc, sentence.span
    if token.i - sent.start <= 2:
        after = source.right_edge.i + 1
        span = (doc[after], doc[sent.end - 1]) if after < sent.end else None
    else:
        span = (doc[sent.start], doc[token.i - 1])
    if span is None:
        return None
    return Frame(
        sentence,
        (sentence.offsets(token)[0], sentence.offsets(token)[1]),
        _noun_phrase(sentence, source),
        source,
        (_trim(sentence, *span),),
        quoting=True,
        negated=False,
        hypothetical=False,
    )


def _noun_phrase(sentence: Sentence, token: Token) -> Span:
    first, last = clauses.phrase(token)
    return sentence.offsets(first)[0], sentence.offsets(last)[1]


def _trim(sentence: Sentence, first: Token, last: Token) -> Span:
    """Offsets of a stretch without commas and stops at its ends."""
    doc = first.doc
    start, end = first.i, last.i
    while start < end and doc[start].text in STOPS:
        start += 1
    while end > start and doc[end].text in STOPS:
        end -= 1
    return sentence.offsets(doc[start])[0], sentence.offsets(doc[end])[1]


def _unparsed(sentence: Sentence, token: Token, verb: CueVerb) -> Frame | None:
    """Without a parse: the capitalised words or the pronoun next to the verb are its subject, "that …" its content."""
    doc, sent = token.doc, sentence.span
    first = last = token.i
    while first > sent.start and _names(doc[first - 1]):
        first -= 1
    if first == token.i:
        while last + 1 < sent.end and _names(doc[last + 1]):
            last += 1
    if first == last:
        return None
    head = doc[token.i - 1] if first < token.i else doc[last]
    start, end = (doc[first], head) if first < token.i else (doc[token.i + 1], doc[last])
    told = token.i + 1 < sent.end and doc[token.i + 1].lower_ == "that" and verb.clause and first < token.i
    content = (_trim(sentence, doc[token.i + 1], doc[sent.end - 1]),) if told else ()
    source = (sentence.offsets(start)[0], sentence.offsets(end)[1])
    return Frame(
        sentence, sentence.offsets(token), source, head, content, quoting=True, negated=False, hypothetical=False
    )


def _names(token: Token) -> bool:
    return token.is_title or token.is_upper or token.lower_ in {"he", "she", "they"}
