"""What the ground of the engine does with files, folders, processes and its store: tables.

What a system gives of itself (times, numbers of files, compressed bytes) is told only as what holds
of it: so a table is the same on every machine.
"""

from __future__ import annotations

import ctypes
import io
import json
import multiprocessing
import os
import re
import signal
import sqlite3
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any

import pytest

from tables import compare_table
from thidua.foundation import (
    beside_code,
    confinement,
    exchange,
    executors,
    filehashes,
    files,
    packing,
    problems,
    shifts,
    site_tree,
    spare_site,
    tree_list,
)
from thidua.foundation.engine import list_layers, name_shipped
from thidua.foundation.patterns import compile_late
from thidua.foundation.site_folder import SiteFolder
from thidua.foundation.store import Kept, Memo, Store, hash_files, hash_of

OLD = 1_000_000_000_000_000_000
"""A time long ago: what has it was surely noted later."""


def try_out(call: Callable[[], Any]) -> str:
    """What a call gives, or what it raises."""
    try:
        return repr(call())
    except Exception as error:
        said = re.split("[:'/]", str(error))[0]  # no names of folders, which are others each time
        return f"! {type(error).__name__} {said[:60]}"


def list_all(folder: Path) -> list[str]:
    """Everything below a folder: files with what they hold, links with where they lead."""
    told = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            told.append(f"{name}→{path.readlink().name}")
        elif path.is_file():
            told.append(f"{name}={path.read_text('utf-8')[:20]}")
        else:
            told.append(f"{name}/" if path.is_dir() else f"{name}|")
    return told


def tell_files(here: Path) -> Iterator[str]:
    """Files that are written, replaced, linked, compared and removed."""
    (here / "source").write_text("s", "utf-8")
    (here / "folder").mkdir()
    (here / "link").symlink_to("source")
    os.mkfifo(here / "pipe")
    for path, content in product(
        ("new", "a/b/new", "source", "folder", "source/x"),
        ("á", b"b", here / "source", here / "gone"),
    ):
        given: Any = content
        told = try_out(partial(files.write, here / path, given))
        found = (here / path).read_text("utf-8") if (here / path).is_file() else None
        yield f"write {path} {getattr(content, 'name', content)!r} {told} {found!r}"
        (here / "source").write_text("s", "utf-8")
    for path, source in (("d/new", "gone"), ("e/new", "source")):
        told = try_out(partial(files.write, here / path, here / source))
        yield f"write {path} {source} {told} {(here / path).parent.exists()}"
    for path, most in product(("source", "folder", "pipe", "gone", "link"), (-1, 0, 1)):
        yield (f"read {path} {most} {try_out(partial(files.read_ordinary, here / path, most))}")
    (here / "new").chmod(0o640)
    for path in ("new", "link", "fresh", "folder"):
        told = try_out(partial(files.replace, here / path, b"r"))
        yield f"replace {path} {told} {oct((here / path).stat().st_mode & 0o777)}"
    for old, new in product(("new", "gone", "folder"), ("second", "c/d", "link", "folder")):
        told = try_out(partial(files.link_or_copy, here / old, here / new))
        yield (
            f"link {old} {new} {told} "
            f"{(here / new).exists() and (here / new).samefile(here / 'new')}"
        )
    (here / "other").write_text("x", "utf-8")
    for one, other in product(
        ("new", "second", "other", "gone"), ("new", "other", "gone", "nowhere", "folder")
    ):
        yield f"same {one} {other} {files.is_same_file(here / one, here / other)}"
    for path in ("link", "a", "second", "gone", "pipe"):
        yield f"discard {path} {try_out(partial(files.discard, here / path))}"
    yield str(list_all(here))


def tell_trees(here: Path) -> Iterator[str]:
    """The files of a site by their signs, linked into other folders, made under odd names."""
    for path, content in (
        ("a", b"1"),
        ("b/c", b"22"),
        ("b/d/e", b""),
        ("b/c", b"3"),
        ("f", here / "a"),
    ):
        sign = site_tree.write_signed(here, path, content)
        yield f"{path} {sign[0]} {sign == site_tree.read_sign(here / path)}"
    yield try_out(lambda: site_tree.write_signed(here, "a/x", b""))
    (here / "link").symlink_to("a")
    (here / "to").symlink_to("b")
    for path in ("a", "b", "link", "to", "gone"):
        found = site_tree.find_sign(here / path)
        yield f"{path} {found and found[0]}"
    yield str(
        {
            path: sign[0]
            for path, sign in sorted(site_tree.list_tree(here).items())
            if "link" not in path
        }
    )
    yield str(site_tree.list_tree(here / "gone"))
    for name in ("b", "g", "h/i/j", "a/x"):
        yield f"{name} {try_out(partial(site_tree.make_folder, f'{here}/{name}'))}"
    (here / "twin").mkdir()
    for paths in (["a", "b/c", "b/d/e"], ["gone"], ["a"]):
        yield try_out(partial(site_tree.link_files, here, here / "twin", paths))
    yield str(list_all(here))
    yield str((here / "twin" / "a").samefile(here / "a"))


