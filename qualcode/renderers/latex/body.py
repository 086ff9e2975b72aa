"""The blocks of a report as LaTeX, on upright pages and on pages that lie on their side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
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
    Work,
)
from qualcode.renderers.columns.turning import stretches
from qualcode.renderers.columns.upright import Fitting
from qualcode.renderers.latex.escaping import escaped, folded, one_line_of
from qualcode.renderers.latex.figures import figure_latex
from qualcode.renderers.latex.keeping import LONG, in_short_lines, room_for, stays_below
from qualcode.renderers.latex.setting import Setting, Sheet
from qualcode.renderers.latex.tables import table_latex
from qualcode.renderers.noted import quotation_words
from qualcode.renderers.reading import bracketed, text, titled
from qualcode.renderers.run_in import period, runs_into
from qualcode.renderers.spelled_out import table_beside, transcript_facts
from qualcode.renderers.titled import is_said

_HEADINGS = ("section", "subsection", "subsubsection", "paragraph", "subparagraph", "qcsixth")

# A picture is kept back over no more than so many blocks.
_PLACES = 8


def body(document: Document, setting: Setting) -> Iterator[str]:
    """The document's blocks, each followed by an empty line; wide tables on landscape pages."""
    blocks, said, turns = _spelled_out(document)
    fitting, number = Fitting(blocks, setting.style, setting.language), count()
    fitting.fit_alike(turns)
    for stretch in stretches(blocks, fitting):
        sheet = Sheet(setting, fitting, stretch.landscape)
        inner = [*_stretch(stretch.blocks, sheet, [next(number) in said for _ in stretch.blocks])]
        if not inner:
            continue
        if stretch.landscape:
            inner = ["\\begin{landscape}", *inner, "\\end{landscape}"]
        yield from (f"{one}\n" for one in inner)


def _stretch(blocks: Sequence[Block], sheet: Sheet, said: Sequence[bool]) -> Iterator[str]:
    """The blocks of neighbouring pages, and the places where a picture kept back may stand."""
    around = zip((None, *blocks), blocks, (*blocks[1:], None), strict=False)
    waiting = 0
    for at, (before, block, following) in enumerate(around):
        found = "" if stays_below(block, before) else _block(block, following, sheet, said[at])
        if not found:
            continue
        if waiting and not isinstance(before, Heading):
            waiting = 0 if _ends_waiting(blocks[at:]) else waiting - 1
            yield "\\qcplace" if waiting else "\\qcset"
        yield _kept(blocks, at, sheet) + found
        waiting = _PLACES if found.startswith("\\qcfigure") else waiting
    if waiting:
        yield "\\qcset"


def _ends_waiting(blocks: Sequence[Block]) -> bool:
    """Whether a picture that is kept back stands before some blocks wherever the page ends.

    It does so before a heading that leads to another picture, which would take its place.
    """
    block = blocks[0]
    chapter = isinstance(block, Heading) and block.level == 1
    announced = next((one for one in blocks if not isinstance(one, Heading)), None)
    return chapter or isinstance(block, PageBreak) or isinstance(announced, Figure)


def _spelled_out(document: Document) -> tuple[tuple[Block, ...], frozenset[int], list[Table]]:
    """Blocks that LaTeX has, the numbers of those whose title is already said, and transcripts."""
    found: list[Block] = []
    said, turns = set(), []
    for previous, block in zip((None, *document.blocks), document.blocks, strict=False):
        plain = list(_plain(block, document.language))
        found += plain
        if isinstance(block, Transcript):
            turns += [one for one in plain if isinstance(one, Table)]
        if isinstance(block, Table | Transcript) and is_said(block, previous):
            said.add(len(found) - 1)
    return tuple(found), frozenset(said), turns


def _plain(block: Block, language: str) -> Iterator[Block]:
    match block:
        case Transcript():
            yield Paragraph("\n".join(transcript_facts(block)))
            yield block.table
        case Figure():
            yield block
            yield from table_beside(block, language)
        case _:
            yield block


def _kept(blocks: Sequence[Block], position: int, sheet: Sheet) -> str:
    """Room for a heading and the beginning of the table it announces, which TeX would part."""
    if position and isinstance(blocks[position - 1], Heading):
        return ""
    room = room_for(blocks[position:], sheet)
    return f"\\qcneed{{{room:.1f}cm}}\n" if room else ""


def _block(block: Block, following: Block | None, sheet: Sheet, said: bool) -> str:
    setting = sheet.setting
    match block:
        case Heading(level, words):
            return _heading(level, text(words), setting, following)
        case Paragraph(words, prompt):
            return _paragraph(text(words), prompt, setting)
        case Quotation(words, attribution):
            return _quotation(words, text(attribution), setting)
        case Bullets(items, numbered):
            return _list([setting.own(text(item)) for item in items], numbered)
        case Work():
            return f"\\qcwork{{{folded(one_line_of(titled(block)))}}}"
        case Table():
            asked = _asked(block, following, setting)
            return table_latex(block, sheet, said, following, asked)
        case Figure():
            return figure_latex(block, setting, sheet.landscape)
        case PageBreak():
            return "\\clearpage"
        case Transcript():
            raise TypeError("transcripts are spelled out before they are written")
        case _:
            assert_never(block)


def _heading(level: int, words: str, setting: Setting, following: Block | None) -> str:
    name, heading = _HEADINGS[min(6, max(1, level)) - 1], setting.line(words)
    if not heading:
        return ""
    if not setting.style.heading_look(level).run_in:
        return f"\\{name}{{{heading}}}"
    alone = "" if runs_into(following) else "\\leavevmode\\par\\nobreak"
    return f"\\{name}{{{heading}{period(words)}}}{alone}"


def _paragraph(words: str, prompt: bool, setting: Setting) -> str:
    if not prompt:
        inner = folded(setting.own(words))
        return f"\\qclines{{{inner}}}" if "\n" in words and in_short_lines(words) else inner
    name = "qclongprompt" if len(words) > LONG else "qcprompt"
    return f"\\{name}{{{folded(setting.own(bracketed(words, '[]')))}}}"


def _asked(table: Table, following: Block | None, setting: Setting) -> str:
    """The prompt that stays with the end of a table."""
    if isinstance(following, Paragraph) and stays_below(following, table):
        return _paragraph(text(following.text), True, setting)
    return ""


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
