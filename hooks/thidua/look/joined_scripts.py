"""Scripts that only one other script imports become a part of it: one request instead of several.

Each part keeps its own names, in a function that gives what it exports; what it imports from
scripts that others import as well is imported once, at the top.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

_IMPORT = re.compile(r'^import \{(?P<names>[^}"]*)\} from "\./(?P<file>[\w-]+\.js)";\n', re.M)
_ANY_IMPORT = re.compile(r'\b(?:from|import)\s*\(?\s*"\./(?P<file>[\w-]+\.js)"')
_EXPORT = re.compile(r"^export (?P<rest>(?:async )?(?:function|const|class) (?P<name>\w+))", re.M)
_NOTES = re.compile(r"/\*\*.*?\*/|^\s*//[^\n]*$", re.M | re.S)


def join_single_uses(scripts: Mapping[str, str], joinable: Collection[str]) -> dict[str, str]:
    """The scripts, those of which one other script alone has need put into that one.

    Args:
        scripts: their texts by name.
        joinable: the names of those that may be put together; a portal's own never are, because
            nobody has tried whether their imports are of the plain form that is understood here.
    """
    importers: dict[str, list[str]] = {}
    for name, text in scripts.items():
        for match in _ANY_IMPORT.finditer(_NOTES.sub("", text)):
            importers.setdefault(match["file"], []).append(name)
    parts = {
        file
        for file, names in importers.items()
        if len(names) == 1
        and {file, *names} <= set(joinable)
        and any(match["file"] == file for match in _IMPORT.finditer(scripts[names[0]]))
    }
    return {name: _SingleUses(scripts, parts).write(name) for name in scripts if name not in parts}


class _SingleUses:
    """One script with its parts in it."""

    def __init__(self, scripts: Mapping[str, str], parts: Collection[str]) -> None:
        self._scripts = scripts
        self._parts = parts
        self._imported: dict[str, list[str]] = {}

    def write(self, name: str) -> str:
        body = self._with_parts(name)
        head = (
            f'import {{ {", ".join(names)} }} from "./{file}";\n'
            for file, names in self._imported.items()
        )
        return "".join(head) + body

    def _with_parts(self, name: str) -> str:
        """The text of a script, parts before it and imports taken note of."""
        before: list[str] = []

        def take(match: re.Match[str]) -> str:
            names = [words.strip() for words in match["names"].split(",") if words.strip()]
            if match["file"] in self._parts:
                before.append(self._write_part(match["file"], names))
            else:
                known = self._imported.setdefault(match["file"], [])
                known.extend(words for words in names if words not in known)
            return ""

        text = _IMPORT.sub(take, self._scripts[name])
        return "".join(before) + text

    def _write_part(self, name: str, wanted: list[str]) -> str:
        """A part as a function that is called once."""
        inner = _EXPORT.sub(r"\g<rest>", self._with_parts(name))
        given = ", ".join(words.partition(" as ")[0] for words in wanted)
        taken = ", ".join(words.replace(" as ", ": ") for words in wanted)
        return f"const {{ {taken} }} = (() => {{\n{inner}\nreturn {{ {given} }};\n}})();\n"
