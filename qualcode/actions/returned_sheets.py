"""What stands in sheets that came back: answers by informant and finding, and what is not clear.

A sheet is known by its mark. Answers are taken from its boxes; what the reader of a sheet should
see besides (rows that were added or are gone, words to be corrected) is told and changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from qualcode.actions.sheet_parts import added, behind, folded, tables_of
from qualcode.errors import QualcodeError
from qualcode.model.informant import Informant
from qualcode.model.speaker_label import fold_label
from qualcode.reports.for_informant import ForInformant
from qualcode.sources.filled_sheet import FilledSheet, read_filled_sheet
from qualcode.stages.finding_ground import findings_shown
from qualcode.stages.member_sheets import SheetMark, SheetRow, fingerprint, marks_in
from qualcode.stages.sheet_answers import Fault, dates_in, ticked
from qualcode.study import Study

LONGEST = 2_000
"""Characters of the longest remark that is taken over."""

_NUMBER = re.compile(r"\W{0,3}(\d{1,4})\W{0,3}")
_FILLER = re.compile(r"[\s.…_]+")
_AROUND = re.compile(r"\A(?:[\s…_]|\.{2,})+|(?:[\s…_]|\.{2,})+\Z")
_FAULTS = {
    Fault.UNTICKED: "no box is ticked",
    Fault.SEVERAL: "several boxes are ticked",
    Fault.UNCLEAR: "it is not clear which box is meant",
}


@dataclass(frozen=True, slots=True)
class Returned:
    """An answer as it came back. `why` says why it cannot be taken; then `result` is what is there.

    `fingerprint` is that of the claim as it was printed, "" where that is not known.
    """

    file: str
    informant: str
    finding: str
    day: date | None
    result: str
    note: str = ""
    fingerprint: str = ""
    why: str = ""


@dataclass(slots=True)
class ReturnedSheet:
    """The answers of one file, and what is to be looked at by hand."""

    answers: list[Returned] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def read_sheet(study: Study, path: Path, day: date | None = None) -> ReturnedSheet:
    """The answers in a filled-in Word sheet; `day` is that of a sheet that says none.

    Raises:
        QualcodeError: the file cannot be read, carries no mark, or is no sheet of an informant
            who may be asked.
    """
    filled = read_filled_sheet(path)
    cells = (cell for grid in filled.tables for row in grid for cell in row)
    marks = marks_in("\n".join((*filled.lines, *cells)))
    if len(marks) != 1:
        raise _not_one(path, len(marks))
    person = _person(study, marks[0], path, filled.lines)
    read = _Reading(study, path.name, marks[0], person).read(filled, day)
    named = [one for one in behind(study, filled.lines, "sheet.informant", name="") if one]
    if any(fold_label(one) not in _labels(person) for one in named):
        read.remarks.append(f"the name on it is “{study.anonymiser(', '.join(named))}”")
    for line in added(study, filled.lines):
        told = study.anonymiser(line[:LONGEST])
        read.remarks.append(f"a line that the sheet did not have: “{told}”")
    return read


def _not_one(path: Path, number: int) -> QualcodeError:
    if number:
        message = f"{path.name} holds the sheets of {number} informants."
        return QualcodeError(message, "Save each of them in a file of its own.")
    return QualcodeError(
        f"{path.name} carries no mark of a sheet, so nobody can tell whose it is.",
        "Put its last line back, or write the answers into a CSV file: "
        "finding, informant, date, result, note.",
    )


def _person(study: Study, mark: SheetMark, path: Path, lines: Sequence[str]) -> Informant:
    person = study.roster.informant(mark.informant)
    if person is None:
        name = study.anonymiser(mark.informant)
        message = f"{path.name} is a sheet of '{name}', whom the study does not have."
        raise QualcodeError(message, "Is it a sheet of another study?")
    refuse_withdrawn(study, person.id, path.name)
    named = {fold_label(one) for one in behind(study, lines, "sheet.informant", name="")}
    for other in study.roster.informants:
        if other.id != person.id and named & _labels(other) and not named & _labels(person):
            raise QualcodeError(
                f"{path.name} was made for {person.id}, but the name on it is that of {other.id}.",
                "Was a sheet filled in by somebody else? Make one for each: "
                "qualcode member-check sheet",
            )
    return person


def _labels(person: Informant) -> set[str]:
    return {fold_label(one) for one in (*person.labels, person.printed_name)}


def refuse_withdrawn(study: Study, informant: str, file: str) -> None:
    """Of somebody who withdrew consent nothing more is written down.

    Raises:
        QualcodeError: the informant has.
    """
    if study.withdrawn(informant):
        raise QualcodeError(
            f"{file} is a sheet of {informant}, who has withdrawn consent: nothing is taken of it.",
            "Destroy the file.",
        )


@dataclass(slots=True)
class _Reading:
    """Takes a sheet apart, row by row."""

    study: Study
    file: str
    mark: SheetMark
    person: Informant
    sheet: ReturnedSheet = field(default_factory=ReturnedSheet)
    _claims: dict[SheetRow, str] = field(init=False)

    def __post_init__(self) -> None:
        self._claims = self._claims_printed()

    def read(self, filled: FilledSheet, day: date | None) -> ReturnedSheet:
        told, why = self._day(filled.lines, day)
        claims, words = tables_of(self.study, filled.tables)
        if claims is None:
            raise QualcodeError(f"{self.file} has no table with answers any more.")
        seen = {one for row in claims for one in self._answer(row, told, why)}
        gone = [one.finding for one in self.mark.rows if one.finding not in seen]
        if gone:
            self.sheet.remarks.append(f"no row any more for {', '.join(gone)}")
        for row in words:
            self._correction(row)
        return self.sheet

    def _day(self, lines: Sequence[str], day: date | None) -> tuple[date | None, str]:
        """The day of the sheet, or why it is not known."""
        there = list(behind(self.study, lines, "sheet.date"))
        days = tuple(dict.fromkeys(one for line in there for one in dates_in(line)))
        days = days or dates_in("\n".join(lines))
        if day is not None:
            if days and days != (day,):
                told = ", ".join(map(str, days))
                self.sheet.remarks.append(f"the sheet says {told}, --date {day} is taken")
            return day, ""
        if len(days) == 1:
            return days[0], ""
        if days:
            return None, f"the sheet has several dates: {', '.join(map(str, days))}"
        written = " ".join(one for line in there if (one := _FILLER.sub(" ", line).strip()))
        shown = f" (“{self._safe(written)}”)" if written else ""
        return None, f"the sheet has no date that can be read{shown}; say --date"

    def _answer(self, row: Mapping[str, str], day: date | None, why: str) -> list[str]:
        """Take the answer of a row; the finding that the row is of, if it is of one."""
        statement = row.get("statement", "")
        filled = [one for one in row.values() if _FILLER.sub("", one)]
        if not filled:
            return []
        meant = self._meant(row.get("number", ""), statement)
        if meant is None:
            shown = self._safe(" | ".join(" ".join(one.split()) for one in filled))
            self.sheet.remarks.append(f"a row that the sheet did not have: {shown}")
            return []
        at, fault = meant
        self._take(row, at, day, fault or why)
        return [at.finding]

    def _take(self, row: Mapping[str, str], at: SheetRow, day: date | None, why: str) -> None:
        found = ticked(row.get("verdict", "")[: LONGEST + 1])
        comment = _AROUND.sub("", row.get("comment", ""))
        note = " ".join(f"{found.rest} {comment}".split()) if found.choice else ""
        if found.fault:
            beside = " ".join(f"{found.rest} {comment}".split())
            told = f": “{self._safe(beside[:LONGEST])}”" if beside else ""
            why = why or f"{_FAULTS[found.fault]}{told}"
        elif len(note) > LONGEST:
            why = why or f"the comment has more than {LONGEST} characters"
        result = ""
        if found.choice:
            result = self.study.wording.say(f"sheet.choice.{found.choice}", {}).lower()
        self.sheet.answers.append(
            Returned(self.file, self.person.id, at.finding, day, result, note, at.fingerprint, why)
        )

    def _meant(self, number: str, statement: str) -> tuple[SheetRow, str] | None:
        """Which finding a row is of: by its number, and by the claim where that is another one."""
        found = _NUMBER.fullmatch(number.strip())
        rows = {one.number: one for one in self.mark.rows}
        numbered = rows.get(int(found[1])) if found else None
        claim = folded(statement)
        said = [one for one in self.mark.rows if self._claims.get(one) == claim]
        if numbered is None:
            return (said[0], "") if len(said) == 1 else None
        if said and numbered not in said:
            other = said[0].finding
            told = f"number {numbered.number} is {numbered.finding}, the statement {other}"
            return numbered, told
        if not said and numbered in self._claims:
            changed = self._safe(" ".join(statement.split())[:LONGEST])
            told = f"the statement of {numbered.finding} was changed on the sheet: “{changed}”"
            self.sheet.remarks.append(told)
        return numbered, ""

    def _claims_printed(self) -> dict[SheetRow, str]:
        """The claims that stand as they stood when the sheet was made, as it prints them."""
        shown = ForInformant(self.study, self.person)
        known = {one.id: one for one in findings_shown(self.study)}
        there = ((one, known.get(one.finding)) for one in self.mark.rows)
        return {
            row: folded(shown.claim(finding))
            for row, finding in there
            if finding and fingerprint(finding) == row.fingerprint
        }

    def _correction(self, row: Mapping[str, str]) -> None:
        """Tell of words that are to be corrected: a transcript is for the researcher to change."""
        if _FILLER.sub("", correction := row.get("correction", "")):
            where = " ".join(row.get("place", "").split())
            told = self._safe(" ".join(correction.split())[:LONGEST])
            self.sheet.remarks.append(f"words at {self._safe(where)} are to be corrected: “{told}”")

    def _safe(self, text: str) -> str:
        return self.study.anonymiser(text)
