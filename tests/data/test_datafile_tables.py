"""What is said of spoilt lines, what is read of odd files, how values are written: tables."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from tables import compare_table
from thidua.datafiles import closed_lists, decoding, yamldata, yamltree
from thidua.datafiles.field_reference import references
from thidua.datafiles.fieldnames import every_name
from thidua.datafiles.file_kinds import FILE_KINDS
from thidua.datafiles.format import scalars
from thidua.datafiles.format.appending import with_record
from thidua.datafiles.format.formatting import formatted, home_of, same_words
from thidua.datafiles.format.reading import read_tree
from thidua.datafiles.format.shape import Wording, kind_of, schema_address, shapes
from thidua.datafiles.format.tree import Node, plain, remarks, tree_of
from thidua.datafiles.format.writing import write
from thidua.datafiles.schemas import describe_model, schema_text, write_schemas
from thidua.datafiles.validation import check_text, read
from thidua.datafiles.yamlgroups import find_slips, repaired
from thidua.datafiles.yamlindent import explain_misplaced_line
from thidua.datafiles.yamllines import structural_lines, without_comment
from thidua.datafiles.yamlslips import find_line_slips, inside_curly
from thidua.foundation.problems import Problem

HEADS = ("title: ", "- ", "  - title: ", "title:")
VALUES = (
    "a", "a: b", "a:", "a:b", "a # b", "a: b # c", "[a, b", "[a]", "[a] b", "{a", "a]", "[a]]",
    "a [b]]", "%a", "@a # b", "`a`", "*a", "&a", "!a", ",a", "| a", "|2", "|+", "> # a", ">- a",
    "-", "- a", "- a # b", '"a', '"a" b', '"a" b # c', '"a"# b', '"a"\u00a0b', '"a"\u2003# b',
    '"a" và "b"', '"a \\d b" # c', '"a\\\\d"', '"\\x4g"', '"\\u12"', '"\\ud800"', '"\\U00110000"',
    '"\\U0010ffff"', "'a", "'a\\d'", "'a''b' c", "'a\\xz'", '"a”', '"“a” b”', '"a“', '"“a“',
    "“a: b”", "“a: b", "“a”: b”", "“a: “b” c”", "„a: b”", "«a: b»", '“a: b"', 'a: b"', '"a": b"',
    "a: “b”", "“” : x”", "//a", "#a", "-a", "a:\u00a0b", "x" * 301 + ": y", "x" * 300 + ":",
    "a\\b: c", 'a "b": c',
)  # fmt: skip
LINES = (
    "\u00a0\u00a0title: a", " \u2003title: a", "\ttitle: a", "  \t- title: a", "-\ttitle: a",
    "  -  \ta", "-title: a", "  -a # b", "--- a", "- -a", "title:a", "title:a # b", "title: a",
    "title://a", "• a", "  – a # b", "o a", "oa", "*a", "· title: a", "? title: a", "  ?  a", "?a",
    "title a", "title= a", "- title = a", "title ; a # b", "title,a", "title. a", "title :a",
    "title : a", "title：a", "title -> a", "title := a", "title => a", "title", "  - title",
    "title ", "titles a", "Title = a", "# title = a", "", "   ", "–", "title:", "a: b", "-", "- ",
)  # fmt: skip


def in_line(*told: object) -> str:
    """What is told, on one line that shows each sign that is not seen."""
    return " | ".join(
        one if isinstance(one, str) and one.isprintable() else f"{one!r}" for one in told
    )


def tell_problems(problems: Iterable[Problem]) -> Iterator[str]:
    """Each problem as staff read it, with its weight and its other places."""
    for one in problems:
        others = "".join(f" {place.line}:{place.column}" for place in one.others)
        yield f"  {one.severity.name} {one}{others}"


def tell_slips() -> Iterator[str]:
    """The slips in one line, and the line as it was meant."""
    names = frozenset({"title"})
    for line in (*LINES, *(head + value for head, value in product(HEADS, VALUES))):
        for slip in find_line_slips(line, names):
            yield in_line(
                line[:80],
                slip.column,
                slip.said,
                slip.fix[:160],
                slip.meant[:80],
                len(slip.meant),
                slip.sure,
            )
    for value in ("“”", "“a”", "«a»", "a”", "“a", '“a"', "“a” “b”", "“a “b” c”", "“ a ”"):
        yield f"{value} {inside_curly(value)!r}"
    for words in ("a#b", "a #b", "a\t# b ", "#a", " a  ", ""):
        yield f"{words!r} {without_comment(words)!r}"


TEXTS = {
    "stray at the top": "```yaml\n# a\nabc # d\ntitle: a\n",
    "only a stray": "\n\nabc\ntitle: b\n",
    "a document mark": "---\ntitle: a\n",
    "tabs": "title: a\nperiod:\n\tstart: 2026\n\tend: 2027\nphases:\n  - name: a\n \t- name: b\n",
    "a dash is lost": "phases:\n    name: a\n    start: 2026\n    name: b\n  - name: c\n",
    "a dash is lost later": "phases:\n  - name: a\n    start: 2026\n    name: b # c\n    end: 2\n",
    "a dash is lost within": "tasks:\n  groups:\n    - name: a\n      items:\n        - text: b\n"
    "          text: c\n      name: d\n",
    "names of nobody": "hoi:\n    ten: a\n    ten: b\n",
    "a bar is lost": "title: a\nsummary:\n  Đoạn một: có dấu.\n  Đoạn hai.\nphases:\n  - name: b\n",
    "a bar is lost in a list": "phases:\n  - summary: # a\n      Lời: văn\n      Lời hai\n",
    "a list stands there": "phases:\n  - name: a\nlabels:\n  -\n    a\nsummary:\n\n\nlevel: b\n",
    "a block": "summary: | # a\n  Một: hai\n   - ba\n\n  “bốn\nnote: >-\n  a\n b\nlevel: c\n",
    "a block of a dash": "labels:\n  - |\n    a: b\n   c\n  - - |+\n      d\n    e: f\n",
    "a tab in a block": "summary: |\n\ta\n  b\nlevel: |\n  a\n\tb\n",
    "quotes over lines": "title: 'a\n  b: c\n  d'\nlevel: \"a\n  b\nx: y\nnote: \"c\n",
    "comments": "# a\n  # b\ntitle: a # b\n\t# c\nnote: | # d\n  # e\n# f\n",
    "two spaces more": "title: a\n  level: b\nphases:\n  - name: a\n      start: b\n",
    "one space less": "phases:\n  - name: a\n   start: b\n  - name: c\n",
    "an odd neighbour": "phases:\n   - name: a\n  - name: b\n",
    "a list below a value": "title: a\n  - b\n- c\nlabels:\n  - d\n    - e\n",
    "a dash below names": "period:\n  start: a\n- b\n",
    "a dash below entries": "period:\n  start:\n    a: b\n  - c\n",
    "dashes in the column of the name": "labels:\n- a\n- b\nlevel: c\n",
    "words at the margin": "title: a\nb c\nlevel: d\n",
    "words below": "title: a\n  b c\n  d\nlevel:\n  e\nf\n",
    "words after quotes": "\"a b\": c\n'd: e\n'f': g\n",
    "deep": "a:\n    b:\n        c: d\n      e: f\n  g: h\n",
    "dashes of dashes": "a:\n  - - b\n    - c\n   - d\n",
}  # fmt: skip


def tell_groups() -> Iterator[str]:
    """The slips of a text, what it is without them, and the line that stands wrong."""
    for name, text in TEXTS.items():
        yield f"== {name}"
        slips = find_slips(text, every_name())
        for one in slips:
            problem = one.problem("a.yml")
            yield f"{problem} {one.slip.meant!r} {one.slip.sure}"
        yield repr(repaired(text, slips))
        lines = list(structural_lines(text))
        yield " ".join(f"{one.number}:{one.strays_from}" for one in lines)
        yield str(explain_misplaced_line(lines, "a.yml"))


ISSUERS = """\
issuers:
  - id: ubnd-tinh-mau
    name: Ủy ban nhân dân tỉnh Mẫu
    short_name: UBND tỉnh Mẫu
    level: province
  - id: ubnd-xa-mau
    name: Ủy ban nhân dân xã Mẫu
    short_name: UBND xã Mẫu
    level: commune
    parent: ubnd-tinh-mau
    note: Đoạn một.
