"""Standing addresses: all addresses that exist, found from the records without making any page.

Left out on purpose, because nobody links to them or because they are parts of other pages:

- the second and further pages of lists (``trang/2/``): their content changes with every plan;
- anchors of lists of plans: groups appear and disappear with the plans in them;
- the search index, the cards of the filters and previews of files: parts of other pages;
- ``assets/``: their addresses contain the hash of their content;
- written pages: MkDocs reports links to missing ones.
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
from thidua.portal.succession import Succession

LISTS = (
    "plans", "targets", "indicators", "issuers", "fields", "honorees", "citations", "addresses",
)  # fmt: skip
"""The lists of the open data."""

_PAGES = (
    paths.HOME, paths.SEARCH, paths.DATA, paths.PLANS, paths.PLANS_BY_TIME, paths.YEARS,
    paths.FIELDS, paths.ISSUERS, paths.TARGETS, paths.RESULT_RULE, paths.HONOREES, paths.CITED,
    paths.PRESS,
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
_SHARED = 2  # a document has a page if at least so many plans cite it


def _no_words(page: str) -> Mapping[str, str]:
    return {}


class Places(Mapping[str, frozenset[str]]):
    """The lasting anchors, by the page of the plan; they are split only when needed."""

    def __init__(self, joined: Mapping[str, str]) -> None:
        self._joined = joined

    def __getitem__(self, page: str) -> frozenset[str]:
        return frozenset(self._joined[page].split())

    def __iter__(self) -> Iterator[str]:
        return iter(self._joined)

    def __len__(self) -> int:
        return len(self._joined)


class Thing(NamedTuple):
    """The subject of a page.

    Attributes:
        name: what it is called, without names of persons; empty if no record gives one.
        marks: texts that identify it under another address.
        needs: for a list, identifiers of plans; without any one of them the list would not exist.
    """

    name: str = ""
    marks: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Standing:
    """All addresses that exist, relative to the root of the site.

    Attributes:
        pages: the subject of each page, by address.
        files: addresses of files.
        places: the lasting anchors, by the page of the plan.
        words: gives the printed words at each place of a plan's page; empty for unknown pages.
    """

    pages: Mapping[str, Thing]
    files: frozenset[str]
    places: Mapping[str, frozenset[str]]
    words: Callable[[str], Mapping[str, str]] = _no_words

    def holds(self, address: str) -> bool:
        """Whether this is the address of an existing page, file or known place."""
        path, _, anchor = address.partition("#")
        if anchor:
            return anchor in self.places.get(path, ())
        return path in self.pages or path in self.files

    def leads(self, address: str) -> bool:
        """Whether a link works; on pages whose places are not known, every anchor is accepted."""
        path, _, anchor = address.partition("#")
        if anchor and path in self.pages and path not in self.places:
            return True
        return self.holds(address)


class Records(NamedTuple):
    """The records that the public sees.

    Attributes:
        plans: as summaries.
        issuers: by identifier, like fields, types and indicators.
    """

    plans: Sequence[PlanSummary]
    honorees: Sequence[Honoree]
    issuers: Mapping[str, Issuer]
    fields: Mapping[str, Field]
    document_types: Mapping[str, DocumentType]
    indicators: Mapping[str, Indicator]


def is_list(address: str) -> bool:
    """Whether a page is a list of plans or targets, which exists only while it has entries."""
    return address.startswith(_LISTINGS) and address.endswith("/")


def comes_and_goes(address: str) -> bool:
    """Whether an address can reappear because of other plans: of a list, its feed, or a table."""
    folder, _, name = address.rpartition("/")
    is_table = name in paths.FOLLOWED or name.endswith(tuple(f".{form}" for form in _TABLE_FORMS))
    is_of_plan = address.startswith(paths.PLANS) and name.startswith(TABLES)
    return is_list(address) or (is_table and (is_list(f"{folder}/") or is_of_plan))


def standing_of(
    records: Records, words: Callable[[str], Mapping[str, str]] = _no_words
) -> Standing:
    """Find all addresses that exist; references to missing records are ignored.

    Args:
        records: that the public sees.
        words: gives the printed words at each place of a plan's page.
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
    """Pages with lists of plans and targets; only those of fields exist even if they are empty."""
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
    """The lists in which a plan or one of its targets is."""
    yield paths.year(plan.year), Thing(f"Các kế hoạch thi đua năm {plan.year}")
    issuer = records.issuers.get(plan.issuer)
    if issuer:
        yield paths.body_group(issuer.group), Thing("Các kế hoạch thi đua của một cấp")
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
    """Set ``needs`` of a list that must have at least ``fewest`` plans, and has only so many."""
    named = tuple(sorted(plans))
    return thing._replace(needs=named) if len(named) == fewest else thing


def _indicators(records: Records, plan: PlanSummary) -> Iterator[Indicator]:
    for name in dict.fromkeys(plan.indicators):
        if name in records.indicators:
            yield records.indicators[name]


def _issuer_pages(records: Records) -> Iterator[tuple[str, Thing]]:
    honorees: dict[str | None, list[Honoree]] = defaultdict(list)
    for honoree in records.honorees:
        honorees[honoree.plan].append(honoree)
    referring: dict[str, set[str]] = defaultdict(set)
    succession = Succession(records.issuers)
    for plan in records.plans:
        for name in referred_issuers(plan.issuers, honorees[plan.id], succession):
            referring[name].add(plan.id)
    alone = referred_issuers((), honorees[None], succession)
    for name in (name for name in alone if name in records.issuers):
        referring[name].add("")  # its page needs no plan
    for name, plans in referring.items():
        issuer = records.issuers[name]
        thing = Thing(f"Trang của {issuer.name}", (f"{issuer.name} {issuer.valid_from or ''}",))
        yield paths.issuer(name), thing if "" in plans else _needing(thing, plans)


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
    """Pages of honoured examples; without names of persons, because this list is kept."""
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
            yield paths.plan_form(plan.id)
        tables += [paths.indicator_table(indicator.id) for indicator in _indicators(records, plan)]
    yield from (f"{table}.{form}" for table in tables for form in _TABLE_FORMS)
    yield from _list_followed(records)


def _list_followed(records: Records) -> Iterator[str]:
    """What people follow: the feeds of lists, and the calendars of the portal and its bodies."""
    fields = {field.id: paths.field(field.slug) for field in records.fields.values()}
    issuers = [paths.issuer(plan.issuer) for plan in records.plans]
    lists = [paths.PRESS, paths.HONOREES, *issuers]
    for plan in records.plans:
        lists += [fields[name] for name in plan.fields if name in fields]
        lists += [paths.indicator(indicator.id) for indicator in _indicators(records, plan)]
    for page in dict.fromkeys(lists):
        yield f"{paths.feed(page)}.atom"
        yield f"{paths.feed(page)}.json"
    yield from (paths.calendar(page) for page in dict.fromkeys([paths.PRESS, *issuers]))
