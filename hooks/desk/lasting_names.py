"""Lasting names that the desk makes, so that nobody has to think of a code."""

from __future__ import annotations

from pydantic import BaseModel

from desk.kinds import list_fields
from desk.lists import PortalLists
from desk.trees import find_node, items_at, put_node, text_at
from thidua.authoring.drafting.issuers import UNKNOWN_ISSUER
from thidua.authoring.identifiers import add_free_number, propose_id
from thidua.datafiles.format.tree import Node
from thidua.language.vietnamese import slug
from thidua.model.field_path import FieldPath


def propose_lasting(tree: Node, plan: str, lists: PortalLists) -> str:
    """The identifier under which a plan is published: its own, unless that names no body.

    Args:
        tree: of the plan, reviewed.
        plan: its identifier now.
        lists: of the portal.
    """
    wanted = text_at(tree, ("document", "issuer"))
    bodies = {issuer.id: issuer for issuer in lists.known.issuers}
    if not plan.startswith(slug(UNKNOWN_ISSUER)) or wanted not in bodies:
        return plan
    year, title = text_at(tree, ("year",)), text_at(tree, ("document", "title"))
    return propose_id(bodies[wanted].short_name, year, title, lists.known.taken)


def propose_id_of(tree: Node, model: type[BaseModel], path: FieldPath) -> Node:
    """The tree in which an entry of a list has an identifier, made from its name if it had none.

    Args:
        tree: of the whole file.
        model: of the entry.
        path: of the entry.
    """
    has_id = any(field.name == "id" and field.required for field in list_fields(model))
    name = text_at(tree, (*path, "short_name")) or text_at(tree, (*path, "name"))
    is_entry = bool(path) and isinstance(path[-1], int) and find_node(tree, path) is not None
    if not (has_id and is_entry and slug(name)) or find_node(tree, (*path, "id")):
        return tree
    entries = range(len(items_at(tree, path[:-1])))
    taken = {text_at(tree, (*path[:-1], at, "id")) for at in entries}
    return put_node(tree, (*path, "id"), Node(add_free_number(slug(name), taken)))