"""
HONOREE = """\
id: duong-hoa
kind: collective
type: good_deed
name: Tổ hợp tác Mẫu
field: kinh-te
updated: 2026-02-03
achievement: |
  Đoạn một.

  Đoạn hai.
note: Đoạn ba.
"""
EDITS: tuple[tuple[str, str], ...] = (
    ("    name: Ủy", "    nam: Ủy"), ("    name: Ủy", "    tên: Ủy"), ("short_name:", "ten_goi:"),
    ("    level:", "  level:"), ("    level:", "      level:"), ("    level:", "     level:"),
    ("    level:", "   level:"), ("    level:", "level:"), ("    level:", "        level:"),
    ("  - id", "  id"), ("  - id", "    id"), ("  - id", "- id"), ("  - id", "  • id"),
    ("  - id", "   - id"), ("  - id", "  -id"), ("name: Ủy", "name Ủy"), ("name: Ủy", "name:Ủy"),
    ("name: Ủy", "name = Ủy"), ("name: Ủy", "name: “Ủy"), ("name: Ủy", 'name: "Ủy'),
    ("name: Ủy", "name: Xã: Ủy"), ("level: commune", "level: xã"), ("commune", "xa, phuong"),
    ("level: commune", "level: [commune]"), ("level: commune", "level:\n      - commune"),
    ("level: commune", "level: comune"), ("level: commune", "level:"),
    ("level: commune", "level: ~"), ("level: commune", "level: xyz" + "z" * 120),
    ("level: commune", "level: commune #1"), ("level: commune", "level: #commune"),
    ("issuers:", "issuer:"), ("issuers:", "issuers"), ("issuers:", "issuers: a"),
    ("issuers:", "issuers: []\nx:"), ("issuers:", "note: a\nissuers:"),
    ("parent: ubnd", "parent: &ubnd"), ("parent: ubnd", "parent: !ubnd"), ("parent:", "<<:"),
    ("parent:", "? [a]\n    :"), ("parent:", "level:"), ("parent: ", "parent: “1."),
    ("parent: ubnd-tinh-mau", "parent: 1.”"), ("parent: ubnd-tinh-mau", "parent: “1.”"),
    ("parent: ubnd-tinh-mau", "parent: a\n      b"), ("parent: ubnd-tinh-mau", 'parent: "a\\e"'),
    ("parent: ubnd-tinh-mau", "parent: tỉnh"), ("parent: ubnd-tinh-mau", "parent: {a: b}"),
    ("parent: ubnd-tinh-mau", "valid_from: 2025-02-30"), ("parent", "a1b2"), ("    parent",
    "\tparent"),
    ("parent: ubnd-tinh-mau", "successors: []"), ("parent: ubnd-tinh-mau", "successors: a"),
    ("parent: ubnd-tinh-mau", "successors: [a, [b]]"), ("parent: ubnd-tinh-mau",
    "former_names: []"),
)  # fmt: skip
EDITS_OF_A_PASSAGE = (
    ("  Đoạn một.", "Đoạn một: hai."),
    ("  Đoạn hai.", "Đoạn hai: ba."),
    ("  Đoạn hai.", "Đoạn hai."),
    ("  Đoạn hai.", " Đoạn hai."),
    ("  Đoạn hai.", "   Đoạn hai."),
    (": |", ":"),
    (": |", ": |2"),
    (": |", ": >"),
    ("note", "  note"),
    ("note: Đoạn ba.", "note: Xem 5 xã."),
    ("|\n", "|\n\t"),
    ("achievement: |", "achievement"),
    ("achievement: |", "achievement |"),
    ("kinh-te", "[kinh-te]"),
    ("kinh-te", "[]"),
    ("kinh-te", "{a: b}"),
    ("2026-02-03", "3/2/2026"),
    ("2026-02-03", "hai"),
    ("collective", "tập thể"),
    ("collective", "Tổ chức"),
    ("type", "labels"),
    ("name", "parent"),
)
OTHER_FILES = (
    ("portal", ""), ("portal", "# a\n"), ("portal", "a"), ("portal", "- a\n"), ("portal", "[" * 30),
    ("portal", "name: a\n---\nname: b\n"), ("portal", "name: a\nname: b\n"), ("portal",
    "name: a\n"),
    ("abbreviations", "UBND: a\nHĐND: [a, b]\nX:\n"), ("abbreviations", "UBND: {a: b}\n"),
    ("abbreviations", "UBND: []\n"), ("addresses", "moved: a\n"), ("addresses",
    "moved:\n  - a: b\n"),
    ("fields", "fields:\n  - id: A b\n    name: a\n    icon: x\n    mau: y\n"),
    ("results", "reviews:\n  - title: a\n    number: 1\n    verdict: đạt\n"),
    ("results", "draft: có\nreviews:\n- outcomes:\n  - met: x\n"),
)  # fmt: skip


def tell_repairs() -> Iterator[str]:
    """One mistake in a list of bodies, in its first place and in its last; other files."""
    with TemporaryDirectory() as folder:
        for before, after in EDITS:
            assert before in ISSUERS, before
            first = ISSUERS.replace(before, after, 1)
            last = after.join(ISSUERS.rsplit(before, 1))
            for text in dict.fromkeys((first, last)):
                yield in_line("==", before, after)
                yield from _tell_read(Path(folder), text, "issuers")
        yield from _tell_read(Path(folder), HONOREE, "honoree")
        for before, after in EDITS_OF_A_PASSAGE:
            yield in_line("==", before, after)
            yield from _tell_read(Path(folder), HONOREE.replace(before, after, 1), "honoree")
        bullets = ISSUERS.replace("  - id", "  • id")
        yield from _tell_read(Path(folder), bullets, "issuers")
        for kind, text in OTHER_FILES:
            yield in_line("==", kind, text)
            yield from _tell_read(Path(folder), text, kind)


def _tell_read(folder: Path, text: str, kind: str) -> Iterator[str]:
    source, model = folder / "a.yml", FILE_KINDS[kind].model
    source.write_text(text, "utf-8")
    entry, problems = read(source, "a.yml", model)
    yield from tell_problems(problems)
    if entry:
        paths: tuple[tuple[str | int, ...], ...] = (
            ("issuers", 0, "name"),
            ("issuers", 1, "note"),
            ("issuers", 9),
            ("issuers", "a"),
            ("b",),
            ("issuers", -1),
            ("issuers",),
            (),
        )
        told = [f"{entry.at(*path)} {entry.holds(*path)}" for path in paths]
        yield f"  {told} {entry.data is None} {entry.problem((), 'A.', 'B.')}"
    elif not problems:
        yield "  nothing"
    if (alone := check_text(text, "a.yml", model)) != problems:
        yield "  by itself:"
        yield from tell_problems(alone)


TREES = (
    *("a: 1", "a: 1\nb: [c, {d: e}]\n", "a:\n  b: |\n    c\n  d:\n    - e\n"),
    *("", "# a", "a", "- a\n- b: c\n", "a: ''", "a:", "- ", "? a", "a: 1\na: 2\na: 3", "a: null"),
    *("a: ~", "a: Null", "null: 1", "a: 'null'", "a: &b 1", "a: !b 1", "a: *b", "a: &b !c d"),
    *("<<: 1", "'<<': 1", "? [a]\n: 1", ": 1", "a: 1 #b", "a: 1 # b", "a: 1\t#b", "a: #b",
    "a: # b"),
    *("a: #b # c", "a:  #b\n", "a: #b #c", "--- a\n--- b", "--- a\n...", "a: 'b", "a: b\n  c"),
    *("a: 1.”", "a: “1.”", 'a: 12/3"', 'a: "1"', "a: abcd.”", "a: “abc)”", "a: ”1.”", "a: x”"),
    *('a: "\\u200b"', 'a: "\\x41"', 'a: "\\_"', "a: '\\u200b'", 'a: "\\u0061 \\u1d00"', "a: ﬁ"),
    *("a\u00a0b: c\u00a0d", "a: ¼", "a: ＡＢ", "a: ½ ①", "a: 𝐀", "- ~\n- null", "a: [~, NULL]"),
    *("a: >\n  b\n  c\n", "a: [b #c\n  ]", "a: b #c\n  d", '"a" : b', "a:\n- b\n- - c\n"),
    "[" * 20 + "]" * 20, "[" * 21 + "]" * 21, "{a: " * 20 + "b" + "}" * 20,
    "{a: " * 19 + "b" + "}" * 19,
)  # fmt: skip
PLACES: tuple[tuple[str | int, ...], ...] = (
    (), ("a",), ("b",), ("b", 0), ("b", 1, "d"), ("b", 2), ("a", "b"), ("a", "d", 0), ("a", 0), (0,
    ),
    (1, "b"),
)  # fmt: skip


def tell_trees() -> Iterator[str]:
    """What is read of a text, the careful way and the quick one, and where each value is."""
    for text in TREES:
        tree, problems = yamltree.parse(text, "a.yml")
        data = None if tree is None else yamltree.plain(tree)
        yield in_line(
            text,
            data,
            yamldata.read_plainly(text) == data,
            yamltree.may_escape(text),
            yamltree.may_cut(text),
        )
        yield from tell_problems(problems)
        if tree is not None and not problems:
            yield " ".join(str(yamltree.find(tree, path)) for path in PLACES)
            if isinstance(tree, yamltree.Mapping):
                yield " ".join(f"{key} {yamltree.key_position(tree, key)}" for key in tree.entries)
    for value in ("1”", "12.”", "abc)”", "abcd)”", "“1”", "a", '1.2/3"', "a)b”", "“a.b”"):
        yield f"{value} {yamltree.has_odd_quotes(value)}"


BYTES = (
    b"", b"a: b\n", b"\xef\xbb\xbfa\r\nb\rc", "á".encode(), b"a\xffb", "đ\nđa".encode() + b"\xfe",
    "a\u0301".encode(), b"a\x00b\n\x07", "a\u2028b".encode(), "a\u2028b\u2028c\x0b".encode(),
    "a\u2028b\u2028c\x85\nd\n\n\n\n".encode(), b"a\x0cb\x0cc\x0cd\n", b"a\x0cb\x0cc\n\n\n",
    b"a\n<<<<<<< HEAD of a very long name\nb\n=======\nc\n>>>>>>> x\nd\n",
    b"<<<<<<< a\n||||||| b\n=======\n>>>>>>> c\n<<<<<<< d\n=======\n",
    b"=======\n=======x\n>>>>>>>\n",
    b"<<<<<<<\n<<<<<<<\n>>>>>>>\n=======\n", b"a: <<<<<<< b\n", b"a&nbsp;b &#38; &amp &lt;\n",
    b"version https://git-lfs.github.com/spec/v1\noid sha256:ab\n", "a\u200bb\nс\n".encode(),
    "a\u200bb\u200bc\u200c\u200cd&nbsp;e&nbsp;\na\u200bb\u034f\n".encode(),
    b"a\x07b\x07\x07\x07c\x07",
    "C«ng an nh©n d©n tØnh Phó Thä\n".encode(), "Uyû ban nhaân daân tænh Phuù Thoï\n".encode(),
    "C«ng an nh©n d©n tØnh Phó Thä\n".encode("latin-1"),
    "Uyû ban nhaân daân tænh Phuù Thoï\n".encode("latin-1"),
    b"a\n" * 500_000, b"a\n" * 500_000 + b"a", b"a" * 1_000_000,
)  # fmt: skip


def tell_bytes() -> Iterator[str]:
    """What is read of the bytes of a file, and what is wrong with them."""
    for raw in BYTES:
        text, problems = decoding.decode(raw, "a.yml")
        yield in_line(raw[:80], len(raw), text[:80])
        yield from tell_problems(problems)
        read = decoding.decode_plainly(raw[:80], "a.yml")
        yield f"  {read!r}" if isinstance(read, str) else f"  {read}"
    with TemporaryDirectory() as folder:
        for path in (Path(folder), Path(folder) / "a", Path("/dev/null")):
            yield str(decoding.explain_unreadable(path, "a.yml"))
        Path(folder, "a").touch()
        yield str(decoding.explain_unreadable(Path(folder, "a"), "a.yml"))


WORDS = (
    "", " a", "a ", "a", "-", "- a", "-a", "a:", "a: b", "a:b", "a#b", "a #b", "#a", ",a", "[a",
    "a,b",
    "a]", "{", "}", "?a", "a?", ":a", "%a", "@a", "`a", "&a", "*a", "!a", "|a", ">a", "'a", '"a',
    'a"b',
    "a\\b", "a\tb", "a\nb", "\x07", "\u2028", "\ufeffa", "\ud800", "null", "~", "yes", "có", "true",
    "2026", "2026-02-28", "1.5", "1e3", "0x1f", "0o17", "1_000", "12:30", "+1", ".5", "1.", "1.”",
    "<<",
    "=", "a\u00a0b", "\n", "\n a\n\n b \n", "a\n", " \ta", "a\nb\n \n",
)  # fmt: skip


def tell_scalars() -> Iterator[str]:
    """How a value is written: as it is, in a list, as a date, in a comment, as a block."""
    for text in WORDS:
        ways = [
            scalars.line(text, formed=formed, in_list=in_list)
            for formed, in_list in product((False, True), repeat=2)
        ]
        yield in_line(
            text,
            *dict.fromkeys(ways),
            [ways.index(way) for way in ways],
            scalars.readable(text),
            scalars.passage(text, 2),
        )


COMMENTED = """\
# một
#hai

