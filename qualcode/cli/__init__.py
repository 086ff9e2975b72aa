"""The command line: parse, call, print. Nothing is computed here.

`main` is the one error boundary: exit code 0 for done, 1 for done although the study has errors
or warnings, 2 for not done, 130 for Ctrl-C; never a traceback.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from qualcode.errors import QualcodeError

DEBUG = "QUALCODE_DEBUG"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program and leave it with the right exit code."""
    sys.exit(execute(arguments))


def execute(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    from qualcode.cli.app import command

    try:
        outcome = command().main(
            args=list(arguments) if arguments is not None else None,
            prog_name="qualcode",
            standalone_mode=False,
        )
        sys.stdout.flush()
        return outcome if isinstance(outcome, int) else 0
    except BrokenPipeError:
        _close_output()
        return 0
    except KeyboardInterrupt:
        print("\nstopped", file=sys.stderr)
        return 130
    except QualcodeError as error:
        _say(str(error))
        return 2
    except Exception as error:
        return _other(error)


def _other(error: Exception) -> int:
    import typer

    if isinstance(error, typer.Exit):
        return error.exit_code
    if isinstance(error, typer.Abort):
        print("\nstopped", file=sys.stderr)
        return 130
    usage = getattr(error, "format_message", None)
    if callable(usage):
        _say(usage())
        return 2
    if os.environ.get(DEBUG):
        raise error
    _say(
        f"something went wrong inside qualcode ({type(error).__name__}). Your study was not changed"
        f" by it. Run again with {DEBUG}=1 and report what it prints."
    )
    return 2


def _say(message: str) -> None:
    from qualcode.renderers.safe import safe_text

    print(f"qualcode: {safe_text(' '.join(message.split()))}", file=sys.stderr)


def _close_output() -> None:
    # What is still buffered must not be written to the closed pipe when Python exits.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
