"""Large patterns are compiled once and taken over afterwards, and never from a file that is odd."""

from __future__ import annotations

import marshal
import re
import zlib
from importlib import import_module
from pathlib import Path

import pytest

from thidua.figures.nouns import IS_COUNTED
from thidua.foundation import beside_code, kept_patterns
from thidua.foundation.kept_patterns import make_pattern
from thidua.foundation.patterns import compile_late
from thidua.foundation.small_patterns import keep_small_patterns

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


SMALL = [
    (SOURCE, 0),
    (SOURCE, int(FLAGS)),
    ("", 0),
    (r"(?i)a(?#c)b|(c)(?:d)?\1", int(re.MULTILINE)),
    (r"[^\W\d_]+\s*$", int(re.ASCII | re.DOTALL)),
    (r"(?P<a>.)(?P<b>(?P=a)+?)(?<!đ)x{2,3}", int(re.VERBOSE)),
    (rb"\d+", 0),
]


def compile_small() -> list[tuple[object, ...]]:
    """Patterns of all sorts as a command compiles them, with all that they tell."""
    re.purge()
    with keep_small_patterns("check"):
        made = [re.compile(source, flags) for source, flags in SMALL]
    re.purge()
    return [(one, one.flags, one.groups, dict(one.groupindex)) for one in made]


def count_compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The patterns that are compiled from here on."""
    compiler = import_module("re._compiler")
    compiled, plainly = [], compiler._code

    def note(tree: object, flags: int) -> object:
        compiled.append(str(tree))
        return plainly(tree, flags)

    monkeypatch.setattr(compiler, "_code", note)
    return compiled


def test_small_patterns_are_taken_over_by_the_next_run(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They match as if they were compiled, and tell the same of themselves."""
    compiler = import_module("re._compiler")
    plainly, plain = compiler.compile, [re.compile(*one) for one in SMALL]
    right = [(one, one.flags, one.groups, dict(one.groupindex)) for one in plain]
    assert compile_small() == right
    compiled = count_compiled(monkeypatch)
    assert compile_small() == right
    assert len(compiled) == 1, "that of bytes alone"
    assert compiler.compile is plainly, "afterwards, all is as it was"


def test_a_mistake_in_a_small_pattern_is_told_as_ever(folder: Path) -> None:
    """And the patterns before it are kept."""
    re.purge()
    with pytest.raises(re.error, match="missing"), keep_small_patterns("check"):
        re.compile("a{4}")
        re.compile("(a")
    (file,) = folder.iterdir()
    assert list(marshal.loads(beside_code.read_beside(file))) == [("a{4}", 0)]


@pytest.mark.parametrize(
    "spoilt",
    [
        b"",
        b"\0" * 99,
        seal(b"no marshal"),
        seal(marshal.dumps([1])),
        seal(marshal.dumps(dict.fromkeys(SMALL, ()))),
        seal(marshal.dumps({one: (0, b"\xff\xff\xff\xff", 0, {}, (None,)) for one in SMALL})),
        seal(marshal.dumps({one: ("", 7, 0, {}, (None,)) for one in SMALL})),
    ],
)
def test_odd_small_patterns_are_compiled_as_usual(folder: Path, spoilt: bytes) -> None:
    """A torn, damaged or foreign file costs time, never a wrong match."""
    right = compile_small()
    (file,) = folder.iterdir()
    for content in (spoilt, file.read_bytes()[:-1]):
        file.write_bytes(content)
        assert compile_small() == right
