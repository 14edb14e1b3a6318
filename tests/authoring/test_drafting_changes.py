"""Drafting a decision that amends, extends, replaces, suspends or ends a plan: what it proposes."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from thidua.attachments.text.reading import read_manuscript
from thidua.authoring.drafting.plan import draft_plan
from thidua.authoring.known_lists import KnownLists, read_known_lists
from thidua.authoring.records import Draft
from thidua.authoring.values import DraftedValue
from twoyears import PLAN, write_commune

HEAD = """ỦY BAN NHÂN DÂN
XÃ THƯỢNG SƠN
Số: 96/QĐ-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Thượng Sơn, ngày 15 tháng 8 năm 2026

QUYẾT ĐỊNH
{title}

Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;
Căn cứ Nghị định số 98/2023/NĐ-CP, được sửa đổi, bổ sung tại Nghị định số 152/2025/NĐ-CP;

QUYẾT ĐỊNH:

{body}

Nơi nhận:
- Như Điều 3;
- Lưu: VT.

CHỦ TỊCH
Nông Văn Khải
"""
IN_FORCE = "\n\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký."


class Case(NamedTuple):
    """A decision in its own words, and what must be proposed.

    Attributes:
        title: what it is about.
        body: its articles.
        change: effect, number of the plan, first day, last day or empty.
        targets: number, old words or empty, new words or empty.
    """

    title: str
    body: str
    change: tuple[str, str, str, str]
    targets: tuple[tuple[str, str, str], ...] = ()


REVENUE = "Thu ngân sách nhà nước trên địa bàn đạt 12,45 tỷ đồng trở lên."
MORE_REVENUE = "Thu ngân sách nhà nước trên địa bàn đạt 13,2 tỷ đồng trở lên."
FOREST, LESS_FOREST = "Trồng mới 120 ha rừng.", "Trồng mới 100 ha rừng."

CASES = {
    "a list with the numbers of the plan": Case(
        "Về việc điều chỉnh một số chỉ tiêu thi đua năm 2026 tại Kế hoạch số 18/KH-UBND",
        "Điều 1. Điều chỉnh hai chỉ tiêu tại mục IV Kế hoạch số 18/KH-UBND ngày 22/01/2026 như "
        f"sau:\n\n1. {MORE_REVENUE}\n\n5. {LESS_FOREST}{IN_FORCE}",
        ("amend", "18/KH-UBND", "2026-08-15", ""),
        (("1", REVENUE, MORE_REVENUE), ("5", FOREST, LESS_FOREST)),
    ),
    "new words in quotation marks behind their numbers": Case(
        "Về việc điều chỉnh một số chỉ tiêu thi đua năm 2026",
        "Điều 1. Điều chỉnh các chỉ tiêu của Kế hoạch số 18/KH-UBND như sau:\n\n1. Chỉ tiêu 1 điều "
        f"chỉnh thành: “{MORE_REVENUE}”\n\n2. Chỉ tiêu 5 được sửa đổi như sau: “{LESS_FOREST}”"
        f"{IN_FORCE}",
        ("amend", "18/KH-UBND", "2026-08-15", ""),
        (("1", REVENUE, MORE_REVENUE), ("5", FOREST, LESS_FOREST)),
    ),
    "new words in quotation marks below": Case(
        "Về việc điều chỉnh một số chỉ tiêu thi đua năm 2026",
        "Điều 1. Điều chỉnh các chỉ tiêu của Kế hoạch số 18/KH-UBND như sau:\n\n1. Về ngân sách:"
        f"\n\n“{MORE_REVENUE}”\n\n2. Về trồng rừng:\n\n“{LESS_FOREST}”{IN_FORCE}",
        ("amend", "18/KH-UBND", "2026-08-15", ""),
        (("1", REVENUE, MORE_REVENUE), ("5", FOREST, LESS_FOREST)),
    ),
    "amend and supplement": Case(
        "Sửa đổi, bổ sung một số chỉ tiêu của Kế hoạch số 18/KH-UBND",
        "Điều 1. Sửa đổi, bổ sung một số chỉ tiêu của Kế hoạch số 18/KH-UBND ngày 22/01/2026 của "
        f"Ủy ban nhân dân xã:\n\n- {LESS_FOREST}{IN_FORCE}",
        ("amend", "18/KH-UBND", "2026-08-15", ""),
        (("5", FOREST, LESS_FOREST),),
    ),
    "one target by its number, from a day of its own": Case(
        "Điều chỉnh chỉ tiêu số 5 của Kế hoạch số 18/KH-UBND",
        "Điều 1. Điều chỉnh chỉ tiêu số 5 của Kế hoạch số 18/KH-UBND kể từ ngày 01/9/2026 thành: "
        f"“{LESS_FOREST}”.",
        ("amend", "18/KH-UBND", "2026-09-01", ""),
        (("5", FOREST, LESS_FOREST),),
    ),
    "old and new words, both quoted": Case(
        "Về việc sửa đổi Kế hoạch số 18/KH-UBND",
        f"Điều 1. Sửa đổi chỉ tiêu 5 Kế hoạch số 18/KH-UBND: “{FOREST}” thành “{LESS_FOREST}”."
        f"{IN_FORCE}",
        ("amend", "18/KH-UBND", "2026-08-15", ""),
        (("5", FOREST, LESS_FOREST),),
    ),
    "lines among which one begins with the number of its target": Case(
        "Về việc điều chỉnh chỉ tiêu thi đua",
        "Điều 1. Điều chỉnh chỉ tiêu của Kế hoạch số 18/KH-UBND như sau:\n\n"
        f"1. {MORE_REVENUE}\n\n2. Chỉ tiêu số 5: {LESS_FOREST}\n\n"
        f"3. Bãi bỏ chỉ tiêu số 4.{IN_FORCE}",
        ("amend", "18/KH-UBND", "2026-08-15", ""),
        (
            ("1", REVENUE, MORE_REVENUE),
            ("5", FOREST, LESS_FOREST),
            ("4", "Gia đình văn hóa đạt 85% trở lên.", ""),
        ),
    ),
    "a target that is added": Case(
        "Bổ sung chỉ tiêu vào Kế hoạch số 18/KH-UBND",
        "Điều 1. Bổ sung chỉ tiêu vào Kế hoạch số 18/KH-UBND như sau:\n\n"
        f"6. Kết nạp 12 đảng viên.{IN_FORCE}",
        ("amend", "18/KH-UBND", "2026-08-15", ""),
        (("6", "", "Kết nạp 12 đảng viên."),),
    ),
    "new words in one paragraph, quoted with their number": Case(
        "Về việc điều chỉnh chỉ tiêu",
        f"Điều 1. Điều chỉnh chỉ tiêu 5 của Kế hoạch số 18/KH-UBND như sau: “5. {LESS_FOREST}”"
        f"{IN_FORCE}",
        ("amend", "18/KH-UBND", "2026-08-15", ""),
        (("5", FOREST, LESS_FOREST),),
    ),
    "new words below, quoted with their number": Case(
        "Về việc điều chỉnh chỉ tiêu",
        "Điều 1. Điều chỉnh các chỉ tiêu của Kế hoạch số 18/KH-UBND như sau:\n\n"
        f"1. Sửa đổi chỉ tiêu 1 như sau:\n\n“1. {MORE_REVENUE}”\n\n2. Sửa đổi chỉ tiêu 5 như "
        f"sau:\n\n“5) {LESS_FOREST}”{IN_FORCE}",
        ("amend", "18/KH-UBND", "2026-08-15", ""),
        (("1", REVENUE, MORE_REVENUE), ("5", FOREST, LESS_FOREST)),
    ),
    "targets that are added, quoted": Case(
        "Sửa đổi, bổ sung Kế hoạch số 18/KH-UBND",
        "Điều 1. Sửa đổi, bổ sung Kế hoạch số 18/KH-UBND như sau:\n\n1. Sửa đổi chỉ tiêu 5 như "
        f"sau: “{LESS_FOREST}”\n\n2. Bổ sung chỉ tiêu sau: “Kết nạp 12 đảng viên.”\n\n"
        "3. Bổ sung chỉ tiêu 7: “7. Xây mới 3 nhà văn hóa thôn.”\n\n4. Bổ sung các chỉ tiêu:\n\n"
        f"- Làm 4 km đường điện.\n\n- Mở 2 lớp dạy nghề.{IN_FORCE}",
        ("amend", "18/KH-UBND", "2026-08-15", ""),
        (
            ("5", FOREST, LESS_FOREST),
            ("6", "", "Kết nạp 12 đảng viên."),
            ("7", "", "Xây mới 3 nhà văn hóa thôn."),
            ("8", "", "Làm 4 km đường điện."),
            ("9", "", "Mở 2 lớp dạy nghề."),
        ),
    ),
    "a target that is abolished": Case(
        "Về việc bãi bỏ một chỉ tiêu",
        f"Điều 1. Bãi bỏ chỉ tiêu số 5 của Kế hoạch số 18/KH-UBND ngày 22/01/2026.{IN_FORCE}",
        ("amend", "18/KH-UBND", "2026-08-15", ""),
        (("5", FOREST, ""),),
    ),
    "more time": Case(
        "Về việc gia hạn thời gian thi đua",
        "Điều 1. Gia hạn thời gian thực hiện Kế hoạch số 18/KH-UBND đến hết ngày 31/12/2026."
        f"{IN_FORCE}",
        ("extend", "18/KH-UBND", "2026-08-15", "2026-12-31"),
    ),
    "more time in other words": Case(
        "Về việc kéo dài thời gian thi đua",
        "Điều 1. Kéo dài thời gian thực hiện phong trào thi đua tại Kế hoạch số 18/KH-UBND đến hết "
        f"tháng 3 năm 2027.{IN_FORCE}",
        ("extend", "18/KH-UBND", "2026-08-15", "2027-03"),
    ),
    "an end that is put off": Case(
        "Về việc lùi thời hạn kết thúc phong trào",
        "Điều 1. Lùi thời hạn kết thúc phong trào thi đua nêu tại Kế hoạch số 18/KH-UBND đến ngày "
        f"15/01/2027.{IN_FORCE}",
        ("extend", "18/KH-UBND", "2026-08-15", "2027-01-15"),
    ),
    "a figure from one value to another": Case(
        "Về việc điều chỉnh chỉ tiêu trồng rừng",
        "Điều 1. Điều chỉnh diện tích trồng rừng tại Kế hoạch số 18/KH-UBND từ 120 ha xuống còn "
        f"100 ha.{IN_FORCE}",
        ("amend", "18/KH-UBND", "2026-08-15", ""),
        (("5", FOREST, LESS_FOREST),),
    ),
    "a target that is lowered": Case(
        "Giảm chỉ tiêu",
        f"Điều 1. Giảm chỉ tiêu 5 Kế hoạch số 18/KH-UBND từ 120 xuống 100 ha.{IN_FORCE}",
        ("amend", "18/KH-UBND", "2026-08-15", ""),
        (("5", FOREST, LESS_FOREST),),
    ),
    "words instead of others": Case(
        "Sửa đổi Kế hoạch số 18/KH-UBND",
        "Điều 1. Sửa đổi Kế hoạch số 18/KH-UBND như sau:\n\n1. Thay cụm từ “12,45 tỷ đồng” tại "
        "chỉ tiêu 1 bằng cụm từ “13,2 tỷ đồng”.\n\n2. Thay cụm từ “120 ha” bằng “100 ha”."
        f"{IN_FORCE}",
        ("amend", "18/KH-UBND", "2026-08-15", ""),
        (("1", REVENUE, MORE_REVENUE), ("5", FOREST, LESS_FOREST)),
    ),
    "words that the plan does not have": Case(
        "Sửa đổi Kế hoạch số 18/KH-UBND",
        "Điều 1. Thay cụm từ “Phòng Kinh tế” bằng cụm từ “Phòng Nông nghiệp” tại Kế hoạch số "
        f"18/KH-UBND.{IN_FORCE}",
        ("amend", "18/KH-UBND", "2026-08-15", ""),
    ),
    "less time": Case(
        "Về việc rút ngắn thời gian thi đua",
        "Điều 1. Rút ngắn thời gian thực hiện Kế hoạch số 18/KH-UBND đến hết ngày 30/9/2026."
        f"{IN_FORCE}",
        ("shorten", "18/KH-UBND", "2026-08-15", "2026-09-30"),
    ),
    "less time, said of what the plan prints": Case(
        "Về việc điều chỉnh thời gian thi đua",
        "Điều 1. Điều chỉnh thời gian thực hiện Kế hoạch số 18/KH-UBND đến hết ngày 30/9/2026."
        f"{IN_FORCE}",
        ("shorten", "18/KH-UBND", "2026-08-15", "2026-09-30"),
    ),
    "more time, said of what the plan prints": Case(
        "Về việc điều chỉnh thời hạn",
        "Điều 1. Điều chỉnh thời hạn kết thúc Kế hoạch số 18/KH-UBND sang ngày 15/01/2027."
        f"{IN_FORCE}",
        ("extend", "18/KH-UBND", "2026-08-15", "2027-01-15"),
    ),
    "less time of a plan that the portal does not have": Case(
        "Về việc điều chỉnh thời gian",
        "Điều 1. Điều chỉnh thời gian kết thúc Kế hoạch số 77/KH-UBND từ ngày 31/12/2026 xuống "
        f"ngày 30/10/2026.{IN_FORCE}",
        ("shorten", "77/KH-UBND", "2026-08-15", "2026-10-30"),
    ),
    "another time of a plan of which nobody knows the end": Case(
        "Về việc điều chỉnh thời gian",
        f"Điều 1. Điều chỉnh thời gian Kế hoạch số 77/KH-UBND đến hết ngày 30/10/2026.{IN_FORCE}",
        ("amend", "77/KH-UBND", "2026-08-15", ""),
    ),
    "a plan whose time is changed, named first": Case(
        "Điều chỉnh thời hạn",
        "Điều 1. Kế hoạch số 18/KH-UBND được điều chỉnh thời hạn thực hiện đến hết tháng 9/2026."
        f"{IN_FORCE}",
        ("shorten", "18/KH-UBND", "2026-08-15", "2026-09"),
    ),
    "an early end": Case(
        "Kết thúc sớm phong trào thi đua",
        "Điều 1. Kết thúc sớm phong trào thi đua tại Kế hoạch số 18/KH-UBND vào ngày 30/9/2026."
        f"{IN_FORCE}",
        ("shorten", "18/KH-UBND", "2026-08-15", "2026-09-30"),
    ),
    "an early end since a day": Case(
        "Kết thúc sớm phong trào thi đua",
        "Điều 1. Kết thúc sớm việc thực hiện Kế hoạch số 18/KH-UBND kể từ ngày 01/10/2026."
        f"{IN_FORCE}",
        ("shorten", "18/KH-UBND", "2026-08-15", "2026-09-30"),
    ),
    "targets that are replaced in a plan that goes on": Case(
        "Sửa đổi, thay thế một số chỉ tiêu",
        "Điều 1. Sửa đổi, thay thế một số chỉ tiêu của Kế hoạch số 18/KH-UBND:\n\n"
        f"a) Thay thế chỉ tiêu số 5 bằng: “{LESS_FOREST}”\n\nb) Bỏ chỉ tiêu số 4.{IN_FORCE}",
        ("amend", "18/KH-UBND", "2026-08-15", ""),
        (("5", FOREST, LESS_FOREST), ("4", "Gia đình văn hóa đạt 85% trở lên.", "")),
    ),
    "a plan instead of another": Case(
        "Ban hành kế hoạch mới",
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch thi đua mới, thay cho Kế hoạch số "
        f"18/KH-UBND ngày 22/01/2026.{IN_FORCE}",
        ("replace", "18/KH-UBND", "2026-08-15", ""),
    ),
    "a plan in the place of another": Case(
        "Ban hành quy định mới về thi đua",
        "Điều 1. Quyết định này thay thế Kế hoạch số 18/KH-UBND ngày 22/01/2026 của Ủy ban nhân "
        f"dân xã.{IN_FORCE}",
        ("replace", "18/KH-UBND", "2026-08-15", ""),
    ),
    "the end": Case(
        "Về việc bãi bỏ kế hoạch",
        "Điều 1. Bãi bỏ Kế hoạch số 18/KH-UBND ngày 22/01/2026 của Ủy ban nhân dân xã.\n\n"
        "Điều 2. Quyết định này có hiệu lực thi hành từ ngày 01 tháng 10 năm 2026.",
        ("end", "18/KH-UBND", "2026-10-01", ""),
    ),
    "no more of it": Case(
        "Về việc dừng thực hiện phong trào thi đua",
        f"Điều 1. Dừng thực hiện Kế hoạch số 18/KH-UBND do ảnh hưởng của bão số 3.{IN_FORCE}",
        ("end", "18/KH-UBND", "2026-08-15", ""),
    ),
    "out of force": Case(
        "Về việc tổ chức lại các phong trào thi đua",
        "Điều 1. Kế hoạch số 18/KH-UBND ngày 22/01/2026 hết hiệu lực kể từ ngày 01/11/2026.",
        ("end", "18/KH-UBND", "2026-11-01", ""),
    ),
    "a pause": Case(
        "Về việc tạm dừng phong trào thi đua",
        "Điều 1. Tạm dừng thực hiện Kế hoạch số 18/KH-UBND từ ngày 20/8/2026 đến hết ngày "
        "30/9/2026 để phòng, chống dịch.",
        ("suspend", "18/KH-UBND", "2026-08-20", "2026-09-30"),
    ),
    "more time from the old end to the new one": Case(
        "Kéo dài thời gian thi đua",
        "Điều 1. Kéo dài thời gian thực hiện Kế hoạch số 18/KH-UBND từ ngày 30/11/2026 đến hết "
        f"ngày 31/12/2026.{IN_FORCE}",
        ("extend", "18/KH-UBND", "2026-08-15", "2026-12-31"),
    ),
    "it goes on from a day": Case(
        "Tiếp tục thực hiện phong trào thi đua",
        "Điều 1. Tiếp tục thực hiện Kế hoạch số 18/KH-UBND kể từ ngày 01/10/2026.",
        ("resume", "18/KH-UBND", "2026-10-01", ""),
    ),
    "a list of plans": Case(
        "Bãi bỏ một số văn bản",
        "Điều 1. Bãi bỏ các kế hoạch sau đây:\n\n1. Kế hoạch số 18/KH-UBND ngày 22/01/2026 về thi "
        f"đua.{IN_FORCE}",
        ("end", "18/KH-UBND", "2026-08-15", ""),
    ),
    "plans that are no longer in force": Case(
        "Công bố văn bản hết hiệu lực",
        "Điều 1. Công bố các văn bản sau đây hết hiệu lực kể từ ngày 01/9/2026:\n\na) Kế hoạch số "
        "18/KH-UBND ngày 22/01/2026;",
        ("end", "18/KH-UBND", "2026-09-01", ""),
    ),
    "a target that is no longer pursued": Case(
        "Bỏ chỉ tiêu",
        f"Điều 1. Không thực hiện chỉ tiêu 5 “Trồng mới 120 ha rừng” nêu tại Kế hoạch số "
        f"18/KH-UBND.{IN_FORCE}",
        ("amend", "18/KH-UBND", "2026-08-15", ""),
        (("5", FOREST, ""),),
    ),
    "a plan taken back": Case(
        "Thu hồi Kế hoạch",
        f"Điều 1. Thu hồi Kế hoạch số 18/KH-UBND ngày 22/01/2026.{IN_FORCE}",
        ("end", "18/KH-UBND", "2026-08-15", ""),
    ),
    "a target more in a place of the plan": Case(
        "Bổ sung chỉ tiêu",
        "Điều 1. Bổ sung vào mục IV Kế hoạch số 18/KH-UBND ngày 22/01/2026 chỉ tiêu sau đây:\n\n"
        f"“6. Xóa 25 nhà tạm.”{IN_FORCE}",
        ("amend", "18/KH-UBND", "2026-08-15", ""),
        (("6", "", "Xóa 25 nhà tạm."),),
    ),
    "a table of old and new figures": Case(
        "Về việc điều chỉnh chỉ tiêu thi đua",
        "Điều 1. Điều chỉnh các chỉ tiêu của Kế hoạch số 18/KH-UBND theo biểu sau:\n\n"
        "| TT | Nội dung | Đã giao | Điều chỉnh |\n| 5 | Trồng mới rừng | 120 ha | 100 ha |\n"
        "| 1 | Thu ngân sách nhà nước trên địa bàn | 12,45 tỷ đồng | 13,2 tỷ đồng |"
        f"{IN_FORCE}",
        ("amend", "18/KH-UBND", "2026-08-15", ""),
        (("5", FOREST, LESS_FOREST), ("1", REVENUE, MORE_REVENUE)),
    ),
    "a table with a column of units, and of differences": Case(
        "Về việc điều chỉnh chỉ tiêu thi đua",
        "Điều 1. Phê duyệt điều chỉnh chỉ tiêu của Kế hoạch số 18/KH-UBND:\n\n"
        "| TT | Chỉ tiêu | ĐVT | Kế hoạch giao | Sau điều chỉnh | Tăng, giảm |\n"
        f"| 1 | Diện tích trồng mới rừng | ha | 120 | 100 | -20 |{IN_FORCE}",
        ("amend", "18/KH-UBND", "2026-08-15", ""),
        (("5", FOREST, LESS_FOREST),),
    ),
    "misprints set right, the wrong words and the right ones below each other": Case(
        "V/v đính chính Kế hoạch số 18/KH-UBND",
        "Do sơ suất khi soạn thảo, Ủy ban nhân dân xã đính chính như sau:\n\nTại chỉ tiêu 5 đã in: "
        f"“{FOREST}”\n\nNay đính chính lại là: “{LESS_FOREST}”",
        ("amend", "18/KH-UBND", "2026-08-15", ""),
        (("5", FOREST, LESS_FOREST),),
    ),
    "targets that are given anew": Case(
        "Về việc giao lại chỉ tiêu",
        "Điều 1. Giao lại các chỉ tiêu đã giao tại Kế hoạch số 18/KH-UBND:\n\na) Chỉ tiêu 5: trồng "
        f"mới rừng từ 120 ha trở lên nâng lên 140 ha;{IN_FORCE}",
        ("amend", "18/KH-UBND", "2026-08-15", ""),
        (("5", FOREST, "Trồng mới 140 ha rừng."),),
    ),
    "a plan that only the title names": Case(
        "Về việc gia hạn thời gian thực hiện Kế hoạch số 18/KH-UBND",
        f"Điều 1. Gia hạn thời gian thực hiện Kế hoạch nêu trên đến hết ngày 20/12/2026.{IN_FORCE}",
        ("extend", "18/KH-UBND", "2026-08-15", "2026-12-20"),
    ),
    "more time for the campaign that a plan launched": Case(
        "Về thời gian phong trào thi đua",
        "Điều 1. Cho phép kéo dài thời gian phong trào thi đua ban hành theo Kế hoạch số "
        f"18/KH-UBND thêm 01 tháng, đến ngày 31/12/2026.{IN_FORCE}",
        ("extend", "18/KH-UBND", "2026-08-15", "2026-12-31"),
    ),
    "an end that is brought forward": Case(
        "Về việc hoàn thành sớm phong trào thi đua",
        "Điều 1. Đẩy sớm thời điểm kết thúc Kế hoạch số 18/KH-UBND từ ngày 30/11/2026 lên ngày "
        f"31/10/2026.{IN_FORCE}",
        ("shorten", "18/KH-UBND", "2026-08-15", "2026-10-31"),
    ),
    "a campaign that is put off until further notice": Case(
        "Về việc hoãn phong trào thi đua",
        "Điều 1. Hoãn các hoạt động thi đua theo Kế hoạch số 18/KH-UBND cho đến khi có thông báo "
        f"mới.{IN_FORCE}",
        ("suspend", "18/KH-UBND", "2026-08-15", ""),
    ),
    "a target that waits": Case(
        "Về việc dừng một chỉ tiêu",
        f"Điều 1. Tạm dừng thực hiện chỉ tiêu 5 của Kế hoạch số 18/KH-UBND.{IN_FORCE}",
        ("amend", "18/KH-UBND", "2026-08-15", ""),
    ),
    "a table of texts that are no longer in force": Case(
        "Công bố danh mục văn bản hết hiệu lực",
        "Điều 1. Công bố danh mục văn bản của xã hết hiệu lực từ ngày 01/01/2027:\n\n"
        "| TT | Loại | Số, ký hiệu | Ngày |\n| 1 | Kế hoạch | 18/KH-UBND | 22/01/2026 |",
        ("end", "18/KH-UBND", "2027-01-01", ""),
    ),
    "what follows when the new plan is in force": Case(
        "Ban hành kế hoạch",
        "Điều 1. Khi Quyết định này có hiệu lực thì Kế hoạch số 18/KH-UBND hết hiệu lực."
        f"{IN_FORCE}",
        ("end", "18/KH-UBND", "2026-08-15", ""),
    ),
    "a pause whose time stands in another article": Case(
        "Về việc tạm dừng Kế hoạch số 18/KH-UBND",
        "Điều 1. Tạm dừng thực hiện Kế hoạch số 18/KH-UBND.\n\nĐiều 2. Thời gian tạm dừng: từ ngày "
        "01/9 đến hết ngày 15/10/2026.\n\nĐiều 3. Quyết định này có hiệu lực kể từ ngày ký.",
        ("suspend", "18/KH-UBND", "2026-09-01", "2026-10-15"),
    ),
    "a pause in days without “ngày”": Case(
        "Về việc tạm dừng",
        f"Điều 1. Tạm dừng Kế hoạch số 18/KH-UBND từ 01/9/2026 đến 01/10/2026.{IN_FORCE}",
        ("suspend", "18/KH-UBND", "2026-09-01", "2026-10-01"),
    ),
    "a pause of some months": Case(
        "Về việc tạm ngừng phong trào thi đua",
        "Điều 1. Tạm ngừng tổ chức phong trào thi đua phát động tại Kế hoạch số 18/KH-UBND trong "
        f"thời gian 02 tháng kể từ ngày 01/9/2026.{IN_FORCE}",
        ("suspend", "18/KH-UBND", "2026-09-01", "2026-10-31"),
    ),
    "a pause of some days": Case(
        "Về việc tạm hoãn phong trào thi đua",
        "Điều 1. Kế hoạch số 18/KH-UBND tạm hoãn triển khai trong vòng 45 (bốn mươi) ngày kể từ "
        f"ngày 01/9/2026.{IN_FORCE}",
        ("suspend", "18/KH-UBND", "2026-09-01", "2026-10-15"),
    ),
    "a pause from the day of signing, in a decision in force later": Case(
        "Về việc tạm dừng Kế hoạch",
        "Điều 1. Tạm dừng thực hiện Kế hoạch số 18/KH-UBND kể từ ngày ký cho đến khi có văn bản "
        "mới.\n\nĐiều 2. Báo cáo kết quả trước ngày 15/9/2026.\n\nĐiều 3. Quyết định này có "
        "hiệu lực kể từ ngày 20/8/2026.",
        ("suspend", "18/KH-UBND", "2026-08-15", ""),
    ),
    "out of force for some time": Case(
        "Về việc ngưng hiệu lực Kế hoạch",
        "Điều 1. Ngưng hiệu lực thi hành Kế hoạch số 18/KH-UBND kể từ 00 giờ ngày 01/9/2026 cho "
        f"đến hết ngày 30/9/2026.{IN_FORCE}",
        ("suspend", "18/KH-UBND", "2026-09-01", "2026-09-30"),
    ),
    "a pause from a month": Case(
        "Về việc tạm dừng Kế hoạch",
        f"Điều 1. Tạm dừng Kế hoạch số 18/KH-UBND từ tháng 9/2026 đến hết tháng 10/2026.{IN_FORCE}",
        ("suspend", "18/KH-UBND", "2026-09-01", "2026-10"),
    ),
    "a plan that goes on, named first": Case(
        "Về việc tiếp tục thực hiện phong trào thi đua",
        "Điều 1. Phong trào thi đua theo Kế hoạch số 18/KH-UBND được tiếp tục triển khai trở lại "
        "từ ngày 15/9/2026.",
        ("resume", "18/KH-UBND", "2026-09-15", ""),
    ),
    "a decision in force some days after it is signed": Case(
        "Về việc hủy Kế hoạch",
        "Điều 1. Hủy Kế hoạch số 18/KH-UBND ngày 22/01/2026.\n\nĐiều 2. Quyết định có hiệu lực thi "
        "hành sau 10 ngày kể từ ngày ký.",
        ("end", "18/KH-UBND", "2026-08-25", ""),
    ),
    "no more of the campaign, named first": Case(
        "Về việc chấm dứt phong trào thi đua",
        "Điều 1. Phong trào thi đua ban hành kèm theo Kế hoạch số 18/KH-UBND chấm dứt thực hiện từ "
        f"ngày 30/9/2026.{IN_FORCE}",
        ("end", "18/KH-UBND", "2026-09-30", ""),
    ),
    "a plan that is replaced by the one added": Case(
        "Ban hành Kế hoạch thi đua",
        "Điều 1. Kế hoạch số 18/KH-UBND được thay thế bằng Kế hoạch ban hành kèm theo Quyết định "
        "này kể từ ngày 01/01/2027.",
        ("replace", "18/KH-UBND", "2027-01-01", ""),
    ),
    "one period instead of another": Case(
        "Điều chỉnh thời gian",
        "Điều 1. Điều chỉnh thời gian thực hiện Kế hoạch số 18/KH-UBND: từ ngày 22/01/2026 đến "
        f"ngày 30/11/2026 thành từ ngày 22/01/2026 đến ngày 28/02/2027.{IN_FORCE}",
        ("extend", "18/KH-UBND", "2026-08-15", "2027-02-28"),
    ),
    "more time, since a day and to the end of a quarter": Case(
        "Gia hạn phong trào thi đua",
        "Điều 1. Kể từ ngày 01/9/2026, gia hạn Kế hoạch số 18/KH-UBND đến hết quý I năm 2027.",
        ("extend", "18/KH-UBND", "2026-09-01", "2027-03"),
    ),
    "a plan that is amended as follows, named first": Case(
        "Về việc sửa đổi Kế hoạch",
        "Điều 1. Kế hoạch số 18/KH-UBND được sửa đổi, bổ sung như sau:\n\n1. Khoản 1 mục IV sửa "
        f"thành: “{MORE_REVENUE}”{IN_FORCE}",
        ("amend", "18/KH-UBND", "2026-08-15", ""),
        (("1", REVENUE, MORE_REVENUE),),
    ),
    "a new limit, said before the number": Case(
        "Điều chỉnh thời hạn",
        "Điều 1. Điều chỉnh thời hạn thực hiện Kế hoạch số 18/KH-UBND đến hết ngày 31/3/2027."
        f"{IN_FORCE}",
        ("extend", "18/KH-UBND", "2026-08-15", "2027-03-31"),
    ),
    "a plan that the portal does not have": Case(
        "Điều chỉnh Kế hoạch số 77/KH-UBND",
        "Điều 1. Điều chỉnh chỉ tiêu tại Kế hoạch số 77/KH-UBND như sau:\n\n"
        f"3. Số hộ đạt chuẩn: 250 hộ.{IN_FORCE}",
        ("amend", "77/KH-UBND", "2026-08-15", ""),
        (("3", "", "Số hộ đạt chuẩn: 250 hộ."),),
    ),
}

FALSE_FRIENDS = {
    "a plan after another": "Điều 1. Điều chỉnh cơ cấu cây trồng theo Kế hoạch số 18/KH-UBND.",
    "a law amended by another": "Điều 1. Thực hiện Kế hoạch số 18/KH-UBND; Nghị định số "
    "98/2023/NĐ-CP đã được sửa đổi, bổ sung tại Nghị định số 152/2025/NĐ-CP.",
    "money for it": "Điều 1. Bổ sung kinh phí để thực hiện Kế hoạch số 18/KH-UBND.",
    "it is denied": "Điều 1. Không thay thế, không điều chỉnh các chỉ tiêu của Kế hoạch số "
    "18/KH-UBND.",
    "who fails a target": "Điều 1. Tập thể không thực hiện chỉ tiêu 5 của Kế hoạch số 18/KH-UBND "
    "thì không xét khen thưởng.",
    "a list to be carried out": "Điều 1. Thực hiện các kế hoạch sau đây:\n\n1. Kế hoạch số "
    "18/KH-UBND.",
    "its time was changed before": "Điều 1. Thực hiện Kế hoạch số 18/KH-UBND đã được điều chỉnh "
    "thời gian tại Thông báo số 40/TB-UBND.",
    "an extension by another decision": "Điều 1. Tặng Giấy khen cho 03 tập thể xuất sắc trong thực "
    "hiện Kế hoạch số 18/KH-UBND (được gia hạn tại Quyết định số 62/QĐ-UBND).",
    "the title of an amendment": "Điều 1. Thực hiện Quyết định số 61/QĐ-UBND về việc điều chỉnh "
    "một số chỉ tiêu của Kế hoạch số 18/KH-UBND.",
    "what would follow": "Điều 1. Khi chỉ tiêu của Kế hoạch số 18/KH-UBND được điều chỉnh, bổ sung "
    "hoặc Kế hoạch hết hiệu lực thì chấm điểm lại.",
    "what would follow, with a comma": "Điều 1. Nếu sửa đổi, bổ sung Kế hoạch số 18/KH-UBND thì "
    "báo cáo Ủy ban nhân dân xã.",
    "a meeting of the campaign": "Điều 1. Lùi thời gian tổ chức hội nghị tổng kết phong trào thi "
    "đua theo Kế hoạch số 18/KH-UBND từ ngày 05/12/2026 sang ngày 20/12/2026.",
    "a board of the campaign": "Điều 1. Kiện toàn Ban Chỉ đạo phong trào thi đua thành lập theo Kế "
    "hoạch số 18/KH-UBND.",
    "it goes on": "Điều 1. Tiếp tục thực hiện Kế hoạch số 18/KH-UBND ngày 22/01/2026.",
}


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plans of the commune."""
    return write_commune(tmp_path_factory.mktemp("commune")).folder / "data" / "plans"


