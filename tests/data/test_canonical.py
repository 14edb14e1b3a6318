"""Data files in their one canonical form."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from soaking import take_part
from thidua.datafiles import yamltree
from thidua.datafiles.format.appending import with_record
from thidua.datafiles.format.formatting import same_words
from thidua.datafiles.format.reading import read_tree
from thidua.datafiles.format.tree import Node, plain, tree_of
from thidua.datafiles.format.writing import write
from thidua.language.odd_letters import find_odd_letters, fold_letters
from thidua.language.vietnamese import nfc
from thidua.portal.loading import load
from workspace import FIVE_PLANS, REPOSITORY, SAMPLE, SMALL

FILES = sorted(path for data in (FIVE_PLANS / "data", SAMPLE) for path in data.rglob("*.yml"))
PLANS = [path for path in FILES if path.name == "plan.yml"]
PLAN = "data/plans/a/plan.yml"


def place_of(path: Path) -> str:
    home = SAMPLE if path.is_relative_to(SAMPLE) else FIVE_PLANS / "data"
    return f"data/{path.relative_to(home).as_posix()}"


def name_of(path: Path) -> str:
    return path.relative_to(REPOSITORY).as_posix()


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_every_data_file_is_canonical(path: Path) -> None:
    """Reading a file and writing it again gives the same bytes."""
    text = path.read_text("utf-8")
    assert write(read_tree(text), place_of(path)) == text


def words_in(node: Node, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if isinstance(node.value, dict):
        for key, one in node.value.items():
            yield from words_in(one, (*path, key))
    elif isinstance(node.value, tuple):
        for place, item in enumerate(node.value):
            yield from words_in(item, (*path, place))
    else:
        yield path


def changed(node: Node, path: tuple[str | int, ...], value: str) -> Node:
    if not path:
        return replace(node, value=value)
    step, *rest = path
    if isinstance(node.value, dict):
        assert isinstance(step, str)
        return replace(
            node, value={**node.value, step: changed(node.value[step], tuple(rest), value)}
        )
    assert isinstance(node.value, tuple)
    assert isinstance(step, int)
    items = list(node.value)
    items[step] = changed(items[step], tuple(rest), value)
    return replace(node, value=tuple(items))


@pytest.mark.slow
@pytest.mark.parametrize("path", take_part(PLANS, 3), ids=name_of)
def test_one_changed_field_is_a_change_of_one_line(path: Path) -> None:
    """Whatever word of a plan changes, and to whatever it changes, no other line does."""
    text = path.read_text("utf-8")
    tree, lines = read_tree(text), text.split("\n")
    for place in words_in(tree):
        for value in ("Đã đổi", 'Đổi: "hết" # 1'):
            after = write(changed(tree, place, value), PLAN).split("\n")
            same = next(n for n, (a, b) in enumerate(zip(lines, after, strict=False)) if a != b)
            height = str(tree_value(tree, place)).rstrip("\n").count("\n") + 1
            assert [*after[:same], *lines[same : same + height], *after[same + 1 :]] == lines


def tree_value(tree: Node, path: tuple[str | int, ...]) -> Any:
    for step in path:
        tree = tree[step]
    return tree.value


PIECES = [
    *'"\'\\#:-?,[]{}&*!|>%@`~=<.+0123456789 \t',
    "\n", "\n\n", "\n  ", "\n\t", " #", "# ", ": ", "- ", "---", "...", "no", "02", "12:30", "1e3",
    "null", "~", "0x1F", "true", "2025-02-03", "1.", "3.2", "<<", "tăng", "Đợt 1", "“ngoặc”", "🌾",
    "e\u0301", "\u00a0", "\u0085", "\u2028", "\u2029", "\u0007", "\ufeff", "\u200b", "$x^2$", "\\n",
]  # fmt: skip


def hostile(count: int) -> list[str]:
    chance = random.Random(20_250_203)
    made = ["".join(chance.choices(PIECES, k=chance.randint(0, 7))) for _ in range(count)]
    made += [*PIECES, "", " ", "\n", "  lùi vào\nthẳng", "\tthụt", " \n a\n"]
    # Letters that data may not hold, or that are folded when read, do not come back.
    return [one for one in made if fold_letters(one) == nfc(one) and not may_be_refused(one)]


def may_be_refused(words: str) -> bool:
    return any(find_odd_letters(nfc(words)))


def read_again(text: str) -> Any:
    tree, problems = yamltree.parse(text, PLAN)
    assert problems == [], text
    assert tree is not None
    return yamltree.plain(tree)


@pytest.mark.slow
def test_a_thousand_hostile_strings_are_read_back_as_they_were() -> None:
    """Whatever a field holds, a line gives it back whole, alone, in a list and behind a comment."""
    for words in map(nfc, hostile(1000)):
        data = {
            "id": words,
            "labels": [words, "x", words],
            "theme": {"text": words},
            "slogans": [{"text": words}, {"text": words}],
            "opening": {"heading": words, "text": words},
        }
        remarked = Node(words, comment=f"a: #{words}", before=(words,))
        text = write(tree_of({**data, "scope": remarked}), PLAN)
        again = read_again(text)
        passage = words.strip("\n").rstrip()
        heading = again["opening"].pop("heading")
        assert heading == again["opening"].pop("text")
        if passage and heading != words:
            assert heading == passage + "\n", words
        assert {**again, "opening": None} == {**data, "scope": words, "opening": None}, text
        assert plain(read_tree(text))["slogans"] == data["slogans"]
        assert read_tree(text)["scope"].comment.startswith("a: #")
        assert write(read_tree(text), PLAN) == text


def test_hostile_abbreviations_are_read_back_as_they_were() -> None:
    """Where staff choose the names of entries too, both sides come back."""
    for words in map(nfc, hostile(300)):
        if words != "<<":  # refused as a name, whether in quotes or not
            data = {words: words, f"{words}2": [words, words]}
            assert read_again(write(tree_of(data), "data/abbreviations.yml")) == data


@pytest.mark.parametrize("answer", ["có", "không", "true", "false"])
@pytest.mark.parametrize("field", ["demo", "place_pictures"])
def test_yes_and_no_stay_without_quotes(field: str, answer: str) -> None:
    """In quotes, `false` would look like a word, and words mean yes in other programs."""
    text = write(read_tree(f'{field}: "{answer}"\n'), "data/portal.yml")
    assert text.endswith(f"\n{field}: {answer}\n")
    assert read_again(text) == {field: answer}


COMMENTED = """\
# yaml-language-server: $schema=../../schemas/plan.schema.json
# đầu tệp
#
year: 2025 # năm
id: a                               # mã
related: [b,  # hai
  c]
