"""Rules for honoured examples as stories: their files, their persons, and the year they are of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from thidua.attachments.inspection.filetypes import JPEG, PNG
from thidua.attachments.inspection.naming import is_clean, leads_elsewhere
from thidua.attachments.inspection.refusals import EMPTY, Refusal
from thidua.datafiles.validation import FileRecord
from thidua.foundation.problems import FILE_START, Problem
from thidua.language.vietnamese import did_you_mean, slug
from thidua.model import Honoree
from thidua.model.field_path import FieldPath
from thidua.model.honoree import HonoreeKind
from thidua.portal.file_names import HONOREES
from thidua.portal.files import list_folder
from thidua.portal.sources import Sources

_PICTURES = (*JPEG.suffixes, *PNG.suffixes)
_SAVE_AGAIN = (
    "Mở ảnh bằng phần mềm xem ảnh, lưu lại thành JPEG (cạnh dài không quá 6000 điểm ảnh), rồi thay "
    "tệp này."
)
_FEWEST = 2


def story_files_are_there(sources: Sources) -> Iterator[Problem]:
    """Every file of an example is a regular file with a clean name in the example's folder."""
    for entry in sources.honorees:
        listed: set[str] = set()
        for path, name in entry.record.own_files():
            is_photograph = path[0] == "photographs"
            if is_photograph and name in listed:
                said = f"Ảnh `{name}` đã có trong `photographs`."
                yield entry.problem(path, said, "Bỏ mục này, hoặc ghi tên ảnh khác.")
                continue
            listed.add(name)
            yield from _unusable(sources, entry, path, name)


def _unusable(
    sources: Sources, entry: FileRecord[Honoree], path: FieldPath, name: str
) -> Iterator[Problem]:
    folder = sources.albums.folder(entry.record)
    shown = f"{HONOREES}/{entry.record.id}/"
    is_photograph = path[0] == "photographs"
    if not is_clean(name):
        stem, _, suffix = re.split(r"[/\\]", name)[-1].rpartition(".")
        better = f"{slug(stem) or 'anh'}.{slug(suffix) or 'jpg'}"
        said = f"Tên tệp `{name}` phải chỉ gồm chữ thường không dấu, chữ số và gạch nối."
        if leads_elsewhere(name):
            said = f"`{name}` là đường dẫn, không phải tên tệp."
        yield entry.problem(path, said, f"Chép tệp vào `{shown}` với tên như `{better}`.")
    elif is_photograph and not name.endswith(_PICTURES):
        said = f"`{name}` không phải ảnh JPEG hay PNG."
        yield entry.problem(path, said, "Lưu lại thành `.jpg` hoặc `.png` rồi ghi tên tệp ấy.")
    elif not (folder / name).is_file():
        there = {found.name for found in list_folder(folder)}
        advice = did_you_mean(name, there) or f"Chép tệp vào `{shown}`."
        yield entry.problem(path, f"Không có tệp `{name}` trong `{shown}`.", advice)
    elif (folder / name).is_symlink():
        yield entry.problem(path, f"`{name}` không phải là tệp thật.", "Chép chính tệp vào.")


def story_files_are_safe(sources: Sources) -> Iterator[Problem]:
    """Every file of an example has the type of its suffix, is intact and harmless."""
    for entry in sources.honorees:
        for path, name in entry.record.own_files():
            is_paper = path[0] != "photographs"
            inspected = sources.albums.inspect(entry.record, name, is_paper=is_paper)
            if inspected and isinstance(inspected.outcome, Refusal):
                refusal = inspected.outcome.of(name)
                is_photograph = path[0] == "photographs" and inspected.outcome != EMPTY
                fix = _SAVE_AGAIN if is_photograph else refusal.fix
                yield entry.problem(path, refusal.message, fix)


def story_folders_hold_nothing_else(sources: Sources) -> Iterator[Problem]:
    """The folder of an example holds the files that its record names, and nothing else."""
    for entry in sources.honorees:
        named = {name for _, name in entry.record.own_files()}
        for path in list_folder(sources.albums.folder(entry.record)):
            if path.name in named:
                continue
            fix = "Ghi ảnh ở `photographs`, quyết định ở `file` của phần thưởng, hoặc xóa tệp này."
            if entry.record.takedown:
                fix = "Đã gỡ thì xóa cả tệp, rồi làm tiếp quy trình gỡ bỏ ở trang Hướng dẫn."
            shown = f"{HONOREES}/{entry.record.id}/{path.name}"
            yield Problem(shown, FILE_START, f"`{entry.file}` không dùng tệp này.", fix)


def several_persons_are_a_group(sources: Sources) -> Iterator[Problem]:
    """A group lists at least two persons; one person alone lists none."""
    for entry in sources.honorees:
        kind, count = entry.record.kind, len(entry.record.persons)
        if entry.record.takedown:
            continue
        if kind is HonoreeKind.GROUP and count < _FEWEST:
            said = "Gương của một nhóm người phải ghi từng người ở `persons`, ít nhất hai người."
            fix = "Thêm mỗi người một mục có `name` và `consent`; một người thì `kind: person`."
            yield entry.problem(("persons",) if count else ("kind",), said, fix)
        if kind is HonoreeKind.PERSON and count:
            said = "Gương của một cá nhân thì không có `persons`."
            yield entry.problem(("persons",), said, "Nhiều người thì viết `kind: group`.")


def stories_are_of_a_year(sources: Sources) -> Iterator[Problem]:
    """An example that belongs to no plan says when it was."""
    for entry in sources.honorees:
        record = entry.record
        if record.plan is None and record.own_day is None and not record.takedown:
            yield entry.problem(
                _last_place(entry),
                "Gương này không thuộc kế hoạch nào, lại không ghi ngày, nên không biết của năm "
                "nào.",
                "Ghi `date` ở `deed` (ngày của việc, hoặc chỉ năm), hoặc ghi mã kế hoạch ở `plan`.",
            )


def _last_place(entry: FileRecord[Any]) -> FieldPath:
    return ("deed",) if entry.record.deed else ("id",)
