"""Rules against publishing one document twice: it would count twice, and be searched twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import combinations

from thidua.foundation.problems import Problem, Severity
from thidua.language.vietnamese import fold
from thidua.portal.file_names import PLAN
from thidua.portal.plan_summary import PlanSummary
from thidua.portal.sources import Sources

_UBND = re.compile(r"(?<!\w)UBND(?!\w)")


def documents_are_published_once(sources: Sources) -> Iterator[Problem]:
    """No two plans are the same document: by number and date, or by title where one has no number.

    A number is used once in a year by one body. So two dates for it are a slip in one of the
    plans, or a second copy; only people can tell which.
    """
    found: dict[str, tuple[Severity, PlanSummary, PlanSummary]] = {}
    bodies = {issuer: _body(sources, issuer) for issuer in {plan.issuer for plan in sources.plans}}
    plans = _in_order(sources.plans)
    for group in (*_group_by_number(plans, bodies), *_group_by_title(plans, bodies)):
        for first, second in combinations(group, 2):
            severity = _judge(sources, first, second)
            known = found.get(second.file)
            if severity and (known is None or known[0] is Severity.NOTICE):
                found[second.file] = severity, first, second
    for severity, first, second in found.values():
        yield _copy_problem(sources, first, second, severity)


def originals_belong_to_one_plan(sources: Sources) -> Iterator[Problem]:
    """No two plans have the same file as their document, unless a note says why."""
    owners: dict[str, PlanSummary] = {}
    for plan in _in_order(sources.plans):
        for file in plan.originals:
            owner = owners.setdefault(file.sha256, plan)
            if owner.id == plan.id or file.is_shared:
                continue
            name = plan.attachments[file.at]
            found = sources.open_entry(plan).problem(
                ("attachments", file.at, "file"),
                f"Tệp `{name}` giống hệt từng byte một tệp bản gốc của `{owner.file}`.",
                "Đính đúng tệp của kế hoạch này; nhập trùng thì xóa một trong hai thư mục; một tệp "
                "chứa cả hai văn bản thì thêm `note` ở tệp này nói rõ.",
            )
            yield _soften(found, plan)


def _in_order(plans: Iterable[PlanSummary]) -> list[PlanSummary]:
    """The published ones first: a draft is told to be the copy, not what readers see.

    So is a plan that has the identifier of another folder: somebody copied that folder.
    """
    return sorted(
        plans,
        key=lambda plan: (plan.draft, not plan.file.endswith(f"/{plan.id}/{PLAN}"), plan.id),
    )


def _group_by_number(
    plans: Iterable[PlanSummary], bodies: Mapping[str, str]
) -> list[list[PlanSummary]]:
    groups: dict[tuple[str, str, int], list[PlanSummary]] = defaultdict(list)
    for plan in plans:
        if plan.number:
            year = plan.issued_day.year
            groups[bodies[plan.issuer], _number(plan.number), year].append(plan)
    return list(groups.values())


def _group_by_title(
    plans: Iterable[PlanSummary], bodies: Mapping[str, str]
) -> list[list[PlanSummary]]:
    groups: dict[tuple[str, str, int], list[PlanSummary]] = defaultdict(list)
    for plan in plans:
        key = (bodies[plan.issuer], _letters(plan.title), plan.issued_day.year)
        groups[key].append(plan)
    return list(groups.values())


def _body(sources: Sources, identifier: str) -> str:
    """The name of an issuer: a body that is listed twice is still one body."""
    issuer = sources.issuer_by_id.get(identifier)
    return _letters(_UBND.sub("Ủy ban nhân dân", issuer.name)) if issuer else identifier


def _may_be_one_body(sources: Sources, first: PlanSummary, second: PlanSummary) -> bool:
    """Whether bodies of one name are one: not if they are known to stand under two others."""
    bodies = [sources.issuer_by_id.get(plan.issuer) for plan in (first, second)]
    above = {body.parent for body in bodies if body and body.parent}
    return first.issuer == second.issuer or len(above) <= 1


def _number(number: str) -> str:
    """A number without what typing changes: zeros before it, case, tone marks, letters of đ."""
    return re.sub(r"^0+(?=\d)", "", fold(number))


def _letters(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "", fold(words))


def _judge(sources: Sources, first: PlanSummary, second: PlanSummary) -> Severity | None:
    """An error where two plans are surely one document, a notice where only people can tell."""
    numbers = {_number(plan.number) for plan in (first, second) if plan.number}
    if len(numbers) > 1 or not _may_be_one_body(sources, first, second):
        return None
    both_numbered = bool(first.number and second.number)
    same_title = _letters(first.title) == _letters(second.title)
    if _may_be_one_day(first, second):
        return Severity.ERROR if both_numbered or _symbols_agree(first, second) else None
    return Severity.ERROR if both_numbered and same_title else Severity.NOTICE


def _may_be_one_day(first: PlanSummary, second: PlanSummary) -> bool:
    """Whether two dates, of which parts may be blank, can be of one day."""
    days = first.issued_day, second.issued_day
    return days[0].earliest <= days[1].latest and days[1].earliest <= days[0].latest


def _symbols_agree(first: PlanSummary, second: PlanSummary) -> bool:
    """Whether two documents, one or both without a number, can have the same one."""
    symbols = {
        fold(plan.printed_number).partition("/")[2]
        for plan in (first, second)
        if plan.printed_number
    }
    return len(symbols) <= 1


def _copy_problem(
    sources: Sources, first: PlanSummary, second: PlanSummary, severity: Severity
) -> Problem:
    entry = sources.open_entry(second)
    named = f"`{second.number}`" if second.number else f"“{second.title}”"
    if severity is Severity.ERROR:
        said = f"Văn bản {named} đã có ở `{first.file}`: cùng cơ quan, cùng số hoặc tên, cùng ngày."
        fix = (
            "Nhập trùng thì xóa một trong hai thư mục (sửa, bổ sung ở thư mục giữ lại); hai văn "
            "bản khác nhau thì ghi đúng cơ quan, số, ngày của từng bản."
        )
        if not _may_be_one_day(first, second):
            said = (
                f"Văn bản {named} đã có ở `{first.file}`, cùng tên, chỉ khác ngày "
                f"({first.issued_day.in_words()})."
            )
    else:
        said = (
            f"`{first.file}` của cùng cơ quan cùng năm cũng mang "
            f"{f'số {named}' if second.number and first.number else f'tên “{second.title}”'}, "
            f"ngày khác ({first.issued_day.in_words()})."
        )
        fix = "Xem hai thư mục có phải một văn bản không; số, ngày nào ghi nhầm thì sửa."
    path = ("document", "number") if second.number else ("document", "title")
    return _soften(replace(entry.problem(path, said, fix), severity=severity), first, second)


def _soften(found: Problem, *plans: PlanSummary) -> Problem:
    """A draft is still to be reviewed: what is wrong with it stops nothing."""
    if any(plan.draft for plan in plans):
        return replace(found, severity=Severity.NOTICE)
    return found
