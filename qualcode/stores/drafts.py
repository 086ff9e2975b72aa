"""What somebody was writing when the program was stopped: notes and memos not yet kept.

One file for each coder and each thing that is written about: a line of JSON that says what it is,
an empty line, and the words as they were typed, so that they can be had without the program too.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from qualcode.errors import Problem, Severity

FOLDER = ".qualcode/drafts"
NOTE, MEMO = "note", "memo"
About: TypeAlias = tuple[tuple[str, str], ...]
Stretch: TypeAlias = tuple[str, str, int, int]

_SUFFIX = ".txt"


@dataclass(frozen=True, slots=True)
class Draft:
    """Words that are being written.

    `kind` is a note or a memo, `about` what it is on, in pairs of a noun and an id; that of a memo
    that has a file ends with the file. `over` is the fingerprint of the words it was begun with.
    `on` is the passage that is written about, if any: the source, the fingerprint of its text, the
    start and the end; `code` is the one that stands there, where it is written about that.
    """

    coder: str
    kind: str
    about: About
    over: str
    text: str
    on: Stretch | None = None
    code: str = ""

    @property
    def file(self) -> str:
        """Where it is kept, by its path in the study."""
        return draft_file(self.coder, self.kind, self.about)

    def as_bytes(self) -> bytes:
        """The file; broken characters, which a terminal may send, are kept as they are."""
        head = {
            "draft": self.kind, "coder": self.coder, "about": self.about, "on": self.on,
            "over": self.over, "code": self.code,
        }  # fmt: skip
        return f"{json.dumps(head)}\n\n{self.text}".encode("utf-8", "surrogatepass")


def draft_file(coder: str, kind: str, about: About) -> str:
    """The file of what a coder writes about something: what there is one draft of at a time."""
    key = hashlib.sha256(json.dumps([kind, about]).encode()).hexdigest()
    return f"{FOLDER}/{coder}/{kind}-{key[:12]}{_SUFFIX}"


def fingerprint(text: str) -> str:
    """By which it is seen that words have been changed since."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def read_draft(path: Path) -> Draft | None:
    """A draft; None where there is none that can be read."""
    try:
        head, _, text = path.read_bytes().decode("utf-8", "surrogatepass").partition("\n\n")
        told = json.loads(head)
        about = tuple((str(noun), str(name)) for noun, name in told["about"])
        coder, kind, over = (str(told[name]) for name in ("coder", "draft", "over"))
        code = str(told.get("code", ""))
        return Draft(coder, kind, about, over, text, _stretch(told["on"]), code)
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def _stretch(told: object) -> Stretch | None:
    if not isinstance(told, list):
        return None
    source, sha256, start, end = told
    return str(source), str(sha256), int(start), int(end)


def begun_here(drafts: Iterable[Draft], kind: str, on: Stretch, code: str) -> Iterator[Draft]:
    """Those about one coding on just this passage: it has another id where it was made anew.

    One that does not tell its code was begun with an earlier qualcode.
    """
    for one in drafts:
        about = [noun for noun, _ in one.about]
        if (one.kind, one.on, about) == (kind, on, ["coding"]) and one.code in ("", code):
            yield one


def drafts_of(root: Path, coder: str) -> list[Draft]:
    """The drafts of a coder, the last written first."""
    files = sorted(_files(root, coder), key=_written, reverse=True)
    found = (read_draft(one) for one in files)
    return [one for one in found if one is not None]


def about_drafts(root: Path) -> Iterator[Problem]:
    """Told of all drafts at once; what is in them is told nowhere."""
    found = sorted(_files(root))
    if not found:
        return
    what = "1 note or memo was" if len(found) == 1 else f"{len(found)} notes or memos were"
    coders = ", ".join(dict.fromkeys(one.parent.name for one in found))
    yield Problem(
        Severity.NOTICE,
        "draft-left",
        f"{what} begun by {coders} and not kept",
        found[0].relative_to(root).as_posix(),
        hint="qualcode code offers it where it was begun: m there for a note, M for a memo. Where "
        f"that is gone, the words lie in {FOLDER}/",
    )


def _files(root: Path, coder: str = "*") -> Iterator[Path]:
    try:
        yield from (one for one in (root / FOLDER).glob(f"{coder}/*{_SUFFIX}") if one.is_file())
    except OSError:
        return


def _written(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
