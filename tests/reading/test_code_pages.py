"""Code pages of one byte a character: told by the language of the text, and always with a warning."""

from __future__ import annotations

import pytest

from generator.reading import decoding

SAID = {
    "ar": (
        "قال الوزير يوم الثلاثاء إن الاتفاق قد وقع. وأعلنت الحكومة "
        "أيضا عن تغييرات في القانون ستدخل حيز التنفيذ خلال شهر."
    ),
    "bg": (
        "Министърът заяви във вторник, че споразумението е подписано. "
        "Правителството обяви и промени в закона, които влизат в сила след месец."
    ),
    "cs": (
        "Ministr v úterý řekl, že dohoda byla podepsána. Vláda také oznámila "
        "změny zákona o vnitrozemské plavbě, žádné další kroky nečeká."
    ),
    "da": (
        "Ministeren sagde tirsdag, at aftalen er underskrevet i København. "
        "Regeringen annoncerede også ændringer i loven på søndag."
    ),
    "de": (
        "Der Minister erklärte am Dienstag, das Abkommen über die Brücke sei "
        "unterzeichnet. Größere Änderungen wären möglich, hieß es aus Köln."
    ),
    "el": (
        "Ο υπουργός δήλωσε την Τρίτη ότι η συμφωνία υπογράφηκε. Η κυβέρνηση "
        "ανακοίνωσε επίσης αλλαγές στον νόμο που θα ισχύσουν σε έναν μήνα."
    ),
    "en": (
        "The minister’s office said on Tuesday that the “accord” was signed — for "
        "£5 million — in the harbour. She told reporters it was a good day."
    ),
    "es": (
        "El ministro dijo el martes que el acuerdo de pesca está firmado. ¿Qué "
        "pasará mañana en España? Según el portavoz, habrá más reuniones."
    ),
    "et": (
        "Minister ütles teisipäeval, et leping on alla kirjutatud. Valitsus teatas ka "
        "seaduse muudatustest, mis jõustuvad järgmisel kuul. Šokk ja žest."
    ),
    "fr": (
        "Le ministre a déclaré mardi que l'accord était signé à Genève, où les "
        "négociateurs se sont réunis après une journée très longue. Ça suffit."
    ),
    "he": ("השר אמר ביום שלישי כי ההסכם נחתם. הממשלה הודיעה גם על שינויים בחוק שייכנסו לתוקף בעוד חודש."),
    "hu": (
        "A miniszter kedden azt mondta, hogy a megállapodást aláírták. A "
        "kormány bejelentette a törvény módosítását is, őszig döntenek."
    ),
    "is": (
        "Ráðherrann sagði á þriðjudag að samningurinn hefði verið "
        "undirritaður. Ríkisstjórnin tilkynnti einnig um breytingar á lögum."
    ),
    "lt": (
        "Ministras antradienį pareiškė, kad susitarimas pasirašytas Vilniuje. "
        "Vyriausybė taip pat paskelbė apie įstatymo pakeitimus šią savaitę."
    ),
    "lv": (
        "Ministrs otrdien paziņoja, ka līgums ir parakstīts Rīgā. Valdība arī "
        "paziņoja par izmaiņām likumā, kas stāsies spēkā pēc mēneša."
    ),
    "pl": (
        "Minister powiedział we wtorek, że umowa została podpisana w Łodzi. "
        "Rząd zapowiedział też zmiany w ustawie o żegludze śródlądowej."
    ),
    "ru": (
        "Министр заявил во вторник, что соглашение подписано. Правительство также "
        "объявило об изменениях в законе, которые вступят в силу через месяц."
    ),
    "sr": (
        "Министар је у уторак изјавио да је споразум потписан. Влада је такође "
        "најавила измене закона које ступају на снагу за месец дана."
    ),
    "th": ("รัฐมนตรีกล่าวเมื่อวันอังคารว่ามีการลงนามในข้อตกลงแล้ว รัฐบาลยังประกาศการเปลี่ยนแปลงกฎหมายด้วย"),
    "tr": (
        "Bakan salı günü anlaşmanın imzalandığını söyledi. Hükümet ayrıca yasada "
        "değişiklik yapılacağını açıkladı; görüşmeler İstanbul'da sürüyor."
    ),
    "uk": (
        "Міністр заявив у вівторок, що угоду підписано у Києві. Уряд також "
        "оголосив про зміни до закону, які набудуть чинності за місяць."
    ),
}
"""A sentence or two in each language."""
PAGES = {
    "cp1252": "en fr de es da is",
    "latin-1": "fr de es da is",
    "iso8859_15": "fr de es",
    "mac_roman": "en fr de es",
    "cp437": "fr de",
    "cp850": "fr de es da",
    "cp858": "fr",
    "cp863": "fr",
    "cp865": "da",
    "cp861": "is",
    "cp1250": "pl cs hu",
    "iso8859_2": "pl cs hu",
    "cp852": "pl cs hu",
    "mac_latin2": "pl cs hu",
    "cp1257": "lv lt et",
    "iso8859_4": "lv lt",
    "iso8859_13": "lv lt et",
    "cp775": "lv lt",
    "cp1254": "tr",
    "iso8859_9": "tr",
    "mac_turkish": "tr",
    "cp857": "tr",
    "iso8859_3": "tr",
    "cp1251": "ru uk bg sr",
    "koi8_r": "ru",
    "koi8_u": "uk",
    "iso8859_5": "ru bg sr",
    "cp866": "ru",
    "cp855": "ru sr",
    "mac_cyrillic": "ru uk",
    "cp1125": "uk",
    "cp1253": "el",
    "iso8859_7": "el",
    "mac_greek": "el",
    "cp737": "el",
    "cp869": "el",
    "cp1255": "he",
    "iso8859_8": "he",
    "cp862": "he",
    "cp1256": "ar",
    "iso8859_6": "ar",
    "cp720": "ar",
    "cp874": "th",
    "tis_620": "th",
    "iso8859_11": "th",
}
"""Code pages, and the languages that they were made for."""
PAIRS = [(page, language) for page, languages in PAGES.items() for language in languages.split()]
RIGHT = 0.9
"""Share of :data:`PAIRS` that are read as they were written; the others differ in a few letters, or are Arabic of ISO 8859-6."""


def read(page: str, language: str) -> tuple[bool, bool]:
    """Whether the sentence is read as it was written, and whether a warning goes with it."""
    raw = SAID[language].encode(page, "ignore")
    found = decoding.decode(raw)
    assert isinstance(found, decoding.Decoded)
    return found.text == raw.decode(page), bool(found.doubts)


def test_most_are_read_as_they_were_written() -> None:
    right = [read(*pair)[0] for pair in PAIRS]
    assert len(right) > 80
    assert sum(right) >= RIGHT * len(right)


@pytest.mark.parametrize(("page", "language"), PAIRS)
def test_whatever_is_guessed_is_flagged(page: str, language: str) -> None:
    assert read(page, language)[1]


@pytest.mark.parametrize("language", ["en", "fr", "de", "es", "da"])
def test_western_text_is_read_exactly(language: str) -> None:
    assert read("cp1252", language)[0]
