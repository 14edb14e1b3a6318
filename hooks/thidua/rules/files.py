"""Files in a plan's folder: each is there, is wanted, and is what it may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from thidua.originals import ACCEPTED_SUFFIXES
from thidua.problems import FILE_START, Problem
from thidua.sources import Sources
from thidua.vietnamese import did_you_mean, slug

SYSTEM_FILES = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What operating systems drop into folders; git is told to ignore them too."""

_CLEAN_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z0-9]+")


def attachments_are_there(sources: Sources) -> Iterator[Problem]:
    """Every attachment is a regular file of an accepted type with a lasting name."""
    for entry in sources.plans:
        folder = sources.root / Path(entry.file).parent
        present = {path.name for path in folder.iterdir()}
        for index, attachment in enumerate(entry.record.attachments):
            path = ("attachments", index, "file")
            name = attachment.file
            if not _CLEAN_NAME.fullmatch(name):
                stem, _, suffix = name.rpartition(".")
                yield entry.problem(
                    path,
                    f"Tên tệp `{name}` phải chỉ gồm chữ thường không dấu, chữ số và gạch nối.",
                    f"Đổi tên tệp thành `{slug(stem)}.{suffix.lower()}`.",
                )
            elif name not in present:
                advice = did_you_mean(name, present) or "Thêm tệp vào thư mục của kế hoạch."
                yield entry.problem(path, f"Không có tệp `{name}` trong thư mục này.", advice)
            elif (folder / name).is_symlink() or not (folder / name).is_file():
                yield entry.problem(
                    path, f"`{name}` không phải là tệp thật.", "Chép chính tệp vào."
                )
            elif Path(name).suffix not in ACCEPTED_SUFFIXES:
                listed = ", ".join(sorted(ACCEPTED_SUFFIXES))
                yield entry.problem(path, f"Không nhận loại tệp của `{name}`.", f"Nhận: {listed}.")


def plan_folders_hold_nothing_else(sources: Sources) -> Iterator[Problem]:
    """A plan's folder holds its plan, its attachments and nothing that readers never see."""
    for entry in sources.plans:
        folder = sources.root / Path(entry.file).parent
        wanted = {"plan.yml", "results.yml", *SYSTEM_FILES}
        wanted |= {attachment.file for attachment in entry.record.attachments}
        for path in sorted(folder.iterdir()):
            if path.name not in wanted:
                yield Problem(
                    f"{Path(entry.file).parent.as_posix()}/{path.name}",
                    FILE_START,
                    "Tệp này không có trong `attachments` của kế hoạch.",
                    "Thêm nó vào `attachments` để công bố, hoặc xóa khỏi thư mục.",
                )
