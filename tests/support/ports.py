"""Network ports for programs that must be told theirs."""

from __future__ import annotations

import os
import socket

_FIRST, _HOW_MANY = 20_000, 10_000
"""Below those that systems give to whoever asks for any: another test may be given one of them."""


def find_free_port() -> int:
    """A port that nobody uses, and that no other process of these tests is given."""
    for step in range(_HOW_MANY):
        port = _FIRST + (os.getpid() * 7 + step) % _HOW_MANY
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        return port
    raise AssertionError("no port is free")
