"""Layers of a PDF that readers do not see unless they switch them on (ISO 32000-2, 8.11)."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject


def list_hidden_layers(content: bytes) -> frozenset[str]:
    """The names of the layers that are off when the file is opened."""
    properties = _dictionary(PdfReader(BytesIO(content)).root_object, "/OCProperties")
    usual = _dictionary(properties, "/D")
    off = _names(usual, "/OFF")
    if usual.get("/BaseState") == "/OFF":
        off |= _names(properties, "/OCGs") - _names(usual, "/ON")
    return frozenset(off)


def _dictionary(holder: DictionaryObject, key: str) -> DictionaryObject:
    found = holder.get(key)
    found = found.get_object() if found is not None else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _names(holder: DictionaryObject, key: str) -> set[str]:
    found = holder.get(key)
    found = found.get_object() if found is not None else None
    layers = [one.get_object() for one in found] if isinstance(found, ArrayObject) else []
    return {str(layer.get("/Name")) for layer in layers if isinstance(layer, DictionaryObject)}
