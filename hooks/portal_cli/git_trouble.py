"""Why git does not read the repository in which a portal lies: in words, with what to do."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_CLONE = "lấy bản sao mới bằng `git clone`, rồi chép data/, docs/, overrides/ ở đây sang đó"
_NO_REPOSITORY = "not a git repository"
_KNOWN: tuple[tuple[str, str], ...] = (
    (
        r"dubious ownership",
        "Git không đọc thư mục này vì nó thuộc về một người dùng khác của máy. Nếu tin thư mục "
        "này, chạy một lần: git config --global --add safe.directory {top}",
    ),
    (
        rf"{_NO_REPOSITORY}: '?{re.escape(os.devnull)}",
        "Cấu hình của kho ở {git} đặt một chương trình chạy theo cách không bỏ qua được, nên Cổng "
        "không dùng kho này. Mở tệp config ở đó, xóa các mục có tên chứa dấu `=`; không rõ ai ghi "
        f"thì {_CLONE}.",
    ),
    (
        r"bad (?:numeric |boolean )?config|invalid section name|unable to parse .*config",
        "Git không hiểu tệp cấu hình của kho (config ở {git}). Sửa dòng hỏng trong tệp ấy; không "
        f"sửa được thì {_CLONE}.",
    ),
    (
        r"Expected git repo version|unknown repository (?:extension|format)",
        "Kho ở {git} do git đời mới hơn lập, git trên máy này không đọc được. Cài git mới từ "
        "https://git-scm.com rồi chạy lại.",
    ),
    (
        r"index file|bad signature 0x|bad index|index uses .* extension",
        "Tệp index của kho ở {git} đã hỏng nên git không biết tệp nào đã sửa. Xóa tệp ấy rồi chạy "
        "`git reset`: dữ liệu vẫn nguyên.",
    ),
    (
        r"bad object|loose object|object file .* is empty|inflate:|unable to unpack"
        r"|(?:bad|missing) (?:tree|blob|commit|ref)\b|unable to read (?:tree|sha1|[0-9a-f]{40})"
        r"|not a tree object|could not parse object|reference broken|unable to resolve reference"
        r"|packfile .* (?:cannot|corrupt|does not)|unable to normalize alternate",
        "Kho ở {git} hỏng một phần, thường do mất điện hay đĩa lỗi. Dữ liệu ở đây vẫn nguyên: "
        f"{_CLONE}.",
    ),
    (
        rf"{_NO_REPOSITORY}|invalid gitfile",
        "Có {git}, nhưng git không nhận đó là kho: máy không cho đọc, mất tệp bên trong (như "
        f"HEAD), hoặc kho chính đã chuyển chỗ. Xem quyền đọc của nó; vẫn thế thì {_CLONE}.",
    ),
)
"""What git says in English of a repository, the surest first, and what is said instead."""
_LONGEST_PATH = 4096
_ON_THE_SERVER = re.compile(r"^remote:.*\n?", re.MULTILINE)


def explain_trouble(root: Path, complaint: str) -> str:
    """Why git does not read the repository; empty where its words are of other things.

    Args:
        root: the folder of the portal.
        complaint: what git said. Where it sees no repository, there may be none, or a broken one.
    """
    said = _ON_THE_SERVER.sub("", complaint)
    told = next((told for pattern, told in _KNOWN if re.search(pattern, said)), "")
    git = find_git(root)
    if not told or not git:
        return ""
    return told.format(top=shlex.quote(git.parent.as_posix()), git=git.as_posix())


def explain_bare(root: Path) -> str:
    """Why nothing is read where git says that the portal lies in no work tree."""
    git = find_git(root)
    return (
        f"Cấu hình của kho ở {git.as_posix()} nói rằng dữ liệu của kho không nằm ở thư mục này. Mở "
        "tệp config ở đó, xóa dòng `bare = true` và dòng `worktree = …` nếu có."
        if git
        else ""
    )


def find_git(root: Path) -> Path | None:
    """What git would take for the repository, broken or not; None if there is nothing."""
    above = (folder / ".git" for folder in (root, *root.parents))
    return next((path for path in above if os.path.lexists(path)), None)


def explain_pipe(root: Path) -> str:
    """Where a pipe stands among the files of the repository: git waits at it without end.

    Objects are left out: there may be thousands, and git looks at few.

    Args:
        root: the folder of the portal.
    """
    git = find_git(root)
    folders = _list_folders(git) if git else ()
    pipe = next((pipe for folder in folders for pipe in _list_pipes(folder)), None)
    return (
        f"{pipe.as_posix()} là một ống dẫn (pipe), không phải tệp, nên git sẽ chờ mãi ở đó. Xóa nó "
        f"rồi chạy lại; vẫn không được thì {_CLONE}."
        if pipe
        else ""
    )


def _list_folders(git: Path) -> Iterator[Path]:
    """What git reads of a repository: of a further work tree, ``.git`` is a file that names them.

    See “gitdir” and “commondir” in gitrepository-layout(5).
    """
    yield git
    named = _read_line(git).removeprefix("gitdir:").strip()
    if named:
        yield (folder := git.parent / named)
        if common := _read_line(folder / "commondir"):
            yield folder / common


def _read_line(path: Path) -> str:
    """The first line of a file of git; empty if it is none."""
    with suppress(OSError, ValueError):
        if path.is_file():
            with path.open(encoding="utf-8") as file:
                return file.readline(_LONGEST_PATH).strip()
    return ""


def _list_pipes(path: Path) -> Iterator[Path]:
    if path.is_fifo():
        yield path
    left = [path] if path.is_dir() else []
    while left:
        with suppress(OSError), os.scandir(left.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):  # without asking the disk for each
                    left += [Path(entry)] if entry.name != "objects" else []
                elif not entry.is_file() and (one := Path(entry)).is_fifo():
                    yield one