def tell_lists(here: Path) -> Iterator[str]:
    """What is noted of a site, and how looks tell that it is no longer so."""
    for path in ("a", "b/c", "b/d/e", "f/g"):
        site_tree.write_signed(here, path, path.encode())
    for name in ("", "b", "b/d", "f"):
        os.utime(here / name, ns=(OLD, OLD))
    noted = site_tree.list_tree(here)
    packed = tree_list.PackedFiles.of(noted)
    counts = tree_list.count_names(noted)
    yield f"{sorted(packed.paths)} {packed.files == noted} {sorted(counts.items())}"
    yield f"{[tree_list.find_parent(path) for path in ('a', 'b/c', 'b/d/e', '')]}"
    folders = tree_list.read_folder_signs(here, counts, counts)
    now = {name: tree_list.read_folder_sign(f"{here}/{name}") for name in folders}
    yield f"{folders == now}"
    parts = [tree_list.PackedFiles.of({path: noted[path]}) for path in sorted(noted)]
    yield (
        f"{tree_list.join_files(parts).files == noted} "
        f"{tree_list.join_files(parts[:1]) is parts[0]}"
    )
    odd = tree_list.PackedFiles.of({"a\udcff/b": (1, 2, 3)})
    yield f"{odd.paths!a} {odd.files}"
    for latest in (OLD, OLD + 3_000_000_000, OLD + 2_000_000_000, OLD + 1_000_000_000):
        signs = {name: (sign[0], sign[1]) for name, sign in folders.items()} | {"f": (latest, 1)}
        os.utime(here / "f", ns=(latest, latest))
        tree = tree_list.cut_tree(memoryview(tree_list.pack_tree(packed, signs)))
        yield f"{tree.files.files == noted} {dict(tree.list_folders()) == signs}"
        yield from _tell_looks(here, tree, signs)
    for torn_off in (b"", b"x" * 31, b"x" * 40):
        yield try_out(partial(_read_names, torn_off))
    torn = tree._replace(signs=tree.signs[:-1], folder_signs=tree.folder_signs[:-1])
    yield f"{_look(here, torn)}"


def _read_names(packed: bytes) -> bytes:
    return bytes(tree_list.cut_tree(memoryview(packed)).names)


def _tell_looks(here: Path, tree: tree_list.PackedTree, signs: dict[str, Any]) -> Iterator[str]:
    def add() -> None:
        (here / "b" / "new").touch()

    def add_unseen() -> None:
        add()
        os.utime(here / "b", ns=(OLD, OLD))

    def touch() -> None:
        os.utime(here / "b", ns=(OLD + 1, OLD + 1))

    def swap() -> None:
        (here / "f" / "g").rename(here / "f" / "h")
        os.utime(here / "f", ns=(signs["f"][0], signs["f"][0]))

    def back() -> None:
        (here / "f" / "h").rename(here / "f" / "g")

    def add_below() -> None:
        (here / "f" / "new").touch()
        os.utime(here / "f", ns=(signs["f"][0], signs["f"][0]))

    yield f"as it was {_look(here, tree)}"
    for change, undo in (
        (add, (here / "b" / "new").unlink),
        (add_unseen, (here / "b" / "new").unlink),
        (touch, None),
        (swap, back),
        (add_below, (here / "f" / "new").unlink),
    ):
        change()
        yield f"{change.__name__} {_look(here, tree)}"
        if undo:
            undo()
        for name, sign in signs.items():
            os.utime(here / name, ns=(sign[0], sign[0]))


def _look(here: Path, tree: tree_list.PackedTree) -> str:
    told = []
    for list_looks in (
        tree_list.list_file_looks,
        tree_list.list_folder_looks,
        tree_list.list_twin_looks,
    ):
        made = list_looks(here, [tree])
        told.append(f"{len(made)} {sorted(path for look in made for path in look())}")
    return " | ".join(told)


