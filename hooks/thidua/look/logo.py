"""The logo of a portal: recognising the type of its file from the content, refusing unfit files."""

from __future__ import annotations

import warnings
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from thidua.attachments.inspection.refusals import Refusal, RefusedError
from thidua.look import svg

MOST_BYTES = 200_000
MOST_SIDE, LEAST_SIDE = 4_000, 96
_LONG = 1.6  # ratio of the longer to the shorter side from which a logo looks small in a square
_ACCEPTED = "Nhận: SVG, PNG, JPEG, WebP."
_ORIENTATION, _LYING = 0x0112, range(5, 9)  # of EXIF


class LogoType(NamedTuple):
    """A type of picture that browsers show: endings of file names, media type, and name."""

    suffixes: tuple[str, ...]
    media_type: str
    name: str


SVG = LogoType((".svg",), "image/svg+xml", "SVG")
PNG = LogoType((".png",), "image/png", "PNG")
JPEG = LogoType((".jpg", ".jpeg"), "image/jpeg", "JPEG")
WEBP = LogoType((".webp",), "image/webp", "WEBP")
TYPES = (SVG, PNG, JPEG, WEBP)
SUFFIXES = frozenset(suffix for logo_type in TYPES for suffix in logo_type.suffixes)


class Logo(NamedTuple):
    """An inspected logo.

    Attributes:
        content: the file, byte for byte.
        file_type: the type of its content.
        width: in pixels, or in the units of the drawing, after rotation as shown by browsers.
        height: in the same unit.
        has_text: whether it is an SVG with letters, which look different where a font is missing.
    """

    content: bytes
    file_type: LogoType
    width: float
    height: float
    has_text: bool = False

    @property
    def is_long(self) -> bool:
        """Whether it is so wide or so tall that it looks small in a square."""
        return max(self.width, self.height) > _LONG * min(self.width, self.height)


def read_logo(path: Path) -> Logo | Refusal:
    """Inspect the file of a logo.

    A file that is too large is refused without reading it.

    Args:
        path: a regular file.

    Returns:
        The logo, or why it must not be published; in the text of the refusal, ``{name}`` stands
        for the name of the file.
    """
    size = path.stat().st_size
    if size > MOST_BYTES:
        shown = f"{size / 1000:.0f}"
        return Refusal(
            f"Biểu trưng `{{name}}` nặng {shown} KB, quá giới hạn {MOST_BYTES // 1000} KB.",
            "Lưu lại nhỏ hơn: ảnh rộng 512 điểm là đủ; tệp SVG thì lưu dạng “Plain SVG”.",
        )
    try:
        return inspect_logo(path.read_bytes(), path.suffix.lower())
    except RefusedError as refused:
        return refused.refusal


def find_accepted_logo(folder: Path, name: str | None) -> Logo | None:
    """The logo of a portal whose data passed every rule; None if it has no logo.

    Args:
        folder: of the data.
        name: of the file of the logo, from ``portal.yml``.
    """
    found = read_logo(folder / name) if name else None
    return found if isinstance(found, Logo) else None


def inspect_logo(content: bytes, suffix: str) -> Logo:
    """Inspect the content of a logo.

    Args:
        content: the whole file.
        suffix: how its name ends, in lower case with the dot.

    Raises:
        RefusedError: if it is of another type, broken, or has scripts, links or the like.
    """
    file_type = _type_of(content)
    if suffix not in file_type.suffixes:
        raise RefusedError(
            Refusal(
                f"Nội dung của `{{name}}` là ảnh {file_type.name}, không đúng đuôi tên tệp.",
                f"Đổi đuôi tên tệp thành `{file_type.suffixes[0]}`, và sửa `logo` cho khớp.",
            )
        )
    if file_type is SVG:
        drawing = svg.inspect(content)
        return Logo(content, SVG, drawing.width, drawing.height, drawing.has_text)
    width, height = _size_of_picture(content, file_type)
    return Logo(content, file_type, width, height)


def _type_of(content: bytes) -> LogoType:
    if not content:
        raise RefusedError(Refusal("Tệp `{name}` rỗng.", "Chép lại tệp biểu trưng."))
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return WEBP
    if content.startswith(b"\x1f\x8b"):
        said = "`{name}` là tệp nén (SVGZ), trình duyệt không hiện được."
        raise RefusedError(Refusal(said, "Lưu lại dạng “Plain SVG”, không nén."))
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"<") or content.startswith((b"\xff\xfe<", b"\xfe\xff\0<")):
        return SVG
    raise RefusedError(Refusal("`{name}` không phải là ảnh Cổng nhận làm biểu trưng.", _ACCEPTED))


def _size_of_picture(content: bytes, file_type: LogoType) -> tuple[int, int]:
    """Width and height of a picture in pixels, after rotation; refuses one that does not decode."""
    from PIL import Image  # noqa: PLC0415 - drawings and portals without a logo never wait for it

    try:
        with (
            warnings.catch_warnings(action="ignore"),  # about sizes, which are looked at here
            Image.open(BytesIO(content), formats=[file_type.name]) as picture,
        ):
            width, height = picture.size
            frames = getattr(picture, "n_frames", 1)
            _refuse_size(width, height)
            picture.load()
            lies = picture.getexif().get(_ORIENTATION) in _LYING
    except RefusedError:
        raise
    except Exception as error:  # whatever a hostile picture makes the library raise
        raise RefusedError(
            Refusal("Ảnh `{name}` bị hỏng hoặc bị cắt cụt.", "Chép hoặc lưu lại tệp ảnh.")
        ) from error
    if frames > 1:
        raise RefusedError(
            Refusal("Biểu trưng `{name}` là ảnh động.", "Lưu một hình đứng yên, như PNG.")
        )
    return (height, width) if lies else (width, height)


def _refuse_size(width: int, height: int) -> None:
    shown = f"{width} x {height}"
    if max(width, height) > MOST_SIDE:
        said = f"Biểu trưng `{{name}}` có {shown} điểm ảnh, quá lớn."
        raise RefusedError(Refusal(said, "Thu nhỏ còn rộng 512 điểm."))
    if min(width, height) < LEAST_SIDE:
        said = f"Biểu trưng `{{name}}` chỉ có {shown} điểm ảnh, hiện ra sẽ nhòe."
        raise RefusedError(Refusal(said, f"Cần mỗi chiều ít nhất {LEAST_SIDE} điểm, tốt nhất 512."))
