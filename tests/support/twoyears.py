"""A made-up commune through two years: its documents as data, for one portal built once.

2026: a plan under that of the province, an amendment, an extension, a half-year and a final report.
2027: a plan that replaces it, then a merger into another commune, which ends the plan.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from workspace import SAMPLE, Workspace

PROVINCE_PLAN = "tinh-thuong-2026-thi-dua"
PLAN = "thuong-son-2026-thi-dua"
SCHOOL_PLAN = "thcs-thuong-son-2026-thi-dua"
AMENDMENT = "thuong-son-2026-dieu-chinh"
EXTENSION = "thuong-son-2026-gia-han"
NEXT_PLAN = "thuong-son-2027-thi-dua"
END = "ha-son-2027-thoi-thuc-hien"

ISSUERS = """issuers:
  - id: ubnd-tinh-thuong
    name: Ủy ban nhân dân tỉnh Thượng
    short_name: UBND tỉnh Thượng
    level: province
  - id: ubnd-xa-thuong-son
    name: Ủy ban nhân dân xã Thượng Sơn
    short_name: UBND xã Thượng Sơn
    level: commune
    parent: ubnd-tinh-thuong
    valid_from: 2025-07-01
    valid_to: 2027-06-30
    successors: [ubnd-xa-ha-son]
    ended_because: Xã Thượng Sơn nhập vào xã Hạ Sơn từ ngày 01/7/2027.
  - id: thcs-thuong-son
    name: Trường Trung học cơ sở Thượng Sơn
    short_name: Trường THCS Thượng Sơn
    kind: school
    parent: ubnd-xa-ha-son
  - id: ubnd-xa-ha-son
    name: Ủy ban nhân dân xã Hạ Sơn
    short_name: UBND xã Hạ Sơn
    level: commune
    parent: ubnd-tinh-thuong
    valid_from: 2025-07-01
"""
_HEAD = """id: {id}
year: {year}
updated: {updated}
document:
  issuer: {issuer}
  number: {number}
  number_text: "Số: {number}"
  issued: {issued}
  doc_type: {kind}
  title: {title}
"""
_FILE = """attachments:
  - file: van-ban.txt
    kind: extract
    title: Văn bản số {number}
"""
_CITED = """  - text: Kế hoạch số {number}
    doc_type: ke_hoach
    number: {number}
    issuer: {issuer}
"""
_TARGET = """    - number: {number}
      mark: {number}.
      text: {words}
      field: {field}
"""
_TARGETS = {
    PROVINCE_PLAN: (
        ("economy", "Thu ngân sách nhà nước trên địa bàn đạt 900 tỷ đồng trở lên."),
        ("poverty", "Tỷ lệ hộ nghèo còn dưới 4%."),
        ("health", "Tỷ lệ dân số tham gia bảo hiểm y tế đạt 95% trở lên."),
        ("culture", "Gia đình văn hóa đạt 88% trở lên."),
        ("environment", "Độ che phủ rừng đạt 60%."),
    ),
    PLAN: (
        ("economy", "Thu ngân sách nhà nước trên địa bàn đạt 12,45 tỷ đồng trở lên."),
        ("poverty", "Tỷ lệ hộ nghèo còn dưới 3%."),
        ("health", "Tỷ lệ dân số tham gia bảo hiểm y tế đạt 95% trở lên."),
        ("culture", "Gia đình văn hóa đạt 85% trở lên."),
        ("environment", "Trồng mới 120 ha rừng."),
    ),
    SCHOOL_PLAN: (
        ("health", "Tỷ lệ học sinh tham gia bảo hiểm y tế đạt 100%."),
        ("culture", "Gia đình văn hóa đạt 90% trở lên."),
        ("environment", "Trồng mới 1 ha rừng."),
    ),
    NEXT_PLAN: (
        ("economy", "Thu ngân sách nhà nước trên địa bàn đạt 14 tỷ đồng trở lên."),
        ("poverty", "Tỷ lệ hộ nghèo còn dưới 2,5%."),
    ),
}
_AMENDED = """changes:
  - plan: thuong-son-2026-thi-dua
    number: 18/KH-UBND
    effect: amend
    from: 2026-08-15
    text: Điều chỉnh hai chỉ tiêu, bổ sung một chỉ tiêu của Kế hoạch số 18/KH-UBND
    targets:
      - target: 1
        old: Thu ngân sách nhà nước trên địa bàn đạt 12,45 tỷ đồng trở lên.
        new: Thu ngân sách nhà nước trên địa bàn đạt 13,2 tỷ đồng trở lên.
      - target: 5
        old: Trồng mới 120 ha rừng.
        new: Trồng mới 100 ha rừng.
      - target: 6
        new: Kết nạp 12 đảng viên.
        field: emulation
