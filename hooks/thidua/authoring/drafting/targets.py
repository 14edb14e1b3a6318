"""Reading the list of targets: finding it, its targets, and the lines below them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from thidua.authoring.drafting.entries import NumberStyle, OutlineEntry, join_lead
from thidua.authoring.drafting.sections import OutlineSection
from thidua.authoring.drafting.topics import FieldGuess, FieldGuesser
from thidua.authoring.passages import shorten
from thidua.authoring.records import DraftedTarget, DraftedTargetPart, DraftedTargets
from thidua.authoring.values import Certainty, DraftedDoubt, DraftedValue, Found
from thidua.figures import read
from thidua.figures.stated_dues import is_bare_due
from thidua.model.field_path import FieldPath

_SHORTEST_LIST = 4  # so many consecutive lines with figures are a list of targets in any section
_SHARE = 0.6
_AMONG = re.compile(r"^(?:trong đó|gồm|bao gồm|cụ thể)\s*:?$", re.IGNORECASE)
_AREA = re.compile(r"(?:Về\s+)?(?:các\s+)?lĩnh vực\b|Về\s", re.IGNORECASE)
_CLAUSE = re.compile(r";\s+")
_MARKED = (NumberStyle.BRACKETS, NumberStyle.DECIMAL, NumberStyle.POINTS, NumberStyle.LETTER)


@dataclass
class _TargetLine:
    """A target or a line below one, while the list is read."""

    entry: OutlineEntry
    parts: list[_TargetLine] = field(default_factory=list)
    parts_lead: OutlineEntry | None = None

    @property
    def words(self) -> str:
        """Its words without its number."""
        return self.entry.text


def has_figure(text: str) -> bool:
    """Tell whether a line has a number that can be a target."""
    return any(True for _ in read(text).valued())


def find_run_of_targets(entries: Sequence[OutlineEntry]) -> tuple[int, int] | None:
    """Find the start and end of a list of targets among the bullets of a section of prose."""
    start = 0
    while start < len(entries):
        end = start
        while end < len(entries) and entries[end].bullet:
            end += 1
        lines = entries[start:end]
        with_figures = sum(has_figure(entry.text) for entry in lines)
        if len(lines) >= _SHORTEST_LIST and with_figures >= _SHARE * len(lines):
            return start, end
        start = max(end, start + 1)
    return None


def read_targets(section: OutlineSection, guesser: FieldGuesser) -> Found[DraftedTargets | None]:
    """Read the targets of a section that is a list of them; None if it has no targets."""
    lead, lines = _build_tree(section.entries)
    if not lines:
        return Found(None)
    is_marked = any(line.entry.number or line.entry.bullet for line in lines)
    targets = [
        _read_target(number, line, guesser, is_marked=is_marked)
        for number, line in enumerate(lines, 1)
    ]
    return Found(
        DraftedTargets(
            heading=section.heading,
            lead=join_lead(lead),
            items=tuple(target.part for target in targets),
        ),
        tuple(doubt for target in targets for doubt in target.doubts),
    )


def _build_tree(
    entries: Sequence[OutlineEntry],
) -> tuple[list[OutlineEntry], list[_TargetLine]]:
    """Split a list into the paragraphs before it, and its targets with the lines below each."""
    marked = next((entry.number_style for entry in entries if entry.number_style in _MARKED), None)
    opening = next((entry for entry in entries if entry.bullet), None)
    first = opening.text.rstrip() if opening else ""
    groups = opening.bullet if opening and (first[-1:] == ":" or is_bare_due(first)) else ""
    lead: list[OutlineEntry] = []
    targets: list[_TargetLine] = []
    above: list[tuple[int, _TargetLine]] = []
    for entry in entries:
        depth = _find_depth(entry, marked)
        if opening and opening.bullet == entry.bullet == "+":
            depth = _find_depth(replace(entry, bullet="-"), marked)
        if depth is not None and entry.bullet and groups and entry.bullet != groups:
            depth += 1
        line = _TargetLine(entry)
        if depth is None and not targets:
            lead.append(entry)
        elif targets and depth is None and _leads_parts(entry, targets[-1]):
            targets[-1].parts_lead = entry
        elif targets and depth is None and _names_area(targets[-1]):
            targets[-1].parts.append(line)
        elif not depth or not targets:
            targets.append(line)
            above = [(0, line)]
        else:
            while len(above) > 1 and above[-1][0] >= depth:
                above.pop()
            above[-1][1].parts.append(line)
            above.append((depth, line))
    return lead, targets


def _names_area(target: _TargetLine) -> bool:
    """Tell whether a target only names the area of the lines below it."""
    is_sentence = target.words.rstrip().endswith((".", ";", ","))
    return bool(target.entry.number) and not is_sentence and not has_figure(target.words)


def _leads_parts(entry: OutlineEntry, target: _TargetLine) -> bool:
    """Tell whether a line is “Trong đó:” and the first of its target."""
    return target.parts_lead is None and bool(_AMONG.match(entry.text))


def _find_depth(entry: OutlineEntry, marked: NumberStyle | None) -> int | None:
    """Return 0 for a target, more for a line below one; None without number and bullet.

    The indents of extracted text are not reliable. The printed signs are: ``+`` is below ``-``, and
    bullets are below numbers.
    """
    if entry.number_style in _MARKED:
        return 0 if marked is None or entry.number_style is marked else 1
    if not entry.bullet:
        return None
    below = 1 if entry.bullet == "+" else 0
    return below if marked is None else below + 1


def _read_target(
    number: int, line: _TargetLine, guesser: FieldGuesser, *, is_marked: bool
) -> Found[DraftedTarget]:
    place = line.entry.place
    path: FieldPath = ("targets", "items", number - 1)
    guess = guesser.guess(line.words)
    told_by_parts = guess.is_doubtful and bool(line.parts)
    if told_by_parts:
        guess = guesser.guess(" ".join(part.words for part in line.parts))
    doubts: list[DraftedDoubt] = []
    if guess.is_doubtful:
        why = f"Chưa rõ lĩnh vực của “{shorten(line.words)}”. Chọn `field`."
        doubts.append(DraftedDoubt((*path, "field"), why))
    parts = _read_parts(line, path)
    drafted_parts = parts.part
    if told_by_parts or (line.parts and _AREA.match(line.words)):
        drafted_parts = tuple(_add_field(part, guess, guesser) for part in drafted_parts)
    target = DraftedTarget(
        number=DraftedValue(str(number)),
        mark=DraftedValue(line.entry.number, place) if line.entry.number else None,
        text=DraftedValue(line.words, place),
        field=DraftedValue(guess.field, place, guess.certainty),
        parts_lead=_read_parts_lead(line),
        parts_of=_read_parts_of(line),
        parts=drafted_parts,
    )
    unread = _doubt_unread_number(line.entry, path)
    return Found(
        target, (*doubts, *parts.doubts, *unread, *_doubt_stray(line, path, is_marked=is_marked))
    )


def _doubt_stray(
    line: _TargetLine, path: FieldPath, *, is_marked: bool
) -> tuple[DraftedDoubt, ...]:
    """Doubt a line without number, bullet and figure in a list that has them: a text box."""
    is_bare = not line.entry.number and not line.entry.bullet and not line.parts
    if not is_marked or not is_bare or has_figure(line.words):
        return ()
    why = (
        f"Dòng “{shorten(line.words)}” không có số thứ tự hay gạch đầu dòng: xem có phải chỉ tiêu."
    )
    return (DraftedDoubt((*path, "text"), why),)


def _add_field(
    part: DraftedTargetPart, guess: FieldGuess, guesser: FieldGuesser
) -> DraftedTargetPart:
    """Give a line below “Đến hết năm 2025” or “Lĩnh vực văn hóa” the field of its own words."""
    own = guesser.guess(part.text.text)
    if own.is_doubtful or own.field == guess.field:
        return part
    return replace(part, field=DraftedValue(own.field, part.text.place, Certainty.LIKELY))


def _read_parts_lead(line: _TargetLine) -> DraftedValue | None:
    lead = line.parts_lead
    return DraftedValue(lead.text, lead.place) if lead else None


def _read_parts_of(line: _TargetLine) -> DraftedValue | None:
    """Read to which clause of a target “Trong đó” belongs: the last one, if there are several."""
    clauses = [clause for clause in _CLAUSE.split(line.words) if clause]
    if line.parts_lead is None or len(clauses) <= 1:
        return None
    last = clauses[-1].rstrip(" .;:,")
    return DraftedValue(last, line.entry.place, Certainty.LIKELY)


def _read_parts(line: _TargetLine, above: FieldPath) -> Found[tuple[DraftedTargetPart, ...]]:
    """Read the lines below a line, each with those below it.

    Args:
        line: a target, or a line below one.
        above: the path to its field.
    """
    parts: list[DraftedTargetPart] = []
    doubts: list[DraftedDoubt] = []
    for index, part in enumerate(line.parts):
        path = (*above, "parts", index)
        below = _read_parts(part, path)
        words = f"{part.entry.number} {part.words}".strip()
        parts.append(DraftedTargetPart(DraftedValue(words, part.entry.place), below.part))
        doubts += [*below.doubts, *_doubt_unread_number(part.entry, path)]
    return Found(tuple(parts), tuple(doubts))


def _doubt_unread_number(entry: OutlineEntry, path: FieldPath) -> tuple[DraftedDoubt, ...]:
    """Doubt the words of a line with a number that cannot be read."""
    left = read(entry.text).left
    if not left:
        return ()
    start, end = left[0]
    why = f"Máy không đọc được số `{entry.text[start:end]}` ở dòng này. Đối chiếu với văn bản."
    return (DraftedDoubt((*path, "text"), why),)
