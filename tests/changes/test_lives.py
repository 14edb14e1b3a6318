"""The life of a plan that decisions changed, beside somebody who reads them day after day."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest

from speeds import batch
from thidua.language.dates import Edtf
from thidua.model import Plan
from thidua.model.decided import NEW_ENDS, Effect
from thidua.portal.versions import (
    FINAL,
    HeldState,
    LifeSpan,
    MadeChange,
    find_end,
    find_last_day,
    is_called_off,
    trace_life,
)

FIRST, DAYS = date(2026, 1, 1), 40
NAMES = {
    Effect.SUSPEND: "suspended", Effect.RESUME: "", Effect.REPLACE: "replaced",
    Effect.END: "stopped",
}  # fmt: skip
OVER = {state.value for state in FINAL}


def on(number: int) -> date:
    return FIRST + timedelta(number)


def make_change(chance: random.Random, index: int) -> MadeChange:
    effect = chance.choices(list(Effect), [4 if e in {Effect.SUSPEND, Effect.EXTEND} else 2
                                           for e in Effect])[0]  # fmt: skip
    begins = chance.randrange(2, DAYS - 8)
    has_end = effect in NEW_ENDS or (effect is Effect.SUSPEND and chance.random() < 0.7)
    until = Edtf.parse(on(begins + chance.randrange(6)).isoformat()) if has_end else None
    change = SimpleNamespace(effect=effect, from_=on(begins), until=until)
    return MadeChange(f"qd-{index}", "", "quyet_dinh", "2026-01-01", index, cast("Any", change))


def read_on(
    day: date, end: str, changes: Sequence[MadeChange], expires: date | None
) -> tuple[str, str]:
    """What a plan is on a day, and when it is said to end, by one who knows what came before."""
    state, pause = "", None
    ordered = sorted(changes, key=lambda made: (made.day, made.decision))
    for made in ordered:
        if made.day > day or state in OVER:
            break
        if pause and pause < made.day:
            state, pause = "", None
        change = made.change
        until = change.until.latest if change.until else None
        if change.effect in NEW_ENDS and until:
            end = until.isoformat()
        elif change.effect in NAMES:
            state = NAMES[change.effect]
            pause = until if state == "suspended" else None
    if pause and pause < day:
        state = ""
    if expires and expires < day:
        at_last, said = read_on(date.max, end, changes, None)
        if at_last not in OVER and (not said or expires.isoformat() < said):
            return "stopped", said
    return state, end


def state_on(life: Sequence[LifeSpan], day: date) -> str:
    return next((span.state for span in reversed(life) if span.first <= day.isoformat()), "")


@pytest.mark.parametrize("seeds", batch(range(400)))
def test_a_plan_is_on_each_day_what_its_decisions_make_it(seeds: list[int]) -> None:
    """Whatever came first: pauses that end by themselves, extensions within one, a second pause."""
    for seed in seeds:
        chance = random.Random(seed)
        changes = [make_change(chance, index) for index in range(chance.randrange(1, 5))]
        end = chance.choice(["", on(DAYS - 10).isoformat()])
        expires = on(chance.randrange(5, DAYS)) if chance.random() < 0.3 else None
        document = SimpleNamespace(
            replaced_by=None, status=None,
            expires=Edtf.parse(expires.isoformat()) if expires else None,
        )  # fmt: skip
        life = trace_life(cast("Plan", SimpleNamespace(document=document)), end, changes)
        assert [span.first for span in life] == sorted(span.first for span in life)
        over = find_last_day(life)
        own = Edtf.parse(end) if end else None
        for day in map(on, range(DAYS)):
            state, said = read_on(day, end, changes, expires)
            assert state_on(life, day) == state, (seed, day, life)
            assert is_called_off(life, day) == (state in OVER), (seed, day, life)
            assert (over is not None and over < day) == (state in OVER), (seed, day, life)
            if expires is None or day <= expires:
                assert (find_end(life, own, day) or "") == (Edtf.parse(said) if said else ""), seed


def test_what_a_document_says_of_itself_comes_first() -> None:
    """Where it is replaced, and the decision about it is not here, nobody knows the day."""
    document = SimpleNamespace(replaced_by="30/KH-UBND", status=None, expires=None)
    plan = cast("Plan", SimpleNamespace(document=document))
    change = make_change(random.Random(1), 0)
    life = trace_life(plan, "2026-12-31", [change])
    assert life == (LifeSpan("", HeldState.REPLACED.value, "2026-12-31"),)
    assert find_last_day(life) is None
    assert is_called_off(life, FIRST)


def test_nothing_begins_on_the_day_after_a_document_ran_out() -> None:
    """What a decision would begin then takes no day, and is not told."""
    document = SimpleNamespace(replaced_by=None, status=None, expires=Edtf.parse("2026-06-30"))
    plan = cast("Plan", SimpleNamespace(document=document))
    stopped = LifeSpan("2026-07-01", HeldState.STOPPED.value, "2026-12-31")
    for day, before in ((date(2026, 7, 1), ()), (date(2026, 6, 30), ("2026-06-30",))):
        change = SimpleNamespace(effect=Effect.SUSPEND, from_=day, until=None)
        made = MadeChange("qd", "", "quyet_dinh", "2026-01-01", 0, cast("Any", change))
        *others, last = trace_life(plan, "2026-12-31", [made])
        assert last == stopped
        assert tuple(span.first for span in others) == before
