"""What the prose says of the campaign: theme, motto, movements, occasions, time, deadlines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from thidua.dates import Edtf
from thidua.drafting.model import Certainty, Entry, Findings, Node, Told, passage
from thidua.drafting.occasions import draft_occasions
from thidua.drafting.outline import Outline, heading_of
from thidua.vietnamese import CAPITALS

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
_LAUNCHED_BY = re.compile(r"do (?P<who>Thủ tướng Chính phủ|[A-ZĐ][^,;.“:]{3,60}?) phát động")
_DAY = r"(?:ngày\s+)?(\d{1,2})(?:/|\s+tháng\s+)(\d{1,2})(?:(?:/|\s+năm\s+)(\d{4}))?"
_DUE = re.compile(
    rf"(?:chậm nhất|muộn nhất|trước|đến hết|đến|hoàn thành trong)(?: là)?(?: vào)?\s+{_DAY}"
)
_FROM_TO = re.compile(rf"[Tt]ừ\s+{_DAY}\s+(?:đến|tới)(?:\s+hết)?\s+{_DAY}")
_FROM_EVENT = re.compile(
    rf"[Tt]ừ\s+(?P<event>nay|(?:khi|ngày)\s+[^\d,;.]+?)\s+(?:đến|tới)(?:\s+hết|\s+kết thúc)?\s+"
    rf"(?:{_DAY}|năm\s+(?P<year>(?:19|20|21)\d\d))"
)
_YEAR = re.compile(r"\bnăm\s+((?:19|20|21)\d\d)\b")
_STARTER = re.compile(
    r"(?<!của )(?P<who>(?:Chủ tịch\s+)?(?:(?:Ủy ban|Uỷ ban) nhân dân|UBND) "
    r"(?:tỉnh|huyện|xã|thành phố|thị xã|"
    rf"quận|phường|thị trấn)(?:\s+[{CAPITALS}]\w*)*)\s+"
    r"(?:ban hành|phát động|xây dựng|yêu cầu phát động)"
)
_STANDING = re.compile(
    rf"(?P<body>(?:Phòng|Sở|Ban|Văn phòng)\s+[{CAPITALS}][^,;.()]{{2,60}}?)\s*(?:\(|[-–]\s)\s*"
    r"[Cc]ơ quan [Tt]hường trực"
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
        found.fields["standing_body"] = Told(standing[1]["body"], standing[0].place, _LIKELY)
    _period(outline, title, found)
    _deadlines(outline, found)
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
    if section and own and own[0].text.strip(' “”"'):
        words = own[0].text.strip(' “”"')
        told = {"text": Told(words, own[0].place, _LIKELY)}
        told["heading"] = heading_of(section)
        told["sentence"] = Told("\n\n".join(passage(one.whole) for one in own), own[0].place)
        found.fields["theme"] = told
        return
    found.doubt("theme", "Không thấy chủ đề. Văn bản không nêu thì xóa dòng này.")


def _period(outline: Outline, title: str, found: Findings) -> None:
    section = next((one for one in outline.sections if one.kind == "period"), None)
    if section and section.entries:
        entry = section.entries[0]
        words = " ".join(one.whole for one in section.entries)
        told: dict[str, Node] = {
            "heading": heading_of(section),
            "text": Told(words, entry.place),
            **_ends(words, entry),
        }
        if len(told) == 2:  # noqa: PLR2004
            found.doubt("period", "Không đọc được ngày bắt đầu, kết thúc. Ghi `start`, `end`.")
        found.fields["period"] = told
        return
    for entry, match in _matches(_FROM_EVENT, outline.preamble):
        words = match.group()
        words = words[0].lower() + words[1:] if entry.text.find(words) else words
        ends = _ends(words, entry)
        found.fields["period"] = {"text": Told(match.group(), entry.place, _LIKELY), **ends}
        return
    year = _YEAR.search(title)
    if year and outline.title:
        place = outline.title[0].place
        when = {key: Told(year[1], place, _LIKELY) for key in ("start", "end")}
        note = Told("Bản gốc không có mục thời gian riêng; năm lấy theo trích yếu.")
        found.fields["period"] = {"text": Told(year.group(), place), **when, "note": note}


def _ends(words: str, entry: Entry) -> dict[str, Node]:
    """Start and end of a period, as far as its words say them."""
    told: dict[str, Node] = {}
    between = _FROM_TO.search(words)
    if between:
        first, last = between.groups()[:3], between.groups()[3:]
        year = first[2] or last[2] or _year_near(words)
        for key, (day, month, own) in (("start", first), ("end", last)):
            date = _date(day, month, own or year)
            if date:
                told[key] = Told(date, entry.place)
        return told
    event = _FROM_EVENT.search(words)
    if event:
        name = "từ nay" if event["event"] == "nay" else event["event"]
        told["start_event"] = Told(name, entry.place)
        day, month, year = event.group(2, 3, 4)
        date = event["year"] or _date(day, month, year or _year_near(words))
        if date:
            told["end"] = Told(date, entry.place)
    return told


def _year_near(words: str) -> str | None:
    match = _YEAR.search(words)
    return match.group(1) if match else None


def _date(day: str | None, month: str | None, year: str | None) -> str | None:
    if not (day and month and year):
        return None
    try:
        return str(Edtf.parse(f"{int(year):04}-{int(month):02}-{int(day):02}"))
    except ValueError:
        return None


def _deadlines(outline: Outline, found: Findings) -> None:
    told: list[Node] = []
    for section in outline.sections:
        if section.kind == "period":
            continue
        for entry in section.entries:
            told += _due(entry, found, len(told))
    if told:
        found.fields["deadlines"] = told


def _due(entry: Entry, found: Findings, count: int) -> Iterator[Node]:
    for match in _DUE.finditer(entry.text):
        date = _date(*match.groups())
        if not date:
            continue
        start = max(entry.text.rfind(mark, 0, match.start()) for mark in (". ", "; "))
        stops = [at for mark in (".", ";") if (at := entry.text.find(mark, match.end())) >= 0]
        words = entry.text[start + 2 if start >= 0 else 0 : min(stops, default=len(entry.text))]
        found.doubt(f"deadlines.{count}.what", "Rút gọn việc phải xong thành vài chữ.")
        yield {
            "date": Told(date, entry.place),
            "what": Told(words.strip(" ./"), entry.place, Certainty.DOUBTFUL),
            "text": Told(words.strip(" ./"), entry.place),
        }
        return


def _movements(entries: Sequence[Entry], found: Findings) -> None:
    """Named movements, each once; who launched them where the sentence says so."""
    told: list[Node] = []
    names: set[str] = set()
    for entry in entries:
        by = _LAUNCHED_BY.search(entry.text)
        for name in _names(entry.text):
            if name.lower() in names or len(name) > 200:  # noqa: PLR2004
                continue
            names.add(name.lower())
            one: dict[str, Node] = {"name": Told(name, entry.place, _LIKELY)}
            if by and by.end() < entry.text.index(name):
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
