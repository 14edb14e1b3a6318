"""What is made of odd colours, styles, scripts and drawings: tables, each call with its answer."""

from __future__ import annotations

import inspect
import io
from collections.abc import Callable, Iterator
from itertools import pairwise, product
from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError
from PIL import Image

from tables import compare_table
from thidua.attachments.inspection.refusals import RefusedError
from thidua.foundation.engine import OVERRIDES
from thidua.look import (
    assets,
    contrast,
    drawings,
    lettering,
    oklch,
    ornament,
    own_assets,
    palette,
    share,
    stylesheet,
    svg,
)
from thidua.look.dressing import EMBLEM, Look, ShareWords
from thidua.look.icons import Icons
from thidua.look.joined_scripts import join_single_uses
from thidua.look.lettering import Face, break_evenly, list_changed_signs_of
from thidua.look.logo import PNG, SVG, Logo
from thidua.look.lowering import write_plain_styles
from thidua.look.templates import own_templates, sentences
from thidua.look.templates.environment import make_environment
from thidua.look.templates.faults import list_known_names
from thidua.look.templates.filling import NonePrintedError
from thidua.look.templates.reading import Templates
from thidua.model.colours import DEFAULT_COLOURS, Colours
from thidua.site.charts.pictures import FONTS

pytestmark = pytest.mark.sweep

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


def tell_shades() -> Iterator[str]:
    """Colours, lighter and darker ones, weaker where no screen has them."""
    for colour in COLOURS:
        read = oklch.read_colour(colour)
        light = [oklch.write_colour(read.at(at / 10, most)) for at in range(0, 11, 2)
                 for most in (None, 0.05)]  # fmt: skip
        yield f"{colour} {oklch.write_colour(read)} {light}"


def tell_contrasts() -> Iterator[str]:
    """How well colours can be read on others, and the nearest that can."""
    for colour, other in product(COLOURS, COLOURS[::3]):
        ratio = contrast.measure_contrast(colour, other)
        near = contrast.find_nearest_readable(colour, (other,))
        yield f"{colour} {other} {contrast.write_ratio(ratio)} {near}"


def tell_colours() -> Iterator[str]:
    """Palettes, their styles, and what is said where they cannot be read."""
    for primary, accent in [*pairwise(COLOURS), COLOURS[1::-1]]:
        colours = Colours(primary=primary, accent=accent)
        yield f"== {primary} {accent} {palette.are_swapped(colours)}"
        yield from map(palette.explain_contrast, palette.find_unreadable(colours))
        yield stylesheet.write_theme_css(colours, with_logo=accent == COLOURS[1])
        yield str(palette.derive(colours))
    yield f"default: {stylesheet.write_theme_css(DEFAULT_COLOURS)!r}"


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


DEPTHS = range(drawings._MAX_DEPTH - 2, drawings._MAX_DEPTH + 2)
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
    *(f'{"<g>" * deep}<path d="M0"/>{"</g>" * deep}' for deep in DEPTHS),
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
    'viewBox="0 0 9 0"',
    'viewBox="0 0 0 9"',
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
    yield from tell_limits()
    for wrong in (b"", b"<svg", b"<html/>", b"x" * 10_001):
        with pytest.raises(drawings.UnusableIconError) as refused:
            drawings.redraw(wrong)
        yield str(refused.value)


def tell_limits() -> Iterator[str]:
    """Drawings at their limits: elements in elements, and very many."""
    path = '<path d="M0 0h1"/>'
    inside = {deep: f"{'<g>' * deep}{path}{'</g>' * deep}" for deep in (198, 199)}
    # The drawing, 101 elements, 100 that draw these again, and what is left of the number.
    drawn_again = '<use href="#a"/>' * 100
    many = {
        count: f'<g id="a">{path * 100}</g>{drawn_again}{path * (count - 10_302)}'
        for count in (20_000, 20_001)
    }
    for kind, cases in (("inside", inside), ("many", many)):
        for count, text in cases.items():
            root = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{text}</svg>'
            try:
                yield f"{kind} {count}: {svg.inspect(root.encode())}"
            except RefusedError as error:
                yield f"{kind} {count}: {error}"


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
    spans = [["năm", "2025", dash, "2030", "nay"][start:end] for dash in ("-", "–", "và")
             for start in (0, 1, 2) for end in (3, 4, 5)]  # fmt: skip
    for parts in [*spans, ["-", "2030"], ["2025", "-"], ["a", "-", "2030"], ["2025", "-", "b"]]:
        inside = [lettering._is_in_span(tuple(parts), end) for end in range(1, len(parts))]
        yield f"{parts} {inside}"
    for word in sorted(lettering._LEANS_ON_NEXT):
        yield f"{word} {lettering._cost_of_cut((word, 'nay'), 1)}"
    for words in ("Thi đua ≥ 95 %", "漢字 và 😀", "a\u200bb", "½ m²"):
        yield str(list_changed_signs_of(words, FONTS))


