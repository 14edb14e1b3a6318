"""Corrections that a history tells and that nobody made: what it calls new stands nowhere.

Only entries that are new since the earlier state are asked: an older one may tell of words that
were corrected once more, which its own entry will tell.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from thidua.language.compared_words import drop_zeros
from thidua.language.vietnamese import fold
from thidua.model import Plan, Results
from thidua.model.history import HistoryEntry, HistoryKind

_TARGET = re.compile(r"(?:chi tieu|ct)(?: so)? (\d{1,3}(?:\.\d{1,2})?)(?![\w.])")
_NOT_WORDS = re.compile(r"so lieu|linh vuc|vai tro|chi so|tep|sha-256")
"""What is told of these is not said in words of the plan."""
_OF_REPORT = re.compile(r"\b(?:ket qua|bao cao|so ket|tong ket)\b")
_LONG = 4
"""So many words are nobody's name for a value of a list."""
_WORD = re.compile(r"[^\W_]+(?:[.,/][^\W_]+)*|%")
_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")


def find_false_corrections(
    plan: Plan, results: Results | None, old: Collection[HistoryEntry], made: Collection[str]
) -> Iterator[tuple[int, str]]:
    """New entries that say what is not so: the index of each, and why.

    Args:
        plan: as it is proposed.
        results: those of the plan.
        old: the entries of the earlier state.
        made: what the words of this proposal are now, as the portal itself tells them.
    """
    said = _SaidNow(plan, results)
    history = plan.history
    for index, entry in enumerate(history):
        is_asked = entry.kind is HistoryKind.CORRECTED and entry not in old
        if is_asked and not ({entry.after, entry.before} & {*made}):
            why = said.find_doubt(entry, history[index + 1 :])
            if why:
                yield index, why


class _SaidNow:
    """What the page of a plan says now."""

    def __init__(self, plan: Plan, results: Results | None) -> None:
        self._plan = plan
        self._all = _bare(" ".join((*_list_words(plan), *_list_words(results))))
        self._numbers = {drop_zeros(number) for number in _NUMBER.findall(self._all)}

    def find_doubt(self, entry: HistoryEntry, later: Sequence[HistoryEntry]) -> str:
        """Why an entry cannot be true; empty if it can."""
        what = fold(entry.what)
        named = _TARGET.search(what)
        of_report = _OF_REPORT.search(what)
        if _NOT_WORDS.search(what) or any(entry.after and entry.after == one.before
                                          for one in later):  # fmt: skip
            return ""
        if named and not of_report:
            return self._ask_target(entry, named[1])
        is_there = not entry.after or self._stands(entry.after)
        return "" if is_there else f"Trang này không có “{entry.after}”."

    def _ask_target(self, entry: HistoryEntry, place: str) -> str:
        target = next(
            (one for one in self._plan.target_items
             if str(one.number) == place.partition(".")[0]), None,
        )  # fmt: skip
        if target is None:
            return f"Kế hoạch không có chỉ tiêu {place}." if entry.after else ""
        own = _bare(" ".join(_list_words(target)))
        is_value = not (_TARGET.fullmatch(fold(entry.what)) or _is_telling(entry.after or ""))
        if entry.after and not is_value and _bare(entry.after) not in own:
            return f"Chỉ tiêu {place} không ghi “{entry.after}”."
        is_gone = not entry.after and entry.before
        if is_gone and _bare(target.text).strip() == _bare(str(entry.before)).strip():
            return f"Chỉ tiêu {place} vẫn ghi “{entry.before}”."
        return ""

    def _stands(self, after: str) -> bool:
        """Whether words stand on the page, or are too short to tell how a page says them."""
        words = _bare(after)
        if words in self._all:
            return True
        strange = [one for one in _NUMBER.findall(words) if drop_zeros(one) not in self._numbers]
        return not (len(words.split()) >= _LONG or strange)


def _is_telling(words: str) -> bool:
    """Whether words have a number, or are more than a value of a list."""
    return any(map(str.isdecimal, words)) or len(words.split()) >= _LONG


def _list_words(value: Any) -> Iterator[str]:
    """All words and days of a record, without its history."""
    if isinstance(value, tuple):
        for below in value:
            yield from _list_words(below)
    elif hasattr(type(value), "model_fields"):
        for name in type(value).model_fields:
            if name != "history":
                yield from _list_words(getattr(value, name))
    elif value is not None:
        yield str(value)
        if day := getattr(value, "day", None):
            month, year = value.month, value.year
            yield f"{day:02}/{month:02}/{year} {day:02}/{month}/{year} {day}/{month}/{year}"


def _bare(text: str) -> str:
    """The words of a text for comparing, with a space at both ends."""
    return f" {' '.join(_WORD.findall(fold(text)))} "
