"""The files under ``assets/``, kept from one build to the next.

To make them takes as long as to make all that one changed plan wants.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pydantic_core import from_json, to_json

from thidua.foundation.store import Memo, Store
from thidua.look.assets import Assets

_Make = Callable[[], Mapping[str, bytes]]
_KIND = "assets"
_BEHIND_TABLE = b"\n"  # JSON as it is written here has none


def open_assets(store: Store, ingredients: bytes, make: _Make) -> Assets:
    """The assets as they were kept, or else made.

    Args:
        store: where they are kept.
        ingredients: a hash of all that they are made of.
        make: makes them, by address.
    """
    packed = Memo(store, _KIND, _KIND).get(ingredients, lambda: _pack(make()))
    return Assets(_unpack(packed))


def _pack(files: Mapping[str, bytes]) -> bytes:
    table = to_json([(path, len(content)) for path, content in files.items()])
    return b"".join([table, _BEHIND_TABLE, *files.values()])


def _unpack(packed: bytes) -> dict[str, bytes]:
    table, _, contents = packed.partition(_BEHIND_TABLE)
    files, start = {}, 0
    for path, length in from_json(table):
        files[path] = contents[start : start + length]
        start += length
    return files
