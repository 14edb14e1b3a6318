"""What pages are put together of, written down once and read by a person.

Every element that a template writes stands there with its class, its attributes and what it is in.

Whoever drops an attribute, turns a condition, empties a loop or takes another value sees it here in
one line. How often each stands in the site of the sample and in that of the five plans is told, how
many words they say of their own, how many different things, and how many say nothing.
``make bless`` writes it anew.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from outlining import Pages, compare_outline, read_pages, sort_of

NEEDED = {"img": ("src",), "input": ("type",), "button": ("type",), "a": ("href",)}
"""What an element of a kind is nothing without."""
POINTERS = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "list")


@pytest.fixture(scope="module", params=["sample", "real"])
def name(request: pytest.FixtureRequest) -> str:
    """Which of the two sites; ``test_two_years`` and ``test_answering_page`` have more."""
    return str(request.param)


@pytest.fixture(scope="module")
def pages(name: str, request: pytest.FixtureRequest) -> Pages:
    """All pages of one of the two sites."""
    site: Path = request.getfixturevalue(f"{name}_site")
    return read_pages(site)


def test_pages_are_put_together_as_written_down(pages: Pages, name: str) -> None:
    """Each sort of element as often as before."""
    compare_outline(name, pages)


def test_nothing_leads_nowhere_or_asks_for_nothing(pages: Pages) -> None:
    """Links have an address, fields a type, pictures their words; what is labelled is there."""
    wrong = set()
    for path, page in pages.items():
        known = set(page.xpath("//@id"))
        for element in page.iter(html.etree.Element):
            for needed in NEEDED.get(element.tag, ()):
                if not element.get(needed):
                    wrong.add(f"{path}: {sort_of(element)} without {needed}")
            for pointer in POINTERS:
                if set(element.get(pointer, "").split()) - known:
                    wrong.add(f"{path}: {sort_of(element)} points with {pointer} to nothing")
    assert not wrong
