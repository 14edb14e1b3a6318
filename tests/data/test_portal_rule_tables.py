"""What the rules of all records say of odd records: tables, each portal with what is told of it.

Examples and what is told of them, bodies and their lives, decisions about plans, copies of plans,
addresses that moved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any

import pytest

from plain_dossiers import make_sources, tell_portal
from tables import compare_table
from thidua.portal.addresses.unread import Unread

Portal = dict[str, Any]


def tell_portals(portals: Iterator[tuple[str, Portal]], *modules: str) -> Iterator[str]:
    """Each portal by its label with what is told of it; how it is mended is told once."""
    told = set[str]()
    for label, records in portals:
        problems = tell_portal(make_sources(**records), *modules)
        yield f"== {label}{'' if problems else ': —'}"
        for line in problems:
            said, _, fix = line.partition(" → ")
            yield said if fix in told else line
            told.add(fix)


def list_differing(base: Mapping[str, Any], others: Sequence[Mapping[str,
    Any]]) -> Iterator[tuple[str, dict[str, Any]]]:  # fmt: skip
    """A record with other values, by what differs; what is None is left out."""
    for other in others:
        record = {key: value for key, value in {**base, **other}.items() if value is not None}
        yield f"{other}", record


PLAN = {
    "id": "xa-thu-2026-thi-dua",
    "targets": {"items": [{"number": 1, "text": "Trồng 45 ha rừng", "field": "economy"},
                          {"number": 2, "text": "Thôn Đông trồng 12 ha, có 3 hộ khá",
                          "field": "culture"}]},
    "opening": {"text": "Trưởng thôn Đông, chị Lò Thị Bê ở xã Thử làm tốt; vườn mẫu của "
                "thôn Đông có 5 ha."},

}  # fmt: skip
QUOTE = {"text": "Thôn Đông trồng 12 ha, có 3 hộ khá"}
VILLAGE = {
    "id": "thon-dong-2026", "kind": "collective", "type": "good_deed", "name": "Thôn Đông",
    "field": "economy", "achievement": "Thôn trồng rừng.", "updated": "2026-05-01",
    "plan": "xa-thu-2026-thi-dua", "quote": QUOTE,
}  # fmt: skip
"""An example that only its plan tells."""
CONSENT = {
    "purpose": "Nêu gương", "fields": ["name", "achievement"], "given_on": "2026-04-01",
    "method": "written", "evidence_ref": "Phiếu 1", "scope": ["web"],
}  # fmt: skip
PERSON = {
    "id": "nguoi-tot-2026-01", "kind": "person", "type": "good_deed", "name": "Lò Thị Bê",
    "field": "economy", "achievement": "Giúp 3 hộ nghèo.", "updated": "2026-05-01",
    "consent": CONSENT,
    "deed": {"date": "2026-03-02"},
}  # fmt: skip
AWARD = {"award_form": "commendation", "title": "Giấy khen"}
PHOTO = {"file": "a.jpg", "alt": "Người dân trồng rừng"}
TOLD: tuple[dict[str, Any], ...] = (
    {}, {"place": "xã Thử"}, {"place": "xã Khác"}, {"place": "tỉnh Thử"}, {"place": "huyện Thử"},
    {"place": "Thử, thôn Đông"}, {"unit": "Thôn Đông"}, {"unit": "Thôn Đoài"}, {"place": "xã Khác",
    "sources": [{"title": "Báo"}]}, {"place": "xã Khác", "awards": [AWARD]}, {"place": "xã Khác",
    "plan": None, "quote": None},
    *({"achievement": text} for text in (
        "Thôn trồng 12 ha.", "Thôn trồng 12 hộ.", "Thôn trồng 13 ha.", "Thôn có ba hộ khá.",
        "Thôn có bốn hộ khá.", "Năm 2026 trồng rừng.", "Năm 2025 trồng rừng.", "Vườn có 5 ha.",
        "Vườn có năm ha.", "Năm cây.", "Thôn trồng 45 ha.", "Một hộ.",
        "Thôn đã trồng rừng.", "Thôn vượt kế hoạch.", "Thôn trồng hơn 12 ha.",
        "Thôn trồng được rừng.", "Không hộ nào nghèo.", "Thôn chưa hoàn thành.",
        "Thôn được tặng bằng khen.", "Trưởng thôn Đông làm.", "Trưởng thôn Đoài làm.",
        "Phó Bí thư chi bộ Đông làm.")),
    *({"theme": text} for text in ("Thôn kiểu mẫu", "Gia đình kiểu mẫu", "Điển hình của tỉnh",
    "Điển hình tiên tiến", "Vườn mẫu của thôn Đông", "Đứng đầu xã", "Chiến sĩ thi đua",
    "Anh hùng")),
    *({"note": text} for text in ("Kế hoạch chưa ghi bằng khen.", "Được bằng khen.",
    "Kế hoạch in “hoàn thành”.", "Toàn bộ sửa chính tả.", "Toàn bộ.", "Danh hiệu thôn văn hóa.",
    "Danh hiệu Nghệ nhân.", "Bà mẹ Việt Nam anh hùng.")),
    {"note": "Được bằng khen.", "takedown": {"requested_on": "2026-05-02", "reason": "Yêu cầu",
    "mode": "remove"}}, {"quote": {"text": "Thôn Đông trồng 12 ha"}},
    {"quote": {"text": "Đông trồng 12 ha, có 3 hộ"}}, {"quote": {"text": "Trồng 45 ha rừng"}},
    {"quote": {"text": "Trồng 45 ha rừng", "note": "Nói chung."}},
    {"quote": {"text": "Thôn Đông trồng 12 ha, có 3 hộ khá", "target": 1}},
    {"quote": {"text": "Thôn Đông trồng 12 ha, có 3 hộ khá", "target": 2}},
    {"quote": {"text": "Thôn Đông trồng 1"}}, {"name": "Hội Nông dân"}, {"name": "Bà Thôn Đông"},
    {"name": "các hộ khá"}, {"plan": "xa-thu-2026-thi-duaa"}, {"plan": "xa-thu-2027-thi-dua"},
    {"plan": "15/KH-UBND"}, {"plan": "Phát động thi đua năm 2026"}, {"field": "khac"},
)  # fmt: skip
"""What is told of an example beside its plan."""


def list_villages() -> Iterator[tuple[str, Portal]]:
    """Portals with one plan and an example of it."""
    for label, record in list_differing(VILLAGE, TOLD):
        yield label, {"plans": [PLAN], "honorees": [record]}


GONE = {
    "requested_on": "2026-05-02",
    "done_on": "2026-05-03",
    "reason": "Yêu cầu",
    "mode": "remove",
}
SHOWN: tuple[dict[str, Any], ...] = (
    {}, {"consent": None}, {"unit": "Thôn Đông"}, {"place": "Xã Thử"},
    {"deed": {"place": "Xã Thử"}}, {"deed": {"date": "2026-03-02"}}, {"awards": [AWARD]},
    {"photographs": [PHOTO]}, {"photographs": [PHOTO | {"people": False}]},
    {"words": {"text": "Tôi làm.", "by": "Chị Bê"}},
    *({"consent": CONSENT | more} for more in ({"scope": ["zalo"]}, {"withdrawn_on": "2026-04-20"},
    {"withdrawn_on": "2026-03-31"}, {"ends_on": "2026-03-31"}, {"ends_on": "2026-04-01"},
    {"given_on": "2026-05-01"}, {"given_on": "2026-05-02"}, {"fields": ["name", "achievement",
    "unit"]})),
    {"kind": "household", "consent": None}, {"kind": "collective", "consent": None},
    {"kind": "collective", "consent": None, "name": "Lò Thị Bê và bạn"}, {"kind": "collective",
    "consent": None, "name": "Chị Bê"}, {"kind": "collective", "consent": None,
    "name": "Chị Lò Bê"}, {"kind": "collective", "consent": None, "name": "Tổ Lò Thị Bê"},
    {"kind": "collective", "consent": None, "name": "Thôn Đông", "photographs": [PHOTO]},
    {"kind": "collective", "consent": None, "name": "Thôn Đông",
    "photographs": [PHOTO | {"people": False}, PHOTO]}, {"kind": "collective", "name": "Thôn Đông",
    "photographs": [PHOTO]}, {"kind": "collective", "name": "Thôn Đông", "photographs": [PHOTO],
    "consent": CONSENT | {"fields": ["photo"]}},
    {"kind": "collective", "name": "Thôn Đông",
    "consent": CONSENT | {"withdrawn_on": "2026-04-20"}}, {"kind": "group", "name": "Nhóm bạn",
    "consent": None, "persons": [{"name": "Lò Thị Bê", "unit": "Lớp 5", "consent": CONSENT},
    {"name": "Vũ An"}]},
    {"kind": "group", "name": "Nhóm Vũ An", "consent": None, "achievement": "Vũ An giúp bạn.",
    "persons": [{"name": "Vũ An", "consent": CONSENT | {"withdrawn_on": "2026-04-20"}}],
    "photographs": [PHOTO | {"caption": "VŨ AN"}], "words": {"text": "Tôi làm.", "by": "Vũ An"}},
    {"kind": "group", "name": "Nhóm bạn", "consent": None, "persons": [{"name": "Vũ An",
    "consent": CONSENT | {"scope": ["poster"]}}]},
    {"takedown": GONE}, {"takedown": GONE, "name": "(đã gỡ)", "consent": None},
    {"takedown": GONE | {"done_on": None}}, {"takedown": GONE | {"done_on": "2026-05-01"}},
    {"takedown": GONE | {"mode": "anonymise"}, "unit": "Thôn Đông"},
    {"takedown": GONE | {"mode": "anonymise"}, "name": "Một nông dân",
    "sources": [{"title": "Báo"}]},
    {"takedown": GONE, "name": "(đã gỡ)", "unit": "Thôn", "place": "Xã", "photographs": [PHOTO],
    "awards": [AWARD], "deed": {"place": "Xã"}, "words": {"text": "Tôi", "by": "Chị"}},
    {"takedown": GONE | {"mode": "anonymise"}, "kind": "collective", "name": "Thôn Đông"},
    {"id": "lo-thi-be-2026"}, {"id": "ke-hoach"}, {"id": "danh-sach"},
    *({"achievement": text} for text in ("Số CCCD 001080012345.", "Gọi 0912 345 678.",
    "Sinh năm 1980.", "Tài khoản 12345678.", "STK: 12345.", "Chị mắc bệnh nặng.",
    "Chị là đảng viên.", "Chị là Phật tử.", "Dân tộc Tày.", "Người dân tộc thiểu số.",
    "Dân tộc ta.", "Đón Đảng viên mới.", "Bị tai biến.", "Không.")),
    {"achievement": "Mắc bệnh nặng.", "kind": "collective", "name": "Thôn Đông", "consent": None},
    {"awards": [AWARD | {"title": "Bằng khen"}]}, {"awards": [AWARD | {"award_form": "medal"}]},
    {"awards": [AWARD | {"title": "Huy hiệu Đảng"}]},
    {"awards": [AWARD | {"title": "Cờ thi đua"}]}, {"awards": [AWARD | {"title": "Quà"}]},
    {"deed": {"date": "2026-05-02"}}, {"deed": {"date": "2026-05"}}, {"deed": {"date": "2026-06"}},
    {"deed": {"date": "2026-03-02"}, "awards": [AWARD | {"decision": {"date": "2026-03-01"}}]},
    {"awards": [AWARD | {"decision": {"date": "2026-03-01", "issuer": "ubnd-xa-thuu"},
    "revoked_by": {"date": "2026-02-28"}}]},
)  # fmt: skip
"""What is shown of a person."""
AROUND = (
    "Nhận bằng khen", "Trao bằng khen cho bạn", "Bằng khen trên tường", "Phấn đấu đạt bằng khen",
    "Đứng đầu xã", "Chưa đứng đầu", "Giúp 3 triệu đồng", "Giúp 5 triệu đồng", "Giúp 5%",
    "Giúp 3/5 hộ", "Giúp 2/5 hộ", "Xếp hàng", "Xếp thứ nhì", "Tốt nhất xã", "Tốt nhất",
    "Xuất sắc", "Khẩu hiệu “Xuất sắc”", "Được khen", "Tất cả các hộ đều đạt", "Đầu tiên của xã",
    "Đầu tiên", "Hoàn thành mọi chỉ tiêu", "Trước hạn", "Giữ danh hiệu “Làng”", "Danh hiệu làng",
)  # fmt: skip
ALONE = {"achievement": "Giúp 3 triệu đồng, 3/5 hộ; được khen.",
    "consent": CONSENT | {"fields": ["name", "achievement", "photo", "award"]}}  # fmt: skip


CALLED = (
    "Lò Thị Bê, thôn Đông", "LÒ THỊ BÊ", "Mã Văn Bê", "Nguyễn Bê", "Hộ ông Nguyễn Văn Bê",
    "Vợ chồng anh Vừ A Chinh", "Cựu chiến binh Trần Văn Bê", "Trưởng thôn Nguyễn Văn Bê",
    "Già làng Y Moan Ênuôl", "H’Hen Niê", "Đoàn Văn Bê", "Tôn Nữ Thị Cả",
    "Trường Lê Văn Tám", "Học sinh Trường Lê Văn Tám", "Thôn Hoàng Văn Thụ", "Lý Sơn", "Mai Châu",
    "Đoàn Thanh niên xã Mẫu", "Hội Nguyễn Văn Trỗi", "Công nhân Tổ 3", "Gia đình văn hóa thôn Đông",
)  # fmt: skip
"""Names of persons and households, then those of bodies."""
BESIDE: tuple[dict[str, Any], ...] = (
    {"note": "CCCD 001080012345."}, {"note": "Chị mắc bệnh tim."},
    {"consent": CONSENT | {"purpose": "Gọi 0912 345 678"}},
    {"consent": CONSENT | {"evidence_ref": "CCCD 001080012345"}},
    {"consent": CONSENT | {"given_on": "2026-03-01"}},
    {"consent": CONSENT | {"given_on": "2026-03-02"}},
    {"achievement": "Chị mắc bệnh tim.", "takedown": {"requested_on": "2026-04-02",
     "done_on": "2026-04-03", "reason": "Chị là Phật tử", "mode": "anonymise"}},
)  # fmt: skip
"""What is told beside the deed, and an order of days that cannot be."""
SENSITIVE = (
    "Chị bị liệt hai chân.", "Anh mắc Covid-19.", "Ông là thương binh hạng 2/4.", "Bà mang thai.",
    "Sư cô trụ trì chùa Mẫu.", "Ông là người Hồi giáo.", "Bà được tặng Huy hiệu 40 năm tuổi Đảng.",
    "Chị là người Mông.", "Anh là người Dao đỏ.", "Anh mãn hạn tù năm 2019.", "Chị ly hôn.",
    "Cây lúa bị bệnh đạo ôn.", "Đàn lợn nhà chị mắc bệnh.", "Người Thái Bình lên khai hoang.",
    "Phòng, chống dịch bệnh.", "Giữ gìn bản sắc văn hóa dân tộc.", "Ngày Thương binh - Liệt sĩ.",
)  # fmt: skip
"""Sentences about what is nobody's business, then others with the same words."""


