"""What of a report is made of the study's data, and what of literature, rules and forms."""

from __future__ import annotations

from qualcode.document import Figure, Phrase, Table
from qualcode.reports.references import references_behind

_OF_NO_DATA = (
    "source.method", "source.literature", "source.codebook", "source.form", "source.instrument",
)  # fmt: skip


def is_made_of_data(block: Table | Figure) -> bool:
    """Whether a table or figure shows what was gathered, so that invented data make it invented.

    A list of real works, the codebook or a form to be signed are what they are.
    """
    if block.about_all or any(references_behind(block)):
        return True
    line = block.source
    if isinstance(line, Phrase) and line.key == "source.year":
        told = line.args["line"]
        line = told if isinstance(told, Phrase) else ""
    return not (isinstance(line, Phrase) and line.key in _OF_NO_DATA)
