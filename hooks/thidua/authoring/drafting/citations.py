"""Reading the documents that the text refers to: legal bases (căn cứ) and others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from thidua.authoring.drafting.entries import OutlineEntry, take_apart
from thidua.authoring.drafting.issuers import IssuerIndex
from thidua.authoring.drafting.outline import Outline
from thidua.authoring.records import CitationFields, DraftedCitedDocument, DraftedRespondsTo
from thidua.authoring.values import Certainty, DraftedValue
from thidua.language.dates import PRINTED_DAY, printed_days
from thidua.language.document_number import DocumentNumber, printed_numbers
from thidua.language.vietnamese import CAPITALS, fold
from thidua.model import Plan
from thidua.model.vocabulary import DocumentType
from thidua.portal.answering import is_answered, is_cited_as_of

_RESTS_ON = re.compile(
    r"(?:can cu|thuc hien|theo|de (?:thuc hien|trien khai)|trien khai|thi hanh|tiep tuc thuc hien|"
    r"huong ung|xet to trinh)\b"
)
_HEADS_BASES = re.compile(
    r"(?:[ivxa-h\d]+[.)/-]+\s*)?(?:cac |nhung )?(?:can cu|co so)(?: (?:phap ly|de |xay dung|"
    r"ban hanh|thuc hien|lap )[^.;]{0,60})?\W*"
)
_BASIS_WORDS = re.compile(r"^Căn cứ\s+")
_OF = re.compile(r"\bcủa\s+")
_AS_FOLLOWS = re.compile(r",?\s+(?:(?:cụ thể|với nội dung)\s+)?(?:như sau|sau đây)$")
_SENTENCE_END = re.compile(r"\./|[.;](?=\s|$)|:(?=\s|$)")
_LAW = re.compile(
    rf"(?P<title>(?:Bộ luật|Luật|Pháp lệnh)\s+[{CAPITALS}]\w*(?:,?\s+"
    r"(?!(?:và|các|năm|ngày|số|được|đã|trên|cho|về|theo|có|là|của|đến|trong|tại|hiện|để|nhằm)\b)\w+){1,5})"
)
_BODY = (
    "Ban|Văn phòng|Sở|Phòng|Hội|Đảng ủy|Tỉnh ủy|Thành ủy|Công đoàn|Liên đoàn|Đoàn|Trường|trường|"
    "nhà trường|Bộ|Cục|Chi cục|Trung tâm|Công an|Mặt trận|Công ty|Tổng|Bệnh viện|Cụm|Khối|"
    "Huyện đoàn|Tỉnh đoàn|Thành đoàn|Trạm|Viện|Lữ đoàn|Trung đoàn|Thường trực|đơn vị"
)
_CLAUSE = re.compile(
    r",\s+(?=(?:Ủy ban|Uỷ ban|UBND|Chủ tịch|Ban Thường vụ|Huyện ủy|Hội đồng|tạo|góp phần|với|"
    r"nay|quán triệt|nhất là|trong đó|gắn|theo đó|tiếp tục|phấn đấu|đồng thời|cụ thể|tập trung)\b)"
    rf"|,\s+(?=(?:{_BODY})\b[^,;:]{{0,90}}?\s(?:ban hành|yêu cầu|đề nghị|phát động|xây dựng|"
    r"triển khai|hướng dẫn|chỉ đạo|thông báo|tổ chức|kêu gọi|giao|báo cáo|đăng ký|lập)\b)"
    r"|\s+(?=(?:gắn với|với chủ đề|theo (?:hướng|Nghị quyết|Quyết định|Kế hoạch|Chỉ thị|tinh thần|"
    r"quy định|hướng dẫn|chỉ đạo))\s)"
    r"|\s+(?=thêm \d|(?:đến|kể từ)(?: hết)? ngày \d)"
)
_LONGEST_NAME = 20
_SHORT_NUMBER = re.compile(rf"(?<=\bsố )\d+[a-z]?/[{CAPITALS}]{{2,8}}(?![\w/-])")
"""A number without the letters of a type: *Công văn số 215/LĐLĐ*."""
_NEAR = 8
"""A number this near behind the name of a law is its own."""
_ANSWERED_TYPES = ("ke_hoach", "chi_thi", "quyet_dinh")


class _Citation(NamedTuple):
    """Words that cite a document by its number, or a law by its title alone."""

    quote: str
    number: str | None
    entry: OutlineEntry
    doc_type: str | None = None

    @property
    def key(self) -> str:
        """The key that identifies the document."""
        return self.number or self.quote


def read_citations(
    outline: Outline,
    types: Sequence[DocumentType],
    index: IssuerIndex,
    own: str,
    *,
    own_number: str = "",
    own_name: str = "",
) -> CitationFields:
    """Read the legal bases in printed order, then every other cited document once.

    Args:
        outline: the document.
        types: the document types of the portal.
        index: finds the bodies that issued the cited documents.
        own: the identifier of the document's own issuer.
        own_number: the number of the document, which does not cite itself.
        own_name: the name of its issuer.
    """
    reader = _CitationReader(types, index, own, own_number)
    bases: list[DraftedCitedDocument] = []
    listed: set[str] = set()
    for entry in outline.preamble:
        if entry.is_basis:
            found_bases = [*reader.list_bases(entry)]
            bases += found_bases
            listed |= {basis.number.text for basis in found_bases if basis.number}
            listed |= {law.key for law in _list_laws(entry)}
        elif _RESTS_ON.match(entry.folded):
            found = [*reader.list_numbered(entry)]
            if entry.begins_basis:
                found += [*_list_laws(entry), *_list_unnumbered(entry)]
                found.sort(key=lambda citation: entry.text.index(citation.quote))
            bases += [reader.read(citation) for citation in found]
            listed |= {citation.key for citation in found}
    for entry in _list_bases_of_section(outline):
        found_bases = [*reader.list_bases(entry)]
        bases += found_bases
        listed |= {basis.number.text for basis in found_bases if basis.number}
        listed |= {law.key for law in _list_laws(entry)}
    others: dict[str, _Citation] = {}
    title = (take_apart(paragraph) for paragraph in outline.title)
    for entry in (*title, *outline.list_all_entries()):
        for citation in (*reader.list_numbered(entry), *_list_laws(entry)):
            if citation.key not in listed:
                others.setdefault(citation.key, citation)
    return CitationFields(
        legal_bases=tuple(bases),
        citations=tuple(reader.read(citation) for citation in others.values()),
        responds_to=_find_answered_plan(bases, own, own_name, outline),
    )


def _list_bases_of_section(outline: Outline) -> Iterator[OutlineEntry]:
    """List the paragraphs below a heading such as *Căn cứ*, *Cơ sở pháp lý*: a document each."""
    for section in outline.sections:
        is_headed = any(_HEADS_BASES.fullmatch(fold(heading)) for heading in section.headings)
        if is_headed and section.kind == "other":
            yield from (entry for entry in section.entries if entry.text[:1].isupper())


def _find_answered_plan(
    bases: Sequence[DraftedCitedDocument], own: str, own_name: str, outline: Outline
) -> DraftedRespondsTo | None:
    """Find the plan that this one answers: the first of another body that it says it carries out.

    Args:
        bases: the legal bases.
        own: the identifier of the document's own issuer.
        own_name: its name.
        outline: the document.
    """
    lines = [entry.text for entry in outline.preamble]
    for basis in bases:
        kind = basis.doc_type.text if basis.doc_type else ""
        words = basis.text.text
        is_own = basis.issuer.text == own if basis.issuer else is_cited_as_of(words, own_name)
        leads = [
            re.split(r"[.;](?=\s)", line[: line.index(words)])[-1]
            for line in lines
            if words in line
        ]
        is_candidate = kind in _ANSWERED_TYPES and not is_own
        if basis.number and is_candidate and is_answered(kind, words, leads):
            return DraftedRespondsTo(replace(basis.number, certainty=Certainty.LIKELY))
    return None


def link_answered_plan(
    fields: CitationFields, find_plan: Callable[[str], Plan | None]
) -> CitationFields:
    """The same fields with the plan of this portal that is answered, if it has been published.

    Args:
        fields: what a document cites.
        find_plan: gives the plan with a number; plans of several bodies may have the same one.
    """
    answered = fields.responds_to
    plan = find_plan(answered.number.text) if answered else None
    if answered is None or plan is None or plan.draft:
        return fields
    own = plan.document.issuer, str(plan.document.issued or "")
    for basis in fields.legal_bases:
        if basis.number and basis.number.text == answered.number.text:
            told = basis.issuer, basis.date
            if all(value and value.text == known for value, known in zip(told, own, strict=True)):
                named = DraftedValue(plan.id, None, Certainty.LIKELY)
                return replace(fields, responds_to=replace(answered, plan=named))
    return fields


def _list_laws(entry: OutlineEntry) -> Iterator[_Citation]:
    """List the laws that a paragraph cites by their titles."""
    return (_Citation(match["title"], None, entry) for match in _LAW.finditer(entry.text))


def _list_unnumbered(entry: OutlineEntry) -> Iterator[_Citation]:
    """List the documents without number in “Căn cứ Điều lệ …; Hướng dẫn số …, Ban … như sau:”.

    What stands behind the last semicolon goes on into the main clause: nobody knows where.
    """
    *clauses, _ = re.split(r";\s+", entry.text)
    for clause in clauses:
        words = _BASIS_WORDS.sub("", clause).strip()
        is_named = words[:1].isupper() and len(words.split()) <= _LONGEST_NAME
        if is_named and not printed_numbers(clause) and not _LAW.search(clause):
            yield _Citation(words, None, entry)


class _CitationReader:
    """Makes records of the documents that a paragraph cites."""

    def __init__(
        self, types: Sequence[DocumentType], index: IssuerIndex, own: str, own_number: str
    ) -> None:
        self._own_number = own_number
        self._types = sorted(types, key=lambda kind: len(kind.name), reverse=True)
        self._index = index
        self._own = own
        names = "|".join(re.escape(kind.name) for kind in self._types)
        self._start = re.compile(
            rf"(?:(?i:{names})(?:\s+(?:liên tịch|liên ngành|phối hợp))?(?:\s+số:?)?|\bsố:?)\s+$"
        )

    def list_numbered(self, entry: OutlineEntry) -> Iterator[_Citation]:
        """List the documents that a paragraph cites by their numbers, but not the document."""
        text = entry.text
        spans = [*_list_spans(text)]
        starts = [self._find_start(text, begin) for begin, _ in spans]
        limits = [*starts[1:], len(text)]
        before = None
        for (begin, after), start, limit in zip(spans, starts, limits, strict=False):
            number = text[begin:after]
            quote = text[start : _find_end(text, after, max(limit, after))]
            kind = self._find_type(quote) or self._find_type_of_number(number, before)
            before = kind
            if number != self._own_number:
                yield _Citation(quote, number, entry, kind)

    def read(self, citation: _Citation) -> DraftedCitedDocument:
        """Make the record of a cited document."""
        title = None
        if not citation.number:
            title = DraftedValue(citation.quote, citation.entry.place, Certainty.LIKELY)
        return self._make_record(citation, title)

    def list_bases(self, entry: OutlineEntry) -> Iterator[DraftedCitedDocument]:
        """List the records of a paragraph of legal bases: “Căn cứ …;”, mostly of one."""
        for words in _split_bases(entry.text):
            numbers = printed_numbers(words) or _SHORT_NUMBER.findall(words)
            law = _LAW.search(words)
            is_first = numbers and (law is None or words.index(numbers[0]) < law.end() + _NEAR)
            if is_first:
                yield self._make_record(_Citation(words, numbers[0], entry), None)
                continue
            title = law["title"] if law else _BASIS_WORDS.sub("", words).rstrip(" ;.,")
            basis = self._make_record(
                _Citation(words, None, entry), DraftedValue(title, entry.place)
            )
            # Of another document in the same clause, the issuer is not that of the law.
            yield replace(basis, issuer=None) if numbers else basis

    def _find_start(self, text: str, at: int) -> int:
        """Find the beginning of the words that cite the number at ``at``: type or “số”."""
        match = self._start.search(text[:at])
        return match.start() if match else at

    def _make_record(self, citation: _Citation, title: DraftedValue | None) -> DraftedCitedDocument:
        quote, number, place = citation.quote, citation.number, citation.entry.place
        kind = citation.doc_type or self._find_type(quote)
        at = quote.find(number) if number else 0
        date = PRINTED_DAY.search(quote, at) or PRINTED_DAY.search(quote)
        days = printed_days(date.group()) if date else []
        issuer = self._find_issuer(quote, date.end() if date else 0, number)
        return DraftedCitedDocument(
            text=DraftedValue(quote, place),
            title=title,
            doc_type=DraftedValue(kind, place) if kind else None,
            number=DraftedValue(number, place) if number else None,
            date=DraftedValue(str(days[0]), place) if days else None,
            issuer=DraftedValue(issuer, place, Certainty.LIKELY) if issuer else None,
        )

    def _find_type(self, quote: str) -> str | None:
        words = _BASIS_WORDS.sub("", quote).lower()
        return next((kind.id for kind in self._types if words.startswith(kind.name.lower())), None)

    def _find_type_of_number(self, number: str, before: str | None) -> str | None:
        """Find the type in the symbol of a number, else that of the citation before it."""
        code = DocumentNumber.parse(number).type_code
        named = next((kind.id for kind in self._types if kind.code == code), None)
        return named or before

    def _find_issuer(self, quote: str, after: int, number: str | None) -> str | None:
        if number and number.endswith("QĐ-TTg"):
            return self._index.find_named("Thủ tướng Chính phủ")
        match = _OF.search(quote, after)
        return self._index.find_cited(quote[match.end() :], self._own) if match else None


def _split_bases(text: str) -> Iterator[str]:
    """Split a paragraph of bases at semicolons between which there is a document each."""
    clauses = [clause for clause in re.split(r"(?<=;)\s+", text) if clause]
    named = [bool(printed_numbers(clause) or _LAW.search(clause)) for clause in clauses]
    if all(named):
        yield from clauses
    else:
        yield text


def _list_spans(text: str) -> Iterator[tuple[int, int]]:
    """List where the numbers in a text begin and end, each number once."""
    end = 0
    seen: set[str] = set()
    short = [found.group() for found in _SHORT_NUMBER.finditer(text)]
    numbers = [*printed_numbers(text), *short]
    for number in sorted(numbers, key=text.index) if short else numbers:
        match = re.compile(rf"(?<![\w/-]){re.escape(number)}(?![\w/-])").search(text, end)
        if match is None:
            continue
        end = match.end()
        if number not in seen:
            seen.add(number)
            yield match.span()


def _find_end(text: str, after: int, limit: int) -> int:
    """Find the end of the words that cite a document: the end of its name.

    Args:
        text: the paragraph.
        after: offset at the end of the number.
        limit: offset at the beginning of the next citation, or at the end of the paragraph.
    """
    end = _SENTENCE_END.search(text, after, limit)
    stop = end.start() if end else limit
    words = text[after:stop]
    if limit < len(text) and stop == limit:
        words = re.sub(r"[\s,;]*(?:và|,|;|theo|cùng)?[\s,;]*$", "", words)
    words = _AS_FOLLOWS.sub("", _cut_main_clause(_cut_open_bracket(words)))
    return after + len(words.rstrip(" ,"))


def _cut_open_bracket(words: str) -> str:
    """Cut off words from a quotation mark or bracket on that is not closed in them."""
    for opening, closing in (("“", "”"), ("(", ")")):
        if words.endswith(closing) and words.count(closing) > words.count(opening):
            words = words[:-1]
        if words.count(opening) > words.count(closing):
            return words[: words.rindex(opening)]
    return words


def _cut_main_clause(words: str) -> str:
    """Cut off the continuation of the sentence: “…, Ủy ban nhân dân huyện ban hành”."""
    match = _CLAUSE.search(words)
    return words[: match.start()] if match else words
