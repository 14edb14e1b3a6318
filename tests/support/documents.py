"""Documents made at test time from the given texts: Word, PDF and scan.

Laid out as Nghị định 30/2020/NĐ-CP, Phụ lục I prescribes: A4, two halves at the top and at the end,
14-point serif letters, first lines indented, justified.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from html import escape
from io import BytesIO
from itertools import chain, groupby
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from PIL import Image, ImageFilter
from playwright.sync_api import Browser

from filemakers import open_blank
from thidua.attachments.text.model import Paragraph
from thidua.attachments.text.plaintext import read_text
from thidua.language.vietnamese import fold
from workspace import FIVE_PLANS

TYPES = ("KẾ HOẠCH", "CHỈ THỊ", "HƯỚNG DẪN", "CHƯƠNG TRÌNH", "QUYẾT ĐỊNH", "BẢN GIAO ƯỚC THI ĐUA",
         "BẢN ĐĂNG KÝ THI ĐUA", "THƯ PHÁT ĐỘNG", "NGHỊ QUYẾT", "GIAO ƯỚC THI ĐUA",
         "HƯỚNG DẪN LIÊN NGÀNH", "CHƯƠNG TRÌNH PHỐI HỢP")  # fmt: skip
RIGHT_HALF = ("CỘNG H", "Độc lập", "ĐẢNG CỘNG SẢN")
ENDS = ("noi nhan", "noi gui")
YOUTH = "ĐOÀN TNCS HỒ CHÍ MINH"


@dataclass(frozen=True)
class GivenText:
    """A given text cut where the layout changes: top halves, headings, body, end halves."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    title: tuple[str, ...]
    body: tuple[Paragraph, ...]
    recipients: tuple[Paragraph, ...]
    signature: tuple[str, ...]


def given_text(plan: str) -> GivenText:
    """The text of one of the five plans, by the identifier of its plan."""
    return text_in(next((FIVE_PLANS / "data" / "plans" / plan).glob("*.txt")))


def text_in(path: Path) -> GivenText:
    """A text file of the genre that names the type of its document on a line."""
    lines = read_text(path.read_text("utf-8")).paragraphs
    kind = next(at for at, line in enumerate(lines) if line.text in TYPES)
    end = next(at for at, line in enumerate(lines) if fold(line.text).startswith(ENDS))
    after = lines[end:]
    signed = next(at for at, line in enumerate(after) if line.text.isupper() and not line.label)
    top = [line.text for line in lines[:kind]]
    right = [one for one in top if one.startswith(RIGHT_HALF) or one == YOUTH or "tháng" in one]
    return GivenText(
        left=tuple(one for one in top if one not in right),
        right=tuple(right),
        title=tuple(line.text for line in lines[kind : kind + 2]),
        body=lines[kind + 2 : end],
        recipients=after[:signed],
        signature=tuple(line.text for line in after[signed:]),
    )


def wrapped(text: str) -> str:
    """A text with the lines of a program that shows 80 letters."""
    lines = (textwrap.wrap(line, 80, break_on_hyphens=False) or [""] for line in text.split("\n"))
    return "\n".join(chain(*lines))


def _is_heading(line: Paragraph) -> bool:
    return line.bold or (line.text.isupper() and len(line.text) < 100)


