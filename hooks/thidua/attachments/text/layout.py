"""Making lines, halves of pages and paragraphs of words with their places on pages.

This is for files that only have the places of words: PDFs, and recognised pictures. Page breaks,
page numbers and stamps are removed from the text.

A line ends a paragraph if the first word of the next line would still have fitted on it. A line
begins a paragraph if it is indented or follows a wider gap. A ``-`` at the beginning of a line is
not enough, because lines are broken there too: “kinh tế / - xã hội”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import TypeGuard

from thidua.attachments.text.alignedtables import take_aligned_tables
from thidua.attachments.text.columns import Flow, continued_halves, edges_of_pages
from thidua.attachments.text.drawntables import PageTable, continue_tables, take_drawn_tables
from thidua.attachments.text.furniture import set_furniture_apart
from thidua.attachments.text.letters import printed_letters
from thidua.attachments.text.lines import (
    ITEM_NUMBER,
    LABEL,
    LeftOutWords,
    PrintedLine,
    PrintedPage,
    PrintedWord,
    joined_text,
    lines_of,
)
from thidua.attachments.text.model import (
    Manuscript,
    OmissionReason,
    OmittedText,
    PageColumn,
    Paragraph,
    TextPlace,
)
from thidua.attachments.text.newspaper import flows_of, is_in_columns, joined
from thidua.attachments.text.plaintext import split_bullet

_NUMBER = re.compile(rf"(?:{ITEM_NUMBER})$")
_DAY = re.compile(r", *ngày(?: [\d.… ]*(?:tháng [\d.… ]*)?)?$")
_DAY_GOES_ON = re.compile(r"(?:ngày|tháng|năm|\d{1,2}|[.…]+)(?: |$)")
_BASIS = re.compile(
    r"(?:[-–+] ?)?Căn cứ (?:Bộ luật|Luật|Pháp lệnh|Hiến pháp|Điều lệ|Nghị (?:quyết|định)|Kế hoạch|"
    r"Quyết định|Thông tư|Thông báo|Chỉ thị|Hướng dẫn|Công văn|Kết luận|Chương trình|Quy chế)\b"
)
"""What begins a paragraph wherever it stands, also below a line that is full."""
_SURE = 0.93  # Tesseract hardly ever gives more than 0.97
_MOST_TOLD = 3
_FAR_RIGHT = 6.0  # in heights of letters: no first line of a paragraph is indented so much


def manuscript_of(pages: Sequence[PrintedPage], recognised: bool = False) -> Manuscript:
    """Make the manuscript of pages of words.

    Args:
        pages: in order.
        recognised: whether a machine read the words from pictures.
    """
    taken = [take_drawn_tables(page, number) for number, page in enumerate(pages, 1)]
    lines = [list(lines_of(page, number)) for number, (page, _) in enumerate(taken, 1)]
    removed = set_furniture_apart(lines, [page.height for page in pages])
    parts = []
    for number, (on_page, (page, tables)) in enumerate(zip(lines, taken, strict=True), 1):
        rest, aligned = take_aligned_tables(on_page, number, page.rules)
        parts.append(_parts(rest, sorted([*tables, *aligned], key=_top)))
    for out, heads in zip(removed, continue_tables(parts), strict=True):
        out.extend(heads)
    paragraphs: list[Paragraph] = []
    tops: list[tuple[int, float]] = []
    for block in _blocks(parts, [page.width for page in pages]):
        for paragraph, top in _paragraphs_of(block, len(paragraphs) + 1):
            paragraphs.append(paragraph)
            tops.append((paragraph.place.page or 0, top))
    omitted = [
        OmittedText(printed_letters(words.text), _place(number, words.top, tops), words.reason)
        for number, ((page, _), out) in enumerate(zip(taken, removed, strict=True), 1)
        for words in sorted([*page.left_out, *out, *_upright(page)], key=_top)
    ]
    return Manuscript(
        tuple(paragraphs), recognised=recognised, pages=len(pages), omitted=tuple(omitted)
    )


def _parts(
    lines: list[PrintedLine], tables: list[PageTable]
) -> list[list[PrintedLine] | PageTable]:
    """The tables of a page, and the lines between them."""
    parts: list[list[PrintedLine] | PageTable] = []
    rest = lines
    for table in tables:
        above = [line for line in rest if line.top < table.top]
        rest = [line for line in rest if line.top >= table.top]
        parts += [above, table] if above else [table]
    return [*parts, rest] if rest else parts


def _blocks(
    pages: Sequence[list[list[PrintedLine] | PageTable]], widths: Sequence[float]
) -> list[Flow | PageTable]:
    """The flows and the tables of all pages in the order of reading."""
    blocks: list[Flow | PageTable] = []
    for parts, before, width in zip(pages, (0.0, *widths), widths, strict=False):
        for at, part in enumerate(parts):
            if isinstance(part, PageTable):
                blocks.append(part)
                continue
            is_alike = abs(before - width) < 1
            rest = part if at else continued_halves(blocks, part, is_alike=is_alike)
            for flow in flows_of(rest, width):
                last = blocks[-1] if blocks else None
                if _is_body(flow) and _is_body(last):
                    blocks[-1] = replace(last, lines=(*last.lines, *flow.lines))
                elif isinstance(last, Flow) and is_in_columns(flow) and is_in_columns(last):
                    blocks[-1] = joined(last, flow)
                else:
                    blocks.append(flow)
    body = [line for block in blocks if _is_body(block) for line in block.lines]
    edges = edges_of_pages(body, widths)
    return [replace(block, edges=edges) if _is_body(block) else block for block in blocks]


def _is_body(block: Flow | PageTable | None) -> TypeGuard[Flow]:
    is_whole = isinstance(block, Flow) and block.column is PageColumn.WHOLE
    return is_whole and not is_in_columns(block)


def _paragraphs_of(block: Flow | PageTable, number: int) -> Iterator[tuple[Paragraph, float]]:
    """The paragraphs of a flow, or the rows of a table, with the top of each."""
    if isinstance(block, Flow):
        for at, lines in enumerate(_paragraphs(block), number):
            yield _paragraph(lines, block, at), lines[0].top
        return
    for at, row in enumerate(block.rows, number):
        cells = tuple(printed_letters(cell) for cell in row.cells)
        yield (
            Paragraph(
                " ".join(cell for cell in cells if cell),
                TextPlace(block.page, at),
                bold=all(word.bold for word in row.words),
                cells=cells,
                certainty=min(word.certainty for word in row.words),
                uncertain=_uncertain(row.words),
            ),
            row.top,
        )


def _upright(page: PrintedPage) -> Iterator[LeftOutWords]:
    """Words that are written up or down beside the text."""
    for word in page.upright:
        yield LeftOutWords(word.text, word.top, OmissionReason.WATERMARK)


def _place(page: int, top: float, tops: Sequence[tuple[int, float]]) -> TextPlace:
    """The place of the paragraph before which words stand that were left out."""
    for number, (on, at) in enumerate(tops, 1):
        if on > page or (on == page and at >= top):
            return TextPlace(page, number)
    return TextPlace(page, max(len(tops), 1))


def _top(part: LeftOutWords | PageTable) -> float:
    return part.top


def _paragraphs(flow: Flow) -> Iterator[list[PrintedLine]]:
    gaps = [
        after.bottom - before.bottom
        for before, after in pairwise(flow.lines)
        if before.page == after.page
    ]
    leading = median(gaps) if gaps else 0.0
    lines: list[PrintedLine] = []
    for line in flow.lines:
        if lines and _begins(lines, line, flow, leading):
            yield lines
            lines = []
        lines.append(line)
    if lines:
        yield lines


def _begins(lines: list[PrintedLine], line: PrintedLine, flow: Flow, leading: float) -> bool:
    """Whether a line begins a new paragraph instead of continuing the one of ``lines``."""
    before = lines[-1]
    if flow.column is PageColumn.RIGHT and _goes_on_with_day(before, line):
        return False
    return (
        _stands_off(before, line, leading)
        or _begins_in_half(before, line, flow.column)
        or _was_at_the_right(lines, line)
        or _is_heading_below(before, line)
        or bool(_BASIS.match(line.text))
        or _is_below_title(lines, line)
        or _has_ended(lines, line, flow)
        or _is_indented(lines, line, flow)
    )


def _goes_on_with_day(before: PrintedLine, line: PrintedLine) -> bool:
    """Whether place and day stand on two lines."""
    is_close = line.bottom - before.bottom < 2 * line.height
    return is_close and bool(_DAY.search(before.text) and _DAY_GOES_ON.match(line.text))


def _stands_off(before: PrintedLine, line: PrintedLine, leading: float) -> bool:
    """Whether two lines differ in the size of letters, or have a wider gap between them."""
    if before.page == line.page and line.bottom - before.bottom > 1.35 * leading:
        return True
    return before.height > 1.2 * line.height or line.height > 1.2 * before.height


def _was_at_the_right(lines: list[PrintedLine], line: PrintedLine) -> bool:
    """Whether one line stands at the right, as “Phụ lục 01”, and the next begins far before it."""
    before = lines[-1]
    far = before.left - line.left > _FAR_RIGHT * line.height
    return len(lines) == 1 and far and before.middle - line.middle > _FAR_RIGHT / 2 * line.height


def _is_heading_below(before: PrintedLine, line: PrintedLine) -> bool:
    """Whether a line in capitals, or a numbered one, follows the end of a sentence."""
    ended = before.text.endswith((".", ";", ":")) and not before.text.isupper()
    if not ended or len(line.words) < 2:  # noqa: PLR2004
        return False
    numbered = _NUMBER.match(line.words[0].text) and line.words[1].text[:1].isupper()
    return bool(numbered) or line.text.isupper()


def _is_below_title(lines: list[PrintedLine], line: PrintedLine) -> bool:
    """Whether lines in bold letters are followed by one that begins anew, without any."""
    all_bold = all(word.bold for one in lines for word in one.words)
    return (
        all_bold
        and not any(word.bold for word in line.words)
        and line.text[:1].isupper()
        and not lines[-1].text.endswith((",", "-", "–"))
    )


def _begins_in_half(before: PrintedLine, line: PrintedLine, column: PageColumn) -> bool:
    """Whether a line in a half of the page begins a paragraph.

    In the right half, motto, place and date, positions and names each have lines of their own.
    """
    if column is PageColumn.RIGHT:
        return not line.text[0].islower()
    return column is PageColumn.LEFT and (_centred_on(before, line) or _is_recipient(before, line))


def _is_recipient(before: PrintedLine, line: PrintedLine) -> bool:
    """Whether a line of the left half begins with a dash after a finished one."""
    return line.words[0].text in ("-", "–", "+") and before.text.endswith((":", ";", ".", ","))


def _has_ended(lines: list[PrintedLine], line: PrintedLine, flow: Flow) -> bool:
    """Whether the first word of a line would still have fitted on the line before."""
    before = lines[-1]
    if _centred_in(flow, before) and _centred_in(flow, line):
        room = (flow.right(before) - flow.left(before)) - (before.right - before.left) - line.height
    elif _is_next_item(lines, line):
        return True
    else:
        room = flow.right(before) - before.right - 0.6 * line.height
    return line.words[0].right - line.words[0].left + 0.3 * line.height < room


def _is_indented(lines: list[PrintedLine], line: PrintedLine, flow: Flow) -> bool:
    indent = line.left - (lines[1].left if len(lines) > 1 else flow.left(line))
    hanging = abs(line.left - _text_start(lines[0])) < line.height / 2
    return indent > 0.8 * line.height and not (len(lines) == 1 and hanging)


def _centred_on(before: PrintedLine, line: PrintedLine) -> bool:
    """Whether two lines have the same middle, but different beginnings or one in capitals.

    In the halves of a page, a line in capitals (issuer, position) is a paragraph of its own.
    """
    if before.text.isupper() or line.text.isupper():
        return True
    apart = abs(before.left - line.left) > line.height / 2
    return apart and abs(before.middle - line.middle) < 0.6 * line.height


def _is_next_item(lines: list[PrintedLine], line: PrintedLine) -> bool:
    """Whether a line begins with a bullet or number exactly below that of the paragraph."""
    first = lines[0]
    if not (LABEL.match(line.words[0].text) and LABEL.match(first.words[0].text)):
        return False
    below = abs(line.left - first.left) < line.height / 2
    outdented = len(lines) > 1 and lines[1].left - first.left > line.height / 2
    return below and (outdented or lines[-1].text.endswith((";", ".", ":", ",")))


def _text_start(line: PrintedLine) -> float:
    """The place where the words after a label begin."""
    labelled = len(line.words) > 1 and LABEL.match(line.words[0].text)
    return line.words[1].left if labelled else line.left


def _centred_in(flow: Flow, line: PrintedLine) -> bool:
    """Whether a line is centred in its column, with room on both sides."""
    if any(abs(line.left - indent) < line.height / 4 for indent in flow.edges[line.page].indents):
        return False
    room = min(line.left - flow.left(line), flow.right(line) - line.right)
    off = abs((line.left - flow.left(line)) - (flow.right(line) - line.right))
    return room > 1.5 * line.height and off < 1.2 * line.height


def _paragraph(lines: list[PrintedLine], flow: Flow, number: int) -> Paragraph:
    words = [word for line in lines for word in line.words]
    centred = all(_centred_in(flow, line) for line in lines)
    whole = printed_letters(joined_text(lines))
    # A centred title has no bullets; it may be broken as in “… kinh tế / - xã hội năm 2021”.
    label, text = ("", whole) if centred else split_bullet(whole)
    return Paragraph(
        text or label,
        TextPlace(lines[0].page, number),
        label=label if text else "",
        bold=all(line.is_mostly("bold") for line in lines),
        italic=all(line.is_mostly("italic") for line in lines),
        centred=centred,
        column=flow.column,
        certainty=min(word.certainty for word in words),
        uncertain=_uncertain(words),
    )


def _uncertain(words: Sequence[PrintedWord]) -> tuple[str, ...]:
    worst = sorted((word for word in words if word.certainty < _SURE), key=_certainty)
    return tuple(word.text for word in worst[:_MOST_TOLD])


def _certainty(word: PrintedWord) -> float:
    return word.certainty
