"""Files of every kind that staff may receive, made at test time: honest ones, and hostile ones."""

from __future__ import annotations

import functools
import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from openpyxl import Workbook
from PIL import Image, ImageDraw
from pypdf import PdfReader, PdfWriter

WORDS = (
    "Ủy ban nhân dân xã phát động phong trào thi đua thực hiện thắng lợi nhiệm vụ phát triển "
    "kinh tế - xã hội năm 2026, phấn đấu đạt và vượt các chỉ tiêu được giao."
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ODT_TYPE = "application/vnd.oasis.opendocument.text"


def pdf(
    pages: Iterable[str] = ("Plan for the emulation campaign of our commune",),
    catalogue: str = "",
    objects: Iterable[str] = (),
    trailer: str = "",
) -> bytes:
    """A PDF with a line of words a page; ``objects`` are numbered from 100 on."""
    lines = list(pages)
    kids = " ".join(f"{10 + 2 * at} 0 R" for at in range(len(lines)))
    bodies = {
        1: f"<< /Type /Catalog /Pages 2 0 R {catalogue} >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(lines)} >>",
        3: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    }
    for at, line in enumerate(lines):
        stream = f"BT /F1 20 Tf 60 700 Td ({line}) Tj ET"
        bodies[10 + 2 * at] = (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {11 + 2 * at} 0 R >>"
        )
        bodies[11 + 2 * at] = f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream"
    bodies |= dict(enumerate(objects, 100))
    return _numbered(bodies, trailer)


def _numbered(bodies: Mapping[int, str], trailer: str) -> bytes:
    out = b"%PDF-1.7\n"
    places = {}
    for number, body in bodies.items():
        places[number] = len(out)
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    table = "xref\n0 1\n0000000000 65535 f \n"
    table += "".join(f"{number} 1\n{place:010} 00000 n \n" for number, place in places.items())
    size = max(bodies) + 1
    table += f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"
    return out + table.encode()


def with_object_stream(catalogue: str, hidden: str) -> bytes:
    """A PDF whose object 100 is in a compressed stream, where a search for bytes sees nothing."""
    packed = zlib.compress(f"100 0 {hidden}".encode())
    bodies: dict[int, bytes] = {
        1: f"<< /Type /Catalog /Pages 2 0 R {catalogue} >>".encode(),
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        4: f"<< /Type /ObjStm /N 1 /First 6 /Filter /FlateDecode /Length {len(packed)} >>".encode()
        + b"\nstream\n" + packed + b"\nendstream",
    }  # fmt: skip
    out, rows = b"%PDF-1.7\n", struct.pack(">BIB", 0, 0, 255)
    for number, body in bodies.items():
        rows += struct.pack(">BIB", 1, len(out), 0)
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    rows += struct.pack(">BIB", 1, len(out), 0) + struct.pack(">BIB", 2, 4, 0)
    start = len(out)
    head = (
        "5 0 obj\n<< /Type /XRef /Size 101 /Root 1 0 R /W [1 4 1] /Index [0 6 100 1] "
        f"/Length {len(rows)} >>\nstream\n"
    )
    return out + head.encode() + rows + f"\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n".encode()


def encrypted_pdf(algorithm: str) -> bytes:
    """A PDF that opens without a password but is encrypted."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf())))
    writer.encrypt("", "chủ", algorithm=algorithm)
    return _written(writer)


def _written(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@functools.cache
def _blank_document() -> bytes:
    document = Document()
    for look in [it for it in document.styles if it.type == WD_STYLE_TYPE.TABLE]:
        if look.name not in ("Normal Table", "Table Grid"):
            look.delete()
    for relation in [*document.part.rels.values()]:
        if relation.reltype.endswith("/stylesWithEffects"):
            document.part.drop_rel(relation.rId)
    return _saved(document)


def open_blank() -> Any:
    """An empty Word document, without a hundred looks of tables: nine tenths of the library's."""
    return Document(io.BytesIO(_blank_document()))


def docx(*paragraphs: str) -> bytes:
    """A Word document of the given paragraphs, or of some."""
    document = open_blank()
    for text in paragraphs or (WORDS,) * 3:
        document.add_paragraph(text)
    return _saved(document)


def xlsx(sheets: int = 2) -> bytes:
    """A workbook of some sheets."""
    book = Workbook()
    for number in range(1, sheets):
        book.create_sheet(f"Biểu {number}")
    book.active.append([WORDS])
    return _saved(book)


def _saved(document: object) -> bytes:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def odt(content: str = "", more: Mapping[str, bytes | str] | None = None, pages: int = 4) -> bytes:
    """An OpenDocument text; ``content`` is put into its body."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "draw", "script", "meta", "manifest")
    )
    spaces += ' xmlns:xlink="http://www.w3.org/1999/xlink"'
    body = f"<text:p>{WORDS}</text:p>{content}"
    members: dict[str, bytes | str] = {
        "mimetype": ODT_TYPE,
        "content.xml": f"<office:document-content {spaces}><office:scripts/><office:body>"
        f"<office:text>{body}</office:text></office:body></office:document-content>",
        "meta.xml": f"<office:document-meta {spaces}><office:meta>"
        f'<meta:document-statistic meta:page-count="{pages}"/>'
        "</office:meta></office:document-meta>",
        "META-INF/manifest.xml": f"<manifest:manifest {spaces}/>",
    }
    return zipped({**members, **(more or {})})


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    """A zip file of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def members(content: bytes) -> dict[str, bytes]:
    """The members of a zip file."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(content: bytes, more: Mapping[str, bytes | str]) -> bytes:
    """A zip file with members added or replaced."""
    return zipped({**members(content), **more})


def replaced(content: bytes, member: str, old: str, new: str) -> bytes:
    """A zip file with words of one member replaced."""
    text = members(content)[member].decode()
    assert old in text
    return changed(content, {member: text.replace(old, new, 1)})


def relation(kind: str, target: str, mode: str = "External") -> str:
    """A list of relationships with one of this kind."""
    return (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{KINDS}/{kind}" '
        f'Target="{target}" TargetMode="{mode}"/></Relationships>'
    )


def renamed_member(content: bytes, name: str) -> bytes:
    """A zip file with one more member under a name that no honest writer gives."""
    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(zipfile.ZipInfo("x" * len(name)), "x")
    return out.getvalue().replace(b"x" * len(name), name.encode())


def with_symlink(content: bytes) -> bytes:
    """A zip file with a member that is a symbolic link."""
    out = io.BytesIO(content)
    link = zipfile.ZipInfo("word/link.xml")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(link, "/etc/passwd")
    return out.getvalue()


def with_encrypted_member(content: bytes) -> bytes:
    """A zip file whose list says that its last member is encrypted."""
    out = bytearray(content)
    entry = out.rindex(b"PK\x01\x02")
    out[entry + 8] |= 1
    return bytes(out)


def with_lying_size(content: bytes, bomb: bytes) -> bytes:
    """A zip file with a member that is larger than the list says."""
    out = bytearray(changed(content, {"word/media/anh.png": bomb}))
    entry = out.rindex(b"PK\x01\x02")
    struct.pack_into("<I", out, entry + 24, 1000)
    return bytes(out)


def with_broken_member(content: bytes) -> bytes:
    """A zip file with a member whose checksum is wrong."""
    out = bytearray(content)
    entry = out.rindex(b"PK\x01\x02")
    out[entry + 16] ^= 0xFF
    return bytes(out)


def picture(kind: str, size: tuple[int, int] = (620, 877), pages: int = 1) -> bytes:
    """A scan: a page with lines on it."""
    sheets = []
    for number in range(pages):
        sheet = Image.new("RGB", size, "white")
        pen = ImageDraw.Draw(sheet)
        for line in range(12):
            pen.rectangle((60, 80 + 50 * line, 400 + 10 * number, 92 + 50 * line), fill="black")
        sheets.append(sheet)
    out = io.BytesIO()
    more = {"save_all": True, "append_images": sheets[1:]} if kind == "TIFF" else {}
    sheets[0].save(out, kind, **more)
    return out.getvalue()


def blank_picture(kind: str, grain: int = 0) -> bytes:
    """A page of A4 without a word, as a picture or as a PDF; grain is that of a bad scanner."""
    size = (1240, 1754)
    page = Image.new("L", size, 250)
    if grain:
        noise = Image.effect_noise(size, grain).point(lambda value: 200 + value // 4)
        page = Image.blend(page, noise, 0.3)
    out = io.BytesIO()
    page.save(out, kind)
    return out.getvalue()


def scanned_pdf(pages: int = 2) -> bytes:
    """A PDF that holds nothing but pictures of paper."""
    sheet = Image.open(io.BytesIO(picture("PNG")))
    out = io.BytesIO()
    sheet.save(out, "PDF", save_all=True, append_images=[sheet] * (pages - 1))
    return out.getvalue()


def huge_png() -> bytes:
    """A small file that says it is a picture of a thousand million pixels."""
    out = bytearray(picture("PNG"))
    struct.pack_into(">II", out, 16, 40_000, 40_000)
    struct.pack_into(">I", out, 29, zlib.crc32(bytes(out[12:29])))
    return bytes(out)
