"""Published addresses that no longer exist: the new address of each, or why it has none."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator
from pydantic import Field as Described

from thidua.model.base import Noted, Record
from thidua.model.types import Day, Line, WholeNumber, parsed

_SEGMENT = r"[a-z0-9_][a-z0-9_.-]*"
_PATH = re.compile(rf"(?:{_SEGMENT}/)*(?:{_SEGMENT})?")
_BELOW_A_HOST = re.compile(rf"(?:[^/?#\s]+/)*(?:{_SEGMENT})?")
_ANCHOR = re.compile(r"[a-z0-9][a-z0-9_.-]*")
_HOST = re.compile(r"(?P<host>https?://[^/?#\s]+)(?P<path>/[^\s]*)?", re.I)
_INDEX = "index.html"
_MOST_CHARACTERS = 400


def read_place(text: str) -> str:
    """Normalise an address as people copy it: ``ke-hoach/x/``, ``ke-hoach/x/#chi-tieu-3``.

    An address with a host keeps the host and all folders after it: only the portal knows its own
    host and folder. Once these are removed, :func:`is_place` checks the rest.

    Raises:
        ValueError: if it is not an address of a page or file; with a Vietnamese sentence.
    """
    text = text.strip()
    if len(text) > _MOST_CHARACTERS:
        raise ValueError(f"Địa chỉ dài quá {_MOST_CHARACTERS} ký tự. Chép lại từ thanh địa chỉ.")
    whole = _HOST.fullmatch(text)
    host, rest = (whole["host"].lower(), whole["path"] or "/") if whole else ("", text)
    if "?" in rest:
        raise ValueError(f"`{text}` có phần sau dấu `?`. Bỏ phần ấy đi, chỉ giữ địa chỉ trang.")
    path, mark, anchor = rest.removeprefix("/").partition("#")
    path = path.removesuffix(_INDEX) if f"/{path}".endswith(f"/{_INDEX}") else path
    form = _BELOW_A_HOST if host or text.startswith("/") else _PATH
    if not form.fullmatch(path) or (mark and not _ANCHOR.fullmatch(anchor)):
        raise ValueError(
            f"`{text}` không phải địa chỉ trên Cổng. Viết phần sau tên miền, chữ thường không "
            "dấu: trang `ke-hoach/x/`, một chỗ trên trang `ke-hoach/x/#chi-tieu-3`, tệp "
            "`ke-hoach/x/tep.pdf`."
        )
    last = path.rpartition("/")[2]
    path = f"{path}/" if last and "." not in last else path
    if not host and not path:
        raise ValueError("Trang chủ thì còn mãi; ghi địa chỉ của một trang khác.")
    return (f"{host}/{path}" if host else path) + mark + anchor


def is_place(address: str) -> bool:
    """Whether an address relative to the root of the portal can be that of a page or a file."""
    path, mark, anchor = address.partition("#")
    is_path = path != "" and _PATH.fullmatch(path) is not None
    return is_path and (not mark or _ANCHOR.fullmatch(anchor) is not None)


Place = Annotated[str, BeforeValidator(parsed(read_place))]
"""A page, a place on a page, or a file of the portal."""


class Moved(Noted):
    """An address that forwards to another."""

    from_: Place = Described(
        alias="from",
        title="Địa chỉ cũ",
        description=(
            "Phần sau tên miền: trang `ke-hoach/x/`, một chỗ trên trang `ke-hoach/x/#chi-tieu-3`, "
            "tệp `ke-hoach/x/tep.pdf`. Một trang gồm cả mọi tệp và mọi chỗ của nó."
        ),
    )
    to: Place = Described(
        title="Địa chỉ mới",
        description="Nơi có nội dung ấy bây giờ; phải là một trang, một chỗ hoặc một tệp của Cổng.",
    )
    since: Day = Described(title="Từ ngày", description="Ngày chuyển, như `2026-11-26`.")


class Ended(Noted):
    """An address whose content was removed and has no other address."""

    address: Place = Described(
        title="Địa chỉ", description="Viết như `from`: trang, một chỗ trên trang, hoặc tệp."
    )
    since: Day = Described(title="Từ ngày", description="Ngày thôi công bố, như `2026-11-26`.")
    reason: Line = Described(
        title="Vì sao", description="Một câu cho người đọc, hiện ở địa chỉ cũ."
    )
    stood: Line = Described(
        title="Trước đây có gì",
        description=(
            "Tên của nội dung từng ở đó. Không ghi tên người hay thông tin cá nhân nào, vì dòng "
            "này còn mãi."
        ),
    )
    targets: WholeNumber | None = Described(
        None,
        title="Số chỉ tiêu",
        description="Số của chỉ tiêu cuối cùng của kế hoạch ấy, để mã QR, khung nhúng của từng "
        "chỉ tiêu còn trả lời. `portal check` ghi sẵn; bỏ trống thì máy giữ chỗ cho 60.",
    )
    also: tuple[Place, ...] = Described(
        (),
        title="Trang hết nội dung theo",
        description=(
            "Những trang danh mục chỉ còn liệt kê nội dung này, nên thôi cùng với nó. "
            "`portal check` ghi sẵn."
        ),
    )


class Addresses(Record):
    """``data/addresses.yml``."""

    moved: tuple[Moved, ...] = Described(
        (), title="Đã chuyển", description="Địa chỉ cũ và địa chỉ mới, xếp theo địa chỉ cũ."
    )
    ended: tuple[Ended, ...] = Described(
        (), title="Đã thôi", description="Địa chỉ không còn nội dung, xếp theo địa chỉ."
    )
