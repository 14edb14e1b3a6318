"""The parts of office files that are XML, read element by element; a DTD is refused unread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from xml.parsers import expat

from thidua.attachments.inspection.refusals import DAMAGED_ARCHIVE, DTD, RefusedError

Attributes = Mapping[str, str]


def walk(
    part: bytes,
    on_element: Callable[[str, Attributes], None],
    on_words: Callable[[str, str], None] | None = None,
) -> None:
    """Call back for every element, and for the words directly in one.

    Names come without their prefix: nothing that is looked for depends on which one a writer chose.

    Args:
        part: a whole XML document.
        on_element: given the name and the attributes of each element.
        on_words: given the name of the element around the words, and the words.

    Raises:
        RefusedError: where it is no XML, or declares a DTD.
    """
    parser = expat.ParserCreate()
    within: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        within.append(_local(name))
        on_element(within[-1], {_local(key): value for key, value in attributes.items()})

    def words(text: str) -> None:
        if on_words:
            on_words(within[-1], text)

    def end(name: str) -> None:
        within.pop()

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = words
    parser.StartDoctypeDeclHandler = _refuse_dtd
    try:
        parser.Parse(part, True)
    except expat.ExpatError as error:
        raise RefusedError(DAMAGED_ARCHIVE) from error


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _refuse_dtd(*_: Any) -> None:
    raise RefusedError(DTD)
