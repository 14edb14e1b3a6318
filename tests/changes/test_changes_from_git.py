"""The state that a proposal is compared with, taken from git; git's own words never show."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from desk.gitwork import Git, GitRefusedError
from portal_cli import main
from portal_cli.git import (
    BaseError,
    GitMissingError,
    NoDataError,
    NotARepositoryError,
    ShallowCloneError,
    UnknownBaseError,
    UnreadableRepositoryError,
    UnrelatedBaseError,
    find_base,
    list_replaced_originals,
    list_tracked_files,
    open_data_at,
)
from portal_cli.git_trouble import explain_pipe, explain_trouble
from repositories import commit, git
from workspace import SAMPLE, SAMPLE_PLAN, Workspace

ORIGINAL = "plans/xa-mau-2026-kinh-te-xa-hoi/ke-hoach-15-kh-ubnd-2026.txt"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose branch ``main`` went on after ``de-xuat`` left it; on ``de-xuat``."""
    folder = tmp_path / "kho"
    write(folder, "data/a.yml", "một\n")
    git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder, "first")
    git(folder, "branch", "de-xuat")
    write(folder, "data/a.yml", "của người khác\n")
    commit(folder, "others")
    git(folder, "switch", "--quiet", "de-xuat")
    write(folder, "data/a.yml", "hai\n")
    commit(folder, "ours")
    return folder


def write(folder: Path, path: str, text: str) -> None:
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8", newline="\n")


def test_what_landed_meanwhile_is_no_change_of_ours(repository: Path) -> None:
    """The state is that of the commit where the two sides parted, and the folder goes again."""
    with open_data_at(repository, "main") as folder:
        assert (folder / "data" / "a.yml").read_text("utf-8") == "một\n"
    assert not folder.exists()
    assert (repository / "data" / "a.yml").read_text("utf-8") == "hai\n"


BROKEN = {
    ("HEAD", ""): "không nhận đó là kho",
    ("config", "[core"): "config",
    ("config", "[core]\n\trepositoryformatversion = 9\n"): "git đời mới hơn",
    ("config", "[core]\n\trepositoryformatversion = 0\n\tbare = true\n"): "bare = true",
    ("config", '[core]\n\tbare = false\n[filter "a=b"]\n\tclean = evil\n'): "chứa dấu `=`",
    ("index", "hỏng"): "xóa tệp ấy rồi chạy `git reset`",
    ("refs/heads/de-xuat", "hỏng"): "chưa có commit nào",
}


@pytest.mark.parametrize(("file", "text"), BROKEN)
def test_a_broken_repository_is_not_told_as_none(repository: Path, file: str, text: str) -> None:
    """Nor as one that has nothing new: each cause has its sentence, with what to do."""
    (repository / ".git" / file).write_text(text, "utf-8")
    with pytest.raises(BaseError) as refused:
        list_tracked_files(repository, "data")
        with open_data_at(repository, "main"):
            pass
    told = str(refused.value)
    assert BROKEN[file, text] in told.replace("Xóa", "xóa")
    assert not re.search(r"fatal|error|Git không đọc được kho", told)
    if file != "refs/heads/de-xuat":
        assert isinstance(refused.value, UnreadableRepositoryError)


def test_the_folder_to_trust_is_that_of_the_repository(tmp_path: Path) -> None:
    """Git trusts no folder below; a name may hold what a command line would take for its own."""
    (tmp_path / "kho $(x)" / ".git").mkdir(parents=True)
    told = explain_trouble(tmp_path / "kho $(x)" / "cong", "fatal: detected dubious ownership")
    assert told.endswith(f" safe.directory '{tmp_path.as_posix()}/kho $(x)'")


@pytest.mark.parametrize("name", ["HEAD", "config", "info/exclude", "refs/heads/x", ""])
def test_a_pipe_in_the_repository_is_told_at_once(tmp_path: Path, name: str) -> None:
    """Git would wait at it without end, and be given up after minutes."""
    assert explain_pipe(tmp_path) == ""
    pipe = tmp_path / ".git" / name
    pipe.parent.mkdir(parents=True, exist_ok=True)
    if name:
        objects = tmp_path / ".git" / "objects"
        objects.mkdir()
        os.mkfifo(objects / "ab")  # of these git looks at few
        assert explain_pipe(tmp_path) == ""
    os.mkfifo(pipe)
    assert explain_pipe(tmp_path / "cong").startswith(f"{pipe.as_posix()} là một ống dẫn")
    with pytest.raises(UnreadableRepositoryError, match="ống dẫn"):
        list_tracked_files(tmp_path, "data")
    with pytest.raises(GitRefusedError, match="ống dẫn"):
        Git(tmp_path).find_remote()


