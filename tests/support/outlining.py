"""What pages are put together of: one line for each sort of element, to compare with the noted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import html

from goldens import compare_lines

Pages = Mapping[str, html.HtmlElement]
OUTLINES = Path(__file__).parents[1] / "outlines"
FIXED = frozenset(
    "aria-current aria-expanded aria-haspopup aria-hidden aria-live autocomplete charset hidden"
    " http-equiv inputmode lang loading media method name property rel role scope type".split()
)
"""Attributes whose values are words of templates, and stand in the outline."""
SILENT = frozenset("br hr input link meta script svg use img wbr col".split())
SHOWING = frozenset("svg img input meta".split())


def read_pages(site: Path) -> dict[str, html.HtmlElement]:
    """All pages of a site by their paths."""
    return {
        path.relative_to(site).as_posix(): html.fromstring(path.read_bytes())
        for path in sorted(site.rglob("*.html"))
    }


def compare_outline(name: str, pages: Pages) -> None:
    """Whether pages are put together as is written down."""
    compare_lines(OUTLINES / f"{name}.txt", outline(pages))


def outline(pages: Pages) -> Iterator[str]:
    """One line for each sort of element."""
    count: Counter[str] = Counter()
    empty: Counter[str] = Counter()
    words: Counter[str] = Counter()
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
                text = " ".join([*own, *values])
                said[sort].add(text)
                words[sort] += len(text.split())
                empty[sort] += element.tag not in SILENT and element not in telling
    for sort in sorted(count):
        told = [f"{count[sort]} {sort}"]
        if words[sort]:
            told.append(f"{words[sort]} words")
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
