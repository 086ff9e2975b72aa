"""Recording what coders agreed on where they had coded differently."""

from __future__ import annotations

from qualcode.actions.coding import Coder, usable_code
from qualcode.actions.recording import about, record
from qualcode.actions.withheld import refuse_withheld
from qualcode.coders.agreed import judgements_on
from qualcode.errors import QualcodeError
from qualcode.model.coding import Polarity
from qualcode.model.source import Passage, Source
from qualcode.stores.journal_lines import Event
from qualcode.study import Study


def record_consensus(
    study: Study,
    coder: Coder,
    source: Source,
    passage: Passage,
    code: str,
    polarity: Polarity | None,
    note: str = "",
) -> Event:
    """Record what the coders of a passage agreed on, in the journal of one of them.

    `polarity` is None where they agreed that the code does not apply: then none of their codings
    of it counts, and all stay in the journals.

    Raises:
        QualcodeError: the polarity is undecided, somebody withdrew whose words these are, nobody
            has coded the passage with this code, or nothing could be written.
    """
    known = usable_code(study, code)
    if polarity is Polarity.UNDECIDED:
        raise QualcodeError("a consensus needs a polarity.", "Use + - ± (or +-) or 0.")
    refuse_withheld(study, source.id, [passage])
    if not judgements_on(study.decisions, source.id, known.id, passage.start, passage.end):
        raise QualcodeError(
            f"nobody has coded this passage {known.id}.", "See: qualcode coding list"
        )
    decided = {
        "event": "consensus",
        "code": known.id,
        "polarity": str(polarity or ""),
        "note": note,
    }
    return record(study, coder.name, [decided | about(source, passage)], [source])[0]
