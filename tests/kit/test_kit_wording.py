"""What loudspeaker and ready texts say of plans that run, that ended and that were replaced."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from test_spoken import speaker
from thidua.kit.announcing import Passage, compose_announcements
from thidua.kit.ready_texts import (
    SharedWords,
    write_long_page_post,
    write_page_post,
    write_page_sms,
)
from thidua.model.plan import Deadline
from thidua.portal.loading import load_or_raise
from thidua.site.kit.plan_standing import say_deadline
from thidua.site.kit.spoken_lines import (
    drop_capitals,
    drop_list_mark,
    join_names,
    list_sentences,
)
from thidua.site.kit.telling import tell_plan
from thidua.site.kit.texts import PlanTexts, tell_in_words
from thidua.site.kit.told import ToldLine, ToldTarget
from workspace import FIVE_PLANS, SAMPLE, Workspace

HA_HOA = "ha-hoa-2022-75-nam-dang-bo-huyen"
HA_QUANG = "ha-quang-2021-phong-trao-thi-dua"
NGAN_SON = "ngan-son-2021-kinh-te-xa-hoi"
BAC_GIANG = "bac-giang-2021-nuoc-rut-chien-thang-covid-19"
XA_MAU = "xa-mau-2026-kinh-te-xa-hoi"
_PLAN = f"plans/{XA_MAU}/plan.yml"
_STATUS = ("  replaced_by: 30/KH-UBND", "  # replaced_by: 30/KH-UBND")


def tell_all(root: Path) -> dict[str, PlanTexts]:
    """The texts of all plans of a portal."""
    catalogue = load_or_raise(root)
    plans = [(plan, catalogue.open_plan(plan)) for plan in catalogue.plans]
    return {
        plan.id: tell_in_words(opened, plan, tell_plan(opened, plan, "")) for plan, opened in plans
    }


def ready(texts: PlanTexts, key: str) -> str:
    """One of the ready texts."""
    return next(text.text for text in texts.ready if text.key == key)


@pytest.fixture(scope="module")
def ended() -> dict[str, PlanTexts]:
    """The five plans, all of which ended, and the sample, which was replaced."""
    return tell_all(FIVE_PLANS) | tell_all(SAMPLE.parent)


def tell_running(folder: Path, *changes: tuple[str, str]) -> PlanTexts:
    """The texts of the sample while it runs, with some words of its plan changed."""
    workspace = Workspace(folder, SAMPLE)
    for old, new in (_STATUS, *changes):
        workspace.replace(_PLAN, old, new)
    return tell_all(folder)[XA_MAU]


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("trước ngày 30/11/2026", "Trước ngày 30/11/2026"),
        ("chậm nhất ngày 30/11/2026", "Chậm nhất ngày 30/11/2026"),
        ("đến hết ngày 30 tháng 11 năm 2026", "Đến hết ngày 30/11/2026"),
        ("muộn nhất là ngày 30-11-2026", "Muộn nhất là ngày 30/11/2026"),
        ("xong trước 30/11", "Trước ngày 30/11/2026"),
    ],
)
def test_a_limit_is_said_as_printed(printed: str, said: str) -> None:
    deadline = Deadline(
        date="2026-11-30", what="Gửi báo cáo về để tổng hợp", to="UBND xã", text=f"Gửi {printed}."
    )  # fmt: skip
    assert say_deadline(deadline, "kế hoạch") == f"{said}, gửi báo cáo về UBND xã để tổng hợp."


def test_a_limit_that_is_not_clear_is_quoted() -> None:
    for text in ("trước 17 giờ ngày 30/11/2026", "ngày 30/11/2026 là hạn", "trước ngày 3/11/2026"):
        deadline = Deadline(date="2026-11-30", what="Gửi báo cáo", text=text)
        assert say_deadline(deadline, "kế hoạch") == f"Về thời hạn, kế hoạch ghi: “{text}”."


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("Gửi báo cáo để tổng hợp", "gửi báo cáo về UBND xã để tổng hợp"),
        ("Đăng ký thi đua", "đăng ký thi đua, gửi về UBND xã"),
        ("Nộp bản đăng ký về UBND xã", "nộp bản đăng ký về UBND xã"),
    ],
)
def test_who_gets_something_is_said_in_the_sentence(what: str, said: str) -> None:
    deadline = Deadline(date="2026-11", what=what, to="UBND xã", text="trong tháng 11/2026")
    assert say_deadline(deadline, "kế hoạch") == f"Trong tháng 11/2026, {said}."


def test_what_is_due_is_told_while_the_plan_runs(tmp_path: Path) -> None:
    texts = tell_running(tmp_path)
    long = texts.announced[1].text
    assert "Trước ngày ba mươi tháng mười một năm hai nghìn không trăm hai mươi sáu, gửi" in long
    assert "Hạn cuối" not in long
    assert "Trước ngày 30/11/2026, gửi báo cáo tổng kết về" in ready(texts, "dai")


@pytest.mark.parametrize("plan", [HA_HOA, HA_QUANG, NGAN_SON, BAC_GIANG])
def test_an_ended_plan_is_told_in_the_past(ended: dict[str, PlanTexts], plan: str) -> None:
    for spoken in ended[plan].announced:
        assert "đã kết thúc" in spoken.text
        for words in ("từ nay", "Mời bà con", "Hạn cuối", "hậm nhất"):
            assert words not in spoken.text
    for key in ("ngan", "dai"):
        assert "đã kết thúc" in ready(ended[plan], key)
        assert "từ nay" not in ready(ended[plan], key)
    assert "da ket thuc" in ready(ended[plan], "tin-nhan")


def test_a_running_plan_calls_to_take_part(tmp_path: Path) -> None:
    texts = tell_running(tmp_path)
    assert "Mời bà con" in texts.announced[0].text
    assert "đã kết thúc" not in texts.announced[1].text
    assert ready(texts, "ngan").startswith("UBND xã Mẫu: Phát động")


def test_a_replaced_plan_names_the_document_and_what_replaced_it(
    ended: dict[str, PlanTexts],
) -> None:
    life = "Kế hoạch số 15/KH-UBND (đã được thay thế bằng văn bản số 30/KH-UBND)"
    assert ready(ended[XA_MAU], "ngan").startswith(f"UBND xã Mẫu – {life}: Phát động")
    assert "thay the bang van ban so 30/KH-UBND" in ready(ended[XA_MAU], "tin-nhan")
    for spoken in ended[XA_MAU].announced:
        assert "đã được thay thế bằng văn bản số ba mươi" in spoken.text
        assert "Mời bà con" not in spoken.text


def test_a_figure_is_read_in_one_way_and_its_print_is_told(ended: dict[str, PlanTexts]) -> None:
    long = ended[XA_MAU].announced[1]
    assert long.text.count("chín mươi tám phẩy năm phần trăm") == 2
    assert "chấm" not in long.text
    assert any(words == "98.5" and "98,5" in why for words, why in long.unsure)


@pytest.mark.parametrize(
    ("plan", "words"),
    [(HA_QUANG, "diện tích: 1.866 tấn"), (HA_QUANG, "Tông Cọt"), (NGAN_SON, "huyện huyện")],
)
def test_what_a_note_tells_about_is_looked_at_before_it_is_read(
    ended: dict[str, PlanTexts], plan: str, words: str
) -> None:
    assert any(words in printed for printed, _ in ended[plan].announced[1].unsure)


def test_contents_fill_a_text_and_a_short_one_names_its_length(
    ended: dict[str, PlanTexts],
) -> None:
    for plan in (HA_HOA, BAC_GIANG):
        long = ended[plan].announced[1]
        assert long.slowest >= 150
        assert "Về nội dung thi đua: Thi đua" in long.text
        assert long.title == "3 phút"
    assert ended[XA_MAU].announced[1].title == "Khoảng 110 giây"


def test_the_theme_comes_before_targets(ended: dict[str, PlanTexts]) -> None:
    for plan, texts in ended.items():
        assert "Chủ đề thi đua là" in texts.announced[1].text, plan


def test_a_sentence_follows_the_one_before_it_and_an_opening_is_never_alone() -> None:
    long = "a " * 300
    words = [Passage(0, 1, long, opening="Đầu:"), Passage(0, 2, "Tiếp.", "Đầu:", follows=True),
             Passage(1, 3, "Khác.", "Đầu khác:")]  # fmt: skip
    (found,) = compose_announcements(words, (1,), speaker())
    assert found.text == "Đầu khác: Khác."


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("- Vùng thấp: 70 triệu đồng;", "Vùng thấp: 70 triệu đồng"),
        ("+ Lúa: 50 triệu đồng.", "Lúa: 50 triệu đồng"),
        ("–Lúa: 50", "Lúa: 50"),
        ("• Ngô", "Ngô"),
        ("-5% hộ nghèo", "-5% hộ nghèo"),
        ("Số HTX thành lập mới: 02.", "Số HTX thành lập mới là 02"),
        ("Số xã: 02 xã", "Số xã: 02 xã"),
    ],
)
def test_a_line_has_no_list_mark(printed: str, said: str) -> None:
    assert drop_list_mark(printed) == said


def test_capitals_inside_a_sentence_are_those_of_names() -> None:
    assert drop_capitals("Thu: 5; Vùng thấp: 7; Năm 2025: 4") == "Thu: 5; vùng thấp: 7; năm 2025: 4"
    names = "Cơ cấu: Hà Nội 5; Mặt trận Tổ quốc; Đảng bộ huyện; UBND xã"
    assert drop_capitals(names) == names


def test_names_are_joined_as_one_says_them() -> None:
    assert join_names(["A", "B", "C"]) == "A, B và C"
    assert join_names(["các sở, ban", "Phòng Văn hóa"]) == "các sở, ban cùng với Phòng Văn hóa"
    assert join_names(["A"]) == "A"


def test_sentences_are_parted_where_they_end_and_a_list_stays_whole() -> None:
    text = "- Thi đua **tốt**. Trồng cây ở TP. Hà Giang.\n\nGồm:\n- Một;\n+ Hai."
    assert list_sentences(text) == [
        "Thi đua tốt.", "Trồng cây ở TP. Hà Giang.", "Gồm: Một; Hai."
    ]  # fmt: skip
    assert list_sentences("Gồm các việc sau:") == []


def test_a_headline_has_no_about_and_a_citation_has_the_year(ended: dict[str, PlanTexts]) -> None:
    for key in ("ngan", "dai", "tin-nhan"):
        text = ready(ended[HA_QUANG], key).lower()
        assert "về việc" not in text and "ve viec" not in text
    assert "(năm thi đua 2021)" in ready(ended[HA_QUANG], "tham-khao")


def share(*figures: tuple[str, str], left: str = "") -> SharedWords:
    """What is said of an indicator with some figures."""
    base = "https://x.example/"
    return SharedWords(
        "Tỷ lệ hộ nghèo", "Hộ nghèo trên tổng số hộ.", "", "Cổng", base, base, "1/1/2026",
        figures, left,
    )  # fmt: skip


def test_texts_of_an_indicator_tell_its_figures() -> None:
    words = share(("UBND huyện A, 2025", "giảm 0,77%"), ("UBND huyện B, 2021", "giảm 4%"))
    told = "UBND huyện A, 2025: giảm 0,77%. UBND huyện B, 2021: giảm 4%."
    assert told in write_page_post(words)
    assert "• UBND huyện B, 2021: giảm 4%" in write_long_page_post(words)
    assert "UBND huyen A, 2025: giam 0,77%." in write_page_sms(words)
    many = share(*((f"UBND huyện {at}, 2025", "giảm 1%") for at in range(40)), left="và 2 khác")
    assert len(write_page_post(many)) <= 300
    assert len(write_page_sms(many)) <= 160
    assert "• và 2 khác" in write_long_page_post(many)


def test_a_page_without_figures_is_told_whole_where_there_is_room() -> None:
    words = share()._replace(about="Việc tốt…", whole="Thôn 1\nViệc tốt, kể hết.")
    assert "Thôn 1\nViệc tốt, kể hết." in write_long_page_post(words)
    assert "Việc tốt…" in write_page_post(words)


def test_kits_of_indicators_print_figures_and_no_count(real_site: Path) -> None:
    for kit in real_site.glob("chi-tieu/*/chia-se/index.html"):
        page = unescape(kit.read_text("utf-8"))
        assert "số liệu trong các kế hoạch thi đua, đặt cạnh nhau" not in page
        (long,) = re.findall(r'id="loi-dai">(.*?)</p>', page, re.S)
        assert re.search(r"^• .+, \d{4}.*: .*\d", long, re.M), kit
        assert 'id="loi-tin-nhan"' in page


def test_marks_of_a_list_are_not_told_behind_other_words() -> None:
    """“66,2 triệu đồng. - Vùng thấp” would be read as a dash; a number below zero stays one."""
    lines = (
        ToldLine(0, "Giá trị sản xuất: 66,2 triệu đồng.", ""),
        ToldLine(1, "- Vùng thấp: 70 triệu đồng;", ""),
        ToldLine(2, "+ Lúa: 50 triệu đồng.", ""),
        ToldLine(1, "-2 độ C", ""),
    )
    target = ToldTarget(1, "1.", "economy", lines, (), is_highlighted=False)
    assert target.title_words == (
        "Giá trị sản xuất: 66,2 triệu đồng. Vùng thấp: 70 triệu đồng; Lúa: 50 triệu đồng. -2 độ C"
    )
