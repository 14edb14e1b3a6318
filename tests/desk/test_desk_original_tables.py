"""What stands beside a review: pages as pictures, paragraphs and where each of them went.

No file is read and nothing is drawn: each name has its paragraphs here. See `test_desk_tables`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from desk import originals, pictures, report_beside
from desk.journal import Journal
from desk.repository import OutsideError
from desk.result_grid import list_grid_columns, make_cells
from desk.result_review import list_left_words
from desk.trees import find_printed_place, put_node
from desk.waiting import Waiting, list_waiting
from desk.web import SentForm
from stand_ins import stand_in
from tables import compare_desk_table
from test_desk_result_tables import RESULTS, open_lines
from test_desk_tables import GIVEN, open_given, tell
from thidua.attachments.text.model import Manuscript, Paragraph, TextPlace
from thidua.datafiles.format.tree import Node, tree_of

PLAN = "a"
_REPORTS = ("bao-cao.txt", "bao-cao.pdf", "trang.png", "la.txt", "")
FILES = {
    "a.docx": Manuscript(tuple(
        Paragraph(words, TextPlace(1 + (at > 11), at))
        for at, words in enumerate((GIVEN / "a.txt").read_text("utf-8").split("\n\n"), 1)
    ), pages=2),
    "giay.docx": Manuscript((Paragraph("Giấy mời họp", TextPlace(None, 1)),)),
    "trang.docx": Manuscript(()),
    "phu-luc.docx": Manuscript((
        Paragraph("Phụ lục chỉ tiêu", TextPlace(None, 1)),
        Paragraph("1 Trồng hoa", TextPlace(None, 2), cells=("1", "Trồng hoa")),
        Paragraph("Đón 50 khách", TextPlace(None, 3), label="-"),
        Paragraph("Phần của phụ lục", TextPlace(None, 4)),
    )),
    "bang-2.docx": Manuscript((Paragraph("Bảng hai", TextPlace(None, 1), cells=("Bảng", "hai")),)),
    "bao-cao.txt": Manuscript(tuple(
        Paragraph(f"Đoạn {at}", TextPlace(page, at), label="-" if at == 5 else "")
        for at, page in ((3, 1), (5, 2), (9, 2), (12, 3))
    ), pages=3),
    "bao-cao.pdf": Manuscript((Paragraph("Đạt", TextPlace(2, 5)),), pages=3),
    "trang.png": None,
}  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A desk with these files beside a plan, and whatever it is told."""
    folder = tmp_path / "plan"
    folder.mkdir()
    for name in FILES:
        (folder / name).write_bytes(b"x")
    monkeypatch.setattr(originals, "_read", lambda path, _: FILES[path.name])
    asked: list[str] = []
    journal = Journal(tmp_path / "root")

    def work(module: str, given: dict[str, Any], seconds: int) -> None:
        drawn = [(one["cut"], one["words"]) for one in given["drawings"]]
        asked.append(f"{module} {seconds} {Path(given['file']).name} {given['page']} {drawn}")
        for one in given["drawings"]:
            if one["words"] != "hỏng":
                Path(one["target"]).write_bytes(b"PNG")

    repository: Any = stand_in(
        journal=journal, text="", locate_beside=lambda _, name: folder / name,
        read=lambda _: stand_in(text=repository.text),
    )  # fmt: skip
    return stand_in(repository=repository, jobs=stand_in(work=work), asked=asked)


def ask(name: str = "", **query: str) -> Any:
    return stand_in(path_params={"plan": PLAN, "name": name}, query_params=query)


def tell_address(desk: Any, address: str) -> str:
    """An address of a picture with the words that its keys stand for."""
    parts = urlsplit(address)
    asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
    kept = [pictures._words(desk, asked.get(name, "")) for name in ("cat", "cung")]
    return f"{parts.path} trang {asked['trang']}, cắt “{kept[0]}” trong {kept[1]}"


def tell_view(desk: Any, view: pictures.PictureView) -> Iterator[str]:
    whole = tell_address(desk, view.address)
    yield f"  {view.page}/{view.pages} {whole}"
    together = whole.rpartition(" trong ")[2]
    for words, address in (*view.cuts, *([("dòng", view.line)] if view.line else [])):
        yield f"    {words}: {tell_address(desk, address).replace(together, '…')}"


