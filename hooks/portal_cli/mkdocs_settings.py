"""``mkdocs.yml`` read for the command, and what it must say for a portal to be built."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import extract_tb
from typing import Any

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from portal_cli.mkdocs_faults import (
    FOLDERS,
    LEFT_OUT,
    NO_ENGINE,
    SAMPLE,
    WITH_SUFFIX,
    find_settings_problems,
)
from thidua.written.settings import SETTINGS, name_settings

WRITTEN_TEXTS = "portal_written_texts"
"""The name in ``extra`` of a list: where it is, the hook puts written pages there, and no site."""
_NAMED = re.compile(r"Config value '([^']+)'")
_FOLDERS = ("docs", "overrides")
_ENGINE = Path(__file__).resolve().parents[1]


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
        raise SettingsError(f"Không có tệp {SETTINGS} trong {root}. {SAMPLE}")
    if problems := find_settings_problems(root):
        raise SettingsError("\n".join(map(str, problems)))
    for name in _FOLDERS:
        (root / name).mkdir(exist_ok=True)
    with _hear("mkdocs.config") as heard:
        try:
            config = load_config(config_file=str(file), strict=True, **options)
        except MkDocsException as error:
            raise SettingsError(_explain(error, heard)) from None
        except OSError:
            raise SettingsError(f"Máy không cho đọc tệp {SETTINGS}. {SAMPLE}") from None
        except RecursionError:
            said = f"{SETTINGS}: Những tệp cấu hình lấy của nhau thành vòng. Bỏ mục `INHERIT`."
            raise SettingsError(said) from None
        except (Exception, SystemExit) as error:
            raise find_own_failure(error, root) or error from None
    faults = list(_faults(config, root))
    if faults:
        raise SettingsError("\n".join(f"{SETTINGS}: {fault}" for fault in faults))
    return config


def _faults(config: MkDocsConfig, root: Path) -> Iterator[str]:
    """What would make MkDocs build something else than the portal."""
    hooks: Any = config.hooks  # modules by name; MkDocs declares a list
    if not any(getattr(hook, "IS_ENGINE", False) for hook in hooks.values()):
        yield " ".join(NO_ENGINE)
    for name, (folder, why) in FOLDERS.items():
        if Path(config[name]).resolve() != (root / folder).resolve():
            yield f"Mục `{name}` phải là `{folder}`: {why}."
    if not config.use_directory_urls:
        yield WITH_SUFFIX
    for name, instead in LEFT_OUT.items():
        if config[name]:
            yield f"Bỏ mục `{name}`: {instead}."


def find_own_failure(error: BaseException, root: Path) -> SettingsError | None:
    """An error as that of a hook of the portal's own; None where none of these is its cause."""
    lines = [(Path(at.filename), at.lineno or 1) for at in extract_tb(error.__traceback__)]
    if isinstance(error, SyntaxError) and error.filename:
        lines.append((Path(error.filename), error.lineno or 1))
    named = {(root / name).resolve(): name for name in name_settings(root, SETTINGS).files}
    for file, line in reversed(lines):
        name = named.get(file.resolve())
        if name and not file.resolve().is_relative_to(_ENGINE):
            said = f"{name}:{line}:1: Chương trình riêng ghi ở `hooks` gặp lỗi"
            fix = f"Sửa dòng này, hoặc bỏ tên tệp khỏi mục `hooks` của {SETTINGS}."
            return SettingsError(f"{said} (`{type(error).__name__}`). {fix}")
    return None


def _explain(error: MkDocsException, heard: list[str]) -> str:
    """Sentences for what MkDocs says in English."""
    names = [match.group(1) for words in heard if (match := _NAMED.match(words))]
    if names:
        listed = ", ".join(f"`{name}`" for name in dict.fromkeys(names))
        return f"{SETTINGS}: mục {listed} thiếu, thừa hoặc chưa đúng. {SAMPLE}"
    mark = getattr(error.__context__, "problem_mark", None)  # of what the reader of YAML said
    place = f"{SETTINGS}:{mark.line + 1}:{mark.column + 1}" if mark else SETTINGS
    return f"{place}: Tệp này không đọc được. {SAMPLE}"


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
