"""Commands that are told to a person, so that they hold for the study at hand when copied.

Where the study was named with -s, or is not the one of the current folder, each command that is
told names it too.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any

_COMMAND = re.compile(r"\bqualcode ([a-z]+)(?: ([a-z]+))?")
_NAMED = re.compile(r" (-s|--study)\b")

_study: ContextVar[str] = ContextVar("study", default="")


def forget_study() -> None:
    """Begin a command: no study is named yet."""
    _study.set("")


def remember_study(root: Path, usual: Callable[[], Path]) -> None:
    """The study of this command; `usual` finds the one that a command without -s would take."""
    from qualcode.errors import QualcodeError

    try:
        same = usual().resolve() == root.resolve()
    except (QualcodeError, OSError):
        same = False
    _study.set("" if same else os.fspath(root))


def for_study(text: str) -> str:
    """A text in which every command names the study, where a bare command would take another."""
    from qualcode.actions.shell_words import shell_word

    root = _study.get()
    if not root or "qualcode " not in text:
        return text
    option = f" -s {shell_word(root)}"
    found = [(one, end) for one in _COMMAND.finditer(text) if (end := _end(one)) is not None]
    for number, (_, end) in reversed(list(enumerate(found))):
        stop = found[number + 1][0].start() if number + 1 < len(found) else len(text)
        if not _NAMED.search(text, end, stop):
            text = f"{text[:end]}{option}{text[end:]}"
    return text


def _end(found: re.Match[str]) -> int | None:
    """Where the name of a command that takes a study ends; None where it is none."""
    group: Any = _tree().commands.get(found[1])
    below = getattr(group, "commands", None)
    command = below.get(found[2]) if below is not None else group
    if not any(one.name == "study" for one in getattr(command, "params", ())):
        return None
    return found.end(1) if below is None else found.end(2)


@cache
def _tree() -> Any:
    """The commands; they are the same as long as the program runs."""
    from qualcode.cli.app import command

    return command()
