"""What is slow to make, kept from one build to the next in one SQLite file.

An entry has a place (its kind and its name), the key of what it was made from, its content, and a
seal: the hash of all four. An entry whose seal does not fit was damaged, or put there by somebody
else. It counts as missing, and is told. So a store may be deleted, cut off or exchanged at any
time: it costs time, never truth.
"""

from __future__ import annotations

import multiprocessing
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b
from io import FileIO
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

STORE = ".cache/store.sqlite"
"""Where a portal keeps its store, relative to its root."""

KEY_BYTES = 16
_WAIT_SECONDS = 5.0
_ASKED_AT_ONCE = 500
"""Names in one question; SQLite takes a thousand in its oldest builds."""
_TABLE = (
    "CREATE TABLE entries (kind TEXT NOT NULL, name TEXT NOT NULL, key BLOB NOT NULL,"
    " content BLOB NOT NULL, seal BLOB NOT NULL, PRIMARY KEY (kind, name))"
)
_PAGE_BYTES = 8192
"""Contents have some ten kilobytes. In pages of half the size, inside the tree of names (``WITHOUT
ROWID``), to write them took more than twice as long, and to read them half as long again."""
_FORMER_TABLE = f"{_TABLE} WITHOUT ROWID"
"""That of stores made before this; they serve as well, only slower."""
_MAKE = _TABLE.replace("TABLE", "TABLE IF NOT EXISTS", 1)


_SHORT = 256
_SHORT_SIZES = [size.to_bytes(8, "big") for size in range(_SHORT)]


class Kept(NamedTuple):
    """An entry of the store: where it is, the key of what it was made from, and what was made."""

    name: str
    key: bytes
    content: bytes


Change = tuple[str, Kept | str]
"""A kind, and the entry to put there, or the name of the entry to forget."""


def hash_of(*parts: bytes) -> bytes:
    """The key of some ingredients: 16 bytes; where one part ends and the next begins counts."""
    told: list[bytes] = []
    for part in parts:  # asked dozens of times for each plan: hashing takes less than telling sizes
        size = len(part)
        told += _SHORT_SIZES[size] if size < _SHORT else size.to_bytes(8, "big"), part
    return blake2b(b"".join(told), digest_size=KEY_BYTES).digest()


def hash_files(paths: Iterable[tuple[str, str | Path]]) -> bytes:
    """One hash of some files: each by the name given and its content, in the order given."""
    return hash_of(*_named_contents(paths))


def _named_contents(paths: Iterable[tuple[str, str | Path]]) -> Iterator[bytes]:
    for name, path in paths:
        yield name.encode()
        with FileIO(path) as file:  # much quicker than Path's
            yield file.readall()


