"""The `portal` command, as staff meet it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import filemakers as make
from portal_cli import main
from portal_cli.verbs import VERBS
from thidua import __version__
from workspace import FIVE_PLANS, REPOSITORY, SAMPLE_PLAN, Workspace, without_progress


def test_check_ends_with_one_line_about_the_whole(capsys: pytest.CaptureFixture[str]) -> None:
    """Clean data gives reminders and a summary, and succeeds."""
    assert main(["check", "--root", str(FIVE_PLANS)]) == 0
    *reminders, last = capsys.readouterr().out.splitlines()
    assert last == (
        "Dữ liệu hợp lệ: 5 kế hoạch, 61 chỉ tiêu, 3 gương, 23 văn bản viện dẫn; "
        "số liệu: 102 đọc được, 0 để nguyên chữ, 0 ghi tay; 0 lỗi, 6 lưu ý."
    )
    assert all("lưu ý" in line for line in reminders)


def test_check_reports_everything_at_once_and_fails(
    sample: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two mistakes in two files are two lines of one run."""
    sample.replace(SAMPLE_PLAN, "place: Xã Mẫu", "plaec: Xã Mẫu")
    sample.replace("fields.yml", "slug: van-hoa", "slug: Văn hóa")
    assert main(["check", "--root", str(sample.folder)]) == 1
    printed = capsys.readouterr().out
    assert "plan.yml:27:3: Không có mục nào tên `plaec`. Có phải ý bạn là `place`?" in printed
    assert "data/fields.yml:9:11: Mục `slug`" in printed
    assert "Traceback" not in printed
    assert printed.splitlines()[-1].startswith("Dữ liệu chưa đăng được: 2 lỗi")


def test_a_library_never_talks_to_staff(sample: Workspace) -> None:
    """A PDF that is a little off is read without a word about it in English."""
    name = SAMPLE_PLAN.replace("plan.yml", "ban-ky.pdf")
    crooked = make.pdf().replace(b"startxref\n", b"startxref\n9")
    (sample.folder / "data" / name).write_bytes(crooked)
    listed = "  - {file: ban-ky.pdf, kind: original, title: Bản ký}\nhistory:"
    sample.replace(SAMPLE_PLAN, "history:", listed)
    command = [sys.executable, "-m", "portal_cli", "check", "--root", str(sample.folder)]
    ran = subprocess.run(
        command, cwd=REPOSITORY / "hooks", capture_output=True, text=True, check=False
    )
    assert (ran.returncode, without_progress(ran.stderr)) == (0, ""), ran.stdout


