"""Pictures with their captions; what a picture shows stands in a table below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qualcode.document import Figure, Table
from qualcode.renderers.labels import label
from qualcode.renderers.latex.escaping import escaped
from qualcode.renderers.latex.setting import Setting
from qualcode.renderers.latex.tables import below_latex, loose
from qualcode.renderers.reading import number, text
from qualcode.renderers.spelled_out import figure_table

# What caption and notes of a picture may take of a page, in centimetres.
_BELOW = 4.5
# Letters may be a little broader than they were taken to be.
_EDGE = 0.05


def figure_latex(figure: Figure, setting: Setting, landscape: bool) -> str:
    """The picture with its caption and what is to be seen in it, kept on one page.

    Of a picture in several parts every part has a page of its own, the last one with the notes.
    """
    from qualcode.renderers.pictures import for_room, tikzs

    style = setting.style
    height = style.text_height(landscape) - _BELOW
    room = (style.text_width(landscape) - _EDGE, height)
    readable, left_out = for_room(figure, setting.language, room)
    parts = tikzs(readable, room[0], escaped, height)
    table = figure_table(figure)
    name = number(table) or text(table.title)
    captions = [setting.caption("lof", number(table), text(table.title))]
    again = setting.again(f"{setting.line(name)} ({label(setting.language, 'continued')})")
    captions += [again] * (len(parts) - 1)
    notes = loose(
        below_latex((figure.description, *figure.notes, left_out), figure.source, setting)
    )
    above = style.figure_caption == "above"
    found = [
        _part(picture, caption, above, notes if at == len(parts) else [])
        for at, (picture, caption) in enumerate(zip(parts, captions, strict=True), 1)
    ]
    return "\n".join(found)


def _part(picture: str, caption: str, above: bool, notes: list[str]) -> str:
    """One picture with its caption above or below it, in a box that no page parts."""
    shown = f"{{\\centering\n{picture}\\par}}"
    placed = [f"\\qccaption{{{caption}}}", "\\vskip6bp", shown]
    begin, end = "\\noindent\\begin{minipage}{\\linewidth}", "\\end{minipage}\\par\\vskip12bp"
    inner = placed if above else placed[::-1]
    return "\n".join(["\\par\\vskip12bp", begin, *inner, *notes, end])


def table_beside(figure: Figure, language: str) -> Iterator[Table]:
    """The table of a figure, headed by the figure's name, unless the document has it anyway."""
    if not figure.beside:
        shown = figure_table(figure)
        name = number(shown) or text(shown.title)
        title = label(language, "data").format(name=name) if name else ""
        yield replace(figure.table, title=title, caption=None)
