"""Reminders, which do not stop a build but must not be forgotten."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.foundation.problems import Problem, Severity
from thidua.model.identity import is_placeholder
from thidua.portal.sources import Sources


def placeholders_are_replaced(sources: Sources) -> Iterator[Problem]:
    """The identity no longer has values of the sample."""
    entry, identity = sources.identity, sources.identity.record
    values: dict[tuple[str, ...], str] = {
        ("agency",): identity.agency,
        ("contacts", "address"): identity.contacts.address,
        ("contacts", "phone"): identity.contacts.phone,
        ("contacts", "email"): identity.contacts.email,
        ("base_url",): identity.base_url,
        ("edit_url",): identity.edit_url or "",
    }
    for path, value in values.items():
        if is_placeholder(value):
            yield Problem(
                entry.file,
                entry.at(*path),
                f"`{path[-1]}` còn là chỗ trống mẫu (`{value}`).",
                "Thay bằng thông tin thật trước khi đưa Cổng vào sử dụng.",
                Severity.NOTICE,
            )
