"""A table as a longtable: caption, repeated header, sections, rows, notes, source line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from qualcode.document import Align, Block, Cell, Table, Tone, Words
from qualcode.renderers.columns.fitting import Panel
from qualcode.renderers.labels import label
from qualcode.renderers.latex.escaping import folded
from qualcode.renderers.latex.headers import Frame
from qualcode.renderers.latex.keeping import LEADING, tied_rows
from qualcode.renderers.latex.setting import Setting, Sheet
from qualcode.renderers.noted import noted
from qualcode.renderers.reading import below, number, paragraphs, text
from qualcode.renderers.style import StyleProfile

_TONES = {
    Tone.PLAIN: "",
    Tone.STRONG: "\\qcstrong",
    Tone.CONFLICT: "\\qcconflict",
    Tone.AGREEMENT: "\\qcagreement",
    Tone.PROVISIONAL: "\\qcprovisional",
    Tone.EMPTY: "\\qcempty",
}
_SET = {Align.LEFT: "\\raggedright", Align.CENTER: "\\centering", Align.RIGHT: "\\raggedleft"}
# So many letters of notes stay on the page where the table ends.
_NOTES = 1500
_GAP = ("\\vskip12bp",)


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """The lines over and under one longtable; `again` stands over it on further pages.

    After the rows in `kept` no page may end. What is `asked` about the table closes it.
    """

    caption: str
    again: str
    notes: tuple[tuple[str, str], ...]
    above: bool
    kept: frozenset[int]
    asked: str


def table_latex(
    table: Table, sheet: Sheet, said: bool = False, following: Block | None = None, asked: str = ""
) -> str:
    """The caption, the table in as many parts as its columns need, and what stands below it.

    Where its title is already `said`, this stands on further pages only. `asked` is the prompt
    `following` the table in LaTeX: it stays with the end of the table, since it would stand alone
    on a page where a page on its side comes next.
    """
    setting, landscape = sheet.setting, sheet.landscape
    style = setting.style
    parts = sheet.fitting.panels(table, landscape)
    caption = "" if said else setting.caption("lot", number(table), text(table.title))
    notes = tuple(below_latex(table.notes, table.source, setting))
    if not parts:
        lines = [f"\\qccaption{{{caption}}}"] if caption else []
        return "\n".join([*lines, *loose(notes), *_GAP[: len(notes)], *filter(None, [asked])])
    name = setting.line(number(table) or text(table.title))
    again = setting.again(f"{name} ({label(setting.language, 'continued')})") if name else ""
    short = sum(map(len, below(table))) <= _NOTES
    loosely = [] if short else [*loose(notes), *_GAP, *filter(None, [asked])]
    written = []
    for part in parts:
        closed = short and part is parts[-1]
        around = _Surroundings(
            again if part.continued else caption,
            again,
            notes if closed else (),
            style.caption == "above" or part.continued,
            tied_rows(part, style, landscape, following if closed else None),
            asked if closed else "",
        )
        size = _size(part.size, style, landscape)
        written.append(f"{{{size}\n{_long_table(part, setting, around)}\n\\par}}")
    return "\n".join([*written, *loosely])


def _size(size: float, style: StyleProfile, landscape: bool) -> str:
    """What sets a table in type of its size, which is the style's or a smaller one."""
    if size == (style.wide_table_size if landscape else style.table_size):
        return "\\qcwidesize" if landscape else "\\qctablesize"
    return f"\\fontsize{{{size:g}bp}}{{{size * LEADING:.2f}bp}}\\selectfont"


def below_latex(
    notes: Sequence[Words], source: Words, setting: Setting
) -> Iterator[tuple[str, str]]:
    """Notes and source line in LaTeX, each with the macro that sets it."""
    for one in noted(notes, source, setting.style, setting.language):
        words = setting.own(one.words)
        before = f"{setting.marked(one.prefix)} " if one.prefix else ""
        if words:
            yield "source" if one.source else "note", folded(before + words)


def loose(notes: Iterable[tuple[str, str]]) -> list[str]:
    """Notes as paragraphs of their own, which may go on on the next page."""
    return [f"\\qc{kind}{{{words}}}" for kind, words in notes]


def _long_table(panel: Panel, setting: Setting, around: _Surroundings) -> str:
    frame = Frame.of(panel, setting)
    caption = [frame.outside("T", around.caption)] if around.caption else []
    again = [frame.outside("T", around.again)] if around.again else []
    lines = [
        f"\\gdef\\qchead{{%\n{frame.header()}}}",
        f"\\begin{{longtable}}{{{frame.columns}}}",
        *(caption if around.above else ()),
        "\\qchead",
        "\\endfirsthead",
        *again,
        f"\\qchead{frame.above_rest}",
        "\\endhead",
        f"{frame.foot}\\endfoot",
        "\\endlastfoot",
        *_rows(frame, around.kept),
        *(() if around.above else caption),
        *(frame.outside("N", _note(*note)) for note in around.notes),
        *([f"\\qcasked{{{frame.count}}}{{{around.asked}}}"] if around.asked else []),
        "\\qcend",
        "\\end{longtable}",
    ]
    return "\n".join(lines)


def _note(kind: str, words: str) -> str:
    return f"\\itshape {words}" if kind == "source" else words


def _rows(frame: Frame, tied: frozenset[int]) -> Iterator[str]:
    lines, last = frame.panel.lines, len(frame.panel.lines) - 1
    at = 0
    for section in frame.panel.table.sections:
        if title := frame.setting.line(text(section.title)):
            yield f"{frame.over(0, frame.count, 'B', folded(title))}\\\\*{frame.under_title}"
        for row in section.rows:
            kept = at in tied or at == last
            rule = frame.end if at == last else frame.between(kept)
            if lines[at] > frame.panel.most:
                yield f"{_tall_row(row, frame)}{rule}"
            else:
                yield f"{_row(row, frame)}\\\\{'*' * kept}{rule}"
            at += 1


def _row(row: Sequence[Cell], frame: Frame) -> str:
    return " &\n".join(_content(cell, frame, at) for at, cell in enumerate(row))


def _tall_row(row: Sequence[Cell], frame: Frame) -> str:
    """A row that is set line by line, so that a page may end in it."""
    columns = frame.panel.table.columns
    cells = (
        f"\\qccell{{{at}}}{{{_SET[column.align]}}}{{{frame.width(at)}}}"
        f"{{{_content(cell, frame, at)}}}"
        for at, (cell, column) in enumerate(zip(row, columns, strict=True))
    )
    return "\\qctall{%\n" + "\n".join(cells) + "}"


def _content(cell: Cell, frame: Frame, at: int) -> str:
    room, written = frame.room(at), frame.setting.cell
    words = "\\qcpar\n".join(folded(written(part, room)) for part in paragraphs(cell))
    tone = _TONES[cell.tone]
    return f"{tone}{{{words}}}" if tone and words else words
