"""Programs that the settings of a repository would let git run: none of them is run here.

A clone brings no such settings. A folder that came as a copy, on a stick or from a share, does, and
looking at it would be enough: ``core.fsmonitor`` and filters run with ``git status``, hooks with a
commit, and the desk asks the server as soon as it opens. Settings of the member's own account stay
as they are. How the server is reached may be set for one portal as well, by a helper that git looks
for by its name or by a key for ssh, but by no other program.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from portal_cli.git_trouble import find_git
from thidua.foundation.files import read_ordinary

NO_PROGRAMS = (
    "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "-c", "core.editor=true",
    "-c", "core.pager=cat", "-c", "diff.external=", "-c", "gc.auto=0",
    "-c", "log.showSignature=false", "-c", "protocol.ext.allow=never",
    "-c", "submodule.recurse=false", "-c", "fetch.recurseSubmodules=false",
)  # fmt: skip
"""What git is told each time, so that it runs none of those that have a fixed name."""

_OF_LARGE_FILES = r"git-lfs (?:clean|smudge|filter-process)(?: --skip)?(?: -- %f)?"
_NAMED_HELPER = r"[a-z][a-z0-9-]*(?: --(?:timeout|file)[= ][\w.~/:-]+)?"
_SSH = (
    r"(?:C:/Windows/System32/OpenSSH/)?ssh(?:\.exe)?"
    r'(?: -[46]| -i (?:[\w.~/:-]+|"[\w .~/:-]+")| -p \d+| -o IdentitiesOnly=yes)*'
)
_PROGRAMS = (
    (r"filter\..*\.(clean|smudge|process)", "{}=", _OF_LARGE_FILES),
    # One that always fails: git then says that both sides changed a file.
    (r"merge\..*\.driver", "{}=false", ""),
    (r"diff\..*\.(command|textconv)", "{}=", ""),
    (r"gpg\.(openpgp\.)?program", "{}=gpg", "gpg2?"),
    (r"gpg\.x509\.program", "{}=gpgsm", ""),
    (r"gpg\.ssh\.program", "{}=ssh-keygen", ""),
    (r"gpg\.ssh\.defaultkeycommand", "{}=", "ssh-add -L"),
    (r"core\.sshcommand", "{}=ssh", _SSH),
    (r"core\.(askpass|alternaterefscommand)", "{}=", ""),
    (r"credential\.(.*\.)?helper", "{}=", _NAMED_HELPER),
    (r"lfs\.(.*\.)?standalonetransferagent", "{}=", ""),
    # Of these git takes the first it reads: what would run them here is forbidden.
    (r"remote\..*\.(uploadpack|receivepack)", "protocol.file.allow=never", ""),
    (r"core\.gitproxy", "protocol.git.allow=never", ""),
)
"""Settings that name a program, what git is told instead, and programs that may stay."""
_LISTED = tuple(
    (re.compile(key), instead, re.compile(harmless)) for key, instead, harmless in _PROGRAMS
)
_KNOWN_OPTIONS: dict[tuple[Path, bytes], tuple[str, ...]] = {}
"""Options that take programs away, by the folder of a portal and the settings of its repository."""
_OWN_SETTINGS = "extensions.worktreeconfig"
"""Is set where a folder of a repository has settings of its own beside those of all."""


def refuse_programs(ask: Callable[..., str]) -> Iterator[str]:
    """Options that take the programs of a repository away.

    Args:
        ask: gives what git prints for some arguments; nothing where it refuses.
    """
    listed = ask(*list_settings("--local"))
    if f"{_OWN_SETTINGS}\n" in listed:
        listed += ask(*list_settings("--worktree"))
    for entry in filter(None, listed.split("\0")):
        key, _, program = entry.partition("\n")
        for name, instead, harmless in _LISTED:
            if name.fullmatch(key) and not harmless.fullmatch(program):
                # An option ends its key at the first “=”: such a repository is read by nobody.
                yield from ("--git-dir", os.devnull) if "=" in key else ("-c", instead.format(key))
                if key.startswith("filter."):
                    yield from ("-c", f"{key.rpartition('.')[0]}.required=false")


def refuse_programs_once(root: Path, ask: Callable[..., str]) -> tuple[str, ...]:
    """The same options; git is asked again only where the settings of the repository changed.

    It is asked each time where settings stand in other files, too: these may change unseen. So it
    is where git does not read the repository: its settings are not known then.

    Args:
        root: the folder of the portal.
        ask: gives what git prints for some arguments; nothing where it refuses.
    """
    git = find_git(root)
    try:
        settings = read_ordinary(git / "config") if git else b""
    except OSError:
        settings = b""
    if not settings or re.search(rb"include|worktreeconfig", settings, re.IGNORECASE):
        return tuple(refuse_programs(ask))
    if (root, settings) not in _KNOWN_OPTIONS:
        if not ask("rev-parse", "--git-dir"):
            return tuple(refuse_programs(ask))
        _KNOWN_OPTIONS[root, settings] = tuple(refuse_programs(ask))
    return _KNOWN_OPTIONS[root, settings]


def list_settings(whose: str) -> tuple[str, ...]:
    """What asks git for the settings of a repository that name programs, included files too."""
    keys = "|".join([*(key for key, _, _ in _PROGRAMS), re.escape(_OWN_SETTINGS)])
    return ("config", whose, "--includes", "-z", "--get-regexp", f"^({keys})$")
