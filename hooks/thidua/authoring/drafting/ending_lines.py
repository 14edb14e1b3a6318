"""The lines at the end of a document: finding where recipients and the signature begin."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from thidua.attachments.text.model import PageColumn, Paragraph
from thidua.language.vietnamese import CAPITALS, fold

SIGNATURE_LINES = 6
"""The most lines of a signature."""

_AUTHORITY = re.compile(r"(?P<word>TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\s*[.,:]?\s+(?P<whom>.*)")
"""State style ``TM. ỦY BAN NHÂN DÂN``; Party style ``T/M BAN THƯỜNG VỤ``."""
_LONGEST_POSITION = 6
_RECIPIENTS_LENGTH, _ALIKE = 10, 0.7
_POSITION = re.compile(
    r"(?:q(?:uyen)?\.?\s+)?(?:pho )?(?:chu tich|bi thu|giam doc|truong|chu nhiem|chanh|cuc truong|"
    r"vu truong|bo truong|thu truong|thu tuong|vien truong|hieu truong|tong giam doc|chinh uy|"
    r"chinh tri vien|tu lenh|chi huy|tham muu truong|dai dien|tong bien tap|tong thu ky|"
    r"thuong truc|uy vien|tong cuc truong|chi cuc truong|vu pho|to truong|doi truong|tram truong|"
    r"khoi truong|cum truong|tong phu trach)(?:[ ,].*)?$"
    r"|(?:pho )?(?:\w+ ){1,3}truong(?:[ ,-].*)?$|(?:pho )?chinh uy\b.*$"
)
_NAME_WORDS = rf"[{CAPITALS}][\w'’]*(?:[ -]+[{CAPITALS}][\w'’]*){{1,5}}"
_RANK = (
    r"(?:(?:Đại|Thượng|Trung|Thiếu)\s+(?:tướng|tá|úy)(?:\s+[A-ZĐ]{2,6})?,?"
    r"|(?:(?:PGS|GS|TSKH|TS|Ts|T[hH]\.?[sS]|B[sS]|CK\s?(?:I{1,2}|[12])|KTS|KS|CN"
    r"|DS|ĐD|NG[NƯ][DT]|TT[NƯ][DT]|NS[NƯ][DT]|Luật sư|Bác sĩ|Dược sĩ|Kỹ sư"
    r"|Tiến sĩ|Thạc sĩ)[.,\s-]*)+)\s*"
)
_NAME = re.compile(rf"(?:{_RANK})?{_NAME_WORDS}$")
"""A name, possibly after a rank or degree, as in documents of armed forces and hospitals."""
_SIGNED = re.compile(r"\(?\s*(?:da ky|ky|signed|ky ten)\b.*\)?$")


_HEADING_AND_MORE = re.compile(
    r"(?P<heading>N[ơo]i (?:nh[ậa]n|g[ửu]i)\s*:)\s*(?P<more>\S.*)$", re.IGNORECASE
)
_ARCHIVE_AND_NAME = re.compile(
    rf"(?P<archive>L[ưu]u\b.{{0,40}}?[.;])\s+(?P<name>(?:{_RANK})?{_NAME_WORDS})$"
)
_ARCHIVE = re.compile(r"luu(?:[.:;,]|$|\s+(?!hoc sinh|hoc vien|ban|dong|tru))")
_BULLET = re.compile(r"[-–+•*]\s*")
_NEXT_BULLET = re.compile(r"(?<=[;.,])\s*[-–+•*]\s+")


@dataclass(frozen=True)
class EndingLine:
    """A line that may stand at the end of a document."""

    paragraph: Paragraph

    @property
    def text(self) -> str:
        """Its words."""
        return self.paragraph.text

    @cached_property
    def folded(self) -> str:
        """Its words in lower case and without marks, for patterns to match."""
        return fold(self.paragraph.text)

    @cached_property
    def is_recipients_heading(self) -> bool:
        """Whether it is “Nơi nhận:”, also with errors of recognition."""
        words = self.folded.rstrip(" :.;")
        if words.startswith(("noi nhan", "noi gui")):
            return True
        alike = difflib.SequenceMatcher(None, words, "noi nhan").ratio()
        return len(words) <= _RECIPIENTS_LENGTH and alike > _ALIKE

    @cached_property
    def authority(self) -> re.Match[str] | None:
        """A match with the authority (``word``) and the body it is for (``whom``): “TM. ỦY BAN”."""
        return _AUTHORITY.match(self.text)

    @property
    def is_for_oneself(self) -> bool:
        """Whether the authority is that of an acting head: “Q. GIÁM ĐỐC”."""
        return bool(self.authority and self.authority["word"] == "Q")

    @property
    def is_position(self) -> bool:
        """Whether it is the position of a signer, in capitals, perhaps without marks in a scan."""
        is_school = self.text.startswith("TRƯỜNG ")  # not “TRƯỞNG …”
        return self.text.isupper() and not is_school and bool(_POSITION.match(self.folded))

    @cached_property
    def is_name(self) -> bool:
        """Whether it is the name of a person, perhaps after a rank or a degree."""
        is_bare = not self.paragraph.label and not self.text.isupper()
        return is_bare and bool(_NAME.match(self.text)) and not _SIGNED.match(self.folded)

    @property
    def is_archive(self) -> bool:
        """Whether it is the archive line: “Lưu: VT.”."""
        return bool(_ARCHIVE.match(self.folded))

    @cached_property
    def is_signature(self) -> bool:
        """Whether it can begin a signature."""
        names_power = bool(self.authority and self.authority["whom"])
        return self.text.isupper() and (names_power or self.is_position)


def unglue_lines(lines: Iterable[EndingLine]) -> Iterator[EndingLine]:
    """Part lines that hold words of both halves, or the heading and all recipients.

    “Nơi nhận: HIỆU TRƯỞNG”, “- Lưu: VT. Đinh Thị Cúc”, “Nơi nhận: - Các thôn; - Lưu: VT.”
    """
    for line in lines:
        heading = _HEADING_AND_MORE.match(line.text)
        archive = _ARCHIVE_AND_NAME.match(line.text)
        if heading and line.is_recipients_heading:
            yield _cut(line, heading["heading"])
            for label, words in _list_run_on(heading["more"]):
                yield _cut(line, words, label)
        elif archive:
            yield _cut(line, archive["archive"], line.paragraph.label)
            yield _cut(line, archive["name"])
        else:
            yield line


def _list_run_on(more: str) -> Iterator[tuple[str, str]]:
    """List recipients that stand one after the other on a line, each with its bullet."""
    if not _BULLET.match(more):
        yield "", more
        return
    for words in _NEXT_BULLET.split(_BULLET.sub("", more, count=1)):
        yield "-", words


def _cut(line: EndingLine, text: str, label: str = "") -> EndingLine:
    return EndingLine(replace(line.paragraph, text=text.strip(), label=label))


def split_ending(
    ending: Sequence[EndingLine],
) -> tuple[tuple[EndingLine, ...], tuple[EndingLine, ...]]:
    """Split the end of a document into the lines of recipients and those of the signature.

    Recipients are on the left and the signature on the right, or one follows the other.
    """
    right = tuple(line for line in ending if line.paragraph.column is PageColumn.RIGHT)
    if right:
        left = _drop_signature([line for line in ending if line not in right])
        has_name = any(line.is_name for line in right)
        # A name in the middle of the page may have come to the left half.
        if not has_name and left and left[-1].is_name and any(map(_is_listed, left[:-1])):
            right = (*right, left.pop())
        # Two signatures stand side by side; staff are told of the left one.
        is_list = any(_is_listed(line) or line.is_recipients_heading for line in left)
        return tuple(left) if is_list else (), right
    recipients: list[EndingLine] = []
    signature: list[EndingLine] = []
    half = recipients
    for index, line in enumerate(ending):
        if line.is_recipients_heading:
            half = recipients
        elif line.is_signature or _begins_signature(ending, index):
            half = signature
        half.append(line)
    return tuple(recipients), tuple(signature)


def _drop_signature(left: list[EndingLine]) -> list[EndingLine]:
    """Leave out a signature in the left half above the recipients: that of the other body."""
    heading = next((at for at, line in enumerate(left) if line.is_recipients_heading), 0)
    return left[heading:] if any(line.is_signature for line in left[:heading]) else left


def _is_listed(line: EndingLine) -> bool:
    """Tell whether a line is one of the recipients or the archive line."""
    return bool(line.paragraph.label) or line.is_archive


def _begins_signature(ending: Sequence[EndingLine], index: int) -> bool:
    """Tell whether a line below the recipients begins a signature by its look."""
    line = ending[index]
    above = ending[:index]
    if line.paragraph.label or not any(map(_is_listed, above)):
        return False
    is_behind = any(found.is_archive for found in above)
    is_position = line.text.isupper() or bool(_POSITION.match(line.folded))
    return (is_behind and (line.is_name or line.text.isupper())) or (
        is_position and len(line.text.split()) <= _LONGEST_POSITION
    )
