"""The MkDocs edge: translates events into calls of the domain, and decides nothing.

MkDocs turns written texts into HTML, serves a live preview and reports what is wrong with them; the
domain makes every page. Only this file and ``icon_sets`` know MkDocs and Material: another
framework needs another edge.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils import CountHandler
from pathspec.gitignore import GitIgnoreSpec

from icon_sets import find_icon_sets
from portal_cli.arguments import tell
from portal_cli.caches import look_at_caches
from portal_cli.mkdocs_settings import WRITTEN_TEXTS
from portal_cli.portal_build import PortalBuild, say_refused, say_stopped
from thidua.foundation.engine import OVERRIDES
from thidua.foundation.problems import DataProblemsError, StoppedError, pick_errors
from thidua.foundation.store import hash_of
from thidua.look.icons import Icons
from thidua.model import PortalIdentity
from thidua.portal.loading import read_identity
from thidua.site.pages.page import Heading
from thidua.site.pages.standing import WrittenSource
from thidua.written.dialect import markdown_settings
from thidua.written.furniture import Furniture
from thidua.written.listing import docs_files, text_folders

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer  # slow to load, and nothing for a build

IS_ENGINE = True
"""What tells a hook that loads the engine from one that does not."""

_PREVIEW = ".cache/preview"
"""Where the site stands that a preview shows; the next preview goes on from it."""
_SCRATCH = ".cache/mkdocs"
"""Below it MkDocs writes, in a folder for each site; the domain writes every page of the site."""
_NAME_LENGTH = 12


@dataclass
class _Run:
    """What MkDocs was asked to do, which it says only once, and the build that is under way.

    MkDocs passes nothing of ours from one event to the next, and nothing at all to ``on_startup``,
    ``on_build_error`` and ``on_shutdown``. It reads its settings anew for each build of a preview,
    but loads this module only once: so what one event must know of another is kept here. One
    process has one run at a time.
    """

    preview: bool = False
    build: PortalBuild | None = None
    written: list[WrittenSource] = field(default_factory=list)

    def give_up(self) -> None:
        """End the build that is under way, if any."""
        build, self.build = self.build, None
        self.written.clear()
        if build:
            build.give_up()


_RUN = _Run()


class _RefusedBuildError(MkDocsException):
    """What the system refused, or another build; the text is a sentence."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Say it, where MkDocs' own command would put English before it."""
        print(self.message, file=file or sys.stderr)


