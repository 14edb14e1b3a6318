"""Small pages that lead on: those of short addresses, and the one that each target has.

Readers are led on at once, without script. Services that show links read the tags: title, words
and picture of the very thing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from thidua.model import paths
from thidua.site.kit.told import ToldPlan, ToldTarget
from thidua.site.pages.page import View, shorten

_LONGEST_TITLE = 110
_LONGEST_WORDS = 200


@dataclass(frozen=True)
class ForwardView(View):
    """A page that leads on.

    Attributes:
        policy: its Content-Security-Policy; may be empty.
        site_name: what the portal is called.
        title: what stands there, in words.
        summary: a sentence or two more.
        address: the whole address by which services know it.
        to: where it leads, relative to the root of the site.
        picture: the whole address of the picture that is shown beside links.
        picture_words: what the picture says.
        card: the whole address of what tells services how to embed it; may be empty.
    """

    template: ClassVar[str] = "forward.html"

    policy: str
    site_name: str
    title: str
    summary: str
    address: str
    to: str
    picture: str
    picture_words: str
    card: str


class Leading:
    """Makes the pages that lead on.

    Args:
        site_name: what the portal is called.
        base: its address.
        policy: their Content-Security-Policy; may be empty.
    """

    def __init__(self, site_name: str, base: str, policy: str) -> None:
        self._site_name, self._base, self._policy = site_name, base, policy

    def lead_to_page(self, page: str, title: str, summary: str, picture: str) -> ForwardView:
        """The page of a short address: services know it as the page to which it leads.

        Args:
            page: to which it leads.
            title: of the page.
            summary: of the page.
            picture: its address under the site.
        """
        return self._lead(title, summary, page.partition("#")[0], page, picture, "")

    def lead_to_target(self, plan: ToldPlan, target: ToldTarget, picture: str) -> ForwardView:
        """The page of a target, which services know by its own address."""
        page = paths.target(plan.id, target.number)
        to = f"{paths.plan(plan.id)}#{target.anchor}"
        title, card = name_target(target), self._base + paths.embed_card(page)
        return self._lead(title, tell_target(plan, target), page, to, picture, card)

    def _lead(  # noqa: PLR0917
        self, title: str, summary: str, page: str, to: str, picture: str, card: str
    ) -> ForwardView:
        return ForwardView(
            policy=self._policy,
            site_name=self._site_name,
            title=title,
            summary=summary,
            address=self._base + page,
            to=to,
            picture=self._base + picture,
            picture_words=title,
            card=card,
        )


def name_target(target: ToldTarget) -> str:
    """A target in a title: its number and its words, cut where they are long."""
    return shorten(f"Chỉ tiêu {target.number}: {target.title_words}", _LONGEST_TITLE)


def tell_target(plan: ToldPlan, target: ToldTarget) -> str:
    """A target in a sentence: when its words hold, of which plan, and what became of that."""
    days = next((f"{line.days}. " for line in target.lines if line.days), "")
    number = f" số {plan.number}" if plan.number else ""
    life = f" ({plan.life})" if plan.life else ""
    return shorten(f"{days}{plan.kind}{number}, {plan.name}{life}: {plan.title}", _LONGEST_WORDS)
