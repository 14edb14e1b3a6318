"""Closed lists come with the engine; a portal adds to them or replaces, and is told which."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from portal_cli import main
from thidua.datafiles.closed_lists import engine_lists, read_closed_lists
from thidua.portal.loading import load_or_raise
from workspace import REPOSITORY, TESTS, Workspace

BASE = TESTS / "problems" / "_base"
OWN_FIELDS = """\
fields:
  - id: culture
    slug: van-hoa
    name: Văn hóa của xã
    description: Văn hóa.
    icon: material/sprout
  - id: lang-nghe
    slug: lang-nghe
    name: Làng nghề
    description: Nghề truyền thống.
    icon: fontawesome/solid/industry
"""


@pytest.fixture
def portal(tmp_path: Path) -> Workspace:
    """A small portal without lists of its own."""
    portal = Workspace(tmp_path / "portal", BASE / "data")
    for name in ("fields", "document-types", "indicators", "abbreviations"):
        (portal.folder / "data" / f"{name}.yml").unlink(missing_ok=True)
    return portal


def test_an_own_entry_replaces_the_engines_in_its_place_and_others_follow(
    portal: Workspace,
) -> None:
    """Lists keep the engine's order, so that a replaced field stays where readers know it."""
    portal.write("fields.yml", OWN_FIELDS)
    lists, problems = read_closed_lists(portal.folder)
    assert lists is not None and problems == []
    before = [field.id for field in engine_lists().fields]
    assert [field.id for field in lists.fields] == [*before, "lang-nghe"]
    assert next(f.name for f in lists.fields if f.id == "culture") == "Văn hóa của xã"


def test_own_readings_replace_all_readings_of_an_abbreviation(portal: Workspace) -> None:
    """A portal that knows which reading is meant says so once."""
    assert len(engine_lists().readings["TT"]) > 1
    portal.write("abbreviations.yml", "TT: Thị trấn\nXTM: xã Thử Mẫu\n")
    lists, _ = read_closed_lists(portal.folder)
    assert lists is not None
    assert lists.readings["TT"] == ("Thị trấn",)
    assert lists.readings["XTM"] == ("xã Thử Mẫu",)
    assert lists.readings["UBND"] == engine_lists().readings["UBND"]


def test_the_check_says_what_own_lists_add_replace_and_repeat(
    portal: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody has to compare files to know what is the portal's own."""
    repeated = "UBND: Ủy ban nhân dân\nTT: Thị trấn\n"
    portal.write("fields.yml", OWN_FIELDS)
    portal.write("abbreviations.yml", repeated)
    assert main(["check", "--root", str(portal.folder)]) == 0
    said = capsys.readouterr().out
    assert "data/fields.yml: thêm `lang-nghe`; thay mục có sẵn `culture`." in said
    assert "thay mục có sẵn `TT`; giống hệt mục có sẵn, nên bỏ `UBND`." in said


def test_a_broken_own_list_is_explained_and_stops_nothing_else(portal: Workspace) -> None:
    """Its problem is told once, and not a second time by every plan that uses the list."""
    portal.write("fields.yml", OWN_FIELDS.replace("slug: lang-nghe", "slag: lang-nghe"))
    said = [str(problem) for problem in portal.load().problems]
    assert said[0].startswith("data/fields.yml:8:5:")
    assert all(line.startswith("data/fields.yml:") for line in said)


def test_icons_of_sets_are_on_the_pages(portal: Workspace) -> None:
    """An icon that Material ships stands inside the page as plain shapes."""
    portal.write("fields.yml", OWN_FIELDS)
    home = (portal.written("pages fields") / "linh-vuc" / "index.html").read_text("utf-8")
    assert '<svg class="icon icon--filled" viewBox="0 0 24 24" aria-hidden="true">' in home


def test_pages_of_the_engines_entries_have_no_file_to_edit(portal: Workspace) -> None:
    """The link to edit leads to a file that is there, or is not shown."""
    portal.write("fields.yml", OWN_FIELDS)
    site = portal.written("pages fields")
    own = (site / "linh-vuc" / "van-hoa" / "index.html").read_text("utf-8")
    engines = (site / "linh-vuc" / "kinh-te" / "index.html").read_text("utf-8")
    assert "edit/main/data/fields.yml" in own
    assert "Sửa dữ liệu trang này" not in engines


def test_an_issuer_that_nothing_refers_to_has_no_page(portal: Workspace) -> None:
    """Lists show what the portal has: issuers of plans, of cited documents, and those above."""
    issuers = portal.read("issuers.yml")
    unused = "  - id: bo-khong-dung\n    name: Bộ Không Dùng\n    short_name: Bộ Không Dùng\n"
    portal.write("issuers.yml", issuers + unused + "    level: central\n")
    catalogue = load_or_raise(portal.folder)
    assert "bo-khong-dung" not in catalogue.issuers
    assert {"ubnd-xa-thu", "ubnd-tinh-thu"} == set(catalogue.issuers)


def test_successors_of_a_body_that_is_shown_are_shown(portal: Workspace) -> None:
    """A plan of a body that ended leads to who came after it."""
    issuers = portal.read("issuers.yml")
    after = "    valid_to: 2030-06-30\n    successors: [ubnd-xa-moi]\n"
    new = "  - id: ubnd-xa-moi\n    name: Ủy ban nhân dân xã Mới\n    short_name: UBND xã Mới\n"
    new += "    level: commune\n    valid_from: 2030-07-01\n"
    portal.write("issuers.yml", issuers.rstrip("\n") + "\n" + after + new)
    assert "ubnd-xa-moi" in load_or_raise(portal.folder).issuers


def test_a_portals_template_can_build_on_the_engines(tmp_path: Path) -> None:
    """A footer of a portal's own adds to the engine's instead of copying it."""
    portal = Workspace(tmp_path / "portal", BASE / "data")
    (portal.folder / "overrides").unlink()
    own = portal.folder / "overrides"
    (own / "parts").mkdir(parents=True)
    (own / "parts" / "footer.html").write_text(
        '{% include "engine/parts/footer.html" %}\n<p class="own">Dòng riêng của xã.</p>\n', "utf-8"
    )
    (own / "css").mkdir()
    (own / "css" / "own.css").write_text(".own { color: var(--ink-soft); }\n", "utf-8")
    (own / "images").mkdir()
    shutil.copy(REPOSITORY / "overrides" / "images" / "bieu-trung.svg", own / "images" / "x.svg")
    site = portal.written("pages first", "files")
    home = (site / "index.html").read_text("utf-8")
    assert "Dòng riêng của xã." in home
    assert 'class="site-footer"' in home
    css = (site / "assets" / "portal.css").read_text("utf-8")
    modern, _, _ = css.rpartition("@supports not ")  # what old browsers get in place of \"gap\"
    assert modern.rstrip().endswith(f".own{6 * ':not(#_)'}{{color: var(--ink-soft)}}")
    assert (site / "assets" / "images" / "x.svg").is_file()
    assert (site / "assets" / "fonts" / "be-vietnam-pro-400.woff2").is_file()
