"""What a process of its own costs, and where there is room to build without waiting for a disk."""

from __future__ import annotations

import compileall
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from workspace import REPOSITORY

PORTAL = (sys.executable, "-m", "portal_cli")
MKDOCS = (sys.executable, "-m", "mkdocs", "build")
LOOK_EVERY = 0.05  # seconds
_SETTINGS = {
    "NO_MKDOCS_2_WARNING": "1",
    "PYTHONUTF8": "1",
    "PYTHONPATH": str(REPOSITORY / "hooks"),
}
_UNWANTED = ("PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX")
_KILOBYTES = re.compile(rb"^(Pss|VmHWM):\s+(\d+) kB", re.MULTILINE)


class Cost(NamedTuple):
    """Seconds by the wall, and seconds of processor time of a process and its children."""

    seconds: float
    processor: float


def run(command: Sequence[str], folder: Path) -> Cost:
    """Run a command in ``folder`` to its end and return what it took; a failure ends the bench."""
    start = time.perf_counter()
    with _started(command, folder) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(time.perf_counter() - start, usage.ru_utime + usage.ru_stime)


def peak_memory(command: Sequence[str], folder: Path) -> float | None:
    """Run a command and return the most memory that it and its children held at once, in MB.

    Memory that several of them share is counted once. The system is asked twenty times a second;
    a higher peak of one process between two of these looks is counted too. Only Linux tells.
    """
    if not Path("/proc/self/smaps_rollup").exists():
        return None
    most = 0
    with _started(command, folder) as process:
        while process.poll() is None:
            held = [_memory(one) for one in _session(process.pid)]
            together = sum(now for now, _ in held)
            most = max(most, together, *(highest for _, highest in held))
            time.sleep(LOOK_EVERY)
    return most / 1024


@contextmanager
def _started(command: Sequence[str], folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Start a command in a session of its own; show what it printed when it fails."""
    with tempfile.TemporaryFile() as printed:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=_environment(),
            stdout=printed,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            yield process
        finally:
            if process.returncode is None:  # interrupted: its children must not go on
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        if process.returncode:
            printed.seek(0)
            last = printed.read().decode("utf-8", "replace")[-2000:]
            raise SystemExit(f"{last}\n{' '.join(command)} failed in {folder}")


def compile_engine() -> None:
    """Compile the engine as its installation does: no command shall pay for that."""
    if not compileall.compile_dir(REPOSITORY / "hooks", quiet=2):
        raise SystemExit("The engine cannot be compiled.")


def _environment() -> dict[str, str]:
    """Without what would let every process compile the engine again."""
    kept = {name: told for name, told in os.environ.items() if name not in _UNWANTED}
    return {**kept, **_SETTINGS}


def _session(leader: int) -> Iterator[int]:
    """Every process that ``leader`` has started, and itself."""
    for entry in os.scandir("/proc"):
        if entry.name.isdecimal():
            try:
                if os.getsid(int(entry.name)) == leader:
                    yield int(entry.name)
            except ProcessLookupError:  # it has ended meanwhile
                continue


def _memory(process: int) -> tuple[int, int]:
    """Kilobytes that a process holds now, shared ones in part, and the most that it ever held."""
    try:
        said = Path(f"/proc/{process}/smaps_rollup").read_bytes()
        said += Path(f"/proc/{process}/status").read_bytes()
    except (FileNotFoundError, ProcessLookupError):  # it has ended meanwhile
        return 0, 0
    found = {name: int(amount) for name, amount in _KILOBYTES.findall(said)}
    return found.get(b"Pss", 0), found.get(b"VmHWM", 0)


def quiet_disk(gigabytes: float = 4) -> str | None:
    """Memory to build in, where there is enough: a busy disk would measure itself."""
    memory = Path("/dev/shm")
    enough = memory.is_dir() and _free(memory) > gigabytes
    return str(memory) if enough and os.access(memory, os.W_OK) else None


def find_room(gigabytes: float) -> Path:
    """A folder with room for the portals, and a line that says where; without room, no bench."""
    memory = quiet_disk(gigabytes)
    room = Path(memory or tempfile.gettempdir())
    kind = "memory" if memory else "a disk, which is measured too"
    print(f"building in {room} ({kind}): {_free(room):.1f} GB free, {gigabytes:.1f} GB needed")
    if _free(room) < gigabytes:
        raise SystemExit("Not enough room: choose fewer plans (SIZES), or another TMPDIR.")
    return room


def _free(folder: Path) -> float:
    """Gigabytes that may be written there; in memory no more than the system has available."""
    free = shutil.disk_usage(folder).free / 2**30
    told = Path("/proc/meminfo")
    if folder == Path("/dev/shm") and told.exists():
        available = re.search(r"^MemAvailable:\s+(\d+)", told.read_text(), re.MULTILINE)
        free = min(free, int(available.group(1)) / 2**20) if available else free
    return free
