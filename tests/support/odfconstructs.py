"""Constructs of OpenDocument texts, each as a small file, with what is printed of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from filemakers import ODT_TYPE, zipped

_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = {
    **{
        name: f"{_NAMES}{name}:1.0"
        for name in ("office", "text", "style", "table", "form", "meta", "manifest")
    },
    "draw": f"{_NAMES}drawing:1.0",
    "fo": f"{_NAMES}xsl-fo-compatible:1.0",
    "svg": f"{_NAMES}svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "math": "http://www.w3.org/1998/Math/MathML",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "odd": "urn:a-space-of-tomorrow",
}
NAMES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in SPACES.items())
_LOOKS = {
    "Gach": 'style:text-line-through-style="solid"',
    "An": 'text:display="none"',
    "Trang": 'fo:color="#ffffff"',
    "Nho": 'fo:font-size="1pt"',
    "Mu": 'style:text-position="super 58%"',
    "Hoa": 'fo:text-transform="uppercase"',
    "Ky": 'style:font-name="Symbol"',
    "TrangTrenXanh": 'fo:color="#ffffff" fo:background-color="#003366"',
}
_DARK = (
    '<style:style style:name="ODam" style:family="table-cell"><style:table-cell-properties '
    'fo:background-color="#003366"/></style:style><style:style style:name="HopDam" '
    'style:family="graphic"><style:graphic-properties draw:fill="solid"/></style:style>'
)
_STYLES = (
    _DARK
    + "".join(
        f'<style:style style:name="{name}" style:family="text"><style:text-properties {look}/>'
        "</style:style>"
        for name, look in _LOOKS.items()
    )
    + (
        '<style:style style:name="Vong" style:family="paragraph" style:parent-style-name="Vong"/>'
        '<style:style style:name="GachCa" style:family="paragraph"><style:text-properties '
        'style:text-line-through-type="single"/></style:style>'
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" '
        'style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" '
        'style:num-format="1" style:num-suffix="." text:display-levels="2"/>'
        '<text:list-level-style-number text:level="3" style:num-format="a" style:num-suffix=")"/>'
        '</text:list-style><text:list-style style:name="B"><text:list-level-style-bullet '
        'text:level="1" text:bullet-char="+"/></text:list-style>'
    )
)


@dataclass(frozen=True)
class OdfConstruct:
    """A file and what is right; as for Word."""

    body: str
    lines: tuple[str, ...]
    omitted: tuple[tuple[str, str], ...] = ()
    margins: str = ""
    outline: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)
    added: str = ""
    changed: str = ""

    @property
    def content(self) -> bytes:
        """The file."""
        return odf_file(self.body, self.margins, self.outline, self.parts)


def odf_file(
    body: str, margins: str = "", outline: str = "", parts: Mapping[str, str] | None = None
) -> bytes:
    """An OpenDocument text; ``margins`` are headers and footers, ``outline`` numbers headings."""
    return zipped(
        {
            "mimetype": ODT_TYPE,
            "content.xml": f"<office:document-content {NAMES}><office:automatic-styles>{_STYLES}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
            "styles.xml": f"<office:document-styles {NAMES}><office:styles>{outline}"
            f'</office:styles><office:master-styles><style:master-page style:name="S">{margins}'
            "</style:master-page></office:master-styles></office:document-styles>",
            **(parts or {}),
        }
    )


def p(*content: str, style: str = "") -> str:
    """A paragraph."""
    return f'<text:p text:style-name="{style}">{"".join(content)}</text:p>'


def span(words: str, style: str) -> str:
    """Words in a style."""
    return f'<text:span text:style-name="{style}">{words}</text:span>'


def row(*cells: str, more: str = "") -> str:
    """A row; cells that are not markup become cells with a paragraph."""
    inside = "".join(
        one if one.startswith("<table:") else f"<table:table-cell>{p(one)}</table:table-cell>"
        for one in cells
    )
    return f"<table:table-row {more}>{inside}</table:table-row>"


def table(*rows: str) -> str:
    """A table."""
    return f"<table:table><table:table-column/>{''.join(rows)}</table:table>"


def items(*content: str, style: str = "L", more: str = "") -> str:
    """A list."""
    inside = "".join(
        f"<text:list-item>{one if one.startswith('<') else p(one)}</text:list-item>"
        for one in content
    )
    return f'<text:list text:style-name="{style}" {more}>{inside}</text:list>'


def frame(inside: str, name: str = "F") -> str:
    """A frame."""
    return f'<draw:frame draw:name="{name}">{inside}</draw:frame>'


def note(mark: str, words: str, kind: str = "footnote") -> str:
    """A note."""
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation>{mark}</text:note-citation>'
        f"<text:note-body>{p(words)}</text:note-body></text:note>"
    )


def changes(*regions: str) -> str:
    """The tracked changes of a document."""
    return f"<text:tracked-changes>{''.join(regions)}</text:tracked-changes>"


def deletion(name: str, words: str) -> str:
    """A deletion."""
    return (
        f'<text:changed-region text:id="{name}"><text:deletion><office:change-info>'
        f"<dc:creator>x</dc:creator><dc:date>2026</dc:date></office:change-info>{p(words)}"
        "</text:deletion></text:changed-region>"
    )


_OUTLINE = (
    '<text:outline-style style:name="O"><text:outline-level-style text:level="1" '
    'style:num-format="I" style:num-suffix="."/><text:outline-level-style text:level="2" '
    'style:num-format="1" style:num-suffix="."/></text:outline-style>'
)
_MATH = "<math:mrow><math:mi>x</math:mi><math:mo>≥</math:mo><math:mn>95</math:mn></math:mrow>"

CONSTRUCTS: dict[str, OdfConstruct] = {
    "a paragraph": OdfConstruct(p("Một", "<text:s/>", "hai<text:tab/>ba"), ("Một hai ba",)),
    "a rule below the title": OdfConstruct(p("KẾ HOẠCH") + p("-----") + p("Một"),
                                           ("KẾ HOẠCH", "Một")),
    "line breaks": OdfConstruct(p("Một<text:line-break/>hai"), ("Một", "hai")),
    "struck-out words": OdfConstruct(
        p("Đạt ", span("35% ", "Gach"), "36%"), ("Đạt 36%",), (("STRUCK_OUT", "35%"),)
    ),
    "a struck-out paragraph": OdfConstruct(
        p("Cũ", style="GachCa") + p("Mới"), ("Mới",), (("STRUCK_OUT", "Cũ"),)
    ),
    "hidden words": OdfConstruct(
        p("Đạt ", span("kín ", "An"), "9"), ("Đạt 9",), (("HIDDEN", "kín"),)
    ),
    "white words": OdfConstruct(
        p("Đạt 9", span("8", "Trang")), ("Đạt 9",), (("UNSEEN", "8"),)
    ),
    "white words on blue": OdfConstruct(p("Đạt ", span("9", "TrangTrenXanh")), ("Đạt 9",)),
    "white words in a dark cell": OdfConstruct(
        table(row("A", "B", '<table:table-cell table:style-name="ODam">'
                  f"{p(span('C', 'Trang'))}</table:table-cell>")), ("A | B | C",),
    ),
    "white words in a filled shape": OdfConstruct(
        p(f'<draw:custom-shape draw:style-name="HopDam">{p(span("A", "Trang"))}'
          "</draw:custom-shape>"), ("A",),
    ),
    "tiny words": OdfConstruct(p("Đạt 9", span("8", "Nho")), ("Đạt 9",), (("UNSEEN", "8"),)),
    "raised digits and capitals": OdfConstruct(
        p("8m", span("2", "Mu"), span(" rừng", "Hoa")), ("8m² RỪNG",)
    ),
    "private letters": OdfConstruct(p("Đạt ", span("\uf0b3", "Ky"), " 9"), ("Đạt ≥ 9",)),
    "hidden fields": OdfConstruct(
        p("Một", '<text:hidden-text text:string-value="hai" text:is-hidden="true"/>',
          '<text:hidden-text text:string-value="ba" text:is-hidden="false"> ba</text:hidden-text>'),
        ("Một ba",), (("HIDDEN", "hai"),), added="hai",
    ),
    "a hidden paragraph": OdfConstruct(
        p('<text:hidden-paragraph text:is-hidden="true"/>', "Kín") + p("Một"),
        ("Một",), (("HIDDEN", "Kín"),),
    ),
    "a hidden section": OdfConstruct(
        f'<text:section text:display="none">{p("Kín")}</text:section>' + p("Một"),
        ("Một",), (("HIDDEN", "Kín"),),
    ),
    "a shown section": OdfConstruct(f"<text:section>{p('Một')}</text:section>", ("Một",)),
    "conditional words": OdfConstruct(
        p("Đạt ", '<text:conditional-text text:condition="x" text:string-value-if-true="a" '
          'text:string-value-if-false="b">95%</text:conditional-text>'), ("Đạt 95%",),
    ),
    "fields and drop-downs": OdfConstruct(
        p("Trang <text:page-number>2</text:page-number>, loại ", '<text:drop-down text:name="x">'
          '<text:label text:value="Khá"/>Tốt</text:drop-down>'), ("Trang 2, loại Tốt",),
    ),
    "a deletion in a line": OdfConstruct(
        changes(deletion("c1", "cũ")) + p("Đạt ", '<text:change text:change-id="c1"/>', "9"),
        ("Đạt 9",), (("DELETED", "cũ"),),
    ),
    "a deletion between paragraphs": OdfConstruct(
        changes(deletion("c1", "cũ")) + p("Một") + '<text:change text:change-id="c1"/>' + p("Hai"),
        ("Một", "Hai"), (("DELETED", "cũ"),),
    ),
    "a deletion without a place": OdfConstruct(
        changes(deletion("c1", "cũ")) + p("Một"), ("Một",), (("DELETED", "cũ"),)
    ),
    "an insertion": OdfConstruct(
        p('<text:change-start text:change-id="c2"/>Mới<text:change-end text:change-id="c2"/>'),
        ("Mới",),
    ),
    "a comment": OdfConstruct(
        p("Một", "<office:annotation><dc:creator>x</dc:creator><dc:date>2026</dc:date>"
          f"{p('Xem lại')}</office:annotation>", " hai"),
        ("Một hai",), (("COMMENT", "Xem lại"),),
    ),
    "a footnote": OdfConstruct(
        p("Một", note("1", "Nguồn.")) + p("Hai"), ("Một", "¹ Nguồn.", "Hai"), changed="1"
    ),
    "an endnote": OdfConstruct(
        p("Một", note("i", "Nguồn.", "endnote")), ("Một", "i Nguồn."), changed="i"
    ),
    "a note in a row": OdfConstruct(
        table(row("A", "B", f"<table:table-cell>{p('9', note('1', 'Nguồn.'))}</table:table-cell>")),
        ("A | B | 9", "¹ Nguồn."), changed="1",
    ),
    "header and footer": OdfConstruct(
        p("Một"), ("Một",), (("REPEATED", "UBND"), ("REPEATED", "Trang 1")),
        margins=f"<style:header>{p('UBND')}</style:header><style:footer>"
        f"{p('Trang <text:page-number>1</text:page-number>')}</style:footer>",
    ),
    "a watermark": OdfConstruct(
        p("Một"), ("Một",), (("WATERMARK", "DỰ THẢO"),),
        margins="<style:header>" + p('<draw:custom-shape draw:name="PowerPlusWaterMarkObject1">'
        f"{p('DỰ THẢO')}</draw:custom-shape>") + "</style:header>",
    ),
    "a text box": OdfConstruct(
        p("Một", frame(f"<draw:text-box>{p('Trong')}</draw:text-box>")) + p("Hai"),
        ("Một", "Trong", "Hai"),
    ),
    "a shape with words": OdfConstruct(
        p("Một", f"<draw:custom-shape>{p('Trong')}</draw:custom-shape>"), ("Một", "Trong")
    ),
    "a picture with a description": OdfConstruct(
        p("Một", frame('<draw:image xlink:href="Pictures/1.png"/><svg:title/>')), ("Một",)
    ),
    "an equation in a line": OdfConstruct(
        p("Đạt ", frame(f"<draw:object><math:math>{_MATH}</math:math></draw:object>"), " hộ"),
        ("Đạt x≥95 hộ",),
    ),
    "an equation in a part of its own": OdfConstruct(
        p("Đạt ", frame('<draw:object xlink:href="./Object 1"/>')), ("Đạt x≥95",),
        parts={"Object 1/content.xml": f"<math:math {NAMES}>{_MATH}</math:math>"},
    ),
    "a chart": OdfConstruct(
        p("Một", frame('<draw:object xlink:href="./Object 1"/>')), ("Một",),
        (("UNKNOWN", "Hộ nghèo"),),
        parts={"Object 1/content.xml": f"<office:document-content {NAMES}>{p('Hộ nghèo')}"
               "</office:document-content>"},
    ),
    "an object that is missing": OdfConstruct(
        p("Một", frame('<draw:object xlink:href="./Object 1"/>')), ("Một",), (("UNKNOWN", ""),)
    ),
    "a list with levels": OdfConstruct(
        items("A", p("B") + items("C", "D"), "E"),
        ("1. A", "2. B", "2.1. C", "2.2. D", "3. E"),
    ),
    "a deep item without its own paragraph": OdfConstruct(
        items("A") + items(items("B", "C"), more='text:continue-numbering="true"'),
        ("1. A", "1.1. B", "1.2. C"),
    ),
    "two lists": OdfConstruct(items("A", "B") + p("x") + items("C"),
                              ("1. A", "2. B", "x", "1. C")),
    "a list that continues": OdfConstruct(
        items("A", "B") + p("x") + items("C", more='text:continue-numbering="true"'),
        ("1. A", "2. B", "x", "3. C"),
    ),
    "a list that continues another by name": OdfConstruct(
        items("A", more='xml:id="l1"') + items("x") + items("B", more='text:continue-list="l1"'),
        ("1. A", "1. x", "2. B"),
    ),
    "an item that starts elsewhere": OdfConstruct(
        '<text:list text:style-name="L"><text:list-item text:start-value="5">' + p("A")
        + "</text:list-item></text:list>", ("5. A",),
    ),
    "an item of several paragraphs": OdfConstruct(
        items(p("A") + p("B"), "C"), ("1. A", "B", "2. C")
    ),
    "a list header": OdfConstruct(
        f'<text:list text:style-name="L"><text:list-header>{p("Đầu")}</text:list-header>'
        f"<text:list-item>{p('A')}</text:list-item></text:list>", ("Đầu", "1. A"),
    ),
    "bullets": OdfConstruct(items("A", style="B"), ("+ A",)),
    "numbered headings": OdfConstruct(
        "".join(
            f'<text:h text:outline-level="{depth}">{words}</text:h>'
            for depth, words in ((1, "MỤC ĐÍCH"), (2, "Một"), (1, "NỘI DUNG"), (2, "Hai"))
        ),
        ("I. MỤC ĐÍCH", "1. Một", "II. NỘI DUNG", "1. Hai"), outline=_OUTLINE,
    ),
    "a table": OdfConstruct(
        table(f"<table:table-header-rows>{row('A', 'B', 'C')}</table:table-header-rows>",
              row("1", "2", "3")), ("A | B | C", "1 | 2 | 3"),
    ),
    "a table in a cell": OdfConstruct(
        table(row("1", "2", f"<table:table-cell>{table(row('x'), row('y'))}</table:table-cell>")),
        ("1 | 2 | x y",),
    ),
    "merged cells": OdfConstruct(
        table(row("A", f'<table:table-cell table:number-columns-spanned="2">{p("B")}'
                  "</table:table-cell>", "<table:covered-table-cell/>", "C"),
              row("1", "2", "3", "4")), ("A | B |  | C", "1 | 2 | 3 | 4"),
    ),
    "a hidden row": OdfConstruct(
        table(row("A", "B", "C"), row("x", "y", "z", more='table:visibility="collapse"')),
        ("A | B | C",), (("HIDDEN", "x y z"),),
    ),
    "repeated empty cells": OdfConstruct(
        table(row("A", "B", '<table:table-cell table:number-columns-repeated="2"/>', "C")),
        ("A | B |  |  | C",),
    ),
    "numbers in cells": OdfConstruct(
        table(row(f"<table:table-cell>{items('')}</table:table-cell>", "Rừng", "9")),
        ("1. | Rừng | 9",), added="1",
    ),
    "halves of a head": OdfConstruct(table(row("UBND XÃ", "CỘNG HÒA")), ("UBND XÃ", "CỘNG HÒA")),
    "a frame around paragraphs": OdfConstruct(
        table(row(f"<table:table-cell>{p('Một')}{p('Hai')}</table:table-cell>")), ("Một", "Hai")
    ),
    "a table of contents": OdfConstruct(
        '<text:table-of-content><text:table-of-content-source><text:index-title-template>Mục lục'
        "</text:index-title-template></text:table-of-content-source><text:index-body>"
        f"<text:index-title>{p('Mục lục')}</text:index-title>{p('I. Một')}</text:index-body>"
        "</text:table-of-content>", ("Mục lục", "I. Một"), changed="Mục lục",
    ),
    "ruby": OdfConstruct(
        p("<text:ruby><text:ruby-base>dưới</text:ruby-base><text:ruby-text>trên</text:ruby-text>"
          "</text:ruby>"), ("dưới trên",),
    ),
    "links, marks and content controls": OdfConstruct(
        p('Xem <text:a xlink:href="#x">đây</text:a> <text:bookmark text:name="b"/>'
          "<loext:content-control>và</loext:content-control> kia"), ("Xem đây và kia",),
    ),
    "an unknown element": OdfConstruct(
        p("Một<odd:x> hai</odd:x>") + f"<odd:y>{p('ba')}</odd:y>",
        ("Một",), (("UNKNOWN", "hai"), ("UNKNOWN", "ba")),
    ),
    "words outside of paragraphs": OdfConstruct(
        f"<text:section>lạc{p('Một')}</text:section>", ("Một",), (("UNKNOWN", "lạc"),)
    ),
    "a style that is its own parent": OdfConstruct(p("Một", style="Vong"), ("Một",)),
}  # fmt: skip
"""Every construct, by its name."""
