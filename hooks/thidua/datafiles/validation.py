"""Validating a file against its model: every problem in Vietnamese, with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from thidua.datafiles import yamltree
from thidua.datafiles.decoding import MAX_BYTES, decode, find_endless_line
from thidua.datafiles.fieldnames import alternatives
from thidua.datafiles.left_untold import count_left, sum_up
from thidua.datafiles.repairing import explain_by_repair
from thidua.datafiles.yamldata import read_plainly
from thidua.foundation.files import read_ordinary
from thidua.foundation.problems import Position, Problem, Severity
from thidua.language.vietnamese import did_you_mean, key_named
from thidua.model.base import Record
from thidua.model.field_path import FieldPath
from thidua.model.labels import meanings

_NO_GROUP = frozenset({"model_type", "dict_type", "model_attributes_type"})
_MOST_TOLD = 500
"""Of the faults of one file: nobody reads more, and to advise on each takes its time."""
_LONG_QUOTE = re.compile(r"`([^`]{60})[^`]{40,}`")

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class FileRecord(Generic[Model]):
    """A valid record, together with its file.

    Attributes:
        file: its name in problems, relative to the folder of the portal.
        record: the content.
        source: its path on disk.
        data: the same as dicts, lists and strings; None if the file could not be read the quick
            way.
    """

    file: str
    record: Model
    source: Path
    data: Any = field(default=None, repr=False, compare=False)

    def at(self, *path: str | int) -> Position:
        """The place of ``path`` in the file, or of the nearest part of it that is there."""
        return yamltree.find(self._tree, path)

    def holds(self, *path: str | int) -> bool:
        """Whether ``path`` is written in the file."""
        return _node_at(self._tree, path) is not None

    def problem(self, path: FieldPath, message: str, fix: str = "") -> Problem:
        """An error at ``path``."""
        return Problem(self.file, self.at(*path), message, fix)

    @cached_property
    def _tree(self) -> yamltree.Node:
        # Few files have problems. Reading these again costs less than keeping the place of every
        # value of thousands of plans in memory.
        text, _ = decode(self.source.read_bytes(), self.file)
        tree, _ = yamltree.parse(text, self.file)
        assert tree is not None  # the file was read before without an error
        return tree


def read(
    source: Path, file: str, model: type[Model]
) -> tuple[FileRecord[Model] | None, list[Problem]]:
    """Decode, parse and validate one file.

    Args:
        source: path of the file on disk.
        file: its name in problems, relative to the folder of the portal.
        model: of its content.

    Returns:
        The entry, or None if the file is too broken to use; and every problem found in it.
    """
    text, problems = decode(read_ordinary(source, MAX_BYTES + 1), file)
    if not text and problems:
        return None, problems
    data = None if problems else read_plainly(text)
    if data is not None:
        with suppress(ValidationError):
            return FileRecord(file, model.model_validate(data), source, data), problems
    record, faults = _read_tree(text, file, model)
    if faults:

        def check(meant: str) -> list[Problem]:
            return _read_tree(meant, file, model)[1]

        told = explain_by_repair(text, file, faults, check)
        if told != faults:
            record = None  # rules would tell what follows from the slip
        faults = told
    problems += faults
    return (FileRecord(file, record, source) if record is not None else None), problems


def _read_tree(text: str, file: str, model: type[Model]) -> tuple[Model | None, list[Problem]]:
    """The record in a text, or None; and every problem of its form and its content."""
    tree, problems = yamltree.parse(text, file)
    problems[_MOST_TOLD:] = sum_up(problems[_MOST_TOLD:], file)
    if tree is None:
        return None, problems
    record, faults = check_tree(tree, file, model)
    return record, [*problems, *faults]


def check_text(text: str, file: str, model: type[Model]) -> list[Problem]:
    """Every problem of the form and the content of a text that is not in a file yet."""
    endless = find_endless_line(text, file)
    return [endless] if endless else _read_tree(text, file, model)[1]


def check_tree(
    tree: yamltree.Node, file: str, model: type[Model]
) -> tuple[Model | None, list[Problem]]:
    """Validate a tree against a model.

    Args:
        tree: of the file.
        file: its name in problems.
        model: of its content.

    Returns:
        The record, or None; and in the latter case the problems.
    """
    try:
        return model.model_validate(yamltree.plain(tree)), []
    except ValidationError as error:
        problems: list[Problem] = []
        faults = error.errors(include_url=False)
        for detail in faults[:_MOST_TOLD]:
            problems += _explain(detail, file, tree, model)
        if (left := len(faults) - _MOST_TOLD) > 0:
            problems.append(count_left(left, file, Severity.ERROR))
        return None, problems


def _explain(
    error: ErrorDetails, file: str, tree: yamltree.Node, model: type[BaseModel]
) -> Iterator[Problem]:
    path = _written_path(error["loc"], tree)
    if error["type"] == "too_short" and _has_items(tree, path):
        return  # the problems are in its items, and each is reported separately
    message, fix = _sentences(error, path, model)
    yield Problem(file, _place(error, path, tree), _LONG_QUOTE.sub(r"`\1…`", message), fix)


def _has_items(tree: yamltree.Node, path: FieldPath) -> bool:
    node = _node_at(tree, path)
    return isinstance(node, yamltree.Sequence) and bool(node.items)


def _written_path(loc: FieldPath, tree: yamltree.Node) -> FieldPath:
    """Pydantic's location of an error without the names of union members that it adds."""
    path: list[str | int] = []
    node: yamltree.Node | None = tree
    for step in loc:
        if isinstance(node, yamltree.Mapping) and isinstance(step, str):
            node = node.entries.get(step)
        elif isinstance(node, yamltree.Sequence) and isinstance(step, int):
            node = node.items[step] if step < len(node.items) else None
        elif node is not None:
            continue
        path.append(step)
    return tuple(path)


