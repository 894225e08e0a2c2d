"""One round: payloads go in as seeds or as content, the command builds the site, and everything that came out is looked at."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from generator.publishing.editorial import ATTRIBUTES, TAGS
from generator.publishing.preview import Preview
from generator.slugs import slug
from tests.browser.served import running, served
from tests.hostile import inspecting, poisoning, seeding
from tests.hostile.browsing import Visit, visitor
from tests.hostile.payloads import Payload
from tests.hostile.templated import templated

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-c", "from generator.cli import main; main()")
PLAIN = "https://news.example/plain"
PICTURE = "![a picture](assets/picture.png 'of plain words')"
"""What an editor's Markdown may hold beyond words and links."""
EDITORS = {f"html:{tag}" for tag in TAGS} | {f"html:{tag}@{key}" for tag, keys in ATTRIBUTES.items() for key in keys}
"""What Markdown may make on the pages of topics and actors, whose descriptions editors write."""
CANARY = re.compile(r"Zq[0-9a-f]{10}")
CACHED = (("Cache-Control", "max-age=600"),)
"""Each page is opened once, and all have the same scripts, styles and fonts."""
SEARCHES = 20
"""Payloads of a round whose canaries are searched for, and that stand in the search page's address."""


@dataclass
class Outcome:
    """What a round showed: canaries that reached the site, and everything that should not be (empty: all is well)."""

    pages: int = 0
    seconds: float = 0.0
    reached: set[str] = field(default_factory=set)
    findings: list[str] = field(default_factory=list)

    def add(self, other: Outcome) -> None:
        """Count ``other`` in."""
        self.pages += other.pages
        self.seconds += other.seconds
        self.reached |= other.reached
        self.findings += other.findings


def daybrief(*arguments: str | Path, cwd: Path, seconds: int = 900) -> subprocess.CompletedProcess[str]:
    """Run the command in ``cwd``."""
    command = [*COMMAND, *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, timeout=seconds)


def desk(folder: Path) -> Path:
    """A new desk in ``folder``; its content."""
    shutil.rmtree(folder, ignore_errors=True)
    made = daybrief("init", folder, cwd=ROOT)
    assert made.returncode == 0, made.stderr
    return folder / "content"


def built(folder: Path) -> tuple[Path, list[str]]:
    """The site of the desk in ``folder``, and what went wrong where nothing may: a traceback, a missing site, a defect."""
    done = daybrief("build", cwd=folder)
    said = done.stdout + done.stderr
    findings = [f"status {done.returncode}: {said[-500:]}"] if done.returncode > 1 else []
    findings += [line for line in said.splitlines() if "Traceback" in line or "defect" in line or "\x1b" in line]
    return folder / "site", findings


def of_seeds(
    folder: Path, payloads: Sequence[Payload], allowed: set[str], files: Iterable[tuple[str, bytes]] = ()
) -> Outcome:
    """``payloads`` as seeds whose whole text is published, and beside them ``files``, each of its name and its bytes."""
    content = desk(folder)
    (content / "desk.yml").write_text('publish_seeds: ["*"]\n', "utf-8")
    for name, data in files:
        (content / "seeds" / f"{slug(name)}.txt").write_bytes(data)
    return _round(folder, payloads, allowed, lambda: seeding.write(content / "seeds", payloads))


def of_content(folder: Path, payloads: Sequence[Payload], allowed: set[str]) -> Outcome:
    """``payloads`` in brief files and editors' files."""
    content = desk(folder)
    return _round(folder, payloads, allowed, lambda: poisoning.write(content, payloads))


def of_pages(folder: Path, payloads: Sequence[Payload], allowed: set[str]) -> Outcome:
    """``payloads`` as editors' Markdown, under the policy that readers have."""
    content = desk(folder)
    return _round(folder, payloads, allowed, lambda: poisoning.write_pages(content, payloads), policy=True)


