"""Text of a Word file that is not in its paragraphs: drawings, bound data, parts of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple

from thidua.attachments.text.model import OmissionReason, UnreadableTextError
from thidua.attachments.text.officeparts import (
    OfficeParts,
    chosen_branch,
    local_name,
    qualified,
    whole_number,
)
from thidua.attachments.text.symbols import sign_of
from thidua.attachments.text.wordstyles import Ground

_SETTINGS = {
    "instrText", "delInstrText", "posOffset", "align", "pctWidth", "pctHeight", "pctPosHOffset",
    "pctPosVOffset", "fldData", "Anchor", "formatCode", "f", "LockText", "Row", "Column",
    "MoveWithCells", "SizeWithCells", "AutoFill", "binData",
}  # fmt: skip
_BREAKS = {"p", "tab", "br", "cr", "ptab", "tc", "pt", "ser"}
_MARKUP = re.compile(r"<(?:script|style|head)\b.*?</(?:script|style|head)>|<[^>]*>", re.I | re.S)
_MARKED = (".htm", ".html", ".xhtml", ".xml")
_STEP = re.compile(r"(?:([\w.-]+):)?([\w.-]+)(?:\[(\d+)\])?")
_PREFIX = re.compile(r"""xmlns:([\w.-]+)\s*=\s*["']([^"']*)["']""")
_STORE_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}itemID"
_KEPT_TEXT = ("document", "hdr", "ftr", "footnotes", "endnotes", "comments", "glossaryDocument")
_DRAWN_TEXT = ("chartSpace", "dataModel", "userShapes")
_REPEATING = "drawing"  # how Word last drew a diagram, with the words of its data
_HIDDEN_SHAPE = re.compile(r"visibility\s*:\s*hidden", re.I)
_NAMES_OF_SHAPES = ("id", "name", "alt", "descr", "{urn:schemas-microsoft-com:office:office}spid")
_WATERMARK = re.compile(r"watermark", re.I)


class Drawn(NamedTuple):
    """Text in a drawing: the content of a box, or one line, or words that are only told.

    Attributes:
        box: ``w:txbxContent``; None if there are only words.
        words: a line that the drawing prints, if there is no box.
        reason: why it is not printed; None if it is.
        ground: what is behind the letters.
    """

    box: Any
    words: str
    reason: OmissionReason | None
    ground: Ground


def told_words(element: Any) -> str:
    """All words inside any element, whatever they are, on one line."""
    return " ".join(_raw_words(element).split())


def _raw_words(element: Any) -> str:
    out: list[str] = []
    _collect(element, out)
    return "".join(out)


def _collect(element: Any, out: list[str]) -> None:
    name = local_name(element)
    if name == "AlternateContent":
        shown, others = branches_with_words(element)
        out += [shown, *(words for _, words in others)]
        return
    if name in _BREAKS:
        out.append(" ")
    if name == "sym":
        out.append(sign_of(*coded_sign(element)))
    elif name == "textpath":
        out.append(f" {element.get('string') or ''} ")
    elif name in ("t", "delText"):
        out.append(element.text or "")
    elif name and name not in _SETTINGS and element.text and element.text.strip():
        out.append(element.text)
    for child in element:
        _collect(child, out)
        if child.tail and child.tail.strip():
            out.append(child.tail)


def branches_with_words(alternatives: Any) -> tuple[str, list[tuple[Any, str]]]:
    """The words of what Word shows of alternatives, and branches that say something else."""
    shown = chosen_branch(alternatives)
    words = "" if shown is None else _raw_words(shown)
    said = [[], words.split()]
    others = []
    for branch in alternatives:
        if branch is not shown:
            other = _raw_words(branch)
            if other.split() not in said:
                said.append(other.split())
                others.append((branch, other))
    return words, others


def coded_sign(symbol: Any) -> tuple[int, str]:
    """The code and the font of ``w:sym``."""
    try:
        code = int(symbol.get(qualified("w:char")) or "", 16)
    except ValueError:
        code = 0
    return code, symbol.get(qualified("w:font")) or ""


def drawn_text(drawing: Any, parts: OfficeParts, part: str, seen: set[str]) -> Iterator[Drawn]:
    """All text of a drawing, in the order of the file.

    Args:
        drawing: ``w:drawing``, ``w:pict`` or ``w:object``.
        parts: of the file.
        part: the name of the part with the drawing.
        seen: gets the names of the parts to which the drawing leads.
    """
    yield from _Drawing(parts, part, seen).text(drawing, None, Ground())


class _Drawing:
    def __init__(self, parts: OfficeParts, part: str, seen: set[str]) -> None:
        self._parts = parts
        self._part = part
        self._seen = seen

    def text(self, element: Any, reason: OmissionReason | None, ground: Ground) -> Iterator[Drawn]:
        name = local_name(element)
        if name == "AlternateContent":
            branch = chosen_branch(element)
            for _, words in branches_with_words(element)[1]:
                yield Drawn(None, words, OmissionReason.HIDDEN, ground)
            if branch is not None:
                yield from self._inside(branch, reason, ground)
        elif name == "txbxContent":
            yield Drawn(element, "", reason, ground)
        elif element.tag == qualified("a:p"):
            yield Drawn(None, told_words(element), reason, ground)
        elif name == "textpath":
            yield Drawn(None, element.get("string") or "", reason, ground)
        else:
            reason = OmissionReason.HIDDEN if _is_hidden(element) else reason
            for words in self._elsewhere(element):
                yield Drawn(None, words, reason or OmissionReason.UNKNOWN, ground)
            if name not in _SETTINGS and element.text and element.text.strip():
                yield Drawn(None, element.text, reason or OmissionReason.UNKNOWN, ground)
            yield from self._inside(element, reason, _ground_of(element, ground))

    def _inside(
        self, element: Any, reason: OmissionReason | None, ground: Ground
    ) -> Iterator[Drawn]:
        for child in element:
            yield from self.text(child, reason, ground)

    def _elsewhere(self, element: Any) -> Iterator[str]:
        """The words of the chart or diagram to which an element leads."""
        for kind in ("r:id", "r:dm"):
            name = self._parts.related(self._part, element.get(qualified(kind)))
            if name.endswith(".xml"):
                root = self._parts.root(name)
                if local_name(root) in _DRAWN_TEXT and name not in self._seen:
                    self._seen.add(name)
                    yield told_words(root)


def _is_hidden(element: Any) -> bool:
    properties = element.find(qualified("wp:docPr"))
    hidden = properties is not None and properties.get("hidden") in ("1", "true")
    return hidden or bool(_HIDDEN_SHAPE.search(element.get("style") or ""))


def _ground_of(element: Any, ground: Ground) -> Ground:
    """What is behind the text of a shape: unknown if the shape is filled."""
    if element.get("fillcolor") and element.get("filled") not in ("f", "false"):
        return Ground("")
    for child in element:
        if local_name(child) == "spPr" and any(
            local_name(one) in ("solidFill", "gradFill", "blipFill", "pattFill") for one in child
        ):
            return Ground("")
        if local_name(child) == "style" and any(
            local_name(one) == "fillRef" and one.get("idx") not in (None, "0") for one in child
        ):
            return Ground("")
    return ground


def is_watermark(drawing: Any, *, in_header: bool) -> bool:
    """Whether a drawing is a watermark; decorated letters are one if they are in a header."""
    return any(
        (in_header and local_name(inner) == "textpath")
        or any(_WATERMARK.search(inner.get(name) or "") for name in _NAMES_OF_SHAPES)
        for inner in drawing.iter()
    )


def words_of_chunk(parts: OfficeParts, name: str) -> str:
    """The words of a file of another kind that Word would put into the text; empty if unknown."""
    content = parts.content(name) or b""
    if content.startswith(b"PK"):
        try:
            inner = OfficeParts(content)
            root = inner.root(inner.main)
        except UnreadableTextError:
            return ""
        return "" if root is None else told_words(root)
    text = content.decode("utf-8", errors="replace")
    if name.endswith(_MARKED):
        return unescape(_MARKUP.sub(" ", text))
    return text if name.endswith(".txt") else ""


def parts_with_text(parts: OfficeParts) -> Iterator[tuple[str, Any]]:
    """Every part of a Word file that may hold text, with its root, except data for programs.

    The root of a part that is broken is None.
    """
    said = set()
    repeating = []
    for name in parts.names:
        if name.endswith(".xml") and not name.startswith(("docprops/", "customxml/")):
            try:
                root = parts.root(name)
            except UnreadableTextError:  # Word does not mind broken parts that it does not need
                yield name, None
                continue
            if local_name(root) in (*_KEPT_TEXT, *_DRAWN_TEXT):
                said.add(tuple(sorted(told_words(root).split())))
                yield name, root
            elif local_name(root) == _REPEATING:
                repeating.append((name, root))
    for name, root in repeating:
        if tuple(sorted(told_words(root).split())) not in said:
            yield name, root


def bound_words(control: Any, parts: OfficeParts) -> str | None:
    """The words that Word takes for a content control from data in the file; None without."""
    properties = control.find(qualified("w:sdtPr"))
    binding = None if properties is None else properties.find(qualified("w:dataBinding"))
    if binding is None or any(
        properties.find(qualified(name)) is not None
        for name in ("w:date", "w:picture", "w14:checkbox", "w:docPartObj")
    ):
        return None
    value = _value_at(binding, parts)
    if not value or not value.strip():
        return None
    for name in ("w:dropDownList", "w:comboBox"):
        choices = properties.find(qualified(name))
        for choice in () if choices is None else choices:
            if choice.get(qualified("w:value")) == value:
                return choice.get(qualified("w:displayText")) or value
    return value


def _value_at(binding: Any, parts: OfficeParts) -> str | None:
    prefixes = dict(_PREFIX.findall(binding.get(qualified("w:prefixMappings")) or ""))
    path = (binding.get(qualified("w:xpath")) or "").strip("/").split("/")
    for root in _stores(parts, (binding.get(qualified("w:storeItemID")) or "").upper()):
        found = [root]
        for at, step in enumerate(path):
            match = _STEP.fullmatch(step)
            if not match:
                if step.startswith("@") and at == len(path) - 1:
                    return str(found[0].get(step[1:]) or "")
                return None
            prefix, name, number = match.groups()
            tag = f"{{{prefixes.get(prefix, '')}}}{name}" if prefix else name
            candidates = found if at == 0 else [one for one in found[0] if one.tag == tag]
            nth = whole_number(number, 1) - 1
            if not 0 <= nth < len(candidates) or candidates[nth].tag != tag:
                found = []
                break
            found = [candidates[nth]]
        if found:
            return "".join(map(str, found[0].itertext()))
    return None


def _stores(parts: OfficeParts, identifier: str) -> Iterator[Any]:
    """The roots of the data in a file that a binding may mean."""
    for name in parts.data_names:
        if name.startswith("customxml/"):
            for properties in parts.related_of_kind(name, "customXmlProps"):
                if parts.root(properties).get(_STORE_ID, "").upper() == identifier:
                    yield parts.root(name)
                    break
            else:
                if not list(parts.related_of_kind(name, "customXmlProps")):
                    yield parts.root(name)
        else:
            yield parts.root(name)
