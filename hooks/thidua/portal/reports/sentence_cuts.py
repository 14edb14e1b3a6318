"""Where the clauses and phrases of a report end, and what stands before and behind a number."""

from __future__ import annotations

import re

from thidua.figures import Figure
from thidua.foundation.patterns import compile_late
from thidua.portal.reports.report_wordings import BY_NOW, EARLIER, OTHER_YEAR

CLAUSE_END = compile_late(r";|\n|\.(?= |$)")
ASIDE = compile_late(r"\([^()]*\)")
ESTIMATED = compile_late(r"(?<!\w)(?:ước|dự ước|ước tính|dự kiến)(?!\w)", re.IGNORECASE)
_PHRASE_START = compile_late(
    rf"\A.*(?:(?:[,;:(]|\.(?=\s))(?!\d)|so(?: với)? {EARLIER} và )", re.DOTALL | re.IGNORECASE
)
_TAIL = compile_late(
    r"[;()\n]|,(?!\d)|\.(?=\s|$)|(?<!\w)(?:(?:so|trong đó|và|gồm|hiện|để|nhằm)(?!\w)|"
    r"do(?!\w)(?! [^,;.]*(?:tài trợ|hỗ trợ|tổ chức|quản lý|làm chủ|phụ trách|thực hiện))|"
    r"cho \d|với (?:[^\W\d]+ ){0,5}\d|"
    r"(?:đạt|bằng|tương ứng|tương đương|chiếm|tăng|giảm)(?: là)? ?\d)",
    re.IGNORECASE,
)
"""Where the words end that may say of what the number before them is: *10% số người chết*."""
_MORE_COUNTED = compile_late(
    r" *(?: và|,(?: và)?) (?P<tail>(?!(?:đạt|bằng|chiếm|tăng|giảm|vượt|trong|không|chưa|có|được|so|"
    r"tương|riêng|đã|còn|cao|thấp|là|làm)(?!\w))[^\d,;.()]+)(?=[,;(]|\.(?:\s|$)|$)",
    re.IGNORECASE,
)
"""A second noun behind the unit of a number, and what is said of both, up to the next comma."""


def list_clause_ends(text: str) -> list[int]:
    """Where the clauses of a text end."""
    return [match.end() for match in CLAUSE_END.finditer(text)]


def find_other_year(head: str, year: int | None) -> str:
    """The last year that the words before a number name, if results are of another."""
    now = max((match.end() for match in BY_NOW.finditer(head)), default=0)
    named = [one for one in OTHER_YEAR.finditer(head) if not one["compared"] and one.end() > now]
    return named[-1].group() if year and named and int(named[-1]["year"]) != year else ""


def find_due_later(figure: Figure, year: int | None) -> str:
    """The day behind the year of the report by which an estimate is to be reached."""
    is_later = year and figure.by and int(figure.by.date[:4]) > year
    return figure.by.text if is_later and figure.by else ""


def blank_out(pattern: re.Pattern[str], text: str) -> str:
    """The text with spaces in place of what matches, so that offsets stay as they are."""
    return pattern.sub(lambda match: " " * len(match.group()), text)


def cut_phrase(head: str) -> str:
    """The phrase in which a text ends, without what stands in closed brackets: *(đầu năm)*."""
    return _PHRASE_START.sub("", ASIDE.sub(" ", head))


def find_more_counted(behind: str) -> str:
    """What a report counts too, and says of all of it: *118/122 tuyến đường, ngõ phố có điện*."""
    more = _MORE_COUNTED.match(behind)
    return more["tail"] if more else ""


def find_tail(behind: str) -> str:
    """The words right behind a number that may say of what it is."""
    return _TAIL.split(behind, maxsplit=1)[0].strip()
