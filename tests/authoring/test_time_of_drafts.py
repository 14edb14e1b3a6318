"""A command that reads what came from outside has an end."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from portal_cli import draft, draft_results, main, time_limit


@pytest.mark.parametrize("verb", ["draft", "draft-results"])
def test_reading_that_takes_too_long_stops_with_a_sentence(
    verb: str,
    sample_site: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """However its words are laid out: processor time is measured, not letters."""
    monkeypatch.setattr(time_limit, "MOST_SECONDS", 0.05)
    monkeypatch.setattr(draft, "start_draft", _read_for_long)
    monkeypatch.setattr(draft_results, "start_results", _read_for_long)
    document = tmp_path / "a.txt"
    document.write_text("Thi đua yêu nước.", "utf-8")
    plan = ["xa-mau-2026-kinh-te-xa-hoi"] if verb == "draft-results" else []
    assert main([verb, *plan, str(document), "--root", str(sample_site.parent)]) == 2
    assert capsys.readouterr().err.startswith("Đọc quá lâu nên đã dừng")


def _read_for_long(*_: object) -> None:
    begun = time.process_time()
    while time.process_time() - begun < 5:
        pass
