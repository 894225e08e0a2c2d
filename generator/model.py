"""The words of Daybrief as frozen dataclasses: what each stage takes and gives.

Values are complete when born and are never changed. The part from :class:`BriefFile` down is the brief file (schema 1),
key for key and in this order; :mod:`generator.store` reads and writes it and makes its JSON Schema.

Offsets are half-open, in Unicode code points of the seed's text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

SCHEMA = 1

Label = Literal[
    "headline",
    "standfirst",
    "byline",
    "dateline",
    "timestamp",
    "section",
    "body",
    "subheading",
    "pull_quote",
    "caption",
    "consent_notice",
    "promotion",
    "related_links",
    "author_bio",
    "credit",
    "contributors",
    "player_message",
    "navigation",
    "repeat",
    "metadata",
    "noise",
]
KEPT: frozenset[Label] = frozenset(
    ("headline", "standfirst", "byline", "dateline", "timestamp", "section", "body", "subheading")
)
"""Labels whose words belong to an article; what has another label never contributes to a brief, except ``metadata``
(the page's own data, set at the end of an HTML seed's text), which may give outlet, authors, date, section and address."""

Severity = Literal["error", "warning"]
Kind = Literal["person", "organisation", "country", "group"]
PlaceKind = Literal["city", "region", "country", "site", "body_of_water", "place"]
Basis = Literal["stated", "inferred", "unknown"]
Position = Literal["supports", "opposes", "mixed", "neutral"]
StanceBasis = Literal["quoted", "reported", "action", "described_by"]
CorrectionKind = Literal["typo", "clarification", "correction", "retraction"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something an editor should look at: gathered, never raised. ``place`` is a line, an offset or a field path."""

    path: str
    place: str
    message: str
    remedy: str
    severity: Severity = "error"

    def __str__(self) -> str:
        """``path:place: message. remedy`` on one line."""
        where = f"{self.path}:{self.place}" if self.place else self.path
        return f"{where}: {self.message} {self.remedy}".rstrip()


# ---------------------------------------------------------------- reading


@dataclass(frozen=True, slots=True)
class Hint:
    """What an HTML page's structure says about a stretch of its rendered text.

    ``kind`` is the structural role (``main``, ``heading``, ``caption``, ``navigation``, ``time``, ``author``, ``outlet``,
    ``published``, ``title``, ``section``, ``url``, …); ``value`` is the machine-readable value, such as a datetime.
    """

    start: int
    end: int
    kind: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Seed:
    """One saved file as loaded: ``text`` is decoded, with line feeds alone; HTML is rendered to its visible text.

    ``path`` is POSIX, relative to the folder of seeds; ``sha256`` is of the bytes of the file.
    """

    path: str
    sha256: str
    text: str
    media: Literal["text", "markdown", "html"] = "text"
    encoding: str = "utf-8"
    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelSpan:
    """A labelled stretch of the seed. All of a seed's spans together cover it without gap or overlap."""

    start: int
    end: int
    label: Label


@dataclass(frozen=True, slots=True)
class Article:
    """One story within a seed: its labelled paragraphs in order, trimmed of outer white space. Nothing is rewritten.

    ``paragraphs`` are all that go with the article, kept and dropped: those from ``start`` to ``end``, those of the page around
    it (a masthead, a note on the author), which may tell its outlet, authors and date, and the page's ``metadata``.
    """

    seed: Seed
    start: int
    end: int
    paragraphs: tuple[LabelSpan, ...]

    def text_of(self, span: LabelSpan | Evidence) -> str:
        """The words of the seed in ``span``."""
        return self.seed.text[span.start : span.end]

    def evidence(self, start: int, end: int) -> Evidence:
        """Evidence for the stretch ``start`` to ``end`` of the seed."""
        return Evidence(start, end, self.seed.text[start:end])

    def labelled(self, *labels: Label) -> tuple[LabelSpan, ...]:
        """The paragraphs that carry one of ``labels``, in order."""
        return tuple(paragraph for paragraph in self.paragraphs if paragraph.label in labels)


