"""Every address that stands, told from the records alone: no page is made for it.

Left out on purpose, for nobody links to them or they are no places of their own:

- the second and further pages of lists (``trang/2/``): what is on them changes with every plan;
- anchors of lists of plans: groups that come and go with what they list;
- the search index, the cards of the filters and pictures of first pages: parts of other pages;
- ``assets/``: their addresses carry the hash of their content;
- written pages: MkDocs itself reports links to those that are gone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from thidua.attachments.inspection.naming import TABLES
from thidua.language.vietnamese import slug
from thidua.model import Honoree, Indicator, paths
from thidua.model.vocabulary import DocumentType, Field, Issuer
from thidua.portal.plan_summary import PlanSummary
from thidua.portal.referring import referred_issuers

LISTS = (
    "plans", "targets", "indicators", "issuers", "fields", "honorees", "citations", "addresses",
)  # fmt: skip
"""The lists of the open data."""

_PAGES = (
    paths.HOME, paths.SEARCH, paths.DATA, paths.PLANS, paths.PLANS_BY_TIME, paths.YEARS,
    paths.FIELDS, paths.ISSUERS, paths.TARGETS, paths.HONOREES, paths.CITED,
)  # fmt: skip
_FILES = (
    paths.API_INDEX, paths.OPENAPI, paths.DATA_PACKAGE, paths.ADDRESSES, paths.SITE_MAP,
    paths.SITE_MAP_PACKED, paths.api_schema("plan"),
    *(paths.api(name) for name in LISTS), *(paths.api_schema(name) for name in LISTS),
)  # fmt: skip
_LISTINGS = (
    paths.YEARS, paths.FIELDS, paths.TARGETS, paths.ISSUERS, paths.CITED,
    f"{paths.PLANS}cap/", f"{paths.PLANS}loai/",
)  # fmt: skip
_TABLE_FORMS = ("csv", "xlsx")
_SHARED = 2  # plans that cite a document, for it to have a page


def _no_words(page: str) -> Mapping[str, str]:
    return {}


class Places(Mapping[str, frozenset[str]]):
    """The anchors that last, by the page of their plan, taken apart when they are asked for."""

    def __init__(self, joined: Mapping[str, str]) -> None:
        self._joined = joined

    def __getitem__(self, page: str) -> frozenset[str]:
        return frozenset(self._joined[page].split())

    def __iter__(self) -> Iterator[str]:
        return iter(self._joined)

    def __len__(self) -> int:
        return len(self._joined)


class Thing(NamedTuple):
    """What a page is about.

    Attributes:
        name: what it is called, without the name of a person; empty where no record says.
        marks: by which of them it is known again under another address.
        needs: of a list, the plans without any one of which it would not be there.
    """

    name: str = ""
    marks: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Standing:
    """What stands, by address relative to the root of the site.

    Attributes:
        pages: with what each is about.
        places: the anchors that last, by the page of their plan.
        words: what a plan prints at each place of its page; nothing of a page that is not known.
    """

    pages: Mapping[str, Thing]
    files: frozenset[str]
    places: Mapping[str, frozenset[str]]
    words: Callable[[str], Mapping[str, str]] = _no_words

    def holds(self, address: str) -> bool:
        """Whether a page, a file or a known place stands."""
        path, _, anchor = address.partition("#")
        if anchor:
            return anchor in self.places.get(path, ())
        return path in self.pages or path in self.files

    def leads(self, address: str) -> bool:
        """Whether a link finds its way: on pages without known places, anchors are trusted."""
        path, _, anchor = address.partition("#")
        if anchor and path in self.pages and path not in self.places:
            return True
        return self.holds(address)


class Records(NamedTuple):
    """What the public sees of the data.

    Attributes:
        plans: in short.
        issuers: by identifier, as are fields, types and indicators.
    """

    plans: Sequence[PlanSummary]
    honorees: Sequence[Honoree]
    issuers: Mapping[str, Issuer]
    fields: Mapping[str, Field]
    document_types: Mapping[str, DocumentType]
    indicators: Mapping[str, Indicator]


def is_list(address: str) -> bool:
    """Whether a page lists plans or targets, so that it comes and goes with what there is."""
    return address.startswith(_LISTINGS) and address.endswith("/")


def comes_and_goes(address: str) -> bool:
    """Whether plans bring an address back without anybody meaning it: a list, or a table."""
    folder, _, name = address.rpartition("/")
    is_table = name.endswith(tuple(f".{form}" for form in _TABLE_FORMS))
    is_of_plan = address.startswith(paths.PLANS) and name.startswith(TABLES)
    return is_list(address) or (is_table and (is_list(f"{folder}/") or is_of_plan))


def standing_of(
    records: Records, words: Callable[[str], Mapping[str, str]] = _no_words
) -> Standing:
    """Everything that stands; records that name what is not there are no obstacle.

    Args:
        records: what the public sees.
        words: tells what a plan prints at each place of its page.
    """
    plans = {paths.plan(plan.id): plan for plan in records.plans}
    pages = {page: Thing() for page in _PAGES}
    pages.update(_listing_pages(records))
    pages.update(_issuer_pages(records))
    pages.update(_cited_pages(records))
    pages.update(_honoree_pages(records))
    pages.update((page, _plan_thing(records, plan)) for page, plan in plans.items())
    return Standing(
        pages=pages,
        files=frozenset(_files(records)),
        places=Places({page: plan.places for page, plan in plans.items()}),
        words=words,
    )


def _listing_pages(records: Records) -> dict[str, Thing]:
    """Lists of plans and of targets; but for those of fields, each is there while it lists any."""
    fields = {
        paths.field(field.slug): Thing(f"Các kế hoạch về {field.name}", (field.id,))
        for field in records.fields.values()
    }
    things: dict[str, Thing] = {}
    listed: dict[str, set[str]] = defaultdict(set)
    for plan in records.plans:
        for page, thing in _lists_with(records, plan):
            things[page] = thing
            listed[page].add(plan.id)
    return fields | {page: _needing(thing, listed[page]) for page, thing in things.items()}


def _lists_with(records: Records, plan: PlanSummary) -> Iterator[tuple[str, Thing]]:
    """The lists that a plan or one of its targets is in."""
    yield paths.year(plan.year), Thing(f"Các kế hoạch thi đua năm {plan.year}")
    issuer = records.issuers.get(plan.issuer)
    if issuer:
        yield paths.level(issuer.level), Thing("Các kế hoạch thi đua của một cấp")
    kind = records.document_types.get(plan.doc_type)
    if kind:
        name = f"Các văn bản thuộc loại {kind.name}"
        yield paths.document_type(kind.slug), Thing(name, (kind.id,))
    for name in dict.fromkeys(plan.target_fields):
        if name in records.fields:
            field_ = records.fields[name]
            thing = Thing(f"Các chỉ tiêu về {field_.name}", (field_.id,))
            yield paths.field_targets(field_.slug), thing
    for indicator in _indicators(records, plan):
        name = f"So sánh chỉ tiêu “{indicator.name}”"
        yield paths.indicator(indicator.id), Thing(name, (indicator.name,))


def _needing(thing: Thing, plans: Iterable[str], fewest: int = 1) -> Thing:
    """A list with the plans that it needs, where it must have at least ``fewest``."""
    named = tuple(sorted(plans))
    return thing._replace(needs=named) if len(named) == fewest else thing


def _indicators(records: Records, plan: PlanSummary) -> Iterator[Indicator]:
    for name in dict.fromkeys(plan.indicators):
        if name in records.indicators:
            yield records.indicators[name]


def _issuer_pages(records: Records) -> Iterator[tuple[str, Thing]]:
    honorees: dict[str, list[Honoree]] = defaultdict(list)
    for honoree in records.honorees:
        honorees[honoree.plan].append(honoree)
    referring: dict[str, set[str]] = defaultdict(set)
    for plan in records.plans:
        for name in referred_issuers(plan.issuers, honorees[plan.id], records.issuers):
            referring[name].add(plan.id)
    for name, plans in referring.items():
        issuer = records.issuers[name]
        thing = Thing(f"Trang của {issuer.name}", (f"{issuer.name} {issuer.valid_from or ''}",))
        yield paths.issuer(name), _needing(thing, plans)


def _cited_pages(records: Records) -> Iterator[tuple[str, Thing]]:
    citing: dict[str, set[str]] = defaultdict(set)
    names: dict[str, str] = {}
    for plan in records.plans:
        for cited in plan.cited:
            citing[cited.key].add(plan.id)
            names[cited.key] = cited.name
    for key, plans in citing.items():
        if len(plans) >= _SHARED:
            thing = Thing(f"Các kế hoạch viện dẫn {names[key]}", (names[key],))
            yield paths.cited(key), _needing(thing, plans, _SHARED)


def _honoree_pages(records: Records) -> Iterator[tuple[str, Thing]]:
    """Persons are known by no name, for what is written here is kept."""
    for honoree in records.honorees:
        named = not honoree.is_personal and not honoree.takedown
        thing = Thing(f"Gương của {honoree.name}", (honoree.name,)) if named else Thing()
        yield paths.honoree(honoree.id), thing


def _plan_thing(records: Records, plan: PlanSummary) -> Thing:
    kind = records.document_types.get(plan.doc_type)
    issuer = records.issuers.get(plan.issuer)
    number = f" số {plan.number}" if plan.number else ""
    by = f" của {issuer.short_name}" if issuer else ""
    name = f"{kind.name if kind else 'Văn bản'}{number}{by}, năm {plan.year}"
    marks = [f"{plan.issuer} {plan.year} {slug(plan.title)}"]
    if number:
        marks.append(f"{plan.issuer} {plan.year} {plan.number}")
    return Thing(name, tuple(marks))


def _files(records: Records) -> Iterator[str]:
    yield from _FILES
    tables = [paths.DATA_TABLE]
    for plan in records.plans:
        yield paths.api_plan(plan.id)
        yield from (paths.original(plan.id, name) for name in plan.attachments)
        if plan.has_figures:
            tables.append(paths.plan_table(plan.id))
        tables += [paths.indicator_table(indicator.id) for indicator in _indicators(records, plan)]
    yield from (f"{table}.{form}" for table in tables for form in _TABLE_FORMS)
