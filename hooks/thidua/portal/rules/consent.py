"""Rules for persons: nobody is published without a recorded consent that has not been withdrawn.

Sources: Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15; Nghị định 356/2025/NĐ-CP.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.datafiles.validation import FileRecord
from thidua.foundation.problems import Problem
from thidua.language.vietnamese import fold
from thidua.model.field_path import FieldPath
from thidua.model.honoree import (
    Consent,
    ConsentField,
    ConsentScope,
    Honoree,
    HonoreeKind,
    TakedownMode,
)
from thidua.model.labels import CONSENT_FIELDS
from thidua.portal.sources import Sources

REMOVED_NAME = "(đã gỡ)"
_ANONYMOUS_START = "Một "
_TELLING = ("words", "photographs", "video", "sources", "persons")
"""What tells who it is, even where the name is gone."""
_ALL = ("unit", "place", "deed", "quote", "awards", *_TELLING)


def persons_have_a_live_consent(sources: Sources) -> Iterator[Problem]:
    """Whoever is shown gave a consent that stands and covers all that is shown."""
    for entry in sources.honorees:
        if entry.record.takedown:
            continue
        for owner, consent in entry.record.consents():
            yield from _unagreed(entry, owner, consent)
        yield from _faces_without_consent(entry)


def _unagreed(
    entry: FileRecord[Honoree], owner: FieldPath, consent: Consent | None
) -> Iterator[Problem]:
    """What is shown of somebody without, or beyond, what they agreed to."""
    honoree, path = entry.record, (*owner, "consent")
    if consent is None:
        yield entry.problem(
            (*owner, "name") if owner else ("kind",),
            "Cá nhân, hộ gia đình chỉ được công bố khi có mục `consent`: im lặng không phải "
            "là đồng ý.",
            "Ghi `consent` theo phiếu đồng ý đã lưu, hoặc bỏ "
            + ("người này." if owner else "tệp này."),
        )
        return
    if consent.withdrawn_on:
        yield _withdrawn(entry, owner)
    if ConsentScope.WEB not in consent.scope:
        yield entry.problem(
            (*path, "scope"),
            "Phiếu đồng ý không gồm kênh `web` nên không được đưa lên Cổng.",
            "Xin đồng ý cho kênh `web`, hoặc bỏ " + ("người này." if owner else "tệp này."),
        )
    for fact in _shown(honoree, owner):
        if fact not in consent.fields:
            yield entry.problem(
                (*path, "fields"),
                f"Trang sẽ hiện “{CONSENT_FIELDS[fact]}” (`{fact.value}`) mà phiếu đồng ý không "
                "gồm thông tin này.",
                "Bỏ thông tin đó khỏi tệp, hoặc xin đồng ý thêm.",
            )


def _withdrawn(entry: FileRecord[Honoree], owner: FieldPath) -> Problem:
    path = (*owner, "consent", "withdrawn_on")
    if owner:
        named = ", ".join(f"`{key}`" for key in _naming(entry.record, int(owner[1])))
        also = f"; tên người ấy còn ở {named}" if named else ""
        return entry.problem(
            path,
            f"Một người trong `persons` đã rút lại đồng ý nên không được công bố{also}.",
            "Bỏ người ấy khỏi `persons`, bỏ mọi chỗ nhắc tên, ảnh, phim và lời của người ấy, xóa "
            "tệp ảnh, rồi làm theo quy trình gỡ bỏ ở trang Hướng dẫn.",
        )
    if entry.record.kind is HonoreeKind.COLLECTIVE:
        return entry.problem(
            path,
            "Người trong ảnh đã rút lại đồng ý.",
            "Bỏ ảnh có người khỏi `photographs`, xóa tệp ảnh, rồi bỏ mục `consent`; làm theo quy "
            "trình gỡ bỏ ở trang Hướng dẫn.",
        )
    return entry.problem(
        path,
        "Người được nêu gương đã rút lại đồng ý nên không được công bố.",
        "Thêm mục `takedown` và làm theo quy trình gỡ bỏ ở trang Hướng dẫn.",
    )


def _naming(honoree: Honoree, index: int) -> Iterator[str]:
    """The fields that still name one of the persons."""
    name = fold(honoree.persons[index].name)
    pictures = [text for one in honoree.photographs for text in (one.alt, one.caption or "")]
    texts = {
        "name": honoree.name,
        "achievement": honoree.achievement,
        "words": f"{honoree.words.text} {honoree.words.by}" if honoree.words else "",
        "photographs": " ".join(pictures),
    }
    yield from (key for key, text in texts.items() if name in fold(text))


def _faces_without_consent(entry: FileRecord[Honoree]) -> Iterator[Problem]:
    """Pictures of people in a body, whose faces are as personal as anybody's."""
    honoree = entry.record
    if honoree.is_personal or honoree.consent or honoree.persons:
        return
    for index, photograph in enumerate(honoree.photographs):
        if photograph.people:
            yield entry.problem(
                ("photographs", index, "file"),
                f"Ảnh `{photograph.file}` có người mà không có sự đồng ý nào.",
                "Ghi `consent` có `photo` trong `fields`; không ai nhận ra được thì ghi "
                "`people: không` ở ảnh này.",
            )
            return


