"""The study as one value: what was loaded, and the evidence that every table is cut from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.coders.in_force import codings_in_force
from qualcode.document.style import INDONESIA, StyleProfile
from qualcode.model.codebook import Code, Codebook
from qualcode.model.coding import Coding
from qualcode.model.decision import Decisions, Proposals
from qualcode.model.informant import Consent, Informant, Roster
from qualcode.model.memo import Finding, Memo
from qualcode.model.privacy import Anonymiser
from qualcode.model.settings import Settings
from qualcode.model.source import Phase, Segment, Source
from qualcode.wording import Wording, catalogue

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, slots=True)
class Selection:
    """Which part of the evidence a table is made of. An empty tuple selects everything.

    `codes` take in what stands below them. `phase` is `main`, `preliminary` or `all`;
    `reviewed` is `all`, `only`, or None for what study.yaml says.
    """

    codes: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    informants: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    phase: str = Phase.MAIN
    reviewed: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One coding in force with every dimension that a table may be cut by."""

    coding: Coding
    source: Source
    segment: Segment
    code: Code
    indicator: Code
    aspect: Code
    informant: Informant | None
    group: str | None
    case: str | None

    @property
    def voice(self) -> str:
        """Whose position this is: the informant's id, or the source's for a document."""
        return self.informant.id if self.informant else self.source.id

    @property
    def line(self) -> int:
        """The 1-based line on which the passage begins."""
        return self.source.line_at(self.coding.start)


