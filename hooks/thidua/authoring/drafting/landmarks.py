"""Finding the landmarks of a document: its type, its title, its ending, an attached plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from thidua.attachments.text.model import PageColumn, Paragraph
from thidua.authoring.drafting.ending_lines import SIGNATURE_LINES, EndingLine
from thidua.authoring.drafting.entries import take_apart
from thidua.authoring.drafting.headings import LONGEST_HEADING, find_heading
from thidua.language.vietnamese import fold

ANNEX = re.compile(
    r"(?:PHỤ LỤC|Phụ lục|BIỂU|Biểu(?: số| mẫu)?|MẪU(?: SỐ)?|Mẫu số)(?:\s+[IVXLC\d]+)?\b[^;]{0,80}$"
)
ADDRESSED = re.compile(r"kinh gui\b")

_LISTED_BEHIND = re.compile(r"(?:DANH SÁCH|DANH MỤC|BẢNG|BIỂU MẪU)\b[^;]{0,120}$")
"""Titles of lists behind a signature; elsewhere they may stand in the body."""

_HEAD_LINES = 18
"""The most lines before the type of a document."""
_IN_HEAD = re.compile(
    r"cong hoa xa hoi|doc lap\W+tu do|dang cong san viet nam|\bso\s*[:.]?\s*[\d….]*\s*[-/]"
    r"|\bngay\b.{0,60}\bthang\b.{0,60}\bnam\s+\d{4}|^v/v\b"
)
"""Lines of a head: motto, number, date."""
_MOTTO = re.compile(r"cong hoa xa hoi|doc lap\W+tu do|dang cong san viet nam")
_FEWEST_OF_HEAD = 2
BEFORE_TYPE = "BẢN "
"""Stands before some types: *BẢN ĐÍNH CHÍNH*."""
_LONGEST_TYPE = 8
"""The most words of the name of a type."""
_MORE_OF_TYPE = re.compile(
    r"(?:LIÊN TỊCH|LIÊN NGÀNH|PHỐI HỢP|HÀNH ĐỘNG|CÔNG TÁC|CHUNG|THI ĐUA)"
    r"(?:\s+(?:THI ĐUA|CÔNG TÁC))?$"
)
_TITLE_FIRST = re.compile(
    r"(?:PHÁT ĐỘNG|TỔ CHỨC|TRIỂN KHAI|THỰC HIỆN|VỀ|HƯỞNG ỨNG|XÂY DỰNG|ĐẨY MẠNH|TĂNG CƯỜNG|ĐĂNG KÝ|"
    r"KÝ KẾT|NÂNG CAO|BAN HÀNH|QUY ĐỊNH|LẬP THÀNH TÍCH)\b"
)
"""Words in capitals behind a type that begin a title: *KẾ HOẠCH PHÁT ĐỘNG THI ĐUA ĐỢT 3*."""
_ATTACHED_BY = re.compile(r"\(?(?:ban hanh )?kem theo\b|\(?dinh kem\b")
_BODY_FIRST = re.compile(r"can cu\b|kinh gui\b|\((?:ban hanh )?kem theo\b")
_STATES_THEME = re.compile(r"chu (?:de|diem)\W|khau hieu\W|phuong cham\W")
_BODY = re.compile(
    r"(?:can cu|kinh gui|kinh thua|thua cac|xet de nghi|theo de nghi|thuc hien\b.{60}"
    r"|\(?(?:ban hanh )?kem theo|dieu \d|tai (?:muc|diem|khoan|trang|phu luc|chi tieu))\b"
)
_RESTS_ON = re.compile(r"[-–+ ]*(?:can cu|thuc hien|theo|trien khai|huong ung)\b")
"""A line that cites a document has a number and a day too, and is no line of a head."""
_DECIDES = re.compile(r"can cu\b|theo de nghi\b|xet de nghi\b|quyet dinh:|quyet nghi:|dieu 1\b")
_ENDS = (".", ";", ":", "./", "!")
_LONGEST_SEARCH = 8
_MOST_LINES_OF_END = 60


class TypeLine(NamedTuple):
    """The line with the type of a document.

    Attributes:
        paragraphs: of the document; type and title are split if they were one paragraph.
        at: index of the line; None if there is none.
        is_known: whether it is the name of a type.
    """

    paragraphs: Sequence[Paragraph]
    at: int | None
    is_known: bool = True


def read_bars(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Make rows of tables out of lines with bars between their cells: “1 | Diện tích | 40 ha”.

    Only lines beside others with as many bars are rows.
    """
    bars = [0 if line.cells else line.text.count(" | ") for line in paragraphs]
    read: list[Paragraph] = []
    for index, line in enumerate(paragraphs):
        beside = {*bars[max(0, index - 1) : index], *bars[index + 1 : index + 2]}
        if not bars[index] or bars[index] not in beside:
            read.append(line)
            continue
        cells = tuple(cell.strip() for cell in line.text.strip(" |").split("|"))
        text = " ".join(cell for cell in cells if cell)
        read.append(replace(line, text=text, cells=cells))
    return read


