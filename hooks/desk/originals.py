"""The original of a plan beside its fields: its paragraphs, and where each of them went."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from desk.addresses import locate_field, locate_review, read_number
from desk.answers import open_tree
from desk.pictures import PictureView, view_pictures
from desk.trees import (
    UNSURE,
    find_further_place,
    find_printed_place,
    items_at,
    text_at,
    walk_nodes,
)
from desk.waiting import Waiting
from desk.web import Desk, SentForm
from thidua.attachments.comparison.nearest import nearest
from thidua.attachments.comparison.words import Words, normal
from thidua.attachments.text.apart import read_apart
from thidua.attachments.text.model import Manuscript
from thidua.attachments.text.reading import READABLE
from thidua.datafiles.format.tree import Node
from thidua.figures import read as read_line
from thidua.figures.writing import written

_FindPlace = Callable[[str], tuple[int, int] | None]
"""From a remark of the draft to the page and the paragraph that it names."""
_BEGINS = re.compile(r"mở đầu bằng “([^”]+)”")


@dataclass(frozen=True)
class OriginalLine:
    """One paragraph of the manuscript.

    Attributes:
        state: ``placed``, ``waiting`` for one that no field has yet, or ``plain``.
        address: where its words are asked for; empty if nobody knows.
        title: what the address leads to.
        anchor: names the paragraph on the page; empty if nothing leads to it.
        certainty: how sure drafting was where it was not sure; empty if it was.
    """

    words: str
    is_marked: bool
    state: str
    address: str
    title: str
    anchor: str = ""
    certainty: str = ""


@dataclass(frozen=True)
class OriginalView:
    """The left half of a review.

    Attributes:
        file: that is shown.
        others: names and addresses of the other files with words; pages of a scan are turned.
        page_address: leads to a page, its number comes last.
        further: the name of a file that is not the document itself, such as an annex; else empty.
        pictures: of its pages; None for Word and text.
        lines: the manuscript.
        paragraphs: how many there are.
        waiting: how many of them have no field yet.
    """

    file: str
    others: tuple[tuple[str, str], ...]
    page_address: str
    further: str
    pictures: PictureView | None
    lines: tuple[OriginalLine, ...]
    paragraphs: int
    waiting: int


def read_words(desk: Desk, plan: str, wanted: str = "") -> tuple[str, Manuscript | None]:
    """The file of a plan that has words, with its manuscript; the one that is wanted, if it has."""
    names = list_attachments(desk, plan)
    for name in [wanted, *names] if wanted in names else names:
        path = desk.repository.locate_beside(plan, name)
        if path.suffix.lower() in READABLE and path.is_file():
            manuscript = read_file(path)
            if manuscript and manuscript.paragraphs:
                return name, manuscript
    return (names[0] if names else ""), None


def read_file(path: Path) -> Manuscript | None:
    """The words of a file that may be read; kept until the file changes."""
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _read(path: Path, time: int) -> Manuscript | None:
    return read_apart(path.read_bytes(), path.suffix.lower())


def list_attachments(desk: Desk, plan: str) -> list[str]:
    """The names of the files of a plan."""
    tree = open_tree(desk.repository.read(f"data/plans/{plan}/plan.yml").text)
    files = items_at(tree, ("attachments",))
    return [text_at(tree, ("attachments", at, "file")) for at in range(len(files))]


def view_original(
    desk: Desk, request: Request, tree: Node, waiting: list[Waiting], now: Waiting | None
) -> OriginalView:
    """The original with the place marked that is asked about."""
    plan = request.path_params["plan"]
    asked_file = request.query_params.get("tep", "") or _find_own_file(desk, plan, now)
    name, manuscript = read_words(desk, plan, asked_file)
    first, principal = read_words(desk, plan)
    is_first = name == first
    find_place = find_printed_place if is_first else _look_for_places_in(desk, plan, name)
    place = find_place(now.place) if now else None
    owners = dict(_find_owners(tree, plan, waiting, find_place, manuscript))
    doubted = dict(_find_unsure(tree, find_place))
    lines = tuple(_view_lines(manuscript, place, owners, doubted)) if manuscript else ()
    names = list_attachments(desk, plan)
    words = " ".join(line.words for line in lines if line.is_marked)
    asked = request.query_params.get("trang", "")
    page = read_number(asked, place[0] if place and place[0] else 1)
    unsure = now.unsure_words if now else ()
    same = (step for step, one in enumerate(waiting, 1) if now and _is_step(one, now))
    at = next(same, 1)
    return OriginalView(
        file=name,
        others=tuple(
            (other, f"?tep={quote(other)}&cho={at}")
            for other in names
            if other != name and Path(other).suffix.lower() in READABLE
        ),
        page_address=f"?cho={at}&tep={quote(name)}&trang=",
        further="" if is_first or not lines else name,
        pictures=view_pictures(
            desk,
            plan,
            name,
            names,
            page=page,
            words=words,
            unsure=unsure,
            pages=(manuscript.pages if manuscript else None) or 0,
        ),
        lines=lines,
        paragraphs=len(principal.paragraphs) if principal else 0,
        waiting=sum(one.kind == "chu" and bool(find_printed_place(one.place)) for one in waiting),
    )


def _look_for_places_in(desk: Desk, plan: str, name: str) -> _FindPlace:
    """Finds where in a further file a remark of the draft says that something stands."""
    annexed = _find_annexed(desk, plan)

    def find_place(remark: str) -> tuple[int, int] | None:
        further = find_further_place(remark)
        return further[1] if further and (further[0] or annexed) == name else None

    return find_place


def _find_own_file(desk: Desk, plan: str, now: Waiting | None) -> str:
    """The further file that a doubt or words are about; empty if none is."""
    further = find_further_place(now.place) if now else None
    if further:
        return further[0] or _find_annexed(desk, plan)
    begins = _BEGINS.search(now.words) if now and now.path[:1] == ("attachments",) else None
    for name in list_attachments(desk, plan)[1:] if begins else ():
        lines = (found.paragraphs if (found := read_words(desk, plan, name)[1]) else ()) or ()
        if begins and lines and lines[0].text.startswith(begins[1].rstrip("…").rstrip()):
            return name
    return ""


def _find_annexed(desk: Desk, plan: str) -> str:
    """The further file that gave the targets: the first with a table; empty if none has."""
    for name in list_attachments(desk, plan)[1:]:
        found, manuscript = read_words(desk, plan, name)
        if found == name and manuscript and any(one.cells for one in manuscript.paragraphs):
            return name
    return ""


def _is_step(one: Waiting, now: Waiting) -> bool:
    """Whether two are the same step, in whichever words it is told."""
    return (one.kind, one.at) == (now.kind, now.at)


def _view_lines(
    manuscript: Manuscript,
    place: tuple[int, int] | None,
    owners: Mapping[int, tuple[str, str, str]],
    unsure: Mapping[int, str],
) -> Iterator[OriginalLine]:
    for line in manuscript.paragraphs:
        is_page = not line.place.page or not place or line.place.page == place[0] or not place[0]
        is_marked = place is not None and line.place.paragraph == place[1] and is_page
        state, address, title = owners.get(line.place.paragraph, ("plain", "", ""))
        words = f"{line.label} {line.text}".strip()
        certainty = unsure.get(line.place.paragraph, "")
        yield OriginalLine(words, is_marked, state, address, title, certainty=certainty)


def _find_owners(
    tree: Node,
    plan: str,
    waiting: list[Waiting],
    find_place: _FindPlace,
    manuscript: Manuscript | None,
) -> Iterator[tuple[int, tuple[str, str, str]]]:
    """What has the words of each paragraph of a file: a field, or a step of the review."""
    file = f"data/plans/{plan}/plan.yml"
    lines = manuscript.paragraphs if manuscript else ()
    printed = {line.place.paragraph: f"{line.label} {line.text}".strip() for line in lines}
    seen: set[int] = set()
    for at, one in enumerate(waiting):
        place = find_place(one.place) if one.kind == "chu" else None
        if place:
            seen.add(place[1])
            yield place[1], ("waiting", locate_review(plan, at), "Chưa có chỗ: xếp đoạn này")
    for path, node in walk_nodes(tree):
        place = find_place(node.comment)
        if place and place[1] not in seen and path[0] != "unplaced":
            parts = str(node.value).split("\n") if path[-1] == "heading" else []
            below = enumerate(parts[1:], place[1] + 1)
            same = [at for at, words in below if printed.get(at) == words.strip()]
            for at in (place[1], *same):
                seen.add(at)
                yield at, ("placed", locate_field(file, path), "Mở ô có đoạn này")


def _find_unsure(tree: Node, find_place: _FindPlace) -> Iterator[tuple[int, str]]:
    """The paragraphs of whose fields drafting is not sure, with its own words for that."""
    for _, node in walk_nodes(tree):
        place, certainty = find_place(node.comment), node.comment.rpartition("; ")[2]
        if place and certainty in UNSURE:
            yield place[1], certainty


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