@dataclass(frozen=True)
class Study:
    """Everything that was loaded, immutable. `propose` applies the rules when first asked for.

    `root` is the study folder. `sources` are those that could be read, in the order of study.yaml;
    `unread` are the ids of the others: what was said there is missing from everything. `style` is
    the look and the wording of its reports.
    """

    root: Path
    settings: Settings
    codebook: Codebook
    roster: Roster
    sources: tuple[Source, ...]
    propose: Callable[[], Proposals]
    decisions: Decisions = Decisions()
    memos: tuple[Memo, ...] = ()
    findings: tuple[Finding, ...] = ()
    unread: tuple[str, ...] = ()
    style: StyleProfile = INDONESIA

    @cached_property
    def wording(self) -> Wording:
        """The words of its reports: the catalogue in its language and edition, and its style's."""
        known = catalogue(self.settings.language, self.settings.edition)
        return known.with_own(self.style.wording.get(self.settings.language, {}))

    @cached_property
    def proposals(self) -> Proposals:
        """What the rules propose."""
        return self.propose()

    @cached_property
    def told(self) -> Decisions:
        """The decisions without the notes and translations of words that are withheld.

        A note stays about the words on which it was written, also where its coding was moved to
        another person's words since.
        """
        return self.decisions.without_notes(lambda one: self.hidden(one.source, one.span))

    @cached_property
    def codings(self) -> tuple[Coding, ...]:
        """The codings in force, in the order of sources, passages and codebook."""
        place = {source.id: number for number, source in enumerate(self.sources)}
        rank = {code.id: number for number, code in enumerate(self.codebook.codes)}
        known = (
            coding
            for coding in codings_in_force(self.proposals.codings, self.told)
            if coding.source in place and coding.code in rank
        )
        return tuple(
            sorted(known, key=lambda one: (place[one.source], one.start, one.end, rank[one.code]))
        )

    @cached_property
    def anonymiser(self) -> Anonymiser:
        """What replaces the names of the people of the study in texts."""
        return Anonymiser(self.roster, self.settings.site)

    def source(self, source_id: str) -> Source | None:
        """The source of that id."""
        return next((one for one in self.sources if one.id == source_id), None)

    @cached_property
    def _asked_in_text(self) -> dict[str, frozenset[tuple[int, str]]]:
        return dict(self.proposals.asked)

    def asked_in_text(self, source: Source) -> frozenset[str]:
        """The codes whose rules fired in the interviewer's questions."""
        return frozenset(code for _, code in self.questions_in_text(source))

    def questions_in_text(self, source: Source) -> frozenset[tuple[int, str]]:
        """The interviewer's turns in which rules fired, each with a code."""
        return self._asked_in_text.get(source.id, frozenset())

    def withdrawn(self, informant_id: str | None) -> bool:
        """Whether an informant has withdrawn consent: nothing of theirs is shown or counted."""
        informant = self.roster.informant(informant_id) if informant_id else None
        return informant is not None and informant.consent is Consent.WITHDRAWN

    def closed(self, source: Source) -> bool:
        """Whether nothing of a source is shown or counted: all its informants have withdrawn."""
        people = source.entry.informants
        return bool(people) and all(map(self.withdrawn, people))

    def hidden(self, source_id: str, span: tuple[int, int] | None) -> bool:
        """Whether words of a source must not be shown, since somebody has withdrawn consent.

        It is enough that one of the turns that they touch is theirs. Where the place of the words
        is not known any more (`span` is None), it is enough that they may be theirs. Of a source
        that was taken out of the study nobody can tell whose words they are: nothing is shown.
        """
        source = self.source(source_id)
        if source is not None and span is not None and source.segments:
            return self._withheld(source, *span)
        if source is None:
            withdrawn = any(one.consent is Consent.WITHDRAWN for one in self.roster.informants)
            return withdrawn or source_id not in self.unread
        return any(map(self.withdrawn, source.entry.informants))

    def _withheld(self, source: Source, start: int, end: int) -> bool:
        touched = source.segments_within(start, end)
        return self.closed(source) or any(self.withdrawn(one.informant) for one in touched)

    @cached_property
    def _all_evidence(self) -> tuple[Evidence, ...]:
        sources = {source.id: source for source in self.sources}
        rows = (self.evidence_of(coding, sources[coding.source]) for coding in self.codings)
        return tuple(
            row for row in rows if not self._withheld(row.source, row.coding.start, row.coding.end)
        )

    def evidence_of(self, coding: Coding, source: Source) -> Evidence:
        """A coding of a source with the dimensions that its place and its code give it."""
        segment = source.segment_at(coding.start)
        speaker = segment.informant
        informant = self.roster.informant(speaker) if speaker else None
        return Evidence(
            coding=coding,
            source=source,
            segment=segment,
            code=self.codebook[coding.code],
            indicator=self.codebook.indicator(coding.code),
            aspect=self.codebook.aspect(coding.code),
            informant=informant,
            group=informant.group if informant else source.entry.group,
            case=(informant.case if informant else None) or source.entry.case,
        )

    def reviewed_only(self, selection: Selection) -> bool:
        """Whether the strict view is asked for: only codings that a person made or accepted."""
        return (selection.reviewed or self.settings.reviewed) == "only"

    def reviewed_as(self, selection: Selection) -> str:
        """The view that a selection takes, by the word of study.yaml: `only` or `all`."""
        return "only" if self.reviewed_only(selection) else "all"

    def select(self, selection: Selection) -> tuple[Evidence, ...]:
        """The evidence of a selection, in order."""
        strict = self.reviewed_only(selection)
        return tuple(
            row
            for row in self._coded_with(selection)
            if (row.coding.reviewed or not strict)
            and in_phase(row.source, selection)
            and _chosen(row.source.id, selection.sources)
            and _chosen(row.group, selection.groups)
            and _chosen(row.informant.id if row.informant else None, selection.informants)
            and _chosen(row.case, selection.cases)
        )

    def _coded_with(self, selection: Selection) -> Iterable[Evidence]:
        """The evidence of the codes of a selection, in order."""
        if not selection.codes:
            return self._all_evidence
        places = sorted(
            place
            for code in self.selected_codes(selection)
            for place in self._places_by_code.get(code, ())
        )
        return [self._all_evidence[place] for place in places]

    @cached_property
    def _places_by_code(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for place, row in enumerate(self._all_evidence):
            places.setdefault(row.code.id, []).append(place)
        return places

    def selected_codes(self, selection: Selection) -> frozenset[str]:
        """The ids of the codes of a selection with all that stands below them."""
        if not selection.codes:
            return self.codebook.ids
        return self.codebook.below(selection.codes)

    def selected_sources(self, selection: Selection) -> tuple[Source, ...]:
        """The sources of a selection, leaving out those of informants who have withdrawn."""
        return tuple(
            source
            for source in self.sources
            if in_phase(source, selection)
            and _chosen(source.id, selection.sources)
            and _any_chosen(source.entry.informants, selection.informants)
            and not self.closed(source)
        )

    def evidence(self, selection: Selection | None = None) -> pandas.DataFrame:
        """The tidy table for notebooks: one row per coding in force, ids in its columns.

        `turn` and `line` are 1-based, `start` and `end` are code points (end-exclusive). Columns
        of ids are ordered categoricals whose categories come from the study, so that unused codes
        and silent informants keep their place: pass `observed=False` to `groupby`. Without a
        selection all phases are in it.
        """
        from qualcode.frame import evidence_frame

        return evidence_frame(self, self.select(selection or Selection(phase="all")))


def in_phase(source: Source, selection: Selection) -> bool:
    """Whether a source belongs to the selection's phase."""
    return selection.phase in ("all", source.entry.phase)


def _chosen(value: str | None, wanted: tuple[str, ...]) -> bool:
    return not wanted or value in wanted


def _any_chosen(values: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    return not wanted or any(value in wanted for value in values)
