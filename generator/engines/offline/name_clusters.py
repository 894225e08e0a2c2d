"""Names that mean the same person, organisation, country or place, brought together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.engines.offline.gazetteer import gazetteer
from generator.engines.offline.name_cluster import Cluster
from generator.engines.offline.name_persons import persons
from generator.engines.offline.name_runs import ORGANISATION_HEADS
from generator.engines.offline.name_types import Name, NameKind


def cluster(found: Sequence[Name], kind_of: dict[str, NameKind], homes: Mapping[str, str]) -> list[Cluster]:
    """All names of certain kind in clusters, in order of first mention; ``homes`` is of :mod:`.name_peoples`."""
    people = persons(found, kind_of)
    taken = {id(name) for person in people for name in person.names}
    others = _others([name for name in found if id(name) not in taken], kind_of, homes)
    clusters = [*people, *others]
    for each in clusters:
        each.names.sort(key=lambda name: (name.start, name.end))
    return sorted(clusters, key=lambda each: each.names[0].start)


def _others(found: Sequence[Name], kind_of: dict[str, NameKind], homes: Mapping[str, str]) -> list[Cluster]:
    """Organisations, groups, countries and places, by their usual names."""
    clusters: dict[tuple[str, str], Cluster] = {}
    bare: list[Name] = []
    for name in found:
        kind = kind_of[name.text]
        if kind in ("person", "other"):
            continue
        if len(name.words) == 1 and name.text in ORGANISATION_HEADS and not gazetteer().knows(name.text):
            bare.append(name)
            continue
        home = homes.get(name.text)
        key, kind = (home, kind_of[home]) if home else _usual(name.text, kind)
        clusters.setdefault((kind, key.lower()), Cluster(key, kind)).names.append(name)
    return _short_forms(_teams(_acronyms(list(clusters.values())), bare))


def _teams(clusters: list[Cluster], bare: Sequence[Name]) -> list[Cluster]:
    """``clusters`` with last words alone ("the Council", "the Gulls") joined to the one organisation that ends with them."""
    whole: dict[str, list[Cluster]] = {}
    for each in clusters:
        words = each.key.split()
        if each.kind == "organisation" and len(words) > 1:
            whole.setdefault(words[-1], []).append(each)
    kept = []
    for each in clusters:
        last = whole.get(each.names[0].text, [])
        team = len(last) == 1 and gazetteer().kind(last[0].key.rsplit(" ", 1)[0]) == "place"
        if team and all(name.text == each.names[0].text for name in each.names):
            last[0].names += each.names
        else:
            kept.append(each)
    for name in bare:
        if len(whole.get(name.text, [])) == 1:
            whole[name.text][0].names.append(name)
    return kept


def _short_forms(clusters: list[Cluster]) -> list[Cluster]:
    """``clusters`` with first words alone ("Axle" of "Axle Works") joined to the one organisation that begins with them."""
    whole: dict[str, list[Cluster]] = {}
    for each in clusters:
        first, _, more = each.key.partition(" ")
        if each.kind == "organisation" and more and not gazetteer().knows(first):
            whole.setdefault(first, []).append(each)
    kept = []
    for each in clusters:
        longer = whole.get(each.key, [])
        if each.kind == "organisation" and " " not in each.key and len(longer) == 1:
            longer[0].names += each.names
        else:
            kept.append(each)
    return kept


def _usual(text: str, kind: NameKind) -> tuple[str, NameKind]:
    """The name by which spellings of one thing are brought together, and its kind."""
    table = gazetteer()
    text = table.spelled(text)
    if kind in ("country", "demonym"):
        country = table.countries.get(text) or table.demonyms.get(text)
        if country is None and kind == "demonym":
            return table.regional.get(text, text), "place"
        return country or text, "country"
    if text in table.organisations:
        return table.organisations[text].name, kind
    if kind == "place":
        place = table.places.get(text)
        return (place.name if place else text), kind
    return text.removeprefix("The "), kind


def _acronyms(clusters: list[Cluster]) -> list[Cluster]:
    """``clusters`` with each acronym joined to the name whose initials it is, where the article introduces it in brackets."""
    for short in [c for c in clusters if c.kind != "country" and " " not in c.key]:
        whole = _introduced(short, clusters)
        if whole is not None:
            whole.names += short.names
            clusters = [c for c in clusters if c is not short]
    return clusters


def _introduced(short: Cluster, clusters: Sequence[Cluster]) -> Cluster | None:
    for name in short.names:
        doc = name.sentence.span.doc
        if name.first < 2 or doc[name.first - 1].text not in ("(", "["):
            continue
        for whole in clusters:
            if whole is not short and any(_ends_at(n, name) for n in whole.names):
                return whole if _initials(whole, short.key) else None
    return None


def _ends_at(name: Name, short: Name) -> bool:
    same = name.sentence.index == short.sentence.index
    return same and name.last == short.first - 1


def _initials(whole: Cluster, short: str) -> bool:
    letters = [c.lower() for c in short if c.isalpha()]
    initials = [word[0].lower() for name in whole.names[:1] for word in name.words]
    return bool(letters) and letters[0] in initials and len(letters) <= len(initials) + 2
