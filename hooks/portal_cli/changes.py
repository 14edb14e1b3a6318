"""``portal changes``: what a proposal changes for the public, for those who review it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from icon_sets import find_icon_sets
from portal_cli.arguments import Parser, Verb, print_problems, root_of, tell
from portal_cli.git import BaseError, data_at, default_base
from thidua.changes import Report, as_html, as_markdown, compare_states, read_state, state_of
from thidua.foundation.files import replace
from thidua.foundation.problems import DataProblemsError
from thidua.portal.loading import load_or_raise

_ABOUT = (
    "So dữ liệu hiện tại với dữ liệu ở BASE và nói những gì thay đổi đối với người đọc: kế hoạch, "
    "gương, lời và số liệu của từng chỉ tiêu, ngày tháng, bản gốc, địa chỉ, dữ liệu cá nhân. Với "
    "một nhánh hay commit, lấy trạng thái ở chỗ hai bên tách nhau. Kết thúc với mã 1 nếu dữ liệu "
    "hiện tại có lỗi."
)
_FORMS: dict[str, Callable[[Report], str]] = {"markdown": as_markdown, "html": as_html}


def _run(arguments: Sequence[str]) -> int:
    parser = Parser("changes", _ABOUT, operands="[BASE]")
    parser.options.add_argument(
        "--format",
        default="markdown",
        metavar="DẠNG",
        help="markdown (mặc định) hoặc html (một trang trọn vẹn)",
    )
    parser.options.add_argument(
        "--output", type=Path, metavar="TỆP", help="ghi vào tệp này thay vì in ra"
    )
    parser.operands(
        "base",
        "BASE",
        "nhánh, thẻ, commit của git hoặc thư mục chứa data/ để so (mặc định: nhánh chính ở origin)",
        "?",
    )
    given = parser.parse_args(arguments)
    if given.format not in _FORMS:
        tell(f"Không có dạng `{given.format}`. Chọn một trong: {', '.join(_FORMS)}.")
        return 2
    root = root_of(given.root)
    base = given.base or default_base(root)
    if not base:
        tell("Chưa biết so với gì. Viết tên nhánh sau lệnh, ví dụ `portal changes origin/main`.")
        return 2
    return _tell_changes(root, base, _FORMS[given.format], given.output)


def _tell_changes(root: Path, base: str, form: Callable[[Report], str], output: Path | None) -> int:
    icons = find_icon_sets()
    try:
        after = state_of(root, load_or_raise(root, icons))
    except DataProblemsError as error:
        print_problems(error.problems)
        tell(
            "Dữ liệu đang có lỗi nên chưa nói được gì thay đổi. Chạy `portal check`, sửa các lỗi "
            "trên rồi chạy lại."
        )
        return 1
    try:
        with data_at(root, base) as folder:
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


CHANGES = Verb("changes", "nói đề xuất này thay đổi những gì đối với người đọc", _run)