def draft(title: str, body: str, known: KnownLists, plans: Path) -> Draft:
    text = HEAD.format(title=title, body=body)
    manuscript = read_manuscript(text.encode(), ".txt")
    assert manuscript
    return draft_plan(manuscript, replace(known, plans=plans), date(2026, 8, 20))


def words(value: DraftedValue | None) -> str:
    return value.text if value else ""


@pytest.mark.parametrize("name", CASES)
def test_a_decision_is_recognised(name: str, known: KnownLists, plans: Path) -> None:
    """What it does to which plan, from which day; and the lines, with their old and new words."""
    case = CASES[name]
    made = draft(case.title, case.body, known, plans)
    (change,) = made.plan.changes
    told = (change.effect.text, change.number.text, change.from_.text, words(change.until))
    assert told == case.change
    assert words(change.plan) == (PLAN if case.change[1] == "18/KH-UBND" else "")
    lines = [(one.target.text, words(one.old), words(one.new)) for one in change.targets]
    assert tuple(lines) == case.targets
    assert change.text.text in case.body
    assert any(doubt.path == ("changes", 0) for doubt in made.doubts)
    assert made.plan.schedule.period is None or case.change[0] == "replace"


@pytest.mark.parametrize("name", FALSE_FRIENDS)
def test_what_only_names_a_plan_changes_nothing(name: str, known: KnownLists, plans: Path) -> None:
    """A document may speak of a plan without touching it."""
    made = draft("Về công tác thi đua", f"{FALSE_FRIENDS[name]}{IN_FORCE}", known, plans)
    assert made.plan.changes == ()