@dataclass(frozen=True, slots=True)
class Reading:
    """A seed as read: labels that cover it, and its articles."""

    seed: Seed
    labels: tuple[LabelSpan, ...]
    articles: tuple[Article, ...]


# ---------------------------------------------------------------- the brief file


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of the seed that a value rests on: ``seed.text[start:end] == exact``."""

    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A text and the evidence for it: a headline, an outlet, an author, a sentence of ``what``."""

    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article was published and by whom. ``language`` is an ISO 639-1 code, ``und`` where it is not recognised."""

    outlet: Fact | None = None
    authors: tuple[Fact, ...] = ()
    dateline: Fact | None = None
    section: Fact | None = None
    language: str = "und"
    url: Fact | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """Publication date as EDTF. ``basis`` ``unknown`` goes with an empty ``edtf``; ``reasoning`` explains an inferred one."""

    edtf: str = ""
    basis: Basis = "unknown"
    evidence: tuple[Evidence, ...] = ()
    reasoning: str | None = None


@dataclass(frozen=True, slots=True)
class Who:
    """An actor in an article: ``role`` is as the article gives it, ``mentions`` counts names and resolved short forms."""

    name: str
    kind: Kind
    role: str | None
    mentions: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class When:
    """A dated event. ``rule`` names how ``phrase`` became ``edtf``; ``event`` is the clause that it dates."""

    edtf: str
    phrase: str
    rule: str
    event: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Where:
    """A place of the events. ``country`` is its country's English name, ``None`` where the text and data do not say."""

    name: str
    kind: PlaceKind
    country: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Stance:
    """Who takes which side on what, in whose words. ``by`` is set only when ``basis`` is ``described_by``."""

    holder: str
    target: str
    position: Position
    basis: StanceBasis
    hedged: bool
    confidence: float
    quote: str | None
    evidence: tuple[Evidence, ...]
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Tone:
    """How the outlet itself, outside quotations, speaks of an actor; kept apart from stance."""

    actor: str
    tone: Literal["favourable", "unfavourable", "mixed", "neutral"]
    confidence: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """First and last offset of an article in its seed."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Brief:
    """What one article says. ``analysed`` is false where the engine does not read the article's language."""

    id: str
    span: Span
    headline: Fact
    source: Source
    published: Published
    what: tuple[Fact, ...] = ()
    who: tuple[Who, ...] = ()
    when: tuple[When, ...] = ()
    where: tuple[Where, ...] = ()
    stance: tuple[Stance, ...] = ()
    tone: tuple[Tone, ...] = ()
    analysed: bool = True


@dataclass(frozen=True, slots=True)
class SeedRef:
    """Which seed a brief file was made from."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class EngineRef:
    """Which engine made it. A new name, version or model makes the file anew, unless it is reviewed."""

    name: str
    version: str
    model: str | None = None


@dataclass(frozen=True, slots=True)
class BriefFile:
    """One file of ``content/briefs``. ``reviewed`` freezes it."""

    schema: int
    seed: SeedRef
    engine: EngineRef
    labels: tuple[LabelSpan, ...]
    briefs: tuple[Brief, ...]
    reviewed: bool = False

    __pydantic_config__: ClassVar[Mapping[str, object]] = {"extra": "forbid", "strict": True}


# ---------------------------------------------------------------- what editors write


@dataclass(frozen=True, slots=True)
class Issue:
    """A question on which actors take a stance; ``words`` are the words that speak of it.

    ``against`` are words for its contrary: who supports what they name opposes the issue (a court order against a blockade).
    """

    id: str
    name: str
    question: str
    words: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """A subject that editors follow. ``description`` is Markdown; a brief belongs to it by ``words``."""

    id: str
    name: str
    description: str = ""
    words: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """An entry of ``content/actors.yml``: the name to print, and the spellings that mean the same actor."""

    id: str
    name: str
    kind: Kind
    names: tuple[str, ...] = ()
    country: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """An editor's dated, public change to one field of one brief; ``was`` must be what the brief says."""

    brief: str
    field: str
    was: str
    now: str
    kind: CorrectionKind
    note: str
    date: str


# ---------------------------------------------------------------- the desk: briefs put in order


