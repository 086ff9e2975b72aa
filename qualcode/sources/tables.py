"""Interviews kept in tables: question and answer columns, or a column of speakers.

A table is understood by its header row (`No | Pertanyaan | Jawaban`, `Pelaku | Pernyataan`, an
informant's label over the column), or, without one, where its cells leave no doubt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from qualcode.model.source import Voice
from qualcode.model.speaker_label import fold_label
from qualcode.sources.columns import Column, Role, Test, answering, column_role
from qualcode.sources.raw import Cell, RawSource
from qualcode.sources.speakers import INTERVIEWER, Directory, Speaker
from qualcode.sources.vocabulary import general

_HEADER_DEPTH = 3

WIDEST = 8
"""Columns of the widest table whose cells are looked at when no header row tells what it is."""


class Spoken(NamedTuple):
    """What a cell holds: somebody's words. Without a speaker the label has yet to be resolved."""

    label: str
    speaker: Speaker | None


@dataclass(frozen=True, slots=True)
class TableReading:
    """What the blocks of a source are that stand in tables, by their index.

    `spoken` begin a turn; `aside` are header rows, section rows and the researcher's own columns;
    `glue` are numbers, time stamps and speakers' cells. `loose` maps blocks of tables that were
    not understood to the table's number.
    """

    spoken: dict[int, Spoken]
    aside: frozenset[int]
    glue: frozenset[int]
    loose: dict[int, int]


Grid = dict[int, dict[int, Cell]]
"""The cells of a table by row and column."""


def read_tables(raw: RawSource, directory: Directory) -> TableReading:
    """Find out what the cells of all tables are."""
    grids = _grids(raw)
    plans = {table: plan for table, grid in grids.items() if (plan := _plan(raw, grid, directory))}
    wide = {table for table, grid in grids.items() if len(_columns(grid)) > 1}
    spoken: dict[int, Spoken] = {}
    aside: set[int] = set()
    glue: set[int] = set()
    loose: dict[int, int] = {}
    begun: set[tuple[int, int, int]] = set()
    for index, block in enumerate(raw.blocks):
        chain = raw.chain(block)
        cell = next((one for one in reversed(chain) if one.table in plans), None)
        if cell is None:
            outermost = next((one.table for one in reversed(chain) if one.table in wide), None)
            if outermost is not None:
                loose[index] = outermost
            continue
        what = plans[cell.table].get((cell.row, cell.column), Role.ASIDE)
        place = (cell.table, cell.row, cell.column)
        if not isinstance(what, Spoken):
            (aside if what is Role.ASIDE else glue).add(index)
        elif place not in begun and raw.words(block).strip():
            begun.add(place)
            spoken[index] = what
    return TableReading(spoken, frozenset(aside), frozenset(glue), loose)


Plan = dict[tuple[int, int], Spoken | Role]
"""What stands in each cell of a table, by row and column."""


def _grids(raw: RawSource) -> dict[int, Grid]:
    grids: dict[int, Grid] = {}
    for cell in raw.cells:
        grids.setdefault(cell.table, {}).setdefault(cell.row, {})[cell.column] = cell
    return grids


def _columns(grid: Grid) -> set[int]:
    return {column for row in grid.values() for column in row}


def _plan(raw: RawSource, grid: Grid, directory: Directory) -> Plan | None:
    if len(_columns(grid)) < 2:
        return None
    rows = sorted(grid)
    for row in rows[:_HEADER_DEPTH]:
        headers = {column: _text(raw, cell) for column, cell in grid[row].items()}
        columns = {at: column_role(text, directory) for at, text in headers.items()}
        arranged = _arranged(columns, directory)
        if arranged:
            return _filled(raw, grid, arranged, header=row)
    arranged = _told_by_content(raw, grid, directory)
    return _filled(raw, grid, arranged, header=-1) if arranged else None


def _arranged(columns: dict[int, Column], directory: Directory) -> dict[int, Column] | None:
    """The columns where their headers make a question/answer or a speaker/text table."""
    by_role = {role: [at for at, one in columns.items() if one.role is role] for role in Role}
    questions, answers = by_role[Role.QUESTION], by_role[Role.ANSWER]
    texts, names = by_role[Role.TEXT], by_role[Role.SPEAKER]
    if len(questions) == 1 and (answers or len(texts) == 1):
        spoken = answers or texts
        alone = len(spoken) == 1
        changed = {at: answering(columns[at], directory, alone) for at in spoken}
        return columns | changed
    people = names or (answers if texts else [])
    words = texts or (answers if names else [])
    if not questions and len(people) == 1 and len(words) == 1:
        changed = {people[0]: Column(Role.SPEAKER, ""), words[0]: Column(Role.TEXT, "")}
        return columns | changed
    if not questions and not texts and len(answers) > 1:
        return columns if all(columns[at].speaker for at in answers) else None
    return None


