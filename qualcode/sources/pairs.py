"""General labels (`P`/`I`, `Tanya`/`Jawab`, `Informan`) in an interview with one informant.

A letter proves nothing by itself. General labels count where one kind asks and one kind answers
and the two take turns; otherwise they stay unresolved and the researcher is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from qualcode.model.source import Voice
from qualcode.model.speaker_label import fold_label
from qualcode.sources.speakers import INTERVIEWER, Speaker
from qualcode.sources.vocabulary import General, Part, general


class Utterance(NamedTuple):
    """A labelled turn before general labels are resolved; `asks` where a question mark ends it."""

    label: str
    speaker: Speaker | None
    asks: bool


def resolve_pairs(utterances: Sequence[Utterance], informant: str | None) -> dict[str, Speaker]:
    """The speakers of general labels by folded label; empty where they are not consistent."""
    if informant is None:
        return {}
    unsaid = [one for one in utterances if one.speaker is None]
    parts = {
        fold_label(one.label): part for one in unsaid if (part := general(fold_label(one.label)))
    }
    asking = [one for one in parts.values() if one.part is Part.QUESTION]
    answering = [one for one in parts.values() if one.part is Part.ANSWER]
    if not asking and (asker := _asking_i(unsaid, parts)):
        asking, answering = [asker], [one for one in answering if one != asker]
    if not parts or not _is_one(asking) or not _is_one(answering):
        return {}
    voices = {
        key: INTERVIEWER if one in asking else Speaker(Voice.INFORMANT, informant)
        for key, one in parts.items()
        if one.part is not Part.INTERVIEWER
    }
    order = [one.speaker or voices.get(fold_label(one.label)) for one in utterances]
    known = {one.speaker.voice for one in utterances if one.speaker}
    if (asking and Voice.INTERVIEWER in known) or (answering and Voice.INFORMANT in known):
        return {}
    return voices if _take_turns(order) and not _contradicted(utterances, order) else {}


def _asking_i(unsaid: Sequence[Utterance], parts: dict[str, General]) -> General | None:
    """`I` where it is the interviewer: beside one other letter, mostly asking, never answered so.

    Two turns of each are the least that can show it.
    """
    if len(parts) != 2 or "i" not in parts or not all(one.is_letter for one in parts.values()):
        return None
    asks: dict[str, list[bool]] = {key: [] for key in parts}
    for one in unsaid:
        if (key := fold_label(one.label)) in asks:
            asks[key].append(one.asks)
    mine = asks.pop("i")
    [others] = asks.values()
    if min(len(mine), len(others)) < 2:
        return None
    clear = sum(mine) > 0.5 * len(mine) and sum(others) < 0.3 * len(others)
    return parts["i"] if clear else None


def _is_one(labels: Sequence[General]) -> bool:
    """Whether the labels are one label; question numbers (`Jawab 1`, `Jawab 2`) may rise."""
    if len({one.word for one in labels}) > 1:
        return False
    if len({one.number for one in labels}) <= 1:
        return True
    numbers = [one.number for one in labels if one.number is not None]
    return all(one.counts for one in labels) and numbers == sorted(numbers)


def _take_turns(order: Iterable[Speaker | None]) -> bool:
    voices = [one.voice for one in order if one and one.voice is not Voice.UNRESOLVED]
    changes = sum(one is not other for one, other in pairwise(voices))
    return len(set(voices)) == 2 and changes >= 0.5 * (len(voices) - 1)


def _contradicted(utterances: Sequence[Utterance], order: Sequence[Speaker | None]) -> bool:
    """Whether those who should answer ask, and those who should ask do not."""
    shares: dict[Voice, float] = {}
    for voice in (Voice.INTERVIEWER, Voice.INFORMANT):
        asks = [
            one.asks
            for one, speaker in zip(utterances, order, strict=True)
            if speaker is not None and speaker.voice is voice
        ]
        if len(asks) < 3:
            return False
        shares[voice] = sum(asks) / len(asks)
    return shares[Voice.INFORMANT] - shares[Voice.INTERVIEWER] >= 0.4
