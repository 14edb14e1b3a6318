"""Every file of the open data: its address and its content."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from thidua import paths
from thidua.catalogue import Catalogue
from thidua.kept import Kept
from thidua.model import Indicator, Plan
from thidua.opendata import description, records
from thidua.opendata.tables import csv_bytes, kept_xlsx_bytes

File = tuple[str, Callable[[], bytes]]
"""An address, and what makes the content when its turn comes."""


def open_data_files(catalogue: Catalogue, kept: Kept) -> Iterator[File]:
    """All of them, in a fixed order.

    Args:
        catalogue: what there is.
        kept: where workbooks are kept from build to build.
    """
    yield paths.API_INDEX, partial(_index, catalogue)
    for name in description.TITLES:
        yield paths.api(name), partial(_collection, catalogue, name)
    for plan in catalogue.plans:
        yield paths.api_plan(plan.id), partial(_plan, catalogue, plan)
    for name, schema in description.schemas().items():
        yield paths.api_schema(name), partial(_json, schema)
    yield paths.OPENAPI, lambda: _json(description.openapi(catalogue))
    yield paths.DATA_PACKAGE, lambda: _json(description.datapackage(catalogue))
    yield from _tables(catalogue, kept)


def _tables(catalogue: Catalogue, kept: Kept) -> Iterator[File]:
    everything = partial(_all, catalogue)
    yield from _table(paths.DATA_TABLE, "Số liệu chỉ tiêu thi đua", everything, kept)
    for plan in catalogue.plans:
        if any(line.figures for line in catalogue.target_lines[plan.id]):
            rows = partial(_of_plan, catalogue, plan)
            yield from _table(paths.plan_table(plan.id), plan.document.title, rows, kept)
    for identifier in catalogue.figures_by_indicator:
        indicator = catalogue.indicators[identifier]
        rows = partial(_of_indicator, catalogue, indicator)
        yield from _table(paths.indicator_table(identifier), indicator.name, rows, kept)


def _table(
    path: str, title: str, rows: Callable[[], list[records.Record]], kept: Kept
) -> Iterator[File]:
    yield f"{path}.csv", lambda: csv_bytes(rows())
    yield f"{path}.xlsx", lambda: kept_xlsx_bytes(rows(), title, kept)


def _all(catalogue: Catalogue) -> list[records.Record]:
    return list(records.all_figures(catalogue))


def _of_plan(catalogue: Catalogue, plan: Plan) -> list[records.Record]:
    return list(records.plan_figures(catalogue, plan))


def _of_indicator(catalogue: Catalogue, indicator: Indicator) -> list[records.Record]:
    placed = catalogue.figures_by_indicator[indicator.id]
    return [records.target_record(catalogue, plan, one) for plan, one in placed]


def _collection(catalogue: Catalogue, name: str) -> bytes:
    return _json({**_head(catalogue), name: list(records.collections(catalogue)[name])})


def _plan(catalogue: Catalogue, plan: Plan) -> bytes:
    return _json(records.plan_record(catalogue, plan))


def _head(catalogue: Catalogue) -> dict[str, Any]:
    return {
        "version": records.VERSION,
        "updated": catalogue.updated.isoformat(),
        "licence": description.LICENCE,
    }


def _index(catalogue: Catalogue) -> bytes:
    base = catalogue.identity.base_url
    lists = [
        {
            "name": name,
            "title": title,
            "url": base + paths.api(name),
            "schema": base + paths.api_schema(name),
        }
        for name, title in description.TITLES.items()
    ]
    plan = {
        "name": "plan",
        "title": "Một kế hoạch, toàn văn, kèm số liệu",
        "url_template": f"{base}{paths.api_plan('{id}')}",
        "schema": base + paths.api_schema("plan"),
    }
    described = {"openapi": base + paths.OPENAPI, "datapackage": base + paths.DATA_PACKAGE}
    return _json({**_head(catalogue), "lists": lists, "record": plan, **described})


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
