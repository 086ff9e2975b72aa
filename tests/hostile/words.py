"""Word documents as no interview is: bombs, ruins, and all that Word can put into one."""

from __future__ import annotations

from collections.abc import Callable

from tests.hostile.texts import File
from tests.sources.docx_builder import STRICT, W, document, docx, p, package, r, table

TURN = p(r("P: How was it?")) + p(r("Bu Rosa: The training was good."))
_BOX = "<w:r><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict></w:r>"
_DELETED = "<w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
_PROOF = '<w:bookmarkStart w:id="1" w:name="a"/><w:proofErr/><w:bookmarkEnd w:id="1"/>'
_LINE = "<w:r><w:t>a</w:t><w:br/></w:r>"
_SYMBOLS = ("F0FC", "0", "D800", "FFFE", "110000", "x", "", "-1", "9" * 5000)
STYLED = f'<w:p><w:pPr><w:pStyle w:val="S"/></w:pPr>{r("a")}</w:p>'
_FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def body(make: Callable[[], str]) -> File:
    """A document of two turns and what is made."""
    return lambda: ("X1.docx", docx(TURN + make()))


def parts(make: Callable[[], dict[str, bytes]]) -> File:
    """A package of these parts."""
    return lambda: ("X1.docx", package(make()))


def nested(opening: str, closing: str, depth: int, inner: str = "") -> str:
    """An element within itself."""
    return opening * depth + (inner or p(r("deep"))) + closing * depth


def _field(instruction: str, result: str) -> str:
    begin, separate, end = (_FIELD.format(one) for one in ("begin", "separate", "end"))
    return f"{begin}<w:r><w:instrText>{instruction}</w:instrText></w:r>{separate}{result}{end}"


def odd(number: int) -> str:
    """A word unlike the next ones: what is always the same is refused as a bomb."""
    return f"so{number * 7919 % 1_000_003}"


def _many(piece: str, times: int) -> Callable[[], str]:
    return lambda: "".join(f"{piece}<!--{odd(n)}-->" for n in range(times))


def _cell(properties: str, text: str = "a") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(r(text))}</w:tc>"


