"""Files that an older engine wrote into a portal, renewed where nobody changed them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from thidua.engine import VERSION
from thidua.newportal.skeleton import skeleton_files
from thidua.newportal.written import RECORD, digest, read_record, record_of
from thidua.publish import replace


class Refreshed(NamedTuple):
    """What became of the files, by their paths.

    Attributes:
        renewed: written anew, or new.
        removed: no longer used.
        left: changed by somebody, and not as this engine would write them.
    """

    renewed: tuple[str, ...]
    removed: tuple[str, ...]
    left: tuple[str, ...]


def refresh(root: Path) -> Refreshed | None:
    """Renew the files of the portal in ``root``; None where nobody noted what was written."""
    record = read_record(root)
    if record is None:
        return None
    wanted = skeleton_files(record.answers)
    renewed, removed, left = [], [], []
    for name in sorted({*wanted, *record.files}):
        path, content, before = root / name, wanted.get(name), record.files.get(name)
        current = path.read_bytes() if path.is_file() else None
        untouched = current is not None and digest(current) == before
        if current == content or (current is None and before is not None):
            continue  # as it should be, or somebody threw it away
        if content is None and untouched:
            path.unlink()
            removed.append(name)
        elif content is not None and (untouched or current is None):
            replace(path, content)
            renewed.append(name)
        else:
            left.append(name)
    replace(root / RECORD, record_of(VERSION, record.answers, wanted).text().encode())
    return Refreshed(tuple(renewed), tuple(removed), tuple(left))
