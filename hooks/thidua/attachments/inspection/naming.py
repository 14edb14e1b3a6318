"""Names of files: which names may be part of a lasting address, and suggesting such a name."""

from __future__ import annotations

import re
from pathlib import Path

from thidua.language.vietnamese import slug
from thidua.model import Plan
from thidua.model.document import Attachment, OriginalKind

TABLES = "so-lieu-"
"""The beginning of the names of tables that the engine adds to the files of a plan."""

_CLEAN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z0-9]+")
_PATH = re.compile(r"[/\\]|^\.|:")


def is_clean(name: str) -> bool:
    """Whether a name has only lower-case letters, digits and hyphens, and one suffix."""
    return bool(_CLEAN.fullmatch(name))


def leads_elsewhere(name: str) -> bool:
    """Whether a name is a path, such as ``../x.pdf``."""
    return bool(_PATH.search(name))


def can_be_read(folder: Path, name: str) -> bool:
    """Whether a name is clean, and the name of a regular file that is not a link."""
    path = folder / name
    return is_clean(name) and path.is_file() and not path.is_symlink()


def suggested(plan: Plan, attachment: Attachment, type_slug: str) -> str:
    """Suggest a clean name for a file, made from its plan: ``ke-hoach-21-kh-ubnd-2025.pdf``.

    For an annex, and if another file has this name, the suggestion is made from its own name.

    Args:
        plan: with the file among its attachments.
        attachment: the file.
        type_slug: of the type of the plan's document.
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
