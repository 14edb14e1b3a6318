"""What others sent: the server is asked beside the work, again and again while the desk is open."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

from desk.gitwork import Git, GitRefusedError

_AGAIN, _AFTER_REFUSAL = 60, 600
"""Seconds from one question to the next; longer after a refusal: some programs ask for a login."""
_UNKNOWN = "Chưa hỏi được máy chủ nên chưa biết người khác đã gửi gì. {}"
_ASKING = "Đang hỏi máy chủ xem người khác đã gửi gì. Tải lại trang để xem."
_NOT_FETCHED = "Chưa tải được phần mới từ máy chủ. Kiểm tra mạng rồi thử lại."


class News:
    """Asks the server of a portal for what others sent.

    Args:
        root: the folder of the portal.
        clock: in seconds, from any moment on.
    """

    def __init__(self, root: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self._git, self._clock = Git(root), clock
        self._lock = threading.Lock()
        self._asking: threading.Thread | None = None
        self._refused, self._next = "", float("-inf")

    def fetch(self) -> None:
        """Fetch what others sent, after whoever fetches now.

        Raises:
            GitRefusedError: if the server does not answer as it should.
        """
        with self._lock:
            self._git.must(_NOT_FETCHED, "fetch", "-q", "origin")
            self._refused, self._next = "", self._clock() + _AGAIN

    def ask(self) -> None:
        """Begin to ask, where that was not done a short while ago."""
        if self._is_asking() or self._clock() < self._next:
            return
        self._next = self._clock() + _AGAIN
        self._asking = threading.Thread(target=self._ask, daemon=True)
        self._asking.start()

    def say(self, seconds: float) -> str:
        """Why it is not known what others sent; empty if it is.

        Args:
            seconds: for which an answer that is under way is waited for.
        """
        if self._asking:
            self._asking.join(seconds)
        if self._is_asking():
            return _ASKING
        return _UNKNOWN.format(self._refused) if self._refused else ""

    def _is_asking(self) -> bool:
        return self._asking is not None and self._asking.is_alive()

    def _ask(self) -> None:
        try:
            if self._git.is_there() and self._git.find_remote():
                self.fetch()
        except GitRefusedError as refused:
            self._refused, self._next = str(refused), self._clock() + _AFTER_REFUSAL
