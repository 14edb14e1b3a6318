"""Comparing targets: the words of each line, and the figures that the portal reads in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from thidua.changes.records import RecordComparison, pair_in_order
from thidua.changes.report import NO_NUMBERS, Fate, Numbers, TargetChange, Words
from thidua.changes.wording import compare_wordings, show_words
from thidua.figures.writing import written
from thidua.portal.targets import TargetLine

_ELSEWHERE = frozenset({"text", "parts", "figures", "indicators"})


def compare_targets(
    before: Sequence[TargetLine], after: Sequence[TargetLine], comparison: RecordComparison
) -> tuple[TargetChange, ...]:
    """List the lines that differ, target by target; a target is identified by its number.

    Indicators are compared only if they are known in both states.
    """
    old, new = _by_number(before), _by_number(after)
    numbers = chain(new, (number for number in old if number not in new))
    return tuple(
        change
        for number in numbers
        for change in _compared(old.get(number, []), new.get(number, []), comparison)
    )


def list_added_targets(lines: Sequence[TargetLine]) -> tuple[TargetChange, ...]:
    """List every line of the targets of a plan that is new."""
    return tuple(_alone(line, Fate.ADDED) for line in lines)


def list_removed_targets(lines: Sequence[TargetLine]) -> tuple[TargetChange, ...]:
    """List every line of the targets of a plan that is gone."""
    return tuple(_alone(line, Fate.REMOVED) for line in lines)


def read_numbers(line: TargetLine) -> Numbers:
    """Give the figures of a line in words, and the digits in it that cannot be read."""
    figures = [
        written(figure)
        for figure in line.reading.figures
        if any(part.value is not None for part in figure.all())
    ]
    left = [f"chưa đọc được “{line.reading.text[start:end]}”" for start, end in line.reading.left]
    known = [figure.indicator.name for figure in line.figures if figure.indicator]
    return Numbers((*figures, *left), tuple(dict.fromkeys(known)))


def _compared(
    before: list[TargetLine], after: list[TargetLine], comparison: RecordComparison
) -> Iterator[TargetChange]:
    """Compare the lines of one target: first its own line, then those below, paired by words."""
    if not before or not after:
        yield from (_alone(line, Fate.REMOVED) for line in before)
        yield from (_alone(line, Fate.ADDED) for line in after)
        return
    pairs = [(before[0], after[0]), *_pairs_below(before[1:], after[1:])]
    for old, new in pairs:
        change = _line(old, new, comparison)
        if change:
            yield change


def _pairs_below(
    before: list[TargetLine], after: list[TargetLine]
) -> Iterator[tuple[TargetLine | None, TargetLine | None]]:
    texts = [[_text(line) for line in lines] for lines in (before, after)]
    for here, there in pair_in_order(*texts):
        old = before[here] if here is not None else None
        new = after[there] if there is not None else None
        yield old, new


def _line(
    old: TargetLine | None, new: TargetLine | None, comparison: RecordComparison
) -> TargetChange | None:
    if old is None:
        return _alone(new, Fate.ADDED) if new else None
    if new is None:
        return _alone(old, Fate.REMOVED)
    others = tuple(comparison.list_differences(old.line, new.line, _ELSEWHERE))
    numbers = read_numbers(old), read_numbers(new)
    if not comparison.is_linked:
        numbers = numbers[0]._replace(indicators=()), numbers[1]._replace(indicators=())
    if _text(old) == _text(new) and numbers[0] == numbers[1] and not others:
        return None  # only its number may differ, because a line above it was added or removed
    words: tuple[Words, Words] = (), show_words(_text(new))
    if _text(old) != _text(new):
        words = compare_wordings(_text(old), _text(new))
    if numbers[0] == numbers[1]:
        numbers = NO_NUMBERS, NO_NUMBERS
    return TargetChange(new.place, Fate.CHANGED, *words, *numbers, others)


def _alone(line: TargetLine, fate: Fate) -> TargetChange:
    words, numbers = show_words(_text(line)), read_numbers(line)
    if fate is Fate.ADDED:
        return TargetChange(line.place, fate, after=words, numbers_after=numbers)
    return TargetChange(line.place, fate, before=words, numbers_before=numbers)


def _text(line: TargetLine) -> str:
    return " ".join(line.line.text.split())


def _by_number(lines: Sequence[TargetLine]) -> dict[int, list[TargetLine]]:
    found: dict[int, list[TargetLine]] = {}
    for line in lines:
        found.setdefault(line.target.number, []).append(line)
    return found