def tell_pictures(desk: Any) -> Iterator[str]:
    """Every kind of file with every kind of other files, at both ends of its pages."""
    beside: tuple[list[str], ...] = (
        [],
        ["quet 1.png"],
        ["1.JPG", "b.pdf", "2.tif", "c.pdf"],
        ["B.PDF", "x.txt", "c.pdf"],
    )
    names = ("a.pdf", "A.PDF", "a.docx", "a.odt", "a.xlsx", "a.txt", "a.html", "a.png", "a.TIFF")
    for name, others in product(names, beside):
        told = []
        for page, pages in ((1, 0), (3, 0), (1, 2), (3, 2)):
            view = pictures.view_pictures(
                desk, PLAN, name, [name, *others], page=page, words="Một", unsure=(), pages=pages
            )
            place = tell_address(desk, view.address).partition(",")[0] if view else ""
            shown = f"{place} {view.page}/{view.pages} {bool(view.line)}" if view else "–"
            told.append(f"{page}/{pages}: {shown}")
        yield f"{name} {'|'.join(others)}: {'; '.join(dict.fromkeys(told))}"
    for name, words, count in product(("a.pdf", "quet.png"), ("", "Điều 1"), (0, 1, 2, 6, 7)):
        unsure = [f"chữ {at}" for at in range(1, count + 1)]
        yield f"{name} “{words}” {count} chữ chưa chắc"
        view = pictures.view_pictures(
            desk, PLAN, name, [name], page=2, words=words, unsure=unsure, pages=3
        )
        assert view
        yield from tell_view(desk, view)


def tell_sent(desk: Any, folder: Path) -> Iterator[str]:
    """A picture is drawn with all others of its page, once; what was not asked for is refused."""
    for name in ("b.pdf", "quet.JPEG", "a.docx"):
        (folder / "plan" / name).write_bytes(b"x")
    keep = pictures.keep_words
    both = keep(desk, '[["", "Một"], ["tấn", "Một"], ["", "hỏng"]]')
    good = keep(desk, '[["", "Một"], ["tấn", "Một"], ["ha", "hỏng"]]')
    cut, other, broken = (keep(desk, words) for words in ("tấn", "khác", "ha"))
    for name, query in (
        ("b.pdf", {}), ("b.pdf", {"trang": "2"}), ("b.pdf", {"trang": "x"}), ("quet.JPEG", {}),
        ("a.docx", {}), ("la.pdf", {}), ("b.pdf", {"cung": good}),
        ("b.pdf", {"cung": good, "cat": cut}), ("b.pdf", {"cung": good, "cat": other}),
        ("b.pdf", {"cung": good, "cat": broken}), ("b.pdf", {"cung": both, "trang": "3"}),
        ("b.pdf", {"cat": cut}), ("b.pdf", {"cung": "../x", "trang": "4"}),
        ("b.pdf", {"cung": "k" * 17, "trang": "4"}),
    ):  # fmt: skip
        desk.asked.clear()
        try:
            answer = pictures.send_picture(desk, ask(name, **query))
        except OutsideError as outside:
            said = f"không có {outside}"
        else:
            said = f"{answer.status_code} {answer.headers['cache-control']}"
        brief = {name: "có" if len(value) > 2 else value for name, value in query.items()}
        yield f"{name} {brief}: {said} {desk.asked}"


def make_draft() -> Node:
    """The draft with all files beside it."""
    tree = open_given("draft.yml")
    files = [{"file": name, "kind": "scan", "title": "Tệp"} for name in FILES if "bao" not in name]
    return put_node(tree, ("attachments",), tree_of(files))


def set_text(desk: Any, names: list[str]) -> None:
    desk.repository.text = "attachments:\n" + "".join(f"  - file: {name}\n" for name in names)


def tell_original(view: originals.OriginalView) -> Iterator[str]:
    others = tell(tuple(address for _, address in view.others))
    shown = view.pictures and (view.pictures.page, view.pictures.pages, len(view.pictures.cuts))
    yield (f"  {view.file} thêm: {view.further} trang: {view.page_address} {shown} {others} "
           f"{view.paragraphs} đoạn, {view.waiting} chờ")  # fmt: skip
    for line in view.lines:
        if line.is_marked or line.state != "plain" or line.certainty:
            yield f"    {'→ ' if line.is_marked else ''}{tell(line)}"


def tell_originals(desk: Any) -> Iterator[str]:
    """Every step of a draft beside the file that it is about, and beside each other file."""
    names = [name for name in FILES if "bao" not in name]
    set_text(desk, names)
    tree, seen = make_draft(), set[str]()
    waiting = list_waiting(tree)
    annexed = Waiting("chu", 9, (), "Trồng hoa", "tệp kèm theo, đoạn 2")
    files = [
        Waiting("ngo", 20 + at, ("attachments", 2, "kind"), f"mở đầu bằng “{begin}”", "")
        for at, begin in enumerate(("Phụ lục", "Phụ lục chỉ…", "Phụ lục …", "Lạ", "Giấy mời họp"))
    ]
    steps = [*waiting, annexed, *files]
    for now in (*steps, None):
        for asked in ({}, {"tep": "phu-luc.docx"}, {"tep": "trang.png", "trang": "2"}):
            if asked and now not in (waiting[0], waiting[1], annexed, None):
                continue
            view = originals.view_original(desk, ask(**asked), tree, steps, now)
            yield f"== {tell(now.path) if now else ''} {now.place if now else ''} {tell(asked)}"
            told = list(tell_original(view))
            yield from (line for line in told if line not in seen)
            seen.update(told)
    set_text(desk, [])
    yield from tell_original(originals.view_original(desk, ask(), tree, [], None))


