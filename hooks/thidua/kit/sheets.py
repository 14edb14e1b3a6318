"""Posters and leaflets as PDF, ready to be printed.

Typst sets them: it is one file without dependencies, sets a sheet in a tenth of the time of a
browser, embeds the portal's fonts, and gives the same bytes everywhere. WeasyPrint needs Pango,
which Windows has not, and a browser is not on every machine that builds. All words are given to it
as data, never as markup.
"""

from __future__ import annotations

import json
from base64 import b64encode
from pathlib import Path
from typing import Any, NamedTuple

from thidua.foundation.executors import work_with_threads
from thidua.kit.picture_words import PictureFigure
from thidua.language.compounds import cut_at_hyphened
from thidua.look.palette import LIGHT_PAPERS, Palette
from thidua.model.kit_forms import Sheet

_A4, _A3 = (210, 297), (297, 420)
_LARGE = {Sheet.POSTER_A3, Sheet.POSTER_A3_BLACK}
_BLACK = {Sheet.POSTER_A4_BLACK, Sheet.POSTER_A3_BLACK}
_MOST_FIGURES = 6
_PRINTED_BLACK = {
    "paper": "#ffffff", "ink": "#000000", "soft": "#333333", "strong": "#000000",
    "line": "#000000", "gold": "#000000", "soft_fill": "#ffffff", "band": "#ffffff",
    "band_ink": "#000000", "band_gold": "#000000",
}  # fmt: skip
_DRUM_ON_WHITE = "#d0d0d0"
_CALL = "Quét mã để đọc toàn văn và theo dõi kết quả"


class SheetLine(NamedTuple):
    """A line of a target on a leaflet."""

    depth: int
    words: str
    days: str


class SheetTarget(NamedTuple):
    """A target on a leaflet: its number and its lines."""

    mark: str
    lines: tuple[SheetLine, ...]


class SheetWords(NamedTuple):
    """All that a poster and a leaflet say.

    Attributes:
        issuer: whose plan it is.
        kind: type, number and year.
        theme: in quotation marks; may be empty, likewise ``period``.
        figures: at most six are shown.
        short: the short address, for people.
        qr: the code of the same, as SVG.
        source: where the words are from.
        told: what an honoured example did; empty for a plan, likewise all that follows.
        told_of: when and where it was done; may be empty.
        awards: each as a sentence.
        credit: whose the photograph is; may be empty.
        author: who publishes it, for the file; of a plan it is the issuer.
        call: what the code is for.
    """

    issuer: str
    kind: str
    title: str
    theme: str
    period: str
    figures: tuple[PictureFigure, ...]
    targets: tuple[SheetTarget, ...]
    short: str
    qr: str
    source: str
    told: str = ""
    told_of: str = ""
    awards: tuple[str, ...] = ()
    credit: str = ""
    author: str = ""
    call: str = _CALL


class PrintedPhotograph(NamedTuple):
    """A photograph as JPEG, with its width and height in dots."""

    content: bytes
    width: int
    height: int

    def wrap(self) -> str:
        """The same as SVG: words are all that Typst is given."""
        shown = b64encode(self.content).decode()
        size = f'width="{self.width}" height="{self.height}"'
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size}>'
            f'<image {size} href="data:image/jpeg;base64,{shown}"/></svg>'
        )


def is_black(kind: Sheet) -> bool:
    """Whether a sheet is printed without colours."""
    return kind in _BLACK


class PrintLook(NamedTuple):
    """What all sheets of a portal are drawn with.

    Attributes:
        palette: the colours of the portal.
        drum: the ornament as a whole SVG, in the colour of the accent.
        template: the file that lays sheets out.
        fonts: the folder of the TTF files.
    """

    palette: Palette
    drum: str
    template: Path
    fonts: Path


def print_sheet(
    words: SheetWords, kind: Sheet, look: PrintLook, photograph: PrintedPhotograph | None = None
) -> bytes:
    """A sheet as PDF.

    Args:
        words: that it says.
        kind: of the sheet.
        look: of all sheets of the portal.
        photograph: of an honoured example.
    """
    data = _tell_template(words, kind, look)
    data["photograph"] = photograph.wrap() if photograph else ""
    import typst  # noqa: PLC0415  # slow to load

    def compile_sheet(words: str) -> bytes:
        made: bytes = typst.compile(
            look.template, format="pdf", ignore_system_fonts=True, font_paths=[look.fonts],
            sys_inputs={"data": words},
        )  # fmt: skip
        return made

    return work_with_threads(compile_sheet, json.dumps(data, ensure_ascii=False))


def _tell_template(words: SheetWords, kind: Sheet, look: PrintLook) -> dict[str, Any]:
    """What the template is told of a sheet; of targets where it says them."""
    black = is_black(kind)
    if kind is not Sheet.LEAFLET:
        words = words._replace(targets=())
    width, height = _A3 if kind in _LARGE else _A4
    return {
        **words._asdict(),
        "form": "leaflet" if kind is Sheet.LEAFLET else "example" if words.told else "poster",
        "author": words.author or words.issuer,
        "width": width,
        "height": height,
        "scale": width / _A4[0],
        "colours": _PRINTED_BLACK if black else _colours(look.palette),
        "drum": look.drum.replace(look.palette.accent, _DRUM_ON_WHITE)
        if black
        else _soften(look.drum),
        "figures": [_figure(figure) for figure in words.figures[:_MOST_FIGURES]],
        "targets": [
            {"mark": each.mark, "lines": [line._asdict() for line in each.lines]}
            for each in words.targets
        ],
        "kept": _list_kept(words),
        "theme_label": "CHỦ ĐỀ THI ĐUA",
        "period_label": "Thời gian:",
        "list_label": "Các chỉ tiêu",
    }


def _soften(drum: str) -> str:
    return drum.replace("<g ", '<g opacity=".28" ', 1)


def _colours(palette: Palette) -> dict[str, str]:
    light = palette.light
    return {
        "paper": LIGHT_PAPERS[0], "ink": "#231a16", "soft": "#62544b", "strong": light.red,
        "line": light.gold_line, "gold": light.gold, "soft_fill": LIGHT_PAPERS[1],
        "band": light.banner, "band_ink": palette.ink, "band_gold": palette.accent,
    }  # fmt: skip


def _list_kept(words: SheetWords) -> list[str]:
    """What no line may end in, of all that a sheet says, each once."""
    lines = (line.words for target in words.targets for line in target.lines)
    names = (figure.name for figure in words.figures)
    said = (words.kind, words.title, words.theme, words.told, *words.awards, *names, *lines)
    return sorted({piece for text in said for piece, is_kept in cut_at_hyphened(text) if is_kept})


def _figure(figure: PictureFigure) -> dict[str, str]:
    return {
        "before": figure.before.strip(),
        "number": figure.number,
        "close": figure.close_unit,
        "below": figure.below,
        "name": figure.name,
    }
