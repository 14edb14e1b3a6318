"""Separating the halves of a page that are side by side in a plain text.

Programs that keep the layout of a page write the head and the end of a document like this::

    ỦY BAN NHÂN DÂN              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
      XÃ TÂN LẬP                     Độc lập - Tự do - Hạnh phúc
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from thidua.attachments.text.model import PageColumn
from thidua.language.vietnamese import fold

_GAP = re.compile(r"(?<=\S)(?: {4,}|\t+ *)(?=\S)")
_FAR_RIGHT = 24  # least spaces before words of a row that has words in the right half only
_LEAST_FAR, _NEAR = 12, 4  # the same where the right half is known to begin farther left
_BEFORE_NUMBER = re.compile(r"\s*Số\s*:?[\s.…]*")
_HEAD_LINES = 16
_IN_HEAD = re.compile(
    r"cong hoa xa hoi|doc lap\W+tu do|dang cong san|ngay[ .…\d]*thang[ .…\d]*nam \d{4}"
)
_SIGNATURE_LINES = 8
_RECIPIENTS = "noi nhan"
_AT_END = re.compile(rf"{_RECIPIENTS}\b")
_BEGINNING = 32  # letters, many more than in the words above
_IS_ANNEX = re.compile(r"\s*(?:PHỤ LỤC|Phụ lục|BIỂU|Biểu)\b")
_SIGNS = re.compile(
    r"(?:t/?m|k/?t|t/?l|tuq|q)[. ]"
    r"|(?:pho )?(?:chu tich|bi thu|giam doc|truong |\w+ truong|chinh uy)"
)


def in_halves(lines: list[str]) -> Iterator[tuple[PageColumn, list[str]]]:
    """Divide a text into flows in reading order; the left half of head or end comes first."""
    head, end, annex = find_halves(lines)
    if head:
        yield from _halves(lines[:head])
    yield PageColumn.WHOLE, lines[head:end]
    if end < annex:
        yield from _halves(lines[end:annex])
    if annex < len(lines):
        yield PageColumn.WHOLE, lines[annex:]


def find_halves(lines: list[str]) -> tuple[int, int, int]:
    """Find where a head in two halves ends, and where an end in two halves begins and ends."""
    head = _head(lines)
    end = _end(lines, head)
    return head, end, _annex(lines, end)


def are_halves(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the rows of a table are the head or the end of a document in two halves."""
    return all(len(row) == len(("left", "right")) for row in rows) and any(
        _IN_HEAD.search(fold(row[1])) or _begins_end(row[0].strip(" *_")) for row in rows
    )


def _head(lines: list[str]) -> int:
    """The index after the last row of the head with two halves; 0 if there is none."""
    filled = [at for at, line in enumerate(lines) if line.strip()][:_HEAD_LINES]
    rows = [at for at in filled if (cut := _cut(lines[at])) and _IN_HEAD.search(fold(cut[1]))]
    if not rows:
        return 0
    # Below the last row there may be place and date, in the right half only.
    after = (at for at in filled if at > rows[-1] and lines[at].strip())
    last = rows[-1]
    for at in after:
        if not (_is_far_right(lines[at]) and _IN_HEAD.search(fold(lines[at]))):
            break
        last = at
    return last + 1


def _end(lines: list[str], head: int) -> int:
    """The index of the first row of an end in two halves; that after the text if there is none."""
    for at in range(head, len(lines)):
        if _begins_end(lines[at].strip(" *_")):
            cuts = [cut for line in lines[at:] if (cut := _cut(line))]
            signed = any(_SIGNS.match(fold(right)) for _, right in cuts)
            return at if signed else len(lines)
    filled = [at for at, line in enumerate(lines) if at >= head and line.strip()]
    for at in filled[-_SIGNATURE_LINES:]:
        cut = _cut(lines[at])
        if cut and all(part.isupper() for part in cut) and any(map(_signs, cut)):
            return at
    return len(lines)


def _signs(words: str) -> bool:
    return bool(_SIGNS.match(fold(words.strip())))


def _begins_end(line: str) -> bool:
    """Whether a line is the heading of recipients; only its beginning is folded, to save time."""
    if line[:1].isascii() and line[:1] not in "Nn":
        return False
    beginning = fold(line[:_BEGINNING])
    if len(beginning) <= len(_RECIPIENTS):  # a short line, or one of marks
        beginning = fold(line)
    return bool(_AT_END.match(beginning))


def _annex(lines: list[str], end: int) -> int:
    """The index of the first row of annexes, in which wide gaps are those of tables."""
    return next((at for at in range(end, len(lines)) if _IS_ANNEX.match(lines[at])), len(lines))


def _halves(lines: list[str]) -> Iterator[tuple[PageColumn, list[str]]]:
    left: list[str] = []
    right: list[str] = []
    starts = [len(line.expandtabs()) - len(cut[1].expandtabs()) for line in lines
              if (cut := _cut(line))]  # fmt: skip
    far = max(_LEAST_FAR, min([_FAR_RIGHT, *(start - _NEAR for start in starts)]))
    for line in lines:
        cut = _cut(line)
        if cut:
            left.append(cut[0])
            right.append(cut[1])
        elif _is_far_right(line, far):
            right.append(line)
        else:
            left.append(line)
    yield PageColumn.LEFT, left
    yield PageColumn.RIGHT, right


def _cut(line: str) -> tuple[str, str] | None:
    """Cut a row at its widest gap; None if it has no wide gap."""
    if "    " not in line and "\t" not in line:
        return None
    gaps = (found for found in _GAP.finditer(line) if not _is_blank_number(line, found))
    gap = max(gaps, key=lambda found: found.end() - found.start(), default=None)
    return (line[: gap.start()], line[gap.end() :]) if gap else None


def _is_blank_number(line: str, gap: re.Match[str]) -> bool:
    """Whether a gap is room for the number of the document: ``Số:        /KH-UBND``."""
    return line[gap.end()] in "/-" and _BEFORE_NUMBER.fullmatch(line[: gap.start()]) is not None


def _is_far_right(line: str, far: int = _FAR_RIGHT) -> bool:
    expanded = line.expandtabs()
    return bool(line.strip()) and len(expanded) - len(expanded.lstrip()) >= far
