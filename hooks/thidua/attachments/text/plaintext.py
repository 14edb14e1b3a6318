r"""Reading plain text, as pasted by people or written by tools that extract text.

Such tools leave Markdown, LaTeX and HTML in the text (``**``, ``##``, ``$\geq 3,5\%$``,
``m<sup>2</sup>``), and a blank line wherever a page ended, even in the middle of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from thidua.attachments.text.letters import printed_letters
from thidua.attachments.text.lines import ITEM_NUMBER, RULE
from thidua.attachments.text.model import (
    Manuscript,
    OmissionReason,
    OmittedText,
    PageColumn,
    Paragraph,
    TextPlace,
    UnreadableTextError,
)
from thidua.attachments.text.symbols import sign_of
from thidua.attachments.text.texthalves import are_halves, in_halves
from thidua.attachments.text.texttables import TextTable, join_wrapped_rows, split_tables
from thidua.language.legacy import CONVERTERS, count_usual_words, encoding_of_text
from thidua.language.odd_letters import is_ordinary
from thidua.language.vietnamese import nfc

UTF_16, WINDOWS_1258 = "UTF-16", "Windows-1258"
_BROKEN = "\ufffd"
_UNREADABLE = "\ue000"  # stands for what cannot be read while lines are joined
_PRIVATE = re.compile("[\ue001-\uf8ff]")
_MANY_ZEROS = 5  # bytes for one zero, in text without any other
_MOST_BROKEN = 100  # letters for one broken letter; else the text is not UTF-8
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CODES_OF_1252 = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_WINDOWS_1252 = str.maketrans({chr(code): sign for code, sign in _CODES_OF_1252.items()})
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

# As in Pandoc: no space inside the signs and no digit after them, or they are signs of money.
_FORMULA = re.compile(r"\$(?=\S)([^$\n]{1,40})(?<=\S)\$(?!\d)")
_COMMANDS = {
    r"\geqslant": "≥", r"\leqslant": "≤", r"\geq": "≥", r"\leq": "≤", r"\ge": "≥", r"\le": "≤",
    r"\times": "×", r"\sim": "~", r"\approx": "≈", r"\pm": "±", r"\%": "%", r"\,": " ",
}  # fmt: skip
_RAISED = re.compile(r"<sup>(\d+)</sup>|\^\{?(\d)\}?")
_TAG = re.compile(
    r"</?(?:sup|sub|b|i|u|em|strong|p|br|span|div)"
    r"(?>(?:\s++[\w-]++\s*+=\s*+(?:\"[^\"]*\"|'[^']*'|[^\s>]+)(?=[\s/>]))*)\s*+/?>"
)
_BREAK = re.compile(r"</?(?:br|p|div)\s*/?>")
_HEADING = re.compile(r"^\s*#{1,6}\s+")
_BULLET = re.compile(r"^\s*(?:\\?([-–+*•●▪○◦➢❖·]))\s+")
_NUMBERED = re.compile(rf"^\s*(?:{ITEM_NUMBER})\s")
_NARROWEST, _WIDEST = 50, 130  # width of wrapped texts; other texts have one line per paragraph
_BOLD = re.compile(r"^(?:\*\*\*?.+\*\*\*?|__.+__)$")
_ITALIC = re.compile(r"^\*[^*].*[^*]\*$")
_STARS = re.compile(r"(?<!\\)\*{1,3}")
_ESCAPE = re.compile(r"\\([\\*_#$%&{}\[\]()+.!-])")
_BASIS = re.compile(
    r"\s*(?:Căn cứ|(?:Thực hiện|Triển khai|Xét|Theo) "
    r"(?:đề nghị|Luật|(?:Nghị|Quyết|Chỉ|Kế|Kết|Công|Hướng|Thông|Chương|Đề|Tờ|Quy)(?: \w+){1,2}"
    r"(?: số| của| phối))) "
)
_LIST_LETTER = re.compile(r"[a-zđ]\)")
_UNFINISHED = re.compile(r"[\w,]")  # the last sign


def decoded(content: bytes) -> tuple[str, str]:
    """Decode a text file; also give the name of its encoding unless it is UTF-8.

    Letters that are broken in the file become U+FFFD. Text in an unknown encoding comes out wrong;
    :func:`read_text_file` refuses it.
    """
    found = _decode(content)
    if found is not None:
        return found
    return content.decode("latin-1"), ""


def _decode(content: bytes) -> tuple[str, str] | None:
    """The text of a file, and its encoding unless it is UTF-8; None if it is not known."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace"), UTF_16
    zeros = content[1::2].count(0), content[::2].count(0)
    if max(zeros) * _MANY_ZEROS > len(content):  # the spaces and Latin letters of UTF-16
        order = "utf-16-le" if zeros[0] > zeros[1] else "utf-16-be"
        return content.decode(order, errors="replace"), UTF_16
    text = content.decode("utf-8-sig", errors="replace")
    broken = text.count(_BROKEN) - content.count(_BROKEN.encode())
    if broken and broken * _MOST_BROKEN > len(text) and not _is_cut_off(content):
        return _decode_old(content)
    encoding = "" if broken else encoding_of_text(text)
    return (CONVERTERS[encoding](text) if encoding else text), encoding


