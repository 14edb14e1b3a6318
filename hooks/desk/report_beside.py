"""The report of a review beside its results: its paragraphs, and which result each became."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desk.originals import OriginalLine, OriginalView, read_file
from desk.pictures import view_pictures
from desk.result_grid import ResultCell
from desk.result_review import LeftWords
from desk.trees import find_printed_place, find_remark, text_at
from desk.web import Desk
from thidua.attachments.text.model import Manuscript
from thidua.attachments.text.reading import READABLE
from thidua.datafiles.format.tree import Node


@dataclass(frozen=True)
class SeenPlace:
    """Where in its report something is printed.

    Attributes:
        words: the place.
        anchor: the paragraph on the page; empty if the report has no words.
        picture: the address of its page with the place marked; empty if there are no pictures.
    """

    words: str
    anchor: str
    picture: str


@dataclass(frozen=True)
class ReportView:
    """The report of a review.

    Attributes:
        original: its left half of the page; None if no file is attached.
        places: by the names of cells and of words that no result has.
    """

    original: OriginalView | None
    places: Mapping[str, SeenPlace]


@dataclass(frozen=True)
class ShownReview:
    """What stands beside a report.

    Attributes:
        review: its index, from 0.
        cells: of its column.
        left: words that no result has.
        page: of the report that is shown first.
    """

    review: int
    cells: Sequence[ResultCell]
    left: Sequence[LeftWords]
    page: int


def view_report(
    desk: Desk,
    plan: str,
    tree: Node,
    shown: ShownReview,
) -> ReportView:
    """The report of a review beside what was drafted from it.

    Args:
        desk: that is asked.
        plan: the identifier of the plan.
        tree: of the results.
        shown: what stands beside the report.
    """
    review, left = shown.review, shown.left
    name = text_at(tree, ("reviews", review, "source", "file"))
    path = desk.repository.locate_beside(plan, name) if name else None
    if path is None or not path.is_file():
        return ReportView(None, {})
    told = [
        (cell.name, find_remark(tree, cell.path), cell.words) for cell in shown.cells if cell.path
    ]
    told += [(one.name, one.place, one.words) for one in left]
    manuscript = read_file(path) if path.suffix.lower() in READABLE else None
    owners = dict(_find_owners(told, {one.name for one in left}))
    lines = tuple(_view_lines(manuscript, owners)) if manuscript else ()
    places: dict[str, SeenPlace] = {}
    for key, place, words in told:
        printed = find_printed_place(place)
        if printed:
            anchor = f"doan-{printed[1]}" if lines else ""
            picture = _locate_picture(desk, plan, name, printed[0] or 1, words)
            places[key] = SeenPlace(place.partition(";")[0], anchor, picture)
    pages = (manuscript.pages if manuscript else None) or 0
    pictures = view_pictures(
        desk, plan, name, [name], page=shown.page, words="", unsure=(), pages=pages
    )
    waiting = sum(line.state == "waiting" for line in lines)
    address = f"?soat={review + 1}&trang="
    view = OriginalView(name, (), address, "", pictures, lines, len(lines), waiting)
    return ReportView(view, places)


def _locate_picture(desk: Desk, plan: str, name: str, page: int, words: str) -> str:
    shown = view_pictures(desk, plan, name, [name], page=page, words=words, unsure=())
    return shown.address if shown else ""


def _find_owners(
    told: Sequence[tuple[str, str, str]], left: set[str]
) -> Iterator[tuple[int, tuple[str, str, str]]]:
    """What has the words of each paragraph: a cell, or words that no result has."""
    seen: set[int] = set()
    for key, place, _ in sorted(told, key=lambda one: one[0] not in left):
        printed = find_printed_place(place)
        if printed and printed[1] not in seen:
            seen.add(printed[1])
            if key in left:
                yield printed[1], ("waiting", f"#{key}", "Chưa là kết quả: xếp chỗ này")
            else:
                yield printed[1], ("placed", f"#{key}", "Đến ô có chỗ này")


def _view_lines(
    manuscript: Manuscript, owners: Mapping[int, tuple[str, str, str]]
) -> Iterator[OriginalLine]:
    for line in manuscript.paragraphs:
        at = line.place.paragraph
        state, address, title = owners.get(at, ("plain", "", ""))
        words = f"{line.label} {line.text}".strip()
        yield OriginalLine(words, False, state, address, title, f"doan-{at}")
