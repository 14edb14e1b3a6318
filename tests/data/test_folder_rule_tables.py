"""What rules say of the files beside records, of days and of drafts: tables, each with its answer.

Folders with a few small files, records with doubts, the days before and after which something
holds.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from plain_dossiers import (
    list_rules,
    make_dossier,
    make_sources,
    read_references,
    tell_problems,
)
from stand_ins import stand_in
from tables import compare_table
from test_portal_rule_tables import CONSENT, PERSON, PLAN, VILLAGE, end, move
from thidua.attachments.comparison.model import Conflict, Fidelity, Miss, Omission, Outcome, Spot
from thidua.attachments.comparison.reports import ReportFidelity
from thidua.attachments.inspection.facts import Findings, Inspected
from thidua.attachments.inspection.refusals import Refusal
from thidua.attachments.text.model import TextPlace
from thidua.foundation.problems import FILE_START, Problem
from thidua.portal import result_states, strays, todays_rules
from thidua.portal.albums import AlbumReader
from thidua.portal.rules import form, hidden_facts, identifiers, identity, reminders, signs, stories

Told = Iterator[str]


def tell(problems: Iterator[Problem] | Sequence[Problem]) -> Told:
    """Each problem with its place, or a dash."""
    told = False
    for one in problems:
        told = True
        at = f":{one.position.line}:{one.position.column}" if one.position != FILE_START else ""
        yield f"{one.severity.name[0]} {one.file}{at}: {one.message} → {one.fix}"
    if not told:
        yield "—"


def lay(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """A folder with some files; a name that ends with a bar is a folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith("/"):
            path.mkdir(exist_ok=True)
        elif isinstance(content, str) and content.startswith("-> "):
            path.symlink_to(content.removeprefix("-> "))
        else:
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def attach(*names: str, kind: str = "extract", **more: Any) -> dict[str, Any]:
    return {
        "attachments": [{"file": one, "kind": kind, "title": "Kế hoạch"} | more for one in names]
    }


def report(name: str, **more: Any) -> dict[str, Any]:
    return {"kind": "final", "date": "2026-12-05", "results": [{"target": 1, "text": "Xong"}],
            "source": {"text": "Báo cáo"} | ({"file": name} if name else {}), **more}  # fmt: skip


FOLDERS: tuple[tuple[dict[str, str | bytes], dict[str, Any], list[dict[str, Any]] | None], ...] = (
    ({"plan.yml": "", "a.txt": "x"}, attach("a.txt"), None), ({"plan.yml": ""}, attach("a.txt"),
    None),
    ({"plan.yml": "", "b.txt": "x"}, attach("a.txt"), None), ({"plan.yml": "", "A.txt": "x"},
    attach("a.txt"), None),
    ({"plan.yml": "", "ke-hoach-15.txt": ""}, attach("ke-hoach-5.txt"), None),
    ({"plan.yml": "", "Kế hoạch 15.txt": ""}, attach("ke-hoach-15.txt"), None),
    ({"plan.yml": "", "ke-hoach-15.pdf": ""}, attach("ke-hoach-5.txt"), None),
    ({"plan.yml": "", "ke-hoach-15.pdf": "", "ke-hoach-156.txt": ""}, attach("ke-hoach-5.txt"),
     None),
    ({"plan.yml": "", "ke-hoach-15.txt": "", "ke-hoach-156.pdf": ""}, attach("ke-hoach-5.pdf"),
     None),
    ({"plan.yml": "", "so-lieu-a.xlsx": ""}, attach("so-lieu-a.xlsx"), None),
    ({"plan.yml": "", "bang-so-lieu-a.xlsx": ""}, attach("bang-so-lieu-a.xlsx"), None),
    ({"plan.yml": "", "a.txt/": ""}, attach("a.txt"), None), ({"plan.yml": "", "b": "",
    "a.txt": "-> b"}, attach("a.txt"), None),
    ({"plan.yml": "", "a.txt": ""}, attach("a.txt", "a.txt"), None), ({"plan.yml": ""},
    attach("Bản gốc.pdf"), None),
    ({"plan.yml": ""}, attach("../a.pdf"), None), ({"plan.yml": ""}, attach("Bản.exe"), None),
    ({"plan.yml": ""}, attach("Bản"), None),
    ({"plan.yml": "", "a.txt": "", "~$a.docx": "", ".~lock.a#": "", "~WRL1": "", "x.tmp": "",
    "X.TMP": ""}, attach("a.txt"), None),
    ({"plan.yml": "", "a.txt": "", "cu.yml": "", "cu.yaml": "", "plan.yml.bak": "", "a.orig": "",
    "a.REJ": ""}, attach("a.txt"), None),
    ({"plan.yml": "", "a.txt": "", "la.pdf": "", ".DS_Store": "", ".gitkeep": "", "con/": ""},
    attach("a.txt"), None),
    ({"plan.yml": "", "a.txt": "", "results.yml": ""}, attach("a.txt"), None),
    ({"plan.yml": "", "a.txt": "", "results.yml": "", "la.pdf": ""}, attach("a.txt"), [report("")]),
    ({"plan.yml": "", "a.txt": "", "Results.yml": "", "la.pdf": ""}, attach("a.txt"), None),
    ({"plan.yml": "", "a.txt": "", "results.yml": "", "Results.yml.txt": ""}, attach("a.txt"),
    [report("")]),
    ({"plan.yml": "", "a.txt": "", "results.yml": "", "bc.pdf": ""}, attach("a.txt"),
    [report("bc.pdf")]),
    ({"plan.yml": "", "a.txt": "", "results.yml": ""}, attach("a.txt"), [report("bc.pdf"),
    report("a.txt")]),
    ({"plan.yml": "", "a.txt": "", "results.yml": ""}, attach("a.txt"), [report("Báo cáo.PDF"),
    report("x/y.pdf"), report("Bản.exe")]),
    ({"plan.yml": "", "results.yml": "", "bao-cao-2.pdf": ""}, attach("bao-cao-1.pdf"),
    [report("bao-cao-2.pdf")]),
)  # fmt: skip


