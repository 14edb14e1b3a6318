"""The search index from build to build: the same files as one made anew, for less work."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest

from plain_index import plain_keys, published_keys
from search_files import make_search_files
from soaking import at_most
from tables import compare_table
from thidua.foundation.store import Kept, Store
from thidua.model.parts import PlaceKind
from thidua.portal.loading import load_or_raise
from thidua.site.search import encoding, keys, postings, runs, shards
from thidua.site.search.entries import FindablePage, Place, list_others
from thidua.site.search.files import SearchFiles, inflate
from thidua.site.search.incremental import changing, placelists, shard_edits
from thidua.site.search.index import Index, build_index
from thidua.site.search.page_sources import PAGES, pack_page
from thidua.site.search.pages import DamagedPageError, SplitPage, digest_page, read_page
from thidua.site.search.updating import update_index
from workspace import FIVE_PLANS, MODULES

WORDS = (
    "thi đua thí thị dua nông thôn mới NTM UBND ủy ban nhân dân hđnd 5 12% 17.896 km2 xã".split()
)
ENDS = [" "] * 12 + [". ", "\n", ", ", "; "]
READINGS = {
    "NTM": ["nông thôn mới"],
    "UBND": ["ủy ban nhân dân"],
    "HĐND": ["hội đồng nhân dân", "hội đồng"],
    "TU": ["tỉnh ủy"],
}


class Portal:
    """A made-up portal of few words, so that everything that can happen to a word happens.

    Args:
        seed: of all its changes.
        plans: how many it has at first.
    """

    def __init__(self, seed: int, plans: int = 8) -> None:
        self.chance = Random(seed)
        self.readings: dict[str, list[str]] = dict(READINGS)
        self._pages = 0
        self.plans = [self.page() for _ in range(plans)]
        self.others = [self.page() for _ in range(3)]

    def text(self, most: int = 9) -> str:
        """A few words."""
        count = self.chance.randint(1, most)
        return "".join(self.chance.choice(WORDS) + self.chance.choice(ENDS) for _ in range(count))

    def place(self) -> Place:
        """A place with a few texts."""
        number, texts = self.chance.randint(1, 9), self.chance.randint(0, 3)
        kind = self.chance.choice(list(PlaceKind))
        return Place(kind, f"muc-khac-{number}", "", [self.text() for _ in range(texts)])

    def page(self) -> FindablePage:
        """A page that no other is like."""
        self._pages += 1
        places = [self.place() for _ in range(self.chance.randint(0, 4))]
        year = self.chance.choice([0, 2024, 2025])
        title = Place(PlaceKind.TITLE, "", "", [self.text()])
        return FindablePage(
            f"trang/{self._pages}/", self.text(3), "UBND xã", year, [title, *places]
        )

    def change_a_word(self) -> None:
        """One word of a plan is another, is new or is gone."""
        number = self.chance.randrange(len(self.plans))
        places = list(self.plans[number].places)
        at = self.chance.randrange(len(places))
        texts = list(places[at].texts) or [self.text()]
        words = texts[-1].split(" ")
        place = self.chance.randrange(len(words))
        new = [self.chance.choice(WORDS) for _ in range(self.chance.randint(0, 2))]
        words[place : place + self.chance.randint(0, 1)] = new
        texts[-1] = " ".join(words)
        places[at] = replace(places[at], texts=texts)
        self.plans[number] = replace(self.plans[number], places=places)

    def add_a_target(self) -> None:
        """A target is new, so all other places of its plan move."""
        number = self.chance.randrange(len(self.plans))
        title, *rest = self.plans[number].places
        target = Place(PlaceKind.TARGET, "chi-tieu-9", "", [self.text()])
        self.plans[number] = replace(self.plans[number], places=[title, target, *rest])

    def add_the_newest(self) -> None:
        """A plan is new, and newer than all others."""
        self.plans.append(self.page())

    def remove_the_newest(self) -> None:
        """The newest plan is gone."""
        if len(self.plans) > 1:
            self.plans.pop()

    def add_in_the_middle(self) -> None:
        """A plan is new, and older than some."""
        self.plans.insert(self.chance.randrange(len(self.plans)), self.page())

    def remove_one(self) -> None:
        """Any plan is gone."""
        if len(self.plans) > 1:
            del self.plans[self.chance.randrange(len(self.plans))]

    def change_the_others(self) -> None:
        """Another page is not the same, or new."""
        self.others[self.chance.randint(0, len(self.others) - 1) :] = [self.page(), self.page()]

    def change_abbreviations(self) -> None:
        """An abbreviation is new, or is gone."""
        if not self.readings.pop("AB", None):
            self.readings["AB"] = [self.chance.choice(WORDS)]

    def edit(self) -> str:
        """Change something; returns what."""
        usual = [self.change_a_word] * 6
        rare = [self.add_in_the_middle, self.remove_one, self.change_abbreviations]
        edits: list[Callable[[], None]] = [
            *usual, self.add_a_target, self.add_the_newest, self.remove_the_newest,
            self.change_the_others, self.chance.choice(rare),
        ]  # fmt: skip
        made = self.chance.choice(edits)
        made()
        return made.__name__

    def anew(self) -> dict[str, bytes]:
        """The files of its index, made from nothing."""
        return files_of(make_search_files(self.plans, self.others, self.readings))

    def update(self, store: Store) -> SearchFiles:
        """Its index, brought up to date."""
        pages = list(map(read_page, self.plans))
        store.write(PAGES, map(pack_page, pages))
        digests = list(map(digest_page, pages))
        return update_index(store, digests, pages.__getitem__, self.others, self.readings)

    def updated(self, path: Path | None) -> dict[str, bytes]:
        """The files of its index, brought up to date in a process of its own, as it were."""
        with Store(path) as store:
            return files_of(self.update(store))


def files_of(index: SearchFiles) -> dict[str, bytes]:
    """All files, the way in among them."""
    return {"": index.root, **index.others}


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Notes how many plans each index has that is made anew."""
    noted: list[int] = []

    def noting(
        plans: Iterable[bytes], others: Iterable[bytes], readings: Mapping[str, Sequence[str]]
    ) -> Index:
        index = build_index(plans, others, readings)
        noted.append(index.counts[0])
        return index

    monkeypatch.setattr("thidua.site.search.updating.build_index", noting)
    return noted


