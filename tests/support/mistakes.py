"""Mistakes that people make in data files, one at a time, and the sentence that each deserves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

Lines = list[str]
Change = Callable[[Lines, int], Lines | None]
"""Makes a mistake in the line with this index; None if the line has no place for it."""

_NAMED = re.compile(
    r"(?P<lead> *(?:- )*)(?P<name>[a-z_]+):(?: (?P<value>[^#|].*?))?(?P<end>  # .*)?$"
)
_QUOTED = re.compile(r'(?P<before>.*: |.*- )"(?P<words>[^"]*)"(?P<end>  # .*)?$')


class Mistake(NamedTuple):
    """A kind of mistake.

    Attributes:
        change: makes it in one line of a file.
        says: what the message must match.
        below: how many lines below the mistake the message may stand, where YAML cannot know.
    """

    change: Change
    says: str
    below: int = 0


class Spoilt(NamedTuple):
    """A file with one mistake in line ``line``, counted from 1."""

    kind: str
    line: int
    text: str


def spoilt(text: str, every: int) -> Iterator[Spoilt]:
    """The file with each kind of mistake, in each ``every``-th line that has a place for it."""
    lines = text.split("\n")
    for number, (kind, mistake) in enumerate(MISTAKES.items()):
        places = [at for at in range(len(lines)) if mistake.change(list(lines), at)]
        for at in places[number % every :: every]:
            changed = mistake.change(list(lines), at)
            assert changed
            yield Spoilt(kind, at + 1, "\n".join(changed))


def _in_line(change: Callable[[str], str | None]) -> Change:
    """A mistake that needs no more than its own line."""

    def make(lines: Lines, at: int) -> Lines | None:
        changed = None if _is_text_of_a_block(lines, at) else change(lines[at])
        if changed is None or changed == lines[at]:
            return None
        lines[at] = changed
        return lines

    return make


def _is_text_of_a_block(lines: Lines, at: int) -> bool:
    """Whether a line is blank, a comment, or words below a ``|``."""
    if not lines[at].strip() or lines[at].lstrip().startswith("#"):
        return True
    return _block_above(lines, at) is not None


def _block_above(lines: Lines, at: int) -> int | None:
    """The index of the line with the ``|`` to whose text a line belongs."""
    indent = len(lines[at]) - len(lines[at].lstrip())
    for above in range(at - 1, -1, -1):
        line = lines[above]
        if line.strip() and len(line) - len(line.lstrip()) < indent:
            return above if re.search(r": \|2?(?:  +#.*)?$", line) else None
    return None


def _with_value(change: Callable[[re.Match[str]], str | None]) -> Change:
    def make(line: str) -> str | None:
        match = _NAMED.match(line)
        return change(match) if match and match["value"] else None

    return _in_line(make)


def _with_words(change: Callable[[re.Match[str], str], str | None]) -> Change:
    """A mistake in a value of at least three words without quotes."""

    def make(match: re.Match[str]) -> str | None:
        value = match["value"]
        plain = value[0] not in "\"'[|>" and len(value.split()) > 2
        return change(match, value) if plain else None

    return _with_value(make)


def _with_quotes(change: Callable[[re.Match[str]], str]) -> Change:
    def make(line: str) -> str | None:
        match = _QUOTED.match(line)
        return change(match) if match else None

    return _in_line(make)


def _rebuilt(match: re.Match[str], value: str, joint: str = ": ") -> str:
    return f"{match['lead']}{match['name']}{joint}{value}{match['end'] or ''}"


def _indented(line: str) -> bool:
    return line.startswith("  ")


def _twice(lines: Lines, at: int) -> Lines | None:
    if _is_text_of_a_block(lines, at) or not re.match(r" *[a-z_]+: [^|]", lines[at]):
        return None
    return [*lines[: at + 1], lines[at], *lines[at + 1 :]]


def _block_text(change: Callable[[str], str]) -> Change:
    """A mistake in a line of a ``|`` block below its first one."""

    def make(lines: Lines, at: int) -> Lines | None:
        if not lines[at].strip() or lines[at].lstrip().startswith("#"):
            return None
        above = _block_above(lines, at)
        if above is None or above == at - 1:
            return None
        lines[at] = change(lines[at])
        return lines

    return make


def _broken_line(indent: str) -> Change:
    def make(lines: Lines, at: int) -> Lines | None:
        match = None if _is_text_of_a_block(lines, at) else _NAMED.match(lines[at])
        value = match["value"] if match else None
        if not match or not value or value[0] in "\"'[" or len(value.split()) < 6:
            return None
        words = value.split()
        first = f"{match['lead']}{match['name']}: {' '.join(words[:3])}"
        return [*lines[:at], first, indent + " ".join(words[3:]), *lines[at + 1 :]]

    return make


def _at_the_top(start: str) -> Change:
    return lambda lines, at: [start + lines[0], *lines[1:]] if at == 0 else None


def _first_line(start: str) -> Change:
    return lambda lines, at: [start, *lines] if at == 0 else None


MISTAKES: dict[str, Mistake] = {
    "one space too few": Mistake(
        _in_line(lambda line: line[1:] if _indented(line) else None), "[Tt]hụt", 1
    ),
    "one space too many": Mistake(
        _in_line(lambda line: f" {line}" if _indented(line) else None), "[Tt]hụt", 1
    ),
    "a space before a first name": Mistake(
        _in_line(lambda line: None if line.startswith(" ") else f" {line}"), "[Tt]hụt", 1
    ),
    "two spaces too many": Mistake(
        _in_line(lambda line: f"  {line}" if _NAMED.match(line) and "- " not in line else None),
        "[Tt]hụt",
        1,
    ),
    "a tab": Mistake(_in_line(lambda line: "\t" + line[2:] if _indented(line) else None), "Tab"),
    "a tab after the spaces": Mistake(
        _in_line(lambda line: "  \t" + line[2:] if _indented(line) else None), "Tab"
    ),
    "no-break spaces": Mistake(
        _in_line(lambda line: "\u00a0\u00a0" + line[2:] if _indented(line) else None),
        "dấu cách không ngắt",
    ),
    "a no-break space after the dash": Mistake(
        _in_line(lambda line: line.replace("- ", "-\u00a0", 1) if re.match(" *- ", line) else None),
        "dấu cách không ngắt",
    ),
    "a no-break space after the colon": Mistake(
        _with_value(lambda match: _rebuilt(match, match["value"], ":\u00a0")),
        "dấu cách không ngắt",
    ),
    "no closing quote": Mistake(
        _with_quotes(lambda match: f'{match["before"]}"{match["words"]}{match["end"] or ""}'),
        "mở ra mà không đóng lại",
    ),
    "no opening quote": Mistake(
        _with_quotes(lambda match: f'{match["before"]}{match["words"]}"{match["end"] or ""}'),
        "Thiếu dấu ngoặc",
    ),
    "curly quotes": Mistake(
        _with_quotes(lambda match: f"{match['before']}“{match['words']}”{match['end'] or ''}"),
        "ngoặc cong",
    ),
    "a curly quote at the end": Mistake(
        _with_quotes(lambda match: f'{match["before"]}"{match["words"]}”{match["end"] or ""}'),
        "ngoặc cong",
    ),
    "a quote inside a quote": Mistake(
        _with_quotes(
            lambda match: f'{match["before"]}"Chữ "{match["words"]}" in"{match["end"] or ""}'
        ),
        "sau dấu ngoặc kép đóng",
    ),
    "words after a quote": Mistake(
        _with_quotes(lambda match: f'{match["before"]}"{match["words"]}" xã{match["end"] or ""}'),
        "sau dấu ngoặc kép đóng",
    ),
    "no space after the dash": Mistake(
        _in_line(lambda line: line.replace("- ", "-", 1) if re.match(" *- ", line) else None),
        "Thiếu dấu cách sau dấu gạch",
    ),
    "no dash": Mistake(
        _in_line(lambda line: line.replace("- ", "  ", 1) if re.match(" *- ", line) else None),
        "gạch đầu dòng|hai lần|danh sách",
        1,
    ),
    "a bullet for a dash": Mistake(
        _in_line(lambda line: line.replace("- ", "• ", 1) if re.match(" *- ", line) else None),
        "[Gg]ạch đầu dòng",
    ),
    "a long dash for a dash": Mistake(
        _in_line(lambda line: line.replace("- ", "– ", 1) if re.match(" *- ", line) else None),
        "[Gg]ạch đầu dòng",
    ),
    "a plus for a dash": Mistake(
        _in_line(lambda line: line.replace("- ", "+ ", 1) if re.match(" *- ", line) else None),
        "[Gg]ạch đầu dòng",
    ),
    "no colon": Mistake(
        _with_value(lambda match: _rebuilt(match, match["value"], " ")), "[Dd]ấu hai chấm"
    ),
    "no colon before a group": Mistake(
        _in_line(
            lambda line: (
                line.replace(":", "", 1)
                if re.match(r" *[a-z_]+:(?: \|)?(?: +#.*)?$", line)
                else None
            )
        ),
        "[Dd]ấu hai chấm",
    ),
    "an equals sign": Mistake(
        _with_value(lambda match: _rebuilt(match, match["value"], " = ")), "[Dd]ấu hai chấm"
    ),
    "a semicolon": Mistake(
        _with_value(lambda match: _rebuilt(match, match["value"], "; ")), "[Dd]ấu hai chấm"
    ),
    "a full-width colon": Mistake(
        _with_value(lambda match: _rebuilt(match, match["value"], "：")), "[Dd]ấu hai chấm"
    ),
    "no space after the colon": Mistake(
        _with_value(lambda match: _rebuilt(match, match["value"], ":")),
        "Thiếu dấu cách sau",
    ),
    "a colon in words": Mistake(
        _with_words(lambda match, value: _rebuilt(match, value.replace(" ", ": ", 1))),
        "[Dd]ấu hai chấm",
    ),
    "a number sign in words": Mistake(
        _with_words(lambda match, value: _rebuilt(match, value.replace(" ", " #", 1))),
        "YAML coi chữ sau ` #` là ghi chú",
    ),
    "a percent sign first": Mistake(
        _with_words(lambda match, value: _rebuilt(match, f"% {value}")), "bắt đầu bằng `%`"
    ),
    "an at sign first": Mistake(
        _with_words(lambda match, value: _rebuilt(match, f"@{value}")), "bắt đầu bằng `@`"
    ),
    "a star first": Mistake(
        _with_words(lambda match, value: _rebuilt(match, f"*{value}*")), "bắt đầu bằng `\\*`|`\\*`"
    ),
    "an exclamation mark first": Mistake(
        _with_words(lambda match, value: _rebuilt(match, f"! {value}")), "`!`"
    ),
    "an ampersand first": Mistake(
        _with_words(lambda match, value: _rebuilt(match, f"& {value}")), "`&`"
    ),
    "a question mark first": Mistake(
        _in_line(lambda line: re.sub("^( *)", r"\1? ", line) if _NAMED.match(line) else None),
        "`\\?`",
        1,
    ),
    "a greater sign first": Mistake(
        _with_words(lambda match, value: _rebuilt(match, f"> {value}")), "bắt đầu bằng `>`"
    ),
    "an opened bracket": Mistake(
        _with_words(lambda match, value: _rebuilt(match, f"[{value}")), "không có dấu đóng"
    ),
    "an opened brace": Mistake(
        _with_words(lambda match, value: _rebuilt(match, f"{{{value}")), "không có dấu đóng"
    ),
    "no closing bracket": Mistake(
        _in_line(lambda line: line.replace("]", "", 1) if re.search(r": \[.*\]", line) else None),
        "không có dấu đóng",
    ),
    "no opening bracket": Mistake(
        _in_line(lambda line: line.replace("[", "", 1) if re.search(r": \[.*\]", line) else None),
        "`\\[`",
    ),
    "a name twice": Mistake(_twice, "hai lần", 1),
    "a name in Vietnamese": Mistake(
        _in_line(
            lambda line: (
                re.sub(r"(?<=^  )[a-z_]+:", "tiêu đề:", line) if _NAMED.match(line) else None
            )
        ),
        "Không có mục nào tên",
    ),
    "a name with a letter too many": Mistake(
        _in_line(lambda line: re.sub(r"^( *)([a-z_]+):", r"\1\2x:", line)), "Không có mục nào tên"
    ),
    "a name in capitals": Mistake(
        _in_line(
            lambda line: re.sub(
                r"^( *)([a-z])([a-z_]+):",
                lambda match: match[1] + match[2].upper() + match[3] + ":",
                line,
            )
        ),
        "Không có mục nào tên",
    ),
    "a name with hyphens": Mistake(
        _in_line(lambda line: re.sub(r"^( *[a-z]+)_([a-z]+):", r"\1-\2:", line)),
        "Không có mục nào tên",
    ),
    "words of a block less indented": Mistake(_block_text(lambda line: line[1:]), "[Tt]hụt", 1),
    "words of a block at the margin": Mistake(_block_text(str.lstrip), "đoạn văn"),
    "a tab in a block": Mistake(_block_text(lambda line: "\t" + line.lstrip()), "Tab"),
    "no-break spaces in a block": Mistake(
        _block_text(lambda line: "\u00a0" * (len(line) - len(line.lstrip())) + line.lstrip()),
        "dấu cách không ngắt",
    ),
    "no bar before a block": Mistake(
        _in_line(lambda line: re.sub(r": \|( +#.*)?$", ":", line)),
        r"`\|`",
        1,
    ),
    "words go on at the margin": Mistake(_broken_line(""), "đoạn văn", 1),
    "words go on as a list": Mistake(_broken_line("- "), "danh sách|[Gg]ạch", 1),
    "a letter at the top": Mistake(_at_the_top("x"), "dòng"),
    "a quote at the top": Mistake(_at_the_top('"'), "ngoặc"),
    "a bracket at the top": Mistake(_first_line("}"), "`}`"),
    "a word at the top": Mistake(_first_line("Kế hoạch"), "dòng"),
    "three backticks at the top": Mistake(_first_line("```yaml"), "`"),
}
"""Every kind by its name."""
