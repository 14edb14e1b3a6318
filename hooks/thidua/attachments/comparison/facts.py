"""The short facts of a plan: names, days and citations that mostly stand inside its passages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.attachments.comparison.quoted import Claim, QuotedWords, Zone
from thidua.attachments.comparison.words import normal
from thidua.language.markup import plain
from thidua.language.swapped_words import is_swapped
from thidua.model.base import Noted, Record
from thidua.model.field_path import FieldPath
from thidua.model.plan import Plan
from thidua.model.printed import passages

_FACTS = {
    "slogans": "Khẩu hiệu",
    "phases": "Đợt thi đua",
    "deadlines": "Thời hạn",
    "audience": "Đối tượng thi đua",
    "emulation_clusters": "Cụm thi đua",
    "emulation_blocs": "Khối thi đua",
    "projects": "Công trình, phần việc",
    "occasions": "Dịp chào mừng",
    "citations": "Văn bản viện dẫn",
}


def facts(plan: Plan) -> Iterator[QuotedWords]:
    """Short facts, which mostly stand inside other passages."""
    if plan.theme:
        yield _fact(("theme", "text"), "Chủ đề", plan.theme.text, "theme text")
    if plan.motto:
        yield _fact(("motto", "text"), "Phương châm", plan.motto.text, "motto")
    for name, title in _FACTS.items():
        for index, fact in enumerate(getattr(plan, name)):
            yield _fact((name, index, "text"), title, fact.text, name)
    inside = Claim.INSIDE
    for index, movement in enumerate(plan.movements):
        path: FieldPath = ("movements", index, "name")
        yield _fact(path, "Phong trào", movement.name, "movements")._replace(claim=inside)
        if movement.launched_by:
            path = ("movements", index, "launched_by")
            yield _fact(path, "Ai phát động", movement.launched_by, "")._replace(claim=inside)
    printed = [passage.text for passage in passages(plan)] if plan.changes else []
    for index, change in enumerate(plan.changes):
        yield _fact(("changes", index, "text"), "Câu thay đổi", change.text, "changes")
        for at, target in enumerate(change.targets):
            if target.new and not is_swapped(target.old or "", target.new, printed):
                path = ("changes", index, "targets", at, "new")
                words = _fact(path, f"Lời mới của chỉ tiêu {target.target}", target.new, "")
                yield words._replace(claim=inside)
    for name, title in (
        ("launched_by", "Ai phát động"),
        ("standing_body", "Cơ quan thường trực"),
        ("legal_form_text", "Hình thức như in"),
    ):
        if words := getattr(plan, name):
            yield _fact((name,), title, words, "")._replace(claim=inside)


_AS_PRINTED = re.compile(r"ghi như vậy:? “([^”]{1,1000})”")
_SAID_TO_BE_PRINTED = re.compile(
    r"(?:bản gốc|văn bản|bản ký|bản in|bản quét)(?: này)?(?:(?!\bkhông\b)[^“”.;,]){0,24}?"
    r" (?:in|ghi|viết|chép)(?: (?:là|rõ|đúng|rằng|thành|nhầm|sai|như thế|như sau))*:?"
    r" “([^”]{1,1000})”",
    re.IGNORECASE,
)
_TWO_SIDES = re.compile(r"(?:ở đây|trang này|đúng là)[^“”]{0,16}“", re.IGNORECASE)
"""In a note that tells a difference, which is looked at with the field that has it."""
_NOT_OF_THE_TEXT = ("attachments", "history")


def noted_words(plan: Plan) -> Iterator[QuotedWords]:
    """The words of which a note says that the original has them."""
    for path, record in _list_noted(plan, ()):
        remark = record.note or ""
        said = _AS_PRINTED.findall(remark)
        if not said and not _TWO_SIDES.search(remark):
            said = _SAID_TO_BE_PRINTED.findall(remark)
        for words in said:
            note = _fact((*path, "note"), "Chú thích", words, "")
            yield note._replace(claim=Claim.INSIDE)


def _list_noted(record: Record, path: FieldPath) -> Iterator[tuple[FieldPath, Noted]]:
    """Every record with a note, from the outermost on."""
    if isinstance(record, Noted) and record.note:
        yield path, record
    for name, value in vars(record).items():
        if value and (path or name not in _NOT_OF_THE_TEXT):
            if isinstance(value, Record):
                yield from _list_noted(value, (*path, name))
            elif isinstance(value, tuple):
                for index, one in enumerate(value):
                    if isinstance(one, Record):
                        yield from _list_noted(one, (*path, name, index))


def _fact(path: FieldPath, title: str, text: str, flow: str) -> QuotedWords:
    return QuotedWords(path, title, normal(plain(text)), Claim.EITHER, flow, Zone.ANYWHERE)
