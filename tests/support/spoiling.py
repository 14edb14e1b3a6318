"""Data sets that an attacker, a careless editor or a broken program could have written."""

from __future__ import annotations

import copy
import random
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import yaml

Steps = tuple[str | int, ...]

WORDS = (
    "", "—", "! ", "...", "-", "😀" * 50, "{}", "0", "-1", "9" * 310, "9" * 310 + ",5",
    "1e999", "0," + "0" * 400 + "1", "NaN", "0000-00-00", "9999-12-31", "0001-01-01",
    "2026-02-30", "99999-01-01", "2026-13", "１２", "٣", "a" * 5000, "null", "<b>", "&lt;", "p",
    '"', "\\", "%", "{{7*7}}", "{% raw", "../..", "index", "http://x", "javascript:1", "\u00a0",
    "\ud7ff", "İ", "ǆ", "𝐀", "1/0", "/", "99999999999999999999/KH-UBND", "từ 5 đến 3", "((((",
    "**", "_" * 300, "\n", "a\nb", "1.1.1.1.1", "1." * 200, "culture", "khong", "có",
    "ngày 31/02/2026", "00/00/0000", "2199", "½", "②", "−5", "1 250", "12,45,67", "\u202e",
    "\x00", "\x1b[31m", "\u2028", "\U000e0041", "Ðảng", "b\u0301\u0301\u0301",
    # Names that some systems keep for devices, and paths.
    "con", "nul", "aux.txt", "com1", "CON ", "a.", "~", "$HOME", "C:\\a", "\\\\evil\\s", "a/b",
    "con-2026", "...txt", "-rf", ".git",
    # Numbers and days of other notations, and past all bounds.
    ".inf", "-.inf", ".nan", "0x1F", "0o17", "1_000", "+5", "1e5", "-0", "007", "1:30", "5%%",
    "2147483648", "1" + "0" * 4500, "0.0000000000001", "100,000001", "2026-06-31", "2026-6-1",
    "10000-01-01", "-0001-01-01", "2026-01-01T00:00:00Z", "2026-W01", "29/02/2025", "1900-01-01",
    # Scripts that are written from the right, joined, or with marks that stand alone.
    "עברית", "العربية 5%", "ﷺ", "\u0301", "क्ष", "한국어", "漢字" * 40, "👩\u200d👩\u200d👧", "🏴",
    "\u2066a\u2069", "\u061c", "\u200f", "a\u0300" * 200, "ﬁ", "ſ", "ẞ", "ı", "\u1160", "\u3164",
    "\u00ad", "\ufeff", "\ufffe", "\ue000", "\u0085", "\x7f", "\U0010ffff", "\ufffd", "\ufe0f",
    # Markup of all that could read it.
    "<script>alert(1)</script>", "<!--", "]]>", "-->", "<img src=x onerror=y>", "[a](javascript:1)",
    "![a](//x)", "`" * 30, "|a|b|", "# a", "---", "$$x$$", "{#", "{{", "}}", "{% endif %}",
    "=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "'; DROP TABLE--", "%s%n", "\\u0000", "&amp;amp;",
    "ASCII only words that mean nothing", "a" * 100_000, "ơ " * 50_000, "\t", "a\tb", " a", "a ",
)  # fmt: skip
SHAPES: tuple[Any, ...] = (
    None, [], {}, [[]], [{}], {"a": "b"}, {"text": "x"}, ["a", "a"], [""], [None], {"": ""},
    {"id": "a", "name": "a"}, [["a"] * 3] * 3, {"note": {"note": {"note": "a"}}}, ["a"] * 1000,
)  # fmt: skip
LINES = (
    "a: &x 1", "b: *x", "<<: *x", "<<: {a: 1}", "!!python/object:os.system x", "!a b", "--- ",
    "---",
    "...", "%YAML 1.2", "? a", "? [a]\n: b", "\ta: 1", "  \t- a", "- - - - a", "a: b: c", "{", "[",
    "}",
    "]", '"', "'", "a: |", "a: >-", "a: |9", "#", "a", ":", "-", "a:", "\x00", "\x1b", "\ufeff",
    "\u2028",
    "\r", "a: " + "x" * 100_000, " " * 200 + "a: 1", "=======", "<<<<<<< HEAD", ">>>>>>> a",
    "@a: 1",
    "`a`: 1", "null: 1", "1: 1", "true: a", "~: a", '"\\ud800": a', "a: !!binary aGk=",
    "a: !!set {b}",
    "a: .inf", "a: 12:30:45", "name: a", "note: a", "id: a", "id: con", "a: 'b", 'a: "b\\q"',
    "- " * 300 + "a", "{" * 300, "[" * 3000, "updated: 2026-02-30", "url: javascript:1",
)  # fmt: skip
"""Lines that are put among those of a file, as they are."""

