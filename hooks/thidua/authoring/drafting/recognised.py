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

from thidua.attachments.text.model import Manuscript
from thidua.authoring.drafting.targets import has_figure
from thidua.language.vietnamese import fold

_WORD = re.compile(r"[^\W\d_]+")
_SIGNS = re.compile(r"[<>≥≤~]|(?<=\d)\s*%[^\s.,;:)]|[”“’‘'\"°*?](?=/)")
_LETTERS_IN_NUMBER = re.compile(r"\d+[OolI|]\d*|[OlI|]\d+")

_LONGEST_TARGET = 200

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
        """Small words of a text that known texts spell otherwise beside the same neighbours.

        A word that some neighbour knows as it is, and one that two spellings would fit, stay.
        """
        words = _WORD.findall(text)
        for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
            key = fold(word)
            known = [
                spellings
                for spellings in (
                    self._after[before.lower()].get(key),
                    self._before[after.lower()].get(key),
                )
                if spellings
            ]
            fitting = set.intersection(*known) if known else set()
            if word.islower() and len(fitting) == 1 and not any(word in one for one in known):
                yield word, next(iter(fitting))


def why_doubtful(text: str, uncertain: Sequence[str]) -> str:
    """A sentence saying what may be read wrongly in a target; empty where nothing looks so."""
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


def repaired(manuscript: Manuscript, wordings: Wordings) -> Manuscript:
    """What is surely not as it was read, put right: ``0,1%o`` is ``0,1‰``, “trông rừng” “trồng”.

    Every change is among the uncertain words, ``trông → trồng``, and so among the doubts.
    """
    paragraphs = []
    for one in manuscript.paragraphs:
        text, changes = _repaired(one.text, wordings)
        paragraphs.append(replace(one, text=text, uncertain=(*changes, *one.uncertain)))
    return replace(manuscript, paragraphs=tuple(paragraphs))


def _repaired(text: str, wordings: Wordings) -> tuple[str, list[str]]:
    changes = []
    # The known wordings are those of targets; prose uses the same words otherwise.
    is_target = len(text) <= _LONGEST_TARGET and has_figure(text)
    for wrong, right in wordings.better(text) if is_target else ():
        text = re.sub(rf"\b{wrong}\b", right, text, count=1)
        changes.append(f"{wrong} → {right}")
    signs = text
    for pattern, sign in _REPAIRS:
        signs = pattern.sub(sign, signs)
    changed = zip(text.split(), signs.split(), strict=False)
    changes += [f"{before} → {after}" for before, after in changed if before != after]
    return signs, changes
