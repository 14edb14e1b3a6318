"""Types for web addresses, e-mail addresses and telephone numbers that staff write.

:mod:`thidua.language.web_address` checks web addresses.
"""

from __future__ import annotations

import re
from functools import partial
from typing import Annotated

from pydantic import PlainValidator, WithJsonSchema

from thidua.language.web_address import AddressPurpose, read_web_address
from thidua.model.types import parsed

_LOCAL_PART = re.compile(r"[A-Za-z0-9_%+-]+(?:\.[A-Za-z0-9_%+-]+)*")
_DOMAIN = re.compile(r"(?:(?!-)[a-z0-9-]{1,63}(?<!-)\.)+(?!-)[a-z][a-z0-9-]{0,61}[a-z0-9]")
_PLACEHOLDER = re.compile(r"\(.*\)")
_TELEPHONE = re.compile(r"\+?\(?\d[\d .()\-–]*")
_LETTER_FOR_DIGIT = re.compile(r"(?<=\d)[ .-]?[oO](?=[ .-]?\d)|\b[oO](?=\d{2})")
_FEWEST_DIGITS, _MOST_DIGITS = 3, 15  # 113; ITU-T E.164


def _mailbox(text: str) -> str:
    """Check an e-mail address and put its domain in lower case."""
    text = text.strip()
    if text.lower().startswith("mailto:"):
        raise ValueError(f"Chỉ viết địa chỉ thư: `{text[len('mailto:') :]}`.")
    if re.search(r"[,;]|@.*@", text):
        raise ValueError("Chỉ viết một địa chỉ thư điện tử.")
    local, at, domain = text.partition("@")
    if not at:
        raise ValueError(f"`{text}` thiếu phần `@…`, ví dụ `vanthu@xamau.gov.vn`.")
    if re.search(r"\s", text):
        better = re.sub(r"\s", "", text)
        raise ValueError(f"`{text}` có dấu cách. Viết `{better}`.")
    if not text.isascii():
        raise ValueError(f"`{text}` có chữ có dấu; địa chỉ thư điện tử thì không.")
    domain = domain.lower()
    if not _LOCAL_PART.fullmatch(local) or not _DOMAIN.fullmatch(domain):
        raise ValueError(f"`{text}` không phải địa chỉ thư điện tử, ví dụ `vanthu@xamau.gov.vn`.")
    return f"{local}@{domain}"


def _telephones(text: str) -> str:
    """Check one or more telephone numbers, which may have words beside them."""
    text = text.strip()
    if _PLACEHOLDER.fullmatch(text):  # sample words; a separate notice asks to replace them
        return text
    if _LETTER_FOR_DIGIT.search(text):
        better = _LETTER_FOR_DIGIT.sub(lambda found: found[0].lower().replace("o", "0"), text)
        raise ValueError(f"`{text}` có chữ o thay cho số 0. Viết `{better}`.")
    numbers = _TELEPHONE.findall(text)
    if not numbers:
        raise ValueError(f"`{text}` không có số điện thoại nào. Ví dụ: `0255 3000 000`.")
    counts = [len(re.findall(r"\d", number)) for number in numbers]
    for number, count in zip(numbers, counts, strict=True):
        if count > _MOST_DIGITS:
            raise ValueError(
                f"`{number.strip()}` có {count} chữ số, dài hơn mọi số điện thoại. "
                "Nhiều số thì ngăn bằng dấu phẩy."
            )
    if max(counts) < _FEWEST_DIGITS:
        raise ValueError(f"`{text}` quá ngắn cho một số điện thoại. Ví dụ: `0255 3000 000`.")
    return text


WebAddress = Annotated[
    str,
    PlainValidator(parsed(partial(read_web_address, purpose=AddressPurpose.PAGE))),
    WithJsonSchema({"type": "string", "pattern": "^[hH][tT][tT][pP][sS]?://"}),
]
"""The address of any page."""

SiteAddress = Annotated[
    str,
    PlainValidator(parsed(partial(read_web_address, purpose=AddressPurpose.SITE))),
    WithJsonSchema({"type": "string", "pattern": "^[hH][tT][tT][pP][sS]?://[^?#@]+/$"}),
]
"""The address of the root of a portal; it ends with a slash."""

EditAddress = Annotated[
    str,
    PlainValidator(parsed(partial(read_web_address, purpose=AddressPurpose.EDIT))),
    WithJsonSchema({"type": "string", "pattern": r"^[hH][tT][tT][pP][sS]?://[^#@]+\{path\}[^#]*$"}),
]
"""The address at which a file is edited; ``{path}`` stands for its path in the repository."""

Email = Annotated[
    str,
    PlainValidator(parsed(_mailbox)),
    WithJsonSchema({"type": "string", "format": "email"}),
]
"""An e-mail address."""

Telephone = Annotated[
    str,
    PlainValidator(parsed(_telephones)),
    WithJsonSchema({"type": ["string", "number"]}),
]
"""Telephone numbers as people write them."""
