"""Results of a plan that decisions changed: judged by what held, and each target counted once."""

from __future__ import annotations

import pytest

from plain_dossiers import make_dossier
from thidua.attachments.comparison.reports import ReportFidelity
from thidua.portal.published_plan import PublishedPlan
from thidua.portal.result_states import Status
from thidua.portal.results import Reported, reported
from thidua.portal.tallies import tally
from thidua.site.pages.reviews import ReviewTable, list_results
from twoyears import AMENDMENT, PLAN, list_files, write_commune
from workspace import SAMPLE_PLAN, Workspace

_RESULTS = """reviews:
  - kind: interim
    date: 2026-07-10
    source:
      text: Báo cáo số 210/BC-UBND sơ kết 6 tháng đầu năm 2026
      number: 210/BC-UBND
    results:
      - target: 1
        text: Thu ngân sách nhà nước trên địa bàn 7,02 tỷ đồng
      - target: 5
        text: Trồng mới 60 ha rừng
  - kind: final
    date: 2026-12-28
    source:
      text: Báo cáo số 512/BC-UBND tổng kết năm 2026
      number: 512/BC-UBND
    summary:
      text: 1/5 chỉ tiêu đạt
      met: 1
      total: 5
    results:
      - target: 1
        text: Thu ngân sách nhà nước trên địa bàn đạt 13,4 tỷ đồng
      - target: 5
        text: Trồng mới 90 ha rừng
"""


@pytest.fixture(scope="module")
def commune(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A commune whose decision of August raises target 1, strikes target 5 and adds target 6."""
    workspace = write_commune(tmp_path_factory.mktemp("struck"))
    path = f"plans/{AMENDMENT}/plan.yml"
    struck = list_files()[path].replace("        new: Trồng mới 100 ha rừng.\n", "")
    workspace.write(path, struck.replace("Trồng mới 100 ha rừng.", "Bỏ chỉ tiêu 5."))
    workspace.print_original(path)
    workspace.write(f"plans/{PLAN}/results.yml", _RESULTS)
    return workspace


def _open(commune: Workspace) -> tuple[tuple[Reported, ...], tuple[ReviewTable, ...]]:
    catalogue = commune.load().catalogue
    assert catalogue, commune.load().problems
    published = catalogue.open_plan(catalogue.plan_by_id[PLAN])
    return published.results, list_results(published).reviews


def test_a_target_struck_before_a_review_is_not_judged(commune: Workspace) -> None:
    """It was not to be reached any more; in the review before, it was on its way."""
    found, _ = _open(commune)
    before, after = [entry for entry in found if entry.place == "5"]
    assert before.outcome.status is Status.ON_THE_WAY
    assert after.outcome.status is Status.NOT_COMPARABLE
    assert after.outcome.reason == (
        "Chỉ tiêu này đã được bỏ từ ngày 15/8/2026, trước lần báo cáo này."
    )


def test_a_target_with_new_words_is_counted_once(commune: Workspace) -> None:
    """What the first review said of its old words is not still running beside the last one."""
    found, _ = _open(commune)
    counted = tally(found)
    assert (counted.met, counted.comparable, counted.running, counted.reported) == (1, 1, 0, 2)


def test_a_number_up_to_a_day_long_before_the_end_is_none_of_the_whole_time(
    commune: Workspace,
) -> None:
    """The end of the time of the plan is told to whoever judges a final review."""
    catalogue = commune.load().catalogue
    assert catalogue
    published = catalogue.open_plan(catalogue.plan_by_id[PLAN])
    recorded = published.recorded_results
    assert recorded
    final = recorded.reviews[-1]
    found = []
    for day in ("30/6/2026", "15/12/2026"):
        words = f"Tính đến {day}, thu ngân sách nhà nước trên địa bàn đạt 13,4 tỷ đồng"
        told = final.results[0].model_copy(update={"text": words})
        review = final.model_copy(update={"results": (told,)})
        results = recorded.model_copy(update={"reviews": (review,)})
        found += list(reported(results, published.plan, published.held_lines))
    early, late = [one.outcome for one in found]
    assert early.status is Status.NOT_COMPARABLE and "đến 30/6/2026" in early.reason
    assert late.status is Status.MET


def test_the_count_of_a_report_is_compared_with_the_targets_of_its_day(commune: Workspace) -> None:
    """Five were printed, one was struck and one was added: five, without the struck one."""
    _, reviews = _open(commune)
    said = " ".join(reviews[0].count)
    assert "Báo cáo đếm trên" not in said
    assert "Không có kết quả của 4: chỉ tiêu 2, 3, 4, 6." in said


def test_what_is_said_of_one_result_stays_together(sample: Workspace) -> None:
    """A figure of which a result says nothing does not tear it in two rows.

    Words that tell no figure are shown as well, though others tell them all.
    """
    results = SAMPLE_PLAN.replace("plan.yml", "results.yml")
    added = "\n      - target: 2\n        text: "
    more = f"{added}Đã bình xét ở 5 thôn{added}Đã họp ở 4 thôn"
    sample.replace(results, "Đã bình xét ở 5 thôn", f"Tỷ lệ gia đình văn hóa đạt 91%{more}")
    catalogue = sample.load().catalogue
    assert catalogue, sample.load().problems
    published = catalogue.open_plan(catalogue.plans[0])
    assert tally(published.results).met == 2
    shown = list_results(published)
    beside = [told for rows in shown.by_target.values() for told in rows]
    texts = [told.text for table in shown.reviews for told in table.rows]
    texts += [told.text for told in beside]
    recorded = published.recorded_results
    assert recorded
    assert sorted(texts) == sorted(one.text for all_ in recorded.reviews for one in all_.results)


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("1,7", (("1,7%",), "")),
        ("1,7%", (("1,7%",), "")),
        ("còn 1,7", (("1,7%",), "còn 1,7")),
    ],
)
def test_a_cell_with_nothing_but_its_number_is_shown_once(
    cell: str, shown: tuple[tuple[str, ...], str]
) -> None:
    """The head of its column has the unit: beside the number with it, the cell says nothing new."""
    unit = {"unit": "Thôn Một", "text": cell,
            "figures": [{"name": "Hộ nghèo", "value": "1,7", "unit": "%"}]}  # fmt: skip
    result = {"target": 1, "text": "Tỷ lệ hộ nghèo còn 2%", "units": [unit]}
    review = {"kind": "final", "date": "2026-12-28", "results": [result],
              "source": {"text": "Báo cáo số 9/BC-UBND"}}  # fmt: skip
    targets = {"items": [{"number": 1, "field": "society", "text": "Tỷ lệ hộ nghèo còn 2%"}]}
    dossier = make_dossier({"targets": targets}, [review])
    dossier.__dict__["report_fidelity"] = (ReportFidelity(),)
    ((told,),) = list_results(PublishedPlan(dossier)).by_target.values()
    (row,) = told.units
    assert (row.figures, row.text) == shown
