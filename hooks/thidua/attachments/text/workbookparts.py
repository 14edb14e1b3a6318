"""The XML parts of a workbook (XLSX): how they refer to each other, its strings and its styles.

Names are compared without their namespaces, because Strict files have others. Source: ECMA-376,
part 1, 18.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from functools import cached_property
from io import BytesIO
from typing import Any, NamedTuple

from lxml import etree

from thidua.attachments.text.inks import look_alike
from thidua.attachments.text.numberformats import GENERAL
from thidua.attachments.text.officeparts import local_name
from thidua.attachments.text.plaintext import SUPERSCRIPTS
from thidua.language.legacy import CONVERTERS, encoding_of_font

_OFF = ("0", "false")
_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    12: "# ?/?", 13: "# ??/??", 14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm",
    37: "#,##0;-#,##0", 38: "#,##0;[Red]-#,##0", 39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;[Red]-#,##0.00", 41: '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)',
    42: '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)',
    43: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)',
    44: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
_WHITE_RGB, _WHITE_THEME, _WHITE_INDEX = "FFFFFF", "0", ("1", "9")


def below(parent: Any, *names: str) -> Iterator[Any]:
    """All elements inside an element that have one of the names, on any level."""
    return (element for element in parent.iter() if local_name(element) in names)


def child(parent: Any, name: str) -> Any:
    """The first child with a name; None if there is none."""
    found = () if parent is None else parent
    return next((element for element in found if local_name(element) == name), None)


def is_on(value: str | None) -> bool:
    """Whether an attribute says yes."""
    return value is not None and value not in _OFF


class ShownString(NamedTuple):
    """The letters of a string: those that are shown, and those that are struck out."""

    shown: str
    struck_out: str = ""


class CellStyle(NamedTuple):
    """What a style says about the letters of a cell."""

    code: str = GENERAL
    encoding: str = ""
    is_struck_out: bool = False
    is_white: bool = False


class WorkbookParts:
    """The parts of a workbook."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            self._contents = {
                entry.filename.lstrip("/").lower(): archive.read(entry)
                for entry in archive.infolist()
                if not entry.is_dir()
            }
        self._main = next(self.related("", "officeDocument"), "xl/workbook.xml")
        self.root = self.part(self._main)

    def part(self, name: str) -> Any:
        """The root element of a part; None if there is no such part."""
        if name not in self._contents:
            return None
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, recover=name.endswith(".vml")
        )  # Excel itself writes drawings in VML that are not well-formed
        return etree.fromstring(self._contents[name], parser)

    def sheets(self) -> Iterator[tuple[str, bool, str]]:
        """The name of the part of each sheet, in order, whether it is visible, and its title."""
        targets = dict(self._relations(self._main))
        for sheet in below(self.root, "sheet"):
            identifier = next(
                (value for key, value in sheet.items() if key.rpartition("}")[2] == "id"), ""
            )
            _, target = targets.get(identifier, ("", ""))
            if target in self._contents:
                is_visible = sheet.get("state", "visible") == "visible"
                yield target, is_visible, sheet.get("name") or ""

    def related(self, name: str, *kinds: str) -> Iterator[str]:
        """The names of the parts to which relations of some kinds lead, such as ``drawing``."""
        for _, (kind, target) in self._relations(name):
            if kind in kinds and target in self._contents:
                yield target

    def _relations(self, name: str) -> Iterator[tuple[str, tuple[str, str]]]:
        folder, _, base = name.rpartition("/")
        root = self.part(posixpath.join(folder, "_rels", f"{base}.rels").lower())
        for relation in () if root is None else below(root, "Relationship"):
            if relation.get("TargetMode") == "External":
                continue
            target = posixpath.normpath(posixpath.join(f"/{folder}", relation.get("Target") or ""))
            kind = (relation.get("Type") or "").rpartition("/")[2]
            yield relation.get("Id") or "", (kind, target.lstrip("/").lower())

    @property
    def is_1904(self) -> bool:
        """Whether days are counted from 1904."""
        properties = child(self.root, "workbookPr")
        return properties is not None and is_on(properties.get("date1904"))

    @cached_property
    def strings(self) -> list[ShownString]:
        """The strings that cells share."""
        return [
            read_string(item)
            for name in self.related(self._main, "sharedStrings")
            for item in self.part(name)
            if local_name(item) == "si"
        ]

    @cached_property
    def styles(self) -> list[CellStyle]:
        """The styles that cells name by their numbers."""
        name = next(self.related(self._main, "styles"), "")
        root = self.part(name)
        return [] if root is None else list(_read_styles(root))


def read_string(item: Any) -> ShownString:
    """Read the runs of a string; readings of Asian letters are not shown."""
    shown = struck_out = ""
    for part in item:
        if local_name(part) == "t":
            shown += part.text or ""
        elif local_name(part) == "r":
            words = "".join(text.text or "" for text in below(part, "t"))
            look = child(part, "rPr")
            words = _raised(_decoded(words, look), look)
            if _has(look, "strike"):
                struck_out += words
            else:
                shown += words
    return ShownString(shown, struck_out)


def _has(look: Any, name: str) -> bool:
    found = child(look, name)
    return found is not None and is_on(found.get("val", "1"))


def _decoded(words: str, look: Any) -> str:
    """The letters of a run in Unicode, if the name of its font says what they are."""
    encoding = _encoding_of(look)
    return CONVERTERS[encoding](words) if encoding else words


def _encoding_of(look: Any) -> str:
    font = child(look, "rFont")
    font = child(look, "name") if font is None else font
    return "" if font is None else encoding_of_font(font.get("val") or "")


def _raised(words: str, look: Any) -> str:
    found = child(look, "vertAlign")
    is_raised = found is not None and found.get("val") == "superscript"
    return words.translate(SUPERSCRIPTS) if is_raised else words


def _read_styles(root: Any) -> Iterator[CellStyle]:
    codes = {
        int(form.get("numFmtId")): form.get("formatCode") or GENERAL
        for form in below(root, "numFmt")
        if (form.get("numFmtId") or "").isdecimal() and form.getparent() is not None
    }
    fonts = list(_children_of(root, "fonts"))
    fills = list(_children_of(root, "fills"))
    for style in _children_of(root, "cellXfs"):
        number = _index(style.get("numFmtId"))
        font = _at(fonts, _index(style.get("fontId")))
        code = codes.get(number) or _BUILT_IN.get(number, GENERAL)
        is_plain = not _is_filled(_at(fills, _index(style.get("fillId"))))
        yield CellStyle(
            code, _encoding_of(font), _has(font, "strike"), is_plain and _is_white(font)
        )


def _children_of(root: Any, name: str) -> Iterator[Any]:
    found = child(root, name)
    return (element for element in (() if found is None else found) if local_name(element))


def _index(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def _at(elements: list[Any], index: int) -> Any:
    return elements[index] if index < len(elements) else None


def _is_white(font: Any) -> bool:
    colour = child(font, "color")
    if colour is None or colour.get("tint"):
        return False
    return (
        look_alike((colour.get("rgb") or "")[-6:], _WHITE_RGB)
        or colour.get("theme") == _WHITE_THEME
        or colour.get("indexed") in _WHITE_INDEX
    )


def _is_filled(fill: Any) -> bool:
    pattern = child(fill, "patternFill")
    if pattern is None:
        return fill is not None and child(fill, "gradientFill") is not None
    return bool(pattern.get("patternType", "none") != "none")
