"""What a proposal changes for the public: every kind of change is told, and nothing else."""

from __future__ import annotations

import dataclasses
import json
import os
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from hostile import HOSTILE_WORDS, assert_inert
from people import person
from portal_cli import main
from soaking import SOAKING, at_most
from states import state_of
from thidua.attachments.inspection.published import KIND_NAMES
from thidua.changes import (
    PublicState,
    Report,
    compare_states,
    make_state,
    write_html,
    write_html_part,
    write_markdown,
)
from thidua.changes.addresses import compare_addresses
from thidua.changes.docs_and_look import compare_docs
from thidua.changes.layout import NOTHING
from thidua.changes.own_files import read_own_files
from thidua.changes.pairing import Pair
from thidua.changes.plans import compare_plan
from thidua.changes.records import RecordComparison, Side
from thidua.changes.report import AddressChanges, Fate, FileFacts
from thidua.changes.state import PlanState
from thidua.changes.wording import compare_wordings
from thidua.datafiles.yamltree import parse, plain
from thidua.model import Honoree, Indicators, Issuers, Plan, PortalIdentity, Results
from thidua.portal.addresses.book import OldAddress
from thidua.portal.results import reported
from thidua.portal.targets import Linker, target_lines
from workspace import REPOSITORY, SAMPLE, SAMPLE_PLAN, Workspace

PLAN = "xa-mau-2026-kinh-te-xa-hoi"
FOLDER = f"plans/{PLAN}"
ORIGINAL = f"{FOLDER}/ke-hoach-15-kh-ubnd-2026.txt"
RESULTS = f"{FOLDER}/results.yml"
TAKEN_DOWN = "honorees/duong-hoa-2026-01.yml"
PERSON = person("Nguyễn Thị Hoa", PLAN)
COLLECTIVE = """\
id: thon-dong-2026-03
kind: collective
type: new_model
name: Thôn Đông
field: culture
plan: xa-mau-2026-kinh-te-xa-hoi
achievement: Cả thôn làm đường hoa.
updated: 2026-02-12
"""


@pytest.fixture
def base(tmp_path: Path) -> Workspace:
    """The data as they stood: the annotated example."""
    return Workspace(tmp_path / "before", SAMPLE)


def edit(workspace: Workspace, old: str, new: str) -> None:
    """Change printed words in the sample plan and in its original."""
    workspace.replace(SAMPLE_PLAN, old, new)
    workspace.replace(ORIGINAL, old, new)


def compared(base: Workspace, sample: Workspace) -> Report:
    """The report of what ``sample`` changes; its data must have no errors."""
    return compare_states(state_of(base), proposed(sample))


def proposed(sample: Workspace) -> PublicState:
    loaded = sample.load()
    catalogue, problems = loaded.catalogue, loaded.problems
    assert catalogue, "\n".join(map(str, problems))
    return make_state(sample.folder, catalogue)


def told(base: Workspace, sample: Workspace) -> str:
    """The report as a reviewer reads it, without the signs that only markup needs."""
    text = write_markdown(compared(base, sample)).replace("\u2060", "")
    return re.sub(r"\\(?=[^\w\s])", "", text).replace("**", "")


# Nothing


def test_nothing_is_said_where_nothing_changes(base: Workspace, sample: Workspace) -> None:
    """Comments, order of fields, drafts and where a form of consent lies are nobody's news."""
    sample.replace(SAMPLE_PLAN, "# phần đầu và phần cuối của văn bản", "# lời khác")
    sample.replace(SAMPLE_PLAN, "  place: Xã Mẫu", "  place:   'Xã Mẫu'")
    sample.replace(TAKEN_DOWN, "Hồ sơ 12/2026", "Hồ sơ 13/2026")
    report = compared(base, sample)
    assert report == Report()
    assert write_markdown(report) == f"# Những gì thay đổi đối với người đọc\n\n{NOTHING}\n"
    assert NOTHING in write_html(report)


def test_a_draft_is_no_news(base: Workspace, sample: Workspace) -> None:
    """A draft that comes, changes or goes is not seen by anybody."""
    for workspace in (base, sample):
        draft(workspace)
        workspace.write(TAKEN_DOWN, workspace.read(TAKEN_DOWN))
    edit(sample, "4.073 tấn", "4.173 tấn")
    assert compared(base, sample).is_empty


def draft(workspace: Workspace) -> None:
    workspace.replace(SAMPLE_PLAN, "draft: không", "draft: có")


# Everything a record can say