"""
_CHANGE = """changes:
  - plan: {plan}
    number: {number}
    effect: {effect}
    from: {day}
{more}    text: {text}
"""
RESULTS = """reviews:
  - kind: interim
    date: 2026-07-10
    source:
      text: Báo cáo số 210/BC-UBND sơ kết 6 tháng đầu năm 2026
      number: 210/BC-UBND
    results:
      - target: 1
        text: Thu ngân sách nhà nước trên địa bàn 7,02 tỷ đồng, đạt 56,4% kế hoạch
  - kind: interim
    date: 2026-12-10
    source:
      text: Báo cáo số 480/BC-UBND kết quả 11 tháng năm 2026
      number: 480/BC-UBND
    results:
      - target: 5
        text: Trồng mới 90 ha rừng
  - kind: final
    date: 2026-12-28
    source:
      text: Báo cáo số 512/BC-UBND tổng kết năm 2026
      number: 512/BC-UBND
    results:
      - target: 1
        text: Thu ngân sách nhà nước trên địa bàn đạt 13,0 tỷ đồng
      - target: 2
        text: Tỷ lệ hộ nghèo còn 2,8%
        units:
          - unit: Thôn Nà Lạn
            text: Tỷ lệ hộ nghèo 2,1%, đạt chỉ tiêu
            verdict: đạt
          - unit: Thôn Bó Mu
            text: Tỷ lệ hộ nghèo 4,6%, chưa đạt chỉ tiêu
            verdict: không đạt
      - target: 6
        text: Kết nạp 12 đảng viên
