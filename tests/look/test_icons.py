"""Icons: of every set, of a portal's own, by every name somebody might write."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from icon_sets import find_icon_sets
from soaking import at_most, take_part
from thidua.foundation.engine import OVERRIDES
from thidua.look.drawings import UnusableIconError, redraw
from thidua.look.icons import Icons
from thidua.portal.loading import load
from workspace import SAMPLE_PLAN, Workspace

PATH = re.compile(r'<path d="([^"]*)"')
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {}>{}</svg>'
)
BOX = 'viewBox="0 0 24 24"'
LINE = '<path d="M1 1h9"/>'


@pytest.fixture(scope="module")
def icons() -> Icons:
    """The engine's icons and all sets."""
    return Icons.of(Path("nowhere"), find_icon_sets())


def drawn(inside: str, root: str = BOX) -> str:
    return redraw(SVG.format(root, inside).encode())


TRIED = at_most(5, 1)
"""Of so many drawings one is tried: the sets are drawn by few hands, and each is in its order."""


@pytest.mark.slow
def test_every_icon_of_every_set_comes_out_whole_or_is_too_heavy(icons: Icons) -> None:
    """Each shape of each of the 14,000 drawings is in its markup, and nothing is added."""
    assert icons.sets is not None
    seen = heavy = 0
    for path in take_part(sorted(icons.sets.glob("*/**/*.svg")), TRIED):
        name = path.relative_to(icons.sets).with_suffix("").as_posix()
        try:
            markup = icons.markup_of(name)
        except UnusableIconError as error:
            assert "tệp nặng" in str(error), (name, str(error))
            heavy += 1
            continue
        source = ElementTree.fromstring(path.read_text("utf-8"))
        shapes = [element.get("d") for element in source.iter() if element.get("d")]
        assert PATH.findall(markup) == shapes, name
        assert f'viewBox="{source.get("viewBox")}"' in markup, name
        seen += 1
    assert seen > 14_000 // TRIED
    assert heavy < 30


def test_the_engines_icons_are_written_as_they_are_published(icons: Icons) -> None:
    """What stands in ``overrides/icons`` is what a page shows: nothing is trusted, nothing lost."""
    for path in sorted((OVERRIDES / "icons").glob("*.svg")):
        assert icons.markup_of(path.stem) == path.read_text("utf-8").strip(), path.name


def test_a_licence_goes_with_the_drawing(icons: Icons) -> None:
    """Font Awesome asks for its name wherever its icons are shown."""
    assert "<!--! Font Awesome" in icons.markup_of("fontawesome/solid/seedling")
    assert "<!--" not in icons.markup_of("material/sprout")


def test_fields_may_have_icons_of_any_set(sample: Workspace) -> None:
    """A portal's field shows the icon it names, of whichever set, on every page it is on."""
    sample.replace("fields.yml", "icon: economy", "icon: material/sprout")
    sample.replace("fields.yml", "icon: culture", "icon: fontawesome/solid/masks-theater")
    site = sample.written("pages fields", "plan ")
    icons = Icons.of(sample.folder, find_icon_sets())
    for name in ("material/sprout", "fontawesome/solid/masks-theater"):
        assert icons.markup_of(name) in (site / "linh-vuc" / "index.html").read_text("utf-8")
    glance = site / "ke-hoach" / Path(SAMPLE_PLAN).parts[1] / "tom-luoc" / "index.html"
    plan = glance.read_text("utf-8")
    assert icons.markup_of("material/sprout") in plan


def test_a_portals_own_icon_takes_the_place_of_the_engines(tmp_path: Path) -> None:
    """A file of the same name in ``overrides/icons`` wins, redrawn like all others."""
    folder = tmp_path / "overrides" / "icons"
    folder.mkdir(parents=True)
    own = SVG.format(f'{BOX} onload="x()" class="a"', LINE).replace(' onload="x()"', "")
    (folder / "economy.svg").write_text(own, "utf-8")
    markup = Icons.of(tmp_path, None).markup_of("economy")
    assert PATH.findall(markup) == ["M1 1h9"]
    assert 'class="icon icon--filled"' in markup


@pytest.mark.parametrize(
    ("inside", "root", "reason"),
    [
        ("<script>x()</script>", BOX, "`<script>`"),
        ("<style>path{}</style>" + LINE, BOX, "`<style>`"),
        ('<path d="M1 1" onclick="x()"/>', BOX, "`onclick`"),
        (LINE, BOX + ' onload="x()"', "`onload`"),
        ('<a href="javascript:x()"><path d="M1 1"/></a>', BOX, "`<a>`"),
        ('<use xlink:href="https://x.vn/a.svg#b"/>', BOX, "`<use>`"),
        ('<image href="https://x.vn/a.png"/>', BOX, "`<image>`"),
        ("<foreignObject><p>x</p></foreignObject>", BOX, "`<foreignObject>`"),
        ("<text>Xã Mẫu</text>", BOX, "`<text>`"),
        ('<path d="M1 1" fill="url(#x)"/>', BOX, "`url(#x)`"),
        ('<path d="M1 1" style="fill:url(https://x.vn)"/>', BOX, "không phải một màu"),
        ('<path d="M1 1" clip-path="url(#x)"/>', BOX, "`clip-path`"),
        ('<path d="M1 1&quot;&gt;"/>', BOX, "ký tự lạ"),
        (LINE, "", "`viewBox`"),
        (LINE, 'viewBox="0 0 0 24"', "`viewBox`"),
        ("", BOX, "không có hình vẽ"),
        ("<g>" * 30 + LINE + "</g>" * 30, BOX, "quá sâu"),
        ("<g>", BOX, "cú pháp XML"),
        (LINE * 1_000, BOX, "nặng"),
    ],
)
def test_more_than_shapes_is_refused_with_the_reason(inside: str, root: str, reason: str) -> None:
    """What could run, fetch, or not come out as drawn is refused, and staff are told what it is."""
    with pytest.raises(UnusableIconError, match=re.escape(reason)):
        drawn(inside, root)


