"""Finding the type of a file from its content; its name only says what it claims to be."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO

from thidua.attachments.inspection.refusals import (
    ACCEPTED,
    DAMAGED_ARCHIVE,
    DOWNLOAD,
    ENCRYPTED_OFFICE,
    LEGACY_DOC,
    MACROS,
    PRINT_AS_PDF,
    SAVE_PICTURE,
    SAVE_PLAIN,
    SAVE_TABLE,
    UNPACK,
    Refusal,
    RefusedError,
    not_accepted,
)

_OFFICE = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True)
class FileType:
    """A type that is published: suffixes of names, media type, and Vietnamese name."""

    suffixes: tuple[str, ...]
    media_type: str
    name: str

    @property
    def within(self) -> str:
        """The name within a sentence; names of programs keep their capital."""
        return self.name if self.name[0] in "PWOE" else f"{self.name[0].lower()}{self.name[1:]}"


TXT = FileType((".txt",), "text/plain", "Văn bản thuần (TXT)")
PDF = FileType((".pdf",), "application/pdf", "PDF")
DOCX = FileType((".docx",), f"{_OFFICE}wordprocessingml.document", "Word (DOCX)")
ODT = FileType((".odt",), "application/vnd.oasis.opendocument.text", "OpenDocument (ODT)")
XLSX = FileType((".xlsx",), f"{_OFFICE}spreadsheetml.sheet", "Excel (XLSX)")
PNG = FileType((".png",), "image/png", "Ảnh PNG")
JPEG = FileType((".jpg", ".jpeg"), "image/jpeg", "Ảnh JPEG")
TIFF = FileType((".tif", ".tiff"), "image/tiff", "Ảnh TIFF")
BY_SUFFIX = {
    suffix: file_type
    for file_type in (TXT, PDF, DOCX, ODT, XLSX, PNG, JPEG, TIFF)
    for suffix in file_type.suffixes
}
ACCEPTED_SUFFIXES = frozenset(BY_SUFFIX)

_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"II*\0", TIFF),
    (b"MM\0*", TIFF),
)
_FOREIGN = (
    (b"MZ", "chương trình chạy (EXE)", ACCEPTED),
    (b"\x7fELF", "chương trình chạy (ELF)", ACCEPTED),
    (b"#!", "tệp lệnh", ACCEPTED),
    (b"{\\rtf", "tệp RTF", SAVE_PLAIN),
    (b"7z\xbc\xaf\x27\x1c", "tệp nén 7z", UNPACK),
    (b"Rar!", "tệp nén RAR", UNPACK),
    (b"\x1f\x8b", "tệp nén GZIP", UNPACK),
    (b"GIF8", "ảnh GIF", SAVE_PICTURE),
    (b"RIFF", "ảnh WebP hoặc tệp âm thanh, phim", SAVE_PICTURE),
    (b"AT&TFORM", "tệp DjVu", PRINT_AS_PDF),
)
_PHONES_PICTURE = re.compile(rb".{4}ftyp(?:hei[cfmsx]|hev[cmsx]|mif1|msf1|avi[fs])", re.DOTALL)
"""How HEIC and AVIF begin, which telephones write."""
_PROGRAM_STARTS = (b"MZ", b"\x7fELF", b"#!", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
_PROGRAM_SUFFIXES = (
    ".exe", ".dll", ".com", ".scr", ".msi", ".bat", ".cmd", ".ps1", ".vbs", ".vbe", ".js", ".jse",
    ".wsf", ".hta", ".lnk", ".url", ".jar", ".sh", ".py", ".reg", ".cpl", ".chm",
    ".settingcontent-ms",
)  # fmt: skip
_WINDOWS = re.compile(rb"MZ(?=.{58}(.{4}))", re.DOTALL)
"""How a program of Windows begins; the number says how far behind its second header stands."""
_WINDOWS_SECOND = b"PE\0\0"
_LINUX = re.compile(rb"\x7fELF[\x01\x02]{2}\x01")
_PAGE_STARTS = (b"<!doctype html", b"<html", b"<script", b"<svg", b"<?xml")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_WHOLE_FILES = (*_ZIP, b"7z\xbc\xaf\x27\x1c", b"Rar!", b"{\\rtf")
_UTF8_MARK = b"\xef\xbb\xbf"
_BEFORE_HEADER = 1024
_MAIN_PARTS = (
    ("wordprocessingml.document.main+xml", DOCX),
    ("spreadsheetml.sheet.main+xml", XLSX),
)
_LARGEST_LIST = 1_000_000  # bytes of a list of parts; real lists have a few thousand


def type_of(content: bytes) -> FileType | None:
    """Find the type of a file from the beginning of its content.

    Returns:
        The type; None if the beginning is not known, as for plain text.

    Raises:
        RefusedError: if it has a type that is never published.
    """
    for signature, found in _SIGNATURES:
        if content.startswith(signature):
            return found
    # Programs accept a PDF even if there is something before its header. Servers that make files
    # from words write the mark of UTF-8 there.
    if content[:_BEFORE_HEADER].removeprefix(_UTF8_MARK).lstrip().startswith(b"%PDF-"):
        return PDF
    if content.startswith(_ZIP):
        return _type_of_archive(content)
    if content.startswith(_OLE):
        raise RefusedError(_refusal_of_ole(content))
    for signature, what, fix in _FOREIGN:
        if content.startswith(signature):
            raise RefusedError(not_accepted(what, fix))
    if _PHONES_PICTURE.match(content):
        raise RefusedError(not_accepted("ảnh HEIC, AVIF của điện thoại", SAVE_PICTURE))
    start = content[:_BEFORE_HEADER].removeprefix(_UTF8_MARK).lstrip().lower()
    if start.startswith(_PAGE_STARTS):
        raise RefusedError(not_accepted("tệp HTML, SVG hoặc XML", DOWNLOAD))
    return None


def is_program(name: str, content: bytes) -> bool:
    """Whether a part of a file can be run, told from its name or its beginning, or holds one."""
    return (
        name.lower().endswith(_PROGRAM_SUFFIXES)
        or content.startswith(_PROGRAM_STARTS)
        or holds_program(content)
    )


def holds_program(content: bytes) -> bool:
    """Whether a program stands anywhere among the bytes: in a comment, say, or behind a picture.

    Two marks have to fit together, so that no picture or font has them by chance.
    """
    for found in _WINDOWS.finditer(content):
        if content.startswith(_WINDOWS_SECOND, found.start() + int.from_bytes(found[1], "little")):
            return True
    return bool(_LINUX.search(content))


def is_foreign(content: bytes) -> bool:
    """Whether a part of a file is a whole file itself that programs open: an archive, a document.

    Pictures and fonts are none: they are shown, and never opened.
    """
    return is_ole(content) or content.startswith(_WHOLE_FILES)


def is_archive(content: bytes) -> bool:
    """Whether a file begins as a zip file, whose list of parts may be of any length."""
    return content.startswith(_ZIP)


def is_ole(content: bytes) -> bool:
    """Whether a file has the container format that Office used before 2007 (OLE)."""
    return content.startswith(_OLE)


def _refusal_of_ole(content: bytes) -> Refusal:
    """The refusal of a file in this format; names of parts in its directory are in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return ENCRYPTED_OFFICE
    if "WordDocument".encode("utf-16-le") in content:
        return LEGACY_DOC
    if "Workbook".encode("utf-16-le") in content:
        return not_accepted("tệp Excel đời cũ (.xls)", SAVE_TABLE)
    return not_accepted("tệp Office đời cũ", SAVE_PLAIN)


