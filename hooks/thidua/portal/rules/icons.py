"""The rule for icons: each icon that is named exists and can be shown."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.foundation.problems import Problem
from thidua.look.drawings import UnusableIconError
from thidua.portal.sources import Sources


def icons_exist(sources: Sources) -> Iterator[Problem]:
    """The icon of every field that the portal adds can be shown."""
    own = sources.lists.own_fields
    if own is None:
        return
    for index, field in enumerate(own.record.fields):
        path = ("fields", index, "icon")
        if sources.icons.find(field.icon) is None:
            said = f"Không có biểu tượng `{field.icon}`."
            yield own.problem(path, said, sources.icons.advice(field.icon))
            continue
        try:
            sources.icons.markup_of(field.icon)
        except UnusableIconError as error:
            yield own.problem(
                path,
                f"Không dùng được biểu tượng `{field.icon}`: {error}.",
                "Chọn biểu tượng khác, hoặc lưu lại tệp SVG chỉ gồm các nét vẽ và hình, có "
                "`viewBox`.",
            )
