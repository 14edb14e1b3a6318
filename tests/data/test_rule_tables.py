"""What the rules of one plan say of odd words: tables, each plan with what is told of it.

Whoever changes a condition or a word of a rule sees here of which plans it says something else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import product
from typing import Any

import pytest

from plain_dossiers import make_dossier, tell_problems
from tables import compare_table

_COMPARATORS = ("eq", "gt", "ge", "lt", "le", "approx")
_DIRECTIONS = {"": "=", "increase": "+", "decrease": "-", "increase_to": ">", "decrease_to": "<"}


def tell_plans(plans: Iterator[tuple[str, Mapping[str, Any]]], *modules: str) -> Iterator[str]:
    """Each plan by its label with what is told of it; how it is mended is told once."""
    told = set[str]()
    for label, differing in plans:
        yield f"== {label}"
        for line in tell_problems(make_dossier(differing), *modules):
            said, _, fix = line.partition(" → ")
            yield said if fix in told else line
            told.add(fix)


STATED = (
    "Giảm tỷ lệ hộ nghèo xuống dưới 3%|3|%", "Tỷ lệ hộ nghèo không quá 3%|3|%",
    "Hộ nghèo giảm 3%|3|%",
    "Hộ nghèo giảm từ 5% xuống 3%|5|%", "Hộ nghèo giảm từ 5% xuống còn 3%|3|%",
    "Hộ nghèo giảm 5% xuống 3%|5|%",
    "Thu nhập tăng 8,5% so với năm 2025|8,5|%", "Thu nhập tăng ít nhất 8%|8|%",
    "Thu nhập tăng lên 60 triệu đồng|60|triệu đồng",
    "Trồng 45 ha rừng|45|ha", "Trồng 45 ha rừng|45|cây", "Trồng 45 ha rừng|45|", "Trồng 45|45|",
    "Trồng trên 45 ha rừng|45|ha", "Không dưới 45 ha rừng|45|ha", "Từ 45 ha rừng trở lên|45|ha",
    "Tối đa 45 ha rừng|45|ha",
    "45 ha rừng trở xuống|45|ha", "Trồng khoảng 45 ha rừng|45|ha", "Trồng 10 - 12 ha rừng|10|ha",
    "Trồng 10 - 12 ha rừng|10 - 12|ha",
    "Trồng 10 đến 12 ha rừng|10 - 13|ha", "Thu 18,5 tỷ đồng|18,5|tỷ đồng",
    "Thu 18,5 tỷ đồng|18,5|đồng", "Thu 5 nghìn tấn|5|tấn",
    "Đạt 95% hộ|95|hộ", "Đạt 95 % hộ|95|%", "Tăng thêm 2 hợp tác xã|2|xã",
    "Tăng thêm 2 hợp tác xã|2|hợp tác xã",
    "Không trên 3 vụ|3|vụ", "Không dưới 3 vụ|3|vụ", "Hạ 2 vụ|2|vụ", "Rút 02 vụ|02|vụ",
    "Kết nạp 214 hội viên|214|hội viên",
    "Vượt 5% kế hoạch|5|%", "Đường dây 22 kV|22|kV", "Đường dây 22 kV|22|km", "Đường 2 km²|2|km",
    "Vụ cháy dưới mức 3 vụ|3|vụ", "Thu > 5 tỷ đồng|5|tỷ đồng", "Hộ nghèo < 3%|3|%",
    "Tăng 3% hộ khá; giảm 2% hộ nghèo|2|%",
)  # fmt: skip
"""A line of a plan, a number that is stated of it, and its unit."""
NAMED = (
    "Hộ nghèo còn 3%; hộ khá đạt 60%|Hộ khá|3|", "Hộ nghèo còn 3%; hộ khá đạt 60%|Hộ nghèo|3|",
    "Hộ nghèo còn 3%; hộ khá đạt 60%|Hộ|3|", "Hộ nghèo còn 3%; hộ khá|Hộ khá|3|",
    "Hộ nghèo còn 3%; khá 3%|khá|3|",
    "Hộ nghèo còn 3%, hộ khá đạt 60%|Hộ khá|3|", "Hộ nghèo còn 03%; hộ khá đạt 60%|Hộ khá|3|",
    "Trẻ suy dinh dưỡng 3%|suy dinh dưỡng ở trẻ|3|",
    "Trẻ suy dinh dưỡng 3%|suy dinh dưỡng tại trẻ|3|",
    "Đạt 20/21 thôn|thôn|20|21", "Đạt 20/21 thôn|thôn|20|20", "Đạt 20/20 thôn|thôn|20|20",
    "Đạt 20 thôn|thôn|20|20",
    "Đạt 20 thôn, 10 - 12 xã|thôn|20|12", "Đạt 20 thôn, 10 – 12 xã|thôn|20|10",
    "Đạt 20 thôn, 95% xã|thôn|20|95",
    "Đạt 20 thôn, 95 ‰ xã, 95 hộ|thôn|20|95", "Đạt 20 thôn|thôn|20|21",
    "Đạt 20 thôn trong 21|thôn|20|21",
    "10 - 12 thôn và 10 xã|thôn|10|", "10 - 12 thôn|thôn|12|", "10% - 12% hộ|hộ|12|",
    "5/10-12/2026 làm 3 nhà|nhà|3|",
)  # fmt: skip
"""The name of a number that is stated, and the total of which it is a part."""


def tell_stated() -> Iterator[str]:
    """What is told of numbers that staff state, with each comparison and each direction."""
    fixes = set[str]()
    for row in STATED:
        text, value, unit = row.split("|")
        told: dict[str, list[str]] = {}
        for comparator, direction in product(_COMPARATORS, _DIRECTIONS):
            figure = {"name": text.split()[0], "value": value, "comparator": comparator}
            figure |= {"unit": unit} if unit else {}
            figure |= {"direction": direction} if direction else {}
            said = _tell_figure(text, figure)
            for line in said or ["—"]:
                told.setdefault(line, []).append(f"{comparator} {_DIRECTIONS[direction]}")
        yield f"== {row}"
        for line, stated in told.items():
            problem, _, fix = line.partition(" → ")
            yield f"{problem if fix in fixes else line}: {_shorten(stated)}"
            fixes.add(fix)


def _shorten(stated: list[str]) -> str:
    """Comparisons with their directions: “eq any, gt -+”."""
    by_comparator: dict[str, str] = {}
    for comparator, sign in map(str.split, stated):
        by_comparator[comparator] = by_comparator.get(comparator, "") + sign
    whole = "".join(_DIRECTIONS.values())
    if all(by_comparator.get(one) == whole for one in _COMPARATORS):
        return "any"
    return ", ".join(one + (f" {signs}" * (signs != whole)) for one, signs in by_comparator.items())


def _tell_figure(text: str, figure: dict[str, Any]) -> list[str]:
    target = {"number": 1, "text": text, "field": "economy", "figures": [figure]}
    told = tell_problems(make_dossier({"targets": {"items": [target]}}), "said_figures")
    return [line.removeprefix("targets.items.0.figures.0.") for line in told]


def list_named() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Plans of one target with a named number."""
    for row in NAMED:
        text, name, value, of = row.split("|")
        figure = {"name": name, "value": value} | ({"of": of} if of else {})
        target = {"number": 1, "text": text, "field": "economy", "figures": [figure]}
        yield row, {"targets": {"items": [target]}}
    for text in UNREAD:
        for more in (
            {},
            {"note": "Chép đúng bản in."},
            {"figures": [{"name": "Hộ", "value": "5"}]},
        ):
            target = {"number": 1, "text": text, "field": "economy", **more}
            yield f"{text} {more}", {"targets": {"items": [target]}}


