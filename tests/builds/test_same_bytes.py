"""A site is the same to the byte, whatever Python builds it and however that is started."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import pytest

from thidua.datafiles.decoding import decode
from thidua.language.new_letters import AROUND_NEW_LETTERS, NEW_LETTERS
from workspace import FIVE_PLANS, REPOSITORY, Workspace

STARTS: tuple[tuple[list[str], Mapping[str, str]], ...] = (
    (["-O"], {"PYTHONHASHSEED": "1", "TZ": "Asia/Ho_Chi_Minh"}),
    (["-OO"], {"PYTHONHASHSEED": "2", "TZ": "America/Lima", "LC_ALL": "C"}),
)
"""Options of Python, and what stands in the environment."""

IN_UNICODE_14 = 135_955
"""How many letters, marks and digits Python 3.11 knows."""


def files_of(site: Path) -> dict[str, bytes]:
    """Every file of a site by its address."""
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize(("options", "surroundings"), STARTS, ids=["-O", "-OO"])
def test_the_way_python_is_started_changes_nothing(
    options: list[str], surroundings: Mapping[str, str], real_site: Path, tmp_path: Path
) -> None:
    """Without assertions and docstrings, with another order of sets, in another time zone."""
    portal = Workspace(tmp_path / "portal", FIVE_PLANS / "data")
    paths = {"PYTHONPATH": str(REPOSITORY / "hooks"), "PYTHONPYCACHEPREFIX": str(tmp_path)}
    build = [*options, "-X", "utf8", "-m", "portal_cli", "build", "--root", str(portal.folder)]
    subprocess.run(
        [sys.executable, *build], check=True, env={**os.environ, **paths, **surroundings}
    )
    expected, found = files_of(real_site), files_of(portal.site)
    assert found.keys() == expected.keys()
    assert [path for path, content in found.items() if content != expected[path]] == []


def test_no_letter_is_one_for_some_pythons_only() -> None:
    """What this Python takes for a letter, Python 3.11 does too, or data may not have it."""
    every = "".join(map(chr, (*range(0xD800), *range(0xE000, sys.maxunicode + 1))))
    known = "".join(char for char in every if unicodedata.category(char)[0] in "LMN")
    older = len(re.sub(f"[{NEW_LETTERS}]", "", known))
    assert older == IN_UNICODE_14
    new = "".join(re.findall(f"[{NEW_LETTERS}]", every))
    assert len(new) > 5000
    missed = re.sub(f"[{AROUND_NEW_LETTERS}]", "", new)
    assert missed == ""


@pytest.mark.parametrize("char", ["\ua7cb", "\u1c89", "\U00011f00", "\U00031350"])
def test_letters_that_only_newer_pythons_know_are_told(char: str) -> None:
    """With their place, and what to do about them."""
    text, (problem,) = decode(f"id: x\ntitle: Xã {char}\n".encode(), "x.yml")
    assert text
    assert (problem.position.line, problem.position.column) == (2, 11)
    assert f"U+{ord(char):04X}" in problem.message


@pytest.mark.parametrize("char", ["ơ", "Ạ", "喃", "\U00021a38", "😀", "\U0001fa77", "½", "€", "ﬁ"])
def test_letters_that_all_know_and_signs_are_left_alone(char: str) -> None:
    """Chữ Nôm too, and a heart of 2022, which is no letter for anybody."""
    assert decode(f"title: Xã {char}\n".encode(), "x.yml")[1] == []
