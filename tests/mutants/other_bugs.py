"""Small bugs for templates and scripts, found in their text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from mutants.mutant import Mutant

_Change = Callable[[re.Match[str]], str]


def _rule(pattern: str, change: _Change, kind: str) -> tuple[re.Pattern[str], _Change, str]:
    return re.compile(pattern, re.DOTALL), change, kind


def _rise(number: re.Match[str]) -> str:
    return str(int(number[0]) + 1)


_SWAPS = {"===": "!==", "!==": "===", "<=": "<", ">=": ">", "<": "<=", ">": ">=", "&&": "||"}
_SWAPS |= {"||": "&&", "??": "&&", "+": "-", "-": "+", "true": "false", "false": "true"}


def _swap(found: re.Match[str]) -> str:
    return found[1] + _SWAPS[found[2]] + found[3]


_OF_TEMPLATES = (
    _rule(r"(?<={% if )(.+?)(?= -?%})", lambda found: f"not ({found[1]})", "condition negated"),
    _rule(r"(?<={% elif )(.+?)(?= -?%})", lambda found: f"not ({found[1]})", "condition negated"),
    _rule(r"(?<= in )([\w.]+)(?= -?%})", lambda _: "[]", "loop emptied"),
    _rule(r"{{ .+? }}", lambda _: "", "output removed"),
    _rule(r"(?<=[\w\"]) (?:[a-z][\w-]*=\"[^\"<>]*\"|hidden|open|download)(?=[ />])",
          lambda _: "", "attribute removed"),
    _rule(r"{% include [^%]+%}", lambda _: "", "part left out"),
    _rule(r"(?<=>)[^<>{}]*\w[^<>{}]*(?=<)", lambda _: "", "words removed"),
)  # fmt: skip
_OF_SCRIPTS = (
    _rule(r"( )(===|!==|<=|>=|<|>)( )", _swap, "comparison flipped"),
    _rule(r"( )(&&|\|\||\?\?)( )", _swap, "and/or exchanged"),
    _rule(r"( )([+-])( )", _swap, "plus/minus exchanged"),
    _rule(r"(\b)(true|false)(\b)", _swap, "constant changed"),
    _rule(r"(?<![\w.#-])\d+(?![\w.])", _rise, "off by one"),
    _rule(r"!(?=[\w(])", lambda _: "", "negation dropped"),
    # Whoever is told nothing instead of ``false`` does the same.
    _rule(r"(?<=return )(?!false;)[^;{}]+(?=;)", lambda _: "undefined", "return dropped"),
    _rule(r"\"[^\"\n]*\w[^\"\n]*\"", lambda found: f'{found[0][:-1]}ˣ"', "string changed"),
    _rule(r"(?<=\n)( *)(?!return|throw|const|let|import|export)[a-z][\w.?]*\([^\n]*\);(?=\n)",
          lambda found: found[1], "call dropped"),
)  # fmt: skip
_NOTE = re.compile(
    r"//[^\n]*|/\*.*?\*/|^import [^\n]*|{#.*?#}|^ *{% (?:from|import) [^\n]*", re.S | re.M
)


def find_template_bugs(text: str) -> list[Mutant]:
    """All bugs that fit a template."""
    return sorted(_find(text, _OF_TEMPLATES))


def find_script_bugs(text: str) -> list[Mutant]:
    """All bugs that fit a script. Some may be no JavaScript; those are noticed at once."""
    return sorted([*_find(text, _OF_SCRIPTS), *_negate_branches(text)])


def _find(text: str, rules: tuple[tuple[re.Pattern[str], _Change, str], ...]) -> Iterator[Mutant]:
    notes = _list_notes(text)
    for pattern, change, kind in rules:
        for found in pattern.finditer(text):
            if (
                not _is_within(found.start(), notes)
                and found.end() > found.start()
                and change(found) != found[0]
            ):
                yield Mutant(found.start(), found.end(), change(found), kind)


def _list_notes(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in _NOTE.finditer(text) if "://" not in found[0]]


def _is_within(at: int, notes: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in notes)


def _negate_branches(text: str) -> Iterator[Mutant]:
    """The conditions of ``if``, to their closing brackets."""
    notes = _list_notes(text)
    for found in re.finditer(r"\bif \(", text):
        if _is_within(found.start(), notes):
            continue
        depth, at = 1, found.end()
        while depth and at < len(text):
            depth += {"(": 1, ")": -1}.get(text[at], 0)
            at += 1
        condition = text[found.end() : at - 1]
        yield Mutant(found.end(), at - 1, f"!({condition})", "branch negated")
