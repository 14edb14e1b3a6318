"""How records are sorted, counted and found: tables, each portal in memory with its answers.

Pages come from here; so a wrong order or a record that is left out shows without a site.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from plain_dossiers import make_dossier, make_sources
from stand_ins import stand_in
from tables import compare_table
from test_portal_rule_tables import (
    CHANGED,
    COMMUNE,
    PERSON,
    PROVINCE,
    VILLAGE,
    amend,
    change,
    decide,
    move,
)  # fmt: skip
from thidua.attachments.inspection.facts import Extent
from thidua.attachments.photographs import list_card_forms, list_whole_forms
from thidua.datafiles.closed_lists import OwnEntry
from thidua.foundation.problems import FILE_START, Problem, Severity
from thidua.foundation.store import Kept, Store
from thidua.portal import decisions, dossier, loading
from thidua.portal.addresses.former import (
    UnreadableError,
    read_former,
)
from thidua.portal.addresses.short import list_short
from thidua.portal.albums import Album, Picture
from thidua.portal.catalogue import Catalogue
from thidua.portal.files import is_misnamed, misnamed_problem
from thidua.portal.loaded import Loaded
from thidua.portal.loading import load_or_raise
from thidua.portal.record_counts import RecordCounts
from thidua.portal.rules import files, identity
from thidua.portal.rules.plans_in_words import list_named_plans, names_some_plan
from thidua.portal.state_line import describe_state
from thidua.portal.targets import added_targets
from workspace import TESTS

BASE_PORTAL = TESTS / "problems" / "_base"
GREEN = {"heading": "Chỉ tiêu", "items": [
    {"number": 1, "text": "Trồng 45 ha rừng", "field": "economy"},
    {"number": 2, "text": "Tỷ lệ hộ nghèo còn dưới 3%", "field": "culture"},
    {"number": 3, "text": "Giữ gìn vệ sinh", "field": "economy"}]}  # fmt: skip
CITED = [{"text": "Quyết định số 5/QĐ-UBND ngày 02/01/2026", "number": "5/QĐ-UBND",
          "issuer": "ubnd-tinh-thu", "date": "2026-01-02"}]  # fmt: skip
BODIES = [PROVINCE, COMMUNE, COMMUNE | {"id": "ubnd-xa-a", "name": "Ủy ban nhân dân xã A",
          "short_name": "UBND xã A"}, COMMUNE | {"id": "ubnd-xa-khong", "name": "Xã Không",
          "short_name": "Xã Không"}]  # fmt: skip


def plan(name: str, number: str, issued: str, **more: Any) -> dict[str, Any]:
    """A plan with its number and its day."""
    told = {"id": name, "document.number": number, "document.issued": issued}
    return told | {"year": issued[:4], "document.title": f"Thi đua {name}"} | more


PLANS = (
    plan("a-2026", "15/KH-UBND", "2026-02-10", targets=GREEN, citations=CITED),
    plan("b-2026", "16/KH-UBND", "2026-02-10", **{"document.issuer": "ubnd-xa-a"}),
    plan("c-2026", "17/KH-UBND", "2026-03-10", updated="2026-04-01", citations=CITED,
         responds_to={"number": "15/KH-UBND", "plan": "a-2026"}),
    plan("d-2025", "15/KH-UBND", "2025-02-10", targets=GREEN),
    plan("e-2026", "18/KH-UBND", "2026-03-11", draft=True, targets=GREEN),
    plan("f-2026", "5/QĐ-UBND", "2026-01-02", **{"document.issuer": "ubnd-tinh-thu"}),
    decide("g-2026", "a-2026"),
    plan("h-2026", "19/KH-UBND", "2026-03", citations=CITED),
)  # fmt: skip
EXAMPLES = (
    VILLAGE | {"plan": "a-2026", "quote": None},
    VILLAGE | {"id": "thon-an-2025", "name": "Thôn An", "plan": "d-2025", "quote": None},
    VILLAGE | {"id": "to-2026", "name": "Tổ một", "plan": "a-2026", "quote": None,
               "deed": {"date": "2026-03-05"}, "updated": "2026-05-02"},
    VILLAGE | {"id": "to-2026-2", "name": "Tổ hai", "plan": None, "quote": None,
               "deed": {"date": "2026-03"}},
    VILLAGE | {"id": "to-2026-3", "name": "Tổ ba", "plan": "e-2026", "quote": None},
    VILLAGE | {"id": "to-cu-2026", "name": "(đã gỡ)", "plan": None, "quote": None, "takedown": {
        "requested_on": "2026-05-02", "done_on": "2026-05-03", "reason": "Yêu cầu",
        "mode": "remove"}},
    VILLAGE | {"id": "to-moi-2026", "name": "Đội mới", "plan": None, "quote": None,
               "updated": "2026-05-03"},
)  # fmt: skip
BOOK = {"moved": [move("ke-hoach/cu/", "ke-hoach/a-2026/")], "ended": [
    {"address": "ke-hoach/thoi/", "since": "2026-05-01", "reason": "Đã thôi.",
     "stood": "Kế hoạch cũ"}]}  # fmt: skip
PORTALS: dict[str, dict[str, Any]] = {
    "of nothing": {},
    "of one": {"plans": PLANS[:1], "honorees": EXAMPLES[:1]},
    "of many": {"plans": PLANS, "honorees": EXAMPLES, "issuers": BODIES, "addresses": BOOK},
}
GROUPS = (
    "plans_by_issuer", "plans_by_answered", "plans_by_year", "plans_by_field", "honorees_by_plan",
    "children", "plans_by_target_field", "plans_by_indicator",
)  # fmt: skip
LINE = "\n"
KINDS = (dossier._COMPARED, dossier._PICTURED, dossier._REPORTED)
LISTS = ("plans", "campaigns", "honorees", "stories")


def tell_catalogues() -> Iterator[str]:
    """Every list of a catalogue, with drafts and without."""
    for name, with_drafts in product(PORTALS, (False, True)):
        catalogue = Catalogue.of(make_sources(**PORTALS[name]), with_drafts=with_drafts)
        yield f"== {name}{' with drafts' if with_drafts else ''}"
        for listed in LISTS:
            yield f"{listed}: {[one.id for one in getattr(catalogue, listed)]}"
        for group in GROUPS:
            told = {
                key: [one.id for one in some] for key, some in getattr(catalogue, group).items()
            }
            yield f"{group}: {told}"
        yield f"{catalogue.updated} {sorted(catalogue.turning)} {[*catalogue.issuers]}"
        yield f"{dict(catalogue.figure_counts)} {dict(catalogue.target_counts)}"
        yield f"{catalogue.target_count} {catalogue.forwards} {[*catalogue.cited]}"
        yield f"{ {key: end.to for key, end in catalogue.settled.items()} }"
        yield from tell_one_by_one(catalogue)


def tell_one_by_one(catalogue: Catalogue) -> Iterator[str]:
    """What stands near each plan, and which plan is meant by what it cites."""
    for one in catalogue.plans:
        near = [
            [other.id for other in catalogue.neighbours(one, shared, 2)]
            for shared in ("issuer", "year")
        ]
        citing = [catalogue.near_in_citing(one, cited.key, 1) for cited in one.cited]
        meant = [found and found.id for found in map(catalogue.plan_cited_as, one.cited)]
        yield f"{one.id}: {near} {citing} {meant} {catalogue.name_of_issuer(one)}"
    for honoree in catalogue.honorees:
        yield f"{honoree.id}: {catalogue.year_of(honoree)}"


def tell_keys() -> Iterator[str]:
    """Which changes of records change the hash of all."""
    first = Catalogue.of(make_sources(**PORTALS["of many"])).records_key
    others: dict[str, dict[str, Any]] = {
        "nothing": {}, "a plan": {"plans": PLANS[:-1]}, "an example": {"honorees": EXAMPLES[1:]},
        "addresses": {"addresses": {"ended": BOOK["ended"]}}, "no addresses": {"addresses": None},
        "a body": {"issuers": [PROVINCE, COMMUNE | {"short_name": "Xã Thử"}, *BODIES[2:]]},
    }  # fmt: skip
    for label, more in others.items():
        other = Catalogue.of(make_sources(**PORTALS["of many"] | more)).records_key
        yield f"{label}: {'same' if other == first else 'other'}"


def tell_states() -> Iterator[str]:
    """The line about the state of the data, and those about the portal's own lists."""
    problems = [Problem("a", FILE_START, "b", "c", severity) for severity in Severity]
    for (name, records), some in product(PORTALS.items(), ([], problems[-1:], problems)):
        state = describe_state(Loaded(make_sources(**records), some))
        yield f"{name}: {state.partition(LINE)[0]}"
    yield describe_state(Loaded(make_sources(), [])).partition(LINE)[2]
    yield describe_state(Loaded(None, problems * 1000))
    counts = RecordCounts(1, 2, 3, 4, 5, 6, 7, 0)
    for count, replaces, same in ((1, 0, 0), (8, 0, 0), (9, 0, 0), (3, 1, 0), (3, 2, 1), (2, 2, 2)):
        own = [
            OwnEntry(file, f"muc-{at}", (), at < replaces, at < same)
            for file in ("data/fields.yml", "data/indicators.yml") for at in range(count)
        ]  # fmt: skip
        lists = stand_in(own_entries=lambda own=own: iter(own))
        sources: Any = stand_in(lists=lists)
        drafts = counts._replace(drafts=count * 1000)
        yield describe_state(Loaded(sources, [], counts=drafts))


