"""Everything that is read from the folder of one plan."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from thidua.attachments.comparison import checking
from thidua.attachments.comparison.model import Fidelity, decoded, encoded
from thidua.attachments.comparison.reports import (
    ReportFidelity,
    compare_with_report,
    decode_reports,
    encode_reports,
)
from thidua.attachments.comparison.words import Words
from thidua.attachments.inspection import inspect_file
from thidua.attachments.inspection.facts import Findings, Inspected
from thidua.attachments.inspection.naming import can_be_read
from thidua.attachments.printed_places import (
    PlacePicture,
    WantedPlace,
    draw_places,
    unpack_pictures,
)
from thidua.attachments.text import reading
from thidua.attachments.text.apart import read_apart
from thidua.attachments.text.model import Manuscript
from thidua.datafiles.validation import FileRecord
from thidua.foundation.problems import Problem
from thidua.foundation.store import Memo, Store
from thidua.language.markup import one_line, plain
from thidua.language.vietnamese import fold
from thidua.model import Plan, Results
from thidua.model.document import OriginalKind
from thidua.model.printed import PrintedPassage, passages
from thidua.model.results import Review
from thidua.portal.campaign_times import trace_campaign
from thidua.portal.file_names import PLAN, RESULTS
from thidua.portal.files import read_entry
from thidua.portal.references import References
from thidua.portal.targets import TargetLine, held_lines, target_lines
from thidua.portal.versions import (
    LifeSpan,
    LineVersion,
    MadeChange,
    find_last_day,
    trace_lines,
)

_INSPECTED, _COMPARED, _REPORTED = "inspected", "compared", "reported"
_PICTURED = "pictured places"


NO_DECISION = "Không có quyết định nào trên Cổng sửa đổi kế hoạch này."
"""Told of a history; not known as long as a plan of the portal cannot be read."""


@dataclass(frozen=True)
class Dossier:
    """One plan with all data derived from its files; slow results are computed only once.

    Attributes:
        references: the records to which the plan may refer.
        entry: the plan and its file.
        results: the results in its folder; None if there are none, or they cannot be read.
        store: keeps findings about its files.
        changes: what decisions on this portal changed about the plan.
    """

    references: References
    entry: FileRecord[Plan]
    results: FileRecord[Results] | None
    store: Store
    changes: tuple[MadeChange, ...] = ()

    @property
    def folder(self) -> Path:
        """The folder with its files."""
        return self.entry.source.parent

    @cached_property
    def lines(self) -> tuple[TargetLine, ...]:
        """The lines of its targets with their figures."""
        return tuple(target_lines(self.entry.record, self.references.linker))

    @cached_property
    def life(self) -> tuple[LifeSpan, ...]:
        """The times in its life after decisions changed it."""
        return trace_campaign(self.entry.record, self.changes)

    @cached_property
    def versions(self) -> dict[str, tuple[LineVersion, ...]]:
        """The lines of its targets that decisions changed, with all their versions."""
        return trace_lines(self.entry.record, self.changes, self.life)

    @cached_property
    def held_lines(self) -> tuple[TargetLine, ...]:
        """The lines of its targets for all days, each with the days on which it holds."""
        last, linker = find_last_day(self.life), self.references.linker
        return tuple(held_lines(self.lines, self.versions, last, linker))

    @cached_property
    def passages(self) -> tuple[PrintedPassage, ...]:
        """Its printed passages."""
        return tuple(passages(self.entry.record))

    @cached_property
    def words(self) -> str:
        """All printed words, with a line for each passage."""
        return "\n".join(passage.text for passage in self.passages)

    @cached_property
    def folded_words(self) -> str:
        """All printed words without their marks."""
        return fold(self.words)

    @cached_property
    def passage_lines(self) -> tuple[tuple[PrintedPassage, tuple[str, ...]], ...]:
        """Its printed passages, each with its lines, of which there is seldom more than one."""
        return tuple(
            (one, tuple(map(one_line, plain(one.text).split("\n")))) for one in self.passages
        )

    @cached_property
    def printed_lines(self) -> tuple[str, ...]:
        """Each line of its printed passages."""
        return tuple(line for _, lines in self.passage_lines for line in lines)

    @cached_property
    def inspected(self) -> tuple[Inspected | None, ...]:
        """The result of inspecting each attachment.

        None for one that is not a regular file with a clean name: such files are never opened.
        """
        return tuple(self._inspect(attachment.file) for attachment in self.entry.record.attachments)

    @cached_property
    def reports(self) -> dict[str, Inspected | None]:
        """The result of inspecting each report that reviews name as a file; None as above."""
        reviews = self.results.record.reviews if self.results else ()
        names = [review.source.file for review in reviews if review.source.file]
        return {name: self._inspect(name) for name in dict.fromkeys(names)}

    def _inspect(self, name: str) -> Inspected | None:
        if not can_be_read(self.folder, name):
            return None
        memo = Memo(self.store, _INSPECTED, f"{self.folder.name}/{name}")
        most = self.references.identity.record.max_file_size
        return inspect_file(self.folder / name, most_megabytes=most, memo=memo)

    @cached_property
    def fidelity(self) -> Fidelity:
        """The result of comparing the plan with its originals."""
        readable = self._readable()
        contents = [(name, kind, path.read_bytes()) for name, kind, path in readable]
        parts = [self.entry.source.read_bytes()]
        for name, kind, content in contents:
            parts += [f"{name} {kind.value}".encode(), content]
        ingredients = b"".join(hashlib.sha256(part).digest() for part in parts)

        def make() -> bytes:
            originals, unreadable = _read_originals(contents)
            return encoded(checking.check(self.entry.record, self.passages, originals, unreadable))

        memo = Memo(self.store, _COMPARED, self.folder.name)
        return decoded(memo.get(ingredients, make))

    @cached_property
    def place_pictures(self) -> tuple[PlacePicture, ...]:
        """Pictures of the lines of its principal original, if that is a PDF, that print targets."""
        name = self.fidelity.principal
        wanted = [
            WantedPlace(target.number, spot.place.page, target.text)
            for target in self.entry.record.target_items
            if (line := self.fidelity.by_place.get(str(target.number)))
            and (spot := line.spot)
            and spot.file == name
            and spot.place.page
        ]
        is_wanted = self.references.identity.record.place_pictures and Path(name).suffix == ".pdf"
        if not wanted or not is_wanted or name not in {file for file, *_ in self._readable()}:
            return ()
        content = (self.folder / name).read_bytes()
        parts = (repr(wanted), hashlib.sha256(content).hexdigest())
        memo = Memo(self.store, _PICTURED, self.folder.name)
        kept = memo.get("\0".join(parts).encode(), lambda: draw_places(content, wanted))
        return unpack_pictures(kept)

    @cached_property
    def report_fidelity(self) -> tuple[ReportFidelity, ...]:
        """For each review, the result of comparing what it quotes with its report."""
        if self.results is None:
            return ()
        contents = {
            name: (self.folder / name).read_bytes()
            for name, file in self.reports.items()
            if file is not None and isinstance(file.outcome, Findings)
        }
        parts = [self.results.source.read_bytes()]
        for name, content in contents.items():
            parts += [name.encode(), content]
        ingredients = b"".join(hashlib.sha256(part).digest() for part in parts)
        reviews = self.results.record.reviews

        def make() -> bytes:
            words = {name: _read_report(name, content) for name, content in contents.items()}
            return encode_reports(
                [_compare_review(at, review, words) for at, review in enumerate(reviews)]
            )

        memo = Memo(self.store, _REPORTED, self.folder.name)
        return decode_reports(memo.get(ingredients, make))

    def _readable(self) -> list[tuple[str, OriginalKind, Path]]:
        """The attachments that may have text and are harmless; rules report the others."""
        return [
            (attachment.file, attachment.kind, self.folder / attachment.file)
            for attachment, file in zip(self.entry.record.attachments, self.inspected, strict=True)
            if Path(attachment.file).suffix in reading.READABLE
            and file is not None
            and isinstance(file.outcome, Findings)
        ]


def _read_originals(
    contents: Iterable[tuple[str, OriginalKind, bytes]],
) -> tuple[list[Words], list[str]]:
    """The words of all files that have text, and the names of those that cannot be read."""
    originals: list[Words] = []
    unreadable: list[str] = []
    for name, kind, content in contents:
        manuscript = read_apart(content, Path(name).suffix)
        if manuscript is None:
            unreadable.append(name)
        elif checking.can_be_compared(manuscript):
            originals.append(Words(name, manuscript, kind=kind))
    return originals, unreadable


def _read_report(name: str, content: bytes) -> Words | None:
    """The words of a report; None where its kind has words, and they cannot be read."""
    if Path(name).suffix not in reading.READABLE:
        return Words(name, Manuscript(()))
    manuscript = read_apart(content, Path(name).suffix)
    if manuscript is None:
        return None
    return Words(name, manuscript if checking.can_be_compared(manuscript) else Manuscript(()))


def _compare_review(
    at: int, review: Review, words_of: Mapping[str, Words | None]
) -> ReportFidelity:
    name = review.source.file or ""
    if name not in words_of:
        return ReportFidelity(name)
    words = words_of[name]
    if words is None:
        return ReportFidelity(name, unreadable=True)
    return compare_with_report(at, review, words) if words.texts else ReportFidelity(name)


def open_dossier(
    references: References, folder: str, store: Store, changes: tuple[MadeChange, ...] = ()
) -> tuple[Dossier | None, list[Problem], list[FileRecord[Any]]]:
    """Read the files of a plan.

    Args:
        references: the records to which the plan may refer.
        folder: of the plan, relative to the portal.
        store: keeps findings about its files.
        changes: what decisions changed about the plan.

    Returns:
        Its dossier, unless ``plan.yml`` cannot be read; the problems of reading; every file that
        can be read.
    """
    root = references.root
    plan, problems = read_entry(root, f"{folder}/{PLAN}", Plan)
    results: FileRecord[Results] | None = None
    there = root / folder / RESULTS
    if there.exists() or there.is_symlink():  # what is no file is told, not left out
        results, found = read_entry(root, f"{folder}/{RESULTS}", Results)
        problems += found
    entries: list[FileRecord[Any]] = [entry for entry in (plan, results) if entry]
    return (Dossier(references, plan, results, store, changes) if plan else None), problems, entries


def forget_dossiers(store: Store, plans: Set[str]) -> None:
    """Forget what is kept of the files of plans that are gone.

    Args:
        store: where it is kept.
        plans: the names of their folders.
    """
    if plans:
        for kind in (_COMPARED, _PICTURED, _REPORTED):
            store.forget(kind, sorted(store.list_names(kind) & plans))
        files = sorted(store.list_names(_INSPECTED))
        store.forget(_INSPECTED, [name for name in files if name.partition("/")[0] in plans])