def tell_folders(folder: Path) -> Told:
    """What stands in the folder of a plan and what does not."""
    for files, plan, reviews in FOLDERS:
        yield f"== {sorted(files)} {plan['attachments'][0]['file']} {len(reviews or ())}"
        dossier = make_dossier(plan, reviews)
        vars(dossier.entry)["source"] = lay(folder / "a", files) / "plan.yml"
        dossier.__dict__["reports"] = {one["source"].get("file", ""): None for one in reviews or ()}
        for rule in list_rules("files"):
            yield from (f"{rule.__name__}: {one}" for one in tell(rule(dossier)) if one != "—")
    refused = Inspected("0", 1, Refusal("Tệp {name} hỏng.", "Thay {name}."))
    sound = Inspected("0", 1, Findings())
    for found in (refused, sound, None):
        dossier = make_dossier(attach("a.txt"), [report("bc.pdf"), report("")])
        vars(dossier.entry)["source"] = (
            lay(folder / "a", {"plan.yml": "", "a.txt": "", "bc.pdf": "", "results.yml": ""})
            / "plan.yml"
        )
        dossier.__dict__.update(reports={"bc.pdf": found}, inspected=(found,))
        for rule in list_rules("files"):
            yield from (f"{rule.__name__}: {one}" for one in tell(rule(dossier)) if one != "—")
    for one, other, kind in product(
        ("a.txt", "a.pdf"), ("a.pdf", "b.pdf", "a.png"), ("scan", "original")
    ):
        listed = [
            {"file": one, "kind": "recognised", "title": "x"},
            {"file": other, "kind": kind, "title": "y"},
        ]
        yield (
            f"{one} {other} {kind}: "
            f"{tell_problems(make_dossier({'attachments': listed}), 'files')[2:]}"
        )


