"""What single steps say: addresses, summaries, answers, claims, periods, numbers chosen by staff.

Small records, each with all that one function makes of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from plain_dossiers import make_dossier, make_sources, read_references, tell_problems
from stand_ins import stand_in
from tables import compare_table
from test_folder_rule_tables import lay, portal_file, report, tell
from test_portal_rule_tables import COMMUNE, DISTRICT, PERSON, PLAN, PROVINCE, VILLAGE, end, move
from thidua.attachments.inspection.facts import Findings, Inspected
from thidua.figures import read
from thidua.foundation.problems import FILE_START, Position, Problem, Severity
from thidua.language.dates import Edtf
from thidua.model.indicator import Better
from thidua.model.tiers import Level
from thidua.portal import (
    answering,
    better_way,
    earlier,
    plan_details,
    plan_reading,
    plan_summary,
    plans_loading,
)
from thidua.portal.addresses import book, comparison, former, forwards, places, standing, unread
from thidua.portal.plans_loading import PlansLoader
from thidua.portal.reports import actors
from thidua.portal.rules import (
    answered,
    award_papers,
    deciding_bodies,
    overrides,
    written_claims,
)
from thidua.portal.stated_results import _with_change
from thidua.portal.succession import Succession

ADDRESSES = (
    "", "ke-hoach/", "ke-hoach/a/", "ke-hoach/a/#chi-tieu-1", "ke-hoach/a/so-lieu-a.csv",
    "ke-hoach/a/b/",
    "api/v1/plans/a.json", "api/v1/plans.json", "guong/x/", "guong/x/#anh", "linh-vuc/y/",
    "linh-vuc/y/tin.xml", "nam/2026/",
    "chi-tieu/z/", "chi-tieu/z/so-sanh.csv", "ke-hoach/cap/xa/",
    "ke-hoach/loai/ke-hoach/feed.json", "tep.pdf", "co-quan/c/bang.xlsx",
)  # fmt: skip
MOVES = (
    ("ke-hoach/a/", "ke-hoach/b/"), ("ke-hoach/a/", "ke-hoach/b/#chi-tieu-1"), ("ke-hoach/a/",
    "linh-vuc/y/"), ("ke-hoach/a/#chi-tieu-1", "ke-hoach/b/#chi-tieu-2"),
    ("guong/x/", "guong/y/"), ("ke-hoach/a/tep.pdf", "ke-hoach/a/tep-2.pdf"), ("ke-hoach/", "muc/"),
)  # fmt: skip
ROOTS = (
    "https://thidua.xathu.gov.vn/",
    "https://xathu.gov.vn/thi-dua/",
    "https://xathu.gov.vn/thi%20dua/",
)


def tell_book() -> Iterator[str]:
    """Old addresses: which entry covers one, where it leads, what stands above and below."""
    for one in ADDRESSES:
        about = [
            book.page_above(one),
            book.plan_of(one),
            standing.is_list(one),
            standing.comes_and_goes(one),
        ]
        yield (
            f"{one}: {about} {list(book._upwards(one))} "
            f"{places.name_place(one.partition('#')[2])!r}"
        )
    for (old, new), address in product(
        MOVES,
        (
            "ke-hoach/a/",
            "ke-hoach/a/so-lieu-a.csv",
            "ke-hoach/a/so-lieu-a.a.csv",
            "ke-hoach/a/tep.pdf",
            "api/v1/plans/a.json",
            "ke-hoach/a/#chi-tieu-1",
            "guong/x/1.jpg",
        ),
    ):
        yield (
            f"{old} → {new}, {address}: "
            f"{book.same_place(address, book.OldAddress(old, date(2026, 5, 1), to=new))}"
        )
    for root, address in product(ROOTS, ("ke-hoach/a/", "https://thidua.xathu.gov.vn/ke-hoach/a/",
        "https://THIDUA.xathu.gov.vn/ke-hoach/a/", "https://xathu.gov.vn/thi-dua/a/",
        "thi-dua/a/", "https://xathu.gov.vn/thi%20dua/a%20b/",
                                         "https://khac.vn/a/", "http://thidua.xathu.gov.vn/a/",
                                         "../a", "a//b", "")):  # fmt: skip
        yield f"{root} {address}: {book.localised(address, root)}"
    records = [move("ke-hoach/cu/", "ke-hoach/a-2026/"), move("ke-hoach/cu/#chi-tieu-1",
        "ke-hoach/a-2026/#chi-tieu-2"), move("ke-hoach/vong/", "ke-hoach/vong/x/"),
        move("ke-hoach/1/", "ke-hoach/2/"),
               move("ke-hoach/2/", "ke-hoach/cu/"), move("ke-hoach/het/", "ke-hoach/thoi/"),
                   move("ke-hoach/tep/", "ke-hoach/a-2026/#chi-tieu-1"), move("ke-hoach/cu/",
                   "ke-hoach/khac/")]  # fmt: skip
    sources = make_sources(plans=[{"id": "a-2026", "targets": PLAN["targets"]}, {"id": "b-2026"}],
        honorees=[PERSON, VILLAGE | {"plan": "a-2026"}],
        addresses={"moved": records, "ended": [end("ke-hoach/thoi/", also=["ke-hoach/thoi-2/"]),
            end("ke-hoach/cu/van-ban.txt")]})  # fmt: skip
    own = sources.book
    yield (
        f"{[(one.address, one.to) for one in own.entries.values()]} "
        f"{ {page: [one.address for one in some] for page, some in own.places.items()} }"
    )
    for address in ("ke-hoach/a-2026/", "ke-hoach/cu/", "ke-hoach/cu/van-ban.txt",
        "ke-hoach/cu/la.txt", "ke-hoach/cu/#chi-tieu-1", "ke-hoach/cu/#chi-tieu-2",
        "ke-hoach/cu/#chi-tieu-9", "ke-hoach/vong/", "ke-hoach/1/", "ke-hoach/1/la.txt",
                    "ke-hoach/het/", "ke-hoach/het/#x", "ke-hoach/thoi-2/", "ke-hoach/tep/",
                    "ke-hoach/tep/a.pdf", "api/v1/plans/cu.json", "ke-hoach/a-2026/#tim",
                    "guong/", "guong/#x", "la/"):  # fmt: skip
        covering, found = own.covering(address), own.end_of(address, sources.standing)
        yield (
            f"{address}: {covering and covering.address} "
            f"{found if found is None or isinstance(found, str) else found.address} "
            f"{sources.standing.holds(address)} {sources.standing.leads(address)}"
        )
    settled = forwards.settle(own, sources.standing)
    led = forwards.forwards(settled, own, sources.standing)
    yield f"{ {old: (one.to, one.ended and one.ended.address) for old, one in settled.items()} }"
    yield f"{led}"
    numbered = {"ke-hoach/cu/trang/:so/": "ke-hoach/"}
    for root in ROOTS:
        yield from forwards.nginx_map(
            {"ke-hoach/cũ/": "ke-hoach/a/#x y", 'a"b/': "c/"},
            root,
            {"k/1/": "ke-hoach/a/"},
            numbered,
        ).splitlines()
        yield from forwards.redirects(
            {"ke-hoach/cũ/": "ke-hoach/a/#x y", "tep.pdf": "c.pdf"}, root, numbered
        ).splitlines()
    for mark in (
        "chi-tieu-3",
        "chi-tieu-3-2",
        "muc-dich",
        "trach-nhiem-2",
        "muc-2-gach-1",
        "noi-dung-gach-2",
        "noi-dung-2-1",
        "anh",
        "tim",
    ):
        yield f"{mark}: {places.name_place(mark)}"
    yield from tell_standing(sources)


def tell_standing(sources: Any) -> Iterator[str]:
    """Which addresses exist, with what each page needs; which are lost, and where they may be."""
    now = sources.standing
    for page, thing in sorted(now.pages.items()):
        if thing != standing.Thing():
            yield f"{page}: {tuple(thing)}"
    yield f"{sorted(now.files)}"
    yield f"{ {page: sorted(now.places[page]) for page in now.places} } {len(now.places)}"
    yield (
        f"{standing._needing(standing.Thing('x'), ['b', 'a'])} "
        f"{standing._needing(standing.Thing('x'), ['b', 'a'], 2)} {standing._no_words('x')}"
    )
    issuers = [PROVINCE, COMMUNE, DISTRICT]
    cited = {
        "citations": [
            {
                "text": "Kế hoạch số 5/KH-UBND",
                "number": "5/KH-UBND",
                "issuer": "ubnd-huyen-thu",
                "date": "2025-01-01",
            }
        ]
    }
    plans: Any
    for plans in (
        [{"id": "a-2026", **cited}],
        [{"id": "a-2026", **cited}, {"id": "b-2026", **cited}],
        [{"id": "a-2026", **cited}, {"id": "b-2026", "draft": True, **cited}],
    ):
        other = make_sources(
            plans=plans, issuers=issuers, honorees=[PERSON, VILLAGE | {"plan": "b-2026"}]
        )
        things = sorted(other.standing.pages.items())
        yield f"{len(plans)}: { {page: thing.needs for page, thing in things if thing.needs} }"
    before = make_sources(
        plans=[
            {"id": "cu-2026", "targets": PLAN["targets"]},
            {
                "id": "b-2026",
                "attachments": [{"file": "cu.txt", "kind": "extract", "title": "x"}],
                "targets": PLAN["targets"],
            },
        ],
        honorees=[PERSON | {"id": "cu-2026-01"}],
    )
    targets: Any = PLAN["targets"]
    items = [targets["items"][1] | {"number": 1}]
    after = make_sources(
        plans=[
            {"id": "moi-2026", "targets": PLAN["targets"]},
            {"id": "b-2026", "targets": {"items": items}},
        ],
        addresses={"moved": [move("guong/cu-2026-01/", "guong/")]},
    )
    for names in ((), ("moi-2026",), ("cu-2026",)):
        compared = comparison.AddressComparison(
            former.Former(before.standing, {}, {}),
            after.standing,
            after.book,
            unread.Unread(frozenset(names), frozenset()),
        )
        for address in compared.lost():
            yield f"{names} {address}: {compared.new_address(address)!r}"


def tell_summaries() -> Iterator[str]:
    """Summaries of plans: what they hold, how they are sent, what is found beside them."""
    plans: tuple[dict[str, Any], ...] = (
        {}, {"targets": PLAN["targets"], "related": ["b-2026"], "labels": ["cao_diem"]},
            {"draft": True, "document.number": "/KH-UBND", "document.issued": None},
        {"period": {"text": "x", "start": "2026-03-01", "end": "2026-11-30"}},
            {"period": {"text": "x", "start": "2026", "end": "2026"}}, {"period": {"text": "x",
            "end": "2026-11"}}, {"period": {"text": "x", "start": "2026-03"}},
        {"responds_to": {"number": "5/KH-UBND", "plan": "c-2026"},
            "citations": [{"text": "Kế hoạch số 5/KH-UBND", "number": "5/KH-UBND",
            "date": "2026-01"}]},
        {"changes": [{"plan": "b-2026", "effect": "extend", "from": "2026-06-01",
            "until": "2026-12-31", "text": "Gia hạn"}, {"number": "5/KH-UBND", "effect": "amend",
            "from": "2026-06-01", "text": "Sửa", "targets": [{"target": "1", "new": "x"},
            {"target": "2.1", "new": "y"}]}]},
        {"theme": {"text": "Đoàn kết"}, "legal_form": "thematic",
            "targets": {"items": [{"number": 1, "text": "Đạt 1.2.3 hộ", "field": "economy"},
            {"number": 2, "text": "Đạt 5 hộ", "field": "culture", "figures": [{"name": "Hộ",
            "value": "5"}]}]}},
    )  # fmt: skip
    for plan in plans:
        (one,) = make_sources(plans=[plan]).plans
        values = plan_summary.plain_summary(one)
        again = plan_summary.read_summary(list(values), one.originals)
        words: dict[str, str] = {}
        shared = plan_summary.share_words(one, words)
        yield f"== {plan}"[:160]
        named = zip(plan_summary.PlanSummary.__slots__, values, strict=True)
        told = [value for name, value in named if name != "digest" and value not in ("", [], ())]
        yield f"{told}"
        yield (
            f"{again == one} {shared == one} {len(words)} {one.issued_day} {one.targets} "
            f"{sorted(one.issuers)} {list(one.plans_named())} {one.last_end} {one.has_figures}"
        )
        yield (
            f"{[(cited.name, cited.day, cited.year) for cited in one.cited]} "
            f"{[(made.first_day, made.last_day) for made in one.changed]}"
        )
    kinds = ("original", "extract", "scan", "annex", "recognised")
    for kind, other in product(kinds, repeat=2):
        record = make_dossier(
            {
                "attachments": [
                    {"file": "a.txt", "kind": kind, "title": "x"},
                    {"file": "b.txt", "kind": other, "title": "y", "note": "Chung."},
                ]
            }
        ).entry.record
        for found in (
            (Inspected("0", 1, Findings()), Inspected("1", 1, Findings())),
            (None, Inspected("1", 1, Findings())),
            (),
        ):
            yield (
                f"{kind} {other} {len(found)}: "
                f"{[tuple(file) for file in plan_summary._list_originals(record, found)]}"
            )
    for severity, others in product(Severity, ((), (Position(3, 4),))):
        problem = Problem("a.yml", Position(1, 2), "Sai.", "Sửa.", severity, others)
        plain = plan_reading.plain_problem(problem)
        yield f"{plain} {plan_reading.read_problem(plain) == problem}"
    for name in ("a.yml", "kế.yml", "a\udcff.yml"):
        yield f"{name!a}: {plan_reading._is_text(name)}"
    for issuer, year in product(("ubnd-xa-thu", "ubnd-tinh-thu"), (2024, 2025, 2026)):
        some = make_sources(
            issuers=[
                PROVINCE | {"short_name": "UBND"},
                COMMUNE | {"short_name": "UBND", "valid_from": "2025-07-01"},
            ]
        ).references
        yield f"{issuer} {year}: {some.name_with_year(issuer, year)} {some.issuer_names[issuer]}"
    yield f"{[one.name for one in fields(plan_reading.ReadPlan)]}"


LEADS = (
    "Thực hiện",
    "Hưởng ứng",
    "Triển khai",
    "Cụ thể hóa",
    "Theo",
    "Căn cứ",
    "Theo Luật, thực hiện",
    "Thực hiện Luật, theo",
    "Xem",
    "",
)
CITED = ("Kế hoạch số 5/KH-UBND", "Kế hoạch về trồng rừng", "Kế hoạch phát động thi đua",
    "Luật Thi đua, khen thưởng", "Hội đồng Thi đua", "thi đua, khen thưởng năm 2026",
    "thi đua và khen thưởng", "Phong trào “Xã ta”",
         "Quyết định giao chỉ tiêu", "Quyết định ban hành quy định")  # fmt: skip


def tell_answers() -> Iterator[str]:
    """Which documents a plan answers, and how a better result is told."""
    for kind, words in product(("", "luat", "nghi_quyet", "quyet_dinh", "ke_hoach"), CITED):
        told = ["-+"[answering.is_answered(kind, words, [lead])] for lead in LEADS]
        yield f"{kind} {words}: {''.join(told)}"
    for words, name in product(("Kế hoạch của UBND phường về rừng",
        "Kế hoạch của Ủy ban nhân dân xã Thử ban hành", "Kế hoạch của UBND xã Th",
        "Kế hoạch của UBND xã Thử", "Kế hoạch của Đảng ủy xã"),
                               ("Ủy ban nhân dân xã Thử", "UBND phường Một")):  # fmt: skip
        yield f"{words} {name}: {answering.is_cited_as_of(words, name)}"
    for words, level in product(("Bộ Y tế", "UBND tỉnh", "UBND huyện", "UBND xã", "Sở Y tế",
        "Chính phủ", "thôn"),
                                (None, *Level)):  # fmt: skip
        yield f"{words} beside {level and level.name}: {actors._compare_level(words, level)}"
    unit = {"kind": "unit", "level": None}
    bodies: list[Any] = [PROVINCE, COMMUNE, *({"id": f"don-vi-{at}", "name": f"Đơn vị {at}",
        "short_name": f"Đơn vị {at}", **unit,
        "parent": above} for at, above in enumerate(("ubnd-xa-thu", "don-vi-0", "don-vi-1",
        "don-vi-4", "don-vi-3", "la")))]  # fmt: skip
    references = make_sources(issuers=bodies).references
    succession = Succession(references.issuer_by_id)
    for body in references.issuer_by_id.values():
        yield f"{body.id} stands at {deciding_bodies._rank(succession, body)}"
    named = {"number": "5/KH-UBND", "text": "Kế hoạch số 5/KH-UBND"}
    for lead, cited, more in product(("Thực hiện ", "Xem "), (named,
        named | {"issuer": "ubnd-xa-thu"}, named | {"issuer": "ubnd-tinh-thu"},
        named | {"text": "Kế hoạch số 5/KH-UBND của UBND xã Thử"}),
                                     ({}, {"responds_to": {"number": "5/KH-UBND"}},
                                     {"responds_to": {"number": "6/KH-UBND"}},
            {"responds_to": {"number": "5/KH-UBND", "plan": "a-2026"}})):  # fmt: skip
        plan = {
            "id": "b-2026",
            "opening": {"text": f"Chào. {lead}{cited['text']}; xã làm."},
            "citations": [cited],
            **more,
        }
        yield f"{lead} {cited.get('issuer')} {more} {cited['text'][-6:]}"
        yield from tell_problems(make_dossier(plan), "answered", "references")
        for other in (
            {},
            {"document.issuer": "ubnd-tinh-thu"},
            {"document.issuer": "la"},
            {"draft": True},
            {"document.issued": "2025-01-01"},
            {"document.number": "/KH-UBND"},
        ):
            sources = make_sources(
                plans=[{"id": "a-2026", "document.number": "5/KH-UBND", **other}, plan]
            )
            for rule in (
                answered.answered_plans_are_those_that_are_cited,
                answered.answered_plans_of_the_portal_are_linked,
            ):
                yield from (f"{other} {one}" for one in tell(list(rule(sources))) if one != "—")
    for line in ("100% thôn sạch", "100% hộ nghèo", "5 lượt khám", "Đạt 28% đảng viên",
        "Hoàn thành 3 km đường", "75% đạt khá, giỏi", "Tỷ lệ hộ nghèo 5%", "Dân số 5.000",
        "Tăng trưởng 8%", "Xóa 6 điểm đen",
                 "Chi 5 tỷ", "Hộ nghèo được vay vốn 5 hộ", "Trồng 45 ha", "Giá 5 đồng",
                 "Trẻ suy dinh dưỡng 5%", "Đạt 3 vụ"):  # fmt: skip
        for figure in read(line).valued():
            ways = [
                better_way.tell_better_in(figure, line, above)
                for above in ((), ("Cơ cấu kinh tế",))
            ]
            yield (
                f"{line}: {[one and one.name for one in ways]} {better_way.names_harm(line)} "
                f"{Better.HIGHER in ways}"
            )
    for name, direction in product(
        ("Tỷ lệ hộ nghèo giảm", "Thu nhập tăng", "Rừng"), (None, "increase")
    ):
        (figure,) = read("Trồng 45 ha rừng").valued()
        found = _with_change(
            figure._replace(name=name)
            if hasattr(figure, "_replace")
            else stand_in_figure(figure, name, direction)
        )
        yield f"{name} {direction}: {found.direction}"


def stand_in_figure(figure: Any, name: str, direction: str | None) -> Any:
    """The figure under another name, perhaps with a direction."""
    from dataclasses import replace  # noqa: PLC0415

    from thidua.figures import Direction  # noqa: PLC0415

    return replace(figure, name=name, direction=Direction(direction) if direction else None)


CHOSEN: tuple[dict[str, Any], ...] = (
    {"text": "Tỷ lệ hộ nghèo 5%", "indicators": ["ty-le-ho-ngheo"]}, {"text": "Tỷ lệ hộ nghèo 5%",
        "indicators": ["gia-dinh-van-hoa"]}, {"text": "Tỷ lệ hộ nghèo 5%",
        "indicators": ["la"]},
    {"text": "Tỷ lệ hộ nghèo 5%", "indicators": ["ty-le-ho-ngheo", "-"]},
        {"text": "Tỷ lệ GĐVH 5%", "indicators": ["gia-dinh-van-hoa"]},
    {"text": "Tỷ lệ hộ nghèo 5%; gia đình văn hóa 95%", "indicators": ["gia-dinh-van-hoa",
        "ty-le-ho-ngheo"]}, {"text": "Tỷ lệ hộ nghèo 5%; gia đình văn hóa 95%",
        "indicators": ["ty-le-ho-ngheo", "gia-dinh-van-hoa"]},
    {"text": "Trẻ dưới 5 tuổi đi học", "figures": [{"name": "Trẻ", "value": "5"}]},
        {"text": "Đạt 5 tuổi", "figures": [{"name": "Trẻ", "value": "5"}]},
        {"text": "Theo Điều 5", "figures": [{"name": "Điều", "value": "5"}]},
    {"text": "Trồng 45 ha", "figures": [{"name": "rừng", "value": "46"}]},
        {"text": "Trồng 1.500 cây", "figures": [{"name": "cây", "value": "1500"}]},
        {"text": "Trồng 1,5 ha", "figures": [{"name": "ha", "value": "1,5"}]},
    {"text": "Trồng 45 ha", "figures": [{"name": "rừng", "value": "45", "by": "Đến năm 2027"}]},
        {"text": "Đến năm 2027 trồng 45 ha", "figures": [{"name": "rừng", "value": "45",
        "by": "Đến năm 2027"}]},
    {"text": "Đến hết trồng 45 ha", "figures": [{"name": "rừng", "value": "45",
        "by": "Đến hết"}]}, {"text": "Trồng 45 ha", "no_figures": True,
        "figures": [{"name": "rừng", "value": "45"}]}, {"text": "Trồng 45 ha",
        "no_figures": True},
    {"text": "Cơ cấu: nông nghiệp 50%, công nghiệp 30%, dịch vụ 20%"},
        {"text": "Cơ cấu: nông nghiệp 50%, công nghiệp 30%, dịch vụ 21%"},
        {"text": "Hộ nghèo giảm -5%"}, {"text": "Đạt 1.2.3 hộ"}, {"text": "Đạt 1.95%"},
        {"text": "Đạt 1.95%", "note": "In thế."},
)  # fmt: skip


def tell_chosen() -> Iterator[str]:
    """Figures and indicators that staff state, and figures that a plan shows large."""
    for one in CHOSEN:
        yield f"== {one}"
        target = {"number": 1, "field": "economy", **one}
        yield from tell_problems(
            make_dossier({"targets": {"items": [target]}}),
            "figures",
            "chosen_indicators",
            "wording",
        )
    for texts in product(("Đạt 1.2.3 hộ", "Đạt 5 hộ"), repeat=3):  # what is stated hides no other
        items = [
            {"number": at, "text": text, "field": "economy"}
            | ({"figures": [{"name": "Hộ", "value": "5"}]} if at == 2 and "5" in text else {})
            for at, text in enumerate(texts, 1)
        ]
        dossier = make_dossier({"targets": {"items": items}})
        yield f"{texts}: {len(tell_problems(dossier, 'figures'))}"
    for shown, count in product(([1], [2], [3], [1, 1], [2, 1], [9]), (1, 3, 10)):
        items = [
            {
                "number": at,
                "text": f"Trồng {at} ha rừng" if at != 2 else "Giữ rừng",
                "field": "economy",
            }
            for at in range(1, count + 1)
        ]
        dossier = make_dossier({"targets": {"items": items}, "highlights": shown})
        yield f"{shown} of {count}: {tell_problems(dossier, 'figures')}"
    for more in (
        {"period": {"text": "Năm 2026", "start": "2026-03-01"},
            "opening": {"text": "Từ ngày 01/3/2026."}}, {"period": {"text": "Năm 2026",
            "start": "2026-01-01"}}, {"period": {"text": "Năm 2026", "start": "2026-03-01"}},
        {"period": {"text": "Năm 2026", "start": "2026-03-01"}, "phases": [{"name": "Đợt 1",
            "text": "từ 01/3/2026", "start": "2026-03-01"}]}, {"period": {"text": "Năm 2026",
            "end": "2026-11-30", "note": "Ngày 30/11 in ở câu cuối."}},
        {"period": {"text": "giai đoạn 2026 - 2027", "end": "2027-11-30"},
            "opening": {"text": "Đến 30/11/2027."}}, {"period": {"text": "năm 2026"},
            "citations": [{"text": "Kế hoạch thi đua năm 2026"}]},
        {"period": {"text": "năm 2026"}, "citations": [{"text": "Kế hoạch thi đua năm 2026"}],
            "opening": {"text": "Theo Kế hoạch thi đua năm 2026."}},
            {"period": {"text": "năm 2026"}, "citations": [{"text": "Kế hoạch thi đua năm 2026"}],
            "opening": {"text": "Theo Kế hoạch thi đua năm 2026, trong năm 2026."}},
        {"document.place": "Thử"}, {"document.place": "Thử",
            "document.issued_text": "Thử, ngày 10"}, {"related": ["xa-thu-2026-thi-dua"]},
            {"related": ["la-2026"]}, {"responds_to": {"number": "5/KH-UBND"}},
        {"history": [{"date": "2026-03-01", "kind": "reported", "what": "Báo cáo quý I"}]},
            {"history": [{"date": "2026-03-01", "kind": "ended", "what": "Kết thúc"}]},
            {"history": [{"date": "2026-03-01", "kind": "amended", "what": "Sửa chỉ tiêu 1"}]},
        {"slogans": [{"text": "Làm ngay"}], "opening": {"text": "Khẩu hiệu “Làm ngay”."}},
            {"deadlines": [{"date": "2026-11-20", "what": "Gửi", "text": "Gửi trước 20/11",
            "to": "Sở Nội vụ"}]},
    ):  # fmt: skip
        yield f"== {more}"
        yield from tell_problems(
            make_dossier(more),
            "periods",
            "cut_quotes",
            "references",
            "page_history",
            "stated",
            "wording",
            "answered",
        )


DOCS = (
    "# Trang\n\nXã trồng 45 ha rừng.\n", "# Trang\n\n[Kế hoạch]({plan}) trồng 45 ha rừng.\n",
    "# Trang\n\n[Kế hoạch]({plan}) có 12 chỉ tiêu, phải trồng 46 ha rừng.\n",
    "[Kế hoạch][a] có 12 chỉ tiêu, phải trồng 46 ha rừng.\n\n[a]: {plan}\n",
    '<a href="{plan}">Kế hoạch</a> có 12 chỉ tiêu, phải trồng 46 ha rừng.\n',
    "Kế hoạch số 15/KH-UBND có 12 chỉ tiêu, phải trồng 46 ha rừng.\n",
    "[Kế hoạch]({plan}) hay.\nKế hoạch này có 12 chỉ tiêu.\n",
    "[Kế hoạch]({plan}) hay.\n\nXã bên có 12 chỉ tiêu, phải trồng 46 ha rừng.\n",
    "Mọi chỉ tiêu đều đạt.\n", "[Kế hoạch]({plan}) ban hành ngày 11/02/2026.\n",
    "[Kế hoạch]({plan}) **trồng** [46 ha](x.md) rừng. Hết.\n", "[a][b] có 12 chỉ tiêu.\n",
)  # fmt: skip
PAPER = (
    "Số: 5/QĐ-UBND\nXã Thử, ngày 10 tháng 5 năm 2026\nỦY BAN NHÂN DÂN XÃ THỬ\n"
    "Tặng Giấy khen cho bà Lò Thị Bê"
)
PRAISES = (
    "Cổng có 3 gương.", "Cổng có 1 gương.", "Cổng có 5 kế hoạch.", "Cổng có 1 kế hoạch.",
    "Cổng kể 1.500 gương", "Đã hoàn thành mọi chỉ tiêu.", "Chưa hoàn thành mọi chỉ tiêu.",
    "Xã đã đạt 5 chỉ tiêu.", "Cổng thi đua.",
)  # fmt: skip


def tell_written(folder: Path) -> Iterator[str]:
    """What written pages and the portal's own words say of plans; own files of a portal."""
    plan = {"id": "a-2026", "targets": PLAN["targets"]}
    for text, where in product(
        DOCS,
        (
            "ke-hoach/a-2026/plan.md",
            "../ke-hoach/a-2026/",
            "/ke-hoach/a-2026/",
            "ke-hoach/la-2026/",
        ),
    ):
        if "{plan}" not in text and where != "/ke-hoach/a-2026/":
            continue
        root = lay(folder / "a", {"docs/trang.md": text.format(plan=where)})
        sources = make_sources(plans=[plan])
        object.__setattr__(
            sources, "references", stand_in(**{**vars(sources.references), "root": root})
        )
        told = tell(list(written_claims.written_pages_say_what_plans_print(sources)))
        yield f"{text!r} {where}: {[*told]}"
    for key, words in product(("tagline", "about"), PRAISES):
        some: Any = stand_in(
            identity=portal_file(stand_in(**{"tagline": "", "about": "", key: words})),
            honorees=[1],
            plans=[1],
        )
        told = tell(list(written_claims.the_portal_describes_itself_truly(some)))
        yield f"{key} {words}: {[*told]}"
    drawn = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M0 0h9v9z"/></svg>'
    )
    own: dict[str, str | bytes] = {
        "icons/sao.svg": drawn, "icons/Sao vàng.svg": drawn, "icons/hong.svg": "<svg>",
        "icons/chu.svg": drawn.replace("path", "text"), "images/a.svg": drawn,
        "images/b.svg": drawn.replace("<path", "<script/><path"),
        "css/portal.css": "a{}", "css/la.css": "a{}", "css/hong.css": b"\xff\xfe\xff",
        "css/xin.css": "@import 'khong.css';", "js/a.js": "import './khong.js';",
        "js/b.js": "import './b.js';", "js/search/c.js": "import '../status.js';",
        "main.html": "{{ khong_co }}", "home.html": "{% if %}",
        "la.html": "{% include 'khong.html' %}",
    }  # fmt: skip
    for name, content in own.items():
        root = lay(folder / "a", {f"overrides/{name}": content})
        sources = make_sources()
        icons = read_references().icons.of(root, None)
        object.__setattr__(
            sources,
            "references",
            stand_in(**{**vars(sources.references), "root": root, "icons": icons}),
        )
        for rule in (
            overrides.own_texts_are_utf8,
            overrides.own_styles_load_what_there_is,
            overrides.own_scripts_load_what_there_is,
            overrides.own_icons_can_be_shown,
            overrides.own_pictures_are_safe,
        ):
            yield from (
                f"{name} {rule.__name__}: {one}" for one in tell(list(rule(sources))) if one != "—"
            )
    for decision, title, words in product(
        ({"number": "5/QĐ-UBND", "date": "2026-05-10", "issuer": "ubnd-xa-thu"},
        {"number": "6/QĐ-UBND"}, {"date": "2026-05-11"}, {"date": "2026-05"},
        {"issuer": "ubnd-tinh-thu"}, {"issuer": "la"}, {"number": "6/QĐ-UBND",
        "note": "In sai."}),
        ("Giấy khen", "Bằng khen"), (PAPER, PAPER.replace("Bê", "Ba"), PAPER.replace("Bê",
        "Ba có danh sách kèm theo"), "")):  # fmt: skip
        award = {
            "award_form": "commendation",
            "title": title,
            "decision": {"file": "a.pdf", **decision},
        }
        sources = make_sources(honorees=[PERSON | {"awards": [award]}])
        sources.__dict__["albums"] = stand_in(read_words=lambda record, file, said=words: said)
        yield (
            f"{decision} {title} {len(words)}: "
            f"{[*tell(list(award_papers.awards_are_those_of_their_paper(sources)))]}"
        )
    yield (
        f"{plan_details.FigureCounts(1, 2, 3)} {Edtf.parse('2026')} {FILE_START} "
        f"{report('')['kind']}"
    )