def tell_failures() -> Iterator[str]:
    """What is said of a template that cannot be filled."""
    for error in (
        TemplateNotFound("a.html"), RecursionError(), NonePrintedError(), ValueError("x"),
        UndefinedError("'a' is undefined"), TemplateSyntaxError("unexpected '}'", 1),
    ):  # fmt: skip
        yield f"{type(error).__name__}: {sentences.explain_failure(error)}"


TEMPLATES = {
    "main.html": "x", "a.html": "{{ a }", "b.html": "{{ known }}{{ x|abbrr }}\n{{ y is defind }}",
    "frame.html": "{% include 'parts/header.html' %}\n{{ it.x }}{{ identityy }}",
    "parts/header.html": "{{ nav }}{{ curent }}{% include 'parts/hedder.html' %}",
    "parts/own.html": "{% macro m() %}{% endmacro %}{% set n = 1 %}{{ icon('material/sprout') }}",
    "parts/other.html": "{% import 'parts/own.html' as own %}{% extends 'parts/base.html' %}"
                        "{% block one %}{{ own.m() }}{% endblock %}{% block onee %}{% endblock %}",
    "parts/base.html": "{% block one %}{% endblock %}{% block two %}{% block in %}{% endblock %}"
                       "{% endblock %}",
    "pages/years.html": "{% from 'parts/own.html' import m, n, p as q %}{% from x import y %}\n"
                        "{{ years }}{{ yeers }}{{ q }}{{ z|default('') }}{{ w is defined and w }}"
                        "\n{{ icon('materiall/sprout') }}{{ icon(m) }}{{ icon() }}{{ icon(1) }}",
    "pages/own.html": "{% extends 'engine/pages/own.html' %}{% extends 'parts/base.html' %}"
                      "{% block won %}{% endblock %}{% include 'no.html' ignore missing %}"
                      "{% include ['no.html', 'b.html'] %}",
    "pages/self.html": "{% extends 'pages/self.html' %}{{ identity.nme }}{{ identity.name }}",
    "pages/loop.html": "{% extends 'pages/loop-2.html' %}", "pages/loop-2.html":
    "{% extends 'pages/loop.html' %}{% set identity = 1 %}{{ identity.nme }}{{ identity.x.y.z }}",
    "pages/plan.html": "{{ plan.title }}{{ honoree }}{{ parts.theme }}{{ note }}",
    "pages/plan/timing.html": "{{ plan.title }}{{ identity.colours.primry }}{{ paths.PLANZ }}",
    "pages/home.html": "{% block a %}{% endblock %}{% block a %}{% endblock %}",
    "parts/notes.html": "\n{% include 'engine/parts/footr.html' %}{{ identity.contacts.phone.x }}",
    "pages/called.html": "{% include 'engine/pages/years.html' %}\n{{ years }}{{ zebra }}",
}  # fmt: skip
"""Own templates, most of them with something that no reader would see or no page gives."""


PROBES = ("asset", "canonical", "current", "honoree", "icon", "it", "jsonld", "m", "nav", "note",
          "own", "page", "plan", "plan_card", "q", "text", "years", "zebra")  # fmt: skip


