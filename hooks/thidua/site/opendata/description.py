"""What machines are told of the open data: JSON Schemas, OpenAPI, a Data Package.

Sources: JSON Schema 2020-12; OpenAPI 3.1.1; Data Package 1.0 (frictionlessdata.io).
"""

from __future__ import annotations

from typing import Any

from thidua.attachments.comparison.model import SHOWN_OUTCOMES, Coverage
from thidua.datafiles.schemas import describe_model
from thidua.model import Honoree, Indicator, Plan, paths
from thidua.model.document import OriginalKind
from thidua.model.vocabulary import Field, Issuer
from thidua.portal.catalogue import Catalogue
from thidua.site.opendata.columns import COLUMNS, NOTES
from thidua.site.opendata.lives import (
    CHANGED_BY,
    DAY,
    EFFECTS,
    MAYBE_DAY,
    STATES,
    VERSION_OF_LINE,
)
from thidua.site.opendata.records import VERSION
from thidua.site.opendata.result_schemas import LAST_RESULT, RESULT, REVIEW

Schema = dict[str, Any]
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

_TEXT: Schema = {"type": "string"}
_MAYBE_TEXT: Schema = {"type": ["string", "null"]}
_NUMBER: Schema = {"type": "number"}
_MAYBE_NUMBER: Schema = {"type": ["number", "null"]}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_URL: Schema = {"type": "string", "format": "uri"}
_MAYBE_URL: Schema = {"type": ["string", "null"], "format": "uri"}
_VALUE: Schema = {
    "oneOf": [_NUMBER, {"type": "array", "items": _NUMBER, "minItems": 2, "maxItems": 2}],
    "description": "Một số, hoặc [thấp, cao].",
}
_COMPARATOR: Schema = {"enum": ["eq", "gt", "ge", "lt", "le", "approx", "near", "range", None]}
_DIRECTION: Schema = {
    "enum": ["increase", "decrease", "increase_to", "decrease_to", "maintain", None]
}
_KIND: Schema = {
    "enum": ["compound", "group", "structure", "ratio", "share", "from_to", "multiple", "level",
             "qualitative", "prose", None]
}  # fmt: skip
_BASELINE: Schema = {
    "type": ["object", "null"],
    "properties": {"text": _TEXT, "year": {"type": ["integer", "null"]}, "value": _MAYBE_NUMBER},
    "required": ["text", "year", "value"],
}
_BY: Schema = {
    "type": ["object", "null"],
    "properties": {"text": _TEXT, "date": _TEXT},
    "required": ["text", "date"],
}


def _object(properties: Schema, optional: tuple[str, ...] = ()) -> Schema:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required}