def find_type_line(paragraphs: Sequence[Paragraph], type_names: Sequence[str]) -> TypeLine:
    """Find the line that is only the type of the document, in capitals.

    If type and title are one paragraph, as in “CHỈ THỊ Về việc phát động …”, they are split.
    """
    names = sorted((name.upper() for name in type_names), key=len, reverse=True)
    stop = _find_end_of_head(paragraphs)
    for index, paragraph in enumerate(paragraphs[:stop]):
        words = paragraph.text.strip(" .:")
        if words in names or words.removeprefix(BEFORE_TYPE) in names:
            return TypeLine(paragraphs, index)
        name = next((name for name in names if words.startswith(f"{name} ")), None)
        if name is None:
            continue
        rest = words.removeprefix(f"{name} ")
        if _MORE_OF_TYPE.match(rest):
            return TypeLine(paragraphs, index)
        is_title = not rest.isupper() and rest[:1].isupper()
        if rest.isupper() and _is_below_head(paragraphs, index):
            if not _TITLE_FIRST.match(rest) and any(
                True for _ in take_title(paragraphs[index + 1 : index + 2])
            ):
                return TypeLine(paragraphs, index)
            is_title = True
        if is_title:
            cut = [replace(paragraph, text=name), replace(paragraph, text=rest)]
            return TypeLine([*paragraphs[:index], *cut, *paragraphs[index + 1 :]], index)
    return TypeLine(paragraphs, _find_other_type(paragraphs[:stop]), is_known=False)


def _find_end_of_head(paragraphs: Sequence[Paragraph]) -> int:
    """Find where no type can follow: at “Kính gửi”, at a numbered heading, at recipients."""
    for index, paragraph in enumerate(paragraphs):
        line = EndingLine(paragraph)
        if ADDRESSED.match(line.folded) or line.is_recipients_heading:
            return index
        entry = take_apart(paragraph)
        if entry.number and find_heading(entry):
            return index
    return len(paragraphs)


