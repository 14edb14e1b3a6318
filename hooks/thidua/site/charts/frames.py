"""The frame of a drawing inside a page."""

from __future__ import annotations

from markupsafe import Markup

from thidua.site.charts.model import ChartDrawing


def draw_in_page(drawing: ChartDrawing, title: str, identifier: str) -> Markup:
    """An ``<svg>`` as wide as its place.

    Args:
        drawing: its shapes.
        title: what it shows; the table beside it is the text alternative.
        identifier: unlike any other on the page.
    """
    return Markup(
        '<svg class="chart" role="img" aria-labelledby="{id}" height="{height}">'
        '<title id="{id}">{title}</title>{body}</svg>'
    ).format(id=identifier, height=drawing.height, title=title, body=drawing.body)
