"""What a filled-in form changes in the results of a plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from thidua.authoring.results.form_entries import EnteredFigure, FormEntry
from thidua.authoring.results.form_rows import (
    AS_PRINTED,
    DAY,
    KIND,
    NUMBER,
    REPORT,
    TEXT,
    VERDICT,
)
from thidua.authoring.results.form_table import FormDoubt
from thidua.language.dates import Edtf
from thidua.model.results import Results, Review, ReviewKind

_COLUMNS = (KIND, DAY, REPORT, NUMBER)


class ReviewFacts(NamedTuple):
    """What the rows of one review have in common."""

    kind: ReviewKind
    day: Edtf
    report: str
    number: str

    @property
    def key(self) -> tuple[ReviewKind, Edtf]:
        """By this, rows belong to the same review."""
        return self.kind, self.day

    @classmethod
    def of(cls, review: Review) -> ReviewFacts:
        """Those of a recorded review."""
        source = review.source
        return cls(review.kind, review.date, source.text, str(source.number or ""))


class ResultWords(NamedTuple):
    """What a row says of a result.

    Attributes:
        place: of the target; empty for a goal, whose words stay as they are.
    """

    place: str
    text: str
    verdict: str
    figures: tuple[EnteredFigure, ...]


@dataclass
class FormChanges:
    """All that a form changes.

    Attributes:
        reviews: new facts of recorded reviews, by their index.
        results: new words of recorded results, by the indexes of review and result.
        added: new results, by the review to which they belong.
        doubts: about rows that contradict each other.
    """

    reviews: dict[int, ReviewFacts] = field(default_factory=dict)
    results: dict[tuple[int, int], ResultWords] = field(default_factory=dict)
    added: dict[ReviewFacts, list[ResultWords]] = field(default_factory=dict)
    doubts: list[FormDoubt] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.reviews or self.results or self.added)


def find_changes(entries: Sequence[FormEntry], results: Results | None) -> FormChanges:
    """Find what rows change that have been read without a doubt.

    Args:
        entries: the rows that say something.
        results: what is recorded; None if nothing is.
    """
    changes = FormChanges()
    recorded = [ReviewFacts.of(review) for review in results.reviews] if results else []
    old = [entry for entry in entries if not entry.row.is_new]
    for index, facts in enumerate(recorded):
        own = [entry for entry in old if entry.row.form.at and entry.row.form.at[0] == index]
        recorded[index] = _change_review(own, index, facts, changes)
    for entry in old:
        at = entry.row.form.at
        if at and entry.row.changed - set(_COLUMNS):
            changes.results[at] = _words_of(entry)
    _add_results([entry for entry in entries if entry.row.is_new], recorded, changes)
    changes.doubts += _doubt_repeated(entries, results)
    return changes


def _change_review(
    entries: Sequence[FormEntry], index: int, recorded: ReviewFacts, changes: FormChanges
) -> ReviewFacts:
    """The facts of a recorded review as all of its rows say them."""
    said = [_facts_of(entry) for entry in entries]
    different = [entry for entry, facts in zip(entries, said, strict=True) if facts != recorded]
    if not different:
        return recorded
    if len(set(said)) == 1:
        changes.reviews[index] = said[0]
        return said[0]
    first = different[0]
    name = next(name for name in _COLUMNS if name in first.row.changed)
    what = "Ghi khác các dòng còn lại của cùng một lần báo cáo."
    fix = "Sửa mọi dòng của lần ấy cho giống nhau; là lần khác thì chép thành dòng mới."
    changes.doubts.append(first.row.line.doubt(name, what, fix))
    return recorded


def _add_results(
    entries: Iterable[FormEntry], recorded: Sequence[ReviewFacts], changes: FormChanges
) -> None:
    by_key = {facts.key: facts for facts in recorded}
    for entry in entries:
        facts = _facts_of(entry)
        known = by_key.setdefault(facts.key, facts)
        if facts == known:
            changes.added.setdefault(known, []).append(_words_of(entry))
            continue
        name = REPORT if facts.report != known.report else NUMBER
        other = known.report if name == REPORT else known.number or "trống"
        what = f"Cùng lần này, dòng khác hay `results.yml` ghi “{other}”."
        fix = "Ghi giống nhau; là hai báo cáo thì ngày hay loại phải khác nhau."
        changes.doubts.append(entry.row.line.doubt(name, what, fix))


def _doubt_repeated(entries: Iterable[FormEntry], results: Results | None) -> Iterator[FormDoubt]:
    """Doubt a second result of one target in one review, unless staff say that it is printed."""
    recorded = {
        (ReviewFacts.of(review).key, result.target)
        for review in (results.reviews if results else ())
        for result in review.results
    }
    first: dict[tuple[ReviewFacts, str], FormEntry] = {}
    for entry in entries:
        place = entry.row.form.place
        before = first.setdefault((_facts_of(entry), place), entry)
        is_recorded = (_facts_of(entry).key, place) in recorded
        is_second = before is not entry or is_recorded
        if place and is_second and entry.row.is_new and not entry.is_confirmed:
            row = f"dòng {before.row.line.number}" if before is not entry else "`results.yml`"
            what = f"Chỉ tiêu {place} đã có kết quả của lần này ở {row}."
            fix = f"Xóa một dòng; báo cáo in cả hai thì ghi `có` ở cột “{AS_PRINTED}”."
            yield entry.row.line.doubt(TEXT, what, fix)


def _facts_of(entry: FormEntry) -> ReviewFacts:
    assert entry.kind and entry.day
    return ReviewFacts(entry.kind, entry.day, entry.words(REPORT), entry.words(NUMBER))


def _words_of(entry: FormEntry) -> ResultWords:
    verdict = entry.words(VERDICT).lower()
    return ResultWords(entry.row.form.place, entry.words(TEXT), verdict, entry.stated)
