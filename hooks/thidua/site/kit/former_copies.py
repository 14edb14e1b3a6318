"""Copies of what programs fetch, at the addresses that it had before its page moved."""

from __future__ import annotations

from collections.abc import Mapping

from thidua.model import paths
from thidua.model.kit_addresses import is_fetched, to_former
from thidua.portal.addresses.book import plan_of
from thidua.portal.addresses.kit_forwards import list_formers
from thidua.portal.catalogue import Catalogue
from thidua.site.kit.news import find_first_addresses


class FormerCopies:
    """Keeps pictures on other sites, subscribed calendars and feeds going after a move.

    A small page that leads on would mean nothing to them.

    Args:
        catalogue: what there is.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        settled = catalogue.settled
        self._formers = list_formers(settled, catalogue.standing) if settled else {}
        self._first = find_first_addresses(settled)

    def of(self, page: str) -> tuple[str, ...]:
        """The addresses that a page had."""
        return self._formers.get(page, ())

    def first_of(self, plan: str) -> str:
        """The identifier that a plan had before it ever moved."""
        page = paths.plan(plan)
        return plan_of(self._first.get(page, page))

    def add(self, files: Mapping[str, bytes], page: str) -> dict[str, bytes]:
        """Files of a page, with the copies.

        Args:
            files: by address.
            page: to which they belong.
        """
        copies = {
            to_former(address, page, former): content
            for former in self.of(page)
            for address, content in files.items()
            if is_fetched(address)
        }
        return {**copies, **files}
