"""Open data: complete, described, and never at odds with the pages."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from frictionless import Package, system
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from portal_cli.serving import SiteServer
from thidua.attachments.text.reading import read_manuscript
from thidua.portal.loading import load_or_raise
from thidua.site.audit.pages import PublishedPage
from thidua.site.opendata.columns import COLUMNS
from thidua.site.opendata.description import TITLES
from thidua.site.opendata.records import list_plan_figures
from thidua.site.opendata.shapes import Record
from thidua.site.opendata.tables import defuse, list_table_rows, write_csv
from thidua.site.opendata.workbook import write_xlsx
from workspace import FIVE_PLANS, SAMPLE_PLAN, Workspace

API = "api/v1"


def loaded(site: Path, path: str) -> Any:
    """A JSON file of the site."""
    return json.loads((site / path).read_text("utf-8"))


@pytest.fixture(scope="session")
def targets(real_site: Path) -> list[dict[str, Any]]:
    """The flat records of all figures."""
    found: list[dict[str, Any]] = loaded(real_site, f"{API}/targets.json")["targets"]
    return found


@pytest.mark.parametrize("name", TITLES)
def test_every_list_is_valid_by_the_schema_beside_it(name: str, real_site: Path) -> None:
    """And it is not empty: the five plans have some of everything, but nothing of them moved."""
    schema = loaded(real_site, f"{API}/schemas/{name}.schema.json")
    Draft202012Validator.check_schema(schema)
    content = loaded(real_site, f"{API}/{name}.json")
    Draft202012Validator(schema).validate(content)
    assert bool(content[name]) == (name != "addresses")


def test_every_plan_is_valid_by_its_schema(real_site: Path) -> None:
    """One file a plan, whole."""
    validator = Draft202012Validator(loaded(real_site, f"{API}/schemas/plan.schema.json"))
    plans = load_or_raise(FIVE_PLANS).plans
    for plan in plans:
        record = loaded(real_site, f"{API}/plans/{plan.id}.json")
        validator.validate(record)
        assert record["plan"]["document"]["title"] == plan.title
    assert len(list((real_site / API / "plans").iterdir())) == len(plans)


def test_every_target_says_where_it_is_printed(real_site: Path) -> None:
    """The paragraph that is named does hold the words."""
    for plan in load_or_raise(FIVE_PLANS).plans:
        record = loaded(real_site, f"{API}/plans/{plan.id}.json")
        found = record["fidelity"]
        assert found["quotes"]["found"] > 40
        if not plan.targets:
            continue
        assert found["targets"]["found"] == record["targets"]
        assert set(found["targets"].values()) == {0, record["targets"]}
        file = FIVE_PLANS / "data" / "plans" / plan.id / found["exact"][0]
        manuscript = read_manuscript(file.read_bytes(), file.suffix)
        assert manuscript
        for line in record["readings"]:
            assert line["fidelity"] == "found"
            paragraph = manuscript.paragraphs[line["printed"]["paragraph"] - 1]
            assert line["text"].removeprefix("- ") in paragraph.text


def test_a_wrong_record_is_refused(real_site: Path, targets: list[dict[str, Any]]) -> None:
    """The schema says something."""
    schema = loaded(real_site, f"{API}/schemas/targets.schema.json")
    head = {"version": "1", "updated": "2026-01-01", "licence": "x"}
    wrong = {**head, "targets": [{**targets[0], "value": "15,55"}]}
    assert list(Draft202012Validator(schema).iter_errors(wrong))


def test_the_interface_is_described_in_openapi(real_site: Path) -> None:
    """Every path leads to a file, and every schema it names is there."""
    described = loaded(real_site, f"{API}/openapi.json")
    validate(json.loads(re.sub(r'\{"\$ref":"schemas/[^}]*\}', '{"type":"object"}',
                               json.dumps(described, separators=(",", ":")))))  # fmt: skip
    for path in described["paths"]:
        assert "{" in path or (real_site / f"{API}{path}").is_file()
    for name in re.findall(r"schemas/[\w.-]+\.json", json.dumps(described)):
        assert (real_site / API / name).is_file()


def test_the_index_names_what_is_there(real_site: Path) -> None:
    """Nothing is promised that is not kept."""
    index = loaded(real_site, f"{API}/index.json")
    base = load_or_raise(FIVE_PLANS).identity.base_url
    addresses = [one[key] for one in index["lists"] for key in ("url", "schema")]
    for address in (*addresses, index["openapi"], index["datapackage"], index["record"]["schema"]):
        assert (real_site / address.removeprefix(base)).is_file()


def test_the_data_package_is_valid(real_site: Path) -> None:
    """The table has the columns and types it says."""
    with system.use_context(trusted=True):
        report = Package(str(real_site / "du-lieu" / "datapackage.json")).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])


def csv_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file, which must begin with a byte order mark."""
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def xlsx_rows(content: bytes) -> list[dict[str, Any]]:
    """The rows of the first sheet of a workbook."""
    rows = list(openpyxl.load_workbook(io.BytesIO(content))["Số liệu"].iter_rows(values_only=True))
    return [dict(zip(map(str, rows[0]), row, strict=True)) for row in rows[1:]]