def list_persons() -> Iterator[tuple[str, Portal]]:
    """Portals with one person."""
    for label, record in list_differing(PERSON, SHOWN):
        yield label, {"honorees": [record]}
    for name in CALLED:
        record = VILLAGE | {"name": name, "plan": None, "quote": None, "deed": PERSON["deed"]}
        yield name, {"honorees": [record]}
    for more in BESIDE:
        yield f"{more}", {"honorees": [PERSON | ALONE | more]}
    for told in SENSITIVE:
        yield told, {"honorees": [PERSON | ALONE | {"achievement": told}]}
    two = [PERSON | {"deed": None}, VILLAGE, VILLAGE | {"id": "thon-dong-2026-2"}]
    yield "several", {"plans": [PLAN], "honorees": two}


def list_around() -> Iterator[tuple[str, Portal]]:
    """Portals with words around pictures, and with what a story tells."""
    for words, key in product(AROUND, ("caption", "theme")):
        pictured = {"photographs": [PHOTO | {"caption": words}]}
        around = pictured if key == "caption" else {"theme": words}
        yield f"{key} {words}", {"honorees": [PERSON | ALONE | around]}
    for text in ("Chị nhận Bằng khen của tỉnh.", "Chị phấn đấu được Bằng khen.",
        "Chị được tặng Huân chương; nhận bằng khen.", "Theo kế hoạch của xã, trồng 45 ha.",
        "Theo kế hoạch của xã, trồng 46 ha rừng.", "Trồng 46 ha rừng."):  # fmt: skip
        told = {"achievement": text, "plan": PLAN["id"], "awards": [AWARD]}
        yield text, {"plans": [PLAN], "honorees": [PERSON | told]}


