"""Which displays the chapter of results shows, and which of them an appendix can point to."""

from __future__ import annotations

from qualcode.displays import DISPLAYS, displays_of
from qualcode.document import Numbered, Words, phrase
from qualcode.model.codebook import AspectKind
from qualcode.reports.thesis.part import Pack, appendix
from qualcode.study import Study

RESULTS = "bab-4"
"""The name of the part in which the displays stand."""

BY_INFORMANT = "conceptually-clustered"
"""The display that shows what each informant says."""


def chosen_displays(study: Study) -> tuple[str, ...]:
    """The displays of the chapter: those that study.yaml chooses, else what suits the study.

    The checklist stands in the section of each aspect, and of displays that order the same cells
    in different ways only one is shown. The study's own displays are always among them.
    """
    if study.settings.chosen:
        return study.settings.chosen
    found = ["conceptually-clustered"]
    if len(study.roster.cases) > 1:
        found += ["contrast", "predictor-outcome"]
    if study.settings.periods:
        found.append("time-ordered")
    if any(memo.event for memo in study.memos):
        found += ["event-listing", "critical-incidents"]
    if any(study.codebook.kind(one.id) is AspectKind.OUTCOME for one in study.codebook.roots):
        found.append("effects")
    found += ["causal-network", "context-chart", "code-frequency"]
    known = displays_of(study).names
    return tuple(one for one in (*found, *(own.name for own in study.settings.displays))
                 if one in known)  # fmt: skip


def stands_in_results(pack: Pack, display: str) -> bool:
    """Whether the study's chapter of results has a display, so that no appendix repeats it."""
    return bool(pack.writer.evidence) and display in chosen_displays(pack.study)


def named_in_results(pack: Pack, display: str, aspect: str = "") -> Words:
    """What running text calls a display of that chapter; by its title where it has no number here.

    Of a display in several tables those on an `aspect` can be named. A part that is printed by
    itself is the same as in the whole.
    """
    if RESULTS in pack.parts:
        return Numbered(display, aspect)
    return phrase("display.in-results", title=DISPLAYS[display].title)


def has_every_code(pack: Pack) -> bool:
    """Whether the matrix of informants in the chapter says of every code what an appendix would.

    It has a column for each indicator; where codes stand below these, the appendix is fuller.
    """
    book = pack.study.codebook
    return all(book.indicator(one.id).id == one.id for one in pack.positions.codes)


def where_voices_stand(pack: Pack, aspect: str = "") -> Words:
    """Where what each informant says is printed: a table of the chapter, or the appendix.

    Of an `aspect` it is the table on it where each has one of its own.
    """
    if stands_in_results(pack, BY_INFORMANT) and has_every_code(pack):
        return named_in_results(pack, BY_INFORMANT, aspect)
    return appendix(8)
