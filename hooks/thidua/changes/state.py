"""One state of the data that the public sees, read as far as it can be read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel

from thidua.attachments.inspection import KIND_NAMES, REPORT_NAME
from thidua.attachments.inspection.naming import can_be_read
from thidua.changes.naming import IdentifierNames
from thidua.changes.own_files import NO_FILES, OwnFiles, read_own_files
from thidua.changes.report import FileFacts
from thidua.foundation.problems import DataProblemsError
from thidua.model import Honoree, Plan, PortalIdentity, Results, labels, paths
from thidua.model.vocabulary import Issuer
from thidua.portal.addresses.book import OldAddress
from thidua.portal.addresses.standing import Records, Standing, standing_of
from thidua.portal.catalogue import Catalogue
from thidua.portal.earlier import Earlier, EarlierPlan, read_earlier, read_record
from thidua.portal.files import data_files, find_results_beside
from thidua.portal.loading import load_or_raise
from thidua.portal.published_plan import PublishedPlan
from thidua.portal.references import PORTAL
from thidua.portal.referring import referred_issuers
from thidua.portal.results import Reported, reported
from thidua.portal.succession import Succession
from thidua.portal.targets import TargetLine


@dataclass(frozen=True)
class PlanState:
    """A published plan with the data that the portal derives from it."""

    plan: Plan
    lines: tuple[TargetLine, ...]
    results: tuple[Reported, ...]
    files: tuple[FileFacts, ...]


@dataclass(frozen=True)
class PublicState:
    """One state of the data that the public sees.

    Attributes:
        identity: None if it could not be read; likewise ``issuers``, ``lists`` and the others.
        issuers: those to which any record on the portal refers.
        book: old addresses, and where each of them leads.
        plans: published plans, by identifier.
        honorees: those on pages, including those whose pages say that they were taken down.
        addresses: of pages and published files, relative to the root of the site.
        places: lasting places on pages of plans, ``ke-hoach/x/#chi-tieu-3``.
        logo: the SHA-256 of the portal's own logo; empty if it has none.
        files: all data files, shown to the public or not.
        unread: data files that could not be read.
        own_files: the files besides the data.
        faults: the number of errors in data files.
    """

    identity: PortalIdentity | None
    issuers: Mapping[str, Issuer] | None
    lists: Mapping[str, Mapping[str, BaseModel]] | None
    readings: Mapping[str, tuple[str, ...]] | None
    plans: Mapping[str, PlanState]
    honorees: Mapping[str, Honoree]
    addresses: frozenset[str]
    places: frozenset[str]
    files: frozenset[str]
    book: Mapping[str, OldAddress] | None = None
    logo: str = ""
    unread: frozenset[str] = field(default=frozenset())
    own_files: OwnFiles = NO_FILES
    faults: int = 0

    @cached_property
    def names(self) -> IdentifierNames:
        """The names of the identifiers in this state."""
        called: dict[str, dict[str, str]] = {
            name: {key: getattr(record, "name", key) for key, record in records.items()}
            for name, records in (self.lists or {}).items()
        }
        return IdentifierNames(
            issuers={key: labels.lived(issuer) for key, issuer in (self.issuers or {}).items()},
            fields=called.get("fields", {}),
            document_types=called.get("document_types", {}),
            plans={key: plan.plan.document.title for key, plan in self.plans.items()},
        )


def make_state(root: Path, catalogue: Catalogue) -> PublicState:
    """Make the state of data without errors.

    Args:
        root: the folder that contains ``data/``.
        catalogue: loaded from there.
    """
    plans = {
        plan.id: PlanState(
            published.plan, published.lines, published.results, tuple(_published(published))
        )
        for plan in catalogue.plans
        for published in [catalogue.open_plan(plan)]
    }
    return PublicState(
        identity=catalogue.identity,
        issuers=catalogue.issuers,
        lists={
            "fields": catalogue.fields,
            "document_types": catalogue.document_types,
            "indicators": catalogue.indicators,
        },
        readings=catalogue.lexicon.readings,
        plans=plans,
        honorees={honoree.id: honoree for honoree in catalogue.honorees},
        addresses=_addresses(catalogue.standing, plans),
        places=_places(catalogue.standing),
        files=frozenset(data_files(root)),
        book=catalogue.book.entries,
        logo=_logo(root, catalogue.identity),
        own_files=read_own_files(root),
    )


def read_state(root: Path, icon_sets: Path | None = None) -> PublicState:
    """Read the state of data that may have errors: an older engine may have checked it.

    Args:
        root: the folder that contains ``data/``.
        icon_sets: a folder of sets of icons that the data may use.
    """
    try:
        return make_state(root, load_or_raise(root, icon_sets))
    except DataProblemsError as error:
        faults = [problem for problem in error.problems if problem.file.startswith("data/")]
        return _piecemeal(root, read_earlier(root), len(faults))


def _piecemeal(root: Path, earlier: Earlier, faults: int) -> PublicState:
    """Make a state from what can be read of data with ``faults`` errors."""
    read = [read_plan_state(root, found, earlier.issuers or {}) for found in earlier.plans]
    plans = {state.plan.id: state for state, _ in read}
    issuers = earlier.issuers
    named = {name for plan in earlier.summaries for name in plan.issuers}
    shown = referred_issuers(named, earlier.honorees, Succession(issuers or {}))
    standing = standing_of(earlier.records)
    return PublicState(
        identity=earlier.identity,
        issuers=None if issuers is None else {key: issuers[key] for key in issuers if key in shown},
        lists=_by_id(earlier.records) if earlier.lists else None,
        readings=earlier.lists.readings if earlier.lists else None,
        plans=plans,
        honorees={honoree.id: honoree for honoree in earlier.honorees},
        addresses=_addresses(standing, plans),
        places=_places(standing),
        files=frozenset(data_files(root)),
        book=earlier.book.entries if earlier.book else None,
        logo=_logo(root, earlier.identity),
        unread=frozenset({*earlier.unread, *(file for _, file in read if file)}),
        own_files=read_own_files(root),
        faults=faults,
    )


def read_plan_state(
    root: Path, found: EarlierPlan, issuers: Mapping[str, Issuer]
) -> tuple[PlanState, str]:
    """Read a plan with its results and files.

    Args:
        root: the folder that contains ``data/``.
        found: the plan.
        issuers: by identifier, as far as they are known.

    Returns:
        The plan; and the file of its results if it cannot be used, else an empty string.
    """
    file = find_results_beside(found.file)
    is_there = (root / file).is_file()
    results = read_record(root, file, Results) if is_there else None
    reports: tuple[Reported, ...] = ()
    try:
        shown = results.for_readers if results else None
        issuer = issuers.get(found.plan.document.issuer)
        if shown:
            life, lines = found.trace_life(), found.hold_lines()
            reports = tuple(reported(shown, found.plan, lines, life, issuer))
    except KeyError:  # a result is about a target that does not exist
        results = None
    files = tuple(_facts(found, root / Path(file).parent))
    state = PlanState(found.plan, found.lines, reports, files)
    return state, file if is_there and results is None else ""


def _by_id(records: Records) -> dict[str, Mapping[str, BaseModel]]:
    return {
        "fields": records.fields,
        "document_types": records.document_types,
        "indicators": records.indicators,
    }


def _facts(found: EarlierPlan, folder: Path) -> Iterator[FileFacts]:
    told = [
        (one.file, one.title, KIND_NAMES[one.kind], one.note or "")
        for one in found.plan.attachments
    ]
    sources = {review.source.file: review.source.text for review in reversed(found.reviews)}
    told += [(name, text, REPORT_NAME, "") for name, text in sources.items() if name]
    for name, title, kind, note in told:
        if can_be_read(folder, name):
            content = (folder / name).read_bytes()
            digest = hashlib.sha256(content).hexdigest()
            yield FileFacts(name, title, kind, len(content), digest, note)


def _published(published: PublishedPlan) -> Iterator[FileFacts]:
    notes = {one.file: one.note or "" for one in published.plan.attachments}
    for original in (*published.originals, *published.reports):
        yield FileFacts(
            original.name,
            original.title,
            original.kind_name,
            original.size,
            original.sha256,
            notes.get(original.name, ""),
            labels.LANGUAGES[original.language] if original.language else "",
        )


def _logo(root: Path, identity: PortalIdentity | None) -> str:
    folder = (root / PORTAL).parent
    if identity is None or not identity.logo or not can_be_read(folder, identity.logo):
        return ""
    return hashlib.sha256((folder / identity.logo).read_bytes()).hexdigest()


def _addresses(standing: Standing, plans: Mapping[str, PlanState]) -> frozenset[str]:
    """List pages and published files, without tables and open data, which depend on them."""
    files = (paths.original(key, file.name) for key, plan in plans.items() for file in plan.files)
    return frozenset({*standing.pages, *files})


def _places(standing: Standing) -> frozenset[str]:
    return frozenset(
        f"{page}#{anchor}" for page, anchors in standing.places.items() for anchor in anchors
    )