SENTENCES = (
    "Theo Kế hoạch số 15/KH-UBND", "Theo Kế hoạch số 16/KH-UBND ngày 10/02/2026",
    "Theo Kế hoạch số 16/KH-UBND ngày 11/02/2026", "Theo 16/KH-UBND, ngày 11/02/2026",
    "Theo 16/KH-UBND (ngày 11/02/2026)", "Theo 16/KH-UBND của UBND xã A", "Theo 16/KH-UBND của xã",
    "Theo 16/KH-UBND của UBND xã Thử", "Theo 16/KH-UBND ngày 10/02/2026 của UBND xã Thử, xã A",
    "Theo 99/KH-UBND", "Kế hoạch “Thi đua a-2026”", "Kế hoạch “Thi đua”", "“thi đua a-2026 x”",
    "Kế hoạch “Thực hiện thi đua a-2026 này”", "Phong trào “Bốn chữ thi đua”", "“Ba chữ thôi”",
    "15/KH-UBND và 17/KH-UBND", "Không có số",
)  # fmt: skip


def tell_named() -> Iterator[str]:
    """Which plans a sentence names."""
    longer = [one | {"document.title": f"Về thi đua {one['id']} của dân"} for one in PLANS[:2]]
    for plans in (PLANS, longer):
        sources = make_sources(plans=plans, issuers=BODIES)
        for sentence in (*SENTENCES, "“Thi đua a-2026 của dân”", "“ĐUA B-2026 CỦA DÂN”"):
            named = list(list_named_plans(sentence, sources))
            yield f"{sentence}: {named} {names_some_plan(sentence)}"


