"""Sentences, lines and small tables of documents, each with what drafting reads out of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from drafts import drafted
from tables import compare_table
from test_target_tables import entries
from thidua.attachments.text.model import Manuscript, PageColumn, Paragraph, TextPlace
from thidua.authoring.drafting import landmarks, spans
from thidua.authoring.drafting.campaign import read_campaign
from thidua.authoring.drafting.ending import read_ending
from thidua.authoring.drafting.ending_lines import EndingLine
from thidua.authoring.drafting.entries import take_apart
from thidua.authoring.drafting.header import read_header
from thidua.authoring.drafting.occasions import find_occasions
from thidua.authoring.drafting.outline import Outline, cut_outline
from thidua.authoring.drafting.recognised import mend_manuscript
from thidua.authoring.drafting.responsibilities import find_units, split_unit_names
from thidua.authoring.drafting.schedule import read_schedule
from thidua.authoring.drafting.sections import OutlineSection
from thidua.authoring.drafting.table_rows import cut_tables
from thidua.authoring.drafting.targets import find_run_of_targets, read_targets
from thidua.authoring.drafting.topics import FieldGuesser
from thidua.authoring.known_lists import KnownLists
from thidua.authoring.newplan.starting import start_plan
from thidua.authoring.results import word_doubts
from thidua.authoring.results.report_tables import find_report_columns, read_told_rows
from thidua.authoring.results.report_unit_tables import (
    read_unit_columns,
    with_head_of_units,
)
from thidua.authoring.results.table_captions import read_caption
from thidua.authoring.values import Certainty, DraftedPart, list_values
from thidua.figures import read


def paragraphs(text: str) -> list[Paragraph]:
    """A paragraph for each line: ``*`` makes it bold, ``<`` puts it into the left half."""
    made = []
    for at, line in enumerate(text.strip().split("\n"), 1):
        column = PageColumn.LEFT if "<" in line[:2] else PageColumn.WHOLE
        label = "-" if line.startswith("- ") else ""
        words = line.lstrip("*<").removeprefix("- ").strip()
        bold = line.startswith("*")
        place = TextPlace(None, at)
        made.append(Paragraph(words, place, label=label, bold=bold, centred=bold, column=column))
    return made


def tell(part: DraftedPart) -> Iterator[str]:
    """Each value of a record with its path and how sure it is."""
    for path, value in list_values(part):
        sure = "" if value.certainty is Certainty.SURE else "?"
        place = value.place.paragraph if value.place else "-"
        yield f"{'.'.join(map(str, path))}={value.text}{sure} @{place}"


ASSIGNED = (
    "Phòng Nội vụ chủ trì, phối hợp với Phòng Văn hóa, Công an xã theo dõi.",
    "Phòng Nội vụ: theo dõi.", ":Phòng Nội vụ theo dõi", "Phòng Nội vụ", "Theo dõi việc này.",
    "Đề nghị Ủy ban Mặt trận Tổ quốc và các đoàn thể vận động.",
    "Đề nghị Hội Nông dân phối hợp với Hội Phụ nữ vận động.", "Giao Phòng Kinh tế chủ trì.",
    "Giao cho Công an xã tuần tra.", "Yêu cầu các thôn: họp dân.",
    "Trân trọng đề nghị Hội Nông dân quan tâm.",
    "Căn cứ kế hoạch này, các cơ quan, đơn vị xây dựng kế hoạch.",
    "Thủ trưởng các phòng, ban, các ngành chỉ đạo.",
    "Thủ trưởng các phòng, ban; các thôn chỉ đạo.", "Phòng Nội vụ (cơ quan thường trực) tổng hợp.",
    "Phòng Nội vụ - Cơ quan thường trực: tổng hợp.", "Phòng Nội vụ giúp Ủy ban nhân dân theo dõi.",
    "Phòng Nội vụ tham mưu cho Chủ tịch xã.", "Phòng Nội vụ phối hợp với Công an xã giúp Ủy ban.",
    "Phòng Nội vụ chủ trì; Trung tâm Văn hóa phối hợp đẩy mạnh.",
    "Ủy ban kiểm tra Đảng ủy theo dõi.", "Ban quản lý chợ thu gom rác.",
    "Trung tâm Tư vấn, hỗ trợ hợp tác xã: mở lớp.", "Phòng Nội vụ (theo dõi chung): tổng hợp.",
    "Phòng Nội vụ (theo dõi chung) tổng hợp.", "Các thôn ngày 20/12/2026 báo cáo.",
    "Công an xã, Trạm Y tế, giáo viên, phòng Văn hóa tuyên truyền.",
    "HĐND và UBND xã chỉ đạo.", "Hội Nông dân và các chi hội vận động.",
    "Phòng Nội vụ phối hợp, theo dõi.", "Phòng Nội vụ phối hợp chặt chẽ với các thôn. Báo cáo.",
    "Tổ chức thành viên vận động.", "Phòng Nội vụ tổ chức hội thi.",
    "Hội viên " + "rất tốt " * 16 + "tham gia.", "Công đoàn.", "Bưu điện chạy nhanh: gửi thư.",
    "Thực hiện kế hoạch, Phòng Nội vụ: a. Phối hợp với b.",
    "Phòng Nội vụ (để theo dõi): giúp Ủy ban.", "Phòng Nội vụ: giúp Ủy ban.",
)  # fmt: skip
CELLS = ("Phòng Nội vụ; Công an xã", "Phòng Nội vụ, các thôn\nTrạm Y tế.", "Xã A, B và C", "",
         "thôn Một; thôn Hai", "Công an xã, phòng Văn hóa")  # fmt: skip


def tell_units() -> Iterator[str]:
    """Units that a paragraph gives tasks to, with their roles."""
    for text in ASSIGNED:
        found = find_units(text)
        units = [f"{unit.name} ({unit.role})" for unit in found.units]
        yield f"{text[:80]}: {units} {found.is_sure} {found.list_odd() or ''}"
    for words in CELLS:
        yield f"{words!r}: {split_unit_names(words)}"


PERIODS = (
    "Từ ngày 15/11 đến ngày 28/02/2025",
    "Từ 15/11/2024 đến hết 28/02",
    "từ ngày 1 đến ngày 15/6/2026",
    "từ 1 đến 15/6, năm 2026",
    "Bắt đầu từ 1/3/2026 đến 1/6/2026",
    "Từ tháng 9 đến tháng 5/2025",
    "Từ tháng 9/2024 đến tháng 5/2025",
    "từ ngày 1/3/2026 đến năm 2027",
    "từ tháng 3/2026 đến năm 2028",
    "từ nay đến 31/12/2026",
    "từ nay đến hết tháng 6/2026",
    "từ khi phát động đến năm 2026",
    "từ ngày 1/3/2026 đến khi kết thúc mùa vụ",
    "từ đầu năm 2026 đến 30/6",
    "từ đầu năm đến 30/6/2026",
    "từ đầu năm 2026 đến năm 2027",
    "năm học 2025-2026",
    "năm học 2025 - 2026 đến hết năm học 2027 - 2028",
    "giai đoạn 2026-2030",
    "5 năm (2026-2030)",
    "quý I/2026",
    "quý I và quý III/2026",
    "quý 4 năm 2026",
    "quý IV/2025 - quý I/2026",
    "từ nay đến hết quý II/2026",
    "đến hết quý II/2026",
    "6 tháng đầu năm 2026",
    "6 tháng cuối năm 2026",
    "3 tháng cuối năm 2026",
    "tháng 5, 6/2026",
    "tháng 5 - tháng 7/2026",
    "tháng 5/2026",
    "từ tháng 5/2026",
    "từ ngày 5/5/2026",
    "Phát động: ngày 5/5/2026",
    "đến 30/6/2026",
    "kết thúc trước 30/6, năm 2026",
    "đến năm 2027",
    "đến tháng 6/2026",
    "Năm 2026",
    "từ đầu quý",
    "31/02/2026",
    "từ 31/02/2026 đến 30/4/2026",
    "Cả năm",
    "7 giờ 30 phút ngày 5/5/2026",
    "từ 1-1,5 tấn",
    "từ 5.5.2026 đến 6.6.2026",
    "tháng 13/2026",
    "từ 1/3 đến 1/6, năm 2026 và năm 2027",
)
TITLES = ("THI ĐUA NĂM 2026", "Thi đua 6 tháng cuối năm 2026", "Thi đua quý I/2026",
          "GIAI ĐOẠN 2026 - 2030", "Năm học 2025-2026", "Thi đua yêu nước")  # fmt: skip
PHASES = (
    "Đợt 1: từ ngày 1/3 đến 1/6/2026",
    "Thi đua; đợt 1: từ 1/3/2026; đợt 2: từ 1/7/2026.",
    "Đợt 1 từ 1/3/2026. Đợt 2 từ 1/7/2026",
    "Chia thành Đợt 1 từ 1/3/2026",
    "Giai đoạn I: tháng 5/2026",
    "Giai đoạn một – trong quý II/2026",
    "Học kỳ 2: quý 1/2026",
    "Đợt 1: mở lớp",
    "Cao điểm: từ 1/3/2026 đến 1/5/2026",
    "Tháng cao điểm, từ 1/3 đến 1/5/2026",
    "Cao điểm: mở lớp",
    "Thời gian cao điểm (từ ngày 1/3/2026 đến 1/5/2026)",
)
PEAKS = (
    "Từ 1/1/2026 đến 31/12/2026, tập trung tháng cao điểm từ 1/5/2026 đến 1/6/2026.",
    "Năm 2026, trong đó cao điểm từ 1/5/2026 đến 1/6/2026; kết thúc 31/12.",
    "Tập trung cao điểm từ 1/5/2026 đến 1/6/2026.",
    "Năm 2026, tập trung từ 1/5/2026 đến 1/6/2026",
    "Năm 2026, cao điểm tháng 5",
)


def tell_spans() -> Iterator[str]:
    """Ends of periods, years of titles, phases and peaks."""
    for words in PERIODS:
        ends = spans.read_ends(words, take_apart(Paragraph(words, TextPlace(None, 1))))
        told = [f"{end.text}{'?' * (end.certainty is not Certainty.SURE)}" if end else "-"
                for end in ends]  # fmt: skip
        inside = "".join(str(int(spans.is_in_span(words, at))) for at in range(0, len(words), 4))
        yield f"{words}: {' '.join(told)} | {spans.count_points(words)} {inside}"
    for title in TITLES:
        yield f"{title}: {spans.find_years(title)}"
    for text in PHASES:
        listed = [*spans.list_phases(text), "|", *spans.list_peaks(text)]
        yield f"{text}: {[one if isinstance(one, str) else tuple(one) for one in listed]}"
    for words in PEAKS:
        yield f"{words}: {spans.split_peaks(words)}"


CELEBRATED = (
    "chào mừng 80 năm Quốc khánh (02/9/1945 - 02/9/2025), Đại hội đại biểu Đảng bộ xã lần thứ I.",
    "Chào mừng Đại hội.", "chào mừng Đại hội Đảng.", "chào mừng Đại hội Đảng bộ.",
    "kỷ niệm 10 năm thành lập.", "kỷ niệm 10 năm Ngày thành lập xã (2016 - 2026) và 5 năm khác.",
    "kỷ niệm các ngày lễ lớn của xã", "chào mừng các ngày lễ lớn trong năm, của tỉnh",
    "tiến tới Đại hội Thi đua yêu nước đã thành công", "mừng Đảng, mừng Xuân Bính Ngọ 2026",
    "Đại hội các cấp tiến tới Đại hội Đảng toàn quốc",
    "chào mừng Đại hội Đảng bộ các cấp tiến tới Đại hội Đảng toàn quốc lần thứ XIV",
    "chào mừng bầu cử đại biểu Quốc hội khóa XVI và đại biểu HĐND các cấp, nhiệm kỳ 2026-2031",
    "kỷ niệm Ngày toàn dân phòng, chống ma túy (26/6)", "hưởng ứng Ngày Môi trường thế giới",
    "kỷ niệm 50 năm Ngày giải phóng miền Nam, thống nhất đất nước (30/4/1975)",
    "chào mừng Đại hội A (31/02/2026), gắn với kỷ niệm 20 năm Ngày truyền thống",
    "kỷ niệm 70 năm Ngày A, B (1/1/1956), và đặc biệt là Ngày thành lập Đảng như sau:",
    "chào mừng Quốc khánh", "kỷ niệm lần thứ 80 năm Cách mạng Tháng Tám",
)  # fmt: skip


def tell_occasions() -> Iterator[str]:
    """Occasions of a sentence: their names, quotes and days."""
    for text in CELEBRATED:
        yield text
        for one in find_occasions(text):
            yield f"= {one.name} | {one.text} | {' '.join(map(str, one.days))}"


HEAD = """<ỦY BAN NHÂN DÂN
<XÃ MẪU
<Số: 1/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Mẫu, ngày 5 tháng 3 năm 2026
"""
TYPES = ("Kế hoạch", "Chỉ thị", "Quyết định", "Báo cáo")
TITLE = "Phát động thi đua năm 2026"


def cut(body: str, title: str = TITLE) -> Outline:
    text = f"{HEAD}KẾ HOẠCH\n{title}\n{body.strip()}\nNơi nhận:\n- Lưu: VT."
    return cut_outline(Manuscript(tuple(paragraphs(text))), TYPES)


CAMPAIGNS = (
    "Thực hiện phong trào “Xã Mẫu vươn lên” do Thủ tướng Chính phủ phát động, xã thi đua:",
    "Hưởng ứng đợt do Hội Nông dân phát động, xã có phong trào “Một” và “Hai”:",
    "Phong trào “Một” của xã. Hưởng ứng đợt do Hội Nông dân phát động:",
    "Phong trào “Một” do Chủ tịch nước phát động; phong trào “Một”, “hai” và “Ba”:",
    "UBND xã Mẫu phát động. Ủy ban nhân dân tỉnh Mẫu yêu cầu phát động. Của UBND xã phát động:",
    "Phong trào với chủ đề “A”; phong trào thi đua “B” do UBND xã phát động:",
    "Phong trào toàn dân bảo vệ an ninh Tổ quốc do Bộ Công an phát động:",
    "Phong trào " + "“" + "dài " * 51 + "”:",
    "phong trào “(A)”, “B”:",
    "I. CHỦ ĐỀ\nChủ đề thi đua: “Vươn lên”.\nII. NỘI DUNG\n1. Trồng cây",
    "I. CHỦ ĐỀ\nVươn lên cùng đất nước.\nII. NỘI DUNG\n1. Trồng cây",
    "I. NỘI DUNG\n1. Trồng cây với chủ đề: Xanh hơn, cụ thể là trồng.\n2. Khác",
    "I. NỘI DUNG\n1. Đợt 1: chủ đề “Xanh”\n2. Chủ đề “Sạch”, phương châm hành động: “Nhanh”",
    "I. NỘI DUNG\n1. Xây dựng chủ đề hằng năm\n2. Khẩu hiệu: “Nhanh”; khẩu hiệu “Hay”",
    "I. NỘI DUNG\n1. Chủ đề năm học mới\n2. Phòng Nội vụ (Cơ quan Thường trực) theo dõi",
    "I. NỘI DUNG\n1. Công an xã là đơn vị thường trực\n2. Ban Văn hóa - bộ phận thường trực",
)
NAMED = ("Phát động đợt thi đua cao điểm đặc biệt", "Nước rút 90 ngày đêm", "Thi đua nước rút")


def tell_campaigns() -> Iterator[str]:
    """Themes, mottoes, movements and who launches."""
    for body, title in [*((body, TITLE) for body in CAMPAIGNS), *(("A:", one) for one in NAMED)]:
        found = read_campaign(cut(body, title), title)
        yield f"{body[:90]!r} {'' if title == TITLE else title}"
        yield from (f"= {line[:160]}" for line in tell(found.part))
        yield from (f"? {'.'.join(map(str, one.path))} {one.why}" for one in found.doubts)


SCHEDULES = (
    "I. THỜI GIAN\nTừ ngày 1/3/2026 đến 30/11/2026; tổng kết trước 15/12/2026.",
    "I. THỜI GIAN\nNăm 2026, trong đó có hai đợt:\nĐợt 1: từ 1/3/2026 đến 1/5/2026"
    "\nĐợt 2: từ 1/7/2026 đến 1/9/2026",
    "I. THỜI GIAN\nNăm 2026, chia hai đợt:\nĐợt 1: từ 1/3/2026 đến 1/5/2026"
    "\nĐợt 2: từ 1/7/2026 đến 1/9/2026",
    "I. THỜI GIAN\nĐợt 1: từ 1/3/2026 đến 1/5/2026\nĐợt 2: mở lớp từ 1/7",
    "I. THỜI GIAN\nNgày 1/3/2026 và tháng 5, quý IV", "I. THỜI GIAN\nTừ 1/3/2026, quý IV",
    "I. THỜI GIAN\nNăm 2026 và những năm tiếp theo", "I. THỜI GIAN\nSẽ báo sau",
    "I. THỜI GIAN\nĐến 30/11/2026, quý I",
    "I. NỘI DUNG\n1. Trồng cây\n2. Thời gian: từ 1/3/2026 đến 1/5/2026",
    "I. NỘI DUNG\n1. Trồng cây\n2. Thời gian nộp báo cáo: 1/3/2026",
    "I. NỘI DUNG\n1. Trồng cây\n2. Thời hạn 1/3/2026", "I. NỘI DUNG, THỜI GIAN\n1. Phát động từ "
    "1/3/2026 đến 1/5/2026\n2. Khác", "I. NỘI DUNG\n1. Phát động từ 1/3/2026 đến 1/5/2026\n2. Khác",
    "I. TỔ CHỨC THỰC HIỆN\n1. Phòng Nội vụ báo cáo trước 20/11/2026\n2. Thời gian: từ 1/3/2026",
    "I. TỔ CHỨC THỰC HIỆN\n1. Xã A làm\nII. NỘI DUNG\n1. Trồng cây\n2. Thời gian: từ 1/3/2026",
    "Xã phát động thi đua từ 1/3/2026 đến 1/5/2026:\nI. NỘI DUNG\n1. Trồng cây",
    "Xã họp từ 1/3/2026 đến 1/5/2026:\nI. NỘI DUNG\n1. Nộp báo cáo trước ngày 20/11",
)  # fmt: skip


def tell_schedules() -> Iterator[str]:
    """Periods, phases and deadlines."""
    without_year = [(body, "Phát động thi đua") for body in SCHEDULES[-4:]]
    for body, title in [*((body, TITLE) for body in SCHEDULES), *without_year]:
        found = read_schedule(cut(body, title), title, ["trước ngày 20/11"])
        yield f"{body!r} {title.removeprefix('Phát động thi đua')}"
        yield from (f"= {line[:160]}" for line in tell(found.part))
        yield from (f"? {'.'.join(map(str, one.path))} {one.why}" for one in found.doubts)


TYPE_LINES = (
    "KẾ HOẠCH\nPhát động", "KẾ HOẠCH:\nPhát động", "BẢN KẾ HOẠCH\nPhát động", "Kế hoạch\nPhát động",
    "KẾ HOẠCH Phát động thi đua\nCăn cứ", "KẾ HOẠCH PHÁT ĐỘNG THI ĐUA", "KẾ HOẠCH phát động",
    "KẾ HOẠCH LIÊN TỊCH\nPhát động", "KẾ HOẠCH MÙA XUÂN\nPhát động", "KẾ HOẠCH MÙA XUÂN\n1. Một",
    "KẾ HOẠCH PHỐI HỢP THI ĐUA\nA", "ĐỀ CƯƠNG\nA", "<ĐỀ CƯƠNG\nA",
    "MỘT HAI BA BỐN NĂM SÁU BẢY TÁM\nA",
    "MỘT HAI BA BỐN NĂM SÁU BẢY TÁM CHÍN\nA", "TM. ỦY BAN\nA", "Đề cương\nĐỀ CƯƠNG\nA",
    "Đề\ncương\nĐỀ CƯƠNG\nA", "Kính gửi: Các thôn\nKẾ HOẠCH", "I. MỤC ĐÍCH\nKẾ HOẠCH",
    "Nơi nhận:\nKẾ HOẠCH",
)  # fmt: skip
TITLES_BELOW = (
    "Phát động\nthi đua", "Phát động\nThi đua", "Phát động.\nThi đua", "*Phát động.\n*Thi đua",
    "*Phát động\nThi đua.", "Phát động,\nThi đua.", "Phát động -\nThi đua.", "Phát động “A\nB.”",
    "Phát động\nCHỦ TỊCH ỦY BAN", "PHÁT ĐỘNG\nTHI ĐUA", "Phát động\nChủ đề: A",
    "Phát động\n- Thi đua.",
    "Phát động\nCăn cứ Luật", "Phát động\nThực hiện kế hoạch", "Phát động\nĐiều 1. A",
    "Căn cứ Luật\nA", "Phát động\n1. Một", "Phát động\nI. MỤC ĐÍCH", "Phát động\nDài " + "x " * 90,
    "(Kèm theo Quyết định)\nA", "Phát động\n(Kèm theo Quyết định)",
)  # fmt: skip
ENDINGS = (
    "A\nNơi nhận:\n- Lưu.\nTM. ỦY BAN\nCHỦ TỊCH\nNguyễn Văn A",
    "A\nTM. ỦY BAN\nCHỦ TỊCH\nNơi nhận:\n- Lưu.\nPHỤ LỤC I\nB",
    "A\nNơi nhận:\n- Lưu.\nDANH SÁCH\nB",
    "A\nNơi nhận:\n- Lưu.\nDanh sách\nB", "A\nBIỂU 1\nB", "A\nTM. ỦY BAN\nB\nPhụ lục 1\nC",
    "CHỦ TỊCH\nCăn cứ Luật\nĐiều 1. A\nTM. ỦY BAN\nB", "A\nCHỦ TỊCH\na\nb\nc\nd\ne\nf\nPHỤ LỤC",
    "A\n<Trái\n<Trái\nPHỤ LỤC", "A\nNơi nhận:\n- B\nPHỤ LỤC\nNơi nhận:\n- C", "A\nB\nC",
    "A\nPHỤ LỤC; B\nC", "A\nBẢNG 1\nNơi nhận:\nBẢNG 2\nC",
    "A\nNơi nhận:\n" + "- B\n" * 59 + "PHỤ LỤC\nNơi nhận:\n- C",
    "A\nNơi nhận:\n" + "- B\n" * 60 + "PHỤ LỤC\nNơi nhận:\n- C",
)  # fmt: skip
ATTACHED = (
    "A\nKẾ HOẠCH\nB\nKèm theo Quyết định", "A\nKẾ HOẠCH\nB", "A\nKẾ HOẠCH:\nKèm theo",
    "A\nNơi nhận:\n- B\nKẾ HOẠCH\nC", "A\nQUYẾT ĐỊNH\nKèm theo", "A\nTHỂ LỆ\nĐính kèm công văn",
    "A\nKẾ HOẠCH\n" + "b\n" * 7 + "Kèm theo", "A\nKẾ HOẠCH\n" + "b\n" * 8 + "Kèm theo",
    "A\nCHỦ TỊCH\nCỘNG HÒA XÃ HỘI\nĐộc lập - Tự do\nKẾ HOẠCH\nB",
    "A\nCHỦ TỊCH\nXÃ MẪU\nKẾ HOẠCH\nB",
    "A\nCHỦ TỊCH\n" + "b\n" * 7 + "KẾ HOẠCH\nB", "A\nCHỦ TỊCH\n" + "b\n" * 8 + "KẾ HOẠCH\nB",
)  # fmt: skip
BARS = ("a | b\nc | d", "a | b\nc | d | e", "a | b\nc", "| a | b |\n| c | d |", "x\na | b\ny",
        "a | b\n| c\nd | e", "a | b\n | c\n")  # fmt: skip


def shorten(lines: Iterable[str]) -> str:
    return " / ".join(line[:20] for line in lines)


def tell_landmarks() -> Iterator[str]:
    """Lines of bars, types, titles, endings and attached plans."""
    for text in BARS:
        read_lines = landmarks.read_bars(paragraphs(text))
        yield f"{text!r}: {[(one.text, one.cells) for one in read_lines]}"
    for text, head in product(TYPE_LINES, ("", HEAD)):
        found = landmarks.find_type_line(paragraphs(head + text), TYPES)
        after = [] if found.at is None else [one.text for one in found.paragraphs[found.at :]]
        yield f"{text!r} {bool(head)}: {found.at} {after[:2]} {found.is_known}"
    for text in TITLES_BELOW:
        taken = [one.text[:20] for one in landmarks.take_title(paragraphs(text))]
        yield f"{text[:60]!r}: {taken}"
    for bold, centred in product((False, True), repeat=2):
        lines_of_title = [
            replace(one, bold=bold, centred=centred) for one in paragraphs("Phát động.\nThi đua.")
        ]
        taken = [one.text for one in landmarks.take_title(lines_of_title)]
        yield f"{bold} {centred}: {shorten(taken)}"
    for text in ENDINGS:
        lines = [EndingLine(one) for one in paragraphs(text)]
        ends = [landmarks.find_ending(lines, 0, at) for at in (len(lines), len(lines) - 1)]
        yield f"{text[:70]!r}: {ends}"
    for text in ATTACHED:
        lines = [EndingLine(one) for one in paragraphs(text)]
        found_at = landmarks.find_attached(lines, 1, TYPES)
        yield f"{text[:70]!r}: {found_at} of {len(lines)}"


HEADS = (
    "TT|Chỉ tiêu|ĐVT|Kế hoạch|Thực hiện|Tỷ lệ %|Đánh giá",
    "TT|Chỉ tiêu|Đơn vị tính|KH 2026|Ước TH|TH|Ghi chú",
    "TT|Chỉ tiêu|ĐVT|TH 2025|KH 2026|TH 2026|Kết luận",
    "TT|Chỉ tiêu|ĐVT|A|B|Thực hiện/Kế hoạch|C",
    "TT|Chỉ tiêu|ĐVT|Xã A|Xã B|Tổng cộng|Đánh giá",
    "TT|Chỉ tiêu|ĐVT|TH xã A|TH xã B|Thực hiện|C",
    "TT|Chỉ tiêu|ĐVT|TH xã A|TH xã B|B|C",
    "TT|Chỉ tiêu|ĐVT|2025|2026|So sánh|C",
    "TT|Chỉ tiêu|ĐVT|Năm trước|Năm nay|B|C",
    "TT|Chỉ tiêu|ĐVT|Cùng kỳ|TH 6 tháng|TH cả năm|C",
    "TT|Chỉ tiêu|ĐVT|Thực hiện cùng kỳ|Kế hoạch|Mục tiêu|C",
    "TT|Chỉ tiêu|A|B|C|D|E",
    "TT|Chỉ tiêu|Thực hiện (ha)|A|B|C|D",
)
ROWS = """
1|Trồng rừng|ha|120|100|131/140 ha|Đạt
2|Thu ngân sách|tỷ đồng|18,5|18|19/18,5|Vượt
3|Hộ nghèo (hộ)||5|x4|4 / 5|Không đạt
4|Khác|||||
"""
UNIT_HEADS = (
    "TT|Đơn vị|Kế hoạch (ha)|Thực hiện (ha)|Tỷ lệ đạt (%)|Đánh giá",
    "TT|Xã|Rừng KH|Rừng TH|Tỷ lệ %|Ngô TH",
    "TT|Thôn|Năm 2025|Trồng rừng (ha)|Bảo hiểm tỷ lệ (%)|A",
    "TT|Tên đơn vị|Rừng (ĐVT: ha)|Rừng cùng kỳ|Ngô so với KH|Nhận xét",
    "TT|Cơ quan|Kết quả trồng rừng|Tự đánh giá|Ngô TH|Lúa TH",
    "TT|Chi bộ|Rừng KH|Rừng TH|Rừng đánh giá|Ngô TH",
)
UNIT_ROWS = """
1|Xã A|12|13|108|Đạt
2|Xã B|5|-|60|Không đạt
|Tổng cộng|17|13/17|76|
Cộng||17|16||Vượt
"""
CAPTIONS = ("", "Biểu số 2. Kết quả thực hiện chỉ tiêu trồng rừng theo từng xã: năm 2026",
            "Trồng rừng của các thôn",
            "Trồng ngô của các thôn\n(Kèm theo Báo cáo số 5)\n(Đơn vị tính: Ha)")  # fmt: skip
OF_JOINT_HEADS = (
    "TT|Xã|Kết quả các chỉ tiêu||||\n||Trồng rừng (ha)|||Ngô|\n||KH|TH|TH/KH (%)|KH|TH\n"
    "1|Xã A|12|13|108|4|5\n2|Xã B|5|4|80|6|6",
    "Thôn, bản|Gia đình văn hóa||Trồng rừng\n|Số hộ|Tỷ lệ (%)|Thực hiện/Kế hoạch\n"
    "Bản A|30|80,5|4/5 ha\nBản B|30|80,5|\nChung|30|80,5|9/8 ha",
)
"""Tables whose heads have several rows, with merged cells."""


def tables_of(head: str, rows: str) -> list[str]:
    width = head.count("|") + 1
    return [head, *("|".join(row.split("|")[:width]) for row in rows.strip().split("\n"))]


def tell_report_tables() -> Iterator[str]:
    """Columns of results and what their rows tell."""
    for head, year, is_final in product(HEADS, (2026, None), (False, True)):
        (table,) = cut_tables(entries("\n".join(tables_of(head, ROWS))))
        columns = find_report_columns(table, year, is_final=is_final)
        yield f"{head} {year} {is_final}: {columns and tuple(columns)}"
        if columns and year and not is_final:
            for row in read_told_rows(table, columns):
                figures = [one and (one.value, one.unit) for one in (row.figure, row.planned)]
                told = [line for one in row.stated for line in tell(one)]
                units = [(name, cell) for name, cell, _ in row.units]
                verdict = row.verdict and row.verdict.value
                rest = f"{verdict} {row.doubt} {units or ''}"
                yield f"= {row.name} {row.mark} {figures} {told} {rest}"


def tell_unit_tables() -> Iterator[str]:
    """What tables count of each unit, and their totals."""
    plain, *others = UNIT_HEADS
    tables = [(plain, words, tables_of(plain, UNIT_ROWS)) for words in CAPTIONS]
    tables += [(head, "", tables_of(head, UNIT_ROWS)) for head in others]
    tables += [(rows.partition("\n")[0], "", rows.split("\n")) for rows in OF_JOINT_HEADS]
    for head, caption, rows in tables:
        (table,) = cut_tables(entries("\n".join(rows)))
        table = with_head_of_units(table)
        yield f"{head} {caption} {table.head is not None}"
        for column in read_unit_columns(table, read_caption(caption.split("\n"))):
            figure = column.figure and (column.figure.value, column.figure.unit)
            yield f"= {column.name} | {column.label} {figure} {column.doubt}"
            for cell in [*column.cells, *filter(None, [column.total])]:
                told = [line.rpartition(" @")[0] for one in cell.stated for line in tell(one)]
                verdict = cell.verdict and cell.verdict.value
                words = f"{cell.mark} {cell.words} {verdict} {cell.is_row}"
                yield f"- {cell.unit} {cell.text} {told} {words}"
    for plain in ("Xã|Rừng", "Xã|Rừng\nA|3", "Tên|Rừng\nA|3", "Xã|\nA|3", "Rừng|Thôn\n3|A"):
        (table,) = cut_tables(entries(plain))
        made = with_head_of_units(table)
        yield f"{plain!r}: {made.head is not None} {len(made.body)} {len(made.heading_rows)}"


def tell_doubts() -> Iterator[str]:
    """Numbers without units."""
    for text, line in product(("131", "131,5", "131 ha"), ("Trồng 120 ha rừng", "Trồng rừng", "5")):
        found = word_doubts.doubt_words(text, list(read(line).valued()))
        yield f"{text} | {line}: {[one.what + ' ' + one.fix for one in found]}"


HEADERS = (
    HEAD,
    HEAD.replace("<Số: 1/KH-UBND", "<Số:    /KH-UBND"),
    HEAD.replace("<Số: 1/KH-UBND\n", ""),
    HEAD.replace("1/KH-UBND", "1 /KH-\n<UBND"),
    HEAD.replace("ngày 5 tháng 3", "ngày tháng 3"),
    HEAD.replace("ngày 5 tháng 3", "ngày 31 tháng 2"),
    HEAD.replace("Mẫu, ngày", "ngày"),
    HEAD.replace("<XÃ MẪU", "<XÃ MẪU\n<PHÒNG NỘI VỤ"),
    HEAD.replace("năm 2026", "năm 26"),
    HEAD.replace("ỦY BAN NHÂN DÂN", "ĐẢNG BỘ HUYỆN MẪU").replace("1/KH-UBND", "1-KH/ĐU"),
    HEAD.replace("Số: 1/", "Số 01A/"),
    HEAD + "Hỏa tốc\n",
    HEAD.replace("<Số: 1/KH-UBND", "<Số:\n</KH-UBND"),
    HEAD.replace("<Số: 1/KH-UBND", "<Số: ….\n<-KH/ĐU"),
    HEAD.replace("<Số: 1/KH-UBND", "<Số:").replace("Mẫu, ngày", "/KH-UBND Mẫu, ngày"),
    HEAD.replace("<Số: 1/KH-UBND", "<Số: 21"),
)
TITLES_OF_HEADS = (
    TITLE,
    "V/v phát động thi đua",
    "Về việc phát động; thi đua.",
    "PHÁT ĐỘNG THI ĐUA",
)
SIGNED = (
    "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn A",
    "Nơi nhận:\n- TT HU (b/c);\n- Các thôn\n(t/h);\n- Lưu: VT, NV.\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"
    "\n(Đã ký)\nThS. Trần Thị B",
    "Nơi gửi:\n- Các thôn.\nCHỦ TỊCH", "Nơi nhận: - Các thôn; - Lưu: VT.\nTL. CHỦ TỊCH\nLê C",
    "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn C", "Nơi nhận:\n- Lưu: VT. Đinh Thị Cúc",
    "Nơi nhận: HIỆU TRƯỞNG\n- Các lớp;\nLê Văn C", "Nơi nhận:\n- Các thôn:\n+ Thôn A;\n+ Thôn B;"
    "\n- Lưu: VT.\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\nLê Văn C\nTrần Văn D",
    "Nơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nLê Văn C\nGIÁM ĐỐC\nTrần Văn D",
    "Nơi nhận:\n- Như trên;\nБ\n- Lưu: VT,\nNV.\nTM. BAN THƯỜNG VỤ\nTM. ỦY BAN NHÂN DÂN\n"
    "KT. CHỦ TỊCH\n"
    "PHÓ CHỦ TỊCH\nNguyễn Văn A",
    "<Nơi nhận:\n<- Lưu: VT.\nQ. GIÁM ĐỐC\nNguyễn Văn A",
    "<TM. HỘI NÔNG DÂN\n<CHỦ TỊCH\n<Lê Thị B\n"
    "<Nơi nhận:\n<- Lưu: VT.\nTM. ỦY BAN\nCHỦ TỊCH\nNguyễn Văn A",
    "Nơi nhận:\n- Lưu: VT.\nTM. ỦY BAN\nTM. HỘI\nQ. CHỦ TỊCH\nLê C\nVũ D",
    "Nơi nhận:\n- Lưu: VT.\nLê Văn C",
    "Nơi nhận:\n- Lưu: VT.\nNgười lập\nLê Văn C", "Nơi nhận:\n- Lưu: VT.\nTM. ỦY BAN\nKT. CHỦ TỊCH",
)  # fmt: skip


def tell_heads_and_ends() -> Iterator[str]:
    """Numbers, days, issuers and titles of heads; recipients and who signs."""
    usual: list[str] = []  # of others only what differs is told
    for head, title in [*product(HEADERS, [TITLE]), *product((HEAD,), TITLES_OF_HEADS)]:
        text = f"{head}KẾ HOẠCH\n{title}\nI. NỘI DUNG\n1. Trồng cây\n{SIGNED[0]}"
        header = read_header(cut_outline(Manuscript(tuple(paragraphs(text))), TYPES))
        said = [line.rpartition(" @")[0] for line in tell(header.part)]
        yield f"== {[line for line in head.splitlines() if line not in HEAD.splitlines()]} {title}"
        yield from (f"+ {line}" for line in said if line not in usual)
        yield from (f"- {line}" for line in usual if line not in said)
        yield from (f"? {'.'.join(map(str, one.path))} {one.why}" for one in header.doubts)
        usual = usual or said
    for body in ("Xã " * 100, f"{'Xã ' * 33}a:", "Trồng rừng " * 9, "V/v trồng rừng"):
        found = read_header(cut_outline(Manuscript(tuple(paragraphs(HEAD + body))), TYPES))
        title = found.part.title.text
        yield f"no title, {body[:20]!r} {len(body)}: {title[:20]} {len(title)}"
        yield from (f"? {one.why[:60]}" for one in found.doubts if one.path[-1] == "title")
    for signed in SIGNED:
        text = f"{HEAD}KẾ HOẠCH\n{TITLE}\nI. NỘI DUNG\n1. Trồng cây\n{signed}"
        ending = read_ending(cut_outline(Manuscript(tuple(paragraphs(text))), TYPES))
        yield f"== {signed!r}"
        yield from tell(ending.part)
        yield from (f"? {'.'.join(map(str, one.path))} {one.why}" for one in ending.doubts)


RECOGNISED = (
    "Tỷ lệ trông rừng đạt 5%o", "Tỷ lệ trông rừng", "II NỘI DUNG", "l. NỘI DUNG", "1, NỘI DUNG",
    "H. NỘI DUNG", "Giảm 0,1%o; 3 m2", "Tỷ lệ trồng rùng đạt 5%",
)  # fmt: skip


def tell_recognised(known: KnownLists) -> Iterator[str]:
    """What is mended of words that a machine read, and what is doubted of them."""
    named: Any = [SimpleNamespace(name="Tỷ lệ trồng rừng", synonyms=("Trồng rừng mới",))]
    for text in RECOGNISED:
        for is_recognised in (True, False):
            read_words = Manuscript(tuple(paragraphs(text)), recognised=is_recognised)
            mended = mend_manuscript(read_words, named).paragraphs[0]
            yield f"{text} {is_recognised}: {mended.text} {mended.uncertain}"
    body = "I. NỘI DUNG\n1. Trồng 45 ha rừng\n2. Nuôi bò"
    lines = paragraphs(f"{HEAD}KẾ HOẠCH\n{TITLE}\n{body}\n{SIGNED[0]}")
    lines = [replace(one, uncertain=("rừng",) if "rừng" in one.text else ()) for one in lines]
    for more in ({}, {"recognised": True}, {"encoding": "TCVN3"}, {"look_alikes": "Ð"}):
        made: Any = replace(Manuscript(tuple(lines)), **more)
        draft = drafted(made, known)
        yield f"== {more}"
        yield from (f"? {'.'.join(map(str, one.path))} {one.why}" for one in draft.doubts)
        yield from (f"= {line[:90]}" for line in tell(draft.plan) if "?" in line)


@pytest.mark.parametrize(("words", "field"), [
    ("Số câu lạc bộ mới: 04 câu lạc bộ thể thao", "culture"),
    ("Gieo trồng 12 ha lạc", "agriculture"),
    ("Đường ngõ, ngõ xóm có điện lưới", "infrastructure"),
])  # fmt: skip
def test_a_syllable_of_a_longer_word_names_no_crop(
    words: str, field: str, known: KnownLists
) -> None:
    """Of “câu lạc bộ” and “đường ngõ” no peanuts and no maize."""
    guesser = FieldGuesser(known.indicators, [one.id for one in known.fields])
    assert guesser.guess(words).field == field


LISTS = (
    "Chỉ tiêu:\n- Trồng 45 ha rừng\n- Nuôi 9 bò", "Trồng 45 ha rừng\nNuôi 9 bò",
    "1. Trồng 45 ha rừng\na) Xã A: 20 ha\nb) Xã B: 25 ha\n2. Nuôi 9 bò",
    "1. Kinh tế\n- Trồng 45 ha rừng\n+ Xã A: 20 ha\n+ Xã B: 25 ha\n- Nuôi 9 bò",
    "- Kinh tế:\n+ Trồng 45 ha rừng\n+ Nuôi 9 bò\n- Văn hóa:\n+ 95% hộ đạt",
    "+ Trồng 45 ha\n+ Nuôi 9 bò", "- Đến năm 2027:\n+ Trồng 45 ha\n- Đến năm 2030:\n+ Trồng 60 ha",
    "1. Trồng 45 ha, trong đó:\nXã A 20 ha\nXã B 25 ha\n2. Nuôi 9 bò", "1. Kinh tế\nTrồng 45 ha",
    "1.1. Trồng 45 ha\n1.1.1. Xã A 20 ha\n1.2. Nuôi 9 bò", "- Không để xảy ra cháy\n- Giữ vững",
)  # fmt: skip


def tell_lists(known: KnownLists) -> Iterator[str]:
    """Targets of lists: what stands below what, and which figures each has."""
    guesser = FieldGuesser(known.indicators, [field.id for field in known.fields])
    for text in LISTS:
        listed = [
            replace(take_apart(replace(one, text=one.text.removeprefix("+ "))), bullet="+")
            if one.text.startswith("+ ") else take_apart(one)
            for one in paragraphs(text)
        ]  # fmt: skip
        run = find_run_of_targets(listed)
        found = read_targets(OutlineSection("targets", entries=tuple(listed)), guesser)
        yield f"== {text!r} {run}"
        part = found.part or ()
        yield from (f"= {line}" for line in tell(part) if ".field" not in line)
        yield from (f"? {'.'.join(map(str, one.path))} {one.why}" for one in found.doubts)


ANSWERS = {
    "issuer": "x", "type": "ke_hoach", "number": "1/KH-UBND", "date": "2026-03-05", "title": TITLE,
    "year": "2026", "theme": "Vươn lên", "file": "", "id": "",
}  # fmt: skip
ANSWERED: tuple[dict[str, str], ...] = (
    {}, {"number": "", "date": "", "theme": ""}, {"file": "Ban goc.PDF"},
    {"file": "quet.JPG", "number": ""}, {"file": "chu.txt"}, {"file": "漢.pdf", "number": ""},
)  # fmt: skip


def tell_answers(folder: Path) -> Iterator[str]:
    """Plans that are begun with answers: what is written, and what is still to be done."""
    (folder / "data").mkdir()
    (folder / "data" / "issuers.yml").write_text("issuers: []\n", "utf-8")
    for at, given in enumerate(ANSWERED):
        answers = ANSWERS | given | {"id": f"x-2026-{at}"}
        if name := given.get("file"):
            (folder / name).write_bytes(b"x")
            answers["file"] = str(folder / name)
        written = folder / start_plan(folder, answers, date(2026, 3, 6))
        yield f"{given} {sorted(one.name for one in written.parent.iterdir())}"
        yield from (f"= {line}" for line in written.read_text("utf-8").splitlines()[2:])


RULES: dict[str, Callable[..., Iterator[str]]] = {
    "units": tell_units, "spans": tell_spans, "occasions": tell_occasions,
    "campaigns": tell_campaigns, "schedules": tell_schedules, "landmarks": tell_landmarks,
    "report-tables": tell_report_tables, "unit-tables": tell_unit_tables, "doubts": tell_doubts,
    "answers": tell_answers,
    "heads-and-ends": tell_heads_and_ends,
    "recognised": tell_recognised,
    "lists": tell_lists,
}  # fmt: skip


@pytest.mark.parametrize("name", RULES)
def test_parts_of_documents_are_read_as_is_written_down(
    name: str, tmp_path: Path, known: KnownLists
) -> None:
    """Each sentence or table with what is read of it."""
    given: list[Any] = [known] if name in {"recognised", "lists"} else []
    given = [tmp_path] if name == "answers" else given
    compare_table(f"draft-{name}", RULES[name](*given))
