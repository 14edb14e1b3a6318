"""The store by itself: it gives what was put there or nothing, whoever changed its file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from thidua.foundation import store as store_module
from thidua.foundation.store import _TABLE, Kept, Memo, Store, hash_files, hash_of

ENTRIES = {name: Kept(name, hash_of(name.encode()), f"của {name}".encode()) for name in ("a", "b")}
KINDS = ("plan", "parts site")
CHANGES = (
    "content = substr(content, 2)", "content = content || x'00'", "content = x''",
    "content = replace(content, 'c', 'd')", "content = 'của a'", "content = 7",
    "key = substr(key, 2)", "key = zeroblob(16)", "key = 'khóa'",
    "seal = x''", "seal = zeroblob(16)", "seal = 'niêm'",
    "seal = (SELECT max(seal) FROM entries AS other WHERE other.seal != entries.seal)",
)  # fmt: skip
MOVES = (
    "UPDATE entries SET name = 'c' WHERE name = 'a'",
    "UPDATE entries SET kind = 'other' WHERE kind = 'plan'",
    "UPDATE entries SET name = CAST(x'ff' AS TEXT) WHERE name = 'a'",
    "UPDATE entries SET content = (SELECT content FROM entries AS o WHERE o.name = 'b')"
    " WHERE name = 'a'",
)
WAYS: dict[str, Callable[[Store, str], set[str]]] = {
    "one by one": lambda store, kind: {name for name in "abc" if store.read(kind, name)},
    "some": lambda store, kind: set(store.read_many(kind, list("abc"))),
    "all": lambda store, kind: set(store.read_all(kind)),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file of a store with two entries of each of two kinds."""
    path = tmp_path / "store.sqlite"
    with Store(path) as store:
        for kind in KINDS:
            store.write(kind, ENTRIES.values())
    return path


def change(path: Path, statement: str) -> None:
    """Change the file behind the store's back."""
    connection = sqlite3.connect(path)
    with connection:
        assert connection.execute(statement).rowcount > 0
    connection.close()


@pytest.mark.parametrize("way", WAYS)
def test_what_was_put_there_is_given(path: Path, way: str) -> None:
    """Under its kind and its name, and nothing else is."""
    with Store(path) as store:
        for kind in KINDS:
            assert WAYS[way](store, kind) == set(ENTRIES)
            assert store.read(kind, "a") == ENTRIES["a"]
            assert store.read_many(kind, ["b", "c"]) == {"b": ENTRIES["b"]}
            assert store.read_all(kind) == ENTRIES
        assert WAYS[way](store, "other") == set()
        assert store.damaged == 0


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("changed", CHANGES)
def test_an_entry_that_somebody_changed_is_given_in_no_way(
    path: Path, changed: str, way: str
) -> None:
    """Of whatever kind it is; that it was refused is told, and those beside it are given."""
    for kind in KINDS:
        change(path, f"UPDATE entries SET {changed} WHERE kind = '{kind}' AND name = 'a'")
        with Store(path) as store:
            assert WAYS[way](store, kind) == {"b"}
            assert store.damaged == 1


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("moved", MOVES)
def test_an_entry_in_the_place_of_another_is_given_in_no_way(
    path: Path, moved: str, way: str
) -> None:
    """A seal is of one place."""
    change(path, moved)
    with Store(path) as store:
        given = {kind: store.read_all(kind) for kind in (*KINDS, "other")}
        assert all(ENTRIES[name] == kept for own in given.values() for name, kept in own.items())
        assert WAYS[way](store, "other") == set()
        assert "a" not in given["plan"]
        assert "a" not in WAYS[way](store, "plan")
        assert "c" not in WAYS[way](store, "plan")
        assert store.damaged


def test_a_refused_entry_may_be_put_there_again(path: Path) -> None:
    """Then it is as good as any."""
    change(path, "UPDATE entries SET seal = x'' WHERE name = 'a'")
    made: list[int] = []

    def make() -> bytes:
        made.append(1)
        return b"anew"

    for _ in range(2):
        with Store(path) as store:
            assert Memo(store, "plan", "a").get(b"of this", make) == b"anew"
    assert len(made) == 1
    with Store(path) as store:
        assert Memo(store, "plan", "a").get(b"of that", make) == b"anew"
    assert len(made) == 2