DOUBT = {"at": "document.title", "why": "Chữ mờ."}
LEFT = {
    "text": "Các thôn *đều* làm tốt việc này và nhiều việc khác nữa trong cả năm, ai cũng vui "
    "vẻ tham gia, không ai đứng ngoài phong trào."
}
DRAFTS: tuple[tuple[dict[str, Any], list[dict[str, Any]] | None, dict[str, Any]], ...] = (
    ({}, None, {}), ({"draft": True}, None, {}), ({"review": [DOUBT]}, None, {}), ({"draft": True,
    "review": [DOUBT]}, None, {}),
    ({"draft": True, "review": [DOUBT | {"at": "theme.text"}]}, None, {}), ({"unplaced": [LEFT]},
    None, {}),
    ({"unplaced": [LEFT | {"why": "Chưa rõ."}]}, None, {}),
    ({"unplaced": [LEFT | {"reason": "Lời chào."}]}, None, {}),
    ({"unplaced": [LEFT], "draft": True}, None, {}), ({"attachments": None}, None, {}),
    ({"attachments": None, "draft": True}, None, {}),
    ({}, [report("")], {}), ({}, [report("")], {"draft": True}), ({}, [report("", draft=True)], {}),
    ({}, [report("", unplaced=[LEFT])], {}), ({}, [report("", unplaced=[LEFT], draft=True)], {}),
    ({}, [report("", unplaced=[LEFT | {"reason": "x"}])], {"draft": True}), ({}, [report("",
    unplaced=[LEFT, LEFT])], {"draft": True}),
    ({}, [report("")], {"review": [{"at": "reviews.0.date", "why": "Ngày mờ."}]}),
    ({}, [report("", draft=True)], {"review": [{"at": "reviews.0.date", "why": "Ngày mờ."}]}),
    ({}, [report(""), report("", draft=True)], {"review": [{"at": "reviews.0.date",
    "why": "Ngày mờ."}, {"at": "reviews.1.date", "why": "Sai."}]}),
    ({}, [report("")], {"draft": True, "review": [{"at": "reviews.0.results.0.note",
    "why": "Không có."}]}),
)  # fmt: skip


def tell_drafts(_: Path) -> Told:
    """What must be reviewed before it is published."""
    for plan, reviews, more in DRAFTS:
        yield f"== {plan} {len(reviews or ())} {[one.get('draft') for one in reviews or ()]} {more}"
        yield from tell_problems(make_dossier(plan, reviews, more=more), "drafts")
    plans: list[dict[str, Any]] = [
        {"id": "a-2026", "draft": True},
        {"id": "b-2026", "related": ["a-2026"]},
        {"id": "c-2026", "related": ["a-2026"], "draft": True},
    ]
    sources = make_sources(
        plans=plans,
        honorees=[VILLAGE | {"plan": "a-2026"}, VILLAGE | {"id": "x-2026", "plan": "b-2026"}],
    )
    for rule in (identifiers.honoree_id_is_its_file, identifiers.ids_are_unique):
        yield from tell(rule(sources))


SPOT = Spot("goc.pdf", TextPlace(2, 5))
MISS = Miss(("targets", "items", 0, "text"), "Chỉ tiêu 1.", "Trồng 45 ha", Outcome.MISSING)
MISSES = (
    MISS, MISS._replace(elsewhere=SPOT), MISS._replace(spot=SPOT, misplaced=True),
        MISS._replace(spot=SPOT, twice=True, original="Trồng"),
    MISS._replace(spot=SPOT, original="[mới] Trồng"), MISS._replace(spot=SPOT, original="a",
        ours="b", owned=("a", "b")),
    MISS._replace(spot=SPOT, original="a", ours="b", owned=("a", "b"), more=2, hint="Dấu khác."),
    MISS._replace(spot=SPOT, original="a", ours="b", owned=("a", "b"), elsewhere=SPOT),
        MISS._replace(spot=SPOT, original="a", ours="b", owned=("", "b")),
    MISS._replace(outcome=Outcome.DOUBTFUL, words="“45”"), MISS._replace(outcome=Outcome.DOUBTFUL,
        words="“45”", spot=SPOT, original="Trồng 54"),
    MISS._replace(spot=Spot("goc.txt", TextPlace(None, 5)), original="a", ours="b", owned=("a",
        "b"), title="Tên (1)"),
)  # fmt: skip
LONG = "một hai ba bốn năm sáu bảy tám chín mười " * 5


