"""PDFs made at test time, operation by operation: whatever a program could write, a test can.

Letters are those of Liberation Serif, written by their Unicode numbers. Places are in points from
the top left corner of the page.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import cos, radians, sin
from pathlib import Path

from PIL import ImageFont

FACES = {"": "Regular", "b": "Bold", "i": "Italic"}


@cache
def letter_width(letter: str, face: str = "") -> float:
    """The width of a letter, in thousandths of the size of the font."""
    font = _font(FACES[face])
    return round(float(font.getlength(letter)), 1)


@cache
def _font(face: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(f"LiberationSerif-{face}.ttf", 1000)


@cache
def _font_file(face: str) -> tuple[bytes, bytes]:
    """A font, and the number of its glyph for every Unicode number, both compressed."""
    data = Path(str(_font(face).path)).read_bytes()
    tables = {
        data[at : at + 4]: struct.unpack(">L", data[at + 8 : at + 12])[0]
        for at in range(12, 12 + 16 * struct.unpack(">H", data[4:6])[0], 16)
    }
    start = tables[b"cmap"]
    glyphs = bytearray(2 * 0x10000)
    for at in range(
        start + 4, start + 4 + 8 * struct.unpack(">H", data[start + 2 : start + 4])[0], 8
    ):
        offset = start + struct.unpack(">L", data[at + 4 : at + 8])[0]
        if data[at : at + 4] == b"\0\3\0\1" and data[offset : offset + 2] == b"\0\4":
            _read_glyphs(data, offset, glyphs)
    return zlib.compress(data), zlib.compress(bytes(glyphs))


def _read_glyphs(data: bytes, at: int, glyphs: bytearray) -> None:
    """Read a table of format 4 of a TrueType font: segments of Unicode numbers."""
    count = struct.unpack(">H", data[at + 6 : at + 8])[0] // 2

    def listed(place: int) -> tuple[int, ...]:
        return struct.unpack(f">{count}H", data[place : place + 2 * count])

    ends, starts = listed(at + 14), listed(at + 16 + 2 * count)
    deltas, offsets = listed(at + 16 + 4 * count), listed(at + 16 + 6 * count)
    for index, (first, last, delta, offset) in enumerate(
        zip(starts, ends, deltas, offsets, strict=True)
    ):
        for code in range(first, min(last, 0xFFFE) + 1):
            place = at + 16 + 6 * count + 2 * index + offset + 2 * (code - first)
            read = struct.unpack(">H", data[place : place + 2])[0] if offset else code
            glyph = (read + delta) % 0x10000 if read or not offset else 0
            struct.pack_into(">H", glyphs, 2 * code, glyph)


def width_of(words: str, size: float, face: str = "", apart: float = 0) -> float:
    """The width of words; ``apart`` is added behind every letter."""
    return sum(letter_width(letter, face) for letter in words) * size / 1000 + apart * len(words)


def codes(words: str) -> str:
    """Words as a hexadecimal string of Unicode numbers."""
    return "<" + "".join(f"{ord(letter):04X}" for letter in words) + ">"


@dataclass
class Sheet:
    """A page: its operations, as they are added."""

    width: float = 595
    height: float = 842
    entries: str = ""
    operations: list[str] = field(default_factory=list)
    letters: set[tuple[str, str]] = field(default_factory=set)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float = 14,
        face: str = "",
        *,
        apart: float = 0,
        angle: float = 0,
        before: str = "",
        gaps: bool = False,
        each: bool = False,
    ) -> Sheet:
        """Write words on a base line.

        Args:
            x: where they begin.
            y: of the base line.
            words: NFC.
            size: of the font.
            face: ``b`` for bold, ``i`` for italic.
            apart: points between letters more than usual.
            angle: degrees, against the clock.
            before: operations before the words, such as ``1 g`` for white.
            gaps: whether spaces are left out, and only the place of the next word tells of them.
            each: whether every letter is placed by itself, as some programs do.
        """
        self.letters |= {(letter, face) for letter in words}
        turn = radians(angle)
        matrix = f"{cos(turn):.4f} {sin(turn):.4f} {-sin(turn):.4f} {cos(turn):.4f}"
        name = f"/F{face or 'r'}"
        start = f"q BT {before} {name} {size} Tf {apart} Tc"
        if gaps or each:
            at = x
            for letter in words:
                if not (gaps and letter == " "):
                    place = f"{matrix} {at:.3f} {self.height - y:.3f} Tm"
                    self.operations.append(f"{start} {place} {codes(letter)} Tj ET Q")
                at += width_of(letter, size, face, apart)
        else:
            place = f"{matrix} {x:.3f} {self.height - y:.3f} Tm"
            self.operations.append(f"{start} {place} {codes(words)} Tj ET Q")
        return self

    def centred(self, middle: float, y: float, words: str, **look: object) -> Sheet:
        """Write words around a place."""
        size, face = look.get("size", 14), look.get("face", "")
        wide = width_of(words, size, face)  # type: ignore[arg-type]
        return self.text(middle - wide / 2, y, words, **look)  # type: ignore[arg-type]

    def block(
        self, x: float, y: float, wide: float, words: str, *, first: float = 36, **look: object
    ) -> float:
        """Write a justified paragraph; returns the base line for the next one."""
        size, face = float(str(look.get("size", 14))), str(look.get("face", ""))
        *lines, last = self.wrapped(words, wide, first, size, face)
        at = x + first
        for line in lines:
            self.justified(at, y, x + wide - at, line, **look)
            y, at = y + 1.3 * size, x
        self.text(at, y, " ".join(last), **look)  # type: ignore[arg-type]
        return y + 1.3 * size + 6

    @staticmethod
    def wrapped(
        words: str, wide: float, first: float, size: float = 14, face: str = ""
    ) -> list[list[str]]:
        """The lines of a paragraph whose first line is indented."""
        lines: list[list[str]] = [[]]
        for word in words.split():
            room = wide - first if len(lines) == 1 else wide
            if lines[-1] and width_of(" ".join([*lines[-1], word]), size, face) > room:
                lines.append([])
            lines[-1].append(word)
        return lines

    def justified(
        self, x: float, y: float, wide: float, line: Sequence[str], **look: object
    ) -> None:
        """Write words so that they fill a line."""
        size, face = float(str(look.get("size", 14))), str(look.get("face", ""))
        space = (wide - width_of("".join(line), size, face)) / max(len(line) - 1, 1)
        for at, word in enumerate(line):
            last = at == len(line) - 1
            self.text(x, y, word if last else f"{word} ", **look)  # type: ignore[arg-type]
            x += width_of(word, size, face) + space

    def rule(self, x: float, y: float, to_x: float, to_y: float, how: str = "0.5 w") -> Sheet:
        """Draw a line."""
        top = self.height
        self.operations.append(f"q {how} {x} {top - y} m {to_x} {top - to_y} l S Q")
        return self

    def area(
        self, x: float, y: float, to_x: float, to_y: float, how: str = "0 g", *, end: str = "f"
    ) -> Sheet:
        """Draw an area."""
        box = f"{x} {self.height - to_y} {to_x - x} {to_y - y}"
        self.operations.append(f"q {how} {box} re {end} Q")
        return self

    def grid(self, xs: Sequence[float], ys: Sequence[float], how: str = "0.5 w") -> Sheet:
        """Draw a table with all its rules."""
        for x in xs:
            self.rule(x, ys[0], x, ys[-1], how)
        for y in ys:
            self.rule(xs[0], y, xs[-1], y, how)
        return self

    def picture(self, x: float, y: float, to_x: float, to_y: float) -> Sheet:
        """Place a grey picture."""
        box = f"{to_x - x} 0 0 {to_y - y} {x} {self.height - to_y} cm"
        self.operations.append(f"q {box} /Picture Do Q")
        return self


def pdf_of(
    *sheets: Sheet,
    mapped: bool = True,
    embedded: bool = True,
    forms: Iterable[tuple[str, str]] = (),
    layers: Iterable[tuple[str, bool]] = (),
) -> bytes:
    """A PDF of these pages.

    Args:
        sheets: the pages.
        embedded: whether the fonts are in the file.
        mapped: whether the fonts say which letters their codes are.
        forms: names and operations of forms that the pages can draw.
        layers: names of layers, and whether they are shown.
    """
    bodies: list[bytes] = [b"", b""]
    fonts = {}
    for face in FACES:
        used = sorted({letter for sheet in sheets for letter, of in sheet.letters if of == face})
        if used:
            fonts[face or "r"] = _add_font(bodies, face, used, mapped, embedded)
    named = " ".join(f"/F{face} {number} 0 R" for face, number in fonts.items())
    picture = _add(bodies, _stream(b"\x99", "/Subtype /Image /Width 1 /Height 1 "
                                   "/ColorSpace /DeviceGray /BitsPerComponent 8"))  # fmt: skip
    drawn = f"/Picture {picture} 0 R"
    for name, operations in forms:
        made = _add(bodies, _stream(operations.encode(), f"/Subtype /Form /BBox [0 0 595 842] "
                                    f"/Resources << /Font << {named} >> "
                                    f"/XObject << {drawn} >> >>"))  # fmt: skip
        drawn += f" /{name} {made} 0 R"
    shown, off, all_layers = "", "", ""
    for name, is_on in layers:
        layer = f"{_add(bodies, f'<< /Type /OCG /Name ({name}) >>'.encode())} 0 R"
        shown, all_layers = f"{shown} /{name} {layer}", f"{all_layers} {layer}"
        off += "" if is_on else f" {layer}"
    named = f"/Font << {named} >> /XObject << {drawn} >>"
    resources = f"<< {named} /Properties << {shown} >> >>"
    kids = []
    for sheet in sheets:
        contents = _add(bodies, _stream("\n".join(sheet.operations).encode("latin-1")))
        box = (
            "" if "/MediaBox" in sheet.entries else f"/MediaBox [0 0 {sheet.width} {sheet.height}]"
        )
        page = f"<< /Type /Page /Parent 2 0 R {box} {sheet.entries} /Resources {resources} "
        kids.append(_add(bodies, f"{page} /Contents {contents} 0 R >>".encode()))
    bodies[0] = (
        f"<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [{all_layers}] "
        f"/D << /OFF [{off}] >> >> >>"
    ).encode()
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    bodies[1] = f"<< /Type /Pages /Kids [{listed}] /Count {len(kids)} >>".encode()
    return _file(bodies)


def _add(bodies: list[bytes], body: bytes) -> int:
    bodies.append(body)
    return len(bodies)


def _stream(data: bytes, entries: str = "") -> bytes:
    return _packed(zlib.compress(data), entries)


def _packed(packed: bytes, entries: str = "") -> bytes:
    head = f"<< {entries} /Filter /FlateDecode /Length {len(packed)} >>\nstream\n"
    return head.encode() + packed + b"\nendstream"


def _add_font(
    bodies: list[bytes], face: str, used: Sequence[str], mapped: bool, embedded: bool
) -> int:
    name = FACES[face]
    widths = " ".join(f"{ord(one)} [{letter_width(one, face)}]" for one in used)
    base = f"/BaseFont /LiberationSerif-{name}"
    flags = 4 + (64 if face == "i" else 0) + (0x40000 if face == "b" else 0)
    inside, glyphs = "", ""
    if embedded:
        font, numbers = (_packed(one) for one in _font_file(name))
        inside = f"/FontFile2 {_add(bodies, font)} 0 R"
        glyphs = f"/CIDToGIDMap {_add(bodies, numbers)} 0 R"
    look = _add(
        bodies,
        f"<< /Type /FontDescriptor /FontName /LiberationSerif-{name} /Flags {flags} "
        "/FontBBox [-200 -300 1200 1000] /ItalicAngle 0 /Ascent 891 /Descent -216 "
        f"/CapHeight 700 /StemV 80 {inside} >>".encode(),
    )
    cid = _add(
        bodies,
        f"<< /Type /Font /Subtype /CIDFontType2 {base} /CIDSystemInfo << /Registry (Adobe) "
        f"/Ordering (Identity) /Supplement 0 >> /DW 500 /W [{widths}] "
        f"/FontDescriptor {look} 0 R {glyphs} >>".encode(),
    )
    to_unicode = ""
    if mapped:
        listed = "\n".join(f"<{ord(one):04X}> <{ord(one):04X}>" for one in used)
        cmap = (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def "
            "1 begincodespacerange <0000> <FFFF> endcodespacerange "
            f"{len(used)} beginbfchar\n{listed}\nendbfchar endcmap end end"
        )
        to_unicode = f"/ToUnicode {_add(bodies, _stream(cmap.encode()))} 0 R"
    return _add(
        bodies,
        f"<< /Type /Font /Subtype /Type0 {base} /Encoding /Identity-H "
        f"/DescendantFonts [{cid} 0 R] {to_unicode} >>".encode(),
    )


def _file(bodies: Sequence[bytes]) -> bytes:
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n"
    table += "".join(f"{place:010} 00000 n \n" for place in places)
    table += f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + table.encode()
