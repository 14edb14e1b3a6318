"""What of a plan is told in words and in calendars; kept with its parts."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from pydantic_core import from_json, to_json

from thidua.kit.announcing import Announcement, Passage, compose_announcements
from thidua.kit.calendar import KitEvent, write_event
from thidua.kit.ready_texts import (
    PlanWords,
    cite_officially,
    cite_on_the_web,
    count_sms_parts,
    measure_sms,
    write_long_post,
    write_short_post,
    write_sms,
)
from thidua.language.dates import Edtf
from thidua.language.spoken.sentences import Speaker
from thidua.language.vietnamese import lower_first, lower_opening
from thidua.model import paths
from thidua.model.kit_forms import ANNOUNCED
from thidua.model.labels import REVIEWS, day
from thidua.model.responsibility import Role
from thidua.portal.plan_summary import PlanSummary
from thidua.portal.published_plan import PublishedPlan
from thidua.portal.versions import HeldState, find_last_day, is_called_off
from thidua.site.kit.news import list_reviews
from thidua.site.kit.told import ToldPlan
from thidua.site.pages.life import say_life

_MOST_UNITS = 6
_STANDS = ("xet-", "dip-")
"""Keys of events that a later decision does not call off."""
_KEY_FIGURES = 3
_DOES = {
    Role.LEAD: "{} chủ trì",
    Role.COORDINATE: "{} phối hợp",
    Role.ASSIGN: "giao {} tổ chức thực hiện",
    Role.REQUEST: "đề nghị {} tham gia, phối hợp",
    Role.SUPPORT: "{} tham mưu, theo dõi",
}


class ReadyText(NamedTuple):
    """A text to be copied.

    Attributes:
        key: by which the page knows it.
        title: what it is for.
        text: itself.
        note: its length, or what is missing in it; may be empty.
    """

    key: str
    title: str
    text: str
    note: str


class SpokenText(NamedTuple):
    """A loudspeaker text as its page shows it.

    Attributes:
        unsure: words that are not sure, each with the reason.
    """

    minutes: int
    text: str
    syllables: int
    quickest: int
    slowest: int
    unsure: tuple[tuple[str, str], ...]


class PlanTexts(NamedTuple):
    """What is told of a plan.

    Attributes:
        announced: loudspeaker texts, the shortest first.
        ready: texts to be copied.
        events: of its calendar, written.
    """

    announced: tuple[SpokenText, ...]
    ready: tuple[ReadyText, ...]
    events: tuple[str, ...]


def pack_texts(texts: PlanTexts) -> bytes:
    """Texts as bytes; :func:`unpack_texts` reads them."""
    return zlib.compress(to_json(texts), 1)


def unpack_texts(packed: bytes) -> PlanTexts:
    """What :func:`pack_texts` was given."""
    announced, ready, events = from_json(zlib.decompress(packed))
    spoken = [SpokenText._make(text) for text in announced]
    return PlanTexts(
        tuple(
            text._replace(unsure=tuple((words, why) for words, why in text.unsure))
            for text in spoken
        ),
        tuple(map(ReadyText._make, ready)),
        tuple(events),
    )


def tell_in_words(published: PublishedPlan, summary: PlanSummary, told: ToldPlan) -> PlanTexts:
    """Everything that is told of a plan in words.

    Args:
        published: the plan.
        summary: the same in short.
        told: what its kit tells.
    """
    speaker = _make_speaker(tuple(published.references.lexicon.readings.items()))
    passages = list(_list_passages(published, summary, told))
    announced = compose_announcements(passages, ANNOUNCED, speaker)
    return PlanTexts(
        tuple(map(_show, announced)),
        tuple(_list_ready(_make_words(published, summary, told), summary)),
        tuple(write_event(event).decode() for event in _list_events(published, summary)),
    )


@lru_cache(maxsize=4)
def _make_speaker(readings: tuple[tuple[str, tuple[str, ...]], ...]) -> Speaker:
    return Speaker(dict(readings))


def _show(found: Announcement) -> SpokenText:
    unsure = tuple((doubt.words, doubt.why) for doubt in found.unsure)
    return SpokenText(found.minutes, found.text, found.syllables, *found.seconds, unsure)


def _make_words(published: PublishedPlan, summary: PlanSummary, told: ToldPlan) -> PlanWords:
    page = paths.plan(summary.id)
    figures = tuple((told.name_figure(figure), figure.value) for figure in told.highlights)
    return PlanWords(
        title=told.title,
        kind=told.kind,
        number=told.number,
        issued=published.plan.document.issued,
        issuer=told.issuer,
        issuer_name=published.issuer.short_name,
        theme=told.theme,
        period=told.period,
        life=told.life,
        figures=figures,
        portal=published.references.identity.record.name,
        address=published.base + page,
        short=published.base + paths.short(page),
    )


def _list_ready(words: PlanWords, summary: PlanSummary) -> Iterator[ReadyText]:
    short, long, sms = write_short_post(words), write_long_post(words), write_sms(words)
    yield ReadyText("ngan", "Zalo, Facebook – bản ngắn", short, f"{len(short)} ký tự")
    yield ReadyText("dai", "Zalo, Facebook – bản dài", long, f"{len(long)} ký tự")
    parts = count_sms_parts(sms)
    yield ReadyText(
        "tin-nhan", "Tin nhắn SMS", sms, f"{measure_sms(sms)} ký tự không dấu, {parts} tin"
    )
    blank = "" if words.number else "Bản gốc không ghi số, nên câu viện dẫn không có số."
    official = cite_officially(words)
    yield ReadyText("vien-dan", "Viện dẫn trong văn bản (Nghị định 30/2020)", official, blank)
    web = cite_on_the_web(words, day(summary.updated))
    yield ReadyText("tham-khao", "Dẫn nguồn trên web", web, "")


def _list_passages(
    published: PublishedPlan, summary: PlanSummary, told: ToldPlan
) -> Iterator[Passage]:
    """Sentences of the announcement in their order; those of weight 0 are always read."""
    plan = published.plan
    kind = told.kind.lower()
    yield Passage(0, 0, f"Kính thưa bà con! Sau đây là thông tin của {told.issuer}.")
    number = f" số {told.number}," if told.number else ""
    issued = plan.document.issued
    when = f"{_in_words(issued)}, " if issued else ""
    title = lower_opening(told.title)
    yield Passage(1, 0, f"{when}{told.issuer} đã ban hành {kind}{number} {title}.")
    if told.theme:
        yield Passage(1, 8, f"Chủ đề thi đua là: “{told.theme.rstrip('.')}”.")
    if plan.period:
        yield Passage(2, 1, f"Thời gian thi đua: {plan.period.text.rstrip('.')}.")
    for event in say_life(summary.life, summary.end):
        yield Passage(2, 0, f"Kế hoạch này {event}.")
    yield from _list_target_passages(told)
    yield from _list_duty_passages(published)
    for deadline in plan.deadlines:
        to = f"; nơi nhận: {deadline.to}" if deadline.to else ""
        what = lower_opening(deadline.what.rstrip(" .;"))
        is_off = is_called_off(summary.life, deadline.date.earliest)
        due = "Hạn không còn áp dụng" if is_off else "Hạn cuối"
        yield Passage(5, 5, f"{due} là {_in_words(deadline.date)}: {what}{to}.")
    if not summary.life or HeldState(summary.life[-1].state) is HeldState.AS_DATED:
        yield Passage(6, 2, "Mời bà con, cán bộ, đảng viên, hội viên và các cơ quan, đơn vị, "
                      "doanh nghiệp cùng tìm hiểu, hưởng ứng phong trào.")  # fmt: skip
    if told.highlights:
        figures = "; ".join(
            f"{told.name_figure(figure)}: {figure.value}"
            for figure in told.highlights[:_KEY_FIGURES]
        )
        yield Passage(7, 6, f"Xin nhắc lại những con số chính: {figures}.")
    portal = published.references.identity.record.name
    yield Passage(8, 0, f"Toàn văn {kind} có trên {portal}. Xin cảm ơn bà con đã lắng nghe.")


def _list_target_passages(told: ToldPlan) -> Iterator[Passage]:
    """The targets, the most telling ones with the lightest weight."""
    if not told.targets:
        return
    several = f"{told.kind} đề ra {len(told.targets)} chỉ tiêu"
    part = f"{several}, trong đó có:"
    whole = f"{several}:" if all(target.words for target in told.targets) else part
    one = f"Chỉ tiêu của {told.kind.lower()}:"
    words, whole = (part, whole) if len(told.targets) > 1 else (one, one)
    yield Passage(3, 1, words, whole)
    for target in told.targets:
        lines = [line for line in target.lines if line.words]
        words = "; ".join(line.words.strip(" .;") for line in lines).replace(":; ", ": ")
        days = next((line.days for line in lines if line.days), "")
        held = f", áp dụng {days}" if days else ""
        weight = 3 if target.is_highlighted else 7
        if words:
            yield Passage(3, weight, f"{words.rstrip(' .;')}{held}.")


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
            named_last = f"; và {units[-1]}" if len(units) > 1 else units[-1]
            said.append(does.format("; ".join(units[:-1]) + named_last))
    yield Passage(4, 4, f"Về tổ chức thực hiện: {'; '.join(said)}.")


def _in_words(found: Edtf) -> str:
    return f"ngày {found.in_words()}" if found.day else found.in_words()


def _list_events(published: PublishedPlan, summary: PlanSummary) -> Iterator[KitEvent]:
    """Everything of a plan that has a date; what is known to a month or a year spans all of it."""
    plan, address = published.plan, published.base + paths.plan(summary.id)
    host = urlsplit(published.base).hostname
    issuer = published.issuer.short_name
    name = f"{issuer}: {summary.title}"
    over, life = find_last_day(summary.life), ", ".join(say_life(summary.life, summary.end))

    def event(
        key: str, title: str, first: Edtf, last: Edtf, text: str, *, is_due: bool
    ) -> KitEvent:
        is_sure = first.day is not None and last.day is not None
        if is_called_off(summary.life, first.earliest) and not key.startswith(_STANDS):
            title, is_due = f"Không còn áp dụng: {title}", False
            ended = f"chỉ có hiệu lực đến hết ngày {day(over)}" if over else life
            text = f"{text} (Kế hoạch {ended}.)".strip()
        told = text if is_sure else f"{text} (Bản gốc không ghi rõ ngày: {last.in_words()}.)"
        return KitEvent(
            f"{summary.id}-{key}@{host}", title if is_sure else f"{title} ({last.in_words()})",
            first.earliest, last.latest, f"{told}\n{name}", address, plan.updated,
            is_due and is_sure,
        )  # fmt: skip

    for place, deadline in enumerate(plan.deadlines, 1):
        title = f"Hạn: {deadline.what} ({issuer}, {summary.year})"
        yield event(f"han-{place}", title, deadline.date, deadline.date,
                    deadline.text, is_due=True)  # fmt: skip
    period = plan.period
    if period and period.start:
        is_same = period.start == period.end
        title = "Thời gian thi đua" if is_same else "Bắt đầu thi đua"
        yield event("bat-dau", f"{title}: {summary.title}", period.start, period.start, period.text,
                    is_due=False)  # fmt: skip
    if period and period.end and period.end != period.start:
        is_last = summary.last_end in ("", summary.end)
        ends = "Kết thúc thi đua" if is_last else "Kết thúc thi đua (theo kế hoạch khi ban hành)"
        yield event("ket-thuc", f"{ends}: {summary.title}", period.end, period.end, period.text,
                    is_due=is_last)  # fmt: skip
    if summary.last_end and summary.last_end != summary.end:
        last = Edtf.parse(summary.last_end)
        yield event("gia-han", f"Kết thúc thi đua (theo quyết định sau này): {summary.title}",
                    last, last, "", is_due=True)  # fmt: skip
    for place, phase in enumerate(plan.phases, 1):
        if phase.start or phase.end:
            began, ended = phase.start or phase.end, phase.end or phase.start
            assert began and ended
            yield event(f"dot-{place}", phase.name, began, ended, phase.text, is_due=False)
    for place, occasion in enumerate(plan.occasions, 1):
        when = occasion.date or occasion.to
        if when and when.day is not None:
            yield event(f"dip-{place}", occasion.name, when, when, occasion.text, is_due=False)
    for place, review in enumerate(list_reviews(published), 1):
        yield event(f"xet-{place}", f"Báo cáo {lower_first(REVIEWS[review.kind])}: {summary.title}",
                    review.date, review.date, review.source.text, is_due=False)  # fmt: skip
