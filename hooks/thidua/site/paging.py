"""Long lists in pages of a fixed size: no page's weight depends on how many plans there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from thidua.model import paths

Item = TypeVar("Item")


@dataclass(frozen=True)
class Slice(Generic[Item]):
    """One page of a list; pages count from 1, ``total`` counts items."""

    items: Sequence[Item]
    number: int
    count: int
    total: int
    base: str

    @property
    def path(self) -> str:
        """The address of this page."""
        return paths.numbered(self.base, self.number)

    @property
    def neighbours(self) -> list[int]:
        """Page numbers worth a link: the ends and those around this page; 0 stands for a gap."""
        wanted = {1, self.count, *range(self.number - 1, self.number + 2)}
        numbers: list[int] = []
        for number in sorted(page for page in wanted if 1 <= page <= self.count):
            if numbers and number - numbers[-1] > 1:
                numbers.append(0)
            numbers.append(number)
        return numbers

    def address(self, number: int) -> str:
        """The address of another page of the same list."""
        return paths.numbered(self.base, number)


def cut_slices(items: Sequence[Item], size: int, base: str) -> Iterator[Slice[Item]]:
    """Cut ``items`` into pages of ``size``; an empty list still has one, empty page."""
    count = max(1, -(-len(items) // size))
    for number in range(1, count + 1):
        part = items[(number - 1) * size : number * size]
        yield Slice(part, number, count, len(items), base)
