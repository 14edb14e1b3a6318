"""The small shapes of which records and JSON Schemas (2020-12) of the open data are made."""

from __future__ import annotations

from typing import Any

Record = dict[str, Any]
"""One entry of the open data."""

Schema = dict[str, Any]
"""A JSON Schema."""

TEXT: Schema = {"type": "string"}
MAYBE_TEXT: Schema = {"type": ["string", "null"]}
NUMBER: Schema = {"type": "number"}
MAYBE_NUMBER: Schema = {"type": ["number", "null"]}
DAY: Schema = {"type": "string", "format": "date"}
MAYBE_DAY: Schema = {"type": ["string", "null"], "format": "date"}
COUNT: Schema = {"type": "integer", "minimum": 0}
URL: Schema = {"type": "string", "format": "uri"}
MAYBE_URL: Schema = {"type": ["string", "null"], "format": "uri"}
VALUE: Schema = {
    "oneOf": [NUMBER, {"type": "array", "items": NUMBER, "minItems": 2, "maxItems": 2}],
    "description": "Một số, hoặc [thấp, cao].",
}
COMPARATOR: Schema = {"enum": ["eq", "gt", "ge", "lt", "le", "approx", "near", "range", None]}
DIRECTION: Schema = {
    "enum": ["increase", "decrease", "increase_to", "decrease_to", "maintain", None]
}
KIND: Schema = {
    "enum": ["compound", "group", "structure", "ratio", "share", "from_to", "multiple", "level",
             "qualitative", "prose", None]
}  # fmt: skip
BASELINE: Schema = {
    "type": ["object", "null"],
    "properties": {"text": TEXT, "year": {"type": ["integer", "null"]}, "value": MAYBE_NUMBER},
    "required": ["text", "year", "value"],
}
BY: Schema = {
    "type": ["object", "null"],
    "properties": {"text": TEXT, "date": TEXT},
    "required": ["text", "date"],
}


def make_object(properties: Schema, optional: tuple[str, ...] = ()) -> Schema:
    """The schema of an object whose properties are all there, but for the optional ones."""
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required}
