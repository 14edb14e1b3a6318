"""The list of targets: where it is, its targets, the lines below them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from thidua.authoring.drafting.model import (
    Certainty,
    Entry,
    FieldOf,
    Findings,
    Node,
    Style,
    Told,
    passage,
    short,
)
from thidua.authoring.drafting.outline import Section, heading_of
from thidua.figures import read

_SHORTEST_LIST = 4  # so many lines with figures are a list of targets, wherever they stand
_SHARE = 0.6
_AMONG = re.compile(r"^(?:trong đó|gồm|bao gồm|cụ thể)\s*:?$", re.IGNORECASE)
_AREA = re.compile(r"(?:Về\s+)?(?:các\s+)?lĩnh vực\b|Về\s", re.IGNORECASE)
_CLAUSE = re.compile(r";\s+")
_MARKED = (Style.BRACKETS, Style.DECIMAL, Style.POINTS, Style.LETTER)


@dataclass
class _Line:
    """A target or a line below one, while the list is being read."""

    entry: Entry
    mark: str
    parts: list[_Line] = field(default_factory=list)
    lead: Entry | None = None

    @property
    def words(self) -> str:
        """Its words without its mark."""
        return self.entry.text


def has_figure(text: str) -> bool:
    """Whether a line says a number that can be a target."""
    return any(True for _ in read(text).valued())


def run_of_targets(entries: Sequence[Entry]) -> tuple[int, int] | None:
    """Start and end of a list of targets among the bullets of a section of prose."""
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


def draft_targets(section: Section, field_of: FieldOf) -> Findings:
    """The targets of a section that is a list of them."""
    found = Findings()
    lead, lines = _tree(section.entries)
    if not lines:
        return found
    items: list[Node] = []
    for number, line in enumerate(lines, 1):
        items.append(_target(number, line, field_of, found))
    told: dict[str, Node] = {}
    if section.headings:
        told["heading"] = heading_of(section)
    if lead:
        words = "\n\n".join(passage(entry.whole) for entry in lead)
        told["lead"] = Told(words, lead[0].place)
    told["items"] = items
    found.fields["targets"] = told
    return found


def _tree(entries: Sequence[Entry]) -> tuple[list[Entry], list[_Line]]:
    """What stands before the list, and its targets with the lines below each."""
    marked = next((entry.style for entry in entries if entry.style in _MARKED), None)
    lead: list[Entry] = []
    targets: list[_Line] = []
    above: list[tuple[int, _Line]] = []
    for entry in entries:
        depth = _depth(entry, marked)
        if depth is None and not targets:
            lead.append(entry)
        elif depth == 0 or not targets:
            targets.append(_Line(entry, entry.number))
            above = [(0, targets[-1])]
        elif depth is None and _AMONG.match(entry.text) and targets[-1].lead is None:
            targets[-1].lead = entry
        elif depth is None:
            targets.append(_Line(entry, entry.number))
            above = [(0, targets[-1])]
        else:
            while len(above) > 1 and above[-1][0] >= depth:
                above.pop()
            part = _Line(entry, entry.number)
            above[-1][1].parts.append(part)
            above.append((depth, part))
    return lead, targets


def _depth(entry: Entry, marked: Style | None) -> int | None:
    """0 for a target, more for lines below one; None for a line with neither number nor bullet.

    How an extraction indents bullets says nothing, but the print's own signs do: ``+`` is below
    ``-``, and bullets are below numbers.
    """
    if entry.style in _MARKED:
        return 0 if marked is None or entry.style is marked else 1
    if not entry.bullet:
        return None
    below = 1 if entry.bullet == "+" else 0
    return below if marked is None else below + 1


def _target(number: int, line: _Line, field_of: FieldOf, found: Findings) -> dict[str, Node]:
    place, at = line.entry.place, f"targets.items.{number - 1}"
    kind, sure = field_of(line.words)
    told_by_parts = sure is Certainty.DOUBTFUL and bool(line.parts)
    if told_by_parts:
        kind, sure = field_of(" ".join(part.words for part in line.parts))
    if sure is Certainty.DOUBTFUL:
        found.doubt(f"{at}.field", f"Chưa rõ lĩnh vực của “{short(line.words)}”. Chọn `field`.")
    told: dict[str, Node] = {"number": Told(str(number))}
    if line.mark:
        told["mark"] = Told(line.mark, place)
    told["text"] = Told(line.words, place)
    told["field"] = Told(kind, place, sure)
    told |= _below(line, at, found)
    if told_by_parts or (line.parts and _AREA.match(line.words)):
        _add_fields(told, kind, field_of)
    _doubt_words(line.entry, f"{at}.text", found)
    return told


def _add_fields(told: dict[str, Node], kind: str, field_of: FieldOf) -> None:
    """Parts under “Đến hết năm 2025” or “Lĩnh vực văn hóa” have each a field of its own."""
    parts = told["parts"]
    assert isinstance(parts, list)
    for part in parts:
        assert isinstance(part, dict)
        words = part["text"]
        assert isinstance(words, Told)
        own, sure = field_of(words.value)
        if sure is not Certainty.DOUBTFUL and own != kind:
            part["field"] = Told(own, words.place, Certainty.LIKELY)


def _below(line: _Line, at: str, found: Findings) -> dict[str, Node]:
    told: dict[str, Node] = {}
    if line.lead:
        told["parts_lead"] = Told(line.lead.text, line.lead.place)
        clauses = [clause for clause in _CLAUSE.split(line.words) if clause]
        if len(clauses) > 1:
            # “Trong đó” speaks of what was said last.
            last = clauses[-1].rstrip(" .;:,")
            told["parts_of"] = Told(last, line.entry.place, Certainty.LIKELY)
    parts: list[Node] = []
    for index, part in enumerate(line.parts):
        here = f"{at}.parts.{index}"
        words = f"{part.mark} {part.words}".strip()
        parts.append({"text": Told(words, part.entry.place), **_below(part, here, found)})
        _doubt_words(part.entry, f"{here}.text", found)
    if parts:
        told["parts"] = parts
    return told


def _doubt_words(entry: Entry, at: str, found: Findings) -> None:
    reading = read(entry.text)
    for start, end in reading.left:
        said = entry.text[start:end]
        found.doubt(at, f"Máy không đọc được số `{said}` ở dòng này. Đối chiếu với văn bản.")
        return
