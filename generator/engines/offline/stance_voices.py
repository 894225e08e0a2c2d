"""In whose words a leaning stands, and whose it is: what :mod:`stance_holders` decides with."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from generator.engines.offline import clauses
from generator.engines.offline.attribution import Attribution
from generator.engines.offline.document import Document
from generator.engines.offline.gazetteer import gazetteer
from generator.engines.offline.leaning import Leaning
from generator.engines.offline.quotations import Quoted
from generator.engines.offline.speech_verbs import cue_verbs
from generator.model import StanceBasis

FIRST_PERSON = frozenset(("i", "we"))


@dataclass(frozen=True, slots=True)
class Voice:
    """In whose words a leaning stands: ``said`` is ``None`` in the outlet's own, ``name`` where nobody is named."""

    said: Attribution | None
    name: str | None
    quoted: bool

    @property
    def basis(self) -> StanceBasis:
        """The basis of what the voice says of itself."""
        return "quoted" if self.quoted else "reported"


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a leaning is, on what basis, and who says so of another."""

    name: str
    basis: StanceBasis
    by: str | None = None


def by_sentence(document: Document, attributions: tuple[Attribution, ...]) -> dict[int, list[Attribution]]:
    """The attributions with a source by the sentences that their contents run through."""
    table: dict[int, list[Attribution]] = {}
    sentences, first = document.sentences, 0
    for each in attributions:
        if each.source is None:
            continue
        while first < len(sentences) and sentences[first].end <= each.start:
            first += 1
        for sentence in sentences[first:]:
            if sentence.start >= each.end:
                break
            table.setdefault(sentence.index, []).append(each)
    return table


def within(said: Attribution, offset: int) -> bool:
    """Whether ``offset`` lies in what is reported."""
    return any(start <= offset < end for start, end in said.contents)


def is_medium(name: str) -> bool:
    """Whether ``name`` is a news medium, which reports and takes no side."""
    known = gazetteer().organisations.get(name)
    return known is not None and known.kind == "media"


def own_clause(leaning: Leaning, said: Attribution) -> bool:
    """Whether "it" or "they" stands in the very clause that a country or body says ("Norl says it won't rule out …")."""
    collective = said.speaker is not None and said.speaker.kind != "person"
    clause = leaning.anchor
    for _ in range(clauses.FARTHEST):
        if clause.dep_ not in {"conj", "acomp", "attr", "prep", "pobj"}:
            break
        clause = clause.head
    return collective and clause.dep_ == "ccomp"


def judge(leaning: Leaning, quoted: Quoted) -> Token | None:
    """Who judges within a quotation, when the speaker only tells what another thinks ("he told them that it was bad")."""
    below = leaning.anchor
    for up in leaning.anchor.ancestors:
        clause, below = below, up
        if up.lower_ in cue_verbs() and up.pos_ == "VERB" and clause.dep_ == "ccomp":
            subject = clauses.subject(up) if quoted.at(leaning.sentence.offsets(up)[0]) else None
            return subject if subject is not None and subject.lower_ not in FIRST_PERSON else None
    return None
