"""Whose a leaning is: the speaker's, the subject's, or nobody's that the text names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from generator.engines.offline import clauses, targets
from generator.engines.offline.attribution import Attribution
from generator.engines.offline.bodies import Bodies, own_body, speaks_for
from generator.engines.offline.calibration import calibrated
from generator.engines.offline.document import Document, Entities, Entity, Sentence
from generator.engines.offline.gazetteer import gazetteer
from generator.engines.offline.leaning import Leaning
from generator.engines.offline.matters import Matters
from generator.engines.offline.quotations import Quoted, quotations
from generator.engines.offline.speakers import Speakers
from generator.engines.offline.speech_verbs import cue_verbs
from generator.model import Evidence, Stance, StanceBasis

# Factors for what somebody says of another, and for a target with a pronoun that stays open.
DESCRIBED, UNCLEAR, RESOLVED = 0.85, 0.65, 0.85
MESSAGES = frozenset(("message", "position", "line", "demand", "answer", "verdict"))
FIRST_PERSON = frozenset(("i", "we"))
SINGULAR = frozenset(("he", "she"))
COLLECTIVE = frozenset(("it", "they"))
QUOTE_MARKS = "“”\"'‘’„«» "


@dataclass(frozen=True, slots=True)
class _Voice:
    """In whose words a leaning stands: ``said`` is ``None`` in the outlet's own, ``name`` where nobody is named."""

    said: Attribution | None
    name: str | None
    quoted: bool

    @property
    def basis(self) -> StanceBasis:
        """The basis of what the voice says of itself."""
        return "quoted" if self.quoted else "reported"


@dataclass(frozen=True, slots=True)
class _Owner:
    """Whose a leaning is, on what basis, and who says so of another."""

    name: str
    basis: StanceBasis
    by: str | None = None


