"""Rules for fidelity: quoted words are in the published originals, letter for letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from thidua.attachments.comparison import days
from thidua.attachments.comparison.differing import note_of, quoted_in, quotes_both
from thidua.attachments.comparison.model import Miss, Outcome, Spot
from thidua.attachments.comparison.words import squeezed
from thidua.datafiles.validation import FileRecord
from thidua.foundation.problems import Problem, Severity
from thidua.language.dates import Edtf
from thidua.language.document_number import printed_numbers
from thidua.language.markup import cut_short
from thidua.model import Plan
from thidua.model.field_path import FieldPath
from thidua.model.plan import Period, Phase
from thidua.model.printed import passages
from thidua.portal.dossier import Dossier
from thidua.portal.rules.drafts import find_review

_DAY = re.compile(r"(?<![\d/.-])\d{1,2}[/.-]\d{1,2}(?![\d%])|ngày \d{1,2} tháng \d{1,2}")
_MOST_OMISSIONS = 30
_QUOTED = 160


def quotes_are_in_the_original(dossier: Dossier) -> Iterator[Problem]:
    """All quoted words are in the original, in order, or a note declares the difference."""
    entry = dossier.entry
    found = dossier.fidelity
    for miss in found.misses:
        if miss.outcome is Outcome.MISSING:
            message = _sentence(miss, found.principal)
            yield difference_problem(entry, miss.path, message, _advice(miss))


def originals_can_be_read(dossier: Dossier) -> Iterator[Problem]:
    """Every file of a kind that has text can be read; otherwise nothing is compared with it."""
    entry = dossier.entry
    files = [one.file for one in entry.record.attachments]
    for file in dossier.fidelity.unreadable:
        yield difference_problem(
            entry,
            ("attachments", files.index(file), "file"),
            f"Không đọc được chữ trong tệp `{file}`, nên không đối chiếu được.",
            "Mở tệp bằng chương trình đã soạn ra nó, lưu lại (DOCX hoặc PDF) rồi thay tệp này.",
        )


def reports_can_be_read(dossier: Dossier) -> Iterator[Problem]:
    """Every report of a kind that has text can be read; otherwise nothing is compared with it."""
    for at, found in enumerate(dossier.report_fidelity):
        if found.unreadable:
            assert dossier.results
            yield dossier.results.problem(
                ("reviews", at, "source", "file"),
                f"Không đọc được chữ trong tệp `{found.file}`, nên không đối chiếu được.",
                "Mở tệp bằng chương trình đã soạn ra nó, lưu lại (DOCX hoặc PDF) rồi thay tệp này.",
            )


def results_are_in_their_report(dossier: Dossier) -> Iterator[Problem]:
    """All that is copied from a report stands in it, whole, or a note declares the difference."""
    for found in dossier.report_fidelity:
        for miss in found.misses:
            assert dossier.results
            message = _sentence(miss, found.file, "báo cáo")
            problem = dossier.results.problem(miss.path, message, _report_advice(miss))
            is_draft = dossier.results.record.is_drafted(find_review(miss.path))
            yield replace(problem, severity=Severity.NOTICE) if is_draft else problem


def _report_advice(miss: Miss) -> str:
    if miss.path[-1] == "date":
        return "Ghi đúng ngày in trên báo cáo; báo cáo để trống ngày thì ghi tháng, như `2026-12`."
    if miss.path[-2:] == ("source", "text"):
        return "Ghi đúng loại văn bản, số, ngày và cơ quan in ở đầu báo cáo."
    if miss.path[-1] == "number":
        return "Ghi đúng số in trên báo cáo; báo cáo để trống số thì bỏ dòng này."
    return _advice(miss, "báo cáo")


def originals_are_quoted_whole(dossier: Dossier) -> Iterator[Problem]:
    """Every word of the principal original is in a field, or left out with a reason."""
    entry = dossier.entry
    omissions = dossier.fidelity.omissions
    for omission in omissions[:_MOST_OMISSIONS]:
        what = "đoạn chưa có ở mục nào" if omission.whole else "chữ chưa có ở mục nào"
        words = cut_short(omission.words, _QUOTED)
        yield difference_problem(
            entry,
            omission.path or ("document",),
            f"Bản gốc ({where_in(omission.spot)}) có {what}: “{words}”.",
            "Chép vào đúng mục của nó; không thuộc mục nào thì chép vào `unplaced` và ghi "
            "`reason` (lý do để ngoài).",
        )
    if (more := len(omissions) - _MOST_OMISSIONS) > 0:
        yield difference_problem(
            entry,
            ("document",),
            f"Bản gốc còn {more} chỗ nữa chưa có ở mục nào.",
            "Sửa những chỗ đã kể trước, rồi kiểm tra lại.",
        )


def originals_say_the_same(dossier: Dossier) -> Iterator[Problem]:
    """Where two files print other figures in the same line, a note tells readers."""
    for one in dossier.fidelity.conflicts:
        yield difference_problem(
            dossier.entry,
            one.path,
            f"{one.title.rstrip('.)')}: hai tệp nói khác nhau. Bản chính in “{one.ours}”; "
            f"tệp khác ({where_in(one.spot)}) in “{one.theirs}”.",
            "Xem tệp nào đúng; cả hai cùng phải công bố thì thêm `note` ở mục này, chép chỗ khác "
            "của tệp kia trong ngoặc kép.",
        )


def difference_problem(entry: FileRecord[Plan], path: FieldPath, message: str, fix: str) -> Problem:
    """The problem of a difference; only a notice in a draft, which is still to be reviewed."""
    severity = Severity.NOTICE if entry.record.draft else Severity.ERROR
    return replace(entry.problem(path, message, fix), severity=severity)


def _sentence(miss: Miss, principal: str, called: str = "bản gốc") -> str:
    """A sentence about a difference, with the words of both sides.

    Args:
        miss: the difference.
        principal: the file with which it was compared.
        called: what that document is called.
    """
    named = called.capitalize()
    title = miss.title.rstrip(".)")
    other = f" Chữ ấy chỉ có ở ({where_in(miss.elsewhere)})." if miss.elsewhere else ""
    if miss.spot is None:
        return f"{title}: không thấy “{miss.words}” trong {called} (`{principal}`).{other}"
    where = f"({where_in(miss.spot)})"
    if miss.misplaced:
        return (
            f"{title} đứng sai chỗ: {called} in “{miss.words}” ở {where}, không theo thứ tự ở đây."
        )
    if miss.twice:
        return f"{title}: câu “{miss.original}” chỉ in một lần {where}, mà dòng khác đã chép."
    if not miss.ours:
        return f"{title} bị cắt mất chữ. {named} {where} in “{miss.original}”."
    more = f" Còn {miss.more} chỗ khác nữa." if miss.more else ""
    hint = f" {miss.hint}" if miss.hint else ""
    return (
        f"{title} không khớp {called}. {named} {where} in “{miss.original}”; "
        f"ở đây ghi “{miss.ours}”.{more}{hint}{other}"
    )


_ADVICE = {
    "misplaced": "Xếp lại theo đúng thứ tự in; đầu mục đi liền lời văn in ngay dưới nó, phần đầu "
    "và phần kết của văn bản ở đúng chỗ của chúng.",
    "elsewhere": "Chép theo bản chính. Phụ lục chỉ làm chứng cho chỉ tiêu, bảng biểu của nó.",
    "unseen": "Chép lại đúng từng chữ từ {called}; {called} không có thì bỏ mục này. Nếu vẫn cần "
    "giữ, thêm `note` nói rõ “không có” và chép lại chữ ấy trong ngoặc kép.",
    "twice": "Bỏ dòng chép thừa, hoặc chép lại đúng dòng của {called}.",
    "cut": "Chép cả chữ trong ngoặc vuông: thiếu nó thì câu đổi nghĩa.",
    "more": "Chép lại đúng như {called}; một `note` chỉ nhận được một chỗ khác.",
}


def _advice(miss: Miss, called: str = "bản gốc") -> str:
    there, here = miss.owned
    kinds = {
        "misplaced": miss.misplaced,
        "elsewhere": miss.elsewhere is not None,
        "unseen": miss.spot is None,
        "twice": miss.twice,
        "cut": not there or not here,
        "more": miss.more > 0,
    }
    kind = next((kind for kind, is_so in kinds.items() if is_so), "")
    if kind:
        return _ADVICE[kind].format(called=called)
    return (
        f"Chép lại đúng như {called}. Nếu cố ý ghi khác, thêm "
        f"`note: {called.capitalize()} in “{there}”, ở đây ghi “{here}” vì …`."
    )


def where_in(spot: Spot) -> str:
    """A place in a file, in Vietnamese words."""
    page = f"trang {spot.place.page}, " if spot.place.page else ""
    return f"`{spot.file}`, {page}đoạn {spot.place.paragraph}"


def numbers_are_as_printed(dossier: Dossier) -> Iterator[Problem]:
    """The number of a document is the one in its printed line; if that is blank, it is blank."""
    entry = dossier.entry
    document = entry.record.document
    if not (document.number and document.number_text):
        return
    printed = squeezed(document.number_text)
    number = squeezed(str(document.number))
    if printed.endswith(number) and not printed.removesuffix(number)[-1:].isdigit():
        return
    if [str(document.number)] == printed_numbers(document.number_text)[:1]:
        return  # of a joint document, which has a number of each of its bodies
    remark = note_of(entry.record, ("document", "number"))
    if not quotes_both(remark, document.number_text, [str(document.number)]):
        yield difference_problem(
            entry,
            ("document", "number"),
            f"Số `{document.number}` không khớp dòng số như in “{document.number_text}”.",
            "Ghi đúng số in trong dòng đó; bản gốc để trống số thì cũng để trống. Nếu cố ý ghi "
            "khác, chép cả dòng in và số này trong ngoặc kép ở `note`.",
        )


def days_are_as_printed(dossier: Dossier) -> Iterator[Problem]:
    """Dates of issue and deadlines are those in the printed words; if these are blank, blank."""
    entry = dossier.entry
    plan, document = entry.record, entry.record.document
    issued, printed = document.issued, document.issued_text
    if (
        issued
        and printed
        and not days.agrees(issued, printed)
        and not _is_owned(plan, ("document", "issued"), printed, issued)
    ):
        yield difference_problem(
            entry,
            ("document", "issued"),
            f"Ngày `{issued}` không khớp dòng ngày như in “{printed}”.",
            "Ghi đúng ngày, tháng, năm in trong dòng đó; chỗ nào để trống thì bỏ. Nếu cố ý ghi "
            "khác, chép cả dòng in và ngày này trong ngoặc kép ở `note`.",
        )
    for path, called, when, quote, unsaid in _dated(plan):
        is_printed = days.is_printed(when, quote, unsaid) or (
            path[0] == "period" and is_said(when, plan, quote)
        )
        if not is_printed and not _is_owned(plan, path, quote, when):
            yield difference_problem(
                entry,
                path,
                f"{called} {when.in_words()} không có trong “{quote}”.",
                "Ghi đúng ngày in trong câu; chỉ biết tháng thì viết như `2025-11`.",
            )


def _dated(plan: Plan) -> Iterator[tuple[FieldPath, str, Edtf, str, int]]:
    """Dates with the words in which they must be printed.

    A period or phase may print a year at one end only, and its months and years may be read from
    other words (*cả năm*, *quý I*): only its days must be printed.

    Yields:
        The path of the date, what it is called, the date, the words, and the year that need not be
        printed.
    """
    for index, deadline in enumerate(plan.deadlines):
        yield ("deadlines", index, "date"), "Hạn", deadline.date, deadline.text, plan.year
    for index, occasion in enumerate(plan.occasions):
        for key, when in (("date", occasion.date), ("from", occasion.from_), ("to", occasion.to)):
            if when:
                yield ("occasions", index, key), "Mốc", when, occasion.text, plan.year
    spans: list[tuple[FieldPath, Period | Phase]] = (
        [(("period",), plan.period)] if plan.period else []
    )
    spans += [(("phases", index), phase) for index, phase in enumerate(plan.phases)]
    for path, span in spans:
        for key, when in (("start", span.start), ("end", span.end)):
            if when and when.day:
                yield (*path, key), "Mốc", when, span.text, when.year


def years_are_as_printed(dossier: Dossier) -> Iterator[Problem]:
    """A period or phase runs in years that its words have, or in the year of the campaign."""
    entry = dossier.entry
    plan = entry.record
    spans: list[tuple[FieldPath, Period | Phase]] = (
        [(("period",), plan.period)] if plan.period else []
    )
    spans += [(("phases", index), phase) for index, phase in enumerate(plan.phases)]
    for path, span in spans:
        for key, when in (("start", span.start), ("end", span.end)):
            if not when or when.year == plan.year or str(when.year) in span.text:
                continue
            if not any(
                str(when.year) in quoted for quoted in quoted_in(note_of(plan, (*path, key)))
            ):
                yield difference_problem(
                    entry,
                    (*path, key),
                    f"Năm {when.year} không có trong “{cut_short(span.text, _QUOTED)}”, cũng không "
                    "phải năm thi đua.",
                    "Ghi đúng năm như in; năm in ở câu khác thì chép câu ấy trong ngoặc kép ở "
                    "`note`.",
                )


def _has_both_days(quote: str) -> bool:
    """Whether a sentence on time prints two days, so that neither stands in another sentence."""
    return len(_DAY.findall(quote)) > 1


def is_said(when: Edtf, plan: Plan, quote: str) -> bool:
    """Whether a date is printed anywhere in a plan, or in what is said of its phases.

    The date of *từ ngày phát động*, for example, is in another sentence. Where the sentence prints
    both days, it has no other; but it may tell only of the first phase.
    """
    said = [phase.text for phase in plan.phases]
    if _has_both_days(quote) and not any(text in quote or quote in text for text in said):
        return False
    said += [] if _has_both_days(quote) else [passage.text for passage in passages(plan)]
    return any(days.is_printed(when, text, when.year) for text in said)


def _is_owned(plan: Plan, path: FieldPath, printed: str, when: Edtf) -> bool:
    return quotes_both(note_of(plan, path), printed, days.forms_of(when))


def figures_are_recognised(dossier: Dossier) -> Iterator[Problem]:
    """A notice for every figure that the recognised text of a scan does not have."""
    entry = dossier.entry
    for miss in dossier.fidelity.misses:
        if miss.outcome is Outcome.DOUBTFUL:
            title = miss.title.rstrip(".)")
            spot = miss.spot
            seen = f" Máy đọc được ({where_in(spot)}): “{miss.original}”." if spot else ""
            yield Problem(
                entry.file,
                entry.at(*miss.path),
                f"{title}: chữ máy nhận dạng không có số {miss.words}.{seen}",
                "So với bản quét; máy đọc nhầm thì sửa tệp chữ nhận dạng, chép nhầm thì sửa ở đây.",
                Severity.NOTICE,
            )