def _type_of_archive(content: bytes) -> FileType:
    """The type of a zip file, found from its own list of parts."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
            if "[Content_Types].xml" in names:
                return _type_of_office(_start_of(archive, "[Content_Types].xml"))
            if "mimetype" in names:
                return _type_of_open_document(_start_of(archive, "mimetype"))
    except RefusedError:
        raise
    except Exception as error:  # a malicious archive can make the library raise anything
        raise RefusedError(DAMAGED_ARCHIVE) from error
    raise RefusedError(not_accepted("tệp nén ZIP", UNPACK))


def _start_of(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(_LARGEST_LIST)


def _type_of_office(content_types: bytes) -> FileType:
    listed = content_types.replace(b"\0", b"").decode("utf-8", "replace")  # UTF-16 is allowed
    if "macroEnabled" in listed or "vbaProject" in listed:
        raise RefusedError(MACROS)
    for part, found in _MAIN_PARTS:
        if part in listed:
            return found
    raise RefusedError(not_accepted("tệp mẫu, tệp trình chiếu hoặc tệp Office khác"))


def _type_of_open_document(media_type: bytes) -> FileType:
    if media_type.strip() == ODT.media_type.encode():
        return ODT
    raise RefusedError(not_accepted("tệp OpenDocument không phải văn bản (ODT)"))