def _is_below_head(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Tell whether a line stands below at least two lines of a head, and no prose."""
    above = paragraphs[:index]
    found = sum(bool(_IN_HEAD.search(fold(line.text))) for line in above)
    return found >= _FEWEST_OF_HEAD and index < _HEAD_LINES


def _find_other_type(paragraphs: Sequence[Paragraph]) -> int | None:
    """Find a type that the portal does not know: the first capitals below the head."""
    head = [
        index
        for index, line in enumerate(paragraphs[:_HEAD_LINES])
        if len(line.text) <= LONGEST_HEADING
        and _IN_HEAD.search(fold(line.text))
        and not _RESTS_ON.match(fold(line.text))
    ]
    if len(head) < _FEWEST_OF_HEAD:
        return None
    for index in range(head[-1] + 1, min(len(paragraphs), head[-1] + 3)):
        line = paragraphs[index]
        is_type = line.text.isupper() and len(line.text.split()) <= _LONGEST_TYPE
        if line.column is not PageColumn.WHOLE or not is_type:
            continue
        return None if EndingLine(line).is_signature else index
    return None


def take_title(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Take the abstract from the paragraphs below the type: one, or several that go on."""
    for index, paragraph in enumerate(paragraphs):
        entry = take_apart(paragraph)
        begins_body = _BODY_FIRST if not index or paragraph.text[:1].islower() else _BODY
        if begins_body.match(entry.folded) or (entry.number and find_heading(entry)):
            return
        if index and not _continues_title(paragraphs, index):
            return
        if index and find_heading(entry):
            return
        yield paragraph


def _continues_title(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Tell whether a line belongs to the title in the lines above it."""
    before, line = paragraphs[index - 1], paragraphs[index]
    if _names_authority(line, before) or line.cells or _STATES_THEME.match(fold(line.text)):
        return False
    looks_alike = line.centred and before.centred and line.bold == before.bold
    looks_alike = looks_alike or (line.bold and before.bold)
    title = " ".join(found.text for found in paragraphs[:index])
    is_open = title.count("“") > title.count("”")
    if is_open or line.text[:1].islower() or before.text.endswith((",", "-", "–")):
        return True
    if before.text.endswith(_ENDS) and not looks_alike:
        return False
    is_short = len(line.text) <= LONGEST_HEADING and not line.text.rstrip().endswith((*_ENDS, ","))
    is_short = is_short and not take_apart(line).number
    return looks_alike or line.label == "-" or is_short


def _names_authority(line: Paragraph, before: Paragraph) -> bool:
    """Tell whether a line in capitals below a title names who decides: “CHỦ TỊCH ỦY BAN …”."""
    return line.text.isupper() and not before.text.isupper()


def find_ending(lines: Sequence[EndingLine], begin: int, attached: int) -> tuple[int, int]:
    """Find where recipients and signature begin, and where they end.

    A decision names the deciding position directly below its title. So if there are no recipients,
    only a signature in the last lines is used.

    Args:
        lines: of the document.
        begin: the first line of the body.
        attached: the line where an attached plan begins, or the number of lines.
    """
    headings = [at for at in range(begin, attached) if lines[at].is_recipients_heading]
    if headings:
        at = headings[-1] if attached < len(lines) else _choose_heading(lines, headings)
        behind = min(_find_list_behind(lines, at, attached), attached)
        above = range(max(begin, at - SIGNATURE_LINES), at)
        return next((index for index in above if _opens_signature(lines, index)), at), behind
    annex = _find_annex_line(lines, begin, attached)
    signed = (index for index in range(begin, annex) if _opens_signature(lines, index))
    end = next((at for at in signed if annex - at <= SIGNATURE_LINES), annex)
    while annex > end > begin and _stands_in_half(lines[end - 1]):
        end -= 1
    return end, annex


def _stands_in_half(line: EndingLine) -> bool:
    return line.paragraph.column is not PageColumn.WHOLE


def _choose_heading(lines: Sequence[EndingLine], headings: Sequence[int]) -> int:
    """Choose the heading of recipients before the first annex, else the last one."""
    for at in headings:
        annex = _find_annex_line(lines, at, len(lines))
        if annex < len(lines) and annex - at <= _MOST_LINES_OF_END:
            return at
    return headings[-1]


def _opens_signature(lines: Sequence[EndingLine], index: int) -> bool:
    """Tell whether a signature begins at a line, and not the body of a decision."""
    if not lines[index].is_signature:
        return False
    after = lines[index + 1 : index + SIGNATURE_LINES]
    return not any(_DECIDES.match(line.folded) for line in after)


def _find_annex_line(lines: Sequence[EndingLine], begin: int, end: int) -> int:
    found = (at for at in range(begin, end) if ANNEX.match(lines[at].text))
    return next(found, end)


def _find_list_behind(lines: Sequence[EndingLine], begin: int, end: int) -> int:
    """Find the first annex or list behind recipients, or `end`."""
    found = (
        at
        for at in range(begin, end)
        if ANNEX.match(lines[at].text)
        or (lines[at].text.isupper() and _LISTED_BEHIND.match(lines[at].text))
    )
    return next(found, end)


def find_attached(lines: Sequence[EndingLine], begin: int, type_names: Sequence[str]) -> int:
    """Find the type line of a plan that is attached to a decision, behind its signature.

    Args:
        lines: of the document.
        begin: the first line of the body.
        type_names: names of the document types.

    Returns:
        Its index, or the number of lines if there is none.
    """
    names = {name.upper() for name in type_names} | {"THỂ LỆ", "NỘI DUNG", "TIÊU CHÍ"}
    for index in range(begin, len(lines)):
        words = lines[index].text.strip(" .:")
        if words not in names or words == "QUYẾT ĐỊNH" or lines[index].text.endswith(":"):
            continue
        below = lines[index + 1 : index + _LONGEST_SEARCH]
        is_named = any(_ATTACHED_BY.match(line.folded) for line in below)
        above = lines[max(begin, index - _LONGEST_SEARCH) : index]
        if is_named or any(line.is_signature or line.is_recipients_heading for line in above):
            return _find_own_head(lines, begin, index)
    return len(lines)


def _find_own_head(lines: Sequence[EndingLine], begin: int, index: int) -> int:
    """Find where the head of an attached plan begins, if it has one: a second motto above it."""
    start = index
    while start > begin and _is_of_head(lines[start - 1]):
        start -= 1
    has_motto = any(_MOTTO.search(line.folded) for line in lines[start:index])
    return start if has_motto else index


def _is_of_head(line: EndingLine) -> bool:
    is_body = line.text.isupper() and not line.is_signature
    return not line.paragraph.label and (is_body or bool(_IN_HEAD.search(line.folded)))
