"""Pages of the portal as MkDocs knows pages; the other half of the MkDocs edge."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink

from thidua.pages.page import Heading, Page
from thidua.site import Site


class PortalPage(MkDocsPage):
    """A MkDocs page that carries what the domain knows of it."""

    page: Page

    def __init__(self, file: File, config: MkDocsConfig, site: Site) -> None:
        super().__init__(None, file, config)
        self.site = site

    def adopt(self, page: Page) -> None:
        """Take over what the domain says, and let it render its part."""
        self.page = page
        self.title = page.title
        self.content = self.site.body(page)
        self.update_date = (page.updated or self.site.updated).isoformat()


class GeneratedPage(PortalPage):
    """A page that comes from data instead of a Markdown file."""

    def __init__(self, page: Page, config: MkDocsConfig, site: Site) -> None:
        file = File.generated(
            config, f"{page.path}index.md", content="", inclusion=InclusionLevel.NOT_IN_NAV
        )
        super().__init__(file, config, site)
        self.page = page

    def read_source(self, config: MkDocsConfig) -> None:
        """Nothing to read: the page is already known."""
        self.markdown, self.meta = "", {}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """The domain's HTML."""
        self.adopt(self.page)


class WrittenPage(PortalPage):
    """A Markdown file of ``docs/``."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """MkDocs' HTML of the text, inside the domain's page."""
        super().render(config, files)
        headings = tuple(_headings(self.toc))
        self.adopt(self.site.written(self.url, self.content or "", headings, self.meta))
        # The domain may add sections below the text, which other texts link to.
        self.present_anchor_ids = {
            *(self.present_anchor_ids or ()),
            *(heading.anchor for heading in self.page.headings),
        }


def _headings(links: Iterable[AnchorLink]) -> Iterable[Heading]:
    for link in links:
        yield Heading(link.title, link.id, tuple(_headings(link.children)))
