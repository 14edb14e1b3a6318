"""Telling the slip behind the problems of a file that YAML can read, instead of what follows of it.

A missing dash makes names occur twice, a missing colon makes a group a text, a wrong indentation
puts a field into another group. Each possible slip is repaired on trial: the one after whose repair
fewest problems are left is the true one, and what is left is told beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from thidua.datafiles import yamltree
from thidua.datafiles.fieldnames import every_name
from thidua.datafiles.yamlgroups import LineSlip, find_slips, repaired
from thidua.datafiles.yamllines import structural_lines
from thidua.datafiles.yamlslips import Slip
from thidua.foundation.patterns import compile_late
from thidua.foundation.problems import Position, Problem, Severity

_MOST_SLIPS = 5
_MOST_TRIED = 20
_MOST_BELOW = 60
_NAMED = compile_late(r"(?P<lead>[ ]*(?:- +)*)(?P<name>[^:]*?)[ ]*:(?:\s|$)")
_UNKNOWN = compile_late(r"Không có mục nào tên `([^`]*)`")
_GUESS = compile_late(r"Có phải ý bạn là `(\w+)`\?")
_MISSING = compile_late(r"Thiếu mục `(\w+)`")

Check = Callable[[str], list[Problem]]
_Trial = tuple[LineSlip, str]
"""What may be wrong, and the text as it was meant."""


def explain_by_repair(text: str, file: str, problems: list[Problem], check: Check) -> list[Problem]:
    """The problems of a file, with slips instead of the problems that follow from them.

    Args:
        text: the whole file.
        file: its name in problems.
        problems: found in it.
        check: finds the problems of another text.
    """
    written = text
    found, text, problems = _repair_alike(text, problems, check)
    told = [one.problem(file) for one in found]
    while len(told) < _MOST_SLIPS and _errors(problems):
        best = _best_trial(text, problems, check)
        if best is None:
            break
        slip, meant, problems = best
        told += _place_as_written([slip.problem(file)], text, written)
        text = meant
    return [*told, *_place_as_written(problems, text, written)]


def _place_as_written(problems: list[Problem], meant: str, written: str) -> list[Problem]:
    """Problems of a repaired text at the places where the file has what they speak of."""
    if meant == written:
        return problems
    now, then = meant.split("\n"), written.split("\n")

    def find(place: Position) -> Position:
        line = place.line - 1
        if line >= len(now) or now[line] == then[line]:
            return place
        return Position(place.line, _find_column(place.column - 1, now[line], then[line]) + 1)

    return [
        replace(one, position=find(one.position), others=tuple(map(find, one.others)))
        for one in problems
    ]


def _find_column(column: int, now: str, then: str) -> int:
    """Where a line had, before one part of it was changed, what is at a column now."""
    ahead = _count_same(now, then)
    behind = _count_same(now[ahead:][::-1], then[ahead:][::-1])
    left = len(now) - column
    if column < ahead:
        return column
    return len(then) - left if left <= behind else ahead


def _count_same(one: str, other: str) -> int:
    """With how many equal letters two texts begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _repair_alike(
    text: str, problems: list[Problem], check: Check
) -> tuple[list[LineSlip], str, list[Problem]]:
    """The same slip in several lines, such as bullets of a word processor before each item."""
    kinds: dict[str, list[LineSlip]] = {}
    for one in find_slips(text, every_name()):
        kinds.setdefault(one.slip.kind, []).append(one)
    for alike in kinds.values():
        if len(alike) > 1 and _errors(check(repaired(text, alike))) < _errors(problems):
            needed = _least(text, alike, check)
            meant = repaired(text, needed)
            return needed, meant, check(meant)
    return [], text, problems


def _least(text: str, alike: list[LineSlip], check: Check) -> list[LineSlip]:
    """The slips after whose repair no more problems are left than after that of all."""
    fewest = _errors(check(repaired(text, alike)))
    needed = alike
    for one in alike[:_MOST_TRIED]:
        others = [other for other in needed if other is not one]
        if _errors(check(repaired(text, others))) <= fewest:
            needed = others
    return needed


def _best_trial(
    text: str, problems: Sequence[Problem], check: Check
) -> tuple[LineSlip, str, list[Problem]] | None:
    """The slip after whose repair fewest problems are left, if there are fewer than now.

    A text that nobody can read has one problem, whatever else it has: that repairs nothing.
    """
    best, fewest = None, _errors(problems)
    for slip, meant in _trials(text, problems, check):
        left = check(meant)
        if _errors(left) < fewest and yamltree.parse(meant, "")[0] is not None:
            best, fewest = (slip, meant, left), _errors(left)
        if not fewest:
            break
    return best


