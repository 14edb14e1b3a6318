"""Builds of this machine: readers see a whole site, whatever breaks, and however many build."""

from __future__ import annotations

import errno
import random
import re
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from copies import Begun, begin_in_copy
from faults import Fault, count_steps, killed_at, refused_at, run_in_copy, run_refused
from portal_cli.site_build import SiteBuild
from publishing import build, content
from soaking import at_most, take_part
from thidua.foundation import exchange
from thidua.foundation.site_folder import SiteFolder
from workspace import SMALL, Workspace

PAIRS = at_most(1, 40)
KILLS = at_most(2, 200)
WORDS = ("Cổng để thử bộ kiểm tra", "Cổng để thử mọi điều")
PROGRESS = re.compile(r": [\d.]+/[\d.]+|…$")


@pytest.fixture(params=["one step", "two renames"])
def any_disk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Disks that can exchange two folders, and disks that cannot; whether this one can."""
    exchanges: bool = request.param == "one step"
    if not exchanges:
        monkeypatch.setattr(exchange, "_exchange", lambda *_: False)
    return exchanges


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A whole site, alone in its folder."""
    build(tmp_path / "around" / "site", "bản cũ")
    return tmp_path / "around" / "site"


@pytest.fixture
def versions(site: Path, tmp_path: Path) -> list[dict[str, bytes]]:
    """What readers may see: the site before, and the one that ``build_into`` makes."""
    build(tmp_path / "other", "bản mới")
    return [content(site), content(tmp_path / "other")]


def build_into(site: Path) -> None:
    """One build as the edge makes it, of a small site."""
    under_way = SiteBuild(site)
    try:
        build(under_way.staging, "bản mới")
    except BaseException:
        under_way.give_up()
        raise
    under_way.publish()


def alone(site: Path) -> bool:
    """Whether nothing is left beside the site."""
    return [path.name for path in site.parent.iterdir()] == [site.name]


@pytest.mark.parametrize(
    ("left", "live"),
    [
        (["old"], "old"),
        (["old", "new"], "old"),
        (["new"], None),
        (["site", "old", "new"], "site"),
    ],
)
def test_what_a_death_at_any_step_left_is_tidied(
    left: list[str], live: str | None, tmp_path: Path
) -> None:
    """Where nothing is live, the old tree is again, before anything is removed."""
    for name in left:
        folder = tmp_path / ("site" if name == "site" else f"site.{name}")
        folder.mkdir()
        (folder / "index.html").write_text(name, "utf-8")
    SiteFolder(tmp_path / "site").tidy()
    stands = {path.parent.name: path.read_text("utf-8") for path in tmp_path.rglob("*.html")}
    assert stands == ({"site": live} if live else {})


def faulty_builds(site: Path, fault: Callable[[int], Fault], every: int = 1) -> Iterator[int]:
    """Builds over a whole site with a fault at the first step, the second, and so on to the last.

    Args:
        site: where it stands.
        fault: what happens at a step.
        every: of how many steps `make test` tries one.

    Yields:
        How each ended; whoever asks looks at what it left.
    """
    before = shutil.copytree(site, site.parent.parent / "before")
    steps = count_steps(lambda: build_into(site), site.parent)
    assert steps > 30
    for step in take_part(range(1, steps + 1), every):
        shutil.rmtree(site.parent)
        shutil.copytree(before, site)
        yield run_in_copy(lambda: build_into(site), fault(step), site.parent)


def test_a_kill_at_any_step_leaves_a_whole_site(
    site: Path, versions: list[dict[str, bytes]], any_disk: bool
) -> None:
    """It stands at once where a disk can exchange; elsewhere the next build puts it back."""
    missing = 0
    for ended in faulty_builds(site, killed_at):
        assert ended == -signal.SIGKILL
        missing += not site.exists()
        old = site.with_name("site.old")
        assert all(content(one) in versions for one in (site, old) if one.exists())
        SiteBuild(site).give_up()
        assert content(site) in versions
        assert alone(site)
        build_into(site)
        assert content(site) == versions[1]
        assert alone(site)
    assert (missing == 0) == any_disk


@pytest.mark.usefixtures("any_disk")
def test_a_refusal_at_any_step_leaves_a_whole_site(
    site: Path, versions: list[dict[str, bytes]]
) -> None:
    """A full disk may end the build; the site stands, the next build tidies."""
    ends = set()
    for ended in faulty_builds(site, lambda step: refused_at(step, errno.ENOSPC), every=2):
        assert content(site) in versions
        build_into(site)
        assert content(site) == versions[1]
        assert alone(site)
        ends.add(ended)
    assert ends == {0, 1}


@pytest.mark.usefixtures("any_disk")
def test_a_first_site_appears_whole(site: Path, versions: list[dict[str, bytes]]) -> None:
    """Where no site was, a kill leaves none or all of it, and the next build needs no help."""
    shutil.rmtree(site)
    steps = count_steps(lambda: build_into(site), site.parent)
    for step in take_part(range(1, steps + 1), 2):
        shutil.rmtree(site.parent)
        run_in_copy(lambda: build_into(site), killed_at(step), site.parent)
        assert not site.exists() or content(site) == versions[1]
        SiteBuild(site).give_up()
        assert list(site.parent.iterdir()) in ([], [site])


@pytest.mark.usefixtures("any_disk")
def test_a_link_goes_on_being_one(site: Path, versions: list[dict[str, bytes]]) -> None:
    """A host may serve another folder than the portal's; the two change places there."""
    served = site.parent / "served"
    site.rename(served)
    site.symlink_to(served)
    build_into(site)
    assert site.is_symlink()
    assert content(served) == versions[1]
    assert sorted(path.name for path in site.parent.iterdir()) == ["served", "site"]


