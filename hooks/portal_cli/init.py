"""``portal init``: a whole new portal, by a few questions or by options that answer them."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from icon_sets import find_icon_sets
from portal_cli.arguments import tell
from portal_cli.asking import UnansweredError, ask
from portal_cli.formats import print_problems
from portal_cli.wheel import pack_engine
from thidua.portal.loading import load
from thidua.upkeep.newportal.folder import is_free, start_portal
from thidua.upkeep.newportal.questions import QUESTIONS
from thidua.upkeep.wheels import UnusableWheelError

_NEXT = """\
Việc tiếp theo, trong thư mục ấy:
  1. Đọc README.md: cài phần mềm một lần, rồi chạy `portal check`.
  2. Thêm kế hoạch đầu tiên: `portal draft "tên văn bản.docx"`; xem trước: `portal serve`.
  3. Đưa lên kho: `git init -b main`, `git add .`, `git commit`,
     `git remote add origin ĐỊA_CHỈ_KHO`, rồi `git push -u origin main`."""


def run(given: Namespace) -> int:
    """Start a portal in the folder that was named."""
    folder = Path(given.folder)
    if not is_free(folder):
        tell(f"Ở `{folder}` đã có thứ khác; không có gì bị ghi đè. Nêu một thư mục trống.")
        return 2
    try:
        answers = ask(QUESTIONS, given)
        start_portal(folder, answers, pack_engine())
    except (UnansweredError, UnusableWheelError) as stopped:
        tell(str(stopped))
        return 2
    print(f"Đã lập {answers['name']} trong {folder}.")
    if print_problems(load(folder, find_icon_sets()).problems):
        return 1
    print(_NEXT)
    return 0
