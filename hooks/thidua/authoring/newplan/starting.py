"""Starting a plan from answers: its record, its doubts for staff, and its folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from thidua.authoring.identifiers import make_name, propose_file_name
from thidua.authoring.new_issuer import NewIssuer
from thidua.authoring.plan_folder import Content, add_plan, locate_plan
from thidua.authoring.questions import Answers
from thidua.authoring.records import (
    CampaignFields,
    Draft,
    DraftedAttachment,
    DraftedDocument,
    DraftedPlan,
    DraftedTheme,
    EndingFields,
    HeaderFields,
)
from thidua.authoring.values import DraftedDoubt, DraftedValue
from thidua.authoring.writing import write_plan

_SCANS = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff"})


@dataclass(frozen=True)
class PlanAnswers:
    """The answers to the questions about a new plan; "" for a question that was left open.

    Attributes:
        type: identifier of the document's type.
        date: of the document.
        file: the path of the original.
    """

    issuer: str
    type: str
    number: str
    date: str
    title: str
    year: str
    theme: str
    file: str
    id: str


def start_plan(
    root: Path, answers: Answers, today: date, new_issuer: NewIssuer | None = None
) -> str:
    """Write the plan's folder, and the new issuer into its list.

    Args:
        root: the folder that contains ``data/``.
        answers: to the questions about a new plan.
        today: written into the file as the date of its last change.
        new_issuer: the issuer, if the list does not have it yet.

    Returns:
        The file of the plan, relative to ``root``.

    Raises:
        FileExistsError: if the folder exists already; nothing is ever overwritten.
        ValueError: if the entries of the list of issuers are not on lines of their own.
    """
    plan = PlanAnswers(**answers)
    draft = _make_draft(plan, new_issuer)
    files: dict[str, Content] = {}
    attachments: list[DraftedAttachment] = []
    if plan.file:
        attachments = [_make_attachment(plan)]
        files[attachments[0].file] = Path(plan.file)
    files["plan.yml"] = write_plan(draft, attachments, today)
    add_plan(root, plan.id, files, [new_issuer.make_tree()] if new_issuer else [])
    return locate_plan(plan.id)


def _make_draft(answers: PlanAnswers, new_issuer: NewIssuer | None) -> Draft:
    header = HeaderFields(
        number=_make_value(answers.number),
        issued=_make_value(answers.date),
        title=DraftedValue(answers.title),
    )
    issuer, doc_type = DraftedValue(answers.issuer), DraftedValue(answers.type)
    theme = None
    if answers.theme:
        sentence = DraftedValue(f"{answers.theme}\n")
        theme = DraftedTheme(DraftedValue(answers.theme), sentence=sentence)
    plan = DraftedPlan(
        year=DraftedValue(answers.year),
        document=DraftedDocument(issuer, header, EndingFields(), doc_type),
        campaign=CampaignFields(theme=theme),
    )
    return Draft(answers.id, plan, tuple(_list_doubts(answers, new_issuer)), new_issuer)


def _make_value(answer: str) -> DraftedValue | None:
    return DraftedValue(answer) if answer else None


def _list_doubts(answers: PlanAnswers, new_issuer: NewIssuer | None) -> Iterator[DraftedDoubt]:
    """List the questions left open, and the fields that only the document can fill."""
    if new_issuer:
        why = "Cơ quan mới ghi: đối chiếu tên, cấp, cấp trên trong issuers.yml."
        yield DraftedDoubt(("document", "issuer"), why)
    if not answers.number:
        why = "Chưa ghi số, ký hiệu; bản gốc không có thì thôi."
        yield DraftedDoubt(("document", "number"), why)
    if not answers.date:
        yield DraftedDoubt(("document", "issued"), "Chưa ghi ngày ban hành.")
    if answers.theme:
        why = "Chép cả câu nêu chủ đề như in trong văn bản."
        yield DraftedDoubt(("theme", "sentence"), why)
    else:
        yield DraftedDoubt(("theme",), "Chưa ghi chủ đề; văn bản không có thì thôi.")
    if answers.file:
        why = "Xem lại tệp là bản ký, bản quét hay bản trích xuất."
        yield DraftedDoubt(("attachments", 0, "kind"), why)
    else:
        why = "Chưa có tệp văn bản gốc: chép vào thư mục này rồi khai ở đây."
        yield DraftedDoubt(("attachments",), why)
    why = "Chưa chép lời văn: nội dung, chỉ tiêu, tổ chức thực hiện, nơi nhận."
    yield DraftedDoubt(("contents",), why)


def _make_attachment(answers: PlanAnswers) -> DraftedAttachment:
    suffix = Path(answers.file).suffix.lower()
    kind = "scan" if suffix in _SCANS else "extract" if suffix == ".txt" else "original"
    return DraftedAttachment(_name_file(answers), kind, answers.title)


def _name_file(answers: PlanAnswers) -> str:
    """Name the original after its type and number, or else after its present name."""
    source = Path(answers.file)
    if not answers.number and (stem := make_name(source.stem)):
        return f"{stem}{source.suffix.lower()}"
    return propose_file_name(
        answers.type, answers.number, answers.year, answers.issuer, source.suffix
    )
