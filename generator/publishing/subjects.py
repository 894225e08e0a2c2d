"""Pages of subjects: the IPTC Media Topics that briefs of the desk have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from generator.model import FiledBrief, Subject
from generator.publishing import links
from generator.publishing.catalogue import Catalogue
from generator.publishing.listing import common_actors, first_briefs, more_briefs, newest
from generator.publishing.page import Page


def subject_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The list of subjects, and a page for each that a brief has."""
    told: dict[str, list[FiledBrief]] = {}
    for filed in catalogue.desk.briefs:
        for code in filed.subjects:
            told.setdefault(code, []).append(filed)
    subjects = [(subject, told[subject.code]) for subject in catalogue.desk.subjects if subject.code in told]
    if subjects:
        yield _list_page(subjects)
    for subject, briefs in subjects:
        yield Page(
            path=links.subject_path(subject.code),
            title=subject.name.capitalize(),
            description=f"Briefs about {subject.name}.",
            section="topics",
            template="subject.html.j2",
            view=partial(subject_view, catalogue, subject, briefs),
            day=newest(briefs),
        )
        yield from more_briefs(catalogue, links.subject_path(subject.code), subject.name, "topics", briefs)


def _list_page(subjects: list[tuple[Subject, list[FiledBrief]]]) -> Page:
    counted = tuple((subject, len(briefs)) for subject, briefs in subjects)
    return Page(
        path="subjects/",
        title="Subjects",
        description="The briefs by subject, in the words of the IPTC Media Topics.",
        section="topics",
        template="subjects.html.j2",
        view=lambda: {"subjects": counted},
    )


def subject_view(catalogue: Catalogue, subject: Subject, briefs: list[FiledBrief]) -> Mapping[str, object]:
    """What the template of a subject shows."""
    return {
        "subject": subject,
        "actors": common_actors(catalogue, briefs),
        **first_briefs(catalogue, links.subject_path(subject.code), briefs),
    }
