"""Whether a number tells only the deed that several figures of a line have in common."""

from __future__ import annotations

from collections.abc import Sequence

from thidua.figures import Figure
from thidua.portal.reports.narrower import STATES
from thidua.portal.reports.report_phrases import HARMLESS
from thidua.portal.reports.report_reading import ReportedValue
from thidua.portal.reports.report_words import WORD, plain_word

_SEVERAL = 2


def tells_only_deed(targets: Sequence[Figure], value: ReportedValue) -> bool:
    """Whether a number does not say of which of those it is that do the same.

    *93% hoàn thành tốt nhiệm vụ* beside *92% tổ chức đảng và 88% đảng viên hoàn thành tốt nhiệm
    vụ*: the last figure has the words of the deed, but the deed is that of both.

    Args:
        targets: the figures of the line, in printed order.
        value: a number of the report.
    """
    if len(targets) < _SEVERAL:
        return False
    *others, last = targets
    begins = STATES.search(last.name)
    is_shared = all(one.name and not STATES.search(one.name) for one in others)
    is_alike = all(one.unit == value.figure.unit for one in targets)
    if begins is None or not (is_shared and is_alike):
        return False
    whom, deed = _list_words(last.name[: begins.start()]), last.name[begins.start() :]
    told = _list_words(f"{value.figure.name} {value.tail}")
    return bool(whom and told) and told <= _list_words(deed)


def _list_words(text: str) -> set[str]:
    """The words of a text that say something, each in its plain form."""
    return {plain_word(word) for word in WORD.findall(text) if word.lower() not in HARMLESS}