def tell_fidelity(_: Path) -> Told:
    """What is said where a record and its original, or its report, are not the same."""
    for miss, is_draft in product(MISSES, (False, True)):
        dossier = make_dossier({"draft": is_draft, "targets": PLAN["targets"]})
        dossier.__dict__["fidelity"] = Fidelity(misses=(miss,), principal="goc.pdf")
        told = tell_problems(dossier, "fidelity")
        yield from (told if not is_draft else [f"draft: {one[-9:]}" for one in told])
    for path in (
        ("reviews", 0, "date"),
        ("reviews", 0, "source", "text"),
        ("reviews", 0, "source", "number"),
        ("reviews", 0, "results", 0, "text"),
    ):
        for draft in (False, True):
            dossier = make_dossier({}, [report("bc.pdf", draft=draft)])
            found = ReportFidelity("bc.pdf", misses=(MISS._replace(path=path),), unreadable=draft)
            dossier.__dict__.update(report_fidelity=(found,), fidelity=Fidelity())
            yield from tell_problems(dossier, "fidelity")
    for count, words in product((0, 1, 30, 31, 33), ("Nuôi bò", LONG[:160], LONG[:161], LONG)):
        dossier = make_dossier({})
        one = Omission(
            words, SPOT, whole=count % 2 == 1, path=("document", "title") if count > 1 else ()
        )
        dossier.__dict__["fidelity"] = Fidelity(omissions=(one,) * count,
            unreadable=("van-ban.txt",) * (count == 1),
            conflicts=(Conflict(("document", "title"), "Trích yếu.", "45", "54",
                SPOT),) * (count == 1))  # fmt: skip
        told = tell_problems(dossier, "fidelity")
        yield f"{count} of {len(words)}: {len(told)} {told[:3]} {told[-1:]}"
    for document in (
        {"number_text": "Số: 15/KH-UBND"}, {"number_text": "Số: 16/KH-UBND"},
            {"number_text": "Số:     /KH-UBND"}, {"number_text": "Số: 115/KH-UBND"},
        {"number_text": "Số: 15/KH-UBND - 3/KH-HĐ"}, {"number_text": "Số: 16/KH-UBND",
            "note": "In “Số: 16/KH-UBND”, đúng là “15/KH-UBND”."},
        {"issued_text": "Thử, ngày 10 tháng 02 năm 2026"},
            {"issued_text": "Thử, ngày 11 tháng 02 năm 2026"},
            {"issued_text": "Thử, ngày   tháng 02 năm 2026"},
        {"issued_text": "Thử, ngày 11 tháng 02 năm 2026",
            "note": "In “Thử, ngày 11 tháng 02 năm 2026”, đúng là “ngày 10 tháng 02 năm 2026”."},
    ):  # fmt: skip
        told = tell_printed({f"document.{key}": value for key, value in document.items()})
        yield f"{document}: {told}"
    for more in (
        {"deadlines": [{"date": "2026-11-20", "what": "Gửi", "text": "Gửi trước ngày 20/11"}]},
            {"deadlines": [{"date": "2026-11-20", "what": "Gửi",
            "text": "Gửi trước ngày 21/11"}]},
        {"deadlines": [{"date": "2026-11-20", "what": "Gửi", "text": "Gửi trước 21/11",
            "note": "In “Gửi trước 21/11”, đúng là “20/11/2026”."}]},
        {"occasions": [{"name": "Kỷ niệm", "text": "03/02", "date": "2026-02-03"}]},
            {"occasions": [{"name": "Kỷ niệm", "text": "03/02", "from": "2026-02-03",
            "to": "2026-02-04"}]},
        {"period": {"text": "Từ ngày 01/3/2026 đến 30/11/2026", "start": "2026-03-01",
            "end": "2026-11-30"}}, {"period": {"text": "Từ ngày 01/3/2026 đến 30/11/2026",
            "start": "2026-03-02", "end": "2026-11"}},
        {"period": {"text": "Từ ngày phát động", "start": "2026-03-01"},
            "opening": {"text": "Phát động ngày 01/3/2026."}},
        {"period": {"text": "Từ ngày phát động", "start": "2026-03-01"},
            "phases": [{"name": "Đợt 1", "text": "từ 01/3/2026"}]},
        {"period": {"text": "Từ 01/3 đến 30/4, từ 01/9 đến 30/11/2026", "start": "2026-03-01",
            "end": "2026-12-30"}, "phases": [{"name": "Đợt 1", "text": "đến 30/12/2026"}]},
        {"period": {"text": "Giai đoạn 2026 - 2027", "start": "2026", "end": "2027"}},
            {"period": {"text": "Năm 2026", "start": "2025", "end": "2026"}},
        {"period": {"text": "Năm nay", "start": "2025", "note": "In ở câu “từ năm 2025”."}},
            {"phases": [{"name": "Đợt 1", "text": "Quý I", "start": "2027-01",
            "end": "2027-03-31"}]},
        {"period": {"text": f"Năm nay {LONG}", "start": "2025"}},
    ):  # fmt: skip
        yield f"{more}"[:150]
        yield from tell_printed(more)


