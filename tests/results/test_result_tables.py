"""What is said of results, of decisions and of histories: tables, each with its answer.

Reviews on every side of the limits of their rules, decisions that do something else than their
sentence says, figures of reports beside targets of every kind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import product
from typing import Any

import pytest

from plain_dossiers import make_dossier, tell_problems
from stand_ins import stand_in
from tables import compare_table
from thidua.attachments.comparison.report_rests import ReportRest
from thidua.attachments.text.model import TextPlace
from thidua.figures import read
from thidua.model.decided import DecidedChange
from thidua.model.indicator import Better
from thidua.portal.result_comparing import compare
from thidua.portal.results import reported
from thidua.portal.tallies import explain_count, tally
from thidua.portal.versions import MadeChange

TARGETS: dict[str, Any] = {
    "targets": {"heading": "Chỉ tiêu", "items": [
        {"number": 1, "text": "Trồng 45 ha rừng", "field": "economy"},
        {"number": 2, "text": "Tỷ lệ hộ nghèo còn dưới 3%", "field": "economy",
         "parts": [{"text": "Hộ cận nghèo còn 5%"}]},
        {"number": 3, "text": "Phòng cháy", "field": "culture"}]},
    "opening": {"text": "Phấn đấu kết nạp 20 đảng viên. Không để xảy ra 3 vụ cháy."},
    "period": {"text": "Từ ngày 01/3/2026 đến ngày 30/11/2026", "start": "2026-03-01",
               "end": "2026-11-30"},
}  # fmt: skip
"""A plan with three targets, a goal in its words, and a period of nine months."""


def review(*results: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A final review after the end."""
    told = [*results] or [{"target": 1, "text": "Trồng 45 ha"}]
    return {"kind": "final", "date": "2026-12-05", "source": {"text": "Báo cáo số 9/BC-UBND"},
            "results": told} | more  # fmt: skip


def state(value: str, text: str, **more: Any) -> dict[str, Any]:
    """A result with a figure that staff state."""
    return {"target": 1, "text": text, "figures": [{"name": "rừng", "value": value, **more}]}


def judged(verdict: str, text: str, **more: Any) -> dict[str, Any]:
    """A result with the verdict of the report."""
    return {"target": 1, "text": text, "verdict": verdict, **more}


def unit(name: str, issuer: str, **more: Any) -> dict[str, Any]:
    """A result with that of a unit."""
    told = {"unit": name, "issuer": issuer, "text": "Đạt 3 ha", **more}
    return {"target": 1, "text": "Trồng 45 ha", "units": [told]}


def count(text: str, **more: Any) -> dict[str, Any]:
    """A review with the report's own count."""
    return review(summary={"text": text, **more})


def call(text: str, date: str, number: str = "") -> dict[str, Any]:
    """A review with the name of its report."""
    return review(date=date, source={"text": text} | ({"number": number} if number else {}))


