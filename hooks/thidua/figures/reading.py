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
from thidua.figures.clauses import Aside, Clause, clauses, heading, regions, whole
from thidua.figures.model import (
    Baseline,
    Direction,
    Figure,
    FigureDeadline,
    FigureKind,
    Reading,
    Span,
)
from thidua.figures.letters import plain
from thidua.figures.naming import Named, counts_new, leads_apart, named, second_part, tail_name, without_effort
from thidua.figures.qualifying import is_qualifier
from thidua.figures.scanning import scan
from thidua.figures.tokens import (
    Against,
    Divider,
    Due,
    Quantity,
    ScanMark,
    Token,
    UnreadDigits,
)

_STRUCTURE = re.compile(r"cơ cấu", re.IGNORECASE)
_EARLIER = re.compile(rf"\s*(?:{lexicon.EARLIER})(?!\w)", re.IGNORECASE)
_LINK = re.compile(rf"\s*(?:tăng |nâng |giảm |hạ )?{lexicon.LEADING}[^\d]{{0,12}}", re.IGNORECASE)
_AMOUNT = re.compile(r"(?<!\w)(?:tăng|giảm|thêm)\s*$", re.IGNORECASE)
_SHARED = re.compile(r"(?<![đh])/.*")
_FALLING = re.compile(r"xuống|còn", re.IGNORECASE)
_BEHIND_COMMA = re.compile(r"\w{2}[^,]*, *(?:có |đạt |phấn đấu (?:có )?)?$", re.IGNORECASE)
_OF_WHAT = re.compile(
    r"(?:số|tổng|chỉ tiêu|KH|NQ|nghị quyết|nhu cầu|diện tích|dân số|yêu cầu|công suất|quân số|biên chế)(?!\w)", re.IGNORECASE,
)  # fmt: skip
_REACHING = re.compile(r"(?<!\w)(?:đạt|chiếm|bằng)\s*$", re.IGNORECASE)
_RATE = re.compile(r"t[ỷỉ] (?:lệ|trọng)|nợ|chi phí", re.IGNORECASE)
_COUNTED = re.compile(rf"(?:{lexicon.SCALE})?(?:{lexicon.COUNTED})(?!\w)", re.IGNORECASE)
_WITHOUT_NUMBER = re.compile(rf"(?:{lexicon.WITHOUT_NUMBER})(?!\w)", re.IGNORECASE)


def read(text: str) -> Reading:
    """Read one printed line.

    Spans are offsets in ``Reading.text``, which is the NFC form of ``text``. No text raises an
    error: digits that cannot be read are given in ``Reading.left``.
    """
    text = unicodedata.normalize("NFC", text)
    signs = plain(text)
    tokens = scan(signs)
    reader = _LineReader(signs)
    figures = tuple(reader.line(whole(signs, tokens)))
    left, others, doubtful = reader.told(tokens, figures)
    return Reading(text, figures, _kind_of_line(text, figures), left, others, doubtful)


