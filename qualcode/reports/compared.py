"""A triangulation together with the study it was made from, for the reports that print it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from qualcode.displays.axes import code_keys, under_title
from qualcode.displays.citation import code_name, references
from qualcode.document import Cell, Section, Tone, Words, cell
from qualcode.model.codebook import Code
from qualcode.reports.quoting import convergence_name, convergence_tone, flags
from qualcode.reports.side_names import farmer_name
from qualcode.stages.passages import Statement
from qualcode.stages.positions import Positions, positions_of
from qualcode.stages.triangulation import CodeComparison, Convergence, Triangulation
from qualcode.study import Selection, Study


@dataclass(frozen=True)
class Compared:
    """The rows of a triangulation under their roots, the aspects before what cuts across."""

    study: Study
    selection: Selection
    result: Triangulation
    in_farmers_words: bool = False

    @cached_property
    def positions(self) -> Positions:
        """The positions behind the rows."""
        return positions_of(self.study, self.selection)

    @cached_property
    def by_root(self) -> tuple[tuple[Code, tuple[CodeComparison, ...]], ...]:
        """The roots in printing order with their rows."""
        book = self.study.codebook
        rows = self.result.by_code
        keys = code_keys(self.positions, tuple(row.code for row in self.result.rows))
        roots: dict[str, list[CodeComparison]] = {}
        for key in keys:
            roots.setdefault(book.aspect(key.id).id, []).append(rows[key.id])
        return tuple((book[root], tuple(found)) for root, found in roots.items())

    @property
    def rows(self) -> tuple[CodeComparison, ...]:
        """All rows in printing order."""
        return tuple(row for _, rows in self.by_root for row in rows)

    @property
    def differing(self) -> tuple[CodeComparison, ...]:
        """The codes on which groups or single voices of different groups contradict each other."""
        return tuple(
            row for row in self.rows if row.convergence is Convergence.DISSONANT or row.opposed
        )


def under_root(
    root: Code,
    rows: tuple[CodeComparison, ...],
    cells: tuple[tuple[Cell, ...], ...],
    at: int = 0,
) -> Section:
    """The rows of a root under its name; `at` is the column that names their codes."""
    return under_title(code_name(root), tuple(code_name(row.code) for row in rows), cells, at)


def code_cell(row: CodeComparison) -> Cell:
    """The cell that names a row's code."""
    return cell(code_name(row.code))


def direction_cell(compared: Compared, row: CodeComparison) -> Cell:
    """Arah penilaian: the convergence with its flags."""
    return cell(relation(compared, row), *flags(row), tone=convergence_tone(row))


def relation(compared: Compared, row: CodeComparison) -> Words:
    """The convergence in plain words, or in those of the convergence coding matrix."""
    return farmer_name(row.convergence) if compared.in_farmers_words else convergence_name(row)


def said_cell(content: tuple[Words, ...], said: tuple[Statement, ...]) -> Cell:
    """A cell that rests on statements, or that says why there are none."""
    return cell(*content, tone=Tone.PLAIN if said else Tone.EMPTY, evidence=references(said))
