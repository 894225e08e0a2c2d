"""Brief files: the only place where understanding and publishing meet. Reads, writes and describes ``content/briefs``.

The keys and their order are those of :class:`generator.model.BriefFile` and the dataclasses below it; a key that is optional in
the format is left out where it holds its default.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, Field, dataclass, fields, replace
from functools import cache
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import to_json

from generator import migrations, yamlio
from generator.faults import Fault, Faulty
from generator.model import BriefFile, EngineRef, LabelSpan, Problem, SeedRef


@dataclass(frozen=True, slots=True)
class Head:
    """What decides whether a brief file is made anew."""

    schema: int
    seed: SeedRef
    engine: EngineRef
    reviewed: bool = False


T = TypeVar("T")
SUFFIX = ".yml"
UNFINISHED = ".daybrief-"
"""How the names of files begin that are being written."""
BRIEF_FILE = TypeAdapter(BriefFile)
HEAD = TypeAdapter(Head)
HEAD_KEYS = frozenset(field.name for field in fields(Head))
SEED_PATH = re.compile(r"^(\s+)path:.*")
REVIEWED = re.compile(r"^reviewed:[^\n]{0,100}$", re.MULTILINE)
READ_AT_ONCE = 1 << 16
"""Bytes of a file that are read at once for its hash: most brief files have less."""
PART = 2_000
"""Entries of a list that are checked before twice as many are: describing a hundred thousand faults takes seconds."""
ENOUGH = 50
"""Faults of one file that are listed: nobody mends more at one sitting."""
OPTIONAL = frozenset({"reviewed", "tone", "analysed", "reasoning", "by", "updated"})


def brief_path(seed_path: str) -> str:
    """Where the brief file of a seed lies below the folder of briefs: ``a/b.txt`` gives ``a/b.yml``; nowhere without a name."""
    path = PurePosixPath(seed_path)
    return path.with_suffix(SUFFIX).as_posix() if path.name else ""


def find(folder: Path) -> tuple[str, ...]:
    """The brief files below ``folder``, as sorted POSIX paths relative to it."""
    # Without a Path for each of thousands of files: those take longer than the question.
    root = str(folder)
    below = (f"{place}/{name}" for place, _, names in os.walk(root) for name in names if name.endswith(SUFFIX))
    found = (path[len(root) :].replace(os.sep, "/").lstrip("/") for path in below if os.path.isfile(path))  # noqa: PTH113
    return tuple(sorted(found))


def sha256(path: Path) -> str:
    """SHA-256 of the bytes of the file at ``path``, in hexadecimal digits. Raises :class:`OSError`."""
    digest = hashlib.sha256()
    # hashlib.file_digest makes a buffer of 256 kB for each file: for thousands of small ones that takes twice as long as reading.
    with path.open("rb", buffering=0) as stream:
        while part := stream.read(READ_AT_ONCE):
            digest.update(part)
    return digest.hexdigest()


def read(folder: Path, name: str) -> tuple[BriefFile | None, tuple[Problem, ...]]:
    """The brief file ``name`` of ``folder``; ``None`` and all that is wrong with it, with lines, where it is not valid."""
    path = folder / name
    data, refused = yamlio.load(path, name)
    if refused:
        return None, refused
    if isinstance(data, dict):
        data, fault = migrations.migrated(data)
        if fault is not None:
            line = yamlio.lines_of(path.read_text("utf-8-sig"), [("schema",)])[0]
            return None, (Problem(name, str(line), *fault),)
    found = checked(BRIEF_FILE, data)
    if isinstance(found, Faulty):
        return None, tuple(problems(found, len(found), name, path.read_text("utf-8-sig")))
    return found, ()


def head(folder: Path, name: str) -> Head | None:
    """The head of the brief file ``name``, without reading its briefs; ``None`` where it is not to be made out.

    Reading a hundred thousand files whole takes minutes. Keys stand at the beginning of a line, and nothing else does.
    """
    try:
        text = (folder / name).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
    before, _, after = text.partition("\nlabels:")
    rows = "\n".join((before, *REVIEWED.findall(after)))
    data, problems = yamlio.parse(rows, name)
    if problems or not isinstance(data, dict):
        return None
    now, fault = migrations.migrated(data)
    kept = {key: now[key] for key in now if key in HEAD_KEYS} | {"schema": data["schema"]}
    return None if fault else validate(HEAD, kept, name, rows)[0]


def write(folder: Path, name: str, file: BriefFile) -> None:
    """Write ``file`` as ``name``, at once or not at all."""
    write_whole(folder / name, dump(file))


def rename_seed(folder: Path, name: str, path: str) -> None:
    """Let the brief file ``name``, which is valid, name the seed ``path``; comments and layout stay where they can."""
    file = read(folder, name)[0]
    if file is None:
        return
    wanted = replace(file, seed=replace(file.seed, path=path))
    text = (folder / name).read_text("utf-8-sig")
    lines = text.split("\n")
    number = yamlio.lines_of(text, [("seed", "path")])[0] - 1
    lines[number] = SEED_PATH.sub(lambda found: found[1] + yamlio.dump({"path": path}).rstrip("\n"), lines[number])
    changed = "\n".join(lines)
    same = checked(BRIEF_FILE, yamlio.parse(changed, name)[0]) == wanted
    write_whole(folder / name, changed if same else dump(wanted))


def write_whole(target: Path, contents: str | bytes, *, lasting: bool = True) -> None:
    """Replace ``target`` by ``contents``; a reader sees the old or the new file, never a part, even after a loss of power.

    Where it is not to be ``lasting``, as in a cache that knows damage, nobody waits for the disk.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=target.parent, prefix=UNFINISHED)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(contents.encode() if isinstance(contents, str) else contents)
            if lasting:
                stream.flush()
                os.fsync(stream.fileno())
        Path(beside).chmod(0o644)
        Path(beside).replace(target)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    if lasting:
        _settle(target.parent)


