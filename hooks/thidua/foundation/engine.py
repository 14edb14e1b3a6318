"""Where the files are that come with the engine, installed or in its own repository."""

from __future__ import annotations

from pathlib import Path

from thidua import __version__
from thidua.foundation.filehashes import list_files
from thidua.foundation.files import is_same_folder
from thidua.foundation.store import hash_files, hash_of

_PACKAGE = Path(__file__).parent.parent
_SHIPPED = _PACKAGE / "shipped"
_HOME = _SHIPPED if _SHIPPED.is_dir() else _PACKAGE.parent.parent

_BESIDE = ("icon_sets.py", "mkdocs_portal.py")
_COMMAND = "portal_cli"
"""What lies beside the package and has a part in written pages and in what is kept."""

VERSION = __version__
"""The version of the engine, as its releases are called."""

OVERRIDES = _HOME / "overrides"
"""Templates, style sheets, scripts, fonts, images and icons; a portal may replace any of them."""

WRITTEN = _HOME / "docs"
"""The written pages that every portal has unless it has its own of the same name."""

VOCABULARIES = _PACKAGE / "vocabularies"
"""The closed lists that every portal starts from."""

SKELETON = _PACKAGE / "skeleton"
"""What a new portal is made of."""

CHANGELOG = _HOME / "CHANGELOG.md"
"""What changed, by release."""

REQUIREMENTS = _HOME / "requirements.txt"
"""What the engine needs, pinned, with hashes."""

VERIFY_REQUIREMENTS = _HOME / "requirements-verify.txt"
"""What looking at the built site in a browser needs on top of them."""

REPOSITORY = None if _SHIPPED.is_dir() else _HOME
"""The engine's own repository, where it runs from there; None where it is installed."""


def name_shipped(name: str) -> str:
    """The name that a file of the engine's repository has in its wheel."""
    return f"{_PACKAGE.name}/{_SHIPPED.name}/{name}"


def list_layers(own: Path, shipped: Path) -> tuple[Path, ...]:
    """The folders to look for a file in, the portal's own first.

    Args:
        own: the portal's folder; it need not be there.
        shipped: the engine's folder of the same kind.
    """
    if own.is_dir() and not is_same_folder(own, shipped):
        return (own, shipped)
    return (shipped,)


def hash_engine(environment: str) -> bytes:
    """A hash of everything that makes the engine's results what they are.

    Args:
        environment: the versions of the interpreter and of the libraries.
    """
    beside = [(name, _PACKAGE.parent / name) for name in _BESIDE]
    found = [*list_files(_PACKAGE), *list_files(_PACKAGE.parent / _COMMAND)]
    code = [file for file in found if file[0].endswith((".py", ".yml", ".docx"))]
    return hash_of(environment.encode(), hash_files([*beside, *code, *list_files(OVERRIDES)]))
