"""The files of ``docs/``: which there are, their addresses, and whether they can be published."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from thidua.attachments.inspection.refusals import Refusal, RefusedError
from thidua.foundation.engine import WRITTEN
from thidua.foundation.problems import FILE_START, Problem
from thidua.foundation.store import hash_files
from thidua.language.vietnamese import slug
from thidua.look import svg
from thidua.model import paths

DOCS = "docs"
_FOR_STAFF = "README.md"
"""Explains the folder to the people who open it, and is not published."""
FOR_DEVELOPERS = frozenset({"anh", "quyet-dinh"})
"""Folders of the engine's own ``docs/`` that portals do not publish."""

PAGE = ".md"
PICTURES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg", ".avif"})
_DOCUMENTS = frozenset({".pdf", ".docx", ".xlsx", ".odt", ".ods", ".csv", ".txt", ".yml", ".yaml"})
_SOUNDS = frozenset({".mp3", ".m4a", ".ogg", ".mp4", ".webm", ".vtt"})
_WEB_PAGES = frozenset({".html", ".htm", ".xhtml", ".css", ".js", ".mjs", ".php", ".asp", ".aspx"})

_CLEAN_FOLDER = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_CLEAN_FILE = re.compile(r"[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*")


@dataclass(frozen=True)
class DocsFile:
    """A file below ``docs/``.

    Attributes:
        name: its path below ``docs/``, with forward slashes.
        source: its path on disk.
        own: True if it belongs to the portal, False if to the engine.
    """

    name: str
    source: Path
    own: bool

    @property
    def shown_name(self) -> str:
        """Its name in problems that are reported."""
        return f"{DOCS}/{self.name}"

    @property
    def is_page(self) -> bool:
        """Whether it becomes a page."""
        return self.name.endswith(PAGE)

    @property
    def address(self) -> str:
        """Its address, relative to the root of the site."""
        path = PurePosixPath(self.name)
        if not self.is_page:
            return self.name
        folder = path.parent if path.stem in {"index", "README"} else path.with_suffix("")
        return "" if folder == PurePosixPath() else f"{folder}/"


def text_folders(root: Path) -> tuple[Path, ...]:
    """The folders from which written pages may include text: those that are published anyway.

    ``data/`` is not among them, because records contain what only the portal's staff may see.
    """
    return (root / DOCS, WRITTEN)


def hash_shipped(root: Path) -> bytes:
    """A hash of those files of the engine's ``docs/`` that the portal in ``root`` publishes."""
    shipped = ((name, file.source) for name, file in docs_files(root).items() if not file.own)
    return hash_files(shipped)


def docs_files(root: Path) -> dict[str, DocsFile]:
    """Every file to publish, by name: the portal's own, and the engine's where it has none."""
    own = root / DOCS
    found = {
        name: DocsFile(name, WRITTEN / name, own=False)
        for name in _names(WRITTEN)
        if name.partition("/")[0] not in FOR_DEVELOPERS
    }
    if own.resolve() == WRITTEN.resolve():
        return {name: replace(file, own=True) for name, file in found.items()}
    found |= {name: DocsFile(name, own / name, own=True) for name in _names(own)}
    return dict(sorted(found.items()))


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


def _names(folder: Path) -> list[str]:
    """Names of the files below a folder, except those with a part that begins with a dot."""
    names = (path.relative_to(folder) for path in folder.rglob("*"))
    return sorted(
        name.as_posix()
        for name in names
        if not any(part.startswith(".") for part in name.parts)
        and name.as_posix() != _FOR_STAFF
        and (not (folder / name).is_dir() or (folder / name).is_symlink())
    )


def _problems_of(file: DocsFile) -> Iterator[Problem]:
    def problem(said: str, fix: str) -> Problem:
        return Problem(file.shown_name, FILE_START, said, fix)

    if file.source.is_symlink() or not file.source.is_file():
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
    elif suffix == ".svg":
        yield from _drawing_faults(file.source)


def _drawing_faults(source: Path) -> Iterator[Refusal]:
    """Why a drawing must not be published: a browser treats an SVG file like a page."""
    try:
        svg.inspect(source.read_bytes())
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
