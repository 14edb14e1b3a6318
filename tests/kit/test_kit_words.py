"""Everything that kits say in words, written down once and read by a person; no kit is built.

Pictures, posters, texts, events and what may be shared, of the sample and of the portals that have
what the sample has not. ``make bless`` writes it anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import product
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from test_machine_words import NAMES, compare_words, open_catalogue
from thidua.model.honoree import ConsentScope
from thidua.portal.catalogue import Catalogue
from thidua.portal.published_plan import PublishedPlan
from thidua.site.kit import plan_standing, sharing, wording
from thidua.site.kit.telling import tell_plan
from thidua.site.kit.texts import tell_in_words

pytestmark = pytest.mark.slow  # five portals are read


def tell(value: Any, name: str) -> Iterator[str]:
    """Each leaf of a record that says something, with the names above it."""
    if hasattr(value, "_asdict"):
        value = value._asdict()
    elif hasattr(value, "__dataclass_fields__"):
        value = vars(value)
    if isinstance(value, dict):
        for key, below in value.items():
            yield from tell(below, f"{name}.{key}")
    elif isinstance(value, list | tuple):
        for below in value:
            yield from tell(below, name)
    elif value not in ("", None, False):
        yield from (f"{name}: {line}" for line in str(value).splitlines())


def tell_kits(catalogue: Catalogue) -> Iterator[str]:
    for summary in catalogue.plans:
        published = PublishedPlan(catalogue.sources.open_dossier(summary))
        told = tell_plan(published, summary, "Tóm tắt.")
        yield f"== {summary.id} {plan_standing.has_ended(published, summary)}"
        yield from tell(told, "kit")
        yield from tell(tell_in_words(published, summary, told), "lời")
        yield from tell(wording.word_plan(told, "xa.example"), "hình")
        for target in told.targets:
            yield from tell(wording.word_target(told, target, "xa.example"), "hình")
        yield f"còn: {plan_standing.say_standing(published, summary)}"
        due = plan_standing.list_due(published, summary, "kế hoạch")
        yield from (f"hạn: {words}" for _, words in due)
        yield from tell(wording.word_sheet(told, catalogue.identity), "tờ")
        yield from tell(sharing.share_plan(catalogue, summary, "Lời."), "gửi")
    for indicator in catalogue.indicators.values():
        yield from tell(sharing.share_indicator(catalogue, indicator), f"gửi {indicator.id}")
    for honoree in catalogue.honorees:
        scopes = [one.value for one in ConsentScope if sharing.is_shareable(honoree, one)]
        yield f"{honoree.id}: {scopes} {sharing.has_posters(catalogue, honoree)}"
        yield from tell(wording.word_honoree(honoree, "Kế hoạch", "xa.example"), "hình")
        yield from tell(sharing.share_honoree(catalogue, honoree), "gửi")


@pytest.mark.parametrize("name", NAMES)
def test_kits_say_what_is_written_down(name: str, tmp_path: Path) -> None:
    compare_words(f"kits/{name}", "kits/sample", tell_kits(open_catalogue(name, tmp_path)))


@pytest.mark.parametrize("scope", list(ConsentScope))
def test_nobody_is_shared_whose_consent_ended_or_does_not_say_so(scope: ConsentScope) -> None:
    for withdrawn, scopes, takedown in product(
        (None, "2026-02-01"), ((), (scope,), tuple(ConsentScope)), (None, "2026-02-01")
    ):
        consent = SimpleNamespace(withdrawn_on=withdrawn, scope=scopes)
        for consents in ([], [consent], [None], [consent, None]):
            listed = [("", one) for one in consents]
            honoree: Any = SimpleNamespace(takedown=takedown, consents=partial(list, listed))
            may = not takedown and all(
                one and not withdrawn and scope in scopes for one in consents
            )
            assert sharing.is_shareable(honoree, scope) is may
