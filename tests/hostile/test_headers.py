"""The headers that we recommend to hosts say what each page says of itself, and no less."""

from __future__ import annotations

from generator.publishing.policy import policy
from tests.browser.served import recommended


def directives(text: str) -> dict[str, set[str]]:
    """The sources of each directive of a policy."""
    parts = (part.split() for part in text.split(";"))
    return {name: set(sources) for name, *sources in parts}


def test_the_policy_of_the_header_allows_what_the_widest_page_does_and_no_more() -> None:
    """Of two policies both hold: one header for all pages must let search work, and must not undo anything."""
    sent = directives(dict(recommended())["Content-Security-Policy"])
    assert sent.pop("frame-ancestors") == {"'none'"}
    assert sent == directives(policy(searching=True))


def test_no_policy_lets_anything_inline_or_foreign_in() -> None:
    for text in (policy(), policy(searching=True), dict(recommended())["Content-Security-Policy"]):
        sources = set().union(*directives(text).values())
        assert sources <= {"'self'", "'none'", "data:", "'wasm-unsafe-eval'"}
        assert directives(text)["default-src"] == {"'none'"}


def test_types_are_not_guessed_and_nobody_frames_a_page() -> None:
    headers = dict(recommended())
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "no-referrer"
