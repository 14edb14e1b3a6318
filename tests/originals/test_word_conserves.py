"""Every letter of a Word file is in the manuscript at its place, or told with its reason."""

from __future__ import annotations

import functools
import time
from html import escape
from pathlib import Path

import pytest

from documents import TYPES, text_in, word_document
from drafts import PLANS
from filemakers import changed, members, replaced
from plainwalk import letters, letters_of_file, letters_of_manuscript
from soaking import take_part
from thidua.attachments.text.model import (
    Manuscript,
    UnreadableTextError,
)
from thidua.attachments.text.reading import read_manuscript
from thidua.language.vietnamese import fold
from wordconstructs import CONSTRUCTS
from wordparts import NAMES, field, item, level, numbering, para, row, run, strict, table, word_file
from workspace import FIVE_PLANS, TESTS

MOST_SECONDS = 8
DTD = f'<!DOCTYPE w [<!ENTITY a "chữ">]><w:document {NAMES}><w:body/></w:document>'
BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
TEXTS = sorted((TESTS / "drafting").glob("*.txt"))
TEXTS += [next((FIVE_PLANS / "data" / "plans" / plan).glob("*.txt")) for plan in PLANS]


def _read(content: bytes) -> Manuscript:
    manuscript = read_manuscript(content, ".docx")
    assert manuscript is not None
    return manuscript


@functools.cache
def _read_construct(name: str) -> Manuscript:
    return _read(CONSTRUCTS[name].content)


def _lines(manuscript: Manuscript) -> list[str]:
    return [
        " | ".join(one.cells) if one.cells else f"{one.label} {one.text}".strip()
        for one in manuscript.paragraphs
    ]


def _omitted(manuscript: Manuscript) -> list[tuple[str, str]]:
    return [(one.reason.name, one.words) for one in manuscript.omitted]


def test_there_are_enough_constructs() -> None:
    assert len(CONSTRUCTS) >= 100


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_a_construct_is_read_as_word_prints_it(name: str) -> None:
    """Words at their place, in order, with their marks; the rest told with its reason."""
    construct = CONSTRUCTS[name]
    manuscript = _read_construct(name)
    assert _lines(manuscript) == [*construct.lines]
    assert _omitted(manuscript) == [*construct.omitted]


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_a_construct_loses_no_letter(name: str) -> None:
    """A walk that knows nothing of the reader finds the same letters."""
    construct = CONSTRUCTS[name]
    found, written = (
        letters_of_manuscript(_read_construct(name)),
        letters_of_file(construct.content),
    )
    assert written - found == letters(construct.changed)
    assert found - written == letters(construct.added)


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_a_construct_of_a_strict_file_is_read_alike(name: str) -> None:
    """The Strict form of the standard has other names for the same things."""
    usual, other = _read_construct(name), _read(strict(CONSTRUCTS[name].content))
    assert (other.paragraphs, other.omitted) == (usual.paragraphs, usual.omitted)


def test_all_constructs_in_one_document_lose_no_letter() -> None:
    """Constructs beside each other do not take each other's words."""
    plain = [one for one in CONSTRUCTS.values() if not (one.parts or one.others or one.relations)]
    content = word_file("".join(one.body for one in plain))
    found = letters_of_manuscript(_read(content))
    altered = letters("".join(one.changed for one in plain))
    assert letters_of_file(content) - found == altered
    assert _lines(_read(content)) == [line for one in plain for line in one.lines]


@pytest.mark.slow
@pytest.mark.parametrize("path", take_part(TEXTS, 3), ids=lambda path: path.stem)
def test_a_whole_document_loses_no_letter(path: Path) -> None:
    """Documents of the genre, laid out as they are printed, or else line by line."""
    lines = path.read_text("utf-8").splitlines()
    if any(line in TYPES for line in lines) and any(
        fold(line).startswith("noi nhan") for line in lines
    ):
        content = word_document(text_in(path))
    else:
        content = word_file("".join(para(escape(line)) for line in path.open(encoding="utf-8")))
    assert letters_of_manuscript(_read(content)) == letters_of_file(content)


def test_places_count_paragraphs_and_rows() -> None:
    """A row is one paragraph; omitted words stand in the paragraph around or after them."""
    gone = run("cũ", "<w:strike/>")
    body = para("A", "<w:r><w:br/></w:r>", gone, "B") + table(
        row("1", "2", f"<w:tc>{para(gone, '3')}</w:tc>")
    )
    manuscript = _read(word_file(body + para(gone) + para("Z")))
    assert [one.place.paragraph for one in manuscript.paragraphs] == [1, 2, 3, 4]
    assert [one.place.paragraph for one in manuscript.omitted] == [2, 3, 4]


def test_pages_are_told_where_the_file_knows_them() -> None:
    body = para("A") + para("<w:r><w:lastRenderedPageBreak/></w:r>", "B", run("c", "<w:vanish/>"))
    manuscript = _read(word_file(body))
    assert [one.place.page for one in manuscript.paragraphs] == [1, 1]
    assert [one.place.page for one in manuscript.omitted] == [2]
    assert manuscript.pages == 2


def test_notes_are_told_apart_from_paragraphs() -> None:
    manuscript = _read(CONSTRUCTS["a footnote"].content)
    assert [(one.label, one.is_note) for one in manuscript.paragraphs] == [
        ("", False),
        ("¹", True),
        ("", False),
    ]