def tell_templates(folder: Path) -> Iterator[str]:
    """What is said of a portal's own templates, and which names each may use."""
    for name, text in TEMPLATES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    folders = (folder, OVERRIDES)
    yield from map(str, own_templates.find_writing_faults(folders, TEMPLATES))
    contacts = SimpleNamespace(phone="", email=None)
    identity = SimpleNamespace(name="", colours=None, contacts=contacts, NAME="", _own="")
    values = {"identity": identity, "paths": SimpleNamespace(PLANS="", plan="")}
    faults = {"materiall/sprout": ("Không có biểu tượng này.", "Ghi tên khác.")}
    yield from map(str, own_templates.find_naming_faults(folders, TEMPLATES, values, faults.get))
    templates = Templates(folders, make_environment(folders))
    for name in (*TEMPLATES, "parts/footer.html", "engine/pages/years.html", "no.html", "engine/"):
        known, found = list_known_names(templates, name), templates.find(name)
        yield f"{name} {templates.is_there(name)} {sorted(known.intersection(PROBES))}"
        if found:
            given = None if found.gives is None else sorted(found.gives)
            yield f"{found.parent} {given} {sorted(found.sets)} {sorted(found.blocks)}"
            yield str([one.name for one in templates.line_of(name)])
    set_in = "%s\n  {%% if true %%}\n  a\n  {%% endif %%}\nb"
    for begin in ("<pre>", "<textarea>", "<p>"):
        (folder / "parts" / "set-in.html").write_text(set_in % begin, "utf-8")
        yield repr(make_environment(folders).get_template("parts/set-in.html").render())


ICONS = ("mat-troi", "co", "bo/mat-troi", "bo/mat-trang", "bo/mat-troi-nho", "bo/con/co-do",
         "bo/con/co", "bo/a", "khac/mat-troi", "Sai Ten")  # fmt: skip


def tell_icons(folder: Path) -> Iterator[str]:
    """Which icons there are, and what is said of names that none has."""
    drawn = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h1"/></svg>'
    for name in ICONS:
        file = folder / ("sets" if "/" in name else "own") / f"{name}.svg"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(drawn, "utf-8")
    (folder / "own" / "co.svg").unlink()
    (folder / "own" / "co.svg").mkdir()
    both = Icons((folder / "none", folder / "own"), folder / "sets")
    for icons in (both, Icons((folder / "own",))):
        yield f"== {icons.families}"
        for name in (*ICONS, "bo/mat-toi", "bo/mat", "con/co", "mat_trang_non", "bo-mat-troi",
                     "../x", "khac/co-do-sao-vang", "bo-con-co", "xyz", " BO/MAT-TROI ",
                     "bo-con-xyz", "trang", "bo/trang-sang", ""):  # fmt: skip
            found = icons.find(name)
            at = found and found.relative_to(folder).as_posix()
            yield f"{name} {at} {icons.name_of_shortcode(name)} {icons.names_like(name)}"
            yield f"{icons.advice(name)} {icons.shortcode_advice(name)}"
            try:
                yield icons.markup_of(name)
            except drawings.UnusableIconError as error:
                yield str(error)


def tell_joined() -> Iterator[str]:
    """Scripts and style sheets that are put together, and what is published under which name."""
    scripts = {
        "a.js": 'import { b, c as d } from "./b.js";\nimport { e } from "./e.js";\nb(e, d);\n',
        "b.js": 'import { e, f } from "./e.js";\nexport function b() {}\nexport const c = e + f;\n',
        "e.js": "export class e {}\nexport async function f() {}\n",
        "g.js": '/** from "./h.js" */\nconst h = await import("./h.js");\n',
        "h.js": 'import { e } from "./e.js";\n// from "./a.js"\n', "i.js": 'import "./j.js";\n',
        "j.js": 'import { k } from "./k.js";\n', "k.js": "export const k = 1;\n",
    }  # fmt: skip
    for mine in (scripts, [name for name in scripts if name != "b.js"]):
        for name, text in join_single_uses(scripts, mine).items():
            yield f"== {name} {text}"
    yield assets.join_modules(scripts | {"b.js": scripts["b.js"]}, "a.js")
    yield assets.write_values_script({"a": "Xã", "b": [1]})
    for css in (
        "p > q , r { top : 0 ; left: 1px; }",
        'p::after { content: "a ; b" }',
        "@layer a , b ;",
    ):
        yield assets.write_tight_styles(css)
    for layer in (None, "pages"):
        yield assets._in_layer("p {}", layer)
    yield str(sorted(name for name in assets.EXTRA_STYLES if name in assets.PLAN_STYLES))
    logo = Logo(b"png", PNG, 9, 9)
    files = {
        EMBLEM: b"<svg/>",
        "assets/images/a.svg": b"<svg/>",
        "assets/a.svg": b"<svg/>",
        "a.css": b"",
    }
    for one in (None, logo):
        look = Look(Colours(primary="#8e1116", accent="#ffde00"), one)
        dressed = look.dressed(files, "a.css")
        yield f"{look.mark} {sorted(dressed)} {[len(content) for content in dressed.values()]}"
    given = assets.Assets({"a.css": b"x"})
    yield given.address("a.css")


