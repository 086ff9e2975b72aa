"""Giving a passage another code."""

from __future__ import annotations

from qualcode.actions.coding import Coder, add_coding, change_coding, decide
from qualcode.coders.agreed import agreed
from qualcode.model.coding import Coding, Origin, Polarity
from qualcode.model.decision import Verdict
from qualcode.model.source import Passage
from qualcode.stores.journal_lines import Event
from qualcode.study import Study


def recode(study: Study, coder: Coder, coding: Coding, code: str) -> Event:
    """Give a passage another code; a proposal is rejected and coded by hand instead.

    Returns:
        The event that says the new code.

    Raises:
        QualcodeError: it is another coder's, the code is unknown or retired, or nothing could be
            written.
    """
    if coding.origin is Origin.MANUAL:
        return change_coding(study, coder, coding, code=code)
    source = next(one for one in study.sources if one.id == coding.source)
    passage = Passage(coding.start, coding.end, coding.quotation)
    event = add_coding(study, coder, source, passage, code, _own(study, coder, coding), coding.note)
    decide(study, coder, [coding], Verdict.REJECT)
    return event


def _own(study: Study, coder: Coder, proposal: Coding) -> Polarity:
    """The coder's own polarity: in force it may be open, where another coder differs."""
    accepted = [
        agreed(one)
        for one in study.decisions.verdicts
        if (one.coder, one.source, one.code, one.verdict)
        == (coder.name, proposal.source, proposal.code, Verdict.ACCEPT)
        and proposal.overlaps(one.start, one.end)
    ]
    return accepted[-1] if accepted else proposal.polarity


def own_codings(study: Study, coder: Coder, code: str) -> list[Coding]:
    """What the coder has coded with a code by hand, and the proposals that they accepted."""
    return [
        one
        for one in study.codings
        if one.code == code and one.reviewed and one.decided_by == coder.name
    ]
