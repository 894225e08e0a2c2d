"""The site served on this machine, rebuilt and reloaded whenever what it is made from changes.

MkDocs' server does the work. What is ours: the pages' policy holds here too, so that reloading is a script of its own address;
a stranger's page that has its name lead to this machine (DNS rebinding) is told nothing; no request writes into a terminal.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from mkdocs.livereload import LiveReloadServer

SCRIPT = "/livereload.js"
ELEMENT = '<script src="{}?epoch={}" defer></script>'
RELOADS = """"use strict";
const epoch = {};
async function poll() {{
  if (document.visibilityState !== "visible") return setTimeout(poll, 1000);
  try {{
    const answer = await fetch(`/livereload/${{epoch}}/${{Date.now()}}`);
    if (Number(await answer.text()) > epoch) return location.reload();
    setTimeout(poll, 0);
  }} catch (error) {{ setTimeout(poll, 3000); }}
}}
poll();
"""
"""Asks whether there is a newer build; the answer comes with the next build, or after a minute."""
HEADERS = [
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
]
LOCAL = re.compile(r"(?:localhost|(?:[0-9]{1,3}\.){3}[0-9]{1,3}|\[[0-9a-f:.]{2,45}\])(?::[0-9]{1,5})?", re.IGNORECASE)
"""``Host`` of a request that came without a name that a stranger may have led here: an address, or this machine's own name."""
WAYS = frozenset(("GET", "HEAD"))
NO_STRANGERS = b"This name is not served here: open the address that daybrief serve printed."
Start = Callable[..., Any]


class Preview(LiveReloadServer):  # type: ignore[misc, unused-ignore]
    """Serves the folder ``root``; ``named`` is a host name that its pages are asked for by."""

    def __init__(self, builder: Callable[[], None], address: tuple[str, int], root: Path) -> None:
        self.named = address[0].casefold()
        super().__init__(builder=builder, host=address[0], port=address[1], root=str(root))
        self.error_handler = lambda code: _page(root, code)

    def serve_request(self, environ: dict[str, Any], start_response: Start) -> Iterable[bytes]:
        """The answer to one request."""

        def start(status: str, headers: list[tuple[str, str]]) -> Any:
            """Begin the answer, with our headers."""
            return start_response(status, [*headers, *HEADERS])

        host = environ.get("HTTP_HOST", "")
        if not is_ours(host, self.named) or environ["REQUEST_METHOD"] not in WAYS:
            start("403 Forbidden", [("Content-Type", "text/plain")])
            return [NO_STRANGERS]
        path = environ.get("PATH_INFO", "")
        if path == SCRIPT:
            start("200 OK", [("Content-Type", "text/javascript")])
            return [RELOADS.format(_epoch(environ.get("QUERY_STRING", ""))).encode()]
        if "\\" in path or "\0" in path or path.startswith("//"):
            start("404 Not Found", [("Content-Type", "text/plain")])
            return [b"There is no such page."]
        answer: Iterable[bytes] = super().serve_request(environ, start)
        return answer

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        """``content`` with the script that reloads it; MkDocs' own stands in the page, which the policy forbids."""
        body, end, rest = content.rpartition(b"</body>")
        script = ELEMENT.format(SCRIPT, epoch).encode()
        return body + script + end + rest if end else content + script


def serve(build: Callable[[], None], site: Path, address: tuple[str, int], watched: Iterable[Path]) -> None:
    """Call ``build``, serve the folder ``site`` at ``address`` (host, port), and build again when a ``watched`` path changes.

    Returns when it is interrupted. Raises ``OSError`` where the address is taken.
    """
    build()
    logging.getLogger("mkdocs.livereload").addFilter(_spelled_out)
    server = Preview(build, address, site)
    for path in watched:
        if path.exists():
            server.watch(str(path))
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()


def is_ours(host: str, named: str) -> bool:
    """Whether a request for ``host`` may be answered by a server that was started for ``named``.

    A stranger's page may have its own name lead to this machine; the browser then sends that name.
    """
    return host.casefold().partition(":")[0] == named or LOCAL.fullmatch(host) is not None


def _spelled_out(record: logging.LogRecord) -> bool:
    """Let ``record`` pass, with its control characters spelled out: it may tell of a request as it came."""
    record.msg, record.args = record.getMessage().encode("unicode_escape").decode(), ()
    return True


def _epoch(query: str) -> int:
    """Which build a page was of, as its script's address says; 0 where it says nothing."""
    said = parse_qs(query).get("epoch", [""])[0]
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 16 else 0


def _page(site: Path, code: int) -> bytes | None:
    """The site's own page for an HTTP error."""
    page = site / f"{code}.html"
    return page.read_bytes() if page.is_file() else None
