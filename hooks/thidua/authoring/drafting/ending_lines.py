"""The lines at the end of a document: finding where recipients and the signature begin."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from thidua.attachments.text.model import PageColumn, Paragraph
from thidua.language.vietnamese import fold

SIGNATURE_LINES = 6
"""The most lines of a signature."""

_AUTHORITY = re.compile(r"(?P<word>TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\s*[.,:]?\s+(?P<whom>.*)")
"""State style ``TM. ỦY BAN NHÂN DÂN``; Party style ``T/M BAN THƯỜNG VỤ``."""
_RECIPIENTS_LENGTH, _ALIKE = 10, 0.7
_POSITION = re.compile(
    r"(?:pho )?(?:chu tich|bi thu|giam doc|truong ban|chu nhiem|chanh van phong|truong phong|"
    r"cuc truong|vu truong|bo truong|thu truong|thu tuong|vien truong|hieu truong|"
    r"tong giam doc)(?:[ ,].*)?$"
)


@dataclass(frozen=True)
class EndingLine:
    """A line that may stand at the end of a document."""

    paragraph: Paragraph

    @property
    def text(self) -> str:
        """Its words."""
        return self.paragraph.text

    @cached_property
    def folded(self) -> str:
        """Its words in lower case and without marks, for patterns to match."""
        return fold(self.paragraph.text)

    @cached_property
    def is_recipients_heading(self) -> bool:
        """Whether it is “Nơi nhận:”, also with errors of recognition."""
        words = self.folded.rstrip(" :.;")
        if words.startswith("noi nhan"):
            return True
        alike = difflib.SequenceMatcher(None, words, "noi nhan").ratio()
        return len(words) <= _RECIPIENTS_LENGTH and alike > _ALIKE

    @cached_property
    def authority(self) -> re.Match[str] | None:
        """A match with the authority (``word``) and the body it is for (``whom``): “TM. ỦY BAN”."""
        return _AUTHORITY.match(self.text)

    @property
    def is_position(self) -> bool:
        """Whether it is the position of a signer, in capitals, perhaps without marks in a scan."""
        return self.text.isupper() and bool(_POSITION.match(self.folded))

    @cached_property
    def is_signature(self) -> bool:
        """Whether it can begin a signature."""
        names_power = bool(self.authority and self.authority["whom"])
        return self.text.isupper() and (names_power or self.is_position)


def split_ending(
    ending: Sequence[EndingLine],
) -> tuple[tuple[EndingLine, ...], tuple[EndingLine, ...]]:
    """Split the end of a document into the lines of recipients and those of the signature.

    Recipients are on the left and the signature on the right, or one follows the other.
    """
    right = tuple(line for line in ending if line.paragraph.column is PageColumn.RIGHT)
    if right:
        return tuple(line for line in ending if line not in right), right
    recipients: list[EndingLine] = []
    signature: list[EndingLine] = []
    half = recipients
    for line in ending:
        if line.is_recipients_heading:
            half = recipients
        elif line.is_signature:
            half = signature
        half.append(line)
    return tuple(recipients), tuple(signature)