issuers: # ba
  # bốn
  - id: a # năm
    name: A "b" # sáu
    # bảy
    short_name: 'C' # tám
    note: | # chín
      Một #không
      # cũng không

      hai
    text: > # chín rưỡi
      Một #không
    # mười
    former_names: [a, b] # mười một
  # mười hai
  -   id: b
      former_names:
      # mười ba
      - a # mười bốn
      - "b"   # mười lăm
      # mười sáu
      extra: {x: y, z: {}} # mười bảy
      empty:
      # mười tám
  # mười chín
# hai mươi
last: # hai mươi mốt
# hai mươi hai
"""
LISTS = (
    "issuers:\n  - id: a\n", "issuers:\n- id: a\n# b\n\n", "issuers:\n  - id: a\n  # b\n",
    "issuers: [{id: a}]\n", "issuers: []\n", "issuers: a\n", "- a\n",
    "issuers:\n  - id: a\n\n\n# b",
)  # fmt: skip
FILES = (
    "data/issuers.yml",
    "data/plans/x/plan.yml",
    "data/plans/x/results.yml",
    "data/honorees/x.yml",
    "data/plan.yml",
    "data/honoree.yml",
    "data/x.yml",
    "data/fields",
    "data/plans/plan.yml",
    "data/honorees/x.yaml",
    "x/data/issuers.yml",
    "data/plans/x/y/plan.yml",
    "",
)


def tell_written() -> Iterator[str]:
    """How trees are written, whose comments are whose, where a record is added."""
    tree = read_tree(COMMENTED)
    yield from _tell_node("", tree)
    for text in (write(tree, "data/issuers.yml"), write(tree, "data/fields.yml"), COMMENTED):
        yield from text.splitlines()
    once = write(tree, "data/issuers.yml")
    yield f"{write(read_tree(once), 'data/issuers.yml') == once} {sorted(remarks(tree))}"
    odd: dict[str, Any] = {
        "note": None,
        "a: b": ("x", None, {}, (), ("y", {"z": ()})),
        "issuers": Node(
            (
                Node(
                    {"note": Node(" \n", "c"), "name": Node("a: b", before=("d", "", "#e\nf"))},
                    "g",
                    ("h",),
                ),
                Node("", "x\u2028y"),
            ),
            "i",
            ("j",),
            ("k",),
        ),
        "e": {},
        "f": Node((), "l"),
        "m": ["#", "1", "n,"],
    }
    yield from write(tree_of(odd), "data/issuers.yml").splitlines()
    yield repr(plain(tree_of(odd)))
    for wrong in (
        lambda: tree_of(3),
        lambda: tree["x"],
        lambda: tree[0],
        lambda: tree["issuers"]["a"],
        lambda: write(tree_of("a"), "data/issuers.yml"),
        lambda: write(tree, "x"),
    ):
        with pytest.raises((KeyError, TypeError, ValueError)) as told:
            wrong()
        yield repr(told.value)
    record = tree_of({"name": "B", "id": "b", "note": "c\nd"})
    for file, text in product(("data/issuers.yml", "data/portal.yml", "x"), LISTS):
        try:
            yield repr(with_record(text, file, record))
        except ValueError as error:
            yield f"{text!r} {error}"
    for file in FILES:
        yield f"{file} {kind_of(file)} {schema_address(file, 'x')} {home_of(Path('/b') / file)}"
    for before, after in (
        ("a: b # c", "# c\na: 'b '"),
        ("a: b", "a: b # c"),
        ("a: b", "a: c"),
        ("a: [b]", "a: [c]"),
        ("a:  [b]", "a:\n- b"),
        ("# yaml-language-server: $schema=x\na: b", "a: b"),
        ("a: null", "a: null"),
        ("a: b # c  d", "a: b #c d"),
    ):
        yield f"{before!r} {after!r} {same_words(before, after)}"


def _tell_node(name: str, node: Node) -> Iterator[str]:
    known = isinstance(node.value, str) or node.value is None
    yield in_line(f"{name}:", node.value if known else "", node.comment, node.before, node.after)
    if isinstance(node.value, dict):
        for key, child in node.value.items():
            yield from _tell_node(f"{name}.{key}", child)
    elif isinstance(node.value, tuple):
        for at, child in enumerate(node.value):
            yield from _tell_node(f"{name}.{at}", child)


def tell_kinds() -> Iterator[str]:
    """Schemas, the reference of fields, how each field is written; what a file becomes."""
    for name, kind in FILE_KINDS.items():
        yield f"{name} {kind.path} {kind.anchor} {kind.has_fields} {_mark(schema_text(name))}"
        yield f"  {schema_text(name)[:120]} {sorted(describe_model(kind.model))}"
        told = [
            f"{key}:{shape.wording.name[0]}{shape.record.__name__ if shape.record else ''}"
            for key, shape in shapes(kind.model).items()
            if shape.record or shape.wording is not Wording.TEXT
        ]
        yield f"  {told} {[*shapes(kind.model)][-1:]}"
    for reference in references():
        yield f"{reference.kind.name}: {_mark(repr(reference))}"
        for table in reference.tables:
            rows = [
                f"{row.key}{'!' * row.required}{'*' * row.listed}{row.group and '>'}"
                for row in table.rows
            ]
            yield f"  {table.anchor} {table.keys} {rows}"
    yield f"{len(every_name())} {_mark(' '.join(sorted(every_name())))}"
    with TemporaryDirectory() as folder:
        yield str([path.name for path in write_schemas(Path(folder) / "a" / "b")])
        source = Path(folder) / "issuers.yml"
        for file, text in (
            ("data/issuers.yml", ISSUERS),
            ("data/issuers.yml", "issuers: a\n"),
            ("data/x.yml", ISSUERS),
            ("data/issuers.yml", f"#x\n{ISSUERS}#y"),
        ):
            source.write_text(text, "utf-8")
            made = formatted(source, file)
            yield f"{file} {made.text!r}"
            yield from tell_problems(made.problems)


def _mark(text: str) -> str:
    """A few letters that are others when the text is another."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


