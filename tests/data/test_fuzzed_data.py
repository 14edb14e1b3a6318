"""Whatever stands in a data file, the check says sentences, and what it calls valid is built."""

from __future__ import annotations

import contextlib
import os
import random
import re
import shutil
import time
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from portal_cli.formats import FORMATS, format_problems
from richportals import paint_nothing
from spoiling import list_words, spoil
from thidua.foundation.problems import Position, Problem, pick_errors
from thidua.foundation.store import Store
from thidua.portal.loading import load
from thidua.site.build import Site
from thidua.site.build_inputs import BuildInputs
from workspace import SAMPLE

CASES = int(os.environ.get("FUZZ_CASES", "60"))
BUILDS = int(os.environ.get("FUZZ_BUILDS", "1"))
SEEDS = [int(seed) for seed in os.environ.get("FUZZ_SEEDS", "1").split()]
"""`make test` spoils 60 data sets, `make fuzz` 2,000 for every proposal and 10,000 each night."""


def raw_controls(text: str) -> set[str]:
    """The letters of a text that could change what is seen, but for line ends."""
    unseen = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
    return {char for char in text if unicodedata.category(char) in unseen} - {"\n", "\u2060"}


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    """The annotated example as a portal that has nothing but data."""
    shutil.copytree(SAMPLE, tmp_path / "portal" / "data")
    return tmp_path / "portal"


def build(portal: Path, site: Path) -> None:
    made = Site(BuildInputs(portal, Store(None), b"", portal / "none", site))
    made.load()
    made.write([])


_ENGLISH = re.compile(
    r"(?i)\b(?:the|is|are|of|not|expected|invalid|error|must|should|input|found|value|field|required|"
    r"line|column|object|none|true|false|traceback|exception|unexpected|string|mapping|token)\b"
)
_QUOTED = re.compile(r"`+[^`]*`+|“[^”]*”|‘[^’]*’|\"[^\"]*\"")


def complaints_about(problems: list[Problem], file: str, content: bytes) -> Iterator[str]:
    """What is wrong with the sentences on one spoilt file."""
    ends = [len(line) + 1 for line in re.split("\r\n|[\n\r]", content.decode("utf-8", "replace"))]
    for one in problems:
        said = f"{one.message} {one.fix}"
        if found := _ENGLISH.search(_QUOTED.sub("", said)):
            yield f"English ({found[0]}): {one}"
        if len(said) > _LONGEST:
            yield f"endless: {str(one)[:300]}"
        if one.file == file and not (
            1 <= one.position.line <= len(ends)
            and 1 <= one.position.column <= ends[one.position.line - 1] + 1
        ):
            yield f"nowhere in the file: {one}"


_LONGEST = 3000
_SLOWEST = 20.0
"""Seconds of processors for one check; ordinary ones take a tenth of one."""


@pytest.mark.parametrize("seed", SEEDS)
def test_what_the_check_calls_valid_can_be_built(seed: int, portal: Path, tmp_path: Path) -> None:
    """Nothing raises or hangs; all that is said is Vietnamese and has a place."""
    chance = random.Random(seed)
    contents = {file: file.read_bytes() for file in sorted(portal.rglob("*.yml"))}
    others = [
        word
        for content in contents.values()
        for word in list_words(yaml.load(content.decode(), Loader=yaml.BaseLoader))
    ]
    built, said = 0, []
    for case in range(CASES):
        file = chance.choice(list(contents))
        spoilt = spoil(contents[file], chance, others)
        file.write_bytes(spoilt)
        begun = time.process_time()
        # What did not change is not read again, as when staff check after each edit.
        problems = load(portal, engine=b"these tests").problems
        assert time.process_time() - begun < _SLOWEST, f"case {case}"
        name = file.relative_to(portal).as_posix()
        wrong = list(complaints_about(problems, name, spoilt))
        assert not wrong, f"case {case}: {wrong[:3]}"
        said += problems
        if not pick_errors(problems) and spoilt != contents[file] and built < BUILDS:
            built += 1
            with paint_nothing() if BUILDS == 1 else contextlib.nullcontext():
                build(portal, tmp_path / f"site-{built}")
        file.write_bytes(contents[file])
    assert built == BUILDS, "too few were valid for what the run is said to have built"
    assert not any(raw_controls(format_problems(said, "", form)) for form in FORMATS)


