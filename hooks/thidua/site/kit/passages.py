"""Sentences of the loudspeaker text of a plan, in the words of its document.

A plan that is over or holds no longer is told in the past: nobody is called to take part, and
nothing is due.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.kit.announcing import Passage
from thidua.kit.shortening import abridge_title
from thidua.language.spoken.passing import Unsure
from thidua.language.vietnamese import lower_first, lower_opening
from thidua.model.labels import quantity
from thidua.model.plan import Items
from thidua.model.responsibility import Role
from thidua.model.target import Target, TargetPart
from thidua.portal.plan_summary import PlanSummary
from thidua.portal.published_plan import PublishedPlan
from thidua.portal.versions import HeldState
from thidua.site.kit.plan_standing import ENDED, has_ended, list_due, say_standing
from thidua.site.kit.spoken_lines import (
    drop_capitals,
    drop_list_mark,
    join_names,
    list_sentences,
    read_as_stated,
    tell_note,
    tell_quoting_note,
)
from thidua.site.kit.told import ToldPlan, ToldTarget
from thidua.site.pages.life import list_all_targets

_MOST_UNITS = 6
_KEY_FIGURES = 3
_DOES = {
    Role.LEAD: "{} chủ trì",
    Role.COORDINATE: "{} phối hợp",
    Role.ASSIGN: "giao {} tổ chức thực hiện",
    Role.REQUEST: "đề nghị {} tham gia, phối hợp",
    Role.SUPPORT: "{} tham mưu, theo dõi",
}


def list_passages(
    published: PublishedPlan, summary: PlanSummary, told: ToldPlan
) -> Iterator[Passage]:
    """Sentences of the announcement in their order; those of weight 0 are always read."""
    plan, kind = published.plan, told.kind.lower()
    is_over = has_ended(published, summary)
    yield Passage(0, 0, f"Kính thưa bà con! Sau đây là thông tin của {told.issuer}.")
    number = f" số {told.number}," if told.number else ""
    issued = plan.document.issued
    when = f"{issued.within_words()}, " if issued else ""
    issuing = f"{when}{told.issuer} đã ban hành {kind}{number} "
    yield _say_issuing(issuing, told.title)
    if told.theme:
        theme = f"Chủ đề thi đua là: “{told.theme.rstrip('.')}”."
        yield Passage(1, 1, theme, doubts=tell_note(plan.theme, told.theme))
    yield from _list_time_passages(published, summary, told, is_over=is_over)
    yield from _list_target_passages(published, told, is_over=is_over)
    yield from _list_content_passages(published)
    yield from _list_duty_passages(published)
    for deadline, words in list_due(published, summary, kind):
        yield Passage(6, 10 if deadline.to else 5, words, doubts=tell_note(deadline, words))
    is_held = not summary.life or HeldState(summary.life[-1].state) is HeldState.AS_DATED
    if is_held and not is_over:
        yield Passage(7, 2, "Mời bà con, cán bộ, đảng viên, hội viên và các cơ quan, đơn vị, "
                      "doanh nghiệp cùng tìm hiểu, hưởng ứng phong trào.")  # fmt: skip
    if told.highlights:
        figures = "; ".join(
            f"{told.name_figure(figure)}: {figure.value}"
            for figure in told.highlights[:_KEY_FIGURES]
        )
        yield Passage(
            8, 6, drop_capitals(f"Xin nhắc lại những con số chính của {kind}: {figures}.")
        )
    portal = published.references.identity.record.name
    yield Passage(9, 0, f"Toàn văn {kind} có trên {portal}. Xin cảm ơn bà con đã lắng nghe.")


def _say_issuing(issuing: str, title: str) -> Passage:
    """Who issued what; a short text leaves out in honour of what, and tells so."""
    whole = Passage(1, 0, f"{issuing}{lower_opening(title)}.")
    short = abridge_title(title, 0)
    if not short.left:
        return whole
    doubt = Unsure(short.left, "Bài ngắn không đọc phần này của trích yếu; bài dài đọc đủ.")
    fewer = Passage(1, 0, f"{issuing}{lower_opening(short.words)}.", doubts=(doubt,))
    return whole._replace(shorter=fewer)


def _list_time_passages(
    published: PublishedPlan, summary: PlanSummary, told: ToldPlan, *, is_over: bool
) -> Iterator[Passage]:
    """When the campaign runs, and what became of the plan; “from now on” tells no day."""
    period = published.plan.period
    if period:
        is_relative = "từ nay" in period.text.lower()
        words = summary.period if is_relative and summary.period else period.text.rstrip(". ")
        yield Passage(2, 1, f"Thời gian thi đua: {lower_first(words)}.",
                      doubts=tell_note(period, words))  # fmt: skip
    standing = say_standing(published, summary)
    if standing:
        results = published.recorded_results
        portal = published.references.identity.record.name
        seen = f"; kết quả xem tại {portal}" if is_over and results and results.reviews else ""
        campaign = "" if told.kind.lower() == "kế hoạch" else "Phong trào thi đua theo "
        subject = f"{campaign}{told.kind.lower()}" if standing == ENDED else told.kind
        yield Passage(2, 0, f"{subject[:1].upper()}{subject[1:]} này {standing}{seen}.")


def _list_target_passages(
    published: PublishedPlan, told: ToldPlan, *, is_over: bool
) -> Iterator[Passage]:
    """The targets, the most telling ones with the lightest weight."""
    count = len(told.targets)
    set_out = "đã đề ra" if is_over else "đề ra"
    opening = f"{told.kind} {set_out} {quantity(count)} chỉ tiêu." if count > 1 else ""
    notes = {target.number: target for target in list_all_targets(published)}
    for target in told.targets:
        words = _say_target(target)
        if not words:
            continue
        days = next((line.days for line in target.lines if line.words and line.days), "")
        held = f", áp dụng {lower_first(days)}" if days else ""
        stated, doubts = read_as_stated(words, target.figures)
        printed = {line.words for line in target.lines}
        for noted in _list_noted(notes.get(target.number)):
            if noted.text in printed:
                doubts += tell_note(noted, words)
        weight = 3 if target.is_highlighted else 7
        yield Passage(3, weight, f"{stated}{held}.", opening=opening, doubts=doubts)


def _say_target(target: ToldTarget) -> str:
    lines = [drop_list_mark(line.words) for line in target.lines if line.words]
    joined = "; ".join(filter(None, lines)).replace(":; ", ": ")
    return drop_capitals(joined).rstrip(" .;:")


def _list_noted(target: Target | TargetPart | None) -> Iterator[Target | TargetPart]:
    """A target and the lines below it that have a note."""
    if target is None:
        return
    if target.note:
        yield target
    for part in target.parts:
        yield from _list_noted(part)


def _list_content_passages(published: PublishedPlan) -> Iterator[Passage]:
    """What is to be done, in the words of the document: of each item its first sentence first."""
    plan = published.plan
    for items, opening in (
        (plan.contents, "Về nội dung thi đua:"),
        (plan.tasks, "Về nhiệm vụ trọng tâm:"),
    ):
        if items:
            yield from _list_items(items, opening)
            return


def _list_items(items: Items, opening: str) -> Iterator[Passage]:
    for item in items.items:
        for at, sentence in enumerate(list_sentences(item.text)):
            doubts = tell_quoting_note(item, sentence)
            if not at and item.note and "“" not in item.note:
                doubts = tell_note(item, sentence)
            yield Passage(4, 9 if at else 8, sentence, opening=opening, doubts=doubts,
                          follows=at > 0)  # fmt: skip


def _list_duty_passages(published: PublishedPlan) -> Iterator[Passage]:
    """Who does what: the units named first."""
    duties = published.plan.responsibilities
    if not duties:
        return
    named: dict[str, Role] = {}
    for unit in (unit for item in duties.items for unit in item.units):
        if len(named) < _MOST_UNITS:
            named.setdefault(unit.unit, unit.role)
    said = []
    for role, does in _DOES.items():
        units = [name for name, given in named.items() if given is role]
        if units:
            said.append(does.format(join_names(units)))
    if said:
        yield Passage(5, 4, f"Về tổ chức thực hiện: {'; '.join(said)}.")
