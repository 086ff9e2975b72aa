"""`qualcode demo`: a copy of a sample study, with all stages run on it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def demo(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="[DIR]", help="A new or empty folder; else demo-study, demo-study-2, …"
        ),
    ] = None,
    sample: Annotated[str, typer.Option("--sample", metavar="NAME", help="Which sample study.")] = "sampang",
) -> None:
    """A copy of a sample study, all stages run on it; the people in it are fictional."""
    from qualcode.actions.study_folder import copy_sample
    from qualcode.cli.output import write_out
    from qualcode.cli.run import run_stages
    from qualcode.cli.session import open_study
    from qualcode.errors import QualcodeError
    from qualcode.registry import did_you_mean
    from qualcode.stores.shipped import shipped_studies
    from qualcode.study import Selection

    samples = shipped_studies()
    if sample not in samples:
        raise QualcodeError(f"no sample named '{sample}'.", did_you_mean(sample, samples))
    made = copy_sample(samples[sample], folder or _free_folder())
    loaded, session = open_study(made)
    run_stages(loaded, Selection())
    write_out(
        f"\nThe sample study is in {made}. Look at a turn with\n"
        f"  qualcode show W4:6 -s {made}\n"
        f"and at why it was coded so with\n"
        f"  qualcode explain W4:6 -s {made}\n".encode()
    )
    session.close()


def _free_folder() -> Path:
    """The first of demo-study, demo-study-2, … that does not exist yet."""
    number = 1
    while (folder := Path("demo-study" if number == 1 else f"demo-study-{number}")).exists():
        number += 1
    return folder
