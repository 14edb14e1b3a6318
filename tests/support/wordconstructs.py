"""Constructs of Word, each as a small file, with what Word prints of it (ECMA-376, part 1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from wordparts import (
    KINDS,
    NAMES,
    box,
    cell,
    control,
    item,
    level,
    numbering,
    old_box,
    para,
    row,
    run,
    table,
    word_file,
)
from wordparts import field as coded

GOAL = "Tỷ lệ hộ nghèo còn "


@dataclass(frozen=True)
class Construct:
    """A file and what is right.

    Attributes:
        lines: mark and words of every paragraph; cells of a row are divided by bars.
        omitted: the reason and the words of everything that is told.
        added: letters that Word adds to those of the file.
        changed: letters of the file that Word prints as signs.
    """

    body: str
    lines: tuple[str, ...]
    omitted: tuple[tuple[str, str], ...] = ()
    parts: Mapping[str, str] = field(default_factory=dict)
    others: Mapping[str, str] = field(default_factory=dict)
    relations: str = ""
    added: str = ""
    changed: str = ""

    @property
    def content(self) -> bytes:
        """The file."""
        return word_file(self.body, self.parts, self.others, self.relations)


def sign(code: str, font: str = "Symbol") -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


def math(*inside: str) -> str:
    return f"<m:oMath>{''.join(inside)}</m:oMath>"


def term(words: str) -> str:
    return f"<m:r><m:t>{words}</m:t></m:r>"


def style(name: str, look: str, kind: str = "paragraph", more: str = "") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{name}">{more}<w:rPr>{look}</w:rPr></w:style>'


def branches(choice: str, fallback: str, wanted: str = "wps") -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="{wanted}">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


STRUCK, GONE, HIDDEN = "STRUCK_OUT", "DELETED", "HIDDEN"
UNSEEN, MARK, SIDE = "UNSEEN", "WATERMARK", "REPEATED"
COMMENT, STORED, UNKNOWN = "COMMENT", "STORED", "UNKNOWN"

BASED = '<w:basedOn w:val="cha"/>'
_DEL = '<w:del w:id="1" w:author="x">'
_GONE_MARK = '<w:rPr><w:del w:id="1" w:author="x"/></w:rPr>'


def _deleted(words: str) -> str:
    return f'{_DEL}<w:r><w:delText xml:space="preserve">{words}</w:delText></w:r></w:del>'


SIGNS = {
    "a symbol put in": Construct(
        para("Bảo hiểm y tế ", sign("F0B3"), " 95%"), ("Bảo hiểm y tế ≥ 95%",)
    ),
    "a symbol with its bare code": Construct(
        para("Sinh con thứ ba ", sign("00A3"), " 3%"), ("Sinh con thứ ba ≤ 3%",)
    ),
    "symbols of several kinds": Construct(
        para("5 ", sign("F0B1"), " 2 ", sign("F0B4"), " 3 ", sign("F0AE"), " xong"),
        ("5 ± 2 × 3 → xong",),
    ),
    "private letters of the font Symbol": Construct(
        para("Đạt ", run("\uf0b3", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'), " 95%"),
        ("Đạt ≥ 95%",),
    ),
    "private letters without their font": Construct(
        para("Đạt \uf0a3 95%"), ("Đạt ≤ 95%",)
    ),
    "letters in the font Symbol": Construct(
        para(run("m", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'), "m"),
        ("μm",),
        added="μ",
        changed="m",
    ),
    "a tick of Wingdings": Construct(
        para("Đạt ", sign("F0FC", "Wingdings"), " ", sign("F0A8", "Wingdings")), ("Đạt ✓ ◻",)
    ),
    "a symbol of a usual font": Construct(
        para("Đạt ", sign("2265", "Times New Roman"), " 9"), ("Đạt ≥ 9",)
    ),
    "a symbol that nobody knows": Construct(
        para("Đạt ", sign("F0EE", "Bravura"), "9"), ("Đạt 9",), ((UNKNOWN, ""),)
    ),
    "a bullet typed as a symbol": Construct(
        para(sign("F0B7"), "<w:r><w:tab/></w:r>", "Thi đua"), ("• Thi đua",)
    ),
    "a struck symbol": Construct(
        para("Đạt ", '<w:r><w:rPr><w:strike/></w:rPr><w:sym w:font="Symbol" w:char="F0B3"/></w:r>',
             "9"), ("Đạt 9",), ((STRUCK, "≥"),),
    ),
}  # fmt: skip

EQUATIONS = {
    "an equation": Construct(para(GOAL, math(term("≥95%")), ";"), (f"{GOAL}≥95%;",)),
    "a fraction": Construct(
        para("Đạt ", math(f"<m:f><m:num>{term('2')}</m:num><m:den>{term('3')}</m:den></m:f>"),
             " số hộ"), ("Đạt 2/3 số hộ",),
    ),
    "a power": Construct(
        para("8", math(f"<m:sSup><m:e>{term('m')}</m:e><m:sup>{term('2')}</m:sup></m:sSup>")),
        ("8m²",),
    ),
    "a root between brackets": Construct(
        para(math("<m:d><m:e><m:rad><m:deg/><m:e>", term("a+b"), "</m:e></m:rad></m:e></m:d>")),
        ("(√(a+b))",),
    ),
    "an equation on a line of its own": Construct(
        f"<m:oMathPara>{math(term('x=1'))}</m:oMathPara>", ("x=1",)
    ),
    "a crossed out part": Construct(
        para("Đạt ", math("<m:borderBox><m:borderBoxPr><m:strikeH m:val=\"1\"/></m:borderBoxPr>"
             f"<m:e>{term('35')}</m:e></m:borderBox>", term("36"))),
        ("Đạt 36",), ((STRUCK, "35"),),
    ),
    "a sum": Construct(
        para(math('<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>', term("i"),
             "</m:sub><m:sup>", term("n"), "</m:sup><m:e>", term("x"), "</m:e></m:nary>")),
        ("∑i n x",),
    ),
    "a deleted fraction": Construct(
        para("Đạt ", math("<m:f><m:fPr><m:ctrlPr><w:del w:id='1'/></m:ctrlPr></m:fPr><m:num>",
             term("1"), "</m:num><m:den>", term("2"), "</m:den></m:f>", term("3"))),
        ("Đạt 3",), ((GONE, "1/2"),),
    ),
    "deleted terms": Construct(
        para("Đạt ", math("<m:r><w:rPr><w:del w:id='1'/></w:rPr><m:t>85%</m:t></m:r>",
             "<m:r><w:del w:id='2'/><m:t>80%</m:t></m:r>", term("95%"))),
        ("Đạt 95%",), ((GONE, "85%"), (GONE, "80%")),
    ),
    "letters among CDATA and comments": Construct(
        para('<w:r><w:t>Đạt <![CDATA[95%]]><!-- 85% --> hộ</w:t></w:r>'), ("Đạt 95% hộ",)
    ),
    "letters without a fill": Construct(
        para("Đạt 95%", run(" 85%", "<w14:textFill><w14:noFill/></w14:textFill>")),
        ("Đạt 95%",), ((UNSEEN, "85%"),),
    ),
    "a style hidden by the one below it": Construct(
        para(run("Đạt 85% ", '<w:rStyle w:val="con"/>'), "Đạt 95%"), ("Đạt 95%",),
        ((HIDDEN, "Đạt 85%"),),
        {"styles": f'<w:styles {NAMES}>{style("cha", "<w:vanish/>", "character")}'
                   f'{style("con", "", "character", BASED)}</w:styles>'},
    ),
    "an equation field": Construct(
        para("Đạt ", coded(r" EQ \f(2;3) "), " số hộ"), ("Đạt 2/3 số hộ",), added="23"
    ),
}  # fmt: skip

CONTROLS = {
    "a control of words": Construct(para(GOAL, control(run("1,5%")), ";"), (f"{GOAL}1,5%;",)),
    "a control of paragraphs": Construct(
        control(para("Một") + control(para("Hai"))), ("Một", "Hai")
    ),
    "a control around a cell": Construct(
        table(row("A", "B", control(cell("62 triệu")))), ("A | B | 62 triệu",)
    ),
    "a control around a row": Construct(
        table(row("A", "B", "C"), control(row("1", "2", "3"))), ("A | B | C", "1 | 2 | 3")
    ),
    "a control in a cell": Construct(
        table(row("A", "B", cell(control(para("62"))))), ("A | B | 62",)
    ),
    "a drop-down list": Construct(
        para("Xếp loại ", control(run("Tốt"), '<w:dropDownList><w:listItem w:displayText="Tốt" '
             'w:value="1"/><w:listItem w:displayText="Khá" w:value="2"/></w:dropDownList>')),
        ("Xếp loại Tốt",),
    ),
    "an old drop-down list": Construct(
        para("Xếp loại ", '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>'
             '<w:result w:val="1"/><w:listEntry w:val="Khá"/><w:listEntry w:val="Tốt"/></w:ddList>'
             '</w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>'
             '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
        ("Xếp loại Tốt",), added="Tốt",
    ),
    "data bound to a control": Construct(
        para("Chỉ tiêu ", control(run("cũ"), '<w:dataBinding w:prefixMappings="xmlns:n=\'urn:n\'" '
             'w:xpath="/n:data[1]/n:goal[2]" w:storeItemID="{1}"/><w:text/>')),
        ("Chỉ tiêu 95%",), ((HIDDEN, "cũ"),),
        others={"customXml/item1.xml": '<data xmlns="urn:n"><goal>1</goal><goal>95%</goal></data>'},
        added="95",
    ),
    "data bound to a control as shown": Construct(
        para("Chỉ tiêu ", control(run("95%"), '<w:dataBinding w:xpath="/data/goal" '
             'w:storeItemID="{1}"/><w:text/>')),
        ("Chỉ tiêu 95%",), others={"customXml/item1.xml": "<data><goal>95%</goal></data>"},
    ),
    "a check box": Construct(
        para(control(run("☒"), '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>'), " Có"),
        ("☒ Có",),
    ),
    "custom XML and smart tags": Construct(
        '<w:customXml w:element="x"><w:customXmlPr/>' + para("Xã ", '<w:smartTag w:element="p">'
        f"<w:smartTagPr/>{run('Tân Phú')}</w:smartTag>") + "</w:customXml>", ("Xã Tân Phú",),
    ),
}  # fmt: skip

NOTES = {
    "a footnote": Construct(
        para(f"{GOAL}1,5%;", '<w:r><w:footnoteReference w:id="2"/></w:r>') + para("Sau"),
        (f"{GOAL}1,5%;", "¹ Theo chuẩn mới.", "Sau"),
        parts={"footnotes": '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/>'
               '</w:r></w:p></w:footnote><w:footnote w:id="2">'
               + para("<w:r><w:footnoteRef/></w:r>", " Theo chuẩn mới.") + "</w:footnote>"},
    ),
    "an endnote": Construct(
        para("Một", '<w:r><w:endnoteReference w:id="2"/></w:r>') + para("Hai"),
        ("Một", "Hai", "i Nguồn."),
        parts={"endnotes": f'<w:endnote w:id="2">{para("Nguồn.")}</w:endnote>'},
    ),
    "a footnote with a mark of its own": Construct(
        para("Một", '<w:r><w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>*</w:t>'
             "</w:r>"),
        ("Một*", "* Nguồn."),
        parts={"footnotes": f'<w:footnote w:id="2">{para("* Nguồn.")}</w:footnote>'},
    ),
    "a footnote in a row": Construct(
        table(row("A", "B", cell(para("9", '<w:r><w:footnoteReference w:id="2"/></w:r>'))),
              row("1", "2", "3")),
        ("A | B | 9", "¹ Nguồn.", "1 | 2 | 3"),
        parts={"footnotes": f'<w:footnote w:id="2">{para("Nguồn.")}</w:footnote>'},
    ),
    "a deleted footnote": Construct(
        para("Một", f'{_DEL}<w:r><w:footnoteReference w:id="2"/></w:r></w:del>'),
        ("Một",), ((GONE, "Nguồn."),),
        parts={"footnotes": f'<w:footnote w:id="2">{para("Nguồn.")}</w:footnote>'},
    ),
    "a footnote without a reference": Construct(
        para("Một"), ("Một",), ((STORED, "Nguồn."),),
        parts={"footnotes": f'<w:footnote w:id="2">{para("Nguồn.")}</w:footnote>'},
    ),
    "a comment": Construct(
        para("Một ", '<w:r><w:commentReference w:id="3"/></w:r>', "hai"),
        ("Một hai",), ((COMMENT, "Xem lại số này"),),
        parts={"comments": f'<w:comment w:id="3">{para("Xem lại số này")}</w:comment>'},
    ),
    "header and footer": Construct(
        para("Một"), ("Một",), ((SIDE, "UBND xã"), (SIDE, "Trang 2")),
        parts={"header": para("UBND xã"), "footer": para("Trang ", coded(" PAGE ", run("2")))},
    ),
    "a watermark": Construct(
        para("Một"), ("Một",), ((MARK, "DỰ THẢO"), (SIDE, "UBND xã")),
        parts={"header": para('<w:r><w:pict><v:shape id="PowerPlusWaterMarkObject1">'
               '<v:textpath string="DỰ THẢO"/></v:shape></w:pict></w:r>', "UBND xã")},
    ),
    "building blocks": Construct(
        para("Một"), ("Một",), ((STORED, "Bấm vào đây"),),
        parts={"glossaryDocument": "<w:docParts><w:docPart><w:docPartBody>"
               + para("Bấm vào đây") + "</w:docPartBody></w:docPart></w:docParts>"},
    ),
}  # fmt: skip

BOXES = {
    "a text box": Construct(para("Một", box(para("Trong"))) + para("Hai"), ("Một", "Trong", "Hai")),
    "a text box of VML": Construct(para("Một", old_box(para("Trong"))), ("Một", "Trong")),
    "a box in two forms": Construct(
        para("Một", f"<w:r>{branches(box(para('Trong'))[5:-6], old_box(para('Trong'))[5:-6])}"
             "</w:r>"),
        ("Một", "Trong"),
    ),
    "two forms that differ": Construct(
        para("Một", f"<w:r>{branches(box(para('Trong'))[5:-6], old_box(para('Khác'))[5:-6])}"
             "</w:r>"),
        ("Một", "Trong"), ((HIDDEN, "Khác"),),
    ),
    "a form that Word does not know yet": Construct(
        para("Đạt ", branches(run("mới"), run("95%"), "w99")),
        ("Đạt 95%",), ((HIDDEN, "mới"),),
    ),
    "alternatives of paragraphs": Construct(
        branches(para("Một"), para("Một"), "w14") + para("Hai"), ("Một", "Hai")
    ),
    "a table in a box": Construct(
        para("Một", box(table(row("A", "B", "C")))), ("Một", "A | B | C")
    ),
    "a hidden box": Construct(
        para("Một", old_box(para("Kín"), 'style="visibility:hidden"')),
        ("Một",), ((HIDDEN, "Kín"),),
    ),
    "decorated letters": Construct(
        para('<w:r><w:pict><v:shape><v:textpath string="KẾ HOẠCH"/></v:shape></w:pict></w:r>'),
        ("KẾ HOẠCH",),
    ),
    "letters of a drawing": Construct(
        para("Một", "<w:r><w:drawing><a:graphic><a:graphicData><a:txBody><a:p><a:r><a:t>Hai</a:t>"
             "</a:r></a:p></a:txBody></a:graphicData></a:graphic></w:drawing></w:r>"),
        ("Một", "Hai"),
    ),
    "a chart": Construct(
        para("Một", '<w:r><w:drawing><a:graphic><a:graphicData><c:chart r:id="rId1"/>'
             "</a:graphicData></a:graphic></w:drawing></w:r>"),
        ("Một",), ((UNKNOWN, "Hộ nghèo 4,5"),),
        parts={"chart": "<a:p><a:r><a:t>Hộ nghèo</a:t></a:r></a:p><c:pt><c:v>4,5</c:v></c:pt>"},
    ),
    "a diagram that Word drew": Construct(
        para("Một", '<w:r><w:drawing><a:graphic><a:graphicData><dgm:relIds r:dm="rId1"/>'
             "</a:graphicData></a:graphic></w:drawing></w:r>"),
        ("Một",), ((UNKNOWN, "Bước một"),),
        parts={"diagramData": "<dgm:pt><a:p><a:r><a:t>Bước một</a:t></a:r></a:p></dgm:pt>"},
        others={"word/diagrams/drawing1.xml": f'<dsp:drawing {NAMES} xmlns:dsp="http://schemas.'
                'microsoft.com/office/drawing/2008/diagram"><a:p><a:r><a:t>Bước một</a:t></a:r>'
                "</a:p></dsp:drawing>"},
    ),
    "a diagram": Construct(
        para("Một", '<w:r><w:drawing><a:graphic><a:graphicData><dgm:relIds r:dm="rId1"/>'
             "</a:graphicData></a:graphic></w:drawing></w:r>"),
        ("Một",), ((UNKNOWN, "Bước một"),),
        parts={"diagramData": "<dgm:pt><a:p><a:r><a:t>Bước một</a:t></a:r></a:p></dgm:pt>"},
    ),
}  # fmt: skip

FIELDS = {
    "the result of a field": Construct(
        para("Xem ", coded(' REF muc "thêm" ', run("mục II")), "."), ("Xem mục II.",)
    ),
    "a field without parts": Construct(
        para("Xem ", f'<w:fldSimple w:instr=" REF x ">{run("mục II")}</w:fldSimple>'),
        ("Xem mục II",),
    ),
    "a field over paragraphs": Construct(
        para('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC </w:instrText>'
             '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>', "I. MỤC ĐÍCH")
        + para("II. NỘI DUNG", '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
        ("I. MỤC ĐÍCH", "II. NỘI DUNG"),
    ),
    "a field in the code of another": Construct(
        para(coded(f"</w:instrText></w:r>{coded(' X ', run('12'))}<w:r><w:instrText>",
                   run("Đạt")), " 5"),
        ("Đạt 5",), ((HIDDEN, "12"),),
    ),
    "a field that does not end": Construct(
        para("Một ", '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "hai") + para("Ba"),
        ("Một hai", "Ba"),
    ),
    "a symbol field": Construct(
        para("Đạt ", coded(r' SYMBOL 179 \f "Symbol" \s 11 '), " 9"), ("Đạt ≥ 9",)
    ),
    "a button": Construct(
        para("Điền ", coded(" MACROBUTTON NoMacro [tên xã] ")), ("Điền [tên xã]",), added="tênxã"
    ),
    "a number that only Word counts": Construct(
        para(coded(" LISTNUM "), "Một"), ("Một",), ((UNKNOWN, ""),)
    ),
    "a link": Construct(
        para("Xem ", f'<w:hyperlink w:anchor="x">{run("đây")}</w:hyperlink>'), ("Xem đây",)
    ),
}  # fmt: skip

CHANGES = {
    "inserted and deleted words": Construct(
        para(GOAL, _deleted("2%"), f'<w:ins w:id="2">{run("1,5%")}</w:ins>'),
        (f"{GOAL}1,5%",), ((GONE, "2%"),),
    ),
    "deleted inside inserted": Construct(
        para("Đạt ", f'<w:ins w:id="2">{run("9")}{_deleted("8")}</w:ins>'),
        ("Đạt 9",), ((GONE, "8"),),
    ),
    "moved words": Construct(
        para("A ", f'<w:moveFrom w:id="1">{run("giữa")}</w:moveFrom>')
        + para("B ", f'<w:moveTo w:id="2">{run("giữa")}</w:moveTo>'),
        ("A", "B giữa"), ((GONE, "giữa"),),
    ),
    "a deleted paragraph mark": Construct(
        para("Tỷ lệ hộ ", properties=_GONE_MARK) + para("nghèo"), ("Tỷ lệ hộ nghèo",)
    ),
    "a deleted paragraph": Construct(
        item("Một") + para(_deleted("Hai"), properties='<w:numPr><w:numId w:val="1"/></w:numPr>'
        + _GONE_MARK) + item("Ba"),
        ("1. Một", "2. Ba"), ((GONE, "Hai"),),
        parts={"numbering": numbering(level("decimal", "%1."))},
    ),
    "a deleted mark before a table": Construct(
        para("Một", properties=_GONE_MARK) + table(row("A", "B", "C")), ("Một", "A | B | C")
    ),
    "a deleted row": Construct(
        table(row("A", "B", "C"), row("x", "y", "z", properties='<w:del w:id="1"/>')),
        ("A | B | C",), ((GONE, "x y z"),),
    ),
    "an inserted row": Construct(
        table(row("A", "B", "C"), row("x", "y", "z", properties='<w:ins w:id="1"/>')),
        ("A | B | C", "x | y | z"),
    ),
    "a deleted cell": Construct(
        table(row("A", "B", "C", cell("D", '<w:cellDel w:id="1"/>'))),
        ("A | B | C",), ((GONE, "D"),),
    ),
    "changes of looks": Construct(
        para(run("Một", "<w:rPrChange w:id='1'><w:rPr><w:strike/></w:rPr></w:rPrChange>")),
        ("Một",),
    ),
}  # fmt: skip

_FLAT = '<w:spacing w:line="20" w:lineRule="exact"/>'
_STYLES = (
    style("Gone", "<w:strike/>") + style("Kin", "<w:vanish/>", "character")
    + style("Strong", "<w:b/>", "character") + style("Heading", "<w:b/>")
    + style("Below", "", more='<w:basedOn w:val="Gone"/>')
)  # fmt: skip

UNSEEN_WORDS = {
    "struck-out words": Construct(
        para("Che phủ rừng ", run("35% ", "<w:strike/>"), "36,5%"),
        ("Che phủ rừng 36,5%",), ((STRUCK, "35%"),),
    ),
    "words struck out twice": Construct(
        para("Đạt ", run("35", "<w:dstrike/>"), run("%", "<w:dstrike/>"), " 36%"),
        ("Đạt 36%",), ((STRUCK, "35%"),),
    ),
    "a strike that is switched off": Construct(
        para("Đạt ", run("36%", '<w:strike w:val="false"/>')), ("Đạt 36%",)
    ),
    "words struck out by a style": Construct(
        para("35%", properties='<w:pStyle w:val="Below"/>') + para("36%"),
        ("36%",), ((STRUCK, "35%"),), parts={"styles": _STYLES},
    ),
    "hidden words": Construct(
        para("Đạt ", run("(nháp) ", "<w:vanish/>"), "9"), ("Đạt 9",), ((HIDDEN, "(nháp)"),)
    ),
    "words hidden by a style": Construct(
        para("Đạt ", run("kín ", '<w:rStyle w:val="Kin"/>'), "9"),
        ("Đạt 9",), ((HIDDEN, "kín"),), parts={"styles": _STYLES},
    ),
    "a hidden paragraph mark": Construct(
        para("I. MỤC ĐÍCH", properties="<w:rPr><w:vanish/></w:rPr>") + para(" là đây"),
        ("I. MỤC ĐÍCH là đây",),
    ),
    "a hidden row": Construct(
        table(row("A", "B", "C"), row("x", "y", "z", properties="<w:hidden/>")),
        ("A | B | C",), ((HIDDEN, "x y z"),),
    ),
    "white words": Construct(
        para("Đạt 9", run("8%", '<w:color w:val="FFFFFF"/>')), ("Đạt 9",), ((UNSEEN, "8%"),)
    ),
    "nearly white words": Construct(
        para("Đạt 9", run("8%", '<w:color w:val="FEFDFF"/>')), ("Đạt 9",), ((UNSEEN, "8%"),)
    ),
    "white words in a dark cell": Construct(
        table(row(*(cell(para(run(one, '<w:color w:val="FFFFFF"/>')), '<w:shd w:val="clear" '
                  'w:fill="1F4E79"/>') for one in "ABC"))),
        ("A | B | C",),
    ),
    "white words in a filled box": Construct(
        para("Một", box(para(run("Hai", '<w:color w:val="FFFFFF"/>')), "<a:solidFill/>")),
        ("Một", "Hai"),
    ),
    "black words on black": Construct(
        para("Một", run("Hai", '<w:color w:val="000000"/><w:highlight w:val="black"/>')),
        ("Một",), ((UNSEEN, "Hai"),),
    ),
    "nearly black words on black": Construct(
        para("Một", run("Hai", '<w:color w:val="111111"/><w:highlight w:val="black"/>')),
        ("Một",), ((UNSEEN, "Hai"),),
    ),
    "very pale grey words": Construct(
        para("Một", run("Hai", '<w:color w:val="EBEBEB"/>')), ("Một",), ((UNSEEN, "Hai"),)
    ),
    "pale words that can be read": Construct(
        para("Một ", run("Hai", '<w:color w:val="BFBFBF"/>')), ("Một Hai",)
    ),
    "blackened letters": Construct(
        para("Một", run("Hai", '<w:highlight w:val="black"/>')), ("Một",), ((UNSEEN, "Hai"),)
    ),
    "tiny words": Construct(
        para("Đạt 9", run("8%", '<w:sz w:val="2"/>')), ("Đạt 9",), ((UNSEEN, "8%"),)
    ),
    "narrow words": Construct(
        para("Đạt 9", run("8%", '<w:w w:val="1"/>')), ("Đạt 9",), ((UNSEEN, "8%"),)
    ),
    "a line without height": Construct(
        para("Mật", properties=_FLAT) + para("Một"), ("Một",), ((UNSEEN, "Mật"),)
    ),
    "unknown elements": Construct(
        para("Một ", f"<w99:thing>{run('hai')}</w99:thing>")
        + f"<w99:block>{para('ba')}</w99:block>",
        ("Một",), ((UNKNOWN, "hai"), (UNKNOWN, "ba")),
    ),
    "a part of another document": Construct(
        para("Một") + '<w:subDoc r:id="rId9"/>' + para("Hai"), ("Một", "Hai"), ((UNKNOWN, ""),)
    ),
    "a file inside the text": Construct(
        para("Một") + '<w:altChunk r:id="rId1"/>' + para("Hai"), ("Một", "Hai"),
        ((UNKNOWN, "Chèn thêm"),), others={"word/them.htm": "<html><p>Chèn <b>thêm</b></p></html>"},
        relations=f'<Relationship Id="rId1" Type="{KINDS}/aFChunk" Target="them.htm"/>',
        added="chènthêm",
    ),
    "a file of another kind inside the text": Construct(
        '<w:altChunk r:id="rId1"/>' + para("Hai"), ("Hai",), ((UNKNOWN, ""),),
        others={"word/them.rtf": "{\\rtf1 Chèn}"},
        relations=f'<Relationship Id="rId1" Type="{KINDS}/aFChunk" Target="them.rtf"/>',
    ),
}  # fmt: skip

_TWO = (level("decimal", "%1."), level("decimal", "%1.%2."), level("lowerLetter", "%3)"))
_RESTARTED = (
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="{}"/></w:lvlOverride></w:num>'
)


def _listed(body: str, lines: tuple[str, ...], root: str, **more: str) -> Construct:
    return Construct(body, lines, parts={"numbering": root, **more})


LISTS = {
    "levels": _listed(
        item("A") + item("B", level=1) + item("C", level=1) + item("D") + item("E", level=1)
        + item("F", level=2),
        ("1. A", "1.1. B", "1.2. C", "2. D", "2.1. E", "a) F"), numbering(*_TWO),
    ),
    "a list that restarts": _listed(
        item("A") + item("B") + item("C", 2) + item("D", 2),
        ("1. A", "2. B", "1. C", "2. D"), numbering(*_TWO, numbers=_RESTARTED.format(1)),
    ),
    "a list that starts elsewhere": _listed(
        item("A", 2) + item("B", 2), ("5. A", "6. B"),
        numbering(*_TWO, numbers=_RESTARTED.format(5)),
    ),
    "two lists of one definition": _listed(
        item("A") + item("B", 2) + item("C"), ("1. A", "2. B", "3. C"),
        numbering(*_TWO, numbers='<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'),
    ),
    "a level that never restarts": _listed(
        item("A") + item("B", level=1) + item("C") + item("D", level=1),
        ("I. A", "1. B", "II. C", "2. D"),
        numbering(level("upperRoman", "%1."),
                  level("decimal", "%2.", '<w:lvlRestart w:val="0"/>')),
    ),
    "a level that restarts after the first only": _listed(
        item("A") + item("B", level=1) + item("C", level=2) + item("D", level=1)
        + item("E", level=2) + item("F") + item("G", level=2),
        ("1. A", "1.1. B", "a) C", "1.2. D", "b) E", "2. F", "a) G"),
        numbering(_TWO[0], _TWO[1], level("lowerLetter", "%3)", '<w:lvlRestart w:val="1"/>')),
    ),
    "legal numbers": _listed(
        item("A") + item("B", level=1), ("I. A", "1.1 B"),
        numbering(level("upperRoman", "%1."), level("decimal", "%1.%2", "<w:isLgl/>")),
    ),
    "words around numbers": _listed(
        item("A") + item("B", level=1), ("Điều 1. A", "(a) B"),
        numbering(level("decimal", "Điều %1."),
                  level("lowerLetter", "(%2)", '<w:suff w:val="nothing"/>')),
    ),
    "other formats": _listed(
        item("A") + item("B", level=1) + item("C", level=2) + item("D", level=3),
        ("01 A", "A. B", "một C", "D"),
        numbering(level("decimalZero", "%1"), level("upperLetter", "%2."),
                  level("vietnameseCounting", "%3"), level("none", "%4")),
    ),
    "after the letter z": _listed(
        item("A") + item("B"), ("z) A", "aa) B"),
        numbering(level("lowerLetter", "%1)").replace("<w:numFmt", "<w:numFmt", 1)).replace(
            '<w:start w:val="1"/>', '<w:start w:val="26"/>'),
    ),
    "bullets of several fonts": _listed(
        item("A") + item("B", level=1) + item("C", level=2),
        ("- A", "+ B", "- C"),
        numbering(level("bullet", "\uf0b7"), level("bullet", "+"), level("bullet", "\uf0d8")),
    ),
    "a number from a style": _listed(
        para("A", properties='<w:pStyle w:val="Muc"/>') + para("B", properties=
             '<w:pStyle w:val="Tieu"/>') + para("C", properties='<w:pStyle w:val="Tieu"/>'),
        ("I. A", "1. B", "2. C"),
        numbering(level("upperRoman", "%1.", '<w:pStyle w:val="Muc"/>'),
                  level("decimal", "%2.", '<w:pStyle w:val="Tieu"/>')),
        styles="".join(
            f'<w:style w:type="paragraph" w:styleId="{name}"><w:pPr><w:numPr>'
            '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>' for name in ("Muc", "Tieu")),
    ),
    "a number that the paragraph switches off": _listed(
        para("A", properties='<w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + para("B", properties='<w:pStyle w:val="Muc"/>'),
        ("A", "1. B"), numbering(level("decimal", "%1.")),
        styles='<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
    ),
    "a list of a list style": _listed(
        item("A", 2), ("a) A",),
        numbering(level("lowerLetter", "%1)"),
                  more='<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="Kieu"/>'
                  "</w:abstractNum>",
                  numbers='<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'),
        styles='<w:style w:type="numbering" w:styleId="Kieu"><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
    ),
    "a level of the list's own": _listed(
        item("A", 2), ("a. A",),
        numbering(level("decimal", "%1."), numbers='<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
                  '<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
                  f'{level("lowerLetter", "%1.")}</w:lvl></w:lvlOverride></w:num>'),
    ),
    "empty items count": _listed(
        item("A") + item("") + item("C"), ("1. A", "3. C"), numbering(level("decimal", "%1."))
    ),
    "numbers in cells": Construct(
        table(row(cell(item("")), "Trồng rừng", "9"), row(cell(item("")), "Nhà ở", "8")),
        ("1 | Trồng rừng | 9", "2 | Nhà ở | 8"),
        parts={"numbering": numbering(level("decimal", "%1"))}, added="12",
    ),
    "a list that is not defined": _listed(
        item("A", 9), ("A",), numbering(level("decimal", "%1."))
    ),
}  # fmt: skip

TABLES = {
    "words in a covered cell": Construct(
        table(row(cell("A", '<w:vMerge w:val="restart"/>'), "B", "C"),
              row(cell("che", '<w:vMerge w:val="continue"/>'), "2", "3")),
        ("A | B | C", " | 2 | 3"), ((HIDDEN, "che"),),
    ),
    "empty bullets in cells": Construct(
        table(row("A", "B", cell(item("") + para("9")))), ("A | B | 9",),
        parts={"numbering": numbering(level("bullet", "-"))},
    ),
    "white words under a style of tables": Construct(
        table(row(*(cell(para(run(one, '<w:color w:val="FFFFFF"/>'))) for one in "ABC")),
              properties='<w:tblStyle w:val="Luoi"/>'),
        ("A | B | C",),
        parts={"styles": '<w:style w:type="table" w:styleId="Luoi"><w:tblStylePr '
               'w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="4472C4"/></w:tcPr>'
               "</w:tblStylePr></w:style>"},
    ),
    "a control around many rows": Construct(
        table(control(row("1", "2", "3") + control(row("4", "5", "6")))),
        ("1 | 2 | 3", "4 | 5 | 6"),
    ),
    "a moved row": Construct(
        table(row("A", "B", "C"), '<w:moveFrom w:id="1">' + row("x", "y", "z") + "</w:moveFrom>"),
        ("A | B | C",), ((GONE, "x y z"),),
    ),
    "a table in a cell": Construct(
        table(row("1", "Trật tự", cell(table(row("Xã: 95%"), row("Cơ quan: 100%")) + para("")))),
        ("1 | Trật tự | Xã: 95% Cơ quan: 100%",),
    ),
    "cells over columns": Construct(
        table(row("A", cell("B", '<w:gridSpan w:val="2"/>'), "C"), row("1", "2", "3", "4")),
        ("A | B |  | C", "1 | 2 | 3 | 4"),
    ),
    "cells over rows": Construct(
        table(row(cell("A", '<w:vMerge w:val="restart"/>'), "B", "C"),
              row(cell("<w:p/>", "<w:vMerge/>"), "2", "3")),
        ("A | B | C", " | 2 | 3"),
    ),
    "a row that begins later": Construct(
        table(row("A", "B", "C"), row("2", "3", properties='<w:gridBefore w:val="1"/>')),
        ("A | B | C", " | 2 | 3"),
    ),
    "halves of a head": Construct(
        table(row("UBND XÃ", "CỘNG HÒA")), ("UBND XÃ", "CỘNG HÒA")
    ),
    "a frame around paragraphs": Construct(
        table(row(cell(para("Một") + para("Hai")))), ("Một", "Hai")
    ),
    "custom XML around rows": Construct(
        table('<w:customXml w:element="x">' + row("A", "B", "C") + "</w:customXml>"),
        ("A | B | C",),
    ),
    "words beside cells": Construct(
        table(row("A", "B", "C") + f"<w99:odd>{para('x')}</w99:odd>"),
        ("A | B | C",), ((UNKNOWN, "x"),),
    ),
}  # fmt: skip

SMALL = {
    "a rule below the title": Construct(
        para("KẾ HOẠCH") + para("_______") + para("I. MỤC ĐÍCH"), ("KẾ HOẠCH", "I. MỤC ĐÍCH")
    ),
    "letters of an old font": Construct(
        para(run("KÕ ho¹ch", '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>')),
        ("Kế hoạch",), added="ếạ", changed="Õ1",
    ),
    "letters of an old font in capitals": Construct(
        para("kÕ ho¹ch", properties='<w:pStyle w:val="Cu"/>'), ("KẾ HOẠCH",),
        parts={"styles": style("Cu", '<w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/>')},
        added="ếạ", changed="Õ1",
    ),
    "Unicode typed in an old font": Construct(
        para(run("Kế hoạch của các xã", '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>')),
        ("Kế hoạch của các xã",),
    ),
    "marks apart from their letters": Construct(
        para("Kê\u0301 hoa\u0323ch"), ("Kế hoạch",)
    ),
    "invisible letters": Construct(
        para("Kế\u200b ho\u00adạch"), ("Kế hoạch",)
    ),
    "parts named in capitals": Construct(
        para("Một", '<w:r><w:footnoteReference w:id="2"/></w:r>'), ("Một", "¹ Nguồn."),
        others={"word/Notes.xml": f'<w:footnotes {NAMES}><w:footnote w:id="2">'
                f"{para('Nguồn.')}</w:footnote></w:footnotes>"},
        relations=f'<Relationship Id="rId1" Type="{KINDS}/footnotes" Target="/WORD/NOTES.xml"/>',
    ),
    "hyphens and tabs": Construct(
        para("Kinh tế", "<w:r><w:noBreakHyphen/></w:r>", "xã hội",
             "<w:r><w:softHyphen/><w:tab/></w:r>", "năm",
             '<w:r><w:ptab w:alignment="right"/></w:r>', "2026"), ("Kinh tế-xã hội năm 2026",),
    ),
    "line breaks": Construct(
        para("Một", "<w:r><w:br/></w:r>", "hai", '<w:r><w:br w:type="page"/></w:r>', "ba"),
        ("Một", "hai", "ba"),
    ),
    "ruby": Construct(
        para("<w:r><w:ruby><w:rubyPr/><w:rt>" + run("trên") + "</w:rt><w:rubyBase>" + run("dưới")
             + "</w:rubyBase></w:ruby></w:r>"), ("dưới trên",),
    ),
    "direction": Construct(
        para(f'<w:bdo w:val="ltr">{run("Một")}</w:bdo>',
             f'<w:dir w:val="ltr">{run(" hai")}</w:dir>'),
        ("Một hai",),
    ),
    "letters from right to left": Construct(
        para("Kết nạp ", f'<w:bdo w:val="rtl">{run("12")}</w:bdo>', " và",
             f'<w:dir w:val="rtl">{run("5 - 7")}</w:dir>', " đảng viên"),
        ("Kết nạp và đảng viên",), (("UNKNOWN", "12"), ("UNKNOWN", "5 - 7")),
    ),
    "a large first letter": Construct(
        para("C", properties='<w:framePr w:dropCap="drop"/>') + para("ác cấp"), ("Các cấp",)
    ),
    "capitals and raised digits": Construct(
        para(run("kế hoạch", "<w:caps/>"), " 8m", run("2", '<w:vertAlign w:val="superscript"/>')),
        ("KẾ HOẠCH 8m²",),
    ),
    "Icelandic letters": Construct(
        para("12 Ðảng viên, ðường thôn"), ("12 Đảng viên, đường thôn",)
    ),
    "today's date": Construct(
        para("Ngày ", "<w:r><w:dayLong/></w:r>", "tháng"), ("Ngày tháng",), ((UNKNOWN, ""),)
    ),
    "a relation that leads nowhere": Construct(
        para("Một"), ("Một",),
        relations=f'<Relationship Id="rId8" Type="{KINDS}/image" Target="NULL"/>'
        f'<Relationship Id="rId9" Type="{KINDS}/hyperlink" Target="#_top"/>',
    ),
    "styles that form a circle": Construct(
        para("Một", properties='<w:pStyle w:val="A"/>'), ("Một",),
        parts={"styles": style("A", "", more='<w:basedOn w:val="B"/>')
               + style("B", "", more='<w:basedOn w:val="A"/>')},
    ),
    "a style that is bold in a bold style": Construct(
        para(run("Một", '<w:rStyle w:val="Strong"/>'), properties='<w:pStyle w:val="Heading"/>'),
        ("Một",), parts={"styles": _STYLES},
    ),
}  # fmt: skip

CONSTRUCTS: dict[str, Construct] = {
    **SIGNS, **EQUATIONS, **CONTROLS, **NOTES, **BOXES, **FIELDS, **CHANGES, **UNSEEN_WORDS,
    **LISTS, **TABLES, **SMALL,
}  # fmt: skip
"""Every construct, by its name."""
