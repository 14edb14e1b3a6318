"""Readers see the words that a line prints around its numbers, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from thidua.figures import Comparator, Direction, Figure, read
from thidua.figures.letters import plain
from thidua.figures.model import SaidWords
from thidua.figures.saying import find_said, say, say_change, say_value

FOLDER = Path(__file__).parent
LINES = (FOLDER / "said-by-hand.txt").read_text(encoding="utf-8").splitlines()
SENTENCES = FOLDER.parent / "figures" / "wordings.txt"


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.partition(" | ")[0])
def test_a_value_is_told_in_the_words_of_its_line(line: str) -> None:
    """What stands behind the bar was written by a person."""
    text, _, said = line.partition(" | ")
    assert "; ".join(map(say, read(text).valued())) == said


def test_no_word_beside_a_number_is_missing_in_its_line() -> None:
    """Every wording that the portal knows, in a thousand lines."""
    lines = [line.partition(" | ")[0] for line in LINES]
    for text in (*lines, *SENTENCES.read_text(encoding="utf-8").splitlines()):
        reading = read(text)
        printed = _fold(plain(reading.text))
        for figure in reading.valued():
            value = say_value(figure)
            said = (say_change(figure), value.before, value.after, figure.said.joint)
            pieces = (piece.strip(" +") for words in said for piece in words.split(" … "))
            assert all(_fold(piece) in printed for piece in pieces), (text, said)


def _fold(words: str) -> str:
    return " ".join(words.replace(":", " ").lower().split())


@pytest.mark.parametrize(
    ("text", "comparator", "direction", "said"),
    [
        ("Có ít nhất năm bảy hộ khá", Comparator.GE, None, SaidWords(before="ít nhất")),
        ("Mỗi xã được vài mô hình", Comparator.GE, None, SaidWords()),
        ("Giảm hẳn số vụ", None, Direction.DECREASE, SaidWords(change="Giảm")),
        ("Hạ số vụ xuống vài vụ", None, Direction.DECREASE_TO, SaidWords(change="xuống")),
        ("Số vụ không quá 3 vụ", Comparator.LE, None, SaidWords(before="không quá")),
    ],
)
def test_a_stated_figure_has_the_words_of_its_line(
    text: str, comparator: Comparator | None, direction: Direction | None, said: SaidWords
) -> None:
    """What staff state beside a line brings no word into it."""
    value = read("3 vụ").figures[0].value
    figure = Figure("Số vụ", (0, 0), value, unit="vụ", comparator=comparator, direction=direction)
    assert find_said(text, figure) == said
