"""Style sheets as browsers of 2019 read them, from sheets written for those of today.

Chrome 80 and Safari 13 ignore ``@layer`` with all that is in it, drop a rule for one selector that
they do not know, and know few logical properties. So layers become an order: rules stand in the
order of their layers, and each layer outweighs those before it by ids that no element has. Dark
colours and high contrast follow the system where no script says what the reader chose. Sizes
between two limits begin as the lower one; boxes in rows keep their distances without `gap`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product
from typing import NamedTuple

_WEIGHT = ":not(#_)"
_CONDITIONS = ("@media", "@supports", "@container")
_MODERN = (":has(", ":focus-visible")
"""Selectors that make old browsers drop the whole rule: they get a rule of their own."""
_CHOSEN = {
    '[data-theme="dark"]': ("[data-theme]", "(prefers-color-scheme: dark)"),
    '[data-contrast="high"]': ("[data-contrast]", "(prefers-contrast: more)"),
}
_SIDES = {
    "inline-start": "left", "inline-end": "right", "block-start": "top", "block-end": "bottom",
}  # fmt: skip
_PAIRS = {"inline": ("left", "right"), "block": ("top", "bottom")}
_LOGICAL = re.compile(r"(margin|padding|inset|border)-(inline|block)(-start|-end)?(-\w+)?")
_VALUE = re.compile(r"(?:[^\s()]*\((?:[^()]|\([^()]*\))*\))|\S+")
_TOKEN = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|[()\[\]{};,]|[^\"'()\[\]{};,]+", re.S)


class _Part(NamedTuple):
    """A rule or a statement: what stands before its braces, and what is in them."""

    head: str
    body: str | None


@lru_cache(maxsize=16)
def write_plain_styles(css: str, order: tuple[str, ...] = ()) -> str:
    """The same styles without layers, for old browsers too; previews ask for them again and again.

    Args:
        css: without comments.
        order: the layers before those that the sheet itself declares.
    """
    layers, found = list(order), list[tuple[str, _Part]]()
    for part in _cut(css):
        names = part.head.removeprefix("@layer").strip() if part.head.startswith("@layer") else ""
        if names and part.body is None:
            layers += [name.strip() for name in names.split(",") if name.strip() not in layers]
        elif names:
            layers += [names] if names not in layers else []
            found += [(names, inner) for inner in _cut(part.body or "")]
        else:
            found.append(("", part))
    ranks = {name: rank for rank, name in enumerate(layers)} | {"": len(layers)}
    found.sort(key=lambda pair: ranks[pair[0]])
    # The first layer holds tokens, which nothing in the second contradicts.
    lines = (_write(part, max(0, ranks[name] - 1) * _WEIGHT) for name, part in found)
    spaces = (_write_spaces(part, max(0, ranks[name] - 1) * _WEIGHT) for name, part in found)
    return "".join(line for written in (*lines, _only_old(spaces)) for line in written)


def _only_old(spaces: Iterable[Iterator[str]]) -> Iterator[str]:
    """Rules for browsers without distances in rows: those that do not know `inset` either."""
    inner = "".join(line for written in spaces for line in written)
    if inner:
        yield f"@supports not (inset: 0) {{\n{inner}}}\n"


def _write_spaces(part: _Part, weight: str) -> Iterator[str]:
    """Margins of the boxes in a row or a column, as wide as its ``gap``."""
    if part.body is None:
        return
    if part.head.startswith(_CONDITIONS):
        inner = "".join(line for one in _cut(part.body) for line in _write_spaces(one, weight))
        if inner:
            yield f"{part.head} {{\n{inner}}}\n"
        return
    said = dict(_name_value(declaration) for declaration in _split(part.body, ";"))
    gap = said.get("gap")
    if not gap or said.get("display") not in {"flex", "inline-flex"}:
        return
    row, column = _words(gap)[0], _words(gap)[-1]
    if said.get("flex-direction") == "column":
        which, margins = "> * + *", f"margin-top: {row}"
    elif "wrap" in (said.get("flex-wrap"), said.get("flex-flow")):
        which, margins = "> *", f"margin-right: {column}; margin-bottom: {row}"
    else:
        which, margins = "> * + *", f"margin-left: {column}"
    chosen = [one for listed in _split(part.head, ",") for one in _spread(listed)]
    heads = ", ".join(f"{_weigh(one, weight)} {which}" for one in chosen if "::" not in one)
    yield f"{heads} {{ {margins}; }}\n"


def _cut(css: str) -> Iterator[_Part]:
    """The rules and statements at the top of a text."""
    depth, start, head, brace = 0, 0, "", 0
    for token in _TOKEN.finditer(css):
        sign = token[0]
        if sign == "{":
            if depth == 0:
                head, brace = css[start : token.start()].strip(), token.end()
            depth += 1
        elif sign == "}":
            depth -= 1
            if depth == 0:
                yield _Part(head, css[brace : token.start()])
                start = token.end()
        elif sign == ";" and depth == 0:
            yield _Part(css[start : token.start()].strip(), None)
            start = token.end()


def _write(part: _Part, weight: str) -> Iterator[str]:
    if part.body is None:
        yield f"{part.head};\n"
    elif part.head.startswith(_CONDITIONS):
        inner = "".join(line for one in _cut(part.body) for line in _write(one, weight))
        yield f"{part.head} {{\n{inner}}}\n"
    elif part.head.startswith("@"):
        yield f"{part.head} {{{part.body}}}\n"
    else:
        yield from _write_rule(part, weight)


def _write_rule(part: _Part, weight: str) -> Iterator[str]:
    """A rule, with modern selectors apart, and once more for the wishes of the system."""
    assert part.body is not None
    body = _lower_declarations(part.body)
    sizes = [one for one in _split(part.body, ";") if one.startswith("--") and "clamp(" in one]
    selectors = [one for listed in _split(part.head, ",") for one in _spread(listed)]
    old = [_weigh(one, weight) for one in selectors if not any(new in one for new in _MODERN)]
    if old:
        yield f"{', '.join(old)} {{{body}}}\n"
    for selector in selectors:
        if any(new in selector for new in _MODERN):
            yield f"{_weigh(selector, weight)} {{{body}}}\n"
        yield from _follow_system(selector, body, weight)
    if sizes:  # a token with an unknown function would take all its uses with it
        inner = f"{', '.join(_weigh(one, weight) for one in selectors)} {{ {'; '.join(sizes)}; }}"
        yield f"@supports (width: clamp(0px, 1px, 2px)) {{\n{inner}\n}}\n"


def _follow_system(selector: str, body: str, weight: str) -> Iterator[str]:
    """The rule for readers without scripts, whose system wishes dark colours or high contrast."""
    wishes, bare = [], selector
    for chosen, (attribute, wish) in _CHOSEN.items():
        if f":root{chosen}" in bare or f"]{chosen}" in bare:
            bare = bare.replace(chosen, f":not({attribute})", 1)
            wishes.append(wish)
    if wishes:
        strong = ":root" * 3 if "contrast" in wishes[-1] else ""  # over a portal's own colours
        yield f"@media {' and '.join(wishes)} {{\n{_weigh(strong + bare, weight)} {{{body}}}\n}}\n"


def _weigh(selector: str, weight: str) -> str:
    """The selector with more weight, put before its pseudo-element."""
    if not weight:
        return selector
    before, mark, element = selector.partition("::")
    return f"{before.rstrip() or '*'}{weight}{mark}{element}"


def _spread(selector: str) -> list[str]:
    """A selector without ``:is(…)``: one for each of its choices."""
    pieces = re.split(r":is\(([^()]*)\)", selector)
    choices = [
        [choice.strip() for choice in piece.split(",")] if place % 2 else [piece]
        for place, piece in enumerate(pieces)
    ]
    return ["".join(chosen).strip() for chosen in product(*choices)]


def _split(text: str, mark: str) -> list[str]:
    """The parts of a text between marks that stand in no brackets and no quotes."""
    parts, depth = [""], 0
    for token in _TOKEN.finditer(text):
        sign = token[0]
        depth += (sign in "([{") - (sign in ")]}") if len(sign) == 1 else 0
        if sign == mark and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return [part.strip() for part in parts if part.strip()]


def _lower_declarations(body: str) -> str:
    lowered = [line for one in _split(body, ";") for line in _lower_declaration(one)]
    return f" {'; '.join(lowered)}; "


def _lower_declaration(declaration: str) -> list[str]:
    """A declaration with the sides of the page: Vietnamese is written from left to right."""
    name, value = _name_value(declaration)
    if "clamp(" in value:
        least = _take_least(value)
        if name.startswith("--"):
            return [f"{name}: {least}"]
        return [*_lower_sides(name, least), *_lower_sides(name, value)]
    return _lower_sides(name, value) if value else [declaration]


def _lower_sides(name: str, value: str) -> list[str]:
    if name == "inset":
        top, right, bottom, left = _four(_words(value))
        return [f"top: {top}", f"right: {right}", f"bottom: {bottom}", f"left: {left}"]
    match = _LOGICAL.fullmatch(name)
    if not match:
        return [f"{name}: {value}"]
    kind, axis, end, detail = match.groups()
    base = "" if kind == "inset" else f"{kind}-"
    if end:
        return [f"{base}{_SIDES[axis + end]}{detail or ''}: {value}"]
    first, second = _PAIRS[axis]
    words = _words(value) if kind != "border" else [value]
    return [
        f"{base}{first}{detail or ''}: {words[0]}",
        f"{base}{second}{detail or ''}: {words[-1]}",
    ]


def _name_value(declaration: str) -> tuple[str, str]:
    name, _, value = declaration.partition(":")
    return name.strip(), value.strip()


def _take_least(value: str) -> str:
    """A value with the lower limits in place of sizes between two limits."""
    before, mark, after = value.partition("clamp(")
    if not mark:
        return value
    depth, end = 1, 0
    while depth:
        depth += {"(": 1, ")": -1}.get(after[end], 0)
        end += 1
    return f"{before}{_split(after[: end - 1], ',')[0]}{_take_least(after[end:])}"


def _words(value: str) -> list[str]:
    """The values of a declaration; what stands in brackets stays together."""
    return [re.sub(r"\s+", " ", word) for word in _VALUE.findall(value)]


def _four(words: list[str]) -> tuple[str, str, str, str]:
    top, right = words[0], words[min(1, len(words) - 1)]
    bottom = words[2] if len(words) > 2 else top  # noqa: PLR2004
    return top, right, bottom, words[3] if len(words) > 3 else right  # noqa: PLR2004
