from __future__ import annotations

import textwrap

from generator.reading.articles import read
from tests.reading.test_articles import HARBOUR, ORCHARD, TRAMS, check, seed, words


def test_dispatches_in_one_wrapped_file_are_told_apart() -> None:
    wires = [
        (
            ORCHARD[0],
            "TESSEL, March 6 (VPA) - " + ORCHARD[1],
            *ORCHARD[2:],
            "(Reporting by Ida Moor; editing by Jo Lund)",
        ),
        ("HOLLMAR, March 7 (VPA) - " + TRAMS[1], *TRAMS[2:], "(Reporting by Jo Lund)"),
        (HARBOUR[0], *HARBOUR[3:], "(Reporting by Finn Castellan)"),
    ]
    reading = read(seed("\n".join(textwrap.fill(one, 78) for wire in wires for one in wire)))
    check(reading)
    assert [words(one, "headline") for one in reading.articles] == [[ORCHARD[0]], [], [HARBOUR[0]]]
    assert [words(one, "contributors") for one in reading.articles] == [[wire[-1]] for wire in wires]
    assert [words(one, "body") for one in reading.articles] == [
        list(wires[0][1:-1]),
        list(wires[1][:-1]),
        HARBOUR[3:],
    ]


def test_marks_of_markdown_are_outside_the_spans() -> None:
    text = "\n\n".join(
        [
            "---\ntitle: Harbour\nauthor: Ada Brandt\n---",
            "# " + HARBOUR[0],
            "*By **Ada Brandt** in Port Verran*",
            "![The quay of Port Verran](https://img.example/quay.jpg)",
            *HARBOUR[3:5],
            "> **Read also:** [Five things about the quay](https://lantern.example/five)",
            *HARBOUR[5:],
            "---",
            "### You may also like",
            "- [Apples are late](https://lantern.example/apples)",
        ]
    )
    reading = read(seed(text, media="markdown"))
    check(reading)
    (article,) = reading.articles
    assert words(article, "headline") == [HARBOUR[0]]
    assert words(article, "byline") == ["By **Ada Brandt** in Port Verran"]
    assert words(article, "caption") == ["![The quay of Port Verran](https://img.example/quay.jpg)"]
    assert words(article, "metadata") == ["title: Harbour", "author: Ada Brandt"]
    assert words(article, "body") == HARBOUR[3:]
    assert len(words(article, "related_links")) == 3