def _told_by_content(raw: RawSource, grid: Grid, directory: Directory) -> dict[int, Column] | None:
    """The columns of a table without a header row, where the cells leave no doubt."""
    if len(_columns(grid)) > WIDEST:
        return None
    texts = {at: list(_cells_of(raw, grid, at)) for at in _columns(grid)}
    filled = {at: cells for at, cells in texts.items() if not _are_numbers(cells)}
    columns = {at: Column(Role.NUMBER, "") for at in texts if at not in filled}
    if len(filled) != 2 or min(map(len, filled.values())) < 2:
        return None
    left, right = sorted(filled)
    if _share(filled[left], lambda text: _is_label(text, directory)) >= 0.8:
        return columns | {left: Column(Role.SPEAKER, ""), right: Column(Role.TEXT, "")}
    asks = {at: _share(cells, _asks) for at, cells in filled.items()}
    if directory.alone and asks[left] >= 0.6 and asks[right] <= 0.2:
        answer = answering(Column(Role.ANSWER, ""), directory, True)
        return columns | {left: Column(Role.QUESTION, "", INTERVIEWER), right: answer}
    return None


def _filled(raw: RawSource, grid: Grid, columns: dict[int, Column], header: int) -> Plan:
    plan: Plan = {}
    titles = {at: fold_label(_text(raw, cell)) for at, cell in grid.get(header, {}).items()}
    name = ""
    for row in sorted(grid):
        cells = {at: _text(raw, cell) for at, cell in grid[row].items()}
        repeated = {at: fold_label(text) for at, text in cells.items()} == titles
        if row <= header or repeated or _is_section(cells, columns):
            plan |= {(row, at): Role.ASIDE for at in cells}
            continue
        speakers = [text for at, text in cells.items() if _role(columns, at) is Role.SPEAKER]
        name = next(filter(None, speakers), name).rstrip(" :：")
        plan |= {(row, at): _content(columns.get(at), name) for at in cells}
    return plan


def _content(column: Column | None, name: str) -> Spoken | Role:
    if column is None:
        return Role.ASIDE
    match column.role:
        case Role.QUESTION | Role.ANSWER:
            return Spoken(column.label, column.speaker)
        case Role.TEXT if name:
            return Spoken(name, None)
        case Role.NUMBER | Role.TIME | Role.SPEAKER:
            return Role.NUMBER
        case _:
            return Role.ASIDE


def _role(columns: dict[int, Column], at: int) -> Role | None:
    return columns[at].role if at in columns else None


def _is_section(cells: dict[int, str], columns: dict[int, Column]) -> bool:
    """Whether a row is a title across the table rather than something said."""
    if len(cells) == 1 and len(columns) > 1:
        return True
    filled = [at for at, text in cells.items() if text]
    spoken = (Role.QUESTION, Role.ANSWER, Role.TEXT, Role.SPEAKER)
    return not any(_role(columns, at) in spoken for at in filled)


def _text(raw: RawSource, cell: Cell) -> str:
    return " ".join(raw.text[cell.start : cell.end].split())


def _cells_of(raw: RawSource, grid: Grid, column: int) -> Iterator[str]:
    for row in grid.values():
        if column in row and (text := _text(raw, row[column])):
            yield text


def _are_numbers(texts: Sequence[str]) -> bool:
    return all(len(text) <= 5 and not any(map(str.isalpha, text)) for text in texts)


def _share(texts: Sequence[str], test: Test) -> float:
    return sum(map(test, texts)) / len(texts) if texts else 0.0


def _asks(text: str) -> bool:
    return text.rstrip(" \"'”’)").endswith("?")


def _is_label(text: str, directory: Directory) -> bool:
    label = text.rstrip(" :：")
    found = directory.known(label)
    known = found is not None and (found.voice is not Voice.UNRESOLVED or bool(found.informant))
    return len(label) <= 40 and (known or general(fold_label(label)) is not None)
