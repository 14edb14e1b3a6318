"""The folder of a built site, which readers see whole at every moment."""

from __future__ import annotations

from pathlib import Path

from thidua.foundation.exchange import FolderNames, LocalPlace, clear, put_back, put_in_place
from thidua.foundation.spare_site import SpareSite


class SiteFolder:
    """A site, and the folders beside it in which the next one is built and the last one ends.

    Nothing here may be called by two programs at once: whoever holds ``lock`` may.

    Args:
        site: where readers see it; it need not be there. A link goes on being one.

    Attributes:
        staging: the folder to build in.
        lock: the file that a program holds as long as it builds.
        spare: a second tree of the site, which makes the next build quick.
    """

    def __init__(self, site: Path) -> None:
        site = site.resolve()
        self._place = LocalPlace(site.parent)
        self._names = FolderNames(site.name, f"{site.name}.new", f"{site.name}.old")
        self.staging = site.with_name(self._names.new)
        self.lock = site.with_name(f"{site.name}.lock")
        self.spare = SpareSite(site.with_name(f".{site.name}.spare"))

    def tidy(self) -> None:
        """Put back the site that a killed build left between two names, and remove all remains."""
        put_back(self._place, self._names)
        clear(self._place, self._names)
        self.spare.tidy()

    def take_past(self) -> Path | None:
        """The tree of the site before the one that was published; whoever asks may change it.

        Raises:
            OSError: when the system refuses.
        """
        if not self._place.holds(self._names.old):
            return None
        self._place.remove(self._names.new)
        self._place.rename(self._names.old, self._names.new)
        return self.staging

    def publish(self) -> None:
        """Let the finished ``staging`` and the site change places; ``tidy`` removes the old one.

        Raises:
            OSError: when the system refuses; readers see the old site then.
        """
        put_in_place(self._place, self._names)
