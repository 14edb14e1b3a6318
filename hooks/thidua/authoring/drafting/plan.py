"""A whole plan drafted from one manuscript."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from thidua.attachments.text.model import Manuscript, Place
from thidua.authoring.drafting.body import draft_body
from thidua.authoring.drafting.campaign import draft_campaign
from thidua.authoring.drafting.citations import draft_citations
from thidua.authoring.drafting.ending import draft_ending
from thidua.authoring.drafting.header import draft_header
from thidua.authoring.drafting.issuers import Bodies
from thidua.authoring.drafting.model import (
    Certainty,
    Doubt,
    FieldOf,
    Findings,
    Node,
    Told,
    entry_of,
)
from thidua.authoring.drafting.outline import Outline, Section, outline_of
from thidua.authoring.drafting.recognised import Wordings, repaired, why_doubtful, why_uncertain
from thidua.authoring.drafting.target_table import draft_table
from thidua.authoring.drafting.topics import likely_field
from thidua.authoring.drafting.vocabulary import Vocabulary
from thidua.authoring.newplan.identifier import proposed_id
from thidua.authoring.newplan.newissuer import NewIssuer, proposed_issuer
from thidua.figures import read
from thidua.language.dates import Edtf
from thidua.language.document_number import DocumentNumber
from thidua.portal.targets import Linker

_IN_WORDS = frozenset(
    ("text", "title", "number_text", "issued_text", "issuer_text", "name", "position", "heading",
     "sentence", "archive_line", "lead")
)  # fmt: skip
"""Fields whose values are printed words; the others were read out of these."""

_QUOTES = ("movements.", "occasions.", "citations.", "deadlines.", "theme.text", "motto.")
"""What quotes passages, where the same words are told."""

_CAMPAIGN_YEAR = re.compile(r"\bnăm\s+((?:19|20|21)\d\d)\b")


@dataclass(frozen=True)
class Draft:
    """A drafted plan.

    Attributes:
        id: the identifier it proposes for itself.
        record: the fields of ``plan.yml``, without ``id``, ``updated``, ``attachments``.
        doubts: what staff must look at.
        proposed: the issuer, where the portal does not know it yet.
    """

    id: str
    record: Mapping[str, Node]
    doubts: tuple[Doubt, ...]
    proposed: NewIssuer | None


def draft_plan(
    manuscript: Manuscript, known: Vocabulary, today: date, annexes: Sequence[Manuscript] = ()
) -> Draft:
    """Draft a plan.

    Args:
        manuscript: the original.
        known: the lists of the portal.
        today: the day of drafting, for what the document leaves open.
        annexes: other files that came with it; targets are looked for in their tables.
    """
    if manuscript.recognised:
        names = (name for one in known.indicators for name in (one.name, *one.synonyms))
        manuscript = repaired(manuscript, Wordings(names))
    outline = outline_of(manuscript, [one.name for one in known.types])
    found = Findings()
    document = _document(outline, known, found)
    title = _value(document.get("title"))
    bodies = Bodies(known.issuers, _issued(document))
    issuer, proposed = _issuer(document, bodies, manuscript, found)
    record: dict[str, Node] = {
        "year": _year(document, title, today, found),
        "document": {"issuer": issuer, **document},
    }
    linker, fields = Linker(known.indicators), [one.id for one in known.fields]

    def field_of(words: str) -> tuple[str, Certainty]:
        return _field_of(words, linker, fields)

    for part in (
        draft_citations(outline, known.types, bodies, issuer.value),
        draft_body(outline, field_of, fields),
        draft_campaign(outline, title),
    ):
        record |= part.fields
        found.doubts += part.doubts
    _look_for_targets(record, annexes, found, field_of)
    record = {key: node for key, node in record.items() if node not in ({}, [])}
    _responds_to(record, issuer.value)
    record = _as_sure_as_read(record, manuscript, found)
    short_name = proposed.short_name if proposed else bodies.by_id[issuer.value].short_name
    if issuer.place is None:
        short_name = "Chưa rõ cơ quan"
        why = "Mã chưa có tên cơ quan. Đổi `id` và tên thư mục trước khi công bố."
        found.doubt("id", why)
    identifier = proposed_id(short_name, _value(record["year"]), title, known.taken)
    return Draft(identifier, record, tuple(found.doubts), proposed)


def _document(outline: Outline, known: Vocabulary, found: Findings) -> dict[str, Node]:
    """What the head and the end of a document say, but for whose it is."""
    header, ending = draft_header(outline), draft_ending(outline)
    found.doubts += [
        Doubt(f"document.{one.at}", one.why) for one in (*header.doubts, *ending.doubts)
    ]
    document = {**header.fields, **ending.fields}
    _doc_type(document, outline, known, found)
    return document


def _look_for_targets(
    record: dict[str, Node], annexes: Sequence[Manuscript], found: Findings, field_of: FieldOf
) -> None:
    """Targets in the first annexed table that has any, where the document lists none."""
    for annex in annexes:
        rows = [entry_of(one) for one in annex.paragraphs if one.cells]
        if "targets" not in record and len(rows) > 1:
            table = draft_table(Section("targets", [], rows), field_of)
            record |= table.fields
            found.doubts += table.doubts
    if "targets" not in record:
        why = "Không thấy danh sách chỉ tiêu. Lời văn có chỉ tiêu thì chép từng câu vào `targets`; "
        found.doubt("targets", why + "không có thì xóa dòng này.")


def _as_sure_as_read(
    record: dict[str, Node], manuscript: Manuscript, found: Findings
) -> dict[str, Node]:
    """The record no surer than the letters of the manuscript are."""
    if manuscript.encoding:
        why = f"Chữ được chuyển từ bảng mã {manuscript.encoding} cũ. Đối chiếu lại cả văn bản."
        found.doubt("document", why)
    if not manuscript.recognised:
        return record
    found.doubts += _uncertain_words(manuscript, record)
    return _less_certain(record, manuscript)


def _value(node: Node | None) -> str:
    return node.value if isinstance(node, Told) else ""


def _issued(document: Mapping[str, Node]) -> Edtf | None:
    issued = _value(document.get("issued"))
    return Edtf.parse(issued) if issued else None


def _issuer(
    document: Mapping[str, Node], bodies: Bodies, manuscript: Manuscript, found: Findings
) -> tuple[Told, NewIssuer | None]:
    printed, place = _value(document.get("issuer_text")), _value(document.get("place"))
    identifier, name = bodies.own(printed or None, place or None, manuscript.text)
    first = manuscript.paragraphs[0].place if manuscript.paragraphs else None
    if identifier:
        sure = Certainty.SURE if printed else Certainty.LIKELY
        return Told(identifier, first, sure), None
    proposed = proposed_issuer(name, bodies.by_id) if name else None
    if proposed and proposed.level:
        why = f"`{proposed.id}` là cơ quan mới, đã được đề xuất ở `data/issuers.yml`. Xem lại ở đó."
        found.doubt("document.issuer", why)
        return Told(proposed.id, first, Certainty.DOUBTFUL), proposed
    found.doubt("document.issuer", "Chưa rõ cơ quan ban hành. Chọn mã trong `data/issuers.yml`.")
    # A plan must name some body, so one stands there; from no place of the document.
    return Told(next(iter(bodies.by_id)), None, Certainty.DOUBTFUL), None


def _doc_type(
    document: dict[str, Node], outline: Outline, known: Vocabulary, found: Findings
) -> None:
    by_name = {one.name.upper(): one.id for one in known.types}
    by_code = {one.code: one.id for one in known.types if one.code}
    printed = _value(document.get("type_text")).strip(" .:")
    if printed in by_name:
        place = outline.type_line.place if outline.type_line else None
        document["doc_type"] = Told(by_name[printed], place)
        return
    number = _value(document.get("number"))
    code = DocumentNumber.parse(number).type_code if number else ""
    kind = by_code.get(code, "cong_van" if number else "ke_hoach")
    if kind not in by_name.values():
        kind = known.types[0].id  # some type must stand there
    document["doc_type"] = Told(kind, certainty=Certainty.DOUBTFUL)
    found.doubt("document.doc_type", "Không thấy tên loại văn bản. Xem lại `doc_type`.")


def _year(document: Mapping[str, Node], title: str, today: date, found: Findings) -> Told:
    told = document.get("title")
    place = told.place if isinstance(told, Told) else None
    match = _CAMPAIGN_YEAR.search(title)
    if match:
        return Told(match[1], place)
    issued = _issued(document)
    if issued:
        return Told(str(issued.year), place, Certainty.LIKELY)
    found.doubt("year", "Chưa rõ năm thi đua.")
    return Told(str(today.year), None, Certainty.DOUBTFUL)


def _field_of(words: str, linker: Linker, fields: Sequence[str]) -> tuple[str, Certainty]:
    """The field of a target: of its first figure's indicator, else of its words."""
    for figure in read(words).figures:
        indicator = linker.find([figure.name], figure.unit) if figure.name else None
        if indicator and indicator.field in fields:
            return indicator.field, Certainty.SURE
    likely = likely_field(words, fields)
    return (likely, Certainty.LIKELY) if likely else (fields[0], Certainty.DOUBTFUL)