AMENDS = f"Điều 1. Sửa đổi Kế hoạch số 18/KH-UBND như sau:\n\na) {LESS_FOREST}\n\nb) "
LONGER = {
    "Gia hạn thời gian thực hiện Kế hoạch đến ngày 30/6/2027.": ("extend", "2027-06-30"),
    "Kéo dài đến 30/6/2027.": ("extend", "2027-06-30"),
    "Kéo dài thời gian thực hiện đến 30/6/2027;": ("extend", "2027-06-30"),
    "Lùi thời hạn kết thúc sang ngày 31/12/2026.": ("extend", "2026-12-31"),
    "Thời gian thực hiện: kéo dài đến hết quý II/2027.": ("extend", "2027-06"),
    "Phong trào thi đua được gia hạn tới ngày 31 tháng 3 năm 2027.": ("extend", "2027-03-31"),
    "Về thời gian: điều chỉnh từ “đến ngày 30/11/2026” thành “đến ngày 31/01/2027”.": (
        "extend",
        "2027-01-31",
    ),
    "Thời gian thực hiện: đến hết ngày 30/9/2026 (kết thúc sớm 02 tháng).": (
        "shorten",
        "2026-09-30",
    ),
    "Rút ngắn thời gian thực hiện phong trào, kết thúc vào ngày 31/10/2026.": (
        "shorten",
        "2026-10-31",
    ),
}
"""Points of a decision that amends targets too, and what they do to the whole plan."""