CONTENTS: dict[str, File] = {
    "thousands of footnotes": body(
        lambda: p(*(r("a") + f'<w:r><w:footnoteReference w:id="{n}"/></w:r>' for n in range(5000)))
    ),
    "thousands of comments": body(
        _many(p(r("a"), '<w:commentRangeStart w:id="1"/><w:r><w:commentReference/></w:r>'), 5000)
    ),
    "tables a thousand deep": body(
        lambda: nested("<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>", 1000)
    ),
    "a table of 9,000 rows": body(lambda: table(*[("P: How?", odd(n)) for n in range(9_000)])),
    "a table of 19,000 columns": body(lambda: table(tuple(map(odd, range(19_000))))),
    "a column of questions and one of answers": body(
        lambda: table(("Question", "Answer"), *[("How?", odd(n)) for n in range(3000)])
    ),
    "merged cells": body(
        lambda: (
            "<w:tbl>"
            + "".join(
                "<w:tr>" + _cell(f'<w:gridSpan w:val="{n}"/><w:vMerge/>') * 3 + "</w:tr>"
                for n in (0, 1, 63, 64, 10**9, -1)
            )
            + "</w:tbl>"
        )
    ),
    "tracked changes everywhere": body(
        _many(
            p(
                f"<w:ins>{r('new')}</w:ins>",
                _DELETED,
                f"<w:moveFrom>{r('x')}</w:moveFrom><w:moveTo>{r('x')}</w:moveTo>",
            ),
            10_000,
        )
    ),
    "paragraph marks deleted": body(
        _many(f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{r('a ')}</w:p>", 20_000)
    ),
    "deletions within deletions": body(lambda: p(nested("<w:del>", "</w:del>", 5000, r("x")))),
    "thousands of text boxes": body(_many(p(r("a"), _BOX.format(p(r("box")))), 10_000)),
    "text boxes within text boxes": body(
        lambda: nested("<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>", 2000)
    ),
    "alternatives within alternatives": body(
        lambda: p(
            nested(
                "<w:r><mc:AlternateContent><mc:Choice>",
                "</mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>",
                2000,
                r("x"),
            )
        )
    ),
    "fields everywhere": body(_many(p(_field(" PAGEREF x ", r("12"))), 10_000)),
    "fields within fields": body(
        lambda: p(_FIELD.format("begin") * 5000, r("lost"), _FIELD.format("end") * 5000, r("a"))
    ),
    "fields that never end": body(_many(p(_FIELD.format("begin"), r("a")), 5000)),
    "fields that only end": body(_many(p(_FIELD.format("end"), r("a")), 5000)),
    "content controls five thousand deep": body(
        lambda: nested("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 5000)
    ),
    "elements a hundred thousand deep": body(lambda: nested("<w:x>", "</w:x>", 100_000)),
    "embedded documents": body(_many('<w:altChunk w:id="a"/>', 2000)),
    "hidden text": body(_many(p(r("secret ", "<w:vanish/>"), r("seen")), 10_000)),
    "a paragraph of a million characters": body(lambda: p(r(" ".join(map(odd, range(110_000)))))),
    "a paragraph of twelve million characters": body(
        lambda: p(r(" ".join(map(odd, range(1_400_000)))))
    ),
    "a paragraph of 200,000 runs": body(lambda: p(*(r(odd(n), "<w:b/>") for n in range(200_000)))),
    "a paragraph of 200,000 line breaks": body(lambda: p(_LINE * 200_000)),
    "19,000 paragraphs": body(_many(p(r("Bu Rosa: Yes.")), 19_000)),
    "150,000 paragraphs": body(_many(p(r("Bu Rosa: Yes.")), 150_000)),
    "paragraphs within paragraphs": body(lambda: nested("<w:p>", "</w:p>", 5000, r("a"))),
    "runs within runs": body(lambda: p(nested("<w:r>", "</w:r>", 5000, "<w:t>a</w:t>"))),
    "text within text": body(lambda: p(r(nested("<w:t>", "</w:t>", 500, "a")))),
    "text outside paragraphs": body(lambda: r("lost") + "loose"),
    "rows outside tables": body(lambda: "<w:tr><w:tc>" + p(r("a")) + "</w:tc></w:tr><w:tc/>"),
    "symbols": body(lambda: p(*(f'<w:r><w:sym w:char="{one}"/></w:r>' for one in _SYMBOLS))),
    "control characters as numbers": body(lambda: p(r("&#9;&#10;&#13;&#x85;&#x2028;&#x1F600;"))),
    "equations": body(_many(p("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"), 10_000)),
    "sections": body(_many(f"<w:p><w:pPr><w:sectPr/></w:pPr>{r('a')}</w:p>", 10_000)),
    "bookmarks and proofing marks": body(_many(_PROOF, 50_000)),
    "a very long attribute": body(lambda: f'<w:p w:x="{"a" * 5_000_000}">{r("a")}</w:p>'),
    "ten thousand attributes": body(
        lambda: "<w:p " + " ".join(f'a{n}="1"' for n in range(10_000)) + f">{r('a')}</w:p>"
    ),
    "speakers in bold, by the thousand": body(
        _many(p(r("Bu Rosa", "<w:b/>"), r(": Good training.")), 5_000)
    ),
}


def _styles(styles: str) -> File:
    styled = f'<w:p><w:pPr><w:pStyle w:val="S1"/></w:pPr>{r("a")}</w:p>'
    return lambda: ("X1.docx", docx(TURN + styled, styles=styles))


def _xml(declaration: str, encoding: str) -> File:
    text = document(TURN).decode()
    return parts(lambda: {"word/document.xml": (declaration + text).encode(encoding)})


def _dtd(subset: str) -> File:
    xml = f"<!DOCTYPE x [{subset}]>" + document(p(r("&a;"))).decode()
    return parts(lambda: {"word/document.xml": xml.encode()})


def _related(target: str, more: str = "") -> File:
    rels = (
        '<Relationships xmlns="x"><Relationship Id="a" Type="http://x/relationships/officeDocument"'
        f' Target="{target}" {more}/></Relationships>'
    )
    return parts(lambda: {
        "_rels/.rels": rels.encode(), "word/document.xml": document(TURN),
        "word/other.xml": document(p(r("Bu Rosa: Other."))),
    })  # fmt: skip


def _vocabularies(number: int) -> str:
    return "".join(f'<a{n} xmlns="u{n}"/>' for n in range(number))


_UTF16 = '<?xml version="1.0" encoding="utf-16"?>'
_LAUGHS = '<!ENTITY l0 "lol">' + "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)
)
MARKUP: dict[str, File] = {
    "styles in a circle": _styles(
        '<w:style w:styleId="S1"><w:basedOn w:val="S2"/></w:style>'
        '<w:style w:styleId="S2"><w:basedOn w:val="S1"/></w:style>'
    ),
    "a chain of 20,000 styles": _styles(
        "".join(
            f'<w:style w:styleId="S{n}"><w:basedOn w:val="S{n + 1}"/></w:style>'
            for n in range(20_000)
        )
    ),
    "broken styles": parts(
        lambda: {"word/document.xml": document(STYLED), "word/styles.xml": b"<w:styles"}
    ),
    "an entity bomb": _dtd(_LAUGHS + '<!ENTITY a "&l9;">'),
    "an entity of a file": _dtd('<!ENTITY a SYSTEM "file:///etc/passwd">'),
    "an entity of the network": _dtd('<!ENTITY % a SYSTEM "http://127.0.0.1:9/x"> %a;'),
    "XML in UTF-16": _xml("", "utf-16"),
    "XML that says it is in UTF-16 and is not": _xml(_UTF16, "utf-8"),
    "XML in cp1252": _xml('<?xml version="1.0" encoding="windows-1252"?>', "cp1252"),
    "XML in an unknown encoding": _xml('<?xml version="1.0" encoding="klingon"?>', "utf-8"),
    "XML in Shift JIS": _xml('<?xml version="1.0" encoding="shift_jis"?>', "utf-8"),
    "XML 1.1": _xml('<?xml version="1.1"?>', "utf-8"),
    "processing instructions": _xml("<?x " + "a" * 100_000 + "?>" * 1, "utf-8"),
    "CDATA": body(lambda: p(r("<![CDATA[Bu Rosa: <training>]]>"))),
    "the strict vocabulary": lambda: ("X1.docx", docx(TURN, STRICT)),
    "another prefix": parts(
        lambda: {
            "word/document.xml": document(TURN)
            .replace(b"w:", b"q:")
            .replace(b"xmlns:w=", b"xmlns:q=")
        }
    ),
    "no prefix": parts(
        lambda: {
            "word/document.xml": f'<document xmlns="{W}"><body><p><r><t>Bu Rosa: Yes.</t></r>'
            "</p></body></document>".encode()
        }
    ),
    "a foreign vocabulary": lambda: ("X1.docx", docx(TURN, "urn:other")),
    "no body": parts(lambda: {"word/document.xml": f'<w:document xmlns:w="{W}"/>'.encode()}),
    "an empty text part": parts(lambda: {"word/document.xml": b""}),
    "a binary text part": parts(lambda: {"word/document.xml": bytes(range(256)) * 100}),
    "a text part cut short": parts(lambda: {"word/document.xml": document(TURN)[:-20]}),
    "a hundred thousand vocabularies": parts(
        lambda: {"word/document.xml": f"<x>{_vocabularies(10**5)}</x>".encode()}
    ),
    "another part is the text": _related("word/other.xml"),
    "the text part is outside": _related("../../../etc/passwd"),
    "the text part is on the network": _related("http://127.0.0.1:9/x", 'TargetMode="External"'),
    "the text part is missing": _related("word/nothing.xml"),
    "broken relationships": parts(
        lambda: {"_rels/.rels": b"<Relationships", "word/document.xml": document(TURN)}
    ),
}

WORDS = CONTENTS | MARKUP
