"""A build that takes over what has not changed gives the same site as one from nothing."""

from __future__ import annotations

import dataclasses
import multiprocessing
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bench.edits import KINDS, make_edit
from bench.synthetic import write_portal
from sharing import make_once, shared_folder
from soaking import SOAKING, at_most, take_part
from thidua.foundation import filehashes, shifts
from thidua.foundation.problems import Severity, pick_errors
from thidua.foundation.site_folder import SiteFolder
from thidua.foundation.store import Store
from thidua.look import share
from thidua.portal import plan_reading, plans_loading
from thidua.portal.loading import load
from thidua.site.build import Site
from thidua.site.build_inputs import BuildInputs
from thidua.site.last_build import LastBuild
from thidua.site.making import Making, SiteSection
from thidua.site.makings import Makings
from thidua.site.manifest import KeptManifest
from thidua.site.opendata import all_figures
from thidua.site.pages.page import Address, Heading
from thidua.site.pages.standing import WrittenSource
from thidua.site.search import pages as search_pages
from workspace import MODULES, REPOSITORY, SMALL, Workspace, call_portal

PLANS = 3
ENGINE = b"this engine".ljust(16)
WRITTEN = [
    WrittenSource(
        "huong-dan/",
        '<h2 id="a">Cách dùng</h2><p>Một trang của chúng tôi.</p>',
        (Heading("Cách dùng", "a"),),
        {"title": "Hướng dẫn", "description": "Cách dùng.", "updated": "2026-01-01"},
        "docs/huong-dan.md",
    )
]
TEMPLATE = "overrides/parts/footer.html"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A made-up portal with templates of its own to change, built once; nobody changes it."""
    folder = shared_folder(tmp_path_factory) / "increments"
    return Workspace.at(make_once(folder, _make_portal) / "portal")


def _make_portal(folder: Path) -> None:
    write_portal(folder / "source", PLANS)
    workspace = Workspace(folder / "portal", folder / "source" / "data")
    overrides = workspace.folder / "overrides"
    overrides.unlink()
    (overrides / "parts").mkdir(parents=True)
    build_again(workspace)


@pytest.fixture
def portal(tmp_path: Path, built: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A copy of that portal, with its site and its store; its builds take one process.

    Copies of a process forget what they work out, and cost more than the few pages that they make.
    """
    monkeypatch.setattr(multiprocessing, "cpu_count", lambda: 1)
    return built.copy(tmp_path / "portal")


def build(folder: Path, live: Path, store: Store, *, preview: bool = False) -> None:
    """Build as the command does, but for the part of MkDocs."""
    place = SiteFolder(live)
    place.tidy()
    site = Site(
        BuildInputs(
            folder, store, store.engine or ENGINE, live, place.staging, place.spare, preview=preview
        )
    )
    site.load()
    site.write(WRITTEN)
    place.publish()
    site.renew_spare(place.take_past())
    place.tidy()


def build_again(portal: Workspace) -> None:
    """Build on top of the last site and the last store."""
    with Store(portal.folder / ".cache" / "store.sqlite") as store:
        build(portal.folder, portal.site, store)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


_fresh: dict[str, dict[str, str]] = {}
"""What builds from nothing made, by all that they were made of: many tests come to the same."""


def assert_as_from_nothing(portal: Workspace, what: str) -> None:
    """The site is, byte for byte, what a build without store and site gives, in one process."""
    source = repr(
        [hashes_of(portal.folder / name) for name in ("data", "overrides")]
        + [os.path.realpath(portal.folder / name) for name in ("hooks", "docs")]
    )
    if source not in _fresh:
        fresh = portal.folder.with_name("fresh")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(multiprocessing, "cpu_count", lambda: 1)
            build(portal.folder, fresh, Store(None))
        _fresh[source] = hashes_of(fresh)
        shutil.rmtree(fresh)
    now, wanted = hashes_of(portal.site), _fresh[source]
    assert sorted(now) == sorted(wanted), f"other files after {what}"
    differing = [path for path in wanted if now[path] != wanted[path]]
    assert not differing, f"{differing[:5]} differ after {what}"


