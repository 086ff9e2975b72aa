"""Places: `W1:14` is turn 14 of source W1, and a quotation narrows it to a passage."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qualcode.errors import QualcodeError
from qualcode.model.source import Passage, Segment, Source, Voice
from qualcode.registry import did_you_mean
from qualcode.study import Study

_NUMBER = re.compile(r"[0-9]{1,9}")
_RANGE = re.compile(r"(?P<source>.+[:.])(?P<first>[0-9]{1,9}) ?[-–] ?(?P<last>[0-9]{1,9})")
_QUOTES = str.maketrans("“”„‟«»‘’‚‛`´", '""""""' + "''''''")


def find_source(study: Study, source_id: str) -> Source:
    """The source of that id, or that once had it.

    Raises:
        QualcodeError: there is none; the text suggests the closest id.
    """
    source = study.source(source_id) or _renamed(study, source_id)
    if source_id in study.unread:
        raise QualcodeError(f"source '{source_id}' could not be read.", "See: qualcode check")
    if source is None:
        ids = [one.id for one in study.sources]
        hint = did_you_mean(source_id, ids) or "See those there are with: qualcode show"
        raise QualcodeError(f"no source named '{source_id}'.", hint)
    return source


def renamed_source(study: Study, place: str) -> tuple[str, str]:
    """The former id of a source by which a place (`W1:14`) or a source is named, and the present.

    Both are "" where the source is named as it is called now, or there is no such source.
    """
    for old in (place, place.rpartition(":")[0], place.rpartition(".")[0]):
        if study.source(old) or old in study.unread:
            break
        if source := _renamed(study, old):
            return old, source.id
    return "", ""


def _renamed(study: Study, source_id: str) -> Source | None:
    return next((one for one in study.sources if source_id in one.entry.formerly), None)


def split_place(place: str) -> tuple[str, int | None]:
    """A place as source and turn; the turn is None where only a source is named.

    Raises:
        QualcodeError: what follows the colon is not a turn's number.
    """
    source, colon, turn = place.rpartition(":")
    if not colon:
        return place, None
    if not _NUMBER.fullmatch(turn):
        raise QualcodeError(f"'{place}' is not a place.", "Write SOURCE:TURN, for example W1:14.")
    return source, int(turn)


def find_segment(study: Study, place: str) -> tuple[Source, Segment]:
    """The turn or paragraph that a place names.

    Raises:
        QualcodeError: the place names no turn, or one that does not exist.
    """
    source_id, turn = split_place(place)
    if turn is None:
        source_id, turn = _as_cited(study, place)
    source = find_source(study, source_id)
    if turn is None:
        raise QualcodeError(
            f"'{place}' names no turn.", f"Write {place}:TURN, for example {place}:3."
        )
    if not 1 <= turn <= len(source.numbered):
        count = len(source.numbered)
        hint = f"Its turns go from 1 to {count}." if count else "It has no turns at all."
        raise QualcodeError(f"{source.id} has no turn {turn}.", hint)
    return source, source.numbered[turn - 1]


def find_segments(study: Study, place: str) -> tuple[Source, tuple[Segment, ...]]:
    """The turns that a place names: one, or those from `W1:12-14`'s first to its last.

    Raises:
        QualcodeError: the place names no turn, one that does not exist, or a range backwards.
    """
    turns = _RANGE.fullmatch(place)
    if turns is None or study.source(place):
        source, segment = find_segment(study, place)
        return source, (segment,)
    source, first = find_segment(study, turns["source"] + turns["first"])
    last = find_segment(study, turns["source"] + turns["last"])[1]
    if last.number < first.number:
        hint = f"Write it from the first to the last: {source.id}:{last.number}-{first.number}."
        raise QualcodeError(f"'{place}' ends before it begins.", hint)
    return source, source.numbered[first.number - 1 : last.number]


def _as_cited(study: Study, place: str) -> tuple[str, int | None]:
    """`W1.14`, as reports cite it, where that is not itself the id of a source."""
    source, dot, turn = place.rpartition(".")
    known = study.source(place) or _renamed(study, place)
    if dot and _NUMBER.fullmatch(turn) and known is None:
        named = study.source(source) or _renamed(study, source)
        return (named.id, int(turn)) if named else (place, None)
    return place, None


def find_passage(source: Source, segment: Segment, quotation: str = "") -> Passage:
    """The passage of a turn that a quotation names; the whole speech without one.

    White space and kinds of quotation marks are not distinguished.

    Raises:
        QualcodeError: the segment cannot be coded, or the words do not stand in it exactly once.
    """
    if segment.voice is Voice.INTERVIEWER:
        raise QualcodeError(
            f"{source.id}:{segment.number} is a question of the interviewer and is not coded."
        )
    if not segment.speech.text:
        raise QualcodeError(f"{source.id}:{segment.number} has no words to code.")
    if not quotation.strip():
        return segment.speech
    folded, offsets = _folded(segment.speech.text)
    wanted = _folded(quotation.strip())[0]
    first = folded.find(wanted)
    if first < 0:
        raise QualcodeError(
            f"these words do not stand in {source.id}:{segment.number}.",
            f"See them with: qualcode show {source.id}:{segment.number}",
        )
    if folded.find(wanted, first + 1) >= 0:
        raise QualcodeError(
            f"these words stand more than once in {source.id}:{segment.number}.",
            "Quote a few more words.",
        )
    start = segment.speech.start + offsets[first]
    end = segment.speech.start + offsets[first + len(wanted) - 1] + 1
    return Passage(start, end, source.text[start:end])


def find_passages(
    source: Source, segments: Sequence[Segment], quotation: str = ""
) -> tuple[Passage, ...]:
    """The passages that turns and a quotation name, one for each turn: no passage spans two.

    Of several turns those of the interviewer and those without words are left out, and the
    quotation stands in one of them.

    Raises:
        QualcodeError: nothing there can be coded, or the words do not stand there exactly once.
    """
    if len(segments) == 1:
        return (find_passage(source, segments[0], quotation),)
    range_ = f"{source.id}:{segments[0].number}-{segments[-1].number}"
    codable = [one for one in segments if one.voice is not Voice.INTERVIEWER and one.speech.text]
    if not codable:
        raise QualcodeError(f"nobody answers in {range_}.", "Questions are not coded.")
    if not quotation.strip():
        return tuple(one.speech for one in codable)
    wanted = _folded(quotation.strip())[0]
    holding = [one for one in codable if wanted in _folded(one.speech.text)[0]]
    if not holding:
        hint = f"A passage lies within one turn. See them with: qualcode show {source.id}"
        raise QualcodeError(f"these words do not stand in one turn of {range_}.", hint)
    if len(holding) > 1:
        turns = ", ".join(str(one.number) for one in holding)
        raise QualcodeError(f"these words stand in turns {turns}.", "Name the turn.")
    return (find_passage(source, holding[0], quotation),)


def _folded(text: str) -> tuple[str, list[int]]:
    """The text with single spaces and plain quotation marks, and where each character was."""
    letters: list[str] = []
    offsets: list[int] = []
    for offset, letter in enumerate(text.translate(_QUOTES)):
        plain = " " if letter.isspace() else letter
        if plain == " " and letters and letters[-1] == " ":
            continue
        letters.append(plain)
        offsets.append(offset)
    return "".join(letters), offsets
