"""What Python and scripts both need is written once, in Python, and given to the scripts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from goldens import is_blessing
from thidua.foundation.engine import OVERRIDES
from thidua.look.assets import VALUES_SCRIPT, make_assets, write_values_script
from thidua.look.dressing import Look
from thidua.look.own_assets import drop_notes, list_called_scripts
from thidua.model import paths
from thidua.model.colours import DEFAULT_COLOURS
from thidua.model.parts import PARTS, PlaceKind
from thidua.site.script_values import list_script_values

VALUES = OVERRIDES / "js" / "search" / VALUES_SCRIPT
SCRIPTS = sorted(path for path in (OVERRIDES / "js").rglob("*.js") if path != VALUES)
LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"|`([^`]*)`' + r"|'((?:[^'\\\n]|\\.)*)'")
NUMBERS = ("65536", "1 << 16", "0x80", "1 << 6", "1 << 7")
"""How a script could write numbers of the index."""


def told_by_python() -> set[str]:
    """Words of the site that a script could repeat: addresses, anchors, words of kinds."""
    values = [value for name, value in vars(paths).items() if name.isupper()]
    words = {value for value in values if isinstance(value, str)}
    words |= {name for address in words for name in address.split("/") if "." in name}
    words |= set(texts_in(list_script_values()["kinds"]))
    words |= {part.anchor for part in PARTS} | {part.title for part in PARTS}
    return {word for word in words if len(word) > 3} - {"trang", "Trang"}


def texts_in(value: Any) -> Iterator[str]:
    """All texts in a value, but for the names that scripts ask by."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from texts_in(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key != "key":
                yield from texts_in(item)


def code_of(script: Path) -> str:
    return drop_notes(script.read_text("utf-8"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_repeats_no_address_and_no_word_of_a_kind(script: Path) -> None:
    """It asks ``SITE``, or the page. Headings that readers see are the script's own."""
    said = {literal for found in LITERAL.findall(code_of(script)) for literal in found if literal}
    told = told_by_python()
    repeated = {literal for literal in said if literal in told and literal not in HEADINGS}
    within = {
        literal for literal in said for address in told if "/" in address and address in literal
    }
    assert not repeated | within


HEADINGS = {"Kế hoạch", "Chỉ tiêu", "Gương sáng", "Lĩnh vực", "Cơ quan"}
"""What groups of suggestions are called."""


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_repeats_no_number_of_the_index(script: Path) -> None:
    code = LITERAL.sub('""', code_of(script))
    assert not [number for number in NUMBERS if re.search(rf"(?<![\w.]){number}(?![\w.])", code)]


def test_scripts_ask_only_for_values_that_are_given() -> None:
    given = list_script_values()
    for script in SCRIPTS:
        code = code_of(script)
        assert names_asked_for(code) <= given.keys()
        assert set(re.findall(r"\bSITE\.paths\.(\w+)", code)) <= given["paths"].keys()
        kinds = {kind.name for kind in PlaceKind}
        assert set(re.findall(r"\bKIND\.(\w+)", code)) <= kinds


def names_asked_for(code: str) -> set[str]:
    """The values that scripts ask for: ``SITE.index``, or ``{ index, block: size } = SITE``."""
    apart = ",".join(re.findall(r"\{([^}]*)\} = SITE", code)).split(",")
    named = {part.partition(":")[0].strip() for part in apart if part}
    return named | set(re.findall(r"\bSITE\.(\w+)", code))


def test_every_given_value_is_asked_for() -> None:
    asked = names_asked_for("\n".join(map(code_of, SCRIPTS)))
    assert asked == list_script_values().keys()


def test_every_kind_has_a_worth_of_its_own() -> None:
    code = code_of(OVERRIDES / "js" / "search" / "rank.js")
    worths = re.search(r"const WORTHS = \{([^}]*)\}", code)
    assert worths
    assert re.findall(r"(\w+):", worths[1]) == [kind.name for kind in PlaceKind]
    assert [kind["key"] for kind in list_script_values()["kinds"]] == [k.name for k in PlaceKind]


def test_tools_read_the_values_that_the_build_gives() -> None:
    """The file in the tree, which the build writes anew, is the one that tools resolve."""
    made = write_values_script(list_script_values())
    if is_blessing():
        VALUES.write_text(made, "utf-8")
    assert VALUES.read_text("utf-8") == made


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_every_import_leads_to_a_file_in_the_tree(script: Path) -> None:
    for called in list_called_scripts(code_of(script)):
        assert (script.parent / called).is_file(), called


def test_values_cost_no_request(tmp_path: Path) -> None:
    """They are a part of the one script that searches."""
    look = Look(DEFAULT_COLOURS, None)
    files = make_assets((OVERRIDES,), look, list_script_values())
    assert f"assets/js/{VALUES_SCRIPT}" not in files
    script = files["assets/js/search.js"].decode()
    values = re.search(r"const SITE=(\{.*?\});", script, re.DOTALL)
    assert values
    assert json.loads(values[1]) == list_script_values()
