"""The spare tree beside a site: the next site is made of it, and what befalls it harms nobody."""

from __future__ import annotations

import errno
import multiprocessing
import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from faults import count_steps, killed_at, refused_at, run_in_copy
from publishing import content
from soaking import SOAKING, take_part
from thidua.foundation import executors, tree_list
from thidua.foundation.files import write
from thidua.foundation.problems import DataProblemsError
from thidua.foundation.site_folder import SiteFolder
from thidua.foundation.store import Store, hash_of
from thidua.foundation.tree_list import PackedFiles
from thidua.site import trees
from thidua.site.trees import SiteTrees

Files = Mapping[str, bytes]
UNFINISHED = {"made", "unfinished", ".gitignore"}
"""What is no finished tree: it is called so while it is changed."""


def make_site(plans: int, word: str = "một") -> dict[str, bytes]:
    """The files of a made-up site: a few for each plan, and some that all share."""
    files = {"index.html": b"trang", "assets/style.css": b"css", "tim-kiem/chi-muc.json": b"{}"}
    for plan in range(plans):
        files |= {
            f"ke-hoach/{plan}/index.html": f"ke hoach {plan}".encode(),
            f"ke-hoach/{plan}/van-ban/goc.txt": f"goc {plan}".encode(),
        }
    return files | {"ke-hoach/0/index.html": word.encode()}


BEFORE, AFTER = make_site(4), make_site(4, "hai")
AFTER["ke-hoach/moi/bang/so-lieu.csv"] = b"1"
del AFTER["ke-hoach/3/index.html"], AFTER["ke-hoach/3/van-ban/goc.txt"]


def build(site: Path, files: Files, store: Path) -> None:
    """Build a site as a portal is built, with a section for each folder of plans."""
    place = SiteFolder(site)
    place.tidy()
    with Store(store) as kept:
        made = SiteTrees(site, place.staging, place.spare, kept, "s")
        made.prepare()
        for section, own in sections_of(files).items():
            key = hash_of(*(part for path in own for part in (path.encode(), files[path])))
            if not made.placing.keep_section(section, key):
                signs = {path: made.place(path, files[path]) for path in own}
                made.placing.add_own(section, key, PackedFiles.of(signs))
        made.finish(hash_of(repr(sorted(files.items())).encode()))
    place.publish()
    made.renew_spare(place.take_past())
    place.tidy()


def sections_of(files: Files) -> dict[str, list[str]]:
    """The paths of all files, by the two folders they are in."""
    found: dict[str, list[str]] = {}
    for path in files:
        found.setdefault("/".join(path.split("/")[:2]), []).append(path)
    return found


def spare_of(site: Path) -> Path | None:
    """The spare tree of a site, if there is one."""
    folder = site.with_name(f".{site.name}.spare")
    trees = [path for path in folder.glob("*") if path.name != ".gitignore"]
    assert len(trees) <= 1
    return trees[0] if trees else None


def is_twin(site: Path) -> bool:
    """Whether there is a spare tree, in which all files and folders of the site stand again."""
    spare = spare_of(site)
    assert content(site)
    return spare is not None and signs_of(spare) == signs_of(site)


