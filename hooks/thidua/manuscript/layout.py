"""Words in places on pages, put together to lines, halves of the page and paragraphs.

For files that keep only where words stand: PDFs, and pictures that a machine has read. What a page
break, a page number or a stamp did to the text is undone here.

A line ends a paragraph when the next line's first word would still have fitted on it; an indent or
a wider gap begins one. A ``-`` at the start of a line says nothing: “kinh tế / - xã hội” breaks
there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from thidua.manuscript.model import Column, Manuscript, Paragraph, Place
from thidua.manuscript.plaintext import split_bullet
from thidua.vietnamese import nfc

_COLUMN_GAP = 1.3  # in heights of the letters: wider than the spaces of a justified line
_HALVES_GAP = 3.0  # so wide that one row is enough to tell two halves
_LABEL = re.compile(r"^(?:[-–+*•]|\(?\d{1,2}[.)]|[a-zđ]\)|\d+(?:\.\d+)+\.?|[IVX]+\.)$")
_PAGE_NUMBER = re.compile(
    r"^[-–]?\s*(?:trang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?\s*[-–]?$", re.IGNORECASE
)
_STAMP = re.compile(
    r"^(?:Ký bởi|Người ký|Ký ngày|Thời gian ký|Giờ ký|Ngày ký|Email|Cơ quan|Tổ chức xác thực)\s*:"
    r"|^Signature (?:Not )?Verified|^Digitally signed by|^CÔNG VĂN ĐẾN\b",
    re.IGNORECASE,
)
_HYPHENS = re.compile(r"^[-–_=.·*]{3,}$")


@dataclass(frozen=True)
class Word:
    """A run of letters without white space; places in points (or pixels) from the top left."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    bold: bool = False
    italic: bool = False
    certainty: float = 1.0

    @property
    def height(self) -> float:
        """From the top of the letters to the bottom."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Half-way down the letters."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Page:
    """The words of one page, in any order; its width in the unit of the words."""

    words: tuple[Word, ...]
    width: float


@dataclass(frozen=True)
class _Line:
    words: tuple[Word, ...]
    page: int

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def bottom(self) -> float:
        return median(word.bottom for word in self.words)

    @property
    def height(self) -> float:
        return median(word.height for word in self.words)

    def is_mostly(self, look: str) -> bool:
        weight = sum(len(word.text) for word in self.words if getattr(word, look))
        return weight * 2 > sum(len(word.text) for word in self.words)


@dataclass(frozen=True)
class _Flow:
    """Lines that follow one another in one column, and the edges that full lines reach."""

    column: Column
    lines: tuple[_Line, ...]
    left: float
    right: float


def manuscript_of(pages: Sequence[Page], recognised: bool = False) -> Manuscript:
    """The manuscript of laid-out pages."""
    kept = [list(_lines_of(page, number)) for number, page in enumerate(pages, 1)]
    for lines in kept:
        _drop_page_number(lines)
    _drop_running_heads(kept)
    body: list[_Line] = []
    flows: list[_Flow] = []
    for page, lines in zip(pages, kept, strict=True):
        if not body and flows:
            lines = _continued_half(flows, lines)  # noqa: PLW2901
        for flow in _columns(lines, page.width):
            if flow.column is Column.WHOLE:
                body += flow.lines
                continue
            flows += _whole(body)
            body = []
            flows.append(flow)
    flows += _whole(body)
    paragraphs: list[Paragraph] = []
    for flow in flows:
        for lines in _paragraphs(flow):
            paragraphs.append(_paragraph(lines, flow, len(paragraphs) + 1))
    return Manuscript(tuple(paragraphs), recognised=recognised, pages=len(pages))


def _continued_half(flows: list[_Flow], lines: list[_Line]) -> list[_Line]:
    """The rest of a page after the lines with which the left half before it goes on."""
    halves = [at for at, flow in enumerate(flows) if flow.column is Column.LEFT]
    if not halves:
        return lines
    flow = flows[halves[-1]]
    limit = max((line.left for line in flows[-1].lines), default=flow.right)
    count = 0
    while count < len(lines) and lines[count].right < limit and _starts_with(flow, lines[count]):
        count += 1
    flows[halves[-1]] = _flow(Column.LEFT, [*flow.lines, *lines[:count]])
    return lines[count:]


def _starts_with(flow: _Flow, line: _Line) -> bool:
    return any(abs(line.left - one.left) < one.height / 2 for one in flow.lines)


def _lines_of(page: Page, number: int) -> Iterator[_Line]:
    """Words that stand beside one another, from the top down; stamps and rules left out."""
    rows: list[list[Word]] = []
    for word in sorted(page.words, key=lambda word: (word.middle, word.left)):
        if rows and _beside(rows[-1], word):
            rows[-1].append(word)
        else:
            rows.append([word])
    for row in rows:
        for words in _segments(sorted(row, key=lambda word: word.left)):
            line = _Line(tuple(words), number)
            if not (_STAMP.match(line.text) or _HYPHENS.match(line.text)):
                yield line


def _beside(row: list[Word], word: Word) -> bool:
    """Whether a word stands in a row: a hyphen or a full stop may have a box of its own height."""
    tallest = max(row, key=lambda one: one.height)
    reach = 0.35 * max(tallest.height, word.height)
    return abs(word.middle - tallest.middle) < reach


def _segments(row: list[Word]) -> Iterator[list[Word]]:
    """A row cut where the gap is too wide for a space between words of one sentence."""
    segment = [row[0]]
    for before, after in pairwise(row):
        labelled = len(segment) == 1 and _LABEL.match(before.text)
        height = max(before.height, after.height)
        if after.left - before.right > _COLUMN_GAP * height and not labelled:
            yield segment
            segment = []
        segment.append(after)
    yield segment


def _drop_page_number(lines: list[_Line]) -> None:
    for place in (0, -1):
        if lines and _PAGE_NUMBER.match(lines[place].text):
            del lines[place]


def _drop_running_heads(pages: list[list[_Line]]) -> None:
    """The same words at the top or bottom of three pages or more belong to none of them."""
    for place in (0, -1):
        seen: dict[str, int] = {}
        for lines in pages:
            if lines:
                seen[lines[place].text] = seen.get(lines[place].text, 0) + 1
        for lines in pages:
            if lines and seen.get(lines[place].text, 0) > 2:  # noqa: PLR2004
                del lines[place]


def _columns(lines: list[_Line], width: float) -> Iterator[_Flow]:
    """A page as flows: where two halves stand side by side, the left one comes first."""
    at = 0
    pending: list[_Line] = []
    while at < len(lines):
        end = _end_of_halves(lines, at, width)
        if end == at:
            pending.append(lines[at])
            at += 1
            continue
        if pending:
            yield _Flow(Column.WHOLE, tuple(pending), 0, 0)
            pending = []
        gutter = _gutter(lines[at:end])
        assert gutter is not None
        for column in (Column.LEFT, Column.RIGHT):
            is_left = column is Column.LEFT
            half = [line for line in lines[at:end] if (line.right <= gutter[0]) == is_left]
            yield _flow(column, half)
        at = end
    if pending:
        yield _Flow(Column.WHOLE, tuple(_rejoined(pending)), 0, 0)


def _rejoined(lines: list[_Line]) -> Iterator[_Line]:
    """Rows that a wide space had cut, whole again: no halves were found around them."""
    whole: _Line | None = None
    for line in lines:
        if whole and line.page == whole.page and abs(line.bottom - whole.bottom) < line.height / 3:
            whole = _Line((*whole.words, *line.words), line.page)
            continue
        if whole:
            yield whole
        whole = line
    if whole:
        yield whole


def _end_of_halves(lines: list[_Line], start: int, width: float) -> int:
    """Where the rows end that begin at ``start`` and keep one gutter free; ``start`` if none do."""
    first = [line for line in lines[start : start + 2] if _same_row(line, lines[start])]
    if len(first) < 2:  # noqa: PLR2004
        return start
    gutter = (first[0].right, first[1].left)
    end = start + 2
    pairs = 1
    while end < len(lines):
        row = [line for line in lines[end : end + 2] if _same_row(line, lines[end])]
        narrowed = _narrowed(gutter, row)
        alone = len(row) == 1 and _is_centred(row[0], width)
        if narrowed is None or alone:
            break
        gutter, pairs, end = narrowed, pairs + (len(row) > 1), end + len(row)
    wide = first[1].left - first[0].right > _HALVES_GAP * first[0].height
    after = lines[end] if end < len(lines) else None
    wide = wide and (after is None or _is_centred(after, width))
    return end if wide or end - start > 2 * pairs or pairs > 1 else start


def _same_row(one: _Line, other: _Line) -> bool:
    return abs(one.bottom - other.bottom) < max(one.height, other.height) / 2


def _narrowed(gutter: tuple[float, float], row: list[_Line]) -> tuple[float, float] | None:
    """What is left of the gutter beside one more row; None where the row crosses it."""
    left, right = gutter
    for line in row:
        if line.right < right and line.left < left:
            left = max(left, line.right)
        elif line.left > left and line.right > right:
            right = min(right, line.left)
        else:
            return None
    return (left, right) if right - left > row[0].height / 3 else None


def _gutter(lines: list[_Line]) -> tuple[float, float] | None:
    gutter: tuple[float, float] | None = None
    for one, other in pairwise(lines):
        if gutter is None and _same_row(one, other):
            gutter = (one.right, other.left)
    for line in lines:
        gutter = _narrowed(gutter, [line]) if gutter else None
    return gutter


def _is_centred(line: _Line, width: float) -> bool:
    return abs(line.middle - width / 2) < line.height


def _flow(column: Column, lines: Sequence[_Line]) -> _Flow:
    left = min((line.left for line in lines), default=0.0)
    right = max((line.right for line in lines), default=0.0)
    return _Flow(column, tuple(lines), left, right)


def _whole(lines: list[_Line]) -> Iterator[_Flow]:
    """The body between two pairs of halves; its edges are those that many lines share."""
    if lines:
        yield _Flow(
            Column.WHOLE,
            tuple(lines),
            _usual(line.left for line in lines),
            max(line.right for line in lines),
        )


def _usual(places: Iterable[float]) -> float:
    """The place where most lines begin, told to a few points."""
    counts: dict[int, list[float]] = {}
    for place in places:
        counts.setdefault(round(place / 4), []).append(place)
    most = max(counts.values(), key=len)
    return median(most)


def _paragraphs(flow: _Flow) -> Iterator[list[_Line]]:
    gaps = [
        after.bottom - before.bottom
        for before, after in pairwise(flow.lines)
        if before.page == after.page
    ]
    leading = median(gaps) if gaps else 0.0
    lines: list[_Line] = []
    for line in flow.lines:
        if lines and _begins(lines, line, flow, leading):
            yield lines
            lines = []
        lines.append(line)
    if lines:
        yield lines


def _begins(lines: list[_Line], line: _Line, flow: _Flow, leading: float) -> bool:
    """Whether a line begins a paragraph rather than going on with ``lines``."""
    before = lines[-1]
    if before.page == line.page and line.bottom - before.bottom > 1.35 * leading:
        return True
    if before.height > 1.2 * line.height or line.height > 1.2 * before.height:
        return True
    if flow.column is not Column.WHOLE and _centred_on(before, line):
        return True
    if _centred_in(flow, before) and _centred_in(flow, line):
        room = (flow.right - flow.left) - (before.right - before.left) - line.height
    elif _is_next_item(lines, line):
        return True
    else:
        room = flow.right - before.right - 0.6 * line.height
    first = line.words[0].right - line.words[0].left
    if first + 0.3 * line.height < room:
        return True
    indented = line.left - (lines[1].left if len(lines) > 1 else flow.left)
    hanging = abs(line.left - _text_start(lines[0])) < line.height / 2
    return indented > 0.8 * line.height and not (len(lines) == 1 and hanging)


def _centred_on(before: _Line, line: _Line) -> bool:
    """Whether two lines share their middle and not their start, or one is in capitals.

    In the halves of a page a line of capitals (issuer, position) stands by itself.
    """
    if before.text.isupper() or line.text.isupper():
        return True
    apart = abs(before.left - line.left) > line.height / 2
    return apart and abs(before.middle - line.middle) < 0.6 * line.height


def _is_next_item(lines: list[_Line], line: _Line) -> bool:
    """Whether a line begins with a bullet or number right below that of the paragraph."""
    first = lines[0]
    if not (_LABEL.match(line.words[0].text) and _LABEL.match(first.words[0].text)):
        return False
    below = abs(line.left - first.left) < line.height / 2
    outdented = len(lines) > 1 and lines[1].left - first.left > line.height / 2
    return below and (outdented or lines[-1].text.endswith((";", ".", ":", ",")))


def _text_start(line: _Line) -> float:
    """Where the words begin after a label."""
    labelled = len(line.words) > 1 and _LABEL.match(line.words[0].text)
    return line.words[1].left if labelled else line.left


def _centred_in(flow: _Flow, line: _Line) -> bool:
    """Whether a line stands in the middle of its column, with room on both sides."""
    room = min(line.left - flow.left, flow.right - line.right)
    off = abs((line.left - flow.left) - (flow.right - line.right))
    return room > 1.5 * line.height and off < 1.2 * line.height


def _paragraph(lines: list[_Line], flow: _Flow, number: int) -> Paragraph:
    words = [word for line in lines for word in line.words]
    label, text = split_bullet(nfc(_joined(lines)))
    letters = sum(len(word.text) for word in words)
    return Paragraph(
        text or label,
        Place(lines[0].page, number),
        label=label if text else "",
        bold=all(line.is_mostly("bold") for line in lines),
        italic=all(line.is_mostly("italic") for line in lines),
        centred=all(_centred_in(flow, line) for line in lines),
        column=flow.column,
        certainty=sum(word.certainty * len(word.text) for word in words) / letters,
    )


def _joined(lines: list[_Line]) -> str:
    """Lines as one; “COVID- / 19” was broken inside a word, “tế - / xã” was not."""
    text = ""
    for line in lines:
        inside = re.search(r"\w-$", text) and line.text[:1].isalnum()
        text += line.text if inside or not text else f" {line.text}"
    return text
