"""Publishing into a folder of this machine, or of a share that is mounted on it."""

from __future__ import annotations

import filecmp
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from portal_cli.swap import DestinationError, PublishingError
from portal_cli.system import say_with_place
from thidua.foundation.exchange import FolderNames, LocalPlace
from thidua.foundation.files import link_or_copy


class FolderDestination:
    """The folder around a live site on this machine.

    A file that has not changed is the very file of the live site again: it costs no space, and its
    time stays, so that browsers need not fetch it anew.

    Args:
        live: the folder of the live site; a link is followed.
        site: the folder of the built site.

    Raises:
        PublishingError: when publishing there would harm something else.

    Attributes:
        name: what the live site is called.
        lock: the file that a program holds as long as it publishes there.
    """

    def __init__(self, live: Path, site: Path) -> None:
        live, site = live.resolve(), site.resolve()
        if live.is_relative_to(site) or site.is_relative_to(live):
            raise PublishingError(
                f"`{live}` chứa hoặc nằm trong chính thư mục {site} vừa dựng. Chọn một thư mục ở "
                "chỗ khác, như /var/www/thidua/site."
            )
        if not live.parent.is_dir():
            raise PublishingError(
                f"Không có thư mục `{live.parent}`. Xem lại tên; nếu là ổ mạng thì gắn ổ trước."
            )
        if live.exists() and not live.is_dir():
            raise PublishingError(f"`{live}` là tệp, không phải thư mục. Chọn một thư mục.")
        self.name = live.name
        self.lock = live.with_name(f"{live.name}.portal-lock")
        self._around = live.parent
        self._place = LocalPlace(live.parent)

    def holds(self, path: str) -> bool:
        """Whether there is a file or folder of this path."""
        return self._place.holds(path)

    def list_folder(self, path: str) -> list[str]:
        """The names of what a folder holds."""
        with _explained():
            return [entry.name for entry in (self._around / path).iterdir()]

    def send(self, site: Path, files: Sequence[str], name: str) -> int:
        """Write files into a new folder; how many of them the live site has unchanged."""
        live, new = self._around / self.name, self._around / name
        unchanged = 0
        with _explained():
            new.mkdir()
            if live.is_dir():
                shutil.copymode(live, new)
            for file in files:
                (new / file).parent.mkdir(parents=True, exist_ok=True)
                unchanged += _copy(site / file, live / file, new / file)
        return unchanged

    def rename(self, old: str, new: str) -> None:
        """Move a file or folder to a path where nothing is."""
        with _explained():
            self._place.rename(old, new)

    def exchange(self, names: FolderNames) -> bool:
        """Let the two sites change places in one step, where this system and its disk can.

        Hidden files, which are the host's, are in both before.
        """
        live, new = self._around / names.live, self._around / names.new
        with _explained():
            for path in live.iterdir():
                if path.name.startswith(".") and path.is_file() and not path.is_symlink():
                    with suppress(OSError):  # this one moves afterwards
                        (new / path.name).hardlink_to(path)
            return self._place.exchange(names)

    def remove(self, path: str) -> None:
        """Remove a folder with everything in it, if it is there."""
        with _explained():
            self._place.remove(path)


def _copy(source: Path, live: Path, new: Path) -> bool:
    """Write a file, as a second name of the live one where the two are the same; whether so."""
    same = live.is_file() and not live.is_symlink() and filecmp.cmp(source, live, shallow=False)
    if not same:
        shutil.copyfile(source, new)
        return False
    link_or_copy(live, new)
    return True


@contextmanager
def _explained() -> Iterator[None]:
    """Say in a sentence what the system refused."""
    try:
        yield
    except OSError as error:
        raise DestinationError(say_with_place(error)) from error
