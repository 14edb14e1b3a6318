"""Errors of text recognition: sure ones are corrected, others are reported to staff.

Tesseract gives each word a certainty, but “trông” and “trồng”, or “>” and “≥”, get the same one. So
words are also compared with wordings of targets that the portal knows, and characters that are
often confused are always reported.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from thidua.attachments.text.model import Manuscript, TextPlace
from thidua.authoring.drafting.joined_cells import split_joined_cells
from thidua.authoring.drafting.targets import has_figure
from thidua.authoring.records import DraftedPlan
from thidua.authoring.values import (
    Certainty,
    DraftedDoubt,
    DraftedValue,
    Found,
    change_values,
    list_values,
)
from thidua.language.vietnamese import fold
from thidua.model import Indicator
from thidua.model.field_path import FieldPath

_WORD = re.compile(r"[^\W\d_]+")
_SIGNS = re.compile(r"[<>≥≤~]|(?<=\d)\s*%[^\s.,;:)]|[”“’‘'\"°*?](?=/)")
_LETTERS_IN_NUMBER = re.compile(r"\d+[OolI|]\d*|[OlI|]\d+")

_PER_MILLE = re.compile(
    r"(?:sinh|tử|chết|suất|dân số)\b[^;%‰]{0,60}\d\s?%|(?<![\d,.])0,\d+\s?%", re.IGNORECASE
)
"""Shares that may be printed with ‰, which is read as %."""
_ROMAN_HEADING = re.compile(r"^(?P<number>[IVXl|1]{1,5})[.,:;]?\s+(?=[^\W\d_]{2})")
_LIKE_ONE = str.maketrans("l|1", "III")

_LONGEST_TARGET = 200

_REPAIRS = (
    (re.compile(r"(?<=\d)\s?%[o0](?=\W|$)"), "‰"),
    (re.compile(r"(?<=\d)(\s?k?m)[”“’\"?](?=/|\s|$|[.,;)])"), r"\1²"),
)


_IN_WORDS = frozenset(
    ("text", "title", "number_text", "issued_text", "issuer_text", "name", "position", "heading",
     "sentence", "archive_line", "lead")
)  # fmt: skip
"""Fields whose values are printed words; values of other fields are derived from these."""
_QUOTES = frozenset({"movements", "occasions", "citations", "deadlines", "motto"})
"""Fields that quote passages; a doubt about their words is reported for the passage instead."""


class KnownWordings:
    """The neighbours of each word in texts with correct spelling.

    Args:
        texts: wordings whose spelling is certainly correct.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._after: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._before: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for text in texts:
            for word, next_word in pairwise(_WORD.findall(text.lower())):
                self._after[word][fold(next_word)].add(next_word)
                self._before[next_word][fold(word)].add(word)

    def find_better(self, text: str) -> Iterator[tuple[str, str]]:
        """Find words that known texts spell with other marks beside the same neighbours.

        A word is left out if known texts have it beside one of its neighbours, or if two spellings
        are possible.

        Yields:
            The word in the text, and its spelling in known texts.
        """
        words = _WORD.findall(text)
        for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
            unmarked = fold(word)
            known = [
                spellings
                for spellings in (
                    self._after[before.lower()].get(unmarked),
                    self._before[after.lower()].get(unmarked),
                )
                if spellings
            ]
            fitting = set.intersection(*known) if known else set()
            is_known = any(word in spellings for spellings in known)
            if word.islower() and len(fitting) == 1 and not is_known:
                yield word, next(iter(fitting))


def mend_manuscript(manuscript: Manuscript, indicators: Iterable[Indicator]) -> Manuscript:
    """Correct sure errors of recognition: ``0,1%o`` to ``0,1‰``, “trông rừng” to “trồng rừng”.

    Every correction is added to the uncertain words, ``trông → trồng``, and so becomes a doubt.

    Args:
        manuscript: a document; returned unchanged if it was not recognised by a machine.
        indicators: the indicators of the portal, whose names are spelt correctly.
    """
    if not manuscript.recognised:
        return manuscript
    wordings = KnownWordings(
        name for indicator in indicators for name in (indicator.name, *indicator.synonyms)
    )
    paragraphs = []
    for paragraph in manuscript.paragraphs:
        text, changes = _mend(paragraph.text, wordings)
        uncertain = (*changes, *paragraph.uncertain)
        paragraphs.append(replace(paragraph, text=text, uncertain=uncertain))
    return replace(manuscript, paragraphs=tuple(split_joined_cells(paragraphs)))