def let_limits_matter(monkeypatch: pytest.MonkeyPatch, placed: int, crowded: int) -> None:
    """Make everything small, so that a few pages reach every limit."""
    for module in (encoding, postings, changing, placelists):
        monkeypatch.setattr(module, "MOST_PLACED", placed)
    monkeypatch.setattr(runs, "_CROWDED", crowded)
    monkeypatch.setattr(shards, "_LEAST_SHARD", 40)
    for sampling in (shards, keys, shard_edits):
        monkeypatch.setattr(sampling, "SAMPLE_SIZE", 1000)
    monkeypatch.setattr(keys, "_SPARE", 250)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(at_most(6, 8)))  # each pair of limits
def test_after_every_edit_the_index_is_that_of_a_clean_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, builds: list[int], seed: int
) -> None:
    """Byte for byte, and most edits make nothing anew."""
    let_limits_matter(monkeypatch, placed=2 + seed % 3, crowded=2 + 6 * (seed % 2))
    portal, path, edits = Portal(seed), tmp_path / "store", 24
    assert portal.updated(path) == portal.anew()
    first = (list(portal.plans), list(portal.others), dict(portal.readings))
    for number in range(edits):
        edit = portal.edit()
        assert portal.updated(path) == portal.anew(), (number, edit)
    portal.plans, portal.others, portal.readings = first
    assert portal.updated(path) == portal.anew()
    assert len(builds) < edits / 2


