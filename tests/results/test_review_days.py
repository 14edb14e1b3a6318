"""Days of reviews: none is in the future, on whichever day one asks, and whatever was kept."""

from __future__ import annotations

import pytest

from workspace import SAMPLE_PLAN, Workspace, call_portal

RESULTS = SAMPLE_PLAN.replace("plan.yml", "results.yml")


def test_a_review_in_the_future_is_refused_on_that_day_only(sample: Workspace) -> None:
    """The day is the one that was said; what another day found is not taken from the store."""
    root = str(sample.folder)
    late, early = "2026-11-25", "2026-11-24"
    for day, code in ((late, 0), (early, 1), (late, 0)):
        result = call_portal("check", "--root", root, "--base", "none", "--today", day)
        assert result.returncode == code, result.stdout
        assert ("Báo cáo ngày 25/11/2026 là ngày chưa tới" in result.stdout) == bool(code)
    for day, code in ((late, 0), (early, 1), (late, 0)):
        result = call_portal("build", "--root", root, "--today", day)
        assert result.returncode == code, result.stderr
        assert ("chưa tới (hôm nay 24/11/2026)" in result.stderr) == bool(code)


@pytest.mark.parametrize(
    ("person", "path", "said"),
    [
        ("nguoi-tot-2026-01", "given_on", "Đồng ý ngày 26/12/2099"),
        ("ba-ban-2026-01", "given_on", "Đồng ý ngày 26/12/2099"),
        ("duong-hoa-2026-01", "withdrawn_on", "Rút lại đồng ý ngày 26/12/2099"),
        ("duong-hoa-2026-01", "requested_on", "Yêu cầu gỡ ngày 26/12/2099"),
        ("duong-hoa-2026-01", "done_on", "Gỡ ngày 26/12/2099"),
    ],
)
def test_nobody_has_agreed_or_asked_in_the_future(
    sample: Workspace, person: str, path: str, said: str
) -> None:
    """Of several persons each consent counts; the place is that of the day."""
    name = f"honorees/{person}.yml"
    lines = sample.read(name).split("\n")
    at = next(number for number, line in enumerate(lines) if f"{path}:" in line)
    lines[at] = f"{lines[at].split(':')[0]}: 2099-12-26"
    sample.write(name, "\n".join(lines))
    root = str(sample.folder)
    result = call_portal("check", "--root", root, "--base", "none", "--today", "2026-11-25")
    assert result.returncode == 1
    assert f"{person}.yml:{at + 1}:" in result.stdout
    assert f"{said} là ngày chưa tới (hôm nay 25/11/2026)" in result.stdout


@pytest.mark.parametrize(
    ("day", "code", "said"),
    [
        ("2030-11-30", 0, ""),
        ("2030-12-01", 0, "lưu ý: Sự đồng ý sắp hết hạn ngày 31/12/2030 (hôm nay 01/12/2030)."),
        ("2030-12-31", 0, "lưu ý: Sự đồng ý sắp hết hạn ngày 31/12/2030 (hôm nay 31/12/2030)."),
        ("2031-01-01", 1, "Sự đồng ý đã hết hạn ngày 31/12/2030 (hôm nay 01/01/2031)."),
    ],
)
def test_nobody_is_shown_after_a_consent_and_staff_know_a_month_before(
    sample: Workspace, day: str, code: int, said: str
) -> None:
    result = call_portal("check", "--root", str(sample.folder), "--base", "none", "--today", day)
    assert result.returncode == code, result.stdout
    told = [line for line in result.stdout.splitlines() if "Sự đồng ý" in line]
    assert len(told) == bool(said)
    assert all("nguoi-tot-2026-01.yml:48:12: " + said in line for line in told)


def test_a_consent_ends_after_it_was_given(sample: Workspace) -> None:
    sample.replace("honorees/nguoi-tot-2026-01.yml", "ends_on: 2030-12-31", "ends_on: 2026-01-24")
    assert [one for one in sample.load().problems if "Hết hạn trước khi đồng ý" in one.message]


def test_a_day_that_is_none_is_explained(sample: Workspace) -> None:
    """Nobody reads a traceback."""
    result = call_portal("check", "--root", str(sample.folder), "--today", "31/12/2026")
    assert result.returncode == 2
    assert "`31/12/2026` không phải một ngày" in result.stderr


def test_a_changed_report_is_compared_anew(sample: Workspace) -> None:
    """What was found of the file as it was is not taken for the file as it is."""
    root = str(sample.folder)
    check = ("check", "--root", root, "--base", "none", "--today", "2026-11-25")
    assert call_portal(*check).returncode == 0
    report = RESULTS.replace("results.yml", "bao-cao-98-bc-ubnd-2026.txt")
    sample.replace(report, "4.205 tấn", "4.025 tấn")
    result = call_portal(*check)
    assert result.returncode == 1
    assert "results.yml:24" in result.stdout and "4.0" in result.stdout


def test_nothing_was_edited_in_the_future(sample: Workspace) -> None:
    """A computer abroad may be a day behind; two days are to come everywhere."""
    for name in (SAMPLE_PLAN, "honorees/nguoi-tot-2026-01.yml"):
        for day, code in ((27, 1), (26, 0)):
            text = sample.read(name)
            at = text.index("updated: ")
            sample.write(name, f"{text[:at]}updated: 2026-11-{day}{text[at + 19 :]}")
            root = str(sample.folder)
            result = call_portal("check", "--root", root, "--base", "none", "--today", "2026-11-25")
            assert result.returncode == code, result.stdout
            assert ("Ngày sửa 27/11/2026 là ngày chưa tới" in result.stdout) == bool(code)
