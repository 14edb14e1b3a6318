"""What is made of odd colours, styles, scripts and drawings: tables, each call with its answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise, product

import pytest
from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError

from tables import compare_table
from thidua.attachments.inspection.refusals import RefusedError
from thidua.look import contrast, drawings, oklch, ornament, own_assets, palette, stylesheet, svg
from thidua.look.lettering import Face, break_evenly, list_changed_signs_of
from thidua.look.lowering import write_plain_styles
from thidua.look.templates import sentences
from thidua.look.templates.filling import NonePrintedError
from thidua.model.colours import Colours
from thidua.site.charts.pictures import FONTS

COLOURS = ("#8e1116", "#ffde00", "#000000", "#ffffff", "#777777", "#00ff00", "#0b5cad", "#fdfdfd")
STYLES = (
    "@layer a, b; @layer c; @layer b { p { top: 0; } } @layer d { i { top: 1px; } } u { top: "
    "2px; }",
    "@layer a { p { top: 0 } } @layer b { q { top: 1px } } @layer c { b::before { top: 2px } "
    "::marker { top: 3px } }",
    "p:is(.a, .b):is(i, u) em, a:focus-visible, b:has(i), s { top: 0; }",
    "@font-face { src: url('a;b'); } @media print { p, q:has(a) { inset: 1px 2px 3px; } } "
    "@import 'a';",
    "p { inset: 1px 2px 3px 4px; inset-inline-start: 1px; padding-block: 1px 2px; "
    "margin-block-end: 3px;"
    " border-inline-color: rgb(1, 2, 3); border-block-start-width: 2px; inset-block: 0 1px; "
    "color; }",
    ':root[data-theme="dark"][data-contrast="high"] p, :root[data-contrast="high"]::before { '
    'top: 0; }',
    "p { width: calc(1px + clamp(1px, 2vw, 3px) + clamp(4px, 5vw, min(6px, 7px))); --a: "
    "clamp(1px, 2%, 3px); }",
    "a, b::after { display: inline-flex; gap: 1px 2px; } c { display: flex; flex-flow: wrap; "
    "gap: 3px; }"
    " d { display: flex; flex-direction: column; gap: 4px; } e { display: block; gap: 5px; }",
    "@supports (gap: 1px) { @media print { p { display: flex; gap: calc(1px + 2px); } } } q { "
    "display: flex; }",
    "p::before { content: '}{;,'; background: url(\"a,b;c\"); } [title='a, b'] { top: 0; }",
)  # fmt: skip


def tell_styles() -> Iterator[str]:
    """Sheets as old browsers read them."""
    for css, order in product(STYLES, ((), ("z", "b"))):
        yield f"== {css}"
        yield from write_plain_styles(css, order).splitlines()


def tell_colours() -> Iterator[str]:
    """Palettes, their contrasts, and what is said where they cannot be read."""
    for colour in COLOURS:
        read = oklch.read_colour(colour)
        light = [oklch.write_colour(read.at(at / 10, most)) for at in range(0, 11, 2)
                 for most in (None, 0.05)]  # fmt: skip
        yield f"{colour} {oklch.write_colour(read)} {light}"
        for other in COLOURS[::3]:
            ratio = contrast.measure_contrast(colour, other)
            near = contrast.find_nearest_readable(colour, (other,))
            yield f"{colour} {other} {contrast.write_ratio(ratio)} {near}"
    for primary, accent in [*pairwise(COLOURS), COLOURS[1::-1]]:
        colours = Colours(primary=primary, accent=accent)
        yield f"== {primary} {accent} {palette.are_swapped(colours)}"
        yield from map(palette.explain_contrast, palette.find_unreadable(colours))
        yield stylesheet.write_theme_css(colours, with_logo=accent == COLOURS[1])
        yield str(palette.derive(colours))


def tell_strokes() -> Iterator[str]:
    """Lines of the drum and the emblem."""
    strokes = [*ornament.draw_drum(), *ornament.draw_emblem_dashes(), ornament.draw_emblem_ribbon()]
    strokes.append(ornament.Stroke(tuple(ornament.draw_emblem_star()), 0))
    for stroke in strokes:
        sums = [sum(axis) for axis in zip(*stroke.points, strict=True)]
        told = (*sums, *stroke.points[0], *stroke.points[-1])
        places = " ".join(f"{round(number, 2) + 0:g}" for number in told)
        yield f"{len(stroke.points)} {stroke.width} {places}"


def tell_assets() -> Iterator[str]:
    """What portals' own styles and scripts load."""
    sheets, published = ("a.css", "nhan.css"), ("images/a.svg", "fonts/b.woff2", "css/x.svg")
    for name, css in product(
        ("overrides/css/portal.css", "overrides/css/khac.css"),
        ('@import "a.css" layer(pages);\np {}', '@import "b.css" layer(pages);\n',
         "@import 'a.css';", '@import "https://a.example/b.css";',
         "p {\n  background: url(a.svg) }", "p { src: url(//a.example/b) }",
         "p { src: url(data:x) url('images/a.svg?1#2') url(../images/a.svg) url(#a) "
         "url(c.svg) url(zzzzzz.woff2) }",
         "/* url(x.svg)\n */ p { src: url(images/aa.svg) }"),
    ):  # fmt: skip
        yield f"== {css}"
        yield from map(str, own_assets.find_style_faults(name, css, sheets, published))
    yield str(
        own_assets.find_unused_sheet("overrides/css/khac.css", '@import "a.css" layer(pages);')
    )
    yield str(own_assets.find_unused_sheet("overrides/css/a.css", '@import "a.css" layer(pages);'))
    for script in (
        'import { a } from "./a.js";\nimport "b.js";', 'import("./c.js"); import("../d.js");',
        'import x from "https://a.example/b.js"; fetch("//a.example/c"); // import "e.js"',
        'import "../d.js"; new Worker("https://a.example/w.js"); '
        '/* import "f.js" */ import "./aa.js"',
    ):  # fmt: skip
        yield f"== {script}"
        yield from map(
            str, own_assets.find_script_faults("overrides/js/a.js", script, ("a.js", "../d.js"))
        )
        yield str(own_assets.list_called_scripts(script))
    calls = {"a.js": ["b.js", "c.js"], "b.js": ["d.js"], "c.js": ["a.js"], "d.js": [],
             "e.js": ["a.js"]}  # fmt: skip
    left = iter([calls] * 40)  # who goes round for ever is stopped
    for name in calls:
        way = own_assets.find_way_back(name, lambda called: next(left)[called])
        yield f"{name} {way}"
        if way:
            yield str(own_assets.make_circle_problem("a.js", f'x\n "./{way[0]}"', way))


