"""Recognising a document that amends, extends, shortens, replaces, suspends or ends plans.

``said_changes`` finds the sentences. Every change that is proposed is a doubt too: somebody
must look at it before it is published.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from thidua.attachments.text.model import TextPlace
from thidua.authoring.decided_records import DraftedAmendedTarget, DraftedDecidedChange
from thidua.authoring.drafting.changed_days import (
    FROM,
    SPAN,
    find_until,
    name_new_end,
    read_day,
)
from thidua.authoring.drafting.changed_targets import ReadTarget, TargetChanges
from thidua.authoring.drafting.entries import OutlineEntry
from thidua.authoring.drafting.outline import Outline
from thidua.authoring.drafting.said_changes import (
    SaidChange,
    find_said_changes,
    read_sentence,
    split_sentences,
)
from thidua.authoring.drafting.topics import FieldGuesser
from thidua.authoring.records import HeaderFields
from thidua.authoring.values import Certainty, DraftedDoubt, DraftedValue, Found
from thidua.language.dates import Edtf
from thidua.language.document_number import printed_numbers
from thidua.language.vietnamese import fold
from thidua.model import Plan
from thidua.model.decided import NEW_ENDS, Effect
from thidua.model.labels import EFFECTS

_SIGNED = re.compile(r"\bke tu ngay ky|\btu ngay ky|\btu ngay ban hanh|\bke tu ngay ban hanh")
_CORRECTION = "dinh chinh"
_IN_FORCE = re.compile(r"\bhieu luc\b")
_NO_LINES = (
    " Máy chưa đọc ra chỉ tiêu nào được sửa: quyết định sửa chỉ tiêu thì ghi `targets`, mỗi chỉ "
    "tiêu một mục có `target`, `old`, `new`."
)
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
    for read in find_said_changes(entries, own, title):
        plan = find_plan(read.number)
        lines = [*_read_lines(read, plan, guesser)]
        is_bare = read.effect is Effect.AMEND and not lines
        effect = name_new_end(read.sentence, plan) if is_bare else None
        said = read._replace(effect=effect or read.effect)
        first = _find_first_day(said, day, header)
        if first is None:
            why = (
                f"Văn bản {EFFECTS[said.effect].lower()} văn bản số {said.number} mà không rõ từ "
                "ngày nào. Ghi `changes` khi biết ngày."
            )
            doubts.append(DraftedDoubt(("changes",), why))
            continue
        at = len(changes)
        changes.append(_make_change(said, plan, first, tuple(line.target for line in lines)))
        why = _explain(said, plan, first)
        if said.effect is Effect.AMEND and not lines:
            why += _NO_LINES
        if said.effect in NEW_ENDS and not changes[-1].until:
            why += _NO_END
        doubts.append(DraftedDoubt(("changes", at), why))
        doubts += [
            DraftedDoubt(("changes", at, "targets", place), line.why)
            for place, line in enumerate(lines)
            if line.why
        ]
    numbers = {change.number.text for change in changes} | {own}
    doubts += [
        DraftedDoubt(
            ("changes",),
            f"Tên văn bản nói {EFFECTS[effect].lower()} văn bản số {number}, mà máy chưa đọc ra "
            "câu nào làm việc ấy. Có thì ghi `changes`.",
        )
        for effect, number in read_sentence(title)
        if number not in numbers and not doubts
    ]
    return Found(tuple(changes), tuple(doubts))


def _add_deed(header: HeaderFields, title: str) -> str:
    """The title of a correction with what it does, which only its type says."""
    kind = fold(header.type_text.text) if header.type_text else ""
    return f"{_CORRECTION} {title}" if kind.endswith(_CORRECTION) else title


def list_amended(changes: Sequence[DraftedDecidedChange]) -> frozenset[TextPlace]:
    """The places of the lines that changes amend: no targets of the decision itself."""
    lines = (line.target.place for change in changes for line in change.targets)
    return frozenset(place for place in lines if place)


def _read_lines(said: SaidChange, plan: Plan | None, guesser: FieldGuesser) -> Iterator[ReadTarget]:
    if said.effect is Effect.AMEND:
        yield from TargetChanges(plan, guesser).read(said.sentence, (said.entry, *said.below))


def _make_change(
    said: SaidChange,
    plan: Plan | None,
    first: DraftedValue,
    targets: tuple[DraftedAmendedTarget, ...],
) -> DraftedDecidedChange:
    place = said.entry.place
    texts = [entry.text for entry in (said.entry, *said.below)]
    until = find_until(texts) if said.effect in (*NEW_ENDS, Effect.SUSPEND) else None
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
    for entry in entries:
        for sentence in split_sentences(entry.text):
            folded = fold(sentence)
            if _IN_FORCE.search(folded) and not printed_numbers(sentence):
                day = read_day(FROM.search(folded))
                if day:
                    return DraftedValue(day, entry.place)
                if _SIGNED.search(folded) and header.issued:
                    return DraftedValue(header.issued.text, entry.place)
    return None


def _find_first_day(
    said: SaidChange, in_force: DraftedValue | None, header: HeaderFields
) -> DraftedValue | None:
    """The first day of a change: what its sentence says, or the day the document is in force."""
    folded = fold(said.sentence)
    is_span = said.effect in (*NEW_ENDS, Effect.AMEND) and SPAN.search(folded)
    day = None if is_span else read_day(FROM.search(folded))
    if day:
        return DraftedValue(day, said.entry.place)
    if in_force is None and header.issued:
        in_force = DraftedValue(header.issued.text, header.issued.place, Certainty.DOUBTFUL)
    is_day = in_force is not None and Edtf.parse(in_force.text).day is not None
    return in_force if is_day else None
