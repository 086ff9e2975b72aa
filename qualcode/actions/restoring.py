"""Putting back what files were before a command changed them; what they are now is kept first.

So a restoring can itself be taken back. Nothing is refused because it would not be valid today:
what becomes of the study is told.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from qualcode import disk
from qualcode.actions.consent_undone import consent_undone
from qualcode.errors import Problem, QualcodeError, Severity, refusal
from qualcode.loading import load_study
from qualcode.model.settings import STUDY_FILE
from qualcode.registry import did_you_mean
from qualcode.stores.files import bytes_of
from qualcode.stores.journal import FOLDER as JOURNALS
from qualcode.stores.journal import events_in
from qualcode.stores.kept_versions import SEEN, KeptVersion, content_of, versions_of
from qualcode.stores.study_paths import normal_path, path_fault, resolved


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of it.

    `files` were put back, `same` were so already. `problems` are those that the study did not
    have before.
    """

    files: tuple[KeptVersion, ...]
    same: tuple[KeptVersion, ...]
    problems: tuple[Problem, ...]


def restore(root: Path, wanted: Sequence[KeptVersion], sure: bool = False) -> Restored:
    """Put old versions of files back, all of them or none.

    Raises:
        QualcodeError: a version cannot be read, its file lies outside the study, there are
            `doubts` and nobody is `sure`, or something could not be written.
    """
    before = load_study(root)[1]
    with disk.locked(root, "restore " + ", ".join(one.file for one in wanted)):
        contents = [(_target(root, one.file), content_of(one), one) for one in wanted]
        changed = [one for one in contents if _present(one[0]) != one[1]]
        if found := () if sure else doubts(root, wanted):
            raise QualcodeError(
                f"{'; '.join(found)}. Nothing was changed.",
                "What is there now would be kept. To do it: --yes",
            )
        for path, _, _ in changed:
            disk.keep(root, path)
        _write([(path, content) for path, content, _ in changed])
    done = tuple(one for _, _, one in changed)
    known = {(one.code, one.message) for one in before}
    fresh = (one for one in load_study(root)[1] if (one.code, one.message) not in known)
    problems = tuple(one for one in fresh if one.severity is not Severity.NOTICE)
    return Restored(done, tuple(one for one in wanted if one not in done), problems)


def doubts(root: Path, wanted: Sequence[KeptVersion]) -> tuple[str, ...]:
    """What a person must want before versions are put back, in words; mostly nothing.

    Raises:
        QualcodeError: a version, or the file in whose place it would come, cannot be read.
    """
    taken = ", ".join(f"{count} of {coder}" for coder, count in _taken_out(root, wanted).items())
    told = [f"this takes decisions out of the journals: {taken}"] if taken else []
    for one in wanted:
        if one.file == STUDY_FILE:
            told += consent_undone(_present(root / one.file) or b"", content_of(one))
    return tuple(told)


def _taken_out(root: Path, wanted: Iterable[KeptVersion]) -> dict[str, int]:
    """How many decisions each coder's journal has now that it would not have any more."""
    counts: dict[str, int] = {}
    for one in wanted:
        place = PurePosixPath(one.file)
        if place.parent.as_posix() == JOURNALS and place.suffix == ".jsonl":
            now = events_in(_present(root / one.file) or b"", one.file, place.stem)[0]
            then = {event.id for event in events_in(content_of(one), one.file, place.stem)[0]}
            counts[place.stem] = sum(event.id not in then for event in now)
    return {coder: count for coder, count in counts.items() if count}


def file_meant(root: Path, given: str, known: Sequence[KeptVersion]) -> str:
    """The file of the study that a person names: by its path there, from here, or by its name.

    Raises:
        QualcodeError: no version of such a file is kept, or several files are meant.
    """
    files = list(dict.fromkeys(one.file for one in known))
    inside = normal_path(given)
    if inside in files:
        return inside
    with contextlib.suppress(OSError, RuntimeError, ValueError):
        here = Path(given).absolute()
        place = resolved(here.parent) / here.name
        if place.is_relative_to(resolved(root)):
            inside = place.relative_to(resolved(root)).as_posix()
            if inside in files:
                return inside
    named = [one for one in files if PurePosixPath(one).name == given]
    if len(named) == 1:
        return named[0]
    if len(named) > 1:
        raise QualcodeError(f"'{given}' may be several files.", f"Name one: {', '.join(named)}")
    fault = path_fault(given)
    if fault and not Path(given).is_absolute():
        raise QualcodeError(f"'{given}' {fault}.")
    hint = did_you_mean(given, files) or "See those there are with: qualcode restore"
    raise QualcodeError(f"no old version of '{given}' is kept.", hint)


def version_meant(root: Path, file: str, known: Sequence[KeptVersion], name: str) -> KeptVersion:
    """The version of a file by the beginning of its name; without one the last that differs.

    Raises:
        QualcodeError: there is none, or several are meant.
    """
    found = versions_of(known, file)
    if not name:
        now = _present(root / file)
        last = next((one for one in found if content_of(one) != now), None)
        if last is None:
            raise QualcodeError(f"{file} is as its last version was; nothing was changed.")
        return last
    meant = [one for one in found if one.version.startswith(name.lower())]
    if len(meant) > 1:
        raise QualcodeError(f"'{name}' begins several versions of {file}.", "Write more of it.")
    if not meant:
        raise QualcodeError(
            f"{file} has no version '{name}'.", f"See them with: qualcode restore {file}"
        )
    return meant[0]


def snapshot_meant(known: Sequence[KeptVersion], number: int | None) -> list[KeptVersion]:
    """The versions that one command kept; those of the last one without a number.

    Raises:
        QualcodeError: there are none.
    """
    commands = (one.snapshot for one in known if one.reason != SEEN)
    wanted = next(commands, 0) if number is None else number
    found = [one for one in known if one.snapshot == wanted and wanted]
    if not found:
        told = "no versions that one command kept" if number is None else f"no snapshot {number}"
        raise QualcodeError(f"there are {told}.", "See those there are with: qualcode restore")
    return found


def _target(root: Path, file: str) -> Path:
    """Where a version is put back.

    Raises:
        QualcodeError: that is no ordinary file of the study.
    """
    path = root / file
    inside = resolved(path.parent).is_relative_to(resolved(root))
    if path_fault(file) or not inside or path.is_symlink():
        raise QualcodeError(
            f"{file} is a link or leads out of the study folder; nothing was changed.",
            f"Copy the version by hand from {disk.HISTORY}/.",
        )
    return path


def _present(path: Path) -> bytes | None:
    try:
        return bytes_of(path, path.name) if path.exists() else None
    except OSError as error:
        raise QualcodeError(f"{path.name} cannot be read: {refusal(error)}.") from error


def _write(contents: Sequence[tuple[Path, bytes]]) -> None:
    """Write all files; where one fails, or is interrupted, the others become what they were."""
    written: list[tuple[Path, bytes | None]] = []
    try:
        for path, content in contents:
            written.append((path, _present(path)))
            disk.write_whole(path, content)
    except BaseException:
        for path, old in written:
            with contextlib.suppress(QualcodeError):
                disk.remove(path) if old is None else disk.write_whole(path, old)
        raise
