"""The words of a sentence that a date belongs to: the clause around its verb, or the noun that names the event."""

from __future__ import annotations

from spacy.tokens import Span, Token

from generator.engines.offline.document import Sentence
from generator.engines.offline.sentences import is_finite, outside_quotations

# Longer clauses say more than the event; 9 in 10 clauses of dated events in news have fewer words.
MOST_WORDS = 40
_VERBS = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN"})
# Nouns that name something that happens; with these endings most do.
_HAPPENINGS = frozenset(
    "accord address arrest attack ballot bid bombing briefing broadcast call ceasefire ceremony clash "
    "collapse conference crash crisis deal death deadline debate defeat derby drill earthquake election "
    "escape event exercise exhibition explosion festival final fire flight flood funeral gala game "
    "gathering hearing incursion inquest interview invasion killing launch loss march match meeting "
    "merger move murder offensive onslaught parade peak performance poll press protest race raid rally "
    "release report rescue riot rise robbery row rule ruling runoff session shock shooting siege speech "
    "start storm strike summit surge talks tour trial truce visit vote walkout war wedding win".split()
)
_HAPPENING_ENDINGS = ("tion", "sion", "ment", "ing", "ings", "ance", "ure")
_PREPOSITIONS = frozenset({"on", "in", "at", "during"})
_TIMES = frozenset({"since", "after", "before", "until", "till"})
_MANNERS = frozenset({"without", "with", "by", "under", "in"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_APART = frozenset({"parataxis", "relcl", "appos", "acl"})
# Tokens from the noun to the date in "the meeting on Friday".
_BESIDE = 2
_STRAY = " ,;:.—–-\"“”'‘’()[]"


def clause(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Start and end in the seed of what the date at ``start`` to ``end`` of ``sentence`` belongs to."""
    span = sentence.span
    phrase = [token for token in span if sentence.offsets(token)[0] < end and sentence.offsets(token)[1] > start]
    if not phrase or not span.doc.has_annotation("DEP"):
        return sentence.start, sentence.end
    event = _event(phrase, span)
    words = _around(phrase, event, _left_out(event, phrase, with_said=True))
    if len(words) > MOST_WORDS:
        words = _around(phrase, event, _left_out(event, phrase, with_said=False))
    if event not in words or len(words) > MOST_WORDS:
        return sentence.start, sentence.end
    words = _trimmed(words)
    if _is_fragment(words):
        return sentence.start, sentence.end
    first, last = sentence.offsets(words[0])[0], sentence.offsets(words[-1])[1]
    return _unquoted(sentence, first, last)


def _unquoted(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """``start`` and ``end`` moved so that no quotation is cut off; the whole sentence where that takes more than its marks.

    What stands within a quotation is told with whoever says it.
    """
    text = sentence.span.text
    if outside_quotations(text) and outside_quotations(text[: start - sentence.start]) is None:
        return sentence.start, sentence.end
    first, last = start - sentence.start, end - sentence.start
    for begin, stop in ((first, last), (first, last + 1), (first, last + 2), (first - 1, last), (first - 1, last + 1)):
        if begin >= 0 and outside_quotations(text[begin:stop]) is not None:
            return sentence.start + begin, min(sentence.start + stop, sentence.end)
    return sentence.start, sentence.end


def _is_fragment(words: list[Token]) -> bool:
    """Whether the words do not stand alone: "which votes on Friday", or a predicate without its subject."""
    if words[0].tag_ in {"WDT", "WP", "WP$"} and words[0].dep_ in {*_SUBJECTS, "poss", "dobj"}:
        return True
    inside = {token.i for token in words}
    if _is_misread(words[0]):
        return True
    verb = next((token for token in words if token.head.i not in inside or token.dep_ == "ROOT"), words[0])
    return is_finite(verb) and not any(child.dep_ in _SUBJECTS and child.i in inside for child in verb.children)


def _is_misread(first: Token) -> bool:
    """Whether what was taken for a thing is the verb of a short subject: "Pay | rises by six percent"."""
    opens = first.i > 0 and first.head.i == first.i - 1 and first.head.is_sent_start
    return bool(opens) and first.tag_ == "NNS" and first.dep_ == "dobj" and first.head.tag_ in {"VB", "VBP", "NN"}


def _event(phrase: list[Token], span: Span) -> Token:
    """The noun or verb that the phrase depends on."""
    inside = {token.i for token in phrase}
    head = next((token for token in phrase if token.head.i not in inside), phrase[0]).head
    beside = phrase[0].i - span.start >= _BESIDE and phrase[0].nbor(-1).lower_ in _PREPOSITIONS
    before = phrase[0].nbor(-2) if beside else None
    if before is not None and _happens(before) and not _is_manner(before) and _governor(head).pos_ not in _VERBS:
        return before
    while (
        head.head.i != head.i
        and head.pos_ not in _VERBS
        and (head.i in inside or not _happens(head) or _is_manner(head))
    ):
        head = head.head
    if head.pos_ in _NOUNS:
        return head
    while head.dep_ in {"xcomp", "aux", "auxpass", "conj"} and not _has_subject(head) and head.head.pos_ in _VERBS:
        head = head.head
    if head.dep_ == "pcomp" and head.head.lower_ not in _TIMES and head.head.head.pos_ in _VERBS:
        head = head.head.head
    if head.dep_ in {"relcl", "acl"} and head.head.pos_ in _NOUNS:
        head = _described(head.head)
    return head if span.start <= head.i < span.end else span.root


def _governor(token: Token) -> Token:
    """What a preposition depends on; any other token itself."""
    return token.head if token.pos_ == "ADP" else token


def _happens(token: Token) -> bool:
    word = token.lower_
    return token.pos_ in _NOUNS and (
        word.removesuffix("s") in _HAPPENINGS or word in _HAPPENINGS or word.endswith(_HAPPENING_ENDINGS)
    )


def _is_manner(noun: Token) -> bool:
    """Whether the noun only says how something happened ("without reservation on Monday")."""
    return noun.dep_ == "pobj" and noun.head.lower_ in _MANNERS and next(noun.lefts, None) is None


def _described(noun: Token) -> Token:
    """The noun that a relative clause is about: never a name, but what stands before it ("a visit by Ada Brandt that ...")."""
    while noun.pos_ == "PROPN" and noun.dep_ == "pobj" and noun.head.head.pos_ in _NOUNS:
        noun = noun.head.head
    return noun


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in _SUBJECTS for child in verb.children)


def _left_out(event: Token, phrase: list[Token], *, with_said: bool) -> set[int]:
    """Tokens of side clauses: what is said besides the event. ``with_said`` keeps what stands before "she said on Tuesday"."""
    kept = {token.i for token in phrase}
    out: set[int] = set()
    for child in event.children:
        tokens = {token.i for token in child.subtree}
        if not tokens & kept and _is_side(child, event, with_said=with_said):
            out |= tokens
    return out


def _is_side(child: Token, event: Token, *, with_said: bool) -> bool:
    if event.pos_ in _NOUNS:
        return child.dep_ in _APART or (child.dep_ in {"conj", "cc"} and child.i > event.i)
    if child.dep_ in {"conj", "cc"}:
        return child.dep_ == "cc" or _has_subject(child)
    if child.dep_ == "ccomp":
        return child.i < event.i and not with_said
    return child.dep_ == "parataxis" or (
        child.dep_ == "advcl" and child.i > event.i and child.left_edge.nbor(-1).is_punct
    )


def _around(phrase: list[Token], event: Token, left_out: set[int]) -> list[Token]:
    """The unbroken run of the event's words that holds the phrase."""
    inside = {token.i for token in event.subtree} - left_out | {token.i for token in phrase}
    doc, first, last = event.doc, phrase[0].i, phrase[-1].i
    if 0 < first - event.i <= _BESIDE:
        inside.update(range(event.i, first))
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return list(doc[first : last + 1])


def _trimmed(words: list[Token]) -> list[Token]:
    while len(words) > 1 and (not words[0].text.strip(_STRAY) or words[0].dep_ in {"cc", "mark"}):
        words = words[1:]
    while len(words) > 1 and not words[-1].text.strip(_STRAY):
        words = words[:-1]
    return words
