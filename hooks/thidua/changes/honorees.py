"""Comparing honoured examples. Reports are kept for years, so they never name a person.

For a person, a household, and an example with a takedown, a report says which personal data appear
or disappear, but never repeats the data.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.changes.pairing import Pair
from thidua.changes.records import RecordComparison, Side
from thidua.changes.report import Fate, FieldDifference, HonoreeChange
from thidua.changes.state import PublicState
from thidua.changes.wording import show_words
from thidua.model import Honoree, labels
from thidua.model.honoree import Consent

_NOT_SHOWN = frozenset({"id", "consent", "takedown"})
_SHOWN = (
    "name", "unit", "place", "deed", "achievement", "quote", "words", "photographs", "video",
    "sources", "awards", "persons", "note",
)  # fmt: skip
_FACTS = {
    "name": "tên",
    "unit": "đơn vị",
    "place": "địa bàn",
    "achievement": "thành tích",
    "quote": "câu trích",
    "deed": "ngày và nơi của việc",
    "words": "lời nói",
    "photographs": "ảnh",
    "video": "phim",
    "sources": "nguồn kể",
    "persons": "tên từng người",
    "awards": "khen thưởng",
    "note": "chú thích",
}
_UNTOLD = "Đã sửa; báo cáo không nhắc lại dữ liệu cá nhân."


def compare_honoree(pair: Pair, before: PublicState, after: PublicState) -> HonoreeChange | None:
    """Compare an honoured example in two states; None if readers see no difference."""
    old = before.honorees[pair.before] if pair.before is not None else None
    new = after.honorees[pair.after] if pair.after is not None else None
    known = new or old
    assert known is not None  # a pair has at least one of the two states
    sides = [honoree for honoree in (old, new) if honoree]
    is_personal = any(honoree.is_personal for honoree in sides)
    is_private = is_personal or any(
        honoree.takedown or honoree.persons or honoree.consent for honoree in sides
    )
    facts = tuple(_facts(old, new)) if is_private else ()
    differences = tuple(_differences(old, new, before, after, is_private=is_private))
    fate = _fate(pair, before, after)
    if fate is Fate.CHANGED and not facts and not differences:
        return None
    return HonoreeChange(
        name=labels.UNNAMED[known.kind] if is_private else known.name,
        file=_file(known),
        fate=fate,
        is_personal=is_personal,
        differences=differences,
        facts=facts,
        shows_more=is_personal and bool(_shown(new) - _shown(old)),
    )


def _fate(pair: Pair, before: PublicState, after: PublicState) -> Fate:
    if pair.before is None:
        file = _path(pair.after or "")
        if file in before.unread:
            return Fate.UNKNOWN
        return Fate.PUBLISHED if file in before.files else Fate.ADDED
    if pair.after is None:
        return Fate.WITHDRAWN if _path(pair.before) in after.files else Fate.REMOVED
    return Fate.CHANGED


def _differences(
    old: Honoree | None,
    new: Honoree | None,
    before: PublicState,
    after: PublicState,
    *,
    is_private: bool,
) -> Iterator[FieldDifference]:
    if old and new:
        comparison = RecordComparison(Side(before.names), Side(after.names))
        skip = _NOT_SHOWN | frozenset(_SHOWN) if is_private else _NOT_SHOWN
        if is_private and not new.takedown:
            yield from _changed_facts(old, new)
        if not (is_private and new.takedown):
            yield from comparison.list_differences(old, new, skip)
    elif new and not is_private:
        names = after.names
        for name in ("plan", "theme", "field", "achievement"):
            if getattr(new, name) is None:
                continue
            title = Honoree.model_fields[name].title or name
            yield FieldDifference(title, after=show_words(names.show(getattr(new, name), name)))


def _changed_facts(old: Honoree, new: Honoree) -> Iterator[FieldDifference]:
    """List facts that changed, without their words; :func:`_facts` has those that (dis)appear."""
    for name in _SHOWN:
        here, there = getattr(old, name), getattr(new, name)
        if here and there and here != there:
            yield FieldDifference(
                Honoree.model_fields[name].title or name.capitalize(), remark=_UNTOLD
            )


def _facts(old: Honoree | None, new: Honoree | None) -> Iterator[str]:
    """Say in sentences which personal data appear or disappear, and which consent exists."""
    appears, goes = _shown(new) - _shown(old), _shown(old) - _shown(new)
    if appears:
        yield f"Người đọc sẽ thấy: {_listed(appears)}."
    if goes:
        yield f"Người đọc không còn thấy: {_listed(goes)}."
    down, was_down = new.takedown if new else None, old.takedown if old else None
    if down and down != was_down:
        done = f", gỡ xong ngày {labels.day(down.done_on)}" if down.done_on else ""
        asked = f"Yêu cầu gỡ ngày {labels.day(down.requested_on)}{done}"
        yield f"{asked}; cách gỡ: {labels.TAKEDOWN_MODES[down.mode]}."
    elif was_down and new and not down:
        yield "Không còn ghi là đã gỡ: thông tin sẽ hiện trở lại."
    elif was_down and new is None:
        yield "Trang báo đã gỡ cũng không còn."
    yield from _consents(old.consent if old else None, new.consent if new else None, new)
    before, now = (len(one.persons) if one else 0 for one in (old, new))
    if before != now:
        yield f"Số người được nêu tên trong gương: trước {before}, nay {now}."


def _consents(old: Consent | None, new: Consent | None, shown: Honoree | None) -> Iterator[str]:
    if new and _public(new) != _public(old):
        fields = ", ".join(labels.CONSENT_FIELDS[field] for field in new.fields)
        scopes = ", ".join(labels.CONSENT_SCOPES[scope] for scope in new.scope)
        yield (
            f"Đồng ý ngày {labels.day(new.given_on)} {labels.CONSENT_METHODS[new.method]}, "
            f"gồm: {fields}; kênh: {scopes}."
        )
    if new and new.withdrawn_on and (old is None or old.withdrawn_on != new.withdrawn_on):
        yield f"Đã rút lại đồng ý ngày {labels.day(new.withdrawn_on)}."
    if old and old.withdrawn_on and new and not new.withdrawn_on:
        yield "Không còn ghi là đã rút lại đồng ý."
    if old and not new and shown:
        yield "Không còn ghi sự đồng ý."


def _public(consent: Consent | None) -> object:
    """Return the part of a consent about what may be published, without where its form is kept."""
    return consent and (consent.fields, consent.given_on, consent.method, consent.scope)


def _shown(honoree: Honoree | None) -> set[str]:
    """Name the facts that a page shows; a page that says “gỡ” shows none."""
    if honoree is None or honoree.takedown:
        return set()
    return {name for name in _SHOWN if getattr(honoree, name)}


def _listed(names: set[str]) -> str:
    return ", ".join(words for name, words in _FACTS.items() if name in names)


def _path(identifier: str) -> str:
    return f"data/honorees/{identifier}.yml"


def _file(honoree: Honoree) -> str:
    return "" if honoree.id_tells_name else _path(honoree.id)
