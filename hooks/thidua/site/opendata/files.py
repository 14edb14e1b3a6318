"""The files of the open data: those of one plan, and those that plans share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from pydantic_core import to_json

from thidua.foundation.store import Store, hash_of
from thidua.model import Indicator, paths
from thidua.portal.catalogue import Catalogue
from thidua.portal.plan_summary import PlanSummary
from thidua.portal.published_plan import PublishedPlan
from thidua.site.making import Making
from thidua.site.opendata import description, records
from thidua.site.opendata.all_figures import make_all_figures
from thidua.site.opendata.columns import Row
from thidua.site.opendata.lists import write_list
from thidua.site.opendata.results_form import list_form_rows, write_form_csv
from thidua.site.opendata.shapes import Record
from thidua.site.opendata.tables import list_table_rows, write_csv
from thidua.site.opendata.workbook import write_xlsx
from thidua.site.pages.page import make_key
from thidua.site.part_shelf import PartShelf


def list_shared_files(catalogue: Catalogue, shelf: PartShelf, store: Store) -> Iterator[Making]:
    """The files that several plans share, in a fixed order.

    Args:
        catalogue: what there is.
        shelf: what was made of each plan.
        store: where parts of large tables are kept.
    """
    head = _head(catalogue)
    yield Making(paths.API_INDEX, make_key(head), partial(_described, catalogue))
    digests = [shelf.digests[plan.id].records for plan in catalogue.plans]
    make = partial(make_all_figures, catalogue.plans, shelf, store, to_json(head))
    yield Making(paths.DATA_TABLE, make_key(head, digests), make)
    for name in description.TITLES:
        if name != records.FIGURES:
            key = hash_of(catalogue.records_key, name.encode())
            yield Making(paths.api(name), key, partial(_collection, catalogue, name))
    for identifier, plans in catalogue.plans_by_indicator.items():
        indicator = catalogue.indicators[identifier]
        told = [(plan.id, shelf.digests[plan.id].groups.records[identifier]) for plan in plans]
        make = partial(_indicator, shelf, indicator, plans)
        yield Making(paths.indicator_table(identifier), make_key(indicator.name, told), make)


def make_plan_files(
    published: PublishedPlan, summary: PlanSummary, figures: Sequence[Record]
) -> dict[str, bytes]:
    """A plan, whole, and the table of its figures and the form of its results, by address.

    A plan without figures has neither table nor form.

    Args:
        published: the plan.
        summary: the same in short.
        figures: its figures as records.
    """
    record = records.make_plan_record(published, summary, figures)
    files = {paths.api_plan(summary.id): to_json(record)}
    if figures:
        rows, table = list_table_rows(figures), paths.plan_table(summary.id)
        form = list(list_form_rows(summary.id, published.held_lines, published.recorded_results))
        files[f"{table}.csv"] = write_csv(rows)
        files[f"{table}.xlsx"] = write_xlsx(rows, summary.title, form)
        files[paths.plan_form(summary.id)] = write_form_csv(form)
    return files


def _collection(catalogue: Catalogue, name: str) -> dict[str, bytes]:
    entries = map(to_json, records.list_collections(catalogue)[name])
    return {paths.api(name): write_list(to_json(_head(catalogue)), name, entries)}


def _described(catalogue: Catalogue) -> dict[str, bytes]:
    """What tells machines of the rest."""
    described = {
        paths.api_schema(name): schema for name, schema in description.make_schemas().items()
    }
    described[paths.API_INDEX] = _index(catalogue)
    described[paths.OPENAPI] = description.make_openapi(catalogue)
    described[paths.DATA_PACKAGE] = description.make_datapackage(catalogue)
    return {path: to_json(content) for path, content in described.items()}


def _indicator(
    shelf: PartShelf, indicator: Indicator, plans: Sequence[PlanSummary]
) -> dict[str, bytes]:
    """The table of the figures that an indicator makes comparable."""
    rows = list_table_rows(shelf.list_records([plan.id for plan in plans], indicator.id))
    return _table(paths.indicator_table(indicator.id), rows, indicator.name)


def _table(path: str, rows: Sequence[Row], title: str) -> dict[str, bytes]:
    return {f"{path}.csv": write_csv(rows), f"{path}.xlsx": write_xlsx(rows, title)}


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
