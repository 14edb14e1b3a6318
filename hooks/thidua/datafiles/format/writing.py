"""Writing a tree as the text of a data file, in canonical form."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from pydantic import BaseModel

from thidua.datafiles.file_kinds import FILE_KINDS
from thidua.datafiles.format import scalars
from thidua.datafiles.format.shape import FREE, Shape, Wording, kind_of, schema_address, shapes
from thidua.datafiles.format.tree import Node
from thidua.language.vietnamese import nfc

SCHEMA_COMMENT = "yaml-language-server: $schema="
COMMENT_COLUMN = 36
"""The column of comments behind a value, unless the line is longer."""

_STEP = 2


def write(tree: Node, file: str) -> str:
    """Write a tree as the text of a data file; the same data always give the same text.

    Args:
        tree: the content; names that the model does not have come last.
        file: path relative to the folder that contains ``data/``; decides the kind of file.

    Raises:
        ValueError: if ``file`` is not the path of a data file.
    """
    kind = kind_of(file)
    if kind is None or not isinstance(tree.value, dict):
        raise ValueError(f"{file} is no data file of the portal")
    model = FILE_KINDS[kind].model
    head = list(_full_lines(tree.before, 0))
    if not any(line.startswith(f"# {SCHEMA_COMMENT}") for line in head):
        head.insert(0, f"# {SCHEMA_COMMENT}{schema_address(file, kind)}")
    return nfc("\n".join([*head, *_entries(tree, model, 0), ""]))


def item_lines(item: Node, model: type[BaseModel], indent: int) -> list[str]:
    """The lines of one record of a list, with its dash after ``indent`` spaces."""
    return list(_item(item, Shape(Wording.TEXT, model), indent))


def _entries(group: Node, model: type[BaseModel] | None, indent: int) -> Iterator[str]:
    assert isinstance(group.value, dict)
    known = shapes(model) if model else {}
    # A name that the model does not have comes before `note`, so that `note` stays last.
    others = [name for name in group.value if name not in known and name != "note"]
    for name in (*(name for name in known if name != "note"), *others, "note"):
        if name in group.value:
            yield from _entry(name, group.value[name], known.get(name, FREE), indent)
    yield from _full_lines(group.after, indent)


def _entry(name: str, node: Node, shape: Shape, indent: int) -> Iterator[str]:
    if node.before:
        yield from _full_lines(node.before, indent)
    lead = f"{' ' * indent}{_written_name(name)}:"
    if isinstance(node.value, str):
        yield from _words(lead, node, node.value, shape, indent)
    elif node.value is None:
        yield _with_comment(lead, node.comment)
    elif isinstance(node.value, tuple) and not _needs_lines(node):
        yield _with_comment(f"{lead} {_in_brackets(node.value, shape)}", node.comment)
    elif not node.value:
        yield _with_comment(f"{lead} {{}}", node.comment)
    else:
        yield _with_comment(lead, node.comment)
        yield from _below(node, shape, indent + _STEP)


@lru_cache(maxsize=1024)  # the same few hundred in every file
def _written_name(name: str) -> str:
    return scalars.line(name, in_list=":" in name)


def _words(lead: str, node: Node, text: str, shape: Shape, indent: int) -> Iterator[str]:
    block = None
    if shape.wording is Wording.PASSAGE:
        block = scalars.passage(text, indent + _STEP)
    if block is None:
        written = scalars.line(text, formed=shape.wording is Wording.FORMED)
        yield _with_comment(f"{lead} {written}", node.comment)
        return
    mark, lines = block
    yield _with_comment(f"{lead} {mark}", node.comment)
    yield from lines


def _needs_lines(node: Node) -> bool:
    """Whether a list needs a line for each item, because of records or comments in it."""
    assert isinstance(node.value, tuple)
    return bool(node.after) or any(
        not isinstance(item.value, str) or item.comment or item.before for item in node.value
    )


def _in_brackets(items: tuple[Node, ...], shape: Shape) -> str:
    formed = shape.wording is Wording.FORMED
    written = (scalars.line(str(item.value), formed=formed, in_list=True) for item in items)
    return f"[{', '.join(written)}]"


def _below(node: Node, shape: Shape, indent: int) -> Iterator[str]:
    if isinstance(node.value, dict):
        yield from _entries(node, shape.record, indent)
        return
    assert isinstance(node.value, tuple)
    for item in node.value:
        yield from _item(item, shape, indent)
    yield from _full_lines(node.after, indent)


def _item(item: Node, shape: Shape, indent: int) -> Iterator[str]:
    margin = " " * indent
    if item.before:
        yield from _full_lines(item.before, indent)
    if isinstance(item.value, str):
        written = scalars.line(item.value, formed=shape.wording is Wording.FORMED)
        yield _with_comment(f"{margin}- {written}", item.comment)
        return
    if not item.value:
        empty = "-" if item.value is None else "- {}" if isinstance(item.value, dict) else "- []"
        yield _with_comment(margin + empty, item.comment)
        return
    if item.comment:  # the line of the dash belongs to the first entry of the item
        yield from _full_lines((item.comment,), indent)
    lines = list(_below(item, shape, indent + _STEP))
    first = next(place for place, line in enumerate(lines) if not line.lstrip().startswith("#"))
    yield from (margin + line.lstrip() for line in lines[:first])
    yield f"{margin}- {lines[first][indent + _STEP :]}"
    yield from lines[first + 1 :]


def _full_lines(comments: tuple[str, ...], indent: int) -> Iterator[str]:
    for comment in comments:
        for text in scalars.readable(comment).splitlines() or [""]:
            mark = "#" if text.startswith("#") else "# "
            yield f"{' ' * indent}{mark}{text}".rstrip()


def _with_comment(text: str, comment: str) -> str:
    said = " ".join(scalars.readable(comment).split()) if comment else ""
    return f"{text:<{COMMENT_COLUMN - 2}}  # {said}" if said else text
