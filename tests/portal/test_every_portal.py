"""What holds for every portal, whatever its data: no count, no name and no type of file is known.

``pytest tests/portal --portal FOLDER`` runs them on another portal than the repository's own.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from soaking import SOAKING
from thidua.datafiles.file_kinds import FILE_KINDS
from thidua.datafiles.schemas import schema_text
from thidua.foundation.problems import pick_errors
from thidua.model import paths
from thidua.model.honoree import HonoreeKind
from thidua.portal.catalogue import Catalogue
from thidua.site.audit import PublishedPage, find_problems, survey_site
from workspace import REPOSITORY, Workspace, run_portal

SCHEMA_COMMENT = "# yaml-language-server: $schema="


def test_the_data_has_no_errors(catalogue: Catalogue) -> None:
    """What is published passes the check."""
    assert catalogue.identity.name


@pytest.mark.parametrize("name", FILE_KINDS)
def test_schemas_are_current(name: str, portal: Path) -> None:
    """`portal schemas` has been run since the engine last changed the model."""
    path = portal / "data" / "schemas" / f"{name}.schema.json"
    assert path.read_text("utf-8") == schema_text(name)


def test_every_data_file_names_its_schema(portal: Path) -> None:
    """The first line tells editors which schema to complete and check with."""
    for path in (portal / "data").rglob("*.yml"):
        first = path.read_text("utf-8").split("\n", 1)[0]
        assert first.startswith(SCHEMA_COMMENT), path
        assert (path.parent / first.removeprefix(SCHEMA_COMMENT)).resolve().is_file(), path


def test_nothing_is_wrong_with_the_built_site(built: Path) -> None:
    """Links lead somewhere, nothing comes from elsewhere, nothing runs inline."""
    assert [str(problem) for problem in pick_errors(find_problems(survey_site(built)))] == []


def test_verify_finds_nothing_in_a_browser(
    built: Path, portal: Path, request: pytest.FixtureRequest
) -> None:
    """No rule of axe-core is broken by any kind of element on any page, in any look.

    Workflows verify this repository's own portal at every change of it, and the tests of the
    engine look at the pages of the same plans in more ways.
    """
    if portal == REPOSITORY and not request.config.getoption("--portal") and not SOAKING:
        pytest.skip("`make verify` and `make soak` do")
    # A process of its own: Playwright starts only once in each.
    ran = run_portal("verify", str(built))
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_every_page_that_was_promised_is_there(
    catalogue: Catalogue, pages: dict[str, PublishedPage]
) -> None:
    """Each plan, honouree, issuer, field and indicator has its page."""
    assert set(catalogue.standing.pages) <= set(pages)


def test_every_printed_passage_is_on_its_plans_page(
    catalogue: Catalogue, pages: dict[str, PublishedPage]
) -> None:
    """Nothing that staff copied from a document is dropped."""
    for plan in catalogue.plans:
        shown = letters_of(pages[paths.plan(plan.id)].text)
        for passage in catalogue.open_plan(plan).passages:
            assert letters_of(passage.text) in shown, (plan.id, passage.anchor)


def letters_of(text: str) -> str:
    """A text without white space and marks of lists, which pages set in their own way."""
    return re.sub(r"[\s*+–-]+", "", text)


def test_originals_are_published_byte_for_byte(catalogue: Catalogue, built: Path) -> None:
    """Every download is the very file that staff put in."""
    for plan in catalogue.plans:
        for original in catalogue.open_plan(plan).originals:
            published = built / paths.original(plan.id, original.name)
            assert published.read_bytes() == original.source.read_bytes(), original.name


def test_lists_show_what_the_portal_has(
    catalogue: Catalogue, pages: dict[str, PublishedPage]
) -> None:
    """No issuer is listed that nothing refers to, and no field without a plan."""
    named = {plan.issuer for plan in catalogue.plans}
    listed = pages[paths.ISSUERS]
    links = {attributes["href"] for attributes in listed.all("a")}
    for issuer in catalogue.issuers.values():
        if issuer.parent is None:
            assert f"../{paths.issuer(issuer.id)}" in links
    assert named <= set(catalogue.issuers)


def test_persons_are_in_no_open_data(catalogue: Catalogue, built: Path) -> None:
    """A copy of open data cannot be called back, so no person's name is in it."""
    data = "".join(path.read_text("utf-8") for path in sorted((built / "api").rglob("*.json")))
    for honoree in catalogue.honorees:
        if honoree.kind is not HonoreeKind.COLLECTIVE:
            assert json.dumps(honoree.name, ensure_ascii=False) not in data


def test_the_site_map_lists_every_page(
    catalogue: Catalogue, built: Path, pages: dict[str, PublishedPage]
) -> None:
    """Search engines find every page that stands."""
    listed = set(re.findall(r"<loc>(.*?)</loc>", (built / "sitemap.xml").read_text("utf-8")))
    base = catalogue.identity.base_url
    kept_back = {
        address
        for address, page in pages.items()
        if any(meta.get("content") == "noindex" for meta in page.all("meta"))
    }
    assert listed == {base + address for address in set(pages) - kept_back}


def test_two_builds_are_byte_identical(portal: Path, built: Path, tmp_path: Path) -> None:
    """The same data gives the same site, whatever the folder; tests of the engine ask that too."""
    if not SOAKING:
        pytest.skip("`make soak` does")
    again = Workspace(tmp_path / "again", portal / "data", home=portal).built(anew=True)
    assert contents(again) == contents(built)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
