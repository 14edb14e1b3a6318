"""Forty mistakes that staff make, each answered in the form, next to its field."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple

import pytest
from PIL import Image
from starlette.datastructures import UploadFile

from desk.addresses import locate_field
from desk.days import read_day
from desk.guard import MOST_FORM
from desk.jobs import Job
from desk.kinds import list_fields
from desk.places import _list_all_fields, place_problems, say_plainly
from desk.receiving import refuse_file
from desk.trees import walk_nodes
from desks import PLAN, RESULTS, Seat
from speeds import batch
from thidua.attachments.inspection.refusals import wrong_suffix
from thidua.datafiles.file_kinds import FILE_KINDS
from thidua.datafiles.format.reading import read_tree
from thidua.foundation.problems import Position, Problem
from workspace import TESTS

PERSON = "data/honorees/nguoi-tot-2026-01.yml"
BODY = "data/honorees/ba-ban-2026-01.yml"
BODIES = "data/issuers.yml"
PORTAL = "data/portal.yml"
DOCUMENT, TARGET, FIGURE = "document", "targets.items.1", "targets.items.1.figures.1"
FILE, BASIS, DEADLINE = "attachments.1", "legal_bases.1", "deadlines.1"
REVIEW, RESULT = "reviews.1", "reviews.1.results.1"


class Mistake(NamedTuple):
    """Something that somebody types into a field, and what they are told."""

    file: str
    where: str
    field: str
    typed: str
    said: str


REFUSED = [
    # Dates
    (PLAN, DOCUMENT, "issued", "31/02/2026", "tháng này có 28 ngày"),
    (PLAN, DOCUMENT, "issued", "hôm qua", "không phải là ngày"),
    (PLAN, DOCUMENT, "issued", "10/2/26", "Viết “03/02/2025”"),
    (PLAN, DOCUMENT, "issued", "02/30/2026", "theo thứ tự ngày/tháng/năm"),
    (PLAN, DOCUMENT, "effective", "ngay khi ký", "không phải là ngày"),
    (PLAN, DEADLINE, "date", "31/11/2026", "tháng này có 30 ngày"),
    (PLAN, BASIS, "date", "1/13/2020", "Không có tháng 13"),
    (RESULTS, REVIEW, "date", "15/17/2026", "Không có tháng 17"),
    (RESULTS, REVIEW, "date", "1/5/2027", "là ngày chưa tới"),
    (BODIES, "issuers.1", "valid_from", "hồi xưa", "không phải là ngày"),
    (PERSON, "", "consent.given_on", "29/2/2026", "tháng này có 28 ngày"),
    (PERSON, "", "consent.given_on", "1/1/2027", "là ngày chưa tới (hôm nay 31/12/2026)"),
    (PERSON, "", "consent.withdrawn_on", "1/1/2027", "là ngày chưa tới"),
    # Numbers of documents
    (PLAN, DOCUMENT, "number", "15", "Viết như “21/KH-UBND”"),
    (PLAN, DOCUMENT, "number", "KH-UBND/15", "Viết như “21/KH-UBND”"),
    (PLAN, DOCUMENT, "number", "15 KH UBND", "Viết như “21/KH-UBND”"),
    (RESULTS, REVIEW, "source.number", "98", "Viết như “21/KH-UBND”"),
    # What must be there
    (PLAN, DOCUMENT, "title", "", "Chưa điền “Trích yếu”"),
    (PLAN, DOCUMENT, "doc_type", "", "Chưa điền “Loại văn bản”"),
    (PLAN, TARGET, "text", "", "Chưa điền “Nguyên văn”"),
    (PLAN, FILE, "kind", "", "Chưa điền “Là bản gì”"),
    (PLAN, FILE, "title", "", "Chưa điền “Tên hiện ra”"),
    (PLAN, DEADLINE, "what", "", "Chưa điền “Việc gì”"),
    (PLAN, "contents.items.1", "number", "", "Chưa điền “Số mục”"),
    (PLAN, "contents.items.1", "text", "", "Chưa điền “Lời văn”"),
    (RESULTS, REVIEW, "source.text", "", "Chưa điền “Văn bản báo cáo”"),
    (RESULTS, RESULT, "text", "", "Chưa điền “Kết quả như in”"),
    (PERSON, "", "name", "", "Chưa điền “Tên”"),
    (PERSON, "", "field", "", "Chưa điền “Lĩnh vực”"),
    (PERSON, "", "consent.evidence_ref", "", "Chưa điền “Nơi lưu phiếu”"),
    (PERSON, "", "consent.given_on", "", "Chưa điền “Ngày đồng ý”"),
    (BODIES, "issuers.1", "name", "", "Chưa điền “Tên đầy đủ”"),
    # What is in no list
    (PLAN, DOCUMENT, "doc_type", "Kế hoạch thi đua", "Có phải ý bạn là “Kế hoạch”?"),
    (PLAN, DOCUMENT, "issuer", "UBND xã Không Có", "không có trong danh sách"),
    (PLAN, TARGET, "field", "Chuyện khác", "không có trong danh sách"),
    (PLAN, TARGET, "indicators", "Chỉ tiêu lạ", "không có trong danh sách"),
    (PERSON, "", "plan", "Kế hoạch nào đó", "không có trong danh sách"),
    # Numbers
    (PLAN, TARGET, "number", "một", "không phải số"),
    (PLAN, TARGET, "number", "1,5", "phải là số nguyên"),
    (RESULTS, RESULT, "target", "ba", "không phải số của một chỉ tiêu"),
    (PLAN, "", "year", "năm nay", "không phải một năm"),
    (PLAN, "", "year", "26", "không phải một năm"),
    # Addresses
    (RESULTS, REVIEW, "source.url", "xamau.vn", "Viết “https://xamau.vn”"),
    (PORTAL, "", "base_url", "cong.vn", "Viết “https://cong.vn/”"),
    # What nobody agreed to
    (PERSON, "", "consent.fields", "name", "chưa gồm “thành tích”"),
]
SAVED = [
    (PLAN, FILE, "file", "khong-co.pdf", "Không có tệp “khong-co.pdf”"),
    (PLAN, FILE, "file", "../../bi-mat.pdf", "là đường dẫn, không phải tên tệp"),
    (RESULTS, RESULT, "target", "9", "Chọn một trong: 1, 1.1"),
    (PLAN, TARGET, "number", "0", "Đánh số tăng dần"),
    (BODIES, "issuers.1", "level", "", "Chưa điền “Cấp”"),
]
"""Mistakes that only the whole portal shows: what was typed is kept, and said to be wrong."""


def errors_of(page: str) -> dict[str, str]:
    """What is said below each field that is wrong."""
    found: dict[str, str] = {}
    for name, said in re.findall(
        r'class="field__error" id="f\.([\w.]+)-error-\d+">(.*?)</p>', page
    ):
        found[name] = found.get(name, "") + unescape(re.sub(r"<[^>]+>", "", said))
    return found


@pytest.mark.parametrize("mistakes", batch(Mistake(*one) for one in REFUSED))
def test_a_mistake_is_answered_beside_its_field(seat: Seat, mistakes: list[Mistake]) -> None:
    """Nothing of it is kept, so one desk is asked about all of them."""
    for mistake in mistakes:
        file, where, field, typed, said = mistake
        before = seat.read(file)
        page = seat.save(where, 422, file, **{f"f.{field}": typed})
        told = errors_of(page)
        beside = told if field == "consent.fields" else {field: told.get(field, "")}
        assert said in " ".join(beside.values()), (mistake, told)
        assert not re.search(r"\.yml|`|\b[a-z]+_[a-z]+\b", " ".join(told.values())), (mistake, told)
        assert seat.read(file) == before, mistake


@pytest.mark.parametrize("mistake", [Mistake(*one) for one in SAVED])
def test_a_mistake_that_the_whole_portal_shows_is_said_after_saving(
    seat: Seat, mistake: Mistake
) -> None:
    file, where, field, typed, said = mistake
    page = seat.save(where, 200, file, **{f"f.{field}": typed})
    assert said in errors_of(page).get(field, ""), errors_of(page)
    assert "chỗ cần xem" in page


def _list_names() -> Iterator[str]:
    """The names of all fields, and the values of closed lists, as only data files have them."""
    models = [kind.model for kind in FILE_KINDS.values()]
    for model in models:
        for field in list_fields(model):
            yield field.name
            yield from (value for value, words in field.choices if value != words)
            if field.record and field.record not in models:
                models.append(field.record)


OF_FILES = ("yaml_", "own_templates", "story_files")
"""What is wrong with the writing of a file is told where the file itself is shown."""


def test_what_the_check_says_is_told_in_the_words_of_the_forms() -> None:
    """Every sentence that a rule has, at its place: no field goes by its name in data files."""
    names, cases, told = set(_list_names()), TESTS / "problems", 0
    for expected in sorted(cases.glob("*/expected.txt")):
        if expected.parent.name.startswith(OF_FILES):
            continue
        for file, line, column, words in re.findall(
            r"^(\S+\.yml):(\d+):(\d+): (?:lưu ý: )?(.*)$", expected.read_text("utf-8"), re.MULTILINE
        ):
            own, base = expected.parent / file, cases / "_base" / file
            path = own if own.is_file() else base
            text = path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""
            problem = Problem(file, Position(int(line), int(column)), words)
            (placed,) = place_problems([problem], file, text)
            left = set(re.findall(r"“([a-z_]+)(?=”|:)", placed.said)) & names
            assert not left, f"{expected.parent.name}: {placed.said}"
            assert "” (“" not in placed.said, "words and their code are both told"
            told += 1
    assert told > 400


def test_all_that_is_wrong_stands_above_the_form_and_says_nothing_twice(seat: Seat) -> None:
    """Fields within groups as well; what to write stands at the field already."""
    page = seat.save("", 422, PERSON, **{"f.consent.given_on": "29/2/2026", "f.field": ""})
    above = re.search(r'<div class="errors" role="alert">(.*?)</div>', page, re.DOTALL)
    assert above
    assert re.findall(r'href="#o-([\w.]+)"', above[1]) == ["consent.given_on", "field"]
    assert "“Ngày đồng ý”: " not in above[1]
    page = seat.save("", 422, PERSON, **{"f.consent.evidence_ref": ""})
    assert errors_of(page)["consent.evidence_ref"] == "Sai: Chưa điền “Nơi lưu phiếu”."


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("KH.doc", "Word đời cũ"),
        ("PL.XLS", "Excel (.xlsx)"),
        ("van ban.zip", "Giải nén"),
        ("KH.docx.lnk", "lối tắt"),
        ("anh.heic", "kiểu JPG"),
        ("~$KH thi dua.docx", "không có “~$” ở đầu"),
        ("KH.exe", "Không đọc được “KH.exe”"),
        ("KH.docx", "không có gì bên trong"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_by_what_it_is(name: str, told: str) -> None:
    assert told in refuse_file(UploadFile(io.BytesIO(), filename=name, size=0), 20)


def test_a_file_with_another_ending_is_told_without_fields_of_data_files() -> None:
    said = say_plainly(wrong_suffix("PDF", (".pdf",)).fix)
    assert said == "Đổi đuôi tên tệp thành “.pdf” rồi thả lại."


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Ngày 05/12/2026", "2026-12-05"),
        ("5.12.2026", "2026-12-05"),
        ("05/12/2026.", "2026-12-05"),
        ("2026-12-5", "2026-12-05"),
        ("2026-13-5", "2026-13-05"),
        ("Tháng 2 năm 2026;", "2026-02"),
        ("05/12/26", "05/12/26"),
        ("5/12", "5/12"),
        ("5/12/2O26", "5/12/2O26"),
    ],
)
def test_a_day_is_read_as_people_paste_it_and_never_guessed(written: str, kept: str) -> None:
    assert read_day(written) == kept


def test_a_day_that_has_not_come_is_blamed_only_on_who_writes_it(seat: Seat) -> None:
    """A file that has one already can be mended elsewhere; the check goes on telling it."""
    file = seat.root / PERSON
    text = file.read_text("utf-8")
    file.write_text(re.sub(r"given_on: [\d-]+", "given_on: 2027-01-01", text), "utf-8")
    page = seat.save("", 200, PERSON, **{"f.consent.evidence_ref": "Hồ sơ 13/2026"})
    assert "là ngày chưa tới" in errors_of(page)["consent.given_on"]
    assert "Hồ sơ 13/2026" in seat.read(PERSON)


def test_what_was_typed_wrongly_stays_in_the_form(seat: Seat) -> None:
    page = seat.save("document", 422, **{"f.issued": "31/02/2026", "f.place": "Xã Mẫu Mới"})
    assert 'value="31/02/2026"' in page
    assert 'value="Xã Mẫu Mới"' in page
    assert 'aria-invalid="true"' in page


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("Xã\u200b Mẫu\ufeff", "Xã Mẫu"),
        ("Xã Mẫu\u00ad Mới", "Xã Mẫu Mới"),
        ("Xã\x0bMẫu", "Xã Mẫu"),
        ("\u202eXã Mẫu Mới\u202c", "Xã Mẫu Mới"),
    ],
)
def test_hidden_characters_that_come_with_pasted_words_are_left_out_and_told(
    seat: Seat, pasted: str, kept: str
) -> None:
    """Nobody could see them to take them out."""
    page = seat.save("document", 200, **{"f.place": pasted})
    assert f"  place: {kept}\n" in seat.read()
    assert ("ký tự ẩn dán kèm" in page) == ("\x0b" not in pasted)


def test_letters_that_show_as_something_stay_for_a_person(seat: Seat) -> None:
    page = seat.save("document", 200, **{"f.place": "Xã M\ufffdu"})
    assert "place: Xã M\ufffdu" in seat.read()
    assert "dấu thay cho chữ không đọc được" in errors_of(page)["place"]


def drop(seat: Seat, *files: tuple[str, bytes], **sent: str | list[str]) -> tuple[int, str]:
    """Drop files at the page for received documents; the status and the page that answers."""
    listed = [("tep", (name, content, "")) for name, content in files]
    data = {"khoa": seat.desk.keys.form, **{name.replace("_", "-"): x for name, x in sent.items()}}
    answer = seat.browser.post("/nhan", data=data, files=listed or {"": ("", b"")})
    return answer.status_code, answer.text


def drop_of(page: str) -> str:
    found = re.search(r'name="lan-tha" value="(\w+)"', page)
    assert found, page
    return found[1]


def kept_in(page: str) -> list[str]:
    """The names of files that need not be chosen again."""
    return re.findall(r'name="giu" value="\d+" checked> ([^<]+)<', page)


def test_one_file_under_two_names_is_told_before_it_is_read(seat: Seat) -> None:
    status, page = drop(seat, ("kh.txt", b"KE HOACH"), ("kh (1).txt", b"KE HOACH"))
    assert status == 422
    assert "“kh.txt” và “kh (1).txt” là cùng một tệp" in page
    assert kept_in(page) == ["kh.txt"]


def test_right_files_beside_a_refused_one_need_not_be_chosen_again(seat: Seat) -> None:
    """All that is wrong is told at once; what was taken out of the list is gone."""
    one, two = ("Kế hoạch.txt", b"KE HOACH"), ("bia.txt", b"BIA")
    status, page = drop(seat, one, ("pl.zip", b"PK"), ("trang 2.txt", b""), two)
    assert (status, kept_in(page)) == (422, ["Kế hoạch.txt", "bia.txt"])
    assert "“pl.zip” là tệp nén" in page
    assert "“trang 2.txt” không có gì bên trong" in page
    status, again = drop(seat, ("x.rar", b"R"), one, lan_tha=drop_of(page), giu=["1"])
    assert (status, kept_in(again)) == (422, ["Kế hoạch.txt"])
    assert "là cùng một tệp" in again
    received = seat.desk.repository.journal.folder / "nhan"
    assert sum(path.is_dir() for path in received.iterdir()) == 1
    status, other = drop(seat, ("x.rar", b"R"))
    assert kept_in(other) == []  # another document takes no files of this one
    status, stale = drop(seat, lan_tha=drop_of(page), giu=["1", "2"])
    assert (status, kept_in(stale)) == (422, [])


def test_files_that_could_not_be_drafted_wait_until_the_wrong_one_is_taken_out(seat: Seat) -> None:
    words = (TESTS / "drafting" / "nong-dan.txt").read_bytes()
    page = wait(seat, *drop(seat, ("kh.txt", words), ("hong.docx", b"PK torn")))
    assert "hong.docx" in page
    assert kept_in(page) == ["kh.txt", "hong.docx"]
    page = wait(seat, *drop(seat, lan_tha=drop_of(page), giu=["1"]))
    assert "Đã tạo bản nháp" in page
    assert not list((seat.desk.repository.journal.folder / "nhan").iterdir())


def wait(seat: Seat, status: int, page: str) -> str:
    """The page that tells how the reading ended."""
    assert status == 200, page
    reading = [each for each in seat.desk.jobs._jobs.values() if not each.is_seen]
    if not reading:  # it was read before the page came
        return page
    for _ in range(600):
        answer = seat.browser.get(reading[-1].address)
        if "tự cập nhật" not in answer.text and "Máy đang đọc" not in answer.text:
            return str(answer.text)
        time.sleep(0.1)
    raise AssertionError("the files are not read in time")


def test_a_chosen_file_waits_until_another_field_of_its_form_is_mended(seat: Seat) -> None:
    asked = f"/sua/{PLAN}?o=attachments.2"
    told = {"f.kind": "", "f.title": "Phụ lục giao chỉ tiêu", "f.file": ""}
    sent = {"khoa": seat.desk.keys.form, "doc": seat.read_name(asked), **told}
    words = "Phụ lục giao chỉ tiêu cho các thôn.".encode()
    files = [("tep.f.file", ("Phụ lục 1.txt", words, ""))]
    answer = seat.browser.post(asked, data=sent, files=files)
    assert answer.status_code == 422
    assert "Tệp “Phụ lục 1.txt” bạn vừa chọn vẫn giữ" in answer.text
    assert 'name="f.file" value=""' in answer.text
    assert not (seat.root / PLAN).with_name("phu-luc-1.txt").exists()
    found = re.search(r'name="giu\.f\.file" value="(\w+)"', answer.text)
    assert found
    sent |= {"f.kind": "annex", "giu.f.file": found[1]}
    answer = seat.browser.post(asked, data=sent)
    assert answer.status_code == 200, answer.text
    assert (seat.root / PLAN).with_name("phu-luc-1.txt").read_bytes() == words
    assert "file: phu-luc-1.txt" in seat.read()


def test_a_file_that_is_chosen_in_a_form_is_put_beside_the_plan_and_taken_away_by_undo(
    seat: Seat,
) -> None:
    """Nobody has to copy it there, or to find a name for it."""
    folder, asked = (seat.root / PLAN).parent, f"/sua/{PLAN}?o=attachments.2"
    shown = seat.see(asked)
    read = re.search(r'name="doc" value="([^"]*)"', shown)
    assert read
    told = {"f.kind": "annex", "f.title": "Phụ lục giao chỉ tiêu", "f.file": ""}
    sent = {"khoa": seat.desk.keys.form, "doc": read[1], **told}
    for name, content, status, said in (
        ("Phụ lục 1.docx", b"", 422, "không có gì bên trong"),
        ("Phụ lục 1.pdf", b"PK", 422, "Phụ lục 1.pdf"),
        ("Phụ lục 1.txt", "Phụ lục giao chỉ tiêu cho các thôn.".encode(), 200, "Đã lưu"),
    ):
        answer = seat.browser.post(asked, data=sent, files=[("tep.f.file", (name, content, ""))])
        assert answer.status_code == status, answer.text
        assert said in answer.text
        assert (folder / "phu-luc-1.txt").is_file() == (status == 200)
    assert "file: phu-luc-1.txt" in seat.read()
    save = seat.desk.repository.journal.list_saves()[0]
    seat.send("/lan-luu", so=str(save.number))
    assert "phu-luc-1.txt" not in seat.read()
    assert not (folder / "phu-luc-1.txt").exists()


def test_whoever_closes_the_page_finds_what_is_being_read_on_the_shelf(seat: Seat) -> None:
    jobs = seat.desk.jobs
    jobs._jobs["viec"] = Job()
    assert jobs.announce("viec", "ke hoach.pdf", "/nhan/viec") == "/nhan/viec"
    assert "Máy đang đọc “ke hoach.pdf”" in seat.see("/")
    jobs._jobs["viec"].refused, jobs._jobs["viec"].is_over = "Tệp hỏng.", True
    assert "Chưa đọc được “ke hoach.pdf”" in seat.see("/")
    assert "Tệp hỏng." in seat.see("/nhan/viec")
    assert "ke hoach.pdf" not in seat.see("/")


def send_file(seat: Seat, asked: str, field: str, file: tuple[str, bytes], **told: str) -> Any:
    """Save the form of a record with a file that was chosen for one of its fields."""
    sent = {"khoa": seat.desk.keys.form, "doc": seat.read_name(asked), field: "", **told}
    return seat.browser.post(asked, data=sent, files=[(f"tep.{field}", (*file, ""))])


def draw_photograph(look: str = "JPEG") -> bytes:
    """A small picture, as a telephone takes it."""
    drawn = io.BytesIO()
    Image.effect_noise((320, 240), 60).convert("RGB").save(drawn, look)
    return drawn.getvalue()


def test_a_photograph_is_chosen_in_the_form_of_an_honoured_example(seat: Seat) -> None:
    """It gets a name that tells nobody's, stands in the folder of the example, and undo works."""
    folder = (seat.root / PERSON).with_suffix("")
    asked, told = f"/sua/{PERSON}?o=photographs.2", {"f.alt": "Bà Mẫu bên đường hoa"}
    assert 'name="tep.f.file"' in seat.see(asked)
    before = sorted(folder.iterdir())
    for name, content, said in (
        ("Nguyễn Thị Mẫu.jpg", b"", "không có gì bên trong"),
        ("Nguyễn Thị Mẫu.pdf", b"%PDF", "không phải ảnh JPEG"),
        ("Nguyễn Thị Mẫu.heic", b"x", "lưu thành kiểu JPG"),
        ("Nguyễn Thị Mẫu.png", draw_photograph(), "“Nguyễn Thị Mẫu.png”"),
    ):
        answer = send_file(seat, asked, "f.file", (name, content), **told)
        assert answer.status_code == 422, answer.text
        assert said in errors_of(answer.text)["file"]
        assert sorted(folder.iterdir()) == before
    photograph = draw_photograph()
    answer = send_file(seat, asked, "f.file", ("Nguyễn Thị Mẫu.jpg", photograph), **told)
    assert answer.status_code == 200
    assert not errors_of(answer.text)
    assert (folder / "anh.jpg").read_bytes() == photograph
    assert "file: anh.jpg" in seat.read(PERSON)
    seat.send("/lan-luu", so=str(seat.desk.repository.journal.list_saves()[0].number))
    assert sorted(folder.iterdir()) == before


