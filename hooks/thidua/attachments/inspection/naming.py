"""Names of files: which ones may stand in an address for decades, and what to call a file."""

from __future__ import annotations

import re
from pathlib import Path

from thidua.language.vietnamese import slug
from thidua.model import Plan
from thidua.model.document import Attachment, OriginalKind

TABLES = "so-lieu-"
"""How the names of the tables begin that the portal itself puts beside a plan."""

_CLEAN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z0-9]+")
_PATH = re.compile(r"[/\\]|^\.|:")


def is_clean(name: str) -> bool:
    """Whether a name is of lower-case letters, digits and hyphens, with one suffix."""
    return bool(_CLEAN.fullmatch(name))


def leads_elsewhere(name: str) -> bool:
    """Whether a name is a path, such as ``../x.pdf``."""
    return bool(_PATH.search(name))


def can_be_read(folder: Path, name: str) -> bool:
    """Whether a clean name is that of a regular file, not of a link to one."""
    path = folder / name
    return is_clean(name) and path.is_file() and not path.is_symlink()


def suggested(plan: Plan, attachment: Attachment, type_slug: str) -> str:
    """A clean name for a file: ``ke-hoach-21-kh-ubnd-2025.pdf``, told from its plan.

    An annex, and a file whose suggested name another one has, keeps what its own name says.
    """
    stem, _, suffix = re.split(r"[/\\]", attachment.file)[-1].rpartition(".")
    number = slug(str(plan.document.number)) if plan.document.number else slug(plan.id)
    told = "-".join(part for part in (type_slug, number) if part)
    told = told if told.endswith(str(plan.year)) else f"{told}-{plan.year}"
    name = f"{told}.{slug(suffix) or 'pdf'}"
    taken = {other.file for other in plan.attachments}
    if attachment.kind is OriginalKind.ANNEX or name in taken:
        return f"{slug(stem) or told}.{slug(suffix) or 'pdf'}"
    return name
