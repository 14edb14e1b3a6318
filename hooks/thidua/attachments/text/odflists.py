"""Numbers and bullets of lists in OpenDocument texts. Source: OpenDocument 1.3, part 3, 5.3."""

from __future__ import annotations

from typing import Any

from thidua.attachments.text.numbering import FORMATS, bullet_of
from thidua.attachments.text.odfstyles import named

_SHAPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman",
           "I": "upperRoman"}  # fmt: skip
_BULLET = named("text:list-level-style-bullet")
_OUTLINE = "\0outline"
Counts = dict[int, int]


class ListLabels:
    """Counts the items of all lists of a document.

    Args:
        trees: the roots of the parts with styles of lists.
    """

    def __init__(self, *trees: Any) -> None:
        self._levels: dict[str, dict[int, Any]] = {}
        for tree in trees:
            for style in tree.iter(named("text:list-style")):
                self._levels[style.get(named("style:name")) or ""] = _levels(style)
            for style in tree.iter(named("text:outline-style")):
                self._levels[_OUTLINE] = _levels(style)
        self._by_list: dict[str, Counts] = {}
        self._by_style: dict[str, Counts] = {}
        self._outline: Counts = {}

    def begin(self, element: Any, style: str) -> Counts:
        """The counts of a list that begins: its own, or those of the list that it continues."""
        continued = element.get(named("text:continue-list"))
        if continued in self._by_list:
            counts = self._by_list[continued]
        elif element.get(named("text:continue-numbering")) == "true":
            counts = self._by_style.get(style, {})
        else:
            counts = {}
        self._by_style[style] = counts
        self._by_list[element.get(named("xml:id")) or ""] = counts
        return counts

    def label(self, style: str, level: int, counts: Counts, start: str | None) -> str:
        """Count an item.

        Args:
            style: the name of the style of its list.
            level: its depth, from 1.
            counts: of the list.
            start: the number that the item itself demands, or None.
        """
        levels = self._levels.get(style, {})
        first = _whole((levels[level].get(named("text:start-value")) if level in levels else ""), 1)
        counts[level] = _whole(start, counts[level] + 1 if level in counts else first)
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        return _written(levels, level, counts)

    def outline_label(self, heading: Any) -> str:
        """The number of a heading, if headings are numbered."""
        level = _whole(heading.get(named("text:outline-level")), 1)
        if heading.get(named("text:is-list-header")) == "true" or _OUTLINE not in self._levels:
            return ""
        start = heading.get(named("text:start-value"))
        return self.label(_OUTLINE, level, self._outline, start)


def _levels(style: Any) -> dict[int, Any]:
    return {_whole(level.get(named("text:level")), 0): level for level in style}


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < len("1000000000") else otherwise


def _written(levels: dict[int, Any], level: int, counts: Counts) -> str:
    own = levels.get(level)
    if own is None:
        return ""
    if own.tag == _BULLET:
        return bullet_of(own.get(named("text:bullet-char")) or "") or "-"
    shown = _whole(own.get(named("text:display-levels")), 1)
    numbers = []
    for place in range(max(1, level - shown + 1), level + 1):
        found = levels.get(place)
        shape = None if found is None else _SHAPES.get(found.get(named("style:num-format")) or "")
        if shape:
            numbers.append(FORMATS[shape](counts.get(place, 1)))
    if not own.get(named("style:num-format")):
        return ""
    ends = (own.get(named(f"style:num-{end}")) or "" for end in ("prefix", "suffix"))
    prefix, suffix = ends
    return f"{prefix}{'.'.join(numbers)}{suffix}".strip()
