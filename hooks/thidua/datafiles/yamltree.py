"""Reading YAML as a tree of strings with the place of every value.

Types are never inferred: ``no``, ``02``, ``4.073`` and ``12:30`` stay strings. Parts of YAML that
data files do not need are refused: anchors, aliases, merge keys, tags, several documents, deep
nesting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from thidua.datafiles.yamladvice import explain_syntax_error
from thidua.datafiles.yamlevents import LOADER
from thidua.foundation.problems import FILE_START, Position, Problem, Severity
from thidua.language.odd_letters import (
    find_odd_letters,
    find_told_folds,
    fold_letters,
    may_fold,
    may_have_odd_letters,
    remove_unseen,
)
from thidua.model.field_path import FieldPath

MAX_DEPTH = 20
_CUT_COMMENT = re.compile(r"[ \t]#(?=\S)")
_ONLY_COMMENT = re.compile(
    r"[ \t]+(?P<words>#\S[^ \t]*(?:[ \t]+(?![ \t]|#[ \t])[^ \t]+)*)(?:[ \t]+#[ \t].*)?[ \t]*"
)
NULL_WORDS = frozenset({"null", "Null", "NULL", "~"})
"""The words that YAML reads as null."""


_LETTER_ESCAPE = re.compile(r"\\[0abefnrtvxuUN_LP]")
_MARKED = re.compile(r"(?P<open>[“”]?)(?P<mark>\d[\d.,/-]*|\w{1,3}[.)])[“”\"]")


def may_escape(text: str) -> bool:
    """Whether a value in this text may have letters that are written by their code."""
    return "\\" in text and _LETTER_ESCAPE.search(text) is not None


def has_odd_quotes(value: str) -> bool:
    """Whether a value without quotes has lost one, or has quotes that YAML does not know."""
    return value[-1] in '"“”' and _MARKED.fullmatch(value) is not None


def may_cut(text: str) -> bool:
    """Whether YAML may read a part of a value in this text as a comment: ``Phong trào #1``."""
    return (" #" in text or "\t#" in text) and _CUT_COMMENT.search(text) is not None


class Scalar(NamedTuple):
    """A string; None if nothing is written after the key."""

    value: str | None
    mark: Any


