"""Rules for wording: what a record says about a plan is in the printed words of the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.attachments.comparison.boundaries import is_whole
from thidua.foundation.problems import Problem
from thidua.language.dates import printed_days
from thidua.language.document_number import printed_numbers
from thidua.language.markup import cut_short, find_words, one_line, plain_line
from thidua.language.vietnamese import fold
from thidua.model.campaign_forms import Label
from thidua.model.field_path import FieldPath
from thidua.model.honoree import SourceQuote
from thidua.model.plan import Plan
from thidua.portal.dossier import Dossier
from thidua.portal.sources import Sources

LABEL_WORDS = {
    Label.DOT: "đợt",
    Label.CAO_DIEM: "cao điểm",
    Label.DAC_BIET: "đặc biệt",
    Label.NUOC_RUT: "nước rút",
    Label.N_NGAY_DEM: "ngày đêm",
}
_ON_CAMPAIGN = re.compile(r"thi đua|phong trào|chiến dịch|ra quân|phát động|đợt")
DOTTED_DECIMAL = re.compile(r"(?<![\d.,/])\d+\.\d{1,2}(?![\d.])")


def quotes_are_printed(dossier: Dossier) -> Iterator[Problem]:
    """All words quoted from a plan are printed in it, letter for letter."""
    for path, quote in _quotes(dossier.entry.record):
        if one_line(quote) not in dossier.words:
            yield dossier.entry.problem(
                path,
                f"Không tìm thấy nguyên văn “{cut_short(quote)}” trong các đoạn của văn bản.",
                "Chép lại đúng từng chữ từ lời văn của kế hoạch.",
            )


def honorees_are_quoted_as_printed(sources: Sources) -> Iterator[Problem]:
    """What an honoured example quotes is printed in its plan, whole and in its target."""
    plans = {plan.id: plan for plan in sources.plans}
    for honoree in sources.honorees:
        quote = honoree.record.quote
        plan = plans.get(honoree.record.plan or "")
        if quote and plan and not _is_printed(quote, sources.open_dossier(plan)):
            where = f", chỉ tiêu {quote.target}" if quote.target else ""
            yield honoree.problem(
                ("quote", "text"),
                f"Không tìm thấy nguyên văn “{cut_short(quote.text)}” trong kế hoạch "
                f"`{honoree.record.plan}`{where}.",
                "Chép lại đúng từng chữ từ kế hoạch, không cắt số hay chữ đổi nghĩa.",
            )


def _is_printed(quote: SourceQuote, dossier: Dossier) -> bool:
    """Whether a passage has the words, with nothing of a number or its comparison cut off."""
    words = one_line(quote.text)
    targets = dossier.entry.record.targets
    numbers = [target.number for target in targets.items] if targets else []
    for passage in dossier.passages:
        path = passage.path
        number = numbers[int(path[2])] if path[:2] == ("targets", "items") else None
        if quote.target in (None, number):
            around = (0, len(passage.text))
            for at in find_words(words, passage.text):
                if is_whole(passage.text, (at, at + len(words)), around, target=True):
                    return True
    return False


def _quotes(plan: Plan) -> Iterator[tuple[FieldPath, str]]:
    for name in ("theme", "motto"):
        if said := getattr(plan, name):
            yield (name, "text"), said.text
    for name in ("legal_form_text", "launched_by", "standing_body"):
        if words := getattr(plan, name):
            yield (name,), words
    if plan.period and not plan.period.heading:
        yield ("period", "text"), plan.period.text
    for name in (
        "slogans", "phases", "deadlines", "occasions", "audience", "emulation_clusters",
        "emulation_blocs", "projects", "citations",
    ):  # fmt: skip
        for index, item in enumerate(getattr(plan, name)):
            yield (name, index, "text"), item.text
    for index, movement in enumerate(plan.movements):
        yield ("movements", index, "name"), movement.name
    for index, target in enumerate(plan.target_items):
        if target.parts_of and target.parts_of not in target.text:
            yield ("targets", "items", index, "parts_of"), target.parts_of


def labels_are_printed(dossier: Dossier) -> Iterator[Problem]:
    """The label of a plan is printed in it."""
    entry = dossier.entry
    labels = entry.record.labels
    lines = [line.lower() for line in dossier.printed_lines] if labels else []
    printed = " ".join(line for line in lines if _ON_CAMPAIGN.search(line))
    for index, label in enumerate(labels):
        if LABEL_WORDS[label] not in printed:
            yield entry.problem(
                ("labels", index),
                f"Văn bản không gọi phong trào, đợt thi đua là “{LABEL_WORDS[label]}”.",
                f"Bỏ `{label.value}`: chỉ ghi tên gọi mà văn bản tự dùng.",
            )


def units_are_named_in_their_paragraph(dossier: Dossier) -> Iterator[Problem]:
    """A unit with a role is named in the same paragraph that gives it the role."""
    entry = dossier.entry
    responsibilities = entry.record.responsibilities
    for index, item in enumerate(responsibilities.items if responsibilities else ()):
        text = plain_line(item.text)
        for place, unit in enumerate(item.units):
            if unit.unit not in text:
                yield entry.problem(
                    ("responsibilities", "items", index, "units", place, "unit"),
                    f"Mục {item.bare_number} không nhắc đến “{cut_short(unit.unit)}”.",
                    "Chép tên đơn vị đúng như in trong mục này.",
                )


def citations_say_what_they_cite(dossier: Dossier) -> Iterator[Problem]:
    """Number and date of a cited document are printed in the words that cite it."""
    entry = dossier.entry
    for path, cited in entry.record.list_cited():
        if cited.number and str(cited.number) not in cited.text:
            yield entry.problem(
                (*path, "number"),
                f"Số `{cited.number}` không có trong đoạn viện dẫn.",
                "Chép số, ký hiệu đúng như in.",
            )
        if not cited.number and not cited.title:
            yield entry.problem(
                path,
                "Văn bản viện dẫn không có số thì phải có tên.",
                "Thêm `title:` là tên gọi của văn bản.",
            )
        printed = {str(when) for when in printed_days(cited.text)}
        if cited.date and cited.date.day and str(cited.date) not in printed:
            yield entry.problem(
                (*path, "date"),
                f"Ngày {cited.date.in_words()} không có trong đoạn viện dẫn.",
                "Ghi đúng ngày in trong đoạn, hoặc bỏ dòng này.",
            )


def printed_numbers_are_cited(dossier: Dossier) -> Iterator[Problem]:
    """Every document number printed in a plan is listed among the documents it cites."""
    entry = dossier.entry
    plan = entry.record
    listed = {str(citation.number) for citation in (*plan.legal_bases, *plan.citations)}
    listed.add(str(plan.document.number))  # an annex says to which document it belongs
    for passage in dossier.passages:
        for number in printed_numbers(passage.text):
            if number not in listed:
                listed.add(number)
                yield entry.problem(
                    passage.path,
                    f"Đoạn này nhắc đến văn bản `{number}` mà `citations` chưa có.",
                    "Thêm một phần tử vào `citations` với `text`, `number`, `date`, `issuer`.",
                )


def number_fits_the_document_type(dossier: Dossier) -> Iterator[Problem]:
    """The letters in the number of a document are those of its document type."""
    entry = dossier.entry
    document = entry.record.document
    types = dossier.references.type_by_id
    kind = types.get(document.doc_type)
    if document.note or not (kind and kind.code and document.number):
        return  # a note declares what the original prints
    printed = f"{document.type_text or kind.name} ".upper()
    if not any(printed.startswith(f"{one.name} ".upper()) for one in types.values()):
        return  # no list has the printed type, so its letters are those of no listed one
    code = document.number.type_code
    codes = {one.code for one in types.values()}
    is_known = code in codes or document.number.own_type_code in codes
    printed = fold(document.type_text or "")
    if printed and not is_known and fold(kind.name) not in printed:
        return  # a type that is on no list has letters of its own: *BẢN ĐĂNG KÝ*, *ĐK*
    if code not in codes:
        code = document.number.own_type_code
    if code != kind.code:
        yield entry.problem(
            ("document", "number"),
            f"Ký hiệu `{document.number}` không phải của {kind.name.lower()} "
            f"(viết tắt `{kind.code}`).",
            "Kiểm tra lại `number` và `doc_type`; nếu bản gốc in như vậy, ghi `note`.",
        )


def decimals_are_commas(dossier: Dossier) -> Iterator[Problem]:
    """No target has a decimal point instead of a comma, unless a note declares it."""
    entry = dossier.entry
    for path, _, line in entry.record.targets.lines() if entry.record.targets else ():
        match = DOTTED_DECIMAL.search(line.text)
        if match and not line.note:
            comma = match.group().replace(".", ",")
            yield entry.problem(
                ("targets", *path, "text"),
                f"`{match.group()}` dùng dấu chấm cho phần thập phân.",
                f"Có phải ý bạn là `{comma}`? Nếu bản gốc in như vậy, ghi `note`.",
            )