@pytest.mark.parametrize(("wanted", "known"), [(True, False), (True, True), (False, False)])
def test_reminders_are_looked_for_where_they_are_wanted_and_not_known(
    wanted: bool, known: bool
) -> None:
    """Only what is kept without them is opened for them."""
    read: Any = stand_in(reminded=known)
    own: Any = stand_in(_remind=wanted)
    assert PlansLoader._is_to_remind(own, read) is (wanted and not known)


RULES: Mapping[str, Callable[[], Iterator[str]]] = {
    "book": tell_book, "summaries": tell_summaries, "answers": tell_answers, "chosen": tell_chosen,
}  # fmt: skip


@pytest.mark.parametrize("name", RULES)
def test_steps_say_what_is_written_down(name: str) -> None:
    """Each step with what it makes of small records."""
    compare_table(f"step-{name}", RULES[name]())


def test_written_words_are_told_as_is_written_down(tmp_path: Path) -> None:
    """What is said of pages, files of its own and papers of a portal."""
    compare_table("step-written", tell_written(tmp_path))


@pytest.mark.parametrize(("new", "found", "maker", "is_beside"), [
    (1, 501, True, True), (23, 501, True, True), (24, 501, True, False), (1, 500, True, False),
    (0, 501, True, False), (1, 501, False, False), (23, 500, True, False), (24, 0, False, False),
])  # fmt: skip
def test_few_new_plans_are_read_beside_many_known_ones(
    new: int, found: int, maker: bool, is_beside: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What one copy of the process reads, and what all processors share; all are given back."""
    known = {f"data/plans/{at:03}" for at in range(found)}
    folders = sorted({*known, *(f"data/plans/new-{at}" for at in range(new))})
    asked: list[tuple[int, bool]] = []

    @contextmanager
    def work_beside(work: Any, tasks: Any, *, is_long: bool) -> Iterator[Any]:
        asked.append((len(tasks), is_long))
        yield lambda: work(tasks)

    monkeypatch.setattr(plans_loading, "work_beside", work_beside)
    monkeypatch.setattr(plans_loading, "work_on", map)
    monkeypatch.setattr(plans_loading, "find_deciding", lambda *_: ())
    monkeypatch.setattr(plans_loading, "gather_changes", lambda *_: {})
    forgotten: list[Any] = []
    own: Any = stand_in(
        _hashes=stand_in(hash_folder=str.encode), _references=stand_in(root=Path()),
        _reading=stand_in(key_of=lambda key: key, known=lambda name, *_: name in known and name),
        _store=stand_in(read_all=lambda _: {}, damaged=False, forget=forgotten.append),
        _maker=object() if maker else None,
        _task=lambda folder, read, _: (folder, read), _do=lambda task: task[0],
        _do_all=lambda tasks: [folder for folder, _ in tasks],
        _is_to_remind=lambda read: read.endswith("7"), _is_to_make=lambda *_: False,
        _take=lambda done, total, into: into.update(
            {name: f"{name} read" for name in take_all(done, total)}),
    )  # fmt: skip
    loaded: list[Any] = [*PlansLoader.load(own, folders)]
    assert asked == [(new if is_beside else 0, is_beside)]
    is_read = [name not in known or name.endswith("7") for name in folders]
    assert loaded == [f"{name} read" if one else name
                      for name, one in zip(folders, is_read, strict=True)]  # fmt: skip
    assert not forgotten


def take_all(done: Iterable[str], total: int) -> list[str]:
    """What was done, of which it was said how many there are."""
    names = [*done]
    assert len(names) == total
    return names


def test_of_an_earlier_state_only_what_is_other_is_read() -> None:
    """What is the same is taken over, drafts are left out, and whatever comes behind is read."""
    same, other = (
        stand_in(indicators=(stand_in(id=name, name=name, synonyms=(), without=()),))
        for name in ("rừng", "lúa")
    )
    names = ("a draft", "a known", "a changed", "a new", "a spoilt", "another known")
    known = {name: stand_in(name=f"{name} now", draft="draft" in name) for name in names[:3]}
    known["another known"] = stand_in(name="another known now", draft=False)
    own: Any = stand_in(
        _present=stand_in(lists=same), _known=known, _plan_files=lambda: iter(names),
        _is_unchanged=lambda file: "changed" not in file,
        _read_plan=lambda file, _: None if "spoilt" in file else stand_in(
            summarise=lambda: stand_in(name=f"{file} then")),
    )  # fmt: skip
    for lists, wanted in (
        (same, "a known now|a changed then|a new then|another known now"),
        (other, "|".join(f"{name} then" for name in names if "spoilt" not in name)),
        (None, "|".join(f"{name} then" for name in names if "spoilt" not in name)),
    ):  # fmt: skip
        told: Iterator[Any] = earlier._EarlierReader._summaries(own, lists)
        assert "|".join(one.name for one in told) == wanted


def test_a_plan_is_the_same_if_its_results_are_too(tmp_path: Path) -> None:
    """Results may come, go or change while the plan stays."""
    roots = [tmp_path / "now", tmp_path / "then"]
    for differing, is_same in (
        ({}, True), ({"plan.yml": "y"}, False), ({"results.yml": "y"}, False),
        ({"results.yml": "x"}, True), ({"plan.yml": "y", "results.yml": "y"}, False),
    ):  # fmt: skip
        for root, files in zip(
            roots, ({"plan.yml": "x", "results.yml": "x"}, differing), strict=True
        ):
            for name, text in ({"plan.yml": "x", "results.yml": "x"} | files).items():
                (root / name).parent.mkdir(exist_ok=True)
                (root / name).write_text(text, "utf-8")
        own: Any = stand_in(_root=roots[1], _present=stand_in(root=roots[0]))
        assert earlier._EarlierReader._is_unchanged(own, "plan.yml") is is_same


@pytest.mark.parametrize(
    ("kept", "damaged"), [*product(({}, {"data/plans/gone": b""}), (False, True))]
)
def test_what_is_kept_of_plans_that_are_gone_or_damaged_is_forgotten(
    kept: dict[str, bytes], damaged: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Either of them is enough."""
    monkeypatch.setattr(plans_loading, "find_deciding", lambda *_: ())
    monkeypatch.setattr(plans_loading, "gather_changes", lambda *_: {})
    monkeypatch.setattr(plans_loading, "forget_dossiers", lambda _, names: gone.append(names))
    gone: list[set[str]] = []
    own: Any = stand_in(
        _references=stand_in(root=Path()), _maker=None, _do=None, _do_all=list, keys={},
        _take=lambda *_: None, _store=stand_in(
            read_all=lambda _: kept, damaged=damaged, list_names=lambda kind: {kind},
            forget=lambda kind, names: gone.append({kind} & names)),
    )  # fmt: skip
    assert PlansLoader.load(own, []) == []
    wanted = [{plan_reading.KIND}, {plan_reading.SUMMARY}, {"gone"} if kept else set()]
    assert gone == (wanted if kept or damaged else [])
