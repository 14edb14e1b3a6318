"""Pages of an original as pictures, with a place marked, and words of a scan cut out of them."""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from desk.addresses import read_number
from desk.journal import hash_text
from desk.repository import OutsideError
from desk.web import Desk

_SECONDS = 60
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff"})
_SHOWN = frozenset({*_PICTURES, ".pdf"})
_MOST_CUT = 6
_MOST_KEPT = 500
_KEY = 16
_DRAWING = threading.Lock()
"""One page at a time is read by the program that recognises letters."""


@dataclass(frozen=True)
class PictureView:
    """The page that is shown.

    Attributes:
        address: of the picture.
        page: its number, from 1; 0 if it is the only one that is known.
        pages: how many there are; 0 if that is not known yet.
        cuts: words that are not sure, each with the address of its picture.
        line: the address of a picture of the marked paragraph alone; empty if there is none.
    """

    address: str
    page: int
    pages: int
    cuts: tuple[tuple[str, str], ...]
    line: str


def view_pictures(
    desk: Desk,
    plan: str,
    name: str,
    names: Sequence[str],
    *,
    page: int,
    words: str,
    unsure: Sequence[str],
    pages: int = 0,
) -> PictureView | None:
    """The picture of a page of a file; None for a file that is no picture and has none.

    Args:
        desk: that is asked.
        plan: the identifier of the plan.
        name: of the file with the words.
        names: of all files of the plan.
        page: from 1.
        words: that are marked.
        unsure: words of a scan that are cut out.
        pages: how many the file with the words has; 0 if nobody knows.
    """
    page = min(page, pages) if pages else page
    found = _find_page(name, names, page, pages)
    if found is None:
        return None
    shown, at, pages = found
    page = min(page, pages) if pages else page  # of a scan beside words, only now
    is_scan = shown != name or Path(shown).suffix.lower() in _PICTURES
    cuts = list(unsure[:_MOST_CUT])
    has_line = bool(words) and (is_scan or bool(cuts))
    drawings = [
        ["", words],
        *([[words, words]] if has_line else []),
        *([cut, words] for cut in cuts),
    ]
    together = keep_words(desk, json.dumps(drawings, ensure_ascii=False))

    def locate(cut: str) -> str:
        asked = {"trang": str(at), "cat": keep_words(desk, cut), "cung": together}
        return f"/hinh/{plan}/{quote(shown)}?{urlencode(asked)}"

    line = locate(words) if has_line else ""
    return PictureView(locate(""), page, pages, tuple((cut, locate(cut)) for cut in cuts), line)


def _find_page(
    name: str, names: Sequence[str], page: int, pages: int
) -> tuple[str, int, int] | None:
    """The file with a page, its number there, and how many pages there are (0 if unknown)."""
    if Path(name).suffix.lower() == ".pdf":
        return name, page, pages
    if Path(name).suffix.lower() in {".docx", ".odt", ".xlsx"}:
        return None
    scans = [other for other in names if Path(other).suffix.lower() in _PICTURES]
    if scans:
        at = min(page, len(scans))
        return scans[at - 1], 1, len(scans)
    pdfs = [other for other in names if other.lower().endswith(".pdf")]
    return (pdfs[0], page, 0) if pdfs else None


def keep_words(desk: Desk, words: str) -> str:
    """Keep words that a picture marks, and give their short name."""
    key = hash_text(words)[:_KEY]
    place = desk.repository.journal.folder / "hinh" / f"{key}.txt"
    if words and not place.is_file():
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(words.encode())
    return key if words else ""


def send_picture(desk: Desk, request: Request) -> Response:
    """A page of an original as a picture, or some words of it."""
    plan, name = request.path_params["plan"], request.path_params["name"]
    path = desk.repository.locate_beside(plan, name)
    if path.suffix.lower() not in _SHOWN or not path.is_file():
        raise OutsideError(name)
    page = read_number(request.query_params.get("trang", ""), 1)
    cut = _words(desk, request.query_params.get("cat", ""))
    drawings = json.loads(_words(desk, request.query_params.get("cung", "")) or '[["", ""]]')
    folder = desk.repository.journal.folder / "hinh"
    file = hash_text(f"{path} {path.stat().st_mtime_ns} {page}")
    targets = {
        part: folder / f"{hash_text(f'{file} {words} {part}')}.png" for part, words in drawings
    }
    target = targets.get(cut)
    if target is None:
        raise OutsideError(name)
    with _DRAWING:
        if not target.is_file():
            folder.mkdir(parents=True, exist_ok=True)
            wanted = [
                {"cut": part, "words": words, "target": str(targets[part])}
                for part, words in drawings
            ]
            asked = {"file": str(path), "page": page, "drawings": wanted}
            desk.jobs.work(
                "desk.picture_process", {**asked, "table": str(folder / f"{file}.tsv")}, _SECONDS
            )
            desk.repository.journal.forget_pictures(_MOST_KEPT)
    if not target.is_file():
        raise OutsideError(name)
    return FileResponse(target, headers={"Cache-Control": "private, max-age=3600"})


def _words(desk: Desk, key: str) -> str:
    place = desk.repository.journal.folder / "hinh" / f"{key}.txt"
    is_kept = key.isalnum() and len(key) <= _KEY and place.is_file()
    return place.read_bytes().decode() if is_kept else ""
