"""Large patterns are compiled once and taken over afterwards, and never from a file that is odd."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import pytest

from thidua.figures.nouns import IS_COUNTED
from thidua.foundation import beside_code, kept_patterns
from thidua.foundation.kept_patterns import make_pattern
from thidua.foundation.patterns import compile_late

SOURCE = r"(?P<day>\d{1,2})(?:[/.-](?P<month>\d{1,2}))?|hộ nghèo(?! đa chiều)|[ĐđĨĩ]\w+"
FLAGS = re.IGNORECASE
TEXTS = ["02/9", "HỘ NGHÈO", "hộ nghèo đa chiều", "Đoàn", "không"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this test's patterns are kept."""
    monkeypatch.setattr(
        beside_code, "cache_from_source", lambda _: str(tmp_path / "kept.cpython.pyc")
    )
    return tmp_path


def never_compile(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on, a pattern can only be taken over."""

    def refuse(*_: object) -> None:
        raise AssertionError("compiled again")

    monkeypatch.setattr(kept_patterns, "_compile", refuse)
    monkeypatch.setattr("thidua.foundation.kept_patterns.re.compile", refuse)


@pytest.mark.parametrize("flags", [FLAGS, re.RegexFlag(0), re.IGNORECASE | re.VERBOSE])
def test_what_is_taken_over_matches_as_if_it_were_compiled(
    folder: Path, monkeypatch: pytest.MonkeyPatch, flags: re.RegexFlag
) -> None:
    """Reading figures gives the same whichever run compiled the pattern."""
    plain = re.compile(SOURCE, flags)
    assert make_pattern(SOURCE, flags) == plain
    never_compile(monkeypatch)
    taken = make_pattern(SOURCE, flags)
    assert taken == plain
    assert taken.groupindex == plain.groupindex
    for text in TEXTS:
        found, right = taken.search(text), plain.search(text)
        assert (found and (found.span(), found.groupdict(), found.lastgroup)) == (
            right and (right.span(), right.groupdict(), right.lastgroup)
        )


def test_a_large_pattern_of_the_engine_is_taken_over(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The table of nouns has eleven thousand characters, and every kind of sign in it."""
    plain = make_pattern(IS_COUNTED._source, FLAGS)
    never_compile(monkeypatch)
    assert make_pattern(IS_COUNTED._source, FLAGS) == plain


def seal(told: bytes) -> bytes:
    return beside_code._hash(told) + told


@pytest.mark.parametrize(
    "spoilt",
    [
        b"",
        b"\0" * 99,
        seal(b"no zlib"),
        seal(zlib.compress(b"no list\n")),
        seal(zlib.compress(b'[2, 3, {"day": 7}]\n\1\0\0\0')),
        seal(zlib.compress(b'[34, 3, {"day": 1}]\n\xff\xff\xff\xff')),
        seal(zlib.compress(b"[34, 3, {}]\n\1\0\0")),
    ],
)
def test_a_file_that_is_odd_is_made_again(folder: Path, spoilt: bytes) -> None:
    """A torn, damaged or foreign file costs time, never a figure."""
    make_pattern(SOURCE, FLAGS)
    (file,) = folder.iterdir()
    good = file.read_bytes()
    for content in (spoilt, good[:-1], good[:40]):
        file.write_bytes(content)
        assert make_pattern(SOURCE, FLAGS) == re.compile(SOURCE, FLAGS)
        assert file.read_bytes() == good


def test_without_a_place_or_the_insides_of_re_it_is_compiled(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another Python may compile otherwise, and nobody may be allowed to write there."""
    monkeypatch.setattr(beside_code, "cache_from_source", lambda _: str(folder / "no" / "a.pyc"))
    assert make_pattern(SOURCE, FLAGS) == re.compile(SOURCE, FLAGS)
    assert not list(folder.iterdir())

    def lack(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(kept_patterns, "import_module", lack)
    assert make_pattern(SOURCE, FLAGS) == re.compile(SOURCE, FLAGS)


def test_patterns_of_earlier_states_do_not_pile_up(folder: Path) -> None:
    """Each change of a table makes another pattern; those before are never asked for again."""
    for number in range(150):
        make_pattern(f"a{number}", FLAGS)
    assert len(list(folder.iterdir())) <= 60


def test_a_mistake_in_a_pattern_is_told_as_ever(folder: Path) -> None:
    """Who writes a table sees what is wrong with it."""
    with pytest.raises(re.error):
        make_pattern("(", FLAGS)


def test_a_late_pattern_is_compiled_at_its_first_use_and_not_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Loading a module costs nothing for the patterns that the run never needs."""
    plain, made = re.compile, []

    def compile_once(source: str, flags: int) -> re.Pattern[str]:
        made.append(source)
        return plain(source, flags)

    monkeypatch.setattr("thidua.foundation.patterns.re.compile", compile_once)
    late, right = compile_late(SOURCE, FLAGS), plain(SOURCE, FLAGS)
    assert compile_late(late.pattern, FLAGS).pattern == SOURCE  # one that holds another
    assert made == []
    for text in TEXTS:
        assert late.findall(text) == right.findall(text)
        assert late.sub("-", text) == right.sub("-", text)
        assert bool(late.fullmatch(text)) == bool(right.fullmatch(text))
    assert (late.pattern, late.flags, late.groupindex) == (SOURCE, right.flags, right.groupindex)
    assert made == [SOURCE]


def test_a_mistake_in_a_late_pattern_is_told_at_its_first_use() -> None:
    """It must not be hidden for ever: whatever uses the pattern fails."""
    late = compile_late("(")
    with pytest.raises(re.error):
        late.search("a")
