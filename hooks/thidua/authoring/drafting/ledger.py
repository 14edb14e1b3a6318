"""Accounting for every word of a manuscript: each is in one field of the draft, or unplaced.

The ledger knows nothing of the rules that drafted the fields. It looks for the words of each field
in the paragraphs from which the field was read, and marks them as claimed. What nobody claimed is
listed. So no rule can lose a word: what it does not take is seen.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from thidua.attachments.comparison.omissions import is_furniture
from thidua.attachments.text.model import (
    Manuscript,
    OmissionReason,
    OmittedText,
    Paragraph,
    TextPlace,
)
from thidua.authoring.records import DraftedPlan
from thidua.authoring.values import DraftedPart, DraftedUnplaced, DraftedValue, list_values
from thidua.language.document_number import printed_numbers
from thidua.model.field_path import FieldPath

_SIGNS = frozenset("%‰<>≥≤=±−°~")
"""Signs that say something; other punctuation is no loss."""
_FIRST = (
    "document", "opening", "purpose", "requirements", "objectives", "contents", "tasks", "targets",
    "registration", "pledge", "interim_review", "final_review", "responsibilities", "sections",
    "closing",
)  # fmt: skip
"""The fields that own paragraphs."""
_LAST = ("theme", "period", "legal_bases", "phases")
"""The fields that own words only if no field above does: they often quote another field."""
_OWNED = frozenset(
    ("number_text", "place", "issued_text", "motto_text", "issuer_text", "type_text", "title",
     "recipients_heading", "archive_line", "text", "heading", "lead", "number", "mark",
     "parts_lead", "authority", "on_behalf_of", "position", "name", "sentence", "collective")
)  # fmt: skip
"""The parts of fields that are printed words; others are derived from these."""
_SIGNED_FOR = re.compile(r"(?:T/?M|K/?T|T/?L|TUQ)[. ]")
_FOREIGN = re.compile(r"[\u0400-\u04ff\u4e00-\u9fff]")
# Stamps, watermarks, notes in the margin and the like are around a document, not of it.
_REASONS: Mapping[OmissionReason, str] = {
    OmissionReason.STRUCK_OUT: "Chữ bị gạch ngang trong tệp, không tính là lời văn.",
    OmissionReason.DELETED: "Chữ đã bị xóa trong lúc sửa (theo dõi thay đổi), tệp còn giữ.",
    OmissionReason.HIDDEN: "Chữ, dòng hoặc cột bị ẩn trong tệp.",
    OmissionReason.UNSEEN: "Chữ quá nhỏ hoặc trùng màu giấy, mắt thường không thấy.",
    OmissionReason.OUTSIDE: "Chữ nằm ngoài khổ giấy.",
    OmissionReason.UNKNOWN: "Chữ nằm trong một khung mà máy chưa đọc được.",
}
_WHYS = (
    "Nằm ở phần đầu nhưng không phải cơ quan, số, ngày hay quốc hiệu",
    "Nằm cạnh trích yếu mà không thuộc trích yếu",
    "Không mục nào của kế hoạch nhận đoạn này",
    "Nằm ở chỗ nơi nhận, chữ ký mà không rõ thuộc bên nào",
    "Nằm sau chữ ký, chưa rõ thuộc mục nào",
)
"""Why words are left over: in the head, beside the title, in the body, in the ending, behind it."""
_NOTE = "Là cước chú của bản gốc, không thuộc mục nào."
_SECOND_NUMBER = "Số thứ hai của văn bản nhiều nơi cùng ban hành; `number` chỉ ghi một số."
_SHORT = 6
"""Fewer letters may also stand at the beginning of other words."""
_UNREADABLE = "(máy không đọc được chữ)"


class _Zone(NamedTuple):
    """A part of the document, and why words in it may be left over."""

    begin: int
    why: str


class ManuscriptLedger:
    """Knows which letters of a manuscript a field of the draft has.

    Args:
        manuscript: the document.
    """

    def __init__(self, manuscript: Manuscript) -> None:
        self._manuscript = manuscript
        self._lines = [_print_line(paragraph) for paragraph in manuscript.paragraphs]
        self._starts: list[int] = []
        letters: list[str] = []
        total = 0
        for line in self._lines:
            self._starts.append(total)
            kept = keep_letters(line)
            letters.append(kept)
            total += len(kept)
        self._letters = "".join(letters)
        self._claimed = bytearray(total)
        self._bounds = {*self._starts, total}
        self._at = {paragraph.place: index for index, paragraph in enumerate(manuscript.paragraphs)}

    def claim_plan(self, plan: DraftedPlan) -> None:
        """Claim the words of all fields of a plan."""
        parts = dict(plan.list_entries())
        for names in (_FIRST, _LAST):
            for name in names:
                if name in parts:
                    self.claim(parts[name], (name,))

    def claim(self, part: DraftedPart, path: FieldPath) -> bool:
        """Claim the words of all values of a part, in their order; tell whether any are there."""
        before = self._claimed.count(1)
        for where, value in list_values(part, path):
            if where[-1] in _OWNED and value.place is not None and not _is_derived(where):
                self._claim_value(value)
        return self._claimed.count(1) > before

    def _claim_value(self, value: DraftedValue) -> None:
        index = self._at.get(value.place) if value.place and not value.file else None
        if index is None:
            return
        begin, last = self._starts[index], self._end_of(index)
        for piece in value.text.split("\n"):
            letters = keep_letters(piece)
            found = self._find_free(letters, begin, last) if letters else -1
            if found >= 0:
                begin = self._mark(found, len(letters))
                last = len(self._letters)
            elif letters:
                self._claim_torn(letters, begin, last)
            elif piece.strip():  # only signs: what follows is in another paragraph
                last = len(self._letters)

    def _mark(self, begin: int, length: int) -> int:
        self._claimed[begin : begin + length] = b"\1" * length
        return begin + length

    def _claim_torn(self, letters: str, begin: int, last: int) -> None:
        """Claim words that other paragraphs tear apart: “Số:” and its symbol in a blank number."""
        first = self._letters[begin:last]
        if not first or not letters.startswith(first) or any(self._claimed[begin:last]):
            return
        rest = letters[len(first) :]
        found = self._find_free(rest, last, len(self._letters))
        if found >= 0:
            self._mark(begin, len(first))
            self._mark(found, len(rest))

    def _end_of(self, index: int) -> int:
        return self._starts[index + 1] if index + 1 < len(self._starts) else len(self._letters)

    def _find_free(self, letters: str, begin: int, last: int) -> int:
        """Find letters that nobody has claimed; a few letters in a paragraph of their own first.

        Args:
            letters: to find.
            begin: the first offset at which they may begin.
            last: the offset before which they must begin.
        """
        first = -1
        at = self._letters.find(letters, begin)
        while 0 <= at < last:
            taken = self._claimed.rfind(1, at, at + len(letters))
            if taken >= 0:
                at = self._letters.find(letters, taken + 1)
                continue
            if len(letters) >= _SHORT or {at, at + len(letters)} <= self._bounds:
                return at
            first = at if first < 0 else first
            at = self._letters.find(letters, at + 1)
        return first

    def list_left(self, bounds: Sequence[TextPlace | None] = ()) -> Iterator[DraftedUnplaced]:
        """List the words that nobody claimed, and those that the reader left out, as printed.

        Args:
            bounds: the first paragraphs of title, body, ending, and what follows it.
        """
        zones = self._make_zones(bounds)
        omitted = sorted(
            (text for text in self._manuscript.omitted if text.reason in _REASONS),
            key=lambda text: self._locate(text.place),
        )
        for index, paragraph in enumerate(self._manuscript.paragraphs):
            while omitted and self._locate(omitted[0].place) <= index:
                yield _tell_omitted(omitted.pop(0))
            yield from self._list_left_of(index, paragraph, zones)
        yield from (_tell_omitted(text) for text in omitted)

    def _locate(self, place: TextPlace) -> int:
        return self._at.get(place, len(self._lines))

    def _make_zones(self, bounds: Sequence[TextPlace | None]) -> list[_Zone]:
        end = len(self._lines)
        begins = [0, *(self._locate(place) if place else end for place in bounds)]
        return [_Zone(*zone) for zone in zip(begins, _WHYS, strict=False)]

    def _list_left_of(
        self, index: int, paragraph: Paragraph, zones: list[_Zone]
    ) -> Iterator[DraftedUnplaced]:
        begin, end = self._starts[index], self._end_of(index)
        flags = self._claimed[begin:end]
        if flags.count(1) == len(flags):
            return
        is_whole = not any(flags)
        line = self._lines[index]
        zone = bisect_right([zone.begin for zone in zones], index) - 1
        for words in [line] if is_whole else _cut_left(line, flags):
            if is_furniture(words, whole=is_whole):
                continue
            why = _explain(words, zones[zone].why if zone >= 0 else "", is_whole=is_whole)
            why = _NOTE if paragraph.is_note else why
            yield DraftedUnplaced(words, paragraph.place, why)


def keep_letters(text: str) -> str:
    """Return only the letters, digits and signs of a text that say something."""
    return "".join(char for char in text if char.isalnum() or char in _SIGNS)


def _is_derived(path: FieldPath) -> bool:
    """Tell whether a value is not printed words, though its name is one of those."""
    if path[0] == "document":
        return path[-1] == "number"
    if path[0] in ("legal_bases", "phases"):
        return path[-1] != "text"
    if path[0] == "theme":
        return path[-1] not in ("heading", "sentence")
    return "figures" in path or "units" in path or (path[0] == "targets" and path[-1] == "number")


def _print_line(paragraph: Paragraph) -> str:
    return f"{paragraph.label} {paragraph.text}".strip()


def _cut_left(line: str, flags: bytearray) -> Iterator[str]:
    """Cut the unclaimed words out of a line, each run with the punctuation around it.

    Args:
        line: a paragraph.
        flags: for each of its letters, whether somebody claimed it.
    """
    runs: list[tuple[int, int]] = []
    letter = 0
    is_open = False
    for at, char in enumerate(line):
        if not (char.isalnum() or char in _SIGNS):
            continue
        if flags[letter]:
            is_open = False
        elif is_open:
            runs[-1] = runs[-1][0], at + 1
        else:
            runs.append((at, at + 1))
            is_open = True
        letter += 1
    for begin, end in runs:
        after = line[end : end + 1]
        yield line[begin : end + 1 if after in (".", ";", ")", "”") else end]


def _explain(words: str, why: str, *, is_whole: bool) -> str:
    if _SIGNED_FOR.match(words):
        return "Dòng quyền hạn ở chữ ký, trên dòng đã ghi vào `signer`."
    if _FOREIGN.search(words):
        return "Có chữ nước ngoài: có lẽ là vết bẩn của bản quét."
    if why == _WHYS[0] and any(printed_numbers(words)):
        return _SECOND_NUMBER
    if not is_whole:
        return "Phần còn lại của một đoạn mà mục khác chỉ lấy một phần."
    return f"{why}." if why else "Không mục nào của kế hoạch nhận dòng này."


def _tell_omitted(omitted: OmittedText) -> DraftedUnplaced:
    words = " ".join(omitted.words.split()) or _UNREADABLE
    return DraftedUnplaced(words, omitted.place, _REASONS[omitted.reason])
