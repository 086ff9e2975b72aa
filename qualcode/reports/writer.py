"""What every report of a study shares: its language, numbering, notes, and the draft rule.

While codings that nobody has reviewed are in a table, its title says DRAF, its note how many are
reviewed, and its source line does not claim that the researcher has worked on it. A table behind
which there is no coding says nothing of reviews, since there is nothing to review.
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
from qualcode.model.source import Source, SourceKind
from qualcode.reports.foreign import words_of_others
from qualcode.reports.made_of_data import is_made_of_data
from qualcode.reports.numbering import Numbering
from qualcode.reports.references import references_behind
from qualcode.reports.rules_once import RulesOnce, shows_the_same
from qualcode.reports.section_numbers import with_section_numbers
from qualcode.stages.passages import statements
from qualcode.study import Evidence, Selection, Study

_OF_DATA = ("source.study", "source.draft")
"""Source lines that name what was gathered and nothing that was done with it."""


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
        is_draft: bool | None = None,
    ) -> Document:
        """The document in the study's language, its tables numbered and noted.

        It is a draft where the selection is one, unless `is_draft` knows better. The banner says
        so at the head of every page; on a title page that is enough.
        """
        is_draft = self.draft if is_draft is None else is_draft
        numbering = Numbering(self.study.settings.chapter)
        document = Document(
            title=phrase("draft.title", title=title) if is_draft and not title_page else title,
            language=self.study.settings.language,
            blocks=self._finished(blocks, numbering),
            lines=lines,
            banner=phrase("draft.banner") if is_draft else "",
            date=self.date,
            title_page=title_page,
            foreign=words_of_others(self.study),
        )
        say = self.study.wording.say
        language, safe = self.study.settings.language, self.study.anonymiser
        resolver = Resolver(language, say, numbering.labels, safe)
        return with_section_numbers(resolver.document(document), self.study.style.numbered_to)

    def _finished(self, blocks: Iterable[Block], numbering: Numbering) -> tuple[Block, ...]:
        finished: list[Block] = []
        rules = RulesOnce()
        for block in blocks:
            match block:
                case Heading(chapter=chapter) if chapter != "":
                    numbering.chapter = chapter
                    finished.append(block)
                case Table():
                    caption = numbering.caption(phrase("caption.table"), block.name, block.about)
                    block = rules.told(block, caption)
                    finished.append(self._captioned(block, caption, finished[-1:]))
                case Figure():
                    # A figure beside its table has that table's name.
                    caption = numbering.caption(phrase("caption.figure"), f"figure:{block.name}")
                    block = rules.told(block, caption)
                    finished.append(self._captioned(block, caption, finished[-1:]))
                case _:
                    finished.append(block)
        return tuple(finished)

    def _captioned(self, block: Table | Figure, caption: Caption, before: list[Block]) -> Block:
        """The block with its number and, where it has no source line yet, all that `noted` adds."""
        done = block if block.source else self._noted(block, before)
        invented = self.study.settings.illustrative and is_made_of_data(done)
        told = (phrase("note.illustrative"),) if invented else ()
        return replace(done, caption=caption, notes=(*done.notes, *told))

    def noted(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """The blocks of a display, each table and figure with its title, notes and source line.

        For those whose selection is not that of the whole document, and for what has a source
        line of its own: also ratings, attributes and events are those of a selection.
        """
        done: list[Block] = []
        for block in blocks:
            if isinstance(block, Table | Figure):
                block = self._noted(block, done[-1:])
            done.append(block)
        return tuple(done)

    def any_draft(self, blocks: Iterable[Block]) -> bool:
        """Whether a coding that nobody has reviewed stands behind one of the tables or figures."""
        shown = (one for one in blocks if isinstance(one, Table | Figure))
        return any(not row.coding.reviewed for one in shown for row in self._rows_behind(one))

    def _noted(self, block: Table | Figure, before: list[Block]) -> Table | Figure:
        """The block with its notes and source line.

        A further part of what stands right `before` it repeats only what is reviewed.
        """
        rows = self._rows_behind(block)
        draft = any(not row.coding.reviewed for row in rows)
        further = _is_further(block, before)
        notes = (*self._reviewed(rows, draft), *(() if further else self.selection_notes()))
        return replace(
            block,
            title=phrase("draft.table", title=block.title) if draft else block.title,
            notes=(*block.notes, *notes),
            source=block.source or self._source(rows, draft),
        )

    def _rows_behind(self, block: Table | Figure) -> list[Evidence]:
        """The codings that a block refers to, or all of them where it is about all."""
        if block.about_all:
            return list(self.evidence.values())
        named = dict.fromkeys(one.coding for one in references_behind(block))
        return [self.evidence[one] for one in named if one in self.evidence]

    def _reviewed(self, rows: list[Evidence], draft: bool) -> tuple[Words, ...]:
        """How much of what is counted is reviewed; nothing where nothing is."""
        if not rows:
            return ()
        # What several coders coded is kept for each of them and counts once.
        ids = {row.coding.id for row in rows}
        in_order = (row for row in self.evidence.values() if row.coding.id in ids)
        made = statements(self.study, in_order)
        reviewed = sum(one.reviewed for one in made)
        return (phrase("note.draft" if draft else "note.reviewed", x=reviewed, of=len(made)),)

    def notes(self) -> tuple[Words, ...]:
        """What every table says, for text that stands outside tables: reviews, phase, selection."""
        rows = list(self.evidence.values())
        return (*self._reviewed(rows, self.draft), *self.selection_notes())

    def selection_notes(self) -> tuple[Words, ...]:
        """The phase where there are several, and whatever else narrows the evidence."""
        phases = {source.entry.phase for source in self.study.sources}
        notes: list[Words] = []
        if len(phases) > 1:
            notes.append(phrase(f"note.phase.{self.selection.phase}"))
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

    def _source(self, rows: list[Evidence], draft: bool) -> Words:
        if not rows:
            return self.dated("source.study")
        kinds = {row.source.kind for row in rows}
        named = Joined(tuple(phrase(f"kind.{kind}") for kind in SourceKind if kind in kinds))
        shown = (row.source for row in rows)
        return self.dated("source.draft" if draft else "source.analysed", shown, kinds=named)

    def dated(self, key: str, sources: Iterable[Source] | None = None, **args: Words) -> Words:
        """A source line with the year behind it, where one is known.

        Of what the researcher worked on, drew up or computed it is the year of the study. A line
        that names data and no work on them has the years of the `sources` shown, or of all that
        are selected, from the oldest to the newest: a document of 2024 is none of 2026.
        """
        line = phrase(key, **args)
        shown = self.study.selected_sources(self.selection) if sources is None else sources
        years = (_years(shown) if key in _OF_DATA else "") or (self.date and str(self.date.year))
        return phrase("source.year", line=line, year=years) if years else line

    def prompt(self, key: str, **args: Words | int) -> Paragraph:
        """A paragraph that only the researcher can write."""
        return Paragraph(phrase(key, **args), prompt=True)


def _years(sources: Iterable[Source]) -> str:
    """The year of sources, or the first and the last; "" where no date is known."""
    known = sorted({one.entry.date.year for one in sources if one.entry.date})
    return "–".join(map(str, dict.fromkeys((*known[:1], *known[-1:]))))


def _is_further(block: Block, before: list[Block]) -> bool:
    """Whether a table or figure is a further part of what stands right before it."""
    return any(type(one) is type(block) for one in before) and shows_the_same(block, before)
