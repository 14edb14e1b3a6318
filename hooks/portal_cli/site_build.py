"""One build of a site: alone in its folder, published in one step, and nothing left beside it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path

from portal_cli.arguments import tell
from portal_cli.locks import hold_lock
from portal_cli.system import say_with_place
from thidua.foundation.site_folder import SiteFolder
from thidua.foundation.spare_site import SpareSite


class SiteBuild:
    """A build that has begun; ``publish`` or ``give_up`` ends it.

    Beginning waits for another build of the same site, and tidies what a killed one left.

    Args:
        site: the folder where readers see the site.

    Raises:
        BusyError: when the other build takes too long.
        OSError: when the system refuses something beside the site.
    """

    def __init__(self, site: Path) -> None:
        self._folder = SiteFolder(site)
        self._held = ExitStack()
        self._held.enter_context(hold_lock(self._folder.lock, "dựng trang"))
        try:
            self._folder.tidy()
        except BaseException:
            self._held.close()
            raise

    @property
    def staging(self) -> Path:
        """The folder to build in; it is not there yet."""
        return self._folder.staging

    @property
    def spare(self) -> SpareSite:
        """A second tree of the site, from the build before."""
        return self._folder.spare

    def publish(self, renew_spare: Callable[[Path | None], None] | None = None) -> None:
        """Put what was built in the place of the site, and remove the site before.

        Args:
            renew_spare: makes the spare tree one of the new site; is given the tree of the site
                before, which it may take, if there is one.

        Raises:
            OSError: when the system refuses; the build is given up then.
        """
        try:
            self._folder.publish()
        except BaseException:
            self.give_up()
            raise
        try:
            if renew_spare:
                renew_spare(self._folder.take_past())
            self._folder.tidy()
        except OSError as error:
            tell(
                f"Trang mới đã vào chỗ, nhưng chưa dọn được bản cũ: {say_with_place(error)}. "
                "Lần dựng sau sẽ dọn tiếp."
            )
        self._held.close()

    def give_up(self) -> None:
        """Leave the site as it is, and remove what was built."""
        with suppress(OSError):  # the next build tidies
            self._folder.tidy()
        self._held.close()
