"""Short decisions, pledges and registrations: what they aim at is drafted or offered."""

from __future__ import annotations

from test_drafting_kinds import plan, record
from thidua.authoring.known_lists import KnownLists

_TODAY = "Hôm nay, ngày 15 tháng 3 năm 2026, tại Nhà văn hóa thôn Đông, chúng tôi cam kết:"
_DECISION = """\
QUYẾT ĐỊNH:

Điều 1. Phát động phong trào thi đua “90 ngày đêm làm đường” {lead}
1. Bê tông hóa 12 km đường trục thôn.
2. 100% thôn có đường hoa.
Điều 2. Giao Phòng Kinh tế chủ trì tổ chức thực hiện."""


def test_the_day_on_which_people_meet_is_no_period(known: KnownLists) -> None:
    """“Hôm nay, ngày …” tells when a pledge was made, not how long it holds."""
    for today in (_TODAY, _TODAY.replace("15 tháng 3 năm 2026", "15/3/2026")):
        draft = plan(f"{today}\n1. 100% hộ không xả rác.", known, title="Giữ gìn đường làng")
        assert "period" not in record(draft)
        assert today in record(draft)["opening"]["text"]


def test_what_follows_the_words_that_name_targets_is_targets(known: KnownLists) -> None:
    """In an article that ends so; in one that changes others' targets, it is not."""
    for lead in (
        "với các chỉ tiêu:",
        "phấn đấu đạt các mục tiêu sau:",
        "với các chỉ tiêu chủ yếu sau:",
    ):
        draft = record(plan(_DECISION.format(lead=lead), known))
        texts = [one["text"] for one in draft["targets"]["items"]]
        assert texts == ["Bê tông hóa 12 km đường trục thôn.", "100% thôn có đường hoa."]
        assert [one["number"] for one in draft["contents"]["items"]] == ["Điều 1.", "Điều 2."]
    changed = "và điều chỉnh các chỉ tiêu sau:"
    assert "targets" not in record(plan(_DECISION.format(lead=changed), known))


def test_honours_that_are_aimed_at_are_offered(known: KnownLists) -> None:
    """A registration counts the honours that it wants; a report of last year's does not."""
    body = "Nhà trường đăng ký thi đua như sau:\n1. Danh hiệu cá nhân: {words}"
    aims = "25 Lao động tiên tiến, 03 Chiến sĩ thi đua cơ sở."
    offers = [doubt.why for doubt in plan(body.format(words=aims), known).doubts]
    assert any(aims in why for why in offers)
    reported = "năm qua có 25 Lao động tiên tiến."
    offers = [doubt.why for doubt in plan(body.format(words=reported), known).doubts]
    assert not any("25 Lao động" in why for why in offers)


def test_a_citation_ends_before_as_follows(known: KnownLists) -> None:
    """“… của UBND xã như sau:” leads to what comes, and cites nothing more."""
    body = "I. NỘI DUNG\n1. Điều chỉnh Kế hoạch số 18/KH-UBND ngày 22/01/2026 của UBND xã {end}"
    for end in ("như sau:", "cụ thể như sau:", "với nội dung như sau:"):
        (cited,) = record(plan(body.format(end=end), known))["citations"]
        assert cited["text"] == "Kế hoạch số 18/KH-UBND ngày 22/01/2026 của UBND xã"
