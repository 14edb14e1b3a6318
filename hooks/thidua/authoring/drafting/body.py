"""The sections of the body as fields of a plan: passages, numbered items, duties, targets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from thidua.authoring.drafting.citations import is_basis
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
from thidua.authoring.drafting.outline import LISTS, Outline, Section, heading_of
from thidua.authoring.drafting.responsibilities import UnitRole, units_of
from thidua.authoring.drafting.target_table import draft_table
from thidua.authoring.drafting.targets import draft_targets, has_figure, run_of_targets
from thidua.authoring.drafting.topics import likely_fields
from thidua.language.vietnamese import fold

_PASSAGES = frozenset(
    ("purpose", "requirements", "objectives", "registration", "pledge", "interim_review",
     "final_review")
)  # fmt: skip


@dataclass
class _Item:
    """A numbered paragraph and what stands below it."""

    entry: Entry
    below: list[Entry] = field(default_factory=list)

    @property
    def number(self) -> str:
        return self.entry.number or self.entry.bullet

    @property
    def text(self) -> str:
        return paragraphs_of([self.entry.text, *(entry.whole for entry in self.below)])


def paragraphs_of(texts: Sequence[str]) -> str:
    """Printed paragraphs as one passage."""
    return "\n\n".join(passage(text) for text in texts)


def draft_body(outline: Outline, field_of: FieldOf, fields: Sequence[str]) -> Findings:
    """Everything between title and recipients that is a section."""
    found = Findings()
    opening = [entry for entry in outline.preamble if not is_basis(entry.text)]
    if opening:
        found.fields["opening"] = _section(Section("", []), opening)
    sections, closing = _without_closing(outline.sections)
    if not any(section.kind == "targets" for section in sections):
        sections = _with_hidden_targets(sections)
    for section in sections:
        if not section.headings and section.kind == "contents" and _gives_duties(section):
            section.kind = "responsibilities"
        _add(section, found, field_of, fields)
    if outline.annex:
        _add_annex(outline.annex, found, field_of)
    if closing:
        found.fields["closing"] = _section(Section("", []), closing)
    return found


def _add_annex(annex: Sequence[Entry], found: Findings, field_of: FieldOf) -> None:
    """What stands behind the signature: the targets, where the body has none, or words."""
    words = [entry.text for entry in annex if not entry.paragraph.cells]
    section = Section("other", words[:1], list(annex[1:]) if words else list(annex))
    section.place = annex[0].place
    rows = [entry for entry in annex if entry.paragraph.cells]
    if len(rows) > 1 and "targets" not in found.fields:
        targets = draft_table(section, field_of)
        found.fields |= targets.fields
        found.doubts += targets.doubts
        return
    _other(section, found)


def _gives_duties(section: Section) -> bool:
    """Whether most numbered paragraphs of a section without a heading begin with a unit."""
    numbered = [entry for entry in section.entries if entry.number]
    return 2 * sum(units_of(entry.text)[1] for entry in numbered) > len(numbered)


def _without_closing(sections: Sequence[Section]) -> tuple[list[Section], list[Entry]]:
    """The last paragraphs of the last section belong to no item of it."""
    if not sections:
        return [], []
    last = sections[-1]
    at = len(last.entries)
    numbered = any(entry.style is not Style.NONE for entry in last.entries)
    while numbered and at and last.entries[at - 1].style is Style.NONE:
        before = last.entries[at - 1]
        if before.bullet or (at >= 2 and _leads_on(last.entries[at - 2])):  # noqa: PLR2004
            break
        at -= 1
    kept = replace(last, entries=last.entries[:at])
    return [*sections[:-1], kept], last.entries[at:]


def _leads_on(entry: Entry) -> bool:
    """Whether the paragraph after this one must belong to it: “Cấp huyện”, “như sau:”."""
    text = entry.text.rstrip()
    is_name = entry.style is not Style.NONE and not text.endswith((".", ";", "./"))
    return text.endswith(":") or is_name


def _with_hidden_targets(sections: Sequence[Section]) -> list[Section]:
    """Sections as they are, but a list of targets inside one of them stands by itself."""
    out: list[Section] = []
    hidden = False
    for section in sections:
        run = (
            None
            if hidden or section.kind == "responsibilities"
            else run_of_targets(section.entries)
        )
        if run is None:
            out.append(section)
            continue
        start, end = run
        rest = [*section.entries[:start], *section.entries[end:]]
        out.append(replace(section, entries=rest))
        out.append(Section("targets", [], section.entries[start:end]))
        hidden = True
    return out


def _add(section: Section, found: Findings, field_of: FieldOf, fields: Sequence[str]) -> None:
    kind = section.kind
    if kind in ("theme", "period") and kind not in found.fields:
        found.fields[kind] = {}  # its module fills it
        return
    if kind == "targets" and "targets" not in found.fields:
        rows = [entry for entry in section.entries if entry.paragraph.cells]
        figures = sum(has_figure(entry.text) for entry in section.entries)
        if len(rows) > 1 or figures > len(section.entries) // 3:
            draft = draft_table if len(rows) > 1 else draft_targets
            targets = draft(section, field_of)
            found.fields |= targets.fields
            found.doubts += targets.doubts
            return
        aims = any("muc tieu" in fold(one) for one in section.headings)
        kind = "objectives" if aims or "contents" in found.fields else "contents"
    elif kind == "targets":
        name = short(section.headings[-1]) if section.headings else short(section.entries[0].text)
        found.doubt("targets", f"Còn chỉ tiêu ở “{name}” (trong `sections`). Chép tiếp vào đây.")
    if kind in LISTS and kind not in found.fields:
        items = _items(section, kind, found, fields)
        if items:
            found.fields[kind] = items
            return
        if kind == "responsibilities":
            why = "Phần tổ chức thực hiện không đánh số, đang để ở `sections`. Tách ra từng mục."
            found.doubt("responsibilities", why)
    if kind in _PASSAGES and kind not in found.fields and section.entries:
        found.fields[kind] = _section(section, section.entries)
        return
    _other(section, found)


def _other(section: Section, found: Findings) -> None:
    """A section that no field is made for, or the second of its kind."""
    others = found.fields.setdefault("sections", [])
    assert isinstance(others, list)
    if section.entries:
        others.append(_section(section, section.entries))
    elif others and isinstance(others[-1], dict):
        found.doubt("sections", f"Đầu mục “{section.headings[-1]}” không có lời văn bên dưới.")
    if not others:
        del found.fields["sections"]


def _section(section: Section, entries: Sequence[Entry]) -> dict[str, Node]:
    told: dict[str, Node] = {}
    if section.headings:
        told["heading"] = heading_of(section)
    told["text"] = Told(paragraphs_of([entry.whole for entry in entries]), entries[0].place)
    return told


def _items(
    section: Section, kind: str, found: Findings, fields: Sequence[str]
) -> dict[str, Node] | None:
    """A section of numbered paragraphs, or of bullets; None where it has neither."""
    style = next((one.style for one in section.entries if one.style is not Style.NONE), None)
    bullet = next((one.bullet for one in section.entries if one.bullet), "")
    if style is None and not bullet:
        return None
    lead: list[Entry] = []
    items: list[_Item] = []
    for entry in section.entries:
        if (entry.style is style) if style else entry.bullet == bullet:
            items.append(_Item(entry))
        elif items:
            items[-1].below.append(entry)
        else:
            lead.append(entry)
    told: dict[str, Node] = {}
    if section.headings:
        told["heading"] = heading_of(section)
    if lead:
        words = paragraphs_of([entry.whole for entry in lead])
        told["lead"] = Told(words, lead[0].place)
    make = _duty if kind == "responsibilities" else _content
    told["items"] = [
        make(item, f"{kind}.items.{at}", found, fields) for at, item in enumerate(items)
    ]
    return told


def _content(item: _Item, at: str, found: Findings, fields: Sequence[str]) -> Node:
    told: dict[str, Node] = {
        "number": Told(item.number, item.entry.place),
        "text": Told(item.text, item.entry.place),
    }
    likely: list[Node] = [
        Told(one, certainty=Certainty.LIKELY) for one in likely_fields(item.text, fields)
    ]
    if likely:
        told["fields"] = likely
    return told


def _with_first_order(item: _Item) -> str:
    """A unit that stands alone on its line together with the first thing it is told to do."""
    alone = item.below and not item.entry.text.rstrip().endswith((".", ";", ":"))
    return f"{item.entry.text}: {item.below[0].text}" if alone else item.entry.text


def _units_below(item: _Item) -> list[UnitRole]:
    """The units under a name that is none, such as “Cấp tỉnh”."""
    found: dict[str, UnitRole] = {}
    for entry in item.below:
        units, sure = units_of(entry.text)
        for one in units if sure else ():
            found.setdefault(one.unit, one)
    return [*found.values()]


def _duty(item: _Item, at: str, found: Findings, fields: Sequence[str]) -> Node:
    units, sure = units_of(_with_first_order(item))
    if not sure and (below := _units_below(item)):
        units, sure = below, True
    place = item.entry.place
    if not sure:
        found.doubt(f"{at}.units", f"Chưa rõ mục {item.number} giao việc cho đơn vị nào.")
    certainty = Certainty.LIKELY if sure else Certainty.DOUBTFUL
    told_units: list[Node] = [
        {"unit": Told(one.unit, place, certainty), "role": Told(one.role, place, certainty)}
        for one in units
    ]
    if not told_units:
        first = " ".join(item.entry.text.split()[:6])
        told_units = [
            {"unit": Told(first, place, certainty), "role": Told("assign", place, certainty)}
        ]
    return {
        "number": Told(item.number, place),
        "units": told_units,
        "text": Told(item.text, place),
    }