@pytest.mark.parametrize("name", ["worktrees/sua/HEAD", "worktrees/sua/commondir", "config"])
def test_a_pipe_is_told_where_a_work_tree_has_a_file_for_its_repository(
    repository: Path, tmp_path: Path, name: str
) -> None:
    """`git worktree add` makes one; the files of both folders are read."""
    tree = tmp_path / "sua"
    git(repository, "worktree", "add", "-q", str(tree))
    assert explain_pipe(tree) == ""
    pipe = repository / ".git" / name
    pipe.unlink()
    os.mkfifo(pipe)
    assert explain_pipe(tree).split(" là một ống dẫn")[0].endswith(f"/{name.rpartition('/')[2]}")
    with pytest.raises(UnreadableRepositoryError, match="ống dẫn"):
        list_tracked_files(tree, "data")


@pytest.mark.parametrize("content", [b"gitdir: ../n\0o\n", b"\xff\xfe", b"", b"gitdir: no-such"])
def test_a_file_for_a_repository_that_names_none_has_no_pipe(
    tmp_path: Path, content: bytes
) -> None:
    (tmp_path / ".git").write_bytes(content)
    assert explain_pipe(tmp_path) == ""


def test_files_of_a_repository_are_not_asked_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There may be thousands of branches, and each call of git looks for pipes first."""
    branches = tmp_path / ".git" / "refs" / "heads"
    branches.mkdir(parents=True)
    for at in range(9):
        (branches / f"n{at}").touch()
    asked: list[Path] = []

    def is_fifo(path: Path) -> bool:
        asked.append(path)
        return False

    monkeypatch.setattr(Path, "is_fifo", is_fifo)
    assert explain_pipe(tmp_path) == ""
    assert asked == [tmp_path / ".git"]


def test_a_lost_object_is_not_told_as_a_lack_of_data(repository: Path) -> None:
    lost = git(repository, "rev-parse", "main~1^{tree}")
    (repository / ".git" / "objects" / lost[:2] / lost[2:]).unlink()
    with pytest.raises(UnreadableRepositoryError, match="hỏng một phần"):
        open_data_at(repository, "main").__enter__()


def test_settings_are_asked_for_once_and_again_when_they_change(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half of the calls of a check would be for them; what they include may change unseen."""
    asked = list[str]()
    run = subprocess.run

    def note(command: list[str], **given: Any) -> subprocess.CompletedProcess[bytes]:
        asked.append("config" if "--get-regexp" in command else "else")
        return run(command, **given)

    monkeypatch.setattr(subprocess, "run", note)
    config = repository / ".git" / "config"
    for added, each_time in (
        ("", False),
        ('[filter "a"]\n\tclean = evil\n', False),
        ("[include]\n\tpath = more\n", True),
    ):
        config.write_text(config.read_text("utf-8") + added, "utf-8")
        asked.clear()
        for _ in range(3):
            find_base(repository)
        wanted = asked.count("else") if each_time else 1
        assert asked.count("config") == wanted, added


