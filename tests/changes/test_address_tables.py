"""What is said of addresses that are lost, and where old ones lead: tables, each with its answer.

Two portals that differ by a record stand beside each other, and what is proposed for the book; then
books with the rules that servers get of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

import pytest

from plain_dossiers import make_sources
from tables import compare_table
from thidua.portal.addresses import forwards as leading
from thidua.portal.addresses.former import (
    Former,
    UnreadableError,
    address_list,
    read_address_list,
)
from thidua.portal.addresses.kit_forwards import (
    forward_ended_pictures,
    kit_forwards,
    list_formers,
)
from thidua.portal.addresses.lasting import addresses_last, describe
from thidua.portal.addresses.standing import comes_and_goes, is_list

Portal = dict[str, Any]
DAY = date(2026, 5, 1)
TARGETS = {"items": [{"number": 1, "text": "Trồng 45 ha rừng", "field": "economy"},
                     {"number": 2, "text": "Kết nạp 3 đảng viên", "field": "culture"}]}  # fmt: skip
PLAN = {"id": "a-2026", "targets": TARGETS}
OTHER = {"id": "b-2025", "year": "2025", "document.issued": "2025-02-10",
    "document.number": "3/KH-UBND", "document.title": "Thi đua năm 2025",
    "targets": {"items": [TARGETS["items"][0]]}}  # fmt: skip
VILLAGE = {"id": "thon-dong", "kind": "collective", "type": "good_deed", "name": "Thôn Đông",
    "field": "economy", "achievement": "Trồng rừng.", "updated": "2026-05-01"}  # fmt: skip
CITING = {"citations": [{"text": "Kế hoạch số 9/KH-UBND", "number": "9/KH-UBND",
    "issuer": "ubnd-tinh-thu", "date": "2025-01-02"}]}  # fmt: skip


def renumber(*numbers: int) -> dict[str, Any]:
    """Targets with the same words and other numbers."""
    texts = ("Trồng 45 ha rừng", "Kết nạp 3 đảng viên")
    return {"items": [{"number": number, "text": text, "field": "economy"}
                      for number, text in zip(numbers, texts, strict=False)]}  # fmt: skip


def move(old: str, new: str, **more: Any) -> dict[str, Any]:
    """An address that moved."""
    return {"from": old, "to": new, "since": "2026-04-01", **more}


def end(address: str, **more: Any) -> dict[str, Any]:
    """An address that ended."""
    return {"address": address, "since": "2026-04-01", "reason": "Thôi.", "stood": "Cũ", **more}


A, B, NEW = "ke-hoach/a-2026/", "ke-hoach/b-2025/", "ke-hoach/c-2026/"
TWO: Portal = {"plans": [PLAN, OTHER]}
CITED: Portal = {"plans": [PLAN | CITING, OTHER | CITING]}
STATES: dict[str, tuple[Portal, Portal]] = {
    "the same": (TWO, TWO),
    "a plan is gone": (TWO, {"plans": [PLAN]}),
    "both are gone": (TWO, {}),
    "another of the same title": (TWO, {"plans": [PLAN | {"id": "c-2026"}, OTHER]}),
    "two of the same title": (
        TWO, {"plans": [PLAN | {"id": "c-2026"}, PLAN | {"id": "d-2026"}, OTHER]}),
    "another number": (
        TWO, {"plans": [PLAN | {"id": "c-2026", "document.number": "16/KH-UBND"}, OTHER]}),
    "nothing alike": (TWO, {"plans": [PLAN | {"id": "c-2026", "document.number": "16/KH-UBND",
        "document.title": "Khác"}, OTHER]}),
    "it is a draft now": (TWO, {"plans": [PLAN | {"draft": True}, OTHER]}),
    "a target is gone": (TWO, {"plans": [PLAN | {"targets": renumber(1)}, OTHER]}),
    "all targets are gone": (TWO, {"plans": [PLAN | {"targets": None}, OTHER]}),
    "targets are called 2 and 3": (TWO, {"plans": [PLAN | {"targets": renumber(2, 3)}, OTHER]}),
    "targets are called 3 and 4": (TWO, {"plans": [PLAN | {"targets": renumber(3, 4)}, OTHER]}),
    "the second took the first's place": (
        TWO, {"plans": [PLAN | {"targets": {"items": [TARGETS["items"][1] | {"number": 1}]}},
        OTHER]}),
    "a document is cited by one": (CITED, {"plans": [PLAN | CITING, OTHER]}),
    "a document is cited by none": (CITED, TWO),
    "its year is another": (TWO, {"plans": [PLAN, OTHER | {"year": "2024"}]}),
    "its type is another": (TWO, {"plans": [PLAN, OTHER | {"document.doc_type": "quyet_dinh"}]}),
    "an example is gone": ({"honorees": [VILLAGE]}, {}),
    "an example is called otherwise": (
        {"honorees": [VILLAGE]}, {"honorees": [VILLAGE | {"id": "thon-moi"}]}),
    "its plan is gone": (TWO | {"honorees": [VILLAGE]}, {"plans": [PLAN], "honorees": [VILLAGE]}),
    "its file is called otherwise": (TWO, {"plans": [PLAN | {"attachments": [{"file": "khac.txt",
        "kind": "extract", "title": "Kế hoạch số 15"}]}, OTHER]}),
    "its file is of another kind": (TWO, {"plans": [PLAN | {"attachments": [{"file": "van-ban.pdf",
        "kind": "extract", "title": "Kế hoạch số 15"}]}, OTHER]}),
    "the book knows it": (
        TWO, {"plans": [PLAN], "addresses": {"ended": [end(B), end("nam/2025/")]}}),
    "the book knows another": (
        TWO, {"plans": [PLAN], "addresses": {"moved": [move("ke-hoach/cu/", A)]}}),
    "the book is out of date": (
        TWO, {"plans": [PLAN], "addresses": {"ended": [end(A), end("ke-hoach/cu/")]}}),
}  # fmt: skip
"""What was published, and what there is now."""
KEPT: tuple[tuple[Mapping[str, str], Portal | None], ...] = (
    ({"ke-hoach/cu/": A}, None), ({"ke-hoach/cu/": ""}, None), ({A: ""}, None),
    ({"ke-hoach/cu/": A}, {"moved": [move("ke-hoach/cu/", A)]}),
    ({"ke-hoach/cu/": A}, {"moved": [move("ke-hoach/cu/", B)]}),
    ({"ke-hoach/cu/": A}, {"moved": [move("ke-hoach/cu/", B, note=f"Trước ghi {A}")]}),
    ({"ke-hoach/cu/": A}, {"moved": [move("ke-hoach/cu/", B, note="Ghi nhầm")]}),
    ({"ke-hoach/cu/": A}, {"ended": [end("ke-hoach/cu/")]}),
    ({"ke-hoach/cu/": ""}, {"moved": [move("ke-hoach/cu/", A)]}),
    ({"ke-hoach/cu/": A}, {"ended": [end("ke-hoach/khac/", also=["ke-hoach/cu/"])]}),
    ({"ke-hoach/b/": A, "ke-hoach/a/": A}, {"moved": [move("ke-hoach/c/", A)]}),
)  # fmt: skip
"""What the published book said, and the book of now."""


def tell_lost() -> Iterator[str]:
    """What is proposed for each lost address."""
    for label, (before, now) in STATES.items():
        yield f"== {label}"
        former = Former(make_sources(**before).standing, {})
        yield from _tell(now, former)
    for moved, book in KEPT:
        yield f"== {moved} | {book}"
        yield from _tell(TWO | {"addresses": book}, Former(make_sources(**TWO).standing, moved))
    named = {"addresses": {"ended": [end("ke-hoach/cu/", stood="Trang của Vũ Văn An")]}}
    former = Former(make_sources(**TWO).standing, {}, {"x": "Vũ Văn An", "y": "Lò Bê"})
    yield from _tell(TWO | named, former)


def _tell(now: Portal, former: Former) -> Iterator[str]:
    for one in addresses_last(make_sources(**now), former, DAY):
        yield f"{one.position.line} {one.message} → {one.fix}"


BOOKS: tuple[Portal, ...] = (
    {"moved": [move("ke-hoach/cu/", A)]}, {"moved": [move("ke-hoach/cu/", "nam/2026/")]},
    {"moved": [move("ke-hoach/cu/", "ke-hoach/moi/"), move("ke-hoach/moi/", A)]},
    {"moved": [move("ke-hoach/cu/", A), move("ke-hoach/xua/", A)]},
    {"moved": [move("ke-hoach/cu/", f"{A}#chi-tieu-2")]}, {"moved": [move("guong/cu/",
    "guong/thon-dong/")]}, {"moved": [move("guong/cu/", A)]},
    {"moved": [move("ke-hoach/cu/", "guong/thon-dong/")]},
    {"moved": [move(f"{A}cu.txt", f"{A}van-ban.txt")]}, {"moved": [move("ke-hoach/cu/", A),
    move("ke-hoach/cu/van-ban.txt", B)]}, {"moved": [move("ke-hoach/cu/", A)],
    "ended": [end("ke-hoach/cu/van-ban.txt")]}, {"moved": [move(A, B)]},
    {"moved": [move("ke-hoach/cu/", "ke-hoach/thoi/")], "ended": [end("ke-hoach/thoi/")]},
    {"ended": [end("ke-hoach/cu/", targets=3)]}, {"ended": [end("guong/cu/")]}, {"ended": [end(A)]},
    {"moved": [move("ke-hoach/cu/", "gioi-thieu/")]}, {"moved": [move("co-quan/cu/",
    "co-quan/ubnd-xa-thu/")]}, {"moved": [move("ke-hoach/c/", "ke-hoach/d/"),
    move("ke-hoach/d/", "ke-hoach/c/")]}, {"moved": [move(f"{A}ban.goc.pdf", f"{A}van-ban.txt")]},
)  # fmt: skip


def tell_leading() -> Iterator[str]:
    """Where each old address leads, with what stood below it, and what servers are told."""
    told = set[str]()
    for book in BOOKS:
        sources = make_sources(**TWO, honorees=[VILLAGE], addresses=book)
        standing, entries = sources.standing, sources.book
        settled = leading.settle(entries, standing)
        found = leading.forwards(settled, entries, standing)
        ended = forward_ended_pictures(settled, standing)
        yield f"== {book}"
        yield f"{[(old, one.to, one.ended and one.ended.address) for old, one in settled.items()]}"
        yield f"{list_formers(settled, standing)} {ended}"
        lines = [f"{old} → {new}" for old, new in found.items()]
        lines += [f"kit {old} → {new}" for old, new in kit_forwards(settled, standing).items()]
        short = {"k/1/": A} if "k" not in told else {}
        root = "https://thidua.xathu.gov.vn/cổng/" if len(told) % 2 else "https://x.vn/"
        lines += leading.nginx_map(found, root, short, ended).splitlines()
        lines += leading.redirects(found, root, ended).splitlines()
        for line in lines:
            if line not in told:
                yield line
        told |= {*lines, "k"}


DESCRIBED = (
    A, f"{A}#chi-tieu-1", f"{A}#tim", f"{A}van-ban.txt", "guong/x/", "guong/", "linh-vuc/x/",
    "ke-hoach/x/", "ke-hoach/x/#chi-tieu-3", "ke-hoach/cap/xa/", "ke-hoach/cap", "ke-hoach/loai/x/",
    "nam/2026/", "nam/2026/tin.atom", "linh-vuc/kinh-te/tin.atom", "linh-vuc/kinh-te/tin-moi.atom",
    "chi-tieu/rung/so-sanh.csv", "chi-tieu/rung/bang.xlsx", f"{A}so-lieu-a-2026.csv",
    f"{A}so-lieu-a-2026.txt", "du-lieu/so-lieu.csv", "co-quan/ubnd-xa-thu/lich.ics",
)  # fmt: skip
LISTS = (
    b"", b"[]", b"{}", b'{"version":2}', b'{"version":1}', b'{"version":1,"pages":[]}',
    b'{"version":1,"pages":{},"files":[],"moved":{},"ended":["ke-hoach/cu/"]}',
    b'{"version":1,"pages":{"a/":{}},"files":["a/b"],"moved":{"x/":"a/"},"ended":[]}',
    b'{"version":1,"pages":{"a/":{"name":"A","marks":["m"],"needs":["n"],"places":["p"]}},'
    b'"files":[],"moved":{},"ended":[]}', b'{"version":1,"pages":{"a/":5},"files":[]}', b"[" * 9999,
)  # fmt: skip


def tell_described() -> Iterator[str]:
    """What addresses are called, and what is read of lists that were published."""
    sources = make_sources(**CITED, honorees=[VILLAGE], addresses=BOOKS[-1])
    for address in DESCRIBED:
        named = describe(address, sources.standing.pages)
        yield f"{address}: {named} {is_list(address)} {comes_and_goes(address)}"
    content = address_list(sources.standing, sources.book)
    yield content.decode().replace('","', '", "')
    former = read_address_list(content)
    assert former.standing.pages == dict(sources.standing.pages)
    assert former.standing.files == sources.standing.files
    for one in LISTS:
        try:
            read = read_address_list(one)
        except UnreadableError as problem:
            yield f"{one[:50]!r}: {problem}"
        else:
            standing = read.standing
            yield f"{dict(standing.pages)} {standing.files} {standing.places} {read.moved}"


RULES: dict[str, Callable[[], Iterator[str]]] = {
    "lost": tell_lost, "leading": tell_leading, "described": tell_described,
}  # fmt: skip


@pytest.mark.parametrize("name", RULES)
def test_addresses_are_told_as_is_written_down(name: str) -> None:
    """Each portal of a table is told what it was."""
    compare_table(f"addresses-{name}", RULES[name]())
