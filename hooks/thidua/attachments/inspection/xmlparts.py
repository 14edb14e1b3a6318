"""Reading the XML parts of office files element by element; parts with a DTD are refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from xml.parsers import expat

from thidua.attachments.inspection.refusals import DAMAGED_ARCHIVE, DTD, RefusedError

Attributes = Mapping[str, str]


_START = 64


def is_xml(name: str, part: bytes) -> bool:
    """Whether a part is XML, whatever its name; old drawings (VML) are not valid XML."""
    named = name.lower().endswith((".xml", ".rels", ".rdf"))
    begun = part[:_START].replace(b"\0", b"").strip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")
    return named or (begun and not name.lower().endswith(".vml"))


def walk(
    part: bytes,
    on_element: Callable[[str, Attributes], None],
    on_words: Callable[[str, str], None] | None = None,
    on_end: Callable[[str], None] | None = None,
) -> None:
    """Call a function for every element, and another one for the text directly inside an element.

    Names are given without their prefix, which every program can choose.

    Args:
        part: a whole XML document.
        on_element: called with the name and the attributes of each element.
        on_words: called with the name of the element around a text, and the text.
        on_end: called with the name of each element after all that is inside it.

    Raises:
        RefusedError: if the part is not XML, or has a DTD.
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
        ended = within.pop()
        if on_end:
            on_end(ended)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = words
    parser.StartDoctypeDeclHandler = _refuse_dtd
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, ValueError, LookupError) as error:  # also: an encoding nobody has
        raise RefusedError(DAMAGED_ARCHIVE) from error


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _refuse_dtd(*_: Any) -> None:
    raise RefusedError(DTD)
