"""Dates that people type for what is done already, and that have not come yet."""

from __future__ import annotations

from datetime import date

from desk.places import PlacedProblem
from thidua.datafiles.format.shape import kind_of
from thidua.datafiles.validation import check_tree
from thidua.datafiles.yamltree import parse
from thidua.model.field_path import FieldPath
from thidua.model.honoree import Honoree
from thidua.model.results import Results
from thidua.portal.todays_rules import list_days_to_come, list_reviews_to_come


def list_not_come(
    text: str, file: str, changed: tuple[FieldPath, ...], today: date
) -> tuple[PlacedProblem, ...]:
    """Reports, consents and takedowns that were filled in as done on a day that has not come.

    Args:
        text: of the whole file as it would be; empty if it cannot be written anyway.
        file: relative to the portal.
        changed: the fields that were filled in; what stood there before is not blamed.
        today: the day of the desk.
    """
    tree = parse(text, file)[0] if text else None
    if tree is None:
        return ()
    told: list[tuple[FieldPath, str, str]] = []
    if kind_of(file) == "honoree" and (honoree := check_tree(tree, file, Honoree)[0]):
        told += list_days_to_come(honoree, today)
    if kind_of(file) == "results" and (results := check_tree(tree, file, Results)[0]):
        told += list_reviews_to_come(results, today)
    return tuple(
        PlacedProblem(file, path, message, fix, is_error=True)
        for path, message, fix in told
        if path in changed
    )
