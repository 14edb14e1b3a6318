"""Words of single styles, equations, drawings, data and texts, each with what is read: tables.

Constructs of whole files stand in ``wordconstructs`` and ``odfconstructs``; here are the limits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

import pytest

import odfconstructs as odf
from filemakers import zipped
from odfconstructs import odf_file
from tables import compare_table
from test_attachment_tables import tell_manuscript
from thidua.attachments.text import officeparts, plaintext, wordasides
from thidua.attachments.text.model import UnreadableTextError
from thidua.attachments.text.opendocument import read_opendocument
from thidua.attachments.text.reading import read_manuscript
from wordparts import KINDS, box, control, old_box, para, run, word_file

QUOTE = '"'
LOOKS = (
    'fo:font-weight="bold"', 'fo:font-weight="600"', 'fo:font-weight="500"',
    'fo:font-weight="900"', 'fo:font-style="italic"', 'fo:font-style="oblique 10deg"',
    'fo:font-style="normal"', 'style:text-position="super"', 'style:text-position="10% 58%"',
    'style:text-position="-10% 58%"', 'style:text-position="sub 58%"',
    'style:text-position="0% 100%"', 'fo:text-transform="uppercase"',
    'fo:text-transform="lowercase"', 'style:font-name="F"', 'fo:font-family="\'.VnTime\'"',
    'text:display="none"', 'text:display="true"', 'style:text-line-through-style="none"',
    'style:text-line-through-type="none"', 'style:text-line-through-type="double"',
    'fo:font-size="1pt"', 'fo:font-size="2pt"', 'fo:font-size="2.5pt"', 'fo:font-size="3pt"',
    'fo:font-size="xpt"', 'fo:font-size="1%"', 'fo:color="#ffffff"', 'fo:color="#fefefe"',
    'fo:color="#ffffff" style:use-window-font-color="true"',
    'fo:color="#ffffff" fo:background-color="transparent"',
    'fo:color="#112233" fo:background-color="#112233"',
)  # fmt: skip
FILLS = (
    'fo:background-color="#003366"', 'fo:background-color="transparent"',
    'fo:background-color="#ffffff"', 'draw:fill="solid"', 'draw:fill="none"',
)  # fmt: skip
BLOCKS = (
    '<text:section text:display="none"><text:p>a</text:p></text:section>',
    '<text:section text:display="condition" text:is-hidden="true">'
    '<text:p>a</text:p></text:section>',
    '<text:section text:display="condition" text:is-hidden="false">'
    '<text:p>a</text:p></text:section>',
    '<text:section text:is-hidden="true"><text:p>a</text:p></text:section>',
    "<text:section>b<text:p>a</text:p>c</text:section>", "<office:annotation><text:p>a</text:p>"
    "</office:annotation>", "<odd:x><text:p>a</text:p></odd:x>", "<text:tracked-changes/>",
    '<text:h text:outline-level="1">a</text:h><text:h text:outline-level="2">b</text:h>',
    '<text:numbered-paragraph text:style-name="L" text:level="2"><text:p>a</text:p>'
    "</text:numbered-paragraph>",
    '<text:numbered-paragraph text:style-name="L" text:start-value="7"><text:p>a</text:p>'
    "</text:numbered-paragraph>",
    '<text:list><text:list-item>'
    '<text:p text:style-name="T">a</text:p></text:list-item></text:list>',
    "<text:list><text:list-item/></text:list>",
    '<text:list text:style-name="L"><text:list-header><text:p>a</text:p></text:list-header>'
    "<text:list-item><text:p>b</text:p><text:p>c</text:p></text:list-item></text:list>",
    '<text:list text:style-name="L"><text:list-item><text:list><text:list-item><text:p>a</text:p>'
    "</text:list-item></text:list></text:list-item></text:list>",
    '<text:list text:style-name="L"><text:list-item text:start-value="5"><text:p>a</text:p>'
    "</text:list-item></text:list>",
    '<text:list><text:list-item>'
    '<text:p text:style-name="Vong">a</text:p></text:list-item></text:list>',
    '<text:p>a<text:change text:change-id="1"/>b</text:p>', '<text:change text:change-id="9"/>',
)  # fmt: skip
FORMULAS = (
    "<math:mfrac><math:mi>a</math:mi><math:mn>2</math:mn></math:mfrac>",
    "<math:mfrac><math:mrow><math:mi>a</math:mi><math:mo>+</math:mo></math:mrow><math:mn>2</math:mn>"
    "</math:mfrac>", "<math:mfrac><math:mi>a</math:mi></math:mfrac>", "<math:msup/>",
    "<math:msup><math:mi>a</math:mi><math:mn>2</math:mn></math:msup>",
    "<math:msup><math:mi>a</math:mi><math:mi>n</math:mi></math:msup>",
    "<math:msqrt><math:mi>a</math:mi></math:msqrt>",
    "<math:mroot><math:mi>a</math:mi></math:mroot>",
    "<math:mi>a</math:mi><math:annotation>b</math:annotation>",
    "<math:mi>a</math:mi><math:annotation-xml>b</math:annotation-xml><!-- c -->",
)  # fmt: skip


def tell_odf() -> Iterator[str]:
    """Looks of letters, grounds, blocks, objects and parts of OpenDocument."""
    styles = "".join(
        f'<style:style style:name="S{at}" style:family="text"><style:text-properties {look}/>'
        "</style:style>" for at, look in enumerate(LOOKS)
    ) + "".join(
        f'<style:style style:name="C{at}" style:family="table-cell"><style:table-cell-properties '
        f"{fill}/></style:style>" for at, fill in enumerate(FILLS)
    )  # fmt: skip
    styles += (
        '<style:style style:name="T" style:family="paragraph" style:parent-style-name="U"/>'
        '<style:style style:name="U" style:family="paragraph" style:list-style-name="B">'
        '<style:paragraph-properties fo:text-align="center"/></style:style>'
    )
    body = "".join(
        odf.p("x", odf.span(look.replace(QUOTE, ""), f"S{at}")) for at, look in enumerate(LOOKS)
    )
    yield from tell_manuscript("looks", read_opendocument(odf_file(body, outline=styles)))
    cells = "".join(
        f'<table:table-row><table:table-cell table:style-name="C{at}">'
        f"{odf.p(odf.span(fill.replace(QUOTE, ''), 'Trang'))}</table:table-cell></table:table-row>"
        for at, fill in enumerate(FILLS)
    )
    yield from tell_manuscript("grounds", read_opendocument(
        odf_file(f"<table:table>{cells}</table:table>", outline=styles)
    ))  # fmt: skip
    for block in BLOCKS:
        content = odf_file(f"{block}{odf.p('z')}", outline=styles + odf._OUTLINE)
        yield from tell_manuscript(block, read_opendocument(content))
    for formula in FORMULAS:
        inner = f"<draw:object><math:math>{formula}</math:math></draw:object>"
        content = odf_file(odf.p(odf.frame(inner)))
        told = [one.text for one in read_opendocument(content).paragraphs]
        yield f"{formula}: {told}"
    for href, root in (("./O", f"<math:math {odf.NAMES}><math:mi>y</math:mi></math:math>"),
                       ("O/", f"<office:x {odf.NAMES}><text:p>w</text:p></office:x>"),
                       ("N", f"<office:x {odf.NAMES}/>")):  # fmt: skip
        body = odf.p(odf.frame(f'<draw:object xlink:href="{href}"/>'))
        content = odf_file(body, parts={"O/content.xml": root})
        yield from tell_manuscript(href, read_opendocument(content))
    for name in ("draw:PowerPlusWaterMarkObject1", "x"):
        margins = (
            f"<style:header><text:p>a<draw:g draw:name='{name}'>b</draw:g>c</text:p></style:header>"
        )
        content = odf_file(odf.p("z"), margins)
        yield from tell_manuscript(name, read_opendocument(content))


def math(*inside: str) -> str:
    return para(f"<m:oMath>{''.join(inside)}</m:oMath>")


def term(words: str) -> str:
    return f"<m:r><m:t>{words}</m:t></m:r>"


def shape(name: str, properties: str = "", **parts: str) -> str:
    inside = "".join(f"<m:{part}>{term(words)}</m:{part}>" for part, words in parts.items())
    about = f"<m:{name}Pr>{properties}</m:{name}Pr>" if properties else ""
    return f"<m:{name}>{about}{inside}</m:{name}>"


DELETED = '<m:ctrlPr><w:del w:id="1" w:author="a"/></m:ctrlPr>'
EQUATIONS = (
    shape("f", num="a", den="b"), shape("f", num="a+b", den="1,5"), shape("f", DELETED, num="a",
    den="b"),
    shape("sSup", e="x", sup="2"), shape("sSup", e="x", sup="n"), shape("sSup", e="x"),
    shape("sSub", e="x", sub="1"), shape("sSubSup", e="x", sub="1", sup="2"),
    shape("sPre", sub="1", sup="2", e="x"), shape("rad", deg="3", e="x"), shape("rad", e="x+1"),
    shape("d", e="x"), shape("d", '<m:begChr m:val="["/><m:endChr m:val="]"/>', e="x"),
    "<m:d><m:e><m:r><m:t>a</m:t></m:r></m:e><m:e><m:r><m:t>b</m:t></m:r></m:e></m:d>",
    "<m:d><m:dPr><m:sepChr m:val=';'/></m:dPr><m:e>" + term("a")
    + "</m:e><m:e>" + term("b") + "</m:e></m:d>",
    shape("nary", sub="1", sup="n", e="x"), shape("nary", '<m:chr m:val="∑"/>', e="x"),
    shape("func", fName="sin", e="x"), shape("limLow", e="lim", lim="0"),
    shape("limUpp", e="lim", lim="0"), shape("acc", e="x"), shape("acc",
    '<m:chr m:val="̄"/>', e="x"),
    "<m:m><m:mr><m:e>" + term("1") + "</m:e><m:e>" + term("2")
    + "</m:e></m:mr><m:mr><m:e>" + term("3")
    + "</m:e></m:mr></m:m>",
    "<m:eqArr><m:e>" + term("a") + "</m:e><m:e>" + term("b") + "</m:e></m:eqArr>",
    shape("borderBox", e="x"), shape("borderBox", "<m:strikeH/>", e="x"),
    shape("borderBox", '<m:strikeH m:val="0"/>', e="x"), shape("borderBox", "<m:strikeBLTR/>",
    e="x"),
    shape("borderBox", "<m:strikeV/>", e="x"), shape("borderBox", "<m:strikeTLBR/>", e="x"),
    shape("phant", e="x"), shape("phant", '<m:show m:val="0"/>', e="x"),
    shape("phant", '<m:show m:val="1"/>', e="x"), shape("bar", e="x"),
    "<m:oMathPara><m:oMath>" + term("a")
    + "</m:oMath><m:oMath>" + term("b") + "</m:oMath></m:oMathPara>",
    '<m:r><w:rPr><w:del w:id="1" w:author="a"/></w:rPr><m:t>x</m:t></m:r>',
)  # fmt: skip


def tell_equations() -> Iterator[str]:
    """Equations of Word on one line."""
    for equation in EQUATIONS:
        manuscript = read_manuscript(word_file(math(term("z "), equation)), ".docx")
        assert manuscript
        told = [one.text for one in manuscript.paragraphs]
        left = [(one.words, one.reason.name) for one in manuscript.omitted]
        yield f"{equation}: {told} {left or ''}"


DATA = "<d xmlns='u'><a>một</a><a k='v'>hai</a><b/></d>"
BINDINGS = (
    ('w:xpath="/p:d/p:a" w:prefixMappings="xmlns:p=\'u\'"', ""),
    ('w:xpath="/p:d/p:a[2]" w:prefixMappings="xmlns:p=\'u\'"', ""),
    ('w:xpath="/p:d/p:a[3]" w:prefixMappings="xmlns:p=\'u\'"', ""),
    ('w:xpath="/p:d/p:a[2]/@k" w:prefixMappings="xmlns:p=\'u\'"', ""),
    ('w:xpath="/p:d/@k/p:a" w:prefixMappings="xmlns:p=\'u\'"', ""), ('w:xpath="/d/a"', ""),
    ('w:xpath="/p:d/p:b" w:prefixMappings="xmlns:p=\'u\'"', ""), ('w:xpath="*"', ""),
    ('w:xpath="/p:d/p:a" w:prefixMappings="xmlns:p=\'u\'"', "<w:date/>"),
    ('w:xpath="/p:d/p:a" w:prefixMappings="xmlns:p=\'u\'"', "<w:picture/>"),
    ('w:xpath="/p:d/p:a" w:prefixMappings="xmlns:p=\'u\'"',
     '<w:dropDownList><w:listItem w:value="một" w:displayText="Số một"/></w:dropDownList>'),
    ('w:xpath="/p:d/p:a" w:prefixMappings="xmlns:p=\'u\'"',
     '<w:comboBox><w:listItem w:value="một"/></w:comboBox>'),
    ('w:xpath="/p:d/p:a" w:prefixMappings="xmlns:p=\'u\'" w:storeItemID="{A}"', ""),
)  # fmt: skip
DRAWINGS = (
    box(para(run("hộp"))), box(para(run("hộp")), 'style="visibility: hidden"'),
    old_box(para(run("hộp"))), old_box(para(run("hộp")), 'style="visibility:hidden"'),
    old_box(para(run("hộp", '<w:color w:val="FFFFFF"/>'))),
    old_box(para(run("hộp", '<w:color w:val="FFFFFF"/>')), 'fillcolor="blue"'),
    old_box(para(run("hộp", '<w:color w:val="FFFFFF"/>')), 'fillcolor="blue" filled="f"'),
    old_box(para(run("hộp", '<w:color w:val="FFFFFF"/>')), 'fillcolor="blue" filled="false"'),
    old_box("", 'id="WaterMark1"'), "<w:r><w:pict><v:shape><v:textpath string='chữ'/></v:shape>"
    "</w:pict></w:r>",
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:t>a</w:t></mc:Choice>"
    "<mc:Fallback><w:t>a"
    "</w:t></mc:Fallback></mc:AlternateContent></w:r>",
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:t>a</w:t></mc:Choice>"
    "<mc:Fallback><w:t>b"
    "</w:t></mc:Fallback></mc:AlternateContent></w:r>",
    "<w:r><mc:AlternateContent><mc:Choice Requires='x'><w:t>a</w:t></mc:Choice>"
    "</mc:AlternateContent>"
    "</w:r>",
    "<w:r><w:object>loose<w:f>không</w:f></w:object></w:r>",
    "<w:r><w:pict><v:shape><v:f>không</v:f>rời</v:shape></w:pict></w:r>",
)  # fmt: skip
CHUNKS = (
    ("a.htm", b"<p>A &amp; <b>B</b><script>x</script></p>"), ("a.xml", b"<p>A</p>"),
    ("a.txt", b"A <b>"), ("a.rtf", b"{A}"), ("a.docx", b"PK"), ("a.mht", b"A"),
)  # fmt: skip


def tell_asides() -> Iterator[str]:
    """Bound data, drawings, chunks and relations of Word files."""
    for binding, more in BINDINGS:
        bound = control(para(run("cũ")), f"<w:dataBinding {binding}/>{more}")
        others = {"customXml/item1.xml": DATA, "docProps/app.xml": "<x>không</x>"}
        content = word_file(para(run("z")) + bound, others=others)
        yield from tell_manuscript(f"{binding} {more}", read_manuscript(content, ".docx"))
    for drawing in DRAWINGS:
        body = para(run("z")) + para(drawing)
        yield from tell_manuscript(drawing, read_manuscript(word_file(body), ".docx"))
    for name, chunk in (*CHUNKS, ("b.docx", word_file(para(run("trong"))))):
        parts = officeparts.OfficeParts(word_file("", others={name: chunk}))  # type: ignore[dict-item]
        yield f"{name}: {wordasides.words_of_chunk(parts, name)!r} {parts.main}"
    relations = "".join(
        f'<Relationship Id="q{at}" Type="{KINDS}/{kind}" Target="{target}"{mode}/>'
        for at, (kind, target, mode) in enumerate((
            ("x", "a.xml", ""), ("x", "/word/A.xml", ""), ("y", "../word/a.xml", ""),
            ("x", "a.xml", ' TargetMode="External"'), ("x", "none.xml", ""), ("x",
            "..\\\\word\\\\a.xml", ""),
        ))
    )  # fmt: skip
    parts = officeparts.OfficeParts(
        word_file("", others={"word/a.xml": "<a/>"}, relations=relations)
    )
    led = [parts.related(parts.main, f"q{at}") for at in range(7)]
    yield f"{led} {parts.related(parts.main, None)!r}"
    own = [*parts.related_of_kind(parts.main, "x")]
    yield f"{own} {parts.content('none')!r} {parts.root('none')}"
    for broken in (b"x", b"<a>", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
    b"<a><!-- c --><?d e?>f</a>",
                   b"<a>" * 300 + b"</a>" * 300):  # fmt: skip
        try:
            yield f"{broken[:40]!r}: {len(officeparts.parse_xml(broken))}"
        except UnreadableTextError as error:
            yield f"{broken[:40]!r}! {error}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(officeparts, "_MOST_BYTES", 2000)
        for size in (100, 3000):
            try:
                officeparts.open_archive(zipped({"a": "x" * size}))
                yield f"{size} opened"
            except UnreadableTextError as error:
                yield f"{size}! {error}"


WORDS = "Ủy ban nhân dân xã phát động phong trào thi đua"
BYTES: tuple[bytes, ...] = (
    WORDS.encode(), b"\xef\xbb\xbf" + WORDS.encode(), WORDS.encode("utf-16"),
    WORDS.encode("utf-16-le"),
    WORDS.encode("utf-16-be"), WORDS.encode()[:-1], WORDS.encode()[:-1] + b" \xff",
    WORDS.encode("cp1258", "replace"), "ñoàng thi ñua yeâu nöôùc xaõ".encode("latin-1"),
    "Uû ban nh©n d©n x· ph¸t ®éng thi ®ua".encode("cp1252"), b"\xff" * 9, b"a\0b", b"abcd\0\0",
    (WORDS * 4).encode() + b"\xff", (WORDS * 2).encode() + b"\xff", "a\ufffdb".encode(),
)  # fmt: skip
_LONG = "Một hai ba bốn năm sáu bảy tám chín mười một hai ba bốn năm"
TEXTS = (
    "a\r\nb\rc\x0bd\u2028e", "a\ufffdb \uf0b3 \ue001", "# A\n## B\n####### C",
    "- a\n– b\n\\* c\n❖ d\n- + e",
    "**a**\n__b__\n*c*\n***d***\n\\*e*", "$\\geq 5$ và $5 $6",
    "a<sup>2</sup>^3^{4}<br>b<b class='x'>c</b>",
    "\\[a\\] \\\\", "a,\n\nB", "a,\n\nQUYẾT ĐỊNH", "a\n\nb", "a.\n\nb", "a\n\nb) c", "a\n\n- b",
    "A,\n\nB C",
    f"{_LONG}\nsáu bảy tám", f"{_LONG}\nSáu bảy tám", f"{_LONG}\n- sáu",
    f"{_LONG}.\n- sáu\nx {_LONG[:50]}",
    f"{_LONG}\n26/02/2024 của\n{_LONG}\nb", f"{_LONG}\n1. sáu\nbảy tám {_LONG}",
    f"{_LONG}\nCăn cứ Luật A",
    f"{_LONG}\nsáu\n{_LONG}\nCăn cứ Luật A", f"{_LONG} “\nCăn cứ Luật A\nb",
    f"{_LONG[:40]}\nsáu bảy tám",
    f"{_LONG * 3}\nsáu bảy", "=====\na\n-----", "  - a\n    - b",
    "| a | b |\n|---|---|\n| c<br>d | **e** |",
    f"{_LONG}\nTM. ỦY BAN\n{_LONG}\nb", "    ", "a  b\tc\x07d",
    *(f"{above}\n{below}\n{_LONG}\nsáu bảy" for above, below in product(
        (_LONG, _LONG.upper(), f"{_LONG[:-1]};"), ("I. PHẦN HAI", "I. Phần hai", "- PHẦN HAI"))),
)  # fmt: skip


def tell_plain() -> Iterator[str]:
    """Encodings of texts, lines that go on, and markup that is taken off."""
    for content in BYTES:
        told = plaintext.decoded(content)
        try:
            read = plaintext.read_text_file(content)
            said = [one.text for one in read.paragraphs], read.encoding, len(read.omitted)
        except UnreadableTextError as error:
            said = [str(error)], "", 0
        yield f"{content[:16]!r} {len(content)}: {told} {said}"
    for text in TEXTS:
        yield from tell_manuscript(repr(text[:70]), plaintext.read_text(text))
    for line in (
        "a",
        "$ 5$",
        "$5 $",
        "a$b$c",
        "a$b$5",
        "<i>a</i>",
        "<x>a</x>",
        "<b c=d e='f'/>x",
        "^{2}",
        "^a",
    ):
        yield f"{line}: {plaintext.plain_words(line)!r} {plaintext.split_bullet(line)}"


RULES: dict[str, Callable[[], Iterator[str]]] = {
    "odf-parts": tell_odf, "equations": tell_equations, "asides": tell_asides, "plain": tell_plain,
}  # fmt: skip


@pytest.mark.parametrize("name", RULES)
def test_parts_of_texts_are_read_as_is_written_down(name: str) -> None:
    """Each part with what is read of it."""
    compare_table(f"attachment-{name}", RULES[name]())