def tell_printed(more: Mapping[str, Any]) -> list[str]:
    """What is said of numbers and days beside the words in which they are printed."""
    dossier = make_dossier(more)
    dossier.__dict__["fidelity"] = Fidelity()
    return tell_problems(dossier, "fidelity", "chronology")


ORDERS: tuple[dict[str, Any], ...] = (
    {"document.effective": "2026-02-09"}, {"document.effective": "2026-02-10"},
        {"document.effective": "2026-02"}, {"document.effective": "2026-01"},
    {"document.expires": "2026-02-09"}, {"document.expires": "2026-02-10"},
        {"document.effective": "2026-03-01", "document.expires": "2026-02-28"},
    {"updated": "2026-02-09"}, {"updated": "2026-02-10"}, {"history": [{"date": "2026-02-09",
        "kind": "published", "what": "Đăng"}]},
    {"history": [{"date": "2026-02-13", "kind": "published", "what": "Đăng"}]},
        {"history": [{"date": "2026-02-12", "kind": "published", "what": "Đăng"}]},
    {"period": {"text": "x", "start": "2026-03", "end": "2026-02"}}, {"period": {"text": "x",
        "start": "2026-03", "end": "2026-03"}},
    {"phases": [{"name": "Đợt", "text": "x", "start": "2026-03-02", "end": "2026-03-01"}]},
        {"occasions": [{"name": "a", "text": "x", "from": "2026-03-02", "to": "2026-03-01"}]},
    {"deadlines": [{"date": "2026-02-09", "what": "a", "text": "x"}]},
        {"deadlines": [{"date": "2026-02-10", "what": "a", "text": "x"}]},
    {"document.issuer": "ubnd-huyen-thu"}, {"document.issuer": "la"},
        {"document.issuer": "truong-thu"}, {"document.issued": None},
    {"id": "xa-thu-thi-dua"}, {"id": "xa-thu-2025-thi-dua"}, {"id": "xa-thu-2025-2024"},
        {"id": "xa-thu-2025-2026"}, {"id": "xa-2126-thi-dua"},
    {"period": {"text": "x", "start": "2027"}}, {"period": {"text": "x", "end": "2025"}},
        {"period": {"text": "x", "start": "2026-12-31"}}, {"period": {"text": "x",
        "end": "2026-01"}},
)  # fmt: skip


def tell_days(_: Path) -> Told:
    """Days in their order, and days that have not come."""
    for one in ORDERS:
        yield f"{one}: {tell_printed(one)}"
    day = date(2026, 5, 10)
    for when in (
        "2026-05-09",
        "2026-05-10",
        "2026-05-11",
        "2026-05-12",
        "2027-05-11",
        "2027-05-12",
    ):
        book = {
            "moved": [move("ke-hoach/cu/", "ke-hoach/a-2026/") | {"since": when}],
            "ended": [end("ke-hoach/thoi/") | {"since": when}],
        }
        gone = {"requested_on": when, "done_on": when, "reason": "x", "mode": "remove"}
        consent = CONSENT | {"given_on": when, "withdrawn_on": when}
        sources = make_sources(
            plans=[{"id": "a-2026", "updated": when}],
            honorees=[PERSON | {"updated": when, "consent": consent},
                VILLAGE | {"takedown": gone}], addresses=book,
        )  # fmt: skip
        for rule in todays_rules.TODAYS_RULES:
            yield from (f"{when} {one}" for one in tell(rule(sources, day)))
        dossier = make_dossier({}, [report("", date=when)])
        assert dossier.results
        yield f"{when} {list(todays_rules.list_reviews_to_come(dossier.results.record, day))}"
    yield from tell(todays_rules.days_of_addresses_have_come(make_sources(), day))
    for when, more in product(
        ("2026-05-09", "2026-05-10", "2026-05-11", "2026-06-08", "2026-06-09", "2026-06-10"),
        ({}, {"withdrawn_on": "2026-05-01"}),
    ):
        honoree = PERSON | {"consent": CONSENT | {"ends_on": when} | more}
        for one in (honoree, honoree | GONE):
            yield from tell(
                todays_rules._consents_that_end(make_sources(honorees=[one]).honorees[0], day)
            )
    two = PERSON | {
        "kind": "group",
        "consent": None,
        "persons": [
            {"name": "Vũ An", "consent": CONSENT | {"given_on": "2026-05-11"}},
            {"name": "B"},
        ],
    }
    (group,) = make_sources(honorees=[two]).honorees
    yield f"{list(todays_rules.list_days_to_come(group.record, day))}"


