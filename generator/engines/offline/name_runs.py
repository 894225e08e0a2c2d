"""Runs of capitalised words in a sentence: where names can be.

Works on tokens alone, so that it does the same with and without spaCy's model; tags and entities only help to judge the first
word of a sentence, where a capital says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from generator.engines.offline.document import Document, Sentence
from generator.engines.offline.gazetteer import gazetteer
from generator.engines.offline.roles import is_role

PARTICLES = frozenset("von van der den de del di da dos du la le el al bin ibn ben ter ten zu y".split())
CALENDAR = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September "
    "October November December Jan Jan. Feb Feb. Mar. Apr. Aug Aug. Sept Sept. Oct Oct. Nov Nov. Dec Dec.".split()
)
ORGANISATION_HEADS = frozenset(
    "Academy Administration Agency Airlines Airways Alliance Army Assembly Association Authority Bank Bloc Board Brigade "
    "Broadcasting Brothers Bureau Breweries Bros Cabinet "
    "Campaign Centre Center Centers Chamber Church Club Coalition College Command "
    "Commission Committee Community Company Confederation Conference Congress Consortium Co. Corp Corp. Corporation Council "
    "Consulate Court Department Directorate Division Embassy Federation Force Forces Forum Foundation Front Fund Government "
    "Group Guard Guards Guild Holdings Hospital House Inc Inc. Industries Institute Institution Intelligence "
    "International Investments Airline Energy Families Ferries Foods Insurance Lines Logistics Motors Oil "
    "Pharmaceuticals Railroad Securities Shipping Software Steel Telecom Terminals Ventures Watchdog Works "
    "Journal Laboratory League Legislature Limited Ltd Ltd. Magazine Media Ministry Mission Movement Museum Navy "
    "Network News Office Organisation Organization Parliament Partners Party Police Post Press Programme Project Railway "
    "Railways Regiment Registry School Secretariat Senate Service Services Society Studios Systems Team Technologies "
    "Telegraph Television Times Treasury Tribunal Trust Union United University Watch plc PLC LLC AG GmbH Brigades".split()
)
PLACE_HEADS = frozenset(
    "Airport Arena Avenue Bay Beach Boulevard Bridge Canal Castle Cathedral City County Desert Field Forest Gulf Harbour "
    "Harbor Highway Hill Hills Island Islands Lake Lane Mosque Mount Mountain Mountains Ocean Palace Park Peninsula Plaza "
    "Prison Province River Road Sea Square Stadium Station Strait Street Tower Towers Valley Village District Region Coast "
    "Border Base Bar Tavern Restaurant Café Chapel Memorial Room Hotel Nightclub Theatre Theater Terminal Port".split()
)
# Particles that a name may begin with; the others stand only inside one.
_FIRST_PARTICLES = frozenset(("von", "van", "der", "de", "den", "bin", "ibn", "al"))
_OF_HEADS = ORGANISATION_HEADS | PLACE_HEADS | {"Secretary", "Duke", "Duchess", "Republic", "Kingdom", "Bay", "Isle"}
_ON_HEADS = frozenset(("Council", "Committee", "Commission", "Conference", "Institute"))
_OPENERS = frozenset(
    ('"', "“", "‘", "'", "(", "[", ":", "—", "–", "-", "--", "…", "...", "•", ">", "``", "/", "“", "*", "|")
)
# Words that a newsdesk sets before a headline in capitals.
_KICKERS = frozenset(
    "ALERT ANALYSIS BREAKING COMMENT CORRECTED CORRECTION EXCLUSIVE EXPLAINER FACTBOX HERO INTERVIEW LIVE OPINION REVEALED "
    "TIMELINE UPDATE UPDATED URGENT VIDEO WATCH".split()
)
# Owners in the singular form that begin names of bodies ("People's Party"); plurals ("Dockers' Union") need no list.
_OWNERS = frozenset("People Women Men Children King Queen St Mary Worker Farmer Veteran Lloyd".split())
_ACRONYM = 3  # letters; longer words in capitals are names only if they are known
_POSSESSIVE = frozenset(("'", "’", "'s", "’s"))
# A word in brackets within a name ("Ada [Brandt]") is the editor's; more than two are an explanation.
_MAX_BRACKETED = 2
_MAX_HYPHENS = 4
# The longest name with its titles in 168 news articles has 11 words; a longer run is no name.
_MAX_RUN = 16


@dataclass(frozen=True, slots=True)
class Unit:
    """One word: tokens ``first`` to ``last`` (half-open) of the paragraph's ``Doc``, joined across hyphens.

    ``joined`` says that nothing but a space parts it from the unit before.
    """

    first: int
    last: int
    text: str
    joined: bool


def title_case(sentence: Sentence) -> bool:
    """Whether capitals say nothing in this sentence: no full stop ends it, and most of its longer words have one."""
    if sentence.label == "body" and any(token.text == "." for token in sentence.tokens[-2:]):
        return False
    words = [token.text for token in sentence.tokens if token.is_alpha and len(token) > 3]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= 3 and capitals >= 0.7 * len(words)


def capitalised_words(document: Document) -> frozenset[str]:
    """Words with a capital in the middle of ordinary sentences: there a capital means something."""
    words = set[str]()
    for sentence in document.sentences:
        if not title_case(sentence):
            words.update(
                t.text for t in sentence.tokens[1:] if capital(t.text) and not opens(t, sentence) and _alone(t)
            )
    return frozenset(words)


def _alone(token: Token) -> bool:
    """Whether no hyphen joins ``token`` to the next word."""
    return bool(token.whitespace_) or token.i + 1 >= len(token.doc) or token.nbor(1).text != "-"


def capital(text: str) -> bool:
    """Whether ``text`` is a word with a capital letter, other than "I"."""
    return text[0].isupper() and text not in ("I", "I.")


def opens(token: Token, sentence: Sentence) -> bool:
    """Whether ``token`` is the first word of a sentence, quotation or list item."""
    if token.i == sentence.span.start:
        return True
    before = token.nbor(-1)
    return before.text in _OPENERS or (before.is_space and token.i - 1 == sentence.span.start)


def runs(sentence: Sentence, known: frozenset[str]) -> Iterator[list[Unit]]:
    """The maximal runs of capitalised units of an ordinary sentence; ``known`` is of :func:`capitalised_words`."""
    run: list[Unit] = []
    particles: list[Unit] = []
    for unit in _with_owners(list(units(sentence, known))):
        if run and (not unit.joined or len(run) >= _MAX_RUN):
            yield from _finish(run)
            run = []
        if _is_name_unit(unit, sentence, known, running=bool(run)) or (run and _links(run, unit.text)):
            run += [*particles, unit]
            particles = []
            continue
        yield from _finish(run)
        run = []
        particles = [*particles, unit] if unit.text in _FIRST_PARTICLES else []
    yield from _finish(run)


def _with_owners(words: list[Unit]) -> Iterator[Unit]:
    """``words`` with an owner in one unit with its sign where a body follows ("Dockers' Union", "People's Party")."""
    for at, unit in enumerate(words):
        sign = words[at + 1] if at + 1 < len(words) else None
        if unit.text in _POSSESSIVE and at and _owns(words, at - 1):
            continue
        if sign is not None and sign.text in _POSSESSIVE and _owns(words, at):
            yield Unit(unit.first, sign.last, unit.text + sign.text, unit.joined)
        else:
            yield unit


def _owns(words: list[Unit], at: int) -> bool:
    """Whether the word at ``at`` is the owner in the name of a body."""
    if at + 2 >= len(words) or words[at + 2].text not in ORGANISATION_HEADS or gazetteer().knows(words[at + 2].text):
        return False
    owner, sign = words[at].text, words[at + 1].text
    if not owner[0].isupper() or gazetteer().knows(owner) or sign not in _POSSESSIVE:
        return False
    return owner in _OWNERS if len(sign) > 1 else owner.endswith("s")


def _links(run: list[Unit], text: str) -> bool:
    """Whether a word in lower case may stand within the name that ``run`` begins."""
    if text in PARTICLES:
        return True
    if text == "on":
        return run[-1].text in _ON_HEADS
    if text in ("of", "for", "the", "&"):
        return any(unit.text in _OF_HEADS for unit in run) and not is_role(run[-1].text)
    return False


def _finish(run: list[Unit]) -> Iterator[list[Unit]]:
    """The run without words in lower case at its end."""
    while run and not run[-1].text[0].isupper() and not run[-1].text.startswith("al-"):
        run.pop()
    if run:
        yield run


def _is_name_unit(unit: Unit, sentence: Sentence, known: frozenset[str], *, running: bool) -> bool:
    text, token = unit.text, sentence.span.doc[unit.first]
    if not capital(text):
        return (text.startswith("al-") and text[3:4].isupper()) or (text == "I." and running)
    if len(text.strip(".")) < 2 or _is_no_name(unit, sentence, running=running):
        return running and len(text.strip(".")) < 2
    if text in CALENDAR:
        return (running and text in ("May", "April", "June", "August", "March")) or _opens_title(token)
    if token.is_stop and not (text.isupper() and gazetteer().knows(text)):
        return text == "The" and not opens(token, sentence)
    if running or not opens(token, sentence):
        return True
    return text in known or gazetteer().knows(text) or bool(token.ent_type_) or _likely_name(token)


def _is_no_name(unit: Unit, sentence: Sentence, *, running: bool) -> bool:
    """Whether a word with a capital is a kicker, a description, a link, or a headline's loud word ("Brandt QUITS")."""
    text = unit.text
    if text in _KICKERS and not running:
        return True
    if "-of-" in text or "](" in text or "://" in text:
        return True
    loud = running and sentence.label == "headline" and text.isalpha() and text.isupper() and len(text) > _ACRONYM
    return loud and not gazetteer().knows(text) and any(token.text.islower() for token in sentence.tokens)


