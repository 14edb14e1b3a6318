"""The lines of a plan's targets with their figures, each linked to its indicator.

Pages, tables, charts and open data all take their figures from here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

from thidua.figures import Figure, FigureKind, Reading, read
from thidua.figures.numerals import number
from thidua.figures.stated_dues import read_due
from thidua.figures.units import are_comparable, converted
from thidua.model import Indicator, Plan
from thidua.model.target import StatedFigure, Target, TargetPart

NO_INDICATOR = "khong"
_MOST_FOUND = 4096  # size of a cache; the plans of a portal have many names in common
_RANGE = re.compile(r"\s*(?:-|–|đến)\s*")
_WORDS = re.compile(r"[\w%]+")


@dataclass(frozen=True)
class PlacedFigure:
    """A figure together with its line.

    Attributes:
        place: the number of the target, or of a line below it: ``3`` or ``3.2``.
        text: the printed line.
        path: the names of all headings above it and its own name, without repetitions.
        indicator: by which it can be compared; None if it has none.
    """

    target: Target
    place: str
    text: str
    figure: Figure
    path: tuple[str, ...]
    indicator: Indicator | None

    @property
    def name(self) -> str:
        """The full name of what is counted: ``Cây công nghiệp – Thuốc lá – Diện tích``."""
        return " – ".join(self.path)

    @property
    def in_indicator_unit(self) -> tuple[Decimal, Decimal] | None:
        """The lowest and the highest value in the unit of its indicator; None if not possible."""
        if not self.indicator or self.figure.value is None:
            return None
        value, wanted = self.figure.value, self.indicator.unit
        ends = value if isinstance(value, tuple) else (value,)
        found = [converted(end, self.figure.unit or wanted, wanted) for end in ends]
        low, high = found[0], found[-1]
        return None if low is None or high is None else (low, high)


@dataclass(frozen=True)
class TargetLine:
    """One printed line of the targets.

    Attributes:
        path: of the line, relative to ``targets`` in the record of the plan.
        stated: whether its figures were stated by hand.
        figures: all figures with a number, in printed order.
    """

    path: tuple[str | int, ...]
    target: Target
    line: Target | TargetPart
    place: str
    reading: Reading
    stated: bool
    figures: tuple[PlacedFigure, ...]


class Linker:
    """Finds the indicator of a figure from its name and its unit."""

    def __init__(self, indicators: Sequence[Indicator]) -> None:
        self.by_id: Mapping[str, Indicator] = {indicator.id: indicator for indicator in indicators}
        self._phrases: dict[str, list[tuple[str, Indicator]]] = defaultdict(list)
        for indicator in indicators:
            for phrase in map(_words, (indicator.name, *indicator.synonyms)):
                if first := phrase.split()[:1]:
                    self._phrases[first[0]].append((phrase, indicator))
        self._found: dict[tuple[tuple[str, ...], str | None], Indicator | None] = {}
        self._without = {
            indicator.id: [_words(phrase) for phrase in indicator.without]
            for indicator in indicators
        }

    def link(self, figure: Figure, names: Sequence[str], chosen: Iterator[str]) -> Indicator | None:
        """The indicator of a figure.

        Args:
            figure: to be linked.
            names: the names of headings above it and its own name, the innermost last.
            chosen: identifiers that staff wrote for the figures of the line; the next one is used
                if there is any.
        """
        choice = next(chosen, None)
        if figure.kind is FigureKind.SHARE:  # “2/3 số xã” is a number of no unit
            return None
        return self.by_id.get(choice) if choice else self.find(names, figure.unit)

    def find(self, names: Sequence[str], unit: str | None) -> Indicator | None:
        """The indicator with the longest wording that occurs in the innermost possible name.

        Args:
            names: the innermost last.
            unit: of the figure; None without one.
        """
        asked = tuple(names), unit
        if asked not in self._found:
            if len(self._found) >= _MOST_FOUND:
                self._found.clear()
            self._found[asked] = self._find(names, unit)
        return self._found[asked]

    def _find(self, names: Sequence[str], unit: str | None) -> Indicator | None:
        nearest = [*reversed(names[-1:]), " ".join(names[-2:]), *reversed(names[:-1])]
        for name in dict.fromkeys(nearest):
            words = _words(name)
            found = [
                (len(phrase), indicator)
                for first in set(words.split())
                for phrase, indicator in self._phrases.get(first, ())
                if phrase in words and self._fits(indicator, words, unit)
            ]
            if found:
                return min(found, key=lambda candidate: (-candidate[0], candidate[1].id))[1]
        return None

    def _fits(self, indicator: Indicator, words: str, unit: str | None) -> bool:
        if any(phrase in words for phrase in self._without[indicator.id]):
            return False
        if unit is None:  # in “Số hợp tác xã thành lập mới: 02” the name has the unit
            return _words(indicator.unit) in words
        return are_comparable(unit, indicator.unit)

    @cached_property
    def ids(self) -> frozenset[str]:
        """Identifiers of all indicators."""
        return frozenset(self.by_id)


@lru_cache(maxsize=4096)  # the name of a heading is looked up for each line below it
def _words(text: str) -> str:
    """The words of a text between single spaces, so that whole words can be searched in another."""
    return f" {' '.join(_WORDS.findall(text.lower()))} "


def target_lines(plan: Plan, linker: Linker) -> Iterator[TargetLine]:
    """Every printed line of the targets of a plan, with its figures."""
    if not plan.targets:
        return
    headings: dict[tuple[str | int, ...], tuple[str, ...]] = {}
    for path, target, line in plan.targets.lines():
        is_stated = bool(line.figures) or line.no_figures
        reading = stated_reading(line) if is_stated else read(line.text)
        above = headings.get(path[:-2], ())
        headings[path] = (*above, *_heading(line, reading))
        place = ".".join([str(target.number), *(str(int(step) + 1) for step in path[3::2])])
        stated = [figure.indicator or NO_INDICATOR for figure in line.figures]
        chosen = iter(stated or line.indicators)
        figures = tuple(
            PlacedFigure(
                target, place, line.text, figure, names, linker.link(figure, names, chosen)
            )
            for figure, names in _with_names(reading.figures, above)
            if figure.value is not None
        )
        yield TargetLine(path, target, line, place, reading, is_stated, figures)


def _heading(line: Target | TargetPart, reading: Reading) -> tuple[str, ...]:
    """The names that a line gives to the lines below it."""
    parts_of = getattr(line, "parts_of", None)
    if parts_of:
        found = read(parts_of).figures
        return (found[0].name,) if found else (parts_of,)
    if reading.figures:
        return (reading.figures[0].name,)
    return (line.text.rstrip(" :"),)


def _with_names(
    figures: Sequence[Figure], above: tuple[str, ...]
) -> Iterator[tuple[Figure, tuple[str, ...]]]:
    for figure in figures:
        path = above if not figure.name or figure.name in above else (*above, figure.name)
        yield figure, path
        yield from _with_names(figure.parts, path)


def stated_reading(line: Target | TargetPart) -> Reading:
    """A reading with the figures that staff stated for a line."""
    whole = (0, len(line.text))
    return Reading(line.text, tuple(stated_figure(figure, whole) for figure in line.figures))


def stated_figure(stated: StatedFigure, span: tuple[int, int] = (0, 0)) -> Figure:
    """A figure as staff stated it; ``span`` is the part of the text that has it."""
    ends = [number(part) for part in _RANGE.split(stated.value)]
    return Figure(
        stated.name, span, ends[0] if len(ends) == 1 else (ends[0], ends[1]),
        number(stated.of) if stated.of else None, stated.unit, stated.comparator, stated.direction,
        by=read_due(stated.by) if stated.by else None,
    )  # fmt: skip
