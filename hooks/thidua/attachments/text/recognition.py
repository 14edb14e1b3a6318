"""Reading the TSV output of Tesseract, which recognises the text in pictures of pages.

This module does not run Tesseract, because the core of the engine starts no other programs.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from io import StringIO
from statistics import median

from thidua.attachments.text.lines import PrintedPage, PrintedWord

_LINE, _WORD = "4", "5"  # levels of TSV rows
_SURE = 100.0


def read_page(table: str) -> PrintedPage:
    """Read the words of one recognised page, each with its place in the picture."""
    rows = [*csv.DictReader(StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)]
    lines = [row for row in rows if row["level"] == _LINE]
    # The box of a line depends on its letters and is lower without tall ones: use one height.
    height = median(float(row["height"]) for row in lines) if lines else 0.0
    words: list[PrintedWord] = []
    middle = 0.0
    for row in rows:
        if row["level"] == _LINE:
            middle = float(row["top"]) + float(row["height"]) / 2
        elif row["level"] == _WORD:
            words += [
                PrintedWord(
                    text,
                    left=left,
                    right=right,
                    top=middle - height / 2,
                    bottom=middle + height / 2,
                    certainty=float(row["conf"]) / _SURE,
                )
                for text, left, right in _cut_at_rules(row)
            ]
    width = max((float(row["left"]) + float(row["width"]) for row in rows), default=0.0)
    return PrintedPage(tuple(words), width)


_NO_RULE = r"(?:(?!(?<![^\W_])_|_(?![^\W_]))[^|\[\]\s])+"
"""A word without bars, brackets, and lines at its ends."""


def _cut_at_rules(row: Mapping[str, str]) -> Iterator[tuple[str, float, float]]:
    """The words in one box with their left and right ends.

    The rules between the cells of a table are read as bars or brackets, often of the word beside
    them.
    """
    text, left, width = row["text"].strip(), float(row["left"]), float(row["width"])
    each = width / max(len(text), 1)
    for found in re.finditer(_NO_RULE, text):
        yield found.group(), left + found.start() * each, left + found.end() * each