@pytest.mark.parametrize("point", LONGER)
def test_a_decision_that_amends_and_extends_tells_both(
    point: str, known: KnownLists, plans: Path
) -> None:
    """A point below the sentence with its number is of the same plan, and no target."""
    made = draft("Sửa đổi Kế hoạch số 18/KH-UBND", f"{AMENDS}{point}{IN_FORCE}", known, plans)
    told = [(one.effect.text, one.number.text, words(one.until)) for one in made.plan.changes]
    effect, until = LONGER[point]
    assert told == [("amend", "18/KH-UBND", ""), (effect, "18/KH-UBND", until)]
    assert [line.target.text for line in made.plan.changes[0].targets] == ["5"]


@pytest.mark.parametrize(
    "point",
    [
        "Lùi thời gian nộp báo cáo tổng kết đến ngày 15/12/2026.",
        "Xây nhà văn hóa. Kéo dài thời gian thực hiện đến 30/6/2027.",
        "Điều chỉnh thời gian thực hiện đến hết ngày 30/11/2026.",
    ],
)
def test_another_time_of_who_knows_what_is_a_doubt(
    point: str, known: KnownLists, plans: Path
) -> None:
    """The time of a report is not that of the plan; nor is the same end another time."""
    made = draft("Sửa đổi Kế hoạch số 18/KH-UBND", f"{AMENDS}{point}{IN_FORCE}", known, plans)
    assert [one.effect.text for one in made.plan.changes] == ["amend"]
    (why,) = [one.why for one in made.doubts if one.path == ("changes",)]
    assert "một thời hạn mới" in why


