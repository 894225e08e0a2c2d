"""An invented desk for tests of publishing: three outlets, two days, a quarrel over a bridge, and hostile strings."""

from __future__ import annotations

from dataclasses import replace

from generator.model import (
    Actor,
    Claim,
    Correction,
    Desk,
    Disagreement,
    Edition,
    FiledBrief,
    Issue,
    LabelSpan,
    Outlet,
    SeedText,
    Shift,
    Source,
    Split,
    Stand,
    Statement,
    Story,
    Subject,
    Topic,
    TopicEntry,
)
from tests.invented import ENGINE, HOSTILE, brief, evidence, fact, filed, stance

__all__ = ["ENGINE", "HOSTILE", "brief", "desk", "evidence", "fact", "filed", "load", "load_nothing", "stance"]

CORRECTION = Correction(
    brief="bridge-vote-1",
    field="who.0.role",
    was="harbor minister",
    now="harbour minister",
    kind="typo",
    note="The minister's title was misspelt.",
    date="2026-03-05",
)

SUBJECT = Subject("20000593", "government", "politics and government")

BRIDGE = TopicEntry(
    id="bridge",
    name="The Verran bridge",
    description="A bridge over the *Verran strait*, argued about since 2019. <script>alert(1)</script>",
    words=("bridge",),
    issues=(
        Issue("toll", "A toll", "Should crossing cost money?", ("toll",)),
        Issue("build", "Building it", "Should the bridge be built?", ("bridge",)),
    ),
)


def _bridge_briefs() -> tuple[FiledBrief, ...]:
    vote = brief(
        "bridge-vote-1",
        "Council backs the Verran bridge by one vote",
        "Estmark Courier",
        "2026-03-04",
        what=(
            "The council of Port Verran voted 12 to 11 on Tuesday night to build a bridge over the strait.",
            "Work is to begin later this month and will cost 40 million crowns.",
            "Fishermen left the hall in protest.",
        ),
        who=(("Ada Brandt", "harbour minister"), ("Fishermen’s League", None)),
        stances=(
            stance("Ada Brandt", "the bridge", "supports", "This bridge ends two hundred years of waiting."),
            stance("Fishermen’s League", "the bridge", "opposes", "They are paving over our living."),
            stance("Jonas Reth", "a toll", "mixed", None, by="Ada Brandt", hedged=True),
        ),
    )
    rival = brief(
        "bridge-vote-2",
        "Bridge wins, and the harbour loses",
        "The Strait Observer",
        "2026-03-04",
        what=("A bridge over the Verran strait was approved by a single vote.",),
        who=(("Ada Brandt", "minister for ports"),),
        stances=(stance("Ada Brandt", "a toll", "opposes", "Nobody will pay to go to work."),),
    )
    later = brief(
        "bridge-toll-3",
        "Minister now open to a toll",
        "Estmark Courier",
        "2026-03-05",
        what=("Ada Brandt said on Wednesday that a toll was possible.",),
        who=(("Ada Brandt", "harbour minister"),),
        stances=(stance("Ada Brandt", "a toll", "supports", "A small toll is fair."),),
    )
    return (
        replace(
            filed(
                vote,
                "2026-03-04",
                "Estmark Courier",
                "estmark-courier",
                ("bridge",),
                ("ada-brandt", "fishermens-league"),
            ),
            corrections=(CORRECTION,),
            reviewed=True,
            subjects=(SUBJECT.code,),
        ),
        filed(rival, "2026-03-04", "The Strait Observer", "strait-observer", ("bridge",), ("ada-brandt",)),
        filed(later, "2026-03-05", "Estmark Courier", "estmark-courier", ("bridge",), ("ada-brandt",)),
    )


def _other_briefs() -> tuple[FiledBrief, ...]:
    hostile = brief(
        "../../etc/" + HOSTILE,
        "Ferry " + HOSTILE,
        HOSTILE,
        "2026-03-04",
        what=(HOSTILE, "javascript:alert(1)"),
        who=((HOSTILE, HOSTILE),),
        stances=(stance(HOSTILE, HOSTILE, "neutral", HOSTILE),),
    )
    hostile = replace(hostile, source=replace(hostile.source, url=fact("javascript:alert(document.domain)")))
    undated = brief("lamp-5", "The lamplighter of Sallow Street", "", None, what=("A lamplighter still works.",))
    undated = replace(undated, source=Source(), analysed=False, when=(), where=(), tone=())
    return (
        filed(hostile, "2026-03-04", HOSTILE, "x<y", (), (HOSTILE,)),
        filed(undated, None, "", "unknown"),
    )


