"""The only place that writes files: atomic replacement, append, lock.

Everything that the researcher may lose passes through here, so faults are injected and promises
proved in one place.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

from qualcode.errors import QualcodeError

LOCK_SECONDS = 10.0
_UNCHANGED = "Nothing was changed."
_NO_FOLDER_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EBADF)
"""What file systems answer that cannot make a folder durable; there is nothing to be done."""


def write_whole(path: Path, content: bytes) -> None:
    """Replace or create a file so that a reader sees the old content or the new, never a mix.

    The mode of an existing file is kept; a new one gets the usual default. A link is replaced by
    the file; what it led to is left alone.

    Raises:
        QualcodeError: the file cannot be written (no space, no permission, a folder or a device
            in the way).
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        mode = _mode_of(path)
        handle, temporary = tempfile.mkstemp(prefix=".qualcode-", dir=path.parent)
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        with contextlib.suppress(OSError):
            Path(temporary).unlink(missing_ok=True)
    try:
        _sync_folder(path.parent)
    except OSError as error:
        hint = "It is there, but may not survive a power cut: check the disk."
        raise _unwritable(path, error, hint) from error


def append(path: Path, content: bytes) -> None:
    """Add bytes to the end of a file and make sure that they are on the disk.

    Either all of them are added or, after an error, none.

    Raises:
        QualcodeError: nothing was added.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = not path.exists()
        _refuse_special(path)
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666)
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        _append_or_take_back(descriptor, path, content, fresh)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        os.close(descriptor)


def _append_or_take_back(descriptor: int, path: Path, content: bytes, fresh: bool) -> None:
    size = os.fstat(descriptor).st_size
    try:
        _write_all(descriptor, content)
        os.fsync(descriptor)
        if fresh:
            _sync_folder(path.parent)
    except BaseException as error:
        try:
            os.ftruncate(descriptor, size)
            if fresh:
                path.unlink()
        except OSError:
            hint = "Part of it may be there: see qualcode check."
            raise _unwritable(path, _os_error(error), hint) from error
        raise


def truncate(path: Path, size: int) -> None:
    """Cut a file to `size` bytes: only for a torn last line that was put aside first.

    Raises:
        QualcodeError: the file is as it was.
    """
    try:
        with path.open("r+b") as stream:
            stream.truncate(size)
            os.fsync(stream.fileno())
    except OSError as error:
        raise _unwritable(path, error) from error


@contextlib.contextmanager
def locked(study: Path) -> Iterator[None]:
    """Hold the study's lock while something is written.

    Raises:
        QualcodeError: another process held the lock for all of ten seconds; the text names it.
    """
    from filelock import FileLock, Timeout

    folder = study / ".qualcode"
    try:
        folder.mkdir(exist_ok=True)
        lock = FileLock(folder / "lock", timeout=LOCK_SECONDS)
        lock.acquire()
    except Timeout:
        raise QualcodeError(
            f"another qualcode{_holder(folder)} is writing to this study.",
            "Wait for it to end and try again.",
        ) from None
    except OSError as error:
        raise _unwritable(folder, error) from error
    try:
        with contextlib.suppress(OSError):
            (folder / "holder").write_text(str(os.getpid()), encoding="ascii")
        yield
    finally:
        lock.release()


def make_folder(path: Path) -> None:
    """Make a folder and those above it; one that exists is left as it is.

    Raises:
        QualcodeError: it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(path, error) from error


def remove(path: Path) -> None:
    """Take away a file that was written a moment ago and is not wanted after all."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def rewrite(study: Path, path: Path, content: bytes) -> None:
    """Replace a file that the researcher owns, keeping the old version in `.qualcode/history`.

    Raises:
        QualcodeError: nothing was changed.
    """
    try:
        old = path.read_bytes()
    except OSError as error:
        raise _unwritable(path, error) from error
    _keep_version(study, path, old)
    write_whole(path, content)


def keep(study: Path, path: Path) -> None:
    """Keep a file as it is now in `.qualcode/history`; one that is not there needs no copy.

    Raises:
        QualcodeError: it cannot be read or kept.
    """
    try:
        old = path.read_bytes() if path.exists() else None
    except OSError as error:
        raise _unwritable(path, error) from error
    if old is not None:
        _keep_version(study, path, old)


def _keep_version(study: Path, path: Path, old: bytes) -> None:
    kept = hashlib.sha256(old).hexdigest()[:12]
    write_whole(study / ".qualcode" / "history" / f"{path.name}.{kept}", old)


def _mode_of(path: Path) -> int:
    """The mode that the file is to have; raises OSError where it must not be replaced."""
    _refuse_special(path)
    if not path.exists():
        return 0o666 & ~_umask()
    if not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, "it is read-only")
    return stat.S_IMODE(path.stat().st_mode)


def _refuse_special(path: Path) -> None:
    """Raise OSError for what is no ordinary file: replacing a device would destroy it."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "it is a folder")
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "it is a device or a pipe, not a file")


def _write_all(descriptor: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        written = os.write(descriptor, view)
        if not written:
            raise OSError(errno.EIO, "the disk takes no more")
        view = view[written:]


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise


def _holder(folder: Path) -> str:
    try:
        process = (folder / "holder").read_text(encoding="ascii")
    except (OSError, ValueError):
        return ""
    return f" (process {process})" if process.isdecimal() else ""


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _os_error(error: BaseException) -> OSError:
    return error if isinstance(error, OSError) else OSError(errno.EINTR, "interrupted")


def _unwritable(path: Path, error: OSError, hint: str = _UNCHANGED) -> QualcodeError:
    reason = (error.strerror or "unknown reason").lower()
    return QualcodeError(f"{path.name} could not be written: {reason}.", hint)
