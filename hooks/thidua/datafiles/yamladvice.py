"""Explaining why a file is not valid YAML to people who do not know YAML.

A parser stops at the first error and describes it in technical terms, often far below the mistake.
This module looks in every line for the slips that people really make (``yamlslips``,
``yamlgroups``), and keeps those without whose repair the file cannot be read. If every line is
right by itself, ``yamlindent`` finds the line with a wrong indentation.
"""

from __future__ import annotations

from collections.abc import Sequence

from thidua.datafiles.fieldnames import every_name
from thidua.datafiles.yamlevents import END_OF_TEXT, first_error
from thidua.datafiles.yamlgroups import LineSlip, find_slips, repaired
from thidua.datafiles.yamlindent import explain_misplaced_line
from thidua.datafiles.yamllines import structural_lines, without_comment
from thidua.foundation.problems import Position, Problem

_MOST_TRIED = 60


def explain_syntax_error(text: str, file: str, place: Position) -> list[Problem]:
    """Find all common mistakes in a file that YAML cannot read.

    Args:
        text: the whole file.
        file: its name in problems.
        place: where the parser stopped. If no common mistake is found, the only problem is a
            general one at this place.
    """
    found = _needed(text, find_slips(text, every_name()))
    if found:
        return [one.problem(file) for one in found]
    misplaced = explain_misplaced_line(structural_lines(text), file)
    return [misplaced or Problem(file, place, *_general(text, place))]


def _needed(text: str, slips: Sequence[LineSlip]) -> list[LineSlip]:
    """The slips without whose repair the file cannot be read."""
    stops = first_error(text)
    # What stands below the place where the parser stops cannot be its reason, unless the text
    # above has a quote or a bracket that swallows what follows; sure slips are always looked at.
    near = [one for one in slips if one.slip.sure or one.line <= stops.line + 1]
    # Where the first item of a list has a bullet of a word processor, the others have it too.
    kinds = {one.slip.kind for one in near}
    alike = [one for one in slips if one.slip.kind in kinds]
    near = alike if len(alike) <= _MOST_TRIED else near
    if len(near) > _MOST_TRIED:
        near = [one for one in near if one.slip.sure] or near[-_MOST_TRIED:]
    sure = [one for one in near if one.slip.sure]
    for tried in (near, sure):
        if tried and first_error(repaired(text, tried)) == END_OF_TEXT:
            return _least(text, tried)
    # Where hundreds of lines are wrong, the later ones are told once the first are mended.
    near = near[:_MOST_TRIED]
    one_of = [one for one in near if first_error(repaired(text, [one])) == END_OF_TEXT]
    if one_of:
        return one_of[:1]
    helpful = [one for one in near if first_error(repaired(text, [one])) > stops]
    return [one for one in near if one.slip.sure or one in helpful] if helpful else []


def _least(text: str, slips: Sequence[LineSlip]) -> list[LineSlip]:
    """The fewest of these slips whose repairs together make the file readable."""
    left = list(slips)
    if len(left) > _MOST_TRIED:
        return left
    for one in sorted(slips, key=lambda one: (one.slip.sure, one.line)):
        others = [other for other in left if other is not one]
        if first_error(repaired(text, others)) == END_OF_TEXT:
            left = others
    return left


def _general(text: str, place: Position) -> tuple[str, str]:
    lines = text.split("\n")
    line = lines[place.line - 1].strip() if place.line <= len(lines) else ""
    said = f" ở chỗ `{without_comment(line)[:40]}`" if line else ""
    return (
        f"Không đọc được tệp{said}: thụt lề, dấu gạch đầu dòng hoặc dấu ngoặc không khớp.",
        "So với các dòng phía trên: mục cùng cấp phải thẳng hàng, mục con thụt vào hai dấu cách.",
    )