def tell_share() -> Iterator[str]:
    """How the words of the picture beside links are set, and what is drawn around them."""
    colours = palette.derive(Colours(primary=COLOURS[0], accent=COLOURS[1]))
    name, line = "Cổng Thi đua xã Mẫu", "Chung sức xây dựng nông thôn mới. "
    for words in (
        ShareWords(name, "", ""), ShareWords(name, line, "UBND xã Mẫu"),
        ShareWords(f"{name} " * 4, line * 2, "UBND xã Mẫu"), ShareWords(name, line * 30, "UBND"),
        ShareWords(f"{name} " * 30, line * 9, "UBND xã Mẫu"),
    ):  # fmt: skip
        for room in (400, 500):
            for block, colour, gap in share._fitted(words, colours, FONTS, room):
                told = f"{block.face.size:g} {block.line_height:g} {len(block.lines)}"
                yield f"{room} {colour} {gap:g} {told} {block.lines[0]}"
    yield str([(size, share._small(size), share._most_lines(size)) for size in range(14, 78)])
    out = io.BytesIO()
    Image.new("RGB", (400, 100), "#0b5cad").save(out, "PNG")
    wide = share._mark(colours, Logo(out.getvalue(), PNG, 400, 100))
    masks = {
        "frame": share._frame_mask(), "emblem": share._mark(colours, None), "logo": wide,
        "drums": share._strokes_mask(share._drums()), "ground": share._ground(colours),
        "drawing": share._mark(colours, Logo(b"<svg/>", SVG, 9, 9)),
    }  # fmt: skip
    for kind, mask in masks.items():
        yield f"{kind} {mask and (mask.size, mask.getbbox())}"
        if mask:
            rough = mask.resize((12, 6), Image.Resampling.BOX)
            yield str([[round(value / 8) for value in one.tobytes()] for one in rough.split()])
    few, given = ShareWords(name, "", ""), Colours(primary=COLOURS[0], accent=COLOURS[1])
    long = ShareWords(f"{name} " * 3, line * 6, "UBND xã Mẫu")
    for logo, words in (
        (Logo(out.getvalue(), PNG, 400, 100), long),
        (Logo(b"<svg/>", SVG, 9, 9), few),
    ):
        drawn = Image.open(io.BytesIO(share.draw_share_picture(words, given, logo, FONTS)))
        rows = drawn.convert("L").resize((1, 42), Image.Resampling.BOX).tobytes()
        yield f"{logo is None} {drawn.size} {[value // 8 for value in rows]}"


RULES: dict[str, Callable[..., Iterator[str]]] = {
    "share": tell_share, "shades": tell_shades, "contrasts": tell_contrasts,
    "templates": tell_templates, "icons": tell_icons, "joined": tell_joined,
    "styles": tell_styles, "colours": tell_colours, "strokes": tell_strokes,
    "assets": tell_assets, "drawings": tell_drawings, "lines": tell_lines,
    "failures": tell_failures,
}  # fmt: skip


@pytest.mark.parametrize("name", RULES)
def test_looks_are_as_written_down(name: str, tmp_path: Path) -> None:
    """Each call of a table gives what it gave."""
    given = [tmp_path] if inspect.signature(RULES[name]).parameters else []
    compare_table(f"look-{name}", RULES[name](*given))
