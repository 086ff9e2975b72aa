"""`qualcode agree reconcile`: what coders coded differently, one after another, a key for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcode.cli.coder import coder_of
from qualcode.cli.options import (
    BetweenOption,
    CoderOption,
    CodesOption,
    PhaseChoice,
    PhaseOption,
    SourcesOption,
    StudyOption,
    selection_of,
)

if TYPE_CHECKING:
    from qualcode.actions.coding import Coder
    from qualcode.stages.coded_passages import CodedPassage
    from qualcode.stages.coder_agreement import CoderAgreement

_KEYS = "+ - 0 ~ it applies so (~ is ±) · x it does not apply · s skip · u undo · q quit"
_POLARITIES = {"+": "+", "-": "-", "−": "-", "0": "0", "~": "±", "±": "±"}


def reconcile(
    between: BetweenOption = None,
    code: CodesOption = None,
    source: SourcesOption = None,
    phase: PhaseOption = PhaseChoice.ALL,
    coder: CoderOption = None,
    study: StudyOption = None,
) -> None:
    """Walk through the passages that coders coded differently and record what they agree on.

    Both originals stay in the journals, and `agree` goes on comparing them; what was agreed on
    counts everywhere else. Every decision is kept before the next question.
    """
    from qualcode.actions.coding import Coder
    from qualcode.actions.undoing import undo
    from qualcode.cli.output import print_text
    from qualcode.cli.session import open_study
    from qualcode.cli.walking import Walk
    from qualcode.stages.coder_agreement import CoderAgreement
    from qualcode.stages.double_coding import UnitKind, double_coding

    loaded, session = open_study(study)
    selection = selection_of(loaded, code, None, None, None, source, phase, None)
    found = CoderAgreement(double_coding(loaded, selection, UnitKind.PASSAGE, between or ()))
    open_ones = [one for one in found.differing if one not in found.settled]
    person = Coder(coder_of(coder))
    if not open_ones:
        print_text("Nothing is open: what coders coded differently they have agreed on.")
    else:
        walk: Walk[CodedPassage] = Walk(
            _KEYS,
            lambda one: _shown(found, one),
            lambda one, key: _decide(found, person, one, key),
            lambda: undo(loaded, person),
        )
        walk.through(open_ones)
    session.decided()
    session.close()


def _decide(found: CoderAgreement, person: Coder, one: CodedPassage, key: str) -> bool:
    from qualcode.actions.consensus import record_consensus
    from qualcode.model.coding import Polarity

    if key != "x" and key not in _POLARITIES:
        return False
    source = found.source_of(one)
    passage = source.passage(one.start, one.end)
    polarity = None if key == "x" else Polarity(_POLARITIES[key])
    record_consensus(found.study, person, source, passage, one.code, polarity)
    return True


def _shown(found: CoderAgreement, one: CodedPassage) -> list[str]:
    """A passage within its turn, and what each coder says of it."""
    from qualcode.cli.output import wrapped
    from qualcode.stages.passages import quoted

    study, source = found.study, found.source_of(one)
    segment = source.segment_at(one.start)
    label = study.codebook[one.code].label.in_language(study.settings.language)
    before = quoted(study, source, segment.speech.start, one.start)
    after = quoted(study, source, one.end, max(segment.speech.end, one.end))
    lines = wrapped(f"{one.source}:{segment.number}  {one.code} {label}", "", "    ")
    if before:
        lines += wrapped(f"…{before[-120:]}", "    ")
    lines += wrapped(f"» {quoted(study, source, one.start, one.end)} «", "  ", "    ")
    if after:
        lines += wrapped(f"{after[:120]}…", "    ")
    said = [f"{name} {polarity}" for name, polarity in one.by_coder.items()]
    said += [f"{name} did not code it" for name in one.absent]
    return [*lines, *wrapped("; ".join(said), "    ", "        ")]
