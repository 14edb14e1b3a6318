"""What search and other programs are told of every record, written down once and read by a person.

Entries of the search, open data and what search engines read, of the sample and of the portals that
have what the sample has not (`support/richportals`), made without building a site. ``make bless``
writes it anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from goldens import compare_lines
from richportals import PORTALS
from tables import compare_table
from thidua.portal.catalogue import Catalogue
from thidua.portal.published_plan import PublishedPlan
from thidua.site.opendata.columns import COLUMNS
from thidua.site.opendata.description import make_datapackage, make_openapi, make_schemas
from thidua.site.opendata.records import (
    list_collections,
    list_plan_figures,
    make_honoree_record,
    make_plan_record,
)
from thidua.site.pages import jsonld
from thidua.site.search.entries import FindablePage, WrittenText, list_others, make_plan_entry
from workspace import SAMPLE, TESTS, Workspace

WORDS, NAMES = TESTS / "wordings", ("sample", *PORTALS)
WRITTEN = WrittenText(
    "huong-dan/thu/", "Hướng dẫn thử", "Tóm tắt.",
    "<h1>Hướng dẫn thử</h1><p>Mở đầu.</p><h2 id='mot'>Một</h2><p>Chữ &amp; số.</p>"
    "<script>x</script><h3 id='hai'>Hai</h3><h2>Không tên</h2><p>Cuối.</p>",
)  # fmt: skip


def tell_entry(entry: FindablePage) -> Iterator[str]:
    yield f"== {entry.path} | {entry.title} | {entry.context} | {entry.year} | {entry.life}"
    for place in entry.places:
        words = " / ".join(" ".join(text.split()) for text in place.texts)
        yield f"{place.kind.name} #{place.anchor} {place.label}: {words}"


def tell_record(record: Any, name: str) -> Iterator[str]:
    """Each leaf with the names above it."""
    if isinstance(record, Mapping):
        for key, value in record.items():
            yield from tell_record(value, f"{name}.{key}")
    elif isinstance(record, list | tuple):
        for at, value in enumerate(record):
            yield from tell_record(value, f"{name}.{at}")
    else:
        yield f"{name}: {json.dumps(record, ensure_ascii=False, default=str)}"


def tell_portal(catalogue: Catalogue) -> Iterator[str]:
    base = catalogue.identity.base_url
    for summary in catalogue.plans:
        published = PublishedPlan(catalogue.sources.open_dossier(summary))
        yield from tell_entry(make_plan_entry(published, summary))
        figures = list(list_plan_figures(published))
        yield from tell_record(make_plan_record(published, summary, figures), "plan")
        for figure in figures:
            yield " | ".join(str(column.value(figure)) for column in COLUMNS)
        yield from tell_record(jsonld.describe_legislation(published, summary), "ld")
        yield from tell_record(jsonld.describe_legislation_further(published), "ld+")
    for entry in list_others(catalogue, [WRITTEN]):
        yield from tell_entry(entry)
    for name, records in list_collections(catalogue).items():
        for record in records:
            yield from tell_record(record, name)
    for honoree in catalogue.honorees:
        yield from tell_record(make_honoree_record(catalogue, honoree), "honoree")
        yield from tell_record(jsonld.describe_honoured(base, honoree, ["a.png"]), "ld")
    yield from tell_record(jsonld.describe_website(catalogue.identity), "ld")
    for kind in ("AboutPage", "WebPage", "TechArticle"):
        yield from tell_record(jsonld.describe_article(base, kind, "a/", "Trang A"), "ld")


@pytest.mark.parametrize("name", NAMES)
def test_machines_are_told_what_is_written_down(name: str, tmp_path: Path) -> None:
    """Of other portals than the sample, what they say that it does not."""
    compare_words(
        f"machines/{name}", "machines/sample", tell_portal(open_catalogue(name, tmp_path))
    )


def test_the_interface_is_described_as_written_down(tmp_path: Path) -> None:
    """Its schemas, OpenAPI and the Data Package: each name, kind and sentence."""
    catalogue = open_catalogue("sample", tmp_path)
    told = [*tell_record(make_openapi(catalogue), "openapi")]
    told += tell_record(make_datapackage(catalogue), "datapackage")
    for name, schema in make_schemas().items():
        del schema["$defs"]  # parts of the model, which `data/schemas` tell
        lines = (line.split(".properties.")[-1] for line in tell_record(schema, ""))
        told += [f"== {name}", *dict.fromkeys(lines)]
    compare_table("open-data", told)


def open_catalogue(name: str, folder: Path) -> Catalogue:
    """A portal by its name, read and not built."""
    make = PORTALS.get(name) or (lambda place: Workspace(place, SAMPLE))
    site = make(folder / "portal").begin_site()
    site.load()
    return site._catalogue


def compare_words(name: str, sample: str, told: Iterable[str]) -> None:
    """Whether lines are as they are written down; of others than the sample, what it has not."""
    lines, path = list(told), WORDS / f"{name}.txt"
    if name != sample:
        known = set((WORDS / f"{sample}.txt").read_text("utf-8").splitlines())
        lines = list(dict.fromkeys(line for line in lines if line not in known))
    compare_lines(path, lines)
