"""Reading built HTML in tests: elements, ids, links, and the text that a reader sees."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Document(HTMLParser):
    """A parsed page: ``elements`` as (name, attributes), and all ``text`` outside scripts."""

    html: str
    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._skipping = False
        self.feed(self.html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._skipping = tag == "script"
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        self._skipping = self._skipping and tag != "script"

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            self.text += data

    @property
    def names(self) -> set[str]:
        """Names of all elements."""
        return {name for name, _ in self.elements}

    @property
    def ids(self) -> list[str]:
        """All ids, in order."""
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    def values(self, attribute: str) -> list[str]:
        """All values of ``attribute``, in order."""
        return [attributes[attribute] for _, attributes in self.elements if attribute in attributes]
