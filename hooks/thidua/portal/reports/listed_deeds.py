"""What the items of a list share: a verb before them, or a head with a colon.

*Chăm sóc 53 ha quế, 21 ha hồi*; *Gieo cấy lúa: KH 120 ha, TH 126 ha*.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from thidua.figures import Figure
from thidua.foundation.patterns import compile_late
from thidua.portal.reports.report_reading import ReportedValue
from thidua.portal.reports.report_units import list_words
from thidua.portal.reports.report_wordings import SAID_BY_UNIT

_ITEM = re.compile(r"[\s,]*(?:và )?\d")
"""How an item begins that has no words of its own before its number."""
_BEFORE = re.compile(r"[^\d,;:(]*(?=\d)")
"""The words of the first item before its number."""
_ANY_DEED = re.compile(r"(?:^|.*\s)(?:tiến hành|tổ chức|thực hiện|triển khai|có|đạt|được|đã)", re.I)
"""Words that say only that a thing is done, which an item may leave out."""
_HEAD = re.compile(
    r"(?:.*(?:[;\n:]|\.\s))?(?P<head>(?=[^;:.\n\d]*[^\W\d])[^;:.\n\d]*):[^:\n]*", re.DOTALL
)
_LABEL = re.compile(
    r"(?:\W|(?:kế hoạch|KH|chỉ tiêu|dự toán|được|giao|thực hiện|TH|kết quả|ước|đạt|cả|trong|năm|"
    r"nay|đến|là|đã|có)(?!\w))*",
    re.IGNORECASE,
)
"""A name that says only whether a number is planned or done."""
_PROPOSED = compile_late(r"đề xuất|đề nghị|đăng ký|phấn đấu|dự kiến", re.IGNORECASE)
_FINISHED = compile_late(r"(?<!\w)(?:đã|được|hoàn thành|đến nay|đạt)(?!\w)", re.IGNORECASE)
_SEVERAL_WORDS = 2
_MEASURES = frozenset({*SAID_BY_UNIT, "%", "‰", ""})
_BEFORE_COLON = re.compile(r"(?:^|[;.,]\s|[-–+•]\s)(?P<head>[^:;.,\d]+): ?$")
"""Beside it alone, *86% hộ* may be of anything."""
_OF_WHOM = re.compile(
    r"(?:tổng )?(?:số )?(?:hộ(?: dân| gia đình)?|dân(?: số| cư)?|người(?: dân)?|trẻ(?: em)?|"
    r"thôn|xóm|bản|trường|học sinh|lao động|diện tích)",
    re.IGNORECASE,
)


def share_verbs(values: Iterable[ReportedValue], text: str) -> Iterator[ReportedValue]:
    """The values, each named with the words before the first number of its list.

    Where the thing that is counted stands behind the first number, only a deed can stand before it,
    and it is that of all items.

    Args:
        values: of a report, in printed order.
        text: its words.
    """
    deed, earlier = "", None
    for value in values:
        figure = value.figure
        printed = text[slice(*figure.span)]
        is_next = earlier is not None and earlier.clause == value.clause and figure.unit != "%"
        earlier = value
        if is_next and deed and _ITEM.match(printed) and not value.whole:
            if not figure.name.startswith(deed):
                yield replace(value, figure=replace(figure, name=f"{deed} {figure.name}"))
                continue
        elif figure.unit != "%" or not _ITEM.match(printed):
            before = _BEFORE.match(printed)
            deed = before.group().strip() if before and _is_behind(value, printed) else ""
            deed = "" if _ANY_DEED.fullmatch(deed) else deed
        yield value


def name_by_heads(values: Sequence[ReportedValue], text: str) -> Iterator[ReportedValue]:
    """The values, each that says only that it is done with the name of its head.

    Args:
        values: of a report, in printed order.
        text: its words.
    """
    planned = False
    for value in values:
        is_label = _LABEL.fullmatch(value.figure.name) is not None
        found = _HEAD.fullmatch(text[: value.figure.span[0] + 1]) if planned and is_label else None
        planned = is_label and (planned or bool(value.undone))
        if found and not value.undone:
            head = found["head"].strip(" -–+•")
            yield replace(value, figure=replace(value.figure, name=head))
        else:
            yield _name_before_colon(value, text)


def _name_before_colon(value: ReportedValue, text: str) -> ReportedValue:
    """A share behind which stands only of whom it is, with the words before it: *Nước: 86% hộ*."""
    figure = value.figure
    head = _BEFORE_COLON.search(text[: figure.span[0]])
    if head is None or figure.unit != "%" or not _OF_WHOM.fullmatch(figure.name):
        return value
    return replace(value, figure=replace(figure, name=f"{head['head'].strip()} {figure.name}"))


def _is_behind(value: ReportedValue, printed: str) -> bool:
    """Whether the thing that is counted stands behind its number."""
    unit = value.figure.unit or ""
    behind = printed.rpartition(unit)[2] if unit else ""
    return bool(re.search(r"\w", behind) or value.tail) if unit in _MEASURES else True


def is_said_again(earlier: ReportedValue, figure: Figure) -> bool:
    """Whether a percentage tells what the number before it only proposes: *90 hộ đăng ký, 75%*."""
    is_same = figure.unit == "%" and figure.name == earlier.figure.name
    return is_same and _PROPOSED.fullmatch(earlier.undone) is not None


def is_proposed_with(earlier: ReportedValue, figure: Figure, text: str) -> bool:
    """Whether a number tells more of what the one before it only proposes: *đề xuất cắt giảm …*."""
    between = text[earlier.figure.span[1] : figure.span[1]]
    if not _PROPOSED.fullmatch(earlier.undone) or _FINISHED.search(between):
        return False
    return len(list_words(earlier.figure.name) & list_words(figure.name)) >= _SEVERAL_WORDS
