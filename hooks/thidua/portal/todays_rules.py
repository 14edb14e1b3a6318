"""What must hold on the day of a check or a build; the command gives the day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from thidua.datafiles.validation import FileRecord
from thidua.foundation.problems import Problem, Severity
from thidua.language.dates import Edtf, write_day
from thidua.model import Plan, labels
from thidua.model.field_path import FieldPath
from thidua.model.honoree import Honoree
from thidua.model.results import Results
from thidua.portal.sources import Sources

DatedRule = Callable[[Sources, date], Iterator[Problem]]

_A_YEAR = timedelta(days=366)
_REMINDED = 30
"""Days before the end of a consent."""


def days_of_addresses_have_come(sources: Sources, day: date) -> Iterator[Problem]:
    """No entry has a date in the future; one more than a year ahead is a typing error.

    Args:
        sources: the present data.
        day: today.
    """
    file = sources.addresses
    if not file:
        return
    record = file.record
    days = [(("moved", index, "since"), entry.since) for index, entry in enumerate(record.moved)]
    days += [(("ended", index, "since"), entry.since) for index, entry in enumerate(record.ended)]
    for path, since in days:
        if since > day:
            problem = file.problem(
                path,
                f"`since` là ngày chưa tới ({write_day(since)}).",
                f"Viết ngày địa chỉ đổi, thường là hôm nay: `{day.isoformat()}`.",
            )
            is_soon = since - day <= _A_YEAR
            yield replace(problem, severity=Severity.NOTICE) if is_soon else problem


def days_of_records_have_come(sources: Sources, day: date) -> Iterator[Problem]:
    """Nothing that records tell as done has a date in the future: reviews, consents, takedowns.

    Args:
        sources: all records.
        day: today.
    """
    yield from _reviews_have_come(sources, day)
    for plan in sources.plans:
        if _is_to_come(plan.updated, day):
            yield _updated_to_come(sources.open_entry(plan), plan.updated, day)
    for entry in sources.honorees:
        if _is_to_come(entry.record.updated, day):
            yield _updated_to_come(entry, entry.record.updated, day)
        for path, message, fix in list_days_to_come(entry.record, day):
            yield entry.problem(path, message, fix)
        yield from _consents_that_end(entry, day)


def _is_to_come(updated: date, day: date) -> bool:
    """Whether a day is to come everywhere: a computer abroad may be a day behind."""
    return (updated - day).days > 1


def _updated_to_come(
    entry: FileRecord[Plan] | FileRecord[Honoree], updated: date, day: date
) -> Problem:
    return entry.problem(
        ("updated",),
        f"Ngày sửa {labels.day(updated)} là ngày chưa tới (hôm nay {labels.day(day)}).",
        "Ghi ngày sửa tệp này lần cuối.",
    )


def _consents_that_end(entry: FileRecord[Honoree], day: date) -> Iterator[Problem]:
    """Nobody is shown after the last day of a consent, and staff are reminded a month before."""
    if entry.record.takedown:
        return
    for owner, consent in entry.record.consents():
        if consent is None or consent.ends_on is None or consent.withdrawn_on:
            continue
        left = (consent.ends_on - day).days
        if left <= _REMINDED:
            ended = f"hết hạn ngày {labels.day(consent.ends_on)} (hôm nay {labels.day(day)})."
            yield Problem(
                entry.file,
                entry.at(*owner, "consent", "ends_on"),
                f"Sự đồng ý {'đã' if left < 0 else 'sắp'} {ended}",
                "Xin đồng ý lại rồi ghi ngày mới theo phiếu; không xin được thì gỡ theo quy trình "
                "ở trang Hướng dẫn.",
                Severity.ERROR if left < 0 else Severity.NOTICE,
            )


def list_days_to_come(honoree: Honoree, day: date) -> Iterator[tuple[FieldPath, str, str]]:
    """Consents, takedowns and the like that are told as done on a day after this one.

    Each with the path of its date, what is wrong, and what to do.
    """
    for path, when, said in _acts_of(honoree):
        if when and when > day:
            yield (
                path,
                f"{said} ngày {labels.day(when)} là ngày chưa tới (hôm nay {labels.day(day)}).",
                "Xem lại ngày; việc chưa làm thì chưa ghi vào đây.",
            )


def _acts_of(honoree: Honoree) -> Iterator[tuple[FieldPath, date | None, str]]:
    for owner, consent in honoree.consents():
        if consent:
            yield (*owner, "consent", "given_on"), consent.given_on, "Đồng ý"
            yield (*owner, "consent", "withdrawn_on"), consent.withdrawn_on, "Rút lại đồng ý"
    if honoree.takedown:
        yield ("takedown", "requested_on"), honoree.takedown.requested_on, "Yêu cầu gỡ"
        yield ("takedown", "done_on"), honoree.takedown.done_on, "Gỡ"


def _reviews_have_come(sources: Sources, day: date) -> Iterator[Problem]:
    """No review has a date in the future.

    Args:
        sources: all records.
        day: today.
    """
    for plan in sources.plans:
        is_late = any(Edtf.parse(when).earliest > day for when in plan.reviewed)
        entry = sources.open_dossier(plan).results if is_late else None
        for path, message, fix in list_reviews_to_come(entry.record, day) if entry else ():
            assert entry
            yield entry.problem(path, message, fix)


def list_reviews_to_come(results: Results, day: date) -> Iterator[tuple[FieldPath, str, str]]:
    """Reviews whose report has a date after this one, told like consents that are to come."""
    for at, review in enumerate(results.reviews):
        if review.date.earliest > day:
            said = review.date.within_words()
            yield (
                ("reviews", at, "date"),
                f"Báo cáo {said} là ngày chưa tới (hôm nay {labels.day(day)}).",
                "Xem lại ngày ghi trên báo cáo.",
            )


TODAYS_RULES: tuple[DatedRule, ...] = (days_of_addresses_have_come, days_of_records_have_come)
"""Rules for all records together on one day."""
