"""Which sheets a document becomes.

A display that is split into several tables because a page is narrow is one table again where these
share their rows: a sheet has no edge, and a filter should catch the whole of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from qualcode.document import Block, Column, Document, Figure, Heading, Section, Table, Transcript
from qualcode.errors import QualcodeError
from qualcode.renderers.labels import label
from qualcode.renderers.pictures import can_paint, for_room
from qualcode.renderers.reading import caption, number, paragraphs, text
from qualcode.renderers.spelled_out import figure_table

# More rows or columns than these Excel does not have; some are left for captions and notes.
_ROWS, _COLUMNS = 1_048_000, 16_000
_DASH = " – "
# What stands between what titles share and what each has besides, and how long this is in a name.
_AFTER, _SHORT = " :;,.–-—", 12
_DIGITS = re.compile("[0-9]+")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table with what stands around it, and the blocks of the document that it is made of.

    `part` is the heading under which it stands, `lead` a line between caption and table.
    """

    wish: str
    caption: str
    table: Table
    part: str = ""
    lead: str = ""
    figure: Figure | None = None
    blocks: tuple[int, ...] = ()


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
            and _shared(first, table) > 0
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
            found += _sheet(block, position, part, document.language)
    sheets = [_of_run(one) if isinstance(one, _Run) else one for one in found]
    return [_fitting(replace(one, wish=_unmarked(one.wish, mark))) for one in sheets]


def _sheet(block: Block, position: int, part: str, language: str) -> Iterator[Sheet]:
    if isinstance(block, Figure):
        shown, left_out = for_room(block, language)
        block = replace(shown, notes=(*block.notes, *filter(None, (left_out,))))
        table = _table_of(block)
        # Its table has the same title, and often a sheet too.
        wish = f"{number(table) or label(language, 'figure')} {text(table.title) or table.name}"
        yield Sheet(wish, caption(table), table, part, "", block, (position,))
    if isinstance(block, Transcript):
        lead = " · ".join(f"{text(name)}: {text(fact)}" for name, fact in block.facts)
        title = text(block.title)
        yield Sheet(title or block.source, title, block.table, part, lead, None, (position,))


def _table_of(figure: Figure) -> Table:
    """What stands beside the picture: nothing where its table has a sheet of its own."""
    table = figure_table(figure)
    table = replace(table, notes=tuple(dict.fromkeys(table.notes)))
    alone = figure.beside and can_paint()
    return replace(table, columns=(), sections=()) if alone else table


def _of_run(run: _Run) -> Sheet:
    positions = tuple(range(run.first, run.first + len(run.tables)))
    if len(run.tables) == 1:
        (table,) = run.tables
        wish = table.name if table.records and table.name else _wish(table)
        part = "" if table.records else run.part
        return Sheet(wish, caption(table), table, part, blocks=positions)
    table, numbers = _joined(run.tables), _range(run.tables)
    title = text(table.title)
    if not numbers and (which := _which(run.tables)):
        title = f"{title}: {which}"
    wish = f"{numbers.rpartition(' ')[2]} {title}"
    words = "  ".join(filter(None, (numbers, title)))
    return Sheet(wish, words, table, run.part, blocks=positions)


def _wish(table: Table) -> str:
    short = number(table).rpartition(" ")[2]
    return f"{short} {text(table.title) or table.name}"


def _mark(document: Document) -> str:
    """What stands before the title of every draft: it is said at the top of each sheet."""
    mark, dash, _ = text(document.banner).partition(_DASH)
    return mark + dash if dash else ""


def _unmarked(wish: str, mark: str) -> str:
    return wish.replace(mark, "", 1) if mark else wish


def _shared(one: Table, other: Table) -> int:
    """How many columns at the left are the same in both, and so name the rows."""
    if [_rows_of(section) for section in one.sections] != [
        _rows_of(section) for section in other.sections
    ]:
        return 0
    most = min(len(one.columns), len(other.columns)) - 1
    for n in range(most):
        if _column(one, n) != _column(other, n):
            return n
    return max(0, most)


def _rows_of(section: Section) -> tuple[str, int]:
    return text(section.title), len(section.rows)


def _column(table: Table, n: int) -> tuple[object, ...]:
    head = table.columns[n]
    return (text(head.header), text(head.group), *(paragraphs(row[n]) for row in table.rows))


