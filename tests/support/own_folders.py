"""Folders that a process of tests keeps while it runs, whatever ends it."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from pathlib import Path


def make_own_folder(prefix: str) -> tempfile.TemporaryDirectory[str]:
    """An empty folder; those of this kind that processes left which were killed are removed."""
    for path in Path(tempfile.gettempdir()).glob(f"{prefix}*"):
        owner = re.match(rf"{prefix}(\d+)-", path.name)
        if owner and not _is_running(int(owner[1])):
            shutil.rmtree(path, ignore_errors=True)
    own = f"{prefix}{os.getpid()}-"
    return tempfile.TemporaryDirectory(prefix=own, ignore_cleanup_errors=True)


def _is_running(process: int) -> bool:
    if os.name != "posix":  # to ask for one on Windows is to end it
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it is somebody else's, or the number is none
        return True
    return True
