"""Describing single changes as items of a list: what changed, its state before and after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from thidua.changes.blocks import ListItem, StyledLine, StyledText, TextStyle
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


def describe_difference(change: FieldDifference, *, with_codes: bool = True) -> ListItem:
    """Describe a field that changes, appears or disappears; ``with_codes`` as in ``lay_out``."""
    if change.remark:
        said = f"{change.remark} {change.proof if with_codes else ''}".rstrip()
        return ListItem((_bold(f"{change.what}: "), StyledText(f" {said}")))
    if change.before and change.after:
        below = (
            ListItem((StyledText(_BEFORE), *_words(change.before, TextStyle.OLD))),
            ListItem((StyledText(_AFTER), *_words(change.after, TextStyle.NEW))),
        )
        return ListItem((_bold(change.what),), below)
    said = " (thêm): " if change.after else " (bỏ): "
    return ListItem(
        (
            _bold(change.what),
            StyledText(said),
            *_words(change.after or change.before, TextStyle.PLAIN),
        )
    )


def describe_target(change: TargetChange) -> ListItem:
    """Describe a line of the targets: its words and figures in both states."""
    name = _bold(f"Chỉ tiêu {change.place}")
    figures = _numbers(change.numbers_before, change.numbers_after)
    below = (*figures, *map(describe_difference, change.others))
    if change.before and change.after:
        both = (
            ListItem((StyledText(f"Lời {_BEFORE.lower()}"), *_words(change.before, TextStyle.OLD))),
            ListItem((StyledText(f"Lời {_AFTER.lower()}"), *_words(change.after, TextStyle.NEW))),
        )
        return ListItem((name,), (*both, *below))
    said = {Fate.ADDED: " (thêm): ", Fate.REMOVED: " (bỏ): "}.get(change.fate, ": ")
    words = _words(change.after or change.before, TextStyle.PLAIN)
    return ListItem((name, StyledText(said), *words), below)


def describe_file(change: FileChange, *, with_codes: bool = True) -> ListItem:
    """Describe a published file in both states; its hash where its content is not the same.

    Without codes, a file goes by its title, and that it was replaced is said in words.
    """
    old, new = change.before, change.after
    if old is None or new is None:
        fate = "thêm" if new else "bỏ"
        known = new or old
        assert known is not None  # a change has at least one of the two states
        name = (
            _bold(f"Bản gốc ({fate}): "),
            StyledText(" "),
            StyledText(known.name, TextStyle.CODE),
        )
        return ListItem(name, tuple(_facts(known, "", hashed=with_codes)))
    hashed = old.sha256 != new.sha256
    if hashed and not with_codes:
        told = f" “{new.title}” được thay bằng tệp khác"
        is_alike = old == new._replace(sha256=old.sha256)
        both = (*_facts(old, _BEFORE, hashed=False), *_facts(new, _AFTER, hashed=False))
        return ListItem((_bold("Bản gốc"), StyledText(told)), () if is_alike else both)
    fate = "thay nội dung" if hashed else "đổi thông tin"
    name = (_bold(f"Bản gốc ({fate}): "), StyledText(" "), StyledText(new.name, TextStyle.CODE))
    return ListItem(
        name, (*_facts(old, _BEFORE, hashed=hashed), *_facts(new, _AFTER, hashed=hashed))
    )


def describe_review(change: ReviewChange, *, gone: bool) -> ListItem:
    """Describe a review and its results; if its plan is removed (``gone``), give only its name."""
    name = _bold(f"Kết quả ({change.fate.value}): ")
    below = (
        () if gone else (*map(describe_difference, change.others), *map(_result, change.results))
    )
    return ListItem((name, StyledText(f" {change.name}")), below)


def _result(change: ResultChange) -> ListItem:
    outcomes = tuple(_outcomes(change.outcomes_before, change.outcomes_after))
    others = tuple(map(describe_difference, change.others))
    if change.before and change.after:
        words = describe_difference(FieldDifference(change.about, change.before, change.after))
        return ListItem(words.line, (*words.below, *outcomes, *others))
    is_lost = bool(change.before)
    said = " (bỏ): " if is_lost else ": "
    words_line = _words(change.after or change.before, TextStyle.PLAIN)
    return ListItem((_bold(change.about), StyledText(said), *words_line), (*outcomes, *others))


def _outcomes(before: Sequence[str], after: Sequence[str]) -> Iterator[ListItem]:
    if before and after:
        yield ListItem((StyledText(f"So với chỉ tiêu, trước: {'; '.join(before)}"),))
        yield ListItem((StyledText(f"So với chỉ tiêu, sau: {'; '.join(after)}"),))
    elif after:
        yield ListItem((StyledText(f"So với chỉ tiêu: {'; '.join(after)}"),))


def _numbers(before: Numbers, after: Numbers) -> Iterator[ListItem]:
    """List the figures that the portal reads in both states; nothing if they are the same."""
    if before == after:
        return
    linked = before.indicators != after.indicators
    if NO_NUMBERS in (before, after):
        known = after if before == NO_NUMBERS else before
        yield ListItem((StyledText(f"Số liệu: {_read(known, linked=linked)}"),))
        return
    yield ListItem((StyledText(f"Số liệu {_BEFORE.lower()}{_read(before, linked=linked)}"),))
    yield ListItem((StyledText(f"Số liệu {_AFTER.lower()}{_read(after, linked=linked)}"),))


def _read(numbers: Numbers, *, linked: bool) -> str:
    figures = "; ".join(numbers.figures) or "không có con số"
    names = ", ".join(numbers.indicators) if linked else ""
    return f"{figures} (so sánh được theo: {names})" if names else figures


def _facts(file: FileFacts, label: str, *, hashed: bool) -> Iterator[ListItem]:
    language = (file.language or "").replace("Tiếng", "tiếng", 1)
    kind = ", ".join(filter(None, (file.kind, language)))
    said = StyledText(f"{label}{file.title} ({kind}), {byte_size(file.size)}")
    sums = (StyledText(", SHA-256 "), StyledText(file.sha256, TextStyle.CODE)) if hashed else ()
    note = (StyledText(f"; chú thích: {file.note}"),) if file.note else ()
    yield ListItem((said, *sums, *note))


def _words(words: Words, style: TextStyle) -> StyledLine:
    spans: list[StyledText] = []
    for piece in words:
        if spans:
            spans.append(StyledText(" "))
        spans.append(StyledText(piece.text, style if piece.differs else TextStyle.PLAIN))
    return tuple(spans)


def _bold(text: str) -> StyledText:
    return StyledText(text.strip(), TextStyle.STRONG)
