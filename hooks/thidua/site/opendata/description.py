"""What machines are told of the open data: JSON Schemas, OpenAPI, a Data Package.

Sources: JSON Schema 2020-12; OpenAPI 3.1.1; Data Package 1.0 (frictionlessdata.io).
"""

from __future__ import annotations

from typing import Any

from thidua.attachments.comparison.model import SHOWN_OUTCOMES, Coverage
from thidua.datafiles.schemas import describe_model
from thidua.model import Honoree, Indicator, Plan, paths
from thidua.model.document import OriginalKind
from thidua.model.types import FLAG_WORDS
from thidua.model.vocabulary import Field, Issuer
from thidua.portal.catalogue import Catalogue
from thidua.site.opendata.columns import COLUMNS, NOTES
from thidua.site.opendata.lives import CHANGED_BY, EFFECTS, STATES, VERSION_OF_LINE
from thidua.site.opendata.records import VERSION
from thidua.site.opendata.results_shape import LAST_RESULT, RESULT, REVIEW
from thidua.site.opendata.shapes import (
    BASELINE,
    BY,
    COMPARATOR,
    COUNT,
    DAY,
    DIRECTION,
    KIND,
    MAYBE_DAY,
    MAYBE_NUMBER,
    MAYBE_TEXT,
    MAYBE_URL,
    TEXT,
    URL,
    VALUE,
    Schema,
    make_object,
)

DIALECT = "https://json-schema.org/draft/2020-12/schema"
LICENCE = "https://creativecommons.org/publicdomain/mark/1.0/"

TITLES = {
    "plans": "Các kế hoạch",
    "targets": "Mọi số liệu của các chỉ tiêu",
    "indicators": "Chỉ tiêu chung",
    "issuers": "Cơ quan ban hành",
    "fields": "Lĩnh vực",
    "honorees": "Tập thể được nêu gương",
    "citations": "Văn bản viện dẫn",
    "addresses": "Địa chỉ đã chuyển, đã thôi",
}
"""What each list holds, in the order of the index."""

