"""The lines of a plan's targets with their figures, each linked to its indicator.

Pages, tables, charts and open data all take their figures from here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache

from thidua.figures import Figure, FigureKind, Reading, read
from thidua.figures.model import FigureDeadline
from thidua.figures.numerals import number
from thidua.figures.saying import find_said
from thidua.figures.stated_dues import is_bare_due, read_due
from thidua.figures.units import are_comparable, converted
from thidua.model import Indicator, Plan
from thidua.model.field_path import FieldPath
from thidua.model.target import StatedFigure, Target, TargetPart
from thidua.portal.versions import ALWAYS, HeldDays, LineVersion, place_of

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
        held: the days on which it holds.
    """

    target: Target
    place: str
    text: str
    figure: Figure
    path: tuple[str, ...]
    indicator: Indicator | None
    held: HeldDays = ALWAYS

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
        held: the days on which its words hold.
    """

    path: FieldPath
    target: Target
    line: Target | TargetPart
    place: str
    reading: Reading
    stated: bool
    figures: tuple[PlacedFigure, ...]
    held: HeldDays = ALWAYS


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
    headings: dict[FieldPath, tuple[str, ...]] = {}
    dues: dict[FieldPath, FigureDeadline | None] = {}
    for path, target, line in plan.targets.lines():
        above, due = headings.get(path[:-2], ()), dues.get(path[:-2])
        found = _read_line(path, target, line, above, linker)
        is_due = is_bare_due(line.text)
        headings[path] = above if is_due else (*above, *_heading(line, found.reading))
        dues[path] = read_due(line.text.strip(" -+*:")) if is_due else due
        yield _make_due(found, due) if due else found


def _make_due(line: TargetLine, due: FigureDeadline) -> TargetLine:
    """A line below *Trước ngày 31/3/2026:*, where that is when its figures are due."""
    figures = tuple(
        placed if placed.figure.by else replace(placed, figure=replace(placed.figure, by=due))
        for placed in line.figures
    )
    return replace(line, figures=figures)


def _read_line(
    path: FieldPath,
    target: Target,
    line: Target | TargetPart,
    above: tuple[str, ...],
    linker: Linker,
) -> TargetLine:
    """A line with its figures; ``above`` are the names that the lines above give it."""
    is_stated = bool(line.figures) or line.no_figures
    reading = stated_reading(line) if is_stated else read(line.text)
    place = place_of(target.number, path)
    stated = [figure.indicator or NO_INDICATOR for figure in line.figures]
    chosen = iter(stated or line.indicators)
    figures = tuple(
        PlacedFigure(target, place, line.text, figure, names, linker.link(figure, names, chosen))
        for figure, names in _with_names(reading.figures, above)
        if figure.value is not None
    )
    return TargetLine(path, target, line, place, reading, is_stated, figures)


def held_lines(
    lines: Sequence[TargetLine],
    versions: Mapping[str, Sequence[LineVersion]],
    last: date | None,
    linker: Linker,
) -> Iterator[TargetLine]:
    """Every line of the targets for all days: as printed, and as decisions changed it.

    Args:
        lines: as printed in the plan.
        versions: of every line that was changed.
        last: the last day on which the plan holds; None if nothing ended it.
        linker: finds the indicators of figures.
    """
    known = {line.place: line for line in lines}
    for line in lines:
        if line.place not in versions:
            yield _hold(line, HeldDays(last=last))
        for version in versions.get(line.place, ()):
            yield from _read_version(version, line, linker)
    for place, added in versions.items():
        if place not in known:
            for version in added:
                yield from _read_version(version, known.get(place.rpartition(".")[0]), linker)


def find_lines_on(lines: Sequence[TargetLine], day: date) -> dict[str, TargetLine]:
    """The lines of the targets by their places, in the words that held by a day.

    Args:
        lines: for all days.
        day: of a review; the words that began to hold last before it count.
    """
    return {line.place: line for line in lines if line.held.has_begun_by(day)}


def added_targets(lines: Sequence[TargetLine], held: Sequence[TargetLine]) -> list[Target]:
    """The targets that decisions added, each with its first words.

    Args:
        lines: as printed in the plan.
        held: the lines for all days.
    """
    known = {line.target.number for line in lines}
    added = [line.target for line in held if line.target.number not in known]
    return list({target.number: target for target in reversed(added)}.values())[::-1]


def _read_version(
    version: LineVersion, printed: TargetLine | None, linker: Linker
) -> Iterator[TargetLine]:
    """A version of a line with its figures; nothing for days without words.

    Args:
        version: of the line.
        printed: the line as the plan prints it; for an added line the one above it, or None.
        linker: finds the indicators of figures.
    """
    if version.words is None:
        return
    if version.source is None:
        assert printed is not None  # only decisions add lines
        yield _hold(printed, version.held)
        return
    told = version.source[1]
    is_same = printed is not None and printed.place == version.place
    inherited = printed.line.indicators if printed and is_same else ()
    line = Target.model_construct(
        number=int(version.place.partition(".")[0]),
        text=version.words,
        field=told.field or (printed.target.field if printed else ""),
        indicators=told.indicators or inherited,
        figures=told.figures,
        no_figures=told.no_figures,
    )
    target = printed.target if printed else line
    above = _names_above(printed) if printed and is_same else ()
    path: FieldPath = printed.path if printed else ("items", line.number - 1)
    found = _read_line(path, target, line, above, linker)
    yield _hold(replace(found, place=version.place), version.held)


def _names_above(printed: TargetLine) -> tuple[str, ...]:
    """The names that the lines above a line give it."""
    first = printed.figures[:1]
    return first[0].path[:-1] if first and "." in printed.place else ()


def _hold(line: TargetLine, held: HeldDays) -> TargetLine:
    """A line that holds on some days only."""
    if held == ALWAYS and line.held == ALWAYS:
        return line
    figures = tuple(
        replace(figure, held=held, place=line.place, text=line.line.text) for figure in line.figures
    )
    return replace(line, held=held, figures=figures)


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
    figures = (stated_figure(figure, whole) for figure in line.figures)
    said = (replace(figure, said=find_said(line.text, figure)) for figure in figures)
    return Reading(line.text, tuple(said))


def stated_figure(stated: StatedFigure, span: tuple[int, int] = (0, 0)) -> Figure:
    """A figure as staff stated it; ``span`` is the part of the text that has it."""
    ends = [number(part) for part in _RANGE.split(stated.value)]
    return Figure(
        stated.name, span, ends[0] if len(ends) == 1 else (ends[0], ends[1]),
        number(stated.of) if stated.of else None, stated.unit, stated.comparator, stated.direction,
        by=read_due(stated.by) if stated.by else None,
    )  # fmt: skip
