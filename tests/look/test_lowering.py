"""Old browsers get the same styles: layers as weight, sides by name, the system's wishes obeyed."""

from __future__ import annotations

import re

from thidua.foundation.engine import OVERRIDES
from thidua.look.assets import EXTRA_STYLES, STYLE_SHEET, make_assets, write_tight_styles
from thidua.look.dressing import Look
from thidua.look.lowering import write_plain_styles
from thidua.model.colours import DEFAULT_COLOURS


def test_a_later_layer_wins_over_a_stronger_selector() -> None:
    """Order and weight do what layers did, also where a sheet names layers out of order."""
    css = "@layer a, b, c; @layer c { [hidden] { top: 1px; } } @layer b { ul li.x { top: 0; } }"
    assert write_plain_styles(css) == ("ul li.x { top: 0; }\n[hidden]:not(#_) { top: 1px; }\n")


def test_selectors_that_old_browsers_do_not_know_take_no_others_with_them() -> None:
    """A choice is written out; what is quite new stands in a rule of its own."""
    assert write_plain_styles(".a :is(b, i)::before, .c:has(d) { top: 0; }") == (
        ".a b::before, .a i::before { top: 0; }\n.c:has(d) { top: 0; }\n"
    )


def test_sides_are_named_as_on_paper() -> None:
    """Shorthands of logical properties are newer than the browsers."""
    css = "p { margin-inline: calc(-1 * (2px + 1px)) 3px; inset: 0 1px; border-block-start: 1px; }"
    assert write_plain_styles(css) == (
        "p { margin-left: calc(-1 * (2px + 1px)); margin-right: 3px; top: 0; right: 1px; "
        "bottom: 0; left: 1px; border-top: 1px; }\n"
    )


def test_dark_and_contrast_follow_the_system_without_a_script() -> None:
    """What a script would set is asked of the system where no script has set anything."""
    css = ':root[data-theme="dark"] { --ink: white; }'
    assert write_plain_styles(css).endswith(
        "@media (prefers-color-scheme: dark) {\n:root:not([data-theme]) { --ink: white; }\n}\n"
    )
    strong = write_plain_styles(':root[data-contrast="high"] a { top: 0; }')
    assert "(prefers-contrast: more)" in strong
    assert ":not([data-contrast]) a" in strong


def test_no_published_sheet_needs_a_new_browser() -> None:
    """Nothing is left that makes Chrome 80 or Safari 13 drop styles as a whole."""
    files = make_assets((OVERRIDES,), Look(DEFAULT_COLOURS, None))
    for path in (STYLE_SHEET, *(f"assets/{name}" for name in EXTRA_STYLES)):
        css = files[path].decode()
        assert "@layer" not in css
        assert ":is(" not in css
        assert not re.search(r"[{;] *(?:margin|padding|inset|border)-(?:inline|block)", css)
        assert css.count("{") == css.count("}") > 10


def test_sizes_between_limits_begin_as_the_lower_one() -> None:
    """A browser without `clamp` keeps the line before; a token is given again where it is known."""
    css = write_plain_styles("h1 { font-size: clamp(1rem, calc(2vw + (1px)), 3rem); }")
    assert css == ("h1 { font-size: 1rem; font-size: clamp(1rem, calc(2vw + (1px)), 3rem); }\n")
    css = write_plain_styles(":root { --h1: clamp(1rem, 2vw, 3rem); --a: 1px; }")
    assert css.startswith(":root { --h1: 1rem; --a: 1px; }\n@supports (width: clamp(")
    assert ":root { --h1: clamp(1rem, 2vw, 3rem); }" in css
    sides = write_plain_styles("p { margin-inline: clamp(1px, 2vw, 3px) 0; }")
    assert "margin-left: 1px; margin-right: 0; margin-left: clamp(1px, 2vw, 3px)" in sides


def test_boxes_in_a_row_keep_their_distance_in_old_browsers() -> None:
    """Margins stand in for `gap`, and browsers that know it never see them."""
    css = "ul { display: flex; gap: 1px 2px; flex-wrap: wrap; } ol { display: flex; gap: 3px; }"
    css += "@media print { dl { display: flex; flex-direction: column; gap: 4px; } }"
    old = write_plain_styles(css).partition("@supports not (inset: 0) {\n")[2]
    assert old == (
        "ul > * { margin-right: 2px; margin-bottom: 1px; }\n"
        "ol > * + * { margin-left: 3px; }\n"
        "@media print {\ndl > * + * { margin-top: 4px; }\n}\n}\n"
    )
    assert "@supports" not in write_plain_styles("ul { display: grid; gap: 1px; }")
    layered = write_plain_styles("@layer a, b, c; @layer c { ol { display: flex; gap: 3px; } }")
    assert "ol:not(#_) > * + * { margin-left: 3px; }" in layered  # as heavy as the rule itself


def test_spaces_go_except_where_readers_see_them() -> None:
    """Also behind a quotation mark that stands in the quotes itself."""
    sheet = """.a , .b { color : red ; }\n.c::before { content: "\\" , x ; " ; }\n"""
    assert (
        write_tight_styles(sheet) == """.a,.b{color : red}\n.c::before{content: "\\" , x ; "}\n"""
    )