@pytest.mark.parametrize("name", ["'! '", "—", "...", "😀😀", '"\\u2003"', "'{}'"])
def test_an_indicator_has_a_name(name: str, portal: Path) -> None:
    """A name of signs alone is told; nothing could be found by it."""
    file = portal / "data" / "indicators.yml"
    lines = file.read_text("utf-8").split("\n")
    at = next(number for number, line in enumerate(lines) if line.strip().startswith("name:"))
    lines[at] = f"    name: {name}"
    file.write_text("\n".join(lines), "utf-8")
    (wrong,) = pick_errors(load(portal).problems)
    assert (wrong.file, wrong.position.line) == ("data/indicators.yml", at + 1)


@pytest.mark.parametrize("text", ["&a [*a, *a]", "!!python/object:os.system x", "[" * 5000, "? a"])
def test_what_yaml_could_do_besides_is_refused(text: str, portal: Path) -> None:
    """Anchors, tags and deep nesting are told in one sentence."""
    file = portal / "data" / "abbreviations.yml"
    file.write_text(f"ABC: {text}\n", "utf-8")
    assert len(pick_errors(load(portal).problems)) == 1


ODD = {
    "numbers of thousands of digits": ("year: 2026", "year: " + "9" * 5000, "không phải một năm"),
    "an alias that goes on": ("place: Xã Mẫu", "place: " + "*a " * 9_000, "Không dùng `&` và `*`"),
    "half a pair of codes": ("place: Xã Mẫu", r'place: "Xã \ud800"', r"`\ud800` không phải mã"),
    "a pair of codes": ("place: Xã Mẫu", r'place: "\uD83D\uDE00"', r"`\uD83D` không phải mã"),
    "a code beyond all": ("place: Xã Mẫu", r'place: "\UFFFFFFFF"', "không phải mã"),
    "a code cut short": ("place: Xã Mẫu", r'place: "Xã \x1"', r"`\x1` không phải mã"),
    "the same name twice": ("year: 2026", "year: 2026\nyear: 2027", "viết hai lần"),
    "the same name in quotes": ("year: 2026", 'year: 2026\n"year": 2026', "viết hai lần"),
    "a merge": ("year: 2026", "<<: {year: 2027}\nyear: 2026", "Không dùng `<<`"),
    "a type": ("year: 2026", "year: !!binary MjAyNg==", "Không dùng `!`"),
    "no number": ("year: 2026", "year: .nan", "không phải một năm"),
    "another base": ("year: 2026", "year: 0x7EA", "không phải một năm"),
    "a moment": ("updated: 2026-02-12", "updated: 2026-02-12T25:61:61Z", "không kèm giờ"),
    "a key that is a list": ("year: 2026", "? [a, b]\n: c\nyear: 2026", "Tên mục phải là một từ"),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_values_are_told_once_and_briefly(name: str, portal: Path) -> None:
    """Where they stand; the sentence never repeats thousands of letters or blames another line."""
    old, new, said = ODD[name]
    file = next(portal.glob("data/plans/*/plan.yml"))
    text = file.read_text("utf-8")
    file.write_text(text.replace(old, new, 1), "utf-8")
    line = text[: text.index(old)].count("\n") + 1
    problems = load(portal).problems
    (wrong,) = pick_errors(problems)
    assert said in wrong.message
    assert line <= wrong.position.line <= line + 1
    assert all(len(one.message) + len(one.fix) < 2000 for one in problems)
    # Nobody is told that writing the file anew keeps every word, where it would not.
    assert not any("mẫu chung" in one.message for one in problems)


@pytest.mark.parametrize("end", ["\x85", "\u2028", "\u2029", "\x0b", "\x0c"])
def test_other_ends_of_lines_are_told_once(end: str, portal: Path) -> None:
    """A file of a machine that ends its lines in its own way is one mistake, not one a line."""
    file = next(portal.glob("data/plans/*/plan.yml"))
    file.write_text(file.read_text("utf-8").replace("\n", end), "utf-8")
    (wrong,) = pick_errors(load(portal).problems)
    assert wrong.message.startswith(f"Các dòng của tệp ngắt bằng ký tự U+{ord(end):04X}")


@pytest.mark.parametrize("name", ["plan.yml", "ke-hoach-15-kh-ubnd-2026.txt"])
def test_a_file_of_many_gigabytes_is_told_without_reading_it(name: str, portal: Path) -> None:
    """A file with a hole of fifty gigabytes takes no room on a disk, and hours to read."""
    file = next(portal.glob(f"data/plans/*/{name}"))
    with file.open("r+b") as opened:
        opened.truncate(50_000_000_000)
    begun = time.process_time()
    wrong = pick_errors(load(portal).problems)
    assert time.process_time() - begun < 20
    assert any("quá giới hạn" in one.message for one in wrong)


def test_no_sentence_repeats_an_endless_name(portal: Path) -> None:
    """A body with a name of thousands of letters is told by the beginning of its name."""
    file = portal / "data" / "issuers.yml"
    endless = "Thi đua yêu nước " * 200
    file.write_text(
        re.sub(r"(?m)^( +(?:short_)?name:).*", rf"\1 {endless}", file.read_text("utf-8")), "utf-8"
    )
    problems = load(portal).problems
    assert {"plan.yml", "results.yml"} <= {Path(one.file).name for one in pick_errors(problems)}
    assert all(len(one.message) + len(one.fix) < 2000 for one in problems)


FETCHED = ("plan.yml", "ke-hoach-15-kh-ubnd-2026.txt", "phu-luc-1-kh-ubnd-2026.png")
LISTS = ("portal.yml", "issuers.yml", "indicators.yml", "abbreviations.yml", "addresses.yml")
PLAN_FILE = "plans/xa-mau-2026-kinh-te-xa-hoi/plan.yml"
HONOREE_FILE = "honorees/ba-ban-2026-01.yml"


@pytest.mark.parametrize("put", [Path.mkdir, os.mkfifo], ids=["folder", "pipe"])
@pytest.mark.parametrize("name", [*LISTS, PLAN_FILE, HONOREE_FILE])
def test_what_stands_in_the_place_of_a_file_is_told(
    name: str, put: Callable[[Path], None], portal: Path
) -> None:
    """Nothing waits for a pipe, and no file counts as absent because something else is there."""
    (portal / "data" / name).unlink()
    put(portal / "data" / name)
    told = [one for one in pick_errors(load(portal).problems) if one.file == f"data/{name}"]
    assert told
    said = "Ở chỗ của tệp này lại là"
    assert told[0].message.startswith(said) or "thư mục trùng tên" in told[0].fix


@pytest.mark.parametrize("name", ["plans", "honorees"])
@pytest.mark.parametrize(
    "put", [Path.touch, lambda path: path.symlink_to("nowhere")], ids=["file", "dangling link"]
)
def test_what_stands_in_the_place_of_a_folder_is_told(
    name: str, put: Callable[[Path], None], portal: Path
) -> None:
    """A portal that has lost all its plans or examples is not called valid."""
    shutil.rmtree(portal / "data" / name)
    put(portal / "data" / name)
    told = [one for one in pick_errors(load(portal).problems) if one.file == f"data/{name}"]
    assert [one.fix for one in told] == [
        f"Xóa hoặc đổi tên nó, rồi đặt lại thư mục `data/{name}/`."
    ]


@pytest.mark.parametrize("name", FETCHED)
def test_what_git_has_not_fetched_is_called_so(name: str, portal: Path) -> None:
    """Nobody is told to rename such a file, or to write fields into it."""
    file = next(portal.glob(f"data/plans/*/{name}"))
    file.write_text("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n", "utf-8")
    said = [one for one in pick_errors(load(portal).problems) if "Git LFS" in one.message]
    assert len(said) == 1
    assert "git lfs pull" in said[0].fix


def test_one_fault_in_a_file_says_nothing_of_other_files(portal: Path) -> None:
    """Results, honourees, lists and addresses are not told to refer to what cannot be read."""
    for file in sorted(portal.rglob("*.yml")):
        text = file.read_text("utf-8")
        lines = text.split("\n")
        at = [number for number, line in enumerate(lines) if line.startswith("  ")][:1]
        for number in at:
            lines[number] = "\t" + lines[number][2:]
            file.write_text("\n".join(lines), "utf-8")
            wrong = pick_errors(load(portal).problems)
            assert [(one.file, one.position.line) for one in wrong] == [
                (file.relative_to(portal).as_posix(), number + 1)
            ]
        file.write_text(text, "utf-8")


def test_no_page_prints_none(portal: Path, tmp_path: Path) -> None:
    """What a record does not have is not printed, also where an award has only its title."""
    plan = next(portal.glob("data/plans/*/plan.yml")).parent.name
    (portal / "data" / "honorees" / "to-tu-quan-2026-01.yml").write_text(
        "id: to-tu-quan-2026-01\nkind: collective\ntype: role_model\nname: Tổ tự quản số 1\n"
        f"field: security\nplan: {plan}\nachievement: |\n  Giữ gìn an ninh trật tự.\n"
        "awards:\n  - award_form: commendation\n    title: Giấy khen của Chủ tịch UBND xã\n"
        "    decision:\n      note: Chưa có số.\nupdated: 2026-03-05\n",
        "utf-8",
    )
    assert pick_errors(load(portal).problems) == []
    site = tmp_path / "site"
    with paint_nothing():
        build(portal, site)
    texts = {".html", ".json", ".csv", ".txt"}
    pages = [path for path in site.rglob("*") if path.suffix in texts and path.is_file()]
    assert pages
    for path in pages:
        assert not {"None", "Undefined"} & set(
            path.read_text("utf-8").replace("<", " ").replace(">", " ").replace('"', " ").split()
        ), path
    honoree = (site / "guong" / "to-tu-quan-2026-01" / "index.html").read_text("utf-8")
    assert "Chưa có số." in honoree
    assert honoree.count("Chú thích:") == 1


@pytest.mark.parametrize("quote", ["`{}`", "“{}”", "{}", "`{}` và `{}`"])
def test_no_sentence_repeats_a_value_without_end(quote: str) -> None:
    """Whatever quotes it; what is left is marked, and sentences of usual length stay."""
    value = "a b" * 40_000 if quote != "{}" else "a" * 100_000
    said = f"Không có {quote.replace('{}', value)} trong danh sách."
    told = Problem("data/a.yml", Position(1, 1), said, said)
    assert "…" in told.message and told.message == told.fix
    assert len(told.message) < 300
    assert told.message.endswith(" trong danh sách.")
    bare = Problem("data/a.yml", Position(1, 1), f"Thêm ngoặc vào cuối: {'ơ ' * 50_000}")
    assert len(bare.message) < 2600 and bare.message.endswith("…")
    usual = f"Không có `{'a' * 250}` trong danh sách."
    assert Problem("data/a.yml", Position(1, 1), usual).message == usual


def test_what_is_missing_at_the_end_stands_in_the_last_line(portal: Path) -> None:
    """No editor can go to a line that a file does not have."""
    file = portal / "data" / "indicators.yml"
    text = file.read_text("utf-8").rstrip("\n")
    file.write_text(text, "utf-8")
    told = [one for one in load(portal).problems if "mẫu chung" in one.message]
    assert [(one.file, one.position.line) for one in told] == [
        ("data/indicators.yml", text.count("\n") + 1)
    ]


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_no_form_of_problems_has_a_raw_control_character(form: str) -> None:
    """A name of a file that tries to be more than a name is shown, not done."""
    hostile = "\x1b[2J\u202e\x00\u2028\u200b"
    problem = Problem(f"data/{hostile}.yml", Position(1, 1), f"Sai {hostile}.", hostile)
    assert not raw_controls(format_problems([problem], hostile, form))
