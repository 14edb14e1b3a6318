"""Reports that are dropped at the desk: which is taken, what it is called, and what is saved."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import count, product
from pathlib import Path
from typing import Any

import pytest
from starlette.datastructures import UploadFile

from desk import adding_files, incoming_reports
from desk.adding_files import save_record
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
from test_desk_tables import tell
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


PERSON, RECORD = "data/honorees/nguoi-tot-2026-01.yml", f"data/plans/{PLAN}/plan.yml"
FORMS = ((RECORD, "attachments.1"), (RECORD, "targets.items.1"), (RECORD, ""),
         ("data/honorees/moi.yml", "photographs.1"), (PERSON, "photographs.2"),
         (PERSON, "awards.1"), (PERSON, "attachments.1"),
         ("data/portal.yml", "attachments.1"))  # fmt: skip
CHOSEN: tuple[tuple[tuple[str, str], ...], ...] = (
    (), (("f.file", "Kế hoạch số 1.PDF"),), (("f.file", "C:\\Tệp\\Bản ký.docx"),),
    (("f.file", "???.pdf"),),
    (("f.title", "a.pdf"), ("f.file", "Đ " * 50 + ".pdf"), ("f.decision.file", ".hỏng.png")),
    (("f.decision.file", "hỏng.pdf"), ("f.file", "có.pdf"), ("f.la.file", "b.pdf")),
    (("f.file", "không cất.pdf"), ("f.decision.file", "ảnh.JPG")),
)  # fmt: skip


def test_each_file_chosen_in_a_form_is_put_beside_its_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compare_desk_table("added", _tell_added(tmp_path, monkeypatch))


def _tell_added(folder: Path, patch: pytest.MonkeyPatch) -> Iterator[str]:
    """Files of every sort of field, for every record, saved at once or kept until all is mended."""
    told: list[str] = []
    numbers = count()

    def save(_: Any, request: Any, form: SentForm, wrong: Any) -> Any:
        put = {name: said for name, said in form.values.items() if said != values.get(name)}
        told.append(f"lưu {put} {form.beside.split()} {[tell(one) for one in wrong]}")
        return stand_in(status_code=statuses.pop(0))

    def keep(desk: Any, upload: UploadFile) -> Path:
        path = folder / "giữ" / f"{next(numbers)}" / "x"
        path.parent.mkdir(parents=True)
        path.write_bytes(upload.file.read())
        return path

    def put(desk: Any, path: Path, target: Path, *, is_paper: bool) -> str:
        told.append(f"cất {path.read_text('utf-8')} ở {target.name} {is_paper}")
        return "Không cất được." if "khong-cat" in target.name else ""

    def refuse(words: str, upload: UploadFile, most: int) -> str:
        told.append(f"xem {words} {(upload.filename or '')[:9]} {most}")
        return "Hỏng." if "hỏng" in (upload.filename or "") else ""

    ways: dict[str, Any] = {
        "save_form": save, "keep_upload": keep, "keep_beside_record": put,
        "find_most_megabytes": lambda _: 7, "refuse_file": partial(refuse, "giấy"),
        "refuse_photograph": partial(refuse, "ảnh"),
    }  # fmt: skip
    for name, made in ways.items():
        patch.setattr(adding_files, name, made)
    beside = folder / "bên cạnh" / "nguoi-tot-2026-01"
    beside.mkdir(parents=True)
    for name in ("anh.jpg", "ke-hoach-so-1.docx"):
        (beside / name).touch()
        (beside.parent / name).touch()
    desk = _open_desk(folder / "chờ")
    desk.repository.take_away = lambda *asked: told.append(f"bỏ {asked}")
    desk.repository.locate_companion = lambda _, name: beside.parent / name
    for (file, path), chosen, status in product(FORMS, CHOSEN, (303, 399, 400)):
        if status != 303 and (not chosen or path not in {"attachments.1", "awards.1"}):
            continue
        uploads = tuple((f"tep.{field}", _open_upload(name)) for field, name in chosen)
        values = {"f.title": "Tên", "f.file": "cũ.pdf", "f.decision.file": "",
                  "f.decision.number": "98/QĐ " * 20, "f.number": ""}  # fmt: skip
        request: Any = stand_in(
            path_params={"file": file}, query_params={"o": path}, state=stand_in(kept=None)
        )
        for again in range(2):
            statuses = [status, 422]
            answer = save_record(desk, request, SentForm(values, uploads))
            yield f"{file} {path} {[name[:9] for _, name in chosen]} {again}: {answer.status_code}"
            yield from (f"  {line}" for line in told)
            told.clear()
            kept = request.state.kept
            if not kept:
                break
            yield f"  giữ {[(name, shown[:9]) for name, _, shown in kept]}"
            uploads, request.state.kept = (), None
            ticks = [{tick: drop} for tick, drop, _ in kept]
            values = {"a": "", **ticks[0], **values, **ticks[-1]}


def _open_upload(name: str) -> UploadFile:
    content = f"chữ của {name[:9]}".encode()
    return UploadFile(io.BytesIO(content), size=len(content), filename=name)
