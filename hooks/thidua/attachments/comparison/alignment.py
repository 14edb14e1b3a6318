"""Aligning the lines of a plan with its original, so that each of its words is claimed once.

A wrong value must not be accepted because the same words occur elsewhere in the document. So a line
that must be whole has a paragraph, a sentence or a cell of its own, between its neighbours.

Most lines are a whole paragraph that occurs once. They are found by looking their words up, and all
others are looked for between them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from thidua.attachments.comparison.quoted import Claim, QuotedWords
from thidua.attachments.comparison.words import Span, Words

ITEM_MARK = re.compile(r"(?:\(?\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2})+\.?|[IVX]{1,5}\.|[a-zđ]\)) ")
_ENDS = ".;:!?…"
_QUOTATION = " “”\"‘’'()[]«»"
_NEXT_SENTENCE = re.compile(r"[^\W\d]{2}[.!?] [^\W\d_]")
"""The end of a sentence before another one; behind one letter a point shortens a word."""
_LOOSE = ("document", "unplaced")
"""Lines of the header and the signature block stand beside each other without a sign between them;
words that are left out are shown, wherever they begin.
"""
_FOLLOWS = re.compile(r"[\s“”\"‘’'()\[\]«»]*(?:$|[.;:!?…/])")


class Alignment:
    """The places of lines in an original.

    Args:
        words: of the original.
        lines: of the plan.

    Attributes:
        spans: the place of each line; None if it has none.
        own: whether no other line may have the words of the line.
    """

    def __init__(self, words: Words, lines: Sequence[QuotedWords]) -> None:
        self.words = words
        self.lines = lines
        self.spans: list[Span | None] = [None] * len(lines)
        self.own = [False] * len(lines)
        self.is_paged = any(one.place.page is not None for one in words.sources)
        self._claimed: list[Span] = []
        self.flows: dict[str, list[int]] = defaultdict(list)
        self._turns: list[int] = []
        self._placed: dict[str, list[int]] = defaultdict(list)
        for at in range(len(lines)):
            flow = self.flows[self._flow_of(at)]
            self._turns.append(len(flow))
            flow.append(at)
        self._place_whole()
        self._place_others()

    def _place_whole(self) -> None:
        self._place_unique_paragraphs()
        for anywhere in (False, True):
            for flow in self.flows.values():
                for at in flow:
                    if self.lines[at].claim is Claim.WHOLE and self.spans[at] is None:
                        self._place_line(at, anywhere=anywhere)

    def _flow_of(self, at: int) -> str:
        return self.lines[at].flow or f"line {at}"

    def _place_unique_paragraphs(self) -> None:
        counts = Counter(line.words for line in self.lines if line.claim is Claim.WHOLE)
        for at, line in enumerate(self.lines):
            if line.claim is Claim.WHOLE and counts[line.words] == 1:
                paragraphs = self.words.by_text.get(line.words, ())
                if len(paragraphs) == 1:
                    self._claim(at, self.words.span_of(paragraphs[0]))

    def _claim(self, at: int, span: Span) -> None:
        self._place(at, span)
        self.own[at] = True
        insort(self._claimed, span)

    def _place(self, at: int, span: Span) -> None:
        self.spans[at] = span
        insort(self._placed[self._flow_of(at)], self._turns[at])

    def _place_line(self, at: int, *, anywhere: bool) -> None:
        within = Span(0, len(self.words.text)) if anywhere else self.between(at)
        spans = [span for span in self._candidates(at, within) if self.is_free(span)]
        if spans:
            # Without a line before it, a line is directly before the next one: as headings are.
            last = within.start == 0 and within.end < len(self.words.text)
            self._claim(at, spans[-1] if last else spans[0])

    def between(self, at: int) -> Span:
        """The span between the lines that are placed before and after a line in its flow."""
        name, turn = self._flow_of(at), self._turns[at]
        flow, placed = self.flows[name], self._placed[name]
        before, behind = bisect_left(placed, turn), bisect_right(placed, turn)
        above = self.spans[flow[placed[before - 1]]] if before else None
        below = self.spans[flow[placed[behind]]] if behind < len(placed) else None
        start = above.end if above else 0
        end = below.start if below else len(self.words.text)
        return Span(start, end) if start < end else Span(start, len(self.words.text))

    def _candidates(self, at: int, within: Span) -> Iterator[Span]:
        """The places where a line could stand whole: first whole paragraphs, then parts of them."""
        line, words = self.lines[at], self.words
        found = False
        for paragraph in words.by_text.get(line.words, ()):
            span = words.span_of(paragraph)
            if within.start <= span.start and span.end <= within.end:
                found = True
                yield span
        if not found:
            for span in self.occurrences(line, within):
                if self._may_claim(span, line) and not self._joins_items(span, line):
                    yield span

    def _may_claim(self, span: Span, line: QuotedWords) -> bool:
        """Whether a line may have a part of a paragraph as its own.

        Lines of a page do not end where paragraphs do. There, what stands around the line is looked
        at when all lines have their places.
        """
        return self.is_paged or line.path[0] in _LOOSE or self.is_bounded(span)

    def occurrences(self, line: QuotedWords, within: Span | None = None) -> Iterator[Span]:
        """Every place of the words of a line, with nothing of a number or a word cut off."""
        start, end = within or Span(0, len(self.words.text))
        for form in (line.words, *line.forms):
            if line.squeezed:
                yield from (span for span in self.words.find_squeezed(form) if span.start >= start)
            else:
                yield from self.words.find_all(form, start, end, target=True)

    def is_free(self, span: Span) -> bool:
        """Whether no line has any of the words as its own."""
        at = bisect_left(self._claimed, span)
        after = self._claimed[at : at + 1]
        before = self._claimed[max(0, at - 1) : at]
        return all(one.end <= span.start or span.end <= one.start for one in (*before, *after))

    def is_bounded(self, span: Span) -> bool:
        """Whether a span begins and ends where a sentence, an item or a cell does."""
        around = self.words.paragraph_around(span)
        before = self.words.text[around.start : span.start].rstrip()
        return (
            self._begins(around.start, before)
            and (
                self.words.text[span.end - 1] in _ENDS
                or span.end in self.words.cell_ends
                or bool(_FOLLOWS.match(self.words.text[span.end : around.end]))
            )
        )  # fmt: skip

    def _begins(self, start: int, before: str) -> bool:
        """Whether words may begin behind the given words of their paragraph."""
        bare = before.rstrip(_QUOTATION)
        return (
            not bare
            or bare[-1] in _ENDS
            or ITEM_MARK.fullmatch(f"{before} ") is not None
            or start + len(before) in self.words.cell_ends
        )

    def cut_lines(self) -> set[int]:
        """The lines around which words stand that no line has, and that belong to them."""
        if not self.is_paged:
            return set()
        claimed = sorted((span, at) for at, span in enumerate(self.spans) if span and self.own[at])
        cut: set[int] = set()
        text, length = self.words.text, len(self.words.text)
        for index, (span, at) in enumerate(claimed):
            around = self.words.paragraph_around(span)
            start = max(around.start, claimed[index - 1][0].end if index else 0)
            after = claimed[index + 1][0].start if index + 1 < len(claimed) else length
            loose = self.lines[at].path[0] in _LOOSE
            before, behind = text[start : span.start], text[span.end : min(after, around.end)]
            ends = text[span.end - 1] in _ENDS or bool(_FOLLOWS.match(behind))
            if not (loose or (self._begins(start, before.rstrip()) and ends)):
                cut.add(at)
        return cut

    def _joins_items(self, span: Span, line: QuotedWords) -> bool:
        """Whether a span goes on over the beginning of an item, which is no end of a page."""
        if line.path[0] == "period":
            return False  # one line in the data, whatever stands on how many lines in print
        first, last = self.words.paragraph_at(span.start), self.words.paragraph_at(span.end - 1)
        for at in range(first + 1, last + 1):
            before, text = self.words.texts[at - 1], self.words.texts[at]
            source = self.words.sources[at]
            ended = before[-1:] in _ENDS
            if source.label or (ended and ITEM_MARK.match(text)):
                return True
            if line.place and ended and source.place.page is None and not text[:1].islower():
                return True
        return False

    def _joins_sentences(self, span: Span) -> bool:
        """Whether a span begins inside a sentence and goes on in the next one."""
        if not _NEXT_SENTENCE.search(self.words.text, span.start, span.end):
            return False
        around = self.words.paragraph_around(span)
        before = self.words.text[around.start : span.start].rstrip()
        return not self._begins(around.start, before)

    def _place_others(self) -> None:
        """Place the lines that may stand inside the words of others, in the order of each flow."""
        for flow in self.flows.values():
            start = 0
            for at in flow:
                span = self.spans[at]
                if span is None and self.lines[at].claim is not Claim.WHOLE:
                    self._place_inside(at, start)
                    span = self.spans[at]
                if span:
                    start = span.start

    def _place_inside(self, at: int, start: int) -> None:
        line = self.lines[at]
        spans = [
            span
            for span in self.occurrences(line)
            if not self._joins_items(span, line) and not self._joins_sentences(span)
        ]
        spans.sort(key=lambda span: (span.start < start, span.start))
        if line.claim is Claim.EITHER:
            for span in spans:
                if self.is_free(span) and self._may_claim(span, line):
                    self._claim(at, span)
                    return
        if spans:
            self._place(at, spans[0])
