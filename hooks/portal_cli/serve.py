"""``portal serve``: a preview that follows every change that is saved."""

from __future__ import annotations

from argparse import Namespace

from portal_cli.arguments import find_root, tell
from portal_cli.mkdocs_runner import serve_site

_HOST = "127.0.0.1"
_LAST_PORT = 65535


def run(given: Namespace) -> int:
    """Show a preview until somebody stops it."""
    root = find_root(given.root)
    is_number = given.port.isascii() and given.port.isdigit()
    if not is_number or not 1 <= int(given.port) <= _LAST_PORT:
        tell(f"Cổng mạng `{given.port}` phải là một số từ 1 đến {_LAST_PORT}.")
        return 2
    return 0 if serve_site(root, _HOST, int(given.port)) else 1
