"""Rules for persons: nobody is published without a recorded consent that has not been withdrawn.

Sources: Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15; Nghị định 356/2025/NĐ-CP.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.foundation.problems import Problem
from thidua.model.honoree import ConsentField, ConsentScope, Honoree, TakedownMode
from thidua.portal.sources import Sources

REMOVED_NAME = "(đã gỡ)"
_ANONYMOUS_START = "Một "


def persons_have_a_live_consent(sources: Sources) -> Iterator[Problem]:
    """A person or household is shown only with a valid consent that covers all that is shown."""
    for entry in sources.honorees:
        honoree = entry.record
        if not honoree.is_personal or honoree.takedown:
            continue
        consent = honoree.consent
        if consent is None:
            yield entry.problem(
                ("kind",),
                "Cá nhân, hộ gia đình chỉ được công bố khi có mục `consent`: im lặng không phải "
                "là đồng ý.",
                "Ghi `consent` theo phiếu đồng ý đã lưu, hoặc bỏ tệp này.",
            )
            continue
        if consent.withdrawn_on:
            yield entry.problem(
                ("consent", "withdrawn_on"),
                "Người được nêu gương đã rút lại đồng ý nên không được công bố.",
                "Thêm mục `takedown` và làm theo quy trình gỡ bỏ ở trang Hướng dẫn.",
            )
        if ConsentScope.WEB not in consent.scope:
            yield entry.problem(
                ("consent", "scope"),
                "Phiếu đồng ý không gồm kênh `web` nên không được đưa lên Cổng.",
                "Xin đồng ý cho kênh `web`, hoặc bỏ tệp này.",
            )
        for fact in _shown(honoree):
            if fact not in consent.fields:
                yield entry.problem(
                    ("consent", "fields"),
                    f"Trang sẽ hiện `{fact.value}` mà phiếu đồng ý không gồm thông tin này.",
                    "Bỏ thông tin đó khỏi tệp, hoặc xin đồng ý thêm.",
                )


def _shown(honoree: Honoree) -> Iterator[ConsentField]:
    yield ConsentField.NAME
    if honoree.unit:
        yield ConsentField.UNIT
    if honoree.place:
        yield ConsentField.PLACE
    yield ConsentField.ACHIEVEMENT
    if honoree.awards:
        yield ConsentField.AWARD


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
        left = [name for name in ("unit", "place", "quote", "awards") if getattr(honoree, name)]
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
        for name in left if removed else ():
            yield entry.problem((name,), f"Đã gỡ hẳn mà mục `{name}` vẫn còn.", "Xóa mục này.")


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
