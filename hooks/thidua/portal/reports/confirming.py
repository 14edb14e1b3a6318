"""Whether a number that a report sets against its plan is yet of another thing than a target.

*Trồng lúa 126/120 ha* is no result of *trồng rừng 120 ha*, though both plans are of 120 ha: what
a share of the plan confirms has to name the thing, and no other deed about it.
"""

from __future__ import annotations

import re

from thidua.figures import Figure
from thidua.figures.units import unit_of
from thidua.foundation.patterns import compile_late
from thidua.portal.reports.implied import say_implied
from thidua.portal.reports.report_phrases import HARMLESS, PASSED_OVER
from thidua.portal.reports.report_reading import ReportedValue
from thidua.portal.reports.report_wordings import SAID_BY_UNIT
from thidua.portal.reports.report_words import WORD, plain_word, say_alike, spell_out

_OTHER_DEED = compile_late(
    r"(?<!\w)(?:chăm sóc|sửa(?: chữa)?|tu (?:sửa|bổ)|nâng cấp|cải tạo|khoanh nuôi|bảo vệ|"
    r"thanh lý|tiêu hủy)(?!\w)",
    re.IGNORECASE,
)
"""What is done about a thing that is there already."""
_MEMBER = re.compile(r"[^\W\d]+ viên")
"""Whom a body has, by the body: *đảng viên* are no *đoàn viên*."""


def names_another(target: Figure, value: ReportedValue, line: str, report: str) -> bool:
    """Whether a name has another deed, other members, or no word of the thing that is meant.

    Args:
        target: a figure of the line.
        value: of the report, with a name that has words which the line does not have.
        line: the words of the target.
        report: all its words, for a thing may stand at its beginning only.
    """
    told = say_alike(f"{value.figure.name} {value.figure.unit or ''} {value.tail}")
    asked = say_alike(f"{line} {target.name}")
    if any(not _says(asked, deed.group()) for deed in _OTHER_DEED.finditer(told)):
        return True
    members = (_MEMBER.fullmatch(one.unit or "") for one in (target, value.figure))
    own, other = (match.group() if match else "" for match in members)
    if own and other and own != other:
        return True
    thing = _list_thing(target)
    there = {
        plain_word(word) for word in WORD.findall(say_implied(spell_out(say_alike(report), asked)))
    }
    return bool(thing) and not thing & there


def _says(text: str, words: str) -> bool:
    return words.lower() in text.lower()


def _list_thing(target: Figure) -> set[str]:
    """The words of a target behind its verb, and the noun that it counts."""
    unit = target.unit or ""
    noun = "" if unit in SAID_BY_UNIT or unit_of(unit).factor != 1 or "/" in unit else unit
    said = say_alike(PASSED_OVER.sub(" ", target.name)).partition(" ")[2]
    words = WORD.findall(f"{said} {noun}")
    return {plain_word(word) for word in words if word.lower() not in HARMLESS}