def _is_cut_off(content: bytes) -> bool:
    """Whether the only fault of a text in UTF-8 is that it ends in the middle of a letter."""
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data"
    return False


def _decode_old(content: bytes) -> tuple[str, str] | None:
    """Decode a text from before Unicode: in a coded font, or in the code page of Windows."""
    western = content.decode("latin-1").translate(_WINDOWS_1252)
    encoding = encoding_of_text(western)
    if encoding:
        return CONVERTERS[encoding](western), encoding
    vietnamese = nfc(content.decode("cp1258", errors="replace"))
    if count_usual_words(vietnamese) > count_usual_words(nfc(western)):
        return vietnamese, WINDOWS_1258
    return None


def read_text_file(content: bytes) -> Manuscript:
    """Read the manuscript of a text file.

    Raises:
        UnreadableTextError: if its encoding is not known.
    """
    found = _decode(content)
    if found is None:
        raise UnreadableTextError("tệp ghi chữ theo một bảng mã lạ, không phải UTF-8")
    text, encoding = found
    return replace(read_text(text), encoding=encoding)


def read_text(text: str) -> Manuscript:
    """Read the manuscript of a plain text; letters that are broken in it are told."""
    paragraphs: list[Paragraph] = []
    letters = text if is_ordinary(text) else _known_letters(text)
    for column, lines in in_halves(join_wrapped_rows(letters.split("\n"))):
        for rows in split_tables(lines) if column is PageColumn.WHOLE else [lines]:
            if isinstance(rows, TextTable):
                paragraphs += _table(rows.rows, len(paragraphs))
            else:
                whole = _unwrapped(rows) if column is PageColumn.WHOLE else rows
                paragraphs += _paragraphs(whole, column, len(paragraphs))
    omitted = tuple(
        OmittedText("", paragraph.place, OmissionReason.UNKNOWN)
        for paragraph in paragraphs
        for _ in range(paragraph.text.count(_UNREADABLE))
    )
    return Manuscript(
        tuple(map(_readable, paragraphs)) if omitted else tuple(paragraphs), omitted=omitted
    )


def _known_letters(text: str) -> str:
    """The printed letters of a text, with marks for those that cannot be read."""
    letters = printed_letters(_LINE_END.sub("\n", text.replace(_BROKEN, _UNREADABLE)))
    return _PRIVATE.sub(_sign, letters)


def _sign(found: re.Match[str]) -> str:
    """The sign of a private letter of the font Symbol, or a mark for one that is not known."""
    return sign_of(ord(found.group()), "Symbol") or _UNREADABLE


def _readable(paragraph: Paragraph) -> Paragraph:
    """A paragraph without the marks for letters that cannot be read."""
    return replace(
        paragraph,
        text=" ".join(paragraph.text.replace(_UNREADABLE, "").split()),
        cells=tuple(" ".join(cell.replace(_UNREADABLE, "").split()) for cell in paragraph.cells),
    )


def _table(rows: Sequence[Sequence[str]], before: int) -> Iterator[Paragraph]:
    """The paragraphs of a table: its rows, or the halves of a page that it arranges."""
    number = before
    if are_halves(rows):
        for at, half in enumerate((PageColumn.LEFT, PageColumn.RIGHT)):
            lines = [line for row in rows for line in _BREAK.split(row[at])]
            for paragraph in _paragraphs(lines, half, number):
                number += 1
                yield paragraph
        return
    for row in rows:
        cells = tuple(" ".join(plain_words(cell).split()) for cell in row)
        words = " ".join(cell for cell in cells if cell)
        if words:
            number += 1
            yield Paragraph(words, TextPlace(None, number), cells=cells)


def _paragraphs(lines: list[str], column: PageColumn, before: int) -> list[Paragraph]:
    """The paragraphs of a flow; ``before`` is the number of paragraphs that precede it."""
    found: list[Paragraph] = []
    after_blank = True
    for line in lines:
        paragraph = _paragraph(line, before + len(found) + 1, column)
        if paragraph is None:
            after_blank = True
            continue
        if after_blank and found and _goes_on(found[-1], paragraph):
            found[-1] = replace(found[-1], text=f"{found[-1].text} {paragraph.text}")
        else:
            found.append(paragraph)
        after_blank = False
    return found


