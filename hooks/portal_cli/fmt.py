"""``portal fmt``: data files in their one canonical form, photographs without hidden facts."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from portal_cli.arguments import find_root, tell
from portal_cli.formats import print_problems
from thidua.attachments.hidden_facts import drop_hidden_facts
from thidua.attachments.inspection.filetypes import JPEG, PNG
from thidua.datafiles.format.formatting import formatted, home_of
from thidua.foundation.files import replace
from thidua.model.labels import quantity
from thidua.portal.files import data_files

_PICTURES = (*JPEG.suffixes, *PNG.suffixes)
_SAVE_ANEW = "Hãy mở ảnh bằng chương trình xem ảnh, lưu lại thành ảnh JPEG hay PNG mới."


def run(given: Namespace) -> int:
    """Write the files that were named, or all, in the common form."""
    status, changed, same = 0, 0, 0
    wanted = list(_named(given.files) if given.files else _all(find_root(given.root)))
    for home, file in wanted:
        if file.lower().endswith(_PICTURES):
            before = (home / file).read_bytes()
            after = drop_hidden_facts(before)
            if after is None:
                print(f"Không tách được phần ẩn của ảnh {file}: giữ nguyên tệp. {_SAVE_ANEW}")
                status = 1
                continue
            same, changed = same + (after == before), changed + (after != before)
            if after != before:
                print(f"{'Sẽ bỏ' if given.check else 'Đã bỏ'} phần ẩn của ảnh {file}")
                if not given.check:
                    replace(home / file, after)
            continue
        text, problems = formatted(home / file, file)
        if problems:
            print_problems(problems)
            status = 1
        elif text.encode() == (home / file).read_bytes():
            same += 1
        else:
            changed += 1
            print(f"{'Sẽ viết lại' if given.check else 'Đã viết lại'} {file}")
            if not given.check:
                replace(home / file, text.encode())
    done = "cần viết lại" if given.check else "đã viết lại"
    print(f"{quantity(changed)} tệp {done}, {quantity(same)} tệp đã đúng mẫu.")
    return status or int(given.check and changed > 0)


def _all(root: Path) -> Iterator[tuple[Path, str]]:
    for file in data_files(root):
        yield root, file


def _named(files: Sequence[str]) -> Iterator[tuple[Path, str]]:
    """Each file as the folder that holds its ``data/``, and its path from there."""
    for name in files:
        path = Path(name).resolve()
        if not path.is_file():
            tell(f"Không có tệp `{name}`.")
            raise SystemExit(2)
        home = home_of(path)
        yield home, path.relative_to(home).as_posix()
