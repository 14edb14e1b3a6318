r"""Reading plain text, as pasted by people or written by tools that extract text.

Such tools leave Markdown, LaTeX and HTML in the text (``**``, ``##``, ``$\geq 3,5\%$``,
``m<sup>2</sup>``), and a blank line wherever a page ended, even in the middle of a sentence.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from thidua.attachments.text.letters import printed_letters
from thidua.attachments.text.lines import ITEM_NUMBER, RULE
from thidua.attachments.text.model import Manuscript, PageColumn, Paragraph, TextPlace
from thidua.attachments.text.texthalves import in_halves
from thidua.language.legacy import CONVERTERS, encoding_of_text

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

_FORMULA = re.compile(r"\$([^$\n]{1,40})\$")
_COMMANDS = {
    r"\geqslant": "≥", r"\leqslant": "≤", r"\geq": "≥", r"\leq": "≤", r"\ge": "≥", r"\le": "≤",
    r"\times": "×", r"\sim": "~", r"\approx": "≈", r"\pm": "±", r"\%": "%", r"\,": " ",
}  # fmt: skip
_RAISED = re.compile(r"<sup>(\d+)</sup>|\^\{?(\d)\}?")
_TAG = re.compile(r"</?(?:sup|sub|b|i|u|em|strong|p|br|span|div)\b[^>]*>")
_HEADING = re.compile(r"^\s*#{1,6}\s+")
_BULLET = re.compile(r"^\s*(?:\\?([-–+*•●▪○◦➢❖·]))\s+")
_NUMBERED = re.compile(rf"^\s*(?:{ITEM_NUMBER})\s")
_NARROWEST, _WIDEST = 50, 130  # width of wrapped texts; other texts have one line per paragraph
_BOLD = re.compile(r"^(?:\*\*\*?.+\*\*\*?|__.+__)$")
_ITALIC = re.compile(r"^\*[^*].*[^*]\*$")
_STARS = re.compile(r"(?<!\\)\*{1,3}")
_ESCAPE = re.compile(r"\\([\\*_#$%&{}\[\]()+.!-])")
_LIST_LETTER = re.compile(r"[a-zđ]\)")
_UNFINISHED = re.compile(r"[\w,]")  # the last sign


def decoded(content: bytes) -> tuple[str, str]:
    """Decode a text file; also give the legacy encoding from which it was converted, or empty."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace"), ""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("latin-1")  # decodes any bytes, perhaps to wrong letters
    encoding = encoding_of_text(text)
    return (CONVERTERS[encoding](text) if encoding else text), encoding


def read_text(text: str) -> Manuscript:
    """Read the manuscript of a plain text."""
    paragraphs: list[Paragraph] = []
    letters = printed_letters(text).replace("\r\n", "\n").replace("\r", "\n")
    for column, lines in in_halves(letters.split("\n")):
        whole = _unwrapped(lines) if column is PageColumn.WHOLE else lines
        paragraphs += _paragraphs(whole, column, len(paragraphs))
    return Manuscript(tuple(paragraphs))


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
        if whole and last and words and last + 1 + len(words[0]) > width:
            item = _BULLET.match(line) or _NUMBERED.match(line)
            if not (item and whole[-1].rstrip().endswith((".", ";", ":", ","))):
                whole[-1] = f"{whole[-1].rstrip()} {line.strip()}"
                last = len(line.rstrip())
                continue
        whole.append(line)
        last = len(line.rstrip())
    return whole


def _is_wrapped(lines: list[str], width: int) -> bool:
    """Whether any line ends for lack of room in the middle of a sentence."""
    return any(
        _UNFINISHED.match(line.rstrip()[-1:])
        and after.lstrip()[:1].islower()
        and len(line.rstrip()) + 1 + len(after.split(maxsplit=1)[0]) > width
        for line, after in pairwise(lines)
        if after.strip()
    )


def _paragraph(line: str, number: int, column: PageColumn) -> Paragraph | None:
    """A paragraph from one line, without markup; None if the line has no words."""
    if not line or line.isspace():
        return None
    heading = _HEADING.match(line)
    label, bare = split_bullet(line[heading.end() :] if heading else line)
    bold = bool(heading or _BOLD.match(bare))
    italic = bool(_ITALIC.match(bare))
    words = " ".join(plain_words(bare).split())
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
        line = _TAG.sub("", line)
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

    This is so if the second one begins in lower case, or if the first one ends in a comma.
    """
    if after.label or not _UNFINISHED.match(before.text[-1:]):
        return False
    goes_on = after.text[0].islower() and not _LIST_LETTER.match(after.text)
    return goes_on or before.text.endswith(",")
