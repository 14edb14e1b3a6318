"""YAML as a tree of strings that remembers where everything stood.

Types are never inferred (``no``, ``02``, ``4.073`` and ``12:30`` stay what was typed), and what a
plan does not need is refused: anchors, aliases, merge keys, tags, several documents, deep nesting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from thidua.problems import FILE_START, Position, Problem
from thidua.yamladvice import explain_syntax_error

MAX_DEPTH = 20
# libyaml's parser gives the same events and marks as the Python one, ten times as fast.
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_CUT_COMMENT = re.compile(r"[ \t]#(?=\S)")
_NULL_WORDS = frozenset({"null", "Null", "NULL", "~"})


class Scalar(NamedTuple):
    """A string; None where nothing at all was written after the key."""

    value: str | None
    position: Position


class Sequence(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    position: Position


class Mapping(NamedTuple):
    """Named entries in the order written; ``keys`` tells where each name stands."""

    entries: dict[str, Node]
    keys: dict[str, Position]
    position: Position


Node = Scalar | Sequence | Mapping


def parse(text: str, file: str) -> tuple[Node | None, list[Problem]]:
    """The tree of one YAML document, or None with the problems that prevent one.

    A tree may come with problems too (a duplicate key, say), so that the rest is still checked.
    """
    reader = _Reader(text, file)
    try:
        root = reader.document()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = _position(mark) if mark else FILE_START
        return None, explain_syntax_error(text, file, place)
    except _RefusedError as refusal:
        return None, [refusal.problem]
    return root, reader.problems


def find(root: Node, path: tuple[str | int, ...]) -> Position:
    """Where ``path`` stands; as near as the file comes to it when it is not written there."""
    node: Node = root
    place = root.position
    for step in path:
        if isinstance(node, Mapping) and isinstance(step, str) and step in node.entries:
            place = node.keys[step]
            node = node.entries[step]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            place = node.position
        else:
            return place
    # A value is where people look, unless it is a block that starts on a later line.
    return node.position if node.position.line == place.line else place


def plain(node: Node) -> Any:
    """The tree as dicts, lists, strings and None, for the model to validate."""
    if isinstance(node, Mapping):
        return {key: plain(child) for key, child in node.entries.items()}
    if isinstance(node, Sequence):
        return [plain(child) for child in node.items]
    return node.value


class _RefusedError(Exception):
    """The document uses a part of YAML that has no use here and is dangerous."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


@dataclass
class _Reader:
    """Builds the tree from parser events, so that refusals come before any recursion."""

    text: str
    file: str
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._lines = self.text.split("\n")
        self._may_cut = bool(_CUT_COMMENT.search(self.text))
        self._events: Iterator[Any] = yaml.parse(self.text, Loader=_LOADER)

    def document(self) -> Node:
        next(self._events)  # stream start
        event = next(self._events)
        if isinstance(event, yaml.StreamEndEvent):
            raise self._refused(FILE_START, "Tệp trống.", "Xem mẫu ở trang Hướng dẫn.")
        root = self._node(next(self._events), 1)
        next(self._events)  # document end
        event = next(self._events)
        if not isinstance(event, yaml.StreamEndEvent):
            place = _position(event.start_mark)
            raise self._refused(
                place, "Dấu `---` tách tệp thành hai phần; phần sau bị bỏ qua.", "Xóa dòng `---`."
            )
        return root

    def _node(self, event: Any, depth: int) -> Node:
        place = _position(event.start_mark)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self._refused(
                place,
                "Không dùng `&` và `*` ở đầu giá trị: YAML hiểu đó là tham chiếu.",
                'Đặt cả giá trị trong ngoặc kép "…", hoặc viết lại nội dung đầy đủ.',
            )
        if getattr(event, "tag", None):
            raise self._refused(
                place,
                "Không dùng `!` ở đầu giá trị: YAML hiểu đó là kiểu dữ liệu.",
                'Đặt cả giá trị trong ngoặc kép "…".',
            )
        if depth > MAX_DEPTH:
            raise self._refused(place, f"Lồng nhau quá {MAX_DEPTH} cấp.", "Kiểm tra lại thụt lề.")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, place)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self._items(depth)), place)
        return self._mapping(place, depth)

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            yield self._node(event, depth + 1)

    def _mapping(self, place: Position, depth: int) -> Mapping:
        entries: dict[str, Node] = {}
        keys: dict[str, Position] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key_place = _position(event.start_mark)
            key_node = self._node(event, depth + 1)
            if not isinstance(key_node, Scalar) or key_node.value is None:
                raise self._refused(
                    key_place,
                    "Tên mục phải là một từ, đứng trước dấu hai chấm.",
                    'Nếu đây là nội dung, đặt nó trong ngoặc kép "…".',
                )
            key = key_node.value
            value = self._node(next(self._events), depth + 1)
            if key == "<<":
                raise self._refused(key_place, "Không dùng `<<` để gộp mục.", "Viết lại đầy đủ.")
            if key in entries:
                self._report(
                    key_place,
                    f"Mục `{key}` viết hai lần (lần đầu ở dòng {keys[key].line}).",
                    "Giữ lại một mục.",
                )
                continue
            entries[key], keys[key] = value, key_place
        return Mapping(entries, keys, place)

    def _scalar(self, event: Any, place: Position) -> Scalar:
        plain_style = not event.style
        if plain_style and not event.value:
            return Scalar(None, place)
        if plain_style and event.value in _NULL_WORDS:
            self._report(place, f"Không viết `{event.value}`.", "Không có thì bỏ cả dòng này đi.")
            return Scalar(None, place)
        if plain_style and self._may_cut:
            self._refuse_silent_cut(event)
        return Scalar(event.value, place)

    def _refuse_silent_cut(self, event: Any) -> None:
        """``name: Phong trào #1`` would silently lose its end: YAML takes `` #`` for a comment."""
        end = event.end_mark
        rest = self._lines[end.line][end.column :] if end.line < len(self._lines) else ""
        if _CUT_COMMENT.search(rest[: len(rest) - len(rest.lstrip()) + 2]):
            cut = rest.strip()
            self._report(
                Position(end.line + 1, end.column + len(rest) - len(rest.lstrip()) + 1),
                f"Phần `{cut}` bị cắt mất: YAML coi chữ sau ` #` là ghi chú.",
                f'Đặt cả giá trị trong ngoặc kép: "{event.value} {cut}".',
            )

    def _report(self, place: Position, message: str, fix: str) -> None:
        self.problems.append(Problem(self.file, place, message, fix))

    def _refused(self, place: Position, message: str, fix: str) -> _RefusedError:
        return _RefusedError(Problem(self.file, place, message, fix))


def _position(mark: Any) -> Position:
    return Position(mark.line + 1, mark.column + 1)
