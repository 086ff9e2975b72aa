"""`qualcode coding list`: a line that says what a coding is, then its words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.asked import Asked, asking
from qualcode.cli.options import PhaseChoice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qualcode.reports.codings import Said
    from qualcode.study import Evidence, Selection, Study


@asking(("code", "group", "informant", "case", "source", "phase"), phase=PhaseChoice.ALL)
def list_codings(
    asked: Asked,
    open_only: Annotated[
        bool, typer.Option("--open", help="Only proposals nobody has judged.")
    ] = False,
    struck: Annotated[
        bool, typer.Option("--rejected", help="Proposals that were struck, instead.")
    ] = False,
) -> None:
    """Codings in force with their places, quotations and ids.

    Names are printed as the informants consented; who withdrew is left out.
    """
    from qualcode.cli.session import open_study
    from qualcode.reports.codings import coding_rows

    loaded, session = open_study(asked.study)
    selection = replace(asked.selection(loaded), reviewed="all")
    found = struck_rows(loaded, selection) if struck else loaded.select(selection)
    rows = [row for row in found if not (open_only and row.coding.reviewed)]
    asked.deliver_rows(
        loaded, lambda: coding_rows(loaded, rows, struck), lambda: _lines(loaded, rows, struck)
    )
    session.close()


def struck_rows(study: Study, selection: Selection) -> tuple[Evidence, ...]:
    """The rejected proposals of a selection, in the order of sources and passages."""
    from qualcode.actions.meant import rejected
    from qualcode.model.decision import Decisions, Proposals

    # The same study in which nothing was decided and only these were proposed.
    proposals = Proposals(rejected(study))
    return replace(study, propose=lambda: proposals, decisions=Decisions()).select(selection)


def _lines(study: Study, rows: Sequence[Evidence], struck: bool) -> Iterator[str]:
    from qualcode.reports.codings import Said, said_of

    if not rows:
        yield "None."
    said = said_of(study, () if struck else rows)
    for row in rows:
        one = said.get(row.coding.id, Said(row.coding.polarity))
        yield from _coding_lines(study, row, struck, one)


def _coding_lines(study: Study, row: Evidence, struck: bool, said: Said) -> list[str]:
    """A coding in lines that fit the screen."""
    from qualcode.cli.output import screen_width, wrapped
    from qualcode.stages.passages import quoted

    one = row.coding
    state = "rejected" if struck else one.decided_by if one.reviewed else "open"
    place = f"{row.source.id}:{row.segment.number}"
    head = f"{place:<8} {one.code:<7} {said.polarity}  {state:<11} {one.id}"
    if len(head) > screen_width():
        head = f"{place} {one.code} {said.polarity} {state} {one.id}"
    lines = [*wrapped(head, "", "  ")] if len(head) > screen_width() else [head]
    lines += wrapped(f"“{quoted(study, row.source, one.start, one.end)}”", "  ")
    if said.conflict:
        lines += wrapped(f"conflict: {said.conflict}; it counts as {one.polarity}", "  ")
    elif said.polarity is not one.polarity:
        why = "by consensus" if said.agreed else "with what else was coded there"
        lines += wrapped(f"counts as {one.polarity}, {why}", "  ")
    return lines + (wrapped(f"note: {study.anonymiser(one.note)}", "  ") if one.note else [])
