"""What the rules of all records together say of odd cases: tables, each call with its answer.

Sentences of reports beside their targets, the lives of plans after every pair of decisions, names
of persons in texts, periods that end sooner than printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any
from zlib import crc32

import pytest

from stand_ins import stand_in
from tables import compare_table
from thidua.figures import read
from thidua.foundation.problems import FILE_START, Problem, Severity
from thidua.language.dates import Edtf
from thidua.language.person_names import NamedText, read_person_names
from thidua.model.decided import NEW_ENDS, Effect
from thidua.model.document import Validity
from thidua.model.indicator import Better
from thidua.model.results import Verdict
from thidua.model.tiers import Level
from thidua.portal import judging, results, tallies, versions
from thidua.portal.addresses import persons
from thidua.portal.effect_words import EFFECT_WORDS
from thidua.portal.judging import judge
from thidua.portal.reports import heads, in_turn, listed_deeds, scope, words_around
from thidua.portal.reports.implied import IMPLIED, say_implied
from thidua.portal.reports.pairing import pair_figures
from thidua.portal.reports.report_clauses import (
    is_torn,
    read_count,
    read_told_clauses,
    split_clauses,
)
from thidua.portal.reports.report_sentences import read_report
from thidua.portal.reports.report_units import count_planned, goes_other_way, in_unit_of
from thidua.portal.reports.report_words import say_alike
from thidua.portal.reports.several import is_told_in_stages
from thidua.portal.reports.shorthand import write_out
from thidua.portal.rules import periods, said_figures
from thidua.portal.rules.false_claims import PlanFacts, list_false_claims
from thidua.portal.target_matching import Matched
from workspace import TESTS

_EVERY = 24
"""Of so many sentences one: ``test_reports`` judges them all, and asks for no reason. A sentence is
taken for its words, not for its place: a new line of a lot changes no choice of others."""

_PARTS = 3
"""Of a line: who tells, the target, the sentence; more tell what is right."""


def list_cases() -> Iterator[tuple[str, str]]:
    """Targets with sentences of reports."""
    for file in sorted((TESTS / "results").glob("report-*.txt")):
        chosen = (line for line in file.read_text("utf-8").splitlines() if is_chosen(line))
        parts = (line.split(" | ") for line in chosen)
        yield from ((line[1], line[2]) for line in parts if len(line) > _PARTS)


def list_words_of_lots() -> Iterator[str]:
    """Targets and sentences of all lots."""
    for file in sorted((TESTS / "results").glob("report-*.txt")):
        for line in file.read_text("utf-8").splitlines():
            yield from line.split(" | ")[1:_PARTS]


def is_chosen(line: str) -> bool:
    """Whether a line of a lot is one of the few that tables tell."""
    return crc32(line.encode()) % _EVERY == 0


def tell_sentences() -> Iterator[str]:
    """What is read of a sentence, which figure of the target it is taken for, and why not."""
    for target, report in list_cases():
        figures, reading = list(read(target).valued()), read_report(report, 2025)
        yield f"== {target} | {report}"
        for value in reading.values:
            figure = value.figure
            told = (value.planned, value.estimated, value.undone, value.unclear, value.tail)
            yield f"{figure.name}: {figure.value} {figure.unit} {told} {value.whole}"
        yield from (f"% {share.percent} {share.head} {share.undone}" for share in reading.shares)
        for figure, pairing in zip(
            figures, pair_figures(figures, reading, target, (), Level.COMMUNE), strict=True
        ):
            outcome = judge(figure, pairing, Better.HIGHER)
            yield f"{outcome.status.name} {outcome.percent} {outcome.reason}"
            yield f"{pairing.strangers} {pairing.left_out} {pairing.is_part} {pairing.is_of_plan}"


ALIKE = (
    "Tỷ lệ nợ trên chuẩn", "Thu nợ 5 tỷ, thu hồi nợ thuế, tổng thu nợ", "Xử lý nợ 5 tỷ", "Xóa nợ",
    "Khoanh nợ thuế", "Giãn nợ cho dân", "Kinh tế (GRDP) tăng 7%", "GTSX đạt 5 tỷ",
    "Dân quân nòng cốt", "Trả hồ sơ trước và đúng hạn", "Trả hồ sơ đúng hoặc trước hạn",
    "Hộ do phụ nữ làm chủ", "Làm mới đường", "Làm cầu, làm nhà, làm bài",
)  # fmt: skip


def tell_clauses() -> Iterator[str]:
    """Clauses, counts of targets, rows of tables that were torn, and words that say the same."""
    texts = (
        "Đạt 22/27 chỉ tiêu; còn 5 chỉ tiêu chưa đạt. Năm 2025 thu 1.200 tỷ đồng.",
        "Có 14 trên tổng số 16 mục tiêu hoàn thành, chưa đạt 2", "3 trong số 5 nội dung thi đua",
        "Không đạt 3/4 chỉ tiêu.", "Tỷ lệ 98%. Thu 5 tỷ. Xong", "Vượt 3/3 chỉ tiêu (đạt 100%). Hết",
        "12 Thu ngân sách", "12,5 | 13 %", "1 thu", "Thu 12", "",
    )  # fmt: skip
    for text in texts:
        yield f"{list(split_clauses(text))} {read_count(text)} {is_torn(text)}"
    told: dict[str, None] = {}
    for line in (*ALIKE, *list_words_of_lots()):
        if (said := say_alike(line)) != line:
            words, others = line.split(), said.split()
            left = " ".join(word for word in words if word not in others)
            told[f"{left} → {' '.join(word for word in others if word not in words)}"] = None
    yield from sorted(told)


STAGES = (
    "phê duyệt", "nghiệm thu", "thẩm định", "xét duyệt", "công nhận", "khởi công", "khánh thành",
    "bàn giao", "tiếp nhận", "đăng ký", "đề xuất", "đề nghị", "triển khai", "hoàn thành",
    "thông qua", "ban hành", "cấp phép", "nộp", "trước hạn", "đúng hạn", "sớm hạn",
    "trước thời hạn", "đúng thời hạn",
)  # fmt: skip


def tell_implied() -> Iterator[str]:
    """Whether some line of the lots says what implies other words; how far things have come."""
    lines = [*list_words_of_lots()]
    for trigger, words in IMPLIED:
        line = next((line for line in lines if trigger.search(line)), "")
        yield f"{words}: {words in say_implied(line)}"
    for stage, line in product(STAGES, ("Đạt 10 hồ sơ", "Duyệt 10 hồ sơ đúng hạn")):
        told = []
        for other in ("phê duyệt", "nộp", "đúng hạn", "sớm hạn"):
            reading = read_report(f"{other} 13 hồ sơ, {stage} 9 hồ sơ", 2026)
            told += [is_told_in_stages(line, value, reading) for value in reading.values]
        yield f"{line}, {stage}: {''.join('-+'[one] for one in told)}"


class FewWords:
    """Knows two targets by a word each; the second has no figure, and leads on to lines."""

    def __init__(self) -> None:
        first: Any = stand_in(text="Trồng 45 ha rừng", parts=())
        second: Any = stand_in(text="2. Phòng cháy", parts=("một",))
        self.lines = {
            "rừng": stand_in(place="1", line=first, target=first, figures=("45 ha",)),
            "cháy": stand_in(place="2", line=second, target=second, figures=()),
            "bò": stand_in(place="3", line=second, target=first, figures=()),
        }

    def match(self, name: str, figure: Any) -> Matched:
        """The line whose word a name has."""
        line: Any = next((line for word, line in self.lines.items() if word in name), None)
        why = "Chưa rõ." if "chưa rõ" in name else ""
        return Matched(line, None if figure is None else 0, why)


TOLD = (
    "Phấn đấu trồng 50 ha rừng; trồng 45 ha rừng.", "Năm 2024 trồng 40 ha rừng; nuôi 9 con bò",
    "Năm 2024 trồng 40 ha rừng; năm 2026 trồng 45 ha rừng; nuôi 9 con bò", "Trong đó: 5 ha rừng",
    "Trồng 45 ha rừng, nuôi 9 con bò và 3 vụ cháy", "Trồng rừng, nuôi bò được 45 ha, 9 con",
    "Trồng rừng và nuôi bò lần lượt đạt 45 ha và 9 con", "Tỷ lệ trồng rừng: đạt 95%",
    "Không xảy ra cháy", "Phòng cháy", "2. Phòng cháy.", "Không xảy ra cháy, chưa rõ",
    "Không để mất rừng", "- Kết quả: trồng được 45 ha rừng. Nuôi 9 con bò (tăng 2 con). Hết",
    "Dự kiến nuôi 9 con bò", "Xây 3 nhà", "Nuôi 9 con bò 45 ha rừng",
    "1) 45 ha rừng và còn 3 vụ cháy",
    "Trồng 20 ha rừng, 25 ha rừng và 9 con bò", "Tính đến hết năm 2024, nuôi 9 con bò",
)  # fmt: skip


def tell_told() -> Iterator[str]:
    """Which clauses of a report tell of which target, and how targets are listed."""
    yield tallies._listed(["1", "mục a", "3.1", "10"])
    matcher: Any = FewWords()
    for text, years in product(TOLD, (None, range(2026, 2027))):
        yield f"{text} {'of 2026' if years else ''}"
        for words, matched in read_told_clauses(text, matcher, years):
            place = matched.line and matched.line.place
            yield f"= {words} | {place} {matched.figure} {matched.why}"


SET = (
    "Đạt 35 giường bệnh/vạn dân", "Đạt 12 bác sĩ/10.000 dân", "Trồng 45 ha rừng", "Số hội viên 214",
    "Thu nhập bình quân 60 triệu đồng/người/năm", "Kết nạp 214 hội viên", "Số thôn đạt 13/13",
    "Thu ngân sách 18,5 tỷ đồng", "Giảm 5% số vụ cháy", "Năng suất lúa 62 tạ/ha",
)  # fmt: skip
REACHED = (
    *SET, "Số giường bệnh trên vạn dân là 35", "Đạt 35 giường bệnh", "Đạt 0,0035 giường bệnh/người",
    "Đạt 120 bác sĩ/vạn dân", "Trồng 450.000 m2 rừng", "Thu nhập bình quân 60 triệu đồng",
    "Thu nhập bình quân đầu người 60.000.000 đồng/người", "Thu ngân sách 18.500 triệu đồng",
    "Tăng 2 vụ cháy", "Cháy 3 vụ", "Năng suất lúa 6,2 tấn/ha", "Năng suất 62 tạ", "13 thôn đạt",
    "Thu nhập 5 triệu đồng/người/tháng", "Năng suất lúa trên mỗi ha là 62 tạ",
)  # fmt: skip


def tell_units() -> Iterator[str]:
    """Which numbers of reports are in the unit of a target, and what they are in it."""
    for line in SET:
        (target, *_) = read(line).valued()
        for text in REACHED:
            for value in read_report(text, 2026).values:
                figure = value.figure
                said = in_unit_of(target, figure)
                turned = goes_other_way(target, figure)
                single = figure.value if isinstance(figure.value, Decimal) else None
                planned = count_planned(target, replace(value, planned=single))
                if said is not None or turned:
                    yield f"{line} | {text}: {said} {turned} {planned}"


BEFORE = (
    "sẽ|sắp|có thể|hứa|kỳ vọng|dự báo|quyết tâm|hy vọng|khó|cần|phải|yêu cầu|đã từng|hướng tới|"
    "đặt mục tiêu|đề ra|gần đạt|suýt có|đề nghị|kiến nghị|dự kiến|phấn đấu|nghị quyết đề ra|"
    "kế hoạch giao|được giao|chỉ tiêu giao:|KH:|mục tiêu:|nhiệm vụ năm sau:|năm trước|năm ngoái|"
    "năm sau|sang năm|trước đây|các năm trước|nhiều năm qua|đến năm 2027|trong năm 2024|đến năm "
    "2025|từ năm 2020 đến nay|"
    "kể từ 2020 đến nay|từ tháng 3/2020 đến nay|năm 2024|năm học 2024|năm 2024 - 2025|so với năm "
    "2024|tổng cộng 3 năm|trong ba năm|ba năm qua|mỗi năm|hằng năm|bình quân mỗi tháng|huyện bên|"
    "xã khác|cụm 3 xã|thôn Đông|tại xã Khác|"
    "một số thôn|đợt 1|tháng 6|tháng 6,|quý I|hộ nghèo|kiểm tra 3 thôn,|3 thôn, xã|3/3 thôn,|cao "
    "nhất là|dẫn đầu là thôn Đông:|riêng thôn|tại các thôn|trong số 30 hộ|trong tổng số hộ "
    "nghèo,|theo kế hoạch,|nếu đủ vốn,|khi có vốn,|"
    "so với các năm, |đến nay|hiện có|thực tế|đã|kết quả|mới chỉ|đã kiểm tra, nhưng|nay|vận động "
    "thành lập|dự kiến 50 ha, thực hiện|phấn đấu 50 ha, đến nay|nhiệm kỳ trước|đầu nhiệm kỳ|"
    "trước năm 2020|vụ trước|lẽ ra|thôn bên|các đơn vị khác"
)  # fmt: skip
BEHIND = (
    " theo kế hoạch| theo kế hoạch số 5| theo đăng ký| nếu đủ vốn| trước khi hết năm| chờ duyệt| "
    "dự kiến| năm 2024| năm 2025| năm ngoái| (kế hoạch)| (mục tiêu năm)| (dự kiến 50)| (năm "
    "trước)| (3 thôn)| (năm 2024)| (chưa kể 5 ha)|, chưa kể 5 ha|, kể cả 5 ha|"
    ", chỉ tính rừng|, cộng dồn|, lũy kế|, nhưng chết 12 ha|, do nắng hạn chết 12 ha|, còn sống "
    "40 ha|, 12 ha rừng đã bị cháy|, đây là số đăng ký|, là mục tiêu|, thực chất là số cũ|, phần "
    "lớn là dự kiến|, nhưng dừng|, nhưng vẫn tốt|, chưa nghiệm thu|"
    ", chưa đạt| chưa đạt|, so với đầu nhiệm kỳ| so với năm 2024| so với năm 2020| của 50 ha|, "
    "trong đó thông 5 ha|/50 ha|, vượt kế hoạch|, bằng 90% kế hoạch|, tăng 5 ha| mỗi thôn| của "
    "xã bên| trong 3 năm| đạt 12 thôn| có 3 hộ|; xã bên 5 ha|. Hết"
)  # fmt: skip
AROUND = {
    "Trồng 45 ha rừng": "trồng 45 ha rừng", "Tỷ lệ hộ nghèo còn 3%": "tỷ lệ hộ nghèo còn 3%",
    "Kết nạp 20 đảng viên": "kết nạp 20 đảng viên", "2 xã đạt chuẩn": "02 xã đạt chuẩn",
}  # fmt: skip
"""Targets, and the words of a report that surely tell of them."""


CALLED = {
    "Tốc độ tăng trưởng kinh tế 8%": ("Kinh tế tăng 8%", "Kinh tế tăng trưởng 8% so với cùng kỳ",
    "Kinh tế tăng 7% so với năm trước", "Năm 2025 kinh tế tăng 8% so với năm 2024",
    "Kinh tế tăng 8% so với năm 2024", "Kinh tế tăng 8% so với năm 2020",
    "Kinh tế giảm 8% so với cùng kỳ", "Tốc độ tăng trưởng kinh tế 8 lần"),
    "100% thôn đạt chuẩn": ("18/18 thôn đạt chuẩn", "17/18 thôn đạt chuẩn", "0/18 thôn đạt chuẩn",
    "19/18 thôn đạt chuẩn", "18/18 xã đạt chuẩn", "Ước 18/18 thôn đạt chuẩn", "18 thôn đạt chuẩn"),
    "95% thôn đạt chuẩn": ("18/18 thôn đạt chuẩn",), "Thành lập 2 hợp tác xã": ("Thành lập 2 HTX",
    "Thành lập 2 HTX nông nghiệp", "Thành lập 02 hợp tác xã dịch vụ", "Thành lập 2 tổ hợp tác"),
    "Đạt 35 giường bệnh/vạn dân": ("Đạt 35 giường/vạn dân", "Đạt 35 giường bệnh/10.000 dân",
    "Đạt 35 giường bệnh", "Đạt 3,5 giường bệnh/1.000 dân", "Đạt 35 bác sĩ/vạn dân"),
    "Kết nạp 20 đảng viên": ("Kết nạp 20 quần chúng ưu tú vào Đảng",
    "Kết nạp 20 đoàn viên vào Đoàn", "Kết nạp 20 đồng chí", "Kết nạp 20 em"),
    "Huấn luyện 66 dân quân": ("Huấn luyện 66 đồng chí dân quân", "Huấn luyện 66 chiến sĩ",
    "Huấn luyện 66 đồng chí công an"),
    "Tạo việc làm cho 300 lao động": ("Tạo việc làm cho 300 người",
    "Lao động được tạo việc làm: 300 người", "Tổng số lao động được tạo việc làm 300 lượt người"),
    "Không quá 3 vụ tai nạn giao thông": ("Xảy ra 2 vụ tai nạn giao thông",
    "Xảy ra 4 vụ việc tai nạn giao thông", "2 ca tai nạn", "Không xảy ra tai nạn giao thông"),
    "Diện tích rừng 45 ha": ("Diện tích rừng 450.000 m²", "Diện tích rừng 45 ha",
    "Rừng 45 héc ta"),
    "Thu nhập bình quân 60 triệu đồng/người/năm": ("Thu nhập bình quân 60 triệu đồng",
    "Thu nhập bình quân 5 triệu đồng/tháng", "Thu nhập 60 triệu đồng/hộ/năm"),
}  # fmt: skip
"""Targets, and what reports may call the same, or something near."""


def tell_called() -> Iterator[str]:
    """Whether what is called otherwise is the same."""
    for target, reports in CALLED.items():
        figures = list(read(target).valued())
        for report in reports:
            pairings = pair_figures(figures, read_report(report, 2025), target, (), Level.COMMUNE)
            outcome = judge(figures[0], pairings[0], Better.HIGHER)
            yield f"{target} | {report}: {outcome.status.name} {outcome.percent} {outcome.reason}"


def tell_around() -> Iterator[str]:
    """What words before and behind make of a number, and how far a year reaches."""
    pads = ("x" * length for length in range(12))
    for target, told in AROUND.items():
        figures = list(read(target).valued())
        frames = [f"{one} {told}" for one in BEFORE.split("|")]
        frames += [f"{told}{one}" for one in BEHIND.split("|")]
        frames += [f"năm 2024 {pad} {told.rpartition(' ')[0]}" for pad in pads]
        outcomes: dict[str, list[str]] = {}
        for frame in frames:
            report = f"{frame[0].upper()}{frame[1:]}"
            pairings = pair_figures(figures, read_report(report, 2025), target, (), Level.COMMUNE)
            outcome = judge(figures[0], pairings[0], Better.HIGHER)
            said = f"{outcome.status.name} {outcome.percent} {outcome.reason} {pairings[0].is_part}"
            outcomes.setdefault(said, []).append(frame.replace(told, "…"))
        yield f"== {target}"
        yield from (f"{said}: {' / '.join(frames)}" for said, frames in outcomes.items())


LINKED = "Kế hoạch số 9/KH-UBND"
PRINTED = (
    "Trồng 45 ha rừng", "Tỷ lệ hộ nghèo còn 5%; không để quá 2 vụ cháy", "Thu 18,5 tỷ đồng",
    "Phòng Nội vụ chủ trì, Công an xã phối hợp", "Từ ngày 05/3/2026 đến ngày 30/11/2026",
    "Gửi báo cáo trước ngày 20/11/2026", "Giảm 50% số vụ cháy", "tháng 3 năm 2026", "Lò Thị Bê",
    "2026-03-05", "9/KH-UBND",
)  # fmt: skip
REPORTED = "Đạt 2/3 chỉ tiêu. Được xếp loại tốt. Đã hoàn thành mọi chỉ tiêu."


def tell_claims() -> Iterator[str]:
    """What sentences say of a plan that it does not bear out."""
    verdicts = {"1": Verdict.MET, "2": Verdict.NOT_MET}
    known = PlanFacts(PRINTED, frozenset({3}), REPORTED, frozenset(), "9/KH-UBND", verdicts)
    changed = frozenset({Effect.EXTEND, Effect.END})
    other = replace(known, reported="", effects=changed, verdicts={}, number="")
    for line in (TESTS / "results" / "claims.txt").read_text("utf-8").splitlines():
        yield line
        linked = LINKED if LINKED in line else line[: line.find(" trồng")]
        before = list[str]()
        for facts in ([known], [other], [known, other]):
            told = [f"{claim.at} {claim.message} {claim.fix[:30]}…"
                    for claim in list_false_claims(line, linked, facts)]  # fmt: skip
            if told != before:
                yield f"= {len(facts)}, {len(facts[0].effects)}: {' / '.join(told) or 'nothing'}"
            before = told


def tell_lives() -> Iterator[str]:
    """The times of a plan after each pair of decisions, and what holds on which day."""
    until = {None: None, "2026-09": Edtf.parse("2026-09"), "2026-04-10": Edtf.parse("2026-04-10")}
    decided = [
        (effect, ends)
        for effect, ends in product(Effect, until)
        if ends is None or effect is Effect.SUSPEND or effect in NEW_ENDS
    ]
    for first, second in product([(None, None), *decided], decided):
        if second[1] == "2026-04-10":  # it begins in May
            continue
        changes = [
            versions.MadeChange(
                "qd", "1", "qd", "2026-01-01", at,
                stand_in(effect=effect, until=until[ends], from_=date(2026, month, 1), targets=()),
            )
            for at, (month, (effect, ends)) in enumerate(((5, second), (3, first))) if effect
        ]  # fmt: skip
        for end, expires in (("2026-12-31", None), ("", "2026-06")):
            document = stand_in(
                expires=expires and Edtf.parse(expires), replaced_by=None, status=None
            )
            life = versions.trace_life(stand_in(document=document), end, changes)
            told = " ".join(f"{span.first}/{span.state or '-'}/{span.end}" for span in life)
            days = [date(2026, month, 1) for month in (3, 5, 7)]
            off = [versions.is_called_off(life, day) for day in days]
            off += [versions.is_halted(life, day) for day in days]
            ends = [str(versions.find_end(life, None, day)) for day in days]
            yield f"{first} {second}: {told} {versions.find_last_day(life)} {off} {ends}"
    for status, replaced in product((None, *Validity), (None, "1/KH")):
        document = stand_in(expires=None, replaced_by=replaced, status=status)
        life = versions.trace_life(stand_in(document=document), "2026-12-31", [])
        yield f"{status} {replaced}: {life} {versions.find_last_day(life)}"
        yield str(versions.is_called_off(life, date(2026, 1, 1)))
    for day in ("2026", "2026-03", "2026-03-04", ""):
        yield str(versions.first_day(Edtf.parse(day) if day else None))


def tell_persons() -> Iterator[str]:
    """Names and facts of persons that texts have."""
    for text in (
        "Chị Lò Thị Bê, sinh năm 1980\nở thôn Một, số 0912 345 678", "CCCD 001080012345; 123456789",
        "học sinh năm 2025, vệ sinh năm 2024, sn 1975", "Ngày sinh: 5", "Vũ An ninh\nVũ\nAn", "",
        "lò thị\nbê và Lò Thị Bê", "(+84) 912345678", "12.345.678.901 đồng, 123456789 đồng",
        "Lo\u0300 Thi\u0323 Bê", "lò\u200b thị bê",
    ):  # fmt: skip
        words, known = NamedText(text), map(read_person_names, ("Lò Thị Bê", "Vũ An", "Bê"))
        named = sorted(set().union(*(words.list_full(one) for name in known for one in name)))
        yield f"{text!r}: {persons.list_personal_facts(text)} {named}"


def tell_periods() -> Iterator[str]:
    """What is said of periods beside what is printed."""
    for text, start, end, note in product(
        ("Năm 2026", "giai đoạn 2026 - 2027.", "Từ 01/3/2026 đến hết tháng 9 năm 2026",
         "đến năm 2026", "Từ nay"),
        (None, "2026-01-01", "2026-03-01"), (None, "2026-12-31", "2026-09-15", "2026-09"),
        (None, "Ngày lấy ở câu khác", "ngày 15 in ở Phần II"),
    ):  # fmt: skip
        period = stand_in(text=text, note=note, start=start and Edtf.parse(start),
                          end=end and Edtf.parse(end))  # fmt: skip
        phases = [stand_in(start=None, end=Edtf.parse("2026-10-15"), text=text, name=name)
                  for name in ("Đợt 1", "Sơ kết")]  # fmt: skip
        for named in (phases[:1], phases[1:], []):
            record = stand_in(period=period, phases=named, draft=bool(note), legal_bases=(),
                              citations=(stand_in(text="Kế hoạch năm 2026"),))  # fmt: skip
            entry = stand_in(record=record, problem=lambda path, said, fix: Problem(
                "plan.yml", FILE_START, f"{path} {said}", fix))  # fmt: skip
            lines = ("Đợt 1: từ 1/3", "Đợt 2 (đến 15/10)", "Đợt 3: sau", text)
            dossier = stand_in(entry=entry, printed_lines=lines)
            for rule in (periods.periods_end_as_printed, periods.phases_are_all_listed,
                         periods.periods_hold_their_phases,
                         periods.periods_are_of_this_plan):  # fmt: skip
                for one in rule(dossier):
                    is_notice = one.severity is Severity.NOTICE
                    yield f"{text} {start} {end} {note} {len(named)}: {is_notice} {one.message}"


EFFECTS = (
    "khôi phục|tiếp tục thực hiện trở lại|tiếp tục triển khai trở lại|bãi bỏ việc tạm dừng|"
    "tiếp tục|trở lại|bãi bỏ việc hoãn|hủy bỏ việc tạm|huỷ bỏ việc đình|tạm dừng|tạm ngừng|"
    "tạm hoãn|tạm đình chỉ|đình chỉ|ngừng hiệu lực|ngưng hiệu lực|hoãn việc|hoãn các|"
    "hoãn tổ chức|hoãn thực hiện|hoãn triển khai|hoãn hoạt động|hoãn phong trào|hoãn thi đua|"
    "hoãn kế hoạch|hoãn họp|tạm thôi|gia hạn|kéo dài thời gian|kéo dài thêm thời hạn|"
    "lùi thời điểm|giãn thời gian|nới thời hạn|thêm thời gian|lùi ngày|kéo dài thêm 1|"
    "kéo dài việc|kéo dài thực hiện|kéo dài triển khai|kéo dài tổ chức|kéo dài phong trào|"
    "kéo dài kế hoạch|kéo dài đến |kéo dài tới |kéo dài|đến hết|tới ngày|đến 3|"
    "điều chỉnh thời gian|điều chỉnh thời hạn|rút ngắn|kết thúc sớm|hoàn thành trước hạn|"
    "hoàn thành trước thời hạn|đẩy sớm thời gian|đẩy lên sớm thời hạn|đẩy nhanh thời điểm|"
    "đẩy sớm ngày|đẩy nhanh|đẩy lên|sớm hơn|kết thúc trước|trước hạn|trước thời hạn|thay thế|"
    "thay thế toàn bộ|thay thế cho|thay cho|bãi bỏ|hủy bỏ|huỷ bỏ|hủy kế hoạch|"
    "huỷ toàn bộ quyết định|hủy họp|chấm dứt|thu hồi quyết định|thu hồi kế hoạch|thu hồi|"
    "dừng hẳn thực hiện|ngừng việc triển khai|thôi thực hiện|dừng triển khai|hết hiệu lực|"
    "không còn hiệu lực|dừng|ngừng|thôi|kết thúc|không thực hiện|không tiếp tục triển khai|"
    "không triển khai|sửa đổi"
)  # fmt: skip


def tell_effects() -> Iterator[str]:
    """Which words of decisions surely, or perhaps, say which effect."""
    for words in EFFECTS.split("|"):
        told = [
            f"{effect.value}{'' if re.search(said.sure, words) else '?'}"
            for effect, said in EFFECT_WORDS.items() if re.search(said.any, words)
        ]  # fmt: skip
        yield f"{words}: {', '.join(told)}"


SHORT = (
    "HGĐ VH đạt 90%", "GĐ VH 90%", "Gia đình VH", "gia đình VHX", "Thôn VH 3", "xóm VH", "bản VH",
    "Làng VH", "ấp VH", "Buôn VH", "TDP VH", "Tổ dân phố VH", "KDC VH", "khu dân cư VH",
    "Cơ quan VH", "CQ VH", "đơn vị VH", "ĐV VH", "nhà VH", "120 HGĐ", "HGĐX", "Hộ dùng nước HVS",
    "xHVS", "vào L1", "Vào L 10", "vào L100", "TNGT giảm", "xTNGT", "14 buổi/812 lượt người",
    "2 cuộc / 30 người", "3 lớp/90 học viên", "1 hội nghị/5 xã", "2 đợt/3 thôn", "5 ha/10 hộ",
    "4 km/2 tuyến", "30 m2/3 hộ", "30 m²/3 hộ", "9 con/3 hộ", "90 cây/3 xóm", "9 bóng/3 bản",
    "2 nhà/2 hội viên", "3 vụ/5 đoàn viên", "4 mô hình/9 thành viên", "14 buổi/812",
    "14 buổi/812 lượt", "12/15 hộ", "8/10 = 80%", "8/10 → 80%", "8/10 => 80%", "8/10=80,5 %",
    "= 80%", "8/10 = 80% hộ", "8/10 = 80",
)  # fmt: skip


def tell_short() -> Iterator[str]:
    """What short forms of reports stand for."""
    yield from (f"{text}: {write_out(text)}" for text in SHORT)


TURNS = (
    "Thu ngân sách và chi đầu tư lần lượt đạt 95% và 90% kế hoạch; giải ngân đạt 80% kế hoạch",
    "Trồng 45 ha rừng, nuôi 9 con bò, lần lượt đạt 90% và 95% kế hoạch", "Lần lượt 45 ha, 9 con",
    "Rừng, bò và lúa lần lượt tăng 45 ha, 9 con và 3 tấn", "Rừng, bò lần lượt là 45 ha",
    "Giải ngân đạt 80% kế hoạch; rừng và lúa lần lượt đạt 95% và 90% kế hoạch",
    "Kết quả: rừng và bò lần lượt đạt 5 ha và 9 con; dê 3 con", "Rừng và bò lần lượt giảm 5%, 6%",
)  # fmt: skip
SCOPES = (
    "Mỗi thôn trồng 45 ha", "Các thôn trồng 45 ha", "3/5 thôn trồng 45 ha", "5/5 thôn trồng 45 ha",
    "6 tháng đầu năm trồng 45 ha", "Tính đến 30/6/2026, trồng 45 ha",
    "Trồng 45 ha; quý I trồng 5 ha", "Tính đến 30/9/2026, trồng 45 ha",
    "Tính đến 30/10/2026, trồng 45 ha", "Đến 30/6, trồng 45 ha",
    "Giai đoạn 2021 - 2025 trồng 45 ha", "Bình quân 5 năm trồng 45 ha", "Tính đến 31/13, 45 ha",
    "Trồng 45 ha tính đến 30/6/2026", "Tính đến 30/12/2025, trồng 45 ha", "Tính đến 30/12, 45 ha",
)  # fmt: skip


def tell_parts() -> Iterator[str]:
    """What single steps of reading reports give: turns, heads, limits, who is told of."""
    for text in TURNS:
        reading = in_turn.spread_in_turn(read_report(text, 2026), text)
        values = [(one.figure.name, one.figure.value, one.clause) for one in reading.values]
        shares = [(one.head, one.percent, one.clause) for one in reading.shares]
        yield f"{text}: {values} {shares} {reading.left} {in_turn.is_told_in_turn(reading)}"
    for text, for_each, whole in product(SCOPES, (False, True), (False, True)):
        figure = next((one.figure for one in read_report(text, 2026).values), None)
        why = scope.why_not_of_all(text, "Trồng 45 ha", whole_year=whole, for_each=for_each,
                                   figure=figure, end=date(2026, 12, 31))  # fmt: skip
        yield f"{text} {for_each} {whole}: {why}"
    for name in ("Đoàn Thanh niên, Hội Phụ nữ trồng rừng", "Hội Nông dân vận động trồng rừng",
        "Đoàn Thanh niên, rừng trồng", "Hội Nông dân xã trồng rừng", "Hội viên trồng rừng",
        "Ban chỉ đạo xã, Hội Phụ nữ và Công an xã trồng rừng", "Hội Nông dân"):  # fmt: skip
        for report in (f"{name} 45 ha", "Hội Nông dân có trồng rừng 45 ha",
            "45 Hội Nông dân trồng rừng", f"100% {name}"):  # fmt: skip
            yield f"{name} | {report}: {heads.cut_actor(name, report)}"
    for text, known in product(
        ("Tháng 6, trồng 45 ha", "Riêng thôn Đông trồng 45 ha", "Cao nhất là thôn Đông 45 ha",
         "- Quý I: trồng 45 ha", "Tại thôn Đông, trồng 45 ha", "Trồng 45 ha", "Đợt 1 trồng 45 ha"),
        (("Trồng 45 ha",), ("Thôn Đông trồng 45 ha",), ("Tháng 6 trồng 45 ha",)),
    ):  # fmt: skip
        reading = read_report(text, 2026)
        for value in reading.values:
            yield f"{text} {known}: {list(words_around.list_limits(value, known, reading))}"
    for text, known in product(("năm trước trồng 40 ha, đến nay", "năm trước trồng 40 ha",
        "năm 2025 trồng 40 ha, nay", "năm 2025"), (("năm trước",), ("Trồng",))):  # fmt: skip
        yield f"{text} {known}: {words_around._find_time(text, known, 2026)}"
    for text in ("Nước sạch: 86% hộ", "Nước sạch: 86 hộ", "Nước sạch: 86% đường",
        "Đã trồng: đăng ký 90 ha, đã làm 80 ha", "Tỉa cành 5 ha keo, 3 ha quế, 2 km đường",
        "Rừng: dự kiến 90 ha; thực hiện 80 ha"):  # fmt: skip
        listed = read_report(text, 2026).values
        named = list(listed_deeds.name_by_heads(listed, text))
        yield f"{text}: {[one.figure.name for one in listed]} {[one.figure.name for one in named]}"


def tell_steps() -> Iterator[str]:
    """What single steps of judging results give: whose years, what counts, what was struck."""
    for printed, value in product(("1.200", "1,20", "012", "12"), ("1200", "1.20", "12", "120")):
        yield f"{printed} {value}: {said_figures._reads_as(printed, Decimal(value))}"
    for target, other in product(("20 đảng viên", "45 ha rừng", "5 tỷ đồng", "3 giường/vạn dân",
        "90%"), ("21 đồng chí", "5 tấn", "3 nghìn hộ")):  # fmt: skip
        pair = (*read(target).valued(), *read(other).valued())
        yield f"{target} {other}: {len(pair)} {judging._count_things(pair[0], pair[-1])}"
    for target, percent in product(("Đạt 90%", "Đạt 80 - 90%", "Đạt 100%"), (89, 90, 99, 100)):
        (figure, *_) = read(target).valued()
        yield f"{target} {percent}: {judging._may_be_value(figure, Decimal(percent))}"
    for day, last in product(("2026-12-05", "2027-01", "2025"), (None, "2026-12-31", "2026")):
        year = results._year_of(Edtf.parse(day), Edtf.parse(last) if last else None)
        yield f"{day} {last}: {year}"
    for held, day, end in product((None, date(2026, 4, 30), date(2026, 5, 1)), ("2026-05-01",
        "2026-05", "2026-04-30"), (None, date(2026, 4, 30), date(2026, 12, 31))):  # fmt: skip
        line = stand_in(held=stand_in(last=held))
        yield f"{held} {day} {end}: {results.tell_struck(line, Edtf.parse(day), end)}"


RULES: dict[str, Callable[[], Iterator[str]]] = {
    "effects": tell_effects, "short": tell_short, "parts": tell_parts, "steps": tell_steps,
    "sentences": tell_sentences, "clauses": tell_clauses, "lives": tell_lives, "told": tell_told,
    "around": tell_around, "called": tell_called,
    "claims": tell_claims, "units": tell_units, "implied": tell_implied,
    "persons": tell_persons, "periods": tell_periods,
}  # fmt: skip


@pytest.mark.parametrize("name", RULES)
def test_rules_say_what_is_written_down(name: str) -> None:
    """Each call of a table gives what it gave."""
    compare_table(f"portal-{name}", RULES[name]())