UNREAD = (
    "Gia đình văn hóa: 1.95%", "Đạt 5 hộ, 1.95%", "Đạt 1.2.3 hộ", "Đạt 12,345,6 ha", "Hộ giảm -5%",
    "Trồng 1.500 cây", "Đạt 5 hộ",
)  # fmt: skip
"""Lines with digits that are no number, or hardly one."""


ROLES = (
    "Phòng A chủ trì, phối hợp với Phòng B.|Phòng A=lead, Phòng B=coordinate",
    "Phòng A chủ trì, phối hợp với Phòng B.|Phòng A=coordinate, Phòng B=lead",
    "Phòng A chủ trì, phối hợp với Phòng B.|Phòng A=assign, Phòng B=assign",
    "Phòng A chủ trì, phối hợp với Phòng B.|Phòng A=support, Phòng B=support",
    "Phòng A chủ trì, phối hợp với Phòng B.|Phòng A=request, Phòng B=request",
    "Đề nghị Phòng A chủ trì.|Phòng A=request", "Đề nghị Phòng A làm.|Phòng A=assign",
    "Phòng A làm.|Phòng A=lead",
    "Phòng A làm.|Phòng A=support", "Phòng A tham mưu.|Phòng A=support",
    "Phòng A làm.|Phòng A=coordinate",
    "Giao Phòng A làm đầu mối.|Phòng A=lead", "Giao Phòng A làm đầu mối.|Phòng A=coordinate",
    "Phòng A chịu trách nhiệm chính.|Phòng A=lead",
    "Phòng A chịu trách nhiệm chính; Phòng B giúp.|Phòng A=assign, Phòng B=lead",
    "Khối do Phòng A làm trưởng khối.|Phòng A=lead", "Phòng A làm trưởng khối.|Phòng A=lead",
    "Khối trưởng là Phòng A.|Phòng A=lead",
    "Trưởng Phòng A làm trưởng khối.|Phòng A=lead",
    "Phòng A, Phòng B phối hợp chặt chẽ với Phòng C.|Phòng A=coordinate, Phòng B=coordinate, "
    "Phòng C=coordinate",

    "Phòng A, Phòng B phối hợp chặt chẽ với Phòng C.|Phòng A=coordinate, Phòng B=assign, Phòng "
    "C=coordinate",

    "Phòng A, Phòng B phối hợp với Phòng C.|Phòng A=assign, Phòng B=assign, Phòng C=coordinate",
    "Phòng A phối hợp với Phòng B và Phòng C làm.|Phòng A=assign, Phòng B=coordinate, Phòng "
    "C=assign",

    "Phòng A cùng Phòng B làm.|Phòng A=assign, Phòng B=assign",
    "Phòng A cùng Phòng B làm; Phòng B báo cáo.|Phòng A=assign, Phòng B=assign",
    "Phòng A chủ trì; Phòng B phối hợp.|Phòng A=lead, Phòng B=assign",
    "Phòng A chủ trì; và Phòng B cùng phối hợp.|Phòng A=lead, Phòng B=support",
    "Do Phòng B chủ trì, mong Phòng A phối hợp.|Phòng A=request, Phòng B=lead",
    "Phòng A phối hợp.|Phòng A=request",
    "Phòng A theo chức năng, nhiệm vụ được giao, chủ trì.|Phòng A=coordinate",
    "Phòng A khi cần thì đề nghị Phòng B chủ trì.|Phòng A=coordinate, Phòng B=coordinate",
    "Phòng A là đơn vị chủ trì.|Phòng A=assign", "Phòng A mời đơn vị chủ trì.|Phòng A=assign",
    "Hội Phòng AB chủ trì.|Phòng A=assign",
    "Các Phòng A hỗ trợ.|Phòng A=support",
    "Kiến nghị các Phòng A, Phòng B làm.|Phòng A=assign, Phòng B=assign",
)  # fmt: skip
"""A paragraph, and which role staff give to whom."""


