"""Rules for decisions that change plans: both sides are quoted, and the days fit together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.attachments.comparison.boundaries import is_whole
from thidua.datafiles.validation import FileRecord
from thidua.foundation.problems import Problem
from thidua.language.markup import one_line
from thidua.model import Plan
from thidua.model.decided import DecidedChange, Effect
from thidua.model.labels import day as in_words
from thidua.portal.dossier import Dossier
from thidua.portal.rules.fidelity import difference_problem

Path = tuple[str | int, ...]
_SHORT = 80


def changes_are_printed(dossier: Dossier) -> Iterator[Problem]:
    """A decision prints the sentence of every change, and the new words of every target."""
    for index, change in enumerate(dossier.entry.record.changes):
        if not _prints(dossier, change.text):
            yield _not_printed(dossier.entry, ("changes", index, "text"), change.text)
        for place, target in enumerate(change.targets):
            path: Path = ("changes", index, "targets", place)
            if target.new and not _prints(dossier, target.new):
                yield _not_printed(dossier.entry, (*path, "new"), target.new)
            if target.old and not change.plan and not _prints(dossier, target.old):
                yield _not_printed(dossier.entry, (*path, "old"), target.old)


def _prints(dossier: Dossier, words: str) -> bool:
    """Whether a passage has the words, with nothing of a number or its comparison cut off."""
    wanted = one_line(words)
    return any(
        is_whole(passage.text, found.span(), (0, len(passage.text)))
        for passage in dossier.passages
        for found in re.finditer(re.escape(wanted), passage.text)
    )


def _not_printed(entry: FileRecord[Plan], path: Path, words: str) -> Problem:
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
        path: Path = ("changes", index)
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


def _check_kind(entry: FileRecord[Plan], change: DecidedChange, path: Path) -> Iterator[Problem]:
    if change.targets and change.effect is not Effect.AMEND:
        yield difference_problem(
            entry,
            (*path, "targets"),
            f"Chỉ sửa đổi mới có lời cũ, lời mới của chỉ tiêu; ở đây ghi `{change.effect.value}`.",
            "Tách thành hai phần tử của `changes`: một `amend` với `targets`, một cho việc này.",
        )
    if change.effect is Effect.EXTEND and not change.until:
        yield difference_problem(
            entry,
            path,
            "Gia hạn nhưng chưa ghi đến bao giờ.",
            "Thêm `until:` là thời hạn mới mà quyết định ghi.",
        )
    elif change.until and change.effect not in (Effect.EXTEND, Effect.SUSPEND):
        yield difference_problem(
            entry,
            (*path, "until"),
            "`until` chỉ dùng khi gia hạn hoặc tạm dừng có kỳ hạn.",
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
        if change.until and change.until.latest < day:
            yield difference_problem(
                entry,
                ("changes", index, "until"),
                f"“Đến hết” ({change.until.in_words()}) đứng trước “từ ngày” ({in_words(day)}).",
                "Kiểm tra lại hai ngày.",
            )


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
