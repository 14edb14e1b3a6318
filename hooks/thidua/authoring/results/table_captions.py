"""What stands above a table of a report: what it counts, and in what unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from thidua.authoring.drafting.table_figures import tidy_name
from thidua.authoring.results.cells import begin_small

_UNIT_LINE = re.compile(r"\(?(?:ĐVT|đơn vị(?: tính)?)\s*:\s*(?P<unit>[^()]{1,30}?)\)?\.?", re.I)
_ASIDE = re.compile(r"\(.*\)|Nguồn:.*", re.IGNORECASE)
_CAPTION = re.compile(
    r"^(?:(?:phụ lục|biểu(?: số)?|bảng)\s*[\dIVX]*\s*[.:-]?\s*)?"
    r"(?:kết\s+quả\s+(?:thực\s+hiện\s+)?(?:chỉ\s+tiêu\s+)?)?",
    re.IGNORECASE,
)
_FOR_UNITS = re.compile(
    r"[,\s]*(?:(?:theo|của|ở|tại|cho)\s+)?(?:từng|các)\s+(?:đơn vị|xã|phường|thôn|xóm|bản|"
    r"tổ dân phố|chi bộ|trường|cơ quan|địa phương|khu dân cư)(?:[\s,:.].*)?$",
    re.IGNORECASE,
)


class TableCaption(NamedTuple):
    """What stands above a table: the words that name it, and the unit of its values."""

    words: str = ""
    unit: str = ""


NO_CAPTION = TableCaption()


def read_caption(above: Sequence[str]) -> TableCaption:
    """Read the paragraphs right above a table: below its name may stand its unit, or its source."""
    unit = ""
    for words in reversed(above):
        measure = _UNIT_LINE.fullmatch(words.strip())
        if measure:
            unit = unit or begin_small(measure["unit"].strip())
        elif not _ASIDE.fullmatch(words.strip()):
            return TableCaption(words, unit)
    return TableCaption(unit=unit)


def name_in(caption: TableCaption) -> str:
    """What a caption says that a table counts."""
    words = _FOR_UNITS.sub("", caption.words.strip(" .:"))
    return tidy_name(_CAPTION.sub("", words, count=1))
