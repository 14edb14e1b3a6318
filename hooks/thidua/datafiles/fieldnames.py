"""The names of all fields of data files, by which a damaged line is recognised."""

from __future__ import annotations

import types
from collections.abc import Iterator
from functools import cache
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel

from thidua.datafiles.file_kinds import FILE_KINDS


@cache
def every_name() -> frozenset[str]:
    """The names as staff write them, of every kind of file."""
    found: set[type[BaseModel]] = set()
    waiting: list[type[BaseModel]] = [kind.model for kind in FILE_KINDS.values() if kind.has_fields]
    while waiting:
        model = waiting.pop()
        if model not in found:
            found.add(model)
            for info in model.model_fields.values():
                waiting += models_in(info.annotation)
    return frozenset(
        info.alias or name for model in found for name, info in model.model_fields.items()
    )


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models in a type, alone or in a list or a union."""
    for kind in alternatives(annotation):
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield kind


def alternatives(annotation: Any) -> Iterator[Any]:
    """The types inside ``X | None``, ``tuple[X, ...]`` and ``Annotated[X, …]``."""
    if get_origin(annotation) in (Union, types.UnionType, tuple, list):
        for inner in get_args(annotation):
            yield from alternatives(inner)
    else:
        yield annotation
