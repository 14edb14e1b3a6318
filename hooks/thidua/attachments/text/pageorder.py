"""The order of pages that somebody scanned one by one and sends in any order.

Page numbers that are printed tell it, and so do the numbers of items, where only one order lets
them run on. Where neither does, nothing is guessed: pages stay as they were given.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from thidua.attachments.text.furniture import read_page_number
from thidua.attachments.text.lines import MOTTO, PrintedLine, PrintedPage, lines_of

_ITEM = re.compile(r"(?:(?P<roman>[IVX]+)[./-]|Điều (?P<article>\d+)|(?P<arabic>\d{1,2})[.)]) ?\D")
_ROMAN = {"I": 1, "V": 5, "X": 10}
_FIRST_OF_AN_ANNEX = 2
"""The first number that pages of an annex print; many print none on their first page."""
_MOST_STEPS = 20_000
"""More are tried only of pages that say nothing."""

Item = tuple[str, int]


@dataclass(frozen=True)
class PageOrder:
    """The order of pictures, and what their page numbers tell besides.

    Attributes:
        order: the indices of the pictures as they were given, in the order of their pages.
        is_known: whether the pages themselves tell it.
        missing: printed page numbers of which no picture was given.
        twice: page numbers that several pictures print.
    """

    order: tuple[int, ...]
    is_known: bool = False
    missing: tuple[int, ...] = ()
    twice: tuple[int, ...] = ()


@dataclass(frozen=True)
class _Picture:
    """What a picture tells of its place: its number, and its numbered items from the top down."""

    number: int
    pages: int
    items: tuple[Item, ...]


def order_pages(pictures: Sequence[Sequence[PrintedPage]]) -> PageOrder:
    """Find the order of pictures.

    Args:
        pictures: the pages of each; one of a TIFF may hold several.
    """
    looked = [_look_at(pages) for pages in pictures]
    given = tuple(range(len(looked)))
    numbers = [one.number for one in looked if one.number]
    if twice := tuple(sorted(n for n, times in Counter(numbers).items() if times > 1)):
        return PageOrder(given, twice=twice)
    total = sum(one.pages for one in looked)
    if numbers and len(numbers) == len(looked):
        held = {one.number + page for one in looked for page in range(one.pages)}
        missing = tuple(sorted(set(range(1, max(held) + 1)) - held))
        if len(missing) < total:
            return PageOrder(tuple(sorted(given, key=lambda at: looked[at].number)), True, missing)
    for seen in ([replace(one, items=()) for one in looked], looked):
        found = list(_Orders(seen).list_two())
        if len(found) == 1:
            return PageOrder(found[0], True)
    return PageOrder(given)


def find_gaps(pages: Sequence[PrintedPage]) -> list[tuple[int, int, int]]:
    """Where pages of one file are missing: two printed numbers, and how many are between them.

    A number that was read wrongly makes none: then some number is less than one before it, and is
    none with which an annex begins.
    """
    numbers = [
        (at, one.number) for at, page in enumerate(pages) if (one := _look_at([page])).number
    ]
    pairs = list(itertools.pairwise(numbers))
    if any(later <= number and later > _FIRST_OF_AN_ANNEX for (_, number), (_, later) in pairs):
        return []
    return [
        (number, later, gap)
        for (at, number), (further, later) in pairs
        if (gap := later - number - (further - at)) > 0
    ]


def has_number(pages: Sequence[PrintedPage]) -> bool:
    """Whether a picture tells by itself which page it is: by a number, or as the first page."""
    return bool(_look_at(pages).number)


def _look_at(pages: Sequence[PrintedPage]) -> _Picture:
    """What the lines of a picture tell; the first page of a document prints no number."""
    by_page = [
        sorted(lines_of(page, at), key=lambda line: (line.top, line.left))
        for at, page in enumerate(pages, 1)
    ]
    told = {number - at for at, lines in enumerate(by_page) if (number := _find_number(lines))}
    first = told.pop() if len(told) == 1 else 0
    if not told and not first and by_page and any(MOTTO.search(one.text) for one in by_page[0][:6]):
        first = 1
    items = tuple(item for lines in by_page for line in lines for item in _read_item(line))
    return _Picture(max(first, 0), len(pages), items)


def _find_number(lines: Sequence[PrintedLine]) -> int:
    """The page number in the head of a page, else in its foot; 0 if there is none."""
    ends = (*lines[:1], *lines[-1:])
    return next((number for line in ends if (number := read_page_number(line.text))), 0)


def _read_item(line: PrintedLine) -> Iterator[Item]:
    match = _ITEM.match(line.text)
    if match and match.lastgroup:
        said = match[match.lastgroup]
        yield match.lastgroup, _read_roman(said) if match.lastgroup == "roman" else int(said)


def _read_roman(letters: str) -> int:
    values = [_ROMAN[letter] for letter in letters]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


class _Orders:
    """Tries which orders let numbers of pages and of items run on.

    Args:
        pictures: whose orders are tried.
    """

    def __init__(self, pictures: Sequence[_Picture]) -> None:
        self._pictures, self._steps = pictures, 0

    def list_two(self) -> Iterator[tuple[int, ...]]:
        """The first two orders; none if that would take too long."""
        numbered = sum(bool(one.items or one.number) for one in self._pictures)
        if numbered < len(self._pictures) - 1:
            return
        found = self._go_on((), 1, {})
        for _ in range(2):
            order = next(found, None)
            if order is None or self._steps > _MOST_STEPS:
                return
            yield order

    def _go_on(
        self, order: tuple[int, ...], page: int, last: Mapping[str, int]
    ) -> Iterator[tuple[int, ...]]:
        self._steps += 1
        if len(order) == len(self._pictures):
            yield order
            return
        for at, picture in enumerate(self._pictures):
            taken = at in order or (picture.number and picture.number != page)
            after = None if taken or self._steps > _MOST_STEPS else _run_on(last, picture.items)
            if after is not None:
                yield from self._go_on((*order, at), page + picture.pages, after)


def _run_on(last: Mapping[str, int], items: Sequence[Item]) -> dict[str, int] | None:
    """The last number of each kind after some items; None if they do not go on with those before.

    Arabic numbers begin anew in every part.
    """
    now = dict(last)
    for kind, number in items:
        begins = kind == "arabic" and number == 1
        if not begins and number != now.get(kind, 0) + 1:
            return None
        now[kind] = number
        if kind != "arabic":
            now["arabic"] = 0
    return now
