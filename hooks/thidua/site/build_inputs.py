"""What one build is given: whoever begins it says this once, for all who work on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from thidua.foundation.spare_site import SpareSite
from thidua.foundation.store import Store


@dataclass(frozen=True)
class BuildInputs:
    """Where one build of a portal reads and writes, and for whom and for which day it is made.

    Attributes:
        root: the folder of the portal.
        store: where findings are kept.
        engine: a hash of the program and its libraries.
        live: the site as it stands; what is still right in it is taken over.
        staging: where the new one is put together.
        spare: a second tree of the site, to put the new one together in; None where there is none.
        day: of the build, after which no review may be dated; None asks for none.
        preview: whether drafts are shown.
        environment: what the settings of the framework may name by ``!ENV``.
    """

    root: Path
    store: Store
    engine: bytes
    live: Path
    staging: Path
    spare: SpareSite | None = None
    day: date | None = None
    preview: bool = False
    environment: Mapping[str, str] = field(default_factory=dict, repr=False)
