"""What changes, comes or goes while a site is built: the build says so, and publishes nothing."""

from __future__ import annotations

import multiprocessing
import os
import pickle
from collections.abc import Callable
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from soaking import SOAKING
from thidua.foundation.executors import WorkerDiedError, work_in_copy
from thidua.foundation.problems import StoppedError
from thidua.foundation.site_folder import SiteFolder
from thidua.foundation.store import Store
from thidua.portal.dossier import open_dossier
from thidua.portal.file_names import PLANS
from thidua.portal.plans_loading import ChangedMeanwhileError
from thidua.site.build import Site
from thidua.site.build_inputs import BuildInputs
from thidua.site.last_build import LastBuild
from thidua.site.pages.standing import WrittenSource
from thidua.site.plan_making import PlanMaker
from thidua.written.listing import docs_files, is_passing
from workspace import SMALL, Workspace

PLAN = "data/plans/xa-thu-2026-thi-dua"
TOLD = "Trang để thử, không ai đọc ngoài máy."
META = {"title": "Giới thiệu", "description": TOLD, "updated": "2026-11-21"}
HEAD = "".join(f"{name}: {value}\n" for name, value in META.items())
PAGE = [WrittenSource("gioi-thieu/", "<p>Trang thử.</p>", (), META, "docs/gioi-thieu.md")]
NEWER = 3_000_000_000


