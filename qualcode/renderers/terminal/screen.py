"""The one door from data to the screen.

Rich would read `[laughs]` as markup and `:100:` as an emoji, and passes escape codes through.
So every text becomes a `Text` here, with what is hidden in it made visible, and consoles are
opened with all of rich's readings switched off.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from io import StringIO
from typing import IO

from rich.console import Console
from rich.text import Text

from qualcode.renderers.safe import safe_text

# Rich asks the environment for width and colour; here both are arguments.
_NO_ENVIRONMENT: dict[str, str] = {}


def shown(text: str, style: str = "") -> Text:
    """Data as it may be printed."""
    return Text(safe_text(text), style=style)


def open_console(file: IO[str], width: int, color: bool) -> Console:
    """A console that prints `Text` as it is; colour and width are decided by the caller."""
    return Console(
        file=file,
        width=width,
        color_system="standard" if color else None,
        force_terminal=color,
        no_color=not color,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ=_NO_ENVIRONMENT,
    )


def wrapped(text: Text, width: int) -> list[Text]:
    """The text in lines of at most `width` columns; words too long for a line are broken."""
    # A wide character needs two columns, else it would never fit.
    width = max(width, 2)
    if text.cell_len <= width and not set("\n\t") & set(text.plain):
        lines = [text.copy()]
    else:
        lines = list(text.wrap(_measuring(), width, overflow="fold"))
    for line in lines:
        line.rstrip()
    return lines or [Text()]


@cache
def _measuring() -> Console:
    return open_console(StringIO(), 80, False)


def printed(lines: Iterable[Text], width: int, color: bool) -> str:
    """The lines as one string."""
    file = StringIO()
    console = open_console(file, width, color)
    for line in lines:
        line.rstrip()
        console.print(line, no_wrap=True, overflow="ignore", crop=False)
    return file.getvalue()
