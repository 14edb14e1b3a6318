"""Filling templates: what comes out is what Jinja makes of them, only sooner."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jinja2
import markupsafe
import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from richportals import paint_nothing
from thidua.foundation.engine import OVERRIDES
from thidua.look.templates import environment as environments
from thidua.look.templates.filling import QuickEnvironment, escape
from workspace import SAMPLE, Workspace

PARTS = {
    "macros.html": """
{%- macro link(path, text="đọc", tone=none) -%}
<a href="{{ path }}"{% if tone %} class="{{ tone }}"{% endif %}>{{ text }}</a>
{%- endmacro -%}
{%- macro boxed(title) -%}<div>{{ title }}: {{ caller() }}</div>{%- endmacro -%}
{%- macro all() -%}{{ varargs | join("+") }} {{ kwargs.items() | list }}{%- endmacro -%}
{%- macro only(path) -%}{{ path }}{%- endmacro -%}
{%- macro seen() -%}{{ word }}{%- endmacro -%}""",
    "base.html": "<main>{% block body %}gốc {{ word }}{% endblock %}</main>",
    "part.html": "[{{ word }} {{ one }}]",
}
TEMPLATES = {
    "texts": "{{ 'a & b' }} {{ word }} {{ quoted }} {{ safe }} {{ number }} {{ none }} {{ thing }}",
    "joined": "{{ 'x' ~ word ~ safe ~ number }} {{ safe + word }} {{ [word, safe] | join('|') }}",
    "macros": '{% from "macros.html" import link %}{{ link("/a") }}{{ link("/b", word) }}'
    '{{ link("/c", text=safe, tone="x") }}{{ link(tone=word, path=quoted) }}',
    "a caller": '{% from "macros.html" import boxed %}'
    "{% call boxed(word) %}<{{ word }}>{% endcall %}",
    "any number": '{% from "macros.html" import all %}{{ all(1, word, x=safe) }}{{ all() }}',
    "with context": '{% from "macros.html" import seen with context %}{{ seen() }}',
    "a module": '{% import "macros.html" as m %}{{ m.link("/a") }}',
    "a loop": "{% for one in words %}{{ loop.index }}{{ shout(one) }}{% if not loop.last %}, "
    '{% endif %}{% include "part.html" %}{% endfor %}',
    "a tree": "{% for one in tree recursive %}<{{ one.name }}{{ loop(one.below) }}>{% endfor %}",
    "a block": '{% extends "base.html" %}'
    "{% block body %}{{ super() }} {{ shout(word) }}{% endblock %}",
    "what is set": "{% set x = namespace(n=1) %}{% for one in words %}{% set x.n = x.n + 1 %}"
    "{% endfor %}{{ x.n }}{% set y %}<i>{{ word }}</i>{% endset %}{{ y }}",
    "methods": "{{ table.get('k') }} {{ word.upper() }} {{ table.items() | list }}"
    "{{ thing.tell(2) }}",
    "the context": "{% for one in words %}{{ told(one) }}{% endfor %}{{ told() }}",
    "parts of parts": "{{ table.k }}{{ tree[0].below[0].name }}{{ thing.inner.tell(2) }}"
    "{% for one in tree if one.name and thing.inner.tell %}{{ one.name ~ thing.inner.word }}"
    "{% endfor %}{% macro m(word=thing.inner.word) %}{{ word }}{% endmacro %}{{ m() }}{{ none }}",
    "parts that are missing": "{{ thing.nothing is defined }}{{ thing.nothing | default(word) }}"
    "{{ table.nothing is defined }}{{ tree[0].below.nothing is defined }}",
    "classes": "{{ range(3) | list }} {{ dict(a=word) }} {{ joiner(',')() }}",
}
FAILING = {
    "an unknown name": "{{ nothing }}",
    "an unknown part": "{{ thing.nothing }}",
    "a part of an unknown part": "{{ thing.inner.nothing.word }}",
    "a part of an unknown name": "{{ nothing.word }}",
    "an unknown part of a text": "{{ word.nothing }}",
    "a call of nothing": "{{ nothing(word) }}",
    "too much for a macro": '{% from "macros.html" import link %}{{ link(1, 2, 3, 4) }}',
    "too little for a macro": '{% from "macros.html" import link %}{{ link() }}',
    "a name that a macro does not take": '{% from "macros.html" import link %}{{ link("a", b=1) }}',
    "a name beside all that it takes": '{% from "macros.html" import only %}{{ only("a", b=1) }}',
    "a caller that is missing": '{% from "macros.html" import boxed %}{{ boxed(word) }}',
    "a missing template": '{% include "nowhere.html" %}',
}


class Thing:
    """What a template may print and ask."""

    def __html__(self) -> str:
        return "<b>thing</b>"

    @property
    def inner(self) -> Thing:
        """Another of its kind."""
        return Thing()

    word = "<w>"

    def tell(self, times: int, *, word: str = "&") -> str:
        """Say a word some times."""
        return word * times


@pass_context
def told(context: Context, one: str = "") -> str:
    """What a function that wants the context sees."""
    return f"{context['word']}{one}{context.get('one', '')}"


VIEW: Mapping[str, Any] = {
    "word": "Hạ <Hòa> & 'Đoan'",
    "quoted": '"q"',
    "safe": Markup("<em>s</em>"),
    "number": 66.25,
    "words": ("a", "<b>"),
    "tree": ({"name": "a", "below": ({"name": "&", "below": ()},)},),
    "table": {"k": "<v>"},
    "thing": Thing(),
    "shout": lambda text: f"{text}!",
    "told": told,
}


def filled(kind: type[Environment], source: str) -> str:
    """What an environment makes of a template; else what it says is wrong."""
    loader = DictLoader({**PARTS, "page.html": source})
    environment = kind(loader=loader, undefined=StrictUndefined)
    try:
        return environment.get_template("page.html").render(VIEW)
    except (jinja2.TemplateError, TypeError) as error:
        return f"{type(error).__name__}: {error}"


class SlowEnvironment(Environment):
    """Jinja's own way."""

    def __init__(self, **options: Any) -> None:
        super().__init__(autoescape=True, auto_reload=False, **options)


