"""What people type after a verb, and what they are told when it cannot be understood."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from portal_cli.status_line import make_room
from thidua.authoring.questions import QuestionWording
from thidua.language.plain_words import visible
from thidua.language.vietnamese import did_you_mean

HELP = frozenset({"-h", "--help"})
_UNKNOWN = re.compile(r"unrecognized arguments: (\S+)")
_VALUE_WANTED = re.compile(r"argument (?:-\w, |-\w/)?(\S+): expected")
_MISSING = re.compile(r"the following arguments are required: (.+)")
_ONE_TOO_MANY = re.compile(r"argument (\S+): ignored explicit argument")


class Parser(argparse.ArgumentParser):
    """Argparse with its own words in Vietnamese."""

    def __init__(self, verb: str, about: str, operands: str = "", *, rooted: bool = True) -> None:
        super().__init__(
            prog=f"portal {verb}",
            description=about,
            add_help=False,
            usage=f"portal {verb} [tùy chọn] {operands}".rstrip(),
            allow_abbrev=False,
        )
        self._operands: argparse._ArgumentGroup | None = None
        self.options = self.add_argument_group("Tùy chọn")
        self.options.add_argument("-h", "--help", action="help", help="in hướng dẫn này rồi thoát")
        if rooted:
            self.options.add_argument(
                "--root",
                type=Path,
                default=None,
                metavar="THƯ_MỤC",
                help="thư mục chứa data/ (mặc định: thư mục đang đứng hoặc thư mục cha gần nhất)",
            )

    def operands(self, name: str, shown: str, about: str, count: str | None = "*") -> None:
        """Take what is no option, such as the names of files.

        Args:
            name: what it is called in the result.
            shown: what it is called in the help.
            about: what it is.
            count: how many there may be, as argparse counts; None for exactly one.
        """
        group = self._operands = self._operands or self.add_argument_group("Tham số")
        group.add_argument(name, nargs=count, metavar=shown, help=about)

    def understand(self, arguments: Sequence[str]) -> argparse.Namespace:
        """What was typed, by name. Where it cannot be understood, the command says so and ends."""
        return self.parse_args(arguments)

    def format_help(self) -> str:
        """The help of the verb."""
        return super().format_help().replace("usage:", "Cách dùng:", 1)

    def error(self, message: str) -> NoReturn:
        """Say what was not understood, and stop."""
        tell(f"{self._in_vietnamese(message)} Xem: {self.prog} --help")
        raise SystemExit(2)

    def _in_vietnamese(self, message: str) -> str:
        unknown = _UNKNOWN.match(message)
        if unknown:
            name = unknown.group(1)
            known = [option for action in self._actions for option in action.option_strings]
            what = "tùy chọn" if name.startswith("-") else "chỗ cho tham số"
            return f"Không có {what} `{name}`. {did_you_mean(name, known)}".rstrip()
        wanted = _VALUE_WANTED.match(message)
        if wanted:
            return f"Tùy chọn `{wanted.group(1)}` cần một giá trị viết ngay sau nó."
        missing = _MISSING.match(message)
        if missing:
            return f"Thiếu tham số {missing.group(1)}."
        extra = _ONE_TOO_MANY.match(message)
        if extra:
            return f"Tùy chọn `{extra.group(1)}` không nhận giá trị."
        return "Không hiểu tùy chọn, hoặc thiếu tham số."


class VerbatimParser(Parser):
    """Takes all that is typed for words, for those of a target may begin with a dash."""

    def understand(self, arguments: Sequence[str]) -> argparse.Namespace:
        """The ``words`` that were typed; only a call for help at their start is something else."""
        if not arguments:
            self.error("")
        if arguments[0] in HELP:
            self.print_help()
            raise SystemExit(0)
        return argparse.Namespace(words=list(arguments))


def add_questions(parser: Parser, wordings: Sequence[QuestionWording]) -> None:
    """Give a verb that asks questions one option for the answer to each."""
    for wording in wordings:
        about = f"{wording.words[0].lower()}{wording.words[1:]}: {wording.hint}"
        parser.options.add_argument(wording.option, metavar="…", help=about)


def add_offline(parser: Parser) -> None:
    """Let a copy for a folder be asked for."""
    parser.options.add_argument(
        "--offline",
        action="store_true",
        help="làm thêm bản đọc không cần mạng: thư mục site-offline/ và tệp site-offline.zip, để "
        "chép vào USB, gửi qua Zalo; mở index.html bằng trình duyệt là đọc, tìm kiếm được",
    )


def add_today(parser: Parser) -> None:
    """Let people say which day it is; else it is that of the clock."""
    parser.options.add_argument(
        "--today",
        metavar="NGÀY",
        help="xét như thể hôm nay là ngày này, viết như 2026-07-01 (mặc định: ngày của máy)",
    )


def read_today(given: str | None) -> date:
    """The day that people said it is, or that of the clock; else the command says so and ends."""
    try:
        return date.fromisoformat(given) if given else date.today()
    except ValueError:
        tell(f"`{given}` không phải một ngày. Viết đủ năm, tháng, ngày như `--today 2026-07-01`.")
        raise SystemExit(2) from None


def tell(sentence: str) -> None:
    """Say something to the person, apart from the results of the command."""
    make_room()
    sys.stderr.write("".join(f"{visible(line)}\n" for line in sentence.split("\n")))


def find_root(given: Path | None) -> Path:
    """The folder that holds ``data/``: the one given, or the nearest one around."""
    start = (given or Path.cwd()).resolve()
    for folder in [start] if given else [start, *start.parents]:
        if (folder / "data").is_dir():
            return folder
    tell(f"Không thấy thư mục data/ trong {start}. Chạy lệnh ở thư mục gốc của Cổng.")
    raise SystemExit(2)
