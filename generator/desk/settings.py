"""The desk's own limits, in ``desk.yml`` of the content folder: how much may be quoted, and what reading a seed may take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, ClassVar

from pydantic import Field, TypeAdapter

from generator import store, yamlio
from generator.model import STRICT, Problem

FILE = "desk.yml"
Limit = Annotated[int, Field(gt=0)]


@dataclass(frozen=True, slots=True)
class Quotations:
    """Words that may be quoted of one article, and in one edition.

    The most that was quoted is 479 words of an article of 1,250, and 902 in an edition of the sample desk.
    """

    article: Limit = 800
    edition: Limit = 20_000

    __pydantic_config__: ClassVar[Mapping[str, object]] = STRICT


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading one seed may take: seconds of processor time, and megabytes of memory."""

    seconds: Limit = 60
    megabytes: Limit = 2000

    __pydantic_config__: ClassVar[Mapping[str, object]] = STRICT


@dataclass(frozen=True, slots=True)
class Settings:
    """All of ``desk.yml``; what it does not say is as here.

    ``publish_seeds`` are patterns of the paths of those seeds whose whole text may be published: ``*`` means all, and stands
    for any characters; without a pattern no text is.
    """

    quotations: Quotations = field(default_factory=Quotations)
    reading: Reading = field(default_factory=Reading)
    publish_seeds: tuple[str, ...] = ()

    __pydantic_config__: ClassVar[Mapping[str, object]] = STRICT


SETTINGS: TypeAdapter[Settings | None] = TypeAdapter(Settings)


def read(content: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings of the desk in ``content``; those of the program, and what is wrong, where its file is not valid."""
    path = content / FILE
    if not path.is_file():
        return Settings(), ()
    data, problems = yamlio.load(path, FILE)
    if problems or data is None:
        return Settings(), problems
    checked: tuple[Settings | None, tuple[Problem, ...]] = store.validate(
        SETTINGS, data, FILE, path.read_text("utf-8-sig")
    )
    return checked[0] or Settings(), checked[1]
