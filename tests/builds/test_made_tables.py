"""What a build makes, and what it knows from the last one: tables, made without any build."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from plain_sites import Listener, PlainPortal
from stand_ins import stand_in
from tables import compare_table
from thidua.foundation.problems import DataProblemsError
from thidua.foundation.shifts import Shift
from thidua.foundation.site_tree import find_sign, write_signed
from thidua.foundation.store import Kept, Store
from thidua.look.dressing import SHARE_PICTURE
from thidua.model import paths
from thidua.site.kept_makings import KeptMakings, Placed
from thidua.site.making import ListedSection, Making, SectionGroup, SiteSection
from thidua.site.manifest import NOTHING
from thidua.site.pages.page import Address, Heading
from thidua.site.pages.standing import WrittenSource
from thidua.site.placing import Placing, SiteFolders
from thidua.site.plan_making import PARTS, PlanMaker
from thidua.site.site_map import MapNotes
from thidua.site.todo import SiteTodo
from thidua.site.written_sources import keep_sources, read_sources
from workspace import SMALL

BROKEN = (b"", b"[", b"{}", b"[1]", b"null", b'{"a": 1}', b'{"a": ["k", [["b/"]]]}')


def test_what_must_be_made_is_made_in_shifts() -> None:
    """What is right is taken over; the first of each sort comes first, what is large apart."""
    compare_table("made-shifts", _tell_shifts())


def _tell_shifts() -> Iterator[str]:
    many = [f"plan/{at}/index.html" for at in range(20)]
    few = [f"year/{at}/" for at in range(19)]
    own = SiteSection("own", b"own", partial(_list_makings, [*few, *many, "alone"]))
    large = [SHARE_PICTURE, paths.SEARCH_ROOT, paths.DATA_TABLE, paths.ADDRESSES, "last"]
    right = SiteSection("right", b"right", lambda: [])
    inner = [SiteSection("pages a", b"a", lambda: []), right]
    yield from _tell_todo([own, right, SiteSection("large", b"l", partial(_list_makings, large))])
    yield from _tell_todo([SectionGroup("pages", b"p", lambda: inner), right])
    yield from _tell_todo([SectionGroup("right", b"p", lambda: inner)])
    yield from _tell_todo([SiteSection("kept", b"k", partial(_list_makings, ["kept 1", "kept 2"]))])
    yield from _tell_todo([])
    long = SiteSection("long", b"", partial(_list_makings, [f"p/{at}" for at in range(640)]))
    yield from _tell_todo([long, SiteSection("more", b"", partial(_list_makings, ["p/x", "q"]))])


def _list_makings(names: Sequence[str]) -> list[Making]:
    return [Making(name, name.encode(), dict) for name in names]


def _tell_todo(sections: Sequence[ListedSection]) -> Iterator[str]:
    asked: list[str] = []

    def keep(name: str, key: bytes) -> bool:
        asked.append(f"{name[:9]}={key.decode()[:9]}")
        return name.startswith(("right", "kept "))

    placing: Any = stand_in(
        keep_section=keep, keep_group=keep, keep=lambda name, key: name.startswith("kept "),
        begin_section=lambda name, key, of: asked.append(f"begin {name} {key!r} {len(of)}"),
        end_section=lambda name: asked.append(f"end {name}"),
    )  # fmt: skip
    todo = SiteTodo(sections, placing, lambda key: b"#" + key)
    yield f"== {[section.name for section in sections]}: {todo.total}"
    for shift in todo.list_shifts():
        yield f"{shift.size}: {_tell_shift(shift)}; {todo.done} of {todo.total}"
        for making in (*shift.alone, *shift.items, *shift.long):
            todo.finish(making)
    yield f"done {todo.done}: {asked}"


def _tell_shift(shift: Shift[Making]) -> str:
    first, here = [making.name for making in shift.items], shift.here
    long, alone = ([making.name for making in some] for some in (shift.long, shift.alone))
    return f"here {first[:here]}, then {first[here : here + 2]}, long {long}, alone {alone}"


def test_of_plans_what_is_known_is_not_made_again(tmp_path: Path) -> None:
    """Only where the key is the same, the files stand, and what was kept can be read."""
    compare_table("made-plans", _tell_plans(tmp_path))


def _tell_plans(folder: Path) -> Iterator[str]:
    texts = {
        path.relative_to(SMALL).as_posix(): path.read_text("utf-8")
        for path in SMALL.rglob("*")
        if path.suffix in {".yml", ".txt"}
    }
    catalogue = PlainPortal(SMALL.parent, texts).catalogue()
    (plan,) = catalogue.plans
    dossier = catalogue.open_plan(plan).dossier

    def begin(
        kept: dict[str, Kept], *, stands: bool = True, name: str = "site", with_drafts: bool = False
    ) -> PlanMaker:
        listener = Listener(catalogue.identity)
        return PlanMaker(
            listener, folder, b"", kept, lambda of, key: stands and key == b"key",
            name=name, with_drafts=with_drafts,
        )  # fmt: skip

    maker = begin({})
    yield f"new: {maker.wants(plan, b'key')} {sorted(maker.keys)} {sorted(maker.known)}"
    made = maker.make(dossier, plan, b"key")
    yield f"made: {[kind for kind, _ in made]} {[kept.key for _, kept in made[1:]]}"
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))
    yield f"files: {files}"
    maker.take(plan, made)
    yield f"taken: {sorted(maker.new[plan.id].files)}"
    yield f"then: {maker.wants(plan, b'key')} {maker.keys[plan.id]!r}"
    again = maker.make_again(dossier, plan)
    yield f"again: {[kind for kind, _ in again]} {again == made[1:-1]}"
    (known,) = (kept for kind, kept in made if kind == f"{PARTS} site")
    for words, of, key, stands in (
        ("same", known, b"key", True), ("files are gone", known, b"key", False),
        ("another key", known, b"other", True), ("nothing kept", None, b"key", True),
        *((f"broken {text!r}", known._replace(content=text), b"key", True) for text in BROKEN),
        ("broken parts", known._replace(content=b"{}\n[1]\n[]"), b"key", True),
    ):  # fmt: skip
        other = begin({plan.id: of} if of else {}, stands=stands)
        wanted = other.wants(plan, key)
        yield f"{words}: {wanted} {sorted(other.known) == [plan.id]} {other.list_gone()}"
    draft = replace(plan, draft=True)
    for with_drafts in (False, True):
        other = begin({plan.id: known}, with_drafts=with_drafts)
        yield f"draft {with_drafts}: {other.wants(draft, b'key')} {sorted(other.keys)}"
    other = begin({plan.id: known, "gone": known}, name="preview")
    other.wants(plan, b"key")
    yield f"gone: {other.list_gone()}"


def test_what_is_kept_is_read_as_it_was() -> None:
    """Pages of the map, makings of sections, written pages; what is broken serves nobody."""
    compare_table("made-kept", _tell_kept())


def _tell_kept() -> Iterator[str]:
    store = Store(None)
    first, asked = MapNotes(store, "site", b"all"), []

    def list_addresses(name: str) -> list[Address]:
        asked.append(name)
        days = {f"{name}/": date(2026, 2, 12), f"{name}/b/": None}
        return [Address(path, day, b"", stand_in) for path, day in days.items()]

    first.note("a", b"\1", list_addresses("a"))
    yield f"map: {first.list_pages('a', b'x', partial(list_addresses, 'a'))}"
    yield f"map: {first.list_pages('b', b'x', partial(list_addresses, 'b'))} {asked}"
    first.keep()
    for site, key in ((b"all", b"\1"), (b"all", b"\2"), (b"other", b"\1")):
        asked.clear()
        found = MapNotes(store, "site", site).list_pages("a", key, partial(list_addresses, "new"))
        yield f"map {site!r} {key!r}: {[(page.path, page.updated) for page in found]} {asked}"
    sources = [
        WrittenSource(
            "a/", "<p>A</p>", (Heading("Một", "mot", (Heading("Hai", "hai"),)),),
            {"title": "A", "description": "Về A.", "updated": date(2026, 2, 12)}, "docs/a.md",
        )
    ]  # fmt: skip
    yield f"texts: {read_sources(store, b'key')}"
    keep_sources(store, b"key", sources)
    yield f"texts: {read_sources(store, b'key')}"
    yield f"texts of another key: {read_sources(store, b'other')}"
    makings = KeptMakings(store, "site")
    makings.keep("a", {"one": Placed.of("k", {"a/": (1, 2, 3)}), "two": Placed.of("l", {})})
    yield f"waiting: {makings.read('a')}"
    makings.finish(["gone"])
    yield f"makings: {[(name, of.key, of.files) for name, of in makings.read('a').items()]}"
    yield f"others: {makings.read('b')} {KeptMakings(store, 'preview').read('a')}"
    for text in BROKEN:
        store.write("written", [Kept("pages", b"key", text)])
        store.write("makings site", [Kept("a", b"", text)])
        store.write("map", [Kept("site", b"all", text)])
        before = store.damaged
        notes = MapNotes(store, "site", b"all")
        pages = notes.list_pages("a", b"\1", partial(list_addresses, "new"))
        said = (read_sources(store, b"key"), list(makings.read("a")), [page.path for page in pages])
        yield f"{text!r}: {said} {store.damaged - before}"


def test_what_was_placed_is_taken_over_where_it_still_is_right(tmp_path: Path) -> None:
    """By sections, groups and makings: of the same key, with all files as they were."""
    compare_table("made-placed", _tell_placed(tmp_path))


_PLACED: dict[str, dict[str, tuple[str, ...]]] = {
    "own": {"own": ("own.html",)},
    "pages": {},
    "pages a": {"a/": ("a/index.html", "a/chart.svg"), "b/": ("b/index.html",)},
    "pages b": {"c/": ()},
    "data": {"d": ("d.json",), "e": ("e.json",)},
}
"""Sections with their makings, and the files of these."""


def _tell_placed(folder: Path) -> Iterator[str]:
    store = Store(None)
    for path in {path for of in _PLACED.values() for files in of.values() for path in files}:
        write_signed(folder, path, path.encode())
    first = Placing(NOTHING, frozenset(), KeptMakings(store, "s"))
    for section, makings in _PLACED.items():
        first.begin_section(section, b"key", makings)
        for name, files in makings.items():
            signs = {path: find_sign(f"{folder}/{path}") for path in files}
            first.add(name, b"key", {path: sign for path, sign in signs.items() if sign})
        first.end_section(section)
    folders = SiteFolders(folder, folder, None)
    made = first.finish(b"all", folders)
    first.remember(made, store, "s")
    yield f"first: {sorted(made.manifest.list_paths())} {made.change}"
    cases = product(
        (frozenset[str](), frozenset({"a/chart.svg"}), frozenset({"d.json", "other"})),
        (b"key", b"new"),
    )
    for at, (differing, key) in enumerate(cases):
        yield f"== {sorted(differing)} {key!r}"
        placing = Placing(made.manifest, differing, KeptMakings(store, "s"))
        for section in ("own", "data", "gone"):
            is_right = placing.is_right(section, key)
            yield f"{section}: {is_right} {placing.keep_section(section, key)}"
        yield f"group: {placing.keep_group('pages', key)}"
        other = Placing(made.manifest, differing, KeptMakings(store, "s"))
        for section in ("data", "pages a", "new"):
            wanted = _PLACED.get(section, {"n": ()})
            other.begin_section(section, b"later", wanted)
            for name in wanted:
                standing = sorted(other.list_standing(name))
                yield f"{section} {name}: {standing} {other.keep(name, key)}"
                if not standing:
                    other.add(name, b"later", {f"{name}.new": (1, 2, 3)})
            other.end_section(section)
        (folder / f"{at}").mkdir()
        again = other.finish(b"later", SiteFolders(folder, folder / f"{at}", None))
        yield f"then: {sorted(again.manifest.list_paths())} {again.change}"
    clash = Placing(NOTHING, frozenset(), KeptMakings(store, "s"))
    for section in ("x", "y"):
        clash.begin_section(section, b"", [section])
        clash.add(section, b"", {f"{section}.html": (1, 2, 3), "same.html": (1, 2, 3)})
        clash.end_section(section)
    with pytest.raises(DataProblemsError) as refused:
        clash.finish(b"", folders)
    yield from map(str, refused.value.problems)
