"""Reminders of what cameras hid in files: where a picture was taken, and with what."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from thidua.attachments.hidden_facts import find_hidden_facts
from thidua.attachments.inspection.filetypes import JPEG, PNG
from thidua.datafiles.validation import FileRecord
from thidua.foundation.problems import Problem, Severity
from thidua.model.field_path import FieldPath
from thidua.portal.dossier import Dossier
from thidua.portal.sources import Sources

_PICTURES = (*JPEG.suffixes, *PNG.suffixes)


def originals_hide_no_place(dossier: Dossier) -> Iterator[Problem]:
    """A picture of a document, which is published byte for byte, tells not where it was taken."""
    for index, attachment in enumerate(dossier.entry.record.attachments):
        path = ("attachments", index, "file")
        where = "ai tải tệp về cũng đọc được"
        yield from _hidden(dossier.entry, path, dossier.folder / attachment.file, where)


def photographs_hide_no_place(sources: Sources) -> Iterator[Problem]:
    """The files of an example tell not where and with what they were taken."""
    for entry in sources.honorees:
        for path, name in entry.record.own_files():
            where = "ai mở kho dữ liệu cũng đọc được, dù ảnh trên Cổng không còn"
            if path[0] != "photographs":
                where = "ai tải tệp về cũng đọc được"
            yield from _hidden(entry, path, sources.albums.folder(entry.record) / name, where)


def _hidden(entry: FileRecord[Any], path: FieldPath, file: Path, where: str) -> Iterator[Problem]:
    if not file.name.endswith(_PICTURES) or file.is_symlink() or not file.is_file():
        return
    told = find_hidden_facts(file)
    if told:
        shown = f"{entry.file.rpartition('/')[0]}/{file.name}"
        if entry.source.parent != file.parent:
            shown = f"{entry.file.removesuffix('.yml')}/{file.name}"
        fix = (
            f"Chạy `portal fmt {shown}`: chỉ bỏ phần ẩn, không điểm ảnh nào đổi. Tệp đã lên git "
            "thì bản cũ còn trong lịch sử, làm theo quy trình gỡ ở trang Hướng dẫn."
        )
        said = f"Ảnh `{file.name}` còn ghi ẩn {told}: {where}."
        yield Problem(entry.file, entry.at(*path), said, fix, Severity.NOTICE)
