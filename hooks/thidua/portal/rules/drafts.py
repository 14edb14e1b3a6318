"""Rules for drafts: nothing is published before a person has reviewed it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from thidua.datafiles.validation import FileRecord
from thidua.foundation.problems import Position, Problem, Severity
from thidua.language.markup import cut_short, one_line
from thidua.model import Plan, Results
from thidua.model.field_path import FieldPath
from thidua.model.labels import quantity
from thidua.model.review import UnplacedText
from thidua.portal.dossier import Dossier
from thidua.portal.sources import Sources


def published_plans_are_reviewed(dossier: Dossier) -> Iterator[Problem]:
    """A plan that is not a draft has no open doubts."""
    entry = dossier.entry
    for index in () if entry.record.draft else range(len(entry.record.review)):
        yield _open_doubt(entry, index)


def published_results_are_reviewed(dossier: Dossier) -> Iterator[Problem]:
    """Results that are not a draft have no open doubts."""
    entry = dossier.results
    for index, doubt in enumerate(entry.record.review if entry else ()):
        if entry and not entry.record.is_drafted(find_review(doubt.path)):
            yield _open_doubt(entry, index)


def find_review(path: FieldPath) -> int | None:
    """The index of the review in which something stands; None if it stands in none."""
    step = path[1] if path[:1] == ("reviews",) and len(path) > 1 else None
    return step if isinstance(step, int) else None


def _open_doubt(entry: FileRecord[Plan] | FileRecord[Results], index: int) -> Problem:
    doubt = entry.record.review[index]
    return Problem(
        entry.file,
        _place(entry, index),
        f"Chưa soát xong `{doubt.at}`: {doubt.why}",
        "Đối chiếu bản gốc, sửa nếu cần rồi xóa chỗ này khỏi `review`; chưa kịp thì ghi "
        "`draft: có`.",
    )


def words_left_out_have_a_reason(dossier: Dossier) -> Iterator[Problem]:
    """A plan that is not a draft leaves words of its document out only with a reason."""
    entry = dossier.entry
    if not entry.record.draft:
        fix = "Xếp vào đúng mục rồi xóa ở đây, hoặc thêm `reason`: vì sao không mục nào có; "
        fix += "chưa kịp thì ghi `draft: có`."
        yield from _left_without_reason(entry, ("unplaced",), entry.record.unplaced, fix)


def words_of_reports_left_out_have_a_reason(dossier: Dossier) -> Iterator[Problem]:
    """Results that are not a draft leave words of their report out only with a reason."""
    entry = dossier.results
    for at, review in enumerate(entry.record.reviews if entry else ()):
        if entry is None or entry.record.is_drafted(at):
            continue
        fix = "Là kết quả của một chỉ tiêu thì chép vào `results` rồi xóa ở đây; không thì thêm "
        fix += "`reason`: vì sao để ngoài. Chưa kịp thì ghi `draft: có`."
        yield from _left_without_reason(entry, ("reviews", at, "unplaced"), review.unplaced, fix)


def _left_without_reason(
    entry: FileRecord[Any], path: FieldPath, unplaced: Sequence[UnplacedText], fix: str
) -> Iterator[Problem]:
    document = "báo cáo" if path[0] == "reviews" else "bản gốc"
    for index, left in enumerate(unplaced):
        if not left.reason:
            why = f" {left.why}" if left.why else ""
            words = cut_short(one_line(left.text))
            yield entry.problem(
                (*path, index, "text"),
                f"Chữ “{words}” của {document} còn để ngoài mà chưa có lý do.{why}",
                fix,
            )


def published_plans_have_their_document(dossier: Dossier) -> Iterator[Problem]:
    """Readers can always download the document itself; only a draft may still lack it."""
    entry = dossier.entry
    if not entry.record.draft and not entry.record.attachments:
        yield entry.problem(
            ("attachments",),
            "Thiếu mục `attachments` (tệp văn bản).",
            "Chép văn bản gốc vào thư mục này và khai ở `attachments`; chưa có thì ghi "
            "`draft: có`.",
        )


def drafts_wait_for_review(dossier: Dossier) -> Iterator[Problem]:
    """Notices on what must be reviewed in each draft, or that the draft can be published."""
    entry = dossier.entry
    if entry.record.draft:
        doubts = range(len(entry.record.review))
        yield from _waiting(entry, ("draft",), doubts, can_be_published=not doubts)


def drafted_results_wait_for_review(dossier: Dossier) -> Iterator[Problem]:
    """The same for reviews that are a draft, with the words that still need a place or a reason."""
    entry = dossier.results
    if entry is None:
        return
    doubts = [find_review(doubt.path) for doubt in entry.record.review]
    own = list(enumerate(entry.record.reviews))
    parts = [(("draft",), None, own)] if entry.record.draft else [
        (("reviews", at, "draft"), at, [(at, review)]) for at, review in own if review.draft
    ]  # fmt: skip
    for path, drafted, reviews in parts:
        left = sum(not one.reason for _, review in reviews for one in review.unplaced)
        if left:
            yield _words_left(entry, path, left)
        mine = [index for index, at in enumerate(doubts) if drafted is None or at == drafted]
        yield from _waiting(entry, path, mine, can_be_published=not left and not mine)


def _words_left(entry: FileRecord[Results], path: FieldPath, left: int) -> Problem:
    return Problem(
        entry.file,
        entry.at(*path),
        f"Bản nháp kết quả, còn {quantity(left)} chỗ có số của báo cáo chưa xếp vào kết quả "
        "nào, kể trong `unplaced`.",
        "Chép vào `results` hoặc thêm `reason` cho từng chỗ.",
        Severity.NOTICE,
    )


def _waiting(
    entry: FileRecord[Plan] | FileRecord[Results],
    path: FieldPath,
    doubts: Sequence[int],
    *,
    can_be_published: bool,
) -> Iterator[Problem]:
    if can_be_published:
        withdrawn = " Kế hoạch đã rút thì để nguyên dòng này." if entry.holds("id") else ""
        yield Problem(
            entry.file,
            entry.at(*path),
            "Bản nháp không còn chỗ nào phải soát mà chưa lên Cổng.",
            f"Xóa dòng `draft` để công bố.{withdrawn}",
            Severity.NOTICE,
        )
    for index in doubts:
        doubt = entry.record.review[index]
        yield Problem(
            entry.file,
            _place(entry, index),
            f"Bản nháp, cần soát `{doubt.at}`: {doubt.why}",
            "Soát xong thì xóa chỗ này khỏi `review`.",
            Severity.NOTICE,
        )


def _place(entry: FileRecord[Plan] | FileRecord[Results], index: int) -> Position:
    """The place of the doubtful field if it is in the file, else of the entry about it."""
    path = entry.record.review[index].path
    return entry.at(*path) if entry.holds(*path) else entry.at("review", index)


def published_plans_refer_to_published_ones(sources: Sources) -> Iterator[Problem]:
    """No published plan refers to a draft, because drafts have no page."""
    for plan in sources.plans:
        for path, named in () if plan.draft else plan.plans_named():
            if named in sources.drafts:
                yield sources.open_entry(plan).problem(
                    path,
                    f"Kế hoạch `{named}` còn là bản nháp nên chưa có trang để dẫn tới.",
                    "Bỏ chỗ này cho tới khi kế hoạch ấy được công bố.",
                )


def honorees_wait_for_their_plan(sources: Sources) -> Iterator[Problem]:
    """A notice for every honoree of a draft, who is not published before the draft is."""
    for entry in sources.honorees:
        if entry.record.plan in sources.drafts:
            yield Problem(
                entry.file,
                entry.at("plan"),
                f"Gương này chưa lên Cổng vì kế hoạch `{entry.record.plan}` còn là bản nháp.",
                "Công bố kế hoạch thì gương hiện theo.",
                Severity.NOTICE,
            )