opening:
  # trước lời
  text: |    # lời
    Một # không phải ghi chú

    # cũng không
  # cuối nhóm
# trước văn bản
document: {issuer: x, title: "T # t"}  # văn bản
slogans:
  -   # gạch
    text: "a"  # chữ
    # cuối mục
  # cuối danh sách
# cuối tệp
"""


def test_comments_stay_with_what_they_are_about() -> None:
    """Full lines stay above, below or at the end; words behind a value stay behind it."""
    assert (
        write(read_tree(COMMENTED), PLAN)
        == """\
# yaml-language-server: $schema=../../schemas/plan.schema.json
# đầu tệp
#
id: a                               # mã
year: 2025                          # năm
# trước văn bản
document:                           # văn bản
  issuer: x
  title: "T # t"
slogans:
  # gạch
  - text: a                         # chữ
    # cuối mục
  # cuối danh sách
opening:
  # trước lời
  text: |                           # lời
    Một # không phải ghi chú

    # cũng không
  # cuối nhóm
related:
  - b                               # hai
  - c
# cuối tệp
"""
    )


def test_form_is_a_function_of_what_is_said() -> None:
    """Writing what was written changes nothing, comments and all."""
    once = write(read_tree(COMMENTED), PLAN)
    assert write(read_tree(once), PLAN) == once
    assert same_words(COMMENTED, once)
    assert not same_words(COMMENTED, once.replace("# chữ", "# chũ"))
    assert not same_words(COMMENTED, once.replace("year: 2025", "year: 2026"))


def test_a_comment_never_breaks_out_of_its_line() -> None:
    """Line breaks in a comment that a program made cannot become data."""
    tree = tree_of({"id": Node("a", "x\nyear: 1", ("y\nz: 2",))})
    assert read_again(write(tree, PLAN)) == {"id": "a"}


def test_a_record_is_added_without_touching_the_rest() -> None:
    """However a list was typed, adding to it adds lines and changes none."""
    text = (FIVE_PLANS / "data" / "issuers.yml").read_text("utf-8").replace("  - ", "  -   ", 1)
    text = text.replace("\n    name: Ban", "\n      name:   Ban", 1)
    text = text.replace("\n    short_name: Ban", "\n      short_name: Ban", 1)
    text = text.replace("\n    level: c", "\n      level: c", 1) + "# hết\n"
    record = tree_of({"id": "so-noi-vu", "level": "province", "name": "Sở: Nội vụ"})
    longer = with_record(text, "data/issuers.yml", record)
    added = '  - id: so-noi-vu\n    name: "Sở: Nội vụ"\n    level: province\n'
    assert longer == text.replace("# hết\n", f"{added}# hết\n")


def test_a_list_in_brackets_is_not_added_to() -> None:
    """What cannot be added to line by line is left alone."""
    with pytest.raises(ValueError, match="list"):
        with_record("issuers: []\n", "data/issuers.yml", tree_of({"id": "a"}))


@pytest.mark.slow
def test_long_drafts_are_read_in_a_moment() -> None:
    """A comment on every line of a long plan costs no more than reading it."""
    slogans = [{"text": Node(f"Khẩu hiệu {n}", "trang 1")} for n in range(3000)]
    text = write(tree_of({"slogans": slogans}), PLAN)
    assert read_tree(text)["slogans"][2999]["text"].comment == "trang 1"


def test_reminders_about_a_file_are_found_again_only_where_it_or_the_engine_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A list of a thousand issuers need not be written in its one form for each check."""
    copytree(SMALL, tmp_path / "data")
    issuers = tmp_path / "data" / "issuers.yml"
    issuers.write_text(f"\n\n{issuers.read_text('utf-8')}", "utf-8")
    asked: list[str] = []

    def noting(tree: Node, file: str) -> str:
        asked.append(file)
        return write(tree, file)

    monkeypatch.setattr("thidua.portal.rules.form.write", noting)
    first = load(tmp_path, engine=b"one").problems
    assert any(problem.file == "data/issuers.yml" for problem in first)
    assert "data/issuers.yml" in asked
    asked.clear()
    assert load(tmp_path, engine=b"one").problems == first
    assert asked == []
    load(tmp_path, engine=b"two")
    assert "data/issuers.yml" in asked
    asked.clear()
    issuers.write_text(issuers.read_text("utf-8").lstrip("\n"), "utf-8")
    after = load(tmp_path, engine=b"two").problems
    assert asked == ["data/issuers.yml"]
    assert not any(problem.file == "data/issuers.yml" for problem in after)