def mutants(tree: Any) -> Iterator[tuple[str, Any]]:
    """A tree with one value changed or left out, for every value in it."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield f"-{key}", {name: kept for name, kept in tree.items() if name != key}
            yield from ((f"{key}.{at}", {**tree, key: made}) for at, made in mutants(value))
    elif isinstance(tree, list):
        for at, value in enumerate(tree):
            yield f"-{at}", tree[:at] + tree[at + 1 :]
            yield from (
                (f"{at}.{step}", [*tree[:at], made, *tree[at + 1 :]])
                for step, made in mutants(value)
            )
    elif isinstance(tree, str):
        for made in (f"{tree} khác", other_form(tree)):
            yield f"={made}", made


def other_form(text: str) -> str:
    """Another value for a field with a form of its own."""
    day = re.fullmatch(r"(\d{4}-\d\d)-\d\d", text)
    if day:
        return f"{day[1]}-03"
    if re.fullmatch(r"\d+(/.*)?", text):
        return f"7{text}"
    return OTHERS.get(text, f"{text}-khac")


OTHERS = {
    "in_force": "ended", "TM": "KT", "electronic": "paper", "bao_cao": "de_biet",
    "thematic": "regular", "dot": "nuoc_rut", "cao_diem": "nuoc_rut", "unit": "cluster",
    "lead": "support", "coordinate": "support", "eq": "ge", "increase_to": "maintain",
    "extract": "original", "scan": "annex", "recognised": "annex", "viet": "tay", "98,5": "99,5",
    "interim": "final", "final": "interim", "higher": "lower", "province": "central",
    "commune": "district", "có": "không", "không": "có", "khong": "gia-dinh-van-hoa",
    "collective": "household", "new_model": "role_model",
}  # fmt: skip


def read_tree(path: str) -> Any:
    tree, problems = parse((SAMPLE / path).read_text("utf-8"), path)
    assert tree and not problems
    return plain(tree)


def valid(
    model: type[BaseModel], path: str, each_kind: int | None = None
) -> Iterator[tuple[str, Any]]:
    """Mutants of a data file of the sample that the model takes for another record.

    Args:
        model: of the records in the file.
        path: of the file.
        each_kind: how many of those that differ at the same field of another record of a list.
    """
    original = model.model_validate(read_tree(path))
    found: Counter[str] = Counter()
    for at, tree in mutants(read_tree(path)):
        kind = re.sub(r"(?<![^.-])\d+(?=\.|$)|=.*", "", at)
        if found[kind] == each_kind:
            continue
        try:
            record = model.model_validate(tree)
        except ValueError:
            continue
        if record != original:
            found[kind] += 1
            yield at, record


def plan_state(plan: Plan, results: Results | None, linker: Linker) -> PlanState:
    """A plan as the portal reads it, though its original says something else."""
    lines = tuple(target_lines(plan, linker))
    facts = tuple(
        FileFacts(
            one.file, one.title, KIND_NAMES[one.kind], 1, "0", one.note or "", str(one.language)
        )
        for one in plan.attachments
    )
    try:
        told = tuple(reported(results, plan, lines)) if results else ()
        return PlanState(plan, lines, told, facts)
    except KeyError:  # the target that a result is about is gone
        return PlanState(plan, lines, (), facts)


def test_every_field_of_a_plan_is_compared(base: Workspace) -> None:
    """Whatever single thing differs in a plan or its results, the report says so.

    Of indicators only those count that the portal then finds: they have a test of their own.
    """
    state = state_of(base)
    linker = Linker(Indicators.model_validate(read_tree("indicators.yml")).indicators)
    plan = Plan.model_validate(read_tree(SAMPLE_PLAN))
    results = Results.model_validate(read_tree(RESULTS))
    each_kind = None if SOAKING else 1
    bare = plan_state(plan, None, linker)  # what is told of results would stand for a field
    whole = plan_state(plan, results, linker)
    made = [
        *(
            (at, bare, plan_state(other, None, linker))
            for at, other in valid(Plan, SAMPLE_PLAN, each_kind)
        ),
        *(
            (at, whole, plan_state(plan, other, linker))
            for at, other in valid(Results, RESULTS, each_kind)
        ),
    ]
    missed = [
        at
        for at, before, after in made
        if not re.match(r"-?draft|id\b|.*[.-]indicators", at)
        if not compare_plan(
            Pair(PLAN, PLAN),
            *(dataclasses.replace(state, plans={PLAN: one}) for one in (before, after)),
        )
    ]
    assert len(made) > at_most(150, 300)
    assert "\n".join(missed) == ""


def test_every_field_of_a_collective_is_compared(base: Workspace) -> None:
    """Whatever single thing differs in an honoured collective, the report says so."""
    state = state_of(base)
    tree = {**read_tree(TAKEN_DOWN), "kind": "collective"}
    for name in ("takedown", "consent"):
        del tree[name]
    missed = []
    before = dataclasses.replace(state, honorees={tree["id"]: Honoree.model_validate(tree)})
    for at, other in mutants(tree):
        try:
            after = {tree["id"]: Honoree.model_validate(other)}
        except ValueError:
            continue
        same = after == before.honorees
        found = compare_states(before, dataclasses.replace(state, honorees=after)).honorees
        if bool(found) == same and not at.startswith("id"):
            missed.append(at)
    assert "\n".join(missed) == ""


@pytest.mark.parametrize(
    ("model", "path", "key"),
    [
        (PortalIdentity, "portal.yml", ""),
        (Issuers, "issuers.yml", "issuers"),
        (Indicators, "indicators.yml", "indicators"),
    ],
)
def test_every_field_that_all_pages_share_is_compared(
    base: Workspace, model: type[BaseModel], path: str, key: str
) -> None:
    """Whatever single thing differs in the identity or a list, the report says so."""
    state = state_of(base)
    missed = []
    for at, record in valid(model, path):
        if at.startswith(("max_file_size", "-max_file_size")):
            continue  # readers never see it
        if not key:
            after = dataclasses.replace(state, identity=record)
        elif key == "issuers":
            after = dataclasses.replace(state, issuers={one.id: one for one in record.issuers})
        else:
            lists = {**(state.lists or {}), key: {one.id: one for one in getattr(record, key)}}
            after = dataclasses.replace(state, lists=lists)
        before = state
        if key == "issuers":  # those that nothing refers to are in no state
            every = Issuers.model_validate(read_tree(path))
            before = dataclasses.replace(state, issuers={one.id: one for one in every.issuers})
        if key and key != "issuers":  # the engine's own entries are in the state as well
            known = {one["id"] for one in read_tree(path)[key]}
            kept = {one: entry for one, entry in (state.lists or {})[key].items() if one in known}
            before = dataclasses.replace(state, lists={**(state.lists or {}), key: kept})
        if not compare_states(before, after).entries:
            missed.append(at)
    assert "\n".join(missed) == ""


# Plans


def test_words_and_figures_of_a_target_stand_side_by_side(
    base: Workspace, sample: Workspace
) -> None:
    """A changed number shows in the words, with the figure that the portal reads on both sides."""
    edit(sample, "4.073 tấn", "4.173 tấn")
    text = told(base, sample)
    assert "dòng chỉ tiêu: sửa 1" in text
    assert (
        "- Chỉ tiêu 1\n"
        "  - Lời trước: Tổng sản lượng lương thực: [4.073] tấn; giá trị sản xuất/ha: 66,2 triệu "
        "đồng.\n"
        "  - Lời sau: Tổng sản lượng lương thực: [4.173] tấn; giá trị sản xuất/ha: 66,2 triệu "
        "đồng.\n"
        "  - Số liệu trước: Tổng sản lượng lương thực: 4.073 tấn; giá trị sản xuất/ha: 66,2 triệu "
        "đồng\n"
        "  - Số liệu sau: Tổng sản lượng lương thực: 4.173 tấn; giá trị sản xuất/ha: 66,2 triệu "
        "đồng\n"
    ) in text
    # The report of the results is now held against another target.
    assert "So với chỉ tiêu, trước: Vượt (103,2%); Vượt (100,5%)" in text
    assert "So với chỉ tiêu, sau: Vượt (100,8%); Vượt (100,5%)" in text
    # The original that prints it is another file now, and both are named by their bytes.
    assert "Bản gốc (thay nội dung): `ke-hoach-15-kh-ubnd-2026.txt`" in text
    assert len(set(re.findall(r"SHA-256 `([0-9a-f]{64})`", text))) == 2


def test_figures_alone_can_change(base: Workspace, sample: Workspace) -> None:
    """Where only what the portal reads differs, the words are shown once."""
    sample.replace(SAMPLE_PLAN, "          direction: increase_to\n", "")
    text = told(base, sample)
    assert "- Chỉ tiêu 2: Tỷ lệ gia đình văn hóa đạt 98.5%\n  - Số liệu trước: " in text
    assert "  - Số liệu sau: Tỷ lệ gia đình văn hóa: 98,5%\n" in text


def test_what_a_figure_is_comparable_by_is_told(base: Workspace, sample: Workspace) -> None:
    """A figure that leaves an indicator changes that indicator's page."""
    sample.replace(SAMPLE_PLAN, "          indicator: gia-dinh-van-hoa\n", "")
    before, after = re.findall(r"Số liệu (?:trước|sau): (.+)", told(base, sample))[:2]
    assert before.endswith("(so sánh được theo: Gia đình văn hóa)")
    assert "so sánh được" not in after


