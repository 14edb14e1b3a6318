"""What people sent with a form, put into the file: checked before it is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from desk.days import read_day, show_day
from desk.forms import Said
from desk.kinds import FieldKind, Kind, list_fields
from desk.lists import PortalLists
from desk.places import PlacedProblem, place_problems
from desk.trees import NO, YES, find_node, items_at, put_node, read_flag, text_at
from thidua.authoring.passages import shorten
from thidua.datafiles.file_kinds import FILE_KINDS
from thidua.datafiles.format.formatting import trim_values
from thidua.datafiles.format.reading import read_tree
from thidua.datafiles.format.shape import kind_of
from thidua.datafiles.format.tree import Node, plain
from thidua.datafiles.format.writing import write
from thidua.datafiles.validation import check_text
from thidua.foundation.problems import Problem
from thidua.language.vietnamese import nearest, nfc
from thidua.model.field_path import FieldPath


@dataclass(frozen=True)
class Written:
    """A new text of a file, and what is wrong with it that was not wrong before.

    Attributes:
        text: empty if it cannot be written.
        problems: new ones, with their fields.
        changed: the paths that were changed.
    """

    text: str
    problems: tuple[PlacedProblem, ...]
    changed: tuple[FieldPath, ...]

    @property
    def said(self) -> Said:
        """The sentences by field."""
        return sort_by_field(self.problems)

    def list_elsewhere(self, path: FieldPath) -> tuple[str, ...]:
        """Sentences on fields that the form of the record at a path does not show."""
        return tuple(
            problem.sentence for problem in self.problems if problem.path[: len(path)] != path
        )


def open_tree(text: str) -> Node:
    """The tree of a text that is in order; an empty one of an empty text."""
    return read_tree(text) if text.strip() else Node({})


def take_answers(
    tree: Node, model: type[BaseModel], path: FieldPath, sent: Mapping[str, str], lists: PortalLists
) -> tuple[Node, tuple[FieldPath, ...]]:
    """Put what was sent into the tree; only fields that say something else are changed.

    Args:
        tree: the whole file.
        model: of the record that the form is about.
        path: of that record.
        sent: the values by the names of the form.
        lists: of the portal.
    """
    changed: list[FieldPath] = []
    for field, place, name in _asked(model, path, ""):
        if name in sent:
            new = _node(field, sent[name], lists)
            if _is_said_already(tree, place, field, new):
                continue
            tree = put_node(tree, place, new)
            changed.append(place)
    return tree, tuple(changed)


def list_unknown(
    model: type[BaseModel], path: FieldPath, file: str, sent: Mapping[str, str], lists: PortalLists
) -> list[PlacedProblem]:
    """What was typed where only an entry of a list may stand, and is none.

    Args:
        model: of the record that the form is about.
        path: of that record.
        file: relative to the portal.
        sent: the values by the names of the form.
        lists: of the portal.
    """
    problems: list[PlacedProblem] = []
    for field, place, name in _asked(model, path, ""):
        names = dict(lists.list_choices(field.listed)) if field.listed else {}
        for part in sent.get(name, "").split("\n") if names else ():
            words = " ".join(part.split())
            if words and lists.find_id(field.listed, words) not in names:
                said = f"“{shorten(words)}” không có trong danh sách của ô “{field.title}”."
                guess = nearest(words, names.values())
                fix = f"Có phải ý bạn là “{guess}”?" if guess else "Gõ vài chữ rồi chọn một mục."
                problems.append(PlacedProblem(file, place, said, fix, is_error=True))
    return problems


def _asked(
    model: type[BaseModel], path: FieldPath, prefix: str
) -> Iterator[tuple[FieldKind, FieldPath, str]]:
    """Every value of a form with its place and its name."""
    for field in list_fields(model):
        place, name = (*path, field.name), f"{prefix}{field.name}"
        if field.record is None:
            yield field, place, f"f.{name}"
        elif not field.has_own_page:
            yield from _asked(field.record, place, f"{name}.")


def _node(field: FieldKind, sent: str, lists: PortalLists) -> Node | None:
    """The node of what was sent; None if it is empty."""
    said = nfc(sent.replace("\r\n", "\n").replace("\r", "\n"))
    if field.many:
        parts = [part.strip() for part in said.split("\n") if part.strip()]
        values = tuple(Node(_value(field, part, lists)) for part in parts)
        return Node(values) if values else None
    if field.kind is Kind.PASSAGE:
        passage = "\n".join(line.rstrip() for line in said.split("\n")).strip()
        return Node(f"{passage}\n") if passage else None
    value = _value(field, said, lists)
    return Node(value) if value else None


def _value(field: FieldKind, said: str, lists: PortalLists) -> str:
    value = " ".join(said.split())
    if field.kind is Kind.DATE:
        return read_day(value)
    if field.listed:
        return lists.find_id(field.listed, value)
    return value


def _is_said_already(tree: Node, place: FieldPath, field: FieldKind, new: Node | None) -> bool:
    if field.many:
        old = [item.value for item in items_at(tree, place)]
        items = new.value if new and isinstance(new.value, tuple) else ()
        return old == [item.value for item in items]
    old_text = text_at(tree, place)
    if new is None:
        return find_node(tree, place) is None
    new_text = str(new.value)
    if field.kind is Kind.FLAG:
        old_text = read_flag(old_text) or (YES if field.is_yes_unsaid else NO)
    if field.kind is Kind.PASSAGE:
        return old_text.strip() == new_text.strip()
    return old_text == new_text or show_day(old_text) == show_day(new_text)


def write_tree(
    tree: Node, file: str, before: str, changed: tuple[FieldPath, ...], *, strict: bool = True
) -> Written:
    """Write a tree in canonical form, and check what is written.

    Args:
        tree: the whole new file.
        file: relative to the portal.
        before: the text before, whose problems are not blamed on the change.
        changed: the paths that were changed.
        strict: whether new problems keep the text from being written.
    """
    kind = kind_of(file)
    assert kind is not None
    model = FILE_KINDS[kind].model
    if not tree.value:
        said = "Chưa điền gì cả."
        return Written("", (PlacedProblem(file, (), said, "", is_error=True),), changed)
    text = write(tree, file)
    old = Counter(map(_key, check_text(before, file, model))) if before else Counter()
    new = [problem for problem in check_text(text, file, model) if not _was_there(problem, old)]
    placed = tuple(place_problems(new, file, text))
    errors = any(problem.is_error for problem in placed)
    if not errors and not _says_same(tree, text):
        said = "Không ghi được chỗ này mà giữ nguyên từng chữ."
        placed = (*placed, PlacedProblem(file, (), said, "", is_error=True))
        errors = True
    return Written("" if errors and strict else text, placed, changed)


def sort_by_field(problems: tuple[PlacedProblem, ...] | list[PlacedProblem]) -> Said:
    """Sentences by field, each with what to do."""
    errors: dict[FieldPath, tuple[str, ...]] = {}
    notices: dict[FieldPath, tuple[str, ...]] = {}
    for problem in problems:
        table = errors if problem.is_error else notices
        table[problem.path] = (*table.get(problem.path, ()), problem.sentence)
    return Said(errors, notices)


def _was_there(problem: Problem, old: Counter[tuple[str, str]]) -> bool:
    key = _key(problem)
    was_there = old[key] > 0
    old[key] -= 1
    return was_there


def _says_same(tree: Node, text: str) -> bool:
    """Whether a text says what the tree says, but for white space around values."""
    return bool(trim_values(plain(tree)) == trim_values(plain(read_tree(text))))


def _key(problem: Problem) -> tuple[str, str]:
    return problem.message, problem.fix