class Store:
    """Entries by kind and name.

    Nothing here raises. What cannot be written to the file, or forgotten there, is kept so in
    memory, for this run only.

    Args:
        path: the file, made when needed; without one, nothing is kept after this run.
        engine: a hash of the program and its libraries, on which everything kept depends.
        collect: whether what is to be written is only collected, for another process to write:
            one writer at a time is all that the file bears.

    Attributes:
        path: the file.
        damaged: how many entries were refused because their seal did not fit, because the file is
            no store, or because whoever knows what should be in one said that it is not.
        collected: what was to be written or forgotten.
    """

    def __init__(self, path: Path | None, engine: bytes = b"", *, collect: bool = False) -> None:
        self.damaged = 0
        self.collected: list[Change] = []
        self._collect = collect
        self._memory: dict[tuple[str, str], Kept | None] = {}
        self._process = multiprocessing.current_process().ident
        self.path, self.engine = path, engine
        self._connection = self._opened(path) if path else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self.close()

    def read(self, kind: str, name: str) -> Kept | None:
        """One entry; None where there is none that can be trusted."""
        if (kind, name) in self._memory:
            return self._memory[kind, name]
        rows = self._rows(
            "SELECT name, key, content, seal FROM entries WHERE kind = ? AND name = ?",
            (kind, name),
        )
        return next(self._trusted(kind, rows), None)

    def read_all(self, kind: str) -> dict[str, Kept]:
        """All entries of a kind that can be trusted, by name."""
        rows = self._rows("SELECT name, key, content, seal FROM entries WHERE kind = ?", (kind,))
        found = {entry.name: entry for entry in self._trusted(kind, rows)}
        return self._with_memory(kind, found)

    def read_many(self, kind: str, names: Sequence[str]) -> dict[str, Kept]:
        """Those of some entries that can be trusted, by name."""
        found: dict[str, Kept] = {}
        for start in range(0, len(names), _ASKED_AT_ONCE):
            asked = names[start : start + _ASKED_AT_ONCE]
            places = ", ".join("?" * len(asked))
            rows = self._rows(
                "SELECT name, key, content, seal FROM entries"
                f" WHERE kind = ? AND name IN ({places})",
                (kind, *asked),
            )
            found |= {entry.name: entry for entry in self._trusted(kind, rows)}
        for name in names if self._memory else ():
            if kept := self._memory.get((kind, name), found.get(name)):
                found[name] = kept
            else:
                found.pop(name, None)
        return found

    def list_names(self, kind: str) -> set[str]:
        """Names of all entries of a kind, also of those that cannot be trusted."""
        rows = self._rows("SELECT name FROM entries WHERE kind = ?", (kind,))
        return set(self._with_memory(kind, {str(row[0]): row[0] for row in rows}))

    def write(self, kind: str, entries: Iterable[Kept]) -> None:
        """Put entries in their places; what stood there is forgotten."""
        self.write_all((kind, kept) for kept in entries)

    def write_all(self, changes: Iterable[Change]) -> None:
        """Put entries of several kinds in their places at once, or forget them."""
        self._begin_anew_in_a_copy()
        if self._collect:
            self.collected += changes
            return
        listed = list(changes)
        entries = [(kind, change) for kind, change in listed if not isinstance(change, str)]
        rows = [
            (
                kind,
                kept.name,
                kept.key,
                kept.content,
                _seal(kind, kept.name, kept.key, kept.content),
            )
            for kind, kept in entries
        ]
        gone = [(kind, change) for kind, change in listed if isinstance(change, str)]
        if gone:
            is_done = self._change("DELETE FROM entries WHERE kind = ? AND name = ?", gone)
            self._note(dict.fromkeys(gone), in_file=is_done or self._connection is None)
        is_done = self._change("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?, ?)", rows)
        self._note({(kind, kept.name): kept for kind, kept in entries}, in_file=is_done)

    def _note(self, changed: Mapping[tuple[str, str], Kept | None], *, in_file: bool) -> None:
        """Hold in memory what the file does not have, and nothing of what it has now."""
        if not in_file:
            self._memory |= changed
        elif self._memory:
            for place in changed:
                self._memory.pop(place, None)

    def forget(self, kind: str, names: Iterable[str]) -> None:
        """Remove entries whose things are no longer there."""
        self.write_all([(kind, name) for name in names])

    def refuse_foreign(self) -> None:
        """Count an entry whose seal and key fit, but with nothing in it that the engine keeps."""
        self.damaged += 1

    def close(self) -> None:
        """Let go of the file, into which everything is written."""
        if self._connection:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def _opened(self, path: Path) -> sqlite3.Connection | None:
        for _ in range(2):
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                return _connect(path)
            except OSError:
                return None
            except sqlite3.OperationalError:  # locked, or no right to write here
                return None
            except sqlite3.DatabaseError:  # no store: it is begun anew
                self.damaged += 1
                with suppress(OSError):
                    path.unlink()
        return None

    def take_collected(self) -> list[Change]:
        """What was to be written or forgotten since the last call."""
        collected, self.collected = self.collected, []
        return collected

    def _begin_anew_in_a_copy(self) -> None:
        """A copy of this process opens the file for itself, and leaves writing to the first."""
        process = multiprocessing.current_process().ident
        if process != self._process:
            self._process, self._collect, self.collected = process, True, []
            self._connection = self._opened(self.path) if self.path else None

    def _rows(self, question: str, values: Sequence[str]) -> list[Any]:
        self._begin_anew_in_a_copy()
        if self._connection is None:
            return []
        try:
            return self._connection.execute(question, values).fetchall()
        except UnicodeEncodeError:  # a name that is no text has no entry
            return []
        except sqlite3.Error as error:
            self._give_up(error)
            return []

    def _with_memory(self, kind: str, found: dict[str, Any]) -> dict[str, Any]:
        """What was found in the file, by name, after the changes that it could not take."""
        if not self._memory:
            return found
        held = {name: kept for (of, name), kept in self._memory.items() if of == kind}
        return {name: kept for name, kept in (found | held).items() if held.get(name, kept)}

    def _trusted(
        self, kind: str, rows: Iterable[tuple[str, bytes, bytes, bytes]]
    ) -> Iterator[Kept]:
        for name, key, content, seal in rows:
            if _fits(kind, name, key, content, seal):
                yield Kept(name, key, content)
            else:
                self.damaged += 1

    def _change(self, statement: str, rows: Iterable[tuple[object, ...]]) -> bool:
        """Change the file; whether that could be done."""
        if self._connection is None:
            return False
        try:
            with self._connection:  # one transaction, so that others wait for a moment only
                self._connection.executemany(statement, rows)
        except (sqlite3.OperationalError, UnicodeEncodeError):
            return False  # locked, full, not ours to write, or a name that is no text
        except sqlite3.Error as error:
            self._give_up(error)
            return False
        return True

    def _give_up(self, error: sqlite3.Error) -> None:
        """Go on without the file; one that is damaged is begun anew next time."""
        if self._connection:
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None
        # What is locked, full or not ours to write is no worse for it.
        if not isinstance(error, sqlite3.OperationalError) and self.path and not self._collect:
            self.damaged += 1
            with suppress(OSError):
                self.path.unlink()


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_WAIT_SECONDS)
    # The journal survives a kill of this process. That of the whole machine may damage the file,
    # which the seals tell.
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
    # What is no text was put there by somebody else: the seal tells, not an error of reading.
    connection.text_factory = lambda text: text.decode(errors="surrogateescape")
    connection.execute(_MAKE)
    tables = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    if tables not in ([(_TABLE,)], [(_FORMER_TABLE,)]):
        connection.close()
        raise sqlite3.DatabaseError  # another program made it
    return connection