NAMES = (
    "../van-ban.pdf", "tep/van-ban.pdf", ".an.pdf", "C:\\Văn bản.PDF", "Văn bản.pdf", "VAN-BAN.PDF",
    "van_ban.docx", "van ban.exe", "vanban", "Bản ghi.zip", "a--b.pdf", "….pdf", "Báo cáo.Đ",
)  # fmt: skip

MISNAMED = (
    "plan.yml", "Plan.yml", "plan.yaml", "PLAN.YML.txt", "plan.yml.txt", "plan.txt", "plan",
    "plan.docx", "plan (1).yml", "kế hoạch.yml", "results.yml", " plan.yml",
)  # fmt: skip


def tell_file_names() -> Iterator[str]:
    """What is said of a name that no address can have, and under which wrong names data stand."""
    attached: dict[str, Any] = {"kind": "extract", "title": "Bản"}
    for name in NAMES:
        for kind in ("extract", "annex"):
            one = {"file": name, "kind": kind, "title": "Bản"}
            yield from tell_paths(files.attachments_are_there(make_dossier({"attachments": [one]})))
        review = {"kind": "final", "date": "2026-12-05", "results": [{"target": 1, "text": "Xong"}],
                  "source": {"text": "Báo cáo", "file": name}}  # fmt: skip
        yield from tell_paths(files.reports_are_there(make_dossier({"targets": GREEN}, [review])))
    twice = [attached | {"file": "Văn bản.pdf"}] * 2
    yield from tell_paths(files.attachments_are_there(make_dossier({"attachments": twice})))
    both = make_dossier({"attachments": [attached | {"file": "Văn bản.pdf"}]}, [
        {"kind": "final", "date": "2026-12-05", "results": [{"target": 1, "text": "Xong"}],
         "source": {"text": "Báo cáo", "file": "Văn bản.pdf"}}])  # fmt: skip
    yield from tell_paths(files.reports_are_there(both))
    for name in MISNAMED:
        told = misnamed_problem(f"data/plans/a/{name}", "data/plans/a/plan.yml")
        yield f"{name}: {is_misnamed(name, 'plan.yml')} {told.message} {told.fix}"


