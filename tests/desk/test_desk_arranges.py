"""Paragraphs that were cut or placed wrongly are put right by buttons, in any form of a draft."""

from __future__ import annotations

import re

import pytest

from desk.placing import join_item
from desk.repository import OutsideError
from desk.trees import items_at, text_at
from desk.waiting import list_waiting
from desks import PLAN, Seat
from thidua.authoring.drafting.issuers import UNKNOWN_ISSUER
from thidua.datafiles.format.reading import read_tree
from thidua.datafiles.format.tree import tree_of
from thidua.language.vietnamese import slug

ITEM = "targets.items.2"
MOVE = f"/doi-cho/{PLAN}?o={ITEM}"


@pytest.fixture
def draft(seat: Seat) -> Seat:
    """A desk whose plan is a draft."""
    text = seat.read().replace("draft: không", "draft: có", 1)
    (seat.root / PLAN).write_text(text, "utf-8")
    return seat


def texts_of(seat: Seat) -> list[str]:
    """The words of the targets, in order."""
    items = items_at(read_tree(seat.read()), ("targets", "items"))
    return [text_at(item, ("text",)).strip() for item in items]


def press(seat: Seat, address: str, **fields: str) -> str:
    """Press a button of the form at an address."""
    name = seat.read_name(f"/sua/{PLAN}?o={ITEM}")
    return seat.send(address, 200, doc=name, **fields)


def test_a_paragraph_is_split_and_joined_again_in_its_form(draft: Seat) -> None:
    before = texts_of(draft)
    first, _, rest = before[1].partition(" ")
    press(draft, MOVE, lam="tach", f_text=f"{first} // {rest}")
    assert texts_of(draft) == [before[0], first, rest, *before[2:]]
    press(draft, MOVE, lam="gop", f_text=first)
    assert texts_of(draft) == before


def test_a_paragraph_is_moved_or_left_out_from_its_form(draft: Seat) -> None:
    before = texts_of(draft)
    said = press(draft, MOVE, lam="chuyen", dich="ket")
    assert "Đã chuyển một đoạn" in said
    assert texts_of(draft) == [before[0], *before[2:]]
    assert before[1] in " ".join(draft.read().split("closing:")[1].split())
    press(draft, MOVE, lam="ngoai", **{"ly-do": "Dòng của nhà in."})
    assert texts_of(draft) == [before[0], *before[3:]]
    assert "reason: Dòng của nhà in." in draft.read()
    for _ in range(2):
        draft.send("/lan-luu", so=str(draft.desk.repository.journal.list_saves()[0].number))
    assert texts_of(draft) == before


def test_what_stands_beside_moved_words_goes_with_them_or_is_told(draft: Seat) -> None:
    """A note goes into any list; figures only into another place of the targets."""
    lost = "Chỗ mới không có mục cho"
    for key, told in (("chi-tieu", ""), ("noi-dung", "“Số liệu”"), ("ket", "“Số liệu”")):
        said = press(draft, MOVE, lam="chuyen", dich=key, **{"linh-vuc": "culture"})
        assert "Đã chuyển một đoạn." in said
        assert (lost in said) == bool(told), key
        assert told in said.partition(lost)[2] if told else True
        assert ("ghi như vậy: “98.5%”" not in draft.read()) == (key == "ket")
        assert ("value: 98,5" in draft.read()) == (key == "chi-tieu")
        draft.send("/lan-luu", so=str(draft.desk.repository.journal.list_saves()[0].number))


def test_doubts_stay_with_the_lines_below_two_paragraphs_that_are_joined() -> None:
    """The lines of the second stand after those of the first, and so do the doubts about them."""
    items = [
        {"text": "Một", "parts": [{"text": "- A."}, {"text": "- B."}]},
        {"text": "Hai", "parts": [{"text": "- C."}, {"text": "- D."}]},
    ]
    about = ("1.parts.2", "2.parts.1.text", "2.parts.2", "2.parts", "2.text")
    review = [{"at": f"targets.items.{at}", "why": at} for at in about]
    path = ("targets", "items", 0)
    joined = join_item(tree_of({"targets": {"items": items}, "review": review}), path)
    assert joined
    now = [text_at(doubt, ("at",)) for doubt in items_at(joined, ("review",))]
    below = ("parts.2", "parts.3.text", "parts.4", "parts", "text")
    assert now == [f"targets.items.1.{at}" for at in below]
    assert [text_at(one, ("text",)) for one in items_at(joined, (*path, "parts"))] == [
        "- A.", "- B.", "- C.", "- D.",
    ]  # fmt: skip


