"""Manuscripts from pictures of pages, out of what Tesseract writes of each (its TSV output).

Who calls Tesseract is not this module's business: the core starts no programs.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from thidua.manuscript.layout import manuscript_of
from thidua.manuscript.lines import Page, Word
from thidua.manuscript.model import Manuscript

_LINE, _WORD = "4", "5"  # levels of TSV rows
_SURE = 100.0


def read_recognised(tables: Iterable[str]) -> Manuscript:
    """The manuscript of recognised pages.

    Args:
        tables: Tesseract's TSV of each page, in order.
    """
    return manuscript_of([_page(table) for table in tables], recognised=True)


def _page(table: str) -> Page:
    words: list[Word] = []
    width, top, bottom = 0.0, 0.0, 0.0
    for row in csv.DictReader(StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        place, size = float(row["top"]), float(row["height"])
        width = max(width, float(row["left"]) + float(row["width"]))
        if row["level"] == _LINE:
            # Boxes of words hug their letters; those of lines do not, and tell what is beside what.
            top, bottom = place, place + size
        certainty = float(row["conf"]) / _SURE
        if row["level"] != _WORD or not row["text"].strip():
            continue
        left = float(row["left"])
        words.append(
            Word(
                row["text"].strip(),
                left=left,
                right=left + float(row["width"]),
                top=top,
                bottom=bottom,
                certainty=certainty,
            )
        )
    return Page(tuple(words), width)
