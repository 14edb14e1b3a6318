"""Word files made from their raw parts, so that a test can hold any construct of the standard."""

from __future__ import annotations

from collections.abc import Mapping

from filemakers import zipped

OFFICE = "http://schemas.openxmlformats.org"
KINDS = f"{OFFICE}/officeDocument/2006/relationships"
SPACES = {
    "w": f"{OFFICE}/wordprocessingml/2006/main",
    "m": f"{OFFICE}/officeDocument/2006/math",
    "r": KINDS,
    "a": f"{OFFICE}/drawingml/2006/main",
    "wp": f"{OFFICE}/drawingml/2006/wordprocessingDrawing",
    "c": f"{OFFICE}/drawingml/2006/chart",
    "dgm": f"{OFFICE}/drawingml/2006/diagram",
    "mc": f"{OFFICE}/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w99": "urn:a-space-of-tomorrow",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
NAMES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in SPACES.items())
STRICT = {
    f"{OFFICE}/wordprocessingml/2006/main": "http://purl.oclc.org/ooxml/wordprocessingml/main",
    f"{OFFICE}/officeDocument/2006/math": "http://purl.oclc.org/ooxml/officeDocument/math",
    KINDS: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
_FOLDERS = {"chart": "charts/", "glossaryDocument": "glossary/"}


def run(words: str, look: str = "") -> str:
    """A run of letters, with the elements of its look."""
    look = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{words}</w:t></w:r>'


def para(*content: str, properties: str = "") -> str:
    """A paragraph; content that is not markup becomes a run."""
    inside = "".join(one if one.startswith("<") else run(one) for one in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def item(words: str, number: int = 1, level: int = 0) -> str:
    """A paragraph of a list."""
    marks = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return para(words, properties=marks)


def cell(content: str, properties: str = "") -> str:
    """A cell of a table; content that is not markup becomes a paragraph."""
    inside = content if content.startswith("<") else para(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row of a table; cells that are not markup become cells with a paragraph."""
    inside = "".join(
        one if one.startswith(("<w:tc>", "<w:sdt>", "<w:custom")) else cell(one) for one in cells
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def table(*rows: str, properties: str = "") -> str:
    """A table."""
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid/>{''.join(rows)}</w:tbl>"


def control(content: str, properties: str = "") -> str:
    """A content control."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def field(code: str, result: str | None = None) -> str:
    """A field: its code, and the runs of its result if it has one."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    shown = "" if result is None else mark("separate") + result
    return f"{mark('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>{shown}{mark('end')}"


def box(content: str, look: str = "") -> str:
    """A run with a text box of DrawingML."""
    return (
        "<w:r><w:drawing><wp:anchor><wp:positionH><wp:posOffset>12</wp:posOffset></wp:positionH>"
        '<wp:docPr id="1" name="Box"/><a:graphic><a:graphicData><wps:wsp>'
        f"<wps:spPr>{look}</wps:spPr><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


def old_box(content: str, look: str = "") -> str:
    """A run with a text box of VML."""
    return (
        f"<w:r><w:pict><v:shape {look}><v:textbox><w:txbxContent>{content}</w:txbxContent>"
        "</v:textbox></v:shape></w:pict></w:r>"
    )


def numbering(*levels: str, more: str = "", numbers: str = "") -> str:
    """The part with one list of these levels, which has the number 1."""
    inside = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/>{level}</w:lvl>'
        for at, level in enumerate(levels)
    )
    return (
        f'<w:numbering {NAMES}><w:abstractNum w:abstractNumId="0">{inside}</w:abstractNum>{more}'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{numbers}</w:numbering>'
    )


def level(shape: str, pattern: str, more: str = "") -> str:
    """What a level of a list prints."""
    return f'<w:numFmt w:val="{shape}"/>{more}<w:lvlText w:val="{pattern}"/>'


def word_file(
    body: str,
    parts: Mapping[str, str] | None = None,
    others: Mapping[str, str] | None = None,
    relations: str = "",
) -> bytes:
    """A Word file.

    Args:
        body: the blocks of the document.
        parts: by the kind of their relation, such as ``styles``: content, wrapped in the element
            that such parts have if it is not a whole part.
        others: parts by their name, without a relation.
        relations: more relations of the document.
    """
    listed, made = [], {}
    for at, (kind, content) in enumerate((parts or {}).items()):
        plain = kind.split("-")[0]
        name = f"{_FOLDERS.get(plain, '')}{kind}.xml"
        made[f"word/{name}"] = content if content.startswith("<?") else _whole(plain, content)
        listed.append(_relation(f"rId{at + 1}", f"{KINDS}/{plain}", name))
    document = f"<w:document {NAMES}><w:body>{body}<w:sectPr/></w:body></w:document>"
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{OFFICE}/package/2006/content-types"/>',
            "_rels/.rels": _relations(
                _relation("rId1", f"{KINDS}/officeDocument", "word/document.xml")
            ),
            "word/document.xml": document,
            "word/_rels/document.xml.rels": _relations("".join(listed) + relations),
            **made,
            **(others or {}),
        }
    )


def strict(content: bytes) -> bytes:
    """A Word file in the Strict form."""
    from filemakers import members  # noqa: PLC0415

    out = {}
    for name, part in members(content).items():
        text = part.decode()
        for usual, other in STRICT.items():
            text = text.replace(usual, other)
        out[name] = text
    return zipped(out)


def _relation(identifier: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{identifier}" Type="{kind}" Target="{target}"/>'


def _relations(inside: str) -> str:
    return f'<Relationships xmlns="{OFFICE}/package/2006/relationships">{inside}</Relationships>'


_ROOTS = {"header": "w:hdr", "footer": "w:ftr", "glossaryDocument": "w:glossaryDocument",
          "chart": "c:chartSpace", "diagramData": "dgm:dataModel"}  # fmt: skip


def _whole(kind: str, content: str) -> str:
    root = _ROOTS.get(kind, f"w:{kind}")
    return content if content.startswith(f"<{root} ") else f"<{root} {NAMES}>{content}</{root}>"
