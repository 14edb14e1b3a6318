"""The data files of a portal: their names, listing them, and reading one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import TypeVar

from pydantic import BaseModel

from thidua.datafiles.closed_lists import FILES as CLOSED_LISTS
from thidua.datafiles.decoding import explain_unreadable
from thidua.datafiles.validation import FileRecord, read
from thidua.foundation.filehashes import list_names_in, list_subfolders
from thidua.foundation.problems import FILE_START, Problem
from thidua.language.vietnamese import fold, slug
from thidua.portal.addresses.book import ADDRESSES
from thidua.portal.file_names import HONOREES, PLAN, PLANS, RESULTS
from thidua.portal.references import ISSUERS, PORTAL

Model = TypeVar("Model", bound=BaseModel)

LISTS = (PORTAL, ISSUERS, *CLOSED_LISTS, ADDRESSES)
"""The data files of which a portal has at most one each."""

_SUFFIXES = re.compile(r"(?:\.(?:ya?ml|txt))+(?:\.txt)?$|\(\d+\)(?=\.ya?ml$)", re.IGNORECASE)

SYSTEM_FILES = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep"})
"""Files that operating systems create in folders and git ignores; and ``.gitkeep``, with which git
keeps an empty folder."""


def read_entry(
    root: Path, file: str, model: type[Model]
) -> tuple[FileRecord[Model] | None, list[Problem]]:
    """Read a file against its model.

    Args:
        root: the folder of the portal.
        file: relative to it.
        model: of the content of the file.

    Returns:
        The record with its file, or None if it cannot be used; and every problem of the file.
    """
    source = root / file
    if not source.exists() and not source.is_symlink():
        if misnamed := find_misnamed(root, file):
            return None, [misnamed_problem(misnamed, file)]
        return None, [Problem(file, FILE_START, "Thiếu tệp này.", "Xem mẫu ở trang Hướng dẫn.")]
    try:
        return read(source, file, model)
    except OSError:
        return None, [explain_unreadable(source, file)]


def is_misnamed(name: str, wanted: str) -> bool:
    """Whether a file is named like another, but with capitals or another suffix: `Plan.yml.txt`."""
    stem = wanted.rpartition(".")[0]
    bare = _SUFFIXES.sub("", fold(name).strip())
    return name != wanted and slug(bare) == stem and _SUFFIXES.search(name) is not None


def find_misnamed(root: Path, file: str) -> str | None:
    """The file that stands in the place of a missing one under a wrong name, if any."""
    wanted = PurePosixPath(file)
    there = [path.name for path in list_folder(root / wanted.parent) if path.is_file()]
    found = next((name for name in there if is_misnamed(name, wanted.name)), None)
    return f"{wanted.parent}/{found}" if found else None


def misnamed_problem(file: str, wanted: str) -> Problem:
    """The problem of a data file with a wrong name."""
    name, right = file.rpartition("/")[2], wanted.rpartition("/")[2]
    message = f"Tên tệp `{name}` sai nên tệp không được đọc."
    fix = f"Đổi tên thành `{right}`."
    if name.lower().endswith(".txt"):
        fix += " Windows đang giấu phần đuôi `.txt`: bật hiện đuôi tên tệp để thấy."
    return Problem(file, FILE_START, message, fix)


def list_folder(folder: Path) -> list[Path]:
    """The content of a folder, sorted; empty if the folder does not exist."""
    return [folder / name for name in list_names_in(folder) if name not in SYSTEM_FILES]


def list_plan_folders(root: Path) -> list[str]:
    """List the folders of plans, as paths relative to the portal."""
    names = list_subfolders(root / PLANS)
    return [f"{PLANS}/{name}" for name in names if name not in SYSTEM_FILES]


def list_honoree_files(root: Path) -> list[str]:
    """List the files of honoured examples, as paths relative to the portal."""
    found = list_folder(root / HONOREES)
    return [f"{HONOREES}/{path.name}" for path in found if path.suffix == ".yml"]


def find_results_beside(plan_file: str) -> str:
    """The file of the results of a plan, beside its ``plan.yml``; it need not be there."""
    return f"{plan_file.removesuffix(PLAN)}{RESULTS}"


def data_files(root: Path) -> Iterator[str]:
    """Every existing data file, as path relative to ``root``."""
    yield from (name for name in LISTS if (root / name).is_file())
    for folder in list_plan_folders(root):
        for name in (PLAN, RESULTS):
            if (root / folder / name).is_file():
                yield f"{folder}/{name}"
    yield from list_honoree_files(root)
