"""Displays that the researcher declares in study.yaml, in the words of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from qualcode.displays.axes import AXES, axis_named
from qualcode.displays.entries import ENTRIES
from qualcode.displays.matrix import Plan, longer, matrix_tables
from qualcode.displays.request import DisplayRequest, Family, UnsuitedError, one_of
from qualcode.document import Block, Words, phrase
from qualcode.errors import QualcodeError
from qualcode.model.display_words import ORDERS, TOPICS, WRITTEN, can_be_written
from qualcode.model.settings import OwnDisplay
from qualcode.study import Selection, Study

_FIELDS = {
    "code": "codes",
    "group": "groups",
    "informant": "informants",
    "case": "cases",
    "source": "sources",
}


@dataclass(frozen=True, slots=True)
class DeclaredDisplay:
    """One of a study's own displays, which is built as those of the catalogue are."""

    declared: OwnDisplay

    @property
    def name(self) -> str:
        """Its name in study.yaml."""
        return self.declared.name

    @property
    def title(self) -> Words:
        """Its title as the researcher wrote it."""
        return self.declared.title

    @property
    def family(self) -> Family:
        """Across cases where an axis is one of cases."""
        across = {"case", "outcome"} & {self.declared.rows, self.declared.columns}
        return Family.CROSS_CASE if across else Family.WITHIN_CASE

    @property
    def purpose(self) -> Words:
        """What its rows and columns are, and that it is the researcher's own."""
        rows, columns = map(_called, (self.declared.rows, self.declared.columns))
        return phrase("display.own.purpose", rows=rows, columns=columns)

    @property
    def entries(self) -> tuple[str, ...]:
        """What its cells can hold, its own entry first."""
        first = self.declared.entry or ENTRIES.names[0]
        written = can_be_written(self.declared.rows, self.declared.columns)
        known = (one for one in ENTRIES.names if written or one not in WRITTEN)
        return tuple(dict.fromkeys((first, *known)))

    @property
    def levels(self) -> tuple[str, ...]:
        """None: its axes say how deep they go."""
        return ()

    @property
    def orders(self) -> tuple[str, ...]:
        """The orders of its rows, its own first."""
        known = tuple(one for one in ORDERS if one != "outcome" or self.declared.rows == "case")
        return tuple(dict.fromkeys((*filter(None, (self.declared.order,)), *known)))

    @property
    def asks(self) -> tuple[str, ...]:
        """Its rows can be split where they are clustered."""
        return ("split",) if axis_named(self.declared.rows).clustered else ()

    @property
    def full_in(self) -> tuple[str, ...]:
        """The entries that show more on request."""
        return longer(self.entries)

    @property
    def manual(self) -> str:
        """Nothing: study.yaml says what it is."""
        return ""

    @property
    def complete(self) -> bool:
        """Whether it is about the whole selection."""
        return not self.declared.where

    def selected(self, study: Study, selection: Selection) -> Selection:
        """What it is about: its `where`, narrowed by what was asked for.

        Raises:
            UnsuitedError: the two have nothing in common.
        """
        return narrowed(study, self.declared, selection)

    def build(self, study: Study, request: DisplayRequest) -> tuple[Block, ...]:
        """Its tables; what `where` selects is narrowed further by the request.

        Raises:
            QualcodeError: the declaration or the request names what is not there.
        """
        own = self.declared
        if own.rows == own.columns or (own.rows in TOPICS and own.columns in TOPICS):
            raise QualcodeError(
                f"display '{own.name}' has {own.rows} in rows and {own.columns} in columns.",
                "Choose two different axes, only one of them code, indicator or aspect.",
            )
        if own.entry in WRITTEN and not can_be_written(own.rows, own.columns):
            raise QualcodeError(
                f"nobody can have written {own.entry} of the cells of display '{own.name}'.",
                "A memo is about a code and an informant, group, case, period or source.",
            )
        order = one_of(request.order or own.order, ORDERS, "order")
        if order == "outcome" and own.rows != "case":
            raise QualcodeError(
                f"the rows of display '{own.name}' are no cases, so they have no outcome.",
                "Leave out order: outcome, or put case into rows.",
            )
        entry = ENTRIES[one_of(request.entry, self.entries, "entry")]
        plan = Plan(own.name, own.title, axis_named(own.rows), axis_named(own.columns), entry)
        selection = self.selected(study, request.selection)
        return matrix_tables(study, replace(request, order=order, selection=selection), plan)


def _called(word: str) -> Words:
    """What a sentence calls an axis; an attribute has the name that the researcher gave it."""
    return phrase(f"axis.called.{word}") if word in AXES.names else axis_named(word).header


def own_displays(study: Study) -> tuple[DeclaredDisplay, ...]:
    """The displays that study.yaml declares, in its order."""
    return tuple(map(DeclaredDisplay, study.settings.displays))


def narrowed(study: Study, own: OwnDisplay, selection: Selection) -> Selection:
    """What `where` of study.yaml selects, narrowed further by what was asked for.

    Raises:
        UnsuitedError: the two have nothing in common; its title would be untrue of anything else.
    """
    told: dict[str, Any] = {}
    for word, ids in own.where.items():
        name = _FIELDS.get(word, word)
        if word in _FIELDS:
            told[name] = _common(study, word, ids, getattr(selection, name))
            if not told[name]:
                raise UnsuitedError(
                    f"display '{own.name}' is about {word} {', '.join(ids)} only.",
                    f"Leave out --{word}, or name another of them.",
                )
        elif word == "phase":
            told["phase"] = _common_phase(own, ids[0], selection.phase)
        elif word == "reviewed":
            # As with the rest it is narrowed: who declares `only` means that of every print of it.
            told["reviewed"] = "only" if "only" in (ids[0], selection.reviewed) else ids[0]
    return replace(selection, **told)


def _common_phase(own: OwnDisplay, declared: str, asked: str) -> str:
    """The phase that is both declared and asked for; the main one is asked for unless said."""
    if asked in ("main", "all", declared):
        return declared
    if declared == "all":
        return asked
    raise UnsuitedError(
        f"display '{own.name}' is about the {declared} phase only.", "Leave out --phase."
    )


def _common(
    study: Study, word: str, declared: tuple[str, ...], asked: tuple[str, ...]
) -> tuple[str, ...]:
    """What is both declared and asked for; of codes those that have the other one above them."""
    if not asked or word != "code":
        return tuple(one for one in declared if not asked or one in asked)
    known = [{code.id for code in study.codebook.subtree(one)} for one in (*declared, *asked)]
    wide, narrow = set().union(*known[: len(declared)]), set().union(*known[len(declared) :])
    both = [study.codebook[one].id for one in (*declared, *asked)]
    return tuple(dict.fromkeys(one for one in both if one in wide & narrow))
