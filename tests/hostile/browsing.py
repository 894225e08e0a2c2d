"""A built site in a real browser: every page opened, every handler fired, every link tried; what ran, what was asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, cast
from urllib.parse import quote, urlencode

from playwright.sync_api import BrowserContext, Dialog, Page, Request, sync_playwright

from tests.browser.served import ARGUMENTS, chromium

ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
"""Whatever a page asks for, nothing leaves this machine."""
UNPAINTED = (
    "--disable-gpu-compositing",
    "--disable-gpu-rasterization",
    "--disable-software-rasterizer",
    "--disable-extensions",
)
"""What is drawn nobody sees: a page took 0.65 s with it, and 0.36 s without."""
OURS = ("/assets/", "/pagefind/", "/livereload.js")
WATCH = """
window.__ran = [];
for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = () => { window.__ran.push(name); };
document.addEventListener('securitypolicyviolation', event => window.__ran.push('csp ' + event.violatedDirective), true);
"""
"""Runs before each page: whatever is called is remembered, and so is what the policy had to stop."""
LOOK = """() => {
  const texts = [], pairs = new Set(), handlers = [], schemes = new Set();
  const ids = [...document.querySelectorAll('[id]')].map(node => node.id);
  const walk = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (node.nodeType === 3) {
      if (!node.parentElement.closest('.db-stretch__label')) texts.push(node.data);
      continue;
    }
    const name = node.namespaceURI.slice(-4) + ':' + node.localName;
    pairs.add(name);
    for (const attribute of node.attributes) {
      pairs.add(name + '@' + attribute.name);
      if (attribute.name.startsWith('on')) handlers.push(name + '@' + attribute.name);
    }
    for (const key of ['href', 'src', 'action', 'formAction']) {
      const value = node.getAttribute(key) === null ? '' : String(node[key] && node[key].baseVal || node[key]);
      if (value) schemes.add(value.split(':')[0].toLowerCase());
    }
  }
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
  return { texts, pairs: [...pairs], handlers, schemes: [...schemes], twice };
}"""
"""Text nodes (but for what we say between stretches of a seed), elements with their attributes, inline handlers, the schemes of
all addresses of the page as it stands, and ids that two elements have, one of which a script may take for the other."""
FIRE = """() => {
  document.addEventListener('click', event => {
    const link = event.target.closest('a');
    if (link && /^(https?|mailto):/.test(link.protocol)) event.preventDefault();
  }, true);
  document.addEventListener('submit', event => event.preventDefault(), true);
  const kinds = ('click dblclick mouseover mouseenter mousemove mousedown mouseup pointerover pointerdown wheel keydown keyup '
    + 'focus blur focusin input change select submit toggle beforetoggle drag drop copy cut paste contextmenu touchstart load '
    + 'error scroll animationstart transitionend begin end message hashchange pageshow resize').split(' ');
  for (const kind of kinds) {
    const click = kind === 'click';
    const event = click ? new MouseEvent(kind, { bubbles: true, cancelable: true }) : new Event(kind, { cancelable: true });
    for (const node of document.querySelectorAll('*')) if (!click || node.id !== 'theme') node.dispatchEvent(event);
  }
  const reached = 'a, button, input, select, textarea, summary, iframe, object, [tabindex], [contenteditable]';
  for (const node of document.querySelectorAll(reached)) node.focus({ preventScroll: true });
  return window.__ran;
}"""
"""Fires every event at every element; a click on a link of http or mailto is held back, one on any other scheme is not."""

ANSWERED = "() => /found|Type a word|could not|No brief/.test(document.getElementById('find-status').textContent)"
FIELDS = (
    "q",
    "from",
    "to",
    "topic",
    "subject",
    "person",
    "source",
    "position",
    "kind",
    "sort",
    "__proto__[x]",
    "constructor",
)
LONGEST = 500
"""Characters of a text in an address: a server refuses one of more than some thousand."""
POLLUTED = "() => [{}, [], ''].some(value => { for (const key in value) if (isNaN(key)) return true; return false; })"


@dataclass
class Visit:
    """What was found on one page."""

    path: str
    texts: list[str] = field(default_factory=list)
    pairs: set[str] = field(default_factory=set)
    worries: list[str] = field(default_factory=list)


@contextmanager
def visitor(address: str, *, policy: bool = False) -> Iterator[Visitor]:
    """A browser for the site at ``address``; without its ``policy`` whatever markup could run does run."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=(*ARGUMENTS, *UNPAINTED, ALONE))
        context = browser.new_context(bypass_csp=not policy, viewport={"width": 1280, "height": 900})
        context.add_init_script(WATCH)
        context.set_default_timeout(20_000)
        yield Visitor(context, address)
        browser.close()


