"""What a stance is about: a noun phrase or a clause of the text, cut so that it stands alone."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from generator.engines.offline import clauses, stance_lexicon

# A target is a title in a table; what is longer is cut at the last boundary before.
MOST_WORDS = 16
LEADING = frozenset(
    ("that", "to", "for", "of", "on", "in", "with", "about", "how", "whether", "also", "and", "but", ",", "not")
)
DASHES = frozenset(("—", "–", "--"))
MARKS = '“”"‘„«»[]'
DANGLING = frozenset(
    ("this", "that", "these", "those", "both", "such", "either", "neither", "another", "other", "others")
)
BREAKS = frozenset(("relcl", "advcl", "parataxis", "appos"))
EMPTY = frozenset(
    "it this that these those they them he him she her we us you i me who what which one something anything "
    "nothing everything others all some much more anyone everyone someone nobody there himself herself itself themselves "
    "thing things way lot people".split()
)
DANGLING_PRONOUNS = frozenset(("it", "them", "this", "that", "these", "those", "him", "her", "they", "he", "she"))
PRONOUNS = frozenset(
    (
        "my",
        "our",
        "me",
        "us",
        "he",
        "him",
        "she",
        "her",
        "it",
        "they",
        "them",
        "his",
        "its",
        "their",
        "this",
        "that",
        "these",
        "those",
    )
)


def extent(head: Token) -> tuple[Token, Token]:
    """First and last token of the phrase that ``head`` leads, up to a relative or adverbial clause or a new sentence."""
    doc, first = head.doc, _without_subject(head)
    while first < head.i and (doc[first].is_punct or (doc[first].lower_ in LEADING and doc[first].dep_ != "det")):
        first += 1
    first = max((t.i + 1 for t in doc[first : head.i] if t.text in DASHES), default=first)
    last = head.i
    limit = min(head.right_edge.i, first + 2 * MOST_WORDS)
    for index in range(head.i + 1, limit + 1):
        if _breaks(doc[index], head):
            break
        last = index
    while last > head.i and (doc[last].is_punct or doc[last].pos_ in {"ADP", "CCONJ", "SCONJ", "DET"}):
        last -= 1
    return doc[first], doc[last]


def _without_subject(head: Token) -> int:
    """Where the phrase starts; of "you have that meeting", what is left when the subject is only a pronoun."""
    subject = next((part for part in head.lefts if part.dep_ == "nsubj"), None)
    if head.pos_ in {"VERB", "AUX"} and subject is not None and subject.lower_ in {"i", "we", "you", "it"}:
        after = subject.i + 1
        return after + (head.doc[after].text[0] in "'’" and after < head.i)
    return head.left_edge.i


def _breaks(token: Token, head: Token) -> bool:
    """Whether a new clause starts at ``token`` that does not belong to the phrase of ``head``."""
    closes = token.text in {"”", '"'} and not token.nbor(-1).whitespace_
    if closes or token.text in DASHES or token.text in {";", ":", "("}:
        return True
    if token.text == ",":
        after = token.nbor(1) if token.i + 1 < len(token.doc) else None
        return after is None or after.dep_ != "amod"
    if (
        token.lower_ in {"of", "for"}
        and token.dep_ == "prep"
        and clauses.child(token, "pcomp") is not None
        and head.dep_ == "dobj"
    ):
        return True
    opener = token.i == token.left_edge.i
    clause = next((up for up in (token, *token.ancestors) if up.dep_ in BREAKS and up.left_edge.i == token.i), None)
    if clause is not None and opener and head in clause.ancestors:
        return clause.dep_ != "relcl" or token.nbor(-1).text == ","
    return token.dep_ == "cc" and token.head.pos_ in {"VERB", "AUX"} and _own_subject(token)


def _own_subject(coordinator: Token) -> bool:
    partner = next((part for part in coordinator.head.children if part.dep_ == "conj"), None)
    return partner is not None and any(part.dep_ in {"nsubj", "nsubjpass"} for part in partner.children)


def stands_alone(first: Token, last: Token) -> bool:
    """Whether the stretch says something by itself: not only pronouns and empty nouns."""
    tokens = first.doc[first.i : last.i + 1]
    if any(t.tag_ in {"WP", "WDT", "WRB"} for t in tokens[:3]):
        return False
    if first.lower_ in DANGLING and len(tokens) < 4:
        return False
    if len(tokens) == 1 and first.tag_ in {"NN", "VBG", "VB"}:
        return False
    telling = [t for t in tokens if t.pos_ in {"NOUN", "PROPN", "VERB", "ADJ"} and t.lower_ not in EMPTY]
    nouns = [t for t in telling if t.pos_ in {"NOUN", "PROPN"} or (t.pos_ == "VERB" and len(tokens) > 2)]
    return bool(nouns)


def points_back(first: Token, last: Token) -> bool:
    """Whether the stretch is a bare "the idea", which only its sentence before fills."""
    tokens = [t for t in first.doc[first.i : last.i + 1] if t.dep_ != "det"]
    return len(tokens) == 1 and tokens[0].lower_ in stance_lexicon.words("shells")


def clean(first: Token, last: Token, name: Callable[[Token], str | None]) -> str:
    """The words of a target without quotation marks; ``name`` gives what a pronoun stands for, where that is known."""
    pieces = []
    for token in first.doc[first.i : last.i + 1]:
        text = token.text
        if token.pos_ == "PRON" and token.lower_ in PRONOUNS and (named := name(token)):
            text = named + "’s" if token.tag_ == "PRP$" else named
        pieces.append(text + token.whitespace_)
    words = "".join(pieces).translate({ord(mark): None for mark in MARKS}).split()
    return " ".join(words[: 2 * MOST_WORDS]).strip(" ,.;:–—-’'")


def dangling(first: Token, last: Token, name: Callable[[Token], str | None]) -> bool:
    """Whether a pronoun stays in the target that nothing says the meaning of."""
    tokens = first.doc[first.i : last.i + 1]
    return any(t.pos_ == "PRON" and t.lower_ in DANGLING_PRONOUNS and t.dep_ != "expl" and not name(t) for t in tokens)
