"""Adding the folder of a plan to a portal: either completely or not at all."""

from __future__ import annotations

import errno
from collections.abc import Mapping, Sequence
from pathlib import Path

from thidua.datafiles.decoding import decode
from thidua.datafiles.format.appending import with_record
from thidua.datafiles.format.tree import Node
from thidua.foundation.files import discard, replace, write
from thidua.portal.file_names import PLANS
from thidua.portal.references import ISSUERS

Content = str | bytes | Path
"""The content of a file; a path stands for the content of another file."""
_UNFINISHED = ".new"


def locate_plan(identifier: str) -> str:
    """Return the path of the file of a plan, relative to the folder that contains ``data/``."""
    return f"data/plans/{identifier}/plan.yml"


def add_plan(
    root: Path, identifier: str, files: Mapping[str, Content], issuers: Sequence[Node] = ()
) -> None:
    """Write ``data/plans/<identifier>/`` with its files, and new issuers at the end of their list.

    If this fails or is interrupted, nothing is changed.

    Args:
        root: the folder that contains ``data/``.
        identifier: of the plan.
        files: the files of its folder, by name.
        issuers: records for ``data/issuers.yml``, which is otherwise not changed.

    Raises:
        FileExistsError: if the folder exists already; nothing is ever overwritten.
        ValueError: if the entries of the list of issuers are not on lines of their own.
    """
    folder = root / "data" / "plans" / identifier
    if folder.exists():
        raise FileExistsError(errno.EEXIST, "exists", str(folder))
    unfinished = folder.with_name(f"{folder.name}{_UNFINISHED}")
    before = (root / ISSUERS).read_bytes()
    longer_list = _add_issuers(before, issuers)
    discard(unfinished)  # of a process that was killed
    try:
        for name, content in files.items():
            write(unfinished / name, content)
        if issuers:
            replace(root / ISSUERS, longer_list)
        unfinished.rename(folder)
    except BaseException:
        discard(unfinished)
        if (root / ISSUERS).read_bytes() != before:
            replace(root / ISSUERS, before)
        raise


def discard_unfinished(root: Path) -> None:
    """Remove the folders of plans that a process was writing when it was killed."""
    for folder in (root / PLANS).glob(f"*{_UNFINISHED}"):
        discard(folder)


def _add_issuers(before: bytes, issuers: Sequence[Node]) -> bytes:
    text, _ = decode(before, ISSUERS)
    for issuer in issuers:
        text = with_record(text, ISSUERS, issuer)
    return text.encode()
