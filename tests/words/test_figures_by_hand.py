"""Lines as plans print them, beside values written by hand before they were ever read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest

from speeds import batch
from thidua.figures import Figure, Reading, read

LINES = Path(__file__).parents[1] / "figures" / "by-hand.txt"
_EXPECTED = re.compile(
    r"(?P<comparator>\S+) (?:(?P<direction>\w+_to|increase|decrease|maintain|\(\w+\)) )?"
    r"(?P<value>\S+)(?: (?P<unit>.*?))?(?: from (?P<level>\S+))?"
)


class Printed(NamedTuple):
    """A line, what must be read in it, what may be, and what must be left."""

    text: str
    must: tuple[str, ...]
    may: tuple[str, ...]
    left: tuple[str, ...]


def printed_lines() -> Iterator[Printed]:
    text, told = "", []
    for line in [*LINES.read_text("utf-8").splitlines(), "end"]:
        if line[:2] in ("= ", "? ", "~ "):
            told.append((line[0], line[2:]))
        elif line and not line.startswith("# "):
            if text:
                must, may, left = (tuple(one for mark, one in told if mark == at) for at in "=?~")
                yield Printed(text, must, may, left)
            text, told = line, []


def ways_of_writing(expected: str) -> set[str]:
    """Every form of an expected figure that is right."""
    found = _EXPECTED.fullmatch(expected)
    assert found, expected
    way = found["direction"] or ""
    ways = ["", way[1:-1]] if way.startswith("(") else [way]
    level = f"from {found['level']}" if found["level"] else ""
    units = (found["unit"] or "").split("|")
    forms = product(found["comparator"].split("|"), ways, [found["value"]], units, [level])
    return {" ".join(filter(None, form)) for form in forms}


def in_words(figure: Figure) -> str:
    ends = figure.value if isinstance(figure.value, tuple) else (figure.value,)
    value = "-".join(f"{end.normalize():f}" for end in ends if end is not None)
    value += f"/{figure.of:f}" if figure.of is not None else ""
    before = figure.baseline.value if figure.baseline else None
    words = (
        figure.comparator.value if figure.comparator else "", value, figure.unit or "",
        f"from {before.normalize():f}" if before is not None else "",
    )  # fmt: skip
    way = [figure.direction.value] if figure.direction else []
    return " ".join(filter(None, [words[0], *way, *words[1:]]))


def find_untold_digits(reading: Reading) -> str:
    """Digits that are in no figure, not left, and not known to be no figure."""
    spans = [*reading.left, *reading.others, *(one.span for one in reading.valued())]
    told = {at for span in spans for at in range(*span)}
    return "".join(
        sign for at, sign in enumerate(reading.text) if sign.isdecimal() and at not in told
    )


@pytest.mark.parametrize("lines", batch(printed_lines()))
def test_a_printed_line_is_read_as_its_reader_reads_it(lines: list[Printed]) -> None:
    """Every value is there, none is invented, and what is not read is left and told."""
    for line in lines:
        check_line(line)


def check_line(line: Printed) -> None:
    """See what is read out of one line."""
    reading = read(line.text)
    found = [in_words(one) for one in reading.valued()]
    for expected in line.must:
        right = next((one for one in found if one in ways_of_writing(expected)), None)
        assert right, (line.text, expected, found)
        found.remove(right)
    allowed: set[str] = set().union(*map(ways_of_writing, line.may))
    assert set(found) <= allowed, line.text
    left = " ".join(reading.text[start:end] for start, end in reading.left)
    assert all(words in left for words in line.left), left
    assert not find_untold_digits(reading), line.text


def test_nearly_all_lines_are_read_whole() -> None:
    """Lines with something that must be left are few."""
    lines = list(printed_lines())
    assert sum(not line.left for line in lines) / len(lines) >= 0.97
