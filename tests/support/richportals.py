"""Portals whose pages show what those of the sample do not: each says which branches it is for.

Each is written in a second or two: no program is started, and nothing lies beside the plans.
"""

from __future__ import annotations

import contextlib
import functools
import operator
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, Protocol
from unittest import mock

import yaml
from pydantic import BaseModel

from thidua.datafiles.validation import read
from thidua.model import Fields, Honoree, Indicators, Issuers, Plan, paths
from thidua.model.base import Noted
from thidua.model.results import Results
from thidua.site import pages
from thidua.site.kit import old_kits
from thidua.site.kit.pictures import Painter
from thidua.site.pages.page import Heading
from thidua.site.pages.standing import WrittenSource
from twoyears import AMENDMENT, EXTENSION, NEXT_PLAN, PLAN, write_commune
from workspace import SAMPLE, SAMPLE_PLAN, SMALL, Workspace

_FOLDER = SAMPLE_PLAN.rpartition("/")[0]
_PICTURED = "honorees/nguoi-tot-2026-01"
_RECORDS: dict[str, type[BaseModel]] = {
    SAMPLE_PLAN: Plan, f"{_FOLDER}/results.yml": Results, f"{_PICTURED}.yml": Honoree,
    "honorees/ba-ban-2026-01.yml": Honoree, "fields.yml": Fields, "issuers.yml": Issuers,
    "indicators.yml": Indicators,
}  # fmt: skip


class DataTexts(Protocol):
    """The data files of a portal: in a folder (``Workspace``), or as texts (``plain_sites``)."""

    def read(self, path: str) -> str:
        """The text of a data file."""

    def write(self, path: str, text: str) -> None:
        """Make or replace a data file."""

    def print_original(self, path: str) -> None:
        """Replace the original of a plan by one that says what the plan says."""


def write_full(folder: Path) -> Workspace:
    """One plan in which everything that may have a note has one, and lists have a second entry."""
    portal = Workspace(folder, SAMPLE)
    for name, kind in _RECORDS.items():
        _add_notes(portal, name, kind)
    tell_second_things(portal)
    pictures = portal.folder / "data" / _PICTURED
    shutil.copy(pictures / "quet-duong-lang.png", pictures / "hai.png")
    return portal


def tell_second_things(portal: DataTexts) -> None:
    """Give the lists of the sample a second entry."""
    change_data(portal, f"{_PICTURED}.yml", _tell_more)
    change_data(portal, "addresses.yml", _move_places)
    change_data(portal, f"{_FOLDER}/results.yml", _leave_out)
    change_data(portal, SAMPLE_PLAN, _correct_more)


def write_early(folder: Path) -> Workspace:
    """Two plans and the draft of a third in a preview, before any report: much is still due."""
    portal = write_single(folder)
    plan_more(portal)
    return portal


def plan_more(portal: DataTexts) -> None:
    """Beside the small plan, another body's, and the draft of a third."""
    for at, issuer in enumerate(("ubnd-tinh-thu", "ubnd-xa-thu"), 2):
        write_small(portal, f"thu-2026-dot-{at}", issuer=issuer, draft=at > 2)


def write_single(folder: Path) -> Workspace:
    """One small plan with deadlines: the page of a portal of one plan."""
    portal = _begin_small(folder)
    portal.shows_drafts = True
    write_small(portal, SMALL_PLAN, issuer="ubnd-xa-thu", draft=False)
    return portal


def _begin_small(folder: Path) -> Workspace:
    """The small portal, with the pictures that it does without elsewhere."""
    portal = Workspace(folder, SMALL)
    portal.replace("portal.yml", "kit_pictures: none\n", "")
    return portal


def write_years(folder: Path) -> Workspace:
    """The commune of two years, with a decision that does more: drops, explains, names others."""
    portal = write_commune(folder)
    decide_more(portal)
    return portal


