"""The quotes of a plan: all words that must be printed in its document, with their fields."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from thidua.attachments.comparison.days import forms_of
from thidua.attachments.comparison.words import normal
from thidua.language.markup import plain
from thidua.model.document import Authority, Document, Recipient, Signer
from thidua.model.plan import Plan
from thidua.model.printed import Path, PrintedPassage

_BULLET = re.compile(r"[ \t]*(?:[-–+*•][ \t]+)+")
_ODD_BULLET = re.compile(r"[+•–*] ")  # "- " marks list items, and passages do not keep it


class QuotedWords(NamedTuple):
    """Words that must be printed in the original.

    Attributes:
        path: of the field in the record of the plan.
        title: their name in problems.
        words: in the normal form.
        forms: other forms in which the original may print them; any of them is enough.
        squeezed: whether spaces and dotted lines may be anywhere between them.
        place: for a line of a target its number, ``3`` or ``3.2``; empty for other quotes.
        mark: the number printed before a target.
    """

    path: Path
    title: str
    words: str
    forms: tuple[str, ...] = ()
    squeezed: bool = False
    place: str = ""
    mark: str = ""


def quotes(plan: Plan, printed: Iterable[PrintedPassage]) -> Iterator[QuotedWords]:
    """All quotes of a plan, in the order in which plans are usually printed.

    Args:
        plan: the plan.
        printed: the printed passages of the plan.
    """
    yield from _header(plan.document)
    lines = _places(plan)
    for passage in printed:
        place, mark = lines.get(passage.path, ("", ""))
        words = passage.text
        if words.startswith("- ") or _ODD_BULLET.search(words):
            words = _without_bullets(_at(plan, passage.path))
        yield QuotedWords(passage.path, passage.title, normal(words), place=place, mark=mark)
    for path, title, text in (*_theme(plan), *_leads(plan), *_cited(plan), *_timing(plan)):
        yield QuotedWords(path, title, normal(text))
    yield from _footer(plan.document)


def paragraphs_of(plan: Plan, quote: QuotedWords) -> list[str]:
    """The paragraphs of a quote, which may be found separately in the original.

    Other words can be between them: the halves of a header, and the words at the end and the
    beginning of a page, come out of a file in any order.
    """
    text = _at(plan, quote.path)
    if quote.place or "\n" not in text.strip():
        return [quote.words]
    lines = (normal(line) for line in _without_bullets(text).split("\n"))
    return [line for line in lines if line]


def _places(plan: Plan) -> dict[Path, tuple[str, str]]:
    """Number (``3.2``) and printed mark of every line of the targets, by the path of its text."""
    found: dict[Path, tuple[str, str]] = {}
    for path, target, line in plan.targets.lines() if plan.targets else ():
        place = ".".join([str(target.number), *(str(int(step) + 1) for step in path[3::2])])
        found["targets", *path, "text"] = (place, (target.mark or "") if line is target else "")
    return found


def _at(plan: Plan, path: Path) -> str:
    value: Any = plan
    for step in path:
        value = value[step] if isinstance(step, int) else getattr(value, step)
    return str(value)


def _without_bullets(text: str) -> str:
    """The words without bullets, whose form is a matter of layout."""
    return _with_bullets(plain(_with_bullets(text, "- ")), "")


def _with_bullets(text: str, bullet: str) -> str:
    """A text in which every bullet at the beginning of a line is replaced by the given one."""
    lines = text.split("\n")
    for at, line in enumerate(lines):
        if found := _BULLET.match(line):
            lines[at] = bullet + line[found.end() :]
    return "\n".join(lines)


def _header(document: Document) -> Iterator[QuotedWords]:
    for name, title in (
        ("issuer_text", "Tên cơ quan"),
        ("motto_text", "Quốc hiệu, tiêu ngữ"),
        ("number_text", "Dòng số"),
        ("type_text", "Tên loại"),
    ):
        if words := getattr(document, name):
            yield QuotedWords(("document", name), title, normal(words))
    if document.number and not document.number_text:
        words = f"Số: {document.number}"
        forms = (f"Số {document.number}",)
        yield QuotedWords(("document", "number"), "Số, ký hiệu", words, forms, squeezed=True)
    if document.issued and not document.issued_text:
        words, *others = forms_of(document.issued)
        yield QuotedWords(("document", "issued"), "Ngày ban hành", words, tuple(others))
    if document.place:
        beside = document.issued_text or ""
        words = f"{document.place}, {beside.partition(' ')[0]}" if beside else document.place
        yield QuotedWords(("document", "place"), "Địa danh", normal(words))


def _theme(plan: Plan) -> Iterator[tuple[Path, str, str]]:
    if plan.theme:
        yield ("theme", "text"), "Chủ đề", plan.theme.text
        if plan.theme.heading:
            yield ("theme", "heading"), "Chủ đề", plan.theme.heading
    if plan.motto:
        yield ("motto", "text"), "Phương châm", plan.motto.text
    for index, slogan in enumerate(plan.slogans):
        yield ("slogans", index, "text"), "Khẩu hiệu", slogan.text


def _leads(plan: Plan) -> Iterator[tuple[Path, str, str]]:
    for index, target in enumerate(plan.targets.items if plan.targets else ()):
        if target.parts_lead:
            path = ("targets", "items", index, "parts_lead")
            yield path, f"Câu dẫn của chỉ tiêu {target.number}", target.parts_lead


def _cited(plan: Plan) -> Iterator[tuple[Path, str, str]]:
    for index, cited in enumerate(plan.citations):
        yield ("citations", index, "text"), "Văn bản viện dẫn", cited.text


def _timing(plan: Plan) -> Iterator[tuple[Path, str, str]]:
    if plan.period and not plan.period.heading:  # with a heading, it is a printed passage already
        yield ("period", "text"), "Thời gian thi đua", plan.period.text
    for index, deadline in enumerate(plan.deadlines):
        yield ("deadlines", index, "text"), "Thời hạn", deadline.text


def _footer(document: Document) -> Iterator[QuotedWords]:
    if document.recipients_heading:
        path: Path = ("document", "recipients_heading")
        yield QuotedWords(path, "Đầu mục nơi nhận", normal(document.recipients_heading))
    for index, recipient in enumerate(document.recipients):
        yield from _recipients(recipient, ("document", "recipients", index))
    if document.archive_line:
        words = normal(_without_bullets(document.archive_line))
        yield QuotedWords(("document", "archive_line"), "Dòng lưu", words)
    if document.signer:
        yield from _signer(document.signer)


def _recipients(recipient: Recipient, path: Path) -> Iterator[QuotedWords]:
    words = normal(_without_bullets(recipient.text))
    yield QuotedWords((*path, "text"), "Nơi nhận", words)
    for index, child in enumerate(recipient.children):
        yield from _recipients(child, (*path, "children", index))


def _signer(signer: Signer) -> Iterator[QuotedWords]:
    path = ("document", "signer")
    authority = signer.authority
    if signer.on_behalf_of:
        word = "" if authority is Authority.NONE else f"{authority.value}. "
        words = f"{word}{signer.on_behalf_of}"
        yield QuotedWords((*path, "on_behalf_of"), "Quyền hạn ký", normal(words))
    elif authority is not Authority.NONE:
        words = f"{authority.value}. {signer.position}"
        yield QuotedWords((*path, "authority"), "Quyền hạn ký", normal(words))
    yield QuotedWords((*path, "position"), "Chức vụ người ký", normal(signer.position))
    if signer.name:
        yield QuotedWords((*path, "name"), "Tên người ký", normal(signer.name))
