"""Objects and shapes of OpenDocument texts: equations, charts, watermarks."""

from __future__ import annotations

import re
from typing import Any

from thidua.attachments.text.odflines import odf_words
from thidua.attachments.text.odfstyles import named
from thidua.attachments.text.officeparts import local_name
from thidua.attachments.text.plaintext import SUPERSCRIPTS

_WATERMARK = re.compile(r"watermark", re.I)
_MATH = named("math:math").rpartition("}")[0]


def is_watermark(shape: Any) -> bool:
    """Whether a shape in a header is what programs make for a watermark."""
    name = shape.get(named("draw:name")) if isinstance(shape.tag, str) else None
    return bool(_WATERMARK.search(name or ""))


def words_of_object(element: Any, parts: dict[str, Any]) -> tuple[str, bool]:
    """The words of an object inside a document, and whether it is an equation."""
    equation = element.find(named("math:math"))
    if equation is None:
        folder = (element.get(named("xlink:href")) or "").removeprefix("./").strip("/")
        root = parts.get(f"{folder}/content.xml")
        if root is None:
            return "", False
        if not root.tag.startswith(_MATH):
            return odf_words(root), False
        equation = root
    return " ".join(_linear(equation).split()), True


def _linear(element: Any) -> str:
    """An equation of MathML on one line."""
    name = local_name(element)
    if name in ("annotation", "annotation-xml", ""):
        return ""
    parts = [_linear(child) for child in element]
    if name == "mfrac" and len(parts) == len("ab"):
        return "/".join(one if one.isalnum() else f"({one})" for one in parts)
    if name == "msup" and parts:
        raised = "".join(parts[1:])
        return parts[0] + (raised.translate(SUPERSCRIPTS) if raised.isdecimal() else f"^{raised}")
    if name in ("msqrt", "mroot"):
        return f"√({''.join(parts)})"
    return (element.text or "").strip() + "".join(parts)
