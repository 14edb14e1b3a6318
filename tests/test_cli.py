"""The `portal` command, as staff meet it."""

from __future__ import annotations

import subprocess
import sys

import pytest

import filemakers as make
from portal_cli import main
from workspace import REPOSITORY, SAMPLE_PLAN, Workspace


def test_check_ends_with_one_line_about_the_whole(capsys: pytest.CaptureFixture[str]) -> None:
    """Clean data gives reminders and a summary, and succeeds."""
    assert main(["check", "--root", str(REPOSITORY)]) == 0
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
    assert "plan.yml:18:3: Không có mục nào tên `plaec`. Có phải ý bạn là `place`?" in printed
    assert "data/fields.yml:9:11: Mục `slug`" in printed
    assert "Traceback" not in printed
    assert printed.splitlines()[-1].startswith("Dữ liệu chưa đăng được: 2 lỗi")


def test_a_library_never_talks_to_staff(sample: Workspace) -> None:
    """A PDF that is a little off is read without a word about it in English."""
    name = SAMPLE_PLAN.replace("plan.yml", "ban-ky.pdf")
    crooked = make.pdf().replace(b"startxref\n", b"startxref\n9")
    (sample.folder / "data" / name).write_bytes(crooked)
    listed = "  - {file: ban-ky.pdf, kind: original, title: Bản ký}\ncorrections:"
    sample.replace(SAMPLE_PLAN, "corrections:", listed)
    command = [sys.executable, "-m", "portal_cli", "check", "--root", str(sample.folder)]
    ran = subprocess.run(
        command, cwd=REPOSITORY / "hooks", capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, ""), ran.stdout


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["schemas", "--help"]])
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


def test_a_mistyped_verb_gets_a_suggestion(capsys: pytest.CaptureFixture[str]) -> None:
    """`portal chekc` knows what was meant."""
    assert main(["chekc"]) == 2
    assert "Có phải ý bạn là `check`?" in capsys.readouterr().err


def test_an_unknown_option_is_refused_in_vietnamese(capsys: pytest.CaptureFixture[str]) -> None:
    """Argparse's own English never shows."""
    with pytest.raises(SystemExit):
        main(["check", "--nhanh"])
    assert capsys.readouterr().err == "Không hiểu tùy chọn. Xem: portal check --help\n"
