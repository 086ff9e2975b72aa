"""A university's Word file as the ground of a report: its styles, type, page, headers, footers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any, Literal

from qualcode.document import Document
from qualcode.renderers.options import Template
from qualcode.renderers.reading import text
from qualcode.renderers.style import HeadingLook, StyleProfile
from qualcode.renderers.word.ground import Ground, PageSetup, Strip, strip
from qualcode.renderers.word.parts import Part, Picture
from qualcode.renderers.word.styles import language_tag, paragraph_styles
from qualcode.renderers.word.template_file import TemplateFile
from qualcode.renderers.word.template_lists import TemplateLists
from qualcode.renderers.word.template_strips import cleaned, counts_pages, with_line
from qualcode.renderers.word.template_styles import (
    TemplateStyles,
    W,
    drop,
    fragment,
    serialized,
    without_traces,
)
from qualcode.renderers.word.xml import RELATIONS, attribute, field, paragraph, run

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
Kind = Literal["header", "footer"]
_KINDS: tuple[Kind, ...] = ("header", "footer")
# Where the number of a page stands, and at which side.
_PLACES = {
    "bottom-center": ("footer", "center"),
    "bottom-right": ("footer", "right"),
    "top-right": ("header", "right"),
}
_SIDES = ("left", "top", "right", "bottom")
_HEADED = (*(f"Heading{level}" for level in range(1, 7)), "TOCHeading", "Title")
# Room for text that a page must leave, in centimetres; less is a mistake of the template.
_LEAST_TEXT = 5.0


def template_ground(document: Document, style: StyleProfile, template: Template) -> Ground:
    """The ground that a template gives; what it does not say is as the style has it.

    Raises:
        QualcodeError: the template cannot be used; the text says why.
    """
    file = TemplateFile(template)
    body = file.xml(file.main, "document")
    styles = TemplateStyles(_root(file, "styles"))
    lists = TemplateLists(_root(file, "numbering"))
    sections = _sections(body)
    page = sections[-1][0] if sections else None
    style = _typed(_paged(style, page, file), styles, _theme_font(file))
    ours = list(paragraph_styles(style, lists.bullets, lists.numbers))
    listing = [one for one in ("List Bullet", "List Number") if not styles.has(one)]
    ids = styles.add(ours)
    styles.speak(language_tag(document.language))
    bullet, number = (styles.said(ids[one], "pPr/numPr/numId") for one in _LISTED)
    own = tuple(ids[one] if name in listing else "" for one, name in _LISTED.items())
    kind = lists.kind_of(number) if "List Number" not in listing else None
    settings = _root(file, "settings")
    even = settings.find(f"{W}evenAndOddHeaders") is not None
    strips = _Strips(file, document, ids, style, even)
    differs = any(one.find(f"{W}titlePg") is not None for one, _ in sections)
    return Ground(
        replace(style, headings=tuple(_heading(styles, ids[one]) for one in _HEADED[:6])),
        serialized(styles.root),
        partial(lists.xml, own=(own[0], own[1]), kind=kind),
        strips.of(sections[-1][1] if sections else {}, differs),
        ids=ids,
        table_style=styles.table_grid if style.lines == "grid" else "",
        numbered=frozenset(
            one for one in _HEADED if styles.said(ids[one], "pPr/numPr/numId") not in ("", "0")
        ),
        bullets="" if bullet not in ("", "0") else _numbered(lists.bullets),
        first_numbered=lists.numbers,
        page=_setup(page, differs),
        mirrored=settings.find(f"{W}mirrorMargins") is not None,
        even_and_odd=even,
        parts=tuple(_kept_parts(file)),
    )


_LISTED = {"ListBullet": "List Bullet", "ListNumber": "List Number"}


def _heading(styles: TemplateStyles, style: str) -> HeadingLook:
    """What is to be known of a heading that looks as the template has it."""
    return HeadingLook(italic=styles.is_on(style, "rPr/i"))


def _numbered(number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'


def _root(file: TemplateFile, kind: str) -> Any:
    """The root of a part; an empty one where the template has none."""
    part = file.part(kind)
    return file.xml(part, kind) if part else fragment(f"<w:{kind}/>")[0]


def _sections(body: Any) -> list[tuple[Any, dict[tuple[str, str], str]]]:
    """The sections up to the last upright one, each with the headers and footers in force."""
    found: list[tuple[Any, dict[tuple[str, str], str]]] = []
    known: dict[tuple[str, str], str] = {}
    for one in body.iter(f"{W}sectPr"):
        for kind in ("header", "footer"):
            for reference in one.iter(f"{W}{kind}Reference"):
                pages = reference.get(f"{W}type", "default")
                known[kind, pages] = reference.get(f"{{{RELATIONS}}}id", "")
        found.append((one, dict(known)))
    upright = [one for one in found if _size(one[0])[0] <= _size(one[0])[1]]
    return found[: found.index(upright[-1]) + 1] if upright else found


def _size(section: Any) -> tuple[int, int]:
    size = section.find(f"{W}pgSz")
    if size is None:
        return 0, 0
    return _twips(size, "w"), _twips(size, "h")


def _twips(element: Any, name: str) -> int:
    found = re.fullmatch(r"-?(\d{1,6})(\.\d+)?", element.get(f"{W}{name}", ""))
    return int(found[1]) if found else 0


def _centimetres(twips: int) -> float:
    return round(twips / 1440 * 2.54, 4)


def _paged(style: StyleProfile, section: Any, file: TemplateFile) -> StyleProfile:
    """The style with sheet and margins of the template; the space for binding is a margin."""
    if section is None:
        return style
    width, height = sorted(_size(section))
    if width:
        style = replace(style, paper=(_centimetres(width), _centimetres(height)))
    margins = section.find(f"{W}pgMar")
    if margins is not None:
        sides = {side: _centimetres(_twips(margins, side)) for side in _SIDES}
        sides["left"] += _centimetres(_twips(margins, "gutter"))
        style = replace(style, **sides)  # type: ignore[arg-type]
    if min(style.text_width(False), style.text_height(False)) < _LEAST_TEXT:
        file.refuse("leaves no room for text between its margins", "Make the margins smaller.")
    return style


def _typed(style: StyleProfile, styles: TemplateStyles, theme_font: str) -> StyleProfile:
    """The style with font and size of the template's Normal, whose lines and indent we inherit."""
    normal = styles.normal
    size = _points(styles.said(normal, "rPr/sz")) or 10.0
    font = styles.said(normal, "rPr/rFonts", "ascii") or theme_font or style.font
    first = styles.said(normal, "pPr/ind", "firstLine")
    indented = first.isdecimal() and 0 < int(first) < 5000
    return replace(
        style,
        font=font[:60],
        size=size,
        table_size=min(style.table_size, size),
        wide_table_size=min(style.wide_table_size, size),
        note_size=min(style.note_size, size),
        line_spacing=0,
        first_line=_centimetres(int(first)) if indented else style.first_line,
    )