@pytest.mark.parametrize(
    "source",
    [
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg viewBox="0 0 1 1">&a;</svg>',
        b"<html></html>",
        "<svg/>".encode("utf-16"),
        b"\xff\xfe\x00",
        b"",
        b"<svg viewBox='0 0 1 1'>" + b"<g>" * 2_500,
    ],
)
def test_files_that_are_no_svg_are_refused(source: bytes) -> None:
    """Declarations, other encodings and broken files end in a sentence, never in a traceback."""
    with pytest.raises(UnusableIconError):
        redraw(source)


def test_files_of_drawing_programs_are_read() -> None:
    """Notes of the program, hidden layers, empty definitions and document types draw nothing."""
    noted = (
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">'
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://x.org/i" width="24px" height="12">'
        '<title>a</title><defs/><i:view><i:guide/></i:view><g style="display:none"><path d="M9 9"/>'
        f"</g>{LINE}</svg>"
    )
    assert redraw(noted.encode()) == (
        f'<svg class="icon icon--filled" viewBox="0 0 24 12" aria-hidden="true">{LINE}</svg>'
    )


def test_what_groups_draw_stays_and_those_that_draw_nothing_go() -> None:
    """One inside another, too; a group of hidden shapes alone is empty."""
    hidden = '<g><path d="M2 2" visibility="hidden"/></g>'
    markup = drawn(f'<g><g><path d="M1 1"/></g>{hidden}</g><g></g>{hidden}')
    assert markup.partition(">")[2] == '<path d="M1 1"/></svg>'


def test_one_colour_becomes_the_colour_of_the_words() -> None:
    """A red drawing follows the theme; its opacity and filling rule stay."""
    markup = drawn('<path d="M1 1" fill="#f00" style="fill-opacity:0.5;fill-rule:evenodd"/>')
    assert '<path d="M1 1" fill="currentColor" fill-opacity="0.5" fill-rule="evenodd"/>' in markup


def test_several_colours_stay() -> None:
    """A white star on a red disc is no red blob."""
    markup = drawn('<circle r="9" fill="#D00"/><path d="M1 1" fill="white"/>')
    assert '<circle r="9" fill="#d00"/><path d="M1 1" fill="white"/>' in markup


def test_strokes_keep_their_own_pen() -> None:
    """A drawing in strokes is not filled, nor drawn thicker than it was."""
    pen = 'fill="none" stroke="#000" stroke-width="1.5"'
    markup = drawn(LINE, f"{BOX} {pen}")
    assert 'fill="none" stroke="currentColor"' in markup
    assert 'stroke-width="1.5" stroke-linecap="butt"' in markup
    lucide = f'{BOX} fill="none" stroke="currentColor" stroke-width="2" '
    lucide += 'stroke-linecap="round" stroke-linejoin="round"'
    expected = f'<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{LINE}</svg>'
    assert drawn(LINE, lucide) == expected


@pytest.mark.parametrize(
    "name", ["../icons/sun", "material/../material/sprout", "/etc/x", "a\\b", "Sun", "sun.svg", ""]
)
def test_names_lead_nowhere_but_to_icons(icons: Icons, name: str) -> None:
    """A name is no path: nothing outside the folders of icons is ever opened."""
    assert icons.find(name) is None


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("econmy", ["economy"]),
        ("material/sprot", ["material/sprout"]),
        ("material-sprout", ["material/sprout"]),
        ("seedling", ["fontawesome/solid/seedling"]),
        ("fontawesome/seedling", ["fontawesome/solid/seedling"]),
        ("octicons/law", ["octicons/law-16"]),
        ("material/handshake-deal", ["material/handshake", "material/handshake-outline"]),
        ("material/khong-co", []),
        ("material/co-quan", []),
        ("khong-co", []),
    ],
)
def test_only_names_that_may_be_meant_are_suggested(
    icons: Icons, name: str, meant: list[str]
) -> None:
    """Slips, other sets and parts of names are understood; Vietnamese words are no slips."""
    assert list(icons.names_like(name))[: max(len(meant), 1)] == meant


def test_an_icon_that_cannot_be_shown_is_a_problem_where_it_is_named(sample: Workspace) -> None:
    """The check says which field, and what is wrong with the file."""
    sample.replace("fields.yml", "icon: economy", "icon: simple/elsevier")
    told = [str(one) for one in load(sample.folder, find_icon_sets()).problems]
    assert (
        "data/fields.yml:7:11: Không dùng được biểu tượng `simple/elsevier`: tệp nặng 53.013 byte, "
        "biểu tượng chỉ được nặng 10.000 byte. Chọn biểu tượng khác, hoặc lưu lại tệp SVG chỉ gồm "
        "các nét vẽ và hình, có `viewBox`."
    ) in told
