"""Make the published fonts: Latin and Vietnamese glyphs only, with figures of equal width added.

Be Vietnam Pro has no tabular figures, which columns of numbers need; the digits it has are set in
boxes of one width and reached by the OpenType feature ``tnum``. What pairs of letters are kerned
is written into ``kerning.json``, for pictures with words in them. Each font is written as TTF too,
for the programs that draw pictures and posters: they read no WOFF2, and these files are published
nowhere but inside PDF. Run only to renew the fonts:

    npm pack @expo-google-fonts/be-vietnam-pro @expo-google-fonts/source-serif-4  (unpack both)
    pip install fonttools brotli pillow  (and FriBiDi from the system, for kerning)
    python overrides/fonts/build_fonts.py FOLDER_WITH_THE_TTF_FILES
"""

from __future__ import annotations

import json
import sys
from itertools import product
from pathlib import Path

from fontTools.otlLib.builder import buildLookup, buildSingleSubstSubtable
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent
from PIL import ImageFont

FONTS = {
    "BeVietnamPro_400Regular.ttf": "be-vietnam-pro-400.woff2",
    "BeVietnamPro_600SemiBold.ttf": "be-vietnam-pro-600.woff2",
    "SourceSerif4_600SemiBold.ttf": "source-serif-4-600.woff2",
}
RANGES = (
    (0x20, 0x7E), (0xA0, 0xFF), (0x102, 0x103), (0x110, 0x111), (0x128, 0x129), (0x168, 0x169),
    (0x1A0, 0x1A1), (0x1AF, 0x1B0), (0x300, 0x303), (0x309, 0x309), (0x323, 0x323),
    (0x1EA0, 0x1EF9), (0x2010, 0x2015), (0x2018, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026),
    (0x2030, 0x2030), (0x2032, 0x2033), (0x2039, 0x203A), (0x20AB, 0x20AB), (0x2190, 0x2193),
    (0x2212, 0x2212), (0x2248, 0x2248), (0x2260, 0x2260), (0x2264, 0x2265),
)  # fmt: skip
FAMILIES = {"Be Vietnam Pro": "be-vietnam-pro", "Source Serif 4": "source-serif-4"}
COMBINING, VIETNAMESE = 0x300, 0x1E9F
LEAST_KERNING = 15  # thousandths of the size; less cannot be seen
DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def add_tabular_figures(font: TTFont) -> None:
    """Give every digit a twin of one common width, switched on by ``tnum``."""
    glyphs, widths = font["glyf"], font["hmtx"]
    box = max(widths[digit][0] for digit in DIGITS)
    for digit in DIGITS:
        width, bearing = widths[digit]
        shift = (box - width) // 2
        component = GlyphComponent()
        component.glyphName, component.x, component.y, component.flags = digit, shift, 0, 0x0006
        twin = Glyph()
        twin.numberOfContours, twin.components = -1, [component]
        glyphs[f"{digit}.tnum"] = twin
        widths[f"{digit}.tnum"] = (box, bearing + shift)
    font.setGlyphOrder(glyphs.glyphOrder)
    _add_feature(font, "tnum", {digit: f"{digit}.tnum" for digit in DIGITS})


def _add_feature(font: TTFont, tag: str, substitutions: dict[str, str]) -> None:
    """Add a single substitution to GSUB under every script and language."""
    table = font["GSUB"].table
    table.LookupList.Lookup.append(buildLookup([buildSingleSubstSubtable(substitutions)]))
    table.LookupList.LookupCount = len(table.LookupList.Lookup)
    record = otTables.FeatureRecord()
    record.FeatureTag, record.Feature = tag, otTables.Feature()
    record.Feature.FeatureParams = None
    record.Feature.LookupListIndex = [table.LookupList.LookupCount - 1]
    record.Feature.LookupCount = 1
    table.FeatureList.FeatureRecord.append(record)
    table.FeatureList.FeatureCount = index = len(table.FeatureList.FeatureRecord)
    for script in table.ScriptList.ScriptRecord:
        named = (one.LangSys for one in script.Script.LangSysRecord)
        for system in filter(None, (script.Script.DefaultLangSys, *named)):
            system.FeatureIndex.append(index - 1)
            system.FeatureCount = len(system.FeatureIndex)


def subset(font: TTFont) -> None:
    """Keep what Vietnamese and European text needs."""
    features = ["ccmp", "kern", "liga", "locl", "lnum", "mark", "mkmk", "tnum"]
    options = Options(layout_features=features, flavor="woff2", hinting=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for low, high in RANGES for code in range(low, high + 1)])
    subsetter.subset(font)


def kerning(font: Path) -> dict[str, dict[int, str]]:
    """For letters that are kerned alike: by how many thousandths which ones after them move."""
    face = ImageFont.truetype(str(font), 1000, layout_engine=ImageFont.Layout.RAQM)
    ranges = (range(low, high + 1) for low, high in RANGES if low < COMBINING or low > VIETNAMESE)
    letters = [chr(code) for codes in ranges for code in codes]
    widths = {letter: face.getlength(letter) for letter in letters}
    table: dict[str, dict[int, str]] = {}
    for first, second in product(letters, letters):
        moved = round(face.getlength(first + second) - widths[first] - widths[second])
        if abs(moved) >= LEAST_KERNING:
            group = table.setdefault(first, {})
            group[moved] = group.get(moved, "") + second
    alike: dict[str, str] = {}
    for first, group in table.items():
        key = json.dumps(group)
        alike[key] = alike.get(key, "") + first
    return {firsts: table[firsts[0]] for firsts in alike.values()}


def main(folder: Path) -> None:
    """Write every font beside this script from the TTF files somewhere under ``folder``."""
    for source, target in FONTS.items():
        font = TTFont(next(folder.rglob(source)))
        features = font["GSUB"].table.FeatureList.FeatureRecord
        if not any(one.FeatureTag == "tnum" for one in features):
            add_tabular_figures(font)
        subset(font)
        font.flavor = "woff2"
        font.save(Path(__file__).parent / target)
        write_for_print(Path(__file__).parent / target)
    write_kerning()


def write_for_print(file: Path) -> None:
    """Write a published font as TTF beside it, under the name of its family and its weight."""
    font = TTFont(file, recalcTimestamp=False)
    family = next(name for name in FAMILIES if file.stem.startswith(FAMILIES[name]))
    font.flavor = None
    font["name"].setName(family, 16, 3, 1, 0x409)
    font["name"].setName("SemiBold" if file.stem.endswith("600") else "Regular", 17, 3, 1, 0x409)
    font.save(file.with_suffix(".ttf"))


def write_kerning() -> None:
    """Write the kerning of the fonts that stand beside this script."""
    here = Path(__file__).parent
    tables = {Path(name).stem: kerning(here / name) for name in FONTS.values()}
    text = json.dumps(tables, ensure_ascii=False, separators=(",", ":"))
    (here / "kerning.json").write_text(f"{text}\n", "utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
