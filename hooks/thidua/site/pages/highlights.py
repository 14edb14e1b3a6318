"""The figures of a plan, large: those of each target, and the most telling ones of all.

The rule by which the telling ones are chosen: first the figures that people ask for everywhere
(the indicators marked ``headline``), then those of other indicators; one of each field, in the
order of the fields; and more of a field only where there is room. A plan that names its own
(``highlights``) shows those.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from thidua.figures.writing import WrittenValue, split_value, written_change
from thidua.model.printed import target_anchor
from thidua.portal.published_plan import PublishedPlan
from thidua.portal.results import Reported
from thidua.portal.targets import PlacedFigure
from thidua.site.pages.reviews import FigureState, make_figure_state

_MOST = 6
_LONGEST_NAME = 60


class TargetFigure(NamedTuple):
    """One figure of a target.

    Attributes:
        change: whether it grows or falls, in a word; may be empty.
        value: the value in pieces.
        name: what is counted, in the printed words.
    """

    change: str
    value: WrittenValue
    name: str


class Highlight(NamedTuple):
    """One of the most telling figures.

    Attributes:
        anchor: where its printed words stand.
        place: the number of its target.
        state: what the last review says of it; None where none does.
    """

    figure: TargetFigure
    anchor: str
    place: str
    state: FigureState | None


def list_target_figures(published: PublishedPlan) -> dict[int, tuple[TargetFigure, ...]]:
    """All figures with a value of each target, by its number, in printed order."""
    found: dict[int, list[PlacedFigure]] = {}
    for placed in _list_placed(published):
        found.setdefault(placed.target.number, []).append(placed)
    return {number: tuple(_name_apart(figures)) for number, figures in found.items()}


def list_highlights(published: PublishedPlan) -> tuple[Highlight, ...]:
    """The most telling figures of a plan, at most six."""
    placed = list(_list_placed(published))
    own = published.plan.highlights
    chosen = _list_own(placed, own) if own else _choose(published, placed)
    reported = {id(entry.target): entry for entry in published.results if entry.target}
    return tuple(_highlight(figure, reported) for figure in chosen)


def _list_placed(published: PublishedPlan) -> Iterator[PlacedFigure]:
    """The figures that hold on all days; those of changed lines stand beside their days only."""
    changed = published.dossier.versions
    for line in published.lines:
        if line.place not in changed:
            yield from (placed for placed in line.figures if placed.figure.value is not None)


def _list_own(placed: Sequence[PlacedFigure], own: Sequence[int]) -> list[PlacedFigure]:
    """The first figure of each target that the plan names, in its order."""
    first: dict[int, PlacedFigure] = {}
    for figure in placed:
        first.setdefault(figure.target.number, figure)
    return [first[number] for number in own if number in first]


def _choose(published: PublishedPlan, placed: Sequence[PlacedFigure]) -> list[PlacedFigure]:
    """Choose by the rule of this module; in printed order."""
    order = {name: place for place, name in enumerate(published.references.fields)}
    telling = [figure for figure in placed if figure.indicator and not figure.place.count(".")]
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


def _is_headline(placed: PlacedFigure) -> bool:
    return placed.indicator is not None and placed.indicator.headline


def _highlight(placed: PlacedFigure, reported: Mapping[int, Reported]) -> Highlight:
    entry = reported.get(id(placed.figure))
    figure = _figure(placed, placed.path[-1] if placed.path else "")
    if len(figure.name) > _LONGEST_NAME and placed.indicator:
        figure = figure._replace(name=placed.indicator.name)
    state = make_figure_state(entry) if entry else None
    return Highlight(figure, target_anchor(placed.target.number), placed.place, state)


def _name_apart(placed: Sequence[PlacedFigure]) -> Iterator[TargetFigure]:
    """The figures of one target, without the headings in their names that all of them share."""
    levels = zip(*(figure.path for figure in placed), strict=False)
    shared = len(list(takewhile(lambda names: len(set(names)) == 1, levels)))
    for figure in placed:
        own = figure.path[min(shared, len(figure.path) - 1) :] if figure.path else ()
        yield _figure(figure, " – ".join(own))


def _figure(placed: PlacedFigure, name: str) -> TargetFigure:
    figure = placed.figure
    return TargetFigure(written_change(figure), split_value(figure), name[:1].upper() + name[1:])
