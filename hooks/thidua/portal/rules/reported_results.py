"""Rules for results beside their report: none is left out, and none is given to another target.

What pairs reports with targets is loaded only where there are results.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.foundation.problems import Problem
from thidua.portal.dossier import Dossier


def results_of_reports_are_told(dossier: Dossier) -> Iterator[Problem]:
    """What an attached report tells of a target or a unit is there, or a reason says why not."""
    if dossier.results:
        from thidua.portal.rules.left_out_results import list_left_out  # noqa: PLC0415  # slow to load

        yield from list_left_out(dossier)


def results_are_of_their_target(dossier: Dossier) -> Iterator[Problem]:
    """A result that surely tells of one target is not given as that of another, or of a goal."""
    if dossier.results:
        from thidua.portal.rules.left_out_results import list_misplaced  # noqa: PLC0415  # slow to load

        yield from list_misplaced(dossier)


def reports_may_tell_more(dossier: Dossier) -> Iterator[Problem]:
    """What a report may tell of a target that has no result is told to staff."""
    if dossier.results:
        from thidua.portal.rules.left_out_results import list_possible  # noqa: PLC0415  # slow to load

        yield from list_possible(dossier)
