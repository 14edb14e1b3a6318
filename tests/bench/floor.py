"""What no build in Python can go below, whatever its pages are made by.

The sources are read as YAML by the C loader, and nothing is done with them. The files that the
build made are written once more, hashed and compressed, with the same bytes. What stands between
(records, figures, comparison, templates, search) is not in it.
"""

from __future__ import annotations

import os
import shutil
import time
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from hashlib import blake2b
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import yaml

from bench import promises
from bench.promises import Measured

_ARCHIVES = frozenset({".zip", ".xlsx", ".docx"})
_LEVEL, _RAW = 5, -15  # as the build compresses archives
_HASH_BYTES = 16


def measure_floor(plans: int, portal: Path, hugo: float | None) -> Iterator[Measured]:
    """The parts of the floor of a portal that was built, and all of them together.

    Each is measured in processor time of one process. It is told as the time by the wall that it
    takes where all processors share it without loss.
    """
    site, again = portal / "site", portal / "site-again"
    files = sorted(path for path in site.rglob("*") if path.is_file())
    whole = 0.0
    for name, taken in (
        (promises.FLOOR_READ, _time(lambda: read_sources(portal / "data"))),
        (promises.FLOOR_WRITE, _time(lambda: write_again(files, site, again))),
        (promises.FLOOR_HASH, _time(lambda: hash_again(files))),
        (promises.FLOOR_PACK, pack_again(files)),
    ):
        whole += taken
        yield _told(plans, name, taken, hugo)
    shutil.rmtree(again)
    yield _told(plans, promises.FLOOR, whole, hugo)


def read_sources(data: Path) -> int:
    """Read every source as YAML; how many there are."""
    return sum(
        yaml.load(path.read_bytes(), yaml.CSafeLoader) is not None for path in data.rglob("*.yml")
    )


def write_again(files: list[Path], site: Path, again: Path) -> int:
    """Write the files of a site into another folder; how many bytes they have."""
    written = 0
    for path in files:
        target = again / path.relative_to(site)
        content = path.read_bytes()
        try:
            target.write_bytes(content)
        except FileNotFoundError:
            target.parent.mkdir(parents=True)
            target.write_bytes(content)
        written += len(content)
    return written


def hash_again(files: list[Path]) -> set[bytes]:
    """The hashes of some files."""
    return {blake2b(path.read_bytes(), digest_size=_HASH_BYTES).digest() for path in files}


def pack_again(files: list[Path]) -> float:
    """Processor time to compress what archives hold compressed; what several hold, once.

    To open archives and to unpack them is not in it: a build does neither.
    """
    taken = 0.0
    seen: set[tuple[int, int]] = set()
    for path in files:
        if path.suffix in _ARCHIVES:
            with ZipFile(path) as archive:
                for part in archive.infolist():
                    content = (part.CRC, part.file_size)
                    if part.compress_type == ZIP_DEFLATED and content not in seen:
                        seen.add(content)
                        taken += _time(partial(_deflate, archive.read(part)))
    return taken


def _deflate(content: bytes) -> bytes:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW)
    return packer.compress(content) + packer.flush()


def _time(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _told(plans: int, name: str, processor: float, hugo: float | None) -> Measured:
    seconds = processor / (os.cpu_count() or 1)
    return Measured(plans, name, seconds, "s", processor=processor, hugo=hugo)
