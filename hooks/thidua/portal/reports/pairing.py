"""Pairing the figures of a target with what a report says of it.

Nothing is assumed: where two numbers of a report fit a figure equally well, none is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from thidua.figures import Figure
from thidua.model.tiers import Level
from thidua.portal.reports.actors import Doer, tell_doer
from thidua.portal.reports.bare_pairs import with_units
from thidua.portal.reports.choosing import choose_values
from thidua.portal.reports.confirming import names_another
from thidua.portal.reports.doubts import find_doubt, list_more_strangers
from thidua.portal.reports.grades import add_grades
from thidua.portal.reports.led_up_to import is_led_up_to
from thidua.portal.reports.names import (
    join_tail,
    list_left_out,
    list_said_of_others,
    list_unsaid,
    name_strangers,
    says_only_number,
)
from thidua.portal.reports.narrower import (
    adds_up,
    is_among_all,
    is_level,
    is_narrower,
    is_stricter,
)
from thidua.portal.reports.other_kinds import sum_other_kinds
from thidua.portal.reports.report_levels import cut_own_level, find_level, tell_other_level
from thidua.portal.reports.report_reading import (
    Pairing,
    PlanShare,
    ReportedValue,
    ReportReading,
    bare_shares,
    without_value,
)
from thidua.portal.reports.report_units import (
    count_shared_words,
    is_counted_like,
    say_as_target,
    tell_unit,
)
from thidua.portal.reports.report_wordings import (
    AVERAGE,
    IN_THE_YEAR,
    NEAR,
    NO_NUMBER,
    NONE,
    OF_WHICH,
    OTHER_LEVEL,
    SET_BY,
    TOO_MANY,
    UNDONE,
    UNREAD,
)
from thidua.portal.reports.report_words import names_word, say_alike, spell_out
from thidua.portal.reports.scenes import without_scene
from thidua.portal.reports.several import STOCK_BUILT, is_stock, list_also_counted
from thidua.portal.reports.shares import (
    find_named_share,
    find_share_beside,
    is_disbursed,
    is_share_of,
    is_share_of_plan,
    list_lone_shares,
    list_shares_of,
)
from thidua.portal.reports.words_around import list_limits

_BEHIND = re.compile(r"[;,.(\d]|(?<!\w)(?:và|trong đó)(?!\w)")
"""Where the words end that say of what the number of a target before them is."""
_LAST_PART = re.compile(r"[,;:]")
_ONE_MORE = re.compile(r" *(?:,| và) (?P<noun>\w+ \w+)")
"""A second noun that is counted in the same number: *7 công trình, phần việc*."""
_SEVERAL_WORDS = 2
_ALL = 100
_MOST_PAIRS = 1600
"""Of figures of a target with those of a report: real lines have twenty figures at most."""


def pair_figures(
    targets: Sequence[Figure],
    reading: ReportReading,
    text: str = "",
    above: Sequence[str] = (),
    level: Level | None = None,
) -> list[Pairing]:
    """Find what a report says of each figure of a target.

    Args:
        targets: the figures of one line, in printed order.
        reading: of the words with which the report tells the result.
        text: the line, in which the spans of the figures are.
        above: the headings above it.
        level: of the body that issued the plan; None if that is not known.

    Returns:
        One pairing for each figure, in their order.
    """
    reading = with_units(reading, targets)
    if len(targets) == 1:
        reading = add_grades(targets[0], text, reading)
    names = (words for one in targets for words in (one.name, one.unit or ""))
    known = list(dict.fromkeys((text, *above, *names)))
    values, shares, reason = _keep_own(reading, text, known, level)
    if reason or len(targets) * len(values) > _MOST_PAIRS:
        return [Pairing(reason=reason or TOO_MANY)] * len(targets)
    reading = replace(reading, values=tuple(values))
    counted = [target for target in targets if not target.is_percent]
    for at, share in reversed(list(bare_shares(reading))):
        if len(counted) == len(targets) or is_counted_like(counted, reading.values[:at]):
            reading = without_value(reading, at)
            shares.append(share)
    lone = list_lone_shares(shares, reading)
    chosen = choose_values(targets, reading.values, reading.text, known)
    taken = [value for value, _ in chosen if value]
    told = _ReportBeside(reading, shares, lone, known, len(targets) == 1, taken, level)
    pairings = [
        told.pair(target, value, reason)
        for target, (value, reason) in zip(targets, chosen, strict=True)
    ]
    return _give_shares(targets, pairings)


def _keep_own(
    reading: ReportReading, text: str, known: Sequence[str], level: Level | None
) -> tuple[list[ReportedValue], list[PlanShare], str]:
    """What is done, by the body that reports; with why nothing is left where nothing is.

    Args:
        reading: of the words of the report.
        text: the line of the target.
        known: its words, those above it, and what its figures are called.
        level: of the body that issued the plan; None if that is not known.
    """
    values = [one for one in reading.values if not one.undone or names_word(known, one.undone)]
    shares = [share for share in reading.shares if not share.undone]
    # “nâng tổng số lên 47 sản phẩm” counts those of earlier years
    if IN_THE_YEAR.match(text) and not STOCK_BUILT.match(text):
        values = [one for one in values if not is_stock(one.figure)] or values
    values = [cut_own_level(without_scene(one, known), level) for one in values]
    other = [find_level(one, reading.text, known, level) for one in values]
    values = [one for one, words in zip(values, other, strict=True) if not words]
    other += [tell_other_level(one.head, known, level) for one in shares]
    shares = [one for one in shares if not tell_other_level(one.head, known, level)]
    if values or shares or not (any(other) or reading.values or reading.shares):
        return values, shares, ""
    words = next(filter(None, other), "")
    denied = next((one.denied for one in reading.values if one.denied), "")
    why = NO_NUMBER.format(denied) if denied else UNDONE
    return values, shares, OTHER_LEVEL.format(words) if words else why


def _give_shares(targets: Sequence[Figure], pairings: Sequence[Pairing]) -> list[Pairing]:
    """The pairings, each share of the plan only beside that number of which it surely is."""
    owners = {
        pairing.share: pairing.value
        for target, pairing in zip(targets, pairings, strict=True)
        if pairing.share and pairing.value and is_share_of(pairing.share, target, pairing.value)
    }
    return [
        replace(pairing, share=None)
        if pairing.share
        and pairing.value
        and owners.get(pairing.share, pairing.value) is not pairing.value
        else pairing
        for pairing in pairings
    ]


@dataclass(frozen=True)
class _ReportBeside:
    """What a report tells, before it is known of which figure.

    Attributes:
        reading: of the report, without what is no result.
        shares: of the plan.
        lone: those shares in whose clause there is no value.
        known: all words of the target; first the line itself.
        alone: whether the line has one figure only.
        taken: the numbers that fit a figure of the line.
        level: of the body that issued the plan; None if that is not known.
    """

    reading: ReportReading
    shares: Sequence[PlanShare]
    lone: Sequence[PlanShare]
    known: Sequence[str]
    alone: bool
    taken: Sequence[ReportedValue]
    level: Level | None

    def pair(self, target: Figure, value: ReportedValue | None, reason: str) -> Pairing:
        """Put a figure of the target beside the number that fits it best, or say why none does."""
        values, report = self.reading.values, self.reading.text
        own = list_shares_of(target, self.shares, values, self.known, report)
        if is_share_of_plan(target, self.known[0], own):
            found = _pair_of_plan(value, own, self.reading, self.known, alone=self.alone)
        else:
            told = self
            if is_disbursed(target, self.known[0]):
                lone = [share for share in self.lone if share in own]
                told = replace(self, shares=own, lone=lone)
            found = told._beside(target, value, reason)
        if found.value is None and found.share and found.share in self.lone:
            head = found.share.head
            for number in self.reading.left:
                head = re.sub(rf"{re.escape(number)}\w*", " ", head)
            known = [*self.known, *self.reading.left]
            strangers = name_strangers(head, known, self.reading.text)
            of_what = name_strangers(SET_BY.sub("", found.share.tail), known, self.reading.text)
            found = replace(found, strangers=(*strangers, *of_what))
        if self.reading.text and not (self.alone and says_only_number(self.reading)):
            left_out = list_left_out(target.name, self.reading.text, is_rate=target.is_percent)
            also = list_also_counted(target, self.known[0], self.reading.text)
            spelt = spell_out(self.reading.text, self.known[0])
            unsaid = list_unsaid(target.name, target.unit or "", spelt)
            others = self._list_said_of_others(target, found.value) if found.value else ()
            found = replace(found, left_out=(*left_out, *also, *unsaid, *others))
        if found.value and (found.strangers or found.value.figure.unit != target.unit):
            line, report = self.known[0], self.reading.text
            another = names_another(target, found.value, line, report)
            found = replace(found, is_another=another)
        return found

    def _list_said_of_others(self, target: Figure, value: ReportedValue) -> tuple[str, ...]:
        own = f"{value.whole} {value.figure.name} {value.figure.unit or ''} {value.tail}"
        others = [
            f"{one.figure.name} {one.tail}"
            for one in self.reading.values
            if one.figure.span != value.figure.span and one.clause == value.clause
        ]
        return list_said_of_others(target.name, own, others)

    def _beside(self, target: Figure, value: ReportedValue | None, reason: str) -> Pairing:
        value = say_as_target(target, value, self.reading.text) if value else None
        share = find_share_beside(
            value, self.shares, self.reading.values, alone=self.alone, target=target
        )
        told = join_tail(target, value, self.known[0]) if value else ""
        said = tell_unit(value.figure.unit) if value else ""
        strangers = name_strangers(told, [*self.known, said], self.reading.text)
        limits: tuple[str, ...] = ()
        if value:
            limits = tuple(list_limits(value, self.known, self.reading))
            more = list_more_strangers(target, value, strangers, self.known, self.reading)
            strangers = tuple(more)
        if value and not reason:
            reason = find_doubt(target, value, self.known[0], self.reading)
        if reason == NONE and self.reading.left:
            reason = UNREAD
        if reason == NONE and self.lone and share is None:
            share = find_named_share(target, self.lone, self.known, self.reading.text)
            reason = NONE if share else OF_WHICH
        if reason == NONE and share is None and self._is_near(target):
            reason = NEAR
        is_part = (
            bool(value and strangers)
            and strangers[0] != "lũy kế"
            and (target.unit == "%" or not AVERAGE.search(f"{self.known[0]} {target.name}"))
        )
        is_part = is_part and not reason and self._is_part(target, value, told)
        if strangers and not (reason or is_part) and self._is_led_up_to(target, value, told):
            is_part, strangers = not is_level(target), () if is_level(target) else strangers
        if limits:
            is_part = (is_part or not strangers) and not reason and adds_up(target, self.known)
            strangers = (*strangers, *limits)
        doer, words = self._tell_doer(target, told)
        if doer is Doer.OTHERS or (doer is Doer.SOME and not strangers):
            strangers = (words,)
            is_part = doer is Doer.SOME and not reason
        has_others = bool(value and not reason and sum_other_kinds(target, value, self.reading))
        return Pairing(
            value, share, reason, strangers=strangers, is_part=is_part, has_others=has_others
        )

    def _tell_doer(self, target: Figure, told: str) -> tuple[Doer, str]:
        """Whose deed a number is; a share is told of those among whom it is."""
        line = " ".join((*self.known, target.name))
        doer, words = tell_doer(told, target.name, line, self.level)
        return (Doer.ALL, "") if doer is Doer.SOME and target.is_percent else (doer, words)

    def _is_led_up_to(self, target: Figure, value: ReportedValue | None, told: str) -> bool:
        unit = (value.figure.unit if value else "") or ""
        line = _LAST_PART.split(self.known[0][: target.span[0]])[-1]
        if not line.strip():  # a target without a verb: other deeds may be done to what it counts
            return False
        wanted = f"{line} {target.name} {'' if target.is_percent else target.unit or ''}"
        return is_led_up_to(told, wanted, self.known, self.reading.text, unit=unit)

    def _is_near(self, target: Figure) -> bool:
        """Whether a number of no figure of the line shares words with a target."""
        return any(
            count_shared_words(same(target.name), same(one.figure.name)) >= _SEVERAL_WORDS
            for same in (str, say_alike)
            for one in self.reading.values
            if one not in self.taken
        )

    def _is_part(self, target: Figure, value: ReportedValue | None, told: str) -> bool:
        """Whether a number is surely of a part of what the target counts."""
        if value and value.figure.unit == target.unit == "%":
            is_apart = value.whole or value.tail or self.reading.left
            is_whole = value.figure.value == _ALL and is_among_all(told, self.known)
            return not is_apart and (is_whole or is_stricter(told, target.name, self.known))
        unit, tail = (value.figure.unit or "", value.tail) if value else ("", "")
        more = _ONE_MORE.match(self.reading.text, value.figure.span[1] if value else 0)
        if more and more["noun"] in told:
            return False
        behind = _BEHIND.split(self.known[0][target.span[1] :])[0]
        wanted = f"{target.name} {target.unit or ''} {behind}"
        if tail and told.endswith(tail) and unit not in told:
            told = f"{told.removesuffix(tail)}{unit} {tail}"
        else:
            told = f"{told} {unit}"
        return is_narrower(told, wanted, self.known, self.reading.text)


def _pair_of_plan(
    value: ReportedValue | None,
    shares: Sequence[PlanShare],
    reading: ReportReading,
    known: Sequence[str],
    *,
    alone: bool,
) -> Pairing:
    """What a report says of a target that is itself a share of a plan: *giải ngân 95% kế hoạch*.

    A share without a word, of what was done of what was planned, is one: *giao 118/120, đạt 98,3%*.
    """
    whole = [share for share in shares if not share.is_excess]
    lone = whole[0] if len(whole) == 1 and alone else None
    share = lone or find_share_beside(value, shares, reading.values, alone=alone)
    if share is None and alone and not shares:
        bare = list(bare_shares(reading))
        done = [one for one in reading.values if one.planned]
        if len(bare) == len(done) == 1 and done[0].clause == bare[0][1].clause:
            strangers = name_strangers(done[0].figure.name, known, reading.text)
            return Pairing(None, bare[0][1], is_of_plan=True, strangers=strangers)
    return Pairing(None, share, "" if share else NONE, is_of_plan=True)
