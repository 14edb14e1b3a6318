"""What happened to a plan, as entries of feeds; kept with its parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from pydantic_core import from_json, to_json

from thidua.kit.feed import KitNotice
from thidua.language.dates import Edtf
from thidua.language.vietnamese import lower_first
from thidua.model import paths
from thidua.model.history import HistoryEntry, HistoryKind
from thidua.model.labels import HISTORY_KINDS, REVIEWS, day, name_fate
from thidua.model.results import Review
from thidua.portal.addresses.forwards import Settled
from thidua.portal.plan_summary import PlanSummary
from thidua.portal.published_plan import PublishedPlan
from thidua.portal.versions import MadeChange


def pack_news(published: PublishedPlan, summary: PlanSummary) -> bytes:
    """What happened to a plan, for feeds, as bytes; :func:`unpack_news` reads them."""
    return to_json(list(_list_notices(published, summary)))


def unpack_news(packed: bytes) -> tuple[KitNotice, ...]:
    """What :func:`pack_news` gave."""
    return tuple(map(KitNotice._make, from_json(packed)))


def list_reviews(published: PublishedPlan) -> tuple[Review, ...]:
    """The reviews of a plan, as they were recorded."""
    return published.recorded_results.reviews if published.recorded_results else ()


def find_first_addresses(settled: Mapping[str, Settled]) -> dict[str, str]:
    """The first address of each page that moved: by it, its entries are known for ever.

    Where two pages became one, each entry goes by the address that stands.
    """
    before: dict[str, list[str]] = {}
    for old, found in settled.items():
        if found.entry.to and "#" not in old:
            before.setdefault(found.entry.to, []).append(old)
    first = {}
    for page in before:
        at, passed = page, {page}
        while len(before.get(at, ())) == 1 and before[at][0] not in passed:
            at = before[at][0]
            passed.add(at)
        first[page] = at
    return {page: at for page, at in first.items() if page != at}


def keep_names(notices: Iterable[KitNotice], first: Mapping[str, str]) -> Iterator[KitNotice]:
    """Entries under the names that they had before their page moved."""
    for notice in notices:
        page, mark, place = notice.name.partition("#")
        yield notice._replace(name=f"{first.get(page, page)}{mark}{place}")


def _list_notices(published: PublishedPlan, summary: PlanSummary) -> Iterator[KitNotice]:
    """What happened to a plan, for feeds.

    A name tells what happened, not who told it: a result or a decision that the history of the
    page tells later has the name that it had before.
    """
    plan, page = published.plan, paths.plan(summary.id)
    name = f"{published.issuer.short_name}, {summary.year}: {summary.title}"
    entries = sorted(plan.history, key=lambda entry: entry.date)
    began = [entry.date for entry in entries if entry.kind is HistoryKind.PUBLISHED]
    first = min(began, default=plan.updated)
    theme = f" Chủ đề: {summary.theme}" if summary.theme else ""
    type_name = published.document_type.name
    new = "Kế hoạch mới" if summary.is_campaign else f"{type_name} mới"
    yield KitNotice(page, first.isoformat(), new, name,
                    f"{type_name} của {published.issuer.name}.{theme}", page)  # fmt: skip
    names = _NoticeNames(page, published.dossier.changes, list_reviews(published))
    for entry in entries:
        if entry.kind is not HistoryKind.PUBLISHED:
            kind = HISTORY_KINDS[entry.kind]
            words = [f"{kind}: {entry.what.rstrip('.')}."]
            words += [f"Trước ghi: {entry.before}"] if entry.before else []
            words += [f"Nay ghi: {entry.after}"] if entry.after else []
            yield KitNotice(names.give(entry), entry.date.isoformat(), kind, f"{kind} – {name}",
                            " ".join(words), page)  # fmt: skip
    types = published.references.type_by_id
    for made in names.list_untold():
        yield _tell_decided(made, types[made.doc_type].name, name, page)
    kind = HISTORY_KINDS[HistoryKind.REPORTED]
    for review_name, review in names.list_untold_reviews():
        yield KitNotice(review_name, review.date.latest.isoformat(), kind,
                        f"{kind} ({REVIEWS[review.kind]}) – {name}", review.source.text, page)  # fmt: skip  # noqa: E501


class _NoticeNames:
    """Gives the entries of a plan's history their names.

    Args:
        page: the address of the plan.
        changes: what decisions did to it.
        reviews: what was reported of it. Each has the name of its day, whatever is recorded before
            or after it: a report that comes to light later is news, and the others are not.
    """

    def __init__(self, page: str, changes: Sequence[MadeChange], reviews: Sequence[Review]) -> None:
        self._page, self._changes = page, changes
        self._told: set[str] = set()
        self._counted: dict[tuple[date, HistoryKind], int] = {}
        self._reviews = dict(_name_reviews(page, reviews))

    def give(self, entry: HistoryEntry) -> str:
        """The name of an entry: that of the result or the decision that it tells of, if any."""
        if entry.kind is HistoryKind.REPORTED:
            told = self._find_reported(entry)
            if told:
                del self._reviews[told]
                return told
        named = [made for made in self._changes if _is_named(made, entry.what)]
        free = [key for made in named if (key := _name(self._page, made)) not in self._told]
        self._told |= {_name(self._page, made) for made in named}
        if free:
            return free[0]
        same = entry.date, entry.kind
        self._counted[same] = self._counted.get(same, 0) + 1
        return f"{self._page}#{entry.kind.value}-{entry.date}-{self._counted[same]}"

    def _find_reported(self, entry: HistoryEntry) -> str:
        """The name of the review that an entry tells of; empty where none is left.

        That is the one whose report it names, else the last one before it: an older one that nobody
        has told of was recorded after it.
        """
        before = [
            name for name, review in self._reviews.items() if review.date.earliest <= entry.date
        ]
        named = [name for name in before if _names_report(entry.what, self._reviews[name])]
        return (named or before or [""])[-1]

    def list_untold_reviews(self) -> Iterator[tuple[str, Review]]:
        """The reviews that the history does not tell of, by name."""
        yield from self._reviews.items()

    def list_untold(self) -> Iterator[MadeChange]:
        """What decisions did, where the history does not tell it."""
        return (made for made in self._changes if _name(self._page, made) not in self._told)


def _name(page: str, made: MadeChange) -> str:
    return f"{page}#{made.decision}-{made.index + 1}"


def _name_reviews(page: str, reviews: Sequence[Review]) -> Iterator[tuple[str, Review]]:
    """Each review with its name: its day, and for others of one day which of them it is."""
    met: dict[date, int] = {}
    for review in reviews:
        day_of = review.date.latest
        met[day_of] = met.get(day_of, 0) + 1
        again = f"-{met[day_of]}" if met[day_of] > 1 else ""
        yield f"{page}#ket-qua-{day_of}{again}", review


def _names_report(words: str, review: Review) -> bool:
    return _has_number(words, review.source.number.number if review.source.number else "")


def _is_named(made: MadeChange, words: str) -> bool:
    return _has_number(words, made.number)


def _has_number(words: str, number: str) -> bool:
    """Whether words name the number of a document, not one that only ends like it."""
    sought = re.escape(number.casefold())
    found = re.search(rf"(?<![\w/.-]){sought}(?![\w/-])", words.casefold())
    return bool(number) and found is not None


def _tell_decided(made: MadeChange, type_name: str, name: str, page: str) -> KitNotice:
    """What a decision did to a plan, of which ``name`` tells."""
    issued = Edtf.parse(made.issued).earliest if made.issued else made.day
    fate = name_fate(made.change.effect, is_correction=made.change.is_correction)
    did = lower_first(fate)
    by = f" theo {lower_first(type_name)} số {made.number}" if made.number else ""
    return KitNotice(
        _name(page, made), min(issued, made.day).isoformat(), HISTORY_KINDS[HistoryKind.AMENDED],
        f"{fate} – {name}", f"Kế hoạch {did} từ ngày {day(made.day)}{by}.",
        page,
    )  # fmt: skip
