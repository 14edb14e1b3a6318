"""Documents of other places, worded differently, drafted: rules are for the genre."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from documents import text_in, text_pdf, word_document, wrapped
from drafts import OTHERS, drafted, show_facts
from portal_cli import main
from soaking import take_part
from thidua.attachments.text.reading import read_manuscript
from thidua.authoring.known_lists import KnownLists
from thidua.site.audit.pages import read_site
from workspace import FIVE_PLANS, Workspace

_LETTERS_AND_MORE = (
    "cong-van", "cong-van-so", "quyet-dinh-kem-ke-hoach", "cong-an-phu-luc", "quyet-dinh-so-y-te",
    "truong-thi-dua-dot", "huyen-giam-ngheo-kem-quyet-dinh",
)  # fmt: skip
"""A letter has no type to lay it out from; what follows a signature is laid out beside it."""
NOT_LAID_OUT = {
    "wrapped text": ("thanh-pho",),  # two halves side by side are as wide as a line
    "Word": _LETTERS_AND_MORE,
    "PDF": _LETTERS_AND_MORE,
}
TEXT_ALONE = frozenset((
    "phuong-bang", "tinh-phu-luc", "quyet-dinh-chi-tieu", "khoi-ngan-hang", "nong-dan-bang-ve",
    "dang-ky-bang", "chi-thi-tinh-uy", "so-y-te",
    "ban-chi-dao", "bien-phong", "chi-bo", "chi-thi-khong-muc", "cong-dien", "cum-thi-dua",
    "huong-dan-dang-ky", "huyen-doan", "lien-tich", "loi-keu-goi", "nghi-quyet-hoi-dong",
    "quyet-dinh-hai-dau", "tong-cong-ty", "trung-tam-y-te", "truong-hoc-hai-cot",
    "uy-ban-kiem-tra", "xa-chi-tiet", "xa-kieu-mau", "thong-bao", "hdnd", "xa-nghi-quyet",
    "truong-mam-non", "thue", "toa-an", "chuong-trinh",
    "quyet-dinh-co-muc", "quan-doan", "lien-doan-lao-dong", "chi-thi-cong-an", "cong-van-vhxh",
    "lu-doan-hai-dot", "cong-doan-so-ngan", "so-nong-nghiep-dot-thang", "chi-thi-xa-van-xuoi",
    "xa-bieu-sau-chu-ky", "doan-phuong-han-dau-muc", "phuong-tien-do", "chi-thi-phong-thu",
    "mam-non-ba-dot", "phuong-dot-trong-nam", "lien-tich-hai-hoi", "tieu-hoc-dang-ky",
    "dang-ky-cong-doan", "giao-uoc-truong", "huong-dan-lien-nganh", "keu-goi-nguoi-ngheo",
    "xa-cot-han", "tieu-hoc-thuc-hien", "hoi-phu-nu-chu-de-trich-yeu", "doan-xa-cao-diem",
    "nong-dan-moc-thoi-gian", "so-bang-nhiem-vu", "chi-hoi-ap",
))  # fmt: skip
"""Documents whose wording is tested, and not their layout."""
OTHER_DOCUMENTS = [
    (path.stem, kind)
    for path in sorted(OTHERS.glob("*.json"))
    for kind in ("text", "wrapped text", "Word", "PDF")
    if path.stem not in NOT_LAID_OUT.get(kind, ())
    if kind == "text" or path.stem not in TEXT_ALONE
]
PRINTED = {one for one in OTHER_DOCUMENTS if one[1] == "PDF"}
LAID_OUT = [one for one in OTHER_DOCUMENTS if one[1] in {"wrapped text", "Word"}]
TRIED_DOCUMENTS = [
    *(one for one in OTHER_DOCUMENTS if one[1] == "text"),
    *take_part(LAID_OUT, 3),
    *take_part(sorted(PRINTED), 4),
]
"""All as texts; of the other kinds of files a part: reading such files has tests of its own."""


@pytest.mark.parametrize(("name", "kind"), TRIED_DOCUMENTS)
def test_documents_of_other_places_are_drafted(
    name: str, kind: str, known: KnownLists, browser: Browser
) -> None:
    """Communes of today, a department, the Party, a union, the army, youth; letters, decisions."""
    path = OTHERS / f"{name}.txt"
    if kind == "text":
        manuscript = read_manuscript(path.read_bytes(), ".txt")
    elif kind == "wrapped text":
        manuscript = read_manuscript(wrapped(path.read_text("utf-8")).encode(), ".txt")
    elif kind == "Word":
        manuscript = read_manuscript(word_document(text_in(path)), ".docx")
    else:
        manuscript = read_manuscript(text_pdf(text_in(path), browser), ".pdf")
    assert manuscript is not None
    wanted = json.loads((OTHERS / f"{name}.json").read_text("utf-8"))
    shown = show_facts(drafted(manuscript, known))
    assert {key: shown[key] for key in wanted} == wanted


@pytest.mark.slow
def test_reviewed_drafts_are_refused_for_words_left_out_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the rules of the house ask of a plan, every draft of any document gives."""
    portal = Workspace(tmp_path / "portal", FIVE_PLANS / "data")
    root = ["--root", str(portal.folder)]
    for path in take_part(sorted(OTHERS.glob("*.txt")), 4):
        assert main(["draft", str(path), *root]) == 0
    for file in portal.folder.glob("data/plans/*/plan.yml"):
        written = file.read_text("utf-8").replace("draft: có\n", "")
        written = re.sub(r"^review:\n(?:  .*\n)+", "", written, flags=re.MULTILINE)
        file.write_text(written, "utf-8")
    capsys.readouterr()
    main(["check", *root])
    told = [
        line
        for line in capsys.readouterr().out.splitlines()
        if "plan.yml:" in line and "lưu ý:" not in line
    ]
    assert told
    # Of a type that the portal does not know, staff choose another, or note what is printed.
    allowed = ("còn để ngoài", "Ký hiệu `09/ĐK-CĐCS`")
    assert not [line for line in told if not any(words in line for words in allowed)]


def test_a_draft_is_published_once_it_is_reviewed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """From the file that came in to its page: phases, bullets, and no section without words."""
    portal = Workspace(tmp_path / "portal", FIVE_PLANS / "data")
    root = ["--root", str(portal.folder)]
    plan = "quan-su-2024-cao-diem"
    assert main(["draft", str(OTHERS / "quan-su.txt"), "--id", plan, *root]) == 0
    path = f"plans/{plan}/plan.yml"
    written = portal.read(path).replace("draft: có\n", "")
    portal.write(path, re.sub(r"^review:\n(?:  .*\n)+", "", written, flags=re.MULTILINE))
    assert main(["check", *root]) == 0, capsys.readouterr().out
    page = read_site(portal.written("plan quan-su-"))[f"ke-hoach/{plan}/"]
    assert {"trach-nhiem-gach-1", "trach-nhiem-gach-2"} <= page.ids.keys()
    assert "Các đợt Giai đoạn 1 20/02/2024 – 31/3/2024" in page.text
    assert "Ai tham gia" not in page.text
    clause = "báo cáo sơ kết trước ngày 05/4/2024"
    # For each of two deadlines, and where it is printed; nothing of an old plan is still due.
    assert page.text.count(clause) == 3
