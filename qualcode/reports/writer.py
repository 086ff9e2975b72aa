"""What every report of a study shares: its language, numbering, notes, and the draft rule.

While codings that nobody has reviewed are in a table, its title says DRAF, its note how many are
reviewed, and its source line does not claim that the researcher has worked on it; nor does that
of a table behind which there is no coding at all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cached_property

from qualcode.displays.citation import case_name
from qualcode.document import (
    Block,
    Caption,
    Document,
    Joined,
    Paragraph,
    Resolver,
    Table,
    Words,
    phrase,
)
from qualcode.model.source import SourceKind
from qualcode.stages.passages import statements
from qualcode.study import Evidence, Selection, Study
from qualcode.wording import catalogue


class Writer:
    """Finishes the blocks of one document."""

    def __init__(self, study: Study, selection: Selection) -> None:
        self.study = study
        self.selection = selection
        settings = study.settings
        self._wording = catalogue(settings.language, settings.edition)

    @cached_property
    def evidence(self) -> dict[str, Evidence]:
        """The selected codings by id."""
        return {row.coding.id: row for row in self.study.select(self.selection)}

    @property
    def draft(self) -> bool:
        """Whether codings that nobody has reviewed are in the selection."""
        return any(not row.coding.reviewed for row in self.evidence.values())

    @property
    def date(self) -> date | None:
        """The study's date, else its newest source's; never today."""
        known = [source.entry.date for source in self.study.sources if source.entry.date]
        return self.study.settings.date or max(known, default=None)

    def document(
        self,
        title: Words,
        blocks: Iterable[Block],
        lines: tuple[Words, ...] = (),
        title_page: bool = False,
    ) -> Document:
        """The document in the study's language, its tables numbered and noted."""
        draft = phrase("draft.banner")
        document = Document(
            title=phrase("draft.title", title=title) if self.draft else title,
            language=self.study.settings.language,
            blocks=self._finished(blocks),
            lines=(*lines, *((draft,) if self.draft and title_page else ())),
            banner=draft if self.draft else "",
            date=self.date,
            title_page=title_page,
        )
        resolver = Resolver(self.study.settings.language, self._wording.say)
        return resolver.document(document)

    def _finished(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        number = 0
        finished: list[Block] = []
        for block in blocks:
            if isinstance(block, Table):
                number += 1
                before = finished[-1] if finished else None
                further = isinstance(before, Table) and before.name == block.name != ""
                finished.append(self._table(block, number, further))
            else:
                finished.append(block)
        return tuple(finished)

    def _table(self, table: Table, number: int, further: bool) -> Table:
        """The finished table; one that is a `further` part of a display repeats few notes."""
        caption = Caption(phrase("caption.table"), self.study.settings.chapter, number)
        if table.source:
            return replace(table, caption=caption, notes=(*table.notes, *self._illustrative()))
        rows = self._rows_behind(table)
        draft = any(not row.coding.reviewed for row in rows)
        notes = self._notes(rows, draft)[: 1 if further else None]
        return replace(
            table,
            title=phrase("draft.table", title=table.title) if draft else table.title,
            caption=caption,
            notes=(*table.notes, *notes, *self._illustrative()),
            source=self._source(rows, draft),
        )

    def _rows_behind(self, table: Table) -> list[Evidence]:
        """The codings that a table refers to, or all of them where it is about all."""
        if table.about_all:
            return list(self.evidence.values())
        cells = (cell for row in table.rows for cell in row)
        ids = dict.fromkeys(one.coding for cell in cells for one in cell.evidence)
        return [self.evidence[one] for one in ids if one in self.evidence]

    def _notes(self, rows: list[Evidence], draft: bool) -> tuple[Words, ...]:
        # What several coders coded is kept for each of them and counts once.
        ids = {row.coding.id for row in rows}
        in_order = (row for row in self.evidence.values() if row.coding.id in ids)
        made = statements(self.study, in_order)
        reviewed = sum(one.reviewed for one in made)
        key = "note.draft" if draft else "note.reviewed"
        return (phrase(key, x=reviewed, y=len(made)), *self.selection_notes())

    def notes(self) -> tuple[Words, ...]:
        """What every table says, for text that stands outside tables: reviews, phase, selection."""
        return self._notes(list(self.evidence.values()), self.draft)

    def selection_notes(self) -> tuple[Words, ...]:
        """The phase, and whatever else narrows the evidence."""
        notes: list[Words] = [phrase(f"note.phase.{self.selection.phase}")]
        narrowed = tuple(
            phrase(f"selected.{noun}", which=Joined(which))
            for noun, which in self._narrowed()
            if which
        )
        if narrowed:
            notes.append(phrase("note.selected", which=Joined(narrowed, "; ")))
        if self.study.unread:
            notes.append(phrase("note.unread", which=Joined(tuple(self.study.unread))))
        if orphans := self.study.decisions.orphans:
            where = Joined(tuple(dict.fromkeys(one.source for one in orphans)))
            notes.append(phrase("note.orphans", n=len(orphans), which=where))
        if self.study.reviewed_only(self.selection):
            notes.append(phrase("note.reviewed-only"))
        return tuple(notes)

    def _narrowed(self) -> Iterable[tuple[str, tuple[Words, ...]]]:
        roster, selection = self.study.roster, self.selection
        groups = {group.id: group.label for group in roster.groups}
        cases = {case.id: case_name(self.study, case) for case in roster.cases}
        names = {one.id: one.printed_name for one in roster.informants}
        yield "codes", tuple(selection.codes)
        yield "groups", tuple(groups.get(one, one) for one in selection.groups)
        yield "informants", tuple(names.get(one, one) for one in selection.informants)
        yield "cases", tuple(cases.get(one, one) for one in selection.cases)
        yield "sources", tuple(selection.sources)

    def _illustrative(self) -> tuple[Words, ...]:
        return (phrase("note.illustrative"),) if self.study.settings.illustrative else ()

    def _source(self, rows: list[Evidence], draft: bool) -> Words:
        chosen = self.study.selected_sources(self.selection)
        kinds = {row.source.kind for row in rows} or {one.kind for one in chosen}
        kinds = kinds or {SourceKind.INTERVIEW}
        named = Joined(tuple(phrase(f"kind.{kind}") for kind in SourceKind if kind in kinds))
        key = "source.draft" if draft else "source.analysed" if rows else "source.unreviewed"
        return self.dated(key, kinds=named)

    def dated(self, key: str, **args: Words) -> Words:
        """A source line with the year behind it, where the study has a date."""
        line = phrase(key, **args)
        return phrase("source.year", line=line, year=str(self.date.year)) if self.date else line

    def prompt(self, key: str, **args: Words | int) -> Paragraph:
        """A paragraph that only the researcher can write."""
        return Paragraph(phrase(key, **args), prompt=True)
