"""What programs that work for the desk do with what they are asked, step by step.

Nothing is drafted, drawn or built: what they call says what it was asked. See `test_desk_tables`.
"""

from __future__ import annotations

import contextlib
import io
import json
import logging
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from operator import methodcaller
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from desk import draft_process, jobs, picture_process, preview_process, report_process
from desk.jobs import Job, Jobs
from portal_cli import held_lists
from stand_ins import stand_in
from tables import compare_desk_table
from thidua.attachments.marking import MarkedBox
from thidua.authoring.results.form_table import FormDoubt, NoFormError
from thidua.foundation.problems import DataProblemsError, Position, Problem, StoppedError

WRONG = [
    Problem(f"data/{at}.yml", Position(at, 1), f"Sai `text` {at}.", "Sửa.") for at in (1, 2, 3)
]


def say(ask: Callable[[], Any]) -> str:
    """What comes of it, or why nothing does."""
    try:
        return str(ask()).replace("\n", " ⏎ ")
    except FileExistsError as error:
        return f"đã có {Path(str(error)).name}"
    except Exception as error:
        return f"{type(error).__name__}: {error}".replace("\n", " ⏎ ")


def tell_drafts(folder: Path, patch: pytest.MonkeyPatch) -> Iterator[str]:
    """Lists that are sound, broken, read again and broken then; notes that are doubts as well."""
    lists: tuple[Sequence[str | None], ...] = (
        ("một", "hai"), ("một", None), (None, "hai"), (None, None)
    )  # fmt: skip
    for most, known, said in product((20, None), lists, ([], ["Nặng."], ["Thiếu trang.", "Nặng."])):
        told: list[str] = []
        reads = iter(known)

        def read(
            paths: list[Path], most: int, report: Any, note: Any, *, said: list[str] = said,
            told: list[str] = told,
        ) -> list[Any]:  # fmt: skip
            told.append(f"đọc {[path.name for path in paths]} {most}")
            report("Đọc", 1, 2)
            for words in said:
                note(words)
            return [stand_in(concerns=("Thiếu trang.", "Lẻ.")), stand_in(concerns=())]

        def start(*asked: Any, told: list[str] = told) -> Any:
            told.append(f"nháp {asked[2:]}")
            return stand_in(id="a", doubts=("x", "y"))

        @contextlib.contextmanager
        def hold(_: Path, told: list[str] = told) -> Iterator[None]:
            told.append("giữ")
            yield
            told.append("thả")

        for name, made in {
            "read_largest_file_size": lambda _, most=most: (most, WRONG[:1] if not most else []),
            "read_known_lists": lambda _, reads=reads: (next(reads), WRONG[1:]),
            "read_received": read, "start_draft": start,
            "write_line": lambda line, told=told: told.append(str(line)),
        }.items():  # fmt: skip
            patch.setattr(draft_process, name, made)
        patch.setattr(held_lists, "read_known_lists", lambda _, reads=reads: (next(reads), WRONG))
        patch.setattr(held_lists, "hold_for_draft", hold)
        asked = {"root": str(folder), "files": ["x/b.png", "x/a.docx"], "today": "2026-12-31"}
        outcome = say(lambda asked=asked: draft_process._draft(asked))  # type: ignore[misc]
        yield f"nháp {most} {known} {said}: {outcome} {told}"


def tell_kept(folder: Path, patch: pytest.MonkeyPatch) -> Iterator[str]:
    """Papers as they are, photographs without what is hidden; nothing else is written over."""
    patch.setattr(report_process, "read_largest_file_size", lambda _: (20, []))
    for is_paper, hidden, there in product(
        (True, False), (b"clean", None), (None, b"file", b"clean", b"else")
    ):
        target = folder / "kept" / "b.jpg"
        target.parent.mkdir(exist_ok=True)
        target.unlink(missing_ok=True)
        if there is not None:
            target.write_bytes(there)
        seen: list[object] = []

        def inspect(path: Path, most: int, *, is_paper: bool, seen: list[object] = seen) -> Any:
            seen.append((path.name, most, is_paper))
            return stand_in(content=b"file", name="IMG\u202e 1.jpg")

        patch.setattr(report_process, "inspect_received", inspect)
        patch.setattr(report_process, "drop_hidden_facts", lambda _, hidden=hidden: hidden)
        asked = {"root": "", "file": "x/a.jpg", "target": str(target)}
        asked |= {} if is_paper else {"photograph": "yes"}
        outcome = say(lambda asked=asked: report_process._keep(asked))  # type: ignore[misc]
        kept = target.read_bytes() if target.is_file() else None
        yield f"cất {is_paper} {hidden!r} có {there!r}: {outcome[:60]} {kept!r} {seen}"
    patch.setattr(report_process, "read_largest_file_size", lambda _: (None, WRONG))
    yield f"cất, Cổng hỏng: {say(lambda: report_process._keep({'root': '', 'file': 'a'}))}"


