"""The concordance (keyword in context): every place where words stand, with the codes there.

It reads what people say and the paragraphs of documents and observations, whether they are coded
or not. That makes it the test of a codebook: passages that should have been coded turn up
(Weber 1990, *Basic Content Analysis*, on key-word-in-context lists).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from qualcode.model.informant import Informant
from qualcode.model.source import Segment, Source, Voice
from qualcode.stages.as_read import as_read
from qualcode.stages.contexts import InContext, in_context
from qualcode.stages.nearness import Stretches
from qualcode.stages.passages import Statement, quotable, statements
from qualcode.stages.voices import speakers, told_role
from qualcode.stages.word_search import WordSearch
from qualcode.study import Evidence, Selection, Study

CONTEXT = 80
"""Characters of context on each side where nothing else is asked for."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where the words stand, with the codings in force that touch them.

    `start` and `end` are in the source's text; `context` is how it may be printed.
    """

    source: Source
    segment: Segment
    informant: Informant | None
    start: int
    end: int
    context: InContext
    statements: tuple[Statement, ...]
    role: str = ""
    period: str = ""

    @property
    def place(self) -> str:
        """Where it stands, as `qualcode show` takes it."""
        return f"{self.source.id}:{self.segment.number}"

    def as_json(self) -> dict[str, object]:
        """The place in the columns of the evidence frame, with what stands around the words."""
        entry, person = self.source.entry, self.informant
        return {
            "source": entry.id, "kind": str(entry.kind), "phase": str(entry.phase),
            "date": entry.date.isoformat() if entry.date else None, "period": self.period or None,
            "turn": self.segment.number, "line": self.source.line_at(self.start),
            "start": self.start, "end": self.end, "voice": str(self.segment.voice),
            "before": self.context.before, "quotation": self.context.words,
            "after": self.context.after,
            "informant": person.id if person else None,
            "group": person.group if person else entry.group,
            "role": self.role or None,
            "case": (person.case if person else None) or entry.case,
            "coded": bool(self.statements),
            "codings": [_coding(row) for one in self.statements for row in one.rows],
        }  # fmt: skip


def _coding(row: Evidence) -> dict[str, object]:
    coding = row.coding
    return {
        "id": coding.id, "code": coding.code, "polarity": str(coding.polarity),
        "coder": coding.coder, "reviewed": coding.reviewed,
    }  # fmt: skip


@dataclass(frozen=True)
class Concordance:
    """All places of some words in a selection.

    `read` are the sources that were searched. `unattributed` are further places in turns whose
    speaker is not known: their words are not shown, since nobody knows what was consented to.
    """

    search: WordSearch
    occurrences: tuple[Occurrence, ...]
    read: tuple[Source, ...]
    unattributed: tuple[str, ...] = ()

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources in which the words stand."""
        return tuple(dict.fromkeys(one.source.id for one in self.occurrences))


def concordance(
    study: Study,
    search: WordSearch,
    selection: Selection,
    questions: bool = False,
    size: int = CONTEXT,
) -> Concordance:
    """Where words stand, in the order of the sources and their texts.

    Nothing of informants who have withdrawn is read.

    Args:
        selection: Which sources and speakers are searched; its codes say nothing here.
        questions: Whether the interviewer's turns are searched as well.
        size: Characters of context on each side.
    """
    found: list[Occurrence] = []
    unknown: list[str] = []
    sources = tuple(_sources(study, selection))
    codings = _Codings(study)
    for source in sources:
        for segment in source.numbered:
            spans = search(segment.speech.text) if _is_read(segment, questions) else []
            if spans and segment.voice is Voice.UNRESOLVED:
                unknown.append(f"{source.id}:{segment.number}")
            elif spans and _is_meant(study, source, segment, selection):
                found += _occurrences(study, codings, source, segment, spans, size)
    narrowed = selection.informants or selection.groups or selection.cases
    return Concordance(search, tuple(found), sources, () if narrowed else tuple(unknown))


def _sources(study: Study, selection: Selection) -> Iterator[Source]:
    # Who speaks in a source may stand in its turns only, which its entry does not know.
    for source in study.selected_sources(replace(selection, informants=())):
        heard = speakers(source)
        if not heard or not all(map(study.withdrawn, heard)):
            yield source


def _is_read(segment: Segment, questions: bool) -> bool:
    return questions or segment.voice is not Voice.INTERVIEWER


def _is_meant(study: Study, source: Source, segment: Segment, selection: Selection) -> bool:
    """Whether a turn belongs to the selected people; a question belongs to all who hear it."""
    if study.withdrawn(segment.informant):
        return False
    ids = frozenset({segment.informant} if segment.informant else ())
    if segment.voice is Voice.INTERVIEWER:
        ids = speakers(source)
    people = [one for one in study.roster.informants if one.id in ids]
    entry = source.entry
    groups: set[str | None] = {one.group for one in people} or {entry.group}
    cases = {one.case or entry.case for one in people} or {entry.case}
    return (
        _any_chosen(ids, selection.informants)
        and _any_chosen(groups, selection.groups)
        and _any_chosen(cases, selection.cases)
    )


def _any_chosen(values: Iterable[str | None], wanted: tuple[str, ...]) -> bool:
    return not wanted or any(value in wanted for value in values)


def _occurrences(
    study: Study,
    codings: _Codings,
    source: Source,
    segment: Segment,
    spans: list[tuple[int, int]],
    size: int,
) -> Iterator[Occurrence]:
    informant = study.roster.informant(segment.informant) if segment.informant else None
    contexts = in_context(*as_read(source, segment, spans), study.anonymiser, size)
    role, period = told_role(study, informant), quotable(study, source.entry.period or "")
    for (start, end), context in zip(spans, contexts, strict=True):
        first, last = segment.speech.start + start, segment.speech.start + end
        coded = codings.at(source, first, last)
        yield Occurrence(source, segment, informant, first, last, context, coded, role, period)


class _Codings:
    """The codings in force of a study, asked for by passage; made ready source by source."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self._rank = {code.id: number for number, code in enumerate(study.codebook.codes)}
        self._known: dict[str, tuple[list[tuple[Evidence, Statement]], Stretches]] = {}

    def at(self, source: Source, start: int, end: int) -> tuple[Statement, ...]:
        """The statements that share a character with a passage, in the order of the codebook."""
        if source.id not in self._known:
            self._known[source.id] = self._of(source)
        rows, stretches = self._known[source.id]
        touched = [rows[number] for number in stretches.touching((start, end - 1))]
        touched.sort(key=lambda one: (self._rank[one[0].code.id], one[0].coding.start))
        return tuple({id(said): said for _, said in touched}.values())

    def _of(self, source: Source) -> tuple[list[tuple[Evidence, Statement]], Stretches]:
        selection = Selection(sources=(source.id,), phase="all", reviewed="all")
        said = statements(self._study, self._study.select(selection))
        rows = [(row, one) for one in said for row in one.rows]
        rows.sort(key=lambda one: (one[0].coding.start, one[0].coding.end))
        return rows, Stretches((one.coding.start, one.coding.end - 1) for one, _ in rows)
