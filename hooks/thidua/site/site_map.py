"""The map of the site, for search engines."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import escape

from thidua.portal.catalogue import Catalogue
from thidua.site.pages.page import Address


def write_site_map(catalogue: Catalogue, addresses: Iterable[Address]) -> bytes:
    """Every page with the day its data last changed (sitemaps.org, protocol 0.9)."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">')
    for address in addresses:
        updated = address.updated or catalogue.updated
        place = escape(catalogue.identity.base_url + address.path)
        changed = f"<lastmod>{updated.isoformat()}</lastmod>" if updated else ""
        lines.append(f"<url><loc>{place}</loc>{changed}</url>")
    return "\n".join([*lines, "</urlset>\n"]).encode()
