"""What goes onto the sheet with which an informant checks the findings, and what it is known by.

Going back to those who were heard is member checking (Lincoln and Guba 1985, chapter 11; Miles and
Huberman 1994, chapter 10). A sheet has the findings that the informant's own words bear or
contradict, and these words; nobody else's.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote

from qualcode.model.informant import Informant
from qualcode.model.memo import Finding
from qualcode.stages.finding_ground import findings_shown, ground_of
from qualcode.stages.passages import Statement
from qualcode.stages.positions import positions_of
from qualcode.study import Selection, Study

_SIGNS = 8
_ID = r"[^\s#\[\]:=]{1,400}"
_ROW = rf"(\d{{1,4}})=({_ID})#([0-9a-f]{{{_SIGNS}}})"
_MARK = re.compile(rf"\[\s?({_ID}):((?:\s{_ROW})+)\s?\]")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A finding on a sheet, with the number of its row and the fingerprint of its claim."""

    number: int
    finding: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class SheetMark:
    """What a sheet is known by when it comes back: whose it is and which findings it holds."""

    informant: str
    rows: tuple[SheetRow, ...]

    @property
    def printed(self) -> str:
        """The mark in one line, such as `[I2: 1=T1#3fa2b1c9 2=T4#90ab12cd]`."""
        rows = (f"{one.number}={quote(one.finding)}#{one.fingerprint}" for one in self.rows)
        return f"[{quote(self.informant)}: {' '.join(rows)}]"


@dataclass(frozen=True, slots=True)
class Asked:
    """A finding that an informant is asked about, with what they said for and against it."""

    finding: Finding
    words: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class MemberSheet:
    """An informant with the findings that they are asked about."""

    informant: Informant
    asked: tuple[Asked, ...]

    @property
    def mark(self) -> SheetMark:
        """What the sheet is known by."""
        numbered = enumerate((one.finding for one in self.asked), 1)
        rows = tuple(SheetRow(at, one.id, fingerprint(one)) for at, one in numbered)
        return SheetMark(self.informant.id, rows)


def fingerprint(finding: Finding) -> str:
    """A short hash of what a finding claims: title, grade, qualifiers and prose.

    White space does not count, nor does what stands beside the claim, such as its evidence.
    """
    said = (finding.title, finding.grade, finding.scale, *finding.qualifiers, finding.text)
    whole = "\n".join(" ".join(one.split()) for one in said)
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:_SIGNS]


def marks_in(text: str) -> tuple[SheetMark, ...]:
    """The marks of sheets that stand in a text, wherever lines were broken."""
    return tuple(dict.fromkeys(_marks(" ".join(text.split()))))


def _marks(text: str) -> Iterator[SheetMark]:
    for found in _MARK.finditer(text):
        rows = (
            SheetRow(int(one[1]), unquote(one[2]), one[3]) for one in re.finditer(_ROW, found[2])
        )
        yield SheetMark(unquote(found[1]), tuple(rows))


def sheets_of(
    study: Study, selection: Selection, findings: Collection[Finding] | None = None
) -> tuple[MemberSheet, ...]:
    """A sheet for every informant whose words bear or contradict a finding, in the roster's order.

    An informant's own verdict is on their sheet alone. Who withdrew gets none. `findings` are
    those that are asked about, by default all but drafts on which nobody answered.
    """
    positions = positions_of(study, selection)
    found: dict[str, list[Asked]] = {}
    if findings is None:
        shown = findings_shown(study)
        findings = [one for one in shown if one.member_checks or not one.is_draft]
    for finding in findings:
        ground = ground_of(study, selection, finding, positions)
        said: dict[str, list[Statement]] = {}
        for one in (*ground.bearing, *ground.opposing):
            if one.first.informant:
                said.setdefault(one.first.informant.id, []).append(one)
        if not finding.is_the_researchers:
            said.setdefault(finding.voice, [])
        for voice, those in said.items():
            found.setdefault(voice, []).append(Asked(finding, tuple(those)))
    people = [one for one in study.roster.informants if not study.withdrawn(one.id)]
    return tuple(MemberSheet(one, tuple(found[one.id])) for one in people if one.id in found)