def tell_read(folder: Path, patch: pytest.MonkeyPatch) -> Iterator[str]:
    """Reports, forms, and files of which either may be; with a file of their name or none."""
    dossier = stand_in(folder=folder / "plan")
    dossier.folder.mkdir()
    lines: list[str] = []
    added = stand_in(file="a.txt", text="reviews: []\n")

    def read(_: list[Path], most: int, report: Any, note: Any) -> list[Any]:
        report("Đọc", 1, most)
        note("Lưu ý.")
        return [stand_in(content=b"new")]

    ways: dict[str, Any] = {
        "read_largest_file_size": lambda _: (20, []), "read_known_lists": lambda _: ("ds", []),
        "open_single_plan": lambda *_: (dossier, []), "read_received": read,
        "prepare_results": lambda *_: added, "read_filled_form": lambda *_: b"",
        "prepare_import": lambda *_: stand_in(doubts=[], problems=[], text="t", notes=("Đã có.",)),
        "write_line": lambda line: lines.append(str(line)),
    }  # fmt: skip

    def no_form(*_: Any) -> Any:
        raise NoFormError("Không phải mẫu.")

    for name, made in ways.items():
        patch.setattr(report_process, name, made)
    asked = {"root": str(folder), "plan": "a", "today": "2026-12-31"}
    for is_form, suffix, there in product(
        (True, False), (".xlsx", ".TXT", ".csv", ".docx"), (None, b"new", b"old")
    ):
        if is_form and there is not None:
            continue
        lines.clear()
        patch.setattr(
            report_process, "prepare_import", ways["prepare_import"] if is_form else no_form
        )
        target = dossier.folder / "a.txt"
        target.unlink(missing_ok=True)
        if there is not None:
            target.write_bytes(there)
        outcome = say(
            lambda suffix=suffix: report_process._draft({**asked, "file": f"x/b{suffix}"})  # type: ignore[misc]
        )
        yield f"đọc {'mẫu ' if is_form else ''}{suffix} có {there!r}: {outcome} {lines}"
    for name, wrong in {
        "read_known_lists": (None, WRONG),
        "open_single_plan": (None, WRONG[:1]),
    }.items():
        patch.setattr(report_process, name, lambda *_, wrong=wrong: wrong)
        yield f"đọc, hỏng {name}: {say(lambda: report_process._draft({**asked, 'file': 'a.txt'}))}"
        patch.setattr(report_process, name, ways[name])
    for doubts, problems in product((0, 1, 9, 10, 11, 12), (0, 1, 2)):
        outcome = stand_in(
            doubts=[FormDoubt(f"Ô F{at}", "Sai.", f"Sửa {at // 2}.") for at in range(doubts)],
            problems=WRONG[:problems], text="", notes=(),
        )  # fmt: skip
        patch.setattr(report_process, "prepare_import", lambda *_, outcome=outcome: outcome)
        said = say(lambda: report_process._draft({**asked, "file": "b.xlsx"}))
        short = said if doubts + problems < 4 else f"{said[:80]} … {said[-80:]}"
        yield f"mẫu {doubts} + {problems} lỗi: {said.count('⏎')} {short}"


def tell_previews(patch: pytest.MonkeyPatch) -> Iterator[str]:
    """What a preview does where nothing changed, where something did, and where it cannot be."""
    errors = {
        "": None, "một chỗ": DataProblemsError(WRONG[:1]), "hai chỗ": DataProblemsError(WRONG[:2]),
        "ba chỗ": DataProblemsError(WRONG), "đầy": OSError("Đĩa đầy."),
        "dừng": StoppedError("Khóa."),
    }  # fmt: skip
    patch.setattr(logging, "disable", lambda _: None)  # it would be so for other tests
    for (name, error), is_unchanged, kept in product(
        errors.items(), (True, False), (None, ["a.md"])
    ):
        told: list[str] = []

        def take(error: Exception | None = error, told: list[str] = told) -> None:
            told.append("nạp")
            if error:
                raise error

        def begin(
            root: Path, live: Path, today: object, *, is_unchanged: bool = is_unchanged,
            told: list[str] = told, kept: list[str] | None = kept, take: Any = take, **how: bool,
        ) -> Any:  # fmt: skip
            print("lời của bộ dựng")
            told.append(f"{root} {live} {today} {how}")
            site = stand_in(
                kept_sources=lambda: kept, load=take, write=lambda made: told.append(f"viết {made}")
            )
            return stand_in(
                is_unchanged=lambda: is_unchanged, site=site,
                publish=lambda: told.append("đăng"), give_up=lambda: told.append("thôi"),
            )  # fmt: skip

        patch.setattr(preview_process, "PortalBuild", begin)
        asked = {"root": "r", "live": "l", "today": "2026-12-31", "trusted": False}
        said = run(preview_process, f"{json.dumps(asked)}\n" * 2, patch)
        yield f"xem trước {name} {is_unchanged} {kept}: {said} {told[: len(told) // 2]}"