def _statements(briefs: tuple[FiledBrief, ...]) -> tuple[Statement, ...]:
    vote, rival, later = briefs
    return (
        Statement(vote, vote.brief.stance[0], "ada-brandt", "build"),
        Statement(vote, vote.brief.stance[1], "fishermens-league", "build"),
        Statement(rival, rival.brief.stance[0], "ada-brandt", "toll"),
        Statement(later, later.brief.stance[0], "ada-brandt", "toll"),
    )


def _cost(vote: FiledBrief, rival: FiledBrief) -> Disagreement:
    """What the two papers say that the bridge costs; one of them in words that would run."""
    ours, theirs = Claim(vote, "40 million", vote.brief.what[1].evidence), Claim(rival, HOSTILE, evidence(HOSTILE))
    return Disagreement("number", "Sum in crowns", (ours, theirs))


def _bridge_topic(briefs: tuple[FiledBrief, ...], statements: tuple[Statement, ...], shift: Shift) -> Topic:
    """The topic with a stand for each of its statements' holders, a shift, and a split within the league."""
    built, against, before, after = statements
    stands = (
        Stand("ada-brandt", "build", "supports", (built,)),
        Stand("ada-brandt", "toll", "supports", (after, before), "opposes"),
        Stand("fishermens-league", "build", "opposes", (against,)),
    )
    split = Split("fishermens-league", "build", "bridge", built, against)
    return Topic(BRIDGE, briefs, statements, stands, (shift,), (split,))


def _text(filed: FiledBrief) -> SeedText:
    """The text of the seed of ``filed``, kept and dropped, with words that would run."""
    words = ("The council voted, and the fishermen left. " * 50 + "\n" + HOSTILE).ljust(2500, ".")
    labels = (LabelSpan(0, 60, "headline"), LabelSpan(60, 2100, "body"), LabelSpan(2100, 2500, "promotion"))
    return SeedText(filed.file, filed.seed, labels, lambda: words)


def desk() -> Desk:
    """The invented desk."""
    vote, rival, later = bridge = _bridge_briefs()
    hostile, undated = _other_briefs()
    statements = _statements(bridge)
    shift = Shift("ada-brandt", "toll", "bridge", "opposes", "supports", *statements[2:])
    ada = Actor(
        "ada-brandt",
        "Ada Brandt",
        "person",
        ("Ada Brandt", "Minister Brandt"),
        (("harbour minister", vote), ("minister for ports", rival), ("harbour minister", later)),
        (later, vote, rival),
        tuple(statement for statement in statements if statement.actor == "ada-brandt"),
        shifts=(shift,),
    )
    league = Actor(
        "fishermens-league", "Fishermen’s League", "organisation", ("Fishermen’s League",), (), (vote,), statements[1:2]
    )
    stranger = Actor(HOSTILE, HOSTILE, "person", (HOSTILE, "x"), ((HOSTILE, hostile),), (hostile,))
    return Desk(
        briefs=(*bridge, hostile, undated),
        editions=(
            Edition("2026-03-05", (Story("s3", later.brief.headline.text, (later,)),), 1),
            Edition(
                "2026-03-04",
                (
                    Story("s1", vote.brief.headline.text, (vote, rival), disagreements=(_cost(vote, rival),)),
                    Story("s2", hostile.brief.headline.text, (hostile,)),
                ),
                3,
            ),
        ),
        undated=(undated,),
        topics=(_bridge_topic((later, vote, rival), statements, shift), Topic(TopicEntry("empty", HOSTILE), ())),
        actors=(ada, league, stranger),
        outlets=(
            Outlet("estmark-courier", "Estmark Courier", (later, vote)),
            Outlet("strait-observer", "The Strait Observer", (rival,)),
            Outlet("x<y", HOSTILE, (hostile,)),
        ),
        corrections=(CORRECTION,),
        texts=(_text(vote),),
        subjects=(SUBJECT,),
    )


def load(content: object) -> tuple[Desk, tuple[()]]:
    """The invented desk, whatever the folder: a loader for the plugin."""
    return desk(), ()


def load_nothing() -> tuple[Desk, tuple[()]]:
    """The invented desk: a loader for the site."""
    return desk(), ()
