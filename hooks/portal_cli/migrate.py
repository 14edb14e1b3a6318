"""``portal migrate``: what a newly installed engine does to a portal, for ``portal upgrade``."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from portal_cli.arguments import find_root, tell
from thidua.datafiles.schemas import write_schemas
from thidua.foundation.engine import VERSION
from thidua.upkeep.migrations import Migrated, migrate
from thidua.upkeep.newportal.manifest import MANIFEST
from thidua.upkeep.newportal.refreshing import refresh
from thidua.upkeep.wheels import split_version


def run(given: Namespace) -> int:
    """Bring a portal's data and files from an older engine to this one."""
    root = find_root(given.root)
    try:
        split_version(given.since)
    except ValueError as wrong:
        tell(str(wrong))
        return 2
    done = migrate(root, given.since)
    refreshed = refresh(root)
    for _ in write_schemas(root / "data" / "schemas"):
        pass
    _list("Dữ liệu đã được chuyển:", [_line(change) for change in done])
    if refreshed is None:
        print(f"Không có {MANIFEST} nên các tệp đi kèm được để nguyên.")
        return 0
    _list("Tệp đi kèm đã viết mới hoặc viết lại:", refreshed.renewed)
    _list("Tệp không dùng nữa đã xóa:", refreshed.removed)
    _list(
        f"Tệp đã được sửa riêng nên để nguyên; phiên bản {VERSION} viết khác bản trước, nên đối "
        "chiếu với một cổng trống do `portal init` lập:",
        refreshed.left,
    )
    return 0


def _line(change: Migrated) -> str:
    gone = "; tệp không còn gì riêng nên đã xóa" if change.removed else ""
    return f"{change.file}: {change.words}{gone}"


def _list(head: str, lines: Sequence[str]) -> None:
    if lines:
        print("\n  - ".join([head, *lines]))
