"""What the head of a page tells services and browsers."""

from __future__ import annotations

from thidua.site.audit.pages import PublishedPage


def read_metas(page: PublishedPage) -> dict[str, str]:
    """The content of each ``meta`` element by its property, its name or what it stands for."""
    return {
        one.get("property") or one.get("name") or one.get("http-equiv") or "": one.get(
            "content", ""
        )
        for one in page.all("meta")
    }