def list_roles() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Plans of one paragraph, below a head that says who leads and below one that does not."""
    for row in ROLES:
        text, _, named = row.partition("|")
        pairs = (one.split("=") for one in named.split(", "))
        units = [{"unit": unit, "role": role} for unit, role in pairs]
        for lead in ("", "Đơn vị chủ trì:"):
            listed: dict[str, Any] = {"items": [{"number": "2.", "text": text, "units": units}]}
            yield f"{row} {lead}", {"responsibilities": listed | ({"lead": lead} if lead else {})}


NAMES = (
    "Phòng Văn hóa và Thông tin làm.|Phòng Văn hóa", "Phòng Văn hóa - Xã hội làm.|Phòng Văn hóa",
    "Phòng Văn hóa - Chủ trì.|Phòng Văn hóa",
    "Phòng Văn hóa xã làm.|Phòng Văn hóa", "Phòng Văn hóa xãm làm.|Phòng Văn hóa",
    "Phòng Văn hóa và Công an làm.|Phòng Văn hóa",
    "Phòng Văn hóa và Công an làm.|Phòng Văn hóa, Công an",
    "Ban Chỉ huy Quân sự làm.|Chỉ huy Quân sự", "Ban Chỉ huy Quân sự làm.|Ban Chỉ huy Quân sự",
    "HĐND và UBND xã làm.|UBND xã", "HĐND và UBND xã làm.|HĐND",
    "Phòng Văn hóa phối hợp Thông tin làm.|Thông tin", "Phòng Văn hóa Thông tin làm.|Thông tin",
    "Phòng Văn hóa. Thông tin làm.|Thông tin", "Công an xã gửi về Phòng Văn hóa.|Phòng Văn hóa",
    "Công an xã gửi về Phòng Văn hóa.|Công an xã",
    "Giao cho Phòng Văn hóa làm.|Phòng Văn hóa", "Gửi cho Phòng Văn hóa.|Phòng Văn hóa",
    "Trình Phòng Văn hóa; Phòng Văn hóa xét.|Phòng Văn hóa",
    "Theo ý kiến của Phòng Văn hóa.|Phòng Văn hóa",
    "Phòng Văn hóa phối hợp với Công an xã làm.|Phòng Văn hóa",
    "Công an xã; Phòng Văn hóa làm.|Phòng Văn hóa",
    "Phòng Văn hóa, các Hội Nông dân làm.|Phòng Văn hóa", "Phòng Văn hóa tổng hợp.|Văn phòng",
    "Phòng Văn hóa làm;\nPhòng Văn hóa Thể thao xem.|Phòng Văn hóa",
    "các thôn làm.|các thôn", "Phòng Văn hóaa làm.|Phòng Văn hóa",
    "Phòng Văn hóa, Hội đạt chuẩn làm.|Phòng Văn hóa", "**Phòng Văn hóa**: làm.|Phòng Văn hóa",
)  # fmt: skip
"""A paragraph, and the units that staff name."""


def list_names() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Plans of one paragraph with units."""
    for row in NAMES:
        text, _, named = row.partition("|")
        units = [{"unit": one, "role": "assign"} for one in named.split(", ")]
        item = {"number": "2.", "text": text.replace("\\n", "\n"), "units": units}
        yield row, {"responsibilities": {"items": [item]}}
    for text in STANDING:
        yield text, {"standing_body": "Phòng Nội vụ", "opening": {"text": text}}


