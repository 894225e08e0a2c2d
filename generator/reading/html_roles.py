"""What an element of a page says of the text in it: whether it is shown, and the hints that it gives."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

DROPPED = frozenset(
    "applet audio canvas datalist embed head iframe math noembed noframes noscript object script select style svg template title "
    "textarea video".split()
)
HEADINGS = {f"h{level}": str(level) for level in range(1, 7)}
NAVIGATION = frozenset(("nav", "aside", "header", "footer"))
NAVIGATION_ROLES = frozenset(("navigation", "complementary", "banner", "contentinfo", "search"))
UNSEEN_CLASSES = frozenset(("sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only"))
HIDING_STYLE = re.compile(r"(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.IGNORECASE)
HIDING_CLASSES = frozenset(("d-none", "hidden", "is-hidden", "u-hidden"))
SHOWING_CLASS = re.compile(r"(?:^|[-:])(?:block|flex|grid|inline|inline-block|visible)$")
"""A class that shows again on a wider screen what another hides on a phone ("d-md-block", "md:flex")."""
AUTHOR_WORDS = frozenset(("author", "byline", "author-name", "byline-name", "article-author", "article-byline"))
CONSENT_WORDS = ("cookie", "consent", "gdpr")
BOX_ELEMENTS = frozenset(("div", "section", "aside", "ul", "ol", "form"))
BOX_NAMES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("comments", re.compile(r"(?:^|[\s_-])(?:comments?|commentlist|disqus)(?:$|[\s_-])")),
    (
        "promotion",
        re.compile(r"newsletter|sign-?up|(?:^|[\s_-])(?:promos?|donat(?:e|ion)s?|contributions)(?:$|[\s_-])"),
    ),
    (
        "related",
        re.compile(r"related|recommend|recirc|trending|outbrain|taboola|most-?(?:read|viewed|popular)|read-?more"),
    ),
)
"""Names of classes and ids of boxes around an article. An article's own box may have such a name too ("no-comments"): see
:func:`generator.reading.html.boxes`."""
VALUE_LIMIT = 100
"""Characters of an attribute that are kept as a hint's value."""

Role = tuple[str, str]
"""Kind and value of a hint."""


def is_unseen(element: HtmlElement) -> bool:
    """Whether a browser never shows the element."""
    name = str(element.tag)
    if name in DROPPED or element.get("hidden") is not None or (name == "dialog" and element.get("open") is None):
        return True
    style = element.get("style")
    if style and HIDING_STYLE.search(style):
        return True
    return not UNSEEN_CLASSES.isdisjoint((element.get("class") or "").split())


def roles(element: HtmlElement, *, within_article: bool) -> list[Role]:
    """Kinds and values of the hints that an element gives; ``within_article`` makes a header or footer part of it."""
    name = str(element.tag)
    words = f"{element.get('class') or ''} {element.get('itemprop') or ''} {element.get('rel') or ''}".lower().split()
    found = [("heading", HEADINGS[name])] if name in HEADINGS else []
    found += _place(element, within_article=within_article)
    if name == "figcaption" or any("caption" in word for word in words):
        found.append(("caption", ""))
    if not AUTHOR_WORDS.isdisjoint(words):
        found.append(("author", ""))
    if name == "time":
        found.append(("time", (element.get("datetime") or "").strip()[:VALUE_LIMIT]))
    found += _boxes(element)
    plain = {"article": "article", "blockquote": "quote", "a": "link", "table": "table"}.get(name)
    return [*found, (plain, "")] if plain else found


def _place(element: HtmlElement, *, within_article: bool) -> list[Role]:
    """Whether the element holds navigation, by its name or its role."""
    name, role = str(element.tag), (element.get("role") or "").lower()
    if name in NAVIGATION and not (within_article and name in {"header", "footer"}):
        return [("navigation", name)]
    return [("navigation", role)] if role in NAVIGATION_ROLES else []


def _boxes(element: HtmlElement) -> list[Role]:
    """The kinds of box that the element may be, by its names, and whether it is hidden from some readers."""
    classes = (element.get("class") or "").lower()
    hides = not HIDING_CLASSES.isdisjoint(classes.split())
    shows = any(SHOWING_CLASS.search(word) for word in classes.split())
    found = [("unshown", "")] if element.get("aria-hidden") == "true" or (hides and not shows) else []
    names = f"{(element.get('id') or '').lower()} {classes}"
    if element.tag in {"div", "section", "aside", "dialog"} and any(word in names for word in CONSENT_WORDS):
        found.append(("consent", ""))
    if element.tag in BOX_ELEMENTS:
        found += [(kind, "") for kind, name in BOX_NAMES if name.search(names[: 2 * VALUE_LIMIT])][:1]
    return found
