"""Rules for results: each is about a target or a goal of the plan, and reviews are in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from typing import Any

from thidua.datafiles.validation import FileRecord
from thidua.figures import lexicon
from thidua.figures.numerals import number
from thidua.foundation.problems import Problem
from thidua.language.body_names import expand_names
from thidua.language.compared_words import drop_zeros
from thidua.language.dates import printed_days
from thidua.language.document_number import printed_numbers
from thidua.language.markup import cut_short
from thidua.language.vietnamese import did_you_mean
from thidua.model import Results
from thidua.model.field_path import FieldPath
from thidua.model.results import Result, ReviewKind, UnitResult, Verdict
from thidua.model.target import StatedFigure
from thidua.portal.campaign_times import campaign_ends
from thidua.portal.dossier import Dossier
from thidua.portal.review_days import elapsed_share, may_be_final
from thidua.portal.rules.said_figures import find_other_change, find_turned, find_unsaid_bound
from thidua.portal.targets import find_lines_on
from thidua.portal.versions import find_end

_NUMBER = re.compile(lexicon.NUMBER)
_LEVELS = frozenset(("tinh", "huyen", "xa", "phuong", "quan", "thon", "xom"))
_MOSTLY_GONE = 75  # per cent
_LONG_AFTER = timedelta(days=2 * 366)
_PLAN = r"(?:kế hoạch|KH|chỉ tiêu|dự toán|nghị quyết)(?!\w)"
_DENIED = r"(?<!không )(?<!chưa )(?<!không hoàn thành )"
_SENTENCE = re.compile(r"[,;:.](?!\w)")
"""What a sentence has and a row of numbers and verdicts has not."""
_CELL = re.compile(
    r"(?:(?<=\d )|(?<=[%‰] ))(?i:(?:không |chưa )?(?:đạt|vượt|hoàn thành))(?= \d|$)"
    r"|(?<!\w)(?:Không đạt|Chưa đạt|Đạt|Vượt|(?:Không h|Chưa h|H)oàn thành)(?!\w)"
)
"""A verdict in a row: between two numbers, or with a capital letter."""
_COUNTS = re.compile(r"(?<!\w)(?:đạt|vượt|hoàn thành)(?!\w)", re.IGNORECASE)
_COUNTED = re.compile(r"chỉ tiêu|mục tiêu|tiêu chí|nhiệm vụ|nội dung", re.IGNORECASE)
_SAYS = {
    Verdict.MET: re.compile(rf"{_DENIED}(?<!\w)(?:đạt|vượt|hoàn thành)(?!\w)", re.IGNORECASE),
    Verdict.EXCEEDED: re.compile(rf"{_DENIED}(?<!\w)vượt(?!\w)", re.IGNORECASE),
    Verdict.NOT_MET: re.compile(
        r"(?<!\w)(?:không|chưa) (?:đạt|hoàn thành|bảo đảm|đảm bảo)(?!\w)", re.IGNORECASE
    ),
}
"""How a report says what it thinks of a target."""


def results_name_a_target(dossier: Dossier) -> Iterator[Problem]:
    """Every result is about a target of its plan, or about a goal quoted from it, not both."""
    entry = dossier.results
    if entry is None:
        return
    for at, review in enumerate(entry.record.reviews):
        day = review.date.latest
        places = set(find_lines_on(dossier.held_lines, day))
        for place, result in enumerate(review.results):
            path = ("reviews", at, "results", place)
            if bool(result.target) == bool(result.goal):
                yield entry.problem(
                    path,
                    "Mỗi kết quả ghi `target` hoặc `goal`, một trong hai.",
                    "Ghi `target: 3` cho chỉ tiêu số 3; `goal:` khi con số nằm trong lời văn.",
                )
            elif result.target and result.target not in places:
                yield entry.problem(
                    (*path, "target"),
                    f"Kế hoạch không có chỉ tiêu `{result.target}`.",
                    f"Chọn một trong: {', '.join(sorted(places, key=_order))}.",
                )


def _order(place: str) -> list[int]:
    return [int(part) for part in place.split(".")]


def reports_are_called_by_their_number_and_day(dossier: Dossier) -> Iterator[Problem]:
    """Number and day in the name of a report are those that are stated beside it."""
    entry = dossier.results
    for at, review in enumerate(entry.record.reviews if entry else ()):
        assert entry
        path, source = ("reviews", at, "source", "text"), review.source
        number = next(iter(printed_numbers(source.text)), None)
        days = [str(one) for one in printed_days(source.text)]
        if number and source.number and number != str(source.number):
            yield entry.problem(
                path, f"Tên báo cáo ghi số `{number}`, còn `number` là `{source.number}`.",
                "Ghi đúng số in trên báo cáo ở cả hai chỗ.",
            )  # fmt: skip
        if days and review.date.day and str(review.date) not in days:
            yield entry.problem(
                path, f"Ngày trong tên báo cáo không phải ngày {review.date.in_words()} ở `date`.",
                "Ghi đúng ngày in trên báo cáo ở cả hai chỗ.",
            )  # fmt: skip


def reviews_follow_the_plan(dossier: Dossier) -> Iterator[Problem]:
    """No review is older than the plan, nor than the period that it reviews."""
    entry, plan = dossier.results, dossier.entry.record
    issued, start = plan.document.issued, plan.period.start if plan.period else None
    for at, review in enumerate(entry.record.reviews if entry else ()):
        assert entry
        path, day = ("reviews", at, "date"), review.date
        if issued and day.latest < issued.earliest:
            yield entry.problem(
                path,
                f"Báo cáo {day.within_words()} có trước kế hoạch ({issued.in_words()}).",
                "Xem lại ngày ghi trên báo cáo.",
            )
        elif start and day.latest < start.earliest:
            yield entry.problem(
                path,
                f"Báo cáo {day.within_words()} có trước ngày bắt đầu thi đua ({start.in_words()}).",
                "Xem lại ngày ghi trên báo cáo, và thời gian ở `period` của kế hoạch.",
            )


def final_reviews_come_at_the_end(dossier: Dossier) -> Iterator[Problem]:
    """A final review is not held while most of the period is still to come, nor years after it.

    What is held earlier is an interim review, or the campaign ended early, and a note says so.
    """
    entry = dossier.results
    first, end = campaign_ends(dossier.entry.record)
    for at, review in enumerate(entry.record.reviews if entry else ()):
        last = find_end(dossier.life, end, review.date.latest)
        if review.kind is not ReviewKind.FINAL or review.note or not last:
            continue
        assert entry
        if review.date.earliest - last.latest > _LONG_AFTER:
            yield entry.problem(
                ("reviews", at, "date"),
                f"Tổng kết {review.date.within_words()}, khi thời gian thi đua đã hết từ lâu "
                f"({last.in_words()}).",
                "Xem lại ngày ghi trên báo cáo; tổng kết muộn thật thì thêm `note` nói vì sao.",
            )
        gone = elapsed_share(first, review.date, last)
        if may_be_final(review.date, last) or gone is None or gone >= _MOSTLY_GONE:
            continue
        yield entry.problem(
            ("reviews", at, "kind"),
            f"Tổng kết {review.date.within_words()} khi mới qua {round(gone)}% thời gian thi đua "
            f"(đến {last.in_words()}).",
            "Đánh giá giữa kỳ thì ghi `kind: interim`; tổng kết sớm thật thì thêm `note` nói vì "
            "sao.",
        )


def stated_figures_are_reported(dossier: Dossier) -> Iterator[Problem]:
    """A figure stated for a result has only numbers that its words print; *05 %* is *5%*."""
    entry = dossier.results
    for path, result in _list_told(entry.record) if entry else ():
        printed = set(map(number, _NUMBER.findall(result.text)))
        for place, figure in enumerate(result.figures):
            for key, value in (("value", figure.value), ("of", figure.of or "")):
                if not set(map(number, _NUMBER.findall(value))) <= printed:
                    assert entry
                    yield entry.problem(
                        (*path, "figures", place, key),
                        f"Số `{value}` không có trong lời của kết quả này.",
                        "Chỉ ghi những số mà báo cáo in, viết đúng như in.",
                    )


def reported_figures_say_what_is_printed(dossier: Dossier) -> Iterator[Problem]:
    """A figure stated for a result does not turn round what its words say of the number."""
    entry = dossier.results
    for path, result in _list_told(entry.record) if entry else ():
        for place, figure in enumerate(result.figures):
            turned = find_turned(figure, result.text) or _find_share(figure, result.text)
            turned = turned if turned and turned[0] in ("unit", "value", "of") else None
            turned = turned or find_other_change(figure, result.text)
            if turned := turned or find_unsaid_bound(figure, result.text):
                assert entry
                yield entry.problem(
                    (*path, "figures", place, turned[0]),
                    turned[1].replace("phải đạt", "đã đạt"),
                    "Ghi đúng như báo cáo in, hoặc bỏ `figures`.",
                )


def _find_share(figure: StatedFigure, text: str) -> tuple[str, str] | None:
    """The share of the plan that was reached is not what was reached."""
    value = rf"(?<![\d.,])0*{re.escape(drop_zeros(figure.value))}(?![\d.,]*\d)"
    every = len(re.findall(value, text))
    if every and every == len(re.findall(rf"{value} ?%(?: so với)? {_PLAN}", text)):
        return "value", f"`{figure.value}` là tỷ lệ so với kế hoạch, không phải kết quả."
    return None


def _says(words: str, verdict: Verdict) -> bool:
    """Whether words, or one cell of a row, give a verdict and do not deny it."""
    is_denied = verdict is not Verdict.NOT_MET and _SAYS[Verdict.NOT_MET].search(words)
    return bool(_SAYS[verdict].search(words)) and not is_denied


def _denies(words: str, verdict: Verdict) -> bool:
    """Whether words give the contrary verdict, which no note can turn round."""
    others = {Verdict.NOT_MET: (Verdict.MET, Verdict.EXCEEDED)}.get(verdict, (Verdict.NOT_MET,))
    return any(_says(cell, other) for cell in _list_cells(words) for other in others)


def _list_cells(words: str) -> list[str]:
    """The cells of a row, also of one that is quoted without bars: *86,4 Không đạt 2 Đạt*."""
    is_sentence = _SENTENCE.search(words) or _COUNTS.search(_CELL.sub("", words))
    is_row = " | " not in words and not is_sentence
    return re.split(r" (?=\d)", words) if is_row else words.split(" | ")


def verdicts_are_printed(dossier: Dossier) -> Iterator[Problem]:
    """A verdict is the report's own: its words say so and do not deny it, or a note says why."""
    entry = dossier.results
    for path, result in _list_told(entry.record) if entry else ():
        assert entry
        verdict = result.verdict
        if verdict is None or any(_says(cell, verdict) for cell in _list_cells(result.text)):
            continue
        if result.note and not _denies(result.text, verdict):
            continue
        yield entry.problem(
            (*path, "verdict"),
            f"Lời báo cáo ở đây không nói là `{verdict.value}`.",
            "Bỏ `verdict` khi báo cáo không tự đánh giá, chép đủ lời đánh giá vào `text`, hoặc ghi "
            "`note` nói báo cáo đánh giá ở đâu.",
        )