def tell_spares(here: Path) -> Iterator[str]:
    """Two trees of one site that take turns; what cannot be made; a site that changes places."""
    live, spare = here / "live", spare_site.SpareSite(here / "spare")
    for path in ("a", "b/c", "b/d/e"):
        site_tree.write_signed(live, path, path.encode())
    noted = dict.fromkeys(("", "b", "b/d"), (OLD, 1))
    spare.make(live, "one", ["a", "b/c", "b/d/e"], noted)
    yield f"{list_all(here)} {(here / 'spare' / 'one' / 'a').samefile(live / 'a')}"
    yield f"{[(here / 'spare' / 'one' / name).stat().st_mtime_ns == OLD for name in noted]}"
    folders = {name: tree_list.read_folder_sign(f"{here}/spare/one/{name}") for name in noted}
    tree = tree_list.cut_tree(
        memoryview(tree_list.pack_tree(tree_list.PackedFiles.of({}), folders))
    )
    yield str([bool(look()) for look in spare.list_looks("one", [tree])])
    yield str([bool(look()) for look in spare.list_looks("two", [tree])])
    staging = here / "staging"
    site_tree.write_signed(staging, "b/c", b"new")
    site_tree.write_signed(staging, "x/y/z", b"new")
    change = spare_site.TreeChange(["b/d/e"], ["b/c", "x/y/z"])
    touched = spare.merge("one", staging, change, noted)
    yield (
        f"{sorted(touched.changed)} {sorted(touched.gone)} {list_all(staging)} "
        f"{list_all(here / 'spare')}"
    )
    names = {"": (OLD, 3), "b": (OLD, 1), "x": (OLD, 1), "x/y": (OLD, 1)}
    step = spare_site.SpareStep("two", change, noted, names)
    past = here / "past"
    live.rename(past)
    staging.rename(live)
    spare.renew(live, past, step)
    yield (
        f"{list_all(here / 'spare')} "
        f"{(here / 'spare' / 'two' / 'b' / 'c').samefile(live / 'b' / 'c')}"
    )
    yield (
        f"{[(here / 'spare' / 'two' / name).stat().st_mtime_ns == OLD for name in names]} "
        f"{past.exists()}"
    )
    for put in (["a/x"], ["b"], ["x/y/z/k/l"]):
        for path in put:
            site_tree.write_signed(here / "stage", path, b"")
        yield try_out(
            partial(spare.merge, "two", here / "stage", spare_site.TreeChange([], put), names)
        )
        if (here / "stage").exists() and not (here / "spare" / "two").exists():
            (here / "stage").rename(here / "spare" / "two")
        files.discard(here / "spare" / "made")
    yield try_out(lambda: spare.merge("none", here / "gone", change, noted))
    for keep in ("two", "other"):
        (here / "spare" / "unfinished").mkdir(exist_ok=True)
        (here / "spare" / "three").mkdir(exist_ok=True)
        spare.tidy(keep)
        yield str(sorted(path.name for path in (here / "spare").iterdir()))
    spare.make(live, "bad", ["gone"], noted)
    yield str((here / "spare").exists())
    spare.tidy()
    spare.discard()
    yield from _tell_exchange(here / "around")


def _tell_exchange(around: Path) -> Iterator[str]:
    class Simple(exchange.LocalPlace):
        """A place that cannot exchange two folders, and may fail at a step."""

        left = 9

        def exchange(self, names: exchange.FolderNames) -> bool:
            return False

        def rename(self, old: str, new: str) -> None:
            self.left -= 1
            if not self.left:
                raise OSError("no more")
            super().rename(old, new)

    for kind, left, there in product((exchange.LocalPlace, Simple), (9, 1, 2), (True, False)):
        if kind is exchange.LocalPlace and left != 9:
            continue
        files.discard(around)
        for name in ("site", "site.new") if there else ("site.new",):
            site_tree.write_signed(around / name, "x", name.encode())
        place: Any = kind(around)
        place.left = left
        names = exchange.FolderNames("site", "site.new", "site.old")
        yield (
            f"{kind.__name__} {left} {there} "
            f"{try_out(partial(exchange.put_in_place, place, names))} {list_all(around)}"
        )
        place.left = 9
        exchange.put_back(place, names)
        exchange.clear(place, names)
        yield str(list_all(around))
    for system in (SimpleNamespace(), SimpleNamespace(renamex_np=lambda *given: len(given) - 3)):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(ctypes, "CDLL", {None: system}.__getitem__)
            yield str(exchange._exchange(around / "a", around / "b"))
    site = SiteFolder(around / "site")
    for step in (site.take_past, site.tidy):
        site_tree.write_signed(around / "site.old", "x", b"old")
        yield f"{getattr(step(), 'name', None)} {list_all(around)}"
    files.discard(around / "site")
    site_tree.write_signed(around / "site.old", "x", b"old")
    site.tidy()
    site_tree.write_signed(site.staging, "x", b"new")
    site.publish()
    yield (
        f"{list_all(around)} {site.lock.name} {site.take_past() == site.staging} {site.take_past()}"
    )


