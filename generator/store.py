"""Brief files: the only place where understanding and publishing meet. Reads, writes and describes ``content/briefs``.

The keys and their order are those of :class:`generator.model.BriefFile` and the dataclasses below it; a key that is optional in
the format is left out where it holds its default.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from generator import yamlio
from generator.model import SCHEMA, BriefFile, LabelSpan, Problem

T = TypeVar("T")
SUFFIX = ".yml"
BRIEF_FILE = TypeAdapter(BriefFile)
OPTIONAL = frozenset({"reviewed", "tone", "analysed", "reasoning", "by"})


def brief_path(seed_path: str) -> str:
    """Where the brief file of a seed lies below the folder of briefs: ``a/b.txt`` gives ``a/b.yml``."""
    return str(Path(seed_path).with_suffix(SUFFIX).as_posix())


def find(folder: Path) -> tuple[str, ...]:
    """The brief files below ``folder``, as sorted POSIX paths relative to it."""
    return tuple(sorted(path.relative_to(folder).as_posix() for path in folder.rglob(f"*{SUFFIX}") if path.is_file()))


def read(folder: Path, name: str) -> tuple[BriefFile | None, tuple[Problem, ...]]:
    """The brief file ``name`` of ``folder``; ``None`` and all that is wrong with it, with lines, where it is not valid."""
    data, problems = yamlio.load(folder / name, name)
    if problems:
        return None, problems
    if isinstance(data, dict) and data.get("schema") != SCHEMA:
        found = f"schema {data.get('schema')!r} is not the one this version reads ({SCHEMA})."
        return None, (Problem(name, "1", found, "Delete the file to have it made anew."),)
    return validate(BRIEF_FILE, data, name, (folder / name).read_text("utf-8-sig"))


def write(folder: Path, name: str, file: BriefFile) -> None:
    """Write ``file`` as ``name``, at once or not at all."""
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, dump(file))


def write_whole(target: Path, text: str) -> None:
    """Replace the file ``target`` by ``text``; a reader sees the old or the new one, never a part."""
    handle, beside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        Path(beside).chmod(0o644)
        Path(beside).replace(target)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def dump(file: BriefFile) -> str:
    """``file`` as YAML."""
    return yamlio.dump(plain(file))


def plain(value: object) -> Any:
    """A dataclass as dicts, lists and scalars, with its keys in order and defaults of optional ones left out."""
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if not hasattr(value, "__dataclass_fields__"):
        return value
    kind: Any = type(value)
    shape: type[dict[str, Any]] = yamlio.Row if isinstance(value, LabelSpan) else dict
    return shape(
        (name, plain(item))
        for name, default in _layout(kind)
        if (item := getattr(value, name)) != default or name not in OPTIONAL
    )


def json_schema() -> str:
    """The JSON Schema of a brief file."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | BRIEF_FILE.json_schema()
    return json.dumps(schema, indent=2) + "\n"


def validate(shape: TypeAdapter[T], data: object, name: str, text: str) -> tuple[T | None, tuple[Problem, ...]]:
    """``data`` as a value of ``shape``, or every reason why not, with the line in ``text``."""
    try:
        return shape.validate_json(json.dumps(data), strict=True), ()
    except ValidationError as error:
        return None, tuple(_problems(error, name, text))


def _problems(error: ValidationError, name: str, text: str) -> Iterator[Problem]:
    for detail in error.errors(include_url=False):
        where = tuple(detail["loc"])
        field = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in where).lstrip(".")
        said = detail["msg"][:1].lower() + detail["msg"][1:]
        yield Problem(name, str(yamlio.line_of(text, where)), f"{field}: {said}.", "See the schema of the file.")


@cache
def _layout(shape: Any) -> tuple[tuple[str, object], ...]:
    """Names and defaults of the fields of a dataclass, in order."""
    return tuple((field.name, _default(field)) for field in fields(shape))


def _default(field: Field[Any]) -> object:
    return None if field.default is MISSING else field.default
