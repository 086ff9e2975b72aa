"""The interview guide against the informants: what became of each question, what is left to ask.

It is read before fieldwork ends, when there is still time to go back. Whom to ask what again
follows from the cells and from the comparison of source groups; nothing is weighted. What waits at
the desk (answers without coding, proposals that nobody has judged) is kept apart from the field.

Sources: Farmer, Robinson, Elliott and Eyles (2006), the step of completeness comparison; Miles and
Huberman (1994), chapter 4, on planning the next contact from what the last one left open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from qualcode.model.codebook import AspectKind, Code
from qualcode.model.settings import Question
from qualcode.stages.ask_again import Reason, Reasons
from qualcode.stages.completeness import Answered, answered_by, people_of
from qualcode.stages.passages import quotable
from qualcode.stages.positions import Positions, positions_of
from qualcode.stages.triangulation import compared_codes
from qualcode.stages.voices import GroupVoice
from qualcode.study import Selection, Study


@dataclass(frozen=True, slots=True)
class GridCell:
    """What became of a row with one informant, and what is left to ask or to do."""

    answered: Answered
    reasons: tuple[Reason, ...]

    @property
    def voice(self) -> GroupVoice:
        """Whom it is about."""
        return self.answered.voice


@dataclass(frozen=True, slots=True)
class GridRow:
    """A question under one indicator, with its codes there; without a guide it is a code alone.

    `text` is the question as it may be printed.
    """

    indicator: Code
    question: Question | None
    text: str
    codes: tuple[Code, ...]
    cells: tuple[GridCell, ...]

    @property
    def key(self) -> str:
        """What tells the row's question from others; one question can have several rows."""
        return self.question.id if self.question else self.codes[0].id

    def as_json(self) -> dict[str, object]:
        """The row as `guide --json` prints it."""
        return {
            "indicator": self.indicator.id,
            "question": self.question.id if self.question else None,
            "text": self.text,
            "codes": [one.id for one in self.codes],
            "informants": {
                one.voice.id: {
                    "state": one.answered.word,
                    "quotations": [said.as_json() for said in one.answered.statements],
                    "again": [reason.as_json() for reason in one.reasons],
                }
                for one in self.cells
            },
        }


@dataclass(frozen=True, slots=True)
class AskAgain:
    """A question that an informant is to be asked again, or that waits at the desk, with why."""

    row: GridRow
    reasons: tuple[Reason, ...]
    answered: tuple[Answered, ...]

    def as_json(self) -> dict[str, object]:
        """The entry as `guide --again --json` prints it."""
        return {
            "question": self.row.question.id if self.row.question else None,
            "text": self.row.text,
            "again": [one.as_json() for one in self.reasons],
        }


@dataclass(frozen=True, slots=True)
class GuideGrid:
    """All rows in the order of the codebook, those that nobody can look for, and what is unasked.

    `written` is whether study.yaml has a guide whose questions name codes; `uncoded` are the
    questions that name none, `unasked` the indicators that no question is about, `order` the ids of
    the questions as the guide has them.
    """

    phase: str
    written: bool
    people: tuple[GroupVoice, ...]
    rows: tuple[GridRow, ...]
    uncoded: tuple[Question, ...]
    unasked: tuple[Code, ...]
    order: tuple[str, ...] = ()

    def again(self, voice: GroupVoice, at_desk: bool = False) -> tuple[AskAgain, ...]:
        """What an informant is to be asked again by question; or what waits at the desk."""
        found: dict[str, list[tuple[GridRow, GridCell]]] = {}
        for row in self.rows:
            for one in row.cells:
                if one.voice.id == voice.id:
                    found.setdefault(row.key, []).append((row, one))
        # As the guide has them: an interview is not held in the order of the codebook.
        places = {one: n for n, one in enumerate(self.order)}
        ordered = sorted(found.items(), key=lambda one: places.get(one[0], 0))
        entries = (_together(cells, at_desk) for _, cells in ordered)
        return tuple(one for one in entries if one.reasons)

    def as_json(self) -> dict[str, object]:
        """What `guide --json` prints."""
        return {
            "phase": self.phase,
            "guide": self.written,
            "rows": [one.as_json() for one in self.rows],
            "questions_without_codes": [one.id for one in self.uncoded],
            "indicators_without_question": [one.id for one in self.unasked],
            "again": self.again_as_json(self.people),
        }

    def again_as_json(self, people: Iterable[GroupVoice]) -> dict[str, object]:
        """For each informant what to ask again, and what to do before."""
        return {
            one.id: {
                "ask": [entry.as_json() for entry in self.again(one)],
                "before": [entry.as_json() for entry in self.again(one, at_desk=True)],
            }
            for one in people
        }


