"""The figures that a plan shows large: each is printed in the target to which it leads."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from workspace import FIVE_PLANS, REPOSITORY, SMALL, Workspace

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
MOST = 6


def open_plan_pages(site: Path) -> list[html.HtmlElement]:
    pages = sorted(path.parents[1] / "index.html" for path in list_glances(site))
    return [html.fromstring(page.read_text("utf-8")) for page in pages]


def open_glances(site: Path) -> list[html.HtmlElement]:
    return [html.fromstring(page.read_text("utf-8")) for page in list_glances(site)]


def list_glances(site: Path) -> list[Path]:
    return sorted((site / "ke-hoach").glob("*/tom-luoc/index.html"))


def find_all(element: html.HtmlElement, name: str, inside: str = "") -> list[html.HtmlElement]:
    """The elements of a class, or those of a tag inside them."""
    of_class = f"contains(concat(' ', @class, ' '), ' {name} ')"
    found: list[html.HtmlElement] = element.xpath(f".//*[{of_class}]{inside}")
    return found


def list_numbers(text: str) -> set[str]:
    """The numbers of a text without leading zeros."""
    return {number.lstrip("0") or "0" for number in _NUMBER.findall(text)}


def test_each_large_number_is_printed_where_it_leads(real_site: Path) -> None:
    """At the top of the page, and of each target at a glance."""
    seen = 0
    for page, glance in zip(open_plan_pages(real_site), open_glances(real_site), strict=True):
        for link in find_all(page, "highlight", "/a"):
            row = page.get_element_by_id(link.get("href", "").removeprefix("#"))
            printed = list_numbers(find_all(row, "target__text")[0].text_content())
            assert list_numbers(link.xpath(".//b")[0].text_content()) <= printed
        for row in find_all(page, "targets__row"):
            words = " ".join(
                part.text_content()
                for name in ("target__text", "target__parts")
                for part in find_all(row, name)
            )
            for figure in glance.get_element_by_id(row.get("id")).xpath(".//b"):
                seen += 1
                assert list_numbers(figure.text_content()) <= list_numbers(words)
    assert seen > 90


def test_a_plan_with_targets_begins_with_its_figures(real_site: Path) -> None:
    """At most six; none where the document has no list of targets."""
    for page in open_plan_pages(real_site):
        count = len(find_all(page, "highlight"))
        assert count == (MOST if find_all(page, "targets__row") else 0)


@pytest.mark.parametrize("own", [(22, 3), (16,)])
def test_a_plan_can_choose_its_own(own: tuple[int, ...], tmp_path: Path) -> None:
    """In the order in which it names them."""
    portal = Workspace(tmp_path / "portal", FIVE_PLANS / "data")
    portal.replace(
        "plans/binh-son-2025-kinh-te-xa-hoi/plan.yml",
        "\nperiod:",
        f"\nhighlights: [{', '.join(map(str, own))}]\nperiod:",
    )
    site = portal.written("plan binh-son-")
    page = html.fromstring(
        (site / "ke-hoach/binh-son-2025-kinh-te-xa-hoi/index.html").read_text("utf-8")
    )
    found = [link.get("href") for link in find_all(page, "highlight", "/a")]
    assert found == [f"#chi-tieu-{number}" for number in own]


def show_head(folder: Path, lines: str) -> list[str]:
    """The large figures of a small plan with these targets, in words."""
    portal = Workspace(folder / "portal", SMALL)
    file = "plans/xa-thu-2026-thi-dua/plan.yml"
    head, _, rest = portal.read(file).partition("  items:\n    - number: 1\n")
    rest = rest.partition("responsibilities:")[2]
    portal.write(file, f"{head}  items:\n{lines}responsibilities:{rest}")
    portal.print_original(file)
    site = portal.written("plan ")
    page = html.fromstring((site / "ke-hoach/xa-thu-2026-thi-dua/index.html").read_text("utf-8"))
    return [" ".join(link.text_content().split()) for link in find_all(page, "highlight", "/a")]


def test_lines_below_a_mere_heading_are_shown(tmp_path: Path) -> None:
    """With as much of the headings as it takes to know what is counted."""
    lines = """    - number: 1
      text: Chỉ tiêu về kinh tế
      field: economy
      parts:
        - text: "- Thu nhập bình quân đầu người: 62 triệu đồng/người/năm;"
        - text: "- Thành lập mới 3 hợp tác xã;"
    - number: 2
      text: "Tỷ lệ trường đạt chuẩn quốc gia:"
      field: education
      parts:
        - text: "- Mầm non: 80%."
"""
    shown = show_head(tmp_path, lines)
    assert [words for words in shown if "62" in words]
    (schools,) = [words for words in shown if "80" in words]
    assert "Tỷ lệ trường đạt chuẩn quốc gia – Mầm non" in schools


def test_lines_that_only_detail_a_figure_are_not_shown(tmp_path: Path) -> None:
    """The figure above them says more."""
    lines = """    - number: 1
      text: "Tỷ lệ gia đình văn hóa: 85%"
      field: culture
      parts:
        - text: "Gia đình văn hóa của thôn Thượng: 90%"
"""
    (shown,) = show_head(tmp_path, lines)
    assert "85" in shown


def test_a_narrow_screen_leaves_out_the_details_of_a_state_and_not_its_word() -> None:
    """A state that changes with the days stands in marks of its own, which no rule may hide."""
    style = (REPOSITORY / "overrides" / "css" / "plan-page.css").read_text("utf-8")
    hiding = [line for line in style.splitlines() if "display: none" in line]
    assert not [line for line in hiding if "highlight__state" in line]
    assert any(".highlight__details" in line for line in hiding)
