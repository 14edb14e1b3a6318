"""``mkdocs.yml`` read for the command, and what it must say for a portal to be built."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

SETTINGS = "mkdocs.yml"
WRITTEN_TEXTS = "portal_written_texts"
"""The name in ``extra`` of a list: where it is, the hook puts written pages there, and no site."""
_NAMED = re.compile(r"Config value '([^']+)'")
_FOLDERS = ("docs", "overrides")
_SAMPLE = "Xem lại tệp ấy ở một cổng mới do `portal init` lập."


class SettingsError(Exception):
    """``mkdocs.yml`` cannot be used; the text is sentences that say why and what to write."""


def load_settings(root: Path, **options: Any) -> MkDocsConfig:
    """The settings of the portal in ``root``, proved to build all of it and nothing else.

    Git keeps no empty folders, so those of texts and of templates come into being here.

    Args:
        root: the folder of the portal.
        options: what takes the place of settings in the file.

    Raises:
        SettingsError: when the file is missing, broken, or leaves the engine out.
    """
    file = root / SETTINGS
    if not file.is_file():
        raise SettingsError(f"Không có tệp {SETTINGS} trong {root}. {_SAMPLE}")
    for name in _FOLDERS:
        (root / name).mkdir(exist_ok=True)
    with _hear("mkdocs.config") as heard:
        try:
            config = load_config(config_file=str(file), strict=True, **options)
        except MkDocsException as error:
            raise SettingsError(_explain(error, heard)) from None
        except OSError:
            raise SettingsError(f"Máy không cho đọc tệp {SETTINGS}. {_SAMPLE}") from None
    faults = list(_faults(config, root))
    if faults:
        raise SettingsError("\n".join(f"{SETTINGS}: {fault}" for fault in faults))
    return config


def _faults(config: MkDocsConfig, root: Path) -> Iterator[str]:
    """What would make MkDocs build something else than the portal."""
    hooks: Any = config.hooks  # modules by name; MkDocs declares a list
    if not any(getattr(hook, "IS_ENGINE", False) for hook in hooks.values()):
        yield "Mục `hooks` không nạp phần mềm của Cổng. Ghi `hooks: [hooks/engine.py]`."
    if Path(config.site_dir).resolve() != (root / "site").resolve():
        yield "Mục `site_dir` phải là `site`: `portal verify` và `portal publish` tìm trang ở đó."
    if not config.use_directory_urls:
        yield "Bỏ mục `use_directory_urls`: địa chỉ của Cổng không có đuôi `.html`."
    for name in ("extra_css", "extra_javascript"):
        if config[name]:
            yield f"Bỏ mục `{name}`: kiểu riêng đặt ở `overrides/css/own.css`."


def _explain(error: MkDocsException, heard: list[str]) -> str:
    """Sentences for what MkDocs says in English."""
    names = [match.group(1) for words in heard if (match := _NAMED.match(words))]
    if names:
        listed = ", ".join(f"`{name}`" for name in dict.fromkeys(names))
        return f"{SETTINGS}: mục {listed} thiếu, thừa hoặc chưa đúng. {_SAMPLE}"
    mark = getattr(error.__context__, "problem_mark", None)  # of what the reader of YAML said
    place = f"{SETTINGS}:{mark.line + 1}:{mark.column + 1}" if mark else SETTINGS
    return f"{place}: Tệp này không đọc được. {_SAMPLE}"


@contextmanager
def _hear(name: str) -> Iterator[list[str]]:
    """What a logger says meanwhile, instead of the person."""
    logger, heard = logging.getLogger(name), list[str]()

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append(record.getMessage())

    listener, propagated = Listener(), logger.propagate
    logger.addHandler(listener)
    logger.propagate = False
    try:
        yield heard
    finally:
        logger.propagate = propagated
        logger.removeHandler(listener)
