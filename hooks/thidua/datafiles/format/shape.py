"""The properties of each field of the model that decide how it is written."""

from __future__ import annotations

from enum import Enum
from functools import cache
from pathlib import PurePosixPath
from typing import NamedTuple, get_type_hints

from pydantic import BaseModel, RootModel

from thidua.datafiles.fieldnames import alternatives
from thidua.datafiles.file_kinds import FILE_KINDS
from thidua.datafiles.validation import model_in
from thidua.model.types import (
    Day,
    EdtfDate,
    Flag,
    HistoricDate,
    Megabytes,
    Passage,
    PrintedPlace,
    WholeNumber,
    Year,
)


class Wording(Enum):
    """The way in which the text of a field is written."""

    PASSAGE = "passage"
    FORMED = "formed"  # dates, counts, yes and no: written without quotes
    TEXT = "text"


class Shape(NamedTuple):
    """One field: how its text is written, and the record that it contains, if any."""

    wording: Wording
    record: type[BaseModel] | None


FREE = Shape(Wording.TEXT, None)
_FORMED = (Day, EdtfDate, Flag, HistoricDate, Megabytes, PrintedPlace, WholeNumber, Year)


@cache
def shapes(model: type[BaseModel]) -> dict[str, Shape]:
    """Every field by the name that staff write, in the order of a file: ``note`` is last."""
    if issubclass(model, RootModel):
        return {}
    hints = get_type_hints(model, include_extras=True)
    fields = {
        info.alias or name: Shape(_wording(hints[name]), model_in(info.annotation))
        for name, info in model.model_fields.items()
    }
    return dict(sorted(fields.items(), key=lambda field: field[0] == "note"))


def _wording(annotation: object) -> Wording:
    for kind in alternatives(annotation):
        if kind == Passage:
            return Wording.PASSAGE
        if kind in _FORMED:
            return Wording.FORMED
    return Wording.TEXT


def kind_of(file: str) -> str | None:
    """The kind of a data file, a key of :data:`FILE_KINDS`; None if it is not a data file.

    Args:
        file: its path with forward slashes, relative to the folder that contains ``data/``.
    """
    parts = PurePosixPath(file).parts
    match parts:
        case ("data", name) if name.removesuffix(".yml") in FILE_KINDS and name.endswith(".yml"):
            kind = name.removesuffix(".yml")
            return None if kind in {"plan", "results", "honoree"} else kind
        case ("data", "plans", _, "plan.yml"):
            return "plan"
        case ("data", "plans", _, "results.yml"):
            return "results"
        case ("data", "honorees", name) if name.endswith(".yml"):
            return "honoree"
    return None


def schema_address(file: str, kind: str) -> str:
    """The relative path from a data file to its JSON Schema."""
    up = "../" * (len(PurePosixPath(file).parts) - 2)
    return f"{up}schemas/{kind}.schema.json"
