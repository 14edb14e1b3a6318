"""Rules for changes by decisions: from which day they hold, and that none of them is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from thidua.foundation.patterns import compile_late
from thidua.foundation.problems import Problem
from thidua.language.vietnamese import fold
from thidua.model.decided import NEW_ENDS, Effect
from thidua.model.labels import day as in_words
from thidua.portal.dossier import Dossier
from thidua.portal.rules.fidelity import difference_problem
from thidua.portal.rules.new_words import text_with_lines

_SINCE = compile_late(
    r"h(?<!\wh)ieu luc(?: thi hanh)? (?:ke )?tu (?:ngay )?"
    r"(?:(\d{1,2}) ?(?:[/.-]|thang) ?(\d{1,2}) ?(?:[/.-]|nam) ?(\d{4})(?!\d)|(ngay ky|ky))"
)
_CHANGED_LINE = compile_late(
    r"^(?>(?:\W|\d+[.)]|[a-zđ][.)]|điều \d+\.|khoản \d+\.?)*)"
    r"(?:(?:sửa(?: đổi)?|điều chỉnh|thay(?: thế)?|bỏ|bãi bỏ|hủy bỏ|huỷ bỏ|bổ sung|nâng|giảm)"
    r"(?:,? (?:bổ sung|sửa đổi|thay thế))* )?"
    r"chỉ tiêu (?:số |thứ )?(?P<place>\d+(?:\.\d+)*)(?![\d%])(?P<rest>.*)",
    re.IGNORECASE,
)
_DOES = compile_late(
    r"(?<!\w)(?:sửa|thành|như sau|thay|bỏ|điều chỉnh|nay là|nâng|giảm xuống)(?!\w)", re.IGNORECASE
)
_KEEPS = compile_late(
    r"(?<!\w)(?:giữ nguyên|không (?:sửa|điều chỉnh|thay)|không đổi)", re.IGNORECASE
)


def changes_hold_from_the_printed_day(dossier: Dossier) -> Iterator[Problem]:
    """Where a decision prints one day from which it is in force, its changes hold from that day."""
    entry = dossier.entry
    days = {found.groups() for found in _SINCE.finditer(dossier.folded_words)}
    if len(days) != 1:
        return
    day, month, year, signed = days.pop()
    issued = entry.record.document.issued
    since = None if signed else _read(year, month, day)
    if signed and issued and issued.day:
        since = issued.earliest
    for index, change in enumerate(entry.record.changes):
        own = fold(change.text)
        is_other = change.note or change.effect in NEW_ENDS or re.search(r"tu ngay \d", own)
        if since and change.from_ != since and not is_other:
            yield difference_problem(
                entry,
                ("changes", index, "from"),
                f"Quyết định in “có hiệu lực” từ {in_words(since)}, ở đây ghi "
                f"{in_words(change.from_)}.",
                "Ghi ngày ấy; thay đổi này có hiệu lực từ ngày khác thì thêm `note` nói vì sao.",
            )


def _read(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def every_changed_target_is_told(dossier: Dossier) -> Iterator[Problem]:
    """A line of a decision that changes a target by its number stands among its changes."""
    entry = dossier.entry
    amended = [one for one in entry.record.changes if one.effect is Effect.AMEND and one.targets]
    if not amended or any(one.note for one in amended):
        return
    told = {str(target.target) for one in amended for target in one.targets}
    texts = (text_with_lines(dossier, passage) for passage in dossier.passages)
    for line in (line for text in texts for line in text.split("\n")):
        found = _CHANGED_LINE.match(line)
        if not found or found["place"] in told or _KEEPS.search(line):
            continue
        if _DOES.search(line):
            told.add(found["place"])
            index = entry.record.changes.index(amended[-1])
            yield difference_problem(
                entry,
                ("changes", index, "targets"),
                f"Quyết định sửa cả chỉ tiêu {found['place']} mà ở đây không có.",
                "Thêm chỉ tiêu ấy với `old` và `new`; không sửa thì thêm `note` nói vì sao.",
            )
