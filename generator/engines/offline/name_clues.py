"""What the words beside a name say of its kind: "the ferry Tern", "the village of Low Ash", "Corland's prime minister".

Such words decide where a parser guesses, and for names that no gazetteer has they are all there is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from generator.engines.offline.gazetteer import gazetteer
from generator.engines.offline.name_types import Name, NameKind
from generator.engines.offline.roles import is_role

_CLASSES: Mapping[str, NameKind] = {
    **dict.fromkeys(
        "company firm operator owner group charity union party developer broadcaster retailer manufacturer maker supplier "
        "contractor consultancy bank insurer airline carrier agency think-tank campaign start-up startup publisher builder "
        "brand club team institute foundation association federation league consortium conglomerate watchdog regulator "
        "giant movement militia newspaper daily weekly magazine tabloid website".split(),
        "organisation",
    ),
    **dict.fromkeys(
        "ferry ship ships vessel vessels boat boats trawler yacht tanker freighter submarine frigate destroyer liner barge "
        "tug cutter lifeboat schooner rocket spacecraft satellite probe telescope missile jet film movie novel book play "
        "song album opera musical series podcast show horse dog cat racehorse prize award festival law act model app "
        "drug vaccine game storm hurricane cyclone typhoon variant software programme project operation".split(),
        "other",
    ),
    **dict.fromkeys(
        "village town city hamlet suburb district borough county province region island islands isle port capital harbour "
        "harbor river lake strait sea bay valley mountain peak headland reef peninsula parish commune neighbourhood "
        "neighborhood quarter street square resort airport shoal sandbank".split(),
        "place",
    ),
}
_STATE = frozenset(
    "government parliament cabinet army navy embassy ambassador embassies constitution coastguard border "
    "borders coast economy chamber assembly senate congress citizens territory".split()
)
# A minister, an army or a coast belongs to a country; of a president, a director or a lawyer a company may be the owner.
_MINISTERS = frozenset(("minister", "ministers", "ministry", "premier", "chancellor"))
_COMPANY = frozenset(
    "shares share shareholders investors executive boss lawyer lawyers spokesman spokeswoman spokesperson profits profit "
    "revenue sales customers subsidiary board chairman chairwoman founder employees staff".split()
)
_TOWN_OFFICES = frozenset(
    "mayor mayors residents inhabitants streets outskirts people election elections voters leadership farmers "
    "fishermen".split()
)
_PRESSED = frozenset(
    "pressure attack attacks report reports depend depends rely relies call calls called blame".split()
)
_GROUND = frozenset(("on", "off", "across", "at", "onto"))
_GROUND_HEADS = frozenset(("Bank", "House"))
_CENTRAL = frozenset("National Central World Federal State Reserve Development Investment Islamic Commonwealth".split())
_SEATS = frozenset("deputies lawmakers mps senators councillors backbenchers rebels whips".split())
_COUNTED = frozenset("one two three four five six seven another other others some both".split())
_CLASS, _OWNED, _AGED, _GROUNDED = 6.0, 5.0, 5.0, 30.0
_THING = 9.0
# "the Free Coast party" and "X is a shoal" say what a name is; they outweigh what its last word suggests at every mention.
_NAMED, _DEFINED = 30.0, 12.0
# A bank with an article is one of sand rather than of money ("the Maiden Bank"), a little more surely than its name says.
_SANDBANK = 7.0
_COUPLED = 2.0
_REACH = 6
_PERSON_WORDS = 4
_ENDS = frozenset((",", ".", ";", ":", ")", "(", "-", "—", "–", "”", '"', "’", "'"))


def clues(name: Name) -> Iterator[tuple[NameKind, float]]:
    """Votes for kinds of ``name`` by the words right before and after it."""
    doc, first, last = name.sentence.span.doc, name.first, name.last
    yield from _before(doc, first, name)
    if not (first and doc[first - 1].text == "In"):  # "In Marrin, the Homeland party said"
        yield from _apposed(doc, last)
    yield from _owner(doc, last, name)


def _before(doc: Doc, first: int, name: Name) -> Iterator[tuple[NameKind, float]]:
    """Votes of what stands before: "the ferry X", "the capital, X,", "the village of X", "on the X Bank"."""
    noun = _lower(doc, first - 1)
    kind = _class(noun)
    if kind is not None and doc[first - 1].text.islower():
        yield kind, _DEFINED if len(name.words) == 1 and is_role(noun) else _weight(kind)
    elif noun == "aboard" or (noun == "the" and _lower(doc, first - 2) == "aboard"):
        yield "other", _CLASS
    elif noun in ("is", "was") and is_role(_lower(doc, first - 2)):
        yield "person", _OWNED
    elif noun in ("and", "or", ",") and _is_full_name(doc, first - 1) and len(name.words) in (2, 3):
        yield "person", _COUPLED
    if noun == ",":
        yield from _introduced(doc, first, name)
    elif noun == "of":
        yield from _belonging(doc, first, name)
    elif noun == "the" and _lower(doc, first - 2) == "of" and _lower(doc, first - 3) in ("crew", "skipper"):
        yield "other", _CLASS
    elif noun == "the" and _is_ground(doc, first, name):
        yield "place", _GROUNDED
    elif noun == "the" and len(name.words) > 1 and name.words[-1] == "Bank" and not _CENTRAL.intersection(name.words):
        yield "place", _SANDBANK


def _class(noun: str) -> NameKind | None:
    """What a class noun, in the singular or the plural, says that the name beside it is."""
    return _CLASSES.get(noun) or _CLASSES.get(noun.removesuffix("s")) or _CLASSES.get(noun.removesuffix("ies") + "y")


def _weight(kind: NameKind) -> float:
    """Things bear the names of persons ("the ferry Ada Brandt"), so that what calls them things has to outweigh those."""
    return _THING if kind == "other" else _CLASS


def _is_full_name(doc: Doc, end: int) -> bool:
    """Whether a given name and a capitalised word end before token ``end``."""
    return end > 1 and doc[end - 2].text in gazetteer().given_names and doc[end - 1].text[0].isupper()


def _is_ground(doc: Doc, first: int, name: Name) -> bool:
    """Whether something is "on the X Bank" or "at the X House", but no pressure on a bank."""
    headed = len(name.words) > 1 and name.words[-1] in _GROUND_HEADS and not _CENTRAL.intersection(name.words)
    return headed and _lower(doc, first - 2) in _GROUND and _lower(doc, first - 3) not in _PRESSED


def _introduced(doc: Doc, first: int, name: Name) -> Iterator[tuple[NameKind, float]]:
    """What stands before a comma and the name, where the comma after it or the end of the sentence closes it."""
    noun = _lower(doc, first - 2)
    kind = _class(noun)
    closed = name.last >= len(doc) or doc[name.last].text in _ENDS or doc[name.last].lower_ == "and"
    before = [token.lower_ for token in doc[max(0, first - 8) : first - 1]]
    determined = any(word in ("the", "a", "an", "'s", "’s", "its") for word in before[:-1])
    if not closed or not (determined or _COUNTED.intersection(before)):
        return
    if kind == "other" and doc[first - 2].text.islower():
        yield kind, _THING
    elif kind is not None and is_role(noun):  # an owner or a developer is either
        if len(name.words) == 1:
            yield kind, _CLASS
    elif _says_role(doc, first - 2) and len(name.words) <= _PERSON_WORDS:
        yield "person", _OWNED
    elif kind is not None and doc[first - 2].text.islower():
        yield kind, _weight(kind)
    elif "of" in before and _COUNTED.intersection(before) and 1 < len(name.words) <= _PERSON_WORDS:
        yield "person", _COUPLED + 1.0  # "one of them, X,"


def _says_role(doc: Doc, last: int) -> bool:
    """Whether the description that ends with token ``last`` is one of a person ("the leader of the Homeland party").

    A clause about several persons may end it ("one of the deputies who voted against").
    """
    for token in reversed(doc[max(0, last - _REACH) : last + 1]):
        if is_role(token.text) or _is_people(token):
            return True
        if token.is_punct or (token.pos_ == "VERB" and not any(t.lower_ == "who" for t in doc[token.i - 2 : token.i])):
            return False
    return False


def _is_people(token: Token) -> bool:
    """Whether ``token`` speaks of several persons by what they are ("deputies", "rebels")."""
    lower = token.lower_
    return lower in _SEATS or (lower.endswith("s") and token.text.islower() and is_role(lower.removesuffix("s")))


def _belonging(doc: Doc, first: int, name: Name) -> Iterator[tuple[NameKind, float]]:
    noun = _lower(doc, first - 2)
    owner = _lower(doc, name.last) in ("'s", "’s")
    if noun == "leader" and len(name.words) > 1 and not owner and not gazetteer().knows(name.text):
        yield "organisation", _CLASS
    if noun == "crew":
        yield "other", _CLASS
    if noun in _STATE or noun in _MINISTERS:
        yield "country", _OWNED
    elif _CLASSES.get(noun) == "place" or noun in _TOWN_OFFICES:
        yield ("country" if noun in ("islands", "coast") else "place"), _OWNED
    elif noun == "capital":
        yield "country", _OWNED


def _apposed(doc: Doc, last: int) -> Iterator[tuple[NameKind, float]]:
    """Votes of what follows a comma: "X, 62,", "X, who", "X, a consulting firm,"."""
    if _lower(doc, last) not in (",", "(", "is", "was"):
        return
    following = _lower(doc, last + 1)
    if following.isdigit() and len(following) <= 2 and _lower(doc, last + 2) in (",", ".", ")"):
        yield "person", _AGED
    elif following in ("who", "whose"):
        yield "person", 1.0
    elif following == "which":
        yield "person", -3.0
    elif following in ("a", "an", "the"):
        for token in doc[last + 2 : last + 2 + _REACH]:
            if (token.is_punct and token.text != "-") or token.lower_ in (
                "of",
                "in",
                "for",
                "who",
                "that",
                "which",
                "to",
            ):
                return
            if is_role(token.text):
                yield "person", 3.0
                return
            kind = _CLASSES.get(token.lower_)
            if kind is not None and not _compound(token):
                yield kind, _CLASS if doc[last].is_punct else _DEFINED
                return


def _compound(token: Token) -> bool:
    """Whether the next word goes on with the noun ("a company lawyer")."""
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    return following is not None and (following.pos_ in ("NOUN", "PROPN") or following.text in ("'s", "’s", "'", "’"))


def _owner(doc: Doc, last: int, name: Name) -> Iterator[tuple[NameKind, float]]:
    """Votes of what it owns or is set before: "X's prime minister", "X's shares", "X party"."""
    owned = _lower(doc, last) in ("'s", "’s", "’", "'")
    words = [token.lower_ for token in doc[last + owned : last + owned + 4]]
    if owned:
        for word in words:
            if word in _MINISTERS or word in _STATE:
                yield "country", _OWNED
                return
            if word in _TOWN_OFFICES:
                yield "place", 3.0
                return
            if word in _COMPANY:
                yield "organisation", 2.0
                return
            if not word.isalpha():
                return
    elif words and words[0] in ("party", "group", "company", "newspaper"):
        yield "organisation", _NAMED
    elif words and words[0] in _SEATS and len(name.words) > 1 and not name.hint.startswith(("c", "d")):
        yield "organisation", _OWNED
    elif words and words[0] in ("shares", "stock", "boss") and not name.hint:
        yield "organisation", 3.0


def _lower(doc: Doc, at: int) -> str:
    lower: str = doc[at].lower_ if 0 <= at < len(doc) else ""
    return lower
