"""Files beside Python's compiled modules: what is compiled once, and taken over by later runs.

They lie in ``__pycache__`` of the engine, where whoever can change them can change the engine too;
never in a portal or its repository, whose content must not be able to run. Each has a seal: a torn
or damaged one is not taken. Whoever asks for it compiles again then, as where nobody may write.
"""

from __future__ import annotations

from contextlib import suppress
from importlib.util import MAGIC_NUMBER, cache_from_source, source_hash
from pathlib import Path

_SEAL_BYTES = 8


class DamagedError(ValueError):
    """A file is torn, or was written by something else."""


def find_beside(kind: str, *told: str) -> Path:
    """Where something is kept, as this Python compiles it.

    Args:
        kind: what it is; files of one kind have this suffix.
        told: all that it is compiled from.
    """
    beside = Path(cache_from_source(__file__))
    digest = _hash("\0".join((MAGIC_NUMBER.hex(), *told)).encode())
    return beside.with_name(f"{beside.stem}.{digest.hex()}.{kind}")


def read_beside(file: Path) -> bytes:
    """What was kept in a file.

    Raises:
        DamagedError: when its seal does not fit.
        OSError: when it is not there.
    """
    kept = file.read_bytes()
    content = kept[_SEAL_BYTES:]
    if kept[:_SEAL_BYTES] != _hash(content):
        raise DamagedError(file.name)
    return content


def keep_beside(file: Path, content: bytes, most: int) -> None:
    """Keep something, if compiled modules are kept and the system lets us.

    Args:
        file: where.
        content: what.
        most: so many files of one kind may lie there; more are of earlier states of the engine.
    """
    with suppress(OSError):
        if file.parent.is_dir():
            others = list(file.parent.glob(f"*{file.suffix}"))
            for other in others if len(others) >= most else ():
                other.unlink(missing_ok=True)
            file.write_bytes(_hash(content) + content)


def _hash(content: bytes) -> bytes:
    return source_hash(content)  # what Python seals its compiled modules with, and has loaded
