"""A folder on a plain web server of this machine, and the browser to look at it with."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync")
NAMES = ("chromium", "chromium-browser", "google-chrome")


def chromium() -> str | None:
    """The browser's program, if there is one."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def recommended() -> tuple[tuple[str, str], ...]:
    """The headers that ``docs/_headers`` gives every file of a site."""
    lines = (Path(__file__).parents[2] / "docs" / "_headers").read_text("utf-8").splitlines()
    pairs = (line.strip().partition(": ") for line in lines if line.startswith(" "))
    return tuple((name, value) for name, _, value in pairs)


@contextmanager
def served(folder: Path, headers: tuple[tuple[str, str], ...] = ()) -> Iterator[str]:
    """The address of ``folder`` on a server that runs inside the ``with`` block and sends ``headers`` with every file."""
    handler = functools.partial(_Quiet, headers, directory=folder)
    with running(Server(("127.0.0.1", 0), handler)) as address:
        yield address


@contextmanager
def running(server: http.server.ThreadingHTTPServer) -> Iterator[str]:
    """The address of ``server``, which runs inside the ``with`` block."""
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Server(http.server.ThreadingHTTPServer):
    """A server that keeps quiet when a browser goes away."""

    def handle_error(self, *_: Any) -> None:
        """A browser that goes on to the next page before it has all of one is not worth a word."""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def __init__(self, more: tuple[tuple[str, str], ...], *args: Any, **options: Any) -> None:
        self.more = more
        super().__init__(*args, **options)

    def end_headers(self) -> None:
        """Send the headers of the site too."""
        for name, value in self.more:
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""
