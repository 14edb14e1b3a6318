"""Where the proposal of a branch is opened: on which forge a remote is, and its address there."""

from __future__ import annotations

import re

from thidua.upkeep.newportal.forges import FORGES, guess_forge

_HOST, _PATH = r"(?P<host>[A-Za-z0-9][\w-]*(?:\.[\w-]+)*)", r"(?P<path>[\w.~+-]+(?:/[\w.~+-]+)+)/?"
_OVER_WEB = re.compile(rf"(?P<scheme>https?)://(?:[^@/\s]*@)?{_HOST}(?P<port>:\d+)?/{_PATH}")
_OVER_SSH = re.compile(
    rf"(?:ssh://(?:[^@/\s]*@)?{_HOST}(?::\d+)?/|[\w.-]+@{_HOST.replace('host', 'short')}:/?)"
    rf"{_PATH}"
)
_MARKS = sorted(
    ((path.partition("main")[0], kind) for kind, path in FORGES.items()),
    key=lambda mark: -len(mark[0]),
)
"""How forges write the address at which a file is changed, the longest first: a part of one is
another."""


def find_proposal_address(remote: str, branch: str, main: str, edit_address: str = "") -> str:
    """Where the proposal is opened on the forge of a remote; empty where that is not known.

    Args:
        remote: its address, as git has it.
        branch: that was sent.
        main: the branch of the server that it is for, such as ``origin/main``.
        edit_address: where files of the portal are changed, as the portal says; may be empty.
    """
    match = _OVER_WEB.fullmatch(remote) or _OVER_SSH.fullmatch(remote)
    if not match:
        return ""
    said = match.groupdict()
    host = said["host"] or said["short"]
    path = said["path"].removesuffix(".git")
    home = f"{said.get('scheme') or 'https'}://{host}{said.get('port') or ''}/{path}"
    kind = _find_kind(host, home, edit_address)
    base = main.partition("/")[2] or "main"
    if kind == "gitlab":
        return f"{home}/-/merge_requests/new?merge_request%5Bsource_branch%5D={branch}"
    ends = {"github": "?expand=1", "forgejo": ""}
    return f"{home}/compare/{base}...{branch}{ends[kind]}" if kind in ends else ""


def _find_kind(host: str, home: str, edit_address: str) -> str:
    """How a host writes addresses: as the portal says, else as its name does."""
    if f"//{host}/" in edit_address or f"//{host}:" in edit_address:
        return next((kind for mark, kind in _MARKS if mark in edit_address), "")
    return guess_forge(home)
