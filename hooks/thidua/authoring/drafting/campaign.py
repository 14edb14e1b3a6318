"""What the prose says of the campaign: theme, motto, movements, occasions, time, deadlines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from thidua.authoring.drafting.model import Certainty, Entry, Findings, Node, Told, passage
from thidua.authoring.drafting.occasions import draft_occasions
from thidua.authoring.drafting.outline import Outline, heading_of
from thidua.authoring.drafting.schedule import draft_schedule
from thidua.language.vietnamese import CAPITALS

_QUOTED = r"[“\"«](?P<quoted>[^”\"»]+)[”\"»]"
_THEME = re.compile(rf"[Cc]hủ đề(?: thi đua| của phong trào| năm \d{{4}}| là)*\s*:?\s*{_QUOTED}")
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
"""Movements so well known that many documents leave their quotation marks out."""
_ABOUT_OTHERS = re.compile(r"chủ đề|phương châm|khẩu hiệu|tinh thần|nội dung")
_ONE_OF_LIST = re.compile(rf"(?:\s*(?:\.{{3}}|…)?\s*[;,]?\s*(?:và\s+)?){_QUOTED}")
_BY_WHOM = r"do (?P<who>Thủ tướng Chính phủ|[A-ZĐ][^,;.“:]{3,60}?) phát động"
_LAUNCHED_BY = re.compile(_BY_WHOM)
_LAUNCHED_AFTER = re.compile(rf"[^,;.“”\"]{{0,30}}[”\"»]?\s*{_BY_WHOM}")
_STARTER = re.compile(
    r"(?<!của )(?P<who>(?:Chủ tịch\s+)?(?:(?:Ủy ban|Uỷ ban) nhân dân|UBND) "
    r"(?:tỉnh|huyện|xã|thành phố|thị xã|"
    rf"quận|phường|thị trấn)(?:\s+[{CAPITALS}]\w*)*)\s+"
    r"(?:ban hành|phát động|xây dựng|yêu cầu phát động)"
)
_STANDING = re.compile(
    rf"(?P<body>(?:Phòng|Sở|Ban|Văn phòng)\s+[{CAPITALS}][^,;.()]{{2,60}}?)\s*(?:\(|[-–]\s)\s*"
    r"[Cc]ơ quan [Tt]hường trực"
    rf"|(?P<subject>(?:Phòng|Sở|Ban|Văn phòng)\s+[{CAPITALS}][^,;.():]{{1,60}}?)\s+"
    r"là [Cc]ơ quan [Tt]hường trực"
)
_LABELS = (("cao điểm", "cao_diem"), ("đặc biệt", "dac_biet"), ("nước rút", "nuoc_rut"),
           ("ngày đêm", "n_ngay_dem"))  # fmt: skip
_LIKELY = Certainty.LIKELY


def draft_campaign(outline: Outline, title: str) -> Findings:
    """Everything that is said of the campaign outside its lists."""
    found = Findings()
    entries = [*outline.entries()]
    _theme(outline, entries, found)
    motto = next(_matches(_MOTTO, entries), None)
    if motto:
        found.fields["motto"] = {"text": Told(motto[1]["quoted"].strip(), motto[0].place)}
    slogans = [_quote(entry, match) for entry, match in _matches(_SLOGAN, entries)]
    if slogans:
        found.fields["slogans"] = list(slogans)
    labels: list[Node] = [Told(label) for words, label in _LABELS if words in title.lower()]
    if labels:
        found.fields["labels"] = labels
    starters = [*_matches(_STARTER, outline.preamble)]
    if starters:
        entry, match = starters[-1]
        found.fields["launched_by"] = Told(match["who"], entry.place, _LIKELY)
    standing = next(_matches(_STANDING, entries), None)
    if standing:
        body = standing[1]["body"] or standing[1]["subject"]
        found.fields["standing_body"] = Told(body, standing[0].place, _LIKELY)
    draft_schedule(outline, title, found)
    _movements(entries, found)
    texts = [(one.text, one.place) for one in entries]
    if outline.title:
        texts.insert(0, (title, outline.title[0].place))
    occasions = draft_occasions(texts)
    if occasions:
        found.fields["occasions"] = occasions
    return found


def _matches(
    pattern: re.Pattern[str], entries: Iterable[Entry]
) -> Iterator[tuple[Entry, re.Match[str]]]:
    for entry in entries:
        for match in pattern.finditer(entry.text):
            yield entry, match


def _quote(entry: Entry, match: re.Match[str]) -> dict[str, Node]:
    return {"text": Told(match["quoted"].strip(), entry.place)}


def _theme(outline: Outline, entries: Sequence[Entry], found: Findings) -> None:
    """The theme: in a section of its own, or in the sentence that launches the campaign."""
    section = next((one for one in outline.sections if one.kind == "theme"), None)
    own = section.entries if section else []
    for entry, match in [*_matches(_THEME, [*own, *entries]), *_matches(_BARE_THEME, entries)]:
        words = match["quoted"].strip()
        if not words:
            continue
        sure = Certainty.SURE if match.re is _THEME else _LIKELY
        told: dict[str, Node] = {"text": Told(words, entry.place, sure)}
        if section and entry in own:
            told["heading"] = heading_of(section)
            sentences = "\n\n".join(passage(one.whole) for one in own)
            told["sentence"] = Told(sentences, entry.place)
        found.fields["theme"] = told
        return
    words = own[0].text.strip(' “”".') if own else ""
    if section and words:
        told = {"text": Told(words, own[0].place, _LIKELY)}
        told["heading"] = heading_of(section)
        told["sentence"] = Told("\n\n".join(passage(one.whole) for one in own), own[0].place)
        found.fields["theme"] = told
        return
    found.doubt("theme", "Không thấy chủ đề. Văn bản không nêu thì xóa dòng này.")


def _movements(entries: Sequence[Entry], found: Findings) -> None:
    """Named movements, each once; who launched them where the sentence says so."""
    told: list[Node] = []
    names: set[str] = set()
    for entry in entries:
        before = _LAUNCHED_BY.search(entry.text)
        for name in _names(entry.text):
            if name.lower() in names or len(name) > 200:  # noqa: PLR2004
                continue
            names.add(name.lower())
            one: dict[str, Node] = {"name": Told(name, entry.place, _LIKELY)}
            start = entry.text.index(name)
            after = _LAUNCHED_AFTER.match(entry.text, start + len(name))
            by = after or (before if before and before.end() < start else None)
            if by:
                one["launched_by"] = Told(by["who"], entry.place, _LIKELY)
            told.append(one)
    if told:
        found.fields["movements"] = told


def _names(text: str) -> Iterator[str]:
    """Names in quotation marks after “phong trào”, one or a list of them; then well-known ones."""
    for opening in _MOVEMENT.finditer(text):
        at = opening.end()
        if _ABOUT_OTHERS.search(opening.group()):
            continue
        while match := _ONE_OF_LIST.match(text, at):
            name = match["quoted"].strip()
            if name[:1].isalnum():  # between straight quotation marks there may be a separator
                yield name
            at = match.end()
    yield from (match["name"] for match in _NATIONWIDE.finditer(text))
