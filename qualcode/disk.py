"""The only place that writes files: atomic replacement, append, lock.

Everything that the researcher may lose passes through here, so faults are injected and promises
proved in one place.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from qualcode.errors import QualcodeError

LOCK_SECONDS = 10.0


def write_whole(path: Path, content: bytes) -> None:
    """Replace or create a file so that a reader sees the old content or the new, never a mix.

    The mode of an existing file is kept; a new one gets the usual default.

    Raises:
        QualcodeError: the file cannot be written (no space, no permission, a folder in the way).
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        mode = path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~_umask()
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        Path(temporary).unlink(missing_ok=True)


def append(path: Path, content: bytes) -> None:
    """Add bytes to the end of a file and make sure that they are on the disk.

    Either all of them are added or, after an error, none.

    Raises:
        QualcodeError: nothing was added.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = not path.exists()
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666)
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        size = os.fstat(descriptor).st_size
        try:
            _write_all(descriptor, content)
            os.fsync(descriptor)
        except OSError:
            os.ftruncate(descriptor, size)
            raise
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        os.close(descriptor)
    if fresh:
        _sync_folder(path.parent)


def truncate(path: Path, size: int) -> None:
    """Cut a file to `size` bytes: only for a torn last line that was put aside first."""
    with path.open("r+b") as stream:
        stream.truncate(size)
        os.fsync(stream.fileno())


@contextlib.contextmanager
def locked(study: Path) -> Iterator[None]:
    """Hold the study's lock while something is written.

    Raises:
        QualcodeError: another process held the lock for all of ten seconds.
    """
    from filelock import FileLock, Timeout

    folder = study / ".qualcode"
    try:
        folder.mkdir(exist_ok=True)
        lock = FileLock(folder / "lock", timeout=LOCK_SECONDS)
        lock.acquire()
    except Timeout:
        raise QualcodeError(
            "another qualcode is writing to this study.", "Wait for it to end and try again."
        ) from None
    except OSError as error:
        raise _unwritable(folder, error) from error
    try:
        yield
    finally:
        lock.release()


def _write_all(descriptor: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(descriptor, view) :]


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _unwritable(path: Path, error: OSError) -> QualcodeError:
    reason = (error.strerror or "unknown reason").lower()
    return QualcodeError(f"{path.name} could not be written: {reason}.", "Nothing was changed.")


def make_folder(path: Path) -> None:
    """Make a folder and those above it; one that exists is left as it is.

    Raises:
        QualcodeError: it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(path, error) from error


def rewrite(study: Path, path: Path, content: bytes) -> None:
    """Replace a file that the researcher owns, keeping the old version in `.qualcode/history`.

    Raises:
        QualcodeError: nothing was changed.
    """
    import hashlib

    old = path.read_bytes()
    kept = hashlib.sha256(old).hexdigest()[:12]
    write_whole(study / ".qualcode" / "history" / f"{path.name}.{kept}", old)
    write_whole(path, content)