def test_points_with_effects_of_their_own_end_a_list_of_added_targets(
    known: KnownLists, plans: Path
) -> None:
    """“3. Bổ sung chỉ tiêu …”, “4. Kéo dài …”, “Điều 2. Bãi bỏ Kế hoạch số 25 …”."""
    body = (
        "Điều 1. Sửa đổi, bổ sung Kế hoạch số 18/KH-UBND như sau:\n\n3. Bổ sung chỉ tiêu: “Kết "
        "nạp 12 đảng viên.”\n\n4. Kéo dài đến 30/6/2027.\n\nĐiều 2. Bãi bỏ Kế hoạch số 25/KH-UBND "
        "kể từ ngày 01/9/2026."
    )
    made = draft("Sửa đổi Kế hoạch số 18/KH-UBND", body, known, plans)
    told = {(one.effect.text, one.number.text, len(one.targets)) for one in made.plan.changes}
    assert told == {
        ("amend", "18/KH-UBND", 1),
        ("extend", "18/KH-UBND", 0),
        ("end", "25/KH-UBND", 0),
    }


def test_a_day_that_was_counted_is_said(known: KnownLists, plans: Path) -> None:
    """The document does not print it: staff look, and write how it was counted."""
    case = CASES["a pause of some months"]
    made = draft(case.title, case.body, known, plans)
    (why,) = [one.why for one in made.doubts if one.path == ("changes", 0)]
    assert "do máy tính" in why and "`note`" in why