PROVINCE = {"id": "ubnd-tinh-thu", "name": "Ủy ban nhân dân tỉnh Thử",
    "short_name": "UBND tỉnh Thử", "level": "province"}  # fmt: skip
COMMUNE = {"id": "ubnd-xa-thu", "name": "Ủy ban nhân dân xã Thử", "short_name": "UBND xã Thử",
    "level": "commune", "parent": "ubnd-tinh-thu"}  # fmt: skip
DISTRICT = {"id": "ubnd-huyen-thu", "name": "Ủy ban nhân dân huyện Thử",
    "short_name": "UBND huyện Thử", "level": "district", "parent": "ubnd-tinh-thu",
    "valid_to": "2025-06-30"}  # fmt: skip
SCHOOL = {"id": "truong-thu", "name": "Trường Thử", "short_name": "Trường Thử", "kind": "school"}
BODIES: tuple[dict[str, Any], ...] = (
    {}, {"successors": ["ubnd-xa-thu"]}, {"successors": ["ubnd-xa-thu", "ubnd-xa-thu"]},
    {"successors": ["ubnd-tinh-thu"]}, {"successors": ["truong-thu"]}, {"successors": ["la"]},
    {"successors": ["ubnd-huyen-thu"]}, {"valid_to": None}, {"valid_to": None,
    "successors": ["ubnd-xa-thu"]}, {"valid_to": None, "ended_because": "Nhập."},
    {"valid_to": "2025-07-01"}, {"level": "commune", "successors": ["ubnd-tinh-thu"]},
    {"level": None, "kind": "unit", "successors": ["truong-thu"]}, {"level": None, "kind": "unit",
    "successors": ["ubnd-xa-thu"]}, {"level": None}, {"level": None, "parent": None},
    {"level": None, "parent": None, "name": "Hội Thử"}, {"kind": "unit"}, {"parent": "la"},
    {"parent": "ubnd-huyen-thu"},
    {"valid_from": "2025-07-01"}, {"level": "commune"}, {"level": "province"},
    {"name": "UBND huyện Thử"}, {"short_name": "UBND huyện Khác"}, {"short_name": "Huyện"},
    {"id": "ubnd-xa-thu"}, {"parent": "ubnd-xa-thu"}, {"parent": "truong-thu"},
)  # fmt: skip
LIVES: tuple[dict[str, Any], ...] = ({}, {"valid_from": "2025-07-01"},
    {"valid_from": "2025-07-02"}, {"valid_from": "2025-07-01", "valid_to": "2025-06-30"},
    {"valid_to": "2025-06-30"}, {"valid_to": "2025-07-01"}, {"parent": "ubnd-huyen-thu"},
    {"parent": "ubnd-huyen-thu", "valid_from": "2025-07-01"}, {"successors": ["ubnd-huyen-thu"],
    "valid_to": "2025-06-30"})  # fmt: skip


