"""Results that are a draft are on no page; published ones show what of their report is left out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from workspace import SAMPLE, SAMPLE_PLAN, Workspace

RESULTS = SAMPLE_PLAN.replace("plan.yml", "results.yml")
PLAN = "xa-mau-2026-kinh-te-xa-hoi"
LEFT = """\
    unplaced:
      - text: |
          3. Thi đua: Đã tổng kết.
        place: trang 2, đoạn 9
        reason: Không phải chỉ tiêu của kế hoạch.
"""


def built(folder: Path, *, is_draft: bool) -> Workspace:
    portal = Workspace(folder, SAMPLE)
    text = portal.read(RESULTS).rstrip("\n") + "\n" + LEFT
    portal.write(RESULTS, text.replace("reviews:", "draft: có\nreviews:", 1) if is_draft else text)
    portal.written("plan ")
    return portal


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return built(tmp_path_factory.mktemp("drafted"), is_draft=True)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return built(tmp_path_factory.mktemp("published"), is_draft=False)


def page_of(portal: Workspace) -> str:
    return (portal.site / "ke-hoach" / PLAN / "index.html").read_text("utf-8")


def record_of(portal: Workspace) -> dict[str, list[object]]:
    files = list(portal.site.glob(f"**/plans/{PLAN}.json"))
    record: dict[str, list[object]] = json.loads(files[0].read_text("utf-8"))
    return record


def test_a_draft_of_results_is_nowhere(drafted: Workspace, published: Workspace) -> None:
    """Neither its words, nor its report, nor its table."""
    told, reports = "Vùng thấp đạt 65 triệu đồng", "ke-hoach/*/bao-cao-*"
    assert told in page_of(published)
    assert told not in page_of(drafted)
    glance = drafted.site / "ke-hoach" / PLAN / "tom-luoc" / "index.html"
    assert "Chưa có kết quả" in glance.read_text("utf-8")
    assert record_of(published)["results"]
    assert record_of(drafted)["results"] == []
    assert list(published.site.glob(reports))
    assert not list(drafted.site.glob(reports))
    form = f"ke-hoach/{PLAN}/so-lieu-ket-qua-{PLAN}.csv"
    assert told in (published.site / form).read_text("utf-8")
    assert told not in (drafted.site / form).read_text("utf-8")


def test_words_of_a_report_that_are_no_result_are_shown_with_the_reason(
    published: Workspace,
) -> None:
    page = page_of(published)
    assert "3. Thi đua: Đã tổng kết." in page
    assert "Không phải chỉ tiêu của kế hoạch." in page
