"""The figures of a plan, large: those of each target, and the most telling ones of all.

The rule by which the telling ones are chosen: first the figures that people ask for everywhere
(the indicators marked ``headline``), then those of other indicators; one of each field, in the
order of the fields; and more of a field only where there is room. Lines that only detail a figure
above them are left out; those below a mere heading are not. A plan that names its own
(``highlights``) shows those.

What a decision changed is shown with its days, the newest first; the browser marks what holds.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from thidua.figures import Comparator, Direction, Figure
from thidua.figures.saying import say_change, say_value
from thidua.figures.writing import WrittenValue
from thidua.model.printed import target_anchor
from thidua.portal.published_plan import PublishedPlan
from thidua.portal.results import Reported
from thidua.portal.targets import Linker, PlacedFigure
from thidua.portal.versions import LifeSpan, find_last_day
from thidua.site.pages.life import say_days
from thidua.site.pages.reviews import FigureState, make_figure_state, name_review

_MOST = 6
_LONGEST_NAME = 60
_WHOLE = 100
_RATE = re.compile(r"(?<!\w)(?:tốc độ|tăng trưởng|so với|tỷ suất|tỉ suất|lãi)(?!\w)", re.IGNORECASE)
_EXCESS = re.compile(
    r"(?<!\w)(?<!đạt và )(?<!đạt hoặc )(?<!đạt/)vượt(?! (?:khó|nghèo))(?!\w)", re.IGNORECASE
)
"""*Vượt 5%*, *vượt kế hoạch 5%*: by how much more than was planned, and no share of a whole."""
_CALLED_SHARE = re.compile(r"(?<!\w)(?:tỷ|tỉ) lệ(?!\w)", re.IGNORECASE)


class TargetFigure(NamedTuple):
    """One figure of a target.

    Attributes:
        change: whether it grows or falls, in the printed words; may be empty.
        value: the value in pieces.
        name: what is counted, in the printed words.
        days: on which it holds, in words; empty where no decision changed its line.
        first: the first of these days in ISO form; may be empty, likewise ``last``.
        share: how much of a whole it is, in percent; None where it is no share.
    """

    change: str
    value: WrittenValue
    name: str
    days: str = ""
    first: str = ""
    last: str = ""
    share: int | None = None


class Highlight(NamedTuple):
    """One of the most telling figures.

    Attributes:
        figure: the newest, where decisions changed it.
        earlier: those that held before, the newest first.
        anchor: where its printed words stand.
        place: the number of its target.
        state: what the last review says of it; None where none does.
        review: which review that is, in words.
    """

    figure: TargetFigure
    earlier: tuple[TargetFigure, ...]
    anchor: str
    place: str
    state: FigureState | None
    review: str


@lru_cache(maxsize=1)  # the page at a glance and the kit show the same
def list_target_figures(published: PublishedPlan) -> dict[int, tuple[TargetFigure, ...]]:
    """All figures with a value of each target, by its number, in printed order.

    Where decisions changed a line, its figures are those of all its versions, the newest first.
    """
    changed = published.dossier.versions
    found: dict[int, list[PlacedFigure]] = {}
    for line in published.lines:
        figures = found.setdefault(line.target.number, [])
        figures += _list_versions(published, line.place) if line.place in changed else line.figures
    return {
        number: tuple(_name_apart(_with_value(figures), changed))
        for number, figures in found.items()
        if any(_with_value(figures))
    }


@lru_cache(maxsize=1)  # the page, lists and the kit show the same
def list_highlights(published: PublishedPlan) -> tuple[Highlight, ...]:
    """The most telling figures of a plan, at most six."""
    placed = list(_list_placed(published))
    own = published.plan.highlights
    chosen = _list_own(placed, own) if own else _choose(published, placed)
    reported = {id(entry.target): entry for entry in published.results if entry.target}
    shown = [_highlight(published, figure, reported) for figure in chosen]
    updated, life = published.plan.updated, published.dossier.life
    return tuple(
        highlight for highlight in shown if not is_taken_back(highlight.figure.last, updated, life)
    )


def is_taken_back(last: str, updated: date, life: Sequence[LifeSpan]) -> bool:
    """Whether a newest figure held no more when the record of its plan last changed.

    Args:
        last: the last day on which it holds, in ISO form; empty if nothing took its place.
        updated: the day on which the record last changed.
        life: the times of the plan: what holds until the plan itself ends is told on.
    """
    if not last or date.fromisoformat(last) >= updated:
        return False
    return date.fromisoformat(last) != find_last_day(life)


def _list_placed(published: PublishedPlan) -> Iterator[PlacedFigure]:
    for line in published.lines:
        yield from _with_value(line.figures)


def _with_value(figures: Iterable[PlacedFigure]) -> list[PlacedFigure]:
    return [placed for placed in figures if placed.figure.value is not None]


def _list_versions(published: PublishedPlan, place: str) -> list[PlacedFigure]:
    """The figures of all versions of a line, the newest version first."""
    versions = [line.figures for line in published.held_lines if line.place == place]
    return [placed for figures in reversed(versions) for placed in figures]


def _list_own(placed: Sequence[PlacedFigure], own: Sequence[int]) -> list[PlacedFigure]:
    """The first figure of each target that the plan names, in its order."""
    first: dict[int, PlacedFigure] = {}
    for figure in placed:
        first.setdefault(figure.target.number, figure)
    return [first[number] for number in own if number in first]


def _choose(published: PublishedPlan, placed: Sequence[PlacedFigure]) -> list[PlacedFigure]:
    """Choose by the rule of this module; in printed order."""
    order = {name: place for place, name in enumerate(published.references.fields)}
    places = {figure.place for figure in placed}
    telling = [
        figure
        for figure in placed
        if figure.indicator and places.isdisjoint(_list_places_above(figure.place))
    ]
    rounds: dict[str, int] = {}
    ranked: list[tuple[int, bool, int, int]] = []
    seen: set[str] = set()
    by_headline = sorted(
        range(len(telling)), key=lambda place: (not _is_headline(telling[place]), place)
    )
    for place in by_headline:
        figure = telling[place]
        assert figure.indicator
        if figure.indicator.id in seen:
            continue
        seen.add(figure.indicator.id)
        field = figure.target.field
        rounds[field] = rounds.get(field, -1) + 1
        ranked.append((rounds[field], not _is_headline(figure), order.get(field, 0), place))
    return [telling[place] for *_, place in sorted(sorted(ranked)[:_MOST], key=lambda one: one[-1])]


def _list_places_above(place: str) -> list[str]:
    """The places of the lines above a line, the nearest first: of ``1.2.3`` ``1.2`` and ``1``."""
    parts = place.split(".")
    return [".".join(parts[:end]) for end in range(len(parts) - 1, 0, -1)]


def _name(placed: PlacedFigure) -> str:
    """What is counted, short; a line below a heading has as much of it as names the indicator.

    “Thu ngân sách” below “Chỉ tiêu về kinh tế” says all, “Mầm non” below “Trường đạt chuẩn” not.
    """
    indicator, path = placed.indicator, placed.path
    if not path or indicator is None or "." not in placed.place:
        name = path[-1] if path else ""
    else:
        linker = Linker((indicator,))
        ends = (path[start:] for start in range(len(path) - 1, 0, -1))
        name = " – ".join(next((end for end in ends if linker.find(end, placed.figure.unit)), path))
    return indicator.name if indicator and len(name) > _LONGEST_NAME else name


def _is_headline(placed: PlacedFigure) -> bool:
    return placed.indicator is not None and placed.indicator.headline


def _highlight(
    published: PublishedPlan, placed: PlacedFigure, reported: Mapping[int, Reported]
) -> Highlight:
    changed = published.dossier.versions
    name = _name(placed)
    versions = [placed]
    if placed.place in changed:
        versions = [
            version
            for version in _with_value(_list_versions(published, placed.place))
            if version.indicator == placed.indicator
        ]
    entries = (reported.get(id(version.figure)) for version in versions)
    entry = next((entry for entry in entries if entry), None)
    figure, *earlier = (_figure(version, name, changed) for version in versions)
    return Highlight(
        figure,
        tuple(earlier),
        target_anchor(placed.target.number),
        placed.place,
        make_figure_state(entry) if entry else None,
        name_review(entry.review) if entry else "",
    )


def _name_apart(placed: Sequence[PlacedFigure], changed: Collection[str]) -> Iterator[TargetFigure]:
    """The figures of one target, without the headings in their names that all of them share.

    Where all have the same name, none tells them apart.
    """
    levels = zip(*(figure.path for figure in placed), strict=False)
    shared = len(list(takewhile(lambda names: len(set(names)) == 1, levels)))
    is_one = len({figure.path for figure in placed}) == 1
    for figure in placed:
        own = () if is_one else figure.path[min(shared, len(figure.path) - 1) :]
        yield _figure(figure, " – ".join(own), changed)


def _figure(placed: PlacedFigure, name: str, changed: Collection[str]) -> TargetFigure:
    figure, held = placed.figure, placed.held
    shown = TargetFigure(
        say_change(figure),
        say_value(figure),
        name[:1].upper() + name[1:],
        share=_find_share(figure, placed.text),
    )
    if placed.place not in changed:
        return shown
    first = held.first.isoformat() if held.first else ""
    last = held.last.isoformat() if held.last else ""
    return shown._replace(days=say_days(held), first=first, last=last)


def _find_share(figure: Figure, text: str) -> int | None:
    """How much of a whole a figure is, in percent; None for a change, a range and a rate."""
    if _RATE.search(text):
        return None
    value = figure.value
    if not isinstance(value, Decimal) or figure.direction in (
        Direction.INCREASE,
        Direction.DECREASE,
    ):
        return None
    if figure.of:
        value = 100 * value / figure.of
    elif figure.unit != "%" or _is_excess(figure, text):
        return None
    return round(value) if 0 <= value <= _WHOLE else None


def _is_excess(figure: Figure, text: str) -> bool:
    """Whether a number may say by how much a plan is exceeded, as *không vượt 5%* does not."""
    if figure.comparator in (Comparator.LT, Comparator.LE) or _CALLED_SHARE.search(text):
        return False
    return _EXCESS.search(text) is not None