@pytest.fixture
def portal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One short plan, with texts and templates of its own; its builds take one process."""
    monkeypatch.setattr(multiprocessing, "cpu_count", lambda: 1)
    folder = Workspace(tmp_path / "portal", SMALL).folder
    for name in ("docs", "overrides"):
        (folder / name).unlink()
    (folder / "docs").mkdir()
    text = f"---\n{HEAD}---\n\n# Giới thiệu\n\nTrang thử.\n"
    (folder / "docs" / "gioi-thieu.md").write_text(text, "utf-8")
    (folder / "overrides" / "parts").mkdir(parents=True)
    foot = "<footer>Chân trang thứ nhất</footer>\n"
    (folder / "overrides" / "parts" / "footer.html").write_text(foot, "utf-8")
    return folder


def give_inputs(portal: Path, store: Store) -> BuildInputs:
    """What a build is given."""
    live = portal / "site"
    return BuildInputs(portal, store, b"engine", live, SiteFolder(live).staging)


def read_pages(portal: Path) -> dict[Path, bytes]:
    """The pages of the site."""
    return {path: path.read_bytes() for path in (portal / "site").rglob("*.html")}


def build(portal: Path, meanwhile: Callable[[], object] = lambda: None) -> None:
    """Build as the command does; something happens once the plan has been read."""
    done: list[object] = []

    def tell(*_: object) -> None:
        if not done:
            done.append(meanwhile())

    place = SiteFolder(portal / "site")
    place.tidy()
    with Store(portal / ".cache" / "store.sqlite") as store:
        site = Site(give_inputs(portal, store), progress=tell)
        site.load()
        site.write(PAGE)
    place.publish()


def add(file: Path, words: str = "\n") -> None:
    """Write more at the end of a file, as it would be at another time."""
    file.write_text(file.read_text("utf-8") + words, "utf-8")
    os.utime(file, ns=(0, file.stat().st_mtime_ns + NEWER))


def change_and_change_back(file: Path) -> None:
    """Leave a file with the words that it had."""
    before = file.read_bytes()
    add(file, "<p>một lúc</p>")
    file.write_bytes(before)
    os.utime(file, ns=(0, file.stat().st_mtime_ns + 2 * NEWER))


def find_changed(portal: Path, meanwhile: Callable[[], object]) -> str:
    """What a build would find changed, had it looked at everything before and made nothing."""
    last = LastBuild(give_inputs(portal, Store(None)))
    assert last.inputs_key
    meanwhile()
    return last.hashes.find_changed(PLANS, is_passing)


@pytest.mark.parametrize(
    ("path", "happens"),
    [
        ("overrides/parts/footer.html", add),
        ("overrides/parts/footer.html", Path.unlink),
        ("overrides/parts/footer.html", change_and_change_back),
        ("overrides/parts/header.html", Path.touch),
        ("docs/gioi-thieu.md", add),
        ("docs/gioi-thieu.md", Path.unlink),
        ("data/portal.yml", add),
        ("data/issuers.yml", add),
        ("data/logo.png", Path.touch),
        ("data/plans/xa-khac-2026-thi-dua", Path.mkdir),
        ("mkdocs.yml", add),
    ],
)
def test_whatever_a_build_reads_counts(
    portal: Path, path: str, happens: Callable[[Path], object]
) -> None:
    """It is named by its path, whether it changes, comes or goes."""
    assert find_changed(portal, lambda: happens(portal / path)) == path


def put(file: Path) -> None:
    """Write what an editor writes for a while; Emacs makes a link that leads nowhere."""
    file.parent.mkdir(exist_ok=True)
    if file.name.startswith(".#"):
        file.symlink_to("ai@may.123")
    else:
        file.write_text("{% nửa chừng", "utf-8")


EDITED = [
    ".footer.html.swp", "footer.html~", ".#footer.html", "#footer.html#", "4913", "a.tmp",
    "~$a.md", "a.md___jb_tmp___", ".obsidian/workspace.json",
]  # fmt: skip


@pytest.mark.parametrize("folder", ["docs", "overrides/parts"])
def test_what_an_editor_puts_beside_a_file_stops_no_build(portal: Path, folder: str) -> None:
    """It comes, changes and goes, and it is not published."""
    files = [portal / folder / name for name in EDITED]
    for file in files:
        assert not find_changed(portal, partial(put, file)), file
        if not file.is_symlink():
            assert not find_changed(portal, partial(add, file)), file
        assert not find_changed(portal, file.unlink), file
        put(file)
    if folder == "docs":
        assert list(docs_files(portal)).count("gioi-thieu.md") == 1
        assert not {file.name for file in files} & {Path(name).name for name in docs_files(portal)}


def test_a_site_is_never_made_half_of_what_was_and_half_of_what_is(portal: Path) -> None:
    """The site before stays, and the next one is as one from nothing: nothing of a moment is kept.

    What an editor leaves beside stops neither.
    """
    footer = portal / "overrides" / "parts" / "footer.html"
    build(portal, lambda: put(footer.with_name("footer.html~")))
    before = read_pages(portal)
    with pytest.raises(StoppedError, match=r"^`overrides/parts/footer[.]html` vừa đổi, thêm"):
        build(portal, lambda: add(footer, "<p>mới</p>"))
    assert read_pages(portal) == before
    build(portal)
    made = read_pages(portal)
    assert any("mới".encode() in content for content in made.values())
    (portal / ".cache" / "store.sqlite").unlink()
    (portal / "site").rename(portal / "before")
    build(portal)
    assert made == read_pages(portal)


WAYS: list[Callable[[Path], object]] = [
    lambda folder: add(folder / "plan.yml", "# đổi\n"),
    lambda folder: (folder / "plan.yml").write_text("id: [", "utf-8"),
    lambda folder: (folder / "plan.yml").unlink(),
    lambda folder: add(folder / "van-ban.txt", "Thêm một dòng.\n"),
    lambda folder: (folder / "van-ban.txt").unlink(),
    lambda folder: (folder / "them.txt").touch(),
]
TIMES = ("before it is read", "after its record", "before it is made")
BY_TURNS = [(way, TIMES[(at + at // 3) % 3]) for at, way in enumerate(WAYS)]
"""Each way once, each time twice."""


@pytest.mark.parametrize(("happens", "when"), list(product(WAYS, TIMES)) if SOAKING else BY_TURNS)
def test_a_plan_that_changes_while_it_is_read_stops_the_build(
    portal: Path, happens: Callable[[Path], object], when: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever comes of half a plan, a fault or a failure, is not what is told."""
    make = PlanMaker.make

    def read(*given: Any) -> Any:
        if when == "before it is read":
            happens(portal / PLAN)
        found = open_dossier(*given)
        if when == "after its record":
            happens(portal / PLAN)
        return found

    def make_late(maker: PlanMaker, *given: Any) -> Any:
        if when == "before it is made":
            happens(portal / PLAN)
        return make(maker, *given)

    monkeypatch.setattr("thidua.portal.plans_loading.open_dossier", read)
    monkeypatch.setattr(PlanMaker, "make", make_late)
    with pytest.raises(ChangedMeanwhileError, match=f"`{PLAN}` vừa đổi"):
        build(portal)
    assert not (portal / "site").exists()


