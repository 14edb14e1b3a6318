"""The results of inspecting a file."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass, field
from typing import NamedTuple

from thidua.attachments.inspection.refusals import Refusal
from thidua.model.document import Language


class Extent(NamedTuple):
    """Width and height in pixels."""

    width: int
    height: int


@dataclass(frozen=True)
class Findings:
    """Properties of a file that are found by reading it.

    Attributes:
        pages: the number of pages, or of sheets of a workbook; None if the file does not say.
        has_text: whether its text can be searched and copied, unlike that of scans.
        signed: whether it has a digital signature; the signature is not verified.
        language: of its text; None if it is not clear.
        preview: the size of the picture of its first page; None if none is made.
        picture: that picture, as WebP; empty if none is made.
    """

    pages: int | None = None
    has_text: bool = True
    signed: bool = False
    language: Language | None = None
    preview: Extent | None = None
    picture: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class Inspected:
    """An inspected file: its hash, in lower-case hex, its size in bytes, and the outcome."""

    sha256: str
    size: int
    outcome: Findings | Refusal


def as_json(outcome: Findings | Refusal) -> bytes:
    """Encode an outcome as JSON, which is kept from build to build."""
    if isinstance(outcome, Refusal):
        return json.dumps({"refusal": outcome}).encode()
    language = outcome.language.value if outcome.language else None
    picture = b64encode(outcome.picture).decode()
    return json.dumps({**asdict(outcome), "language": language, "picture": picture}).encode()


def from_json(kept: bytes) -> Findings | Refusal:
    """Decode the JSON from :func:`as_json`."""
    found = json.loads(kept)
    if "refusal" in found:
        return Refusal(*found["refusal"])
    found["language"] = Language(found["language"]) if found["language"] else None
    found["picture"] = b64decode(found["picture"])
    found["preview"] = Extent(*found["preview"]) if found["preview"] else None
    return Findings(**found)
