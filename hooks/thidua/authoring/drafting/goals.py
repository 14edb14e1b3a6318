"""Finding where a document states its goals: the sections that list them, and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from thidua.authoring.drafting.entries import NumberStyle, OutlineEntry
from thidua.authoring.drafting.outline import Outline
from thidua.authoring.drafting.sections import LEADS_TO_TARGETS, OutlineSection
from thidua.authoring.drafting.table_rows import find_table_of_targets
from thidua.authoring.drafting.targets import find_run_of_targets, has_figure
from thidua.authoring.values import DraftedDoubt
from thidua.language.vietnamese import fold

_NAMES_TARGETS = re.compile(
    r"\W*(?:[\w.]{1,5}[./)-]\s*)?(?:(?:cac|mot so|he thong|nhom) )*chi tieu\b"
)
_ARTICLE_OF_TARGETS = re.compile(
    r"(?!.*\b(?:dieu chinh|sua doi|bo sung|thay the|bai bo)\b)"
    r"(?:dieu \d+[.:] )?[^.;:]*\b(?:cac |mot so )?(?:chi tieu|muc tieu)\b[^.;]{0,120}[:.]?$"
)
"""An article that is only the heading of its points: *Thông qua các chỉ tiêu thi đua năm 2026*."""
_NAMES_AIMS = re.compile(r"\bmuc tieu\b")
_NEVER_GOALS = ("responsibilities", "theme", "period")
_FEWEST_GOALS = 1
_AREA = re.compile(r"(?:cac )?linh vuc\b|ve\b|cac chi tieu|nhom chi tieu|chi tieu ve")
_LONGEST_AREA = 8
_FEWEST_BELOW = 4
_FEWEST_CONTENTS = 3
_SHARE = 0.6
_SHARE_OF_CONTENTS = 0.75
_LONGEST_GOAL = 160
_AIM = re.compile(
    r"\b(?:phấn đấu|hoàn thành|đạt|giảm|tăng|vượt|nâng|bảo đảm|đảm bảo|duy trì|tối thiểu|ít nhất|"
    r"trở lên|công suất|không để)\b|\d\s?%",
    re.IGNORECASE,
)
_MEASURED = re.compile(r"\d\s?(?:%|‰)|\b\d[\d.,]*/\d|trở lên|ít nhất|tối thiểu|không dưới|trên \d")
_REPORTS = re.compile(
    r"\b(?:đã đạt|năm qua|kết quả|ước đạt|đã hoàn thành|trong năm qua)\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[“\"A-ZĐÀ-Ỹ+-])")
_LONGEST_QUOTE = 300
_MOST_OFFERS = 6
_FEWEST_WORDS = 4
_HONOURS = re.compile(
    r"\d (?:tập thể |cá nhân |đồng chí )?(?:lao động (?:tiên tiến|xuất sắc)|chiến sĩ thi đua|"
    r"bằng khen|cờ thi đua|giấy khen)", re.IGNORECASE,
)  # fmt: skip
"""Honours that somebody wants to win, with their number."""
_DATES = re.compile(
    r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?|(?:số\s+)?(?<!\d)\d+[-/][\w/-]*[A-ZĐ]{2}[\w-]*"
)
"""Dates and numbers of documents, which measure nothing."""


def separate_targets(sections: Sequence[OutlineSection]) -> Iterator[OutlineSection]:
    """List the sections; if none has targets, a list or table of goals becomes a section."""
    is_found = any(section.kind == "targets" for section in sections)
    for section in sections:
        can_hide = not is_found and section.kind not in _NEVER_GOALS
        table = find_table_of_targets(section.entries) if can_hide else None
        if can_hide and not table and _lists_goals(section):
            is_found = True
            yield replace(section, kind="targets")
            continue
        run = table
        if can_hide and not table:
            run = _find_named_run(section.entries) or find_run_of_targets(section.entries)
        if run is None:
            yield section
            continue
        is_found = True
        yield from _cut_run(section, *run)


def _cut_run(section: OutlineSection, start: int, end: int) -> Iterator[OutlineSection]:
    """Cut a run of goals out of a section; the heading stays where its first paragraph is."""
    before, after = section.entries[:start], section.entries[end:]
    goals = OutlineSection("targets", entries=section.entries[start:end])
    if not before:
        goals = replace(section, kind="targets", entries=goals.entries)
        section = replace(section, headings=(), place=None, kind="other")
        yield goals
        if after:
            yield replace(section, entries=after)
        return
    yield replace(section, entries=(*before, *after))
    yield goals


def _find_named_run(entries: Sequence[OutlineEntry]) -> tuple[int, int] | None:
    """Find the lines below an article or item that ends in “chỉ tiêu thi đua:”."""
    for at, entry in enumerate(entries):
        leads = _NAMES_TARGETS.match(entry.folded) or LEADS_TO_TARGETS.match(entry.folded)
        is_article = entry.number_style is NumberStyle.ARTICLE
        is_about = is_article and _ARTICLE_OF_TARGETS.match(entry.folded)
        if not ((entry.text.endswith(":") and leads) or is_about):
            continue
        end = at + 1
        while end < len(entries) and _is_below(entries[end], entry):
            end += 1
        lines = entries[at + 1 : end]
        if lines and 2 * sum(has_figure(line.text) for line in lines) > len(lines):
            return at + 1, end
    return None


def _is_below(line: OutlineEntry, entry: OutlineEntry) -> bool:
    return bool(line.bullet) or entry.number_style.value < line.number_style.value < (
        NumberStyle.NONE.value
    )


def names_targets(section: OutlineSection) -> bool:
    """Tell whether the heading of a section begins with “Chỉ tiêu”."""
    return any(_NAMES_TARGETS.match(fold(heading)) for heading in section.headings)


def _lists_goals(section: OutlineSection) -> bool:
    """Tell whether a section under “Mục tiêu” or “Nội dung” is a list of goals."""
    style = next(
        (
            found.number_style
            for found in section.entries
            if found.number_style is not NumberStyle.NONE
        ),
        NumberStyle.NONE,
    )
    items = [found for found in section.entries if found.number_style is style]
    if style is NumberStyle.NONE:
        items = [found for found in section.entries if found.bullet]
    with_figures = sum(_measures(item, section.entries) for item in items)
    if section.kind == "objectives" or any(
        _NAMES_AIMS.search(fold(heading)) for heading in section.headings
    ):
        is_whole = len(items) >= _FEWEST_GOALS and with_figures >= _SHARE * len(items)
        return is_whole and _are_short(items)
    if section.kind == "contents" and _has_goals_below(section.entries):
        return True
    if section.kind == "contents":
        is_many = len(items) >= _FEWEST_CONTENTS
        return is_many and with_figures >= _SHARE_OF_CONTENTS * len(items) and _are_short(items)
    return False


def _measures(item: OutlineEntry, entries: Sequence[OutlineEntry]) -> bool:
    """Tell whether an item has a figure, or leads to lines of which most have one."""
    if has_figure(item.text) or not item.text.rstrip().endswith(":"):
        return has_figure(item.text)
    below = [*takewhile(lambda line: _is_below(line, item), entries[entries.index(item) + 1 :])]
    return bool(below) and 2 * sum(has_figure(line.text) for line in below) > len(below)


def _has_goals_below(entries: Sequence[OutlineEntry]) -> bool:
    """Tell whether the lines below items that only name areas are goals: “1. Kinh tế / 1.1. …”."""
    if not entries or has_figure(entries[0].text) or entries[0].number_style is NumberStyle.NONE:
        return False
    outer = entries[0].number_style
    areas = [entry for entry in entries if entry.number_style is outer]
    below = [entry for entry in entries if entry.number_style is not outer]
    if any(not _is_area(entry) for entry in areas):
        return False
    with_figures = sum(has_figure(entry.text) for entry in below)
    is_many = len(below) >= _FEWEST_BELOW and with_figures >= _SHARE_OF_CONTENTS * len(below)
    return is_many and _are_short(below)


def _is_area(entry: OutlineEntry) -> bool:
    """Tell whether an item only names what the lines below it are about."""
    is_name = len(entry.text.split()) <= _LONGEST_AREA and not entry.text.rstrip().endswith(".")
    return bool(_AREA.match(entry.folded)) or (is_name and not has_figure(entry.text))


def _are_short(items: Sequence[OutlineEntry]) -> bool:
    return sum(len(item.text) for item in items) <= _LONGEST_GOAL * len(items)


def offer_prose_aims(outline: Outline) -> Iterator[DraftedDoubt]:
    """Offer the sentences with measurable aims as targets, each quoted, for staff to decide."""
    found: dict[str, OutlineEntry] = {}
    for entry in outline.list_entries():
        if entry.is_basis or entry.cells or len(found) >= _MOST_OFFERS:
            continue
        for sentence in _SENTENCE.split(entry.text):
            words = sentence.strip()
            if _is_aim(words):
                found.setdefault(words, entry)
    for words, entry in found.items():
        quote = words if len(words) <= _LONGEST_QUOTE else f"{words[:_LONGEST_QUOTE].rstrip()}…"
        why = (
            f"Câu “{quote}” (đoạn {entry.place.paragraph}) có thể là chỉ tiêu. Đúng thì chuyển "
            "nguyên câu vào `targets`, không phải thì xóa dòng này."
        )
        yield DraftedDoubt(("targets",), why)


def _is_aim(words: str) -> bool:
    words = _DATES.sub("", words)
    if _HONOURS.search(words) and not _REPORTS.search(words):
        return has_figure(words)
    return bool(
        len(words.split()) >= _FEWEST_WORDS
        and _AIM.search(words)
        and _MEASURED.search(words)
        and not _REPORTS.search(words)
        and has_figure(words)
    )