def test_the_document_of_an_award_is_chosen_in_its_form(seat: Seat) -> None:
    asked = f"/sua/{BODY}?o=awards.1"
    folder = (seat.root / BODY).with_suffix("")
    assert not folder.exists()
    told = {
        "f.award_form": "commendation",
        "f.title": "Giấy khen",
        "f.decision.number": "9/QĐ-UBND",
    }
    file = ("QĐ.txt", "Quyết định khen thưởng tập thể.".encode())
    answer = send_file(seat, asked, "f.decision.file", file, **told)
    assert answer.status_code == 200, errors_of(answer.text)
    assert (folder / "quyet-dinh-9-qd-ubnd.txt").is_file()
    seat.send("/lan-luu", so=str(seat.desk.repository.journal.list_saves()[0].number))
    assert not folder.exists()


def test_a_photograph_waits_for_the_consent(seat: Seat) -> None:
    """The page says so and takes nothing; whoever sends it anyhow leaves no file behind."""
    person = seat.root / PERSON
    folder = person.with_suffix("")
    covered = person.read_text("utf-8")
    person.write_text(covered.replace("award, photo, video", "award, video"), "utf-8")
    asked = f"/sua/{PERSON}?o=photographs.2"
    page, before = seat.see(asked), sorted(folder.iterdir())
    assert '<fieldset class="uncovered" disabled>' in page
    assert "Chưa được đồng ý công bố: phiếu có “ảnh”" in page
    file = ("a.jpg", draw_photograph())
    answer = send_file(seat, asked, "f.file", file, **{"f.alt": "Bà Mẫu"})
    assert answer.status_code == 422
    assert sorted(folder.iterdir()) == before
    person.write_text(covered, "utf-8")
    assert "uncovered" not in seat.see(asked)