def test_what_stood_beside_words_that_are_left_out_is_told(draft: Seat) -> None:
    """Each paragraph by what it had itself: one has figures, one stands in for all."""
    for lost in ("“Số liệu”", "“Chỉ tiêu chung”"):
        said = press(draft, MOVE, lam="ngoai", **{"ly-do": "Dòng của nhà in."})
        assert lost in said.split("Cũng bỏ theo đoạn ấy: ")[1].split(". ")[0]
    assert "Các dòng con cũng để ngoài, cùng lý do." in said


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"lam": "tach"}, "hai gạch chéo"),
        ({"lam": "chuyen"}, "Chọn chỗ muốn chuyển đến"),
        ({"lam": "ngoai", "ly-do": " "}, "Ghi vì sao"),
    ],
)
def test_what_cannot_be_done_is_told_and_changes_nothing(
    draft: Seat, fields: dict[str, str], said: str
) -> None:
    before = draft.read()
    assert said in press(draft, MOVE, **fields)
    assert draft.read() == before


def test_paragraphs_of_a_published_plan_stay_where_readers_know_them(seat: Seat) -> None:
    assert "Tách, gộp, chuyển chỗ" not in seat.see(f"/sua/{PLAN}?o={ITEM}")
    before = seat.read()
    seat.send(MOVE, 404, lam="gop", doc=seat.read_name(f"/sua/{PLAN}?o={ITEM}"))
    assert seat.read() == before


def test_lines_of_an_annex_become_targets_by_ticking_them(draft: Seat) -> None:
    """They were typed again before; what is not ticked stays where it is printed."""
    section = """\
sections:
  - heading: |                      # đoạn 70; chắc
      PHỤ LỤC
      CÁC CHỈ TIÊU
    text: |                         # đoạn 72; chắc
      (Kèm theo Kế hoạch)

      1. Thu ngân sách 40,6 tỷ đồng.

      2. Giảm nghèo 1,2%.
"""
    doubt = """\
review:
  - at: targets
    why: Còn chỉ tiêu ở “CÁC CHỈ TIÊU” (trong `sections`). Chép tiếp vào đây.
"""
    text = re.sub(r"(?ms)^sections:\n(?:[ #].*\n|\n)*", "", draft.read())
    text = text.replace("\ndocument:", f"\n{doubt}document:", 1).rstrip("\n") + f"\n{section}"
    (draft.root / PLAN).write_text(text, "utf-8")
    plan = PLAN.split("/")[2]
    shown = draft.see(f"/soat/{plan}")
    assert "1. Thu ngân sách 40,6 tỷ đồng." in shown.split("Câu nào là chỉ tiêu")[1]
    name = draft.read_name(f"/soat/{plan}")
    nothing = draft.send(f"/soat/{plan}?cho=1", 422, doc=name, lam="cac-chi-tieu")
    assert "Đánh dấu ít nhất một câu" in nothing
    fields = {"doc": name, "lam": "cac-chi-tieu", "cau": "2\n3", "linh-vuc": "economy"}
    draft.send(f"/soat/{plan}?cho=1", 200, **fields)
    assert texts_of(draft)[-2:] == ["Thu ngân sách 40,6 tỷ đồng.", "Giảm nghèo 1,2%."]
    assert "(Kèm theo Kế hoạch)" in draft.read().split("sections:")[1]
    assert not [one for one in list_waiting(read_tree(draft.read())) if one.lines]


def test_a_paragraph_of_a_further_file_is_brought_into_the_plan(draft: Seat) -> None:
    """Its place is asked for like that of any other words; marks of the document stay off it."""
    plan, other = PLAN.split("/")[2], "phu-luc-1-kh-ubnd-2026.txt"
    shown = draft.see(f"/soat/{plan}?tep={other}")
    assert 'form="dua-vao"' in shown
    read = draft.read_name(f"/soat/{plan}?tep={other}")
    draft.send(f"/soat/{plan}/dua-vao", 200, doc=read, tep=other, doan="2")
    waiting = list_waiting(read_tree(draft.read()))
    assert waiting[-1].kind == "chu"
    assert waiting[-1].place == f"tệp {other}, đoạn 2"
    assert waiting[-1].words in draft.see(f"/soat/{plan}?cho={len(waiting)}").split("<mark>")[1]
    before = texts_of(draft)
    name = draft.read_name(f"/soat/{plan}?tep={other}")
    fields = {"doc": name, "lam": "chi-tieu", "linh-vuc": "economy"}
    draft.send(f"/soat/{plan}?cho={len(waiting)}&tep={other}", 200, **fields)
    assert texts_of(draft)[:-1] == before
    assert texts_of(draft)[-1] in waiting[-1].words
    draft.send(f"/soat/{plan}/dua-vao", 404, doc=read, tep="khong-co.txt", doan="2")
    draft.send(f"/soat/{plan}/dua-vao", 404, doc=read, tep=other, doan="99999")


