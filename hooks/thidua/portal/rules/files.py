"""Rules for the files in a plan's folder: each one exists, is listed, and may be published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from thidua.attachments.inspection.filetypes import ACCEPTED_SUFFIXES, TXT
from thidua.attachments.inspection.naming import TABLES, is_clean, leads_elsewhere, suggested
from thidua.attachments.inspection.recognised import scan_of
from thidua.attachments.inspection.refusals import Refusal, suffix_not_accepted
from thidua.datafiles.validation import FileRecord
from thidua.foundation.problems import FILE_START, Problem
from thidua.language.vietnamese import nearest, slug
from thidua.model.document import Attachment, OriginalKind
from thidua.model.field_path import FieldPath
from thidua.portal.dossier import Dossier
from thidua.portal.file_names import PLAN, RESULTS
from thidua.portal.files import SYSTEM_FILES, is_misnamed, misnamed_problem

_LOCKS = ("~$", ".~lock.", "~WRL")
_COPIES = (".yml", ".yaml", ".bak", ".orig", ".rej")


def attachments_are_there(dossier: Dossier) -> Iterator[Problem]:
    """Every attachment is a regular file of an accepted type with a lasting name, listed once."""
    entry = dossier.entry
    listed: set[str] = set()
    for index, attachment in enumerate(entry.record.attachments):
        path = ("attachments", index, "file")
        name = attachment.file
        if name in listed:
            fix = "Bỏ mục này, hoặc ghi tên tệp khác."
            yield entry.problem(path, f"Tệp `{name}` đã có trong `attachments`.", fix)
        elif not is_clean(name):
            yield _unclean(dossier, attachment, path)
        else:
            yield from _absent(dossier, entry, path, name)
        listed.add(name)


def reports_are_there(dossier: Dossier) -> Iterator[Problem]:
    """Every report is a regular file with a lasting name, and none of the plan's originals."""
    entry = dossier.results
    originals = {attachment.file for attachment in dossier.entry.record.attachments}
    for at, review in enumerate(entry.record.reviews if entry else ()):
        name, path = review.source.file, ("reviews", at, "source", "file")
        if name is None:
            continue
        assert entry
        if name in originals:
            yield entry.problem(
                path,
                f"Tệp `{name}` đã là bản gốc của kế hoạch, ghi ở `attachments` trong `plan.yml`.",
                "Báo cáo là văn bản khác: bỏ nó khỏi `attachments`, hoặc ghi đúng tệp báo cáo.",
            )
        elif not is_clean(name):
            stem, _, suffix = re.split(r"[/\\]", name)[-1].rpartition(".")
            better = f"{slug(stem) or 'bao-cao'}.{slug(suffix) or 'pdf'}"
            yield _unclean_name(entry, path, name, better)
        else:
            yield from _absent(dossier, entry, path, name)


def _absent(
    dossier: Dossier, entry: FileRecord[Any], path: FieldPath, name: str
) -> Iterator[Problem]:
    """The problem of a clean name that is not that of a file which can be published."""
    folder = dossier.folder
    present = {found.name for found in folder.iterdir()}
    if name.startswith(TABLES):
        fix = "Đặt tên khác, như `phu-luc-bieu-chi-tieu.xlsx`."
        message = f"Tên tệp bắt đầu bằng `{TABLES}` dành cho bảng số liệu do Cổng làm ra."
        yield entry.problem(path, message, fix)
    elif name not in present:
        meant = _find_meant(dossier, name)
        advice = "Thêm tệp vào thư mục của kế hoạch."
        if meant:
            advice = f"Có phải ý bạn là `{meant}`?"
            if not is_clean(meant):  # as it is, it could not be published
                advice = f"Đổi tên tệp `{meant}` thành `{name}`."
        yield entry.problem(path, f"Không có tệp `{name}` trong thư mục này.", advice)
    elif (folder / name).is_symlink() or not (folder / name).is_file():
        yield entry.problem(path, f"`{name}` không phải là tệp thật.", "Chép chính tệp vào.")


def _find_meant(dossier: Dossier, name: str) -> str | None:
    """The file whose name was meant by one that is not there; none that has a place already."""
    kept = {PLAN, RESULTS, *SYSTEM_FILES, *_named(dossier)}
    free = [found.name for found in dossier.folder.iterdir() if found.name not in kept]
    suffix = name.rpartition(".")[2]
    alike = [one for one in free if one.rpartition(".")[2].lower() == suffix]
    return nearest(name, alike) or nearest(name, free)


def _named(dossier: Dossier) -> set[str]:
    """Every file that the plan and its results name."""
    return {*(one.file for one in dossier.entry.record.attachments), *dossier.reports.keys()}


def _unclean(dossier: Dossier, attachment: Attachment, path: FieldPath) -> Problem:
    """The problem of a name that cannot be part of an address."""
    entry = dossier.entry
    kind = dossier.references.type_by_id.get(entry.record.document.doc_type)
    better = suggested(entry.record, attachment, kind.slug if kind else "")
    return _unclean_name(entry, path, attachment.file, better)


