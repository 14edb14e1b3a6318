"""Whether a number of a report is of one of several things that a target has in one number."""

from __future__ import annotations

from thidua.figures import Figure
from thidua.portal.report_reading import ReportedValue, ReportReading
from thidua.portal.report_units import list_words
from thidua.portal.report_wordings import LISTED_COUNTS, PART


def tells_apart(target: Figure, value: ReportedValue, reading: ReportReading) -> bool:
    """Whether a report gives one number each to what the target counts in one.

    *Xếp loại tốt 85,3%, khá 12,1%* beside *tốt, khá đạt 98%*: neither is that of the target. A part
    leaves out what the whole before it says: *khám phá án đạt 92%, trong đó án mạng 100%*.
    """
    wanted, own = list_words(target.name), list_words(value.figure.name)
    return any(
        other.figure.span != value.figure.span
        and other.clause == value.clause
        and other.figure.unit == value.figure.unit
        and other.figure.direction is value.figure.direction
        and (list_words(other.figure.name) & wanted) - own
        and (own & wanted) - list_words(other.figure.name)
        and list_words(other.figure.name) <= wanted
        and not value.whole
        for other in reading.values
    )


def is_of_one_thing(target: Figure, value: ReportedValue) -> bool:
    """Whether a number is of one of several things that a target sets: *số vụ, số người*."""
    things = LISTED_COUNTS.findall(target.name)
    told = list_words(f"{value.figure.name} {value.figure.unit or ''} {value.tail}")
    return len(things) > 1 and not all(list_words(thing) & told for thing in things)


def is_part_of_goal(target: Figure, value: ReportedValue) -> bool:
    """Whether a part of a total is told of a target out of the same total."""
    return value.unclear == PART and target.of is not None and target.of == value.planned
