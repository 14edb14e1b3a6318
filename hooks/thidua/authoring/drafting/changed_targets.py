"""Reading which lines of targets a decision changes, and what it makes of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from thidua.attachments.text.model import TextPlace
from thidua.authoring.decided_records import DraftedAmendedTarget
from thidua.authoring.drafting.entries import OutlineEntry
from thidua.authoring.drafting.targets import has_figure
from thidua.authoring.drafting.topics import FieldGuesser
from thidua.authoring.values import Certainty, DraftedValue
from thidua.language.markup import one_line
from thidua.language.swapped_words import Swap, is_part, list_swaps, swap_words
from thidua.language.vietnamese import fold
from thidua.model import Plan
from thidua.portal.versions import own_words

_NUMBER = re.compile(r"\bchi tieu\s*(?:so|thu)?\s*[(]?(\d{1,3}(?:\.\d{1,2})*)\b(?!\s*(?:/|%|,\d))")
_QUOTED = re.compile(r"[“\"]([^“”\"]{4,400})[”\"]")
_INTO = re.compile(r"\b(?:thanh|nhu sau|la|con)\b")
_MARK = re.compile(r"\d{1,3}(?:\.\d{1,2})*")
_MARKED = re.compile(r"\s*\(?(\d{1,3}(?:\.\d{1,2})*)[.)/]\s+(?=\S)")
_ADDS = re.compile(
    r"\bbo sung (?:them )?(?:\w+ )?chi tieu\b|\bthem (?:\w+ )?chi tieu\b|"
    r"\bbo sung vao\b.{0,150}\bchi tieu sau\b"
)
_ABOLISHES = re.compile(
    r"\b(?:(?<!can )(?<!toan )(?<!noi )(?<!dong )bo(?! sung)|khong thuc hien)\b.{0,40}\bchi tieu\b"
)
_PRINTED = re.compile(r"\b(?:da|ban dau|truoc day) ?(?:in|ghi|viet|neu|danh may|quy dinh)\b")
_NOW = re.compile(r"(?:nay |xin |de nghi )*(?:dinh chinh|sua|doc|viet|ghi|nay)\b")
_VALUE = re.compile(r"\d[\d.,]*(?:\s*%|(?: [^\W\d_]+){1,3})?")
_LETTERS = re.compile(r"[^a-z ]+")
_ALIKE = 0.6


class ReadTarget(NamedTuple):
    """A line that a decision changes, and why staff must look at it; ``why`` may be empty."""

    target: DraftedAmendedTarget
    why: str


class TargetChanges:
    """Reads the lines of targets below a sentence that changes a plan.

    Args:
        plan: the changed plan; None if the portal does not have it.
        guesser: guesses the field of a target that is added.
    """

    def __init__(self, plan: Plan | None, guesser: FieldGuesser) -> None:
        self._plan, self._guesser = plan, guesser
        self._own = own_words(plan) if plan else {}

    def read(self, sentence: str, entries: Sequence[OutlineEntry]) -> Iterator[ReadTarget]:
        """The lines that are changed.

        Args:
            sentence: that says that the plan is changed.
            entries: the paragraph with the sentence, and those below it.
        """
        seen: set[str] = set()
        adds, abolishes = _says(fold(sentence))
        for entry in _join_errata(entries):
            if any(_says(entry.folded)):
                adds, abolishes = _says(entry.folded)
            for found in self._read_one(entry, seen, adds=adds, abolishes=abolishes):
                place = found.target.target.text
                if place not in seen:
                    seen.add(place)
                    yield found

    def _read_one(
        self, entry: OutlineEntry, seen: Collection[str], *, adds: bool, abolishes: bool
    ) -> Iterator[ReadTarget]:
        words, folded = entry.text, entry.folded
        if entry.cells:
            yield from self._in_row(entry)
            return
        if swaps := [*list_swaps(words)]:
            for swap in swaps:
                yield from self._swapped(swap, _NUMBER.findall(folded), entry.place)
            return
        numbers = _NUMBER.findall(folded)
        quoted = _QUOTED.findall(words)
        if abolishes and numbers and not _INTO.search(folded):
            yield from (self._abolished(number, entry.place) for number in numbers)
        elif abolishes and (struck := self._find_struck(words, quoted)):
            yield from (self._abolished(number, entry.place) for number in struck)
        elif part := self._find_part(numbers, quoted):
            yield from self._swapped(part, numbers, entry.place)
        elif numbers or quoted:
            if adds and self._is_added(entry, numbers, quoted):
                yield from self._quoted_added(entry, quoted, numbers, seen)
            elif found := self._worded(words, numbers, quoted, entry.place):
                yield found
        elif self._is_listed(entry) and (has_figure(words) or adds):
            yield self._listed(entry, seen, adds=adds)

    def _swapped(
        self, swap: Swap, numbers: Sequence[str], place: TextPlace
    ) -> Iterator[ReadTarget]:
        """“Thay cụm từ “…” bằng “…””: lines with the words; a number, where only one has it."""
        held = {number: self._own[number] for number in numbers if number in self._own}
        found = {
            number: new
            for number, words in (held or self._own).items()
            if (new := swap_words(words, swap))
        }
        if swap.is_figure and len(found) > 1:
            return
        for number, new in found.items():
            yield ReadTarget(
                DraftedAmendedTarget(
                    target=DraftedValue(number, place, Certainty.LIKELY),
                    old=DraftedValue(one_line(self._own[number]), None, Certainty.LIKELY),
                    new=DraftedValue(new, None, Certainty.LIKELY),
                ),
                f"Quyết định chỉ in “{swap.old}” thành “{swap.new}”; lời mới là lời cũ với chữ ấy. "
                "Xem đúng chỉ tiêu chưa.",
            )

    def _find_part(self, numbers: Sequence[str], quoted: Sequence[str]) -> Swap | None:
        """Two quotations that are only a part of one line: “đạt 70%” nay là “đạt 75%”."""
        if len(quoted) != 2:  # noqa: PLR2004  # the old words and the new ones
            return None
        swap = Swap(quoted[0], quoted[1], is_figure=False)
        lines = [self._own[number] for number in numbers if number in self._own]
        found = [line for line in lines or self._own.values() if is_part(line, swap)]
        return swap if len(found) == 1 else None

    def _find_struck(self, words: str, quoted: Sequence[str]) -> Sequence[str]:
        """“Bãi bỏ chỉ tiêu “…””: the lines that are quoted, if all of them are known."""
        leads = re.split(r"[“\"]", words)[0]
        found = [self._find(_cut_mark(line)[1]) for line in quoted]
        is_struck = _ABOLISHES.search(fold(leads)) and not _INTO.search(fold(leads))
        return found if is_struck and all(found) else ()

    def _in_row(self, entry: OutlineEntry) -> Iterator[ReadTarget]:
        """A row of a table with the old and the new words of a line, each in a cell of its own."""
        cells = [one_line(cell) for cell in entry.cells]
        places = {cell: self._find(cell) for cell in cells if has_figure(cell)}
        told = [cell for cell in cells if places.get(cell)]
        if len(told) > 1 and len({places[cell] for cell in told}) == 1 and told[0] != told[-1]:
            yield self._changed(places[told[0]], told[-1], entry.place, printed_old=told[0])
            return
        values = [cell for cell in cells if _VALUE.fullmatch(cell)]
        number, name = self._name_row(cells)
        for old, new in pairwise(values):
            swap = Swap(old, new, is_figure=True)
            if name and swap_words(self._own.get(number, ""), swap):
                yield from self._swapped(swap, [number], entry.place)
                return

    def _name_row(self, cells: Sequence[str]) -> tuple[str, str]:
        """The number of the line that a row is about, and the cell that names it."""
        for cell in cells:
            mark = _MARK.search(cells[0])
            by_number = mark.group() if mark and self._is_alike(mark.group(), cell) else ""
            if number := by_number or self._find(cell):
                return number, cell
        return "", ""

    def _is_added(self, entry: OutlineEntry, numbers: Sequence[str], quoted: Sequence[str]) -> bool:
        """Whether quoted words are new targets, not new words of one that the plan has."""
        is_said_here = _says(entry.folded)[0] or _is_alone(entry.text, quoted)
        is_reworded = len(quoted) > 1 and self._find(_cut_mark(quoted[0])[1])
        is_held = any(number in self._own for number in numbers)
        return bool(quoted) and is_said_here and not is_reworded and not is_held

    @staticmethod
    def _is_listed(entry: OutlineEntry) -> bool:
        leads_on = any(_says(entry.folded)) and entry.text.rstrip().endswith(":")
        is_marked = bool(entry.number or entry.bullet) and not entry.number.startswith("Điều")
        return is_marked and not leads_on

    def _quoted_added(
        self,
        entry: OutlineEntry,
        quoted: Sequence[str],
        numbers: Sequence[str],
        seen: Collection[str],
    ) -> Iterator[ReadTarget]:
        """“Bổ sung chỉ tiêu sau: “…””; where some are amended, one that is alike is changed."""
        taken, amends = {*seen}, "sua doi" in entry.folded
        for at, words in enumerate(quoted):
            mark, plain = _cut_mark(words)
            known = mark if self._is_alike(mark, plain) else self._find(plain) if amends else ""
            if known:
                yield self._changed(known, plain, entry.place)
                continue
            printed = numbers[at] if at < len(numbers) else mark
            found = self._added(plain, printed, entry.place, taken)
            taken.add(found.target.target.text)
            yield found

    def _worded(
        self, words: str, numbers: Sequence[str], quoted: Sequence[str], place: TextPlace
    ) -> ReadTarget | None:
        """“Sửa đổi chỉ tiêu số 5: “…” thành “…””, or with the new words behind a colon.

        A quotation alone stands below a line that says of which target it is; or its paragraph
        names the target by its place (“Khoản 1 mục IV sửa thành: “…””).
        """
        is_new = _is_alone(words, quoted) or _INTO.search(fold(words.partition("“")[0]))
        is_known = len(quoted) > 1 or numbers or (is_new and self._find(_cut_mark(quoted[0])[1]))
        new = quoted[-1] if quoted and is_known else ""
        old = quoted[0] if len(quoted) > 1 else ""
        if not new and numbers:
            tail = words.partition(":")[2].strip()
            new = tail if has_figure(tail) else ""
        if not new:
            return None
        mark, plain = _cut_mark(new)
        known = numbers[0] if numbers else self._find(_cut_mark(old)[1] or plain)
        if mark != known:  # “6. …” is how target 6 is printed; other numbers are words of it
            return self._changed(known, new, place, printed_old=old)
        return self._changed(known, plain, place, printed_old=_cut_mark(old)[1])

    def _listed(self, entry: OutlineEntry, seen: Collection[str], *, adds: bool) -> ReadTarget:
        """Read a line of a list, such as “5. Trồng mới 100 ha rừng”."""
        mark = _MARK.search(entry.number)
        number = mark.group() if mark else ""
        if adds and not self._is_alike(number, entry.text):
            return self._added(entry.text, entry.number, entry.place, seen)
        if self._own and not self._is_alike(number, entry.text):
            number = self._find(entry.text) or number
        return self._changed(number, entry.text, entry.place)

    def _changed(
        self, number: str, new: str, place: TextPlace, printed_old: str = ""
    ) -> ReadTarget:
        held = self._own.get(number, "")
        why = ""
        if not number:
            why = f"Không rõ “{new}” là chỉ tiêu số mấy. Ghi đúng số ở `target`."
        elif self._plan is None:
            why = "Kế hoạch chưa có trên Cổng nên chưa chép được lời cũ. Xem lại số chỉ tiêu."
        elif not held:
            why = f"Kế hoạch không có chỉ tiêu {number}. Thêm mới thì ghi `field`; sai thì sửa số."
        elif not self._is_alike(number, new):
            why = f"Lời mới không giống chỉ tiêu {number}: “{held}”. Xem lại số chỉ tiêu."
        elif printed_old and one_line(printed_old) not in one_line(held):
            why = f"Quyết định chép lời cũ “{printed_old}”, kế hoạch in “{held}”."
        sure = Certainty.LIKELY if not why else Certainty.DOUBTFUL
        old = held or ("" if self._plan else printed_old)
        return ReadTarget(
            DraftedAmendedTarget(
                target=DraftedValue(number or "1", place, sure),
                old=DraftedValue(one_line(old), None, Certainty.LIKELY) if old else None,
                new=DraftedValue(new, place),
            ),
            why,
        )

    def _added(
        self, words: str, printed: str, place: TextPlace, seen: Collection[str]
    ) -> ReadTarget:
        number = self._next_number(printed, seen)
        guess = self._guesser.guess(words)
        return ReadTarget(
            DraftedAmendedTarget(
                target=DraftedValue(number, place, Certainty.LIKELY),
                new=DraftedValue(words, place),
                field=DraftedValue(guess.field, None, guess.certainty),
            ),
            f"Chỉ tiêu thêm vào, đang ghi số {number}. Xem lại số và lĩnh vực.",
        )

    def _next_number(self, printed: str, seen: Collection[str]) -> str:
        mark, taken = _MARK.search(printed), {*self._own, *seen}
        highest = max((int(place.partition(".")[0]) for place in taken), default=0)
        number = mark.group() if mark else ""
        if number and number not in taken:
            return number
        return str(highest + 1)

    def _abolished(self, number: str, place: TextPlace) -> ReadTarget:
        held = self._own.get(number)
        known = held if held else "…"
        return ReadTarget(
            DraftedAmendedTarget(
                target=DraftedValue(number, place, Certainty.LIKELY),
                old=DraftedValue(one_line(known), None, Certainty.LIKELY),
            ),
            "" if held else f"Chép lời của chỉ tiêu {number} vào `old`.",
        )

    def _is_alike(self, number: str, words: str) -> bool:
        held = self._own.get(number)
        return held is not None and _likeness(held, words) >= _ALIKE

    def _find(self, words: str) -> str:
        """The number of the line that the words are most like; empty if none is like them."""
        alike = {place: _likeness(held, words) for place, held in self._own.items()}
        best = max(alike, key=lambda place: alike[place], default="")
        return best if best and alike[best] >= _ALIKE else ""


def _join_errata(entries: Sequence[OutlineEntry]) -> Iterator[OutlineEntry]:
    """The paragraphs; “đã in: “…”” is one with “Nay đính chính lại là: “…”” below it."""
    held: OutlineEntry | None = None
    for entry in entries:
        if held and _NOW.match(entry.folded):
            yield replace(held, text=f"{held.text} {entry.text}")
            held = None
            continue
        if held:
            yield held
        is_half = len(_QUOTED.findall(entry.text)) == 1 and _PRINTED.search(entry.folded)
        held = entry if is_half else None
        if not held:
            yield entry
    if held:
        yield held


def _says(folded: str) -> tuple[bool, bool]:
    """Whether a paragraph adds or abolishes targets."""
    return bool(_ADDS.search(folded)), bool(_ABOLISHES.search(folded))


def _is_alone(words: str, quoted: Sequence[str]) -> bool:
    """Whether a paragraph is one quotation and nothing else."""
    return len(quoted) == 1 and words.strip(" .;")[1:-1] == quoted[0]


def _cut_mark(words: str) -> tuple[str, str]:
    """The number before a quoted line, and the line without it: “6. Trồng mới 100 ha rừng”."""
    found = _MARKED.match(words)
    return (found[1], words[found.end() :]) if found else ("", words)


def _likeness(held: str, words: str) -> float:
    """How like two lines are but for their figures."""
    return SequenceMatcher(None, _bare(held), _bare(words), autojunk=False).ratio()


def _bare(words: str) -> str:
    return " ".join(_LETTERS.sub(" ", fold(words)).split())
