"""The blocks of a report as LaTeX, on upright pages and on pages that lie on their side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from qualcode.document import (
    Block,
    Bullets,
    Document,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Quotation,
    Table,
    Transcript,
)
from qualcode.renderers.latex.escaping import escaped, folded
from qualcode.renderers.latex.figures import figure_latex, table_beside
from qualcode.renderers.latex.keeping import in_short_lines, room_for
from qualcode.renderers.latex.setting import Setting
from qualcode.renderers.latex.tables import table_latex
from qualcode.renderers.noted import quotation_words
from qualcode.renderers.reading import bracketed, text
from qualcode.renderers.word.body import stretches

_HEADINGS = ("section", "subsection", "subsubsection", "paragraph", "subparagraph", "qcsixth")
# A longer prompt gets no box, which could not be parted at the end of a page.
_BOX = 1500


def body(document: Document, setting: Setting) -> Iterator[str]:
    """The document's blocks, each followed by an empty line; wide tables on landscape pages."""
    language = document.language
    blocks = tuple(one for block in document.blocks for one in _spelled_out(block, language))
    for stretch in stretches(replace(document, blocks=blocks), setting.style):
        inner = [
            _kept(stretch.blocks, at, setting, stretch.landscape) + found
            for at, block in enumerate(stretch.blocks)
            if (found := _block(stretch.blocks, at, setting, stretch.landscape))
        ]
        if not inner:
            continue
        if stretch.landscape:
            inner = ["\\begin{landscape}", *inner, "\\end{landscape}"]
        yield from (f"{one}\n" for one in inner)


def _spelled_out(block: Block, language: str) -> Iterator[Block]:
    match block:
        case Transcript():
            facts = (f"{text(name)}: {text(fact)}" for name, fact in block.facts)
            yield Paragraph("\n".join(facts))
            yield block.table
        case Figure():
            yield block
            yield from table_beside(block, language)
        case _:
            yield block


def _kept(blocks: tuple[Block, ...], position: int, setting: Setting, landscape: bool) -> str:
    """Room for a heading and the beginning of the table it announces, which TeX would part."""
    if position and isinstance(blocks[position - 1], Heading):
        return ""
    room = room_for(blocks[position:], setting, landscape)
    return f"\\qcneed{{{room:.1f}cm}}\n" if room else ""


def _heading_before(blocks: tuple[Block, ...], position: int) -> str:
    before = (one for one in reversed(blocks[:position]) if isinstance(one, Heading))
    heading = next(before, None)
    return text(heading.text) if heading else ""


def _block(blocks: tuple[Block, ...], position: int, setting: Setting, landscape: bool) -> str:
    match block := blocks[position]:
        case Heading(level, words):
            heading = setting.line(text(words))
            return f"\\{_HEADINGS[min(6, max(1, level)) - 1]}{{{heading}}}" if heading else ""
        case Paragraph(words, prompt):
            return _paragraph(text(words), prompt, setting)
        case Quotation(words, attribution):
            return _quotation(words, text(attribution), setting)
        case Bullets(items, numbered):
            return _list([setting.own(text(item)) for item in items], numbered)
        case Table():
            return table_latex(block, setting, landscape, _heading_before(blocks, position))
        case Figure():
            return figure_latex(block, setting, landscape)
        case PageBreak():
            return "\\clearpage"
        case Transcript():
            raise TypeError("transcripts are spelled out before they are written")
        case _:
            assert_never(block)


def _paragraph(words: str, prompt: bool, setting: Setting) -> str:
    if not prompt:
        inner = folded(setting.own(words))
        return f"\\qclines{{{inner}}}" if "\n" in words and in_short_lines(words) else inner
    name = "qclongprompt" if len(words) > _BOX else "qcprompt"
    return f"\\{name}{{{folded(setting.own(bracketed(words, '[]')))}}}"


def _quotation(words: str, attribution: str, setting: Setting) -> str:
    """Words of an informant: in a block of their own, or where they are few as running text."""
    block, printed = quotation_words(words, attribution, setting.style.quotation)
    inner = folded(escaped(printed))
    return f"\\begin{{qcquotation}}\n{inner}\n\\end{{qcquotation}}" if block else inner


def _list(items: list[str], numbered: bool) -> str:
    if not items:
        return ""
    name = "qcnumbers" if numbered else "qcbullets"
    inner = "\n".join(
        _apart(at, len(items)) + "\\item " + (folded(item) or "\\leavevmode")
        for at, item in enumerate(items)
    )
    return f"\\begin{{{name}}}\n{inner}\n\\end{{{name}}}"


def _apart(position: int, count: int) -> str:
    """Whether a page may end before an item: not after the first one nor before the last one."""
    if position and position in (1, count - 1):
        return "\\qckept"
    return "\\qcfree" if position == 2 else ""