_LETTERS = [
    next(char for code in range(0x110000) if unicodedata.category(char := chr(code)) == category)
    for category in (
        "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe",
        "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Co", "Cn",
    )
]  # fmt: skip
"""One letter of each class that Unicode has, but for half pairs, which no file can hold."""


def list_places(value: Any, above: Steps = ()) -> Iterator[Steps]:
    """The path of every value in plain data."""
    entries: Any = ()
    if isinstance(value, dict):
        entries = value.items()
    elif isinstance(value, list):
        entries = enumerate(value)
    for name, child in entries:
        yield (*above, name)
        yield from list_places(child, (*above, name))


def spoil_data(data: Any, chance: random.Random, others: list[str]) -> Any:
    """The same data with one value replaced, lengthened, moved, repeated or removed.

    Args:
        data: of one file.
        chance: decides.
        others: words of all files: what refers to one thing then refers to another, or to itself.
    """
    data = copy.deepcopy(data)
    places = list(list_places(data))
    if not places:
        return chance.choice(SHAPES)
    path = chance.choice(places)
    owner = data
    for step in path[:-1]:
        owner = owner[step]
    name, value = path[-1], owner[path[-1]]
    way = chance.choices(range(8), (36, 10, 14, 8, 14, 6, 6, 6))[0]
    if way == 0:
        owner[name] = chance.choice(WORDS)
    elif way == 1:
        owner[name] = f"{value} {chance.choice(WORDS)}"
    elif way == 2:  # one way after another
        owner[name] = copy.deepcopy(chance.choice(SHAPES))
    elif way == 3:
        del owner[name]
    elif way == 4:
        owner[name] = [chance.choice(others)] if isinstance(value, list) else chance.choice(others)
    elif way == 5 and isinstance(owner, list):
        owner += [copy.deepcopy(value) for _ in range(chance.choice((1, 1, 3, 1000)))]
    elif way == 6 and isinstance(value, str) and value:
        at = chance.randrange(len(value))
        owner[name] = f"{value[:at]}{chance.choice(_LETTERS)}{value[at:]}"
    elif isinstance(owner, dict):
        owner[chance.choice([*owner, "note", "id", "ghi chú", "Name", f"{name} "])] = value
    return data


def spoil_file(content: bytes, chance: random.Random) -> bytes:
    """The same file with a line put in, doubled, cut or turned, or with other bytes."""
    lines = content.decode().split("\n")
    at = chance.randrange(len(lines))
    indent = re.match(" *", lines[at])
    assert indent is not None
    way = chance.randrange(9)
    if way <= 2:
        new = chance.choice(LINES).split("\n")
        lines[at:at] = [f"{indent[0] * (way > 0)}{line}" for line in new]
    elif way == 3:
        lines[at:at] = [lines[at]]
    elif way == 4:
        lines[at] = chance.choice((" ", "\t", "- ", "  ")) + lines[at]
    elif way == 5:
        lines[at] = lines[at][: chance.randrange(len(lines[at]) + 1)]
    elif way == 6:
        lines = lines[:at]
    text = "\n".join(lines).encode()
    if way < 7:
        return text
    changed = (
        b"\xef\xbb\xbf" + text, text.replace(b"\n", b"\r\n"), text.replace(b"\n", b"\r"), b"",
        text.decode().encode("utf-16"), b"\n" * 5000, b"---\n" + text + b"\n---\n" + text,
        text.replace(b"  ", b"\t"), text + b"\xff\xfe", text + b"\x00", b"# a\n", b"[]\n", b"{}\n",
        b"null\n", unicodedata.normalize("NFD", text.decode()).encode(), b"a" * 200_000,
        text.replace(b": ", b":"), text.replace(b":", b" :"), text.rstrip(b"\n"), text * 2,
    )  # fmt: skip
    return chance.choice(changed)


def spoil(content: bytes, chance: random.Random, others: list[str]) -> bytes:
    """A spoilt file: mostly one thing is wrong, sometimes two."""
    if chance.random() < 0.3:
        return spoil_file(content, chance)
    data = yaml.load(content.decode(), Loader=yaml.BaseLoader)
    for _ in range(chance.choice((1, 1, 1, 2))):
        data = spoil_data(data, chance, others)
    text = yaml.safe_dump(
        data, allow_unicode=True, sort_keys=False, width=chance.choice((80, 9999))
    )
    return text.encode("utf-8", "surrogatepass")


def list_words(data: Any) -> Iterator[str]:
    """All words of plain data."""
    if isinstance(data, dict):
        data = list(data.values())
    if isinstance(data, list):
        for one in data:
            yield from list_words(one)
    elif isinstance(data, str):
        yield data