def _place(error: ErrorDetails, path: FieldPath, tree: yamltree.Node) -> Position:
    if error["type"] == "extra_forbidden":
        parent = _node_at(tree, path[:-1])
        if isinstance(parent, yamltree.Mapping):
            return yamltree.key_position(parent, str(path[-1]))
    return yamltree.find(tree, path)


def _node_at(tree: yamltree.Node, path: FieldPath) -> yamltree.Node | None:
    node: yamltree.Node | None = tree
    for step in path:
        if isinstance(node, yamltree.Mapping) and isinstance(step, str):
            node = node.entries.get(step)
        elif isinstance(node, yamltree.Sequence) and isinstance(step, int):
            node = node.items[step] if 0 <= step < len(node.items) else None
        else:
            return None
    return node


def _sentences(error: ErrorDetails, path: FieldPath, model: type[BaseModel]) -> tuple[str, str]:
    """What is wrong, and what to write instead."""
    named = _up_to_last_name(path)
    owner = _owner(model, named)
    key = str(named[-1]) if named else ""
    about = _field_named(owner, key)
    where = _titled(key, about)
    kind = error["type"]
    if kind == "extra_forbidden":
        return _unknown_key(key, owner)
    if kind == "missing" or error["input"] is None:
        return f"Thiếu {where}.", (about.description or "") if about else ""
    if kind == "said":
        return f"{_capital(where)}: {error['msg']}", ""
    if kind in {"enum", "literal_error"} and about:
        return _not_in_list(str(error["input"]), where, about)
    wanted = model_in(about.annotation) if about else model
    if isinstance(error["input"], list) and kind in _NO_GROUP and about:
        fix = f"Bỏ dấu gạch đầu dòng `-` bên dưới. {_listed(wanted)}"
        return f"{_capital(where)} chỉ có một, không phải danh sách.", fix.rstrip()
    return _misshapen(kind, _capital(where), wanted)


