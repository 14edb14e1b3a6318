"""JSON Schemas of the data files, for editors to complete and check while staff type.

The loader does not use them: it has the model itself, and tells positions.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from thidua.model import (
    Abbreviations,
    Addresses,
    DocumentTypes,
    Fields,
    Honoree,
    Indicators,
    Issuers,
    Plan,
    PortalIdentity,
    Results,
)

SCHEMAS: dict[str, tuple[type[BaseModel], str]] = {
    "portal": (PortalIdentity, "Thông tin của Cổng"),
    "issuers": (Issuers, "Cơ quan ban hành"),
    "fields": (Fields, "Lĩnh vực"),
    "document-types": (DocumentTypes, "Loại văn bản"),
    "indicators": (Indicators, "Chỉ tiêu chung"),
    "abbreviations": (Abbreviations, "Chữ viết tắt"),
    "addresses": (Addresses, "Địa chỉ đã chuyển, đã thôi"),
    "plan": (Plan, "Kế hoạch thi đua"),
    "results": (Results, "Kết quả thực hiện chỉ tiêu"),
    "honoree": (Honoree, "Gương người tốt, việc tốt"),
}


def describe_model(model: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schema of a model, without the docstrings of its classes.

    They are for developers, and Python drops them when it is told to (``-OO``).
    """
    schema = model.model_json_schema(by_alias=True)
    for definition in (schema, *schema.get("$defs", {}).values()):
        definition.pop("description", None)
    return schema


def schema_text(name: str) -> str:
    """The schema of one kind of file as it is written to disk."""
    model, title = SCHEMAS[name]
    schema = _cleaned(describe_model(model))
    for definition in (schema, *schema.get("$defs", {}).values()):
        definition.pop("title", None)
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "title": title}
    return json.dumps({**head, **schema}, ensure_ascii=False, indent=2) + "\n"


def write_schemas(folder: Path) -> Iterator[Path]:
    """Write every schema that differs from what is there; gives each path."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in SCHEMAS:
        path = folder / f"{name}.schema.json"
        path.write_text(schema_text(name), encoding="utf-8", newline="\n")
        yield path


def _cleaned(node: Any) -> Any:
    """Without null branches and defaults: staff leave out what there is not."""
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
