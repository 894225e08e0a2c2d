"""The site served on this machine, rebuilt and reloaded whenever what it is made from changes.

The pages' policy holds here too, so that reloading is a script of this server's own address; a stranger's page that has its name
lead to this machine (DNS rebinding) is told nothing; no request writes into a terminal.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from generator.publishing.watching import watching

SCRIPT, VERSION = "/livereload.js", "/livereload/version"
RELOADS = f"""\
"use strict";
const mine = new URL(document.currentScript.src).search;
async function ask() {{
  if (document.visibilityState !== "visible") return setTimeout(ask, 1000);
  try {{
    const answer = await fetch("{VERSION}" + mine);
    if (await answer.text() !== mine) return location.reload();
    setTimeout(ask, 0);
  }} catch (error) {{ setTimeout(ask, 3000); }}
}}
ask();
"""
"""Asks for the newest version of the site; the answer comes with the next build that changes it, or after half a minute."""
LONG = 30.0
HEADERS = (
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
)
LOCAL = re.compile(r"(?:localhost|(?:[0-9]{1,3}\.){3}[0-9]{1,3}|\[[0-9a-f:.]{2,45}\])(?::[0-9]{1,5})?", re.IGNORECASE)
"""``Host`` of a request that came without a name that a stranger may have led here: an address, or this machine's own name."""
NO_STRANGERS = b"This name is not served here: open the address that daybrief serve printed."


class _Versions:
    """Counts the builds that changed the site, and lets pages wait for the next."""

    def __init__(self) -> None:
        self._number = 0
        self._more = threading.Condition()

    def __str__(self) -> str:
        return f"?{self._number}"

    def add(self) -> None:
        """There is a new one."""
        with self._more:
            self._number += 1
            self._more.notify_all()

    def after(self, known: str) -> str:
        """The newest, as soon as it is not ``known``."""
        with self._more:
            self._more.wait_for(lambda: str(self) != known, timeout=LONG)
            return str(self)


class _Handler(SimpleHTTPRequestHandler):
    """Answers with files of the site, never out of a browser's memory; pages get the script that reloads them."""

    def __init__(self, versions: _Versions, site: Path, named: str, *arguments: Any) -> None:
        self._versions, self._site, self._named = versions, site, named
        super().__init__(*arguments, directory=str(site))

    def do_GET(self) -> None:
        """A page, a file, the script, or the newest version."""
        asked = urlsplit(self.path)
        del self.headers["If-Modified-Since"]
        if not self._is_asked():
            self._answer(NO_STRANGERS, "text/plain", HTTPStatus.FORBIDDEN)
        elif "\0" in unquote(asked.path):
            self.send_error(HTTPStatus.NOT_FOUND)
        elif asked.path == SCRIPT:
            self._answer(RELOADS.encode(), "text/javascript")
        elif asked.path == VERSION:
            self._answer(self._versions.after(f"?{asked.query}").encode(), "text/plain")
        elif asked.path.endswith(("/", ".html")):
            self._page(Path(self.translate_path(self.path)))
        else:
            super().do_GET()

    def do_HEAD(self) -> None:
        """What :meth:`do_GET` says, without the file."""
        if self._is_asked() and "\0" not in unquote(self.path):
            super().do_HEAD()
        else:
            self._answer(b"", "text/plain", HTTPStatus.FORBIDDEN)

    def _is_asked(self) -> bool:
        """Whether the request names this server, and nobody else."""
        hosts = self.headers.get_all("Host") or []
        return len(hosts) == 1 and is_ours(hosts[0], self._named)

    def _page(self, path: Path) -> None:
        try:
            text = (path / "index.html" if path.is_dir() else path).read_bytes()
        except OSError:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        self._answer(self._reloading(text), "text/html; charset=utf-8")

    def _reloading(self, page: bytes) -> bytes:
        """``page`` with the script that reloads it."""
        body, end, rest = page.rpartition(b"</body>")
        script = f'<script src="{SCRIPT}{self._versions}"></script>'.encode()
        return body + script + end + rest if end else page + script

    def _answer(self, contents: bytes, media: str, status: int = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media)
        self.send_header("Content-Length", str(len(contents)))
        self.end_headers()
        self.wfile.write(contents)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page for an HTTP error, where it has one."""
        page = self._site / f"{int(code)}.html"
        if page.is_file():
            self._answer(self._reloading(page.read_bytes()), "text/html; charset=utf-8", code)
        else:
            super().send_error(code, message, explain)

    def end_headers(self) -> None:
        """Nothing is to be remembered, since two versions may come within a second, and nothing to be guessed."""
        for name, value in HEADERS:
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Each request is not worth a line, and holds text of whoever sent it."""


class Preview(ThreadingHTTPServer):
    """Serves the folder ``site`` at ``address``; pages hear of its ``versions``."""

    daemon_threads = True

    def __init__(self, site: Path, address: tuple[str, int]) -> None:
        self.versions = _Versions()
        super().__init__(address, partial(_Handler, self.versions, site, address[0].casefold()))

    def handle_error(self, *_: Any) -> None:
        """A browser that goes away while it is answered is not worth a word."""


def serve(build: Callable[[], bool], site: Path, address: tuple[str, int], watched: Iterable[Path]) -> None:
    """Call ``build``, serve the folder ``site`` at ``address`` (host, port), and build again when a ``watched`` path changes.

    ``build`` says whether the site became another, so that pages are loaded again. Returns when it is interrupted. Raises
    ``OSError`` where the address is taken.
    """
    with Preview(site, address) as server:

        def again() -> None:
            """Build, and let pages know."""
            if build():
                server.versions.add()

        build()
        with watching(watched, again):
            try:
                server.serve_forever()
            except KeyboardInterrupt:
                return


def is_ours(host: str, named: str) -> bool:
    """Whether a request for ``host`` may be answered by a server that was started for ``named``.

    A stranger's page may have its own name lead to this machine; the browser then sends that name.
    """
    return host.casefold().partition(":")[0] == named or LOCAL.fullmatch(host) is not None
