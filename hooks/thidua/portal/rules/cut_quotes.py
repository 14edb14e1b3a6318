"""Rules for facts cut out of a longer quotation, or out of a sentence that says something else.

A theme is all that stands between the quotation marks behind *chủ đề*; a period begins with an
event that its words name; an example is named in the words that are quoted for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from thidua.foundation.patterns import compile_late
from thidua.foundation.problems import Problem
from thidua.language.compared_words import join_folded
from thidua.language.markup import find_words, one_line, plain, plain_line
from thidua.language.vietnamese import fold
from thidua.model.campaign_forms import LegalForm
from thidua.model.field_path import FieldPath
from thidua.model.plan import Plan
from thidua.portal.dossier import Dossier
from thidua.portal.rules.fidelity import difference_problem
from thidua.portal.sources import Sources

_OPENS, _CLOSES = '“"«', '”"»'
_CALLED_THEME = compile_late(r"\bchu (?:de|diem)\b[^.;“”\"«»]{0,100}$")
_CALLED_BEHIND = compile_late(r"^[^.;]{0,40}\bchu (?:de|diem)\b")
_LEGAL_FORMS = {LegalForm.REGULAR: "thuong xuyen", LegalForm.THEMATIC: "chuyen de"}
_HEADS = compile_late(
    r"(?:Chủ tịch|Bí thư|Giám đốc|Thường trực|Ban Thường vụ|Lãnh đạo|Văn phòng|Thủ trưởng|"
    r"Hiệu trưởng|Hội đồng Thi đua[ ,–-]+[Kk]hen thưởng) $"
)
_RECEIVES = compile_late(r"(?:\b(?:về|gửi|trình|tới|của)|(?<!giao) cho) $", re.IGNORECASE)
_CLAUSE_BEGINS = compile_late(r"(?:^|[.;:,!?(“\"»”)–-]\s*)$")
_CLAUSE_ENDS = compile_late(r"^\s*(?:$|[.;:,!?)”\"«])")
_BEFORE_NUMBERS = ("ít nhất", "tối thiểu", "không quá", "tối đa", "không dưới", "trên", "dưới")
_TITLES = compile_late(r"^(?:ông|bà|anh|chị|em|đồng chí|đ/c|cụ|thầy|cô)\s+", re.IGNORECASE)


class _Occurrence(NamedTuple):
    """Words in a line of a passage: what stands before them, and behind them."""

    before: str
    behind: str

    @property
    def is_cut_quotation(self) -> bool:
        """Whether it stands in quotation marks and leaves a part of what they hold out."""
        opened = max(self.before.rfind(sign) for sign in _OPENS)
        closed = max(self.before.rfind(sign) for sign in "”»")
        if opened < 0 or closed > opened or self.before.count('"') % 2 != self._straight(opened):
            return False
        ends = [at for sign in _CLOSES if (at := self.behind.find(sign)) >= 0]
        if not ends:
            return False
        left = self.before[opened + 1 :] + self.behind[: min(ends)]
        return any(map(str.isalnum, left))

    def _straight(self, opened: int) -> int:
        """Whether an odd number of straight marks must stand before words inside a quotation."""
        if self.before[opened] == '"':
            return 1
        return self.before.count('"') % 2


def _list_occurrences(dossier: Dossier, words: str) -> Iterator[_Occurrence]:
    said = plain_line(words)
    for line in dossier.printed_lines:
        for at in find_words(said, line):
            yield _Occurrence(line[:at], line[at + len(said) :])


def quoted_facts_are_whole(dossier: Dossier) -> Iterator[Problem]:
    """Theme, motto, slogans and movements are all that stands between the quotation marks."""
    for path, words in _list_quoted(dossier.entry.record):
        found = [*_list_occurrences(dossier, words)]
        if found and all(one.is_cut_quotation for one in found):
            yield difference_problem(
                dossier.entry,
                path,
                f"“{words[:60].rstrip()}” chỉ là một phần của lời in trong ngoặc kép.",
                "Chép đủ lời trong ngoặc kép.",
            )


def _list_quoted(plan: Plan) -> Iterator[tuple[FieldPath, str]]:
    if plan.theme and not plan.theme.note:
        yield ("theme", "text"), plan.theme.text
    if plan.motto and not plan.motto.note:
        yield ("motto", "text"), plan.motto.text
    for index, movement in enumerate(plan.movements):
        if not movement.note:
            yield ("movements", index, "name"), movement.name
    for index, slogan in enumerate(plan.slogans):
        if not slogan.note:
            yield ("slogans", index, "text"), slogan.text


def themes_stand_behind_their_name(dossier: Dossier) -> Iterator[Problem]:
    """The words of a theme follow *chủ đề*, or stand in the section that is called so."""
    theme = dossier.entry.record.theme
    if not theme or theme.note or theme.heading:
        return
    found = [*_list_occurrences(dossier, theme.text)]
    if not found or any(map(_is_called_theme, found)):
        return
    if re.search(r"\bchu (?:de|diem)\b", dossier.folded_words):
        yield difference_problem(
            dossier.entry,
            ("theme", "text"),
            "Văn bản không gọi câu này là chủ đề.",
            "Chép đủ câu đứng ngay sau chữ “chủ đề”; không có thì bỏ `theme`.",
        )


def _is_called_theme(one: _Occurrence) -> bool:
    before = re.sub(r"[“\"«]\s*$", "", one.before)
    behind = re.sub(r"^\s*[”\"»]", "", one.behind)
    return bool(_CALLED_THEME.search(fold(before)) or _CALLED_BEHIND.match(fold(behind)))


def periods_have_printed_events(dossier: Dossier) -> Iterator[Problem]:
    """An event with which a period begins or ends is named in the words about time."""
    period = dossier.entry.record.period
    if not period or period.note:
        return
    said = f" {_bare(period.text)} "
    for name in ("start_event", "end_event"):
        event: str | None = getattr(period, name)
        if event and f" {_bare(event)} " not in said:
            yield difference_problem(
                dossier.entry,
                ("period", name),
                f"Lời về thời gian không in “{event}”.",
                "Chép sự kiện như in ở `text`, hoặc bỏ dòng này.",
            )


def launched_by_has_its_head(dossier: Dossier) -> Iterator[Problem]:
    """*Chủ tịch Ủy ban nhân dân huyện phát động*: it is the head who launches, not the body."""
    name = dossier.entry.record.launched_by
    if not name:
        return
    launches = [
        one
        for one in _list_occurrences(dossier, name)
        if re.match(r"[^.;]{0,60}\bphát động\b", one.behind)
    ]
    if launches and all(_HEADS.search(one.before) for one in launches):
        head = _HEADS.search(launches[0].before)
        yield difference_problem(
            dossier.entry,
            ("launched_by",),
            f"Văn bản in “{head.group() if head else ''}{name}” phát động.",
            "Chép đủ tên như in.",
        )


def units_do_not_only_receive(dossier: Dossier) -> Iterator[Problem]:
    """Who is named only behind *gửi về*, *trình* or *của* has no task in a paragraph."""
    for index, item in enumerate(dossier.entry.record.responsibility_items):
        text = one_line(plain(item.text).replace("\n", " "))
        for place, one in enumerate(item.units):
            before = [text[:at] for at in find_words(one.unit, text)]
            if before and all(map(_RECEIVES.search, before)):
                yield difference_problem(
                    dossier.entry,
                    ("responsibilities", "items", index, "units", place, "unit"),
                    f"Mục {item.bare_number} nhắc đến “{one.unit}” mà không giao việc.",
                    "Chỉ ghi đơn vị mà mục này giao việc.",
                )


def parts_are_of_the_last_clause(dossier: Dossier) -> Iterator[Problem]:
    """*Trong đó* below several clauses is about the last, unless a note says why not."""
    for index, target in enumerate(dossier.entry.record.target_items):
        if target.parts_of and not target.note:
            behind = target.text.rpartition(target.parts_of)[2]
            if re.search(r";\s*\w", behind):
                yield difference_problem(
                    dossier.entry,
                    ("targets", "items", index, "parts_of"),
                    f"Sau “{target.parts_of}” còn một vế, mà “Trong đó” đứng ngay dưới vế cuối.",
                    "Chép vế cuối; nếu văn bản nói về vế trước, ghi `note` vì sao.",
                )


def places_stand_with_their_day(dossier: Dossier) -> Iterator[Problem]:
    """The place of a document is printed in its head: without a head there is no place."""
    document = dossier.entry.record.document
    head = (document.number, document.issued, document.issued_text, document.issuer_text)
    if document.place and not any(head):
        yield difference_problem(
            dossier.entry,
            ("document", "place"),
            "Địa danh in ở đầu văn bản, cùng ngày ký, mà văn bản này không có phần đầu.",
            "Chép phần đầu như in (`issuer_text`, `issued_text`); bản gốc không có thì bỏ `place`.",
        )


def legal_forms_are_called_so(dossier: Dossier) -> Iterator[Problem]:
    """*Chuyên đề* is not *thường xuyên*."""
    plan = dossier.entry.record
    said = fold(plan.legal_form_text or "")
    own = _LEGAL_FORMS[plan.legal_form] if plan.legal_form else ""
    if own and not said and own not in dossier.folded_words:
        yield difference_problem(
            dossier.entry,
            ("legal_form",),
            "Văn bản không in chữ nào nói đợt thi đua thuộc hình thức này.",
            "Bỏ dòng này; có in thì chép chữ ấy vào `legal_form_text`.",
        )
    if own and said and own not in said:
        yield difference_problem(
            dossier.entry,
            ("legal_form",),
            f"Văn bản in “{plan.legal_form_text}”.",
            "Chọn đúng hình thức như in.",
        )


def deadlines_keep_what_bounds_their_numbers(dossier: Dossier) -> Iterator[Problem]:
    """*Từ 50% trở lên* is not *50%*, also where staff say in short what is due."""
    for index, due in enumerate(dossier.entry.record.deadlines):
        for number in re.findall(r"(?<![\d.,/])\d+(?:[.,]\d+)*%?(?![\d/])", due.what):
            bound = _find_bound(number, due.text)
            if bound and not _find_bound(number, due.what):
                yield difference_problem(
                    dossier.entry,
                    ("deadlines", index, "what"),
                    f"Văn bản in “{bound}” cạnh `{number}`.",
                    f"Ghi cả “{bound}”.",
                )


def _find_bound(number: str, text: str) -> str:
    """Find the word that makes a number a least or a most value."""
    exact = rf"(?<![\d.,/]){re.escape(number)}(?![\d.,]*\d)"
    if behind := re.search(rf"{exact}[^.;,\d]{{0,30}}?(trở lên|trở xuống)", text):
        return behind[1]
    before = re.search(rf"\b({'|'.join(_BEFORE_NUMBERS)})\s+{exact}", text, re.IGNORECASE)
    return before[1] if before else ""


def honorees_are_named_in_their_quote(sources: Sources) -> Iterator[Problem]:
    """Words quoted for an example name it, and begin and end where a clause does."""
    plans = {plan.id: plan for plan in sources.plans}
    for honoree in sources.honorees:
        quote, plan = honoree.record.quote, plans.get(honoree.record.plan or "")
        if not quote or quote.note or not plan:
            continue
        name = _bare(_TITLES.sub("", honoree.record.name))
        is_anonymous = honoree.record.takedown is not None
        is_named = _is_named(name, f" {_bare(quote.text)} ") and not _is_longer(
            honoree.record.name, name, _bare(quote.text)
        )
        if not is_anonymous and not is_named:
            yield honoree.problem(
                ("quote", "text"),
                f"Câu trích không nhắc đến “{honoree.record.name}”.",
                "Chép câu của kế hoạch có tên gương này; không có thì bỏ `quote`.",
            )
        found = [*_list_occurrences(sources.open_dossier(plan), quote.text)]
        if found and not any(map(_is_clause, found)):
            yield honoree.problem(
                ("quote", "text"),
                "Câu trích bắt đầu hoặc kết thúc giữa một vế câu.",
                "Chép từ đầu đến hết vế câu.",
            )


def _is_named(name: str, said: str) -> bool:
    """Whether all words of a name are said, and its last two beside each other."""
    words = name.split()
    last = " ".join(words[-2:])
    return all(f" {word} " in said for word in words) and f" {last} " in said


def _is_longer(printed: str, name: str, said: str) -> bool:
    """Whether a name ends in common words that the quote says of something else."""
    last = printed.split()[-2:]
    is_proper = any(one[:1].isupper() for one in last)
    return not is_proper and f" {name} " not in f" {said} "


def _is_clause(one: _Occurrence) -> bool:
    return bool(_CLAUSE_BEGINS.search(one.before) and _CLAUSE_ENDS.match(one.behind))


def _bare(passage: str) -> str:
    return join_folded(plain_line(passage))
