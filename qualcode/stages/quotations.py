"""Quotations by a Boolean selection over codes (Boolean and proximity retrieval).

The method is that of code-and-retrieve: codings that overlap, stand in one sentence or turn, or
near each other, are brought together (Miles and Huberman 1994, chapter 4; Bazeley and Jackson
2013 on coding queries).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from qualcode.errors import QualcodeError
from qualcode.model.codebook import Codebook
from qualcode.model.coding import Polarity
from qualcode.registry import did_you_mean
from qualcode.stages.nearness import Nearness, Ruler, Stretches
from qualcode.stages.passages import Statement, statements
from qualcode.stages.selection_query import ANY, Expression, named
from qualcode.stages.selection_verdict import takes
from qualcode.stages.word_search import WordSearch
from qualcode.study import Evidence, Selection, Study


@dataclass(frozen=True)
class Query:
    """What is asked for.

    The expression is held against all codings in force, `selection` (whose codes narrow it, too),
    `polarities` and `words` then narrow what is shown. An empty tuple narrows nothing.
    """

    expression: Expression
    selection: Selection
    nearness: Nearness
    polarities: tuple[Polarity, ...] = ()
    words: WordSearch | None = None


@dataclass(frozen=True, slots=True)
class SelectedPassage:
    """A passage once, with a statement for each code that was asked for, in codebook order."""

    statements: tuple[Statement, ...]

    @property
    def first(self) -> Evidence:
        """The coding by which the passage is cited."""
        return self.statements[0].first

    @property
    def printed(self) -> str:
        """The quotation for a document."""
        return self.statements[0].printed

    @property
    def reviewed(self) -> bool:
        """Whether a person made or accepted every coding of it."""
        return all(one.reviewed for one in self.statements)


def checked(expression: Expression, codebook: Codebook) -> Expression:
    """The same selection, in which every code is known.

    Raises:
        QualcodeError: a code is not in the codebook; the text suggests the closest one.
    """
    for one in named(expression):
        if one.code != ANY and one.code not in codebook:
            where = f" (character {one.at})" if one.at else ""
            raise QualcodeError(f"no code named '{one.code}'{where}.", _meant(one.code, codebook))
    return expression


def _meant(code: str, codebook: Codebook) -> str:
    ids = [one.id for one in codebook.codes]
    same = next((one for one in ids if one.casefold() == code.casefold()), None)
    hint = f"Did you mean '{same}'?" if same else did_you_mean(code, ids)
    return hint or "See them with: qualcode codebook show"


def select_quotations(study: Study, query: Query) -> tuple[SelectedPassage, ...]:
    """The passages of a selection, in the order of sources and texts.

    Raises:
        QualcodeError: the expression names a code that is not in the codebook.
    """
    expression = checked(query.expression, study.codebook)
    rows = study.select(Selection(phase="all", reviewed=query.selection.reviewed))
    taken = _taken(study, rows, expression, query.nearness)
    taken &= {row.coding.id for row in study.select(query.selection)}
    passages: dict[tuple[str, int, int], list[Statement]] = {}
    for said in statements(study, rows):
        if any(row.coding.id in taken for row in said.rows) and _is_wanted(said, query):
            coding = said.first.coding
            passages.setdefault((coding.source, coding.start, coding.end), []).append(said)
    return tuple(SelectedPassage(tuple(found)) for found in passages.values())


def _is_wanted(said: Statement, query: Query) -> bool:
    if query.polarities and said.polarity not in query.polarities:
        return False
    return query.words is None or query.words.occurs(said.first.coding.quotation)


def _taken(
    study: Study, rows: Iterable[Evidence], expression: Expression, nearness: Nearness
) -> set[str]:
    """The ids of the codings that the expression takes."""
    by_source: dict[str, list[Evidence]] = {}
    for row in rows:
        by_source.setdefault(row.source.id, []).append(row)
    meant = _meant_codes(study, expression)
    return {
        row.coding.id
        for within in by_source.values()
        for row in _taken_in(within, expression, meant, nearness)
    }


def _meant_codes(study: Study, expression: Expression) -> dict[str, frozenset[str]]:
    """By what was typed: the ids of the code and of all below it."""
    book = study.codebook
    every = frozenset(code.id for code in book.codes)
    return {
        one.code: every
        if one.code == ANY
        else frozenset(code.id for code in book.subtree(one.code))
        for one in named(expression)
    }


def _taken_in(
    rows: list[Evidence],
    expression: Expression,
    meant: dict[str, frozenset[str]],
    nearness: Nearness,
) -> Iterator[Evidence]:
    """The codings of one source that the expression takes."""
    ruler = Ruler(rows[0].source, nearness.unit)
    measured = [(row, ruler(row.coding.start, row.coding.end)) for row in rows]
    known = {
        typed: Stretches(stretch for row, stretch in measured if row.code.id in ids)
        for typed, ids in meant.items()
    }
    for row, stretch in measured:

        def near(code: str, stretch: tuple[int, int] = stretch) -> bool:
            return known[code].near(stretch, nearness.sentences)

        def own(code: str, row: Evidence = row) -> bool:
            return row.code.id in meant[code]

        if takes(expression, near, own):
            yield row