def test_a_draft_named_before_its_body_was_known_gets_its_lasting_name(draft: Seat) -> None:
    unknown = f"{slug(UNKNOWN_ISSUER)}-2026-kinh-te-xa-hoi"
    old = (draft.root / PLAN).parent
    text = draft.read().replace(f"id: {old.name}", f"id: {unknown}", 1)
    old.rename(old.with_name(unknown))
    file = f"data/plans/{unknown}/plan.yml"
    (draft.root / file).write_text(text, "utf-8")
    name = draft.desk.repository.read(file).name
    draft.send(f"/soat/{unknown}", 200, doc=name, lam="xong")
    assert not (draft.root / file).exists()
    save = draft.desk.repository.journal.list_saves()[0]
    assert save.moved_from == unknown
    new = save.file.split("/")[2]
    assert new.startswith("xa-mau-2026-")
    assert f"id: {new} " in draft.read(save.file)
    assert (draft.root / save.file).with_name("ke-hoach-15-kh-ubnd-2026.txt").is_file()
    draft.send("/lan-luu", so=str(save.number))
    assert draft.read(file) == text
    assert not (draft.root / save.file).exists()


def test_a_name_that_is_taken_is_never_written_over(draft: Seat) -> None:
    repository = draft.desk.repository
    with pytest.raises(OutsideError):
        repository.move_plan(PLAN, "../x", "id: x\n", repository.read(PLAN).name, "")


def test_doubts_of_a_draft_are_one_line_without_codes_and_advice_about_files(draft: Seat) -> None:
    doubts = """\
review:
  - at: attachments.1.kind
    why: Xem lại tệp, bản ký thì ghi `original`, bản quét `scan`.
  - at: document.issuer
    why: "`ubnd-xa-mau` là cơ quan mới, đã được đề xuất ở `data/issuers.yml`."
"""
    text = draft.read().replace("\ndocument:", f"\n{doubts}document:", 1)
    (draft.root / PLAN).write_text(text, "utf-8")
    shown = draft.see("/cho-sua")
    assert "Bản nháp còn 2 chỗ chờ soát." in shown
    assert not re.search("“original”|ubnd-xa-mau|khỏi “Chỗ phải soát”", shown)
    review = draft.see(f"/soat/{PLAN.split('/')[2]}?cho=2")
    told = review.split('class="review__why"')[1].split("</p>")[0]
    assert "“UBND xã Mẫu" in told
    assert "ubnd-xa-mau" not in told


def test_a_copy_that_came_twice_is_put_away_where_it_is_told(draft: Seat) -> None:
    plan = PLAN.split("/")[2]
    doubt = f"""\
review:
  - at: document.number
    why: Văn bản này đã có ở `{plan}`. Trùng thì xóa thư mục vừa tạo.
"""
    text = draft.read().replace("\ndocument:", f"\n{doubt}document:", 1)
    (draft.root / PLAN).write_text(text, "utf-8")
    told = draft.see(f"/soat/{plan}").split('class="review__why"')[1].split("</form>")[0]
    assert 'form="bo-nhap"' in told
    assert "“15/KH-UBND – Phát động" in told
    assert f'href="/sua/data/plans/{plan}/plan.yml">Mở kế hoạch đã có' in told
    assert "Không trùng, sang chỗ sau" in told


def test_a_new_entry_of_a_list_needs_no_code(seat: Seat) -> None:
    """It is made from the name; the second of one name has another."""
    file = "data/issuers.yml"
    number = len(items_at(read_tree(seat.read(file)), ("issuers",))) + 1
    first = seat.see(f"/sua/{file}?o=issuers.{number}").split("<details")[0]
    assert 'name="f.id"' not in first
    for place in (number, number + 1):
        seat.save(
            f"issuers.{place}",
            200,
            file,
            f_name=f"Ủy ban nhân dân xã Mới {place}",
            f_short_name="UBND xã Mới",
            f_level="commune",
        )
    assert re.findall("- id: (ubnd-xa-moi.*)", seat.read(file)) == ["ubnd-xa-moi", "ubnd-xa-moi-2"]