@pytest.mark.parametrize("name", [*TEMPLATES, *FAILING])
def test_a_template_says_what_jinja_says(name: str) -> None:
    """Its text, and what is wrong with it."""
    source = {**TEMPLATES, **FAILING}[name]
    expected = filled(SlowEnvironment, source)
    assert filled(QuickEnvironment, source) == expected
    assert ("Error: " in expected or "NotFound: " in expected) == (name in FAILING)


@pytest.mark.parametrize(
    "value", ["", "ơ", "a & b", "<", ">", '"', "'", 5, 6.5, True, Markup("<i>"), Thing()]
)
def test_a_value_is_escaped_as_markupsafe_does(value: object) -> None:
    """Letters, marks, numbers, and what is HTML already."""
    assert escape(value) == markupsafe.escape(value)


def pages_of(folder: Path) -> dict[str, bytes]:
    """Every page of the sample, which has every part, made here, by its address."""
    site = Workspace(folder, SAMPLE).begin_site()
    site.load()
    with paint_nothing():
        site.write([])
    built = folder / "site"
    return {path.relative_to(built).as_posix(): path.read_bytes() for path in built.rglob("*.html")}


def test_whole_pages_are_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The frame, every kind of page, cards and all sections of plans."""
    quick = pages_of(tmp_path / "quick")
    monkeypatch.setattr(environments, "QuickEnvironment", SlowEnvironment)
    assert pages_of(tmp_path / "slow") == quick
    assert len(quick) > 90


@pytest.mark.parametrize("template", sorted(OVERRIDES.rglob("*.html")), ids=lambda path: path.name)
def test_what_a_page_counts_has_dots_between_thousands(template: Path) -> None:
    """“9700 chỉ tiêu” was shown where all other numbers are written “9.700”."""
    assert not re.findall(r"\{\{[^{}]*\| *length *\}\}", template.read_text("utf-8"))
