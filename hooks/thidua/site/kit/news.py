"""What happened to a plan, as entries of feeds; kept with its parts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pydantic_core import from_json, to_json

from thidua.kit.feed import KitNotice
from thidua.language.dates import Edtf
from thidua.model import paths
from thidua.model.history import HistoryKind
from thidua.model.labels import HISTORY_KINDS, REVIEWS, SUFFERED, day
from thidua.model.results import Review
from thidua.portal.plan_summary import PlanSummary
from thidua.portal.published_plan import PublishedPlan


def pack_news(published: PublishedPlan, summary: PlanSummary) -> bytes:
    """What happened to a plan, for feeds, as bytes; :func:`unpack_news` reads them."""
    return to_json(list(_list_notices(published, summary)))


def unpack_news(packed: bytes) -> tuple[KitNotice, ...]:
    """What :func:`pack_news` gave."""
    return tuple(map(KitNotice._make, from_json(packed)))


def list_reviews(published: PublishedPlan) -> tuple[Review, ...]:
    """The reviews of a plan, as they were recorded."""
    return published.recorded_results.reviews if published.recorded_results else ()


def _list_notices(published: PublishedPlan, summary: PlanSummary) -> Iterator[KitNotice]:
    """What happened to a plan, for feeds."""
    plan, page = published.plan, paths.plan(summary.id)
    name = f"{published.issuer.short_name}, {summary.year}: {summary.title}"
    entries = sorted(plan.history, key=lambda entry: entry.date)
    began = [entry.date for entry in entries if entry.kind is HistoryKind.PUBLISHED]
    first = min(began, default=plan.updated)
    theme = f" Chủ đề: {summary.theme}" if summary.theme else ""
    yield KitNotice(page, first.isoformat(), "Kế hoạch mới", name,
                    f"{published.document_type.name} của {published.issuer.name}.{theme}", page)  # fmt: skip  # noqa: E501
    counted: dict[tuple[date, HistoryKind], int] = {}
    for entry in entries:
        if entry.kind is HistoryKind.PUBLISHED:
            continue
        counted[entry.date, entry.kind] = counted.get((entry.date, entry.kind), 0) + 1
        place = counted[entry.date, entry.kind]
        kind = HISTORY_KINDS[entry.kind]
        words = [f"{kind[:1].upper()}{kind[1:]}: {entry.what}."]
        words += [f"Trước ghi: {entry.before}"] if entry.before else []
        words += [f"Nay ghi: {entry.after}"] if entry.after else []
        yield KitNotice(f"{page}#{entry.kind.value}-{entry.date}-{place}", entry.date.isoformat(),
                        kind[:1].upper() + kind[1:], f"{kind[:1].upper()}{kind[1:]} – {name}",
                        " ".join(words), page)  # fmt: skip
    yield from _list_decided(published, name, page)
    told = sum(entry.kind is HistoryKind.REPORTED for entry in entries)
    for place, review in enumerate(list_reviews(published), 1):
        if place > told:
            yield KitNotice(f"{page}#ket-qua-{place}", review.date.latest.isoformat(), "Kết quả",
                            f"Kết quả {REVIEWS[review.kind]} – {name}", review.source.text, page)  # fmt: skip  # noqa: E501


def _list_decided(published: PublishedPlan, name: str, page: str) -> Iterator[KitNotice]:
    """What decisions did to a plan, where its history does not tell it."""
    told = " ".join(entry.what for entry in published.plan.history).casefold()
    for made in published.dossier.changes:
        if made.number and made.number.casefold() in told:
            continue
        issued = Edtf.parse(made.issued).earliest if made.issued else made.day
        did = SUFFERED[made.change.effect]
        by = f" theo quyết định số {made.number}" if made.number else ""
        yield KitNotice(
            f"{page}#{made.decision}-{made.index + 1}", min(issued, made.day).isoformat(),
            "Sửa đổi", f"{did[:1].upper()}{did[1:]} – {name}",
            f"Kế hoạch {did} từ ngày {day(made.day)}{by}.", page,
        )  # fmt: skip
