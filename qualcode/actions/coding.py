"""Coding by hand: add and change codings, accept and reject proposals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.actions.recording import about, record
from qualcode.actions.withheld import refuse_unseen_note, refuse_withheld
from qualcode.errors import QualcodeError
from qualcode.model.codebook import Code
from qualcode.model.coding import Coding, Origin, Polarity
from qualcode.model.decision import Verdict
from qualcode.model.source import Passage, Source
from qualcode.registry import did_you_mean
from qualcode.stores.journal import coder_name
from qualcode.stores.journal_lines import Event
from qualcode.study import Study


@dataclass(frozen=True, slots=True)
class Coder:
    """The person who decides, by the name that their journal bears.

    Raises:
        QualcodeError: the name cannot be that of a journal.
    """

    name: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", coder_name(self.name))


def add_coding(
    study: Study,
    coder: Coder,
    source: Source,
    passage: Passage,
    code: str,
    polarity: Polarity,
    note: str = "",
) -> Event:
    """Code a passage.

    Raises:
        QualcodeError: the code is unknown, the same coding exists, or nothing could be written.
    """
    return add_codings(study, coder, source, [passage], code, polarity, note)[0]


def add_codings(
    study: Study,
    coder: Coder,
    source: Source,
    passages: Sequence[Passage],
    code: str,
    polarity: Polarity,
    note: str = "",
) -> list[Event]:
    """Code passages of a source as one decision; those that the coder coded so before are left out.

    Raises:
        QualcodeError: the code is unknown, somebody withdrew whose words these are, all of these
            codings exist, or nothing could be written.
    """
    known = usable_code(study, code)
    refuse_withheld(study, source.id, passages)
    twins = [_same(study, coder, source.id, known.id, one.start, one.end) for one in passages]
    if twins and all(twins) and twins[0]:
        raise _coded_before(coder, twins[0])
    fresh = [one for one, twin in zip(passages, twins, strict=True) if twin is None]
    decided = {"event": "add", "code": known.id, "polarity": str(polarity), "note": note}
    return record(study, coder.name, [decided | about(source, one) for one in fresh], [source])


def change_coding(
    study: Study,
    coder: Coder,
    coding: Coding,
    *,
    code: str | None = None,
    source: Source | None = None,
    passage: Passage | None = None,
    polarity: Polarity | None = None,
    note: str | None = None,
) -> Event:
    """Change a coding that the coder made by hand; what is not named stays as it is.

    A `source` goes with a passage of it. The coding keeps its id. An accepted proposal gets another
    polarity by accepting it again.

    Raises:
        QualcodeError: it is so already, the coding is not the coder's, its note is to be replaced
            and is not shown, the code is unknown or retired, somebody withdrew whose words these
            are or would be, the change would make it another of their codings, or nothing could be
            written.
    """
    coding = _changeable(study, coder, coding, note)
    known = usable_code(study, code) if code else study.codebook[coding.code]
    source = source or next(one for one in study.sources if one.id == coding.source)
    words = passage or source.passage(coding.start, coding.end)
    refuse_withheld(study, source.id, [words])
    twin = _same(study, coder, source.id, known.id, words.start, words.end)
    if twin is not None and twin.id != coding.id:
        raise _coded_before(coder, twin)
    kept = coding.note if note is None else note
    before = coding.source, coding.start, coding.end, coding.code, coding.polarity, coding.note
    after = source.id, words.start, words.end, known.id, polarity or coding.polarity, kept
    if before == after:
        raise QualcodeError(f"{coding.id} is so already.", "Nothing was changed.")
    decided = {
        "event": "change",
        "target": coding.id,
        "code": known.id,
        "polarity": str(polarity or coding.polarity),
        "note": kept,
    }
    return record(study, coder.name, [decided | about(source, words)], [source])[0]


def _changeable(study: Study, coder: Coder, coding: Coding, note: str | None) -> Coding:
    """The coding as it was made: in force its polarity may be open, where another coder differs."""
    refuse_others(coder, [coding])
    refuse_withheld(study, coding.source, [coding])
    if note is not None:
        refuse_unseen_note(study, coder.name, coding)
    return next((one for one in study.decisions.manual if one.id == coding.id), coding)


def decide(
    study: Study,
    coder: Coder,
    proposals: Sequence[Coding],
    verdict: Verdict,
    polarity: Polarity | None = None,
    note: str = "",
) -> list[Event]:
    """Accept or reject proposals, all of them or none.

    Raises:
        QualcodeError: a coding is not a proposal, somebody withdrew whose words it is on, an
            accepted one has a note that is not shown, or nothing could be written.
    """
    _refuse_own(proposals)
    for one in proposals:
        refuse_withheld(study, one.source, [one])
        if verdict is Verdict.ACCEPT:
            refuse_unseen_note(study, coder.name, one)
    sources = {source.id: source for source in study.sources}
    decided = [
        {
            "event": str(verdict),
            "code": one.code,
            "polarity": str(polarity) if polarity else None,
            "proposed": str(one.polarity),
            "rule": one.rule,
            "note": note,
            **about(sources[one.source], one),
        }
        for one in proposals
    ]
    touched = dict.fromkeys(one.source for one in proposals)
    return record(study, coder.name, decided, [sources[name] for name in touched])


def usable_code(study: Study, code: str) -> Code:
    """The code of that id, or that once had it.

    Raises:
        QualcodeError: there is none, or it is retired.
    """
    known = study.codebook.get(code)
    if known is None:
        ids = [one.id for one in study.codebook.codes]
        raise QualcodeError(f"no code named '{code}'.", did_you_mean(code, ids))
    if known.retired:
        raise QualcodeError(
            f"{known.id} is retired: it is kept for what was coded with it.",
            "Code with another one. See: qualcode codebook show",
        )
    return known


def _same(
    study: Study, coder: Coder, source: str, code: str, start: int, end: int
) -> Coding | None:
    """The coder's own coding of a passage with a code."""
    wanted = (coder.name, source, code, start, end)
    return next(
        (
            one
            for one in study.decisions.manual
            if (one.coder, one.source, one.code, one.start, one.end) == wanted
        ),
        None,
    )


def _coded_before(coder: Coder, twin: Coding) -> QualcodeError:
    return QualcodeError(
        f"{coder.name} has already coded this passage {twin.code} ({twin.polarity}).",
        f"To change it: qualcode coding change {twin.id}",
    )


def refuse_others(coder: Coder, codings: Sequence[Coding]) -> None:
    """Only what the coder made by hand is theirs to change or take back."""
    for one in codings:
        if one.origin is not Origin.MANUAL:
            raise QualcodeError(
                f"{one.id} is a proposal of the rules.",
                f"To strike it: qualcode coding reject {one.id}",
            )
        if one.coder != coder.name:
            raise QualcodeError(
                f"{one.id} was coded by {one.coder}, not by {coder.name}.",
                f"{one.coder} can do it with --coder {one.coder}.",
            )


def _refuse_own(proposals: Sequence[Coding]) -> None:
    for one in proposals:
        if one.origin is Origin.MANUAL:
            raise QualcodeError(
                f"{one.id} was coded by hand, by {one.coder}; it is not a proposal.",
                f"To take your own back: qualcode coding remove {one.id}",
            )
