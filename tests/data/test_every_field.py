"""Every field of a record is shown: on its page, in the open data, in the search where it belongs.

The records are those of the annotated example, which has every field. A word of its own is put into
each text; every other value is changed by itself. What is left out is the matter of
``test_missing_values``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from enum import Enum
from typing import Any, NamedTuple

import pytest
from pydantic import BaseModel

from test_missing_values import renderer_of
from thidua.foundation.engine import OVERRIDES
from thidua.language.dates import Edtf
from thidua.look.assets import STYLE_SHEET
from thidua.look.dressing import Look
from thidua.look.icons import Icons
from thidua.portal.catalogue import Catalogue
from thidua.portal.dossier import Dossier
from thidua.portal.plan_summary import summarise
from thidua.portal.published_plan import PublishedPlan
from thidua.site.build import NAVIGATION
from thidua.site.opendata.records import (
    list_collections,
    list_plan_figures,
    make_honoree_record,
    make_plan_record,
)
from thidua.site.pages.honorees import list_honoree_pages
from thidua.site.pages.overview import make_overview
from thidua.site.pages.plan_content import make_plan_page, make_plan_view
from thidua.site.render import Frame, Renderer
from thidua.site.search.entries import list_others, make_plan_entry
from workspace import SAMPLE, Workspace

WORD = "zqxj"
"""A word that nothing has: it is added to texts."""


class Made(NamedTuple):
    """What is made of a record: its page, its record in the open data, what is found of it."""

    page: str
    api: str
    found: str


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The annotated example."""
    loaded = Workspace(tmp_path_factory.mktemp("sample") / "portal", SAMPLE).load().catalogue
    assert loaded
    return loaded


def dossier_of(catalogue: Catalogue) -> Dossier:
    """The plan of the example."""
    (summary,) = (one for one in catalogue.plans if one.id == "xa-mau-2026-kinh-te-xa-hoi")
    return catalogue.sources.open_dossier(summary)


def make_of_plan(catalogue: Catalogue, plan: Any = None, reviews: Any = None) -> Made:
    """What is made of the plan of the example, or of a changed one, or with changed results."""
    whole = dossier_of(catalogue)
    results = whole.results
    if reviews is not None:
        assert results
        results = replace(results, record=reviews)
    entry = replace(whole.entry, record=plan or whole.entry.record)
    dossier = replace(whole, entry=entry, results=results)
    vars(dossier).update(fidelity=whole.fidelity, inspected=whole.inspected)
    published = PublishedPlan(dossier)
    short = summarise("plan.yml", published.plan, dossier.lines, dossier.passages, ())
    renderer = renderer_of(catalogue)
    view = make_plan_view(published, short)
    page = make_plan_page(published, short, view)
    overview = replace(
        page, path=f"{page.path}tom-luoc/", view=make_overview(published, short, view)
    )
    html = "".join(renderer.document(one, "") for one in (page, overview))
    record = make_plan_record(published, short, list(list_plan_figures(published)))
    return Made(html, str(record), str(make_plan_entry(published, short)))


NAMING = frozenset(
    {"id", "issuer", "doc_type", "field", "fields", "file", "indicator", "indicators", "target"}
    | {"goal", "plan", "plans", "language", "url", "labels", "highlights", "value", "of", "by"}
    | {"picture"}
)
"""Fields that name something else; and numbers."""


def put_words(record: Any, words: dict[str, str], place: str = "") -> Any:
    """The record with a word of its own in every text, which ``words`` notes with its place.

    What names something (a body, a file, a target) and what must be a number keeps its value.
    """
    if isinstance(record, tuple):
        return tuple(put_words(item, words, place) for item in record)
    if isinstance(record, BaseModel):
        names = [name for name in type(record).model_fields if name not in NAMING]
        values = {
            name: put_words(getattr(record, name), words, f"{place}.{name}".strip("."))
            for name in names
        }
        return record.model_copy(update=values)
    if type(record) is not str or re.fullmatch(r"[\d.,/ -]*", record):
        return record
    word = f"{WORD}{len(words)}x"
    words[word] = place
    return f"{record} {word}"


def list_missing(words: dict[str, str], made: str) -> set[str]:
    """The places whose words stand nowhere in what was made."""
    return {place for word, place in words.items() if word not in made}