def test_what_is_forgotten_is_gone(path: Path) -> None:
    """Of its kind alone, for this run and for the next."""
    with Store(path) as store:
        store.forget("plan", ["a"])
        assert store.list_names("plan") == set(store.read_all("plan")) == {"b"}
    with Store(path) as store:
        assert store.list_names("plan") == {"b"}
        assert store.list_names("parts site") == {"a", "b"}


def test_changes_that_the_file_cannot_take_hold_for_this_run(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In every way of reading, until the file takes others."""
    monkeypatch.setattr(store_module, "_WAIT_SECONDS", 0)
    with sqlite3.connect(path) as other, Store(path) as store:
        other.execute("BEGIN IMMEDIATE")
        store.write_all([("plan", "a"), ("plan", Kept("c", b"k", b"c"))])
        for way, list_found in WAYS.items():
            assert list_found(store, "plan") == {"b", "c"}, way
            assert list_found(store, "parts site") == {"a", "b"}, way
        assert store.list_names("plan") == {"b", "c"}
        other.rollback()
        store.write_all([("plan", Kept("a", b"k", b"new")), ("plan", "c")])
        for way, list_found in WAYS.items():
            assert list_found(store, "plan") == {"a", "b"}, way
        assert store.read("plan", "a") == Kept("a", b"k", b"new")
    with Store(path) as store:
        assert store.list_names("plan") == {"a", "b"}


def test_a_store_without_a_file_keeps_for_this_run() -> None:
    """All the same in every way of reading it."""
    with Store(None) as store:
        store.write("plan", ENTRIES.values())
        assert store.read_all("plan") == store.read_many("plan", ["a", "b"]) == ENTRIES
        assert store.read("plan", "a") == ENTRIES["a"]
        assert store.list_names("plan") == {"a", "b"}
        store.forget("plan", ["a"])
        assert store.read("plan", "a") is None
        assert store.read_all("plan") == {"b": ENTRIES["b"]}


def test_what_another_process_is_to_write_is_only_collected(path: Path) -> None:
    """And given away once."""
    with Store(path, collect=True) as store:
        store.write("plan", [Kept("c", b"k", b"c")])
        store.forget("plan", ["a"])
        assert store.take_collected() == [("plan", Kept("c", b"k", b"c")), ("plan", "a")]
        assert store.take_collected() == []
    with Store(path) as store:
        assert store.list_names("plan") == {"a", "b"}


def test_many_names_are_asked_for_at_once(path: Path) -> None:
    """More than SQLite takes in one question."""
    names = [str(number) for number in range(1203)]
    with Store(path) as store:
        store.write("many", [Kept(name, b"k", name.encode()) for name in names])
        assert set(store.read_many("many", names)) == set(names)
        assert store.read_many("many", []) == {}


def test_where_one_part_ends_counts_in_a_key(tmp_path: Path) -> None:
    """Names of files and what is in them as well."""
    assert hash_of(b"ab", b"c") != hash_of(b"a", b"bc") != hash_of(b"abc")
    assert hash_of() != hash_of(b"")
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_bytes(b"1")
    other.write_bytes(b"2")
    keys = {
        hash_files([("a", one), ("b", other)]), hash_files([("b", other), ("a", one)]),
        hash_files([("a", other), ("b", one)]), hash_files([("a", one), ("c", other)]),
    }  # fmt: skip
    assert len(keys) == 4


def test_what_another_engine_made_is_made_again(path: Path) -> None:
    for engine, number in ((b"old", b"1"), (b"new", b"2"), (b"new", b"3")):
        with Store(path, engine) as store:
            given = Memo(store, "plan", "a").get(b"the same", partial(bytes, number))
    assert given == b"2"


def test_a_store_of_the_former_layout_goes_on_serving(tmp_path: Path) -> None:
    """Whoever upgrades the engine is not told that something is damaged."""
    path = tmp_path / "store.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute(f"{_TABLE} WITHOUT ROWID")
    connection.close()
    with Store(path) as store:
        store.write("kind", [Kept("name", b"key", b"content")])
    with Store(path) as store:
        assert store.read("kind", "name") == Kept("name", b"key", b"content")
        assert store.damaged == 0
