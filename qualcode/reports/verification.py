"""Findings put to the test: what each tactic looked at, what it found, what waits for an answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from qualcode.displays.citation import references
from qualcode.document import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Joined,
    Paragraph,
    Section,
    Table,
    Tone,
    Words,
    cell,
    phrase,
)
from qualcode.reports.claims_told import claim_notes, claim_record
from qualcode.reports.findings import finding_record, in_words, pack_of
from qualcode.reports.quoting import places
from qualcode.reports.shortened import MOST, shortened
from qualcode.reports.thesis.findings import finding_name, status_name
from qualcode.stages.claim_check import ClaimsChecked, claims_checked
from qualcode.stages.finding_ground import FindingGround
from qualcode.stages.finding_status import support_of
from qualcode.stages.tactics import TACTICS, Note, Outcome, Tactic
from qualcode.study import Selection, Study

OUTCOME_TONES = {
    Outcome.SHOWN: Tone.PLAIN,
    Outcome.DOUBT: Tone.PROVISIONAL,
    Outcome.WAITING: Tone.PROVISIONAL,
    Outcome.UNANSWERED: Tone.CONFLICT,
    Outcome.ANSWERED: Tone.AGREEMENT,
    Outcome.IMPOSSIBLE: Tone.EMPTY,
}
"""How the state of a note looks."""


@dataclass(frozen=True)
class Verified:
    """A finding with the notes of each tactic, and its sentences held against their places."""

    ground: FindingGround
    tested: tuple[tuple[Tactic, tuple[Note, ...]], ...]
    claims: ClaimsChecked

    @property
    def told_of_claims(self) -> tuple[Note, ...]:
        """What the check of its sentences found."""
        return claim_notes(self.ground.study, self.claims)

    def count(self, *outcomes: Outcome) -> int:
        """How many notes have one of these outcomes."""
        noted = [note for _, notes in self.tested for note in notes]
        return sum(note.outcome in outcomes for note in (*noted, *self.told_of_claims))

    @property
    def unanswered(self) -> bool:
        """Whether negative evidence waits for an answer."""
        return self.count(Outcome.UNANSWERED) > 0


def verified(ground: FindingGround) -> Verified:
    """A finding put to the test by every tactic, and sentence by sentence."""
    tested = tuple((one, one.notes(ground)) for one in TACTICS)
    return Verified(ground, tested, claims_checked(ground.study, ground.finding))


def verification_document(
    study: Study, selection: Selection, findings: Iterable[Verified]
) -> Document:
    """A section for each finding with the table of its tactics."""
    pack = pack_of(study, selection)
    blocks = list(_findings(study, findings, pack.writer.prompt("findings.none")))
    return pack.writer.document(phrase("tactics.title"), blocks)


def _findings(study: Study, findings: Iterable[Verified], none: Block) -> Iterator[Block]:
    known = tuple(findings)
    if not known:
        yield none
        return
    for one in known:
        pack = pack_of(study, one.ground.selection)
        yield Heading(2, finding_name(pack, one.ground.finding))
        yield Paragraph(_status(one))
        yield Paragraph(_summary(one))
        yield _table(study, one)
    yield Paragraph(phrase("tactics.how"))


def _status(one: Verified) -> Words:
    support = support_of(one.ground)
    reasons = shortened(Joined(support.reasons, "; "))
    return phrase("findings.status", status=status_name(support), reasons=reasons)


def _summary(one: Verified) -> Words:
    used = sum(any(note.outcome is not Outcome.IMPOSSIBLE for note in notes)
               for _, notes in one.tested)  # fmt: skip
    return phrase(
        "tactics.summary.unanswered" if one.unanswered else "tactics.summary",
        checked=str(used),
        waiting=str(one.count(Outcome.WAITING, Outcome.UNANSWERED)),
        doubts=str(one.count(Outcome.DOUBT)),
    )


def _table(study: Study, one: Verified) -> Table:
    noted = [(phrase(f"tactic.name.{tactic.name}"), notes) for tactic, notes in one.tested]
    noted.append((phrase("claims.row"), one.told_of_claims))
    rows = tuple(row for name, notes in noted for row in _rows(study, name, notes))
    return Table(
        title=phrase("tactics.table", id=one.ground.finding.id),
        columns=(
            Column(phrase("tactics.column.tactic"), weight=1.2),
            Column(phrase("tactics.column.found"), weight=3.4),
            Column(phrase("tactics.column.state"), weight=0.9),
        ),
        sections=(Section(rows),),
        notes=(phrase("tactics.note.lead"),),
        name=f"tactics-{one.ground.finding.id}",
    )


def _rows(study: Study, name: Words, notes: tuple[Note, ...]) -> Iterator[tuple[Cell, ...]]:
    for number, note in enumerate(notes):
        said = note.statements
        where = (places(study, said, MOST),) if said else ()
        yield (
            cell("" if number else name),
            cell(shortened(note.words), *where, evidence=references(said)),
            cell(phrase(f"tactic.outcome.{note.outcome}"), tone=OUTCOME_TONES[note.outcome]),
        )


def verification_record(study: Study, one: Verified) -> dict[str, object]:
    """A finding put to the test, as `verify --json` prints it."""
    return {
        **finding_record(study, one.ground),
        "unanswered": one.unanswered,
        "claims": claim_record(study, one.ground.finding.file, one.claims),
        "tactics": [
            {
                "tactic": tactic.name,
                "notes": [
                    {
                        "outcome": str(note.outcome),
                        "text": in_words(study, note.words),
                        "codings": [row.coding.id for said in note.statements for row in said.rows],
                    }
                    for note in notes
                ],
            }
            for tactic, notes in one.tested
        ],
    }
