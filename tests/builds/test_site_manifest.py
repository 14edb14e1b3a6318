"""What a site holds is read back as it was written, or not at all."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from soaking import at_most
from thidua.foundation.problems import DataProblemsError
from thidua.foundation.site_tree import find_sign, write_signed
from thidua.foundation.store import Kept, Store
from thidua.foundation.tree_list import FolderSign, PackedFiles, pack_tree
from thidua.site.kept_makings import KeptMakings, Placed
from thidua.site.manifest import (
    NOTHING,
    Folders,
    KeptManifest,
    Manifest,
    PlacedSection,
    SectionPiece,
    find_piece,
    pack_manifest,
)
from thidua.site.placing import Placing, SiteFolders

pytestmark = pytest.mark.sweep

PLANS = at_most(400, 1000)
PARTS = "site parts site"


def make_manifest(plans: int = PLANS, changed: int = -1) -> Manifest:
    """Two files and a folder for each plan; the files of one plan may have changed."""
    sections: dict[int, dict[str, PlacedSection]] = {}
    folders: dict[str, FolderSign] = {"": (1, plans)}
    for at in range(plans):
        folder = f"plan {at}"
        changes = at == changed
        files = {
            f"{folder}/{name}": (changes, 2 * at + place, 7)
            for place, name in enumerate(("index.html", "kế hoạch \udcff.csv"))
        }
        section = PlacedSection(f"{at:032x}", PackedFiles.of(files))
        sections.setdefault(find_piece(folder), {})[folder] = section
        folders[folder] = (at, 2)
    nothing = PlacedSection("ab" * 16, PackedFiles(b"", b""))
    sections.setdefault(find_piece("nothing"), {})["nothing"] = nothing
    pieces = {number: SectionPiece.of(found) for number, found in sections.items()}
    return Manifest(f"{changed + 1:032x}", pieces, Folders({}).change(folders, ()))


def keep(store: Store, manifest: Manifest, name: str = "site") -> set[str]:
    """Keep a manifest as a build does; the kinds and names of what was written."""
    changes = pack_manifest(manifest, name, KeptManifest(store, name).whole, store)
    store.write_all(changes)
    return {kept.name for _, kept in changes if isinstance(kept, Kept)}


def told(manifest: Manifest) -> tuple[object, ...]:
    """All that a manifest tells."""
    files = {name: manifest.list_files(name) for name in manifest.keys}
    return manifest.key, manifest.keys, files, dict(manifest.folders), sorted(manifest.list_paths())


def pieces_of(manifest: Manifest) -> set[str]:
    """The names of all its pieces."""
    return {name for pieces in manifest.names for _, name in pieces}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with the manifests of two sites, one of them with another plan."""
    path = tmp_path / "store.sqlite"
    with Store(path) as store:
        keep(store, make_manifest())
        keep(store, make_manifest(changed=3), "preview")
    return path


def test_what_is_read_is_what_was_written(path: Path) -> None:
    """Also after parts of it were written anew, and plans came and went."""
    for manifest in (make_manifest(), make_manifest(changed=8), make_manifest(PLANS - 5)):
        with Store(path) as store:
            keep(store, manifest)
        with Store(path) as store:
            kept = KeptManifest(store, "site")
            assert told(kept.whole) == told(manifest)
            assert kept.key == manifest.key
            assert store.list_names(PARTS) == pieces_of(kept.whole), "old parts are dropped"
            other = KeptManifest(store, "preview").whole
            assert told(other) == told(make_manifest(changed=3)), "the other site keeps its own"
            assert not store.damaged


def test_a_change_writes_one_part(path: Path) -> None:
    """The list is long where there are thousands of plans."""
    with Store(path) as store:
        assert len(pieces_of(KeptManifest(store, "site").whole)) > PLANS / 200
        assert keep(store, make_manifest()) == {"site"}
        assert len(keep(store, make_manifest(changed=8))) == 1 + 1


