"""Every sentence of a report on changes, option by option, without a portal behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from thidua.changes.addresses import compare_addresses
from thidua.changes.blocks import Block, CodeBlock, HeadingBlock, ListBlock, ListItem, TextStyle
from thidua.changes.details import (
    describe_difference,
    describe_file,
    describe_review,
    describe_target,
)
from thidua.changes.layout import lay_out
from thidua.changes.pairing import pair_records
from thidua.changes.records import pair_in_order
from thidua.changes.report import (
    AddressChanges,
    DocumentChange,
    EntryChange,
    Fate,
    FieldDifference,
    FileChange,
    FileFacts,
    HonoreeChange,
    LookChange,
    Numbers,
    Piece,
    PlanChange,
    Report,
    ResultChange,
    ReviewChange,
    TargetChange,
    Words,
)
from thidua.changes.wording import compare_wordings, show_words

MARKS = {TextStyle.PLAIN: "", TextStyle.STRONG: "*", TextStyle.CODE: "`", TextStyle.OLD: "-",
         TextStyle.NEW: "+"}  # fmt: skip
OLD, NEW = (Piece("cũ", True),), (Piece("mới", True),)
SAID = (Piece("lời"),)


def _item(item: ListItem, indent: str = "") -> list[str]:
    """An item and those below it as lines, with the style of all words."""
    line = "".join(f"{MARKS[style]}{text}{MARKS[style]}" for text, style in item.line)
    return [indent + line, *(row for below in item.below for row in _item(below, f"{indent}  "))]


def _blocks(blocks: Iterable[Block]) -> list[str]:
    rows: list[str] = []
    for block in blocks:
        if isinstance(block, ListBlock):
            rows += [row for item in block.items for row in _item(item)]
        elif isinstance(block, CodeBlock):
            rows += block.lines
        else:
            level = "#" * block.level if isinstance(block, HeadingBlock) else ""
            anchor = f" {{{block.anchor}}}" if isinstance(block, HeadingBlock) else ""
            rows.append(level + _item(ListItem(block.line))[0] + anchor)
    return rows


@pytest.mark.parametrize(
    ("change", "rows"),
    [(FieldDifference("Tên", OLD, NEW), ["*Tên*", "  Trước: -cũ-", "  Sau: +mới+"]),
     (FieldDifference("Tên", after=SAID), ["*Tên* (thêm): lời"]),
     (FieldDifference("Tên", before=NEW), ["*Tên* (bỏ): mới"]),
     (FieldDifference("Tên", (Piece("a"), Piece("b", True)), (Piece("a"),)),
      ["*Tên*", "  Trước: a -b-", "  Sau: a"]),
     (FieldDifference("Hình", remark="Thay.", proof="Mã 1."), ["*Hình:* Thay. Mã 1."]),
     (FieldDifference("Hình", remark="Thay."), ["*Hình:* Thay."])],
)  # fmt: skip
def test_a_field_is_told_as_it_changes(change: FieldDifference, rows: list[str]) -> None:
    assert _item(describe_difference(change)) == rows
    assert _item(describe_difference(change, with_codes=False)) == [
        row.removesuffix(" Mã 1.") for row in rows
    ]


ONE, TWO = Numbers(("1 tấn",), ("thóc",)), Numbers(("2 tấn",), ("ngô",))


@pytest.mark.parametrize(
    ("change", "rows"),
    [(TargetChange("1", Fate.ADDED, after=SAID, numbers_after=ONE),
      ["*Chỉ tiêu 1* (thêm): lời", "  Số liệu: 1 tấn (so sánh được theo: thóc)"]),
     (TargetChange("1.2", Fate.REMOVED, before=SAID, numbers_before=ONE),
      ["*Chỉ tiêu 1.2* (bỏ): lời", "  Số liệu: 1 tấn (so sánh được theo: thóc)"]),
     (TargetChange("1", Fate.CHANGED, OLD, NEW),
      ["*Chỉ tiêu 1*", "  Lời trước: -cũ-", "  Lời sau: +mới+"]),
     (TargetChange("1", Fate.CHANGED, (), SAID, ONE, TWO),
      ["*Chỉ tiêu 1*: lời", "  Số liệu trước: 1 tấn (so sánh được theo: thóc)",
       "  Số liệu sau: 2 tấn (so sánh được theo: ngô)"]),
     (TargetChange("1", Fate.CHANGED, (), SAID, ONE, ONE), ["*Chỉ tiêu 1*: lời"]),
     (TargetChange("1", Fate.CHANGED, (), SAID, ONE, ONE._replace(figures=("3 tấn", "4 ha"))),
      ["*Chỉ tiêu 1*: lời", "  Số liệu trước: 1 tấn", "  Số liệu sau: 3 tấn; 4 ha"]),
     (TargetChange("1", Fate.CHANGED, (), SAID, ONE, Numbers((), ("a", "b"))),
      ["*Chỉ tiêu 1*: lời", "  Số liệu trước: 1 tấn (so sánh được theo: thóc)",
       "  Số liệu sau: không có con số (so sánh được theo: a, b)"]),
     (TargetChange("1", Fate.CHANGED, OLD, NEW, ONE, TWO, (FieldDifference("Chú", after=SAID),)),
      ["*Chỉ tiêu 1*", "  Lời trước: -cũ-", "  Lời sau: +mới+",
       "  Số liệu trước: 1 tấn (so sánh được theo: thóc)",
       "  Số liệu sau: 2 tấn (so sánh được theo: ngô)", "  *Chú* (thêm): lời"])],
)  # fmt: skip
def test_a_target_is_told_with_words_figures_and_the_rest(
    change: TargetChange, rows: list[str]
) -> None:
    assert _item(describe_target(change)) == rows


FILE = FileFacts("a.pdf", "Kế hoạch", "bản gốc", 2048, "f00", "Bản quét", "Tiếng Việt")
FACTS = "Kế hoạch (bản gốc, tiếng Việt), 2,0 KB{}; chú thích: Bản quét"
SUM = ", SHA-256 `f00`"


@pytest.mark.parametrize(
    ("before", "after", "coded", "plain"),
    [(None, FILE, ["*Bản gốc (thêm):* `a.pdf`", f"  {FACTS.format(SUM)}"],
      ["*Bản gốc (thêm):* `a.pdf`", f"  {FACTS.format('')}"]),
     (FILE, None, ["*Bản gốc (bỏ):* `a.pdf`", f"  {FACTS.format(SUM)}"],
      ["*Bản gốc (bỏ):* `a.pdf`", f"  {FACTS.format('')}"]),
     (FILE, FILE._replace(sha256="bad"),
      ["*Bản gốc (thay nội dung):* `a.pdf`", f"  Trước: {FACTS.format(SUM)}",
       f"  Sau: {FACTS.format(SUM.replace('f00', 'bad'))}"],
      ["*Bản gốc* “Kế hoạch” được thay bằng tệp khác"]),
     (FILE, FILE._replace(sha256="bad", note=""),
      ["*Bản gốc (thay nội dung):* `a.pdf`", f"  Trước: {FACTS.format(SUM)}",
       "  Sau: Kế hoạch (bản gốc, tiếng Việt), 2,0 KB, SHA-256 `bad`"],
      ["*Bản gốc* “Kế hoạch” được thay bằng tệp khác", f"  Trước: {FACTS.format('')}",
       "  Sau: Kế hoạch (bản gốc, tiếng Việt), 2,0 KB"]),
     (FILE, FILE._replace(name="b.pdf", language=None),
      ["*Bản gốc (đổi thông tin):* `b.pdf`", f"  Trước: {FACTS.format('')}",
       "  Sau: Kế hoạch (bản gốc), 2,0 KB; chú thích: Bản quét"], None)],
)  # fmt: skip
def test_a_file_is_told_in_both_states(
    before: FileFacts | None, after: FileFacts | None, coded: list[str], plain: list[str] | None
) -> None:
    """Sums only for reviewers; to others a file goes by its title."""
    change = FileChange(before, after)
    assert _item(describe_file(change)) == coded
    assert _item(describe_file(change, with_codes=False)) == (coded if plain is None else plain)


RESULTS = (
    ResultChange("Chỉ tiêu 1", OLD, NEW, ("Đạt",), ("Vượt", "Chưa đạt")),
    ResultChange("Chỉ tiêu 2", after=SAID, outcomes_after=("Đạt",)),
    ResultChange("Chỉ tiêu 3", before=SAID, outcomes_before=("Đạt",)),
    ResultChange("Chỉ tiêu 4", after=SAID, others=(FieldDifference("Chú", after=NEW),)),
)
REVIEW = ReviewChange("Sơ kết", Fate.CHANGED, RESULTS, (FieldDifference("Nguồn", OLD, NEW),))
REVIEW_ROWS = [
    "*Kết quả (sửa):* Sơ kết", "  *Nguồn*", "    Trước: -cũ-", "    Sau: +mới+", "  *Chỉ tiêu 1*",
    "    Trước: -cũ-", "    Sau: +mới+", "    So với chỉ tiêu, trước: Đạt",
    "    So với chỉ tiêu, sau: Vượt; Chưa đạt", "  *Chỉ tiêu 2*: lời", "    So với chỉ tiêu: Đạt",
    "  *Chỉ tiêu 3* (bỏ): lời", "  *Chỉ tiêu 4*: lời", "    *Chú* (thêm): mới",
]  # fmt: skip


def test_a_review_is_told_with_its_results_unless_its_plan_goes() -> None:
    assert _item(describe_review(REVIEW, gone=False)) == REVIEW_ROWS
    assert _item(describe_review(REVIEW, gone=True)) == REVIEW_ROWS[:1]


def _told(*, with_codes: bool = True, **parts: Any) -> list[str]:
    """The rows of a report behind its title."""
    title, *rows = _blocks(lay_out(Report(**parts), with_codes=with_codes))
    assert title == "#Những gì thay đổi đối với người đọc {thay-doi}"
    return rows


SAME = ["*Kế hoạch:* không đổi.", "*Gương:* không đổi.", "*Địa chỉ:* không đổi."]
PLAN = PlanChange("a", "Tên", "ke-hoach/a/", Fate.CHANGED)
TARGETS = tuple(TargetChange(str(at), Fate.ADDED, after=SAID) for at in range(2))


@pytest.mark.parametrize(
    ("plan", "counted", "rows"),
    [(PLAN, "sửa 1", []),
     (replace(PLAN, former_id="b"), "sửa 1", ["Mã cũ: b"]),
     (replace(PLAN, fate=Fate.UNKNOWN), "không so được 1",
      ["Không đọc được bản trước, nên dưới đây là cả bản mới."]),
     (replace(PLAN, fate=Fate.ADDED, targets=TARGETS), "thêm 1; dòng chỉ tiêu: thêm 2",
      ["*Chỉ tiêu 0* (thêm): lời", "*Chỉ tiêu 1* (thêm): lời"]),
     (replace(PLAN, fate=Fate.PUBLISHED, reviews=(REVIEW,)),
      "công bố 1; lần báo cáo kết quả: sửa 1", REVIEW_ROWS),
     *((replace(PLAN, fate=fate, targets=TARGETS, reviews=(REVIEW,)),
        f"{fate.value} 1; dòng chỉ tiêu: thêm 2; lần báo cáo kết quả: sửa 1",
        ["Người đọc không còn thấy trang này, với 2 chỉ tiêu.", REVIEW_ROWS[0]])
       for fate in (Fate.REMOVED, Fate.WITHDRAWN)),
     (replace(PLAN, files=(FileChange(None, FILE), FileChange(FILE, None), FileChange(FILE, FILE))),
      "sửa 1; bản gốc: thêm 1, sửa 1, bỏ 1", None)],
)  # fmt: skip
def test_a_plan_is_counted_and_told(plan: PlanChange, counted: str, rows: list[str] | None) -> None:
    """One that goes without its words, one that could not be read before with a warning."""
    told = _told(plans=(plan,))
    assert told[0] == f"*Kế hoạch:* {counted}."
    assert told[1:6] == [
        *SAME[1:], "##Kế hoạch {ke-hoach}",
        f"###{plan.fate.value.capitalize()}: Tên {{ke-hoach-a}}", "Trang: `ke-hoach/a/`",
    ]  # fmt: skip
    if rows is not None:
        assert told[6:] == rows
        hidden = _told(plans=(plan,), with_codes=False)
        assert hidden == [*told[:5], *(row for row in rows if not row.startswith("Mã cũ"))]


PERSON = HonoreeChange("Một người", "data/honorees/a.yml", Fate.ADDED, True, facts=("Thấy tên.",))


def test_persons_stand_before_all_else_and_collectives_behind_plans() -> None:
    """A file whose name tells a person is not named; who shows more is counted."""
    people = (
        replace(PERSON, shows_more=True), replace(PERSON, file=""),
        replace(PERSON, name="Thôn", is_personal=False, facts=(), fate=Fate.CHANGED),
    )  # fmt: skip
    told = _told(honorees=people, plans=(PLAN,))
    assert told == [
        "*Kế hoạch:* sửa 1.",
        "*Gương:* thêm 2, sửa 1; dữ liệu cá nhân: 1 trường hợp hiện thêm, 1 trường hợp khác.",
        SAME[2], "##Dữ liệu cá nhân {du-lieu-ca-nhan}",
        "*Thêm:* Một người (tệp `data/honorees/a.yml`)", "  Thấy tên.",
        "*Thêm:* Một người (tệp này có tên người trong mã nên không nhắc ở đây)", "  Thấy tên.",
        "##Kế hoạch {ke-hoach}", "###Sửa: Tên {ke-hoach-a}", "Trang: `ke-hoach/a/`",
        "##Gương tập thể {guong}", "*Sửa:* Thôn (tệp `data/honorees/a.yml`)",
    ]  # fmt: skip
    hidden = _told(honorees=people, with_codes=False)
    assert [row for row in hidden if "Một người" in row or "Thôn" in row] == [
        "*Thêm:* Một người", "*Thêm:* Một người", "*Sửa:* Thôn",
    ]  # fmt: skip
    for shown, said in (([True], "1 trường hợp hiện thêm"), ([False] * 2, "2 trường hợp khác")):
        some = tuple(replace(PERSON, shows_more=more) for more in shown)
        assert f"; dữ liệu cá nhân: {said}." in _told(honorees=some)[1]


def test_entries_documents_and_the_look_are_told() -> None:
    """With codes, names of files and addresses only for reviewers."""
    page = DocumentChange("docs/a.md", "a/", "Trang", Fate.CHANGED)
    home = DocumentChange("docs/index.md", "", "", Fate.REMOVED, "docs/cu.md")
    entries = (
        EntryChange("Lĩnh vực", "Kinh tế", Fate.ADDED, id="economy"),
        EntryChange("Cổng", "Cổng Mẫu", Fate.CHANGED, (FieldDifference("Tên", OLD, NEW),)),
    )
    parts: dict[str, Any] = {"entries": entries, "documents": (page, home)}
    assert _told(**parts) == [
        *SAME[:2], "*Địa chỉ:* thông tin chung của Cổng: thêm 1, sửa 1.",
        "*Ngoài dữ liệu:* trang viết tay và tệp kèm: sửa 1, bỏ 1.",
        "##Thông tin chung của Cổng {thong-tin-chung}", "*Thêm:* Lĩnh vực: Kinh tế (economy)",
        "*Sửa:* Cổng: Cổng Mẫu", "  *Tên*", "    Trước: -cũ-", "    Sau: +mới+",
        "##Trang viết tay và tệp kèm {trang-viet-tay}",
        "*Sửa:* Trang, địa chỉ `a/` (tệp `docs/a.md`)",
        "*Bỏ:* địa chỉ `./` (tệp `docs/index.md`)", "  Tên tệp cũ: `docs/cu.md`",
    ]  # fmt: skip
    hidden = _told(**parts, with_codes=False)
    assert hidden[5] == "*Thêm:* Lĩnh vực: Kinh tế"
    assert hidden[-3:] == ["*Sửa:* Trang", *_told(**parts)[-2:]]
    looks = [f"*Thêm:* tệp `{at}.css`" for at in range(31)]
    for count in (1, 30, 31):
        look = tuple(LookChange(f"{at}.css", Fate.ADDED) for at in range(count))
        rest = ["và 1 tệp nữa."] if count == 31 else []
        assert _told(look=look)[3:] == [
            f"*Ngoài dữ liệu:* tệp giao diện: thêm {count}.", "##Giao diện {giao-dien}",
            *looks[: min(count, 30)], *rest,
        ]  # fmt: skip


def test_addresses_are_counted_and_those_that_are_lost_come_first() -> None:
    found = AddressChanges(("m/",), (("a/", "b/"),), (("c/", ""),), ("d/",), ("", "e/"))
    assert _told(addresses=found)[2:] == [
        "*Địa chỉ:* 1 mới, 1 chuyển đến địa chỉ mới, 1 thôi có lời nhắn, 1 dời không lời nhắn, "
        "2 mất không lời nhắn.",
        "##Địa chỉ {dia-chi}", "*Mất, không có lời nhắn:* `./`", "*Mất, không có lời nhắn:* `e/`",
        "*Dời, không có lời nhắn:* `c/` → `./`", "*Thôi, có lời nhắn:* `d/`",
        "*Chuyển đến địa chỉ mới:* `a/` → `b/`", "*Mới:* `m/`",
    ]  # fmt: skip
    for count, rest in (
        (30, []),
        (31, ["và 1 địa chỉ mới nữa."]),
        (99, ["và 69 địa chỉ mới nữa."]),
    ):
        rows = _told(addresses=AddressChanges(tuple(f"{at:02}/" for at in range(count))))[4:]
        assert rows == [*(f"*Mới:* `{at:02}/`" for at in range(30)), *rest]


def test_notes_stand_before_all_that_is_told() -> None:
    assert _told(notes=("Một.", "Hai."))[:2] == ["*Lưu ý:* Một.", "*Lưu ý:* Hai."]
    assert _told() == ["Không có gì thay đổi đối với người đọc."]


def _words(count: int, start: int = 0) -> str:
    return " ".join(f"w{at}" for at in range(start, start + count))


def _shown(words: Words) -> str:
    return " ".join(f"[{piece.text}]" if piece.differs else piece.text for piece in words)


@pytest.mark.parametrize(
    ("before", "after", "left", "right"),
    [("", "", "", ""), ("a b", "", "a b", ""), ("", "a b", "", "a b"),
     ("a b c", "a x c", "a [b] c", "a [x] c"), ("b", "a b", "b", "[a] b"),
     ("a b a", "a", "a [b a]", "a"),
     (_words(40), f"x {_words(39)}", f"{_words(39)} [w39]", f"[x] {_words(39)}"),
     # One word more, and of a long run only six words beside what differs are shown.
     (f"x {_words(40)}", f"y {_words(40)}", f"[x] {_words(6)} …", f"[y] {_words(6)} …"),
     (f"{_words(40)} x", f"{_words(40)} y", f"… {_words(6, 34)} [x]", f"… {_words(6, 34)} [y]"),
     (f"x {_words(13)} z {_words(30, 20)}", f"y {_words(13)} t {_words(30, 20)}",
      f"[x] {_words(13)} [z] {_words(6, 20)} …", f"[y] {_words(13)} [t] {_words(6, 20)} …"),
     (f"x {_words(14)} z {_words(30, 20)}", f"y {_words(14)} t {_words(30, 20)}",
      f"[x] {_words(6)} … {_words(6, 8)} [z] {_words(6, 20)} …",
      f"[y] {_words(6)} … {_words(6, 8)} [t] {_words(6, 20)} …"),
     (f"x {_words(7)}. {_words(40, 50)}", f"y {_words(7)}. {_words(40, 50)}",
      f"[x] {_words(6)} w6. …", f"[y] {_words(6)} w6. …"),
     # Of sentences that are the same only that they were left out is said, once.
     (f"{_words(40)}. A a. B b. C c; D", f"{_words(40)}. A a. B x. C c; D",
      "… B [b.] …", "… B [x.] …"),
     (f"{_words(41)}.", f"{_words(41)}. B.\n\nC d", "…", "… [B. C d]")],
)  # fmt: skip
def test_two_wordings_are_shown_beside_each_other(
    before: str, after: str, left: str, right: str
) -> None:
    """Short ones whole, of long ones what differs; to the word where that begins."""
    assert tuple(map(_shown, compare_wordings(before, after))) == (left, right)


@pytest.mark.parametrize("count", [1, 59, 60, 61, 100])
def test_of_a_long_text_the_beginning_is_shown(count: int) -> None:
    rest = f" … (còn {count - 50} chữ)" if count > 60 else ""
    told = f"{_words(50) if rest else _words(count)}{rest}"
    assert show_words(_words(count)) == (Piece(told),)
    assert show_words("") == ()


@pytest.mark.parametrize(
    ("before", "after", "pairs"),
    [([], [], []), (["a"], ["a"], []), (["a b"], ["x y"], [(0, 0)]),
     (["a b", "c d"], ["x y"], [(0, None), (1, None), (None, 0)]),
     (["a b c d"], ["x", "a b c e"], [(None, 0), (0, 1)]),
     (["a b c d"], ["a b c e", "x"], [(0, 0), (None, 1)]),
     (["a b", "k l"], ["a c"], [(0, 0), (1, None)]),
     (["a b c", "k l"], ["a x y"], [(0, None), (1, None), (None, 0)]),
     (["a b c d", "k l m n"], ["x", "a b c e", "k l m o"], [(None, 0), (0, 1), (1, 2)])],
)  # fmt: skip
def test_items_of_two_lists_are_paired_by_likeness(
    before: list[str], after: list[str], pairs: list[tuple[int | None, int | None]]
) -> None:
    """In order where as many come as go; half of the words make two alike."""
    found = pair_in_order([_Bare(word) for word in before], [_Bare(word) for word in after])
    assert [
        (here, there) for here, there in found
        if here is None or there is None or before[here] != after[there]
    ] == pairs  # fmt: skip


class _Bare(str):
    """Words whose form for programs has no signs around it."""

    __slots__ = ()
    __repr__ = str.__str__


@pytest.mark.parametrize(
    ("before", "after", "pairs"),
    [({"a": 1}, {"a": 2}, ["a a"]), ({"a": 1}, {"b": 1}, ["a b"]),
     ({"a": 1}, {"b": 2}, ["a -", "- b"]), ({"a": 1, "b": 1}, {"c": 1}, ["a -", "b -", "- c"]),
     ({"a": 1}, {"b": 1, "c": 1}, ["a -", "- b", "- c"]),
     ({"a": 1, "k": 1}, {"b": 1, "k": 1}, ["a b", "k k"]),
     ({"m": 1, "z": 2}, {"a": 2, "n": 1}, ["z a", "m n"]), ({}, {}, [])],
)  # fmt: skip
def test_records_are_paired_by_name_and_else_by_what_only_one_of_each_has(
    before: dict[str, int], after: dict[str, int], pairs: list[str]
) -> None:
    found = pair_records(before, after, lambda value: value)
    assert [f"{pair.before or '-'} {pair.after or '-'}" for pair in found] == pairs


@pytest.mark.parametrize(
    ("before", "after", "moves", "found"),
    [({"a/"}, {"a/"}, {}, AddressChanges()), ({"a/"}, set(), {}, AddressChanges(lost=("a/",))),
     ({"a/"}, {"b/"}, {"a/": "b/"}, AddressChanges(moved=(("a/", "b/"),))),
     ({"a/"}, {"b/"}, {"a/": "c/"}, AddressChanges(appeared=("b/",), lost=("a/",))),
     ({"a/"}, {"a/", "b/", "a/#x"}, {}, AddressChanges(appeared=("b/",))),
     ({"c/", "b/", "a/#x", "a/#y"}, {"a/", "a/#y"}, {},
      AddressChanges(appeared=("a/",), lost=("a/#x", "b/", "c/")))],
)  # fmt: skip
def test_addresses_of_two_states_are_compared(
    before: set[str], after: set[str], moves: dict[str, str], found: AddressChanges
) -> None:
    """A place that is new is no news; a move to nowhere is none."""
    assert compare_addresses(before, after, moves) == found
