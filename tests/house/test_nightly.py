"""What `make test` leaves to the night is named in one place, and is always the same."""

from __future__ import annotations

import functools
import re
from itertools import product
from pathlib import Path

import pytest

import soaking
from soaking import choose_for_the_day, read_nightly

TESTS = Path(__file__).parents[1]
FILES = [f"tests/{letter}.py" for letter in "abcde"]
CASES = [
    f"{file}::test_it[{what}-{kind}]"
    for file, what, kind in product(FILES, range(20), ("doc", "odt", "pdf", "txt"))
]


@functools.cache
def list_tests(file: Path) -> set[str]:
    return set(re.findall(r"^def (test_\w+)", file.read_text("utf-8"), re.MULTILINE))


def test_every_row_names_a_test() -> None:
    """A test that is renamed would run by day again, unseen."""
    for row in read_nightly():
        file, _, name = row.partition("::")
        assert (TESTS / file).is_file(), row
        assert not name or name in list_tests(TESTS / file), row


def test_a_line_that_is_no_row_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "nightly.txt"
    monkeypatch.setattr(soaking, "NIGHTLY", table)
    for line in ("1/1 a.py::test_it", "2 a.py", "0 a.py b.py", "a.py::test_it"):
        table.write_text(f"# Heading\n\n0 a.py\n{line}\n", "utf-8")
        with pytest.raises(ValueError, match=r"nightly\.txt"):
            read_nightly.__wrapped__()


@pytest.mark.parametrize(
    ("nightly", "left"),
    [
        ({}, 80),
        ({"b.py::test_it": 0}, 80),
        ({"a.py::test_other": 0}, 80),
        ({"a.py": 0}, 0),
        ({"a.py::test_it": 0}, 0),
        ({"a.py::test_it": 2}, 40),
        ({"a.py::test_it": 3}, 27),
        ({"a.py": 0, "a.py::test_it": 2}, 40),
    ],
)
def test_so_many_cases_stay(nightly: dict[str, int], left: int) -> None:
    chosen = choose_for_the_day(CASES, nightly)
    assert sum(name.startswith("tests/a.py") for name in chosen) == left
    assert sum(name.startswith("tests/c.py") for name in chosen) == 80


def test_each_kind_of_a_product_has_cases_that_stay() -> None:
    """Of files of four kinds in turn, every fourth would be of one kind."""
    chosen = choose_for_the_day(CASES, {"a.py::test_it": 4})
    stay = [name for name in chosen if name.startswith("tests/a.py")]
    assert len({name.rpartition("-")[2] for name in stay}) == 4


def test_the_same_cases_stay_wherever_they_stand() -> None:
    nightly = dict.fromkeys(("a.py::test_it", "b.py::test_it"), 3)
    assert choose_for_the_day(CASES, nightly) == choose_for_the_day(CASES[::-1], nightly)


def test_a_single_case_stays() -> None:
    assert choose_for_the_day(["tests/a.py::test_it"], {"a.py::test_it": 5})
