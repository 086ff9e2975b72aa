"""Using extreme cases.

What it does: shows what is said for and against the claim where things went best and where they
went worst: in the cases with the best and the worst outcome, as a scale of the study or the
order of study.yaml says; among the cases and informants whom memos grade on a code of the claim;
and the highest and the lowest grade of the findings on its codes, whosever verdict they are.

Use it when: cases or people differ in grade, and the claim is meant for all of them.

How to read it: a claim that holds at both ends, or turns round between them, says more than one
that holds in the middle. Where nothing is graded there are no extremes, and it says so.

Source: Miles and Huberman (1994), chapter 10; Miles, Huberman and Saldaña (2014), chapter 11.
"""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.document import Words, phrase
from qualcode.stages.case_comparison import extremes
from qualcode.stages.finding_ground import FindingGround, findings_shown
from qualcode.stages.passages import Statement, quotable
from qualcode.stages.summaries import cell_summaries
from qualcode.stages.tactics.tactic import Note, Tactic, impossible, shown
from qualcode.stages.variables import UNITS, Variable, variable
from qualcode.stages.voice_names import named


def look(ground: FindingGround) -> Iterator[Note]:
    """What bears the claim and what stands against it at the ends of what is graded."""
    found = (*_cases(ground), *_rated(ground), *_findings(ground))
    if found:
        yield from found
    else:
        yield impossible(phrase("tactic.extreme-cases.none"))


def _cases(ground: FindingGround) -> Iterator[Note]:
    """The cases with the best and the worst outcome; without outcomes the first and the last."""
    cases = ground.study.roster.cases
    if len(cases) < 2:
        return
    ends = extremes(cases, variable(ground.study, ground.selection, "outcome"))
    if len(ends) == len(cases) and len({case.outcome for case in cases}) < 2:
        ends = (cases[0], cases[-1])
    for case in ends:
        told = quotable(ground.study, case.outcome)
        yield _end(ground, "case", case.id, case.label, told)


def _rated(ground: FindingGround) -> Iterator[Note]:
    """The best and the worst of those whom memos grade on a code of the claim."""
    study, book = ground.study, ground.study.codebook
    codes = book.below([name for name in ground.finding.about if name in book])
    written = cell_summaries(study)
    graded = {(noun, code) for (noun, _, code), one in written.items()
              if code in codes and one.grade and noun in UNITS}  # fmt: skip
    for noun in UNITS:
        for code in (one.id for one in book.codes if (noun, one.id) in graded):
            yield from _ends_of(ground, variable(study, ground.selection, code, noun))


def _ends_of(ground: FindingGround, rated: Variable) -> Iterator[Note]:
    units = rated.best_first(one for one in rated.values if rated.rank(one) >= 0)
    if len({rated.rank(one) for one in units}) < 2:
        return
    labels = {one.id: one.label for one in ground.study.roster.cases}
    for one in (units[0], units[-1]):
        name: Words = labels[one] if rated.unit == "case" else named(ground.study, one)
        told = f"{rated.code}: {quotable(ground.study, rated.values[one])}"
        yield _end(ground, rated.unit, one, name, told)


def _end(ground: FindingGround, noun: str, one: str, name: Words, grade: str) -> Note:
    pro, con = (
        tuple(said for said in side if _of(said, noun) == one)
        for side in (ground.bearing, ground.opposing)
    )
    counts = {"pro": str(len(pro)), "con": str(len(con))}
    told = phrase("tactic.extreme-cases.case", case=name, **counts)
    if grade:
        told = phrase("tactic.extreme-cases.graded", case=name, outcome=grade, **counts)
    return shown(told, *pro[:1], *con[:1])


def _of(said: Statement, noun: str) -> str | None:
    return said.first.case if noun == "case" else said.first.voice


def _findings(ground: FindingGround) -> Iterator[Note]:
    """The highest and the lowest grade given on the scale of the finding to codes of it."""
    finding, study = ground.finding, ground.study
    steps = [one.grade for one in study.settings.scales.get(finding.scale, ())]
    codes = _codes(ground, finding.about)
    alike = [
        one
        for one in findings_shown(study)
        if one.scale == finding.scale and one.grade in steps and codes & _codes(ground, one.about)
    ]
    ranked = sorted(alike, key=lambda one: steps.index(one.grade))
    if not ranked or ranked[0].grade == ranked[-1].grade:
        return
    for key, one in (("highest", ranked[-1]), ("lowest", ranked[0])):
        judge: Words = phrase("tactic.extreme-cases.researcher")
        if not one.is_the_researchers:
            judge = named(study, one.voice)
        grade = quotable(study, one.grade)
        yield shown(phrase(f"tactic.extreme-cases.{key}", id=one.id, grade=grade, judge=judge))


def _codes(ground: FindingGround, about: tuple[str, ...]) -> frozenset[str]:
    book = ground.study.codebook
    return frozenset(book.below([name for name in about if name in book]))


EXTREME_CASES = Tactic("extreme-cases", __doc__, look)
