"""Views: what each template is given, in full, and with a meaning for each name."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import fields
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from thidua.foundation.engine import OVERRIDES
from thidua.look.templates.environment import GLOBALS, PAGE_NAMES, make_environment
from thidua.look.templates.reading import Templates
from thidua.model.parts import PARTS as PARTS_OF_PLANS
from thidua.site import makings, pages
from thidua.site.pages.overview import OverviewView
from thidua.site.pages.page import View
from thidua.site.pages.plan_view import PlanView, SharedSectionView
from thidua.written.added import ADDED

assert makings  # loads views that stand in other rooms
TEMPLATES = Templates((OVERRIDES,), make_environment((OVERRIDES,)))
SHARED_PARTS = ("pages/plan/honorees.html", "pages/plan/related.html")
PLAN_PARTS = {
    path.relative_to(OVERRIDES).as_posix() for path in (OVERRIDES / "pages" / "plan").glob("*.html")
} - {
    *SHARED_PARTS,
    "pages/plan/section.html",
    "pages/plan/cited.html",
    "pages/plan/fate.html",
    "pages/plan/answers.html",
}
GLANCE_PARTS = {
    f"pages/plan/{part.key}.html" for part in PARTS_OF_PLANS if part.is_section and part.at_glance
}
PARTS = {
    "plan.html": PLAN_PARTS - GLANCE_PARTS,
    "overview.html": GLANCE_PARTS & PLAN_PARTS,
    "plan/section.html": SHARED_PARTS,
    "written.html": tuple(f"pages/written/{added.template}" for added in ADDED.values()),
}
"""Templates that are called by a name which is not written where they are called."""
WITH_PARTS = (OverviewView, PlanView, SharedSectionView)
"""Views of templates whose own names, such as macros, their parts use."""


def list_views() -> list[type[View]]:
    """The views of all templates of pages, whose modules a build loads when it makes a page."""
    for module in iter_modules(pages.__path__):
        import_module(f"{pages.__name__}.{module.name}")
    found: list[type[View]] = []
    open_ones = list(View.__subclasses__())
    while open_ones:
        view = open_ones.pop()
        found.append(view)
        open_ones += view.__subclasses__()
    return sorted(found, key=lambda view: view.template)


VIEWS = list_views()


def names_asked_for(view: type[View]) -> set[str]:
    """The names that a template and all that it calls want, besides those that all are given."""
    first = TEMPLATES.shipped(f"pages/{view.template}")
    assert first
    called = {first.name, *PARTS.get(view.template, ())}
    asked: set[str] = set()
    seen: set[str] = set()
    while called:
        template = TEMPLATES.shipped(called.pop().removeprefix("engine/"))
        assert template
        seen.add(template.name.removeprefix("engine/"))
        asked |= template.asks_for - template.sets - (first.sets if view in WITH_PARTS else set())
        called |= {name for _, names in template.calls for name in names} - seen
    return asked - PAGE_NAMES - GLOBALS


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.template)
def test_a_template_uses_all_that_its_view_gives_and_nothing_else(view: type[View]) -> None:
    """What no template uses is work for nothing, and what no view gives ends a build."""
    assert names_asked_for(view) == {one.name for one in fields(view)}


def test_every_template_of_a_page_has_one_view() -> None:
    templates = Counter(view.template for view in VIEWS)
    written = {path.name for path in (OVERRIDES / "pages").glob("*.html")}
    assert templates == Counter(
        {*written, "plan/section.html", "plan/cited.html", "plan/fate.html", "plan/answers.html"}
    )


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.template)
def test_a_view_tells_what_each_of_its_names_means(view: type[View]) -> None:
    """Whoever writes a template of a portal's own finds it there."""
    inherited = {one.name for base in view.__bases__ for one in fields(base)}
    told = set(re.findall(r"^        (\w+): ", view.__doc__ or "", re.MULTILINE))
    assert told == {one.name for one in fields(view)} - inherited


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.template)
def test_a_view_cannot_be_changed(view: type[View]) -> None:
    """A page that is made twice is the same page."""
    assert view.__dataclass_params__.frozen  # type: ignore[attr-defined]


def test_no_module_of_pages_shows_a_dictionary_of_anything() -> None:
    """The one mapping of any values is that of schema.org."""
    folder = Path(pages.__file__).parent
    for path in folder.glob("*.py"):
        assert not re.search(r"\bview: (?:Mapping|dict)\b|view=\{", path.read_text("utf-8"))
