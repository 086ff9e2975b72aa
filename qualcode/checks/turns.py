"""Codings that stand on words nobody's evidence can be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from qualcode.errors import Problem, Severity
from qualcode.model.coding import Coding
from qualcode.model.decision import Decision
from qualcode.model.source import Source, Voice
from qualcode.study import Study


def coded_questions(study: Study) -> Iterator[Problem]:
    """Decisions on what is the interviewer's now: an edit of the labels, or of study.yaml."""
    sources = {source.id: source for source in study.sources}
    counts: Counter[tuple[str, str, int]] = Counter()
    decided: list[Coding | Decision] = [*study.decisions.manual, *study.decisions.verdicts]
    for one in decided:
        number = _asked(sources[one.source], one.start) if one.source in sources else None
        if number is not None:
            counts[one.coder, one.source, number] += 1
    for (coder, source, turn), count in counts.items():
        codings = "1 coding stands" if count == 1 else f"{count} codings stand"
        yield Problem(
            Severity.WARNING,
            "coded-question",
            f"{codings} on {source}:{turn}, which is the interviewer's now: of no informant",
            f"codings/{coder}.jsonl",
            None,
            None,
            f"Mend the label, or remove them: qualcode coding list --source {source}",
        )


def _asked(source: Source, start: int) -> int | None:
    """The turn at an offset, if it is the interviewer's."""
    segment = source.segment_at(start) if source.segments else None
    asked = segment is not None and segment.voice is Voice.INTERVIEWER
    return segment.number if asked and segment is not None else None