def list_bodies() -> Iterator[tuple[str, Portal]]:
    """Portals with four bodies, of which a district and a commune differ."""
    for label, district in list_differing(DISTRICT, BODIES):
        yield label, {"issuers": [PROVINCE, COMMUNE, district, SCHOOL]}
    for label, commune in list_differing(COMMUNE, LIVES):
        for after in (["ubnd-xa-thu"], ["ubnd-tinh-thu"]):
            bodies = [PROVINCE, commune, DISTRICT | {"successors": after}, SCHOOL]
            yield f"{label} {after}", {"issuers": bodies}
    ended = PROVINCE | {"valid_to": "2025-06-30", "successors": ["ubnd-tinh-moi"]}
    heir = PROVINCE | {"id": "ubnd-tinh-moi", "name": "Ủy ban nhân dân tỉnh Mới",
        "short_name": "UBND tỉnh Mới"}  # fmt: skip
    for more in ({}, {"valid_from": "2025-07-01"}, {"valid_to": "2025-06-29"},
        {"valid_from": "2025-06-30"}):  # fmt: skip
        yield f"heir {more}", {"issuers": [ended, heir, COMMUNE | more]}
    for one in ("ubnd-tinh-thu", "ubnd-xa-thu", "ubnd-huyen-thu", "truong-thu", "la"):
        for other in ("ubnd-tinh-thu", "ubnd-xa-thu", "ubnd-huyen-thu", "truong-thu"):
            bodies = [PROVINCE, COMMUNE, DISTRICT | {"successors": ["ubnd-xa-thu"]}, SCHOOL]
            plans = [{"id": "a-2026", "document.issuer": other}, decide("b-2026", "a-2026",
            **{"document.issuer": one, "document.number": "16/QĐ-UBND"})]  # fmt: skip
            yield f"{one} → {other}", {"plans": plans, "issuers": bodies}


