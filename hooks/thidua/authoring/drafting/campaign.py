"""Reading what the prose says about the campaign: theme, motto, movements, occasions, dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from thidua.authoring.drafting.entries import OutlineEntry, take_apart
from thidua.authoring.drafting.occasions import read_occasions
from thidua.authoring.drafting.outline import Outline
from thidua.authoring.drafting.sections import OutlineSection
from thidua.authoring.passages import join_paragraphs, shorten
from thidua.authoring.records import (
    CampaignFields,
    DraftedMovement,
    DraftedQuote,
    DraftedTheme,
)
from thidua.authoring.values import Certainty, DraftedDoubt, DraftedValue, Found
from thidua.language.vietnamese import CAPITALS

_QUOTED = r"[“\"«](?P<quoted>[^”\"»]{1,600})[”\"»]"
_THEME = re.compile(
    rf"[Cc]hủ (?:đề|điểm)(?: thi đua| của phong trào| năm \d{{4}}| là)*\s*:?\s*{_QUOTED}"
)
_OF_A_PHASE = re.compile(
    r"(?:Đợt|Giai đoạn|Học kỳ|Tháng|Quý|Tuần)(?: thi đua| thứ)? (?:\d|[IVX]+\b|nhất|hai|ba)",
    re.IGNORECASE,
)
"""The beginning of a line on one phase, which may have a theme of its own."""
_NAMES_THEME = re.compile(r"\bchủ đề\b(?! năm học)", re.IGNORECASE)
_BARE_THEME = re.compile(
    r"với chủ đề\s*:\s*(?P<quoted>[^“\"”.;]+?)\s*(?:$|[.;]|,?\s+cụ thể|\s+với các)"
)
_MOTTO = re.compile(rf"[Pp]hương châm(?: hành động| thi đua| là)*\s*:?\s*{_QUOTED}")
_SLOGAN = re.compile(rf"[Kk]hẩu hiệu(?: hành động| thi đua| là)*\s*:?\s*{_QUOTED}")
_MOVEMENT = re.compile(
    r"[Pp]hong trào(?P<about>[^“\".;:”]{0,60}?)(?:[^“\".;:”]{0,60}:)?\s*(?=[“\"«])"
)
_NATIONWIDE = re.compile(
    r"[Pp]hong trào\s+(?:thi đua\s+)?(?P<name>[Tt]oàn dân (?:bảo vệ an ninh Tổ quốc"
    r"|đoàn kết xây dựng (?:đời sống văn h(?:óa|oá)|nông thôn mới, đô thị văn minh)))"
)
"""Well-known movements, which many documents print without quotation marks."""
_ABOUT_OTHERS = re.compile(r"chủ đề|phương châm|khẩu hiệu|tinh thần|nội dung")
_ONE_OF_LIST = re.compile(rf"(?:\s*(?:\.{{3}}|…)?\s*[;,]?\s*(?:và\s+)?){_QUOTED}")
_BY_WHOM = r"do (?P<who>Thủ tướng Chính phủ|[A-ZĐ][^,;.“:]{3,60}?) phát động"
_LAUNCHED_BY = re.compile(_BY_WHOM)
_LAUNCHED_AFTER = re.compile(rf"[^,;.“”\"]{{0,30}}[”\"»]?\s*{_BY_WHOM}")
_STARTER = re.compile(
    r"(?<!của )(?P<who>(?:Chủ tịch\s+)?(?:(?:Ủy ban|Uỷ ban) nhân dân|UBND) "
    r"(?:tỉnh|huyện|xã|thành phố|thị xã|"
    rf"quận|phường|thị trấn)(?:\s+[{CAPITALS}]\w*)*)\s+"
    r"(?:ban hành|phát động|xây dựng|kêu gọi|yêu cầu phát động)"
)
_OFFICE = "Phòng|Sở|Ban|Văn phòng|Vụ|Cục|Công an|Trung tâm|Ủy ban|Hội|Tổ|Khoa|Bộ Chỉ huy"
_STANDING = re.compile(
    rf"(?P<body>(?:{_OFFICE})\s+[{CAPITALS}][^,;.()]{{2,60}}?)\s*(?:\(|[-–]\s)\s*"
    r"(?:[Cc]ơ quan|[Đđ]ơn vị|[Bb]ộ phận) [Tt]hường trực"
    rf"|(?P<subject>(?:{_OFFICE})\s+[{CAPITALS}][^,;.():]{{1,60}}?)\s+"
    r"(?:là|làm) (?:[Cc]ơ quan|[Đđ]ơn vị|[Bb]ộ phận) [Tt]hường trực"
)
_LABELS = (("cao điểm", "cao_diem"), ("đặc biệt", "dac_biet"), ("nước rút", "nuoc_rut"),
           ("ngày đêm", "n_ngay_dem"))  # fmt: skip
_LONGEST_NAME = 200
"""The most characters in the name of a movement."""


def read_campaign(outline: Outline, title: str) -> Found[CampaignFields]:
    """Read all that is said about the campaign outside of lists.

    Args:
        outline: the document.
        title: its abstract (trích yếu); it may have been taken from the first paragraph.
    """
    entries = [*outline.list_entries()]
    titles = [take_apart(replace(line, text=title)) for line in outline.title[:1]]
    theme = _read_theme(outline, [*entries, *titles])
    motto = next(_find_matches(_MOTTO, entries), None)
    texts = [(entry.text, entry.place) for entry in entries]
    if outline.title:
        texts.insert(0, (title, outline.title[0].place))
    campaign = CampaignFields(
        theme=theme.part,
        motto=motto and _read_quote(motto),
        slogans=tuple(_read_quote(slogan) for slogan in _find_matches(_SLOGAN, entries)),
        labels=tuple(DraftedValue(label) for words, label in _LABELS if words in title.lower()),
        launched_by=_read_starter(outline.preamble),
        standing_body=_read_standing_body(entries),
        movements=_read_movements(entries),
        occasions=read_occasions(texts),
    )
    return Found(campaign, theme.doubts)


class _Match(NamedTuple):
    """A match of a pattern in a paragraph."""

    words: re.Match[str]
    entry: OutlineEntry

    def quote(self, group: str, certainty: Certainty = Certainty.SURE) -> DraftedValue:
        """Return the words of a group of the pattern as a value."""
        return DraftedValue(self.words[group].strip(), self.entry.place, certainty)


def _find_matches(pattern: re.Pattern[str], entries: Iterable[OutlineEntry]) -> Iterator[_Match]:
    for entry in entries:
        for match in pattern.finditer(entry.text):
            yield _Match(match, entry)


def _read_quote(match: _Match) -> DraftedQuote:
    return DraftedQuote(match.quote("quoted"))


def _read_starter(preamble: Sequence[OutlineEntry]) -> DraftedValue | None:
    """Read who launches the campaign from the last sentence about it in the preamble."""
    matches = [*_find_matches(_STARTER, preamble)]
    return matches[-1].quote("who", Certainty.LIKELY) if matches else None


def _read_standing_body(entries: Sequence[OutlineEntry]) -> DraftedValue | None:
    match = next(_find_matches(_STANDING, entries), None)
    if match is None:
        return None
    return match.quote("body" if match.words["body"] else "subject", Certainty.LIKELY)


def _read_theme(outline: Outline, entries: Sequence[OutlineEntry]) -> Found[DraftedTheme | None]:
    """Read the theme from its own section, or from the sentence that launches the campaign."""
    section = next((section for section in outline.sections if section.kind == "theme"), None)
    own = section.entries if section else ()
    quoted = _find_matches(_THEME, [*own, *entries])
    bare = _find_matches(_BARE_THEME, entries)
    for match in (*quoted, *bare):
        if _OF_A_PHASE.match(match.entry.text):
            continue
        sure = Certainty.SURE if match.words.re is _THEME else Certainty.LIKELY
        text = match.quote("quoted", sure)
        if not text.text:
            continue
        if section and match.entry in own:
            sentence = DraftedValue(_join_section(section), match.entry.place)
            return Found(DraftedTheme(text, section.heading, sentence))
        return Found(DraftedTheme(text))
    words = own[0].text.strip(' “”".') if own else ""
    if section and words:
        text = DraftedValue(words, own[0].place, Certainty.LIKELY)
        sentence = DraftedValue(_join_section(section), own[0].place)
        return Found(DraftedTheme(text, section.heading, sentence))
    named = next((entry for entry in entries if _NAMES_THEME.search(entry.text)), None)
    if named is None:
        return Found(None)
    why = f"Chưa tách được chủ đề trong câu “{_quote_around(named.text)}”. Ghi `theme`."
    return Found(None, (DraftedDoubt(("theme",), why),))


def _quote_around(text: str) -> str:
    """Quote the words from “chủ đề” on."""
    match = _NAMES_THEME.search(text)
    return shorten(text[match.start() :] if match else text)


def _join_section(section: OutlineSection) -> str:
    return join_paragraphs(entry.whole for entry in section.entries)


def _read_movements(entries: Sequence[OutlineEntry]) -> tuple[DraftedMovement, ...]:
    """Read the named movements, each once, with the body that launched them if it is named."""
    movements: dict[str, DraftedMovement] = {}
    for entry in entries:
        before = _LAUNCHED_BY.search(entry.text)
        for name in _list_names(entry.text):
            if name.lower() in movements or len(name) > _LONGEST_NAME:
                continue
            start = entry.text.index(name)
            after = _LAUNCHED_AFTER.match(entry.text, start + len(name))
            by = after or (before if before and before.end() < start else None)
            launched_by = DraftedValue(by["who"], entry.place, Certainty.LIKELY) if by else None
            movements[name.lower()] = DraftedMovement(
                DraftedValue(name, entry.place, Certainty.LIKELY), launched_by
            )
    return tuple(movements.values())


def _list_names(text: str) -> Iterator[str]:
    """List names in quotation marks after “phong trào”, then the well-known ones without marks."""
    for opening in _MOVEMENT.finditer(text):
        at = opening.end()
        if _ABOUT_OTHERS.search(opening.group()):
            continue
        while match := _ONE_OF_LIST.match(text, at):
            name = match["quoted"].strip()
            if name[:1].isalnum():  # else it is the text between two quotations in straight marks
                yield name
            at = match.end()
    yield from (match["name"] for match in _NATIONWIDE.finditer(text))
