"""The codebook in the researcher's editor: opened at a code, read again when it is closed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qualcode.actions.codebook_by_hand import Opened
    from qualcode.errors import Problem
    from qualcode.model.codebook import Codebook
    from qualcode.study import Study

_PLUS = frozenset(
    {"vi", "vim", "nvim", "gvim", "view", "nano", "pico", "emacs", "emacsclient", "micro", "joe",
     "jed", "kak", "ne", "mg", "gedit", "kate", "mcedit", "sensible-editor", "editor"}
)  # fmt: skip
_COLON = frozenset({"subl", "sublime_text", "hx", "helix", "zed"})
_CODE = frozenset({"code", "code-insiders", "codium", "vscodium", "cursor"})


def edit_by_hand(study: Study, folder: Path | None, code: str) -> None:
    """Open the codebook at a code, and tell what has changed and what is wrong now.

    Raises:
        QualcodeError: the codebook is not the study's own, or no editor can be started.
        typer.Exit: with code 1 where something is wrong now.
    """
    from typer import Exit

    from qualcode.actions.codebook_by_hand import keep_version, read_again
    from qualcode.cli.editor import edit, editor_command
    from qualcode.cli.output import fitted, print_text
    from qualcode.cli.session import open_study, say

    command = editor_command()
    opened = keep_version(study, code)
    words, path = at_line(command, opened.path, opened.line)
    status = edit(path, words)
    if status:
        say(f"the editor ended with an error ({status}).")
    book, problems = read_again(study, opened)
    if book is not None and book.sha256[: len(opened.version)] == opened.version:
        print_text("nothing was changed")
        return
    lines = [f"codebook version {book.sha256[: len(opened.version)]}"] if book else []
    lines = [*_changes(study, opened, book), *lines] if book else lines
    print_text(*(part for line in lines for part in fitted(line)))
    if _tell_wrong(problems):
        kept = opened.kept.relative_to(study.root).as_posix()
        say(f"Mend it with: qualcode codebook edit {code}. The version before: {kept}")
        raise Exit(1)
    open_study(folder, codes=False)[1].close()


def at_line(command: Sequence[str], path: Path, line: int) -> tuple[list[str], Path]:
    """The words that open a file at a line in an editor, the file last.

    An editor that is not known gets the file alone: it could take the line for a file's name.
    """
    name = Path(command[0]).stem.lower()
    if name in _CODE:
        waiting = [] if "--wait" in command or "-w" in command else ["--wait"]
        return [*command, *waiting, "-g"], path.with_name(f"{path.name}:{line}")
    if name in _COLON:
        return [*command], path.with_name(f"{path.name}:{line}")
    return ([*command, f"+{line}"] if name in _PLUS else [*command]), path


def _changes(study: Study, opened: Opened, book: Codebook) -> list[str]:
    from qualcode.cli.codebook_told import change_lines
    from qualcode.stages.codebook_changes import codebook_changes

    if opened.book is None:
        return []
    changes = codebook_changes(opened.book, book)
    return change_lines(changes, book, study.settings.language)


def _tell_wrong(problems: tuple[Problem, ...]) -> bool:
    """Tell the problems of the codebook; whether errors are among them."""
    from qualcode.cli.session import tell
    from qualcode.errors import Severity

    tell([one for one in problems if one.severity is not Severity.NOTICE])
    return any(one.severity is Severity.ERROR for one in problems)
