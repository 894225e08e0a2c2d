"""Strict YAML: a small, safe part of the language in, block style for people out.

Read: mappings with distinct text keys, lists, scalars. Anchors, aliases, tags, merge keys, duplicate keys, deep nesting and large
files are refused with file and line. Plain scalars are ``null``, ``true``, ``false``, whole or decimal numbers, or text: an
unquoted date stays text. The reader works on libyaml's events without recursion, so that no input can exhaust the stack; what
is written as we write it goes a shorter way (:mod:`generator.yaml_lines`) to the same values.

Write: block style in the order given, long text folded, several lines of text as a literal block, no anchors.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from generator import yaml_lines
from generator.model import Problem

# Brief files have up to 7 times the size of their seeds, of which 300,000 characters are read: 0.34 MB was the most met.
MAX_BYTES = 5_000_000
# A mebibyte may hold a million values, at a second for 800,000; the most met in a brief file is 39,208.
MAX_VALUES = 300_000
# The brief file is 7 levels deep; editors' files are 4.
MAX_DEPTH = 20
LINE_WIDTH = 110
# Shorter text stays on the line of its key.
FOLD_FROM = 80
REMEDIES = {
    "mapping values": "Put text that holds a colon into quotes, and look at the indentation.",
    "tab character": "Indent with spaces.",
}
"""What to do about a fault by words of libyaml's message."""

MERGE = re.compile(r"^<{7}(?: .*)?$", re.MULTILINE)
"""The first line of a part that git could not merge."""
MERGE_REMEDY = (
    "Keep one version, without the lines of <<<<<<<, ======= and >>>>>>>, or delete a brief file to have it made anew."
)

