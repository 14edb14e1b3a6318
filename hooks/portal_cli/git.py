"""What git knows of a portal: its data as they stood at another time, and which files it tracks."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn

from portal_cli.git_programs import NO_PROGRAMS, refuse_programs_once
from portal_cli.git_trouble import explain_bare, explain_pipe, explain_trouble
from thidua.foundation.files import is_same_file

_BRANCHES_OF_ORIGIN = (
    "refs/remotes/origin/HEAD",
    "refs/remotes/origin/main",
    "refs/remotes/origin/master",
)
_BRANCHES_HERE = ("refs/heads/main", "refs/heads/master")
_PARTS = ("data", "overrides", "docs")
_RECORDS = ":(glob)data/**/*.yml"
_KEPT = ".cache"  # by content, so that both states can share it
_DIFFERS = ("diff", "--merge-base", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff",
            "--relative", "--diff-filter=M", "--ignore-submodules=all")  # fmt: skip
_PLANS = "data/plans"
_SECONDS = 120
"""How long git may take: packing thousands of plans takes half of that."""
_QUIET = {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}


class BaseError(Exception):
    """The data of another time cannot be had; the text is a Vietnamese sentence with advice."""


class GitMissingError(BaseError):
    """There is no git on this machine."""


class NotARepositoryError(BaseError):
    """The portal does not lie in a repository of git, or git refuses to read it."""


class UnreadableRepositoryError(NotARepositoryError):
    """There is a repository, but git refuses to read it."""


class UnknownBaseError(BaseError):
    """Git knows no commit of this name, and there is no such folder."""


class ShallowCloneError(BaseError):
    """The clone was made without the history that holds the base."""


class UnrelatedBaseError(BaseError):
    """The base and the present state have no commit in common."""


class NoDataError(BaseError):
    """There is no ``data/`` at the base."""


@contextmanager
def open_data_at(
    root: Path, base: str, *, records_only: bool = False, is_repository: bool = False
) -> Iterator[Path]:
    """A temporary folder that holds ``data/`` as it stood at ``base``; it is removed at the end.

    Args:
        root: the folder of the portal; it may be a subfolder of its repository.
        records_only: whether what the YAML files say is enough. If not, originals come too, and
            ``overrides/`` and ``docs/``.
        is_repository: whether git was asked already if it reads here, and does.
        base: a folder that holds ``data/``, or a name of a commit. Of a commit, the state is taken
            at its merge base with ``HEAD``: what others landed since is no change of ours.

    Raises:
        BaseError: when that state cannot be had.
    """
    with tempfile.TemporaryDirectory(prefix="portal-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if base and (Path(base) / "data").is_dir():
            for part in _PARTS[:1] if records_only else _PARTS:
                if (Path(base) / part).is_dir():
                    left_out = _all_but_records if records_only else None
                    shutil.copytree(
                        Path(base) / part, folder / part, symlinks=True, ignore=left_out
                    )
        else:
            parts = (_RECORDS,) if records_only else _PARTS
            if not is_repository:
                _require_repository(root)
            _extract_data(root, _merge_base_of(root, base), base, folder, parts)
        with suppress(OSError):  # not every system lets everybody make links
            (folder / _KEPT).symlink_to(root.resolve() / _KEPT, target_is_directory=True)
        yield folder


def find_base(root: Path) -> str | None:
    """The commit where the present state left the main branch: of ``origin``, else of this clone.

    None without git, a repository, such a branch, or the history that reaches back to it. A branch
    of a clone without its history says nothing: it begins and ends at the present state.
    """
    try:
        here = () if _is_shallow(root) else _BRANCHES_HERE
        for branch in (*_BRANCHES_OF_ORIGIN, *here):
            if commit := _commit_of(root, branch):
                return _said(_git(root, "merge-base", "HEAD", commit)) or None
    except BaseError:
        return None
    return None


def name_state_before_last_change(root: Path) -> str:
    """The state before the last commit that changed ``data/``, by a name that git understands.

    Empty where there is none: no git, no such commit, or nothing before it.
    """
    try:
        last = _said(_git(root, "log", "-1", "--no-show-signature", "--format=%h", "--", _PARTS[0]))
        before = f"{last}~1" if last else ""
        return before if _commit_of(root, before) else ""
    except BaseError:
        return ""


def list_tracked_files(root: Path, name: str) -> list[str]:
    """Files below ``root`` that git tracks in folders of this name, in any depth.

    Capitals count for nothing, as on Windows and macOS. A link of this name is listed itself.

    Raises:
        GitMissingError: when there is no git.
        NotARepositoryError: when there is no repository.
        UnreadableRepositoryError: when git cannot tell.
    """
    patterns = (f":(glob,icase)**/{name}", f":(glob,icase)**/{name}/**")
    answer = _git(root, "ls-files", "-z", "--", *patterns)
    if answer.returncode:
        _refuse_repository(root, answer)
    return [os.fsdecode(file) for file in answer.stdout.split(b"\0") if file]


def list_replaced_originals(root: Path, base: str) -> frozenset[str]:
    """Files beside the records of plans that have other bytes than at ``base``, under one name.

    They are compared as git does, so line ends and filters of a checkout count for nothing. Where
    git cannot tell, or knows no ``--merge-base`` yet, none is named.

    Args:
        root: the folder of the portal.
        base: what :func:`open_data_at` opened.
    """
    if base and (Path(base) / "data").is_dir():
        earlier = (path.relative_to(base).as_posix() for path in Path(base, _PLANS).glob("*/*"))
        found = [
            file
            for file in earlier
            if (root / file).is_file() and not is_same_file(Path(base, file), root / file)
        ]
    else:
        answer = _git(root, "-c", "core.fileMode=false", *_DIFFERS, base, "--", _PLANS)
        parts = iter(answer.stdout.split(b"\0") if answer.returncode == 0 else ())
        pairs = zip(parts, parts, strict=False)  # an empty end follows the last
        found = [os.fsdecode(file) for facts, file in pairs if _has_other_bytes(facts)]
    return frozenset(file for file in found if not file.endswith(".yml"))


def _has_other_bytes(facts: bytes) -> bool:
    """Whether a line of ``git diff --raw`` is about what a plain file holds, and not its mode."""
    old_mode, mode, old, new, *_ = facts.removeprefix(b":").split()
    return old_mode == mode and mode.startswith(b"100") and old != new


def _merge_base_of(root: Path, base: str) -> str:
    """The commit to compare with, by its hash."""
    commit = _commit_of(root, base)
    if not commit and _is_shallow(root):
        raise ShallowCloneError(_shallow(base))
    if not commit and base and Path(base).is_dir():
        raise NoDataError(
            f"Thư mục `{base}` không có data/. Chỉ ra thư mục chứa data/, hoặc tên một nhánh của "
            "git, như `origin/main`."
        )
    if not commit:
        raise UnknownBaseError(
            f"Không có nhánh, thẻ hay commit nào tên là `{base}`, cũng không có thư mục nào như "
            "thế. Xem các nhánh bằng `git branch --all`; nhánh ở máy chủ viết `origin/main`, và "
            "phải tải về trước bằng `git fetch origin`."
        )
    answer = _git(root, "merge-base", "HEAD", commit)
    common = _said(answer)
    if not common and (told := explain_trouble(root, _complaint(answer))):
        raise UnreadableRepositoryError(told)
    if not common and not _commit_of(root, "HEAD"):
        raise UnrelatedBaseError(
            f"Nhánh đang mở chưa có commit nào, nên không so được với `{base}`. Mở nhánh của mình "
            "bằng `git switch TÊN_NHÁNH`. Trước đây đã commit mà nay báo thế này thì kho đã hỏng: "
            "lấy bản sao mới bằng `git clone`."
        )
    if not common and _is_shallow(root):
        raise ShallowCloneError(_shallow(base))
    if not common:
        raise UnrelatedBaseError(
            f"`{base}` và trạng thái hiện tại không có lịch sử chung. Chọn nhánh mà đề xuất này "
            "tách ra từ đó, thường là `origin/main`."
        )
    return common


def _is_shallow(root: Path) -> bool:
    """Whether the clone was made without its whole history."""
    return _said(_git(root, "rev-parse", "--is-shallow-repository")) == "true"


def _require_repository(root: Path) -> None:
    """Make sure that git reads here.

    Raises:
        NotARepositoryError: with what to do.
    """
    answer = _git(root, "rev-parse", "--is-inside-work-tree")
    if _said(answer) != "true":
        _refuse_repository(root, answer)


def _refuse_repository(root: Path, answer: subprocess.CompletedProcess[bytes]) -> NoReturn:
    """Say why git does not read here."""
    if not answer.returncode:
        if told := explain_bare(root):
            raise UnreadableRepositoryError(told)
    elif told := explain_trouble(root, _complaint(answer)):
        raise UnreadableRepositoryError(told)
    elif b"not a git repository" not in answer.stderr:
        raise UnreadableRepositoryError(
            f"Git không đọc được kho chứa {root}. Chạy `git status` ở đó để xem vì sao."
        )
    raise NotARepositoryError(
        f"{root} không nằm trong kho git nào, nên không có trạng thái trước để so. Chạy lệnh "
        "trong bản sao lấy bằng `git clone`, hoặc chỉ ra một thư mục chứa data/ của lần trước."
    )


def _all_but_records(folder: str, names: list[str]) -> set[str]:
    """Files of a folder that are no YAML."""
    return {
        name for name in names if not name.endswith(".yml") and not (Path(folder) / name).is_dir()
    }


def _extract_data(root: Path, commit: str, base: str, folder: Path, parts: Sequence[str]) -> None:
    """Put ``data/`` of a commit into a folder, with the bytes that a checkout would give it.

    Links are left out: the portal publishes none, and they could lead out of the folder.
    """
    packed = folder / "packed.tar"
    pack = ("archive", "--format=tar", f"--output={packed}", commit, "--")
    for part in parts:
        answer = _git(root, *pack, part)
        if answer.returncode == 0:
            with tarfile.open(packed, "r:") as archive:
                _extract_files(archive, folder)
        elif told := explain_trouble(root, _complaint(answer)):
            raise UnreadableRepositoryError(told)
        elif part == parts[0]:
            raise NoDataError(
                f"Ở `{base}` chưa có thư mục data/ của Cổng này. Chọn một nhánh hoặc commit đã có "
                "dữ liệu."
            )
    packed.unlink()


def _extract_files(archive: tarfile.TarFile, folder: Path) -> None:
    """Put the ordinary files of an archive below a folder, and nothing beside it.

    The filters of :mod:`tarfile` would do, but Pythons before 3.11.4 have none.
    """
    for member in archive:
        path = folder / member.name
        content = archive.extractfile(member) if member.isfile() else None
        if content and ".." not in path.parts and path.is_relative_to(folder):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.read())


def _commit_of(root: Path, name: str) -> str:
    """The hash of the commit that a name means; empty where there is none."""
    if not name or name.startswith("-"):  # no name of git begins with a dash: it would be an option
        return ""
    return _said(_git(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}"))


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """What git answers; it runs no program of the repository itself.

    Raises:
        GitMissingError: with what to do.
        UnreadableRepositoryError: where it gives no answer.
    """
    if told := explain_pipe(root):
        raise UnreadableRepositoryError(told)
    silent = refuse_programs_once(root, lambda *asked: _said(_run_git(root, *asked)))
    return _run_git(root, *NO_PROGRAMS, *silent, *arguments)


def _run_git(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["git", "-C", str(root), *arguments],
            check=False,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=_SECONDS,
            env={**os.environ, **_QUIET},
        )
    except subprocess.TimeoutExpired:
        raise UnreadableRepositoryError(
            f"Git chưa trả lời sau {_SECONDS} giây ở {root}: ổ đĩa chậm, hoặc có tệp hỏng trong "
            "thư mục .git. Chạy `git status` ở đó để xem vì sao."
        ) from None
    except FileNotFoundError:
        raise GitMissingError(
            "Máy này chưa có git, nên không lấy được trạng thái trước. Cài git từ "
            "https://git-scm.com rồi chạy lại, hoặc chỉ ra một thư mục chứa data/ của lần trước."
        ) from None


def _said(answer: subprocess.CompletedProcess[bytes]) -> str:
    """What git printed; empty where it refused."""
    return "" if answer.returncode else answer.stdout.decode("utf-8", "replace").strip()


def _complaint(answer: subprocess.CompletedProcess[bytes]) -> str:
    """What git said where it refused."""
    return answer.stderr.decode("utf-8", "replace")


def _shallow(base: str) -> str:
    return (
        f"Bản sao này thiếu lịch sử nên không tìm được `{base}`. Trên GitHub và Forgejo, ghi "
        "`fetch-depth: 0` ở bước actions/checkout; trên GitLab, đặt biến GIT_DEPTH bằng 0; trên "
        "máy của mình, chạy `git fetch --unshallow`."
    )
