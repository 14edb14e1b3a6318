"""``portal check``: everything that is wrong with the data, in one run."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Sequence
from pathlib import Path

from icon_sets import find_icon_sets
from portal_cli.arguments import Parser, Verb, root_of, tell
from portal_cli.earlier_state import add_options, lasting_rules
from portal_cli.formats import FORMATS, TEXT, formatted
from thidua.foundation.problems import Problem, errors
from thidua.language.vietnamese import did_you_mean
from thidua.portal.loading import load
from thidua.site.summary import summary

_ABOUT = (
    "Kiểm tra mọi tệp trong data/, docs/ và overrides/. Mỗi lỗi một dòng: tệp:dòng:cột: câu nói "
    "sai ở đâu và viết lại thế nào. Kết thúc với mã 1 nếu có lỗi; “lưu ý” không phải là lỗi."
)


def _run(arguments: Sequence[str]) -> int:
    parser = Parser("check", _ABOUT)
    parser.options.add_argument(
        "--format",
        default=TEXT,
        metavar="DẠNG",
        help="dạng in ra: text cho người đọc (mặc định); github, gitlab, sarif, forgejo cho nơi "
        "giữ kho dữ liệu, để mỗi lời nhắn hiện đúng dòng khi duyệt",
    )
    add_options(parser)
    given = parser.parse_args(arguments)
    if given.format not in FORMATS:
        guess = did_you_mean(given.format, list(FORMATS))
        tell(f"Không có dạng `{given.format}`. {guess} Các dạng: {', '.join(FORMATS)}.")
        return 2
    root = root_of(given.root)
    with lasting_rules(root, given.base, given.published) as rules:
        catalogue, problems, drafts = load(root, find_icon_sets(), more_rules=rules)
    said = summary(catalogue, problems, drafts)
    shown = problems if given.format == TEXT else _seen_from(Path.cwd(), root, problems)
    sys.stdout.write(formatted(shown, said, given.format))
    if given.format == TEXT:
        print(said)
    else:
        tell(said)
    return int(bool(errors(problems)))


def _seen_from(folder: Path, root: Path, problems: Sequence[Problem]) -> list[Problem]:
    """Problems whose files are named from ``folder`` where the portal lies in it.

    Forges know files by their path from the root of the repository, where their jobs run.
    """
    if not root.is_relative_to(folder):
        return list(problems)
    below = root.relative_to(folder)
    return [
        dataclasses.replace(problem, file=(below / problem.file).as_posix()) for problem in problems
    ]


CHECK = Verb("check", "kiểm tra mọi tệp trong data/, in từng lỗi kèm chỗ sai và cách sửa", _run)
