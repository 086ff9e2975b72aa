"""The whole `.tex` file: what the document needs before it begins, and its pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from qualcode.document import Document, Figure, Table
from qualcode.renderers.labels import label
from qualcode.renderers.latex.body import body
from qualcode.renderers.latex.escaping import escaped, folded, property_text
from qualcode.renderers.latex.keeping import LEADING
from qualcode.renderers.latex.scripts import RIGHT_TO_LEFT, fallback_fonts
from qualcode.renderers.latex.setting import Setting
from qualcode.renderers.options import RenderOptions
from qualcode.renderers.reading import text
from qualcode.renderers.style import LARGER, StyleProfile

_SERIF = ("TeX Gyre Termes", "Liberation Serif", "Nimbus Roman")
_SANS = ("TeX Gyre Heros", "Liberation Sans", "Nimbus Sans")
_SANS_NAMES = re.compile("arial|helvetica|calibri|sans|verdana|tahoma|heros", re.IGNORECASE)
_IN_TEX = (
    "\\qcfont[Extension=.otf,UprightFont=texgyre{0}-regular,BoldFont=texgyre{0}-bold,"
    "ItalicFont=texgyre{0}-italic,BoldItalicFont=texgyre{0}-bolditalic]"
)
_HYPHENS = {"id": "indonesian", "en": "english"}
_RIGHT = re.compile(f"[{RIGHT_TO_LEFT}]")
_NUMBER = "\\fancyfoot[{0}]{{\\qcnotesize\\thepage}}"
_NUMBERS = {
    "bottom-center": {"footnumber": _NUMBER.format("C"), "headnumber": ""},
    "bottom-right": {"footnumber": _NUMBER.format("R"), "headnumber": ""},
    "top-right": {"footnumber": "", "headnumber": "\\raggedleft\\qcnotesize\\thepage\\par"},
}
_RAGGED = "\\AtBeginDocument{\\edef\\qcfirst{\\the\\parindent}\\raggedright\\parindent=\\qcfirst}\n"
_NO_GAP = "\\aboverulesep=0pt \\belowrulesep=0pt\n"
_ALIGNED = {"center": "\\centering", "left": "\\raggedright"}
_PICTURES = "\\usepackage{graphicx,tikz}\n"


def written(document: Document, options: RenderOptions) -> str:
    """The document as a file that XeLaTeX compiles."""
    setting = Setting.of(document, options.style)
    pages = "\n".join([*_front(document, setting), *body(document, setting)])
    banner = escaped(text(document.banner))
    hyphens = _HYPHENS.get(document.language, "nohyphenation")
    return "\n".join(
        (
            _preamble(document, options, banner + pages),
            "\\begin{document}",
            f"\\qchyphens{{{hyphens}}}",
            *([f"\\renewcommand\\qcbanner{{{folded(banner)}}}"] if banner else []),
            pages,
            "\\end{document}",
            "",
        )
    )


@cache
def _template() -> str:
    return files("qualcode.renderers.latex").joinpath("preamble.tex").read_text("utf-8")


def _preamble(document: Document, options: RenderOptions, latex: str) -> str:
    version = re.sub(r"[^\w.+-]", "", options.version)
    values = _lengths(options.style) | {
        "version": f" {version}" if version else "",
        "title": property_text(text(document.title)),
        "pictures": _PICTURES if "\\begin{tikzpicture}" in latex else "",
        "fonts": _fonts(options.style.font),
        "sans": _sans(latex),
        "fallbacks": _fallbacks(latex),
        **_looks(options.style),
    }
    return re.sub("<<(.+?)>>", lambda found: values[found.group(1)], _template()).rstrip("\n")


def _lengths(style: StyleProfile) -> dict[str, str]:
    sizes = {
        "size": (style.size, LEADING * style.line_spacing, "leading"),
        "titlesize": (style.size + 4, LEADING, "titleleading"),
        "note": (style.note_size, LEADING, "noteleading"),
        "table": (style.table_size, LEADING, "tableleading"),
        "wide": (style.wide_table_size, LEADING, "wideleading"),
    }
    found = {"single": f"{style.size * LEADING:g}", "firstline": f"{style.first_line:g}"}
    found["hanging"] = f"{style.hanging:g}"
    for name, (size, factor, leading) in sizes.items():
        found |= {name: f"{size:g}", leading: f"{size * factor:.2f}"}
    width, height = style.paper
    found |= {"width": f"{width:g}", "height": f"{height:g}"}
    quotation = style.quotation
    found |= {"quoteleft": f"{quotation.left:g}", "quoteright": f"{quotation.right:g}"}
    sides = ("left", "top", "right", "bottom")
    return found | {side: f"{getattr(style, side):g}" for side in sides}


def _looks(style: StyleProfile) -> dict[str, str]:
    """Sides, slopes and places that a style chooses among a few."""
    rule = style.quotation
    quotation = "" if rule.block_from_words else "\\qcsingle"
    return {
        "captionalign": _ALIGNED[style.caption_align],
        "headeralign": _ALIGNED[style.header_align],
        **{f"heading{level}": _heading(style, level) for level in range(1, 7)},
        **{f"indent{level}": _indent(style, level) for level in range(1, 7)},
        **{f"after{level}": _after(style, level) for level in range(1, 7)},
        "align": "" if style.align == "justify" else _RAGGED,
        "quotelook": quotation + "\\itshape" * rule.italic,
        **_NUMBERS[style.page_number],
        # A filled head reaches to the rules around it.
        "rulesep": _NO_GAP if style.header_fill and style.lines == "apa" else "",
    }


def _heading(style: StyleProfile, level: int) -> str:
    """Side, weight, slope and size of headings of a level; what makes capitals comes last."""
    look = style.heading_look(level)
    align = _ALIGNED[style.heading_align if level == 1 else "left"]
    size = style.size + LARGER
    large = f"\\fontsize{{{size:g}bp}}{{{size * LEADING:.2f}bp}}\\selectfont"
    return (
        ("" if look.run_in else align)
        + "\\bfseries" * look.bold
        + "\\itshape" * look.italic
        + large * look.large
        + "\\MakeUppercase" * look.capitals
    )


def _indent(style: StyleProfile, level: int) -> str:
    return f"{style.first_line:g}cm" if style.heading_look(level).indented else "0pt"


def _after(style: StyleProfile, level: int) -> str:
    """The space after a heading; a negative one sets the text after it in its line."""
    return "-.5em" if style.heading_look(level).run_in else "1bp"


def _fonts(wanted: str) -> str:
    """The font of the style, then what looks like it, by its name and as a file of TeX's own."""
    first = re.sub(r"[^\w .-]", "", wanted).strip()
    sans = _SANS_NAMES.search(wanted) is not None
    return "\n".join(_font_calls("\\setmainfont", first, sans))


