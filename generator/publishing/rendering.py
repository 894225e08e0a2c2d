"""How our templates run: as Jinja2 compiles them, but with less around each value that is printed, looked up or called.

Half of the time that pages took went into wrapping text that needs no escaping as markup, into asking every function that a
template calls whether it wants the context, into sorting the arguments of macros, and into looking names up in what might be a
mapping. What comes out is the same, byte for byte.
"""

from __future__ import annotations

import hashlib
import marshal
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path
from typing import Any

import jinja2
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Macro
from markupsafe import Markup, escape

from generator.publishing.record import program
from generator.publishing.visible import visible

SPECIAL = re.compile("[&<>'\"]")
"""What is escaped in HTML."""
IS_PLAIN = re.compile(r"[ !#-%(-;=?-~]*").fullmatch
"""Whether text is printable ASCII without :data:`SPECIAL`, as most values of a page are: it is shown as it is."""


def shown(value: object) -> str:
    """``value`` as HTML that shows it: text visible and escaped, markup as it is."""
    if type(value) is str:
        if IS_PLAIN(value):
            return value
        text = visible(value)
        return escape(text) if SPECIAL.search(text) else text
    if type(value) is int:
        return str(value)
    return value if isinstance(value, Markup) else escape(value)


def direct(macro: Macro) -> Callable[..., str]:
    """``macro`` as a function that hands over arguments as they are, where there are just as many as it takes."""
    function, count = macro._func, len(macro.arguments)  # noqa: SLF001
    if macro.caller or macro.catch_kwargs or macro.catch_varargs:
        return macro

    def called(*arguments: Any, **named: Any) -> str:
        """What the macro prints."""
        if named or len(arguments) != count:
            return macro(*arguments, **named)
        return Markup(function(*arguments))  # noqa: S704 (a macro escapes what it prints)

    return called


class _Generator(CodeGenerator):
    """Has values printed by :func:`shown`, which stands for ``finalize`` and ``escape``; attributes and calls are Python's own.

    Our templates get objects, not dictionaries, and call nothing that asks for the context.
    """

    def _output_child_pre(self, node: Any, frame: Any, finalize: Any) -> None:  # noqa: ARG002
        self.write("environment.shown(")

    def _output_child_post(self, node: Any, frame: Any, finalize: Any) -> None:  # noqa: ARG002
        self.write(")")

    def macro_def(self, macro_ref: Any, frame: Any) -> None:
        """Write down the macro, wrapped by :func:`direct`."""
        self.write("environment.direct(")
        super().macro_def(macro_ref, frame)
        self.write(")")

    def visit_Getattr(self, node: Any, frame: Any) -> None:  # noqa: N802 (the names of methods are Jinja2's)
        """``node.name``: an attribute, never the entry of a mapping."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: Any, frame: Any, forward_caller: bool = False) -> None:  # noqa: N802
        """``node(…)``, unless it is the call of a ``call`` block."""
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")


class _Compiled(BytecodeCache):
    """Keeps compiled templates as Python keeps compiled modules: in ``__pycache__`` beside them, or nowhere where it may not.

    Whoever can write there can write templates and program as well. What is loaded is run, so that a folder which CI hands on
    (``.cache``) must not hold it.
    """

    @cached_property
    def _compiler(self) -> str:
        """The program, part of which runs when a template is compiled: Jinja2 already calls filters for what it knows then."""
        return program()

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002 (the signature is Jinja2's)
        """The file for a compiled template; none for one that is no file."""
        return cache_from_source(filename) if filename else ""

    def get_source_checksum(self, source: str) -> str:
        """A hash of all that ``source`` is compiled from and by."""
        return hashlib.sha256(b"%b %b %b" % (MAGIC_NUMBER, self._compiler.encode(), source.encode())).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill ``bucket`` with what was kept, if it is whole and what would be made."""
        with suppress(OSError):
            head, _, code = Path(bucket.key).read_bytes().partition(b"\n")
            if head == _head(bucket, code):
                bucket.code = marshal.loads(code)  # noqa: S302 (from beside the program)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code in ``bucket``, where Python is to keep code at all."""
        if sys.dont_write_bytecode or not bucket.key:
            return
        code = marshal.dumps(bucket.code)
        with suppress(OSError):
            Path(bucket.key).parent.mkdir(exist_ok=True)
            Path(bucket.key).write_bytes(_head(bucket, code) + b"\n" + code)


def _head(bucket: Bucket, code: bytes) -> bytes:
    """The first line of a compiled template's file: what it was made from, and what follows."""
    return f"{bucket.checksum} {hashlib.sha256(code).hexdigest()}".encode()


class Environment(jinja2.Environment):
    """Templates of HTML in which everything is escaped, and a name that is not there is an error."""

    code_generator_class = _Generator
    shown = staticmethod(shown)
    direct = staticmethod(direct)

    def __init__(self, loader: jinja2.BaseLoader) -> None:
        super().__init__(
            loader=loader,
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=_Compiled(),
        )
