"""The lists in front of a report: contents, tables, figures, as fields with their results.

The number of a page is known only when pages are laid out. Each entry refers to its page by a
field whose result is an ellipsis until the lists are updated (F9), which prolongs the dots before
it. Nothing makes Word do that when it opens the file, since it would first ask a question that
frightens readers.
"""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.document import Document
from qualcode.renderers.labels import label
from qualcode.renderers.style import StyleProfile
from qualcode.renderers.widths import twips
from qualcode.renderers.word.anchors import Anchors, Entry
from qualcode.renderers.word.wording import Wording
from qualcode.renderers.word.xml import (
    breaking,
    field,
    field_begin,
    field_end,
    identifier,
    paragraph,
    run,
)

DEEPEST = 3
_UNKNOWN = "…"


def contents(
    document: Document, style: StyleProfile, anchors: Anchors, plain: str = ""
) -> list[str]:
    """The paragraphs of all lists, each on a page of its own; none where nothing is to be listed.

    `plain` keeps a template's own numbers away from their heads.
    """
    width = twips(style.text_width(landscape=False))
    headings = [one for one in anchors.headings if one.level <= DEEPEST and one.words]
    lists = [("table of contents", f'TOC \\o "1-{DEEPEST}" \\h \\z \\u', "TOC{}", headings)]
    for name, groups in (("list of tables", anchors.tables), ("list of figures", anchors.figures)):
        for word, entries in groups.items():
            lists.append((name, f'TOC \\h \\z \\c "{identifier(word)}"', "TableOfFigures", entries))
    found: list[str] = []
    for name, instruction, looks, entries in lists:
        if entries:
            head = paragraph("TOCHeading", run(label(document.language, name)), plain)
            found.append(breaking(head) if found else head)
            found += _entries(instruction, looks, entries, width, anchors.wording)
    # A section that ends within a field loses its footer in LibreOffice.
    return [*found, paragraph("TableGap", "")] if found else []


def _entries(
    instruction: str, looks: str, entries: list[Entry], width: int, wording: Wording
) -> Iterator[str]:
    tabs = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{width}"/></w:tabs>'
    begin = field_begin(instruction)
    for entry in entries:
        page = field(f"PAGEREF {entry.bookmark} \\h", _UNKNOWN)
        style = looks.format(max(1, entry.level))
        yield paragraph(style, f"{begin}{wording.own(entry.words)}{run(chr(9))}{page}", tabs)
        begin = ""
    yield paragraph("TableGap", field_end())
