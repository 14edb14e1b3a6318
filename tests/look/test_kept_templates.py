"""Templates of the engine are compiled once and taken over afterwards; those of a portal never."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from thidua.foundation import beside_code
from thidua.foundation.engine import OVERRIDES
from thidua.look.templates import kept_templates
from thidua.look.templates.environment import FILTERS, make_environment


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this test's templates are kept."""
    folder = tmp_path / "kept"
    folder.mkdir()
    monkeypatch.setattr(beside_code, "cache_from_source", lambda _: str(folder / "a.pyc"))
    return folder


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An engine with one template."""
    folder = tmp_path / "engine"
    folder.mkdir()
    monkeypatch.setattr(kept_templates, "OVERRIDES", folder)
    write(folder, "{% for word in words %}<b>{{ word }}</b>{% endfor %}")
    return folder


def write(folder: Path, text: str) -> None:
    (folder / "a.html").write_text(text, encoding="utf-8", newline="\n")


def fill(*folders: Path) -> str:
    """What the template makes, in a run of its own."""
    return make_environment(folders).get_template("a.html").render(words=["a<b", "c"])


def never_compile(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("compiled again")

    monkeypatch.setattr(Environment, "compile", refuse)


def test_a_template_of_the_engine_is_compiled_once(
    kept: Path, engine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Compiling those of a plan takes longer than filling them."""
    first = fill(engine)
    assert first == "<b>a&lt;b</b><b>c</b>"
    never_compile(monkeypatch)
    assert fill(engine) == first


def test_a_changed_template_is_compiled_again(kept: Path, engine: Path) -> None:
    """Whoever changes a template sees the change."""
    fill(engine)
    write(engine, "{{ words|length }}")
    assert fill(engine) == "2"


def test_no_program_of_a_portal_s_template_is_kept(
    kept: Path, engine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What comes with a repository is compiled from what people can read, in each run."""
    own = tmp_path / "own"
    own.mkdir()
    write(own, "own {{ words[1] }}")
    assert fill(own, engine) == "own c"
    assert not list(kept.iterdir())
    never_compile(monkeypatch)
    with pytest.raises(AssertionError, match="compiled again"):
        fill(own, engine)


@pytest.mark.parametrize(
    "spoil", [lambda good: b"", lambda good: good[:-3], lambda good: good[20:]]
)
def test_a_damaged_program_is_made_again(
    kept: Path, engine: Path, spoil: Callable[[bytes], bytes]
) -> None:
    """It is never run."""
    first = fill(engine)
    (file,) = kept.iterdir()
    good = file.read_bytes()
    file.write_bytes(spoil(good))
    assert fill(engine) == first
    assert file.read_bytes() == good


def test_no_program_holds_what_a_filter_made() -> None:
    """Jinja applies filters to words of the template itself while it compiles.

    Filters such as that of abbreviations depend on the portal; what they make must not be kept for
    others.
    """
    environment = make_environment((OVERRIDES,))
    for path in sorted(OVERRIDES.rglob("*.html")):
        tree = environment.parse(path.read_text("utf-8-sig"))
        for found in tree.find_all(nodes.Filter):
            if found.name in FILTERS:
                assert not isinstance(found.node, nodes.Const | nodes.TemplateData), path
