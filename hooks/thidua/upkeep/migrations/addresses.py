"""Since 1.0.0: the address of a portal ends with a slash, because paths are appended to it."""

from __future__ import annotations

import dataclasses

from thidua.datafiles.format.tree import Node
from thidua.portal.references import PORTAL

_NAME = "base_url"


def end_base_url_with_slash(file: str, tree: Node) -> Node:
    """Add a slash to ``base_url`` in ``data/portal.yml`` if it has none."""
    if file != PORTAL or not isinstance(tree.value, dict):
        return tree
    address = tree.value.get(_NAME)
    if address is None or not isinstance(address.value, str):
        return tree
    text = address.value.strip()
    if not text or text.endswith("/") or {"?", "#"} & set(text):  # ``portal check`` explains these
        return tree
    longer = dataclasses.replace(address, value=f"{text}/")
    return dataclasses.replace(tree, value={**tree.value, _NAME: longer})
