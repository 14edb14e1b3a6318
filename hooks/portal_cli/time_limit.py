"""An end for work on what came from outside, however its words are laid out."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator

from thidua.foundation.problems import StoppedError

MOST_SECONDS = 60
"""Of processor time; a document takes a second or two. Programs that recognise scans are not
counted."""


@contextlib.contextmanager
def hold_to_time() -> Iterator[None]:
    """Stop what takes longer, with a sentence.

    Windows knows no such clock; there, whoever waits stops the command by hand.

    Raises:
        StoppedError: when the time is over.
    """
    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _stop(*_: object) -> None:
    raise StoppedError(
        "Đọc quá lâu nên đã dừng; chưa có gì được ghi. Có lẽ một tệp có quá nhiều chữ hay số, hoặc "
        "không phải văn bản hành chính: bỏ phần thừa, hoặc tách phụ lục ra tệp riêng, rồi chạy lại."
    )
