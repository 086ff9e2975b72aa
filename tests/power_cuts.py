"""What a power cut may leave of what was written: every state that a file system may be in.

The calls of a change are recorded. After each of them the power may go. What was not made durable
by then may be there or not: of a file's bytes any beginning, or zeros in their place; of the names
in a folder (new, renamed, removed) any part of them, in any combination.
"""

from __future__ import annotations

import itertools
import os
import random
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Content = bytes
NOWHERE = Path()
FOLDER = -1
"""Stands for a folder where the number of a file stands."""

CALLS = ("open", "write", "fsync", "replace", "ftruncate", "mkdir", "unlink")
_MOST = 125
"""Combinations of what is in files that are tried after one call: three files, five ways each."""

_ALL = 8
"""Up to so many waiting names all combinations are tried; of more, some hundred."""


@dataclass(frozen=True)
class Step:
    """A call: what it did to which file (by number) or name."""

    kind: str
    path: Path
    file: int = 0
    content: Content = b""
    to: Path = NOWHERE


@dataclass
class Recorder:
    """Notes what is done to the files below a folder."""

    root: Path
    steps: list[Step] = field(default_factory=list)
    start: dict[Path, int] = field(default_factory=dict)
    contents: dict[int, Content] = field(default_factory=dict)
    _names: dict[Path, int] = field(default_factory=dict)
    _open: dict[int, tuple[Path, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for path in sorted(self.root.rglob("*")):
            self._names[path] = FOLDER if path.is_dir() else self._numbered(path.read_bytes())
        self._names[self.root] = FOLDER
        self.start = dict(self._names)
        self.first = dict(self.contents)

    def _numbered(self, content: Content) -> int:
        self.contents[len(self.contents) + 1] = content
        return len(self.contents)

    def _note(self, kind: str, path: Path, file: int = 0, to: Path = NOWHERE) -> None:
        self.steps.append(Step(kind, path, file, self.contents.get(file, b""), to))

    def open(
        self, call: Callable[..., int], name: Any, flags: int, *more: Any, **named: Any
    ) -> int:
        descriptor = call(name, flags, *more, **named)
        path = Path(os.fsdecode(name)).absolute()
        if path.is_relative_to(self.root):
            if path not in self._names:
                self._names[path] = self._numbered(b"")
                self._note("create", path, self._names[path])
            self._open[descriptor] = path, self._names[path]
        else:
            self._open.pop(descriptor, None)
        return descriptor

    def write(self, call: Callable[..., int], descriptor: int, data: Any) -> int:
        count = call(descriptor, data)
        if descriptor in self._open:
            path, file = self._open[descriptor]
            self.contents[file] += bytes(data)[:count]
            self._note("write", path, file)
        return count

    def fsync(self, call: Callable[..., None], descriptor: int) -> None:
        call(descriptor)
        if descriptor in self._open:
            path, file = self._open[descriptor]
            self._note("sync folder" if file == FOLDER else "sync", path, file)

    def ftruncate(self, call: Callable[..., None], descriptor: int, size: int) -> None:
        call(descriptor, size)
        path, file = self._open[descriptor]
        self.contents[file] = self.contents[file][:size]
        self._note("write", path, file)

    def replace(self, call: Callable[..., None], source: Any, target: Any) -> None:
        call(source, target)
        old, new = Path(source).absolute(), Path(target).absolute()
        self._names[new] = self._names.pop(old)
        self._note("rename", old, self._names[new], new)

    def mkdir(self, call: Callable[..., None], name: Any, *more: Any, **named: Any) -> None:
        call(name, *more, **named)
        path = Path(name).absolute()
        if path.is_relative_to(self.root):
            self._names[path] = FOLDER
            self._note("create", path, FOLDER)

    def unlink(self, call: Callable[..., None], name: Any, **named: Any) -> None:
        call(name, **named)
        path = Path(name).absolute()
        if self._names.pop(path, None) is not None:
            self._note("remove", path)


@contextmanager
def recording(root: Path) -> Iterator[Recorder]:
    """Note all calls that touch the files below a folder."""
    recorder = Recorder(root.absolute())
    kept = {name: getattr(os, name) for name in CALLS}
    for name, call in kept.items():
        setattr(os, name, _noted(getattr(recorder, name), call))
    try:
        yield recorder
    finally:
        for name, call in kept.items():
            setattr(os, name, call)


def _noted(note: Callable[..., Any], call: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *arguments, **named: note(call, *arguments, **named)


State = dict[Path, Content | None]
"""The files of a folder; None for a folder."""


class _Disk:
    """What is durable, and what is not yet."""

    def __init__(self, recorder: Recorder) -> None:
        self.names = dict(recorder.start)
        self.waiting: list[Step] = []
        self.durable = dict(recorder.first)
        self.present = dict(recorder.first)

    def do(self, step: Step) -> None:
        if step.kind in ("create", "rename", "remove"):
            self.waiting.append(step)
            self.durable.setdefault(step.file, b"")
            self.present.setdefault(step.file, b"")
        elif step.kind == "write":
            self.present[step.file] = step.content
        elif step.kind == "sync":
            self.durable[step.file] = self.present[step.file]
        else:
            for one in [one for one in self.waiting if one.path.parent == step.path]:
                _apply(self.names, one)
                self.waiting.remove(one)

    def states(self) -> Iterator[State]:
        """All that may be found after a power cut now."""
        dirty = [one for one, content in self.present.items() if self.durable[one] != content]
        choices = [list(_variants(self.durable[one], self.present[one])) for one in dirty]
        for happened in _combinations(len(self.waiting)):
            names = dict(self.names)
            for step, here in zip(self.waiting, happened, strict=True):
                if here:
                    _apply(names, step)
            for chosen in itertools.islice(itertools.product(*choices), _MOST):
                contents = {**self.durable, **dict(zip(dirty, chosen, strict=True))}
                yield _reachable(names, contents)


def _apply(names: dict[Path, int], step: Step) -> None:
    if step.kind == "create":
        names[step.path] = step.file
    else:
        names.pop(step.path, None)
    if step.kind == "rename":
        names[step.to] = step.file


def _combinations(count: int) -> Iterable[tuple[bool, ...]]:
    """Which of some things have happened."""
    if count <= _ALL:
        return itertools.product((True, False), repeat=count)
    chance = random.Random(count)
    beginnings = [tuple(one < number for one in range(count)) for number in range(count + 1)]
    alone = [tuple(one == number for one in range(count)) for number in range(count)]
    without = [tuple(one != number for one in range(count)) for number in range(count)]
    drawn = [tuple(chance.random() < 0.5 for _ in range(count)) for _ in range(200)]
    return [*beginnings, *alone, *without, *drawn]


def _variants(durable: Content, present: Content) -> Iterator[Content]:
    """What may be in a file whose last bytes were not made durable."""
    yield from (durable, present)
    if present.startswith(durable):
        new = present[len(durable) :]
        half = len(new) // 2
        yield durable + new[:half]
        yield durable + bytes(len(new))
        yield durable + new[:half] + bytes(len(new) - half)


def _reachable(names: dict[Path, int], contents: dict[int, Content]) -> State:
    """What is there: nothing is in a folder that is not."""
    top = min(names, key=lambda one: len(one.parts))
    return {
        path: None if file == FOLDER else contents[file]
        for path, file in names.items()
        if all(one in names for one in path.parents if one.is_relative_to(top))
    }


def states_of(recorder: Recorder) -> Iterator[tuple[bool, State]]:
    """Each state once that a power cut may leave, and whether the change was done by then."""
    disk = _Disk(recorder)
    seen: set[tuple[bool, int]] = set()
    for number, step in enumerate(recorder.steps, start=1):
        disk.do(step)
        for state in disk.states():
            done = number == len(recorder.steps)
            key = done, hash(frozenset(state.items()))
            if key not in seen:
                seen.add(key)
                yield done, state


def lay_out(state: State, old: Path, new: Path) -> None:
    """Write a state into an empty folder: what was below `old` lies below `new`."""
    for path, content in sorted(state.items()):
        target = new / path.relative_to(old)
        if content is None:
            target.mkdir(parents=True, exist_ok=True)
        else:
            target.write_bytes(content)
