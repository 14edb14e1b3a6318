"""What is kept from one run to the next is never taken from a repository."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from portal_cli import main
from portal_cli.caches import look_at_caches
from repositories import commit, git
from thidua.foundation.problems import Severity
from thidua.foundation.store import STORE, Store
from workspace import SMALL, Workspace


@pytest.fixture
def small(tmp_path: Path) -> Workspace:
    """A portal of one short plan."""
    return Workspace(tmp_path / "portal", SMALL)


@pytest.fixture
def repository(small: Workspace) -> Workspace:
    """A portal in a repository of git that keeps `.cache` out, as that of `portal init` does."""
    (small.folder / ".gitignore").write_text(".cache/\n", "utf-8")
    git(small.folder, "init", "--quiet", "--initial-branch", "main")
    commit(small.folder, "first")
    return small


def smuggle(portal: Workspace, path: str) -> Path:
    """Put a file into the repository of a portal, whatever is to be kept out."""
    file = portal.folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"forged")
    git(portal.folder, "add", "--force", path)
    git(portal.folder, "commit", "--quiet", "--message", "smuggled")
    return file


def check(portal: Workspace) -> int:
    return main(["check", "--root", str(portal.folder), "--base", "none"])


@pytest.fixture
def engines(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Which engine each check names: one that names none takes nothing from a store."""
    named: list[bytes] = []

    def noted(path: Path | None, engine: bytes) -> Store:
        named.append(engine)
        return Store(path, engine)

    monkeypatch.setattr("portal_cli.check.Store", noted)
    return named


def test_what_git_does_not_track_is_used(
    repository: Workspace, engines: list[bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    """The usual case: this machine has kept it."""
    assert check(repository) == 0
    assert check(repository) == 0
    assert all(engines)
    assert (repository.folder / STORE).is_file()
    assert ".cache" not in capsys.readouterr().out


@pytest.mark.parametrize(
    "path",
    [STORE, ".cache/inspected/0a", "data/plans/.cache/x", ".Cache/store.sqlite", "docs/.CACHE"],
)
def test_a_tracked_cache_is_refused_and_not_used(
    repository: Workspace, path: str, engines: list[bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever proposes a change could have forged the verdicts in it."""
    if path.startswith("docs"):
        (repository.folder / "docs").unlink()
    smuggled = smuggle(repository, path)
    assert check(repository) == 1
    assert engines == [b""]
    assert smuggled.read_bytes() == b"forged"
    folder = path[: path.lower().index(".cache") + len(".cache")]
    (line,) = [one for one in capsys.readouterr().out.splitlines() if "thư mục tạm" in one]
    assert line.startswith(f"{path}:1:1: Git đang theo dõi thư mục tạm `{folder}`.")
    assert f"`git rm -r -f --quiet {folder}`" in line


def test_all_tracked_caches_are_told_at_once_with_their_cure(repository: Workspace) -> None:
    """One line for each folder; what it says to run leaves nothing of it behind."""
    for path in (STORE, ".cache/a", "data/kế hoạch/.cache/b"):
        smuggle(repository, path)
    problems = sorted(look_at_caches(repository.folder).problems)
    assert [problem.file for problem in problems] == [".cache/a", "data/kế hoạch/.cache/b"]
    for problem in problems:
        command = shlex.split(problem.fix.split("`")[1])
        assert command[0] == "git"
        git(repository.folder, *command[1:])
    assert look_at_caches(repository.folder) == ([], True)
    assert not list(repository.folder.rglob(".cache/*"))
    assert check(repository) == 0


def test_a_link_called_cache_is_refused(repository: Workspace) -> None:
    """A link could lead to a store that the repository has under another name."""
    (repository.folder / "kho").mkdir()
    (repository.folder / ".cache").symlink_to("kho")
    git(repository.folder, "add", "--force", ".cache")
    (problem,) = look_at_caches(repository.folder).problems
    assert problem.file == ".cache"


def test_a_portal_in_a_part_of_its_repository_answers_for_itself(repository: Workspace) -> None:
    """What the repository has beside the portal is none of its business."""
    portal = repository.folder / "cong"
    (portal / "data").mkdir(parents=True)
    smuggle(repository, ".cache/a")
    assert look_at_caches(portal) == ([], True)
    smuggle(repository, "cong/.cache/a")
    (problem,) = look_at_caches(portal).problems
    assert problem.file == ".cache/a"


def test_without_git_or_a_repository_nothing_can_have_come_with_one(
    small: Workspace, repository: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Staff without git keep their results as well."""
    assert look_at_caches(tmp_path) == ([], True)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert look_at_caches(repository.folder) == ([], True)


def test_where_git_cannot_tell_nothing_is_taken_and_staff_hear_why(
    repository: Workspace, engines: list[bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    """It costs time, and stops nobody."""
    smuggle(repository, STORE)
    (repository.folder / ".git" / "index").write_bytes(b"broken")
    (problem,) = look_at_caches(repository.folder).problems
    assert problem.severity is Severity.NOTICE
    assert check(repository) == 0
    assert engines == [b""]
    assert "Tệp index của kho ở" in capsys.readouterr().out


def test_a_repository_of_somebody_else_is_not_read(
    repository: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git refuses it, and says what to run for those who trust it."""
    smuggle(repository, STORE)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    found = look_at_caches(repository.folder)
    assert not found.trusted
    assert "git config --global --add safe.directory" in found.problems[0].message


def test_nothing_is_built_beside_a_tracked_cache(repository: Workspace) -> None:
    """A site could show forged verdicts as well; whoever calls MkDocs itself is stopped too."""
    smuggle(repository, STORE)
    built = repository.build(anew=True)
    assert built.returncode == 1
    assert f"{STORE}:1:1: Git đang theo dõi thư mục tạm `.cache`." in built.stderr
    assert not repository.site.exists()
    git(repository.folder, "rm", "-r", "-f", "--quiet", ".cache")
    assert repository.build().returncode == 0


def test_a_build_takes_nothing_either_where_git_cannot_tell(repository: Workspace) -> None:
    """Neither the quick way nor that by MkDocs opens a store that may have come with a commit."""
    (repository.folder / ".git" / "index").write_bytes(b"broken")
    for _ in range(2):
        assert repository.build(anew=True).returncode == 0
        assert not (repository.folder / STORE).exists()
