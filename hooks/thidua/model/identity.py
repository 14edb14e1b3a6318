"""The publisher of the portal, and the settings of its appearance."""

from __future__ import annotations

import re
from enum import Enum

from pydantic import Field as Described

from thidua.model.base import Record
from thidua.model.colours import DEFAULT_COLOURS, Colours
from thidua.model.types import FileName, Flag, Line, ListedId, Megabytes, Name, Passage
from thidua.model.web import EditAddress, Email, SiteAddress, Telephone

# RFC 2606: nobody can own a name in .example. Parentheses mark sample words to be replaced.
_PLACEHOLDER = re.compile(r"\.example(?:$|[/:])|^\(.*\)$")


USUAL_FILE_SIZE = 20
"""The largest published file of a portal that says nothing else, in megabytes."""


class Contacts(Record):
    """How readers reach the office that runs the portal."""

    address: Line = Described(title="Địa chỉ", description="Địa chỉ trụ sở.")
    phone: Telephone = Described(
        title="Điện thoại", description="Số điện thoại tiếp nhận phản ánh."
    )
    email: Email = Described(title="Thư điện tử", description="Hộp thư nhận báo lỗi.")


class KitPictures(Enum):
    """For which plans pictures and PDF are made; the others have pages that print the same."""

    RECENT = "recent"
    ALL = "all"
    NONE = "none"


class PortalIdentity(Record):
    """``data/portal.yml``: who publishes this portal, and where."""

    name: Name = Described(title="Tên cổng", description="Tên hiện ở đầu mọi trang.")
    tagline: Name = Described(title="Dòng giới thiệu", description="Một câu nói cổng này là gì.")
    demo: Flag = Described(
        title="Bản trình diễn",
        description="`có` thì mọi trang nói rõ đây là bản trình diễn, không phải cổng chính thức.",
    )
    agency: Name = Described(title="Cơ quan chủ quản", description="Cơ quan chịu trách nhiệm.")
    contacts: Contacts = Described(title="Liên hệ", description="Nơi tiếp nhận phản ánh, báo lỗi.")
    base_url: SiteAddress = Described(
        title="Địa chỉ cổng", description="Địa chỉ đầy đủ, kết thúc bằng `/`."
    )
    edit_url: EditAddress | None = Described(
        None,
        title="Địa chỉ sửa tệp",
        description=(
            "Địa chỉ mở tệp để sửa trên kho git; viết `{path}` ở chỗ tên tệp. Không ghi thì các "
            "trang không có liên kết sửa."
        ),
    )
    logo: FileName | None = Described(
        None,
        title="Biểu trưng",
        description=(
            "Tên tệp SVG, PNG, JPEG hoặc WebP đặt cạnh `portal.yml`; không ghi thì là ngôi sao "
            "trong màu của Cổng."
        ),
    )
    colours: Colours = Described(
        DEFAULT_COLOURS,
        title="Màu",
        description='Hai màu của Cổng, ví dụ `primary: "#8e1116"`; không ghi thì là đỏ và vàng.',
    )
    about: Passage = Described(
        title="Lời giới thiệu", description="Đoạn văn ở trang Giới thiệu, nói ai lập cổng, vì sao."
    )
    home_indicator: ListedId | None = Described(
        None,
        title="Chỉ tiêu ở trang chủ",
        description=(
            "Mã chỉ tiêu chung được so sánh bằng biểu đồ ở trang chủ; không ghi thì là chỉ tiêu mà "
            "nhiều cơ quan cùng cấp cùng đặt ra nhất."
        ),
    )
    max_file_size: Megabytes = Described(
        USUAL_FILE_SIZE,
        title="Cỡ tệp lớn nhất",
        description=f"Mỗi tệp công bố nặng nhất bao nhiêu MB; không ghi thì là {USUAL_FILE_SIZE}.",
    )
    kit_pictures: KitPictures = Described(
        KitPictures.RECENT,
        title="Ảnh và tệp in",
        description=(
            "Làm ảnh chia sẻ, áp phích, tờ rơi cho kế hoạch nào: `recent` (của hai năm mới nhất "
            "trên Cổng, hoặc còn chạy trong hai năm ấy), `all` (mọi kế hoạch) hoặc `none`."
        ),
    )

    place_pictures: Flag = Described(
        True,
        title="Ảnh chỗ in",
        description=(
            "`không` thì trang kế hoạch không có ảnh chỗ in từng chỉ tiêu trong bản gốc PDF, chỉ "
            "nói trang mấy, tìm chữ gì; không ghi là có."
        ),
    )

    @property
    def known_agency(self) -> str:
        """The agency; empty while nobody has said which."""
        return "" if is_placeholder(self.agency) else self.agency

    @property
    def known_contacts(self) -> dict[str, str]:
        """Address and telephone by what they are, but those that nobody has written yet."""
        told = {"Địa chỉ": self.contacts.address, "Điện thoại": self.contacts.phone}
        return {name: value for name, value in told.items() if not is_placeholder(value)}

    @property
    def publisher(self) -> str:
        """The agency; the name of the portal while nobody has said which."""
        return self.known_agency or self.name


def is_placeholder(value: str) -> bool:
    """Whether a value of ``data/portal.yml`` is still the one of the sample."""
    return bool(_PLACEHOLDER.search(value))
