"""`qualcode init`: a new study folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where; else here.")] = Path(),
    language: Annotated[
        str, typer.Option("--language", metavar="id|en", help="Language of tables and reports.")
    ] = "id",
) -> None:
    """A new study folder with a commented study.yaml."""
    from qualcode.actions.shell_words import shell_word
    from qualcode.actions.study_folder import create_study
    from qualcode.cli.output import print_text

    made = create_study(folder, language)
    print_text(
        f"made {made}",
        f"Next: fill it in, put your transcripts into {made.parent / 'transcripts'} and run",
        f"  qualcode add FILE -s {shell_word(made.parent)} --kind interview --informant I1",
    )
