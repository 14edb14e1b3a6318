"""Documents that the text refers to: those it rests on (căn cứ) and the others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from thidua.authoring.drafting.issuers import Bodies
from thidua.authoring.drafting.model import Certainty, Entry, Findings, Node, Told
from thidua.authoring.drafting.outline import Outline
from thidua.language.dates import PRINTED_DAY, printed_days
from thidua.language.document_number import printed_numbers
from thidua.language.vietnamese import CAPITALS, fold
from thidua.model.vocabulary import DocumentType

_RESTS_ON = re.compile(
    r"(?:can cu|thuc hien|theo|de (?:thuc hien|trien khai)|trien khai|thi hanh|tiep tuc thuc hien|"
    r"huong ung)\b"
)
_BASIS = re.compile(r"can cu\b")
_OF = re.compile(r"\bcủa\s+")
_SENTENCE_END = re.compile(r"\./|[.;](?=\s|$)|:(?=\s|$)")
_LAW = re.compile(
    rf"(?P<title>(?:Bộ luật|Luật|Pháp lệnh)\s+[{CAPITALS}]\w*(?:,?\s+"
    r"(?!(?:và|các|năm|ngày|số|được|đã|trên|cho|về|theo|có|là|của|đến|trong|tại|hiện|để|nhằm)\b)\w+){1,5})"
)
_CLAUSE = re.compile(
    r",\s+(?=(?:Ủy ban|Uỷ ban|UBND|Chủ tịch|Ban Thường vụ|Huyện ủy|Hội đồng|tạo|góp phần|với|"
    r"quán triệt|nhất là|trong đó|gắn|theo đó|tiếp tục|phấn đấu|đồng thời|cụ thể|tập trung)\b)"
    r"|\s+(?=(?:gắn với|với chủ đề|theo (?:hướng|Nghị quyết|Quyết định|Kế hoạch|Chỉ thị|tinh thần|"
    r"quy định|hướng dẫn|chỉ đạo))\s)"
)


def draft_citations(
    outline: Outline, types: Sequence[DocumentType], bodies: Bodies, own: str | None
) -> Findings:
    """Legal bases in printed order, then every other cited document once."""
    found = Findings()
    reader = _Reader(types, bodies, own)
    bases: list[Node] = []
    listed: set[str] = set()
    for entry in outline.preamble:
        words = fold(entry.text)
        if is_basis(entry.text):
            bases.append(reader.basis(entry))
            listed |= set(printed_numbers(entry.text))
            listed |= {law["title"] for law in _LAW.finditer(entry.text)}
        elif _RESTS_ON.match(words):
            for number, quote in reader.quotes(entry.text):
                bases.append(reader.cited(quote, number, entry))
                listed.add(number)
            for law in _LAW.finditer(entry.text) if _BASIS.match(words) else ():
                bases.append(reader.named(law["title"], entry))
                listed.add(law["title"])
    others: list[Node] = []
    for entry in outline.entries():
        for number, quote in reader.quotes(entry.text):
            if number not in listed:
                others.append(reader.cited(quote, number, entry))
                listed.add(number)
        for law in _LAW.finditer(entry.text):
            if law["title"] not in listed:
                others.append(reader.named(law["title"], entry))
                listed.add(law["title"])
    if bases:
        found.fields["legal_bases"] = bases
    if others:
        found.fields["citations"] = others
    return found


def is_basis(text: str) -> bool:
    """Whether a paragraph is one basis (“Căn cứ …;”), and not the sentence that launches too.

    “Căn cứ Nghị quyết số …; Ủy ban nhân dân xã ban hành Kế hoạch như sau:” is an opening.
    """
    return bool(_BASIS.match(fold(text))) and not text.rstrip().endswith(":")


class _Reader:
    """Takes citations apart."""

    def __init__(self, types: Sequence[DocumentType], bodies: Bodies, own: str | None) -> None:
        self._types = sorted(types, key=lambda one: len(one.name), reverse=True)
        self._bodies = bodies
        self._own = own
        names = "|".join(re.escape(one.name) for one in self._types)
        self._start = re.compile(rf"(?:{names})(?:\s+số:?)?\s+$")

    def quotes(self, text: str) -> Iterator[tuple[str, str]]:
        """Every document number of a text with the words that cite it."""
        numbers = list(dict.fromkeys(printed_numbers(text)))
        starts = [self._begin(text, text.index(number)) for number in numbers]
        for at, number in enumerate(numbers):
            after = text.index(number) + len(number)
            limit = starts[at + 1] if at + 1 < len(numbers) else len(text)
            yield number, text[starts[at] : _end(text, after, max(limit, after))]

    def _begin(self, text: str, at: int) -> int:
        match = self._start.search(text[:at])
        return match.start() if match else at

    def basis(self, entry: Entry) -> dict[str, Node]:
        """A whole paragraph that says “Căn cứ …”."""
        numbers = printed_numbers(entry.text)
        if numbers:
            return self.cited(entry.text, numbers[0], entry)
        told = self.cited(entry.text, None, entry)
        law = _LAW.search(entry.text)
        title = law["title"] if law else re.sub(r"^Căn cứ\s+", "", entry.text).rstrip(" ;.,")
        return {"text": told.pop("text"), "title": Told(title, entry.place), **told}

    def named(self, title: str, entry: Entry) -> dict[str, Node]:
        """The record of a document that is cited by its name only."""
        told = self.cited(title, None, entry)
        name = Told(title, entry.place, Certainty.LIKELY)
        return {"text": told.pop("text"), "title": name, **told}

    def cited(self, quote: str, number: str | None, entry: Entry) -> dict[str, Node]:
        """The record of one cited document."""
        place = entry.place
        told: dict[str, Node] = {"text": Told(quote, place)}
        kind = self._type(quote)
        if kind:
            told["doc_type"] = Told(kind, place)
        if number:
            told["number"] = Told(number, place)
        date = PRINTED_DAY.search(quote)
        days = printed_days(quote)
        if days:
            told["date"] = Told(str(days[0]), place)
        issuer = self._issuer(quote, date.end() if date else 0, number)
        if issuer:
            told["issuer"] = Told(issuer, place, Certainty.LIKELY)
        return told

    def _type(self, quote: str) -> str | None:
        words = re.sub(r"^Căn cứ\s+", "", quote)
        return next((one.id for one in self._types if words.startswith(one.name)), None)

    def _issuer(self, quote: str, after: int, number: str | None) -> str | None:
        if number and number.endswith("QĐ-TTg"):
            return self._bodies.named("Thủ tướng Chính phủ")
        match = _OF.search(quote, after)
        return self._bodies.cited(quote[match.end() :], self._own) if match else None


def _end(text: str, after: int, limit: int) -> int:
    """Where the words that cite a document stop: at the end of its name."""
    end = _SENTENCE_END.search(text, after, limit)
    stop = end.start() if end else limit
    piece = text[after:stop]
    if limit < len(text) and stop == limit:
        piece = re.sub(r"[\s,;]*(?:và|,|;|theo|cùng)?[\s,;]*$", "", piece)
    piece = _before_main_clause(_balanced(piece))
    return after + len(piece.rstrip(" ,"))


def _balanced(piece: str) -> str:
    """A name in quotation marks or brackets is not cut in two; what follows it goes."""
    for opening, closing in (("“", "”"), ("(", ")")):
        if piece.count(opening) > piece.count(closing):
            return piece[: piece.rindex(opening)]
    return piece


def _before_main_clause(piece: str) -> str:
    """“…, Ủy ban nhân dân huyện ban hành”: the sentence goes on after the name."""
    match = _CLAUSE.search(piece)
    return piece[: match.start()] if match else piece
