"""Rules for the history of a page: what it says happened is on record."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.foundation.problems import Problem
from thidua.language.document_number import printed_numbers
from thidua.model.document import Validity
from thidua.model.history import HistoryEntry, HistoryKind
from thidua.portal.campaign_times import campaign_ends
from thidua.portal.dossier import NO_DECISION, Dossier
from thidua.portal.file_names import RESULTS
from thidua.portal.rules.false_claims import find_changes

_TAKEN_BACK = re.compile(r"(?<!\w)(?:rút|gỡ|thu hồi)(?!\w)")
_PRAISE = re.compile(
    r"(?<!\w)(?:huân chương|huy chương|bằng khen|giấy khen|cờ thi đua|khen thưởng|danh hiệu|"
    r"được (?:khen|tặng|công nhận|tuyên dương)|"
    r"(?:đã|vượt|hoàn thành)(?: \w+){0,2} \d+(?:/\d+)?\s?(?:%|chỉ tiêu))(?!\w)",
    re.IGNORECASE,
)
_TARGETS = re.compile(
    r"(?<!\w)chỉ tiêu (?:số |thứ )?((?:\d+(?:\.\d+)*(?:, | và | và chỉ tiêu )?)+)", re.IGNORECASE
)
_IS_OVER = (Validity.ENDED, Validity.REPLACED, Validity.ARCHIVED)


def histories_tell_what_is_on_record(dossier: Dossier) -> Iterator[Problem]:
    """A report, an end and an amendment are on this portal, and a correction corrects something."""
    entry = dossier.entry
    history = entry.record.history
    is_taken_back = any(_TAKEN_BACK.search(one.what) for one in history)
    for index, one in enumerate(history):
        said = None if one.note else _find_doubt(dossier, index, is_taken_back)
        if said:
            key, message, fix = said
            yield entry.problem(("history", index, key), message, fix)


def _find_doubt(dossier: Dossier, index: int, is_taken_back: bool) -> tuple[str, str, str] | None:
    history = dossier.entry.record.history
    one = history[index]
    if (praise := _PRAISE.search(one.what)) and not (one.before or one.after):
        return (
            "what",
            f"“{praise[0]}” không phải việc xảy ra với trang này.",
            "Kết quả thì ghi vào `results.yml`, thành tích thì ghi thành gương ở `data/honorees/`.",
        )
    if one.kind is HistoryKind.CORRECTED:
        return _find_wrong_correction(dossier, index)
    if one.kind is HistoryKind.PUBLISHED:
        is_again = any(other.kind is HistoryKind.PUBLISHED for other in history[:index])
        said = ("kind", "Trang đã được đăng ở mục trên.", "Ghi `corrected` cho lần sửa về sau.")
        return said if is_again else None
    if is_taken_back:
        return None  # what is on record no longer
    if one.kind is HistoryKind.REPORTED:
        return _find_unreported(dossier, one)
    return _find_undecided(dossier, one)


def _find_unreported(dossier: Dossier, one: HistoryEntry) -> tuple[str, str, str] | None:
    """A report that the results of this portal do not know."""
    if dossier.results is None and (dossier.folder / RESULTS).is_file():
        return None  # what cannot be read may tell it
    reviews = dossier.results.record.reviews if dossier.results else ()
    if any(review.date.earliest <= one.date for review in reviews):
        return None
    return (
        "kind",
        "Đến ngày này chưa có báo cáo nào trong `results.yml`.",
        "Ghi báo cáo vào `results.yml`, hoặc bỏ mục này.",
    )


def _find_undecided(dossier: Dossier, one: HistoryEntry) -> tuple[str, str, str] | None:
    """An amendment or an end that no decision on this portal brought about."""
    document = dossier.entry.record.document
    if dossier.entry.record.draft:
        return None  # what changed a plan that was withdrawn cannot lead to it before it is back
    if dossier.changes:
        return _find_other_amendment(dossier, one) if one.kind is HistoryKind.AMENDED else None
    if one.kind is HistoryKind.ENDED:
        last = campaign_ends(dossier.entry.record)[1]
        is_over = document.status in _IS_OVER or document.replaced_by or document.expires
        if is_over or (last and last.latest <= one.date):
            return None
        return (
            "kind",
            "Đến ngày này phong trào chưa hết thời gian, và văn bản còn hiệu lực.",
            "Ghi `status` hoặc `replaced_by` ở `document`, đưa quyết định lên Cổng với `changes`, "
            "hoặc bỏ mục này.",
        )
    return (
        "kind",
        NO_DECISION,
        "Đưa quyết định lên Cổng với `changes`; sửa lỗi chép thì ghi `corrected`.",
    )


def _find_other_amendment(dossier: Dossier, one: HistoryEntry) -> tuple[str, str, str] | None:
    """An amendment before any decision was made, or of targets that none of them touches."""
    first = min(made.issued or made.day.isoformat() for made in dossier.changes)
    if one.date.isoformat()[: len(first)] < first:
        return (
            "date",
            "Đến ngày này chưa có quyết định nào sửa đổi kế hoạch.",
            "Ghi ngày Cổng đưa sửa đổi lên, không sớm hơn ngày của quyết định.",
        )
    own = {made.number for made in dossier.changes}
    elsewhere = set(printed_numbers(one.what)) - own
    found = next(find_changes(one.what, {made.change.effect for made in dossier.changes}), None)
    if found and not elsewhere:
        return (
            "what",
            f"Không quyết định nào trên Cổng làm việc này (“{found[0]}”).",
            "Ghi đúng điều quyết định làm, hoặc nêu số, ký hiệu của văn bản khác.",
        )
    touched = {str(target.target) for made in dossier.changes for target in made.change.targets}
    for named in _TARGETS.findall(one.what) if touched else ():
        for place in re.findall(r"\d+(?:\.\d+)*", named):
            if not any(place == other or other.startswith(f"{place}.") for other in touched):
                return (
                    "what",
                    f"Không quyết định nào trên Cổng sửa chỉ tiêu {place}.",
                    "Ghi đúng chỉ tiêu mà quyết định sửa.",
                )
    return None


def _find_wrong_correction(dossier: Dossier, index: int) -> tuple[str, str, str] | None:
    history = dossier.entry.record.history
    one = history[index]
    if one.before and one.before == one.after:
        return "after", "Trước và sau như nhau.", "Ghi đúng chữ đã đổi, hoặc bỏ mục này."
    return None
