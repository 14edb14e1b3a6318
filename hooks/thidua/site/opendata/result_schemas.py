"""JSON Schemas of what reviews report."""

from __future__ import annotations

from typing import Any

from thidua.model.results import ReviewKind
from thidua.portal.judging import Judge
from thidua.portal.result_states import Status

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_MAYBE_TEXT: Schema = {"type": ["string", "null"]}
_MAYBE_URL: Schema = {"type": ["string", "null"], "format": "uri"}
_NUMBER: Schema = {"type": "number"}
_MAYBE_NUMBER: Schema = {"type": ["number", "null"]}


def _object(properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties)}


_REVIEW_KIND: Schema = {"enum": [kind.value for kind in ReviewKind]}
_OUTCOME: Schema = {
    "status": {"enum": [status.value for status in Status]},
    "word": {**_TEXT, "description": "Tình trạng như trang ghi."},
    "judge": {"enum": [judge.value for judge in Judge],
              "description": "Ai xét: Cổng, hay báo cáo tự nói."},
    "reason": _MAYBE_TEXT, "percent": _MAYBE_NUMBER,
}  # fmt: skip
LAST_RESULT: Schema = {"anyOf": [_object({
    "text": _TEXT,
    "value": {"anyOf": [_MAYBE_NUMBER, {"type": "array", "items": _NUMBER}]},
    "unit": _MAYBE_TEXT, **_OUTCOME, "review": _REVIEW_KIND, "date": _TEXT, "source": _TEXT,
}), {"type": "null"}]}  # fmt: skip
_FIGURE_OR_NONE: Schema = {"anyOf": [{"$ref": "#/$defs/figure"}, {"type": "null"}]}
RESULT: Schema = {
    "review": _REVIEW_KIND, "date": _TEXT, "source": _TEXT, "source_file": _MAYBE_TEXT,
    "target": _MAYBE_TEXT, "target_text": _TEXT, "name": _MAYBE_TEXT, "text": _TEXT,
    "figure": _FIGURE_OR_NONE, **_OUTCOME,
    "verdict": {"enum": ["đạt", "vượt", "không đạt", None],
                "description": "Báo cáo tự đánh giá."},
    "elapsed": {**_MAYBE_NUMBER, "description": "Phần thời gian đã qua, %, khi chưa hết kỳ."},
    "units": {"type": "array", "items": _object({
        "unit": _TEXT, "issuer": _MAYBE_TEXT, "text": _TEXT, "figure": _FIGURE_OR_NONE,
        **{name: {"anyOf": [schema, {"type": "null"}]} for name, schema in _OUTCOME.items()},
        "note": _MAYBE_TEXT,
    })},
    "valid_from": {**_TEXT, "description": "Ngày báo cáo."},
    "valid_to": {**_MAYBE_TEXT, "description": "Ngày lần báo cáo sau nói về cùng chỉ tiêu."},
    "note": _MAYBE_TEXT,
}  # fmt: skip
REVIEW: Schema = {
    "review": _REVIEW_KIND, "date": _TEXT, "source": _TEXT, "number": _MAYBE_TEXT,
    "url": _MAYBE_URL, "file": {**_MAYBE_TEXT, "description": "Tệp báo cáo trong `originals`."},
    "compared": {"type": "boolean", "description": "Đã đối chiếu với tệp báo cáo, từng chữ."},
    "quotes": {"type": ["integer", "null"]}, "noted": {"type": ["integer", "null"]},
    "count": {"anyOf": [_object({
        "text": _TEXT, "met": {"type": ["integer", "null"]},
        "total": {"type": ["integer", "null"]},
    }), {"type": "null"}], "description": "Báo cáo tự đếm."},
    "note": _MAYBE_TEXT,
}  # fmt: skip
