"""`qualcode agree plan`: some of the sources for a second coder, without anybody's codings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.options import JsonOption, PhaseChoice, PhaseOption, SourcesOption, StudyOption

if TYPE_CHECKING:
    from qualcode.actions.double_coding import Plan


def plan(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A new folder for the second coder.")
    ],
    source: SourcesOption = None,
    number: Annotated[
        int | None,
        typer.Option(
            "--number", metavar="N", help="Draw so many sources; else a fifth of them, and one "
            "of each group at least.",
        ),
    ] = None,
    seed: Annotated[
        int, typer.Option("--seed", metavar="N", help="Another number draws other sources.")
    ] = 1,
    phase: PhaseOption = PhaseChoice.MAIN,
    study: StudyOption = None,
    as_json: JsonOption = False,
) -> None:  # fmt: skip
    """Choose sources for double coding and write a copy of the study without anybody's codings.

    The sources are drawn from every source group in turn, or named with --source. The second
    coder works in the copy; `qualcode merge DIR` brings the work in, `qualcode agree` compares.
    A methodological memo keeps what was chosen and how.
    """
    from qualcode.actions.double_coding import drawn_sources, plan_double_coding
    from qualcode.cli.options import selection_of
    from qualcode.cli.output import print_json, print_text
    from qualcode.cli.session import open_study
    from qualcode.errors import QualcodeError

    if source and number is not None:
        raise QualcodeError("sources are named or drawn.", "Leave out --source or --number.")
    loaded, session = open_study(study, codes=False)
    selection = selection_of(loaded, None, None, None, None, source, phase, None)
    named = tuple(one for one in loaded.sources if one.id in selection.sources)
    chosen = named or drawn_sources(loaded, selection, number, seed)
    how = loaded.wording.say("plan.named" if source else "plan.drawn", {"seed": str(seed)})
    made = plan_double_coding(loaded, folder, chosen, how)
    if as_json:
        print_json({"folder": str(folder), "sources": [one.id for one in made.sources],
                    "files": list(made.files), "memo": made.memo.file})  # fmt: skip
    else:
        print_text(*_told(made))
    session.close()


def _told(made: Plan) -> Iterator[str]:
    """What was written, and what the second coder should know."""
    from qualcode.cli.output import wrapped
    from qualcode.model.source import Phase

    ids = ", ".join(one.id for one in made.sources)
    yield from wrapped(f"{ids}: written to {made.folder}, without codings, memos and findings")
    yield f"kept in {made.memo.file}"
    yield from wrapped(
        "The copy holds transcripts and names as they are: give it only to whom your informants' "
        "consent allows."
    )
    yield from wrapped(
        "The second coder decides under a name of their own (QUALCODE_CODER=name). Proposals of "
        "the rules are seen there too: who codes first and reviews later is more independent."
    )
    early = any(one.entry.phase is not Phase.MAIN for one in made.sources)
    yield f"Then: qualcode merge {made.folder}; qualcode agree{' --phase all' if early else ''}"