def tell_hashes(here: Path) -> Iterator[str]:
    """Hashes of files and folders, what is read again, what has changed since it was looked at."""
    stores = (here / "clock" / "deep" / "store", here / "clock" / "store", None)
    yield f"{[filehashes._time_of_files(path) > 0 for path in stores]}"
    files.discard(here / "clock")
    root = here / "root"
    for path in ("a", "b/c", "b/d/e", "f/g", "h/i"):
        site_tree.write_signed(root, path, path.encode())
    (root / "empty").mkdir()
    (root / "link").symlink_to("a")
    (root / "links").mkdir()
    (root / "links" / "to").symlink_to("../b")
    (root / "links" / "nowhere").symlink_to("gone")
    os.mkfifo(root / "pipe")
    endless = Path("/proc/self/status")  # says that it is empty; others like it may never end
    yield f"{filehashes._hash_content(endless) == filehashes._hash_content(Path(os.devnull))}"
    store = Store(here / "cache" / "store.sqlite")
    hashes = filehashes.FileHashes(root, store)
    yield from (
        f"{path} {hashes.hash_of(path).hex()}"
        for path in ("a", "b", "gone", "pipe", "link", "b/c", "\0")
    )
    for path in ("", "b", "gone", "links"):
        told = [f"{name} {digest.hex()[:8]}" for name, digest in hashes.folder(path)]
        yield f"{path} {told} {hashes.hash_folder(path).hex()} {hashes.has_linked_folders}"
    for path, apart in (("b", ""), ("b", "b/d"), (".", ""), (".", "./b"), (".", "./a")):
        told = [f"{name} {bool(digest)}" for name, digest in hashes.tree(path, apart)]
        yield f"{path} {apart} {told}"
    hashes.remember()
    yield str(sorted(json.loads(store.read("files", "all").content)))  # type: ignore[union-attr]
    again = filehashes.FileHashes(root, store)
    again._sure_before = 1 << 62  # as if all were written long ago
    again.folder("b")
    again.remember()
    kept = json.loads(store.read("files", "all").content)  # type: ignore[union-attr]
    yield str(sorted(kept))
    kept["b/c"][4] = "ab" * 16  # whoever reads the file itself says something else
    changes: tuple[Any, ...] = (
        {},
        {"b/c": [*kept["b/c"][:3], 0, "ab" * 16]},
        {"b/c": [0, 0, 0, 0, "ab"]},
        [],
        {"b/c": 3},
    )
    for change in changes:
        wrong = kept | change if isinstance(change, dict) else change
        store.write("files", [Kept("all", b"", json.dumps(wrong).encode())])
        other = filehashes.FileHashes(root, store)
        yield (
            f"{other.hash_of('b/c').hex()} {other.hash_of('a').hex() == hashes.hash_of('a').hex()}"
        )
    yield from _tell_changes(root, store)
    yield from _tell_meanwhile(root, store)
    yield f"{filehashes.list_subfolders(root)} {filehashes.list_subfolders(root / 'gone')}"
    yield f"{filehashes.list_names_in(root)} {filehashes.list_names_in(root / 'gone')}"
    yield str([path for path, whole in filehashes.list_files(root) if Path(whole) == root / path])
    blind = filehashes.FileHashes(root, Store(None))
    yield f"{blind.hash_of('a').hex()} {blind._sure_before}"
    (here / "file").touch()
    stuck = filehashes.FileHashes(root, Store(here / "file" / "store.sqlite"))
    yield f"{stuck._sure_before} {(here / 'cache' / 'clock').exists()}"


def _tell_changes(root: Path, store: Store) -> Iterator[str]:
    def passes(path: str) -> bool:
        return path.endswith(("skip", "h"))

    def rewrite(path: str, text: str) -> Callable[[], object]:
        return lambda: (root / path).write_text(text, "utf-8")

    for what, change in {
        "nothing": lambda: None,
        "a file asked": rewrite("a", "z"),
        "a file": rewrite("b/c", "zzzzz"),
        "a new file": rewrite("b/n", ""),
        "one that passes": rewrite("b/skip", ""),
        "a folder that passes": rewrite("h/new", ""),
        "apart": rewrite("b/d/e", "z"),
        "gone": (root / "f/g").unlink,
    }.items():
        hashes = filehashes.FileHashes(root, store)
        hashes.hash_of("a")
        for path in ("b", "f", "h", "b/d"):
            hashes.folder(path)
        hashes.hash_folder("links")
        change()
        found = hashes.find_changed("b", passes)
        still = [hashes.is_still(path) for path in ("b", "f", "h", "links", "empty")]
        yield f"{what}: {found!r} {hashes.find_changed('x', passes)!r} {still}"


