"""One page on a finding for its defence: who says so, who says otherwise, what was answered.

It is laid out as a table, whose type is smaller than that of running text, so that it has room on
one sheet. Where it would not, quotations are fewer and shorter; where not even the places have room
without any quotation, they are counted by source, and then those who speak by group.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil
from textwrap import shorten

from qualcode.displays.citation import place
from qualcode.document import (
    Cell,
    Column,
    Document,
    Joined,
    Section,
    Table,
    Words,
    cell,
    phrase,
)
from qualcode.errors import QualcodeError
from qualcode.model.coding import Polarity
from qualcode.model.memo import Finding
from qualcode.reports.findings import in_words, one_each, pack_of
from qualcode.reports.printed_places import PrintedPlaces
from qualcode.reports.quoting import attribution
from qualcode.reports.shortened import shortened
from qualcode.reports.sidang_trail import Brevity, Trail, appendix_of, speakers
from qualcode.reports.thesis.findings import graded, member_checks, rivals, status_name
from qualcode.reports.thesis.part import Pack, appendix
from qualcode.reports.thesis.prose import written
from qualcode.sources.printed_pages import PrintedPages
from qualcode.stages.finding_ground import FindingGround, ground_of
from qualcode.stages.finding_status import support_of
from qualcode.stages.passages import CUT, Statement
from qualcode.stages.voices import said_by
from qualcode.study import Selection, Study

_LINE, _LINES = 82, 41
"""Letters of a line, and lines that a sheet has room for, in the type of tables on A4."""

_WAYS = ((4, 300), (3, 200), (2, 150), (2, 100), (1, 100), (1, 60), (0, 0))
"""How many quotations each side has and how long they are: the first way that fits is taken."""


def defence_document(
    study: Study, selection: Selection, finding: Finding, printed: PrintedPages | None = None
) -> Document:
    """The claim, both sides, the researcher's answer, and where in the appendices it stands.

    With `printed` it also tells the page of each place in the report that was printed.

    Raises:
        QualcodeError: the transcripts of the study do not stand in what was printed.
    """
    pack = pack_of(study, selection)
    places = _places_in(pack, printed) if printed else None
    sheet = _Sheet(pack, ground_of(study, selection, finding), places)
    title = phrase("sidang.title", id=finding.id)
    return pack.writer.document(title, (sheet.table(),))


def pages_record(
    study: Study, selection: Selection, finding: Finding, printed: PrintedPages
) -> list[dict[str, object]]:
    """The pages of all places of a finding, each place once.

    Raises:
        QualcodeError: the transcripts of the study do not stand in what was printed.
    """
    places = _places_in(pack_of(study, selection), printed)
    ground = ground_of(study, selection, finding)
    found: list[dict[str, object]] = []
    for one in map(places.as_json, (*ground.bearing, *ground.opposing)):
        if one not in found:
            found.append(one)
    return found


def _places_in(pack: Pack, printed: PrintedPages) -> PrintedPlaces:
    places = PrintedPlaces(pack.study, printed, pack.transcripts)
    if not places.any_found:
        raise QualcodeError(
            "no transcript of this study stands in the printed file.",
            "It takes the whole report: qualcode report -o report.docx, saved as PDF.",
        )
    return places


@dataclass(frozen=True)
class _Sheet:
    """What stands on the sheet of one finding."""

    pack: Pack
    ground: FindingGround
    printed: PrintedPlaces | None

    def table(self) -> Table:
        """The sheet with as many quotations as fit."""
        return Table(
            title=phrase("sidang.sheet"),
            columns=(Column(self._claim),),
            sections=self._fitting(),
            name="sidang",
            about_all=True,
        )

    def _fitting(self) -> tuple[Section, ...]:
        """The fullest sheet that has room on one page; where none has, the shortest."""
        shortest: tuple[int, tuple[Section, ...]] | None = None
        for brevity in Brevity:
            for way in _WAYS:
                sections = self._sections(brevity, *way)
                lines = self._lines(sections)
                if lines <= _LINES:
                    return sections
                if shortest is None or lines < shortest[0]:
                    shortest = lines, sections
        return shortest[1] if shortest else ()

    @property
    def _claim(self) -> Words:
        return phrase("sidang.claim.is", claim=graded(self.pack, self.ground.finding))

    def _lines(self, sections: Sequence[Section]) -> int:
        """How many lines the sheet takes, its heads among them."""
        cells = (one for section in sections for row in section.rows for one in row)
        texts = [in_words(self.pack.study, words) for one in cells for words in one.content]
        texts.append(in_words(self.pack.study, self._claim))
        return sum(max(1, ceil(len(text) / _LINE)) for text in texts) + len(sections)

    def _sections(self, brevity: Brevity, most: int, length: int) -> tuple[Section, ...]:
        mixed = (phrase("sidang.mixed"),) if self._is_mixed else ()
        parts: dict[str, tuple[Words, ...]] = {
            "sidang.status": (self._status,),
            "sidang.pro": (*self._side(self.ground.bearing, brevity, most, length), *mixed),
            "sidang.con": tuple(self._side(self.ground.opposing, brevity, most, length)),
            "sidang.answer": tuple(self._answer()),
            "sidang.trail": self._trails[brevity],
        }
        return tuple(Section((_row(words),), phrase(key)) for key, words in parts.items())

    @cached_property
    def _trails(self) -> dict[Brevity, tuple[Words, ...]]:
        """In which appendix and on which page the words stand, and the answers of informants."""
        trail = Trail(self.pack.study, self.ground, self.printed)
        n = len(member_checks(self.pack, self.ground.finding))
        sheets = appendix(appendix_of("part.member-check"))
        checks = phrase("sidang.trail.checks", appendix=sheets, n=str(n))
        return {one: (*trail.lines(one), checks) for one in Brevity}

    @cached_property
    def _status(self) -> Words:
        support = support_of(self.ground)
        reasons = shortened(Joined(support.reasons, "; "))
        return phrase("sidang.status.is", status=status_name(support), reasons=reasons)

    @property
    def _is_mixed(self) -> bool:
        """Whether the claim itself takes both sides on a code."""
        return any(one.direction is Polarity.MIXED for one in self.ground.codes)

    def _side(
        self, said: tuple[Statement, ...], brevity: Brevity, most: int, length: int
    ) -> Iterator[Words]:
        """Who speaks, how often which way, and the first quotations of different voices."""
        if not said:
            yield phrase("sidang.none")
            return
        yield speakers(self.pack.study, said, brevity)
        shown = one_each(said)[:most]
        yield from (self._quotation(one, length) for one in shown)
        if shown and len(said) > len(shown):
            yield phrase("findings.more", n=len(said) - len(shown))

    def _quotation(self, said: Statement, length: int) -> Words:
        words = shorten(said.printed, length, placeholder=f" {CUT}")
        quoted = phrase("quoted", text=words)
        voices = {one.key: one for one in self.pack.positions.voices}
        voice = voices.get(said_by(said.first))
        study = self.pack.study
        who = attribution(study, voice, said) if voice else place(study.settings, said.first)
        return phrase("sidang.quotation", quoted=quoted, who=who)

    def _answer(self) -> Iterator[Words]:
        finding = self.ground.finding
        if finding.negative_evidence.strip():
            yield written(self.pack, finding.negative_evidence)
        elif not self.ground.answered:
            yield phrase("sidang.answer.none")
        if finding.rivals:
            yield phrase("finding.rivals", n=len(finding.rivals))
            yield from (phrase("sidang.rival", text=one) for one in rivals(self.pack, finding))
        elif not finding.negative_evidence.strip() and self.ground.answered:
            yield phrase("tactic.rival-explanations.prompt")


def _row(words: Sequence[Words]) -> tuple[Cell, ...]:
    return (cell(*words),)
