"""The audit trail as data, with whole hashes, and what became of one that was noted earlier."""

from __future__ import annotations

from typing import Any

from qualcode.stores.audit_gaps import gaps_of
from qualcode.stores.audit_trail import AuditTrail, Kind, Piece


def audit_record(trail: AuditTrail, version: str) -> dict[str, object]:
    """The trail as `audit --json` prints it: pieces, journals, and what is missing."""
    return {
        "version": version,
        "pieces": [_piece(trail, one) for one in trail.pieces],
        "journals": [
            {
                "coder": one.coder,
                "file": one.file,
                "decisions": one.events,
                "first": one.first or None,
                "last": one.last or None,
                "size": one.size,
                "sha256": one.sha256 or None,
                "holds": not one.flaws,
                "flaws": {str(flaw): n for flaw, n in one.flaws},
            }
            for one in trail.journals
        ],
        "missing": [
            {"category": str(one.category), "what": str(one.gap), "which": list(one.which)}
            for one in gaps_of(trail)
        ],
    }


def _piece(trail: AuditTrail, one: Piece) -> dict[str, Any]:
    return {
        "category": str(one.category),
        "kind": str(one.kind),
        "name": one.name,
        "detail": str(one.detail),
        "n": one.n,
        "first": one.first or None,
        "last": one.last or None,
        "coder": one.who or None,
        "sha256": one.sha256 or None,
        "size": one.size,
        "changed": trail.changed(one.name) or None if one.kind is not Kind.SOURCE else None,
        "versions": list(one.versions),
    }
