"""Opening the researcher's own editor on a file."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

from qualcode.errors import QualcodeError, refusal

_USUAL = ("sensible-editor", "nano", "vi")


def editor_command() -> list[str]:
    """The editor: $VISUAL, else $EDITOR, else one that is usually there.

    Raises:
        QualcodeError: there is none.
    """
    for variable in ("VISUAL", "EDITOR"):
        wanted = os.environ.get(variable, "").strip()
        if wanted:
            return _words(wanted, variable)
    usual = ("notepad",) if os.name == "nt" else _USUAL
    for name in usual:
        if shutil.which(name):
            return [name]
    raise QualcodeError("no editor was found.", "Set EDITOR, or give the text with --text.")


def edit(path: Path, command: Sequence[str]) -> int:
    """Open a file in the editor, wait for its end and return its exit code.

    Raises:
        QualcodeError: the editor cannot be started.
    """
    # Ctrl-C is the editor's as long as it runs: it must not end with unsaved words in it.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        return subprocess.run([*command, str(path)], check=False).returncode
    except OSError as error:
        raise QualcodeError(
            f"the editor '{command[0]}' could not be started: {refusal(error)}.",
            "Set EDITOR to one that is there, or give the text with --text.",
        ) from error
    finally:
        signal.signal(signal.SIGINT, before)


def _words(wanted: str, variable: str) -> list[str]:
    try:
        return shlex.split(wanted, posix=os.name != "nt")
    except ValueError:
        raise QualcodeError(f"${variable} has a quotation mark that is not closed.") from None
