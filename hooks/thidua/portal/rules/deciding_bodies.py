"""Who may change which plan: the same body, those before and after it, and those above it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from thidua.foundation.problems import Problem, Severity
from thidua.language.vietnamese import fold
from thidua.model.tiers import BodyGroup, Level
from thidua.model.vocabulary import Issuer
from thidua.portal.plan_summary import PlanSummary
from thidua.portal.sources import Sources
from thidua.portal.succession import Succession

_RANKS = {Level.CENTRAL: 3, Level.PROVINCE: 2, Level.DISTRICT: 1, Level.COMMUNE: 0}
_PLACE = re.compile(
    r"(?<!\w)(?:tinh|thanh pho|tp|huyen|quan|thi xa|thi tran|xa|phuong|dac khu)\.? (?P<name>.+)"
)


def plans_are_changed_by_a_body_that_may(sources: Sources) -> Iterator[Problem]:
    """A decision about a plan comes from a body that can decide about it, or a note says why.

    An error where the list of bodies shows that it cannot; a notice where the list does not tell.
    """
    plans = {plan.id: plan for plan in sources.plans}
    for decision in sources.plans:
        for index, changed in enumerate(decision.changed):
            plan = plans.get(changed.plan)
            if plan is None or plan.id == decision.id:
                continue
            severity = _judge(sources, decision.issuer, plan.issuer)
            if severity:
                found = _problem(sources, decision, plan, index, severity)
                if found:
                    yield found


def _judge(sources: Sources, deciding: str, issuing: str) -> Severity | None:
    bodies = sources.issuer_by_id
    one, other = bodies.get(deciding), bodies.get(issuing)
    if one is None or other is None:  # another rule tells it
        return None
    succession = sources.references.succession
    same = _same_line(succession, other)
    above = _above(succession, same)
    if deciding in same or deciding in above:
        return None
    below = _above(succession, _same_line(succession, one))
    rank, other_rank = _rank(succession, one), _rank(succession, other)
    if issuing in below or (rank is not None and other_rank is not None and rank < other_rank):
        return Severity.ERROR
    if one.level is Level.CENTRAL:
        return None
    places = {_place(bodies[name]) for name in (*same, *above) if name in bodies}
    if _place(one) in places:  # a council, a committee of the Party beside the people's committee
        is_higher = rank is not None and other_rank is not None and rank > other_rank
        return None if is_higher else Severity.NOTICE
    known = {bodies[name].group for name in (*same, *above) if name in bodies}
    return Severity.ERROR if one.group in known and _place(one) else Severity.NOTICE


def _same_line(succession: Succession, body: Issuer) -> set[str]:
    """A body with those before and after it."""
    later = {one.id for one in succession.later(body.id)}
    earlier = {one.issuer.id for one in succession.ancestors(body.id)}
    return {body.id, *later, *earlier}


def _above(succession: Succession, names: set[str]) -> set[str]:
    """The bodies above some bodies, with those before and after them of no lower level.

    A list of bodies says who stands above today; what stood there before decided in its own days.
    """
    found: set[str] = set()
    waiting = sorted(names)
    for name in waiting:
        body = succession.issuers.get(name)
        above = succession.issuers.get(body.parent) if body and body.parent else None
        if above is None:
            continue
        for one in sorted(_same_line(succession, above)):
            rank = _rank(succession, succession.issuers[one]) or 0
            if one not in found and rank >= (_rank(succession, above) or 0):
                found.add(one)
                waiting.append(one)
    return found


def _rank(succession: Succession, body: Issuer) -> float | None:
    """How high a body stands: what is of no level stands right below the body above it."""
    steps, seen = 0, {body.id}
    while body.level is None:
        above = succession.issuers.get(body.parent or "")
        if above is None or above.id in seen:
            return None
        seen.add(above.id)
        body, steps = above, steps + 1
    return _RANKS[body.level] - (steps and 1 - 1 / (steps + 1))


def _place(body: Issuer) -> tuple[BodyGroup, str]:
    """The group of a body and the place in its name, without marks; empty if it names none."""
    named = _PLACE.search(fold(body.name))
    return body.group, named["name"] if named else ""


def _problem(
    sources: Sources, decision: PlanSummary, plan: PlanSummary, index: int, severity: Severity
) -> Problem | None:
    entry = sources.open_entry(decision)
    if entry.record.changes[index].note:
        return None
    names = [sources.issuer_by_id[one].short_name for one in (decision.issuer, plan.issuer)]
    if severity is Severity.ERROR:
        said = (
            f"Kế hoạch `{plan.id}` do {names[1]} ban hành; {names[0]} không phải cơ quan ấy, cơ "
            "quan kế thừa hay cơ quan cấp trên, nên không sửa, thay hay dừng kế hoạch ấy được."
        )
        fix = (
            "Xem lại `plan` và cơ quan ban hành; cơ quan ấy có quyền thì ghi `parent`, "
            "`successors` trong `data/issuers.yml`, hoặc thêm `note` nói theo quy định nào."
        )
    else:
        said = (
            f"Kế hoạch `{plan.id}` do {names[1]} ban hành; danh sách cơ quan không cho biết "
            f"{names[0]} có quyền sửa, thay hay dừng kế hoạch ấy không."
        )
        fix = (
            "Đúng là cấp trên hay cơ quan kế thừa thì ghi `parent`, `successors` trong "
            "`data/issuers.yml`; không thì thêm `note` nói theo quy định nào."
        )
    if decision.draft:
        severity = Severity.NOTICE
    return replace(entry.problem(("changes", index, "plan"), said, fix), severity=severity)
