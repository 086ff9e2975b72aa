"""Axes that divide the material by what study.yaml says of it: cases, periods, attributes.

They all work alike: every statement has one value, each value is a key, and a voice stands in
each key in which it is heard, with the sources that it has there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias

from qualcode.displays.axes.key import NOWHERE, Key
from qualcode.displays.axes.people import case_of
from qualcode.displays.citation import case_name, period_name
from qualcode.document import Words, phrase
from qualcode.model.source import Source, SourceKind
from qualcode.model.text import LocalText
from qualcode.stages.passages import Statement, quotable
from qualcode.stages.positions import Positions
from qualcode.stages.variables import ordered_values
from qualcode.stages.voices import GroupVoice

Value: TypeAlias = tuple[str, Words]
"""The id of a value and its label."""


@dataclass(frozen=True, slots=True)
class DividedAxis:
    """Keys by a value of each source of each voice.

    `values` lists the values in order, `of` tells that of a voice in one of its sources ("" for
    none). `noun` is what a memo on a cell calls the value, where it can be about it; `label`
    heads an axis that has the researcher's own name. `remedy` says how study.yaml declares the
    values of an axis without which a matrix makes no sense. `several` says that voices are to be
    named in its cells even where there is only one.
    """

    name: str
    values: Callable[[Positions], Iterable[Value]]
    of: Callable[[Positions, GroupVoice, Source], str]
    noun: str = ""
    label: Words = ""
    remedy: str = ""
    several: bool = True
    clustered: bool = False

    @property
    def header(self) -> Words:
        """The head of the axis."""
        return self.label or phrase(f"column.{self.name}")

    @property
    def definition(self) -> Words:
        """What a row or column is."""
        return phrase(f"axis.{self.name}", name=self.label)

    def is_empty(self, positions: Positions) -> bool:
        """Whether the study has no value at all, so that there is nothing to divide by."""
        return not tuple(self.values(positions))

    def keys(self, positions: Positions) -> tuple[Key, ...]:
        """One key a value; a last one for what has none, where anything is said there."""
        values = tuple(self.values(positions))
        known = {value for value, _ in values}
        keys = tuple(self._key(positions, value, label) for value, label in values)
        if all(self._value(positions, one) in known for one in positions.statements):
            return keys
        heard = self._heard(positions, lambda value: value not in known)
        return (*keys, Key(NOWHERE, phrase(f"none.{self.name}"), voices=heard, several=True))

    def _key(self, positions: Positions, value: str, label: Words) -> Key:
        heard = self._heard(positions, lambda other: other == value)
        subject = (self.noun, value) if self.noun else None
        return Key(value, label, voices=heard, several=self.several, subject=subject)

    def _heard(self, positions: Positions, wanted: Callable[[str], bool]) -> tuple[GroupVoice, ...]:
        found = []
        for voice in positions.voices:
            there = tuple(one for one in voice.sources if wanted(self.of(positions, voice, one)))
            if there:
                found.append(replace(voice, sources=there))
        return tuple(found)

    def key_of(self, positions: Positions, statement: Statement) -> str:
        """The value of its source."""
        value = self._value(positions, statement)
        return value if any(value == one for one, _ in self.values(positions)) else NOWHERE

    def _value(self, positions: Positions, statement: Statement) -> str:
        row = statement.first
        voice = GroupVoice(row.voice, "", row.group, (row.source,), row.informant)
        return self.of(positions, voice, row.source)


def _cases(positions: Positions) -> Iterable[Value]:
    wanted = positions.selection.cases
    study = positions.study
    cases = (case for case in study.roster.cases if not wanted or case.id in wanted)
    return [(case.id, case_name(study, case)) for case in cases]


def _case_of(_: Positions, voice: GroupVoice, source: Source) -> str:
    return case_of(replace(voice, sources=(source,)))


def _periods(positions: Positions) -> Iterable[Value]:
    told = (source.entry.period for voice in positions.voices for source in voice.sources)
    found = dict.fromkeys((*positions.study.settings.periods, *filter(None, told)))
    return [(period, period_name(positions.study, period)) for period in found]


def _sources(positions: Positions) -> Iterable[Value]:
    chosen = positions.study.selected_sources(positions.selection)
    heard = {source.id for voice in positions.voices for source in voice.sources}
    return [(source.id, source.id) for source in chosen if source.id in heard]


def _kinds(positions: Positions) -> Iterable[Value]:
    heard = {source.kind for voice in positions.voices for source in voice.sources}
    return [(str(kind), phrase(f"column.kind.{kind}")) for kind in SourceKind if kind in heard]


def _outcomes(positions: Positions) -> Iterable[Value]:
    wanted = positions.selection.cases
    cases = (one for one in positions.study.roster.cases if not wanted or one.id in wanted)
    found = dict.fromkeys(case.outcome for case in cases if case.outcome)
    best_last = ordered_values(positions.study, reversed(found))
    return [(value, quotable(positions.study, value)) for value in reversed(best_last)]


def _outcome_of(positions: Positions, voice: GroupVoice, source: Source) -> str:
    case = positions.study.roster.case(_case_of(positions, voice, source))
    return case.outcome if case else ""


CASES = DividedAxis(
    "case",
    _cases,
    _case_of,
    noun="case",
    remedy="Declare the units that you compare under 'cases' in study.yaml.",
)
PERIODS = DividedAxis(
    "period",
    _periods,
    lambda _, __, one: one.entry.period or "",
    noun="period",
    remedy="Name the 'periods' in study.yaml and the 'period' of each source.",
)
SOURCES = DividedAxis("source", _sources, lambda _, __, one: one.id, noun="source", several=False)
KINDS = DividedAxis("kind", _kinds, lambda _, __, one: str(one.kind))
OUTCOMES = DividedAxis(
    "outcome",
    _outcomes,
    _outcome_of,
    remedy="Give the cases in study.yaml their 'outcome'.",
)


def attribute_axis(name: str) -> DividedAxis:
    """The values of an attribute of informants or, where they have none of that name, of cases.

    Numbers stand in their order, grades of a scale from the worst to the best, other values as
    they first appear in study.yaml.
    """

    def of(positions: Positions, voice: GroupVoice, source: Source) -> str:
        own = voice.informant.attributes.get(name, "") if voice.informant else ""
        case = positions.study.roster.case(_case_of(positions, voice, source))
        return own or (case.attributes.get(name, "") if case else "")

    def values(positions: Positions) -> Iterable[Value]:
        people = (voice.informant for voice in positions.voices)
        told = [one.attributes.get(name, "") for one in people if one]
        told += [case.attributes.get(name, "") for case in positions.study.roster.cases]
        found = ordered_values(positions.study, dict.fromkeys(filter(None, told)))
        return [(value, quotable(positions.study, value)) for value in found]

    return DividedAxis("attribute", values, of, label=LocalText.plain(name))
