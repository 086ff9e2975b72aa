"""Giving a passage another code."""

from __future__ import annotations

from qualcode.actions.coding import Coder, change_coding, usable_code
from qualcode.actions.recording import about, record
from qualcode.actions.withheld import refuse_unseen_note, refuse_withheld
from qualcode.coders.agreed import agreed
from qualcode.model.coding import Coding, Origin, Polarity
from qualcode.model.decision import Verdict
from qualcode.stores.journal_lines import Event
from qualcode.study import Study


def recode(study: Study, coder: Coder, coding: Coding, code: str) -> Event:
    """Give a passage another code; a proposal is rejected and coded by hand instead.

    It is one decision either way, which one undo takes back.

    Returns:
        The event that says the new code.

    Raises:
        QualcodeError: it is another coder's, the code is unknown or retired, the coder has coded
            the passage so already, somebody withdrew whose words it is, or nothing could be
            written.
    """
    if coding.origin is Origin.MANUAL:
        return change_coding(study, coder, coding, code=code)
    known = usable_code(study, code)
    refuse_withheld(study, coding.source, [coding])
    refuse_unseen_note(study, coder.name, coding)
    source = next(one for one in study.sources if one.id == coding.source)
    place = about(source, coding)
    own = str(_own(study, coder, coding))
    added = {"event": "add", "code": known.id, "polarity": own, "note": coding.note}
    struck = {"event": str(Verdict.REJECT), "code": coding.code, "rule": coding.rule,
              "proposed": str(coding.polarity)}  # fmt: skip
    return record(study, coder.name, [added | place, struck | place], [source])[0]


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