def harmless(folder: Path, content: Path, *, sample: bool = True) -> set[str]:
    """Elements and attributes of our sources of markup, and of sites of plain words and (``sample``) the desk in ``content``."""
    pairs = templated()
    for name in ("plain", "picture", "sample")[: 2 + sample]:
        made = desk(folder / name)
        if name == "sample":
            for part in ("briefs", "pages", "topics.yml", "actors.yml", "corrections.yml"):
                _copy(content / part, made / part)
        else:
            spare = PLAIN if name == "plain" else PICTURE
            poisoning.write(made, [Payload("p", "plain", "x")] * 40, spare=spare)
        site, findings = built(folder / name)
        assert not findings, findings
        for seen in _visits(site, [Payload("p", "plain", "accord")]):
            pairs |= seen.pairs
    return pairs


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)
    elif source.is_file():
        shutil.copyfile(source, target)


def _round(
    folder: Path, payloads: Sequence[Payload], allowed: set[str], write: Callable[[], object], *, policy: bool = False
) -> Outcome:
    started = time.monotonic()
    write()
    site, findings = built(folder)
    outcome = Outcome(findings=findings)
    if not site.is_dir():
        outcome.findings.append("no site")
        return outcome
    outcome.findings += inspecting.files(site)
    shown: list[str] = []
    for seen in _visits(site, payloads, policy=policy):
        outcome.pages += 1
        shown.append(inspecting.squeezed("".join(seen.texts)))
        outcome.findings += _judged(site, seen, allowed)
    _count(outcome, payloads, shown, exact=not policy)
    outcome.seconds = time.monotonic() - started
    return outcome


def _count(outcome: Outcome, payloads: Iterable[Payload], shown: Iterable[str], *, exact: bool) -> None:
    """Note which of ``payloads`` stand on the pages ``shown``; a finding for each that stands nowhere as it is (``exact``)."""
    places: dict[str, list[tuple[str, int]]] = {}
    for text in shown:
        for canary in CANARY.finditer(text):
            places.setdefault(canary[0], []).append((text, canary.start()))
    for payload in payloads:
        there = places.get(payload.canary, [])
        line = inspecting.squeezed(payload.line)
        if there:
            outcome.reached.add(payload.id)
            if exact and not any(text.startswith(line, at) for text, at in there):
                outcome.findings.append(f"{payload.id} is not shown as it is: {payload.line[:120]!r}")


def _visits(site: Path, payloads: Sequence[Payload] = (), *, policy: bool = False) -> list[Visit]:
    """Every page of ``site`` as the browser has it, and its search used for some of ``payloads``: typed, and in its address.

    With the ``policy`` the pages come from ``daybrief serve``, otherwise from a plain server.
    """
    pages = [page.relative_to(site).as_posix().removesuffix("index.html") for page in sorted(site.rglob("*.html"))]
    server = previewed(site) if policy else served(site, CACHED)
    with server as address, visitor(address, policy=policy) as browser:
        visits = [browser.visit(page) for page in pages]
        if (site / "pagefind").is_dir():
            some = payloads[:: max(1, len(payloads) // SEARCHES)]
            visits.append(browser.search([payload.canary for payload in some])[0])
            visits.append(browser.typed([payload.text for payload in some]))
    return visits


@contextmanager
def previewed(site: Path) -> Iterator[str]:
    """The address of ``site`` on the server of ``daybrief serve``."""
    with running(Preview(site, ("127.0.0.1", 0))) as address:
        yield address


def _judged(site: Path, seen: Visit, allowed: set[str]) -> list[str]:
    """What is wrong with one page."""
    findings = [f"{seen.path}: {worry}" for worry in seen.worries]
    if allowed:
        fine = allowed | EDITORS if seen.path.startswith(("actors/", "topics/")) else allowed
        findings += [f"{seen.path}: the templates do not make {pair}" for pair in sorted(seen.pairs - fine)]
    data = site / seen.path / "brief.json"
    if seen.path.startswith("briefs/") and data.is_file():
        brief = json.loads(data.read_text("utf-8"))
        findings += [
            f"{seen.path}: not shown as it is: {text[:150]!r}" for text in inspecting.unshown(brief, seen.texts)
        ]
    return findings
