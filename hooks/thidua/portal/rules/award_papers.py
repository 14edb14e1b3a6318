"""Rules for awards: form and title agree, and the attached decision says what is told of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.foundation.problems import Problem
from thidua.language.body_names import expand_names
from thidua.language.dates import printed_days
from thidua.language.vietnamese import fold
from thidua.model.honoree import Award, AwardForm, Decision, Honoree
from thidua.portal.sources import Sources

_FORMS = {
    "giay khen": AwardForm.COMMENDATION,
    "bang khen": AwardForm.MERIT_CERTIFICATE,
    "co thi dua": AwardForm.EMULATION_FLAG,
    "huan chuong": AwardForm.ORDER,
    "huy chuong": AwardForm.MEDAL,
    "ky niem chuong": AwardForm.COMMEMORATIVE_MEDAL,
    "huy hieu": AwardForm.BADGE,
}
_LEVELS = frozenset(("tinh", "huyen", "xa", "phuong", "quan"))
_LIST_APART = "danh sach"
_LONG_DAY = re.compile(r"ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}")
_HEAD = 1_500
"""So many letters at the beginning of a paper have its date."""

_Difference = tuple[str, str]
"""The field that differs, and how."""


def awards_are_of_the_form_they_are_called(sources: Sources) -> Iterator[Problem]:
    """*Giấy khen* is no *Bằng khen*."""
    for entry in sources.honorees:
        for index, award in enumerate(entry.record.awards):
            called = fold(award.title or "")
            form = next((form for words, form in _FORMS.items() if called.startswith(words)), None)
            if form and form is not award.award_form:
                yield entry.problem(
                    ("awards", index, "award_form"),
                    f"“{award.title}” không phải hình thức `{award.award_form.value}`.",
                    f"Ghi `{form.value}`, hoặc sửa tên phần thưởng.",
                )


def awards_are_those_of_their_paper(sources: Sources) -> Iterator[Problem]:
    """Number, day, body, award and name are those of the decision whose file is published."""
    for entry in sources.honorees:
        record = entry.record
        for index, award in enumerate(record.awards):
            for key in ("decision", "revoked_by"):
                decision: Decision | None = getattr(award, key)
                if record.takedown or not (decision and decision.file) or decision.note:
                    continue
                words = sources.albums.read_words(record, decision.file)
                for name, why in _differ(sources, record, award, decision, words) if words else ():
                    is_own = name in ("number", "date", "issuer")
                    path = ("awards", index, key, name) if is_own else ("awards", index, name)
                    yield entry.problem(
                        path if name != "name" else ("name",),
                        f"{why} trong `{decision.file}`.",
                        "Ghi đúng như quyết định in, hoặc thay bằng đúng tệp quyết định.",
                    )


def _differ(
    sources: Sources, record: Honoree, award: Award, decision: Decision, words: str
) -> Iterator[_Difference]:
    said = set(expand_names(words).split())
    squeezed = re.sub(r"\s", "", words)
    if decision.number and str(decision.number) not in squeezed:
        yield "number", f"Không thấy số `{decision.number}`"
    days = {str(one) for line in _LONG_DAY.findall(words[:_HEAD]) for one in printed_days(line)}
    if decision.date and decision.date.day and days and str(decision.date) not in days:
        yield "date", f"Không thấy ngày {decision.date.in_words()}"
    issuer = sources.issuer_by_id.get(decision.issuer or "")
    called = expand_names(issuer.name).split() if issuer else []
    levels = set(called) & _LEVELS
    if issuer and levels and not {*called[-1:], *levels} <= said:
        yield "issuer", f"Không thấy “{issuer.name}”"
    if decision is not award.decision:
        return
    if not set(expand_names(award.title or "").split()) <= said:
        yield "title", f"Không thấy “{award.title}”"
    names = [one.name for one in record.persons] or [record.name]
    missing = [name for name in names if not set(expand_names(name).split()) <= said]
    if missing and _LIST_APART not in fold(words):
        yield "name", f"Không thấy tên “{missing[0]}”"