def test_a_photograph_larger_than_any_form_without_files_is_taken(seat: Seat) -> None:
    """A telephone takes pictures of more than four megabytes."""
    drawn = io.BytesIO()
    Image.effect_noise((2000, 1000), 90).convert("RGB").save(drawn, "PNG", compress_level=0)
    assert drawn.tell() > MOST_FORM
    asked = f"/sua/{PERSON}?o=photographs.2"
    file = ("a.png", drawn.getvalue())
    answer = send_file(seat, asked, "f.file", file, **{"f.alt": "Đường hoa"})
    assert answer.status_code == 200, answer.text


def test_faces_in_the_pictures_of_a_body_need_a_consent(seat: Seat) -> None:
    """A body needs none; whoever can be recognised on its pictures does."""
    body = "data/honorees/doi-van-nghe-2026-01.yml"
    told = "kind: collective\ntype: good_deed\nname: Đội văn nghệ\nfield: culture\n"
    more = "deed:\n  date: 2026-02\nachievement: |\n  Biểu diễn.\nupdated: 2026-02-12\n"
    (seat.root / body).write_text(f"id: doi-van-nghe-2026-01\n{told}{more}", "utf-8")
    asked, file = f"/sua/{body}?o=photographs.1", ("a.jpg", draw_photograph())
    assert "có người nhận ra được thì cần phiếu" in seat.see(asked)
    for people in ("", "có"):
        sent = {"f.alt": "Đội văn nghệ", "f.people": people}
        answer = send_file(seat, asked, "f.file", file, **sent)
        assert answer.status_code == 422
        assert "chưa có phiếu đồng ý nào gồm “ảnh”" in errors_of(answer.text)["people"]
        assert not (seat.root / body).with_suffix("").exists() or not list(
            (seat.root / body).with_suffix("").iterdir()
        )
    nobody = {"f.alt": "Đội văn nghệ", "f.people": "không"}
    assert send_file(seat, asked, "f.file", file, **nobody).status_code == 200
    assert "people: không" in seat.read(body)