def _font_calls(command: str, first: str, sans: bool) -> Iterator[str]:
    looks_alike, *others = _SANS if sans else _SERIF
    own = "heros" if sans else "termes"
    for name in filter(None, (first, looks_alike)):
        yield f"\\qcfont{{{command}}}{{{name}}}"
    yield f"{_IN_TEX.replace('{0}', own)}{{{command}}}{{texgyre{own}-regular.otf}}"
    yield from (f"\\qcfont{{{command}}}{{{name}}}" for name in others)


def _sans(latex: str) -> str:
    """The font of the letters in pictures, where there are any."""
    if "\\begin{tikzpicture}" not in latex:
        return ""
    calls = ("\\qcfoundfalse", *_font_calls("\\setsansfont", "", sans=True))
    return "".join(f"{call}\n" for call in calls)


def _fallbacks(latex: str) -> str:
    calls = [f"\\qcfallback{{{font}}}" for font in fallback_fonts(latex)]
    if _RIGHT.search(latex):
        calls.append("\\TeXXeTstate=1")
    return "".join(f"{call}\n" for call in calls)


def _front(document: Document, setting: Setting) -> list[str]:
    """The title, and where the document has a title page the lists that follow it."""
    title = setting.line(text(document.title))
    lines = [f"\\qcsubtitle{{{setting.own(text(line))}}}" for line in document.lines if text(line)]
    heading = [f"\\qctitle{{{title}}}"] if title else []
    if not document.title_page:
        return [*heading, *lines]
    return [
        "\\pagenumbering{roman}",
        "\\thispagestyle{qctitle}",
        "\\null\\vskip180bp",
        *heading,
        "\\vskip24bp",
        *lines,
        f"\\qclist{{{label(document.language, 'table of contents')}}}{{toc}}",
        *_lists(document),
        "\\clearpage",
        "\\pagenumbering{arabic}",
    ]


def _lists(document: Document) -> list[str]:
    numbered = [block for block in document.blocks if getattr(block, "caption", None)]
    kinds = (("lot", "list of tables", Table), ("lof", "list of figures", Figure))
    return [
        f"\\qclist{{{label(document.language, name)}}}{{{file}}}"
        for file, name, kind in kinds
        if any(isinstance(block, kind) for block in numbered)
    ]
