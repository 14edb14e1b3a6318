"""Recognising a document that amends, extends, shortens, replaces, suspends or ends plans.

``said_changes`` finds the sentences. Every change that is proposed is a doubt too: somebody
must look at it before it is published.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from thidua.attachments.text.model import TextPlace
from thidua.authoring.decided_records import DraftedAmendedTarget, DraftedDecidedChange
from thidua.authoring.drafting.changed_days import (
    SAYS_TIME,
    SPAN,
    CountedEnd,
    count_days_after,
    count_ended,
    count_longer,
    count_until,
    find_first,
    find_until,
    name_new_end,
)
from thidua.authoring.drafting.changed_targets import ReadTarget, TargetChanges
from thidua.authoring.drafting.entries import OutlineEntry
from thidua.authoring.drafting.outline import Outline
from thidua.authoring.drafting.said_changes import (
    SaidChange,
    find_said_changes,
    read_sentence,
    tells_time,
)
from thidua.authoring.drafting.said_sentences import split_sentences
from thidua.authoring.drafting.topics import FieldGuesser
from thidua.authoring.records import HeaderFields
from thidua.authoring.values import Certainty, DraftedDoubt, DraftedValue, Found
from thidua.language.dates import Edtf
from thidua.language.document_number import printed_numbers
from thidua.language.vietnamese import fold
from thidua.model import Plan
from thidua.model.decided import NEW_ENDS, Effect
from thidua.model.labels import EFFECTS

_CORRECTION = "dinh chinh"
_IN_FORCE = re.compile(r"\bhieu luc\b")
_NO_LINES = (
    " Máy chưa đọc ra chỉ tiêu nào được sửa: quyết định sửa chỉ tiêu thì ghi `targets`, mỗi chỉ "
    "tiêu một mục có `target`, `old`, `new`."
)
_COUNTED = (
    " Ngày cuối ở `until` do máy tính từ thời gian mà văn bản ghi: đúng thì thêm `note` nói tính "
    "thế nào."
)
_LONGER = (
    " Ngày cuối ở `until` do máy tính: từ hạn cũ là {}, “{}”. Hạn cũ đã gia hạn trước đó thì tính "
    "lại; đúng thì thêm `note` nói tính thế nào."
)
_UNCLEAR = (
    "Câu “{}” nói một thời hạn mới, máy chưa rõ của cả kế hoạch hay của một việc, dài ra hay ngắn "
    "lại. Của cả kế hoạch thì ghi thêm một mục ở `changes`."
)
_NO_DAY = "Văn bản {} văn bản số {} mà không rõ từ ngày nào. Ghi `changes` khi biết ngày."
_NO_END = " Máy chưa đọc ra ngày kết thúc mới: ghi ở `until`."

FindPlan = Callable[[str], Plan | None]
"""Gives the plan of this portal with a number."""


def read_changes(
    outline: Outline,
    header: HeaderFields,
    title: str,
    guesser: FieldGuesser,
    find_plan: FindPlan,
) -> Found[tuple[DraftedDecidedChange, ...]]:
    """Read what a document changes about plans.

    Args:
        outline: the document.
        header: its head.
        title: what it is about.
        guesser: guesses the fields of targets that are added.
        find_plan: gives the plan with a number.
    """
    own = header.number.text if header.number else ""
    title = _add_deed(header, title)
    entries = [*outline.list_entries()]
    day = _find_day_in_force(entries, header)
    changes: list[DraftedDecidedChange] = []
    doubts: list[DraftedDoubt] = []
    found = find_said_changes(entries, own, title)
    for read in found:
        plan = find_plan(read.number)
        lines = [*_read_lines(read, plan, guesser)]
        is_bare = read.effect is Effect.AMEND and not lines
        effect = name_new_end(read.sentence, plan) if is_bare else None
        said = read._replace(effect=effect or read.effect)
        if said.is_point and (said.effect is Effect.AMEND or not said.is_clear):
            doubts.append(DraftedDoubt(("changes",), _UNCLEAR.format(said.sentence)))
            continue
        if is_bare and not effect and _only_leads(said, found):
            continue
        times = [said.sentence, *_list_times(said, entries)]
        first = _find_first_day(said, times, day, header)
        if first is None:
            why = _NO_DAY.format(EFFECTS[said.effect].lower(), said.number)
            doubts.append(DraftedDoubt(("changes",), why))
            continue
        at = len(changes)
        changes.append(_make_change(said, plan, first, times, tuple(line.target for line in lines)))
        why = _explain(said, plan, first) + _say_missing(changes[-1], times, plan)
        doubts.append(DraftedDoubt(("changes", at), why))
        told = ((place, line.why) for place, line in enumerate(lines) if line.why)
        doubts += [DraftedDoubt(("changes", at, "targets", place), why) for place, why in told]
    if not doubts:
        doubts += _doubt_title(title, {change.number.text for change in changes} | {own})
    return Found(tuple(changes), tuple(doubts))


def _say_missing(change: DraftedDecidedChange, times: Sequence[str], plan: Plan | None) -> str:
    """What a change does not have that its kind needs, or has by counting only."""
    effect = Effect(change.effect.text)
    if effect is Effect.AMEND and not change.targets:
        return _NO_LINES
    if effect in NEW_ENDS and not change.until:
        return _NO_END
    if effect is Effect.EXTEND and change.until and (longer := _count_longer(times, plan)):
        return _LONGER.format(longer.before.in_words(), longer.words)
    can_count = effect in (Effect.SUSPEND, Effect.SHORTEN)
    is_counted = can_count and change.until and not find_until(times)
    return _COUNTED if is_counted else ""


def _doubt_title(title: str, numbers: Collection[str]) -> Iterator[DraftedDoubt]:
    """What only the title says; numbers are those that are changed, and the document's own."""
    for effect, number in read_sentence(title):
        if number not in numbers:
            why = (
                f"Tên văn bản nói {EFFECTS[effect].lower()} văn bản số {number}, mà máy chưa đọc "
                "ra câu nào làm việc ấy. Có thì ghi `changes`."
            )
            yield DraftedDoubt(("changes",), why)


