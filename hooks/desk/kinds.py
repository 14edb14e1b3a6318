"""What the model says of each field, as far as a form must know it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any, get_type_hints

from pydantic import BaseModel, RootModel
from pydantic.fields import FieldInfo

from desk.days import show_days
from thidua.datafiles.fieldnames import alternatives
from thidua.datafiles.file_kinds import FILE_KINDS
from thidua.datafiles.validation import model_in
from thidua.model.field_path import FieldPath
from thidua.model.labels import meanings
from thidua.model.types import (
    FLAG_WORDS,
    Day,
    EdtfDate,
    Flag,
    HistoricDate,
    ListedId,
    Passage,
    PrintedPlace,
    Slug,
    WholeNumber,
    Year,
)


class Kind(Enum):
    """How a field is asked for."""

    LINE = "line"
    PASSAGE = "passage"
    DATE = "date"
    COUNT = "count"
    FLAG = "flag"
    CHOICE = "choice"
    LISTED = "listed"
    RECORD = "record"


@dataclass(frozen=True)
class FieldKind:
    """One field of a record.

    Attributes:
        name: as written in data files.
        title: its Vietnamese title.
        help: what to write, for people who see a form.
        kind: how it is asked for.
        many: whether there may be several.
        required: whether there must be one.
        record: the model of a record.
        choices: the closed list of the model: words by the value that is written.
        listed: the list of the portal in which its value stands: ``issuers``, ``fields``…
        is_yes_unsaid: whether yes is meant where nothing is said.
    """

    name: str
    title: str
    help: str
    kind: Kind
    many: bool
    required: bool
    record: type[BaseModel] | None = None
    choices: tuple[tuple[str, str], ...] = ()
    listed: str = ""
    is_yes_unsaid: bool = False

    @property
    def has_own_page(self) -> bool:
        """Whether it is too large for the form around it."""
        if self.record is None:
            return False
        return self.many or any(field.record for field in list_fields(self.record))


_LISTS = {
    "issuer": "issuers",
    "parent": "issuers",
    "doc_type": "document-types",
    "field": "fields",
    "fields": "fields",
    "indicator": "indicators",
    "indicators": "indicators",
    "plan": "plans",
    "related": "plans",
}
"""The list of the portal that a field chooses from, by the name of the field."""

KEPT_BY_THE_DESK = frozenset({"draft", "review", "unplaced", "updated"})
"""Fields that no form asks for: reviewing and sending change them."""

_TYPES: dict[Kind, tuple[Any, ...]] = {
    Kind.PASSAGE: (Passage,),
    Kind.FLAG: (Flag,),
    Kind.DATE: (Day, EdtfDate, HistoricDate, Year),
    Kind.COUNT: (WholeNumber, PrintedPlace),
}
_CODES = re.compile(r"^`[A-Za-z_]+`.*?\.(?:\s|$)|,? ?`[a-z_]+`(?: \([^)]*\))?", re.DOTALL)
_FILES = re.compile(r"[Mm]ã (?:cơ quan )?trong `data/[\w-]+\.yml`(: `[\w-]+`)?")
_CHOOSE = "Chọn trong danh sách"
_OF_CODES = re.compile(r", như `\w+`|; không nhớ mã thì viết tên, máy nói mã")
_CODE_OF = re.compile(r"^(Các )?[Mm]ã (\w)")
_HONOREE_FOLDER = re.compile(r"`data/honorees/<mã>/`")
_CODED = re.compile(r"`([^`]*)`")


@cache
def list_fields(model: type[BaseModel]) -> tuple[FieldKind, ...]:
    """Every field of a record, in the order of a file: the note is last."""
    if issubclass(model, RootModel):
        return ()
    hints = get_type_hints(model, include_extras=True)
    titles = {**_name_root_fields(), **_name_fields(model)}
    fields = [
        _describe(info.alias or name, info, hints[name], titles)
        for name, info in model.model_fields.items()
    ]
    return tuple(sorted(fields, key=lambda field: field.name == "note"))


def find_field(model: type[BaseModel], path: FieldPath) -> FieldKind | None:
    """The field that a path leads to, indices of lists left out; None if the model has none."""
    found: FieldKind | None = None
    owner: type[BaseModel] | None = model
    for step in path:
        if isinstance(step, int):
            continue
        fields = list_fields(owner) if owner else ()
        found = next((field for field in fields if field.name == step), None)
        if found is None:
            return None
        owner = found.record
    return found


def find_model(file_kind: str, path: FieldPath) -> type[BaseModel] | None:
    """The model of the record at a path of a file of a kind."""
    model = FILE_KINDS[file_kind].model
    if not path:
        return model
    field = find_field(model, path)
    return field.record if field else None


@cache
def _name_root_fields() -> Mapping[str, str]:
    """What the fields of whole files are called, by their names in data files."""
    models = [kind.model for kind in FILE_KINDS.values() if kind.has_fields]
    return {name: title for model in models for name, title in _name_fields(model).items()}


def _name_fields(model: type[BaseModel]) -> dict[str, str]:
    return {info.alias or name: info.title or name for name, info in model.model_fields.items()}


def _describe(name: str, info: FieldInfo, hint: Any, titles: Mapping[str, str]) -> FieldKind:
    many = str(info.annotation).startswith("tuple")
    record = model_in(info.annotation)
    closed = _closed_list(info.annotation)
    kind = _kind(hint, record, closed, name)
    choices: tuple[tuple[str, str], ...] = ()
    if closed is not None:
        choices = tuple((code, word or code) for code, word in meanings(closed).items())
    elif kind is Kind.FLAG:
        choices = tuple((word, word) for word in FLAG_WORDS)
    return FieldKind(
        name=name,
        title=info.title or name,
        help=_help(info.description or "", kind, info.title or name, titles),
        kind=kind,
        many=many,
        required=info.is_required(),
        record=record,
        choices=choices,
        listed=_LISTS.get(name, "") if kind is Kind.LISTED else "",
        is_yes_unsaid=info.default is True,
    )


def _closed_list(annotation: Any) -> type[Enum] | None:
    for inner in alternatives(annotation):
        if isinstance(inner, type) and issubclass(inner, Enum):
            return inner
    return None


def _kind(hint: Any, record: object, closed: object, name: str) -> Kind:
    if record is not None:
        return Kind.RECORD
    if closed is not None:
        return Kind.CHOICE
    for inner in alternatives(hint):
        if inner == ListedId or (inner == Slug and name in _LISTS):
            return Kind.LISTED
        found = next((kind for kind, types in _TYPES.items() if inner in types), None)
        if found:
            return found
    return Kind.LINE


def _name_listed(found: re.Match[str]) -> str:
    """“Mã lĩnh vực” is “Lĩnh vực” where staff choose names."""
    return f"{found[1]}{found[2]}" if found[1] else found[2].upper()


def _help(description: str, kind: Kind, title: str, titles: Mapping[str, str]) -> str:
    """The description of the model without what only people who write YAML must know.

    Args:
        description: of the field.
        kind: of its value.
        title: what the field is called.
        titles: what fields are called that the description may name.
    """
    if kind is Kind.CHOICE:
        said = _CODES.sub("", description).strip(" ,.;:")
        return f"{said[0].upper()}{said[1:]}." if len(said) > len("hoặc") else ""
    said = _FILES.sub(_CHOOSE, show_days(description))
    if kind is Kind.LISTED:
        said = _CODE_OF.sub(_name_listed, _OF_CODES.sub("", said))
    if said.strip(" .") in (_CHOOSE, title):
        return ""  # the field itself says how
    said = _HONOREE_FOLDER.sub("thư mục của gương", said)
    return _CODED.sub(lambda found: f"“{titles.get(found[1], found[1])}”", said)
