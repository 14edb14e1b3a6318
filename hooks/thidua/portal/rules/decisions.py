"""Rules for decisions that change plans: both sides are quoted, and the days fit together."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from thidua.attachments.comparison.boundaries import is_whole
from thidua.datafiles.validation import FileRecord
from thidua.foundation.patterns import compile_late
from thidua.foundation.problems import Problem
from thidua.language.dates import Edtf
from thidua.language.markup import find_words, one_line
from thidua.language.swapped_words import is_swapped
from thidua.model import Plan
from thidua.model.decided import NEW_ENDS, DecidedChange, Effect
from thidua.model.field_path import FieldPath
from thidua.model.labels import EFFECTS
from thidua.model.labels import day as in_words
from thidua.portal.dossier import Dossier
from thidua.portal.effect_words import EFFECT_WORDS
from thidua.portal.rules.fidelity import difference_problem
from thidua.portal.versions import find_reversed_until

_SHORT = 80
_DECEMBER = 12
_QUARTERS = {3: "I", 6: "II", 9: "III", 12: "IV"}
"""The quarters by the months in which they end."""
_DATE = r"(\d{1,2}) ?(?:[/.-]|tháng) ?(\d{1,2}) ?(?:[/.-]|năm) ?(\d{4})(?!\d)"
_DAY = compile_late(rf"(?<![\d/.-]){_DATE}")
_FROM = compile_late(rf"(?:kể )?từ ngày {_DATE}", re.IGNORECASE)
_ENDED_SINCE = " Quyết định chỉ nói kết thúc từ ngày nào thì ghi ngày liền trước, thêm `note`."
_NOT_DENIED = r"(?<!\w)(?<!không )(?<!chưa )"
_SAYING = {
    effect: compile_late(rf"{_NOT_DENIED}(?:{words.any})(?!\w)", re.IGNORECASE)
    for effect, words in EFFECT_WORDS.items()
}


def changes_are_printed(dossier: Dossier) -> Iterator[Problem]:
    """A decision prints the sentence of every change, and the new words of every target."""
    words = _list_words(dossier)
    for index, change in enumerate(dossier.entry.record.changes):
        if not _prints(dossier, change.text):
            yield _not_printed(dossier.entry, ("changes", index, "text"), change.text)
        for place, target in enumerate(change.targets):
            path: FieldPath = ("changes", index, "targets", place)
            is_said = not target.new or _prints(dossier, target.new)
            if not is_said and not is_swapped(target.old or "", target.new or "", words):
                yield _not_printed(dossier.entry, (*path, "new"), target.new or "")
            if target.old and not change.plan and not _prints(dossier, target.old):
                yield _not_printed(dossier.entry, (*path, "old"), target.old)


def _prints(dossier: Dossier, words: str) -> bool:
    """Whether a passage has the words, with nothing of a number or its comparison cut off."""
    wanted = one_line(words)
    return any(
        is_whole(passage.text, (at, at + len(wanted)), (0, len(passage.text)))
        for passage in dossier.passages
        for at in find_words(wanted, passage.text)
    )


def _not_printed(entry: FileRecord[Plan], path: FieldPath, words: str) -> Problem:
    return difference_problem(
        entry,
        path,
        f"Không tìm thấy nguyên văn “{shorten_quote(words)}” trong các đoạn của quyết định.",
        "Chép lại đúng từng chữ từ lời văn của quyết định, không cắt số hay chữ đổi nghĩa.",
    )


def shorten_quote(words: str) -> str:
    """Words of a document, cut where they are too long for a problem."""
    return words if len(words) <= _SHORT else f"{words[:_SHORT].rstrip()}…"


def changes_say_what_their_kind_says(dossier: Dossier) -> Iterator[Problem]:
    """A change has what its kind needs and nothing else, and names the plan that it changes."""
    entry = dossier.entry
    for index, change in enumerate(entry.record.changes):
        path: FieldPath = ("changes", index)
        if not (change.plan or change.number):
            yield difference_problem(
                entry,
                path,
                "Chưa nói văn bản này thay đổi kế hoạch nào.",
                "Ghi `plan:` là mã kế hoạch trên Cổng, hoặc `number:` nếu kế hoạch không có ở đây.",
            )
        yield from _check_kind(entry, change, path)
        for place, target in enumerate(change.targets):
            if not (target.old or target.new):
                yield difference_problem(
                    entry,
                    (*path, "targets", place),
                    f"Chỉ tiêu {target.target} không có lời cũ, cũng không có lời mới.",
                    "Ghi `old` và `new`; thêm mới thì chỉ ghi `new`, bỏ đi thì chỉ ghi `old`.",
                )


def changes_do_what_their_sentence_says(dossier: Dossier) -> Iterator[Problem]:
    """What a change does, and until when, is what its sentence says, or a note says why not."""
    entry = dossier.entry
    for index, change in enumerate(entry.record.changes):
        if change.note:
            continue
        path: FieldPath = ("changes", index)
        wanted = _SAYING.get(change.effect)
        if wanted and not wanted.search(change.text):
            yield difference_problem(
                entry,
                (*path, "effect"),
                f"Câu “{shorten_quote(change.text)}” không nói điều này "
                f"({EFFECTS[change.effect]}).",
                "Xem lại `effect`, hoặc chép câu nói điều ấy; câu dùng cách nói khác thì thêm "
                "`note` nói vì sao hiểu như vậy.",
            )
        said = [change.text] if _DAY.search(change.text) else _list_words(dossier)
        until = change.until if change.effect in (*NEW_ENDS, Effect.SUSPEND) else None
        if (
            until
            and until.latest >= change.from_
            and not any(_names_day(words, until) for words in said)
        ):
            yield difference_problem(
                entry,
                (*path, "until"),
                f"Quyết định không in ngày này ({until.in_words()}).",
                "Ghi đúng ngày mà câu ấy in; ngày phải tự tính thì thêm `note` nói tính thế nào.",
            )
        began = _FROM.search(change.text) if change.effect not in NEW_ENDS else None
        if began and _as_day(began) != change.from_:
            yield difference_problem(
                entry,
                (*path, "from"),
                f"Câu thay đổi ghi “{began.group()}”, ở đây ghi {in_words(change.from_)}.",
                "Ghi đúng ngày có hiệu lực mà câu ấy in.",
            )


def _list_words(dossier: Dossier) -> list[str]:
    """The words of every passage of a document."""
    return [passage.text for passage in dossier.passages]


def _as_day(found: re.Match[str]) -> date | None:
    day, month, year = (int(part) for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _names_day(words: str, until: Edtf) -> bool:
    """Whether a text prints a day, or the month or the year whose last day it is."""
    if not until.month:
        return str(until.year) in words
    last = until.latest
    days = [day for found in _DAY.finditer(words) if (day := _as_day(found))]
    if last in days or (not until.day and any(_is_month(day, until) for day in days)):
        return True
    if last.day != monthrange(last.year, last.month)[1]:
        return False
    whole = rf"(?<![\d/.-])0?{last.month} ?(?:/|năm) ?{last.year}(?!\d)"
    if quarter := _QUARTERS.get(last.month):
        whole += rf"|[Qq]u[ýí] (?:{quarter}|{last.month // 3}) ?(?:/|,? ?năm) ?{last.year}(?!\d)"
    if last.month == _DECEMBER:
        whole += rf"|năm {last.year}(?!\d)"
    return re.search(whole, words) is not None


def _is_month(day: date, month: Edtf) -> bool:
    return (day.year, day.month) == (month.year, month.month)


def _check_kind(
    entry: FileRecord[Plan], change: DecidedChange, path: FieldPath
) -> Iterator[Problem]:
    if change.targets and change.effect is not Effect.AMEND:
        yield difference_problem(
            entry,
            (*path, "targets"),
            "Chỉ sửa đổi mới có lời cũ, lời mới của chỉ tiêu; ở đây ghi "
            f"“{EFFECTS[change.effect]}” (`{change.effect.value}`).",
            f"Tách thành hai phần tử của `changes`: một “{EFFECTS[Effect.AMEND]}” "
            f"(`{Effect.AMEND.value}`) với `targets`, một cho việc này.",
        )
    if change.effect in NEW_ENDS and not change.until:
        since = _ENDED_SINCE if change.effect is Effect.SHORTEN else ""
        yield difference_problem(
            entry,
            path,
            f"{EFFECTS[change.effect]} nhưng chưa ghi đến bao giờ.",
            "Thêm `until:` là thời hạn mới mà quyết định ghi." + since,
        )
    elif change.until and change.effect not in (*NEW_ENDS, Effect.SUSPEND):
        yield difference_problem(
            entry,
            (*path, "until"),
            "`until` chỉ dùng khi gia hạn, rút ngắn hoặc tạm dừng có kỳ hạn.",
            "Bỏ dòng này, hoặc xem lại `effect`.",
        )


def changes_come_after_their_decision(dossier: Dossier) -> Iterator[Problem]:
    """No change holds before its decision was issued, or after the day on which it stops."""
    entry, issued = dossier.entry, dossier.entry.record.document.issued
    for index, change in enumerate(entry.record.changes):
        day = change.from_
        if issued and day < issued.earliest:
            yield difference_problem(
                entry,
                ("changes", index, "from"),
                f"Thay đổi có hiệu lực {in_words(day)}, trước ngày ban hành quyết định "
                f"({issued.in_words()}).",
                "Xem lại ngày có hiệu lực ghi trong quyết định.",
            )
        if told := find_reversed_until(change):
            yield difference_problem(entry, ("changes", index, "until"), *told)


def decisions_change_other_documents(dossier: Dossier) -> Iterator[Problem]:
    """No document changes itself."""
    entry = dossier.entry
    plan = entry.record
    number = plan.document.number
    for index, change in enumerate(plan.changes):
        is_same_number = number is not None and number.seq is not None and change.number == number
        if change.plan == plan.id or (not change.plan and is_same_number):
            key = "plan" if change.plan else "number"
            yield difference_problem(
                entry,
                ("changes", index, key),
                "Văn bản không thể tự sửa chính mình.",
                "Ghi kế hoạch mà văn bản này sửa.",
            )


def replaced_documents_are_told_once(dossier: Dossier) -> Iterator[Problem]:
    """A number among the changes is not repeated at ``document.replaces``."""
    entry = dossier.entry
    changed = {str(change.number) for change in entry.record.changes if change.number}
    for index, number in enumerate(entry.record.document.replaces):
        if str(number) in changed:
            yield difference_problem(
                entry,
                ("document", "replaces", index),
                f"`changes` đã nói văn bản này thay thế `{number}`.",
                "Bỏ số này ở `replaces`.",
            )
