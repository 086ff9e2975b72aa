"""From the reading of a sentence to codings on passages.

The passage is the sentence, or the clauses where polarity differs within it; a code stands at
most once on a passage.
"""

from __future__ import annotations

from qualcode.coders.readings import ClauseReading, SentenceReading
from qualcode.model.coding import RULES, Coding, Origin, Polarity, proposal_id
from qualcode.model.source import Source

_OPEN = (Polarity.NEUTRAL, Polarity.UNDECIDED)


def codings_of(source: Source, reading: SentenceReading, origin: Origin) -> list[Coding]:
    """The proposals that a sentence gives rise to."""
    said = {
        code: [(number, polarity) for number, clause in enumerate(reading.clauses)
               for one, polarity in clause.verdicts if one == code]
        for clause in reading.clauses
        for code in clause.codes
    }  # fmt: skip
    whole = {Polarity.combine(polarity for _, polarity in verdicts) for verdicts in said.values()}
    divided = len(whole) > 1 or Polarity.MIXED in whole
    found: list[Coding] = []
    for code, verdicts in said.items():
        for clauses, polarity in _runs(verdicts) if divided else _together(verdicts):
            span = (reading.start, reading.end) if not divided else _span(reading, clauses)
            found.append(_coding(source, reading, code, clauses, span, polarity, origin))
    return found


def _together(verdicts: list[tuple[int, Polarity]]) -> list[tuple[list[int], Polarity]]:
    polarity = Polarity.combine(found for _, found in verdicts)
    return [([number for number, _ in verdicts], polarity or Polarity.UNDECIDED)]


def _runs(verdicts: list[tuple[int, Polarity]]) -> list[tuple[list[int], Polarity]]:
    """Clauses in a row that say the same; what is not evaluated gives way to what is."""
    evaluated = [one for one in verdicts if one[1] not in _OPEN]
    runs: list[tuple[list[int], Polarity]] = []
    for number, polarity in evaluated or verdicts:
        if runs and runs[-1][1] is polarity:
            runs[-1][0].append(number)
        else:
            runs.append(([number], polarity))
    return runs


def _span(reading: SentenceReading, clauses: list[int]) -> tuple[int, int]:
    first, last = reading.clauses[clauses[0]].clause, reading.clauses[clauses[-1]].clause
    return first.start, last.end


def _coding(
    source: Source,
    reading: SentenceReading,
    code: str,
    clauses: list[int],
    span: tuple[int, int],
    polarity: Polarity,
    origin: Origin,
) -> Coding:
    start, end = span
    fired = _fired(source.text, code, [reading.clauses[number] for number in clauses])
    return Coding(
        id=proposal_id(source.id, code, start, end),
        source=source.id,
        start=start,
        end=end,
        quotation=source.text[start:end],
        code=code,
        coder=RULES,
        polarity=polarity,
        origin=Origin.RULE if fired else origin,
        rule=fired,
    )


def _fired(text: str, code: str, clauses: list[ClauseReading]) -> str:
    """Which patterns fired on which words: `latih: pelatihan; kursus: kursusnya`."""
    pairs = (
        f"{hit.rule.name}: {' '.join(text[hit.start : hit.end].split())}"
        for clause in clauses
        for hit in clause.hits
        if hit.rule.code == code
    )
    return "; ".join(dict.fromkeys(pairs))
