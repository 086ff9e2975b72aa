"""Markdown files that begin with YAML between two `---` lines.

The YAML says what the text below is about; its lines are counted as the editor counts them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path, PurePosixPath

from qualcode.errors import QualcodeError, refusal
from qualcode.stores.decoding import decode
from qualcode.stores.files import read_bytes
from qualcode.stores.marked import Marked
from qualcode.stores.marked_yaml import read_text
from qualcode.stores.problem_list import ProblemList
from qualcode.stores.study_paths import file_fault

_FENCE = re.compile(r"---[ \t]*")
_END = re.compile(r"(?:---|\.\.\.)[ \t]*")
_NEWLINE = re.compile(r"(\r\n|\r|\n)")
_HEADING = re.compile(r"\s*#{1,6}[ \t]+(.+?)[ \t#]*(?:\n|\Z)")


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown file: its front matter, if it has any that can be read, and the text below.

    `line` is the one on which the text begins.
    """

    file: str
    front: Marked | None
    text: str
    line: int = 1

    @property
    def stem(self) -> str:
        """The file's name without folder and suffix."""
        return PurePosixPath(self.file).stem

    @property
    def heading(self) -> str:
        """The heading with which the text begins; "" where it begins otherwise."""
        found = _HEADING.match(self.text)
        return found.group(1) if found else ""


def split_page(data: bytes, file: str) -> tuple[Page | None, ProblemList]:
    """Take a Markdown file apart; None where it is no text at all."""
    decoded, problems = decode(data, file)
    if decoded is None:
        return None, problems
    lines = [line for line, _ in _lines(decoded)]
    if not _FENCE.fullmatch(lines[0]):
        problems.notice(
            "no-front-matter",
            "the file does not say what it is about",
            (1, 1),
            "Begin it with a line ---, then 'about: …', then a line ---.",
        )
        return Page(file, None, _joined(lines), _begin(lines, 0)), problems
    end = _end_of_front(lines)
    if end is None:
        problems.error(
            "no-front-matter",
            "the front matter that begins here does not end",
            (1, 1),
            "Put a line --- after it.",
        )
        return Page(file, None, _joined(lines[1:]), _begin(lines, 1)), problems
    front = "\n".join(["", *lines[1:end]]) + "\n"  # an empty first line keeps the numbers right
    node = read_text(front, problems) if front.strip() else None
    return Page(file, node, _joined(lines[end + 1 :]), _begin(lines, end + 1)), problems


def front_of(text: str) -> tuple[int, int] | None:
    """Where the YAML of a page begins and ends, behind the first `---` and before the second."""
    lines = _lines(text)
    end = _end_of_front([line for line, _ in lines])
    if end is None:
        return None
    ends = list(accumulate(len(line) + len(ending) for line, ending in lines[:end]))
    return ends[0], ends[-1]


def with_text(data: bytes, text: str) -> bytes:
    """A page with another text below its front matter, which stays as it is to the byte.

    Raises:
        UnicodeError: the file, or the text, is no UTF-8.
        QualcodeError: the text would not be read back as it is.
    """
    whole = data.decode("utf-8")
    mark = whole[: len(whole) - len(whole.removeprefix("\ufeff"))]
    lines = _lines(whole.removeprefix(mark))
    end = _end_of_front([line for line, _ in lines])
    front = lines[: end + 1] if end is not None else []
    newline = front[-1][1] if front and front[-1][1] else lines[0][1] or "\n"
    head = "".join(line + (ending or newline) for line, ending in front)
    words = _joined([line for line, _ in _lines(text)])
    gap = newline if front else ""
    page = f"{mark}{head}{gap}{words.replace(chr(10), newline)}{newline}".encode()
    _prove(data, page, words)
    return page


def _prove(before: bytes, after: bytes, words: str) -> None:
    """Make sure that a page says the same above, and below it the words.

    Raises:
        QualcodeError: it does not; a text that begins with --- would be taken for front matter.
    """
    old, new = split_page(before, "")[0], split_page(after, "")[0]
    if old is None or new is None or (old.front, words) != (new.front, new.text):
        raise QualcodeError(
            "this text cannot be written: it would not be read back as it is.",
            "Do not begin it with a line ---." if words.startswith("---") else "",
        )


def _lines(text: str) -> list[tuple[str, str]]:
    """The lines of a text, each with what ends it; behind the last one there may be nothing."""
    parts = _NEWLINE.split(text)
    return list(zip(parts[::2], [*parts[1::2], ""], strict=True))


def _end_of_front(lines: list[str]) -> int | None:
    """The number of the line that ends the front matter; None where there is none, or no end."""
    if not _FENCE.fullmatch(lines[0]):
        return None
    return next((n for n, line in enumerate(lines[1:], start=1) if _END.fullmatch(line)), None)


def _begin(lines: list[str], first: int) -> int:
    """The number of the line, from 1, on which the text begins that follows so many lines."""
    return next((n for n, line in enumerate(lines[first:], first + 1) if line), first + 1)


def _joined(lines: list[str]) -> str:
    """Lines as one text without empty ones around it."""
    return "\n".join(lines).strip("\n")


def pages_in(folder: Path, name: str) -> list[tuple[Page | None, ProblemList]]:
    """The Markdown files of a folder of the study (`memos`, `findings`), by name."""
    found: list[tuple[Page | None, ProblemList]] = []
    try:
        paths = sorted((folder / name).iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        unread = ProblemList(name)
        unread.error("folder-unreadable", f"the folder cannot be read: {refusal(error)}")
        return [(None, unread)]
    for path in paths:
        if path.suffix != ".md" or path.name.startswith("."):
            continue
        file = f"{name}/{path.name}"
        fault, hint = file_fault(folder, file)
        data, problems = (None, ()) if fault else read_bytes(path, file)
        if data is not None:
            found.append(split_page(data, file))
            continue
        unread = ProblemList(file)
        unread.extend(problems)
        if fault:
            unread.error("file-missing", f"the file {fault}", None, hint)
        found.append((None, unread))
    return found