def _kind_of_line(text: str, figures: tuple[Figure, ...]) -> FigureKind | None:
    if not figures:
        return FigureKind.GROUP if text.rstrip().endswith(":") else FigureKind.PROSE
    if len(figures) > 1:
        return FigureKind.COMPOUND
    return figures[0].kind


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
        self._last: Figure | None = None

    def told(
        self, tokens: list[Token], figures: tuple[Figure, ...]
    ) -> tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]:
        """The places of numbers that are left, that are no figures, and that are doubtful."""
        places = [figure.span for top in figures for figure in top.all() if figure.value is not None]
        used, earlier = set(map(id, self.used)), set(map(id, self.earlier))
        left, others, doubtful = [], [], []
        for token in tokens:
            span = token.span
            if isinstance(token, Quantity):
                if id(token) in earlier:
                    others.append(span)
                elif id(token) not in used or not _is_within(span, places):
                    left.append(span)
                if token.change is Direction.DECREASE and self.text[span[0]] in "-−":
                    doubtful.append(span)
            elif isinstance(token, UnreadDigits):
                left.append(span)
            elif not isinstance(token, Divider):
                others.append(span)
        return tuple(left), tuple(others), tuple(doubtful)

    def words(self, span: Span) -> str:
        return self.text[span[0] : span[1]]

    def line(self, clause: Clause) -> Iterator[Figure]:
        """The figures of a line, or of a part of it that may have a heading."""
        found = heading(clause, self._is_group)
        if found:
            yield from self._group(*found)
            return
        parts = clauses(clause)
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
            return bool(tail) and not _OF_WHAT.match(self.text, tail[0])  # type: ignore[index]
        return bool(tail)

    def _named(self, head: Clause, quantity: Quantity | None) -> Named:
        skipped = [item.span for item in head.items if isinstance(item, (Due, Against))]
        skipped += [
            item.span for item in head.items if isinstance(item, Aside) and _says_more(item)
        ]
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
            yield from self._without_number(clause.span)
            return
        clause = self._without_qualifiers(clause, quantities)
        figures: list[Figure] = []
        before: Quantity | None = None
        for quantity, head, tail in regions(clause, self._second):
            self.used.append(quantity)
            if before and self._can_start_change(before) and self._leads_to_next(head):
                figures[-1] = self._from_to(figures[-1], before, quantity, head, tail)
            else:
                figures.append(self._figure(quantity, head, tail, figures))
            before = quantity
        self._last = figures[-1]
        yield from figures
        yield from self._rest(clause, tail)

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

    def _rest(self, clause: Clause, tail: Clause) -> Iterator[Figure]:
        """A target without a number after the last figure of a clause."""
        commas = list(tail.dividers(ScanMark.COMMA))
        for place, comma in enumerate(commas):
            end = commas[place + 1].span[0] if place + 1 < len(commas) else clause.span[1]
            span = (comma.span[1], end)
            if re.match(r"\s*(?:không|hạn chế)(?!\w)", self.words(span), re.IGNORECASE):
                yield from self._without_number((comma.span[1], clause.span[1]))
                return

    def _without_number(self, span: Span) -> Iterator[Figure]:
        words = self.words(span)
        start = span[0] + len(words) - len(words.lstrip(" -–+•,."))
        words = without_effort(self.words((start, span[1])).strip(" ,.;"))
        asked = words[words.find(":") + 1 :].strip()
        if _WITHOUT_NUMBER.match(asked):
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
        after = self._after(quantity, tail)
        if after and self._is_behind_comma(head):
            name, start = "", quantity.span[0]
        if name and after and self._says_of_what(quantity, found, after):
            after = None
        if not name and after and self._says_of_what(quantity, found, after, head):
            after = None
        if after and (found.leads_over or not name):
            words = self._tail_words(quantity, after)
            name, end = " ".join(filter(None, (name, quantity.noun, words))), after[1]
            name = name.replace(" ,", ",")
        elif not name:
            name = self._borrowed(quantity, head, before)
        direction = found.direction or quantity.change
        if direction is None and quantity.unit != "%" and counts_new(found.name):
            direction = Direction.INCREASE
        if direction is None and before and not self.words(head.span).strip(" ,và"):
            direction = before[-1].direction  # “Giảm 5% số vụ, 10% số người chết”
        figure = Figure(
            name, (min(start, quantity.span[0]), end), quantity.value, quantity.of, quantity.unit,
            quantity.comparator, direction, self._baseline(head, tail), self._by(head, tail),
            quantity.kind,
        )  # fmt: skip
        if quantity.kind is FigureKind.MULTIPLE and figure.direction is None:
            figure = replace(figure, direction=Direction.INCREASE)
        return self._with_asides(figure, head, tail)

    def _after(self, quantity: Quantity, tail: Clause) -> Span | None:
        """The words after a value that may say what it counts."""
        found = tail_name(self.text, tail)
        if found or not quantity.bound:
            return found
        rest = self.words((quantity.span[1], tail.span[1]))
        return quantity.span[1], quantity.span[1] + len(rest.rstrip(" .,;"))

    def _is_behind_comma(self, head: Clause) -> bool:
        """Whether the words before a value are a clause of their own: ``Hằng năm, 100% xã``."""
        return bool(_BEHIND_COMMA.search(self.words(head.span)))

    def _says_of_what(
        self, quantity: Quantity, found: Named, after: Span, head: Clause | None = None
    ) -> bool:
        """Whether the words after a percentage say what it is a part of: ``đạt 98% số hộ``."""
        if quantity.unit != "%" or not _OF_WHAT.match(self.text, after[0]):
            return False
        if head:
            reaches = quantity.change or _REACHING.search(self.words(head.span))
            return bool(reaches)
        return bool(found.direction) or bool(_RATE.match(found.name))

    def _borrowed(self, quantity: Quantity, head: Clause, before: list[Figure]) -> str:
        """The name of a figure without one: that of the figure before, or what it counts."""
        if not before and not self._depth and self._last and any(isinstance(item, Due) for item in head.items):
            return self._last.name
        if not before:
            is_counted = quantity.kind in (None, FigureKind.RATIO) and not self._depth
            return _SHARED.sub("", quantity.noun) if is_counted else ""
        last = before[-1]
        is_noun = leads_apart(self.words(head.span)) or last.name == last.unit
        is_noun = is_noun or bool(
            quantity.unit != last.unit and _REACHING.search(self.words(head.span))
        )
        is_noun = is_noun or bool(last.unit and last.name.startswith(f"{last.unit} "))
        is_noun = is_noun or bool(last.unit and not _COUNTED.match(last.unit))
        return quantity.noun if quantity.noun and is_noun else last.name

    def _tail_words(self, quantity: Quantity, after: Span) -> str:
        """The words after a value, without *trở lên* that belongs to the value."""
        bound = quantity.bound
        if not bound or not after[0] <= bound[0] <= after[1]:
            return self.words(after)
        return self.words((after[0], bound[0])) + self.words((bound[1], max(bound[1], after[1])))

    def _by(self, *around: Clause) -> FigureDeadline | None:
        found = (item.by for clause in around for item in clause.items if isinstance(item, Due))
        return next(found, None)

    def _baseline(self, *around: Clause) -> Baseline | None:
        items = [item for clause in around for item in clause.items]
        items += [inner for item in items if isinstance(item, Aside) for inner in item.inside.items]
        return next((item.baseline for item in items if isinstance(item, Against)), None)

    def _with_asides(self, figure: Figure, head: Clause, tail: Clause) -> Figure:
        """The figure, with the baseline and the parts in the parentheses beside it."""
        for item in (*head.items, *tail.items):
            if not isinstance(item, Aside) or not item.inside.quantities():
                continue
            if _EARLIER.match(self.words(item.inside.span)):
                figure = replace(figure, baseline=self._earlier(item.inside))
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

    def _can_start_change(self, quantity: Quantity) -> bool:
        """Whether a change can start from this value.

        In *giảm 1%* … *còn 5%*, the first value is the amount of the change, not its start.
        """
        is_amount = _AMOUNT.search(self.text[: quantity.span[0]])
        return not is_amount or self.words(quantity.span).lower().startswith("từ")

    def _leads_to_next(self, head: Clause) -> bool:
        """Whether the words between two values say that the former changes to the latter."""
        words = self.words(head.span)
        for item in head.items:
            if isinstance(item, Due):
                words = words.replace(self.words(item.span), "")
        return bool(_LINK.fullmatch(words))

    def _from_to(
        self, first: Figure, old: Quantity, new: Quantity, head: Clause, tail: Clause
    ) -> Figure:
        dues = [item for item in head.items if isinstance(item, Due)]
        end = dues[-1].span[1] if dues else old.span[1]
        value = old.value if isinstance(old.value, Decimal) else None
        falls = _FALLING.search(self.words(head.span)) or _is_less(new, old)
        year = int(dues[0].by.date[:4]) if dues else None
        whole = replace(
            first, span=(first.span[0], new.span[1]), value=new.value, unit=new.unit,
            comparator=new.comparator, kind=FigureKind.FROM_TO,
            baseline=Baseline(self.words((old.span[0], end)).removeprefix("từ "), year, value),
            direction=Direction.DECREASE_TO if falls else Direction.INCREASE_TO,
            by=self._by(tail) or first.by,
        )  # fmt: skip
        return self._with_asides(whole, Clause(head.span, ()), tail)


def _says_more(aside: Aside) -> bool:
    """Whether parentheses have a value or a comparison, not only words of the name."""
    return any(isinstance(item, (Quantity, Against)) for item in aside.inside.items)


def _is_within(span: Span, places: list[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in places)


def _is_less(quantity: Quantity, other: Quantity) -> bool:
    both = isinstance(quantity.value, Decimal) and isinstance(other.value, Decimal)
    return both and quantity.value < other.value  # type: ignore[operator]
