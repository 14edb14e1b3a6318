"""Single changes as lines of a list: what it is, how it read, how it reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from thidua.changes.blocks import Item, Line, Span, Style
from thidua.changes.report import (
    NO_NUMBERS,
    Fate,
    FieldDifference,
    FileChange,
    FileFacts,
    Numbers,
    ResultChange,
    ReviewChange,
    TargetChange,
    Words,
)
from thidua.model.labels import byte_size

_BEFORE, _AFTER = "Trước: ", "Sau: "


def difference(change: FieldDifference) -> Item:
    """Something that reads otherwise, appears or goes."""
    if change.remark:
        return Item((_bold(f"{change.what}: "), Span(f" {change.remark}")))
    if change.before and change.after:
        below = (
            Item((Span(_BEFORE), *_words(change.before, Style.OLD))),
            Item((Span(_AFTER), *_words(change.after, Style.NEW))),
        )
        return Item((_bold(change.what),), below)
    said = " (thêm): " if change.after else " (bỏ): "
    return Item(
        (_bold(change.what), Span(said), *_words(change.after or change.before, Style.PLAIN))
    )


def target_item(change: TargetChange) -> Item:
    """A line of the targets with its words and figures on both sides."""
    name = _bold(f"Chỉ tiêu {change.place}")
    figures = _numbers(change.numbers_before, change.numbers_after)
    below = (*figures, *map(difference, change.others))
    if change.before and change.after:
        both = (
            Item((Span(f"Lời {_BEFORE.lower()}"), *_words(change.before, Style.OLD))),
            Item((Span(f"Lời {_AFTER.lower()}"), *_words(change.after, Style.NEW))),
        )
        return Item((name,), (*both, *below))
    said = {Fate.ADDED: " (thêm): ", Fate.REMOVED: " (bỏ): "}.get(change.fate, ": ")
    words = _words(change.after or change.before, Style.PLAIN)
    return Item((name, Span(said), *words), below)


def file_item(change: FileChange) -> Item:
    """A published file with its size and hash on both sides."""
    old, new = change.before, change.after
    if old is None or new is None:
        fate = "thêm" if new else "bỏ"
        known = new or old
        assert known is not None  # a change has at least one side
        name = (_bold(f"Bản gốc ({fate}): "), Span(" "), Span(known.name, Style.CODE))
        return Item(name, tuple(_facts(known, "")))
    fate = "thay nội dung" if old.sha256 != new.sha256 else "đổi thông tin"
    name = (_bold(f"Bản gốc ({fate}): "), Span(" "), Span(new.name, Style.CODE))
    return Item(name, (*_facts(old, _BEFORE), *_facts(new, _AFTER)))


def review_item(change: ReviewChange, *, gone: bool = False) -> Item:
    """A review with what it reports; of a plan that is gone, only its name."""
    name = _bold(f"Kết quả ({change.fate.value}): ")
    below = () if gone else (*map(difference, change.others), *map(_result, change.results))
    return Item((name, Span(f" {change.name}")), below)


def _result(change: ResultChange) -> Item:
    outcomes = tuple(_outcomes(change.outcomes_before, change.outcomes_after))
    others = tuple(map(difference, change.others))
    if change.before and change.after:
        words = difference(FieldDifference(change.about, change.before, change.after))
        return Item(words.line, (*words.below, *outcomes, *others))
    is_lost = bool(change.before)
    said = " (bỏ): " if is_lost else ": "
    words_line = _words(change.after or change.before, Style.PLAIN)
    return Item((_bold(change.about), Span(said), *words_line), (*outcomes, *others))


def _outcomes(before: Sequence[str], after: Sequence[str]) -> Iterator[Item]:
    if before and after:
        yield Item((Span(f"So với chỉ tiêu, trước: {'; '.join(before)}"),))
        yield Item((Span(f"So với chỉ tiêu, sau: {'; '.join(after)}"),))
    elif after:
        yield Item((Span(f"So với chỉ tiêu: {'; '.join(after)}"),))


def _numbers(before: Numbers, after: Numbers) -> Iterator[Item]:
    """Figures as the portal reads them; nothing where they are the same."""
    if before == after:
        return
    linked = before.indicators != after.indicators
    if NO_NUMBERS in (before, after):
        known = after if before == NO_NUMBERS else before
        yield Item((Span(f"Số liệu: {_read(known, linked=linked)}"),))
        return
    yield Item((Span(f"Số liệu {_BEFORE.lower()}{_read(before, linked=linked)}"),))
    yield Item((Span(f"Số liệu {_AFTER.lower()}{_read(after, linked=linked)}"),))


def _read(numbers: Numbers, *, linked: bool) -> str:
    figures = "; ".join(numbers.figures) or "không có con số"
    names = ", ".join(numbers.indicators) if linked else ""
    return f"{figures} (so sánh được theo: {names})" if names else figures


def _facts(file: FileFacts, label: str) -> Iterator[Item]:
    language = (file.language or "").replace("Tiếng", "tiếng", 1)
    kind = ", ".join(filter(None, (file.kind, language)))
    said = f"{label}{file.title} ({kind}), {byte_size(file.size)}, SHA-256 "
    note = (Span(f"; chú thích: {file.note}"),) if file.note else ()
    yield Item((Span(said), Span(file.sha256, Style.CODE), *note))


def _words(words: Words, style: Style) -> Line:
    spans: list[Span] = []
    for piece in words:
        if spans:
            spans.append(Span(" "))
        spans.append(Span(piece.text, style if piece.differs else Style.PLAIN))
    return tuple(spans)


def _bold(text: str) -> Span:
    return Span(text.strip(), Style.STRONG)
