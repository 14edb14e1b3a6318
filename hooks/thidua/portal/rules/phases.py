"""Rules for phases: the list has all that the document numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.foundation.patterns import compile_late
from thidua.foundation.problems import Problem
from thidua.language.vietnamese import fold
from thidua.portal.dossier import Dossier
from thidua.portal.rules.fidelity import difference_problem

_NUMBERED = compile_late(
    r"(?:^|(?<=[.;:]\s))(?:[-+–•]|\w{1,4}[.)])?\s*"
    r"(?P<name>(?P<kind>đợt(?: thi đua)?|giai đoạn|chặng)\s*(?:thứ )?"
    r"(?P<number>\d{1,2}|[ivx]{1,4}))\s*[:(,]",
    re.IGNORECASE | re.MULTILINE,
)
_NEAR = 40
_DAY = compile_late(r"\d{1,2}[/.-]\d|ngày \d|tháng \d")
_NAME = compile_late(
    r"(?P<kind>dot(?: thi dua)?|giai doan|chang)\s*(?:thu )?(?P<number>\d{1,2}|[ivx]+)\b"
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


def periods_hold_their_phases(dossier: Dossier) -> Iterator[Problem]:
    """A period whose words tell of one phase alone does not end before another."""
    plan = dossier.entry.record
    period = plan.period
    if not period or not period.end:
        return
    if not any(phase.text in period.text or period.text in phase.text for phase in plan.phases):
        return
    later = [one for one in plan.phases if one.end and str(one.end) > str(period.end)]
    if later and period.end.day:
        yield difference_problem(
            dossier.entry,
            ("period", "end"),
            f"“{later[-1].name}” kết thúc sau ngày này.",
            "Ghi ngày kết thúc của đợt cuối.",
        )
