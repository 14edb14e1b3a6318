"""Modules as one plain script: browsers load no modules from a folder."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from rjsmin import jsmin

SCRIPT = "assets/js/offline.js"
"""Where a copy has it."""
_MODULES = "{/* modules */}"

_NAME = r'"\./(?P<file>[\w-]+\.js)(?:\?v=\w+)?"'
_IMPORT = re.compile(rf"\bimport\s*(?:\{{(?P<names>[^}}]*)\}}\s*from\s*)?{_NAME};?")
_IMPORT_LATER = re.compile(rf"\bimport\s*\(\s*{_NAME}\s*\)")
_EXPORT_LIST = re.compile(r"(?:^|(?<=[;}\n]))\s*export\s*\{(?P<names>[^}]*)\};?")
_EXPORT = re.compile(
    r"(?:^|(?<=[;}\n]))\s*export\s+"
    r"(?P<rest>(?:async\s+)?(?:function\b\s*\*?|const|let|class)\s*(?P<name>[\w$]+))"
)
_LEFT = re.compile(r"(?:^|[;}\n])\s*(?:import|export)\b(?!\s*\()|\bimport\.meta\b")


class NoClassicScriptError(ValueError):
    """A module that says something in a way that is not understood here.

    Attributes:
        name: the name of the module.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def join_classic(modules: Mapping[str, str], start: str) -> str:
    """One plain script that holds all modules and starts those that a page names.

    Args:
        modules: their texts by name, as they are published.
        start: the text of the script that holds and starts them.

    Raises:
        NoClassicScriptError: where a module imports or exports in an unusual way.
    """
    made = (f"{json.dumps(name)}:{_make_function(name, text)}" for name, text in modules.items())
    before, mark, after = start.partition(_MODULES)
    if not mark:
        raise NoClassicScriptError(SCRIPT)
    return str(jsmin(f"{before}{{{','.join(made)}}}{after}"))


def _make_function(name: str, text: str) -> str:
    """A function that runs a module, given its address, and returns what it exports."""
    exported: list[str] = []

    def list_exported(match: re.Match[str]) -> str:
        exported.extend(_rename(words, exporting=True) for words in match["names"].split(","))
        return ""

    def export(match: re.Match[str]) -> str:
        exported.append(match["name"])
        return match["rest"]

    text = _IMPORT.sub(_use, text)
    text = _IMPORT_LATER.sub(r'Promise.resolve().then(()=>use("\g<file>"))', text)
    text = text.replace("import.meta.url", "address")
    text = _EXPORT.sub(export, _EXPORT_LIST.sub(list_exported, text))
    if _LEFT.search(text):
        raise NoClassicScriptError(name)
    return f"(address)=>{{{text}\nreturn{{{','.join(filter(None, exported))}}}}}"


def _use(match: re.Match[str]) -> str:
    listed = (match["names"] or "").split(",")
    names = [_rename(words, exporting=False) for words in listed]
    wanted = f"const{{{','.join(filter(None, names))}}}=" if match["names"] else ""
    return f'{wanted}use("{match["file"]}");'


def _rename(words: str, *, exporting: bool) -> str:
    """``a as b`` as an object writes it."""
    own, _, other = (word.strip() for word in words.partition(" as "))
    if not other:
        return own
    return f"{other}:{own}" if exporting else f"{own}:{other}"
