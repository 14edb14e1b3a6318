"""Rules for what decisions change about plans of this portal, with both sides at hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from thidua.datafiles.validation import FileRecord
from thidua.foundation.problems import Problem, Severity
from thidua.language.dates import Edtf
from thidua.language.document_number import printed_numbers
from thidua.language.markup import one_line
from thidua.model import Plan
from thidua.model.decided import NEW_ENDS, Effect
from thidua.model.field_path import FieldPath
from thidua.model.labels import EFFECTS
from thidua.model.labels import day as in_words
from thidua.portal.plan_summary import PlanSummary
from thidua.portal.rules.decisions import shorten_quote
from thidua.portal.sources import Sources
from thidua.portal.versions import (
    MadeChange,
    list_proposed_changes,
    own_words,
    put_in_order,
    trace_lines,
)

_WHILE_IT_RUNS = (Effect.AMEND, Effect.SHORTEN, Effect.SUSPEND, Effect.RESUME)
_FINAL = (Effect.REPLACE, Effect.END)
_ONCE_A_DAY = (*NEW_ENDS, Effect.REPLACE, Effect.SUSPEND, Effect.RESUME, Effect.END)


@dataclass(frozen=True)
class _Told:
    """A change with the file that tells it."""

    entry: FileRecord[Plan]
    made: MadeChange

    @property
    def path(self) -> FieldPath:
        return ("changes", self.made.index)

    def problem(self, path: FieldPath, message: str, fix: str) -> Problem:
        """An error below the change; only a notice in a draft."""
        found = self.entry.problem((*self.path, *path), message, fix)
        return replace(found, severity=Severity.NOTICE) if self.entry.record.draft else found


def changes_fit_the_plan(sources: Sources) -> Iterator[Problem]:
    """What decisions change about a plan is what held before, and they do not contradict."""
    known = {plan.id: plan for plan in sources.plans}
    told: dict[str, list[_Told]] = {}
    for plan in sources.plans:
        if any(changed.plan in known for changed in plan.changed):
            entry = sources.open_entry(plan)
            for name, made in list_proposed_changes(entry.record):
                if name in known and name != plan.id:
                    told.setdefault(name, []).append(_Told(entry, made))
    for name, found in told.items():
        order = put_in_order([one.made for one in found])
        found.sort(key=lambda one: order.index(one.made))
        yield from _check_plan(sources, known[name], found)
    yield from _find_cycles(sources)


def _check_plan(sources: Sources, plan: PlanSummary, told: list[_Told]) -> Iterator[Problem]:
    changed = sources.open_entry(plan).record
    for at, one in enumerate(told):
        yield from _check_head(plan, changed, one)
        before = [
            other.made
            for other in told[:at]
            if other.made.day < one.made.day and not other.entry.record.draft
        ]
        for place, target in enumerate(one.made.change.targets):
            held = _words_before(changed, before, target.target)
            yield from _check_target(changed, held, one, place)
            if held is None and not target.old:
                yield from _check_field(one, place, sources.references.field_ids)
    yield from _check_same_days(told)
    yield from _check_ends([one for one in told if not one.entry.record.draft])
    yield from _check_new_ends(plan.end, told)


def _check_head(plan: PlanSummary, changed: Plan, one: _Told) -> Iterator[Problem]:
    """The number is that of the plan, and the plan was there before it was changed."""
    change, issued = one.made.change, changed.document.issued
    if change.number and plan.number and str(change.number) != plan.number:
        yield one.problem(
            ("number",),
            f"Kế hoạch `{plan.id}` mang số `{plan.number}`, không phải `{change.number}`.",
            "Ghi đúng mã và đúng số của kế hoạch mà quyết định nhắc đến.",
        )
    named = printed_numbers(change.text)
    if named and plan.number and plan.number not in named and not change.note:
        yield one.problem(
            ("plan",),
            f"Câu thay đổi nói về `{named[0]}`, còn kế hoạch `{plan.id}` mang số `{plan.number}`.",
            "Ghi đúng kế hoạch mà câu ấy nhắc đến; nếu đúng là kế hoạch này thì thêm `note` nói "
            "vì sao.",
        )
    if issued and change.from_ < issued.earliest:
        yield one.problem(
            ("from",),
            f"Ngày này có trước kế hoạch bị sửa (ban hành {issued.in_words()}).",
            "Xem lại ngày có hiệu lực và mã kế hoạch.",
        )
    elif issued and one.made.issued and Edtf.parse(one.made.issued).latest < issued.earliest:
        yield one.problem(
            ("plan",),
            f"Quyết định ban hành {Edtf.parse(one.made.issued).in_words()}, trước cả kế hoạch bị "
            f"sửa ({issued.in_words()}).",
            "Xem lại ngày ban hành của hai văn bản và mã kế hoạch.",
        )
    if change.effect in _FINAL and any(
        other.plan and other.effect not in _FINAL for other in changed.changes
    ):
        found = one.problem(
            ("effect",),
            f"`{plan.id}` đã sửa kế hoạch khác; văn bản ấy thôi hiệu lực mà chữ của kế hoạch chưa "
            "trở lại như trước trên Cổng.",
            "Quyết định này nói chữ nào có hiệu lực thì ghi thêm ở `changes` một mục `amend` cho "
            "kế hoạch ấy; không nói thì hỏi cơ quan ban hành, đừng suy ra.",
        )
        yield replace(found, severity=Severity.NOTICE)
    document = changed.document
    if change.effect in _FINAL and (document.replaced_by or document.status):
        key = "replaced_by" if document.replaced_by else "status"
        yield one.problem(
            ("effect",),
            f"Kế hoạch `{plan.id}` còn ghi `document.{key}`, nói cùng một điều với quyết định này.",
            f"Bỏ `{key}` trong tệp của kế hoạch ấy: Cổng lấy tình trạng từ quyết định.",
        )


def _check_target(changed: Plan, held: str | None, one: _Told, place: int) -> Iterator[Problem]:
    """The line exists, and its old words are those that held until the day before."""
    path: FieldPath = ("targets", place)
    target = one.made.change.targets[place]
    if held is None and target.old:
        known = ", ".join(own_words(changed)) or "không có chỉ tiêu nào"
        yield one.problem(
            (*path, "target"),
            f"Ngày {in_words(one.made.day)}, kế hoạch `{changed.id}` không có chỉ tiêu "
            f"`{target.target}`.",
            f"Chỉ tiêu của kế hoạch: {known}. Thêm chỉ tiêu mới thì bỏ `old`.",
        )
    elif held is not None and not target.old:
        yield one.problem(
            (*path, "target"),
            f"Kế hoạch `{changed.id}` đã có chỉ tiêu `{target.target}`: “{shorten_quote(held)}”.",
            "Sửa chỉ tiêu này thì ghi `old` là lời ấy; thêm mới thì ghi số kế tiếp.",
        )
    elif held is not None and target.old and one_line(target.old) != one_line(held):
        yield one.problem(
            (*path, "old"),
            f"Trước ngày {in_words(one.made.day)}, chỉ tiêu {target.target} là “{held}”, không "
            f"phải “{shorten_quote(target.old)}”.",
            "Chép đúng từng chữ lời đang có hiệu lực trước ngày ấy.",
        )


def _check_field(one: _Told, place: int, fields: frozenset[str]) -> Iterator[Problem]:
    """A target that is added says to which field it belongs."""
    target = one.made.change.targets[place]
    if target.field not in fields:
        said = f"Không có lĩnh vực `{target.field}`." if target.field else "Chưa ghi lĩnh vực."
        path: FieldPath = ("targets", place)
        yield one.problem(
            (*path, "field") if target.field else path,
            f"Chỉ tiêu {target.target} thêm vào: {said}",
            "Ghi `field:` là một mã trong `data/fields.yml`.",
        )


def _words_before(changed: Plan, before: Sequence[MadeChange], place: str) -> str | None:
    """The words of a line after some changes; None if there is no such line then."""
    versions = trace_lines(changed, before).get(place)
    return versions[-1].words if versions else own_words(changed).get(place)


def _check_same_days(told: Sequence[_Told]) -> Iterator[Problem]:
    """On one day, a line gets one new wording, and a plan gets one new state."""
    said: dict[tuple[object, ...], _Told] = {}
    words: dict[tuple[object, ...], str | None] = {}
    for one in told:
        change, day = one.made.change, one.made.day
        for place, target in enumerate(change.targets):
            earlier = said.setdefault((day, target.target), one)
            if words.setdefault((day, target.target), target.new) != target.new:
                yield one.problem(("targets", place), *_contradiction(earlier, target.target))
        if change.effect in _ONCE_A_DAY:
            earlier = said.setdefault((day, "state", _group(change.effect)), one)
            other = earlier.made.change
            if (other.effect, other.until) != (change.effect, change.until):
                yield one.problem(("effect",), *_contradiction(earlier, ""))


def _group(effect: Effect) -> str:
    return "end" if effect in NEW_ENDS else "state"


def _contradiction(earlier: _Told, place: str) -> tuple[str, str]:
    what = f"chỉ tiêu {place}" if place else "kế hoạch"
    where = f"`{earlier.entry.file}`"
    return (
        f"Cùng ngày này, {where} quyết định khác về {what}.",
        "Một ngày chỉ một lời có hiệu lực: xem lại ngày của hai quyết định.",
    )


def _check_ends(told: Sequence[_Told]) -> Iterator[Problem]:
    """Nothing changes after the end, and only what was suspended is resumed."""
    ended: _Told | None = None
    for one in told:
        if ended and one.made.day > ended.made.day:
            yield one.problem(
                ("from",),
                f"Kế hoạch đã thôi có hiệu lực từ {in_words(ended.made.day)} theo "
                f"`{ended.entry.file}`.",
                "Xem lại ngày của hai quyết định, hoặc kế hoạch bị sửa là kế hoạch khác.",
            )
        if one.made.change.effect in _FINAL:
            ended = ended or one
        if one.made.change.effect is Effect.RESUME and not _is_paused(told, one.made.day):
            yield one.problem(
                ("effect",),
                "Đến ngày ấy kế hoạch không tạm dừng: chưa có quyết định tạm dừng, hoặc đã tiếp "
                "tục, đã hết hạn tạm dừng.",
                "Ghi cả quyết định tạm dừng, hoặc xem lại `effect` và ngày của các quyết định.",
            )


def _is_paused(told: Sequence[_Told], day: date) -> bool:
    """Whether a plan is suspended on the day before one on which it is to go on."""
    turns = [
        one.made.change
        for one in told
        if one.made.change.effect in (Effect.SUSPEND, Effect.RESUME) and one.made.day < day
    ]
    if not turns or turns[-1].effect is Effect.RESUME:
        return False
    until = turns[-1].until
    return until is None or until.latest >= day - timedelta(1)


def _check_new_ends(end: str, told: Sequence[_Told]) -> Iterator[Problem]:
    """An extension ends later than what held before it, a shortening earlier.

    After the end there is nothing to amend or to suspend. A draft moves no end yet.

    Args:
        end: the last day of the campaign by the plan itself, in ISO form; may be empty.
        told: the changes, in the order of days.
    """
    for one in told:
        change = one.made.change
        is_late = bool(end) and end < change.from_.isoformat()
        if is_late and change.effect in _WHILE_IT_RUNS and not change.note:
            yield one.problem(
                ("from",),
                f"Thời gian của kế hoạch đã hết ({in_words(date.fromisoformat(end))}) trước ngày "
                "này.",
                "Xem lại ngày có hiệu lực và mã kế hoạch; đúng như vậy thì thêm `note` nói vì sao.",
            )
        if change.effect not in NEW_ENDS or not change.until:
            continue
        new, is_longer = change.until.latest.isoformat(), change.effect is Effect.EXTEND
        if end and new != end and (new > end) is not is_longer:
            held = in_words(date.fromisoformat(end))
            other = Effect.SHORTEN if is_longer else Effect.EXTEND
            how = "sớm hơn" if is_longer else "muộn hơn"
            yield one.problem(
                ("until",),
                f"Trước ngày này kế hoạch kéo dài đến hết {held}; “{EFFECTS[change.effect]}” đến "
                f"hết {in_words(change.until.latest)} thì {how}.",
                f"Xem lại ngày ấy; đúng là {how} thì ghi `effect: {other.value}`.",
            )
        if not one.entry.record.draft:
            end = new


def _find_cycles(sources: Sources) -> Iterator[Problem]:
    """No document is changed, through others, by a document that it changes itself."""
    above = {
        plan.id: [changed.plan for changed in plan.changed if changed.plan != plan.id]
        for plan in sources.plans
        if plan.changed
    }
    for plan in sources.plans:
        for index, changed in enumerate(plan.changed):
            if changed.plan != plan.id and _leads_to(above, changed.plan, plan.id):
                yield sources.open_entry(plan).problem(
                    ("changes", index, "plan"),
                    f"`{changed.plan}` cũng thay đổi `{plan.id}`: hai văn bản sửa lẫn nhau.",
                    "Văn bản sau sửa văn bản trước; xem lại `changes` của cả hai.",
                )


def _leads_to(above: dict[str, list[str]], start: str, wanted: str) -> bool:
    waiting, seen = [start], {start}
    while waiting:
        for name in above.get(waiting.pop(), ()):
            if name == wanted:
                return True
            if name and name not in seen:
                seen.add(name)
                waiting.append(name)
    return False
