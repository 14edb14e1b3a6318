"""What a machine may have read wrongly in a picture: told, so that somebody looks.

Tesseract gives words a certainty, but it is as sure of “trông” as of “trồng”, and of “>” as of
“≥”. So words are also compared with the wordings of targets that the portal knows, and signs that
are often mistaken are always told.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from thidua.manuscript.model import Manuscript
from thidua.vietnamese import fold

_SURE = 0.93  # Tesseract hardly ever gives more than 0.97
_WORD = re.compile(r"[^\W\d_]+")
_SIGNS = re.compile(r"[<>≥≤~]|(?<=\d)\s*%\S|[”“’‘'\"°*?](?=/)")
_LETTERS_IN_NUMBER = re.compile(r"\d+[OolI|]\d*|[OlI|]\d+")

_REPAIRS = (
    (re.compile(r"(?<=\d)\s?%[o0](?=\W|$)"), "‰"),
    (re.compile(r"(?<=\d)(\s?k?m)[”“’\"?](?=/|\s|$|[.,;)])"), r"\1²"),
)


class Wordings:
    """Which words stand beside which in known texts.

    Args:
        texts: wordings that are surely spelt right.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._after: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._before: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for text in texts:
            for one, other in pairwise(_WORD.findall(text.lower())):
                self._after[one][fold(other)].add(other)
                self._before[other][fold(one)].add(one)

    def better(self, text: str) -> Iterator[tuple[str, str]]:
        """Words of a text that known texts spell otherwise beside the same neighbour."""
        for one, other in pairwise(_WORD.findall(text.lower())):
            for word, known in (
                (other, self._after[one].get(fold(other))),
                (one, self._before[other].get(fold(one))),
            ):
                if known and word not in known:
                    yield word, min(known)


def why_doubtful(text: str, certainty: float, wordings: Wordings) -> str:
    """A sentence saying what may be read wrongly; empty where nothing looks so."""
    better = next(wordings.better(text), None)
    if better:
        return f"Máy đọc là “{better[0]}”, có lẽ bản in là “{better[1]}”. Đối chiếu lại."
    sign = _SIGNS.search(text) or _LETTERS_IN_NUMBER.search(text)
    if sign:
        said = f"Máy hay đọc nhầm dấu “{sign.group().strip()}” (ví dụ ≥ thành >, ² thành ”)."
        return f"{said} Đối chiếu lại."
    if certainty < _SURE:
        return f"Máy đọc chữ này từ ảnh, chỉ chắc {round(100 * certainty)}%. Đối chiếu lại."
    return ""


def repaired(manuscript: Manuscript) -> Manuscript:
    """Signs that are never printed as they were read, put back: ``0,1%o`` is ``0,1‰``.

    What was put back stays told by :func:`why_doubtful` where the print could be another.
    """
    paragraphs = tuple(
        replace(one, text=_repaired(one.text), certainty=min(one.certainty, _cost(one.text)))
        for one in manuscript.paragraphs
    )
    return replace(manuscript, paragraphs=paragraphs)


def _repaired(text: str) -> str:
    for pattern, sign in _REPAIRS:
        text = pattern.sub(sign, text)
    return text


def _cost(text: str) -> float:
    return 0.5 if _repaired(text) != text else 1.0
