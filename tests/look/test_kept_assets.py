"""Style sheets and scripts are made once, and again where anything of them may have changed."""

from __future__ import annotations

from pathlib import Path

from thidua.foundation.store import Store
from thidua.site.kept_assets import open_assets

FILES = {"assets/a.css": b"a{}\n[1]", "assets/empty.js": b"", "assets/b.svg": b"\x00\n\xff"}


def test_assets_are_made_again_only_where_their_ingredients_changed(tmp_path: Path) -> None:
    """The next build finds them, byte for byte and in their order."""
    made = []

    def make() -> dict[str, bytes]:
        made.append(1)
        return FILES

    for ingredients, times in ((b"one", 1), (b"one", 1), (b"other", 2)):
        with Store(tmp_path / "store.sqlite") as store:
            assets = open_assets(store, ingredients, make)
        assert list(assets.files.items()) == list(FILES.items())
        assert len(made) == times