class Holders:
    """Decides whose the leanings of one document are."""

    def __init__(self, document: Document, entities: Entities, attributions: tuple[Attribution, ...]) -> None:
        self._document = document
        self._entities = entities
        self._speakers = Speakers(document, entities)
        self._quoted = Quoted(quotations(document))
        self._bodies = Bodies(document, entities)
        self._matters = Matters(document, entities, self._quoted)
        self._said = _by_sentence(document, attributions)

    def stance(self, leaning: Leaning) -> Stance | None:
        """The stance that ``leaning`` is, if it can be said whose."""
        voice = self._voice(leaning)
        if voice.said is not None and (voice.said.negated or voice.said.hypothetical):
            return None
        holder = leaning.holder
        if holder is None and voice.quoted:
            holder = _judge(leaning, self._quoted)
        if holder is None:
            owner = self._speaking(voice) or self._messenger(leaning, voice)
        else:
            owner = self._owner(leaning, holder, voice)
        return self._stance(leaning, owner, voice) if owner is not None else None

    def named(self, sentence: Sentence, subject: Token) -> str | None:
        """The name of whom ``subject`` means, if the text gives one."""
        entity = self._speakers.whom(sentence, subject)
        return entity.name if entity is not None else None

    def _voice(self, leaning: Leaning) -> _Voice:
        """The narrowest attribution with a source around the leaning, and who its source is."""
        offset = leaning.sentence.offsets(leaning.anchor)[0]
        around = [
            each
            for each in self._said.get(leaning.sentence.index, [])
            if any(start <= offset < end for start, end in each.contents)
        ]
        said = min(around, key=lambda each: (each.end - each.start, each.start), default=None)
        name = said.speaker.name if said is not None and said.speaker is not None else None
        return _Voice(said, name, self._quoted.at(offset) is not None)

    def _speaking(self, voice: _Voice) -> _Owner | None:
        """The speaker as the holder; a news medium reports, and its judgements are no actor's."""
        if voice.said is None or voice.name is None or _is_medium(voice.name):
            return None
        return _Owner(voice.name, voice.basis)

    def _messenger(self, leaning: Leaning, voice: _Voice) -> _Owner | None:
        """Whose message a news medium tells: “the ministers had one message,” the Courier said: there can be no pier."""
        if voice.name is None or not _is_medium(voice.name):
            return None
        sentence = leaning.sentence
        told = (token for token in sentence.span if token.lower_ in MESSAGES and token.dep_ == "dobj")
        subject = next((clauses.subject(token.head) for token in told if token.i < leaning.anchor.i), None)
        sender = self._speakers.whom(sentence, subject) if subject is not None else None
        return _Owner(sender.name, "described_by", voice.name) if sender is not None else None

    def _owner(self, leaning: Leaning, holder: Token, voice: _Voice) -> _Owner | None:
        """Whose a leaning with the subject ``holder`` is."""
        pronoun = holder.lower_
        if pronoun in FIRST_PERSON:
            return self._speaking(voice)
        if own_body(holder, voice.said, self._possessor(leaning, holder)):
            return self._speaking(voice)
        body = self._body(leaning, holder) if not (voice.quoted and pronoun in COLLECTIVE) else None
        if body is not None and speaks_for(voice.said, body):
            return _Owner(body.name, voice.basis)
        entity = body or self._speakers.whom(leaning.sentence, holder)
        return self._named_owner(leaning, pronoun, entity.name if entity is not None else None, voice)

    def _named_owner(self, leaning: Leaning, pronoun: str, name: str | None, voice: _Voice) -> _Owner | None:
        """Whose it is when the subject means ``name``: its own in the outlet's words, else told by the speaker."""
        if voice.said is None:
            return _Owner(name, leaning.basis) if name and not voice.quoted else None
        if name == voice.name and voice.quoted and pronoun in SINGULAR | COLLECTIVE:
            return None
        itself = name == voice.name or (name is None and pronoun in SINGULAR and not voice.quoted)
        if itself or (pronoun in COLLECTIVE and _own_clause(leaning, voice.said)):
            return self._speaking(voice)
        by = voice.name or self._source(voice.said)
        return _Owner(name, "described_by", by) if name and by else None

    def _body(self, leaning: Leaning, holder: Token) -> Entity | None:
        """The organisation that "the union" or "they" stands for."""
        if holder.lower_ in COLLECTIVE:
            return self._bodies.acting_before(leaning.sentence, holder)
        if self._entities.at(*leaning.sentence.offsets(holder)) is not None:
            return None
        return self._bodies.described(leaning.sentence, holder)

    def _possessor(self, leaning: Leaning, holder: Token) -> str | None:
        """Whose "his party" is."""
        owner = clauses.child(holder, "poss")
        whose = self._speakers.whom(leaning.sentence, owner) if owner is not None and owner.pos_ == "PRON" else None
        return whose.name if whose is not None else None

    def _source(self, said: Attribution) -> str | None:
        """The words for a source that is nobody by name: "union officials"."""
        if said.source is None:
            return None
        words = self._document.article.seed.text[slice(*said.source)].split()
        return " ".join(words) if len(words) > 1 else None

    def _stance(self, leaning: Leaning, owner: _Owner, voice: _Voice) -> Stance | None:
        sentence = leaning.sentence
        meant = self._pronoun(leaning, owner.name)
        confidence = leaning.confidence
        alone = targets.is_open(*leaning.target)
        if alone and meant(leaning.target[1]) in {None, owner.name}:
            return None
        if alone:
            confidence *= RESOLVED
        if owner.basis == "described_by" and not _is_medium(owner.by or ""):
            confidence *= DESCRIBED
        if targets.dangling(*leaning.target, self._meant(leaning)):
            confidence *= UNCLEAR
        return Stance(
            holder=owner.name,
            target=self._titled(leaning) or targets.clean(*leaning.target, meant),
            position=leaning.position,
            basis=owner.basis,
            hedged=leaning.hedged,
            confidence=round(calibrated(confidence), 2),
            quote=self._quote(leaning) if owner.basis == "quoted" else None,
            evidence=(self._document.evidence(sentence.start, sentence.end), *self._source_evidence(leaning, voice)),
            by=owner.by,
        )

    def _titled(self, leaning: Leaning) -> str | None:
        """The person that a target such as "the minister" means; ``None`` for other targets, or where nobody fits."""
        first, last = leaning.target
        if first.dep_ != "det" or last.i != first.i + 1 or last.pos_ != "NOUN":
            return None
        person = self._speakers.whom(leaning.sentence, last)
        return person.name if person is not None and person.kind == "person" else None

    def _quote(self, leaning: Leaning) -> str | None:
        """The quoted words of the sentence around the leaning."""
        sentence = leaning.sentence
        part = self._quoted.at(sentence.offsets(leaning.anchor)[0])
        if part is None:
            return None
        start, end = max(sentence.start, part[0]), min(sentence.end, part[1])
        return " ".join(self._document.article.seed.text[start:end].split()).strip(QUOTE_MARKS) or None

    def _source_evidence(self, leaning: Leaning, voice: _Voice) -> tuple[Evidence, ...]:
        """Where the speaker is named with the cue, when that is in another sentence."""
        said, sentence = voice.said, leaning.sentence
        if said is None or said.source is None or said.cue is None:
            return ()
        start, end = min(said.source[0], said.cue[0]), max(said.source[1], said.cue[1])
        return () if sentence.start <= start < sentence.end else (self._document.evidence(start, end),)

    def _meant(self, leaning: Leaning) -> Callable[[Token], str | None]:
        """The names that pronouns of the target stand for; of things only where the entities know."""

        def name(token: Token) -> str | None:
            if token.lower_ in {"my", "me", "our", "us"}:
                return self._voice(leaning).name
            personal = token.lower_ in {"he", "she", "him", "her", "his"}
            entity = (
                self._speakers.whom(leaning.sentence, token)
                if personal
                else self._entities.at(*leaning.sentence.offsets(token))
            )
            if entity is not None:
                return entity.name
            thing = self._matters.meant(leaning.sentence, token)
            return targets.clean(*thing, lambda _: None) if thing is not None else None

        return name

    def _pronoun(self, leaning: Leaning, holder: str) -> Callable[[Token], str | None]:
        """As :meth:`_meant`, but the holder's own pronouns stay: they are read beside the name."""
        meant = self._meant(leaning)
        return lambda token: found if (found := meant(token)) != holder else None