def decide_more(portal: DataTexts) -> None:
    """Let the commune decide more, on more days, and move and end some addresses."""
    name = f"plans/{AMENDMENT}/plan.yml"

    def amend(tree: Any) -> None:
        (change,) = tree["changes"]
        change["note"] = "Quyết định không nói vì sao."
        change["targets"] += [
            {"target": 3, "old": "Tỷ lệ dân số tham gia bảo hiểm y tế đạt 95% trở lên.",
             "note": "Không nói ai làm tiếp."},
        ]  # fmt: skip
        tree["changes"].append({
            "number": "16/KH-UBND", "effect": "end", "from": "2026-08-15",
            "text": "Bãi bỏ Kế hoạch số 16/KH-UBND.",
        })  # fmt: skip
        tree["sections"][0]["text"] += "\n\nBãi bỏ Kế hoạch số 16/KH-UBND.\n"
        tree["citations"].append(
            {"text": "Kế hoạch số 16/KH-UBND", "doc_type": "ke_hoach", "number": "16/KH-UBND"}
        )

    change_data(portal, name, amend)
    portal.print_original(name)
    change_data(portal, f"plans/{PLAN}/plan.yml", _tell_days)
    portal.print_original(f"plans/{PLAN}/plan.yml")
    _stop_for_a_while(portal)
    portal.write("addresses.yml", _OLD_ADDRESSES)


_OLD_ADDRESSES = yaml.safe_dump({
    "moved": [
        {"from": old, "to": new, "since": f"2026-03-0{at}"}
        for at, (old, new) in enumerate((
            ("chi-tieu/ho-ngheo-cu/", "chi-tieu/ty-le-ho-ngheo/"),
            (f"ke-hoach/{PLAN}/#chi-tieu-9", f"ke-hoach/{PLAN}/#chi-tieu-2"),
            ("ke-hoach/thuong-son-2026-cu/", f"ke-hoach/{PLAN}/"),
        ), 1)
    ],
    "ended": [
        {"address": old, "since": f"2026-03-0{at}", "reason": "Đã bỏ.", "stood": stood}
        for at, (old, stood) in enumerate((
            ("chi-tieu/so-nha/", "Số nhà"), ("co-quan/ubnd-xa-cu/", "UBND xã Cũ"),
            (f"ke-hoach/{PLAN}/#chi-tieu-8", "Chỉ tiêu 8"),
            ("ke-hoach/thuong-son-2025/", "Kế hoạch cũ"),
        ), 4)
    ],
}, allow_unicode=True, sort_keys=False)  # fmt: skip


def _tell_days(tree: Any) -> None:
    """What is due on days, in months and in years; what was done, by its report and decision."""
    tree["deadlines"] = [
        {"date": day, "what": what, "to": to, "text": text}
        for day, what, to, text in (
            ("2026-06-15", "Gửi báo cáo", "UBND xã", "Gửi báo cáo về UBND xã trước ngày 15/6/2026"),
            (
                "2026-09",
                "báo cáo để tổng hợp",
                "Phòng Nội vụ",
                "Chậm nhất tháng 9/2026 báo cáo Phòng Nội vụ để tổng hợp",
            ),
            (
                "2027",
                "Tổng kết phong trào",
                "UBND xã",
                "Năm 2027 tổng kết phong trào, báo cáo UBND xã",
            ),
            ("2027-02-15", "Nộp hồ sơ", "", "Nộp hồ sơ trước ngày 15/02/2027"),
        )
    ]
    tree["deadlines"][-1].pop("to")
    tree["phases"] = [
        {"name": "Đợt 1", "text": "Đợt 1 từ tháng 02/2026", "start": "2026-02"},
        {"name": "Đợt 2", "text": "Đợt 2 đến ngày 30/11/2026", "end": "2026-11-30"},
    ]
    tree["occasions"] = [
        {"name": "Ngày hội", "text": "chào mừng ngày hội ngày 18/11/2026", "date": "2026-11-18"},
        {"name": "Năm mới", "text": "chào mừng năm mới 2027", "date": "2027"},
    ]
    words = [line["text"] for key in ("deadlines", "phases", "occasions") for line in tree[key]]
    tree["sections"][0]["text"] += "\n\n" + ".\n\n".join(words) + ".\n"
    tree["history"] = [
        {"date": "2026-01-23", "kind": "published", "what": "Đăng kế hoạch"},
        {"date": "2026-07-12", "kind": "reported", "what": "Ghi Báo cáo số 210/BC-UBND"},
        {"date": "2026-08-16", "kind": "amended", "what": "Quyết định số 96/QĐ-UBND"},
        {"date": "2026-12-30", "kind": "reported", "what": "Ghi kết quả cả năm"},
    ]
    tree["updated"] = "2026-12-30"


