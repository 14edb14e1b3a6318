"""Whether what is kept in ``.cache`` was kept by this machine, or came with the repository."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from portal_cli.git import (
    GitMissingError,
    NotARepositoryError,
    UnreadableRepositoryError,
    list_tracked_files,
)
from thidua.foundation.problems import FILE_START, Problem, Severity

_CACHE = ".cache"
_PLAIN = re.compile(r"[\w./-]+")


class Caches(NamedTuple):
    """What is wrong with the ``.cache`` folders of a portal, and whether they may be used."""

    problems: list[Problem]
    trusted: bool


def look_at_caches(root: Path) -> Caches:
    """Ask git whether it tracks a ``.cache`` in the portal, in any depth.

    Verdicts about safety and fidelity are kept there. Whoever can propose a change of the
    repository could put forged ones into it, so nothing is taken from a ``.cache`` that git
    tracks. Without git or without a repository, nothing can have come with one.
    """
    try:
        files = list_tracked_files(root, _CACHE)
    except UnreadableRepositoryError as error:
        said = f"Chưa biết thư mục này có nằm trong kho git không, nên không dùng lại. {error}"
        notice = Problem(_CACHE, FILE_START, said, severity=Severity.NOTICE)
        return Caches([notice], trusted=False)
    except (GitMissingError, NotARepositoryError):
        return Caches([], trusted=True)
    first = {_folder_of(file): file for file in reversed(files)}
    return Caches([_tracked(folder, file) for folder, file in first.items()], not files)


def _folder_of(file: str) -> str:
    """The path down to ``.cache``."""
    parts = file.split("/")
    depth = next(at for at, part in enumerate(parts, 1) if part.lower() == _CACHE)
    return "/".join(parts[:depth])


def _tracked(folder: str, file: str) -> Problem:
    said = (
        f"Git đang theo dõi thư mục tạm `{folder}`. Kết quả soát giữ ở đó có thể do người khác "
        "viết sẵn, nên không được dùng."
    )
    named = folder if _PLAIN.fullmatch(folder) else f'"{folder}"'
    fix = (
        f"Ở thư mục gốc của Cổng chạy `git rm -r -f --quiet {named}` (máy tự tạo lại thư mục này "
        "khi cần), ghi dòng `.cache/` vào `.gitignore` nếu chưa có, rồi commit."
    )
    return Problem(file, FILE_START, said, fix)
