"""Rules for facts that staff choose beside printed words: they must not say something else.

Which document is cited, what it is sent for, who launched a movement: the words say it, and a fact
that contradicts them is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from thidua.foundation.patterns import compile_late
from thidua.foundation.problems import Problem
from thidua.language.body_names import expand_names
from thidua.language.compared_words import gather_letters, gather_words
from thidua.language.markup import one_line, plain_line
from thidua.language.vietnamese import CAPITALS, fold
from thidua.model.document import Channel, CitedDocument, OriginalKind, Purpose, Recipient
from thidua.model.field_path import FieldPath
from thidua.portal.dossier import Dossier
from thidua.portal.rules.fidelity import difference_problem

_NAMES_THEME = compile_late(r"\bchu (?:de|diem)\b")  # schools have “chủ điểm”
_SAYS_THEME = compile_late(r"\b(?:chủ (?:đề|điểm)|Chủ (?:đề|điểm)|CHỦ (?:ĐỀ|ĐIỂM))\b")
"""The same with its marks, as nearly every theme is called: to fold a whole document takes long."""
_WORD_ENDS = compile_late(r"\b")
_INTRODUCES = compile_late(r"^(?:can cu|thuc hien|theo|cac|trien khai|thi hanh)\s+")
_GENERAL = frozenset(
    re.findall(
        r"\w+",
        "uy ban nhan dan, hoi dong, chu tich, tinh, huyen, xa, phuong, thi tran, thanh pho, quan, "
        "dac khu, thuong truc, bo, ban, dang, va, cua",
    )
)
"""Words that are in the names of many bodies."""
_OF_A_BODY = compile_late(
    r"\bcủa ((?:UBND|HĐND|(?:Ủy|Uỷ) ban|Hội|Sở|Phòng|Ban|Bộ|Công an|Chính phủ|Thủ tướng|"
    r"(?:Tỉnh|Thành|Huyện|Đảng) (?:ủy|uỷ))[^,;()–]*)"
)
_ORGAN_NAMES = {
    "uy ban nhan dan": "Ủy ban nhân dân",
    "hoi dong nhan dan": "Hội đồng nhân dân",
    "dang uy": "Đảng ủy",
    "huyen uy": "Huyện ủy",
    "tinh uy": "Tỉnh ủy",
    "thanh uy": "Thành ủy",
}
_ORGANS = compile_late("|".join(_ORGAN_NAMES))
_LEVEL = compile_late(r"\b(?:tinh|huyen|thi xa|xa|phuong|thi tran|thanh pho|quan|dac khu)\b")
_SENT = compile_late(
    r"(?<!\w)(?:gửi|về|cho|nộp|trình|tới|đến|qua|báo cáo|nơi nhận)(?!\w)[^.;]*$", re.IGNORECASE
)
_RECEIVES = compile_late(r",? (?:tiếp nhận|nhận|thu)(?!\w)")
_PURPOSES = {
    Purpose.REPORT: r"b/c|bao cao",
    Purpose.ACT: r"t/h|thuc hien",
    Purpose.COORDINATE: r"p/h|phoi hop",
    Purpose.INFORM: r"de biet|biet",
}
_CHANNELS = {
    Channel.ELECTRONIC: r"dien tu|mail|mang|truc|cong|phan mem|vnpt|ioffice|qlvb",
    Channel.PAPER: r"giay",
}
_LISTED_WORDS = compile_late(r"[^\W_]+")
_EVENTS = (
    "thanh lap", "giai phong", "chien thang", "dai hoi", "ngay sinh", "ngay mat", "khoi nghia",
    "bau cu", "tai lap", "thong nhat", "quoc khanh", "truyen thong", "hoi nghi", "khai giang",
)  # fmt: skip
"""What is celebrated, in two words."""


def cited_documents_are_what_their_words_say(dossier: Dossier) -> Iterator[Problem]:
    """Type, title and issuer of a cited document are those of the words that cite it."""
    for path, cited in dossier.entry.record.list_cited():
        if cited.note:
            continue  # it tells readers how they differ
        for name, why, fix in _differences(dossier, cited):
            yield difference_problem(dossier.entry, (*path, name), why, fix)


def _differences(dossier: Dossier, cited: CitedDocument) -> Iterator[tuple[str, str, str]]:
    said = fold(cited.text)
    types = dossier.references.type_by_id
    begins = _INTRODUCES.sub("", _INTRODUCES.sub("", said))
    named = [kind for kind, name in dossier.references.folded_types if _begins_with(name, begins)]
    printed = max(named, key=lambda one: len(one.name), default=None)
    stated = types.get(cited.doc_type or "")
    if stated and printed and printed.name != stated.name:
        why = f"Đoạn viện dẫn in “{printed.name}”, ở đây ghi “{stated.name}”."
        yield "doc_type", why, f"Ghi `{printed.id}`."
    if cited.title and not gather_letters(cited.title) <= gather_words(cited.text):
        why = f"Tên “{cited.title}” không phải lời của đoạn viện dẫn."
        yield "title", why, "Chép tên văn bản như in trong đoạn."
    issuer = dossier.references.issuer_by_id.get(cited.issuer or "")
    if issuer:
        own = set(expand_names(f"{issuer.name} {issuer.short_name}").split()) - _GENERAL
        text = expand_names(cited.text)
        is_named = own & set(text.split()) or _is_named_in_short(expand_names(issuer.name), text)
        if " cua " in said and own and not is_named:
            why = f"Đoạn viện dẫn không nhắc đến “{issuer.name}”."
            yield "issuer", why, "Chọn đúng cơ quan in trong đoạn, hoặc bỏ dòng này."
        elif other := _find_other_organ(expand_names(issuer.name), text):
            why = f"Đoạn viện dẫn in văn bản của “{other}”, không phải của “{issuer.name}”."
            yield "issuer", why, "Chọn đúng cơ quan in trong đoạn, hoặc bỏ dòng này."


def _find_other_organ(name: str, text: str) -> str:
    """The organ whose document it is, where it is the council and not the committee, or so."""
    named = re.search(rf"\bcua (?:\w+ ){{0,4}}?({_ORGANS.pattern})\b", text)
    own = _ORGANS.match(name)
    return _ORGAN_NAMES[named[1]] if named and own and named[1] != own[0] else ""


def _begins_with(words: str, text: str) -> bool:
    """Whether a text begins with whole words."""
    return text.startswith(words) and _WORD_ENDS.match(text, len(words)) is not None


def _is_named_in_short(name: str, text: str) -> bool:
    """Whether a text names a body without its place, “UBND tỉnh”, and no other level."""
    body = _LEVEL.search(name)
    if not body:
        return False
    named = re.findall(rf"\b{name[: body.start()].strip()}\b(?: ({_LEVEL.pattern}))?", text)
    return any(level in ("", body[0]) for level in named)


def recipients_are_sent_for_what_is_printed(dossier: Dossier) -> Iterator[Problem]:
    """For what, and how, somebody receives a document is printed with the recipient."""
    document = dossier.entry.record.document
    yield from _purposes(dossier, ("document", "recipients"), document.recipients, "")


def _purposes(
    dossier: Dossier, path: FieldPath, recipients: Sequence[Recipient], above: str
) -> Iterator[Problem]:
    for index, one in enumerate(recipients):
        said = f"{above} {one.text}"
        purpose = _PURPOSES[one.purpose] if one.purpose else ""
        channel = _CHANNELS[one.channel] if one.channel else ""
        for name, wanted, missing, fix in (
            ("purpose", purpose, "để làm gì", "Bỏ dòng `purpose`, hoặc chọn đúng việc như in: "
             "`b/c` là `bao_cao`."),
            ("channel", channel, "cách gửi", "Bỏ dòng `channel`."),
        ):  # fmt: skip
            if not re.search(wanted, fold(said)) and not one.note:
                why = f"Dòng “{one.text}” không in {missing}."
                yield difference_problem(dossier.entry, (*path, index, name), why, fix)
        yield from _purposes(dossier, (*path, index, "children"), one.children, said)


def _days(text: str) -> set[tuple[int, int]]:
    """The days of a text, each a day and a month: 03/02 is not 02/03."""
    found = re.findall(r"(?<![\d/])(\d{1,2})[/.-](\d{1,2})(?!\d)", text)
    return {(int(day), int(month)) for day, month in found}


def occasions_are_called_as_printed(dossier: Dossier) -> Iterator[Problem]:
    """The name of an occasion has the words of its sentence."""
    for index, occasion in enumerate(dossier.entry.record.occasions):
        is_said = (
            gather_letters(occasion.name) <= gather_words(occasion.text)
            and not _find_new_pair(occasion.name, occasion.text)
            and _days(occasion.name) <= _days(occasion.text)
        )
        if not is_said and not occasion.note:
            yield difference_problem(
                dossier.entry,
                ("occasions", index, "name"),
                f"Tên “{occasion.name}” không phải lời của câu “{occasion.text}”.",
                "Gọi tên dịp bằng chữ in trong câu.",
            )


def _find_new_pair(name: str, text: str) -> bool:
    """Whether a name joins two words to another word: *lập thành tích* says no *thành lập*."""
    said, words = f" {' '.join(_LISTED_WORDS.findall(fold(text)))} ", fold(name)
    return any(f" {pair} " in f" {words} " and f" {pair} " not in said for pair in _EVENTS)


def themes_are_called_themes(dossier: Dossier) -> Iterator[Problem]:
    """A plan whose document never speaks of a theme has none."""
    theme = dossier.entry.record.theme
    if not theme or theme.note:
        return
    own = f"{fold(theme.heading or '')} {fold(theme.sentence or '')} "
    if _NAMES_THEME.search(own) or _SAYS_THEME.search(dossier.words):
        return
    if not _NAMES_THEME.search(own + dossier.folded_words):
        yield difference_problem(
            dossier.entry,
            ("theme", "text"),
            "Văn bản không có chữ “chủ đề”, “chủ điểm” nào.",
            "Bỏ `theme`; câu này đã có ở mục của nó.",
        )


def movements_are_launched_by_whom_their_sentence_names(dossier: Dossier) -> Iterator[Problem]:
    """Who launched a movement is named in a paragraph that names the movement."""
    paragraphs = [line for one in dossier.passages for line in one.text.split("\n")]
    for index, movement in enumerate(dossier.entry.record.movements):
        by = movement.launched_by
        if by and not any(by in line and movement.name in line for line in paragraphs):
            yield difference_problem(
                dossier.entry,
                ("movements", index, "launched_by"),
                f"Không đoạn nào nói “{by}” phát động “{movement.name}”.",
                "Chép tên cơ quan trong đoạn nói về phong trào này, hoặc bỏ dòng này.",
            )


def files_are_of_the_body_that_issued_them(dossier: Dossier) -> Iterator[Problem]:
    """The title of the document's own file names no other body, and no other kind of document."""
    plan = dossier.entry.record
    issuer = dossier.references.issuer_by_id.get(plan.document.issuer)
    for index, one in enumerate(plan.attachments if issuer else ()):
        if not issuer or one.kind is OriginalKind.ANNEX or one.title.startswith("Phụ lục"):
            continue
        names = f"{issuer.name} {issuer.short_name} {plan.document.issuer_text or ''}"
        named = _OF_A_BODY.search(one.title)
        strange = _find_strange(dossier, one.title, names)
        if named and not set(expand_names(named[1]).split()) <= _known(names) | _GENERAL:
            strange = named[1]
        if strange:
            yield difference_problem(
                dossier.entry,
                ("attachments", index, "title"),
                f"“{strange}” không phải của văn bản này, do `{issuer.short_name}` ban hành.",
                "Ghi đúng loại văn bản và cơ quan ban hành, hoặc bỏ phần ấy.",
            )