def _shown(honoree: Honoree, owner: FieldPath) -> Iterator[ConsentField]:
    """What the page shows of whoever gave a consent."""
    faces = any(photograph.people for photograph in honoree.photographs)
    if not honoree.is_personal and not owner:
        if faces:
            yield ConsentField.PHOTO
        return
    yield ConsentField.NAME
    if honoree.persons[int(owner[1])].unit if owner else honoree.unit:
        yield ConsentField.UNIT
    if honoree.place or (honoree.deed and honoree.deed.place):
        yield ConsentField.PLACE
    yield ConsentField.ACHIEVEMENT
    if honoree.awards:
        yield ConsentField.AWARD
    if faces or (honoree.photographs and honoree.is_personal):
        yield ConsentField.PHOTO
    if honoree.video:
        yield ConsentField.VIDEO
    if honoree.words:
        yield ConsentField.WORDS


def takedowns_are_carried_out(sources: Sources) -> Iterator[Problem]:
    """A requested takedown is carried out in the file itself, not only on the page."""
    for entry in sources.honorees:
        honoree = entry.record
        takedown = honoree.takedown
        if takedown is None:
            continue
        if takedown.done_on is None:
            yield entry.problem(
                ("takedown", "requested_on"),
                "Đã có yêu cầu gỡ mà chưa gỡ xong.",
                "Gỡ thông tin theo quy trình ở trang Hướng dẫn rồi ghi `done_on`.",
            )
            continue
        told = _ALL if takedown.mode is TakedownMode.REMOVE else _TELLING
        left = [name for name in told if getattr(honoree, name)]
        removed = takedown.mode is TakedownMode.REMOVE
        if removed and honoree.name != REMOVED_NAME:
            yield entry.problem(
                ("name",), "Đã gỡ hẳn mà tên vẫn còn.", f'Viết `name: "{REMOVED_NAME}"`.'
            )
        if not removed and honoree.is_personal and not honoree.name.startswith(_ANONYMOUS_START):
            yield entry.problem(
                ("name",),
                "Ẩn danh thì tên phải là cách gọi chung.",
                f"Viết như `name: {_ANONYMOUS_START}nông dân`.",
            )
        for name in left:
            how = "gỡ hẳn" if removed else "ẩn danh"
            fix = "Xóa mục này, và xóa tệp ảnh." if name == "photographs" else "Xóa mục này."
            yield entry.problem((name,), f"Đã {how} mà mục `{name}` vẫn còn.", fix)


def ids_do_not_name_persons(sources: Sources) -> Iterator[Problem]:
    """The address of a page does not contain a person's name: addresses remain after takedowns."""
    for entry in sources.honorees:
        honoree = entry.record
        if honoree.id_tells_name:
            yield entry.problem(
                ("id",),
                "Mã có tên người: địa chỉ trang còn mãi, kể cả sau khi gỡ.",
                "Đặt mã theo việc làm và năm, ví dụ `nguoi-tot-2025-01`, và đổi tên tệp theo.",
            )