STANDING = (
    "Phòng Nội vụ là cơ quan thường trực.", "Phòng Nội vụ làm.",
    "Cơ quan thường trực: Phòng Nội vụ.", "Thường trực giao cho Phòng Nội vụ.",
    "Phòng Nội vụ và Công an là cơ quan thường trực.",
    "Giao Phòng Nội vụ xã làm nhiệm vụ thường trực.",
    "Giao Phòng Nội vụ, Công an làm thường trực.",
    "Phòng Nội vụ xã là cơ quan thường trực.", "Phòng Nội vụ làm. Công an là cơ quan thường trực.",
    "Gửi về cơ quan thường trực (qua Phòng Nội vụ).",
    "Phòng Nội vụ của xã được giao đóng vai trò đầu mối thường trực.",
    "Thường trực. Phòng Nội vụ.", "Phòng Nội vụ một hai ba bốn năm là thường trực.",
    "Phòng Nội vụ một hai ba bốn là thường trực.", "Thường trực Hội đồng, Phòng Nội vụ.",
    "Phòng Nội vụ – thường trực.",
)  # fmt: skip
"""How a document may call its standing body."""


def cite(text: str, **more: Any) -> dict[str, Any]:
    """A cited document."""
    return {"text": text, "number": "08/KH-UBND", **more}


SAID = "Kế hoạch số 08/KH-UBND ngày 15/01/2026 của UBND tỉnh Thử"
CITED = (
    cite(SAID, doc_type="ke_hoach", issuer="ubnd-tinh-thu", date="2026-01-15"), cite(SAID,
    doc_type="quyet_dinh"), cite(SAID, issuer="ubnd-xa-thu"),
    cite(SAID, date="2026-01-16"), cite(SAID, date="2026-01"), cite(SAID, number="8/KH-UBND"),
    cite(SAID, title="Kế hoạch số"), cite(SAID, title="Kế hoạch phát"),
    cite(SAID, doc_type="quyet_dinh", note="In sai."), cite("Căn cứ theo Kế hoạch số 08/KH-UBND",
    doc_type="quyet_dinh"), cite("Kế hoạchs số 08/KH-UBND", doc_type="quyet_dinh"),
    cite("Kế hoạch số 08/KH-UBND của UBND tỉnh", issuer="ubnd-tinh-thu"),
    cite("Kế hoạch số 08/KH-UBND của UBND tỉnh", issuer="ubnd-xa-thu"),
    cite("Kế hoạch số 08/KH-UBND của UBND", issuer="ubnd-xa-thu"),
    cite("Kế hoạch số 08/KH-UBND của HĐND xã Thử", issuer="ubnd-xa-thu"),
    cite("Kế hoạch số 08/KH-UBND của Huyện ủy", issuer="ubnd-xa-thu"),
    cite("Kế hoạch số 08/KH-UBND xã khác", issuer="ubnd-xa-thu"), cite("Kế hoạch số 08/KH-UBND",
    issuer="la"),
    {"text": "Luật Thi đua, khen thưởng năm 2022", "title": "Luật Thi đua"},
    {"text": "Luật Thi đua, khen thưởng năm 2022", "title": "Luật Thi đua, khen thưởng"},
    {"text": "Luật Thi đua, khen thưởng năm 2022", "title": "Luật Thi đua", "note": "Gọi tắt."},
    {"text": "Luật Thi đua, các việc"}, {"text": "Luật Thi đua - khen thưởng;",
    "title": "Luật Thi đua"},
    {"text": "Nghị quyết đại hội và phương hướng", "title": "Nghị quyết đại hội"},
    {"text": "Luật Thi đua, ngày 15", "title": "Luật Thi đua"}, {"text": "Luật Thi đua 2022",
    "title": "Luật Thi đua 2023"},
)  # fmt: skip
BEHIND = (
    " về phát triển kinh tế", "; làm ngay", " phát động thi đua", ", V/v thi đua",
    " của UBND tỉnh", " của UBND tỉnh về rừng", " ban hành kế hoạch này",
    " tiếp tục làm", "", " (gửi kèm)", " theo Quyết định số 5/QĐ-UBND", " “Đoàn kết”", " - tiếp",
    ". Xong",
)  # fmt: skip
"""What stands behind a cited document in its sentence."""