_HEIRS: Schema = {
    "type": "array", "items": TEXT,
    "description": "Mã các cơ quan ở cuối dòng tiếp nối của cơ quan này; rỗng nếu không có.",
}  # fmt: skip
_LEVEL: Schema = {
    **TEXT,
    "description": "Cấp chính quyền: `central`, `province`, `district`, `commune`; hoặc loại cơ "
    "quan (`school`, `health`, `enterprise`, `unit`) khi không thuộc cấp nào.",
}
_NAMES: Schema = {"type": "array", "items": TEXT}
_LIFE: Schema = {"successors": _NAMES, "predecessors": _NAMES, "heirs": _HEIRS}
_SUMMARY = {
    "id": TEXT, "title": TEXT, "number": MAYBE_TEXT, "doc_type": TEXT, "issuer": TEXT,
    "issuer_name": TEXT, "issuer_level": _LEVEL, "issuer_heirs": _HEIRS,
    "year": {"type": "integer"}, "issued": MAYBE_TEXT, "theme": MAYBE_TEXT,
    "fields": {"type": "array", "items": TEXT},
    "targets": COUNT, "figures": COUNT, "updated": {"type": "string", "format": "date"},
    "campaign": {
        "type": "boolean",
        "description": "Văn bản phát động thi đua; `false` khi chỉ thay đổi kế hoạch khác.",
    },
    "start": MAYBE_DAY, "end": MAYBE_DAY, "valid_to": MAYBE_DAY,
    "life": {
        "type": "array",
        "items": make_object({
            "from": MAYBE_DAY, "state": {"enum": [*STATES, None]}, "end": MAYBE_DAY,
        }),
        "description": "Kế hoạch ra sao từ ngày `from`, sau khi có quyết định thay đổi: "
        "`suspended` (tạm dừng), `replaced` (được thay thế), `stopped` (thôi thực hiện), `null` "
        "(theo thời gian thi đua, đến hết `end`).",
    },
    "changes": {
        "type": "array",
        "items": make_object({
            "plan": MAYBE_TEXT, "number": MAYBE_TEXT, "effect": {"enum": EFFECTS},
            "from": DAY,
        }),
        "description": "Văn bản này thay đổi những kế hoạch nào.",
    },
    "url": URL, "data": URL,
}  # fmt: skip
_TARGET = {
    "plan": TEXT, "target": TEXT, "text": TEXT, "name": TEXT, "comparator": COMPARATOR,
    "value": VALUE, "unit": MAYBE_TEXT, "direction": DIRECTION, "of": MAYBE_NUMBER,
    "baseline": BASELINE, "by": BY, "kind": KIND, "indicator": MAYBE_TEXT,
    "common_value": {"anyOf": [VALUE, {"type": "null"}]}, "common_unit": MAYBE_TEXT,
    "field": TEXT, "issuer": TEXT, "issuer_name": TEXT, "issuer_level": _LEVEL,
    "year": {"type": "integer"},
    "valid_from": {**MAYBE_DAY, "description": "Ngày đầu tiên lời này có hiệu lực, nếu biết."},
    "valid_to": {**MAYBE_DAY, "description": "Ngày cuối cùng lời này có hiệu lực; `null` là còn."},
    "decision": {**MAYBE_TEXT, "description": "Quyết định cho lời này; `null` là chính kế hoạch."},
    "result": LAST_RESULT,
    "url": URL,
}  # fmt: skip
_FIGURE: Schema = make_object({
    "name": TEXT, "value": {"anyOf": [VALUE, {"type": "null"}]}, "of": MAYBE_NUMBER,
    "unit": MAYBE_TEXT, "comparator": COMPARATOR, "direction": DIRECTION,
    "baseline": BASELINE, "by": BY, "kind": KIND,
    "span": {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2},
    "parts": {"type": "array", "items": {"$ref": "#/$defs/figure"}},
})  # fmt: skip
_CITATION = {
    "key": TEXT, "number": MAYBE_TEXT, "date": MAYBE_TEXT, "title": MAYBE_TEXT,
    "issuer": MAYBE_TEXT, "text": TEXT,
    "cited_by": {"type": "array", "items": make_object({"plan": TEXT, "url": URL, "text": TEXT})},
}  # fmt: skip
_OLD_ADDRESS = {
    "address": URL, "status": {"enum": ["moved", "ended"]}, "to": MAYBE_URL,
    "since": {"type": "string", "format": "date"}, "stood": MAYBE_TEXT, "reason": MAYBE_TEXT,
    "note": MAYBE_TEXT,
}  # fmt: skip
_ORIGINAL = {
    "name": TEXT, "title": TEXT,
    "kind": {"enum": [*(kind.value for kind in OriginalKind), "report"]},
    "media_type": TEXT, "bytes": COUNT,
    "pages": {
        "type": ["integer", "null"],
        "description": "Số trang; XLSX: số trang tính; DOCX, ODT: theo phần mềm đã lưu tệp.",
    },
    "text_layer": {"type": "boolean", "description": "Tìm và chép được chữ trong tệp."},
    "signature": {
        "type": "boolean",
        "description": "Trong tệp có chữ ký số; không ai kiểm tra chữ ký có hợp lệ hay không.",
    },
    "language": {**MAYBE_TEXT, "description": "Ngôn ngữ theo BCP 47, như `vi`."},
    "recognised_from": {
        **MAYBE_TEXT, "description": "Tên bản quét mà máy nhận dạng ra chữ trong tệp này.",
    },
    "preview": {"anyOf": [make_object({"url": URL, "width": COUNT, "height": COUNT}),
                          {"type": "null"}]},
    "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"}, "url": URL,
}  # fmt: skip
_OUTCOMES = [outcome.value for outcome in SHOWN_OUTCOMES]
_OUTCOME_COUNTS: Schema = {
    **make_object(dict.fromkeys(_OUTCOMES, COUNT)), "type": ["object", "null"],
}  # fmt: skip
_COVERAGE: Schema = {
    **make_object(dict.fromkeys(Coverage._fields, COUNT)), "type": ["object", "null"],
}  # fmt: skip
_FIDELITY: Schema = {
    **make_object({
        "exact": {"type": "array", "items": TEXT},
        "recognised": {"type": "array", "items": TEXT},
        "targets": _OUTCOME_COUNTS, "quotes": _OUTCOME_COUNTS,
        "principal": MAYBE_TEXT,
        "unreadable": {"type": "array", "items": TEXT},
        "complete": {"type": "boolean"},
        "paragraphs": _COVERAGE,
        "left_out": {"type": "array", "items": make_object({
            "words": TEXT, "place": MAYBE_TEXT, "reason": MAYBE_TEXT,
        })},
    }),
    "description": "Kết quả đối chiếu với bản gốc: `found` có nguyên văn trong bản gốc; `noted` "
    "khác bản gốc và có chú thích; `recognised` khớp số liệu với chữ máy nhận dạng; `doubtful` chữ "
    "máy nhận dạng không có số liệu ấy. `null` khi không tệp nào có chữ để đối chiếu. "
    "`principal` là bản chính, đối chiếu từ chữ đầu đến chữ cuối; `paragraphs` đếm đoạn "
    "của nó: `whole` có đủ chữ "
    "trong kế hoạch, `left` có chữ để ngoài (kể ở `left_out`, kèm lý do), `furniture` là số trang, "
    "dấu ký, `omitted` còn chữ chưa có ở mục nào; `complete` là không thiếu đoạn nào. "
    "`unreadable` là tệp máy không đọc được chữ.",
}  # fmt: skip
_PRINTED: Schema = {
    **make_object({"file": TEXT, "page": {"type": ["integer", "null"]}, "paragraph": COUNT}),
    "type": ["object", "null"],
    "description": "Chỗ in dòng này: tệp, trang (nếu tệp có trang) và đoạn, đếm từ 1.",
}


