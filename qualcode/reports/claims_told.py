"""What the check of a finding's sentences found, as reports and programs are told."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.document import Joined, Words, phrase
from qualcode.stages.claim_check import ClaimsChecked, Gap, Unfounded, beginning
from qualcode.stages.tactics import Note, Outcome
from qualcode.study import Study


def claim_notes(study: Study, checked: ClaimsChecked) -> tuple[Note, ...]:
    """Which sentences point nowhere, and which places do not carry theirs; or that all is well."""
    return tuple(_notes(study, checked))


def _notes(study: Study, checked: ClaimsChecked) -> Iterator[Note]:
    if checked.draft:
        yield Note(Outcome.IMPOSSIBLE, phrase("claims.draft"))
        return
    if bare := checked.of(Gap.NO_PLACE):
        which = Joined(tuple(_line(study, one) for one in bare), "; ")
        told = phrase("claims.no-place", n=len(bare), of=str(checked.results), which=which)
        yield Note(Outcome.DOUBT, told)
    elif checked.results:
        yield Note(Outcome.SHOWN, phrase("claims.all", n=checked.results))
    else:
        yield Note(Outcome.SHOWN, phrase("claims.none"))
    for gap in (Gap.NOWHERE, Gap.NOT_CODED, Gap.WITHDRAWN):
        if places := dict.fromkeys(one.place for one in checked.of(gap)):
            yield Note(Outcome.DOUBT, phrase(f"claims.{gap}", which=Joined(tuple(places))))


def _line(study: Study, one: Unfounded) -> Words:
    return phrase("claims.line", line=str(one.line), sentence=beginning(study, one.sentence))


def claim_record(study: Study, file: str, checked: ClaimsChecked) -> dict[str, object]:
    """The check of a finding's sentences, as `verify --json` prints it."""
    return {
        "results": checked.results,
        "draft": checked.draft,
        "unfounded": [
            {
                "file": study.anonymiser(file),
                "line": one.line,
                "issue": str(one.gap),
                "sentence": study.anonymiser(one.sentence),
                "names": [study.anonymiser(word) for word in one.names],
                "place": one.place,
            }
            for one in checked.unfounded
        ],
    }
