"""The engine's assets, adapted to one portal: to its colours and its logo."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from thidua.look.emblem import recolour_emblem
from thidua.look.logo import SVG, Logo
from thidua.look.stylesheet import write_theme_css
from thidua.model.colours import Colours

_IMAGES = "assets/images/"
EMBLEM = f"{_IMAGES}bieu-trung.svg"
"""The picture at the head of the pages of a portal that has no logo."""
SHARE_PICTURE = f"{_IMAGES}chia-se.png"
"""Its address never changes, because Zalo, Facebook … store it together with a link."""


class Mark(NamedTuple):
    """The picture at the head of every page: its address under the site, and its type."""

    path: str
    media_type: str


class ShareWords(NamedTuple):
    """The words of that picture; ``tagline`` and ``agency`` may be empty."""

    name: str
    tagline: str
    agency: str


class Look(NamedTuple):
    """What makes one portal look like itself."""

    colours: Colours
    logo: Logo | None

    @property
    def mark(self) -> Mark:
        """The logo, or else the emblem."""
        kind = self.logo.file_type if self.logo else SVG
        return Mark(EMBLEM.removesuffix(".svg") + kind.suffixes[0], kind.media_type)

    def dressed(self, files: Mapping[str, bytes], style_sheet: str) -> dict[str, bytes]:
        """The published assets made from those of the engine.

        Args:
            files: content by address relative to the root of the site.
            style_sheet: which of them is the style sheet.
        """
        made = {
            path: recolour_emblem(content, self.colours)
            if path.startswith(_IMAGES) and path.endswith(".svg")
            else content
            for path, content in files.items()
            if not (self.logo and path == EMBLEM)
        }
        if self.logo:
            made[self.mark.path] = self.logo.content
        made[style_sheet] += write_theme_css(self.colours, with_logo=self.logo is not None).encode()
        return made
