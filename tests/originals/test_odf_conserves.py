"""Every letter of an OpenDocument text is in the manuscript at its place, or told."""

from __future__ import annotations

import time

import pytest

from odfconstructs import CONSTRUCTS, items, odf_file, p, row, span, table
from plainwalk import letters, letters_of_file, letters_of_manuscript
from thidua.attachments.text.model import Manuscript, UnreadableTextError
from thidua.attachments.text.reading import read_manuscript

pytestmark = pytest.mark.sweep

MOST_SECONDS = 8


def _read(content: bytes) -> Manuscript:
    manuscript = read_manuscript(content, ".odt")
    assert manuscript is not None
    return manuscript


def _lines(manuscript: Manuscript) -> list[str]:
    return [
        " | ".join(one.cells) if one.cells else f"{one.label} {one.text}".strip()
        for one in manuscript.paragraphs
    ]


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_a_construct_is_read_as_it_is_printed(name: str) -> None:
    """Words at their place, in order, with their marks; the rest told with its reason."""
    construct = CONSTRUCTS[name]
    manuscript = _read(construct.content)
    assert _lines(manuscript) == [*construct.lines]
    omitted = [(one.reason.name, one.words) for one in manuscript.omitted]
    assert omitted == [*construct.omitted]


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_a_construct_loses_no_letter(name: str) -> None:
    """A walk that knows nothing of the reader finds the same letters."""
    construct = CONSTRUCTS[name]
    found = letters_of_manuscript(_read(construct.content))
    assert letters_of_file(construct.content) - found == letters(construct.changed)
    assert found - letters_of_file(construct.content) == letters(construct.added)


def test_places_count_paragraphs_and_rows() -> None:
    gone = span("cũ", "Gach")
    body = p("A<text:line-break/>", gone, "B") + table(row("1", "2", "3")) + p(gone) + p("Z")
    manuscript = _read(odf_file(body))
    assert [one.place.paragraph for one in manuscript.paragraphs] == [1, 2, 3, 4]
    assert [one.place.paragraph for one in manuscript.omitted] == [2, 4]


@pytest.mark.parametrize(
    "content",
    [b"PK\x03\x04", odf_file(p("A" + "<text:span>" * 300)), odf_file("</office:text>")],
    ids=["no archive", "not closed", "broken"],
)
def test_a_file_that_cannot_be_read_is_an_error_with_a_reason(content: bytes) -> None:
    with pytest.raises(UnreadableTextError, match=r"\w+ \w+ \w+"):
        read_manuscript(content, ".odt")


@pytest.mark.parametrize(
    "body",
    [
        "<table:table><table:table-row><table:table-cell>" * 70 + p("x")
        + "</table:table-cell></table:table-row></table:table>" * 70,
        p("<text:span>" * 200 + "x" + "</text:span>" * 200),
        "<text:section>" * 200 + p("x") + "</text:section>" * 200,
        items(*("a" for _ in range(5000))),
        table(*(row("a", "b", "c") for _ in range(2000))),
        p("a<text:line-break/>" * 9999),
    ],
    ids=["deep tables", "deep spans", "deep sections", "long list", "long table", "many lines"],
)  # fmt: skip
def test_a_large_or_hostile_file_is_read_in_little_time(body: str) -> None:
    content = odf_file(body)
    begun = time.process_time()
    found = letters_of_manuscript(_read(content))
    assert time.process_time() - begun < MOST_SECONDS
    assert letters_of_file(content) - found == letters("")