def list_cited() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Plans that cite a document, alone and in a sentence that goes on."""
    for cited in CITED:
        yield f"{cited}", {"legal_bases": [cited]}
    for before, behind in product(("Căn cứ ", "Xã làm theo "), BEHIND):
        text = f"{before}{SAID}{behind}"
        yield text, {"opening": {"text": text}, "citations": [cite(SAID)]}
    for more in ({"note": "In thiếu."}, {"number": ""}):
        cited = {"text": SAID, "number": "08/KH-UBND", "title": "Kế hoạch"} | more
        yield f"{more}", {"opening": {"text": f"Căn cứ {SAID} về rừng"},
                          "citations": [{key: one for key,
                          one in cited.items() if one}]}  # fmt: skip


OPENING = (
    "Với chủ đề “Đoàn kết, sáng tạo, phát triển”, phong trào thi đua “Xã ta vươn lên” và phương "
    "châm “Rõ người” nhân dịp kỷ niệm 80 năm "
    "ngày thành lập; các hộ tham gia thi đua. Khẩu hiệu: “Làm ngay”. Chủ tịch Ủy ban nhân dân xã "
    "Thử phát động."
)
FACTS: tuple[dict[str, Any], ...] = (
    {"theme": {"text": "Đoàn kết, sáng tạo, phát triển"}},
    {"theme": {"text": "Đoàn kết, sáng tạo"}}, {"theme": {"text": "Xã ta vươn lên"}},
    {"theme": {"text": "sáng tạo", "note": "Gọi tắt."}},
    {"theme": {"text": "Rõ người", "heading": "Chủ đề"}}, {"theme": {"text": "Không có"}},
    {"motto": {"text": "Rõ người"}}, {"motto": {"text": "Rõ"}}, {"motto": {"text": "Làm ngay"}},
    {"motto": {"text": "Đoàn kết", "note": "Gọi tắt."}},
    {"slogans": [{"text": "Làm ngay"}]}, {"slogans": [{"text": "Làm"}]},
    {"slogans": [{"text": "các hộ"}]}, {"slogans": [{"text": "các hộ", "note": "Nói sau."}]},
    {"movements": [{"name": "Xã ta vươn lên"}]}, {"movements": [{"name": "Xã ta"}]},
    {"movements": [{"name": "Rõ người"}]}, {"movements": [{"name": "ngày thành lập",
    "note": "Gọi tắt."}]}, {"movements": [{"name": "ngày thành lập"}]},
    {"movements": [{"name": "Xã ta vươn lên", "launched_by": "Ủy ban nhân dân xã Thử"}]},
    {"movements": [{"name": "Xã ta vươn lên", "launched_by": "Tỉnh"}]},
    {"occasions": [{"name": "kỷ niệm 80 năm ngày thành lập",
    "text": "kỷ niệm 80 năm ngày thành lập"}]}, {"occasions": [{"name": "thành lập 80 năm",
    "text": "80 năm ngày thành lập"}]},
    {"occasions": [{"name": "kỷ niệm 81 năm", "text": "kỷ niệm 80 năm ngày thành lập"}]},
    {"occasions": [{"name": "03/02", "text": "02/03 kỷ niệm"}]},
    {"occasions": [{"name": "lập thành", "text": "ngày thành lập"}]},
    {"occasions": [{"name": "giỗ", "text": "các hộ", "note": "Gọi tắt."}]},
    {"audience": [{"text": "các hộ"}]}, {"audience": [{"text": "Đoàn kết"}]},
    {"audience": [{"text": "Làm ngay"}]},
    {"launched_by": "Ủy ban nhân dân xã Thử"}, {"launched_by": "Chủ tịch Ủy ban nhân dân xã Thử"},
    {"launched_by": "Ủy ban nhân dân tỉnh Thử"}, {"launched_by": "Hội Nông dân"},
    {"legal_form": "thematic"}, {"legal_form": "thematic", "legal_form_text": "chuyên đề"},
    {"legal_form": "regular", "legal_form_text": "chuyên đề"}, {"legal_form_text": "chuyên đề"},
    {"labels": ["dot", "cao_diem"]}, {"scope": "national"}, {"scope": "unit"},
    {"scope": "national", "document.issuer": "ubnd-tinh-thu"},
    {"document.place": "Xã Thử"}, {"document.place": "Xã Thử",
    "document.issuer_text": "ỦY BAN NHÂN DÂN XÃ THỬ"}, {"document.issuer_text": "HĐND XÃ THỬ"},
    {"document.issuer_text": "XÃ KHÁC", "document.place": "Thử"},
    {"document.type_text": "QUYẾT ĐỊNH"}, {"document.number": "15/QĐ-UBND"},
    {"document.number": "15/QĐ-UBND", "document.note": "In sai."},
    {"document.type_text": "BẢN ĐĂNG KÝ", "document.number": "15/ĐK-UBND"},
    {"document.doc_type": "la"}, {"document.number": "15/KH"}, {"document.number": "15/UBND-KH"},
    {"document.type_text": "THÔNG BÁO CHUNG", "document.number": "15/TB-UBND"},
    {"emulation_blocs": [{"text": "Khối 1"}],
    "closing": {"text": "Khối 1: xã A làm trưởng khối."}},
    {"emulation_blocs": [{"text": "Khối 1: xã A"}], "closing": {"text": "Khối 1: xã A, xã B."}},
    {"emulation_blocs": [{"text": "Khối 1"}], "closing": {"text": "Khối 1 gồm hai xã."}},
    {"emulation_blocs": [{"text": "Khối 1"}], "closing": {"text": "Khối 1 họp."}},
    {"emulation_clusters": [{"text": "Khối 1"}], "closing": {"text": "Khối 1 họp."}},
    {"emulation_clusters": [{"text": "Cụm 1", "note": "Bỏ."}],
    "closing": {"text": "Cụm 1 thuộc xã."}}, {"emulation_clusters": [{"text": "Cụm 1"}],
    "closing": {"text": "Cụm 1 thuộc xã."}},
    {"phases": [{"name": "Đợt 1", "text": "Khẩu hiệu"}]}, {"phases": [{"name": "Khẩu hiệu",
    "text": "Khẩu hiệu"}]}, {"phases": [{"name": "Đợt 1", "text": "Khẩu hiệu",
    "note": "Gọi tắt."}]}, {"phases": [{"name": "Đợt 80", "text": "80 năm"}]},
)  # fmt: skip
"""Facts that staff take out of the opening."""


MOTTO = "Giữ rừng, giữ làng"
HEADS = (
    "Phương châm||Khác", "Mục tiêu||Khác", "Mục tiêu|Phương châm là:|Khác",
    "Phương châm|Về rừng:|Khác", f"Phương châm||{MOTTO}", f"Phương châm: {MOTTO}||Khác",
    f"{MOTTO}||Khác", f"Về rừng|Phương châm: {MOTTO}|Khác", f"||Phương châm: {MOTTO}",
    f"{MOTTO} là phương châm||Khác",
)  # fmt: skip
"""The heading of targets, what leads to them, and the heading behind them."""


def list_heads() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Plans whose motto stands below a heading, or in one."""
    for row, text in product(HEADS, (MOTTO, "Nuôi bò")):
        heading, lead, other = row.split("|")
        targets: dict[str, Any] = {"items": [{"number": 1, "text": text, "field": "economy"}]}
        targets |= {key: said for key, said in (("heading", heading), ("lead", lead)) if said}
        behind = {"heading": other, "items": [{"number": "1", "text": text}]}
        yield f"{row} | {text}", {"motto": {"text": MOTTO}, "targets": targets, "tasks": behind}


