"""Every file of the open data, by address."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from thidua.foundation.cache import Kept
from thidua.model import Indicator, Plan, paths
from thidua.portal.catalogue import Catalogue
from thidua.site.opendata import description, records
from thidua.site.opendata.tables import csv_bytes, kept_xlsx_bytes

Making = Callable[[], Mapping[str, bytes]]
"""What makes some files, by address, when their turn comes."""


def open_data_files(catalogue: Catalogue, kept: Kept) -> Iterator[Making]:
    """All of them, in a fixed order.

    Args:
        catalogue: what there is.
        kept: where workbooks are kept from build to build.
    """
    yield partial(_described, catalogue)
    for name in description.TITLES:
        yield partial(_collection, catalogue, name)
    for plan in catalogue.plans:
        yield partial(_plan, catalogue, plan)
    yield from _tables(catalogue, kept)


def _described(catalogue: Catalogue) -> dict[str, bytes]:
    """What tells machines of the rest."""
    described = {paths.api_schema(name): one for name, one in description.schemas().items()}
    described[paths.API_INDEX] = _index(catalogue)
    described[paths.OPENAPI] = description.openapi(catalogue)
    described[paths.DATA_PACKAGE] = description.datapackage(catalogue)
    return {path: _json(one) for path, one in described.items()}


def _tables(catalogue: Catalogue, kept: Kept) -> Iterator[Making]:
    everything = partial(_all, catalogue)
    yield partial(_table, paths.DATA_TABLE, "Số liệu chỉ tiêu thi đua", everything, kept)
    for plan in catalogue.plans:
        if any(line.figures for line in catalogue.target_lines[plan.id]):
            rows = partial(_of_plan, catalogue, plan)
            yield partial(_table, paths.plan_table(plan.id), plan.document.title, rows, kept)
    for identifier in catalogue.figures_by_indicator:
        indicator = catalogue.indicators[identifier]
        rows = partial(_of_indicator, catalogue, indicator)
        yield partial(_table, paths.indicator_table(identifier), indicator.name, rows, kept)


def _table(
    path: str, title: str, rows: Callable[[], list[records.Record]], kept: Kept
) -> dict[str, bytes]:
    found = rows()
    as_csv = csv_bytes(found)
    return {f"{path}.csv": as_csv, f"{path}.xlsx": kept_xlsx_bytes(found, title, as_csv, kept)}


def _all(catalogue: Catalogue) -> list[records.Record]:
    return list(records.all_figures(catalogue))


def _of_plan(catalogue: Catalogue, plan: Plan) -> list[records.Record]:
    return list(records.plan_figures(catalogue, plan))


def _of_indicator(catalogue: Catalogue, indicator: Indicator) -> list[records.Record]:
    placed = catalogue.figures_by_indicator[indicator.id]
    return [records.target_record(catalogue, plan, one) for plan, one in placed]


def _collection(catalogue: Catalogue, name: str) -> dict[str, bytes]:
    content = {**_head(catalogue), name: list(records.collections(catalogue)[name])}
    return {paths.api(name): _json(content)}


def _plan(catalogue: Catalogue, plan: Plan) -> dict[str, bytes]:
    return {paths.api_plan(plan.id): _json(records.plan_record(catalogue, plan))}


def _head(catalogue: Catalogue) -> dict[str, Any]:
    return {
        "version": records.VERSION,
        "updated": catalogue.updated.isoformat() if catalogue.updated else None,
        "licence": description.LICENCE,
    }


def _index(catalogue: Catalogue) -> dict[str, Any]:
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
    return {**_head(catalogue), "lists": lists, "record": plan, **described}


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