def test_two_plans_named_together_are_both_changed(known: KnownLists, plans: Path) -> None:
    """“Bãi bỏ Kế hoạch số 18/KH-UBND … và Kế hoạch số 07/KH-THCS …”, not one that they follow."""
    body = (
        "Điều 1. Bãi bỏ Kế hoạch số 18/KH-UBND ngày 22/01/2026 của Ủy ban nhân dân xã và Kế hoạch "
        f"số 05/KH-UBND ngày 02/02/2026, thực hiện Kế hoạch số 08/KH-UBND của tỉnh.{IN_FORCE}"
    )
    made = draft("Bãi bỏ các kế hoạch", body, known, plans)
    told = [(one.effect.text, one.number.text) for one in made.plan.changes]
    assert told == [("end", "18/KH-UBND"), ("end", "05/KH-UBND")]


def test_lines_of_an_amendment_are_no_targets_of_its_own(known: KnownLists, plans: Path) -> None:
    """A table of old and new figures would look like a table of targets."""
    case = CASES["a table of old and new figures"]
    made = draft(case.title, case.body, known, plans)
    assert made.plan.body.targets is None
    assert "Trồng mới rừng" in str(made.plan.body.sections)


def test_an_end_that_is_counted_from_that_of_the_plan_is_proposed(
    known: KnownLists, plans: Path
) -> None:
    """“Gia hạn … thêm 01 tháng”: the day, and from what it was counted; never in silence."""
    body = f"Điều 1. Gia hạn Kế hoạch số 18/KH-UBND thêm 03 tháng.{IN_FORCE}"
    made = draft("Về việc gia hạn Kế hoạch số 18/KH-UBND", body, known, plans)
    (change,) = made.plan.changes
    assert words(change.until) == "2027-02-28"
    assert "Kế hoạch số 18/KH-UBND" in [one.text.text for one in made.plan.citations.citations]
    (why,) = [one.why for one in made.doubts if one.path == ("changes", 0)]
    assert "từ hạn cũ là 30/11/2026, “thêm 03 tháng”" in why and "`note`" in why


