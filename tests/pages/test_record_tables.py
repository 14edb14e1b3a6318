"""What pages, calendars, search and open data say of records: tables, made without any build.

Notes of every field, plans that are near another, events of plans after every decision, nodes for
search engines, entries of the search, lists of the open data, who may be shared where.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from itertools import product
from typing import Any

import pytest

from plain_dossiers import make_sources
from stand_ins import stand_in
from tables import compare_table
from thidua.model import PortalIdentity
from thidua.model.document import OriginalKind
from thidua.model.honoree import ConsentScope
from thidua.model.identity import KitPictures
from thidua.portal.catalogue import Catalogue
from thidua.portal.published_plan import PublishedPlan
from thidua.portal.versions import is_halted
from thidua.site.kit import sharing
from thidua.site.kit.plan_events import list_events
from thidua.site.opendata.records import list_collections, make_plan_record
from thidua.site.pages import jsonld, running
from thidua.site.pages.notes import list_notes
from thidua.site.pages.page import Link, Page
from thidua.site.pages.related import list_related
from thidua.site.search import entries

CITED = {"text": "Kế hoạch số 08/KH-UBND ngày 15/01/2026 của UBND tỉnh Thử", "number": "08/KH-UBND",
         "date": "2026-01-15", "issuer": "ubnd-tinh-thu"}  # fmt: skip
WHOLE: dict[str, Any] = {
    "id": "a-2026", "note": "Chú của văn bản.", "related": ["d-2025"], "labels": ["dot"],
    "document.note": "Chú ở đầu.", "document.place": "Xã Thử", "document.replaces": ["1/KH-UBND"],
    "document.signer": {"position": "CHỦ TỊCH", "name": "Lò Văn Cả", "authority": "TM",
    "note": "Chú chữ ký."},
    "document.recipients": [{"text": "Như trên;", "note": "Chú nơi nhận.", "children": [
        {"text": "Các xã;", "note": "Chú nơi nhận con."}]}],
    "theme": {"text": "Đoàn kết", "note": "Chú chủ đề.", "heading": "Chủ đề",
    "sentence": "Chủ đề: Đoàn kết"},
    "motto": {"text": "Rõ người", "note": "Chú phương châm."},
    "slogans": [{"text": "Làm ngay", "note": "Chú khẩu hiệu."}],
    "legal_bases": [CITED | {"note": "Chú căn cứ."}],
    "citations": [{"text": "Luật Thi đua", "title": "Luật Thi đua", "note": "Chú viện dẫn."}],
    "opening": {"text": "Mở đầu.", "note": "Chú mở đầu."}, "purpose": {"text": "Mục đích.",
    "heading": "I. Mục đích"},
    "contents": {"heading": "II. Nội dung", "note": "Chú nội dung.", "items": [
        {"number": "1.", "text": "Một.", "note": "Chú mục 1."}, {"number": "-", "text": "Hai."}]},
    "targets": {"heading": "III. Chỉ tiêu", "note": "Chú chỉ tiêu.", "items": [
        {"number": 1, "text": "Trồng 45 ha rừng", "field": "economy", "note": "Chú 1.",
         "parts": [{"text": "Mỗi thôn 5 ha", "note": "Chú phần."}]},
        {"number": 2, "text": "Tỷ lệ hộ nghèo giảm 3%", "field": "culture"}]},
    "period": {"text": "Từ ngày 01/3/2026 đến ngày 30/11/2026", "start": "2026-03-01",
               "end": "2026-11-30", "note": "Chú thời gian."},
    "phases": [{"name": "Đợt 1", "text": "Đợt 1: từ tháng 3", "start": "2026-03"},
               {"name": "Đợt 2", "text": "Đợt 2 đến 30/11", "end": "2026-11-30"}, {"name": "Đợt 3",
               "text": "Đợt 3"}],
    "deadlines": [{"date": "2026-11-20", "what": "Gửi báo cáo", "to": "Phòng Nội vụ",
                   "text": "Gửi báo cáo về Phòng Nội vụ trước ngày 20/11/2026", "note": "Chú hạn."},
                  {"date": "2026-06", "what": "Sơ kết", "text": "Sơ kết trong tháng 6"},
                  {"date": "2026-11-20", "what": "Gửi báo cáo",
                  "text": "Gửi báo cáo về Phòng Nội vụ trước ngày 20/11/2026"}],
    "movements": [{"name": "Xã ta", "note": "Chú phong trào."}],
    "occasions": [{"name": "Quốc khánh", "text": "mừng Quốc khánh 02/9", "date": "2026-09-02",
    "note": "Chú dịp."},
                  {"name": "Năm 2026", "text": "năm 2026", "date": "2026"}, {"name": "Kỷ niệm",
                  "text": "kỷ niệm", "to": "2026-05-19"}],
    "responsibilities": {"heading": "IV. Tổ chức", "note": "Chú tổ chức.", "items": [
        {"number": "1.", "text": "Phòng A làm một việc rất dài.", "units": [{"unit": "Phòng A",
        "role": "lead"}], "note": "Chú việc."},
        {"number": "2.", "text": "Đề nghị Hội B làm.", "units": [{"unit": "Hội B",
        "role": "request"}]},
        {"number": "3.", "text": "Phòng C làm.", "units": [{"unit": "Phòng C", "role": "assign"}]},
        {"number": "4.", "text": "Hội B, Phòng C.", "units": [{"unit": "Hội B", "role": "request"},
        {"unit": "Phòng C", "role": "assign"}]}]},
    "closing": {"text": "Trên đây là kế hoạch.", "note": "Chú kết."},
}  # fmt: skip
"""A plan with a note wherever one can stand."""


def plan(name: str, number: str, **more: Any) -> dict[str, Any]:
    """A small plan beside it."""
    return {"id": name, "document.number": number, "document.title": f"Kế hoạch {name}", **more}


def decide(name: str, effect: str, day: str, **more: Any) -> dict[str, Any]:
    """A decision of May about the whole plan."""
    made = {"plan": "a-2026", "effect": effect, "from": day, "text": "Quyết định", **more}
    return plan(name, "20/QĐ-UBND", changes=[made], **{"document.issued": "2026-05-20",
        "document.doc_type": "quyet_dinh"})  # fmt: skip


CONSENT = {"purpose": "Nêu gương", "fields": ["name", "achievement"], "given_on": "2026-04-01",
           "method": "written", "evidence_ref": "Phiếu 1", "scope": ["web", "zalo"]}  # fmt: skip
PERSON = {"id": "nguoi-tot-2026", "kind": "person", "type": "good_deed", "name": "Lò Thị Bê",
    "field": "economy",
          "achievement": "Giúp **hộ nghèo**.", "updated": "2026-05-01", "consent": CONSENT,
          "plan": "a-2026"}  # fmt: skip
AWARDS = [{"award_form": "commendation", "title": "Giấy khen"},
          {"award_form": "medal", "title": "Huy chương", "revoked_by": {"number": "3/QĐ-UBND",
          "date": "2026-06-01"}}]  # fmt: skip
PEOPLE: tuple[dict[str, Any], ...] = (
    PERSON, PERSON | {"id": "nguoi-tot-2", "name": "Vũ An", "awards": AWARDS,
        "consent": CONSENT | {"scope": ["web", "poster"]}},
    PERSON | {"id": "tap-the-1", "kind": "collective", "name": "Thôn Đông", "consent": None,
        "unit": "Xã", "place": "Xã Thử", "theme": "Rừng",
              "quote": {"text": "Trồng 45 ha rừng"}, "words": {"text": "Chúng tôi *làm*.",
              "by": "Thôn"}, "deed": {"place": "Đồi", "date": "2026-03-02"},
              "photographs": [{"file": "a.jpg", "alt": "Đồi", "caption": "Đồi xanh",
              "people": False}, {"file": "b.jpg", "alt": "Đồi", "people": False}]},
    PERSON | {"id": "nhom-1", "kind": "group", "name": "Nhóm bạn", "consent": None,
        "persons": [{"name": "Vũ Bảo", "consent": CONSENT}, {"name": "Vũ Ca",
        "consent": CONSENT}]},
    PERSON | {"id": "ngoai-1", "plan": None, "deed": {"date": "2024-03-02"},
        "consent": CONSENT | {"withdrawn_on": "2026-05-01"}},
    PERSON | {"id": "da-go-1", "name": "(đã gỡ)", "consent": None,
        "takedown": {"requested_on": "2026-05-02", "done_on": "2026-05-03", "reason": "Yêu cầu",
        "mode": "remove"}},
)  # fmt: skip
"""Examples of every kind."""
BESIDE = (
    plan("b-2026", "14/KH-UBND", citations=[CITED], **{"document.issued": "2026-02-09"}),
    plan("c-2026", "3/KH-UBND", **{"document.issuer": "ubnd-tinh-thu"}),
    plan("d-2025", "2/KH-UBND", year="2025", **{"document.issued": "2025-02-09"}), plan("e-2026",
    "13/KH-UBND", responds_to={"number": "15/KH-UBND", "plan": "a-2026"}, citations=[CITED]),
    plan("g-2024", "1/KH-UBND", year="2024", **{"document.issued": "2024-02-09"}), plan("h-2026",
    "", draft=True, **{"document.number": "9/KH-UBND"}),
)  # fmt: skip


ORIGINAL = stand_in(
    name="van-ban.pdf", title="Kế hoạch số 15", kind=OriginalKind.RECOGNISED, size=1234,
    media_type="application/pdf", sha256="ab12", language_code="vi", scan="quet.pdf",
        anchor="nhan-dang",
    paragraphs=("Lời nhận dạng.",),
    findings=stand_in(pages=3, has_text=True, signed=False, preview=stand_in(width=120,
        height=160)),
)  # fmt: skip


@cache
def make_catalogue(*decisions: str, drafts: bool = False) -> Catalogue:
    """The portal with some of these decisions."""
    made = [DECISIONS[one] for one in decisions]
    return Catalogue.of(make_sources([WHOLE, *BESIDE, *made], PEOPLE), with_drafts=drafts)


def open_plan(catalogue: Catalogue, name: str) -> PublishedPlan:
    """A plan with an original, whose file nobody inspected."""
    published = catalogue.open_plan(catalogue.plan_by_id[name])
    published.__dict__["originals"] = (ORIGINAL,)
    return published


DECISIONS: dict[str, dict[str, Any]] = {
    "extend": decide("q1-2026", "extend", "2026-06-01", until="2026-12-31"),
    "shorten": decide("q2-2026", "shorten", "2026-06-01", until="2026-10-31"),
    "end": decide("q3-2026", "end", "2026-06-01"), "replace": decide("q4-2026", "replace",
    "2026-12-01"), "suspend": decide("q5-2026", "suspend", "2026-06-01", until="2026-08-31"),
    "stop": decide("q6-2026", "suspend", "2026-06-01"), "amend": decide("q7-2026", "amend",
    "2026-06-01", targets=[{"target": 1, "old": "Trồng 45 ha rừng", "new": "Trồng 50 ha rừng"}]),
}  # fmt: skip
SETS: tuple[tuple[str, ...], ...] = ((), *((one,) for one in DECISIONS))


def tell_notes() -> Iterator[str]:
    """The notes of a plan that has one everywhere, and of one that has none."""
    catalogue = make_catalogue("amend")
    for one in catalogue.plans:
        for note in list_notes(open_plan(catalogue, one.id).plan):
            yield f"{one.id} {note.anchor} | {note.where} | {note.text}"


def tell_near() -> Iterator[str]:
    """Which plans are near which, and which run when."""
    for drafts in (False, True):
        catalogue = make_catalogue(drafts=drafts)
        for one in catalogue.plans:
            near = [f"{other.plan.id} ({other.reason})" for other in list_related(catalogue, one)]
            yield f"{one.id}: {', '.join(near)}"
    for decisions in SETS:
        catalogue = make_catalogue(*decisions)
        one = catalogue.plan_by_id["a-2026"]
        said = [running.say_standing_life(one, day) for day in (None, date(2026, 7, 1), date(2027,
            1, 1))]  # fmt: skip
        yield f"{decisions}: {running.find_last_day(one)} {list(running.list_runs(one))} {said}"
        for day in (None, date(2026, 5, 31), date(2026, 6, 1), date(2026, 11, 30), date(2026, 12,
            1), date(2027, 1, 1)):  # fmt: skip
            found = [other.id for other in running.list_open(catalogue.plans, day)]
            yield f"{day}: {found} {day and is_halted(one.life, day)}"


def tell_events() -> Iterator[str]:
    """The events of a plan after every decision, and of one without dates."""
    for decisions in SETS:
        catalogue = make_catalogue(*decisions)
        for one in catalogue.plans if not decisions else [catalogue.plan_by_id["a-2026"]]:
            yield f"== {decisions} {one.id}"
            for event in list_events(open_plan(catalogue, one.id), one):
                yield " | ".join(map(str, event)).replace("\n", " / ") if isinstance(event,
                    tuple) else str(event)  # fmt: skip


def tell_nodes() -> Iterator[str]:
    """What search engines are told."""
    for decisions in SETS:
        catalogue = make_catalogue(*decisions)
        for one in catalogue.plans:
            if not decisions or one.changed or one.id == "a-2026":
                yield str(jsonld.describe_legislation(open_plan(catalogue, one.id), one))
    published = open_plan(catalogue, "a-2026")
    yield str(jsonld.describe_legislation_further(published))
    for honoree, pictures in product(catalogue.honorees, ([], ["a.jpg"])):
        yield str(jsonld.describe_honoured("https://a.example/", honoree, pictures))
    for kind in ("AboutPage", "TechArticle"):
        yield str(jsonld.describe_article("https://a.example/", kind, "a/", "Một"))
    yield str(jsonld.describe_website(catalogue.identity))
    trail = (Link("Trang chủ", ""), Link("Kế hoạch", "ke-hoach/"))
    for length, subject in product(range(3), ({}, {"@type": "AboutPage"})):
        page = Page("ke-hoach/a/", "A", "", None, trail=trail[:length], subject=subject)
        yield str(jsonld.make_graph("https://a.example/", page))


def tell_entries() -> Iterator[str]:
    """What can be found."""
    catalogue = make_catalogue("amend")
    text = entries.WrittenText("a/", "Trang", "Tóm tắt",
        '<p>Trước</p><h2 id="x">Đầu <b>một</b></h2><p>Lời</p>'
                               '<h3>Không tên</h3> <h2 id="y">Cuối</h2>')  # fmt: skip
    pages = [entries.make_plan_entry(open_plan(catalogue, one.id), one) for one in catalogue.plans]
    for page in (*pages, *entries.list_others(catalogue, [text])):
        if page.path.startswith(("chi-tieu", "linh-vuc")):
            continue  # the lists of the engine
        yield f"== {page.path} {page.title} | {page.context} | {page.year} {page.life} {page.kind}"
        for place in page.places:
            yield f"{place.kind.name} {place.anchor} {place.label}: {' / '.join(place.texts)}"


def tell_lists() -> Iterator[str]:
    """The lists of the open data, and the record of a plan."""
    catalogue = make_catalogue("extend")
    for name, records in list_collections(catalogue).items():
        if name not in ("fields", "indicators"):
            yield from (f"{name}: {record}" for record in records)
    one = catalogue.plan_by_id["a-2026"]
    record = make_plan_record(open_plan(catalogue, one.id), one, [{"place": "1"}])
    yield from (f"{key}: {value}" for key, value in record.items())


def tell_shared() -> Iterator[str]:
    """Which pictures are made, and who is shown where."""
    catalogue = make_catalogue("extend")
    known = catalogue.identity
    for pictures in KitPictures:
        chosen = PortalIdentity.model_construct(**{**known.__dict__, "kit_pictures": pictures})
        object.__setattr__(catalogue.references.identity, "record", chosen)
        try:
            for one in catalogue.plans:
                has, shown = (
                    sharing.has_pictures(catalogue, one),
                    sharing.share_plan(catalogue, one, ""),
                )
                yield f"{pictures.name} {one.id}: {has} {shown}"
            for honoree in catalogue.honorees:
                scopes = [sharing.is_shareable(honoree, scope) for scope in ConsentScope]
                posters = sharing.has_posters(catalogue, honoree)
                told = sharing.share_honoree(catalogue, honoree)
                yield f"{honoree.id}: {scopes} {posters} {told}"
            yield str(sharing.share_indicator(catalogue, next(iter(catalogue.indicators.values()))))
            for last in ("2024-12-31", "2025-01-01"):
                older: Any = stand_in(year=2023, last_end=last)
                yield f"2023, until {last}: {sharing.has_pictures(catalogue, older)}"
        finally:
            object.__setattr__(catalogue.references.identity, "record", known)


RULES: dict[str, Callable[[], Iterator[str]]] = {
    "notes": tell_notes, "near": tell_near, "events": tell_events, "nodes": tell_nodes,
    "entries": tell_entries, "lists": tell_lists, "shared": tell_shared,
}  # fmt: skip


@pytest.mark.parametrize("name", RULES)
def test_records_are_told_as_they_are_written_down(name: str) -> None:
    """Each line of a table is told as it was."""
    compare_table(f"told-{name}", RULES[name]())