OWN_LISTS: dict[str, dict[str, str]] = {
    "none": {},
    "new entries": {
        "fields": "fields:\n  - id: a\n    name: A\n    icon: material/abacus\n",
        "document-types": "document_types:\n  - id: b\n    name: B\n    abbreviation: B\n",
        "indicators": "indicators:\n  - id: c\n    name: C\n    unit: '%'\n    field: a\n",
        "abbreviations": "XYZ: xờ yờ\nUBND: [a, b]\n",
    },
    "broken": {"fields": "fields: a\n", "abbreviations": "a: [\n"},
    "empty": {"indicators": ""},
}  # fmt: skip


def tell_lists() -> Iterator[str]:
    """The lists of the engine with those of a portal: which entries are whose."""
    for name, files in OWN_LISTS.items():
        with TemporaryDirectory() as made:
            root = Path(made)
            (root / "data").mkdir()
            for file, text in files.items():
                (root / "data" / f"{file}.yml").write_text(text, "utf-8")
            yield f"== {name}"
            yield from _tell_lists(root)
    with TemporaryDirectory() as made:
        root = Path(made)
        (root / "data" / "fields.yml").mkdir(parents=True)
        yield from _tell_lists(root)
        same = closed_lists.engine_lists().fields[0]
        (root / "data" / "fields.yml").rmdir()
        listed = {
            "fields": [same.model_dump(mode="json", exclude_none=True, exclude_defaults=True)]
        }
        listed["fields"] += [listed["fields"][0] | {"id": "x"}, listed["fields"][0] | {"name": "X"}]
        for records in (listed["fields"][:1], listed["fields"][1:]):
            text = write(tree_of({"fields": records}), "data/fields.yml")
            (root / "data" / "fields.yml").write_text(text, "utf-8")
            yield from _tell_lists(root)