DRAWN = (
    '<path d="M0 0h1"/>', "", "<text>a</text>",
    '<g fill="red"><g stroke="#fff"><path d="M1 1"/></g></g>',
    '<circle r="1" cx="2" cy="3px" style="fill:none;stroke:blue"/>',
    '<path d="M0" display="none"/>',
    '<rect width="1" height="1" fill="none" stroke="currentColor" stroke-width="2px"/>',
    '<path d="M0" fill="url(#a)"/>', '<path d="M0&quot;"/>', "<style>p{}</style>",
    "<title>a</title>",
    '<path d="M0" opacity=".5" transform="rotate(1)" fill-rule="evenodd"/>', '<use href="#a"/>',
    '<path d="M0" fill="rgb(1, 2, 3)" onclick="x"/>',
    '<a href="https://a.example"><path d="M0"/></a>',
    '<image href="https://a.example/b"/>', '<script>x</script>', f'{"<g>" * 40}{"</g>" * 40}',
    '<g id="a"><use href="#a"/></g>', '<path style="fill: url(https://a.example)" d="M0"/>',
    '<style>@import "a"; p { x: url(b) }</style>', '<foreignObject/>',
    '<text>b</text><path d="M0"/>',
    '<animate attributeName="x"/>', '<path d="M0" stroke-dasharray="1 2" stroke-linecap="square"/>',
)  # fmt: skip
ROOTS = (
    'viewBox="0 0 24 24"', 'width="10" height="20px"', 'viewBox="0,0 5e1 6"',
    'width="0" height="9"',
    'width="100%" height="9" viewBox="1 2 3 4"', 'viewBox="0 0 24 24" fill="none" stroke="red"', "",
    'viewBox="0 0 -1 3"',
)  # fmt: skip


