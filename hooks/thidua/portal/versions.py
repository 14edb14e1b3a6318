"""What holds on which day: a plan, and every decision that changed it.

Everything is told for all days at once; the browser, which knows today, picks. Pages, lists, open
data, search and indicators all take it from here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

from thidua.language.dates import Edtf
from thidua.model import Plan
from thidua.model.decided import NEW_ENDS, AmendedTarget, DecidedChange, Effect
from thidua.model.document import Validity
from thidua.model.labels import day as in_words

_DAY = timedelta(days=1)


class HeldState(Enum):
    """What a plan is, beyond coming, running or over by its own dates."""

    AS_DATED = ""
    SUSPENDED = "suspended"
    REPLACED = "replaced"
    STOPPED = "stopped"


FINAL = (HeldState.REPLACED, HeldState.STOPPED)
"""States after which a plan holds no longer."""

_STATED = {
    Validity.ENDED: HeldState.STOPPED,
    Validity.ARCHIVED: HeldState.STOPPED,
    Validity.REPLACED: HeldState.REPLACED,
}
_LASTING = {
    Effect.REPLACE: HeldState.REPLACED,
    Effect.END: HeldState.STOPPED,
    Effect.SUSPEND: HeldState.SUSPENDED,
    Effect.RESUME: HeldState.AS_DATED,
}


@dataclass(frozen=True)
class MadeChange:
    """A change that a decision on this portal makes.

    Attributes:
        decision: the identifier of the decision.
        number: of the decision; empty if it has none.
        doc_type: of the decision.
        issued: the day of the decision, in EDTF; may be empty.
        index: its place among the changes of the decision, from 0.
    """

    decision: str
    number: str
    doc_type: str
    issued: str
    index: int
    change: DecidedChange

    @property
    def day(self) -> date:
        """The first day on which it holds."""
        return self.change.from_


def list_made_changes(plan: Plan) -> Iterator[tuple[str, MadeChange]]:
    """The changes that a document makes to plans of this portal, each with the plan's identifier.

    A draft changes nothing yet.
    """
    if not plan.draft:
        yield from list_proposed_changes(plan)


def list_proposed_changes(plan: Plan) -> Iterator[tuple[str, MadeChange]]:
    """The same, with those that a draft will make."""
    document = plan.document
    for index, change in enumerate(plan.changes):
        if change.plan:
            number = str(document.number) if document.number and document.number.seq else ""
            issued = str(document.issued) if document.issued else ""
            yield (
                change.plan,
                MadeChange(plan.id, number, document.doc_type, issued, index, change),
            )


def find_reversed_until(change: DecidedChange) -> tuple[str, str] | None:
    """What is wrong, and what to do, where a change stops before it begins."""
    until, day = change.until, change.from_
    if until is None or until.latest >= day:
        return None
    return (
        f"“Đến hết” ({until.in_words()}) đứng trước “từ ngày” ({in_words(day)}).",
        "Kiểm tra lại hai ngày.",
    )


def put_in_order(changes: Sequence[MadeChange]) -> list[MadeChange]:
    """Changes in the order in which they begin to hold."""
    return sorted(changes, key=lambda one: (one.day, one.issued, one.decision, one.index))


class LifeSpan(NamedTuple):
    """A time in the life of a plan; it lasts until the next one begins.

    Attributes:
        first: its first day in ISO form; empty if it is not known when it began.
        state: a value of :class:`HeldState`.
        end: the last day of the campaign as it is said in this time, in ISO form; may be empty.
        said_end: the month or year in EDTF, where a decision says no day of it.
    """

    first: str
    state: str
    end: str
    said_end: str = ""


def trace_life(plan: Plan, end: str, changes: Sequence[MadeChange]) -> tuple[LifeSpan, ...]:
    """The times in the life of a plan after it was changed; none if nothing changed it.

    Args:
        plan: the plan.
        end: the last day of its campaign by its own words, in ISO form; may be empty.
        changes: what decisions changed about it.
    """
    spans: list[LifeSpan] = []
    stated = _stated_state(plan)
    if stated is not HeldState.AS_DATED:
        return (LifeSpan("", stated.value, end),)
    state = HeldState.AS_DATED
    pause_ends: date | None = None
    said = ""
    for one in put_in_order(changes):
        if state in FINAL:
            break
        if pause_ends and pause_ends < one.day:
            state = HeldState.AS_DATED
            spans.append(LifeSpan((pause_ends + _DAY).isoformat(), state.value, end, said))
            pause_ends = None
        change = one.change
        if change.effect in NEW_ENDS and change.until:
            end = change.until.latest.isoformat()
            said = str(change.until) if change.until.day is None else ""
        elif change.effect in _LASTING:
            state = _LASTING[change.effect]
            is_pause = change.effect is Effect.SUSPEND and change.until is not None
            pause_ends = change.until.latest if is_pause and change.until else None
        else:
            continue
        spans.append(LifeSpan(one.day.isoformat(), state.value, end, said))
    if pause_ends:
        spans.append(LifeSpan((pause_ends + _DAY).isoformat(), HeldState.AS_DATED.value, end, said))
    expires = plan.document.expires
    if expires and state not in FINAL and (not end or expires.latest.isoformat() < end):
        last = (expires.latest + _DAY).isoformat()
        spans = [span for span in spans if span.first < last]
        spans.append(LifeSpan(last, HeldState.STOPPED.value, end, said))
    return tuple(spans)


def _stated_state(plan: Plan) -> HeldState:
    """What the record says of the document, where the decision about it is not on the portal."""
    document = plan.document
    if document.replaced_by:
        return HeldState.REPLACED
    stated = _STATED.get(document.status) if document.status else None
    return stated or HeldState.AS_DATED


def find_last_day(life: Sequence[LifeSpan]) -> date | None:
    """The last day on which a plan holds; None if nothing ended it, or nobody knows the day."""
    final = [span for span in life if span.first and HeldState(span.state) in FINAL]
    return date.fromisoformat(final[0].first) - _DAY if final else None


def is_called_off(life: Sequence[LifeSpan], day: date) -> bool:
    """Whether a plan holds no longer on a day; one that ended on an unknown day never holds."""
    return _find_state(life, day) in FINAL


def is_halted(life: Sequence[LifeSpan], day: date) -> bool:
    """Whether a plan is replaced, stopped or suspended on a day: nothing of it is due then."""
    return _find_state(life, day) in (*FINAL, HeldState.SUSPENDED)


def _find_state(life: Sequence[LifeSpan], day: date) -> HeldState:
    begun = [span.state for span in life if span.first <= day.isoformat()]
    return HeldState(begun[-1]) if begun else HeldState.AS_DATED


def find_end(life: Sequence[LifeSpan], end: Edtf | None, day: date) -> Edtf | None:
    """The end of a campaign as it is said on a day.

    Args:
        life: its times.
        end: as its own document says it.
        day: the day.
    """
    said = [span.end for span in life if span.first <= day.isoformat()]
    return Edtf.parse(said[-1]) if said and said[-1] else end


class HeldDays(NamedTuple):
    """The days on which some words hold, and whose words they are.

    Attributes:
        first: None if the words hold from the beginning of the plan.
        last: None if nothing has taken their place.
        decision: the identifier of the decision that prints them; empty for the plan's own words.
    """

    first: date | None = None
    last: date | None = None
    decision: str = ""

    def has_begun_by(self, day: date) -> bool:
        """Whether the words hold on a day, or held before it."""
        return self.first is None or self.first <= day


ALWAYS = HeldDays()
"""The days of words that nothing changed."""


@dataclass(frozen=True)
class LineVersion:
    """The words of one line of the targets for some days.

    Attributes:
        place: the number of the target or the line, ``3`` or ``3.2``.
        words: None for the days after the line was abolished.
        source: the decision and the part of it that has the words; None for the plan's own words.
    """

    place: str
    words: str | None
    held: HeldDays
    source: tuple[MadeChange, AmendedTarget] | None = None


def trace_lines(
    plan: Plan, changes: Sequence[MadeChange], life: Sequence[LifeSpan] = ()
) -> dict[str, tuple[LineVersion, ...]]:
    """Every line of the targets that some decision changed, with all its versions in order.

    Args:
        plan: the plan.
        changes: what decisions changed about it.
        life: its times; words hold no longer than the plan.
    """
    own = own_words(plan)
    found: dict[str, list[LineVersion]] = {}
    for one in put_in_order(changes):
        for target in one.change.targets if one.change.effect is Effect.AMEND else ():
            for place in _touched(target, own, found):
                words = target.new if place == target.target else None
                before = found.setdefault(place, _first_version(place, own))
                if before:
                    last = before[-1]
                    held = last.held._replace(last=one.day - _DAY)
                    before[-1] = LineVersion(place, last.words, held, last.source)
                held = HeldDays(one.day, None, one.decision)
                before.append(LineVersion(place, words, held, (one, target)))
    end = find_last_day(life)
    return {place: tuple(_cut_at(versions, end)) for place, versions in found.items()}


def _first_version(place: str, own: Mapping[str, str]) -> list[LineVersion]:
    return [LineVersion(place, own[place], ALWAYS)] if place in own else []


def _touched(
    target: AmendedTarget, own: Mapping[str, str], found: Mapping[str, object]
) -> list[str]:
    """The lines that an amendment changes; with an abolished line go the lines below it."""
    if target.new is not None:
        return [target.target]
    below = [place for place in {**own, **found} if place.startswith(f"{target.target}.")]
    return [target.target, *below]


def _cut_at(versions: Sequence[LineVersion], end: date | None) -> Iterator[LineVersion]:
    for version in versions:
        held = version.held
        if end and (held.last is None or end < held.last):
            held = held._replace(last=end)
        yield LineVersion(version.place, version.words, held, version.source)


def own_words(plan: Plan) -> dict[str, str]:
    """The printed words of every line of the targets of a plan by its number."""
    if not plan.targets:
        return {}
    return {place_of(target.number, path): line.text for path, target, line in plan.targets.lines()}


def place_of(number: int, path: Sequence[str | int]) -> str:
    """The number of a line of the targets: ``3``, or ``3.2`` for the second line below it."""
    return ".".join([str(number), *(str(int(step) + 1) for step in path[3::2])])


def first_day(issued: Edtf | None) -> date | None:
    """The day of a document; None if the original leaves a part of it blank."""
    return issued.earliest if issued and issued.day else None