def _points(half: str) -> float:
    return int(half) / 2 if half.isdecimal() and 8 <= int(half) <= 144 else 0.0


def _theme_font(file: TemplateFile) -> str:
    part = file.part("theme")
    if not part:
        return ""
    found = file.xml(part).find(f".//{_A}minorFont/{_A}latin")
    return str(found.get("typeface", "")) if found is not None else ""


def _setup(section: Any, differs: bool) -> PageSetup:
    if section is None:
        return PageSetup(first_differs=differs)
    margins = section.find(f"{W}pgMar")
    distances = {} if margins is None else {
        side: _twips(margins, side) for side in ("header", "footer")
    }  # fmt: skip
    borders, grid = (section.find(f"{W}{name}") for name in ("pgBorders", "docGrid"))
    return PageSetup(
        borders=serialized(without_traces(borders)) if borders is not None else "",
        grid=serialized(without_traces(grid)) if grid is not None else "",
        first_differs=differs,
        **distances,
    )


def _kept_parts(file: TemplateFile) -> Iterator[Part]:
    """Theme and fonts by name; fonts that lie in the file are left out, as they are not ours."""
    if part := file.part("theme"):
        yield Part("theme", serialized(without_traces(file.xml(part))))
    if part := file.part("fontTable"):
        root = file.xml(part)
        for element in list(root.iter()):
            if "embed" in str(element.tag):
                drop(element)
        yield Part("fontTable", serialized(without_traces(root)))


class _Strips:
    """Headers and footers of the template, with the report's banner and page numbers."""

    def __init__(
        self,
        file: TemplateFile,
        document: Document,
        ids: dict[str, str],
        style: StyleProfile,
        even: bool,
    ) -> None:
        self._file = file
        self._ids = ids
        self._place = style.page_number
        self._even = even
        self._banner = text(document.banner)

    def of(self, references: dict[tuple[str, str], str], differs: bool) -> tuple[Strip, ...]:
        """The strips that the references name, and what a report needs besides."""
        taken = dict(self._taken(references))
        numbered = any(counts_pages(root) for root, _ in taken.values())
        found = [self._with_lines(place, *one, numbered) for place, one in taken.items()]
        for pages in ("default", *["first"] * differs, *["even"] * self._even):
            for kind in _KINDS:
                lines = self._lines(kind, pages, numbered)
                if lines and (kind, pages) not in taken:
                    found.append(strip(kind, "".join(lines), pages))
        return tuple(found)

    def _taken(
        self, references: dict[tuple[str, str], str]
    ) -> Iterator[tuple[tuple[str, str], tuple[Any, dict[str, Picture]]]]:
        for (kind, pages), one in sorted(references.items()):
            relation = self._file.relations.get(one)
            if relation is None or relation.kind != kind or relation.target not in self._file:
                continue
            yield (kind, pages), cleaned(self._file, relation.target, kind)

    def _with_lines(
        self, place: tuple[str, str], root: Any, pictures: dict[str, Picture], numbered: bool
    ) -> Strip:
        """A header of the template with what a report adds to it; footers stay as they are."""
        kind: Kind = "header" if place[0] == "header" else "footer"
        if kind == "header":
            for line in self._lines(kind, place[1], numbered):
                root = with_line(root, line)
        return Strip(kind, place[1], Part(kind, serialized(root), pictures))

    def _lines(self, kind: Kind, pages: str, numbered: bool) -> list[str]:
        """The banner, and the number of the page where the style has it; none on a first page."""
        told = kind == "header" and bool(self._banner)
        found = [self._line("Header", run(self._banner))] if told else []
        if not numbered and pages != "first" and kind == _PLACES[self._place][0]:
            aligned = f'<w:jc w:val="{_PLACES[self._place][1]}"/>'
            found.append(self._line(kind.title(), field("PAGE", "1"), aligned))
        return found

    def _line(self, style: str, inner: str, properties: str = "") -> str:
        return paragraph(attribute(self._ids[style]), inner, properties)
