"""``portal changes``: what a proposal changes for the public, for those who review it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from datetime import date
from pathlib import Path

from icon_sets import find_icon_sets
from portal_cli.arguments import find_root, read_today, tell
from portal_cli.earlier_data import open_earlier_data
from portal_cli.formats import print_problems
from portal_cli.git import BaseError, find_base, name_state_before_last_change
from thidua.changes import (
    Report,
    add_history,
    compare_states,
    make_state,
    read_state,
    write_html,
    write_markdown,
)
from thidua.foundation.files import replace
from thidua.foundation.problems import DataProblemsError
from thidua.portal.loading import load_or_raise

_FORMS: dict[str, Callable[[Report], str]] = {"markdown": write_markdown, "html": write_html}


def run(given: Namespace) -> int:
    """Print or write what changed since the base that was named."""
    if given.format not in _FORMS:
        tell(f"Không có dạng `{given.format}`. Chọn một trong: {', '.join(_FORMS)}.")
        return 2
    root = find_root(given.root)
    base = given.base or find_base(root)
    if not base:
        tell(
            "Chưa biết so với gì. Viết tên nhánh sau lệnh, ví dụ `portal changes origin/main`; "
            "không dùng git thì viết thư mục có bản `data/` trước khi sửa, ví dụ "
            "`portal changes ../ban-cu`."
        )
        return 2
    report = _find_changes(root, base, read_today(given.today))
    if isinstance(report, int):
        return report
    is_told = report.is_empty and not given.base and _tell_of_commits(root, given)
    if given.write_history and is_told:
        return 0
    if given.write_history:
        _write_history(root, report)
        return 0
    text = _FORMS[given.format](report)
    if given.output:
        given.output.parent.mkdir(parents=True, exist_ok=True)
        replace(given.output, text.encode())
    else:
        print(text, end="")
    return 0


def _tell_of_commits(root: Path, given: Namespace) -> bool:
    """Say how to compare what was already committed to the branch that is compared with.

    Without a commit before that there is nothing to say.
    """
    before = name_state_before_last_change(root)
    if before:
        verb = f"portal changes {before}{' --write-history' if given.write_history else ''}"
        tell(
            "Dữ liệu giống hệt bản đã commit ở nhánh chính, nên không có gì để so. Lỡ commit rồi "
            f"thì chạy `{verb}`: so với bản trước commit gần nhất sửa data/."
        )
    return bool(before)


def _write_history(root: Path, report: Report) -> None:
    """Write what histories do not tell yet, and say where."""
    for untold in report.untold:
        file = root / untold.file
        longer = add_history(file.read_text("utf-8"), untold)
        replace(file, longer.encode())
        print(f"{untold.file}: đã ghi {len(untold.entries)} mục vào `history`.")
        for entry in untold.entries:
            print(f"  - {entry.what}")
    if not report.untold:
        print("Lịch sử của các trang đã đủ, không phải ghi gì.")


def _find_changes(root: Path, base: str, today: date) -> Report | int:
    """What changed; or the number with which the command ends, after saying why."""
    icons = find_icon_sets()
    try:
        after = make_state(root, load_or_raise(root, icons))
    except DataProblemsError as error:
        print_problems(error.problems)
        tell(
            "Dữ liệu đang có lỗi nên chưa nói được gì thay đổi. Chạy `portal check`, sửa các lỗi "
            "trên rồi chạy lại."
        )
        return 1
    try:
        with open_earlier_data(root, base) as folder:
            return compare_states(read_state(folder, icons), after, today)
    except BaseError as error:
        tell(str(error))
        return 2