def decide(name: str, changed: str, **more: Any) -> dict[str, Any]:
    """A decision that changes a plan."""
    change = {"plan": changed, "effect": "end", "from": "2026-06-01", "text": "Bãi bỏ",
    **more.pop("change", {})}  # fmt: skip
    return {"id": name, "document.number": "16/QĐ-UBND", "document.issued": "2026-05-20",
        "document.title": f"Về {name}", "changes": [change], **more}  # fmt: skip


def change(effect: str, day: str, **more: Any) -> dict[str, Any]:
    """What a decision changes from a day on."""
    return {"change": {"effect": effect, "from": day, "text": "Sửa", **more}}


def amend(day: str, target: str, **more: Any) -> dict[str, Any]:
    """A line of targets that a decision changes."""
    return change("amend", day, targets=[{"target": target, **more}])


CHANGED = {"id": "a-2026", "document.number": "14/KH-UBND", "document.issued": "2026-02-10",
    "targets": PLAN["targets"],
           "period": {"text": "Năm 2026", "start": "2026-03-01", "end": "2026-11-30"}}  # fmt: skip
FIRST, SECOND, OLD = "2026-06-01", "2026-07-01", "Trồng 45 ha rừng"
MADE: tuple[tuple[dict[str, Any], ...], ...] = (
    (amend(FIRST, "1", old=OLD, new="Trồng 50 ha"),), (amend(FIRST, "1", old="Trồng 44 ha",
    new="Trồng 50 ha"),), (amend(FIRST, "1", new="Trồng 50 ha"),), (amend(FIRST, "3",
    new="Trồng 50 ha"),), (amend(FIRST, "3", new="Trồng 50 ha", field="economy"),), (amend(FIRST,
    "3", new="Trồng 50 ha", field="la"),), (amend(FIRST, "3", old="Cũ"),),
    (amend(FIRST, "1", old=OLD, new="Trồng 50 ha"), amend(SECOND, "1", old="Trồng 50 ha",
    new="Trồng 55 ha")), (amend(FIRST, "1", old=OLD, new="Trồng 50 ha"), amend(SECOND, "1",
    old=OLD, new="Trồng 55 ha")), (amend(FIRST, "1", old=OLD, new="Trồng 50 ha"), amend(FIRST, "1",
    old=OLD, new="Trồng 55 ha")), (amend(FIRST, "1", old=OLD, new="Trồng 50 ha"),) * 2,
    (amend("2026-12-01", "1", old=OLD, new="Trồng 50 ha"),), (amend("2026-11-30", "1", old=OLD,
    new="Trồng 50 ha"),), (change("end", FIRST), change("suspend", SECOND)), (change("end", FIRST),
    change("suspend", FIRST)), (change("end", FIRST), change("end", FIRST)), (change("resume",
    FIRST),), (change("suspend", FIRST), change("resume", SECOND)), (change("suspend", FIRST,
    until="2026-06-30"), change("resume", SECOND)),
    (change("suspend", FIRST, until="2026-06-29"), change("resume", SECOND)), (change("suspend",
    FIRST), change("resume", SECOND), change("resume", "2026-08-01")), (change("extend", FIRST,
    until="2026-12-31"),), (change("extend", FIRST, until="2026-11-30"),), (change("extend", FIRST,
    until="2026-11-29"),), (change("shorten", FIRST, until="2026-10-31"),), (change("shorten",
    FIRST, until="2026-12-31"),),
    (change("extend", FIRST, until="2026-12-31"), change("shorten", SECOND, until="2026-12-01")),
    (change("extend", FIRST, until="2026-12-31"), change("extend", FIRST, until="2027-01-31")),
    (change("extend", FIRST, until="2026-12-31"), change("suspend", FIRST)), (change("replace",
    "2026-02-09"),), (change("replace", "2026-02-10"),), (change("end", FIRST,
    number="14/KH-UBND"),), (change("end", FIRST, number="15/KH-UBND"),),
    (change("end", FIRST, text="Bãi bỏ Kế hoạch số 14/KH-UBND"),), (change("end", FIRST,
    text="Bãi bỏ Kế hoạch số 13/KH-UBND"),), (change("end", FIRST,
    text="Bãi bỏ Kế hoạch số 13/KH-UBND", note="In sai."),), (change("shorten", "2026-12-01",
    until="2026-10-31"),), (change("end", "2026-12-01"),), (change("suspend", "2026-12-01",
    note="Theo công văn."),),
)  # fmt: skip
"""What one decision after another does to a plan."""
STATED: tuple[dict[str, Any], ...] = ({}, {"document.status": "ended"},
    {"document.replaced_by": "16/QĐ-UBND"}, {"document.issued": "2026-05-21"},
    {"document.issued": "2026-05"}, {"changes": [{"plan": "z-2026", "effect": "amend",
    "from": "2026-03-01", "text": "Sửa"}]}, {"changes": [{"plan": "b-2026", "effect": "amend",
    "from": "2026-03-01", "text": "Sửa"}]}, {"draft": True})  # fmt: skip


