"""Whether the files of ``docs/`` can be published."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from thidua.attachments.inspection.refusals import Refusal, RefusedError
from thidua.foundation.problems import FILE_START, Problem
from thidua.language.vietnamese import slug
from thidua.look import svg
from thidua.look.own_pictures import LONGEST_BEGINNING, PICTURES, find_picture_fault
from thidua.model import paths
from thidua.written.listing import DOCS, PAGE, DocsFile

_DOCUMENTS = frozenset({".pdf", ".docx", ".xlsx", ".odt", ".ods", ".csv", ".txt", ".yml", ".yaml"})
_SOUNDS = frozenset({".mp3", ".m4a", ".ogg", ".mp4", ".webm", ".vtt"})
_WEB_PAGES = frozenset({".html", ".htm", ".xhtml", ".css", ".js", ".mjs", ".php", ".asp", ".aspx"})

_CLEAN_FOLDER = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_CLEAN_FILE = re.compile(r"[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*")


def file_problems(files: Iterable[DocsFile]) -> Iterator[Problem]:
    """Problems with files that cannot be published because of their name or their type."""
    by_address: dict[str, str] = {}
    for file in files:
        if file.own:
            yield from _problems_of(file)
        other = by_address.setdefault(file.address, file.name)
        if other != file.name:
            said = f"Trang này và `{DOCS}/{other}` cùng một địa chỉ `{file.address}`."
            yield Problem(file.shown_name, FILE_START, said, "Đổi tên hoặc bỏ một trong hai tệp.")


def _problems_of(file: DocsFile) -> Iterator[Problem]:
    def problem(said: str, fix: str) -> Problem:
        return Problem(file.shown_name, FILE_START, said, fix)

    if not file.is_plain:
        yield problem("Đây không phải một tệp thường.", "Chép chính tệp đó vào đây.")
        return
    clean = _clean_name(file.name)
    if clean != file.name:
        said = "Tên tệp có dấu, chữ hoa hoặc ký tự không đứng được trong địa chỉ trang."
        yield problem(said, f"Đổi tên thành `{DOCS}/{clean}`.")
    elif file.address == paths.HOME:
        fix = "Đổi tên tệp, ví dụ `docs/loi-chao.md`."
        yield problem("Địa chỉ này là trang chủ, do Cổng tự dựng.", fix)
    elif file.address.partition("/")[0] in paths.TAKEN:
        said = f"Địa chỉ `{file.address}` là chỗ của những trang Cổng tự dựng."
        yield problem(said, f"Đổi tên, ví dụ `{DOCS}/{_elsewhere(file.name)}`.")
    yield from (problem(*sentences) for sentences in _kind_faults(file))


def _kind_faults(file: DocsFile) -> Iterator[tuple[str, str]]:
    suffix = PurePosixPath(file.name).suffix.lower()
    if suffix == PAGE and not file.is_page:
        yield "Đuôi tệp viết hoa nên không thành trang.", "Đổi đuôi thành `.md`."
    elif suffix in _WEB_PAGES:
        said = f"Không nhận tệp `{suffix}`: trang viết bằng Markdown, kiểu dáng là của Cổng."
        yield said, "Viết nội dung thành tệp `.md`, rồi xóa tệp này."
    elif suffix not in {PAGE, *PICTURES, *_DOCUMENTS, *_SOUNDS}:
        said = f"Không nhận loại tệp `{suffix or file.name}` trong `{DOCS}/`."
        yield said, "Chỉ để trang viết `.md`, ảnh, và tệp cho người đọc tải về (PDF, DOCX, XLSX…)."
    elif suffix in PICTURES:
        yield from _picture_faults(file.source, suffix)


def _picture_faults(source: Path, suffix: str) -> Iterator[tuple[str, str]]:
    """Why a picture is none, or must not be published: a browser treats an SVG file like a page."""
    try:
        if suffix == ".svg":
            svg.inspect(source.read_bytes())
        else:
            with source.open("rb") as file:
                fault = find_picture_fault(source.name, file.read(LONGEST_BEGINNING))
            yield from [fault] if fault else []
    except RefusedError as refused:
        yield refused.refusal.of(source.name)
    except OSError:
        yield Refusal("Máy không cho đọc tệp này.", "Kiểm tra quyền đọc của tệp.")


def _clean_name(name: str) -> str:
    """The name with only characters that addresses may have; unchanged if it is clean already."""
    *folders, last = name.split("/")
    stem, dot, suffix = last.rpartition(".")
    if not dot:
        stem, suffix = last, ""
    is_clean = (_CLEAN_FOLDER if suffix == "md" else _CLEAN_FILE).fullmatch(stem)
    if stem == "README" and suffix == "md":
        is_clean = re.match("", "")
    cleaned = stem if is_clean else slug(stem) or "trang"
    kept = [part if _CLEAN_FOLDER.fullmatch(part) else slug(part) or "muc" for part in folders]
    return "/".join([*kept, f"{cleaned}{dot}{suffix if is_clean else suffix.lower()}"])


def _elsewhere(name: str) -> str:
    """Another name, for a page whose address is taken: ``ke-hoach.md`` gives ``ve-ke-hoach.md``."""
    return f"ve-{name.removesuffix('/index.md')}{'.md' if name.endswith('/index.md') else ''}"
