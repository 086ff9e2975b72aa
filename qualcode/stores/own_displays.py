"""`displays:` of study.yaml: matrices that the researcher declares in the catalogue's words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator

from qualcode.errors import Problem
from qualcode.model.codebook import Codebook
from qualcode.model.display_words import (
    ATTRIBUTE,
    AXES,
    ENTRIES,
    ORDERS,
    TOPICS,
    WRITTEN,
    can_be_written,
)
from qualcode.model.informant import Roster
from qualcode.model.settings import OwnDisplay
from qualcode.model.source import Phase, SourceEntry
from qualcode.model.text import LocalText
from qualcode.registry import did_you_mean
from qualcode.stores.forms import Form, Local
from qualcode.stores.marked import Marked
from qualcode.stores.problem_list import Mark, ProblemList
from qualcode.stores.study_file import StudyFile, add_marks, refers
from qualcode.stores.study_parts import StudyReading
from qualcode.stores.values import Names, SourceId, as_choice, as_filled_text, refuse

_PHASES = (*map(str, Phase), "all")
_choose_axis = as_choice((*AXES, f"{ATTRIBUTE}NAME"))


def _as_axis(value: Any) -> str:
    text = as_filled_text(value)
    if text.startswith(ATTRIBUTE):
        name = text.removeprefix(ATTRIBUTE).strip()
        return f"{ATTRIBUTE}{name}" if name else refuse(f"is {text} without a name")
    return _choose_axis(text)


Axis = Annotated[str, BeforeValidator(_as_axis)]
Entry = Annotated[str, BeforeValidator(as_choice(ENTRIES))]
Order = Annotated[str, BeforeValidator(as_choice(ORDERS))]


class OwnDisplayForm(Form):
    """A display of the researcher's own; `where` is read apart, since all of it must be right."""

    vital: ClassVar[frozenset[str]] = frozenset({"name", "rows", "columns"})
    name: SourceId
    title: Local | None = None
    rows: Axis
    columns: Axis
    entry: Entry = ""
    order: Order = ""
    where: Any = None


class WhereForm(Form):
    """What narrows the evidence of a display."""

    code: Names = ()
    group: Names = ()
    informant: Names = ()
    case: Names = ()
    source: Names = ()
    phase: Annotated[str, BeforeValidator(as_choice(_PHASES))] | None = None
    reviewed: Annotated[str, BeforeValidator(as_choice(("all", "only")))] | None = None


def read_displays(
    reading: StudyReading, roster: Roster, sources: tuple[SourceEntry, ...]
) -> tuple[OwnDisplay, ...]:
    """The displays that study.yaml declares; one that is not right in all its parts is left out.

    A display with half of its `where` would show more than its title says. Codes are checked
    when the codebook is known: see `usable_displays`.
    """
    found: dict[str, OwnDisplay] = {}
    lines: dict[str, int] = {}
    for number, (_, node) in enumerate(reading.entries("displays", "display"), start=1):
        name = " ".join(node.text("name").split())[:100]
        what = f"display {name}" if name else f"displays, entry {number}"
        if name in lines:
            _tell_twice(reading, name, lines[name], node)
            continue
        lines[name or str(number)] = node.line
        add_marks(reading.marks, node, ("displays", name))
        display = _Declared(reading, roster, sources, what).display(node)
        if display:
            found[display.name] = display
    return tuple(found.values())


def usable_displays(
    study: StudyFile, codebook: Codebook, catalogue: Collection[str]
) -> tuple[tuple[OwnDisplay, ...], tuple[Problem, ...]]:
    """The displays that can be built, under the present ids of codes and sources.

    One that is named as one of the catalogue's is refused, and one whose codes the codebook does
    not have is left out (that is told where study.yaml is compared with the codebook).
    """
    problems = ProblemList(study.file)
    taken = {name.casefold(): name for name in catalogue}
    former = {old: one.id for one in study.sources for old in one.formerly}
    found = []
    for one in study.settings.displays:
        known = taken.get(one.name.casefold())
        if known:
            message = f"display {one.name}: the catalogue has a display '{known}' of its own"
            at = study.mark("displays", one.name, "name")
            problems.error("display-name-taken", message, at, "Give yours another name.")
        elif all(code in codebook for code in one.where.get("code", ())):
            found.append(replace(one, where=_present(one.where, codebook, former)))
    return tuple(found), problems.in_order()


def chosen_displays(
    study: StudyFile, own: Collection[OwnDisplay], catalogue: Collection[str]
) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """The displays that `report: {displays: […]}` asks for, those that there are."""
    problems = ProblemList(study.file)
    known = [*catalogue, *(one.name for one in own)]
    for number, name in enumerate(study.settings.chosen):
        if name not in known:
            at = study.mark("report", "displays", number)
            message = f"report: there is no display '{name}'"
            hint = did_you_mean(name, known) or "qualcode display lists them."
            problems.error("unknown-display", message, at, hint)
    found = dict.fromkeys(one for one in study.settings.chosen if one in known)
    return tuple(found), problems.in_order()


