"""``portal schemas``: what editors complete and check with."""

from __future__ import annotations

from argparse import Namespace

from portal_cli.arguments import find_root
from thidua.datafiles.schemas import write_schemas


def run(given: Namespace) -> int:
    """Write the schemas of the portal that was named."""
    root = find_root(given.root)
    for path in write_schemas(root / "data" / "schemas"):
        print(f"Đã viết {path.relative_to(root).as_posix()}")
    return 0
