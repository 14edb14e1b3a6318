"""The lists of a portal while nobody else writes a draft."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portal_cli.locks import hold_for_draft
from thidua.authoring.known_lists import KnownLists, read_known_lists


@contextmanager
def hold_lists(root: Path, known: KnownLists) -> Iterator[KnownLists]:
    """Let no other draft be written, and give the lists as they are then.

    Another draft may have taken a name, or added a body, since they were read first.

    Args:
        root: the folder of the portal.
        known: the lists as they were, for where they cannot be read any more.
    """
    with hold_for_draft(root):
        yield read_known_lists(root)[0] or known