def list_changed() -> Iterator[tuple[str, Portal]]:
    """Portals with a plan and the decisions that change it."""
    for made in MADE:
        decisions = [decide(f"{name}-2026", "a-2026", **{"document.number": f"{at}/QĐ-UBND"}, **one)
                     for at, (name, one) in enumerate(zip("bcd", made, strict=False),
                         16)]  # fmt: skip
        yield " / ".join(str(one["change"]) for one in made), {"plans": [CHANGED, *decisions]}
    for stated in STATED:
        for decision in (decide("b-2026", "a-2026"), decide("b-2026", "a-2026", draft=True,
            **change("resume", FIRST)), decide("b-2026", "b-2026"), decide("b-2026",
            "a-2027")):  # fmt: skip
            plan = {"id": "a-2026", "document.number": "14/KH-UBND", **stated}
            yield f"{stated} {decision['changes']}", {"plans": [plan, decision]}


COPIES: tuple[dict[str, Any], ...] = (
    {}, {"document.number": "16/KH-UBND"}, {"document.number": "015/KH-UBND"},
    {"document.number": "15/kh-ubnd"}, {"document.issued": "2026-02-11"},
    {"document.issued": "2026-02"}, {"document.issued": "2026-03"},
    {"document.issued": "2025-02-10"}, {"document.title": "Khác"}, {"document.title": "Khác",
    "document.issued": "2026-02-11"},
    {"document.number": "/KH-UBND"}, {"document.number": "/QĐ-UBND"},
    {"document.number": "/KH-UBND", "document.title": "Khác"}, {"document.number": "/KH-UBND",
    "document.issued": "2026-02-11"}, {"document.issuer": "ubnd-tinh-thu"}, {"draft": True},
    {"id": "b-2026", "document.issuer": "la"},
    {"related": ["a-2026"]}, {"related": ["a-2027"]}, {"related": ["b-2026"]},
    {"responds_to": {"number": "15/KH-UBND", "plan": "a-2026"},
    "citations": [{"text": "Kế hoạch số 15/KH-UBND", "number": "15/KH-UBND"}],
    "document.number": "16/KH-UBND"},
    {"responds_to": {"number": "14/KH-UBND", "plan": "a-2026"},
    "citations": [{"text": "Kế hoạch số 14/KH-UBND", "number": "14/KH-UBND"}],
    "document.number": "16/KH-UBND"}, {"responds_to": {"number": "15/KH-UBND"},
    "citations": [{"text": "Kế hoạch số 15/KH-UBND", "number": "15/KH-UBND",
    "issuer": "ubnd-xa-thu", "date": "2026-02-10"}], "document.number": "16/KH-UBND"},
)  # fmt: skip


