"""JSON Schemas of the data files, with which editors complete and check what staff type.

The loader does not use them: it uses the model itself, and so can give the place of a problem.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from thidua.datafiles.file_kinds import FILE_KINDS
from thidua.foundation.files import replace


def describe_model(model: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schema of a model, without the docstrings of its classes.

    Docstrings are for developers, and would be missing if Python runs with ``-OO``.
    """
    schema = model.model_json_schema(by_alias=True)
    for definition in (schema, *schema.get("$defs", {}).values()):
        definition.pop("description", None)
    return schema


def schema_text(name: str) -> str:
    """The text of the schema file for one kind of data file."""
    kind = FILE_KINDS[name]
    schema = _cleaned(describe_model(kind.model))
    for definition in (schema, *schema.get("$defs", {}).values()):
        definition.pop("title", None)
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "title": kind.title}
    return json.dumps({**head, **schema}, ensure_ascii=False, indent=2) + "\n"


def write_schemas(folder: Path) -> Iterator[Path]:
    """Write every schema whose file is missing or different; yield the path of each."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in FILE_KINDS:
        path = folder / f"{name}.schema.json"
        replace(path, schema_text(name).encode())
        yield path


def _cleaned(node: Any) -> Any:
    """The schema without ``null`` and defaults, because staff leave out fields without a value."""
    if isinstance(node, list):
        return [_cleaned(item) for item in node]
    if not isinstance(node, dict):
        return node
    node = {key: _cleaned(value) for key, value in node.items() if key != "default"}
    branches = node.get("anyOf")
    if branches:
        kept = [branch for branch in branches if branch != {"type": "null"}]
        if len(kept) == 1:
            del node["anyOf"]
            node = {**kept[0], **node}
    return node