_HEIRS: Schema = {
    "type": "array", "items": _TEXT,
    "description": "Mã các cơ quan ở cuối dòng tiếp nối của cơ quan này; rỗng nếu không có.",
}  # fmt: skip
_LIFE: Schema = {
    "successors": {"type": "array", "items": _TEXT},
    "predecessors": {"type": "array", "items": _TEXT},
    "heirs": _HEIRS,
}
_SUMMARY = {
    "id": _TEXT, "title": _TEXT, "number": _MAYBE_TEXT, "doc_type": _TEXT, "issuer": _TEXT,
    "issuer_name": _TEXT, "issuer_level": _TEXT, "issuer_heirs": _HEIRS,
    "year": {"type": "integer"}, "issued": _MAYBE_TEXT, "theme": _MAYBE_TEXT,
    "fields": {"type": "array", "items": _TEXT},
    "targets": _COUNT, "figures": _COUNT, "updated": {"type": "string", "format": "date"},
    "campaign": {
        "type": "boolean",
        "description": "Văn bản phát động thi đua; `false` khi chỉ thay đổi kế hoạch khác.",
    },
    "start": MAYBE_DAY, "end": MAYBE_DAY, "valid_to": MAYBE_DAY,
    "life": {
        "type": "array",
        "items": _object({
            "from": MAYBE_DAY, "state": {"enum": [*STATES, None]}, "end": MAYBE_DAY,
        }),
        "description": "Kế hoạch ra sao từ ngày `from`, sau khi có quyết định thay đổi: "
        "`suspended` (tạm dừng), `replaced` (được thay thế), `stopped` (thôi thực hiện), `null` "
        "(theo thời gian thi đua, đến hết `end`).",
    },
    "changes": {
        "type": "array",
        "items": _object({
            "plan": _MAYBE_TEXT, "number": _MAYBE_TEXT, "effect": {"enum": EFFECTS},
            "from": DAY,
        }),
        "description": "Văn bản này thay đổi những kế hoạch nào.",
    },
    "url": _URL, "data": _URL,
}  # fmt: skip
_TARGET = {
    "plan": _TEXT, "target": _TEXT, "text": _TEXT, "name": _TEXT, "comparator": _COMPARATOR,
    "value": _VALUE, "unit": _MAYBE_TEXT, "direction": _DIRECTION, "of": _MAYBE_NUMBER,
    "baseline": _BASELINE, "by": _BY, "kind": _KIND, "indicator": _MAYBE_TEXT,
    "common_value": {"anyOf": [_VALUE, {"type": "null"}]}, "common_unit": _MAYBE_TEXT,
    "field": _TEXT, "issuer": _TEXT, "issuer_name": _TEXT, "issuer_level": _TEXT,
    "year": {"type": "integer"},
    "valid_from": {**MAYBE_DAY, "description": "Ngày đầu tiên lời này có hiệu lực, nếu biết."},
    "valid_to": {**MAYBE_DAY, "description": "Ngày cuối cùng lời này có hiệu lực; `null` là còn."},
    "decision": {**_MAYBE_TEXT, "description": "Quyết định cho lời này; `null` là chính kế hoạch."},
    "url": _URL,
    "result": LAST_RESULT,
}  # fmt: skip
_FIGURE: Schema = _object({
    "name": _TEXT, "value": {"anyOf": [_VALUE, {"type": "null"}]}, "of": _MAYBE_NUMBER,
    "unit": _MAYBE_TEXT, "comparator": _COMPARATOR, "direction": _DIRECTION,
    "baseline": _BASELINE, "by": _BY, "kind": _KIND,
    "span": {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2},
    "parts": {"type": "array", "items": {"$ref": "#/$defs/figure"}},
})  # fmt: skip
_CITATION = {
    "key": _TEXT, "number": _MAYBE_TEXT, "date": _MAYBE_TEXT, "title": _MAYBE_TEXT,
    "issuer": _MAYBE_TEXT, "text": _TEXT,
    "cited_by": {"type": "array", "items": _object({"plan": _TEXT, "url": _URL, "text": _TEXT})},
}  # fmt: skip
_OLD_ADDRESS = {
    "address": _URL, "status": {"enum": ["moved", "ended"]}, "to": _MAYBE_URL,
    "since": {"type": "string", "format": "date"}, "stood": _MAYBE_TEXT, "reason": _MAYBE_TEXT,
    "note": _MAYBE_TEXT,
}  # fmt: skip
_ORIGINAL = {
    "name": _TEXT, "title": _TEXT,
    "kind": {"enum": [*(kind.value for kind in OriginalKind), "report"]},
    "media_type": _TEXT, "bytes": _COUNT,
    "pages": {
        "type": ["integer", "null"],
        "description": "Số trang; XLSX: số trang tính; DOCX, ODT: theo phần mềm đã lưu tệp.",
    },
    "text_layer": {"type": "boolean", "description": "Tìm và chép được chữ trong tệp."},
    "signature": {
        "type": "boolean",
        "description": "Trong tệp có chữ ký số; không ai kiểm tra chữ ký có hợp lệ hay không.",
    },
    "language": {**_MAYBE_TEXT, "description": "Ngôn ngữ theo BCP 47, như `vi`."},
    "recognised_from": {
        **_MAYBE_TEXT, "description": "Tên bản quét mà máy nhận dạng ra chữ trong tệp này.",
    },
    "preview": {"anyOf": [_object({"url": _URL, "width": _COUNT, "height": _COUNT}),
                          {"type": "null"}]},
    "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"}, "url": _URL,
}  # fmt: skip
_OUTCOMES = [outcome.value for outcome in SHOWN_OUTCOMES]
_OUTCOME_COUNTS: Schema = {**_object(dict.fromkeys(_OUTCOMES, _COUNT)), "type": ["object", "null"]}
_COVERAGE: Schema = {
    **_object(dict.fromkeys(Coverage._fields, _COUNT)), "type": ["object", "null"],
}  # fmt: skip
_FIDELITY: Schema = {
    **_object({
        "exact": {"type": "array", "items": _TEXT},
        "recognised": {"type": "array", "items": _TEXT},
        "targets": _OUTCOME_COUNTS, "quotes": _OUTCOME_COUNTS,
        "principal": _MAYBE_TEXT,
        "unreadable": {"type": "array", "items": _TEXT},
        "complete": {"type": "boolean"},
        "paragraphs": _COVERAGE,
        "left_out": {"type": "array", "items": _object({
            "words": _TEXT, "place": _MAYBE_TEXT, "reason": _MAYBE_TEXT,
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
    **_object({"file": _TEXT, "page": {"type": ["integer", "null"]}, "paragraph": _COUNT}),
    "type": ["object", "null"],
    "description": "Chỗ in dòng này: tệp, trang (nếu tệp có trang) và đoạn, đếm từ 1.",
}


def _model(model: Any, more: Schema) -> Schema:
    """The schema of a record of the model, with what the interface adds."""
    schema = describe_model(model)
    properties = {**schema.get("properties", {}), **more}
    required = [*schema.get("required", []), *more]
    return {**schema, "properties": properties, "required": required}


def make_schemas() -> dict[str, Schema]:
    """The schema of every file of the interface, by its name without ``.json``."""
    counts = {"figures": _COUNT, "plans": _COUNT}
    items: dict[str, Schema] = {
        "plans": _object(_SUMMARY),
        "targets": _object(_TARGET),
        "indicators": _model(Indicator, {**counts, "url": {"type": ["string", "null"]}}),
        "issuers": _model(Issuer, {**_LIFE, "plans": _COUNT, "url": _URL}),
        "fields": _model(Field, {"url": _URL}),
        "honorees": _model(Honoree, {"url": _URL}),
        "citations": _object(_CITATION),
        "addresses": _object(_OLD_ADDRESS),
    }
    found = {name: _list_schema(name, item) for name, item in items.items()}
    plan = describe_model(Plan)
    for name in ("draft", "review"):  # nothing published has either
        del plan["properties"][name]
    definitions = {**plan.pop("$defs", {}), "figure": _FIGURE}
    del definitions["Doubt"]
    line = _object({
        "target": _TEXT, "text": _TEXT, "stated": {"type": "boolean"},
        "fidelity": {"enum": [*_OUTCOMES, None]}, "printed": _PRINTED,
        "figures": {"type": "array", "items": {"$ref": "#/$defs/figure"}},
        "left": {"type": "array", "items": _TEXT},
    })  # fmt: skip
    whole = _object({
        "version": {"const": VERSION}, **_SUMMARY, "plan": plan,
        "originals": {"type": "array", "items": _object(_ORIGINAL)},
        "fidelity": _FIDELITY,
        "readings": {"type": "array", "items": line},
        "figures": {"type": "array", "items": _object(_TARGET)},
        "changed_by": {"type": "array", "items": _object(CHANGED_BY)},
        "versions": {"type": "array", "items": _object(VERSION_OF_LINE)},
        "results": {"type": "array", "items": _object(RESULT)},
        "reviews": {"type": "array", "items": _object(REVIEW)},
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
            "licence": _TEXT,
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