def _misshapen(kind: str, where: str, wanted: type[BaseModel] | None) -> tuple[str, str]:
    """The sentences for a value of the wrong type, such as text instead of a group."""
    if kind in _NO_GROUP:
        said = f"{where} phải gồm các mục con, mỗi mục một dòng `tên: giá trị`."
        return said, _listed(wanted)
    if kind in {"list_type", "tuple_type"}:
        fix = "Viết mỗi phần tử trên một dòng, bắt đầu bằng `- `."
        return f"{where} phải là danh sách.", fix
    if kind in {"too_short", "string_too_short"}:
        return f"{where} để trống.", "Cần ít nhất một phần tử; không có thì bỏ cả mục."
    if kind == "too_long":
        return f"{where} có quá nhiều phần tử.", "Giữ lại những cái đáng xem nhất."
    return f"{where} không đúng kiểu: cần một giá trị viết trên một dòng.", ""


def _up_to_last_name(path: FieldPath) -> FieldPath:
    """A path without the indices at its end: ``("labels", 0)`` gives ``("labels",)``."""
    while path and isinstance(path[-1], int):
        path = path[:-1]
    return path


def _titled(key: str, about: FieldInfo | None) -> str:
    if not key:
        return "nội dung tệp"
    return f"mục `{key}` ({about.title.lower()})" if about and about.title else f"mục `{key}`"


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _listed(owner: type[BaseModel] | None) -> str:
    names = _names(owner)
    return f"Các mục được dùng ở đây: {', '.join(f'`{name}`' for name in names)}." if names else ""


def _unknown_key(key: str, owner: type[BaseModel] | None) -> tuple[str, str]:
    refused = owner.refused_keys.get(key) if owner and issubclass(owner, Record) else None
    if refused:
        return refused
    return f"Không có mục nào tên `{key}`.", _name_meant(key, owner) or _listed(owner)


def _name_meant(key: str, owner: type[BaseModel] | None) -> str:
    """Advice to write the field that has this Vietnamese title, or a similar name, if any."""
    titles = {
        info.alias or name: (info.title,)
        for name, info in (owner.model_fields.items() if owner else ())
        if info.title
    }
    titled = key_named(key.replace("_", " "), titles)
    return f"Có phải ý bạn là `{titled}`?" if titled else did_you_mean(key, _names(owner))


def _not_in_list(value: str, where: str, about: FieldInfo) -> tuple[str, str]:
    words = meanings(_enum_of(about))
    listed = ", ".join(
        f"`{code}` ({word})" if word else f"`{code}`" for code, word in words.items()
    )
    meant = _meant_code(value, words)
    guess = f"Viết `{meant}`." if meant else did_you_mean(value, words)
    fix = f"{guess} Chọn một trong: {listed}.".lstrip()
    return f"{_capital(where)} không nhận giá trị `{value}`.", fix


def _meant_code(value: str, words: Mapping[str, str]) -> str:
    """The code that is called so; empty if none or several are."""
    names = {code: (*word.split(", "), word) for code, word in words.items()}
    written = value.strip().rstrip(".").lower()
    for code, called in names.items():
        if written == code.lower() or written in called:
            return code
    return key_named(value, names)


def _enum_of(about: FieldInfo) -> type[Enum]:
    for kind in alternatives(about.annotation):
        if isinstance(kind, type) and issubclass(kind, Enum):
            return kind
    raise TypeError(f"no closed list in {about}")


def _names(owner: type[BaseModel] | None) -> list[str]:
    """Field names as staff write them; ``note`` is last, as in a file."""
    names = [info.alias or name for name, info in owner.model_fields.items()] if owner else []
    return sorted(names, key=lambda name: name == "note")


def _field_named(owner: type[BaseModel] | None, key: str) -> FieldInfo | None:
    if owner is None:
        return None
    for name, info in owner.model_fields.items():
        if key in (name, info.alias):
            return info
    return None


def _owner(model: type[BaseModel], path: FieldPath) -> type[BaseModel] | None:
    """The model that has the field named by the last step of ``path``."""
    owner: type[BaseModel] | None = model
    for step in path[:-1]:
        if isinstance(step, int):
            continue
        info = _field_named(owner, step)
        owner = model_in(info.annotation) if info else None
    return owner


def model_in(annotation: Any) -> type[BaseModel] | None:
    """The model in a type, alone or in a list or a union; None for plain values."""
    for kind in alternatives(annotation):
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return kind
    return None
