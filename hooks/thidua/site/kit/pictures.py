"""The pictures of pages: which there are, and each painted once for the same words."""

from __future__ import annotations

import re

from thidua.foundation.engine import OVERRIDES
from thidua.foundation.store import Memo, Store, hash_of
from thidua.kit.lines import Ruler
from thidua.kit.picture import DrawnPicture
from thidua.kit.picture_words import PictureWords
from thidua.kit.sheets import PrintedPhotograph, PrintLook, SheetWords, is_black, print_sheet
from thidua.look.dressing import Look
from thidua.look.emblem import recolour_emblem
from thidua.look.palette import derive
from thidua.model.kit_forms import PictureShape, Sheet
from thidua.portal.albums import Picture

_FONTS = OVERRIDES / "fonts"
_SHEETS = OVERRIDES / "print" / "sheets.typ"
_DRUM = OVERRIDES / "images" / "mat-trong.svg"
_OUTER = re.compile(r"^<svg[^>]*>|</svg>\s*$")


class Painter:
    """Paints pictures in the colours of the portal.

    Args:
        look: of the portal.
        store: keeps pictures from build to build.
    """

    def __init__(self, look: Look, store: Store) -> None:
        self._store = store
        self._palette = derive(look.colours)
        self._ruler = Ruler(_FONTS)
        self._whole_drum = recolour_emblem(_DRUM.read_bytes(), look.colours).decode()
        self._drum = _OUTER.sub("", self._whole_drum)
        self._about = hash_of(
            repr(look.colours).encode(),
            self._drum.encode(),
            *(path.read_bytes() for path in sorted(_FONTS.glob("*.ttf"))),
        )
        self._about_sheets = hash_of(self._about, _SHEETS.read_bytes())

    def draw(self, words: PictureWords, shape: PictureShape = PictureShape.WIDE) -> bytes:
        """A light drawing, without ornament, for pages of the portal."""
        return self._picture(words, shape, "").draw().encode()

    def paint(self, words: PictureWords, shape: PictureShape, address: str) -> bytes:
        """A picture as PNG, painted anew only where anything in it changed.

        Args:
            words: that it says.
            shape: of the picture.
            address: by which it is kept.
        """
        picture = self._picture(words, shape, self._drum)
        ingredients = hash_of(self._about, repr((words, shape.name)).encode())
        memo = Memo(self._store, "picture", address)

        def paint() -> bytes:
            from thidua.kit.painting import paint_picture  # noqa: PLC0415  # slow to load

            return paint_picture(picture, _FONTS)

        return memo.get(ingredients, paint)

    def print(
        self, words: SheetWords, kind: Sheet, address: str, picture: Picture | None = None
    ) -> bytes:
        """A poster or a leaflet as PDF, set anew only where anything in it changed.

        Args:
            words: that it says.
            kind: of the sheet.
            address: by which it is kept.
            picture: the photograph that it shows.
        """
        shown = (picture.sha256, picture.whole[-1]) if picture else ()
        ingredients = hash_of(self._about_sheets, repr((words, kind.name, shown)).encode())
        memo = Memo(self._store, "sheet", address)
        look = PrintLook(self._palette, self._whole_drum, _SHEETS, _FONTS)

        def set_sheet() -> bytes:
            photograph = _draw_photograph(picture, kind) if picture else None
            return print_sheet(words, kind, look, photograph)

        return memo.get(ingredients, set_sheet)

    def _picture(self, words: PictureWords, shape: PictureShape, drum: str) -> DrawnPicture:
        return DrawnPicture(words, shape, self._palette, self._ruler, drum)


def _draw_photograph(picture: Picture, kind: Sheet) -> PrintedPhotograph:
    from thidua.attachments import photograph_drawing  # noqa: PLC0415  # slow to load

    size = picture.whole[-1].size
    content = photograph_drawing.draw_for_print(
        picture.source.read_bytes(), size, is_grey=is_black(kind)
    )
    return PrintedPhotograph(content, *size)
