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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from thidua.attachments.inspection.naming import TABLES
from thidua.language.vietnamese import slug
from thidua.model import Honoree, Indicator, Plan, paths
from thidua.model.vocabulary import DocumentType, Field, Issuer
from thidua.portal.addresses.places import lasting_places
from thidua.portal.citations import key_of
from thidua.portal.referring import referred_issuers
from thidua.portal.targets import TargetLine

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
        plans: plans by their page; empty where only a list of addresses is known.
    """

    pages: Mapping[str, Thing]
    files: frozenset[str]
    places: Mapping[str, frozenset[str]]
    plans: Mapping[str, Plan] = field(default_factory=dict)

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
        plans: each with the lines of its targets.
        issuers: by identifier, as are fields, types and indicators.
    """

    plans: Sequence[tuple[Plan, Sequence[TargetLine]]]
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


def standing_of(records: Records) -> Standing:
    """Everything that stands; records that name what is not there are no obstacle."""
    plans = {paths.plan(plan.id): plan for plan, _ in records.plans}
    pages = {page: Thing() for page in _PAGES}
    pages.update(_listing_pages(records))
    pages.update(_issuer_pages(records))
    pages.update(_cited_pages(records))
    pages.update(_honoree_pages(records))
    pages.update((page, _plan_thing(records, plan)) for page, plan in plans.items())
    return Standing(
        pages=pages,
        files=frozenset(_files(records)),
        places={page: lasting_places(plan) for page, plan in plans.items()},
        plans=plans,
    )


def _listing_pages(records: Records) -> dict[str, Thing]:
    """Lists of plans and of targets; but for those of fields, each is there while it lists any."""
    fields = {
        paths.field(one.slug): Thing(f"Các kế hoạch về {one.name}", (one.id,))
        for one in records.fields.values()
    }
    things: dict[str, Thing] = {}
    listed: dict[str, set[str]] = defaultdict(set)
    for plan, lines in records.plans:
        for page, thing in _lists_with(records, plan, lines):
            things[page] = thing
            listed[page].add(plan.id)
    return fields | {page: _needing(thing, listed[page]) for page, thing in things.items()}


def _lists_with(
    records: Records, plan: Plan, lines: Sequence[TargetLine]
) -> Iterator[tuple[str, Thing]]:
    """The lists that a plan or one of its targets is in."""
    yield paths.year(plan.year), Thing(f"Các kế hoạch thi đua năm {plan.year}")
    issuer = records.issuers.get(plan.document.issuer)
    if issuer:
        yield paths.level(issuer.level), Thing("Các kế hoạch thi đua của một cấp")
    kind = records.document_types.get(plan.document.doc_type)
    if kind:
        name = f"Các văn bản thuộc loại {kind.name}"
        yield paths.document_type(kind.slug), Thing(name, (kind.id,))
    for target in plan.targets.items if plan.targets else ():
        if target.field in records.fields:
            field_ = records.fields[target.field]
            thing = Thing(f"Các chỉ tiêu về {field_.name}", (field_.id,))
            yield paths.field_targets(field_.slug), thing
    for indicator in _indicators(lines):
        name = f"So sánh chỉ tiêu “{indicator.name}”"
        yield paths.indicator(indicator.id), Thing(name, (indicator.name,))


def _needing(thing: Thing, plans: Iterable[str], fewest: int = 1) -> Thing:
    """A list with the plans that it needs, where it must have at least ``fewest``."""
    named = tuple(sorted(plans))
    return thing._replace(needs=named) if len(named) == fewest else thing


def _indicators(lines: Sequence[TargetLine]) -> Iterator[Indicator]:
    for line in lines:
        for figure in line.figures:
            if figure.indicator:
                yield figure.indicator


def _issuer_pages(records: Records) -> Iterator[tuple[str, Thing]]:
    honorees: dict[str, list[Honoree]] = defaultdict(list)
    for honoree in records.honorees:
        honorees[honoree.plan].append(honoree)
    referring: dict[str, set[str]] = defaultdict(set)
    for plan, _ in records.plans:
        for name in referred_issuers([plan], honorees[plan.id], records.issuers):
            referring[name].add(plan.id)
    for name, plans in referring.items():
        issuer = records.issuers[name]
        thing = Thing(f"Trang của {issuer.name}", (f"{issuer.name} {issuer.valid_from or ''}",))
        yield paths.issuer(name), _needing(thing, plans)


def _cited_pages(records: Records) -> Iterator[tuple[str, Thing]]:
    citing: dict[str, set[str]] = defaultdict(set)
    names: dict[str, str] = {}
    for plan, _ in records.plans:
        for one in (*plan.legal_bases, *plan.citations):
            key = key_of(one)
            citing[key].add(plan.id)
            names[key] = str(one.number or one.title or one.text)
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


def _plan_thing(records: Records, plan: Plan) -> Thing:
    document = plan.document
    kind = records.document_types.get(document.doc_type)
    issuer = records.issuers.get(document.issuer)
    number = f" số {document.number}" if document.number and document.number.seq else ""
    by = f" của {issuer.short_name}" if issuer else ""
    name = f"{kind.name if kind else 'Văn bản'}{number}{by}, năm {plan.year}"
    marks = [f"{document.issuer} {plan.year} {slug(document.title)}"]
    if number:
        marks.append(f"{document.issuer} {plan.year} {document.number}")
    return Thing(name, tuple(marks))


def _files(records: Records) -> Iterator[str]:
    yield from _FILES
    tables = [paths.DATA_TABLE]
    for plan, lines in records.plans:
        yield paths.api_plan(plan.id)
        yield from (paths.original(plan.id, one.file) for one in plan.attachments)
        if any(line.figures for line in lines):
            tables.append(paths.plan_table(plan.id))
        tables += [paths.indicator_table(one.id) for one in _indicators(lines)]
    yield from (f"{table}.{form}" for table in tables for form in _TABLE_FORMS)
