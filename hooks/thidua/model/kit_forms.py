"""The forms in which the kit shows a page: pictures and sheets."""

from __future__ import annotations

from enum import Enum


class PictureShape(Enum):
    """The shapes of a picture that is shared: its name in addresses, its width and its height."""

    WIDE = ("anh", 1200, 630)
    SQUARE = ("anh-vuong", 1080, 1080)


ANNOUNCED = (1, 3)
"""Lengths of loudspeaker texts, in minutes."""


class Sheet(Enum):
    """What is printed of a plan or of an honoured example; the name in addresses."""

    POSTER_A4 = "ap-phich-a4"
    POSTER_A4_BLACK = "ap-phich-a4-den-trang"
    POSTER_A3 = "ap-phich-a3"
    POSTER_A3_BLACK = "ap-phich-a3-den-trang"
    LEAFLET = "to-roi"


POSTERS = tuple(kind for kind in Sheet if kind is not Sheet.LEAFLET)
"""What an honoured example has too: a leaflet is a list of targets."""
