"""`qualcode triangulate`: triangulation in every direction."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.asked import Asked, asking

if TYPE_CHECKING:
    from qualcode.study import Study


class WordingChoice(StrEnum):
    """By which words the comparison is called."""

    PLAIN = "plain"
    FARMER = "farmer"


_BY = "group|technique|time|coder|kind"

ByOption = Annotated[
    str,
    typer.Option(
        "--by",
        metavar=_BY,
        help="What is compared: source groups, techniques, the same informant asked again, "
        "coders, or key, main and additional informants.",
    ),
]
FullOption = Annotated[bool, typer.Option("--full", help="Every quotation of both sides.")]
WordingOption = Annotated[
    WordingChoice,
    typer.Option(
        "--wording",
        help="What the comparison is called: plain words, or those of the convergence coding "
        "matrix (Farmer et al. 2006).",
    ),
]
CompletenessOption = Annotated[
    bool,
    typer.Option(
        "--completeness",
        help="Instead: which group and whom nobody has asked what, by the interview guide.",
    ),
]
WorksheetOption = Annotated[
    bool,
    typer.Option(
        "--worksheet",
        help="Instead: a sheet for each code on which views contradict each other, to find out "
        "why.",
    ),
]


@asking(looks=True)
def triangulate(
    asked: Asked,
    by: ByOption = "group",
    wording: WordingOption = WordingChoice.PLAIN,
    completeness: CompletenessOption = False,
    worksheet: WorksheetOption = False,
    full: FullOption = False,
) -> None:
    """Where sources, techniques, times or coders agree, differ or are silent, with quotations."""
    from qualcode.cli.session import open_study

    direction = _direction(by)
    loaded, session = open_study(asked.study)
    loaded = asked.styled(loaded)
    in_farmers_words = wording is WordingChoice.FARMER
    if completeness:
        _completeness(asked, loaded, direction)
    elif worksheet:
        _worksheets(asked, loaded, direction)
    elif direction == "group":
        _groups(asked, loaded, in_farmers_words, full)
    else:
        _others(asked, loaded, direction, in_farmers_words, full)
    alone = direction == "group" and not completeness and _is_one_group(asked, loaded)
    session.close()
    if alone:
        raise typer.Exit(1)


def _groups(asked: Asked, study: Study, in_farmers_words: bool, full: bool) -> None:
    from qualcode.reports import triangulation_document, triangulation_overview
    from qualcode.stages.farmer import told_in_farmers_words
    from qualcode.stages.triangulation import compare

    selection = asked.selection(study)
    asked.deliver(
        study,
        lambda: (
            triangulation_overview(study, selection, full, in_farmers_words)
            if asked.on_screen
            else triangulation_document(study, selection, in_farmers_words)
        ),
        lambda: told_in_farmers_words(compare(study, selection).as_json(), in_farmers_words),
    )


def _is_one_group(asked: Asked, study: Study) -> bool:
    """Say so where there was nothing to triangulate, and something else is shown."""
    from qualcode.cli.session import say
    from qualcode.stages.triangulation import can_triangulate

    if can_triangulate(study, asked.selection(study)):
        return False
    say(
        "a single source group cannot be triangulated (satu kelompok sumber tidak dapat "
        "ditriangulasi): where its informants stand is shown instead"
    )
    return True


def _others(asked: Asked, study: Study, direction: str, in_farmers_words: bool, full: bool) -> None:
    from qualcode.reports.directions import direction_document, direction_overview
    from qualcode.stages.directions import DIRECTIONS
    from qualcode.stages.farmer import told_in_farmers_words

    selection = asked.selection(study)
    found = DIRECTIONS[direction](study, selection)
    asked.deliver(
        study,
        lambda: (
            direction_overview(study, selection, found, in_farmers_words, full)
            if asked.on_screen
            else direction_document(study, selection, found, in_farmers_words)
        ),
        lambda: told_in_farmers_words(found.as_json(), in_farmers_words),
    )


def _worksheets(asked: Asked, study: Study, direction: str) -> None:
    from qualcode.reports.worksheet import worksheet_record, worksheets_document
    from qualcode.stages.worksheet import worksheets

    _refuse_other("--worksheet", direction)
    selection = asked.selection(study)
    found = worksheets(study, selection)
    asked.deliver(
        study,
        lambda: worksheets_document(study, selection, found),
        lambda: [worksheet_record(study, one) for one in found],
    )


def _refuse_other(option: str, direction: str) -> None:
    """Make sure that nothing but source groups is compared.

    Raises:
        QualcodeError: another direction is asked for.
    """
    from qualcode.errors import QualcodeError

    if direction != "group":
        raise QualcodeError(
            f"{option} is about source groups and informants.", f"Leave --by {direction} out."
        )


def _completeness(asked: Asked, study: Study, direction: str) -> None:
    from qualcode.reports.completeness import completeness_document
    from qualcode.stages.completeness import completeness_of

    _refuse_other("--completeness", direction)
    selection = asked.selection(study)
    found = completeness_of(study, selection)
    asked.deliver(
        study,
        lambda: completeness_document(study, selection, found, asked.on_screen),
        found.as_json,
    )


def _direction(by: str) -> str:
    """The direction of that name; what is compared but is no triangulation is pointed to.

    Raises:
        QualcodeError: there is no such direction.
    """
    from qualcode.errors import QualcodeError
    from qualcode.registry import did_you_mean

    known = _BY.split("|")
    if by in ("case", "cases"):
        raise QualcodeError(
            "cases are compared, not triangulated (perbandingan antarkasus): their difference is "
            "the finding.",
            "See qualcode display contrast.",
        )
    if by in ("period", "periods"):
        raise QualcodeError(
            "a change over periods is a development, not a triangulation (perkembangan).",
            "--by time shows it for who was asked again; see also qualcode display time-ordered.",
        )
    if by not in known:
        raise QualcodeError(f"nothing is compared by '{by}'.", did_you_mean(by, known))
    return by
