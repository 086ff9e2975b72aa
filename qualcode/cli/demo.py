"""`qualcode demo`: a copy of a sample study, with all stages run on it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from qualcode.study import Study


def demo(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="DIR", help="A new or empty folder; else demo-study, demo-study-2, …"
        ),
    ] = None,
    sample: Annotated[
        str, typer.Option("--sample", metavar="NAME", help="Which sample study.")
    ] = "sampang",
) -> None:
    """A copy of a sample study, all stages run on it; the people in it are fictional."""
    from qualcode.actions.shell_words import shell_word
    from qualcode.actions.study_folder import copy_sample
    from qualcode.cli.output import print_text
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
    place = _telling_place(loaded)
    print_text(
        "",
        f"The sample study is in {made}. Look at a turn with",
        f"  qualcode show {place} -s {shell_word(made)}",
        "and at why it was coded so with",
        f"  qualcode explain {place} -s {shell_word(made)}",
    )
    session.close()


def _telling_place(study: Study) -> str:
    """A short turn in which codes are given with a judgement: worth a first look."""
    from collections import Counter

    from qualcode.study import Selection

    rows = [row for row in study.select(Selection()) if row.coding.polarity in ("+", "-", "±")]
    codings = Counter((row.source.id, row.segment.number) for row in rows)
    telling = [row for row in rows if codings[row.source.id, row.segment.number] > 1] or rows
    if not telling:
        return f"{study.sources[0].id}:1"
    row = min(telling, key=lambda one: len(one.segment.speech.text))
    return f"{row.source.id}:{row.segment.number}"


def _free_folder() -> Path:
    """The first of demo-study, demo-study-2, … that does not exist yet."""
    number = 1
    while (folder := Path("demo-study" if number == 1 else f"demo-study-{number}")).exists():
        number += 1
    return folder
