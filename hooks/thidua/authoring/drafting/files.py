"""The files that a draft publishes: their names, what each is, and the words recognised in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from thidua.attachments.inspection.facts import Findings
from thidua.attachments.text.model import Manuscript
from thidua.attachments.text.reading import read_manuscript
from thidua.authoring.drafting.model import Doubt, Told
from thidua.authoring.drafting.plan import Draft
from thidua.authoring.drafting.vocabulary import Vocabulary
from thidua.authoring.newplan.identifier import proposed_file_name
from thidua.language.dates import Edtf
from thidua.language.vietnamese import slug

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff"})


@dataclass(frozen=True)
class Given:
    """A file that staff received.

    Attributes:
        name: what it was called.
        suffix: of its name, in lower case with the dot.
        findings: what inspection found it to be.
        recognised: its words, where a machine read them from pictures.
        encoding: the legacy encoding that ``content`` was converted from, or empty.
    """

    name: str
    suffix: str
    content: bytes
    findings: Findings
    recognised: Manuscript | None = None
    encoding: str = ""

    @property
    def manuscript(self) -> Manuscript | None:
        """Its words, if it has any."""
        if self.recognised:
            return self.recognised
        words = read_manuscript(self.content, self.suffix)
        return replace(words, encoding=self.encoding) if words and self.encoding else words

    @property
    def is_scan(self) -> bool:
        """Whether its pages are pictures."""
        return self.suffix in PICTURES or not self.findings.has_text


@dataclass(frozen=True)
class Published:
    """A file of the plan's folder with its entry in ``attachments``."""

    entry: Mapping[str, str]
    content: bytes


def published_files(draft: Draft, files: Sequence[Given], known: Vocabulary) -> list[Published]:
    """Every given file under a lasting name, the first as the document, others as annexes.

    Pictures that follow the first picture are further pages of it.
    """
    title = _title(draft, known)
    pages = len([one for one in files if one.suffix in PICTURES])
    made: list[Published] = []
    for count, one in enumerate(files):
        is_page = one.suffix in PICTURES and files[0].suffix in PICTURES
        stem = _stem(draft) if count == 0 else slug(one.name.rpartition(".")[0])
        called = title
        if is_page and pages > 1:
            stem, called = f"{_stem(draft)}-trang-{count + 1}", f"{title} (trang {count + 1})"
        elif count:
            called = f"Tệp kèm theo: {one.name.rpartition('.')[0]}"
        kind = "annex" if count and not is_page else _kind(one)
        name = f"{stem or f'tep-{count + 1}'}{one.suffix}"
        made.append(_published(name, kind, called, one.content))
        if one.recognised and one.is_scan:
            words = _as_text(one.recognised).encode()
            called = f"Chữ nhận dạng của: {title if is_page else called}"
            made.append(_published(f"{stem}.txt", "recognised", called, words))
    return made


def doubts_of(published: Sequence[Published]) -> list[Doubt]:
    """What nobody but those who have the paper can tell of the files."""
    why = "Xem lại tệp: bản ký thì ghi `original`, bản quét `scan`, bản trích xuất `extract`."
    return [
        Doubt(f"attachments.{at}.kind", why)
        for at, one in enumerate(published)
        if one.entry["kind"] == "extract"
    ]


def _published(name: str, kind: str, title: str, content: bytes) -> Published:
    return Published({"file": name, "kind": kind, "title": title}, content)


def _kind(one: Given) -> str:
    if one.is_scan:
        return "scan"
    return "original" if one.findings.signed else "extract"


def _as_text(manuscript: Manuscript) -> str:
    lines = (f"{one.label} {one.text}".strip() for one in manuscript.paragraphs)
    return "\n\n".join(lines) + "\n"


def _document(draft: Draft, name: str) -> str:
    document = draft.record["document"]
    told = document.get(name) if isinstance(document, dict) else None
    return told.value if isinstance(told, Told) else ""


def _issuer(draft: Draft) -> str:
    """The issuer, if the document tells it."""
    document = draft.record["document"]
    told = document["issuer"] if isinstance(document, dict) else None
    return told.value if isinstance(told, Told) and told.place else ""


def _stem(draft: Draft) -> str:
    number = _document(draft, "number")
    year = draft.record["year"]
    assert isinstance(year, Told)
    printed = number if number[:1].isdigit() else ""
    otherwise = _issuer(draft)
    return proposed_file_name(_document(draft, "doc_type"), printed, year.value, otherwise, "")


def _title(draft: Draft, known: Vocabulary) -> str:
    """“Kế hoạch số 21/KH-UBND ngày 03/02/2025 của UBND huyện Bình Sơn”, as far as it says."""
    kinds = {one.id: one.name for one in known.types}
    issuers = {one.id: one.short_name for one in known.issuers}
    if draft.proposed:
        issuers[draft.proposed.id] = draft.proposed.short_name
    said = kinds.get(_document(draft, "doc_type"), "Văn bản")
    number, issued = _document(draft, "number"), _document(draft, "issued")
    if number[:1].isdigit():
        said += f" số {number}"
    when = Edtf.parse(issued) if issued else None
    if when and when.day:
        said += f" ngày {when.in_words()}"
    by = issuers.get(_issuer(draft))
    said += f" của {by}" if by else ""
    return f"{said}, {when.in_words()}" if when and not when.day else said
