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
    Figure,
    Heading,
    Joined,
    Paragraph,
    Resolver,
    Table,
    Words,
    phrase,
)
from qualcode.model.source import SourceKind
from qualcode.reports.numbering import Numbering
from qualcode.reports.references import references_behind
from qualcode.reports.section_numbers import with_section_numbers
from qualcode.stages.passages import statements
from qualcode.study import Evidence, Selection, Study


class Writer:
    """Finishes the blocks of one document."""

    def __init__(self, study: Study, selection: Selection) -> None:
        self.study = study
        self.selection = selection

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
        numbering = Numbering(self.study.settings.chapter)
        document = Document(
            title=phrase("draft.title", title=title) if self.draft else title,
            language=self.study.settings.language,
            blocks=self._finished(blocks, numbering),
            lines=(*lines, *((draft,) if self.draft and title_page else ())),
            banner=draft if self.draft else "",
            date=self.date,
            title_page=title_page,
        )
        say = self.study.wording.say
        language, safe = self.study.settings.language, self.study.anonymiser
        resolver = Resolver(language, say, numbering.labels, safe)
        return with_section_numbers(resolver.document(document), self.study.style.numbered_to)

    def _finished(self, blocks: Iterable[Block], numbering: Numbering) -> tuple[Block, ...]:
        finished: list[Block] = []
        for block in blocks:
            match block:
                case Heading(chapter=chapter) if chapter != "":
                    numbering.chapter = chapter
                    finished.append(block)
                case Table():
                    caption = numbering.caption(phrase("caption.table"), block.name)
                    finished.append(self._noted(block, caption, finished[-1:]))
                case Figure():
                    # A figure beside its table has that table's name.
                    caption = numbering.caption(phrase("caption.figure"), f"figure:{block.name}")
                    finished.append(self._noted(block, caption, finished[-1:]))
                case _:
                    finished.append(block)
        return tuple(finished)

    def _noted(self, block: Table | Figure, caption: Caption, before: list[Block]) -> Block:
        """The block with its number, notes and source line.

        A further part of what stands right `before` it repeats few of the notes.
        """
        if block.source:
            return replace(block, caption=caption, notes=(*block.notes, *self._illustrative()))
        rows = self._rows_behind(block)
        draft = any(not row.coding.reviewed for row in rows)
        further = any(type(one) is type(block) and one.name == block.name != "" for one in before)
        notes = self._notes(rows, draft)[: 1 if further else None]
        return replace(
            block,
            title=phrase("draft.table", title=block.title) if draft else block.title,
            caption=caption,
            notes=(*block.notes, *notes, *self._illustrative()),
            source=self._source(rows, draft),
        )

    def _rows_behind(self, block: Table | Figure) -> list[Evidence]:
        """The codings that a block refers to, or all of them where it is about all."""
        named = dict.fromkeys(one.coding for one in references_behind(block))
        everything = isinstance(block, Figure) and not named
        if block.about_all or everything:
            return list(self.evidence.values())
        return [self.evidence[one] for one in named if one in self.evidence]

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
