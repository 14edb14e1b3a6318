"""``portal changes``: what a proposal changes for the public, for those who review it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from icon_sets import find_icon_sets
from portal_cli.arguments import find_root, tell
from portal_cli.formats import print_problems
from portal_cli.git import BaseError, find_base, open_data_at
from thidua.changes import (
    Report,
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
        tell("Chưa biết so với gì. Viết tên nhánh sau lệnh, ví dụ `portal changes origin/main`.")
        return 2
    return _tell_changes(root, base, _FORMS[given.format], given.output)


def _tell_changes(root: Path, base: str, form: Callable[[Report], str], output: Path | None) -> int:
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
        with open_data_at(root, base) as folder:
            report = compare_states(read_state(folder, icons), after)
    except BaseError as error:
        tell(str(error))
        return 2
    text = form(report)
    if output:
        output.parent.mkdir(parents=True, exist_ok=True)
        replace(output, text.encode())
    else:
        print(text, end="")
    return 0
