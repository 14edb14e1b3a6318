"""The source of a written page: its front matter, its Markdown, and the places of words in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import AfterValidator, Field

from thidua.datafiles import yamltree
from thidua.datafiles.validation import check_tree
from thidua.foundation.problems import FILE_START, Position, Problem
from thidua.model.base import Record
from thidua.model.types import Day, Line, parsed

SHORTEST, LONGEST = 20, 320
"""Least and most characters of a description; search engines and previews show no more."""

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FENCE = re.compile(
    r"^(?P<indent>[ \t>]*)(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t>]*(?P=fence)[`~]*[ \t]*$|\Z)",
    re.M | re.DOTALL,
)
_CODE = re.compile(r"(?<!`)(`+)(?!`)(?:.(?!\n[ \t]*\n))*?(?<!`)\1(?!`)", re.DOTALL)
_COMMENT = re.compile(r"<!--(?:-?>|.*?--!?>)", re.DOTALL)
_EXAMPLE = "`title: …`, `description: …`, `updated: 2026-11-21`"


def _description(text: str) -> str:
    if not SHORTEST <= len(text) <= LONGEST:
        raise ValueError(
            f"Dài {len(text)} ký tự; viết một hai câu, từ {SHORTEST} đến {LONGEST} ký tự."
        )
    return text


class FrontMatter(Record):
    """The YAML between the two lines ``---`` at the top of a written page."""

    title: Line = Field(
        title="Tên trang", description="Tên hiện trên trình duyệt, ví dụ `title: Lịch sinh hoạt`."
    )
    description: Annotated[Line, AfterValidator(parsed(_description))] = Field(
        title="Mô tả",
        description="Viết một hai câu nói trang có gì, ví dụ `description: Lịch sinh hoạt của xã.`",
    )
    updated: Day = Field(
        title="Ngày cập nhật", description="Viết theo năm-tháng-ngày, ví dụ `updated: 2026-11-21`."
    )


@dataclass
class Text:
    """The source of a written page.

    Attributes:
        file: its name in problems that are reported.
        whole: the whole source.
        start: offset in ``whole`` at which the Markdown begins.
    """

    file: str
    whole: str
    start: int
    _asked: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        blank = re.compile(r"[^\n]")
        hidden = blank.sub(" ", self.whole[: self.start])
        shown = self.whole[self.start :]
        for pattern in (_FENCE, _CODE, _COMMENT):
            shown = pattern.sub(lambda match: blank.sub(" ", match[0]), shown)
        self._prose = hidden + shown

    @property
    def markdown(self) -> str:
        """The Markdown, without the front matter."""
        return self.whole[self.start :]

    def matches(
        self, pattern: re.Pattern[str], *, in_code: bool = False
    ) -> Iterator[re.Match[str]]:
        """Matches of a pattern in the Markdown.

        Args:
            pattern: to look for.
            in_code: whether to look in code and comments too.
        """
        yield from pattern.finditer(self.whole if in_code else self._prose, self.start)

    def next_place(self, *needles: str) -> Position:
        """The next place of the first of ``needles`` that occurs in the source.

        Repeated calls with the same needles give one place after another. Case does not matter.
        If no needle occurs, the result is the beginning of the Markdown: some HTML has no
        counterpart in the source.
        """
        for needle in needles:
            wanted = needle.lower()
            if not wanted:
                continue
            asked = self._asked.get(wanted, self.start)
            found = self._prose.lower().find(wanted, asked)
            if found >= 0:
                self._asked[wanted] = found + len(wanted)
                return self.position(found)
        first = re.compile(r"\S").search(self.whole, self.start)
        return self.position(first.start() if first else self.start)

    def position(self, offset: int) -> Position:
        """Line and column, from 1, of an offset in :attr:`whole`."""
        before = self.whole[:offset]
        return Position(before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1)


def read_text(whole: str, file: str) -> tuple[Text, FrontMatter | None, list[Problem]]:
    """Read a page: its text, its front matter (None if unusable), and the problems with that."""
    found = _FRONT_MATTER.match(whole)
    if found is None:
        said = "Thiếu phần đầu trang giữa hai dòng `---`, hoặc phần ấy chưa có dòng `---` đóng lại."
        fix = f"Mở đầu tệp bằng dòng `---`, rồi mỗi mục một dòng: {_EXAMPLE}, rồi lại dòng `---`."
        return Text(file, whole, 0), None, [Problem(file, FILE_START, said, fix)]
    # A comment instead of the first line `---`, so that all line numbers stay the same.
    tree, problems = yamltree.parse(f"#\n{found['yaml']}", file)
    if tree is None:
        return Text(file, whole, found.end()), None, problems
    front, faults = check_tree(tree, file, FrontMatter)
    return Text(file, whole, found.end()), front, problems + faults
