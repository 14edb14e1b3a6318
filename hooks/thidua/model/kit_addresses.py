"""The addresses of all files that the kit of a page may have."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.model import paths
from thidua.model.kit_forms import ANNOUNCED, POSTERS, PictureShape, Sheet


def list_kit_files(page: str) -> Iterator[str]:
    """Those of a plan, an indicator or an honoured example, always in the same order."""
    yield from (paths.share_picture(page, shape) for shape in PictureShape)
    yield paths.share_drawing(page)
    yield from (paths.qr(page, form) for form in ("svg", "png"))
    if page.startswith(paths.PLANS):
        plan = page.split("/")[-2]
        yield from (paths.sheet(page, kind) for kind in Sheet)
        yield from (
            paths.announcement(plan, minutes, form)
            for minutes in ANNOUNCED
            for form in ("txt", "docx")
        )
        yield paths.plan_calendar(plan)
        yield paths.kit_archive(plan)
    elif page.startswith(paths.HONOREES):
        yield from (paths.sheet(page, kind) for kind in POSTERS)


def pair_kit_files(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Each file of a page that moved, with where its address leads now.

    Posters of an example go with the consent, so their addresses lead to the kit, which is there
    as long as the page is.

    Args:
        old: the address that the page had.
        new: the address that it has; both are of plans, or neither is.
    """
    files = list_kit_files(new)
    for file in list_kit_files(old):
        is_poster = old.startswith(paths.HONOREES) and file.endswith(".pdf")
        yield file, paths.kit(new) if is_poster else next(files)


def is_fetched(address: str) -> bool:
    """Whether programs fetch a file again and again, and would not understand a page instead.

    Examples: a picture on another site, a calendar in a telephone, a feed.
    """
    return address.endswith((".png", ".svg", ".ics", ".atom", ".json"))


def to_former(address: str, page: str, former: str) -> str:
    """The address that a file of a page had before the page moved.

    Args:
        address: of the file; that of the page is in it.
        page: as it is now.
        former: the old address of the page.
    """
    folder, _, name = address.replace(page, former, 1).rpartition("/")
    new, old = page.split("/")[-2], former.split("/")[-2]
    return f"{folder}/{name.replace(f'-{new}.', f'-{old}.')}"
