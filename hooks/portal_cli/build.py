"""``portal build``: the whole site, published only when it is complete."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from portal_cli.arguments import find_root, read_today, tell
from portal_cli.caches import look_at_caches
from portal_cli.portal_build import PortalBuild, say_refused, say_stopped
from thidua.foundation.executors import work_in_copy
from thidua.foundation.problems import DataProblemsError, StoppedError, pick_errors

if TYPE_CHECKING:
    from thidua.site.pages.standing import WrittenSource

_SITE = "site"


def run(given: Namespace) -> int:
    """Build the site of the portal that was named."""
    root = find_root(given.root)
    if not _build(root, read_today(given.today)):
        return 1
    print(f"Đã dựng xong: {root / _SITE}. Xem trước: portal serve")
    return _copy_for_offline(root) if given.offline else 0


def _copy_for_offline(root: Path) -> int:
    """Make the copy that needs no network; the exit status."""
    from portal_cli.offline_copy import (  # noqa: PLC0415  # slow to load
        make_offline_copy,
        say_not_copied,
    )

    try:
        made = make_offline_copy(root, root / _SITE)
    except DataProblemsError as error:
        tell(f"Chưa chép được bản ngoại tuyến; trang trong {_SITE}/ đã dựng xong.\n{error}")
        return 1
    except OSError as error:
        raise StoppedError(say_not_copied(error)) from None
    print(
        f"Bản ngoại tuyến: {made.folder} (mở index.html bằng trình duyệt), "
        f"và cả thư mục ấy trong một tệp: {made.archive}"
    )
    return 0


def _build(root: Path, today: date) -> bool:
    """Build a site; whether it stands as the data say."""
    caches = look_at_caches(root)
    forged = pick_errors(caches.problems)
    if forged:
        tell(say_stopped(DataProblemsError(forged)))
        return False
    try:
        return _build_and_publish(root, today, trusted=caches.trusted)
    except DataProblemsError as error:
        tell(say_stopped(error))
        return False
    except OSError as error:
        raise StoppedError(say_refused(error)) from None


def _build_and_publish(root: Path, today: date, *, trusted: bool) -> bool:
    """Build a site and let it take the place of the last; whether it stands as the data say.

    MkDocs makes the written pages, where those of the last build are no longer right. To load it
    takes longer than to build what one edit changes, and much memory. So a copy of this process
    does it, and ends before others are begun that write the site.
    """
    build = PortalBuild(root, root / _SITE, today, trusted=trusted)
    try:
        if build.is_unchanged():
            return True
        written = build.site.kept_sources()
        build.site.load()
        if written is None:
            written = work_in_copy(_make_written_texts, root)
            if written is None:
                return False
            build.site.keep_sources(written)
        build.site.write(written)
        build.publish()
        return True
    finally:
        build.give_up()


def _make_written_texts(root: Path) -> list[WrittenSource] | None:
    from portal_cli.mkdocs_runner import make_written_texts  # noqa: PLC0415  # slow to load

    return make_written_texts(root)
