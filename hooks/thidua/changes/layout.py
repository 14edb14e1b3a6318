"""Arranging a report for reviewers: first a summary, then personal data, then the rest.

The Vietnamese words in this module are for reviewers of a proposal. Data are inserted unchanged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from thidua.changes.blocks import (
    Block,
    CodeBlock,
    HeadingBlock,
    ListBlock,
    ListItem,
    ParagraphBlock,
    StyledLine,
    StyledText,
    TextStyle,
)
from thidua.changes.details import (
    describe_difference,
    describe_file,
    describe_review,
    describe_target,
)
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
    UntoldHistory,
)
from thidua.model.labels import quantity

TITLE = "Những gì thay đổi đối với người đọc"
NOTHING = "Không có gì thay đổi đối với người đọc."
_MOST_SHOWN = 30
_GONE = (Fate.REMOVED, Fate.WITHDRAWN)


class _Changed(Protocol):
    @property
    def fate(self) -> Fate: ...


def lay_out(report: Report, *, with_codes: bool = True) -> Iterator[Block]:
    """Lay out the report as headings, paragraphs and lists.

    Args:
        report: that is laid out.
        with_codes: whether sums and names of files, identifiers in closed lists and addresses of
            pages are told: reviewers compare them, and to those who fill in forms they say nothing.
    """
    yield HeadingBlock(1, (StyledText(TITLE),), "thay-doi")
    for note in report.notes:
        yield ParagraphBlock((_bold("Lưu ý:"), StyledText(f" {note}")))
    if report.is_empty:
        yield ParagraphBlock((StyledText(NOTHING),))
        return
    yield ListBlock(tuple(_summary(report)))
    yield from _people(report.honorees, with_codes=with_codes)
    yield from _plans(report.plans, with_codes=with_codes)
    yield from _examples(report.honorees, with_codes=with_codes)
    yield from _entries(report.entries, with_codes=with_codes)
    yield from _documents(report.documents, with_codes=with_codes)
    yield from _look(report.look)
    yield from _addresses(report.addresses)
    yield from _histories(report.untold)


def _histories(untold: Sequence[UntoldHistory]) -> Iterator[Block]:
    """Lay out the entries that the histories of plans do not have yet, to be copied."""
    if not untold:
        return
    yield HeadingBlock(2, (StyledText("Lịch sử trang chưa ghi"),), "lich-su")
    yield ParagraphBlock(
        (
            StyledText("Chạy "),
            StyledText("portal changes --write-history", TextStyle.CODE),
            StyledText(" để ghi vào tệp, hoặc chép vào cuối "),
            StyledText("history", TextStyle.CODE),
            StyledText(" của từng tệp. Sửa lời cho dễ đọc thì được, đừng bỏ chữ cũ, chữ mới."),
        )
    )
    for plan in untold:
        yield ParagraphBlock((StyledText(plan.file, TextStyle.CODE),))
        yield CodeBlock(("history:", *plan.lines))


def _summary(report: Report) -> Iterator[ListItem]:
    """Sum up the changes in three lines, with a fourth if ``docs/`` or ``overrides/`` changed."""
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


def _counted(label: str, counts: Iterable[tuple[str, str]]) -> ListItem:
    said = [f"{name}: {count}" if name else count for name, count in counts if count]
    return ListItem((_bold(f"{label}:"), StyledText(f" {'; '.join(said) or 'không đổi'}.")))


def _fates(changes: Sequence[_Changed]) -> str:
    return _counts(Counter(change.fate for change in changes))


def _counts(counter: Counter[Fate]) -> str:
    return ", ".join(f"{fate.value} {quantity(counter[fate])}" for fate in Fate if counter[fate])


def _people(honorees: Sequence[HonoreeChange], *, with_codes: bool) -> Iterator[Block]:
    """List the personal data that appear or disappear, which reviewers must not overlook."""
    changes = [change for change in honorees if change.is_personal]
    if changes:
        yield HeadingBlock(2, (StyledText("Dữ liệu cá nhân"),), "du-lieu-ca-nhan")
        yield ListBlock(tuple(_honoree(change, with_codes=with_codes) for change in changes))


def _examples(honorees: Sequence[HonoreeChange], *, with_codes: bool) -> Iterator[Block]:
    changes = [change for change in honorees if not change.is_personal]
    if changes:
        yield HeadingBlock(2, (StyledText("Gương tập thể"),), "guong")
        yield ListBlock(tuple(_honoree(change, with_codes=with_codes) for change in changes))


def _honoree(change: HonoreeChange, *, with_codes: bool) -> ListItem:
    where: StyledLine = (
        StyledText(" (tệp "),
        StyledText(change.file, TextStyle.CODE),
        StyledText(")"),
    )
    unnamed = StyledText(" (tệp này có tên người trong mã nên không nhắc ở đây)")
    file = where if change.file else (unnamed,)
    line = (_fate(change.fate), StyledText(f" {change.name}"), *(file if with_codes else ()))
    facts = tuple(ListItem((StyledText(fact),)) for fact in change.facts)
    return ListItem(line, (*facts, *map(describe_difference, change.differences)))


def _plans(plans: Sequence[PlanChange], *, with_codes: bool) -> Iterator[Block]:
    if plans:
        yield HeadingBlock(2, (StyledText("Kế hoạch"),), "ke-hoach")
    for plan in plans:
        yield from _plan(plan, with_codes=with_codes)


def _plan(plan: PlanChange, *, with_codes: bool) -> Iterator[Block]:
    name = f"{plan.fate.value.capitalize()}: {plan.title}"
    yield HeadingBlock(3, (StyledText(name),), f"ke-hoach-{plan.id}")
    if with_codes:
        page: StyledLine = (StyledText("Trang: "), StyledText(plan.path, TextStyle.CODE))
        yield ParagraphBlock(page)
    if plan.fate is Fate.UNKNOWN:
        yield ParagraphBlock((StyledText("Không đọc được bản trước, nên dưới đây là cả bản mới."),))
    has_moved = plan.former_id and with_codes
    items = [ListItem((StyledText(f"Mã cũ: {plan.former_id}"),))] if has_moved else []
    if plan.fate in _GONE:
        lines = quantity(len(plan.targets))
        items.append(
            ListItem((StyledText(f"Người đọc không còn thấy trang này, với {lines} chỉ tiêu."),))
        )
    else:
        items += map(describe_target, plan.targets)
    items += map(describe_difference, plan.differences)
    items += (describe_file(file, with_codes=with_codes) for file in plan.files)
    items += (describe_review(review, gone=plan.fate in _GONE) for review in plan.reviews)
    yield ListBlock(tuple(items))


def _entries(entries: Sequence[EntryChange], *, with_codes: bool) -> Iterator[Block]:
    if not entries:
        return
    yield HeadingBlock(2, (StyledText("Thông tin chung của Cổng"),), "thong-tin-chung")
    items = []
    for entry in entries:
        code = f" ({entry.id})" if entry.id and with_codes else ""
        line = (_fate(entry.fate), StyledText(f" {entry.kind}: {entry.name}{code}"))
        below = (describe_difference(found, with_codes=with_codes) for found in entry.differences)
        items.append(ListItem(line, tuple(below)))
    yield ListBlock(tuple(items))


def _documents(documents: Sequence[DocumentChange], *, with_codes: bool) -> Iterator[Block]:
    """List written pages by title and address, without their text, which may name persons."""
    if documents:
        yield HeadingBlock(2, (StyledText("Trang viết tay và tệp kèm"),), "trang-viet-tay")
        yield ListBlock(tuple(_document(change, with_codes=with_codes) for change in documents))


def _document(change: DocumentChange, *, with_codes: bool) -> ListItem:
    below = [*map(describe_difference, change.differences)]
    if change.title and not with_codes:
        return ListItem((_fate(change.fate), StyledText(f" {change.title}")), tuple(below))
    title = f" {change.title}," if change.title else ""
    where: StyledLine = (
        StyledText(" địa chỉ "),
        StyledText(change.address or "./", TextStyle.CODE),
    )
    file: StyledLine = (
        StyledText(" (tệp "),
        StyledText(change.file, TextStyle.CODE),
        StyledText(")"),
    )
    if change.former_file:
        below.insert(
            0,
            ListItem((StyledText("Tên tệp cũ: "), StyledText(change.former_file, TextStyle.CODE))),
        )
    return ListItem((_fate(change.fate), StyledText(title), *where, *file), tuple(below))


def _look(look: Sequence[LookChange]) -> Iterator[Block]:
    """List the files for the appearance of pages. Only a preview shows what they change."""
    if not look:
        return
    yield HeadingBlock(2, (StyledText("Giao diện"),), "giao-dien")
    items = [
        ListItem((_fate(change.fate), StyledText(" tệp "), StyledText(change.file, TextStyle.CODE)))
        for change in look[:_MOST_SHOWN]
    ]
    if len(look) > _MOST_SHOWN:
        items.append(ListItem((StyledText(f"và {quantity(len(look) - _MOST_SHOWN)} tệp nữa."),)))
    yield ListBlock(tuple(items))


def _addresses(found: AddressChanges) -> Iterator[Block]:
    """List addresses; lost ones come first, because links from other sites lead to them."""
    if found == NO_ADDRESSES:
        return
    yield HeadingBlock(2, (StyledText("Địa chỉ"),), "dia-chi")
    items = [_address("Mất, không có lời nhắn", address) for address in found.lost]
    items += [_address("Dời, không có lời nhắn", old, new) for old, new in found.moved]
    items += [_address("Thôi, có lời nhắn", address) for address in found.ended]
    items += [_address("Chuyển đến địa chỉ mới", old, new) for old, new in found.forwarded]
    items += [_address("Mới", address) for address in found.appeared[:_MOST_SHOWN]]
    rest = len(found.appeared) - _MOST_SHOWN
    if rest > 0:
        items.append(ListItem((StyledText(f"và {quantity(rest)} địa chỉ mới nữa."),)))
    yield ListBlock(tuple(items))


def _address(label: str, address: str, to: str | None = None) -> ListItem:
    name: StyledLine = (
        _bold(f"{label}:"),
        StyledText(" "),
        StyledText(address or "./", TextStyle.CODE),
    )
    leads: StyledLine = (
        () if to is None else (StyledText(" → "), StyledText(to or "./", TextStyle.CODE))
    )
    return ListItem((*name, *leads))


def _fate(fate: Fate) -> StyledText:
    return _bold(f"{fate.value.capitalize()}:")


def _bold(text: str) -> StyledText:
    return StyledText(text, TextStyle.STRONG)