def _unclean_name(entry: FileRecord[Any], path: FieldPath, name: str, better: str) -> Problem:
    if leads_elsewhere(name):
        return entry.problem(
            path,
            f"`{name}` là đường dẫn, không phải tên tệp.",
            f"Chép tệp vào chính thư mục của kế hoạch rồi chỉ ghi tên tệp, như `{better}`.",
        )
    suffix = Path(name).suffix.lower()
    if suffix and suffix not in ACCEPTED_SUFFIXES:  # another name would not help
        return entry.problem(path, *suffix_not_accepted().of(name))
    return entry.problem(
        path,
        f"Tên tệp `{name}` phải chỉ gồm chữ thường không dấu, chữ số và gạch nối.",
        f"Đổi tên tệp thành `{better}`.",
    )


def attachments_are_safe(dossier: Dossier) -> Iterator[Problem]:
    """Every attachment has the type of its suffix, is intact, not encrypted, and harmless."""
    entry = dossier.entry
    pairs = zip(entry.record.attachments, dossier.inspected, strict=True)
    for index, (attachment, inspected) in enumerate(pairs):
        if inspected and isinstance(inspected.outcome, Refusal):
            refusal = inspected.outcome.of(attachment.file)
            yield entry.problem(("attachments", index, "file"), *refusal)


def reports_are_safe(dossier: Dossier) -> Iterator[Problem]:
    """Every report has the type of its suffix, is intact, not encrypted, and harmless."""
    entry = dossier.results
    for at, review in enumerate(entry.record.reviews if entry else ()):
        name = review.source.file
        inspected = dossier.reports[name] if name else None
        if name and inspected and isinstance(inspected.outcome, Refusal):
            assert entry
            path = ("reviews", at, "source", "file")
            yield entry.problem(path, *inspected.outcome.of(name))


def recognised_text_stands_beside_its_scan(dossier: Dossier) -> Iterator[Problem]:
    """Recognised text is published only together with the scan from which it was read."""
    entry = dossier.entry
    for index, attachment in enumerate(entry.record.attachments):
        if attachment.kind is not OriginalKind.RECOGNISED:
            continue
        path = ("attachments", index, "file")
        if not attachment.file.endswith(TXT.suffixes):
            yield entry.problem(
                path,
                f"Chữ máy nhận dạng phải ở trong tệp `.txt`; `{attachment.file}` thì không.",
                "Lưu chữ thành tệp `.txt` theo UTF-8, hoặc ghi đúng `kind` của tệp này.",
            )
        elif not scan_of(entry.record, attachment):
            stem = attachment.file.rpartition(".")[0]
            yield entry.problem(
                path,
                f"Không có bản quét nào cùng tên với `{attachment.file}`.",
                f"Thêm bản quét vào `attachments`, như `{stem}.pdf` với `kind: scan`, hoặc đổi "
                "tên tệp chữ cho trùng tên bản quét.",
            )


def plan_folders_hold_nothing_else(dossier: Dossier) -> Iterator[Problem]:
    """A plan's folder contains its plan, its results, its attachments, and nothing else."""
    entry = dossier.entry
    folder = dossier.folder
    if dossier.results is None and (folder / RESULTS).is_file():
        return  # what cannot be read may name reports
    named = _named(dossier)
    wanted = {PLAN, RESULTS, *SYSTEM_FILES} | named
    # What stands under another name than the one that is written is told there.
    absent = [name for name in named if not (folder / name).exists()]
    wanted |= {meant for name in absent if (meant := _find_meant(dossier, name))}
    home = Path(entry.file).parent.as_posix()
    there = sorted(path.name for path in folder.iterdir())
    misnamed = [name for name in there if name not in wanted and is_misnamed(name, RESULTS)]
    if misnamed and RESULTS not in there:
        yield from (misnamed_problem(f"{home}/{name}", RESULTS) for name in misnamed)
        return  # what is not read yet may name reports
    for name in there:
        if name not in wanted:
            yield Problem(f"{home}/{name}", FILE_START, *_why_stray(name))


def _why_stray(name: str) -> tuple[str, str]:
    """What is wrong with a file that the plan does not name, and what to do."""
    if name.startswith(_LOCKS) or name.lower().endswith(".tmp"):
        return "Đây là tệp tạm của chương trình soạn văn bản.", "Đóng văn bản rồi xóa tệp này."
    if name.lower().endswith(_COPIES):
        return (
            "Tệp này không được đọc: thư mục của kế hoạch chỉ có `plan.yml` và `results.yml`.",
            "Chép chỗ cần giữ sang hai tệp ấy rồi xóa tệp này.",
        )
    return (
        "Tệp này không có trong `attachments` của kế hoạch.",
        "Thêm nó vào `attachments` để công bố (báo cáo kết quả thì ghi ở `source.file` "
        "trong `results.yml`), hoặc xóa khỏi thư mục.",
    )
