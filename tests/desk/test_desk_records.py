"""New records begin at the desk: drafts from documents, results, people honoured."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from desks import Seat, review_all
from workspace import TESTS

DOCUMENTS = TESTS / "drafting"


def receive(seat: Seat, document: Path) -> str:
    """Drop a document; the address of the review of its draft."""
    answer = seat.browser.post(
        "/nhan",
        data={"khoa": seat.desk.keys.form},
        files=[("tep", (document.name, document.read_bytes()))],
        follow_redirects=False,
    )
    assert answer.status_code == 303, answer.text
    job = answer.headers["location"]
    for _ in range(240):
        answer = seat.browser.get(job, follow_redirects=False)
        if answer.status_code == 303:
            return str(answer.headers["location"])
        assert "Chưa nhận được" not in answer.text, answer.text
        time.sleep(0.25)
    raise AssertionError("reading takes too long")


@pytest.mark.parametrize("name", ["xa-chi-tiet", "cong-van"])
def test_a_document_becomes_a_plan_without_touching_a_file(seat: Seat, name: str) -> None:
    """Two actions at most decide a doubt, and one an unplaced paragraph."""
    review = receive(seat, DOCUMENTS / f"{name}.txt")
    done = review_all(seat, review.rpartition("/")[2])
    assert done.actions <= 2 * done.doubts + done.unplaced
    text = seat.read(f"data/plans/{review.rpartition('/')[2]}/plan.yml")
    assert "draft:" not in text
    assert "; chắc" not in text


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("ke-hoach.doc", b"x", "Word đời cũ"),
        ("ke-hoach.exe", b"x", "Không đọc được"),
        ("ke-hoach.docx", b"", "không có gì bên trong"),
    ],
)
def test_what_cannot_be_received_is_refused_with_what_to_do(
    seat: Seat, name: str, content: bytes, said: str
) -> None:
    answer = seat.browser.post(
        "/nhan", data={"khoa": seat.desk.keys.form}, files=[("tep", (name, content))]
    )
    assert answer.status_code == 422
    assert said in answer.text


def test_somebody_honoured_is_asked_for_consent_first(seat: Seat) -> None:
    page = seat.see("/guong-moi")
    assert page.index("Đồng ý công bố") < page.index('name="f.achievement"')
    assert 'value="guong-2026-01"' in page


def test_figures_are_read_while_typing(seat: Seat) -> None:
    form = {"khoa": seat.desk.keys.form, "loi": "Thu ngân sách đạt trên 25 tỷ đồng"}
    assert "trên 25 tỷ đồng" in seat.browser.post("/doc-so", data=form).json()["said"]


PERSON = {
    "f.id": "guong-2026-01",
    "f.kind": "person",
    "f.type": "good_deed",
    "f.field": "culture",
    "f.name": "Trần Thị Thử",
    "f.achievement": "Giữ đường làng sạch.",
    "f.consent.purpose": "Nêu gương trên cổng của xã",
    "f.consent.given_on": "25/1/2026",
    "f.consent.method": "written",
    "f.consent.evidence_ref": "Hồ sơ 12/2026",
    "f.consent.scope": "web",
}
NEW = "data/honorees/guong-2026-01.yml"


def test_nothing_of_a_person_is_written_that_the_consent_does_not_cover(seat: Seat) -> None:
    sent = {**PERSON, "f.consent.fields": "name"}
    page = seat.save("", 422, NEW, **sent)
    assert "Phiếu đồng ý chưa gồm “thành tích”" in page
    assert not (seat.root / NEW).exists()
    seat.save("", 200, NEW, **{**sent, "f.consent.fields": "name\nachievement"})
    assert "Trần Thị Thử" in seat.read(NEW)
    assert "chưa gồm “đơn vị”" in seat.save("", 422, NEW, **{"f.unit": "Thôn Hạ"})


def test_a_body_needs_no_consent(seat: Seat) -> None:
    sent = {name: value for name, value in PERSON.items() if "consent" not in name}
    seat.save("", 200, NEW, **{**sent, "f.kind": "collective", "f.name": "Thôn Hạ"})
    assert "Thôn Hạ" in seat.read(NEW)


def test_what_must_be_consented_to_says_so_at_its_field(seat: Seat) -> None:
    page = seat.see("/guong-moi")
    covered = set(re.findall(r'data-covered-by="(\w+)"', page))
    assert covered == {"name", "unit", "place", "achievement", "award", "photo", "video", "words"}


@pytest.mark.parametrize(
    ("words", "field", "address"),
    [
        ("gia dinh van hoa", "Chỉ tiêu", "plan.yml?o=targets.items.2#o-targets.items.2.text"),
        ("Thôn Đầu", "Từng đơn vị", "results.yml?o=reviews.2.results.3.units.1"),
        ("UBND tỉnh Mẫu", "Cơ quan ban hành", "issuers.yml?o=issuers.1"),
    ],
)
def test_the_field_with_some_words_is_found_from_the_first_page(
    seat: Seat, words: str, field: str, address: str
) -> None:
    """With tone marks or without: whoever sees a typo need not know in which form it is."""
    page = seat.browser.get("/tim", params={"chu": words}).text
    assert address in page.replace("&amp;", "&").replace("%3F", "?"), page
    assert field in page
    assert "Không ô nào có" in seat.browser.get("/tim", params={"chu": "qqq zzz"}).text


def test_a_doubt_about_a_new_body_names_it_and_leads_to_its_form(seat: Seat) -> None:
    review = receive(seat, DOCUMENTS / "nong-dan.txt")
    page = seat.see(review)
    assert "Xem cơ quan này trong danh mục" in page
    why = page.split('class="review__why"')[1].split("</p>")[0]
    assert "nông dân" in why.lower()
    assert "hoi-nong-dan" not in why
    link = re.search(r'href="(/sua/data/issuers.yml[^"]*)">Xem cơ quan', page)
    assert link
    assert "nông dân" in seat.see(link[1]).lower()


def test_an_example_that_names_no_year_is_told_so_where_its_day_belongs(seat: Seat) -> None:
    file = "data/honorees/thon-dong-2026.yml"
    given = TESTS / "problems" / "stories_are_of_a_year" / file
    (seat.root / file).write_bytes(given.read_bytes())
    page = seat.see("/cho-sua")
    told = re.search(r'href="([^"]+)">Gương này không thuộc kế hoạch nào, lại không ghi ngày', page)
    assert told
    assert told[1] == f"/sua/{file}#o-deed.date"
    assert 'id="o-deed.date"' in seat.see(f"/sua/{file}")
