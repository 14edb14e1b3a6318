"""Rules for all records are held again only when something changed that they look at.

What a check with a store tells is compared with what one without any store tells, whatever the
store knows of states before.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from datetime import date
from pathlib import Path
from random import Random

import pytest

from bench.wild_edits import EDITS
from remembering import remember_all
from soaking import at_most, take_part
from test_problems import BASE, CASES, NAMES, write_portal
from thidua.foundation import filehashes, store
from thidua.foundation.filehashes import FileHashes
from thidua.foundation.problems import Problem
from thidua.foundation.store import STORE, Kept, Store
from thidua.portal import loading
from thidua.portal.loading import load
from thidua.portal.plan_reading import SUMMARY
from thidua.portal.rules import REMINDERS, RULES
from workspace import FIVE_PLANS, SAMPLE

ENGINE = b"this one"
DAY = date(2026, 11, 28)
OF_ALL_RECORDS = tuple(rule.__name__ for rule in (*RULES, *REMINDERS))
STATES = [name for name in NAMES if name.startswith(OF_ALL_RECORDS)]


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    """The portal of which all cases differ in one thing."""
    remember_all()
    change_to(tmp_path / "portal", BASE)
    return tmp_path / "portal"


def change_to(portal: Path, case: Path) -> None:
    """Let a portal be what a case says, and keep its store."""
    for part in ("data", "docs", "overrides"):
        shutil.rmtree(portal / part, ignore_errors=True)
    write_portal(case, portal)


def check(portal: Path, day: date | None = DAY) -> list[Problem]:
    """What a check tells that knows what others found before."""
    return load(portal, day=day, engine=ENGINE, late=True).problems


def check_anew(portal: Path, day: date | None = DAY) -> list[Problem]:
    """What a check tells that knows nothing."""
    return load(portal, day=day).problems


def find_plan(portal: Path) -> Path:
    return min(portal.glob("data/plans/*/plan.yml"))


def refuse_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever holds a rule for all records from now on fails."""
    for name in ("RULES", "REMINDERS", "TODAYS_RULES"):
        monkeypatch.setattr(loading, name, (None,))


def test_after_any_other_state_the_same_is_told_as_without_a_store(portal: Path) -> None:
    """Each rule finds what it is for, wherever that is, and nothing of the state before."""
    assert len(STATES) >= len(OF_ALL_RECORDS)
    for name in take_part(STATES, 3):
        change_to(portal, CASES / name)
        wanted = check_anew(portal)
        assert wanted, name
        assert check(portal) == wanted, name
        assert check(portal) == wanted, f"{name}, told a second time"
        assert load(portal, day=DAY, engine=ENGINE).counts == load(portal, day=DAY).counts, name


