"""Reports that are dropped at the desk: which is taken, what it is called, and what is saved."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from starlette.datastructures import UploadFile

from desk import incoming_reports
from desk.incoming_reports import (
    KEPT,
    REPORT,
    keep_beside_record,
    let_report_wait,
    look_at_report,
    name_report,
)
from desk.receiving import REPORT_SUFFIXES
from desk.repository import StaleTextError
from desk.result_grid import NewReview
from desk.waiting_files import WaitingFiles
from desk.web import SentForm
from stand_ins import stand_in
from tables import compare_desk_table
from workspace import SMALL

PLAN = "xa-thu-2026-thi-dua"


def test_each_report_is_taken_named_and_saved_as_written_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [
        *_tell_taken(tmp_path),
        *_tell_names(),
        *_tell_beside(tmp_path),
        *_tell_saves(tmp_path, monkeypatch),
    ]
    compare_desk_table("reports", told)


def _open_desk(folder: Path) -> Any:
    journal: Any = stand_in(folder=folder)
    return stand_in(
        root=SMALL.parent, repository=stand_in(journal=journal), kept=WaitingFiles(journal)
    )


def _tell_taken(folder: Path) -> Iterator[str]:
    """A report that is dropped comes before one that waits; of both, one is kept."""
    names = ("", "a.txt", "a.docx", "a.xlsx", "a.exe", "~$a.docx", "empty.txt")
    for field, dropped, waiting in product((REPORT, "khac"), names, ("", "b.txt", "gone.txt")):
        if field != REPORT and dropped not in {"", "a.txt"}:
            continue
        desk = _open_desk(folder / f"{field}-{dropped}-{waiting}")
        values = {}
        if waiting:
            path = folder / f"{field}-{dropped}-waits-{waiting}" / waiting
            path.parent.mkdir()
            path.write_text("chờ", "utf-8")
            tick, drop, name = let_report_wait(desk, path)
            assert (tick, name) == (KEPT, waiting)
            values[tick] = drop
            if waiting.startswith("gone"):
                path.unlink()
        form = SentForm(values, _list_uploads(field, dropped))
        report, refused = look_at_report(desk, form, REPORT_SUFFIXES)
        said = f"{report.name} “{report.read_text('utf-8')}”" if report else refused or "–"
        left = f", còn {path.is_file()} {len(desk.kept.look(drop))}" if waiting else ""
        yield f"{field} {dropped or '–'}, chờ {waiting or '–'}: {said}{left}"
    form = SentForm({}, _list_uploads(REPORT, "a.tsv"))
    yield f"khi không nói nhận loại nào: {look_at_report(_open_desk(folder), form)}"


def _list_uploads(field: str, name: str) -> tuple[tuple[str, UploadFile], ...]:
    content = b"" if name.startswith("empty") else "thả".encode()
    upload = UploadFile(io.BytesIO(content), size=len(content), filename=name)
    return ((field, upload),) if name else ()


def _tell_names() -> Iterator[str]:
    numbers, days, kinds = ("", "60/BC-UBND"), ("", "2026-12", "2026-09-15"), ("interim", "final")
    for number, day, kind, file in product(numbers, days, kinds, ("a.txt", "B C.DOCX", "x")):
        fresh = NewReview(kind=kind, date=day, number=number)
        yield f"{kind} “{day}” “{number}” {file}: {name_report(fresh, Path(file))}"


def _tell_beside(folder: Path) -> Iterator[str]:
    """What another process is asked, and that what was dropped is gone afterwards."""
    for is_paper, answer in product((True, False), (None, {}, {"notes": ["Một.", "Hai."]})):
        asked: list[str] = []
        report = folder / "dropped" / "a.txt"
        report.parent.mkdir()
        report.write_text("x", "utf-8")

        def work(
            module: str, given: dict[str, str], seconds: int, *, asked: list[str] = asked,
            answer: Any = answer,
        ) -> Any:  # fmt: skip
            names = {key: Path(value).name for key, value in given.items()}
            asked.append(f"{module} {seconds} {names}")
            return stand_in(answer=answer, refused="" if answer else "Không được.")

        desk: Any = stand_in(root=folder / "root", jobs=stand_in(work=work), tell=asked.append)
        refused = keep_beside_record(desk, report, folder / "plan" / "b.txt", is_paper=is_paper)
        yield f"{is_paper} {answer}: {refused or '–'} {asked} {report.parent.exists()}"
        if answer is None:
            refused = keep_beside_record(desk, report, folder / "plan" / "b.txt")
            yield f"  không nói là ảnh: {refused} {asked[1:]}"


def _tell_saves(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """What is drafted is saved with its file, or neither is."""
    for text, file, is_new, is_stale in product(
        ("", "reviews: []\n"), ("", "a.txt"), (True, False), (True, False)
    ):
        asked: list[str] = []
        beside = folder / "beside" / (file or "none")
        beside.parent.mkdir(exist_ok=True)
        beside.write_text("x", "utf-8")

        def save(*given: Any, is_stale: bool = is_stale, asked: list[str] = asked) -> None:
            asked.append(f"save {_quote(given)}")
            if is_stale:
                raise StaleTextError("")

        repository = stand_in(save=save, locate_beside=lambda *_, path=beside: path)
        monkeypatch.setattr(
            incoming_reports, "update_later", lambda _, asked=asked: asked.append("update")
        )
        desk: Any = stand_in(repository=repository)
        made = {"text": text, "file": file, "is_new": is_new}
        refused = incoming_reports._save(desk, PLAN, "read", made)
        yield f"{_quote(made.values())} {is_stale}: {refused or '–'} {asked} {beside.is_file()}"


def _quote(values: Any) -> Sequence[str]:
    return [str(value) for value in values]
