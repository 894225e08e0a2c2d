"""An invented desk of any size, as brief files for us and as Markdown with the same words for other builders.

Brief ``n`` depends on ``n`` alone: a desk of N + 1 briefs is the desk of N with one file more. Twenty briefs a day; every fourth
tells the event of the one before it again, in another outlet.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from generator import store
from generator.model import (
    Brief,
    BriefFile,
    EngineRef,
    Evidence,
    Fact,
    LabelSpan,
    Position,
    Published,
    SeedRef,
    Source,
    Span,
    Stance,
    When,
    Where,
    Who,
)
from generator.slugs import slug

PER_DAY = 20
FIRST_DAY = date(2020, 1, 1)
RETOLD = 4
WORDS, NAMES, TOPICS, OUTLETS = 12_000, 300, 50, 40
POSITIONS: tuple[Position, ...] = ("supports", "opposes", "mixed")
ONSETS = "b c d f g h k l m n p qu r s t v w z br dr gr kl pl st tr".split()
VOWELS = "a e i o u ai ei ou".split()
CODAS = ["", "", "l", "n", "r", "s", "t", "nd", "rk", "st"]
CONFIG = """site_name: Bench
docs_dir: content/pages
theme:
  name: material
  font: false
plugins:
  - daybrief:
      search: {search}
"""
TOPIC = """- id: {name}
  name: {title}
  words: [{name}]
  issues:
  - {{id: {name}-plan, name: {title} plan, question: For or against it?, words: [{name} plan]}}