def _opens_title(token: Token) -> bool:
    """Whether a weekday or month is the first word of a known name ("Sunday Times")."""
    follower = token.nbor(1).text if token.i + 1 < len(token.doc) else ""
    return gazetteer().knows(f"{token.text} {follower}")


def _likely_name(token: Token) -> bool:
    """Whether a capitalised first word is a name: by tag where there is one, else by what follows it."""
    if token.text.isupper() and len(token) > 1:
        return True
    if token.pos_:
        return token.pos_ == "PROPN"
    follower = token.nbor(1).text if token.i + 1 < len(token.doc) else " "
    return token.text in gazetteer().given_names or capital(follower) or is_role(token.text)


def units(sentence: Sentence, known: frozenset[str]) -> Iterator[Unit]:
    """The words of the sentence in order, joined across hyphens; editors' brackets and extra spaces are passed over."""
    doc, at, end = sentence.span.doc, sentence.span.start, sentence.span.end
    if _is_bracket(doc, end, end + _MAX_BRACKETED + 2):  # a sentence seems to end before "[Brandt] said"
        end = next(i for i in range(end, len(doc)) if doc[i].text == "]") + 1
    joined = False
    while at < end:
        token = doc[at]
        if token.is_space or _is_bracket(doc, at, end):
            joined = joined or bool(at > sentence.span.start and doc[at - 1].whitespace_)
            at += 1
            continue
        last = at + 1
        if not token.whitespace_:
            last = _word_end(doc, at, end, known)
            token = doc[last - 1]
        spaced = bool(token.whitespace_)
        yield Unit(at, last, token.text if last == at + 1 else doc[at:last].text, joined)
        hyphen = not spaced and last < end and doc[last].text == "-"
        joined = spaced or (last < end and (doc[last].is_space or doc[last].text == "]"))
        at = last + 1 if hyphen else last