def _add_deed(header: HeaderFields, title: str) -> str:
    """The title of a correction with what it does, which only its type says."""
    kind = fold(header.type_text.text) if header.type_text else ""
    return f"{_CORRECTION} {title}" if kind.endswith(_CORRECTION) else title


def list_amended(changes: Sequence[DraftedDecidedChange]) -> frozenset[TextPlace]:
    """The places of the lines that changes amend: no targets of the decision itself."""
    lines = (line.target.place for change in changes for line in change.targets)
    return frozenset(place for place in lines if place)


def _read_lines(said: SaidChange, plan: Plan | None, guesser: FieldGuesser) -> Iterator[ReadTarget]:
    if said.effect is Effect.AMEND and not said.is_point:
        yield from TargetChanges(plan, guesser).read(said.sentence, (said.entry, *said.below))


def _only_leads(said: SaidChange, found: Sequence[SaidChange]) -> bool:
    """“Điều chỉnh thời gian … như sau:”, where points below say what it becomes."""
    points = [one for one in found if one.is_point and one.number == said.number]
    return bool(points) and SAYS_TIME.search(fold(said.sentence)) is not None


def _list_times(said: SaidChange, entries: Sequence[OutlineEntry]) -> Iterator[str]:
    """Sentences that only say when: “Thời gian tạm dừng: từ ngày … đến ngày …”."""
    for entry in entries:
        for sentence in split_sentences(entry.text):
            if tells_time(sentence, said.effect) and not printed_numbers(sentence):
                yield sentence


