"""``portal verify``: the built site looked at from outside, page by page."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from urllib.parse import urlsplit

from portal_cli.accessibility import NoBrowserError, look_at_pages
from portal_cli.arguments import find_root, tell
from portal_cli.formats import print_problems
from thidua.model.labels import quantity
from thidua.site.audit import choose_pages, find_problems, survey_site


def run(given: Namespace) -> int:
    """Look at the site that was named, and tell what is wrong with it."""
    folder = Path(given.site) if given.site else find_root(given.root) / "site"
    if not (folder / "index.html").is_file():
        tell(f"Không có trang đã dựng trong {folder}. Chạy `portal build` trước.")
        return 2
    survey = survey_site(folder)
    wrong = print_problems(find_problems(survey))
    print(f"Đã soát {quantity(len(survey.anchors))} trang.")
    if given.no_browser:
        return int(wrong)
    chosen = choose_pages(survey.classes)
    print(f"Đang mở {quantity(len(chosen))} trang trong trình duyệt…", flush=True)
    try:
        wrong |= print_problems(look_at_pages(folder, chosen, urlsplit(survey.base).path))
    except NoBrowserError as missing:
        tell(str(missing))
        return 2
    print(f"Đã soát trợ năng {quantity(len(chosen))} trang, mỗi loại một trang.")
    return int(wrong)
