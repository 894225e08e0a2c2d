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
BREAKS = frozenset(("relcl", "advcl", "parataxis"))
SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))
WISHING = frozenset(("want", "wants", "wanted", "wanting", "see", "have", "get", "keep"))
LIGHT = frozenset(("have", "has", "had", "hold", "holds", "held", "get", "gets", "got"))
"""Verbs that say no more than the noun after them: "that you have that meeting"."""
EMPTY = frozenset(
    "it this that these those they them he him she her we us you i me who what which one something anything "
    "nothing everything others all some much more anyone everyone someone nobody there himself herself itself themselves "
    "thing things way lot people".split()
)
ABSTAINING = frozenset(("abstain", "abstains", "abstained"))
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
    first = max(first, head.i - MOST_WORDS)
    while first < head.i and (doc[first].is_punct or (doc[first].lower_ in LEADING and doc[first].dep_ != "det")):
        first += 1
    first = max((t.i + 1 for t in doc[first : head.i] if t.text in DASHES), default=first)
    last = head.i
    limit = min(head.right_edge.i, first + 2 * MOST_WORDS)
    for index in range(head.i + 1, limit + 1):
        if _breaks(doc[index], head):
            break
        last = index
    while (
        last > head.i
        and doc[last].dep_ != "prt"
        and (doc[last].is_punct or doc[last].pos_ in {"ADP", "CCONJ", "SCONJ", "DET"})
    ):
        last -= 1
    return doc[first], doc[last]


def _without_subject(head: Token) -> int:
    """Where the phrase starts; of "you have that meeting", what is left when the subject is only a pronoun."""
    subject = next((part for part in head.lefts if part.dep_ == "nsubj"), None)
    if head.pos_ in {"VERB", "AUX"} and subject is not None and subject.lower_ in {"i", "we", "you", "it"}:
        thing = clauses.child(head, "dobj")
        if thing is not None and head.lower_ in LIGHT and thing.left_edge.i == head.i + 1:
            return thing.left_edge.i
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
        return after is None or (after.dep_ != "amod" and not _goes_on(token))
    if _leads_on(token):
        return True
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
    return token.dep_ == "cc" and token.head.pos_ in {"VERB", "AUX"} and _another_clause(token)


def _goes_on(comma: Token) -> bool:
    """Whether ``comma`` stands among adjectives before their noun: "free, fair, and open trade"."""
    before = comma.nbor(-1)
    while before.dep_ == "conj" and before.head.i < before.i:
        before = before.head
    return before.dep_ in {"amod", "nummod"} and before.head.i > comma.i


def _leads_on(coordinator: Token) -> bool:
    """Whether the noun after "and" acts next and only seems listed: "the raids on the fort & the navy defended the port"."""
    if coordinator.dep_ != "cc" or coordinator.head.pos_ not in {"NOUN", "PROPN"}:
        return False
    listed = next((part for part in coordinator.head.rights if part.dep_ == "conj" and part.i > coordinator.i), None)
    edge = listed.right_edge.i + 1 if listed is not None else len(coordinator.doc)
    verb = coordinator.doc[edge] if edge < len(coordinator.doc) else None
    if verb is None or verb.tag_ not in {"VBD", "VBZ", "VBP"} or verb.dep_ not in {"conj", "ccomp", "ROOT"}:
        return False
    return clauses.child(verb, *SUBJECTS) is None


def _another_clause(coordinator: Token) -> bool:
    """Whether what follows has its own subject, or is finite where what is before is an infinitive."""
    partner = next((part for part in coordinator.head.children if part.dep_ == "conj"), None)
    if partner is None:
        return False
    goes_on = coordinator.head.tag_ == "VB" and partner.tag_ in {"VBP", "VBZ", "VBD"}
    return goes_on or any(part.dep_ in {"nsubj", "nsubjpass"} for part in partner.children)