def _responds_to(record: dict[str, Node], own: str) -> None:
    """The plan it answers: the first basis of another body that plans or launches something."""
    bases = record.get("legal_bases")
    for basis in bases if isinstance(bases, list) else ():
        if not isinstance(basis, dict) or "number" not in basis:
            continue
        kind, by = _value(basis.get("doc_type")), _value(basis.get("issuer"))
        if kind in ("ke_hoach", "chi_thi", "quyet_dinh") and by != own:
            number = basis["number"]
            assert isinstance(number, Told)
            told = Told(number.value, number.place, Certainty.LIKELY)
            record["responds_to"] = {"number": told}
            return


def _uncertain_words(manuscript: Manuscript, record: Mapping[str, Node]) -> list[Doubt]:
    """Values in words that a machine was not sure of; what quotes them is told with them."""
    unsure: dict[Place | None, tuple[str, ...]] = {
        one.place: one.uncertain for one in manuscript.paragraphs
    }
    doubts = []
    for path, told in _placed(record, ""):
        if path.startswith(_QUOTES) or path.rpartition(".")[2] not in _IN_WORDS:
            continue
        words = unsure.get(told.place, ())
        is_target = path.startswith("targets.items")
        why = why_doubtful(told.value, words) if is_target else why_uncertain(words)
        if why:
            doubts.append(Doubt(path, why))
    return doubts


def _less_certain(record: dict[str, Node], manuscript: Manuscript) -> dict[str, Node]:
    """The same record with nothing surer than the words that a machine read."""
    unsure = {one.place for one in manuscript.paragraphs if one.uncertain}

    def lowered(node: Node) -> Node:
        if isinstance(node, list):
            return [lowered(one) for one in node]
        if isinstance(node, dict):
            return {key: lowered(one) for key, one in node.items()}
        if node.place in unsure:
            return replace(node, certainty=Certainty.DOUBTFUL)
        return replace(node, certainty=Certainty.LIKELY) if node.place and _is_sure(node) else node

    return {key: lowered(node) for key, node in record.items()}


def _is_sure(told: Told) -> bool:
    return told.certainty is Certainty.SURE


def _placed(node: Node | Mapping[str, Node], path: str) -> list[tuple[str, Told]]:
    """Every value that has a place in the document, with its path."""
    if isinstance(node, Told):
        return [(path, node)] if node.place else []
    pairs = node.items() if isinstance(node, Mapping) else enumerate(node)
    return [one for key, inner in pairs for one in _placed(inner, f"{path}.{key}".strip("."))]
