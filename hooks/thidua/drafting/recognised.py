"""What a machine may have read wrongly in a picture: told, so that somebody looks.

Tesseract gives words a certainty, but it is as sure of “trông” as of “trồng”, and of “>” as of
“≥”. So words are also compared with the wordings of targets that the portal knows, and signs that
are often mistaken are always told.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from thidua.manuscript.model import Manuscript
from thidua.vietnamese import fold

_WORD = re.compile(r"[^\W\d_]+")
_SIGNS = re.compile(r"[<>≥≤~]|(?<=\d)\s*%[^\s.,;:)]|[”“’‘'\"°*?](?=/)")
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


def why_doubtful(text: str, uncertain: Sequence[str], wordings: Wordings) -> str:
    """A sentence saying what may be read wrongly in a target; empty where nothing looks so."""
    better = next(wordings.better(text), None)
    if better:
        return f"Máy đọc là “{better[0]}”, có lẽ bản in là “{better[1]}”. Đối chiếu lại."
    sign = _SIGNS.search(text) or _LETTERS_IN_NUMBER.search(text)
    if sign:
        said = f"Máy hay đọc nhầm dấu “{sign.group().strip()}” (ví dụ ≥ thành >, ² thành ”)."
        return f"{said} Đối chiếu lại."
    return why_uncertain(uncertain)


def why_uncertain(uncertain: Sequence[str]) -> str:
    """A sentence naming the words that a machine was not sure of; empty where there are none."""
    if not uncertain:
        return ""
    return f"Máy đọc từ ảnh, chưa chắc chữ {', '.join(f'“{one}”' for one in uncertain)}. Đối chiếu."


def repaired(manuscript: Manuscript) -> Manuscript:
    """Signs that are never printed as they were read, put back: ``0,1%o`` is ``0,1‰``.

    What was put back stays told by :func:`why_doubtful` where the print could be another.
    """
    paragraphs = tuple(
        replace(one, text=_repaired(one.text), uncertain=(*_changed(one.text), *one.uncertain))
        for one in manuscript.paragraphs
    )
    return replace(manuscript, paragraphs=paragraphs)


def _repaired(text: str) -> str:
    for pattern, sign in _REPAIRS:
        text = pattern.sub(sign, text)
    return text


def _changed(text: str) -> Iterator[str]:
    """Words that are not left as they were read."""
    for before, after in zip(text.split(), _repaired(text).split(), strict=False):
        if before != after:
            yield after
