"""`qualcode code`: the interactive coder."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from qualcode.cli.coder import coder_of
from qualcode.cli.options import CoderOption, StudyOption, present_place


def code(
    place: Annotated[
        str,
        typer.Argument(
            metavar="SOURCE[:TURN]", help="Where to begin, e.g. W1; else where you stopped."
        ),
    ] = "",
    coder: CoderOption = None,
    study: StudyOption = None,
) -> None:
    """Code on the screen: read, select, code, and judge proposals, with the keyboard or the mouse.

    Each decision is saved at once. ? shows all keys, q leaves. Real names stand on the screen as
    they do in the transcript; only the words of informants who withdrew are left out.
    """
    from qualcode.cli.session import open_study
    from qualcode.errors import QualcodeError

    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        raise QualcodeError("the coder needs a terminal.", "In scripts use: qualcode coding")
    from qualcode.actions.coding import Coder
    from qualcode.tui.app import run_coder

    person = Coder(coder_of(coder))
    loaded, session = open_study(study)
    session.study = run_coder(loaded, person, present_place(loaded, place))
    session.decided()
    session.close()