STRAYS: tuple[dict[str, str | bytes], ...] = (
    {"data/portal.yml": ""}, {"data/la.txt": ""}, {"data/Fields.yml": ""},
        {"data/fields.yml.txt": ""}, {"data/Portal.yml": ""}, {"data/Issuers.yml": ""},
    {"data/a.svg": "", "data/logo.png": ""}, {"data/logo2.svg": ""}, {"data/plans": ""},
        {"data/honorees": ""}, {"data/plans": "-> x"}, {"data/plans/a/": ""},
    {"data/plans/plan.yml": ""}, {"data/plans/.gitkeep": ""}, {"data/honorees/a.yml": ""},
        {"data/honorees/a.yml": "", "data/honorees/a/x.jpg": ""},
    {"data/honorees/a/x.jpg": ""}, {"data/honorees/x.jpg": ""}, {"data/honorees/Ảnh.JPG": ""},
        {"data/honorees/a.yaml": ""}, {"data/honorees/A.yml.txt": ""},
    {"data/honorees/a.b.txt": ""}, {"data/honorees/a.yml/x": ""}, {"data/schemas/a.json": "",
        "data/Thumbs.db": ""}, {"data/con/x.yml": ""},
)  # fmt: skip


def tell_strays(folder: Path) -> Told:
    """Files that nothing reads."""
    for files, logo in product(STRAYS, (None, "", "logo.png")):
        root = lay(folder / "a", {"data/": ""} | files)
        entry: Any = None if logo is None else stand_in(record=stand_in(logo=logo or None))
        yield f"== {sorted(files)} {logo}"
        yield from tell(list(strays.find_strays(root, entry)))


LINES = (
    "a: 1\n", "a:  1\n", "a: 1", "a: 1\n\n\n", "a: 1\nb:   2\n", "# x\na: 1\n", "a: 1   # x\n",
    "a: 1 # x\n", f"a: {'x' * 60}  \n", f"a:  {'x' * 57}\n", f"a:  {'x' * 58}\n",
    'a: "1"\n', "a: [1, 2]\n", "a:\n- 1\n", "a:\n    b: 1\n", "a: 1\r\n",
)  # fmt: skip
SCHEMA = "# yaml-language-server: $schema=schemas/abbreviations.schema.json\n"
SIGNS = (
    "Trồng 45 ha",
    "Trồng ≥ 45 ha",
    "Trồng ☃ 45 ha",
    "Trồng ☃",
    "Trồng Ж 45 ha",
    "Trồng 漢 45",
    "漢 và 漢",
    "Trồng ⅔ ha",
    "a\u0301",
    "𝟒𝟓 ha",
)
OWN = {"id": "ho", "name": "Hộ", "slug": "ho", "icon": "star"}


