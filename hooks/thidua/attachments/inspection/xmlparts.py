"""Reading the XML parts of office files element by element; parts with a DTD are refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from typing import Any
from xml.parsers import expat

from thidua.attachments.inspection.refusals import DAMAGED_ARCHIVE, DTD, RefusedError

Attributes = Mapping[str, str]

_PIECE = 4096
_BEGUN = re.compile(rb"[\0\xef\xbb\xbf\xff\xfe \t\r\n]*<")


def is_xml(name: str, part: bytes) -> bool:
    """Whether a part is XML, whatever its name; old drawings (VML) are not valid XML."""
    named = name.lower().endswith((".xml", ".rels", ".rdf"))
    return named or bool(_BEGUN.match(part) and not name.lower().endswith(".vml"))


def find_root(part: bytes) -> str:
    """The name of the outermost element; empty where there is none."""
    parser = expat.ParserCreate()
    found: list[str] = []
    parser.StartElementHandler = lambda name, _: found.append(_local(name))
    try:
        for at in range(0, len(part), _PIECE):
            parser.Parse(part[at : at + _PIECE])
            if found:
                break
    except (expat.ExpatError, ValueError, LookupError):
        pass  # whoever reads it whole says so
    return found[0] if found else ""


def walk(
    part: bytes,
    on_element: Callable[[str, Attributes], None],
    on_words: Callable[[str, str], None] | None = None,
    on_end: Callable[[str], None] | None = None,
    on_instruction: Callable[[str], None] | None = None,
) -> None:
    """Call a function for every element, and another one for the text directly inside an element.

    Names are given without their prefix, which every program can choose.

    Args:
        part: a whole XML document.
        on_element: called with the name and the attributes of each element.
        on_words: called with the name of the element around a text, and the text.
        on_end: called with the name of each element after all that is inside it.
        on_instruction: called with the target of each processing instruction.

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
    if on_instruction:
        parser.ProcessingInstructionHandler = lambda target, _: on_instruction(target)
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, ValueError, LookupError) as error:  # also: an encoding nobody has
        raise RefusedError(DAMAGED_ARCHIVE) from error


def walk_loosely(
    part: bytes,
    on_element: Callable[[str, Attributes], None],
    on_words: Callable[[str, str], None],
    on_end: Callable[[str], None],
) -> None:
    """The same for what looks like XML and need not be: names of elements are in lower case."""
    encoding = "utf-16" if part.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    reader = _LooseReader(on_element, on_words, on_end)
    reader.feed(part.decode(encoding, "replace"))
    reader.close()


class _LooseReader(HTMLParser):
    def __init__(
        self,
        on_element: Callable[[str, Attributes], None],
        on_words: Callable[[str, str], None],
        on_end: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._on_element, self._on_words, self._on_end = on_element, on_words, on_end
        self._latest = ""

    def set_cdata_mode(self, elem: str, **_: Any) -> None:
        """Read what stands in a style or a title like the rest, as programs read VML."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._latest = _local(tag)
        self._on_element(self._latest, {_local(key): value or "" for key, value in attrs})

    def handle_data(self, data: str) -> None:
        self._on_words(self._latest, data)

    def handle_endtag(self, tag: str) -> None:
        self._on_end(_local(tag))


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _refuse_dtd(*_: Any) -> None:
    raise RefusedError(DTD)
