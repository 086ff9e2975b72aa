"""`qualcode sidang`: one page on a finding, for its defence before examiners."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.asked import Asked, asking
from qualcode.cli.finding import deliver_finding

if TYPE_CHECKING:
    from qualcode.document import Document
    from qualcode.model.memo import Finding
    from qualcode.sources.printed_pages import PrintedPages
    from qualcode.study import Selection, Study

_LARGEST = 200_000_000


@asking(selecting=("phase", "reviewed"), looks=True)
def sidang(
    asked: Asked,
    finding: Annotated[str, typer.Argument(metavar="FINDING", help="Its id.")],
    printed: Annotated[
        Path | None,
        typer.Option(
            "--printed",
            metavar="FILE",
            help="The whole report as PDF, or as Word saved it: tells the page of each place.",
        ),
    ] = None,
) -> None:
    """A page for the defence: the claim, who says so, who says otherwise, and your answer."""
    from qualcode.reports.sidang import defence_document, pages_record

    pages = _pages(printed) if printed else None

    def document(study: Study, selection: Selection, one: Finding) -> Document:
        return defence_document(study, selection, one, pages)

    def record(study: Study, selection: Selection, one: Finding) -> dict[str, object]:
        return {"pages": pages_record(study, selection, one, pages)} if pages else {}

    deliver_finding(asked, finding, document, record)


def _pages(path: Path) -> PrintedPages:
    """The pages of a report that was printed.

    Raises:
        QualcodeError: there is no such file, or it tells nothing of pages.
    """
    from qualcode.errors import QualcodeError
    from qualcode.sources.printed_pages import printed_pages
    from qualcode.stores.files import bytes_of

    data = bytes_of(path, str(path), _LARGEST)
    if len(data) > _LARGEST:
        raise QualcodeError(f"{path} is larger than {_LARGEST // 1_000_000} MB.")
    try:
        return printed_pages(data)
    except QualcodeError as error:
        raise QualcodeError(f"{path} {error.message}", error.hint) from error
