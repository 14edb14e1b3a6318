"""Rules for facts whose kind the document must name: a slogan, a motto, a movement, a phase.

Printed words alone prove nothing: *phô trương, hình thức* is no motto because it is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from thidua.attachments.inspection.facts import Findings
from thidua.attachments.inspection.filetypes import ACCEPTED_SUFFIXES
from thidua.foundation.patterns import compile_late
from thidua.foundation.problems import Problem
from thidua.language.bodies import BODY_WORDS
from thidua.language.body_names import expand_names
from thidua.language.compared_words import gather_letters
from thidua.language.markup import find_words, one_line, plain_line
from thidua.language.vietnamese import fold
from thidua.model.campaign_forms import Scope
from thidua.model.document import Language, OriginalKind
from thidua.model.field_path import FieldPath
from thidua.model.tiers import Level
from thidua.portal.dossier import Dossier
from thidua.portal.rules.fidelity import difference_problem

_DAY = compile_late(r"\b\d{1,2}[/.-]\d{1,2}\b|ngày \d")
_LEADS = {
    "motto": (r"\bphuong cham\b", "phương châm"),
    "slogans": (r"\bkhau hieu\b|[“\"«][^”\"»]*$", "khẩu hiệu"),
    "movements": (r"\bphong trao\b|\bcuoc van dong\b|\bthi dua\b|[“\"«][^”\"»]*$", "phong trào"),
    "occasions": (
        r"\bchao mung\b|\bmung (?:dang|xuan)\b|\bky niem\b|\bnhan dip\b|\bdip\b|"
        r"\b(?:huong|tien) toi\b|\blap thanh tich\b",
        "dịp chào mừng",
    ),
    "emulation_clusters": (r"^(?!khoi\b)", "cụm thi đua"),
    "emulation_blocs": (r"^(?!cum\b)", "khối thi đua"),
    "audience": (r"\bthi dua\b|\bdoi tuong\b|\btham gia\b|\bhuong ung\b", "đối tượng thi đua"),
}
"""What the sentence, or what leads to it, says of each kind."""
_ALSO_INSIDE = ("occasions",)
_ONLY_INSIDE = ("emulation_clusters", "emulation_blocs")
_LISTED = ("slogans", "audience", "occasions", *_ONLY_INSIDE)
_ALSO_BEHIND = ("audience", "movements")
_LITTLE_WORDS = frozenset(
    ["va", "cua", "ve", "de", "cho", "cac", "nhung", "theo", "tai", "o", "voi", "trong", "tren"]
)
_SAID_OF_ANY = frozenset(["bao", "cao", "gui", "hoan", "thanh"])
"""What is due may be called a report, and to be sent or finished, in other words than printed."""
_DENIALS = {"khong", "chua", "dung"}
_TURNS_ROUND = _DENIALS | {"nhan", "thu", "giu", "hoan", "ngung", "huy", "cham", "rut", "tra"}
"""What is due is not said with these where its paragraph does not: *nhận* is no *gửi*."""
_PUT_OFF = compile_late(r"(?<!\w)(?:hoãn|dừng|ngừng|hủy|huỷ|bãi bỏ|đình chỉ)(?!\w)", re.IGNORECASE)
_BY_WHEN = compile_late(r"(?<!\w)(?:chậm|muộn) nhất(?!\w)", re.IGNORECASE)
_BODY = compile_late(rf"(?<!\w)(?:{BODY_WORDS}|UBND|HĐND)(?!\w)")
_VIETNAMESE = frozenset(
    ("của", "và", "các", "những", "được", "không", "trong", "với", "cho", "để", "đến", "là", "có")
)
_ONE_IN = 25
"""Of so many words, at least one is among those in a Vietnamese text."""
_SIGNED = compile_late(r"(?<!\w)(?<!đăng )ký (?:số|điện tử)(?! ?[\d:])", re.IGNORECASE)
_STAMPED = compile_late(
    r"(?<!\w)(?:đã ký|có dấu|đóng dấu|dấu đỏ|sao y|công chứng|chứng thực|có chữ ký)(?!\w)",
    re.IGNORECASE,
)
_STATE = compile_late(
    r"(?<!\w)(?:dự thảo|(?:đã |được )*(?:sửa đổi|bổ sung|thay thế|đính chính|điều chỉnh)|"
    r"hợp nhất|hết hiệu lực|(?:tối |tuyệt )?mật|bản cuối)(?!\w)",
    re.IGNORECASE,
)
_PICTURES = (".png", ".jpg", ".jpeg", ".pdf", ".tif", ".tiff")


def facts_are_called_what_they_are(dossier: Dossier) -> Iterator[Problem]:
    """The document calls a motto so, a slogan, a movement, an occasion and who takes part."""
    plan = dossier.entry.record
    listed: list[tuple[str, FieldPath, str]] = []
    if plan.motto and not plan.motto.note:
        listed.append(("motto", ("motto", "text"), plan.motto.text))
    for name in _LISTED:
        for index, one in enumerate(getattr(plan, name)):
            if not one.note:
                listed.append((name, (name, index, "text"), one.text))
    for index, movement in enumerate(plan.movements):
        if not movement.note:
            listed.append(("movements", ("movements", index, "name"), movement.name))
    lines = [*_list_lines(dossier)] if listed else []
    for name, path, words in listed:
        if not _is_called(name, words, lines):
            yield difference_problem(
                dossier.entry,
                path,
                f"Văn bản không gọi “{words[:60].rstrip()}” là {_LEADS[name][1]}.",
                "Bỏ mục này; câu ấy đã có ở mục của nó.",
            )


def _is_called(name: str, words: str, lines: list[str]) -> bool:
    """Whether any sentence with the words says of which kind they are, if one has them at all."""
    is_printed = False
    for around in _list_around(lines, words):
        if _names(name, *around):
            return True
        is_printed = True
    return not is_printed


def _names(name: str, before: str, words: str, behind: str) -> bool:
    said = words if name in _ONLY_INSIDE else before
    if name in _ALSO_INSIDE:
        said += f" {words}"
    if name in _ALSO_BEHIND:
        said += f" {words} {behind}"
    return re.search(_LEADS[name][0], said) is not None


def _list_lines(dossier: Dossier) -> Iterator[str]:
    """Every printed line, each with the heading of its section before it."""
    head = ""
    for passage, own in dossier.passage_lines:
        text = one_line("\n".join(own))
        if passage.path[-1] in ("heading", "lead"):
            head = text
        yield f"{head}: {text}" if passage.path[-1] != "heading" else text


def _list_around(lines: list[str], words: str) -> Iterator[tuple[str, str, str]]:
    """What stands before, in and behind words in their sentence, folded."""
    said = plain_line(words)
    folded = fold(said)
    for line in lines:
        for start in find_words(said, line):
            before, behind = line[:start], line[start + len(said) :]
            if ". " in before:
                before = re.split(r"(?<=[^\W\d]{2})\. ", before)[-1]
            behind = re.split(r"[.;]", behind, maxsplit=1)[0]
            yield fold(before), folded, fold(behind)


def phases_are_named_where_they_are_told(dossier: Dossier) -> Iterator[Problem]:
    """The name of a phase has words of the paragraph that tells it, or of its heading."""
    plan = dossier.entry.record
    lines = [*_list_lines(dossier)] if plan.phases else []
    for index, phase in enumerate(plan.phases):
        words = plain_line(phase.text)
        told = [line for line in lines if words in line]
        name = gather_letters(phase.name)
        if told and not phase.note and not any(name <= gather_letters(one) for one in told):
            yield difference_problem(
                dossier.entry,
                ("phases", index, "name"),
                f"Đoạn nói về đợt này không gọi là “{phase.name}”.",
                "Gọi đúng như in; cả phong trào chỉ có một đợt thì bỏ mục này.",
            )


def deadlines_say_what_their_paragraph_says(dossier: Dossier) -> Iterator[Problem]:
    """What is due is mostly said in words of the paragraph; the quote tells more than the day."""
    plan = dossier.entry.record
    lines = [*_list_lines(dossier)] if plan.deadlines else []
    about = gather_letters(plan.document.title) - _DENIALS | _LITTLE_WORDS | _SAID_OF_ANY
    for index, due in enumerate(plan.deadlines):
        words = plain_line(due.text)
        told = [line for line in lines if words in line]
        if not told or due.note:
            continue
        if strange := _find_strange_words(due.what, told, about):
            said = (one for one in due.what.split() if gather_letters(one) & strange)
            missing = next(said, due.what)
            yield difference_problem(
                dossier.entry,
                ("deadlines", index, "what"),
                f"Đoạn có hạn này không in “{missing.strip(',.;:“”')}”.",
                "Nói gọn bằng chữ của đoạn ấy, không thêm việc khác.",
            )
        elif not (gather_letters(due.text) - _LITTLE_WORDS) & gather_letters(due.what):
            yield difference_problem(
                dossier.entry,
                ("deadlines", index, "text"),
                "Câu chép ở đây chỉ có ngày, không có việc phải xong.",
                "Chép cả vế có việc và ngày.",
            )


def _find_strange_words(what: str, told: list[str], about: set[str]) -> set[str]:
    """Words by which something else would be due than a paragraph tells.

    A few words may be others for the same, such as *nộp* for *gửi*, if none turns it round.

    Args:
        what: is due, as staff say it.
        told: the printed lines.
        about: words that may always be said.
    """
    what = _BY_WHEN.sub("", what)
    named = gather_letters(what) - about
    put_off = [one for one in _PUT_OFF.findall(what) if not _has(one, told)]
    printed = set().union(*map(_spell_words, told))
    other = {word for one in what.split() if not _spell_words(one) <= printed
             for word in gather_letters(one)}  # fmt: skip
    strange = named - gather_letters(" ".join(told)) | gather_letters(" ".join(put_off))
    strange |= other & named
    body = _BODY.search(what)
    turns = strange & _TURNS_ROUND or (body and not _has(body[0], told))
    return strange if turns or len(strange) * 2 >= len(named) else set()


def _has(words: str, lines: list[str]) -> bool:
    """Whether a line has the words, with whichever abbreviations of bodies."""
    return any(f" {expand_names(words)} " in f" {expand_names(line)} " for line in lines)


def periods_have_all_their_days(dossier: Dossier) -> Iterator[Problem]:
    """A period that prints two days has both, and an event is no day."""
    period = dossier.entry.record.period
    if not period or period.note:
        return
    for name in ("start_event", "end_event"):
        if (event := getattr(period, name)) and _DAY.search(event):
            yield difference_problem(
                dossier.entry,
                ("period", name),
                f"“{event}” là ngày, không phải sự kiện.",
                "Ghi ngày ở `start` hoặc `end`.",
            )
    spans = re.search(r"từ ngày \d.* đến (?:hết )?ngày \d", period.text, re.IGNORECASE)
    for name in ("start", "end") if spans else ():
        if not getattr(period, name):
            yield difference_problem(
                dossier.entry,
                ("period", "text"),
                f"Câu này in cả ngày bắt đầu và ngày kết thúc mà thiếu `{name}`.",
                f"Ghi `{name}` như in.",
            )


def scopes_fit_the_issuer(dossier: Dossier) -> Iterator[Problem]:
    """Only a central body launches a campaign of the whole country."""
    plan = dossier.entry.record
    issuer = dossier.references.issuer_by_id.get(plan.document.issuer)
    if plan.scope is Scope.NATIONAL and issuer and issuer.level is not Level.CENTRAL:
        yield difference_problem(
            dossier.entry,
            ("scope",),
            f"“{issuer.short_name}” không phát động phong trào của cả nước.",
            "Ghi `unit`, hoặc bỏ dòng này.",
        )


def scans_are_pictures(dossier: Dossier) -> Iterator[Problem]:
    """What is called a scan is a picture or a PDF."""
    for index, one in enumerate(dossier.entry.record.attachments):
        suffix = f".{one.file.rpartition('.')[2].lower()}"
        is_known = suffix in ACCEPTED_SUFFIXES  # what is not accepted at all is told elsewhere
        if one.kind is OriginalKind.SCAN and is_known and suffix not in _PICTURES:
            yield difference_problem(
                dossier.entry,
                ("attachments", index, "kind"),
                f"`{one.file}` không phải bản quét.",
                "Ghi `original` (bản ký), `extract` (bản trích xuất) hoặc `recognised`.",
            )


def languages_are_those_of_the_words(dossier: Dossier) -> Iterator[Problem]:
    """A file from which Vietnamese words are quoted is in Vietnamese."""
    quoted = {OriginalKind.ORIGINAL, OriginalKind.EXTRACT}
    for index, one in enumerate(dossier.entry.record.attachments):
        is_other = one.language not in (None, Language.VIETNAMESE)
        if is_other and one.kind in quoted and not one.note and _is_vietnamese(dossier.words):
            yield difference_problem(
                dossier.entry,
                ("attachments", index, "language"),
                f"Lời chép từ `{one.file}` là tiếng Việt.",
                "Bỏ dòng này; tệp là bản dịch thì ghi `kind: annex`.",
            )


def files_are_signed_as_their_titles_say(dossier: Dossier) -> Iterator[Problem]:
    """A title says that a file has a digital signature, or is a copy of paper, only where it is."""
    for index, one in enumerate(dossier.entry.record.attachments):
        found = dossier.inspected[index]
        if one.note or not found or not isinstance(found.outcome, Findings):
            continue
        by_hand = _STAMPED.search(one.title)
        digital = _SIGNED.search(one.title)
        is_picture = one.file.lower().endswith(_PICTURES)
        claim = (digital if not found.outcome.signed else None) or (
            by_hand if not (is_picture or found.outcome.signed) else None
        )
        if claim and claim[0].lower() not in dossier.entry.record.document.title.lower():
            yield difference_problem(
                dossier.entry,
                ("attachments", index, "title"),
                f"`{one.file}` không có chữ ký số nào."
                if digital
                else f"`{one.file}` không phải bản chụp tờ giấy: không ai thấy “{claim[0]}”.",
                f"Bỏ “{claim[0]}” ở tên tệp.",
            )


def files_are_called_as_their_document(dossier: Dossier) -> Iterator[Problem]:
    """A file of the document is no draft and no amended text, unless the document says so."""
    document = dossier.entry.record.document
    said = f"{document.title} {document.type_text or ''}".lower()
    for index, one in enumerate(dossier.entry.record.attachments):
        found = None if one.note or one.kind is OriginalKind.ANNEX else _STATE.search(one.title)
        if found and found[0].lower() not in said:
            yield difference_problem(
                dossier.entry,
                ("attachments", index, "title"),
                f"Văn bản không gọi mình là “{found[0]}”.",
                f"Bỏ “{found[0]}” ở tên tệp; tệp khác bản đã ký thì thêm `note` nói khác thế nào.",
            )


def _is_vietnamese(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text.lower())
    return sum(word in _VIETNAMESE for word in words) * _ONE_IN > len(words)


def _spell_words(text: str) -> set[str]:
    """The words with their marks, wherever a tone is put: *tổng* is no *tông*, *hoà* is *hòa*."""
    return {"".join(sorted(normalize("NFD", word))) for word in _words_with_marks(text)}


def _words_with_marks(text: str) -> list[str]:
    return [word for word in re.findall(r"[^\W_]+", text.lower()) if word.isalpha()]