def _by_sentence(document: Document, attributions: tuple[Attribution, ...]) -> dict[int, list[Attribution]]:
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


def _is_medium(name: str) -> bool:
    known = gazetteer().organisations.get(name)
    return known is not None and known.kind == "media"


def _own_clause(leaning: Leaning, said: Attribution) -> bool:
    """Whether "it" or "they" stands in the very clause that a country or body says ("Norl says it won't rule out …")."""
    collective = said.speaker is not None and said.speaker.kind != "person"
    clause = leaning.anchor
    for _ in range(clauses.FARTHEST):
        if clause.dep_ not in {"conj", "acomp", "attr", "prep", "pobj"}:
            break
        clause = clause.head
    return collective and clause.dep_ == "ccomp"


def _judge(leaning: Leaning, quoted: Quoted) -> Token | None:
    """Who judges within a quotation, when the speaker only tells what another thinks ("he told them that it was bad")."""
    below = leaning.anchor
    for up in leaning.anchor.ancestors:
        clause, below = below, up
        if up.lower_ in cue_verbs() and up.pos_ == "VERB" and clause.dep_ == "ccomp":
            subject = clauses.subject(up) if quoted.at(leaning.sentence.offsets(up)[0]) else None
            return subject if subject is not None and subject.lower_ not in FIRST_PERSON else None
    return None
