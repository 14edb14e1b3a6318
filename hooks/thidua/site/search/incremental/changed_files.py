"""The files of the last index on their way to those of this one."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import numpy as np

from thidua.site.search import neighbours
from thidua.site.search.cards import BLOCK, Card
from thidua.site.search.encoding import DamagedIndexError
from thidua.site.search.files import deflate, hash_for_name, make_file_name, write_json
from thidua.site.search.incremental.state import IndexState
from thidua.site.search.index import fold_pairs, make_neighbour_files
from thidua.site.search.postings import Postings
from thidua.site.search.runs import FIRST, SECOND, WORD_MASK


class ChangedFiles:
    """Files, some of them made anew.

    Args:
        state: the last index.

    Attributes:
        hashes: what is in the names of the files of each group, as they are now.
        files: those made anew, by name.
    """

    def __init__(self, state: IndexState) -> None:
        self._state = state
        self.hashes = {group: list(own) for group, own in state.summary.hashes.items()}
        self.files: dict[str, bytes] = {}

    def put(self, group: str, number: int, content: bytes) -> None:
        """Put a packed file in its place, which may be the first behind the others."""
        own, hashes = hash_for_name(content), self.hashes[group]
        if number == len(hashes):
            hashes.append(b"")
        if hashes[number] != own:
            hashes[number] = own
            self.files[make_file_name(group, number, own)] = content

    def change_cards(self, group: str, cards: Mapping[int, Card], before: int, now: int) -> None:
        """Put other cards in their places.

        Args:
            group: whose cards they are.
            cards: those that have changed or are new, by the number of their page.
            before: how many cards there were.
            now: how many there are.
        """
        changed = {number // BLOCK for number in cards}
        if now < before and now % BLOCK:
            changed.add(now // BLOCK)
        for block in sorted(changed):
            known = self._cards(group, block)
            places = range(block * BLOCK, min(now, (block + 1) * BLOCK))
            own = [cards[place] if place in cards else known[place % BLOCK] for place in places]
            self.put(group, block, deflate(write_json(own)))
        del self.hashes[group][-(-now // BLOCK) :]

    def change_neighbours(
        self, pairs: Sequence[tuple[neighbours.Pair, bool]], postings: Postings
    ) -> int:
        """Change the lines of words with other neighbours; returns how long all lines are now.

        Args:
            pairs: those that are new, and, with False, those that are there no more.
            postings: as they are now.
        """
        count = len(self.hashes["neighbours"])
        words = {word for pair, _ in pairs for word in pair if word.isalpha()}
        numbers = sorted({neighbours.find_file(word, count) for word in words})
        files = {
            number: neighbours.read(self._state.file("neighbours", number)) for number in numbers
        }
        chars = self._state.summary.neighbours - sum(map(neighbours.measure_lines, files.values()))
        known = {word: line for lines in files.values() for word, line in lines.items()}
        for word, line in neighbours.change_lines(known, pairs).items():
            lines = files[neighbours.find_file(word, count)]
            lines.pop(word, None)
            if not neighbours.has_no_neighbours(line) or _is_in_pair(word, postings):
                lines[word] = line
        chars += sum(map(neighbours.measure_lines, files.values()))
        if neighbours.count_files(chars) == count:
            for number, lines in files.items():
                self.put("neighbours", number, deflate(neighbours.write_lines(lines)))
        else:
            every = make_neighbour_files(neighbours.write_neighbour_lines(fold_pairs(postings)))
            del self.hashes["neighbours"][len(every) :]
            for number, content in enumerate(every):
                self.put("neighbours", number, content)
        return chars

    def _cards(self, group: str, block: int) -> list[Card]:
        if block >= len(self._state.summary.hashes[group]):
            return []
        try:
            cards: list[Card] = json.loads(self._state.file(group, block))
        except ValueError as error:
            raise DamagedIndexError(str(error)) from error
        return cards


def _is_in_pair(word: str, postings: Postings) -> bool:
    """Whether a word stands beside any other, be it a number."""
    keys = postings.numbering.keys_of
    spelled = [number for number, key in enumerate(keys) if key.rpartition(" ")[0] == word]
    one, two = postings.pairs >> FIRST, postings.pairs >> SECOND & WORD_MASK
    return bool(np.isin(one, spelled).any() or np.isin(two, spelled).any())
