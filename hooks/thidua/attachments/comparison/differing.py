"""Differences between a quote and an original: showing both sides, and notes that declare them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from thidua.attachments.comparison.boundaries import is_whole
from thidua.attachments.comparison.nearest import Difference, Near
from thidua.attachments.comparison.words import Span, Words, bare, normal
from thidua.model.base import Noted
from thidua.model.field_path import FieldPath
from thidua.model.plan import Plan

_CONTEXT = 4
_QUOTED = re.compile(r"“([^”]{1,1000})”|\"([^\"]{1,1000})\"")
_PRINTED = re.compile(r"(?:bản gốc|bản ký|bản in|văn bản)[^“”\"]{0,24}$", re.IGNORECASE)
_HERE = re.compile(r"(?:ở đây|trang này|cổng|đúng là)[^“”\"]{0,16}$", re.IGNORECASE)
"""What a note says before the words of the original, and before those of the plan."""
_SIGNS = {
    "-": "gạch nối", "–": "gạch ngang", "—": "gạch ngang dài", "−": "dấu trừ",
    '"': "ngoặc kép thẳng", "“": "ngoặc kép mở", "”": "ngoặc kép đóng", "'": "nháy thẳng",
    "’": "nháy cong",
}  # fmt: skip


class Sides(NamedTuple):
    """Both sides with the difference in brackets, and a hint if it can hardly be seen."""

    original: str
    ours: str
    hint: str


def sides(quote: str, words: Words, near: Near) -> Sides:
    """Both sides of the first difference, each with the words around it.

    Args:
        quote: in the normal form.
        words: of the original.
        near: the most similar words in it; they differ from the quote.
    """
    first = near.differences[0]
    there, here = _marked(first.original, first.ours)
    original, ours = words.tokens[slice(*near.tokens)], quote.split()
    start = first.there - near.tokens.start
    return Sides(
        _in_context(original, start, start + len(first.original.split()), there),
        _in_context(ours, first.here, first.here + len(first.ours.split()), here),
        _hint(first.original, first.ours),
    )


def cut_off(words: Words, span: Span) -> str:
    """Words of the original, with the characters in brackets that the quote leaves out."""
    around = words.paragraph_around(span)
    before = words.text[around.start : span.start].split()[-_CONTEXT:]
    after = words.text[span.end : around.end].split(" ", _CONTEXT)[:_CONTEXT]
    inner = _middle_left_out(words.text[span.start : span.end])
    parts = [f"[{' '.join(before)}]" if before else "", inner]
    return " ".join(part for part in (*parts, f"[{' '.join(after).strip()}]") if part.strip("[]"))


def _middle_left_out(text: str) -> str:
    words = text.split()
    most = 2 * _CONTEXT
    return text if len(words) <= most else " ".join((*words[:_CONTEXT], "…", *words[-_CONTEXT:]))


def _in_context(words: Sequence[str], start: int, end: int, marked: str) -> str:
    first, last = max(0, start - _CONTEXT), min(len(words), end + _CONTEXT)
    before, after = ("… " if first else ""), (" …" if last < len(words) else "")
    return f"{before}{' '.join((*words[first:start], marked, *words[end:last]))}{after}"


def _marked(there: str, here: str) -> tuple[str, str]:
    """Both sides with brackets around the differing digits of a number, or around whole words."""
    if not there or not here:
        return f"[{there or 'không có'}]", f"[{here or 'thiếu'}]"
    start = _same_start(there, here)
    end = _same_start(there[start:][::-1], here[start:][::-1])
    inner = there[start : len(there) - end], here[start : len(here) - end]
    if all(re.search(r"\d", text) for text in (there, here)) and all(inner):
        return tuple(  # type: ignore[return-value]
            f"{text[:start]}[{part}]{text[len(text) - end :]}"
            for text, part in zip((there, here), inner, strict=True)
        )
    return f"[{there}]", f"[{here}]"


def _same_start(left: str, right: str) -> int:
    """The number of characters that two strings have in common at the beginning."""
    pairs = zip(left, right, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(left), len(right)))


def _hint(there: str, here: str) -> str:
    """A sentence with the names of two signs that look alike, if only they differ; else empty."""
    only_there, only_here = (
        [sign for sign in text if sign not in other]
        for text, other in ((there, here), (here, there))
    )
    if len(only_there) != len(only_here) or not only_there:
        return ""
    pairs = list(zip(only_there, only_here, strict=True))
    if all(printed in _SIGNS and ours in _SIGNS for printed, ours in pairs):
        printed, ours = pairs[0]
        return f"Bản gốc dùng {_SIGNS[printed]} “{printed}”, ở đây là {_SIGNS[ours]} “{ours}”."
    strange = [sign for sign in only_here if sign.isalpha() and _is_strange(sign)]
    return f"Chữ “{strange[0]}” ở đây không phải chữ Việt, chỉ trông giống." if strange else ""


def _is_strange(sign: str) -> bool:
    """Whether a letter is not of the Latin alphabet."""
    return not unicodedata.name(sign, "LATIN").startswith("LATIN")


def owned_words(quote: str, difference: Difference) -> tuple[str, str]:
    """The words that a note must quote to declare a difference: the original's, and the plan's.

    If one side has no words, both get the word beside the difference.
    """
    there, here = difference.original, difference.ours
    if not there or not here:
        words = quote.split()
        after = difference.here + len(here.split())
        if difference.here:
            beside = words[difference.here - 1]
            there, here = f"{beside} {there}".strip(), f"{beside} {here}".strip()
        elif after < len(words):
            there, here = f"{there} {words[after]}".strip(), f"{here} {words[after]}".strip()
    stripped = bare(there), bare(here)
    return stripped if all(stripped) and stripped[0] != stripped[1] else (there, here)


def owned(quote: str, near: Near | None, remark: str) -> bool:
    """Whether a note declares the one difference of a line, by quoting both sides of it.

    If the original has nothing similar, the note must quote the words of the plan and say that they
    are not printed (“không có”, “không in”).

    Args:
        quote: in the normal form.
        near: the most similar words of the original; None if it has none.
        remark: the note of the record with the line; empty without one.
    """
    said = list(_quoted(remark))
    if near is None:
        denied = re.search(r"(?<!\w)không (?:có|in)(?!\w)", remark, re.IGNORECASE) is not None
        return denied and quote in said
    if len(near.differences) != 1:
        return False
    there, here = owned_words(quote, near.differences[0])
    theirs = [one for one in said if _holds(one, there) and not _is_called(_HERE, one, remark)]
    # One quotation cannot be both sides: what the original has may contain what the plan has.
    return any(
        _holds(quotation, here)
        and not (_holds(quotation, there) and len(there) > len(here))
        and not _is_called(_PRINTED, quotation, remark)
        for one in theirs
        for quotation in said
        if quotation is not one
    )


def _is_called(side: re.Pattern[str], quotation: str, remark: str) -> bool:
    """Whether the words before a quotation say that it is the words of a side."""
    return any(
        normal(found[1] or found[2]) == quotation and side.search(remark, 0, found.start())
        for found in _QUOTED.finditer(remark)
    )


def quotes_both(remark: str, printed: str, ours: Iterable[str]) -> bool:
    """Whether a note quotes a printed line, and what the plan has instead in any of its forms."""
    said = set(_quoted(remark))
    return normal(printed) in said and not said.isdisjoint(ours)


def quoted_in(remark: str) -> tuple[str, ...]:
    """What a note has in quotation marks, in the normal form."""
    return tuple(_quoted(remark))


def note_of(plan: Plan, path: FieldPath) -> str:
    """The note of the innermost record around a field that can have one; empty without one.

    A note owns a difference in its own record only, not in all that is below.

    Args:
        plan: the plan.
        path: of the field.
    """
    value: Any = plan
    remark: str | None = None
    for step in path:
        if isinstance(value, Noted):
            remark = value.note
        # The field `from` has another name in Python; it can only be the last step.
        value = value[step] if isinstance(step, int) else getattr(value, step, None)
    return remark or ""


def _quoted(remark: str) -> Iterator[str]:
    for curly, straight in _QUOTED.findall(remark):
        yield normal(curly or straight)


def _holds(said: str, words: str) -> bool:
    at = said.find(words)
    return at >= 0 and is_whole(said, (at, at + len(words)), (0, len(said)))
