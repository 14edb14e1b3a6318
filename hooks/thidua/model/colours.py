"""The two colours of a portal."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import Field as Described
from pydantic import PlainValidator, WithJsonSchema

from thidua.model.base import Record
from thidua.model.types import parsed

_SIX = re.compile(r"#?([0-9a-f]{6})")
_THREE = re.compile(r"#?([0-9a-f])([0-9a-f])([0-9a-f])")
_EIGHT = re.compile(r"#?([0-9a-f]{6})[0-9a-f]{2}")


def _colour(text: str) -> str:
    """Normalise a colour: ``8E1116`` gives ``#8e1116``."""
    written = text.strip().lower()
    match = _SIX.fullmatch(written)
    if match:
        return f"#{match[1]}"
    short, clear = _THREE.fullmatch(written), _EIGHT.fullmatch(written)
    if short:
        doubled = "".join(digit * 2 for digit in short.groups())
        raise ValueError(f'Mã màu `{text}` phải đủ sáu chữ số. Viết `"#{doubled}"`.')
    if clear:
        raise ValueError(f'Màu `{text}` không được trong suốt. Viết `"#{clear[1]}"`.')
    raise ValueError(
        f"`{text}` không phải mã màu. Viết sáu chữ số thập lục (0–9, a–f) trong ngoặc kép, "
        'ví dụ `"#8e1116"`.'
    )


Colour = Annotated[
    str,
    PlainValidator(parsed(_colour)),
    WithJsonSchema({"type": ["string", "number"], "pattern": "^#?[0-9a-fA-F]{6}$"}),
]
"""A colour as ``#`` and six hexadecimal digits in lower case."""


class Colours(Record):
    """The two colours from which all other colours of the portal are derived."""

    primary: Colour = Described(
        "#8e1116",
        title="Màu chính",
        description="Nền đầu trang, nút bấm, liên kết; đủ đậm để chữ trắng đọc rõ.",
    )
    accent: Colour = Described(
        "#f7cf6b",
        title="Màu nhấn",
        description="Chữ, hoa văn và nút trên nền màu chính; đủ sáng để nổi trên màu chính.",
    )


DEFAULT_COLOURS = Colours()
"""Red and gold, the national colours."""
