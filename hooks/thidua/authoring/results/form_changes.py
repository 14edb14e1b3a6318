"""What a filled-in form changes in the results of a plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from thidua.authoring.results.form_entries import EnteredFigure, FormEntry
from thidua.authoring.results.form_rows import (
    AS_PRINTED,
    BODY,
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
        place: of the target; empty for a goal.
        goal: the words of the goal; empty for a target.
        unit: the unit that it is about; empty if it is about the whole.
    """

    place: str
    goal: str
    unit: str
    text: str
    verdict: str
    figures: tuple[EnteredFigure, ...]


@dataclass
class FormChanges:
    """All that a form changes.

    Attributes:
        reviews: new facts of recorded reviews, by their index.
        results: new words of recorded results, by the indexes of review and result.
        units: new words of recorded units, by the indexes of review, result and unit.
        added: new results, by the review to which they belong.
        added_units: new units of a target or a goal, by the review.
        doubts: about rows that contradict each other.
    """

    reviews: dict[int, ReviewFacts] = field(default_factory=dict)
    results: dict[tuple[int, int], ResultWords] = field(default_factory=dict)
    units: dict[tuple[int, int, int], ResultWords] = field(default_factory=dict)
    added: dict[ReviewFacts, list[ResultWords]] = field(default_factory=dict)
    added_units: dict[ReviewFacts, list[ResultWords]] = field(default_factory=dict)
    doubts: list[FormDoubt] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.reviews or self.results or self.units or self.added or self.added_units)


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
        at, unit = entry.row.form.at, entry.row.form.unit
        if not at or not entry.row.changed - set(_COLUMNS):
            continue
        if unit is None:
            changes.results[at] = _words_of(entry)
        else:
            changes.units[(*at, unit)] = _words_of(entry)
    _add_results([entry for entry in entries if entry.row.is_new], recorded, changes)
    changes.doubts += _doubt_repeated(entries, results)
    changes.doubts += _doubt_alone(entries, results)
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
            words = _words_of(entry)
            added = changes.added_units if words.unit else changes.added
            added.setdefault(known, []).append(words)
            continue
        name = REPORT if facts.report != known.report else NUMBER
        other = known.report if name == REPORT else known.number or "trống"
        what = f"Cùng lần này, dòng khác hay `results.yml` ghi “{other}”."
        fix = "Ghi giống nhau; là hai báo cáo thì ngày hay loại phải khác nhau."
        changes.doubts.append(entry.row.line.doubt(name, what, fix))


def _doubt_repeated(entries: Iterable[FormEntry], results: Results | None) -> Iterator[FormDoubt]:
    """Doubt a second result of one target in one review, unless staff say that it is printed."""
    recorded = {
        (ReviewFacts.of(review).key, result.target, unit)
        for review in (results.reviews if results else ())
        for result in review.results
        for unit in ("", *(one.unit for one in result.units))
    }
    first: dict[tuple[ReviewFacts, str, str], FormEntry] = {}
    for entry in entries:
        place, unit = entry.row.form.place, entry.words(BODY)
        before = first.setdefault((_facts_of(entry), place, unit), entry)
        is_recorded = (_facts_of(entry).key, place, unit) in recorded
        is_second = before is not entry or is_recorded
        if place and is_second and entry.row.is_new and not entry.is_confirmed:
            row = f"dòng {before.row.line.number}" if before is not entry else "`results.yml`"
            whose = f" của {unit}" if unit else ""
            what = f"Chỉ tiêu {place} đã có kết quả{whose} của lần này ở {row}."
            fix = f"Xóa một dòng; báo cáo in cả hai thì ghi `có` ở cột “{AS_PRINTED}”."
            yield entry.row.line.doubt(TEXT, what, fix)


def _doubt_alone(entries: Iterable[FormEntry], results: Results | None) -> Iterator[FormDoubt]:
    """Doubt a unit of which nobody knows to which result of the review it belongs."""
    whole = Counter(
        (ReviewFacts.of(review).key, str(result.target or ""), result.goal or "")
        for review in (results.reviews if results else ())
        for result in review.results
    )
    new = [(_facts_of(entry).key, _words_of(entry)) for entry in entries if entry.row.is_new]
    whole.update((key, words.place, words.goal) for key, words in new if not words.unit)
    for entry in entries:
        words = _words_of(entry)
        count = whole[_facts_of(entry).key, words.place, words.goal]
        if not words.unit or not entry.row.is_new or count == 1:
            continue
        what = "Lần này chưa có kết quả chung mà kết quả của đơn vị đứng dưới."
        fix = (
            f"Thêm một dòng để trống cột “{BODY}”, chép câu chung hoặc tên bảng trong báo cáo vào "
            f"cột “{TEXT}”."
        )
        if count:
            what = f"Lần này có {count} kết quả chung, không rõ đơn vị đứng dưới kết quả nào."
            fix = "Ghi đơn vị này vào `units` trong `results.yml`."
        yield entry.row.line.doubt(BODY, what, fix)


def _facts_of(entry: FormEntry) -> ReviewFacts:
    assert entry.kind and entry.day
    return ReviewFacts(entry.kind, entry.day, entry.words(REPORT), entry.words(NUMBER))


def _words_of(entry: FormEntry) -> ResultWords:
    verdict = entry.words(VERDICT).lower()
    form = entry.row.form
    goal = "" if form.place else form.cells[3]
    unit = entry.words(BODY)
    return ResultWords(form.place, goal, unit, entry.words(TEXT), verdict, entry.stated)
