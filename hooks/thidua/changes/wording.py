"""Comparing two wordings: the sentences that differ, and the words that differ in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from thidua.changes.report import Piece, Words

_SENTENCE_END = re.compile(r"(?<=[.;:!?…])\s+|\s*\n\s*")
_SHORT = 40  # texts with at most so many words are shown in full
_CONTEXT = 6
_LONGEST_RUN = 60
_MOST_PAIRS = 4_000_000  # of words to compare; beyond this, all words are marked
_LEFT_OUT = "…"


def compare_wordings(before: str, after: str) -> tuple[Words, Words]:
    """Compare two texts and mark what differs; of long texts, keep only sentences that differ.

    If one text is empty, the other is returned without marks, and shortened if it is long.
    """
    if not before or not after:
        return show_words(before), show_words(after)
    if max(len(before.split()), len(after.split())) <= _SHORT:
        return _compared(before.split(), after.split(), whole=True)
    return _by_sentences(_sentences(before), _sentences(after))


def show_words(text: str) -> Words:
    """Return a text without marks, shortened if it is long."""
    return (Piece(_cut(text.split())),) if text else ()


def _sentences(text: str) -> list[str]:
    return [" ".join(part.split()) for part in _SENTENCE_END.split(text) if part.strip()]


def _by_sentences(before: Sequence[str], after: Sequence[str]) -> tuple[Words, Words]:
    left: list[Piece] = []
    right: list[Piece] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            for side in (left, right):
                if not side or side[-1] != Piece(_LEFT_OUT):
                    side.append(Piece(_LEFT_OUT))
            continue
        old, new = (" ".join(part).split() for part in (before[a:b], after[c:d]))
        there, here = _compared(old, new, whole=False)
        left += there
        right += here
    return tuple(left), tuple(right)


def _compared(before: list[str], after: list[str], *, whole: bool) -> tuple[Words, Words]:
    """Compare word by word; long runs of equal words are shortened unless ``whole``."""
    if len(before) * len(after) > _MOST_PAIRS:
        return _run(before, differs=True), _run(after, differs=True)
    left: list[Piece] = []
    right: list[Piece] = []
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for at, (kind, a, b, c, d) in enumerate(codes):
        if kind != "equal":
            left += _run(before[a:b], differs=True)
            right += _run(after[c:d], differs=True)
            continue
        words = before[a:b]
        if not whole:
            words = _around(words, first=at == 0, last=at == len(codes) - 1)
        left += _run(words)
        right += _run(words)
    return tuple(left), tuple(right)


def _around(words: list[str], *, first: bool, last: bool) -> list[str]:
    """Shorten a run of equal words to those next to a difference."""
    start = [] if first else words[:_CONTEXT]
    end = [] if last else words[-_CONTEXT:]
    kept = len(start) + len(end)
    return words if len(words) <= kept + 1 else [*start, _LEFT_OUT, *end]


def _run(words: Sequence[str], *, differs: bool = False) -> Words:
    return (Piece(_cut(words), differs),) if words else ()


def _cut(words: Sequence[str]) -> str:
    if len(words) <= _LONGEST_RUN:
        return " ".join(words)
    shown = _LONGEST_RUN - 10
    return f"{' '.join(words[:shown])} {_LEFT_OUT} (còn {len(words) - shown} chữ)"
