"""Finding the sentences of a document that change plans: what each does, and to which plan.

What is said before and after a number stands in ``said_words``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from thidua.authoring.drafting.changed_days import FROM, UNTIL, find_until
from thidua.authoring.drafting.entries import OutlineEntry
from thidua.authoring.drafting.said_sentences import split_sentences
from thidua.authoring.drafting.said_words import (
    AFTER_NUMBER,
    BEFORE_NUMBER,
    LAST_DATED,
    NAMES_PLAN,
    OF_THE_PLAN,
    ON_LINES,
    ON_TIME,
    TIMED,
    VERB,
)
from thidua.language.document_number import DocumentNumber, printed_numbers
from thidua.language.vietnamese import fold
from thidua.model.decided import NEW_ENDS, Effect

_CHANGED_TYPES = ("KH", "CT", "QĐ", "HD", "CTr", "PA", "PĐ", "TB")
"""Types of documents that launch campaigns; laws and decrees are amended by others."""
_DENIED = re.compile(r"\b(?:khong|chua)(?: phai)?(?: la)? $")
_RESUMED = re.compile(r"(?:dieu \d+[.:] )?tiep tuc (?:to chuc )?(?:thuc hien|trien khai)\b")
"""At the head of a sentence that says from which day; without one a plan just carries on."""
_STRUCK = re.compile(r"(?:dieu \d+[.:] )?(?:khong thuc hien|bo) (?:cac )?chi tieu\b")
"""At the head of a sentence too: elsewhere it tells what somebody failed to do."""
_LEADS_TO_PLANS = re.compile(
    r"\b(?:ke hoach|quyet dinh|chi thi|van ban)\b.{0,40}\bsau\b.*:$|"
    r"\bdanh muc (?:\w+ ){0,3}(?:ke hoach|quyet dinh|chi thi|van ban)\b.*:$"
)
_NOT_OF_THIS = re.compile(
    r"(?<!kem )(?<!ban hanh )(?<!phat dong )(?<!giao )\btheo\b|"
    r"\b(?:de|nham) (?:to chuc )?(?:thuc hien|trien khai)\b|\bcan cu\b"
)
_CAMPAIGN_UNDER = re.compile(
    r"(?:viec |cac |toan bo |thuc hien |to chuc |trien khai |thoi (?:gian|han|diem) |ket thuc |"
    r"hoat dong |dot |cuoc )*(?:phong trao|thi dua)\b[^,;:]*"
)
"""“(Hoãn) các hoạt động thi đua theo Kế hoạch …”: the campaign of that plan itself."""
_PASSIVE = re.compile(r"\b(?:da|duoc)(?: duoc)? $")
_PASSIVE_BY = re.compile(r"^.{0,20}\b(?:tai|boi|theo)\b")
_PAST = re.compile(r"\b(?:da|tung)(?: duoc)? $")
_BY_ANOTHER = re.compile(
    r"[^,;:]{0,25}\b(?:tai|boi|theo|bang) (?:cac )?(?:quyet dinh|ke hoach|thong bao|cong van|"
    r"van ban|nghi quyet)\b(?! nay)"
)
_ABOUT = re.compile(r"\bve(?: viec)? $")
_OF_ANOTHER = re.compile(r"\b(?:quyet dinh|cong van|thong bao|van ban|nghi quyet|to trinh)\b.+ve")
"""In the title of another document: “Quyết định số 61/QĐ-UBND về việc điều chỉnh …”."""
_IF = re.compile(r"\b(?:khi|nếu|trường hợp)\b", re.IGNORECASE)
_THEN = re.compile(r"[^.;]*\bthì\b", re.IGNORECASE)
_ONE_MORE = re.compile(
    r"(?: ngay [\d/]+| ngay \d+ thang \d+ nam \d+| cua (?:uy ban nhan dan|ubnd)"
    r"(?: (?!cua\b|ngay\b)\w+){0,5}?)*"
    r"(?:,|;| va|, va) (?:cac )?(?:ke hoach|quyet dinh|chi thi|huong dan)(?: so:?)? "
)
"""Between the numbers of two documents to which the same is done."""
_REACH = 200
_ARTICLE = "Điều"
_PART = r"chi tieu|mot (?:so|phan)|phu luc|muc (?:[ivx]+|\d+)|diem [a-z]|khoan"
_PART_OF_TIME = re.compile(rf"\b(?:{_PART}|noi dung|nhiem vu|hang muc|cong trinh)\b")
_ONLY_A_PART = {
    Effect.END: re.compile(rf"\b(?:{_PART})\b"),
    Effect.REPLACE: re.compile(rf"\b(?:{_PART}|noi dung|cum tu|bieu)\b"),
    Effect.SUSPEND: _PART_OF_TIME,
    Effect.EXTEND: _PART_OF_TIME,
    Effect.SHORTEN: _PART_OF_TIME,
}
"""Words between what is done and the number of a plan, by which only a part of it is meant."""


class SaidChange(NamedTuple):
    """A sentence that changes a plan.

    Attributes:
        is_point: whether it stands, without a number, as a point of what amends the plan. That the
            effect is AMEND then means: another time, longer or shorter.
        is_clear: whether such a point speaks of the whole plan, not of something in it.
    """

    effect: Effect
    number: str
    sentence: str
    entry: OutlineEntry
    below: tuple[OutlineEntry, ...]
    is_point: bool = False
    is_clear: bool = True

    @property
    def is_whole(self) -> bool:
        """Whether it is all that its paragraph says."""
        return self.sentence == self.entry.text.strip()


def find_said_changes(entries: Sequence[OutlineEntry], own: str, title: str) -> list[SaidChange]:
    """Every sentence that changes a plan, each plan and effect once.

    Args:
        entries: the paragraphs of the document.
        own: its own number.
        title: its title, which may be the only place where the plan is named.
    """
    found: dict[tuple[str, Effect], SaidChange] = {}
    ends = _find_ends(entries)
    for at, entry in enumerate(entries):
        if entry.is_basis or entry.begins_basis:
            continue
        below = tuple(entries[at + 1 : ends[at]])
        for sentence in split_sentences(entry.text):
            for effect, number in (*read_sentence(sentence), *_read_listed(sentence, below)):
                if number != own:
                    found.setdefault(
                        (number, effect), SaidChange(effect, number, sentence, entry, below)
                    )
    numbers = {number for number, _ in found}
    for effect, number in read_sentence(title):
        if number not in {own, *numbers} and (said := _find_titled(entries, effect, number)):
            found[number, effect] = said
    for scope, number in [*_find_scopes(entries, [*found.values()])]:
        for said in _find_unnumbered(scope, number):
            found.setdefault((said.number, said.effect), said)
        if not {effect for one, effect in found if one == number} - {*TIMED}:
            for said in _find_lines(scope, number):
                found.setdefault((said.number, said.effect), said)
    return [*_add_points(found)]


def _find_scopes(
    entries: Sequence[OutlineEntry], found: Sequence[SaidChange]
) -> Iterator[tuple[Sequence[OutlineEntry], str]]:
    """Where sentences without a number speak of one plan: everywhere, or in an article on it."""
    if len({said.number for said in found}) == 1:
        yield entries, found[0].number
        return
    starts = [at for at, entry in enumerate(entries) if entry.number.startswith(_ARTICLE)]
    for start, end in pairwise([*starts, len(entries)]):
        article = entries[start:end]
        places = {entry.place for entry in article}
        numbers = {said.number for said in found if said.entry.place in places}
        if len(numbers) == 1:
            yield article, numbers.pop()


def _find_lines(entries: Sequence[OutlineEntry], number: str) -> Iterator[SaidChange]:
    """Sentences on targets where only the time of their plan is changed by its number."""
    ends = _find_ends(entries)
    for at, entry in enumerate(entries):
        for sentence in split_sentences(entry.text):
            if ON_LINES.match(fold(sentence)) and not printed_numbers(sentence):
                below = tuple(entries[at + 1 : ends[at]])
                yield SaidChange(Effect.AMEND, number, sentence, entry, below)


def _add_points(found: Mapping[tuple[str, Effect], SaidChange]) -> Iterator[SaidChange]:
    """The changes; those of a plan that is amended with the points that say something else."""
    for said in found.values():
        if said.effect is not Effect.AMEND:
            yield said
            continue
        points = [point for entry in said.below for point in _read_points(entry, said.number)]
        taken = {point.entry.place for point in points if point.is_whole}
        yield said._replace(below=tuple(one for one in said.below if one.place not in taken))
        for point in points:
            if point.effect is Effect.AMEND or (point.number, point.effect) not in found:
                yield point


def _read_points(entry: OutlineEntry, number: str) -> Iterator[SaidChange]:
    """What a paragraph says of the time of the plan that is amended.

    Behind other sentences it may speak of what these are about: unclear, if it names no plan.
    """
    sentences = [*split_sentences(entry.text)]
    for at, sentence in enumerate(sentences):
        effect = _read_unnumbered(sentence)
        if not (effect or _is_on_some_time(sentence)):
            continue
        before = sentences[at - 1] if at else ""
        is_named = NAMES_PLAN.search(fold(sentence)) or printed_numbers(before)
        is_clear = bool(effect) and (not before or bool(is_named))
        yield SaidChange(
            effect or Effect.AMEND, number, sentence, entry, (), is_point=True, is_clear=is_clear
        )


def _read_unnumbered(sentence: str) -> Effect | None:
    """What a sentence without a number says of the whole plan; AMEND: that it has another time."""
    folded = fold(sentence)
    dated = LAST_DATED.match(re.sub(r"[“”\"]", "", folded))
    if printed_numbers(sentence) or not dated:
        return None
    if OF_THE_PLAN.sub("", dated.group()).strip(" ,:;."):
        return None
    effect = _find_before(folded)
    has_end = bool(find_until([sentence]))
    if effect in NEW_ENDS or (effect in (None, Effect.AMEND) and ON_TIME.match(folded)):
        return (effect or Effect.AMEND) if has_end else None
    return effect if effect in TIMED else None


def _is_on_some_time(sentence: str) -> bool:
    """Whether a sentence gives another time to something, as to handing in reports."""
    folded = fold(sentence)
    found = re.match(rf"(?:{VERB})\b", folded)
    is_timed = found and _find_before(found.group()) in NEW_ENDS
    return bool(is_timed and not printed_numbers(sentence) and find_until([sentence]))


def _find_titled(entries: Sequence[OutlineEntry], effect: Effect, number: str) -> SaidChange | None:
    """The sentence that does what the title says, of the plan that only the title names."""
    for at, entry in enumerate(entries):
        if entry.is_basis or entry.begins_basis:
            continue
        for sentence in split_sentences(entry.text):
            if not printed_numbers(sentence) and _find_before(fold(sentence)) is effect:
                below = tuple(entries[at + 1 : _find_ends(entries)[at]])
                return SaidChange(effect, number, sentence, entry, below)
    return None


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


def _find_unnumbered(entries: Sequence[OutlineEntry], number: str) -> Iterator[SaidChange]:
    """What is said of “Kế hoạch” where one plan is changed: “Gia hạn … Kế hoạch đến ngày …”."""
    for entry in entries:
        for point in _read_points(entry, number):
            folded = fold(point.sentence)
            effect = point.effect if point.is_clear else None
            if not effect and "ke hoach" in folded and UNTIL.search(folded):
                effect = _find_before(folded.rpartition("ke hoach")[0])
            if effect in TIMED:
                yield SaidChange(effect, number, point.sentence, entry, ())


def tells_time(sentence: str, effect: Effect) -> bool:
    """Whether a sentence is about the time of what a document does: “Thời gian tạm dừng: …”."""
    folded = fold(sentence)
    return bool(ON_TIME.match(folded)) and _find_before(folded) is effect


def _find_ends(entries: Sequence[OutlineEntry]) -> list[int]:
    """For each paragraph the place of the next article or change, where what is below it ends."""
    ends, end = list[int](), len(entries)
    for at in reversed(range(len(entries))):
        ends.append(end)
        entry = entries[at]
        if entry.number.startswith(_ARTICLE) or any(
            True for sentence in split_sentences(entry.text) for _ in read_sentence(sentence)
        ):
            end = at
    return ends[::-1]


def read_sentence(sentence: str) -> Iterator[tuple[Effect, str]]:
    """What a sentence does to which documents."""
    folded = fold(sentence)
    if len(folded) != len(sentence):
        return  # places would not fit
    at, last = 0, None
    for number in printed_numbers(sentence):
        start = sentence.index(number, at)
        before, after = folded[at:start][-_REACH:], folded[start + len(number) :][:_REACH]
        is_later, at = at > 0, start + len(number)
        if DocumentNumber.parse(number).type_code not in _CHANGED_TYPES:
            continue
        is_resumed = _RESUMED.match(folded) and FROM.search(after)
        effect = _find_before(before, is_later=is_later) or _find_after(after)
        effect = effect or (Effect.RESUME if is_resumed else None)
        effect = effect or (Effect.AMEND if _STRUCK.match(folded) else None)
        effect = effect or (last if _ONE_MORE.fullmatch(before) else None)
        told = sentence[start - len(before) : start], sentence[at : at + len(after)]
        last = None if _is_conditional(*told) else effect
        if last:
            yield last, number


def _is_conditional(before: str, after: str) -> bool:
    """“Khi Kế hoạch số … được điều chỉnh thì …”: what would follow if it were."""
    if not (found := [*_IF.finditer(before)]):
        return False
    between = before[found[-1].end() :]
    if _THEN.match(between):
        return False
    return "," not in between or bool(_THEN.match(after))


def _find_before(before: str, *, is_later: bool = False) -> Effect | None:
    for effect, words in BEFORE_NUMBER:
        for match in re.finditer(rf"\b(?:{words})\b", before):
            between = before[match.end() :]
            head = before[: match.start()]
            if _DENIED.search(head) or _is_passive(head, between):
                continue
            if _ABOUT.search(head) and (is_later or _OF_ANOTHER.search(head)):
                continue
            if _is_of_another(effect, between):
                continue
            if effect in _ONLY_A_PART and _ONLY_A_PART[effect].search(between):
                return Effect.AMEND
            return effect
    return None


def _is_of_another(effect: Effect, between: str) -> bool:
    """Whether words before a number only say after which plan something is done."""
    is_campaign = effect is not Effect.AMEND and _CAMPAIGN_UNDER.fullmatch(between.lstrip())
    return bool(_NOT_OF_THIS.search(between)) and not is_campaign


def _is_passive(head: str, tail: str) -> bool:
    """Whether the words tell what happened to another document: “đã được sửa đổi tại …”."""
    return bool(_PASSIVE.search(head) and _PASSIVE_BY.match(tail))


def _find_after(after: str) -> Effect | None:
    for effect, words in AFTER_NUMBER:
        match = re.search(rf"\b(?:{words})", after)
        if (
            match
            and not re.search(r"[.;]\s", after[: match.start()])
            and not _PAST.search(after[: match.start()])
            and not _BY_ANOTHER.match(after[match.end() :])
        ):
            return effect
    return None