def tell_shapes(folder: Path) -> Told:
    """The form of files, signs that cannot be painted, identifiers, samples that were left."""
    for text in LINES:
        file = lay(folder / "a", {"x.yml": f"{SCHEMA}{text}"}) / "x.yml"
        entry: Any = stand_in(source=file, data=None, file="data/abbreviations.yml")
        yield f"{text[:20]!r} {len(text)}"
        yield from tell(list(form.files_are_canonical(entry)))
    for words in SIGNS:
        plan = {
            "document.title": words,
            "theme": {"text": words},
            "targets": {"items": [{"number": 1, "text": words, "field": "economy"}]},
        }
        yield f"{words}: {tell_problems(make_dossier(plan), 'signs')}"
        sources = make_sources(honorees=[VILLAGE | {"name": words, "achievement": words,
            "unit": words, "place": words}],
            issuers=[{"id": "x", "name": words, "short_name": "x", "level": "commune"}],
        )  # fmt: skip
        yield from tell(list(signs.signs_of_names_can_be_painted(sources)))
    for name, ids in product(
        ("xa-thu-2026-thi-dua", "Xã Thử", "a"), ("xa-thu-2026-thi-dua", "b-2026")
    ):
        dossier = make_dossier({"id": ids})
        vars(dossier.entry)["file"] = f"data/plans/{name}/plan.yml"
        yield f"{name} {ids}: {tell_problems(dossier, 'identifiers')}"
        sources = make_sources(honorees=[VILLAGE | {"id": ids}])
        vars(sources.honorees[0])["file"] = f"data/honorees/{name}.yml"
        yield from tell(list(identifiers.honoree_id_is_its_file(sources)))
    for numbers in ((1, 2), (2, 1), (1, 1), (0, 1), (3, 1, 2, 4)):
        items = [{"number": one, "text": "Trồng 45 ha rừng", "field": "economy"} for one in numbers]
        dossier = make_dossier({"targets": {"items": items}})
        yield f"{numbers}: {tell_problems(dossier, 'identifiers')}"
    for taken in ("a-2026", "a-2026-2", "ke-hoach", "nam", "linh-vuc"):
        sources = make_sources(
            plans=[{"id": "a-2026"}, {"id": taken}],
            honorees=[VILLAGE | {"id": taken}, VILLAGE | {"id": "a2026"}],
        )
        for rule in (
            identifiers.addresses_are_free,
            identifiers.short_addresses_are_apart,
            identifiers.ids_are_unique,
        ):
            yield from tell(list(rule(sources)))
    for field, value in product(
        ("agency", "base_url", "edit_url", "address", "phone", "email"),
        ("Xã Mẫu", "(ghi tên)", "https://example.vn/", "0000", "x@example.com", ""),
    ):
        record = read_references().identity.record
        contacts = record.contacts.model_copy(
            update={field: value} if field in ("address", "phone", "email") else {}
        )
        changed = record.model_copy(
            update={"contacts": contacts}
            | ({field: value} if field in ("agency", "base_url", "edit_url") else {})
        )
        entry = stand_in(record=changed, file="data/portal.yml", at=lambda *path: FILE_START)
        told = [
            one.message for one in reminders.placeholders_are_replaced(stand_in(identity=entry))
        ]
        yield f"{field} {value}: {told}"


def portrait(**tags: Any) -> bytes:
    """A small photograph that tells with what it was taken."""
    out = io.BytesIO()
    picture = Image.new("RGB", (400, 300), (9, 99, 9))
    known = picture.getexif()
    known.update({0x0110: tags["model"]} if tags else {})
    picture.save(out, "JPEG", exif=known)
    return out.getvalue()


LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
GONE = {"takedown": {"requested_on": "2026-05-02", "reason": "x", "mode": "remove"}}
TALES: tuple[tuple[dict[str, str | bytes], list[str]], ...] = (
    ({"a.jpg": portrait()}, ["a.jpg"]), ({"a.jpg": portrait(model="N")}, ["a.jpg"]), ({},
    ["a.jpg"]), ({"A.jpg": b"", "ab.jpg": b""}, ["a.jpg"]),
    ({"a.jpg": b"x"}, ["a.jpg"]), ({"a.jpg": b""}, ["a.jpg"]), ({"a.jpg": "-> b.jpg",
    "b.jpg": portrait()}, ["a.jpg"]), ({"a.jpg/": ""}, ["a.jpg"]),
    ({"a.pdf": b"x"}, ["a.pdf"]), ({}, ["Ảnh.JPG", "../a.jpg", "x", "a.jpg", "a.jpg"]),
    ({"a.jpg": portrait(), "la.txt": "x"}, ["a.jpg"]),
)  # fmt: skip


