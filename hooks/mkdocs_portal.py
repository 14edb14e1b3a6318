"""The MkDocs edge: translates events into calls of the domain, and decides nothing.

Only this file, ``mkdocs_pages`` and ``overrides/`` know MkDocs and Material; another framework
needs another edge.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.utils import CountHandler

from mkdocs_pages import GeneratedPage, PortalPage, WrittenPage
from thidua.problems import DataProblemsError
from thidua.publish import publish, staging_folder
from thidua.site import Site
from thidua.vietnamese import heading_slug

_SITE, _TARGET = "portal_site", "portal_target"  # what a build keeps, in its own config.extra


def on_startup(command: str, dirty: bool) -> None:
    """Say only what matters. MkDocs' own --quiet would also blind its --strict to warnings."""
    logging.getLogger("mkdocs").setLevel(logging.WARNING)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the data, and build beside the published site rather than into it."""
    try:
        site = Site(Path(config.config_file_path).parent)
    except DataProblemsError as error:
        raise PluginError(f"Dữ liệu có lỗi, trang đã công bố được giữ nguyên.\n{error}") from None
    config.extra[_SITE], config.extra[_TARGET] = site, Path(config.site_dir)
    config.site_dir = str(staging_folder(Path(config.site_dir)))
    config.site_name, config.site_url = site.identity.name, site.identity.base_url
    config.mdx_configs.setdefault("toc", {})["slugify"] = heading_slug
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add every page and file of the domain; leave the theme's own scripts and styles out."""
    site: Site = config.extra[_SITE]
    for file in [file for file in files if file.src_dir in config.theme.dirs]:
        files.remove(file)
    for file in files.documentation_pages():
        WrittenPage(file, config, site)
    for page in site.pages():
        files.append(GeneratedPage(page, config, site).file)
    for path, content in site.files():
        if isinstance(content, Path):
            files.append(File.generated(config, path, abs_src_path=str(content)))
        else:
            files.append(File.generated(config, path, content=content))
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Escape every value in the frame: MkDocs leaves that off."""
    env.autoescape = True
    return env


def on_page_context(
    context: dict[str, Any], page: PortalPage, config: MkDocsConfig, nav: object
) -> dict[str, Any]:
    """Tell the frame about the page inside it."""
    return {**context, **page.site.frame(page.page), "body": page.content}


def on_template_context(
    context: dict[str, Any], template_name: str, config: MkDocsConfig
) -> dict[str, Any]:
    """The page for unknown addresses is shown at any depth, so its links start from the root."""
    site: Site = config.extra[_SITE]
    page, root = site.not_found(), urlsplit(site.identity.base_url).path
    return {**context, **site.frame(page, root), "body": site.body(page, root)}


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Publish, unless warnings are about to fail a strict build."""
    handlers = logging.getLogger("mkdocs").handlers
    failed = any(one.get_counts() for one in handlers if isinstance(one, CountHandler))
    if not failed:
        publish(Path(config.site_dir), config.extra[_TARGET])
