"""The secrets of one run of the desk: who may enter, and which forms are its own."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field


def _secret() -> str:
    return secrets.token_urlsafe(24)


def _name_host(port: int) -> str:
    return f"127.0.0.1:{port}"


@dataclass
class Keys:
    """Made anew at each start; nothing of them is ever written to a file.

    Attributes:
        port: on which the desk answers; the cookie and the address depend on it.
        preview_port: on which the preview answers: scripts of a portal are strangers to the desk.
        entry: the token in the address, which opens the desk once.
        session: the value of the cookie.
        form: stands in each form, so that no other page can send one.
    """

    port: int
    preview_port: int
    entry: str = field(default_factory=_secret)
    session: str = field(default_factory=_secret)
    form: str = field(default_factory=_secret)
    _is_used: bool = False

    @property
    def host(self) -> str:
        """The only name under which the desk answers."""
        return _name_host(self.port)

    @property
    def preview_host(self) -> str:
        """The only name under which the preview answers."""
        return _name_host(self.preview_port)

    @property
    def preview_origin(self) -> str:
        """The origin of all pages of the preview."""
        return f"http://{self.preview_host}"

    @property
    def origin(self) -> str:
        """The only origin whose requests are answered."""
        return f"http://{self.host}"

    @property
    def cookie(self) -> str:
        """The name of the cookie; browsers send cookies to every port of a host."""
        return f"ban-lam-viec-{self.port}"

    @property
    def address(self) -> str:
        """What the browser opens first."""
        return f"{self.origin}/vao?khoa={self.entry}"

    def take_entry(self, given: str) -> bool:
        """Whether the token opens the desk; it does so once."""
        opens = not self._is_used and is_equal(given, self.entry)
        self._is_used = self._is_used or opens
        return opens


def is_equal(given: str, wanted: str) -> bool:
    """Compare two secrets in a time that tells nothing about them."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode())
