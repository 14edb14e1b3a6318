"""What each address of the desk answers to whatever it is asked, written down as tables.

No page is drawn: what its template gets is told, as far as it differs from the last of its kind
(`clerks`). Beside stand where it leads, what is said, asked of other programs and written.
``make bless`` writes it anew.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from clerks import Clerk
from desk.addresses import find_page
from desk.answers import open_tree
from desk.jobs import Job
from desk.trees import walk_nodes
from desks import PLAN, RESULTS
from tables import compare_desk_table
from test_desk_amends import DECISION, NEW, SENTENCE, TEXT, WORDS
from test_desk_tables import GIVEN
from thidua.datafiles.format.shape import kind_of
from thidua.model.field_path import place_in_words

DRAFT = "xa-mau-2026-nhap"
REVIEW = f"/soat/{DRAFT}"


def put_draft(clerk: Clerk) -> None:
    """A draft with its document, an annex with a table, two pages of a scan and a PDF."""
    folder = clerk.root / "data/plans" / DRAFT
    text = (GIVEN / "draft.yml").read_text("utf-8").replace("a.docx", "a.txt")
    more = ("phu-luc.txt", "trang 1.png", "trang 2.png", "b.pdf")
    for name in more:
        text += f"  - file: {name}\n    kind: scan\n    title: Tệp\n"
    clerk.put(f"data/plans/{DRAFT}/plan.yml", text)
    for name in ("a.txt", "phu-luc.txt"):
        (folder / name).write_bytes((GIVEN / name).read_bytes())
    for name in ("trang 1.png", "trang 2.png", "b.pdf"):
        (folder / name).write_bytes(b"x")


def ask_reviews(clerk: Clerk) -> None:
    """Every step of a review, each file beside it, and what is refused."""
    put_draft(clerk)
    for at in (*range(1, 16), 0, 99, "x"):
        clerk.see(f"{REVIEW}?cho={at}")
    for name in ("b.pdf", "la.txt"):
        clerk.see(f"{REVIEW}?cho=2&tep={name}&trang=2")
    clerk.see("/soat/khong-co")
    clerk.send(f"{REVIEW}?cho=1", lam="dung", doc="la")
    clerk.send(f"{REVIEW}?cho=1&tep=b.pdf", lam="dung", **{"f.issuer": "UBND xã Mẫu"})
    clerk.send(f"{REVIEW}?cho=1", lam="dung", **{"f.issuer": "Hội lạ"})
    clerk.send(f"{REVIEW}?cho=3", lam="tach", **{"f.text": "Không có gạch"})
    clerk.send(f"{REVIEW}?cho=3", lam="gop")
    clerk.send(f"{REVIEW}?cho=13", lam="ngoai")
    clerk.send(f"{REVIEW}?cho=12", lam="noi-nhan")
    clerk.send(REVIEW, lam="xong")
    for name, line in (("phu-luc.txt", 2), ("phu-luc.txt", 0), ("phu-luc.txt", 9), ("a.txt", 1),
                       ("la.txt", 1), ("trang 1.png", 1)):  # fmt: skip
        clerk.send(f"{REVIEW}/dua-vao", tep=name, doan=str(line))
    clerk.send(f"{REVIEW}/dua-vao", tep="phu-luc.txt", doan="1", doc="la")
    clerk.send(f"{REVIEW}/bo", doc="la")
    clerk.send(f"{REVIEW}/bo")
    clerk.send(f"/soat/{PLAN.split('/')[2]}/bo")
    clerk.send(f"/soat/{PLAN.split('/')[2]}/dua-vao", tep="a.txt", doan="1")
    for name in ("phu-luc.txt", "phu-luc.txt&trang=9"):
        clerk.see(f"{REVIEW}?cho=14&tep={name}")
    for words in ("", "thi đua yêu nước", "Trồng hoa ven đường", "Trồng hoa trên đường", "qwerty"):
        clerk.send(f"/so/{DRAFT}", loi=words)
    clerk.send("/so/khong-co", loi="a")
    own, file = clerk.desk.repository, f"data/plans/{DRAFT}/plan.yml"
    own.save(file, own.read(file).text.replace("Đợt 2", "Đợt hai"), own.read(file).name, "sửa tên")
    clerk.see(f"{REVIEW}?cho=11")
    own.save(RESULTS, "", own.read(RESULTS).name, "làm trống")
    clerk.see(f"{REVIEW}?cho=11")
    clerk.put(file, "id: x\ndraft: có\nyear: 2026\ndocument:\n  title: A\n")
    clerk.send(REVIEW, lam="xong")
    whole = own.read(PLAN).text
    clerk.put(PLAN, whole.replace("draft: không", "draft: có"))
    clerk.send(f"/soat/{PLAN.split('/')[2]}", lam="xong")
    clerk.put(PLAN, whole)
    for words in ("Trồng 5 ha rừng, đạt 98%", "Không có"):
        clerk.send("/doc-so", loi=words)


TABLE = f"/ket-qua/{PLAN.split('/')[2]}"
FACTS = {"moi.kind": "interim", "moi.date": "15/9/2026", "moi.number": "60/BC-UBND",
         "moi.text": "Báo cáo số 60/BC-UBND"}  # fmt: skip


def ask_results(clerk: Clerk) -> None:
    """The table and each review by its report; what is typed, pasted, dropped, refused."""
    bare = "  - date: 2026-12\n"
    whole = "  - kind: interim\n    source:\n      text: Báo cáo nhanh\n    date: 2026-12\n"
    text = (GIVEN / "results.yml").read_text("utf-8").replace(bare, whole)
    clerk.put(RESULTS, text)
    report = (clerk.root / RESULTS).with_name("bao-cao.txt")
    report.write_text("".join(f"Đoạn {at}\n\n" for at in range(1, 14)), "utf-8")
    for asked in ("", "?soat=x", "?soat=3", "?soat=1", "?soat=2", "?soat=2&trang=3"):
        clerk.see(f"{TABLE}{asked}")
    clerk.see("/ket-qua/khong-co")
    ticked = {f"s.{at}": "có" for at in range(1, 6)}
    left = {"x.2.1.dich": "ngoai", "x.2.1.ly-do": "Ngoài kế hoạch.", "x.2.2.dich": "2",
            "x.2.2.chu": "Sửa 3 km", "x.2.3.dich": "ngoai", "x.2.3.ly-do": "Như trên."}  # fmt: skip
    for more in ({}, ticked, {**ticked, **left}, {"x.2.1.dich": "2", "x.2.1.chu": " "}):
        clerk.send(f"{TABLE}?soat=2", lam="xong", **more)
    clerk.send(f"{TABLE}?soat=2", lam="luu", **left)
    clerk.send(f"{TABLE}?soat=2", lam="bo")
    clerk.see(f"{TABLE}?soat=4")
    for sent in (
        {"lam": "bo"}, {"f.1.2": "Đã bình xét ở 5 thôn"}, {"f.1.2": "4.100"}, {"f.1.2": "Đạt 98%"},
        {"f.1.2": ""}, {"lam": "xong"}, FACTS, {**FACTS, "f.moi.1": "Đạt 3.000 tấn"},
        {**FACTS, "moi.date": "1/1/2027"}, {**FACTS, "moi.kind": "la"}, {**FACTS, "moi.text": ""},
        {**FACTS, "moi.number": "98"}, {"f.moi.1": "Đạt 3.000 tấn"},
        {**FACTS, "moi.date": "1/1/2027", "f.moi.1": "Đạt 3.000 tấn"},
    ):  # fmt: skip
        clerk.send(TABLE, **sent)
    for pasted in ("Chỉ tiêu\tThực hiện\nTỷ lệ gia đình văn hóa\t98%\nMưa\t2\n", "90%\t98%\n4\n",
                   " \n", "\n".join("abcdefg"), "\n".join("abcdefgh")):  # fmt: skip
        clerk.send(TABLE, lam="dan", dan=pasted, cot="moi")
        clerk.send(f"{TABLE}/dan", dan=pasted, cot="2", dong="2")
    clerk.send(f"{TABLE}/dan", dan="98%", cot="la", dong="la")
    for kept in ({"f.1.2": "Gõ dở", "lam": "x", "dan": "x"}, {"f.1.2": "Đã bình xét ở 5 thôn"}):
        clerk.send(f"{TABLE}/nhap", **kept)
        clerk.see(TABLE)
        clerk.see(f"{TABLE}?lay=1")
    before = clerk.put(RESULTS, text.replace("ở 5 thôn", "ở 6 thôn"))
    clerk.send(TABLE, doc=before, **{"f.1.2": "Đã bình xét ở 7 thôn"})
    clerk.send(
        TABLE,
        doc=before,
        **{"f.1.2": "Đã bình xét ở 7 thôn", "chon.reviews.1.results.2.text": "ho"},
    )
    clerk.send(TABLE, doc=before, **{"f.1.1": "Đạt 2.200 tấn"})
    clerk.put(RESULTS, text)
    ask_reports(clerk)
    for broken in ("[", ""):
        (clerk.root / RESULTS).write_text(broken, "utf-8")
        clerk.see(TABLE)
    plan = (clerk.root / PLAN).read_text("utf-8")
    (clerk.root / PLAN).write_text(plan.replace("targets:", "la:"), "utf-8")
    clerk.see(TABLE)
    put_draft(clerk)
    clerk.see(f"/ket-qua/{DECISION.split('/')[2]}")


def ask_reports(clerk: Clerk) -> None:
    """Reports that come with a new review, and those that are read into one."""
    good = ("bao-cao", "Báo cáo 60.docx", b"PK")
    full = {**FACTS, "f.moi.1": "Đạt 3.000 tấn"}
    for sent in (
        full,
        {**full, "moi.number": "", "moi.kind": "final"},
        {**full, "f.moi.1": "4.100"},
    ):
        clerk.send(TABLE, good, **sent)
    clerk.send(TABLE, ("bao-cao", "a.zip", b"PK"), **full)
    clerk.work.outcome = Job(refused="Tệp hỏng.", is_over=True)
    clerk.send(TABLE, good, **full)
    address = f"{TABLE}/bao-cao"
    clerk.send(address)
    clerk.send(address, ("bao-cao", "a.txt", b""))
    text = (clerk.root / RESULTS).read_text("utf-8").replace("ở 5 thôn", "ở 9 thôn")
    made = {"file": "bao-cao.txt", "text": text, "is_new": False, "notes": ["Lưu ý."]}
    for job in (
        Job(refused="Tệp hỏng.", is_over=True),
        *(
            Job(answer=one, is_over=True)
            for one in (
                made,
                {**made, "text": ""},
                {**made, "file": ""},
                {**made, "file": "la.txt"},
            )
        ),
    ):
        clerk.work.outcome = job
        clerk.send(address, good)
        clerk.see(f"{TABLE}/doc/viec")
    clerk.work.jobs["viec"] = Job(stage="Đọc", done=1, total=3)
    clerk.see(f"{TABLE}/doc/viec")
    clerk.see(f"{TABLE}/doc/la")


GROUP = "data/honorees/ba-ban-2026-01.yml"
PERSON = "data/honorees/nguoi-tot-2026-01.yml"
KINDS = ("person", "household", "group", "collective")


def ask_forms(clerk: Clerk) -> None:
    """The page of each sort of record, new ones, and what is typed, chosen, moved and removed."""
    lists = ("data/portal.yml", "data/issuers.yml", "data/indicators.yml")
    for file in (PLAN, RESULTS, *lists, PERSON, GROUP):
        kind, tree = str(kind_of(file)), open_tree(clerk.desk.repository.read(file).text)
        seen = set[tuple[str, ...]]()
        for path, _ in walk_nodes(tree):
            sort = tuple(step for step in path if isinstance(step, str))
            if find_page(kind, path) == path and sort not in seen:
                seen.add(sort)
                clerk.see(f"/sua/{file}?o={place_in_words(path)}")
    for place in ("targets.items.99", "phases.9", "la", "targets.items.1.text", "history.2"):
        clerk.see(f"/sua/{PLAN}?o={place}")
    for file in ("data/honorees/guong-2026-01.yml", "data/la.yml", "data/plans/khong-co/plan.yml"):
        clerk.see(f"/sua/{file}")


def ask_records(clerk: Clerk) -> None:
    """What is typed into records and chosen for them, moved and removed; by others too."""
    item, base, phase = f"{PLAN}?o=targets.items.2", f"{PLAN}?o=legal_bases.1", f"{PLAN}?o=phases.1"
    for sent in (
        {"lam": "bo"}, {"lam": "luu"}, {"lam": "luu", "f.note": "Ghi chú"},
        {"lam": "tiep", "f.note": "Ghi chú"}, {"lam": "ve", "f.note": "Ghi chú"},
        {"lam": "luu", "f.number": "5"}, {"lam": "luu", "f.text": ""},
        {"lam": "luu", "f.field": "Chuyện khác"}, {"lam": "luu", "f.indicators": "Lạ\nGia đình"},
    ):  # fmt: skip
        clerk.send(f"/sua/{item}", **sent)
    for way in ("len", "xuong", "bo"):
        for place in ("phases.1", "phases.2", "targets.items.1", "document", "phases.99"):
            clerk.send(f"/xep/{PLAN}?o={place}", lam=way)
    clerk.send(f"/xep/{item}", lam="la")
    clerk.send(f"/xep/{item}", lam="len", doc="la")
    for place in ("", "targets", "targets.items.1.parts.1"):
        clerk.send(f"/sua/{PLAN}?o={place}", lam="tiep", **{"f.id": "khac", "f.note": "Ghi chú"})
    for kept in ("Gõ dở", ""):
        clerk.send(f"/nhap/{phase}", **{"f.note": kept, "la": "x"})
        for more in ("", "&lay=1"):
            clerk.see(f"/sua/{phase}{more}")
    clerk.send(f"/doi-cho/{item}", lam="gop")
    text = (clerk.root / PLAN).read_text("utf-8")
    old = clerk.put(PLAN, text.replace("draft: không", "note: Ghi chú."))
    for form in (item, base):
        clerk.send(f"/sua/{form}", doc=old, **{"f.note": "Của tôi"})
        clerk.send(f"/sua/{form}", doc="la", **{"f.note": "Của tôi"})
    other = clerk.put(PLAN, text.replace("Gửi báo cáo tổng kết", "Gửi báo cáo năm"))
    assert other
    mine = {"f.what": "Báo cáo", "f.text": "x"}
    clerk.send(f"/sua/{PLAN}?o=deadlines.1", doc=old, **mine)
    for side in ("minh", "ho"):
        clerk.send(f"/sua/{PLAN}?o=deadlines.1", doc=old, **mine, **{"chon.deadlines.1.what": side})
    clerk.put(PLAN, text)
    ask_honorees(clerk)
    ask_files(clerk)
    (clerk.root / PLAN).write_text("[", "utf-8")
    clerk.see(f"/sua/{PLAN}")


FORMS = (
    "document", "legal_bases.1", "contents", "tasks", "targets",
    "targets.items.1", "targets.items.1.parts.1", "targets.items.4", "phases.1", "deadlines.1",
    "occasions.1", "responsibilities", "responsibilities.1", "attachments.1", "history.1",
    "citations.1", "movements.1",
)  # fmt: skip
"""Places of the plan whose forms are sent with every text left out, and with other words."""
OTHERS = (
    "data/portal.yml?o=", "data/issuers.yml?o=issuers.1", "data/fields.yml?o=fields.1",
    "data/indicators.yml?o=indicators.1", "data/addresses.yml?o=",
    "data/honorees/nguoi-tot-2026-01.yml?o=", "data/honorees/nguoi-tot-2026-01.yml?o=awards.1",
    "data/honorees/nguoi-tot-2026-01.yml?o=photographs.1",
    "data/honorees/ba-ban-2026-01.yml?o=persons.1", "data/honorees/ba-ban-2026-01.yml?o=sources.1",
    f"{RESULTS}?o=reviews.1", f"{RESULTS}?o=reviews.1.results.1",
)  # fmt: skip


def ask_typed(clerk: Clerk) -> None:
    """Every form empty, then with words and days that nobody expects."""
    for place in (*(f"{PLAN}?o={at}" for at in FORMS), *OTHERS):
        at = len(clerk.told)
        clerk.see(f"/sua/{place}")
        held = clerk.read_fields()
        del clerk.told[at:]  # `forms` tells them
        for typed in ("", " 31/6"):
            at = len(clerk.told)
            clerk.send(f"/sua/{place}", **{name: typed and held[name] + typed for name in held})
            clerk.told[at] = f">> {place} {typed!r}"


def ask_honorees(clerk: Clerk) -> None:
    """Whoever is honoured, of each kind, with and without a consent."""
    new = "data/honorees/guong-2026-01.yml"
    clerk.send(f"/sua/{new}", **{"f.id": "guong-2026-01", "f.kind": "person", "f.name": "A"})
    clerk.send(f"/sua/{new}", **{
        "f.id": "guong-2026-01", "f.kind": "collective", "f.name": "Tổ Một", "f.field": "economy",
        "f.plan": PLAN.split("/")[2], "f.achievement": "Tốt."})  # fmt: skip
    text = (clerk.root / PERSON).read_text("utf-8")
    for kind in KINDS:
        clerk.put(PERSON, text.replace("kind: person", f"kind: {kind}").replace("photo, ", ""))
        for place in ("photographs.1", "video", "persons.1"):
            clerk.see(f"/sua/{PERSON}?o={place}")
        for sent in ({"f.name": "Bà B"}, {"f.kind": "person"}, {"f.consent.fields": "name"},
                     {"f.consent.given_on": "1/1/2027"}):  # fmt: skip
            clerk.send(f"/sua/{PERSON}", **sent)
        for people in ("có", "không", ""):
            clerk.send(f"/sua/{PERSON}?o=photographs.2", **{
                "f.file": "anh.jpg", "f.alt": "Ảnh", "f.people": people})  # fmt: skip
    clerk.put(PERSON, text)


def ask_files(clerk: Clerk) -> None:
    """Files that are chosen in a form, refused, taken, kept for another try."""
    clerk.work.outcome = Job(answer={"notes": ["Đã bỏ siêu dữ liệu."]}, is_over=True)
    form, field = f"/sua/{PLAN}?o=attachments.4", "f.file"
    good = {"f.file": "", "f.kind": "scan", "f.title": "Bản quét"}
    for name in (
        "Bản quét.pdf",
        "a/b\\Phụ lục 1 KH UBND 2026.PDF",
        "!!!.txt",
        "a.zip",
        f"{'k' * 99}.pdf",
    ):
        clerk.send(form, (f"tep.{field}", name, b"x"), **good)
    clerk.send(form, (f"tep.{field}", "a.pdf", b"x"), **{**good, "f.title": ""})
    clerk.send(form, ("tep.f.title", "a.pdf", b"x"), **good)
    clerk.work.outcome = Job(refused="Tệp hỏng.", is_over=True)
    clerk.send(form, (f"tep.{field}", "a.pdf", b"x"), **good)
    clerk.work.outcome = Job(answer={}, is_over=True)
    for place, name in (("photographs.1", "IMG 1.jpg"), ("photographs.2", "a.pdf"),
                        ("awards.1", "QĐ.pdf"), ("sources.1", "BC.pdf")):  # fmt: skip
        sent = {
            "f.file": "",
            "f.alt": "Ảnh",
            "f.decision.number": "5/QĐ-UBND",
            "f.decision.file": "",
        }
        for field in ("f.file", "f.decision.file"):
            clerk.send(f"/sua/{PERSON}?o={place}", (f"tep.{field}", name, b"x"), **sent)


def ask_decisions(clerk: Clerk) -> None:
    """What a decision changes: chosen, typed, refused, kept, with changes that it has already."""
    clerk.put(DECISION, TEXT)
    (clerk.root / DECISION).with_name("quyet-dinh-96-qd-ubnd-2026.txt").write_text(WORDS, "utf-8")
    page, plan = f"/sua-doi/{DECISION.split('/')[2]}", PLAN.split("/")[2]
    facts = {"plan": plan, "number": "15/KH-UBND", "effect": "amend", "from": "15/8/2026",
             "text": SENTENCE}  # fmt: skip
    old = {"cu.1": "Tổng sản lượng", "cu.2": "Tỷ lệ gia đình văn hóa đạt 98.5%", "co-dong": "có"}
    for asked in (
        "",
        f"?plan={plan}&effect=amend&from=1/8/2026",
        "?muc=0",
        "?muc=9",
        f"?plan={plan}&effect=end",
    ):
        clerk.see(f"{page}{asked}")
    clerk.see("/sua-doi/khong-co")
    clerk.send(page, lam="chon", **facts)
    clerk.send(page, lam="chon", **{**facts, "plan": "15/KH-UBND"}, **{"moi.9": "Lạ", "bo.8": "có"})
    clerk.send(page, **{**facts, "doc": "la"})
    changes: tuple[dict[str, str], ...] = (
        {},
        {"moi.2": NEW},
        {"moi.2": NEW, "until": "1/7/2026"},
        {"effect": "replace"},
        {"effect": "end", "moi.2": NEW, "until": "31/12/2026"},
        {"text": "Câu lạ"},
        {"bo.1": "có", "moi.1": "x"},
        {"moi.them": "Trồng 5 ha rừng", "linh-vuc.them": "environment"},
        {"moi.them": "Trồng 5 ha rừng"},
        {"plan": "", "number": "1/KH"},
        {"from": "1/1/2020"},
        {"moi.2": "Không có trong quyết định"},
        {"effect": ""},
        {"from": "31/6/2026"},
    )
    for change in changes:
        clerk.send(page, **{**facts, **old, **change})
    made = """\
