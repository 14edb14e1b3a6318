"""``portal figures``: how the machine reads the words of a target."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

from portal_cli.arguments import HELP, Parser, Verb
from thidua.figures import read
from thidua.figures.records import reading_record

_ABOUT = (
    "Đọc số liệu trong lời chỉ tiêu và in ra một danh sách JSON, mỗi dòng đọc vào là một mục: "
    "`figures` là các số liệu đọc được, `left` là chỗ có chữ số mà máy không đọc được."
)


def _run(arguments: Sequence[str]) -> int:
    parser = Parser("figures", _ABOUT, operands="LỜI_CHỈ_TIÊU", rooted=False)
    parser.epilog = "Viết `-` thay cho lời chỉ tiêu để đọc từng dòng từ đầu vào chuẩn."
    if not arguments:
        parser.error("")
    if arguments[0] in HELP:
        parser.parse_args(["--help"])
    # A target may begin with a dash, so nothing after the verb is taken for an option.
    from_input = list(arguments) == ["-"]
    lines = sys.stdin.read().splitlines() if from_input else [" ".join(arguments)]
    records = (reading_record(read(line)) for line in lines if line.strip())
    items = (json.dumps(record, ensure_ascii=False) for record in records)
    print("[" + ",\n ".join(items) + "]")
    return 0


FIGURES = Verb("figures", "đọc thử số liệu trong lời một chỉ tiêu, in ra JSON", _run)
