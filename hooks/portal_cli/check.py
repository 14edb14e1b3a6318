"""``portal check``: everything that is wrong with the data, in one run."""

from __future__ import annotations

from collections.abc import Sequence

from portal_cli.arguments import Parser, Verb, print_problems, root_of
from thidua.loading import load
from thidua.summary import summary

_ABOUT = (
    "Kiểm tra mọi tệp trong data/. Mỗi lỗi một dòng: tệp:dòng:cột: câu nói sai ở đâu và viết "
    "lại thế nào. Kết thúc với mã 1 nếu có lỗi; “lưu ý” không phải là lỗi."
)


def _run(arguments: Sequence[str]) -> int:
    root = root_of(Parser("check", _ABOUT).parse_args(arguments).root)
    catalogue, problems, drafts = load(root)
    wrong = print_problems(problems)
    print(summary(catalogue, problems, drafts))
    return int(wrong)


CHECK = Verb("check", "kiểm tra mọi tệp trong data/, in từng lỗi kèm chỗ sai và cách sửa", _run)
