"""What the engine wrote into a portal, so that a newer one knows what it may renew."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from thidua.upkeep.newportal.skeleton import USED

MANIFEST = "engine/manifest.json"
"""Where it is kept."""


@dataclass(frozen=True)
class Manifest:
    """What was written, and from which answers.

    Attributes:
        engine: the version of the engine that wrote last.
        answers: what files of the skeleton depend on.
        files: the SHA-256 of each file as it was written, by its path; empty for one that is
            about to be written where there was none.
    """

    engine: str
    answers: Mapping[str, str]
    files: Mapping[str, str]

    def text(self) -> str:
        """The manifest as it is kept."""
        said = {"engine": self.engine, "answers": dict(self.answers), "files": dict(self.files)}
        return json.dumps(said, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def manifest_of(engine: str, answers: Mapping[str, str], files: Mapping[str, bytes]) -> Manifest:
    """The manifest of files that an engine writes."""
    kept = {name: answers[name] for name in USED}
    return Manifest(engine, kept, {name: digest(content) for name, content in files.items()})


def read_manifest(root: Path) -> Manifest | None:
    """The manifest of the portal in ``root``; None where there is none that can be read."""
    try:
        said = json.loads((root / MANIFEST).read_text("utf-8"))
        answers = {name: str(said["answers"][name]) for name in USED}
        return Manifest(str(said["engine"]), answers, dict(said["files"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def digest(content: bytes) -> str:
    """What a file is known by."""
    return hashlib.sha256(content).hexdigest()
