"""All letters of a file, found by a plain walk over its XML that knows nothing of any reader.

Text is what stands inside elements of any name, in any part but those that hold settings. Of
alternatives that say the same, only one counts. Letters are compared without case and style,
because documents may print them in capitals or raised.
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree

from thidua.attachments.text.model import Manuscript

_NO_TEXT = re.compile(
    r"(?i)docprops/|customxml/|_rels/|\[content_types\]|meta-inf/|meta\.xml|settings\.xml|"
    r"word/(?:styles|theme/|fonttable|websettings|numbering)|manifest\.|thumbnails/"
)
_SETTINGS = {
    "instrText", "delInstrText", "posOffset", "align", "formatCode", "f", "script", "pctWidth",
    "pctHeight", "pctPosHOffset", "pctPosVOffset",
    "event-listeners", "dc:creator", "creator", "date", "date-string",
}  # fmt: skip
_SHOWN = {"{urn:schemas-microsoft-com:vml}textpath": "string"}


def letters_of_file(content: bytes) -> Counter[str]:
    """Every letter and digit of all parts of a package."""
    found: Counter[str] = Counter()
    with zipfile.ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith(".xml") and not _NO_TEXT.search(name):
                root = ElementTree.fromstring(archive.read(name))
                if not root.tag.endswith("/2008/diagram}drawing"):
                    found += letters("".join(_texts(root)))
    return found


def _texts(element: ElementTree.Element) -> Iterator[str]:
    local = element.tag.rpartition("}")[2]
    yield element.get(_SHOWN.get(element.tag, ""), "")
    if local not in _SETTINGS:
        yield element.text or ""
    said: list[Counter[str]] = []
    for child in element:
        words = "".join(_texts(child))
        counted = letters(words)
        if local != "AlternateContent" or counted not in said:
            yield words
        said.append(counted)
        yield child.tail or ""


def letters(text: str) -> Counter[str]:
    """The letters and digits of a text, without case and style."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("ð", "đ")
    return Counter(char for char in plain if char.isalnum())


def letters_of_manuscript(manuscript: Manuscript) -> Counter[str]:
    """The letters and digits of all paragraphs, and of all that is told."""
    placed = " ".join(paragraph.text for paragraph in manuscript.paragraphs)
    told = " ".join(omitted.words for omitted in manuscript.omitted)
    return letters(placed) + letters(told)