def _stop_for_a_while(portal: DataTexts) -> None:
    """Two decisions more: the plan of the next year is suspended, and goes on."""
    for name, number, effect, day, did in (
        ("thuong-son-2027-tam-dung", "40/QĐ-UBND", "suspend", "2027-03-01", "Tạm dừng"),
        ("thuong-son-2027-tiep-tuc", "52/QĐ-UBND", "resume", "2027-05-03", "Tiếp tục thực hiện"),
    ):
        tree = _read_tree(portal, f"plans/{EXTENSION}/plan.yml")
        said = f"{did} Kế hoạch số 05/KH-UBND."
        tree |= {"id": name, "year": 2027, "updated": day, "sections": [{"text": f"{said}\n"}]}
        tree["document"] |= {"number": number, "number_text": f"Số: {number}", "issued": day,
                             "title": f"{did} kế hoạch thi đua"}  # fmt: skip
        tree["citations"][0] |= {"text": "Kế hoạch số 05/KH-UBND", "number": "05/KH-UBND"}
        tree["changes"] = [{"plan": NEXT_PLAN, "number": "05/KH-UBND", "effect": effect,
                            "from": day, "text": said}]  # fmt: skip
        tree["attachments"][0]["title"] = f"Văn bản số {number}"
        file = f"plans/{name}/plan.yml"
        portal.write(file, yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=1000))
        portal.print_original(file)


def write_nothing(folder: Path) -> Workspace:
    """No plan and no example yet: every list says that it is empty. Two texts."""
    portal = _begin_small(folder)
    shutil.rmtree(portal.folder / "data" / "plans")
    portal.texts = [write_text(path) for path in (paths.ABOUT, paths.GUIDE)]
    return portal


def write_text(path: str) -> WrittenSource:
    inner = (Heading("Mục con", "muc-con"),)
    return WrittenSource(
        path=path, html='<h2 id="muc">Mục</h2><h3 id="muc-con">Mục con</h3><p>Lời.</p>',
        headings=(Heading("Mục", "muc", inner),), file="docs/loi.md",
        meta={"title": "Lời", "description": "Về lời.", "updated": date(2026, 2, 12)},
    )  # fmt: skip


PORTALS: dict[str, Callable[[Path], Workspace]] = {
    "full": write_full, "early": write_early, "single": write_single, "nothing": write_nothing,
    "short": write_years,
}  # fmt: skip
SHORT = "short"
"""The portal of years and decisions, to be written with :func:`shorten_lists`."""
_LENGTHS = {
    "_PAGE_SIZE": 1, "PAGE_SIZE": 1, "_INLINE_PLANS": 1, "_MOST_CHILDREN": 1, "_MOST_OPEN": 1,
    "_NEWEST_OF_A_YEAR": 1, "_MOST_COMPARED": 1, "_MOST_IN_TREE": 1, "MOST_SHOWN": 0,
    "MOST_TARGETS": 3,
}  # fmt: skip


@contextlib.contextmanager
def shorten_lists() -> Iterator[None]:
    """Let each page of a list have one entry, and each page show one of what it shows few of."""
    with contextlib.ExitStack() as changed:
        names = (f"{pages.__name__}.{found.name}" for found in iter_modules(pages.__path__))
        for module in (old_kits, *map(import_module, names)):
            for name in _LENGTHS.keys() & vars(module).keys():
                changed.enter_context(mock.patch.object(module, name, _LENGTHS[name]))
        yield


@contextlib.contextmanager
def paint_nothing() -> Iterator[None]:
    """Let pictures and sheets be empty files: they cost more than all pages around them."""
    with mock.patch.multiple(Painter, paint=lambda *_: b"picture", print=lambda *_, **__: b"sheet"):
        yield


SMALL_PLAN = "xa-thu-2026-thi-dua"
_DUE = [
    {"date": f"2026-{month:02}-15", "what": "Gửi báo cáo", "to": "Phòng Văn hóa",
     "text": f"Gửi báo cáo về Phòng Văn hóa trước ngày 15/{month}/2026."}
    for month in range(3, 10)
]  # fmt: skip


class _Loader(yaml.SafeLoader):
    """Leaves what looks like a fraction as it is written: the mark ``1.`` is none."""


_Loader.yaml_implicit_resolvers = {
    sign: [rule for rule in rules if not rule[0].endswith(":float")]
    for sign, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def change_data(portal: DataTexts, name: str, change: Callable[[Any], object]) -> None:
    """Change a data file as what it says, and write it anew."""
    tree = _read_tree(portal, name)
    change(tree)
    portal.write(name, yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=1000))