def run(module: Any, asked: str, patch: pytest.MonkeyPatch) -> list[str]:
    """What a program writes; its function is named, not called, since no program is begun."""
    out = io.StringIO()
    with patch.context() as streams:
        streams.setattr(sys, "stdin", io.StringIO(asked))
        streams.setattr(sys, "stdout", out)
        methodcaller("main")(module)
    return out.getvalue().splitlines()


def tell_drawn(folder: Path, patch: pytest.MonkeyPatch) -> Iterator[str]:
    """A page is drawn at once, or after its words were read; each drawing into its own file."""
    targets = [folder / f"{at}.png" for at in (1, 2)]
    drawings = [{"words": f"chữ {at}", "cut": "cắt" * (at - 1), "target": str(target)}
                for at, target in enumerate(targets, 1)]  # fmt: skip
    asked = {"page": 3, "drawings": drawings, "table": str(folder / "a.tsv")}
    read: list[str] = []

    def recognise(path: Path) -> str:
        read.append(path.name)
        return "bảng"

    patch.setattr(picture_process, "recognise_page", recognise)
    patch.setattr(picture_process, "read_page", lambda table: stand_in(words=[f"từ {table}"]))
    for is_picture in (False, True, True):
        told: list[str] = []

        def work(do: Callable[..., bytes], *given: Any, limits: Any, told: list[str] = told,
                 is_picture: bool = is_picture) -> bytes:  # fmt: skip
            told.append(f"{do.__name__} {given} {limits.seconds} {limits.megabytes}")
            if is_picture and given[-1] is None:
                return b""
            return b"".join(len(one).to_bytes(8, "big") + one for one in (b"PNG", b"PNG hai"))

        patch.setattr(picture_process, "work_apart", work)
        picture_process._draw_page(b"x", ".pdf", asked)
        yield f"vẽ {is_picture}: {[one.read_bytes() for one in targets]} {told} {read}"
    yield f"  còn lại: {sorted(path.name for path in folder.glob('*.p*'))}"
    for error in (None, Image.DecompressionBombError("to"), OSError("hỏng"), ValueError("lạ")):
        for number, pages, must in ((1, 1, False), (3, 2, False), (2, 3, True)):
            seen: list[object] = []

            def open_page(content: bytes, suffix: str, index: int, printed: object = None, *,
                          error: Exception | None = error, seen: list[object] = seen,
                          must: bool = must) -> Any:  # fmt: skip
                seen.append((content, suffix, index, printed))
                if error:
                    raise error
                return stand_in(must_be_read=must)

            patch.setattr(picture_process, "page_count", lambda *_, pages=pages: pages)
            patch.setattr(picture_process, "_Page", open_page)
            patch.setattr(
                picture_process,
                "page_picture",
                lambda *asked: open_page(*asked) and asked,
            )
            patch.setattr(picture_process, "_draw", lambda _, words, cut: f"{words}/{cut}".encode())
            two = [("a", ""), ("b", "c")]
            drawn = say(lambda: picture_process._say_drawings(b"x", ".pdf", number, two, None))  # noqa: B023
            page = say(lambda: picture_process._say_page(b"x", ".pdf", number))  # noqa: B023
            yield f"trang {number}/{pages} {must} {error!r}: {drawn} | {page} {seen}"


