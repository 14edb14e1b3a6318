"""Reading the head of a document: issuer and number (left), place and date (right), type, title.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from thidua.attachments.text.model import PageColumn, Paragraph
from thidua.authoring.drafting.outline import Outline
from thidua.authoring.passages import escape_passage, shorten
from thidua.authoring.records import HeaderFields
from thidua.authoring.values import Certainty, DraftedDoubt, DraftedValue, Found
from thidua.language.dates import Edtf
from thidua.language.document_number import DocumentNumber
from thidua.language.vietnamese import CAPITALS, fold

_NUMBER = re.compile(
    r"S[ốóỗo]\s*[:.]?\s*(?P<number>[^,]{0,80}?/\s*[^\s,]+|\d*\s*-\s*[A-ZĐ]+/\S+)", re.IGNORECASE
)
_SECOND = re.compile(r"(?:\s*[;,&-])?\s*(?:và\s+)?(?:[Ss][ốóỗo]\s*[:.]?\s*)?\d+/[A-ZĐ]\S*")
_ONLY_WORD = re.compile(r"S[ốóỗo]\s*[:.]?\s*[\d….]*$", re.IGNORECASE)
_SYMBOL = re.compile(r"(?P<symbol>/\s?[A-ZĐ]+(?:-[A-ZĐ\d&]+)*|-\s?[A-ZĐ]+/[A-ZĐ\d]+)(?=\s|$)")
_DATE = re.compile(
    rf"(?:(?<![\w/-])(?P<place>(?![A-ZĐ]+-[A-ZĐ])[{CAPITALS}][\w.\- ]{{1,40}}?)\s*,\s*)?"
    r"(?P<date>ngày\s*(?P<day>[\d./…_ ]*)\s*"
    r"tháng\s*(?P<month>[\d./…_ ]*)\s*năm\s*(?P<year>\d{4}))"
)
_MOTTO = re.compile(
    r"cong hoa xa hoi chu nghia|doc lap\W+tu do\W+hanh phuc|dang cong san viet nam"
    r"|^doan (?:tncs|thanh nien cong san) ho chi minh$"
)
_YOUTH = re.compile(r"doan (?:tncs|thanh nien cong san) ho chi minh$")
_ABOUT = re.compile(r"V/v\s*:?\s*|Về việc\s+", re.IGNORECASE)
_LONGEST_TITLE = 100
_BLANKS = re.compile(r"[\s.…_]+")


class _Number(NamedTuple):
    """The line with the number, and the number in it."""

    line: DraftedValue | None = None
    number: DraftedValue | None = None


class _PlaceAndDate(NamedTuple):
    """The place before the date, the date as printed, and the day that it means."""

    place: DraftedValue | None = None
    printed: DraftedValue | None = None
    day: DraftedValue | None = None


def read_header(outline: Outline) -> Found[HeaderFields]:
    """Read number, place, date, issuer as printed, motto, type and title."""
    number = _read_number(outline.header)
    date = _read_date(outline.header)
    title = _read_title(outline)
    motto = [line for line in outline.header if _is_motto(line)]
    youth = [line for line in motto if _YOUTH.match(fold(line.text))]
    # Below another motto, all of them name the issuer; alone, the first of two does.
    naming = youth if len(youth) < len(motto) else youth[:-1]
    motto = [line for line in motto if line not in naming]
    issuer = [line for line in outline.header if line not in motto and _names_issuer(line)]
    type_line = outline.type_line
    fields = HeaderFields(
        number_text=number.part.line,
        number=number.part.number,
        place=date.part.place,
        issued=date.part.day,
        issued_text=date.part.printed,
        motto_text=_join_lines(motto),
        issuer_text=_join_lines(issuer),
        type_text=DraftedValue(type_line.text, type_line.place) if type_line else None,
        title=title.part,
    )
    return Found(fields, (*number.doubts, *date.doubts, *title.doubts))


def _read_number(header: Sequence[Paragraph]) -> Found[_Number]:
    for paragraph in _join_split_number(header):
        match = _NUMBER.search(paragraph.text)
        if not match:
            continue
        printed = match.group().strip()
        # Of a joint document: “Số: 45/KHPH-UBND; 12/KHPH-MTTQ” is one line with two numbers.
        more = _SECOND.match(paragraph.text, match.end())
        printed = f"{printed}{more[0]}".strip() if more else printed.rstrip(";")
        line = DraftedValue(printed, paragraph.place)
        number = _BLANKS.sub("", match["number"]).strip().rstrip(";")
        try:
            DocumentNumber.parse(number)
        except ValueError:
            why = f"Không đọc được số, ký hiệu trong “{printed}”. Ghi `number`."
            return Found(_Number(line), _doubt("number", why))
        return Found(_Number(line, DraftedValue(number, paragraph.place)))
    why = "Không thấy số, ký hiệu. Bản gốc không có thì xóa dòng này."
    return Found(_Number(), _doubt("number", why))


def _join_split_number(header: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Join “Số:” and the symbol, where a blank number tore them apart.

    The symbol is then the next paragraph in the left half, or the first word before the place.
    """
    for index, paragraph in enumerate(header):
        if not _ONLY_WORD.match(paragraph.text):
            yield paragraph
            continue
        symbols = (match for line in header[index + 1 :] if (match := _SYMBOL.match(line.text)))
        symbol = next(symbols, None)
        text = f"{paragraph.text} {symbol['symbol']}" if symbol else paragraph.text
        yield replace(paragraph, text=text)


