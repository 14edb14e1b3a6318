"""What an accepted file was found to be."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import NamedTuple

from thidua.attachments.inspection.refusals import Refusal
from thidua.model.document import Language


class Extent(NamedTuple):
    """Width and height in pixels."""

    width: int
    height: int


@dataclass(frozen=True)
class Findings:
    """What only reading a file as what it is can tell.

    Attributes:
        pages: how many pages, or sheets of a workbook; None where the file does not say.
        has_text: whether its words can be found and copied: not so in pictures of paper.
        signed: whether it carries a digital signature; nobody has verified it.
        language: of its words, where they tell.
        preview: the size of the picture of its first page; None where none is made.
    """

    pages: int | None = None
    has_text: bool = True
    signed: bool = False
    language: Language | None = None
    preview: Extent | None = None


@dataclass(frozen=True)
class Inspected:
    """A file that was read once: ``sha256`` in lower-case hex, and what it was found to be."""

    sha256: str
    size: int
    outcome: Findings | Refusal


def as_json(outcome: Findings | Refusal) -> bytes:
    """An outcome as it is kept from build to build."""
    if isinstance(outcome, Refusal):
        return json.dumps({"refusal": outcome}).encode()
    language = outcome.language.value if outcome.language else None
    return json.dumps({**asdict(outcome), "language": language}).encode()


def from_json(kept: bytes) -> Findings | Refusal:
    """What :func:`as_json` wrote."""
    found = json.loads(kept)
    if "refusal" in found:
        return Refusal(*found["refusal"])
    found["language"] = Language(found["language"]) if found["language"] else None
    found["preview"] = Extent(*found["preview"]) if found["preview"] else None
    return Findings(**found)
