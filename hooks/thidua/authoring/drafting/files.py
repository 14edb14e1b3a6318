"""The files that a draft publishes: their names, their kinds, and their recognised text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from thidua.attachments.inspection.facts import Findings
from thidua.attachments.text.apart import read_apart_or_say
from thidua.attachments.text.model import Manuscript
from thidua.authoring.identifiers import make_name, propose_file_name
from thidua.authoring.known_lists import KnownLists
from thidua.authoring.records import Draft, DraftedAttachment
from thidua.authoring.values import DraftedDoubt
from thidua.language.dates import Edtf

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff"})


@dataclass(frozen=True)
class ReceivedFile:
    """A file that staff received.

    Attributes:
        name: its name when received.
        suffix: of its name, in lower case with the dot.
        findings: of its inspection.
        recognised: its text, if a machine read it from pictures.
        encoding: the legacy encoding from which ``content`` was converted; empty if none.
        concerns: sentences on pages that are missing or stand in another order than is printed.
    """

    name: str
    suffix: str
    content: bytes
    findings: Findings
    recognised: Manuscript | None = None
    encoding: str = ""
    concerns: tuple[str, ...] = ()

    @property
    def stem(self) -> str:
        """Its name without the suffix."""
        return self.name.rpartition(".")[0]

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture of one page of a document."""
        return self.suffix in PICTURES

    @property
    def is_scan(self) -> bool:
        """Whether its pages are pictures."""
        return self.is_picture or not self.findings.has_text

    @property
    def kind(self) -> str:
        """Its kind if it is the document itself: ``scan``, ``original`` or ``extract``."""
        if self.is_scan:
            return "scan"
        return "original" if self.findings.signed else "extract"

    def read_words(self) -> Manuscript | None:
        """Read its words, if it has any.

        Raises:
            UnreadableTextError: if they cannot be read.
        """
        if self.recognised:
            return self.recognised
        words = read_apart_or_say(self.content, self.suffix)
        return replace(words, encoding=self.encoding) if words and self.encoding else words


@dataclass(frozen=True)
class PublishedFile:
    """A file of the plan's folder: its entry in ``attachments``, and its content."""

    entry: DraftedAttachment
    content: bytes


@dataclass(frozen=True)
class _Names:
    """The names of a file: in the folder of the plan (without suffix), and on the page."""

    stem: str
    title: str


def name_files(
    draft: Draft, files: Sequence[ReceivedFile], known: KnownLists
) -> list[PublishedFile]:
    """Give every received file a lasting name: the first is the document, others are annexes.

    Pictures that follow the first picture are further pages of it.
    """
    document = _Names(_name_document(draft), _write_title(draft, known))
    several_pages = sum(file.is_picture for file in files) > 1
    published: list[PublishedFile] = []
    for index, file in enumerate(files):
        is_page = file.is_picture and files[0].is_picture
        if is_page and several_pages:
            page = index + 1
            names = _Names(f"{document.stem}-trang-{page}", f"{document.title} (trang {page})")
        else:
            names = document if index == 0 else _name_annex(file)
        is_annex = index > 0 and not is_page
        title_of_words = document.title if is_page else names.title
        published += _publish(file, index, names, is_annex=is_annex, title_of_words=title_of_words)
    return published


def _publish(
    file: ReceivedFile, index: int, names: _Names, *, is_annex: bool, title_of_words: str
) -> Iterator[PublishedFile]:
    """Publish a file, and for a scan also the text recognised in it."""
    name = f"{names.stem or f'tep-{index + 1}'}{file.suffix}"
    kind = "annex" if is_annex else file.kind
    yield PublishedFile(DraftedAttachment(name, kind, names.title), file.content)
    if file.recognised and file.is_scan:
        title = f"Chữ nhận dạng của: {title_of_words}"
        entry = DraftedAttachment(f"{names.stem}.txt", "recognised", title)
        yield PublishedFile(entry, _write_words(file.recognised).encode())


def doubt_kinds(published: Sequence[PublishedFile]) -> tuple[DraftedDoubt, ...]:
    """Doubt the kind of each file: only people with the paper know whether it is the signed one."""
    why = "Xem lại tệp: bản ký thì ghi `original`, bản quét `scan`, bản trích xuất `extract`."
    return tuple(
        DraftedDoubt(("attachments", index, "kind"), why)
        for index, file in enumerate(published)
        if file.entry.kind == "extract"
    )


def _name_annex(file: ReceivedFile) -> _Names:
    return _Names(make_name(file.stem), f"Tệp kèm theo: {file.stem}")


def _write_words(manuscript: Manuscript) -> str:
    lines = (f"{line.label} {line.text}".strip() for line in manuscript.paragraphs)
    return "\n\n".join(lines) + "\n"


def _find_number(draft: Draft) -> str:
    """Find the number, if the document has one and not only the symbol."""
    number = draft.plan.document.header.number
    return number.text if number and number.text[:1].isdigit() else ""


def _name_document(draft: Draft) -> str:
    plan = draft.plan
    kind, year = plan.document.doc_type.text, plan.year.text
    return propose_file_name(kind, _find_number(draft), year, draft.issuer_name, "")


def _write_title(draft: Draft, known: KnownLists) -> str:
    """Write “Kế hoạch số 21/KH-UBND ngày 03/02/2025 của UBND huyện …”, as far as it is known."""
    document = draft.plan.document
    types = {kind.id: kind.name for kind in known.document_types}
    title = types.get(document.doc_type.text, "Văn bản")
    number, day = _find_number(draft), document.header.issued
    if number:
        title += f" số {number}"
    issued = Edtf.parse(day.text) if day else None
    if issued and issued.day:
        title += f" ngày {issued.in_words()}"
    title += f" của {draft.issuer_name}" if draft.issuer_name else ""
    return f"{title}, {issued.in_words()}" if issued and not issued.day else title
