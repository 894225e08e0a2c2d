"""Whose a leaning is: the speaker's, the subject's, or nobody's that the text names."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from generator.engines.offline import clauses, targets
from generator.engines.offline.attribution import Attribution
from generator.engines.offline.bodies import LEADERS, Bodies, names_it, own_body, speaks_for
from generator.engines.offline.calibration import calibrated
from generator.engines.offline.document import Document, Entities, Entity, Sentence
from generator.engines.offline.leaning import Leaning, is_aside
from generator.engines.offline.matters import Matters
from generator.engines.offline.quotations import Quoted, quotations
from generator.engines.offline.speakers import Speakers
from generator.engines.offline.stance_voices import (
    FIRST_PERSON,
    Owner,
    Voice,
    by_sentence,
    is_medium,
    judge,
    own_clause,
    within,
)
from generator.model import Evidence, Stance

# Factors for what somebody says of another, and for a target with a pronoun that stays open.
DESCRIBED, UNCLEAR, RESOLVED = 0.85, 0.65, 0.85
MESSAGES = frozenset(("message", "position", "line", "demand", "answer", "verdict"))
SINGULAR = frozenset(("he", "she"))
COLLECTIVE = frozenset(("it", "they"))
# "the two governments said": who tell of themselves.
SIDES = frozenset("governments sides parties countries companies".split())
SHORT = 3
QUOTE_MARKS = "“”\"'‘’„«» "


class Holders:
    """Decides whose the leanings of one document are."""

    def __init__(self, document: Document, entities: Entities, attributions: tuple[Attribution, ...]) -> None:
        self._document = document
        self._entities = entities
        self._speakers = Speakers(document, entities)
        self._quoted = Quoted(quotations(document))
        self._bodies = Bodies(document, entities)
        self._matters = Matters(document, entities, self._quoted)
        self._said = by_sentence(document, attributions)

    def stance(self, leaning: Leaning) -> Stance | None:
        """The stance that ``leaning`` is, if it can be said whose."""
        voice = self._voice(leaning)
        if voice.said is not None and (voice.said.negated or voice.said.hypothetical):
            return None
        holder = leaning.holder
        if holder is None and voice.quoted:
            holder = judge(leaning, self._quoted)
        if holder is None:
            owner = self._speaking(voice) or self._messenger(leaning, voice)
        else:
            owner = self._owner(leaning, holder, voice)
        return self._stance(leaning, owner, voice) if owner is not None else None

    def named(self, sentence: Sentence, subject: Token) -> str | None:
        """The name of whom ``subject`` means, if the text gives one."""
        entity = self._speakers.whom(sentence, subject)
        return entity.name if entity is not None else None

    def _voice(self, leaning: Leaning) -> Voice:
        """The narrowest attribution with a source around the leaning, and who its source is."""
        offset = leaning.sentence.offsets(leaning.anchor)[0]
        around = [
            each
            for each in self._said.get(leaning.sentence.index, [])
            if any(start <= offset < end for start, end in each.contents)
        ]
        said = min(around, key=lambda each: (each.end - each.start, each.start), default=None)
        name = said.speaker.name if said is not None and said.speaker is not None else None
        return Voice(said, name, self._quoted.at(offset) is not None)

    def _speaking(self, voice: Voice) -> Owner | None:
        """The speaker as the holder; a news medium reports, and its judgements are no actor's."""
        if voice.said is None or voice.name is None or is_medium(voice.name):
            return None
        return Owner(voice.name, voice.basis)

    def _messenger(self, leaning: Leaning, voice: Voice) -> Owner | None:
        """Whose message a news medium tells: “the ministers had one message,” the Courier said: there can be no pier."""
        if voice.name is None or not is_medium(voice.name):
            return None
        sentence = leaning.sentence
        told = (token for token in sentence.tokens if token.lower_ in MESSAGES and token.dep_ == "dobj")
        subject = next((clauses.subject(token.head) for token in told if token.i < leaning.anchor.i), None)
        sender = self._speakers.whom(sentence, subject) if subject is not None else None
        return Owner(sender.name, "described_by", voice.name) if sender is not None else None

    def _owner(self, leaning: Leaning, holder: Token, voice: Voice) -> Owner | None:
        """Whose a leaning with the subject ``holder`` is."""
        pronoun = holder.lower_
        if pronoun in FIRST_PERSON:
            return self._speaking(voice)
        if own_body(holder, voice.said, self._possessor(leaning, holder)):
            return self._speaking(voice)
        body = self._body(leaning, holder) if not (voice.quoted and pronoun in COLLECTIVE) else None
        if body is not None and speaks_for(voice.said, body):
            return Owner(body.name, voice.basis)
        entity = body or self._speakers.whom(leaning.sentence, holder)
        return self._named_owner(leaning, pronoun, entity.name if entity is not None else None, voice)

    def _named_owner(self, leaning: Leaning, pronoun: str, name: str | None, voice: Voice) -> Owner | None:
        """Whose it is when the subject means ``name``: its own in the outlet's words, else told by the speaker."""
        if voice.said is None:
            return Owner(name, leaning.basis) if name and not voice.quoted else None
        if name == voice.name and voice.quoted and pronoun in SINGULAR | COLLECTIVE:
            return None
        itself = name == voice.name or (name is None and pronoun in SINGULAR and not voice.quoted)
        if itself or (pronoun in COLLECTIVE and own_clause(leaning, voice.said)):
            return self._speaking(voice)
        if name and (self._tells_itself(leaning, voice) or self._led(voice.said, name)):
            return Owner(name, leaning.basis)
        by = voice.name or self._source(voice.said)
        return Owner(name, "described_by", by) if name and by else None

    def _tells_itself(self, leaning: Leaning, voice: Voice) -> bool:
        """Whether the outlet tells it beside what it reports: in "which …" after a comma, or of somebody outside the report."""
        said, holder = voice.said, leaning.holder
        if said is None or holder is None or (voice.quoted and within(said, leaning.sentence.offsets(holder)[0])):
            return False
        return is_aside(leaning.anchor) or not within(said, leaning.sentence.offsets(holder)[0])

    def _led(self, said: Attribution, name: str) -> bool:
        """Whether the source is the body's own leader ("its leader Ada Brandt said"), or the two sides themselves."""
        if said.source is None:
            return False
        source = self._document.article.seed.text[slice(*said.source)].casefold().replace("’", "'").split()
        body = next((one for one in self._entities.all if one.name == name), None)
        if body is None or body.kind == "person":
            return False
        own = len(source) > 1 and source[0] in {"its", "their"} and not LEADERS.isdisjoint(source)
        return (
            own
            or (source[0] in {"the", "both"} and source[-1] in SIDES and len(source) <= SHORT)
            or names_it(said, body)
        )

    def _body(self, leaning: Leaning, holder: Token) -> Entity | None:
        """The organisation that "the union" or "they" stands for."""
        if holder.lower_ in COLLECTIVE:
            return self._bodies.acting_before(leaning.sentence, holder)
        if self._entities.at(*leaning.sentence.offsets(holder)) is not None:
            return None
        return self._bodies.described(leaning.sentence, holder) or self._bodies.foremost(holder)

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

    def _stance(self, leaning: Leaning, owner: Owner, voice: Voice) -> Stance | None:
        sentence = leaning.sentence
        meant = self._pronoun(leaning, owner.name)
        confidence = leaning.confidence
        alone = targets.is_open(*leaning.target)
        if (alone and meant(leaning.target[1]) in {None, owner.name}) or self._is_on(leaning, owner.name):
            return None
        if alone:
            confidence *= RESOLVED
        if owner.basis == "described_by" and not is_medium(owner.by or ""):
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

    def _is_on(self, leaning: Leaning, name: str) -> bool:
        """Whether the target is the holder, by title: "the head of the union, Ada Brandt"."""
        first, last = leaning.target
        root = first.doc[first.i : last.i + 1].root
        person = self._speakers.whom(leaning.sentence, root) if root.pos_ == "NOUN" else None
        return person is not None and person.kind == "person" and person.name == name

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

    def _source_evidence(self, leaning: Leaning, voice: Voice) -> tuple[Evidence, ...]:
        """Where the speaker is named with the cue, when that is in another sentence."""
        said, sentence = voice.said, leaning.sentence
        if said is None or said.source is None or said.cue is None:
            return ()
        start, end = min(said.source[0], said.cue[0]), max(said.source[1], said.cue[1])
        return () if sentence.start <= start < sentence.end else (self._document.evidence(start, end),)

    def _meant(self, leaning: Leaning) -> Callable[[Token], str | None]:
        """The names that pronouns of the target stand for; of things only where the entities know."""

        def name(token: Token) -> str | None:
            """Whom or what the pronoun ``token`` stands for, if that is known."""
            if token.lower_ in {"my", "me", "our", "us"}:
                own = leaning.holder is None or leaning.holder.lower_ in FIRST_PERSON
                return self._voice(leaning).name if own or token.lower_ in {"my", "me"} else None
            personal = token.lower_ in {"he", "she", "him", "her", "his"}
            entity = (
                self._speakers.whom(leaning.sentence, token)
                if personal
                else self._entities.at(*leaning.sentence.offsets(token))
            )
            if entity is not None:
                return entity.name
            owned = token == leaning.target[0] and self._is_persons(leaning)
            thing = self._matters.meant(leaning.sentence, token, owned=owned)
            return targets.clean(*thing, lambda _: None) if thing is not None else None

        return name

    def _is_persons(self, leaning: Leaning) -> bool:
        """Whether a person takes the side, whose "its" is then another's."""
        holder = leaning.holder
        whose = self._speakers.whom(leaning.sentence, holder) if holder is not None else None
        return whose is not None and whose.kind == "person"

    def _pronoun(self, leaning: Leaning, holder: str) -> Callable[[Token], str | None]:
        """As :meth:`_meant`, but the holder's own pronouns stay: they are read beside the name."""
        meant = self._meant(leaning)
        return lambda token: found if (found := meant(token)) != holder else None
