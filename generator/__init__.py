"""Daybrief: saved news articles in, a briefing site out.

The way through it runs in one direction::

    content/seeds/**               reading.seeds      Path    -> Seed
                                   reading.articles   Seed    -> Reading (labels, Article…)
                                   reading.plan       Seed, BriefFile? -> Step   make | move | keep | conflict
                                   engine.briefs      Article… -> Brief…         engines.offline, by default
                                   reading.evidence   Brief, Seed -> Problem…    one gate for engines and editors
    content/briefs/**.yml  <=====  store: the only meeting point; tracked, reviewable, diffable
                                   desk               Brief… -> Desk             stories, topics, actors, editions
                                   publishing.pages   Desk -> Page…              autoescaping Jinja2 templates
                                   publishing.prints  Edition -> PDF             Typst
                                   publishing.plugin  Page… -> MkDocs            pages in the theme's shell
                                   publishing.making  build beside, index for search, swap into place: site/

``model`` holds the words of all that (frozen dataclasses), ``pipeline`` is the only module that knows the order, ``cli``
the only one that prints. The halves meet at the brief files: the site builds from ``content/briefs`` with no seed present.
"""

__version__ = "0.1.0"
