"""The published files of honoured examples: photographs in all their sizes, and documents."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from thidua.model import paths
from thidua.portal.albums import Picture
from thidua.portal.catalogue import Catalogue
from thidua.site.making import Making
from thidua.site.pages.page import make_key


def list_story_files(catalogue: Catalogue) -> Iterator[Making]:
    """The files of every honoured example; one taken down has none."""
    for name, album in catalogue.albums.items():
        for picture in album.pictures:
            key = make_key(picture.sha256, str(picture.photograph.focus))
            yield Making(picture.stem, key, partial(_draw_picture, picture))
        for file, source, inspected in album.documents:
            path = paths.honoree_file(name, file)
            yield Making(path, make_key(inspected.sha256), partial(_publish, path, source))


def _draw_picture(picture: Picture) -> dict[str, bytes]:
    from thidua.attachments import photograph_drawing  # noqa: PLC0415  # slow to load

    content, focus = picture.source.read_bytes(), picture.photograph.focus
    forms = (*picture.whole, *picture.card)
    return {picture.address(form): photograph_drawing.draw(content, form, focus) for form in forms}


def _publish(path: str, source: Path) -> dict[str, Path]:
    return {path: source}
