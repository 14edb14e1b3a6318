"""Data for the filters of the list of plans: one small table of all plans, and their cards apart.

The table grows by a few bytes a plan; cards are fetched a chunk at a time, only those shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from thidua.model import paths, tiers
from thidua.model.campaign_forms import LegalForm
from thidua.model.labels import BODY_GROUPS, LEGAL_FORMS
from thidua.model.tiers import Level
from thidua.portal.catalogue import Catalogue
from thidua.portal.plan_summary import PlanSummary
from thidua.site.pages.life_events import encode_life

CHUNK = 50


def make_facet_table(catalogue: Catalogue) -> dict[str, Any]:
    """Columns, one entry a plan in the order of the list.

    ``fields`` holds bit masks over ``names.fields``; ``issuer``, ``level``, ``type`` and ``form``
    are indices into ``names``, -1 for none; ``start`` and ``end`` are ISO dates or empty.
    ``life`` has the times in the life of those plans that decisions changed.
    """
    plans = catalogue.plans
    issuers = list(catalogue.plans_by_issuer)
    fields = [field for field in catalogue.fields if field in catalogue.plans_by_field]
    types = [
        kind for kind in catalogue.document_types if any(plan.doc_type == kind for plan in plans)
    ]
    found = {catalogue.issuer_of(plan).group for plan in plans}
    groups = [group for group in tiers.BODY_GROUPS if isinstance(group, Level) or group in found]
    place = {field: index for index, field in enumerate(fields)}
    return {
        "chunk": CHUNK,
        "chunks": paths.CARD_CHUNKS,
        "names": {
            "fields": [
                [catalogue.fields[field].slug, catalogue.fields[field].name] for field in fields
            ],
            "issuers": [[issuer, catalogue.references.issuer_names[issuer]] for issuer in issuers],
            "levels": [[tiers.GROUP_SLUGS[group], BODY_GROUPS[group]] for group in groups],
            "types": [
                [catalogue.document_types[kind].slug, catalogue.document_types[kind].name]
                for kind in types
            ],
            "forms": [[form.value, LEGAL_FORMS[form]] for form in LegalForm],
        },
        "year": [plan.year for plan in plans],
        "fields": [sum(1 << place[field] for field in catalogue.fields_of(plan)) for plan in plans],
        "issuer": _indices(plans, issuers, lambda plan: plan.issuer),
        "level": _indices(plans, groups, lambda plan: catalogue.issuer_of(plan).group),
        "type": _indices(plans, types, lambda plan: plan.doc_type),
        "form": _indices(
            plans,
            list(LegalForm),
            lambda plan: LegalForm(plan.legal_form) if plan.legal_form else None,
        ),
        "start": [plan.start for plan in plans],
        "end": [plan.end for plan in plans],
        "life": {
            str(index): encode_life(plan.life) for index, plan in enumerate(plans) if plan.life
        },
    }


def _indices(
    plans: Sequence[PlanSummary], known: Sequence[Any], value: Callable[[PlanSummary], Any]
) -> list[int]:
    place = {entry: index for index, entry in enumerate(known)}
    return [place.get(value(plan), -1) for plan in plans]


def list_card_chunks(catalogue: Catalogue) -> Iterator[tuple[str, Sequence[PlanSummary]]]:
    """The address of every chunk of cards and the plans in it."""
    for start in range(0, len(catalogue.plans), CHUNK):
        yield paths.card_chunk(start // CHUNK), catalogue.plans[start : start + CHUNK]