def test_a_photograph_of_a_group_waits_for_the_consents_of_all(seat: Seat) -> None:
    group = "data/honorees/ba-ban-2026-01.yml"
    asked, file = f"/sua/{group}?o=photographs.1", ("a.jpg", draw_photograph())
    assert '<fieldset class="uncovered" disabled>' in seat.see(asked)
    agreed = "fields: [name, unit, place, achievement]"
    for count in (1, 2):
        answer = send_file(seat, asked, "f.file", file, **{"f.alt": "Hai bạn"})
        assert answer.status_code == 422
        assert "mỗi người" in unescape(answer.text)
        (seat.root / group).write_text(
            seat.read(group).replace(agreed, agreed.replace("]", ", photo]"), 1), "utf-8"
        )
        assert ("uncovered" in seat.see(asked)) == (count == 1)
    assert send_file(seat, asked, "f.file", file, **{"f.alt": "Hai bạn"}).status_code == 200


def test_what_refers_to_a_target_is_said_where_it_can_be_removed(seat: Seat) -> None:
    page = unescape(seat.see(f"/sua/{PLAN}?o=targets.items.1"))
    assert "3 kết quả đã ghi (báo cáo ngày 15/7/2026, 25/11/2026)" in page
    assert "“Con số nổi bật” của kế hoạch đang nêu" in page
    assert "dù còn chỗ nhắc đến" in page
    assert "1 kết quả đã ghi" in seat.see(f"/sua/{PLAN}?o=targets.items.1.parts.1")
    page = unescape(seat.see(f"/sua/{PLAN}?o=targets.items.3"))
    assert "trích câu ở chỉ tiêu này" in page
    assert "kết quả đã ghi" not in page
    assert "nổi bật” của kế hoạch đang nêu" not in page
    assert "dù còn chỗ nhắc đến" not in seat.see(f"/sua/{PLAN}?o=deadlines.1")
    person = seat.root / PERSON
    quoted = person.read_text("utf-8") + "quote:\n  text: Một câu\n  target: 3\n"
    person.write_text(quoted, "utf-8")
    other = seat.root / "data/plans/xa-mau-2026-quyet-dinh/plan.yml"
    other.parent.mkdir()
    other.write_text(
        "id: xa-mau-2026-quyet-dinh\nchanges:\n  - number: 15/KH-UBND\n    targets:\n"
        "      - target: 3\n",
        "utf-8",
    )
    page = unescape(seat.see(f"/sua/{PLAN}?o=targets.items.3"))
    assert "“Gương: Nguyễn Thị Mẫu” trích câu ở chỉ tiêu này" in page
    assert "“xa-mau-2026-quyet-dinh” đang thay đổi chỉ tiêu này" in page
    (seat.root / RESULTS).write_text("reviews: [", "utf-8")
    assert "Kết quả, nếu có (tệp chưa đọc được)" in seat.see(f"/sua/{PLAN}?o=targets.items.3")


