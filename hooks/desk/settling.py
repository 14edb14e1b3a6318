"""Taking in what others sent: field by field where both changed a record, else file by file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from desk.answers import open_tree
from desk.conflicts import ConflictView, view_conflict
from desk.gitwork import TO_SEE_WHY, Git, GitRefusedError
from desk.merging import THEIRS, TreeMerger
from desk.naming import name_file
from desk.web import Desk
from thidua.datafiles.format.shape import kind_of
from thidua.datafiles.format.writing import write
from thidua.datafiles.yamltree import parse
from thidua.foundation.problems import pick_errors

_BASE, _OURS, _THEIRS = 1, 2, 3
_KILOBYTE = 1000
_GONE = "Bỏ tệp này."
_NOT_BEGUN = (
    "Chưa gộp được phần người khác gửi, vì trên máy này còn tệp ngoài dữ liệu đang sửa dở. Phần "
    "của bạn vẫn nguyên. Nhờ người phụ trách Cổng cất các tệp ấy rồi gửi lại."
)


class Settler:
    """Merges the branch of the server into the one that is checked out, or leaves all as it was.

    Args:
        desk: whose portal it is.
        git: of the portal.
        choices: what somebody chose where two changed one thing: ``<file>:<path>``.
    """

    def __init__(self, desk: Desk, git: Git, choices: Mapping[str, str]) -> None:
        self._desk, self._git, self._choices = desk, git, choices

    def take_in(self, branch: str) -> list[ConflictView]:
        """Merge a branch; what somebody must choose before it can be.

        Raises:
            GitRefusedError: where it cannot be merged; nothing is left half-merged.
        """
        merged = self._git.ask("merge", "-q", "--no-edit", branch)
        if merged.status == 0:
            return []
        if self._git.ask("rev-parse", "-q", "--verify", "MERGE_HEAD").status:
            raise GitRefusedError(self._git.explain(merged) or _NOT_BEGUN)
        try:
            listed = self._git.list_unmerged()
            conflicts = [conflict for file in listed for conflict in self._settle(file)]
            if not conflicts:
                self._git.must(f"Chưa gộp được phần mới. {TO_SEE_WHY}", "commit", "-q", "--no-edit")
                return []
        except BaseException:
            self._git.ask("merge", "--abort")
            raise
        self._git.ask("merge", "--abort")
        # Only now can the files be read again, which tell what people call them.
        return [replace(one, record=self._name(one)) for one in conflicts]

    def _name(self, conflict: ConflictView) -> str:
        return name_changed(self._desk, conflict.path.partition(":")[0])

    def _settle(self, file: str) -> Iterator[ConflictView]:
        """Settle one file; the things in it that somebody must choose."""
        stages = self._git.list_stages(file)
        if _OURS in stages and _THEIRS in stages and (texts := self._read_records(file)):
            yield from self._merge_records(file, texts)
            return
        side = self._choices.get(f"{file}:")
        if side is None:
            yield ConflictView(
                path=f"{file}:",
                title="Cả tệp",
                base=self._say_side(file, _BASE, stages),
                ours=self._say_side(file, _OURS, stages),
                theirs=self._say_side(file, _THEIRS, stages),
            )
            return
        self._take_whole(file, _THEIRS if side == THEIRS else _OURS, stages)

    def _read_records(self, file: str) -> dict[int, str]:
        """The texts of a data file by their stage; none where they cannot be put together."""
        if not self._desk.repository.is_own(file):
            return {}
        read = {stage: self._git.read_at(f":{stage}", file) for stage in (_BASE, _OURS, _THEIRS)}
        texts = {stage: text for stage, text in read.items() if text is not None}
        is_sound = not any(pick_errors(parse(text, file)[1]) for text in texts.values() if text)
        return texts if is_sound else {}

    def _merge_records(self, file: str, texts: Mapping[int, str]) -> Iterator[ConflictView]:
        base = open_tree(texts[_BASE]) if _BASE in texts else None
        start = f"{file}:"
        merger = TreeMerger(
            {
                key.removeprefix(start): side
                for key, side in self._choices.items()
                if key.startswith(start)
            }
        )
        merged = merger.merge(base, open_tree(texts[_OURS]), open_tree(texts[_THEIRS]))
        for conflict in merger.conflicts:
            shown = view_conflict(file, conflict)
            yield replace(shown, path=f"{start}{shown.path}")
        if not merger.conflicts and merged is not None:
            path = self._desk.repository.locate(file)
            path.write_text(write(merged, file), encoding="utf-8", newline="\n")
            self._add(file)

    def _take_whole(self, file: str, stage: int, stages: frozenset[int]) -> None:
        """Keep one side of a file as it is there, or nothing where that side removed it."""
        refused = f"Git không ghi nhận được tệp {file}. {TO_SEE_WHY}"
        if stage not in stages:
            self._git.must(refused, "rm", "-q", "-f", "--", file)
            return
        side = "--theirs" if stage == _THEIRS else "--ours"
        self._git.must(refused, "checkout", "-q", side, "--", file)
        self._add(file)

    def _add(self, file: str) -> None:
        self._git.must(
            f"Git không ghi nhận được phần đã gộp. {TO_SEE_WHY}", "add", "-f", "--", file
        )

    def _say_side(self, file: str, stage: int, stages: frozenset[int]) -> str:
        """What one side made of a file, in words."""
        if stage not in stages:
            return "(chưa có tệp này)" if stage == _BASE else _GONE
        size = self._git.measure_at(f":{stage}", file)
        kilobytes = max(1, round(size / _KILOBYTE))
        return f"Tệp {kilobytes} KB." if stage == _BASE else f"Giữ tệp, bản {kilobytes} KB."


def name_changed(desk: Desk, file: str) -> str:
    """What people call a file; an original by its own name, too."""
    words = name_file(desk, file)
    if file.startswith("data/plans/") and kind_of(file) is None:
        return f"Tệp {file.rpartition('/')[2]} của {words}"
    return words
