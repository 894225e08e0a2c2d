"""The outlet of an article, by its page's own data or by the ways in which an outlet speaks of itself.

Several weak signs of one name, or one strong sign, are needed; two names that are equally likely give no outlet. A news agency
that is credited within a text is a supplier and not its outlet.
"""

from __future__ import annotations

import re
from itertools import islice

from generator.engines.offline import outlet_names as names
from generator.engines.offline.metadata import metadata
from generator.engines.offline.outlet_signs import ENOUGH, STRONG, Sign, signs
from generator.model import Article, Fact

_HOST = re.compile(r"(?:@|//)(?:www\.)?(?:[\w-]{1,40}\.){0,3}?([\w-]{2,60})\.[a-z]{2,12}\b")
# Which sign prints the name best.
_BEST_PRINT = ("masthead", "copyright", "header", "dated", "note")
# An address that is made of initials has as many letters at least; two are those of many names.
_SHORTEST_ADDRESS = 3
# Signs that are looked at: far more than an honest page has.
_SIGNS = 200


def outlet(article: Article) -> Fact | None:
    """The outlet of ``article`` with the words that name it, ``None`` where the seed does not tell."""
    stated = metadata(article, "outlet")
    if stated:
        return stated[0]
    groups = _merged(_grouped(article))
    hosts = _hosts(article)
    ranked = sorted(((_weight(group, hosts), key) for key, group in groups.items()), key=lambda one: (-one[0], one[1]))
    if not ranked or ranked[0][0] < ENOUGH or (len(ranked) > 1 and ranked[1][0] == ranked[0][0]):
        return None
    return _fact(article, groups[ranked[0][1]], hosts)


def _grouped(article: Article) -> dict[str, list[Sign]]:
    groups: dict[str, list[Sign]] = {}
    for sign in islice(signs(article), _SIGNS):
        key = names.key(sign.name)
        if key and key not in names.NOT_OUTLETS and (key not in names.AGENCIES or sign.kind in {"slug", "copyright"}):
            groups.setdefault(key, []).append(sign)
    return groups


def _merged(groups: dict[str, list[Sign]]) -> dict[str, list[Sign]]:
    """Groups in which the signs of a short form belong to the one full name that it can be short for."""
    merged = {key: list(group) for key, group in groups.items()}
    for key in sorted(groups, key=lambda name: (-len(name), name)):
        long = [other for other in merged if other != key and _is_short(groups[key], merged[other])]
        if len(long) == 1:
            merged[long[0]] += merged.pop(key)
    return merged


def _is_short(short: list[Sign], long: list[Sign]) -> bool:
    """Whether the name of ``short`` abbreviates that of ``long``, which may be followed by "News"."""
    return any(_abbreviates(one.name, other.name) for one in short for other in long)


def _abbreviates(short: str, long: str) -> bool:
    own = _own(long)
    return names.is_short_for(short, own) or names.key(own) == names.key(short) != names.key(long)


def _own(name: str) -> str:
    """A broadcaster's name without the "News" of its news page, where three words or more are left of it."""
    own = name.removesuffix(" News").removesuffix(" NEWS")
    return own if len(own.split()) > 1 else name


def _weight(group: list[Sign], hosts: frozenset[str]) -> int:
    weights = {sign.kind: sign.weight for sign in group}
    return sum(weights.values()) + STRONG * any(_is_host(sign.name, hosts) for sign in group)


def _hosts(article: Article) -> frozenset[str]:
    """The names of sites that the page around the article gives, in addresses of pages and of mail."""
    return frozenset(
        host.replace("-", "").lower() for one in article.paragraphs for host in _HOST.findall(article.text_of(one))
    )


def _is_host(name: str, hosts: frozenset[str]) -> bool:
    own = _own(name).removeprefix("The ")
    return bool(hosts) and any(
        form in hosts and len(form) >= _SHORTEST_ADDRESS
        for form in (names.letters(name), names.letters(own), names.initials(own).lower())
    )


def _fact(article: Article, group: list[Sign], hosts: frozenset[str]) -> Fact:
    """The full name as the page prints it best, and its words as evidence; "News" is left out where the page can do without."""
    full = [sign for sign in group if not any(names.is_short_for(sign.name, _own(other.name)) for other in group)]
    order = {kind: place for place, kind in enumerate(_BEST_PRINT)}
    best = min(
        full or group,
        key=lambda sign: (sign.name.isupper() and " " in sign.name, order.get(sign.kind, len(order)), sign.start),
    )
    own = _own(best.name)
    if own == best.name or not (_is_host(own, hosts) or any(_abbreviates(sign.name, best.name) for sign in group)):
        return Fact(names.shown(best.name), (article.evidence(best.start, best.end),))
    return Fact(names.shown(own), (article.evidence(best.start, best.start + len(own)),))
