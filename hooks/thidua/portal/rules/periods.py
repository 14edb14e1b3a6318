"""Rules for when a campaign runs: its period as printed, and all the phases in it."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from thidua.foundation.patterns import compile_late
from thidua.foundation.problems import Problem
from thidua.language.markup import one_line
from thidua.language.vietnamese import fold
from thidua.model.plan import Period
from thidua.portal.dossier import Dossier
from thidua.portal.rules.fidelity import difference_problem, is_said

_NUMBERED = compile_late(
    r"(?:^|(?<=[.;:]\s))(?:[-+–•]|\w{1,4}[.)])?\s*"
    r"(?P<name>(?P<kind>đợt(?: thi đua)?|giai đoạn|chặng|học k[ỳì])\s*(?:thứ )?"
    r"(?P<number>\d{1,2}|[ivx]{1,4}))\s*[:(,]",
    re.IGNORECASE | re.MULTILINE,
)
_ONLY_YEARS = compile_late(
    r"(?:trong |cả )?(?:năm|giai đoạn) 20\d\d(?: ?[-–] ?20\d\d)?\.?", re.IGNORECASE
)
_OF_YEARS = ("01-01", "12-31")
_REVIEWS = compile_late(r"(?:tổng|sơ) kết|đánh giá|khen thưởng|báo cáo", re.IGNORECASE)
"""A phase of reviews may come when the campaign is over."""
_UNTIL = compile_late(
    r"(?:đến|tới)(?: hết| cuối| kết thúc)* (?:tháng (?P<month>0?[1-9]|1[0-2])(?:/| năm )|năm )"
    r"(?P<year>20\d\d)(?![\d/-])",
    re.IGNORECASE,
)
_NEAR = 40
_DAY = compile_late(r"\d{1,2}[/.-]\d|ngày \d|tháng \d")
_NAME = compile_late(
    r"(?P<kind>dot(?: thi dua)?|giai doan|chang|hoc ky)\s*(?:thu )?(?P<number>\d{1,2}|[ivx]+)\b"
)


def phases_are_all_listed(dossier: Dossier) -> Iterator[Problem]:
    """Beside a listed phase stand the others that the document numbers with it."""
    phases = dossier.entry.record.phases
    named = [_NAME.search(fold(phase.name)) for phase in phases]
    listed = {(one["kind"], one["number"].lstrip("0")) for one in named if one}
    kinds = {kind for kind, _ in listed}
    text = "\n".join(dossier.printed_lines) if listed else ""
    for found in _NUMBERED.finditer(text):
        if not _DAY.search(text, found.end(), found.end() + _NEAR):
            continue
        kind, number = fold(found["kind"]), fold(found["number"]).lstrip("0")
        if kind in kinds and (kind, number) not in listed:
            listed.add((kind, number))
            yield difference_problem(
                dossier.entry,
                ("phases",),
                f"Văn bản còn chia “{found['name']}” mà ở đây không có.",
                "Ghi đủ các đợt như in, hoặc bỏ hẳn `phases`.",
            )


def periods_end_as_printed(dossier: Dossier) -> Iterator[Problem]:
    """Words that end with a year or a month as a whole are given no earlier day."""
    period = dossier.entry.record.period
    last = [*_UNTIL.finditer(period.text)][-1:] if period and not _is_explained(period) else []
    if not (last and period and period.end):
        return
    year, month = int(last[0]["year"]), int(last[0]["month"] or 12)
    if period.end.latest >= date(year, month, monthrange(year, month)[1]):
        return
    yield difference_problem(
        dossier.entry,
        ("period", "end"),
        f"Văn bản in “{last[0][0]}”, muộn hơn ngày này.",
        "Ghi năm, tháng kết thúc như in.",
    )


def _is_explained(period: Period) -> bool:
    """Whether the note tells where a day comes from."""
    return bool(period.note and _DAY.search(period.note))


def years_have_no_days(dossier: Dossier) -> Iterator[Problem]:
    """A period that is printed as a year does not begin or end on a day inside it."""
    plan = dossier.entry.record
    period = plan.period
    if not period or _is_explained(period) or not _ONLY_YEARS.fullmatch(period.text.strip()):
        return
    of_phases = {str(one) for phase in plan.phases for one in (phase.start, phase.end) if one}
    for key, when in (("start", period.start), ("end", period.end)):
        if not (when and when.day) or not is_said(when, plan, period.text):
            continue  # a day that is printed nowhere is told as that
        if str(when)[5:] not in _OF_YEARS and str(when) not in of_phases:
            yield difference_problem(
                dossier.entry,
                ("period", key),
                f"Văn bản chỉ in “{period.text.strip()}”, không in ngày này.",
                "Ghi năm như in; ngày lấy ở câu khác thì chép câu ấy vào `note`.",
            )


def periods_are_of_this_plan(dossier: Dossier) -> Iterator[Problem]:
    """The words about time are the document's own, not part of the title of one that it cites."""
    plan = dossier.entry.record
    cited = [one_line(one.text) for one in (*plan.legal_bases, *plan.citations)]
    words = one_line(plan.period.text) if plan.period else ""
    if not words or not any(words in one for one in cited):
        return
    for line in map(one_line, dossier.printed_lines):
        rest = line
        for one in cited:
            rest = rest.replace(one, "")
        if words in rest:
            return
    yield difference_problem(
        dossier.entry,
        ("period", "text"),
        f"“{words}” chỉ đứng trong tên văn bản được dẫn.",
        "Chép lời về thời gian của chính kế hoạch này; không có thì bỏ `period`.",
    )


def periods_hold_their_phases(dossier: Dossier) -> Iterator[Problem]:
    """A period whose words tell of one phase alone does not end before another."""
    plan = dossier.entry.record
    period = plan.period
    if not period or not period.end:
        return
    if not any(phase.text in period.text or period.text in phase.text for phase in plan.phases):
        return
    run = [one for one in plan.phases if not _REVIEWS.search(one.name)]
    later = [one for one in run if one.end and str(one.end) > str(period.end)]
    if later and period.end.day:
        yield difference_problem(
            dossier.entry,
            ("period", "end"),
            f"“{later[-1].name}” kết thúc sau ngày này.",
            "Ghi ngày kết thúc của đợt cuối.",
        )
