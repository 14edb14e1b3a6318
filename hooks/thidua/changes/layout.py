"""A report in the order that a reviewer reads it: a few lines, then what touches people, then all.

Every word here is for the people who review a proposal; the data stand between them as data.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from thidua.changes.blocks import Block, Bullets, Heading, Item, Line, Paragraph, Span, Style
from thidua.changes.details import difference, file_item, review_item, target_item
from thidua.changes.report import (
    NO_ADDRESSES,
    AddressChanges,
    DocumentChange,
    EntryChange,
    Fate,
    HonoreeChange,
    LookChange,
    PlanChange,
    Report,
)
from thidua.model.labels import quantity

TITLE = "Những gì thay đổi đối với người đọc"
NOTHING = "Không có gì thay đổi đối với người đọc."
_MOST_SHOWN = 30
_GONE = (Fate.REMOVED, Fate.WITHDRAWN)


class _Changed(Protocol):
    @property
    def fate(self) -> Fate: ...


def lay_out(report: Report) -> Iterator[Block]:
    """The report as headings, paragraphs and lists."""
    yield Heading(1, (Span(TITLE),), "thay-doi")
    for note in report.notes:
        yield Paragraph((_bold("Lưu ý:"), Span(f" {note}")))
    if report.is_empty:
        yield Paragraph((Span(NOTHING),))
        return
    yield Bullets(tuple(_summary(report)))
    yield from _people(report.honorees)
    yield from _plans(report.plans)
    yield from _examples(report.honorees)
    yield from _entries(report.entries)
    yield from _documents(report.documents)
    yield from _look(report.look)
    yield from _addresses(report.addresses)


def _summary(report: Report) -> Iterator[Item]:
    """A few lines that are read in ten seconds; one of what is no data, where that changed."""
    lines = Counter(target.fate for plan in report.plans for target in plan.targets)
    files = Counter(
        Fate.ADDED if not file.before else Fate.REMOVED if not file.after else Fate.CHANGED
        for plan in report.plans
        for file in plan.files
    )
    reviews = [review for plan in report.plans for review in plan.reviews]
    yield _counted(
        "Kế hoạch",
        (
            ("", _fates(report.plans)),
            ("dòng chỉ tiêu", _counts(lines)),
            ("bản gốc", _counts(files)),
            ("lần báo cáo kết quả", _fates(reviews)),
        ),
    )
    people = [change for change in report.honorees if change.is_personal]
    more = sum(change.shows_more for change in people)
    told = f"{quantity(more)} trường hợp hiện thêm" if more else ""
    less = len(people) - more
    told = ", ".join(filter(None, (told, f"{quantity(less)} trường hợp khác" if less else "")))
    yield _counted("Gương", (("", _fates(report.honorees)), ("dữ liệu cá nhân", told)))
    yield _counted(
        "Địa chỉ",
        (
            ("", _address_counts(report.addresses)),
            ("thông tin chung của Cổng", _fates(report.entries)),
        ),
    )
    if report.documents or report.look:
        yield _counted(
            "Ngoài dữ liệu",
            (
                ("trang viết tay và tệp kèm", _fates(report.documents)),
                ("tệp giao diện", _fates(report.look)),
            ),
        )


def _address_counts(found: AddressChanges) -> str:
    counts = (
        ("mới", found.appeared),
        ("chuyển đến địa chỉ mới", found.forwarded),
        ("thôi có lời nhắn", found.ended),
        ("dời không lời nhắn", found.moved),
        ("mất không lời nhắn", found.lost),
    )
    return ", ".join(f"{quantity(len(listed))} {word}" for word, listed in counts if listed)


def _counted(label: str, counts: Iterable[tuple[str, str]]) -> Item:
    said = [f"{name}: {count}" if name else count for name, count in counts if count]
    return Item((_bold(f"{label}:"), Span(f" {'; '.join(said) or 'không đổi'}.")))


def _fates(changes: Sequence[_Changed]) -> str:
    return _counts(Counter(change.fate for change in changes))


def _counts(counter: Counter[Fate]) -> str:
    return ", ".join(f"{fate.value} {quantity(counter[fate])}" for fate in Fate if counter[fate])


def _people(honorees: Sequence[HonoreeChange]) -> Iterator[Block]:
    """What a reviewer must not miss: data of people that appear or go."""
    changes = [change for change in honorees if change.is_personal]
    if changes:
        yield Heading(2, (Span("Dữ liệu cá nhân"),), "du-lieu-ca-nhan")
        yield Bullets(tuple(map(_honoree, changes)))


def _examples(honorees: Sequence[HonoreeChange]) -> Iterator[Block]:
    changes = [change for change in honorees if not change.is_personal]
    if changes:
        yield Heading(2, (Span("Gương tập thể"),), "guong")
        yield Bullets(tuple(map(_honoree, changes)))


def _honoree(change: HonoreeChange) -> Item:
    where: Line = (Span(" (tệp "), Span(change.file, Style.CODE), Span(")"))
    unnamed = Span(" (tệp này có tên người trong mã nên không nhắc ở đây)")
    line = (_fate(change.fate), Span(f" {change.name}"), *(where if change.file else (unnamed,)))
    facts = tuple(Item((Span(fact),)) for fact in change.facts)
    return Item(line, (*facts, *map(difference, change.differences)))


def _plans(plans: Sequence[PlanChange]) -> Iterator[Block]:
    if plans:
        yield Heading(2, (Span("Kế hoạch"),), "ke-hoach")
    for plan in plans:
        yield from _plan(plan)


def _plan(plan: PlanChange) -> Iterator[Block]:
    name = f"{plan.fate.value.capitalize()}: {plan.id}"
    yield Heading(3, (Span(name),), f"ke-hoach-{plan.id}")
    page: Line = (Span(f"{plan.title}. Trang: "), Span(plan.path, Style.CODE))
    yield Paragraph(page)
    if plan.fate is Fate.UNKNOWN:
        yield Paragraph((Span("Không đọc được bản trước, nên dưới đây là cả bản mới."),))
    items = [Item((Span(f"Mã cũ: {plan.former_id}"),))] if plan.former_id else []
    if plan.fate in _GONE:
        lines = quantity(len(plan.targets))
        items.append(Item((Span(f"Người đọc không còn thấy trang này, với {lines} chỉ tiêu."),)))
    else:
        items += map(target_item, plan.targets)
    items += map(difference, plan.differences)
    items += map(file_item, plan.files)
    items += (review_item(review, gone=plan.fate in _GONE) for review in plan.reviews)
    yield Bullets(tuple(items))


def _entries(entries: Sequence[EntryChange]) -> Iterator[Block]:
    if not entries:
        return
    yield Heading(2, (Span("Thông tin chung của Cổng"),), "thong-tin-chung")
    yield Bullets(
        tuple(
            Item(
                (_fate(entry.fate), Span(f" {entry.kind}: {entry.name}")),
                tuple(map(difference, entry.differences)),
            )
            for entry in entries
        )
    )


def _documents(documents: Sequence[DocumentChange]) -> Iterator[Block]:
    """Written pages by title and address; their words are not repeated, for reports are kept."""
    if documents:
        yield Heading(2, (Span("Trang viết tay và tệp kèm"),), "trang-viet-tay")
        yield Bullets(tuple(map(_document, documents)))


def _document(change: DocumentChange) -> Item:
    title = f" {change.title}," if change.title else ""
    where: Line = (Span(" địa chỉ "), Span(change.address or "./", Style.CODE))
    file: Line = (Span(" (tệp "), Span(change.file, Style.CODE), Span(")"))
    below = [*map(difference, change.differences)]
    if change.former_file:
        below.insert(0, Item((Span("Tên tệp cũ: "), Span(change.former_file, Style.CODE))))
    return Item((_fate(change.fate), Span(title), *where, *file), tuple(below))


def _look(look: Sequence[LookChange]) -> Iterator[Block]:
    """Files that decide how all pages look; what they change on them only a preview shows."""
    if not look:
        return
    yield Heading(2, (Span("Giao diện"),), "giao-dien")
    items = [
        Item((_fate(change.fate), Span(" tệp "), Span(change.file, Style.CODE)))
        for change in look[:_MOST_SHOWN]
    ]
    if len(look) > _MOST_SHOWN:
        items.append(Item((Span(f"và {quantity(len(look) - _MOST_SHOWN)} tệp nữa."),)))
    yield Bullets(tuple(items))


def _addresses(found: AddressChanges) -> Iterator[Block]:
    """Addresses that are lost first: links elsewhere lead to them."""
    if found == NO_ADDRESSES:
        return
    yield Heading(2, (Span("Địa chỉ"),), "dia-chi")
    items = [_address("Mất, không có lời nhắn", address) for address in found.lost]
    items += [_address("Dời, không có lời nhắn", old, new) for old, new in found.moved]
    items += [_address("Thôi, có lời nhắn", address) for address in found.ended]
    items += [_address("Chuyển đến địa chỉ mới", old, new) for old, new in found.forwarded]
    items += [_address("Mới", address) for address in found.appeared[:_MOST_SHOWN]]
    rest = len(found.appeared) - _MOST_SHOWN
    if rest > 0:
        items.append(Item((Span(f"và {quantity(rest)} địa chỉ mới nữa."),)))
    yield Bullets(tuple(items))


def _address(label: str, address: str, to: str | None = None) -> Item:
    name: Line = (_bold(f"{label}:"), Span(" "), Span(address or "./", Style.CODE))
    leads: Line = () if to is None else (Span(" → "), Span(to or "./", Style.CODE))
    return Item((*name, *leads))


def _fate(fate: Fate) -> Span:
    return _bold(f"{fate.value.capitalize()}:")


def _bold(text: str) -> Span:
    return Span(text, Style.STRONG)