def fail_as(error: StoppedError) -> None:
    """Raise it, in whatever process."""
    raise error


@pytest.mark.skipif(
    "fork" not in multiprocessing.get_all_start_methods(), reason="no process can be copied here"
)
@pytest.mark.parametrize(
    "error", [WorkerDiedError(), ChangedMeanwhileError("data/plans/a"), StoppedError("Dừng.")]
)
def test_what_stops_a_copy_comes_out_of_it_word_for_word(error: StoppedError) -> None:
    """Each kind is made from something else: what it says must not depend on that."""
    with pytest.raises(type(error)) as told:
        work_in_copy(fail_as, error)
    assert str(told.value) == str(error)
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


SETTINGS = """\
INHERIT: ../chung/goc.yml
site_name: !ENV [TEN_CONG, "Cổng"]
theme:
  name: material
  custom_dir: 'giao dien'
hooks: [hooks/engine.py, moc/rieng.py]
markdown_extensions:
  - pymdownx.snippets:
      base_path: [doan-van]
"""


@pytest.fixture
def settings(portal: Path) -> Path:
    """A portal whose settings name files of every kind."""
    for path in ("../chung/goc.yml", "../chung/xa.yml", "giao dien/main.html", "moc/rieng.py",
                 "doan-van/loi.md", "hooks/engine.py"):  # fmt: skip
        file = portal / path
        if path.startswith("hooks/"):
            (portal / "hooks").unlink()
        file.parent.mkdir(exist_ok=True)
        file.write_text("INHERIT: xa.yml\n" if path.endswith("goc.yml") else "a: 1\n", "utf-8")
    (portal / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    return portal


def key_of(portal: Path, environment: dict[str, str]) -> tuple[bytes, bytes]:
    """What tells a build whether anything has changed, and whether written pages have."""
    inputs = BuildInputs(portal, Store(None), b"engine", portal / "site", portal / "new",
                         environment=environment)  # fmt: skip
    last = LastBuild(inputs)
    return last.inputs_key, last.hash_written()


@pytest.mark.parametrize(
    "path",
    ["../chung/goc.yml", "../chung/xa.yml", "giao dien/main.html", "moc/rieng.py",
     "doan-van/loi.md", "hooks/engine.py", "mkdocs.yml"],
)  # fmt: skip
def test_what_settings_name_counts_as_they_do(settings: Path, path: str) -> None:
    """Inherited settings, hooks, templates and texts that other texts take in."""
    before = key_of(settings, {})
    add(settings / path, "b: 2\n")
    assert all(was != now for was, now in zip(before, key_of(settings, {}), strict=True))


def test_what_settings_take_from_the_environment_counts(settings: Path) -> None:
    """A variable that they do not name does not."""
    before = key_of(settings, {"TEN_CONG": "Một"})
    assert key_of(settings, {"TEN_CONG": "Một", "KHAC": "1"}) == before
    assert key_of(settings, {"TEN_CONG": "Hai"}) != before


def test_settings_that_inherit_from_themselves_are_read_once(settings: Path) -> None:
    """Who stops them is the framework, in a sentence."""
    (settings / "mkdocs.yml").write_text("INHERIT: mkdocs.yml\nsite_dir: ../portal\n", "utf-8")
    assert key_of(settings, {}) == key_of(settings, {})