def list_changed(record: Any, seen: set[str], place: str = "") -> Iterator[tuple[str, Any]]:
    """The record with another value that is no text, for each field that has one; and its place."""
    if isinstance(record, tuple):
        for at, item in enumerate(record):
            for name, other in list_changed(item, seen, place):
                yield name, (*record[:at], other, *record[at + 1 :])
    elif isinstance(record, BaseModel):
        for name in type(record).model_fields:
            inner = f"{place}.{name}".strip(".")
            for below, other in list_changed(getattr(record, name), seen, inner):
                yield below, record.model_copy(update={name: other})
    elif place.rpartition(".")[2] not in {"target", "number"} and place not in seen:
        other = change(record)
        if other is not None:
            seen.add(place)
            yield place, other


def change(value: Any) -> Any:
    """Another value of the same sort; None where there is none to be thought of."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, Enum):
        return next((one for one in type(value) if one is not value), None)
    if isinstance(value, int):
        return value + 1
    if isinstance(value, date):
        return value - timedelta(days=1)
    if isinstance(value, Edtf):
        return Edtf.parse(re.sub(r"^\d{4}", "1999", str(value)), earliest_year=1)
    return None


NOT_ON_PAGE = {
    "targets.items.figures.comparator": "readers see the words of comparison that are printed",
    "period.start_event": "the words of the section say it",
    "period.end_event": "the words of the section say it",
    "reviews.results.figures.name": "which figure of the target it is; the words say it",
    "reviews.results.figures.unit": "the words of the result say it",
    "reviews.results.units.figures.name": "the words of the unit's result say it",
    "reviews.results.units.figures.unit": "the words of the unit's result say it",
    "document.recipients.channel": "the line as printed says it; for the open data",
    "document.recipients.children.purpose": "the line as printed says it; for the open data",
    "reviews.results.figures.comparator": "the words of the result say it",
    "reviews.results.units.figures.comparator": "the words of the unit's result say it",
    "reviews.summary.met": "the words of the count say it",
}
"""Texts and values of the example that its page does not show by themselves, with the reason."""
NOT_IN_API = {
    "draft": "what is published is no draft",
    "reviews.results.units.figures.name": "it is only used to tell figures apart",
    "reviews.results.units.figures.unit": "it is only used to tell figures apart",
    "reviews.results.units.figures.comparator": "it is only used to tell figures apart",
}
FOUND = re.compile(
    r"(?:purpose|requirements|objectives|contents|tasks|targets|period|registration|pledge|sections"
    r"|interim_review|responsibilities|opening|closing|motto|theme|legal_bases|citations)"
    r"(?:\.items|\.parts)*\.(?:text|heading|lead|sentence|number)"
    r"|document\.(?:title|issued_text|recipients(?:\.children)?\.text|signer\.(?:position|name))"
    r"|final_review\.text"
)
"""Places of a plan whose words are looked for; the others repeat them, or tell of the record."""
NOT_FOUND = {"theme.heading", "legal_bases.number", "citations.number"}


def test_every_text_of_a_plan_stands_on_its_page_and_in_the_open_data(catalogue: Catalogue) -> None:
    """And what was printed is found."""
    words: dict[str, str] = {}
    made = make_of_plan(catalogue, plan=put_words(dossier_of(catalogue).entry.record, words))
    assert list_missing(words, made.page) <= NOT_ON_PAGE.keys()
    assert not list_missing(words, made.api)
    printed = {place for place in words.values() if FOUND.fullmatch(place)} - NOT_FOUND
    assert len(printed) > 40
    assert not printed & list_missing(words, made.found)


def test_every_text_of_results_stands_on_the_page_and_in_the_open_data(
    catalogue: Catalogue,
) -> None:
    results = dossier_of(catalogue).results
    assert results
    words: dict[str, str] = {}
    made = make_of_plan(catalogue, reviews=put_words(results.record, words))
    assert len(words) > 15
    assert list_missing(words, made.page) <= NOT_ON_PAGE.keys()
    assert list_missing(words, made.api) <= NOT_IN_API.keys()


def test_every_other_value_changes_the_page_and_the_open_data(catalogue: Catalogue) -> None:
    """Dates, numbers, words of closed lists: each of a plan and of its results by itself."""
    whole, seen = make_of_plan(catalogue), set[str]()
    dossier = dossier_of(catalogue)
    assert dossier.results
    changed = [
        *((place, make_of_plan(catalogue, plan=plan))
          for place, plan in list_changed(dossier.entry.record, seen)),
        *((place, make_of_plan(catalogue, reviews=reviews))
          for place, reviews in list_changed(dossier.results.record, seen)),
    ]  # fmt: skip
    assert len(changed) > 40
    same = {place for place, made in changed if made.page == whole.page}
    assert same <= NOT_ON_PAGE.keys() | NOT_IN_API.keys()
    assert {place for place, made in changed if made.api == whole.api} <= NOT_IN_API.keys()


NOT_TOLD_OF_HONOREES = {
    "consent.purpose": "kept for the file",
    "consent.evidence_ref": "where the signed paper lies is nobody's business",
    "persons.consent.purpose": "kept for the file",
    "persons.consent.evidence_ref": "where the signed paper lies is nobody's business",
}
PERSONAL = ("persons", "words", "photographs", "video", "consent")
"""What shows or names a person is not in the open data: a copy cannot be called back."""


def test_every_text_of_an_honoured_example_stands_on_its_page(catalogue: Catalogue) -> None:
    for honoree in catalogue.honorees:
        words: dict[str, str] = {}
        other = put_words(honoree, words)
        page, api, found = make_of_honoree(catalogue, other)
        if honoree.takedown:
            assert list_missing(words, page + found) == set(words.values())
            continue
        assert list_missing(words, page) <= NOT_TOLD_OF_HONOREES.keys()
        missing = {
            place for place in list_missing(words, api) if place.split(".")[0] not in PERSONAL
        }
        assert not missing
        assert not {"name", "place", "achievement", "unit", "theme"} & list_missing(words, found)


def test_an_award_that_was_revoked_is_told_to_be(catalogue: Catalogue) -> None:
    """With the decision that took it back; machines are told of no such award."""
    revoking = next(
        award.revoked_by for one in catalogue.honorees for award in one.awards if award.revoked_by
    )
    (honoree,) = (one for one in catalogue.honorees if one.id == "nguoi-tot-2026-01")
    (award,) = honoree.awards
    taken = award.model_copy(update={"revoked_by": revoking})
    stands = make_of_honoree(catalogue, honoree).page
    gone = make_of_honoree(catalogue, honoree.model_copy(update={"awards": (taken,)})).page
    told = re.search(r"<strong>(Đã bị thu hồi.*?)</strong>", gone)
    assert told
    assert str(revoking.number) in told[1]
    assert revoking.date
    assert revoking.date.in_words() in told[1]
    assert "thu hồi" not in stands
    named = re.compile(r'"award":\s*\["[^"]+"')
    assert named.search(stands)
    assert not named.search(gone)


def test_only_a_demonstration_says_that_it_is_one(catalogue: Catalogue) -> None:
    (address, *_) = list_honoree_pages(catalogue)
    mark = Look(catalogue.identity.colours, None).mark
    icons = Icons.of(catalogue.sources.root, None)
    for demo in (True, False):
        identity = catalogue.identity.model_copy(update={"demo": demo})
        frame = Frame(identity, NAVIGATION, lambda path: path, STYLE_SHEET, mark, "")
        page = Renderer(catalogue.lexicon, frame, (OVERRIDES,), icons).document(address.make(), "")
        assert ("Bản trình diễn." in page) is demo


def test_nothing_of_an_example_that_was_taken_down_is_in_the_open_data(
    catalogue: Catalogue,
) -> None:
    taken = {honoree.id for honoree in catalogue.honorees if honoree.takedown}
    assert taken
    listed = {one["id"] for one in list_collections(catalogue)["honorees"]}
    assert listed == {
        one.id for one in catalogue.honorees if not one.takedown and not one.is_personal
    }
    assert not listed & taken


def make_of_honoree(catalogue: Catalogue, honoree: Any) -> Made:
    """What is made of an honoured example; the open data only of a collective."""
    other = replace(catalogue, honorees=(honoree,))
    renderer = renderer_of(other)
    html = "".join(
        renderer.document(address.make(), "")
        for address in list_honoree_pages(other)
        if honoree.id in address.path
    )
    found = [page for page in list_others(other, []) if honoree.id in page.path]
    return Made(html, str(make_honoree_record(other, honoree)), str(found))
