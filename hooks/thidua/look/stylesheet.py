"""The rules that the two colours of a portal add to the style sheet; none for the default ones."""

from __future__ import annotations

from thidua.look.contrast import measure_contrast
from thidua.look.oklch import read_rgb
from thidua.look.palette import WHITE, Palette, Shade, derive
from thidua.model.colours import DEFAULT_COLOURS, Colours

# High contrast mode has its own colours, which do not depend on the portal.
_NORMAL = ':root:not([data-contrast="high"])'
_DARK = ':root[data-theme="dark"]:not([data-contrast="high"])'

# “Not met” is red on every portal; in high contrast mode it has the colour of links.
_NOT_MET = (
    ".comparison__result.outcome--not_met strong",
    ".outcome--not_met .outcome__word strong",
    ".outcome--not_met .outcome__word .icon",
)
_SEEN = 1.2  # least contrast at which readers see the border between two areas
_LIGHT_NOT_MET, _DARK_NOT_MET = "#9d1218", "#ffab9f"


def write_theme_css(colours: Colours, *, with_logo: bool = False) -> str:
    """Rules to be put after those of the engine, in the layers of its own style sheet.

    Args:
        colours: of the portal, all readable.
        with_logo: whether the portal has a logo, which may have any shape, instead of the emblem.

    Returns:
        Lines of CSS without indents; empty for the default colours without a logo.
    """
    lines = [] if colours == DEFAULT_COLOURS else _coloured(derive(colours))
    if with_logo:
        fitted = {"width": "auto", "max-width": "5rem", "object-fit": "contain"}
        lines += ["@layer frame {", _rule(".brand__mark", fitted), "}"]
    return "".join(f"{line}\n" for line in lines)


def _coloured(palette: Palette) -> list[str]:
    return [
        "@layer tokens {",
        _rule(_NORMAL, {**_tokens(palette.light), **_on_banner(palette)}),
        _rule(_DARK, {**_tokens(palette.dark), "--not-met": _DARK_NOT_MET}),
        "}",
        "@layer pages {",
        *_fixed_colours(palette),
        "}",
    ]


def _tokens(shade: Shade) -> dict[str, str]:
    return {f"--{name.replace('_', '-')}": value for name, value in shade._asdict().items()}


def _on_banner(palette: Palette) -> dict[str, str]:
    return {
        "--banner-ink": palette.ink,
        "--banner-gold": palette.accent,
        "--not-met": _LIGHT_NOT_MET,
    }


def _fixed_colours(palette: Palette) -> list[str]:
    """Rules that replace those of the engine which have a fixed colour instead of a token."""
    accent = " ".join(str(value) for value in read_rgb(palette.accent))
    button = {"color": palette.button_ink}
    if (
        measure_contrast(palette.accent, WHITE) < _SEEN
    ):  # no border to the white field would be seen
        button["border-inline-start-color"] = "var(--line-strong)"
    return [
        _rule(":root .hero .search__button", button),
        _rule(":root .hero .search__button:hover", {"background": palette.button_hover}),
        _rule(":root .figures > div", {"border-block-start-color": f"rgb({accent} / 45%)"}),
        _rule(":root .theme__motto", {"border-block-start-color": f"rgb({accent} / 40%)"}),
        _rule(",\n".join(_NOT_MET), {"color": "var(--not-met, var(--red))"}),
    ]


def _rule(selector: str, declarations: dict[str, str]) -> str:
    body = " ".join(f"{name}: {value};" for name, value in declarations.items())
    return f"{selector} {{ {body} }}"
