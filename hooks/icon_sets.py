"""Where the sets of icons are that Material for MkDocs ships: Material, Font Awesome and others.

Only this file and the MkDocs edge know Material. Without it, portals have the engine's icons and
their own.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path


def find_icon_sets() -> Path | None:
    """The folder of sets, each a folder of SVG files; None where Material is not installed."""
    found = find_spec("material")
    if found is None or found.origin is None:
        return None
    folder = Path(found.origin).parent / "templates" / ".icons"
    return folder if folder.is_dir() else None