def list_facts() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Plans with one opening and a fact or two."""
    for facts in FACTS:
        yield f"{facts}", {"opening": {"text": OPENING}, **facts}
    for text, facts in ((OPENING.replace("chủ đề", "lời"), FACTS[0]), (OPENING.replace("“",
        '"').replace("”", '"'), FACTS[1]),
                        ("“Đoàn kết, sáng tạo, phát triển” là chủ đề.", FACTS[0]),
                        ("CHỦ ĐIỂM: Đoàn kết, sáng tạo, phát triển", FACTS[0])):  # fmt: skip
        yield f"{text[:30]} {facts}", {"opening": {"text": text}, **facts}


PERIODS: tuple[dict[str, Any], ...] = (
    {"text": "Từ ngày 01/3/2026 đến ngày 30/11/2026", "start": "2026-03-01"},
    {"text": "Từ ngày 01/3/2026 đến hết ngày 30/11/2026", "end": "2026-11-30"},
    {"text": "Từ ngày 01/3/2026 đến ngày 30/11/2026", "note": "In sai."},
    {"text": "Từ ngày ký đến khi tổng kết", "start_event": "ngày ký", "end_event": "tổng kết"},
    {"text": "Từ ngày ký", "start_event": "ngày 5", "end_event": "khai mạc"},
    {"text": "Từ ngày ký", "start_event": "5/3", "note": "In sai."}, {"text": "Năm 2026"},
)  # fmt: skip
DUE = (
    "Gửi báo cáo về Phòng Nội vụ trước ngày 20/11/2026|Gửi báo cáo|Phòng Nội vụ",
    "Gửi báo cáo về Phòng Nội vụ trước ngày 20/11/2026|Nộp báo cáo|Phòng Nội",
    "Gửi báo cáo về Phòng Nội vụ trước ngày 20/11/2026|Không gửi báo cáo|",
    "Gửi báo cáo về Phòng Nội vụ trước ngày 20/11/2026|Hoãn gửi báo cáo|Công an",
    "trước ngày 20/11/2026|Gửi báo cáo|",
    "Công an nhận báo cáo trước ngày 20/11/2026|Gửi báo cáo|Công an",
    "Trồng từ 50% trở lên diện tích trước ngày 20/11/2026|Trồng 50% diện tích|",
    "Trồng ít nhất 50% diện tích trước ngày 20/11/2026|Trồng ít nhất 50% diện tích|",
    "Trồng ít nhất 50 ha trước ngày 20/11/2026|Trồng 50 ha|",
    "Một nửa số hộ ký cam kết trước ngày 20/11/2026|Số hộ ký cam kết|",
    "80% số hộ ký cam kết trước ngày 20/11/2026|Số hộ ký cam kết|",
    "80% số hộ ký cam kết trước ngày 20/11/2026|80% số hộ ký|",
    "Nộp 01 báo cáo trước ngày 20/11/2026|Nộp báo cáo|",
    "Nộp 02 báo cáo trước ngày 20/11/2026|Nộp báo cáo|",
    "Số hộ ký đạt 80% trước ngày 20/11/2026|Số hộ ký|",
    "100% hộ nghèo còn lại ký trước ngày 20/11/2026|100% hộ nghèo ký|",
    "Tổng kết trước ngày 20/11/2026|Bàn giao cho Công an|",
    "Tổng kết trước ngày 20/11/2026|Tổng kết muộn nhất|",
    "Gửi danh sách trước ngày 20/11/2026|Gửi 3 danh sách|",
    "Trong quý 3 gửi danh sách trước ngày 20/11/2026|Gửi danh sách|",
)  # fmt: skip
"""What a paragraph says of a deadline, what staff say is due, and to whom."""
BEFORE_DUE = ("", "Các xã phối hợp với ", "Phối hợp chặt chẽ với các xã, ", "Không ", "Xã ")


def list_times() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Plans with a period, or with a deadline."""
    for period in PERIODS:
        yield f"{period}", {"period": period}
    for row in DUE:
        text, what, to = row.split("|")
        due = {"date": "2026-11-20", "what": what, "text": text} | ({"to": to} if to else {})
        yield row, {"deadlines": [due], "opening": {"text": f"{text}."}}
        if row is DUE[0]:
            yield f"{row} …", {"deadlines": [due | {"note": "In thiếu."}]}
    for before in BEFORE_DUE:
        due = {"date": "2026-11-20", "what": "Gửi báo cáo", "text": "các thôn gửi báo cáo"}
        yield before, {"deadlines": [due], "opening": {"text": f"{before}các thôn gửi báo cáo."}}
        yield f"{before} …", {"deadlines": [due | {"note": "In thiếu.", "to": "Sở"}]}


