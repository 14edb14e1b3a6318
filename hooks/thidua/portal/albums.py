"""The files of honoured examples: photographs and decisions in ``data/honorees/<id>/``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from thidua.attachments.inspection import inspect_file
from thidua.attachments.inspection.facts import Extent, Findings, Inspected
from thidua.attachments.inspection.naming import can_be_read
from thidua.attachments.photographs import (
    PhotographForm,
    list_card_forms,
    list_whole_forms,
)
from thidua.attachments.text import reading
from thidua.attachments.text.apart import read_apart
from thidua.foundation.store import Memo, Store
from thidua.model import Honoree, paths
from thidua.model.story import Photograph
from thidua.portal.file_names import HONOREES

_INSPECTED, _READ = "story-files", "story-words"


@dataclass(frozen=True)
class Picture:
    """A photograph of an example as it is published.

    Attributes:
        source: its file.
        sha256: of the file.
        stem: the address of its sizes, without what tells one size from another.
        whole: the sizes of the whole picture, the smallest first.
        card: the sizes for cards, the smallest first.
    """

    photograph: Photograph
    source: Path
    sha256: str
    stem: str
    whole: tuple[PhotographForm, ...]
    card: tuple[PhotographForm, ...]

    def address(self, form: PhotographForm) -> str:
        """The address of one of its sizes."""
        return f"{self.stem}{form.name}"


@dataclass(frozen=True)
class Album:
    """The published files of an example: its pictures in order, and its documents by name."""

    pictures: tuple[Picture, ...] = ()
    documents: tuple[tuple[str, Path, Inspected], ...] = ()

    def marks(self) -> Iterator[str]:
        """What changes when a file does."""
        yield from (picture.sha256 for picture in self.pictures)
        yield from (inspected.sha256 for _, _, inspected in self.documents)


NO_FILES = Album()


class AlbumReader:
    """Reads the files of honoured examples.

    Args:
        root: the folder of the portal.
        store: keeps findings of inspections.
        most_megabytes: the largest size of a file.
    """

    def __init__(self, root: Path, store: Store, most_megabytes: int) -> None:
        self._root, self._store, self._most = root, store, most_megabytes

    def folder(self, honoree: Honoree) -> Path:
        """Where the files of an example stand; the folder need not exist."""
        return self._root / HONOREES / honoree.id

    def inspect(self, honoree: Honoree, name: str, *, is_paper: bool = False) -> Inspected | None:
        """What a file is, or why it must not be published; None if it cannot be read at all."""
        folder = self.folder(honoree)
        if not can_be_read(folder, name):
            return None
        memo = Memo(self._store, _INSPECTED, f"{honoree.id}/{name}")
        return inspect_file(folder / name, most_megabytes=self._most, memo=memo, is_paper=is_paper)

    def read_words(self, honoree: Honoree, name: str) -> str:
        """The words of a harmless document, paragraph by paragraph; empty if it has none."""
        inspected = self.inspect(honoree, name, is_paper=True)
        suffix = Path(name).suffix
        if not inspected or not isinstance(inspected.outcome, Findings):
            return ""
        if suffix not in reading.READABLE:
            return ""

        def make() -> bytes:
            manuscript = read_apart((self.folder(honoree) / name).read_bytes(), suffix)
            paragraphs = manuscript.paragraphs if manuscript else ()
            return "\n".join(one.text for one in paragraphs).encode()

        memo = Memo(self._store, _READ, f"{honoree.id}/{name}")
        return memo.get(inspected.sha256.encode(), make).decode()

    def read(self, honoree: Honoree) -> Album:
        """The files of an example that are harmless; none after a takedown."""
        if honoree.takedown or not any(honoree.own_files()):
            return NO_FILES
        folder = self.folder(honoree)
        pictures: list[Picture] = []
        for number, photograph in enumerate(honoree.photographs, 1):
            inspected = self.inspect(honoree, photograph.file)
            if inspected and isinstance(inspected.outcome, Findings):
                source = folder / photograph.file
                size = _measure(source)
                pictures.append(
                    Picture(
                        photograph,
                        source,
                        inspected.sha256,
                        paths.photograph(honoree.id, number),
                        list_whole_forms(size),
                        list_card_forms(size),
                    )
                )
        shown = {photograph.file for photograph in honoree.photographs}
        names = dict.fromkeys(name for _, name in honoree.own_files() if name not in shown)
        documents = [(name, self.inspect(honoree, name, is_paper=True)) for name in names]
        return Album(
            tuple(pictures),
            tuple(
                (name, folder / name, inspected)
                for name, inspected in documents
                if inspected and isinstance(inspected.outcome, Findings)
            ),
        )


def _measure(source: Path) -> Extent:
    from thidua.attachments.photograph_drawing import measure  # noqa: PLC0415  # slow to load

    return measure(source)
