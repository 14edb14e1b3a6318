"""What pages are put together of, written down once and read by a person.

Every element that a template writes stands there with its class, its attributes and what it is in.

Whoever drops an attribute, turns a condition, empties a loop or takes another value sees it here in
one line. How often each stands in the site of the sample and in that of the five plans is told, how
many different things they say, and how many say nothing. ``make bless`` writes it anew; words that
stand alone change nothing.
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

OUTLINES = Path(__file__).parent / "outlines"
FIXED = frozenset(
    "aria-current aria-expanded aria-haspopup aria-hidden aria-live autocomplete charset hidden"
    " http-equiv inputmode lang loading media method name property rel role scope type".split()
)
"""Attributes whose values are words of templates, and stand in the outline."""
SILENT = frozenset("br hr input link meta script svg use img wbr col".split())
NEEDED = {
    "img": ("src",),
    "input": ("type",),
    "button": ("type",),
    "a": ("href",),
}
"""What an element of a kind is nothing without."""
SHOWING = frozenset("svg img input meta".split())
POINTERS = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "list")


@pytest.fixture(scope="module", params=["sample", "real"])
def name(request: pytest.FixtureRequest) -> str:
    """Which of the two sites."""
    return str(request.param)


@pytest.fixture(scope="module")
def pages(name: str, request: pytest.FixtureRequest) -> dict[str, html.HtmlElement]:
    """All pages of one of the two sites."""
    site: Path = request.getfixturevalue(f"{name}_site")
    return {
        path.relative_to(site).as_posix(): html.fromstring(path.read_bytes())
        for path in sorted(site.rglob("*.html"))
    }


def outline(pages: dict[str, html.HtmlElement]) -> Iterator[str]:
    """One line for each sort of element."""
    count: Counter[str] = Counter()
    empty: Counter[str] = Counter()
    said: defaultdict[str, set[str]] = defaultdict(set)
    for page in pages.values():
        drawn = {part for picture in page.iter("svg") for part in picture.iter()}
        telling = find_telling(page)
        for element in page.iter(html.etree.Element):
            sort = sort_of(element)
            count[sort] += 1
            if element not in drawn:
                own = [element.text or "", *(below.tail or "" for below in element)]
                values = [value for key, value in element.items() if key not in FIXED]
                said[sort].add(" ".join([*own, *values]))
                empty[sort] += element.tag not in SILENT and element not in telling
    for sort in sorted(count):
        told = [f"{count[sort]} {sort}"]
        if len(said[sort]) > 1:
            told.append(f"{len(said[sort])} different")
        if empty[sort]:
            told.append(f"{empty[sort]} empty")
        yield ", ".join(told)


def find_telling(page: html.HtmlElement) -> set[html.HtmlElement]:
    """The elements that say or show something, or have one in them that does."""
    found: set[html.HtmlElement] = set()
    for element in page.iter(html.etree.Element):
        if (element.text or "").strip() or element.tag in SHOWING:
            found |= {element, *element.iterancestors()}
        elif (element.tail or "").strip():
            found |= set(element.iterancestors())
    return found


def sort_of(element: html.HtmlElement) -> str:
    """An element by its name, classes and attributes, and by what it stands in."""
    known = sorted(
        f'{key}="{value}"' if key in FIXED else key
        for key, value in element.items()
        if key != "class"
    )
    inside = element.getparent()
    around = "" if inside is None else f" in {name_of(inside)}"
    return f"{name_of(element)}[{' '.join(known)}]{around}".replace("[]", "")


def name_of(element: html.HtmlElement) -> str:
    return ".".join([element.tag, *sorted(element.get("class", "").split())])


def test_pages_are_put_together_as_written_down(
    pages: dict[str, html.HtmlElement], name: str
) -> None:
    """Each sort of element as often as before."""
    lines = list(outline(pages))
    path = OUTLINES / f"{name}.txt"
    if os.environ.get("BLESS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(lines) + "\n", "utf-8")
    noted = path.read_text("utf-8").splitlines()
    gone, come = sorted(set(noted) - set(lines)), sorted(set(lines) - set(noted))
    assert not (gone or come), "\n".join([*(f"- {it}" for it in gone), *(f"+ {it}" for it in come)])


def test_nothing_leads_nowhere_or_asks_for_nothing(pages: dict[str, html.HtmlElement]) -> None:
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
