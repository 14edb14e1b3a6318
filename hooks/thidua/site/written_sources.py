"""Written pages as the framework made them, kept from one build to the next.

Making them loads the framework, which takes longer than all the rest of a small change.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic_core import from_json, to_json

from thidua.foundation.store import Kept, Store
from thidua.site.pages.page import Heading
from thidua.site.pages.standing import WrittenSource

_KIND, _NAME = "written", "pages"
_META = ("title", "description", "updated")


def read_sources(store: Store, key: bytes) -> list[WrittenSource] | None:
    """The pages that were kept; None where they were made of something else."""
    kept = store.read(_KIND, _NAME)
    if kept is None or kept.key != key:
        return None
    try:
        return [_source(plain) for plain in from_json(kept.content)]
    except (ValueError, TypeError, LookupError):
        store.refuse_foreign()
        return None


def keep_sources(store: Store, key: bytes, sources: Sequence[WrittenSource]) -> None:
    """Keep pages for the next build."""
    store.write(_KIND, [Kept(_NAME, key, to_json([_plain(source) for source in sources]))])


def _plain(source: WrittenSource) -> list[Any]:
    meta = [str(source.meta[name]) for name in _META]
    return [source.path, source.html, source.headings, meta, source.file]


def _source(values: list[Any]) -> WrittenSource:
    path, html, headings, meta, file = values
    named = dict(zip(_META, meta, strict=True))
    return WrittenSource(path, html, tuple(_heading(heading) for heading in headings), named, file)


def _heading(values: list[Any]) -> Heading:
    text, anchor, children = values
    return Heading(text, anchor, tuple(_heading(child) for child in children))
