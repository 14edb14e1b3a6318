"""Rules for dates: nothing ends before it begins, and no body acts while it does not exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from thidua.datafiles.validation import FileRecord
from thidua.foundation.problems import Problem
from thidua.language.dates import Edtf, write_day
from thidua.model.field_path import FieldPath
from thidua.model.honoree import Honoree
from thidua.model.plan import Plan
from thidua.portal.dossier import Dossier
from thidua.portal.sources import Sources

_YEAR = re.compile(r"20\d\d")
When = Edtf | date | None


def _bounds(when: Edtf | date) -> tuple[date, date]:
    return (when.earliest, when.latest) if isinstance(when, Edtf) else (when, when)


def _in_words(when: Edtf | date) -> str:
    return when.in_words() if isinstance(when, Edtf) else write_day(when)


def _reversed(
    entry: FileRecord[Any], path: FieldPath, first: When, then: When, said: str
) -> Iterator[Problem]:
    """A problem at ``path`` if ``then`` is certainly before ``first``."""
    if first and then and _bounds(then)[1] < _bounds(first)[0]:
        message = f"{said}: {_in_words(then)} trước {_in_words(first)}."
        yield entry.problem(path, message, "Kiểm tra lại hai ngày.")


def plan_dates_are_in_order(dossier: Dossier) -> Iterator[Problem]:
    """The dates in a plan are in their natural order."""
    entry = dossier.entry
    for path, first, then, said in _plan_pairs(entry.record):
        yield from _reversed(entry, path, first, then, said)


def _plan_pairs(plan: Plan) -> Iterator[tuple[FieldPath, When, When, str]]:
    document, issued = plan.document, plan.document.issued
    yield ("document", "effective"), issued, document.effective, "Hiệu lực trước ban hành"
    since = document.effective or issued
    yield ("document", "expires"), since, document.expires, "Hết hiệu lực trước khi có hiệu lực"
    yield ("updated",), issued, plan.updated, "Cập nhật trước khi ban hành"
    for index, entry in enumerate(plan.history):
        path: FieldPath = ("history", index, "date")
        yield path, issued, entry.date, "Lịch sử trang bắt đầu trước khi văn bản ban hành"
        yield path, entry.date, plan.updated, "Trang cập nhật lần cuối (`updated`) trước mục này"
    if plan.period:
        period = plan.period
        yield ("period", "end"), period.start, period.end, "Kết thúc trước bắt đầu"
    for index, phase in enumerate(plan.phases):
        yield ("phases", index, "end"), phase.start, phase.end, "Kết thúc trước bắt đầu"
    for index, occasion in enumerate(plan.occasions):
        yield ("occasions", index, "to"), occasion.from_, occasion.to, "Khoảng kỷ niệm bị ngược"
    for index, deadline in enumerate(plan.deadlines):
        yield ("deadlines", index, "date"), issued, deadline.date, "Thời hạn trước ngày ban hành"


def issuer_existed_when_it_issued(dossier: Dossier) -> Iterator[Problem]:
    """The issuer of a plan existed on the day, or in the month or year, of the plan."""
    entry = dossier.entry
    plan = entry.record
    issuer = dossier.references.issuer_by_id.get(plan.document.issuer)
    when = plan.document.issued or Edtf(plan.year)
    if issuer and not issuer.existed_on(when):
        began = f"từ {_in_words(issuer.valid_from)}" if issuer.valid_from else ""
        ended = f"đến hết {_in_words(issuer.valid_to)}" if issuer.valid_to else ""
        life = " ".join(part for part in (began, ended) if part)
        yield entry.problem(
            ("document", "issuer"),
            f"{issuer.short_name} chỉ hoạt động {life}, không ban hành được văn bản "
            f"{when.in_words()}.",
            "Chọn cơ quan đúng thời kỳ trong `data/issuers.yml` (cơ quan mới trùng tên là một "
            "mã khác).",
        )


def year_is_the_campaigns(dossier: Dossier) -> Iterator[Problem]:
    """The year of a plan is in its identifier, and within its period."""
    entry = dossier.entry
    plan = entry.record
    years = [part for part in plan.id.split("-") if _YEAR.fullmatch(part)]
    if str(plan.year) not in years:
        yield entry.problem(
            ("id",),
            f"Mã `{plan.id}` không có năm thi đua {plan.year}.",
            "Đặt mã theo mẫu cơ quan-năm-tên ngắn, ví dụ `xa-mau-2026-kinh-te-xa-hoi`."
            + (f" Nếu gõ nhầm năm thì giữ mã, viết `year: {years[0]}`." if len(years) == 1 else ""),
        )
    elif _outside_period(plan):
        yield entry.problem(
            ("year",),
            f"Năm {plan.year} nằm ngoài thời gian thi đua.",
            "Kiểm tra lại `year` và `period`.",
        )


def _outside_period(plan: Plan) -> bool:
    if not plan.period:
        return False
    year = Edtf(plan.year)
    start, end = plan.period.start, plan.period.end
    return bool((start and start.earliest > year.latest) or (end and end.latest < year.earliest))


def issuer_lives_are_in_order(sources: Sources) -> Iterator[Problem]:
    """No body ends before it begins."""
    entry = sources.issuers
    for index, issuer in enumerate(entry.record.issuers):
        path: FieldPath = ("issuers", index, "valid_to")
        yield from _reversed(
            entry, path, issuer.valid_from, issuer.valid_to, "Kết thúc trước khi bắt đầu"
        )


def honoree_dates_are_in_order(sources: Sources) -> Iterator[Problem]:
    """The dates of consent, publication, withdrawal and takedown are in their natural order."""
    for entry in sources.honorees:
        for path, first, then, said in _honoree_pairs(entry.record):
            yield from _reversed(entry, path, first, then, said)


def _honoree_pairs(honoree: Honoree) -> Iterator[tuple[FieldPath, When, When, str]]:
    takedown = honoree.takedown
    if honoree.deed:
        yield ("updated",), honoree.deed.date, honoree.updated, "Đăng trước khi làm việc ấy"
    for owner, consent in honoree.consents():
        if consent is None:
            continue
        path: FieldPath = (*owner, "consent", "withdrawn_on")
        yield path, consent.given_on, consent.withdrawn_on, "Rút lại trước khi đồng ý"
        given = (*owner, "consent", "given_on")
        done = honoree.deed.date if honoree.deed else None
        yield given, done, consent.given_on, "Đồng ý trước khi làm việc ấy"
        end = (*owner, "consent", "ends_on")
        yield end, consent.given_on, consent.ends_on, "Hết hạn trước khi đồng ý"
        yield ("updated",), consent.given_on, honoree.updated, "Đăng trước khi được đồng ý"
    if takedown:
        path = ("takedown", "done_on")
        yield path, takedown.requested_on, takedown.done_on, "Gỡ trước khi được yêu cầu"
    for index, award in enumerate(honoree.awards):
        if honoree.deed and award.decision:
            path = ("awards", index, "decision", "date")
            yield path, honoree.deed.date, award.decision.date, "Khen thưởng trước khi làm việc ấy"
        if award.decision and award.revoked_by:
            path = ("awards", index, "revoked_by", "date")
            yield path, award.decision.date, award.revoked_by.date, "Thu hồi trước khi khen thưởng"
