"""The original of a plan beside its fields: its paragraphs, and pictures of its pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response

from desk.answers import open_tree
from desk.journal import hash_text
from desk.repository import OutsideError
from desk.trees import items_at, text_at
from desk.web import Desk, SentForm
from thidua.attachments.comparison.nearest import nearest
from thidua.attachments.comparison.words import Words, normal
from thidua.attachments.text.model import Manuscript
from thidua.attachments.text.reading import READABLE, read_if_readable
from thidua.figures import read as read_line
from thidua.figures.writing import written

_SECONDS = 20
_PICTURES = frozenset({".png", ".jpg", ".jpeg"})


@dataclass(frozen=True)
class OriginalLine:
    """One paragraph of the manuscript."""

    words: str
    place: str
    is_marked: bool


@dataclass(frozen=True)
class OriginalView:
    """The left half of a review.

    Attributes:
        file: that is shown.
        pictures: addresses of pages, the marked one first; empty for Word and text.
        lines: the manuscript.
    """

    file: str
    pictures: tuple[tuple[str, str], ...]
    lines: tuple[OriginalLine, ...]


def read_words(desk: Desk, plan: str) -> tuple[str, Manuscript | None]:
    """The file of a plan that has words, with its manuscript."""
    names = _attachments(desk, plan)
    for name in names:
        path = desk.repository.locate_beside(plan, name)
        if path.suffix.lower() in READABLE and path.is_file():
            manuscript = _read(path, path.stat().st_mtime_ns)
            if manuscript and manuscript.paragraphs:
                return name, manuscript
    return (names[0] if names else ""), None


@lru_cache(maxsize=8)
def _read(path: Path, time: int) -> Manuscript | None:
    return read_if_readable(path.read_bytes(), path.suffix.lower())


def _attachments(desk: Desk, plan: str) -> list[str]:
    tree = open_tree(desk.repository.read(f"data/plans/{plan}/plan.yml").text)
    files = items_at(tree, ("attachments",))
    return [text_at(tree, ("attachments", at, "file")) for at in range(len(files))]


def view_original(desk: Desk, plan: str, place: tuple[int, int] | None) -> OriginalView:
    """The original with a place marked: the page (0 if unknown) and the paragraph."""
    name, manuscript = read_words(desk, plan)
    lines = manuscript.paragraphs if manuscript else ()
    marked = [
        place is not None
        and line.place.paragraph == place[1]
        and (line.place.page or 0) == place[0]
        for line in lines
    ]
    views = tuple(
        OriginalLine(
            f"{line.label} {line.text}".strip(),
            f"đoạn {line.place.paragraph}",
            is_marked,
        )
        for line, is_marked in zip(lines, marked, strict=True)
    )
    words = next((line.words for line in views if line.is_marked), "")
    page = place[0] if place and place[0] else 1
    return OriginalView(name, tuple(_pictures(desk, plan, name, page, words)), views)


def _pictures(desk: Desk, plan: str, name: str, page: int, words: str) -> Sequence[tuple[str, str]]:
    if name.lower().endswith(".pdf"):
        key = hash_text(words)[:16]
        _WORDS[key] = words
        return [(f"/hinh/{plan}/{name}?trang={page}&chu={key}", f"Trang {page} của bản gốc")]
    scans = [one for one in _attachments(desk, plan) if Path(one).suffix.lower() in _PICTURES]
    pdfs = [one for one in _attachments(desk, plan) if one.lower().endswith(".pdf")]
    if scans:
        at = min(page, len(scans)) - 1
        return [(f"/hinh/{plan}/{scans[at]}", f"Trang {at + 1} của bản quét")]
    if pdfs and name.endswith(".txt"):
        return [(f"/hinh/{plan}/{pdfs[0]}?trang={page}&chu=", f"Trang {page} của bản quét")]
    return []


_WORDS: dict[str, str] = {}


def send_picture(desk: Desk, request: Request) -> Response:
    """A page of an original as a picture."""
    plan, name = request.path_params["plan"], request.path_params["name"]
    path = desk.repository.locate_beside(plan, name)
    if not path.is_file() or name not in _attachments(desk, plan):
        raise OutsideError(name)
    if path.suffix.lower() in _PICTURES:
        return FileResponse(path)
    if path.suffix.lower() != ".pdf":
        raise OutsideError(name)
    said = request.query_params.get("trang", "1")
    page = int(said) if said.isdecimal() and int(said) > 0 else 1
    words = _WORDS.get(request.query_params.get("chu", ""), "")
    key = hash_text(f"{path} {path.stat().st_mtime_ns} {page} {words}")
    target = desk.repository.journal.folder / "hinh" / f"{key}.png"
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.is_file():
        asked = {"file": str(path), "page": page, "words": words, "target": str(target)}
        job = desk.jobs.work("desk.picture_process", asked, _SECONDS)
        if job.answer is None:
            raise OutsideError(name)
    return FileResponse(target)


def compare_words(desk: Desk, request: Request, form: SentForm) -> Response:
    """Whether the original says what is typed, or what it says instead."""
    name, manuscript = read_words(desk, request.path_params["plan"])
    quote = normal(form.get("loi"))
    if manuscript is None or not quote:
        return JSONResponse({"said": "", "same": False})
    words = Words(name, manuscript)
    span = words.find(quote)
    if span:
        place = words.place(span.start)
        return JSONResponse({"said": f"Đúng từng chữ với bản gốc, đoạn {place.paragraph}.",
                             "same": True})  # fmt: skip
    near = nearest(words, quote)
    if near is None:
        said = "Bản gốc không có chữ nào gần giống."
        return JSONResponse({"said": said, "same": False})
    there = words.text[near.span.start : near.span.end]
    return JSONResponse({"said": f"Bản gốc ghi: “{there}”.", "same": False})


def read_numbers(desk: Desk, request: Request, form: SentForm) -> Response:
    """The figures of a line as the portal reads them."""
    reading = read_line(" ".join(form.get("loi").split()))
    figures = [one for one in reading.all() if one.value is not None]
    told = "; ".join(map(written, figures))
    said = f"Cổng đọc được: {told}." if told else "Cổng không đọc thấy số liệu nào ở dòng này."
    return JSONResponse({"said": said})
