"""Bytes into files: whole, added to the end, and durable before anybody is told so."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile
from pathlib import Path

from qualcode.errors import QualcodeError, refusal

OWN = ".qualcode"
UNFINISHED = ".qualcode-"
"""How the name of a file begins that is being written; one that stays was left by a crash."""

_WRITTEN = (OWN, f"{OWN}/history", "codings", "codings/texts", "memos", "findings", "transcripts")
_UNCHANGED = "Nothing was changed."
_ABOVE, _ABOVE_NEW = 2, 4
"""Folders that are made durable with a file: `codings` and the study's, for a new file also those
of `.qualcode/history/memos`. Who made them may have been stopped before they were on the disk."""

_NO_FOLDER_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM, errno.EBADF)
"""What file systems answer that cannot make a folder durable; there is nothing to be done."""


def write_whole(path: Path, content: bytes, mode: int | None = None) -> None:
    """Replace or create a file so that a reader sees the old content or the new, never a mix.

    Where no mode is given, that of an existing file is kept; a new one gets the usual default. A
    link is replaced by the file; what it led to is left alone.

    Raises:
        QualcodeError: the file cannot be written (no space, no permission, a folder or a device
            in the way).
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = not path.exists()
        usual = mode_of(path)
        handle, temporary = tempfile.mkstemp(prefix=UNFINISHED, dir=path.parent)
    except OSError as error:
        raise unwritable(path, error) from error
    try:
        try:
            _write_all(handle, content)
            Path(temporary).chmod(usual if mode is None else mode)
            os.fsync(handle)
        finally:
            os.close(handle)
        Path(temporary).replace(path)
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        with contextlib.suppress(OSError):
            Path(temporary).unlink(missing_ok=True)
    try:
        _sync_name(path, fresh)
    except OSError as error:
        hint = "It is there, but may not survive a power cut: check the disk."
        raise unwritable(path, error, hint) from error


def refuse_unwritable(path: Path) -> None:
    """Make sure that a file may be replaced, before anything is done for that.

    Raises:
        QualcodeError: it is read-only, a folder, a device or a pipe.
    """
    try:
        mode_of(path)
    except OSError as error:
        raise unwritable(path, error) from error


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
        raise unwritable(path, error) from error
    try:
        _append_or_take_back(descriptor, path, content, fresh)
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        os.close(descriptor)


def _append_or_take_back(descriptor: int, path: Path, content: bytes, fresh: bool) -> None:
    size = os.fstat(descriptor).st_size
    try:
        _write_all(descriptor, content)
        os.fsync(descriptor)
        _sync_name(path, fresh)
    except BaseException as error:
        try:
            os.ftruncate(descriptor, size)
            if fresh:
                path.unlink()
        except OSError:
            hint = "Part of it may be there: see qualcode check."
            raise unwritable(path, _os_error(error), hint) from error
        raise


def truncate(path: Path, size: int) -> None:
    """Cut a file to `size` bytes: only for a torn last line that was put aside first.

    Raises:
        QualcodeError: the file is as it was.
    """
    try:
        descriptor = os.open(path, os.O_WRONLY)
        try:
            os.ftruncate(descriptor, size)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise unwritable(path, error) from error


def make_folder(path: Path) -> None:
    """Make a folder and those above it; one that exists is left as it is.

    Raises:
        QualcodeError: it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
        _sync_name(path, fresh=True)
    except OSError as error:
        raise unwritable(path, error) from error


def own_folder(study: Path) -> Path:
    """The folder in which a study's old versions lie, made where there is none.

    They hold what people said: git is told to leave them out, also where nobody thought of it.

    Raises:
        OSError: it cannot be made.
        QualcodeError: a folder that is written to leads out of the study.
    """
    _refuse_links_out(study)
    folder = study / OWN
    folder.mkdir(exist_ok=True)
    ignored = folder / ".gitignore"
    with contextlib.suppress(OSError):
        if not ignored.exists() or not ignored.stat().st_size:
            ignored.write_text("*\n", encoding="ascii")
    return folder


def _refuse_links_out(study: Path) -> None:
    """What informants said is written into the study only, whoever made the folder."""
    for name in _WRITTEN:
        folder = study / name
        if folder.is_dir() and not folder.resolve().is_relative_to(study.resolve()):
            raise QualcodeError(
                f"{folder} is a link to {folder.resolve()}, outside the study: nothing is written "
                "through it.",
                "Put the folder itself where the link is.",
            )


def remove(path: Path, hint: str = "") -> None:
    """Take away a file that was written a moment ago and is not wanted after all.

    Where it matters that the file is gone, `hint` says what to do if it cannot be taken away.

    Raises:
        QualcodeError: it is still there, and that matters.
    """
    try:
        path.unlink(missing_ok=True)
        _sync_folder(path.parent)
    except OSError as error:
        if hint:
            message = f"{path.name} could not be taken away: {refusal(error)}."
            raise QualcodeError(message, hint) from None


def unwritable(path: Path, error: OSError, hint: str = _UNCHANGED) -> QualcodeError:
    """The system's refusal, for the person."""
    return QualcodeError(f"{path.name} could not be written: {refusal(error)}.", hint)


def mode_of(path: Path) -> int:
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


def _sync_name(path: Path, fresh: bool) -> None:
    """Make a file's place in its folder durable, and the folder's in the one above it."""
    for folder in list(path.absolute().parents)[: _ABOVE_NEW if fresh else _ABOVE]:
        _sync_folder(folder)


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


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _os_error(error: BaseException) -> OSError:
    return error if isinstance(error, OSError) else OSError(errno.EINTR, "interrupted")
