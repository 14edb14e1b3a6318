"""The files in ``data/`` of a new portal: its identity, and the issuers of its plans."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from thidua.authoring.new_issuer import NewIssuer, propose_issuer
from thidua.authoring.questions import Answers
from thidua.datafiles.file_kinds import FILE_KINDS
from thidua.datafiles.format.appending import with_record
from thidua.datafiles.format.tree import Node, tree_of
from thidua.datafiles.format.writing import write as written
from thidua.datafiles.schemas import schema_text
from thidua.datafiles.validation import read
from thidua.foundation.engine import SKELETON
from thidua.language.vietnamese import fold
from thidua.model import Issuers
from thidua.model.colours import Colours
from thidua.model.tiers import BODY_GROUPS, BodyGroup, BodyKind, Level
from thidua.portal.references import ISSUERS, PORTAL
from thidua.upkeep.newportal.forges import make_edit_address

Content = str | bytes | Path

_WIDTH = 98
_CENTRAL = "issuers.yml"
_ABOVE: Mapping[BodyGroup, Level] = {
    Level.COMMUNE: Level.PROVINCE,
    Level.DISTRICT: Level.PROVINCE,
    Level.PROVINCE: Level.CENTRAL,
    Level.CENTRAL: Level.CENTRAL,
}
_EMPTY_FOLDERS = ("data/plans", "data/honorees")
KEEPER = ".gitkeep"
"""The file with which git keeps an otherwise empty folder."""


def make_data_files(answers: Answers) -> dict[str, Content]:
    """Make every file below ``data/`` of a new portal, by its path relative to the portal."""
    files: dict[str, Content] = {
        PORTAL: write_portal_file(answers),
        ISSUERS: write_issuers_file(answers),
        **{f"data/schemas/{name}.schema.json": schema_text(name) for name in FILE_KINDS},
        **{f"{folder}/{KEEPER}": b"" for folder in _EMPTY_FOLDERS},
    }
    if answers["logo"]:
        files[f"data/{_logo_name(answers)}"] = Path(answers["logo"])
    return files


def write_portal_file(answers: Answers) -> str:
    """Write ``data/portal.yml``."""
    agency = answers["agency"]
    data: dict[str, Any] = {
        "name": answers["name"],
        "tagline": "Kế hoạch, chỉ tiêu, kết quả và gương sáng của các phong trào thi đua.",
        "demo": "không",
        "agency": agency,
        "contacts": {name: answers[name] for name in ("address", "phone", "email")},
        "base_url": answers["base_url"],
    }
    edit = make_edit_address(answers["forge"], answers["repository"])
    if edit:
        data["edit_url"] = edit
    if answers["logo"]:
        data["logo"] = _logo_name(answers)
    colours = {name: answers[name] for name in Colours.model_fields}
    if Colours(**colours) != Colours():
        data["colours"] = colours
    data["about"] = textwrap.fill(
        f"{answers['name']} do {agency} lập để ai cũng đọc được kế hoạch, chỉ tiêu, kết quả và "
        "gương sáng của các phong trào thi đua, đúng như văn bản đã ban hành.",
        _WIDTH,
    )
    return written(tree_of(data), PORTAL)


def write_issuers_file(answers: Answers) -> str:
    """Write ``data/issuers.yml``: central bodies that all plans cite, the parent, the issuer.

    The issuer is the body whose plans the portal publishes; the parent is the body above it.
    """
    shipped = SKELETON / _CENTRAL
    entry, problems = read(shipped, _CENTRAL, Issuers)
    if entry is None:
        raise ValueError(f"the engine's own {_CENTRAL} is broken: {problems}")
    text = shipped.read_text("utf-8")
    ids = {fold(name): body.id for body in entry.record.issuers for name in (body.name, body.id)}
    group = next(one for one in BODY_GROUPS if one.value == answers["level"])
    parent = ids.get(fold(answers["parent"]), "")
    if answers["parent"] and not parent:
        above = propose_issuer(answers["parent"], ids.values())
        above = replace(above, group=above.group or _ABOVE.get(group, BodyKind.UNIT))
        text, parent = with_record(text, ISSUERS, _node(above, "")), above.id
        ids[fold(above.name)] = above.id
    if fold(answers["issuer"]) in ids:
        return text
    own = replace(propose_issuer(answers["issuer"], ids.values()), group=group)
    return with_record(text, ISSUERS, _node(own, parent))


def _node(body: NewIssuer, parent: str) -> Node:
    fields = body.make_tree().value
    assert isinstance(fields, dict)
    return tree_of({**fields, "parent": parent} if parent else fields)


def _logo_name(answers: Answers) -> str:
    return f"bieu-trung{Path(answers['logo']).suffix.lower()}"
