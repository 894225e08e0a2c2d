"""The content security policy of each page, as its ``<meta>`` element carries it."""

from __future__ import annotations

DIRECTIVES = (
    ("default-src", "'none'"),
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    ("img-src", "'self' data:"),
    ("font-src", "'self'"),
    ("connect-src", "'self'"),
    ("manifest-src", "'self'"),
    ("form-action", "'self'"),
    ("base-uri", "'none'"),
)
SEARCH = {"script-src": "'self' 'wasm-unsafe-eval'", "worker-src": "'self'"}
"""What search adds: Pagefind runs WebAssembly in a worker."""


def policy(*, searching: bool = False) -> str:
    """The policy: no inline script or style, nothing from another host; ``searching`` also lets WebAssembly run."""
    directives = {**dict(DIRECTIVES), **(SEARCH if searching else {})}
    return "; ".join(f"{name} {value}" for name, value in directives.items())
