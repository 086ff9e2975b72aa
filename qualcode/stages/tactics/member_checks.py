"""Getting feedback from informants (member checks).

What it does: says of those whose words bear the claim, or stand against it, who was shown it and
agreed, who did not simply agree, and whom nobody has asked yet. Answers are written under
`member_checks`.

Use it when: the claim has its words, and before it is printed.

How to read it: agreement makes a claim more credible and does not prove it; who disagrees may
know more, or have something to lose. An answer with a reservation belongs into the finding.

Source: Miles and Huberman (1994), chapter 10; Miles, Huberman and Saldaña (2014), chapter 11;
Lincoln and Guba (1985), chapter 11.
"""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.document import Joined, phrase
from qualcode.stages.finding_ground import FindingGround
from qualcode.stages.member_answers import is_agreement
from qualcode.stages.passages import quotable
from qualcode.stages.tactics.tactic import Note, Tactic, doubt, shown, waiting
from qualcode.stages.voice_names import named


def look(ground: FindingGround) -> Iterator[Note]:
    """What informants answered, and who was not asked."""
    study = ground.study
    checks = [one for one in ground.finding.member_checks if not study.withdrawn(one.informant)]
    for one in checks:
        told = phrase(
            "tactic.member-checks.answer",
            name=named(study, one.informant),
            result=quotable(study, one.result).rstrip("."),
        )
        yield (shown if is_agreement(study, one) else doubt)(told)
    asked = {one.informant for one in checks}
    said = (*ground.bearing, *ground.opposing)
    people = dict.fromkeys(row.voice for row in (one.first for one in said) if row.informant)
    if unasked := tuple(named(study, one) for one in people if one not in asked):
        yield waiting(phrase("tactic.member-checks.unasked", names=Joined(unasked)))


MEMBER_CHECKS = Tactic("member-checks", __doc__, look)