"""


@dataclass(frozen=True, slots=True)
class _Pools:
    """The words of the language, names, topics and outlets, each with the running sums of how often they are used."""

    words: tuple[str, ...]
    names: tuple[str, ...]
    topics: tuple[str, ...]
    outlets: tuple[str, ...]
    sums: dict[int, tuple[float, ...]]

    def pick(self, chance: random.Random, pool: Sequence[str], count: int) -> list[str]:
        """``count`` different entries of ``pool``, the first ones far more often than the last."""
        found: dict[str, None] = {}
        while len(found) < count:
            found[chance.choices(pool, cum_weights=self.sums[len(pool)])[0]] = None
        return list(found)


@cache
def pools() -> _Pools:
    """The same words on every machine."""
    chance = random.Random(7)  # noqa: S311 (invented words, no secret)
    made: dict[str, None] = {}
    while len(made) < WORDS + 2 * NAMES + TOPICS + OUTLETS:
        made["".join(_syllable(chance) for _ in range(chance.choice((1, 2, 2, 3))))] = None
    every = iter(made)
    words = tuple(itertools.islice(every, WORDS))
    names = tuple(f"{next(every).title()} {next(every).title()}" for _ in range(NAMES))
    topics = tuple(itertools.islice(every, TOPICS))
    outlets = tuple(f"{next(every).title()} Courier" for _ in range(OUTLETS))
    sums = {
        size: tuple(itertools.accumulate(1 / (n + 3) for n in range(size))) for size in (WORDS, NAMES, TOPICS, OUTLETS)
    }
    return _Pools(words, names, topics, outlets, sums)


def _syllable(chance: random.Random) -> str:
    return chance.choice(ONSETS) + chance.choice(VOWELS) + chance.choice(CODAS)


@dataclass(slots=True)
class _Writer:
    """Writes one article, sentence by sentence; evidence points into it."""

    chance: random.Random
    at: int = 0

    def said(self, text: str) -> tuple[Evidence, ...]:
        """``text`` as the next words of the article."""
        start, self.at = self.at, self.at + len(text) + 1
        return (Evidence(start, start + len(text), text),)

    def fact(self, text: str) -> Fact:
        """A fact that says just its evidence."""
        return Fact(text, self.said(text))

    def words(self, count: int) -> str:
        """``count`` words of everyday use."""
        return " ".join(self.chance.choices(pools().words, cum_weights=pools().sums[WORDS], k=count))

    def sentence(self, names: Sequence[str]) -> str:
        """A sentence of 9 to 24 words, every other one with a name in it."""
        words = self.words(self.chance.randint(9, 24)).split()
        if self.chance.random() < 0.5:
            words.insert(self.chance.randrange(1, len(words)), self.chance.choice(names))
        return " ".join(words).capitalize() + "."


def day_of(number: int) -> str:
    """The day on which brief ``number`` was published, ``YYYY-MM-DD``."""
    return (FIRST_DAY + timedelta(days=number // PER_DAY)).isoformat()


def brief(number: int) -> Brief:
    """Brief ``number``: a headline, five facts, one to five names, two dates, a place and two stances."""
    event = number - 1 if number % RETOLD == RETOLD - 1 else number
    told, own = (random.Random(one) for one in (event, -1 - number))  # noqa: S311
    topics = pools().pick(told, pools().topics, told.choice((1, 1, 2, 2, 3)))
    names = pools().pick(told, pools().names, told.randint(1, 5))
    writer, again = _Writer(told), _Writer(own)
    headline = writer.fact(f"{' '.join(topics)} {writer.words(6 if event == number else 4)}".capitalize())
    shared = [writer.sentence(names) for _ in range(5)]
    facts = shared if event == number else [*shared[:2], *(again.sentence(names) for _ in range(3))]
    day = day_of(number)
    return Brief(
        id=f"{slug(headline.text)[:60]}-{number:06d}",
        span=Span(0, 4000),
        headline=headline,
        source=Source(
            outlet=writer.fact(pools().pick(own, pools().outlets, 1)[0]),
            authors=(writer.fact(own.choice(pools().names)),),
            language="en",
            url=writer.fact(f"https://news.example/{number}"),
        ),
        published=Published(day, "stated", writer.said(day)),
        what=tuple(map(writer.fact, facts)),
        who=tuple(_who(writer, name) for name in names),
        when=tuple(
            When(day, "today", "day of publication", text, writer.said(text))
            for text in (again.words(7), again.words(9))
        ),
        where=(Where(names[0].split()[1], "city", None, writer.said(names[0])),),
        stance=tuple(_stance(writer, own, name, topics[0]) for name in names[:2]),
    )


def _who(writer: _Writer, name: str) -> Who:
    role = writer.words(writer.chance.randint(2, 4))
    return Who(name, "person", role, writer.chance.randint(1, 8), writer.said(f"{role} {name}"))


def _stance(writer: _Writer, own: random.Random, name: str, topic: str) -> Stance:
    quote = writer.words(own.randint(9, 20))
    position = own.choice(POSITIONS)
    words = writer.said(f"“{quote},” {name} said.")
    return Stance(name, f"the {topic} plan", position, "quoted", False, 0.8, quote, words)  # noqa: FBT003


def topics_of(made: Brief) -> list[str]:
    """The topics that ``made`` names in its headline, as ``topics.yml`` finds them."""
    words = made.headline.text.lower().split()
    return [topic for topic in pools().topics if topic in words]


def file_name(number: int) -> str:
    """Where brief ``number`` lies below the folder of briefs."""
    day = day_of(number)
    return f"{day[:4]}/{day[5:7]}/{day[8:]}-{number:06d}.yml"


def brief_file(number: int) -> BriefFile:
    """The brief file of brief ``number``."""
    made = brief(number)
    seed = SeedRef(str(Path(file_name(number)).with_suffix(".txt")), f"{number:064x}")
    return BriefFile(1, seed, EngineRef("invented", "1"), (LabelSpan(0, made.span.end, "body"),), (made,))


def write_desk(folder: Path, size: int, *, search: bool) -> None:
    """A desk of ``size`` briefs in ``folder``; files that are there already stay as they are."""
    content = folder / "content"
    (content / "pages").mkdir(parents=True, exist_ok=True)
    (content / "pages" / "about.md").write_text("# About\n\nAn invented desk.\n")
    (folder / "mkdocs.yml").write_text(CONFIG.format(search=str(search).lower()))
    topics = "".join(TOPIC.format(name=name, title=name.title()) for name in pools().topics)
    (content / "topics.yml").write_text(topics)
    for number in range(size):
        target = content / "briefs" / file_name(number)
        if not target.is_file():
            store.write(content / "briefs", file_name(number), brief_file(number))