DENIED, DONE = "Chưa đạt 45 ha", "Hoàn thành, vượt kế hoạch"
REVIEWS: tuple[dict[str, Any], ...] = (
    review({"text": "Xong"}), review({"target": 1, "goal": "Phòng cháy", "text": "Xong"}),
    review({"target": 4, "text": "Xong"}),
    review({"target": "2.1", "text": "Xong"}), review({"target": "2.2", "text": "Xong"}),
    review({"goal": "kết nạp 20 đảng viên", "text": "20"}),
    review({"goal": "kết nạp 21 đảng viên", "text": "20"}), review({"goal": "kết nạp 2",
    "text": "20"}), review({"goal": "để xảy ra 3 vụ cháy", "text": "0"}),
    review({"goal": "để xảy ra 3 vụ cháy", "text": "0", "note": "Chép một phần."}),
    review({"goal": "Trồng 45 ha rừng", "text": "45"}),
    call("Báo cáo số 9/BC-UBND", "2026-12-05", "9/BC-UBND"), call("Báo cáo số 9/BC-UBND",
        "2026-12-05", "8/BC-UBND"),
    call("Báo cáo số 9/BC-UBND ngày 05/12/2026", "2026-12-05"), call("Báo cáo ngày 04/12/2026",
        "2026-12-05"), call("Báo cáo ngày 04/12/2026", "2026-12"),
    review(date="2026-02-09", kind="interim"), review(date="2026-02-10", kind="interim"),
    review(date="2026-02-28", kind="interim"), review(date="2026-03-01", kind="interim"),
    review(date="2026-02", kind="interim"),
    review(date="2026-11-30", kind="interim"), review(date="2026-12-01", kind="interim"),
    review(date="2026-12-01", kind="interim", note="Sơ kết muộn."), review(date="2026-09-15"),
    review(date="2026-09-20"),
    review(date="2026-09-15", note="Tổng kết sớm."), review(date="2026-11-01"),
    review(date="2028-12-01"), review(date="2028-12-02"), review(date="2028-12-03"),
    review(date="2028-12-02", note="Muộn."),
    review(state("45", "Trồng 45 ha")), review(state("46", "Trồng 45 ha")), review(state("45",
    "Trồng 45/50 ha", of="50")), review(state("45", "Trồng 45 ha", of="51")),
    review(state("90", "Đạt 90% kế hoạch")), review(state("90",
    "Đạt 90 % so với chỉ tiêu, 90 ha")), review(state("90", "Đạt 90%; kế hoạch 90%")),
    review(state("45", "Trồng 45 ha", comparator="ge")),
    review(state("45", "Trồng 45 ha", unit="cây")), review(state("3", "Giảm từ 5% xuống 3%",
    direction="decrease")), review(state("5", "Giảm từ 5% xuống 3%")), review(state("10",
    "Trồng 10 - 12 ha")),
    review(state("45", "Trồng trên 45 ha")), review(state("45", "Trồng trên 45 ha",
    comparator="le")), review(state("45", "Trồng trên 45 ha", comparator="gt")),
    *(review(judged(verdict, text)) for verdict, text in product(("đạt", "vượt", "không đạt"),
    ("Trồng 45 ha", "Đạt 45 ha", DENIED, DONE, "45 ha | Đạt", "Đạt | chưa đạt",
    "không hoàn thành vượt"))),
    *(review(judged("đạt", text, note="Báo cáo xét ở phần đầu.")) for text in ("Trồng 45 ha",
    DENIED)), review(judged("không đạt", DONE, note="Báo cáo xét lại.")),
    review(unit("xã Thử", "ubnd-xa-thu")), review(unit("xã Thử", "ubnd-xa-thuu")),
    review(unit("tỉnh Thử", "ubnd-xa-thu")), review(unit("Thử", "ubnd-xa-thu")),
    review(unit("Thôn Đông", "ubnd-xa-thu")),
    review(unit("Thôn Đông", "ubnd-xa-thu", note="Thuộc xã.")), review(unit("Thôn Đông",
    "ubnd-xa-thu", verdict="vượt")),
    count("Đạt 2/3 chỉ tiêu", met=2, total=3), count("Đạt 2/3 chỉ tiêu", met=3, total=3),
        count("Đạt 2/3 chỉ tiêu", met=2, total=2), count("Đạt 3/3 chỉ tiêu", met=3, total=3),
        count("Có 2 chỉ tiêu", met=2),
    count("Đạt 2 thôn", met=2), count("Đạt 2 chỉ tiêu", met=1), count("Đạt 2 chỉ tiêu", total=4),
        count("Đạt 2 thôn", note="In thiếu."), count("Đạt 1/2/2026 chỉ tiêu", met=2, total=2),
        count("vượt 02 nội dung", met=2),
)  # fmt: skip
"""Reviews on both sides of what rules ask of them."""


def tell_reviews() -> Iterator[str]:
    """What is told of reviews."""
    fixes = set[str]()
    for one in REVIEWS:
        differing = {key: value for key, value in one.items() if value != review().get(key)}
        yield f"== {differing}"
        dossier = make_dossier(TARGETS, [one])
        for line in tell_problems(dossier, "results", "goals"):
            said, _, fix = line.partition(" → ")
            yield said if fix in fixes else line
            fixes.add(fix)
    two = [review(date="2026-12-05"), review(date="2026-12-04")]
    yield str(tell_problems(make_dossier(TARGETS, two), "results"))


def change(effect: str, text: str, **more: Any) -> dict[str, Any]:
    """A change of another plan by this document."""
    return {"plan": "xa-khac-2026-thi-dua", "effect": effect, "from": "2026-06-01", "text": text,
        **more}  # fmt: skip