def hashes_of(folder: Path) -> dict[str, str]:
    """What every file below a folder holds, in short; what links lead to stands there as well."""
    return {
        os.path.relpath(Path(where, name), folder): sha256(
            Path(where, name).read_bytes()
        ).hexdigest()
        for where, _, names in os.walk(folder, followlinks=True)
        for name in names
    }


def change_template(portal: Workspace, chance: Random) -> None:
    """Let the portal say something else below every page."""
    own = f'{{% extends "engine/parts/footer.html" %}}{{# {chance.random()} #}}'
    (portal.folder / TEMPLATE).write_text(own, "utf-8", newline="\n")


def test_the_index_hangs_on_the_guide(tmp_path: Path) -> None:
    """A written page that says something else is found by its new words, and only then read."""
    site = Workspace(tmp_path / "portal", SMALL).begin_site()
    site.load()

    def list_keys(words: str) -> tuple[bytes, bytes]:
        sections = site._list_sections([dataclasses.replace(WRITTEN[0], html=f"<p>{words}</p>")])
        search = next(section for section in sections if section.name == "search")
        assert isinstance(search, SiteSection)
        (making,) = search.list_makings()
        return search.key, making.key

    before, after = list_keys("một"), list_keys("hai")
    assert before == list_keys("một")
    assert not set(before) & set(after)


ROUNDS = at_most(1, 3)
"""How often every kind of edit is made."""
DISTURBED = (
    {4: "noise", 9: "kill", 13: "forged", 17: "kill", 22: "exchanged", 26: "cut"}
    if SOAKING
    else {1: "forged", 4: "kill", 11: "cut"}
)
"""What happens before some of the edits: to the store, or to a build that is under way.

Some are compared without: a damaged store is made again, and heals what an edit left stale.
"""
COMPARED = frozenset({1, 3, 4, 6, 7, 10, 11})
"""The edits after which `make test` compares: the last before one that makes every page anew."""