def _tell_lists(root: Path) -> Iterator[str]:
    lists, problems = closed_lists.read_closed_lists(root)
    yield from tell_problems(problems)
    if lists is None:
        yield "no lists"
        return
    kinds: Any = (lists.fields, lists.document_types, lists.indicators)
    yield f"{[[one.id for one in kind][-2:] for kind in kinds]} {[len(kind) for kind in kinds]}"
    yield f"{len(lists.readings)} {lists.readings.get('UBND')} {lists.digest.hex()[:8]}"
    yield f"{[one.file for one in lists.own_files()]}"
    yield from (repr(tuple(entry)) for entry in lists.own_entries())
    yield from (f"{entry.file} {key} {len(one)}" for entry, key, one in lists.own_records())


RULES: dict[str, Callable[[], Iterator[str]]] = {
    "slips": tell_slips, "groups": tell_groups, "repairs": tell_repairs, "trees": tell_trees,
    "bytes": tell_bytes, "scalars": tell_scalars, "written": tell_written, "kinds": tell_kinds,
    "lists": tell_lists,
}  # fmt: skip


@pytest.mark.parametrize("name", RULES)
def test_files_are_read_and_written_as_is_written_down(name: str) -> None:
    """Each call of a table gives what it gave."""
    compare_table(f"datafile-{name}", RULES[name]())


@pytest.mark.parametrize("lead", ["  - ", "   - ", "  • ", "- ", "  -", "\t- ", "  -   "])
@pytest.mark.parametrize("name", ["id", "idd", "ma_so", "url"])
@pytest.mark.parametrize("between", [": ", ":", ":   "])
def test_what_is_wrong_beside_a_slip_is_told_where_it_stands(
    tmp_path: Path, lead: str, name: str, between: str
) -> None:
    """Not where it would stand once the slip is mended: that may be behind the end of the line."""
    words = f"{lead}{name}{between}Ồ Ồ"
    text = ISSUERS.replace("  - id: ubnd-xa-mau", words)
    (tmp_path / "a.yml").write_text(text, "utf-8")
    _, problems = read(tmp_path / "a.yml", "a.yml", FILE_KINDS["issuers"].model)
    lines = text.split("\n")
    assert problems
    for problem in problems:
        line, column = problem.position
        assert column <= len(lines[line - 1]) + 1
        if "`Ồ Ồ`" in problem.message:
            assert (line, lines[line - 1][column - 1 :]) == (6, "Ồ Ồ")
