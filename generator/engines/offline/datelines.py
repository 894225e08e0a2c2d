"""Datelines: place, date and agency in front of a report's first sentence ("PORT VERRAN, March 2 (HPA) — ")."""

from __future__ import annotations

import re

_PLACE = r"(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’-]*){0,3}|[A-ZÀ-Þ][a-zß-ÿ'’-]+(?: [A-ZÀ-Þ][a-zß-ÿ'’-]+){0,2})"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATE = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_AGENCY = r"\([A-Z][\w .&-]{1,30}\)"
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE}(?:(?:, | and |/){_PLACE}){{0,2}})"
    rf"(?P<sure>,? {_DATE})?,?(?P<agency> ?{_AGENCY})?\s{{1,2}}?(?:—|–|--|-)\s{{1,2}}(?=[\"“‘'A-ZÀ-Þ0-9])"
)


def place_and_text(text: str) -> tuple[int, int] | None:
    """Where in ``text`` the dateline's place ends and where the sentence after it starts; ``None`` without a dateline.

    A place in small letters or of two letters counts only with a date or an agency: "Then – " and "NO – " may open any sentence.
    """
    found = _DATELINE.match(text)
    if found is None:
        return None
    capitals = found["place"].isupper() and len(found["place"]) > 2
    sure = capitals or found["sure"] or found["agency"]
    return (found.end("place"), found.end()) if sure else None
