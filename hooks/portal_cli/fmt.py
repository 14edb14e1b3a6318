"""``portal fmt``: data files in their one canonical form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from portal_cli.arguments import Parser, Verb, print_problems, root_of, tell
from thidua.datafiles.format.formatting import formatted, home_of
from thidua.foundation.files import replace
from thidua.model.labels import quantity
from thidua.portal.loading import data_files

_ABOUT = (
    "Viết lại các tệp dữ liệu theo mẫu chung: thứ tự mục, thụt lề, dấu ngoặc, xuống dòng. Không "
    "đổi một chữ nào, giữ mọi ghi chú sau dấu `#`. Tệp có lỗi thì để nguyên và nói lỗi ở đâu. "
    "Không nêu tệp nào thì viết lại mọi tệp trong data/."
)


def _run(arguments: Sequence[str]) -> int:
    parser = Parser("fmt", _ABOUT, operands="[TỆP…]")
    parser.options.add_argument(
        "--check",
        action="store_true",
        help="không viết gì, chỉ nói tệp nào sẽ đổi; kết thúc với mã 1 nếu có",
    )
    parser.operands("files", "TỆP", "tệp .yml cần viết lại")
    given = parser.parse_args(arguments)
    status, changed, same = 0, 0, 0
    wanted = list(_named(given.files) if given.files else _all(root_of(given.root)))
    for home, file in wanted:
        text, problems = formatted(home / file, file)
        if problems:
            print_problems(problems)
            status = 1
        elif text.encode() == (home / file).read_bytes():
            same += 1
        else:
            changed += 1
            print(f"{'Sẽ viết lại' if given.check else 'Đã viết lại'} {file}")
            if not given.check:
                replace(home / file, text.encode())
    done = "cần viết lại" if given.check else "đã viết lại"
    print(f"{quantity(changed)} tệp {done}, {quantity(same)} tệp đã đúng mẫu.")
    return status or int(given.check and changed > 0)


def _all(root: Path) -> Iterator[tuple[Path, str]]:
    for file in data_files(root):
        yield root, file


def _named(files: Sequence[str]) -> Iterator[tuple[Path, str]]:
    """Each file as the folder that holds its ``data/``, and its path from there."""
    for name in files:
        path = Path(name).resolve()
        if not path.is_file():
            tell(f"Không có tệp `{name}`.")
            raise SystemExit(2)
        home = home_of(path)
        yield home, path.relative_to(home).as_posix()


FMT = Verb("fmt", "viết lại tệp dữ liệu theo mẫu chung, không đổi chữ nào", _run)