def stands_alone(first: Token, last: Token) -> bool:
    """Whether the stretch says something by itself: not only pronouns and empty nouns."""
    tokens = first.doc[first.i : last.i + 1]
    if first.pos_ == "PRON" and first.lower_ in EMPTY and first.dep_ not in {"nsubj", "nsubjpass", "expl", "poss"}:
        return False
    if first.tag_ in {"WP", "WDT", "WRB"} or (len(tokens) > 1 and tokens[1].tag_ in {"WP", "WRB"}):
        return False
    if first.lower_ in DANGLING and len(tokens) < 4 and not _named_thing(tokens[-1]):
        return False
    if _somebodys_head(tokens[-1]) or (len(tokens) == 1 and first.tag_ in {"VBG", "VB"}):
        return False
    if len(tokens) == 1 and first.tag_ == "NN" and not _named_thing(first):
        return False
    telling = [t for t in tokens if t.pos_ in {"NOUN", "PROPN", "VERB", "ADJ"} and t.lower_ not in EMPTY]
    nouns = [t for t in telling if t.pos_ in {"NOUN", "PROPN"} or (t.pos_ == "VERB" and len(tokens) > 2)]
    return bool(nouns)


def _somebodys_head(noun: Token) -> bool:
    """Whether somebody is to go and no head is meant: "called for the minister's head"."""
    return noun.lower_ == "head" and clauses.child(noun, "poss") is not None


def _named_thing(noun: Token) -> bool:
    """Whether a noun alone says what is meant: "this accord", "austerity"; not "that idea", "time"."""
    return (
        noun.pos_ in {"NOUN", "PROPN"} and noun.lower_ not in EMPTY | stance_lexicon.words("shells") and len(noun) > 2
    )


def is_open(first: Token, last: Token) -> bool:
    """Whether the stretch is a bare "it", "them", "sixty", "ending it" or "abstain", which the sentences before may fill."""
    if first.i == last.i and first.lower_ in ABSTAINING:
        return True
    acts_on_it = last.i == first.i + 1 and first.pos_ == "VERB" and last.lower_ in {"it", "them"}
    return acts_on_it or (first.i == last.i and (first.lower_ in {"it", "them"} or first.tag_ == "CD"))


def antecedent(pronoun: Token) -> tuple[Token, Token] | None:
    """The words that a relative pronoun stands for, whole: "the union of the isles, which she opposes"."""
    if pronoun.tag_ not in {"WDT", "WP"}:
        return None
    clause = next((up for up in pronoun.ancestors if up.dep_ == "relcl"), None)
    if clause is None or clause.head.pos_ not in {"NOUN", "PROPN"}:
        return None
    noun = clause.head
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ in {"NOUN", "PROPN"}:
        noun = noun.head.head
    last = clause.left_edge.nbor(-1) if clause.left_edge.i > noun.i else noun
    while last.i > noun.i and last.is_punct:
        last = last.nbor(-1)
    return noun.left_edge, last


def points_back(first: Token, last: Token) -> bool:
    """Whether the stretch is a bare "the idea", which only its sentence before fills."""
    tokens = [t for t in first.doc[first.i : last.i + 1] if t.dep_ != "det"]
    return len(tokens) == 1 and tokens[0].lower_ in stance_lexicon.words("shells")


def clean(first: Token, last: Token, name: Callable[[Token], str | None]) -> str:
    """The words of a target without quotation marks; ``name`` gives what a pronoun stands for, where that is known."""
    pieces = []
    aside = _day_of_the_deed(first, last)
    for token in first.doc[first.i : last.i + 1]:
        if token.i in aside:
            continue
        text = token.text
        if token.i == first.i and token.lower_ in DANGLING and token.dep_ == "det" and first.i < last.i:
            text = "the" if token.lower_ in {"this", "that", "these", "those"} else text
        if token.i == first.i and _only_opens(token):
            text = text[0].lower() + text[1:]
        open_ = (token.pos_ == "PRON" and token.lower_ in PRONOUNS) or is_open(first, last)
        if open_ and not _bound(token, first) and (named := name(token)):
            text = named + "’s" if token.tag_ == "PRP$" else named
        pieces.append(text + token.whitespace_)
    words = "".join(pieces).translate({ord(mark): None for mark in MARKS}).split()
    return opening(first, last) + " ".join(words[: 2 * MOST_WORDS]).strip(" ,.;:–—-’'")


