"""The polarity model: tokens, verified weights, and sides that follow the words and not the name."""

from __future__ import annotations

import gzip
import json
import time
from pathlib import Path

import numpy as np
import pytest

from generator.engines.offline import polarity
from generator.engines.offline.polarity import Probabilities
from generator.engines.offline.polarity_wordpiece import MOST_TOKENS, WordPiece
from generator.scoring.polarity import predict

NEWS = Path("../shared/data/news")
PIECES = (
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "[MASK]",
    "har",
    "##bour",
    "harbour",
    "mayor",
    ",",
    "’",
    "##s",
    "s",
    "elan",
)


@pytest.fixture
def wordpiece() -> WordPiece:
    return WordPiece(PIECES)


def pieces(wordpiece: WordPiece, text: str) -> list[str]:
    return [PIECES[number] for number in wordpiece.ids(text)]


def toward(sentence: str, mention: str) -> Probabilities:
    start = sentence.index(mention)
    return polarity.polarity(sentence, start, start + len(mention))


# ---------------------------------------------------------------- tokens


def test_a_word_is_cut_into_its_longest_pieces(wordpiece: WordPiece) -> None:
    assert pieces(wordpiece, "harbours") == ["harbour", "##s"]


def test_case_and_accents_do_not_count(wordpiece: WordPiece) -> None:
    assert pieces(wordpiece, "Élan") == ["elan"]


def test_marks_are_words_of_their_own(wordpiece: WordPiece) -> None:
    assert pieces(wordpiece, "Mayor’s, mayor") == ["mayor", "’", "s", ",", "mayor"]


def test_a_word_with_a_piece_that_is_not_known_is_unknown_as_a_whole(wordpiece: WordPiece) -> None:
    assert pieces(wordpiece, "harbourx 港") == ["[UNK]", "[UNK]"]


def test_the_mention_is_where_the_encoding_says(wordpiece: WordPiece) -> None:
    encoded = wordpiece.encode("harbour, mayor’s harbour", 9, 14)
    assert [PIECES[number] for number in encoded.ids[encoded.start : encoded.end]] == ["mayor"]


@pytest.mark.parametrize("at", [0, 150, 299])
def test_a_long_sentence_is_cut_around_the_mention(wordpiece: WordPiece, at: int) -> None:
    words = ["harbour"] * 300
    words[at] = "mayor"
    start = 8 * at
    encoded = wordpiece.encode(" ".join(words), start, start + 5)
    assert len(encoded.ids) == MOST_TOKENS
    assert [PIECES[number] for number in encoded.ids[encoded.start : encoded.end]] == ["mayor"]


@pytest.mark.parametrize("char", ["a", "'", " ", "\x00", "́", "\u200d", "_"])
def test_a_long_run_of_one_character_takes_no_time(wordpiece: WordPiece, char: str) -> None:
    text = char * 100_000
    began = time.process_time()
    encoded = wordpiece.encode(text, 50_000, 50_001)
    wordpiece.encode(text, 0, len(text))
    assert time.process_time() - began < 1
    assert encoded.start < encoded.end <= len(encoded.ids) <= MOST_TOKENS


# ---------------------------------------------------------------- weights


def test_the_weights_that_the_package_lists_are_there_and_small_enough_to_ship() -> None:
    assert polarity.available()
    assert sum(file.stat().st_size for file in polarity.FOLDER.iterdir()) < 30_000_000


def copied(folder: Path) -> Path:
    for name in (polarity.WEIGHTS, polarity.VOCABULARY, polarity.CHECKSUMS):
        (folder / name).write_bytes((polarity.FOLDER / name).read_bytes())
    return folder


@pytest.mark.parametrize("name", [polarity.WEIGHTS, polarity.VOCABULARY, polarity.CHECKSUMS])
def test_changed_or_missing_files_are_not_used(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polarity, "FOLDER", copied(tmp_path))
    (tmp_path / name).write_bytes((tmp_path / name).read_bytes() + b"0")
    assert not polarity.available()
    (tmp_path / name).unlink()
    polarity._model.cache_clear()
    assert not polarity.available()
    with pytest.raises(LookupError):
        polarity.polarity("Ada Brandt spoke.", 0, 10)


# ---------------------------------------------------------------- what it says


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada Brandt is a corrupt and incompetent liar who betrayed her voters.",
        "Residents accused Ada Brandt of wasting millions and ignoring the flood victims.",
        "Critics say Ada Brandt has been a disaster for the harbour.",
    ],
)
def test_blame_is_negative(sentence: str) -> None:
    negative, neutral, positive = toward(sentence, "Ada Brandt")
    assert negative > max(neutral, positive)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada Brandt won wide praise for her courageous and honest leadership.",
        "Everybody in the harbour admires Ada Brandt for her brilliant work.",
        "The union thanked Ada Brandt, a wonderful and generous friend of the port.",
    ],
)
def test_praise_is_positive(sentence: str) -> None:
    negative, neutral, positive = toward(sentence, "Ada Brandt")
    assert positive > max(neutral, negative)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada Brandt will visit Port Verran on Tuesday, her office said.",
        "Ada Brandt was born in Port Verran and studied law there.",
    ],
)
def test_a_plain_report_is_neutral(sentence: str) -> None:
    negative, neutral, positive = toward(sentence, "Ada Brandt")
    assert neutral > max(negative, positive)


def test_the_same_sentence_has_another_side_for_another_name() -> None:
    sentence = "The brave firefighter Tomas Osei rescued six children, while the mayor Ada Brandt shamefully ran away."
    assert toward(sentence, "Tomas Osei")[2] > toward(sentence, "Ada Brandt")[2]
    assert toward(sentence, "Ada Brandt")[0] > toward(sentence, "Tomas Osei")[0]


@pytest.mark.parametrize("name", ["Tomas Osei", "she", "President Lindgren", "Priya Nair", "the Harbour Party"])
def test_the_side_follows_the_words_and_not_the_name(name: str) -> None:
    bad = toward(f"Voters despise {name} for the shameful lies.", name)
    good = toward(f"Voters admire {name} for the brave decision.", name)
    assert bad[0] > bad[2]
    assert good[2] > good[0]


def test_probabilities_add_up_to_one_and_do_not_depend_on_what_else_is_read() -> None:
    items = [("Ada Brandt spoke. " * times, 0, 10) for times in (1, 4, 30)]
    together = polarity.polarities(items)
    assert together[::-1] == [polarity.polarity(*item) for item in reversed(items)]
    assert np.allclose([sum(one) for one in together], 1)
    assert all(0 <= share <= 1 for one in together for share in one)


@pytest.mark.parametrize("span", [(-1, 3), (3, 3), (5, 2), (0, 18)])
def test_a_span_outside_the_sentence_is_an_error(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="no stretch"):
        polarity.polarity("Ada Brandt spoke.", *span)


@pytest.mark.skipif(not NEWS.is_dir(), reason="the annotated news is not beside the repository")
def test_annotated_news_is_read_better_than_by_a_lexicon_or_single_words() -> None:
    def rows(part: str) -> list[dict[str, str]]:
        with gzip.open(NEWS / f"newsmtsc.dev_mt.{part}.jsonl.gz", "rt", encoding="utf-8") as lines:
            return [json.loads(line) for line in lines][:150]

    gold = {row["id"]: row["polarity"] for row in rows("gold")}
    right = [gold[said["id"]] == said["polarity"] for said in predict(rows("inputs"))]
    assert np.mean(right) > 0.65
