"""Published files, with the data that readers see about each of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from thidua.attachments.inspection.facts import Findings, Inspected
from thidua.attachments.inspection.filetypes import BY_SUFFIX, FileType
from thidua.attachments.inspection.language import CODES
from thidua.attachments.inspection.recognised import anchor, scan_of, unprinted
from thidua.model import Plan
from thidua.model.document import Attachment, Language, OriginalKind

REPORT_NAME = "báo cáo kết quả"
"""What a published report is called, for readers."""

KIND_NAMES = {
    OriginalKind.ORIGINAL: "bản ký",
    OriginalKind.SCAN: "bản quét",
    OriginalKind.EXTRACT: "văn bản trích xuất, không phải bản ký",
    OriginalKind.ANNEX: "phụ lục",
    OriginalKind.RECOGNISED: "chữ máy nhận dạng từ bản quét, không phải bản gốc",
}
"""The Vietnamese names of kinds of files, for readers."""


@dataclass(frozen=True)
class Original:
    """One published file of a plan.

    Attributes:
        source: its path on disk.
        kind: of an original; None for a report of results, which is none.
        size: in bytes.
        sha256: in lower-case hex.
        findings: of its inspection.
        language: as stated by staff, or else as found from its letters; None if neither is known.
        scan: for recognised text, the name of the scan with the same words; else empty.
        paragraphs: for recognised text, the paragraphs that the page does not show elsewhere.
        anchor: for recognised text, its anchor on the page.
    """

    name: str
    source: Path
    title: str
    kind: OriginalKind | None
    file_type: FileType
    size: int
    sha256: str
    findings: Findings
    language: Language | None
    scan: str = ""
    paragraphs: tuple[str, ...] = ()
    anchor: str = ""

    @property
    def kind_name(self) -> str:
        """Its kind, in Vietnamese."""
        return KIND_NAMES[self.kind] if self.kind else REPORT_NAME

    @property
    def media_type(self) -> str:
        """Its media type."""
        return self.file_type.media_type

    @property
    def type_name(self) -> str:
        """The name of its type, in Vietnamese."""
        return self.file_type.name

    @property
    def language_code(self) -> str | None:
        """The tag of its language (BCP 47); None if it is not known."""
        return CODES[self.language] if self.language else None


def published(
    folder: Path, plan: Plan, inspected: Iterable[Inspected | None], printed: Iterable[str]
) -> tuple[Original, ...]:
    """The published files of a plan that passed every rule, in the order of ``attachments``.

    Args:
        folder: the plan's folder.
        plan: with the list of the files.
        inspected: the result of inspecting each of them.
        printed: every printed passage of the plan.
    """
    originals = []
    texts = count(1)
    for attachment, found in zip(plan.attachments, inspected, strict=True):
        original = _original(folder / attachment.file, attachment, found)
        scan = scan_of(plan, attachment)
        if scan and attachment.kind is OriginalKind.RECOGNISED:
            paragraphs = unprinted(original.source.read_bytes(), printed)
            place = anchor(next(texts))
            original = replace(original, scan=scan.file, paragraphs=paragraphs, anchor=place)
        originals.append(original)
    return tuple(originals)


def published_report(source: Path, title: str, inspected: Inspected | None) -> Original:
    """A published report of results that passed every rule.

    Args:
        source: its path on disk.
        title: of the report, as staff wrote it.
        inspected: the result of inspecting it.
    """
    assert inspected is not None and isinstance(inspected.outcome, Findings)  # ensured by rules
    return Original(
        name=source.name,
        source=source,
        title=title,
        kind=None,
        file_type=BY_SUFFIX[source.suffix],
        size=inspected.size,
        sha256=inspected.sha256,
        findings=inspected.outcome,
        language=inspected.outcome.language,
    )


def _original(source: Path, attachment: Attachment, inspected: Inspected | None) -> Original:
    assert inspected is not None and isinstance(inspected.outcome, Findings)  # ensured by rules
    return Original(
        name=attachment.file,
        source=source,
        title=attachment.title,
        kind=attachment.kind,
        file_type=BY_SUFFIX[source.suffix],
        size=inspected.size,
        sha256=inspected.sha256,
        findings=inspected.outcome,
        language=attachment.language or inspected.outcome.language,
    )