def tell_paths(problems: Iterator[Problem]) -> Iterator[str]:
    """Each problem with its place."""
    for one in problems:
        yield f"{one.file}: {one.message} → {one.fix}"


def tell_short() -> Iterator[str]:
    """Where short addresses lead."""
    settled: Any = {
        old: stand_in(to=to)
        for old, to in (("ke-hoach/cu/", "ke-hoach/a-2026/"), ("ke-hoach/thoi/", ""),
                        ("guong/cu/", "guong/moi/"), ("tep/cu.pdf", "tep/moi.pdf"),
                        ("ke-hoach/a-2026/", "ke-hoach/khac/"))
    }  # fmt: skip
    pages = ("ke-hoach/a-2026/", "ke-hoach/", "guong/moi/", "linh-vuc/economy/", "so-lieu/", "")
    for some, ended in product((pages, pages[::-1], ()), (settled, {})):
        yield f"{len(some)} {len(ended)}: {list_short(some, ended)}"


def tell_added() -> Iterator[str]:
    """Which targets decisions added to a plan, each with its first words."""
    for made in (
        (), (amend("2026-06-01", "3", new="Trồng 50 ha", field="economy"),),
        (amend("2026-06-01", "3", new="Trồng 50 ha", field="economy"),
         amend("2026-07-01", "3", old="Trồng 50 ha", new="Trồng 60 ha")),
        (amend("2026-06-01", "4", new="Trồng 50 ha", field="economy"),
         amend("2026-07-01", "3", new="Nuôi 9 con bò", field="economy")),
        (amend("2026-06-01", "1", old="Trồng 45 ha rừng", new="Trồng 50 ha"),),
        (change("end", "2026-06-01"),),
    ):  # fmt: skip
        decisions = [
            decide(f"{name}-2026", "a-2026", **{"document.number": f"{at}/QĐ-UBND"}, **one)
            for at, (name, one) in enumerate(zip("bc", made, strict=False), 16)
        ]
        sources = make_sources(plans=[CHANGED, *decisions])
        plan = sources.open_dossier(sources.plans[0])
        added = added_targets(plan.lines, plan.held_lines)
        yield f"{len(made)}: {[(one.number, one.text, one.field) for one in added]}"


def tell_albums() -> Iterator[str]:
    """What changes when a file of an example does."""
    for width, height in ((1600, 1200), (300, 200), (200, 900)):
        size = Extent(width, height)
        whole, card = list_whole_forms(size), list_card_forms(size)
        picture = Picture(stand_in(), Path("a.jpg"), "tổng", "guong/a/anh-1", whole, card)
        album = Album((picture,), (("a.pdf", Path("a.pdf"), stand_in(sha256="khác")),))
        yield f"{size}: {[*album.marks()]} {[picture.address(form) for form in (*whole, *card)]}"


def lay_out(folder: Path, more: Mapping[str, str | None]) -> Path:
    """An earlier state in a folder: the base with other files, or without some."""
    shutil.copytree(BASE_PORTAL, folder)
    for file, text in more.items():
        path = folder / "data" / file
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    return folder


EARLIER: dict[str, dict[str, str | None]] = {
    "as it is": {}, "without a plan": {"plans/xa-thu-2026-thi-dua/plan.yml": None},
    "with a spoilt plan": {"plans/xa-thu-2026-thi-dua/plan.yml": "id: ["},
    "without bodies": {"issuers.yml": None}, "with a spoilt list": {"fields.yml": "fields: 3"},
    "with a person": {"honorees/to-2026.yml": json.dumps(
        PERSON | {"id": "to-2026"}, ensure_ascii=False)},
    "with a spoilt person": {"honorees/to-2026.yml": "id: 3"},
    "with addresses": {"addresses.yml": json.dumps(BOOK, ensure_ascii=False)},
    "with spoilt addresses": {"addresses.yml": "moved: 3"}, "without a name": {"portal.yml": None},
    "without a name, with addresses": {"portal.yml": None, "addresses.yml": json.dumps(BOOK)},
    "with other indicators": {"indicators.yml": None},
}  # fmt: skip


def test_an_earlier_state_is_read_as_is_written_down(tmp_path: Path) -> None:
    """Its addresses and names, and the files that cannot be read."""
    compare_table("whole-earlier", tell_earlier(tmp_path))