def _is_bracket(doc: Doc, at: int, end: int) -> bool:
    """Whether token ``at`` is a bracket of an insertion of one or two capitalised words."""
    end = min(end, len(doc))
    mark = doc[at].text if at < end else ""
    if mark == "]":
        return any(doc[i].text == "[" for i in range(max(0, at - _MAX_BRACKETED - 1), at))
    if mark != "[":
        return False
    for i in range(at + 1, min(end, at + _MAX_BRACKETED + 2)):
        if doc[i].text == "]":
            return i > at + 1
        if not doc[i].text[0].isupper():
            return False
    return False


def _word_end(doc: Doc, at: int, end: int, known: frozenset[str]) -> int:
    """The token after the word that starts at ``at``, with what hyphens join to it unless they join two names."""
    last = at + 1
    for _ in range(_MAX_HYPHENS):
        if last + 1 >= end or doc[last].text != "-" or doc[last].whitespace_ or doc[last - 1].whitespace_:
            break
        if _two_names(doc, at, last + 1, end, known):
            break
        last += 2
    return last


def _two_names(doc: Doc, left: int, right: int, end: int, known: frozenset[str]) -> bool:
    """Whether a hyphen joins a name to another ("Brandt-Ruiz talks") or to a common word ("Brandt-era") and is in none."""
    table = gazetteer()
    first, second = doc[left].text, doc[right].text
    if not first[0].isupper() or doc[right - 2].text[0].islower():
        return False
    if second[0].isupper():
        return any(table.knows(word) or word in known for word in (first, second))
    continued = right + 1 < end and doc[right + 1].text == "-"
    return not continued and len(second) > 2