@pytest.mark.parametrize(
    ("places", "told"),
    [
        ({"1": "5"}, "1 nay là 5"),
        ({"1": "2", "2": "1"}, "1 nay là 2; 2 nay là 1"),
        ({"3": "4"}, "3 nay là 4"),
    ],
)
def test_what_names_a_target_by_its_old_number_is_said_when_it_changes(
    seat: Seat, places: dict[str, str], told: str
) -> None:
    """Results that stay under an old number would be told of another target."""
    name, typed = seat.read_name(f"/yaml/{PLAN}"), seat.read()
    for old, new in places.items():
        typed = re.sub(f"(?m)^    - number: {old}\\b", f"    - number: new{new}", typed)
    typed = typed.replace("number: new", "number: ")
    said = unescape(seat.send(f"/yaml/{PLAN}", doc=name, chu=typed))
    assert f"Số của chỉ tiêu đã đổi ({told})" in said
    assert ("kết quả đã ghi (báo cáo ngày 15/7/2026" in said) == ("1" in places)


def test_a_part_that_moves_up_takes_no_results_of_another_silently(seat: Seat) -> None:
    """Parts are named by their order; words that are only mended move nothing."""
    asked = f"/xep/{PLAN}?o=targets.items.1.parts.1"
    read = seat.read_name(f"/sua/{PLAN}?o=targets.items.1.parts.1")
    said = unescape(seat.send(asked, doc=read, lam="bo"))
    assert "1.1 nay không còn" in said
    assert "1 kết quả đã ghi" in said
    kept = seat.save("targets.items.2", f_text="Tỷ lệ gia đình văn hóa đạt 99%")
    assert "đã đổi" not in kept