def _find_last_day(
    said: SaidChange, plan: Plan | None, first: DraftedValue, times: Sequence[str]
) -> str | None:
    if said.effect in NEW_ENDS:
        longer = _count_longer(times, plan) if said.effect is Effect.EXTEND else None
        printed = find_until([*times, *(entry.text for entry in (said.entry, *said.below))])
        ended = count_ended(said.sentence) if said.effect is Effect.SHORTEN else None
        return printed or (longer.until if longer else ended)
    if said.effect is not Effect.SUSPEND:
        return None
    counted = (count_until(words, first.text) for words in times)
    return find_until(times) or next((day for day in counted if day), None)


def _count_longer(times: Sequence[str], plan: Plan | None) -> CountedEnd | None:
    """The end that is counted, where no sentence prints one."""
    counted = (count_longer(words, plan) for words in times)
    return None if find_until(times) else next((one for one in counted if one), None)


def _make_change(
    said: SaidChange,
    plan: Plan | None,
    first: DraftedValue,
    times: Sequence[str],
    targets: tuple[DraftedAmendedTarget, ...],
) -> DraftedDecidedChange:
    place = said.entry.place
    until = _find_last_day(said, plan, first, times)
    return DraftedDecidedChange(
        plan=DraftedValue(plan.id, None, Certainty.LIKELY) if plan else None,
        number=DraftedValue(said.number, place),
        effect=DraftedValue(said.effect.value, place, Certainty.LIKELY),
        from_=first,
        until=DraftedValue(until, place, Certainty.LIKELY) if until else None,
        text=DraftedValue(said.sentence, place),
        targets=targets,
    )


def _explain(said: SaidChange, plan: Plan | None, first: DraftedValue) -> str:
    words = f"Máy đọc là {EFFECTS[said.effect].lower()} văn bản số {said.number}"
    where = f" (`{plan.id}`)" if plan else ", chưa có trên Cổng này"
    day = f", từ ngày {Edtf.parse(first.text).in_words()}"
    doubtful = (
        " (ngày ban hành, vì văn bản không nói ngày nào)"
        if first.certainty is Certainty.DOUBTFUL
        else ""
    )
    return f"{words}{where}{day}{doubtful}. Đúng thì xóa dòng này; không phải thì xóa cả `changes`."


def _find_day_in_force(
    entries: Sequence[OutlineEntry], header: HeaderFields
) -> DraftedValue | None:
    """From when the document itself is in force, where it says so."""
    issued = header.issued.text if header.issued else None
    for entry in entries:
        for sentence in split_sentences(entry.text):
            if not _IN_FORCE.search(fold(sentence)) or _is_on_another(sentence):
                continue
            if day := find_first(sentence, issued):
                return DraftedValue(day, entry.place)
            if issued and (day := count_days_after(sentence, issued)):
                return DraftedValue(day, entry.place, Certainty.DOUBTFUL)
    return None


def _is_on_another(sentence: str) -> bool:
    """Whether it says of a document with a number since when that one is in force."""
    before = _IN_FORCE.split(fold(sentence))[0]
    return any(fold(number) in before for number in printed_numbers(sentence))


def _find_first_day(
    said: SaidChange,
    times: Sequence[str],
    in_force: DraftedValue | None,
    header: HeaderFields,
) -> DraftedValue | None:
    """The first day of a change: what its sentence says, or the day the document is in force."""
    issued = header.issued.text if header.issued else None
    for words in times:
        is_span = said.effect in (*NEW_ENDS, Effect.AMEND) and SPAN.search(fold(words))
        is_end = said.effect is Effect.SHORTEN and count_ended(words)
        if not is_span and not is_end and (day := find_first(words, issued)):
            return DraftedValue(day, said.entry.place)
    if in_force is None and header.issued:
        in_force = DraftedValue(header.issued.text, header.issued.place, Certainty.DOUBTFUL)
    is_day = in_force is not None and Edtf.parse(in_force.text).day is not None
    return in_force if is_day else None