ARTICLES = "Điều 1. Bãi bỏ Kế hoạch số 25/KH-UBND.\n\nĐiều 2. {}\n\nĐiều 3. Có hiệu lực từ ngày ký."


@pytest.mark.parametrize(("article", "told"), [
    (
        f"Gia hạn Kế hoạch số 18/KH-UBND đến ngày 31/12/2026. Bãi bỏ chỉ tiêu “{FOREST}”.",
        [("extend", ""), ("amend", f"5 {FOREST} →")],
    ),
    (
        "Gia hạn Kế hoạch số 18/KH-UBND đến ngày 31/12/2026.\n\nĐiều chỉnh chỉ tiêu số 5 như "
        f"sau: “{LESS_FOREST}”",
        [("extend", ""), ("amend", f"5 {FOREST} → {LESS_FOREST}")],
    ),
    (
        f"Điều chỉnh chỉ tiêu số 5 Kế hoạch số 18/KH-UBND thành: “{LESS_FOREST}”.\n\n"
        "Gia hạn thời gian thực hiện Kế hoạch đến ngày 31/12/2026.",
        [("amend", f"5 {FOREST} → {LESS_FOREST}"), ("extend", "")],
    ),
    (
        "Điều chỉnh Kế hoạch số 18/KH-UBND như sau:\n\n1. Thời gian thực hiện: đến hết ngày "
        f"31/12/2026.\n\n2. Mục tiêu: Chỉ tiêu số 5 sửa thành “{LESS_FOREST}”",
        [("amend", f"5 {FOREST} → {LESS_FOREST}"), ("extend", "")],
    ),
])  # fmt: skip
def test_what_an_article_says_without_a_number_is_of_its_plan(
    article: str, told: list[tuple[str, str]], known: KnownLists, plans: Path
) -> None:
    """Another plan stands in another article; labels of points are no headings of the decision."""
    made = draft("Về việc điều chỉnh các kế hoạch", ARTICLES.format(article), known, plans)
    changes = [
        (
            one.effect.text,
            "; ".join(
                f"{line.target.text} {words(line.old)} → {words(line.new)}".strip()
                for line in one.targets
            ),
        )
        for one in made.plan.changes
        if one.number.text == "18/KH-UBND"
    ]
    assert changes == told
    assert [one.number.text for one in made.plan.changes].count("25/KH-UBND") == 1
    assert made.plan.schedule.period is None


def test_a_replacing_plan_adds_its_own_targets(known: KnownLists, plans: Path) -> None:
    """“Bổ sung chỉ tiêu …” in a plan that replaces another changes nothing of that one."""
    body = (
        "I. CHỈ TIÊU\n\n1. Trồng mới 90 ha rừng.\n\nII. THỰC HIỆN\n\n1. Bổ sung chỉ tiêu “Kết nạp "
        "12 đảng viên” khi được giao.\n\n2. Kế hoạch này thay thế Kế hoạch số 18/KH-UBND."
    )
    made = draft("Thi đua năm 2027", body, known, plans)
    assert [one.effect.text for one in made.plan.changes] == ["replace"]


def test_what_is_missing_is_said(known: KnownLists, plans: Path) -> None:
    """A new end without its day, and a title whose change stands in no sentence."""
    bodies = {
        "`until`": f"Điều 1. Gia hạn Kế hoạch số 18/KH-UBND thêm vài tháng.{IN_FORCE}",
        "Tên văn bản nói gia hạn văn bản số 18/KH-UBND": f"Điều 1. Làm như biên bản.{IN_FORCE}",
    }
    for why, body in bodies.items():
        made = draft("Về việc gia hạn Kế hoạch số 18/KH-UBND", body, known, plans)
        assert [why in one.why for one in made.doubts if one.path[0] == "changes"] == [True], why


