"""An audit trail that was noted earlier against the study of today.

A hash that was noted proves something only where it can be shown again: the file is as it was,
the journal begins with what it was (it is only added to), or what the file was is kept.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from qualcode.errors import QualcodeError
from qualcode.stores.audit_trail import AuditTrail, Kind, Piece
from qualcode.stores.coded_texts import kept_text
from qualcode.stores.files import bytes_of
from qualcode.stores.journal import content_of
from qualcode.stores.kept_versions import content_of as version_content

_HASH = re.compile(r"[0-9a-f]{64}")


class Now(StrEnum):
    """What became of a piece."""

    SAME = "same"
    GROWN = "grown"
    KEPT = "kept"
    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


LOST = (Now.CHANGED, Now.GONE)
"""What was noted then can no longer be shown."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A piece by its kind and name, the hash noted then and that of today; "" for none."""

    kind: str
    name: str
    now: Now
    then: str = ""
    today: str = ""


@dataclass(frozen=True, slots=True)
class _Noted:
    kind: str
    name: str
    sha256: str
    size: int


def compared(trail: AuditTrail, noted: Path) -> tuple[Compared, ...]:
    """Each piece that has a hash, then or today. What only got another name is the same.

    Raises:
        QualcodeError: the file is not what `audit --json` writes.
    """
    today = [one for one in trail.pieces if one.sha256]
    named = {_key(one): one for one in today}
    alike = {(str(one.kind), one.sha256): one for one in today}
    then = list(_noted(noted))
    found = [
        _became(trail, one, alike.get((one.kind, one.sha256)) or named.get((one.kind, one.name)))
        for one in then
    ]
    known = {(one.kind, each) for one in then for each in (one.name, one.sha256)}
    new = [
        Compared(str(one.kind), one.name, Now.NEW, "", one.sha256)
        for one in today
        if not known & {_key(one), (str(one.kind), one.sha256)}
    ]
    return (*found, *new)


def _key(piece: Piece) -> tuple[str, str]:
    return str(piece.kind), piece.name


def _became(trail: AuditTrail, noted: _Noted, piece: Piece | None) -> Compared:
    today = piece.sha256 if piece else ""
    if today == noted.sha256:
        now = Now.SAME
    elif piece and piece.kind is Kind.JOURNAL and _begins_with(trail, noted):
        now = Now.GROWN
    elif _is_kept(trail, noted.sha256):
        now = Now.KEPT
    else:
        now = Now.CHANGED if piece else Now.GONE
    return Compared(noted.kind, noted.name, now, noted.sha256, today)


def _begins_with(trail: AuditTrail, noted: _Noted) -> bool:
    """Whether a journal begins with what it was then, and was only added to since."""
    content = content_of(trail.study.root / noted.name)
    return hashlib.sha256(content[: noted.size]).hexdigest() == noted.sha256


def _is_kept(trail: AuditTrail, sha256: str) -> bool:
    """Whether what the file was, or the text that was coded, is kept as it was."""
    if kept_text(trail.study.root, sha256) is not None:
        return True
    return any(_whole(one) == sha256 for one in trail.kept if sha256.startswith(one.version))


def _whole(version: Any) -> str:
    try:
        return hashlib.sha256(version_content(version)).hexdigest()
    except QualcodeError:
        return ""


def _noted(path: Path) -> Iterator[_Noted]:
    wrong = QualcodeError(
        f"{path.name} is no audit trail.", "Make one with: qualcode audit --json > audit.json"
    )
    try:
        record = json.loads(bytes_of(path, path.name).decode("utf-8-sig"))
        pieces = record["pieces"]
        for one in pieces:
            name, sha256, size = one["name"], one["sha256"], one.get("size") or 0
            if not isinstance(name, str) or type(size) is not int:
                raise wrong
            if sha256 is not None:
                if not _HASH.fullmatch(sha256):
                    raise wrong
                yield _Noted(str(Kind(one["kind"])), name, sha256, size)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise wrong from error
