"""``portal verify``: the built site looked at from outside, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from portal_cli.accessibility import NoBrowserError, look_at_pages
from portal_cli.arguments import Parser, Verb, print_problems, root_of, tell
from thidua.model.labels import quantity
from thidua.site.audit import choose_pages, find_problems, survey_site

_ABOUT = (
    "Soát trang đã dựng trong site/: mọi liên kết và mục được dẫn đến, không gì tải từ nơi khác, "
    "không gì bị trình duyệt chặn; rồi mở mỗi loại trang một trang trong trình duyệt và soát trợ "
    "năng bằng axe-core ở nền sáng, nền tối, tương phản cao."
)


def _run(arguments: Sequence[str]) -> int:
    parser = Parser("verify", _ABOUT, operands="[THƯ_MỤC]")
    parser.options.add_argument(
        "--no-browser", action="store_true", help="không mở trình duyệt, chỉ soát tệp"
    )
    parser.operands("site", "THƯ_MỤC", "trang đã dựng (mặc định: site/)", "?")
    given = parser.parse_args(arguments)
    folder = Path(given.site) if given.site else root_of(given.root) / "site"
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


VERIFY = Verb("verify", "soát trang đã dựng: liên kết, nơi tải, trợ năng", _run)
