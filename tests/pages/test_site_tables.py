"""What pages and tables say of every case of their records: tables, each call with its answer.

Awards with and without their decisions, headings of sections in every order, originals that were
compared in every way, results in every state, and words that no cell of a table could hold.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any
from unittest import mock

import pytest
from pydantic import TypeAdapter

from stand_ins import stand_in
from tables import compare_table
from thidua.attachments.comparison.model import Coverage, Fidelity, LineVerdict, Outcome, Spot
from thidua.attachments.text.model import TextPlace
from thidua.figures import read
from thidua.figures.saying import say
from thidua.language.dates import Edtf
from thidua.model.campaign_forms import Label, LegalForm, Scope
from thidua.model.decided import Effect
from thidua.model.document import OriginalKind, Validity
from thidua.model.honoree import Award, AwardForm
from thidua.model.indicator import Better
from thidua.model.labels import name_deed, name_fate
from thidua.model.parts import PARTS
from thidua.model.story import Deed
from thidua.model.tiers import Level
from thidua.model.vocabulary import EndingDocument, Issuer
from thidua.portal.result_outcomes import Judge, ResultOutcome
from thidua.portal.result_states import Status
from thidua.portal.succession import Succession
from thidua.portal.versions import HeldDays
from thidua.site import render
from thidua.site.audit import kinds
from thidua.site.kit import embeds, honoree_posters, plan_standing, spoken_lines
from thidua.site.kit.compared import list_newest_figures
from thidua.site.kit.told import ToldFigure, ToldLine, ToldPlan, ToldTarget
from thidua.site.opendata import columns, results_form, tables, workbook
from thidua.site.pages import (
    attributes,
    fidelity,
    figure_answers,
    glance_room,
    highlights,
    home,
    issuer_life,
    life,
    life_events,
    reviews,
    stories,
)
from thidua.site.pages.judgeable import list_judgeable
from thidua.site.pages.printed_order import sort_sections
from thidua.site.plan_parts import FigureFragment, SectionName

OUTCOMES = [
    ResultOutcome(status, reason, percent, judge, exceeds, estimated)
    for (status, exceeds), (reason, percent), (judge, estimated) in product(
        [*((status, False) for status in Status), (Status.MET, True)],
        [("", None), ("Hai bên khác đơn vị.", None), ("", Decimal("102.46")),
         ("Mới kể một phần.", Decimal("99.95")), ("", Decimal(100)), ("", Decimal("-3"))],
        [(Judge.PORTAL, False), (Judge.REPORT, True)],
    )
]  # fmt: skip


def make(kind: type[Any], told: dict[str, Any]) -> Any:
    return TypeAdapter(kind).validate_python(told)


def tell_outcomes() -> Iterator[str]:
    """States of figures, with and without the time that is gone."""
    goal = read("Trồng mới 120 ha rừng").figures[0]
    for outcome, (elapsed, target) in product(OUTCOMES, [(None, goal), (Decimal("49.6"), None)]):
        told = stand_in(target=target, outcome=outcome, elapsed=elapsed)
        yield " | ".join(map(str, reviews.make_figure_state(told)))


def tell_units() -> Iterator[str]:
    """What of units is counted."""
    states: Any = [
        stand_in(word=word, status="met") for word in ("Đạt", "Chưa đạt", "Đạt theo báo cáo")
    ]
    for counts in ([], [0], [1], [1, 1], [1, 0, 1], [2, 1], [1, 1, 1, 0, 0]):
        units: Any = [stand_in(states=(states * 2)[at : at + count])
                      for at, count in enumerate(counts)]  # fmt: skip
        yield f"{counts}: {reviews._count_states(units)}"
    for value, of, unit in product(("9,34", "14"), (None, "16"), (None, "%", "xóm")):
        figure = stand_in(value=value, of=of, unit=unit)
        yield reviews._write_stated(figure)
    for file, compared, quotes, noted in product(("", "a.pdf"), (False, True), (1, 1200), (0, 2)):
        found = stand_in(file=file, compared=compared, quotes=quotes, noted=noted)
        plan = stand_in(dossier=stand_in(report_fidelity=[None, found]))
        yield reviews._describe_comparison(plan, 2)


def tell_originals() -> Iterator[str]:
    """What is said of comparing plans with their originals."""
    lines = [LineVerdict("1", Outcome.FOUND, Spot("a.pdf", TextPlace(2, 3))),
             LineVerdict("1.1", Outcome.NOTED, Spot("b.pdf", TextPlace(None, 1))),
             LineVerdict("2", Outcome.RECOGNISED, None),
             LineVerdict("3", Outcome.DOUBTFUL, None)]  # fmt: skip
    whole, some = Coverage(12, 10, 0, 2, 0), Coverage(1200, 1000, 3, 2, 195)
    found = [
        Fidelity(exact, recognised, tuple(lines[:count]), others, (), principal, unreadable, here)
        for (exact, recognised, principal, unreadable), (count, others), here in product(
            [((), (), "", ()), ((), (), "", ("a.pdf", "b.odt")),
             (("a.pdf",), (), "a.pdf", ()), ((), ("a.txt",), "a.txt", ()),
             (("c.docx",), ("a.txt",), "c.docx", ("a.pdf",))],
            [(0, {}), (1, {Outcome.FOUND: 7}),
             (4, {Outcome.FOUND: 7, Outcome.NOTED: 1, Outcome.RECOGNISED: 2})],
            [whole, some],
        )
    ]  # fmt: skip
    for kind, told in product(OriginalKind, found):
        left: Any = [stand_in(text="Lời\nngoài", place=place, reason=place)
                     for place in ("đoạn 4", None)]  # fmt: skip
        files: Any = [stand_in(file=name, kind=kind) for name in ("a.pdf", "a.txt")]
        plan = stand_in(unplaced=left, attachments=files)
        said = fidelity.describe_comparison(stand_in(fidelity=told, plan=plan))
        if kind is OriginalKind.ORIGINAL or told.principal == "a.pdf":
            yield f"{kind.value}: {said.done} {said.headline} {' | '.join(said.details)}"
    yield str(said.left_out)
    words = [
        "Trồng mới 120 ha rừng, đạt 100%",
        "Một hai ba bốn năm sáu",
        "Một-hai, ba & bốn năm sáu bảy",
    ]
    for name, page, text in product(("a.pdf", "b.TXT", "c.docx", "d.PDF"), (None, 3), words):
        place = fidelity._target_spot(
            stand_in(id="ke-hoach"),
            {name: OriginalKind.ANNEX},
            Spot(name, TextPlace(page, 1)),
            text,
        )
        yield f"{place.words} {place.path}"


def tell_awards() -> Iterator[str]:
    """Rewards as sentences, deeds, pictures."""
    titles = ["Giấy khen", "Danh hiệu Lao động tiên tiến.", "Lao động tiên tiến",
              "Được tặng Bằng khen", "“Gia đình văn hóa”", "Cờ thi đua của Chính phủ",
              "Kỷ niệm chương", "Giấy khenx"]  # fmt: skip
    for form, title in product(AwardForm, titles):
        award = make(Award, {"award_form": form.value, "title": title})
        yield f"{form.value}: {stories.say_award(award)}"
    issuers: Any = {"xa": stand_in(short_name="UBND xã Mẫu")}
    decision = {"number": "97/QĐ-UBND", "date": "2026-01-19", "issuer": "xa", "note": "Chú thích.",
                "url": "https://mau.example/a", "file": "qd.pdf"}  # fmt: skip
    shown = [{}, decision, {"number": "97/QĐ-UBND"}, {"date": "2026-01"}, {"issuer": "xa"},
             {"url": "https://mau.example/a"}, {"file": "la.pdf", "date": "2026"}]  # fmt: skip
    document = ("qd.pdf", None, stand_in(size=123456))
    for first, second in [
        *zip(shown, [None, *shown], strict=False),
        (None, decision),
        (None, None),
    ]:
        told: dict[str, Any] = {"award_form": "badge", "title": "Huy hiệu", "note": "Về huy hiệu."}
        told |= {"decision": first} if first else {}
        told |= {"revoked_by": second} if second else {}
        made = stories.make_award(
            make(Award, told),
            issuers,
            stand_in(id="ai"),
            stand_in(documents=[document]),
        )
        yield str(made)
    for when, where in product((None, "2026-03-02", "2026-03", "2026"), (None, "cầu Mẫu")):
        told = {name: value for name, value in (("date", when), ("place", where)) if value}
        yield stories.say_deed(make(Deed, told)) if told else stories.say_deed(None)


def tell_orders() -> Iterator[str]:
    """The sections of plans whose headings are numbered in every way."""
    sections = [SectionName(part.anchor, part.name, part.key) for part in PARTS if part.is_section]
    for told in (
        {},
        {"targets": "2. Chỉ tiêu", "contents": "1. Nội dung"},
        {"targets": "1. Chỉ tiêu", "contents": "2. Nội dung", "tasks": "II. NHIỆM VỤ"},
        {
            "targets": "II. CHỈ TIÊU",
            "contents": "I. NỘI DUNG\n1. Nội dung thi đua",
            "tasks": "2. Nhiệm vụ",
            "responsibilities": "IX) TỔ CHỨC",
            "period": "VI. THỜI GIAN",
        },
        {"targets": "I. CHỈ TIÊU", "contents": "I. NỘI DUNG"},
        {"registration": "III. ĐĂNG KÝ", "participation": "4) Tham gia", "goals": "12. Mục tiêu"},
        {"contents": "V. NỘI DUNG", "targets": "IV. CHỈ TIÊU", "purpose": "100. Mục đích"},
    ):
        parts = {name: stand_in(heading=heading) for name, heading in told.items()}
        plan = stand_in(**parts)
        for given in (sections, sections[::-1]):
            yield f"{told}: {' '.join(section.kind for section in sort_sections(plan, given))}"


def tell_attributes() -> Iterator[str]:
    """Attributes of documents that print less and less."""
    for day, seq, name, position in product(
        ("2026-03-02", "2026-03", ""), ("18", ""), ("Nguyễn Thị Mẫu", None),
        ("PHÓ CHỦ\nTỊCH", ""),
    ):  # fmt: skip
        number = stand_in(seq=seq, __str__=lambda: "18/KH")
        signer = stand_in(position=position, name=name) if position else None
        plan = stand_in(document=stand_in(number=number if seq or name else None))
        yield f"{attributes._number(plan)._replace(value='')} {attributes._signer(signer)}"
        yield Edtf.parse(day).in_words() if day else ""
        if day:
            yield Edtf.parse(day).within_words()
    yield from _tell_lists_of_attributes()
    for position in ("CHỦ TỊCH", "PHÓ CHỦ TỊCH", "KT. PHÓ CHỦ TỊCH", "Phó Bí thư"):
        yield attributes._in_small_letters(position)


def _tell_lists_of_attributes() -> Iterator[str]:
    """A plan that prints nothing but one thing, and one that prints all but that."""
    day = Edtf.parse("2026-03-02")
    of_document: dict[str, Any] = {
        "number": stand_in(seq="18"), "issued": day, "signer": None, "status": Validity.REPLACED,
        "effective": day, "expires": Edtf.parse("2026"), "replaces": ("1/KH", "2/KH"),
        "replaced_by": "9/KH",
    }  # fmt: skip
    answered = stand_in(plan="ke-hoach", number="5/KH", note="Ghi.")
    of_plan: dict[str, Any] = {
        "legal_form": LegalForm.THEMATIC, "legal_form_text": "theo chuyên đề", "scope": Scope.UNIT,
        "labels": tuple(Label)[:2], "launched_by": "Chủ tịch", "standing_body": "Phòng Nội vụ",
        "responds_to": answered,
    }  # fmt: skip
    bare = dict.fromkeys([*of_document, *of_plan], None) | {"replaces": (), "labels": ()}
    full = of_document | of_plan
    others = {"responds_to": stand_in(plan=None, number="5/KH", note=None),
              "issued": Edtf.parse("2026-03")}  # fmt: skip
    issuer, kind = (
        stand_in(id="xa", name="UBND xã", group=Level.COMMUNE),
        stand_in(name="KH", slug="k"),
    )
    for name in full:
        given = [bare | {name: full[name]}, full | {name: bare[name]}]
        given += [full | {name: others[name]}] if name in others else []
        for told, period in zip(given, ("", "năm 2026", ""), strict=False):
            plan = stand_in(document=stand_in(**told), year=2026, **told)
            published = stand_in(plan=plan, issuer=issuer, document_type=kind)
            for one in attributes.list_attributes(published, period):
                value = "…" if one.label == "Số, ký hiệu" else one.value
                yield f"{name} {one._replace(value=value)}"


def _figure(words: str, name: str = "", days: str = "", after: str = "") -> ToldFigure:
    return ToldFigure(3, "", "", words, "", after, name, days)


def tell_frames() -> Iterator[str]:
    """Pages for the frames of other sites, their heights, and the code that puts them in."""
    frame = embeds.EmbedFrame("self", ("a.css",), "Cổng", "https://a.vn/")
    title = "Về việc phát động phong trào thi đua chào mừng ngày lễ, " * 4
    few, many = (
        (_figure("5", "Hộ nghèo"),),
        tuple(_figure("5", "Tên dài " * 9, "từ nay") for _ in "abcd"),
    )
    lines = (
        ToldLine(0, "Chỉ tiêu;", ""),
        ToldLine(1, "- Dòng dưới", "từ nay"),
        ToldLine(1, "", "bỏ"),
    )
    for named, number, theme, period, ended, figures in (
        ("Thi đua", "", "", "năm 2026", "", ()), (title, "9/KH", "Chung sức", "", "hết hạn", few),
        ("Thi đua", "9/KH", "Chung sức", "năm 2026", "", ()), ("Thi đua", "", "", "", "", many),
    ):  # fmt: skip
        target = ToldTarget(3, "3.", "kinh-te", lines, figures, bool(figures))
        plan = ToldPlan("k", named, "Tóm tắt.", "Kế hoạch", number, "UBND xã Mẫu", "UBND xã",
                        "UBND xã, 2026", 2026, theme, period, ended, (), figures,
                        (target,))  # fmt: skip
        indicator: Any = stand_in(id="i", name=named, definition="Là gì.")
        rows = tuple(embeds.EmbedRow("a/", f"{words} " * 9, words) for words in ("Một", "Hai"))
        drawn: Any = stand_in(finding="Thấy.", last="2026-09-30", about="Về.", legend="",
                              source="Nguồn. " * 9, drawing=DRAWING)  # fmt: skip
        for view in (frame.show_plan(plan), frame.show_target(plan, target),
                     frame.show_indicator(indicator, None, rows),
                     frame.show_indicator(indicator, drawn, rows)):  # fmt: skip
            told = {name: value for name, value in vars(view).items() if value and name != "chart"}
            yield f"{view.height} {told}"
            yield embeds.write_frame("https://a.vn/", view.path, view.title, view.height)
    yield str(embeds.write_running_snippet("https://a.vn/"))
    yield embeds.write_linked_picture("a/", "b.png", 'Chữ "c" & d')
    for words in ("", "a" * 22, "a" * 23):
        yield str(embeds._count_lines(words, 22))


DRAWING = '<svg width="20em" height="12.5em"></svg>'


def tell_due() -> Iterator[str]:
    """What is due, as it is said; which pages are looked at."""
    for day, text, (what, to) in product(
        ("2026-11-30", "2026-11", "2026"),
        ("Gửi trước ngày 30/11/2026.", "Chậm nhất  tháng 11 năm 2026",
         "đến hết 30 tháng 11 năm 2026;", "trước 3/11", "trước năm 2026", "trong ngày"),
        (("Gửi báo cáo", "UBND xã"), ("gửi báo cáo về để tổng hợp", "UBND xã"), ("Họp", "UBND xã"),
         ("Nộp hồ sơ để xét", "UBND xã."), ("Báo cáo UBND xã", "UBND xã"), ("Họp tổng kết;", None)),
    ):  # fmt: skip
        deadline: Any = stand_in(date=Edtf.parse(day), text=text, what=what, to=to)
        yield f"{day} {text} {to}: {plan_standing.say_deadline(deadline, 'kế hoạch')}"
    classes = {"a/": {"x", "y"}, "b/": {"x"}, "c/": {"written"}, "d/": {"written", "z"},
               "e/": {"y"}, "f/": {"x", "y", "w"}, "g/": set()}  # fmt: skip
    yield str(kinds.choose_pages({name: frozenset(shown) for name, shown in classes.items()}))


def tell_room() -> Iterator[str]:
    """How many sections stand beside the figures of a plan."""
    keys = ("results", "honorees", "originals", "attributes", "unknown")
    sections = [[SectionName("", "", kind) for kind in order] for order in (keys, keys[::-1][1:])]
    for some, count, moments, units in product(sections, (0, 1, 2, 6, 20), (0, 3, 9), (0, 2, 7)):
        room = glance_room.find_room(some, [[1] * count, [2, 0]], moments=moments, units=units)
        yield f"{count} {moments} {units}: {room.beside} {room.below}"
    for lines in range(7, 34):
        yield f"{lines} {[glance_room._count_fitting(some, lines) for some in sections]}"


def tell_figures() -> Iterator[str]:
    """How much of a whole figures are, and the words that readers see."""
    for text in (
        "Đạt 95%", "Tăng 5%", "Giảm 5%", "Tốc độ tăng trưởng đạt 7%", "20/21 xã", "0/21 xã",
        "100%", "101%", "0%", "Từ 5 đến 7%", "120 ha", "Tăng thêm 5 xã", "Hạ xuống còn 3%",
        "Tăng lên 8%", "Giữ vững 12 xã", "Duy trì ổn định 100%", "Vượt 5%", "Bớt 3 hộ", "99,5%",
        "98,4%", "Vượt kế hoạch 5%", "Tỷ lệ hộ dùng nước sạch vượt 90%", "Đạt và vượt 90%",
        "Hộ nghèo không vượt quá 5%", "60% hộ vượt nghèo", "20/21 xã vượt chỉ tiêu",
        "Tỷ suất 5%", "So với năm 2025 đạt 90%", "Trồng mới 120 ha", "300/250 hộ", "250/250 hộ",
    ):  # fmt: skip
        for figure in read(text).figures:
            yield f"{text}: {highlights._find_share(figure, text)} {say(figure)}"
    yield str([highlights._list_places_above(place) for place in ("1", "1.2", "1.2.3")])


def tell_answers() -> Iterator[str]:
    """What plans make of figures: whole answers."""
    empty = ("amount", "part", "common", "baseline", "baseline_key", "first", "last", "days")
    base: Any = {
        "indicator": "x", "number": 2, "place": "2", "words": "95%", "low": "95", "high": "95",
        "text": "Tham gia bảo hiểm y tế đạt 95%", "comparator": "ge", "is_latest": True,
        "result": None, **dict.fromkeys(empty, ""),
    }  # fmt: skip
    asked = FigureFragment(**base)
    changes: list[dict[str, Any]] = [
        {}, {"low": "96", "high": "96"}, {"low": "94", "high": "94"}, {"low": "95", "high": "97"},
        {"low": "94", "high": "96"}, {"low": "", "high": ""}, {"comparator": "gt"},
        {"comparator": "lt"}, {"comparator": "near"}, {"comparator": "approx"},
        {"amount": "increase"}, {"part": "Vùng cao"}, {"text": "Học sinh nữ, trẻ em đạt 95%"},
        {"text": "Đạt chuẩn nâng cao 95%"}, {"number": 7, "part": "Vùng cao", "words": ""},
    ]  # fmt: skip
    for unit, better in product(
        ("%", "ha", "triệu đồng/người", "‰"), ("higher", "lower", "neither")
    ):
        known = stand_in(unit=unit, better=Better(better), name="Bảo hiểm y tế")
        for change in changes if unit == "%" else changes[:2]:
            answer = figure_answers.answer_figures(
                known, [asked], [asked._replace(**change)], (2026, 2026)
            )
            yield f"{unit}, {better}, {change}: {' | '.join(answer)}"
    for amount, own, key in product(("increase", "decrease"), ("1", "3"), ("2024", "2025")):
        first = asked._replace(amount=amount, low="2", high="2", baseline_key="2025")
        second = first._replace(low=own, high=own, baseline_key=key)
        for way in Better:
            known = stand_in(unit="%", better=way, name="Hộ nghèo")
            answer = figure_answers.answer_figures(known, [first], [second], (2026, 2026))
            yield f"{amount} {way.value} {own} {key}: {' | '.join(answer)}"
    yield figure_answers.join_words(
        [asked, asked._replace(part="Vùng cao"), asked._replace(words="")]
    )


RECORD: dict[str, Any] = {
    **dict.fromkeys(("plan", "issuer_name", "issuer_level", "year", "target", "text", "name",
                     "direction", "comparator", "of", "unit", "indicator", "common_unit", "field",
                     "valid_from", "valid_to", "decision", "url"), "x"),
    "value": 5, "common_value": None, "baseline": None, "by": None, "result": None,
}  # fmt: skip
RESULT = dict.fromkeys(("text", "unit", "word", "reason", "judge", "date", "source"), "y")
CELLS: list[str | int | float | None] = [
    "", " a", "a ", "=1", "+1", "-1", "@a", "\ta", "a\rb", "a\x01b", "a_x0041_b", "_x00g1_",
    "a&<>b", "\ufffe", "a" * 16384, "ắ" * 32768, "𝄞" * 16384, "a" * 32767, 5, 5.25, -3, 1e21, None,
]  # fmt: skip


def tell_tables() -> Iterator[str]:
    """Rows of figures and forms, as values, as CSV and as workbooks."""
    for change in (
        {}, {"value": [3, 7], "common_value": [30, 70]}, {"common_value": 12.5},
        {"baseline": {"text": "năm 2025", "year": 2025, "value": 4}, "by": {"date": "2026-06"}},
        {"result": {**RESULT, "value": 8}}, {"result": {**RESULT, "value": [8, 9]}},
    ):  # fmt: skip
        record = {**RECORD, **change}
        yield str([column.value(record) for column in columns.COLUMNS])
    for cell in CELLS:
        defused = tables.defuse(cell)
        yield f"{str(defused)[:20]!r} {tables.drop_defusing(str(defused))[:20]!r}"
        if isinstance(cell, str):
            told = workbook._text(cell)
            yield f"{told[:44]!r} {len(told)}"
    odd = [[cell, *["x"] * (len(columns.COLUMNS) - 1)] for cell in CELLS if len(str(cell)) < 99]
    width = len(results_form.FORM_COLUMNS)
    form = [results_form.FormRow((f"={at}",) * width, "1") for at in range(2)]
    yield from tables.write_csv(odd[:12]).decode().splitlines()[1:]
    yield from results_form.write_form_csv(form).decode().splitlines()
    for rows, filled in ((odd, form), ([], None), (odd[:1], [])):
        with zipfile.ZipFile(io.BytesIO(workbook.write_xlsx(rows, "Tên <a>", filled))) as archive:
            for name in archive.namelist():
                text = archive.read(name).decode()
                yield f"== {name} {len(text)}"
                if "sheet" in name or "core" in name or name.endswith("workbook.xml"):
                    yield from text.replace("><", ">\n<").split("\n")[:70]


def tell_spoken() -> Iterator[str]:
    """Lines as they are read aloud."""
    for line in ("1. Số nhà mới: 02.", "- Diện tích rừng: 120 ha;",
                 "a) Tỷ lệ hộ; Tổng sản lượng lúa, Sản lượng ngô",
                 "Chỉ tiêu: Hội Phụ nữ; Bảo hiểm y tế; Thu ngân sách"):  # fmt: skip
        yield f"{spoken_lines.drop_list_mark(line)} / {spoken_lines.drop_capitals(line)}"
    noted = stand_in(note="Bản in ghi “hai hộ”, không phải “ba hộ”.")
    for words in ("có hai hộ", "một hộ nghèo " * 5, ""):
        yield str(spoken_lines.tell_note(noted, words))
    figures: Any = [stand_in(number=number) for number in ("98,5", "1.234,5", "7", "98,5")]
    for words in ("đạt 98.5%", "đạt 98,5%", "đạt 1,234.5 tấn và 98.5%", "số 198.5", "98.50"):
        yield str(spoken_lines.read_as_stated(words, figures))


def tell_markup() -> Iterator[str]:
    """What a renderer does to words."""
    for text in ("≥ 95 % và ≤ 3 ‰", "a &gt; 5 %, &lt; 7", "12.5 %", "x12 %", "5%", "≥ 5",
                 f"{10**20} %", f"{10**21} %", f"≥ {10**22} %"):  # fmt: skip
        yield render._keep_figures(text)
    for text, most in product(
        ("Thi đua – yêu nước năm 2026 của xã Mẫu", "Ủy ban nhân dân xã"), (None, 5, 14)
    ):
        yield str(render._keep_together(text, most)).replace("\N{NO-BREAK SPACE}", "~")
    yield render.write_json_for_script({"a": "</script>&"}) + str(render._code("`a<b` `c`"))


def tell_lives() -> Iterator[str]:
    """Days of changes and of decisions."""
    for number, issued in product(("", "18/QĐ"), ("", "2026", "2026-03", "2026-03-02")):
        made = stand_in(doc_type="a", number=number, issued=issued, index=1, decision="b")
        references = stand_in(type_by_id={"a": stand_in(name="Quyết định")})
        yield str(life.name_decision(made, references))
    ways = ((effect, False) for effect in Effect)
    for (effect, corrects), until in product(
        (*ways, (Effect.AMEND, True)), (None, "2026-03", "2026-03-02")
    ):
        change = stand_in(
            effect=effect, until=Edtf.parse(until) if until else None, from_=date(2026, 1, 9),
            is_correction=corrects,
        )  # fmt: skip
        for tell in (name_deed, name_fate):
            yield life.add_days(tell(effect, is_correction=corrects), change.from_, change.until)
    for before, end in product(("", "2026-05-01"), ("2026-04-30", "2026-05-01", "2026-05-02")):
        yield life_events.name_new_end(before, end)


def tell_ends() -> Iterator[str]:
    """Bodies that stand, ended with and without others after them, or lie below such a body."""
    after: dict[str, list[str]] = {
        "mot": ["ba"], "hai": ["bon", "nam"], "sau": ["ba", "bon", "nam"], "bay": ["mot"],
        "tam": [], "chin": [],
    }  # fmt: skip
    issuers = {}
    for name in ("mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin"):
        told = {"id": name, "name": f"Ủy ban xã {name}", "short_name": f"Xã {name}",
                "level": "commune", "successors": after.get(name, [])}  # fmt: skip
        told |= {"valid_from": "2020-01-02"} if name in {"hai", "tam"} else {}
        told |= {"valid_to": "2025-06-30"} if name in after else {}
        told |= {"short_name": "Xã ba"} if name == "bay" else {}
        issuers[name] = make(Issuer, told)
    paper = {"title": "Nghị quyết", "number": "60/NQ-TW", "date": "2025-04-12"}
    papers: list[dict[str, str]] = [
        {}, paper, {**paper, "date": "2025-04", "url": "https://mau.example/a"}, {"title": "Luật"},
    ]  # fmt: skip
    for parent, name in product(("", *issuers), issuers):
        below: dict[str, Any] = {"parent": parent or None, "ended_by": None}
        if name in after and papers[len(parent) % 4]:
            below["ended_by"] = make(EndingDocument, papers[len(parent) % 4])
        own = {**issuers, name: issuers[name].model_copy(update=below)}
        succession = Succession(own)
        if parent != name:
            end = issuer_life.describe_end(own[name], succession)
            named = issuer_life.name_through_time(own[name], succession)
            now = issuer_life.list_names_now(own[name], succession)
            yield f"{name} below {parent or 'none'}: {named} {now}"
            if end:
                above = end.above.id if end.above else ""
                bodies = ([one.id for one in group]
                          for group in (end.successors, end.heirs, end.heirs_above))  # fmt: skip
                yield f"{end.document} {end.url} {above} {[*bodies]}"


def tell_judgeable() -> Iterator[str]:
    """What targets print whose lines begin and end on the same and on different days."""
    days = (None, date(2026, 3, 1), date(2026, 8, 15))
    spans = [(first, last) for first in days for last in (None, date(2026, 8, 14), date(2027, 1, 1))
             if not (first and last and last < first)]  # fmt: skip
    texts = ("Trồng mới 120 ha rừng, do xã chủ trì, hội phối hợp; huyện giao cho thôn.", "Thi đua.",
             "Không để cháy lớn, đến năm 2027 giảm 5% số vụ so với năm 2025")  # fmt: skip
    for turn, (one, other) in enumerate(product(spans, spans)):
        lines = [
            stand_in(
                target=stand_in(number=1), held=HeldDays(*span), line=stand_in(text=words),
                figures=[stand_in(figure=figure) for figure in read(words).valued()],
                reading=read(words), stated=len(words) > 60,
            )
            for span, words in ((one, texts[turn % 3]), (other, texts[(turn + 1) % 3]))
        ]  # fmt: skip
        (told,) = list_judgeable(stand_in(held_lines=lines)).values()
        for held in told:
            named = "; ".join(f"{name}: {words}" for name, words in held.printed)
            yield f"{held.days} {held.first} {held.last} | {named}"


def tell_compared() -> Iterator[str]:
    """The figures of an indicator that its texts tell, of plans that have one, several or none."""
    figures = {
        name: [
            _make_figure(f"{name} 1", part="thôn"), _make_figure(f"{name} 2"),
            _make_figure(f"{name} 3", latest=False), _make_figure(f"{name} 4", part="bản"),
        ][:count]
        for name, count in (("a", 4), ("b", 2), ("c", 1), ("d", 4), ("none", 0))
    }  # fmt: skip
    shelf: Any = stand_in(figures=lambda plan, _: figures[plan])
    for listed in ("", "a", "b", "none", "ab", "cb", "abc", "abcd", "dcba"):
        names = [listed] if listed == "none" else listed
        plans = [stand_in(id=name, issuer=name, year=2026, life=()) for name in names]
        for turning, day in product((frozenset[str](), frozenset("ad")), (None, DAY)):
            catalogue: Any = stand_in(
                plans_by_indicator={"x": plans}, updated=day, turning=turning,
                references=stand_in(name_with_year=lambda name, year: f"{name}, {year}"),
            )  # fmt: skip
            with mock.patch(f"{list_newest_figures.__module__}.is_counted", _counts):
                found = list_newest_figures(catalogue, shelf, "x")
            told = [f"{name}: {figure.words}" for name, figure in found.figures]
            yield f"{listed} {sorted(turning)} {day}: {told} {found.total} {found.counted}"


def tell_home() -> Iterator[str]:
    """What home says of the newest results: of what was met, or else of what was told."""
    for met, comparable, reported in ((0, 0, 0), (0, 0, 4), (0, 3, 4), (2, 3, 4), (3, 3, 3)):
        review = stand_in(met=met, comparable=comparable, reported=reported)
        newest: Any = stand_in(review=review, plan="UBND xã Mẫu, 2026", path="ke-hoach/a/")
        yield str(home._answer_result(newest))


def tell_posters() -> Iterator[str]:
    """Of a deed a poster tells whole sentences as far as they have room, of awards the first."""
    short, end = "Bà con góp công. ", "Xong."
    most = honoree_posters._MUCH
    for length in (
        1,
        20,
        300,
        most - 1 - len(end),
        most - len(end),
        most + 1 - len(end),
        most,
        950,
    ):
        words = f"A{'b' * (length - 2)}." if length > 1 else "A"
        told = honoree_posters._tell_beginning(f"{words} {end} {short}")
        yield f"{length}: {len(told)} {told[:9]}… {told[-26:]}"
    for texts in ("", "Không có dấu chấm", short * 40):
        told = honoree_posters._tell_beginning(texts)
        yield f"{len(texts)}: {len(told)} {told[-20:]}"
    for standing, revoked in product(range(6), range(2)):
        awards = [
            Award(award_form=AwardForm.MEDAL, title=f"Giấy khen {number}",
                  revoked_by={"number": "9/QĐ", "date": "2026-02-01"} if number < revoked else None)
            for number in range(standing + revoked)
        ]  # fmt: skip
        one: Any = stand_in(awards=awards)
        yield f"{standing} {revoked}: {honoree_posters._list_awards(one)}"


DAY = date(2026, 8, 15)


def _make_figure(words: str, *, part: str = "", latest: bool = True) -> Any:
    return stand_in(words=words, part=part, first="", last="2026" * (not latest), is_latest=latest)


def _counts(plan: Any, first: str, last: str, day: date | None) -> bool:
    """Whether a figure counts: in the place of the rule, which tables of its own hold."""
    return not last and plan.id != "c"


RULES: dict[str, Callable[[], Iterator[str]]] = {
    "outcomes": tell_outcomes, "units": tell_units, "originals": tell_originals,
    "awards": tell_awards, "orders": tell_orders, "attributes": tell_attributes,
    "figures": tell_figures, "answers": tell_answers, "tables": tell_tables,
    "spoken": tell_spoken, "markup": tell_markup, "lives": tell_lives, "ends": tell_ends,
    "judgeable": tell_judgeable, "due": tell_due, "frames": tell_frames, "room": tell_room,
    "compared": tell_compared, "home": tell_home, "posters": tell_posters,
}  # fmt: skip


@pytest.mark.parametrize("name", RULES)
def test_each_rule_says_what_is_written_down(name: str) -> None:
    """Each call of a table gives what it gave."""
    compare_table(f"site-{name}", RULES[name]())
