"""Runs the console blocks of a Markdown page and compares what they print with the page.

A fenced block marked `console` holds commands after `$ ` and, below each, what it prints. `...`
stands for any lines, or within a line for any text; several spaces count as one, so that a page
need not follow every change of a column's width. `echo $?` shows the exit code of the command
before. Comments before a block give its meaning:

- `<!-- file: NAME -->` writes the block into a text file, `<!-- word: NAME -->` into a Word file
  with a paragraph a line (names are seen from the folder in which the page begins);
- `<!-- filled: NAME -->` fills in a Word sheet: `Head: words` replaces a line that begins so,
  `1 | Words | more` ticks the box of these words in row 1 of the first table and writes a comment;
- `<!-- change: NAME -->` before a block marked `diff` replaces its `-` lines by its `+` lines;
- `<!-- not run -->` leaves the block alone.

A block that shows no output at all only promises that no command in it fails.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import docx

from qualcode.cli import execute

_BLOCK = re.compile(
    r"^(?:<!-- (?P<mark>file|word|filled|change|not run)(?:: (?P<name>[^>]+?))? -->\n)?"
    r"```(?P<language>\w*)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Step:
    """A command with what the page says it prints; None where the page shows no output."""

    command: str
    expected: tuple[str, ...] | None


class Page:
    """A page that is being followed in a folder of its own."""

    def __init__(self, path: Path, folder: Path) -> None:
        self._text = path.read_text("utf-8")
        self._start = self._folder = folder
        self._code = 0

    def follow(self) -> int:
        """Do all that the page says, and return how many commands were run.

        Raises:
            AssertionError: something else was printed; the message shows both.
        """
        number = 0
        for block in _BLOCK.finditer(self._text):
            if block["mark"] == "not run":
                continue
            if block["mark"]:
                self._write(block)
            elif block["language"] == "console":
                for step in steps(block["text"]):
                    self._check(step)
                    number += 1
        return number

    def _write(self, block: re.Match[str]) -> None:
        path = self._start / block["name"]
        path.parent.mkdir(parents=True, exist_ok=True)
        if block["mark"] == "file":
            path.write_text(block["text"], "utf-8")
        elif block["mark"] == "word":
            document = docx.Document()
            for line in block["text"].splitlines():
                document.add_paragraph(line)
            document.save(str(path))
        elif block["mark"] == "filled":
            _fill(path, block["text"].splitlines())
        else:
            path.write_text(_changed(path.read_text("utf-8"), block["text"]), "utf-8")

    def _check(self, step: Step) -> None:
        printed = self._run(step.command)
        if step.expected is None:
            assert self._code < 2, f"$ {step.command}\n{printed}"
        else:
            wanted = "\n".join(step.expected)
            assert matches(wanted, printed), (
                f"\n$ {step.command}\n--- the page says\n{wanted}\n--- printed\n{printed}"
            )

    def _run(self, command: str) -> str:
        if command == "echo $?":
            return str(self._code)
        name, *arguments = shlex.split(command, comments=True)
        arguments = [os.path.expanduser(one) for one in arguments]  # noqa: PTH111 (no path yet)
        if name == "cd":
            self._folder = self._folder / arguments[0]
            os.chdir(self._folder)
            return ""
        if name == "ls":
            return "\n".join(self._listed(arguments))
        if name == "cp":
            shutil.copytree(self._folder / arguments[1], self._folder / arguments[2])
            return ""
        assert name == "qualcode", f"a page cannot run {name}"
        return self._qualcode(arguments)

    def _listed(self, arguments: list[str]) -> list[str]:
        folder = self._folder / next((one for one in arguments if one != "-A"), ".")
        names = sorted(one.name for one in folder.iterdir())
        return [name for name in names if "-A" in arguments or not name.startswith(".")]

    def _qualcode(self, arguments: list[str]) -> str:
        screen = io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n", write_through=True)
        with redirect_stdout(screen), redirect_stderr(screen):
            self._code = execute(arguments)
        screen.seek(0)
        return screen.read()


def steps(text: str) -> Iterator[Step]:
    """The commands of a console block with their output."""
    shown = any(not line.startswith("$ ") for line in text.splitlines())
    found: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif found[-1][0].endswith("\\") and not found[-1][1]:
            found[-1] = (found[-1][0][:-1] + line.strip(), [])
        else:
            found[-1][1].append(line)
    for command, expected in found:
        yield Step(command, tuple(expected) if shown else None)


def matches(expected: str, printed: str) -> bool:
    """Whether the output is what is expected; `...` stands for any lines or any text."""
    pattern = ""
    for line in _lines(expected):
        if line.strip() == "...":
            pattern += r"(?:[^\n]*\n)*?"
        else:
            pattern += ".*?".join(map(re.escape, line.split("..."))) + r"\n"
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in _lines(printed))) is not None


def _lines(text: str) -> list[str]:
    lines = [re.sub(" +", " ", line.rstrip()) for line in text.split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _fill(path: Path, lines: list[str]) -> None:
    """Fill in a sheet as somebody would who ticks with an x."""
    word = docx.Document(str(path))
    for line in lines:
        if " | " not in line:
            head = line.partition(":")[0]
            (paragraph,) = (one for one in word.paragraphs if one.text.startswith(head))
            paragraph.text = line
            continue
        number, choice, comment = line.split(" | ")
        cells = word.tables[0].rows[int(number)].cells
        (box,) = (one for one in cells[2].paragraphs if one.text.endswith(choice))
        box.text = f"[x] {choice}"
        cells[3].text = comment
    word.save(str(path))


def _changed(text: str, difference: str) -> str:
    lines = difference.splitlines()
    old = "".join(f"{line[1:]}\n" for line in lines if line.startswith(("-", " ")))
    new = "".join(f"{line[1:]}\n" for line in lines if line.startswith(("+", " ")))
    assert text.count(old) == 1, f"the lines to change stand {text.count(old)} times:\n{old}"
    return text.replace(old, new)
