"""The grammar of targets: makes figures of the tokens of a line.

A line is a heading followed by figures, or a row of clauses. A clause is a name with one or more
values, or values followed by what they count. Anything else is not read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from thidua.figures import lexicon
from thidua.figures.asides import is_earlier, is_of_any_year, level_compared_with, says_more
from thidua.figures.change_words import word_that_goes_on, words_of_change, words_of_way
from thidua.figures.clauses import Aside, Clause, behind_unread, clauses, heading, regions, whole
from thidua.figures.facts import drop_facts
from thidua.figures.goals import goal_before, goal_behind, is_goal
from thidua.figures.letters import plain
from thidua.figures.levels import in_unit_of, is_change, is_less
from thidua.figures.model import (
    Baseline,
    Direction,
    Figure,
    FigureDeadline,
    FigureKind,
    Reading,
    Span,
)
from thidua.figures.naming import (
    Named,
    counts_new,
    named,
    second_part,
    tail_name,
    without_effort,
    without_having,
)
from thidua.figures.qualifying import bounds_what_is_counted, is_qualifier
from thidua.figures.scanning import scan
from thidua.figures.tails import (
    after_value,
    borrows_noun,
    is_behind_comma,
    is_negated,
    is_of_what,
    is_share_of_name,
    tail_words,
)
from thidua.figures.telling import tell_kind, told_places
from thidua.figures.tokens import (
    Against,
    Due,
    Quantity,
    ScanMark,
    UnreadDigits,
)

_STRUCTURE = re.compile(r"cơ cấu", re.IGNORECASE)
_SHARED = re.compile(r"(?<![đh])/.*")
_ABOUT = re.compile(r"về (?:số|diện tích|giá trị|thiệt hại|tài sản)(?!\w)", re.IGNORECASE)
_EVENTS = re.compile(
    r"\s*số (?:vụ|ca|người (?:chết|tử vong|bị thương)|trường hợp)(?!\w)", re.IGNORECASE
)
_EQUALS = re.compile(r"(?<!\w)bằng\s*$", re.IGNORECASE)
_FALLING = re.compile(r"xuống|còn", re.IGNORECASE)
_WITHOUT_NUMBER = re.compile(rf"(?:{lexicon.WITHOUT_NUMBER})(?!\w)", re.IGNORECASE)


def read(text: str, *, is_result: bool = False) -> Reading:
    """Read one printed line.

    Spans are offsets in ``Reading.text``, which is the NFC form of ``text``. No text raises an
    error: digits that cannot be read are given in ``Reading.left``.

    What there is now is no figure, unless ``is_result``: then it is what the line tells.
    """
    text = unicodedata.normalize("NFC", text)
    signs = plain(text)
    tokens = scan(signs)
    reader = _LineReader(signs)
    figures = tuple(reader.line(whole(signs, tokens)))
    left, others, doubtful = told_places(signs, tokens, figures, reader.used, reader.earlier)
    if not is_result:
        figures, told = drop_facts(signs, figures)
        others = (*others, *told)
    return Reading(text, figures, tell_kind(text, figures), left, others, doubtful)


class _LineReader:
    """Reads one line.

    Attributes:
        text: with plain signs.
        used: the quantities that became figures or parts of names.
        earlier: the quantities that tell an earlier level.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.used: list[Quantity] = []
        self.earlier: list[Quantity] = []
        self._depth = 0
        self._is_beside = False
        self._is_named_behind = False
        self._falls_by_parts = False
        self._last: Figure | None = None

    def words(self, span: Span) -> str:
        return self.text[span[0] : span[1]]

    def line(self, clause: Clause) -> Iterator[Figure]:
        """The figures of a line, or of a part of it that may have a heading."""
        found = heading(clause, self._is_group)
        if found:
            yield from self._group(*found)
            return
        parts = clauses(clause)
        self._is_beside = self._is_beside or bool(clause.quantities())
        for part in parts:
            below = heading(part, self._is_group) if len(parts) > 1 else None
            yield from self._group(*below) if below else self._clause(part)

    def _group(self, head: Clause, rest: Clause) -> Iterator[Figure]:
        """A heading with its figures; a heading of only a deadline gives it to all of them."""
        found, by = self._named(head, None), self._by(head)
        parts = tuple(
            part if part.value is None else replace(part, by=part.by or by)
            for part in self.line(rest)
        )
        if not found.name or not parts:
            yield from parts
            return
        kind = FigureKind.STRUCTURE if _STRUCTURE.match(found.name) else FigureKind.GROUP
        yield Figure(found.name, (found.start, parts[-1].span[1]), kind=kind, parts=parts)

    def _is_group(self, rest: Clause) -> bool:
        """Whether the figures after a colon have names of their own."""
        first, *others = clauses(rest)
        quantities = first.quantities()
        if not quantities:
            return bool(rest.quantities())
        quantity = quantities[0]
        before = first.between(first.span[0], quantity.span[0])
        if any(before.dividers(ScanMark.COLON)) or self._named(before, quantity).name:
            return True
        if len(quantities) == 1 and not others and quantity.unit != "%":
            return False
        after = next(after for _, _, after in regions(first, self._second))
        tail = tail_name(self.text, after)
        if len(quantities) == 1 and not others:  # “Trường học: 100% lớp có cây xanh”
            return tail is not None and not is_of_what(self.text, tail)
        return bool(tail)

    def _named(self, head: Clause, quantity: Quantity | None) -> Named:
        head = behind_unread(head)
        skipped = [item.span for item in head.items if isinstance(item, (Due, Against))]
        skipped += [item.span for item in head.items if isinstance(item, Aside) and says_more(item)]
        return named(self.text, head.span, skipped, is_value=quantity is not None)

    def _clause(self, clause: Clause) -> Iterator[Figure]:
        """The figures of a clause; one without a name gets the name of the one before."""
        quantities = clause.quantities()
        if not quantities:
            asides = [item for item in clause.items if isinstance(item, Aside)]
            if any(aside.inside.quantities() for aside in asides):
                yield from self._in_parentheses(clause, asides)
                return
            if any(isinstance(item, UnreadDigits) for item in clause.items):
                return
            yield from self._without_number(clause.span, is_beside=self._is_beside)
            return
        goal, by = goal_before(self.text, clause, quantities[0]), None
        if goal:
            by = self._by(clause.between(clause.span[0], goal))
            yield from self._without_number((clause.span[0], goal), is_beside=True)
            clause = clause.between(goal, clause.span[1])
        clause = self._without_qualifiers(clause, quantities)
        figures: list[Figure] = []
        before: Quantity | None = None
        for quantity, head, tail in regions(clause, self._second):
            if is_negated(self.words(head.span), quantity):
                continue
            self.used.append(quantity)
            if before and is_change(self.text, before, quantity, head):
                figures[-1] = self._from_to(figures[-1], before, quantity, head, tail)
            else:
                figures.append(self._figure(quantity, head, tail, figures))
            before = quantity
        figures = [replace(one, by=one.by or by) for one in figures] if by else figures
        self._last = figures[-1] if figures else self._last
        yield from figures or self._without_number(clause.span)
        behind = goal_behind(self.text, tail)
        if behind:
            yield from self._without_number((behind, clause.span[1]), is_beside=True)

    def _in_parentheses(self, clause: Clause, asides: list[Aside]) -> Iterator[Figure]:
        """The figures of a clause that has its numbers in parentheses: ``Kết nạp (5 đ/c)``."""
        name = self._named(clause, None).name
        for aside in asides:
            for part in self._inside(aside):
                yield replace(part, name=part.name or name)

    def _second(self, span: Span) -> int | None:
        return second_part(self.text, span)

    def _without_qualifiers(self, clause: Clause, quantities: list[Quantity]) -> Clause:
        """The clause without the quantities that are parts of names."""
        if len(quantities) == 1:
            return clause
        found = [one for one in quantities if is_qualifier(self.text, one, clause)]
        self.used += found
        return clause.without(lambda item: item in found) if found else clause

    def _without_number(self, span: Span, *, is_beside: bool = False) -> Iterator[Figure]:
        words = self.words(span)
        start = span[0] + len(words) - len(words.lstrip(" -–+•,."))
        words = without_effort(self.words((start, span[1])).strip(" ,.;"))
        asked = words[words.find(":") + 1 :].strip()
        if _WITHOUT_NUMBER.match(asked) or (is_beside and is_goal(asked)):
            start = self.text.index(words, start)
            after = (self.text.index(asked, start), start + len(words))
            direction = named(self.text, after, [], is_value=False).direction
            yield Figure(words, (start, start + len(words)), direction=direction,
                         kind=FigureKind.QUALITATIVE)  # fmt: skip

    def _figure(
        self, quantity: Quantity, head: Clause, tail: Clause, before: list[Figure]
    ) -> Figure:
        found = self._named(head, quantity)
        name, start, end = found.name, found.start, quantity.span[1]
        words = self.words(head.span)
        after = after_value(self.text, quantity, tail)
        if after and is_behind_comma(words):
            found, name, start = found._replace(name=""), "", quantity.span[0]
        counted = after and _EVENTS.match(self.words(after))
        is_share = after and is_share_of_name(self.text, quantity, found, words, after)
        if after and is_share and counted:  # “Giảm tai nạn 10% số vụ” is “số vụ tai nạn”
            self._falls_by_parts, end = True, after[0] + counted.end()
            found = found._replace(name=f"{counted.group()} {found.name}".strip())
            name = found.name
        after = None if is_share else after
        if after and (found.leads_over or not name):
            behind = tail_words(self.text, quantity, after)
            name, end = " ".join(filter(None, (name, quantity.noun, behind))), after[1]
            name = name.replace(" ,", ",")
        elif not name:
            name = self._borrowed(quantity, head, before)
        else:
            name = without_having(name)
        direction = found.direction or quantity.change
        if direction is None and quantity.unit != "%" and counts_new(found.name):
            direction = Direction.INCREASE
        if direction is None and before and not self.words(head.span).strip(" ,và"):
            goes_on = self._is_named_behind or not after or quantity.unit != "%"
            goes_on = goes_on or (self._falls_by_parts and bool(counted))
            goes_on = goes_on and (quantity.unit == "%" or before[-1].unit != "%")
            direction = before[-1].direction if goes_on else None  # “Giảm 5% số vụ, 10% số nợ”
            found = found._replace(change=word_that_goes_on(before[-1]) if goes_on else "")
        is_about = after is not None and _ABOUT.match(self.text, after[0])
        self._is_named_behind = bool(after) and (not found.name or bool(is_about))
        figure = Figure(
            name, (min(start, quantity.span[0]), end), quantity.value, quantity.of, quantity.unit,
            quantity.comparator, direction, self._baseline(head, tail), self._by(head, tail),
            quantity.kind, said=words_of_change(found.change, quantity, words),
        )  # fmt: skip
        is_risen = quantity.kind is FigureKind.MULTIPLE and not _EQUALS.search(words)
        if is_risen and figure.direction is None:
            figure = replace(figure, direction=Direction.INCREASE)
        return self._with_asides(figure, head, tail)

    def _borrowed(self, quantity: Quantity, head: Clause, before: list[Figure]) -> str:
        """The name of a figure without one: that of the figure before, or what it counts."""
        if before:
            is_noun = borrows_noun(quantity, self.words(head.span), before[-1])
            return quantity.noun if is_noun else before[-1].name
        if self._depth:
            return ""
        if self._last and any(isinstance(item, Due) for item in head.items):
            return self._last.name
        is_counted = quantity.kind in (None, FigureKind.RATIO)
        return _SHARED.sub("", quantity.noun) if is_counted else ""

    def _by(self, *around: Clause) -> FigureDeadline | None:
        found = (item.by for clause in around for item in clause.items if isinstance(item, Due))
        return next(found, None)

    def _baseline(self, *around: Clause) -> Baseline | None:
        items = [item for clause in around for item in clause.items]
        asides = [item.inside for item in items if isinstance(item, Aside)]
        items += [inner for one in asides if not one.quantities() for inner in one.items]
        return next((item.baseline for item in items if isinstance(item, Against)), None)

    def _with_asides(self, figure: Figure, head: Clause, tail: Clause) -> Figure:
        """The figure, with the baseline and the parts in the parentheses beside it."""
        for item in (*head.items, *tail.items):
            if not isinstance(item, Aside) or not item.inside.quantities():
                continue
            if item in head.items and bounds_what_is_counted(self.text, item.inside):
                self.used += item.inside.quantities()
                continue
            words = self.words(item.inside.span)
            if is_earlier(figure, item.inside, words):
                figure = replace(figure, baseline=self._earlier(item.inside))
                continue
            if is_of_any_year(figure, item.inside, words):
                continue
            level = level_compared_with(self.text, figure, item, tail)
            if level:
                figure = replace(figure, baseline=level)
                self.earlier += item.inside.quantities()
                continue
            parts = self._inside(item)
            named_parts = (replace(part, name=part.name or figure.name) for part in parts)
            figure = figure.with_parts(tuple(named_parts))
        return figure

    def _inside(self, aside: Aside) -> tuple[Figure, ...]:
        self._depth += 1
        parts = tuple(self.line(aside.inside))
        self._depth -= 1
        return parts

    def _earlier(self, inside: Clause) -> Baseline:
        text = self.words(inside.span).strip()
        self.earlier.append(inside.quantities()[0])
        years = re.findall(lexicon.YEAR, text)
        value = inside.quantities()[0].value
        known = value if isinstance(value, Decimal) else None
        return Baseline(text, int(years[0]) if years else None, known)

    def _from_to(
        self, first: Figure, old: Quantity, new: Quantity, head: Clause, tail: Clause
    ) -> Figure:
        dues = [item for item in head.items if isinstance(item, Due)]
        end = dues[-1].span[1] if dues else old.span[1]
        value = in_unit_of(new, old)
        falls = _FALLING.search(self.words(head.span)) or is_less(new, old)
        year = int(dues[0].by.date[:4]) if dues else None
        whole = replace(
            first, span=(first.span[0], new.span[1]), value=new.value, unit=new.unit,
            comparator=new.comparator, kind=FigureKind.FROM_TO,
            baseline=Baseline(self.words((old.span[0], end)).removeprefix("từ "), year, value),
            direction=Direction.DECREASE_TO if falls else Direction.INCREASE_TO,
            by=self._by(tail) or first.by,
            said=words_of_way(self.text, first, old, new),
        )  # fmt: skip
        return self._with_asides(whole, Clause(head.span, ()), tail)
