"""Pictures with their captions; what a picture shows stands in a table below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qualcode.document import Figure, Table
from qualcode.renderers.latex.escaping import escaped, folded
from qualcode.renderers.latex.tables import caption_words
from qualcode.renderers.reading import number, text
from qualcode.renderers.spelled_out import figure_table
from qualcode.renderers.style import StyleProfile

# What caption and notes of a picture may take of a page, in centimetres.
_BELOW = 4.5


def figure_latex(figure: Figure, style: StyleProfile, landscape: bool) -> str:
    """The picture with its caption and what is to be seen in it, kept on one page."""
    from qualcode.renderers.pictures import tikz

    height = style.text_height(landscape) - _BELOW
    picture = tikz(figure, style.text_width(landscape), escaped, height)
    table = figure_table(figure)
    described = [figure.description]
    if figure.beside:
        described += [*figure.notes]
    lines = [
        "\\par\\vskip12bp",
        "\\noindent\\begin{minipage}{\\linewidth}",
        f"\\centering\n{picture}\\par\\vskip6bp",
        f"\\qccaption{{{caption_words('lof', number(table), text(table.title))}}}",
        *(f"\\qcnote{{{folded(escaped(text(words)))}}}" for words in described if text(words)),
    ]
    if figure.beside and text(figure.source):
        lines.append(f"\\qcsource{{{folded(escaped(text(figure.source)))}}}")
    return "\n".join([*lines, "\\end{minipage}\\par\\vskip12bp"])


def table_beside(figure: Figure) -> Iterator[Table]:
    """The table of a figure, without a caption of its own, unless the document has it anyway."""
    if not figure.beside:
        table = figure_table(figure)
        notes = (*figure.notes, *figure.table.notes)
        yield replace(table, title="", caption=None, notes=notes)