def signs_of(folder: Path) -> dict[str, int]:
    """What is in a folder, with what tells files apart, and the times of folders."""
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns
        if path.is_dir()
        else path.stat().st_ino
        for path in folder.rglob("*")
    }


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with its spare tree, alone in its folder."""
    live = tmp_path / "around" / "site"
    live.parent.mkdir()
    build(live, BEFORE, tmp_path / "store.sqlite")
    return live


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """The store of that site."""
    return tmp_path / "store.sqlite"


def test_the_spare_tree_holds_the_same_files_after_every_build(site: Path, store: Path) -> None:
    """So that words that were taken back stand nowhere, and the next build need only change it."""
    for files in (BEFORE, AFTER, BEFORE, make_site(2), AFTER):
        build(site, files, store)
        assert content(site) == files
        assert is_twin(site)
        assert sorted(path.name for path in site.parent.iterdir()) == [".site.spare", "site"]


def test_what_one_edit_costs_does_not_grow_with_the_site(tmp_path: Path) -> None:
    """A site ten times as large is touched in the same number of places."""
    steps = []
    for plans in (5, 50):
        live, store = tmp_path / str(plans) / "site", tmp_path / f"{plans}.sqlite"
        live.parent.mkdir()
        build(live, make_site(plans), store)
        changed = make_site(plans, "hai")
        steps.append(
            count_steps(lambda at=live, to=changed, kept=store: build(at, to, kept), live.parent)  # type: ignore[misc]
        )
        assert content(live) == changed
    assert steps[0] == steps[1] < 60


def test_git_never_sees_the_spare_tree(site: Path) -> None:
    """A portal that was made before there were any need not change its list of what git ignores."""
    told = [
        subprocess.run(
            ["git", *given], cwd=site.parent, check=True, capture_output=True, text=True
        ).stdout
        for given in (["init", "-q"], ["status", "--porcelain", "-uall"])
    ][-1]
    assert "site/index.html" in told
    assert ".site.spare" not in told


@pytest.mark.parametrize("fault", ["kill", "refusal"])
def test_a_fault_at_any_step_harms_nothing(site: Path, store: Path, fault: str) -> None:
    """The site is whole at every moment, and the next builds are right and have a spare tree.

    A spare tree that has its name is finished: it is the one of the site that stands there.
    """
    steps = count_steps(lambda: build(site, AFTER, store), site.parent)
    build(site, BEFORE, store)
    assert steps > 40
    first = 1 if fault == "kill" else 3  # so that every second step is tried with one of them
    for step in take_part(range(first, steps + 1), 2 if SOAKING else 4):
        befallen = killed_at(step) if fault == "kill" else refused_at(step, errno.ENOSPC)
        ended = run_in_copy(lambda: build(site, AFTER, store), befallen, site.parent)
        assert ended == -signal.SIGKILL if fault == "kill" else ended in {0, 1}
        assert content(site) in (BEFORE, AFTER)
        for spare in site.parent.glob(".site.spare/*"):
            assert spare.name in UNFINISHED or signs_of(spare) == signs_of(site)
        for files in (AFTER, BEFORE):
            build(site, files, store)
            assert content(site) == files
            assert is_twin(site)


def write_stray(tree: Path) -> None:
    """Put a file beside the others."""
    write(tree / "ke-hoach" / "1" / "la.html", "của ai đó")


def write_beside_changed(tree: Path) -> None:
    """Put a file into a folder in which the next build changes another."""
    write(tree / "ke-hoach" / "0" / "la.html", "của ai đó")


def remove_file(tree: Path) -> None:
    """Take a file away."""
    (tree / "ke-hoach" / "1" / "index.html").unlink()


def replace_file(tree: Path) -> None:
    """Put another file in the place of one, as editors do."""
    write(tree / "ke-hoach" / "1" / "index.html", "ke hoach I")


def write_into(tree: Path) -> None:
    """Write into a file, which has a second name in the other tree."""
    with (tree / "ke-hoach" / "1" / "index.html").open("ab") as file:
        file.write(b"!")


def empty_folder(tree: Path) -> None:
    """Remove a folder with all in it."""
    shutil.rmtree(tree / "ke-hoach" / "1")


def add_folder(tree: Path) -> None:
    """Make a folder with nothing in it."""
    (tree / "rong").mkdir()


def hide_stray(tree: Path) -> None:
    """Put a file into the folder that was changed last, and give that its old time back."""
    folder = max((path for path in tree.rglob("*") if path.is_dir()), key=changed_at)
    time = changed_at(folder)
    (folder / "la.html").write_text("của ai đó", "utf-8", newline="\n")
    os.utime(folder, ns=(time, time))


def changed_at(path: Path) -> int:
    """The time of the last change."""
    return path.stat().st_mtime_ns


def remove_all(tree: Path) -> None:
    """Remove everything."""
    shutil.rmtree(tree)


DAMAGES: tuple[Callable[[Path], None], ...] = (
    write_stray, write_beside_changed, remove_file, replace_file, write_into, empty_folder,
    add_folder, hide_stray, remove_all,
)  # fmt: skip


@pytest.mark.parametrize("tree", ["site", "spare", "both"])
@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_what_somebody_did_to_a_tree_is_mended(
    site: Path, store: Path, damage: Callable[[Path], None], tree: str
) -> None:
    """The next site has nothing of it, and nothing is left of it once there is another one.

    What lies in a folder of the site that the next one does not change is found in the spare tree.
    """
    spare = spare_of(site)
    assert spare
    for damaged in {"site": [site], "spare": [spare], "both": [site, spare]}[tree]:
        if damage is not write_into or damaged is not spare or tree != "both":
            damage(damaged)
    for files in (AFTER, BEFORE):
        build(site, files, store)
        assert content(site) == files
    assert is_twin(site)


def test_what_was_put_beside_a_file_that_changes_is_hidden_from_no_look(
    site: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where a build takes so long that the times of its folders prove what is in them."""
    monkeypatch.setattr(tree_list, "_UNSURE_NANOSECONDS", -(10**12))
    write_beside_changed(site)
    for files in (AFTER, BEFORE):
        build(site, files, store)
        assert content(site) == files