"""


def _targets(plan: str) -> str:
    items = "".join(
        _TARGET.format(number=number, words=words, field=field)
        for number, (field, words) in enumerate(_TARGETS[plan], 1)
    )
    return f"targets:\n  items:\n{items}"


def _period(first: str, last: str, words: str) -> str:
    return f"period:\n  heading: THỜI GIAN\n  text: {words}\n  start: {first}\n  end: {last}\n"


def _body(words: str) -> str:
    lines = "".join(f"      {line}\n" for line in words.split("\n"))
    return f"sections:\n  - text: |\n{lines}"


def _document(name: str, **told: str) -> str:
    return _HEAD.format(id=name, **told)


def _commune(name: str, number: str, issued: str, kind: str, title: str) -> str:
    return _document(
        name, number=number, issued=issued, updated=issued, kind=kind, title=title,
        issuer="ubnd-xa-thuong-son", year=name.split("-")[2],
    )  # fmt: skip


def _cited(number: str, issuer: str = "ubnd-xa-thuong-son") -> str:
    return "citations:\n" + _CITED.format(number=number, issuer=issuer)


def _change(plan: str, effect: str, day: str, text: str, more: str = "") -> str:
    number = re.findall(r"\d+/KH-UBND", text)[0]
    return _CHANGE.format(plan=plan, number=number, effect=effect, day=day, text=text, more=more)


def list_files() -> dict[str, str]:
    """The data files of the commune, by their address under ``data/``."""
    plans = {
        PROVINCE_PLAN: _document(
            PROVINCE_PLAN, number="08/KH-UBND", issued="2026-01-05", updated="2026-01-05",
            kind="ke_hoach", title="Phát động thi đua năm 2026", issuer="ubnd-tinh-thuong",
            year="2026",
        )
        + _targets(PROVINCE_PLAN),
        PLAN: _commune(PLAN, "18/KH-UBND", "2026-01-22", "ke_hoach", "Thi đua năm 2026")
        + "responds_to:\n  number: 08/KH-UBND\n  plan: tinh-thuong-2026-thi-dua\n"
        + _body("Thực hiện Kế hoạch số 08/KH-UBND của tỉnh.")
        + _targets(PLAN)
        + _period("2026-01-22", "2026-11-30", "Từ ngày 22/01/2026 đến ngày 30/11/2026")
        + _cited("08/KH-UBND", "ubnd-tinh-thuong"),
        SCHOOL_PLAN: _document(
            SCHOOL_PLAN, number="07/KH-THCS", issued="2026-02-02", updated="2026-02-02",
            kind="ke_hoach", title="Thi đua dạy tốt, học tốt năm 2026",
            issuer="thcs-thuong-son", year="2026",
        )
        + "responds_to:\n  number: 18/KH-UBND\n  plan: thuong-son-2026-thi-dua\n"
        + _body("Thực hiện Kế hoạch số 18/KH-UBND của xã.")
        + _targets(SCHOOL_PLAN)
        + _period("2026-02-02", "2026-06-30", "Từ ngày 02/02/2026 đến ngày 30/6/2026")
        + _cited("18/KH-UBND"),
        AMENDMENT: _commune(
            AMENDMENT, "96/QĐ-UBND", "2026-08-15", "quyet_dinh", "Điều chỉnh một số chỉ tiêu"
        )
        + _body(
            "Điều chỉnh hai chỉ tiêu, bổ sung một chỉ tiêu của Kế hoạch số 18/KH-UBND như sau:\n\n"
            "Thu ngân sách nhà nước trên địa bàn đạt 13,2 tỷ đồng trở lên.\n\n"
            "Trồng mới 100 ha rừng.\n\nKết nạp 12 đảng viên."
        )
        + _cited("18/KH-UBND")
        + _AMENDED,
        EXTENSION: _commune(
            EXTENSION, "140/QĐ-UBND", "2026-11-20", "quyet_dinh", "Gia hạn thời gian thi đua"
        )
        + _body("Gia hạn thời gian của Kế hoạch số 18/KH-UBND đến hết ngày 31/12/2026.")
        + _cited("18/KH-UBND")
        + _change(
            PLAN, "extend", "2026-11-20",
            "Gia hạn thời gian của Kế hoạch số 18/KH-UBND đến hết ngày 31/12/2026.",
            "    until: 2026-12-31\n",
        ),
        NEXT_PLAN: _commune(
            NEXT_PLAN, "05/KH-UBND", "2027-01-20", "ke_hoach", "Thi đua năm 2027"
        )
        + _body("Kế hoạch này thay thế Kế hoạch số 18/KH-UBND.")
        + _targets(NEXT_PLAN)
        + _period("2027-01-20", "2027-12-31", "Từ ngày 20/01/2027 đến ngày 31/12/2027")
        + _cited("18/KH-UBND")
        + _change(
            PLAN, "replace", "2027-01-20",
            "Kế hoạch này thay thế Kế hoạch số 18/KH-UBND.",
        ),
        END: _document(
            END, number="31/QĐ-UBND", issued="2027-07-15", updated="2027-07-15",
            kind="quyet_dinh", title="Thôi thực hiện kế hoạch thi đua của xã Thượng Sơn",
            issuer="ubnd-xa-ha-son", year="2027",
        )
        + _body("Bãi bỏ Kế hoạch số 05/KH-UBND của xã Thượng Sơn.")
        + _cited("05/KH-UBND")
        + _change(
            NEXT_PLAN, "end", "2027-07-15",
            "Bãi bỏ Kế hoạch số 05/KH-UBND của xã Thượng Sơn.",
        ),
    }  # fmt: skip
    files = {
        f"plans/{name}/plan.yml": text + _FILE.format(number=_number_in(text))
        for name, text in plans.items()
    }
    return {"issuers.yml": ISSUERS, **files, f"plans/{PLAN}/results.yml": RESULTS}


def _number_in(text: str) -> str:
    return text.partition("number: ")[2].partition("\n")[0]


def write_commune(folder: Path) -> Workspace:
    """A workspace with the documents of the commune and their originals, in an empty folder."""
    data = folder / "identity"
    data.mkdir(parents=True)
    shutil.copy(SAMPLE / "portal.yml", data)
    workspace = Workspace(folder / "portal", data)
    workspace.today = "2027-08-01"  # its last plan was changed in July
    for path, text in list_files().items():
        workspace.write(path, text)
    for path in list_files():
        if path.endswith("plan.yml"):
            workspace.print_original(path)
    return workspace