def test_no_choice_of_a_form_is_shown_as_its_code() -> None:
    """What files keep as one English word has Vietnamese words in forms and refusals."""
    shown = [
        (field.title, words)
        for kind in FILE_KINDS.values()
        for field in _list_all_fields([kind.model])
        for value, words in field.choices
    ]
    assert ("Chiều tiến bộ", "Không xét") in shown
    bare = {words for _, words in shown if re.fullmatch(r"[a-z_]{3,}", words)}
    assert bare <= {"phim"}


def test_every_place_of_a_data_file_leads_to_a_field_that_is_there(seat: Seat) -> None:
    """Values of a list are asked for in one field; what the desk keeps itself leads to its form."""
    pages: dict[str, set[str]] = {}
    for path in (seat.root / "data").rglob("*.yml"):
        file = path.relative_to(seat.root).as_posix()
        for place, _ in walk_nodes(read_tree(seat.read(file))):
            page, _, anchor = locate_field(file, place).partition("#")
            if anchor and page not in pages:
                pages[page] = set(re.findall(r'id="([^"]+)"', seat.see(page)))
            assert not anchor or anchor in pages[page], (file, place)
    assert len(pages) > 40


def test_the_identifier_of_a_page_is_never_taken_from_a_form(seat: Seat) -> None:
    before = seat.read()
    seat.save("", f_id="a" * 3000)
    assert seat.read() == before


def test_a_word_of_any_length_is_quoted_in_short(seat: Seat) -> None:
    told = seat.save("document", 422, f_issuer="a" * 3000)
    (said,) = errors_of(told).values()
    assert "không có trong danh sách" in said
    assert len(said) < 300


def test_an_item_behind_the_next_new_one_is_that_one(seat: Seat) -> None:
    """As when somebody else removed one meanwhile: its form leads to where it will be saved."""
    asked = seat.browser.get(f"/sua/{PLAN}?o=targets.items.1.parts.9")
    assert str(asked.url).endswith("o=targets.items.1.parts.2")
