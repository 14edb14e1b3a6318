"""The search index: the words in it, the places it leads to, the files it is made of."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from pathlib import Path
from typing import Any

import pytest

from search_files import make_search_files
from thidua.model.parts import PlaceKind
from thidua.portal.catalogue import Catalogue
from thidua.portal.loading import load_or_raise
from thidua.site.audit.pages import PublishedPage
from thidua.site.search.cards import make_result_card
from thidua.site.search.encoding import write_varint
from thidua.site.search.entries import (
    FindablePage,
    Place,
    WrittenText,
    list_others,
    make_plan_entry,
)
from thidua.site.search.files import SearchFiles
from thidua.site.search.words import list_tokens, read_word
from workspace import FIVE_PLANS, Workspace

VECTORS: dict[str, Any] = json.loads(
    (Path(__file__).parent / "search-words.json").read_text("utf-8")
)


@pytest.mark.parametrize(("text", "expected"), VECTORS["words"])
def test_words_are_those_of_the_shared_vectors(text: str, expected: list[Any]) -> None:
    """The query side runs the same vectors in a browser."""
    found = [read_word(token) for token in list_tokens(text)]
    assert [list(one) if one else None for one in found] == expected


def entry(path: str, *texts: str, kind: PlaceKind = PlaceKind.CONTENT) -> FindablePage:
    """A page with a title and one place for each text."""
    places = [Place(kind, f"muc-khac-{at}", "", [text]) for at, text in enumerate(texts, 1)]
    return FindablePage(path, path, "", 2025, [Place(PlaceKind.TITLE, "", "", [path]), *places])


class Bytes:
    """Reads numbers of seven bits a byte."""

    def __init__(self, content: bytes) -> None:
        self.content, self.at = content, 0

    def number(self) -> int:
        """The next number."""
        found = shift = 0
        while True:
            byte = self.content[self.at]
            self.at += 1
            found |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return found

    def take(self, length: int) -> bytes:
        """The next few bytes."""
        self.at += length
        return self.content[self.at - length : self.at]


def keys_of(index: SearchFiles) -> dict[int, bytes]:
    """What an index says of every key, by the CRC-32 of the key."""
    shards = {int(name.split("-")[1]): name for name in index.others if name[:6] == "shards"}
    found = {}
    for number, name in shards.items():
        reader = Bytes(zlib.decompress(index.others[name], -15))
        while reader.at < len(reader.content):
            tail = int.from_bytes(reader.take(3), "big")
            payload = reader.take(reader.number())
            found[tail << 8 | number] = payload
    return found


def payload_of(index: SearchFiles, key: str) -> bytes | None:
    """What an index says of a key; None where it has no such key."""
    count = sum(name[:6] == "shards" for name in index.others)
    wanted = zlib.crc32(key.encode())
    return keys_of(index).get(wanted >> 8 << 8 | wanted & (count - 1))


def pages_of(index: SearchFiles, key: str) -> list[int]:
    """The pages that have the first variant of a key."""
    reader = Bytes(payload_of(index, key) or b"\0")
    reader.number()
    for _ in range(key.count(" ") + 1):
        reader.number()  # the marks of each word
    pages, last = [], 0
    for _ in range(reader.number()):
        last += reader.number()
        pages.append(last)
    return pages


def test_abbreviations_and_what_they_stand_for_find_each_other() -> None:
    """Whoever wrote the one is found by the other."""
    plans = [entry("a", "xây dựng NTM"), entry("b", "xây dựng nông thôn mới")]
    index = make_search_files(plans, [], {"NTM": ["nông thôn mới"]})
    assert pages_of(index, "ntm") == [0, 1]
    assert pages_of(index, "nong") == [0, 1]
    assert pages_of(make_search_files(plans, [], {}), "ntm") == [0]


def test_no_pair_reaches_across_a_sentence() -> None:
    """What stands side by side by chance is no phrase."""
    index = make_search_files([entry("a", "giảm nghèo. Bền vững")], [], {})
    assert payload_of(index, "ngheo ben") is None
    assert payload_of(index, "giam ngheo") is not None


def test_places_are_kept_as_bytes() -> None:
    """Two pages, the second with two places of another kind."""
    first = entry("a", "rừng")
    second = entry("b", "rừng", "che phủ rừng", kind=PlaceKind.TARGET)
    index = make_search_files([first, second], [], {})
    content, target, placed = 1 << PlaceKind.CONTENT, 1 << PlaceKind.TARGET, 0x80
    payload = payload_of(index, "rung")
    assert payload is not None
    assert payload.endswith(
        b"".join(
            [write_varint(2), write_varint(0), write_varint(1),
             bytes([content | placed, target | placed]),
             b"\x01\x01", b"\x02\x01\x01"]
        )
    )  # fmt: skip


def test_a_place_that_says_the_same_twice_is_noted_once() -> None:
    """A word of two equal texts of one place leads to one place."""
    place = Place(PlaceKind.CONTENT, "muc-khac-1", "", ["rừng xanh", "rừng xanh"])
    twice = FindablePage("a", "a", "", 2025, [Place(PlaceKind.TITLE, "", "", ["a"]), place])
    payload = payload_of(make_search_files([twice], [], {}), "rung")
    assert payload is not None
    assert payload.endswith(b"\x01\x01")
    assert not payload.endswith(b"\x02\x01\x00")


@pytest.mark.parametrize("number", [0, 1, 127, 128, 300, 65536, 2**31])
def test_numbers_are_seven_bits_a_byte(number: int) -> None:
    """The lowest bits first, the high bit says that more follow."""
    read = sum((byte & 0x7F) << 7 * at for at, byte in enumerate(write_varint(number)))
    assert read == number
    assert [byte > 0x7F for byte in write_varint(number)] == [True] * (
        len(write_varint(number)) - 1
    ) + [False]


def index_of(workspace: Workspace) -> SearchFiles:
    """The index of a portal's data, without its written pages."""
    catalogue = load_or_raise(workspace.folder)
    return make_search_files(
        plan_entries(catalogue), list_others(catalogue, []), catalogue.lexicon.readings
    )


