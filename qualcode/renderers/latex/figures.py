"""Pictures with their captions; what a picture shows stands in a table below it."""

from __future__ import annotations

from qualcode.document import Figure
from qualcode.renderers.columns.turning import readable_figure
from qualcode.renderers.labels import label
from qualcode.renderers.latex.escaping import escaped
from qualcode.renderers.latex.setting import Setting
from qualcode.renderers.latex.tables import below_latex, loose
from qualcode.renderers.reading import number, text
from qualcode.renderers.spelled_out import figure_table

# Letters may be a little broader than they were taken to be.
_EDGE = 0.05


def figure_latex(figure: Figure, setting: Setting, landscape: bool) -> str:
    """The picture with its caption and what is to be seen in it, kept on one page.

    A picture in several parts has them on pages of their own, the last one with the notes; one of
    bars is parted where a page ends. A picture for which there is no room stands further down,
    where its page would stay nearly empty otherwise.
    """
    from qualcode.renderers.pictures import tikzs, tikzs_apart

    readable, left_out, (width, height) = readable_figure(
        figure, setting.style, setting.language, landscape
    )
    width -= _EDGE
    captions = _captions(figure, setting)
    notes = loose(
        below_latex((figure.description, *figure.notes, left_out), figure.source, setting)
    )
    above = setting.style.figure_caption == "above"
    if apart := tikzs_apart(readable, width, escaped, height):
        return _pieces(*apart, captions, above, notes)
    parts = tikzs(readable, width, escaped, height)
    first, *rest = (
        _part(picture, captions[at > 1], above, notes if at == len(parts) else [])
        for at, picture in enumerate(parts, 1)
    )
    further = "\n".join(f"\\qcpart{{{one}}}" for one in rest)
    return f"\\qcfigure{{{first}}}{{{further}}}"


def _captions(figure: Figure, setting: Setting) -> tuple[str, str]:
    """What stands at the first part of a picture, and at further ones."""
    table = figure_table(figure)
    name = number(table) or text(table.title)
    again = f"{setting.line(name)} ({label(setting.language, 'continued')})"
    return setting.caption("lof", number(table), text(table.title)), setting.again(again)


def _part(picture: str, caption: str, above: bool, notes: list[str]) -> str:
    """One picture with its caption above or below it."""
    placed = [f"\\qccaption{{{caption}}}", "\\vskip6bp", f"{{\\centering\n{picture}\\par}}"]
    return "\n".join([*(placed if above else placed[::-1]), *notes])


def _pieces(
    pieces: list[str], foot: str, captions: tuple[str, str], above: bool, notes: list[str]
) -> str:
    """The pieces of a picture that fill the pages, each part of it with its foot and caption."""
    *before, last = pieces
    first, again = captions
    place = "above" if above else "below"
    return "\n".join(
        [
            f"\\qcbars{{{place}}}{{{foot}}}{{{first}}}{{{again}}}{{%",
            *notes,
            "}",
            *(f"\\qcpiece{{{piece}}}" for piece in before),
            f"\\qclastpiece{{{last}}}",
        ]
    )
