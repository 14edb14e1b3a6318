"""``portal desk``: the desk in the browser, for staff who know Word but no YAML and no git."""

from __future__ import annotations

from argparse import Namespace
from datetime import date

from desk.journal import Journal
from desk.server import serve_desk
from portal_cli.arguments import find_root, tell
from portal_cli.caches import look_at_caches
from portal_cli.formats import print_problems
from portal_cli.locks import BusyError, hold_lock

_IS_OPEN = (
    "Bàn làm việc của Cổng này đang mở ở một cửa sổ khác. Dùng trang đang mở ấy; không thấy trang "
    "thì dừng lệnh ở cửa sổ kia (Ctrl+C) rồi chạy lại."
)


def run(given: Namespace) -> int:
    """Serve the desk until somebody stops it."""
    root = find_root(given.root)
    caches = look_at_caches(root)
    print_problems(caches.problems)
    browse = not given.no_browser
    try:
        with hold_lock(Journal.beside(root).folder / "dang-mo", "mở Bàn làm việc", patience=0):
            serve_desk(root, date.today, _say_address, trusted=caches.trusted, browse=browse)
    except BusyError:
        tell(_IS_OPEN)
        return 2
    print("Bàn làm việc đã dừng.")
    return 0


def _say_address(address: str) -> None:
    print(
        f"Bàn làm việc đang mở ở {address}\n"
        "Địa chỉ này chỉ dùng được một lần, chỉ trên máy này. Dừng bằng Ctrl+C, hoặc bấm “Dừng” "
        "trên trang.",
        flush=True,
    )
