"""The copy of a site that works from a folder: made beside the site, and packed into one file."""

from __future__ import annotations

from collections.abc import Iterator
from errno import ENOENT
from pathlib import Path
from typing import NamedTuple

from portal_cli.site_build import SiteBuild
from portal_cli.system import say_with_place
from thidua.foundation.engine import OVERRIDES, list_layers
from thidua.foundation.files import write
from thidua.foundation.packing import PackedFile, keep_file, pack_file, zip_pieces
from thidua.foundation.site_tree import link_files, list_tree
from thidua.language.vietnamese import slug
from thidua.model import PortalIdentity
from thidua.portal.loading import read_identity
from thidua.site.offline.copying import OfflineCopy

_FOLDER = "site-offline"
_PACKED_ALREADY = (".png", ".webp", ".woff2", ".zip", ".xlsx", ".docx", ".gz")
_START = "js/offline/offline.js"


class MadeCopy(NamedTuple):
    """Where a copy is.

    Attributes:
        folder: to be read from.
        archive: the same folder as one file.
    """

    folder: Path
    archive: Path


def make_offline_copy(root: Path, site: Path) -> MadeCopy:
    """Make the copy of a built site; the one before stays until this one is whole.

    Args:
        root: the folder of the portal.
        site: its built site.

    Raises:
        BusyError: when another program makes the copy and takes too long.
        DataProblemsError: where a script of the portal's own cannot be copied.
        OSError: when the system refuses to read or to write.
    """
    archive = root / f"{_FOLDER}.zip"
    build = SiteBuild(root / _FOLDER)
    try:
        identity = _read_identity(root)
        _fill(build.staging, root, site.resolve(), identity)
        _pack(build.staging, slug(identity.name), archive)
    except BaseException:
        build.give_up()
        raise
    build.publish()
    return MadeCopy(root / _FOLDER, archive)


def _read_identity(root: Path) -> PortalIdentity:
    identity = read_identity(root)
    if identity is None:  # it was there when the site was built
        raise FileNotFoundError(ENOENT, "", str(root / "data" / "portal.yml"))
    return identity


def _fill(folder: Path, root: Path, site: Path, identity: PortalIdentity) -> None:
    """Write every file of the copy of a site into a folder."""
    layers = list_layers(root / "overrides", OVERRIDES)
    start = next(one for layer in layers if (one := layer / _START).is_file())
    copy = OfflineCopy(
        files=list(list_tree(site)),
        read=lambda path: (site / path).read_bytes(),
        start=start.read_text("utf-8"),
        address=identity.base_url,
        name=identity.name,
    )
    same: list[str] = []
    for path, content in copy.list_files():
        if content is None:
            same.append(path)
        else:
            write(folder / path, content)
    link_files(site, folder, same)


def _pack(folder: Path, name: str, archive: Path) -> None:
    """Pack a folder, in which it gets a name, into a file that takes the place of the last one."""
    unfinished = archive.with_name(f"{archive.name}.new")
    try:
        with unfinished.open("wb") as file:
            file.writelines(zip_pieces(_packed(folder, name)))
        unfinished.replace(archive)
    finally:
        unfinished.unlink(missing_ok=True)


def _packed(folder: Path, name: str) -> Iterator[PackedFile]:
    for path in sorted(list_tree(folder)):
        content = (folder / path).read_bytes()
        inside = f"{name}/{path}"
        is_packed = path.endswith(_PACKED_ALREADY)
        yield keep_file(inside, content) if is_packed else pack_file(inside, [content])


def say_not_copied(error: OSError) -> str:
    """What to say where the system refuses something that a copy needs."""
    return (
        f"Chưa chép được bản ngoại tuyến: {say_with_place(error)}. Trang đã dựng vẫn nguyên. Kiểm "
        "tra quyền và chỗ trống rồi chạy lại."
    )
