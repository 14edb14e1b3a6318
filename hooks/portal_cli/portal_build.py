"""One build of a portal from its files to its published site, with or without MkDocs."""

from __future__ import annotations

import os
from contextlib import ExitStack
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from icon_sets import find_icon_sets
from portal_cli.environment import hash_of_engine, tell_damaged
from portal_cli.progress import Reporter
from portal_cli.site_build import SiteBuild
from portal_cli.system import say_with_place
from thidua.foundation.problems import DataProblemsError
from thidua.foundation.store import STORE, Store
from thidua.site.build_inputs import BuildInputs
from thidua.site.last_build import LastBuild

if TYPE_CHECKING:
    from thidua.site.build import Site


class PortalBuild:
    """A build that has begun; ``publish`` or ``give_up`` ends it.

    Args:
        root: the folder of the portal.
        live: where readers see the site.
        today: the day of the build.
        preview: whether drafts are shown.
        trusted: whether what is kept in ``.cache`` was kept by this machine.

    Raises:
        BusyError: when another build of the same site takes too long.
        OSError: when the system refuses something beside the site.
    """

    def __init__(
        self, root: Path, live: Path, today: date, *, preview: bool = False, trusted: bool = True
    ) -> None:
        self._build = SiteBuild(live)
        self._engine = hash_of_engine()
        self._store = Store(root / STORE if trusted else None, self._engine)
        self._held = ExitStack()
        self._has_ended = False
        self._report = self._held.enter_context(Reporter())
        self._inputs = BuildInputs(
            root, self._store, self._engine, live.resolve(), self._build.staging,
            self._build.spare, today, preview, os.environ,
        )  # fmt: skip
        self._last = LastBuild(self._inputs)

    def is_unchanged(self) -> bool:
        """Whether the site is right as it stands, so that there is nothing to build."""
        return self._last.is_right()

    @cached_property
    def site(self) -> Site:
        """What puts the new site together."""
        from thidua.site.build import Site  # noqa: PLC0415  # slow to load, if nothing has changed

        return Site(
            self._inputs, icon_sets=find_icon_sets(), progress=self._report, last=self._last
        )

    def publish(self) -> None:
        """Put what was built in the place of the site."""
        self._end()
        self._has_ended = True
        self._build.publish(self.site.renew_spare)

    def give_up(self) -> None:
        """Leave the site as it is, and remove what was built; nothing where the build has ended."""
        if not self._has_ended:
            self._end()
            self._has_ended = True
            self._build.give_up()

    def _end(self) -> None:
        self._held.close()
        self._store.close()
        tell_damaged(self._store.damaged)


def say_stopped(error: DataProblemsError) -> str:
    """What to say where errors in the data keep a site from being built."""
    return f"Dữ liệu có lỗi, trang đã công bố được giữ nguyên.\n{error}"


def say_refused(error: OSError) -> str:
    """What to say where the system refuses something that a build needs."""
    return (
        f"Chưa dựng được: {say_with_place(error)}. Trang đã công bố được giữ nguyên. Kiểm tra "
        "quyền và chỗ trống rồi dựng lại."
    )
