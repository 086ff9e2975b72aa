"""What the researcher should know of a transcript's speakers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from qualcode.errors import Problem, Severity
from qualcode.model.source import Segment, SegmentKind, SourceEntry, Voice
from qualcode.model.speaker_label import fold_label
from qualcode.registry import did_you_mean
from qualcode.sources.inner_labels import told_inside
from qualcode.sources.marks import Marks
from qualcode.sources.raw import RawSource
from qualcode.sources.speakers import Directory
from qualcode.sources.vocabulary import general

MOST_NAMED: Final = 12
"""Labels that a message lists at most."""

LONG_HEADER: Final = 2_000
"""Characters before the first turn that are more than a header usually has."""


def no_speakers(raw: RawSource, directory: Directory) -> Problem:
    """The problem of a spoken source in which nobody can be told to speak."""
    known = ", ".join(directory.names[:6])
    message = "no speaker labels were recognised, so nothing in it can be coded"
    hint = "Let every turn begin with a label and a colon, such as 'P:', and say in study.yaml who"
    hint += f" it is (declared there: {known})." if known else " it is."
    told = bool(raw.text.strip())
    if not told:
        message, hint = "the source holds no text", "Check that this is the right file."
    return _naming(Severity.ERROR, "no-speakers", message, 1, hint, told)


def _naming(
    severity: Severity, code: str, message: str, line: int, hint: str, names: bool = True
) -> Problem:
    """A problem whose words hold labels, or declared names, of speakers."""
    return Problem(severity, code, message, "", line, hint=hint, names_speakers=names)


def speech_problems(
    raw: RawSource,
    entry: SourceEntry,
    directory: Directory,
    marks: Marks,
    segments: Sequence[Segment],
) -> Iterator[Problem]:
    """Everything worth saying of the turns of one source."""
    turns = [one for one in segments if one.kind is SegmentKind.TURN]
    yield from _unresolved(entry, directory, turns)
    voices = {turn.voice for turn in turns}
    if voices == {Voice.INTERVIEWER}:
        yield Problem(
            Severity.ERROR,
            "no-informant-turns",
            "only the interviewer's turns are labelled, so nothing in it can be coded",
            "",
            turns[0].line,
            hint="Give every answer a label of its own, and declare it with the informant.",
        )
    yield from _initials(directory, turns)
    yield from _formed(raw, marks)
    yield from _stray_tables(raw, marks)
    yield from _doubtful(raw, marks)
    yield from _inside(raw, directory, turns)
    yield from _empty(turns)
    header = segments[0] if segments[0].kind is SegmentKind.HEADER else None
    if header and len(header.speech.text) > LONG_HEADER:
        yield Problem(
            Severity.WARNING,
            "long-header",
            f"the first turn begins on line {turns[0].line}; what stands above is not coded",
            "",
            1,
            hint="If people speak there, label their turns.",
        )


def _unresolved(
    entry: SourceEntry, directory: Directory, turns: Sequence[Segment]
) -> Iterator[Problem]:
    labelled = [turn for turn in turns if turn.label]
    names = {fold_label(turn.label): turn.label for turn in reversed(labelled)}
    counts = Counter(fold_label(turn.label) for turn in labelled)
    found = ", ".join(f"{names[key]} ({count})" for key, count in counts.most_common(MOST_NAMED))
    seen: set[str] = set()
    for turn in labelled:
        key = fold_label(turn.label)
        if turn.voice is not Voice.UNRESOLVED or key in seen:
            continue
        seen.add(key)
        other = directory.declared(turn.label)
        if other is not None and other.informant is not None:
            yield _unlisted(turn, counts[key], other.informant)
            continue
        message = (
            f"who speaks as '{turn.label}' ({_times(counts[key])}) is not known; "
            f"labels in this source: {found}"
        )
        hint = _hint(turn.label, entry, directory)
        yield _naming(Severity.ERROR, "unresolved-speaker", message, turn.line, hint)


def _formed(raw: RawSource, marks: Marks) -> Iterator[Problem]:
    if marks.formed:
        count = len(marks.formed)
        yield Problem(
            Severity.NOTICE,
            "questions-by-form",
            f"{count} questions without a label were read as the interviewer's, what stands below "
            "them as the informant's answers",
            "",
            raw.line(raw.blocks[marks.formed[0]].start),
            hint="See: qualcode show SOURCE. If that is wrong, begin every turn with a label.",
        )


def _initials(directory: Directory, turns: Sequence[Segment]) -> Iterator[Problem]:
    short = [turn for turn in turns if turn.label and directory.is_initials(turn.label)]
    if short:
        yield _naming(
            Severity.NOTICE,
            "label-by-initials",
            f"'{short[0].label}' ({_times(len(short))}) was read as informant {directory.alone}, "
            "whose initials it is",
            short[0].line,
            f"Add '{short[0].label}' to the `aliases:` of {directory.alone} to say so.",
        )


def _unlisted(turn: Segment, count: int, informant: str) -> Problem:
    message = (
        f"'{turn.label}' ({_times(count)}) is informant {informant} of the study, who is not "
        "listed for this source, so what follows the label is not coded"
    )
    hint = f"If {informant} speaks here, add {informant} to the `informants:` of the source; "
    hint += "if somebody is quoted or named, take the colon away or join it to the line above."
    return _naming(Severity.ERROR, "unlisted-speaker", message, turn.line, hint)


def _times(count: int) -> str:
    return "1 turn" if count == 1 else f"{count} turns"


def _hint(label: str, entry: SourceEntry, directory: Directory) -> str:
    if directory.declared(label) is not None:
        return f"'{label}' is declared for more than one speaker: give each a label of its own."
    whose = f"informant {entry.informants[0]}" if len(entry.informants) == 1 else "an informant"
    hint = f"In study.yaml, add '{label}' to the `aliases:` of {whose}, or to `interviewer:`."
    if general(fold_label(label)) is not None:
        hint += " A general label is understood only in an interview with one informant,"
        hint += " where one label asks and one answers."
    close = did_you_mean(label, directory.names) if len(label) > 2 else ""
    return f"{hint} {close}" if close.startswith("Did") else hint


def _stray_tables(raw: RawSource, marks: Marks) -> Iterator[Problem]:
    told: set[int] = set()
    for index, table in marks.tables.loose.items():
        if index < marks.first or table in marks.spoken_tables or table in told:
            continue
        told.add(table)
        yield Problem(
            Severity.WARNING,
            "table-not-read",
            "a table whose columns are not known to hold questions and answers is not coded",
            "",
            raw.line(raw.blocks[index].start),
            hint="Head its columns 'Pertanyaan' and 'Jawaban', or with the speakers' labels.",
        )


def _doubtful(raw: RawSource, marks: Marks) -> Iterator[Problem]:
    if not marks.doubtful:
        return
    labels = list(dict.fromkeys(f"'{label}'" for label in marks.doubtful.values()))
    named = ", ".join(labels[:MOST_NAMED]) + (", …" if len(labels) > MOST_NAMED else "")
    yield _naming(
        Severity.WARNING,
        "possible-speaker",
        f"{named}: like a speaker's label, but only once; read as part of the turn above",
        raw.line(raw.blocks[min(marks.doubtful)].start),
        "If somebody else speaks there, declare the label; else take the colon away.",
    )


def _inside(raw: RawSource, directory: Directory, turns: Sequence[Segment]) -> Iterator[Problem]:
    labels = {turn.label for turn in turns if turn.label}
    found = [
        (label, turn.speech.start + at)
        for turn in turns
        for label, at in told_inside(turn.speech.text, directory, labels)
    ]
    if not found:
        return
    names = Counter(label for label, _ in found)
    named = ", ".join(f"'{label}' ({count})" for label, count in names.most_common(MOST_NAMED))
    yield _naming(
        Severity.WARNING,
        "label-inside-turn",
        f"{named}: like a speaker's label in the middle of a turn; read as part of that turn",
        raw.line(found[0][1]),
        "If somebody else speaks there, begin a new line before the label.",
    )


def _empty(turns: Sequence[Segment]) -> Iterator[Problem]:
    empty = [turn for turn in turns if turn.label and not turn.speech.text.strip()]
    if not empty:
        return
    named = ", ".join(list(dict.fromkeys(f"'{turn.label}'" for turn in empty))[:MOST_NAMED])
    yield _naming(
        Severity.WARNING,
        "empty-turn",
        f"{_times(len(empty))} with a label but no words after it ({named})",
        empty[0].line,
        "If the words are on the label's line or elsewhere, put them right after the label.",
    )