def _read_date(header: Sequence[Paragraph]) -> Found[_PlaceAndDate]:
    for paragraph in header:
        match = _DATE.search(paragraph.text)
        if not match:
            continue
        try:
            day = _day_of(match)
        except ValueError as error:
            return Found(_PlaceAndDate(), _doubt("issued", str(error)))
        where = match["place"]
        found = _PlaceAndDate(
            place=DraftedValue(where.strip(), paragraph.place) if where else None,
            printed=DraftedValue(match["date"].strip(), paragraph.place),
            day=DraftedValue(str(day), paragraph.place),
        )
        return Found(found)
    why = "Không thấy ngày ban hành. Bản gốc không có thì xóa dòng này."
    return Found(_PlaceAndDate(), _doubt("issued", why))


def _day_of(match: re.Match[str]) -> Edtf:
    """Return the date as printed; only month or year, if the day or the month is blank."""
    parts = [match["year"]]
    for name in ("month", "day"):
        digits = re.sub(r"\D", "", match[name])
        if not digits:
            break
        parts.append(digits)
    return Edtf.parse("-".join(f"{int(part):02}" for part in parts))


def _is_motto(line: Paragraph) -> bool:
    """Tell whether a line is of the national or the Party's motto, and says nothing else."""
    says_more = _NUMBER.search(line.text) or _DATE.search(line.text)
    return not says_more and bool(_MOTTO.search(fold(line.text)))


def _names_issuer(line: Paragraph) -> bool:
    """Tell whether a line of the head that is not the motto belongs to the name of the issuer."""
    is_left = line.column is not PageColumn.RIGHT
    says_more = (
        _ABOUT.match(line.text)
        or _NUMBER.search(line.text)
        or _DATE.search(line.text)
        or _SYMBOL.match(line.text)
        or _ONLY_WORD.match(line.text)
    )
    return is_left and not says_more and line.text.isupper()


def _join_lines(lines: Sequence[Paragraph]) -> DraftedValue | None:
    if not lines:
        return None
    return DraftedValue(escape_passage("\n".join(line.text for line in lines)), lines[0].place)


def _read_title(outline: Outline) -> Found[DraftedValue]:
    if outline.title:
        words = " ".join(f"{line.label} {line.text}".strip() for line in outline.title)
        return Found(DraftedValue(words, outline.title[0].place))
    for paragraph in outline.header:
        if _ABOUT.match(paragraph.text):
            return Found(DraftedValue(paragraph.text, paragraph.place))
    first = next(outline.list_entries(), None)
    words = _shorten_title(first.text) if first else "(chưa có trích yếu)"
    title = DraftedValue(words, None, Certainty.DOUBTFUL)  # the body has these words too
    why = f"Không thấy trích yếu; đang lấy “{shorten(words)}”. Ghi dòng nói văn bản về việc gì."
    return Found(title, _doubt("title", why))


def _shorten_title(text: str) -> str:
    """Shorten a text to the greatest length of a title, at the end of a word."""
    return text if len(text) <= _LONGEST_TITLE else text[: _LONGEST_TITLE + 1].rpartition(" ")[0]


def _doubt(field: str, why: str) -> tuple[DraftedDoubt, ...]:
    return (DraftedDoubt(("document", field), why),)
