"""Rules for the lives of bodies: how they end, and which bodies continue them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from thidua.foundation.problems import Problem, Severity
from thidua.model.field_path import FieldPath
from thidua.model.labels import BODY_GROUPS, day, lived
from thidua.model.tiers import BodyGroup, BodyKind, Level
from thidua.model.vocabulary import Issuer
from thidua.portal.sources import Sources
from thidua.portal.succession import Succession

_A_DAY = timedelta(days=1)
_DISTRICTS_ENDED = date(2025, 6, 30)
_CONTINUED_BY: Mapping[BodyGroup, tuple[BodyGroup, ...]] = {
    Level.CENTRAL: (Level.CENTRAL,),
    Level.PROVINCE: (Level.PROVINCE,),
    Level.DISTRICT: (Level.DISTRICT, Level.COMMUNE, Level.PROVINCE),
    Level.COMMUNE: (Level.COMMUNE,),
    **{kind: tuple(BodyKind) for kind in BodyKind},
}
"""Levels of the bodies that can continue one of a level.

When the district level ended, communes and provinces took over its tasks (Nghị quyết
203/2025/QH15).
"""


def successors_run_in_no_circle(sources: Sources) -> Iterator[Problem]:
    """No body continues itself, directly or through others."""
    succession = sources.references.succession
    for index, issuer in enumerate(sources.issuers.record.issuers):
        for place, name in enumerate(issuer.successors):
            if _is_in_circle(succession, issuer.id, name):
                yield sources.issuers.problem(
                    ("issuers", index, "successors", place),
                    f"`{issuer.id}` thành cơ quan kế thừa của chính mình.",
                    "Cơ quan mới trùng tên cơ quan cũ là một mã khác; sửa lại `successors`.",
                )


def _is_in_circle(succession: Succession, name: str, successor: str) -> bool:
    return name == successor or any(later.id == name for later in succession.later(successor))


def ended_bodies_say_when(sources: Sources) -> Iterator[Problem]:
    """A body with successors, or with a reason for its end, has a last day."""
    for index, issuer in enumerate(sources.issuers.record.issuers):
        if issuer.valid_to is None:
            for field in ("successors", "ended_because", "ended_by"):
                if getattr(issuer, field):
                    yield sources.issuers.problem(
                        ("issuers", index, field),
                        f"{issuer.short_name} có `{field}` mà không có ngày thôi hoạt động.",
                        "Thêm `valid_to` (ngày cuối cùng hoạt động). Cơ quan vẫn hoạt động thì bỏ "
                        f"`{field}`.",
                    )
                    break


def successors_are_there_in_time(sources: Sources) -> Iterator[Problem]:
    """A successor begins not later than the day after, goes on after that, and is named once."""
    entry = sources.issuers
    for index, issuer in enumerate(entry.record.issuers):
        for place, name in enumerate(issuer.successors):
            path: FieldPath = ("issuers", index, "successors", place)
            if name in issuer.successors[:place]:
                yield entry.problem(path, f"`{name}` ghi hai lần ở đây.", "Bỏ một lần.")
                continue
            successor = sources.issuer_by_id.get(name)
            if _is_in_circle(sources.references.succession, issuer.id, name):
                continue
            if successor and issuer.valid_to:
                said = _misfit_in_time(issuer, issuer.valid_to, successor)
                if said:
                    yield entry.problem(path, said, "Kiểm tra lại ngày của hai cơ quan.")


def _misfit_in_time(issuer: Issuer, last: date, successor: Issuer) -> str:
    """What is wrong with the dates of a successor; empty if nothing is."""
    begins, ends = successor.valid_from, successor.valid_to
    if begins and begins > last + _A_DAY:
        return (
            f"{successor.short_name} hoạt động từ {day(begins)}, mà {issuer.short_name} thôi từ "
            f"{day(last + _A_DAY)}: giữa hai ngày ấy không có cơ quan nào."
        )
    if ends and ends <= last:
        return (
            f"{successor.short_name} thôi hoạt động ngày {day(ends)}, không muộn hơn "
            f"{issuer.short_name} ({day(last)}), nên không kế thừa được."
        )
    return ""


def successors_are_of_a_fitting_level(sources: Sources) -> Iterator[Problem]:
    """A province is continued by a province, a commune by a commune; a district by any of them.

    What is of no level, such as a school, is continued by another such body.
    """
    for index, issuer in enumerate(sources.issuers.record.issuers):
        for place, name in enumerate(issuer.successors):
            successor = sources.issuer_by_id.get(name)
            if successor and successor.group not in _CONTINUED_BY[issuer.group]:
                was, now = BODY_GROUPS[issuer.group].lower(), BODY_GROUPS[successor.group].lower()
                yield sources.issuers.problem(
                    ("issuers", index, "successors", place),
                    f"{successor.short_name} ({now}) không kế thừa được {issuer.short_name} "
                    f"({was}).",
                    "Chọn mã của cơ quan cùng cấp, cùng loại, hoặc sửa `level`, `kind`.",
                )


def bodies_stand_under_one_of_their_time(sources: Sources) -> Iterator[Problem]:
    """The body above a body stood on some day of its life."""
    for index, issuer in enumerate(sources.issuers.record.issuers):
        above = sources.issuer_by_id.get(issuer.parent or "")
        if above and not above.existed(issuer.valid_from or date.min, issuer.valid_to or date.max):
            yield sources.issuers.problem(
                ("issuers", index, "parent"),
                f"{lived(above)} không hoạt động cùng lúc với {lived(issuer)}.",
                _name_heirs(sources, above),
            )


def standing_bodies_stand_under_one_that_stands(sources: Sources) -> Iterator[Problem]:
    """A body without an end is not under one that ended."""
    for index, issuer in enumerate(sources.issuers.record.issuers):
        above = sources.issuer_by_id.get(issuer.parent or "")
        if above is None or not above.valid_to or issuer.valid_to:
            continue
        if above.valid_to >= (issuer.valid_from or date.min):
            yield _remind(
                sources,
                ("issuers", index, "parent"),
                f"{issuer.short_name} còn hoạt động mà cấp trên, {lived(above)}, thì không.",
                _name_heirs(sources, above),
            )


def _name_heirs(sources: Sources, above: Issuer) -> str:
    heirs = sources.references.succession.heirs(above.id)
    if not heirs:
        return "Chọn cơ quan cấp trên đúng thời kỳ."
    named = " hoặc ".join(f"`parent: {heir.id}`" for heir in heirs)
    return f"Viết {named}, nếu đó là cấp trên bây giờ."


def district_bodies_have_ended(sources: Sources) -> Iterator[Problem]:
    """Bodies of the district level ended when that level did."""
    for index, issuer in enumerate(sources.issuers.record.issuers):
        ends = issuer.valid_to
        if issuer.level is Level.DISTRICT and (ends is None or ends > _DISTRICTS_ENDED):
            yield _remind(
                sources,
                ("issuers", index, "valid_to" if ends else "level"),
                f"{issuer.short_name} là cơ quan cấp huyện, mà cấp huyện thôi hoạt động từ ngày "
                "01/07/2025.",
                "Ghi `valid_to: 2025-06-30`, hoặc sửa `level` nếu không phải cấp huyện.",
            )


def _remind(sources: Sources, path: FieldPath, message: str, fix: str) -> Problem:
    return replace(sources.issuers.problem(path, message, fix), severity=Severity.NOTICE)
