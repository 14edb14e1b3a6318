"""The ``portal`` command: arguments in, calls of the domain, problems out as lines."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from thidua.loading import load
from thidua.problems import Severity
from thidua.schemas import write_schemas
from thidua.summary import summary
from thidua.vietnamese import did_you_mean

_ABOUT = """\
portal – kiểm tra và chuẩn bị dữ liệu của Cổng Thi đua.

Cách dùng: portal LỆNH [tùy chọn]

Các lệnh:
  check     kiểm tra mọi tệp trong data/, in từng lỗi kèm tệp, dòng, cột và cách sửa
  schemas   viết lại data/schemas/ để trình soạn thảo gợi ý và báo lỗi khi gõ

Xem thêm về một lệnh: portal LỆNH --help
Xem trước trang:      make serve     (http://127.0.0.1:8000)
Dựng trang:           make site      (vào thư mục site/)
"""


class _Parser(argparse.ArgumentParser):
    """Argparse with its own words in Vietnamese."""

    def __init__(self, verb: str, about: str) -> None:
        super().__init__(
            prog=f"portal {verb}",
            description=about,
            add_help=False,
            usage=f"portal {verb} [tùy chọn]",
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


def _schemas(arguments: Sequence[str]) -> int:
    about = "Viết lại data/schemas/*.json từ mô hình dữ liệu; chạy sau khi mô hình đổi."
    root = _root(_Parser("schemas", about).parse_args(arguments).root)
    for path in write_schemas(root / "data" / "schemas"):
        print(f"Đã viết {path.relative_to(root).as_posix()}")
    return 0


VERBS: dict[str, Callable[[Sequence[str]], int]] = {"check": _check, "schemas": _schemas}


def _root(given: Path | None) -> Path:
    start = (given or Path.cwd()).resolve()
    for folder in [start] if given else [start, *start.parents]:
        if (folder / "data").is_dir():
            return folder
    sys.stderr.write(f"Không thấy thư mục data/ trong {start}. Chạy lệnh ở thư mục gốc của Cổng.\n")
    raise SystemExit(2)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb; returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")  # Windows consoles default to a code page
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
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
