"""A process of its own that draws one page of a PDF, with the place of some words marked."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image, ImageDraw

_SCALE, _MOST_PIXELS = 1.7, 3000
_MARK = (255, 205, 60, 110)
_FEWEST_WORDS = 3


def main() -> None:
    """Draw what is asked for, and say that it is drawn."""
    asked = json.loads(sys.stdin.read())
    document = pypdfium2.PdfDocument(Path(asked["file"]).read_bytes())
    page = document[min(asked["page"], len(document)) - 1]
    width, height = page.get_size()
    scale = min(_SCALE, _MOST_PIXELS / max(width, height))
    picture = page.render(scale=scale).to_pil().convert("RGBA")
    marks = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(marks)
    for left, bottom, right, top in _find_boxes(page, asked["words"]):
        box = (left * scale, (height - top) * scale, right * scale, (height - bottom) * scale)
        pen.rectangle(box, fill=_MARK)
    drawn = Image.alpha_composite(picture, marks).convert("RGB")
    drawn.save(asked["target"], "PNG", optimize=True)
    sys.stdout.write(f"{json.dumps({'answer': {'pages': len(document)}})}\n")


def _find_boxes(page: Any, words: str) -> list[tuple[float, float, float, float]]:
    """Where the words, or as many of their first ones as stand on one line, are on the page."""
    text = page.get_textpage()
    parts = words.split()
    for count in range(min(len(parts), 12), _FEWEST_WORDS - 1, -1):
        found = text.search(" ".join(parts[:count])).get_next()
        if found:
            start, length = found
            rest = max(length, len(words))
            boxes = text.count_rects(start, rest)
            return [text.get_rect(at) for at in range(boxes)]
    return []


if __name__ == "__main__":
    main()