def test_targets_come_and_go(base: Workspace, sample: Workspace) -> None:
    """An added target is shown with its figures, a line below one is paired by its words."""
    edit(sample, "+ Lúa: 50 triệu đồng.", "+ Lúa: 50 triệu đồng")
    sample.replace(
        SAMPLE_PLAN,
        '            - text: "+ Lúa: 50 triệu đồng"',
        '            - text: "+ Ngô: 30 triệu đồng."\n            - text: "+ Lúa: 50 triệu đồng"',
    )
    sample.replace(
        ORIGINAL, "+ Lúa: 50 triệu đồng", "+ Ngô: 30 triệu đồng.\n\n+ Lúa: 50 triệu đồng"
    )
    text = told(base, sample)
    assert "dòng chỉ tiêu: thêm 1, sửa 1" in text
    assert "- Chỉ tiêu 1.1.1 (thêm): + Ngô: 30 triệu đồng.\n  - Số liệu: Ngô: 30 triệu" in text
    assert "- Chỉ tiêu 1.1.2\n  - Lời trước: + Lúa: 50 triệu [đồng.]" in text
    assert "dòng chỉ tiêu: sửa 1, bỏ 1" in told(sample, base)


def test_other_printed_words_dates_and_header_are_told(base: Workspace, sample: Workspace) -> None:
    """Each change has the name that staff know, and the words that differ are marked."""
    edit(sample, "Thiết thực, không phô trương", "Thiết thực, hiệu quả, không phô trương")
    sample.replace(SAMPLE_PLAN, "status: in_force", "status: ended")
    sample.replace(SAMPLE_PLAN, "expires: 2026-12-31", "expires: 2026-12-30")
    sample.replace(SAMPLE_PLAN, "what: Gửi báo cáo tổng kết", "what: Nộp báo cáo tổng kết")
    sample.replace(SAMPLE_PLAN, "updated: 2026-02-12", "updated: 2026-03-01")
    text = told(base, sample)
    for expected in (
        "- Yêu cầu\n  - Trước: Thiết thực, không phô trương. Có sơ kết, tổng kết.\n"
        "  - Sau: Thiết thực, [hiệu quả,] không phô trương. Có sơ kết, tổng kết.\n",
        "- Văn bản › Tình trạng hiệu lực\n  - Trước: [Còn] hiệu lực\n  - Sau: [Hết] hiệu lực\n",
        "- Văn bản › Hết hiệu lực\n  - Trước: [31/12/2026]\n  - Sau: [30/12/2026]\n",
        "- Thời hạn 1 › Việc gì\n  - Trước: [Gửi] báo cáo tổng kết\n  - Sau: [Nộp] báo cáo",
        "- Cập nhật lần cuối\n  - Trước: [12/02/2026]\n  - Sau: [01/3/2026]\n",
    ):
        assert expected in text


def test_a_new_look_of_the_same_words_is_told(base: Workspace, sample: Workspace) -> None:
    """Emphasis that appears changes no word."""
    sample.replace(SAMPLE_PLAN, "    Hoàn thành các chỉ tiêu", "    **Hoàn thành** các chỉ tiêu")
    assert "- Mục tiêu: Chỉ đổi cách trình bày: chữ đậm, chữ nghiêng" in told(base, sample)


def test_of_a_long_text_only_what_differs_is_shown() -> None:
    """The sentence that differs, with its words marked; the others are left out."""
    sentences = [f"Câu số {number} nói về việc thứ {number} của xã." for number in range(40)]
    other = [*sentences[:20], "Câu số 20 nói về việc thứ hai mươi của xã.", *sentences[21:]]
    before, after = compare_wordings(" ".join(sentences), "\n".join(other))
    assert [piece.text for piece in before] == [
        "…",
        "Câu số 20 nói về việc thứ",
        "20",
        "của xã.",
        "…",
    ]
    assert [piece.text for piece in after if piece.differs] == ["hai mươi"]
    assert compare_wordings("", " ".join(["chữ"] * 500))[1][0].text.endswith("(còn 450 chữ)")


def test_bodies_of_one_name_are_told_apart(base: Workspace) -> None:
    """A plan that gets another issuer of the same name has changed."""
    state = state_of(base)
    old, new = (
        state.plans[PLAN].plan.document.model_copy(update={"issuer": issuer})
        for issuer in ("a", "b")
    )
    names = dataclasses.replace(state.names, issuers={"a": "UBND xã Mẫu", "b": "UBND xã Mẫu"})
    (found,) = RecordComparison(Side(names), Side(names)).list_differences(old, new)
    assert [piece.text for piece in found.after if piece.differs] == ["(b)"]


def second_plan(workspace: Workspace, identifier: str = "xa-mau-2026-van-hoa") -> str:
    """Another plan beside the one of the sample; gives its file."""
    folder = workspace.folder / "data" / "plans"
    shutil.copytree(folder / PLAN, folder / identifier)
    path = f"plans/{identifier}/plan.yml"
    workspace.replace(path, f"id: {PLAN}", f"id: {identifier}")
    for name in (path, f"plans/{identifier}/ke-hoach-15-kh-ubnd-2026.txt"):
        for word in ("Số: 15/", "number: 15/", "title: Kế hoạch số 15/"):
            if word in workspace.read(name):
                workspace.replace(name, word, word.replace("15", "16"))
    return path


