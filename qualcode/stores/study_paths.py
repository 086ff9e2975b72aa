"""Paths in a study: relative, inside the study folder, to ordinary files."""

from __future__ import annotations

import errno
import posixpath
import re
import unicodedata
from itertools import islice
from pathlib import Path

from qualcode.registry import did_you_mean

_DRIVE = re.compile(r"[A-Za-z]:")


def normal_path(written: str) -> str:
    """A path with forward slashes and without detours (`a/./b`, `a/../b`)."""
    return posixpath.normpath(written.replace("\\", "/"))


def path_fault(written: str) -> str:
    """Why a path cannot be one of the study, from its words alone; "" where it can."""
    path = normal_path(written)
    if path.startswith(("/", "~")) or _DRIVE.match(path):
        return "is absolute; paths in a study are relative to its folder"
    if path == ".." or path.startswith("../"):
        return "leads out of the study folder"
    return "is the study folder itself" if path == "." else ""


def file_fault(folder: Path, written: str) -> tuple[str, str]:
    """Why a file of the study cannot be opened, and a hint; two empty texts where it can."""
    path = folder / normal_path(written)
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            return "is a link that leads out of the study folder", "Copy the file into the study."
        if path.is_file():
            return "", ""
        if path.is_dir():
            return "is a folder", "Name a file in it."
        if path.exists():
            return "is not an ordinary file", ""
    except RuntimeError:  # how Path.resolve() of Python 3.11 tells of a loop
        return "is a link that leads back to itself", "Copy the file itself into the study."
    except OSError as error:
        if error.errno == errno.ELOOP:
            return "is a link that leads back to itself", "Copy the file itself into the study."
        return "cannot be looked up", "Give the file a shorter, simpler name."
    except ValueError:
        return "cannot be looked up", "Give the file a shorter, simpler name."
    return "does not exist", _nearest(folder, normal_path(written))


def resolved(path: Path) -> Path:
    """The path without links; as it stands where they cannot be followed (a loop)."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return path.absolute()


def _nearest(folder: Path, wanted: str) -> str:
    paths = (path for path in islice(folder.rglob("*"), 5000) if path.is_file())
    found = sorted(path.relative_to(folder).as_posix() for path in paths)
    composed = unicodedata.normalize("NFC", wanted).casefold()
    for file in found:
        if unicodedata.normalize("NFC", file).casefold() == composed:
            return f"Did you mean '{file}'?"
    hint = did_you_mean(wanted, found)
    return hint if hint.startswith("Did") else ""
