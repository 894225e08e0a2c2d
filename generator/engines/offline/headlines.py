"""Headlines, which say the news in the fewest words and with a grammar of their own.

A headline is cut at its colons and dashes; the part that tells the news is read with the capitals that the body gives its words,
since the parser knows running text; its verb is looked for by tag, by the body's own verbs and by the verbs that headlines like.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from generator.engines.offline import nlp
from generator.engines.offline.coverage import stem
from generator.engines.offline.document import Document

BREAK = re.compile(r"(?<=[^\s]): | [–—|-]{1,2} |; |, but |(?<=\w[.?!]) ")
FOOTAGE = frozenset("cctv dashcam footage image images photo photos picture pictures video videos".split())
QUESTIONS = frozenset("are can could did do does how is should what when where which who why will".split())
PRONOUNS = frozenset("i we you it he she they this that here there what why how".split())
QUOTE_OPENERS = "'\"‘“«"
STRAY = " .,:;–—-"
VERB_TAGS = frozenset(("VBZ", "VBP", "VBD", "VBN", "MD"))
CLAUSE_WORDS = frozenset(
    "after amid as because before despite following how if since that though what when where which while who why".split()
)
VERBS = frozenset(
    "accuse add agree aim appeal approve arrest ask attack back ban beat become begin blame block break bring call"
    " cancel carry cast celebrate challenge charge claim clear clinch condemn confirm consider crash cut defend"
    " delay demand deny derail die discover dismiss draw drop edge elect end endorse escape expand expect face fall"
    " fear fight file find fire flee force gain get give go grow halt hit hold hope hunt impose invite join jump"
    " keep kill launch lead leave lift lose make meet mourn move name near offer open oppose order oust overturn"
    " pass pay plan play pledge plunge praise press probe promise propose protest pull push quit raid raise ram"
    " reach react rebuff recall recover refuse reject release remove reopen replace report rescue resign resume"
    " return reveal rise rule run save say scrap secure see seek seize sell send sentence set settle shake shoot"
    " show shut sign slam spark split stage stand start step stop storm strike struggle sue suffer support survive"
    " suspend take tell test threaten top topple try turn unveil urge visit vote vow want warn weigh welcome win"
    " withdraw".split()
)


@dataclass(frozen=True, slots=True)
class Clause:
    """The news of a headline: its tokens, and where its verb is (``None`` where it has none)."""

    tokens: tuple[Token, ...]
    verb: int | None


def headline(document: Document) -> str:
    """The headline of ``document``, or nothing."""
    return " ".join(sentence.span.text for sentence in document.sentences if sentence.label == "headline")


def news(document: Document) -> Clause | None:
    """The part of the headline that tells the news: the first with a verb, else the longest."""
    verbs = _verbs(document)
    clauses = [_clause(read(part, document), verbs) for part in parts(headline(document))]
    told = next((clause for clause in clauses if clause.verb is not None and not _is_personal(clause)), None)
    return told or max(clauses, key=lambda clause: len(clause.tokens), default=None)


def is_question(clause: Clause) -> bool:
    """Whether a headline asks instead of telling."""
    return clause.tokens[-1].text == "?" or clause.tokens[0].lower_ in QUESTIONS


def _is_personal(clause: Clause) -> bool:
    """Whether the subject is the reader or the writer."""
    return clause.tokens[0].lower_ in PRONOUNS


def parts(title: str) -> list[str]:
    """``title`` between its colons, dashes and full stops; quotations, questions and short kickers last."""
    pieces = [piece.strip(STRAY) for piece in BREAK.split(title)]
    told = [piece for piece in pieces if piece]
    return sorted(told, key=lambda piece: (piece[0] in QUOTE_OPENERS, piece.endswith("?"), len(piece.split()) < 3))


def read(title: str, document: Document) -> Doc:
    """``title`` parsed with the capitals that the body gives its words."""
    words = title.split()
    if sum(word[:1].isupper() for word in words) <= 0.6 * len(words):
        return nlp.parser().language(title)
    small: Counter[str] = Counter()
    for sentence in document.body():
        for token in sentence.tokens[1:]:
            small[token.lower_] += 1 if token.text.islower() else -1 if token.text.istitle() else 0
    return nlp.parser().language(" ".join(_recased(word, small) for word in words))


def _recased(word: str, small: Counter[str]) -> str:
    bare = word.lower().strip("'\"‘’“”.,:;!?()").removesuffix("'s").removesuffix("’s")
    if small[bare] > 0 or (small[bare] == 0 and not word.isupper() and _is_listed(bare)):
        return word.lower()
    return word


def _verbs(document: Document) -> frozenset[str]:
    """Stems of the words that the body uses as verbs more often than as nouns."""
    uses: Counter[str] = Counter()
    for sentence in document.body():
        for token in sentence.tokens:
            if token.pos_ in ("VERB", "NOUN"):
                uses[stem(token.lower_)] += 1 if token.pos_ == "VERB" else -1
    return frozenset(word for word, count in uses.items() if count > 0)


def _clause(doc: Doc, verbs: frozenset[str]) -> Clause:
    tokens = tuple(doc)
    index = _verb(tokens, verbs)
    if index is not None and tokens[index - 1].lower_ in FOOTAGE and tokens[index].tag_.startswith("V"):
        tokens = tokens[index + 1 :]
        index = next((number for number, token in enumerate(tokens) if number and token.tag_.startswith("VB")), None)
    return Clause(tokens, index)


def _verb(tokens: tuple[Token, ...], verbs: frozenset[str]) -> int | None:
    return next((index for index in range(1, len(tokens)) if _is_verb(tokens, index, verbs)), None)


def _is_verb(tokens: tuple[Token, ...], index: int, verbs: frozenset[str]) -> bool:
    token, before = tokens[index], tokens[index - 1]
    if any(other.lower_ in CLAUSE_WORDS or other.tag_ == "TO" for other in tokens[:index]):
        return False
    if token.text[0] in "'’":
        return False
    if token.tag_ in VERB_TAGS:
        return token.tag_ != "VBN" or before.tag_ not in ("DT", "IN", "CC", "JJ")
    listed = _is_listed(token.lower_) or stem(token.lower_) in verbs
    plural = before.tag_ in ("NNS", "NNPS") or (before.tag_ == "NNP" and before.lower_.endswith("s"))
    if token.lower_ in VERBS and plural and index + 1 < len(tokens):
        return True
    ends = token.lower_.endswith("s") and not token.lower_.endswith("ss")
    return (
        listed and ends and before.tag_ not in ("DT", "IN", "POS", "PRP$", "CC", "TO", "CD") and index + 1 < len(tokens)
    )


def _is_listed(word: str) -> bool:
    """Whether ``word`` is one of :data:`VERBS`, or its third person."""
    return not VERBS.isdisjoint((word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ies") + "y"))