def test_many_edits_one_after_the_other(portal: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever staff change, and take back, the site is that of a build from nothing.

    So it is where the store was damaged meanwhile, or a build was killed, and where copies of the
    process do the work: after every edit in ``make soak``, else after every second.
    """
    monkeypatch.setattr(shifts, "_WORTH_PROCESSES", 2)
    monkeypatch.setattr(plans_loading, "_MANY", 0)
    processors = 2
    monkeypatch.setattr(multiprocessing, "cpu_count", lambda: processors)
    chance = Random(13)
    build_again(portal)
    if SOAKING:  # tests of single edits compare it as well
        assert_as_from_nothing(portal, "the first build")
    kinds = [*KINDS, "template", "revert"] * ROUNDS
    last = None
    for number, kind in enumerate(kinds):
        if kind == "template":
            change_template(portal, chance)
        elif kind == "revert":
            assert last
            last.reverted().apply(portal.folder)
        else:
            last = make_edit(portal.folder, kind, chance)
            last.apply(portal.folder)
        disturbed = DISTURBED.get(number, "")
        # Chances of its own: how many it takes hangs on the size of the store.
        disturb(portal, disturbed, Random(number))
        processors = 2 if SOAKING or number % 2 else 1
        build_again(portal)
        if SOAKING or number in COMPARED:  # what is stale stays so when something else changes
            assert_as_from_nothing(portal, f"edit {number}, {kind}, {disturbed}")


def disturb(portal: Workspace, how: str, chance: Random) -> None:
    """Damage the store, or begin a build and kill it at some moment; or neither."""
    if how == "kill":
        process = multiprocessing.get_context("fork").Process(target=build_again, args=(portal,))
        process.start()
        process.join(chance.uniform(0.1, 1.5))
        process.kill()
        process.join()
    elif how:
        damage(how, portal.folder / ".cache" / "store.sqlite", chance)


def test_only_what_changed_is_made_again(portal: Workspace) -> None:
    """One word costs a handful of files, not a site; the others are the same files as before."""
    build_again(portal)
    shown = contents(portal.site)
    before = {path: (portal.site / path).stat().st_ino for path in shown}
    make_edit(portal.folder, "word", Random(2)).apply(portal.folder)
    build_again(portal)
    pages = [path for path in before if path.endswith(".html")]
    made = [path for path in pages if (portal.site / path).stat().st_ino != before[path]]
    assert 1 <= len(made) <= 16, made
    now = contents(portal.site)
    assert [path for path in made if now[path] == shown[path]] == []


def test_what_did_not_change_is_not_listed(
    portal: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With thousands of plans, the keys of all pages cost more than what one word changes."""
    build_again(portal)
    listed = []
    list_page = Makings._page_makings

    def noted(makings: Makings, addresses: Iterable[Address]) -> Iterator[Making]:
        found = list(addresses)
        listed.extend(found)
        return list_page(makings, found)

    monkeypatch.setattr(Makings, "_page_makings", noted)
    make_edit(portal.folder, "original", Random(1)).apply(portal.folder)
    build_again(portal)
    assert len(listed) <= 2  # the two pages of the plan, at most
    assert_as_from_nothing(portal, "a line more in an original")


def test_a_file_beside_the_guide_with_another_name_stands_under_this_name_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its content is the same, and so is its place among the others."""
    monkeypatch.setattr(multiprocessing, "cpu_count", lambda: 1)
    portal = Workspace(tmp_path / "portal", SMALL)
    docs = portal.folder / "docs"
    docs.unlink(missing_ok=True)
    docs.mkdir()
    (docs / "mau-don.txt").write_text("Mẫu đơn.", "utf-8")
    build_again(portal)
    (docs / "mau-don.txt").rename(docs / "mau-phieu.txt")
    build_again(portal)
    assert (portal.site / "mau-phieu.txt").exists()
    assert_as_from_nothing(portal, "another name of a file")


def test_a_newer_year_takes_the_pictures_of_an_older_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pictures are made of plans of the newest years, and the page of a kit lists them."""
    monkeypatch.setattr(multiprocessing, "cpu_count", lambda: 1)
    portal = Workspace(tmp_path / "portal", SMALL)
    portal.replace("portal.yml", "kit_pictures: none", "kit_pictures: recent")
    build_again(portal)
    (plan,) = (portal.folder / "data" / "plans").iterdir()
    text = portal.read(f"plans/{plan.name}/plan.yml")
    portal.write(
        f"plans/{plan.name.replace('2026', '2028')}/plan.yml", text.replace("2026", "2028")
    )
    for file in plan.iterdir():
        if file.name != "plan.yml":
            newer = plan.with_name(plan.name.replace("2026", "2028")) / file.name
            newer.write_bytes(file.read_bytes().replace(b"2026", b"2028"))
    build_again(portal)
    assert_as_from_nothing(portal, "a plan of a newer year")


def test_a_figure_that_lists_do_not_show_changes_the_page_of_the_plan_above(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page sets all figures of an indicator beside those that others answer."""
    monkeypatch.setattr(multiprocessing, "cpu_count", lambda: 1)
    portal = Workspace(tmp_path / "portal", SMALL)
    above, below = (f"plans/xa-thu-2026-{name}/plan.yml" for name in ("thi-dua", "gia-dinh"))
    text = portal.read(above)
    for old, new in (
        ("id: xa-thu-2026-thi-dua", "id: xa-thu-2026-gia-dinh"),
        ("15/KH-UBND", "16/KH-UBND"),
        ("Phát động", "Hưởng ứng"),
        ("08/KH-UBND", "15/KH-UBND"),
        ("15/01/2026 của UBND tỉnh", "10/02/2026 của UBND xã Thử"),
        ("date: 2026-01-15", "date: 2026-02-10"),
        ("issuer: ubnd-tinh-thu", "issuer: ubnd-xa-thu"),
        ("title: Kế hoạch số 15", "title: Kế hoạch số 16"),
        (
            "theme:",
            "responds_to: {number: 15/KH-UBND, plan: xa-thu-2026-thi-dua, note: Để thử.}\ntheme:",
        ),
        (
            "\nrespons",
            "\n    - {number: 3, text: Gia đình văn hóa đạt 91%, field: culture}\nrespons",
        ),
    ):
        text = text.replace(old, new)
    for now in ("91%", "96%"):
        portal.write(below, text.replace("91%", now))
        portal.print_original(below)
        build_again(portal)
    assert_as_from_nothing(portal, "a second figure of a plan that answers another")


def test_the_names_of_events_follow_the_first_address_of_a_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the same two former addresses, the other one may turn out to be the first."""
    monkeypatch.setattr(multiprocessing, "cpu_count", lambda: 1)
    portal = Workspace(tmp_path / "portal", SMALL)
    entry = "  - {{from: ke-hoach/{}/, to: ke-hoach/{}/, since: 2026-02-12}}\n"
    plan = "xa-thu-2026-thi-dua"
    period = (
        "{heading: HẠN, text: Từ 10/02/2026 đến 30/11/2026, start: 2026-02-10, end: 2026-11-30}"
    )
    portal.replace(f"plans/{plan}/plan.yml", "targets:", f"period: {period}\ntargets:")
    portal.print_original(f"plans/{plan}/plan.yml")
    for moves in ([("xa-a", "xa-b"), ("xa-b", plan)], [("xa-a", plan), ("xa-b", "xa-a")]):
        portal.write("addresses.yml", "moved:\n" + "".join(entry.format(*one) for one in moves))
        build_again(portal)
    assert_as_from_nothing(portal, "another first address")


def test_the_list_of_bodies_counts_the_targets_of_their_plans(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also those without figures, which no list of plans tells of."""
    monkeypatch.setattr(multiprocessing, "cpu_count", lambda: 1)
    portal = Workspace(tmp_path / "portal", SMALL)
    plan = "plans/xa-thu-2026-thi-dua/plan.yml"
    build_again(portal)
    before = (portal.site / "co-quan" / "index.html").read_bytes()
    more = "    - {number: 3, text: Trồng cây, no_figures: có, field: culture}\nresponsibilities:"
    portal.replace(plan, "responsibilities:", more)
    portal.print_original(plan)
    build_again(portal)
    assert (portal.site / "co-quan" / "index.html").read_bytes() != before
    assert_as_from_nothing(portal, "a target more")


def test_a_build_without_mkdocs_knows_what_one_with_it_made(tmp_path: Path) -> None:
    """So that the first small change after a long build costs little, too."""
    portal, kept = Workspace(tmp_path / "portal", SMALL), []
    for _ in range(2):
        assert call_portal("build", "--root", str(portal.folder)).returncode == 0
        with Store(portal.folder / ".cache" / "store.sqlite") as store:
            kept.append(KeptManifest(store, "site").whole)
        (original,) = portal.folder.glob("data/plans/*/*.txt")
        original.write_bytes(b"\n" + original.read_bytes())
    first, second = kept
    assert first.name != second.name
    changed = {
        name
        for name in second.keys
        if not name.startswith("own ") and second.list_files(name) != first.list_files(name)
    }
    assert len(changed) <= 1, changed


def test_a_check_after_a_build_only_adds_its_reminders(
    portal: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the build has checked is not checked again, and nothing is told twice or not at all."""
    known = load(portal.folder).problems
    assert any(one.severity is Severity.NOTICE and "/plans/" in one.file for one in known)
    build_again(portal)
    monkeypatch.setattr(plan_reading, "PLAN_RULES", (None,))  # whoever holds them fails
    assert load(portal.folder, engine=ENGINE).problems == known
    monkeypatch.setattr(plan_reading, "PLAN_REMINDERS", (None,))
    assert load(portal.folder, engine=ENGINE).problems == known, "nor is what the check has found"


def test_fresh_files_are_read_once_more_and_then_known(
    portal: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Right after a change, a file may change again unseen; later it need not be read."""
    monkeypatch.setattr(filehashes, "_UNSURE_NANOSECONDS", 200_000_000)
    build_again(portal)
    time.sleep(0.3)
    assert is_unchanged(portal)
    monkeypatch.setattr(filehashes, "_hash_content", None)  # whoever reads a file fails
    assert is_unchanged(portal)


def test_nothing_changed_is_told_without_building(portal: Workspace) -> None:
    """A site that is what it should be is left alone; one touched by somebody is not."""
    build_again(portal)

    assert is_unchanged(portal)
    robots = portal.site / "robots.txt"
    robots.unlink()  # other copies of the portal share that file; the next is its own
    build_again(portal)
    robots.write_text("mine", "utf-8", newline="\n")
    assert not is_unchanged(portal)
    build_again(portal)
    assert is_unchanged(portal)
    assert_as_from_nothing(portal, "a file of the site changed by hand")
    (portal.site / "stray.html").write_text("mine", "utf-8", newline="\n")
    assert not is_unchanged(portal)
    build_again(portal)
    assert not (portal.site / "stray.html").exists()


def test_a_change_that_keeps_size_and_time_is_seen(portal: Workspace) -> None:
    """A file is not taken for unchanged because somebody set its clock back."""
    build_again(portal)
    edit = make_edit(portal.folder, "figure", Random(5))
    (name,) = [one for one in edit.after if one.endswith("plan.yml")]
    path = portal.folder / name
    times = path.stat().st_atime_ns, path.stat().st_mtime_ns
    edit.apply(portal.folder)
    os.utime(path, ns=times)
    build_again(portal)
    assert_as_from_nothing(portal, "an edit with the old time")


@pytest.mark.parametrize(
    ("field", "text"),
    take_part(
        [
            ("email", "khac@cong-thi-dua.example"),
            ("name", "Cổng khác"),
            ("base_url", "https://khac.example/"),
            ("place_pictures", "false"),
        ],
        2,
    ),
)
def test_another_identity_is_seen_in_every_plan(portal: Workspace, field: str, text: str) -> None:
    """The parts of plans, too, tell whom to write to and what the portal is called."""
    build_again(portal)
    said = portal.read("portal.yml")
    changed = re.sub(rf"(?m)^( *{field}:) .*", rf"\1 {text}", said)
    portal.write("portal.yml", changed if changed != said else f"{said}{field}: {text}\n")
    build_again(portal)
    assert_as_from_nothing(portal, f"another {field}")


def test_nothing_that_another_engine_made_is_taken(
    portal: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever a new one does otherwise: nobody has to say so."""
    path = portal.folder / ".cache" / "store.sqlite"
    path.unlink()
    for module, function in OTHERWISE:
        now = getattr(module, function)
        monkeypatch.setattr(module, function, partial(_make_otherwise, now))
    with Store(path, b"an older engine") as store:
        build(portal.folder, portal.site, store)
    monkeypatch.undo()
    monkeypatch.setattr(multiprocessing, "cpu_count", lambda: 1)
    with Store(path, ENGINE) as store:
        build(portal.folder, portal.site, store)
    assert_as_from_nothing(portal, "another engine")


OTHERWISE = (
    (search_pages, "make_result_card"),
    (all_figures, "write_csv_lines"),
    (share, "draw_share_picture"),
)
"""Functions of which the store keeps the results."""


def _make_otherwise(make: Callable[..., Any], *arguments: Any) -> Any:
    """What an older engine made: other titles of results, other lines, and pictures."""
    made = make(*arguments)
    if isinstance(made, bytes):
        return made.replace(b"1", b"2")
    return [f"{made[0]} (xưa)", *made[1:]]


def is_unchanged(portal: Workspace) -> bool:
    """Whether a build that begins now would leave the site alone."""
    with Store(portal.folder / ".cache" / "store.sqlite") as store:
        place = SiteFolder(portal.site)
        inputs = BuildInputs(portal.folder, store, ENGINE, portal.site, place.staging, place.spare)
        return LastBuild(inputs).is_right()


@pytest.mark.parametrize("linked", take_part(["plan.yml", "", "../../plans"], 2))
def test_a_change_behind_a_link_is_seen(portal: Workspace, linked: str) -> None:
    """A plan, its folder or all folders may lie elsewhere; what changes there changes the site."""
    path = next(iter(sorted(portal.folder.glob("data/plans/*/plan.yml"))))
    place = Path(os.path.normpath(path.parent / linked))
    elsewhere = portal.folder.with_name("elsewhere")
    place.rename(elsewhere)
    place.symlink_to(elsewhere)
    build_again(portal)
    for day in ("2026-05-05", "2026-06-06")[: at_most(1, 2)]:
        text = re.sub(r"(?m)^updated: .*", f"updated: {day}", path.read_text("utf-8"))
        path.write_text(text, "utf-8", newline="\n")
        assert not is_unchanged(portal)
        build_again(portal)
        assert_as_from_nothing(portal, f"a change behind the link {linked}")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
def test_what_has_no_end_is_not_read(portal: Workspace) -> None:
    """A pipe, or a link to a device, in the folder of a plan stops no check and no build."""
    plan = next((portal.folder / "data" / "plans").iterdir())
    os.mkfifo(plan / "ong.txt")
    (plan / "vo-tan.txt").symlink_to("/dev/zero")
    told = [
        one for one in pick_errors(portal.load().problems) if one.file.startswith("data/plans/")
    ]
    assert {Path(one.file).name for one in told} == {"ong.txt", "vo-tan.txt"}


def exchange_entries(connection: sqlite3.Connection) -> None:
    """Let two entries of a store change places."""
    names = [
        row[0]
        for row in connection.execute(
            "SELECT name FROM entries WHERE kind = 'content' ORDER BY name LIMIT 2"
        )
    ]
    one, other = names
    connection.execute("UPDATE entries SET name = 'x' WHERE name = ?", (one,))
    connection.execute("UPDATE entries SET name = ? WHERE name = ?", (one, other))
    connection.execute("UPDATE entries SET name = ? WHERE name = 'x'", (other,))


def damage(kind: str, path: Path, chance: Random) -> None:
    """Do to a store what disks, people and other programs do."""
    content = bytearray(path.read_bytes())
    if kind == "cut":
        path.write_bytes(content[: len(content) // 2])
    elif kind == "noise":
        for _ in range(200):
            content[chance.randrange(100, len(content))] ^= 0xFF
        path.write_bytes(content)
    elif kind == "no store":
        path.write_bytes(b"something else")
    else:
        connection = sqlite3.connect(path)
        kinds = "('plan', 'content', 'rows', 'records', 'parts', 'site')"
        # Noise of an earlier round may still be in pages of the store that nobody has read.
        with suppress(sqlite3.DatabaseError):
            if kind == "forged":
                connection.execute(
                    f"UPDATE entries SET content = replace(content, 'a', 'b') WHERE kind IN {kinds}"
                )
            else:
                exchange_entries(connection)
            connection.commit()
        connection.close()


DAMAGES = ["no store", "exchanged", *(["noise", "cut", "forged"] if SOAKING else [])]
"""The last two happen between edits, too; noise ends a store as another file in its place does."""


@pytest.mark.parametrize("kind", DAMAGES)
def test_a_damaged_store_is_made_again_and_told(portal: Workspace, kind: str) -> None:
    """Nothing that was put into the store by another hand reaches readers."""
    build_again(portal)
    shutil.rmtree(portal.site)
    path = portal.folder / ".cache" / "store.sqlite"
    damage(kind, path, Random(3))
    with Store(path) as store:
        build(portal.folder, portal.site, store)
    assert store.damaged
    assert_as_from_nothing(portal, f"a store that was {kind}")
    build_again(portal)
    assert_as_from_nothing(portal, "the build after that")


def kinds_in(path: Path) -> list[str]:
    """The kinds of entries of a store."""
    connection = sqlite3.connect(path)
    kinds = [row[0] for row in connection.execute("SELECT DISTINCT kind FROM entries")]
    connection.close()
    return kinds


def test_nothing_is_kept_of_a_plan_that_is_gone(portal: Workspace) -> None:
    """A store that only grew would hold for ever what staff took back."""
    build_again(portal)
    store = portal.folder / ".cache" / "store.sqlite"
    removed = make_edit(portal.folder, "removed plan", Random(5))
    (plan,) = {path.split("/")[2] for path in removed.after}
    assert len(kinds_with(store, plan)) > 8
    removed.apply(portal.folder)
    build_again(portal)
    assert kinds_with(store, plan) == []


def kinds_with(path: Path, plan: str) -> list[str]:
    """The kinds of entries of a store in whose names a plan is named."""
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT kind, name FROM entries").fetchall()
    connection.close()
    return [kind for kind, name in rows if plan in re.split(r"[ /]", name)]


def list_befallen(kinds: list[str]) -> list[tuple[list[str], list[str]]]:
    """Kinds of entries that are lost, and others that are damaged, at one time."""
    if SOAKING:
        return [([kind], []) for kind in kinds]
    thirds = [kinds[at::3] for at in range(3)]
    return [(lost, damaged) for lost, damaged in zip(thirds, thirds[1:] + thirds[:1], strict=True)]


def test_a_part_of_the_store_may_be_lost_or_damaged_alone(portal: Workspace) -> None:
    """Whatever is missing is made again when a page needs it, while the site stands as it was.

    A third of the kinds is lost and another damaged at once, until each was both; in ``make soak``
    each is alone.
    """
    build_again(portal)
    path = portal.folder / ".cache" / "store.sqlite"
    chance = Random(8)
    edits = [make_edit(portal.folder, kind, chance) for kind in ("figure", "issuer")]
    ways = (
        "DELETE FROM entries WHERE kind = ?",
        "UPDATE entries SET content = substr(content, 2) WHERE kind = ?",
    )
    for befallen in list_befallen(sorted(kinds_in(path))):
        for turn in range(2 if SOAKING else 1):
            connection = sqlite3.connect(path)
            for kinds, statement in zip(befallen, ways[turn:] + ways[:turn], strict=True):
                connection.executemany(statement, [(kind,) for kind in kinds])
            connection.commit()
            connection.close()
            edits[0].apply(portal.folder)
            edits = [
                *edits[1:],
                edits[0].reverted(),
            ]  # so few builds from nothing tell what is right
            build_again(portal)
            assert_as_from_nothing(portal, f"losing or damaging {befallen}")


def test_a_preview_in_between_leaves_no_trace(portal: Workspace) -> None:
    """What a preview made of words that were taken back stands nowhere in the site."""
    build_again(portal)
    for number in range(at_most(1, 4)):
        edit = make_edit(portal.folder, "figure", Random(number))
        edit.apply(portal.folder)
        with Store(portal.folder / ".cache" / "store.sqlite") as store:
            build(portal.folder, portal.folder / "shown", store, preview=True)
        edit.reverted().apply(portal.folder)
        make_edit(portal.folder, "issuer", Random(number)).apply(portal.folder)
        build_again(portal)
        assert_as_from_nothing(portal, f"preview {number}")


def test_a_build_of_the_same_makes_nothing_again(portal: Workspace) -> None:
    """What a file is made of is told alike by every process, wherever things lie in its memory."""
    script = (
        "import sys; from pathlib import Path; from thidua.foundation.store import Store\n"
        "from test_incremental_builds import build\n"
        "folder, live = map(Path, sys.argv[1:])\n"
        "with Store(folder / '.cache' / 'store.sqlite') as store: build(folder, live, store)\n"
    )
    folders = os.pathsep.join((MODULES, str(Path(__file__).parent)))
    signs = []
    for seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-c", script, str(portal.folder), str(portal.site)],
            env={**os.environ, "PYTHONPATH": folders, "PYTHONHASHSEED": seed},
            check=True,
        )
        signs.append({name: (portal.site / name).stat().st_ino for name in contents(portal.site)})
    assert signs[0] == signs[1]


def killed_builds(folder: Path) -> Iterator[float]:
    """Start builds and kill them with everything they started, at later and later moments."""
    for moment in take_part((1.5, 0.4, 2.5, 0.9), 4):
        command = [sys.executable, "-m", "portal_cli", "build"]
        process = subprocess.Popen(
            command, cwd=folder, start_new_session=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY / "hooks")},
        )  # fmt: skip
        time.sleep(moment)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        yield moment


def test_a_killed_build_leaves_a_store_that_can_be_trusted(portal: Workspace) -> None:
    """After a kill in the middle, the next build gives the site of a build from nothing."""
    build_again(portal)
    edit = make_edit(portal.folder, "word", Random(21))
    for moment in killed_builds(portal.folder):
        build_again(portal)
        assert_as_from_nothing(portal, f"a kill after {moment} seconds")
        edit.apply(portal.folder)
        edit = edit.reverted()
