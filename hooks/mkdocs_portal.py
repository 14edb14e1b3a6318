"""The MkDocs edge: translates events into calls of the domain, and decides nothing.

MkDocs turns the texts of ``docs/`` into HTML, serves a live preview and reports what is wrong with
them; the domain makes every page. Only this file knows MkDocs and Material: another framework needs
another edge.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils import CountHandler

from thidua.pages.page import Heading
from thidua.problems import DataProblemsError
from thidua.publish import publish, staging_folder
from thidua.site import Site
from thidua.vietnamese import heading_slug

_SITE, _TARGET = "portal_site", "portal_target"  # what a build keeps, in its own config.extra


class _Run:
    """What MkDocs was asked to do, which it says only once."""

    preview = False


def on_startup(command: str, dirty: bool) -> None:
    """Say only what matters. MkDocs' own --quiet would also blind its --strict to warnings."""
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it repairs, staff cannot
    _Run.preview = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the data, and build beside the published site rather than into it."""
    gc.disable()  # reading makes no cycles, and the collector would go over all of it many times
    try:
        site = Site(Path(config.config_file_path).parent, preview=_Run.preview)
    except DataProblemsError as error:
        raise PluginError(f"Dữ liệu có lỗi, trang đã công bố được giữ nguyên.\n{error}") from None
    finally:
        gc.enable()
    gc.freeze()
    config.extra[_SITE], config.extra[_TARGET] = site, Path(config.site_dir)
    config.site_dir = str(staging_folder(Path(config.site_dir)))
    config.site_name, config.site_url = site.identity.name, site.identity.base_url
    config.mdx_configs.setdefault("toc", {})["slugify"] = heading_slug
    config.theme.static_templates.clear()  # the domain writes its own site map and 404 page
    return config


def on_serve(
    server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]
) -> LiveReloadServer:
    """Go on showing the last good pages while the data is broken; MkDocs alone would hang."""
    build = server.builder

    def build_or_keep() -> None:
        try:
            build()
        except MkDocsException:  # told already, with every problem
            logging.getLogger("mkdocs").warning("Bản xem trước vẫn là bản trước khi có lỗi.")

    server.builder = build_or_keep
    return server


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave the theme's own scripts and styles out of the site."""
    for file in [file for file in files if file.src_dir in config.theme.dirs]:
        files.remove(file)
    return files


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Hand the HTML of a text to the domain, and take the whole page from it."""
    site: Site = config.extra[_SITE]
    made = site.written(page.url, html, tuple(_headings(page.toc)), page.meta)
    # The domain may add sections below the text, which other texts link to.
    anchors = {heading.anchor for heading in made.headings}
    page.present_anchor_ids = {*(page.present_anchor_ids or ()), *anchors}
    return site.document(made)


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the domain's pages and publish, unless warnings are about to fail a strict build."""
    handlers = logging.getLogger("mkdocs").handlers
    if any(one.get_counts() for one in handlers if isinstance(one, CountHandler)):
        return
    config.extra[_SITE].write(Path(config.site_dir))
    publish(Path(config.site_dir), config.extra[_TARGET])


def _headings(links: Iterable[AnchorLink]) -> Iterable[Heading]:
    for link in links:
        yield Heading(link.title, link.id, tuple(_headings(link.children)))
