"""What a record leaves out is never printed as “None”, whatever it leaves out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, StrictUndefined
from pydantic import BaseModel

from soaking import SOAKING, at_most
from thidua.foundation.engine import OVERRIDES
from thidua.foundation.problems import DataProblemsError
from thidua.look.assets import STYLE_SHEET
from thidua.look.dressing import Look
from thidua.look.icons import Icons
from thidua.look.templates.environment import make_environment
from thidua.look.templates.failures import explain_failures
from thidua.look.templates.filling import NonePrintedError, QuickEnvironment
from thidua.model import paths
from thidua.portal.catalogue import Catalogue
from thidua.portal.plan_summary import summarise
from thidua.portal.published_plan import PublishedPlan
from thidua.site.build import NAVIGATION
from thidua.site.pages.cards import Cards
from thidua.site.pages.cited import list_cited_pages
from thidua.site.pages.fields import list_field_pages
from thidua.site.pages.home import make_home_page
from thidua.site.pages.honorees import list_honoree_pages
from thidua.site.pages.issuers import list_issuer_pages
from thidua.site.pages.page import Address
from thidua.site.pages.plan_content import make_plan_page, make_plan_view
from thidua.site.pages.plan_lists import list_plan_list_pages
from thidua.site.render import Frame, Renderer
from thidua.site.search.entries import make_plan_entry
from workspace import FIVE_PLANS, SAMPLE, Workspace

GONE_THROUGH = at_most(1, 3)
NONE = re.compile(r"(?<![\w-])None(?![\w-])")
PRINTING = (
    "{{ gone }}",
    "{{ 'a' ~ gone }}",
    "{{ gone ~ 'a' }}",
    "{{ ['a', gone] | join(', ') }}",
    "{{ gone | upper }}",
    "{{ gone | trim }}",
    "{{ gone | e }}",
    "{{ gone | safe }}",
    "{{ thing.gone }}",
    "{% macro m(x=none) %}{{ x }}{% endmacro %}{{ m() }}",
    "{% set a = gone %}{{ a }}",
    "{% for a in [gone] %}{{ a }}{% endfor %}",
)
ASKING = (
    "{% if gone %}{{ gone }}{% endif %}",
    "{{ gone or '' }}",
    "{{ 'a' if gone }}",
    "{{ gone is none }}",
    "{{ [gone, 'a'] | select | join }}",
    "{{ gone | default('', true) }}",
    "{{ '' ~ 0 ~ false }}",
)


def prints_none(text: str) -> bool:
    """Whether a text has the word; to look for what stands around it takes much longer."""
    return "None" in text and bool(NONE.search(text))


@pytest.mark.parametrize("source", PRINTING)
def test_a_template_that_prints_none_is_an_error(source: str) -> None:
    environment = QuickEnvironment(loader=DictLoader({"a": source}), undefined=StrictUndefined)
    with pytest.raises(NonePrintedError):
        environment.get_template("a").render(gone=None, thing={"gone": None})


@pytest.mark.parametrize("source", ASKING)
def test_a_template_that_asks_before_it_prints_is_right(source: str) -> None:
    environment = QuickEnvironment(loader=DictLoader({"a": source}), undefined=StrictUndefined)
    assert "None" not in environment.get_template("a").render(gone=None)


def test_a_template_of_the_portals_own_that_prints_none_is_told_with_its_place(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.html").write_text("<p>\n{{ gone }}</p>", "utf-8")
    folders = (tmp_path, OVERRIDES)
    with pytest.raises(DataProblemsError) as wrong, explain_failures(folders):
        make_environment(folders).get_template("a.html").render(gone=None)
    (problem,) = wrong.value.problems
    assert str(problem).startswith("overrides/a.html:2")
    assert "để trống" in problem.message
    assert "{% if" in problem.fix


def test_a_template_of_the_engine_that_prints_none_is_named_with_its_line(tmp_path: Path) -> None:
    """It is a bug of the engine: the error says where."""
    (tmp_path / "a.html").write_text("<p>\n\n{{ gone }}</p>", "utf-8")
    with pytest.raises(NonePrintedError, match=r"a\.html, line 3"), explain_failures((tmp_path,)):
        make_environment((tmp_path,)).get_template("a.html").render(gone=None)


def without_each(record: Any) -> Iterator[tuple[str, Any]]:
    """The record without one optional value, for every optional value at any depth; and its name.

    Of a list, the first element is gone through, in ``make soak`` three.
    """
    if isinstance(record, tuple):
        for place, item in enumerate(record[:GONE_THROUGH]):
            for name, other in without_each(item):
                yield f"{place}.{name}", (*record[:place], other, *record[place + 1 :])
    if not isinstance(record, BaseModel):
        return
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        if not field.is_required() and value not in (None, ()):
            empty = () if isinstance(value, tuple) else field.default
            yield name, record.model_copy(update={name: empty})
        for below, other in without_each(value):
            yield f"{name}.{below}", record.model_copy(update={name: other})


@pytest.fixture(scope="module")
def catalogues(tmp_path_factory: pytest.TempPathFactory) -> list[Catalogue]:
    """The sample, which has every field, and the five real plans."""
    found = []
    for name, data in (("sample", SAMPLE), ("five", FIVE_PLANS / "data")):
        catalogue = Workspace(tmp_path_factory.mktemp(name) / "portal", data).load().catalogue
        assert catalogue
        found.append(catalogue)
    return found


def renderer_of(catalogue: Catalogue) -> Renderer:
    identity = catalogue.identity
    mark = Look(identity.colours, None).mark
    frame = Frame(identity, NAVIGATION, lambda path: path, STYLE_SHEET, mark, "")
    return Renderer(catalogue.lexicon, frame, (OVERRIDES,), Icons.of(catalogue.sources.root, None))


def once_of_each() -> Callable[[str], bool]:
    """Tells whether a value has not been left out yet of any record; or all are tried."""
    seen: set[str] = set()

    def is_new(name: str) -> bool:
        if name in seen and not SOAKING:
            return False
        seen.add(name)
        return True

    return is_new


def plans_without_each(catalogue: Catalogue) -> Iterator[tuple[str, PublishedPlan]]:
    """Every plan without one optional value, or without one in its results."""
    is_new = once_of_each()
    for summary in catalogue.plans:
        whole = catalogue.sources.open_dossier(summary)
        found = {"fidelity": whole.fidelity, "inspected": whole.inspected}
        for name, plan in without_each(whole.entry.record):
            if not name.startswith("attachments") and is_new(name):
                results = whole.results if "targets" not in name else None
                dossier = replace(whole, entry=replace(whole.entry, record=plan), results=results)
                vars(dossier).update(found)  # which takes long, and is the same
                yield f"{summary.id} {name}", PublishedPlan(dossier)
        for name, reviews in without_each(whole.results.record if whole.results else None):
            # One of what a result is about must be there.
            has_subject = not name.endswith(("target", "goal"))
            if whole.results and has_subject and is_new(f"results {name}"):
                dossier = replace(whole, results=replace(whole.results, record=reviews))
                vars(dossier).update(found)
                yield f"{summary.id} results {name}", PublishedPlan(dossier)


def test_the_page_of_a_plan_prints_no_none_whatever_the_plan_leaves_out(
    catalogues: list[Catalogue],
) -> None:
    """Its own page, what search engines are told of it, and what is found of it."""
    count = 0
    for catalogue in catalogues:
        renderer = renderer_of(catalogue)
        for name, published in plans_without_each(catalogue):
            plan, dossier = published.plan, published.dossier
            summary = summarise(f"{plan.id}.yml", plan, dossier.lines, dossier.passages, ())
            view = make_plan_view(published, summary)
            page = make_plan_page(published, summary, view)
            html = renderer.document(page, "")
            told = f"{html} {make_plan_entry(published, summary)}"
            assert not prints_none(told), name
            count += 1
    assert count > at_most(100, 300)


def test_the_page_of_an_example_prints_no_none_whatever_the_example_leaves_out(
    catalogues: list[Catalogue],
) -> None:
    """Its own page, which says most of it; lists are looked at by night."""
    catalogue, *_ = catalogues
    renderer, count = renderer_of(catalogue), 0
    for name, other in catalogues_without_each_of_honorees(catalogue):
        (honoree,) = other.honorees
        *_, own = list_honoree_pages(other)
        assert own.path == paths.honoree(honoree.id)
        assert not prints_none(renderer.document(own.make(), "")), name
        count += 1
    assert count > 35


def test_other_pages_print_no_none_whatever_their_records_leave_out(
    catalogues: list[Catalogue],
) -> None:
    """Honoured examples, bodies, fields and indicators; lists of them too."""
    for catalogue in catalogues:
        renderer = renderer_of(catalogue)
        for name, other in catalogues_without_each(catalogue):
            cards = Cards(other)
            addresses = [
                *list_honoree_pages(other), *list_issuer_pages(other, cards),
                *list_field_pages(other, cards), *list_plan_list_pages(other, cards),
                *list_cited_pages(other),
                Address.of(make_home_page(other, cards)),
            ]  # fmt: skip
            for address in addresses:
                html = renderer.document(address.make(), "")
                assert not prints_none(html), f"{name} on {address.path}"


def catalogues_without_each(catalogue: Catalogue) -> Iterator[tuple[str, Catalogue]]:
    """The catalogue with one honoree or one body without one optional value."""
    yield "all", catalogue
    yield from catalogues_without_each_of_honorees(catalogue)
    is_new = once_of_each()
    for issuer in list(catalogue.issuers.values())[:8]:
        for name, other in without_each(issuer):
            if is_new(f"{issuer.level} {name}"):
                issuers = {**catalogue.issuers, issuer.id: other}
                yield f"{issuer.id} {name}", replace(catalogue, issuers=issuers)


def catalogues_without_each_of_honorees(catalogue: Catalogue) -> Iterator[tuple[str, Catalogue]]:
    """The catalogue with one honoree alone, without one optional value.

    One that was taken down has another page: what it leaves out says nothing of the others.
    """
    is_new = once_of_each()
    for honoree in catalogue.honorees:
        sort = f"{honoree.kind} {'taken down' if honoree.takedown else 'shown'}"
        for name, other in without_each(honoree):
            if name != "takedown.done_on" and is_new(f"{sort} {name}"):
                yield f"{honoree.id} {name}", replace(catalogue, honorees=(other,))
