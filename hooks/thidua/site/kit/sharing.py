"""What services show beside a link to a page: for which pages that is a picture of their own."""

from __future__ import annotations

from typing import NamedTuple

from thidua.look.dressing import SHARE_PICTURE
from thidua.model import Honoree, Indicator, paths
from thidua.model.honoree import ConsentScope
from thidua.model.identity import KitPictures
from thidua.portal.catalogue import Catalogue
from thidua.portal.plan_summary import PlanSummary
from thidua.site.kit.told import ToldTarget

_NEUTRAL = "Gương người tốt, việc tốt"


class Shared(NamedTuple):
    """What services show beside a link to a page, where that is not what the page itself says.

    Attributes:
        title: empty where it is that of the page, likewise ``summary``.
        picture: its address under the site; empty for the one of the portal.
        picture_words: what the picture says.
    """

    title: str = ""
    summary: str = ""
    picture: str = ""
    picture_words: str = ""


NOTHING_SHARED = Shared()
"""Of a page that has nothing of its own."""


def has_pictures(catalogue: Catalogue, plan: PlanSummary) -> bool:
    """Whether pictures and PDF are made for a plan.

    The newest year is that of the data, so that the same data always give the same site.
    """
    chosen = catalogue.identity.kit_pictures
    if chosen is not KitPictures.RECENT:
        return chosen is KitPictures.ALL
    first = catalogue.plans[0].year - 1  # the newest come first
    return plan.year >= first or plan.last_end >= f"{first}-01-01"


def has_posters(catalogue: Catalogue, honoree: Honoree) -> bool:
    """Whether posters of an honoured example are made: of the years whose plans have them."""
    chosen = catalogue.identity.kit_pictures
    if chosen is KitPictures.NONE or not is_shareable(honoree, ConsentScope.POSTER):
        return False
    plan = catalogue.plan_by_id.get(honoree.plan or "")
    if chosen is KitPictures.ALL or (plan and has_pictures(catalogue, plan)):
        return True
    first = catalogue.plans[0].year - 1 if catalogue.plans else 0
    return (catalogue.year_of(honoree) or 0) >= first


def pick_target_picture(catalogue: Catalogue, plan: PlanSummary, target: ToldTarget) -> str:
    """The picture of a target: that of its plan where it has none, or else the portal's."""
    if not has_pictures(catalogue, plan):
        return SHARE_PICTURE
    page = paths.target(plan.id, target.number)
    return paths.share_picture(page if target.is_highlighted else paths.plan(plan.id))


def share_plan(catalogue: Catalogue, plan: PlanSummary, words: str) -> Shared:
    """What is shown beside a link to a plan.

    Args:
        catalogue: what there is.
        plan: the plan.
        words: what it is about.
    """
    if not has_pictures(catalogue, plan):
        return NOTHING_SHARED
    return Shared(picture=paths.share_picture(paths.plan(plan.id)), picture_words=words)


def share_indicator(catalogue: Catalogue, indicator: Indicator) -> Shared:
    """What is shown beside a link to an indicator."""
    if catalogue.identity.kit_pictures is KitPictures.NONE:
        return NOTHING_SHARED
    page = paths.indicator(indicator.id)
    return Shared(picture=paths.share_picture(page), picture_words=indicator.name)


def share_honoree(catalogue: Catalogue, honoree: Honoree) -> Shared:
    """What is shown beside a link to an honoured example: nothing of one who has not agreed."""
    if not is_shareable(honoree, ConsentScope.ZALO):
        summary = f"Xem trên {catalogue.identity.name}."
        return NOTHING_SHARED if honoree.takedown else Shared(_NEUTRAL, summary)
    if catalogue.identity.kit_pictures is KitPictures.NONE:
        return NOTHING_SHARED
    page = paths.honoree(honoree.id)
    return Shared(picture=paths.share_picture(page), picture_words=honoree.name)


def is_shareable(honoree: Honoree, scope: ConsentScope) -> bool:
    """Whether an honoured example may be shown on a channel.

    Persons and households are, while their consent covers the channel; one taken down never is.
    """
    if honoree.takedown:
        return False
    return all(
        consent is not None and not consent.withdrawn_on and scope in consent.scope
        for _, consent in honoree.consents()
    )