def _mend(text: str, wordings: KnownWordings) -> tuple[str, list[str]]:
    changes = []
    # The known wordings are those of targets; in prose, the same words have other neighbours.
    is_target = len(text) <= _LONGEST_TARGET and has_figure(text)
    for wrong, right in wordings.find_better(text) if is_target else ():
        text = re.sub(rf"\b{wrong}\b", right, text, count=1)
        changes.append(f"{wrong} → {right}")
    signs = _with_heading_number(text)
    for pattern, sign in _REPAIRS:
        signs = pattern.sub(sign, signs)
    changed = zip(text.split(), signs.split(), strict=False)
    changes += [f"{before} → {after}" for before, after in changed if before != after]
    return signs, changes


def _with_heading_number(text: str) -> str:
    """Give a heading in capitals the full stop, or the ones, that its Roman number lost."""
    found = _ROMAN_HEADING.match(text)
    if not found or found["number"].isdigit() or not text[found.end() :].isupper():
        return text
    return f"{found['number'].translate(_LIKE_ONE)}. {text[found.end() :]}"


def doubt_letters(
    plan: DraftedPlan, manuscript: Manuscript, printed_order: Sequence[str]
) -> Found[DraftedPlan]:
    """Lower the certainty of values to that of the words from which they were read.

    Args:
        plan: the draft.
        manuscript: the document.
        printed_order: fields of the plan, in the order of their doubts.
    """
    doubts: list[DraftedDoubt] = []
    if manuscript.encoding:
        why = f"Chữ được chuyển từ bảng mã {manuscript.encoding} cũ. Đối chiếu lại cả văn bản."
        doubts.append(DraftedDoubt(("document",), why))
    if manuscript.look_alikes:
        typed = ", ".join(f"“{letter}” (U+{ord(letter):04X})" for letter in manuscript.look_alikes)
        why = f"Tệp gõ Đ, đ bằng chữ nước ngoài trông giống hệt: {typed}. Bản nháp ghi Đ, đ."
        doubts.append(DraftedDoubt(("document",), f"{why} Đối chiếu lại vài chỗ."))
    if not manuscript.recognised:
        return Found(plan, tuple(doubts))
    uncertain = {paragraph.place: paragraph.uncertain for paragraph in manuscript.paragraphs}
    doubts += _list_uncertain(plan, uncertain, printed_order)

    def lower(value: DraftedValue) -> DraftedValue:
        if value.place is None:
            return value
        if uncertain.get(value.place):
            return replace(value, certainty=Certainty.DOUBTFUL)
        is_sure = value.certainty is Certainty.SURE
        return replace(value, certainty=Certainty.LIKELY) if is_sure else value

    return Found(change_values(plan, lower), tuple(doubts))


def _list_uncertain(
    plan: DraftedPlan, uncertain: Mapping[TextPlace, Sequence[str]], printed_order: Sequence[str]
) -> Iterator[DraftedDoubt]:
    """List a doubt for every value with words of which recognition was not sure."""
    order = {field: index for index, field in enumerate(printed_order)}
    fields = sorted(plan.list_entries(), key=lambda entry: order.get(entry[0], len(order)))
    for field, part in fields:
        for path, value in list_values(part, (field,)):
            if value.place is None or path[-1] not in _IN_WORDS or _is_quote(path):
                continue
            words = uncertain.get(value.place, ())
            is_target = path[:2] == ("targets", "items")
            why = explain_target(value.text, words) if is_target else explain_words(words)
            if why:
                yield DraftedDoubt(path, why)


def _is_quote(path: FieldPath) -> bool:
    return path[0] in _QUOTES or path == ("theme", "text")


def explain_target(text: str, uncertain: Sequence[str]) -> str:
    """Say in a sentence what may be wrong in a recognised line of targets; empty if nothing.

    Args:
        text: the recognised line.
        uncertain: its words of which recognition was not sure.
    """
    sign = _SIGNS.search(text) or _LETTERS_IN_NUMBER.search(text)
    if sign:
        said = f"Máy hay đọc nhầm dấu “{sign.group().strip()}” (ví dụ ≥ thành >, ² thành ”)."
        return f"{said} Đối chiếu lại."
    if _PER_MILLE.search(text):
        return "Máy hay đọc ‰ (phần nghìn) thành %. Đối chiếu lại."
    return explain_words(uncertain)


def explain_words(uncertain: Sequence[str]) -> str:
    """Name in a sentence the words of which recognition was not sure; empty if there are none."""
    if not uncertain:
        return ""
    words = ", ".join(f"“{word}”" for word in uncertain)
    return f"Máy đọc từ ảnh, chưa chắc chữ {words}. Đối chiếu."
