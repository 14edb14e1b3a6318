"""Writes the bill of materials of a release (CycloneDX 1.6, JSON) from the lock: ``make wheel``.

The same lock gives the same bytes: there is no clock in it, its number is made of what it lists.
"""

from __future__ import annotations

import json
import sys
import uuid
from pathlib import Path
from typing import Any

from supply.licences import Pinned, read_licence, read_lock
from thidua import __version__

SHIPPED = {
    "be-vietnam-pro": "OFL-1.1",
    "lucide-icons": "ISC AND MIT",
    "source-serif-4": "OFL-1.1",
}
"""What lies in the engine itself and is somebody else's: fonts and icons, with their licences."""


def make_bill() -> dict[str, Any]:
    """All that a portal installs and all that the engine brings along."""
    components = [_describe(one) for one in read_lock("requirements.txt")]
    components += [
        {"type": "file", "name": name, "bom-ref": name, "licenses": [{"expression": licence}]}
        for name, licence in SHIPPED.items()
    ]
    named = json.dumps(components, sort_keys=True)
    engine = f"pkg:pypi/cong-thi-dua@{__version__}"
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, engine + named)}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application", "name": "cong-thi-dua", "version": __version__,
                "bom-ref": engine, "purl": engine, "licenses": [{"license": {"id": "MIT"}}],
            }
        },
        "components": components,
        "dependencies": [
            {"ref": engine, "dependsOn": sorted(one["bom-ref"] for one in components)}
        ],
    }  # fmt: skip


def _describe(pinned: Pinned) -> dict[str, Any]:
    purl = f"pkg:pypi/{pinned.name}@{pinned.version}"
    licence = read_licence(pinned.name)
    described: dict[str, Any] = {
        "type": "library", "name": pinned.name, "version": pinned.version,
        "bom-ref": purl, "purl": purl,
    }  # fmt: skip
    if licence:
        described["licenses"] = [{"expression": licence}]
    notes = [{"name": "pip:hash", "value": value} for value in pinned.hashes]
    if pinned.marker:
        notes.insert(0, {"name": "pip:marker", "value": pinned.marker})
    return {**described, "properties": notes}


if __name__ == "__main__":
    target = Path(sys.argv[1]) / f"cong-thi-dua-{__version__}.cdx.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(make_bill(), indent=2, ensure_ascii=False) + "\n", "utf-8")
    sys.stdout.write(f"{target}\n")
