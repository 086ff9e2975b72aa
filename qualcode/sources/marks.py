"""Where turns begin, and who speaks in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from qualcode.model.source import Voice
from qualcode.model.speaker_label import fold_label
from qualcode.sources.headers import header_length
from qualcode.sources.labels import (
    Form,
    Reading,
    is_a_number,
    is_surely_a_speaker,
    label_start,
    looks_like_a_name,
    readings,
)
from qualcode.sources.pairs import Utterance, resolve_pairs
from qualcode.sources.questions import Formed, dotted_letters, questions_above, questions_by_form
from qualcode.sources.raw import RawSource
from qualcode.sources.speakers import INTERVIEWER, UNRESOLVED, Directory, Speaker
from qualcode.sources.tables import TableReading, read_tables
from qualcode.sources.vocabulary import Part, general


class Mark(NamedTuple):
    """The beginning of a turn: where its speech begins, under which label, by whom."""

    label: str
    speech: int
    speaker: Speaker


@dataclass(frozen=True, slots=True)
class Marks:
    """All turns of a source by the index of the block they begin with.

    `first` is the block of the first turn; `doubtful` are blocks that look like a turn whose
    speaker occurs nowhere else, and which were read as part of the turn above.
    """

    turns: dict[int, Mark]
    first: int
    tables: TableReading
    doubtful: dict[int, str]
    spoken_tables: frozenset[int]
    """Tables without known columns in which turns begin all the same."""
    formed: tuple[int, ...] = ()
    """Questions without a label, which only their form tells from the answers."""


_TAIL = " \n\t\"'”’|)*_.0123456789"
"""What may stand between a question mark and the next label."""


class _Choice(NamedTuple):
    reading: Reading
    speaker: Speaker | None
    sure: bool


def find_marks(raw: RawSource, directory: Directory) -> Marks:
    """Find the turns of a spoken source."""
    tables = read_tables(raw, directory)
    choices = _without_lists(_choices(raw, directory, tables))
    dotted = dotted_letters(raw, {index: one.reading for index, one in choices.items()})
    choices = {
        index: one._replace(sure=True) if index in dotted else one
        for index, one in choices.items()
        if one.reading.form is not Form.DOT or (index in dotted and directory.alone)
    }
    kept = {index: one for index, one in choices.items() if one.sure}
    kept |= _recurring({index: one for index, one in choices.items() if not one.sure})
    formed = _formed(raw, kept, tables) if directory.alone else Formed()
    kept |= _by_form(raw, directory, formed, kept)
    kept = dict(sorted(kept.items()))
    chosen = [kept[index].reading if index in kept else None for index in range(len(raw.blocks))]
    first = header_length(raw, chosen, lambda name: directory.declared(name) is not None)
    kept = {index: one for index, one in kept.items() if index >= first}
    doubtful = {
        index: one.reading.label
        for index, one in choices.items()
        if index > first and index not in kept and one.reading.form is Form.COLON
    }
    turns = _resolved(raw, directory, kept)
    spoken = frozenset(tables.loose[index] for index in turns if index in tables.loose)
    return Marks(turns, first, tables, doubtful, spoken, formed.questions)


def _formed(raw: RawSource, kept: dict[int, _Choice], tables: TableReading) -> Formed:
    """Questions without a label, where none has one."""
    if not kept:
        return questions_by_form(raw) if not tables.spoken else Formed()
    if all(_answers(one) for one in kept.values()):
        return questions_above(raw, kept, tables.spoken)
    return Formed()


def _answers(choice: _Choice) -> bool:
    if choice.speaker is not None:
        return choice.speaker.voice is Voice.INFORMANT
    one = general(choice.reading.key)
    return one is not None and one.part is Part.ANSWER


def _by_form(
    raw: RawSource, directory: Directory, formed: Formed, kept: dict[int, _Choice]
) -> dict[int, _Choice]:
    """The turns that only their form sets off."""
    answer = Speaker(Voice.INFORMANT, directory.alone)
    found = {index: _unlabelled(raw, index, INTERVIEWER) for index in formed.questions}
    return found | {
        index: _unlabelled(raw, index, answer) for index in formed.answers if index not in kept
    }


def _unlabelled(raw: RawSource, index: int, speaker: Speaker) -> _Choice:
    block = raw.blocks[index]
    speech = block.start + label_start(raw.words(block))
    return _Choice(Reading("", "", speech, Form.CELL, False), speaker, True)


def _choices(raw: RawSource, directory: Directory, tables: TableReading) -> dict[int, _Choice]:
    choices: dict[int, _Choice] = {}
    for index, block in enumerate(raw.blocks):
        if index in tables.aside or index in tables.glue:
            continue
        choice = _choice(list(readings(raw, block)), directory)
        cell = tables.spoken.get(index)
        if cell is not None and (choice is None or not choice.sure):
            reading = Reading(cell.label, fold_label(cell.label), block.start, Form.CELL, True)
            speaker = cell.speaker or directory.known(cell.label)
            choice = _Choice(reading, speaker, True)
        if choice is not None:
            choices[index] = choice
    return choices


def _choice(ways: Sequence[Reading], directory: Directory) -> _Choice | None:
    """The best way to read a line: a known label, a general one, or a name that may recur."""
    for way in ways:
        speaker = directory.known(way.label, whole=way.form is Form.ALONE)
        if speaker is not None:
            return _Choice(way, speaker, way.form is not Form.ALONE or way.marked)
    for way in ways:
        one = general(way.key)
        set_off = way.form is not Form.ALONE or way.marked
        if one is not None and (set_off or not one.is_letter):
            set_off = set_off and way.form is not Form.SPACE
            sure = is_surely_a_speaker(way.label) and (way.form is Form.COLON or not one.is_letter)
            return _Choice(way, None, sure and set_off)
    for way in ways:
        if way.marked and way.form is Form.COLON and is_a_number(way.label):
            return _Choice(way, None, True)
        weak = way.form in (Form.DASH, Form.SPACE)
        set_off = way.form is Form.COLON or (way.marked and not weak)
        if set_off and looks_like_a_name(way.label):
            return _Choice(way, None, way.form is Form.COLON and is_surely_a_speaker(way.label))
    return None


def _recurring(choices: dict[int, _Choice]) -> dict[int, _Choice]:
    """Those that something else bears out.

    Their label occurs again, be it with another number; or several known labels stand alone on
    their lines; or there is one general label that asks and one that answers.
    """
    families = Counter(_family(one) for one in choices.values())
    alone = sum(one.reading.form is Form.ALONE and _is_known(one) for one in choices.values()) > 1
    parts = {part.part for one in choices.values() if (part := general(one.reading.key))}
    paired = Part.ANSWER in parts and len(parts) > 1
    return {
        index: one
        for index, one in choices.items()
        if families[_family(one)] > 1
        or (alone and one.reading.form is Form.ALONE and _is_known(one))
        or (paired and one.speaker is None and _is_known(one))
    }


def _is_known(choice: _Choice) -> bool:
    return choice.speaker is not None or general(choice.reading.key) is not None


def _family(choice: _Choice) -> str:
    """The label without a number at its end: `Peserta 1` and `Peserta 2` bear each other out."""
    return choice.reading.key.rstrip("0123456789").rstrip(" -.") or choice.reading.key


def _without_lists(choices: dict[int, _Choice]) -> dict[int, _Choice]:
    """The choices without the items of lists: `A: …`, `B: …`, or `1. Modal: …` under a turn."""
    numbered = all(one.reading.listed for one in choices.values() if one.sure)
    items = _lettered(choices)
    return {
        index: one
        for index, one in choices.items()
        if one.speaker or index not in items
        if numbered or not one.reading.listed or one.speaker or general(one.reading.key)
    }


def _lettered(choices: dict[int, _Choice]) -> set[int]:
    """The items of lettered lists; `Q: …`, `R: …` through a whole text is a conversation."""
    letters = {index for index, one in choices.items() if len(one.reading.key) == 1}
    items: set[int] = set()
    for index in letters:
        if index + 1 in letters:
            here, below = choices[index].reading.key, choices[index + 1].reading.key
            if ord(below) == ord(here) + 1:
                items |= {index, index + 1}
    counts = Counter(one.reading.key for one in choices.values())
    keys = {choices[index].reading.key for index in items}
    covered = sum(counts[key] for key in keys) >= 0.8 * len(choices)
    often = 1 if covered and len(keys) == 2 else 2 if covered else 3
    return {index for index in items if counts[choices[index].reading.key] < often}


def _resolved(raw: RawSource, directory: Directory, kept: dict[int, _Choice]) -> dict[int, Mark]:
    utterances = list(_utterances(raw, kept))
    pairs = resolve_pairs(utterances, directory.alone)
    return {
        index: Mark(
            one.reading.label,
            one.reading.speech,
            one.speaker or pairs.get(one.reading.key) or UNRESOLVED,
        )
        for index, one in kept.items()
    }


def _utterances(raw: RawSource, kept: dict[int, _Choice]) -> Iterator[Utterance]:
    starts = [raw.blocks[index].start for index in kept]
    for one, end in zip(kept.values(), [*starts[1:], len(raw.text)], strict=False):
        said = raw.text[max(one.reading.speech, end - 200) : end].rstrip(_TAIL)
        yield Utterance(one.reading.label, one.speaker, said.endswith("?"))