FILES = (
    "a.pdf|original|Kế hoạch số 15|", "a.docx|scan|Kế hoạch số 15|", "a.png|scan|Kế hoạch|",
    "a.exe|scan|Kế hoạch|", "a.txt|original|Quyết định số 15|", "a.txt|annex|Quyết định số 15|",
    "a.txt|original|Kế hoạch của UBND tỉnh Khác|", "a.txt|original|Kế hoạch của UBND xã Thử|",
    "a.txt|original|Kế hoạch về Mường|", "a.txt|original|Phụ lục của Sở Y tế|",
    "a.txt|original|Kế hoạch (dự thảo)|",
    "a.txt|original|Kế hoạch (dự thảo)|Khác nhau.", "a.txt|annex|Bản mật|",
    "a.txt|original|Kế hoạch 16|", "phu-luc-3.txt|annex|Phụ lục 3|",
    "phu-luc-3.txt|original|Phụ lục 3|", "a.txt|original|Bản tiếng Anh||anh",
    "a.txt|annex|Bản tiếng Anh||anh",
    "a.txt|original|Bản tiếng Anh|Bản dịch.|anh", "a.txt|original|Kế hoạch||viet",
)  # fmt: skip
RECIPIENTS = (
    "Sở Nội vụ (b/c);|bao_cao|", "Sở Nội vụ;|bao_cao|", "Lưu: VT|thuc_hien|",
    "Các xã (t/h);|thuc_hien|electronic", "Các xã (qua mạng);||electronic",
    "Các xã (bản giấy);|de_biet|paper", "Các xã, để biết;|de_biet|paper",
    "Các xã, phối hợp;|phoi_hop|",
)  # fmt: skip


