"""Slips that show in how lines stand below each other: dashes, bars and lines that got lost."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from thidua.datafiles.yamlevents import first_error
from thidua.datafiles.yamllines import Line, structural_lines, without_comment
from thidua.datafiles.yamlslips import Slip, find_line_slips
from thidua.foundation.problems import Position, Problem

_MOST_TABS = 20
_NAME = re.compile(r"(?P<indent>[ ]*)(?P<dashes>(?:- +)*)(?P<name>[a-z][a-z_]*):(?P<value>.*)$")
_STARTS = re.compile(r"[ ]*(?:(?:- +)*[\w-]+:(?:\s|$)|- |#|---)")


class LineSlip(NamedTuple):
    """A slip in a line, counted from 1."""

    line: int
    slip: Slip

    def problem(self, file: str) -> Problem:
        """The problem of this slip."""
        place = Position(self.line, self.slip.column + 1)
        return Problem(file, place, self.slip.said, self.slip.fix)


def find_slips(text: str, names: Collection[str]) -> list[LineSlip]:
    """The slips in a text, in order, not more than one for each line.

    Args:
        text: the whole file.
        names: of all fields.
    """
    lines = list(structural_lines(text))
    found: dict[int, Slip] = {}
    for line in lines:
        for slip in find_line_slips(line.words, names):
            found.setdefault(line.number, slip)
    for number, slip in (
        *_at_the_top(text),
        *_missing_dashes(lines, names),
        *_missing_bars(lines, text, names),
    ):
        found.setdefault(number, slip)
    written = text.split("\n")
    tabs = [number for number in found if "\t" in _margin(written[number - 1])]
    for number in tabs[:_MOST_TABS]:
        written[number - 1] = found[number].meant
    for number in tabs[:_MOST_TABS]:
        found[number] = _aligned(text.split("\n")[number - 1], number, found[number], written)
    return [LineSlip(number, slip) for number, slip in sorted(found.items())]


def _margin(words: str) -> str:
    return words[: len(words) - len(words.lstrip())]


def _aligned(words: str, number: int, slip: Slip, written: Sequence[str]) -> Slip:
    """The slip of a Tab, with the indentation that fits best to the lines around it.

    Args:
        words: the line with the Tab.
        number: of the line.
        slip: as it was found.
        written: all lines, without Tabs.
    """
    margin, rest = _margin(words), words.lstrip()
    around = [_margin(one) for one in written[max(number - 3, 0) : number + 1]]

    def reach(indent: str) -> Position:
        return first_error("\n".join([*written[: number - 1], indent + rest, *written[number:]]))

    tried = (margin.replace("\t", "  "), margin.replace("\t", ""), *around)
    return slip._replace(meant=max(tried, key=reach) + rest)


def repaired(text: str, slips: Sequence[LineSlip]) -> str:
    """The text as it was meant, with the same number of lines."""
    lines = text.split("\n")
    for one in slips:
        lines[one.line - 1] = one.slip.meant
    return "\n".join(lines)


def _at_the_top(text: str) -> Iterator[tuple[int, Slip]]:
    """Something in front of the first line of data."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and not _STARTS.match(line):
            rest = line[line.index("#") :] if "#" in line else ""
            extra = line[: len(line) - len(rest)].strip()
            said = f"Có `{extra[:40]}` thừa ở đầu tệp."
            fix = "Xóa đi." if rest else "Xóa dòng này."
            yield number, Slip(0, said, fix, rest, sure=False)
        elif line.strip().startswith("#") or not line.strip():
            continue
        return


def _missing_dashes(lines: Sequence[Line], names: Collection[str]) -> Iterator[tuple[int, Slip]]:
    """Entries of an item of a list that has lost its dash."""
    before: tuple[int, str] | None = None  # column and value of the name in the line above
    items: dict[int, str] = {}  # the first name of the last item, by the column of its names
    for line in lines:
        match = _NAME.match(line.words)
        if not match:
            before = None
            continue
        indent, dashes = len(match["indent"]), match["dashes"]
        column = indent + len(dashes)
        items = {place: name for place, name in items.items() if place <= column}
        first = before and not before[1] and indent == before[0] + 4 and match["name"] in names
        again = items.get(column) == match["name"]
        if not dashes and indent >= 2 and (first or again):  # noqa: PLR2004
            meant = f"{line.words[: indent - 2]}- {line.words[indent:]}"
            said = "Thiếu dấu gạch đầu dòng `- ` ở đầu phần tử của danh sách."
            fix = f"Viết `{without_comment(meant).strip()}`, lùi ra hai dấu cách."
            yield line.number, Slip(indent, said, fix, meant, sure=False)
        if dashes or first:
            items[column] = match["name"]
        before = (column, without_comment(match["value"]).strip())


def _missing_bars(
    lines: Sequence[Line], text: str, names: Collection[str]
) -> Iterator[tuple[int, Slip]]:
    """Names whose words stand below them without a ``|``."""
    written = text.split("\n")
    for line in lines:
        match = _NAME.match(line.words)
        if not match or match["name"] not in names or without_comment(match["value"]).strip():
            continue
        column = len(match["indent"]) + len(match["dashes"])
        below = next((one for one in written[line.number :] if one.strip()), "")
        start = _NAME.match(below)
        indent = len(below) - len(below.lstrip(" "))
        is_list = below.lstrip(" ").startswith("- ") or below.strip() == "-"
        if indent > column and not is_list and not (start and start["name"] in names):
            meant = f"{line.words[: match.end('name')]}: |{match['value']}"
            said = f"Thiếu dấu `|` sau `{match['name']}:`, trước các dòng lời văn."
            written_as = f"{match['name']}: |"
            yield (
                line.number,
                Slip(match.end("name") + 1, said, f"Viết `{written_as}`.", meant, False),
            )
