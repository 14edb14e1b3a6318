"""Files below ``data/`` that nothing reads, most often a plan that is one folder too high."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from thidua.attachments.inspection.naming import is_clean
from thidua.datafiles.validation import FileRecord
from thidua.foundation.filehashes import list_names_in
from thidua.foundation.problems import FILE_START, Problem
from thidua.language.vietnamese import nearest, slug
from thidua.look.logo import SUFFIXES as LOGO_SUFFIXES
from thidua.model import PortalIdentity
from thidua.portal.file_names import HONOREES, PLANS
from thidua.portal.files import (
    LISTS,
    SYSTEM_FILES,
    is_misnamed,
    list_folder,
    list_plan_folders,
    misnamed_problem,
)
from thidua.portal.references import ISSUERS, PORTAL
from thidua.written.listing import DOCS

_KNOWN = {Path(name).name for name in LISTS} | {"plans", "honorees", "schemas"}


def find_strays(root: Path, identity: FileRecord[PortalIdentity] | None) -> Iterator[Problem]:
    """The problem of each file that is never read."""
    pictures = [one.name for one in list_folder(root / "data") if _is_picture(one)]
    logo = identity.record.logo if identity else None
    if logo and logo not in pictures:
        logo = nearest(logo, pictures)  # told where it is named
    for path in list_folder(root / "data"):
        if _is_picture(path):
            # Without a readable identity, any of these files may be the logo.
            if identity and path.name != logo:
                fix = f"Là biểu trưng thì ghi `logo: {path.name}` trong `data/portal.yml`."
                yield _stray(f"data/{path.name}", fix)
        elif path.name not in _KNOWN:
            right = next((name for name in _KNOWN if is_misnamed(path.name, name)), None)
            if right and right != Path(PORTAL).name and right != Path(ISSUERS).name:
                yield misnamed_problem(f"data/{path.name}", right)
            if right:
                continue  # of the files that must be there, reading them has told it
            yield _stray(f"data/{path.name}", "Mỗi kế hoạch ở một thư mục `data/plans/<mã>/`.")
    for name in (PLANS, HONOREES, DOCS):
        place = root / name
        if (place.exists() or place.is_symlink()) and not place.is_dir():
            said = "Ở chỗ của thư mục này lại là thứ khác, nên không có gì trong đó được đọc."
            fix = f"Xóa hoặc đổi tên nó, rồi đặt lại thư mục `{name}/`."
            yield Problem(name, FILE_START, said, fix)
    folders = frozenset(list_plan_folders(root))
    for name in list_names_in(root / PLANS):
        if name not in SYSTEM_FILES and f"{PLANS}/{name}" not in folders:
            fix = "Đưa tệp vào thư mục của kế hoạch: `data/plans/<mã>/`."
            yield _stray(f"{PLANS}/{name}", fix)
    yield from _strays_among_examples(root)


def _is_picture(path: Path) -> bool:
    return path.suffix.lower() in LOGO_SUFFIXES


def _strays_among_examples(root: Path) -> Iterator[Problem]:
    for path in list_folder(root / HONOREES):
        if path.is_dir() and path.with_name(f"{path.name}.yml").is_file():
            continue  # the pictures and decisions of an example, which rules look at
        if path.suffix != ".yml" or path.is_dir():
            fix = "Mỗi gương là một tệp `.yml` ở đây."
            if path.is_dir():
                fix = f"Ảnh của một gương để ở thư mục trùng tên tệp, như `{path.name}.yml`."
            elif is_clean(path.name):
                fix = "Ảnh, quyết định của một gương để ở `data/honorees/<mã>/`, rồi ghi tên tệp."
            bare = path.name.partition(".")[0]
            if path.is_file() and is_misnamed(path.name, f"{slug(bare)}.yml"):
                yield misnamed_problem(f"{HONOREES}/{path.name}", f"{slug(bare)}.yml")
                continue
            yield _stray(f"{HONOREES}/{path.name}", fix)


def _stray(file: str, fix: str) -> Problem:
    return Problem(file, FILE_START, "Không có gì dùng tệp này.", fix)