def heading(fate: str) -> str:
    """How a report begins to tell of the second plan: by its title, then its address."""
    return (
        f"### {fate}: Phát động phong trào thi đua phát triển kinh tế - xã hội năm 2026\n\n"
        "Trang: `ke-hoach/xa-mau-2026-van-hoa/`"
    )


def test_a_plan_that_comes_is_told_with_what_matters(base: Workspace, sample: Workspace) -> None:
    """Whose it is, its number and dates, each target with its figures, its files, its addresses."""
    second_plan(sample)
    report = compared(base, sample)
    assert [(plan.id, plan.fate) for plan in report.plans] == [("xa-mau-2026-van-hoa", Fate.ADDED)]
    text = told(base, sample)
    for expected in (
        "Kế hoạch: thêm 1; dòng chỉ tiêu: thêm 7; bản gốc: thêm 4; lần báo cáo kết quả: thêm 2.",
        heading("Thêm"),
        "Số, ký hiệu (thêm): 16/KH-UBND",
        "Ngày ban hành (thêm): 10/02/2026",
        "Kết thúc: 31/12/2026",
        "Chỉ tiêu 1 (thêm): Tổng sản lượng lương thực: 4.073 tấn",
        "Bản gốc (thêm): `phu-luc-1-kh-ubnd-2026.png`",
        "Mới: `ke-hoach/xa-mau-2026-van-hoa/`",
        "Mới: `ke-hoach/xa-mau-2026-van-hoa/phu-luc-1-kh-ubnd-2026.png`",
    ):
        assert expected in text


def test_a_plan_that_goes_is_told_without_its_words(base: Workspace, sample: Workspace) -> None:
    """Its addresses end, and its files are named by their bytes."""
    second_plan(base)
    text = told(base, sample)
    assert heading("Bỏ") in text
    assert "Người đọc không còn thấy trang này, với 7 chỉ tiêu." in text
    assert "Mất, không có lời nhắn: `ke-hoach/xa-mau-2026-van-hoa/`" in text
    assert "Lúa" not in text


def test_publishing_and_withdrawing_a_draft(base: Workspace, sample: Workspace) -> None:
    """A draft that is published appears; a published plan that becomes a draft ends."""
    path = second_plan(base)
    second_plan(sample)
    base.replace(path, "draft: không", "draft: có")
    assert [plan.fate for plan in compared(base, sample).plans] == [Fate.PUBLISHED]
    assert heading("Công bố") in told(base, sample)
    assert [plan.fate for plan in compared(sample, base).plans] == [Fate.WITHDRAWN]
    assert heading("Rút về bản nháp") in told(sample, base)


def test_a_plan_under_a_new_identifier_moved(base: Workspace, sample: Workspace) -> None:
    """The same document under another identifier is not a plan that went and one that came."""
    second_plan(base, "xa-mau-2026-van-hoa")
    second_plan(sample, "xa-mau-2026-the-thao")
    report = compared(base, sample)
    assert [(plan.former_id, plan.id) for plan in report.plans] == [
        ("xa-mau-2026-van-hoa", "xa-mau-2026-the-thao")
    ]
    moved = dict(report.addresses.moved)
    assert moved["ke-hoach/xa-mau-2026-van-hoa/"] == "ke-hoach/xa-mau-2026-the-thao/"
    assert len(moved) == 5
    assert not report.addresses.lost


def test_files_are_renamed_added_and_removed(base: Workspace, sample: Workspace) -> None:
    """A file under a new name is known by its bytes, and its address moves."""
    folder = sample.folder / "data" / FOLDER
    for suffix in ("png", "txt"):
        (folder / f"phu-luc-1-kh-ubnd-2026.{suffix}").rename(folder / f"phu-luc-moi.{suffix}")
    text = sample.read(SAMPLE_PLAN).replace("phu-luc-1-kh-ubnd-2026", "phu-luc-moi")
    sample.write(SAMPLE_PLAN, text)
    text = told(base, sample)
    assert "Bản gốc (đổi thông tin): `phu-luc-moi.png`" in text
    old, new = (f"ke-hoach/{PLAN}/{name}.png" for name in ("phu-luc-1-kh-ubnd-2026", "phu-luc-moi"))
    assert f"Dời, không có lời nhắn: `{old}` → `{new}`" in text
    third = "  - {file: phu-luc-2.txt, kind: annex, title: Phụ lục 2}\nhistory:"
    sample.replace(SAMPLE_PLAN, "history:", third)
    sample.write(f"{FOLDER}/phu-luc-2.txt", "Phụ lục 2 của kế hoạch\n")
    text = told(base, sample)
    assert "Bản gốc (thêm): `phu-luc-2.txt`\n  - Phụ lục 2 (phụ lục" in text
    assert "Bản gốc (bỏ): `phu-luc-2.txt`" in told(sample, base)


def test_results_are_told_with_what_they_mean(base: Workspace, sample: Workspace) -> None:
    """A changed report shows its words and whether the target is met; so does a new review."""
    for path in (RESULTS, f"{FOLDER}/bao-cao-98-bc-ubnd-2026.txt"):
        sample.replace(path, "4.205 tấn", "4.005 tấn")
    text = told(base, sample)
    assert "- Kết quả (sửa): Tổng kết 25/11/2026: Báo cáo số 98/BC-UBND" in text
    assert "Sau: Tổng sản lượng lương thực đạt [4.005] tấn; giá trị" in text
    assert "So với chỉ tiêu, trước: Vượt (103,2%); Vượt (100,5%)\n" in text
    assert "So với chỉ tiêu, sau: Chưa đạt (98,3%); Vượt (100,5%)\n" in text
    reviews = sample.read(RESULTS)
    sample.write(RESULTS, reviews[: reviews.index("  - kind: final")])
    (sample.folder / "data" / FOLDER / "bao-cao-98-bc-ubnd-2026.txt").unlink()
    assert "Kết quả (bỏ): Tổng kết 25/11/2026" in told(base, sample)
    added = told(sample, base)
    assert "Kết quả (thêm): Tổng kết 25/11/2026" in added
    assert "Chỉ tiêu 2: Tỷ lệ gia đình văn hóa đạt 98,6%" in added