def _list_told(results: Results) -> Iterator[tuple[FieldPath, Result | UnitResult]]:
    """Every result, and every result of a unit, with its path."""
    for at, review in enumerate(results.reviews):
        for place, result in enumerate(review.results):
            path = ("reviews", at, "results", place)
            yield path, result
            for unit, one in enumerate(result.units):
                yield (*path, "units", unit), one


def counts_are_quoted(dossier: Dossier) -> Iterator[Problem]:
    """The numbers of a report's own count stand in the words that it uses."""
    entry = dossier.results
    for at, review in enumerate(entry.record.reviews if entry else ()):
        count = review.summary
        printed = {number(found) for found in _NUMBER.findall(count.text)} if count else set()
        for key in ("met", "total") if count else ():
            value = getattr(count, key)
            if value is not None and value not in printed:
                assert entry
                yield entry.problem(
                    ("reviews", at, "summary", key),
                    f"Số `{value}` không có trong câu báo cáo tự đếm.",
                    "Chỉ ghi số mà câu ấy in; câu không nêu số thì bỏ dòng này.",
                )


def counts_say_what_was_met(dossier: Dossier) -> Iterator[Problem]:
    """A report's own count says what it counts, and *4/6* is four of six."""
    entry = dossier.results
    for at, review in enumerate(entry.record.reviews if entry else ()):
        assert entry
        count = review.summary
        if count is None or count.note:
            continue
        path = ("reviews", at, "summary")
        if not (_COUNTS.search(count.text) and _COUNTED.search(count.text)):
            yield entry.problem(
                (*path, "text"),
                "Câu này không nói các chỉ tiêu ấy đạt hay không.",
                "Chép đủ câu: bao nhiêu chỉ tiêu đạt, vượt hoặc chưa đạt.",
            )
        of = re.search(r"(?<![\d/])(\d+)/(\d+)(?![\d/])", count.text)
        if of and count.total is not None and count.total != number(of[2]):
            yield entry.problem((*path, "total"), f"Báo cáo in “{of[0]}”.", f"Ghi `{of[2]}`.")
        if of and count.met is not None and count.met == number(of[2]) != number(of[1]):
            yield entry.problem((*path, "met"), f"Báo cáo in “{of[0]}”.", f"Ghi `{of[1]}`.")