def _together(cells: list[tuple[GridRow, GridCell]], at_desk: bool) -> AskAgain:
    reasons = (reason for _, one in cells for reason in one.reasons)
    chosen = tuple(one for one in reasons if one.why.at_desk is at_desk)
    return AskAgain(cells[0][0], chosen, tuple(one.answered for _, one in cells))


def guide_grid(study: Study, selection: Selection) -> GuideGrid:
    """The grid of a selection; without a guide each code that tables have a line for is a row."""
    positions = positions_of(study, selection)
    return _Grid(positions).made()


class _Grid:
    """Makes the rows, with the comparison of the groups at hand."""

    def __init__(self, positions: Positions) -> None:
        self._positions = positions
        self._study = positions.study
        self._book = positions.study.codebook
        self._people = people_of(positions)
        self._why = Reasons(positions)

    def made(self) -> GuideGrid:
        guide = self._study.settings.guide
        written = any(self._known(one) for one in guide)
        rows = tuple(self._guided() if written else self._codes())
        return GuideGrid(
            self._positions.selection.phase,
            written,
            self._people,
            rows,
            tuple(one for one in guide if not self._known(one)),
            tuple(self._unasked()) if written else (),
            tuple(one.id for one in guide),
        )

    def _known(self, question: Question) -> tuple[Code, ...]:
        return tuple(one for code in question.codes if (one := self._book.get(code)))

    def _guided(self) -> Iterator[GridRow]:
        """The questions under their indicators; one that is about two stands under both."""
        chosen = self._study.selected_codes(self._positions.selection)
        found: dict[str, list[tuple[Question, tuple[Code, ...]]]] = {}
        for question in self._study.settings.guide:
            parts: dict[str, list[Code]] = {}
            for code in self._known(question):
                if self._book.below((code.id,)) & chosen:
                    parts.setdefault(self._book.indicator(code.id).id, []).append(code)
            for indicator, part in parts.items():
                found.setdefault(indicator, []).append((question, tuple(part)))
        for code in self._book.codes:
            for question, codes in found.get(code.id, ()):
                yield self._row(code, question, codes)

    def _codes(self) -> Iterator[GridRow]:
        for code in compared_codes(self._positions):
            yield self._row(self._book.indicator(code.id), None, (code,))

    def _row(self, indicator: Code, question: Question | None, codes: tuple[Code, ...]) -> GridRow:
        text = quotable(self._study, question.text) if question else ""
        cells = tuple(self._cell(question, codes, one) for one in self._people)
        return GridRow(indicator, question, text, codes, cells)

    def _cell(
        self, question: Question | None, codes: tuple[Code, ...], voice: GroupVoice
    ) -> GridCell:
        names = tuple(one.id for one in codes)
        whole = answered_by(self._positions, question, names, voice)
        reasons = (
            reason
            for code in codes
            for reason in self._why.of(
                code, answered_by(self._positions, question, (code.id,), voice)
            )
        )
        return GridCell(whole, tuple(reasons))

    def _unasked(self) -> Iterator[Code]:
        """The indicators of the codebook that no question names; suggestions come by themselves."""
        named = [code.id for one in self._study.settings.guide for code in self._known(one)]
        asked = {self._book.indicator(code).id for code in self._book.below(named)}
        asked |= {self._book.indicator(code).id for code in named}
        kind = self._book.kind
        codes = (one for one in self._positions.codes if kind(one.id) is not AspectKind.SUGGESTION)
        for indicator in dict.fromkeys(self._book.indicator(one.id).id for one in codes):
            if indicator not in asked:
                yield self._book[indicator]
