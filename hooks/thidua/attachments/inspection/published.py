"""Published files: what readers are told of each of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from thidua.attachments.inspection.facts import Findings, Inspected
from thidua.attachments.inspection.filetypes import BY_SUFFIX, PDF, FileType
from thidua.attachments.inspection.language import CODES
from thidua.attachments.inspection.recognised import anchor, scan_of, unprinted
from thidua.foundation.store import Memo
from thidua.model import Plan
from thidua.model.document import Attachment, Language, OriginalKind

KIND_NAMES = {
    OriginalKind.ORIGINAL: "bản ký",
    OriginalKind.SCAN: "bản quét",
    OriginalKind.EXTRACT: "văn bản trích xuất, không phải bản ký",
    OriginalKind.ANNEX: "phụ lục",
    OriginalKind.RECOGNISED: "chữ máy nhận dạng từ bản quét, không phải bản gốc",
}
"""What readers are told a file is."""


@dataclass(frozen=True)
class Original:
    """One published file of a plan.

    Attributes:
        source: where its bytes are.
        size: in bytes.
        sha256: in lower-case hex.
        findings: what reading it told.
        language: as staff say, or else as its letters tell; None where neither does.
        scan: the name of the scan whose words it holds; empty for all but recognised text.
        paragraphs: of recognised text, those that the page prints nowhere else.
        anchor: of recognised text, where the page shows it.
    """

    name: str
    source: Path
    title: str
    kind: OriginalKind
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
        """What readers are told it is."""
        return KIND_NAMES[self.kind]

    @property
    def media_type(self) -> str:
        """What machines are told it is."""
        return self.file_type.media_type

    @property
    def type_name(self) -> str:
        """What its type is called."""
        return self.file_type.name

    @property
    def language_code(self) -> str | None:
        """What machines are told its language is."""
        return CODES[self.language] if self.language else None

    def preview(self, memo: Memo) -> bytes:
        """The picture of its first page, drawn only once; it must have one."""
        from thidua.attachments.inspection import preview  # noqa: PLC0415  # slow to load, and rarely wanted

        size = self.findings.preview
        assert size is not None
        ingredients = b"\0".join(
            [preview.maker(), self.source.suffix.encode(), self.sha256.encode()]
        )
        is_pdf = self.file_type is PDF
        return memo.get(ingredients, lambda: preview.draw(self.source.read_bytes(), size, is_pdf))


def published(
    folder: Path, plan: Plan, inspected: Iterable[Inspected | None], printed: Iterable[str]
) -> tuple[Original, ...]:
    """The files of a plan that passed every rule, in the order staff wrote them.

    Args:
        folder: the plan's folder.
        plan: what lists them.
        inspected: what each of them was found to be.
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


def _original(source: Path, attachment: Attachment, inspected: Inspected | None) -> Original:
    assert inspected is not None and isinstance(inspected.outcome, Findings)  # the rules saw to it
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
