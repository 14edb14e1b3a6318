"""The anchors on the page of a plan to which people link, found from the plan without its page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.attachments.inspection.recognised import anchor as recognised_anchor
from thidua.attachments.inspection.recognised import scan_of
from thidua.model import Plan
from thidua.model.document import OriginalKind
from thidua.model.printed import ITEM_LISTS, SECTIONS, passages, printed_items, target_anchor

ALWAYS = (
    "dau-trang", "thuoc-tinh", "chi-tieu", "ket-qua", "thoi-gian", "guong", "tep-van-ban",
    "doi-chieu",
)  # fmt: skip
"""Anchors on the page of every plan."""

FURNITURE = ("chu-thich", "chu-viet-tat", "lien-quan")
"""Anchors of sections that may disappear without an entry in the address book.

These sections have notes, abbreviations and related plans, which are not part of the document. If
staff remove the only note of a plan, they should not have to explain that a section disappeared.
"""

_NAMES = {
    "can-cu": "Căn cứ", "vien-dan": "Văn bản viện dẫn", "muc-khac": "Mục khác",
    "chu-nhan-dang": "Chữ máy nhận dạng", "chi-tieu": "Chỉ tiêu", "chu-de": "Chủ đề thi đua",
    "tham-gia": "Ai tham gia, thế nào", "phong-trao": "Phong trào", "the-thuc": "Thể thức",
    "dip-chao-mung": "Dịp chào mừng", "van-ban-vien-dan": "Căn cứ, văn bản viện dẫn",
    **dict(SECTIONS.values()), **dict(ITEM_LISTS.values()),
}  # fmt: skip


def lasting_places(plan: Plan) -> frozenset[str]:
    """The lasting anchors on the page of a plan: its sections, items, targets and citations."""
    return frozenset(_places(plan))


def _places(plan: Plan) -> Iterator[str]:
    yield from ALWAYS
    yield from (anchor for anchor, there in _sections(plan) if there)
    for name, (anchor, _) in SECTIONS.items():
        if getattr(plan, name):
            yield anchor
    for name, (anchor, _) in ITEM_LISTS.items():
        items = getattr(plan, name)
        if items:
            yield anchor
            yield from (item.anchor for item in printed_items(name, items))
    yield from (
        target_anchor(target.number) for target in (plan.targets.items if plan.targets else ())
    )
    yield from _numbered("can-cu", len(plan.legal_bases))
    yield from _numbered("vien-dan", len(plan.citations))
    yield from _numbered("muc-khac", len(plan.sections))
    texts = [
        attachment for attachment in plan.attachments if attachment.kind is OriginalKind.RECOGNISED
    ]
    count = sum(scan_of(plan, text) is not None for text in texts)
    yield from (recognised_anchor(number) for number in range(1, count + 1))


def _sections(plan: Plan) -> Iterator[tuple[str, object]]:
    """Anchors of sections, each with the field of the plan without which it does not exist."""
    yield "chu-de", plan.theme
    yield "muc-khac", plan.sections
    yield "phong-trao", plan.movements
    yield "dip-chao-mung", plan.occasions
    yield "van-ban-vien-dan", plan.legal_bases or plan.citations
    yield "the-thuc", plan.document.recipients or plan.document.signer
    taking_part = (
        plan.audience, plan.registration, plan.pledge, plan.emulation_clusters,
        plan.emulation_blocs, plan.projects,
    )  # fmt: skip
    yield "tham-gia", any(taking_part)


def _numbered(prefix: str, count: int) -> Iterator[str]:
    return (f"{prefix}-{number}" for number in range(1, count + 1))


def words_at(plan: Plan) -> dict[str, str]:
    """The printed words at each place, by anchor; they identify a place if its anchor changes."""
    found: dict[str, str] = {}
    for passage in passages(plan):
        found[passage.anchor] = f"{found.get(passage.anchor, '')} {passage.text}".strip()
    return found


def name_place(anchor: str) -> str:
    """The name of a place for readers: ``chi-tieu-3`` gives “Chỉ tiêu 3”."""
    if anchor in _NAMES:
        return _NAMES[anchor]
    for prefix in sorted(_NAMES, key=len, reverse=True):
        rest = anchor.removeprefix(f"{prefix}-")
        if rest != anchor:
            return f"{_NAMES[prefix]}{_numbered_name(prefix, rest)}"
    return f"Chỗ #{anchor}"


def _numbered_name(prefix: str, rest: str) -> str:
    listed = prefix in {anchor for anchor, _ in ITEM_LISTS.values()}
    if not listed:
        return f" {rest}"
    bullet = re.fullmatch(r"gach-(\d+)", rest)
    return f", gạch đầu dòng {bullet[1]}" if bullet else f", mục {rest.replace('-', '.')}"
