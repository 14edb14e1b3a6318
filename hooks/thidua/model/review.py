"""Doubts about a plan that somebody must resolve before it is published."""

from __future__ import annotations

from pydantic import Field as Described

from thidua.model.base import Record
from thidua.model.types import Line

Path = tuple[str | int, ...]


class Doubt(Record):
    """A field that is doubtful or missing, and why."""

    at: Line = Described(
        title="Ở mục nào",
        description="Đường tới mục, phần tử đếm từ 1: `document.number`, `targets.items.3.text`.",
    )
    why: Line = Described(
        title="Vì sao phải soát", description="Một câu nói còn ngờ hoặc còn thiếu điều gì."
    )

    @property
    def path(self) -> Path:
        """The field it is about; items of lists are counted from 0."""
        steps = self.at.split(".")
        return tuple(int(step) - 1 if step.isdecimal() else step for step in steps)


def place_in_words(path: Path) -> str:
    """A path in the notation of ``Doubt.at``; items of lists are counted from 1."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path)