# People


def honoured(workspace: Workspace, text: str) -> str:
    """An honoured example in a file of its own; gives its path."""
    path = f"honorees/{text.split('id: ', 1)[1].split(maxsplit=1)[0]}.yml"
    workspace.write(path, text)
    return path


def test_a_collective_comes_changes_and_goes(base: Workspace, sample: Workspace) -> None:
    """Organisations are named, with words before and after."""
    path = honoured(sample, COLLECTIVE)
    text = told(base, sample)
    assert "Gương: thêm 1." in text
    assert f"- Thêm: Thôn Đông (tệp `data/{path}`)" in text
    assert "Dữ liệu cá nhân" not in text
    assert f"- Bỏ: Thôn Đông (tệp `data/{path}`)" in told(sample, base)
    honoured(base, COLLECTIVE.replace("Cả thôn làm", "Cả thôn trồng"))
    assert "Trước: Cả thôn [trồng] đường hoa.\n    - Sau: Cả thôn [làm]" in told(base, sample)


def test_a_person_who_appears_is_told_but_not_named(base: Workspace, sample: Workspace) -> None:
    """Reviewers learn which personal data appears, on what consent, and where to look."""
    path = honoured(sample, PERSON)
    text = told(base, sample)
    assert "## Dữ liệu cá nhân" in text
    assert f"- Thêm: một cá nhân (tệp `data/{path}`)" in text
    assert "Người đọc sẽ thấy: tên, đơn vị, thành tích." in text
    assert (
        "Đồng ý ngày 01/02/2026 bằng văn bản, gồm: tên, đơn vị, thành tích; kênh: trang web."
    ) in text
    assert "dữ liệu cá nhân: 1 trường hợp hiện thêm" in text
    assert_nobody_named(compared(base, sample))


def test_more_or_less_of_a_person_is_told(base: Workspace, sample: Workspace) -> None:
    """A fact that appears, one that reads otherwise, and a wider consent are each a line."""
    honoured(base, PERSON)
    wider = PERSON.replace("fields: [name, unit,", "fields: [name, unit, place,")
    honoured(sample, wider.replace("unit: Thôn Đông", "unit: Thôn Tây\nplace: Xã Mẫu"))
    text = told(base, sample)
    assert "Người đọc sẽ thấy: địa bàn." in text
    assert "gồm: tên, đơn vị, địa bàn, thành tích;" in text
    assert "Đơn vị: Đã sửa; báo cáo không nhắc lại dữ liệu cá nhân." in text
    assert "Thôn Tây" not in text
    assert "Người đọc không còn thấy: địa bàn." in told(sample, base)
    assert_nobody_named(compared(base, sample))


@pytest.mark.parametrize("mode", ["remove", "anonymise"])
def test_a_takedown_names_nobody(base: Workspace, sample: Workspace, mode: str) -> None:
    """Reports are kept, so what was taken down must not live on in them."""
    honoured(base, PERSON)
    name = '"(đã gỡ)"' if mode == "remove" else "Một người dân"
    taken = PERSON.replace("name: Nguyễn Thị Hoa\nunit: Thôn Đông", f"name: {name}")
    taken = taken.replace("Hoa nhặt", "Nhặt").replace(
        "  scope: [web]",
        f"""\
  scope: [web]
  withdrawn_on: 2026-02-20
takedown:
  requested_on: 2026-02-20
  done_on: 2026-02-21
  reason: Theo yêu cầu
  mode: {mode}""",
    )
    honoured(sample, taken)
    text = told(base, sample)
    assert "- Sửa: một cá nhân (tệp `data/honorees/nguoi-tot-2026-02.yml`)" in text
    assert "Người đọc không còn thấy: tên, đơn vị, thành tích." in text
    assert "Yêu cầu gỡ ngày 20/02/2026, gỡ xong ngày 21/02/2026; cách gỡ: " in text
    assert "Đã rút lại đồng ý ngày 20/02/2026." in text
    assert_nobody_named(compared(base, sample))
    assert_nobody_named(compared(sample, base))
    assert "thông tin sẽ hiện trở lại" in told(sample, base)


def test_a_person_who_goes_is_not_named(base: Workspace, sample: Workspace) -> None:
    """Neither is one whose file held the name in its identifier, which was an error."""
    honoured(base, PERSON)
    text = told(base, sample)
    assert "- Bỏ: một cá nhân (tệp `data/honorees/nguoi-tot-2026-02.yml`)" in text
    honoured(base, PERSON.replace("nguoi-tot-2026-02", "nguyen-thi-hoa-2026"))
    report = compared(base, sample)
    assert_nobody_named(report)
    assert "nguyen-thi-hoa" not in write_markdown(report) + write_html(report)
    assert len(report.honorees) == 2


def assert_nobody_named(report: Report) -> None:
    for text in (write_markdown(report), write_html(report), repr(report)):
        assert "Hoa" not in text.replace("đường hoa", "")
        assert "của rơi" not in text


# What all pages share


def test_identity_and_lists_are_told(base: Workspace, sample: Workspace) -> None:
    """Who publishes, issuers, fields, indicators, abbreviations, the logo."""
    sample.replace("portal.yml", "tagline: Kế hoạch", "tagline: Mọi kế hoạch")
    sample.replace("issuers.yml", "short_name: UBND tỉnh Mẫu", "short_name: Ủy ban tỉnh Mẫu")
    sample.replace("fields.yml", "slug: kinh-te", "slug: kinh-te-xa")
    sample.replace("indicators.yml", "note: Không gồm khoai", "note: Không gồm sắn, khoai")
    abbreviations = sample.read("abbreviations.yml")
    sample.write("abbreviations.yml", f"{abbreviations}XYZ: xóm yên zui\n")
    text = told(base, sample)
    for expected in (
        "thông tin chung của Cổng: thêm 1, sửa 4",
        "- Sửa: Cổng: Cổng Thi đua xã Mẫu\n  - Dòng giới thiệu\n    - Trước: [Kế] hoạch",
        "- Sửa: Cơ quan: Ủy ban nhân dân tỉnh Mẫu (ubnd-tinh-mau)\n  - Tên gọn",
        "- Sửa: Lĩnh vực: Kinh tế (economy)",
        "- Sửa: Chỉ tiêu chung: Sản lượng lương thực (san-luong-luong-thuc)",
        "- Thêm: Chữ viết tắt: XYZ\n  - Cách đọc (thêm): xóm yên zui",
        "- Dời, không có lời nhắn: `linh-vuc/kinh-te/` → `linh-vuc/kinh-te-xa/`",
    ):
        assert expected in text
    assert "- Bỏ: Chữ viết tắt: XYZ" in told(sample, base)


