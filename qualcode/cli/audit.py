"""`qualcode audit`: the audit trail, and whether what was noted earlier is still so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.asked import BOOKS, Asked, asking

if TYPE_CHECKING:
    from qualcode.stores.audit_trail import AuditTrail
    from qualcode.study import Study


@asking((), looks=True)
def audit(
    asked: Asked,
    verify: Annotated[
        Path | None,
        typer.Option(
            "--verify",
            metavar="FILE",
            help="What `audit --json` wrote earlier: is it still so?",
        ),
    ] = None,
) -> None:
    """The audit trail in Halpern's six categories: what there is by hash, and what is missing.

    With --verify exit code 1 where what was noted then can no longer be shown: a journal that was
    not only added to, or a file that is gone or changed and of which no old version is kept.
    """
    from qualcode import __version__
    from qualcode.cli.session import open_study
    from qualcode.reports.audit_record import audit_record
    from qualcode.reports.audit_trail import audit_document
    from qualcode.stores.audit_trail import AuditTrail

    study, session = open_study(asked.study, codes=False)
    study = asked.styled(study)
    trail = AuditTrail(study)
    if verify is not None:
        # Its exit code is about what was noted alone: problems of the study are `check`'s.
        raise typer.Exit(_verified(asked, study, trail, verify))
    asked.deliver(
        study,
        lambda: audit_document(trail, __version__, _uncut(asked)),
        lambda: audit_record(trail, __version__),
    )
    session.close()


def _verified(asked: Asked, study: Study, trail: AuditTrail, noted: Path) -> bool:
    """Tell what became of what was noted; whether anything of it can no longer be shown."""
    from qualcode.reports.audit_compared import compared_as_json, compared_document
    from qualcode.stores.audit_compared import LOST, compared

    found = compared(trail, noted)
    asked.deliver(
        study,
        lambda: compared_document(study, found, _uncut(asked)),
        lambda: compared_as_json(found),
    )
    return any(one.now in LOST for one in found)


def _uncut(asked: Asked) -> bool:
    """Whether there is room for whole hashes."""
    return asked.as_csv or Path(asked.output or "").suffix.lower() in BOOKS