class Sequence(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    mark: Any


class Mapping(NamedTuple):
    """Named entries in the order written; ``key_marks`` has the place of each name."""

    entries: dict[str, Node]
    key_marks: dict[str, Any]
    mark: Any


Node = Scalar | Sequence | Mapping


def parse(text: str, file: str) -> tuple[Node | None, list[Problem]]:
    """Parse one YAML document.

    Args:
        text: the whole file.
        file: its name in problems.

    Returns:
        The tree, or None if there is none; and the problems found. A document with a minor problem,
        such as a duplicate key, has a tree too, so that the rest of it can be checked.
    """
    reader = _TreeReader(text, file)
    try:
        root = reader.document()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = _position(mark) if mark else FILE_START
        return None, explain_syntax_error(text, file, place)
    except _RefusedYamlError as refusal:
        return None, [refusal.problem]
    return root, reader.problems


def find(root: Node, path: FieldPath) -> Position:
    """The place of ``path``, or of the nearest part of it that is in the file.

    Args:
        root: the tree of the file.
        path: names of entries and indices of items, from the outside in.
    """
    node, mark = root, root.mark
    for step in path:
        if isinstance(node, Mapping) and isinstance(step, str) and step in node.entries:
            mark = node.key_marks[step]
            node = node.entries[step]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            mark = node.mark
        else:
            return _position(mark)
    # The place of the value; for a block, which begins on a later line, that of its name.
    return _position(node.mark if node.mark.line == mark.line else mark)


def key_position(mapping: Mapping, key: str) -> Position:
    """The place of the name of an entry."""
    return _position(mapping.key_marks[key])


def plain(node: Node) -> Any:
    """The tree as dicts, lists, strings and None, which the model can validate."""
    if isinstance(node, Mapping):
        return {key: plain(child) for key, child in node.entries.items()}
    if isinstance(node, Sequence):
        return [plain(child) for child in node.items]
    return node.value


class _RefusedYamlError(Exception):
    """The document uses a part of YAML that is refused."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


@dataclass
class _TreeReader:
    """Builds the tree from parser events, so that deep nesting is refused before it is built."""

    text: str
    file: str
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._lines = self.text.split("\n")
        self._escapes = may_escape(self.text)
        self._odd = self._escapes or may_fold(self.text) or may_have_odd_letters(self.text)
        self._may_cut = may_cut(self.text)
        self._events: Iterator[Any] = iter(LOADER(self.text).get_event, None)

    def document(self) -> Node:
        next(self._events)  # stream start
        event = next(self._events)
        if isinstance(event, yaml.StreamEndEvent):
            empty = Problem(self.file, FILE_START, "Tệp trống.", "Xem mẫu ở trang Hướng dẫn.")
            raise _RefusedYamlError(empty)
        root = self._node(next(self._events), 1)
        next(self._events)  # document end
        event = next(self._events)
        if not isinstance(event, yaml.StreamEndEvent):
            raise self._refused(
                event.start_mark,
                "Dấu `---` tách tệp thành hai phần; phần sau bị bỏ qua.",
                "Xóa dòng `---`.",
            )
        return root

    def _node(self, event: Any, depth: int) -> Node:
        if event.anchor is not None or event.tag is not None:
            raise self._special(event)
        if depth > MAX_DEPTH:
            fix = "Kiểm tra lại thụt lề."
            raise self._refused(event.start_mark, f"Lồng nhau quá {MAX_DEPTH} cấp.", fix)
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return self._scalar(event)
        if kind is yaml.SequenceStartEvent:
            return Sequence(tuple(self._items(depth)), event.start_mark)
        return self._mapping(event.start_mark, depth)

    def _special(self, event: Any) -> _RefusedYamlError:
        if event.anchor is not None:
            return self._refused(
                event.start_mark,
                "Không dùng `&` và `*` ở đầu giá trị: YAML hiểu đó là tham chiếu.",
                'Đặt cả giá trị trong ngoặc kép "…", hoặc viết lại nội dung đầy đủ.',
            )
        return self._refused(
            event.start_mark,
            "Không dùng `!` ở đầu giá trị: YAML hiểu đó là kiểu dữ liệu.",
            'Đặt cả giá trị trong ngoặc kép "…".',
        )

    def _items(self, depth: int) -> Iterator[Node]:
        while type(event := next(self._events)) is not yaml.SequenceEndEvent:
            yield self._node(event, depth + 1)

    def _mapping(self, mark: Any, depth: int) -> Mapping:
        entries: dict[str, Node] = {}
        marks: dict[str, Any] = {}
        while type(event := next(self._events)) is not yaml.MappingEndEvent:
            key = self._key(event, depth)
            value = self._node(next(self._events), depth + 1)
            if key in entries:
                first = _position(marks[key]).line
                said = f"Mục `{key}` viết hai lần (lần đầu ở dòng {first})."
                self._report(_position(event.start_mark), said, "Giữ lại một mục.")
                continue
            entries[key], marks[key] = value, event.start_mark
        return Mapping(entries, marks, mark)

    def _key(self, event: Any, depth: int) -> str:
        node = self._node(event, depth + 1)
        if type(node) is not Scalar or node.value is None:
            raise self._refused(
                event.start_mark,
                "Tên mục phải là một từ, đứng trước dấu hai chấm.",
                'Nếu đây là nội dung, đặt nó trong ngoặc kép "…".',
            )
        if node.value == "<<":
            said = "Không dùng `<<` để gộp mục."
            raise self._refused(event.start_mark, said, "Viết lại đầy đủ.")
        return node.value

    def _scalar(self, event: Any) -> Scalar:
        scalar = self._scalar_as_written(event)
        if not self._odd or scalar.value is None:
            return scalar
        return Scalar(self._lettered(scalar.value, event), scalar.mark)

    def _lettered(self, value: str, event: Any) -> str:
        """A value with the letters that are meant; report those that may not be in it."""
        if self._escapes and event.style == '"':
            written = self.text[event.start_mark.index : event.end_mark.index]
            for odd in find_odd_letters(value) if may_escape(written) else ():
                self._report(_position(event.start_mark), odd.said, odd.fix)
        for fold in find_told_folds(value):
            place = _position(event.start_mark)
            notice = Problem(self.file, place, fold.said, fold.fix, Severity.NOTICE)
            self.problems.append(notice)
        return remove_unseen(fold_letters(value))

    def _scalar_as_written(self, event: Any) -> Scalar:
        if event.style:  # quoted, or a block
            return Scalar(event.value, event.start_mark)
        if not event.value:
            return self._nothing_written(event)
        if event.value in NULL_WORDS:
            said = f"Không viết `{event.value}`."
            self._report(_position(event.start_mark), said, "Không có thì bỏ cả dòng này đi.")
            return Scalar(None, event.start_mark)
        if self._may_cut:
            self._refuse_silent_cut(event)
        if has_odd_quotes(event.value):
            return Scalar(self._refuse_odd_quotes(event), event.start_mark)
        if "\n" in event.value:
            said = "Các đoạn này bị nối thành một, vì tên mục ở trên không có dấu `|`."
            fix = "Viết `|` sau dấu hai chấm của tên mục, các dòng lời văn để nguyên bên dưới."
            self._report(_position(event.start_mark), said, fix)
        return Scalar(event.value, event.start_mark)

    def _nothing_written(self, event: Any) -> Scalar:
        """A key without a value; report it if the value was read as a comment.

        Example: in ``primary: #8e1116``, YAML reads the colour as a comment.
        """
        mark = event.end_mark
        rest = self._lines[mark.line][mark.column :] if mark.line < len(self._lines) else ""
        cut = _ONLY_COMMENT.fullmatch(rest) if self._may_cut else None
        if cut is None:
            return Scalar(None, event.start_mark)
        words = cut["words"]
        self._report(
            Position(mark.line + 1, mark.column + cut.start("words") + 1),
            f"Phần `{words}` bị bỏ qua: YAML coi chữ sau ` #` là ghi chú.",
            f'Đặt cả giá trị trong ngoặc kép: "{words}".',
        )
        return Scalar(words, event.start_mark)  # so that the intended value is checked too

    def _refuse_odd_quotes(self, event: Any) -> str:
        """Report quotes that are not what they should be; give the value that was meant."""
        value: str = event.value
        marked = _MARKED.fullmatch(value)
        assert marked
        if marked["open"]:
            said = "Giá trị nằm trong dấu ngoặc cong “ ”, mà YAML chỉ hiểu dấu ngoặc thẳng."
            self._report(_position(event.start_mark), said, f'Viết `"{marked["mark"]}"`.')
            return str(marked["mark"])
        said, fix = 'Thiếu dấu ngoặc `"` mở đầu giá trị.', f'Viết `"{value}`.'
        self._report(_position(event.start_mark), said, fix)
        return str(marked["mark"])

    def _refuse_silent_cut(self, event: Any) -> None:
        """Report a value whose end YAML reads as a comment, as in ``name: Phong trào #1``."""
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

    def _refused(self, mark: Any, message: str, fix: str) -> _RefusedYamlError:
        return _RefusedYamlError(Problem(self.file, _position(mark), message, fix))


def _position(mark: Any) -> Position:
    return Position(mark.line + 1, mark.column + 1)
