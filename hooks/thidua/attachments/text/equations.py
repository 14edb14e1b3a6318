"""Writing an equation of Word on one line: ``2/3``, ``m²``, ``√(x)`` (ISO/IEC 29500-1, 22.1)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from thidua.attachments.text.model import OmissionReason
from thidua.attachments.text.officeparts import local_name, qualified
from thidua.attachments.text.plaintext import SUPERSCRIPTS

_OFF = ("0", "false", "off")
_STRIKES = ("strikeH", "strikeV", "strikeBLTR", "strikeTLBR")
Written = Callable[[Any], str]


def linear(equation: Any, run_words: Written, omit: Callable[[str, OmissionReason], None]) -> str:
    """The words of an equation on one line.

    Args:
        equation: ``m:oMath`` or an element inside it.
        run_words: gives the printed words of anything that is not mathematical.
        omit: is given words that the equation strikes out or hides.
    """
    return _Linear(run_words, omit).inside(equation)


class _Linear:
    def __init__(self, run_words: Written, omit: Callable[[str, OmissionReason], None]) -> None:
        self._run_words = run_words
        self._omit = omit
        self._shapes: dict[str, Written] = {
            "f": lambda one: f"{self._grouped(one, 'num')}/{self._grouped(one, 'den')}",
            "sSup": lambda one: self._part(one, "e") + self._raised(one),
            "sSub": lambda one: self._part(one, "e") + self._part(one, "sub"),
            "sSubSup": lambda one: (
                self._part(one, "e") + self._part(one, "sub") + self._raised(one)
            ),
            "sPre": lambda one: self._part(one, "sub") + self._raised(one) + self._part(one, "e"),
            "rad": lambda one: f"{self._part(one, 'deg')}√{self._grouped(one, 'e')}",
            "d": self._between_brackets,
            "nary": self._large_sign,
            "func": lambda one: f"{self._part(one, 'fName')} {self._part(one, 'e')}",
            "limLow": lambda one: f"{self._part(one, 'e')} {self._part(one, 'lim')}",
            "limUpp": lambda one: f"{self._part(one, 'e')} {self._part(one, 'lim')}",
            "acc": lambda one: self._part(one, "e") + _sign(one, "chr", "\u0302"),
            "m": self._matrix,
            "eqArr": lambda one: "; ".join(
                self.inside(row) for row in one.iterchildren(qualified("m:e"))
            ),
            "borderBox": self._box,
            "phant": self._phantom,
        }

    def inside(self, parent: Any) -> str:
        """The words of all children of an element."""
        return "".join(self._written(child) for child in parent)

    def _written(self, element: Any) -> str:
        if not str(element.tag).startswith(f"{{{_MATH}}}"):
            return self._run_words(element)
        name = local_name(element)
        if name in self._shapes:
            words = self._shapes[name](element)
            return self._kept(words, is_deleted=_is_deleted(element))
        if name == "r":
            marks = [element.find(path) for path in _DELETED]
            is_deleted = any(mark is not None for mark in marks)
            return self._kept(self._run_words(element), is_deleted=is_deleted)
        if name == "oMathPara":
            return " ".join(self.inside(one) for one in element)
        return "" if name.endswith("Pr") else self.inside(element)

    def _kept(self, words: str, *, is_deleted: bool) -> str:
        if is_deleted:
            self._omit(words, OmissionReason.DELETED)
        return "" if is_deleted else words

    def _part(self, element: Any, name: str) -> str:
        found = element.find(qualified(f"m:{name}"))
        return "" if found is None else self.inside(found)

    def _grouped(self, element: Any, name: str) -> str:
        """A part, between brackets if it is more than one number or word."""
        words = self._part(element, name).strip()
        return words if words.replace(",", "").replace(".", "").isalnum() else f"({words})"

    def _raised(self, element: Any) -> str:
        words = self._part(element, "sup")
        return words.translate(SUPERSCRIPTS) if words.isdecimal() else f"^{words}" if words else ""

    def _between_brackets(self, element: Any) -> str:
        parts = [self.inside(one) for one in element.iterchildren(qualified("m:e"))]
        inside = _sign(element, "sepChr", "|").join(parts)
        return _sign(element, "begChr", "(") + inside + _sign(element, "endChr", ")")

    def _large_sign(self, element: Any) -> str:
        bounds = self._part(element, "sub"), self._part(element, "sup")
        words = f"{_sign(element, 'chr', '∫')}{' '.join(filter(None, bounds))}"
        return f"{words} {self._part(element, 'e')}"

    def _matrix(self, element: Any) -> str:
        rows = (
            " ".join(self.inside(cell) for cell in row.iterchildren(qualified("m:e")))
            for row in element.iterchildren(qualified("m:mr"))
        )
        return "; ".join(rows)

    def _box(self, element: Any) -> str:
        words = self._part(element, "e")
        if any(_is_on(element, name, otherwise=False) for name in _STRIKES):
            self._omit(words, OmissionReason.STRUCK_OUT)
            return ""
        return words

    def _phantom(self, element: Any) -> str:
        words = self._part(element, "e")
        if _is_on(element, "show", otherwise=True):
            return words
        self._omit(words, OmissionReason.HIDDEN)
        return ""


_DELETED = (qualified("w:del"), f"{qualified('w:rPr')}/{qualified('w:del')}")
_MATH = qualified("m:r")[1:].partition("}")[0]


def _is_deleted(element: Any) -> bool:
    """Whether a tracked change removed a fraction, a root and the like."""
    marks = _property(element, "ctrlPr")
    return marks is not None and marks.find(qualified("w:del")) is not None


def _property(element: Any, name: str) -> Any:
    properties = element.find(qualified(f"m:{local_name(element)}Pr"))
    return None if properties is None else properties.find(qualified(f"m:{name}"))


def _sign(element: Any, name: str, otherwise: str) -> str:
    found = _property(element, name)
    return otherwise if found is None else found.get(qualified("m:val"), "")


def _is_on(element: Any, name: str, *, otherwise: bool) -> bool:
    found = _property(element, name)
    return otherwise if found is None else found.get(qualified("m:val")) not in _OFF