def _find_strange(dossier: Dossier, title: str, names: str) -> str:
    """A kind of document, or a name, that neither the head nor the title of the document has."""
    document, types = dossier.entry.record.document, dossier.references.type_by_id
    own = types.get(document.doc_type)
    kinds = [one.name for one in types.values() if _begins_with(one.name, title)]
    kind = max(kinds, key=len, default="")
    if own and kind and kind != own.name:
        return kind
    head = f"{names} {document.title} {document.place or ''} {document.type_text or ''}"
    known = _known(head) | _GENERAL | {*_known(own.name if own else ""), "phu", "luc"}
    said = re.findall(rf"(?<=[\w,)] )[{CAPITALS}]\w*", title)
    return next((name for name in said if not _known(name) <= known), "")


def _known(names: str) -> set[str]:
    return set(expand_names(names).split())


def reports_go_to_whom_the_document_names(dossier: Dossier) -> Iterator[Problem]:
    """To whom something is due is printed in the passage that tells of it."""
    for index, due in enumerate(dossier.entry.record.deadlines):
        if not due.to or due.note:
            continue
        words, to = plain_line(due.text), one_line(due.to)
        told = [text for one in dossier.passages if words in (text := plain_line(one.text))]
        if any(to in text for text in told):
            if not any(_is_sent_to(to, text) for text in told):
                yield difference_problem(
                    dossier.entry,
                    ("deadlines", index, "to"),
                    f"Đoạn có hạn này không nói gửi cho “{due.to}”.",
                    "Chép nơi nhận đứng sau chữ “gửi”, “về”, “cho”; không in thì bỏ dòng này.",
                )
            continue
        if not any(fold(to) in fold(text) for text in told or dossier.printed_lines):
            yield difference_problem(
                dossier.entry,
                ("deadlines", index, "to"),
                f"Đoạn có hạn này không nhắc đến “{due.to}”.",
                "Chép nơi nhận như in, hoặc bỏ dòng này.",
            )


def _is_sent_to(to: str, text: str) -> bool:
    """Whether something goes to a body: it does not only stand among those that do it."""
    return any(
        _SENT.search(text, 0, at.start()) or _RECEIVES.match(text, at.end())
        for at in re.finditer(re.escape(to), text)
    )


def parts_are_no_targets_of_the_list(dossier: Dossier) -> Iterator[Problem]:
    """A part of a target does not begin with the printed number of the next target."""
    for line in dossier.lines:
        mark = re.fullmatch(r"(\(?)(\d{1,2})([.)/])", line.target.mark or "")
        if line.line is line.target or not mark:
            continue
        following = f"{mark[1]}{int(mark[2]) + 1}{mark[3]} "
        if line.line.text.startswith(following):
            yield difference_problem(
                dossier.entry,
                ("targets", *line.path, "text"),
                f"Dòng này mang số `{following.strip()}`, là một chỉ tiêu tiếp theo của danh sách.",
                "Chuyển nó thành một phần tử của `items`, số ấy vào `mark`.",
            )
