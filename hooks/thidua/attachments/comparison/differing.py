"""Two sides of a difference: shown to staff, and owned by a note."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from thidua.attachments.comparison.boundaries import is_whole
from thidua.attachments.comparison.nearest import Difference, Near
from thidua.attachments.comparison.words import Span, Words, bare, normal
from thidua.model.plan import Plan
from thidua.model.printed import Path

_CONTEXT = 4
_QUOTED = re.compile(r"“([^”]+)”|\"([^\"]+)\"")
_SIGNS = {
    "-": "gạch nối", "–": "gạch ngang", "—": "gạch ngang dài", "−": "dấu trừ",
    '"': "ngoặc kép thẳng", "“": "ngoặc kép mở", "”": "ngoặc kép đóng", "'": "nháy thẳng",
    "’": "nháy cong",
}  # fmt: skip


class Sides(NamedTuple):
    """Both sides with what differs in brackets, and what the eye may not see."""

    original: str
    ours: str
    hint: str


def sides(quote: str, words: Words, near: Near) -> Sides:
    """The words around the first difference, on both sides, each with its own neighbours."""
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
    """Words of the original with what stands close around them in brackets: it was left out."""
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
    """What differs in brackets: the digits of a number, else whole words."""
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
    """How many characters two strings have in common from their beginning."""
    pairs = zip(left, right, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(left), len(right)))


def _hint(there: str, here: str) -> str:
    """Names of signs that look alike, where nothing else differs."""
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
    """Whether a letter is of another alphabet than the Latin."""
    return not unicodedata.name(sign, "LATIN").startswith("LATIN")


def owned_words(quote: str, difference: Difference) -> tuple[str, str]:
    """What a note must quote to own a difference: the original's words, and those here.

    Where one side has no words, the word beside it stands with both.
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


def owned(quote: str, near: Near | None, remarks: Iterable[str]) -> bool:
    """Whether the notes quote both sides of every difference.

    Where the original has nothing like it, a note that quotes the words and says that they are not
    there (“không có”, “không in”) owns them.
    """
    remarks = list(remarks)
    if near is None:
        return any(
            re.search(r"(?<!\w)không (?:có|in)(?!\w)", remark, re.IGNORECASE) is not None
            and any(said == quote for said in _quoted(remark))
            for remark in remarks
        )
    said = [quotation for remark in remarks for quotation in _quoted(remark)]
    return bool(near.differences) and all(
        any(_holds(quotation, words) for quotation in said)
        for difference in near.differences
        for words in owned_words(quote, difference)
    )


def quotes_both(remarks: Iterable[str], printed: str, ours: Iterable[str]) -> bool:
    """Whether notes quote a printed line and one of the forms of what the plan has instead."""
    said = {quotation for remark in remarks for quotation in _quoted(remark)}
    return normal(printed) in said and not said.isdisjoint(ours)


def notes_along(plan: Plan, path: Path) -> Iterator[str]:
    """The notes of every record that a place lies in."""
    value: Any = plan
    for step in path:
        if remark := getattr(value, "note", None):
            yield remark
        # Staff write `from`, which Python keeps for itself; only a last step is called so.
        value = value[step] if isinstance(step, int) else getattr(value, step, None)


def _quoted(remark: str) -> Iterator[str]:
    for curly, straight in _QUOTED.findall(remark):
        yield normal(curly or straight)


def _holds(said: str, words: str) -> bool:
    at = said.find(words)
    return at >= 0 and is_whole(said, (at, at + len(words)), (0, len(said)))
