"""Words quoted for an example are asked letter by letter, also where no other rule minds them."""

from __future__ import annotations

from pathlib import Path

import pytest

import test_forgers
from test_forgers import EXAMPLE, find_errors

portal = test_forgers.portal
QUOTE = "Khối thi đua các thôn do Trưởng thôn Đông làm trưởng khối, g…"
OTHER = QUOTE.replace("Đông", "Đoài")
END = "văn hóa trước ngày 30/6/2026\nupdated"


@pytest.mark.parametrize(
    ("before", "after", "quoted"),
    [("gồm thôn Đông, thôn Đoài", "gồm thôn Đoài, thôn Đông", QUOTE),
     ("thôn Đông, thôn Đoài vận", "thôn Đông và thôn Đoài vận", QUOTE),
     ("Trưởng thôn Đông làm", "Trưởng thôn Đoài làm", OTHER),
     ("trước ngày 30/6/2026", "sau ngày 30/6/2026", QUOTE),
     ("số hộ đăng ký gia đình văn hóa trước", "số hộ làm gia đình văn hóa trước", QUOTE)],
)  # fmt: skip
def test_words_that_are_not_printed_are_refused_as_such(
    before: str, after: str, quoted: str, portal: Path
) -> None:
    """Order, one word, one name: each alone, with no number or clause that another rule asks."""
    assert _refused(portal, before, after) == [_not_found(quoted, "")]


@pytest.mark.parametrize("target", [1, 3])
def test_words_of_another_place_are_no_words_of_a_target(target: int, portal: Path) -> None:
    """What is printed in a task is not printed in the target that the quote names."""
    errors = _refused(portal, END, END.replace("\n", f"\n  target: {target}\n"))
    assert errors == [_not_found(QUOTE, f", chỉ tiêu {target}")]


def test_what_is_quoted_as_printed_is_taken(portal: Path) -> None:
    assert find_errors(portal, {}, {}) == []


def _refused(portal: Path, before: str, after: str) -> list[str]:
    return find_errors(portal, {}, {"honoree.yml": [[before, after]]})


def _not_found(quoted: str, where: str) -> str:
    return (
        f"data/{EXAMPLE}:12:9: Không tìm thấy nguyên văn “{quoted}” trong kế hoạch "
        f"`xa-an-thinh-2026-an-thinh-chung-suc-xay`{where}. Chép lại đúng từng chữ từ kế hoạch, "
        "không cắt số hay chữ đổi nghĩa."
    )
