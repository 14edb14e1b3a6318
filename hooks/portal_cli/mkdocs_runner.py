"""MkDocs called from the ``portal`` command: with its settings, the one place that knows it."""

from __future__ import annotations

import errno
import os

# Material prints a notice about its own future when it is loaded, which is not the portal's.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

import logging
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.commands import build as mkdocs_build
from mkdocs.exceptions import MkDocsException

from portal_cli.arguments import tell
from portal_cli.mkdocs_settings import WRITTEN_TEXTS, SettingsError, find_own_failure, load_settings
from thidua.portal.loading import read_identity
from thidua.site.pages.standing import WrittenSource
from thidua.written.settings import SETTINGS


def make_written_texts(root: Path) -> list[WrittenSource] | None:
    """The written pages of the portal in ``root``; None where something stops it, which is told.

    Warnings stop it as errors do: what was published before then stays as it is.
    """
    _speak()
    written: list[WrittenSource] = []
    try:
        config = load_settings(root)
        config.extra[WRITTEN_TEXTS] = written
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build.build(config)
        finally:
            config.plugins.on_shutdown()
    except (SettingsError, MkDocsException) as error:
        tell(_said(error))
        return None
    except (Exception, SystemExit) as error:
        own = find_own_failure(error, root)
        if own is None:
            raise
        tell(str(own))
        return None
    return written


def serve_site(root: Path, host: str, port: int) -> bool:
    """Show a preview of the portal in ``root`` until interrupted; whether it could begin."""
    from mkdocs.commands.serve import serve  # noqa: PLC0415  # slow to load, and nothing for a build

    _speak()
    identity = read_identity(root)
    base = identity.base_url if identity else None
    # Its server tells in English of every address that a browser asks for in vain.
    logging.getLogger("mkdocs.livereload").setLevel(logging.ERROR)
    try:
        load_settings(root)
        path = urlsplit(base or "/").path
        print(f"Xem trước tại http://{host}:{port}{path} – dừng bằng Ctrl+C", flush=True)
        # The preview stands below the same path as the published site: its links are the same.
        serve(str(root / SETTINGS), dev_addr=f"{host}:{port}", strict=True, site_url=base)
    except (SettingsError, MkDocsException) as error:
        tell(_said(error))
        return False
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        said = f"Cổng mạng {port} đang có chương trình khác dùng."
        tell(f"{said} Thử `portal serve --port {port + 1}`.")
        return False
    return True


def _speak() -> None:
    """Print MkDocs' warnings and errors as plain lines; its own command would colour them."""
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.WARNING)
    if not logger.handlers:
        logger.addHandler(_Telling())


class _Telling(logging.Handler):
    """Tells the person what MkDocs logs."""

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno < logging.ERROR:  # what stops it is raised too, and told then
            tell(self.format(record))


def _said(error: Exception) -> str:
    """What stopped MkDocs, as a sentence; its own words where it only counts warnings."""
    words = str(error)
    if words.startswith("Aborted with"):
        return "Chưa dựng được vì những cảnh báo ở trên; trang đã công bố được giữ nguyên."
    return words
