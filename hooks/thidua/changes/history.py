"""Entries for the histories of plans, so that nobody writes from memory what said what before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from thidua.attachments.inspection import REPORT_NAME
from thidua.changes.report import (
    Fate,
    FieldDifference,
    FileChange,
    PlanChange,
    ReviewChange,
    UntoldHistory,
    Words,
)
from thidua.datafiles.format.reading import read_tree
from thidua.datafiles.format.tree import Node, tree_of
from thidua.datafiles.format.writing import item_lines, write
from thidua.language.dates import write_day
from thidua.model import Plan
from thidua.model.decided import Effect
from thidua.model.document import Document, Validity
from thidua.model.history import HistoryEntry, HistoryKind
from thidua.model.labels import VALIDITIES, name_fate
from thidua.portal.versions import MadeChange

MANY = "Nhiều chỗ"
"""How the place of an entry begins that tells all corrections of its day at once."""

_SILENT = frozenset({"updated", "history", "related", "unplaced"})
"""Fields of a plan whose changes are no part of its history."""
_TAKEN_BACK = "đã rút, không còn áp dụng ở đây"
_OVER = (Validity.ENDED, Validity.REPLACED, Validity.ARCHIVED)
_STATE = tuple(str(Document.model_fields[name].title) for name in ("status", "replaced_by"))


def find_untold(
    change: PlanChange | None,
    before: Plan | None,
    after: Plan,
    day: date,
    decided: Iterable[Decided] = (),
) -> UntoldHistory | None:
    """What a proposal changes on the page of a plan and its history does not tell.

    Args:
        change: what readers see differently in the plan itself; None if nothing.
        before: the plan as it is published; None for one that is not.
        after: the plan as it is proposed.
        day: the day of the entries.
        decided: what new documents change about the plan.
    """
    old = list(before.history) if before else []
    told = [entry for entry in after.history if entry not in old]
    proposed = list(_entries(change, before, after, day)) if change else []
    entries = [entry for entry in proposed if not _is_told(entry, told)]
    for new in decided:
        if not any(new.names(own) for own in told):
            entries += _not_yet_told(_decided(new, day), new, old)
    if not entries:
        return None
    lines = tuple(line for entry in entries for line in _written(entry))
    return UntoldHistory(f"data/plans/{after.id}/plan.yml", tuple(entries), lines)


def find_decided(
    made: Iterable[MadeChange],
    known: Iterable[MadeChange],
    kinds: Mapping[str, str],
) -> Iterator[Decided]:
    """What documents change about a plan that they did not change before.

    Args:
        made: what they change about the plan now.
        known: what they changed about any plan before.
        kinds: the names of types of documents, by identifier.
    """
    old = [(change.decision, change.change) for change in known]
    for change in made:
        if (change.decision, change.change) not in old:
            yield Decided(change, kinds.get(change.doc_type, "Văn bản"))


def find_withdrawn(
    known: Iterable[MadeChange], made: Iterable[MadeChange], kinds: Mapping[str, str]
) -> Iterator[Decided]:
    """What documents changed about a plan before, and change no longer: they were taken back.

    Args:
        known: what they changed about the plan before.
        made: what documents change about it now.
        kinds: the names of types of documents, by identifier.
    """
    deciding = {change.decision for change in made}
    for change in known:
        if change.decision not in deciding:
            yield Decided(change, kinds.get(change.doc_type, "Văn bản"), is_withdrawn=True)


class Decided(NamedTuple):
    """What a new document changes about a plan, and what such a document is called.

    Or what a document changed that is on the portal no longer.
    """

    made: MadeChange
    kind: str
    is_withdrawn: bool = False

    @property
    def name(self) -> str:
        """The document."""
        return f"{self.kind} số {self.made.number}" if self.made.number else self.kind

    def names(self, entry: HistoryEntry) -> bool:
        """Whether an entry of the history tells of it."""
        named = (self.made.number or self.kind).casefold()
        about: tuple[HistoryKind, ...] = (HistoryKind.AMENDED, HistoryKind.ENDED)
        if self.is_withdrawn:
            about = (HistoryKind.CORRECTED,)
        return entry.kind in about and named in entry.what.casefold()


def _decided(decided: Decided, day: date) -> Iterator[HistoryEntry]:
    """An entry for what the document does, and one for every line of targets that it changes."""
    change = decided.made.change
    if decided.is_withdrawn:
        yield _entry(day, HistoryKind.CORRECTED, f"{decided.name} {_TAKEN_BACK}")
        for target in change.targets:
            what = f"Chỉ tiêu {target.target}, bỏ lời theo {decided.name}"
            yield _entry(day, HistoryKind.CORRECTED, what, target.new, target.old)
        return
    over = change.effect in (Effect.REPLACE, Effect.END)
    kind = HistoryKind.ENDED if over else HistoryKind.AMENDED
    until = f" đến hết {change.until.in_words()}" if change.until else ""
    first = change.from_
    since = f"từ ngày {write_day(first)}"
    fate = name_fate(change.effect, is_correction=change.is_correction)
    is_plain = change.effect is Effect.AMEND and not change.is_correction
    done = "" if is_plain else f"{fate}{until}, "
    what = f"{done}{since}, theo {decided.name}"
    yield _entry(day, kind, what[0].upper() + what[1:])
    for target in change.targets:
        what = f"Chỉ tiêu {target.target}, theo {decided.name}"
        yield _entry(day, kind, what, target.old, target.new)


def _not_yet_told(
    entries: Iterable[HistoryEntry], decided: Decided, old: Sequence[HistoryEntry]
) -> Iterator[HistoryEntry]:
    """Entries of a decision but for those that the history has, since it was last taken back.

    Of a decision whose record is corrected, only that is new which it did not say before.
    """
    said: set[tuple[str, str | None, str | None]] = set()
    for entry in old:
        taken_back = f"{decided.name} {_TAKEN_BACK}"
        said = set() if taken_back in entry.what else said | {_said(entry)}
    yield from (entry for entry in entries if _said(entry) not in said)


def _said(entry: HistoryEntry) -> tuple[str, str | None, str | None]:
    return entry.what, entry.before, entry.after


def _is_told(entry: HistoryEntry, told: Sequence[HistoryEntry]) -> bool:
    """Whether an entry that staff wrote is about the same thing; they may use other words."""
    for own in told:
        if own.kind is not entry.kind:
            continue
        if entry.kind is not HistoryKind.CORRECTED or own.what.startswith(MANY):
            return True
        words = f"{own.what} {own.before} {own.after}"
        if entry.what in own.what or any(
            said and said in words for said in (entry.before, entry.after)
        ):
            return True
    return False


def _entries(
    change: PlanChange, before: Plan | None, after: Plan, day: date
) -> Iterator[HistoryEntry]:
    if before is None:
        yield _entry(day, HistoryKind.PUBLISHED, "Lần đầu trên Cổng")
    elif change.fate is Fate.CHANGED:
        yield from _corrections(change, day)
        yield from _endings(before, after, day)
    for review in change.reviews:
        yield from _reports(review, day)


def _corrections(change: PlanChange, day: date) -> Iterator[HistoryEntry]:
    for target in change.targets:
        place = f"Chỉ tiêu {target.place}"
        if target.before or target.fate is not Fate.CHANGED:
            yield _correction(day, place, target.before, target.after)
        elif target.numbers_before.figures != target.numbers_after.figures:
            read = [
                "; ".join(numbers.figures) or "không có con số"
                for numbers in (target.numbers_before, target.numbers_after)
            ]
            yield _entry(day, HistoryKind.CORRECTED, f"{place}, số liệu máy đọc", *read)
        for difference in target.others:
            yield from _of_difference(difference, f"{place}, ", day)
    for difference in change.differences:
        if difference.root not in _SILENT and not difference.what.endswith(_STATE):
            yield from _of_difference(difference, "", day)
    for file in _join_renamed(change.files):
        yield from _of_file(file, day)


def list_corrections(change: PlanChange, day: date) -> tuple[HistoryEntry, ...]:
    """What a proposal corrects on the page of a plan, whether its history tells it or not."""
    return tuple(_corrections(change, day))


def _of_difference(difference: FieldDifference, where: str, day: date) -> Iterator[HistoryEntry]:
    if difference.before or difference.after:  # else only the appearance changed
        yield _correction(day, where + difference.what, difference.before, difference.after)


def _join_renamed(files: Sequence[FileChange]) -> Iterator[FileChange]:
    """The files, those that went joined with the one that came with the same title."""
    gone = [one.before for one in files if one.before and not one.after]
    came = [one.after for one in files if one.after and not one.before]
    old, new = ({one.title: one for one in several} for several in (gone, came))
    is_clear = (len(old), len(new)) == (len(gone), len(came))
    pairs = {new[title].name: old[title] for title in old.keys() & new.keys() if is_clear}
    for file in files:
        if file.after and not file.before:
            yield replace(file, before=pairs.get(file.after.name))
        elif file.after or file.before not in pairs.values():
            yield file


def _of_file(file: FileChange, day: date) -> Iterator[HistoryEntry]:
    """A file that was added, removed or replaced; readers can tell which one they have."""
    sums = [
        f"SHA-256 {known.sha256}" if known and known.sha256 else None
        for known in (file.before, file.after)
    ]
    known = file.after or file.before
    is_new_report = file.before is None and known and known.kind == REPORT_NAME
    if known and sums[0] != sums[1] and not is_new_report:  # its review tells of it
        yield _entry(day, HistoryKind.CORRECTED, f"Tệp văn bản “{known.title}”", *sums)


def _endings(before: Plan, after: Plan, day: date) -> Iterator[HistoryEntry]:
    old, new = before.document, after.document
    if new.replaced_by and new.replaced_by != old.replaced_by:
        yield _entry(day, HistoryKind.ENDED, f"Bị thay thế bởi {new.replaced_by}")
    elif new.status in _OVER and new.status is not old.status:
        yield _entry(day, HistoryKind.ENDED, f"Tình trạng hiệu lực: {VALIDITIES[new.status]}")


def _reports(review: ReviewChange, day: date) -> Iterator[HistoryEntry]:
    if review.fate is Fate.ADDED:
        yield _entry(day, HistoryKind.REPORTED, review.name)
        return
    for result in review.results:
        if result.before or not result.in_both:
            place = f"{review.name}, {result.about}"
            yield _correction(day, place, result.before, result.after)
    for difference in review.others:
        yield from _of_difference(difference, f"{review.name}, ", day)


def _correction(day: date, what: str, before: Words, after: Words) -> HistoryEntry:
    return _entry(day, HistoryKind.CORRECTED, what, _join(before), _join(after))


def _join(words: Words) -> str | None:
    return " ".join(piece.text for piece in words) or None


def _entry(
    day: date, kind: HistoryKind, what: str, before: str | None = None, after: str | None = None
) -> HistoryEntry:
    said = {"date": day.isoformat(), "kind": kind.value, "what": what}
    words = {"before": before, "after": after}
    return HistoryEntry.model_validate(said | {name: text for name, text in words.items() if text})


def _plain(entry: HistoryEntry) -> dict[str, Any]:
    said = {
        "date": entry.date.isoformat(),
        "kind": entry.kind.value,
        "what": entry.what,
        "before": entry.before,
        "after": entry.after,
    }
    return {name: value for name, value in said.items() if value}


def _written(entry: HistoryEntry) -> list[str]:
    return item_lines(tree_of(_plain(entry)), HistoryEntry, 2)


def add_history(text: str, untold: UntoldHistory) -> str:
    """Add the proposed entries to the text of a plan's file, whose comments are kept.

    The day of the last change of the file becomes that of the entries, unless it is later.
    """
    tree = read_tree(text)
    assert isinstance(tree.value, dict)  # the file was read before without an error
    known = tree.value.get("history", Node(()))
    assert isinstance(known.value, tuple)
    added = tuple(tree_of(_plain(entry)) for entry in untold.entries)
    history = Node((*known.value, *added), known.comment, known.before, known.after)
    updated = tree.value["updated"]
    day = max(str(updated.value), untold.entries[-1].date.isoformat())
    values = {
        **tree.value,
        "updated": Node(day, updated.comment, updated.before, updated.after),
        "history": history,
    }
    return write(Node(values, tree.comment, tree.before, tree.after), untold.file)