def test_another_logo_of_the_same_name_is_told(base: Workspace) -> None:
    """A picture is known by its bytes."""
    state = state_of(base)
    before, after = (dataclasses.replace(state, logo=logo) for logo in ("aa", "bb"))
    report = compare_states(before, after)
    assert "Thay hình khác. SHA-256 trước aa, sau bb" in write_markdown(report)
    assert "Thay hình khác.</li>" in write_html_part(report, 2)


def test_addresses_appear_move_and_end() -> None:
    """A move is told only where the old address ends and the new one stands."""
    moves = {"a/": "b/", "c/": "c2/", "gone/": "nowhere/"}
    found = compare_addresses({"a/", "c/", "d/", "gone/"}, {"b/", "c/", "d/", "e/"}, moves)
    assert found == AddressChanges(appeared=("e/",), moved=(("a/", "b/"),), lost=("gone/",))


def test_a_place_that_ends_is_told(base: Workspace, sample: Workspace) -> None:
    """Links to a target that is no more lead nowhere; a page that ends takes its places along."""
    state = state_of(base)
    plan = state.plans[PLAN].plan
    assert plan.targets
    fewer = plan.targets.model_copy(update={"items": plan.targets.items[:-1]})
    changed = plan.model_copy(update={"targets": fewer})
    assert f"ke-hoach/{PLAN}/#chi-tieu-3" in state.places
    lines = tuple(line for line in state.plans[PLAN].lines if line.target.number != 3)
    after = dataclasses.replace(
        state,
        plans={PLAN: dataclasses.replace(state.plans[PLAN], plan=changed, lines=lines)},
        places=state.places - {f"ke-hoach/{PLAN}/#chi-tieu-3"},
    )
    assert compare_states(state, after).addresses.lost == (f"ke-hoach/{PLAN}/#chi-tieu-3",)
    second_plan(sample)
    lost = compared(sample, base).addresses.lost
    assert "ke-hoach/xa-mau-2026-van-hoa/" in lost
    assert not any("#" in address for address in lost)


def test_where_old_addresses_lead_is_told(base: Workspace, sample: Workspace) -> None:
    """What staff wrote about an old address decides where it went, and is news itself."""
    sample.replace("fields.yml", "slug: kinh-te", "slug: kinh-te-xa")
    sample.write(
        "addresses.yml",
        "moved:\n  - from: linh-vuc/kinh-te/\n    to: linh-vuc/\n    since: 2026-11-26\n",
    )
    text = told(base, sample)
    assert "- Chuyển đến địa chỉ mới: `linh-vuc/kinh-te/` → `linh-vuc/`\n" in text
    assert "- Thêm: Địa chỉ cũ: linh-vuc/kinh-te/\n  - Người đọc gặp (thêm): chuyển đến" in text


def test_where_an_address_leads_is_told_apart(base: Workspace, sample: Workspace) -> None:
    """Readers are led elsewhere, are told why, or meet nothing: three different things."""
    for identifier in ("a", "b", "c"):
        second_plan(base, f"xa-mau-2026-{identifier}")
    sample.write(
        "addresses.yml",
        f"moved:\n  - from: ke-hoach/xa-mau-2026-a/\n    to: ke-hoach/{PLAN}/\n"
        "    since: 2026-11-26\n"
        "ended:\n  - address: ke-hoach/xa-mau-2026-b/\n    since: 2026-11-26\n"
        "    reason: Kế hoạch bị thay thế.\n    stood: Kế hoạch của xã Mẫu\n",
    )
    text = told(base, sample)
    name = "ke-hoach-15-kh-ubnd-2026.txt"
    for expected in (
        f"Chuyển đến địa chỉ mới: `ke-hoach/xa-mau-2026-a/` → `ke-hoach/{PLAN}/`",
        f"Chuyển đến địa chỉ mới: `ke-hoach/xa-mau-2026-a/{name}` → `ke-hoach/{PLAN}/{name}`",
        "Thôi, có lời nhắn: `ke-hoach/xa-mau-2026-b/`",
        f"Thôi, có lời nhắn: `ke-hoach/xa-mau-2026-b/{name}`",
        "Mất, không có lời nhắn: `ke-hoach/xa-mau-2026-c/`",
        "5 chuyển đến địa chỉ mới, 5 thôi có lời nhắn, 7 mất không lời nhắn",
    ):
        assert expected in text
    assert "không có lời nhắn: `ke-hoach/xa-mau-2026-b" not in text


def test_an_entry_for_a_place_answers_for_it(base: Workspace) -> None:
    """A target that went and has an entry is not lost; the page that it was on stands."""
    state = state_of(base)
    place, other = (f"ke-hoach/{PLAN}/#chi-tieu-{number}" for number in (3, 2))
    entry = OldAddress(place, date(2026, 11, 26), to=other)
    after = dataclasses.replace(state, places=state.places - {place}, book={place: entry})
    found = compare_states(state, after).addresses
    assert found == AddressChanges(forwarded=((place, other),))


# Beside the data


PAGE = """\
---
title: {}
description: Lịch của xã trong cả năm nay.
updated: 2026-11-21
---
# Trang

{}
"""


def own_files(*workspaces: Workspace) -> None:
    """Give each a ``docs/`` and an ``overrides/`` of its own, the same in all."""
    for workspace in workspaces:
        for name in ("docs", "overrides"):
            (workspace.folder / name).unlink()
        put(workspace, "docs/lich.md", PAGE.format("Lịch sinh hoạt", "Thứ hai."))
        put(workspace, "docs/tep/a.pdf", "%PDF")
        put(workspace, "overrides/css/own.css", "a {}")


def put(workspace: Workspace, path: str, text: str) -> None:
    """Make or replace a file of the portal."""
    target = workspace.folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8")


def beside(base: Workspace, sample: Workspace) -> str:
    """The report of what changes beside the data, without the signs that only markup needs."""
    before, after = state_of(base), state_of(sample)
    after = dataclasses.replace(after, faults=0)
    before = dataclasses.replace(before, faults=0)
    text = write_markdown(compare_states(before, after)).replace("\u2060", "")
    return re.sub(r"\\(?=[^\w\s])", "", text).replace("**", "")


