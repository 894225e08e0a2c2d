"""Names of outlets: words that tell them from other names, agencies that supply them, and when two names are of one outlet."""

from __future__ import annotations

import re

AGENCIES = frozenset(
    "reuters|ap|the associated press|associated press|afp|agence france-presse|upi|dpa|pa|pa media|ansa|efe|tass|xinhua|"
    "bloomberg news|getty|getty images|anadolu|epa|alamy|shutterstock".split("|")
)
TITLES = frozenset(
    "advertisement agencies agency all analyst bureau buttons chief click columnist comments contributor"
    " correspondent courier courtesy cup desk earnings editor editorial follow gazette getty herald image images"
    " insider journal key league learn listen live magazine media minister monitor more network news newspaper"
    " newsroom observer online order photo photos pin points post president press print radio read report reporter"
    " reporters reporting reprints review service share sharing sign staff subscribe team telegraph television"
    " times today tribune video view watch wires writer writers".split()
)
"""Words of titles, desks, newspapers and page furniture: no person's name has one."""
PAPERS = frozenset(
    "advertiser argus bulletin chronicle courier daily dispatch echo examiner gazette guardian herald inquirer journal magazine"
    " monitor news observer post press radio sentinel telegraph television times today tribune tv weekly".split()
)
"""Words by which a line is likely to be the name of an outlet."""
NOT_OUTLETS = frozenset(
    "cnn's|congress|parliament|members|lawmakers|reporters|journalists|our|us|the guardian's|this|today|newsletter|newsletters|"
    "facebook|twitter|x|google|youtube|instagram|whatsapp|telegram|linkedin|microsoft|apple|spotify|tiktok|fox|state|you|we|"
    "the|news|more|home|read|it|all|all rights|e-mail|email".split("|")
)
_FURNITURE = frozenset(
    "about accept account advertisement advertising agree all article comments contact cookies cookie email follow home jobs"
    " listen live login manage menu more most newsletter newsletters opinion photo photos picture podcasts privacy read"
    " related rights search share sign skip sport subscribe support terms topics trends video watch".split()
)
_SECTIONS = frozenset(
    "big breaking briefing business city culture economy election europe explainer health home international interview latest"
    " local long money national opinion our politics read region science special sport sports story tech technology top uk us"
    " video weather world".split()
)
_FIRST = frozenset(("daily", "news", "radio"))
_ARTICLES = frozenset("the la le les el los las il lo o os as der die das het de".split())
_JOINTS = frozenset("of de and & la le di the der del in on for".split())
_SHORT = frozenset("the new old our one big bay sky day sun sea air art all eye red la le el il der die das".split())
_COMPANY = re.compile(
    r"(?:[ ,]+(?:Media Network|Media|Interactive|Ltd|Limited|Inc|LLC|PLC|Plc|GmbH|AG|Co|Company|Corp|Corporation|Group"
    r"|Publishing|Publications|Publishers|Holdings|Newspapers|All [Rr]ights [Rr]eserved|All [Rr]ights|and contributors"
    r"|\d{4})\.?)+$"
)
_LETTERS = re.compile(r"[^\W_]+")


def bare_length(name: str) -> int:
    """Length of ``name`` without its company's legal form or year: "Coast Courier Media Ltd" is the Coast Courier's."""
    match = _COMPANY.search(name)
    return match.start() if match and match.start() else len(name)


def key(name: str) -> str:
    """What is alike in all spellings of a name: its small letters without the article."""
    return " ".join(name.lower().replace("’", "'").split()).removeprefix("the ")


def letters(name: str) -> str:
    """The letters of a name as a web address has them, "&" as "and"."""
    return "".join(_LETTERS.findall(key(name).replace("&", "and")))


def initials(name: str) -> str:
    """The initials of the capitalised words of a name."""
    return "".join(word[0] for word in re.findall(r"[^\W_][\w’'-]*", name) if word[0].isupper())


def is_name(text: str) -> bool:
    """Whether a line can be an outlet's name: one to five words, all but small joints with capitals, no page furniture."""
    words = text.split()
    if not 1 <= len(words) <= 5 or not re.fullmatch(r"[^\W\d_][\w&’'. -]{1,50}", text) or text[-1] in ".":
        return False
    told = [
        word for word in words if word.lower() not in {"of", "de", "and", "&", "la", "le", "di", "the", "der", "del"}
    ]
    return bool(told) and all(word[0].isupper() for word in told) and not _FURNITURE.intersection(text.lower().split())


def has_paper_word(name: str) -> bool:
    """Whether a name has a word that newspapers, magazines and broadcasters bear, beside one of its own."""
    words = key(name).split()
    ends = words[-1] in PAPERS or words[0] in _FIRST
    return ends and not PAPERS.union(_SECTIONS).issuperset(words)


def has_article(name: str) -> bool:
    """Whether a name of two words or more begins with an article, as names of newspapers do ("The", "La", "Der")."""
    article, _, rest = name.partition(" ")
    return article.lower() in _ARTICLES and bool(rest) and not _SECTIONS.issuperset(rest.lower().split())


def shown(name: str) -> str:
    """``name`` as it is printed; capitals alone are read as a title, but for abbreviations."""
    words = name.split()
    if len(words) < 2 or not name.isupper():
        return " ".join(words)
    return " ".join(_recased(word, first=place == 0) for place, word in enumerate(words))


def _recased(word: str, *, first: bool) -> str:
    small = word.lower()
    if small in _JOINTS and not first:
        return small
    is_abbreviation = not re.search("[AEIOUY]", word) or (first and len(word) <= 3 and small not in _SHORT)
    return word if is_abbreviation else word.capitalize()


def is_short_for(short: str, long: str) -> bool:
    """Whether ``short`` is the last words of ``long`` ("Courier" of "Coast Courier"), or its initials ("CC")."""
    if key(long) != key(short) and key(long).endswith(" " + key(short)):
        return True
    return len(short) > 1 and short.isupper() and " " not in short and initials(long.removeprefix("The ")) == short
