"""The ``portal`` command: arguments in, calls of the domain, problems out as lines."""

from __future__ import annotations

import argparse
import json
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from thidua.figures import read
from thidua.figures.records import reading_record
from thidua.loading import load
from thidua.problems import Severity
from thidua.schemas import write_schemas
from thidua.summary import summary
from thidua.vietnamese import did_you_mean

_HELP = {"-h", "--help"}
_ABOUT = """\
portal – kiểm tra và chuẩn bị dữ liệu của Cổng Thi đua.

Cách dùng: portal LỆNH [tùy chọn]

Các lệnh:
  check     kiểm tra mọi tệp trong data/, in từng lỗi kèm tệp, dòng, cột và cách sửa
  figures   đọc thử số liệu trong lời một chỉ tiêu, in ra JSON
  schemas   viết lại data/schemas/ để trình soạn thảo gợi ý và báo lỗi khi gõ

Xem thêm về một lệnh: portal LỆNH --help
Xem trước trang:      make serve     (http://127.0.0.1:8000)
Dựng trang:           make site      (vào thư mục site/)
"""


class _Parser(argparse.ArgumentParser):
    """Argparse with its own words in Vietnamese."""

    def __init__(self, verb: str, about: str, operands: str = "") -> None:
        super().__init__(
            prog=f"portal {verb}",
            description=about,
            add_help=False,
            usage=f"portal {verb} [tùy chọn] {operands}".rstrip(),
            allow_abbrev=False,
        )
        options = self.add_argument_group("Tùy chọn")
        options.add_argument("-h", "--help", action="help", help="in hướng dẫn này rồi thoát")
        options.add_argument(
            "--root",
            type=Path,
            default=None,
            metavar="THƯ_MỤC",
            help="thư mục chứa data/ (mặc định: thư mục đang đứng hoặc thư mục cha gần nhất)",
        )

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "Cách dùng:", 1)

    def error(self, message: str) -> None:  # type: ignore[override]
        sys.stderr.write(f"Không hiểu tùy chọn. Xem: {self.prog} --help\n")
        raise SystemExit(2)


def _check(arguments: Sequence[str]) -> int:
    about = (
        "Kiểm tra mọi tệp trong data/. Mỗi lỗi một dòng: tệp:dòng:cột: câu nói sai ở đâu và viết "
        "lại thế nào. Kết thúc với mã 1 nếu có lỗi; “lưu ý” không phải là lỗi."
    )
    root = _root(_Parser("check", about).parse_args(arguments).root)
    catalogue, problems = load(root)
    for problem in problems:
        print(problem)
    print(summary(catalogue, problems))
    return int(any(problem.severity is Severity.ERROR for problem in problems))


def _figures(arguments: Sequence[str]) -> int:
    about = (
        "Đọc số liệu trong lời chỉ tiêu và in ra một danh sách JSON, mỗi dòng đọc vào là một mục: "
        "`figures` là các số liệu đọc được, `left` là chỗ có chữ số mà máy không đọc được."
    )
    parser = _Parser("figures", about, operands="LỜI_CHỈ_TIÊU")
    parser.epilog = "Viết `-` thay cho lời chỉ tiêu để đọc từng dòng từ đầu vào chuẩn."
    if not arguments or arguments[0] in _HELP:
        parser.parse_args(["--help"] if arguments else ["--?"])
    # A target may begin with a dash, so nothing after the verb is taken for an option.
    from_input = list(arguments) == ["-"]
    lines = sys.stdin.read().splitlines() if from_input else [" ".join(arguments)]
    records = (reading_record(read(line)) for line in lines if line.strip())
    items = (json.dumps(record, ensure_ascii=False) for record in records)
    print("[" + ",\n ".join(items) + "]")
    return 0


def _schemas(arguments: Sequence[str]) -> int:
    about = "Viết lại data/schemas/*.json từ mô hình dữ liệu; chạy sau khi mô hình đổi."
    root = _root(_Parser("schemas", about).parse_args(arguments).root)
    for path in write_schemas(root / "data" / "schemas"):
        print(f"Đã viết {path.relative_to(root).as_posix()}")
    return 0


VERBS: dict[str, Callable[[Sequence[str]], int]] = {
    "check": _check,
    "figures": _figures,
    "schemas": _schemas,
}


def _root(given: Path | None) -> Path:
    start = (given or Path.cwd()).resolve()
    for folder in [start] if given else [start, *start.parents]:
        if (folder / "data").is_dir():
            return folder
    sys.stderr.write(f"Không thấy thư mục data/ trong {start}. Chạy lệnh ở thư mục gốc của Cổng.\n")
    raise SystemExit(2)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb; returns the exit status."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it repairs, staff cannot
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")  # Windows consoles default to a code page
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not arguments or arguments[0] in {*_HELP, "help"}:
        print(_ABOUT, end="")
        return 0 if arguments else 2
    verb = arguments[0]
    if verb not in VERBS:
        sys.stderr.write(f"Không có lệnh `{verb}`. {did_you_mean(verb, VERBS)}\n{_ABOUT}")
        return 2
    try:
        return VERBS[verb](arguments[1:])
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        sys.stderr.close()
        return 0


if __name__ == "__main__":
    raise SystemExit(main())
