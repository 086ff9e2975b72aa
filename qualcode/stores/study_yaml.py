"""study.yaml: what the study is, who was heard, which sources there are.

Everything that is wrong is told at once with its line and column; the valid part is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from qualcode.errors import Problem
from qualcode.model.informant import Roster
from qualcode.model.settings import LANGUAGES, STUDY_FILE, PriorStudy, Settings
from qualcode.stores.files import read_bytes
from qualcode.stores.forms import fill
from qualcode.stores.marked_yaml import read_marked
from qualcode.stores.own_displays import read_displays
from qualcode.stores.study_file import StudyFile, add_marks, refers
from qualcode.stores.study_forms import ReportForm, StudyForm
from qualcode.stores.study_parts import StudyReading
from qualcode.stores.study_periods import read_periods
from qualcode.stores.study_plan import read_guide, read_scales
from qualcode.stores.study_roster import read_roster
from qualcode.stores.study_sources import read_sources

_REQUIRED = ("title", "language", "questions", "codebook", "groups", "informants", "sources")
_OWN_MARKS = ("groups", "cases", "informants", "guide", "sources", "displays")


def read_study(folder: Path) -> tuple[StudyFile | None, tuple[Problem, ...]]:
    """Read the study.yaml of a study folder and look for the files that it lists."""
    data, problems = read_bytes(folder / STUDY_FILE, STUDY_FILE)
    if data is None:
        return None, problems
    return parse_study(data, folder=folder)


def parse_study(
    data: bytes, file: str = STUDY_FILE, folder: Path | None = None
) -> tuple[StudyFile | None, tuple[Problem, ...]]:
    """Read a study.yaml; with `folder`, also look for the sources in it.

    Returns:
        The valid part, or None where the file is no YAML mapping, and all problems in the order
        of the lines.
    """
    root, problems = read_marked(data, file)
    if root is None:
        return None, problems
    reading = StudyReading(root, file)
    reading.problems.extend(problems)
    form = fill(StudyForm, root, reading.problems, "")
    if form is None:
        return None, reading.problems.in_order()
    for key, entry in root.fields().items():
        reading.marks[(key,)] = entry.value.mark
        if key not in _OWN_MARKS:
            add_marks(reading.marks, entry.value, (key,))
    _tell_missing(reading)
    roster = read_roster(reading, form.interviewer)
    settings = _settings(reading, form, roster, folder)
    sources = read_sources(reading, roster, settings.periods, folder)
    strength = _strength(reading, form, roster, [one.id for one in sources])
    displays = read_displays(reading, roster, sources)
    settings = replace(settings, displays=displays, strength=strength)
    study = StudyFile(settings, roster, sources, form.codebook or "", file, reading.marks)
    return study, reading.problems.in_order()


def _settings(
    reading: StudyReading, form: StudyForm, roster: Roster, folder: Path | None
) -> Settings:
    standard = Settings("")
    report, periods = form.report, read_periods(reading)
    return Settings(
        title=form.title or (folder.resolve().name if folder else ""),
        language=form.language or standard.language,
        questions=form.questions,
        objectives=form.objectives,
        site=form.site,
        researcher=form.researcher,
        date=form.date,
        edition=form.edition or standard.edition,
        reviewed=form.reviewed or standard.reviewed,
        citation=form.citation or standard.citation,
        languages=tuple(dict.fromkeys(form.languages or LANGUAGES)),
        chapter=report.chapter if report and report.chapter is not None else standard.chapter,
        illustrative=form.illustrative,
        style=report.style if report and report.style else standard.style,
        scales=read_scales(reading),
        periods=tuple(periods),
        period_labels={one: label for one, label in periods.items() if label},
        guide=read_guide(reading, roster),
        expect=_expect(reading, form, roster),
        literature=tuple(PriorStudy(**one.model_dump()) for one in form.literature),
        chosen=report.displays if report else (),
        foreign=report.foreign if report else (),
        native=_native(reading, report),
    )


def _strength(
    reading: StudyReading, form: StudyForm, roster: Roster, sources: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """What the researcher says of the strength of informants' and documents' evidence."""
    known = {*(one.id for one in roster.informants), *sources}
    fields = reading.root.at(("strength",)).fields()
    return {
        name: words
        for name, words in form.strength.items()
        if words
        and refers(name, known, "informant or source", fields[name].key.mark, reading.problems,
                  "strength")
    }  # fmt: skip


def _native(reading: StudyReading, report: ReportForm | None) -> tuple[str, ...]:
    """Words that are not set in italics; which cannot be foreign at the same time."""
    if report is None:
        return ()
    foreign = {one.casefold() for one in report.foreign}
    for at, one in enumerate(report.native):
        if one.casefold() in foreign:
            place = reading.root.at(("report", "native", at)).mark
            message = f"report: '{one}' is listed under both foreign and native"
            reading.problems.error("foreign-and-native", message, place, "Remove it from one.")
    return report.native


def _tell_missing(reading: StudyReading) -> None:
    fields = reading.root.fields()
    for key in _REQUIRED:
        field = fields.get(key)
        if field is None:
            reading.problems.error("missing-key", f"'{key}' is missing", reading.root.mark)
        elif field.value.is_nothing or field.value.content in ((), {}):
            reading.problems.error("missing-key", f"'{key}' is empty", field.key.mark)


def _expect(reading: StudyReading, form: StudyForm, roster: Roster) -> dict[str, tuple[str, ...]]:
    """Which groups alone can speak of a code, as study.yaml adds it to the codebook."""
    known = {group.id for group in roster.groups}
    expect = {}
    for code in form.expect:
        found = tuple(
            group
            for group, at in reading.root.at(("expect",)).texts(code)
            if refers(group, known, "group", at, reading.problems, f"expect {code}")
        )
        if found:
            expect[code] = found
    return expect
