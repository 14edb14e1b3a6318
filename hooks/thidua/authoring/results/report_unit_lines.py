"""Reading lines of a report that tell of one unit each: *- Thôn Nà Pù: trồng 12 ha, đạt 120%*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from thidua.figures import Figure
from thidua.foundation.patterns import compile_late
from thidua.language.vietnamese import CAPITALS
from thidua.portal.reports.names import name_strangers
from thidua.portal.reports.report_sentences import read_report
from thidua.portal.reports.report_units import in_unit_of

_UNIT = (
    r"(?:[Tt]hôn|[Xx]óm|[Bb]ản|[Ấấ]p|[Bb]uôn|[Ll]àng|[Tt]ổ dân phố|[Tt]ổ|[Kk]hu dân cư|[Kk]hu phố|"
    r"[Kk]hu|[Xx]ã|[Pp]hường|[Tt]hị trấn|[Cc]hi (?:bộ|đoàn|hội)|[Tt]rường(?: (?:mầm non|tiểu học|"
    rf"THCS|THPT))?)(?: (?:số )?\d{{1,2}}(?![\d.,/%])|(?: [{CAPITALS}]\w*)+)"
)
_INTRODUCTION = re.compile(r"^(?:[Tt]rong đó|[Cc]ụ thể|[Gg]ồm)\s*:\s*")
_NEXT = compile_late(rf"[,;.] (?=(?:và )?{_UNIT}(?!\w))")
_LINE = compile_late(
    rf"(?:và )?(?P<unit>{_UNIT})(?!\w)(?: ?[:,–-] ?| (?=\d|(?:đã |cũng )*(?:đạt|có|trồng|được|"
    r"thực hiện|hoàn thành|xây|làm|kết nạp|còn|giảm|tăng|thu|vận động|hiến|cứng hóa|là)(?!\w)))"
    r"(?P<words>.*\d.*)"
)


class UnitLine(NamedTuple):
    """What a line, or a part of one, tells of a unit."""

    unit: str
    words: str


def read_unit_lines(text: str, figure: Figure, known: Sequence[str]) -> list[UnitLine]:
    """The units of a line, each with one number counted as a figure of a target is.

    Nothing if any part of the line is another one: then nobody knows what it tells.

    Args:
        text: the line, without its mark.
        figure: of which the result before it tells.
        known: the words of its target and of that result.
    """
    parts = _NEXT.split(_INTRODUCTION.sub("", text.strip()).strip(" ."))
    lines = [_LINE.fullmatch(part.strip(" .;,")) for part in parts]
    told = [UnitLine(line["unit"], line["words"].strip()) for line in lines if line]
    is_sure = len(told) == len(parts) and all(_counts_as(one.words, figure, known) for one in told)
    return told if is_sure else []


def _counts_as(words: str, figure: Figure, known: Sequence[str]) -> bool:
    """Whether words have one number that is counted like a figure, and no name of another thing."""
    values = [
        value
        for value in read_report(words).values
        if in_unit_of(figure, value.figure) is not None and not value.undone
    ]
    said = [f"{value.figure.name} {value.tail}" for value in values]
    return len(said) == 1 and not name_strangers(said[0], [*known, figure.unit or ""], words)
