"""The site served on this machine, rebuilt and reloaded whenever what it is made from changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from mkdocs.livereload import LiveReloadServer


def serve(build: Callable[[], None], site: Path, address: tuple[str, int], watched: Iterable[Path]) -> None:
    """Call ``build``, serve the folder ``site`` at ``address`` (host, port), and build again when a ``watched`` path changes.

    Returns when it is interrupted. Raises ``OSError`` where the address is taken.
    """
    host, port = address
    build()
    server = LiveReloadServer(builder=build, host=host, port=port, root=str(site))
    server.error_handler = lambda code: _page(site, code)
    for path in watched:
        if path.exists():
            server.watch(str(path))
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()


def _page(site: Path, code: int) -> bytes | None:
    """The site's own page for an HTTP error."""
    page = site / f"{code}.html"
    return page.read_bytes() if page.is_file() else None
