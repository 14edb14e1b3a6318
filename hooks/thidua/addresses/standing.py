"""Every address that stands, told from the records alone: no page is made for it.

Left out on purpose, for nobody links to them or they are no places of their own:

- the second and further pages of lists (``trang/2/``): what is on them changes with every plan;
- anchors of lists of plans: groups that come and go with what they list;
- the search index, the cards of the filters and pictures of first pages: parts of other pages;
- ``assets/``: their addresses carry the hash of their content;
- written pages: MkDocs itself reports links to those that are gone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from thidua import paths
from thidua.addresses.places import lasting_places
from thidua.citations import key_of
from thidua.model import Honoree, Indicator, Plan
from thidua.model.honoree import HonoreeKind
from thidua.model.vocabulary import DocumentType, Field, Issuer
from thidua.referring import referred_issuers
from thidua.sources import Sources
from thidua.targets import TargetLine
from thidua.vietnamese import slug

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
    f"{paths.SITE_MAP}.gz", paths.api_schema("plan"),
    *(paths.api(name) for name in LISTS), *(paths.api_schema(name) for name in LISTS),
)  # fmt: skip
_TABLE_FORMS = ("csv", "xlsx")
_SHARED = 2  # plans that cite a document, for it to have a page


class Thing(NamedTuple):
    """What a page is about.

    Attributes:
        name: what it is called, without the name of a person; empty where no record says.
        marks: by which of them it is known again under another address.
    """

    name: str = ""
    marks: tuple[str, ...] = ()


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
    """What the public sees of the data, by identifier."""

    plans: Sequence[tuple[Plan, Sequence[TargetLine]]]
    honorees: Sequence[Honoree]
    issuers: Mapping[str, Issuer]
    fields: Mapping[str, Field]
    document_types: Mapping[str, DocumentType]
    indicators: Mapping[str, Indicator]


def records_of(sources: Sources, hidden: frozenset[str]) -> Records:
    """The records of sources but for ``hidden`` plans and what belongs to them."""
    return Records(
        plans=[
            (entry.record, sources.target_lines[entry.file])
            for entry in sources.plans
            if entry.record.id not in hidden
        ],
        honorees=[one.record for one in sources.honorees if one.record.plan not in hidden],
        issuers=sources.issuer_by_id,
        fields={one.id: one for one in sources.lists.fields},
        document_types=sources.type_by_id,
        indicators=sources.linker.by_id,
    )


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


def _listing_pages(records: Records) -> Iterator[tuple[str, Thing]]:
    """Lists of plans and of targets; but for those of fields, each is there while it lists any."""
    for field_ in records.fields.values():
        yield paths.field(field_.slug), Thing(f"Các kế hoạch về {field_.name}", (field_.id,))
    for plan, lines in records.plans:
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
                one = records.fields[target.field]
                yield paths.field_targets(one.slug), Thing(f"Các chỉ tiêu về {one.name}", (one.id,))
        for indicator in _indicators(lines):
            name = f"So sánh chỉ tiêu “{indicator.name}”"
            yield paths.indicator(indicator.id), Thing(name, (indicator.name,))


def _indicators(lines: Sequence[TargetLine]) -> Iterator[Indicator]:
    for line in lines:
        for figure in line.figures:
            if figure.indicator:
                yield figure.indicator


def _issuer_pages(records: Records) -> Iterator[tuple[str, Thing]]:
    plans = [plan for plan, _ in records.plans]
    for name in referred_issuers(plans, records.honorees, records.issuers):
        issuer = records.issuers[name]
        thing = Thing(f"Trang của {issuer.name}", (f"{issuer.name} {issuer.valid_from or ''}",))
        yield paths.issuer(name), thing


def _cited_pages(records: Records) -> Iterator[tuple[str, Thing]]:
    count: Counter[str] = Counter()
    names: dict[str, str] = {}
    for plan, _ in records.plans:
        cited = {key_of(one): one for one in (*plan.legal_bases, *plan.citations)}
        count.update(cited.keys())
        names |= {key: str(one.number or one.title or one.text) for key, one in cited.items()}
    for key, plans in count.items():
        if plans >= _SHARED:
            name = f"Các kế hoạch viện dẫn {names[key]}"
            yield paths.cited(key), Thing(name, (names[key],))


def _honoree_pages(records: Records) -> Iterator[tuple[str, Thing]]:
    """Persons are known by no name, for what is written here is kept."""
    for honoree in records.honorees:
        named = honoree.kind is HonoreeKind.COLLECTIVE and not honoree.takedown
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
