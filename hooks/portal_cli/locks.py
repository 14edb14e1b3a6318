"""One program at a time: a lock that the system frees when its program ends, however it ends."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from portal_cli.arguments import tell
from thidua.foundation.problems import StoppedError

if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


_PATIENCE = 600.0  # seconds to wait for another program
_PAUSE = 0.1  # seconds from one try to the next
_TAKEN = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}
_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL}


class BusyError(StoppedError):
    """Another program held the lock for too long; the text is Vietnamese and says what to do."""


@contextmanager
def hold_lock(path: Path, doing: str, patience: float | None = None) -> Iterator[None]:
    """Hold the lock ``path``; while another program holds it, say so and wait.

    The file is there only as long as it is needed. Copies of this process hold the lock as well:
    it is free when the last of them has ended.

    Args:
        path: the file that is locked.
        doing: what the lock is for, as a verb in Vietnamese.
        patience: how many seconds to wait, ten minutes if not given; with 0, nothing is said.

    Raises:
        BusyError: when the other program takes too long.
        OSError: when the file cannot be made.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    file = _wait_for(path, doing, _PATIENCE if patience is None else patience)
    try:
        yield
    finally:
        _free(path, file)


def hold_for_draft(root: Path, patience: float | None = None) -> AbstractContextManager[None]:
    """Let one draft at a time be written into a portal, by whichever command or by the desk.

    Two of one document would choose one name, and each throw away what the other was writing; of
    two with a new body, one would lose its body from the list, or both would add the same.

    Args:
        root: the folder of the portal.
        patience: as for :func:`hold_lock`.
    """
    return hold_lock(root / ".cache" / "dang-viet-nhap", "viết bản nháp", patience)


def _wait_for(path: Path, doing: str, patience: float) -> BinaryIO:
    until, told = time.monotonic() + patience, not patience
    while True:
        file = _try(path, doing)
        if file:
            return file
        if not told:
            tell(f"Một lần {doing} khác đang chạy ở đây; đang chờ lần ấy xong…")
            told = True
        if time.monotonic() > until:
            raise BusyError(
                f"Đã chờ {patience / 60:.0f} phút mà lần {doing} kia chưa xong, nên lần này dừng "
                "lại, chưa đổi gì. Xem nó đang chạy ở cửa sổ hay máy nào, chờ nó xong hoặc dừng "
                "nó, rồi chạy lại."
            )
        time.sleep(_PAUSE)


def _try(path: Path, doing: str) -> BinaryIO | None:
    """The file, locked; None while another program has it."""
    file = _opened(path)
    try:
        _lock(file)
    except OSError as error:
        if error.errno in _TAKEN:
            file.close()
            return None
        if error.errno not in _NO_LOCKS:
            file.close()
            raise
        tell(f"Ổ đĩa này không khóa được tệp: đừng {doing} ở hai nơi cùng một lúc.")
        return file
    if _is_at(path, file):
        return file
    file.close()  # the program before has removed it meanwhile; the lock is another file now
    return None


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("ab")
    except PermissionError:
        if not path.exists():
            raise
        return path.open("rb")  # left by another person; it can be locked all the same


def _is_at(path: Path, file: BinaryIO) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(file.fileno()))
    except FileNotFoundError:
        return False


def _free(path: Path, file: BinaryIO) -> None:
    """Remove the file before anybody else can hold it; Windows removes no file that is open."""
    with suppress(OSError):
        path.unlink()
    file.close()
    if sys.platform == "win32":
        with suppress(OSError):
            path.unlink()
