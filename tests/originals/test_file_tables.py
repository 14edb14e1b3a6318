"""What files are, what is refused in them, and what is compared of them: tables of small cases.

Bytes, parts of packages, pictures, days and heads at the limits of each rule, without whole files.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image, ImageDraw
from pypdf.generic import read_object

from filemakers import odt, pdf, scanned_pdf, zipped
from tables import compare_table
from test_fidelity_cases import checked, original, plan_with
from test_page_order import HEAD, PROSE, page_of
from thidua.attachments import hidden_facts, marking, webp
from thidua.attachments.comparison import days, facts, quotes
from thidua.attachments.comparison.report_heads import list_unprinted
from thidua.attachments.inspection import (
    archive,
    blankness,
    drawings,
    filetypes,
    inspection,
    links,
    naming,
    opendocument,
    pictures,
    preview,
    wordfields,
    xmlparts,
)
from thidua.attachments.inspection import pdf as pdf_inspection
from thidua.attachments.inspection.facts import Extent, Findings, Inspected
from thidua.attachments.inspection.published import published
from thidua.attachments.inspection.refusals import RefusedError
from thidua.attachments.text import garbledwords, pageorder
from thidua.attachments.text.lines import PrintedPage, PrintedWord
from thidua.attachments.text.model import Manuscript, Paragraph, TextPlace
from thidua.language.dates import Edtf
from thidua.model import Plan
from thidua.model.document import OriginalKind
from thidua.model.printed import passages


def say(work: Callable[[], Any]) -> str:
    """What work gives, or with what words it refuses."""
    try:
        return f"{work()}"
    except RefusedError as error:
        return f"! {' '.join(error.refusal)[:110]}"
    except Exception as error:
        return f"! {type(error).__name__} {error}"[:110]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
STARTS: tuple[bytes, ...] = (
    b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"\xff\xd8", b"II*\0", b"MM\0*", b"%PDF-", b" \n%PDF-1",
    b"x" * 3 + b"%PDF-", b" " * 1019 + b"%PDF-", b" " * 1020 + b"%PDF-", b"PK\x03\x04", b"PK\5\6",
    b"PK\x05\x06" + bytes(18), OLE, OLE + "EncryptedPackage".encode("utf-16-le"),
    OLE + "WordDocument".encode("utf-16-le"), OLE + "Workbook".encode("utf-16-le"),
    b"MZ", b"\x7fELF", b"#!", b"{\\rtf", b"7z\xbc\xaf\x27\x1c", b"Rar!", b"\x1f\x8b", b"GIF8",
    b"RIFF", b"AT&TFORM", b"\0\0\0\x20ftypheic", b"\0\0\0\x20ftypavif", b"\0\0\0\x20ftypmp42",
    b"\xef\xbb\xbf <!DOCTYPE html>", b"<html>", b"<script", b"<svg", b"<?xml", b"<HTML", b"<p>",
    b" " * 1020 + b"<html>", b"", b"ABC", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"\0a",
    "Xã phát động".encode(), b"\xe1", b"version https://git-lfs.github.com/spec/v1\n", b"123",
    b"\xff\xfea\0", b"\xfe\xff\0a",
)  # fmt: skip
LISTS = (
    "wordprocessingml.document.main+xml", "spreadsheetml.sheet.main+xml", "presentation",
    "macroEnabled", "vbaProject", "",
)  # fmt: skip
SUFFIXES = (".txt", ".pdf", ".docx", ".odt", ".xlsx", ".png", ".jpg", ".jpeg", ".tif", ".tiff",
            ".doc", "")  # fmt: skip
PROGRAMS = (
    "a.exe", "A.EXE", "a.dll", "a.com", "a.scr", "a.msi", "a.bat", "a.cmd", "a.ps1", "a.vbs",
    "a.vbe", "a.js", "a.jse", "a.wsf", "a.hta", "a.lnk", "a.url", "a.jar", "a.sh", "a.py", "a.reg",
    "a.cpl", "a.chm", "a.settingcontent-ms", "a.txt", "exe",
)  # fmt: skip


def tell_types(_: Path) -> Iterator[str]:
    """Types of files by their beginnings, and whether name and content agree."""
    for start in STARTS:
        told = [say(lambda start=start: filetypes.type_of(start))]  # type: ignore[misc]
        for suffix in (".txt", ".pdf", ".doc"):
            found = inspection.inspect(start, suffix)
            told.append(" ".join(map(str, found))[:70] if isinstance(found, tuple) else "taken")
        yield f"{start[-24:]!r} {len(start)} {filetypes.is_program('a', start)}: {told}"
    for listed, name in product(LISTS, ("[Content_Types].xml", "mimetype", "a")):
        content = zipped({name: listed})
        yield f"{name} {listed}: {say(lambda: filetypes.type_of(content))}"  # noqa: B023
    for kind in ("application/vnd.oasis.opendocument.text\n", "application/vnd.oasis.x"):
        content = zipped({"mimetype": kind})
        yield f"{kind!r}: {say(lambda: filetypes.type_of(content))}"  # noqa: B023
    for suffix in SUFFIXES:
        found = inspection.inspect(b"%PDF-1", suffix)
        yield f"{suffix}: {' '.join(found)[:160] if isinstance(found, tuple) else found}"
    joined = pdf("Thi dua") + zipped({"a": "b"})
    yield f"an archive behind: {inspection.inspect(joined, '.pdf')[0][:60]}"  # type: ignore[index]
    yield " ".join(name for name in PROGRAMS if filetypes.is_program(name, b""))
    for one in filetypes.BY_SUFFIX.values():
        yield f"{one.within} {one.media_type} {one.suffixes}"
    for name in ("ke-hoach-21.pdf", "a--b.pdf", "-a.pdf", "a.b.pdf", "A.pdf", "a", "a.", "a/b.pdf",
                 "..", ".a", "c:a", "a\\b", "a:b"):  # fmt: skip
        yield f"{name} {naming.is_clean(name)} {naming.leads_elsewhere(name)}"
    named: list[Any] = [*product(
        ("Bản quét (1).PDF", "a/Kế hoạch", "b\\漢.docx", "x"),
        (OriginalKind.ANNEX, OriginalKind.ORIGINAL), ("21/KH-UBND", "5/2026"), (2026,),
    )]  # fmt: skip
    for file, kind, number, year in named:
        plan: Any = SimpleNamespace(
            document=SimpleNamespace(number=number), id="p", year=year,
            attachments=[SimpleNamespace(file="ke-hoach-5-2026.docx")],
        )  # fmt: skip
        attachment: Any = SimpleNamespace(file=file, kind=kind)
        names = [naming.suggested(plan, attachment, one) for one in ("ke-hoach", "")]
        yield f"{file} {kind.name} {number}: {names}"


def info(name: str, **more: Any) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name)
    for key, value in more.items():
        setattr(made, key, value)
    return made


PARTS: dict[str, list[zipfile.ZipInfo]] = {
    name: [info(name)]
    for name in ("a/b", "/a", "~a", "a\\b", "C:a", "../a", "a/../b", "a/..", "a..b", "a\x01", "aa:")
} | {
    "a link": [info("a", external_attr=0o120777 << 16)],
    "encrypted": [info("a", flag_bits=1)], "other flags": [info("a", flag_bits=8)],
    "bzip2": [info("a", compress_type=12)], "deflated": [info("a", compress_type=8)],
    "200 times": [info("a", file_size=5_000_001, compress_size=25_001)],
    "more than 200 times": [info("a", file_size=5_000_201, compress_size=25_000)],
    "5 MB of nothing": [info("a", file_size=5_000_000, compress_size=0)],
    "more than 5 MB": [info("a", file_size=5_000_001, compress_size=0)],
    "5000 parts": [info(f"a{at}") for at in range(5000)],
    "5001 parts": [info(f"a{at}") for at in range(5001)],
    "200 MB": [info("a", file_size=200_000_000, compress_size=2_000_000)],
    "more than 200 MB": [info("a", file_size=200_000_001, compress_size=2_000_000)],
    "one name in capitals": [info("a"), info("A")], "dots": [info("a"), info("a. .")],
    "letters of other forms": [info("ﬁ"), info("fi")],
    "something before": [info("a", header_offset=1)],
    "something before the second": [info("a", header_offset=0), info("b", header_offset=9)],
}  # fmt: skip
FIELDS = (
    "DATABASE a", " \\DDE x", "DDEAUTO x", "EMBED a", "IMPORT a", "INCLUDE a", "INCLUDEPICTURE a",
    "INCLUDETEXT a", "link a", "MACROBUTTON a", "PRINT a", "RD a", "PAGE", "LINKED a", "1 LINK",
    "QUOTE 65 66 67", "QUOTE 65 66", 'HYPERLINK "https://a.vn"', 'HYPERLINK "file:///a"',
    "HYPERLINK file:a", "HYPERLINKS file:a", 'HYPERLINK \\l "file:a"', 'HYPERLINK \\o "file:a"',
    'HYPERLINK \\t "file:a"', 'HYPERLINK \\s "file:a"', 'HYPERLINK \\* "file:a"',
    'HYPERLINK \\n "file:a"', 'HYPERLINK \\O "x" "file:a"', "",
)  # fmt: skip
MARKS: tuple[tuple[str, ...], ...] = (
    ("<", "LINK a", ">"), ("<", "LI", "NK a", "|", "x", ">"), ("<", "PAGE", "|", "LINK", ">"),
    ("<", "IF ", "<", "LINK", ">", ">"), ("<", "LI", "<", "NK a", ">", "|"), ("<", "LINK"),
    ("LI", "NK a"), ("a DDE b",), ("aDDEb",), (">", "|", "PAGE"), ("<", "IF ", "<", "LI", ">"),
    ("<", "a ", "<", "b", ">", "|", ">"),
)  # fmt: skip
ELEMENTS = (
    "<script/>", "<event-listener/>", "<execute-macro/>", "<object-ole/>", "<applet/>", "<plugin/>",
    "<floating-frame/>", "<dde-source/>", "<dde-connection-decl/>", "<auto-reload/>",
    "<submission/>", "<connection-resource/>", "<database-source-table/>",
    "<database-source-sql/>", "<database-source-query/>", "<table-source/>",
    "<cell-range-source/>", "<database-display/>", "<database-next/>", "<database-row-select/>",
    "<encryption-data/>", '<f datasource="a"/>', '<f src="https://a"/>', '<f schema="../a"/>',
    '<f src="a"/>', '<x url="file:a"/>', '<x url="https://a"/>', '<a href="file:a"/>',
    '<a href="https://a"/>', '<a href="../a"/>', '<template href="https://a"/>',
    '<template href="../a"/>', '<template href="//a"/>', '<image href="https://a"/>',
    '<image href="Pictures/a.png"/>', '<object href="../a"/>', '<object href="./a"/>',
    '<document-statistic page-count="3"/>', '<document-statistic page-count="0"/>',
    '<document-statistic page-count="x"/>', '<x page-count="9"/>',
)  # fmt: skip
DRAWN = (
    *(f"<{name}/>" for name in ("script", "foreignObject", "iframe", "embed", "object", "audio",
      "video", "handler", "listener", "set", "animate", "animateMotion", "animateTransform",
      "discard", "g")),
    '<a href="https://a"/>', '<a href="file:a"/>', '<use href="#a"/>', '<use href="a.svg"/>',
    '<image href="data:image/png;base64,"/>', '<image href="data:image/svg+xml,"/>',
    '<image src=""/>', '<g base="a"/>', '<g onload="a"/>', '<g Onx="a"/>', '<g style="@import a"/>',
    '<g fill="url(#a)"/>', '<g fill="url(a)"/>', "<g fill=\"url('a')\"/>",
    "<g fill=\"url( '#a')\"/>", '<g fill="url(data:image/png,)"/>', "<style>@import 'a'</style>",
    "<style>a{b:url(</style><style>x)}</style>", "<text>@import</text>", "<x",
)  # fmt: skip
ADDRESSES = (
    "https://a.vn", "HTTP://a", "mailto:a@b.vn", "mailto:a@b.vn?attach=c:/a", "#a", "a.docx", "",
    "file:a", "f\u200bile:a", "fi le:a", "file%3Aa", "\\\\a\\b", "//a", "\\/a", "/\\a", "/a",
    "%5C%5Ca", "a.exe", "a.exe?x", "a.exe#x", "www.a.com", "a.com. ", "a.bat", "tel:1", "ftp://a",
    "javascript:a", "../a", "a#../b", "%2e%2e/a", "c:a", "file:///a", "file:////a", "file://a/b",
    "ｆile:a", "data:a", "\\a",
)  # fmt: skip


def tell_packages(_: Path) -> Iterator[str]:
    """Parts of archives, fields, elements, drawings and links, each with why it is refused."""
    for name, listed in PARTS.items():
        yield f"{name}: {say(lambda: archive._look_at_list(listed))}"  # noqa: B023
    yield f"{say(lambda: archive.parts(b'x'))} {say(lambda: archive.parts(zipped({'a': 'b'})))}"
    for field in FIELDS:
        yield f"{field}: {say(lambda: wordfields.refuse_loading_field(field))}"  # noqa: B023
    for marks in MARKS:
        yield f"{marks}: {say(lambda: _watch(marks))}"  # noqa: B023
    for element in ELEMENTS:
        part = f"<a>{element}</a>"
        told = say(lambda: opendocument.inspect(zipped({"a.xml": part})))  # noqa: B023
        yield f"{element}: {told}"
    for name in ("Basic/a", "x/Scripts/a", "Dialogs/", "dialogs/a", "META-INF/macrosignatures.xml",
                 "Basics/a", "META-INF/documentsignatures.xml", "a.exe", "a.svg",
                 "a.svgz"):  # fmt: skip
        part = "<svg onload='a'/>" if "svg" in name else "<a/>"
        told = say(lambda: opendocument.inspect(zipped({name: part})))  # noqa: B023
        yield f"{name}: {told}"
    found = opendocument.inspect(odt("<p>Xã phát động phong trào thi đua yêu nước</p>", pages=7))
    yield f"{found.pages} {found.signed} {found.language}"
    locked = {"a.xml": "no xml", "META-INF/manifest.xml": "<a><encryption-data/></a>"}
    yield say(lambda: opendocument.inspect(zipped(locked)))
    for drawn in DRAWN:
        part = f"<svg>{drawn}</svg>"
        yield f"{drawn}: {say(lambda: drawings.refuse_active_drawing(part.encode()))}"  # noqa: B023
    yield say(lambda: drawings.refuse_active_drawing(b"\x1f\x8b"))
    for name, content in (("a.svg", b""), ("A.SVGZ", b""), ("a", b"<svg/>"), ("a", b"<x:svg/>"),
                          ("a", b"<a><svg/></a>"), ("a.vml", b"<svg/>"),
                          ("a.xml", b"x")):  # fmt: skip
        root = xmlparts.is_xml(name, content), xmlparts.find_root(content)
        yield f"{name} {content!r}: {drawings.is_drawing(name, content)} {root}"
    for address in ADDRESSES:
        told = say(lambda: links.refuse_harmful_link(address))  # noqa: B023
        yield f"{address}: {links.leads_outside(address)} {links.leads_to_a_host(address)} {told}"
    for content in (b"<a>x<b/>y</a>", b"<!DOCTYPE a><a/>", b"<a",
                    b'<?xml version="1.0" encoding="q"?>'
                    b"<a/>", b"<p:a q:b='c'/>"):  # fmt: skip
        seen: list[Any] = []
        told = say(lambda: xmlparts.walk(content, lambda *a: seen.append(a),  # noqa: B023
                                         lambda *a: seen.append(a), seen.append))  # noqa: B023  # fmt: skip
        yield f"{content!r}: {told} {seen}"
    for content in (b"<A>x<b:C D=1>y</A>", "<a>ă".encode("utf-16"), b"\xfe\xff\0<\0a\0>", b"<a b>"):
        seen = []
        xmlparts.walk_loosely(
            content, lambda *a: seen.append(a), lambda *a: seen.append(a), seen.append  # noqa: B023
        )  # fmt: skip
        yield f"{content!r}: {seen}"


def _watch(marks: tuple[str, ...]) -> list[list[str]]:
    watch, kinds = wordfields.FieldWatch(), {"<": "begin", "|": "separate", ">": "end"}
    for one in marks:
        if one in kinds:
            watch.see_mark(kinds[one])
        else:
            watch.see_words(one)
    watch.end()
    return [one.said for one in watch._open]


def picture(size: tuple[int, int], ink: int = 0, mode: str = "L", form: str = "PNG") -> bytes:
    made = Image.new("L", size, 255)
    ImageDraw.Draw(made).rectangle((size[0] // 2, size[1] // 2, size[0] // 2 + 9, size[1] // 2 + 9),
                                   fill=255 - ink)  # fmt: skip
    out = io.BytesIO()
    made.convert(mode).save(out, form)
    return out.getvalue()


def drawn_page(size: tuple[int, int], ink: int, at: tuple[int, int], count: int) -> Image.Image:
    page = Image.new("L", size, 200)
    for place in range(count):
        page.putpixel((at[0] + place, at[1]), 200 - ink)
    return page


def tell_pictures(_: Path) -> Iterator[str]:
    """Scans that are too small, too large, blank, turned; how they are drawn small."""
    for size, ink, mode, is_paper in (
        ((300, 667), 255, "L", True), ((299, 700), 255, "L", True), ((700, 300), 255, "L", True),
        ((700, 299), 255, "L", True), ((400, 500), 255, "L", True), ((400, 499), 255, "L", True),
        ((400, 499), 255, "L", False), ((400, 500), 0, "L", True), ((400, 500), 0, "L", False),
        ((400, 500), 48, "L", True), ((400, 500), 49, "L", True), ((400, 500), 255, "1", True),
        ((400, 500), 255, "LA", True), ((400, 500), 255, "I;16", True), ((400, 500), 99, "P", True),
    ):  # fmt: skip
        content = picture(size, ink, mode)
        told = say(lambda: pictures.inspect(content, filetypes.PNG, is_paper))  # noqa: B023
        yield f"{size} {ink} {mode} {is_paper}: {told}"
    yield say(lambda: pictures.inspect(picture((400, 500), 99), filetypes.JPEG, True))
    yield say(lambda: pictures.inspect(b"\x89PNG", filetypes.PNG, True))
    out = io.BytesIO()
    pages = [Image.open(io.BytesIO(picture((400, 500), ink))) for ink in (0, 99, 0)]
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])
    for most in (2, 3):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(pictures, "_MOST_PAGES", most)
            told = say(lambda: pictures.inspect(out.getvalue(), filetypes.TIFF, True))
            yield f"three pages of {most}: {told}"
    for mode, most in product(("1", "L", "LA", "RGB", "I;16"), (1, 2, 3, 4)):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(pictures, "_MOST_BYTES", most * 200_000)
            content = picture((400, 500), 99, mode)
            told = say(lambda: pictures.inspect(content, filetypes.PNG, True))  # noqa: B023
            yield f"{mode}, {most} bytes: {told[:9]}"
    for ink, count, place in product((48, 49), (36, 37), ((60, 60), (9, 60), (60, 9), (13, 13))):
        page = drawn_page((480, 400), ink, place, count)
        yield f"{ink} {count} {place}: {blankness.is_blank(page)}"
    extents: tuple[tuple[float, float], ...] = (
        (480, 720),
        (960, 720),
        (100, 1000),
        (1, 1000),
        (1000, 1),
        (0, 5),
        (5, 0),
        (0.1, 9),
    )
    for wide, high in extents:
        yield f"{wide}, {high}: {say(lambda: preview.extent(wide, high))}"  # noqa: B023
    for turn in range(10):
        made = Image.new("L", (30, 20), 255)
        made.getexif()[0x0112] = turn
        yield f"{turn} {preview.upright(made)}"
    for size, most in product(((40, 30), (64, 64), (130, 9), (9, 130), (300, 200)), (100, 2000)):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(preview, "_MOST_KEPT", most)
            patch.setattr(preview, "_STRIP", 4)
            grey = Image.linear_gradient("L").resize(size)
            small = preview.reduced(grey, Extent(8, 6))
            yield f"{size} {most}: {small.size} {[small.getpixel((0, y)) for y in (0, small.height - 1)]}"  # noqa: E501
    for mode, colour in (("RGBA", (9, 9, 9, 0)), ("RGBA", (9, 9, 9, 128)), ("LA", (5, 0)),
                         ("I;16", 512), ("P", 3), ("CMYK", (0, 0, 0, 255)), ("1", 0)):  # fmt: skip
        coloured: Any = colour
        pixel = preview.as_colours(Image.new(mode, (1, 1), coloured)).getpixel((0, 0))
        yield f"{mode} {colour}: {pixel}"
    content = picture((400, 500), 200)
    shown = Image.open(io.BytesIO(preview.draw(content, Extent(20, 25), is_pdf=False)))
    yield f"{shown.format} {shown.size}"
    noise = Image.effect_noise((60, 60), 90)
    sizes = [len(webp.save_webp(noise, (one,), 1)) for one in (90, 40, 5)]
    yield f"{sizes[0] > sizes[1] > sizes[2]}"
    for most, wanted in ((sizes[0], 0), (sizes[0] - 1, 1), (sizes[1], 1), (1, 2)):
        yield f"{wanted}: {len(webp.save_webp(noise, (90, 40, 5), most)) == sizes[wanted]}"
    yield from _tell_marks()


def _tell_marks() -> Iterator[str]:
    """Words that are found on a page, marked and cut out of it."""
    words = ["mot", "hai", "ba", "bon", "nam"]
    for wanted, least in ((["hai", "ba"], 1), (["hai", "bo"], 0.5), (["hai", "bo"], 0.51), ([], 0),
                          (words * 2, 0.6), (["x"], 0), (["bon", "nam"], 1)):  # fmt: skip
        yield f"{wanted} {least}: {marking.find_like(words, wanted, least)}"
    grey = Image.new("RGB", (6, 8), (100, 200, 50))
    boxes = [marking.MarkedBox(1, 2, 3, 4), marking.MarkedBox(2, 1, 5, 3)]
    marked = marking.mark_boxes(grey, boxes)
    places = [(0, 0), (1, 2), (3, 4), (4, 4), (5, 1), (2, 1)]
    yield f"{marking.join_boxes(boxes)} {[marked.getpixel(at) for at in places]}"
    for height in (2, 4, 9):
        faded = marking.fade_ends(grey, height)
        yield f"{height}: {[faded.getpixel((0, at)) for at in range(8)]}"
    flat = Image.open(
        io.BytesIO(webp.save_clean_webp(Image.linear_gradient("L").convert("RGB"), 4))
    )
    yield f"{flat.format} {len(flat.convert('RGB').getcolors(999) or ())}"


def segment(kind: int, data: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, kind, len(data) + 2) + data


def exif(turn: int, order: str = ">", *, tag: int = 0x0112, kind: int = 3) -> bytes:
    head = b"MM\0*" if order == ">" else b"II*\0"
    entries = struct.pack(f"{order}HHLHH", 0x010F, 3, 1, 9, 0)
    entries += struct.pack(f"{order}HHLHH", tag, kind, 1, turn, 0)
    return b"Exif\0\0" + head + struct.pack(f"{order}LH", 8, 2) + entries


def chunk(kind: bytes, data: bytes = b"") -> bytes:
    return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))


SOI, EOI, SCAN = b"\xff\xd8", b"\xff\xd9", segment(0xDA, b"ab") + b"1\xff\x002\xff\xd03"
PNG = b"\x89PNG\r\n\x1a\n"
HIDDEN: dict[str, bytes] = {
    "plain": SOI + segment(0xE0, b"JFIF") + SCAN + EOI, "behind": SOI + SCAN + EOI + b"secret",
    "a comment": SOI + segment(0xFE, b"x") + SCAN + EOI, "Adobe": SOI + segment(0xEE, b"x") + EOI,
    "a profile": SOI + segment(0xE2, b"ICC_PROFILE\0x") + EOI,
    "other": SOI + segment(0xE2, b"x") + EOI,
    "E1 to EF": SOI + segment(0xE1, b"x") + segment(0xEF, b"y") + segment(0xF0, b"z") + EOI,
    "tables": SOI + segment(0xDB, b"x") + segment(0xC0, b"y") + EOI,
    "lone marks": SOI + b"\xff\x01\xff\xd0\xff\xd7" + EOI, "filled": SOI + b"\xff\xff" + EOI,
    "two scans": SOI + SCAN + segment(0xC4, b"t") + SCAN + EOI,
    "a comment between": SOI + SCAN + segment(0xFE, b"t") + SCAN + EOI,
    "no end": SOI + SCAN, "no mark": SOI + b"x", "cut": SOI + b"\xff\xe0\0\x09a", "a head": SOI,
    **{f"turned {turn}": SOI + segment(0xE1, exif(turn)) + SCAN + EOI for turn in (0, 1, 2, 8, 9)},
    "turned, small end first": SOI + segment(0xE1, exif(6, "<")) + EOI,
    "another tag": SOI + segment(0xE1, exif(6, tag=0x0113)) + EOI,
    "another kind": SOI + segment(0xE1, exif(6, kind=4)) + EOI,
    "facts cut": SOI + segment(0xE1, exif(6)[:-3]) + EOI,
    "no facts": SOI + segment(0xE1, b"Exif") + EOI,
    "png": PNG + chunk(b"IHDR",
    b"x") + chunk(b"IEND"), "png behind": PNG + chunk(b"IEND") + b"secret",
    **{f"png {kind}": PNG + chunk(kind.encode(), b"x") + chunk(b"IEND")
       for kind in ("tEXt", "zTXt", "iTXt", "eXIf", "tIME", "iCCP", "IDAT")},
    "png cut": PNG + chunk(b"IHDR", b"x")[:-1], "png without end": PNG + chunk(b"IHDR", b"x"),
    "neither": b"GIF8",
}  # fmt: skip


def tell_hidden(folder: Path) -> Iterator[str]:
    """What is dropped of photographs, and what a camera told in them."""
    for name, content in HIDDEN.items():
        made = hidden_facts.drop_hidden_facts(content)
        told = "as it was" if made == content else made.hex(" ") if made is not None else None
        yield f"{name}: {told}"
    all_tags: list[Any] = [{}, {0x010F: "N"}, {0x0110: "N"}, {0x0111: 5}, {0x0132: "x"}]
    for at, tags in enumerate(all_tags):
        for place in ({}, {2: (1, 2, 3)}, {4: (1, 2, 3)}):
            made_picture = Image.new("L", (9, 9))
            known = made_picture.getexif()
            known.update(tags)
            if place:
                known[0x8825] = place
            path = folder / f"{at}.jpg"
            made_picture.save(path, exif=known)
            yield f"{tags} {place}: {hidden_facts.find_hidden_facts(path)!r}"
    (folder / "x.jpg").write_bytes(b"x")
    yield repr(hidden_facts.find_hidden_facts(folder / "x.jpg"))


WHEN = ("2026", "2026-02", "2026-03", "2026-12", "2026-02-03", "2026-11-25", "2025-03-31")
TEXTS = (
    "năm 2026", "2026", "12026", "2026/5", "2026.5", "2026.", "tháng 2 năm 2026", "tháng 02/2026",
    "tháng 2-2026", "2/2026", "quý I/2026", "quý 1 năm 2026", "quý IV", "tháng 2", "tháng 12",
    "ngày 03 tháng 02 năm 2026", "3/2/2026", "03-02-2026", "3.2.2026", "3/2", "ngày 3 tháng 2",
    "3-2", "13/2", "3/2/1", "từ ngày 03 đến ngày 20/2", "3 - 5/2/2026", "03–05/02/2026",
    "3 đến 5 tháng 2", "3, tới hết ngày 5/2", "3 đến 5/2/2027", "3 đến 5/2 năm 2026",
    "25 - 30/11", "5 - 6/2", "31 đến 31/3/2025", "31 đến 31/3", "ngày … tháng 2 năm 2026",
    "ngày tháng năm 2026", "Ngày 3 tháng 02 năm 2026", "ngày 3 tháng 2 năm",
)  # fmt: skip
NOTES = (
    "Văn bản ghi như vậy: “a”", "ghi như vậy “a” và ghi như vậy: “b”", "Bản gốc in “a”",
    "Bản gốc in “a”, ở đây: “b”", "văn bản này viết nhầm thành “a”", "bản ký không ghi “a”",
    "Bản in, ghi “a”", "Bản quét của xã chép là: “a”", "trang này ghi “a”", "bản gốc ghi a",
    "Bản in dài dài dài dài dài dài ghi “a”", "Bản gốc ghi đúng là “a”",
)  # fmt: skip
CALLED = (
    "Báo cáo số 12/BC-UBND ngày 5/6/2026 của UBND xã Mẫu", "Kết luận của Đảng ủy xã Mẫu",
    "Báo cáo thẩm định của UBND xã Mẫu", "Báo cáo tháng 6", "Báo cáo về việc trồng rừng",
    "Báo cáo về trồng cây", "Báo cáo của Hội Nông dân xã", "Báo cáo của HĐND xã Mẫu",
    "Báo cáo của xã Khác", "Báo cáo kết quả của UBND", "Thông báo", "Báo cáo của KBNN",
    "Biên bản họp của thôn Đầu", "bao cao A", "Báo cáo tổng kết của X",
)  # fmt: skip
HEADS = (
    ("ỦY BAN NHÂN DÂN", "XÃ MẪU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do",
     "BÁO CÁO", "Kết quả trồng rừng", "năm 2026", "Kính gửi", "Hội Nông dân"),
    ("Xã",) * 24 + ("BÁO CÁO của UBND xã Mẫu",), ("Xã",) * 25 + ("BÁO CÁO của UBND xã Mẫu",),
)  # fmt: skip


def tell_said(_: Path) -> Iterator[str]:
    """Forms of days, words of notes, names of reports, and verdicts on recognised words."""
    for when in map(Edtf.parse, WHEN):
        yield f"{when}: {days.forms_of(when)}"
        yield f"= {[text for text in TEXTS if days.is_printed(when, text, 2026)]}"
        yield f"= {[text for text in TEXTS if days.is_printed(when, text, 2024)]}"
        yield f"= {[text for text in TEXTS if days.agrees(when, text)]}"
    for note in NOTES:
        plan = plan_with({"text": "Trồng 5 ha", "note": note}, note=note)
        yield f"{note}: {[(one.path, one.words) for one in facts.noted_words(plan)]}"
    for called, head in product(CALLED, HEADS):
        yield f"{called} {len(head)}: {[*list_unprinted(called, head)]}"
    for text, printed in RECOGNISED:
        for sure in (0.5, 0.6, 1.0):
            lines = ("Phát động", *printed)
            made = [
                Paragraph(one, TextPlace(None, at), certainty=sure)
                for at, one in enumerate(lines, 1)
            ]
            words = type(original("x"))("goc.txt", Manuscript(tuple(made), recognised=True))
            found = checked(plan_with(text), words)
            verdicts = [(one.outcome.name, one.spot) for one in found.lines]
            yield f"{text} | {printed} {sure}: {verdicts}"
            yield from (f"- {one.title}: {one.original} / {one.ours}" for one in found.misses)
            yield f"{found.coverage} {found.omissions} {found.is_whole}"
    plan = _full_plan()
    for one in facts.facts(plan):
        yield f"{one.path} {one.title}: {one.words} {one.claim.name} {one.flow}"


RECOGNISED = (
    ("Trồng 45 ha rừng", ("Trồng 45 ha rừng",)), ("Trồng 45 ha rừng", ("Trông 45 ha rưng",)),
    ("Trồng 45 ha rừng", ("Trồng 54 ha rừng",)), ("Trồng rừng mới", ("Trông rưng mới",)),
    ("Trồng rừng mới", ("Nuôi bò và gà",)), ("Trồng 45 ha, 45 hộ", ("Trồng 45 ha, 4 hộ",)),
    ("Trồng 45 ha", ("Trồng 45 ha", "Một hai ba bốn năm sáu bảy tám")),
    ("Trồng 45 ha", ("Trồng 45 ha", "Một hai ba bốn năm sáu")),
    ("Trồng 45 ha", ("Trồng 45 ha", "Một hai ba bốn năm")),
    *(("Trồng rừng phòng hộ ở các thôn bản trong xã", (
        f"Trồng rừng phòng hộ ở mọi thôn bản trong xã{' và một hai ba bốn năm' * more}",))
      for more in range(5)),
)  # fmt: skip


def _full_plan() -> Plan:
    return plan_with(
        "Trồng 5 ha", theme={"text": "Chủ đề A"}, motto={"text": "Phương châm"},
        slogans=[{"text": "Khẩu hiệu A"}],
        movements=[{"name": "Phong trào A", "launched_by": "Thủ tướng"}, {"name": "Phong trào B"}],
        launched_by="Chủ tịch", standing_body="Phòng Nội vụ", legal_form_text="Phong trào",
    )  # fmt: skip


def _tell_published(folder: Path) -> Iterator[str]:
    """Texts of a scan, and other files, as a plan publishes them."""
    entries = [{"file": f"a.{suffix}", "kind": kind, "title": "x"} for suffix, kind in
               (("pdf", "scan"), ("txt", "recognised"), ("docx", "original"))]  # fmt: skip
    plan = plan_with("Trồng 5 ha", attachments=entries)
    for entry in entries:
        (folder / entry["file"]).write_bytes(b"Xa Mau")
    found = [Inspected("", 1, Findings()) for _ in entries]
    for one in published(folder, plan, found, ()):
        yield f"{one.source.name} {one.scan} {one.paragraphs} {one.anchor}"


DICTIONARIES = (
    "<</URI (https://a.vn)>>", "<</URI (file:///a)>>", "<</URI <</Base (file:a)>>>>",
    "<</URI [1]>>",
    "<</F (//may/a)>>", "<</UF (http://a)>>", "<</F (a.pdf)>>", "<</Width 30000 /Height 20001>>",
    "<</Width 20000>>", "<</Width 30000 /Height (a)>>", "<</Width 30000 /Height 20000>>",
    "<</A <</S /Named /N /NextPage>>>>",
    "<</A <</S /Named /N /Quit>>>>", "<</A <</S /GoTo>>>>", "<</A <</S /URI>>>>",
    "<</A <</S /Xyz>>>>",
    "<</A <</N 1>>>>", "<</OpenAction <</S /Xyz>>>>", "<</OpenAction [<</S /Xyz>>]>>",
    "<</Next <</S "
    "/Xyz>>>>", "<</AA <</O <</S /Xyz>>>>>>", "<</AA 5>>", "<</A 5>>", "<</S /GoTo>>",
)  # fmt: skip


def tell_pdfs(folder: Path) -> Iterator[str]:
    """Dictionaries of PDF that may not be there; ends, blanks, scans and tables of contents."""
    yield from _tell_published(folder)
    for text in DICTIONARIES:
        found: Any = read_object(io.BytesIO(text.encode()), None)
        yield f"{text}: {say(lambda: pdf_inspection._refusal_of(found))[:90]}"  # noqa: B023
    for name, kinds in (("S", pdf_inspection._ACTIONS), ("Subtype", pdf_inspection._SUBTYPES),
                        ("Type", pdf_inspection._TYPES), ("", pdf_inspection._KEYS)):  # fmt: skip
        for kind in kinds:
            text = f"<</{name} {kind}>>" if name else f"<<{kind} 1>>"
            found = read_object(io.BytesIO(text.encode()), None)
            yield f"{text}: {(pdf_inspection._refusal_of(found) or ('none',))[0][:90]}"
    for text in ("/F (a)", "/Ref 1", "/X 0"):
        content = f"<<{text} /Length 1>>\nstream\nx\nendstream".encode()
        found = read_object(io.BytesIO(content), None)
        yield f"{text}: {(pdf_inspection._refusal_of(found) or ('none',))[0][:90]}"
    plain = scanned_pdf(1)
    sheet = Image.new("L", (600, 800), 250)
    blank = io.BytesIO()
    sheet.save(blank, "PDF")
    for name, content in {
        "plain": plain, "spaces behind": plain + b" \0\n" * 90, "cut": plain[:-9],
        "words behind": plain + b"x" * 2000, "many words behind": plain + b"x" * 2100,
        "empty": pdf(""), "blank": blank.getvalue(),
        "not one": b"%PDF-1.4\n%%EOF",
    }.items():  # fmt: skip
        told = say(lambda: replace(pdf_inspection.inspect(content), picture=b""))  # noqa: B023
        yield f"{name}: {told}"
    said = f"<a>{'Ủy ban nhân dân xã phát động thi đua trong toàn xã, các thôn đều làm. ' * 4}</a>"
    for name in ("styles.xml", "content.xml"):
        yield f"{name} {opendocument.inspect(zipped({name: said})).language}"
    plan = plan_with("Trồng 5 ha", purpose={"heading": "I. MỤC\nĐÍCH", "text": "- Một\n- Hai"})
    for one in quotes.quotes(plan, passages(plan)):
        yield f"{one.path} {one.words} {one.flow} {one.heads}"
    for text in ("a", "- a\n+ b", "-\n- a", "*a*", "a\\*b", "– a", "a\n\n- b"):
        yield f"{text!r}: {quotes.lines_of(text)}"


NUMBERED: tuple[tuple[tuple[str, ...], ...], ...] = (
    ((HEAD, PROSE), ("2", PROSE)), (("2", PROSE), (HEAD, PROSE)), (("2", PROSE), ("2", PROSE)),
    (("3", PROSE), (HEAD, PROSE)), (("9", PROSE), ("8", PROSE)), (("5", PROSE), (HEAD, PROSE)),
    ((PROSE, PROSE), (PROSE, "2")), ((PROSE, PROSE), (PROSE, PROSE)), ((HEAD, "II. B"), ("I. A",)),
    (("Điều 2. B",), (HEAD, "Điều 1. A")), (("2. b",), (HEAD, "1. a")), (("1. a",), (HEAD, "1. a")),
    (("II. B", "1. a"), (HEAD, "I. A", "1. a", "2. b")),
    (("2. b",), (HEAD, "I. A", "1. a"), ("3. c",)),
    (("IV. D",), (HEAD, "I. A"), ("II. B", "III. C")), ((HEAD, "X. A"), ("IX. B",)),
    ((PROSE,) * 7 + (HEAD,), ("2",)), ((PROSE,) * 5 + (HEAD,), ("2", PROSE)), (("2",),),
    ((PROSE,), (HEAD, "I. A"), ("II. B",)), ((PROSE,), (PROSE,), (HEAD, "I. A")),
)  # fmt: skip


def tell_orders(_: Path) -> Iterator[str]:
    """In which order pages belong, and which are missing."""
    for pages in NUMBERED:
        made = [[page_of(*one)] for one in pages]
        yield f"{[[line[:12] for line in one] for one in pages]}: {tuple(pageorder.order_pages(made).__dict__.values())}"  # noqa: E501
        yield f"= {pageorder.find_gaps([page for one in made for page in one])} {[pageorder.has_number(one) for one in made]}"  # noqa: E501
    several = [
        [page_of("3", PROSE), page_of("4", PROSE)],
        [page_of(HEAD, PROSE), page_of("2", PROSE)],
    ]
    yield f"{pageorder.order_pages(several)}"
    for numbers in ((1, 2, 4), (1, 4, 2), (1, 4, 3), (3, 5, 2, 3), (3, 5, 1, 3), (0, 3), (3, 0, 6)):
        made_pages = [page_of(str(one), PROSE) if one else page_of(PROSE) for one in numbers]
        yield f"{numbers}: {pageorder.find_gaps(made_pages)}"
    for steps in (1, 2, 3, 9):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(pageorder, "_MOST_STEPS", steps)
            told = pageorder.order_pages([[page_of("II. B")], [page_of(HEAD, "I. A")]])
            yield f"{steps} {told.order} {told.is_known}"
    for fonts in (("aaaa", "ab\ufffd"), ("aaaaaaaaaaaa", "\ufffd"), ("a", "\ufffd\ufffd"),
                  ("a", "b"), ("a" * 8, "\ue000" * 2), ("a\u0250", "b"),
                  ("a" * 4, "\x01" * 16)):  # fmt: skip
        words = [
            PrintedWord(text, 9, 30, 40 * at, 40 * at + 10, font="abc"[at % 3])
            for at, text in enumerate((*fonts, "x\ufffd" + "y" * 40, fonts[1]))
        ]
        try:
            (page,) = garbledwords.without_garbled([PrintedPage(tuple(words), 600)])
            left = [(one.text, one.top) for one in page.left_out]
            yield f"{fonts}: {[word.text[:9] for word in page.words]} {left}"
        except garbledwords.UnreadableLettersError as error:
            yield f"{fonts}! {error}"


RULES: dict[str, Callable[[Path], Iterator[str]]] = {
    "types": tell_types, "packages": tell_packages, "pictures": tell_pictures,
    "hidden": tell_hidden, "said": tell_said, "page-orders": tell_orders, "pdfs": tell_pdfs,
}  # fmt: skip


@pytest.mark.parametrize("name", RULES)
def test_files_are_judged_as_is_written_down(name: str, tmp_path: Path) -> None:
    """Each small case with what is said of it."""
    compare_table(f"attachment-{name}", RULES[name](tmp_path))
