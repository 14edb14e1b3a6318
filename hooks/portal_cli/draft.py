"""``portal draft``: a plan drafted from the document that staff received."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from portal_cli.arguments import find_root, read_today, tell
from portal_cli.formats import print_problems
from portal_cli.held_lists import hold_lists
from portal_cli.progress import Reporter
from portal_cli.received import read_received
from portal_cli.tesseract import TesseractError
from portal_cli.time_limit import hold_to_time
from thidua.authoring.drafting.starting import UnusableError, start_draft
from thidua.authoring.known_lists import read_known_lists, read_largest_file_size
from thidua.authoring.plan_folder import locate_plan
from thidua.authoring.records import (
    Draft,
    DraftedItems,
    DraftedResponsibilities,
    DraftedTargets,
)

_NEXT = """\
Việc tiếp theo:
  1. Mở tệp này cạnh văn bản, soát từng chỗ kể trong `review`, soát xong chỗ nào xóa chỗ ấy.
  2. Chạy `portal check` (so từng chữ với tệp gốc), rồi `portal serve` để xem trước.
  3. Hết chỗ phải soát thì xóa dòng `draft: có` để công bố."""


def run(given: Namespace) -> int:
    """Draft a plan from the files that were named."""
    root = find_root(given.root)
    most_megabytes, problems = read_largest_file_size(root)
    known, list_problems = read_known_lists(root)
    if most_megabytes is None or known is None:
        print_problems([*problems, *list_problems])
        return 1
    try:
        with Reporter() as report:
            files = read_received(
                [Path(name) for name in given.files], most_megabytes, report, tell
            )
        with hold_lists(root, known) as now, hold_to_time():
            draft = start_draft(root, files, now, given.id, read_today(given.today))
    except (UnusableError, TesseractError) as unusable:
        tell(str(unusable))
        return 1
    except FileExistsError:
        tell("Đã có kế hoạch với mã này; không có gì bị ghi đè. Đặt mã khác bằng --id.")
        return 2
    _report(draft)
    return 0


def _report(draft: Draft) -> None:
    print(f"Đã tạo {locate_plan(draft.id)} (bản nháp): {_counts(draft)}.")
    if draft.new_issuer:
        print(
            f"Đã đề xuất cơ quan `{draft.new_issuer.id}` ở cuối data/issuers.yml; "
            "đối chiếu tên, cấp và cấp trên."
        )
    print(f"Chỗ cần soát: {len(draft.doubts)}." if draft.doubts else "Không có chỗ nào phải ngờ.")
    if draft.unplaced:
        print(f"Chữ chưa xếp vào mục nào: {len(draft.unplaced)} chỗ, kể trong `unplaced`.")
    print(_NEXT)


def _counts(draft: Draft) -> str:
    """How many entries each list of the draft has; lists that it does not have are left out."""
    plan, body = draft.plan, draft.plan.body
    counts = (
        (len(plan.citations.legal_bases), "căn cứ"),
        (len(plan.changes), "thay đổi ở kế hoạch khác"),
        (_count_items(body.targets), "chỉ tiêu"),
        (_count_items(body.contents), "nội dung"),
        (_count_items(body.tasks), "nhiệm vụ"),
        (_count_items(body.responsibilities), "mục phân công"),
        (len(plan.campaign.movements), "phong trào"),
    )
    return ", ".join(f"{count} {words}" for count, words in counts if count) or "chỉ có phần đầu"


def _count_items(
    listed: DraftedTargets | DraftedItems | DraftedResponsibilities | None,
) -> int:
    return len(listed.items) if listed else 0
