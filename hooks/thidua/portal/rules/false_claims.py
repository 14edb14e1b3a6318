"""What the portal's own texts say of a plan: its figures, days, words and verdicts.

Pages that staff write may tell of much that no plan prints (who came to a meeting, how many teams
took part). What is asked here is only what a sentence ascribes to the plan or to its reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from thidua.figures.numerals import NUMERAL, spelled
from thidua.foundation.patterns import compile_late
from thidua.language.compared_words import drop_zeros
from thidua.language.document_number import printed_numbers
from thidua.language.markup import one_line, plain
from thidua.language.vietnamese import CAPITALS, fold
from thidua.model.decided import NEW_ENDS, Effect
from thidua.model.document import Validity
from thidua.model.results import Verdict
from thidua.portal.dossier import Dossier
from thidua.portal.rules.claimed_times import find_strange_times, list_days
from thidua.portal.rules.claims_in_words import (
    find_strange_confirmations,
    find_strange_counts,
    find_strange_parts,
    find_strange_shares,
    read_count,
)
from thidua.portal.rules.whose_claims import is_of_others

_NUMBER = r"\d+(?:[.,]\d+)*"
_SHARE = compile_late(rf"(?<![\w.,/])({_NUMBER})\s?%")
_COUNT = compile_late(rf"(?<![\w.,/-])({_NUMBER})(?![\d/%])\s+([^\W\d]+ [^\W\d]+)")
_SIGNED = compile_late(
    rf"(?<!\w)do (?:[^\s.;,]+ ){{0,12}}?((?:[{CAPITALS}][^\W\d_]* ){{2,4}})ký(?!\w)"
)
_VERDICT = compile_late(
    r"(?<!\w)chỉ tiêu (?:số |thứ )?(\d+(?:\.\d+)*) (?:đã |đều |được )*"
    r"(không |chưa )?(?:đạt|vượt|hoàn thành)(?! \d)(?!\w)",
    re.IGNORECASE,
)
_IN_WORDS = compile_late(rf"(?<!\w)({NUMERAL}) ([^\W\d]+ [^\W\d]+)", re.IGNORECASE)
_FEW = frozenset(["0", "1", "None"])
_MET = compile_late(r"(?<!\w)(?:đạt|hoàn thành|vượt)(?: \w+){0,3} (\d+/\d+) (?:chỉ|mục) tiêu")
_DAY = compile_late(r"(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
_QUOTED = compile_late(
    r"(?<!\w)(?:có câu|có dòng|ghi(?: rõ| là)?|nêu(?: rõ)?|viết|in|yêu cầu|quy định|nói(?: rõ)?)"
    r"\s?:?\s?(?:“([^”]+)”|«([^»]+)»|\"([^\"]+)\")",
    re.IGNORECASE,
)
_SPEAKS = compile_late(
    r"(?<!\w)(?:chủ tịch|bí thư|trưởng|lãnh đạo|đồng chí|đại biểu|ông|bà|anh|chị|bạn|cô|thầy)"
    r"(?!\w)",
    re.IGNORECASE,
)
"""Whoever speaks, does not quote the plan."""
_ASCRIBED = compile_late(
    r"(?<!\w)(?:theo|phấn đấu|chỉ tiêu|mục tiêu|phải|đề ra|đặt ra|giao|yêu cầu|quy định|"
    r"báo cáo|kết quả|kế hoạch (?:này )?(?:là|ghi|đặt|nêu))(?!\w)",
    re.IGNORECASE,
)
_HOW_MANY = compile_late(
    r"(?<!\w)(?:có|gồm|với|đặt ra|đề ra|đặt|nêu)(?: (?:cả thảy|tất cả|tổng cộng))? "
    r"(?P<count>\d+|\w+(?: \w+)?) (?:chỉ tiêu|mục tiêu)(?! (?:đã|được|đạt|chưa|có))(?!\w)",
    re.IGNORECASE,
)
_ALL_MET = compile_late(
    r"(?<!\w)(?:đã )?(?:đạt|hoàn thành|vượt|thực hiện xong)(?: \w+){0,3} "
    r"(?:mọi|tất cả|toàn bộ|hết|cả \w+|100\s?%)(?: \w+){0,2} chỉ tiêu(?!\w)|"
    r"(?<!\w)(?:mọi|tất cả|toàn bộ|các|cả \w+|100\s?%)(?: \w+){0,2} (?:chỉ tiêu|kế hoạch)"
    r"(?:,? \w+){0,12} "
    r"(?:đều |đã )+(?:\w+ ){0,2}(?:đạt|hoàn thành|vượt|xong)(?!\w)|"
    r"(?<!\w)(?:vượt(?: mức)?|hoàn thành(?: \w+){0,2}) (?:kế hoạch|toàn bộ)(?!\w)|"
    r"(?<!\w)về đích(?: \w+){0,2} trước",
    re.IGNORECASE,
)
_CHANGED = compile_late(
    r"(?<!\w)(?:(?P<longer>gia hạn|kéo dài(?= (?:đến|thêm|tới)))|"
    r"(?P<over>bãi bỏ|hủy bỏ|huỷ bỏ|bị hủy|bị huỷ|(?:hết|không còn) hiệu lực|bị thay thế|thu hồi|"
    r"(?:không còn|thôi|(?<!không )ngừng) (?:được )?(?:áp dụng|thực hiện)|chấm dứt (?:hiệu lực|"
    r"(?:việc )?thực hiện))|"
    r"(?P<waits>đình chỉ|tạm dừng|(?:đã|được) hoãn|(?:đã|bị) dừng)|"
    r"(?P<amended>(?:đã|được) (?:sửa đổi|điều chỉnh|lùi))|"
    r"(?P<shorter>(?:đã|được) rút ngắn|rút ngắn(?= (?:đến|còn))))(?!\w)",
    re.IGNORECASE,
)
_BY_EFFECT = {
    "longer": {Effect.EXTEND},
    "shorter": {Effect.SHORTEN},
    "over": {Effect.END, Effect.REPLACE},
    "waits": {Effect.SUSPEND},
    "amended": {Effect.AMEND, *NEW_ENDS, Effect.REPLACE},
}
_OVER = (Validity.ENDED, Validity.REPLACED, Validity.ARCHIVED)
_OF_LISTS = frozenset(["chi tieu", "muc tieu"])
"""How many there are, the list tells, and not its words."""
_IS_DENIED = compile_late(
    r"(?<!\w)(?:chưa|không|nào|nếu|khi|sẽ|phấn đấu|quyết tâm|nhằm|để|cần|phải|hướng tới|"
    r"cho biết|xem|mục tiêu)(?!\w)[^.;:]{0,40}$|(?<!trào )(?<!\w)thi đua $",
    re.IGNORECASE,
)
_NOT_DENYING = compile_late(r"không (?:chỉ|những|ngừng)", re.IGNORECASE)
_ASKED = compile_late(r"[^.;:,]{0,20}(?<!\w)(?:nào|hay chưa|hay không|chưa)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class FalseClaim:
    """Words of a text that its plan does not bear out.

    Attributes:
        at: where they begin in the text.
        message: what is wrong.
        fix: what to write instead.
        said: the words, where the message quotes them as they are.
    """

    at: int
    message: str
    fix: str
    said: str = ""


@dataclass(frozen=True)
class PlanFacts:
    """What a plan, its reports and the decisions about it print.

    Attributes:
        lines: the words of each passage.
        counts: how many targets it may be said to have.
        reported: the words of its reviews.
        effects: what decisions on this portal did to it.
        number: of the document; empty if it has none.
        verdicts: what the last report says of each target, by its number.
    """

    lines: tuple[str, ...]
    counts: frozenset[int]
    reported: str
    effects: frozenset[Effect]
    number: str
    verdicts: Mapping[str, Verdict]

    @property
    def words(self) -> str:
        """All of it, without marks, with single spaces."""
        return "\n".join(map(fold, (*self.lines, self.reported)))


def gather_facts(dossier: Dossier) -> PlanFacts:
    """What is known of one plan."""
    plan = dossier.entry.record
    results = dossier.results.record.reviews if dossier.results else ()
    reported = [
        text
        for review in results
        for text in (
            review.source.text,
            *(one.text for one in review.results),
            *(f"{unit.unit}: {unit.text}" for one in review.results for unit in one.units),
            *(one.verdict.value for one in review.results if one.verdict),
            *((review.summary.text,) if review.summary else ()),
            *(one.text for one in review.unplaced),
        )
    ]
    changed = [
        text
        for made in dossier.changes
        for text in (made.change.text, *(one.new or "" for one in made.change.targets))
    ]
    effects = {made.change.effect for made in dossier.changes}
    if plan.document.replaced_by or plan.document.status in _OVER:
        effects |= _BY_EFFECT["over"]
    items = plan.targets.items if plan.targets else ()
    lines = tuple(one_line(line) for line in dossier.printed_lines)
    return PlanFacts(
        (
            *lines,
            *changed,
            plan.document.signer.name or "" if plan.document.signer else "",
            *map(str, (plan.document.issued or "", plan.document.number or "")),
        ),
        frozenset((len(items), len(dossier.lines), len(dossier.held_lines))),
        "\n".join(map(one_line, reported)),
        frozenset(effects),
        str(plan.document.number) if plan.document.number and plan.document.number.seq else "",
        {
            str(one.target): one.verdict
            for review in results
            for one in review.results
            if one.target and one.verdict
        },
    )


def list_false_claims(
    sentence: str, linked: str, facts: Sequence[PlanFacts]
) -> Iterator[FalseClaim]:
    """What a sentence says of the plans that it links to, and none of them bears out; each once.

    Args:
        sentence: plain words, as long as in the source.
        linked: the words of the first link.
        facts: what is known of each plan.
    """
    ends: list[int] = []  # “đạt 2/3 chỉ tiêu” tells “2/3 chỉ tiêu” too
    for one in sorted(_find_claims(sentence, linked, facts), key=lambda one: one.at):
        if not one.said or one.at + len(one.said) not in ends:
            yield one
        ends.append(one.at + len(one.said))


def _find_claims(sentence: str, linked: str, facts: Sequence[PlanFacts]) -> Iterator[FalseClaim]:
    words = "\n".join(one.words for one in facts)
    yield from _list_strange_amounts(sentence, linked, words)
    for found in _QUOTED.finditer(sentence):
        quoted = one_line(found[1] or found[2] or found[3])
        speaks = _SPEAKS.search(sentence, 0, found.start())
        if not speaks and fold(quoted).strip(" .;") not in words:
            yield FalseClaim(
                found.end() - len(quoted) - 2,
                f"Kế hoạch được dẫn không in “{quoted}”.",
                "Chép đúng từng chữ của kế hoạch, hoặc bỏ ngoặc kép.",
            )
    many = _HOW_MANY.search(sentence)
    count = read_count(many["count"]) if many else None
    if many and count and not any(count in one.counts for one in facts):
        yield FalseClaim(
            many.start("count"),
            f"Kế hoạch được dẫn không có {many['count']} chỉ tiêu.",
            "Ghi đúng số chỉ tiêu ở trang kế hoạch.",
        )
    yield from _list_wrong_names(sentence, linked, facts, words)
    for found in find_strange_confirmations(sentence, linked, words):
        if not is_denied(sentence, found) and not any(printed_numbers(sentence[found.start() :])):
            yield _not_printed(found.start(), found[0].strip())
    yield from list_verdicts(sentence, "\n".join(one.reported for one in facts))
    effects = {effect for one in facts for effect in one.effects}
    for found in find_changes(sentence, effects):
        if not {*printed_numbers(sentence)} - {one.number for one in facts}:
            yield FalseClaim(
                found.start(),
                f"Trên Cổng không có văn bản nào làm việc này (“{found[0]}”).",
                "Nêu số, ký hiệu của quyết định; có quyết định thì đưa lên Cổng với `changes`.",
            )


def _list_strange_amounts(sentence: str, linked: str, words: str) -> Iterator[FalseClaim]:
    """Numbers, parts, counts of what is met, days and months that no words of the plan have."""
    for claim in list_strange_numbers(sentence, words):
        if not is_of_others(sentence, claim.at, linked):
            yield claim
    for at, said in find_strange_parts(sentence, words):
        if not is_of_others(sentence, at, linked):
            yield _not_printed(at, said)
    for found in find_strange_times(sentence, linked, words):
        yield _not_printed(found.start(), found[0])
    for found in find_strange_counts(sentence, linked, words):
        if not is_denied(sentence, found):
            yield _not_printed(found.start(), found[0])


def _list_wrong_names(
    sentence: str, linked: str, facts: Sequence[PlanFacts], words: str
) -> Iterator[FalseClaim]:
    """Another number or day in the words of the link, another signer, a verdict turned round."""
    own = {one.number for one in facts}
    for number in printed_numbers(linked):
        if "" not in own and number not in own:
            yield FalseClaim(
                sentence.find(number),
                f"Kế hoạch được dẫn không mang số `{number}`.",
                "Ghi đúng số của kế hoạch, hoặc dẫn tới kế hoạch mang số ấy.",
            )
    for found in _DAY.finditer(linked):
        if tuple(map(int, found.groups())) not in set(list_days(words)):
            yield FalseClaim(
                sentence.find(found[0]),
                f"Kế hoạch được dẫn không in ngày {found[0]}.",
                "Ghi đúng ngày của kế hoạch.",
            )
    for found in _SIGNED.finditer(sentence):
        if fold(found[1].split(maxsplit=1)[-1]).strip() not in words:
            yield _not_printed(found.start(), found[1].strip())
    for found in _VERDICT.finditer(sentence):
        said = {one.verdicts[found[1]] for one in facts if found[1] in one.verdicts}
        if said and (found[2] is None) is (said == {Verdict.NOT_MET}):
            yield _not_printed(found.start(), found[0])


def find_changes(text: str, effects: Set[Effect]) -> Iterator[re.Match[str]]:
    """Where a text says that a plan was changed in a way in which no decision changed it."""
    for found in _CHANGED.finditer(text):
        if not effects & _BY_EFFECT[found.lastgroup or ""] and not is_denied(text, found):
            yield found


def list_verdicts(sentence: str, reported: str) -> Iterator[FalseClaim]:
    """Where a text calls all targets met, and no report does."""
    for found in _ALL_MET.finditer(sentence):
        if fold(found[0]) not in fold(reported) and not is_denied(sentence, found):
            yield FalseClaim(
                found.start(),
                f"Không báo cáo nào trên Cổng nói “{found[0]}”.",
                "Kể đúng lời báo cáo; chưa có báo cáo thì bỏ câu này.",
            )


def is_denied(sentence: str, found: re.Match[str]) -> bool:
    """Whether words stand behind *chưa*, *nếu* …, or in a question."""
    denied = _IS_DENIED.search(sentence, 0, found.start())
    is_denied = denied is not None and not _NOT_DENYING.match(denied[0])
    return is_denied or _ASKED.match(sentence, found.end()) is not None


def list_strange_numbers(sentence: str, words: str) -> Iterator[FalseClaim]:
    """Shares that nothing of a plan prints, and other numbers of what it counts."""
    if not _ASCRIBED.search(sentence):
        return
    for found in _SHARE.finditer(sentence):
        if not re.search(rf"(?<![\d.,])0*{re.escape(drop_zeros(found[1]))} ?%", words):
            yield _not_printed(found.start(), found[0])
    for found in find_strange_shares(sentence, words):
        yield _not_printed(found.start(), found[0])
    for found in _MET.finditer(sentence):
        if f"{found[1]} " not in words and not is_denied(sentence, found):
            yield _not_printed(found.start(), found[0])
    for found in (*_COUNT.finditer(sentence), *_IN_WORDS.finditer(sentence)):
        noun = fold(found[2])
        number = found[1] if found[1][0].isdigit() else str(spelled(found[1].lower()))
        if noun in _OF_LISTS or number in _FEW:
            continue
        printed = [one.lstrip("0") for one in re.findall(rf"({_NUMBER}) {noun}(?!\w)", words)]
        if printed and number.lstrip("0") not in printed:
            yield _not_printed(found.start(), found[0])


def _not_printed(at: int, said: str) -> FalseClaim:
    return FalseClaim(
        at,
        f"Kế hoạch được dẫn, báo cáo và quyết định về nó không in “{said}”.",
        "Ghi đúng như in; điều không phải của kế hoạch thì viết thành câu khác, không dẫn tới nó.",
        said,
    )


def shown_words(text: str) -> str:
    """The words of a text of the portal's own, on one line."""
    return one_line(plain(text))
