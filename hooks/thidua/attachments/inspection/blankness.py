"""Telling a blank page from one with ink."""

from __future__ import annotations

from PIL import Image

_INK = 48
"""How much darker or lighter than the paper ink is, of 255; grain of scanners is much less."""
_LEAST_INK = 1 / 5000
"""The smallest share of a page that a line of words covers, when the page is 480 pixels wide."""
_EDGE = 1 / 40
"""The share of each side that shows the edge of the glass rather than the paper."""


def is_blank(page: Image.Image) -> bool:
    """Whether a page, drawn some hundred pixels wide, shows one colour and nothing else."""
    across, down = round(page.width * _EDGE), round(page.height * _EDGE)
    grey = page.convert("L").crop((across, down, page.width - across, page.height - down))
    counts = grey.histogram()
    paper = max(range(len(counts)), key=counts.__getitem__)
    ink = sum(count for value, count in enumerate(counts) if abs(value - paper) > _INK)
    return ink < _LEAST_INK * sum(counts)