def tell_drawings() -> Iterator[str]:
    """Icons and logos, redrawn and inspected, or why they are not."""
    empty = "<path d='M0 0h1'/>"
    for root, inside in [(ROOTS[0], one) for one in DRAWN] + [(root, empty) for root in ROOTS]:
        for start in ("", "<!DOCTYPE svg><!--! CC BY --><!-- x -->", "<?xml-stylesheet href='a'?>"):
            if start and inside not in {DRAWN[0], empty}:
                continue
            text = f'{start}<svg xmlns="http://www.w3.org/2000/svg" {root}>{inside}</svg>'
            yield f"== {text[:120]}"
            for make in (drawings.redraw, svg.inspect):
                try:
                    yield str(make(text.encode()))
                except (drawings.UnusableIconError, RefusedError) as error:
                    yield f"{type(error).__name__}: {error}"
    for wrong in (b"", b"<svg", b"<html/>", b"x" * 10_001):
        with pytest.raises(drawings.UnusableIconError) as refused:
            drawings.redraw(wrong)
        yield str(refused.value)


def tell_lines() -> Iterator[str]:
    """Where words are broken, how wide they are, and which letters no font has."""
    for size, width in product((16, 40), (90, 300, 700)):
        face = Face(FONTS / "be-vietnam-pro-600.woff2", size)
        for words in ("Phong trào thi đua “Xã Mẫu chung sức xây dựng nông thôn mới” giai đoạn "
                      "2026 - 2030",
                      "Nghiêngngảnghiêngngảnghiêngngả",
                      "Thi đua (yêu nước); 20/21 xã – đạt 95,5%", "A"):  # fmt: skip
            lines = break_evenly(words, face, width)
            widths = [round(face.width(line)) for line in lines]
            yield f"{size} {width}: {' | '.join(lines)} {widths}"
    face = Face(FONTS / "be-vietnam-pro-600.woff2", 16)
    some = "thi đua yêu nước của toàn xã năm nay".split()
    for at, dash in product(range(len(some) + 1), "–-·"):
        told = [break_evenly(" ".join([*some[:at], dash, *some[at:]]), face, width)
                for width in (120, 170, 230)]  # fmt: skip
        yield " || ".join(" | ".join(lines) for lines in told)
    for words in ("Thi đua ≥ 95 %", "漢字 và 😀", "a\u200bb", "½ m²"):
        yield str(list_changed_signs_of(words, FONTS))


def tell_failures() -> Iterator[str]:
    """What is said of a template that cannot be filled."""
    for error in (
        TemplateNotFound("a.html"), RecursionError(), NonePrintedError(), ValueError("x"),
        UndefinedError("'a' is undefined"), TemplateSyntaxError("unexpected '}'", 1),
    ):  # fmt: skip
        yield f"{type(error).__name__}: {sentences.explain_failure(error)}"


RULES: dict[str, Callable[[], Iterator[str]]] = {
    "styles": tell_styles, "colours": tell_colours, "strokes": tell_strokes,
    "assets": tell_assets, "drawings": tell_drawings, "lines": tell_lines,
    "failures": tell_failures,
}  # fmt: skip


@pytest.mark.parametrize("name", RULES)
def test_looks_are_as_written_down(name: str) -> None:
    """Each call of a table gives what it gave."""
    compare_table(f"look-{name}", RULES[name]())