def interim_reviews_come_before_the_end(dossier: Dossier) -> Iterator[Problem]:
    """What is held after the end of the campaign is a final review."""
    entry = dossier.results
    _, end = campaign_ends(dossier.entry.record)
    for at, review in enumerate(entry.record.reviews if entry else ()):
        last = find_end(dossier.life, end, review.date.latest)
        is_late = last and review.date.earliest > last.latest
        if is_late and review.kind is ReviewKind.INTERIM and not review.note:
            assert entry and last
            yield entry.problem(
                ("reviews", at, "kind"),
                f"Đợt thi đua đã hết ({last.in_words()}) trước ngày báo cáo.",
                "Ghi `kind: final`; sơ kết muộn thật thì thêm `note` nói vì sao.",
            )


def units_are_known(dossier: Dossier) -> Iterator[Problem]:
    """Where a unit names a body of the portal, there is that body, and it is called so."""
    entry, known = dossier.results, dossier.references.issuer_by_id
    for path, told in _list_told(entry.record) if entry else ():
        if isinstance(told, UnitResult) and told.issuer and told.issuer not in known:
            assert entry
            yield entry.problem(
                (*path, "issuer"),
                f"Không có cơ quan `{told.issuer}` trong `data/issuers.yml`.",
                did_you_mean(told.issuer, known) or "Đơn vị không có ở đó thì bỏ dòng này.",
            )
        elif isinstance(told, UnitResult) and told.issuer and not told.note:
            body = known[told.issuer]
            if not _is_called(told.unit, f"{body.name} {body.short_name}"):
                assert entry
                yield entry.problem(
                    (*path, "issuer"),
                    f"“{told.unit}” không phải `{told.issuer}` ({cut_short(body.name)}).",
                    "Chọn đúng mã của đơn vị in trong báo cáo, hoặc bỏ dòng này.",
                )


def _is_called(unit: str, names: str) -> bool:
    """Whether the level and the last word of a unit's name are in the names of a body."""
    said, known = expand_names(unit).split(), set(expand_names(names).split())
    return {*said[-1:], *(set(said) & _LEVELS)} <= known


def reviews_are_in_order(entry: FileRecord[Any]) -> Iterator[Problem]:
    """Reviews go from the oldest to the newest."""
    reviews = entry.record.reviews if isinstance(entry.record, Results) else ()
    for at, (earlier, later) in enumerate(pairwise(reviews), 1):
        if later.date.earliest < earlier.date.earliest:
            yield entry.problem(
                ("reviews", at, "date"),
                "Lần này sớm hơn lần ghi ngay trước nó.",
                "Xếp các lần sơ kết, tổng kết từ cũ đến mới.",
            )