def _tell_meanwhile(root: Path, store: Store) -> Iterator[str]:
    for many, at_once in ((500, 250), (1, 2)):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(filehashes, "_MANY", many)
            patch.setattr(filehashes, "_LOOKED_AT_ONCE", at_once)
            hashes = filehashes.FileHashes(root, store)
            hashes.look_meanwhile(".")
            plain = filehashes.FileHashes(root, store)
            same = [
                hashes.hash_folder(f"./{path}") == plain.hash_folder(f"./{path}")
                for path in ("b", "f", "links")
            ]
            yield f"{same} {hashes.has_linked_folders} {sorted(hashes._met)} {hashes._read_any}"


def tell_stores(here: Path) -> Iterator[str]:
    """What a store keeps, forgets, refuses and only collects."""
    yield (
        f"{hash_of().hex()} {hash_of(b'a', b'b').hex()} {hash_of(b'ab').hex()} "
        f"{hash_of(b'a' * 300).hex()}"
    )
    (here / "a").write_text("x", "utf-8")
    yield hash_files([("a", here / "a"), ("b", str(here / "a"))]).hex()
    some = [Kept("n", b"k", b"c"), Kept("m", b"l", b"d"), Kept("\udcff", b"", b"")]
    for path, collect in product((None, here / "s" / "store", here / "a" / "store"), (False, True)):
        with Store(path, b"e", collect=collect) as store:
            store.write("kind", some[:2])
            store.write("other", some[2:])
            store.write_all([("kind", "m"), ("kind", Kept("o", b"", b"o")), ("kind", "never")])
            store.write("kind", [Kept("n", b"k2", b"c2")])
            yield f"{path and path.parent.name} {collect} {store.damaged}"
            yield from _tell_store(store)
            yield f"  {len(store.take_collected())} {store.collected}"
            store.forget("kind", ["n"])
            yield f"  {store.read('kind', 'n')} {sorted(store.list_names('kind'))}"
        yield f"  closed {store.read('kind', 'o')}"
    with Store(here / "s" / "store") as store:
        yield from _tell_store(store)
        store.write("many", [Kept(f"{at}", b"", b"x") for at in range(3)])
        asked = [f"{at}" for at in range(1203)]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("thidua.foundation.store._ASKED_AT_ONCE", 2)
            yield f"{sorted(store.read_many('many', asked[:7]))} {store.read_many('many', [])}"
        yield f"{sorted(store.read_many('many', asked))}"
        made: list[bytes] = []

        def make() -> bytes:
            made.append(b"m")
            return b"made"

        for ingredients in (b"1", b"1", b"2", b"1"):
            yield f"{Memo(store, 'memo', 'x').get(ingredients, make)!r} {len(made)}"
        yield f"{Memo(Store(None, b'other'), 'memo', 'x').get(b'1', make)!r} {len(made)}"
    yield from _tell_damage(here / "s" / "store")


def _tell_store(store: Store) -> Iterator[str]:
    read = [store.read("kind", name) for name in ("n", "m", "o", "x")]
    every = sorted(store.read_all("kind").items())
    many = sorted(store.read_many("kind", ["n", "m", "x"]).items())
    yield (
        f"  {[one and one.content for one in read]} {[name for name, _ in every]} "
        f"{[name for name, _ in many]}"
    )
    names = [sorted(map(ascii, store.list_names(kind))) for kind in ("kind", "other", "none")]
    yield (
        f"  {names} {store.read('other', chr(0xDCFF)) and 1} {store._connection is not None} "
        f"{store.damaged}"
    )


