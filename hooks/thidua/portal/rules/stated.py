"""Rules for facts that staff choose beside printed words: they must not say something else.

What a figure is of, which document is cited, who leads and who only takes part, what a document is
sent for: the words say it, and a fact that contradicts them is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from thidua.figures import Comparator, Direction, read
from thidua.foundation.problems import Problem
from thidua.language.markup import one_line, plain
from thidua.language.vietnamese import fold
from thidua.model.document import Channel, CitedDocument, OriginalKind, Purpose, Recipient
from thidua.model.responsibility import Role
from thidua.model.target import StatedFigure
from thidua.portal.dossier import Dossier
from thidua.portal.rules.fidelity import difference_problem
from thidua.portal.rules.readings import expand_names
from thidua.portal.targets import TargetLine

Path = tuple[str | int, ...]

_NAMES_THEME = re.compile(r"\bchu (?:de|diem)\b")  # schools have “chủ điểm”
_SAYS_THEME = re.compile(r"\b(?:chủ (?:đề|điểm)|Chủ (?:đề|điểm)|CHỦ (?:ĐỀ|ĐIỂM))\b")
"""The same with its marks, as nearly every theme is called: to fold a whole document takes long."""
_JOINED = r"phoi hop(?: chat che)?(?: cung| voi)*"
_WORD_ENDS = re.compile(r"\b")
_UP, _DOWN = {Comparator.GT, Comparator.GE}, {Comparator.LT, Comparator.LE}
_UP_WORDS = re.compile(
    r"tren|tro len|it nhat|toi thieu|khong duoi|khong thap hon|vuot|hon|tu |dat va|[≥>⩾]"
)
_DOWN_WORDS = re.compile(
    r"duoi|tro xuong|khong qua|khong vuot|khong cao hon|toi da|nho hon|thap hon|chua den|[≤<⩽]"
)
_RISING = {Direction.INCREASE, Direction.INCREASE_TO}
_FALLING = {Direction.DECREASE, Direction.DECREASE_TO}
_INTRODUCES = re.compile(r"^(?:can cu|thuc hien|theo|cac|trien khai|thi hanh)\s+")
_GENERAL = frozenset(
    re.findall(
        r"\w+",
        "uy ban nhan dan, hoi dong, chu tich, tinh, huyen, xa, phuong, thi tran, thanh pho, quan, "
        "dac khu, thuong truc, bo, ban, dang, va, cua",
    )
)
"""Words that are in the names of many bodies."""
_OF_A_BODY = re.compile(
    r"\bcủa ((?:UBND|HĐND|(?:Ủy|Uỷ) ban|Hội|Sở|Phòng|Ban|Bộ|Công an|Chính phủ|Thủ tướng|"
    r"(?:Tỉnh|Thành|Huyện|Đảng) (?:ủy|uỷ))[^,;()–]*)"
)
_LEVEL = re.compile(r"\b(?:tinh|huyen|thi xa|xa|phuong|thi tran|thanh pho|quan|dac khu)\b")
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


def cited_documents_are_what_their_words_say(dossier: Dossier) -> Iterator[Problem]:
    """Type, title and issuer of a cited document are those of the words that cite it."""
    plan = dossier.entry.record
    for key in ("legal_bases", "citations"):
        listed: tuple[CitedDocument, ...] = getattr(plan, key)
        for index, cited in enumerate(listed):
            if cited.note:
                continue  # it tells readers how they differ
            for name, why, fix in _differences(dossier, cited):
                yield difference_problem(dossier.entry, (key, index, name), why, fix)


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
    if cited.title and not _letters(cited.title) <= _words(cited.text):
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


def stated_figures_say_what_is_printed(dossier: Dossier) -> Iterator[Problem]:
    """Name and unit of a stated figure are printed; it does not turn round what the words say."""
    targets = dossier.entry.record.targets
    for line in dossier.lines:
        heads = [line.line.text, line.target.text, line.target.parts_lead or ""]
        heads += [targets.heading or "", targets.lead or ""] if targets else []
        words = _words(" ".join(heads))
        for at, figure in enumerate(line.line.figures):
            for key, said in (("name", figure.name), ("unit", figure.unit or "")):
                if not _words(said) <= words:
                    yield difference_problem(
                        dossier.entry,
                        ("targets", *line.path, "figures", at, key),
                        f"“{said}” không có ở dòng này, ở đầu mục hay ở đầu bảng.",
                        "Chỉ dùng chữ mà văn bản in ở đó.",
                    )
            if turned := find_turned(figure, line.line.text) or _unsaid(figure, line):
                key, why = turned
                yield difference_problem(
                    dossier.entry, ("targets", *line.path, "figures", at, key), why,
                    "Ghi đúng như in, hoặc bỏ dòng này.",
                )  # fmt: skip


def find_turned(figure: StatedFigure, text: str) -> tuple[str, str] | None:  # noqa: PLR0911
    """What a stated figure turns round, and why: “dưới 3%” is no least value."""
    number = re.escape(figure.value)
    before = re.search(rf"([^\d;,.]{{0,24}})(?<![\d.,]){number}(?![\d.,]*\d)([^;,.]{{0,24}})", text)
    if not before:
        return None
    lead, rest = fold(before[1]), fold(before[2])
    if re.match(r"\s?[%‰]", before[2]) and figure.unit and figure.unit[0] not in "%‰":
        return "unit", f"Sau `{figure.value}` in đơn vị khác."
    if lead.endswith("tu ") and re.match(r"\W*(?:(?:dau |cuoi )?nam \d+ )?(?:xuong|len)\b", rest):
        return "value", f"`{figure.value}` là mức trước khi thay đổi, không phải mức phải đạt."
    low = re.search(r"(?:\bduoi|khong qua|toi da|[<≤])\W*(?:muc )?$", lead) or "tro xuong" in rest
    high = re.search(r"(?:\btren|it nhat|toi thieu|[>≥])\W*(?:muc )?$", lead) or "tro len" in rest
    if (low and figure.comparator in _UP) or (high and figure.comparator in _DOWN):
        return "comparator", f"Trước hoặc sau `{figure.value}` in chiều ngược lại."
    if (low or high) and figure.comparator is Comparator.EQ:
        return "value", f"Cạnh `{figure.value}` in mức ít nhất hay nhiều nhất: thiếu `comparator`."
    falls = re.search(r"\b(?:giam|xuong|con)\b", lead)
    rises = re.search(r"\b(?:tang|len)\b", lead)
    if (falls and figure.direction in _RISING) or (rises and figure.direction in _FALLING):
        return "direction", f"Trước `{figure.value}` in chiều ngược lại."
    return None


def _unsaid(figure: StatedFigure, line: TargetLine) -> tuple[str, str] | None:
    """What a stated figure leaves out or adds: the amount of a fall is no level."""
    text = line.line.text
    if figure.direction is None and _reads_as_fall(figure, text):
        return "value", f"`{figure.value}` là mức giảm, không phải mức phải đạt: thiếu `direction`."
    said = _UP_WORDS if figure.comparator in _UP else _DOWN_WORDS
    if figure.comparator in _UP | _DOWN and not said.search(fold(f"{text} {line.target.text}")):
        return "comparator", "Dòng này không in chữ hay dấu nào nói vậy."
    return None


def _reads_as_fall(figure: StatedFigure, text: str) -> bool:
    """Whether the same value is read as the amount of a fall."""
    read_values = (one for one in read(text).valued() if one.direction is Direction.DECREASE)
    digits = re.sub(r"[^\d,]", "", figure.value)
    return any(str(one.value).replace(".", ",") == digits for one in read_values)


def roles_are_those_of_the_paragraph(dossier: Dossier) -> Iterator[Problem]:
    """Who is named as leading leads, and who is named behind *phối hợp với* does not."""
    responsibilities = dossier.entry.record.responsibilities
    for index, item in enumerate(responsibilities.items if responsibilities else ()):
        text = fold(one_line(plain(item.text)))
        for place, one in enumerate(item.units):
            unit = fold(one.unit)
            leads, joins = _leads_in(text, unit), _joins_in(text, unit)
            printed = "chủ trì" if leads else "phối hợp"
            wrong = (
                (one.role is Role.LEAD and joins and not leads)
                or (one.role is Role.COORDINATE and leads and not joins)
                or (one.role is Role.ASSIGN and not leads and _is_only_joined(text, unit))
            )
            if wrong:
                role = "lead" if leads else "coordinate"
                yield difference_problem(
                    dossier.entry,
                    ("responsibilities", "items", index, "units", place, "role"),
                    f"Mục {item.number.rstrip('.)')} in “{one.unit}” {printed}.",
                    f"Ghi `{role}`.",
                )


def _leads_in(text: str, unit: str) -> bool:
    if "chu tri" not in text or unit not in text:
        return False
    leads = rf"\b{re.escape(unit)}\b(?:[^;.,]{{0,60}},)? (?:la don vi )?chu tri\b"
    return bool(re.search(leads, text))


def _joins_in(text: str, unit: str) -> bool:
    if "phoi hop" not in text or unit not in text:
        return False
    name = re.escape(unit)
    return bool(re.search(rf"{_JOINED} {name}\b|\b{name} phoi hop\b", text))


def _is_only_joined(text: str, unit: str) -> bool:
    """Whether a unit is named once, behind *phối hợp với*."""
    if "phoi hop" not in text or unit not in text:
        return False
    name = re.escape(unit)
    is_joined = re.search(rf"{_JOINED} {name}\b", text) is not None
    return is_joined and len(re.findall(rf"\b{name}\b", text)) == 1


def recipients_are_sent_for_what_is_printed(dossier: Dossier) -> Iterator[Problem]:
    """For what, and how, somebody receives a document is printed with the recipient."""
    document = dossier.entry.record.document
    yield from _purposes(dossier, ("document", "recipients"), document.recipients, "")


def _purposes(
    dossier: Dossier, path: Path, recipients: Sequence[Recipient], above: str
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


def occasions_are_called_as_printed(dossier: Dossier) -> Iterator[Problem]:
    """The name of an occasion has the words of its sentence."""
    for index, occasion in enumerate(dossier.entry.record.occasions):
        if not _letters(occasion.name) <= _words(occasion.text) and not occasion.note:
            yield difference_problem(
                dossier.entry,
                ("occasions", index, "name"),
                f"Tên “{occasion.name}” không phải lời của câu “{occasion.text}”.",
                "Gọi tên dịp bằng chữ in trong câu.",
            )


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
    """The title of the document's own file names no other body."""
    plan = dossier.entry.record
    issuer = dossier.references.issuer_by_id.get(plan.document.issuer)
    for index, one in enumerate(plan.attachments if issuer else ()):
        named = _OF_A_BODY.search(one.title)
        if not (issuer and named) or one.kind is OriginalKind.ANNEX:
            continue
        names = f"{issuer.name} {issuer.short_name} {plan.document.issuer_text or ''}"
        if not set(expand_names(named[1]).split()) <= set(expand_names(names).split()) | _GENERAL:
            yield difference_problem(
                dossier.entry,
                ("attachments", index, "title"),
                f"“{named[1]}” không phải cơ quan ban hành văn bản này (`{issuer.short_name}`).",
                "Ghi đúng cơ quan ban hành, hoặc bỏ phần ấy.",
            )


def reports_go_to_whom_the_document_names(dossier: Dossier) -> Iterator[Problem]:
    """To whom something is due is printed in the document."""
    for index, due in enumerate(dossier.entry.record.deadlines):
        if not due.to or (due.to in dossier.words and due.to == one_line(due.to)):
            continue
        if fold(due.to) not in " ".join(dossier.folded_words.split()):
            yield difference_problem(
                dossier.entry,
                ("deadlines", index, "to"),
                f"Văn bản không nhắc đến “{due.to}”.",
                "Chép nơi nhận như in, hoặc bỏ dòng này.",
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


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+|[%‰]", fold(text)))


def _letters(text: str) -> set[str]:
    """The words without numbers, about which there is a rule of its own."""
    return {word for word in _words(text) if word.isalpha()}
