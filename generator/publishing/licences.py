"""The page on what the site is made from: seeds that gave no brief and why, and whose work with which licence is used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model import EmptySeed
from generator.publishing import links
from generator.publishing.catalogue import Catalogue
from generator.publishing.page import Heading, Page

PATH = "licences/"
EMPTY = 200
"""How many seeds without a brief the page names."""
REASONS = 3
"""How many kinds of text it names for each."""


@dataclass(frozen=True, slots=True)
class Used:
    """Somebody else's work: where it comes from, whose it is, under which licence, and what it does here."""

    name: str
    address: str
    owner: str
    licence: str
    purpose: str


SITE = (
    Used("IPTC Media Topics", "https://iptc.org/standards/media-topics/", "IPTC", "CC BY 4.0",
         "names and codes of general subjects, edition of 31 March 2025; chosen for each brief by our own word lists"),
    Used("Newsreader", "https://github.com/productiontype/Newsreader", "The Newsreader Project Authors",
         "SIL Open Font License 1.1", "the type of these pages, cut to European letters"),
    Used("Material for MkDocs", "https://squidfunk.github.io/mkdocs-material/", "Martin Donath", "MIT",
         "the frame of these pages, much changed"),
    Used("MkDocs", "https://www.mkdocs.org/", "Tom Christie and contributors", "BSD-2-Clause", "builds the frame"),
    Used("Pagefind", "https://pagefind.app/", "CloudCannon", "MIT", "search"),
    Used("Typst", "https://typst.app/", "The Typst Project Developers", "Apache-2.0", "sets the PDFs"),
)  # fmt: skip
OFFLINE = (
    Used("spaCy and en_core_web_sm 3.8.0", "https://spacy.io/", "Explosion", "MIT", "grammar and names"),
    Used("all-MiniLM-L6-v2", "https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2", "Sentence Transformers",
         "Apache-2.0", "the beginning of our model for an outlet’s tone"),
    Used("NewsMTSC", "https://github.com/fhamborg/NewsMTSC", "Felix Hamborg and Karsten Donnay", "MIT",
         "what that model was trained on"),
    Used("trafilatura", "https://trafilatura.readthedocs.io/", "Adrien Barbaresi", "Apache-2.0",
         "finds the main text of web pages"),
    Used("Babel", "https://babel.pocoo.org/", "the Babel Team; data of Unicode CLDR", "BSD-3-Clause, Unicode License",
         "names of countries"),
)  # fmt: skip


def licence_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The page on sources and licences."""
    headings = [("articles", "The articles"), ("empty", "Seeds without a brief"), ("works", "Works of others")]
    yield Page(
        path=PATH,
        title="Sources and licences",
        description="Whose articles, data, type and programs this site is made from, and under which licences.",
        section="about",
        template="licences.html.j2",
        view=lambda: licence_view(catalogue),
        headings=tuple(Heading(*one) for one in headings if one[0] != "empty" or catalogue.desk.empty),
    )


def licence_view(catalogue: Catalogue) -> Mapping[str, object]:
    """What the template of the page shows."""
    desk = catalogue.desk
    engines = sorted({f"{filed.engine.name} {filed.engine.version}" for filed in desk.briefs})
    offline = any(filed.engine.name.startswith("offline") for filed in desk.briefs)
    readable = frozenset(text.seed.path for text in desk.texts)
    return {
        "sources": len(desk.outlets),
        "texts": len(desk.texts),
        "engines": engines,
        "works": SITE + (OFFLINE if offline else ()),
        "empty": [_told(seed, readable) for seed in desk.empty[:EMPTY]],
        "more": len(desk.empty[EMPTY:]),
    }


def _told(seed: EmptySeed, readable: frozenset[str]) -> tuple[str, str | None, list[tuple[str, int]]]:
    """The path of ``seed``, the page of its text if it has one, and what its text is, by the share of it in percent."""
    lengths: Counter[str] = Counter()
    for span in seed.labels:
        lengths[span.label.replace("_", " ")] += span.end - span.start
    whole = max(1, sum(lengths.values()))
    shares = [(label, round(100 * length / whole)) for label, length in lengths.most_common(REASONS)]
    path = seed.seed.path
    return path, links.seed_path(path) if path in readable else None, [share for share in shares if share[1]]
