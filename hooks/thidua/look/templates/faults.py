"""Checks of a portal's own templates that are possible without filling them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from jinja2 import TemplateSyntaxError, nodes

from thidua.foundation.problems import FILE_START, Position, Problem, Severity
from thidua.language.vietnamese import did_you_mean
from thidua.look.templates.endless import find_endless
from thidua.look.templates.environment import (
    BODY_MARK,
    ENGINE,
    FRAME,
    FRAME_NAMES,
    GLOBALS,
    PAGE_NAMES,
    PART_NAMES,
    PARTS,
    PLAN_CALLERS,
    PLAN_SECTIONS,
)
from thidua.look.templates.failures import make_frame_problem
from thidua.look.templates.reading import Template, Templates
from thidua.look.templates.sentences import COMPARE, TOO_LONG, explain_syntax

_OVERRIDES = "overrides"
_JOINT = "main.html"
"""MkDocs passes written pages to the engine through this template; portals must not replace it."""
_NOTHING = object()
_MOST_LISTED = 16


def list_writing_faults(templates: Templates, name: str, text: str) -> Iterator[Problem]:
    """Problems of syntax in a template, and with the templates, blocks and macros that it names.

    Args:
        templates: all templates of the portal and the engine.
        name: of one of the portal's own templates.
        text: of that template.
    """
    file = f"{_OVERRIDES}/{name}"
    if name == _JOINT and text != templates.text_of_shipped(name):
        said = "Tệp này không phải mẫu của trang: phần mềm nhận bài viết từ MkDocs qua nó."
        yield Problem(file, FILE_START, said, f"Xóa tệp này; khung của mọi trang là `{FRAME}`.")
        return
    try:
        template = templates.parse(name, text)
    except TemplateSyntaxError as error:
        yield Problem(file, Position(error.lineno, 1), *explain_syntax(error))
        return
    endless = list(find_endless(template.tree))
    if endless:  # whoever asked Jinja what the template uses would wait for it
        yield from (_problem(template, node, "", *TOO_LONG) for node in endless)
        return
    filters = list(_unknown_filters(template))
    yield from filters
    if not filters:
        yield from _unusable(template)
    yield from _calling_faults(templates, template)
    yield from _block_faults(templates, template)
    yield from _missing_macros(templates, template)
    if name == FRAME and not template.parent and text.count(BODY_MARK) != 1:
        yield make_frame_problem()
    if not _is_used(templates, name):
        fix = "Đặt cùng chỗ, cùng tên với mẫu muốn thay, hoặc gọi nó từ một mẫu khác."
        yield Problem(file, FILE_START, "Không có gì dùng mẫu này.", fix, Severity.NOTICE)


def list_naming_faults(
    templates: Templates, name: str, values: Mapping[str, Any], icon_fault: Any
) -> Iterator[Problem]:
    """Problems with values and icons that a template uses and that do not exist.

    Args:
        templates: all templates of the portal and the engine.
        name: of one of the portal's own templates.
        values: those values passed to templates that are known beforehand, by name.
        icon_fault: takes the name of an icon and gives what is wrong with it and what to write
            instead; None if nothing is wrong.
    """
    template = templates.find(name)
    if template is None or name == _JOINT or not _is_used(templates, name):
        return
    if next(find_endless(template.tree), None):  # reported by list_writing_faults
        return
    try:
        unknown = template.asks_for - GLOBALS - _standing_names(name)
    except TemplateSyntaxError:  # reported by list_writing_faults
        return
    if unknown:
        known = list_known_names(templates, name)
        for read in template.unguarded(nodes.Name):
            if read.name in unknown - known:
                said = f"Không có giá trị `{read.name}` ở đây."
                fix = did_you_mean(read.name, known) or _listed(known)
                yield _problem(template, read, read.name, said, fix)
    yield from _missing_parts(template, values)
    yield from _icon_faults(template, icon_fault)


def list_known_names(templates: Templates, name: str) -> frozenset[str]:
    """Every name that the template ``name`` may use.

    The names passed to the template of a page are taken from the engine's template of the same
    page, which uses all of them. Sections of a plan's page share the names of the page.
    """
    standing = GLOBALS | _standing_names(name)
    if name == FRAME or name in PARTS:
        return standing
    if name in PLAN_CALLERS or name.startswith(PLAN_SECTIONS):
        return standing | templates.names_below(PLAN_SECTIONS, PLAN_CALLERS)
    if Path(name).parent == Path("pages") and templates.shipped(name):
        return standing | templates.together(name)
    return standing | templates.all_names


def _file(template: Template) -> str:
    return f"{_OVERRIDES}/{template.name}"


def _problem(template: Template, node: nodes.Node, word: str, said: str, fix: str) -> Problem:
    return Problem(_file(template), Position(*template.place_of(node, word)), said, fix)


def _unknown_filters(template: Template) -> Iterator[Problem]:
    for node in template.tree.find_all((nodes.Filter, nodes.Test)):
        known = template.environment.filters
        what = "bộ lọc"
        if isinstance(node, nodes.Test):
            known, what = template.environment.tests, "phép hỏi"
        if node.name not in known:
            fix = did_you_mean(node.name, known) or COMPARE
            yield _problem(template, node, node.name, f"Không có {what} `{node.name}`.", fix)


def _unusable(template: Template) -> Iterator[Problem]:
    """Errors that Jinja does not find when it parses, such as two blocks with one name."""
    try:
        _ = template.asks_for
    except TemplateSyntaxError as error:
        yield Problem(_file(template), Position(error.lineno, 1), *explain_syntax(error))


def _listed(known: frozenset[str]) -> str:
    if len(known) > _MOST_LISTED:
        return COMPARE
    return f"Ở đây có: {', '.join(f'`{name}`' for name in sorted(known))}."


def _calling_faults(templates: Templates, template: Template) -> Iterator[Problem]:
    for node, names in template.calls:
        for name in names:
            if not templates.is_there(name):
                fix = did_you_mean(name, templates.callable_names) or (
                    "Mẫu của phần mềm gọi là `engine/…`, như `engine/parts/footer.html`."
                )
                yield _problem(template, node, name, f"Không có mẫu `{name}`.", fix)
            elif any(above.name == template.name for above in templates.line_of(name)):
                said = f"Mẫu này gọi `{name}`, mà `{name}` lại gọi nó: không bao giờ hết."
                if name == template.name:
                    said = "Mẫu này gọi chính nó: không bao giờ hết."
                fix = f"Muốn dùng mẫu của phần mềm thì viết `{ENGINE}/{name}`."
                yield _problem(template, node, name, said, fix)
            elif isinstance(node, nodes.FromImport):
                yield from _unknown_imports(templates, template, node, name)


def _unknown_imports(
    templates: Templates, template: Template, node: nodes.FromImport, name: str
) -> Iterator[Problem]:
    called = templates.find(name)
    if called is None or called.gives is None:
        return
    for imported in node.names:
        word = imported if isinstance(imported, str) else imported[0]
        if word not in called.gives:
            said = f"Mẫu `{name}` không có macro `{word}`."
            yield _problem(template, node, word, said, did_you_mean(word, called.gives) or COMPARE)


def _block_faults(templates: Templates, template: Template) -> Iterator[Problem]:
    """Blocks that the parent template does not have: their content would never be shown."""
    if not templates.is_there(template.parent):
        return
    line = templates.line_of(template.parent)
    known = {name for above in line for name in above.blocks}
    for block in template.tree.body:
        if isinstance(block, nodes.Block) and block.name not in known:
            said = f"Mẫu `{template.parent}` không có khối `{block.name}`: phần này không hiện ra."
            some = ", ".join(f"`{name}`" for name in sorted(known))
            fix = did_you_mean(block.name, known) or (f"Các khối có: {some}." if some else COMPARE)
            yield _problem(template, block, block.name, said, fix)


def _missing_macros(templates: Templates, template: Template) -> Iterator[Problem]:
    """Macros that the replaced template of the engine has, and that this template lacks."""
    replaced = templates.shipped(template.name)
    if replaced is None or template.gives is None:
        return
    for macro in sorted(replaced.macros - template.gives):
        said = f"Mẫu này thiếu macro `{macro}` mà những mẫu khác gọi tới."
        fix = f"Chép macro `{macro}` từ mẫu cùng tên của phần mềm."
        yield Problem(_file(template), FILE_START, said, fix)


def _is_used(templates: Templates, name: str) -> bool:
    if name in templates.shipped_names:
        return True
    others = (templates.find(other) for other in templates.own_names if other != name)
    return any(name in names for other in others if other for _, names in other.calls)


def _standing_names(name: str) -> frozenset[str]:
    """The names that are passed to every template of this kind."""
    if name == FRAME:
        return FRAME_NAMES
    if name in PARTS:
        return PART_NAMES
    if Path(name).parts[0] == "pages":
        return PAGE_NAMES
    return FRAME_NAMES | PART_NAMES | PAGE_NAMES


def _missing_parts(template: Template, values: Mapping[str, Any]) -> Iterator[Problem]:
    """Attributes that a known value does not have, such as ``identity.nme``."""
    for read in template.unguarded(nodes.Getattr):
        whole = _value_of(read.node, template, values)
        if whole is _NOTHING or whole is None or hasattr(whole, read.attr):
            continue
        alike = [part for part in _parts_of(whole) if part.isupper() == read.attr.isupper()]
        known = [part for part in alike if not part.startswith("_")]
        said = f"`{_written(read.node)}` không có phần `{read.attr}`."
        fix = did_you_mean(read.attr, known) or COMPARE
        yield _problem(template, read, read.attr, said, fix)


def _value_of(node: nodes.Expr, template: Template, values: Mapping[str, Any]) -> Any:
    if isinstance(node, nodes.Name) and node.name not in template.sets:
        return values.get(node.name, _NOTHING)
    if isinstance(node, nodes.Getattr):
        whole = _value_of(node.node, template, values)
        return _NOTHING if whole is _NOTHING else getattr(whole, node.attr, _NOTHING)
    return _NOTHING


def _parts_of(value: Any) -> list[str]:
    return list(getattr(type(value), "model_fields", None) or vars(value))


def _written(node: nodes.Expr) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_written(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else "…"


def _icon_faults(template: Template, icon_fault: Any) -> Iterator[Problem]:
    for call in template.tree.find_all(nodes.Call):
        is_icon = isinstance(call.node, nodes.Name) and call.node.name == "icon" and call.args
        if (
            is_icon
            and isinstance(call.args[0], nodes.Const)
            and isinstance(call.args[0].value, str)
        ):
            name = call.args[0].value
            found = icon_fault(name)
            if found:
                yield _problem(template, call, name, *found)