def tell_pages(patch: pytest.MonkeyPatch) -> Iterator[str]:
    """Which pages have words of their own, how large they are drawn, and where words are then."""
    png = io.BytesIO()
    Image.new("L", (30, 20), 255).save(png, "PNG")
    patch.setattr(picture_process, "page_picture", lambda *_: png.getvalue())
    read: tuple[list[Any] | None, ...] = (None, [])
    for suffix, letters, size, printed in product(
        (".pdf", ".png"), (19, 20), ((600.0, 800.0), (2800.0, 500.0)), read
    ):
        scales: list[float] = []

        def render(scale: float, scales: list[float] = scales) -> Any:
            scales.append(round(scale, 3))
            return stand_in(to_pil=lambda: Image.new("RGB", (60, 40)))

        text = stand_in(count_chars=lambda letters=letters: letters)
        page = stand_in(get_textpage=lambda text=text: text, get_size=lambda size=size: size,
                        render=render)  # fmt: skip
        patch.setattr(pypdfium2, "PdfDocument", lambda _, page=page: {0: stand_in(), 1: page})
        made = picture_process._Page(b"%PDF", suffix, 1, printed)
        told = f"{made.must_be_read} {made.picture.size} {made.picture.mode} {scales}"
        found: list[MarkedBox] = []
        if made._text is not None:
            patch.setattr(
                picture_process, "_find_boxes", lambda *_: [(10, 20, 30, 40), (1, 2, 3, 4)]
            )
            found = made.find("Một", "")
        boxes = [tuple(round(side, 1) for side in box) for box in found]
        yield f"{suffix} {letters} chữ {size} {printed}: {told} {boxes}"


def brief(job: Job) -> str:
    return f"{job.stage} {job.done}/{job.total} {job.answer} {job.refused or '–'}"


def tell_jobs(patch: pytest.MonkeyPatch) -> Iterator[str]:
    """What programs say in one line after the other; what they leave out is as it was."""
    lines = (
        '{"stage": "Đọc", "done": 1, "total": 3}', '{"answer": {"a": 1}}', '{"refused": "Hỏng."}',
        "la", "{}", "", '{"answer": {}}',
    )  # fmt: skip
    for first, second in product(lines, lines):
        job = Job()
        for line in (first, second):
            jobs._take(job, line)
        yield f"{first} {second}: {brief(job)}"
    for line, is_closed in product(lines[:4], (False, True)):
        for exchange in (jobs._exchange, jobs._follow):
            ended = list[str]()
            written: list[str] = []

            def write(
                words: str, is_closed: bool = is_closed, written: list[str] = written
            ) -> None:
                if is_closed:
                    raise BrokenPipeError
                written.append(words)

            stdin = stand_in(write=write, flush=lambda: None, close=lambda: None)
            process = stand_in(stdin=stdin, stdout=io.StringIO(f"{line}\nla\n"),
                               wait=lambda ended=ended: ended.append("chờ"))  # fmt: skip
            job = Job(process=process)
            exchange(job, "hỏi")
            yield f"{exchange.__name__} {line} {is_closed}: {written} {ended} {brief(job)}"
    work = Jobs()
    for at, (about, refused, is_over, is_seen) in enumerate(
        product(("", "a.docx"), ("", "Hỏng."), (True, False), (True, False))
    ):
        work._jobs[str(at)] = Job("x", at, 0, None, refused, is_over, about, "", is_seen)
    yield f"chưa xem: {[job.done for job in work.list_unseen()]}"
    yield f"tìm: {work.find('3') is work._jobs['3']} {work.find('la')}"
    patch.setattr(threading, "Thread", lambda target, daemon: stand_in(start=target))
    patch.setattr(jobs, "_SHOWN", 3)
    patch.setattr(jobs, "_work", lambda job, *asked: setattr(job, "refused", str(asked)))
    work, over = Jobs(), list[bool]()
    names = [
        work.begin("m", {"a": at}, at, lambda job: over.append(job.is_over)) for at in range(5)
    ]
    found = [work.find(name) for name in names]
    yield f"năm việc: {[job and (job.refused, job.is_over) for job in found]} {over}"
    yield f"{work.announce(names[4], 'a.docx', '/nhan/1')} {[*map(str, work.list_unseen())]}"
    yield str(work.work("n", {}, 7))
    patch.setattr(Jobs, "ask_worker", lambda *asked: Job(refused=str(asked[1:]), answer={}))
    asked = work.find(work.begin_asking("m", {"a": 1}, 9, "Dựng"))
    yield str(asked)


def test_each_program_does_what_is_written_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    for tell in (
        lambda patch: tell_drafts(tmp_path, patch), lambda patch: tell_kept(tmp_path, patch),
        lambda patch: tell_read(tmp_path, patch), tell_previews,
        lambda patch: tell_drawn(tmp_path, patch), tell_pages, tell_jobs,
    ):  # fmt: skip
        with monkeypatch.context() as patch:
            told += tell(patch)
    compare_desk_table("work", told)