def list_copies() -> Iterator[tuple[str, Portal]]:
    """Portals with two plans that are alike."""
    for label, plan in list_differing({"id": "b-2026"}, COPIES):
        yield label, {"plans": [{"id": "a-2026"}, plan]}
    for one, other in (("a-2026", "a2026"), ("ke-hoach-2026", "bang-2026"), ("bang", "a-2026")):
        yield f"{one} {other}", {"plans": [{"id": one, "document.title": "Một",
            "document.number": "1/KH-UBND"}, {"id": other}]}  # fmt: skip


def move(old: str, new: str) -> dict[str, Any]:
    """An address that moved."""
    return {"from": old, "to": new, "since": "2026-05-01"}


def end(address: str, **more: Any) -> dict[str, Any]:
    """An address that ended."""
    return {"address": address, "since": "2026-05-01", "reason": "Đã thôi.",
        "stood": "Kế hoạch cũ", **more}  # fmt: skip


HERE = "ke-hoach/a-2026/"
BOOKS: tuple[dict[str, Any], ...] = tuple(
    {"moved": moved, "ended": ended}
    for moved, ended in (
        ([move("ke-hoach/cu/", HERE)], []), ([move("ke-hoach/cu/", "ke-hoach/b-2026/")], []),
        ([move("ke-hoach/cu/", "ke-hoach/a-2025/")], []), ([move("ke-hoach/cu/",
        f"{HERE}#chi-tieu-1")], []), ([move("ke-hoach/cu/", f"{HERE}#chi-tieu-9")], []),
        ([move(HERE, "ke-hoach/cu/")], []),
        ([move("ke-hoach/cu/", "ke-hoach/moi/"), move("ke-hoach/moi/", HERE)], []),
        ([move("ke-hoach/cu/", "ke-hoach/moi/"), move("ke-hoach/moi/", "ke-hoach/cu/")], []),
        ([move("ke-hoach/cu/", "ke-hoach/cu/moi/")], []), ([move("ke-hoach/cu/", HERE),
        move("ke-hoach/cu", HERE)], []), ([move("ke-hoach/cu/", "https://khac.example/")], []),
        ([move("https://thidua.xathu.gov.vn/ke-hoach/cu/", HERE)], []),
        ([move("https://khac.example/", HERE)], []), ([move("ke-hoach/b/", HERE),
        move("ke-hoach/a/", HERE)], []), ([move("ke-hoach/cu/index.html", HERE)], []),
        ([move(f"ke-hoach/{'a' * 201}/", HERE)], []), ([move(f"ke-hoach/{'a' * 200}/", HERE)], []),
        ([], [end("ke-hoach/cu/")]), ([], [end(HERE)]), ([], [end("ke-hoach/")]), ([],
        [end("ke-hoach/a-2026")]), ([], [end(f"{HERE}van-ban.txt")]), ([],
        [end(f"{HERE}van-ban.txt/a/")]), ([], [end(f"{HERE}#chi-tieu-1")]), ([],
        [end(f"{HERE}#chi-tieu-9")]), ([], [end(f"{HERE}#tim")]), ([], [end("linh-vuc/economy/")]),
        ([], [end("sitemap.xml")]),
        ([], [end("ke-hoach/cu/", reason="Gọi 0912 345 678.")]), ([], [end("ke-hoach/cu/",
        stood="Sinh năm 1980")]), ([], [end("ke-hoach/b/"), end("ke-hoach/a/")]), ([],
        [end("ke-hoach/cu/", also=["ke-hoach/cu/tep.pdf"])]), ([move("ke-hoach/cu/", HERE)],
        [end("ke-hoach/cu/")]), ([move("ke-hoach/cu/", "ke-hoach/thoi/")],
        [end("ke-hoach/thoi/")]), ([], [end("ke-hoach/cu/", targets=3)]),
    )
)  # fmt: skip
"""Old addresses of a portal with one plan."""