def test_nothing_is_held_again_while_summaries_are_the_same(
    portal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One more space in a plan changes none of what other records see of it."""
    known = check(portal)
    plan = find_plan(portal)
    plan.write_text(plan.read_text("utf-8") + "\n", "utf-8")
    with monkeypatch.context() as patch:
        refuse_rules(patch)
        assert [one for one in check(portal) if "`portal fmt`" not in one.fix] == known


@pytest.mark.parametrize(
    "changed",
    ["data/portal.yml", "data/issuers.yml", "docs/trang.md", "overrides/a.txt", "data/new.yml"],
)
def test_every_other_file_counts(
    portal: Path, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    """Of all but plans, rules may read everything."""
    check(portal)
    file = portal / changed
    file.parent.mkdir(exist_ok=True)
    file.write_text((file.read_text("utf-8") if file.exists() else "") + "\n", "utf-8")
    refuse_rules(monkeypatch)
    with pytest.raises(TypeError):
        check(portal)


def test_records_can_be_read_when_the_store_is_closed(portal: Path) -> None:
    """The desk asks for them long after they were loaded, and when others have built since."""
    wanted = load(portal, day=DAY, engine=ENGINE).sources
    again = load(portal, day=DAY, engine=ENGINE).sources
    assert wanted
    assert again
    assert again.plans == wanted.plans


def test_another_title_counts(portal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other records see it."""
    check(portal)
    plan = find_plan(portal)
    text = plan.read_text("utf-8")
    assert "title: " in text
    plan.write_text(text.replace("title: ", "title: Khác ", 1), "utf-8")
    refuse_rules(monkeypatch)
    with pytest.raises(TypeError):
        check(portal)


def test_another_day_counts(portal: Path) -> None:
    """What is to come on one day has come on another."""
    plan = find_plan(portal)
    assert not [one for one in check(portal) if "chưa tới" in one.message]
    early = date(2001, 1, 1)
    told = check(portal, early)
    assert [one for one in told if one.file.endswith(plan.name) and "chưa tới" in one.message]
    assert told == check_anew(portal, early)
    assert check(portal, None) == check_anew(portal, None)


def test_the_place_of_a_mistake_moves_with_its_line(portal: Path) -> None:
    """A rule that has something to say of a plan opens its file: then all of it counts."""
    change_to(portal, CASES / "documents_are_published_once")
    first = [one for one in check(portal) if "đã có ở" in one.message]
    assert first
    for plan in portal.glob("data/plans/*/plan.yml"):
        plan.write_text("# Một dòng chú thích.\n" + plan.read_text("utf-8"), "utf-8")
    second = check(portal)
    assert second == check_anew(portal)
    moved = [one for one in second if one.message == first[0].message]
    assert moved[0].position.line == first[0].position.line + 1


@pytest.mark.parametrize(
    "content",
    [b"[", b"[[],[],[]]", b"{}", b'[[["data/plans/x","00"]],[],[1]]'],
)
def test_foreign_findings_are_made_again_and_told(portal: Path, content: bytes) -> None:
    """An entry whose seal and key fit may still be no finding of this engine."""
    known = check(portal)
    with Store(portal / STORE, ENGINE) as kept:
        (entry,) = kept.read_all("rules").values()
        kept.write("rules", [Kept(entry.name, entry.key, content)])
    assert_told_once(portal, known)


def assert_told_once(portal: Path, known: list[Problem]) -> None:
    """The next check tells what is known, and that the store was odd; the one after does not."""
    loaded = load(portal, day=DAY, engine=ENGINE, late=True)
    assert loaded.problems == known
    assert loaded.damaged
    assert load(portal, day=DAY, engine=ENGINE, late=True).damaged == 0


@pytest.mark.parametrize(
    "content",
    [b"[", b"\xff", b"[1]", b'{"data/portal.yml":1}', b'{"data/portal.yml":[0,0,0,0,"zz"]}'],
)
@pytest.mark.parametrize("kind", ["files", "written-problems", "plan", "decides"])
def test_other_foreign_entries_are_made_again_and_told(
    portal: Path, kind: str, content: bytes
) -> None:
    """Whatever stands where signs of files, or findings about a page or a plan, should stand."""
    known = check(portal)
    with Store(portal / STORE, ENGINE) as kept:
        entries = list(kept.read_all(kind).values())
        assert entries
        kept.write(kind, [entry._replace(content=content) for entry in entries])
    assert_told_once(portal, known)


def test_a_summary_whose_plan_is_gone_is_forgotten(portal: Path) -> None:
    """Also where the store has lost what stood beside it, and nothing else tells of the plan."""
    check(portal)
    gone = find_plan(portal).parent
    with sqlite3.connect(portal / STORE) as other:
        name = gone.relative_to(portal).as_posix()
        other.execute("UPDATE entries SET seal = 'x' WHERE kind = 'plan' AND name = ?", [name])
    shutil.rmtree(gone)
    check(portal)
    with Store(portal / STORE, ENGINE) as kept:
        left = {path.parent.name for path in portal.glob("data/plans/*/plan.yml")}
        for kind in ("plan", SUMMARY):
            assert {name.rpartition("/")[2] for name in kept.list_names(kind)} == left


def test_a_lost_summary_is_made_again_where_the_store_cannot_be_changed(
    portal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process may be writing all the while, or the disk be full."""
    known = check(portal)
    with Store(portal / STORE, ENGINE) as kept:
        for kind in ("rules", SUMMARY):
            kept.forget(kind, kept.list_names(kind))
    monkeypatch.setattr(store, "_WAIT_SECONDS", 0)
    with sqlite3.connect(portal / STORE) as other:
        other.execute("BEGIN IMMEDIATE")
        assert check(portal) == known


def test_an_empty_folder_is_seen(portal: Path) -> None:
    """An example has no folders in its own, not even one without files."""
    change_to(portal, CASES / "story_folders_hold_nothing_else")
    known = check(portal)
    (album,) = portal.glob("data/honorees/*/")
    (album / "trong").mkdir()
    told = check(portal)
    (new,) = set(told) - set(known)
    assert new.file.endswith("/trong")
    assert told == check_anew(portal)


def test_a_folder_of_a_plan_whose_name_is_no_text_is_told(portal: Path) -> None:
    """Its name can stand neither in an address nor in the store."""
    folder = find_plan(portal).parent
    check(portal)
    folder.rename(os.fsdecode(os.fsencode(folder) + b"\xff"))
    told = check(portal)
    assert [one for one in told if "không dùng làm địa chỉ" in one.message]
    assert check(portal) == told == check_anew(portal)


@pytest.mark.slow
@pytest.mark.parametrize("data", [SAMPLE, FIVE_PLANS / "data"], ids=["sample", "five plans"])
def test_after_wild_edits_the_same_is_told_as_without_a_store(tmp_path: Path, data: Path) -> None:
    """Whatever the edits before did to the files, and however broken these are now."""
    remember_all()
    chance = Random(16)
    for number in range(at_most(4, 300)):
        if number % 5 == 0:
            for part in ("data", "docs", "overrides"):
                shutil.rmtree(tmp_path / part, ignore_errors=True)
            shutil.copytree(data, tmp_path / "data")
        edit = chance.choice(EDITS)
        edit(tmp_path, chance)
        known = load(tmp_path, day=DAY, engine=ENGINE, late=True)
        anew = load(tmp_path, day=DAY)
        what = f"{edit.__name__}, edit {number}"
        assert (known.problems, known.counts) == (anew.problems, anew.counts), what
        assert not known.damaged, what


@pytest.mark.parametrize("told", [b"", b"[", b"[1]", b"{}", None])
def test_a_foreign_summary_is_read_again_and_told(portal: Path, told: bytes | None) -> None:
    """Also one that is lost, and where nobody asks for it before rules do."""
    known = check(portal)
    with Store(portal / STORE, ENGINE) as kept:
        kept.forget("rules", kept.list_names("rules"))
        for entry in kept.read_all(SUMMARY).values():
            if told is None:
                kept.forget(SUMMARY, [entry.name])
            else:
                kept.write(SUMMARY, [Kept(entry.name, entry.key, told)])
    loaded = load(portal, day=DAY, engine=ENGINE)
    assert loaded.problems == known
    assert loaded.damaged
    assert load(portal, day=DAY, engine=ENGINE).damaged == 0


def test_a_copy_that_looks_at_folders_sees_what_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names, hashes and what is remembered are those of a process that looks for itself."""
    monkeypatch.setattr(filehashes, "_MANY", 0)
    monkeypatch.setattr(filehashes, "_LOOKED_AT_ONCE", 2)
    monkeypatch.setattr(filehashes, "_UNSURE_NANOSECONDS", -10_000_000_000)
    for number in range(7):
        (tmp_path / "all" / f"{number}").mkdir(parents=True)
        (tmp_path / "all" / f"{number}" / "a").write_text(f"{number}", "utf-8")
    (tmp_path / "all" / "link").symlink_to(tmp_path / "all" / "3")
    (tmp_path / "all" / "4" / "b").symlink_to(tmp_path / "all" / "3" / "a")
    folders = [f"all/{name}" for name in (*range(7), "link")]

    def look(*, meanwhile: bool, store: Path) -> tuple[object, ...]:
        hashes = FileHashes(tmp_path, Store(store))
        if meanwhile:
            hashes.look_meanwhile("all")
        seen = [hashes.hash_folder(folder) for folder in folders]
        still = [hashes.is_still(folder) for folder in folders]
        hashes.remember()
        kept = Store(store).read("files", "all")
        assert kept
        return seen, still, hashes.has_linked_folders, json.loads(kept.content)

    for round_ in range(2):
        alone = look(meanwhile=False, store=tmp_path / "alone.sqlite")
        assert look(meanwhile=True, store=tmp_path / "copy.sqlite") == alone, round_
    (tmp_path / "all" / "5" / "a").write_text("other", "utf-8")
    assert look(meanwhile=True, store=tmp_path / "copy.sqlite") == look(
        meanwhile=False, store=tmp_path / "alone.sqlite"
    )


def test_a_tree_tells_of_empty_folders_and_leaves_one_out(tmp_path: Path) -> None:
    """A check refuses some folders; to a build, one that comes is no portal without changes."""
    for folder in ("data/a/empty", "data/full", "data/plans/x"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "data" / "full" / "file").write_text("1", "utf-8")
    hashes = FileHashes(tmp_path, Store(None))
    found = dict(hashes.tree("data", apart="data/plans"))
    assert list(found) == ["data/a/empty", "data/full/file"]
    assert found["data/a/empty"] == b""
    assert "data/plans/x" in dict(hashes.tree("data"))
