"""What the JSON Schemas of the open data say of results and reviews."""

from __future__ import annotations

from thidua.model.results import ReviewKind, Verdict
from thidua.portal.result_outcomes import Judge
from thidua.portal.result_states import Status
from thidua.site.opendata.shapes import (
    MAYBE_NUMBER,
    MAYBE_TEXT,
    MAYBE_URL,
    NUMBER,
    TEXT,
    Schema,
    make_object,
)

_REVIEW_KIND: Schema = {"enum": [kind.value for kind in ReviewKind]}
_OUTCOME: Schema = {
    "status": {"enum": [status.value for status in Status]},
    "word": {**TEXT, "description": "Tình trạng tại ngày báo cáo. Kế hoạch đã hết thời "
             "gian, được thay thế hay thôi thực hiện thì trang gọi `on_the_way` là “Số giữa kỳ”."},
    "judge": {"enum": [judge.value for judge in Judge],
              "description": "Ai xét: Cổng, hay báo cáo tự nói."},
    "reason": MAYBE_TEXT, "percent": MAYBE_NUMBER,
}  # fmt: skip
LAST_RESULT: Schema = {"anyOf": [make_object({
    "text": TEXT,
    "value": {"anyOf": [MAYBE_NUMBER, {"type": "array", "items": NUMBER}]},
    "unit": MAYBE_TEXT, **_OUTCOME, "review": _REVIEW_KIND, "date": TEXT, "source": TEXT,
}), {"type": "null"}]}  # fmt: skip

_FIGURE_OR_NONE: Schema = {"anyOf": [{"$ref": "#/$defs/figure"}, {"type": "null"}]}
RESULT = {
    "review": _REVIEW_KIND, "date": TEXT, "source": TEXT, "source_file": MAYBE_TEXT,
    "target": MAYBE_TEXT, "target_text": TEXT, "name": MAYBE_TEXT, "text": TEXT,
    "figure": _FIGURE_OR_NONE, **_OUTCOME,
    "verdict": {"enum": [*(verdict.value for verdict in Verdict), None],
                "description": "Báo cáo tự đánh giá."},
    "elapsed": {**MAYBE_NUMBER, "description": "Phần thời gian đã qua, %, khi chưa hết kỳ."},
    "units": {"type": "array", "items": make_object({
        "unit": TEXT, "issuer": MAYBE_TEXT, "text": TEXT, "figure": _FIGURE_OR_NONE,
        **{name: {"anyOf": [schema, {"type": "null"}]} for name, schema in _OUTCOME.items()},
        "note": MAYBE_TEXT,
    })},
    "valid_from": {**TEXT, "description": "Ngày báo cáo."},
    "valid_to": {**MAYBE_TEXT, "description": "Ngày lần báo cáo sau nói về cùng chỉ tiêu."},
    "note": MAYBE_TEXT,
}  # fmt: skip
REVIEW = {
    "review": _REVIEW_KIND, "date": TEXT, "source": TEXT, "number": MAYBE_TEXT,
    "url": MAYBE_URL, "file": {**MAYBE_TEXT, "description": "Tệp báo cáo trong `originals`."},
    "compared": {"type": "boolean", "description": "Đã đối chiếu với tệp báo cáo, từng chữ."},
    "quotes": {"type": ["integer", "null"]}, "noted": {"type": ["integer", "null"]},
    "count": {"anyOf": [make_object({
        "text": TEXT, "met": {"type": ["integer", "null"]},
        "total": {"type": ["integer", "null"]}, "note": MAYBE_TEXT,
    }), {"type": "null"}], "description": "Báo cáo tự đếm."},
    "note": MAYBE_TEXT,
}  # fmt: skip
