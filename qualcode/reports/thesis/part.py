"""A part of the thesis pack, and what all parts are made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from qualcode.document import (
    Block,
    Column,
    Heading,
    Joined,
    PageBreak,
    Paragraph,
    Phrase,
    Table,
    Transcript,
    Words,
    phrase,
)
from qualcode.model.memo import Finding
from qualcode.reports.transcripts import transcripts_of
from qualcode.reports.writer import Writer
from qualcode.stages.coder_agreement import CoderAgreement, agreement_of
from qualcode.stages.conclusion import Conclusion, conclude
from qualcode.stages.finding_ground import FindingGround, ground_of
from qualcode.stages.passages import quotable
from qualcode.stages.positions import Positions, positions_of
from qualcode.study import Selection, Study

_BRIEF = 5
"""Headings and paragraphs of an appendix that needs no page of its own, at most."""

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True)
class Pack:
    """The study and its selection on the way to a thesis; what several parts need is made once.

    `version` is the program's, printed as provenance; `full` shows every quotation uncut. `parts`
    are the names of the parts that are printed together: one can point to what stands in another.
    """

    study: Study
    selection: Selection
    writer: Writer
    version: str = ""
    full: bool = False
    parts: frozenset[str] = frozenset()

    @cached_property
    def positions(self) -> Positions:
        """The positions of voices and groups."""
        return positions_of(self.study, self.selection)

    @cached_property
    def conclusion(self) -> Conclusion:
        """The draft conclusions."""
        return conclude(self.study, self.selection)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that may be printed: no verdict of somebody who has withdrawn consent."""
        return tuple(one for one in self.study.findings if not self.study.withdrawn(one.voice))

    @cached_property
    def grounds(self) -> dict[str, FindingGround]:
        """What each of these findings rests on, by their ids."""
        return {
            one.id: ground_of(self.study, self.selection, one, self.positions)
            for one in self.findings
        }

    @cached_property
    def agreement(self) -> CoderAgreement | None:
        """The agreement of the coders; None where nobody coded what another had coded."""
        return agreement_of(self.study, self.selection)

    @cached_property
    def transcripts(self) -> tuple[Transcript, ...]:
        """The sources of the selection as they may be printed."""
        return transcripts_of(self.study, self.selection)

    def text(self, words: str) -> str:
        """What the researcher wrote, with the names of informants replaced."""
        return quotable(self.study, words)


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter or an appendix. `build` gives its blocks without its heading.

    `after` is where a chapter stands from the chapter of the results (-2 to 1); `appendix` is the
    number of an appendix, 0 for a chapter. The list of references is neither: not `numbered`.
    """

    name: str
    title: Words
    build: Callable[[Pack], Iterable[Block]]
    after: int = 0
    appendix: int = 0
    numbered: bool = True

    def number(self, study: Study) -> int:
        """The number of the chapter or appendix in this study."""
        if self.appendix:
            return self.appendix
        results = study.settings.chapter
        # Literature and method are the second and third chapter also where results come later.
        return (min(results, 4) if self.after < 0 else results) + self.after

    def called(self, study: Study) -> str:
        """The name by which it is asked for: `bab-4`, or `bab-5` where results stand there."""
        if self.appendix or not self.numbered:
            return self.name
        return f"bab-{self.number(study)}"

    def blocks(self, pack: Pack) -> Iterator[Block]:
        """The part under its heading."""
        yield Heading(1, self.heading(pack.study), self._chapter(pack.study))
        yield from self.build(pack)

    def _chapter(self, study: Study) -> int | str:
        """What the numbers of its tables begin with; nothing where it has none."""
        if not self.numbered:
            return ""
        number = self.number(study)
        return (
            study.wording.say("appendix.numbered", {"number": number}) if self.appendix else number
        )

    def heading(self, study: Study) -> Words:
        """Such as `Bab IV Hasil Penelitian dan Pembahasan` or `Lampiran 7 Matriks reduksi data`."""
        if not self.numbered:
            return self.title
        number = self.number(study)
        if self.appendix:
            return phrase("heading.appendix", number=number, title=self.title)
        return phrase("heading.chapter", number=roman(number), title=self.title)


def on_pages(parts: Iterable[Part], pack: Pack) -> Iterator[Block]:
    """The blocks of parts, each on a page of its own.

    Neighbouring appendices of a few lines, such as are still to be pasted in, share one. A form to
    be signed or a table shares its page with none.
    """
    brief = False
    for part in parts:
        blocks = tuple(part.blocks(pack))
        before, brief = brief, part.appendix > 0 and _is_brief(blocks)
        if not (before and brief):
            yield PageBreak()
        yield from blocks


def _is_brief(blocks: tuple[Block, ...]) -> bool:
    return len(blocks) <= _BRIEF and all(isinstance(one, Heading | Paragraph) for one in blocks)


def roman(number: int) -> str:
    """A number as chapters have it; beyond 39 as it is."""
    if not 0 < number < 40:
        return str(number)
    letters = ""
    for value, letter in _ROMAN:
        letters += letter * (number // value)
        number %= value
    return letters


def appendix(number: int) -> Phrase:
    """What running text calls an appendix."""
    return phrase("appendix.called", number=number)


def prompt(key: str, **args: Words | int) -> Paragraph:
    """A paragraph that only the researcher can write; its words say what belongs there."""
    return Paragraph(phrase(key, **args), prompt=True)


def phase_notes(pack: Pack) -> tuple[Words, ...]:
    """The phase of the data, in a study that has more than one."""
    phases = {source.entry.phase for source in pack.study.sources}
    return (phrase(f"note.phase.{pack.selection.phase}"),) if len(phases) > 1 else ()


def prompted(table: Table, key: str = "note.prompt") -> Table:
    """A table that says what its ellipses are for, where a cell holds one."""
    open_ones = (one for row in table.rows for cell in row for one in cell.content)
    if not any(map(_is_open, open_ones)):
        return table
    return replace(table, notes=(*table.notes, phrase(key)))


def _is_open(words: Words) -> bool:
    if isinstance(words, Joined):
        return any(map(_is_open, words.parts))
    if not isinstance(words, Phrase):
        return False
    told = (one for one in words.args.values() if not isinstance(one, int))
    return words.key == "prompt" or any(map(_is_open, told))


def columns(weights: Mapping[str, float]) -> tuple[Column, ...]:
    """Columns by the keys of their heads, with their weights."""
    return tuple(Column(phrase(key), weight=weight) for key, weight in weights.items())