def tell_stories(folder: Path) -> Told:
    """Files of examples, their persons and their years; the logo."""
    place = f"data/honorees/{VILLAGE['id']}"
    for files, names in TALES:
        root = lay(
            folder / "a",
            {f"{place}/": "", **{f"{place}/{name}": content for name, content in files.items()}},
        )
        for more in ({}, GONE) if "la.txt" in files else ({},):
            record = VILLAGE | {
                "photographs": [{"file": one, "alt": "Dân"} for one in names],
                **more,
            }
            sources = make_sources(honorees=[record])
            sources.__dict__["albums"] = AlbumReader(root, sources.store, 5)
            vars(sources.honorees[0])["source"] = root / f"{place}.yml"
            yield f"== {sorted(files)} {names} {list(more)}"
            for rule in (
                stories.story_files_are_there,
                stories.story_files_are_safe,
                stories.story_folders_hold_nothing_else,
                hidden_facts.photographs_hide_no_place,
            ):
                yield from (
                    f"{rule.__name__}: {one}" for one in tell(list(rule(sources))) if one != "—"
                )
            album = sources.albums.read(sources.honorees[0].record)
            yield (
                f"{[(one.stem, len(one.whole), len(one.card)) for one in album.pictures]} "
                f"{[one[0] for one in album.documents]}"
            )
    for kind, count, more in product(("person", "group", "collective"), range(3), ({}, GONE)):
        persons = [{"name": f"Vũ {at}", "consent": CONSENT} for at in range(count)]
        sources = make_sources(honorees=[PERSON | {"kind": kind, "persons": persons, **more}])
        yield (
            f"{kind} {count} {len(more)}: "
            f"{[*tell(list(stories.several_persons_are_a_group(sources)))]}"
        )
    for plan, deed, more in product(
        (None, "a-2026"), (None, {"place": "Xã"}, {"date": "2026"}), ({}, GONE)
    ):
        sources = make_sources(
            honorees=[VILLAGE | {"plan": plan, "quote": None, "deed": deed, **more}]
        )
        yield f"{plan} {deed} {len(more)}: {[*tell(list(stories.stories_are_of_a_year(sources)))]}"


def portal_file(record: Any) -> Any:
    """The file of the portal itself."""
    return stand_in(
        record=record, file="data/portal.yml", at=lambda *path: FILE_START,
        problem=lambda path, said, fix: Problem(".".join(path), FILE_START, said, fix),
    )  # fmt: skip


def tell_looks(folder: Path) -> Told:
    """The logo, the indicator of the home page, the two colours."""
    for files, name in product(
        (
            {},
            {"dau.svg": LOGO},
            {"Dau.svg": LOGO},
            {"dau.svg/": ""},
            {"Dấu mới.SVG": LOGO, "x.txt": ""},
        ),
        (None, "dau.svg", "dau2.svg", "Dấu.SVG", "../dau.svg", "dau-moi.svg"),
    ):
        root = lay(
            folder / "a", {"data/": "", **{f"data/{one}": text for one, text in files.items()}}
        )
        entry = portal_file(stand_in(logo=name))
        some: Any = stand_in(root=root, identity=entry)
        yield f"{sorted(files)} {name}: {[*tell(list(identity.logo_is_there(some)))]}"
    for name in (None, "ty-le-ho-ngheo", "la", "ho-ngheo"):
        references = read_references()
        entry = portal_file(stand_in(home_indicator=name))
        told = tell(
            list(identity.home_indicator_exists(stand_in(identity=entry, references=references)))
        )
        yield f"{name}: {[*told]}"
    for primary, accent in (("#ffff00", "#003366"),):
        colours = read_references().identity.record.colours.model_copy(
            update={"primary": primary, "accent": accent}
        )
        entry = portal_file(stand_in(colours=colours))
        yield (
            f"{primary} {accent}: "
            f"{[*tell(list(identity.colours_can_be_read(stand_in(identity=entry))))]}"
        )


def tell_rule_of_states(_: Path) -> Told:
    """The rule of states as readers read it."""
    for one in result_states.STATES:
        yield f"{one.status.value} {one.exceeds} {one.anchor} {one.word}: {one.rule}"
        for example in one.examples:
            yield f"= {tuple(example)}"
    for status, exceeds in product(result_states.Status, (False, True)):
        yield f"{status.name} {exceeds}: {result_states.find_state(status, exceeds=exceeds).anchor}"


RULES: dict[str, Callable[[Path], Told]] = {
    "folders": tell_folders, "drafts": tell_drafts, "fidelity": tell_fidelity, "days": tell_days,
    "strays": tell_strays, "shapes": tell_shapes, "stories": tell_stories, "looks": tell_looks,
    "states": tell_rule_of_states,
}  # fmt: skip


@pytest.mark.parametrize("name", RULES)
def test_rules_say_of_files_and_days_what_is_written_down(name: str, tmp_path: Path) -> None:
    """Each folder, draft and day with what is told of it."""
    compare_table(f"beside-{name}", RULES[name](tmp_path))