def word_document(given: GivenText) -> bytes:
    """The text as a DOCX."""
    document = open_blank()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(14)
    _halves(document, [*given.left], [*given.right])
    for line in given.title:
        _line(document, line, bold=True, centred=True)
    for columns, group in groupby(given.body, key=lambda paragraph: len(paragraph.cells)):
        if columns:
            _table(document, [row.cells for row in group])
            continue
        for paragraph in group:
            words = f"{paragraph.label} {paragraph.text}".strip()
            line_of_text = _line(document, words, bold=_is_heading(paragraph))
            line_of_text.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
            line_of_text.paragraph_format.first_line_indent = Cm(1.27)
    left = [f"{line.label} {line.text}".strip() for line in given.recipients]
    _halves(document, left, [*given.signature])
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def _table(document: Any, rows: list[tuple[str, ...]]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    table.style = "Table Grid"
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def _halves(document: Any, left: list[str], right: list[str]) -> None:
    table = document.add_table(rows=1, cols=2)
    for cell, lines in zip(table.rows[0].cells, (left, right), strict=True):
        for line in lines:
            _line(cell, line, bold=line.isupper(), centred=cell is table.rows[0].cells[1])


def _line(parent: Any, words: str, bold: bool = False, centred: bool = False) -> Any:
    paragraph = parent.add_paragraph()
    # Word cuts a paragraph into runs wherever somebody stopped typing.
    half = len(words) // 2
    for piece in (words[:half], words[half:]):
        paragraph.add_run(piece).bold = bold
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


_STYLE = """
@page { size: A4; margin: 2cm 2cm 2cm 3cm; }
body { font: 14pt/1.25 "Liberation Serif", "DejaVu Serif"; margin: 0; }
table { width: 100%; border-collapse: collapse; font-size: 13pt; margin-bottom: 12pt; }
td { width: 40%; vertical-align: top; padding: 0; text-align: center; }
td + td { width: 60%; }
p { margin: 0 0 6pt; text-align: justify; text-indent: 1.27cm; }
td p, p.centre { text-align: center; text-indent: 0; margin: 0; }
p.centre { margin: 0 2cm 6pt; }
table.data td { width: auto; border: 0.5pt solid black; padding: 1pt 4pt; }
.end { margin-top: 12pt; }
.end p.to { text-align: left; font-size: 11pt; }
sup { font-size: 65%; }
"""


def _html(given: GivenText) -> str:
    top = _cells(given.left, given.right, "top")
    title = "".join(f'<p class="centre"><b>{escape(line)}</b></p>' for line in given.title)
    body = "".join(
        _html_table([row.cells for row in group])
        if columns
        else "".join(map(_html_paragraph, group))
        for columns, group in groupby(given.body, key=lambda paragraph: len(paragraph.cells))
    )
    to = tuple(f"{line.label} {line.text}".strip() for line in given.recipients)
    end = _cells(to, given.signature, "end", "to")
    head = f'<!doctype html><meta charset="utf-8"><style>{_STYLE}</style>'
    return f"{head}{top}{title}{body}{end}"


def _html_table(rows: list[tuple[str, ...]]) -> str:
    inside = "".join(
        f"<tr>{''.join(f'<td><p>{escape(cell)}</p></td>' for cell in row)}</tr>" for row in rows
    )
    return f'<table class="data">{inside}</table>'


def _cells(left: tuple[str, ...], right: tuple[str, ...], kind: str, name: str = "") -> str:
    first = "".join(f'<p class="{name}">{_marked(line)}</p>' for line in left)
    second = "".join(f"<p>{_marked(line)}</p>" for line in right)
    return f'<table class="{kind}"><tr><td>{first}</td><td>{second}</td></tr></table>'


def _marked(line: str) -> str:
    return f"<b>{escape(line)}</b>" if line.isupper() else escape(line)


def _html_paragraph(paragraph: Paragraph) -> str:
    words = escape(f"{paragraph.label} {paragraph.text}".strip()).replace("²", "<sup>2</sup>")
    return f"<p><b>{words}</b></p>" if _is_heading(paragraph) else f"<p>{words}</p>"


def text_pdf(given: GivenText, browser: Browser) -> bytes:
    """The text as a PDF that keeps its letters."""
    page = browser.new_page()
    page.set_content(_html(given))
    footer = '<div style="font-size:10px;width:100%;text-align:center" class="pageNumber"></div>'
    content = page.pdf(
        prefer_css_page_size=True,
        display_header_footer=True,
        header_template="<span></span>",
        footer_template=footer,
    )
    page.close()
    return content


def scanned_pages(pdf: bytes, seed: int, pages: int | None) -> list[Image.Image]:
    """Pages as noisy pictures at 300 dpi, a little turned, blurred and speckled.

    Args:
        pdf: what is scanned.
        seed: of the noise.
        pages: how many of the first pages; None for all.
    """
    noise = np.random.default_rng(seed)
    document = pypdfium2.PdfDocument(pdf)
    pictures = []
    for index in range(len(document))[:pages]:
        picture = document[index].render(scale=300 / 72).to_pil().convert("L")
        turned = picture.rotate(noise.uniform(-0.4, 0.4), Image.Resampling.BICUBIC, fillcolor=255)
        soft = turned.filter(ImageFilter.GaussianBlur(0.8))
        grey = np.asarray(soft, dtype=np.float32) * 0.92 + noise.normal(8, 10, soft.size[::-1])
        pictures.append(Image.fromarray(grey.clip(0, 255).astype(np.uint8)))
    document.close()
    return pictures


def scan_file(pdf: bytes, path: Path, seed: int = 7, pages: int | None = None) -> Path:
    """The scanned pages, or so many of them, as a PDF of pictures, as copiers make them."""
    first, *rest = scanned_pages(pdf, seed, pages)
    first.save(path, "PDF", save_all=True, append_images=rest, resolution=300, quality=70)
    return path
