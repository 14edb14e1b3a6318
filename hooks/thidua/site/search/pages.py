"""Temporary."""

import json
from dataclasses import asdict

from thidua.site.search.entries import Entry, Kind, Place


def read_page(entry: Entry) -> bytes:
    return json.dumps(asdict(entry)).encode()


def entry_of(data: bytes) -> Entry:
    d = json.loads(data)
    d["places"] = [Place(Kind(p["kind"]), p["anchor"], p["label"], p["texts"]) for p in d["places"]]
    return Entry(**d)