def _read_tree(portal: DataTexts, name: str) -> Any:
    return _Loader(portal.read(name)).get_single_data()


def _add_notes(portal: Workspace, name: str, kind: type[BaseModel]) -> None:
    entry, problems = read(portal.folder / "data" / name, name, kind)
    assert entry, problems

    def change(tree: Any) -> None:
        for place in _list_noted(entry.record, ()):
            inner = functools.reduce(operator.getitem, place, tree)
            if isinstance(inner, dict):
                inner.setdefault("note", f"Về {_name_place(place)}.")

    change_data(portal, name, change)


def _list_noted(record: object, place: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    """The places of all records that may have a note."""
    if isinstance(record, Noted):
        yield place
    if isinstance(record, BaseModel):
        for key in record.model_fields_set:
            yield from _list_noted(getattr(record, key), (*place, key))
    elif isinstance(record, tuple):
        for at, inner in enumerate(record):
            yield from _list_noted(inner, (*place, at))


def _name_place(place: tuple[str | int, ...]) -> str:
    """A name without digits, which notes may not make up."""
    return " ".join("abcdefghijklmnop"[key] if isinstance(key, int) else key for key in place)


def _tell_more(tree: Any) -> None:
    tree["photographs"].append({"file": "hai.png", "alt": "Một con đường", "people": False})
    tree["sources"] += [{"title": "Loa xã", "date": "2026-01"}, {"title": "Báo Mẫu"}]
    tree["awards"].append({
        "award_form": "commemorative_medal", "title": "Kỷ niệm chương",
        "decision": {"number": "97/QĐ-UBND", "date": "2026-01-19", "issuer": "ubnd-xa-mau"},
        "revoked_by": {"number": "102/QĐ-UBND", "date": "2026-02-01", "issuer": "ubnd-xa-mau"},
    })  # fmt: skip
    tree["consent"]["scope"] = ["web", "zalo", "poster"]


def _move_places(tree: Any) -> None:
    tree["moved"].append({"from": "chi-tieu/#cu", "to": "chi-tieu/", "since": "2026-02-12",
                          "note": "Xếp lại."})  # fmt: skip
    tree["ended"].append({"address": "chi-tieu/#bo", "since": "2026-02-12", "reason": "Đã bỏ.",
                          "stood": "Một bảng"})  # fmt: skip


def _leave_out(tree: Any) -> None:
    tree["reviews"][-1]["unplaced"] = [
        {"text": "3. Thi đua: Đã tổng kết.", "place": "đoạn 4", "reason": "Không có số."},
        {"text": "Đánh giá chung", "reason": "Lời chung."},
    ]


def _correct_more(tree: Any) -> None:
    tree["movements"].insert(0, {"name": "Rõ người, rõ việc, rõ thời hạn"})
    tree["attachments"][0]["language"] = "tay"
    tree["history"] += [
        {"date": "2026-02-12", "kind": "corrected", "what": "Một chỗ không còn", "after": "Có"},
        {"date": "2026-02-12", "kind": "corrected", "what": "Chỉ tiêu 2", "before": "Có"},
        {"date": "2026-02-12", "kind": "corrected", "what": "Chỉ tiêu 1", "after": "9.999 tấn"},
        {
            "date": "2026-02-12",
            "kind": "corrected",
            "what": "Kết quả, tổng kết ngày 25/11/2026",
            "before": "1 tấn",
            "after": "Đã tổng kết rồi",
        },
    ]


def write_small(portal: DataTexts, name: str, *, issuer: str, draft: bool) -> None:
    """Write the small plan once more, as another body's, with all its deadlines."""
    file = f"plans/{name}/plan.yml"
    tree = yaml.safe_load((SMALL / f"plans/{SMALL_PLAN}/plan.yml").read_text("utf-8"))
    tree |= {"id": name, "deadlines": _DUE, "draft": draft}
    tree["document"] |= {"issuer": issuer, "number": f"{len(name)}/KH-UBND"}
    tree["attachments"][0]["title"] = f"Kế hoạch số {len(name)}"
    tree["sections"] = [{"text": "\n\n".join(due["text"] for due in _DUE)}]
    if draft:
        tree["review"] = [{"at": "document.number", "why": "Bản quét mờ."},
                          {"at": "theme.text", "why": "Chữ nhòe."}]  # fmt: skip
    portal.write(file, yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=1000))
    portal.print_original(file)
