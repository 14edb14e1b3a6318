"""The files of a plan as its page shows them: what each is, and what only reading it could tell."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.attachments.inspection import Original
from thidua.attachments.inspection.facts import Extent
from thidua.attachments.inspection.filetypes import DOCX, ODT, PDF, TXT, XLSX
from thidua.model import Plan, paths
from thidua.model.labels import LANGUAGES, byte_size, quantity
from thidua.portal.published_plan import PublishedPlan

MOST_SHOWN = 6_000
"""Characters of recognised text on a page, for phones on slow lines; the rest is in its file."""


@dataclass(frozen=True)
class FileCard:
    """One file.

    Attributes:
        summary: type, size and extent, in that order.
        facts: what few ask for, as names and values.
        preview: the address and the size of the picture of its first page; None where it has none.
        texts: below a scan, the words that a machine recognised in it.
    """

    original: Original
    summary: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    preview: tuple[str, Extent] | None = None
    texts: tuple[RecognisedText, ...] = ()


@dataclass(frozen=True)
class RecognisedText:
    """Recognised words: those shown, and whether the file has more that the page does not print."""

    file: FileCard
    paragraphs: tuple[str, ...]
    has_more: bool


def list_files(published: PublishedPlan) -> tuple[FileCard, ...]:
    """All files of a plan, recognised text below its scan; after them the reports of reviews."""
    plan, originals = published.plan, (*published.originals, *published.reports)
    return tuple(_card(plan, other, originals) for other in originals if not other.scan)


def _card(plan: Plan, original: Original, originals: tuple[Original, ...]) -> FileCard:
    size = original.findings.preview
    return FileCard(
        original=original,
        summary=_summary(original),
        facts=_facts(original),
        preview=(paths.preview(plan.id, original.name), size) if size else None,
        texts=tuple(_text(plan, other) for other in originals if other.scan == original.name),
    )


def _text(plan: Plan, original: Original) -> RecognisedText:
    shown: list[str] = []
    left = MOST_SHOWN
    for paragraph in original.paragraphs:
        left -= len(paragraph)
        if left < 0:
            break
        shown.append(paragraph)
    return RecognisedText(
        _card(plan, original, ()), tuple(shown), len(shown) < len(original.paragraphs)
    )


def _summary(original: Original) -> tuple[str, ...]:
    pages = None if original.file_type in (DOCX, ODT) else original.findings.pages
    unit = "trang tính" if original.file_type is XLSX else "trang"
    extent = f"{quantity(pages)} {unit}" if pages else ""
    scanned = original.file_type is PDF and not original.findings.has_text
    words = "chỉ có ảnh, không tìm được chữ" if scanned else ""
    told = (original.type_name, _unbroken(byte_size(original.size)), _unbroken(extent), words)
    return tuple(words for words in told if words)


def _unbroken(quantity: str) -> str:
    return quantity.replace(" ", "\N{NO-BREAK SPACE}")


def _facts(original: Original) -> tuple[tuple[str, str], ...]:
    language = LANGUAGES[original.language] if original.language else ""
    told = (
        ("Số trang", _said_pages(original)),
        ("Ngôn ngữ", language),
        ("Lớp chữ", _text_layer(original)),
        ("Chữ ký số", _signature(original)),
    )
    return tuple((name, value) for name, value in told if value)


def _said_pages(original: Original) -> str:
    """Pages of files that have none until somebody opens them: only what the program noted."""
    pages = original.findings.pages
    noted = pages if original.file_type in (DOCX, ODT) else None
    return f"{quantity(noted)}, theo phần mềm đã lưu tệp" if noted else ""


def _text_layer(original: Original) -> str:
    if original.file_type is not PDF:  # of other types, everybody knows
        return ""
    if original.findings.has_text:
        return "Có: tìm và chép được chữ trong tệp."
    return "Không: tệp chỉ có ảnh của trang giấy."


def _signature(original: Original) -> str:
    if original.findings.signed:
        return "Trong tệp có chữ ký số. Cổng không kiểm tra chữ ký có hợp lệ hay không."
    can_be_signed = original.file_type is not TXT and not original.media_type.startswith("image/")
    return "Trong tệp không có chữ ký số." if can_be_signed else ""