def _errors(problems: Sequence[Problem]) -> int:
    return sum(one.severity is Severity.ERROR for one in problems)


def _trials(text: str, problems: Sequence[Problem], check: Check) -> Iterator[_Trial]:
    """Each slip that the text may have, the likely ones first."""
    lines = text.split("\n")
    places = [one.position.line for one in problems]
    slips = find_slips(text, every_name())
    slips.sort(key=lambda one: (not one.slip.sure, min(abs(one.line - place) for place in places)))
    for slip in slips[:_MOST_TRIED]:
        yield slip, _with(lines, slip.line, [slip.slip.meant])
    missing = {match[1]: one for one in problems if (match := _MISSING.match(one.message))}
    for problem in problems[:_MOST_TRIED]:
        if _UNKNOWN.match(problem.message):
            yield from _renamings(lines, problem, list(missing), check)
            yield from _shifts(lines, problem.position.line)
            yield from _words_of_a_block(lines, problem.position.line)
    for name, problem in list(missing.items())[:3]:
        below = lines[problem.position.line : problem.position.line + _MOST_BELOW]
        for line, words in enumerate(below, problem.position.line + 1):
            if words.lstrip(" -").startswith(f"{name}:"):
                yield from _shifts(lines, line)


def _renamings(
    lines: Sequence[str], problem: Problem, missing: Sequence[str], check: Check
) -> Iterator[_Trial]:
    """An unknown name as a name that was guessed, or as the only missing one that fits its value.

    Where several fit equally well, nobody knows which was meant.
    """
    line = problem.position.line
    match = _NAMED.match(lines[line - 1])
    if match is None:
        return
    guessed = [found[1]] if (found := _GUESS.search(problem.fix)) else []
    tried = [
        (name, _with(lines, line, [f"{match['lead']}{name}{lines[line - 1][match.end('name') :]}"]))
        for name in dict.fromkeys([*guessed, *missing])
    ]
    left = [_errors(check(meant)) for _, meant in tried]
    if not guessed and left.count(min(left, default=0)) > 1:
        return
    for name, meant in tried:
        words = meant.split("\n")[line - 1]
        fix = f"Có phải ý bạn là `{name}`?"
        yield LineSlip(line, Slip(problem.position.column - 1, problem.message, fix, words)), meant


def _shifts(lines: Sequence[str], line: int) -> Iterator[_Trial]:
    """The text with this line, alone or with what is below it, indented otherwise."""
    words = lines[line - 1]
    match = _NAMED.match(words)
    if not match or match["name"] not in every_name():
        return
    indent = _indent(words)
    last = line
    while last < len(lines) and (not lines[last].strip() or _indent(lines[last]) > indent):
        last += 1
    for by in (-2, 2, -1, 1, -4, 4):
        if indent + by < 0:
            continue
        said = f"Dòng này thụt vào {indent} dấu cách, nên bị hiểu là thuộc mục khác."
        slip = Slip(indent, said, f"Thụt vào {indent + by} dấu cách.", "")
        for end in (last, line) if last > line else (line,):
            shifted = [_shifted(one, by) for one in lines[line - 1 : end]]
            meant = _with(lines, line, shifted)
            if any(one.number == line for one in structural_lines(meant)):
                yield LineSlip(line, slip), meant


def _words_of_a_block(lines: Sequence[str], line: int) -> Iterator[_Trial]:
    """A line at the margin as one of the words above it."""
    above = next((one for one in reversed(lines[: line - 1]) if one.strip()), "")
    name = lines[line - 1].partition(":")[0]
    if _indent(above) and not _indent(name) and " " in name:
        said = "Dòng này không phải `tên: giá trị`, cũng không thuộc đoạn văn nào bên trên."
        fix = (
            "Thuộc đoạn bên trên thì thụt vào bằng các dòng của đoạn ấy; là mục mới thì viết "
            "`tên: giá trị`."
        )
        words = " " * _indent(above) + lines[line - 1].lstrip()
        slip = Slip(_indent(lines[line - 1]), said, fix, words)
        yield LineSlip(line, slip), _with(lines, line, [words])


def _shifted(words: str, by: int) -> str:
    return " " * (_indent(words) + by) + words.lstrip(" ") if words.strip() else words


def _indent(words: str) -> int:
    return len(words) - len(words.lstrip(" "))


def _with(lines: Sequence[str], line: int, meant: Sequence[str]) -> str:
    return "\n".join([*lines[: line - 1], *meant, *lines[line - 1 + len(meant) :]])
