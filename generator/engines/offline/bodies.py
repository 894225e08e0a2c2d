"""Bodies that a text speaks of without their name: "the company", "the union", "its party", "they" after a sentence about one."""

from __future__ import annotations

from bisect import bisect_left

from spacy.tokens import Token

from generator.engines.offline import clauses
from generator.engines.offline.attribution import Attribution
from generator.engines.offline.document import Document, Entities, Entity, Sentence
from generator.engines.offline.speech_verbs import words

# Sentences that "the company" looks back; beyond that a newspaper names it again.
BACK = 8
COMPANIES = frozenset("company firm developer operator group charity manufacturer carrier owner".split())
# Members speak for no body of these kinds when "the company" is meant.
UNIONS = frozenset(("union", "federation", "guild"))
PUBLIC = frozenset(
    "party union federation ministry council court assembly parliament government bloc chamber commission senate police"
    " office bank authority service alliance league association".split()
)
MEMBERS = frozenset(
    "party members deputies mps group side colleagues team people supporters client bloc movement".split()
)
# Whose word is that of the body: "the union supports the deal, its president said".
LEADERS = frozenset(
    "president chair chairman chairwoman chairperson chief executive director leader head secretary lawyer campaigner boss"
    " founder spokesman spokeswoman spokesperson representative counsel".split()
)
GOVERNING = frozenset("minister premier president chancellor".split())
POSSESSIVES = frozenset(("his", "her", "its", "their", "our", "my"))


class Bodies:
    """Finds the organisations that nouns and pronouns of one document stand for."""

    def __init__(self, document: Document, entities: Entities) -> None:
        self._document, self._entities = document, entities
        mentions = ((m.start, m.sentence, number) for number, e in enumerate(entities.all) for m in e.mentions)
        self._mentions = sorted(
            (start, sentence, number)
            for start, sentence, number in mentions
            if entities.all[number].kind in {"organisation", "group"}
        )

    def described(self, sentence: Sentence, token: Token) -> Entity | None:
        """Whom "the union" or "the company" means: the last body before that is called so, or can be one."""
        plain = all(part.lower_ in {"the", "its", "their"} | POSSESSIVES for part in token.lefts)
        if token.pos_ != "NOUN" or not plain or not any(True for _ in token.lefts):
            return None
        noun = token.lower_
        for entity in self._before(sentence.offsets(token)[0], sentence.index):
            kinds = {word.lower().strip("’'") for word in entity.name.split()}
            if noun in kinds or (noun in COMPANIES and not kinds & PUBLIC):
                return entity
        return None

    def foremost(self, token: Token) -> Entity | None:
        """Whom "Norl's largest union" means: the only body of the text that is called so."""
        if not any(part.tag_ == "JJS" for part in token.children):
            return None
        called = UNIONS if token.lower_ in UNIONS else {token.lower_}
        bodies = (one for one in self._entities.all if one.kind == "organisation")
        found = [one for one in bodies if not called.isdisjoint(one.name.lower().split())]
        return found[0] if len(found) == 1 else None

    def acting_before(self, sentence: Sentence, token: Token) -> Entity | None:
        """Whom "they" or "it" goes on about: the body that the sentence before has as its subject."""
        if sentence.index == 0 or token.dep_ not in clauses.SUBJECTS:
            return None
        before = self._document.sentences[sentence.index - 1]
        subjects = [t for t in before.tokens if t.dep_ in {"nsubj", "nsubjpass"} and t.head.dep_ == "ROOT"]
        found = [self._entities.at(*before.offsets(one)) for one in subjects]
        bodies = {one.name: one for one in found if one is not None and one.kind in {"organisation", "group"}}
        return next(iter(bodies.values())) if len(bodies) == 1 else None

    def _before(self, offset: int, sentence: int) -> list[Entity]:
        number = bisect_left(self._mentions, (offset,))
        near = reversed(self._mentions[max(0, number - BACK) : number])
        return [self._entities.all[entity] for _, at, entity in near if at >= sentence - BACK]


def speaks_for(said: Attribution | None, body: Entity) -> bool:
    """Whether the source of ``said`` leads ``body`` or speaks for it, so that its word is the body's."""
    if said is None or said.speaker is None or said.speaker.kind != "person" or said.speaker.role is None:
        return False
    named = {word.strip("’',.") for word in said.speaker.role.split()[1:] if word[0].isupper()}
    return not LEADERS.isdisjoint(_role(said.speaker)) and (not named or not named.isdisjoint(_words(body.name)))


def names_it(said: Attribution, body: Entity) -> bool:
    """Whether the speaker's role is to lead ``body`` by name: "Ada Brandt, the leader of the Estmark Union, said"."""
    speaker = said.speaker
    if speaker is None or speaker.kind != "person" or speaker.role is None:
        return False
    return body.name in speaker.role and not LEADERS.isdisjoint(_role(speaker))


def _words(name: str) -> set[str]:
    return {word.strip("’',.") for word in name.split()}


def own_body(token: Token, said: Attribution | None, possessor: str | None) -> bool:
    """Whether ``token`` is the speaker's own side: "his party", "our members", "the government" in a minister's mouth."""
    if said is None or said.speaker is None:
        return False
    owner = clauses.child(token, "poss")
    if owner is not None and owner.lower_ in POSSESSIVES and token.lower_ in MEMBERS | words("bodies") | COMPANIES:
        return owner.lower_ in {"our", "my"} or possessor == said.speaker.name
    governs = said.speaker.role is not None and not GOVERNING.isdisjoint(_role(said.speaker))
    return governs and token.lower_ in {"government", "cabinet", "ministry", "administration"} and _bare(token)


def _bare(token: Token) -> bool:
    return [part.lower_ for part in token.lefts] == ["the"]


def _role(speaker: Entity) -> set[str]:
    words_ = set((speaker.role or "").lower().replace("-", " ").replace("’s", "").split())
    return words_ if "opposition" not in words_ and "former" not in words_ else words_ - GOVERNING