def test_files_that_nobody_reads_are_no_news(base: Workspace, sample: Workspace) -> None:
    """What is for staff, and what systems and editors leave behind, is not published."""
    own_files(base, sample)
    for name in ("docs/README.md", "docs/.lich.md.swp", "docs/.DS_Store", "docs/tep/Thumbs.db",
                 "overrides/README.md", "overrides/.DS_Store",
                 "overrides/fonts/__pycache__/a.pyc"):  # fmt: skip
        put(sample, name, "x")
    assert NOTHING in beside(base, sample)


def test_written_pages_and_files_are_told(base: Workspace, sample: Workspace) -> None:
    """What comes, goes or is another is told by title, address and file, not by its words."""
    own_files(base, sample)
    put(sample, "docs/lich.md", PAGE.format("Lịch họp", "Thứ ba."))
    put(sample, "docs/hop-dan/index.md", PAGE.format("Họp dân", "Tối thứ tư."))
    (sample.folder / "docs/tep/a.pdf").unlink()
    text = beside(base, sample)
    for expected in (
        "trang viết tay và tệp kèm: thêm 1, sửa 1, bỏ 1.",
        "- Thêm: Họp dân, địa chỉ `hop-dan/` (tệp `docs/hop-dan/index.md`)\n",
        "- Sửa: Lịch họp, địa chỉ `lich/` (tệp `docs/lich.md`)\n  - Tên trang\n",
        "- Bỏ: địa chỉ `tep/a.pdf` (tệp `docs/tep/a.pdf`)\n",
        "- Mới: `hop-dan/`",
        "- Mất, không có lời nhắn: `tep/a.pdf`",
    ):
        assert expected in text
    assert "Thứ" not in text


def test_a_written_page_under_a_new_name_moved(base: Workspace, sample: Workspace) -> None:
    """It is the same page by its title, though its words changed; an entry leads readers there."""
    own_files(base, sample)
    (sample.folder / "docs/lich.md").unlink()
    put(sample, "docs/lich-hop.md", PAGE.format("Lịch sinh hoạt", "Thứ ba."))
    text = beside(base, sample)
    assert "- Sửa: Lịch sinh hoạt, địa chỉ `lich-hop/` (tệp `docs/lich-hop.md`)\n" in text
    assert "Tên tệp cũ: `docs/lich.md`" in text
    assert "- Dời, không có lời nhắn: `lich/` → `lich-hop/`" in text
    sample.write(
        "addresses.yml", "moved:\n  - from: lich/\n    to: lich-hop/\n    since: 2026-11-26\n"
    )
    assert "- Chuyển đến địa chỉ mới: `lich/` → `lich-hop/`" in beside(base, sample)


def test_a_page_of_the_engine_shows_where_the_own_one_goes(
    base: Workspace, sample: Workspace
) -> None:
    """A page of the portal that stood in place of the engine's does not leave an empty address."""
    own_files(base, sample)
    put(base, "docs/gioi-thieu.md", PAGE.format("Giới thiệu", "Xã Mẫu."))
    text = beside(base, sample)
    assert "- Sửa: Giới thiệu, địa chỉ `gioi-thieu/` (tệp `docs/gioi-thieu.md`)" in text
    assert "Mất" not in text


def test_the_engine_compares_its_own_pages_with_what_they_were(base: Workspace) -> None:
    """In its repository a new page is new; what only developers read is no page."""
    own_files(base)
    put(base, "docs/quyet-dinh/0001-a.md", "# A\n")
    before = read_own_files(base.folder)
    found = compare_docs(before, read_own_files(REPOSITORY)).changes
    fates = {change.file: change.fate for change in found}
    assert fates["docs/huong-dan.md"] is Fate.ADDED
    assert fates["docs/lich.md"] is Fate.REMOVED
    assert not any(file.startswith("docs/quyet-dinh/") for file in fates)


def test_files_of_the_look_are_told(base: Workspace, sample: Workspace) -> None:
    """Each by its name; long lists are cut."""
    own_files(base, sample)
    put(sample, "overrides/css/own.css", "b {}")
    put(base, "overrides/pages/home.html", "x")
    put(sample, "overrides/images/hoa.svg", "<svg/>")
    text = beside(base, sample)
    for expected in (
        "Sửa: tệp `overrides/css/own.css`",
        "Bỏ: tệp `overrides/pages/home.html`",
        "Thêm: tệp `overrides/images/hoa.svg`",
    ):
        assert f"- {expected}\n" in text
    assert "tệp giao diện: thêm 1, sửa 1, bỏ 1." in text
    for number in range(40):
        put(sample, f"overrides/icons/{number}.svg", "<svg/>")
    assert "- và 13 tệp nữa.\n" in beside(base, sample)


def test_names_and_titles_of_files_are_words(base: Workspace, sample: Workspace) -> None:
    """Whatever a file is called, and links that lead out, do no harm to a report."""
    own_files(base, sample)
    name = "`<img src=x onerror=alert(1)>`\n# \u202e@ai [a](b)"
    put(sample, f"docs/{name}.md", PAGE.format(json.dumps(HOSTILE_WORDS), "x"))
    put(sample, f"overrides/{name}", "x")
    (sample.folder / "docs" / "ngoai.md").symlink_to("/etc/passwd")
    (sample.folder / "overrides" / "ngoai").symlink_to("/etc", target_is_directory=True)
    if os.name == "posix":
        (sample.folder / os.fsdecode(b"docs/\xff.pdf")).write_text("x")
    (sample.folder / "docs" / "hong.md").write_bytes(b"---\ntitle: [\xff\n---\n")
    report = compare_states(state_of(base), state_of(sample))
    assert len(report.documents) == (3 if os.name == "posix" else 2)
    markdown, page = write_markdown(report), write_html(report)
    assert_inert(markdown, "h1", "h2", "h3", "ul", "li")
    assert not re.search(r"<[^>]*\s(?:style|on\w+|src|href)=", page)
    assert "ngoai" not in markdown
    assert "⟨U+202E⟩" in page
    (markdown + page).encode()


