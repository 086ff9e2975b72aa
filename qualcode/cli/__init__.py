"""The command line: parse, call, print. Nothing is computed here.

`main` is the one error boundary: exit code 0 for done, 1 for done although the study has errors
or warnings, 2 for not done, 130 for Ctrl-C; never a traceback.
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Sequence

from qualcode.errors import QualcodeError, refusal

DEBUG = "QUALCODE_DEBUG"
_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program and leave it with the right exit code."""
    # A large study keeps its many small objects until the end; the usual thresholds would have
    # all of them searched for rubbish again and again.
    gc.set_threshold(50_000, 20, 100)
    code = execute(arguments)
    # Python looks for rubbish once more when it ends; all that is left is thrown away anyhow.
    gc.freeze()
    sys.exit(code)


def execute(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    try:
        from qualcode.cli.app import command
        from qualcode.cli.named_study import forget_study

        forget_study()
        outcome = command().main(
            args=list(arguments) if arguments is not None else None,
            prog_name="qualcode",
            standalone_mode=False,
        )
        if sys.stdout is not None:
            sys.stdout.flush()
        code = outcome if isinstance(outcome, int) else 0
        return _stopped() if code == _INTERRUPTED else code
    except KeyboardInterrupt:
        return _stopped()
    except QualcodeError as error:
        _say(str(error))
        return 2
    except OSError as error:
        return _refused(error)
    except SystemExit:
        # The command-line library leaves so, and only so, when the reader of a pipe has gone.
        _close_output()
        return 0
    except Exception as error:
        return _other(error)


def _refused(error: OSError) -> int:
    """What the system refused, where no command said it better."""
    if isinstance(error, BrokenPipeError):
        _close_output()
        return 0
    reason = refusal(error)
    if error.filename is None:
        # Only the output streams have no name.
        _close_output()
        _say(f"the output could not be written: {reason}.")
    else:
        _say(f"{os.fsdecode(error.filename)}: {reason}.")
    return 2


def _other(error: Exception) -> int:
    import typer

    if isinstance(error, typer.Exit):
        return error.exit_code
    if isinstance(error, typer.Abort):
        return _stopped()
    usage = getattr(error, "format_message", None)
    if callable(usage):
        return _misused(error, usage())
    if os.environ.get(DEBUG):
        raise error
    _say(
        f"something went wrong inside qualcode ({type(error).__name__}). Run again with"
        f" {DEBUG}=1 and report what it prints."
    )
    return 2


def _misused(error: Exception, message: str) -> int:
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "qualcode"
    if type(error).__name__ == "NoArgsIsHelpError":
        print(message, file=sys.stderr)
    else:
        # Values are checked by a library that puts its own words before ours.
        _say(f"{message.replace('Value error, ', '')} See: {command} --help")
    return 2


def _stopped() -> int:
    print("\nstopped", file=sys.stderr)
    return _INTERRUPTED


def _say(message: str) -> None:
    from qualcode.cli.named_study import for_study
    from qualcode.renderers.safe import safe_text

    print(f"qualcode: {safe_text(for_study(' '.join(message.split())))}", file=sys.stderr)


def _close_output() -> None:
    # What is still buffered must not be written to the closed pipe when Python exits.
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
