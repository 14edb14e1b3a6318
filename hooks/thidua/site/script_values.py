"""What scripts must know of the site: addresses, kinds of places, sizes of blocks.

Scripts take these values from ``site.js``, which is built from them, and never write them
themselves. It becomes a part of ``search.js``, so it costs no request. What stands in
``overrides/js/search/site.js`` is for tools that read the scripts where they are.
"""

from __future__ import annotations

from typing import Any

from thidua.model import paths
from thidua.model.parts import PART, PARTS, PlaceKind
from thidua.model.printed import target_anchor
from thidua.site.search.cards import BLOCK
from thidua.site.search.encoding import PLACED
from thidua.site.search.files import HASH_CHARS
from thidua.site.search.index import OTHERS

_KINDS = {
    PlaceKind.TITLE: ("ke-hoach", "Kế hoạch", "Tên, chủ đề kế hoạch"),
    PlaceKind.TARGET: ("chi-tieu", "Chỉ tiêu", "Chỉ tiêu"),
    PlaceKind.CONTENT: ("noi-dung", "Nội dung", "Nội dung"),
    PlaceKind.RESPONSIBILITY: ("trach-nhiem", "Trách nhiệm", "Tổ chức thực hiện"),
    PlaceKind.CITATION: ("van-ban", "Văn bản viện dẫn", "Văn bản viện dẫn"),
    PlaceKind.HONOREE: ("guong", "Gương sáng", "Gương sáng"),
    PlaceKind.PAGE: ("trang", "Trang", "Trang khác"),
}
"""Of each kind of places: its word in addresses, what one is called, and what several are."""

_SEATS = {
    "file": ("originals",),
    "deadline": ("timing", "interim_review", "final_review", "registration"),
    "signer": ("form",),
    "who": ("responsibilities",),
}
"""Of each question that a part of a plan answers: those parts, the likeliest first."""
_TARGET = target_anchor(0).removesuffix("0")


def list_script_values() -> dict[str, Any]:
    """The values by the names that scripts use.

    ``index`` and ``root`` lead to the search index; ``paths`` are the folders of pages. ``others``
    is the number of the first page that is no plan, ``block`` how many cards share a file,
    ``hashChars`` how long the hash of a file is, ``placed`` the bit that says that places follow.
    ``kinds`` are the kinds of places in the order of their bits. ``seats`` are the parts that
    answer a question, each with its anchor and its name. ``embeds`` is the folder of pages for
    frames, which are small; ``target`` what the anchor and the small page of a target begin with.
    ``glance`` is the folder below a plan's page where the parts of its ``glanceAnchors`` stand.
    """
    return {
        "index": paths.SEARCH_INDEX,
        "root": paths.SEARCH_ROOT.removeprefix(paths.SEARCH_INDEX),
        "paths": {
            "plans": paths.PLANS,
            "honorees": paths.HONOREES,
            "fields": paths.FIELDS,
            "issuers": paths.ISSUERS,
        },
        "others": OTHERS,
        "block": BLOCK,
        "hashChars": HASH_CHARS,
        "placed": PLACED,
        "kinds": [
            {"key": kind.name, "slug": slug, "one": single, "many": several}
            for kind, (slug, single, several) in _KINDS.items()
        ],
        "embeds": paths.EMBEDS,
        "target": [_TARGET, paths.target("", 0).removeprefix(paths.plan("")).removesuffix("0/")],
        "glance": paths.overview("").removeprefix(paths.plan("")),
        "glanceAnchors": [part.anchor for part in PARTS if part.at_glance],
        "seats": {
            question: [[PART[key].anchor, PART[key].name] for key in keys]
            for question, keys in _SEATS.items()
        },
    }