EFFECTS = ("amend", "extend", "shorten", "replace", "suspend", "resume", "end")
SENTENCES = (
    "Gia hạn đến hết ngày 30/11/2026", "Không gia hạn đợt này", "Kéo dài", "Điều chỉnh thời gian",
    "Rút ngắn còn 3 tháng", "Kết thúc sớm", "Trước thời hạn", "Thay thế Kế hoạch số 3",
    "Thay cho kế hoạch cũ", "Tạm dừng thực hiện", "Đình chỉ thi đua", "Hoãn",
    "Khôi phục việc thi đua", "Bãi bỏ việc tạm dừng", "Tiếp tục thực hiện", "Bãi bỏ kế hoạch",
    "Hủy kế hoạch", "Hết hiệu lực", "Không thực hiện nữa",
    "Không tiếp tục thực hiện", "Thôi thi đua", "Sửa đổi chỉ tiêu 1", "Ngừng hiệu lực",
)  # fmt: skip
"""What a decision may say that it does."""
UNTIL = (
    ("đến hết ngày 30/11/2026", "2026-11-30"), ("đến hết ngày 30/11/2026", "2026-11-29"),
    ("đến hết tháng 11/2026", "2026-11-30"), ("đến hết tháng 11/2026", "2026-11"),
    ("đến ngày 15 tháng 11 năm 2026", "2026-11"),
    ("đến ngày 15 tháng 11 năm 2026", "2026-11-15"), ("đến hết năm 2026", "2026-12-31"),
    ("đến hết năm 2026", "2026"), ("đến hết năm 2026", "2027"), ("đến hết quý III/2026",
    "2026-09-30"), ("đến hết quý 3 năm 2026", "2026-09-30"),
    ("đến hết Quý IV, năm 2026", "2026-12-31"), ("đến hết quý II/2026", "2026-09-30"),
    ("đến ngày 31/02/2026", "2026-12-31"), ("đến hết tháng 02/2028", "2028-02-29"),
    ("đến hết tháng 02/2028", "2028-02-28"), ("đến khi xong", "2026-12-31"),
    ("đến ngày 31/5/2026", "2026-05-31"), ("đến ngày 01/6/2026", "2026-06-01"),
    ("đến hết 2/11/2026", "2026-11-02"), ("năm 20267", "2026-12-31"), ("tháng 9/20261",
    "2026-09-30"), ("đến hết quý I/2027", "2027-03-31"), ("đến hết quý II/2026", "2026-06-30"),
)  # fmt: skip
"""Until when a sentence says that something holds, and until when staff say so."""
ODD_CHANGES: tuple[dict[str, Any], ...] = (
    change("suspend", "Tạm dừng từ ngày 01/6/2026"), change("suspend",
    "Tạm dừng từ ngày 02/6/2026"), change("suspend", "Tạm dừng kể từ ngày 31/6/2026"),
    change("extend", "Gia hạn từ ngày 02/6/2026"),
    change("suspend", "Tạm dừng từ ngày 02/6/2026", note="Theo công văn sau."), change("end",
    "Bãi bỏ", until="2026-12-31"), change("suspend", "Tạm dừng", until="2026-05-31"),
    change("suspend", "Tạm dừng", until="2026-06"),
    change("end", "Bãi bỏ", targets=[{"target": 1, "old": "Trồng 45 ha rừng"}]), change("amend",
    "Sửa đổi", targets=[{"target": 1}]), change("end", "Bãi bỏ", **{"from": "2026-02-09"}),
    change("end", "Bãi bỏ", **{"from": "2026-02-10"}),
    {"effect": "end", "from": "2026-06-01", "text": "Bãi bỏ"}, {"effect": "end",
    "from": "2026-06-01", "text": "Bãi bỏ", "number": "15/KH-UBND"}, {"effect": "end",
    "from": "2026-06-01", "text": "Bãi bỏ", "number": "18/KH-UBND"},
    {**change("end", "Bãi bỏ"), "plan": "xa-thu-2026-thi-dua"}, change("end", "Bãi bỏ",
    number="15/KH-UBND"),
)  # fmt: skip
AMENDING = (
    ("1. Chỉ tiêu 1 sửa thành: Trồng 50 ha rừng", "1", "Trồng 50 ha rừng"),
    ("1. Chỉ tiêu 1 sửa thành: Trồng 50 ha rừng.", "1", "Trồng 50 ha"),
    ("1. Chỉ tiêu 1 sửa thành: Trồng 50 ha rừng", "2", "Trồng 50 ha rừng"),
    ("Chỉ tiêu 1 sửa thành: Trồng 50 ha; chỉ tiêu số 2: giảm hộ nghèo", "1", "Trồng 50 ha"),
    ("Chỉ tiêu 1 sửa thành: Trồng 50 ha\nBãi bỏ chỉ tiêu 3 sửa đổi sau", "1", "Trồng 50 ha"),
    ("Chỉ tiêu 1 sửa thành: Trồng 50 ha\nchỉ tiêu thứ 3 nay là 5", "1", "Trồng 50 ha"),
    ("Chỉ tiêu 1 sửa thành: Trồng 50 ha\nChỉ tiêu 3 giữ nguyên, không sửa", "1", "Trồng 50 ha"),
    ("Chỉ tiêu 1 sửa thành: Trồng 50 ha\nChỉ tiêu 3 xem sau", "1", "Trồng 50 ha"),
    ("Chỉ tiêu 1 sửa thành: “Trồng 50 ha”.", "1", "Trồng 50 ha"),
    ("Chỉ tiêu 1 là 2 trồng 50 ha", "1", "trồng 50 ha"), ("a) Trồng 50 ha", "1", "Trồng 50 ha"),
    ("Chỉ tiêu 1 sửa thành: Trồng 150 ha", "1", "50 ha"),
    ("Chỉ tiêu 5% sửa thành: Trồng 50 ha\nĐiều chỉnh chỉ tiêu 2 như sau: 5", "1", "Trồng 50 ha"),
    ("Trồng 50 ha, tăng 5 ha", "1", "Trồng 50 ha"),
    ("Khoản 2. Sửa đổi, bổ sung chỉ tiêu 2.1 thành 4%\nTrồng 50 ha", "1", "Trồng 50 ha"),
    ("Xong. Trồng 50 ha/", "1", "Trồng 50 ha"), ("Xong, Trồng 50 ha", "1", "Trồng 50 ha"),
)  # fmt: skip
"""What a decision prints, and which target staff say has which new words."""
SINCE = (
    "Quyết định có hiệu lực từ ngày 01/6/2026", "Quyết định có hiệu lực kể từ ngày 02/6/2026",
    "Quyết định có hiệu lực thi hành từ ngày 2 tháng 6 năm 2026", "có hiệu lực từ ngày ký",
    "có hiệu lực kể từ ký", "có hiệu lực từ ngày 02/6/2026 và có hiệu lực từ ngày ký",
    "có hiệu lực từ ngày 31/6/2026",
)  # fmt: skip
"""From when a decision says that it holds."""