def _describe_dumped(model: Any) -> Schema:
    """The schema of a record as it is dumped: what staff write as ``có`` is ``true`` there."""
    schema: Schema = _with_truths(describe_model(model))
    return schema


def _with_truths(node: Any) -> Any:
    if isinstance(node, list):
        return [_with_truths(item) for item in node]
    if not isinstance(node, dict):
        return node
    if node.get("enum") == FLAG_WORDS:
        node = {name: value for name, value in node.items() if name != "enum"} | {"type": "boolean"}
    return {name: _with_truths(value) for name, value in node.items()}


def _model(model: Any, more: Schema) -> Schema:
    """The schema of a record of the model, with what the interface adds."""
    schema = _describe_dumped(model)
    properties = {**schema.get("properties", {}), **more}
    required = [*schema.get("required", []), *more]
    return {**schema, "properties": properties, "required": required}


def make_schemas() -> dict[str, Schema]:
    """The schema of every file of the interface, by its name without ``.json``."""
    counts = {"figures": COUNT, "plans": COUNT}
    items: dict[str, Schema] = {
        "plans": make_object(_SUMMARY),
        "targets": make_object(_TARGET),
        "indicators": _model(Indicator, {**counts, "url": {"type": ["string", "null"]}}),
        "issuers": _model(Issuer, {**_LIFE, "plans": COUNT, "url": URL}),
        "fields": _model(Field, {"url": URL}),
        "honorees": _model(Honoree, {"url": URL}),
        "citations": make_object(_CITATION),
        "addresses": make_object(_OLD_ADDRESS),
    }
    found = {name: _list_schema(name, item) for name, item in items.items()}
    plan = _describe_dumped(Plan)
    for name in ("draft", "review"):  # nothing published has either
        del plan["properties"][name]
    definitions = {**plan.pop("$defs", {}), "figure": _FIGURE}
    del definitions["Doubt"]
    line = make_object({
        "target": TEXT, "text": TEXT, "stated": {"type": "boolean"},
        "fidelity": {"enum": [*_OUTCOMES, None]}, "printed": _PRINTED,
        "figures": {"type": "array", "items": {"$ref": "#/$defs/figure"}},
        "left": {"type": "array", "items": TEXT},
    })  # fmt: skip
    whole = make_object({
        "version": {"const": VERSION}, **_SUMMARY, "plan": plan,
        "originals": {"type": "array", "items": make_object(_ORIGINAL)},
        "fidelity": _FIDELITY,
        "readings": {"type": "array", "items": line},
        "figures": {"type": "array", "items": make_object(_TARGET)},
        "changed_by": {"type": "array", "items": make_object(CHANGED_BY)},
        "versions": {"type": "array", "items": make_object(VERSION_OF_LINE)},
        "results": {"type": "array", "items": make_object(RESULT)},
        "reviews": {"type": "array", "items": make_object(REVIEW)},
    })  # fmt: skip
    found["plan"] = {"$schema": DIALECT, "title": "Một kế hoạch", **whole, "$defs": definitions}
    return found


