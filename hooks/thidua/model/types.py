"""The types of values that staff write; each has a Vietnamese sentence for wrong values."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Annotated, Any, TypeVar

from pydantic import (
    BeforeValidator,
    PlainSerializer,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from thidua.language.dates import Edtf
from thidua.language.document_number import DocumentNumber
from thidua.language.endless import tell_endless

_VIETNAMESE_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?", re.ASCII)
_ICON = re.compile(r"(?=.{1,100}$)[a-z0-9]+(?:[-_/][a-z0-9]+)*")
_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")

T = TypeVar("T")
_BEGINNING = 100
"""Letters that are read of an endless value: thousands of digits are told as no number."""
MOST_DIGITS = 30
"""The most digits before the comma of a number; sums of a whole country have sixteen."""
MOST_OF_A_SLUG, _MOST_BYTES_OF_A_NAME = 100, 200
"""Disks keep 255 bytes; the site and the kit put words around names of files and identifiers."""
MOST_MEGABYTES = 200
"""The largest size of a file: larger ones cannot be used on a phone."""


def said(problem: str) -> PydanticCustomError:
    """A validation error whose message is the given Vietnamese sentence."""
    # The sentence is passed as a value, because braces in a template would be placeholders.
    return PydanticCustomError("said", "{sentence}", {"sentence": problem})


def parsed(parse: Callable[[str], T]) -> Callable[[Any], T]:
    """Make a validator of ``parse``; the message of its ValueError is what staff read."""

    def validate(value: Any) -> T:
        if not isinstance(value, str):
            raise said("Cần một giá trị viết trên một dòng.")
        endless = tell_endless(value)
        try:
            found = parse(value[:_BEGINNING] if endless else value)
        except ValueError as error:
            raise said(str(error)) from error
        if endless:
            raise said(f"Chỗ này có {endless}: không văn bản nào như vậy. Ngắt đoạn như bản gốc.")
        return found

    return validate


def is_slug(text: str) -> bool:
    """Whether a text can be a lasting identifier."""
    return _SLUG.fullmatch(text) is not None


def _slug(text: str) -> str:
    if not is_slug(text):
        raise ValueError(
            f"Mã `{text}` chỉ được gồm chữ thường không dấu, chữ số và gạch nối, "
            "ví dụ `xa-mau-2026-kinh-te-xa-hoi`."
        )
    if len(text) > MOST_OF_A_SLUG:
        raise ValueError(f"Mã `{text}` dài quá {MOST_OF_A_SLUG} chữ; đặt mã ngắn hơn.")
    return text


def _line(text: str) -> str:
    text = text.strip()
    if not text:
        raise ValueError("Để trống. Không có thì bỏ cả dòng này đi.")
    if "\n" in text:
        raise ValueError("Cần viết trên một dòng; chỗ này có xuống dòng.")
    return text


def _name(text: str) -> str:
    text = _line(text)
    if not any(char.isalnum() for char in text):
        raise ValueError(f"`{text}` không có chữ hay số nào. Không có thì bỏ cả dòng này đi.")
    return text


def _file_name(text: str) -> str:
    text = _line(text)
    if len(text.encode()) > _MOST_BYTES_OF_A_NAME:
        raise ValueError(
            f"Tên tệp `{text}` dài quá {_MOST_BYTES_OF_A_NAME} byte; đặt tên ngắn hơn."
        )
    return text


def _passage(text: str) -> str:
    text = text.strip("\n").rstrip()
    if not text.strip():
        raise ValueError("Để trống. Không có thì bỏ cả mục này đi.")
    return text


def vietnamese_number(text: str) -> float | int:
    """Read ``1.400`` as 1400 and ``66,2`` as 66.2.

    Raises:
        ValueError: with a Vietnamese sentence; ``66.2`` is a mistake, not a number.
    """
    match = _VIETNAMESE_NUMBER.fullmatch(text)
    if not match:
        comma = text.replace(".", ",")
        hint = f" Có phải ý bạn là `{comma}`?" if re.fullmatch(r"\d+\.\d+", text) else ""
        raise ValueError(
            f"`{text}` không phải số viết theo lối Việt Nam (chấm tách nghìn, phẩy thập phân)."
            + hint
        )
    whole, fraction = match.groups()
    digits = whole.replace(".", "")
    if len(digits) > MOST_DIGITS:
        raise ValueError(
            f"`{text[:MOST_DIGITS]}…` dài quá {MOST_DIGITS} chữ số; có lẽ gõ nhầm. "
            "Hãy viết lại đúng số trong văn bản."
        )
    return float(f"{digits}.{fraction}") if fraction else int(digits)


def _whole_number(text: str) -> int:
    if re.fullmatch(r"\d*[^\W\d_]+\d*|\d+[^\w.,]+", text):  # 01a, 1), hai
        raise ValueError(
            f"`{text}` không phải số nguyên. Chỉ viết chữ số, như "
            f"`{int(digits[0]) if (digits := re.findall(r'[0-9]{1,9}', text)) else 1}`."
        )
    number = vietnamese_number(text)
    if number != int(number):
        raise ValueError(f"`{text}` phải là số nguyên.")
    return int(number)


def _megabytes(text: str) -> int:
    number = _whole_number(text)
    if not 1 <= number <= MOST_MEGABYTES:
        raise ValueError(f"`{text}` phải từ 1 đến {MOST_MEGABYTES}, tính bằng MB.")
    return number


def _printed_value(text: str) -> str:
    ends = [part.strip() for part in re.split(r"-|–|đến", text)]
    if len(ends) > 2 or not all(ends):  # noqa: PLR2004
        raise ValueError(f"`{text}` phải là một số, hoặc một khoảng như `2 - 2,5`.")
    for end in ends:
        vietnamese_number(end)
    return text.strip()


def _place(text: str) -> str:
    if not re.fullmatch(r"[1-9]\d*(\.[1-9]\d*)*", text):
        raise ValueError(f"`{text}` không phải số của một chỉ tiêu, ví dụ `3` hoặc `3.2`.")
    return text


def _year(text: str) -> int:
    if not re.fullmatch(r"(19|20|21)\d\d", text):
        raise ValueError(f"`{text}` không phải một năm, ví dụ `2025`.")
    return int(text)


def _day(text: str) -> date:
    edtf = Edtf.parse(text)
    if edtf.day is None:
        raise ValueError(f"`{text}` thiếu ngày. Viết đủ như `2025-02-03`.")
    return edtf.earliest


def _matching(pattern: re.Pattern[str], complaint: str) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if not pattern.fullmatch(text):
            raise ValueError(complaint.format(text=text))
        return text

    return parse


def _flag(text: str) -> bool:
    answers = {"có": True, "true": True, "không": False, "false": False}
    if text not in answers:
        raise ValueError(f"`{text}` không phải câu trả lời. Viết `có` hoặc `không`.")
    return answers[text]


def _string_schema(**more: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", **more})


def _number_like_schema(pattern: str) -> WithJsonSchema:
    # Editors take an unquoted 2025 for a number, the loader takes it for text: allow both.
    return WithJsonSchema({"type": ["string", "number"], "pattern": pattern})


_AS_TEXT = PlainSerializer(str, return_type=str)

Line = Annotated[str, StringConstraints(min_length=1), BeforeValidator(parsed(_line))]
"""Words as printed, on one line."""

Name = Annotated[str, StringConstraints(min_length=1), BeforeValidator(parsed(_name))]
"""A line by which something is called, sorted or found: it has letters or digits."""

FileName = Annotated[
    str,
    StringConstraints(min_length=1),
    BeforeValidator(parsed(_file_name)),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": _MOST_BYTES_OF_A_NAME}),
]
"""The name of a file beside the record. Editors count letters, so they mark only what is far too
long."""

Passage = Annotated[str, StringConstraints(min_length=1), BeforeValidator(parsed(_passage))]
"""Paragraphs as printed, in the reduced Markdown of :mod:`thidua.language.markup`."""

_SLUG_SCHEMA = _string_schema(pattern="^[a-z0-9]+([-_][a-z0-9]+)*$", maxLength=MOST_OF_A_SLUG)

Slug = Annotated[str, BeforeValidator(parsed(_slug)), _SLUG_SCHEMA]
"""A lasting identifier, usable as a part of an address."""

ListedId = Annotated[str, BeforeValidator(parsed(_line)), _SLUG_SCHEMA]
"""The identifier of an entry of a list. Rules check that it exists, so any line is accepted here;
if staff wrote a name instead, the rule tells them the identifier."""

IconName = Annotated[
    str,
    BeforeValidator(
        parsed(_matching(_ICON, "`{text}` không phải tên biểu tượng, ví dụ `material/sprout`."))
    ),
    _string_schema(pattern="^[a-z0-9]+([-_/][a-z0-9]+)*$"),
]
"""The name of an icon, with its set if it belongs to one."""

_EDTF_SCHEMA = _number_like_schema("^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")

EdtfDate = Annotated[Edtf, PlainValidator(parsed(Edtf.parse)), _AS_TEXT, _EDTF_SCHEMA]
"""A date from 1900 on, known to the year, month or day."""

HistoricDate = Annotated[
    Edtf,
    PlainValidator(parsed(partial(Edtf.parse, earliest_year=1))),
    _AS_TEXT,
    _EDTF_SCHEMA,
]
"""A date of any time known to the year, month or day: ``1890-05-19``, ``0938``."""

Day = Annotated[
    date,
    PlainValidator(parsed(_day)),
    _AS_TEXT,
    _string_schema(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
]
"""A date known to the day."""

Year = Annotated[int, PlainValidator(parsed(_year)), _number_like_schema("^[0-9]{4}$")]
"""A calendar year."""

PrintedValue = Annotated[str, BeforeValidator(parsed(_printed_value)), _string_schema()]
"""A number as printed, or a range: ``28.603,61``, ``2 - 2,5``."""

PrintedPlace = Annotated[
    str, BeforeValidator(parsed(_place)), _number_like_schema(r"^[1-9][0-9]*(\.[1-9][0-9]*)*$")
]
"""The number of a target, or of a line below it: ``3``, ``3.2``."""

WholeNumber = Annotated[
    int, PlainValidator(parsed(_whole_number)), _number_like_schema("^[0-9.]+$")
]
"""A count, with dots between thousands."""

Megabytes = Annotated[int, PlainValidator(parsed(_megabytes)), _number_like_schema("^[0-9]+$")]
"""A size of files, in millions of bytes."""

Number = Annotated[
    DocumentNumber, PlainValidator(parsed(DocumentNumber.parse)), _AS_TEXT, _string_schema()
]
"""Number and symbol of a document."""

FLAG_WORDS = ["có", "không"]
Flag = Annotated[bool, PlainValidator(parsed(_flag)), WithJsonSchema({"enum": FLAG_WORDS})]
"""Yes or no, in Vietnamese."""
