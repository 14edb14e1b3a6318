"""“Báo sai”: a message to the office that runs the portal, begun for the reader."""

from __future__ import annotations

from urllib.parse import quote

from thidua.model import PortalIdentity, paths
from thidua.model.printed import target_anchor
from thidua.portal.published_plan import PublishedPlan
from thidua.site.pages.life import list_all_targets
from thidua.site.pages.page import shorten

_MOST = 28
# Letters stay as they are on the page, which then compress to nothing; browsers encode them.
_ENCODED = {code: quote(chr(code), safe="") for code in range(128)}


def make_mistake_link(identity: PortalIdentity, path: str, what: str, words: str) -> str:
    """An address that opens a message about one place, with its address and words filled in.

    Args:
        identity: of the portal, whose office gets the message.
        path: of the place, relative to the root of the site.
        what: the place is called.
        words: printed there; long ones are cut.
    """
    subject = f"Báo sai: {what}"
    body = f"{identity.base_url}{path}\r\n“{shorten(words, _MOST)}”\r\n\r\nChỗ sai: "
    said = f"subject={subject.translate(_ENCODED)}&body={body.translate(_ENCODED)}"
    return f"mailto:{identity.contacts.email}?{said}"


def list_mistake_links(published: PublishedPlan) -> dict[int, str]:
    """Such an address for each target of a plan, and those that decisions added, by its number."""
    return {
        target.number: make_plan_mistake_link(
            published, target_anchor(target.number), f"chỉ tiêu {target.number}", target.text
        )
        for target in list_all_targets(published)
    }


def make_plan_mistake_link(published: PublishedPlan, anchor: str, what: str, words: str) -> str:
    """Such an address for a place on the page of a plan."""
    plan = published.plan
    return make_mistake_link(
        published.references.identity.record,
        f"{paths.plan(plan.id)}#{anchor}",
        f"{what}, {published.issuer.short_name} {plan.year}",
        words,
    )