def sweep(folder: Path) -> None:
    """Remove what killed runs left half-written below ``folder``; to be called by who holds the lock on it."""
    for left in unfinished(folder):
        left.unlink(missing_ok=True)


def unfinished(folder: Path) -> list[Path]:
    """What killed runs left half-written below ``folder``, or what another run is writing now."""
    return sorted(
        Path(place, name) for place, _, names in os.walk(folder) for name in names if name.startswith(UNFINISHED)
    )


def _settle(folder: Path) -> None:
    """Have the names in ``folder`` written down, where the system can do that for a folder (Windows cannot open one)."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


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
    found = checked(shape, data)
    if isinstance(found, Faulty):
        return None, tuple(problems(found, len(found), name, text))
    return found, ()


def checked(shape: TypeAdapter[T], data: object) -> T | Faulty:
    """``data``, as :mod:`generator.yamlio` reads it, as a value of ``shape``, or the reasons why not.

    Of a long list these are the reasons of its first faulty part.
    """
    size = PART
    while isinstance(data, list) and size < len(data):
        try:
            shape.validate_json(to_json(data[:size]), strict=True)
        except ValidationError as error:
            return Faulty(error, shape)
        size *= 2
    try:
        return shape.validate_json(to_json(data), strict=True)
    except ValidationError as error:
        return Faulty(error, shape)


def problems(found: Iterable[Fault], count: int, name: str, text: str) -> Iterator[Problem]:
    """What was ``found``, at its lines in ``text`` of the file ``name``; of very many (``count``) only the first."""
    told = list(islice(found, ENOUGH + 1))
    lines = yamlio.lines_of(text, [fault.where for fault in told])
    for fault, line in zip(told[:ENOUGH], lines, strict=False):
        yield Problem(name, str(line), str(fault), fault.remedy)
    if count > ENOUGH:
        message = f"there are at least {count - ENOUGH:,} more faults."
        yield Problem(name, str(lines[-1]), message, "Mend the first ones; then look again.")


@cache
def _layout(shape: Any) -> tuple[tuple[str, object], ...]:
    """Names and defaults of the fields of a dataclass, in order."""
    return tuple((field.name, _default(field)) for field in fields(shape))


def _default(field: Field[Any]) -> object:
    return None if field.default is MISSING else field.default