_INTEGER = re.compile(r"[-+]?[0-9]{1,18}\Z")
_DECIMAL = re.compile(r"[-+]?[0-9]{1,18}\.[0-9]{1,18}\Z")
_WORDS: dict[str, object] = {"": None, "~": None, "null": None, "true": True, "false": False}
# Line breaks of YAML 1.1 that are none to Python or the other way round, and characters that only quotes can carry.
_NEEDS_QUOTES = re.compile(r"[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_STRAY_SPACE = re.compile(r"(?:^|\n)[ \t]|[ \t](?:\n|\Z)|\n\Z|\A\n")

Path_ = tuple[str | int, ...]


class _RefusedError(Exception):
    """What is wrong and where, on its way from the reader to a :class:`Problem`."""

    def __init__(self, line: int, message: str, remedy: str) -> None:
        super().__init__(message)
        self.line, self.message, self.remedy = line, message, remedy


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end has not come yet; ``key`` is the one that waits for its value."""

    value: dict[str, Any] | list[Any]
    key: str | None = None
    lines: dict[str | int, int] = field(default_factory=dict)


def load(path: Path, name: str) -> tuple[Any, tuple[Problem, ...]]:
    """The data in the YAML file ``path``, or ``None`` and the reason; ``name`` is how problems call the file."""
    found = path.lstat()
    if not stat.S_ISREG(found.st_mode):
        return None, (Problem(name, "1", "is no plain file.", "Put a copy of the file in its place."),)
    if found.st_size > MAX_BYTES:
        return None, (Problem(name, "1", f"the file is larger than {MAX_BYTES:,} bytes.", "Split it."),)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return None, (Problem(name, str(line), "holds a character that is not UTF-8.", "Save the file as UTF-8."),)
    return parse(text, name)


def parse(text: str, name: str) -> tuple[Any, tuple[Problem, ...]]:
    """The data in ``text``, or ``None`` and the reason with its line."""
    # Each line opens at most a list and a mapping, each colon parts a key from its value.
    if 2 * (text.count("\n") + text.count(": ")) <= MAX_VALUES:
        try:
            return yaml_lines.read(text, _scalar, _build), ()
        except (_RefusedError, yaml.YAMLError, ValueError):
            pass  # it is not written as we write, or it is faulty: libyaml's events tell
    try:
        return _build(text), ()
    except _RefusedError as refused:
        problem = Problem(name, str(refused.line), refused.message, refused.remedy)
    except (yaml.YAMLError, ValueError) as error:
        problem = _invalid(error, name)
    return None, (_unmerged(text, name) or problem,)


def _unmerged(text: str, name: str) -> Problem | None:
    """Where git left two versions of a part: whatever else is wrong with the file comes from that."""
    found = MERGE.search(text)
    line = text.count("\n", 0, found.start()) + 1 if found else 0
    return Problem(name, str(line), "holds a merge that is not settled.", MERGE_REMEDY) if found else None


def _invalid(error: Exception, name: str) -> Problem:
    """What libyaml says of a file that is no YAML, at the line where it noticed, with that where the faulty part begins."""
    mark, begun = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    line = mark.line + 1 if mark else 1
    what = getattr(error, "problem", None) or str(error).splitlines()[0]
    remedy = next((remedy for words, remedy in REMEDIES.items() if words in what), "")
    if begun and begun.line + 1 < line and not remedy:
        what += f" {getattr(error, 'context', '')} that begins in line {begun.line + 1}"
        remedy = f"Mend this line or line {begun.line + 1}."
    return Problem(name, str(line), f"not valid YAML: {what}.", remedy or "Mend this line.")


def lines_of(text: str, wheres: Sequence[Path_]) -> list[int]:
    """The lines of ``text`` at which the values at ``wheres`` stand, or those of their nearest parents; for messages."""
    wanted = {where[:length] for where in wheres for length in range(1, len(where) + 1)}
    known: dict[Path_, int] = {}
    numbers = [where[0] for where in wheres if where and isinstance(where[0], int)]
    last = max(numbers, default=0) if len(numbers) == len(wheres) else len(text)
    for path, line in _places(text):
        if path and isinstance(path[0], int) and path[0] > last:
            break  # a list of thousands of entries is of no interest after the last that is asked for
        if path in wanted:
            known[path] = line
    return [next((known[w[:n]] for n in range(len(w), 0, -1) if w[:n] in known), 1) for w in wheres]


def dump(data: object) -> str:
    """``data`` (dicts, lists, text, numbers, :class:`Row`) as YAML for people to read and review."""
    text: str = yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=LINE_WIDTH)
    return text


class Row(dict[str, Any]):
    """A small mapping that is written on one line: ``{start: 0, end: 118, label: body}``."""


# ---------------------------------------------------------------- reading


def _build(text: str) -> object:
    """One pass over the events of ``text``; raises :class:`_RefusedError` or ``yaml.YAMLError``."""
    result: object = None
    stack: list[_Open] = []
    documents = values = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _refused(event, "a second document begins.", "Keep one document in the file.")
        elif isinstance(event, yaml.NodeEvent):
            values += 1
            if values > MAX_VALUES:
                raise _refused(event, f"more than {MAX_VALUES:,} values.", "Split the file.")
            value, opens = _node(event)
            if stack:
                _add(stack[-1], value, event)
            else:
                result = value
            if opens:
                stack.append(_Open(value))
                if len(stack) > MAX_DEPTH:
                    raise _refused(event, f"nested deeper than {MAX_DEPTH} levels.", "Take levels out.")
        elif isinstance(event, yaml.CollectionEndEvent):
            stack.pop()
    return result


def _node(event: yaml.NodeEvent) -> tuple[Any, bool]:
    """The value that ``event`` begins, and whether it is one that holds others."""
    if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
        raise _refused(event, "anchors (&) and aliases (*) are not read.", "Write the value out, or quote the text.")
    tag: str | None = getattr(event, "tag", None)
    if tag is not None:
        raise _refused(event, f"the tag {tag[:60]!r} is not read.", "Take it out, or quote the text.")
    if isinstance(event, yaml.ScalarEvent):
        return (event.value if not event.implicit[0] else _scalar(event.value)), False
    return ({} if isinstance(event, yaml.MappingStartEvent) else []), True


def _add(parent: _Open, value: object, event: yaml.NodeEvent) -> None:
    """Put ``value`` into the innermost open mapping or list."""
    if isinstance(parent.value, list):
        parent.value.append(value)
    elif parent.key is None:
        if not isinstance(event, yaml.ScalarEvent) or event.value == "<<":
            raise _refused(event, "only plain text can be a key here.", "Merge keys (<<) and nested keys are not read.")
        if event.value in parent.value:
            raise _refused(event, f"the key {event.value[:60]!r} stands here twice.", "Keep one of them.")
        parent.key = event.value
    else:
        parent.value[parent.key] = value
        parent.key = None


def _scalar(value: str) -> object:
    if value in _WORDS:
        return _WORDS[value]
    if _INTEGER.match(value):
        return int(value)
    return float(value) if _DECIMAL.match(value) else value


def _refused(event: yaml.Event, message: str, remedy: str) -> _RefusedError:
    return _RefusedError(_line(event), message, remedy)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _places(text: str) -> Iterator[tuple[Path_, int]]:
    """The path and line of every value of ``text``, which is known to be readable."""
    path: list[str | int | None] = []
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.CollectionEndEvent):
            path.pop()
            _value_ends(path)
        if not isinstance(event, yaml.NodeEvent):
            continue
        if path and path[-1] is None:
            path[-1] = event.value if isinstance(event, yaml.ScalarEvent) else ""
            continue
        if path and isinstance(path[-1], int):
            path[-1] += 1
        yield tuple(part for part in path if part is not None), _line(event)
        if isinstance(event, yaml.CollectionStartEvent):
            path.append(None if isinstance(event, yaml.MappingStartEvent) else -1)
        else:
            _value_ends(path)


def _value_ends(path: list[str | int | None]) -> None:
    """In a mapping, the next scalar is a key again."""
    if path and isinstance(path[-1], str):
        path[-1] = None


# ---------------------------------------------------------------- writing


class _Dumper(yaml.CSafeDumper):
    """libyaml's emitter, told how to write text and rows; aliases are never made."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 (the signature is PyYAML's)
        """Write equal objects out each time."""
        return True


def _text(dumper: _Dumper, value: str) -> yaml.ScalarNode:
    style = None
    if not _NEEDS_QUOTES.search(value) and not _STRAY_SPACE.search(value):
        style = "|" if "\n" in value else ">" if len(value) > FOLD_FROM else None
    elif len(value) > FOLD_FROM:
        style = '"'
    if style is None and not isinstance(_scalar(value), str):
        style = "'"  # "08" is text to libyaml, but a number to the reader above
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


def _row(dumper: _Dumper, value: Row) -> yaml.MappingNode:
    return dumper.represent_mapping("tag:yaml.org,2002:map", value.items(), flow_style=True)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(Row, _row)