@pytest.mark.slow
@pytest.mark.parametrize("fate", ["lives", "dies"])
def test_a_copy_of_the_process_may_look_at_the_trees(
    site: Path, store: Path, monkeypatch: pytest.MonkeyPatch, fate: str
) -> None:
    """It finds what this process would find, which does the work itself where the copy dies."""
    monkeypatch.setattr(trees, "_LARGE", 0)
    monkeypatch.setattr(multiprocessing, "cpu_count", lambda: 2)
    begun: list[object] = []
    send, begin = executors._send_all, executors.WorkMeanwhile._begin
    monkeypatch.setattr(executors, "_send_all", send if fate == "lives" else lambda *_: os._exit(9))

    def noted(own: executors.WorkMeanwhile[Any, Any]) -> None:
        begun.append(own)
        begin(own)

    monkeypatch.setattr(executors.WorkMeanwhile, "_begin", noted)
    for damage, of_spare in ((write_stray, False), (replace_file, True), (remove_file, False)):
        damaged = spare_of(site) if of_spare else site
        assert damaged
        damage(damaged)
        for files in (AFTER, BEFORE):
            build(site, files, store)
            assert content(site) == files
        assert is_twin(site)
    assert len(begun) == 6


def test_a_spare_tree_of_another_site_is_not_used(site: Path, store: Path) -> None:
    """Whatever was put in its place, and by whatever name, the site is right."""
    other = site.parent / "other"
    build(other, make_site(6, "khác"), store.with_name("other.sqlite"))
    for change in (AFTER, BEFORE):
        own, foreign = spare_of(site), spare_of(other)
        assert own
        assert foreign
        shutil.rmtree(own)
        shutil.copytree(foreign, own)
        build(site, change, store)
        assert content(site) == change
        assert is_twin(site)


def test_a_foreign_tree_beside_the_spare_one_is_removed(site: Path, store: Path) -> None:
    """Nothing stays there that no build will ever use."""
    own = spare_of(site)
    assert own
    write(own.with_name("f" * 32) / "index.html", "của ai đó")
    build(site, AFTER, store)
    assert content(site) == AFTER
    assert is_twin(site)


def test_two_sites_on_one_store_are_both_right(site: Path, store: Path) -> None:
    """Each knows that what is kept is of the other, and makes everything that it must."""
    other = site.parent / "other"
    for files in (AFTER, BEFORE, AFTER):
        for live in (site, other):
            build(live, files, store)
            assert content(live) == files
            assert is_twin(live)


def test_a_copied_portal_is_right(site: Path, store: Path, tmp_path: Path) -> None:
    """A copy that keeps the times of files and folders has other files all the same."""
    shutil.copytree(site.parent, tmp_path / "copy")
    live, kept = tmp_path / "copy" / "site", tmp_path / "copy.sqlite"
    shutil.copy2(store, kept)
    (live / "index.html").write_bytes(b"TRANG")
    build(live, AFTER, kept)
    assert content(live) == AFTER
    assert is_twin(live)
    build(site, AFTER, store)
    assert content(site) == AFTER


def test_a_file_and_a_folder_may_change_places(site: Path, store: Path) -> None:
    """What was an address with others below it becomes a file, and the other way round."""
    other = {path: told for path, told in BEFORE.items() if not path.startswith("ke-hoach/1/")}
    other["ke-hoach/1"] = b"tep"
    for files in (other, BEFORE, other):
        build(site, files, store)
        assert content(site) == files
        assert is_twin(site)


def test_two_things_at_one_address_stop_the_build(site: Path, store: Path) -> None:
    """The one may be new, and the other a file or a folder that is taken over."""
    for taken in ("ke-hoach/1/index.html", "ke-hoach/1", "index.html/trang.html"):
        place = SiteFolder(site)
        with Store(store) as kept:
            made = SiteTrees(site, place.staging, place.spare, kept, "s")
            made.prepare()
            for section, own in sections_of(BEFORE).items():
                key = hash_of(*(part for path in own for part in (path.encode(), BEFORE[path])))
                assert made.placing.keep_section(section, key)
            new = PackedFiles.of({taken: made.place(taken, b"khac")})
            made.placing.add_own("new", b"new", new)
            with pytest.raises(DataProblemsError, match="cùng đòi"):
                made.finish(b"all")
        place.tidy()
        build(site, BEFORE, store)
        assert content(site) == BEFORE


def test_a_disk_without_second_names_has_no_spare_tree(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files are copied there, and nothing is left beside the site."""

    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    live = tmp_path / "around" / "site"
    live.parent.mkdir()
    for files in (BEFORE, AFTER, AFTER):
        build(live, files, tmp_path / "store.sqlite")
        assert content(live) == files
        assert [path.name for path in live.parent.iterdir()] == ["site"]
