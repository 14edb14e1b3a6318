"""How far long work is: one line that keeps changing on a terminal, a few plain lines elsewhere."""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Self, TextIO, TypeAlias

from portal_cli.status_line import StatusLine, is_terminal

Report: TypeAlias = Callable[[str, int, int], None]
"""Is told what is being done, how much of it is done, and how much there is (0: nobody knows)."""

_SHORT = 0.5  # seconds of work that a person does not wonder about
_PAUSE = 0.1  # seconds for which one text stands on a terminal
_SHORT_ELSEWHERE, _PAUSE_ELSEWHERE = 2.0, 10.0
_FIRST_GUESS = 1.0  # seconds of a stage before anybody can say how long it will take
_LEAST_SHARE = 0.03  # of a stage; the first pieces load what all the others need
_MINUTE, _HOUR = 60, 3600
_FEW, _STEP = 10, 5  # seconds: below the first each is told, above it only every fifth


class Reporter:
    """Tells people how far the work is; give it to the work as a :data:`Report`.

    On a terminal there is one line, written again in place and taken away at the end, however the
    work ends. Elsewhere, such as in the log of a forge, there is a line for each stage and one
    every ten seconds, and none at all for work that takes less than two seconds.

    Args:
        stream: where to tell it; standard error if not given.
        clock: gives seconds.
    """

    def __init__(
        self, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._stream = stream or sys.stderr
        self._clock = clock
        self._line = StatusLine(self._stream) if is_terminal(self._stream) else None
        self._began = self._stage_began = clock()
        self._stage = ""
        self._told = -math.inf
        self._told_stages: set[str] = set()

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Take note of how far the work is, and say so if it is time to."""
        now = self._clock()
        if stage != self._stage:
            self._stage, self._stage_began = stage, now
        if self._is_time(now):
            self._told = now
            self._told_stages.add(stage)
            self._say(_sentence(stage, done, total, now - self._stage_began))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._line:
            self._line.erase()

    def _is_time(self, now: float) -> bool:
        short, pause = (_SHORT, _PAUSE) if self._line else (_SHORT_ELSEWHERE, _PAUSE_ELSEWHERE)
        is_new = self._stage not in self._told_stages
        return now - self._began >= short and (is_new or now - self._told >= pause)

    def _say(self, sentence: str) -> None:
        if self._line:
            self._line.show(sentence)
        else:
            with suppress(OSError, ValueError):  # nobody listens any more; the work goes on
                self._stream.write(f"{sentence}\n")
                self._stream.flush()


def _sentence(stage: str, done: int, total: int, seconds: float) -> str:
    """How far a stage is after some seconds, such as ``Đọc kế hoạch: 1.200/5.000, còn …``."""
    from thidua.model.labels import quantity  # noqa: PLC0415  # slow to load; short work says none

    if not total:
        return f"{stage}…"
    said = f"{stage}: {quantity(done)}/{quantity(total)}"
    if not _LEAST_SHARE * total <= done < total or seconds < _FIRST_GUESS:
        return said
    return f"{said}, còn khoảng {_duration(seconds * (total - done) / done)}"


def _duration(seconds: float) -> str:
    """A length of time, as exact as a guess should be."""
    if seconds <= _FEW:
        return f"{max(math.ceil(seconds), 1)} giây"
    if seconds <= _MINUTE - _STEP:
        return f"{math.ceil(seconds / _STEP) * _STEP} giây"
    minutes = math.ceil(seconds / _MINUTE)
    if seconds <= _HOUR - _MINUTE:
        return f"{minutes} phút"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} giờ {minutes} phút" if minutes else f"{hours} giờ"