def list_decisions() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Documents that change another plan."""
    for text, effect in product(SENTENCES, EFFECTS):
        more = {"until": "2026-11-30"} if effect in ("extend", "shorten") else {}
        yield f"{effect}|{text}", {"opening": {"text": f"{text}."}, "changes": [change(effect,
            text, **more)]}  # fmt: skip
    for said, until in UNTIL:
        text = f"Gia hạn {said}"
        yield f"{text}|{until}", {"opening": {"text": text}, "changes": [change("extend", text,
            until=until)]}  # fmt: skip
    for one in ODD_CHANGES:
        yield f"{one}", {"opening": {"text": one["text"]}, "changes": [one]}
    for text, target, new in AMENDING:
        for old, note in (("Trồng 45 ha rừng", ""), ("", "Chép một phần.")):
            amended = {"target": target, "new": new} | ({"old": old} if old else {"note": note})
            made = change("amend", text.split("\n")[0], targets=[amended])
            yield f"{text}|{target}|{new}|{note}", {"opening": {"text": text}, "changes": [made]}
    noted = [{"target": 2, "new": "Trồng", "note": "Chép một phần."}, {"target": 1, "new": "50 ha"}]
    yield "a note, then a part", {"opening": {"text": "Chỉ tiêu 1 sửa thành: Trồng 50 ha"},
                                  "changes": [change("amend", "Sửa", targets=noted)]}  # fmt: skip
    two = [change("end", "Sửa chỉ tiêu", note="Cách nói cũ."), change("end", "Sửa lại")]
    yield "a change with a note, then one", {"opening": {"text": "Sửa"}, "changes": two}
    twice = [{"target": one, "new": "Trồng 50 ha"} for one in (1, 2)]
    for text in ("Trồng 50 ha", "Trồng 50 ha\nTrồng 50 ha"):
        yield f"{text}|1, 2", {"opening": {"text": text}, "changes": [change("amend",
            "Trồng 50 ha", targets=twice)]}  # fmt: skip
    for text, effect, words in product(SINCE, ("end", "extend"), ("Bãi bỏ, gia hạn",
        "Bãi bỏ, gia hạn từ ngày 01/6/2026")):  # fmt: skip
        made = change(effect, words, **({"until": "2026-12-31"} if effect == "extend" else {}))
        yield f"{text}|{effect}|{words}", {"opening": {"text": f"{words}. {text}."},
            "changes": [made]}  # fmt: skip
    for number in ("18/KH-UBND", "19/KH-UBND"):
        made = change("replace", "Thay thế", number="18/KH-UBND")
        yield number, {"opening": {"text": "Thay thế"}, "changes": [made],
            "document.replaces": [number]}  # fmt: skip


def tell_decisions() -> Iterator[str]:
    """What is told of each; how it is mended once."""
    fixes = set[str]()
    modules = ("decisions", "decided_changes", "new_words")
    for label, differing in list_decisions():
        told = tell_problems(make_dossier(differing), *modules)
        yield f"== {label}{'' if told else ': —'}"
        for line in told:
            said, _, fix = line.partition(" → ")
            yield said if fix in fixes else line
            fixes.add(fix)


HISTORY = (
    "published|Đăng trang", "corrected|Chỉ tiêu 1", "amended|Sửa chỉ tiêu 1",
    "amended|Sửa chỉ tiêu 2", "amended|Sửa chỉ tiêu 2.1", "amended|Gia hạn",
    "amended|Bãi bỏ theo Quyết định số 7/QĐ-UBND", "amended|Bãi bỏ", "reported|Có báo cáo",
    "ended|Hết thời gian",
    "published|Được tặng bằng khen", "corrected|Đã hoàn thành 5 chỉ tiêu", "reported|Gỡ báo cáo",
    "amended|Đã rút quyết định", "published|Vượt 3 %", "published|vượt xa 3",
)  # fmt: skip
"""What the history of a page may tell."""


def make_changes(effect: str, target: str = "") -> tuple[MadeChange, ...]:
    """The change that a decision of May makes to a plan."""
    told: dict[str, Any] = {"plan": "xa-thu-2026-thi-dua", "effect": effect, "from": "2026-05-01",
        "text": "Sửa"}  # fmt: skip
    if target:
        told["targets"] = [{"target": target, "old": "Trồng 45 ha rừng", "new": "Trồng 50 ha rừng"}]
    if effect == "extend":
        told["until"] = "2026-12-31"
    made = DecidedChange.model_validate(told)
    return (MadeChange("qd", "7/QĐ-UBND", "quyet_dinh", "2026-04-20", 0, made),)


def tell_histories() -> Iterator[str]:
    """What is told of entries of a history, with and without decisions, reports and an end."""
    around: dict[str, tuple[dict[str, Any], Any, tuple[MadeChange, ...]]] = {
        "nothing": ({}, None, ()), "a report": ({}, [review(date="2026-05-02")], ()),
        "amended": ({}, None, make_changes("amend", "1")),
        "amended below": ({}, None, make_changes("amend", "2.1")), "extended": ({}, None,
        make_changes("extend")), "ended": ({"document.status": "ended"}, None, ()),
        "expired": ({"document.expires": "2026-12-31"}, None, ()),
        "replaced": ({"document.replaced_by": "9/KH-UBND"}, None, ()),
        "over": ({"period.end": "2026-05-02"}, None, ()), "withdrawn": ({"draft": True}, None, ()),
    }  # fmt: skip
    for row, day in product(HISTORY, ("2026-04-19", "2026-04-20", "2026-05-01", "2026-05-02")):
        kind, _, what = row.partition("|")
        told: dict[str, list[str]] = {}
        for name, (differing, reviews, changes) in around.items():
            entry = {"date": day, "kind": kind, "what": what}
            plan = {**TARGETS, "period": dict(TARGETS["period"]), "history": [entry], **differing}
            dossier = make_dossier(plan, reviews, changes)
            said = tell_problems(dossier, "page_history")
            told.setdefault(" / ".join(said) or "—", []).append(name)
        yield f"== {row} {day}"
        yield from (f"{said}: {'any' if len(names) == len(around) else ', '.join(names)}"
                    for said, names in told.items())  # fmt: skip
    for more in ({"before": "a", "after": "a"}, {"before": "a", "after": "b"},
        {"before": "Đã vượt 3 chỉ tiêu"}, {"note": "Ghi muộn."}):  # fmt: skip
        entry = {"date": "2026-05-01", "kind": "corrected", "what": "Đã vượt 3 chỉ tiêu", **more}
        yield f"{more}: {tell_problems(make_dossier({'history': [entry]}), 'page_history')}"
    twice = [{"date": "2026-05-01", "kind": "published", "what": what} for what in ("Đăng", "Lại")]
    yield str(tell_problems(make_dossier({"history": twice}), "page_history"))


COMPARED = {
    "Trồng 45 ha rừng": ("Trồng 45 ha rừng", "Trồng 44,9 ha rừng", "Trồng 45,1 ha rừng",
    "Trồng 450.000 m2 rừng", "Trồng 45 cây rừng", "Trồng thêm 45 ha rừng", "Trồng trên 45 ha rừng",
    "Trồng dưới 45 ha rừng", "Trồng khoảng 45 ha rừng", "Trồng 40 - 50 ha rừng",
    "Trồng 45 - 50 ha rừng", "còn 45 ha rừng"),
    "Trồng trên 45 ha rừng": ("Trồng 45 ha rừng", "Trồng 46 ha rừng", "Trồng trên 45 ha rừng",
    "Trồng ít nhất 45 ha rừng", "Trồng gần 45 ha rừng"),
    "Trồng ít nhất 45 ha rừng": ("Trồng 45 ha rừng", "Trồng 44 ha rừng", "Trồng trên 45 ha rừng",
    "Trồng trên 40 ha rừng"),
    "Trồng khoảng 45 ha rừng": ("Trồng 45 ha rừng", "Trồng 44 ha rừng", "Trồng 46 ha rừng"),
    "Trồng 40 - 50 ha rừng": ("Trồng 39 ha rừng", "Trồng 40 ha rừng", "Trồng 45 ha rừng",
    "Trồng 51 ha rừng"),
    "Tỷ lệ hộ nghèo còn dưới 3%": ("Tỷ lệ hộ nghèo còn 3%", "Tỷ lệ hộ nghèo còn 2,9%",
    "Tỷ lệ hộ nghèo không quá 3%", "Tỷ lệ hộ nghèo dưới 3%", "Tỷ lệ hộ nghèo trên 3%",
    "Tỷ lệ hộ nghèo giảm 3%"),
    "Tỷ lệ hộ nghèo không quá 3%": ("Tỷ lệ hộ nghèo 3%", "Tỷ lệ hộ nghèo 3,1%",
    "Tỷ lệ hộ nghèo dưới 3%", "Tỷ lệ hộ nghèo dưới 4%"),
    "Giảm 5% số vụ cháy": ("Giảm 5% số vụ cháy", "Giảm 4% số vụ cháy", "Tăng 5% số vụ cháy",
    "Giảm 2 vụ cháy", "5% số vụ cháy", "Giảm 4 - 6% số vụ cháy"),
    "Tăng thêm 10 đảng viên": ("Tăng thêm 10 đảng viên", "Kết nạp 10 đảng viên", "10 đảng viên",
    "Có 9 đảng viên", "10 hội viên", "Giảm 1 đảng viên"),
    "Thu ngân sách tăng lên 18,5 tỷ đồng": ("Thu ngân sách 18,5 tỷ đồng",
    "Thu ngân sách 18.400 triệu đồng", "Thu ngân sách 20 tỷ đồng"),
    "Số thôn đạt 13/13": ("Số thôn đạt 13/13", "Số thôn đạt 12/13", "Số thôn đạt 13/14",
    "13 thôn"), "Thu nhập tăng 8% so với năm 2025": ("Thu nhập tăng 8% so với năm 2025",
    "Thu nhập tăng 9% so với năm 2024", "Thu nhập tăng 9%"),
    "2/3 số hộ ký cam kết": ("2/3 số hộ ký cam kết", "3/4 số hộ ký cam kết",
    "66% số hộ ký cam kết"), "Kết nạp 20 đảng viên": ("Kết nạp 20 đảng viên mới",
    "Tăng 20 đảng viên mới", "Tăng 20 đảng viên"), "Không có vụ cháy nào": ("0 vụ cháy",
    "1 vụ cháy"), "0 vụ cháy": ("0 vụ cháy", "1 vụ cháy"),
    "Xây 1 nhà văn hóa": ("Xây 1 nhà văn hóa", "Xây 2 nhà văn hóa"),
}  # fmt: skip
"""Targets, each with what reports may say of it."""


def tell_compared() -> Iterator[str]:
    """How figures compare, whichever way is better."""
    for target, told in COMPARED.items():
        for text in told:
            outcomes: dict[str, list[str]] = {}
            for better in (None, *Better):
                found = [
                    compare(one, next(read(text).valued(), None), better)
                    for one in read(target).valued()
                ]
                said = "; ".join(
                    f"{one.status.name} {one.reason} {one.percent} {one.exceeds}" for one in found
                )
                outcomes.setdefault(said, []).append(better.name if better else "unknown")
            for said, names in outcomes.items():
                named = ", ".join(names) if len(outcomes) > 1 else "any"
                yield f"{target} | {text}: {said} ({named})"


def tell_reported() -> Iterator[str]:
    """Every result of several reviews beside its target, and how many are counted as met."""
    poor = {"target": 2, "text": "Tỷ lệ hộ nghèo còn 2,5%"}
    sets: tuple[list[dict[str, Any]], ...] = (
        [{"target": 1, "text": "Trồng 45 ha rừng"}, poor], [{"target": 1,
            "text": "Trồng 30 ha rừng"}, {"target": 1, "text": "Thôn Đông trồng tốt"}],
        [{"target": 1, "text": "Trồng tốt"}, {"target": 1, "text": "Làm tốt"}], [{"target": 3,
            "text": "Đã tập huấn"}, {"target": "2.1", "text": "Hộ cận nghèo 5%"}],
        [judged("vượt", "Vượt: trồng 45 ha rừng"), judged("không đạt", "Chưa đạt 50 ha rừng")],
            [judged("đạt", "Đạt 30 ha rừng")], [{"goal": "kết nạp 20 đảng viên",
            "text": "Kết nạp 21 đảng viên"}],
        [unit("Thôn Đông", "ubnd-xa-thu", verdict="vượt")], [unit("Thôn Đông", "ubnd-xa-thu")],
            [state("45", "Trồng 45 ha rừng")], [{"target": 3, "text": "Đạt", "verdict": "đạt",
            "units": [{"unit": "Thôn Đông", "text": "Xong", "verdict": "đạt"}]}],
    )  # fmt: skip
    days = (("final", "2026-12-05"), ("interim", "2026-07-01"), ("interim", "2026-11-30"),
        ("final", "2026-06-30"))  # fmt: skip
    for results, (kind, day), changes in product(sets, days, ((), make_changes("amend", "1"))):
        dossier = make_dossier(TARGETS, [review(*results, kind=kind, date=day)], changes)
        assert dossier.results
        issuer = dossier.references.issuer_by_id["ubnd-xa-thu"]
        found = list(reported(dossier.results.record, dossier.entry.record, dossier.held_lines,
                              dossier.life, issuer))  # fmt: skip
        yield f"== {kind} {day} {len(changes)} {results}"
        for one in found:
            told = one.outcome
            percent = told.percent and round(told.percent, 1)
            elapsed = one.elapsed and round(one.elapsed, 1)
            yield f"{one.place} {told.status.name} {told.reason} {percent} {told.judge.name}"
            yield f"{told.exceeds} {elapsed} {one.adds}"
            yield from (f"- {below.result.unit}: {below.outcome}" for below in one.units)
        yield str(tally(found))
        numbers = [str(one.number) for one in dossier.entry.record.target_items]
        for met, total in ((1, 2), (2, 3), (1, 1), (None, None)):
            counted = count("Đạt", **({"met": met, "total": total} if met else {}))["summary"]
            own = make_dossier(TARGETS, [review(summary=counted)]).results
            assert own
            summary = own.record.reviews[0].summary
            assert summary
            yield f"{met}/{total}: {' '.join(explain_count(summary, found, numbers))}"


WANTED = {
    "targets": {"items": [
        {"number": 1, "text": "Trồng mới 45 ha rừng", "field": "economy"},
        {"number": 2, "text": "Tỷ lệ hộ nghèo còn 3%", "field": "economy"},
        {"number": 3, "text": "Không để xảy ra vụ cháy rừng nào", "field": "culture"},
        {"number": 4, "text": "Xây dựng 2 nhà văn hóa; 3 km đường", "field": "culture",
         "parts": [{"text": "Nhà văn hóa thôn Đông 1 nhà"}]}]},
}  # fmt: skip
RESTS = (
    "Trồng mới 50 ha rừng", "Trồng mới 45 ha rừng", "Trồng mới 450.000 m2 rừng",
    "Trồng mới 40 cây rừng", "Tỷ lệ hộ nghèo còn 2,8%", "Tỷ lệ hộ nghèo chưa đạt",
    "1. Trồng mới 50 ha rừng", "Thôn Đông: trồng mới 5 ha rừng", "Thôn Đoài: trồng mới 5 ha rừng",
    "Năm 2025 trồng mới 50 ha rừng", "Phấn đấu trồng mới 50 ha rừng", "Trồng mới trên 50 ha rừng",
    "Trồng mới 50 ha rừng, chưa đạt 60 ha", "Xảy ra 2 vụ cháy rừng", "Không xảy ra 2 vụ cháy rừng",
    "Năm trước xảy ra 2 vụ cháy rừng", "Năm 2026 xảy ra 2 vụ cháy rừng", "Xảy ra 0 vụ cháy rừng",
    "Xảy ra hai đám cháy nhà", "Qua kiểm tra, trồng mới 50 ha rừng",
    "Theo số liệu rà soát thì rừng trồng mới 50 ha", "Đạt 2/4 chỉ tiêu", "Đạt 3/4 chỉ tiêu",
    "Rừng | 45 ha | 50 ha", "Trồng mới | ha | 50", "Tỷ lệ hộ nghèo | 2,8%",
    "Xây dựng 2 nhà văn hóa", "Làm 4 km đường", "Nhà văn hóa thôn Đông 1 nhà",
    "Mua 5 xe", "Trồng rừng tốt", "5 ha", "Xây dựng nhà văn hóa không đạt",
)  # fmt: skip
"""What a report says and a review does not quote."""
TOGETHER = ("Đạt 2/4 chỉ tiêu", "Xảy ra 2 vụ cháy rừng", "Trồng mới 50 ha rừng", "Làm 4 km đường")
QUOTED: tuple[list[dict[str, Any]], ...] = (
    [{"target": 1, "text": "Trồng mới 45 ha rừng"}], [{"target": 1, "text": "Trồng tốt",
        "units": [{"unit": "Thôn Đông", "text": "Đạt 5 ha"}]}], [{"target": 3,
        "text": "Không để xảy ra vụ cháy rừng nào"}],
    [{"target": 4, "text": "Xây dựng 2 nhà văn hóa"}, {"target": 2,
        "text": "Hộ nghèo giảm 300 hộ"}], [{"goal": "Trồng", "text": "Trồng mới 45 ha rừng"}],
        [{"target": 2, "text": "Trồng mới 45 ha rừng"}, {"target": "4.1",
        "text": "Làm 4 km đường"}],
)  # fmt: skip
"""Results that a review tells."""


def tell_left() -> Iterator[str]:
    """What of a report its review leaves out, may leave out, or tells of another target."""
    fixes = set[str]()
    for results, draft in [(QUOTED[0], True), *((one, False) for one in QUOTED)]:
        reviews = [review(*results, summary={"text": "Đạt 3/4 chỉ tiêu"}, draft=draft)]
        told: dict[str, list[str]] = {}
        for words, is_cut in product(RESTS, (False, True) if results in QUOTED[:2] else (False,)):
            dossier = make_dossier(WANTED, reviews)
            rest = ReportRest(words, TextPlace(2, 3), is_cut)
            dossier.__dict__["report_fidelity"] = (stand_in(file="bao-cao.pdf", rests=(rest,)),)
            said = [line.partition(" → ") for line in tell_problems(dossier, "reported_results")]
            shown = "; ".join(line if fix in fixes else f"{line} {fix}" for line, _, fix in said)
            fixes |= {fix for *_, fix in said}
            told.setdefault(shown.replace(f"“{words}”", "…"), []).append(words + " (cut)" * is_cut)
        yield f"== {results} {draft}"
        yield from (f"{' / '.join(words)}: {said or '—'}" for said, words in told.items())
        dossier = make_dossier(WANTED, reviews)
        rests = tuple(ReportRest(words, TextPlace(2, 3), False) for words in TOGETHER)
        dossier.__dict__["report_fidelity"] = (stand_in(file="bao-cao.pdf", rests=rests),)
        for line in tell_problems(dossier, "reported_results"):
            yield f"together: {line.partition(' → ')[0]}"


LINES: tuple[tuple[str, ...], ...] = (
    ("Tỷ lệ hộ nghèo giảm 3%",), ("Tỷ lệ hộ nghèo: 3 hộ",),
    ("Sản lượng lương thực có hạt: 17.896 tấn",), ("Sản lượng lương thực có hạt: 17,9 nghìn tấn",),
    ("Sản lượng lương thực: 17.000 - 18.000 tấn",), ("Số hợp tác xã thành lập mới: 02",),
    ("Thành lập mới 2 hợp tác xã",),
    ("Cây công nghiệp", "Thuốc lá: diện tích 12 ha; sản lượng 30 tấn", "Mía"), ("Giáo dục:",
    "Tỷ lệ trẻ em đi học đạt 95%", "Số trường đạt chuẩn: 3/5 trường"), ("Trước ngày 31/3/2026:",
    "Trồng 45 ha rừng", "Trồng 5 ha rừng trước ngày 30/6/2026"),
    ("Thực hiện: Trước ngày 31/3/2026", "Trồng 45 ha rừng"),
    ("2/3 số xã đạt chuẩn nông thôn mới",), ("Tỷ lệ hộ dân dùng nước sạch 95%; hộ nghèo còn 3%",),
    ("Thu nhập bình quân đầu người 60 triệu đồng/người/năm",),
    ("Thu nhập bình quân đầu người đạt 5 triệu đồng/người/tháng",), ("Thu ngân sách 18,5 tỷ đồng",
    ), ("Không có số",), ("Gia đình văn hóa 88%; xóm văn hóa 14/16 xóm",),
    ("Độ che phủ rừng đạt 63,8%",),
)  # fmt: skip
"""Lines of targets, each with the lines below it."""


def tell_lines() -> Iterator[str]:
    """What is read of lines of targets: names, indicators, values in their units, dues."""
    for parts_of, (text, *below) in product((None, "Cây công nghiệp"), LINES):
        target = {"number": 1, "text": text, "field": "economy",
            "parts": [{"text": one} for one in below] or None,
                  "parts_of": parts_of if below else None}  # fmt: skip
        if parts_of and not below:
            continue
        for line in make_dossier({"targets": {"items": [target]}}).lines:
            yield f"{line.place} {line.line.text} {line.stated}"
            yield from (
                f"- {one.name} | {one.figure.value} {one.figure.unit} | "
                f"{one.indicator and one.indicator.id} "
                f"{one.in_indicator_unit} | {one.figure.by and one.figure.by}"
                for one in line.figures
            )  # fmt: skip
    for kinds in ({"indicators": ["khong"]}, {"indicators": ["ty-le-ho-ngheo", "khong"]},
        {"no_figures": True}, {"figures": [{"name": "Hộ nghèo", "value": "3", "unit": "%",
        "by": "Đến năm 2027"}]},
                  {"figures": [{"name": "Hộ", "value": "2 - 3", "of": "5", "comparator": "range"},
                  {"name": "Hộ", "value": "1 đến 2", "comparator": "range"}]}):  # fmt: skip
        target = {
            "number": 1,
            "text": "Hộ nghèo giảm 3%; hộ khá 5% Đến năm 2027",
            "field": "economy",
            **kinds,
        }
        dossier = make_dossier({"targets": {"items": [target]}})
        for line in dossier.lines:
            yield f"{kinds} {line.stated}"
            for one in line.figures:
                yield f"- {one.figure.value} {one.figure.of} {one.indicator and one.indicator.id}"
        yield from tell_problems(dossier, "figures", "chosen_indicators")
    for above in ({}, {"heading": "Giảm nghèo"}, {"lead": "Về hộ nghèo:"}, {"heading": "Khác"}):
        items = [{"number": 1, "text": "Còn 3%", "field": "economy",
                  "indicators": ["ty-le-ho-ngheo"]}]  # fmt: skip
        dossier = make_dossier({"targets": {"items": items, **above}})
        yield f"{above}: {tell_problems(dossier, 'chosen_indicators')}"


RULES: dict[str, Callable[[], Iterator[str]]] = {
    "reviews": tell_reviews, "decisions": tell_decisions, "histories": tell_histories,
    "compared": tell_compared, "reported": tell_reported, "left": tell_left, "lines": tell_lines,
}  # fmt: skip


@pytest.mark.parametrize("name", RULES)
def test_results_say_what_is_written_down(name: str) -> None:
    """Each line of a table is told what it was."""
    compare_table(f"result-{name}", RULES[name]())