@pytest.mark.sweep
def test_a_word_in_more_pages_than_have_places_comes_and_goes(
    tmp_path: Path, builds: list[int]
) -> None:
    """Of 48 pages and more, the newest are in the index with their places."""
    portal, path = Portal(7, plans=52), tmp_path / "store"
    portal.updated(path)
    for number in (51, 50, 3, 30, 49, 4):
        portal.plans[number] = replace(portal.plans[number], places=portal.plans[0].places[:1])
        assert portal.updated(path) == portal.anew()
    assert builds == [52]


def page(path: str, *texts: str) -> FindablePage:
    """A page with these texts in one place."""
    return FindablePage(
        path,
        path,
        "",
        0,
        [Place(PlaceKind.TITLE, "", "", []), Place(PlaceKind.CONTENT, "", "", texts)],
    )


RICE = [page("a", "gạo nếp"), page("b", "gạo nếp"), page("c", "nếp"), page("d", "nếp")]
"""Two pages have both words, two only the second."""

CASES: dict[str, tuple[list[FindablePage], list[FindablePage]]] = {
    "a word becomes too frequent to tell its pairs": (RICE, [*RICE, page("e", "gạo")]),
    "a word becomes rare enough to tell its pairs": ([*RICE, page("e", "gạo")], RICE),
    "a pair is no more told, with places at the seam of two texts": (
        [page("a", "gạo nếp"), page("b", "gạo nếp", "rượu gạo", "nếp")],
        [page("a", "gạo rượu nếp"), page("b", "gạo nếp", "rượu gạo", "nếp")],
    ),
    "a word has only numbers beside it": (
        [page("a", "gạo nếp. Gạo 5%"), page("b", "nếp")],
        [page("a", "gạo. Nếp. Gạo 5%"), page("b", "nếp")],
    ),
    "a word has no neighbour at all": (
        [page("a", "gạo nếp"), page("b", "rượu nếp")],
        [page("a", "gạo. Nếp"), page("b", "rượu nếp")],
    ),
    "a triple is promised for the first time": (
        [page("a", "rượu gạo nếp"), page("b", "rượu gạo nếp", "rượu nếp")],
        [page("a", "rượu gạo nếp"), page("b", "rượu gạo nếp", "rượu gạo. Gạo nếp")],
    ),
    "a triple is promised no more": (
        [page("a", "rượu gạo nếp"), page("b", "rượu gạo. Gạo nếp")],
        [page("a", "rượu gạo nếp"), page("b", "rượu gạo")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("crowded", [0, 1 << 16])
def test_what_one_page_does_to_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, builds: list[int], case: str, crowded: int
) -> None:
    """Lists of words, pairs and triples depend on what else is in the pages."""
    let_limits_matter(monkeypatch, placed=2, crowded=crowded)
    portal = Portal(0)
    portal.others = [page("x", "xôi")]
    for portal.plans in CASES[case]:
        assert portal.updated(tmp_path / "store") == portal.anew()
    assert len(builds) == 1


@pytest.mark.sweep
@pytest.mark.parametrize(("placed", "crowded"), [(48, 1 << 16), (2, 1 << 16), (3, 2)])
def test_the_index_says_what_its_rules_say(
    monkeypatch: pytest.MonkeyPatch, placed: int, crowded: int
) -> None:
    """The rules are told once more, in plain words."""
    let_limits_matter(monkeypatch, placed, crowded)
    monkeypatch.setattr("plain_index.MOST_PLACED", placed)
    for seed in range(5):
        portal = Portal(seed, plans=14)
        plain = plain_keys(portal.plans, portal.others, portal.readings)
        index = make_search_files(portal.plans, portal.others, portal.readings)
        assert published_keys(index, plain) == plain


@pytest.mark.sweep
def test_the_index_of_real_pages_says_what_its_rules_say() -> None:
    """Pages of many words, with numbers, abbreviations and all marks."""
    catalogue = load_or_raise(FIVE_PLANS)
    pages = list(list_others(catalogue, []))
    readings = catalogue.lexicon.readings
    plain = plain_keys(pages[:9], pages[9:], readings)
    assert published_keys(make_search_files(pages[:9], pages[9:], readings), plain) == plain


@pytest.mark.parametrize(("placed", "crowded"), [(48, 1 << 16), (3, 2)])
def test_every_file_of_an_index_is_as_written_down(
    monkeypatch: pytest.MonkeyPatch, placed: int, crowded: int
) -> None:
    """Browsers read what was written yesterday: no byte is another without anybody's noticing."""
    if placed < encoding.MOST_PLACED:
        let_limits_matter(monkeypatch, placed, crowded)
    portal = Portal(11, plans=60)
    rare = [f"chữ{'aăâeêiyoôơuư'[at % 12]}{at} hiếm {at}" for at in range(400)]
    portal.plans[7] = page("hiem", "\n".join(rare))
    made = make_search_files(portal.plans, portal.others, portal.readings)
    compare_table(f"search-index-{placed}", tell_index(made))


def tell_index(made: SearchFiles) -> Iterator[str]:
    """Each file as it is before it is packed: libraries that pack may differ."""
    for name, value in json.loads(made.root).items():
        yield f"{name}: {len(value) if isinstance(value, str) else value}"
    for name, packed in made.others.items():
        content = inflate(packed)
        yield f"{name.rpartition('-')[0]} {len(content)} {sha256(content).hexdigest()[:12]}"


def test_what_has_not_changed_is_not_made_again(tmp_path: Path, builds: list[int]) -> None:
    """Nor read: a file of the last build is fetched when somebody wants it."""
    portal, path = Portal(1), tmp_path / "store"
    first = portal.updated(path)
    with Store(path) as store:
        same = portal.update(store)
        assert not same.new
        assert files_of(same) == first
    portal.change_a_word()
    with Store(path) as store:
        changed = portal.update(store)
        assert changed.new == set(changed.others) - set(first)
        assert 0 < len(changed.new) < len(first)
    assert builds == [len(portal.plans)]


def harm(path: Path, change: str, values: Sequence[object] = ()) -> None:
    """Change something in the file of a store behind its back."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(change, values)
        connection.commit()


@pytest.mark.sweep
@pytest.mark.parametrize(
    "kind", ["search", "search-shard", "search-file", "search-page", "search-others"]
)
@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM entries WHERE kind = ?",
        "UPDATE entries SET content = substr(content, 1, length(content) / 2) WHERE kind = ?",
        "UPDATE entries SET key = x'00' WHERE kind = ?",
    ],
)
def test_a_damaged_state_costs_time_and_never_truth(tmp_path: Path, kind: str, change: str) -> None:
    """Whatever is lost or cut off, the index is the right one, and the next one too."""
    portal, path = Portal(2), tmp_path / "store"
    portal.updated(path)
    harm(path, change, [kind])
    assert portal.updated(path) == portal.anew()
    portal.change_a_word()
    harm(path, change, [kind])
    assert portal.updated(path) == portal.anew()
    portal.change_a_word()
    assert portal.updated(path) == portal.anew()


@pytest.mark.sweep
def test_files_that_were_lost_are_made_anew_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, builds: list[int]
) -> None:
    """A portal has thousands of files; a whole index made for each of them would take hours."""
    let_limits_matter(monkeypatch, placed=2, crowded=2)
    portal, path = Portal(2), tmp_path / "store"
    wanted = portal.updated(path)
    harm(path, "DELETE FROM entries WHERE kind = ?", ["search-file"])
    builds.clear()
    with Store(path, collect=True) as store:  # as in a copy of the process, which does not write
        assert files_of(portal.update(store)) == wanted
    assert len(wanted) > 3
    assert len(builds) == 1


@pytest.mark.sweep
@pytest.mark.parametrize("kind", ["search", "search-shard", "search-file", "search-others"])
def test_a_state_mixed_with_that_of_another_portal_is_of_no_use(tmp_path: Path, kind: str) -> None:
    """Its parts have good seals, each by itself."""
    portal, other = Portal(3), Portal(4)
    portal.updated(tmp_path / "own")
    other.updated(tmp_path / "other")
    portal.change_a_word()
    with Store(tmp_path / "own") as own, Store(tmp_path / "other") as foreign:
        entries = foreign.read_all(kind)
        entries.pop("summary", None)
        own.write(kind, entries.values())
    assert portal.updated(tmp_path / "own") == portal.anew()


@pytest.mark.sweep
def test_a_page_that_is_not_the_one_of_its_name_is_of_no_use(tmp_path: Path) -> None:
    """A page is kept under its digest, so what is another page is known."""
    portal = Portal(9)
    portal.updated(tmp_path / "store")
    digest = digest_page(read_page(portal.plans[0]))
    portal.add_in_the_middle()
    with Store(tmp_path / "store") as store:
        store.write(PAGES, [Kept(digest.hex(), b"", read_page(portal.page()))])
        loaded = list(map(read_page, portal.plans))
        digests = list(map(digest_page, loaded))
        index = update_index(store, digests, loaded.__getitem__, portal.others, portal.readings)
        assert files_of(index) == portal.anew()


def test_without_a_store_everything_is_made_from_the_pages() -> None:
    """A disk that cannot be written on is no reason for another index."""
    portal = Portal(5)
    assert portal.updated(None) == portal.anew()


@pytest.mark.sweep
def test_what_is_no_page_is_told(tmp_path: Path) -> None:
    """Bytes that were cut off, or come from elsewhere, are never taken for words."""
    content = read_page(Portal(6).plans[0])
    for wrong in (b"", content[:-1], content[:20], b"\xff" * len(content)):
        with pytest.raises(DamagedPageError):
            SplitPage(wrong)


@pytest.mark.sweep
def test_pages_and_indexes_are_the_same_under_every_order_of_hashes(tmp_path: Path) -> None:
    """One process builds what the next one changes."""
    script = (
        "import sys, json, hashlib; from pathlib import Path;"
        "from test_search_index_increments import Portal;"
        "portal = Portal(8); path = Path(sys.argv[1]);"
        "edits = [portal.edit() for _ in range(int(sys.argv[2]))];"
        "files = portal.updated(path);"
        "print(json.dumps({n: hashlib.sha256(c).hexdigest() for n, c in files.items()}))"
    )
    paths = os.pathsep.join((MODULES, str(Path(__file__).parent)))

    def run(hash_seed: int, path: Path, edits: int) -> dict[str, str]:
        done = subprocess.run(
            [sys.executable, "-c", script, str(path), str(edits)],
            check=True, capture_output=True, text=True,
            env={**os.environ, "PYTHONHASHSEED": str(hash_seed), "PYTHONPATH": paths},
        )  # fmt: skip
        files: dict[str, str] = json.loads(done.stdout)
        return files

    run(1, tmp_path / "one", 0)
    assert run(3, tmp_path / "one", 4) == run(4, tmp_path / "two", 4)


@pytest.mark.sweep
def test_other_pages_that_are_as_they_were_are_not_taken_apart_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A portal of a thousand plans has six hundred: lists, issuers, indicators, written pages."""
    portal = Portal(7)
    portal.updated(tmp_path / "store")
    read: list[FindablePage] = []

    def noting(entry: FindablePage) -> bytes:
        read.append(entry)
        return read_page(entry)

    monkeypatch.setattr("thidua.site.search.page_sources.read_page", noting)
    portal.change_a_word()
    assert portal.updated(tmp_path / "store") == portal.anew()
    assert read == []
    portal.others[1] = portal.page()
    assert portal.updated(tmp_path / "store") == portal.anew()
    assert read == [portal.others[1]]
    with Store(tmp_path / "store") as store:
        store.write("search-others", [Kept("search-others", b"", b"of another engine")])
    assert portal.updated(tmp_path / "store") == portal.anew()
    assert read[1:] == portal.others
