"""What makes an honoured example a story: the deed, pictures, a film, words, and where it was told.

Files stand in ``data/honorees/<id>/``. All of it is covered by consents, and goes with them.
"""

from __future__ import annotations

import re
from typing import Annotated, NamedTuple

from pydantic import Field as Described
from pydantic import PlainSerializer, PlainValidator, WithJsonSchema

from thidua.language.web_address import AddressPurpose, read_web_address
from thidua.model.base import Noted
from thidua.model.types import EdtfDate, FileName, Flag, Line, Name, Passage, parsed
from thidua.model.web import WebAddress

MOST_PHOTOGRAPHS = 12
_PERCENT = re.compile(r"(\d{1,3})\s*%?\s*[ ,;]\s*(\d{1,3})\s*%?")
_WHOLE = 100


class FocalPoint(NamedTuple):
    """The place of a picture that stays when its edges are cut, in percent from left and top."""

    left: int
    top: int

    def __str__(self) -> str:
        """The two numbers as staff write them."""
        return f"{self.left} {self.top}"


MIDDLE = FocalPoint(50, 50)


def _focal_point(text: str) -> FocalPoint:
    match = _PERCENT.fullmatch(text.strip())
    numbers = [int(number) for number in match.groups()] if match else []
    if not numbers or max(numbers) > _WHOLE:
        raise ValueError(
            f"`{text}` không phải một chỗ trên ảnh. Viết hai số từ 0 đến 100: phần trăm tính từ "
            "mép trái, rồi từ mép trên, như `50 30`."
        )
    return FocalPoint(*numbers)


def _video_address(text: str) -> str:
    address = read_web_address(text, purpose=AddressPurpose.PAGE)
    if not address.startswith("https://"):
        better = "https" + address.removeprefix("http")
        raise ValueError(
            f"Địa chỉ phim phải bắt đầu bằng `https://`. Thử mở `{better}`; được thì viết thế."
        )
    return address


FocalPlace = Annotated[
    FocalPoint,
    PlainValidator(parsed(_focal_point)),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^[0-9]{1,3} [0-9]{1,3}$"}),
]
"""A place of a picture: ``50 30``."""

VideoAddress = Annotated[
    str,
    PlainValidator(parsed(_video_address)),
    WithJsonSchema({"type": "string", "pattern": "^[hH][tT][tT][pP][sS]://"}),
]
"""The address of a page that shows a film; nothing of it is fetched before a reader follows it."""


class Photograph(Noted):
    """A photograph, whose file stands in the folder of the example."""

    file: FileName = Described(
        title="Tệp ảnh", description="Tên tệp JPEG hoặc PNG trong `data/honorees/<mã>/`."
    )
    alt: Name = Described(
        title="Lời tả ảnh",
        description="Nói ảnh có gì, cho người không nhìn thấy: ai, đang làm gì, ở đâu.",
    )
    caption: Line | None = Described(
        None, title="Lời chú ảnh", description="Dòng chữ hiện dưới ảnh."
    )
    credit: Line | None = Described(
        None, title="Ảnh của", description="Người hoặc cơ quan chụp, như `Phòng Văn hóa - Xã hội`."
    )
    focus: FocalPlace = Described(
        MIDDLE,
        title="Tâm ảnh",
        description="Chỗ phải giữ khi cắt ảnh cho thẻ: phần trăm từ trái và từ trên, như `50 30`.",
    )
    people: Flag = Described(
        True,
        title="Ảnh có người",
        description="Ảnh chụp tập thể mà không có người nào nhận ra được thì ghi `people: không`.",
    )


class VideoLink(Noted):
    """A film elsewhere, shown as a link."""

    title: Name = Described(title="Tên phim", description="Phim nói gì, hoặc tên phim như đã đăng.")
    url: VideoAddress = Described(
        title="Địa chỉ phim", description="`https://…`; Cổng chỉ dẫn tới, không nhúng phim."
    )


class Saying(Noted):
    """Words that somebody said or wrote."""

    text: Passage = Described(title="Lời nói", description="Chép đúng lời, không thêm ngoặc kép.")
    by: Name = Described(
        title="Lời của", description="Ai nói; người được nhắc tên phải đồng ý như người được nêu."
    )


class Deed(Noted):
    """When and where it was done."""

    date: EdtfDate | None = Described(
        None, title="Ngày của việc", description="`2026-03-02`, hoặc chỉ tháng, năm."
    )
    place: Line | None = Described(
        None, title="Nơi của việc", description="Chỗ việc xảy ra, không phải địa chỉ nhà."
    )


class StorySource(Noted):
    """Where the example was told before."""

    title: Name = Described(
        title="Nguồn", description="Tên bài hoặc văn bản, và nơi đăng: `Báo …`, `Đài …`."
    )
    date: EdtfDate | None = Described(None, title="Ngày đăng", description="Ngày ghi ở nguồn.")
    url: WebAddress | None = Described(
        None, title="Địa chỉ nguồn", description="Nơi đọc được trên mạng."
    )
