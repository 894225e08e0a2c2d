"""Garbled text is told from ordinary text, in the languages that have the same letters."""

from __future__ import annotations

import time

import pytest

from generator.reading import garbling

ENGLISH = "The minister’s office said “yes” – the café’s owner, Zoë Müller, paid £5 for the naïve plan in São Paulo.\n"
RUSSIAN = "Министр заявил, что соглашение подписано. Её сын и её брат ещё в порту; «Всё будет», сказал он.\n"
ORDINARY = (
    ENGLISH,
    RUSSIAN,
    "Le ministre a dit : « la liberté » et « l’été », « à Genève », « CAFÉ », « FERMÉ ». ÉTÉ À ÔTER.\n" * 2,
    "Der Minister erklärte, das Abkommen sei unterzeichnet; „größte Übel“, äußerte er. Straße, Öl, ÄÖÜ.\n",
    "Żółta łódź odpłynęła, a świadkowie źle ją widzieli. Część ludzi mówi, że to koniec.\n",
    "Příliš žluťoučký kůň úpěl ďábelské ódy. Svědkové říkají něco jiného.\n",
    "Ο υπουργός δήλωσε ότι «η Ελλάδα» υπογράφει. «Ά», «ά», «ΑΘΗΝΆ».\n" * 2,
    "Bakan, anlaşmanın salı günü imzalandığını söyledi. Ağaç, ığdır, şeker, ÇÖĞÜŞ.\n",
    "大臣は火曜日に協定に署名したと述べた。\n",
    "قال الوزير إن الاتفاق وقع يوم الثلاثاء.\n",
    "Bộ trưởng cho biết thỏa thuận đã được ký vào thứ Ba.\n",
    "5 m³, 20 °C, 3½ years, ¿qué? ¡no!, l·l, 100 µm, §5, ®, AT&T, Q&A; a~{b}, x=CB, why? no\n",
)


@pytest.mark.parametrize("text", ORDINARY, ids=range(len(ORDINARY)))
def test_ordinary_text_is_not_suspected(text: str) -> None:
    assert garbling.signs(text * 3) == ()


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (ENGLISH, "cp1252"),
        (ENGLISH, "latin-1"),
        (ENGLISH, "mac_roman"),
        (ENGLISH, "cp1250"),
        (ENGLISH, "cp437"),
        (ENGLISH, "cp850"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "latin-1"),
    ],
)
def test_utf8_read_as_something_else_is_suspected(text: str, wrong: str) -> None:
    assert "UTF-8" in garbling.signs((text * 3).encode().decode(wrong, "replace"))[-1]


@pytest.mark.parametrize(
    ("text", "wrote", "read"),
    [
        (RUSSIAN, "cp1251", "latin-1"),
        (RUSSIAN, "koi8_r", "cp1251"),
        (RUSSIAN, "cp1251", "koi8_r"),
        (ORDINARY[4], "cp1250", "cp1252"),
        (ORDINARY[9], "cp1256", "cp1252"),
    ],
)
def test_one_code_page_read_as_another_is_suspected(text: str, wrote: str, read: str) -> None:
    assert garbling.signs((text * 3).encode(wrote, "replace").decode(read, "replace"))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The minister=E2=80=99s office said caf=C3=A9 and na=C3=AFve", "quoted-printable"),
        ("The minister&rsquo;s office said caf&eacute;", "entities"),
        ("Zaj?cie ko?ciec and man?ana, se?or", "question marks"),
        ("~{2?3$V\\6~1mJ>#,P-RiRQ>-G)Jp!#~}", "HZ"),
        ("The end.\n\ufeffThe next file.", "byte order mark"),
    ],
)
def test_what_was_never_decoded_is_suspected(text: str, what: str) -> None:
    assert any(what in sign for sign in garbling.signs(text))


def test_addresses_and_entities_of_a_page_are_no_signs() -> None:
    page = "<a href='/a?b=c&amp;d=%C3'>a&nbsp;b</a> <a href=x?y=E2=80>c&mdash;d</a>" * 3
    assert garbling.signs(page, markup=True) == ()


@pytest.mark.parametrize(
    "unit", ["â", "â€", "Ã©", "а", "РА", "&", "&a", "=E2", "~{", "?a", "a?", "+AAA", "\ufeff", "«é»"]
)
def test_looking_takes_no_time(unit: str) -> None:
    started = time.process_time()
    garbling.signs(unit * (100_000 // len(unit)))
    assert time.process_time() - started < 0.5