class Visitor:
    """Opens pages of one site, one after another, and gathers what should not be."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.address = address
        self.worries: list[str] = []
        self.context = context
        self.page = context.new_page()
        context.on("request", self._asked)
        context.on("dialog", self._told)
        context.on("page", lambda _: self.worries.append("a window was opened"))
        self.page.on("pageerror", lambda error: self.worries.append(f"script error: {error}"))
        self.page.on("download", lambda _: self.worries.append("a download"))
        self._watch_scripts(self.page)

    def _told(self, dialog: Dialog) -> None:
        self.worries.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:image/")):
            self.worries.append(f"asked for {request.url[:200]}")

    def _watch_scripts(self, page: Page) -> None:
        """Every script that the engine compiles is told to us: one of a page's own address stands in the page."""
        session = self.context.new_cdp_session(page)
        session.send("Debugger.enable")

        def parsed(event: dict[str, Any]) -> None:
            url = event["url"]
            inside = url.removeprefix(self.address.rstrip("/"))
            if url.startswith(("http", "data", "javascript", "blob")) and not (
                inside != url and inside.startswith(OURS)
            ):
                self.worries.append(f"ran a script of {url[:200]}")

        session.on("Debugger.scriptParsed", parsed)

    def visit(self, path: str, *, fire: bool = True) -> Visit:
        """Open the page at ``path``, look at it, then fire every event at every element."""
        self.worries = []
        self.page.goto(self.address + path, wait_until="load")
        seen = self._look(path)
        if fire:
            ran = cast("list[str]", self.page.evaluate(FIRE))
            seen.worries += [f"ran {name}" for name in ran]
            if self.page.url.split("#")[0] != self.address + path:
                seen.worries.append(f"went to {self.page.url[:200]}")
        seen.worries += self.worries
        return seen

    def _look(self, path: str) -> Visit:
        found = self.page.evaluate(LOOK)
        seen = Visit(path, found["texts"], set(found["pairs"]))
        seen.worries += [f"handler {name}" for name in found["handlers"]]
        seen.worries += [f"two elements have the id {name[:60]}" for name in found["twice"]]
        seen.worries += [
            f"scheme {name}" for name in found["schemes"] if name not in ("http", "https", "mailto", "data")
        ]
        return seen

    def typed(self, texts: Sequence[str]) -> Visit:
        """The search page opened at addresses that say ``texts`` in each of its fields and after the ``#``."""
        self.worries = []
        seen = Visit("search/")
        for text in (one[:LONGEST] for one in texts):
            said = urlencode(dict.fromkeys(FIELDS, text), errors="replace")
            self.page.goto(f"{self.address}search/?{said}#{quote(text, errors='replace')}", wait_until="load")
            self.page.wait_for_function(ANSWERED)
            now = self._look("search/")
            seen.pairs |= now.pairs
            seen.worries += now.worries
            seen.worries += [f"ran {name}" for name in cast("list[str]", self.page.evaluate("() => window.__ran"))]
            if self.page.evaluate(POLLUTED):
                seen.worries.append(f"{text[:60]!r} polluted a prototype")
        seen.worries += self.worries
        return seen

    def search(self, words: Sequence[str]) -> tuple[Visit, int]:
        """Search for each of ``words``; the search page as it stands at the end, and how many were found."""
        self.worries = []
        self.page.goto(f"{self.address}search/")
        found = 0
        pairs: set[str] = set()
        worries: list[str] = []
        for word in words:
            self.page.locator("#find-q").fill(word)
            self.page.locator("#find-q").press("Enter")
            self.page.wait_for_function(ANSWERED)
            self.page.wait_for_timeout(60)
            seen = self._look("search/")
            pairs |= seen.pairs
            worries += seen.worries
            found += any(word in text for text in seen.texts)
        worries += [f"ran {name}" for name in cast("list[str]", self.page.evaluate(FIRE))]
        return Visit("search/", [], pairs, [*worries, *self.worries]), found
