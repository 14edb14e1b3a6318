"""Where a document of the genre is cut: header, type and title, preamble, sections, end."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from thidua.attachments.text.model import Column, Manuscript, Paragraph, Place
from thidua.authoring.drafting.model import Entry, Style, Told, entry_of, passage
from thidua.language.vietnamese import fold

KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "responsibilities",
        (
            "(?:cong tac )?(?:to chuc|trien khai) (?:trien khai )?thuc hien",
            "to chuc trien khai", "phan cong", "trach nhiem",
        ),
    ),
    ("purpose", ("muc dich",)),
    ("requirements", ("yeu cau",)),
    ("theme", ("(?:ten )?chu de",)),
    (
        "targets",
        (
            "(?:cac |mot so |he thong )?(?:nhom )?chi tieu",
            "(?:cac )?noi dung,? (?:va )?(?:cac )?chi tieu",
            "(?:cac |mot so )?muc tieu(?: cu the|,? (?:va )?(?:cac )?chi tieu)",
        ),
    ),
    ("contents", ("(?:cac )?noi dung", "(?:cac )?tieu chi")),
    ("objectives", ("(?:cac )?muc tieu", "quan diem")),
    ("tasks", ("(?:cac |mot so )?nhiem vu", "(?:cac |mot so )?giai phap")),
    ("period", ("thoi gian", "thoi diem", "(?:cac |tien do )?(?:dot|giai doan) thi dua")),
    ("registration", ("(?:cong tac )?dang ky",)),
    ("pledge", ("(?:ky ket )?giao uoc",)),
    (
        "final_review",
        (
            "(?:cong tac )?(?:tong ket|khen thuong|binh xet)",
            "(?:cong tac )?so ket,? (?:va )?tong ket", "so, tong ket",
        ),
    ),
    ("interim_review", ("(?:cong tac )?so ket",)),
    (
        "other",
        (
            "kinh phi", "hinh thuc", "doi tuong", "pham vi", "che do (?:thong tin )?bao cao",
            "thong tin,? bao cao", "tien do", "dia diem", "phuong cham", "khau hieu", "cong trinh",
        ),
    ),
)  # fmt: skip
"""Beginnings of headings, without marks, by the field that their section becomes."""

_KIND = [(kind, re.compile(rf"(?:{'|'.join(words)})\b")) for kind, words in KINDS]
_LONGEST_HEADING = 110
_OUTER = (Style.CAPITAL, Style.ROMAN)
LISTS = ("contents", "tasks", "responsibilities")
"""Kinds of sections that become lists of items."""

_ANNEX = re.compile(r"(?:PHỤ LỤC|Phụ lục|BIỂU|Biểu(?: số)?)(?:\s+[IVXLC\d]+)?\b[^;]{0,80}$")
_RECIPIENTS_LENGTH, _ALIKE = 10, 0.7
_SIGNATURE_LINES = 6
_ADDRESSED = re.compile(r"kinh gui\b")
AUTHORITY = re.compile(r"(?P<word>TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\s*[.,:]?\s+(?P<whom>.*)")
"""State style ``TM. ỦY BAN NHÂN DÂN``; Party style ``T/M BAN THƯỜNG VỤ``."""
_POSITION = re.compile(
    r"(?:pho )?(?:chu tich|bi thu|giam doc|truong ban|chu nhiem|chanh van phong|truong phong|"
    r"cuc truong|vu truong|bo truong|thu truong|thu tuong|vien truong|hieu truong|"
    r"tong giam doc)(?:[ ,].*)?$"
)


@dataclass
class Section:
    """What stands under one heading.

    Attributes:
        kind: the field it becomes, or ``other``.
        headings: every heading printed right before it, the outermost first.
        place: where the first of them stands.
    """

    kind: str
    headings: list[str]
    entries: list[Entry] = field(default_factory=list)
    style: Style = Style.NONE
    place: Place | None = None


def heading_of(section: Section) -> Told:
    """The headings of a section as a field of it, each on its own line."""
    return Told(passage("\n".join(section.headings)), section.place)


@dataclass(frozen=True)
class Outline:
    """A manuscript cut into its parts, each in printed order."""

    header: tuple[Paragraph, ...]
    type_line: Paragraph | None
    title: tuple[Paragraph, ...]
    preamble: tuple[Entry, ...]
    sections: tuple[Section, ...]
    ending: tuple[Paragraph, ...]
    annex: tuple[Entry, ...] = ()

    def entries(self) -> Iterable[Entry]:
        """Every paragraph of the body, headings left out."""
        yield from self.preamble
        for section in self.sections:
            yield from section.entries


def outline_of(manuscript: Manuscript, type_names: Iterable[str]) -> Outline:
    """Cut a manuscript.

    Args:
        manuscript: the whole document.
        type_names: names of the document types that may stand above a title.
    """
    paragraphs = list(manuscript.paragraphs)
    at, paragraphs = _type_line(paragraphs, type_names)
    header = tuple(paragraphs[: at if at is not None else _first_body(paragraphs)])
    begin = len(header) if at is None else at + 1
    title: tuple[Paragraph, ...] = ()
    if at is not None:
        title = tuple(_title(paragraphs[begin:]))
        begin += len(title)
    end = _ending(paragraphs, begin)
    annex = _annex(paragraphs, end)
    body = [entry_of(paragraph) for paragraph in paragraphs[begin:end]]
    first = _first_section(body)
    return Outline(
        header=header,
        type_line=None if at is None else paragraphs[at],
        title=title,
        preamble=tuple(body[:first]),
        sections=tuple(_sections(body[first:])),
        ending=tuple(paragraphs[end:annex]),
        annex=tuple(entry_of(paragraph) for paragraph in paragraphs[annex:]),
    )


def _first_section(body: Sequence[Entry]) -> int:
    """Where the preamble ends: at the first heading, or at the first numbered paragraph."""
    for at, entry in enumerate(body):
        if _heading(entry) or entry.style in (*_OUTER, Style.DECIMAL):
            return at
    return len(body)


def _type_line(
    paragraphs: list[Paragraph], type_names: Iterable[str]
) -> tuple[int | None, list[Paragraph]]:
    """Where the type of the document stands, alone on its line, in capitals."""
    names = sorted((name.upper() for name in type_names), key=len, reverse=True)
    for at, paragraph in enumerate(paragraphs):
        words = paragraph.text.strip(" .:")
        if words in names:
            return at, paragraphs
        for name in names:
            # “CHỈ THỊ Về việc phát động …”: type and title in one paragraph.
            rest = words.removeprefix(f"{name} ")
            if rest != words and rest[:1].isupper() and not rest.isupper():
                cut = [replace(paragraph, text=name), replace(paragraph, text=rest)]
                return at, [*paragraphs[:at], *cut, *paragraphs[at + 1 :]]
    return None, paragraphs


def _first_body(paragraphs: Sequence[Paragraph]) -> int:
    """Where the body of a document without a type line begins, such as that of a công văn."""
    for at, paragraph in enumerate(paragraphs):
        if _ADDRESSED.match(fold(paragraph.text)):
            return at
        if paragraph.column is Column.WHOLE and len(paragraph.text) > _LONGEST_HEADING:
            return at
    return 0


def _title(after: Sequence[Paragraph]) -> Iterable[Paragraph]:
    """The abstract under the type: one paragraph, or several lines in one look."""
    for at, paragraph in enumerate(after):
        if at == 0:
            yield paragraph
            continue
        before = after[at - 1]
        same = paragraph.centred and before.centred and paragraph.bold == before.bold
        same = same or (paragraph.bold and before.bold)
        goes_on = (
            paragraph.text[:1].islower() or paragraph.label == "-" or before.text.endswith(",")
        )
        if not (same or goes_on) or _heading(entry_of(paragraph)):
            return
        yield paragraph


def _ending(paragraphs: Sequence[Paragraph], begin: int) -> int:
    """Where recipients and signature begin.

    A decision names the office that decides right below its title: only the last lines sign.
    """
    headings = [
        at for at in range(begin, len(paragraphs)) if is_recipients_heading(paragraphs[at].text)
    ]
    if headings:
        return _with_signature_before(paragraphs, headings[-1], begin)
    signed = [at for at in range(begin, len(paragraphs)) if is_signature(paragraphs[at].text)]
    while signed and _annex(paragraphs, begin) - signed[0] > _SIGNATURE_LINES:
        del signed[0]
    return signed[0] if signed else _annex(paragraphs, begin)


def _with_signature_before(paragraphs: Sequence[Paragraph], end: int, begin: int) -> int:
    """The beginning of the end, where the signature stands above the recipients."""
    for at in range(max(begin, end - _SIGNATURE_LINES), end):
        if is_signature(paragraphs[at].text):
            return at
    return end


def _annex(paragraphs: Sequence[Paragraph], begin: int) -> int:
    """Where annexes begin, behind the signature."""
    for at in range(begin, len(paragraphs)):
        if _ANNEX.match(paragraphs[at].text):
            return at
    return len(paragraphs)


def is_recipients_heading(text: str) -> bool:
    """Whether a line is “Nơi nhận:”, or what a machine read for it."""
    words = fold(text).rstrip(" :.;")
    alike = difflib.SequenceMatcher(None, words, "noi nhan").ratio()
    return words.startswith("noi nhan") or (len(words) <= _RECIPIENTS_LENGTH and alike > _ALIKE)


def is_signature(text: str) -> bool:
    """Whether a line can begin a signature."""
    if not text.isupper():
        return False
    match = AUTHORITY.match(text)
    return bool(match and match["whom"]) or is_position(text)


def is_position(text: str) -> bool:
    """Whether a line of capitals is an office that signs; a scan may have lost its marks."""
    return text.isupper() and bool(_POSITION.match(fold(text)))


def _heading(entry: Entry) -> tuple[str, str, str] | None:
    """Kind, heading and run-in words of a paragraph that is, or begins with, a heading."""
    title, colon, rest = entry.text.partition(":")
    if entry.style in (Style.BRACKETS,) or entry.bullet:
        return None
    kind = kind_of(title)
    short = len(title) <= _LONGEST_HEADING
    numbered = f"{entry.number} ".lstrip()
    if entry.style in _OUTER and short:
        return kind or "other", f"{numbered}{title}{colon}", rest.strip()
    looks = entry.text[:1].isupper() and (entry.paragraph.bold or entry.text.isupper())
    if not kind or not short or (entry.style is Style.NONE and not looks):
        return None
    if colon or not title.rstrip().endswith((".", ";", ",")):
        return kind, f"{numbered}{title}{colon}", rest.strip()
    return None


def kind_of(heading: str) -> str:
    """The field that a section under this heading becomes; empty where no wording is known."""
    words = fold(" ".join(heading.split()))
    return next((kind for kind, pattern in _KIND if pattern.match(words)), "")


def _sections(body: Iterable[Entry]) -> list[Section]:
    sections: list[Section] = []
    for entry in body:
        found = _heading(entry)
        if found and not _is_item(sections, entry, found):
            kind, heading, rest = found
            current = sections[-1] if sections else None
            if current and not current.entries:
                current.headings.append(heading)
                current.kind, current.style = kind if kind != "other" else current.kind, entry.style
            else:
                sections.append(Section(kind, [heading], style=entry.style, place=entry.place))
            if rest:
                words = replace(entry, number="", text=rest)
                sections[-1].entries.append(words)
        else:
            # A directive may number what it orders without any heading, or beside “1. Mục tiêu:”.
            if not sections or _stands_beside(sections[-1], entry):
                sections.append(Section("contents", []))
            sections[-1].entries.append(entry)
    return sections


def _stands_beside(section: Section, entry: Entry) -> bool:
    """Whether a paragraph is numbered like the only heading of the section before it."""
    alone = len(section.headings) == 1 and bool(section.entries)
    return alone and entry.style is section.style is Style.DECIMAL


def _is_item(sections: list[Section], entry: Entry, found: tuple[str, str, str]) -> bool:
    """Whether what looks like a heading is one of a list of items numbered like it.

    “4. Trách nhiệm của …” after items 1. to 3. of a section goes on with them; a known heading that
    differs in kind and has no run-in words begins a section of its own. Under “B. NHIỆM VỤ”, “I.
    Công tác tuyên truyền” is the first of the tasks.
    """
    if not sections or entry.style is Style.CAPITAL:
        return False
    current = sections[-1]
    if entry.style is Style.ROMAN:
        return current.style is Style.CAPITAL and current.kind in LISTS and found[0] == "other"
    siblings = [one for one in current.entries if one.style is entry.style]
    if not siblings or entry.style is Style.NONE:
        return False
    return current.style.value < entry.style.value and not entry.paragraph.bold
