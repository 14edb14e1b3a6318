"""What the engine runs on, so that nothing another one made is taken for its own."""

from __future__ import annotations

import platform
import re
import unicodedata
from importlib.metadata import PackageNotFoundError, distribution

from portal_cli.arguments import tell
from thidua.foundation.engine import hash_engine

_LIBRARIES = (
    "jinja2", "lxml", "markdown", "markupsafe", "mkdocs", "mkdocs-material", "numpy", "pillow",
    "pydantic", "pymdown-extensions", "pypdf", "pypdfium2", "pyyaml", "rjsmin", "xlsxwriter",
)  # fmt: skip
_VERSION = re.compile(r"^Version: *(\S+)", re.MULTILINE)


def hash_of_engine() -> bytes:
    """A hash of the engine with the interpreter and the libraries that it runs on."""
    parts = [platform.python_version(), unicodedata.unidata_version]
    parts += [f"{name} {_version_of(name)}" for name in _LIBRARIES]
    return hash_engine("; ".join(parts))


def tell_damaged(count: int) -> None:
    """Say that some of what was kept could not be trusted, where that is so."""
    if count:
        tell(f"Kho lưu `.cache/` có {count} chỗ hỏng hoặc không phải của Cổng; đã làm lại.")


def _version_of(name: str) -> str:
    try:
        # ``version`` would read all that a library says of itself as a letter.
        read = distribution(name).read_text  # of a distribution, which is UTF-8 by its standard
        told = _VERSION.search(read("METADATA") or "")
    except PackageNotFoundError:
        return "none"
    return told[1] if told else "none"
