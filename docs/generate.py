"""Writes the pages of the documentation that come from the program itself.

    python docs/generate.py

makes `commands.md` from the options of the command line, `displays.md` and a page for each display
from their manuals, and `tactics.md` from those of the tactics. A test compares them with what this
script would write.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import typer
from display_pages import display_pages
from tactic_pages import tactics_page

from qualcode.cli.app import app
from qualcode.renderers import RENDERERS
from qualcode.sources import FORMATS

WIDTH = 80
_SHARED_BY = 4
"""An option that so many commands take is described once, at the top of the page."""


@dataclass(frozen=True)
class Command:
    """A command with its whole name and the function that it calls."""

    name: str
    function: Callable[..., Any]


@dataclass(frozen=True)
class Parameter:
    """An argument (`FILE...`) or an option (`-s`, `--study DIR`) with what it says of itself."""

    shown: str
    text: str
    is_option: bool


def commands() -> list[Command]:
    """All commands in the order of the program's own help."""
    groups = ((str(one.name), one.typer_instance) for one in app.registered_groups)
    named = [("", app), *((f"{name} ", group) for name, group in groups if group)]
    found = []
    for before, group in named:
        found += [Command(before.strip(), one) for one in _alone(group) if before]
        found += [
            Command(f"{before}{_own_name(one)}", one.callback)
            for one in group.registered_commands
            if one.callback is not None
        ]
    return found


def _alone(group: typer.Typer) -> list[Callable[..., Any]]:
    """What a group of commands does where none of them is named."""
    own = group.registered_callback
    return [own.callback] if own and own.callback and own.invoke_without_command is True else []


def _own_name(info: Any) -> str:
    return str(info.name or info.callback.__name__.replace("_", "-"))


def parameters(command: Command) -> list[Parameter]:
    """The arguments and options of a command."""
    hints = get_type_hints(command.function, include_extras=True)
    own = {name: hint for name, hint in hints.items() if hint is not typer.Context}
    return [_parameter(name, hint) for name, hint in own.items() if name != "return"]


def _parameter(name: str, hint: Any) -> Parameter:
    told = next(one for one in get_args(hint) if hasattr(one, "param_decls"))
    text = " ".join(str(told.help or "").split())
    if isinstance(told, typer.models.ArgumentInfo):
        return Parameter(str(told.metavar or name.upper()), text, False)
    # In Annotated the first name stands where a default would; typer moves it later.
    first = (told.default,) if str(told.default).startswith("-") else ()
    names = ", ".join((*first, *(told.param_decls or ()))) or f"--{name}"
    value = str(told.metavar or "|".join(_choices(hint)))
    return Parameter(f"{names} {value}".rstrip(), text, True)


def _choices(hint: Any) -> list[str]:
    plain = get_args(hint)[0] if get_origin(hint) is Annotated else hint
    for one in (plain, *get_args(plain)):
        if isinstance(one, type) and issubclass(one, StrEnum):
            return [str(member) for member in one]
    return []


def commands_page() -> str:
    """`commands.md`: every command with its arguments and options, and the file formats."""
    every = commands()
    taken = [one for command in every for one in set(parameters(command)) if one.is_option]
    first_seen = dict.fromkeys(one for command in every for one in parameters(command))
    shared = [one for one in first_seen if taken.count(one) >= _SHARED_BY]
    parts = [_COMMANDS_HEAD, _options(shared), _AFTER_SHARED]
    parts += [_command(command, shared) for command in every]
    parts.append(_formats())
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _command(command: Command, shared: list[Parameter]) -> str:
    known = parameters(command)
    arguments = [one for one in known if not one.is_option]
    usage = " ".join(["qualcode", command.name, *(one.shown for one in arguments)])
    own = [one for one in known if one not in shared and (one.is_option or one.text)]
    also = ", ".join(f"`{_long_name(one)}`" for one in known if one in shared)
    lines = [f"## {command.name}", "", _wrapped(_manual(command)), "", f"    {usage}"]
    lines += ["", _options(own)] if own else []
    lines += ["", _wrapped(f"Also: {also}.")] if also else []
    return "\n".join(lines)


def _manual(command: Command) -> str:
    return " ".join((command.function.__doc__ or "").split())


def _options(found: list[Parameter]) -> str:
    return "\n".join(
        _wrapped(f"- `{one.shown}`" + (f" – {one.text}" if one.text else ""), "  ") for one in found
    )


def _long_name(option: Parameter) -> str:
    return next(part for part in option.shown.replace(",", "").split() if part.startswith("--"))


def _formats() -> str:
    lines = ["## Formats", "", "Sources are read from:", ""]
    lines += [f"- **{one.name}**: {_code(one.suffixes)}" for one in FORMATS]
    lines += ["", "Results are written (`-o FILE`) as:", ""]
    lines += [f"- **{one.name}**: {_code(one.suffixes)}" for one in RENDERERS]
    lines += ["- **JSON**: `.json`, the same as `--json`"]
    return "\n".join(lines)


def _code(words: tuple[str, ...]) -> str:
    return ", ".join(f"`{one}`" for one in words)


def _wrapped(text: str, indent: str = "") -> str:
    return textwrap.fill(
        text, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


_COMMANDS_HEAD = """
<!-- Made by docs/generate.py from the program. Do not edit. -->

# Commands

Results go to the screen (stdout), problems to stderr. The exit code is 0 when
all is done; 1 when it is done, but the study has errors or warnings; 2 when it
could not be done (one line says why); 130 after Ctrl-C.

A place is written `SOURCE:TURN`: `W1:14` is turn 14 of source W1. Every turn
of an interview and every paragraph of a document has its number.

`qualcode --version` prints the version; `-h` or `--help` explains a command.
`NO_COLOR` switches colours off. `QUALCODE_STUDY` names the study folder and
`QUALCODE_CODER` the coder, where the option does not.

## Options that several commands share
"""
_AFTER_SHARED = """
Selections add up: `--code EM1 --group community` is what that group says of
EM1 and of the codes below it. An unknown id is refused with the closest one.
"""


def pages() -> dict[str, str]:
    """The generated pages by file name."""
    return {"commands.md": commands_page(), "tactics.md": tactics_page(), **display_pages()}


def main() -> None:
    """Write the pages beside this script, and take away those of displays that are no more."""
    here = Path(__file__).resolve().parent
    made = pages()
    for path in (here / "displays").glob("*.md"):
        if f"displays/{path.name}" not in made:
            path.unlink()
    for name, text in made.items():
        (here / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