def _tell_damage(path: Path) -> Iterator[str]:
    spoil = {
        "nothing": None,
        "a content": "UPDATE entries SET content = 'x' WHERE name = 'o'",
        "a seal": "UPDATE entries SET seal = x'00'",
        "a name": "UPDATE entries SET name = x'00' WHERE name = 'o'",
        "a key": "UPDATE entries SET key = 3",
        "a column": "ALTER TABLE entries ADD COLUMN more",
        "no rows": "DELETE FROM entries",
        "another table": "CREATE TABLE x (y)",
        "no table": "DROP TABLE entries",
    }
    for what, statement in spoil.items():
        with Store(path) as store:
            store.write("kind", [Kept("o", b"k", b"c"), Kept("p", b"k", b"d")])
        if statement:
            with sqlite3.connect(path) as connection:
                connection.execute(statement)
            connection.close()
        with Store(path) as store:
            read = [store.read("kind", name) for name in ("o", "p")]
            yield (
                f"{what}: {[one and one.content for one in read]} {store.damaged} "
                f"{len(store.read_all('kind'))}"
            )
    for content in (b"", b"no store at all", b"SQLite format 3\0" + b"x" * 5000):
        path.write_bytes(content)
        with Store(path) as store:
            store.write("kind", [Kept("o", b"k", b"c")])
            yield (
                f"{content[:9]!r} {store.read('kind', 'o') is not None} {store.damaged} "
                f"{path.stat().st_size > 9000}"
            )
    with Store(path) as store:
        path.write_bytes(b"x" * 30_000)
        yield f"{store.read('kind', 'o')} {store._connection} {store.damaged} {path.exists()}"
        store.write("kind", [Kept("o", b"k", b"c")])
        yield f"{store.read('kind', 'o')}"
    with Store(path) as store:
        context = multiprocessing.get_context("fork")
        receiver, sender = context.Pipe(duplex=False)

        def work() -> None:
            store.write("kind", [Kept("in a copy", b"", b"")])
            sender.send((len(store.collected), store.read("kind", "in a copy")))

        copy = context.Process(target=work)
        copy.start()
        yield f"{receiver.recv()} {store.read('kind', 'in a copy')} {store.collected}"
        copy.join()


CONTENTS = (b"", b"a", b"abc" * 1000, "Vi\u1ec7t".encode() * 70)


def tell_archives(_: Path) -> Iterator[str]:
    """Archives as other programs read them, their heads byte by byte, and very large ones."""
    for content in CONTENTS:
        packed = packing.gzip_bytes(content)
        yield f"{packed[:10].hex()} {zlib.decompress(packed, 31) == content} {packed[-8:].hex()}"
    made = [
        packing.pack_file("a", [CONTENTS[2], b"", CONTENTS[3]]),
        packing.keep_file("b/Việt", CONTENTS[1]),
        packing.join_pieces("c", map(packing.pack_piece, CONTENTS)),
        packing.join_pieces("d", []),
        packing.pack_file("e", []),
    ]
    archive = packing.zip_bytes(made)
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        yield f"{opened.testzip()}"
        for info in opened.infolist():
            yield (
                f"{info.filename} {info.date_time} {info.compress_type} {info.create_system} "
                f"{info.create_version} "
                f"{info.extract_version} {info.flag_bits} {info.external_attr:o} "
                f"{info.file_size} {info.CRC:x} "
                f"{info.reserved} {info.volume} {info.internal_attr} {info.extra!r} "
                f"{info.comment!r}"
            )
        yield str(
            [
                opened.read(name) == wanted
                for name, wanted in zip(
                    "acd", (CONTENTS[2] + CONTENTS[3], b"".join(CONTENTS), b""), strict=True
                )
            ]
        )
    kept = packing.zip_bytes([packing.keep_file("a", b"x"), packing.keep_file("ă", b"yz")])
    yield kept.hex()
    yield str(b"".join(packing.zip_pieces(made)) == archive)

    class Large(bytes):
        """So many bytes, without having them."""

        def __len__(self) -> int:
            return 0xFFFFFFFE

    large = [packing.PackedFile(name, 0, 7, Large(), is_compressed=False) for name in "abc"]
    yield f"{[piece.hex() for piece in packing.zip_pieces(large[:1])][-2:]}"
    yield f"{[piece.hex() for piece in packing.zip_pieces(large[:2])][-3:]}"
    yield f"{[piece.hex() for piece in packing.zip_pieces(large)][-4:]}"
    for count in (0xFFFE, 0xFFFF, 0x10000):
        yield packing._end_archive(count, 5, 6).hex()
    for size, offset in product((0xFFFFFFFE, 0xFFFFFFFF, 0x100000001), repeat=2):
        yield packing._end_archive(1, size, offset).hex()


def _echo(words: bytes) -> bytes:
    return words * 3


def _fail(_: bytes) -> bytes:
    raise ValueError("wrong")


def _starve(_: bytes) -> bytes:
    raise MemoryError


def _kill(number: int) -> bytes:
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
    return b""


def _write_out(path: bytes) -> bytes:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        Path(path.decode()).write_bytes(b"x")
    except OSError as error:
        return type(error).__name__.encode()
    return b"written"