def _joined(tables: Sequence[Table]) -> Table:
    """The tables side by side, each under its own caption, on the columns that all share."""
    first = tables[0]
    keys = min(_shared(first, one) for one in tables[1:])
    alike = len({tuple(text(head.header) for head in one.columns[keys:]) for one in tables}) == 1
    heads = [head for one in tables for head in _heads(one, keys, _own(one, tables), alike)]
    sections = tuple(
        Section(
            tuple(
                (*parts[0][:keys], *(cell for part in parts for cell in part[keys:]))
                for parts in zip(*(part.rows for part in same), strict=True)
            ),
            same[0].title,
        )
        for same in zip(*(one.sections for one in tables), strict=True)
    )
    return Table(
        _title(tables), (*first.columns[:keys], *heads), sections, _notes(tables), name=first.name
    )


def _notes(tables: Sequence[Table]) -> tuple[str, ...]:
    """The notes of all, then in one line those that say other numbers of each part, then sources.

    The first part says what holds for the display.
    """
    every = [[note for note in map(text, one.notes) if note] for one in tables]
    common = [note for note in every[0] if all(note in notes for notes in every)]
    own = [(one, note) for one, notes in zip(tables, every, strict=True) for note in notes]
    own = [(one, note) for one, note in own if note not in common]
    further = {_DIGITS.sub("#", note) for one, note in own if one is not tables[0]}
    about_all = [note for note in every[0] if _DIGITS.sub("#", note) not in further]
    numbered = [
        f"{number(one) or _own(one, tables) or _from_to(one)}: {note}"
        for one, note in own
        if note not in about_all
    ]
    lines = (*about_all, " ".join(dict.fromkeys(numbered)), *_sources(tables))
    return tuple(line for line in lines if line)


def _sources(tables: Sequence[Table]) -> list[str]:
    """The sources of all, without those that another one names too, among more."""
    found = {text(one.source): frozenset(text(one.source).split(", ")) for one in tables}
    return [one for one, items in found.items() if not any(items < more for more in found.values())]


def _from_to(table: Table) -> str:
    """The first and last column of a part that is called nothing else, after that of its rows."""
    first, *_, last = (text(one.header) for one in (*table.columns[1:2], *table.columns[-1:]))
    return f"{first}–{last}" if first != last else last


def _heads(table: Table, keys: int, own: str, alike: bool) -> Iterator[Column]:
    """The heads of what is the table's alone, under its number and what its title says besides.

    A single one is called that itself where it has the same head in all tables.
    """
    heads = table.columns[keys:]
    if alike and len(heads) == 1 and not text(heads[0].group):
        yield replace(heads[0], header=own)
        return
    for head in heads:
        yield replace(head, group=_DASH.join(filter(None, (own, text(head.group)))))


def _which(tables: Sequence[Table]) -> str:
    """From which to which part a sheet of tables without numbers goes, where that is short."""
    shared = _title(tables)
    if _counted(tables):
        return ""
    rests = [text(one.title).removeprefix(shared).lstrip(_AFTER) for one in tables]
    short = all(0 < len(rest) <= _SHORT for rest in rests)
    return f"{rests[0]}–{rests[-1]}" if short else ""


def _own(table: Table, tables: Sequence[Table]) -> str:
    """What tells a table from the others: its number, and what its title does not share.

    That it is the second of three parts tells nothing, as all of them stand side by side.
    """
    if _counted(tables):
        return number(table)
    shared, title = _title(tables), text(table.title)
    rest = title.removeprefix(shared).lstrip(_AFTER) if shared != title else ""
    return "  ".join(filter(None, (number(table), rest))) or title


def _title(tables: Sequence[Table]) -> str:
    """What the titles begin with alike, up to the end of a word."""
    if counted := _counted(tables):
        return counted
    titles = [text(one.title) for one in tables]
    alike = [len(set(letters)) == 1 for letters in zip(*titles, strict=False)]
    same = titles[0][: (*alike, False).index(False)]
    if any(len(one) > len(same) and one[len(same)].isalnum() for one in titles):
        same = same.rpartition(" ")[0]
    same = same.rstrip(_AFTER + "(")
    named = bool(same) and all(one[len(same) :].startswith(":") for one in titles)
    return same if named or len(same) > len(titles[0]) // 4 else titles[0]


def _counted(tables: Sequence[Table]) -> str:
    """The title of tables that say besides only which of so many parts they are, else nothing."""
    parts = [text(one.title).rpartition(": ") for one in tables]
    of = str(len(tables))
    counts = [_DIGITS.findall(count) for _, _, count in parts]
    alike = len({(title, _DIGITS.sub("#", count)) for title, _, count in parts}) == 1
    numbered = counts == [[str(n), of] for n in range(1, len(tables) + 1)]
    return parts[0][0] if alike and numbered else ""


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