changes:
  - plan: xa-mau-2026-kinh-te-xa-hoi
    number: 15/KH-UBND
    effect: amend
    from: 2026-08-15
    text: Điều chỉnh chỉ tiêu 2 của Kế hoạch số 15/KH-UBND như sau
    targets:
      - target: 2
        old: Tỷ lệ gia đình văn hóa đạt 98.5%
        new: Tỷ lệ gia đình văn hóa đạt 99%
        note: Ghi chú.
      - target: 1.1
        old: "- Vùng thấp: 70 triệu đồng;"
      - target: 4
        new: Trồng 5 ha rừng
        field: environment
    note: Chú thích.
"""
    clerk.put(DECISION, TEXT + made)
    for asked in ("", "?muc=1", "?muc=2"):
        clerk.see(f"{page}{asked}")
    there = {
        "moi.2": NEW,
        "bo.1.1": "có",
        "cu.1.1": "- Vùng thấp: 70 triệu đồng;",
        "moi.them-4": "Trồng 6 ha",
        "linh-vuc.them-4": "environment",
    }
    for change in (
        there,
        {**there, "moi.them": "Trồng hoa"},
        {"co-dong": ""},
        {},
        {"effect": "replace"},
    ):
        clerk.send(f"{page}?muc=1", **{**facts, **old, **change})
    clerk.put(DECISION, TEXT.replace("year:", "draft: có\nyear:"))
    clerk.send(page, **{**facts, **old, "moi.2": NEW})


def ask_received(clerk: Clerk) -> None:
    """Documents that are dropped: taken, refused, waiting, read."""
    one, two = ("tep", "trang 2.png", b"2"), ("tep", "KH/Kế hoạch.docx", b"1")
    clerk.see("/nhan")
    for files in (
        (),
        (one, two),
        (("tep", "trang 10.png", b"x"), one, ("tep", "B.XLSX", b"y"), two),
        (one, ("tep", "b.png", b"2")),
        (one, ("tep", "a.zip", b"x")),
        (("tep", "~$KH.docx", b"x"),),
        (("tep", "CON.txt", b"x"),),
        (("tep", f"{'k' * 70}.{'h' * 9}.txt", b"x"),),
        (("tep", "..\\..\\a?b*.docx", b"x"),),
    ):
        clerk.send("/nhan", *files)
    for kind in ("doc", "rtf", "docm", "xls", "xlsm", "csv", "lnk", "7z", "webp", "exe", ""):
        clerk.send("/nhan", ("tep", f"a.{kind}", b"x"))
    clerk.work.outcome = Job(answer={"plan": "a", "notes": ["Lưu ý."]}, is_over=True)
    clerk.send("/nhan", one)
    for job in (None, Job(stage="Đọc", done=2, total=5), Job(refused="Hỏng.", is_over=True)):
        if job:
            clerk.work.jobs["viec"] = job
        clerk.see("/nhan/viec?lan-tha=la")
    clerk.see("/nhan/la")
    clerk.put(
        "data/portal.yml",
        clerk.desk.repository.read("data/portal.yml").text.replace("size: 20", "size: 1"),
    )
    clerk.see("/nhan")
    (clerk.root / "data/portal.yml").write_text("name: [", "utf-8")
    clerk.send("/nhan", one)


def ask_the_rest(clerk: Clerk) -> None:
    """The shelf, what is wrong, what is found, texts, saves, files of the desk itself."""
    clerk.see("/")
    for only in ("", PLAN.rpartition("/")[0], PERSON, "data/portal.yml", "la"):
        clerk.see(f"/cho-sua?trong={only}")
    for words in ("", "van hoa", "15/KH", "ông", "qqq", "  GIA   đình văn hóa ", "k" * 300):
        clerk.see(f"/tim?chu={words}")
    for taken in (0, 1, 2):
        for at in range(1, taken + 1):
            (clerk.root / f"data/honorees/guong-2026-{at:02}.yml").write_text("id: [", "utf-8")
        clerk.see("/guong-moi")
    for at in (1, 2):
        (clerk.root / f"data/honorees/guong-2026-{at:02}.yml").unlink()
    for file in (PLAN, RESULTS, PERSON, "data/fields.yml", "data/abbreviations.yml", "data/la.yml"):
        clerk.see(f"/yaml/{file}")
    text = (clerk.root / PLAN).read_text("utf-8")
    for typed in (
        "id: [",
        text.replace("year: 2026", "year: hai"),
        text,
        text.replace("- number: 3", "- number: 7"),
        text.replace("\n", "\r\n").replace("Gửi báo cáo", "Nộp  báo cáo"),
    ):
        clerk.send(f"/yaml/{PLAN}", chu=typed)
    clerk.send(f"/yaml/{PLAN}", chu=text.replace("Gửi báo cáo", "Nộp báo cáo"), doc="la")
    own, read = clerk.desk.repository, clerk.desk.repository.read(PLAN)
    own.save(PLAN, read.text.replace("Gửi", "Nộp"), read.name, "sửa")
    own.save(RESULTS, "", own.read(RESULTS).name, "làm trống")
    clerk.see("/")
    clerk.see("/lan-luu")
    clerk.see("/gui")
    ask_packages(clerk)
    for sent in (
        {"so": "1"},
        {"so": "9"},
        {"so": "x"},
        {"so": "2", "ve": "a"},
        {"so": "1", "ve": ""},
    ):
        clerk.send("/lan-luu", **sent)
    clerk.send("/lay-ve")
    for name in ("desk.css", "tokens.css", "be-vietnam-pro-400.woff2", "la.css", "css/tokens.css"):
        clerk.see(f"/tinh/{name}")
    for key in ("la", clerk.desk.keys.entry, clerk.desk.keys.entry):
        clerk.see(f"/vao?khoa={key}")
    for folder in ("a.png", "ke-hoach-15-kh-ubnd-2026.txt", "phu-luc-1-kh-ubnd-2026.png"):
        clerk.see(f"/hinh/{PLAN.split('/')[2]}/{folder}?trang=2&cat=la")
    clerk.send("/", khoa="la")
    clerk.send("/lay-ve", khoa="la")
    clerk.send("/lay-ve", *(("tep", "a.txt", b"x") for _ in range(61)))
    clerk.see("/xem-truoc/la")
    clerk.see(f"/xem-truoc/{PLAN.split('/')[2]}")
    clerk.send("/dung")


def ask_packages(clerk: Clerk) -> None:
    """Packages that are handed over where there is no git, and what is sent of later changes."""
    clerk.see("/gui/goi.zip")
    clerk.see("/gui")
    folder = clerk.root / PLAN.rpartition("/")[0]
    new, text = folder / "moi.txt", (clerk.root / PERSON).read_bytes()
    new.write_text("Mới")
    (clerk.root / PERSON).write_bytes(text + b"# hai\n")
    gone = (folder / "phu-luc-1-kh-ubnd-2026.txt").read_bytes()
    (folder / "phu-luc-1-kh-ubnd-2026.txt").unlink()
    (folder / "lien-ket.txt").symlink_to(new)
    clerk.see("/")
    clerk.see("/gui")
    clerk.see("/gui/goi.zip")
    clerk.see("/gui")
    for path in (new, folder / "lien-ket.txt"):
        path.unlink()
    (folder / "phu-luc-1-kh-ubnd-2026.txt").write_bytes(gone)
    (clerk.root / PERSON).write_bytes(text)


ASKED: dict[str, Callable[[Clerk], None]] = {
    "reviews": ask_reviews, "results": ask_results, "forms": ask_forms, "records": ask_records,
    "typed": ask_typed,
    "decisions": ask_decisions, "received": ask_received, "rest": ask_the_rest,
}  # fmt: skip


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=[pytest.mark.sweep] if name in {"records", "typed"} else [])
        for name in ASKED
    ],
)
def test_each_answer_is_as_it_is_written_down(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk = Clerk(tmp_path, monkeypatch)
    ASKED[name](clerk)
    compare_desk_table(f"answers-{name}", clerk.told)
