"""Reading when a campaign runs: its period, its phases, and its deadlines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from thidua.authoring.drafting.deadlines import doubt_days_without_year, list_deadlines
from thidua.authoring.drafting.entries import OutlineEntry
from thidua.authoring.drafting.outline import Outline
from thidua.authoring.drafting.sections import OutlineSection
from thidua.authoring.drafting.spans import (
    PHASE,
    PhaseWords,
    SpanEnds,
    count_points,
    find_event_span,
    find_years,
    list_peaks,
    list_phases,
    read_ends,
    split_peaks,
)
from thidua.authoring.drafting.task_tables import find_task_table, list_task_deadlines
from thidua.authoring.passages import shorten
from thidua.authoring.records import (
    DraftedDeadline,
    DraftedPeriod,
    DraftedPhase,
    ScheduleFields,
)
from thidua.authoring.values import Certainty, DraftedDoubt, DraftedValue, Found
from thidua.language.vietnamese import fold

_TIME = re.compile(r"thoi (?:gian|diem)\b")
_OTHER_TIME = re.compile(
    r"thoi (?:gian|diem|han) (?:nhan|nop|bao cao|gui|cong bo|trao|tong ket|so ket|cham|cho|kham|"
    r"lam viec|giai quyet|xu ly|hoc|trung binh)"
)
_REVIEWED = re.compile(r"(?<=[.;]) (?=(?:sơ kết|tổng kết|báo cáo|gửi|nộp)\b)", re.IGNORECASE)
"""Behind it, words about time tell of reviews and reports, no longer of the campaign."""
_BOTH_ENDS = 2
_OPEN_END = re.compile(r"những năm (?:tiếp theo|sau)|các năm (?:tiếp theo|sau)")
_HAS_PEAKS = re.compile(r"\b(?:cao điểm|trong đó)\b", re.IGNORECASE)
"""Beside a year of which phases are only peaks: *Năm 2026, trong đó có 02 đợt cao điểm*."""
_RUNS = re.compile(r"\b(?:cao điểm|phát động|hưởng ứng|đợt|chiến dịch)\b", re.IGNORECASE)
_LAUNCHES = re.compile(r"\b(?:phát động|đợt thi đua|thi đua|phong trào|cao điểm)\b", re.IGNORECASE)


class _ReadPeriod(NamedTuple):
    """A period and the peaks inside it."""

    period: DraftedPeriod | None = None
    peaks: tuple[DraftedPhase, ...] = ()


def read_schedule(
    outline: Outline, title: str, changing: Sequence[str] = ()
) -> Found[ScheduleFields]:
    """Read period, phases and deadlines, as far as the document states them.

    Args:
        outline: the document.
        title: of the document.
        changing: its sentences that change plans; the days in them are ends, and no deadlines.
    """
    period = _read_period(outline, title)
    in_tables = list_task_deadlines(outline.sections)
    with_deadlines = _list_entries_with_deadlines(outline)
    deadlines = tuple(
        deadline
        for entry in with_deadlines
        for deadline in list_deadlines(entry)
        if not any(deadline.text.text in sentence for sentence in changing)
    )
    written = {id(deadline) for deadline in deadlines}
    deadlines = tuple(sorted((*deadlines, *in_tables.part), key=_find_place))
    phases = (*_read_phases(outline.sections), *period.part.peaks)
    schedule = ScheduleFields(period=period.part.period, phases=phases, deadlines=deadlines)
    to_shorten = (
        DraftedDoubt(
            ("deadlines", index, "what"),
            f"Rút gọn “{shorten(deadline.what.text)}” thành tên việc phải xong.",
        )
        for index, deadline in enumerate(deadlines)
        if id(deadline) in written
    )
    without_year = doubt_days_without_year(with_deadlines)
    return Found(schedule, (*period.doubts, *to_shorten, *without_year, *in_tables.doubts))


def _find_place(deadline: DraftedDeadline) -> tuple[int, int]:
    """Where a deadline is printed: they are listed in that order, as the check wants them."""
    place = deadline.text.place
    return (place.page or 0, place.paragraph) if place else (0, 0)


def _read_period(outline: Outline, title: str) -> Found[_ReadPeriod]:
    """Read the period from its section, else from a sentence on time, else from the title."""
    section = next((section for section in outline.sections if section.kind == "period"), None)
    if section and section.entries:
        return _read_period_section(section, _read_phases(outline.sections))
    for entry, certainty in _list_sentences_on_time(outline):
        words, peaks = split_peaks(entry.text)
        ends = read_ends(words, entry)
        if any(ends):
            text = DraftedValue(entry.text, entry.place, certainty)
            period = DraftedPeriod(text=text, **_lower(ends, certainty)._asdict())
            read = _ReadPeriod(period, _make_peaks(peaks, entry))
            return Found(read, _doubt_missed_points(ends, words))
    orders = () if find_years(title) else _list_orders(outline)
    for entry in (*outline.preamble, *_list_articles(outline), *orders, *outline.closing):
        span = find_event_span(entry.text) if _LAUNCHES.search(entry.text) else None
        if span:
            text = DraftedValue(span, entry.place, Certainty.LIKELY)
            ends = _lower(read_ends(span, entry), Certainty.LIKELY)
            if any(ends):
                return Found(_ReadPeriod(DraftedPeriod(text=text, **ends._asdict())))
    return _read_period_of_title(outline, title)


def _read_period_of_title(outline: Outline, title: str) -> Found[_ReadPeriod]:
    years = find_years(title)
    if not years or not outline.title:
        return Found(_ReadPeriod())
    place = outline.title[0].place
    words, first, last = years
    period = DraftedPeriod(
        text=DraftedValue(words, place),
        start=DraftedValue(first, place, Certainty.LIKELY),
        end=DraftedValue(last, place, Certainty.LIKELY),
        note=DraftedValue("Bản gốc không có mục thời gian riêng; năm lấy theo trích yếu."),
    )
    others = (
        entry
        for entry in outline.list_entries()
        if PHASE.match(entry.text)
        or (_TIME.match(entry.folded) and not _OTHER_TIME.match(entry.folded))
        or (_RUNS.search(entry.text) and find_event_span(entry.text))
    )
    other = next(others, None)
    if other is None:
        return Found(_ReadPeriod(period))
    period = replace(period, note=None)
    why = f"Đang lấy năm theo trích yếu; xem lại theo “{shorten(other.text)}”."
    return Found(_ReadPeriod(period), (DraftedDoubt(("period",), why),))


def _list_sentences_on_time(outline: Outline) -> Iterator[tuple[OutlineEntry, Certainty]]:
    """List paragraphs that begin with “Thời gian”, then those under a heading that names it."""
    for section in outline.sections:
        if section.kind == "responsibilities":
            continue
        for entry in section.entries:
            if _TIME.match(entry.folded) and not _OTHER_TIME.match(entry.folded):
                yield entry, Certainty.SURE
    for entry in outline.closing:
        if _TIME.match(entry.folded) and not _OTHER_TIME.match(entry.folded):
            yield entry, Certainty.LIKELY
    for section in outline.sections:
        if any(re.search(r"\bthoi gian\b", fold(heading)) for heading in section.headings):
            for entry in section.entries:
                if find_event_span(entry.text) and not PHASE.match(entry.text):
                    yield entry, Certainty.LIKELY


def _list_articles(outline: Outline) -> Iterator[OutlineEntry]:
    """List the articles of a decision."""
    for section in outline.sections:
        yield from (entry for entry in section.entries if entry.number.startswith("Điều"))


def _list_orders(outline: Outline) -> Iterator[OutlineEntry]:
    """List the numbered orders of a directive."""
    for section in outline.sections:
        yield from (entry for entry in section.entries if entry.number and not section.headings)


def _lower(ends: SpanEnds, certainty: Certainty) -> SpanEnds:
    """Lower the certainty of both ends to that of the sentence."""
    if certainty is Certainty.SURE:
        return ends
    values = (value and DraftedValue(value.text, value.place, certainty) for value in ends)
    return SpanEnds(*values)


def _read_period_section(
    section: OutlineSection, phases: Sequence[DraftedPhase]
) -> Found[_ReadPeriod]:
    """Read the paragraph about time; the phases below it are in another section.

    A missing start or end is taken from the phases.
    """
    entries = section.entries
    words = " ".join(map(_print_entry, entries))
    phase = next((found for entry in entries for found in list_phases(entry.text)), None)
    before_phases = words.partition(phase.clause)[0] if phase else words
    whole, peaks = split_peaks(_REVIEWED.split(before_phases)[0])
    ends = read_ends(whole, entries[0])
    if not any(ends) or (_is_year(ends) and not _HAS_PEAKS.search(whole)):
        span = _span_phases(phases)
        ends = span if any(span) else ends
    period = DraftedPeriod(
        heading=section.heading,
        text=DraftedValue(words, entries[0].place),
        note=_note_last_phase(ends, phases, words),
        **ends._asdict(),
    )
    read = _ReadPeriod(period, _make_peaks(peaks, entries[0]))
    return Found(read, _doubt_ends(ends, whole))


def _note_last_phase(
    ends: SpanEnds, phases: Sequence[DraftedPhase], words: str
) -> DraftedValue | None:
    """Quote the phase with which a period ends, if the words about time do not have it."""
    last = phases[-1] if phases else None
    if not last or ends.end is not last.end or last.text.text in words:
        return None
    return DraftedValue(f"Ngày kết thúc lấy ở câu “{last.text.text.partition('“')[0].strip()}”.")


def _doubt_ends(ends: SpanEnds, words: str) -> tuple[DraftedDoubt, ...]:
    """Doubt a period of which the words say more than was read."""
    if not any(ends):
        why = f"Không đọc được ngày bắt đầu, kết thúc trong “{shorten(words)}”. Ghi `start`, `end`."
        return (DraftedDoubt(("period",), why),)
    return _doubt_missed_points(ends, words)


def _doubt_missed_points(ends: SpanEnds, words: str) -> tuple[DraftedDoubt, ...]:
    """Doubt a period that has one point in time where the words name several, or no end."""
    has_both = (ends.start or ends.start_event) and (ends.end or ends.end_event)
    is_one = ends.start and ends.end and ends.start.text == ends.end.text
    if _OPEN_END.search(words):
        why = f"“{shorten(words)}” còn nói đến những năm sau. Xem lại `end`."
    elif count_points(words) < _BOTH_ENDS or (has_both and not is_one):
        return ()
    elif has_both:
        why = f"“{shorten(words)}” có nhiều mốc thời gian mà mới đọc được một. Xem `start`, `end`."
    else:
        missing = "`end`" if ends.start or ends.start_event else "`start`"
        why = f"“{shorten(words)}” có hai mốc mà mới đọc được một. Xem mốc còn lại, ghi {missing}."
    return (DraftedDoubt(("period",), why),)


def _is_year(ends: SpanEnds) -> bool:
    """Tell whether a period is known only as one year."""
    return bool(ends.start and ends.end and ends.start.text == ends.end.text[:4] == ends.end.text)


def _make_peaks(peaks: Sequence[tuple[str, str]], entry: OutlineEntry) -> tuple[DraftedPhase, ...]:
    """Make phases of the peaks inside a period."""
    phases = []
    for name, clause in peaks:
        ends = _lower(read_ends(clause, entry), Certainty.LIKELY)
        phases.append(
            DraftedPhase(
                name=DraftedValue(name, entry.place, Certainty.LIKELY),
                text=DraftedValue(clause, entry.place),
                start=ends.start,
                end=ends.end,
            )
        )
    return tuple(phases)


def _read_phases(sections: Iterable[OutlineSection]) -> tuple[DraftedPhase, ...]:
    return tuple(
        _read_phase(entry, phase)
        for section in sections
        for entry in section.entries
        for phase in list_phases(entry.text) or list_peaks(entry.text)
    )


def _read_phase(entry: OutlineEntry, phase: PhaseWords) -> DraftedPhase:
    ends = read_ends(phase.clause, entry)
    return DraftedPhase(
        name=DraftedValue(phase.name, entry.place),
        text=DraftedValue(phase.clause, entry.place),
        start=ends.start,
        end=ends.end,
    )


def _print_entry(entry: OutlineEntry) -> str:
    """Return a paragraph with its number, as one line; a bullet is no part of it."""
    return f"{entry.number} {entry.text}".strip()


def _span_phases(phases: Sequence[DraftedPhase]) -> SpanEnds:
    """Return the start of the first phase and the end of the last."""
    if not phases or not phases[0].start or not phases[-1].end:
        return SpanEnds()
    return SpanEnds(start=phases[0].start, end=phases[-1].end)


def _list_entries_with_deadlines(outline: Outline) -> list[OutlineEntry]:
    entries = [entry for section in outline.sections for entry in _list_with_deadlines(section)]
    if not entries:  # a directive in prose
        entries = [entry for entry in outline.preamble if not entry.begins_basis]
    return [
        entry
        for entry in (*entries, *outline.closing)
        if not (_TIME.match(entry.folded) or PHASE.match(entry.text))
    ]


def _list_with_deadlines(section: OutlineSection) -> Iterator[OutlineEntry]:
    """List the paragraphs of a section; of those about time only what is said of reviews."""
    table = find_task_table(section)
    for entry in table.lead if table and table.columns.due is not None else section.entries:
        if section.kind != "period":
            yield entry
        elif reviews := _REVIEWED.search(entry.text):
            yield replace(entry, text=entry.text[reviews.end() :])