def list_addresses() -> Iterator[tuple[str, Portal]]:
    """Portals with one plan and old addresses."""
    for book in BOOKS:
        listed = {name: entries for name, entries in book.items() if entries}
        yield f"{listed}".replace("a" * 200, "a…"), {"plans": [{"id": "a-2026",
            "targets": PLAN["targets"]}], "addresses": listed}  # fmt: skip


def tell_unread() -> Iterator[str]:
    """Which addresses may be of records that cannot be read."""
    addresses = (
        "ke-hoach/a/", "ke-hoach/a/#chi-tieu-1", "ke-hoach/b/", "ke-hoach/nam/2026/", "ke-hoach/",
        "guong/c/", "guong/d/#anh", "api/v1/plans/a.json", "api/v1/plans/b.json", "linh-vuc/x/",
    )  # fmt: skip
    for names in (("a", "c"), ("a", ""), ("", "c"), ("", "")):
        plans, honorees = (frozenset(filter(None, [one])) for one in names)
        unread = Unread(plans, honorees)
        for address in addresses:
            former = ((), ("ke-hoach/a/", "guong/c/"))
            new = [unread.may_be_new_place_of(address, one) for one in former]
            yield f"{names} {address}: {unread.may_hold(address)} {new}"


RULES: dict[str, Callable[[], Iterator[str]]] = {
    "examples": lambda: tell_portals(list_villages(), "examples", "cut_quotes", "wording",
    "references"),
    "persons": lambda: tell_portals(list_persons(), "consent", "private_matters", "pictures",
    "award_papers", "chronology", "references", "identifiers", "stories", "drafts"),
    "around": lambda: tell_portals(list_around(), "pictures"),
    "bodies": lambda: tell_portals(list_bodies(), "succession", "references", "chronology",
    "identifiers", "deciding_bodies"),
    "changed": lambda: tell_portals(list_changed(), "changed_plans", "references"),
    "copies": lambda: tell_portals(list_copies(), "copies", "identifiers", "references",
    "answered", "drafts"),
    "unread": tell_unread,
    "addresses": lambda: tell_portals(list_addresses(), "addresses", "identifiers"),
}  # fmt: skip


@pytest.mark.parametrize("name", RULES)
def test_portals_say_what_is_written_down(name: str) -> None:
    """Each portal of a table is told what it was."""
    compare_table(f"records-{name}", RULES[name]())