def test_bold_of_two_styles_is_not_bold() -> None:
    """A property that a style switches inside a style that has it: 17.7.3."""
    (line,) = _read(CONSTRUCTS["a style that is bold in a bold style"].content).paragraphs
    assert not line.bold


def test_letters_that_look_vietnamese_are_told() -> None:
    assert _read(CONSTRUCTS["Icelandic letters"].content).look_alikes == "Ðð"
    assert _read(CONSTRUCTS["hidden words"].content).look_alikes == ""


def test_a_document_without_its_other_parts_is_read() -> None:
    """Styles, lists and notes that are named but missing are as if they were not named."""
    whole = CONSTRUCTS["a footnote"].content
    bare = {name: part for name, part in members(whole).items() if "footnotes" not in name}
    assert _lines(_read(changed(word_file(""), bare)))[0] == "Tỷ lệ hộ nghèo còn 1,5%;"


def test_words_in_a_part_to_which_nothing_leads_are_told() -> None:
    orphan = members(word_file(para("Mồ côi")))["word/document.xml"]
    manuscript = _read(word_file(para("Một"), others={"word/extra.xml": orphan.decode()}))
    assert _omitted(manuscript) == [("STORED", "Mồ côi")]


def test_a_broken_part_that_nobody_needs_is_told() -> None:
    manuscript = _read(word_file(para("Một"), others={"word/odd.xml": "<w:document"}))
    assert _lines(manuscript) == ["Một"]
    assert _omitted(manuscript) == [("STORED", "")]


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04 nothing",
        word_file(para("A")).replace(b"PK\x01\x02", b"PK\x01\x03"),
        changed(word_file(para("A")), {"word/document.xml": "<w:document"}),
        changed(word_file(para("A")), {"word/document.xml": "<other/>"}),
        changed(
            word_file(para("A")), {"word/document.xml": '<!DOCTYPE w [<!ENTITY a "chữ">]><w/>'}
        ),
        word_file("<w:tbl><w:tr><w:tc>" * 200 + para("x") + "</w:tc></w:tr></w:tbl>" * 200),
    ],
    ids=["no archive", "broken archive", "broken document", "no document", "DTD", "too deep"],
)
def test_a_file_that_cannot_be_read_is_an_error_with_a_reason(content: bytes) -> None:
    """Never silence: nobody must believe that the file has no words."""
    with pytest.raises(UnreadableTextError, match=r"\w+ \w+ \w+"):
        read_manuscript(content, ".docx")


@pytest.mark.slow
@pytest.mark.parametrize(
    "body",
    [
        "<w:tbl><w:tr><w:tc>" * 70 + para("x") + "</w:tc></w:tr></w:tbl>" * 70,
        '<w:p><w:ins w:id="1">' + "<w:smartTag>" * 230 + run("x") + "</w:smartTag>" * 230
        + "</w:ins></w:p>",
        para(*(f"{BEGIN}{run(f'{at} ')}" for at in range(1900))),
        table(*(row("a", "b", "c") for _ in range(3000))),
        "".join(item("a", level=8) for _ in range(4000)),
        "<mc:AlternateContent><mc:Choice Requires='w14'>" * 60 + para("x")
        + "</mc:Choice><mc:Fallback><w:p/></mc:Fallback></mc:AlternateContent>" * 60,
        para(*(f"<w:r><w:br/></w:r>{run('a')}" for _ in range(9999))),
        para(*(field(" X ") for _ in range(4000))),
        f"<w99:x>{'<w99:y>' * 200}{run('a')}{'</w99:y>' * 200}</w99:x>",
        "".join(para("a ", properties='<w:rPr><w:del w:id="1"/></w:rPr>') for _ in range(5000)),
    ],
    ids=["deep tables", "deep wrappers", "open fields", "long table", "long list",
         "deep alternatives", "many lines", "many fields", "deep unknown", "one long paragraph"],
)  # fmt: skip
def test_a_large_or_hostile_file_is_read_in_little_time(body: str) -> None:
    content = word_file(body, {"numbering": numbering(*[level("decimal", "%1.%9")] * 9)})
    begun = time.process_time()
    found = letters_of_manuscript(_read(content))
    assert time.process_time() - begun < MOST_SECONDS
    assert letters_of_file(content) - found == letters("")


@pytest.mark.slow
def test_a_long_circle_of_styles_ends() -> None:
    """A chain of a thousand styles that bites its tail is walked once."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{at}"><w:basedOn w:val="S{(at + 1) % 1000}"/>'
        "</w:style>"
        for at in range(1000)
    )
    body = "".join(para("a", properties=f'<w:pStyle w:val="S{at}"/>') for at in range(1000))
    begun = time.process_time()
    assert len(_read(word_file(body, {"styles": styles})).paragraphs) == 1000
    assert time.process_time() - begun < MOST_SECONDS


def test_a_large_count_is_written_short() -> None:
    """A hostile list that starts at two thousand million letters does not fill the memory."""
    root = numbering(level("lowerLetter", "%1)")).replace(
        'start w:val="1"', 'start w:val="2000000000"'
    )
    (line,) = _lines(_read(word_file(item("A"), {"numbering": root})))
    assert line == "2000000000) A"


def test_replacing_a_word_changes_the_manuscript() -> None:
    """The conservation test itself can fail."""
    content = CONSTRUCTS["a control of words"].content
    other = replaced(content, "word/document.xml", "1,5%", "2,5%")
    assert letters_of_manuscript(_read(content)) != letters_of_file(other)
