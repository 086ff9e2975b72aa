"""`qualcode guide`: the interview guide by informants, and whom to ask what again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.asked import Asked, asking

if TYPE_CHECKING:
    from qualcode.stages.guide_grid import GuideGrid
    from qualcode.stages.voices import GroupVoice

AgainOption = Annotated[
    bool,
    typer.Option(
        "--again",
        help="Instead: a sheet for each informant to take along, with room to write and nothing "
        "that others said.",
    ),
]


@asking(selecting=("code", "case", "phase", "reviewed"), looks=True)
def guide(
    asked: Asked,
    who: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WHO]...", help="Informants or groups, by id; else all."),
    ] = None,
    again: AgainOption = False,
) -> None:
    """Which question of the guide each informant answered, and whom to ask what again.

    The questions stand under their indicators, the informants by group. A list says for each
    informant what to ask again and why, and what to do at the desk before: code answers, review
    proposals. Without a guide in study.yaml the codes stand in its place.
    """
    from qualcode.cli.session import open_study
    from qualcode.reports.guide_grid import guide_document
    from qualcode.reports.guide_sheets import sheets_document
    from qualcode.stages.guide_grid import guide_grid

    study, session = open_study(asked.study)
    study = asked.styled(study)
    selection = asked.selection(study)
    grid = guide_grid(study, selection)
    people = _meant(grid, who or [])
    asked.deliver(
        study,
        lambda: (
            sheets_document(study, selection, grid, people)
            if again
            else guide_document(study, selection, grid, people, asked.on_screen)
        ),
        lambda: grid.again_as_json(people) if again else grid.as_json(),
    )
    session.close()


def _meant(grid: GuideGrid, who: list[str]) -> tuple[GroupVoice, ...]:
    """The informants of these ids and of these groups; all for none.

    Raises:
        QualcodeError: nobody of the selection is called so.
    """
    from qualcode.errors import QualcodeError
    from qualcode.registry import did_you_mean

    known = {one.id for one in grid.people} | {one.group or "" for one in grid.people}
    for one in who:
        if one not in known:
            raise QualcodeError(
                f"no informant or group in this selection is called '{one}'.",
                did_you_mean(one, sorted(known)),
            )
    wanted = set(who)
    return tuple(
        one for one in grid.people if not wanted or one.id in wanted or one.group in wanted
    )