def test_interface_and_tables_say_the_same(real_site: Path, targets: list[dict[str, Any]]) -> None:
    """Column by column, row by row."""
    in_csv = csv_rows(real_site / "du-lieu" / "chi-tieu.csv")
    in_xlsx = xlsx_rows((real_site / "du-lieu" / "chi-tieu.xlsx").read_bytes())
    assert len(targets) == len(in_csv) == len(in_xlsx)
    for record, csv_row, xlsx_row in zip(targets, in_csv, in_xlsx, strict=True):
        for column in COLUMNS:
            cell = column.value(record)
            assert xlsx_row[column.name] == cell
            if isinstance(cell, int | float):
                assert float(csv_row[column.name]) == cell
            else:
                assert csv_row[column.name] == (defuse(cell) or "")


def test_tables_of_plans_and_indicators_are_parts_of_the_whole(
    real_site: Path, targets: list[dict[str, Any]]
) -> None:
    """Every figure of a plan, and every figure of an indicator, and no other."""
    for plan in {one["plan"] for one in targets}:
        own = [one["name"] for one in targets if one["plan"] == plan]
        path = real_site / "ke-hoach" / plan / f"so-lieu-{plan}.csv"
        assert [row["Tên số liệu"] for row in csv_rows(path)] == own
    for indicator in {one["indicator"] for one in targets if one["indicator"]}:
        own = [one["text"] for one in targets if one["indicator"] == indicator]
        path = real_site / "chi-tieu" / indicator / f"{indicator}.csv"
        assert [row["Nguyên văn"] for row in csv_rows(path)] == own


def test_pages_show_the_figures_of_the_interface(
    real_pages: dict[str, PublishedPage], targets: list[dict[str, Any]]
) -> None:
    """The page of an indicator has the printed words of each of its figures."""
    base = load_or_raise(FIVE_PLANS).identity.base_url
    for one in targets:
        page, _, anchor = one["url"].removeprefix(base).partition("#")
        assert anchor in real_pages[page].ids
        if one["indicator"]:
            assert one["text"] in real_pages[f"chi-tieu/{one['indicator']}/"].text


def real_figures() -> list[Record]:
    """The figures of the five plans as records."""
    catalogue = load_or_raise(FIVE_PLANS)
    return [one for plan in catalogue.plans for one in list_plan_figures(catalogue.open_plan(plan))]


def test_formulas_are_defused() -> None:
    """A cell that begins like a formula is text; only CSV has no other way to say so."""
    record = {**real_figures()[0], "text": "=HYPERLINK(1)", "name": "+1", "unit": "@x"}
    rows = list_table_rows([record])
    (row,) = csv.DictReader(io.StringIO(write_csv(rows).decode("utf-8-sig"), newline=""))
    assert (row["Nguyên văn"], row["Tên số liệu"]) == ("'=HYPERLINK(1)", "'+1")
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(rows, "x")))
    kinds = {cell.value: cell.data_type for cell in book["Số liệu"][2]}
    assert kinds["=HYPERLINK(1)"] == kinds["@x"] == "s"  # as printed, and text


def test_the_same_data_gives_the_same_bytes() -> None:
    """Workbooks carry no time of their making."""
    rows = list_table_rows(real_figures())
    assert write_xlsx(rows, "x") == write_xlsx(rows, "x")


def test_what_is_kept_from_the_last_build_is_what_a_clean_build_makes(sample: Workspace) -> None:
    """After an edit too, and byte for byte."""
    sample.replace("portal.yml", "kit_pictures: recent", "kit_pictures: none")
    sample.built()
    sample.replace(SAMPLE_PLAN, "4.073 tấn", "4.074 tấn")
    sample.print_original(SAMPLE_PLAN)
    warm = {path: path.read_bytes() for path in sample.built().rglob("*.xlsx")}
    clean = {path: path.read_bytes() for path in sample.written("").rglob("*.xlsx")}
    assert warm == clean
    assert warm


def test_persons_are_in_no_open_data(sample_site: Path) -> None:
    """A copy cannot be called back."""
    catalogue = load_or_raise(sample_site.parent)
    names = [one.name for one in catalogue.honorees if one.is_personal]
    assert names
    site = sample_site
    files = [*site.rglob("*.json"), *site.rglob("*.csv")]
    files = [path for path in files if path.name != "tin.json"]  # a feed, which tells of changes
    assert {"honorees.json", "chi-tieu.csv", f"{catalogue.plans[0].id}.json"} <= {
        path.name for path in files
    }
    for path in files:
        content = path.read_text("utf-8")
        assert not [name for name in names if name in content], path


def test_the_examples_work_when_pasted(real_site: Path) -> None:
    """The Python example of the page, against the site itself."""
    page = (real_site / "du-lieu" / "index.html").read_text("utf-8")
    code = html.unescape(re.search(r"<code>(import json.*?)</code>", page, re.DOTALL)[1])  # type: ignore[index]
    base = load_or_raise(FIVE_PLANS).identity.base_url
    with SiteServer(real_site) as server:
        run = subprocess.run(
            [sys.executable, "-X", "utf8", "-c", code.replace(base, server.address)],
            capture_output=True, text=True, encoding="utf-8", check=True,
        )  # fmt: skip
    assert "UBND huyện Ngân Sơn 2021 Giảm tỷ lệ hộ nghèo so với năm 2020: ≥ 3,5%." in run.stdout
    assert "Bình Sơn" not in run.stdout
