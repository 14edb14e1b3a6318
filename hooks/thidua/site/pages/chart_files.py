"""The charts of an indicator as files to take away: their addresses last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from thidua.look.palette import derive
from thidua.model.identity import PortalIdentity
from thidua.model.labels import day as in_words
from thidua.site.charts.model import ChartDrawing, ChartFigure
from thidua.site.charts.pictures import ChartWords, draw_picture

DrawnChart = tuple[ChartFigure, ChartDrawing]


class ChartPicture(NamedTuple):
    """A chart as a file: its address without ``.svg``, what it shows, and the words around that."""

    address: str
    drawing: ChartDrawing
    words: ChartWords


def choose_picture(
    address: str, drawn: Sequence[DrawnChart], ever: Iterable[DrawnChart], day: date | None
) -> ChartPicture | None:
    """What stands at the address of a chart: what counts now, or else what counted last.

    Args:
        address: without the suffix.
        drawn: the charts of what counts on a day and later.
        ever: those of all days; asked only where nothing can be compared on that day.
        day: the day.

    Returns:
        None where there was nothing to compare up to that day.
    """
    now = [found for found in drawn if not found[0].first]
    if now:
        chart, drawing = now[0]
        words = ChartWords(chart.finding, chart.about, chart.legend, chart.source)
        return ChartPicture(address, drawing, words)
    today = day.isoformat() if day else ""
    past = [found for found in ever if found[0].last and found[0].last < today]
    if not past:
        return None
    chart, drawing = past[-1]
    last = date.fromisoformat(chart.last)
    is_known = last > date.min  # some plans were replaced on a day that nobody tells
    until = f"Đến hết ngày {in_words(last)}" if is_known else "Trước đây"
    finding = f"{until}: {chart.finding}"
    since = "Từ sau ngày ấy" if is_known else "Nay"
    source = f"{since} không còn số liệu nào áp dụng để so. {chart.source}"
    return ChartPicture(address, drawing, ChartWords(finding, chart.about, chart.legend, source))


def list_chart_files(
    identity: PortalIdentity, pictures: Iterable[ChartPicture | None]
) -> Iterator[tuple[str, bytes]]:
    """The files, by their addresses."""
    colour = derive(identity.colours).light.red
    for picture in pictures:
        if picture:
            source = f"{picture.words.source} {identity.name}"
            words = picture.words._replace(source=source)
            yield f"{picture.address}.svg", draw_picture(picture.drawing, words, colour).encode()