def plan_entries(catalogue: Catalogue) -> list[FindablePage]:
    """The plans from the oldest to the newest."""
    return [make_plan_entry(catalogue.open_plan(plan), plan) for plan in reversed(catalogue.plans)]


def test_files_are_named_by_their_content(sample: Workspace) -> None:
    """A name is the first bytes of the SHA-256, and the way in knows all names."""
    index = index_of(sample)
    root = json.loads(index.root)
    for name, content in index.others.items():
        group, number, digest = name.removesuffix(".bin").split("-")
        assert hashlib.sha256(content).hexdigest()[:6] == digest
        known = base64.b64decode(root[group])[3 * int(number) : 3 * int(number) + 3]
        assert known.hex() == digest
        assert zlib.decompress(content, -15)


def test_results_know_every_place_of_a_page(sample: Workspace) -> None:
    """One that is missing ends the whole search; pages without headings have one of no name."""
    catalogue = load_or_raise(sample.folder)
    bare = WrittenText("mau/", "Mẫu", "Tóm tắt.", "<h1>Mẫu</h1><p>Chép rồi sửa.</p>")
    for page in [*plan_entries(catalogue), *list_others(catalogue, [bare])]:
        told = make_result_card(page)[4]
        if isinstance(told, str):  # runs: “chi-tieu-1..16 muc-tieu”
            ends = [re.search(r"(\d+)\.\.(\d+)$", run) for run in told.split()]
            count = sum(int(end[2]) - int(end[1]) + 1 if end else 1 for end in ends)
        else:
            count = len(told)
        assert count == len(page.places) - 1, page.path


def test_a_changed_word_changes_few_files(tmp_path: Path) -> None:
    """Readers who come back fetch only what is new."""
    workspace = Workspace(tmp_path / "portal", FIVE_PLANS / "data")
    before = index_of(workspace)
    for path in workspace.folder.glob("data/plans/ngan-son-*/*"):
        text = path.read_text("utf-8")
        path.write_text(text.replace("17.896 tấn", "17.897 tấn"), "utf-8")
    after = index_of(workspace)
    changed = set(after.others) - set(before.others)
    assert changed
    assert len(changed) <= 0.2 * len(after.others)


def test_every_place_is_on_its_page(real_pages: dict[str, PublishedPage]) -> None:
    """No result can lead to an address that is not there."""
    catalogue = load_or_raise(FIVE_PLANS)
    entries = [*plan_entries(catalogue), *list_others(catalogue, [])]
    missing = []
    for one in entries:
        missing += [
            (one.path, place.anchor)
            for place in one.places
            if place.anchor and place.anchor not in real_pages[one.path].ids
        ]
    assert missing == []


def test_every_printed_passage_can_be_found() -> None:
    """All that a plan says is in its entry."""
    catalogue = load_or_raise(FIVE_PLANS)
    by_path = {one.path: one for one in plan_entries(catalogue)}
    for plan in catalogue.plans:
        texts = {text for place in by_path[f"ke-hoach/{plan.id}/"].places for text in place.texts}
        for passage in catalogue.open_plan(plan).passages:
            assert passage.text in texts


def test_written_pages_are_found_by_their_sections() -> None:
    """A result leads to the heading above the words."""
    html = (
        '<p>Trước</p><h2 id="a">Mục <em>một</em></h2><p>Lời &amp; ý</p>'
        '<h3 id="b">Hai</h3><p>Sau</p>'
    )
    catalogue = load_or_raise(FIVE_PLANS)
    entries = list_others(catalogue, [WrittenText("x/", "Trang X", "Tóm tắt", html)])
    page = next(one for one in entries if one.path == "x/")
    assert [(place.anchor, place.label) for place in page.places] == [
        ("", ""), ("", ""), ("a", "Mục một"), ("b", "Hai"),
    ]  # fmt: skip
    assert "".join(page.places[2].texts) == "Mục mộtLời & ý"


def test_persons_taken_down_are_not_in_the_index(sample: Workspace) -> None:
    """Taking down means not being found, either."""
    honorees = list((sample.folder / "data" / "honorees").glob("*.yml"))
    gone = [path for path in honorees if "\ntakedown:" in path.read_text("utf-8")]
    entries = list_others(load_or_raise(sample.folder), [])
    names = [one.title for one in entries if one.path.startswith("guong/") and one.path != "guong/"]
    assert len(names) == len(honorees) - len(gone)
