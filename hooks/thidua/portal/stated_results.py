"""Results of which staff stated the figures."""

from __future__ import annotations

import re
from dataclasses import replace

from thidua.figures import Direction, Figure
from thidua.model.results import Result, UnitResult
from thidua.portal.reports.report_reading import ReportedValue, ReportReading
from thidua.portal.targets import stated_figure

_CHANGE = re.compile(r"(?<!\w)(?:tăng|giảm)$", re.IGNORECASE)


def read_stated(result: Result | UnitResult) -> ReportReading:
    """The figures that staff stated for a result, because its words are read wrongly."""
    values = [
        ReportedValue(_with_change(figure), 0, figure.of, estimated=False)
        for figure in map(stated_figure, result.figures)
    ]
    return ReportReading(tuple(values), ())


def _with_change(figure: Figure) -> Figure:
    """A stated figure of which the name says that it is a change: *Tỷ lệ hộ nghèo giảm*."""
    change = _CHANGE.search(figure.name)
    if figure.direction or change is None:
        return figure
    falls = change.group().lower() == "giảm"
    return replace(figure, direction=Direction.DECREASE if falls else Direction.INCREASE)
