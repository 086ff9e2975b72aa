"""Who decides: from --coder, the environment, or what the person said once."""

from __future__ import annotations

import sys

from qualcode.cli.options import UNNAMED_CODER


def coder_of(given: str | None) -> str:
    """The coder's name; a person at a terminal who has none is asked for it, once.

    Where nobody can be asked it is `researcher`.

    Raises:
        QualcodeError: the name cannot be that of a journal.
    """
    from qualcode.stores.journal import coder_name
    from qualcode.stores.user_settings import own_name

    name = given or own_name()
    if name:
        return coder_name(name)
    return _asked() if sys.stdin.isatty() and sys.stderr.isatty() else UNNAMED_CODER


def _asked() -> str:
    import typer

    from qualcode.cli.session import say
    from qualcode.errors import QualcodeError
    from qualcode.stores.journal import coder_name
    from qualcode.stores.user_settings import keep_own_name, settings_file

    say("Decisions bear the name of who made them. It is asked for once.")
    while True:
        typed: str = typer.prompt("Your name as a coder", default=UNNAMED_CODER, err=True)
        try:
            name = coder_name(typed.strip())
        except QualcodeError as error:
            say(f"{error.message} {error.hint}")
            continue
        keep_own_name(name)
        say(f"kept in {settings_file()}; another name for once: --coder NAME")
        return name