def _list_schema(name: str, item: Schema) -> Schema:
    item = dict(item)
    definitions = item.pop("$defs", {})
    return {
        "$schema": DIALECT,
        "title": TITLES[name],
        "type": "object",
        "properties": {
            "version": {"const": VERSION},
            "updated": {"type": ["string", "null"], "format": "date"},
            "licence": TEXT,
            name: {"type": "array", "items": item},
        },
        "required": ["version", "updated", "licence", name],
        "$defs": definitions,
    }


def make_openapi(catalogue: Catalogue) -> Schema:
    """All addresses of the interface, in OpenAPI 3.1."""
    operations = {
        f"/{name}.json": _operation(name, title, f"schemas/{name}.schema.json")
        for name, title in TITLES.items()
    }
    plan = _operation("plan", "Một kế hoạch, toàn văn, kèm số liệu", "schemas/plan.schema.json")
    plan["get"]["parameters"] = [
        {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
    ]
    plan["get"]["responses"]["404"] = {"description": "Không có kế hoạch này."}
    index = _operation("index", "Danh mục", None)
    return {
        "openapi": "3.1.1",
        "info": {
            "title": f"Dữ liệu mở – {catalogue.identity.name}",
            "version": VERSION,
            "description": NOTES[0],
            "license": {"name": "Public Domain Mark 1.0", "url": LICENCE},
        },
        "servers": [{"url": f"{catalogue.identity.base_url}{paths.API}".rstrip("/")}],
        "paths": {"/index.json": index, **operations, "/plans/{id}.json": plan},
    }


def _operation(name: str, summary: str, schema: str | None) -> Schema:
    content: Schema = {"schema": {"$ref": schema}} if schema else {"schema": {"type": "object"}}
    return {
        "get": {
            "operationId": name,
            "summary": summary,
            "responses": {
                "200": {"description": summary, "content": {"application/json": content}}
            },
        }
    }


def make_datapackage(catalogue: Catalogue) -> Schema:
    """The table of all figures as a Data Package."""
    return {
        "profile": "tabular-data-package",
        "name": "cong-thi-dua",
        "title": f"Số liệu chỉ tiêu thi đua – {catalogue.identity.name}",
        "description": NOTES[0],
        "homepage": catalogue.identity.base_url + paths.DATA,
        "licenses": [{"name": "other-pd", "path": LICENCE, "title": "Public Domain Mark 1.0"}],
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": "chi-tieu",
                "path": paths.DATA_TABLE.rpartition("/")[2] + ".csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "dialect": {"delimiter": ",", "header": True},
                "schema": {
                    "fields": [
                        {
                            "name": column.name,
                            "type": column.kind,
                            "description": column.description,
                        }
                        for column in COLUMNS
                    ],
                    "missingValues": [""],
                },
            }
        ],
    }