def tell_words(desk: Any) -> Iterator[str]:
    """Which file has the words, which the table; what the document says near to what is typed."""
    for names in (
        [], ["trang.png"], ["la.docx", "trang.docx"], ["trang.png", "la.docx", "giay.docx"],
        ["phu-luc.docx", "giay.docx", "bang-2.docx"], ["giay.docx", "phu-luc.docx", "bang-2.docx"],
    ):  # fmt: skip
        set_text(desk, names)
        for wanted in ("", *names[-1:], "a.docx"):
            found, manuscript = originals.read_words(desk, PLAN, wanted)
            count = len(manuscript.paragraphs) if manuscript else "–"
            annexed = originals._find_annexed(desk, PLAN)
            yield f"{'|'.join(names)} muốn {wanted}: {found} {count}; bảng ở: {annexed}"
        for typed in ("", "Giấy mời họp", "giấy mời hop", "Trồng 5 ha", "qwerty"):
            form = SentForm({"loi": typed})
            said = originals.compare_words(desk, ask(), form).body
            yield f"  “{typed}”: {bytes(said).decode()}"
    for typed in ("", "Trồng 5 ha rừng", "Trồng 5 ha  rừng,\nđạt 98%", "Không có số"):
        said = originals.read_numbers(desk, ask(), SentForm({"loi": typed})).body
        yield f"số {typed!r}: {bytes(said).decode()}"


def tell_lines() -> Iterator[str]:
    """Where a paragraph is marked: on its page, or on any where one of both is not known."""
    places = ((None, 1), (1, 1), (2, 1), (2, 2))
    lines = Manuscript(tuple(Paragraph(f"{page} {at}", TextPlace(page, at)) for page, at in places))
    for place in (None, (0, 1), (1, 1), (2, 1), (2, 2), (0, 2), (3, 1)):
        marked = originals._view_lines(lines, place, {1: ("placed", "/x", "Mở")}, {2: "khá chắc"})
        told = [f"{'→' if one.is_marked else ''}{one.words}" for one in marked]
        yield f"{place}: {told}"
    yield tell(tuple(originals._view_lines(lines, None, {1: ("a", "b", "c")}, {2: "khá chắc"})))
    tree = open_given("draft.yml")
    yield tell(tuple(originals._find_unsure(tree, find_printed_place)))
    owners = originals._find_owners(tree, PLAN, list_waiting(tree), find_printed_place, None)
    yield from map(tell, owners)


def tell_reports(desk: Any) -> Iterator[str]:
    """Each review with its report, which has words, is a picture, is gone, or was never there."""
    tree = open_given("results.yml")
    lines, columns = open_lines(tree)[1], list_grid_columns(tree, RESULTS)
    for review, file in product(range(len(columns)), _REPORTS):
        named = put_node(tree, ("reviews", review, "source", "file"), Node(file) if file else None)
        cells = [
            made for line in lines
            for made in make_cells(named, RESULTS, line, columns, typed={}, doubts={})
            if made.path and made.path[1] == review
        ]  # fmt: skip
        left = list_left_words(named, review, {})
        shown = report_beside.ShownReview(review, cells, left, page=2)
        view = report_beside.view_report(desk, PLAN, named, shown)
        yield f"== lần {review + 1} “{file}”"
        yield from tell_original(view.original) if view.original else ["  –"]
        for key, seen in view.places.items():
            picture = tell_address(desk, seen.picture) if seen.picture else ""
            yield f"    {key}: {seen.words} #{seen.anchor} {picture}"
    told = [("o.1", "đoạn 3; chắc", ""), ("x.1", "đoạn 3", ""), ("o.2", "trang 2, đoạn 5", ""),
            ("o.3", "đoạn 5", ""), ("x.2", "", ""), ("o.4", "đoạn 12", "")]  # fmt: skip
    yield from map(tell, report_beside._find_owners(told, {"x.1", "x.2"}))


def test_what_stands_beside_a_review_is_as_written_down(desk: Any, tmp_path: Path) -> None:
    told = [
        *tell_pictures(desk), *tell_sent(desk, tmp_path), *tell_originals(desk),
        *tell_words(desk), *tell_lines(), *tell_reports(desk),
    ]  # fmt: skip
    compare_desk_table("originals", told)