def _seal(kind: str, name: str, key: bytes, content: bytes) -> bytes:
    return hash_of(kind.encode(), name.encode(errors="surrogateescape"), key, content)


def _fits(kind: str, name: object, key: object, content: object, seal: object) -> bool:
    """Whether an entry is what it was; one of another shape never is."""
    if not (isinstance(name, str) and isinstance(key, bytes) and isinstance(content, bytes)):
        return False
    return seal == _seal(kind, name, key, content)


class Memo:
    """One place of a store, for what follows from some ingredients.

    Args:
        store: where it is kept.
        kind: what sort of thing it is.
        name: which of its sort; what else is kept under this name is forgotten.
    """

    def __init__(self, store: Store, kind: str, name: str) -> None:
        self._store, self._kind, self._name = store, kind, name

    def get(self, ingredients: bytes, make: Callable[[], bytes]) -> bytes:
        """What ``make`` gives for these ingredients, made only where it is not kept.

        ``ingredients`` must hold all that the result depends on, but for the engine: what another
        one made counts for nothing.
        """
        key = hash_of(self._store.engine, ingredients)
        kept = self._store.read(self._kind, self._name)
        if kept and kept.key == key:
            return kept.content
        made = make()
        self._store.write(self._kind, [Kept(self._name, key, made)])
        return made
