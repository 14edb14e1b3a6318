"""What a target lets one judge: which of the things that a judgement needs it prints."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from thidua.figures import Figure
from thidua.figures.writing import written_value
from thidua.portal.published_plan import PublishedPlan

_NOT_PRINTED = "Không in"
_FIGURES = "Con số"
_RESPONSIBLE = r"(?<!\w)(?:chủ trì|phụ trách|chịu trách nhiệm|phối hợp|giao cho)(?!\w)"
_TELLS_RESPONSIBLE = re.compile(_RESPONSIBLE, re.IGNORECASE)
_TOLD_RESPONSIBLE = re.compile(rf"[^,;.()]*{_RESPONSIBLE}[^,;.()]*", re.IGNORECASE)


class Printed(NamedTuple):
    """One thing that a judgement needs, and what the target prints of it."""

    name: str
    words: str


def list_judgeable(published: PublishedPlan) -> dict[int, tuple[Printed, ...]]:
    """For each target by its number: what it prints, then in one line what it does not print.

    Its figures are not repeated: the page shows them large above the list.
    """
    figures: dict[int, list[Figure]] = {}
    texts: dict[int, list[str]] = {}
    for line in published.lines:
        number = line.target.number
        figures.setdefault(number, []).extend(placed.figure for placed in line.figures)
        texts.setdefault(number, []).append(line.line.text)
    return {number: _list_printed(figures[number], texts[number]) for number in texts}


def _list_printed(figures: Iterable[Figure], texts: Iterable[str]) -> tuple[Printed, ...]:
    found = list(figures)
    said: dict[str, list[str]] = {
        _FIGURES: [written_value(figure) for figure in found],
        "Đơn vị tính": [figure.unit or "" for figure in found],
        "Mốc so sánh": [figure.baseline.text for figure in found if figure.baseline],
        "Thời hạn riêng": [figure.by.text for figure in found if figure.by],
        "Đơn vị chịu trách nhiệm": [
            match.group().strip()
            for text in texts
            if _TELLS_RESPONSIBLE.search(text)  # quick to ask, and most do not
            for match in _TOLD_RESPONSIBLE.finditer(text)
        ],
    }  # fmt: skip
    printed = {name: "; ".join(dict.fromkeys(filter(None, words))) for name, words in said.items()}
    missing = ", ".join(name.lower() for name, words in printed.items() if not words)
    listed = tuple(
        Printed(name, words) for name, words in printed.items() if words and name != _FIGURES
    )
    return (*listed, Printed(_NOT_PRINTED, missing)) if missing else listed
