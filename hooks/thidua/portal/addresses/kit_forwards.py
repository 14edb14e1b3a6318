"""Where the addresses of kits lead that belong to pages which moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from thidua.model import paths
from thidua.model.kit_addresses import pair_kit_files
from thidua.model.kit_forms import PictureShape
from thidua.model.printed import target_anchor
from thidua.portal.addresses.book import plan_of
from thidua.portal.addresses.forwards import Settled
from thidua.portal.addresses.standing import Standing

_BEFORE_NUMBER = target_anchor(0).removesuffix("0")


def list_formers(settled: Mapping[str, Settled], standing: Standing) -> dict[str, tuple[str, ...]]:
    """The old addresses of each page that moved, by the page to which they lead now."""
    found: dict[str, tuple[str, ...]] = {}
    for old, end in settled.items():
        is_page = end.to.endswith("/") and old.endswith("/")
        if is_page and not standing.holds(old):
            found[end.to] = (*found.get(end.to, ()), old)
    return found


def kit_forwards(settled: Mapping[str, Settled], standing: Standing) -> dict[str, str]:
    """The new address of whatever the kits of moved pages had, for servers.

    A target goes to its place on the new page. Pictures of targets go to that of the plan, which
    is there whenever any is.
    """
    found: dict[str, str] = {}
    for page, formers in list_formers(settled, standing).items():
        for old in formers:
            if paths.has_short(old) and paths.has_short(page):
                anchors = standing.places.get(page, ())
                found |= dict(_lead_kit(old, page, _read_numbers(anchors)))
    return found


def forward_ended_pictures(settled: Mapping[str, Settled], standing: Standing) -> dict[str, str]:
    """Pictures of targets of plans that ended, and the one that says so.

    There is ``:so`` in the place of the number of a target: nobody knows any more how many there
    were.
    """
    return {
        f"{old}chi-tieu/:so/{PictureShape.WIDE.value[0]}.png": paths.share_picture(old)
        for old, end in settled.items()
        if end.ended and plan_of(old) and not standing.holds(old)
    }


def _lead_kit(old: str, page: str, numbers: Iterable[int]) -> Iterator[tuple[str, str]]:
    former, plan = plan_of(old), plan_of(page)
    if bool(former) != bool(plan):
        return
    yield paths.kit(old), paths.kit(page)
    yield from pair_kit_files(old, page)
    if plan:
        yield paths.overview(former), paths.overview(plan)
        for number in numbers:
            place = paths.target(former, number)
            yield place, f"{page}#{target_anchor(number)}"
            yield paths.share_picture(place), paths.share_picture(page)


def _read_numbers(anchors: Iterable[str]) -> list[int]:
    ends = [
        anchor.removeprefix(_BEFORE_NUMBER)
        for anchor in anchors
        if anchor.startswith(_BEFORE_NUMBER)
    ]
    return sorted(int(end) for end in ends if end.isdecimal())
