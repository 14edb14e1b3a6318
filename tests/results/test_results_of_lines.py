"""Lines below a target: each has its own words of decisions and its own results in its row."""

from __future__ import annotations

import pytest
from lxml import html

from outlining import read_pages
from workspace import SAMPLE, Workspace

PLAN = "xa-mau-2026-kinh-te-xa-hoi"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> html.HtmlElement:
    """The page of the annotated plan, whose report tells of target 1 and of its line 1.1."""
    portal = Workspace(tmp_path_factory.mktemp("lines"), SAMPLE)
    portal.written("plan ")
    return read_pages(portal.folder / "site")[f"ke-hoach/{PLAN}/index.html"]


def _words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_a_result_stands_in_the_row_of_its_line(page: html.HtmlElement) -> None:
    """That of line 1.1 beside these words, that of the target beside its own."""
    target = page.get_element_by_id("chi-tieu-1")
    (line,) = target.xpath(".//ul[@class='target__parts']/li[div[@class='targets__pair']]")
    assert _words(line).startswith("- Vùng thấp")
    assert "Kết quả dòng 1.1, tổng kết" in _words(line)
    told = target.xpath(".//*[@class='told__head']")
    assert [_words(head).startswith("Kết quả dòng 1.1") for head in told] == [False, True]


def test_no_line_below_a_target_is_left_out(page: html.HtmlElement) -> None:
    """All lines stand, in order, also those of which no report tells."""
    target = page.get_element_by_id("chi-tieu-1")
    lines = target.xpath(".//ul[@class='target__parts']/li")
    assert [_words(line).split()[1] for line in lines] == ["Vùng", "Lúa:"]
