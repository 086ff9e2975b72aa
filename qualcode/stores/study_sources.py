"""The sources that study.yaml lists, checked against the roster and the study folder."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from qualcode.model.informant import Roster
from qualcode.model.source import SourceEntry, SourceKind
from qualcode.model.speaker_label import fold_label
from qualcode.stores.former_ids import without_clashes
from qualcode.stores.marked import Marked
from qualcode.stores.problem_list import Mark
from qualcode.stores.study_file import refers
from qualcode.stores.study_forms import SourceForm
from qualcode.stores.study_parts import StudyReading, named
from qualcode.stores.study_paths import file_fault, normal_path, path_fault, resolved


def read_sources(
    reading: StudyReading, roster: Roster, periods: tuple[str, ...], folder: Path | None
) -> tuple[SourceEntry, ...]:
    """The sources that can be used; what is wrong is told and left out."""
    reader = _SourceReader(reading, roster, periods, folder)
    return without_clashes(
        tuple(reader.read()), reader.former, listed_ids(reading), reading.problems
    )


def listed_ids(reading: StudyReading) -> dict[str, Mark]:
    """Where the id of every listed source stands, also of those with a defect."""
    return {
        str(path[1]): reading.marks.get((*path, "id"), mark)
        for path, mark in reading.marks.items()
        if path[0] == "sources" and len(path) == 2
    }


class _SourceReader:
    """Reads one source after another and remembers which files have come."""

    def __init__(
        self,
        reading: StudyReading,
        roster: Roster,
        periods: tuple[str, ...],
        folder: Path | None,
    ) -> None:
        self._reading = reading
        self._problems = reading.problems
        self._roster = roster
        self._folder = folder
        self._files: dict[str, Mark] = {}
        self.former: dict[str, list[tuple[str, Mark]]] = {}
        self._known = {
            "group": {group.id for group in roster.groups},
            "case": {case.id for case in roster.cases},
            "period": set(periods),
            "informant": {informant.id for informant in roster.informants},
        }

    def read(self) -> Iterator[SourceEntry]:
        for what, node in self._reading.entries("sources", "source"):
            name = named(node)
            fresh = not name or self._reading.new_id("sources", "source", name, node)
            form = self._reading.fill(SourceForm, node, what)
            # Everything is looked at also where the form is broken, so that all is told at once.
            file = self._file(node, what)
            informants = self._informants(node, what)
            self._check_interviewer(node, what, informants)
            group, case, period = (
                self._reference(noun, node, what) for noun in ("group", "case", "period")
            )
            present = self._present(node, what)
            if form is None or not self._has_voice(form, node, what, informants):
                continue
            if form.kind.spoken:
                self._check_group(group, node, what, informants)
                group = None
            if fresh:
                self.former[form.id] = node.texts("formerly")
            if fresh and file:
                entry = _entry(form, node.line, file, informants, group, case, period)
                yield entry if form.present is None else replace(entry, present=present)

    def _reference(self, noun: str, node: Marked, what: str) -> str | None:
        """An id where it is known; None for none, or for one that is unknown and told of."""
        name, at = node.text(noun), node.at((noun,)).mark
        known = name and refers(name, self._known[noun], noun, at, self._problems, what)
        return name if known else None

    def _informants(self, node: Marked, what: str) -> tuple[str, ...]:
        """The informants who are known."""
        known, broken = self._known["informant"], self._reading.broken["informant"]
        listed = node.texts("informants")
        if listed and node.texts("informant"):
            self._problems.error(
                "wrong-value",
                f"{what}: 'informant' and 'informants' cannot both be given",
                node.fields()["informants"].key.mark,
                "Keep the list.",
            )
        found = (
            name
            for name, at in listed or node.texts("informant")
            if refers(name, known, "informant", at, self._problems, what, broken)
        )
        return tuple(dict.fromkeys(found))

    def _present(self, node: Marked, what: str) -> tuple[str, ...]:
        """The informants and groups who could hear it, as far as they are known."""
        known, broken = self._known["informant"], self._reading.broken["informant"]
        found = (
            name
            for name, at in node.texts("present")
            if refers(name, known | self._known["group"], "informant or group", at,
                      self._problems, f"{what}: present", broken)
        )  # fmt: skip
        return tuple(dict.fromkeys(found))

    def _has_voice(
        self, form: SourceForm, node: Marked, what: str, informants: tuple[str, ...]
    ) -> bool:
        """Whether a source with speakers has an informant who is known."""
        if not form.kind.spoken or informants:
            return True
        if not form.informant and not form.informants:
            words, hint = "a focus group needs its 'informants'", "Write informants: [I1, I2]."
            if form.kind is SourceKind.INTERVIEW:
                words, hint = "an interview needs its 'informant'", "Write informant: I1."
            self._problems.error("missing-informant", f"{what}: {words}", node.mark, hint)
        return False

    def _check_group(
        self, group: str | None, node: Marked, what: str, informants: tuple[str, ...]
    ) -> None:
        """Speakers have their informant's group; another one is told of and ignored."""
        people = (self._roster.informant(name) for name in informants)
        if group and any(person and person.group != group for person in people):
            self._problems.warning(
                "group-ignored",
                f"{what}: '{group}' is not the group of its informants, whose groups count",
                node.at(("group",)).mark,
                "Remove 'group' here; it is for documents and observations.",
            )

    def _file(self, node: Marked, what: str) -> str | None:
        """The path of a file that can be opened and was not listed before."""
        written, at = node.text("file"), node.at(("file",)).mark
        if not written:
            return None
        code, hint = "file-outside", "Copy the file into the study and name it from there."
        fault = path_fault(written)
        if not fault and self._folder:
            code = "file-missing"
            fault, hint = file_fault(self._folder, written)
        if fault:
            code = "file-outside" if "leads out" in fault else code
            self._problems.error(code, f"{what}: the file '{written}' {fault}", at, hint)
            return None
        return self._listed_once(normal_path(written), at, what)

    def _listed_once(self, file: str, at: Mark, what: str) -> str | None:
        key = unicodedata.normalize("NFC", file)
        if self._folder:
            key = str(resolved(self._folder / file))
        first = self._files.setdefault(key, at)
        if first == at:
            return file
        self._problems.error(
            "duplicate-file",
            f"{what}: the file '{file}' is listed twice, in lines {first[0]} and {at[0]}",
            at,
            "List each file once.",
        )
        return None

    def _check_interviewer(self, node: Marked, what: str, informants: tuple[str, ...]) -> None:
        labels = {fold_label(label): at for label, at in node.texts("interviewer")}
        for name in informants:
            person = self._roster.informant(name)
            shared = {fold_label(label): label for label in person.labels} if person else {}
            for folded in labels.keys() & shared.keys():
                self._problems.error(
                    "shared-label",
                    f"{what}: the label '{shared[folded]}' is the interviewer's and also "
                    f"informant {name}'s",
                    labels[folded],
                    "Give each person labels of their own.",
                )


def _entry(
    form: SourceForm,
    line: int,
    file: str,
    informants: tuple[str, ...],
    group: str | None,
    case: str | None,
    period: str | None,
) -> SourceEntry:
    return SourceEntry(
        id=form.id,
        file=file,
        kind=form.kind,
        phase=form.phase,
        informants=informants,
        group=group,
        case=case,
        date=form.date,
        time=form.time,
        place=form.place,
        period=period,
        asked=form.asked,
        interviewer=form.interviewer,
        encoding=form.encoding,
        formerly=form.formerly,
        title=form.title,
        line=line,
    )
