"""``portal draft-results``: results drafted from the reports that staff received."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from portal_cli.arguments import find_root, tell
from portal_cli.formats import print_problems
from portal_cli.progress import Reporter
from portal_cli.received import read_received
from portal_cli.tesseract import TesseractError
from portal_cli.time_limit import hold_to_time
from thidua.authoring.drafting.starting import UnusableError
from thidua.authoring.known_lists import read_known_lists, read_largest_file_size
from thidua.authoring.results.report_starting import AddedReview, start_results
from thidua.model.labels import quantity
from thidua.portal.file_names import PLANS, RESULTS
from thidua.portal.single_plan import open_single_plan

_NEXT = """\
Việc tiếp theo:
  1. Mở tệp này cạnh báo cáo, soát từng chỗ kể trong `review`, soát xong chỗ nào xóa chỗ ấy.
  2. Chỗ có số kể trong `unplaced`: chép vào `results`, hoặc ghi `reason` vì sao để ngoài.
  3. Chạy `portal check`; hết chỗ phải soát thì xóa dòng `draft: có` của lần này."""


def run(given: Namespace) -> int:
    """Draft one review from each report that was named."""
    root = find_root(given.root)
    most_megabytes, problems = read_largest_file_size(root)
    known, list_problems = read_known_lists(root)
    if most_megabytes is None or known is None:
        print_problems([*problems, *list_problems])
        return 1
    for name in given.files:
        dossier, problems = open_single_plan(root, Path(given.plan).name)
        if dossier is None:
            print_problems(problems)
            return 1
        try:
            with Reporter() as report:
                (file,) = read_received([Path(name)], most_megabytes, report, tell)
            with hold_to_time():
                added = start_results(dossier, file, known)
        except (UnusableError, TesseractError) as unusable:
            tell(str(unusable))
            return 1
        _report(added, f"{PLANS}/{dossier.entry.record.id}")
    print(_NEXT)
    return 0


def _report(added: AddedReview, folder: str) -> None:
    review, draft = added.draft.review, added.draft
    kind = "sơ kết" if review.kind.text == "interim" else "tổng kết"
    print(
        f"Đã thêm vào {folder}/{RESULTS} (bản nháp) lần {kind} {review.date.text}: "
        f"{quantity(len(review.results))} kết quả. Báo cáo: {added.file}."
    )
    print(f"Chỗ cần soát: {len(draft.doubts)}." if draft.doubts else "Không có chỗ nào phải ngờ.")
    if draft.unplaced:
        print(f"Chỗ có số mà chưa là kết quả: {len(draft.unplaced)}, kể trong `unplaced`.")