@pytest.mark.parametrize("arguments", [["--help"], *([verb.name, "--help"] for verb in VERBS)])
def test_help_is_in_vietnamese(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Help is worth reading, in the language of those who need it."""
    try:
        status = main(arguments)
    except SystemExit as stop:
        status = int(stop.code or 0)
    printed = capsys.readouterr().out
    assert status == 0
    assert "Cách dùng: portal" in printed
    for english in ("usage", "options:", "show this help", "positional"):
        assert english not in printed


def test_the_command_tells_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    """Who reports a fault can say which engine it is."""
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"{__version__}\n"


def test_a_mistyped_verb_gets_a_suggestion(capsys: pytest.CaptureFixture[str]) -> None:
    """`portal chekc` knows what was meant."""
    assert main(["chekc"]) == 2
    assert "Có phải ý bạn là `check`?" in capsys.readouterr().err


def test_an_unknown_option_is_refused_in_vietnamese(capsys: pytest.CaptureFixture[str]) -> None:
    """Argparse's own English never shows."""
    with pytest.raises(SystemExit):
        main(["check", "--nhanh"])
    assert capsys.readouterr().err == ("Không có tùy chọn `--nhanh`. Xem: portal check --help\n")


def test_fmt_rewrites_only_what_differs(
    sample: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file typed in another way is written as all others are, and says the same."""
    before = sample.read(SAMPLE_PLAN)
    sample.replace(SAMPLE_PLAN, "  place: Xã Mẫu", "  place:   'Xã Mẫu'")
    sample.replace("fields.yml", "slug: van-hoa", 'slug: "van-hoa"')
    root = ["--root", str(sample.folder)]
    assert main(["fmt", "--check", *root]) == 1
    assert "Sẽ viết lại data/fields.yml" in capsys.readouterr().out
    assert "'Xã Mẫu'" in sample.read(SAMPLE_PLAN)
    assert main(["check", *root]) == 0
    told = capsys.readouterr().out
    assert "plan.yml:27:1: lưu ý: Từ dòng này tệp chưa viết theo mẫu chung" in told
    assert "đúng mẫu là `place: Xã Mẫu`. Chạy `portal fmt`" in told
    assert main(["fmt", str(sample.folder / "data" / SAMPLE_PLAN)]) == 0
    assert capsys.readouterr().out == (
        f"Đã viết lại data/{SAMPLE_PLAN}\n1 tệp đã viết lại, 0 tệp đã đúng mẫu.\n"
    )
    assert sample.read(SAMPLE_PLAN) == before
    assert main(["fmt", *root]) == 0
    assert main(["fmt", "--check", *root]) == 0
    assert not list(sample.folder.rglob("*.new"))


def test_fmt_leaves_a_file_with_mistakes_alone(
    sample: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is wrong is told, and nothing is lost."""
    sample.replace(SAMPLE_PLAN, "  place: Xã Mẫu", "  plaec:  Xã Mẫu")
    broken = sample.read(SAMPLE_PLAN)
    assert main(["fmt", "--root", str(sample.folder)]) == 1
    assert "Có phải ý bạn là `place`?" in capsys.readouterr().out
    assert sample.read(SAMPLE_PLAN) == broken


def test_fmt_of_no_data_file_is_refused(
    sample: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    """A text, a missing file and a folder get a sentence each."""
    text = sample.folder / "data" / SAMPLE_PLAN.replace("plan.yml", "ke-hoach-15-kh-ubnd-2026.txt")
    assert main(["fmt", str(text)]) == 1
    assert "Không phải tệp dữ liệu của Cổng." in capsys.readouterr().out
    for missing in ("khong-co.yml", str(sample.folder)):
        with pytest.raises(SystemExit):
            main(["fmt", missing])
        assert capsys.readouterr().err == f"Không có tệp `{missing}`.\n"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (
            PermissionError(13, "Permission denied", "data"),
            "Không có quyền đọc hoặc ghi ở đây (`data`).",
        ),
        (OSError(28, "No space left", "x.yml"), "Đĩa đã đầy (`x.yml`)."),
        (OSError(28, "No space left"), "Đĩa đã đầy. Kiểm tra tên, quyền và chỗ trống."),
        (RuntimeError("boom"), "Lệnh `portal schemas` gặp lỗi ngoài dự tính (RuntimeError)."),
        (KeyboardInterrupt(), "Đã dừng theo yêu cầu."),
    ],
)
def test_no_traceback_ever_reaches_staff(
    wrong: BaseException,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    """Whatever goes wrong inside is a sentence that names a file; its details stand there."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def fail(folder: object) -> None:
        raise wrong

    monkeypatch.setattr("portal_cli.schemas.write_schemas", fail)
    assert main(["schemas", "--root", str(FIVE_PLANS)]) in {2, 130}
    told = capsys.readouterr().err
    assert said in told
    assert "Traceback" not in told
    kept = re.search(r"và tệp `([^`]+)`, ghi chỗ hỏng", told)
    assert bool(kept) is isinstance(wrong, RuntimeError)
    if kept:
        assert "RuntimeError: boom" in Path(kept[1]).read_text("utf-8")
    monkeypatch.setenv("PORTAL_DEBUG", "1")
    main(["schemas", "--root", str(FIVE_PLANS)])
    assert ("Traceback" in capsys.readouterr().err) is isinstance(wrong, Exception)


def test_a_file_that_may_not_be_read_is_told_with_all_other_problems(
    sample: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One locked file does not hide what is wrong with the others."""
    opened = Path.open

    def locked(path: Path, *how: Any, **more: Any) -> Any:
        if path.name == "fields.yml" and "mau" not in path.parts:
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *how, **more)

    monkeypatch.setattr(Path, "open", locked)
    told = [str(problem) for problem in sample.load().problems]
    assert told == ["data/fields.yml:1:1: Máy không cho đọc tệp này. Kiểm tra quyền đọc của tệp."]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "--rot", "x"], "Không có tùy chọn `--rot`. Có phải ý bạn là `--root`?"),
        (["check", "--root"], "Tùy chọn `--root` cần một giá trị viết ngay sau nó."),
        (["check", "tệp"], "Không có chỗ cho tham số `tệp`."),
        (["fmt", "--check=1"], "Tùy chọn `--check` không nhận giá trị."),
        (["figures"], "Không hiểu tùy chọn, hoặc thiếu tham số."),
    ],
)
def test_every_misunderstanding_is_told_in_vietnamese(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever argparse would complain of in English."""
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert capsys.readouterr().err == f"{said} Xem: portal {arguments[0]} --help\n"


HOOKS = REPOSITORY / "hooks"
_LIST_LOADED = """
import sys
there = set(sys.modules)
from portal_cli.main import main
try:
    main(sys.argv[1:])
finally:
    loaded = {name.partition(".")[0] for name in set(sys.modules) - there}
    print(*sorted(name for name in loaded - sys.stdlib_module_names), file=sys.stderr)
"""

ENGINE = {"portal_cli", "thidua"}


@pytest.mark.parametrize("words", [["--help"], ["figures", "95% hộ, đến 2030 có 3 xã"]])
def test_verbs_that_answer_at_once_load_no_library(words: list[str]) -> None:
    """Of all that is installed, the help and the reader of figures load the engine alone."""
    told = subprocess.run(
        [sys.executable, "-c", _LIST_LOADED, *words], capture_output=True, check=True, cwd=HOOKS
    ).stderr.decode()
    assert set(told.split()) - ENGINE == set()


def test_a_build_loads_what_it_makes_a_kit_with_only_when_it_makes_one() -> None:
    """A build after a small change does not wait for libraries that it does not use."""
    listing = "import sys, portal_cli.build; print(*sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", listing], capture_output=True, check=True, cwd=HOOKS
    ).stdout.decode()
    late = {"docx", "icalendar", "resvg_py", "segno", "starlette", "typst", "uvicorn"}
    assert set(told.split()) & late == set()


def end_command(prepare: str, *arguments: str) -> tuple[int, list[str]]:
    """The status and the lines of a command in a process that something was done in before."""
    loaded = "import atexit, threading, time\nfrom portal_cli.main import run_command"
    # Words that are written out at once would hide a command that loses its last ones.
    environment = {name: told for name, told in os.environ.items() if name != "PYTHONUNBUFFERED"}
    ran = subprocess.run(
        [sys.executable, "-c", f"{loaded}\n{prepare}\nrun_command()", *arguments],
        cwd=REPOSITORY / "hooks", env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return ran.returncode, ran.stdout.splitlines()


def test_a_command_ends_without_taking_apart_what_it_loaded() -> None:
    """That would take a fifth of the time of a check; what is to be done at the end is done."""
    hold = """
class Held:
    def __del__(self):
        print("taken apart", flush=True)
held = Held()
atexit.register(print, "done at the end")
"""
    assert end_command(hold, "--version") == (0, [__version__, "done at the end"])
    assert end_command(hold, "chek") == (2, ["done at the end"])


def test_a_command_waits_for_what_still_goes_on() -> None:
    """A thread that is not done keeps the process, as it does in any program."""
    go_on = """
def go_on():
    time.sleep(0.5)
    print("the thread is done", flush=True)
threading.Thread(target=go_on).start()
"""
    assert end_command(go_on, "--version") == (0, [__version__, "the thread is done"])