def on_startup(command: str, dirty: bool) -> None:
    """Say only what matters. MkDocs' own --quiet would also blind its --strict to warnings."""
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it repairs, staff cannot
    _RUN.preview = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the data, and build beside the published site rather than into it.

    The command wants written pages only: it loads the data itself, and builds.
    """
    root = Path(config.config_file_path).parent
    if WRITTEN_TEXTS in config.extra:
        _name(config, root, root / "site", read_identity(root))
    else:
        _name(config, root, *_begin(config, root))
    _settle(config, root, Furniture(Icons.of(root, find_icon_sets())))
    return config


def _begin(config: MkDocsConfig, root: Path) -> tuple[Path, PortalIdentity]:
    """Begin a build: where its site is to stand, and who publishes it."""
    caches = look_at_caches(root)
    forged = pick_errors(caches.problems)
    if forged:
        raise _stopped_by(DataProblemsError(forged))
    _RUN.give_up()
    live = root / _PREVIEW if _RUN.preview else Path(config.site_dir)
    _RUN.build = PortalBuild(root, live, date.today(), preview=_RUN.preview, trusted=caches.trusted)
    try:
        return live, _RUN.build.site.load()
    except DataProblemsError as error:
        raise _stopped_by(error) from None


def _name(config: MkDocsConfig, root: Path, live: Path, identity: PortalIdentity | None) -> None:
    """Tell MkDocs whose site it is, and where it may write."""
    config.site_dir = str(_scratch_for(root, live))
    if identity:
        config.site_name, config.site_url = identity.name, identity.base_url


def _scratch_for(root: Path, live: Path) -> Path:
    """Where MkDocs writes while it builds a site; another site may be built at the same time."""
    return root / _SCRATCH / hash_of(str(live.resolve()).encode()).hex()[:_NAME_LENGTH]


def on_serve(
    server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]
) -> LiveReloadServer:
    """Go on showing the last good pages while the data is broken; MkDocs alone would hang."""
    build = server.builder

    def build_or_keep() -> None:
        try:
            build()
        except MkDocsException as error:  # problems of data are told already
            if isinstance(error, _RefusedBuildError):
                error.show()
            logging.getLogger("mkdocs").warning("Bản xem trước vẫn là bản trước khi có lỗi.")
        else:
            tell("Bản xem trước đã cập nhật.")

    server.builder = build_or_keep
    root = Path(config.config_file_path).parent
    server.root = str(root / _PREVIEW)
    server.error_handler = partial(_page_of_error, root / _PREVIEW)
    for name in ("data", "overrides"):
        folder = root / name
        if folder.is_dir():
            server.watch(str(folder))
    return server


def _page_of_error(preview: Path, code: int) -> bytes | None:
    """The page of the portal for an address that it does not have."""
    page = preview / f"{code}.html"
    return page.read_bytes() if page.is_file() else None


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Publish what the domain says: no script or style of the theme, the engine's texts too."""
    published = docs_files(Path(config.config_file_path).parent)
    for file in list(files):
        if file.src_uri not in published or file.src_dir in config.theme.dirs:
            files.remove(file)
    for name, text in published.items():
        if files.get_file_from_path(name) is None:
            folder = str(text.source)[: -len(name)]
            files.append(File(name, folder, config.site_dir, config.use_directory_urls))
    return files


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Take the HTML of a text, for the domain to make a whole page of it."""
    own = Path(page.file.src_dir or "").resolve() == Path(config.docs_dir).resolve()
    file = f"docs/{page.file.src_uri}" if own else ""
    headings = tuple(_headings(page.toc))
    _RUN.written.append(WrittenSource(page.url, html, headings, page.meta, file))
    return ""


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the domain's pages and publish, unless warnings are about to fail a strict build."""
    handlers = logging.getLogger("mkdocs").handlers
    if any(handler.get_counts() for handler in handlers if isinstance(handler, CountHandler)):
        return
    if WRITTEN_TEXTS in config.extra:
        config.extra[WRITTEN_TEXTS].extend(_RUN.written)
        _RUN.written.clear()
        return
    build = _RUN.build
    assert build  # begun by on_config
    try:
        build.site.write(_RUN.written)
    except DataProblemsError as error:
        raise _stopped_by(error) from None
    build.site.keep_sources(_RUN.written)
    build.publish()
    _RUN.build = None
    _RUN.written.clear()


def on_build_error(error: Exception) -> None:
    """Leave the published site as it is, and say in a sentence what the system refused."""
    _RUN.give_up()
    if isinstance(error, StoppedError):
        raise _RefusedBuildError(str(error)) from None
    if isinstance(error, OSError):
        raise _RefusedBuildError(say_refused(error)) from None


def on_shutdown() -> None:
    """Let go of the site when somebody stops the build by the keyboard."""
    _RUN.give_up()


def _stopped_by(error: DataProblemsError) -> PluginError:
    return PluginError(say_stopped(error))


def _settle(config: MkDocsConfig, root: Path, furniture: Furniture) -> None:
    """Set what is the same for every portal, so that a portal's own settings stay few."""
    for name, options in markdown_settings(text_folders(root)).items():
        if name not in config.markdown_extensions:
            config.markdown_extensions.append(name)
        config.mdx_configs.setdefault(name, {}).update(options)
    config.markdown_extensions.append(furniture)  # type: ignore[arg-type]
    config.theme.dirs.insert(1, str(OVERRIDES))
    config.theme.static_templates.clear()  # the domain writes its own site map and 404 page
    config.exclude_docs = GitIgnoreSpec.from_lines([".*"])
    config.not_in_nav = GitIgnoreSpec.from_lines(["*"])
    # Loading told what is wrong with links, in Vietnamese and with the place; `portal verify`
    # follows every link of the finished site.
    links = config.validation.links
    links.not_found = links.anchors = links.absolute_links = logging.DEBUG
    links.unrecognized_links = logging.DEBUG


def _headings(links: Iterable[AnchorLink]) -> Iterable[Heading]:
    for link in links:
        yield Heading(link.title, link.id, tuple(_headings(link.children)))