def list_papers() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Plans with a file, and with recipients."""
    for row, words in product(
        FILES, ("Các xã làm và báo cáo cho tỉnh.", "All communes work for the better.")
    ):
        name, kind, title, note, language = f"{row}|".split("|")[:5]
        file = {"file": name, "kind": kind, "title": title}
        file |= ({"note": note} if note else {}) | ({"language": language} if language else {})
        if "xã" in words or language:
            yield f"{row} {words[:7]}", {"attachments": [file], "opening": {"text": words}}
    for row, note, below in product(RECIPIENTS, ("", "In thiếu."), (False, True)):
        text, purpose, channel = row.split("|")
        one = {"text": text} | ({"purpose": purpose} if purpose else {})
        one |= ({"channel": channel} if channel else {}) | ({"note": note} if note else {})
        listed = [{"text": "Như trên (b/c, qua mạng):", "children": [one]}] if below else [one]
        yield f"{row}|{note}|{below}", {"document.recipients": listed}


NOTES = (
    "Số 12 in mờ.", "Có 12 hộ.", "Có 45 ha.", "Có 045 ha.", "Theo Kế hoạch số 3/KH-UBND có 12 hộ.",
    "Bản gốc in “12 hộ”.", "Ngày 12/3/2026 sửa.", "Năm 2027 mới làm.", "Có mười hai hộ.",
    "Có hai hộ.", "Trang 12, dòng 3.", "Đạt 12%.",
    "Chỉ tiêu 12 và 13 in mờ.", "In 12 dòng.", "Năm mươi hộ.", "Được gia hạn.", "Không gia hạn.",
    "Nay giao cho Phòng Nội vụ.", "Gửi muộn nhất ngày 5.", "Gửi muộn hơn.", "Đã đạt.", "Chưa đạt.",
    "“Đã đạt” là lời in.", "Đã hoàn thành.", "Xuất sắc nhất.",
    "Đạt mọi chỉ tiêu.", "Báo cáo chưa nói đạt mọi chỉ tiêu.", "Đạt cả 3 chỉ tiêu.",
    "Kết quả có thể đạt.", "Năm 1999 cũng vậy.", "Năm 1999, theo Kế hoạch số 3/KH-UBND.",
    "Mẫu số 12 in mờ.", "Lần thứ 12.", "In lặp 3 - 4 lần, 5 hộ.",
)  # fmt: skip
"""What staff may note beside a record."""


def tell_notes() -> Iterator[str]:
    """What is told of notes, each beside records of every kind; how it is mended once."""
    fixes = set[str]()
    for note in NOTES:
        target = {"number": 1, "text": "Trồng 45 ha rừng", "field": "economy", "note": note,
                  "parts": [{"text": "Mỗi thôn 9 ha", "note": note}]}  # fmt: skip
        period = {"text": "Năm 2026", "note": note}
        file = {"file": "a.txt", "kind": "extract", "title": "Kế hoạch", "note": note}
        deadline = {
            "date": "2026-11-20",
            "what": "Gửi",
            "text": "Gửi trước 20/11/2026",
            "note": note,
        }
        plan = {"targets": {"items": [target], "note": note}, "period": period, "note": note,
        "deadlines": [deadline],
                "attachments": [file], "citations": [cite(SAID, note=note)],
                "opening": {"text": "Cả 50 hộ, 12 thôn.", "note": note}}  # fmt: skip
        unit = {"unit": "Thôn 1", "text": "Đạt 9 ha", "note": note}
        result = {"target": "1", "text": "Đạt 45 ha", "note": note, "units": [unit]}
        review = {"kind": "final", "date": "2026-12-01", "source": {"text": "Báo cáo"},
        "note": note,
                  "results": [result], "summary": {"text": "Đạt 1/1 chỉ tiêu",
                  "note": note}}  # fmt: skip
        yield f"== {note}"
        for line in tell_problems(make_dossier(plan, [review]), "own_words"):
            said, _, fix = line.partition(" → ")
            yield said if fix in fixes else line
            fixes.add(fix)


RULES: dict[str, Callable[[], Iterator[str]]] = {
    "stated": tell_stated,
    "named": lambda: tell_plans(list_named(), "said_figures", "figures"),
    "roles": lambda: tell_plans(list_roles(), "roles"),
    "names": lambda: tell_plans(list_names(), "cut_names", "cut_quotes", "wording"),
    "cited": lambda: tell_plans(list_cited(), "stated", "cut_facts", "wording"),
    "facts": lambda: tell_plans(list_facts(), "stated", "cut_quotes", "cut_facts", "named_facts",
    "readings", "wording"),
    "heads": lambda: tell_plans(list_heads(), "named_facts"),
    "times": lambda: tell_plans(list_times(), "stated", "cut_quotes", "cut_facts", "cut_names",
    "named_facts", "readings"),
    "papers": lambda: tell_plans(list_papers(), "stated", "named_facts", "readings"),
    "notes": tell_notes,
}  # fmt: skip


@pytest.mark.parametrize("name", RULES)
def test_rules_say_what_is_written_down(name: str) -> None:
    """Each plan of a table is told what it was."""
    compare_table(f"rule-{name}", RULES[name]())