def test_a_site_before_that_cannot_be_removed_is_told_and_waits_for_the_next_build(
    site: Path,
    versions: list[dict[str, bytes]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The new site stands already, so the build has not failed."""

    def refuse(folder: Path) -> None:
        raise OSError(errno.EBUSY, "busy", str(folder))

    under_way = SiteBuild(site)
    build(under_way.staging, "bản mới")
    with monkeypatch.context() as broken:
        broken.setattr(shutil, "rmtree", refuse)
        under_way.publish()
    assert "Trang mới đã vào chỗ" in capsys.readouterr().err
    assert content(site) == versions[1]
    assert not alone(site)
    SiteBuild(site).give_up()
    assert alone(site)


def test_a_refused_exchange_ends_the_build_with_nothing_left(
    site: Path, versions: list[dict[str, bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Readers keep the site before, and the next build need not wait for this one."""

    def refuse(path: Path, target: Path) -> Path:
        raise OSError(errno.EPERM, "no", str(path), None, str(target))

    with monkeypatch.context() as broken, pytest.raises(OSError):
        broken.setattr(Path, "rename", refuse)
        build_into(site)
    assert content(site) == versions[0]
    assert alone(site)


@pytest.fixture
def small(tmp_path: Path) -> Workspace:
    """A portal of one short plan."""
    return Workspace(tmp_path / "portal", SMALL)


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, bytes]]:
    """The sites of that portal with the one and the other word."""
    one, other = (Workspace(tmp_path_factory.mktemp("state") / "portal", SMALL) for _ in range(2))
    other.replace("portal.yml", *WORDS)
    return [content(portal.built()) for portal in (one, other)]


def switch(portal: Workspace, to: int) -> None:
    """Let the data say the other word, which stands on every page."""
    portal.replace("portal.yml", WORDS[1 - to], WORDS[to])


def test_two_builds_at_once_leave_a_whole_site(
    small: Workspace, states: list[dict[str, bytes]]
) -> None:
    """Pairs of real commands: both succeed, one waits and says so, and nothing is left."""
    small.built()
    waited = 0
    for state in ([1, 0] * PAIRS)[:PAIRS]:
        switch(small, state)
        both = [started_build(small), started_build(small)]
        ended = [one.wait() for one in both]
        assert [one.returncode for one in ended] == [0, 0], ended
        waited += sum("đang chờ lần ấy xong" in one.stderr for one in ended)
        assert content(small.site) == states[state]
        assert remains(small) == []
    assert 0 < waited <= PAIRS


def test_real_builds_killed_at_random_moments_leave_a_whole_site(
    small: Workspace, states: list[dict[str, bytes]]
) -> None:
    """After every kill one site or the other is complete; the build after the last one tidies."""
    small.built()
    began = time.monotonic()
    switch(small, 1)
    small.built()
    took = time.monotonic() - began
    moments = random.Random(13)
    for state in [0, 1] * (KILLS // 2):
        switch(small, state)
        under_way = started_build(small)
        time.sleep(moments.uniform(0.3, 1) * took)
        under_way.end()
        assert content(small.site) in states
    assert content(small.built()) == states[1]
    assert remains(small) == []


def started_build(portal: Workspace) -> Begun:
    """A build in a process of its own, which goes on meanwhile."""
    return begin_in_copy("build", "--root", str(portal.folder))


def remains(portal: Workspace) -> list[str]:
    """What is left beside the site."""
    return [path.name for path in portal.folder.glob("site.*")]


@pytest.mark.parametrize(
    ("program", "part", "number", "said"),
    [
        ("portal", "site.lock", errno.EACCES, "Không có quyền"),
        ("mkdocs", ".cache/mkdocs", errno.ENOSPC, "Đĩa đã đầy"),
        ("portal", "site.new/ke-hoach/index.html", errno.ENOSPC, "Đĩa đã đầy"),
        ("mkdocs", "site.new/ke-hoach/index.html", errno.ENOSPC, "Đĩa đã đầy"),
    ][: at_most(3, 4)],
)
def test_what_the_system_refuses_is_one_sentence(
    small: Workspace, program: str, part: str, number: int, said: str
) -> None:
    """Beside the site, in MkDocs' own writing and in the engine's; started by either command."""
    build(small.site, "bản cũ")
    before = content(small.site)
    where = ["--root", str(small.folder)] if program == "portal" else ["-q"]
    ran = run_refused(part, number, program, "build", *where, cwd=small.folder)
    assert ran.returncode in {1, 2}
    assert ran.stdout == ""
    told = [line for line in ran.stderr.splitlines() if not PROGRESS.search(line)]
    assert len(told) == 1
    assert said in told[0]
    assert content(small.site) == before
    assert remains(small) == []


def test_builds_of_two_site_folders_share_nothing_that_mkdocs_writes(small: Workspace) -> None:
    """Both may run at one time: each holds the lock of its own site only."""
    for name in ("trang-mot", "trang-hai"):
        command = ("build", "-q", "-d", str(small.folder / name))
        done = run_refused("nothing is called so", errno.EIO, "mkdocs", *command, cwd=small.folder)
        assert done.returncode == 0, done.stderr
    scratch = small.folder / ".cache" / "mkdocs"
    assert sorted(path.is_dir() for path in scratch.iterdir()) == [True, True]
