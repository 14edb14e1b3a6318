"""The quotes of a plan: all words that must be printed in its document, line by line.

Each line claims its words in the document: see :mod:`thidua.attachments.comparison.alignment`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from thidua.attachments.comparison.days import forms_of
from thidua.attachments.comparison.facts import facts, noted_words
from thidua.attachments.comparison.quoted import Claim, QuotedWords, Zone
from thidua.attachments.comparison.words import normal
from thidua.language.markup import plain
from thidua.model.document import Authority, Document, Recipient, Signer
from thidua.model.field_path import FieldPath
from thidua.model.plan import Item, Items, Plan, Section
from thidua.model.printed import ITEM_LISTS, SECTIONS, PrintedPassage
from thidua.model.responsibility import Responsibilities, Responsibility
from thidua.model.target import Target

_BULLET = re.compile(r"[ \t]*(?:[-–+*•][ \t]+)+")
_BULLETS = frozenset("-–+*•●▪○◦")
_BEFORE_THE_BODY = ("purpose", "requirements", "objectives")
_AFTER_THE_TARGETS = ("registration", "pledge", "interim_review", "final_review")


def quotes(plan: Plan, printed: Iterable[PrintedPassage]) -> Iterator[QuotedWords]:
    """All quotes of a plan, in the order in which plans are usually printed.

    Args:
        plan: the plan.
        printed: the printed passages of the plan, which have the titles.
    """
    titles = {passage.path: passage.title for passage in printed}
    yield from (_share_title(line, plan) for line in _header(plan.document))
    yield from _bases(plan)
    yield from _section(plan.opening, ("opening",), "Phần mở đầu", Zone.OPENING)
    yield from _theme(plan)
    for name in _BEFORE_THE_BODY:
        yield from _section(getattr(plan, name), (name,), SECTIONS[name][1])
    yield from _items("contents", plan.contents, titles)
    yield from _items("tasks", plan.tasks, titles)
    yield from _targets(plan, titles)
    yield from _period(plan)
    for name in _AFTER_THE_TARGETS:
        yield from _section(getattr(plan, name), (name,), SECTIONS[name][1])
    yield from _items("responsibilities", plan.responsibilities, titles)
    for index, section in enumerate(plan.sections):
        yield from _section(section, ("sections", index), "Mục khác")
    yield from _section(plan.closing, ("closing",), "Phần kết", Zone.CLOSING)
    yield from _footer(plan.document)
    yield from facts(plan)
    yield from noted_words(plan)
    for index, left in enumerate(plan.unplaced):
        for line in lines_of(left.text):
            flow = f"unplaced {index}"
            yield QuotedWords(
                ("unplaced", index, "text"), "Chữ để ngoài", line, flow=flow, zone=Zone.ANYWHERE
            )


def lines_of(text: str) -> list[str]:
    """The printed lines of a passage in the normal form, without markup and bullets.

    The form of a bullet is a matter of layout.
    """
    if "\n" not in text and "*" not in text and "\\" not in text and text[:1] not in _BULLETS:
        return [normal(text)]  # most fields are one plain line
    bare = _with_bullets(plain(_with_bullets(text, "- ")), "")
    return [line for line in map(normal, bare.split("\n")) if line]


def _with_bullets(text: str, bullet: str) -> str:
    """A text in which every bullet at the beginning of a line is replaced by the given one."""
    lines = text.split("\n")
    for at, line in enumerate(lines):
        if found := _BULLET.match(line):
            lines[at] = bullet + line[found.end() :]
    return "\n".join(lines)


def _passage(
    path: FieldPath, title: str, text: str | None, flow: str, zone: Zone = Zone.BODY
) -> Iterator[QuotedWords]:
    """The lines of a passage."""
    lines = lines_of(text) if text else []
    last = len(lines) - 1 if path[-1] == "heading" else -1
    for at, line in enumerate(lines):
        yield QuotedWords(path, title, line, flow=flow, zone=zone, heads=at == last)


def _marked(lines: Iterator[QuotedWords], mark: str | None) -> Iterator[QuotedWords]:
    """Lines of which the first one has its printed number before it; bullets are layout."""
    if mark and mark not in _BULLETS:
        first = next(lines)
        words = f"{mark} {first.words}"
        yield first._replace(words=words, forms=(f"{mark}{first.words}",))
    yield from lines


def _share_title(line: QuotedWords, plan: Plan) -> QuotedWords:
    """The title of a document that prints none: it is what the opening or a target begins with."""
    if line.path != ("document", "title"):
        return line
    opening = lines_of(plan.opening.text)[:1] if plan.opening and plan.opening.text else []
    targets = [normal(target.text) for target in plan.targets.items[:1]] if plan.targets else []
    if not any(first.startswith(line.words) for first in (*opening, *targets)):
        return line
    return line._replace(claim=Claim.EITHER, flow="", zone=Zone.ANYWHERE)


def _header(document: Document) -> Iterator[QuotedWords]:
    for name, title in (("issuer_text", "Tên cơ quan"), ("motto_text", "Quốc hiệu, tiêu ngữ")):
        yield from _passage(("document", name), title, getattr(document, name), name, Zone.HEAD)
    for name, title in (
        ("number_text", "Dòng số"),
        ("issued_text", "Dòng ngày"),
        ("type_text", "Tên loại"),
        ("title", "Trích yếu"),
    ):
        yield from _passage(("document", name), title, getattr(document, name), name, Zone.HEAD)
    if document.number and not document.number_text:
        yield QuotedWords(
            ("document", "number"),
            "Số, ký hiệu",
            f"Số: {document.number}",
            flow="number_text",
            zone=Zone.HEAD,
            forms=(f"Số {document.number}",),
            squeezed=True,
        )
    if document.issued and not document.issued_text:
        words, *others = forms_of(document.issued)
        path: FieldPath = ("document", "issued")
        yield QuotedWords(
            path, "Ngày ban hành", words, flow="issued_text", zone=Zone.HEAD, forms=tuple(others)
        )
    if document.place:
        beside = document.issued_text or ""
        words = f"{document.place}, {beside.partition(' ')[0]}" if beside else document.place
        yield QuotedWords(
            ("document", "place"), "Địa danh", normal(words), Claim.EITHER, "place", Zone.HEAD
        )


def _bases(plan: Plan) -> Iterator[QuotedWords]:
    for index, basis in enumerate(plan.legal_bases):
        path: FieldPath = ("legal_bases", index, "text")
        yield QuotedWords(
            path, "Căn cứ", normal(plain(basis.text)), Claim.EITHER, "legal_bases", Zone.OPENING
        )


def _section(
    section: Section | None, path: FieldPath, title: str, zone: Zone = Zone.BODY
) -> Iterator[QuotedWords]:
    if section:
        flow = ".".join(map(str, path))
        yield from _passage((*path, "heading"), title, section.heading, flow, zone)
        yield from _passage((*path, "text"), title, section.text, flow, zone)


def _theme(plan: Plan) -> Iterator[QuotedWords]:
    theme = plan.theme
    if theme:
        yield from _passage(("theme", "heading"), "Chủ đề", theme.heading, "theme")
        yield from _passage(("theme", "sentence"), "Chủ đề", theme.sentence, "theme")


def _items(
    name: str, items: Items | Responsibilities | None, titles: Mapping[FieldPath, str]
) -> Iterator[QuotedWords]:
    if not items:
        return
    title = ITEM_LISTS[name][1]
    yield from _passage((name, "heading"), title, items.heading, name)
    yield from _passage((name, "lead"), title, items.lead, name)
    listed: tuple[Item | Responsibility, ...] = items.items
    for index, item in enumerate(listed):
        path = (name, "items", index, "text")
        lines = _passage(path, titles.get(path, title), item.text, name)
        yield from _marked(lines, item.number)


def _targets(plan: Plan, titles: Mapping[FieldPath, str]) -> Iterator[QuotedWords]:
    targets = plan.targets
    if not targets:
        return
    yield from _passage(("targets", "heading"), "Chỉ tiêu", targets.heading, "targets")
    yield from _passage(("targets", "lead"), "Chỉ tiêu", targets.lead, "targets")
    for steps, target, line in targets.lines():
        place = ".".join([str(target.number), *(str(int(step) + 1) for step in steps[3::2])])
        path = ("targets", *steps, "text")
        mark = target.mark if isinstance(line, Target) else None
        printed = _passage(path, titles.get(path, "Chỉ tiêu"), line.text, "targets")
        yield from (quote._replace(place=place) for quote in _marked(printed, mark))
        if isinstance(line, Target) and target.parts_lead:
            lead, title = (*path[:-1], "parts_lead"), f"Câu dẫn của chỉ tiêu {target.number}"
            yield from _passage(lead, title, target.parts_lead, "targets")


def _period(plan: Plan) -> Iterator[QuotedWords]:
    period, title = plan.period, "Thời gian thi đua"
    if period and period.heading:
        yield from _passage(("period", "heading"), title, period.heading, "period")
        yield from _passage(("period", "text"), title, period.text, "period")
    elif period:
        yield QuotedWords(("period", "text"), title, normal(period.text), Claim.EITHER, "period")


def _footer(document: Document) -> Iterator[QuotedWords]:
    path: FieldPath = ("document", "recipients_heading")
    flow, zone = "recipients", Zone.FOOT
    yield from _passage(path, "Đầu mục nơi nhận", document.recipients_heading, flow, zone)
    for index, recipient in enumerate(document.recipients):
        yield from _recipients(recipient, ("document", "recipients", index))
    path = ("document", "archive_line")
    yield from _passage(path, "Dòng lưu", document.archive_line, flow, zone)
    if document.signer:
        yield from _signer(document.signer)


def _recipients(recipient: Recipient, path: FieldPath) -> Iterator[QuotedWords]:
    yield from _passage((*path, "text"), "Nơi nhận", recipient.text, "recipients", Zone.FOOT)
    for index, child in enumerate(recipient.children):
        yield from _recipients(child, (*path, "children", index))


def _signer(signer: Signer) -> Iterator[QuotedWords]:
    """Each line of the signature block; the authority stands before the first one."""
    authority = "" if signer.authority is Authority.NONE else f"{signer.authority.value}. "
    lines: list[tuple[str, str, str]] = []
    if signer.collective:
        lines.append(("collective", "Dòng tập thể", signer.collective))
    if signer.on_behalf_of:
        lines.append(("on_behalf_of", "Quyền hạn ký", f"{authority}{signer.on_behalf_of}"))
        authority = ""
    lines.append(("position", "Chức vụ người ký", f"{authority}{signer.position}"))
    if signer.name:
        lines.append(("name", "Tên người ký", signer.name))
    for name, title, words in lines:
        path: FieldPath = ("document", "signer", name)
        yield QuotedWords(path, title, normal(words), flow="signer", zone=Zone.FOOT)
