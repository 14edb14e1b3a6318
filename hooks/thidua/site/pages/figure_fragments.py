"""The comparable figures of one plan, as the pages of their indicators show them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from thidua.figures import Direction
from thidua.figures.saying import say, say_value
from thidua.figures.units import converted
from thidua.figures.writing import with_unit, written_number
from thidua.model import Indicator
from thidua.model.vocabulary import Field
from thidua.portal.published_plan import PublishedPlan
from thidua.portal.reports.report_wordings import NARROWING
from thidua.portal.result_states import Status
from thidua.portal.results import Reported
from thidua.portal.targets import PlacedFigure
from thidua.site.pages.life import is_latest, say_days
from thidua.site.pages.reviews import make_figure_state, name_review
from thidua.site.plan_parts import FigureFragment, ShownResult

_AMOUNTS = (Direction.INCREASE, Direction.DECREASE)
_TOPIC = re.compile(r"(?:\d[\d.]*[.)]? )?(?:(?:các |nhóm )?chỉ tiêu về |(?:trên )?lĩnh vực |về )")
"""How a heading begins that only gathers targets: *Về kinh tế*, *Chỉ tiêu về môi trường*."""
_PARTED = re.compile(
    r"(?<!\w)(?:vùng|khu vực|tiểu vùng|cụm|thôn|tổ dân phố|bản|ấp|khối|xã(?! hội)|phường|"
    r"(?<!môi )(?<!thị )trường|đơn vị|đối với|cấp|nam|nữ|người|hộ)(?!\w)"
)
"""Words of a heading by which the lines below it tell of a part of the place or of the people."""
_WORD = re.compile(r"[^\W\d_]+")
_JOINING = frozenset({"và", "các", "chỉ", "tiêu", "về", "phát", "triển", "xã", "hội"})


def list_figures(published: PublishedPlan) -> Iterator[FigureFragment]:
    """Every comparable figure of a plan, in printed order."""
    for line in published.held_lines:
        for figure in line.figures:
            if figure.indicator:
                yield _fragment(published, figure, figure.indicator)


def _fragment(
    published: PublishedPlan, placed: PlacedFigure, indicator: Indicator
) -> FigureFragment:
    figure, value = placed.figure, placed.in_indicator_unit
    # A year at the head of a column of a table is not in the words of the row.
    due = f"{figure.by.text}:" if figure.by and figure.by.text not in placed.text else ""
    baseline = figure.baseline
    return FigureFragment(
        indicator=indicator.id,
        amount=figure.direction.value if figure.direction in _AMOUNTS else "",
        number=placed.target.number,
        place=placed.place,
        part=_name_part(published, placed, indicator),
        words=" ".join(filter(None, (due, say(figure)))),
        common=_common(indicator, placed),
        text=placed.text,
        low=str(value[0]) if value else "",
        high=str(value[1]) if value else "",
        comparator=figure.comparator.value if figure.comparator else "",
        baseline=baseline.text if baseline else "",
        baseline_key=str(baseline.year or baseline.text) if baseline else "",
        first=placed.held.first.isoformat() if placed.held.first else "",
        last=placed.held.last.isoformat() if placed.held.last else "",
        days=say_days(placed.held),
        is_latest=is_latest(published, placed),
        result=_result(published, placed),
    )


def _name_part(published: PublishedPlan, placed: PlacedFigure, indicator: Indicator) -> str:
    """Of which part of the indicator a figure tells; empty where it tells of the whole.

    “Tỷ lệ hộ nghèo” below “Về xã hội” is the whole, below “Vùng cao” it is not.
    """
    *above, own = placed.path
    if not placed.figure.name or not above:
        return ""
    unit, references = placed.figure.unit, published.references
    is_named = references.linker.find((own,), unit) is indicator
    fields = references.lists.fields
    is_whole = is_named and all(_is_topic(heading, fields) for heading in above)
    return "" if is_whole else own


def _is_topic(heading: str, fields: Sequence[Field]) -> bool:
    """Whether a heading gathers targets of a field and narrows nothing."""
    words = heading.lower().strip()
    if NARROWING.search(words) or _PARTED.search(words):
        return False
    known = {word for field in fields for word in field.name.lower().replace(",", "").split()}
    return bool(_TOPIC.match(words)) or set(_WORD.findall(words)) <= known | _JOINING


def _common(indicator: Indicator, placed: PlacedFigure) -> str:
    """The value in the unit of the indicator, in the same words, where the printed is another."""
    value = placed.in_indicator_unit
    if value is None or placed.figure.unit in (None, indicator.unit):
        return ""
    printed = placed.figure.value
    if value == (printed if isinstance(printed, tuple) else (printed, printed)):
        return ""
    low, high = value
    shown = replace(placed.figure, value=low if low == high else value, unit=indicator.unit)
    return "".join(say_value(shown))


def _result(published: PublishedPlan, placed: PlacedFigure) -> ShownResult | None:
    """What the last review that speaks of a figure reports."""
    found = [reported for reported in published.results if reported.target is placed.figure]
    if not found:
        return None
    last = found[-1]
    state = make_figure_state(last)
    value = _in_common_unit(last, placed)
    unit = placed.indicator.unit if placed.indicator else ""
    return ShownResult(
        state.status, state.word, state.rule, state.details, last.result.text,
        words=with_unit(written_number(value), unit) if value is not None else "",
        value="" if value is None else str(value),
        review=name_review(last.review),
    )  # fmt: skip


def _in_common_unit(reported: Reported, placed: PlacedFigure) -> Decimal | None:
    """A reported value in the unit of the indicator, where it is of the same kind as the target."""
    figure, indicator = reported.figure, placed.indicator
    if figure is None or indicator is None or not isinstance(figure.value, Decimal):
        return None
    if reported.outcome.status in (Status.NOT_COMPARABLE, Status.NOT_REPORTED):
        return None
    return converted(figure.value, figure.unit or indicator.unit, indicator.unit)