@dataclass(frozen=True, slots=True)
class FiledBrief:
    """A brief with what its file and the desk know of it.

    ``file`` is the path of the brief file, relative to the folder of briefs; ``day`` is ``YYYY-MM-DD`` or ``None`` for a brief
    whose date is not known to the day; ``topics`` and ``actors`` are ids; ``actors`` runs parallel to ``brief.who``.
    """

    brief: Brief
    file: str
    seed: SeedRef
    engine: EngineRef
    day: str | None
    outlet: str
    source_id: str
    topics: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    reviewed: bool = False


DisagreementKind = Literal["number", "date", "role"]


@dataclass(frozen=True, slots=True)
class Claim:
    """What one brief says of a thing that another tells otherwise: the value as printed, and the words it stands in."""

    brief: FiledBrief
    value: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One thing that outlets tell differently. ``about`` names it; ``claims`` are in order of their values."""

    kind: DisagreementKind
    about: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Briefs about one event, the most telling first. ``copies`` are ids of briefs that repeat another's text."""

    id: str
    headline: str
    briefs: tuple[FiledBrief, ...]
    copies: tuple[str, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """The briefs of one day as ranked stories; ``seeds`` counts the brief files it draws on."""

    day: str
    stories: tuple[Story, ...]
    seeds: int


@dataclass(frozen=True, slots=True)
class Statement:
    """A stance of a brief, mapped to the actor and (where the words allow) to an issue of a topic.

    ``turned`` is true where its target is the contrary of the issue, so that who supports the one opposes the other.
    """

    brief: FiledBrief
    stance: Stance
    actor: str
    issue: str | None
    turned: bool = False

    @property
    def position(self) -> Position:
        """The position on the issue; :attr:`Stance.position` is the one on the stance's target."""
        turned: dict[Position, Position] = {"supports": "opposes", "opposes": "supports"}
        return turned.get(self.stance.position, self.stance.position) if self.turned else self.stance.position


@dataclass(frozen=True, slots=True)
class Shift:
    """An actor's position on an issue that changed from one day to a later one.

    ``was`` and ``now`` are the positions of the two days; ``before`` and ``after`` a statement of each day that shows it.
    """

    actor: str
    issue: str
    topic: str
    was: Position
    now: Position
    before: Statement
    after: Statement

    @property
    def day(self) -> str:
        """The day on which the new position was published."""
        return self.after.brief.day or ""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where an actor stands on an issue: the newest position, the statements behind it (the one that shows it first, then
    newest first, repetitions left out), and the last other position before it, if there was one.
    """

    actor: str
    issue: str
    position: Position
    statements: tuple[Statement, ...]
    before: Position | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """Two actors of one side, named by ``side`` (an organisation's id), who stand against each other on an issue."""

    side: str
    issue: str
    topic: str
    one: Statement
    other: Statement


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic with its briefs (newest first) and the statements that fall to its issues; shifts newest first."""

    entry: TopicEntry
    briefs: tuple[FiledBrief, ...]
    statements: tuple[Statement, ...] = ()
    stands: tuple[Stand, ...] = ()
    shifts: tuple[Shift, ...] = ()
    splits: tuple[Split, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor across briefs: one id, the spellings found, roles as sources gave them with the brief that did."""

    id: str
    name: str
    kind: Kind
    names: tuple[str, ...]
    roles: tuple[tuple[str, FiledBrief], ...]
    briefs: tuple[FiledBrief, ...]
    statements: tuple[Statement, ...] = ()
    note: str = ""
    shifts: tuple[Shift, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlet:
    """A source: an outlet and what it published."""

    id: str
    name: str
    briefs: tuple[FiledBrief, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that publishing needs, in order: editions newest first, actors by number of briefs."""

    briefs: tuple[FiledBrief, ...]
    editions: tuple[Edition, ...]
    undated: tuple[FiledBrief, ...]
    topics: tuple[Topic, ...]
    actors: tuple[Actor, ...]
    outlets: tuple[Outlet, ...]
    corrections: tuple[Correction, ...] = ()
    unmapped: tuple[Statement, ...] = field(default=())