def _list_limits(_: bytes) -> bytes:
    import resource  # noqa: PLC0415

    names = ("RLIMIT_CPU", "RLIMIT_FSIZE", "RLIMIT_CORE")
    kept = [resource.getrlimit(getattr(resource, name))[0] for name in names]
    size = confinement._address_space()
    left = resource.getrlimit(resource.RLIMIT_AS)[0] - size
    return f"{kept} {290 << 20 < left <= 300 << 20}".encode()


def tell_confined(here: Path) -> Iterator[str]:
    """What becomes of work in a process of its own, within limits."""
    for work, given, output in (
        (_echo, b"abc", 64),
        (_echo, b"abc", 9),
        (_echo, b"abc", 8),
        (_echo, b"", 0),
        (_starve, b"", 64),
        (_kill, signal.SIGKILL, 64),
        (_kill, signal.SIGXCPU, 64),
        (_kill, signal.SIGSEGV, 64),
        (_write_out, str(here / "x").encode(), 64),
        (_list_limits, b"", 300),
    ):
        limits = confinement.Limits(seconds=7, output=output)
        told = try_out(partial(confinement.work_apart, work, given, limits=limits))
        yield f"{work.__name__} {'' if work is _write_out else repr(given)} {output} {told}"
    try:
        confinement.work_apart(_fail, b"")
    except confinement.BrokenWorkError as error:
        yield f"{str(error).splitlines()[0]} {str(error).splitlines()[-1]}"
    yield f"{confinement.Limits()} {(here / 'x').exists()}"
    for excess in confinement.Excess:
        over = confinement.OverLimitError(excess)
        yield f"{over} {over.excess}"


def _work(item: Any) -> Any:
    if isinstance(item, Exception):
        raise item
    if item == "die":
        os._exit(3)
    return item * 2


def tell_copies(_: Path) -> Iterator[str]:
    """Work in copies of the process: alone, meanwhile, in shifts, in order."""
    for item in (3, "a", ValueError("x"), MemoryError("m"), "die"):
        for way in (executors.work_in_copy, executors.work_with_threads):
            yield f"{item!r} {try_out(partial(way, _work, item))}"
    copy = executors.Copy(_work, 4)
    yield f"{copy.item} {copy.take_result()}"
    stopped = executors.Copy(_wait, 0)
    yield f"{stopped.has_result}"
    stopped.stop()
    yield f"{stopped._process.exitcode} {executors.is_copy()}"
    yield str(executors.work_in_copy(_work_inside, 5))
    lists: tuple[list[Any], ...] = (list(range(5)), [], [1, "die", 2], [1, ValueError("x"), 2])
    for is_long, items in product((False, True), lists):
        if "die" in items and not is_long:
            continue
        ahead = executors.WorkMeanwhile(_work_or_live, items, is_long=is_long)
        ranges = [(1, 3), (0, ahead.count)] if ahead.count > 2 else [(0, ahead.count)]
        told = [try_out(partial(ahead.results, start, end)) for start, end in ranges]
        yield (
            f"{is_long} {items} {ahead.count} {told} {ahead._receiver is not None and not is_long}"
        )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(multiprocessing, "cpu_count", lambda: 2)
        ahead = executors.WorkMeanwhile(_tell_process, [*range(4)], is_long=True)
    ahead.skip(1, 3)
    for _step in range(5000):
        if ahead._taken[0] and ahead._taken[3]:  # the copy has come to all of its own
            break
        time.sleep(0.001)
    yield str([process == os.getpid() for _, process in ahead.results(0, 4)])
    yield str(shifts.Shift([1, 2]))
    for count, here in ((3, 1), (23, 1), (24, 1), (30, 4)):
        numbers = list(shifts.work_on(_tell_process, list(range(count)), here=here))
        own = [number for number, process in numbers if process == os.getpid()]
        yield f"{count} {here} {[number for number, _ in numbers] == list(range(count))} {own}"
    for items, long, alone in (
        ((1, 2), (3,), (4,)),
        (range(25), (100, 101), (200,)),
        (range(24), (), ()),
    ):
        shift = shifts.Shift(list(items), 2, long, alone)
        done = list(shifts.work_in_shifts(_tell_process, [shift, shifts.Shift([7, 8], 1)]))
        own = [item for item, (_, process) in done if process == os.getpid()]
        order = [item for item, _ in done if item < 100]
        yield f"{shift.size} {order} {sorted(item for item, _ in done if item >= 100)} {own}"
        yield str(all(item == number for item, (number, _) in done))
    yield try_out(lambda: list(shifts.work_on(_work, [*range(30), "die"])))
    yield try_out(lambda: list(shifts.work_on(_work, [*range(30), ValueError("y")])))


def _wait(_: int) -> None:
    signal.pause()


def _tell_process(item: int) -> tuple[int, int]:
    return item, os.getpid()


