"""A university's Word file as Word makes it in Indonesian, and files that nobody should trust."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from struct import pack
from zipfile import ZIP_DEFLATED, ZipFile
from zlib import compress, crc32

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SECRET = "Budi Rahasia"
"""Who made the file; the name stands wherever Word leaves one."""

STYLES = f"""
<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US"/></w:rPr></w:rPrDefault>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>
  <w:rsid w:val="00ABCDEF"/><w:pPr><w:spacing w:line="480" w:lineRule="auto"/>
  <w:ind w:firstLine="567"/><w:jc w:val="both"/></w:pPr>
  <w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="22"/></w:rPr>
</w:style>
<w:style w:type="paragraph" w:styleId="Judul1"><w:name w:val="heading 1"/>
  <w:basedOn w:val="Normal"/><w:pPr><w:keepNext/>
  <w:numPr><w:numId w:val="7"/></w:numPr><w:ind w:firstLine="0"/><w:jc w:val="center"/>
  <w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:color w:val="1F3864"/><w:sz w:val="32"/></w:rPr>
</w:style>
<w:style w:type="paragraph" w:styleId="Judul2"><w:name w:val="heading 2"/>
  <w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:ind w:firstLine="0"/>
  <w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:color w:val="1F3864"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Keterangan"><w:name w:val="caption"/>
  <w:basedOn w:val="Normal"/><w:pPr><w:ind w:firstLine="0"/></w:pPr>
  <w:rPr><w:i/><w:color w:val="1F3864"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Kutipan"><w:name w:val="Quote"/><w:basedOn w:val="Normal"/>
  <w:pPr><w:spacing w:line="240" w:lineRule="auto"/><w:ind w:left="850" w:firstLine="0"/></w:pPr>
  <w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="TableText"><w:name w:val="Milik Kampus"/>
  <w:basedOn w:val="Normal"/></w:style>
<w:style w:type="table" w:styleId="KisiTabel"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>
  <w:top w:val="double" w:sz="4" w:space="0" w:color="1F3864"/>
  <w:bottom w:val="double" w:sz="4" w:space="0" w:color="1F3864"/>
  <w:insideH w:val="single" w:sz="4" w:space="0" w:color="1F3864"/></w:tblBorders></w:tblPr>
</w:style>
</w:styles>"""

NUMBERING = f"""
<w:numbering {_W}><w:abstractNum w:abstractNumId="3"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:pStyle w:val="Judul1"/>
<w:lvlText w:val="BAB %1"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>
<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>"""

_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {} </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{}</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_LOGO = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="720000" cy="720000"/>'
    '<wp:docPr id="1" name="C:\\Users\\budi\\logo.png" descr="C:\\Users\\budi\\logo.png"/>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="logo.png"><a:hlinkClick r:id="rId2"/>'
    '</pic:cNvPr><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId1"/>'
    "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
    '<a:off x="0" y="0"/><a:ext cx="720000" cy="720000"/></a:xfrm><a:prstGeom prst="rect">'
    "<a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>"
    "</w:drawing></w:r>"
)
_OLD = _FIELD.format('INCLUDETEXT "C:\\\\rahasia.docx"', "isi lama")
HEADER = f"""
<w:hdr {_W}><w:p w:rsidR="00ABCDEF" w14:paraId="1234ABCD"><w:pPr><w:jc w:val="center"/></w:pPr>
{_LOGO}<w:r><w:t>UNIVERSITAS CONTOH</w:t></w:r>
<w:ins w:id="5" w:author="{SECRET}" w:date="2026-01-01T00:00:00Z">
<w:r><w:t> NEGERI</w:t></w:r></w:ins>
<w:del w:id="6" w:author="{SECRET}"><w:r><w:delText>SWASTA</w:delText></w:r></w:del>
<w:hyperlink r:id="rId2"><w:r><w:t> laman</w:t></w:r></w:hyperlink>
{_FIELD.format("AUTHOR", SECRET)}{_OLD}
<w:r><w:commentReference w:id="0"/></w:r></w:p>
<w:sdt><w:sdtPr><w:dataBinding w:xpath="/coreProperties/creator" w:storeItemID="{{1}}"/></w:sdtPr>
<w:sdtContent><w:p><w:r><w:t>{SECRET}</w:t></w:r></w:p></w:sdtContent></w:sdt></w:hdr>"""

FOOTER = f"""
<w:ftr {_W}><w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Page Numbers (Bottom of Page)"/>
</w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:pPr><w:jc w:val="right"/></w:pPr>
<w:r><w:t>Halaman </w:t></w:r>{_FIELD.format("PAGE", "9")}</w:p></w:sdtContent></w:sdt></w:ftr>"""

BODY = f"""
<w:document {_W}><w:body><w:p><w:pPr><w:pStyle w:val="Judul1"/></w:pPr>
<w:r><w:t>PETUNJUK LAMA KAMPUS</w:t></w:r></w:p>
<w:p><w:hyperlink r:id="rId8"><w:r><w:t>laman kampus</w:t></w:r></w:hyperlink></w:p>
<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rId4"/>
<w:footerReference w:type="default" r:id="rId5"/><w:pgSz w:w="12191" w:h="18711"/>
<w:pgMar w:top="1701" w:right="1134" w:bottom="1134" w:left="1701" w:header="600" w:footer="500"
 w:gutter="283"/></w:sectPr></w:pPr></w:p>
