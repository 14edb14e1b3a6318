"""Reading the text of a data file as a tree with its comments.

YAML parsers drop comments, but give the place of every value. A text between two values that begins
with ``#`` is a comment. It belongs to the value that ends on the same line, or else to the value
that follows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from thidua.datafiles.format.tree import Node

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class _Comment(NamedTuple):
    line: int
    column: int
    text: str
    alone: bool


@dataclass(eq=False)
class _ValuePlace:
    """A value with its place in the text, from which a node is made.

    Attributes:
        line: from 0; for the entry of a group, the line of its name.
        above: the group or list that contains it; None for the root.
        end: line and column after the value; None for groups and lists written line by line.
        margin: for such groups and lists, the column of their entries.
    """

    line: int
    above: _ValuePlace | None
    value: Any = None
    end: tuple[int, int] | None = None
    margin: int | None = None
    comment: str = ""
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)

    def node(self) -> Node:
        value = self.value
        if isinstance(value, dict):
            value = {key: child.node() for key, child in value.items()}
        elif isinstance(value, list):
            value = tuple(child.node() for child in value)
        return Node(value, self.comment, tuple(self.before), tuple(self.after))

    def lineage(self) -> Iterator[_ValuePlace]:
        """The place itself and all groups and lists around it, from the inside out."""
        yield self
        if self.above:
            yield from self.above.lineage()


def read_tree(text: str) -> Node:
    """Read a text in which :mod:`thidua.datafiles.yamltree` found no problem as a tree."""
    reader = _LayoutReader(text)
    root = reader.document()
    _attach(list(reader.comments()), reader.places, root)
    return root.node()


class _LayoutReader:
    """Builds places from the events of the parser; notes which parts of the text are values."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        events: Any = yaml.parse(text, Loader=_LOADER)
        self._events: Iterator[Any] = events
        self._words: list[tuple[tuple[int, int], tuple[int, int]]] = []
        self.places: list[_ValuePlace] = []

    def document(self) -> _ValuePlace:
        next(self._events)
        next(self._events)
        event: Any = next(self._events)
        return self._place(event, event.start_mark.line, None)

    def comments(self) -> Iterator[_Comment]:
        """Every comment, in order."""
        last = (0, 0)
        for start, end in [*self._words, ((len(self._lines), 0), (0, 0))]:
            yield from self._comments_between(last, start)
            last = end

    def _comments_between(self, start: tuple[int, int], end: tuple[int, int]) -> Iterator[_Comment]:
        for number in range(start[0], min(end[0] + 1, len(self._lines))):
            line = self._lines[number]
            first = start[1] if number == start[0] else 0
            column = line.find("#", first, end[1] if number == end[0] else None)
            if column >= 0:
                text = line[column + 1 :].removeprefix(" ").rstrip()
                yield _Comment(number, column, text, not line[:column].strip(" -"))

    def _place(self, event: Any, line: int, above: _ValuePlace | None) -> _ValuePlace:
        place = _ValuePlace(line, above)
        self.places.append(place)
        if type(event) is yaml.ScalarEvent:
            self._word(event)
            place.value = event.value if event.value or event.style else None
            end: Any = event.start_mark if event.style in ("|", ">") else event.end_mark
            place.end = end.line, end.column
            return place
        place.margin = None if event.flow_style else event.start_mark.column
        end_mark = self._fill(event, place)
        if event.flow_style:
            place.end = end_mark.line, end_mark.column
        return place

    def _fill(self, event: Any, place: _ValuePlace) -> Any:
        if type(event) is yaml.SequenceStartEvent:
            place.value = []
            while type(event := next(self._events)) is not yaml.SequenceEndEvent:
                place.value.append(self._place(event, event.start_mark.line, place))
        else:
            place.value = {}
            while type(event := next(self._events)) is not yaml.MappingEndEvent:
                self._word(event)
                line = event.start_mark.line
                place.value[event.value] = self._place(next(self._events), line, place)
        return event.end_mark

    def _word(self, event: Any) -> None:
        start, end = event.start_mark, event.end_mark
        if event.style in ("|", ">"):  # the line of the mark can end in a comment
            self._words.append(((start.line + 1, 0), (end.line, end.column)))
        else:
            self._words.append(((start.line, start.column), (end.line, end.column)))


def _attach(comments: list[_Comment], places: list[_ValuePlace], root: _ValuePlace) -> None:
    last = (-1, 0)
    for comment in comments:
        owner = None if comment.alone else _ending_at(comment, places)
        if owner:
            owner.comment = comment.text
            continue
        following = next((place for place in places if place.line > comment.line), None)
        # A comment cannot belong to a more deeply nested place than the comment above it, if no
        # value is between the two.
        same_gap = last[0] == (following.line if following else -2)
        column = min(comment.column, last[1]) if same_gap else comment.column
        last = (following.line if following else -2, column)
        closed = _closed_at(comment.line, column, places, following, root)
        if closed:
            closed.after.append(comment.text)
        elif following:
            following.before.append(comment.text)


def _ending_at(comment: _Comment, places: list[_ValuePlace]) -> _ValuePlace | None:
    """The value that ends before the comment on the same line, or the group named on that line."""
    ended = [
        place
        for place in places
        if place.end and place.end[0] == comment.line and place.end[1] <= comment.column
    ]
    if ended:
        return max(ended, key=lambda place: place.end or (0, 0))
    named = [
        place
        for place in places
        if place.line == comment.line and place.end is None and place.above
    ]
    return named[-1] if named else None


def _closed_at(
    line: int,
    column: int,
    places: list[_ValuePlace],
    following: _ValuePlace | None,
    root: _ValuePlace,
) -> _ValuePlace | None:
    """The innermost group or list that ends above a comment and at whose end the comment stands.

    Args:
        line: of the comment.
        column: of the comment; the entries of the group or list begin there or further left.
        places: all places of the file, in order.
        following: the first place below the comment; None at the end of the file.
        root: of the file.
    """
    preceding = [other for other in places if other.line < line]
    if not preceding:
        return None
    still_open = set(following.lineage()) if following else set()
    for place in preceding[-1].lineage():
        if place not in still_open and place.margin is not None and place.margin <= column:
            return place
    return None if following else root