def _only_opens(token: Token) -> bool:
    """Whether ``token`` has its capital from the start of a sentence or quotation."""
    starts = token.is_sent_start or token.nbor(-1).is_punct
    plain = not token.ent_type_ or token.pos_ == "NUM" or token.lower_ in {"the", "a", "an"}
    return starts and token.is_title and token.pos_ != "PROPN" and plain and token.text != "I"


def _day_of_the_deed(first: Token, last: Token) -> range:
    """The tokens of "on Monday" in "signed an accord on Monday": the day of the deed; of what is held on a day it is part."""
    noun = first.doc[first.i : last.i + 1].root
    verb = noun.head if noun.dep_ != "pobj" else noun.head.head
    if noun.pos_ not in {"NOUN", "PROPN"} or verb.tag_ not in {"VBD", "VBN"}:
        return range(0)
    if noun.lower_ in stance_lexicon.words("held_on_a_day"):
        return range(0)
    for on in noun.doc[noun.i + 1 : last.i + 1]:
        day = clauses.child(on, "pobj") if on.lower_ == "on" and on.head in (noun, verb) else None
        if day is not None and all(t.ent_type_ == "DATE" for t in day.subtree):
            return range(on.i, min(on.right_edge.i, last.i) + 1)
    return range(0)


def opening(first: Token, last: Token) -> str:
    """What a clause needs before it to stand after a colon: "to " sell the pier, "that " the pier be sold; else nothing."""
    span = first.doc[first.i : last.i + 1]
    verb = span.root
    if verb.pos_ not in {"VERB", "AUX"} or (is_open(first, last) and first.i == last.i):
        return ""
    parts = [part for part in verb.children if first.i <= part.i <= last.i]
    leads = all(token.pos_ in {"ADV", "AUX"} or token == verb for token in span[: verb.i - first.i + 1])
    if any(part.tag_ == "TO" or (part.dep_ == "auxpass" and part.lower_ == "being") for part in parts):
        return ""
    if any(part.dep_ in SUBJECTS for part in parts):
        return "that " if _finite(verb, parts) else ""
    if verb.tag_ in {"VB", "VBP"} and leads:
        return "to "
    return "to be " if verb.tag_ == "VBN" and leads and _is_passive(verb) else ""


def _finite(verb: Token, parts: list[Token]) -> bool:
    """Whether the clause of ``verb`` says that something is or shall be so, unlike "schools doing more"."""
    wished = verb.head.lower_ in WISHING and not any(part.dep_ in {"aux", "auxpass", "mark"} for part in verb.children)
    if verb.tag_ == "VBD" and wished:
        return False
    return verb.tag_ in {"VB", "VBP", "VBZ", "VBD"} or any(part.dep_ in {"aux", "auxpass"} for part in parts)


def _is_passive(verb: Token) -> bool:
    return any(part.dep_ == "auxpass" and part.lower_ in {"be", "being"} for part in verb.children)


def dangling(first: Token, last: Token, name: Callable[[Token], str | None]) -> bool:
    """Whether a pronoun stays in the target that nothing says the meaning of."""
    tokens = first.doc[first.i : last.i + 1]
    return any(
        t.pos_ == "PRON"
        and t.lower_ in DANGLING_PRONOUNS
        and t.dep_ != "expl"
        and t.tag_ not in {"WDT", "WP"}
        and not _bound(t, first)
        and not name(t)
        for t in tokens
    )


def _bound(pronoun: Token, first: Token) -> bool:
    """Whether a noun of the target itself is meant: "the treaty that nobody read before it was signed"."""
    things = pronoun.lower_ in {"it", "its", "them", "they", "their"}
    whole = pronoun.head.head if pronoun.dep_ == "pobj" and pronoun.head.lower_ == "of" else None  # "the drawing of it"
    return things and any(t.pos_ in {"NOUN", "PROPN"} and t != whole for t in pronoun.doc[first.i : pronoun.i])