<w:sectPr><w:pgSz w:w="18711" w:h="12191" w:orient="landscape"/>
<w:pgMar w:top="567" w:right="567" w:bottom="567" w:left="567" w:header="0" w:footer="0"
 w:gutter="0"/></w:sectPr></w:body></w:document>"""


def picture() -> bytes:
    """A small red square as PNG."""
    side = 8
    rows = b"".join(b"\0" + b"\xc0\x10\x20" * side for _ in range(side))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", crc32(kind + data))

    head = pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    inner = chunk(b"IHDR", head) + chunk(b"IDAT", compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + inner


def relationships(*entries: tuple[str, str, str]) -> str:
    """A `.rels` part: id, kind and target of each; targets with `://` are external."""
    inner = "".join(
        f'<Relationship Id="{one}" Type="{_OFFICE}/{kind}" Target="{target}"'
        + (' TargetMode="External"' if ":" in target or target.startswith("\\\\") else "")
        + "/>"
        for one, kind, target in entries
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{inner}</Relationships>'


def parts() -> dict[str, str | bytes]:
    """The parts of the file by name."""
    overrides = {
        "document": "document.main", "styles": "styles", "numbering": "numbering",
        "settings": "settings", "header1": "header", "footer1": "footer", "comments": "comments",
    }  # fmt: skip
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, kind in overrides.items()
    )
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    return {
        "[Content_Types].xml": f'<Types xmlns="{space}"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" '
        f'ContentType="image/png"/>{types}</Types>',
        "_rels/.rels": relationships(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": BODY,
        "word/_rels/document.xml.rels": relationships(
            ("rId1", "styles", "styles.xml"), ("rId2", "numbering", "numbering.xml"),
            ("rId3", "settings", "settings.xml"), ("rId4", "header", "header1.xml"),
            ("rId5", "footer", "footer1.xml"), ("rId6", "comments", "comments.xml"),
            ("rId7", "customXml", "../customXml/item1.xml"),
            ("rId8", "hyperlink", "https://kampus.example/pedoman"),
        ),
        "word/styles.xml": STYLES,
        "word/numbering.xml": NUMBERING,
        "word/settings.xml": f'<w:settings {_W}><w:attachedTemplate r:id="rId1"/></w:settings>',
        "word/_rels/settings.xml.rels": relationships(
            ("rId1", "attachedTemplate", "file:///C:\\Users\\budi\\Normal.dotm")
        ),
        "word/header1.xml": HEADER,
        "word/_rels/header1.xml.rels": relationships(
            ("rId1", "image", "media/logo.png"), ("rId2", "hyperlink", "https://kampus.example")
        ),
        "word/footer1.xml": FOOTER,
        "word/comments.xml": f'<w:comments {_W}><w:comment w:id="0" w:author="{SECRET}"><w:p><w:r>'
        "<w:t>komentar dosen</w:t></w:r></w:p></w:comment></w:comments>",
        "word/media/logo.png": picture(),
        "customXml/item1.xml": f"<data>{SECRET}</data>",
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{core}" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{SECRET}</dc:creator>'
        "</cp:coreProperties>",
    }  # fmt: skip


def campus_file(changed: Mapping[str, str | bytes | None] | None = None) -> bytes:
    """The file; `changed` replaces parts of it by name (None leaves one out)."""
    return zipped({**parts(), **(changed or {})})


def zipped(members: Mapping[str, str | bytes | None]) -> bytes:
    """An archive of these parts."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, data in members.items():
            if data is not None:
                archive.writestr(name, data if isinstance(data, bytes) else _HEAD + data.strip())
    return file.getvalue()