def test_settings_that_git_did_not_read_are_not_taken_for_harmless(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that somebody trusts later, while the desk is open, has the programs it had."""
    settings = '[filter "a"]\n\tclean = evil\n'
    with (repository / ".git" / "config").open("a", encoding="utf-8") as config:
        config.write(settings)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert find_base(repository) is None
    monkeypatch.delenv("GIT_TEST_ASSUME_DIFFERENT_OWNER")
    asked = list[list[str]]()
    run = subprocess.run

    def note(command: list[str], **given: Any) -> subprocess.CompletedProcess[bytes]:
        asked.append(command)
        return run(command, **given)

    monkeypatch.setattr(subprocess, "run", note)
    assert find_base(repository)
    assert "filter.a.clean=" in asked[-1]


def test_a_portal_can_be_a_subfolder_of_its_repository(tmp_path: Path) -> None:
    """Only its own data is taken, with its overrides and docs; links are not followed."""
    portal = tmp_path / "kho" / "cong"
    write(portal, "data/a.yml", "một\n")
    write(portal, "overrides/icons/hoa.svg", "<svg/>")
    write(portal, "docs/lich.md", "# Lịch\n")
    write(tmp_path / "kho", "data/a.yml", "của phần khác\n")
    (portal / "data" / "ra-ngoai").symlink_to("/etc")
    git(tmp_path / "kho", "init", "--quiet", "--initial-branch", "main")
    commit(tmp_path / "kho", "first")
    write(portal, "data/a.yml", "hai\n")
    with open_data_at(portal, "main") as folder:
        assert (folder / "data" / "a.yml").read_text("utf-8") == "một\n"
        assert (folder / "overrides" / "icons" / "hoa.svg").is_file()
        assert (folder / "docs" / "lich.md").is_file()
        assert not (folder / "data" / "ra-ngoai").exists()


def test_bytes_of_originals_come_as_they_were(repository: Path) -> None:
    """A text with Windows line ends keeps its hash."""
    content = b"d\xc3\xb2ng\r\nd\xc3\xb2ng\n\x00\xff"
    (repository / "data" / "goc.pdf").write_bytes(content)
    commit(repository, "original")
    with open_data_at(repository, "HEAD") as folder:
        assert (folder / "data" / "goc.pdf").read_bytes() == content


@pytest.mark.parametrize("portal", ["", "cong"])
def test_only_files_with_other_bytes_under_one_name_are_replaced(
    tmp_path: Path, portal: str
) -> None:
    """Not modes, links, records, files of others' changes, nor what came, went or was renamed."""
    kho, root = tmp_path / "kho", tmp_path / "kho" / portal
    names = ("thay", "ghi", "quyen", "nối", "bo", "doi", "khac")
    for name in names:
        write(root, f"data/plans/x/{name}.pdf", f"%PDF {name}\n")
    write(root, "data/plans/x/plan.yml", "id: x\n")
    git(kho, "init", "--quiet", "--initial-branch", "main")
    commit(kho, "first")
    git(kho, "switch", "--quiet", "-c", "de-xuat")
    folder = root / "data/plans/x"
    (folder / "quyen.pdf").chmod(0o755)
    write(root, "data/plans/x/ghi.pdf", "%PDF đã ghi\n")
    commit(kho, "ours")
    (folder / "quyen.pdf").touch()
    (folder / "nối.pdf").unlink()
    (folder / "nối.pdf").symlink_to("thay.pdf")
    (folder / "bo.pdf").unlink()
    (folder / "doi.pdf").rename(folder / "ten-khac.pdf")
    write(root, "data/plans/x/thay.pdf", "%PDF thay\r\n")
    write(root, "data/plans/x/plan.yml", "id: y\n")
    git(kho, "stash", "--quiet")
    git(kho, "switch", "--quiet", "main")
    write(root, "data/plans/x/khac.pdf", "%PDF của người khác\n")
    commit(kho, "others")
    git(kho, "switch", "--quiet", "de-xuat")
    git(kho, "stash", "pop", "--quiet")
    found = list_replaced_originals(root, "main")
    assert found == {"data/plans/x/thay.pdf", "data/plans/x/ghi.pdf"}
    assert list_replaced_originals(root, "khong-co") == frozenset()
    assert list_replaced_originals(tmp_path, "main") == frozenset()


@pytest.mark.parametrize("base", ["HEAD", "."])
def test_records_alone_come_without_originals(
    repository: Path, base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What only YAML files tell needs no copy of gigabytes of originals, from git or a folder."""
    for folder in (repository, repository / "cong"):
        write(folder, "data/plans/x/plan.yml", "id: x\n")
        write(folder, "data/plans/x/goc.pdf", "%PDF")
        write(folder, "overrides/icons/hoa.svg", "<svg/>")
        write(folder, "docs/du-lieu.yml", "a: b\n")
    commit(repository, "plans")
    for root in (repository, repository / "cong"):
        monkeypatch.chdir(root)
        with open_data_at(root, base, records_only=True) as folder:
            files = {
                path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
            }
        assert files - {"data/a.yml"} == {"data/plans/x/plan.yml"}


@pytest.mark.parametrize("name", ["--output=x", "-h", "khong-co", "", "HEAD; ls", "0" * 40])
def test_a_name_that_git_does_not_know_is_explained(repository: Path, name: str) -> None:
    """Neither is it ever taken for an option, or for a command."""
    with pytest.raises(UnknownBaseError, match="git branch --all"), open_data_at(repository, name):
        pass
    assert not (repository / "x").exists()


def test_a_shallow_clone_says_what_to_set(repository: Path, tmp_path: Path) -> None:
    """The runner that fetched one commit is told how to fetch the others."""
    git(tmp_path, "clone", "--quiet", "--depth", "1", repository.as_uri(), "nong")
    for name in ("HEAD~1", git(repository, "rev-parse", "main")):
        shallow = open_data_at(tmp_path / "nong", name)
        with pytest.raises(ShallowCloneError, match="fetch-depth: 0"), shallow:
            pass


def test_other_ways_to_fail_have_their_own_sentence(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No repository, no common history, no data, no git."""
    git(repository, "switch", "--quiet", "--orphan", "khac")
    write(repository, "README", "không có dữ liệu\n")
    other = commit(repository, "unrelated")
    git(repository, "switch", "--quiet", "de-xuat")
    outside = tmp_path / "ngoai"
    outside.mkdir()
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    cases: list[tuple[type[BaseError], Path, str, str]] = [
        (NotARepositoryError, outside, "main", "git clone"),
        (UnrelatedBaseError, repository, other, "lịch sử chung"),
        (NoDataError, repository, str(outside), "không có data/"),
    ]
    for kind, root, base, said in cases:
        with pytest.raises(kind, match=said), open_data_at(root, base):
            pass
    git(repository, "rm", "--quiet", "-r", "data")
    commit(repository, "no data")
    with (
        pytest.raises(NoDataError, match="chưa có thư mục data/"),
        open_data_at(repository, "HEAD"),
    ):
        pass
    monkeypatch.setenv("PATH", "")
    with pytest.raises(GitMissingError, match="Cài git"), open_data_at(repository, "main"):
        pass
    assert find_base(repository) is None


def test_the_default_base_is_where_the_main_branch_of_the_remote_was_left(
    repository: Path, tmp_path: Path
) -> None:
    """Found in a clone, under either name of the branch; none where there is no repository."""
    assert find_base(tmp_path) is None
    parted = git(repository, "merge-base", "main", "de-xuat")
    assert find_base(repository) == parted  # of this clone, where there is no remote
    git(tmp_path, "clone", "--quiet", str(repository), "ban-sao")
    clone = tmp_path / "ban-sao"
    assert find_base(clone) == git(clone, "rev-parse", "HEAD")  # de-xuat was checked out there
    git(clone, "remote", "set-head", "origin", "--delete")
    assert find_base(clone) == parted
    git(tmp_path, "clone", "--quiet", "--depth", "1", repository.as_uri(), "nong")
    shallow = tmp_path / "nong"
    git(shallow, "fetch", "--quiet", "--depth", "1", "origin", "main:refs/remotes/origin/main")
    git(shallow, "remote", "set-head", "origin", "main")
    assert find_base(shallow) is None


def test_a_proposal_is_explained_from_its_branch(
    sample: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    """The whole way: a branch, an edit, the report against the main branch, or what is amiss."""
    root = sample.folder
    git(root, "init", "--quiet", "--initial-branch", "main")
    commit(root, "first")
    git(root, "switch", "--quiet", "--create", "de-xuat")
    sample.replace(SAMPLE_PLAN, "status: in_force", "status: ended")
    commit(root, "end it")
    assert main(["changes", "main", "--root", str(root)]) == 0
    assert "Tình trạng hiệu lực" in capsys.readouterr().out
    assert main(["changes", "HEAD", "--root", str(root)]) == 0
    assert "Không có gì thay đổi đối với người đọc." in capsys.readouterr().out
    assert main(["changes", "nhanh-la", "--root", str(root)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("Không có nhánh, thẻ hay commit nào tên là `nhanh-la`")
    git(root, "branch", "--move", "main", "chinh")
    assert main(["changes", "--root", str(root)]) == 2
    assert "Chưa biết so với gì." in capsys.readouterr().err
    git(root, "update-ref", "refs/remotes/origin/main", "chinh")
    assert main(["changes", "--root", str(root)]) == 0
    assert "Tình trạng hiệu lực" in capsys.readouterr().out


@pytest.mark.parametrize("more", [(), ("--write-history",)])
def test_what_was_committed_already_is_compared_by_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], more: tuple[str, ...]
) -> None:
    """Nothing was compared, so no history is called whole; the named call tells the change."""
    portal = Workspace(tmp_path / "kho", SAMPLE)
    portal.leave_data_only()
    there = ["--root", str(portal.folder), *more]
    git(portal.folder, "init", "--quiet", "--initial-branch", "main")
    commit(portal.folder, "first")
    assert main(["changes", *there]) == 0
    assert "commit" not in capsys.readouterr().err
    for file in (SAMPLE_PLAN, ORIGINAL):
        portal.replace(file, "4.073 tấn", "4.173 tấn")
    commit(portal.folder, "second")
    assert main(["changes", *there]) == 0
    said = capsys.readouterr()
    assert "Lịch sử của các trang đã đủ" not in said.out
    named = re.findall("`portal (.*?)`", said.err)[0].split()
    assert named[2:] == list(more)
    assert main([*named, "--root", str(portal.folder)]) == 0
    assert "Chỉ tiêu 1" in capsys.readouterr().out