def test_an_amendment_without_lines_is_a_doubt(known: KnownLists, plans: Path) -> None:
    """Whoever reviews it learns that the lines are still to be written."""
    body = f"Điều 1. Điều chỉnh diện tích trồng rừng tại Kế hoạch số 18/KH-UBND.{IN_FORCE}"
    made = draft("Điều chỉnh Kế hoạch", body, known, plans)
    assert [one.targets for one in made.plan.changes] == [()]
    (why,) = [doubt.why for doubt in made.doubts if doubt.path == ("changes", 0)]
    assert "chưa đọc ra chỉ tiêu nào được sửa" in why


def test_a_lasting_name_does_not_break_off(known: KnownLists, plans: Path) -> None:
    """It ends where a clause ends; what does not fit is left out whole."""
    title = "Về việc điều chỉnh một số chỉ tiêu của Kế hoạch số 18/KH-UBND"
    assert draft(title, f"Điều 1. Điều chỉnh.{IN_FORCE}", known, plans).id.endswith(
        "-2026-dieu-chinh-chi-tieu"
    )


def test_a_sentence_on_another_plan_is_no_target(known: KnownLists, plans: Path) -> None:
    """A line “This plan replaces …” at the end of a list of targets stands apart from them."""
    list_ = "I. CHỈ TIÊU\n\n1. Trồng mới 90 ha rừng.\n\n2. Kết nạp 12 đảng viên.\n\n3. {}"
    replaces = "Kế hoạch này thay thế Kế hoạch số 18/KH-UBND ngày 22/01/2026."
    made = draft("Thi đua năm 2027", list_.format(replaces), known, plans)
    targets = made.plan.body.targets
    assert targets and [len(target.text.text) > 0 for target in targets.items] == [True, True]
    assert [section.text.text for section in made.plan.body.sections] == [f"3. {replaces}"]
    assert [change.effect.text for change in made.plan.changes] == ["replace"]


def test_the_new_end_of_a_plan_is_no_deadline(known: KnownLists, plans: Path) -> None:
    """Nobody has to do a thing by the day to which a decision extends a plan."""
    case = CASES["more time"]
    assert draft(case.title, case.body, known, plans).plan.schedule.deadlines == ()


def test_the_plan_of_the_portal_that_is_answered_is_found(known: KnownLists, plans: Path) -> None:
    """By number, body and day; a plan of another body with the same number is not it."""
    lead = "Thực hiện Kế hoạch số 18/KH-UBND ngày {} của Ủy ban nhân dân xã Thượng Sơn về thi đua."
    for day, plan in (("22/01/2026", PLAN), ("23/01/2026", "")):
        body = f"{lead.format(day)}\n\nI. CHỈ TIÊU\n\n1. Trồng mới 1 ha rừng."
        text = HEAD.format(title="Thi đua", body=body).replace("THƯỢNG SƠN", "HẠ SƠN")
        manuscript = read_manuscript(re.sub(r"Căn cứ.*\n", "", text).encode(), ".txt")
        lists, _ = read_known_lists(plans.parent.parent)
        assert manuscript and lists
        answered = draft_plan(manuscript, lists, date(2026, 8, 20)).plan.citations.responds_to
        assert answered
        assert words(answered.plan) == plan


def test_a_plan_that_is_changed_or_the_bodys_own_is_not_answered(
    known: KnownLists, plans: Path
) -> None:
    """A decision rests on the plan that it amends; a plan rests on that of the year before."""
    rests = "Căn cứ Kế hoạch số {} ngày 22/01/2026 của {} về phong trào thi đua năm 2026;\n\n{}"
    raised = f"Điều 1. Sửa đổi Kế hoạch số 18/KH-UBND: “{FOREST}” thành “{LESS_FOREST}”."
    targets = "I. CHỈ TIÊU\n\n1. Trồng mới 1 ha rừng."
    for number, body, rest, answered in (
        ("18/KH-UBND", "Ủy ban nhân dân huyện", raised, ""),
        ("17/KH-UBND", "Ủy ban nhân dân xã", targets, ""),
        ("17/KH-UBND", "UBND xã Thượng Sơn", targets, ""),
        ("17/KH-UBND", "Ủy ban nhân dân tỉnh", targets, "17/KH-UBND"),
    ):
        plan = draft("Thi đua năm 2026", rests.format(number, body, rest), known, plans).plan
        found = plan.citations.responds_to
        assert (found.number.text if found else "") == answered, (body, plan.changes)


CORRECTIONS = {
    "ĐÍNH CHÍNH": (
        "Do sơ suất, Ủy ban nhân dân xã đính chính Kế hoạch số 18/KH-UBND như sau:\n\n"
        f"Chỉ tiêu 5 đã in “{FOREST[:-1]}”, nay đính chính là “{LESS_FOREST[:-1]}”.",
        [("5", FOREST, LESS_FOREST[:-1])],
    ),
    "BẢN ĐÍNH CHÍNH": (
        f"Tại mục IV, chỉ tiêu 5 đã in: “{FOREST}”\n\nNay đính chính lại là: “{LESS_FOREST}”",
        [("5", FOREST, LESS_FOREST)],
    ),
}


@pytest.mark.parametrize("kind", CORRECTIONS)
def test_a_correction_is_a_type_of_its_own(kind: str, known: KnownLists, plans: Path) -> None:
    """It is no body called “… Đính chính”, and what it corrects is proposed or doubted."""
    body, targets = CORRECTIONS[kind]
    head, _, _ = HEAD.partition("QUYẾT ĐỊNH")
    end = HEAD[HEAD.index("\n\nNơi nhận:") :]
    text = f"{head}{kind}\nKế hoạch số 18/KH-UBND ngày 22/01/2026\n\n{body}{end}"
    manuscript = read_manuscript(text.encode(), ".txt")
    assert manuscript
    draft = draft_plan(manuscript, replace(known, plans=plans), date(2026, 8, 20))
    document = draft.plan.document
    assert document.doc_type.text == "dinh_chinh"
    assert document.issuer.text.endswith("-thuong-son")
    assert document.header.title.text == "Kế hoạch số 18/KH-UBND ngày 22/01/2026"
    (change,) = draft.plan.changes
    assert (change.effect.text, change.number.text) == ("amend", "18/KH-UBND")
    lines = [(one.target.text, words(one.old), words(one.new)) for one in change.targets]
    assert lines == targets
