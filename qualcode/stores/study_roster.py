"""Groups, cases and informants of study.yaml, and the labels by which speakers are known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeVar

from qualcode.model.informant import Case, Informant, Mentioned, Roster, SourceGroup
from qualcode.model.speaker_label import fold_label
from qualcode.model.text import LocalText
from qualcode.stores.forms import Form
from qualcode.stores.marked import Marked
from qualcode.stores.problem_list import Mark
from qualcode.stores.study_file import MarkPath, add_marks, refers
from qualcode.stores.study_forms import (
    CaseForm,
    InformantForm,
    LabelledForm,
    MentionedForm,
    StudyForm,
)
from qualcode.stores.study_parts import StudyReading, id_mark, label_of, named

Labelled = TypeVar("Labelled", bound=LabelledForm)


class _Known(NamedTuple):
    """The ids to which an informant may refer."""

    groups: set[str]
    cases: set[str]


def read_roster(reading: StudyReading, interviewer: tuple[str, ...]) -> Roster:
    """Everybody in the study; what is wrong is told and left out."""
    groups = tuple(_groups(reading))
    cases = tuple(_cases(reading))
    known = _Known({group.id for group in groups}, {case.id for case in cases})
    everybody = tuple(_informants(reading, known))
    _check_labels(reading, interviewer, everybody)
    whole = tuple(one for one in everybody if one.id not in reading.broken["informant"])
    mentioned = tuple(_mentioned(reading))
    withheld = tuple(_withheld(reading, (*whole, *mentioned)))
    return Roster(groups, cases, whole, interviewer, withheld, mentioned)


def _mentioned(reading: StudyReading) -> Iterator[Mentioned]:
    for what, node in reading.entries("mentioned", "mentioned"):
        if isinstance(node.content, str) and not node.is_nothing:
            yield Mentioned(node.content.strip())
        elif form := reading.fill(MentionedForm, node, what):
            yield Mentioned(form.name, form.pseudonym, form.aliases, form.public)


def _withheld(reading: StudyReading, whole: tuple[Informant | Mentioned, ...]) -> Iterator[str]:
    """The names in entries that are left out; under a misspelled key there may be one too."""
    printable = {label for one in whole for label in (one.name, *one.aliases)}
    forms: dict[str, type[Form]] = {"informants": InformantForm, "mentioned": MentionedForm}
    for key, given in reading.root.fields().items():
        form = forms.get(key)
        if form is None and key in StudyForm.model_fields:
            continue
        if key == "mentioned":
            yield from _badly_laid_out(given.value)
        for node in given.value.items():
            for field in node.fields():
                unknown = form is not None and field not in form.model_fields
                if field in ("name", "aliases") or unknown:
                    yield from (text for text, _ in node.texts(field) if text not in printable)


def _badly_laid_out(mentioned: Marked) -> Iterator[str]:
    """Names that stand where a list of entries belongs, or in place of a key or of an entry."""
    listed = isinstance(mentioned.content, tuple)
    for node in mentioned.items():
        if isinstance(node.content, str) and not listed and not node.is_nothing:
            yield node.content.strip()
        if isinstance(node.content, tuple):
            yield from (one.content for one in node.content if isinstance(one.content, str))
        yield from (key for key in node.fields() if key not in MentionedForm.model_fields)


def _groups(reading: StudyReading) -> Iterator[SourceGroup]:
    for name, label, _ in _labelled(reading, "groups", "group", LabelledForm):
        yield SourceGroup(name, label)


def _cases(reading: StudyReading) -> Iterator[Case]:
    for name, label, form in _labelled(reading, "cases", "case", CaseForm):
        known = form or CaseForm()
        yield Case(name, label, known.outcome, known.attributes)


def _labelled(
    reading: StudyReading, key: str, noun: str, kind: type[Labelled]
) -> Iterator[tuple[str, LocalText, Labelled | None]]:
    """The ids under a key, each with its label and what else is said of it."""
    for entry in reading.fields(key):
        name = str(entry.key.content)
        add_marks(reading.marks, entry.value, (key, name))
        said = not entry.value.is_nothing
        form = reading.fill(kind, entry.value, f"{noun} {name}") if said else None
        yield name, label_of(reading, entry, form, f"{noun} {name}"), form


def _informants(reading: StudyReading, known: _Known) -> Iterator[Informant]:
    """The informants, also those of an unknown group: their labels are checked all the same."""
    for what, node in reading.entries("informants", "informant"):
        name = named(node)
        fresh = not name or reading.new_id("informants", "informant", name, node)
        form = reading.fill(InformantForm, node, what)
        group = _reference(reading, node, "group", known.groups, what)
        case = _reference(reading, node, "case", known.cases, what)
        if name and fresh and not (form and group):
            reading.broken["informant"][name] = id_mark(node)
        if form and fresh:
            yield _informant(form, case, node.line)


def _reference(
    reading: StudyReading, node: Marked, noun: str, known: set[str], what: str
) -> str | None:
    name = node.text(noun)
    at = node.at((noun,)).mark
    return name if name and refers(name, known, noun, at, reading.problems, what) else None


def _informant(form: InformantForm, case: str | None, line: int) -> Informant:
    return Informant(
        id=form.id,
        name=form.name,
        group=form.group,
        pseudonym=form.pseudonym,
        consent=form.consent,
        role=form.role,
        kind=form.kind,
        selection=form.selection,
        sample=form.sample,
        case=case,
        aliases=form.aliases,
        attributes=form.attributes,
        line=line,
    )


def _check_labels(
    reading: StudyReading, interviewer: tuple[str, ...], informants: tuple[Informant, ...]
) -> None:
    """A label must mean one person: not two informants, nor an informant and the interviewer."""
    owners: dict[str, tuple[str, str, Mark | None]] = {}
    for number, label in enumerate(interviewer):
        owners[fold_label(label)] = "", label, _mark(reading, ("interviewer", number))
    for informant in informants:
        for path, label in _labels(informant):
            at = _mark(reading, ("informants", informant.id, *path))
            owner = owners.setdefault(fold_label(label), (informant.id, label, at))
            if owner[0] != informant.id:
                _tell_shared(reading, label, informant.id, at, owner[0], owner[2])


def _labels(informant: Informant) -> Iterator[tuple[MarkPath, str]]:
    yield ("id",), informant.id
    yield ("name",), informant.name
    if informant.pseudonym:
        yield ("pseudonym",), informant.pseudonym
    for number, alias in enumerate(informant.aliases):
        yield ("aliases", number), alias


def _mark(reading: StudyReading, path: MarkPath) -> Mark | None:
    return reading.marks.get(path) or reading.marks.get(path[:-1])


def _tell_shared(
    reading: StudyReading, label: str, one: str, at: Mark | None, other: str, first: Mark | None
) -> None:
    line = f" (line {first[0]})" if first else ""
    if other:
        message = f"the label '{label}' belongs to two informants, {other}{line} and {one}"
    else:
        message = f"the label '{label}' is the interviewer's{line} and also informant {one}'s"
    hint = "Turns with this label cannot be told apart: give each person labels of their own."
    reading.problems.error("shared-label", message, at, hint)
