"""A sample of ``make hostile``: hostile text as seeds and as content, through everything, looked at in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.served import chromium
from tests.hostile import rounds
from tests.hostile.payloads import INVENTED, Payload, corpora, invented, sample

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.skipif(chromium() is None, reason="no Chromium")]
WANTED = 0.95
CHOSEN = (*invented()[:: 1 + len(INVENTED) // 24], *sample(corpora(), 24))


@pytest.fixture(scope="module")
def allowed(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    return rounds.harmless(tmp_path_factory.mktemp("harmless"), rounds.ROOT / "content", sample=False)


def test_seeds(tmp_path: Path, allowed: set[str]) -> None:
    outcome = rounds.of_seeds(tmp_path / "desk", CHOSEN, allowed)
    assert outcome.findings == []
    assert outcome.pages > 10
    assert len(outcome.reached) >= WANTED * len({payload.id for payload in CHOSEN})


def test_content(tmp_path: Path, allowed: set[str]) -> None:
    outcome = rounds.of_content(tmp_path / "desk", CHOSEN, allowed)
    assert outcome.findings == []
    assert len(outcome.reached) >= WANTED * len({payload.id for payload in CHOSEN})


def test_editors_pages(tmp_path: Path) -> None:
    assert rounds.of_pages(tmp_path / "desk", CHOSEN, set()).findings == []


def test_the_browser_sees_what_it_is_to_see(tmp_path: Path) -> None:
    """The watch itself is watched: a page that does all that is forbidden gets all findings."""
    (tmp_path / "index.html").write_text(
        "<script>alert(1)</script><img src=x onerror=alert(2)><a href='javascript:alert(3)'>x</a>"
        "<img src='https://evil.example/y'><p onclick=prompt(4) id=a>z</p><p id=a>"
    )
    found = "\n".join(worry for seen in rounds._visits(tmp_path) for worry in seen.worries)
    for sign in ("ran alert", "ran prompt", "evil.example", "scheme javascript", "handler", "ran a script", "the id a"):
        assert sign in found


def test_a_canary_tells_its_payload() -> None:
    assert len({Payload(str(n), "x", "y").canary for n in range(100)}) == 100
