"""Shapes of dates, names, bylines and datelines: general English and news knowledge as regular expressions.

Every expression is used with ``match`` or ``search`` on one paragraph, cut to :data:`LOOK` characters, and holds bounded
repetitions only, so that the time is linear in the length of a seed whatever its text is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LOOK = 400
"""Characters of a paragraph that the expressions see: noise shows itself early, or is short."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a text may show: expressions tried at its start alone, and expressions sought anywhere.

    One expression for both would try the first kind at each character: of 100 kB in 1,100 paragraphs that took 173 ms, this 72.
    """

    opening: re.Pattern[str] | None
    anywhere: re.Pattern[str] | None

    def search(self, text: str) -> bool:
        """Whether one of the expressions is in ``text``."""
        if self.opening is not None and self.opening.match(text):
            return True
        return self.anywhere is not None and self.anywhere.search(text) is not None


def any_of(*parts: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """One expression for all ``parts``."""
    return re.compile("|".join(f"(?:{part})" for part in parts), flags)


def shape(*parts: str, flags: int = re.IGNORECASE) -> Shape:
    """The shape that any of ``parts`` shows; what begins with ``^`` stands at the start in all its branches."""
    opening = [part for part in parts if part.startswith("^")]
    anywhere = [part for part in parts if not part.startswith("^")]
    found = (any_of(*some, flags=flags) if some else None for some in (opening, anywhere))
    return Shape(*found)


MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?"
NAME = r"[A-Z][\w.'’-]{0,24}(?: (?:[A-Z][\w.'’-]{0,24}|de|van|von|der|den|al|el|bin|la|di|da|ter|ten)){1,4}"

DATE = any_of(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?[ -](?:of )?{MONTH}",
    rf"\b{MONTH} \d{{1,2}}\b",
    rf"\b{MONTH},? \d{{4}}\b",
    r"\b\d{4}-\d{1,2}-\d{1,2}",
    r"\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b",
    r"\b\d{1,3} (?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?) ago\b",
    r"\b[1-9]\d?[hdwm] ago\b",
)
DATE_WORDS = any_of(
    MONTH,
    rf"\b{WEEKDAY}",
    (
        r"\b(?:updated?|published?|posted|last|modified|first|created|at|on|of|the|date|time|a\.?m\.?|p\.?m\.?"
        r"|noon|ago|yesterday|today|edited)\b"
    ),
    (
        r"\b(?:GMT|UTC|BST|CET|CEST|EST|EDT|ET|CST|CDT|CT|PST|PDT|PT|IST|MST|MDT|AEST|AEDT|JST|SGT|HKT|KST|BDT|PKT"
        r"|EAT|WAT|SAST|local)\b"
    ),
    r"\b(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?)\b",
    r"\d{1,4}(?:st|nd|rd|th|h)?",
    r"[\W_]{1,8}",
)
CLOCK = re.compile(r"^\W{0,3}\d{1,2}:\d{2}(?::\d{2})?(?: ?/ ?\d{1,2}:\d{2}(?::\d{2})?)?\W{0,3}$")
ENTRY_TIME = re.compile(
    r"^(?:- |\d{1,3}\. )?(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4}(?:[+-]\d{1,2})?)?$",
    re.IGNORECASE,
)
"""The time over an entry of a live report, as an item of a list or not."""

DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{2,24}(?:[ /-][A-ZÀ-Þ.'’-]{2,24}){0,3}"
    r"|[A-Z][a-zà-ÿ]{2,20}(?: [A-Z][a-zà-ÿ]{2,20}){0,2}(?= ?\(|,? [A-Z][a-z]{2,9}\.? \d{1,2}))"
    r"(?:, [A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{1,20}){0,2}){0,2}(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}"
    r"|\d{1,2} [A-Z][a-z]{2,8})(?:, \d{4})?)?"
    r" {0,2}(?:\([A-Z][\w./ &-]{1,30}\))? {0,2}(?:[—–―-]|--|[:|](?= ))(?=\s|$|[A-Z“\"])"
)
"""A dateline at a paragraph's start: a place in capitals, perhaps with country, date and agency, then a dash."""

AGENCY = (
    r"(?:AP|AFP|Reuters|REUTERS|Getty Images|Getty|EPA|EPA-EFE|PA|Xinhua|Bloomberg|ANSA|dpa|DPA|TASS|Anadolu"
    r"|UPI|Shutterstock|Alamy|NurPhoto"
    r"|iStock|Pool|Rex Features|REX|Imago|CP|ANP|TT|NTB|Kyodo|Yonhap|PTI|ANI|AAP|WireImage|FilmMagic|Handout"
    r"|SIPA|SOPA|ZUMA|Unsplash|Flickr"
    r"|Wikimedia Commons|Associated Press|Press Association|Agence France-Presse)"
)
SHORT_NAME = r"[A-Z][\w.'’-]{1,24}(?: (?:de|van|von|der|den|al|el|bin|la|di|da|ter))?(?: [A-Z][\w.'’-]{1,24}){1,2}"
PLACE = r"[A-Z][\w.'’-]{2,20}(?:,? [A-Z][\w.'’-]{1,20}){0,2}"
BYLINE = re.compile(
    r"^(?:(?:By|BY|by|Written by|Words by|Story by|Text by|Posted by|Author|Authors|From|Reported by"
    rf"|Analysis by|Opinion by|Report by|Review by)[: ] ?(?:the )?(?:{NAME}|[A-Z][A-Z .'’-]{{4,60}}"
    r"|[A-Z][\w .'’-]{2,40})"
    rf"|{SHORT_NAME}(?:(?:,| and| &) {SHORT_NAME}){{0,3}} in {PLACE}(?: and {PLACE})?$"
    rf"|{NAME}(?:(?:,| and| &) {NAME}){{0,4}}(?:,| \||  ?[-–—]) ?(?:[\w’'&./-]{{1,24}} ){{0,6}}(?i:reporter"
    r"|correspondent|editor|writer|journalist|columnist|staff|contributor|bureau|reuters|afp|bloomberg|press"
    r"|associated press|special to|news|producer|author|opinion contributor)\b"
    rf"|{NAME}(?:(?:,| and| &) {NAME}){{0,4}}$)"
)
BYLINE_SURE = re.compile(
    r"^(?:By|BY|by|Par|Written by|Words by|Story by|Posted by|Author|Reported by|Analysis by|Opinion by)[: ] ?[A-Z]"
    rf"|^{SHORT_NAME}(?:(?:,| and| &) {SHORT_NAME}){{0,3}} in {PLACE}(?: and {PLACE})?$"
)
SLUG = re.compile(r"[A-Z]{2,5}-?\d{3,5}\b.{0,40}[A-Z]{2,}[-/][A-Z]|(?:BC|AM|PM)-{1,2}[A-Z]|[A-Z]{3,20}-[A-Z]{3,20}/")
"""The line of codes over a wire's dispatch: number, priority, words, slug."""
WEEKDAY_WORD = re.compile(WEEKDAY)
TAGLINE = re.compile(
    r"^(?:Tags?|Topics?|Category|Categories|Section|Archive|Archives|Posts tagged"
    r"|Articles tagged)\s?[-–—:|]\s?\S.{0,80}$"
)
SPEECH = re.compile(
    r"\b(?:said|says|told|added|wrote|asked|argued|announced|warned|tweeted|insisted|stated|explained|noted"
    r"|claimed|according to|reported|replied)\b"
)