def test_a_folder_that_is_a_link_is_said_not_to_be_compared(
    base: Workspace, sample: Workspace
) -> None:
    """Git holds only the link, so nothing in the folder is told as new or lost."""
    (base.folder / "docs").unlink()
    put(base, "docs/lich.md", PAGE.format("Lịch", "Thứ hai."))
    report = compared(base, sample)
    assert report.is_empty
    assert [note.partition(" ")[0] for note in report.notes] == ["docs/"]


def test_faults_of_written_pages_at_the_base_are_not_told_as_faults_of_data(
    base: Workspace, sample: Workspace
) -> None:
    """They keep no data file from being read."""
    own_files(base, sample)
    put(base, "docs/lich.md", "Thiếu phần đầu.\n")
    report = compared(base, sample)
    assert not report.notes
    assert [change.file for change in report.documents] == ["docs/lich.md"]


# What cannot be read


def test_a_base_with_errors_is_compared_as_far_as_it_can_be_read(
    base: Workspace, sample: Workspace
) -> None:
    """One broken file keeps nothing else from being compared, and is not told as new."""
    honoured(base, COLLECTIVE.replace("kind: collective", "kin: collective"))
    honoured(sample, COLLECTIVE)
    edit(sample, "4.073 tấn", "4.173 tấn")
    text = told(base, sample)
    assert "Lưu ý: Dữ liệu trước đây có 1 lỗi" in text
    assert "Không đọc được bản trước của data/honorees/thon-dong-2026-03.yml" in text
    assert "- Không so được: Thôn Đông" in text
    assert "Lời sau: Tổng sản lượng lương thực: [4.173] tấn" in text
    assert "Mới:" not in text
    assert "Mất" not in text


@pytest.mark.parametrize("file", ["fields.yml", "indicators.yml", "issuers.yml", "portal.yml"])
def test_what_was_not_read_is_not_told_as_changed(
    base: Workspace, sample: Workspace, file: str
) -> None:
    """A list that cannot be read at the base changes no figure, outcome or name."""
    base.write(file, "hỏng: [\n")
    report = compared(base, sample)
    assert report.is_empty, report
    assert any(file in note for note in report.notes) or file in {"fields.yml", "indicators.yml"}


def test_unread_results_are_not_told_as_new(base: Workspace, sample: Workspace) -> None:
    """So are results whose base cannot be read."""
    base.write(RESULTS, "reviews: hỏng\n")
    assert compared(base, sample).is_empty


# Forms


def test_reports_are_the_same_every_time(base: Workspace, sample: Workspace) -> None:
    """Two runs give the same bytes."""
    second_plan(sample)
    honoured(sample, PERSON)
    honoured(base, COLLECTIVE)
    edit(sample, "4.073 tấn", "4.173 tấn")
    first, second = compared(base, sample), compared(base, sample)
    assert first == second
    assert write_markdown(first) == write_markdown(second)
    assert write_html(first) == write_html(second)


def test_data_bring_no_markup_into_a_report(base: Workspace, sample: Workspace) -> None:
    """Whatever data hold, reviews show it as words, without links, pictures or mentions."""
    state = state_of(base)
    plan = state.plans[PLAN].plan
    document = plan.document.model_copy(update={"title": HOSTILE_WORDS})
    changed = dataclasses.replace(
        state.plans[PLAN],
        plan=plan.model_copy(update={"document": document, "note": HOSTILE_WORDS}),
    )
    group = Honoree.model_validate({**read_tree(TAKEN_DOWN), "kind": "person"}).model_copy(
        update={"kind": COLLECTIVE_KIND, "name": HOSTILE_WORDS, "takedown": None}
    )
    after = dataclasses.replace(state, plans={PLAN: changed}, honorees={"x": group})
    for before, now in ((state, after), (after, state)):
        report = compare_states(before, now)
        markdown = write_markdown(report)
        assert_inert(markdown, "h1", "h2", "h3", "ul", "li")
        assert "alert(1)" in markdown
        page = write_html(report)
        assert set(re.findall(r"<(\w+)", page)) <= {
            "html", "head", "meta", "title", "body", "main", "h1", "h2", "h3", "p", "ul", "li",
            "strong", "code", "del", "ins",
        }  # fmt: skip
        assert not re.search(r"<[^>]*\s(?:style|on\w+|src|href)=", page)
        assert "&lt;script&gt;" in page
        assert "⟨U+202E⟩" in page


COLLECTIVE_KIND = Honoree.model_validate({**read_tree(TAKEN_DOWN), "kind": "collective"}).kind


def test_the_command_writes_a_report(
    base: Workspace, sample: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder can be the base; both forms can be printed or written to a file."""
    own_files(base, sample)
    edit(sample, "4.073 tấn", "4.173 tấn")
    call = ["changes", str(base.folder), "--root", str(sample.folder)]
    assert main(call) == 0
    assert capsys.readouterr().out.startswith("# Những gì thay đổi đối với người đọc\n\n- **Kế")
    output = sample.folder / "bao-cao" / "thay-doi.html"
    assert main([*call, "--format", "html", "--output", str(output)]) == 0
    assert capsys.readouterr().out == ""
    page = output.read_text("utf-8")
    assert "<del>4.073</del>" in page and "<ins>4.173</ins>" in page
    assert main([*call, "--format", "pdf"]) == 2
    assert "Không có dạng `pdf`" in capsys.readouterr().err


def test_data_with_errors_are_checked_first(
    base: Workspace, sample: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    """Errors of the proposal are listed, and the command fails."""
    sample.replace(SAMPLE_PLAN, "place: Xã Mẫu", "plaec: Xã Mẫu")
    assert main(["changes", str(base.folder), "--root", str(sample.folder)]) == 1
    printed = capsys.readouterr()
    assert "Có phải ý bạn là `place`?" in printed.out
    assert "Chạy `portal check`" in printed.err


ORDER: Callable[[Fate], int] = list(Fate).index


def test_plans_stand_in_one_order(base: Workspace, sample: Workspace) -> None:
    """What comes stands before what changes, and that before what goes."""
    second_plan(sample, "xa-mau-2026-z")
    second_plan(base, "xa-mau-2026-a")
    base.replace("plans/xa-mau-2026-a/plan.yml", "title: Phát động", "title: Tổ chức")
    edit(sample, "4.073 tấn", "4.173 tấn")
    fates = [plan.fate for plan in compared(base, sample).plans]
    assert fates == [Fate.ADDED, Fate.CHANGED, Fate.REMOVED] == sorted(fates, key=ORDER)