def tell_earlier(folder: Path) -> Iterator[str]:
    """What is read of an earlier state, beside a present one that has no plan or the same."""
    present = lay_out(folder / "present", {})
    same = load_or_raise(present).sources
    first = set[str]()
    for at, (label, more) in enumerate(EARLIER.items()):
        root = lay_out(folder / str(at), more)
        try:
            former = read_former(root, same)
        except UnreadableError as error:
            yield f"{label}: {error}"
            continue
        standing = {*former.standing.pages}
        first = first or standing
        yield f"{label}: {len(standing)} {len(former.standing.files)} {sorted(first ^ standing)}"
        yield f"{former.moved} {former.persons} {sorted(former.unread)}"


PLACE = "plans/xa-thu-2026-thi-dua"
REVIEWS = json.dumps({"reviews": [
    {"kind": "final", "date": day, "results": [{"target": 1, "text": "Xong"}],
     "source": {"text": "Báo cáo"}} for day in ("2026-12-05", "2026-11-05")]})  # fmt: skip
DECIDING = (
    "changes:\n  - {plan: xa-khac-2026, effect: end, from: 2026-06-01, text: Bãi bỏ}\n"
    "id: xa-thu-2026-thi-dua\n"
)
ALONE: dict[str, dict[str, str | None]] = {
    "as it is": {},
    "with a spoilt plan": {f"{PLACE}/plan.yml": "id: ["},
    "with results in no order": {f"{PLACE}/results.yml": REVIEWS},
    "with spoilt results": {f"{PLACE}/results.yml": "reviews: 3"},
    "with another name": {f"{PLACE}/plan.yml": None, f"{PLACE}/Plan.yml.txt": "id: 3"},
    "that decides": {f"{PLACE}/plan.yml": DECIDING},
}
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} 10"><path d="M0 0h9v9z"/>{}</svg>'


def test_files_alone_are_told_as_is_written_down(tmp_path: Path) -> None:
    """What is wrong with the files of one plan, and with the logo, beside nothing else."""
    compare_table("whole-alone", tell_alone(tmp_path))


def tell_alone(folder: Path) -> Iterator[str]:
    """The problems of each file by itself, whether a plan decides about others, and logos."""
    for at, (label, more) in enumerate(ALONE.items()):
        root = lay_out(folder / str(at), more)
        yield f"== {label}"
        yield from tell_paths(iter(loading._own_problems(root, f"data/{PLACE}")))
        plan = root / "data" / PLACE / "plan.yml"
        yield str([decisions._names(plan, name) for name in ("", "xa-khac-2026", "xa-la-2026")])
    root, logo = lay_out(folder / "logo", {}), folder / "logo" / "data" / "dau.svg"
    for long, text in product((10, 20, 60), ("", "<text>Xã</text>")):
        logo.write_text(LOGO.format(long, text), "utf-8")
        entry = stand_in(
            record=stand_in(logo="dau.svg"), file="data/portal.yml", at=lambda *_: FILE_START,
            problem=lambda path, said, fix: Problem(".".join(path), FILE_START, said, fix),
        )  # fmt: skip
        sources: Any = stand_in(root=root, identity=entry)
        yield f"== {long} {text}"
        yield from tell_paths(identity.logo_is_safe(sources))
        yield from tell_paths(identity.logo_fits_its_place(sources))


def test_what_is_kept_of_plans_that_are_gone_is_forgotten(tmp_path: Path) -> None:
    """Each kind, of these plans alone."""
    with Store(tmp_path / "store", b"engine") as store:
        for kind in (*KINDS, dossier._INSPECTED):
            names = ("a", "b") if kind in KINDS else ("a/x.pdf", "b/x.pdf", "ab/x.pdf")
            store.write(kind, [Kept(name, b"key", b"found") for name in names])
        dossier.forget_dossiers(store, set())
        assert all("a" in store.list_names(kind) for kind in KINDS)
        dossier.forget_dossiers(store, {"a", "c"})
        assert [sorted(store.list_names(kind)) for kind in KINDS] == [["b"]] * len(KINDS)
        assert sorted(store.list_names(dossier._INSPECTED)) == ["ab/x.pdf", "b/x.pdf"]


TOLD: Mapping[str, Callable[[], Iterator[str]]] = {
    "catalogue": tell_catalogues, "keys": tell_keys, "state": tell_states, "named": tell_named,
    "file-names": tell_file_names, "short": tell_short, "added": tell_added, "albums": tell_albums,
}  # fmt: skip


@pytest.mark.parametrize("name", TOLD)
def test_records_are_told_as_is_written_down(name: str) -> None:
    """Each list of a portal is as it was."""
    compare_table(f"whole-{name}", TOLD[name]())