def _unwrapped(lines: list[str]) -> list[str]:
    """Join lines that a program wrapped at a fixed width to whole paragraphs.

    A line continues in the next one if the first word of that would have made it too long.
    """
    width = max((len(line.rstrip()) for line in lines), default=0)
    if not _NARROWEST <= width <= _WIDEST or not _is_wrapped(lines, width):
        return lines
    whole: list[str] = []
    last = 0
    for line in lines:
        words = line.split()
        is_full = whole and last and words and last + 1 + len(words[0]) > width
        if is_full and not _begins_another(whole[-1].rstrip(), line):
            whole[-1] = f"{whole[-1].rstrip()} {line.strip()}"
            last = len(line.rstrip())
            continue
        whole.append(line)
        last = len(line.rstrip())
    return whole


def _begins_another(before: str, line: str) -> bool:
    """Whether a line begins a paragraph, though the one above it is full.

    An item below a sentence that has ended; a heading in capitals; the first words of a basis,
    which have a capital in the middle of no sentence.
    """
    if _BULLET.match(line) or _NUMBERED.match(line):
        is_heading = line.isupper() and not before.isupper()
        return is_heading or before.endswith((".", ";", ":", ","))
    return bool(_BASIS.match(line)) and not before.endswith((".", "-", "–", "“", "("))


def _is_wrapped(lines: list[str], width: int) -> bool:
    """Whether any line ends for lack of room in the middle of a sentence."""
    return any(
        _UNFINISHED.match(line.rstrip()[-1:])
        and (after.lstrip()[:1].islower() or _goes_on_with_number(after))
        and len(line.rstrip()) + 1 + len(after.split(maxsplit=1)[0]) > width
        for line, after in pairwise(lines)
        if after.strip()
    )


def _goes_on_with_number(line: str) -> bool:
    """Whether a line begins with a number that is not that of an item: “26/02/2024 của …”."""
    return line.lstrip()[:1].isdigit() and not _NUMBERED.match(line)


def _paragraph(line: str, number: int, column: PageColumn) -> Paragraph | None:
    """A paragraph from one line, without markup; None if the line has no words."""
    if not line or line.isspace():
        return None
    heading = _HEADING.match(line) if "#" in line else None
    label, bare = split_bullet(line[heading.end() :] if heading else line)
    is_marked = bare.startswith(("*", "_"))
    bold = bool(heading or (is_marked and _BOLD.match(bare)))
    italic = bool(is_marked and _ITALIC.match(bare))
    words = plain_words(bare)
    if "  " in words or not words.isprintable() or words != words.strip():
        words = " ".join(words.split())
    if not words or RULE.match(words):
        return None
    indent = (len(line) - len(line.lstrip(" "))) // 2 if label else 0
    place = TextPlace(None, number)
    return Paragraph(
        words, place, label=label, bold=bold, italic=italic, column=column, indent=indent
    )


def split_bullet(line: str) -> tuple[str, str]:
    """Split a line into its bullet, which may be empty, and the words after it."""
    label = ""
    # Of two bullets ("- + LĐVP"), the first is by the extraction tool, the second is printed.
    while match := _BULLET.match(line):
        label, line = match.group(1), line[match.end() :]
    return label, line.strip()


def plain_words(line: str) -> str:
    """A line of extracted text without markup of formulas, tags and emphasis."""
    if "$" in line:
        line = _FORMULA.sub(lambda found: _formula(found.group(1)), line)
    if "<" in line or "^" in line:
        line = _RAISED.sub(_raised, line)
        line = _TAG.sub("", _BREAK.sub(" ", line))
    if "*" in line:
        line = _STARS.sub("", line)
    return _ESCAPE.sub(r"\1", line) if "\\" in line else line


def _formula(inside: str) -> str:
    for command, sign in _COMMANDS.items():
        inside = inside.replace(command, sign)
    return inside.strip()


def _raised(found: re.Match[str]) -> str:
    return (found.group(1) or found.group(2)).translate(SUPERSCRIPTS)


def _goes_on(before: Paragraph, after: Paragraph) -> bool:
    """Whether two paragraphs are one paragraph that was cut by a page break.

    This is so if the second one begins in lower case, or if the first one ends in a comma and the
    second is no heading, such as “QUYẾT ĐỊNH:”.
    """
    if after.label or not _UNFINISHED.match(before.text[-1:]):
        return False
    goes_on = after.text[0].islower() and not _LIST_LETTER.match(after.text)
    is_heading = after.text.isupper() and not before.text.isupper()
    return goes_on or (before.text.endswith(",") and not is_heading)
