"""Recognising a document that amends, extends, shortens, replaces, suspends or ends plans.

The wordings stand in the tables at the top. Every change that is proposed is a doubt too: somebody
must look at it before it is published.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from thidua.authoring.decided_records import DraftedAmendedTarget, DraftedDecidedChange
from thidua.authoring.drafting.changed_days import (
    FROM,
    SPAN,
    UNTIL,
    find_until,
    name_new_end,
    read_day,
)
from thidua.authoring.drafting.changed_targets import ReadTarget, TargetChanges
from thidua.authoring.drafting.entries import OutlineEntry
from thidua.authoring.drafting.outline import Outline
from thidua.authoring.drafting.topics import FieldGuesser
from thidua.authoring.records import HeaderFields
from thidua.authoring.values import Certainty, DraftedDoubt, DraftedValue, Found
from thidua.language.dates import Edtf
from thidua.language.document_number import DocumentNumber, printed_numbers
from thidua.language.vietnamese import fold
from thidua.model import Plan
from thidua.model.decided import NEW_ENDS, Effect
from thidua.model.labels import EFFECTS

_BEFORE_NUMBER = (
    (Effect.RESUME, r"khoi phuc|tiep tuc (?:thuc hien|trien khai) tro lai|bai bo viec tam dung"),
    (Effect.SUSPEND, r"tam (?:dung|ngung|hoan)"),
    (Effect.EXTEND, r"gia han|(?:keo dai(?: them)?|lui|gian) thoi (?:gian|han|diem)|lui ngay"),
    (Effect.SHORTEN, r"rut ngan|ket thuc (?:som|truoc (?:thoi )?han)"),
    (Effect.REPLACE, r"thay the(?: toan bo| cho)?|thay cho"),
    (
        Effect.END,
        r"bai bo|huy bo|cham dut|thu hoi(?= (?:quyet dinh|ke hoach))|"
        r"(?:dung|ngung|thoi)(?: han)?(?: viec)? (?:thuc hien|trien khai)",
    ),
    (
        Effect.AMEND,
        r"sua doi,? bo sung|sua doi|dieu chinh|bo sung|thay (?:cac )?cum tu|dinh chinh|"
        r"(?:nang|giam|tang|ha)(?: muc| cac)? chi tieu",
    ),
)
"""What a document does, said before the number of the plan; the first that is said counts."""
_AFTER_NUMBER = (
    (Effect.END, r"(?:het hieu luc|cham dut hieu luc|khong con hieu luc)"),
    (Effect.REPLACE, r"(?:duoc thay the|bi thay the) boi (?:ke hoach|quyet dinh|van ban) nay"),
    (Effect.EXTEND, r"(?:duoc )?gia han|keo dai den"),
    (Effect.SHORTEN, r"(?:duoc )?rut ngan|ket thuc (?:som|truoc (?:thoi )?han)"),
    (Effect.SUSPEND, r"tam (?:dung|ngung)"),
    (Effect.AMEND, r"(?<!da )duoc dieu chinh thoi (?:gian|han)"),
)
"""The same said after the number."""
_CHANGED_TYPES = ("KH", "CT", "QĐ", "HD", "CTr", "PA", "PĐ", "TB")
"""Types of documents that launch campaigns; laws and decrees are amended by others."""
_DENIED = re.compile(r"\b(?:khong|chua)(?: phai)?(?: la)? $")
_RESUMED = re.compile(r"(?:dieu \d+[.:] )?tiep tuc (?:to chuc )?(?:thuc hien|trien khai)\b")
"""At the head of a sentence that says from which day; without one a plan just carries on."""
_STRUCK = re.compile(r"(?:dieu \d+[.:] )?(?:khong thuc hien|bo) (?:cac )?chi tieu\b")
"""At the head of a sentence too: elsewhere it tells what somebody failed to do."""
_LEADS_TO_PLANS = re.compile(r"\b(?:ke hoach|quyet dinh|chi thi|van ban)\b.{0,40}\bsau\b.*:$")
_NOT_OF_THIS = re.compile(
    r"(?<!kem )\btheo\b|\b(?:de|nham) (?:to chuc )?(?:thuc hien|trien khai)\b|\bcan cu\b"
)
_PASSIVE = re.compile(r"\b(?:da|duoc)(?: duoc)? $")
_PASSIVE_BY = re.compile(r"^.{0,20}\b(?:tai|boi|theo)\b")
_REACH = 200
_ARTICLE = "Điều"
_SIGNED = re.compile(r"\bke tu ngay ky|\btu ngay ky|\btu ngay ban hanh|\bke tu ngay ban hanh")
_BETWEEN_SENTENCES = re.compile(r"(?<=[.;])\s+(?=[A-ZĐÀ-Ỹ“])")
_IN_FORCE = re.compile(r"\bhieu luc\b")
_ONLY_A_PART = {
    Effect.END: re.compile(r"\b(?:chi tieu|mot (?:so|phan)|muc (?:[ivx]+|\d+)|diem [a-z]|khoan)\b"),
    Effect.REPLACE: re.compile(
        r"\b(?:chi tieu|mot (?:so|phan)|noi dung|cum tu|phu luc|bieu|muc (?:[ivx]+|\d+)|diem [a-z]|"
        r"khoan)\b"
    ),
}
"""Words between what is done and the number of a plan, by which only a part of it is meant."""

_NO_LINES = (
    " Máy chưa đọc ra chỉ tiêu nào được sửa: quyết định sửa chỉ tiêu thì ghi `targets`, mỗi chỉ "
    "tiêu một mục có `target`, `old`, `new`."
)

FindPlan = Callable[[str], Plan | None]
"""Gives the plan of this portal with a number."""


class _Said(NamedTuple):
    """A sentence that changes a plan."""

    effect: Effect
    number: str
    sentence: str
    entry: OutlineEntry
    below: tuple[OutlineEntry, ...]


def read_changes(
    outline: Outline, header: HeaderFields, guesser: FieldGuesser, find_plan: FindPlan
) -> Found[tuple[DraftedDecidedChange, ...]]:
    """Read what a document changes about plans.

    Args:
        outline: the document.
        header: its head.
        guesser: guesses the fields of targets that are added.
        find_plan: gives the plan with a number.
    """
    own = header.number.text if header.number else ""
    entries = [*outline.list_entries()]
    day = _find_day_in_force(entries, header)
    changes: list[DraftedDecidedChange] = []
    doubts: list[DraftedDoubt] = []
    for read in _find_said(entries, own):
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
        doubts.append(DraftedDoubt(("changes", at), why))
        doubts += [
            DraftedDoubt(("changes", at, "targets", place), line.why)
            for place, line in enumerate(lines)
            if line.why
        ]
    return Found(tuple(changes), tuple(doubts))


def _read_lines(said: _Said, plan: Plan | None, guesser: FieldGuesser) -> Iterator[ReadTarget]:
    if said.effect is Effect.AMEND:
        yield from TargetChanges(plan, guesser).read(said.sentence, (said.entry, *said.below))


def _make_change(
    said: _Said, plan: Plan | None, first: DraftedValue, targets: tuple[DraftedAmendedTarget, ...]
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


def _explain(said: _Said, plan: Plan | None, first: DraftedValue) -> str:
    words = f"Máy đọc là {EFFECTS[said.effect].lower()} văn bản số {said.number}"
    where = f" (`{plan.id}`)" if plan else ", chưa có trên Cổng này"
    day = f", từ ngày {Edtf.parse(first.text).in_words()}"
    doubtful = (
        " (ngày ban hành, vì văn bản không nói ngày nào)"
        if first.certainty is Certainty.DOUBTFUL
        else ""
    )
    return f"{words}{where}{day}{doubtful}. Đúng thì xóa dòng này; không phải thì xóa cả `changes`."


def _find_said(entries: Sequence[OutlineEntry], own: str) -> list[_Said]:
    """Every sentence that changes a plan, each plan and effect once."""
    found: dict[tuple[str, Effect], _Said] = {}
    for at, entry in enumerate(entries):
        if entry.is_basis or entry.begins_basis:
            continue
        below = tuple(_list_below(entries, at))
        for sentence in _split(entry.text):
            for effect, number in (*_read_sentence(sentence), *_read_listed(sentence, below)):
                if number != own:
                    found.setdefault(
                        (number, effect), _Said(effect, number, sentence, entry, below)
                    )
    numbers = {number for number, _ in found}
    if len(numbers) == 1:
        for said in _find_unnumbered(entries, *numbers):
            found.setdefault((said.number, said.effect), said)
    return list(found.values())


def _read_listed(sentence: str, below: Sequence[OutlineEntry]) -> Iterator[tuple[Effect, str]]:
    """“Bãi bỏ các kế hoạch sau đây:”, and the number of each in the list below."""
    folded = fold(sentence)
    if printed_numbers(sentence) or not _LEADS_TO_PLANS.search(folded):
        return
    effect = _find_before(folded) or _find_after(folded)
    if effect not in (None, Effect.AMEND):
        for entry in below:
            for number in printed_numbers(entry.text)[:1]:
                if DocumentNumber.parse(number).type_code in _CHANGED_TYPES:
                    yield effect, number


def _find_unnumbered(entries: Sequence[OutlineEntry], number: str) -> Iterator[_Said]:
    """What is said of “Kế hoạch” where one plan is changed: “Gia hạn … Kế hoạch đến ngày …”."""
    for entry in entries:
        for sentence in _split(entry.text):
            folded = fold(sentence)
            if "ke hoach" not in folded or printed_numbers(sentence):
                continue
            effect = _find_before(folded.rpartition("ke hoach")[0])
            if effect in NEW_ENDS and UNTIL.search(folded):
                yield _Said(effect, number, sentence, entry, ())


def _split(text: str) -> Iterator[str]:
    """The sentences of a paragraph; the last one without what only leads on to a list."""
    begin = 0
    for found in _BETWEEN_SENTENCES.finditer(text):
        if not _is_quoting(text[begin : found.start()], text[found.end() :]):
            yield text[begin : found.start()].strip()
            begin = found.end()
    if rest := text[begin:].strip():
        yield rest


def _is_quoting(before: str, after: str) -> bool:
    """Whether a place stands within quotation marks, as in “như sau: “6. Trồng 100 ha rừng.””."""
    is_open = before.rfind("“") > before.rfind("”") or before.count('"') % 2 == 1
    return is_open and ("”" in after or '"' in after)


def _list_below(entries: Sequence[OutlineEntry], at: int) -> Iterator[OutlineEntry]:
    """The paragraphs below a sentence, up to the next article or the next change."""
    for entry in entries[at + 1 :]:
        if entry.number.startswith(_ARTICLE) or any(
            True for sentence in _split(entry.text) for _ in _read_sentence(sentence)
        ):
            return
        yield entry


def _read_sentence(sentence: str) -> Iterator[tuple[Effect, str]]:
    """What a sentence does to which documents."""
    folded = fold(sentence)
    if len(folded) != len(sentence):
        return  # places would not fit
    at = 0
    for number in printed_numbers(sentence):
        start = sentence.index(number, at)
        before, after = folded[at:start][-_REACH:], folded[start + len(number) :][:_REACH]
        at = start + len(number)
        if DocumentNumber.parse(number).type_code not in _CHANGED_TYPES:
            continue
        is_resumed = _RESUMED.match(folded) and FROM.search(after)
        effect = _find_before(before) or _find_after(after)
        effect = effect or (Effect.RESUME if is_resumed else None)
        effect = effect or (Effect.AMEND if _STRUCK.match(folded) else None)
        if effect:
            yield effect, number


def _find_before(before: str) -> Effect | None:
    for effect, words in _BEFORE_NUMBER:
        for match in re.finditer(rf"\b(?:{words})\b", before):
            between = before[match.end() :]
            head = before[: match.start()]
            if _NOT_OF_THIS.search(between) or _DENIED.search(head) or _is_passive(head, between):
                continue
            if effect in _ONLY_A_PART and _ONLY_A_PART[effect].search(between):
                return Effect.AMEND
            return effect
    return None


def _is_passive(head: str, tail: str) -> bool:
    """Whether the words tell what happened to another document: “đã được sửa đổi tại …”."""
    return bool(_PASSIVE.search(head) and _PASSIVE_BY.match(tail))


def _find_after(after: str) -> Effect | None:
    for effect, words in _AFTER_NUMBER:
        match = re.search(rf"\b{words}", after)
        if match and not re.search(r"[.;]\s", after[: match.start()]):
            return effect
    return None


def _find_day_in_force(
    entries: Sequence[OutlineEntry], header: HeaderFields
) -> DraftedValue | None:
    """From when the document itself is in force, where it says so."""
    for entry in entries:
        for sentence in _split(entry.text):
            folded = fold(sentence)
            if _IN_FORCE.search(folded) and not printed_numbers(sentence):
                day = read_day(FROM.search(folded))
                if day:
                    return DraftedValue(day, entry.place)
                if _SIGNED.search(folded) and header.issued:
                    return DraftedValue(header.issued.text, entry.place)
    return None


def _find_first_day(
    said: _Said, in_force: DraftedValue | None, header: HeaderFields
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
