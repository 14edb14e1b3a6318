"""All colours that are derived from the two colours of a portal, for light and dark mode.

The neutral colours, which all portals share, are in ``overrides/css/tokens.css``. Those of them
that lie under text are repeated here, because derived colours must have enough contrast with them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from thidua.look.contrast import TEXT, find_nearest_readable, measure_contrast, write_ratio
from thidua.look.oklch import Oklch, read_colour, write_colour
from thidua.model.colours import Colours

WHITE, BLACK = "#ffffff", "#000000"
LIGHT_PAPERS = ("#fbf8f3", "#ffffff", "#f4eee4")
"""Backgrounds of text in light mode: ``--paper``, ``--surface``, ``--surface-sunken``."""
DARK_PAPERS = ("#171210", "#211a17", "#2b221e")
"""The same in dark mode."""

_GREY = 0.03  # chroma below which nobody sees a hue
_BRIGHTEST = 0.985


class Shade(NamedTuple):
    """The colours that differ between light and dark mode, by their names in ``tokens.css``."""

    red: str
    red_soft: str
    gold: str
    gold_soft: str
    gold_line: str
    banner: str
    banner_deep: str


class Palette(NamedTuple):
    """All derived colours.

    Attributes:
        light: colours of light mode.
        dark: colours of dark mode.
        ink: text on the banner.
        accent: marks, small headings and the button on the banner.
        button_ink: text on that button.
        button_hover: the button under the pointer.
    """

    light: Shade
    dark: Shade
    ink: str
    accent: str
    button_ink: str
    button_hover: str


class Unreadable(NamedTuple):
    """A colour of a portal that has too little contrast for text.

    Attributes:
        name: which of the two colours it is, as in ``data/portal.yml``.
        colour: the colour chosen there.
        other: the colour that it lies on, or that lies on it.
        ratio: the contrast ratio of ``colour`` and ``other``.
        better: the nearest colour of the same hue with enough contrast.
    """

    name: str
    colour: str
    other: str
    ratio: float
    better: str


@lru_cache(maxsize=4)  # pages of indicators ask for it, a hundred at a time
def derive(colours: Colours) -> Palette:
    """Derive the palette from two colours.

    If :func:`find_unreadable` finds nothing wrong with them, all text in the palette can be read.
    """
    primary, accent = read_colour(colours.primary), read_colour(colours.accent)
    tint = accent if accent.chroma >= _GREY else primary
    light, dark = _light(primary, tint), _dark(primary, tint)
    step = 0.035 if accent.lightness + 0.035 <= _BRIGHTEST else -0.05
    hover = write_colour(accent.at(accent.lightness + step))
    button_ink = write_colour(primary.at(0.235, 0.085))
    cream = write_colour(accent.at(0.965, 0.04)) if accent.chroma >= _GREY else WHITE
    return Palette(
        light=light,
        dark=dark,
        ink=cream if measure_contrast(cream, light.banner) >= TEXT else WHITE,
        accent=colours.accent,
        button_ink=find_nearest_readable(button_ink, (colours.accent, hover)) or BLACK,
        button_hover=hover,
    )


def find_unreadable(colours: Colours) -> list[Unreadable]:
    """The colours that have too little contrast in a place where they are used; primary first.

    The accent is compared with the corrected primary colour, so that both can be corrected at once.
    """
    found = []
    primary = _readable_primary(colours.primary)
    if primary != colours.primary:
        ratio = measure_contrast(WHITE, colours.primary)
        found.append(Unreadable("primary", colours.primary, WHITE, ratio, primary))
    grounds = _banners(primary)
    accent = find_nearest_readable(colours.accent, grounds) or WHITE
    if accent != colours.accent:
        worst = min(grounds, key=lambda ground: measure_contrast(colours.accent, ground))
        ratio = measure_contrast(colours.accent, worst)
        found.append(Unreadable("accent", colours.accent, worst, ratio, accent))
    return found


def are_swapped(colours: Colours) -> bool:
    """Whether two colours that cannot be read could be read if they were exchanged."""
    turned = Colours(primary=colours.accent, accent=colours.primary)
    return bool(find_unreadable(colours)) and not find_unreadable(turned)


def _readable_primary(primary: str) -> str:
    """The colour, darkened until white text on it can be read; nothing is lighter than white."""
    return find_nearest_readable(primary, (WHITE,)) or BLACK


def _banners(primary: str) -> tuple[str, ...]:
    """Every background on which the accent colour is used."""
    read = read_colour(primary)
    light, dark = _light(read, read), _dark(read, read)
    return light.banner, light.banner_deep, dark.banner, dark.banner_deep


def _light(primary: Oklch, tint: Oklch) -> Shade:
    red_soft = write_colour(primary.at(0.957, 0.016))
    gold_soft = write_colour(tint.at(0.957, 0.04))
    lifted = write_colour(primary.at(max(primary.lightness + 0.025, 0.38)))
    return Shade(
        red=_fitted(lifted, (*LIGHT_PAPERS, red_soft, gold_soft)),
        red_soft=red_soft,
        gold=_fitted(write_colour(tint.at(0.46, 0.1)), (*LIGHT_PAPERS, gold_soft)),
        gold_soft=gold_soft,
        gold_line=write_colour(tint.at(0.75, 0.14)),
        banner=write_colour(primary),
        banner_deep=write_colour(primary.at(primary.lightness - 0.075)),
    )


def _dark(primary: Oklch, tint: Oklch) -> Shade:
    red_soft = write_colour(primary.at(0.27, 0.04))
    gold_soft = write_colour(tint.at(0.29, 0.045))
    return Shade(
        red=_fitted(write_colour(primary.at(0.815, 0.11)), (*DARK_PAPERS, red_soft, gold_soft)),
        red_soft=red_soft,
        gold=_fitted(write_colour(tint.at(0.85, 0.125)), (*DARK_PAPERS, gold_soft)),
        gold_soft=gold_soft,
        gold_line=write_colour(tint.at(0.62, 0.115)),
        banner=write_colour(primary.at(primary.lightness - 0.055)),
        banner_deep=write_colour(primary.at(primary.lightness - 0.125)),
    )


def _fitted(colour: str, grounds: tuple[str, ...]) -> str:
    """The nearest colour that can be read on all the backgrounds, all light or all dark."""
    fitted = find_nearest_readable(colour, grounds)
    assert fitted is not None  # black can be read on light backgrounds, white on dark ones
    return fitted


def explain_contrast(found: Unreadable) -> str:
    """A Vietnamese sentence with the contrast that a colour has and the contrast it needs."""
    reached, wanted = write_ratio(found.ratio), write_ratio(TEXT)
    pair = (
        f"Chữ trắng trên nền màu chính `{found.colour}`"
        if found.name == "primary"
        else f"Chữ màu nhấn `{found.colour}` trên nền màu chính `{found.other}`"
    )
    return f"{pair} có độ tương phản {reached}, khó đọc; cần ít nhất {wanted} (WCAG 2.2 AA)."
