"""Which sheets a document becomes.

A display that is split into several tables because a page is narrow is one table again where these
share their rows: a sheet has no edge, and a filter should catch the whole of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from qualcode.document import Block, Document, Figure, Heading, Table, Transcript
from qualcode.errors import QualcodeError
from qualcode.renderers.excel.chart_data import chart_data
from qualcode.renderers.excel.counts import counts_apart
from qualcode.renderers.excel.joining import joined, shared_columns, which_parts
from qualcode.renderers.labels import label
from qualcode.renderers.pictures import can_paint, for_room
from qualcode.renderers.reading import caption, number, text
from qualcode.renderers.spelled_out import figure_table

# More rows or columns than these Excel does not have; some are left for captions and notes.
_ROWS, _COLUMNS = 1_048_000, 16_000
_DASH = " – "


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table with what stands around it, and the blocks of the document that it is made of.

    `part` is the heading under which it stands, `lead` a line between caption and table; `draft`
    tells whether the banner of the document is said of it.
    """

    wish: str
    caption: str
    table: Table
    part: str = ""
    lead: str = ""
    figure: Figure | None = None
    blocks: tuple[int, ...] = ()
    draft: bool = True


@dataclass(slots=True)
class _Run:
    """Tables that follow each other and are parts of one display."""

    part: str
    first: int
    tables: list[Table] = field(default_factory=list)

    def goes_on(self, position: int, table: Table) -> bool:
        """Whether a table is a further part: the next one, of the same name, with these rows."""
        first = self.tables[0]
        return (
            position == self.first + len(self.tables)
            and first.name == table.name != ""
            and not (first.records or table.records)
            and shared_columns(first, table) > 0
        )


def sheets_of(document: Document) -> list[Sheet]:
    """The sheets for the tables, pictures and transcripts of a document, in its order.

    Raises:
        QualcodeError: a table is larger than a sheet can be.
    """
    mark = _mark(document)
    found: list[Sheet | _Run] = []
    part = ""
    for position, block in enumerate(document.blocks):
        if isinstance(block, Heading):
            part = text(block.text) if block.level <= 1 else part
        elif isinstance(block, Table):
            last = found[-1] if found else None
            if not (isinstance(last, _Run) and last.goes_on(position, block)):
                last = _Run(part, position)
                found.append(last)
            last.tables.append(block)
        else:
            found += _sheet(block, position, part, document.language, mark)
    sheets = (_of_run(one, mark) if isinstance(one, _Run) else one for one in found)
    return [_fitting(_finished(one, mark, document.language)) for one in sheets]


def _finished(one: Sheet, mark: str, language: str) -> Sheet:
    """The sheet with counts apart, and without the mark of a draft in its name."""
    table = one.table if one.table.records else counts_apart(one.table, language)
    return replace(one, wish=_unmarked(one.wish, mark), table=table)


def _sheet(block: Block, position: int, part: str, language: str, mark: str) -> Iterator[Sheet]:
    if isinstance(block, Figure):
        shown, left_out = for_room(block, language)
        block = replace(shown, notes=(*block.notes, *filter(None, (left_out,))))
        table, word = _table_of(block), label(language, "figure")
        # Its table has the same title, and often a sheet too.
        title = text(table.title) or table.name
        words = caption(table) if table.caption else f"{word}: {title}"
        wish = f"{number(table) or word} {title}"
        draft = _is_draft(words, mark)
        yield Sheet(wish, words, table, part, "", block, (position,), draft)
    if isinstance(block, Transcript):
        lead = " · ".join(f"{text(name)}: {text(fact)}" for name, fact in block.facts)
        title = text(block.title)
        coded = any(one.codes for one in block.utterances)
        name = title or block.source
        yield Sheet(name, title, block.table, part, lead, None, (position,), coded)


def _table_of(figure: Figure) -> Table:
    """What stands beside the picture: numbers to draw it of, where there are some.

    Else nothing where its table has a sheet of its own.
    """
    data, alone = chart_data(figure), figure.beside and can_paint()
    table = figure_table(figure if data is None else replace(figure, table=data))
    table = replace(table, notes=_said_once([text(note) for note in table.notes]))
    return replace(table, columns=(), sections=()) if alone and data is None else table


def _said_once(notes: Sequence[str]) -> tuple[str, ...]:
    """The notes of a picture and of its table, without those that others hold too."""
    found = list(dict.fromkeys(filter(None, notes)))
    held = [_plain(one) for one in found]
    return tuple(
        one
        for one, words in zip(found, held, strict=True)
        if not any(words in more and words != more for more in held)
    )


def _plain(note: str) -> str:
    return note.casefold().rstrip(".")


def _of_run(run: _Run, mark: str) -> Sheet:
    positions = tuple(range(run.first, run.first + len(run.tables)))
    if len(run.tables) == 1:
        (table,) = run.tables
        wish = table.name if table.records and table.name else _wish(table)
        part = "" if table.records else run.part
        draft = _is_draft(text(table.title), mark)
        return Sheet(wish, caption(table), table, part, blocks=positions, draft=draft)
    tables = [replace(one, title=_unmarked(text(one.title), mark)) for one in run.tables]
    table, numbers = joined(tables), _range(tables)
    title = text(table.title)
    if not numbers and (which := which_parts(tables)):
        title = f"{title}: {which}"
    draft = any(_is_draft(text(one.title), mark) for one in run.tables)
    words = "  ".join(filter(None, (numbers, f"{mark * draft}{title}")))
    wish = f"{numbers.rpartition(' ')[2]} {title}"
    return Sheet(wish, words, table, run.part, blocks=positions, draft=draft)


def _wish(table: Table) -> str:
    short = number(table).rpartition(" ")[2]
    return f"{short} {text(table.title) or table.name}"


def _mark(document: Document) -> str:
    """What stands before the title of every draft: it is said at the top of each sheet."""
    mark, dash, _ = text(document.banner).partition(_DASH)
    return mark + dash if dash else ""


def _is_draft(title: str, mark: str) -> bool:
    """Whether the mark stands in a title; where there is none, the banner holds for everything."""
    return not mark or mark in title


def _unmarked(wish: str, mark: str) -> str:
    return wish.replace(mark, "", 1) if mark else wish


def _range(tables: Sequence[Table]) -> str:
    first, last = number(tables[0]), number(tables[-1])
    return f"{first}–{last.rpartition(' ')[2]}" if first and last else first


def _fitting(sheet: Sheet) -> Sheet:
    if len(sheet.table.rows) > _ROWS or len(sheet.table.columns) > _COLUMNS:
        raise QualcodeError(
            f"'{sheet.caption or sheet.wish}' is larger than a sheet of Excel can be.",
            "Write .csv, or choose a part with --code, --source or --informant.",
        )
    return sheet