def _work_inside(item: int) -> str:
    return (
        f"{executors.is_copy()} {signal.getsignal(signal.SIGINT) is signal.SIG_IGN} {_work(item)}"
    )


def _work_or_live(item: Any) -> Any:
    if item == "die" and multiprocessing.parent_process() is None:
        return "lived"
    return _work(item)


def tell_problems(here: Path) -> Iterator[str]:
    """Problems in words and in order; patterns, layers, and what is kept beside compiled code."""
    long = "x" * 401
    for words in (
        "a",
        "y " * 300,
        "y " * 301,
        f"`{'x' * 4000}` {'y ' * 250}",
        f"`{'x' * 3999}`{'y ' * 250}",
        f"“{long}” {'y ' * 250}",
        f"{long} {'y ' * 250}",
        "y " * 1251,
        f"`{'x ' * 90}`{'y ' * 1250}",
    ):
        told = problems.Problem("a", problems.FILE_START, words).message
        yield f"{len(words)} {len(told)} {told[:3]}{told[95:110]}…{told[-5:]}"
    some = [
        problems.Problem(file, problems.Position(line, 1), said, fix, severity)
        for file, line, said, fix, severity in (
            ("b", 1, "m", "", problems.Severity.ERROR),
            ("a", 2, "m", "f", problems.Severity.NOTICE),
            ("a", 2, "m", "e", problems.Severity.ERROR),
            ("a", 10, "k", "", problems.Severity.ERROR),
            ("b", 1, "m", "", problems.Severity.ERROR),
        )
    ]
    yield (
        f"{[str(one) for one in problems.sort_problems(some)]} "
        f"{[str(one) for one in problems.pick_errors(some)]}"
    )
    for error in (
        problems.DataProblemsError(some),
        executors.WorkerDiedError(),
        problems.StoppedError("Dừng."),
    ):
        remade, given = error.__reduce__()[:2]
        again = remade(*given)
        yield (
            f"{type(again).__name__} {again} "
            f"{getattr(again, 'problems', None) == getattr(error, 'problems', None)}"
        )
    late = compile_late(r"(a)|b", re.IGNORECASE)
    yield f"{late.pattern} {late.sub('x', 'cAb')} {late.groups} {compile_late('b').search('B')}"
    yield try_out(lambda: getattr(late, "__wrapped__"))  # noqa: B009
    large = compile_late("|".join(f"(?P<n{at}>{at}x)" for at in range(400)))
    found = large.fullmatch("399x")
    yield f"{found and found.lastgroup} {large.groups} {large.flags} {len(large.groupindex)}"
    (here / "own").mkdir()
    for own, shipped in (("own", "x"), ("gone", "x"), ("own", "own")):
        yield f"{own} {shipped} {[path.name for path in list_layers(here / own, here / shipped)]}"
    yield name_shipped("a/b")
    beside = [
        beside_code.find_beside("kind", *told) for told in (("a",), ("a", "b"), ("ab",), ("a",))
    ]
    yield f"{[beside.index(one) for one in beside]} {beside[0].suffix} {beside[0].parent.name}"
    for at, name in enumerate(("a.kind", "b.kind", "c.kind", "d.other")):
        beside_code.keep_beside(here / name, b"c%d" % at, 2)
        yield (
            f"{sorted(path.name for path in here.glob('*.*'))} "
            f"{beside_code.read_beside(here / name)!r}"
        )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "glob", lambda *_: iter([here / "gone.kind"]))
        beside_code.keep_beside(here / "e.kind", b"kept", 1)  # another process was quicker
        yield f"{beside_code.read_beside(here / 'e.kind')!r}"
    (here / "a.kind").write_bytes(b"\0" * 9)
    yield try_out(lambda: beside_code.read_beside(here / "a.kind"))
    yield try_out(lambda: beside_code.read_beside(here / "gone.kind"))
    beside_code.keep_beside(here / "gone" / "a.kind", b"", 2)


RULES: dict[str, Callable[[Path], Iterator[str]]] = {
    "files": tell_files, "trees": tell_trees, "lists": tell_lists, "spares": tell_spares,
    "hashes": tell_hashes,
    "stores": tell_stores, "archives": tell_archives, "confined": tell_confined,
    "copies": tell_copies,
    "problems": tell_problems,
}  # fmt: skip


@pytest.mark.parametrize("name", RULES)
def test_the_ground_does_what_is_written_down(name: str) -> None:
    """Each call of a table gives what it gave."""
    with TemporaryDirectory() as folder:
        compare_table(f"ground-{name}", RULES[name](Path(folder)))
