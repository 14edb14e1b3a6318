"""A list of what the engine wrote into a portal; it tells a newer engine what it may renew."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from thidua.upkeep.newportal.skeleton import USED

MANIFEST = "engine/manifest.json"
"""The path of the manifest in a portal."""


@dataclass(frozen=True)
class EngineManifest:
    """The files that the engine wrote, and the answers from which it made them.

    Attributes:
        engine: the version of the engine that wrote them last.
        answers: on which files of the skeleton depend.
        files: the SHA-256 of each file as it was written, by its path; empty for a new file that
            is about to be written.
    """

    engine: str
    answers: Mapping[str, str]
    files: Mapping[str, str]

    def make_text(self) -> str:
        """Make the text of the manifest file."""
        said = {"engine": self.engine, "answers": dict(self.answers), "files": dict(self.files)}
        return json.dumps(said, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def make_manifest(
    engine: str, answers: Mapping[str, str], files: Mapping[str, bytes]
) -> EngineManifest:
    """Make the manifest of files that an engine writes.

    Args:
        engine: its version.
        answers: on which the files depend.
        files: their content, by path relative to the portal.
    """
    kept = {name: answers[name] for name in USED}
    return EngineManifest(
        engine, kept, {name: hash_content(content) for name, content in files.items()}
    )


def read_manifest(root: Path) -> EngineManifest | None:
    """Read the manifest of the portal in ``root``; None if it is missing or cannot be read."""
    try:
        said = json.loads((root / MANIFEST).read_text("utf-8"))
        answers = {name: str(said["answers"][name]) for name in USED}
        return EngineManifest(str(said["engine"]), answers, dict(said["files"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def hash_content(content: bytes) -> str:
    """Return the hash of a file that the manifest contains: SHA-256."""
    return hashlib.sha256(content).hexdigest()