def test_a_change_opens_one_part(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """To unpack and pack the parts that are the same would cost what there is, not what changed."""
    packed: list[int] = []

    def pack(files: PackedFiles, folders: dict[str, FolderSign]) -> bytes:
        packed.append(len(folders))
        return pack_tree(files, folders)

    with Store(path) as store:
        folders = KeptManifest(store, "site").whole.folders
    monkeypatch.setattr("thidua.site.manifest.pack_tree", pack)
    changed = folders.change({"plan 8": (9, 3), "plan moi": (1, 1)}, ["plan 9", "plan 7/gone"])
    assert 0 < len(packed) <= 4
    assert dict(changed) == {
        **{of: sign for of, sign in folders.items() if of != "plan 9"},
        "plan 8": (9, 3),
        "plan moi": (1, 1),
    }


def lose_a_part(connection: sqlite3.Connection) -> None:
    """Remove one part."""
    connection.execute(
        "DELETE FROM entries WHERE kind = ?1"
        " AND name = (SELECT max(name) FROM entries WHERE kind = ?1)", [PARTS],
    )  # fmt: skip


def damage_a_part(connection: sqlite3.Connection) -> None:
    """Change one byte of a part, as a bad disk does."""
    name, content = connection.execute(
        "SELECT name, content FROM entries WHERE kind = ?", [PARTS]
    ).fetchone()
    changed = content[:-1] + bytes([content[-1] ^ 1])
    connection.execute(
        "UPDATE entries SET content = ? WHERE kind = ? AND name = ?", [changed, PARTS, name]
    )


def exchange_parts(connection: sqlite3.Connection) -> None:
    """Put one part in the place of another, with the seal that it had."""
    (one, *_), (_, *other) = connection.execute(
        "SELECT name, key, content, seal FROM entries WHERE kind = ?", [PARTS]
    ).fetchmany(2)
    connection.execute(
        "UPDATE entries SET key = ?, content = ?, seal = ? WHERE kind = ? AND name = ?",
        [*other, PARTS, one],
    )


def take_a_part_of_the_other_site(connection: sqlite3.Connection) -> None:
    """Put a part of the other site in the place of one of this, with its seal."""
    (part,) = connection.execute(
        "SELECT name FROM entries WHERE kind = ?1 AND name NOT IN"
        " (SELECT name FROM entries WHERE kind = 'site parts preview')", [PARTS],
    ).fetchone()  # fmt: skip
    other = connection.execute(
        "SELECT key, content, seal FROM entries WHERE kind = 'site parts preview' AND name NOT IN"
        " (SELECT name FROM entries WHERE kind = ?1)", [PARTS],
    ).fetchone()  # fmt: skip
    connection.execute(
        "UPDATE entries SET key = ?, content = ?, seal = ? WHERE kind = ? AND name = ?",
        [*other, PARTS, part],
    )


def lose_the_head(connection: sqlite3.Connection) -> None:
    """Remove what names the parts."""
    connection.execute("DELETE FROM entries WHERE kind = 'site' AND name = 'site'")


def forge(name: str, kind: str, content: bytes) -> Callable[[Path], None]:
    """An entry with a seal that fits, as another version of the engine might have left it."""

    def write(path: Path) -> None:
        with Store(path) as store:
            kept = KeptManifest(store, "site").whole
            of = min(pieces_of(kept)) if kind == PARTS else name
            store.write(kind, [Kept(of, bytes.fromhex(kept.key), content)])

    return write


def repeat_a_part(path: Path) -> None:
    """Put a part in the place of another, with a seal that fits."""
    with Store(path) as store:
        first, *_, last = store.read_all(PARTS).values()
        store.write(PARTS, [last._replace(name=first.name)])


def disturb(how: Callable[[sqlite3.Connection], None]) -> Callable[[Path], None]:
    """A change of the file of a store by somebody else."""

    def change(path: Path) -> None:
        with sqlite3.connect(path) as connection:
            how(connection)
        connection.close()

    return change


@pytest.mark.parametrize(
    "change",
    [
        disturb(lose_a_part),
        disturb(damage_a_part),
        disturb(exchange_parts),
        disturb(take_a_part_of_the_other_site),
        disturb(lose_the_head),
        repeat_a_part,
        forge("site", "site", b"[]"),
        forge("site", "site", b"[[], []]"),
        forge("site", "site", b"{}"),
        forge("site", "site", b"7"),
        forge("site", "site", b"no list"),
        forge("site", "site", b'["no part"]'),
        forge("", PARTS, b""),
        forge("", PARTS, b"\0" * 40),
    ],
)
def test_a_list_that_is_not_whole_is_none(path: Path, change: Callable[[Path], None]) -> None:
    """Half a list, or one with other files, would let a site pass that is not what it should be."""
    change(path)
    with Store(path) as store:
        kept = KeptManifest(store, "site")
        assert (kept.key, kept.whole) == ("", NOTHING), "its key alone would tell that it is right"
        assert told(KeptManifest(store, "preview").whole) == told(make_manifest(changed=3))
        keep(store, make_manifest())
    with Store(path) as store:
        kept = KeptManifest(store, "site")
        assert told(kept.whole) == told(make_manifest()), "the next build makes it good"
        assert store.list_names(PARTS) == pieces_of(kept.whole)
        assert not store.damaged


def test_makings_of_every_section_that_has_ended_are_kept() -> None:
    """However many there are, whether they ended early or late; those that are gone are not."""
    store = Store(None)
    kept = KeptMakings(store, "site")
    makings = {"a/index.html": Placed.of("ab", {"a/index.html": (1, 2, 3)})}
    for number in range(620):
        kept.keep(f"plan {number}", makings)
    kept.finish({"plan 3", "plan 619"})
    for number in (0, 249, 250, 618):
        assert kept.read(f"plan {number}") == makings
    assert not kept.read("plan 3")
    assert not kept.read("plan 619")


def test_a_section_that_has_ended_leaves_its_files_alone(tmp_path: Path) -> None:
    """What each making gave is known no longer: two sections may not want the same file."""
    placing = Placing(NOTHING, frozenset(), KeptMakings(Store(None), "s"))
    for section in ("one", "two"):
        placing.begin_section(section, b"key", [section, f"{section} more"])
        placing.add(section, b"k", {f"{section}.html": (1, 2, 3)})
        placing.add(f"{section} more", b"k", {"same.html": (1, 2, 3)})
        placing.end_section(section)
    with pytest.raises(DataProblemsError, match="same"):
        placing.finish(b"key", SiteFolders(tmp_path, tmp_path, None))


def test_a_file_is_whole_though_the_system_writes_it_in_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its sign is that of the whole file, and what stands there already is replaced."""
    write = os.write
    monkeypatch.setattr(os, "write", lambda file, content: write(file, content[:3]))
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "old").write_bytes(b"longer than the new one")
    for name in ("a/old", "b/c/new"):
        sign = write_signed(tmp_path, name, b"0123456789")
        assert (tmp_path / name).read_bytes() == b"0123456789"
        assert sign == find_sign(tmp_path / name)
        assert not (tmp_path / name).stat().st_mode & 0o111
