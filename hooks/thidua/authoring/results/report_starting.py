"""Adding the draft of a review to the results of a plan, with the report beside the plan."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from thidua.attachments.text.model import UnreadableTextError
from thidua.authoring.drafting.files import ReceivedFile
from thidua.authoring.drafting.starting import UnusableError
from thidua.authoring.identifiers import add_free_number, propose_file_name
from thidua.authoring.known_lists import KnownLists
from thidua.authoring.results.merging import add_review
from thidua.authoring.results.report_draft import draft_report
from thidua.authoring.results.told import ReportDraft
from thidua.authoring.values import DraftedValue
from thidua.authoring.writing import make_tree, write_unplaced
from thidua.datafiles.decoding import decode
from thidua.datafiles.format.reading import read_tree
from thidua.datafiles.format.tree import Node, tree_of
from thidua.datafiles.format.writing import write
from thidua.foundation.files import discard
from thidua.foundation.files import replace as replace_file
from thidua.foundation.files import write as write_file
from thidua.language.dates import Edtf
from thidua.model.field_path import place_in_words
from thidua.portal.dossier import Dossier
from thidua.portal.file_names import RESULTS
from thidua.portal.files import find_results_beside
from thidua.portal.reports.report_clauses import TORN
from thidua.portal.target_matching import TargetMatcher


@dataclass(frozen=True)
class AddedReview:
    """What is added.

    Attributes:
        file: the name of the report beside the plan.
        text: what ``results.yml`` says with the draft.
    """

    draft: ReportDraft
    file: str
    text: str


def start_results(dossier: Dossier, report: ReceivedFile, known: KnownLists) -> AddedReview:
    """Draft a review from a report and add it to ``results.yml``; nothing is ever overwritten.

    Raises:
        UnusableError: if nothing can be drafted, or the review is there already; with a sentence.
    """
    added = prepare_results(dossier, report, known)
    _write(dossier, added, report.content)
    return added


def prepare_results(dossier: Dossier, report: ReceivedFile, known: KnownLists) -> AddedReview:
    """Draft a review from a report, and tell what is to be written; nothing is written yet.

    Raises:
        UnusableError: if nothing can be drafted, or the review is there already; with a sentence.
    """
    try:
        manuscript = report.read_words()
    except UnreadableTextError as error:
        raise UnusableError(f"Không đọc được “{report.name}”: {error}; chưa ghi gì.") from error
    if manuscript is None or not manuscript.paragraphs:
        raise UnusableError(f"Không thấy chữ nào trong “{report.name}”; chưa ghi gì.")
    if not dossier.held_lines:
        raise UnusableError("Kế hoạch không có danh sách chỉ tiêu; ghi kết quả bằng tay (`goal`).")
    matcher = TargetMatcher(dossier.held_lines, dossier.references.linker)
    draft = draft_report(manuscript, dossier.entry.record, matcher, known)
    _refuse_known(dossier, draft)
    if not draft.review.results:
        raise UnusableError(_say_why_none(report.name, draft))
    name = _name_report(dossier.folder, draft, report)
    source = replace(draft.review.source, file=DraftedValue(name))
    draft = replace(draft, review=replace(draft.review, source=source))
    path = dossier.folder / RESULTS
    file = find_results_beside(dossier.entry.file)
    tree = read_tree(decode(path.read_bytes(), file)[0]) if path.is_file() else None
    return AddedReview(draft, name, write(merge_review(tree, draft), file))


def _say_why_none(name: str, draft: ReportDraft) -> str:
    """Why a report gave no result, and what to do."""
    torn = sum(left.why == TORN for left in draft.unplaced)
    if not torn:
        return (
            f"Không nhận ra kết quả của chỉ tiêu nào trong “{name}”; chưa ghi gì. Xem lại có đúng "
            "báo cáo của kế hoạch này không."
        )
    return (
        f"Bảng trong “{name}” là ảnh quét, Cổng thấy {torn} dòng và số mà không ghép lại được; "
        "chưa ghi gì. Đưa tệp Word hoặc Excel của báo cáo; không có thì điền tệp mẫu kết quả tải "
        "từ trang kế hoạch rồi chạy `portal import-results`, hoặc gõ vào `results.yml`."
    )


def _refuse_known(dossier: Dossier, draft: ReportDraft) -> None:
    """Refuse a review that is recorded already."""
    review = draft.review
    number = review.source.number
    for known in dossier.results.record.reviews if dossier.results else ():
        own = str(known.source.number or "")
        is_same = known.kind.value == review.kind.text and known.date == Edtf.parse(
            review.date.text
        )
        if (number and own == number.text) or (is_same and not (number and own)):
            raise UnusableError(
                f"`results.yml` đã có lần này ({known.source.text}); không ghi đè. Muốn làm lại "
                "thì xóa lần ấy trong `results.yml` trước."
            )


def _name_report(folder: Path, draft: ReportDraft, report: ReceivedFile) -> str:
    """A lasting name for the report that no other file of the folder has."""
    number = draft.review.source.number
    printed = number.text if number and number.text[:1].isdigit() else ""
    day = draft.review.date.text
    otherwise = f"{'so ket' if draft.review.kind.text == 'interim' else 'tong ket'} {day}"
    year = day[:4] if printed else ""
    name = propose_file_name("bao_cao", printed, year, otherwise, report.suffix)
    if (folder / name).is_file() and (folder / name).read_bytes() == report.content:
        return name
    stem = name.removesuffix(report.suffix)
    taken = {path.name.rpartition(".")[0] for path in folder.iterdir()}
    return f"{add_free_number(stem, taken)}{report.suffix}"


def _write(dossier: Dossier, added: AddedReview, content: bytes) -> None:
    """Write the report, then ``results.yml``; if that fails, the report is taken away again."""
    report = dossier.folder / added.file
    is_new = not report.exists()
    try:
        if is_new:
            write_file(report, content)
        replace_file(dossier.folder / RESULTS, added.text.encode())
    except BaseException:
        if is_new:
            discard(report)
        raise


def merge_review(tree: Node | None, draft: ReportDraft) -> Node:
    """Make the tree of ``results.yml`` with the draft among the other reviews."""
    before = tree.value if tree and isinstance(tree.value, dict) else {}
    old = before.get("reviews", Node(()))
    reviews = old.value
    assert isinstance(reviews, tuple)
    review = make_tree(draft.review)
    assert isinstance(review.value, dict)
    review.value["draft"] = Node("có")
    if draft.unplaced:
        review.value["unplaced"] = tree_of([write_unplaced(left) for left in draft.unplaced])
    together = list(reviews)
    at = add_review(together, review)
    waiting = before.get("review", Node(()))
    known = waiting.value
    assert isinstance(known, tuple)
    doubts = [_move_doubt(doubt, at) for doubt in known]
    doubts += [
        tree_of({"at": place_in_words(("reviews", at, *doubt.path)), "why": doubt.why})
        for doubt in draft.doubts
    ]
    entries = {**before, "reviews": replace(old, value=tuple(together))}
    if doubts:
        entries["review"] = replace(waiting, value=tuple(doubts))
    return Node(entries, "", tree.before if tree else (), tree.after if tree else ())


def _move_doubt(doubt: Node, at: int) -> Node:
    """A doubt about a review that comes one later now."""
    steps = str(doubt["at"].value).split(".")
    if steps[:1] == ["reviews"] and len(steps) > 1 and int(steps[1]) > at:
        steps[1] = str(int(steps[1]) + 1)
    assert isinstance(doubt.value, dict)
    place = replace(doubt["at"], value=".".join(steps))
    return replace(doubt, value={**doubt.value, "at": place})