def _present(
    where: Mapping[str, tuple[str, ...]], codebook: Codebook, former: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    present = dict(where)
    if "code" in where:
        present["code"] = tuple(codebook[one].id for one in where["code"])
    if "source" in where:
        present["source"] = tuple(former.get(one, one) for one in where["source"])
    return present


def _tell_twice(reading: StudyReading, name: str, first: int, node: Marked) -> None:
    reading.problems.error(
        "duplicate-display",
        f"display '{name}' is listed twice, in lines {first} and {node.line}",
        node.at(("name",)).mark,
        f"Only the one in line {first} is used; give the other a name of its own.",
    )


class _Declared:
    """Reads one display; `what` is how messages call it."""

    def __init__(
        self,
        reading: StudyReading,
        roster: Roster,
        sources: tuple[SourceEntry, ...],
        what: str,
    ) -> None:
        self._reading = reading
        self._problems = reading.problems
        self._roster = roster
        self._sources = sources
        self._what = what

    def display(self, node: Marked) -> OwnDisplay | None:
        """The display; None where one of its parts is wrong."""
        before = len(self._problems)
        form = self._reading.fill(OwnDisplayForm, node, self._what)
        where = dict(self._where(node))
        if form:
            self._check_axes(form, node)
        if form is None or len(self._problems) > before:
            return None
        title = form.title.text if form.title else LocalText.plain(form.name)
        return OwnDisplay(
            form.name, title, form.rows, form.columns, form.entry, form.order, where, node.line
        )

    def _check_axes(self, form: OwnDisplayForm, node: Marked) -> None:
        told = [one.attributes for one in self._roster.informants]
        told += [one.attributes for one in self._roster.cases]
        known = {f"{ATTRIBUTE}{name}" for attributes in told for name in attributes}
        for key, axis in (("rows", form.rows), ("columns", form.columns)):
            if axis.startswith(ATTRIBUTE) and axis not in known:
                name = axis.removeprefix(ATTRIBUTE)
                message = f"{self._what}: no informant or case has an attribute '{name}'"
                at = node.at((key,)).mark
                self._problems.error("unknown-attribute", message, at, did_you_mean(axis, known))
        if form.rows == form.columns or {form.rows, form.columns} <= set(TOPICS):
            message = f"{self._what}: rows {form.rows} and columns {form.columns} make no matrix"
            hint = "Choose two different axes, only one of them code, indicator or aspect."
            self._problems.error("same-axes", message, node.at(("columns",)).mark, hint)
        if form.entry in WRITTEN and not can_be_written(form.rows, form.columns):
            message = f"{self._what}: its cells can have no {form.entry}"
            hint = "Memos are about a code and an informant, group, case, period or source."
            self._problems.error("wrong-entry", message, node.at(("entry",)).mark, hint)
        if form.order == "outcome" and form.rows != "case":
            message = f"{self._what}: its rows are no cases, so they have no order by outcome"
            hint = "Leave out order: outcome, or write rows: case."
            self._problems.error("wrong-order", message, node.at(("order",)).mark, hint)

    def _where(self, node: Marked) -> Iterator[tuple[str, tuple[str, ...]]]:
        """What narrows the evidence; every id is looked up but those of codes."""
        field = node.fields().get("where")
        if field is None or field.value.is_nothing:
            return
        what = f"{self._what}: where"
        form = self._reading.fill(WhereForm, field.value, what)
        known, broken = self._known(), self._broken()
        for key in WhereForm.model_fields if form else ():
            given = getattr(form, key)
            if isinstance(given, str):
                yield key, (given,)
                continue
            for name, at in field.value.texts(key) if key in known else ():
                refers(name, known[key], key, at, self._problems, what, broken.get(key))
            if given:
                yield key, tuple(dict.fromkeys(given))

    def _known(self) -> dict[str, set[str]]:
        roster = self._roster
        return {
            "group": {one.id for one in roster.groups},
            "informant": {one.id for one in roster.informants},
            "case": {one.id for one in roster.cases},
            "source": {name for one in self._sources for name in (one.id, *one.formerly)},
        }

    def _broken(self) -> dict[str, dict[str, Mark]]:
        """What study.yaml lists, but was left out for its own defects."""
        marks = self._reading.marks.items()
        listed = {str(path[1]): at for path, at in marks if path[0] == "sources" and len(path) == 2}
        return {"informant": self._reading.broken["informant"], "source": listed}
